//! Whether some words are a clause that can be said: with a subject and a verb, whatever stands between the two.

use super::frame::Segment;
use super::object::VERBS;
use super::{LOOK, Reader};
use crate::language::Duty;
use std::ops::Range;

/// Fewest words of a headline's statement.
const FEWEST_OF_HEADLINE: usize = 4;

impl Reader<'_, '_> {
    /// Whether some items are a clause of their own: they open one, or have a subject and a verb.
    pub(super) fn is_statement(&self, items: &Range<usize>) -> bool {
        if self.any(items.start, &[Duty::That, Duty::Question]) && !self.has(items.start, Duty::Determiner) {
            return true;
        }
        if self.any(items.start, &VERBS) && self.word(items.start).contains(['\'', '’']) {
            // he's
            return true;
        }
        let end = self.object_end(items.start, items.end);
        let negated = self.has(items.start, Duty::Negation) && !self.has(items.start, Duty::Determiner);
        let subject = self.is_nominal(items.start)
            || !negated && !self.any(items.start, &[Duty::Preposition, Duty::Coordinator, Duty::Modal]);
        let verb = (items.start + 1..end).any(|item| self.is_predicate(item) || self.quote(item).is_some());
        let listed = self.word(end) == ","
            && end < items.end
            && self.is_verbal(end + 1)
            && (items.start..end).any(|item| self.has(item, Duty::Including));
        subject && (verb || listed || self.resumes_past_aside(end, items.end))
    }

    /// Whether a clause has a verb before another clause opens in it: found the boat sank, never found the boat that sank.
    pub(super) fn has_own_verb(&self, at: usize, to: usize) -> bool {
        const OPENS: [Duty; 4] = [Duty::Relative, Duty::Question, Duty::Subordinator, Duty::That];
        let opens = |item: &usize| self.any(*item, &OPENS) && *item > at || self.begins_infinitive(*item);
        let first = (at..to).find(opens).unwrap_or(to);
        self.any(at, &[Duty::That, Duty::Question, Duty::Modal]) || (at..first).any(|item| self.is_predicate(item))
    }

    /// Whether some items are a noun with a clause that hangs on it: The plant has closed, a step that many expected.
    pub(super) fn is_apposed_noun(&self, items: &Range<usize>) -> bool {
        self.has(items.start, Duty::Determiner) && !self.has_own_verb(items.start, items.end)
    }

    /// Whether "to" stands before an infinitive rather than before a noun.
    pub(super) fn begins_infinitive(&self, at: usize) -> bool {
        let to = self.has(at, Duty::Modal) && self.has(at, Duty::Preposition);
        let figure = self.word(at + 1).starts_with(|character: char| character.is_ascii_digit());
        to && !self.is_nominal(at + 1) && !self.has(at + 1, Duty::Time) && !figure
    }

    /// Whether a word can be the first of a clause that is said: a pronoun, an article, a name, "there".
    pub(super) fn begins_statement(&self, at: usize) -> bool {
        let pronoun = self.has(at, Duty::Subject) && !self.has(at, Duty::Relative);
        let object = self.has(at, Duty::Object) && !self.any(at, &[Duty::Subject, Duty::Determiner]);
        !object && (pronoun || self.has(at, Duty::Determiner) || self.is_existential(at) || self.is_noun(at))
    }

    /// Whether what follows a turn goes on with what stands before it: The plant, according to Fuller, has closed.
    pub(super) fn resumes(&self, before: &Range<usize>, after: &Range<usize>) -> bool {
        let whole = before.clone().any(|item| self.is_predicate(item));
        let words = before.clone().filter(|&item| self.token(item).is_some() && !self.breaks(item)).count();
        let next = (after.start..after.end).find(|&item| !self.breaks(item));
        let depends = self.has(before.start, Duty::Subordinator);
        words == 0 || !whole || depends || next.is_some_and(|next| next > after.start && self.is_predicate(next))
    }

    /// Whether a verb follows what is set off by commas from item `comma` on: their plans, already long, would fail.
    pub(super) fn resumes_past_aside(&self, comma: usize, to: usize) -> bool {
        let to = to.min(comma + LOOK);
        if comma >= to {
            return false;
        }
        let mark = self.word(comma);
        let dashed = self.subject_first() && mark != ",";
        // Two hyphens stand for a dash.
        let past = comma + 1 + usize::from(dashed && self.word(comma + 1) == mark);
        let second = (past..to).find(|&item| if dashed { self.word(item) == mark } else { self.breaks(item) });
        let second = second.map(|second| second + usize::from(dashed && self.word(second + 1) == mark));
        let set_off = matches!(mark, "," | "-" | "--" | "–" | "—") && self.subject_first() || mark == ",";
        let resumes = second.is_some_and(|second| self.word(second) == mark && self.is_verbal(second + 1));
        set_off && resumes || mark == "," && self.ends_as_list(comma, to)
    }

    /// Whether a list goes on behind a comma and a verb follows its last part: letters from Fuller, Reuter and Brandt show
    pub(super) fn ends_as_list(&self, comma: usize, to: usize) -> bool {
        let mut last = comma;
        while let Some(next) = (last + 1..to).find(|&item| self.breaks(item)) {
            if self.word(next) != "," || (last + 1..next).any(|item| self.is_verbal(item)) {
                break;
            }
            last = next;
        }
        let end = self.object_end(last + 1, to);
        let joins = (last + 1..end).find(|&item| self.has(item, Duty::Coordinator));
        let plain = |item: usize| !self.any(item, &[Duty::Subordinator, Duty::Relative, Duty::Subject]);
        let verb = joins.and_then(|joins| (joins + 2..end).find(|&item| self.is_verbal(item)));
        self.subject_first()
            && joins.zip(verb).is_some_and(|(joins, verb)| {
                self.is_nominal(joins + 1)
                    && (last + 1..verb).all(|item| plain(item) && (item >= joins || !self.is_verbal(item)))
            })
    }

    /// Whether a word is likely the verb of a clause.
    pub(super) fn is_predicate(&self, at: usize) -> bool {
        self.any(at, &VERBS) && !self.any(at, &[Duty::Adverb, Duty::Preposition])
            || self.any(at, &VERBS) && self.any(at, &[Duty::Have, Duty::Be])
            || !self.capital(at)
                && (self.has(at, Duty::Past) || self.words.data().is_some_and(|data| data.is_past(self.word(at))))
    }

    /// Whether some words before a cue that ends a headline are a statement, though no verb of theirs is known: Aid
    /// convoy nears town, minister says
    pub(super) fn is_headline_statement(&self, items: Range<usize>, past: usize, segment: &Segment) -> bool {
        let tells_when = |item: usize| self.any(item, &[Duty::Time, Duty::Adverb]);
        past >= segment.items.end && items.len() >= FEWEST_OF_HEADLINE && !items.into_iter().any(tells_when)
    }

    /// Whether an item is a quotation with a verb of its own.
    pub(super) fn quoted_clause(&self, at: usize) -> bool {
        self.shape(at).is_some_and(|shape| shape.finite)
    }
}
