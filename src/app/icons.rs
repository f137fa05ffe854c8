//! The small pictures on buttons, drawn as strokes so that no font can lack them. Each stands beside a name in the
//! accessibility tree; none carries meaning alone.

use eframe::egui::{Atom, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, vec2};

/// A picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A folder, opened.
    Open,
    /// A clipboard.
    Paste,
    /// An arrow leaving a tray.
    Export,
    /// A magnifying glass.
    Search,
    /// A window with a side panel.
    Panel,
    /// Sliders.
    Settings,
    /// A question mark.
    Help,
    /// A cross.
    Close,
    /// An arrow back.
    Undo,
    /// An arrow forth.
    Redo,
    /// A plus sign.
    Plus,
    /// An angle pointing down: opens a menu, or is open.
    Down,
    /// An angle pointing up.
    Up,
    /// A triangle with an exclamation mark.
    Warning,
    /// A sheet with a folded corner: a draft.
    Draft,
}

/// Side of a picture in points.
const SIDE: f32 = 16.0;

impl Icon {
    /// As part of a button, in the colour of its text.
    pub fn atom(self) -> Atom<'static> {
        Atom::paint(Vec2::splat(SIDE), move |ui, args| {
            let colour = args_colour(ui);
            self.paint(ui.painter(), args.rect, colour);
        })
    }

    /// Draws it into a square.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let side = rect.width().min(rect.height());
        let stroke = Stroke::new(side / 11.0, colour);
        let centre = rect.center();
        // From -1 to 1 in both directions.
        let at = |x: f32, y: f32| centre + vec2(x, y) * (side * 0.46);
        let line = |points: &[(f32, f32)]| {
            painter.add(Shape::line(points.iter().map(|&(x, y)| at(x, y)).collect(), stroke));
        };
        let frame = |from: Pos2, to: Pos2| {
            painter.rect_stroke(Rect::from_two_pos(from, to), side * 0.1, stroke, StrokeKind::Middle);
        };
        match self {
            Self::Open => {
                line(&[(-0.9, 0.7), (-0.9, -0.7), (-0.25, -0.7), (0.0, -0.4), (0.75, -0.4), (0.75, -0.1)]);
                line(&[(-0.9, 0.7), (-0.5, -0.1), (1.0, -0.1), (0.65, 0.7), (-0.9, 0.7)]);
            }
            Self::Paste => {
                frame(at(-0.7, -0.7), at(0.7, 0.95));
                line(&[(-0.3, -0.95), (0.3, -0.95), (0.3, -0.5), (-0.3, -0.5), (-0.3, -0.95)]);
                line(&[(-0.35, 0.0), (0.35, 0.0)]);
                line(&[(-0.35, 0.45), (0.35, 0.45)]);
            }
            Self::Export => {
                line(&[(-0.85, 0.2), (-0.85, 0.85), (0.85, 0.85), (0.85, 0.2)]);
                line(&[(0.0, 0.35), (0.0, -0.9)]);
                line(&[(-0.45, -0.45), (0.0, -0.9), (0.45, -0.45)]);
            }
            Self::Search => {
                painter.circle_stroke(at(-0.2, -0.2), side * 0.29, stroke);
                line(&[(0.28, 0.28), (0.9, 0.9)]);
            }
            Self::Panel => {
                frame(at(-0.95, -0.75), at(0.95, 0.75));
                line(&[(0.25, -0.75), (0.25, 0.75)]);
            }
            Self::Settings => {
                for (y, x) in [(-0.6, 0.35), (0.0, -0.35), (0.6, 0.15)] {
                    line(&[(-0.9, y), (0.9, y)]);
                    painter.circle_filled(at(x, y), side * 0.11, colour);
                }
            }
            Self::Help => {
                let hook = (0..=12).map(|step| {
                    let angle = std::f32::consts::PI * (-1.0 + 1.5 * step as f32 / 12.0);
                    at(0.45 * angle.cos(), -0.4 + 0.45 * angle.sin())
                });
                let mut points: Vec<Pos2> = hook.collect();
                points.push(at(0.0, 0.4));
                painter.add(Shape::line(points, stroke));
                painter.circle_filled(at(0.0, 0.85), side * 0.07, colour);
            }
            Self::Close => {
                line(&[(-0.55, -0.55), (0.55, 0.55)]);
                line(&[(0.55, -0.55), (-0.55, 0.55)]);
            }
            Self::Undo | Self::Redo => {
                let way = if self == Self::Undo { 1.0 } else { -1.0 };
                line(&[(-0.4 * way, -0.85), (-0.85 * way, -0.4), (-0.4 * way, 0.05)]);
                let mut points = vec![at(-0.85 * way, -0.4)];
                points.extend((0..=10).map(|step| {
                    let angle = std::f32::consts::PI * (-0.5 + step as f32 / 10.0);
                    at((0.3 + 0.55 * angle.cos()) * way, 0.15 + 0.55 * angle.sin())
                }));
                points.push(at(-0.3 * way, 0.7));
                painter.add(Shape::line(points, stroke));
            }
            Self::Plus => {
                line(&[(-0.65, 0.0), (0.65, 0.0)]);
                line(&[(0.0, -0.65), (0.0, 0.65)]);
            }
            Self::Down => line(&[(-0.5, -0.25), (0.0, 0.3), (0.5, -0.25)]),
            Self::Up => line(&[(-0.5, 0.25), (0.0, -0.3), (0.5, 0.25)]),
            Self::Draft => {
                line(&[(-0.7, -0.9), (0.25, -0.9), (0.7, -0.45), (0.7, 0.9), (-0.7, 0.9), (-0.7, -0.9)]);
                line(&[(0.25, -0.9), (0.25, -0.45), (0.7, -0.45)]);
            }
            Self::Warning => {
                line(&[(0.0, -0.85), (0.95, 0.8), (-0.95, 0.8), (0.0, -0.85)]);
                line(&[(0.0, -0.25), (0.0, 0.3)]);
                painter.circle_filled(at(0.0, 0.56), side * 0.05, colour);
            }
        }
    }
}

fn args_colour(ui: &Ui) -> Color32 {
    if ui.is_enabled() { ui.visuals().text_color() } else { ui.visuals().weak_text_color() }
}
