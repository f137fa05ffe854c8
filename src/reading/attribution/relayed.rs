//! Whose words a verb of quoting passes on: somebody else's than its subject's.

use super::Reader;
use super::frame::Segment;
use super::noun::Noun;
use crate::language::{Duty, VerbClass};
use std::ops::Range;

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
        let start = self.clause_start(at, segment.items.start);
        let cites = |token| self.words.is_verb_of(token, VerbClass::Cite);
        (start..before).rev().find(|&item| self.token(item).is_some_and(cites))
    }
}
