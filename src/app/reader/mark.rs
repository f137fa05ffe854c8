//! What is lit on the page: one [`Mark`] for each claim, in the order of the text.

use crate::Span;
use crate::review::{RecordId, Status};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// How a mark is drawn. Each kind has a form of its own; colour only helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// Somebody's words, in marks: a ground behind the whole quotation.
    Quote,
    /// Reported speech: a lighter ground and a dotted line below.
    Indirect,
    /// Marks that are no speech: a dotted line below, no ground.
    Term,
    /// A figure: a box.
    Number,
    /// A source: a double line below.
    Source,
    /// Marked by hand as something else: a dashed outline.
    Other,
}

impl MarkKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Quote, Self::Indirect, Self::Term, Self::Number, Self::Source, Self::Other];
}

/// One claim as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The record it stands for.
    pub id: RecordId,
    /// The marked words.
    pub span: Span,
    /// How it is drawn.
    pub kind: MarkKind,
    /// The sign in the margin. A dismissed mark is drawn only where [`super::Page::show_dismissed`] says so.
    pub status: Status,
    /// Its name in the accessibility tree: "number, 12.000, to check".
    pub label: String,
    /// What hovering tells: kind, who says it, the value, why it was marked. Lines; the first is set bold.
    pub hover: String,
}

/// The marks of one page. Immutable; a change of any mark is a new `Marks`, and what the reader cached of the old one
/// is dropped.
#[derive(Debug, Clone)]
pub struct Marks {
    marks: Vec<Mark>,
    by_id: HashMap<RecordId, usize>,
    /// The furthest end of any mark up to and including this one: non-decreasing, so it can be searched.
    reach: Vec<usize>,
    generation: u64,
}

impl Default for Marks {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Marks {
    /// Sorts the marks by start, longer first.
    pub fn new(mut marks: Vec<Mark>) -> Self {
        static GENERATION: AtomicU64 = AtomicU64::new(0);
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.id));
        let reach = marks
            .iter()
            .scan(0, |furthest: &mut usize, mark| {
                *furthest = (*furthest).max(mark.span.end);
                Some(*furthest)
            })
            .collect();
        let by_id = marks.iter().enumerate().map(|(index, mark)| (mark.id, index)).collect();
        Self { marks, by_id, reach, generation: GENERATION.fetch_add(1, Ordering::Relaxed) }
    }

    /// The marks in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Mark> {
        self.marks.iter()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.marks.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The mark of a record.
    pub fn get(&self, id: RecordId) -> Option<&Mark> {
        self.by_id.get(&id).map(|&index| &self.marks[index])
    }

    /// The marks that share a byte with `span`, in order.
    pub fn over(&self, span: Span) -> impl Iterator<Item = &Mark> {
        self.indices_over(span).map(|index| &self.marks[index as usize])
    }

    pub(super) fn indices_over(&self, span: Span) -> impl Iterator<Item = u32> + '_ {
        let from = self.reach.partition_point(|&end| end <= span.start);
        let to = self.marks.partition_point(|mark| mark.span.start < span.end);
        (from..to.max(from)).filter(move |&index| self.marks[index].span.overlaps(span)).map(|index| index as u32)
    }

    /// The marks that begin before `offset`, the last one first.
    pub(super) fn before(&self, offset: usize) -> impl Iterator<Item = &Mark> {
        self.marks[..self.marks.partition_point(|mark| mark.span.start < offset)].iter().rev()
    }

    /// The marks that begin at or after `offset`.
    pub(super) fn after(&self, offset: usize) -> impl Iterator<Item = &Mark> {
        self.marks[self.marks.partition_point(|mark| mark.span.start < offset)..].iter()
    }

    pub(super) fn at(&self, index: u32) -> Option<&Mark> {
        self.marks.get(index as usize)
    }

    /// Differs between any two `Marks`, save clones.
    pub(super) const fn generation(&self) -> u64 {
        self.generation
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(in super::super) fn mark(id: u64, span: Span, kind: MarkKind) -> Mark {
        Mark {
            id: RecordId(id),
            span,
            kind,
            status: Status::ToCheck,
            label: format!("{kind:?} {id}"),
            hover: String::new(),
        }
    }

    proptest! {
        #[test]
        fn looking_over_a_span_finds_what_a_full_search_finds(
            spans in proptest::collection::vec((0usize..60, 0usize..20), 0..30),
            start in 0usize..60, len in 0usize..30,
        ) {
            let marks = Marks::new(spans.iter().enumerate()
                .map(|(id, &(start, len))| mark(id as u64, Span::new(start, start + len), MarkKind::Quote)).collect());
            let span = Span::new(start, start + len);
            let found: Vec<_> = marks.over(span).map(|mark| mark.id).collect();
            let all: Vec<_> = marks.iter().filter(|mark| mark.span.overlaps(span)).map(|mark| mark.id).collect();
            prop_assert_eq!(found, all);
        }
    }
}
