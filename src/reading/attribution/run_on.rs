//! Where what a verb attributes ends because the writer goes on with another clause, in languages whose verb is followed
//! by what is said: "reported the rescue on Monday and Reuter later confirmed the names", "denied the claim and is leaving".

use super::Reader;
use crate::language::Duty;

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
        self.subject_first() && verb.is_some_and(|verb| self.is_predicate(verb))
    }

    /// Whether the first verb of some items belongs to the writer's next clause, so that no clause stands before it: denied
    /// ordering the halt and is leaving; reported the rescue on Monday and Reuter confirmed it.
    pub(super) fn has_verb_of_next(&self, at: usize, end: usize) -> bool {
        let Some(verb) = (at + 1..end).find(|&item| self.is_verbal(item)).filter(|_| self.subject_first()) else {
            return false;
        };
        let shared = self.any(verb, &[Duty::Be, Duty::Have]) && self.has(verb - 1, Duty::Coordinator);
        let own = |item: usize| {
            self.has(item, Duty::Coordinator)
                && self.has(item - 1, Duty::Time)
                && self.begins_next_clause(item + 1, end)
        };
        shared || (at + 1..verb).any(own)
    }

    /// Where a statement begins that opens with more than its subject: said for the town to grow, the pier had to go; said
    /// during the talks, the pier was safe.
    pub(super) fn opened_statement(&self, at: usize, end: usize) -> Option<usize> {
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
