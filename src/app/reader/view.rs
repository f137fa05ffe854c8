//! Which part of the article is on the screen, and the type it is set in.
//!
//! The place is kept as a piece and a distance into it, not as a distance from the top: so nothing moves when the
//! height of what lies above turns out to be other than estimated.

use super::Page;
use super::heights::Heights;
use super::pieces::Pieces;
use super::set::Set;
use super::typeset::{self, Measure};
use crate::Span;
use crate::app::fonts::Face;
use crate::app::tokens::size;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Context, Galley, Rect, Theme, pos2};
use std::collections::HashMap;
use std::sync::Arc;

/// So many bytes of text stay laid out; what was not on the screen goes first. A laid out byte takes some 200 bytes.
const KEPT: usize = 200_000;

/// Room above the first line, in lines.
const ABOVE: f32 = 1.6;

/// Room below the last line where the article does not fit the screen, as a share of the screen; and in lines where it
/// does.
const BELOW: f32 = 0.3;
const BELOW_LINES: f32 = 1.0;

/// Where `reveal` puts what it reveals, as a share of the screen from the top.
const THIRD: f32 = 1.0 / 3.0;

/// How fast the page glides to its place: the time in seconds in which the distance falls to a third.
const GLIDE: f32 = 0.07;

#[derive(Debug)]
pub(super) struct View {
    edition: Option<u64>,
    pub(super) pieces: Pieces,
    heights: Heights,
    sets: HashMap<usize, (u64, Set)>,
    measure: Option<Measure>,
    theme: Option<Theme>,
    /// Laid out anew each frame through egui's own cache: another galley means that glyphs have moved in the atlas.
    canary: Option<Arc<Galley>>,
    frame: u64,
    /// The piece at the top of the screen, and how far it has gone past the top (negative: still below it).
    piece: usize,
    past: f32,
    /// How far there is still to glide.
    glide: f32,
    /// What the reader is drawn into.
    pub(super) rect: Rect,
    /// The left edge of the column.
    pub(super) left: f32,
    /// The pieces on the screen, each with the distance of its top from the top of the screen.
    pub(super) shown: Vec<(usize, f32)>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            edition: None,
            pieces: Pieces::default(),
            heights: Heights::default(),
            sets: HashMap::new(),
            measure: None,
            theme: None,
            canary: None,
            frame: 0,
            piece: 0,
            past: f32::NEG_INFINITY,
            glide: 0.0,
            rect: Rect::ZERO,
            left: 0.0,
            shown: Vec::new(),
        }
    }
}

impl View {
    /// Takes in what has changed since the last frame. Answers whether this is another article.
    pub(super) fn prepare(&mut self, ctx: &Context, page: &Page<'_>, rect: Rect, keep: Option<usize>) -> bool {
        self.frame += 1;
        let job =
            || LayoutJob::simple("·".to_owned(), Face::Text.at(page.text_size), Color32::PLACEHOLDER, f32::INFINITY);
        let canary = ctx.fonts_mut(|fonts| fonts.layout_job(job()));
        let glyphs_moved = self.canary.as_ref().is_none_or(|old| !Arc::ptr_eq(old, &canary));
        self.canary = Some(canary);
        let gutter = size::gutter(page.text_size);
        let room = rect.width() - gutter - size::SCROLL_BAR - 2.0 * size::GAP;
        let pixels = ctx.pixels_per_point();
        let measure = ctx.fonts_mut(|fonts| Measure::new(fonts, page.text_size, room, pixels));
        let other = self.edition != Some(page.edition);
        if other {
            self.edition = Some(page.edition);
            self.pieces = Pieces::of(page.article);
            (self.piece, self.past, self.glide) = (0, f32::NEG_INFINITY, 0.0);
        }
        let anew = other || self.measure != Some(measure);
        let held = if anew && !other { self.hold(keep) } else { None };
        if anew || glyphs_moved || self.theme != Some(page.tokens.theme) {
            self.sets.clear();
        }
        if anew {
            self.heights = Heights::new(self.pieces.iter().map(|piece| measure.estimate(piece)).collect());
        }
        self.measure = Some(measure);
        self.theme = Some(page.tokens.theme);
        self.rect = rect;
        let middle = rect.left() + gutter + (room - measure.width).max(0.0) / 2.0;
        self.left = (middle * pixels).round() / pixels;
        if let Some((offset, y)) = held {
            self.piece = self.pieces.at(offset);
            self.past = self.set(ctx, page, self.piece).map_or(0.0, |set| set.row(offset).0) - y;
        }
        other
    }

    /// What must not move while everything is set anew: `keep` where it is on the screen, else the first whole line.
    fn hold(&self, keep: Option<usize>) -> Option<(usize, f32)> {
        if self.piece == 0 && self.past <= 0.0 {
            return None;
        }
        let on_screen = |offset: usize| {
            let &(index, top) = self.shown.iter().rev().find(|(index, _)| {
                self.pieces.get(*index).is_some_and(|piece| piece.span.start <= offset && offset < piece.span.end)
            })?;
            let y = top + self.sets.get(&index)?.1.row(offset).0;
            (y >= 0.0 && y < self.rect.height()).then_some((offset, y))
        };
        let first = || {
            self.shown.iter().find_map(|&(index, top)| {
                let set = &self.sets.get(&index)?.1;
                let offset = set.nearest(pos2(0.0, (-top).max(set.gap) + 1.0));
                Some((offset, top + set.row(offset).0))
            })
        };
        keep.and_then(on_screen).or_else(first)
    }

    pub(super) fn line(&self) -> f32 {
        self.measure.map_or(size::TEXT * size::LEADING, |measure| measure.line)
    }

    pub(super) fn width(&self) -> f32 {
        self.measure.map_or(0.0, |measure| measure.width)
    }

    /// A piece in type; laid out now where it is not already.
    pub(super) fn set(&mut self, ctx: &Context, page: &Page<'_>, index: usize) -> Option<&mut Set> {
        let (piece, measure) = (self.pieces.get(index)?, self.measure?);
        let frame = self.frame;
        let (used, set) = self.sets.entry(index).or_insert_with(|| {
            let set =
                ctx.fonts_mut(|fonts| typeset::set(fonts, page.article, &self.pieces, piece, &measure, page.tokens));
            self.heights.set(index, set.height);
            (frame, set)
        });
        *used = frame;
        Some(set)
    }

    /// A piece in type, if it is laid out.
    pub(super) fn laid(&self, index: usize) -> Option<&Set> {
        self.sets.get(&index).map(|(_, set)| set)
    }

    fn height(&mut self, ctx: &Context, page: &Page<'_>, index: usize) -> f32 {
        self.set(ctx, page, index).map_or(0.0, |set| set.height)
    }

    /// Room above the first piece, in points.
    fn above(&self) -> f32 {
        (self.line() * ABOVE).round()
    }

    fn below(&self) -> f32 {
        let few = self.line() * BELOW_LINES;
        let fits = self.heights.total() + f64::from(self.above() + few) <= f64::from(self.rect.height());
        if fits { few } else { (self.rect.height() * BELOW).max(few) }
    }

    /// Distance of the top of the screen from the top of the page, and the height of the page.
    pub(super) fn extent(&self) -> (f64, f64) {
        let past = if self.past.is_finite() { self.past } else { -self.above() };
        let above = f64::from(self.above());
        (
            above + self.heights.above(self.piece) + f64::from(past),
            above + self.heights.total() + f64::from(self.below()),
        )
    }

    /// Distance of a place of the article from the top of the page; estimated where nothing is laid out.
    pub(super) fn y(&self, offset: usize) -> f64 {
        let index = self.pieces.at(offset);
        let into = match (self.laid(index), self.pieces.get(index)) {
            (Some(set), _) => set.row(offset).0,
            (None, Some(piece)) if !piece.span.is_empty() => {
                let share = offset.saturating_sub(piece.span.start) as f32 / piece.span.len() as f32;
                self.heights.get(index) * share.min(1.0)
            }
            _ => 0.0,
        };
        f64::from(self.above()) + self.heights.above(index) + f64::from(into)
    }

    /// Moves the page up by so many points (down, where negative).
    pub(super) fn scroll(&mut self, by: f32) {
        self.past += by;
        self.glide = 0.0;
    }

    /// Moves the page up, gliding.
    pub(super) fn glide(&mut self, by: f32) {
        self.glide += by;
    }

    /// Goes to a distance from the top of the page.
    pub(super) fn jump(&mut self, ctx: &Context, page: &Page<'_>, y: f64) {
        let y = y - f64::from(self.above());
        let (index, into) = self.heights.at(y);
        let share = into / self.heights.get(index).max(0.1);
        (self.piece, self.glide) = (index, 0.0);
        self.past = if y < 0.0 { y as f32 } else { share * self.height(ctx, page, index) };
    }

    /// Puts `span` a third from the top, unless it is comfortably on the screen.
    pub(super) fn reveal(&mut self, ctx: &Context, page: &Page<'_>, span: Span) {
        let index = self.pieces.at(span.start);
        let (line, tall) = (self.line(), self.rect.height());
        self.settle(ctx, page);
        let Some(set) = self.set(ctx, page, index) else { return };
        let (row_top, row_bottom) = set.row(span.start);
        let end = if span.end <= set.span().end { set.row(span.end.max(span.start + 1) - 1).1 } else { set.height };
        let mut distance = None;
        if let Some(&(_, top)) = self.shown.iter().find(|(shown, _)| *shown == index) {
            let bottom = top + end.min(row_top + tall * 0.5).max(row_bottom);
            let top = top + row_top;
            if top >= line.min(tall * 0.2) && bottom <= tall - 1.5 * line {
                self.glide = 0.0;
                return;
            }
            distance = Some(top - tall * THIRD);
        }
        match distance {
            // Near enough that gliding tells where it went.
            Some(distance) if ctx.global_style().animation_time > 0.0 => self.glide = distance,
            _ => {
                (self.piece, self.glide) = (index, 0.0);
                self.past = row_top - tall * THIRD;
            }
        }
    }

    /// Brings a place into view by the shortest way, keeping a line's room.
    pub(super) fn follow(&mut self, ctx: &Context, page: &Page<'_>, offset: usize) {
        let index = self.pieces.at(offset);
        let room = self.line().min(self.rect.height() * 0.2);
        let Some(set) = self.set(ctx, page, index) else { return };
        let (top, bottom) = set.row(offset);
        match self.shown.iter().find(|(shown, _)| *shown == index) {
            Some(&(_, y)) if y + top < room => self.scroll(y + top - room),
            Some(&(_, y)) if y + bottom > self.rect.height() - room => {
                self.scroll(y + bottom + room - self.rect.height())
            }
            Some(_) => {}
            None if index < self.piece => {
                (self.piece, self.past) = (index, top - room);
            }
            None => {
                (self.piece, self.past) = (index, bottom + room - self.rect.height());
            }
        }
    }

    /// Lays out what is on the screen, keeps the page within its ends, and answers whether it is still gliding.
    pub(super) fn settle(&mut self, ctx: &Context, page: &Page<'_>) -> bool {
        let seconds = ctx.input(|input| input.stable_dt).min(0.1);
        let step = if self.glide.abs() < 0.75 { self.glide } else { self.glide * (1.0 - (-seconds / GLIDE).exp()) };
        self.past += step;
        self.glide -= step;
        if !self.past.is_finite() {
            self.past = -self.above();
        }
        self.piece = self.piece.min(self.pieces.len().saturating_sub(1));
        let tall = self.rect.height();
        if self.past.abs() > 30.0 * tall {
            let (top, _) = self.extent();
            self.jump(ctx, page, top);
        }
        self.walk(ctx, page);
        // Not past the end: what is left below must fill the screen.
        let wanted = tall - self.below();
        let mut left = -self.past;
        for index in self.piece..self.pieces.len() {
            if left >= wanted {
                break;
            }
            left += self.height(ctx, page, index);
        }
        if left < wanted {
            self.past -= wanted - left;
            self.walk(ctx, page);
        }
        self.shown.clear();
        let mut y = -self.past;
        for index in self.piece..self.pieces.len() {
            if y >= tall {
                break;
            }
            self.shown.push((index, y));
            y += self.height(ctx, page, index);
        }
        self.forget();
        self.glide.abs() > 0.0
    }

    /// Makes `past` lie within `piece`, laying out what it walks over; stops at the top of the page.
    fn walk(&mut self, ctx: &Context, page: &Page<'_>) {
        while self.past < 0.0 && self.piece > 0 {
            self.piece -= 1;
            self.past += self.height(ctx, page, self.piece);
        }
        while self.past > 0.0 && self.piece + 1 < self.pieces.len() {
            let height = self.height(ctx, page, self.piece);
            if self.past < height {
                break;
            }
            self.past -= height;
            self.piece += 1;
        }
        if self.piece == 0 && self.past < -self.above() {
            self.past = -self.above();
            self.glide = 0.0;
        }
    }

    /// Drops what is laid out and has not been needed, where there is much of it.
    fn forget(&mut self) {
        let bytes: usize = self.sets.values().map(|(_, set)| set.span().len() + 64).sum();
        if bytes > KEPT {
            let frame = self.frame;
            self.sets.retain(|_, (used, _)| *used == frame);
        }
    }

    /// The byte nearest to a point on the screen.
    pub(super) fn nearest(&self, point: eframe::egui::Pos2) -> Option<usize> {
        let y = point.y - self.rect.top();
        let &(index, top) = self.shown.iter().rev().find(|(_, top)| *top <= y).or(self.shown.first())?;
        Some(self.laid(index)?.nearest(pos2(point.x - self.left, y - top)))
    }

    /// The byte of the character a point on the screen lies on, and its piece; `None` beside the words.
    pub(super) fn under(&self, point: eframe::egui::Pos2) -> Option<usize> {
        let y = point.y - self.rect.top();
        let &(index, top) = self.shown.iter().rev().find(|(_, top)| *top <= y)?;
        let set = self.laid(index)?;
        let local = pos2(point.x - self.left, y - top);
        set.covers(local).then(|| set.hit(local))
    }

    /// The bytes from the first to the last on the screen.
    pub(super) fn visible(&self) -> Option<Span> {
        let tall = self.rect.height();
        let set = |&(index, top): &(usize, f32)| Some((self.laid(index)?, top));
        let (first, top) = set(self.shown.first()?)?;
        let (last, last_top) = set(self.shown.last()?)?;
        let end = last.nearest(pos2(f32::INFINITY, tall - last_top));
        Some(Span::new(first.nearest(pos2(0.0, -top)), end))
    }
}
