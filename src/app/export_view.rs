//! The sheet that asks what is to leave the program: the format, what it will hold, and what is left out unless asked for.

use super::action::{Action, Queue};
use super::controls;
use super::overlay;
use super::state::{Overlay, State};
use super::tokens::{Tokens, size};
use super::words::Message;
use crate::export::{Document, Format};
use crate::review::Status;
use eframe::egui::{Button, Context, Key, Label, RichText, Ui};

/// Draws the sheet, while it is open.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    let Some(Overlay::Export(chosen)) = &state.overlay else { return };
    let Some(workspace) = &state.workspace else { return };
    let tally = &workspace.tally;
    let say = |message| state.words.get(message);
    let tokens = Tokens::current(ctx);
    let mut choice = *chosen;
    let (title, close) = (say(Message::ExportTitle), say(Message::CloseSheet));
    let open = overlay::sheet(ctx, "export", (&title, &close), 440.0, |ui| {
        let progress = tally.progress;
        ui.add(
            Label::new(say(Message::ExportContents {
                claims: progress.total,
                settled: progress.settled,
                noted: tally.noted,
            }))
            .wrap(),
        );
        overlay::heading(ui, say(Message::ExportDocument));
        one_of(ui, Document::ALL, &mut choice.document, |document| say(Message::ExportDocumentName(document)));
        choice.format = choice.document.format_or_usual(choice.format);
        overlay::heading(ui, say(Message::ExportFormat));
        one_of(ui, choice.document.formats(), &mut choice.format, |format| say(Message::ExportFormatName(format)));
        if choice.format == Format::Csv {
            controls::checkbox(ui, true, &mut choice.for_excel, say(Message::ExportForExcel));
        }
        overlay::heading(ui, say(Message::ExportAlso));
        let claims = tally.status(Status::Dismissed);
        option(ui, &mut choice.dismissed, claims, say(Message::ExportDismissed { claims }));
        let pieces = tally.confidential;
        option(ui, &mut choice.confidential, pieces, say(Message::ExportConfidential { pieces }));
        if choice.confidential && pieces > 0 {
            let warning = RichText::new(say(Message::ExportConfidentialWarning)).size(size::SMALL);
            ui.add(Label::new(warning.color(tokens.warning_ink)).wrap());
        }
        ui.add_space(size::GAP);
        let button = Button::new(RichText::new(say(Message::ExportChoose)).color(tokens.accent_ink));
        let clicked = ui.add(button.fill(tokens.accent)).clicked();
        let entered = ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter));
        if clicked || entered {
            queue.push(Action::Export(choice));
        }
        ui.add_space(size::GAP * 0.5);
    });
    if choice != *chosen {
        queue.push(Action::Overlay(Some(Overlay::Export(choice))));
    }
    if !open {
        queue.push(Action::Overlay(None));
    }
}

/// A choice of one.
fn one_of<T: Copy + PartialEq>(ui: &mut Ui, all: &[T], chosen: &mut T, name: impl Fn(T) -> String) {
    ui.horizontal_wrapped(|ui| {
        for &one in all {
            if ui.add(Button::selectable(*chosen == one, name(one))).clicked() {
                *chosen = one;
            }
        }
    });
}

/// Something that stays out unless it is asked for; off where there is none of it.
fn option(ui: &mut Ui, on: &mut bool, count: usize, words: String) {
    // What there is none of is shown as not chosen, and the choice kept.
    let mut none = false;
    let shown = if count > 0 { on } else { &mut none };
    controls::checkbox(ui, count > 0, shown, words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::export::Choice;

    #[test]
    fn what_is_confidential_is_asked_for_each_time() {
        let choice = Choice {
            document: Document::Sheet,
            format: Format::Csv,
            dismissed: true,
            for_excel: true,
            confidential: true,
        };
        let kept = serde_json::to_string(&choice).expect("plain fields");
        let read: Choice = serde_json::from_str(&kept).expect("as it was written");
        assert_eq!(read, Choice { confidential: false, ..choice });
    }
}
