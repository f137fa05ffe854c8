//! What hangs on a noun for something said: die Ansicht, dass die Anlage stillstehe; der Vorwurf, Geld genommen zu haben.

use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use crate::Span;
use crate::language::Duty;
use std::ops::Range;

/// A noun with the clause that it holds.
pub(super) struct SaidNoun {
    pub content: Range<usize>,
    pub cue: Span,
    /// Whose words they are, where a genitive says so.
    pub speaker: Option<Span>,
}

impl Reader<'_, '_> {
    /// Every noun of a sentence that holds a clause of what is said.
    pub(super) fn said_nouns(&self, segment: &Segment) -> Vec<SaidNoun> {
        let items = segment.items.start..segment.items.end.min(segment.items.start + LOOK);
        items.filter_map(|at| self.said_noun(at, segment)).collect()
    }

    fn said_noun(&self, at: usize, segment: &Segment) -> Option<SaidNoun> {
        if !self.verb_second || !self.capital(at) || !(self.has(at, Duty::SpeechNoun) || self.is_view(at)) {
            return None;
        }
        let end = segment.items.end;
        let owner = self
            .noun_at(at + 1, end)
            .filter(|_| self.has(at + 1, Duty::Genitive) && self.quote(at + 1).is_none())
            .map(|noun| (noun.end, noun.tokens));
        let comma = owner.as_ref().map_or(at + 1, |(end, _)| *end);
        if self.word(comma) != "," || !self.begins_content(comma + 1, true, segment) {
            return None;
        }
        // "Auf die Frage, ob …, antwortete er" gives what was asked of him.
        if self.has(segment.items.start, Duty::Preposition)
            && self.any(comma + 1, &[Duty::Question, Duty::That])
            && at <= segment.items.start + 3
        {
            return None;
        }
        let content = comma + 1..self.before_main_verb(comma + 1, end);
        let subject = || {
            let noun = self
                .noun_at(segment.items.start, at)
                .filter(|noun| noun.can_speak() && noun.person && !self.words.has(noun.tokens.start, Duty::Thing))?;
            Some(noun.tokens)
        };
        let speaker = owner.map(|(_, tokens)| tokens).or_else(subject).map(|tokens| self.document.span_of(tokens));
        // "Gestritten wird um die Frage, wer wann was wusste": what nobody asks is no report.
        if speaker.is_none() && self.has(comma + 1, Duty::Question) {
            return None;
        }
        Some(SaidNoun { content, cue: self.span_of(at..at + 1), speaker })
    }

    /// Whether a verb comes next, or an adverb and a verb: wurde zurückgewiesen; dann darf man lachen.
    fn is_verb_next(&self, at: usize) -> bool {
        self.is_tensed(at) || self.has(at, Duty::Adverb) && self.is_tensed(at + 1) && !self.is_reporting_form(at + 1)
    }

    /// Where a clause ends that the verb of its main clause follows: "…, wurde zurückgewiesen".
    pub(super) fn before_main_verb(&self, from: usize, end: usize) -> usize {
        (from..end.min(from + LOOK))
            .find(|&item| self.word(item) == "," && self.is_verb_next(item + 1) && !self.is_reporting_form(item + 1))
            .unwrap_or(end)
    }
}
