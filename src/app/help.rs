//! The help sheet: every command with its keys, made from the one list, and what the marks mean.

use super::action::{Action, Queue};
use super::command::{Command, Group, Keys};
use super::controls;
use super::fonts::Face;
use super::overlay;
use super::state::{Overlay, State};
use super::tokens::{Tokens, size};
use super::words::Message;
use crate::review::{ClaimKind, Status};
use eframe::egui::{self, Context, Frame, Grid, Label, Margin, RichText, ScrollArea, Stroke, Ui, vec2};

/// Draws the sheet, while it is open.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    if state.overlay != Some(Overlay::Help) {
        return;
    }
    let title = state.words.get(Message::HelpTitle);
    let open = overlay::sheet(ctx, "help", &title, 760.0, |ui| {
        let tall = (ctx.content_rect().height() - 150.0).max(160.0);
        ScrollArea::vertical().max_height(tall).auto_shrink([false, true]).show(ui, |ui| {
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
            let (_, rect) = ui.allocate_space(vec2(20.0, 18.0));
            let sample = egui::Rect::from_center_size(rect.center(), vec2(18.0, 14.0));
            controls::paint_kind(ui.painter(), tokens, sample, kind);
            ui.label(state.words.get(Message::Kind(kind)));
            ui.add_space(size::GAP);
        }
    });
    ui.horizontal_wrapped(|ui| {
        for &status in Status::ALL {
            let (_, rect) = ui.allocate_space(vec2(size::SIGN, 18.0));
            let square = egui::Rect::from_center_size(rect.center(), vec2(size::SIGN, size::SIGN));
            super::signs::paint_status(ui.painter(), status, square, tokens, tokens.card);
            ui.label(state.words.get(Message::Status(status)));
            ui.add_space(size::GAP);
        }
    });
}

fn commands(ui: &mut Ui, state: &State, group: Group) {
    let tokens = Tokens::current(ui.ctx());
    let with_keys: Vec<Command> =
        Command::all().into_iter().filter(|command| command.group() == group && !command.keys().is_empty()).collect();
    let heading = RichText::new(state.words.get(group.title())).font(Face::InterfaceStrong.at(size::BODY));
    ui.add_space(size::GAP);
    ui.label(heading.color(tokens.ink));
    Grid::new(("help", group)).num_columns(2).spacing(vec2(14.0, 5.0)).show(ui, |ui| {
        for command in with_keys {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                for keys in command.keys() {
                    cap(ui, tokens, *keys);
                }
            });
            let words = RichText::new(state.words.get(command.title())).size(size::SMALL);
            ui.add(Label::new(words.color(tokens.ink)).wrap());
            ui.end_row();
        }
    });
}

/// A key as it looks on a keyboard.
fn cap(ui: &mut Ui, tokens: &Tokens, keys: Keys) {
    let frame = Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(6, 1));
    let text = keys.text(ui.ctx());
    frame.show(ui, |ui| {
        let text = RichText::new(text).size(size::SMALL).color(tokens.ink);
        ui.add(Label::new(text).wrap_mode(egui::TextWrapMode::Extend).selectable(false))
    });
}
