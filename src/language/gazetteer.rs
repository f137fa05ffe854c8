//! Lists of names too long to be rules: surnames, places, bodies, words for nations.
//!
//! Nothing here makes a word a name. "Most" is a town and "Best" a surname, so the lists are only evidence that the name
//! model weighs; whoever needs certainty asks [`super::Shared`]. Parsed on first use, which a reading without names
//! never reaches.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

const SURNAMES: &str = include_str!("../../assets/names/surnames.txt");
const PLACES: &str = include_str!("../../assets/names/places.txt");
const MORE: &str = include_str!("../../assets/names/more.txt");

/// What a listed name can name; it can be several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listed {
    /// A country, region, city, river.
    pub place: bool,
    /// A body, company, club, medium.
    pub body: bool,
    /// A country or one of the largest cities.
    pub major: bool,
}

/// So many places at the beginning of the list are countries and the largest cities.
const MAJOR: usize = 1_800;

/// The lists, ready to be looked up.
#[derive(Debug, Default)]
pub struct Gazetteer {
    surnames: FxHashSet<&'static str>,
    nations: FxHashSet<&'static str>,
    names: FxHashMap<&'static str, Listed>,
    /// Bytes of the longest name that begins with these letters: up to the first space.
    longest: FxHashMap<&'static str, usize>,
    places: Vec<&'static str>,
}

/// The lists, parsed once.
pub fn gazetteer() -> &'static Gazetteer {
    static PARSED: OnceLock<Gazetteer> = OnceLock::new();
    PARSED.get_or_init(Gazetteer::build)
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

impl Gazetteer {
    fn build() -> Self {
        let mut lists =
            Self { surnames: lines(SURNAMES).flat_map(|line| line.split(' ')).collect(), ..Self::default() };
        for name in lines(PLACES).flat_map(|line| line.split('|')) {
            lists.add(name, Listed { place: true, body: false, major: lists.places.len() < MAJOR });
            lists.places.push(name);
        }
        for (kind, line) in lines(MORE).filter_map(|line| line.split_once(' ')) {
            match kind {
                "n" => lists.nations.extend(line.split([' ', '|'])),
                "p" => {
                    line.split('|').for_each(|name| lists.add(name, Listed { place: true, body: false, major: false }))
                }
                _ => {
                    line.split('|').for_each(|name| lists.add(name, Listed { place: false, body: true, major: false }))
                }
            }
        }
        lists
    }

    fn add(&mut self, name: &'static str, listed: Listed) {
        let known = self.names.entry(name).or_default();
        known.place |= listed.place;
        known.body |= listed.body;
        known.major |= listed.major;
        let first = name.split(' ').next().unwrap_or_default();
        let longest = self.longest.entry(first).or_default();
        *longest = name.len().max(*longest);
    }

    /// Whether the word is a surname.
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// Whether the word is a nation's: "Kenyan", "Kurds".
    pub fn is_nation(&self, word: &str) -> bool {
        self.nations.contains(word)
    }

    /// What `name`, as written, can name.
    pub fn listed(&self, name: &str) -> Option<Listed> {
        self.names.get(name).copied()
    }

    /// Bytes of the longest listed name whose first word is `word`; 0 where there is none.
    pub fn longest_from(&self, word: &str) -> usize {
        self.longest.get(word).copied().unwrap_or_default()
    }

    /// Every surname, in no order.
    pub fn surnames(&self) -> impl Iterator<Item = &'static str> {
        self.surnames.iter().copied()
    }

    /// Every word for a nation, in no order.
    pub fn nations(&self) -> impl Iterator<Item = &'static str> {
        self.nations.iter().copied()
    }

    /// Every listed body, in no order.
    pub fn bodies(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().filter(|(_, listed)| listed.body).map(|(name, _)| *name)
    }

    /// Countries, then cities by their size.
    pub fn places(&self) -> &[&'static str] {
        &self.places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        let lists = gazetteer();
        assert!(lists.is_surname("Vollmer") && !lists.is_surname("vollmer"));
        assert!(lists.listed("New York").is_some_and(|listed| listed.place));
        assert!(lists.listed("Volkswagen").is_some_and(|listed| listed.body && !listed.place));
        assert!(lists.longest_from("New") >= "New York".len());
        assert!(lists.is_nation("Kenyan"));
        assert!(lists.places().len() > 30_000);
    }
}
