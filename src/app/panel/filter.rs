//! Which claims the panel shows. This module must not know how they are drawn.

use super::order::Order;
use crate::app::draft::Fate;
use crate::reading::SourceIndex;
use crate::review::{ClaimKind, Field, Record, Status};

/// What is asked of the claims that are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only these kinds; all where empty.
    pub kinds: Vec<ClaimKind>,
    /// Only these statuses; all but dismissed where empty.
    pub statuses: Vec<Status>,
    /// Only what this source says and where it is mentioned.
    pub source: Option<SourceIndex>,
    /// Only what has these words in it or in what was noted.
    pub words: String,
    /// Only what this became of in the new draft.
    pub fate: Option<Fate>,
    /// In which order.
    pub order: Order,
}

impl Filter {
    /// Whether it lets everything through that is shown unasked.
    pub fn is_open(&self) -> bool {
        let Self { kinds, statuses, source, words, fate, order: _ } = self;
        kinds.is_empty() && statuses.is_empty() && source.is_none() && words.trim().is_empty() && fate.is_none()
    }

    /// The same, without any restriction, in the same order.
    pub fn opened(&self) -> Self {
        Self { order: self.order, ..Self::default() }
    }

    /// The same with this kind asked for, or no longer.
    pub fn with_kind(&self, kind: ClaimKind) -> Self {
        let mut filter = self.clone();
        toggle(&mut filter.kinds, kind);
        filter
    }

    /// The same with this status asked for, or no longer.
    pub fn with_status(&self, status: Status) -> Self {
        let mut filter = self.clone();
        toggle(&mut filter.statuses, status);
        filter
    }

    /// Whether a claim passes, given whom it is credited to.
    pub fn lets_through(&self, record: &Record, source: Option<SourceIndex>) -> bool {
        let status = record.status();
        (self.kinds.is_empty() || self.kinds.contains(&record.kind))
            && if self.statuses.is_empty() { status != Status::Dismissed } else { self.statuses.contains(&status) }
            && (self.source.is_none() || self.source == source)
            && self.words_in(record)
    }

    fn words_in(&self, record: &Record) -> bool {
        let wanted = self.words.trim().to_lowercase();
        wanted.is_empty()
            || record.anchor.exact.to_lowercase().contains(&wanted)
            || Field::ALL.iter().any(|field| record.text(*field).to_lowercase().contains(&wanted))
            || record.evidence.iter().any(|evidence| evidence.locator.to_lowercase().contains(&wanted))
            || record.tags.iter().any(|tag| tag.to_lowercase().contains(&wanted))
    }
}

fn toggle<T: PartialEq>(of: &mut Vec<T>, one: T) {
    if of.contains(&one) { of.retain(|other| *other != one) } else { of.push(one) }
}

/// Where a status stands when cards are ordered by it: what is left to do first, what is done last.
pub fn urgency(status: Status) -> u8 {
    match status {
        Status::ChangedSinceChecked => 0,
        Status::Checking => 1,
        Status::ToCheck => 2,
        Status::Wrong => 3,
        Status::NeedsSource => 4,
        Status::Unclear => 5,
        Status::Opinion => 6,
        Status::Confirmed => 7,
        Status::Dismissed => 8,
    }
}
