//! When two spellings are one name: accents, transliterations, the genitive's s.
//!
//! Phonetic keys (Cologne, Soundex) are of no use here: they merge two thirds of the names that must stay apart.

use crate::language::shared;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Remembers what each word sounds like: the names of a text come again and again.
#[derive(Debug, Default)]
pub(super) struct Ear {
    words: RefCell<FxHashMap<String, Rc<[u32]>>>,
    /// Every sound heard so far, by its number.
    numbers: RefCell<FxHashMap<String, u32>>,
}

impl Ear {
    /// Numbers of everything one word of a name may sound like; two words are one name where these share an element.
    pub(super) fn sounds(&self, word: &str) -> Rc<[u32]> {
        if let Some(known) = self.words.borrow().get(word) {
            return Rc::clone(known);
        }
        let mut numbers = self.numbers.borrow_mut();
        let heard: Rc<[u32]> = sounds(word)
            .into_iter()
            .map(|sound| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(sound).or_insert(next)
            })
            .collect();
        self.words.borrow_mut().insert(word.to_owned(), Rc::clone(&heard));
        heard
    }

    /// Whether two words are spellings of one name.
    pub(super) fn same(&self, a: &str, b: &str) -> bool {
        let other = self.sounds(b);
        self.sounds(a).iter().any(|sound| other.contains(sound))
    }
}

/// Everything one word of a name may sound like.
fn sounds(word: &str) -> Vec<String> {
    let word = without_article(bare(word));
    let mut sounds = shared().transliteration().sounds(word);
    // A genitive's s: Selenskyjs.
    if let Some(stem) = word.strip_suffix('s').filter(|stem| stem.chars().count() >= SHORTEST_STEM) {
        sounds.extend(shared().transliteration().sounds(stem));
    }
    if let Some(number) = shared().spelling(word) {
        // No sound has a digit first.
        sounds.push(format!("{number}="));
    }
    sounds
}

/// Shortest name a genitive's s is taken from.
const SHORTEST_STEM: usize = 4;

/// Without a possessive ending or the apostrophe that stands for one.
pub(super) fn bare(word: &str) -> &str {
    for ending in ["'s", "’s", "ʼs", "'", "’"] {
        if let Some(stem) = word.strip_suffix(ending) {
            return stem;
        }
    }
    word
}

/// Without the Arabic article that some spellings keep: al-Assad, el-Sisi.
fn without_article(word: &str) -> &str {
    for article in ["al-", "Al-", "el-", "El-"] {
        if let Some(rest) = word.strip_prefix(article).filter(|rest| rest.chars().count() >= SHORTEST_STEM) {
            return rest;
        }
    }
    word
}
