//! The window without an article: what to do, a sample to try, what was opened last.

use super::action::{Action, Queue};
use super::command::Command;
use super::controls;
use super::fonts::Face;
use super::icons::Icon;
use super::samples::Sample;
use super::state::State;
use super::tokens::{Tokens, size};
use super::waiting_view;
use super::words::{Message, Tongue};
use eframe::egui::{
    self, Align2, Button, Color32, Id, Label, LayerId, Order, RichText, ScrollArea, Stroke, StrokeKind, Ui, vec2,
};

/// Width of the column everything stands in.
const COLUMN: f32 = 440.0;

/// Draws the empty window, or the article that is on its way.
pub(super) fn show(ui: &mut Ui, state: &State, queue: &mut Queue) {
    let height = ui.available_height();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.set_max_width(COLUMN.min(ui.available_width() - 32.0));
            ui.add_space((height * 0.16).max(16.0));
            match &state.opening {
                Some(opening) => {
                    ui.add_space(60.0);
                    waiting_view::article(ui, state, opening, queue);
                }
                None => welcome(ui, state, queue),
            }
        });
    });
}

fn welcome(ui: &mut Ui, state: &State, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let say = |message| state.words.get(message);
    ui.label(RichText::new(say(Message::AppName)).font(Face::TextBold.at(34.0)).color(tokens.ink));
    ui.add_space(size::GAP * 0.5);
    let promise = RichText::new(say(Message::Promise)).font(Face::Text.at(17.0)).color(tokens.ink_soft);
    ui.add(Label::new(promise).wrap());
    ui.add_space(size::GAP * 3.0);
    let wide = vec2(ui.available_width().min(300.0), 38.0);
    let open = RichText::new(say(Message::Open)).color(tokens.accent_ink);
    let button = Button::new(open).fill(tokens.accent).min_size(wide);
    if ui.add(button).on_hover_text(controls::hint(ui, state, Command::Open)).clicked() {
        queue.run(Command::Open);
    }
    // The sample in the language of the window comes first; the other is in the menu of what can be opened.
    let sample = match state.words.tongue() {
        Tongue::German => Sample::German,
        Tongue::English => Sample::English,
    };
    if ui.add(Button::new(say(Message::TrySample)).min_size(wide)).clicked() {
        queue.run(Command::TrySample(sample));
    }
    ui.add_space(size::GAP);
    ui.label(RichText::new(say(Message::OtherWays)).size(size::SMALL).color(tokens.ink_soft));
    recent(ui, state, queue);
}

fn recent(ui: &mut Ui, state: &State, queue: &mut Queue) {
    if state.recent.paths.is_empty() {
        return;
    }
    let tokens = Tokens::current(ui.ctx());
    ui.add_space(size::GAP * 3.0);
    let heading = RichText::new(state.words.get(Message::Recent)).font(Face::InterfaceStrong.at(size::BODY));
    ui.label(heading.color(tokens.ink));
    for path in &state.recent.paths {
        ui.horizontal(|ui| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            let width = ui.available_width() - 40.0;
            let text = (RichText::new(&name).color(tokens.link), RichText::new(folder).size(size::SMALL).weak());
            let button = Button::new(text).truncate().frame_when_inactive(false).min_size(vec2(width, 26.0));
            let response = ui.scope(|ui| {
                ui.set_max_width(width);
                ui.add(button)
            });
            if response.inner.on_hover_text(path.display().to_string()).clicked() {
                queue.push(Action::OpenFile(path.clone()));
            }
            let forget = state.words.get(Message::Forget { name: &name });
            if controls::icon_button(ui, Icon::Close, &forget).clicked() {
                queue.push(Action::Forget(path.clone()));
            }
        });
    }
}

/// While a file hovers over the window: where it will go.
pub(super) fn show_drop_target(ctx: &egui::Context, state: &State) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let tokens = Tokens::current(ctx);
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop target")));
    let rect = ctx.content_rect().shrink(12.0);
    let veil = Color32::from_rgba_unmultiplied(tokens.paper.r(), tokens.paper.g(), tokens.paper.b(), 225);
    painter.rect(rect, size::RADIUS, veil, Stroke::new(size::FRAME, tokens.accent), StrokeKind::Inside);
    let words = state.words.get(Message::DropHere);
    painter.text(rect.center(), Align2::CENTER_CENTER, words, Face::InterfaceStrong.at(size::HEADING), tokens.ink);
}
