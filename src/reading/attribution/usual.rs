//! Which marks the quotations around a paragraph stand in, so that others are told for what they are: in a text that
//! quotes in double marks, single ones are rarely speech.
//!
//! Only the paragraphs beside it count. A whole text counted at once could tip over by a single mark, and with it
//! quotations far away from that mark.

use crate::reading::marks::{Edges, MarkKind, Pair};

/// For each block how many pairs of each kind stand in no others.
#[derive(Debug, Default)]
pub(super) struct Usual {
    counts: Vec<[u32; MarkKind::ALL.len()]>,
}

impl Usual {
    /// Counts the pairs of each of `blocks` blocks.
    pub(super) fn count(pairs: &[Pair], blocks: usize) -> Self {
        let mut counts = vec![[0_u32; MarkKind::ALL.len()]; blocks];
        for pair in pairs.iter().filter(|pair| pair.parent.is_none() && pair.edges != Edges::Neither) {
            if let Some(count) = counts.get_mut(pair.block).and_then(|block| block.get_mut(pair.kind as usize)) {
                *count += 1;
            }
        }
        Self { counts }
    }

    /// Whether most quotations in and beside the pair's block stand in other marks. Single marks make no others foreign:
    /// they are the lesser ones, for what stands inside a quotation.
    pub(super) fn is_foreign(&self, pair: &Pair) -> bool {
        let near = pair.block.saturating_sub(1)..(pair.block + 2).min(self.counts.len());
        let near = self.counts.get(near).unwrap_or_default();
        let of = |kind: MarkKind| near.iter().map(|block| block[kind as usize]).sum::<u32>();
        if pair.kind == MarkKind::Dash {
            return false;
        }
        let own = of(pair.kind);
        MarkKind::ALL.iter().any(|&kind| kind != MarkKind::Single && of(kind) > own)
    }
}
