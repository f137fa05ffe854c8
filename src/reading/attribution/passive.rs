//! Attribution to nobody in particular, where the subject of the verb is what it is about: "the plant is expected to
//! reopen", "Fuller was accused of fraud", "the plant has reportedly closed". Somebody holds or says it, and the text
//! does not tell who, so the speaker stays open.

use super::Reader;
use super::cue::{Cue, CueKind};
use super::frame::Segment;
use crate::language::Duty;
use std::ops::Range;

/// What stands right after the verb where its subject is what somebody says or thinks.
const OPENERS: [Duty; 4] = [Duty::Modal, Duty::As, Duty::Topic, Duty::That];

impl Reader<'_, '_> {
    /// The passives of a segment that attribute something, in languages whose verb is followed by what is said.
    pub(super) fn passives(&self, segment: &Segment) -> Vec<Cue> {
        if self.verb_second {
            return Vec::new();
        }
        segment.items.clone().filter_map(|at| self.passive(at, segment)).collect()
    }

    fn passive(&self, at: usize, segment: &Segment) -> Option<Cue> {
        let start = self.clause_start(at, segment.items.start);
        let passive = self.has(at, Duty::Held) && self.helped_by(at, start, Duty::Be) && self.any(at + 1, &OPENERS);
        (passive || self.has(at, Duty::Hearsay)).then(|| Cue {
            at,
            main: at,
            end: at + 1,
            span: self.span_of(at..at + 1),
            kind: CueKind::Impersonal,
            speaker: None,
            credible: false,
        })
    }

    /// The subject of a passive, and what follows it.
    pub(super) fn passive_content(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        let from = cue.end;
        let end = self.coordinated(from, later).min(self.object_end(from, segment.items.end));
        let after = from..end.max(from);
        if self.has(from, Duty::That) {
            return vec![after];
        }
        let subject = self.noun_before_verb(cue.at, segment).and_then(|words| self.last_phrase(words));
        subject.into_iter().chain([after]).collect()
    }

    /// The last words of a clause that no verb or conjunction divides.
    fn last_phrase(&self, words: Range<usize>) -> Option<Range<usize>> {
        let divides = |item: &usize| {
            self.any(*item, &[Duty::Finite, Duty::Have, Duty::Be, Duty::Modal, Duty::Subordinator, Duty::Coordinator])
        };
        let start = words.clone().rev().find(divides).map_or(words.start, |item| item + 1);
        (start < words.end).then_some(start..words.end)
    }
}
