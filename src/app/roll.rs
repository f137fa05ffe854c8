//! Which sources the panel shows, and in which order. This module must not know how they are drawn.

use super::tally::Credit;
use crate::reading::{Source, SourceKind, words};

/// An order of the sources.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum RollOrder {
    /// As they first appear in the text.
    #[default]
    Place,
    /// Those who get most words first.
    Heard,
    /// By name.
    Name,
    /// The least identified first.
    Grade,
}
words!(RollOrder { Place => "place", Heard => "heard", Name => "name", Grade => "grade" });

/// What is asked of the sources that are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roll {
    /// In which order.
    pub order: RollOrder,
    /// Only those without a name.
    pub unnamed: bool,
    /// Only those of this kind.
    pub kind: Option<SourceKind>,
}

impl Roll {
    /// The numbers of the sources to show, in their order; `credits` are theirs.
    pub fn of(self, sources: &[Source], credits: &[Credit]) -> Vec<usize> {
        let passes = |&at: &usize| {
            sources.get(at).is_some_and(|source| {
                (!self.unnamed || source.is_unnamed()) && self.kind.is_none_or(|kind| kind == source.kind)
            })
        };
        let mut shown: Vec<usize> = (0..sources.len()).filter(passes).collect();
        // Within what is alike, the order of the text: the sorts are stable.
        match self.order {
            RollOrder::Place => {}
            RollOrder::Heard => {
                shown.sort_by_key(|&at| std::cmp::Reverse(credits.get(at).map_or(0, |credit| credit.words)));
            }
            RollOrder::Name => shown.sort_by_key(|&at| sources.get(at).map(|source| source.name.to_lowercase())),
            RollOrder::Grade => {
                shown.sort_by_key(|&at| std::cmp::Reverse(sources.get(at).map(|source| source.grade)));
            }
        }
        shown
    }
}
