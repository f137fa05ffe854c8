//! The sheet that asks what is to leave the program: the format, what it will hold, and what is left out unless asked for.

use super::action::{Action, Queue};
use super::controls;
use super::overlay;
use super::state::{Overlay, State};
use super::tokens::{Tokens, size};
use super::words::Message;
use crate::export::{Document, Format, Preview};
use crate::review::Status;
use eframe::egui::{Button, Context, Frame, Key, Label, RichText, ScrollArea, Stroke, Ui, vec2};

/// In a window lower than this there is no room for a preview.
const ROOMY: f32 = 620.0;
/// Its height.
const PREVIEW: f32 = 170.0;

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
        if ctx.content_rect().height() >= ROOMY {
            overlay::heading(ui, say(Message::ExportPreview));
            preview(ui, state, tokens);
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

/// What will be in it, as far as that is known.
fn preview(ui: &mut Ui, state: &State, tokens: &Tokens) {
    let shown = state.outlook.as_ref().and_then(|outlook| outlook.shown.as_ref());
    let frame = Frame::new().stroke(Stroke::new(1.0, tokens.line)).corner_radius(size::RADIUS).inner_margin(8);
    frame.show(ui, |ui| {
        // As high while it is being made, or what stands below would move away from under the pointer.
        let place = vec2(ui.available_width(), PREVIEW);
        ui.allocate_ui(place, |ui| {
            ui.set_min_size(place);
            if let Some(preview) = shown {
                previewed(ui, state, tokens, preview);
            }
        });
    });
}

fn previewed(ui: &mut Ui, state: &State, tokens: &Tokens, preview: &Preview) {
    let small = |words: &str, ink| RichText::new(words).size(size::SMALL).color(ink);
    let count = |what: String, count| state.words.get(Message::ExportCount { what: &what, count });
    let kinds = preview.kinds.iter().map(|(kind, claims)| count(state.words.get(Message::Kinds(*kind)), *claims));
    let statuses =
        preview.statuses.iter().map(|(status, claims)| count(state.words.get(Message::Status(*status)), *claims));
    for counts in [kinds.collect::<Vec<_>>(), statuses.collect()].iter().filter(|counts| !counts.is_empty()) {
        ui.add(Label::new(small(&counts.join(" · "), tokens.ink_soft)).truncate());
    }
    if !preview.withheld.is_empty() {
        let (claims, words) = (preview.withheld.len(), preview.withheld.join(" · "));
        let told = state.words.get(Message::ExportWithheld { claims, words: &words });
        ui.add(Label::new(small(&told, tokens.warning_ink)).truncate());
    }
    ScrollArea::vertical().auto_shrink(false).max_height(ui.available_height()).show(ui, |ui| {
        for line in &preview.lines {
            let words = small(&line.words, tokens.ink);
            ui.add(Label::new(if line.heading { words.strong() } else { words }).truncate());
        }
        if preview.lines.is_empty() {
            ui.label(small(&state.words.get(Message::ExportEmpty), tokens.ink_soft));
        }
        if preview.more > 0 {
            let more = state.words.get(Message::ExportMore { lines: preview.more });
            ui.label(small(&more, tokens.ink_soft));
        }
    });
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
