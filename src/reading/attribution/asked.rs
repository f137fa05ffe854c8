//! What somebody is asked: "Asked whether she would resign, Fuller laughed", "when asked how she slept". Who asks stays
//! open, and who is asked says nothing by it.

use super::Reader;
use super::cue::{Cue, CueKind};
use super::frame::Segment;
use crate::language::Duty;
use std::ops::Range;

impl Reader<'_, '_> {
    /// The cue of a participle whose noun is asked something.
    pub(super) fn asked(&self, at: usize, segment: &Segment) -> Option<Cue> {
        self.what_is_asked(at, segment).map(|_| self.word_cue(at, CueKind::Impersonal, None, false))
    }

    /// The clause that a participle of asking is followed by, if its noun is asked.
    pub(super) fn what_is_asked(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        if !self.subject_first() || !self.has(at, Duty::Asked) {
            return None;
        }
        let start = self.clause_start(at, segment.items.start);
        let depends = start + 1 == at && self.any(start, &[Duty::Subordinator, Duty::Coordinator]);
        let when = at > start && self.has(at - 1, Duty::When) && self.has(at - 1, Duty::Subordinator);
        if !(start == at || depends || when || self.helped_by(at, start, Duty::Be)) {
            return None;
        }
        let on = usize::from(self.any(at + 1, &[Duty::Topic, Duty::About]));
        let from = self.past_adjuncts(at + 1 + on, segment.items.end);
        let interrogative = self.has(from, Duty::That) && self.has(from, Duty::Question)
            || self.has(from, Duty::That) && !self.has(from, Duty::Determiner)
            || self.has(from, Duty::Question);
        let end = self.object_end(from, segment.items.end);
        (interrogative && from < end).then_some(from..end)
    }
}
