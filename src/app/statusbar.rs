//! The bar below: language, encoding, words, how far the checking is, and whether everything is saved.

use super::action::{Action, Queue};
use super::command::Command;
use super::controls;
use super::icons::Icon;
use super::keeping::Saving;
use super::state::State;
use super::tokens::{Tokens, size};
use super::words::Message;
use super::workspace::Workspace;
use crate::language;
use eframe::egui::{self, Button, Frame, Label, Margin, Panel, Popup, ProgressBar, Rect, RichText, Sides, Ui, vec2};

/// Draws the bar at the bottom, while there is an article.
pub(super) fn show(ui: &mut Ui, state: &State, queue: &mut Queue) {
    let Some(workspace) = &state.workspace else { return };
    let tokens = Tokens::current(ui.ctx());
    let frame = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(12, 3));
    Panel::bottom("statusbar").frame(frame).resizable(false).exact_size(30.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP * 1.5;
        ui.spacing_mut().button_padding = vec2(6.0, 2.0);
        Sides::new().height(24.0).shrink_left().truncate().show(
            ui,
            |ui| {
                language_menu(ui, state, workspace, queue);
                page(ui, state, tokens, workspace, queue);
                encoding(ui, state, tokens, workspace);
                small(ui, tokens, &state.words.get(Message::WordCount { words: workspace.words }));
                progress(ui, state, tokens, workspace);
                let aid = RichText::new(state.words.get(Message::AnAid)).size(size::SMALL).color(tokens.ink_soft);
                let label = Label::new(aid).truncate().selectable(false);
                ui.add(label).on_hover_text(state.words.get(Message::AnAidLong));
            },
            |ui| {
                saving(ui, state, tokens, workspace);
                pending(ui, state, tokens);
            },
        );
    });
}

/// Of a web page, whether it is shown whole; turned by a click.
fn page(ui: &mut Ui, state: &State, tokens: &Tokens, workspace: &Workspace, queue: &mut Queue) {
    if !workspace.has_whole_page() {
        return;
    }
    let shown = if workspace.whole_page { Message::WholePage } else { Message::PartOfPage };
    let text = RichText::new(state.words.get(shown)).size(size::SMALL).color(tokens.ink_soft);
    let turn = state.words.get(Message::CommandWholePage);
    if controls::named(ui.add(Button::new(text).frame_when_inactive(false)), &turn).clicked() {
        queue.run(Command::WholePage);
    }
}

fn encoding(ui: &mut Ui, state: &State, tokens: &Tokens, workspace: &Workspace) {
    let Some(encoding) = &workspace.article.origin.encoding else { return };
    let words = if encoding.guessed {
        state.words.get(Message::EncodingGuessed { name: encoding.name })
    } else {
        encoding.name.to_owned()
    };
    small(ui, tokens, &words);
}

fn small(ui: &mut Ui, tokens: &Tokens, words: &str) -> egui::Response {
    let text = RichText::new(words).size(size::SMALL).color(tokens.ink_soft);
    ui.add(Label::new(text).wrap_mode(egui::TextWrapMode::Extend).selectable(false))
}

/// How much is checked; while the claims are being read, how far that is.
fn progress(ui: &mut Ui, state: &State, tokens: &Tokens, workspace: &Workspace) {
    if let Some(job) = &workspace.job {
        let share = job.progress.done as f32 / job.progress.all.max(1) as f32;
        let name = state.words.get(Message::Reading);
        let bar = ProgressBar::new(share).desired_width(70.0).desired_height(6.0);
        let bar = ui.add(bar);
        ui.ctx().accesskit_node_builder(bar.id, |node| node.set_label(name.clone()));
        small(ui, tokens, &name);
        return;
    }
    let done = workspace.tally.progress;
    if done.total == 0 {
        return;
    }
    let (_, rect) = ui.allocate_space(vec2(70.0, 14.0));
    let track = Rect::from_center_size(rect.center(), vec2(70.0, 5.0));
    ui.painter().rect_filled(track, 2.5, tokens.line);
    let filled = track.width() * done.settled as f32 / done.total as f32;
    ui.painter().rect_filled(track.with_max_x(track.left() + filled), 2.5, tokens.accent);
    let words = state.words.get(Message::Progress { done: done.settled, all: done.total });
    let text = RichText::new(words).size(size::SMALL).color(tokens.ink);
    ui.add(Label::new(text).wrap_mode(egui::TextWrapMode::Extend).selectable(false));
}

fn saving(ui: &mut Ui, state: &State, tokens: &Tokens, workspace: &Workspace) {
    match workspace.keeping.saving() {
        Saving::Nothing => {}
        Saving::Pending => {
            small(ui, tokens, &state.words.get(Message::SavePending));
        }
        Saving::Saved(at) => {
            let time = state.words.clock(at);
            small(ui, tokens, &state.words.get(Message::Saved { time: &time }));
        }
        Saving::Elsewhere => {
            let text = RichText::new(state.words.get(Message::OnlyReading)).size(size::SMALL).color(tokens.warning_ink);
            ui.add(Label::new(text).selectable(false)).on_hover_text(state.words.get(Message::ReviewElsewhere));
        }
        Saving::Failed(why) => {
            let text = RichText::new(state.words.get(Message::NotSaved)).size(size::SMALL).color(tokens.error_ink);
            ui.add(Label::new(text).selectable(false)).on_hover_text(why);
        }
    }
}

/// The first key of a chord was pressed: what may follow.
fn pending(ui: &mut Ui, state: &State, tokens: &Tokens) {
    let Some(first) = state.keyboard.pending else { return };
    let message = match first {
        egui::Key::M => Message::ChordMark,
        _ => Message::ChordKind,
    };
    let text = RichText::new(state.words.get(message)).size(size::SMALL).color(tokens.accent);
    ui.add(Label::new(text).selectable(false));
}

/// The language the article is read in, to be changed.
fn language_menu(ui: &mut Ui, state: &State, workspace: &Workspace, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let language = workspace.reading.language;
    let known = state.words.language(language);
    let text = RichText::new(&known).size(size::SMALL).color(tokens.ink_soft);
    let response = ui.add(Button::new((text, Icon::Down.atom())).frame_when_inactive(false).gap(3.0));
    let name = state.words.get(Message::LanguageName { language: &known });
    let response = controls::named(response, &name);
    Popup::menu(&response).show(|ui| {
        let automatic = state.words.get(Message::LanguageAutomatic);
        if controls::choice_entry(ui, workspace.language.is_none(), automatic) {
            queue.push(Action::ReadAs(None));
        }
        for language in language::languages() {
            let on = workspace.language == Some(language);
            if controls::choice_entry(ui, on, state.words.language(language)) {
                queue.push(Action::ReadAs(Some(language)));
            }
        }
    });
}
