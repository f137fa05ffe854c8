//! A piece in type, and where on it each byte of the article stands.

use crate::Span;
use crate::article::BlockKind;
use eframe::egui::epaint::text::Glyph;
use eframe::egui::{Galley, Pos2, Rect, Vec2, pos2};
use std::sync::Arc;

/// A piece of the article, laid out. All coordinates are points from the piece's top left corner.
#[derive(Debug)]
pub(super) struct Set {
    /// One, or for a row of a table one a column.
    pub(super) cells: Vec<Cell>,
    /// The number of a list item.
    pub(super) bullet: Option<Arc<Galley>>,
    pub(super) kind: BlockKind,
    /// Whether this is the first piece of its block.
    pub(super) begins: bool,
    pub(super) height: f32,
    /// The room above the words.
    pub(super) gap: f32,
    /// Size of the letters.
    pub(super) em: f32,
    pub(super) indent: f32,
    /// The marks that touch the piece, with the generation they are of.
    pub(super) marks: Option<(u64, Vec<u32>)>,
}

/// Words laid out together.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) galley: Arc<Galley>,
    pub(super) at: Vec2,
    pub(super) span: Span,
    /// For each glyph, and each line break between rows, where its character begins, in bytes from `span.start`.
    places: Vec<u32>,
    /// The index into `places` at which each row begins.
    rows: Vec<u32>,
}

/// The part of a span that stands in one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// From the first letter to the last, and from the top of the tallest letters to the bottom of the deepest.
    pub(super) rect: Rect,
    pub(super) baseline: f32,
    /// Top and bottom of the row: those of neighbouring rows touch.
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// Whether the span begins here.
    pub(super) first: bool,
    /// Whether the span ends here.
    pub(super) last: bool,
}

/// How far letters reach above and below the baseline, in ems.
const ASCENT: f32 = 0.96;
const DESCENT: f32 = 0.33;

impl Cell {
    pub(super) fn new(galley: Arc<Galley>, span: Span, text: &str, at: Vec2) -> Self {
        let mut rows = Vec::with_capacity(galley.rows.len());
        let mut slots: u32 = 0;
        for row in &galley.rows {
            rows.push(slots);
            slots += row.char_count_including_newline().0 as u32;
        }
        let mut places: Vec<u32> = Vec::with_capacity(slots as usize);
        let words = span.of(text);
        if words.chars().count() == slots as usize {
            places.extend(words.char_indices().map(|(place, _)| place as u32));
        } else {
            // A shaper may make several glyphs of one character. They stand at its place.
            let mut here = words.char_indices().zip(galley.text().chars()).peekable();
            let mut last = 0;
            for row in &galley.rows {
                let newline = row.ends_with_newline.then_some('\n');
                for c in row.glyphs.iter().map(|glyph| glyph.chr).chain(newline) {
                    if let Some(((place, _), _)) = here.next_if(|&(_, shown)| shown == c) {
                        last = place as u32;
                    }
                    places.push(last);
                }
            }
        }
        Self { galley, at, span, places, rows }
    }

    /// The slot of the character that begins at or after `offset`; one past the last at the end.
    fn slot(&self, offset: usize) -> usize {
        let place = offset.saturating_sub(self.span.start) as u32;
        self.places.partition_point(|&start| start < place)
    }

    fn offset(&self, slot: usize) -> usize {
        self.places.get(slot).map_or(self.span.end, |&place| self.span.start + place as usize)
    }

    fn row_of(&self, slot: usize) -> usize {
        self.rows.partition_point(|&start| start as usize <= slot).saturating_sub(1)
    }

    /// The left edge of a slot in its row, from the cell's left.
    fn x(&self, row: usize, slot: usize) -> f32 {
        let Some(placed) = self.galley.rows.get(row) else { return 0.0 };
        let column = slot.saturating_sub(self.rows[row] as usize);
        let edge = match placed.glyphs.get(column) {
            Some(glyph) => glyph.pos.x,
            None => placed.glyphs.last().map_or(0.0, |glyph| glyph.max_x()),
        };
        placed.pos.x + edge
    }

    pub(super) fn baseline(&self, row: usize) -> f32 {
        let Some(placed) = self.galley.rows.get(row) else { return self.at.y };
        self.at.y + placed.pos.y + placed.glyphs.first().map_or(placed.size.y * 0.75, |glyph| glyph.pos.y)
    }

    /// The parts of `span` that stand in this cell, row by row. White space at the end of a row counts as no part.
    pub(super) fn stretches(&self, span: Span, em: f32) -> impl Iterator<Item = Stretch> + '_ {
        let here = span.intersection(self.span).unwrap_or_default();
        let (from, to) = (self.slot(here.start), self.slot(here.end));
        let rows = if here.is_empty() { 0..0 } else { self.row_of(from)..self.row_of(to.saturating_sub(1)) + 1 };
        rows.filter_map(move |row| {
            let placed = self.galley.rows.get(row)?;
            let start = self.rows[row] as usize;
            let glyphs = placed.glyphs.len();
            let visible = glyphs - placed.glyphs.iter().rev().take_while(|glyph| glyph.chr.is_whitespace()).count();
            let (left, right) = (from.max(start), to.min(start + visible));
            if right <= left {
                return None;
            }
            let baseline = self.baseline(row);
            let x0 = self.at.x + self.x(row, left);
            let x1 = self.at.x + placed.pos.x + placed.glyphs.get(right - start - 1)?.max_x();
            let top = self.at.y + placed.pos.y;
            Some(Stretch {
                rect: Rect::from_min_max(pos2(x0, baseline - em * ASCENT), pos2(x1.max(x0), baseline + em * DESCENT)),
                baseline,
                top,
                bottom: top + placed.size.y,
                first: left == from && here.start == span.start,
                last: to <= start + glyphs && here.end == span.end,
            })
        })
    }

    fn rect(&self) -> Rect {
        Rect::from_min_size(Pos2::ZERO + self.at, self.galley.size())
    }

    /// The byte nearest to a point.
    fn nearest(&self, point: Pos2) -> usize {
        let y = point.y - self.at.y;
        let row = self.galley.rows.partition_point(|row| row.pos.y + row.size.y <= y).min(self.rows.len().max(1) - 1);
        let Some(placed) = self.galley.rows.get(row) else { return self.span.start };
        let x = point.x - self.at.x - placed.pos.x;
        let mut column = placed.glyphs.partition_point(|glyph| glyph.pos.x + glyph.advance_width / 2.0 <= x);
        // Behind the space a row ends with is the start of the next row: stay in this one.
        let wraps = !placed.ends_with_newline && row + 1 < self.rows.len();
        if wraps && column == placed.glyphs.len() {
            column = column.saturating_sub(1);
        }
        column = past_parts(&placed.glyphs, column);
        self.offset(self.rows[row] as usize + column)
    }
}

impl Cell {
    /// The byte of the character a point in the cell lies on.
    fn hit(&self, point: Pos2) -> usize {
        let y = point.y - self.at.y;
        let row = self.galley.rows.partition_point(|row| row.pos.y + row.size.y <= y).min(self.rows.len().max(1) - 1);
        let Some(placed) = self.galley.rows.get(row) else { return self.span.start };
        let x = point.x - self.at.x - placed.pos.x;
        let column = placed.glyphs.partition_point(|glyph| glyph.max_x() <= x).min(placed.glyphs.len().max(1) - 1);
        self.offset(self.rows[row] as usize + past_parts(&placed.glyphs, column))
    }
}

/// Past the later parts of a letter that is made of several characters: they take no room, and egui rounds their place
/// another way than that of the letter after them.
fn past_parts(glyphs: &[Glyph], column: usize) -> usize {
    let parts = glyphs.iter().skip(column).take_while(|glyph| glyph.advance_width == 0.0).count();
    if column > 0 && column + parts < glyphs.len() { column + parts } else { column }
}

impl Set {
    /// The parts of `span` that stand in this piece, in order.
    pub(super) fn stretches(&self, span: Span) -> impl Iterator<Item = Stretch> + '_ {
        self.cells.iter().flat_map(move |cell| cell.stretches(span, self.em))
    }

    /// The bytes of the article from the first to the last of this piece.
    pub(super) fn span(&self) -> Span {
        match (self.cells.first(), self.cells.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The byte nearest to a point: always a boundary of characters.
    pub(super) fn nearest(&self, point: Pos2) -> usize {
        let cell = self.cells.iter().min_by(|one, other| {
            let distance = |cell: &Cell| {
                let (rect, x) = (cell.rect(), point.x);
                (rect.left() - x).max(x - rect.right()).max(0.0)
            };
            distance(one).total_cmp(&distance(other))
        });
        cell.map_or(0, |cell| cell.nearest(point))
    }

    /// The byte of the character a point lies on.
    pub(super) fn hit(&self, point: Pos2) -> usize {
        let cell = self.cells.iter().find(|cell| cell.rect().x_range().contains(point.x)).or(self.cells.first());
        cell.map_or(0, |cell| cell.hit(point))
    }

    /// Whether a point lies on a letter rather than beside the lines or between them.
    pub(super) fn covers(&self, point: Pos2) -> bool {
        self.cells.iter().any(|cell| {
            cell.galley
                .rows
                .iter()
                .any(|row| row.rect().translate(cell.at).expand2(Vec2::new(2.0, 0.0)).contains(point))
        })
    }

    fn cell_of(&self, offset: usize) -> Option<&Cell> {
        let index = self.cells.partition_point(|cell| cell.span.end < offset).min(self.cells.len().saturating_sub(1));
        self.cells.get(index)
    }

    /// Where a caret before the byte at `offset` stands: a line of no width.
    pub(super) fn caret(&self, offset: usize) -> Rect {
        let Some(cell) = self.cell_of(offset) else { return Rect::from_min_max(Pos2::ZERO, Pos2::ZERO) };
        let slot = cell.slot(offset);
        let row = cell.row_of(slot);
        let x = cell.at.x + cell.x(row, slot);
        let baseline = cell.baseline(row);
        Rect::from_min_max(pos2(x, baseline - self.em * ASCENT), pos2(x, baseline + self.em * DESCENT))
    }

    /// Top and bottom of the row in which the byte at `offset` stands.
    pub(super) fn row(&self, offset: usize) -> (f32, f32) {
        let placed = self.cell_of(offset).and_then(|cell| {
            let row = cell.galley.rows.get(cell.row_of(cell.slot(offset)))?;
            Some((cell.at.y + row.pos.y, cell.at.y + row.pos.y + row.size.y))
        });
        placed.unwrap_or((self.gap, self.height))
    }

    /// The first and last byte a caret can stand at in the row of `offset`.
    pub(super) fn row_span(&self, offset: usize) -> Span {
        let Some(cell) = self.cell_of(offset) else { return Span::default() };
        let row = cell.row_of(cell.slot(offset));
        let start = cell.rows.get(row).map_or(0, |&start| start as usize);
        let Some(placed) = cell.galley.rows.get(row) else { return Span::default() };
        let mut end = start + placed.glyphs.len();
        if !placed.ends_with_newline && row + 1 < cell.rows.len() {
            end = end.saturating_sub(1);
        }
        Span::new(cell.offset(start), cell.offset(end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::Pieces;
    use super::super::typeset::{self, Measure};
    use super::*;
    use crate::app::fonts;
    use crate::app::tokens::Tokens;
    use crate::article::{Article, Block};
    use eframe::egui::Theme;
    use eframe::egui::epaint::text::Fonts;
    use unicode_segmentation::UnicodeSegmentation;

    fn set(text: &str, kind: BlockKind, width: f32) -> Set {
        let span = Span::new(0, text.len());
        let article = Article { text: text.to_owned(), blocks: vec![Block { kind, span }], ..Article::default() };
        let mut fonts = Fonts::new(Default::default(), fonts::definitions());
        let mut fonts = fonts.with_pixels_per_point(1.0);
        let measure = Measure::new(&mut fonts, 18.0, width, 1.0);
        let pieces = Pieces::of(&article);
        let piece = *pieces.get(0).unwrap();
        typeset::set(&mut fonts, &article, &pieces, &piece, &measure, Tokens::of(Theme::Light))
    }

    const HARD: &str = "Grüße aus „Köln“: 12\u{202f}000 Bürger\u{ad}innen, e\u{301}ine und 👩‍🚀 ﬁn Wort-mit-Strich \
                        und\n  noch eine Zeile, die über den Rand hinausgeht, dann Schluss.";

    #[test]
    fn every_place_is_found_again_where_it_stands() {
        for kind in [BlockKind::Paragraph, BlockKind::Preformatted, BlockKind::Heading(1)] {
            let set = set(HARD, kind, 260.0);
            let mut last = (0.0, 0.0);
            for (offset, letter) in HARD.grapheme_indices(true) {
                let caret = set.caret(offset);
                assert!(caret.center().y > last.1 - 1.0, "{letter:?} at {offset} stands above its neighbour");
                let next = set.caret(offset + letter.len());
                let wide = next.left() > caret.left() + 2.0 && next.center().y == caret.center().y;
                if wide {
                    assert_eq!(set.nearest(caret.center() + Vec2::new(0.5, 0.0)), offset, "{letter:?}");
                    assert_eq!(set.hit(caret.center() + Vec2::new(1.0, 0.0)), offset, "{letter:?}");
                }
                last = (caret.left(), caret.center().y);
            }
        }
    }

    #[test]
    fn stretches_cover_their_words_row_by_row() {
        let set = set(HARD, BlockKind::Paragraph, 260.0);
        let start = HARD.find("Bürger").unwrap();
        let end = HARD.find("Rand").unwrap();
        let rows: Vec<Stretch> = set.stretches(Span::new(start, end)).collect();
        assert!(rows.len() > 2);
        assert!(rows[0].first && !rows[0].last);
        assert!(rows.iter().skip(1).all(|row| !row.first) && rows[rows.len() - 1].last);
        for pair in rows.windows(2) {
            assert!((pair[0].bottom - pair[1].top).abs() < 0.01, "rows touch");
            assert!(pair[1].rect.left() <= 1.0, "a later row begins at the left");
        }
        assert_eq!(set.stretches(Span::new(start, start)).count(), 0);
        let whole: Vec<_> = set.stretches(Span::new(0, HARD.len())).collect();
        assert!(whole[0].first && whole[whole.len() - 1].last);
        for row in whole {
            assert!(row.rect.right() <= 262.0, "the space at the end of a row is no part of it");
        }
    }

    #[test]
    fn the_cells_of_a_table_stand_side_by_side() {
        let set = set("Jahr\tBetrag\t\tQuelle", BlockKind::TableRow, 400.0);
        let lefts: Vec<f32> = set.cells.iter().map(|cell| cell.at.x).collect();
        assert_eq!(set.cells.len(), 4);
        assert!(lefts.windows(2).all(|pair| pair[0] < pair[1]));
        let inside = set.caret(7);
        assert_eq!(set.nearest(inside.center() + Vec2::new(0.5, 0.0)), 7);
    }

    #[test]
    fn what_must_not_break_does_not() {
        let text = format!("{} 12\u{202f}000\u{a0}Euro", "Wort ".repeat(3));
        for width in 60..200 {
            let set = set(&text, BlockKind::Paragraph, width as f32);
            let start = text.find("12").unwrap();
            if set.width_of(Span::new(start, text.len())) < width as f32 - 20.0 {
                assert_eq!(set.stretches(Span::new(start, text.len())).count(), 1, "at {width}");
            }
        }
    }

    impl Set {
        fn width_of(&self, span: Span) -> f32 {
            self.stretches(span).map(|row| row.rect.width()).sum()
        }
    }
}
