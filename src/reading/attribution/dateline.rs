//! The place, agency or day a report begins with, which are no part of its first sentence: LUGO (Efe) - El alcalde …

use super::Reader;
use super::frame::Segment;
use crate::language::{Classes, Duty};

/// Most items of a dateline.
const MOST_IN_DATELINE: usize = 10;

/// Most letters of a small word in it: de, mar.
const MOST_LETTERS: usize = 3;

impl Reader<'_, '_> {
    /// The item past the dateline of a sentence, if it has one.
    pub(super) fn dateline_end(&self, segment: &Segment) -> Option<usize> {
        let from = segment.items.start;
        let named = self.word(from) == "(" || self.token(from).is_some() && self.capital(from);
        let open = self.either_side || self.words.data().is_some_and(|data| data.open_clauses);
        if !named || !open {
            return None;
        }
        let to = segment.items.end.min(from + MOST_IN_DATELINE);
        let dash = (from + 1..to).find(|&item| matches!(self.word(item), "-" | "–" | "—" | ".-" | ".—"))?;
        let figure = |item: usize| self.word(item).starts_with(|character: char| character.is_ascii_digit());
        let place = |item: usize| {
            let word = self.word(item);
            let month = self.token(item).is_some_and(|token| self.phrases.is(token, Classes::NeverName));
            let mark = matches!(word, "," | "." | "(" | ")" | "/");
            let small = word.chars().count() <= MOST_LETTERS && !self.any(item, &[Duty::Be, Duty::Have]);
            mark || self.capital(item) || figure(item) || month || small
        };
        let capitals = self.word(from).chars().filter(|character| character.is_alphabetic()).all(char::is_uppercase);
        let dated = capitals || (from..dash).any(|item| figure(item) || self.word(item) == "(");
        let plain = (from..dash).all(|item| self.quote(item).is_none() && place(item));
        (dated && plain && dash + 1 < segment.items.end).then_some(dash + 1)
    }

    /// The item past the place, agency or hour that a report begins with: OSLIN (Northwire) — The ferry …
    pub(super) fn past_dateline(&self, begin: usize, to: usize, segment: &Segment) -> usize {
        let figure = |item: usize| self.word(item).starts_with(|character: char| character.is_ascii_digit());
        let from = segment.items.start;
        if figure(from) && self.word(from + 1) == ":" && figure(from + 2) && begin <= from + 2 {
            return (from + 3).min(to);
        }
        if begin != from || !self.capital(from) {
            return begin;
        }
        let dash =
            (from + 1..to.min(from + MOST_IN_DATELINE)).find(|&item| matches!(self.word(item), "–" | "—" | "-" | "--"));
        let part =
            |item: usize| self.capital(item) || figure(item) || matches!(self.word(item), "(" | ")" | "," | "." | "/");
        dash.filter(|&dash| (from..dash).all(part) && self.capital(dash + 1)).map_or(begin, |dash| dash + 1)
    }
}
