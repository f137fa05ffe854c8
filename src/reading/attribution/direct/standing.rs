//! Whether a quotation is a sentence of its own, and whether it goes on with the one before it.

use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use super::FEWEST_OF_SPEECH;
use crate::language::{Duty, VerbClass};
use crate::reading::marks::Edges;
use crate::reading::quotes::Ending;

/// Words from which on a quotation can go on in one that stands right behind it.
const FEWEST_TO_GO_ON: usize = 4;

impl Reader<'_, '_> {
    /// Whether a quotation is a sentence of its own with another behind it: „Und jetzt?“ Ein Kind rief … Or has more behind it
    /// that tells of what is said: “…, and we want the old rules,” which let her sail.
    pub(super) fn stands_first(&self, at: usize, segment: &Segment) -> bool {
        let ends = self.marks_end(at, Ending::Sentence);
        let told = self.marks_end(at, Ending::Comma)
            && self.has(at + 1, Duty::Relative)
            && self.has(at + 1, Duty::Thing)
            && self.subject_first();
        at == segment.items.start && (self.verb_second && ends && self.capital(at + 1) || told)
    }

    /// Whether a word before a colon lets whoever spoke last go on: And: “…”; Adding: “…”
    pub(super) fn lets_go_on(&self, at: usize) -> bool {
        let says = |token| self.words.is_verb_of(token, VerbClass::Say);
        let participle = self.is_gerund(at) && self.token(at).is_some_and(says);
        self.subject_first() && (participle || self.has(at, Duty::Coordinator))
    }

    /// Whether a sentence is no more than such a word and its colon, and what is said stands in the next paragraph.
    pub(super) fn leads_on(&self, segment: &Segment) -> bool {
        let colon = segment.items.start + 1;
        segment.items.end == colon + 1 && self.word(colon) == ":" && self.lets_go_on(segment.items.start)
    }

    /// Whether a word is one of a coordinator and a verb of saying before a colon, with nobody between them: And continued: “…”
    pub(super) fn adds_by_verb(&self, item: usize, from: usize, at: usize) -> bool {
        let says = |token| self.words.is_verb_of(token, VerbClass::Say);
        self.subject_first()
            && from + 3 == at
            && item < at
            && self.has(from, Duty::Coordinator)
            && self.token(from + 1).is_some_and(says)
            && self.word(from + 2) == ":"
    }

    /// Whether a quotation begins right behind one that was not closed, or that is a sentence of its own and asks nothing.
    pub(super) fn reopens(&self, at: usize, segment: &Segment) -> bool {
        let before = at.checked_sub(1).filter(|&before| before >= segment.items.start && self.subject_first());
        let Some((before, here)) = before.and_then(|before| self.quote(before)).zip(self.quote(at)) else {
            return false;
        };
        let (pair, shape) = (&self.pairs[before], &self.shapes[before]);
        let ends = pair.inner.of(self.document.text).trim_end().ends_with(['.', '!', '?', '…']);
        let long = self.shapes[here].words >= FEWEST_OF_SPEECH && shape.words >= FEWEST_TO_GO_ON;
        let goes_on = pair.edges == Edges::Both && long && !shape.asks && !self.shapes[here].asks;
        ends && (pair.edges == Edges::Opened || goes_on)
    }

    /// Whether the quotation is the whole of its sentence.
    pub(super) fn stands_alone(&self, at: usize, segment: &Segment) -> bool {
        let from = self.dateline_end(segment).unwrap_or(segment.items.start);
        if from == at && self.is_credited(at, segment) {
            return true;
        }
        // "We tried. "We failed."
        let run = (at + 1..segment.items.end.min(at + LOOK)).take_while(|&item| self.reopens(item, segment)).count();
        segment.items.end - from <= 4 + run
            && (from..segment.items.end).all(|item| {
                // Und: „…“
                let links = if self.verb_second {
                    self.any(item, &[Duty::Coordinator, Duty::Adverb])
                } else {
                    self.lets_go_on(item)
                };
                let adds = links && item + 2 == at && self.word(item + 1) == ":" || self.adds_by_verb(item, from, at);
                let mark = self.word(item).chars().all(|c| c.is_ascii_punctuation()) && self.quote(item).is_none();
                item == at || mark || adds || (at + 1..=at + run).contains(&item)
            })
    }
}
