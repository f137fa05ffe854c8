//! Where what a verb attributes ends because the writer goes on with another clause, in languages whose verb is followed
//! by what is said: "reported the rescue on Monday and Reuter later confirmed the names", "denied the claim and is leaving".

use super::cue::{Cue, CueKind};
use super::{LOOK, Reader};
use crate::language::{Duty, Form, Gender, VerbClass};

/// Words that open a clause inside an object, so that a verb behind them is no clause of the writer's.
const OPENS: [Duty; 4] = [Duty::Relative, Duty::Question, Duty::Subordinator, Duty::That];

impl Reader<'_, '_> {
    /// Where an object without a verb of its own ends before a clause with a subject of its own, or before another verb
    /// of the same subject.
    pub(super) fn before_next_clause(&self, at: usize, end: usize) -> usize {
        let opens = |&item: &usize| self.any(item, &OPENS) || self.is_gerund(item);
        let first = (at..end).find(opens).unwrap_or(end);
        let goes_on = |&item: &usize| {
            // pleaded not guilty and was released
            self.has(item, Duty::Coordinator)
                && (self.any(item + 1, &[Duty::Be, Duty::Have]) || self.begins_next_clause(item + 1, end))
        };
        (at + 1..end)
            .find(|item| goes_on(item) && (*item < first || self.any(item + 1, &[Duty::Be, Duty::Have])))
            .unwrap_or(end)
    }

    /// Whether a noun phrase and its verb stand at an item: Jon Reuter later confirmed
    fn begins_next_clause(&self, at: usize, end: usize) -> bool {
        let Some(noun) = self.noun_at(at, end).filter(|noun| !noun.oblique && (noun.can_speak() || noun.named)) else {
            return false;
        };
        let verb = (noun.end..end).find(|&item| !self.is_free_adverb(item));
        self.subject_first() && verb.is_some_and(|verb| self.is_verbal(verb))
    }

    /// Whether the first verb of some items belongs to the writer's next clause, so that no clause stands before it: denied
    /// ordering the halt and is leaving; reported the rescue on Monday and Reuter confirmed it.
    pub(super) fn has_verb_of_next(&self, at: usize, end: usize) -> bool {
        let Some(verb) = (at + 1..end).find(|&item| self.is_verbal(item)).filter(|_| self.subject_first()) else {
            return false;
        };
        let shared = self.any(verb, &[Duty::Be, Duty::Have]) && self.has(verb - 1, Duty::Coordinator);
        let own = |item: usize| {
            // claimed the prize but sailors have said
            let apart = self.has(item - 1, Duty::Time) || self.has(item, Duty::Contrast);
            self.has(item, Duty::Coordinator) && apart && self.begins_next_clause(item + 1, end)
        };
        shared || (at + 1..verb).any(own)
    }

    /// Whether a verb of saying behind a coordinator belongs to whoever said what stands before it, whose subject is a thing:
    /// said it was late and urged people to leave.
    pub(super) fn goes_on_saying(&self, coordinator: usize, from: usize, next: &Cue) -> bool {
        let says =
            matches!(next.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim)) && next.main == coordinator + 1;
        let finite = |token| self.words.verbs(token).any(|(_, form)| form == Form::Finite);
        let base = |token| self.words.verbs(token).any(|(_, form)| form == Form::Base);
        let told = self.token(next.main).is_some_and(|token| finite(token) && !base(token));
        let begin = from + usize::from(self.has(from, Duty::That) && !self.has(from, Duty::Subordinator));
        let thing = self.noun_at(begin, coordinator).is_some_and(|noun| {
            let neuter = noun.pronoun && self.phrases.word(noun.tokens.start).gender == Some(Gender::Neuter);
            neuter || !noun.can_speak() && !noun.named
        });
        // added to the delay; convicted or alleged offenders
        let object = self.noun_at(next.main + 1, next.main + LOOK).is_some_and(|noun| noun.certain || noun.pronoun);
        let content =
            object || self.any(next.main + 1, &[Duty::Determiner, Duty::That]) || self.begins_infinitive(next.main + 1);
        let listed = self.is_predicate(coordinator - 1) || self.has(next.main, Duty::Act);
        self.subject_first() && says && told && thing && content && !listed && self.is_statement(&(begin..coordinator))
    }

    /// Where a statement begins that opens with more than its subject: said for the town to grow, the pier had to go; said
    /// during the talks, the pier was safe.
    pub(super) fn opened_statement(&self, at: usize, end: usize) -> Option<usize> {
        // Instead of the pier she promised during the vote, Fuller built a dam.
        let first = self.clause_start(at, at.saturating_sub(LOOK));
        let instead = self.has(first, Duty::Adverb) && self.has(first + 1, Duty::Preposition);
        let hangs = self.capital(first) && (instead || self.has(first, Duty::Preposition));
        if hangs {
            return None;
        }
        let comma = self.object_end(at, end);
        let statement = comma + 1..end;
        // It is hard for the accused in Oslin to win, he explained, …
        let inserted = self.noun_at(comma + 1, end).is_some_and(|noun| self.breaks(noun.end + 1));
        let tells = comma < end && self.word(comma) == "," && self.begins_statement(comma + 1) && !inserted;
        if !self.subject_first() || !tells || !self.is_statement(&statement) {
            return None;
        }
        Some(if self.past_adjuncts(at, comma) >= comma { comma + 1 } else { at })
    }
}
