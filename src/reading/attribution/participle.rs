//! Whom a participle behind a comma tells of, where the subject stands before its verb: Fuller left, saying. It is the
//! subject of the clause right before, or of the one that a relative clause or a clause of circumstance hangs on.

use super::Reader;
use super::defining::HELPS;
use super::frame::Segment;
use crate::language::Duty;
use std::ops::Range;

/// How many clauses back the one may stand that a participle belongs to.
const MOST_CLAUSES: usize = 4;

impl Reader<'_, '_> {
    /// The subject of a participle that begins its clause at item `start`.
    pub(super) fn participle_subject(&self, start: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start;
        if let Some(speaker) = self.inserted_speaker(from, start) {
            return Some(speaker);
        }
        if let Some(subject) = self.nearest_subject(start, segment) {
            return Some(subject);
        }
        // Vollmer left the room, saying: the subject of the sentence speaks.
        let verb = self.first_predicate(from, start);
        let main = verb.and_then(|verb| self.subject_before(verb, segment)).filter(|tokens| !self.is_relative(tokens));
        let noun = || self.first_speaker(from, start).map(|noun| noun.tokens);
        // Her comments came as Reuter left, saying
        let thing = main.as_ref().is_some_and(|tokens| !self.can_say(tokens));
        let says = |verb| self.token(verb).is_some_and(|token| self.words.verbs(token).next().is_some());
        let told = thing || verb.is_some_and(|verb| !says(verb));
        let who = if told { self.last_antecedent(start, segment) } else { None };
        let other = who.or_else(|| if thing { self.first_person(from, start) } else { None });
        other.or(main).or_else(noun)
    }

    /// The subject of the clause right before a participle that another one stands before: Reuter backed the plan, but
    /// Fuller rejected it, saying; when Reuter left, Fuller stayed, saying. Past clauses that tell more of somebody.
    fn nearest_subject(&self, start: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start;
        let mut comma = start.checked_sub(1).filter(|&comma| self.word(comma) == ",")?;
        if let Some(inside) = self.subject_in_which(self.clause_start(comma, from), comma) {
            return Some(inside);
        }
        for _ in 0..MOST_CLAUSES {
            let clause = self.clause_start(comma, from);
            let before = clause.checked_sub(1).filter(|&before| before > from && self.word(before) == ",")?;
            let joined = self.has(clause, Duty::Coordinator);
            // …, while Fuller has rejected it, saying
            let sets_off =
                self.has(clause, Duty::Subordinator) && !self.any(clause, &[Duty::Preposition, Duty::Relative]);
            let opener = clause + usize::from(joined || sets_off);
            // Fuller left the party, the main one in the town backing the plan, saying
            let follows = || opener > clause || self.hangs_before(before, from);
            if let Some(subject) = self.subject_of_clause(opener, comma).filter(|_| follows()) {
                return Some(subject);
            }
            // …, but with no reply they went ahead, hoping
            let tells = || !self.is_verbal(opener) && self.first_predicate(opener, comma).is_some();
            if joined && tells() {
                return None;
            }
            comma = before;
        }
        None
    }

    /// Whether what ends with a comma hangs on the clause behind it: When Reuter left, in Oslin,
    fn hangs_before(&self, comma: usize, from: usize) -> bool {
        let first = self.clause_start(comma, from);
        let hangs = [Duty::Subordinator, Duty::Preposition, Duty::Adverb];
        self.any(first, &hangs) && !self.any(first, &[Duty::Relative, Duty::Subject]) || self.has_gerund_ending(first)
    }

    /// Whoever a clause begins with, if their verb follows.
    fn subject_of_clause(&self, opener: usize, to: usize) -> Option<Range<usize>> {
        let noun = self.noun_at(opener, to).filter(|noun| noun.can_speak() && !self.is_relative(&noun.tokens))?;
        if self.words.any(noun.tokens.start, &[Duty::Thing, Duty::First]) && noun.tokens.len() == 1 {
            return None;
        }
        let helps = |item: &usize| self.any(*item, &HELPS) || self.is_how(*item, opener);
        let past = noun.end + (noun.end..to).take_while(helps).count();
        let helped = (noun.end..past).any(|item| self.any(item, &[Duty::Have, Duty::Be, Duty::Modal]));
        (past < to && (helped || self.is_verbal(past) && !self.is_gerund(past))).then_some(noun.tokens)
    }

    /// Whoever acts in a clause that a preposition and a pronoun open: a film in which children tear it up, yelling
    fn subject_in_which(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let opens = |item: &usize| self.has(*item, Duty::Relative) && self.has(*item - 1, Duty::Preposition);
        let opener = (from + 1..to).rev().find(opens)?;
        let noun = self.noun_at(opener + 1, to).filter(|noun| noun.can_speak() && noun.end < to)?;
        (!self.breaks(noun.end) && !self.has(noun.end, Duty::Preposition)).then_some(noun.tokens)
    }

    /// Whoever a clause right before a participle tells more of, which somebody is the subject of: It was a feast for
    /// Fuller, who worked the crowd, telling
    fn last_antecedent(&self, start: usize, segment: &Segment) -> Option<Range<usize>> {
        let last = start.checked_sub(1)?;
        let clause = self.clause_start(last, segment.items.start);
        let comma = clause.checked_sub(1).filter(|&comma| self.word(comma) == "," && comma > segment.items.start)?;
        let who = self.has(clause, Duty::Relative) && self.has(clause, Duty::Subject) && !self.has(clause, Duty::Thing);
        let past = (clause + 1..last).find(|&item| !self.any(item, &HELPS))?;
        let verb = who && (self.is_verbal(past) || past > clause + 1);
        let noun = self.noun_before(comma, segment).filter(|_| verb)?;
        self.can_say(&noun).then_some(noun)
    }

    /// Whoever is the subject of a clause of circumstance in some items: as Jon Reuter left.
    fn first_person(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let opens = |item: usize| self.has(item, Duty::Subordinator) && !self.has(item, Duty::Relative);
        let opener = (from + 1..to).find(|&item| opens(item))?;
        let noun = self.noun_at(opener + 1, to).filter(|noun| noun.person && noun.can_speak())?;
        self.is_verbal(noun.end).then_some(noun.tokens)
    }
}
