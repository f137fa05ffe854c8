//! What takes its time: an article on its way and exports being written, how far each is, and a button that gives it up.

use super::action::{Action, Queue};
use super::controls;
use super::export::Exporting;
use super::notices;
use super::opening::Opening;
use super::state::State;
use super::tokens::{Tokens, size};
use super::words::Message;
use crate::article::open::{Progress, Stage};
use eframe::egui::{Align2, Area, Context, Id, Label, Order, ProgressBar, RichText, Ui, vec2};

/// Width of the bar.
const BAR: f32 = 260.0;

/// Draws over the window what takes its time. An article that comes into an empty window is told of there.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    let opening = state.opening.as_ref().filter(|_| state.workspace.is_some());
    let waits = opening.map(|opening| &opening.wait).into_iter().chain(state.exports.iter().map(|one| &one.wait));
    let coming = waits.map(|wait| wait.soon()).filter(|soon| !soon.is_zero()).min();
    if let Some(soon) = coming {
        ctx.request_repaint_after(soon);
    }
    let opening = opening.filter(|opening| opening.wait.soon().is_zero());
    let mut exports = state.exports.iter().filter(|one| one.wait.soon().is_zero()).peekable();
    if opening.is_none() && exports.peek().is_none() {
        return;
    }
    let area = Area::new(Id::unique("waiting")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 56.0));
    area.show(ctx, |ui| {
        notices::frame(ui, Tokens::current(ctx).card).show(ui, |ui| {
            ui.set_max_width(BAR);
            ui.vertical_centered(|ui| {
                if let Some(opening) = opening {
                    article(ui, state, opening, queue);
                }
                for (index, one) in exports.enumerate() {
                    ui.push_id(one.job, |ui| {
                        if index > 0 || opening.is_some() {
                            ui.add_space(size::GAP);
                        }
                        export(ui, state, one, queue);
                    });
                }
            });
        });
    });
}

/// What is being opened and how far that is.
pub(super) fn article(ui: &mut Ui, state: &State, opening: &Opening, queue: &mut Queue) {
    let name = opening.request.origin.name().unwrap_or_default();
    let title = state.words.get(Message::Opening { name: &name });
    let (share, words) = opening.progress.map_or((None, None), |progress| told(state, progress));
    work(ui, state, title, share, words, Action::CancelOpening, queue);
}

/// What is being written and how far that is.
fn export(ui: &mut Ui, state: &State, export: &Exporting, queue: &mut Queue) {
    let name = export.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let title = state.words.get(Message::Exporting { name: &name });
    // What is left once every step is done cannot tell how far it is.
    let progress = export.progress.filter(|progress| progress.done < progress.all);
    let share = progress.map(|progress| share(progress.done, progress.all));
    let words = progress
        .map(|progress| state.words.get(Message::ExportingPart { percent: percent(progress.done, progress.all) }));
    work(ui, state, title, share, words, Action::CancelExport(export.job), queue);
}

/// Work by its title, how much of it is done where that is known, and the button that gives it up.
fn work(
    ui: &mut Ui,
    state: &State,
    title: String,
    share: Option<f32>,
    words: Option<String>,
    cancel: Action,
    queue: &mut Queue,
) {
    ui.add(Label::new(&title).truncate());
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
    controls::action_button(ui, queue, state.words.get(Message::Cancel), cancel);
}

fn share(done: usize, all: usize) -> f32 {
    done as f32 / all.max(1) as f32
}

fn percent(done: usize, all: usize) -> usize {
    done.saturating_mul(100) / all.max(1)
}

/// How much of a document is read, where that says how long it will take, and in words.
fn told(state: &State, Progress { stage, done, all }: Progress) -> (Option<f32>, Option<String>) {
    let (share, percent) = (share(done, all), percent(done, all));
    let words = match stage {
        // What is done next cannot tell how far it is.
        Stage::File if done >= all => return (None, None),
        Stage::File => Message::OpeningFile { percent },
        Stage::Text => Message::OpeningText { percent },
        Stage::Pages => Message::OpeningPages { done, all },
        Stage::Chapters => Message::OpeningChapters { done, all },
    };
    (Some(share), Some(state.words.get(words)))
}
