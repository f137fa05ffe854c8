//! What may stand between a verb and what it reports without being part of it, in languages whose verb is followed by
//! what is said: when, where and by what way it was said. "said late on Friday in a statement the talks had failed".

use super::Reader;
use crate::language::{Classes, Duty};

/// How many words may stand between a preposition and the next word of a closed class.
const MOST_GOVERNED: usize = 5;

impl Reader<'_, '_> {
    /// The item past what tells when, where and how something was said, from item `at` on.
    pub(super) fn past_adjuncts(&self, at: usize, end: usize) -> usize {
        let mut at = at;
        while at < end {
            let next = self.past_adjunct(at, end);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// The item past a verb and the particle it asks for, with the preposition behind that: lashed out at her; ruled out
    pub(super) fn past_particle(&self, verb: usize) -> usize {
        let next = self.word(verb + 1);
        let asks = |word: &str| word.strip_prefix('=').is_some_and(|word| word == next && !next.is_empty());
        let particle = self
            .token(verb)
            .is_some_and(|token| self.words.verbs(token).any(|(verb, _)| verb.complement.as_deref().is_some_and(asks)));
        // "held that" asks for the word its clause begins with.
        if !particle || self.begins_infinitive(verb + 1) || self.has(verb + 1, Duty::That) {
            return verb + 1;
        }
        let governs = self.has(verb + 2, Duty::Preposition) && !self.begins_infinitive(verb + 2);
        verb + 2 + usize::from(governs)
    }

    fn past_adjunct(&self, at: usize, end: usize) -> usize {
        let determines = [Duty::Determiner, Duty::When];
        if self.has(at, Duty::Time) {
            return at + 1;
        }
        let verb = [Duty::Question, Duty::Relative, Duty::Be, Duty::Have, Duty::Modal];
        let definite = self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Definite));
        // the June CPI rose
        let subject = self.any(at + 2, &verb) || definite && self.is_noun(at + 2);
        if self.any(at, &determines) && self.has(at + 1, Duty::Time) && !(self.subject_first() && subject) {
            // last week, this Friday
            return at + 2;
        }
        if self.is_free_adverb(at) {
            return at + 1;
        }
        let governs = self.has(at, Duty::Preposition) && !self.any(at, &[Duty::Modal, Duty::Subject]);
        let past = if governs { self.past_governed(at + 1, end) } else { at };
        // "as he entered" is a clause, and so is "in the years he paid little".
        let definite = self.token(at + 1).is_some_and(|token| self.phrases.is(token, Classes::Definite));
        let clause = past == at + 1 || definite && self.has(past, Duty::Subject);
        if clause { at } else { past }
    }

    /// The item past what a preposition before item `at` governs.
    fn past_governed(&self, at: usize, end: usize) -> usize {
        let mut at = at;
        while at < end && self.any(at, &[Duty::Determiner, Duty::When]) {
            at += 1;
        }
        let from = at;
        if self.has(at, Duty::Time) {
            return at + 1;
        }
        let plain = |at: usize| !self.breaks(at) && !self.is_closed(at) && !self.has(at, Duty::Time);
        while at < end && at - from < MOST_GOVERNED && plain(at) {
            at += 1;
        }
        at
    }

    /// An adverb that is nothing else at its place.
    pub(super) fn is_free_adverb(&self, at: usize) -> bool {
        let other = [Duty::Determiner, Duty::Subject, Duty::Negation];
        self.has(at, Duty::Adverb) && !self.any(at, &other) && !self.is_existential(at)
    }

    /// An adverb that is the subject of the verb behind it: there is
    pub(super) fn is_existential(&self, at: usize) -> bool {
        self.has(at, Duty::Thing) && self.has(at, Duty::Adverb) && self.is_verbal(at + 1)
    }

    /// Whether a word can carry the tense of a clause, whatever it means: fell, reaches.
    pub(super) fn is_verbal(&self, at: usize) -> bool {
        let known = |token| self.phrases.is(token, Classes::Verb) && !self.words.any(token, &[Duty::Homograph]);
        self.is_predicate(at) || !self.capital(at) && self.token(at).is_some_and(known) && !self.is_closed(at)
    }
}
