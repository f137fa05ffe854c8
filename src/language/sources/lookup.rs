//! What a word is by the lists of its language: as it stands, without an ending, as the last part of a compound.

use super::{Classes, Gender, KnownWord, Sources};
use rustc_hash::FxHashSet;

/// The classes that make up an inflected or compound noun; closed classes are never inflected.
const NOUNS: Classes = Classes::Person
    .with(Classes::Group)
    .with(Classes::Unnamed)
    .with(Classes::Body)
    .with(Classes::Medium)
    .with(Classes::Document)
    .with(Classes::Saying)
    .with(Classes::Thing)
    .with(Classes::Site);

/// Shortest tail of a compound that is looked up, in bytes: below this, tails are chance ("-rat" in "Verrat").
const SHORTEST_TAIL: usize = 4;

/// Longest compound that is taken apart, in bytes; what is longer is no word.
const LONGEST_COMPOUND: usize = 80;

/// Those endings of a language that one word has. The last part of a compound has no others.
struct Endings<'s> {
    cases: Vec<&'s str>,
    /// And what stands in their place in the singular.
    plurals: Vec<(&'s str, &'s str)>,
}

impl Sources {
    /// What the word, in small letters, is as it stands.
    pub fn word(&self, small: &str) -> Option<KnownWord> {
        self.words.get(small).copied()
    }

    /// The language's own names of places that begin with `first`, those of most words first.
    pub fn places_from(&self, first: &str) -> &[Vec<String>] {
        self.places.get(first).map_or(&[], Vec::as_slice)
    }

    /// What the noun, in small letters, is: as it stands, without an ending, or by the last part of a compound. The
    /// second value tells whether a plural ending was taken off.
    pub fn noun(&self, small: &str) -> Option<(KnownWord, bool)> {
        let endings = self.endings_of(small);
        if let Some(found) = self.inflected_by(small, &endings) {
            return Some(found);
        }
        if let Some((_, tail)) = small.rsplit_once('-')
            && let Some(found) = self.inflected_by(tail, &endings)
        {
            return Some(found);
        }
        if !self.compounds || small.len() > LONGEST_COMPOUND {
            return None;
        }
        // Longest tail first, so that "Staatssekretärin" is a secretary and not an "-in".
        small
            .char_indices()
            .skip(2)
            .map(|(at, _)| &small[at..])
            .take_while(|tail| tail.len() >= SHORTEST_TAIL)
            .find_map(|tail| {
                self.inflected_by(tail, &endings).filter(|(known, _)| !known.classes.any(Classes::OnlyWhole))
            })
    }

    /// What the first part of a compound is whose last part stands for something said: the Polizei of
    /// "Polizeiangaben".
    pub fn sayer(&self, small: &str) -> Option<Classes> {
        if small.len() > LONGEST_COMPOUND {
            return None;
        }
        let (tail, _) = small.char_indices().skip(3).map(|(at, _)| small.split_at(at)).find_map(|(head, tail)| {
            let known = self.words.get(tail).filter(|known| known.classes.any(Classes::Saying))?;
            Some((head, known))
        })?;
        let head = tail.trim_end_matches('-');
        self.inflected(head).or_else(|| self.inflected(head.trim_end_matches('s'))).map(|(known, _)| known.classes)
    }

    fn inflected(&self, small: &str) -> Option<(KnownWord, bool)> {
        self.inflected_by(small, &self.endings_of(small))
    }

    fn endings_of(&self, small: &str) -> Endings<'_> {
        let cases = self.case_endings.iter().map(String::as_str).filter(|ending| small.ends_with(ending));
        let plurals = self.plural_endings.iter().map(|(ending, instead)| (ending.as_str(), instead.as_str()));
        Endings { cases: cases.collect(), plurals: plurals.filter(|(ending, _)| small.ends_with(ending)).collect() }
    }

    /// The same for a word, or the last part of one, that has no more than these endings.
    fn inflected_by(&self, small: &str, endings: &Endings<'_>) -> Option<(KnownWord, bool)> {
        let get = |stem: &str| self.words.get(stem).copied().filter(|known| known.classes.any(NOUNS));
        if let Some(known) = get(small) {
            return Some((known, known.plural));
        }
        for ending in &endings.cases {
            if let Some(known) = small.strip_suffix(ending).and_then(get) {
                return Some((known, known.plural));
            }
        }
        for (ending, instead) in &endings.plurals {
            if let Some(stem) = small.strip_suffix(ending)
                && stem.len() >= 3
            {
                let found = if instead.is_empty() { get(stem) } else { get(&format!("{stem}{instead}")) };
                if let Some(known) = found {
                    return Some((known, true));
                }
            }
        }
        None
    }

    /// Whether the determiner, in small letters, never goes with a plural.
    pub fn is_singular_article(&self, small: &str) -> bool {
        self.singular.contains(small)
    }

    /// The gender that the article of a subject, in small letters, gives its noun.
    pub fn article_gender(&self, small: &str) -> Option<Gender> {
        self.articles.get(small).copied()
    }

    /// Whether the word, in small letters, can be a surname after a given name or a title, and nowhere else.
    pub fn is_also_surname(&self, small: &str) -> bool {
        self.also_surnames.contains(small)
    }

    /// Whether the adjective, in small letters and perhaps without its ending, tells nobody apart.
    pub fn is_incidental(&self, small: &str) -> bool {
        self.incidental.iter().any(|word| small.strip_prefix(word.as_str()).is_some_and(|ending| ending.len() <= 2))
    }

    /// Whether an adjective or office, in small letters, makes another office of an office: former, vice-. The adjective
    /// may be without an ending.
    pub fn is_distancing(&self, small: &str) -> bool {
        let cut = |listed: &String| listed.strip_prefix(small).is_some_and(|ending| ending.len() <= 2);
        self.distancing.iter().any(|listed| small.starts_with(listed.as_str()) || cut(listed))
    }

    /// Whether the verb, in small letters, has the ending of a plural; `None` where the language's verbs do not tell.
    pub fn is_plural_verb(&self, small: &str) -> Option<bool> {
        (!self.plural_verb_endings.is_empty()).then(|| self.plural_verb_endings.any(small))
    }

    /// Whether a noun, in small letters, has an ending of those that are never names.
    pub fn ends_like_noun(&self, small: &str) -> bool {
        self.noun_endings.end(small, 2)
    }

    /// Whether the noun, in small letters, is one that names nothing by itself: in the language's list, with an ending
    /// or as the last part of a compound, or by a typical ending of its own.
    pub fn is_common_noun(&self, small: &str, nouns: &FxHashSet<&'static str>) -> bool {
        let endings = self.endings_of(small);
        let listed = |word: &str| {
            let stem = |ending| {
                word.strip_suffix(ending).is_some_and(|stem| stem.len() >= SHORTEST_TAIL && nouns.contains(stem))
            };
            nouns.contains(word)
                || endings.cases.iter().copied().any(stem)
                || endings.plurals.iter().any(|(ending, _)| stem(ending))
        };
        small.len() <= LONGEST_COMPOUND
            && (self.ends_like_noun(small)
                || listed(small)
                || small
                    .char_indices()
                    .skip(3)
                    .map(|(at, _)| &small[at..])
                    .take_while(|tail| tail.len() > SHORTEST_TAIL)
                    .any(listed))
    }

    /// Whether the word, in small letters, can be a participle by its ending.
    pub fn is_participle(&self, small: &str) -> bool {
        self.participle_endings.end(small, 2)
    }

    /// Whether the word, in small letters, can be an inflected adjective by its ending.
    pub fn has_adjective_ending(&self, small: &str) -> bool {
        self.adjective_endings.end(small, 1)
    }

    /// Whether the word, in small letters, has the ending of an adverb and so is no name.
    pub fn is_adverb(&self, small: &str) -> bool {
        self.adverb_endings.end(small, 1)
    }

    /// Whether the adjective, in small letters, hangs a plural without a determiner on the noun before it.
    pub fn is_genitive(&self, small: &str) -> bool {
        self.genitive_endings.any(small)
    }

    /// Whether the word, in small letters, is an adjective for certain: a stem of the list with an ending.
    pub fn is_adjective(&self, small: &str) -> bool {
        self.adjective_endings.stems(small).any(|stem| self.adjective_stems.any(stem))
    }
}
