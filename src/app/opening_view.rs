//! An article on its way: what of it is being read, how far that is, and a button that gives it up.

use super::action::{Action, Queue};
use super::controls;
use super::notices;
use super::opening::Opening;
use super::state::State;
use super::tokens::{Tokens, size};
use super::words::Message;
use crate::article::open::{Progress, Stage};
use eframe::egui::{Align2, Area, Context, Id, Label, Order, ProgressBar, RichText, Ui, vec2};

/// Width of the bar.
const BAR: f32 = 260.0;

/// Draws it over the article that is open, once it takes its time.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    let Some(opening) = state.opening.as_ref().filter(|_| state.workspace.is_some()) else { return };
    let soon = opening.soon();
    if !soon.is_zero() {
        ctx.request_repaint_after(soon);
        return;
    }
    let area = Area::new(Id::unique("opening")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 56.0));
    area.show(ctx, |ui| {
        notices::frame(ui, Tokens::current(ctx).card).show(ui, |ui| {
            ui.set_max_width(BAR);
            ui.vertical_centered(|ui| progress(ui, state, opening, queue));
        });
    });
}

/// What is being opened and how far that is.
pub(super) fn progress(ui: &mut Ui, state: &State, opening: &Opening, queue: &mut Queue) {
    let name = opening.request.origin.name().unwrap_or_default();
    let title = state.words.get(Message::Opening { name: &name });
    ui.add(Label::new(&title).truncate());
    let (share, words) = opening.progress.map_or((None, None), |progress| told(state, progress));
    let tokens = Tokens::current(ui.ctx());
    match share {
        Some(share) => {
            ui.add_space(size::GAP * 0.5);
            let bar = ui.add(ProgressBar::new(share).desired_width(BAR).desired_height(6.0));
            ui.ctx().accesskit_node_builder(bar.id, |node| node.set_label(title));
        }
        None => {
            ui.spinner();
        }
    }
    if let Some(words) = words {
        ui.label(RichText::new(words).size(size::SMALL).color(tokens.ink_soft));
    }
    ui.add_space(size::GAP * 0.5);
    controls::action_button(ui, queue, state.words.get(Message::Cancel), Action::CancelOpening);
}

/// How much is done, where that says how long it will take, and in words.
fn told(state: &State, Progress { stage, done, all }: Progress) -> (Option<f32>, Option<String>) {
    let share = done as f32 / all.max(1) as f32;
    let percent = done.saturating_mul(100) / all.max(1);
    match stage {
        // What is done next cannot tell how far it is.
        Stage::File if done >= all => (None, None),
        Stage::File => (Some(share), Some(state.words.get(Message::OpeningFile { percent }))),
        Stage::Text => (Some(share), Some(state.words.get(Message::OpeningText { percent }))),
        Stage::Pages => (Some(share), Some(state.words.get(Message::OpeningPages { done, all }))),
        Stage::Chapters => (Some(share), Some(state.words.get(Message::OpeningChapters { done, all }))),
    }
}
