//! Who is certainly a person somewhere in the document, so that a bare surname elsewhere is one too.

use super::words::{Word, base};
use crate::language::{Classes, Gender};
use crate::reading::document::{Document, TokenKind};
use std::collections::{HashMap, HashSet};

/// What the whole document tells of its words.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    /// Last words of names that stood after a given name or a title, with the gender these gave.
    surnames: HashMap<&'a str, Option<Gender>>,
    /// Words that also stand in small letters.
    small: HashSet<&'a str>,
}

/// No name has more words than this between its given name and its last.
const LONGEST_NAME: usize = 5;

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
            while end < words.len() && end - index < LONGEST_NAME && is_name_word(document, words, end) {
                end += 1;
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
