//! The noun phrase that belongs to a cue: the subject of its verb, or what its preposition governs.

use super::frame::Segment;
use super::{LOOK, Reader};
use crate::language::Duty;
use std::ops::Range;

/// How many words of no known class a search for the subject passes over.
const MOST_UNKNOWN: usize = 3;

impl Reader<'_, '_> {
    /// The tokens of the subject of a verb with its finite part at item `finite` and its main part at `main`.
    pub(super) fn subject(&self, finite: usize, main: usize, segment: &Segment) -> Option<Range<usize>> {
        if self.verb_second { self.subject_around(finite, main, segment) } else { self.subject_before(finite, segment) }
    }

    // Verb-second languages.

    fn subject_around(&self, finite: usize, main: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start;
        let first = finite.min(main);
        let start = self.clause_start(first, from);
        // wie Vollmer sagte; dass Vollmer gesagt hat
        let opener = if self.has(start, Duty::Coordinator) { start + 1 } else { start };
        if self.any(opener, &[Duty::As, Duty::That, Duty::Subordinator, Duty::Question]) && opener < first {
            return self.first_subject(opener + 1, first).or_else(|| self.subject_after(finite, segment));
        }
        if start < first {
            if let Some(noun) = self.noun_at(opener, first).filter(|noun| !noun.oblique) {
                return Some(noun.tokens);
            }
            if opener == first {
                // Vollmer nickte und sagte: the subject stands before the first verb.
                return self.first_subject(from, start).or_else(|| self.subject_after(finite, segment));
            }
            return self.subject_after(finite, segment);
        }
        let after_quote =
            start > from && (self.quote(start - 1).is_some() || start > from + 1 && self.quote(start - 2).is_some());
        if !after_quote && start > from {
            // Vollmer, die Leiterin der Wache, sagte
            let clause = self.clause_start(start.saturating_sub(1), from);
            let opening = self.opening_noun(from, start);
            if clause >= from && opening.is_some() {
                return opening;
            }
        }
        self.subject_after(finite, segment)
    }

    /// The noun phrase that a segment begins with, if it can be a subject and a comma follows it.
    fn opening_noun(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let at = if self.has(from, Duty::Coordinator) { from + 1 } else { from };
        let noun = self.noun_at(at, to).filter(|noun| !noun.oblique && !noun.pronoun)?;
        (self.word(noun.end) == ",").then_some(noun.tokens)
    }

    /// The first noun phrase of some items that can be a subject and hangs on no preposition.
    fn first_subject(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let mut at = from;
        while at < to.min(from + LOOK) {
            if self.quote(at).is_some() {
                return None;
            }
            if self.has(at, Duty::Preposition) && !self.has(at, Duty::Coordinator) {
                at = self.noun_at(at + 1, to).map_or(at + 1, |noun| noun.end);
                continue;
            }
            match self.noun_at(at, to) {
                Some(noun) if !noun.oblique => return Some(noun.tokens),
                Some(noun) => at = noun.end,
                None => at += 1,
            }
        }
        None
    }

    /// The subject after the finite verb: „…“, sagte gestern Vollmer
    fn subject_after(&self, finite: usize, segment: &Segment) -> Option<Range<usize>> {
        let end = self.clause_end(finite + 1, segment.items.end);
        let mut at = finite + 1;
        let mut unknown = 0;
        while at < end {
            if self.any(at, &[Duty::That, Duty::Question]) {
                return None;
            }
            if let Some(noun) = self.noun_at(at, end) {
                if !noun.oblique {
                    return Some(noun.tokens);
                }
                at = noun.end;
                continue;
            }
            if self.has(at, Duty::Preposition) {
                at = self.noun_at(at + 1, end).map_or(at + 1, |noun| noun.end);
                continue;
            }
            if !self.any(at, &[Duty::Adverb, Duty::Reflexive, Duty::Object, Duty::Negation, Duty::Coordinator]) {
                unknown += 1;
                if unknown > MOST_UNKNOWN {
                    return None;
                }
            }
            at += 1;
        }
        None
    }

    // Languages that put the subject before the verb.

    fn subject_before(&self, finite: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start;
        let start = self.clause_start(finite, from);
        let after_quote =
            start > from && (self.quote(start - 1).is_some() || start > from + 1 && self.quote(start - 2).is_some());
        let mut end = finite;
        while end > start
            && self.any(end - 1, &[Duty::Adverb, Duty::Have, Duty::Be, Duty::Modal, Duty::Negation])
            && !self.has(end - 1, Duty::Subject)
        {
            end -= 1;
        }
        let mut begin = start;
        while begin < end
            && (self.any(begin, &[Duty::Coordinator, Duty::That, Duty::Subordinator]) || self.has(begin, Duty::Adverb))
            && !self.any(begin, &[Duty::Determiner, Duty::Subject])
        {
            begin += 1;
        }
        // Vollmer smiled and said
        if end > begin && self.has(end - 1, Duty::Coordinator) {
            return self.run(begin, end - 1);
        }
        if begin < end && self.any(begin, &[Duty::Relative]) && end == begin + 1 {
            return (start > from).then(|| self.before_comma(from, start - 1)).flatten();
        }
        if begin < end {
            return self.run(begin, end);
        }
        if after_quote {
            return self.inverted(finite + 1, segment);
        }
        (start > from).then(|| self.before_comma(from, start - 1)).flatten()
    }

    /// The subject of a clause interrupted by something between commas: Vollmer, who runs the station, said
    fn before_comma(&self, from: usize, comma: usize) -> Option<Range<usize>> {
        let mut begin = comma;
        let floor = from.max(comma.saturating_sub(LOOK));
        while begin > floor && self.quote(begin - 1).is_none() {
            begin -= 1;
        }
        let mut at = begin;
        while at < comma {
            if self.breaks(at) {
                at += 1;
                continue;
            }
            let end = self.clause_end(at, comma);
            if !self.any(at, &[Duty::Preposition, Duty::Subordinator, Duty::Adverb, Duty::Relative])
                || self.has(at, Duty::Subject)
            {
                return self.run(at, end);
            }
            at = end;
        }
        None
    }

    /// Some words as a subject: all of them, without what comes before a preposition's noun phrase ends.
    fn run(&self, begin: usize, end: usize) -> Option<Range<usize>> {
        let mut begin = begin;
        if self.has(begin, Duty::Preposition) && !self.has(begin, Duty::Subject) {
            // In an interview Vollmer said: the last name, or the pronoun.
            let last = end.checked_sub(1).filter(|&last| last > begin)?;
            begin = last;
            if !self.has(last, Duty::Subject) {
                while begin > 0 && self.capital(begin - 1) && self.is_noun(begin - 1) {
                    begin -= 1;
                }
                if !self.is_noun(last) {
                    return None;
                }
            }
        }
        // The words after the first verb are its object: Vollmer smiled and said.
        if self.has(begin, Duty::Subject) && !self.any(begin, &[Duty::Determiner]) {
            let token = self.token(begin)?;
            return Some(token..token + 1);
        }
        let first = self.token(begin)?;
        let last = self.token(end.checked_sub(1)?)?;
        (first <= last).then(|| first..last + 1)
    }

    /// "…," said Vollmer, the station's head
    fn inverted(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let end = self.clause_end(at, segment.items.end);
        if at >= end
            || self.any(at, &[Duty::Preposition, Duty::Object, Duty::That, Duty::Subordinator])
                && !self.has(at, Duty::Subject)
        {
            return None;
        }
        if self.any(at, &[Duty::Adverb]) && !self.has(at, Duty::Determiner) {
            return None;
        }
        let stop = (at + 1..end).find(|&item| {
            self.any(item, &[Duty::Preposition, Duty::That, Duty::Subordinator]) || self.word(item) == "."
        });
        self.run(at, stop.unwrap_or(end))
    }

    // Turns.

    /// What a preposition such as "laut" governs.
    pub(super) fn noun_after(&self, at: usize, to: usize) -> Option<Range<usize>> {
        if self.verb_second {
            return self.noun_at(at, to).map(|noun| noun.tokens);
        }
        let end = self.clause_end(at, to);
        let stop = (at..end)
            .find(|&item| self.word(item) == "." || self.any(item, &[Duty::That, Duty::Subordinator]))
            .unwrap_or(end);
        let (first, last) = (self.token(at)?, self.token(stop.checked_sub(1)?)?);
        (first <= last).then(|| first..last + 1)
    }

    /// The noun phrase that ends right before item `at`.
    pub(super) fn noun_before(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let start = self.clause_start(at, segment.items.start);
        (start..at).find_map(|from| self.noun_at(from, at).filter(|noun| noun.end == at)).map(|noun| noun.tokens)
    }

    /// Where something stands to be read: heißt es in der Mitteilung
    pub(super) fn place_after(&self, at: usize, to: usize) -> Option<Range<usize>> {
        let mut at = at;
        while at < to && self.has(at, Duty::Adverb) && !self.has(at, Duty::Preposition) {
            at += 1;
        }
        if at >= to || !self.has(at, Duty::Preposition) {
            return None;
        }
        self.noun_at(at + 1, to).map(|noun| noun.tokens)
    }
}
