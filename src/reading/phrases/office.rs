//! Names and the offices beside them: "Anna Vollmer, Leiterin der Wache", "die Leiterin der Wache, Anna Vollmer",
//! "Moderatorin und Autorin Anna Vollmer", "Jonas Reuter vom Verband der Häfen".

use super::nominal::{Nominal, SOURCE_NOUNS};
use super::words::base;
use super::{Phrase, Reader};
use crate::language::{Classes, NameClass};
use crate::reading::document::TokenKind;
use crate::reading::model::{Grade, SourceKind};

impl Reader<'_, '_, '_> {
    pub(super) fn extend_person(&self, phrase: &mut Phrase) {
        if let Some(end) = self.affiliation(phrase.tokens.end) {
            phrase.apposition = Some(self.span(phrase.tokens.end..end));
            phrase.tokens.end = end;
            return;
        }
        if self.is_perhaps_place(phrase) {
            return;
        }
        if let Some((from, end)) = self.apposition(phrase.tokens.end) {
            phrase.apposition = Some(self.span(from..end));
            phrase.tokens.end = end;
        }
    }

    /// Whether a name of one word stands behind a preposition for places, so that the office behind its comma is a subject:
    /// In Oslin, the mayor said.
    fn is_perhaps_place(&self, phrase: &Phrase) -> bool {
        let first = phrase.tokens.start;
        // volgens Jansen, de burgemeester
        let turn = |at| self.reporting(at).is_some_and(|entry| entry.turns.iter().any(|(rest, _)| rest.is_empty()));
        let place = |at: usize| self.phrases.is(at, Classes::Within) && !turn(at);
        let within = first.checked_sub(1).is_some_and(place);
        let bare = phrase.tokens.len() == 1 && !self.phrases.word(first).given;
        within && bare && !self.data.capital_nouns && !self.phrases.people.has(base(self.text(first)))
    }

    /// "Josef Schuster ‹vom Zentralrat der Juden›": a body behind a name.
    fn affiliation(&self, at: usize) -> Option<usize> {
        if at >= self.limit || !self.phrases.is(at, Classes::Affiliating) {
            return None;
        }
        let body = self.nominal(at + 1)?;
        let verdict = self.judge(&body);
        let is_body = matches!(verdict.kind, SourceKind::Organisation | SourceKind::Media) && verdict.certain;
        let place = body.known.is_some_and(|known| known.class == NameClass::Place);
        (is_body && !place).then(|| self.complements(&body, 1))
    }

    /// ", Sprecherin der Stadtwerke Kassel", ", 21, a nurse at St. Luke’s": where it begins and ends.
    fn apposition(&self, at: usize) -> Option<(usize, usize)> {
        let mut from = self.past_bracket(at);
        if self.text(from) != "," {
            return None;
        }
        from += 1;
        if self.phrases.document.tokens.get(from).is_some_and(|token| token.kind == TokenKind::Figure)
            && self.text(from + 1) == ","
        {
            from += 2;
        }
        let office = self.nominal(from)?;
        let verdict = self.judge(&office);
        let fits = !office.name && !office.plural && office.head.any(Classes::Person);
        // An office without an article is one only where it is no subject of its own: "…, Sprecher sagten".
        if !fits || verdict.kind == SourceKind::Group && office.determiners > 0 {
            return None;
        }
        let end = self.complements(&office, 1);
        // Anna Vollmer, Gründerin ‹und Leiterin der Wache›
        let second = self.nominal(end + 1).filter(|second| {
            let bare = !second.name && second.determiners == 0 && office.determiners == 0;
            bare && !second.plural && second.head.any(Classes::Person) && self.data.capital_nouns && self.joins(end)
        });
        let end = second.map_or(end, |second| self.complements(&second, 1));
        let closed = end >= self.limit
            || self.phrases.document.tokens.get(end).is_some_and(|token| token.kind != TokenKind::Word)
            || !self.data.capital_nouns
            // Anna Vollmer, Leiterin der Wache sagte: the second comma is often left out.
            || self.is_said(end);
        // "Vollmer, dessen Vater hier wohnt": the possessive is a relative pronoun.
        let relative = self.phrases.is(from, Classes::Possessive);
        (closed || office.determiners > 0 && !relative).then_some((from, end))
    }

    /// Past a short bracket: "(SPD)", "(53)", "(R-S.C.)".
    fn past_bracket(&self, at: usize) -> usize {
        if self.text(at) != "(" {
            return at;
        }
        (at + 1..(at + 6).min(self.limit)).find(|&index| self.text(index) == ")").map_or(at, |close| close + 1)
    }

    /// "der Direktor des Landesamts, ‹Harald Ehses›,": a name in apposition to an office.
    pub(super) fn name_behind(&self, phrase: &mut Phrase, office: &Nominal) {
        let at = self.past_bracket(phrase.tokens.end);
        let comma = self.text(at) == ",";
        // "la investigadora del centro ‹Ana Torres›"
        let beside = self.data.head_first && office.head.any(Classes::Person) && !office.plural;
        let bare = self.data.compounds && !self.data.capital_nouns || beside;
        if !comma && !bare || office.head.is_empty() {
            return;
        }
        let name = self.nominal(if comma { at + 1 } else { at });
        let Some(name) = name.filter(|name| comma || name.person || !self.data.head_first) else {
            return;
        };
        let full = name.name && name.determiners == 0 && name.known.is_none() && (name.person || name.core.len() >= 2);
        let end = name.tokens.end;
        let listed = self.joins(end) || name.head.any(SOURCE_NOUNS) && !name.person;
        if !full || listed {
            return;
        }
        phrase.title = Some(self.span(phrase.tokens.clone()));
        phrase.tokens.end = end;
        phrase.core = name.core;
        phrase.kind = SourceKind::Person;
        phrase.grade = Grade::Named;
        phrase.gender = name.gender.or(phrase.gender);
        phrase.named = true;
        phrase.thing = None;
    }

    /// Moderator ‹und Autor Jens Maak›: where nouns have capitals, two offices without a plural are one person's.
    pub(super) fn second_office(&self, phrase: &mut Phrase, office: &Nominal) -> bool {
        let at = phrase.tokens.end;
        let single = self.data.capital_nouns && office.head.any(Classes::Person) && !office.plural;
        if !single || at >= self.limit || !self.joins(at) {
            return false;
        }
        let named = |second: &Nominal| second.name && second.person && second.determiners == 0;
        let titled = |second: &Nominal| second.head.any(Classes::Person) && second.tokens.start < second.core.start;
        let Some(second) = self.nominal(at + 1).filter(|second| named(second) && titled(second)) else { return false };
        phrase.title = Some(self.span(phrase.tokens.start..second.core.start));
        phrase.tokens.end = second.tokens.end;
        (phrase.core, phrase.gender) = (second.core, second.gender.or(phrase.gender));
        (phrase.kind, phrase.grade) = (SourceKind::Person, Grade::Named);
        (phrase.named, phrase.certain, phrase.thing) = (true, true, None);
        true
    }

    /// Where a person's name begins behind another word of a noun phrase.
    pub(super) fn name_in(&self, nominal: &Nominal) -> Option<usize> {
        let from = nominal.tokens.start + nominal.determiners;
        (from + 1..nominal.tokens.end.max(1) - 1).find(|&at| self.phrases.word(at).given && self.capital(at + 1))
    }
}
