//! The panel: claims as cards, sources, what to look at, and the article as a whole.

pub(crate) mod card;
mod checks;
mod claims;
mod evidence;
pub(crate) mod facts;
pub(crate) mod filter;
mod filters;
pub(crate) mod list;
pub(crate) mod order;
mod sheet;
mod sources;
mod tile;

use super::action::Queue;
use super::command::{Command, Tab};
use super::state::State;
use super::tokens::{Tokens, size};
use super::words::Message;
use super::workspace::Workspace;
use crate::review::RecordId;
use eframe::egui::{self, Button, Frame, Margin, RichText, Role, Stroke, Ui, WidgetInfo, vec2};

/// Room between the panel's edge and what stands in it.
pub(super) const MARGIN: i8 = 12;

/// What the lists of the panel remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// One card a claim.
    pub claims: list::CardList<RecordId>,
    /// One card a source.
    pub sources: list::CardList<usize>,
    /// One card a check.
    pub checks: list::CardList<usize>,
}

/// Draws the panel into all the room there is.
pub(super) fn show(ui: &mut Ui, state: &State, lists: &mut Lists, queue: &mut Queue) {
    let Some(workspace) = &state.workspace else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    Frame::new().inner_margin(Margin { left: MARGIN, right: MARGIN, top: 6, bottom: 0 }).show(ui, |ui| {
        tabs(ui, state, workspace.tab, queue);
    });
    ui.add(egui::Separator::default().spacing(1.0));
    match workspace.tab {
        Tab::Claims => claims::show(ui, state, workspace, &mut lists.claims, queue),
        Tab::Sources => sources::show(ui, state, workspace, &mut lists.sources, queue),
        Tab::Checks => checks::show(ui, state, workspace, &mut lists.checks, queue),
        Tab::Article => sheet::show(ui, state, workspace, queue),
    }
}

/// Says that a page is still being filled, or why there is nothing on it.
fn nothing(ui: &mut Ui, state: &State, workspace: &Workspace, why: Message<'_>) {
    let tokens = Tokens::current(ui.ctx());
    ui.vertical_centered(|ui| {
        ui.add_space(size::GAP * 6.0);
        if workspace.job.is_some() {
            ui.spinner();
        }
        let message = if workspace.job.is_some() { Message::ListReading } else { why };
        ui.label(RichText::new(state.words.get(message)).color(tokens.ink_soft));
    });
}

fn tabs(ui: &mut Ui, state: &State, open: Tab, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for &tab in Tab::ALL {
            let on = tab == open;
            let words = state.words.get(Message::TabName(tab));
            let count = state.workspace.as_ref().map_or(0, |workspace| match tab {
                Tab::Claims => workspace.tally.progress.total,
                Tab::Sources => workspace.reading.sources.len(),
                Tab::Checks => workspace.checks.standing().len(),
                Tab::Article => 0,
            });
            let text = RichText::new(&words).color(if on { tokens.ink } else { tokens.ink_soft });
            let number = RichText::new(if count > 0 { count.to_string() } else { String::new() });
            let button = Button::new((text, number.size(size::SMALL).color(tokens.ink_soft)))
                .frame_when_inactive(false)
                .min_size(vec2(0.0, 32.0));
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &words));
            if on {
                let line = response.rect.with_min_y(response.rect.bottom() - 2.0);
                ui.painter().rect_filled(line, 1.0, tokens.accent);
                ui.painter().line_segment([line.left_bottom(), line.right_bottom()], Stroke::new(1.0, tokens.accent));
            }
            if response.clicked() {
                queue.run(Command::Show(tab));
            }
        }
    });
}
