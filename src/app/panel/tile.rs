//! The frame of a card in a list: its ground, its line, its place in the accessibility tree.

use crate::app::fonts::Face;
use crate::app::icons::Icon;
use crate::app::tokens::{Tokens, size};
use eframe::egui::{self, Color32, Frame, Id, Label, Margin, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// The first line of a card: its title, behind a warning sign of this colour if there is one.
pub(super) fn title(ui: &mut Ui, warning: Option<Color32>, title: &str, hover: &str) {
    let tokens = Tokens::current(ui.ctx());
    ui.horizontal(|ui| {
        if let Some(colour) = warning {
            let (_, rect) = ui.allocate_space(vec2(16.0, 18.0));
            let square = egui::Rect::from_center_size(rect.center(), vec2(14.0, 14.0));
            Icon::Warning.paint(ui.painter(), square, colour);
        }
        let title = RichText::new(title).font(Face::InterfaceStrong.at(size::BODY)).color(tokens.ink);
        ui.add(Label::new(title).truncate().selectable(false)).on_hover_text(hover);
    });
}

/// A card that can be chosen.
pub(super) struct Tile<'a> {
    /// Tells it from every other.
    pub id: Id,
    /// How it is called in the accessibility tree.
    pub name: &'a str,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// Room between its edge and what stands in it.
    pub padding: Margin,
}

impl Tile<'_> {
    /// Draws it around what `draw` draws, which is told the colour of the ground; whether it was clicked.
    pub(super) fn show(self, ui: &mut Ui, draw: impl FnOnce(&mut Ui, Color32)) -> bool {
        let Self { id, name, chosen, padding } = self;
        let tokens = Tokens::current(ui.ctx());
        let before = ui.ctx().read_response(id);
        let hovered = before.as_ref().is_some_and(egui::Response::hovered);
        let focused = before.as_ref().is_some_and(egui::Response::has_focus);
        let fill = match (chosen, hovered) {
            (true, _) => tokens.card_chosen,
            (false, true) => tokens.card_hovered,
            (false, false) => tokens.card,
        };
        let stroke = if chosen || focused { tokens.frame() } else { Stroke::new(1.0, tokens.line) };
        // The frame's line is drawn inside, so that a chosen card is no wider than others.
        let margin = padding - Margin::same(stroke.width as i8 - 1);
        // The card itself is registered first, so that the controls in it lie above it.
        let height = before.map_or(0.0, |before| before.rect.height());
        let rect = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, name));
        let frame = Frame::new().fill(fill).stroke(stroke).corner_radius(size::RADIUS).inner_margin(margin);
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            draw(ui, fill);
        });
        let measured = shown.response.rect;
        // The rectangle of the first frame was a guess.
        if (measured.height() - height).abs() > 0.5 {
            ui.ctx().request_repaint();
            ui.interact(measured, id, Sense::click());
        }
        response.clicked()
    }
}
