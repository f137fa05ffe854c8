//! What an editor would ask: each check with its words and why it is told. Choosing one shows its words in the text.

use super::facts;
use super::list::CardList;
use super::tile::{self, Tile};
use crate::app::action::{Action, Queue};
use crate::app::state::State;
use crate::app::tokens::{Tokens, size};
use crate::app::words::Message;
use crate::app::workspace::Workspace;
use crate::checks::{Check, Finding};
use crate::reading::SourceIndex;
use eframe::egui::{Button, Checkbox, Frame, Label, Margin, RichText, Ui, vec2};

/// Characters of a check's words that are shown.
const LONGEST: usize = 160;

/// Draws the page.
pub(super) fn show(ui: &mut Ui, state: &State, workspace: &Workspace, list: &mut CardList<usize>, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let checks = &workspace.checks;
    if checks.is_empty() {
        super::nothing(ui, state, workspace, Message::ChecksEmpty);
        return;
    }
    Frame::new().inner_margin(Margin { top: 8, ..Margin::symmetric(super::MARGIN, 0) }).show(ui, |ui| {
        let summary = Message::ChecksSummary { standing: checks.standing().len() };
        let summary = RichText::new(state.words.get(summary)).size(size::SMALL).color(tokens.ink_soft);
        ui.add(Label::new(summary).wrap());
        if !checks.aside().is_empty() {
            let words = state.words.get(Message::ChecksAside { aside: checks.aside().len() });
            let mut shown = checks.shows_aside;
            let words = RichText::new(words).size(size::SMALL).color(tokens.ink_soft);
            if ui.add(Checkbox::new(&mut shown, words)).changed() {
                queue.push(Action::ShowAside(shown));
            }
        }
    });
    let aside: &[usize] = if checks.shows_aside { checks.aside() } else { &[] };
    let all: Vec<usize> = checks.standing().iter().chain(aside).copied().collect();
    list.show(ui, workspace.edition, &all, |ui, at| {
        if let Some(check) = checks.get(at) {
            one(ui, state, workspace, at, check, aside.contains(&at), queue);
        }
    });
}

fn one(ui: &mut Ui, state: &State, workspace: &Workspace, at: usize, check: &Check, aside: bool, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let chosen = workspace.checks.chosen == Some(at);
    let id = ui.scope_id().with(("check", at));
    let title = state.words.get(Message::CheckName(check.finding.kind()));
    let words = facts::shortened(check.words(&workspace.article), LONGEST);
    let name = format!("{title}: {words}");
    let tile = Tile { id, name: &name, chosen, padding: Margin::symmetric(12, 9) };
    let clicked = tile.show(ui, |ui, _| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let sign = if aside { tokens.ink_soft } else { tokens.changed };
        tile::title(ui, Some(sign), &title, &name);
        ui.add(Label::new(RichText::new(&*words).color(tokens.ink)).wrap().selectable(chosen));
        let why = state.words.get(why(&check.finding, workspace));
        ui.add(Label::new(RichText::new(why).size(size::SMALL).color(tokens.ink_soft)).wrap().selectable(chosen));
        if chosen {
            let turn = if aside { Message::BringBack } else { Message::Dismiss };
            if ui.add(Button::new(state.words.get(turn))).clicked() {
                queue.push(Action::TurnCheck(at));
            }
        }
    });
    if clicked {
        queue.push(Action::ChooseCheck((!chosen).then_some(at)));
    }
}

/// Why a check is told.
fn why<'a>(finding: &'a Finding, workspace: &'a Workspace) -> Message<'a> {
    let name = |index: SourceIndex| {
        workspace.reading.sources.get(index.0).map(|source| source.name.as_str()).unwrap_or_default()
    };
    match finding {
        Finding::UnsourcedFigure => Message::CheckUnsourcedFigure,
        Finding::UnattributedQuote => Message::CheckUnattributedQuote,
        Finding::SingleUnnamed { source } => Message::CheckSingleUnnamed { name: name(*source) },
        Finding::ManyUnnamed { unnamed, all } => Message::CheckManyUnnamed { unnamed: *unnamed, all: *all },
        Finding::BareName { source } => Message::CheckBareName { name: name(*source) },
        Finding::TwoSpellings { one, other } => Message::CheckTwoSpellings { one, other },
        Finding::ListedOnly { source } => Message::CheckListedOnly { name: name(*source) },
        Finding::Relay { medium, origin } => Message::CheckRelay { medium: name(*medium), origin: name(*origin) },
        Finding::Disagreement { one, other } => Message::CheckDisagreement { one, other },
    }
}
