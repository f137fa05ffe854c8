//! Nouns that take up somebody or some body named before by a wider word: the minister as "the politician".

use super::Sources;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Some wide nouns, and what they can take up.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wider {
    /// The nouns, in small letters.
    pub nouns: Vec<String>,
    /// The narrower nouns and abbreviations they can take up, whole or as the last part of a compound.
    pub narrower: Vec<String>,
    /// Whether they can take up whoever nothing is known of: "the man", "the company".
    pub any: bool,
    /// Whether they tell too little to choose between two, whoever stands out: "the Republican".
    pub sole: bool,
}

/// Where each noun stands in the list.
pub(super) fn by_noun(wider: &[Wider]) -> FxHashMap<String, usize> {
    let of = |(place, entry): (usize, &Wider)| entry.nouns.iter().map(|noun| (noun.clone(), place)).collect::<Vec<_>>();
    wider.iter().enumerate().flat_map(of).collect()
}

impl Wider {
    /// Whether `office`, in small letters, is one of the narrower nouns.
    pub fn covers(&self, office: &str) -> bool {
        let covers = |narrower: &String| {
            office
                .strip_suffix(narrower.as_str())
                .is_some_and(|rest| rest.is_empty() || narrower.len() >= SHORTEST_TAIL)
        };
        self.narrower.iter().any(covers)
    }
}

/// Shortest tail of a compound that is compared, in bytes.
const SHORTEST_TAIL: usize = 4;

impl Sources {
    /// Whether two nouns for bodies, in small letters, can tell of one body: the maker and the group, but not the city and
    /// the police.
    pub fn are_alike(&self, one: &str, other: &str) -> bool {
        let told = |wider: &Wider, noun: &str| wider.nouns.iter().any(|wide| wide == noun) || wider.covers(noun);
        one == other || self.wider.iter().any(|wider| wider.any && told(wider, one) && told(wider, other))
    }

    /// What the noun, in small letters, can take up if it is a wide one: as it stands, without an ending, or by what
    /// follows a hyphen: SPD-Politikerin, 34-year-old.
    pub fn wider(&self, small: &str) -> Option<&Wider> {
        let get = |word: &str| {
            let listed = |word: &str| self.by_wider.get(word).copied();
            listed(word).or_else(|| {
                let endings = self.case_endings.iter().chain(self.plural_endings.iter().map(|(ending, _)| ending));
                endings.filter_map(|ending| word.strip_suffix(ending.as_str())).find_map(listed)
            })
        };
        let tail = || get(small.rsplit_once('-')?.1).or_else(|| get(small.split_once('-')?.1));
        let place = get(small).or_else(tail)?;
        self.wider.get(place)
    }
}
