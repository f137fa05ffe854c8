//! Quotation marks put into pairs, in every convention, one paragraph at a time.
//!
//! Which of two identical glyphs opens and which closes is read from what stands beside them; only where that says
//! nothing does the document's own habit decide, then the language's. A paragraph is settled by itself, so a mark too
//! many or too few costs the quotation it belongs to and nothing beyond: an opened quotation that never closes is
//! bounded, a closing mark without an opening one reaches back, and both are told apart from whole pairs.
//!
//! This file must not know what a quotation means. Work is linear in the text.

mod glyph;
mod pairing;
mod single;

use crate::Span;
use crate::article::{Block, BlockKind};
use crate::language::Marks;

/// Two marks and what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    /// With the marks.
    pub span: Span,
    /// Between the marks.
    pub inner: Span,
    /// Which of the two marks are in the text.
    pub edges: Edges,
    /// The innermost pair around this one.
    pub parent: Option<usize>,
    /// Index of the block it begins in.
    pub block: usize,
    /// What marks they are.
    pub kind: MarkKind,
    /// Whether the quotation began in the block before.
    pub continued: bool,
    /// Whether the quotation goes on in the next block.
    pub continues: bool,
}

/// Marks of one size and shape, whichever way round they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum MarkKind {
    /// „“ “” ""
    Double,
    /// `` '' and ''…''
    Apostrophes,
    /// «»
    Guillemets,
    /// ‹›
    Angles,
    /// 「」
    Corners,
    /// ‚‘ ‘’ ''
    Single,
    /// No marks, but a dash before speech. Such pairs are found by whoever knows verbs of saying.
    Dash,
}

impl MarkKind {
    /// Every kind, in the order of the numbers they have.
    pub(crate) const ALL: &'static [Self] =
        &[Self::Double, Self::Apostrophes, Self::Guillemets, Self::Angles, Self::Corners, Self::Single];

    /// Whether the language's own pairs hold such marks.
    pub(crate) fn is_usual(self, habits: &Marks) -> bool {
        habits.pairs.iter().any(|pair| glyph::kind_of(pair) == Some(self))
    }
}

/// Which marks of a pair are in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edges {
    /// Both.
    Both,
    /// It is never closed; its end is the next opening mark or the end of the block.
    Opened,
    /// It was never opened; its start is the end of the pair before or the start of the block.
    Closed,
    /// The block lies wholly inside a quotation over several blocks.
    Neither,
}

/// How many blocks a quotation may reach over without opening again in each.
const FURTHEST_BLOCK: usize = 40;

/// All pairs of the text by start; a pair around another stands before it.
pub(crate) fn pairs(text: &str, blocks: &[Block], habits: Option<&Marks>) -> Vec<Pair> {
    let mut marks = Vec::new();
    let mut bounds = Vec::with_capacity(blocks.len());
    for block in blocks {
        let from = marks.len();
        glyph::find(text, block.span, &mut marks);
        bounds.push(from..marks.len());
    }
    let roles = glyph::Roles::read(&marks, habits);
    let mut settled: Vec<pairing::Settled> = blocks
        .iter()
        .zip(&bounds)
        .map(|(block, range)| pairing::settle(block.span, &marks[range.clone()], &roles))
        .collect();
    join_blocks(blocks, &mut settled);
    let mut pairs: Vec<Pair> = Vec::new();
    for (index, (settled, range)) in settled.into_iter().zip(&bounds).enumerate() {
        let from = pairs.len();
        settled.into_pairs(index, blocks[index].span, &mut pairs);
        pairs[from..].sort_unstable_by_key(order);
        let doubles = pairs[from..].to_vec();
        single::pair(text, (index, &marks[range.clone()]), &doubles, &roles, habits, &mut pairs);
    }
    pairs.retain(|pair| !pair.inner.trimmed(text).is_empty());
    pairs.sort_unstable_by_key(order);
    nest(&mut pairs);
    pairs
}

pub(crate) fn order(pair: &Pair) -> (usize, std::cmp::Reverse<usize>) {
    (pair.span.start, std::cmp::Reverse(pair.span.end))
}

/// Finds the quotations that reach from one block into the next: opened again there, or closed further on.
fn join_blocks(blocks: &[Block], settled: &mut [pairing::Settled]) {
    for index in 0..settled.len() {
        let Some((open, alone)) = settled[index].loose_open() else { continue };
        let Some(next) = settled.get_mut(index + 1) else { continue };
        if alone && next.opens_with(blocks[index + 1].span, open.glyph) {
            next.continued = true;
            settled[index].continues = true;
            continue;
        }
        for further in index + 1..settled.len().min(index + 1 + FURTHEST_BLOCK) {
            if matches!(blocks[further].kind, BlockKind::Heading(_)) {
                break;
            }
            let near = further == index + 1;
            if settled[further].begins_closing(open.glyph, near) {
                settled[index].continues = true;
                for between in &mut settled[index + 1..further] {
                    between.covered = true;
                }
                settled[further].continued = true;
                break;
            }
            if settled[further].loose_open().is_some() || settled[further].has(open.glyph) {
                break;
            }
        }
    }
}

/// Gives each pair of a sorted list the innermost pair around it.
pub(crate) fn nest(pairs: &mut [Pair]) {
    let mut around: Vec<usize> = Vec::new();
    for index in 0..pairs.len() {
        while around.last().is_some_and(|&last| pairs[last].span.end <= pairs[index].span.start) {
            around.pop();
        }
        pairs[index].parent = around.last().copied();
        around.push(index);
    }
}

#[cfg(test)]
mod tests;
