//! Short messages at the edge of the window. They ask nothing and stand in nobody's way.

use super::action::{Action, Queue};
use super::command::Command;
use super::state::State;
use super::tokens::{Tokens, size};
use super::words::Message;
use eframe::egui::{
    self, Align2, Area, Color32, Frame, Id, Label, Margin, Order, RichText, Stroke, TextStyle, TextWrapMode,
    WidgetText, accesskit, vec2,
};
use std::time::{Duration, Instant};

/// How grave a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Good to know; goes by itself.
    Info,
    /// Something is not as expected; stays longer.
    Warning,
    /// Something failed; stays until it is taken away.
    Failure,
}

impl Weight {
    const fn lifetime(self) -> Option<Duration> {
        match self {
            Self::Info => Some(Duration::from_secs(6)),
            Self::Warning => Some(Duration::from_secs(20)),
            Self::Failure => None,
        }
    }
}

/// One message.
#[derive(Debug, Clone)]
pub struct Notice {
    id: u64,
    /// What it says.
    pub text: String,
    /// How grave it is.
    pub weight: Weight,
    /// A command that helps, offered beside the text.
    pub offer: Option<Command>,
    since: Instant,
}

/// The messages on show, the latest last.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    list: Vec<Notice>,
    next: u64,
}

/// More would cover the text.
const MOST: usize = 4;

impl Notices {
    /// Shows a message. One that says the same is replaced.
    pub fn show(&mut self, weight: Weight, text: String) {
        self.offer(weight, text, None);
    }

    /// Shows a message with a command that helps.
    pub fn offer(&mut self, weight: Weight, text: String, offer: Option<Command>) {
        self.list.retain(|notice| notice.text != text);
        while self.list.len() >= MOST {
            // What goes by itself goes first; a failure is shown until somebody has seen it.
            let index = self.list.iter().position(|notice| notice.weight != Weight::Failure).unwrap_or(0);
            self.list.remove(index);
        }
        self.next += 1;
        self.list.push(Notice { id: self.next, text, weight, offer, since: Instant::now() });
    }

    /// Takes a message away.
    pub fn close(&mut self, id: u64) {
        self.list.retain(|notice| notice.id != id);
    }

    /// Takes away what has been shown long enough, and answers when to look again.
    pub fn expire(&mut self) -> Option<Duration> {
        let age = |notice: &Notice| notice.since.elapsed();
        self.list.retain(|notice| notice.weight.lifetime().is_none_or(|life| age(notice) < life));
        self.list.iter().filter_map(|notice| Some(notice.weight.lifetime()?.saturating_sub(age(notice)))).min()
    }

    /// The messages on show.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.list.iter()
    }
}

/// Draws the messages above the bar at the bottom.
pub(super) fn show(ctx: &egui::Context, state: &State, queue: &mut Queue) {
    if state.notices.list.is_empty() {
        return;
    }
    let tokens = Tokens::current(ctx);
    Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -44.0)).show(
        ctx,
        |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP;
            for notice in state.notices.iter() {
                one(ui, tokens, state, notice, queue);
            }
        },
    );
}

fn one(ui: &mut egui::Ui, tokens: &Tokens, state: &State, notice: &Notice, queue: &mut Queue) {
    let (ground, ink) = match notice.weight {
        Weight::Info => (tokens.card, tokens.ink),
        Weight::Warning => (tokens.warning_ground, tokens.warning_ink),
        Weight::Failure => (tokens.error_ground, tokens.error_ink),
    };
    frame(ui, ground).show(ui, |ui| {
        ui.horizontal(|ui| {
            let offer = notice.offer.map(|command| (command, state.words.get(command.title())));
            let beside = offer.as_ref().map_or(0.0, |(_, title)| width_of_button(ui, title));
            let widest = (ui.ctx().content_rect().width() - 100.0 - beside).clamp(160.0, 620.0);
            let words = ui.scope(|ui| {
                ui.set_max_width(widest);
                // Beside something else words would go on in one line, past the window's edge.
                ui.add(Label::new(RichText::new(&notice.text).color(ink)).wrap())
            });
            let alert = match notice.weight {
                Weight::Info => accesskit::Live::Polite,
                Weight::Warning | Weight::Failure => accesskit::Live::Assertive,
            };
            ui.ctx().accesskit_node_builder(words.inner.id, |node| node.set_live(alert));
            if let Some((command, title)) = offer
                && ui.button(title).clicked()
            {
                queue.run(command);
                queue.push(Action::CloseNotice(notice.id));
            }
            if super::controls::close_button(ui, &state.words.get(Message::CloseNotice)).clicked() {
                queue.push(Action::CloseNotice(notice.id));
            }
        });
    });
}

/// How wide a button with these words is.
fn width_of_button(ui: &egui::Ui, words: &str) -> f32 {
    let galley = WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Button);
    galley.size().x + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
}

/// What a message stands in.
pub(super) fn frame(ui: &egui::Ui, ground: Color32) -> Frame {
    Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, Tokens::current(ui.ctx()).edge))
        .corner_radius(size::RADIUS)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(14, 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_outlives_what_goes_by_itself() {
        let mut notices = Notices::default();
        notices.show(Weight::Failure, "broken".to_owned());
        for number in 0..10 {
            notices.show(Weight::Info, number.to_string());
        }
        assert_eq!(notices.list.len(), MOST);
        assert!(notices.iter().any(|notice| notice.text == "broken"));
    }

    #[test]
    fn the_same_words_stand_once() {
        let mut notices = Notices::default();
        notices.show(Weight::Info, "saved".to_owned());
        notices.show(Weight::Info, "saved".to_owned());
        assert_eq!(notices.list.len(), 1);
    }
}
