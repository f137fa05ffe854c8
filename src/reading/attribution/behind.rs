//! Languages whose subject may stand behind its verb, with the verb's complements between the two, and whose noun
//! phrases tell a verb from a noun: « … », a déclaré mardi à la radio le ministre.

use super::frame::Segment;
use super::noun::Noun;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Form};

impl Reader<'_, '_> {
    /// The subject behind a verb that nothing but a quotation, a whole clause or a relative word stands before: « … », a
    /// déclaré mardi le ministre; comme l’a rappelé Vollmer; a-t-elle dit.
    pub(super) fn subject_behind(&self, finite: usize, main: usize, segment: &Segment) -> Option<Noun> {
        let from = segment.items.start;
        let start = self.clause_start(finite.min(main), from);
        let mut end = finite.min(main);
        let helps = [Duty::Reflexive, Duty::Clitic, Duty::Negation];
        while end > start && self.any(end - 1, &helps) {
            end -= 1;
        }
        let behind = if end == start {
            start == from || self.follows_quote(start, from) || self.follows_clause(start, from)
        } else {
            let opener = [Duty::As, Duty::That, Duty::Relative];
            self.any(end - 1, &opener) && !self.has(end - 1, Duty::Subject)
        };
        if !behind || self.is_gerund(main) {
            return None;
        }
        let own = self.noun_at(finite + 1, main).filter(|noun| noun.pronoun && !noun.oblique);
        let quoted = end == start && self.follows_quote(start, from);
        own.or_else(|| self.subject_after(main.max(finite), segment)).filter(|noun| noun.can_speak() || quoted)
    }

    /// Whether a clause with a verb of its own ends with a comma or dash right before item `at`.
    fn follows_clause(&self, at: usize, from: usize) -> bool {
        if at <= from || !matches!(self.word(at - 1), "," | "–" | "—") {
            return false;
        }
        let mut begin = from.max(at.saturating_sub(LOOK));
        while begin + 1 < at {
            let end = self.clause_end(begin, at - 1).max(begin + 1);
            let verb = |item: usize| self.token(item).is_some_and(|token| self.phrases.is(token, Classes::Verb));
            if !self.any(begin, &[Duty::Relative, Duty::Subordinator]) && (begin..end).any(verb) {
                return true;
            }
            begin = end;
        }
        false
    }

    /// Whether a word that can be a verb is a noun at this place: by its determiner, its preposition or its phrase.
    pub(super) fn is_noun_in_phrase(&self, at: usize, segment: &Segment) -> bool {
        let Some(token) = self.token(at) else { return false };
        let Some(before) = at.checked_sub(1).filter(|&before| before >= segment.items.start) else { return false };
        let determined =
            self.has(before, Duty::Determiner) && !self.has(before, Duty::Subject) && !self.is_clitic(before, segment);
        let governed = self.has(before, Duty::Preposition) && !self.any(before, &[Duty::Modal, Duty::Adverb]);
        if self.words.verbs(token).all(|(_, form)| form == Form::Gerund) {
            return determined;
        }
        let span = self.document.tokens[token].span;
        let inside =
            || self.phrases.all()[self.phrases.within(span)].iter().any(|phrase| phrase.tokens.contains(&token));
        determined || governed || inside()
    }

    /// Whether what looks like a determiner is a pronoun before its verb: il le dit, comme l’affirme Vollmer.
    fn is_clitic(&self, at: usize, segment: &Segment) -> bool {
        let after = [Duty::Subject, Duty::Negation, Duty::As, Duty::Reflexive, Duty::Clitic, Duty::Relative];
        self.has(at, Duty::Clitic) && at > segment.items.start && self.any(at - 1, &after)
    }
}
