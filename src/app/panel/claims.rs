//! The claims page: the head with its filters, and a card for each claim.

use super::list::CardList;
use super::{card, filters};
use crate::app::action::Queue;
use crate::app::icons::Icon;
use crate::app::state::State;
use crate::app::tokens::{Tokens, size};
use crate::app::words::Message;
use crate::app::workspace::Workspace;
use crate::review::RecordId;
use eframe::egui::{Rect, RichText, Ui, vec2};

/// Draws the page.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    workspace: &Workspace,
    cards: &mut CardList<RecordId>,
    queue: &mut Queue,
) {
    filters::show(ui, state, workspace, queue);
    if workspace.shown().is_empty() {
        nothing(ui, state, workspace);
        return;
    }
    cards.show(ui, workspace.edition, workspace.shown(), |ui, id| {
        if let Some(record) = workspace.review.record(id) {
            card::show(ui, state, workspace, record, queue);
        }
    });
}

/// Says why there is no card, and what to do.
fn nothing(ui: &mut Ui, state: &State, workspace: &Workspace) {
    let tokens = Tokens::current(ui.ctx());
    let message = if workspace.job.is_some() {
        Message::ListReading
    } else if workspace.review.is_empty() {
        Message::ListEmpty
    } else {
        Message::ListFiltered
    };
    ui.vertical_centered(|ui| {
        ui.add_space(size::GAP * 6.0);
        if workspace.job.is_some() {
            ui.spinner();
        } else {
            let (_, rect) = ui.allocate_space(vec2(28.0, 28.0));
            let square = Rect::from_center_size(rect.center(), vec2(24.0, 24.0));
            Icon::Search.paint(ui.painter(), square, tokens.ink_soft);
        }
        ui.add_space(size::GAP);
        ui.set_max_width(280.0);
        ui.label(RichText::new(state.words.get(message)).color(tokens.ink_soft));
    });
}
