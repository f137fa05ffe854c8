//! The command palette: every command that applies, found by its name.

use super::action::{Action, Queue};
use super::command::Command;
use super::controls;
use super::overlay;
use super::state::{Overlay, State};
use super::tokens::{Tokens, size};
use super::words::Message;
use eframe::egui::{Align2, Area, Button, Context, Frame, Id, Key, Margin, Modifiers, Order, ScrollArea, vec2};

/// Draws the palette, while it is open.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    let Some(Overlay::Palette { query, at }) = &state.overlay else { return };
    let tokens = Tokens::current(ctx);
    let found = found(state, query);
    let at = (*at).min(found.len().saturating_sub(1));
    let (down, up, enter) = ctx.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let mut now = (query.clone(), at);
    if down {
        now.1 = (at + 1).min(found.len().saturating_sub(1));
    }
    if up {
        now.1 = at.saturating_sub(1);
    }
    if enter && let Some(command) = found.get(at) {
        queue.push(Action::Overlay(None));
        queue.run(*command);
        return;
    }
    let width = 520.0_f32.min(ctx.content_rect().width() - 40.0);
    Area::new(Id::unique("palette")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 60.0)).show(
        ctx,
        |ui| {
            let frame = Frame::popup(ui.style()).fill(tokens.card).inner_margin(Margin::same(10));
            frame.show(ui, |ui| {
                ui.set_width(width);
                let name = state.words.get(Message::PaletteName);
                let (typed, _) = controls::field(ui, overlay::field_id(), query, &name, &name, f32::INFINITY);
                if let Some(typed) = typed {
                    now = (typed, 0);
                }
                ui.add_space(size::GAP * 0.5);
                ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    for (place, command) in found.iter().enumerate() {
                        let words = state.words.get(command.title());
                        let button = Button::selectable(place == at, words)
                            .shortcut_text(command.key_text(ui.ctx(), &state.words))
                            .min_size(vec2(ui.available_width(), 28.0));
                        let response = ui.add(button);
                        if place == at && (down || up) {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() {
                            queue.push(Action::Overlay(None));
                            queue.run(*command);
                        }
                    }
                    if found.is_empty() {
                        ui.weak(state.words.get(Message::PaletteNothing));
                    }
                });
            });
        },
    );
    if now != (query.clone(), at) {
        queue.push(Action::Overlay(Some(Overlay::Palette { query: now.0, at: now.1 })));
    }
}

/// The commands that apply and have every word that was typed in their name: first those whose name begins with what
/// was typed, then those that hold it as it stands, and in their usual order among equals.
fn found(state: &State, query: &str) -> Vec<Command> {
    let wanted: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let now = state.situation();
    let fits = |command: &Command| {
        let title = state.words.get(command.title()).to_lowercase();
        *command != Command::Palette && command.applies(now) && wanted.iter().all(|word| title.contains(word))
    };
    let mut found: Vec<Command> = Command::all().into_iter().filter(fits).collect();
    let phrase = wanted.join(" ");
    found.sort_by_key(|command| {
        let title = state.words.get(command.title()).to_lowercase();
        (!title.starts_with(&phrase), !title.contains(&phrase))
    });
    found
}
