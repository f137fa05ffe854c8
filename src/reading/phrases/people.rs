//! Who is certainly a person somewhere in the document, so that a bare surname elsewhere is one too.

use super::words::{Word, base, can_be_surname};
use crate::language::{Classes, Gender, Sources};
use crate::reading::document::{Document, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the whole document tells of its words.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    /// Last words of names that stood after a given name or a title, with the gender these gave.
    surnames: FxHashMap<&'a str, Option<Gender>>,
    /// Words that also stand in small letters.
    small: FxHashSet<&'a str>,
}

/// No name has more words than this between its given name and its last.
const LONGEST_NAME: usize = 5;

/// Most particles in a row, and the word behind them.
const MOST_PARTICLES: usize = 4;

impl<'a> People<'a> {
    pub(super) fn new(document: &Document<'a>, words: &[Word]) -> Self {
        let mut people = Self::default();
        for (index, word) in words.iter().enumerate() {
            let token = document.tokens[index];
            if token.kind == TokenKind::Word && !token.capital {
                people.small.insert(document.word(index));
                continue;
            }
            let title = word.classes.any(Classes::Honorific) || word.classes.any(Classes::Person) && !word.plural;
            if !(word.capital && word.given || title) {
                continue;
            }
            let mut end = index + 1;
            while end - index < LONGEST_NAME {
                // Jan ‹van der› Berg
                let next = (end..words.len().min(end + MOST_PARTICLES))
                    .find(|&at| words[at].capital || !words[at].classes.any(Classes::Particle));
                match next.filter(|&next| is_name_word(document, words, next)) {
                    Some(next) => end = next + 1,
                    None => break,
                }
            }
            let last = end - 1;
            if last > index && !words[last].classes.any(Classes::Honorific) {
                let gender = words[index..last].iter().find_map(|word| word.gender);
                let surname = base(document.word(last));
                let entry = people.surnames.entry(surname).or_insert(gender);
                *entry = entry.or(gender);
            }
        }
        people
    }

    /// Makes names of words that are none elsewhere, once a full name has one of them: Theresa May said; May said.
    pub(super) fn mark_surnames(&self, document: &Document, data: &Sources, words: &mut [Word]) {
        for index in 0..words.len() {
            let name = base(document.word(index));
            if !words[index].is_seldom_name() || !self.has(name) {
                continue;
            }
            // "in May", "last May", "the King" stay what they were.
            let before = index.checked_sub(1).map(|before| words[before].classes).unwrap_or_default();
            let governed = before.any(Classes::Preposition.with(Classes::Definite).with(Classes::OtherDeterminer));
            if !governed && can_be_surname(document, data, words, index) {
                words[index].become_name();
            }
        }
    }

    /// Tells the particle of a known name from a preposition or article where both begin a sentence: ‹Van› Dijk zei.
    pub(super) fn mark_particles(&self, document: &Document, words: &mut [Word]) {
        let particle = |word: &Word| word.classes.any(Classes::Particle) && !word.capital;
        for sentence in &document.sentences {
            let first = sentence.tokens.start;
            let Some(opening) = words.get(first..sentence.tokens.end.min(first + MOST_PARTICLES)) else { continue };
            let Some(name) = opening.iter().position(|word| !particle(word)).filter(|&name| name > 0) else { continue };
            let written = document.tokens[first].capital && opening[name].capital;
            words[first].capital |= written && self.has(base(document.word(first + name)));
        }
    }

    /// Whether `name` is the last word of a person's full name elsewhere in the document.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The gender that the full name told.
    pub(super) fn gender(&self, name: &str) -> Option<Gender> {
        self.find(name).flatten()
    }

    fn find(&self, name: &str) -> Option<Option<Gender>> {
        let get = |name: &str| self.surnames.get(name).copied();
        get(name).or_else(|| get(name.strip_suffix('s')?))
    }

    /// Whether the word also stands in small letters somewhere, so that a capital at the beginning of a sentence tells
    /// nothing.
    pub(super) fn is_everyday(&self, word: &str) -> bool {
        self.small.contains(word.to_lowercase().as_str())
    }
}

fn is_name_word(document: &Document, words: &[Word], index: usize) -> bool {
    let word = words[index];
    let noun = Classes::Person.with(Classes::Body).with(Classes::Group).with(Classes::Medium).with(Classes::Document);
    word.capital
        && document.tokens[index].kind == TokenKind::Word
        && !word.classes.any(Classes::NeverName)
        && (word.given || !word.classes.any(noun) || words[index - 1].given && !word.plural)
        && !words[index - 1].possessive
        && !document.word(index - 1).ends_with(['.', ','])
            | words[index - 1].classes.any(Classes::Honorific.with(Classes::Person))
}
