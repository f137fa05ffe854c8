//! The help sheet: every command with its keys, made from the one list, and what the marks mean.

use super::action::{Action, Queue};
use super::command::{Command, GIVEN, Group};
use super::controls;
use super::fonts::Face;
use super::keyboard::Keys;
use super::overlay;
use super::state::{Overlay, State};
use super::tokens::{Tokens, size};
use super::words::Message;
use crate::review::{ClaimKind, Status};
use eframe::egui::{
    self, Atom, Context, Frame, Grid, Label, Margin, RichText, ScrollArea, Stroke, Ui, WidgetAtom, vec2,
};

/// Draws the sheet, while it is open.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    if state.overlay != Some(Overlay::Help) {
        return;
    }
    let title = state.words.get(Message::HelpTitle);
    let close = state.words.get(Message::CloseSheet);
    let open = overlay::sheet(ctx, "help", (&title, &close), 760.0, |ui| {
        let tall = (ctx.content_rect().height() - 150.0).max(160.0);
        ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, true]).show(ui, |ui| {
            ui.add(Label::new(state.words.get(Message::AnAidLong)).wrap());
            ui.add_space(size::GAP);
            legend(ui, state);
            ui.add_space(size::GAP);
            let two = ui.available_width() > 600.0;
            if two {
                let (left, right) = Group::ALL.split_at(2);
                ui.columns(2, |columns| {
                    columns[0].vertical(|ui| left.iter().for_each(|group| commands(ui, state, *group)));
                    columns[1].vertical(|ui| right.iter().for_each(|group| commands(ui, state, *group)));
                });
            } else {
                Group::ALL.iter().for_each(|group| commands(ui, state, *group));
            }
        });
    });
    if !open {
        queue.push(Action::Overlay(None));
    }
}

/// What the marks and signs mean.
fn legend(ui: &mut Ui, state: &State) {
    let tokens = Tokens::current(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        for &kind in ClaimKind::ALL {
            entry(ui, controls::kind_sample(kind), state.words.get(Message::Kind(kind)));
        }
    });
    ui.horizontal_wrapped(|ui| {
        for &status in Status::ALL {
            entry(ui, controls::status_sign(status, tokens.card), state.words.get(Message::Status(status)));
        }
    });
}

/// A sign and what it means, never torn apart at the end of a line.
fn entry(ui: &mut Ui, sign: Atom<'static>, words: String) {
    ui.add(WidgetAtom::new((sign, RichText::new(words))).gap(6.0));
    ui.add_space(size::GAP);
}

fn commands(ui: &mut Ui, state: &State, group: Group) {
    let tokens = Tokens::current(ui.ctx());
    let mut with_keys: Vec<Command> =
        Command::all().into_iter().filter(|command| command.group() == group && !command.keys().is_empty()).collect();
    // Statuses in the order of their keys, wherever the first of them stands.
    let judging = |command: &Command| matches!(command, Command::Judge(_));
    if let Some(at) = with_keys.iter().position(judging) {
        with_keys.retain(|command| !judging(command));
        with_keys.splice(at..at, GIVEN.map(Command::Judge));
    }
    let heading = RichText::new(state.words.get(group.title())).font(Face::InterfaceStrong.at(size::BODY));
    ui.add_space(size::GAP);
    ui.label(heading.color(tokens.ink));
    Grid::new(("help", group)).num_columns(2).spacing(vec2(14.0, 5.0)).show(ui, |ui| {
        for command in with_keys {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                for keys in command.keys() {
                    cap(ui, state, tokens, *keys);
                }
            });
            let words = RichText::new(state.words.get(command.title())).size(size::SMALL);
            ui.add(Label::new(words.color(tokens.ink)).wrap());
            ui.end_row();
        }
    });
}

/// A key as it looks on a keyboard.
fn cap(ui: &mut Ui, state: &State, tokens: &Tokens, keys: Keys) {
    let frame = Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(6, 1));
    let text = keys.text(ui.ctx(), &state.words);
    frame.show(ui, |ui| {
        let text = RichText::new(text).size(size::SMALL).color(tokens.ink);
        ui.add(Label::new(text).wrap_mode(egui::TextWrapMode::Extend).selectable(false))
    });
}
