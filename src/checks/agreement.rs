//! Two figures for one thing: 34 injured in the lead, 36 injured further down.
//!
//! Said only of words that tell what happened (`[checks]` in the language files), and of figures near each other: three
//! people here and five there need not be the same.

use super::{Check, Checker, Finding};
use crate::Span;
use crate::language::{Checks, lexicon};
use crate::reading::{Detail, NumberKind};
use std::collections::HashMap;

/// Figures further apart count other things.
const FURTHEST_RATIO: f64 = 2.0;

/// How many words behind what is counted may tell what happened: 34 people were badly hurt.
const MOST_BEHIND: usize = 4;

impl Checker<'_> {
    pub(super) fn agreement(&self, found: &mut Vec<Check>) {
        let Some(data) = lexicon(self.reading.language).map(|lexicon| &lexicon.checks) else { return };
        let mut seen: HashMap<&str, (f64, Span)> = HashMap::new();
        for claim in &self.reading.claims {
            let Detail::Number(number) = &claim.detail else { continue };
            let exact = number.kind == NumberKind::Cardinal && number.bound.is_none() && !number.approximate;
            let Some(value) = number.value.filter(|_| exact) else { continue };
            let phrase = number.phrase.unwrap_or(claim.span);
            let Some(told) = self.told_of(phrase, data) else { continue };
            let Some(&(first, place)) = seen.get(told) else {
                seen.insert(told, (value, claim.span));
                continue;
            };
            let near = value.max(first) / value.min(first).max(f64::MIN_POSITIVE) < FURTHEST_RATIO;
            if value != first && near {
                let (one, other) = (self.words(place).to_owned(), self.words(claim.span).to_owned());
                let finding = Finding::Disagreement { one, other };
                found.push(Check { others: vec![place], ..Check::of(finding, claim.span) });
            }
        }
    }

    /// What happened to those a figure counts, by its own words or by those right behind; nothing where it comes on top
    /// of another figure.
    fn told_of<'d>(&self, phrase: Span, data: &'d Checks) -> Option<&'d str> {
        let text = &self.article.text;
        let letters = |word: &'_ &str| word.chars().any(char::is_alphabetic);
        let inside = self.words(phrase).split_whitespace();
        let clause = text[phrase.end..].split([',', '.', ';', ':', '(', '\n', '“', '"']).next().unwrap_or_default();
        let behind = clause.split_whitespace().take(MOST_BEHIND);
        let before = text[..phrase.start].trim_end().rsplit(char::is_whitespace).next();
        let mut around = before.into_iter().chain(inside.clone());
        if around.any(|word| data.is_further(word)) || behind.clone().next().is_some_and(|word| data.is_further(word)) {
            return None;
        }
        inside.chain(behind).filter(letters).find_map(|word| data.told_by(word))
    }
}
