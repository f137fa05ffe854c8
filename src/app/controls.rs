//! The controls the views are built of: buttons with a picture, chips, fields of the review. Each is named in the
//! accessibility tree.

use super::action::{Action, Queue};
use super::command::Command;
use super::icons::Icon;
use super::signs;
use super::state::State;
use super::tokens::{KindColours, Tokens, size};
use crate::review::{ClaimKind, Status};
use eframe::egui::{
    self, Atom, Button, Checkbox, Color32, CornerRadius, Id, Painter, Rect, Response, Role, Shape, Stroke, StrokeKind,
    TextEdit, TextWrapMode, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// A button that shows only a picture; its name is told on hover and to assistive technology.
pub(crate) fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    named(ui.add(Button::new(icon.atom()).frame_when_inactive(false)), name)
}

/// A button that takes something away.
pub(crate) fn close_button(ui: &mut Ui, name: &str) -> Response {
    icon_button(ui, Icon::Close, name)
}

/// Gives a control its name, on hover and in the accessibility tree.
pub(crate) fn named(response: Response, name: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, response.enabled(), name));
    response.on_hover_text(name)
}

/// A command's name with its key, for a tooltip.
pub(crate) fn hint(ui: &Ui, state: &State, command: Command) -> String {
    let title = state.words.get(command.title());
    let keys = command.key_text(ui.ctx(), &state.words);
    if keys.is_empty() { title } else { format!("{title}   {keys}") }
}

/// A button with a picture that gives a command; off while the command does not apply.
pub(crate) fn command_icon(ui: &mut Ui, state: &State, queue: &mut Queue, icon: Icon, command: Command) -> Response {
    let name = state.words.get(command.title());
    let tip = hint(ui, state, command);
    let button = Button::new(icon.atom()).frame_when_inactive(false);
    let response = ui.add_enabled(command.applies(state.situation()), button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, response.enabled(), &name));
    let response = response.on_hover_text(&tip).on_disabled_hover_text(&tip);
    if response.clicked() {
        queue.run(command);
    }
    response
}

/// An entry of a menu that gives a command, with its key.
pub(crate) fn command_entry(ui: &mut Ui, state: &State, queue: &mut Queue, command: Command) {
    let button = Button::new(state.words.get(command.title())).shortcut_text(command.key_text(ui.ctx(), &state.words));
    if ui.add_enabled(command.applies(state.situation()), button).clicked() {
        queue.run(command);
        ui.close();
    }
}

/// An entry of a menu that stands for a choice; `on` where it is the one in force.
pub(crate) fn choice_entry(ui: &mut Ui, on: bool, words: impl Into<String>) -> bool {
    let clicked = ui.add(Button::selectable(on, words.into())).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// A chip: something that can be on or off, with an optional picture before its words.
pub(crate) fn chip(ui: &mut Ui, on: bool, picture: Option<Atom<'static>>, words: &str) -> Response {
    let tokens = Tokens::current(ui.ctx());
    let (fill, edge) = if on { (tokens.accent_soft, tokens.accent) } else { (Color32::TRANSPARENT, tokens.line) };
    let text = egui::RichText::new(words).size(size::SMALL).color(tokens.ink);
    let button = match picture {
        Some(picture) => Button::new((picture, text)),
        None => Button::new(text),
    };
    let button = button
        .selected(on)
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(12))
        .gap(5.0)
        .wrap_mode(TextWrapMode::Extend)
        .min_size(vec2(0.0, 24.0));
    // Not in a scope: that would not be wrapped to the next line.
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding, vec2(9.0, 2.0));
    let response = ui.add(button);
    ui.spacing_mut().button_padding = padding;
    response
}

/// The colours of a kind of claim, as the text shows it.
pub(crate) fn kind_colours(tokens: &Tokens, kind: ClaimKind) -> KindColours {
    match kind {
        ClaimKind::Quote => tokens.quote,
        ClaimKind::Number => tokens.number,
        ClaimKind::Source => tokens.source,
        ClaimKind::Other => tokens.other,
    }
}

/// A small sample of how a kind of claim looks in the text: ground, box, double line, dashed outline.
pub(crate) fn kind_sample(kind: ClaimKind) -> Atom<'static> {
    Atom::paint(vec2(18.0, 14.0), move |ui, args| {
        paint_kind(ui.painter(), Tokens::current(ui.ctx()), args.rect, kind);
    })
}

/// Paints the sample of a kind.
pub(crate) fn paint_kind(painter: &Painter, tokens: &Tokens, rect: Rect, kind: ClaimKind) {
    let colours = kind_colours(tokens, kind);
    let line = |y: f32, from: f32, to: f32, stroke: Stroke| {
        painter.line_segment([pos2(from, y), pos2(to, y)], stroke);
    };
    let words = Stroke::new(2.0, tokens.ink);
    let middle = rect.center().y;
    match kind {
        ClaimKind::Quote => {
            painter.rect_filled(rect, 2.0, colours.ground);
            line(rect.bottom() - 1.0, rect.left(), rect.right(), Stroke::new(1.0, colours.edge));
            line(middle, rect.left() + 4.0, rect.right() - 4.0, words);
        }
        ClaimKind::Number => {
            painter.rect(rect, 3.0, colours.ground, Stroke::new(1.0, colours.edge), StrokeKind::Inside);
            line(middle, rect.left() + 4.0, rect.right() - 4.0, words);
        }
        ClaimKind::Source => {
            line(middle - 2.0, rect.left() + 2.0, rect.right() - 2.0, words);
            for y in [rect.bottom() - 3.5, rect.bottom() - 0.5] {
                line(y, rect.left(), rect.right(), Stroke::new(1.2, colours.edge));
            }
        }
        ClaimKind::Other => {
            let r = rect.shrink(0.5);
            let outline = [r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom(), r.left_top()];
            painter.extend(Shape::dashed_line(&outline, Stroke::new(1.2, colours.edge), 3.0, 2.0));
            line(middle, rect.left() + 4.0, rect.right() - 4.0, words);
        }
    }
}

/// The sign of a status, on a ground of this colour.
pub(crate) fn status_sign(status: Status, ground: Color32) -> Atom<'static> {
    Atom::paint(Vec2::splat(size::SIGN), move |ui, args| {
        signs::paint_status(ui.painter(), status, args.rect, Tokens::current(ui.ctx()), ground);
    })
}

/// A text field of the review: its text is the review's, and so is undo in it. Answers the new text once it changed.
pub(crate) fn review_field(
    ui: &mut Ui,
    queue: &mut Queue,
    id: Id,
    text: &str,
    name: &str,
    field: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> Option<String> {
    queue.fields.push(id);
    let mut typed = text.to_owned();
    let edit = field(TextEdit::singleline(&mut typed).id(id).desired_width(f32::INFINITY));
    let response = edged(ui, |ui| ui.add(edit));
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name.to_owned()));
    (response.changed() && typed != text).then_some(typed)
}

/// The same with several lines; grows with its text.
pub(crate) fn review_area(
    ui: &mut Ui,
    queue: &mut Queue,
    id: Id,
    text: &str,
    name: &str,
    hint: &str,
    rows: usize,
) -> Option<String> {
    queue.fields.push(id);
    let mut typed = text.to_owned();
    let edit = TextEdit::multiline(&mut typed)
        .id(id)
        .desired_width(f32::INFINITY)
        .desired_rows(rows)
        .hint_text(hint.to_owned());
    let response = edged(ui, |ui| ui.add(edit));
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name.to_owned()));
    (response.changed() && typed != text).then_some(typed)
}

/// A box to tick.
pub(crate) fn checkbox(ui: &mut Ui, enabled: bool, on: &mut bool, words: String) -> Response {
    edged(ui, |ui| ui.add_enabled(enabled, Checkbox::new(on, words)))
}

/// Draws a control with an edge, so that it can be told from its ground without the colour of its own.
fn edged(ui: &mut Ui, control: impl FnOnce(&mut Ui) -> Response) -> Response {
    let edge = Stroke::new(1.0, Tokens::current(ui.ctx()).edge);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = edge;
        widgets.noninteractive.bg_stroke = edge;
        control(ui)
    })
    .inner
}

/// A field for words that are no part of the review. Answers the new text once it changed, and whether Enter ended it.
pub(crate) fn field(ui: &mut Ui, id: Id, text: &str, name: &str, hint: &str, width: f32) -> (Option<String>, bool) {
    let mut typed = text.to_owned();
    let edit = TextEdit::singleline(&mut typed).id(id).hint_text(hint.to_owned()).desired_width(width);
    let response = edged(ui, |ui| ui.add(edit));
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name.to_owned()));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ((response.changed() && typed != text).then_some(typed), entered)
}

/// A button that gives an action.
pub(crate) fn action_button(ui: &mut Ui, queue: &mut Queue, words: impl Into<String>, action: Action) -> Response {
    let response = ui.button(words.into());
    if response.clicked() {
        queue.push(action);
    }
    response
}
