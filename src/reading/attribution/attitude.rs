//! Adjectives that tell what somebody holds: "Fuller was worried that the plant would close", "the crew is sure it will",
//! "the council was critical of the plan and eager to change it".

use super::Reader;
use super::cue::{Cue, CueKind};
use super::frame::Segment;
use crate::language::{Duty, VerbClass};

impl Reader<'_, '_> {
    /// The cue of an adjective behind a form of "be", if a clause follows.
    pub(super) fn attitude(&self, at: usize, segment: &Segment) -> Option<Cue> {
        if !self.subject_first() || !self.any(at, &[Duty::Attitude, Duty::Intent]) {
            return None;
        }
        let start = self.clause_start(at, segment.items.start);
        let not = usize::from(at > start && self.has(at - 1, Duty::Negation));
        let how = |item: usize| self.has(item, Duty::Adverb) || self.is_how(item, start);
        let be = (start..at - not).rev().find(|&item| !how(item) || self.has(item, Duty::Be))?;
        let asks = self.has(at + 1, Duty::Question) && !self.has(at + 1, Duty::Subordinator);
        let opens = asks
            || self.any(at + 1, &[Duty::That, Duty::Subject])
            || self.begins_clause(at + 1, segment)
            || self.has(at, Duty::Attitude) && self.has(at + 1, Duty::Towards) && at + 2 < segment.items.end
            || self.has(at, Duty::Intent) && self.begins_infinitive(at + 1);
        let supposed = be > start && self.has(be - 1, Duty::Modal);
        if !self.has(be, Duty::Be) || supposed || !opens {
            return None;
        }
        let speaker = self.subject(be, at, segment)?;
        let credible = self.can_say(&speaker) && !self.words.has(speaker.start, Duty::Thing);
        let span = self.span_of(at..at + 1);
        let kind = CueKind::Verb(VerbClass::Think);
        credible.then_some(Cue { at: be, main: at, end: at + 1, span, kind, speaker: Some(speaker), credible })
    }

    /// Whether a clause with a subject of its own begins: confident the ferry will sail.
    fn begins_clause(&self, at: usize, segment: &Segment) -> bool {
        let determined = self.has(at, Duty::Determiner) || self.is_noun(at);
        determined && self.is_statement(&(at..self.clause_end(at, segment.items.end)))
    }
}
