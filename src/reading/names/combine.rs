//! Where lists and rules are surer than the model: countries, names joined by "and", known bodies, words after "Herr".
//!
//! Each rule here is one the weights get wrong because they never saw it decided; none may know more than the document,
//! its words, and what the document's ledger says.

use super::document::{Found, Ledger};
use crate::language::{Classes, NameClass, gazetteer};
use crate::reading::document::{Document, TokenKind};
use crate::reading::model::NameKind;
use crate::reading::phrases::{Word, base};
use std::ops::Range;

/// What the rules look at.
pub(super) struct Rules<'r, 'a> {
    pub document: &'r Document<'a>,
    pub words: &'r [Word],
    pub ledger: &'r Ledger<'a>,
}

impl Rules<'_, '_> {
    /// The names as the rules leave them, in order.
    pub(super) fn apply(&self, found: &[Found]) -> Vec<Found> {
        let mut names = Vec::with_capacity(found.len());
        for (tokens, kind) in found {
            for part in self.split(tokens.clone(), *kind) {
                if let Some(tokens) = self.trimmed(part) {
                    let kind = self.kind(tokens.clone(), *kind);
                    names.push((tokens, kind));
                }
            }
        }
        self.with_known(names)
    }

    fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    fn text(&self, tokens: Range<usize>) -> &str {
        base(self.document.words(self.document.span_of(tokens)))
    }

    /// "Nicaragua and Costa Rica", "Britain, France": bodies may be named so, persons and places are two.
    fn split(&self, tokens: Range<usize>, kind: NameKind) -> Vec<Range<usize>> {
        let whole = kind == NameKind::Organisation
            || tokens.len() < 3
            || gazetteer().listed(self.text(tokens.clone())).is_some()
            || tokens.clone().any(|index| self.word(index).known.is_some_and(|known| known.tokens >= 3));
        if whole {
            return vec![tokens];
        }
        let joins = |index: &usize| {
            self.document.word(*index) == ","
                || self.word(*index).classes.any(Classes::Boundary) && !self.document.tokens[*index].capital
        };
        let mut parts = Vec::new();
        let mut start = tokens.start;
        for index in tokens.clone().filter(joins) {
            parts.push(start..index);
            start = index + 1;
        }
        parts.push(start..tokens.end);
        parts
    }

    /// Without marks at either end, and without "Dr." and "Herr" before a name; `None` where nothing is left.
    fn trimmed(&self, mut tokens: Range<usize>) -> Option<Range<usize>> {
        let mark = |index: usize| self.document.tokens[index].kind == TokenKind::Punctuation;
        while !tokens.is_empty()
            && (mark(tokens.start) || tokens.len() > 1 && self.word(tokens.start).classes.any(Classes::Honorific))
        {
            tokens.start += 1;
        }
        while !tokens.is_empty() && mark(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens.clone().any(|index| self.document.word(index).contains(char::is_alphabetic)).then_some(tokens)
    }

    /// A country is a place, whatever the model makes of it, unless somebody in the document bears its name.
    fn kind(&self, tokens: Range<usize>, kind: NameKind) -> NameKind {
        let known = self.word(tokens.start).known.filter(|known| known.tokens == tokens.len() && !known.everyday);
        match known.map(|known| known.class) {
            Some(NameClass::Place) if !self.ledger.is_person(self.document, tokens) => NameKind::Place,
            Some(NameClass::Body | NameClass::Medium) => NameKind::Organisation,
            _ => kind,
        }
    }

    /// Adds known names that the model passed over.
    fn with_known(&self, names: Vec<Found>) -> Vec<Found> {
        let mut all = Vec::with_capacity(names.len());
        let mut names = names.into_iter().peekable();
        let mut at = 0;
        while at < self.document.tokens.len() {
            if let Some(name) = names.next_if(|(tokens, _)| tokens.start <= at) {
                at = name.0.end.max(at);
                all.push(name);
                continue;
            }
            if let Some(tokens) = self.after_honorific(at, names.peek().map(|(tokens, _)| tokens.start)) {
                at = tokens.end;
                all.push((tokens, NameKind::Person));
                continue;
            }
            let word = self.word(at);
            let limit = names.peek().map_or(self.document.tokens.len(), |(tokens, _)| tokens.start);
            match word.known.filter(|known| {
                // Agencies sign in small letters: dpa.
                let written = word.capital || known.class == NameClass::Medium && !known.is_site();
                !known.everyday && written && at + known.tokens <= limit
            }) {
                Some(known) => {
                    let kind = if known.class == NameClass::Place { NameKind::Place } else { NameKind::Organisation };
                    all.push((at..at + known.tokens, kind));
                    at += known.tokens;
                }
                None => at += 1,
            }
        }
        all
    }

    /// The word behind "Herr", "Mr." or "Dr." that the model passed over.
    fn after_honorific(&self, at: usize, next: Option<usize>) -> Option<Range<usize>> {
        let last = at.checked_sub(1)?;
        let word = self.word(at);
        let name = self.word(last).classes.any(Classes::Honorific)
            && !word.classes.any(Classes::Honorific)
            && word.capital
            && !word.common
            && word.classes.is_empty()
            && next.is_none_or(|next| next > at)
            && self.document.sentence_of(last) == self.document.sentence_of(at);
        name.then_some(at..at + 1)
    }
}
