//! The subject behind a verb of saying, in languages that put it before any other: "…," said Fuller; The plant, said
//! Fuller, has closed.

use super::Reader;
use super::frame::Segment;
use super::noun::Noun;
use crate::language::{Duty, Verb, VerbClass};
use crate::reading::quotes::Ending;
use std::ops::Range;

/// How many words may describe somebody before the name.
const MOST_BEFORE_NAME: usize = 10;

/// Fewest items of what is said before a verb that a name follows, where no verb in it is known.
const FEWEST_BEFORE_NAME: usize = 6;

impl Reader<'_, '_> {
    /// "…," said master of ceremonies Anna Fuller: the words up to a name that a verb follows nowhere.
    pub(super) fn described_name(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let end = self.clause_end(at, segment.items.end).min(at + MOST_BEFORE_NAME);
        let name = (at..end).find(|&item| self.is_noun(item)).filter(|&name| name > at)?;
        let links = [Duty::Particle, Duty::Determiner, Duty::Topic];
        let plain = |item: usize| !self.is_closed(item) || self.any(item, &links);
        if !(at..name).all(plain) {
            return None;
        }
        let last = (name..end).take_while(|&item| self.is_noun(item)).last()?;
        Some(self.token(at)?..self.token(last)? + 1)
    }

    /// "…," said Vollmer, the station's head
    pub(super) fn inverted(&self, at: usize, segment: &Segment) -> Option<Noun> {
        let complement = |verb: &Verb| verb.complement.as_deref() == Some(self.word(at));
        if at
            .checked_sub(1)
            .and_then(|verb| self.token(verb))
            .is_some_and(|verb| self.words.verbs(verb).any(|(verb, _)| complement(verb)))
        {
            // as Fuller put it
            return None;
        }
        if self.any(at, &[Duty::Object, Duty::That, Duty::Subordinator]) && !self.has(at, Duty::Subject) {
            return None;
        }
        self.noun_at(at, segment.items.end)
    }

    /// The name of whom a role is told before: said its head of personnel, Anna Fuller
    pub(super) fn name_behind(&self, role: &Noun, segment: &Segment) -> Option<Noun> {
        let to = segment.items.end;
        let comma = self.clause_end(role.end, to.min(role.end + MOST_BEFORE_NAME));
        let of = comma == role.end || self.has(role.end, Duty::Particle) || self.has(role.end, Duty::Topic);
        if role.named || role.pronoun || !role.person || !self.subject_first() || !of || self.word(comma) != "," {
            return None;
        }
        let noun = self.noun_at(comma + 1, to).filter(|noun| noun.named && noun.person && !noun.oblique)?;
        let ends = noun.end >= to || matches!(self.word(noun.end), "," | "." | ":");
        ends.then_some(noun)
    }

    /// The plant has closed, said Fuller, the head: a subject with nothing but more about it behind it.
    pub(super) fn inverted_last(&self, finite: usize, start: usize, segment: &Segment) -> Option<Noun> {
        let (from, to) = (self.sentence_start(start, segment), segment.items.end);
        let says = |token| self.words.is_verb_of(token, VerbClass::Say);
        self.token(finite).filter(|&token| says(token) && !self.has(finite, Duty::Addressing))?;
        let noun = self.inverted(finite + 1, segment).filter(|noun| (noun.certain || noun.named) && !noun.pronoun)?;
        let comma = start.checked_sub(1).filter(|&comma| self.word(comma) == "," && comma > from)?;
        let opener = self.clause_start(comma, from);
        // It is “odd behavior” that has hurt the town, said an official: words in marks set nothing off.
        let part = |quote: usize| self.marks_end(quote, Ending::Word);
        if self.has(opener, Duty::Relative) && !(opener > from && part(opener - 1)) {
            // Fuller, who runs the plant, told the paper
            return None;
        }
        // Reuter spent the day on the phone, said an aide close to the mayor.
        let told = noun.person && noun.certain && !self.has(finite, Duty::Asked);
        let clause = (from..comma).any(|item| {
            self.any(item, &[Duty::Finite, Duty::Have, Duty::Be, Duty::Modal])
                || (noun.named && noun.person || told) && self.is_verbal(item)
        });
        // Taxes on boats show a rise in most ports, said Anna Fuller: a name right behind the verb is enough.
        let named = noun.named && noun.person && noun.certain && !self.has(finite, Duty::Asked);
        let ends = noun.end >= to || matches!(self.word(noun.end), "," | ".");
        // And, says Fuller, “…”
        let bare = (from..comma).all(|item| self.any(item, &[Duty::Coordinator, Duty::Adverb]));
        let leads = self.word(noun.end) == "," && noun.end + 1 < to && self.quote(noun.end + 1).is_some();
        let clause = clause || bare && leads || named && ends && comma - from >= FEWEST_BEFORE_NAME;
        let about = [Duty::Preposition, Duty::Relative, Duty::Coordinator, Duty::Adverb];
        let rest = noun.end >= to || self.breaks(noun.end) || self.word(noun.end) == "." || self.any(noun.end, &about);
        // The plant, said Fuller, has closed.
        let past = self.past_others(noun.end, to);
        let contrast = self.has(past + 1, Duty::Contrast) && self.is_statement(&(past + 2..to));
        let inserted = self.word(past) == "," && (self.is_verbal(past + 1) || contrast);
        (clause && rest || inserted).then_some(noun)
    }
}
