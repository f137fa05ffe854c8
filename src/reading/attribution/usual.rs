//! Which marks the quotations around a paragraph stand in, so that others are told for what they are: in a text that
//! quotes in double marks, single ones are rarely speech.
//!
//! Only the paragraphs beside it count. A whole text counted at once could tip over by a single mark, and with it
//! quotations far away from that mark.

use crate::reading::marks::{Edges, MarkKind, Pair};
use crate::reading::quotes::Shape;

/// What is counted of one block.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    /// The pairs of each kind that stand in no others.
    pairs: [u32; MarkKind::ALL.len()],
    /// Whether a sentence stands in single marks.
    single: bool,
}

/// What marks the quotations of each block stand in.
#[derive(Debug, Default)]
pub(super) struct Usual {
    counts: Vec<Count>,
}

impl Usual {
    /// Counts the pairs of each of `blocks` blocks.
    pub(super) fn count(pairs: &[Pair], shapes: &[Shape], blocks: usize) -> Self {
        let mut counts = vec![Count::default(); blocks];
        let outermost = pairs.iter().zip(shapes).filter(|(pair, _)| pair.parent.is_none());
        for (pair, shape) in outermost.filter(|(pair, _)| pair.edges != Edges::Neither) {
            let Some(count) = counts.get_mut(pair.block) else { continue };
            if let Some(pairs) = count.pairs.get_mut(pair.kind as usize) {
                *pairs += 1;
            }
            count.single |= pair.kind == MarkKind::Single && shape.is_sentence();
        }
        Self { counts }
    }

    /// Whether quotations in and beside the pair's block stand in other marks. Single marks are the lesser ones, for what
    /// stands inside a quotation: they make no others foreign, and are themselves where no sentence stands in such.
    pub(super) fn is_foreign(&self, pair: &Pair) -> bool {
        let near = pair.block.saturating_sub(1)..(pair.block + 2).min(self.counts.len());
        let near = self.counts.get(near).unwrap_or_default();
        if pair.kind == MarkKind::Dash {
            return false;
        }
        let of = |kind: MarkKind| near.iter().filter_map(|count| count.pairs.get(kind as usize)).sum::<u32>();
        let own = of(pair.kind);
        let lesser = pair.kind == MarkKind::Single && !near.iter().any(|count| count.single);
        lesser || MarkKind::ALL.iter().any(|&kind| kind != MarkKind::Single && of(kind) > own)
    }
}
