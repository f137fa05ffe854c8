//! Small filled discs, which some programs paint before the items of a list instead of setting a bullet.

use super::page::{Glyph, Looks};
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction;
use std::rc::Rc;

/// Sides of a disc that may be a bullet, in points.
const SIDES: std::ops::Range<f64> = 1.2..8.0;
/// A page with more of them shows a map or a chart.
const MOST: usize = 100;
/// How large type is by its bullet, and how high above the line the middle of the bullet is, in parts of that.
const TYPE: f64 = 2.5;
const HEIGHT: f64 = 0.3;

/// The path being built, as far as it may be a disc.
#[derive(Debug, Default)]
pub(super) struct Dots {
    /// Least and greatest coordinates on the page.
    bounds: Option<(Point, Point)>,
    curved: bool,
    found: usize,
}

impl Dots {
    /// Follows an operator that builds or paints a path; a disc that is filled here and now is a glyph.
    pub(super) fn follow(&mut self, operator: &TypedInstruction<'_, '_>, matrix: Affine) -> Option<Glyph> {
        match operator {
            TypedInstruction::MoveTo(to) => self.add(matrix * Point::new(to.0.as_f64(), to.1.as_f64())),
            TypedInstruction::LineTo(to) => self.add(matrix * Point::new(to.0.as_f64(), to.1.as_f64())),
            TypedInstruction::CubicTo(to) => {
                self.curved = true;
                self.add(matrix * Point::new(to.4.as_f64(), to.5.as_f64()));
            }
            TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathEvenOdd(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_) => return self.filled(),
            TypedInstruction::RectPath(_)
            | TypedInstruction::EndPath(_)
            | TypedInstruction::StrokePath(_)
            | TypedInstruction::CloseAndStrokePath(_) => self.clear(),
            _ => {}
        }
        None
    }

    fn add(&mut self, point: Point) {
        let (least, greatest) = self.bounds.get_or_insert((point, point));
        *least = Point::new(least.x.min(point.x), least.y.min(point.y));
        *greatest = Point::new(greatest.x.max(point.x), greatest.y.max(point.y));
    }

    fn clear(&mut self) {
        self.bounds = None;
        self.curved = false;
    }

    fn filled(&mut self) -> Option<Glyph> {
        let curved = self.curved;
        let bounds = self.bounds.take();
        self.clear();
        let (least, greatest) = bounds.filter(|_| curved && self.found < MOST)?;
        let (width, height) = (greatest.x - least.x, greatest.y - least.y);
        if !SIDES.contains(&width) || (width - height).abs() > 0.1 * width {
            return None;
        }
        self.found += 1;
        let size = TYPE * width;
        Some(Glyph {
            text: Rc::from("•"),
            x0: least.x as f32,
            x1: greatest.x as f32,
            y: ((least.y + greatest.y) / 2.0 + HEIGHT * size) as f32,
            size: size as f32,
            looks: Looks::default(),
            turn: Some(0),
            invisible: false,
            artifact: false,
        })
    }
}
