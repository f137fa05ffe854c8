//! Cuts a text with overlapping marks and styles into pieces that nest, as every document format wants them.
//!
//! Marks may lie in each other, cross, and run over several blocks; styles likewise. Where two cross, the later one is
//! closed and opened again. Linear in the text and the number of marks, however many overlap in one place.

use super::annotated::{AnnotatedBlock, Annotation, ClaimPlace};
use crate::Span;
use crate::article::{Article, Block, BlockKind, Style};
use std::cmp::Reverse;

/// The most marks and styles that lie in each other in one place. Beyond it a mark keeps its number and loses its
/// form: nobody could tell it from the others.
const DEEPEST: usize = 16;

/// A part of a cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// What follows lies in this layer, until it is closed.
    Open(Layer),
    /// Ends the layer opened last.
    Close(Layer),
    /// Words of the article; never empty.
    Words(Span),
    /// The number of a claim whose words end here. Never inside a link, so that it can be a link itself.
    Number(ClaimPlace),
}

/// Something a stretch of text lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The mark of a claim.
    Mark(ClaimPlace),
    /// A link: index into [`Article::styles`]. Links do not lie in each other.
    Link(usize),
    /// Bold.
    Strong,
    /// Italic.
    Emphasis,
    /// Struck out.
    Struck,
}

#[derive(Debug, Clone, Copy)]
struct Interval {
    layer: Layer,
    span: Span,
}

/// Cuts an article into blocks of pieces. Puts the claims into the order in which their numbers stand in the text, and
/// those that touch no block among the lost.
pub(super) fn cut<'a>(
    article: &Article,
    claims: &mut Vec<Annotation<'a>>,
    lost: &mut Vec<Annotation<'a>>,
) -> Vec<AnnotatedBlock> {
    let cells: Vec<Vec<Span>> = article.blocks.iter().map(|block| cells(&article.text, *block)).collect();
    let filled: Vec<Span> = cells.iter().flatten().copied().filter(|cell| !cell.is_empty()).collect();

    let mut placed = Vec::with_capacity(claims.len());
    for claim in claims.drain(..) {
        match number_place(&filled, claim.span) {
            Some(place) => placed.push((place, claim)),
            None => lost.push(claim),
        }
    }
    placed.sort_by_key(|(place, claim)| (*place, Reverse(claim.span.start)));
    let numbers = placed.iter().map(|(place, _)| *place).collect();
    claims.extend(placed.into_iter().map(|(_, claim)| claim));

    let mut cutter = Cutter { intervals: intervals(article, claims), begun: 0, numbers, numbered: 0, open: Vec::new() };
    let block = |(block, cells): (&Block, Vec<Span>)| AnnotatedBlock {
        kind: block.kind,
        cells: cells.into_iter().map(|cell| cutter.cell(cell)).collect(),
    };
    article.blocks.iter().zip(cells).map(block).collect()
}

/// The cells of a block, in order; only a table row has several.
fn cells(text: &str, block: Block) -> Vec<Span> {
    if block.kind != BlockKind::TableRow {
        return vec![block.span];
    }
    let mut start = block.span.start;
    let cells = block.span.of(text).split('\t').map(|cell| {
        let span = Span::new(start, start + cell.len());
        start = span.end + 1;
        span.trimmed(text)
    });
    cells.collect()
}

/// Where a claim's number stands: at its end, or at the end of the last cell it reaches into. `None` where it touches
/// no cell.
fn number_place(cells: &[Span], claim: Span) -> Option<usize> {
    let last = cells.partition_point(|cell| cell.start < claim.end).checked_sub(1)?;
    let cell = cells.get(last)?;
    cell.overlaps(claim).then_some(claim.end.min(cell.end))
}

/// Everything that is opened and closed, in the order in which it is opened.
fn intervals(article: &Article, claims: &[Annotation<'_>]) -> Vec<Interval> {
    let marks = claims.iter().enumerate();
    let marks = marks.map(|(index, claim)| Interval { layer: Layer::Mark(ClaimPlace(index)), span: claim.span });
    let fits = |span: Span| !span.is_empty() && article.text.get(span.range()).is_some();
    let styles = article.styles.iter().enumerate().filter(|(_, styled)| fits(styled.span)).map(|(index, styled)| {
        let layer = match styled.style {
            Style::Strong => Layer::Strong,
            Style::Emphasis => Layer::Emphasis,
            Style::Struck => Layer::Struck,
            Style::Link(_) => Layer::Link(index),
        };
        Interval { layer, span: styled.span }
    });
    let mut intervals: Vec<_> = marks.chain(styles).collect();
    intervals.sort_by_key(|Interval { layer, span }| (span.start, Reverse(span.end), *layer));
    intervals
}

/// Walks once over the cells in their order.
struct Cutter {
    intervals: Vec<Interval>,
    /// How many of the intervals have begun.
    begun: usize,
    /// Where the claims' numbers stand, in order.
    numbers: Vec<usize>,
    /// How many of the numbers have been given.
    numbered: usize,
    /// What is open, the outermost first; between two cells, what goes on in the next one.
    open: Vec<Interval>,
}

impl Cutter {
    fn cell(&mut self, cell: Span) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if cell.is_empty() {
            return pieces;
        }
        self.open.retain(|interval| interval.span.end > cell.start);
        pieces.extend(self.open.iter().map(|interval| Piece::Open(interval.layer)));
        let mut at = cell.start;
        while at < cell.end {
            self.begin(at, &mut pieces);
            let next = self.intervals.get(self.begun).map(|interval| interval.span.start);
            let number = self.numbers.get(self.numbered).copied();
            let ends = self.open.iter().map(|interval| interval.span.end);
            let to = ends.chain(next).chain(number).filter(|to| *to > at).fold(cell.end, usize::min);
            pieces.push(Piece::Words(Span::new(at, to)));
            at = to;
            self.turn(at, at == cell.end, &mut pieces);
        }
        pieces
    }

    /// Opens what begins at `at` or began since the last cell.
    fn begin(&mut self, at: usize, pieces: &mut Vec<Piece>) {
        while let Some(interval) = self.intervals.get(self.begun).filter(|interval| interval.span.start <= at) {
            self.begun += 1;
            if interval.span.end <= at {
                continue;
            }
            let is_link = |layer| matches!(layer, Layer::Link(_));
            let same = |other: &&mut Interval| {
                other.layer == interval.layer || (is_link(other.layer) && is_link(interval.layer))
            };
            let room = self.open.len() < DEEPEST;
            match self.open.iter_mut().find(same) {
                Some(other) if is_link(other.layer) => {}
                // Bold within bold is bold.
                Some(other) => other.span.end = other.span.end.max(interval.span.end),
                None if room => {
                    self.open.push(*interval);
                    pieces.push(Piece::Open(interval.layer));
                }
                None => {}
            }
        }
    }

    /// Closes what ends at `at`, all of it where the cell ends, and gives the numbers that stand here.
    fn turn(&mut self, at: usize, cell_ends: bool, pieces: &mut Vec<Piece>) {
        let numbers = self.numbers[self.numbered..].iter().take_while(|place| **place <= at).count();
        let closes = |interval: &Interval| {
            cell_ends || interval.span.end <= at || (numbers > 0 && matches!(interval.layer, Layer::Link(_)))
        };
        let from = self.open.iter().position(closes).unwrap_or(self.open.len());
        pieces.extend(self.open[from..].iter().rev().map(|interval| Piece::Close(interval.layer)));
        pieces.extend((self.numbered..self.numbered + numbers).map(|index| Piece::Number(ClaimPlace(index))));
        self.numbered += numbers;
        self.open.retain(|interval| interval.span.end > at);
        if !cell_ends {
            pieces.extend(self.open[from..].iter().map(|interval| Piece::Open(interval.layer)));
        }
    }
}
