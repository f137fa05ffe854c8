//! Draws a piece: grounds, words, lines, the frame around the chosen claim, and the signs in the margin.
//!
//! Every kind of mark has a form of its own, so that none is known by colour alone:
//!
//! | kind | ground | line |
//! |---|---|---|
//! | quote | tinted | none |
//! | indirect | lightly tinted | dashed, below; a corner at either end |
//! | term | none | dotted, below |
//! | number | tinted box | around it |
//! | source | none | double, below |
//! | other | none | dashed, around it |

use super::mark::{Mark, MarkKind};
use super::outline;
use super::set::{Set, Stretch};
use super::{Page, RecordId};
use crate::Span;
use crate::app::signs;
use crate::app::tokens::size;
use crate::article::BlockKind;
use crate::review::Status;
use eframe::egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

/// What is special this frame.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moment {
    pub(super) selection: Option<Span>,
    /// Where the caret stands, while it is to be seen.
    pub(super) caret: Option<usize>,
    /// The mark under the mouse, and the one that has the keyboard's focus.
    pub(super) hovered: Option<RecordId>,
    pub(super) focused: Option<RecordId>,
}

/// Paints one piece with its top left corner at `origin`. `marks` are those that touch it, outer ones first.
pub(super) fn piece(
    painter: &Painter,
    set: &Set,
    origin: Pos2,
    width: f32,
    page: &Page<'_>,
    marks: &[&Mark],
    moment: &Moment,
) {
    let brush = Brush { painter, set, by: origin.to_vec2(), page, pixel: 1.0 / painter.pixels_per_point() };
    brush.block(width);
    for &lit in page.lit {
        brush.ground(lit, page.tokens.lit, 1.0);
    }
    for mark in marks {
        brush.mark_ground(mark);
    }
    let first = page.found.partition_point(|hit| hit.end <= set.span().start);
    for (index, &hit) in page.found.iter().enumerate().skip(first).take_while(|(_, hit)| hit.start < set.span().end) {
        let current = page.current_found == Some(index);
        brush.ground(hit, if current { page.tokens.found_current } else { page.tokens.found }, 1.0);
        if current {
            brush.outline(hit, Stroke::new(1.5, page.tokens.ink), 1.5);
        }
    }
    if let Some(selection) = moment.selection {
        brush.selection(selection);
    }
    // Below the words, so that a full stop next to the frame stays whole.
    for mark in marks {
        if page.selected == Some(mark.id) {
            brush.outline(mark.span, page.tokens.frame(), 3.0);
        } else if moment.focused == Some(mark.id) {
            brush.outline(mark.span, Stroke::new(size::FRAME, page.tokens.ink), 3.0);
        } else if moment.hovered == Some(mark.id) {
            brush.outline(mark.span, Stroke::new(1.0, page.tokens.kind(mark.kind).edge), 2.0);
        }
    }
    if let Some(asked) = page.asked {
        brush.outline(asked, page.tokens.frame(), 3.0);
    }
    for cell in &set.cells {
        painter.galley(origin + cell.at, cell.galley.clone(), page.tokens.ink);
    }
    for mark in marks {
        brush.mark_lines(mark);
    }
    if let Some(caret) = moment.caret.filter(|&at| set.span().start <= at && at <= set.span().end) {
        let line = set.caret(caret).translate(brush.by);
        painter.rect_filled(Rect::from_center_size(line.center(), vec2(2.0, line.height())), 0, page.tokens.accent);
    }
}

struct Brush<'a> {
    painter: &'a Painter,
    set: &'a Set,
    by: Vec2,
    page: &'a Page<'a>,
    pixel: f32,
}

impl Brush<'_> {
    /// What belongs to the kind of block: bullets, the bar beside a quotation, the line below a row of a table.
    fn block(&self, width: f32) {
        let (set, tokens) = (self.set, self.page.tokens);
        let origin = Pos2::ZERO + self.by;
        let Some(cell) = set.cells.first() else { return };
        match set.kind {
            BlockKind::ListItem { depth, .. } if set.begins => {
                let baseline = cell.baseline(0);
                if let Some(number) = &set.bullet {
                    let x = set.indent - set.em * 0.45 - number.size().x;
                    self.painter.galley(origin + vec2(x, set.gap), number.clone(), tokens.ink_soft);
                } else {
                    let centre = origin + vec2(set.indent - set.em * 0.72, baseline - set.em * 0.26);
                    let radius = set.em * 0.13;
                    match depth % 3 {
                        0 => self.painter.circle_filled(centre, radius, tokens.ink_soft),
                        1 => self.painter.circle_stroke(centre, radius, Stroke::new(1.2, tokens.ink_soft)),
                        _ => self.painter.rect_filled(
                            Rect::from_center_size(centre, Vec2::splat(radius * 1.8)),
                            0,
                            tokens.ink_soft,
                        ),
                    };
                }
            }
            BlockKind::Quote => {
                let bar = Rect::from_min_max(
                    origin + vec2(set.indent * 0.3, set.gap + 2.0),
                    origin + vec2(set.indent * 0.3 + 3.0, set.height - 2.0),
                );
                self.painter.rect_filled(bar, 1, tokens.line);
            }
            BlockKind::TableRow => {
                let y = (origin.y + set.height).round() - self.pixel / 2.0;
                self.painter.hline(origin.x..=origin.x + width, y, Stroke::new(1.0, tokens.line));
            }
            BlockKind::Preformatted => {
                let ground = Rect::from_min_max(
                    origin + vec2(-size::GAP, set.gap - if set.begins { size::GAP * 0.75 } else { 0.0 }),
                    origin + vec2(width + size::GAP, set.height),
                );
                self.painter.rect_filled(ground, 3, tokens.panel);
            }
            _ => {}
        }
    }

    fn stretches(&self, span: Span) -> impl Iterator<Item = Stretch> + '_ {
        self.set.stretches(span).map(|stretch| Stretch {
            rect: stretch.rect.translate(self.by),
            baseline: stretch.baseline + self.by.y,
            top: stretch.top + self.by.y,
            bottom: stretch.bottom + self.by.y,
            ..stretch
        })
    }

    fn ground(&self, span: Span, color: Color32, reach: f32) {
        for stretch in self.stretches(span) {
            self.painter.rect_filled(stretch.rect.expand2(vec2(reach, 0.0)), corners(&stretch), color);
        }
    }

    fn selection(&self, span: Span) {
        for stretch in self.stretches(span) {
            let rect = Rect::from_x_y_ranges(stretch.rect.x_range(), stretch.top..=stretch.bottom);
            self.painter.rect_filled(rect, 0, self.page.tokens.selection);
        }
    }

    fn mark_ground(&self, mark: &Mark) {
        let tokens = self.page.tokens;
        if mark.status == Status::Dismissed {
            return;
        }
        let colours = tokens.kind(mark.kind);
        match mark.kind {
            MarkKind::Quote | MarkKind::Indirect => self.ground(mark.span, colours.ground, 1.5),
            MarkKind::Number => {
                for stretch in self.stretches(mark.span) {
                    self.painter.rect_filled(self.number_box(&stretch), 3, colours.ground);
                }
            }
            MarkKind::Term | MarkKind::Source | MarkKind::Other => {}
        }
    }

    fn number_box(&self, stretch: &Stretch) -> Rect {
        let em = self.set.em;
        let rect = Rect::from_min_max(
            pos2(stretch.rect.left() - 1.5, stretch.baseline - em * 0.9),
            pos2(stretch.rect.right() + 1.5, stretch.baseline + em * 0.27),
        );
        let snap = |at: f32| (at / self.pixel).round() * self.pixel;
        Rect::from_min_max(pos2(snap(rect.left()), snap(rect.top())), pos2(snap(rect.right()), snap(rect.bottom())))
    }

    fn mark_lines(&self, mark: &Mark) {
        let tokens = self.page.tokens;
        let em = self.set.em;
        if mark.status == Status::Dismissed {
            let faint = Stroke::new(1.0, tokens.dismissed);
            for stretch in self.stretches(mark.span) {
                let y = self.crisp(stretch.baseline + em * 0.2);
                self.dots(stretch.rect.left(), stretch.rect.right(), y, faint, 6.0);
            }
            return;
        }
        let edge = tokens.kind(mark.kind).edge;
        let thin = Stroke::new((em / 16.0).max(1.0), edge);
        match mark.kind {
            MarkKind::Quote => {}
            MarkKind::Indirect => {
                for stretch in self.stretches(mark.span) {
                    let y = self.crisp(stretch.rect.bottom() - thin.width);
                    let (left, right) = (stretch.rect.left() - 1.5, stretch.rect.right() + 1.5);
                    let line = [pos2(left, y), pos2(right, y)];
                    self.painter.extend(Shape::dashed_line(&line, thin, em * 0.38, em * 0.26));
                    let (top, corner) = (stretch.rect.top() + 1.0, em * 0.28);
                    if stretch.first {
                        self.painter
                            .line(vec![pos2(left + corner, top), pos2(left, top), pos2(left, top + corner)], thin);
                    }
                    if stretch.last {
                        self.painter
                            .line(vec![pos2(right - corner, top), pos2(right, top), pos2(right, top + corner)], thin);
                    }
                }
            }
            MarkKind::Term => {
                for stretch in self.stretches(mark.span) {
                    let y = self.crisp(stretch.baseline + em * 0.2);
                    self.dots(
                        stretch.rect.left(),
                        stretch.rect.right(),
                        y,
                        Stroke::new(thin.width * 1.5, edge),
                        em * 0.2,
                    );
                }
            }
            MarkKind::Number => {
                for stretch in self.stretches(mark.span) {
                    self.painter.rect_stroke(self.number_box(&stretch), 3, Stroke::new(1.0, edge), StrokeKind::Inside);
                }
            }
            MarkKind::Source => {
                for stretch in self.stretches(mark.span) {
                    let range = stretch.rect.left()..=stretch.rect.right();
                    let y = self.crisp(stretch.baseline + em * 0.16);
                    let line = Stroke::new((em / 18.0).max(1.0), edge);
                    self.painter.hline(range.clone(), y, line);
                    self.painter.hline(range, self.crisp(y + line.width + (em / 12.0).max(1.25)), line);
                }
            }
            MarkKind::Other => {
                for stretch in self.stretches(mark.span) {
                    let rect = stretch.rect.expand2(vec2(2.0, -1.0));
                    let round =
                        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
                    self.painter.extend(Shape::dashed_line(&round, Stroke::new(1.25, edge), 5.0, 3.0));
                }
            }
        }
    }

    fn dots(&self, left: f32, right: f32, y: f32, stroke: Stroke, every: f32) {
        let mut x = left + stroke.width / 2.0;
        while x < right {
            self.painter.circle_filled(pos2(x, y), stroke.width / 2.0, stroke.color);
            x += every.max(2.0);
        }
    }

    /// The middle of a row of pixels, so that a thin line is not smeared over two.
    fn crisp(&self, y: f32) -> f32 {
        ((y / self.pixel).floor() + 0.5) * self.pixel
    }

    fn outline(&self, span: Span, stroke: Stroke, room: f32) {
        let rows: Vec<Rect> = self.stretches(span).map(|stretch| stretch.rect).collect();
        for path in outline::around(&rows, room) {
            self.painter.add(Shape::closed_line(path, stroke));
        }
    }
}

fn corners(stretch: &Stretch) -> CornerRadius {
    let (left, right) = (if stretch.first { 4 } else { 0 }, if stretch.last { 4 } else { 0 });
    CornerRadius { nw: left, sw: left, ne: right, se: right }
}

/// The signs of status beside one row: each status once, the most pressing nearest the words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Signs {
    pub(super) baseline: f32,
    pub(super) em: f32,
    /// A status, the first mark in the row that has it, and how many have.
    pub(super) each: Vec<(Status, RecordId, usize)>,
}

/// So many signs fit beside a row.
const MOST_SIGNS: usize = 2;

/// The signs of a piece, with coordinates from its top left corner.
pub(super) fn signs(set: &Set, marks: &[&Mark]) -> Vec<Signs> {
    let mut rows: Vec<Signs> = Vec::new();
    let here = set.span();
    for mark in marks.iter().filter(|mark| here.contains(mark.span.start)) {
        let Some(stretch) = set.stretches(mark.span).next() else { continue };
        let row = match rows.iter().position(|row| row.baseline == stretch.baseline) {
            Some(row) => &mut rows[row],
            None => {
                rows.push(Signs { baseline: stretch.baseline, em: set.em, each: Vec::new() });
                let last = rows.len() - 1;
                &mut rows[last]
            }
        };
        match row.each.iter_mut().find(|(status, ..)| *status == mark.status) {
            Some((.., count)) => *count += 1,
            None => row.each.push((mark.status, mark.id, 1)),
        }
    }
    for row in &mut rows {
        row.each.sort_by_key(|(status, ..)| pressing(*status));
        row.each.truncate(MOST_SIGNS);
    }
    rows
}

/// What wants to be seen first.
const fn pressing(status: Status) -> u8 {
    match status {
        Status::ChangedSinceChecked => 0,
        Status::Wrong => 1,
        Status::NeedsSource => 2,
        Status::Unclear => 3,
        Status::Checking => 4,
        Status::ToCheck => 5,
        Status::Opinion => 6,
        Status::Confirmed => 7,
        Status::Dismissed => 8,
    }
}

impl Signs {
    /// Where sign number `index` stands, with the piece's top left corner at `origin`.
    pub(super) fn rect(&self, index: usize, origin: Pos2) -> Rect {
        let side = (self.em * size::SIGN_EMS).clamp(10.0, 26.0);
        let x = origin.x - size::GAP - side / 2.0 - index as f32 * (side + 2.0);
        Rect::from_center_size(pos2(x, origin.y + self.baseline - self.em * 0.3), Vec2::splat(side))
    }

    pub(super) fn paint(&self, painter: &Painter, origin: Pos2, page: &Page<'_>) {
        for (index, (status, ..)) in self.each.iter().enumerate() {
            signs::paint_status(painter, *status, self.rect(index, origin), page.tokens, page.tokens.paper);
        }
    }
}
