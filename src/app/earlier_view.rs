//! The sheet that shows how the review was earlier, to go back to that.

use super::action::{Action, Queue};
use super::overlay;
use super::state::{Overlay, State};
use super::tokens::{Tokens, size};
use super::words::Message;
use eframe::egui::{Button, Context, Label, RichText, ScrollArea, vec2};

/// Draws the sheet, while it is open.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    let Some(Overlay::Earlier(states)) = &state.overlay else { return };
    let say = |message| state.words.get(message);
    let tokens = Tokens::current(ctx);
    let (title, close) = (say(Message::EarlierTitle), say(Message::CloseSheet));
    let open = overlay::sheet(ctx, "earlier", (&title, &close), 460.0, |ui| {
        let Some(states) = states else {
            ui.spinner();
            return;
        };
        let hint = if states.is_empty() { Message::EarlierNone } else { Message::EarlierHint };
        ui.add(Label::new(RichText::new(say(hint)).color(tokens.ink_soft)).wrap());
        ui.add_space(size::GAP * 0.5);
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            for earlier in states {
                let when = state.words.moment(&earlier.at());
                let words = state.words.get(Message::EarlierState { when: &when, claims: earlier.claims });
                let button = Button::selectable(false, words).min_size(vec2(ui.available_width(), 28.0));
                if ui.add(button).clicked() {
                    queue.push(Action::GoBackTo(earlier.clone()));
                }
            }
        });
        ui.add_space(size::GAP * 0.5);
    });
    if !open {
        queue.push(Action::Overlay(None));
    }
}
