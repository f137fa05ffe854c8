//! What a new draft did to the claims of the one before. This module must not know how it is drawn.

use crate::reading::{ClaimIndex, words};
use crate::review::{Comparison, Links, RecordId, Review, State};
use std::collections::HashMap;

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It has other words now.
    Changed,
    /// It stands elsewhere in the story.
    Moved,
    /// Its words are gone.
    Gone,
    /// It comes from nothing in the draft before.
    New,
}
words!(Fate { Changed => "changed", Moved => "moved", Gone => "gone", New => "new" });

/// The claims of this draft, and of the one before, held against each other.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    fates: HashMap<RecordId, Fate>,
    /// How many stand as they were.
    pub unchanged: usize,
    changed: usize,
    moved: usize,
    gone: usize,
    new: usize,
}

impl Draft {
    /// What a comparison says of the records of a review.
    pub fn of(comparison: &Comparison, links: &Links, review: &Review) -> Self {
        let mut draft = Self {
            unchanged: comparison.count(State::Same),
            changed: comparison.count(State::Changed),
            moved: comparison.count(State::Moved),
            gone: comparison.count(State::Lost),
            new: comparison.new.len(),
            ..Self::default()
        };
        let mut tell = |claim: ClaimIndex, fate| {
            if let Some(id) = links.record_of(claim) {
                draft.fates.insert(id, fate);
            }
        };
        for carried in &comparison.carried {
            let fate = match carried.landing.state {
                State::Changed => Fate::Changed,
                State::Moved => Fate::Moved,
                State::Same | State::Lost => continue,
            };
            if let Some(claim) = carried.claim {
                tell(claim, fate);
            }
        }
        comparison.new.iter().for_each(|claim| tell(*claim, Fate::New));
        // Of what is gone only what people wrote on is still there.
        let gone = review.records().filter(|record| record.anchor.is_lost());
        draft.fates.extend(gone.map(|record| (record.id, Fate::Gone)));
        draft
    }

    /// What became of a record; `None` for what stands as it was.
    pub fn fate(&self, id: RecordId) -> Option<Fate> {
        self.fates.get(&id).copied()
    }

    /// How many claims had this fate, those included that nobody had written on.
    pub const fn count(&self, fate: Fate) -> usize {
        match fate {
            Fate::Changed => self.changed,
            Fate::Moved => self.moved,
            Fate::Gone => self.gone,
            Fate::New => self.new,
        }
    }
}
