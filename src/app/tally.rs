//! How many claims there are of each kind and status: counted once after a change, not once a frame.

use crate::reading::{Detail, Reading, Source};
use crate::review::{ClaimKind, Progress, Review, Status};

/// The counts of one review.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    kinds: Vec<usize>,
    statuses: Vec<usize>,
    /// How much of the checking is done.
    pub progress: Progress,
    /// Claims with a note, those dismissed left out.
    pub noted: usize,
    /// Pieces of evidence marked confidential.
    pub confidential: usize,
}

impl Tally {
    /// Counts.
    pub fn of(review: &Review) -> Self {
        let mut tally =
            Self { kinds: vec![0; ClaimKind::ALL.len()], statuses: vec![0; Status::ALL.len()], ..Self::default() };
        for record in review.records() {
            let status = record.status();
            tally.statuses[status as usize] += 1;
            tally.confidential += record.evidence.iter().filter(|evidence| evidence.confidential).count();
            if status != Status::Dismissed {
                tally.kinds[record.kind as usize] += 1;
                tally.noted += usize::from(!record.note.trim().is_empty());
                tally.progress.total += 1;
                tally.progress.settled += usize::from(status.is_settled());
            }
        }
        tally
    }

    /// Claims of this kind that were not dismissed.
    pub fn kind(&self, kind: ClaimKind) -> usize {
        self.kinds.get(kind as usize).copied().unwrap_or_default()
    }

    /// Claims of this status.
    pub fn status(&self, status: Status) -> usize {
        self.statuses.get(status as usize).copied().unwrap_or_default()
    }
}

/// What a source is credited with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Credit {
    /// How often it is quoted.
    pub quotes: usize,
    /// How many figures it is given for.
    pub figures: usize,
    /// How often it is named.
    pub mentions: usize,
    /// How many words its quotes have.
    pub words: usize,
}

/// What each source of a reading is credited with, in their order.
pub fn credits(reading: &Reading, text: &str) -> Vec<Credit> {
    let credit = |source: &Source| {
        let mut credit = Credit { mentions: source.mentions.len(), ..Credit::default() };
        for claim in source.claims.iter().filter_map(|index| reading.claims.get(index.0)) {
            match claim.detail {
                Detail::Quote(_) => {
                    credit.quotes += 1;
                    credit.words += claim.span.of(text).split_whitespace().count();
                }
                Detail::Number(_) => credit.figures += 1,
                Detail::Source(_) => {}
            }
        }
        credit
    };
    reading.sources.iter().map(credit).collect()
}
