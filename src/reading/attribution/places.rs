//! Where words stand to be read, which then is their source: heißt es in der Mitteilung, auf dem Plakat stand.

use super::cue::{Cue, CueKind};
use super::frame::Segment;
use super::noun::Noun;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty};
use crate::reading::model::SourceKind;
use std::ops::Range;

/// How far behind the beginning of an impersonal turn what it reports may begin.
const MOST_TO_CONTENT: usize = 5;

/// How many items a relative clause of place may have before its verb.
const MOST_IN_CLAUSE: usize = 10;

impl Reader<'_, '_> {
    /// The item past what an impersonal turn names for its place, which is no cue of its own: a-t-on appris de source
    /// policière.
    pub(super) fn past_place(&self, kind: CueKind, place: Option<&Range<usize>>, end: usize, to: usize) -> usize {
        match place.filter(|_| kind == CueKind::Impersonal) {
            Some(place) => self.frame.item_of(place.end, end, self.clause_end(end, to)).max(end),
            None => end,
        }
    }

    /// Where something is heard from, right before a turn and first in its sentence: Von der Werft heißt es zu den Fragen
    pub(super) fn place_first(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let start = self.sentence_start(at, segment);
        let spoken = self.has(at, Duty::Be);
        let place = self
            .noun_at(self.past_side(start + 1), at)
            .filter(|place| self.has(start, Duty::By) && place.end == at && !spoken)?;
        self.phrases.capital_nouns().then_some(place.tokens)
    }

    /// Where something stands to be read: in der Mitteilung heißt es
    pub(super) fn place_before(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        if let Some(place) = self.relative_place(at, segment) {
            return Some(place);
        }
        let start = self.sentence_start(at, segment);
        // "Von einem Skandal war die Rede": it was what somebody spoke of.
        let topic = |item: usize| self.verb_second && self.has(item, Duty::By);
        let preposition = (start..at).find(|&item| self.has(item, Duty::Preposition) && !topic(item))?;
        let place = self.noun_at(preposition + 1, at)?;
        // "Die Kosten steigen auf eine Million, heißt es": that is what is said, and no place.
        let apart = self.phrases.capital_nouns() && self.clause_start(at, start) > place.end;
        let mut behind = at..(at + MOST_TO_CONTENT).min(segment.items.end);
        let follows = behind.any(|item| matches!(self.word(item), ":" | ",") || self.quote(item).is_some());
        let written = || preposition == start && self.is_document(&place);
        (!apart || follows || written()).then_some(place.tokens)
    }

    /// The document that a sentence says first something is told in: Im Entwurf wird betont, …
    pub(super) fn document_before(&self, verb: usize, segment: &Segment) -> Option<Range<usize>> {
        let start = self.sentence_start(verb, segment);
        let within = self.token(start).is_some_and(|token| self.phrases.is(token, Classes::Within));
        let place = self
            .noun_at(start + 1, verb)
            .filter(|place| within && self.phrases.capital_nouns() && place.end == verb)?;
        self.is_document(&place).then_some(place.tokens)
    }

    /// Where something stands to be read: heißt es in der Mitteilung
    pub(super) fn place_after(&self, at: usize, to: usize) -> Option<Range<usize>> {
        let mut at = at;
        while at < to && self.has(at, Duty::Adverb) && !self.has(at, Duty::Preposition) {
            at += 1;
        }
        // heißt es stolz in dem Papier
        let plain = !self.is_noun(at) && !self.is_closed(at) && !self.breaks(at);
        if self.phrases.capital_nouns() && plain && self.has(at + 1, Duty::Preposition) {
            at += 1;
        }
        while self.verb_second
            && self.has(at, Duty::Preposition)
            && self.has(at + 1, Duty::Adverb)
            && self.capital(at + 1)
        {
            // am Freitag
            at += 2;
        }
        if at >= to || !self.has(at, Duty::Preposition) {
            return None;
        }
        // auprès du ministère
        let at = if self.either_side && self.has(at + 1, Duty::Preposition) { at + 1 } else { at };
        self.noun_at(self.past_side(at + 1), to).map(|noun| noun.tokens)
    }

    /// Past a noun that makes no more than a preposition of the one before: von ‹Seiten› der Stadt.
    fn past_side(&self, at: usize) -> usize {
        let side = self.capital(at) && self.has(at, Duty::By) && self.has(at + 1, Duty::Genitive);
        at + usize::from(side)
    }

    /// Words in marks that stand somewhere: Auf dem Plakat stand: „…“; „…“ stand auf dem Plakat.
    pub(super) fn written(&self, at: usize, segment: &Segment) -> Option<Cue> {
        if !self.has(at, Duty::Written) || self.capital(at) {
            return None;
        }
        let to = segment.items.end;
        let before = at.checked_sub(1).filter(|&before| before >= segment.items.start)?;
        // „…“, stand auf dem Plakat
        let before = before - usize::from(self.word(before) == "," && before > segment.items.start);
        let place = if let Some(place) = self.relative_place(at, segment) {
            place
        } else if self.quote(before).is_some() {
            let link = before.checked_sub(1).filter(|&link| link >= segment.items.start);
            let opens = link.is_none_or(|link| self.breaks(link) || self.has(link, Duty::Coordinator));
            self.place_after(at + 1, to).filter(|_| opens)?
        } else {
            let quote = (at + 1..to.min(at + LOOK))
                .find(|&item| self.quote(item).is_some() || self.has(item, Duty::Written))?;
            let own = self.word(quote - 1) == ":" || self.is_announced_speech(quote, segment);
            let pair = self.quote(quote)?;
            let beside = quote == at + 1;
            let plain = beside && self.shapes[pair].is_sentence();
            let display = |place: &Range<usize>| place.clone().any(|token| self.words.has(token, Duty::Display));
            self.place_before(at, segment).filter(|place| own || plain || beside && display(place))?
        };
        Some(self.word_cue(at, CueKind::Impersonal, Some(place), true))
    }

    /// What a relative clause of place tells of, if words in marks stand in it or behind it: ein Schild, auf dem „…“ stand.
    pub(super) fn relative_place(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = at.saturating_sub(MOST_IN_CLAUSE).max(segment.items.start);
        let comma = (from..at).rev().find(|&item| self.word(item) == ",")?;
        let pronoun = [Duty::Relative, Duty::Genitive, Duty::Determiner, Duty::Oblique];
        let opens = self.has(comma + 1, Duty::Preposition) && self.any(comma + 2, &pronoun);
        let alone = self.noun_at(comma + 2, at).is_none_or(|noun| noun.tokens.len() == 1);
        let marked = (at + 1..at + 3).any(|item| self.word(item) == ":")
            || (comma + 3..at).any(|item| self.quote(item).is_some());
        if opens && alone && marked { self.noun_before(comma, segment) } else { None }
    }

    /// Whether a noun phrase is for something written, which holds no views.
    pub(super) fn is_document(&self, noun: &Noun) -> bool {
        let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end);
        phrase.is_some_and(|phrase| phrase.kind == SourceKind::Document)
    }
}
