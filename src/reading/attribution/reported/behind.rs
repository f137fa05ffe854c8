//! What is said, in languages whose subject may stand behind its verb: what only they have.

use super::super::Reader;
use super::super::cue::Cue;
use super::super::frame::Segment;
use crate::language::{Classes, Duty};
use std::ops::Range;

impl Reader<'_, '_> {
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
