//! What the checks need to know of a language: the section `[checks]` of its file.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Words that tell whether two figures count one thing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Checks {
    /// What happened to those counted, and the words that tell it, in small letters: injured = ["injured", "hurt"]. Not
    /// people or euros, of which a text counts many.
    telling: BTreeMap<String, Vec<String>>,
    /// Words beside a figure by which it comes on top of another, or is a part of it: weitere, another, of them.
    further: Vec<String>,
}

impl Checks {
    /// What happened to those counted, by a word in any letters.
    pub fn told_by(&self, word: &str) -> Option<&str> {
        let small = word.to_lowercase();
        let told = self.telling.iter().find(|(_, words)| words.contains(&small));
        told.map(|(what, _)| what.as_str())
    }

    /// Whether the word, in any letters, puts a figure on top of another.
    pub fn is_further(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        self.further.contains(&small)
    }
}
