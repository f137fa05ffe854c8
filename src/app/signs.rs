//! The signs of status, drawn as shapes so that no font can lack them. Each has a form of its own: no two differ in
//! colour alone.

use super::tokens::Tokens;
use crate::review::Status;
use eframe::egui::epaint::{CircleShape, PathShape, PathStroke};
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, vec2};

/// The shapes of a status's sign within `rect` (a square is best), on a ground of colour `ground`.
pub fn status(status: Status, rect: Rect, tokens: &Tokens, ground: Color32) -> Vec<Shape> {
    let colour = tokens.status(status);
    let side = rect.width().min(rect.height());
    let radius = side * 0.46;
    let centre = rect.center();
    let line = (side * 0.11).max(1.2);
    let at = |x: f32, y: f32| centre + vec2(x, y) * radius;
    let stroke = Stroke::new(line, colour);
    let on_disc = Stroke::new(line * 1.15, ground);
    let disc = || Shape::circle_filled(centre, radius, colour);
    let ring = || Shape::from(CircleShape::stroke(centre, radius - line / 2.0, stroke));
    match status {
        // An empty ring: nothing has been done.
        Status::ToCheck => {
            vec![CircleShape::stroke(centre, radius * 0.8, Stroke::new((side * 0.09).max(1.0), colour)).into()]
        }
        // A ring half full.
        Status::Checking => {
            let half: Vec<Pos2> = (0..=12)
                .map(|step| {
                    let angle = std::f32::consts::PI * (0.5 + step as f32 / 12.0);
                    centre + vec2(angle.cos(), angle.sin()) * (radius - line / 2.0)
                })
                .collect();
            vec![Shape::convex_polygon(half, colour, Stroke::NONE), ring()]
        }
        Status::Confirmed => {
            vec![disc(), path(vec![at(-0.46, 0.02), at(-0.12, 0.38), at(0.48, -0.34)], on_disc)]
        }
        Status::Wrong => vec![
            disc(),
            Shape::line_segment([at(-0.36, -0.36), at(0.36, 0.36)], on_disc),
            Shape::line_segment([at(0.36, -0.36), at(-0.36, 0.36)], on_disc),
        ],
        // A question mark on a diamond.
        Status::Unclear => {
            let diamond = vec![at(0.0, -1.12), at(1.12, 0.0), at(0.0, 1.12), at(-1.12, 0.0)];
            let mut hook: Vec<Pos2> = (0..=10)
                .map(|step| {
                    let angle = std::f32::consts::PI * (-1.0 + 1.5 * step as f32 / 10.0);
                    at(0.27 * angle.cos(), -0.22 + 0.27 * angle.sin())
                })
                .collect();
            hook.push(at(0.0, 0.24));
            vec![
                Shape::convex_polygon(diamond, colour, Stroke::NONE),
                path(hook, Stroke::new(line, ground)),
                Shape::circle_filled(at(0.0, 0.52), line * 0.65, ground),
            ]
        }
        // A ring with a gap that wants filling, and a plus.
        Status::NeedsSource => vec![
            Shape::dashed_line(&circle(centre, radius - line / 2.0), stroke, side * 0.17, side * 0.13),
            vec![
                Shape::line_segment([at(-0.4, 0.0), at(0.4, 0.0)], stroke),
                Shape::line_segment([at(0.0, -0.4), at(0.0, 0.4)], stroke),
            ],
        ]
        .into_iter()
        .flatten()
        .collect(),
        // A speech bubble.
        Status::Opinion => {
            let bubble = Rect::from_center_size(at(0.0, -0.16), vec2(2.0, 1.4) * radius);
            vec![
                Shape::convex_polygon(vec![at(-0.5, 0.4), at(0.12, 0.4), at(-0.52, 1.0)], colour, Stroke::NONE),
                Shape::rect_filled(bubble, radius * 0.45, colour),
            ]
        }
        // A ring struck through.
        Status::Dismissed => vec![ring(), Shape::line_segment([at(-0.62, 0.62), at(0.62, -0.62)], stroke)],
        // A triangle with an exclamation mark.
        Status::ChangedSinceChecked => vec![
            Shape::convex_polygon(vec![at(0.0, -1.0), at(1.1, 0.9), at(-1.1, 0.9)], colour, Stroke::NONE),
            Shape::line_segment([at(0.0, -0.42), at(0.0, 0.26)], on_disc),
            Shape::circle_filled(at(0.0, 0.6), line * 0.62, ground),
        ],
    }
}

/// Paints a status's sign within `rect`.
pub fn paint_status(painter: &Painter, what: Status, rect: Rect, tokens: &Tokens, ground: Color32) {
    painter.extend(status(what, rect, tokens, ground));
}

fn path(points: Vec<Pos2>, stroke: Stroke) -> Shape {
    Shape::Path(PathShape { points, closed: false, fill: Color32::TRANSPARENT, stroke: PathStroke::from(stroke) })
}

fn circle(centre: Pos2, radius: f32) -> Vec<Pos2> {
    (0..=24)
        .map(|step| {
            let angle = std::f32::consts::TAU * step as f32 / 24.0;
            centre + vec2(angle.cos(), angle.sin()) * radius
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Theme;

    #[test]
    fn no_two_signs_share_a_form() {
        let tokens = Tokens::of(Theme::Light);
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(16.0, 16.0));
        // The same colour everywhere, so that only form is left to tell them apart.
        let one = Tokens {
            to_check: tokens.ink,
            checking: tokens.ink,
            confirmed: tokens.ink,
            wrong: tokens.ink,
            unclear: tokens.ink,
            needs_source: tokens.ink,
            opinion: tokens.ink,
            dismissed: tokens.ink,
            changed: tokens.ink,
            ..tokens.clone()
        };
        let forms: Vec<_> = Status::ALL.iter().map(|&s| status(s, rect, &one, tokens.paper)).collect();
        for (i, form) in forms.iter().enumerate() {
            assert!(!form.is_empty());
            assert!(forms[..i].iter().all(|other| other != form), "{:?}", Status::ALL[i]);
            for shape in form {
                assert!(rect.expand(2.5).contains_rect(shape.visual_bounding_rect()), "{:?}", Status::ALL[i]);
            }
        }
    }
}
