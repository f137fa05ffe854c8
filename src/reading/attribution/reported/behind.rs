//! What is said, in languages whose subject may stand behind its verb: what only they have.

use super::super::Reader;
use super::super::cue::Cue;
use super::super::frame::Segment;
use crate::language::{Classes, Duty, VerbClass};
use crate::reading::quotes::Ending;
use std::ops::Range;

/// How far after a verb the word may stand that opens what is said.
const FURTHEST_THAT: usize = 12;

/// The same after a verb whose object may have a relative clause of its own.
const NEAREST_THAT: usize = 2;

impl Reader<'_, '_> {
    /// The stretches that hold what a verb attributes.
    pub(super) fn behind_content(
        &self,
        cue: &Cue,
        class: VerbClass,
        later: &[Cue],
        segment: &Segment,
    ) -> Vec<Range<usize>> {
        let first =
            cue.speaker.as_ref().map_or(cue.at, |speaker| self.item_from(speaker.start, cue, segment)).min(cue.at);
        let begin = self.sentence_start(first, segment);
        let clause = self.clause_start(cue.at, begin);
        if self.has(clause, Duty::As) {
            return self.beside_as(clause, begin, cue, later, segment);
        }
        if self.has(cue.main + 1, Duty::By) {
            // The plan was first reported by the station.
            let subject = self.noun_before_verb(cue.at, segment);
            return subject.into_iter().collect();
        }
        let after = self.behind_object(cue, class, later, segment);
        if after.is_some() {
            return after.into_iter().collect();
        }
        // …, Vollmer said.
        let says = matches!(class, VerbClass::Say | VerbClass::Claim | VerbClass::Think | VerbClass::Show);
        // Where the subject can follow its verb, it does so after what is said.
        let says = says && first == cue.at;
        let Some(comma) = first.checked_sub(1).filter(|&comma| comma > begin && says) else { return Vec::new() };
        let divided = matches!(self.word(comma), "," | ";" | "–" | "—");
        let quoted =
            self.quote(comma).is_some_and(|pair| self.shapes[pair].ending != Ending::Word) && !self.breaks(comma - 1);
        let verbs = [Duty::Finite, Duty::Have, Duty::Be, Duty::Modal];
        let clause = || {
            (begin..comma).any(|item| self.any(item, &verbs))
                && !self.any(begin, &[Duty::Subordinator, Duty::Preposition])
        };
        if divided && clause() {
            return vec![begin..comma];
        }
        if quoted {
            return vec![begin..first];
        }
        Vec::new()
    }

    fn behind_object(&self, cue: &Cue, class: VerbClass, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        let end = self.content_end(cue.main + 1, later, segment);
        let mut at = cue.main + 1;
        if let Some(speaker) = &cue.speaker {
            // said Vollmer that …
            if self.token(at).is_some_and(|token| speaker.contains(&token)) {
                at = self.item_past(speaker.end, cue, segment);
            }
        }
        let reach = if class == VerbClass::Claim { NEAREST_THAT } else { FURTHEST_THAT };
        let that = (at..end.min(at + reach)).take_while(|&item| !matches!(self.word(item), ":" | ";")).find(|&item| {
            // "alors que" tells when.
            let opened = self.has(item - 1, Duty::Subordinator);
            self.has(item, Duty::That) && !self.has(item - 1, Duty::Determiner) && !opened
        });
        if let Some(that) = that.filter(|_| class != VerbClass::Call) {
            return Some(that..end);
        }
        self.infinitive(at, end).then(|| at..self.clause_end(at, end))
    }

    /// Comme l’a dit Vollmer, …; …, comme l’a dit Vollmer; La loi, comme l’a dit Vollmer, …
    pub(super) fn beside_as(
        &self,
        clause: usize,
        begin: usize,
        cue: &Cue,
        later: &[Cue],
        segment: &Segment,
    ) -> Vec<Range<usize>> {
        let verb = |item: usize| self.token(item).is_some_and(|token| self.phrases.is(token, Classes::Verb));
        let whole = (begin..clause).any(verb);
        let before = (clause > begin).then_some(begin..clause);
        let after = if whole { None } else { self.after_comma(cue.end, false, later, segment) };
        before.into_iter().chain(after).collect()
    }

    /// Whether what is said begins here with an infinitive: affirme ‹n’avoir rien vu›.
    pub(super) fn infinitive(&self, at: usize, end: usize) -> bool {
        let mut at = at;
        let small = [Duty::Adverb, Duty::Reflexive, Duty::Negation, Duty::Clitic];
        while at < end && self.any(at, &small) && !self.has(at, Duty::Infinitive) {
            at += 1;
        }
        at < end && self.has(at, Duty::Infinitive)
    }
}
