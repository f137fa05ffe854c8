//! Nouns for something said as cues: "the claim that the plant had closed", "Fuller's promise to reopen it". Whose words
//! they are stands before them as a possessive, or nowhere.

use super::Reader;
use super::cue::{Cue, CueKind};
use super::frame::Segment;
use crate::language::Duty;
use std::ops::Range;

/// How many words may stand between a possessive and its noun.
const MOST_BETWEEN: usize = 3;

impl Reader<'_, '_> {
    /// The cue of a noun for something said at item `at`, if what is said follows.
    pub(super) fn nominal(&self, at: usize, segment: &Segment) -> Option<Cue> {
        // told Northwire News that
        let name = self.subject_first() && at > segment.items.start && self.capital(at) && self.capital(at - 1);
        if self.verb_second || !self.has(at, Duty::Nominal) || name {
            return None;
        }
        let to = segment.items.end;
        let owner = self.owner(at, segment);
        let clause = at + 2 < to && self.has(at + 1, Duty::That) && self.opens_clause(at + 2);
        let hangs = (owner.is_some() || self.has(at, Duty::Alleged)) && at + 2 < to && self.has(at + 1, Duty::Topic);
        // Its forecast of 2 percent is a figure.
        let digits = |item: usize| self.word(item).starts_with(|c: char| c.is_ascii_digit());
        let figure = digits(at + 2) || self.capital(at + 2) && digits(at + 3);
        let hangs = hangs && !figure && !self.has(at + 2, Duty::Time);
        let credible = owner.is_some();
        (clause || hangs).then(|| self.word_cue(at, CueKind::Noun, owner, credible))
    }

    /// A subject rather than the verb of a relative clause: the claim that she knew, the claim that was made.
    fn opens_clause(&self, at: usize) -> bool {
        !self.is_verbal(at) && self.token(at).is_none_or(|token| self.words.verbs(token).next().is_none())
    }

    /// Whose noun it is: Fuller's claim, her latest claim.
    pub(super) fn owner(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start.max(at.saturating_sub(MOST_BETWEEN + 1));
        let owner = (from..at)
            .rev()
            .take_while(|&item| !self.breaks(item) && !self.any(item, &[Duty::Preposition, Duty::Coordinator]))
            .take_while(|&item| self.is_possessive(item) || !self.is_predicate(item))
            .find(|&item| self.is_possessive(item) || self.has(item, Duty::Possessive))?;
        if self.has(owner, Duty::Possessive) {
            let token = self.token(owner)?;
            return Some(token..token + 1);
        }
        let start = self.clause_start(owner, segment.items.start);
        let past = self.token(owner)? + 1;
        let whole = (start..=owner).find_map(|item| self.noun_at(item, owner + 1).filter(|noun| noun.end == owner + 1));
        whole.map(|noun| noun.tokens).or(Some(past - 1..past))
    }

    /// What a noun's own words hold.
    pub(super) fn nominal_content(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        let (from, to) = (cue.end, segment.items.end);
        if self.has(from, Duty::That) {
            let end = self.content_end(from, later, segment);
            // Despite reports that the plant is shut, it opened.
            let start = self.clause_start(cue.at, segment.items.start);
            let opens = start == segment.items.start && self.any(start, &[Duty::Preposition, Duty::Subordinator]);
            let end = if opens { self.object_end(from, end) } else { end };
            return Some(from..self.before_main_verb_of(cue.at, from, end, segment));
        }
        let content = if self.has(from, Duty::Modal) && !self.is_nominal(from + 1) { from } else { from + 1 };
        let end = self.coordinated(content, later).min(self.object_end(content, to));
        // Her explanations for the ban have changed.
        let start = self.clause_start(cue.at, segment.items.start);
        let subject = content > from && !(start..cue.at).any(|item| self.is_verbal(item));
        let tensed = |item: &usize| self.any(*item, &[Duty::Be, Duty::Have]) && !self.has(*item, Duty::Subject);
        let clause = |item: &usize| self.any(*item, &[Duty::Relative, Duty::That, Duty::Subordinator, Duty::Question]);
        let verb = (content + 1..end).find(|item| tensed(item) || clause(item)).filter(|item| tensed(item));
        let end = verb.filter(|_| subject).unwrap_or(end);
        (content < end).then_some(content..end)
    }

    /// Where a clause ends whose noun is the subject of the verb that follows: The claim that she knew was false.
    fn before_main_verb_of(&self, noun: usize, that: usize, end: usize, segment: &Segment) -> usize {
        let clause = self.clause_start(noun, segment.items.start);
        if (clause..noun).any(|item| self.is_verbal(item)) {
            return end;
        }
        let tensed = [Duty::Finite, Duty::Have, Duty::Be, Duty::Modal];
        let helps = |item: usize| self.any(item, &tensed) && !self.has(item, Duty::Preposition);
        let mut verb = None;
        for item in that + 1..end {
            let opens = [Duty::That, Duty::Relative, Duty::Subordinator, Duty::Coordinator];
            let says = self.token(item).is_some_and(|token| self.words.verbs(token).next().is_some());
            if self.any(item, &opens) || self.breaks(item) {
                verb = None;
            } else if helps(item) && !self.has(item - 1, Duty::Subject) {
                let goes_on = |verb: usize| {
                    (verb..item).all(|item| helps(item) || self.any(item, &[Duty::Adverb, Duty::Negation]))
                };
                match verb {
                    Some(verb) if !goes_on(verb) => return item,
                    Some(_) => {}
                    None => verb = Some(item),
                }
            } else if self.is_verbal(item) && !says && verb.is_none() {
                verb = Some(item);
            }
        }
        end
    }

    /// Whether whose a view is stands between a preposition and the view.
    pub(super) fn is_owned_view(&self, at: usize, view: usize) -> bool {
        (at + 1..view).any(|item| self.is_possessive(item) || self.has(item, Duty::Possessive))
    }

    /// Whether a view is somebody's or begins its sentence, and is set off: In Fuller's view, …
    pub(super) fn is_aside(&self, at: usize, view: usize, end: usize, segment: &Segment) -> bool {
        let held = self.is_owned_view(at, view);
        let set_off = end >= segment.items.end || self.breaks(end) || self.word(end) == ".";
        // sparked by her poll numbers; money in his account
        let apart = at == segment.items.start || self.breaks(at - 1) || !self.subject_first();
        set_off && apart && (held || at == segment.items.start)
    }
}
