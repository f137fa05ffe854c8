//! Whose words a verb of quoting passes on: somebody else's than its subject's.

use super::Reader;
use super::frame::Segment;
use super::noun::Noun;
use crate::language::{Duty, VerbClass};
use std::ops::Range;

/// Most commas between a verb of quoting and what it quotes somebody with.
const MOST_ASIDES: usize = 2;

/// Most words from letting somebody to knowing: let the crew of the ferry know.
const MOST_BEFORE_KNOWING: usize = 7;

impl Reader<'_, '_> {
    /// Whom a verb of quoting quotes: its object, or the subject of its passive.
    pub(super) fn cited(&self, finite: usize, main: usize, segment: &Segment) -> Option<Range<usize>> {
        // was quoted by the paper as saying
        let passive = self.subject_first() && self.helped_by(main, segment.items.start, Duty::Be);
        if self.has(finite, Duty::Be) || passive {
            return self.subject(finite, main, segment);
        }
        let mut at = main + 1;
        let mut end = self.clause_end(at, segment.items.end);
        let mut others = Vec::new();
        while at < end {
            // zitierte ihn mit der Aussage: what a preposition governs is not quoted.
            let governs = self.verb_second && self.has(at, Duty::Preposition) && !self.has(at, Duty::Determiner);
            if governs && let Some(governed) = self.noun_at(at + 1, segment.items.end) {
                at = governed.end.max(at + 1);
                continue;
            }
            match self.noun_at(at, segment.items.end) {
                Some(noun) => {
                    at = noun.end.max(at + 1);
                    // zitierte die „Woche“ den Minister
                    end = if at > end { self.clause_end(at, segment.items.end) } else { end };
                    others.push(noun);
                }
                None => at += 1,
            }
        }
        let subject = self.subject(finite, main, segment);
        // "zitierte aus der Bibel": who quotes from something speaks.
        if self.verb_second && self.quotes_from(main, end) {
            return subject;
        }
        let somebody = |noun: &Noun| !self.words.has(noun.tokens.start, Duty::Thing) || noun.tokens.len() > 1;
        let quoted =
            others.into_iter().filter(somebody).map(|noun| noun.tokens).find(|tokens| Some(tokens) != subject.as_ref());
        // "zitiert Reuters" names nobody else.
        quoted.or(subject)
    }

    /// Whom a verb of quoting in the clause of a noun for something said quotes by it: zitierte Vollmer mit der Aussage, …;
    /// wird Vollmer mit der Aussage zitiert, …
    pub(super) fn quoted_by_noun(&self, noun: usize, segment: &Segment) -> Option<Range<usize>> {
        let cites = |item: usize| {
            !self.capital(item) && self.token(item).is_some_and(|token| self.words.is_verb_of(token, VerbClass::Cite))
        };
        let start = self.clause_start(noun, segment.items.start);
        if cites(noun + 1) {
            let be = (start..noun).find(|&item| self.has(item, Duty::Be))?;
            return self.cited(be, noun + 1, segment);
        }
        let verb = (start..noun).rev().find(|&item| cites(item))?;
        let from = self.quotes_from(verb, self.clause_end(verb + 1, segment.items.end));
        self.cited(verb, verb, segment).filter(|_| !from)
    }

    /// Whether what is quoted hangs on a preposition and nobody else follows.
    fn quotes_from(&self, main: usize, end: usize) -> bool {
        let from = (main + 1..end).find(|&item| !self.has(item, Duty::Adverb));
        from.is_some_and(|from| self.has(from, Duty::Preposition) && !self.has(from, Duty::As))
    }

    /// The verb by which a participle behind "as" is somebody else's words: quoted the minister as saying
    pub(super) fn relayed_by(&self, at: usize, segment: &Segment) -> Option<usize> {
        let before = at.checked_sub(1).filter(|&before| self.subject_first() && before > segment.items.start)?;
        if !self.has(before, Duty::As) || !self.is_gerund(at) {
            return None;
        }
        let mut start = self.clause_start(at, segment.items.start);
        let cites = |token| self.words.is_verb_of(token, VerbClass::Cite);
        let cited = |start: usize| (start..before).rev().find(|&item| self.token(item).is_some_and(cites));
        let mut found = cited(start);
        for _ in 0..MOST_ASIDES {
            // quoted Fuller, the mayor, as saying
            let comma = start.checked_sub(1).filter(|&comma| self.word(comma) == ",");
            let Some(comma) = comma.filter(|&comma| found.is_none() && comma > segment.items.start) else { break };
            start = self.clause_start(comma, segment.items.start);
            let somebody =
                |verb: &usize| self.noun_at(verb + 1, before).is_some_and(|noun| noun.certain && noun.can_speak());
            found = cited(start).filter(somebody);
        }
        found
    }

    /// The verb by which somebody has another know something, whose own subject tells it: let him know that
    pub(super) fn let_know(&self, at: usize, segment: &Segment) -> Option<usize> {
        let knows = |token| self.words.is_verb_of(token, VerbClass::Think);
        self.token(at).filter(|&token| self.subject_first() && knows(token))?;
        let from = segment.items.start.max(at.saturating_sub(MOST_BEFORE_KNOWING));
        let letting = (from..at).rev().find(|&item| self.has(item, Duty::Letting))?;
        let told = self.has(letting + 1, Duty::Object) && letting + 2 == at;
        (told || self.noun_at(letting + 1, at).is_some_and(|noun| noun.end == at)).then_some(letting)
    }

    /// Whoever lets another know something; nobody where they are told to: Let him know that; and let us know
    pub(super) fn letting_subject(&self, letting: usize, segment: &Segment) -> Option<Range<usize>> {
        let start = self.clause_start(letting, segment.items.start);
        self.subject(letting, letting, segment).filter(|tokens| {
            letting > start
                && !self.has(letting + 1, Duty::First)
                && self.token(letting).is_some_and(|verb| tokens.end <= verb)
                && self.can_say(tokens)
        })
    }
}
