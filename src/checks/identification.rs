//! Whether the reader is told who it is that is heard.

use super::{Check, Checker, Finding};
use crate::Span;
use crate::reading::{Grade, Source, SourceIndex, SourceKind, Usage, stem};

/// From how many unnamed sources on their share is told.
const FEWEST_UNNAMED: usize = 3;

/// Fewest letters of a name that can be misspelt: Ali and Eli are two names.
const FEWEST_LETTERS: usize = 5;

impl Checker<'_> {
    pub(super) fn identification(&self, found: &mut Vec<Check>) {
        for (at, source) in self.reading.sources.iter().enumerate() {
            let index = SourceIndex(at);
            self.single_unnamed(index, source, found);
            self.bare_name(index, source, found);
            self.two_spellings(source, found);
            self.listed_only(index, source, found);
        }
        self.many_unnamed(found);
        self.misspelt_twins(found);
    }

    /// A body or document in a list of sources. An agency in the credit line is the way of the trade.
    fn listed_only(&self, index: SourceIndex, source: &Source, found: &mut Vec<Check>) {
        let credit = matches!(source.kind, SourceKind::Media | SourceKind::Own);
        if source.usage != Usage::ListedOnly || credit || self.is_credited_in_short(source) {
            return;
        }
        if let Some(claim) = self.mentions(index).next() {
            found.push(Check::of(Finding::ListedOnly { source: index }, claim.span));
        }
    }

    /// Whether what is listed is credited by a part of its name, or as a part of another: the institute, a study of the
    /// Harbour Institute.
    fn is_credited_in_short(&self, listed: &Source) -> bool {
        let words: Vec<String> = stems(&listed.name).collect();
        let credited = self.reading.sources.iter().filter(|source| source.usage == Usage::Credited);
        let names = |source: &'_ Source| std::iter::once(source.name.clone()).chain(source.aliases.clone());
        credited.flat_map(names).any(|name| {
            let other: Vec<String> = stems(&name).collect();
            let (short, long) = if other.len() < words.len() { (&other, &words) } else { (&words, &other) };
            !short.is_empty() && short.iter().all(|word| long.contains(word))
        })
    }

    /// Somebody unnamed is given for a claim, and in the same sentence nobody with a name.
    fn single_unnamed(&self, index: SourceIndex, source: &Source, found: &mut Vec<Check>) {
        if source.grade != Grade::Anonymous {
            return;
        }
        let backed = |span: Span| {
            let Some(sentence) = self.sentence_of(span) else { return false };
            let Some(&within) = self.sentences.get(sentence) else { return false };
            let first = self.reading.claims.partition_point(|claim| claim.span.start < within.start);
            let mut inside = self.reading.claims[first..].iter().take_while(|claim| claim.span.start < within.end);
            inside.any(|claim| {
                let other = claim.source.filter(|&other| other != index);
                within.covers(claim.span) && other.and_then(|other| self.grade(other)) == Some(Grade::Named)
            })
        };
        let mentions = self.mentions(index).map(|claim| claim.span);
        let mut places = mentions.filter(|&span| !self.in_heading(span) && !backed(span));
        if let Some(place) = places.next() {
            let finding = Finding::SingleUnnamed { source: index };
            found.push(Check { others: places.collect(), ..Check::of(finding, place) });
        }
    }

    fn many_unnamed(&self, found: &mut Vec<Check>) {
        let credited = |source: &&Source| source.usage == Usage::Credited;
        let sources = self.reading.sources.iter().enumerate().filter(|(_, source)| credited(source));
        let (unnamed, named): (Vec<_>, Vec<_>) = sources.partition(|(_, source)| source.is_unnamed());
        let all = unnamed.len() + named.len();
        if unnamed.len() < FEWEST_UNNAMED || unnamed.len() * 3 <= all {
            return;
        }
        let places = unnamed.iter().filter_map(|(at, _)| self.mentions(SourceIndex(*at)).next());
        let mut places = places.map(|claim| claim.span);
        if let Some(place) = places.next() {
            let finding = Finding::ManyUnnamed { unnamed: unnamed.len(), all };
            found.push(Check { others: places.collect(), ..Check::of(finding, place) });
        }
    }

    /// A person who comes in with one name and without a role. Headlines may be short.
    fn bare_name(&self, index: SourceIndex, source: &Source, found: &mut Vec<Check>) {
        if source.kind != SourceKind::Person || source.grade != Grade::Named || source.usage != Usage::Credited {
            return;
        }
        let Some(last) = source.name.split_whitespace().next_back().filter(|last| last.chars().count() > 1) else {
            return;
        };
        let Some(place) = self.first_mention(last) else { return };
        if self.is_introduced(place) {
            return;
        }
        let full = source.name.split_whitespace().count() > 1;
        if !full && source.description.is_some() {
            return;
        }
        found.push(Check::of(Finding::BareName { source: index }, place));
    }

    /// Where a word stands for the first time outside headings, with nothing of another word around it.
    fn first_mention(&self, word: &str) -> Option<Span> {
        let text = &self.article.text;
        let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '‑');
        text.match_indices(word).map(|(start, _)| Span::new(start, start + word.len())).find(|&span| {
            let before = text[..span.start].chars().next_back();
            let after = text[span.end..].chars().next();
            !before.is_some_and(letter) && !after.is_some_and(letter) && !self.in_heading(span)
        })
    }

    /// Whether a name follows another name, a title or a role: a word with a capital that does not open its sentence, or
    /// an abbreviation. Or whether a role follows it between commas.
    fn is_introduced(&self, name: Span) -> bool {
        let text = &self.article.text;
        let Some(&sentence) = self.sentence_of(name).and_then(|at| self.sentences.get(at)) else { return true };
        let before = text[sentence.start..name.start].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let inside = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let titled = inside.chars().next().is_some_and(char::is_uppercase)
            && inside.ends_with(|c: char| c.is_alphanumeric() || c == '.')
            && !inside.ends_with(['!', '?'])
            && (before.len() > word.len() || inside.chars().count() > 3);
        let role = text[name.end..sentence.end.max(name.end)].starts_with([',', '(']);
        titled || role
    }

    /// Names of one person that sound alike and are written in two ways.
    fn two_spellings(&self, source: &Source, found: &mut Vec<Check>) {
        if source.kind != SourceKind::Person {
            return;
        }
        let known: Vec<&str> = source.name.split_whitespace().collect();
        let variants = source.aliases.iter().filter_map(|alias| {
            let word = alias.split_whitespace().next_back()?;
            let like = known.iter().find(|name| is_misspelt(name, word))?;
            (!known.contains(&word)).then_some((*like, word))
        });
        let mut told: Vec<&str> = Vec::new();
        for (one, other) in variants {
            if told.contains(&other) {
                continue;
            }
            told.push(other);
            if let Some(place) = self.first_mention(other) {
                let finding = Finding::TwoSpellings { one: one.to_owned(), other: other.to_owned() };
                found
                    .push(Check { others: self.first_mention(one).into_iter().collect(), ..Check::of(finding, place) });
            }
        }
    }

    /// Two persons with one given name whose surnames differ by a letter: a slip rather than two people.
    fn misspelt_twins(&self, found: &mut Vec<Check>) {
        let person = |source: &&Source| source.kind == SourceKind::Person && source.grade == Grade::Named;
        let people: Vec<Vec<&str>> =
            self.reading.sources.iter().filter(person).map(|source| source.name.split_whitespace().collect()).collect();
        for (at, one) in people.iter().enumerate() {
            for other in people.iter().skip(at + 1).take(MOST_PEOPLE) {
                let ([given, .., surname], [same, .., like]) = (one.as_slice(), other.as_slice()) else { continue };
                if given != same || !is_misspelt(surname, like) {
                    continue;
                }
                if let Some(place) = self.first_mention(like) {
                    let finding = Finding::TwoSpellings { one: (*surname).to_owned(), other: (*like).to_owned() };
                    let others = self.first_mention(surname).into_iter().collect();
                    found.push(Check { others, ..Check::of(finding, place) });
                }
            }
        }
    }
}

/// The words of a name in small letters, without the endings that cases give them.
fn stems(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.map(|word| stem(&word.to_lowercase()))
}

/// How many people each is compared with.
const MOST_PEOPLE: usize = 200;

/// Whether two words are one name written in two ways: a letter or two differ, and not by an ending such as the s of
/// Fullers.
fn is_misspelt(one: &str, other: &str) -> bool {
    let letters = one.chars().count().min(other.chars().count());
    let ending = one.starts_with(other) || other.starts_with(one);
    let most = if letters > 7 { 2 } else { 1 };
    letters >= FEWEST_LETTERS && !ending && one != other && strsim::osa_distance(one, other) <= most
}
