//! The head of the claims page: search, chips, order.

use super::filter::Filter;
use super::order::Order;
use crate::app::action::{Action, Queue};
use crate::app::controls;
use crate::app::draft::Fate;
use crate::app::icons::Icon;
use crate::app::state::State;
use crate::app::tokens::{Tokens, size};
use crate::app::words::Message;
use crate::app::workspace::Workspace;
use crate::reading::SourceIndex;
use crate::review::{ClaimKind, Status};
use eframe::egui::{self, Button, Frame, Id, Margin, RichText, Ui};

/// Draws the head, and answers nothing: what is asked goes into the queue.
pub(super) fn show(ui: &mut Ui, state: &State, workspace: &Workspace, queue: &mut Queue) {
    let margin = Margin { left: super::MARGIN, right: super::MARGIN, top: 8, bottom: 8 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let filter = &workspace.filter;
        ui.horizontal(|ui| {
            // The field takes what the menu leaves, but stands first in the order of the Tab key.
            let menu = state.words.get(Message::OrderShort(filter.order));
            let font = egui::FontId::proportional(size::SMALL);
            let menu = ui.painter().layout_no_wrap(menu, font, egui::Color32::PLACEHOLDER).size().x + 52.0;
            let name = state.words.get(Message::FilterWords);
            let width = (ui.available_width() - menu).max(60.0);
            let (typed, _) = controls::field(ui, Id::unique("filter words"), &filter.words, &name, &name, width);
            if let Some(words) = typed {
                queue.push(Action::Filter(Filter { words, ..filter.clone() }));
            }
            order(ui, state, filter, queue);
        });
        ui.horizontal_wrapped(|ui| {
            fates(ui, state, workspace, queue);
            kinds(ui, state, workspace, queue);
            statuses(ui, state, workspace, queue);
            source(ui, state, workspace, queue);
            if !filter.is_open() {
                let words = RichText::new(state.words.get(Message::FilterClear)).size(size::SMALL);
                if ui.add(Button::new((Icon::Close.atom(), words)).frame_when_inactive(false)).clicked() {
                    queue.push(Action::Filter(filter.opened()));
                }
            }
        });
    });
    ui.add(egui::Separator::default().spacing(1.0));
}

/// What the new draft did to the claims of the one before.
fn fates(ui: &mut Ui, state: &State, workspace: &Workspace, queue: &mut Queue) {
    let Some(draft) = &workspace.draft else { return };
    let filter = &workspace.filter;
    for &fate in Fate::ALL {
        let count = draft.count(fate);
        let on = filter.fate == Some(fate);
        if count == 0 && !on {
            continue;
        }
        let words = format!("{} {count}", state.words.get(Message::FateName(fate)));
        if controls::chip(ui, on, Some(Icon::Draft.atom()), &words).clicked() {
            queue.push(Action::Filter(Filter { fate: (!on).then_some(fate), ..filter.clone() }));
        }
    }
}

fn kinds(ui: &mut Ui, state: &State, workspace: &Workspace, queue: &mut Queue) {
    for &kind in ClaimKind::ALL {
        let count = workspace.tally.kind(kind);
        let on = workspace.filter.kinds.contains(&kind);
        if (count == 0 && !on) || !workspace.is_lit(kind) {
            continue;
        }
        let words = format!("{} {count}", state.words.get(Message::Kinds(kind)));
        if controls::chip(ui, on, Some(controls::kind_sample(kind)), &words).clicked() {
            queue.push(Action::Filter(workspace.filter.with_kind(kind)));
        }
    }
}

fn statuses(ui: &mut Ui, state: &State, workspace: &Workspace, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    for &status in Status::ALL {
        let count = workspace.tally.status(status);
        let on = workspace.filter.statuses.contains(&status);
        if count == 0 && !on {
            continue;
        }
        let words = format!("{} {count}", state.words.get(Message::Status(status)));
        let ground = if on { tokens.accent_soft } else { tokens.panel };
        if controls::chip(ui, on, Some(controls::status_sign(status, ground)), &words).clicked() {
            queue.push(Action::Filter(workspace.filter.with_status(status)));
        }
    }
}

fn source(ui: &mut Ui, state: &State, workspace: &Workspace, queue: &mut Queue) {
    let sources = &workspace.reading.sources;
    if sources.is_empty() {
        return;
    }
    let chosen = workspace.filter.source.and_then(|SourceIndex(at)| sources.get(at));
    let label = chosen.map_or_else(
        || state.words.get(Message::FilterSource),
        |source| super::facts::shortened(&source.name, 28).into_owned(),
    );
    let response = controls::chip(ui, chosen.is_some(), Some(Icon::Down.atom()), &label);
    egui::Popup::menu(&response).show(|ui| {
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            if controls::choice_entry(ui, chosen.is_none(), state.words.get(Message::FilterAllSources)) {
                queue.push(Action::Filter(Filter { source: None, ..workspace.filter.clone() }));
            }
            for (at, source) in sources.iter().enumerate() {
                let index = Some(SourceIndex(at));
                let name = super::facts::shortened(&source.name, 48);
                if controls::choice_entry(ui, workspace.filter.source == index, name) {
                    queue.push(Action::Filter(Filter { source: index, ..workspace.filter.clone() }));
                }
            }
        });
    });
}

fn order(ui: &mut Ui, state: &State, filter: &Filter, queue: &mut Queue) {
    let words = RichText::new(state.words.get(Message::OrderShort(filter.order))).size(size::SMALL);
    let response = ui.add(Button::new((words, Icon::Down.atom())).frame_when_inactive(false));
    let name = state.words.get(Message::OrderName);
    let response = controls::named(response, &name);
    egui::Popup::menu(&response).show(|ui| {
        for &order in Order::ALL {
            if controls::choice_entry(ui, order == filter.order, state.words.get(Message::OrderLong(order))) {
                queue.push(Action::Filter(Filter { order, ..filter.clone() }));
            }
        }
    });
}
