//! Noun phrases beside a cue, from closed word classes and capitals alone: just enough to tell the subject of a verb
//! from what else stands in its clause. How far the phrase of a source reaches is settled by the phrases of sources.

use super::Reader;
use crate::language::Duty;
use crate::reading::document::TokenKind;
use std::ops::Range;

/// A noun phrase in the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The item past it.
    pub end: usize,
    /// By its first word it cannot be a subject.
    pub oblique: bool,
    /// It is a pronoun.
    pub pronoun: bool,
}

/// How many words may stand between a determiner and its noun.
const MOST_ADJECTIVES: usize = 8;

impl Reader<'_, '_> {
    /// The noun phrase that begins at item `at` and ends before `to`.
    pub(super) fn noun_at(&self, at: usize, to: usize) -> Option<Noun> {
        let first = self.token(at)?;
        if at >= to {
            return None;
        }
        let small = !self.capital(at);
        let determined = self.any(at, &[Duty::Determiner, Duty::Oblique]);
        if self.has(at, Duty::Subject) && !(determined && self.begins_noun(at + 1, to)) {
            return Some(Noun { tokens: first..first + 1, end: at + 1, oblique: false, pronoun: true });
        }
        let oblique = self.has(at, Duty::Oblique);
        if !determined && self.is_closed(at) {
            return None;
        }
        let mut head = if determined { at + 1 } else { at };
        let mut passed = 0;
        while head < to && !self.is_noun(head) {
            let passable = self.is_adjective(head) && passed < MOST_ADJECTIVES;
            if !passable {
                break;
            }
            head += 1;
            passed += 1;
        }
        if head >= to || !self.is_noun(head) {
            return (determined && small && self.verb_second && head > at + 1).then(|| Noun {
                tokens: first..self.past(head),
                end: head,
                oblique,
                pronoun: false,
            });
        }
        let mut end = head + 1;
        loop {
            if end < to && self.is_noun(end) {
                end += 1;
            } else if end + 1 < to && self.is_particle(end) && self.is_noun(end + 1) {
                end += 2;
            } else if let Some(genitive) = self.genitive_at(end, to) {
                end = genitive;
            } else if end + 1 < to
                && self.has(end, Duty::Coordinator)
                && self.is_noun(end + 1)
                && self.word(end).len() <= 3
            {
                end += 2;
            } else if let Some(bracket) = self.bracket_at(end, to) {
                end = bracket;
            } else {
                break;
            }
        }
        Some(Noun { tokens: first..self.past(end), end, oblique, pronoun: false })
    }

    /// The token past the last word before item `end`.
    fn past(&self, end: usize) -> usize {
        end.checked_sub(1).and_then(|last| self.token(last)).map_or(0, |token| token + 1)
    }

    fn begins_noun(&self, at: usize, to: usize) -> bool {
        at < to
            && (self.is_noun(at)
                || (self.is_adjective(at) && at + 1 < to && (self.is_noun(at + 1) || self.is_adjective(at + 1))))
    }

    /// A word that by its capital is a noun or name.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.capital(at) && !self.is_closed(at)
    }

    fn is_adjective(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let kind = self.document.tokens[token].kind;
        let plain = kind == TokenKind::Word && !self.document.tokens[token].capital && !self.is_closed(at);
        plain && self.words.verbs(token).next().is_none() || kind == TokenKind::Figure || self.has(at, Duty::Adverb)
    }

    fn is_closed(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.words.is_closed(token))
    }

    fn is_particle(&self, at: usize) -> bool {
        self.has(at, Duty::Particle)
    }

    /// des Amtes, der Stadt, einer Bank: what hangs on the noun before.
    fn genitive_at(&self, at: usize, to: usize) -> Option<usize> {
        if !self.has(at, Duty::Genitive) {
            return None;
        }
        let mut head = at + 1;
        while head < to && head - at <= MOST_ADJECTIVES && self.is_adjective(head) {
            head += 1;
        }
        (head < to && self.is_noun(head)).then_some(head + 1)
    }

    /// A bracket of a few words after a name: (CDU).
    fn bracket_at(&self, at: usize, to: usize) -> Option<usize> {
        if self.word(at) != "(" {
            return None;
        }
        (at + 2..to.min(at + 8)).find(|&end| self.word(end) == ")").map(|end| end + 1)
    }
}
