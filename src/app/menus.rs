//! What can be done at a place in the text: the context menu, and the bar over selected words.

use super::action::{Action, Queue, Side};
use super::command::Command;
use super::controls;
use super::reader::Target;
use super::state::State;
use super::tokens::{Tokens, size};
use super::words::Message;
use crate::review::ClaimKind;
use eframe::egui::{Align2, Area, Button, Context, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};

/// Fills the context menu of the article.
pub(super) fn on_text(ui: &mut Ui, state: &State, queue: &mut Queue, target: &Target) {
    ui.set_min_width(220.0);
    let Some(workspace) = &state.workspace else { return };
    if let Some(id) = target.mark {
        if ui.button(state.words.get(Message::MenuChoose)).clicked() {
            queue.push(Action::Choose(id, Side::Text));
            ui.close();
        }
        for command in [Command::Note, Command::Dismiss] {
            let button =
                Button::new(state.words.get(command.title())).shortcut_text(command.key_text(ui.ctx(), &state.words));
            if ui.add(button).clicked() {
                queue.push(Action::Choose(id, Side::Text));
                queue.run(command);
                ui.close();
            }
        }
        ui.separator();
    }
    if let Some(selection) = target.selection {
        for &kind in ClaimKind::ALL {
            controls::command_entry(ui, state, queue, Command::Mark(kind));
        }
        ui.separator();
        if ui.button(state.words.get(Message::Copy)).clicked() {
            queue.push(Action::Copy(selection.of(&workspace.article.text).to_owned()));
            ui.close();
        }
    }
    if let Some(link) = &target.link
        && ui.button(state.words.get(Message::CopyLink)).clicked()
    {
        queue.push(Action::Copy(link.clone()));
        ui.close();
    }
    controls::command_entry(ui, state, queue, Command::Find);
    controls::command_entry(ui, state, queue, Command::NextUnchecked);
}

/// While words are selected: what they can be marked as.
pub(super) fn mark_bar(ctx: &Context, state: &State, queue: &mut Queue) {
    let selected = state.workspace.as_ref().is_some_and(|workspace| workspace.selection.is_some());
    // Not while the selection is still being drawn.
    if !selected || ctx.input(|input| input.pointer.any_down()) {
        return;
    }
    let tokens = Tokens::current(ctx);
    Area::new(Id::unique("mark bar")).order(Order::Middle).anchor(Align2::LEFT_BOTTOM, vec2(16.0, -42.0)).show(
        ctx,
        |ui| {
            let frame = Frame::new()
                .fill(tokens.card)
                .stroke(Stroke::new(1.0, tokens.edge))
                .corner_radius(size::RADIUS)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::symmetric(10, 6));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 5.0;
                    ui.label(RichText::new(state.words.get(Message::MarkAs)).size(size::SMALL).color(tokens.ink_soft));
                    for &kind in ClaimKind::ALL {
                        let command = Command::Mark(kind);
                        let words = state.words.get(Message::Kind(kind));
                        let response = controls::chip(ui, false, Some(controls::kind_sample(kind)), &words);
                        let name = state.words.get(command.title());
                        let response = controls::named(response, &name);
                        if response.on_hover_text(command.key_text(ui.ctx(), &state.words)).clicked() {
                            queue.run(command);
                        }
                    }
                });
            });
        },
    );
}
