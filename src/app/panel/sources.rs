//! Who is heard: each source with what is credited to it. Choosing one lights it in the text.

use super::facts;
use super::filter::Filter;
use super::list::CardList;
use super::tile::{self, Tile};
use crate::app::action::{Action, Queue};
use crate::app::command::{Command, Tab};
use crate::app::controls;
use crate::app::icons::Icon;
use crate::app::roll::{Roll, RollOrder};
use crate::app::state::State;
use crate::app::tally::Credit;
use crate::app::tokens::{Tokens, size};
use crate::app::words::Message;
use crate::app::workspace::Workspace;
use crate::reading::{Source, SourceIndex, SourceKind, Usage};
use eframe::egui::{self, Button, Frame, Label, Margin, RichText, Ui, vec2};

/// Draws the page.
pub(super) fn show(ui: &mut Ui, state: &State, workspace: &Workspace, list: &mut CardList<usize>, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let sources = &workspace.reading.sources;
    if sources.is_empty() {
        super::nothing(ui, state, workspace, Message::SourcesEmpty);
        return;
    }
    let most = workspace.credits.iter().map(|credit| credit.words).max().unwrap_or_default();
    Frame::new().inner_margin(Margin { top: 8, ..Margin::symmetric(super::MARGIN, 0) }).show(ui, |ui| {
        let unnamed = sources.iter().filter(|source| source.is_unnamed()).count();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            shown(ui, state, sources, workspace.roll, unnamed, queue);
        });
        ui.add_space(4.0);
        let summary = Message::SourcesSummary { all: sources.len(), unnamed };
        ui.label(RichText::new(state.words.get(summary)).size(size::SMALL).color(tokens.ink_soft));
    });
    list.show(ui, workspace.edition, workspace.shown_sources(), |ui, at| {
        if let (Some(source), Some(credit)) = (sources.get(at), workspace.credits.get(at)) {
            one(ui, state, workspace, SourceIndex(at), source, credit, most, queue);
        }
    });
}

/// Which sources are shown, in which order, and the list of whom to ring.
fn shown(ui: &mut Ui, state: &State, sources: &[Source], roll: Roll, unnamed: usize, queue: &mut Queue) {
    if unnamed > 0 || roll.unnamed {
        let words = format!("{} {unnamed}", state.words.get(Message::SourcesUnnamed));
        if controls::chip(ui, roll.unnamed, None, &words).clicked() {
            queue.push(Action::Roll(Roll { unnamed: !roll.unnamed, ..roll }));
        }
    }
    let label = match roll.kind {
        Some(kind) => state.words.get(Message::SourceKind(kind)),
        None => state.words.get(Message::SourcesKind),
    };
    let response = controls::chip(ui, roll.kind.is_some(), Some(Icon::Down.atom()), &label);
    egui::Popup::menu(&response).show(|ui| {
        if controls::choice_entry(ui, roll.kind.is_none(), state.words.get(Message::FilterAllSources)) {
            queue.push(Action::Roll(Roll { kind: None, ..roll }));
        }
        for &kind in SourceKind::ALL.iter().filter(|kind| sources.iter().any(|source| source.kind == **kind)) {
            if controls::choice_entry(ui, roll.kind == Some(kind), state.words.get(Message::SourceKind(kind))) {
                queue.push(Action::Roll(Roll { kind: Some(kind), ..roll }));
            }
        }
    });
    let words = RichText::new(state.words.get(Message::RollOrderName(roll.order))).size(size::SMALL);
    let response = ui.add(Button::new((words, Icon::Down.atom())).frame_when_inactive(false));
    let response = controls::named(response, &state.words.get(Message::OrderName));
    egui::Popup::menu(&response).show(|ui| {
        for &order in RollOrder::ALL {
            if controls::choice_entry(ui, order == roll.order, state.words.get(Message::RollOrderName(order))) {
                queue.push(Action::Roll(Roll { order, ..roll }));
            }
        }
        ui.separator();
        controls::command_entry(ui, state, queue, Command::CopyCallList);
    });
}

#[expect(clippy::too_many_arguments, reason = "one row of a table: each is a column")]
fn one(
    ui: &mut Ui,
    state: &State,
    workspace: &Workspace,
    index: SourceIndex,
    source: &Source,
    credit: &Credit,
    most: usize,
    queue: &mut Queue,
) {
    let tokens = Tokens::current(ui.ctx());
    let chosen = workspace.source == Some(index);
    let id = ui.scope_id().with(("source", index.0));
    let name = facts::described(&state.words, source);
    let tile = Tile { id, name: &name, chosen, padding: Margin::symmetric(12, 9) };
    let clicked = tile.show(ui, |ui, _| {
        ui.spacing_mut().item_spacing = vec2(6.0, 3.0);
        head(ui, state, tokens, source);
        for line in about(state, workspace, source) {
            ui.add(Label::new(RichText::new(line).size(size::SMALL).color(tokens.ink_soft)).wrap().selectable(chosen));
        }
        let counts =
            Message::SourceCounts { quotes: credit.quotes, figures: credit.figures, mentions: credit.mentions };
        ui.label(RichText::new(state.words.get(counts)).size(size::SMALL).color(tokens.ink));
        heard(ui, state, tokens, credit.words, most);
        for line in asked(state, workspace, index) {
            ui.add(Label::new(RichText::new(line).size(size::SMALL).color(tokens.ink)).wrap().selectable(chosen));
        }
        if chosen {
            regroup(ui, state, workspace, index, source, queue);
        }
        let show = || Button::new(RichText::new(state.words.get(Message::SourceShowClaims)).size(size::SMALL));
        if chosen && ui.add(show()).clicked() {
            queue.push(Action::Filter(Filter { source: Some(index), ..workspace.filter.opened() }));
            queue.run(Command::Show(Tab::Claims));
        }
    });
    if clicked {
        queue.push(Action::ChooseSource((!chosen).then_some(index)));
    }
}

fn head(ui: &mut Ui, state: &State, tokens: &Tokens, source: &Source) {
    tile::title(ui, source.is_unnamed().then_some(tokens.changed), &source.name, &source.name);
    let mut parts = vec![state.words.get(Message::SourceKind(source.kind))];
    parts.extend(facts::grade(&state.words, source));
    if source.usage == Usage::ListedOnly {
        parts.push(state.words.get(Message::SourceListedOnly));
    }
    parts.dedup();
    ui.label(RichText::new(parts.join(" · ")).size(size::SMALL).color(tokens.ink_soft));
}

fn about(state: &State, workspace: &Workspace, source: &Source) -> Vec<String> {
    let mut lines: Vec<String> = source.description.iter().cloned().collect();
    if !source.aliases.is_empty() {
        let names = source.aliases.join(", ");
        lines.push(state.words.get(Message::SourceAliases { names: &names }));
    }
    let mentions = source.mentions.iter().filter_map(|index| workspace.reading.claims.get(index.0));
    if let Some(first) = mentions.map(|claim| claim.span.start).min() {
        let place = state.words.place(workspace.place_of(first));
        lines.push(state.words.get(Message::SourceFirst { place: &place }));
    }
    lines
}

/// The menus by which a person joins a source with another, or parts one of its names from it.
fn regroup(ui: &mut Ui, state: &State, workspace: &Workspace, index: SourceIndex, source: &Source, queue: &mut Queue) {
    let menu = |ui: &mut Ui, message| {
        let words = RichText::new(state.words.get(message)).size(size::SMALL);
        ui.add(Button::new((words, Icon::Down.atom())).gap(3.0))
    };
    ui.horizontal(|ui| {
        if workspace.reading.sources.len() > 1 {
            let response = menu(ui, Message::SourceJoin);
            egui::Popup::menu(&response).show(|ui| {
                egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                    for (at, other) in workspace.reading.sources.iter().enumerate().filter(|(at, _)| *at != index.0) {
                        if controls::choice_entry(ui, false, facts::shortened(&other.name, 48)) {
                            queue.push(Action::JoinSources(index, SourceIndex(at)));
                        }
                    }
                });
            });
        }
        if !source.aliases.is_empty() {
            let response = menu(ui, Message::SourcePart);
            egui::Popup::menu(&response).show(|ui| {
                for alias in &source.aliases {
                    if controls::choice_entry(ui, false, facts::shortened(alias, 48)) {
                        queue.push(Action::PartSource(index, alias.clone()));
                    }
                }
            });
        }
    });
}

/// From whom a medium heard what it passes on, and how many questions are to be asked.
fn asked(state: &State, workspace: &Workspace, index: SourceIndex) -> Vec<String> {
    let mut lines = Vec::new();
    let origins = workspace.checks.origins(index).filter_map(|origin| workspace.reading.sources.get(origin.0));
    let names: Vec<&str> = origins.map(|origin| origin.name.as_str()).collect();
    if !names.is_empty() {
        lines.push(state.words.get(Message::SourceRelays { names: &names.join(", ") }));
    }
    let questions = workspace.questions.get(index.0).copied().unwrap_or_default();
    if questions > 0 {
        lines.push(state.words.get(Message::SourceQuestions { questions }));
    }
    lines
}

/// A bar of how much a source is heard, against the one heard most.
fn heard(ui: &mut Ui, state: &State, tokens: &Tokens, words: usize, most: usize) {
    if words == 0 || most == 0 {
        return;
    }
    ui.horizontal(|ui| {
        let full = (ui.available_width() - 110.0).max(40.0);
        let (_, rect) = ui.allocate_space(vec2(full, 14.0));
        let track = egui::Rect::from_center_size(rect.center(), vec2(full, 4.0));
        ui.painter().rect_filled(track, 2.0, tokens.line);
        let share = words as f32 / most as f32;
        ui.painter().rect_filled(track.with_max_x(track.left() + full * share), 2.0, tokens.accent);
        let text = state.words.get(Message::WordCount { words });
        ui.label(RichText::new(text).size(size::SMALL).color(tokens.ink_soft));
    });
}
