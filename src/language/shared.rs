//! What holds in every language: names of media and bodies, legal forms, countries, given names, unit symbols and
//! currency codes.

use super::{Gender, Language, Numbers, Transliteration};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::OnceLock;

/// What a known name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameClass {
    /// A news medium or agency.
    Medium,
    /// A body, company, party, institute.
    Body,
    /// A country or city.
    Place,
}

/// A name that is known, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownName {
    /// Its words as written.
    pub words: Vec<String>,
    /// What it names.
    pub class: NameClass,
    /// Names with the same number are names of the same thing.
    pub thing: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    media: Vec<Vec<String>>,
    bodies: Vec<Vec<String>>,
    places: Vec<Vec<String>>,
    spellings: Vec<Vec<String>>,
    legal_forms: Vec<String>,
    domains: FxHashSet<String>,
    numbers: Numbers,
    transliteration: Transliteration,
}

/// The data of `assets/languages/shared.toml` and `assets/names`.
#[derive(Debug, Default)]
pub struct Shared {
    names: FxHashMap<String, Vec<KnownName>>,
    things: Vec<String>,
    spellings: FxHashMap<String, usize>,
    legal_forms: FxHashSet<String>,
    domains: FxHashSet<String>,
    given: FxHashMap<&'static str, Option<Gender>>,
    numbers: Numbers,
    transliteration: Transliteration,
}

const FILE: &str = include_str!("../../assets/languages/shared.toml");
const GIVEN: &str = include_str!("../../assets/names/given.txt");

/// Nouns that are no names, for languages that write them with a capital.
const COMMON_NOUNS: &str = include_str!("../../assets/names/nouns.de.txt");

/// The nouns of `language` that name nothing by themselves, in small letters, or `None` where there is no list.
pub fn common_nouns(language: Language) -> Option<&'static FxHashSet<&'static str>> {
    static PARSED: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let read = || COMMON_NOUNS.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' ')).collect();
    (language == Language::GERMAN).then(|| PARSED.get_or_init(read))
}

/// The data, parsed once.
pub fn shared() -> &'static Shared {
    static PARSED: OnceLock<Shared> = OnceLock::new();
    // A file that does not parse is caught by the test below before anything ships.
    PARSED.get_or_init(|| Shared::build(toml::from_str(FILE).unwrap_or_default()))
}

impl Shared {
    fn build(raw: Raw) -> Self {
        let mut shared = Self {
            legal_forms: raw.legal_forms.into_iter().collect(),
            domains: raw.domains,
            numbers: raw.numbers,
            transliteration: raw.transliteration,
            ..Self::default()
        };
        for (entries, class) in
            [(raw.media, NameClass::Medium), (raw.bodies, NameClass::Body), (raw.places, NameClass::Place)]
        {
            for entry in entries {
                let thing = shared.things.len();
                shared.things.push(entry.first().cloned().unwrap_or_default());
                for name in entry {
                    let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
                    let key = key(words.first().map_or("", String::as_str)).to_owned();
                    shared.names.entry(key).or_default().push(KnownName { words, class, thing });
                }
            }
        }
        for names in shared.names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        for (number, entry) in raw.spellings.into_iter().enumerate() {
            for name in entry {
                shared.spellings.insert(name.to_lowercase(), number);
            }
        }
        for line in GIVEN.lines().filter(|line| !line.starts_with('#')) {
            let mut names = line.split(' ');
            let gender = match names.next() {
                Some("f") => Some(Gender::Feminine),
                Some("m") => Some(Gender::Masculine),
                _ => None,
            };
            shared.given.extend(names.map(|name| (name, gender)));
        }
        shared
    }

    /// Known names that may begin with `word`, those of most words first. The words of a hit must be compared.
    pub fn names_from(&self, word: &str) -> &[KnownName] {
        self.names.get(key(word)).map_or(&[], Vec::as_slice)
    }

    /// The first name listed for a thing.
    pub fn thing(&self, thing: usize) -> &str {
        self.things.get(thing).map_or("", String::as_str)
    }

    /// Whether the word is a given name; if so, of which gender.
    pub fn given_name(&self, word: &str) -> Option<Option<Gender>> {
        self.given.get(word).copied()
    }

    /// Every given name, in no order.
    pub fn given_names(&self) -> impl Iterator<Item = &'static str> {
        self.given.keys().copied()
    }

    /// Unit symbols, currency codes and signs, feasts with the same name everywhere.
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Whether the word is the legal form of a company.
    pub fn is_legal_form(&self, word: &str) -> bool {
        self.legal_forms.contains(word)
    }

    /// Whether the word, as it is written, is the name of a web site in small letters: nordpol.de.
    pub fn is_site(&self, word: &str) -> bool {
        let name = word.rsplit_once('.').filter(|(_, domain)| self.domains.contains(*domain)).map(|(name, _)| name);
        name.is_some_and(|name| name.chars().nth(1).is_some() && !name.contains(char::is_uppercase))
    }

    /// How the sounds of names are spelled.
    pub fn transliteration(&self) -> &Transliteration {
        &self.transliteration
    }

    /// Spellings with the same number are spellings of one name that no rule should be asked to join.
    pub fn spelling(&self, name: &str) -> Option<usize> {
        self.spellings.get(&name.to_lowercase()).copied()
    }
}

/// What the first word of a name is filed under: without the endings a language may put on it.
fn key(word: &str) -> &str {
    let mut stem = word;
    for ending in ["'s", "’s", "es", "en", "er", "em", "e", "s", "n"] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 3
        {
            stem = rest;
            break;
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses() {
        if let Err(error) = toml::from_str::<Raw>(FILE) {
            panic!("assets/languages/shared.toml: {error}");
        }
        assert!(shared().given_name("Anna").is_some());
    }
}
