//! When two spellings are one name: accents, transliterations, the genitive's s.
//!
//! Phonetic keys (Cologne, Soundex) are of no use here: they merge two thirds of the names that must stay apart.

use crate::language::shared;

/// Everything one word of a name may sound like; two words are one name where these share an element.
pub(super) fn sounds(word: &str) -> Vec<String> {
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
