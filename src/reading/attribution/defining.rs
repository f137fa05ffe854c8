//! A subject with a clause that tells who is meant, without a comma, where the subject stands before its verb: The keeper
//! who called the man said; doctors treating him said. Whose verb the second one is, and how far the first one reaches.
//!
//! It knows the order of the words and what kind of verb stands in the clause; what is said stands in `object`.

use super::Reader;
use super::cue::Cue;
use super::frame::Segment;
use super::{LOOK, object::VERBS};
use crate::language::{Duty, Form, Verb, VerbClass};
use std::ops::Range;

/// Most words before a subject that belong to no noun: but when, and that.
const MOST_OPENING: usize = 3;

/// Words between a subject and its verb.
pub(super) const HELPS: [Duty; 5] = [Duty::Adverb, Duty::Have, Duty::Be, Duty::Modal, Duty::Negation];

/// A subject, the verb of the clause that defines it, and its own verb.
pub(super) struct Defining {
    /// The tokens of the subject.
    pub noun: Range<usize>,
    /// The item of the verb in the clause.
    pub inner: usize,
    /// The item of the verb behind it, or of the first of its auxiliaries.
    pub main: usize,
}

impl Reader<'_, '_> {
    /// The subject of a clause with item `start` for its first, if a clause without commas defines it and its verb follows.
    pub(super) fn defining(&self, start: usize, segment: &Segment) -> Option<Defining> {
        let to = segment.items.end.min(start + LOOK);
        // Most subjects have no such clause, which shows at a fraction of the cost of finding them.
        let defines = |item: usize| self.has(item, Duty::Relative) || self.has_gerund_ending(item);
        if !self.subject_first() || !(start + 1..=to).any(defines) {
            return None;
        }
        let opens = [Duty::Coordinator, Duty::Subordinator, Duty::That, Duty::Adverb];
        let opening = |item: &usize| self.any(*item, &opens) && !self.any(*item, &[Duty::Determiner, Duty::Subject]);
        let at = start + (start..to.min(start + MOST_OPENING)).take_while(opening).count();
        let noun = self.noun_at(at, to).filter(|noun| !noun.oblique)?;
        let pronoun = noun.end;
        if self.begins_doing(pronoun) {
            let main = self.own_verb(pronoun, self.next_finite(pronoun + 1, to)?, to)?;
            return Some(Defining { noun: noun.tokens, inner: pronoun, main });
        }
        if !self.has(pronoun, Duty::Relative) || self.has(pronoun, Duty::Subordinator) {
            return None;
        }
        let past = (pronoun + 1..to).find(|&item| !self.any(item, &HELPS) || self.has(item, Duty::Subject))?;
        let helped = (pronoun + 1..past).rev().find(|&item| self.any(item, &[Duty::Have, Duty::Be, Duty::Modal]));
        let verb = self.is_finite(past) || self.is_verbal(past) || helped.is_some() && self.is_any_verb(past);
        // The man who is a sailor said
        let inner = if verb { past } else { helped? };
        let main = match self.next_finite(inner + 1, to) {
            Some(first) => self.own_verb(inner, first, to)?,
            None => self.verb_past_that(inner, to)?,
        };
        Some(Defining { noun: noun.tokens, inner, main })
    }

    /// What a verb attributes as far as it can reach: a verb in a clause that defines a subject says nothing that holds the
    /// verb of that subject, and nothing that is no statement.
    pub(super) fn within_defining(&self, cue: &Cue, content: Range<usize>, segment: &Segment) -> Option<Range<usize>> {
        let Some(defining) = self.defining_clause_of(cue, segment) else { return Some(content) };
        let content = content.start..content.end.min(defining.main);
        // Officials calling the plan unsafe said
        let told = self.begins_doing(cue.main) || self.is_statement(&content);
        (!content.is_empty() && told).then_some(content)
    }

    /// The subject that the clause of a verb defines.
    pub(super) fn defining_clause_of(&self, cue: &Cue, segment: &Segment) -> Option<Defining> {
        if !self.subject_first() {
            return None;
        }
        let start = self.clause_start(cue.at, segment.items.start);
        self.defining(start, segment).filter(|defining| defining.inner == cue.main)
    }

    /// Whether a verbal noun with its object stands for a relative clause: doctors ‹treating› the boy.
    fn begins_doing(&self, at: usize) -> bool {
        let object = self.any(at + 1, &[Duty::Determiner, Duty::Object]) || self.is_noun(at + 1);
        self.has_gerund_ending(at) && !self.capital(at) && object && !self.has(at, Duty::Preposition)
    }

    /// The verb of the subject: the first behind the verb of its clause, or the one behind that where the first has a subject
    /// of its own. The keeper who called him ‹said› the dog was dead; the woman who said the ferry was late ‹has› died.
    fn own_verb(&self, inner: usize, first: usize, to: usize) -> Option<usize> {
        let takes = |verb: &Verb| matches!(verb.class, VerbClass::Say | VerbClass::Think);
        let clause = self.token(inner).is_some_and(|token| self.words.verbs(token).any(|(verb, _)| takes(verb)));
        if !clause || self.has(inner, Duty::Addressing) {
            return Some(first);
        }
        let says = |token| self.words.is_verb_of(token, VerbClass::Say);
        if self.token(first).is_some_and(says) {
            // The man who said the mayor claimed
            let between = self.noun_at(inner + 1, first).filter(|noun| noun.end == first && noun.can_speak());
            return (between.is_none() || self.has(inner, Duty::Clausal)).then_some(first);
        }
        let past = self.past_verb(first, to);
        Some(self.next_finite(past, to).unwrap_or(first))
    }

    /// The verb behind a clause with "that": the aide who told Fuller that it was late ‹has› left.
    fn verb_past_that(&self, inner: usize, to: usize) -> Option<usize> {
        let that = self.that_after(inner + 1, to)?;
        let told = self.next_finite(that + 1, to)?;
        self.next_finite(self.past_verb(told, to), to)
    }

    /// The item past a finite verb with what it helps: would have left; was.
    fn past_verb(&self, finite: usize, to: usize) -> usize {
        let mut last = finite;
        for item in finite + 1..to {
            let helps = self.any(last, &[Duty::Have, Duty::Be, Duty::Modal]);
            let between = self.any(item, &[Duty::Adverb, Duty::Negation]);
            // was late has died
            let goes_on = self.has(last, Duty::Modal) && self.any(item, &[Duty::Have, Duty::Be])
                || self.has(last, Duty::Have) && self.has(item, Duty::Be);
            if helps && (goes_on || self.is_any_verb(item) && !self.any(item, &VERBS)) {
                last = item;
            } else if !(helps && between) {
                return item;
            }
        }
        to
    }

    /// The first finite verb from an item on, before another clause begins.
    fn next_finite(&self, from: usize, to: usize) -> Option<usize> {
        const OPENS: [Duty; 5] = [Duty::That, Duty::Question, Duty::Relative, Duty::Subordinator, Duty::Coordinator];
        let ends = |item: usize| {
            let clause = self.any(item, &OPENS) && !self.any(item, &[Duty::Determiner, Duty::Preposition]);
            self.breaks(item) || clause || self.has(item, Duty::That)
        };
        let at = (from..to).find(|&item| ends(item) || self.is_finite(item))?;
        (!ends(at)).then_some(at)
    }

    /// Whether a word can be the finite verb of a clause here: no infinitive, and no participle before a noun.
    fn is_finite(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| !self.capital(at)) else { return false };
        let hangs = self.any(before, &[Duty::Determiner, Duty::Preposition])
            && !self.any(before, &[Duty::Subject, Duty::Object])
            || self.is_possessive(before)
            || self.has(before, Duty::Be) && before > 0 && self.begins_infinitive(before - 1);
        let known = |token| {
            let mut verbs = self.words.verbs(token);
            verbs.any(|(_, form)| matches!(form, Form::Finite | Form::Base)) && !self.has(at, Duty::Homograph)
        };
        !hangs && (self.is_predicate(at) || self.token(at).is_some_and(known))
    }

    fn is_any_verb(&self, at: usize) -> bool {
        self.any(at, &VERBS)
            || self.is_verbal(at)
            || self.token(at).is_some_and(|token| self.words.verbs(token).next().is_some())
    }
}
