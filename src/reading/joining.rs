//! One entry for everybody and everything that is named, however many names it goes by.
//!
//! Phrases are taken in the order of the text. A name joins the entity that bears it already: the same surname with no
//! other given name, the same words, the same thing in the lists of known names, a spelling that sounds the same. An
//! office without a name joins the person that held it in the text (`descriptions`), a pronoun whoever stands out
//! (`pronouns`, `salience`). Where two would fit and nothing tells them apart, the nearer one is taken for a name, and
//! none for anything else.

mod descriptions;
mod pronouns;
mod salience;
mod spelling;
#[cfg(test)]
mod tests;

use super::document::Document;
use super::model::SourceKind;
use super::phrases::{Phrase, Phrases};
use crate::Span;
use crate::language::{Classes, Gender, shared};
use rustc_hash::FxHashMap;
use spelling::{Ear, bare};

/// Somebody or something that the text names, with all its phrases.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    /// The phrases that name it, in order; indices into what was joined.
    pub phrases: Vec<usize>,
    /// What it is, as the clearest of its phrases has it.
    pub kind: SourceKind,
    /// Of a person: the words of the fullest name.
    name: Vec<String>,
    gender: Option<Gender>,
    plural: bool,
    /// Offices and head nouns it went by, in small letters.
    offices: Vec<String>,
    /// Adjectives and other words beside its offices, in small letters and without their endings.
    attributes: Vec<String>,
    /// Of a person: how old, where the text tells.
    age: Option<u16>,
}

/// The entities of a document, and which phrase names which.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    pub all: Vec<Entity>,
    /// By phrase.
    pub of: Vec<Option<usize>>,
}

/// A phrase to be joined.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub phrase: Phrase,
    /// Something is credited to it: a group without a name is somebody only then.
    pub credited: bool,
    /// It stands inside somebody's direct speech, where no pronoun outside finds it.
    pub quoted: bool,
    /// It stands inside what somebody is reported to have said.
    pub reported: bool,
    /// What is credited to it.
    pub said: Vec<Span>,
}

/// Joins phrases, which must be in the order of the text.
pub(crate) fn join(phrases: &Phrases, list: &[Item]) -> Entities {
    let mut joiner = Joiner {
        phrases,
        list,
        entities: Entities::default(),
        by_sound: FxHashMap::default(),
        ear: Ear::default(),
        by_key: FxHashMap::default(),
    };
    for (index, item) in list.iter().enumerate() {
        let Item { phrase, credited, .. } = item;
        let credited = *credited;
        let entity = if phrase.pronoun {
            if credited { joiner.pronoun(index) } else { None }
        } else if phrase.kind == SourceKind::Person {
            (credited || phrase.certain).then(|| joiner.person(index))
        } else if phrase.named && phrase.certain {
            Some(joiner.named(index))
        } else if credited || phrase.certain && !phrase.plural && can_be_taken_up(phrase.kind) {
            Some(joiner.common(index))
        } else {
            None
        };
        joiner.entities.of.push(entity);
    }
    let own: Vec<usize> = (0..list.len()).filter(|&index| list[index].credited && list[index].phrase.pronoun).collect();
    for index in own {
        joiner.own_words(index);
    }
    joiner.entities
}

/// Whether a phrase without a name is somebody even where nothing is credited to it.
fn can_be_taken_up(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Role | SourceKind::Organisation)
}

/// How many bearers of one surname are looked at, latest first.
const MOST_NAMESAKES: usize = 24;
/// Nouns that tell what somebody or some body is.
const OFFICES: Classes = Classes::Person
    .with(Classes::Honorific)
    .with(Classes::Body)
    .with(Classes::Medium)
    .with(Classes::Document)
    .with(Classes::Group);
/// How many words of its offices an entity keeps.
const MOST_WORDS: usize = 40;

struct Joiner<'p, 'd, 'a> {
    phrases: &'p Phrases<'d, 'a>,
    list: &'p [Item],
    entities: Entities,
    /// Persons by what a word of their name sounds like: entity numbers, latest last.
    by_sound: FxHashMap<u32, Vec<usize>>,
    ear: Ear,
    /// Everything else by its words.
    by_key: FxHashMap<String, usize>,
}

impl Joiner<'_, '_, '_> {
    fn document(&self) -> &Document<'_> {
        self.phrases.document
    }

    /// The words of a person's name: without honorifics, particles and marks.
    fn name_words(&self, phrase: &Phrase) -> Vec<String> {
        phrase
            .core
            .clone()
            .filter(|&at| {
                let word = self.phrases.word(at);
                // Van Dijk, El Khatib
                let particle = word.classes.any(Classes::Particle) && !word.given && at + 1 < phrase.core.end;
                word.capital && !word.classes.any(Classes::Honorific) && !particle
                    || self.document().word(at).contains('-') && phrase.core.len() > 1
            })
            .map(|at| bare(self.document().word(at)).to_owned())
            .collect()
    }

    fn person(&mut self, index: usize) -> usize {
        let phrase = &self.list[index].phrase;
        let words = self.name_words(phrase);
        let found = self.bearer(phrase, &words).or_else(|| self.nameless_holder(index));
        let entity = found.unwrap_or_else(|| self.add(index));
        self.take_name(entity, index, words);
        entity
    }

    /// The person that bears a name already.
    fn bearer(&self, phrase: &Phrase, words: &[String]) -> Option<usize> {
        let (first, last) = (words.first()?, words.last()?);
        let mut candidates: Vec<usize> = Vec::new();
        for word in [last, first].into_iter().take(words.len()) {
            for sound in self.ear.sounds(word).iter() {
                let bearers = self.by_sound.get(sound).map_or(&[][..], Vec::as_slice);
                candidates.extend(bearers.iter().rev().take(MOST_NAMESAKES));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let gender = if words.len() == 1 { self.title_gender(phrase) } else { phrase.gender };
        let fits = |&&entity: &&usize| {
            let entity = &self.entities.all[entity];
            compatible(entity.gender, gender) && names_agree(&self.ear, &entity.name, words)
        };
        candidates.iter().rev().filter(fits).max_by_key(|&&entity| self.entities.all[entity].phrases.last()).copied()
    }

    /// The gender that the title before a name gives: the name by itself can be a surname that is a given name of the
    /// other gender (Gail Moreno; Moreno).
    fn title_gender(&self, phrase: &Phrase) -> Option<Gender> {
        let title = |at: &usize| self.phrases.is(*at, Classes::Honorific.with(Classes::Person));
        (phrase.tokens.start..phrase.core.end).filter(title).find_map(|at| self.phrases.word(at).gender)
    }

    /// Adds what a phrase tells of a person.
    fn take_name(&mut self, entity: usize, index: usize, words: Vec<String>) {
        let phrase = &self.list[index].phrase;
        let last = words.len().saturating_sub(1);
        for (place, word) in words.iter().enumerate() {
            // A full name is found again by its last word, or by its first: Yoon Suk Yeol, Hillary.
            if place == 0 || place == last {
                for &sound in self.ear.sounds(word).iter() {
                    let bearers = self.by_sound.entry(sound).or_default();
                    if bearers.last() != Some(&entity) {
                        bearers.push(entity);
                    }
                }
            }
        }
        let (offices, attributes) = self.offices(phrase);
        let age = self.age(phrase);
        let gender = if words.len() == 1 { self.title_gender(phrase) } else { phrase.gender };
        let known = &mut self.entities.all[entity];
        known.kind = SourceKind::Person;
        if words.len() > known.name.len() {
            known.name = words;
        }
        known.age = known.age.or(age);
        known.gender = known.gender.or(gender);
        known.describe(offices, attributes);
        known.push(index);
    }

    /// The office without a name that a title behind it belongs to: "Der Bürgermeister …", "Bürgermeister Jonas Reuter".
    fn nameless_holder(&self, index: usize) -> Option<usize> {
        let phrase = &self.list[index].phrase;
        if phrase.title.is_none() || self.phrases.is(phrase.tokens.start, Classes::Indefinite) {
            return None;
        }
        let (offices, _) = self.offices(phrase);
        let fits = |entity: &usize| {
            let candidate = &self.entities.all[*entity];
            let definite = |&phrase: &usize| {
                let phrase = &self.list[phrase].phrase;
                phrase.determiners > 0 && self.phrases.is(phrase.tokens.start, Classes::Definite)
            };
            candidate.kind == SourceKind::Role
                && !candidate.plural
                && candidate.phrases.iter().all(definite)
                && compatible(candidate.gender, phrase.gender)
                && candidate.offices.len() == 1
                && candidate.offices.iter().all(|office| offices.contains(office))
                && candidate.attributes.is_empty()
        };
        let recent = self.recent(index);
        let mut fitting = recent.into_iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// The offices beside a name with the words beside these.
    fn offices(&self, phrase: &Phrase) -> (Vec<String>, Vec<String>) {
        let (mut offices, mut attributes) = (Vec::new(), Vec::new());
        let person = phrase.kind == SourceKind::Person;
        for at in phrase.tokens.clone() {
            let word = self.phrases.word(at);
            let in_name = phrase.named && phrase.core.contains(&at);
            // A body's name can tell what kind of body it is: Nordmark-Klinik, Hill County Council.
            if in_name && (person || !word.classes.any(Classes::Body.with(Classes::Medium))) {
                continue;
            }
            let small = bare(self.document().word(at)).to_lowercase();
            if word.classes.any(OFFICES) {
                offices.push(small);
            } else if small.chars().count() > 2 && (word.capital || word.classes.is_empty()) && is_word(&small) {
                attributes.push(stem(&small));
            }
        }
        (offices, attributes)
    }

    /// Adds what a phrase tells of whom it names.
    fn describe(&mut self, entity: usize, index: usize) {
        let phrase = &self.list[index].phrase;
        let (offices, attributes) = self.offices(phrase);
        let age = if phrase.kind == SourceKind::Role { self.age(phrase) } else { None };
        let gender = self.gender(index);
        let short = self.short_name(phrase);
        let known = &mut self.entities.all[entity];
        known.gender = known.gender.or(gender);
        known.age = known.age.or(age);
        known.describe(offices, attributes);
        known.push(index);
        if let Some(short) = short {
            self.by_key.entry(short).or_insert(entity);
        }
    }

    /// The key of the short name that a bracket gives a body: "Robert-Koch-Institut ‹(RKI)›".
    fn short_name(&self, phrase: &Phrase) -> Option<String> {
        let at = phrase.tokens.end + 1;
        let bracketed = self.document().word(at - 1) == "(" && self.document().word(at + 1) == ")";
        let short = phrase.kind == SourceKind::Organisation && bracketed && self.phrases.word(at).acronym;
        short.then(|| self.name_key(at..at + 1, self.phrases.word(at).known.and_then(|known| known.thing)))
    }

    /// A body, medium or anything else with a name.
    fn named(&mut self, index: usize) -> usize {
        let phrase = &self.list[index].phrase;
        let plain = self.name_key(phrase.core.clone(), phrase.thing);
        let (offices, _) = self.offices(phrase);
        // The city of Kassel and the police of Kassel bear one name and are two.
        let own = offices.first().filter(|_| phrase.thing.is_none()).map(|office| format!("{plain} of {office}"));
        let same = |&entity: &usize| self.entities.all[entity].kind == phrase.kind;
        let known = |key: &String| self.by_key.get(key).copied().filter(same);
        let found = own.as_ref().and_then(known);
        let found = found.or_else(|| known(&plain).filter(|&entity| self.bears(entity, &offices)));
        let entity = found.unwrap_or_else(|| self.add(index));
        if let Some(own) = own {
            self.by_key.insert(own, entity);
            self.by_key.entry(plain).or_insert(entity);
        } else {
            self.by_key.insert(plain, entity);
        }
        self.describe(entity, index);
        entity
    }

    /// Whether nouns for bodies can tell of a body that bears the same name.
    fn bears(&self, entity: usize, offices: &[String]) -> bool {
        let known = &self.entities.all[entity].offices;
        let alike = |office: &String, other: &String| {
            self.document().lexicon.is_none_or(|lexicon| lexicon.sources.are_alike(office, other))
        };
        known.is_empty() || offices.is_empty() || offices.iter().any(|office| known.iter().any(|k| alike(office, k)))
    }

    /// What all names of one body or medium share.
    fn name_key(&self, core: std::ops::Range<usize>, thing: Option<usize>) -> String {
        let words = bare(self.document().words(self.document().span_of(core.clone())));
        // Kiew and Kyjiw are one place, whichever list knows which.
        match (shared().spelling(words), thing) {
            (Some(spelling), _) => format!("={spelling}"),
            (None, Some(thing)) => format!("#{thing}"),
            (None, None) => self.key(core),
        }
    }

    /// An office, group or document without a name.
    fn common(&mut self, index: usize) -> usize {
        if let Some(entity) = self.nominal(index) {
            let phrase = &self.list[index].phrase;
            let (gender, age) = (self.gender(index), self.age(phrase));
            let (offices, _) = self.offices(phrase);
            let known = &mut self.entities.all[entity];
            known.gender = known.gender.or(gender);
            known.age = known.age.or(age);
            known.describe(offices, Vec::new());
            known.push(index);
            return entity;
        }
        let phrase = &self.list[index].phrase;
        let key = self.key(phrase.tokens.start + phrase.determiners..phrase.tokens.end);
        // Two people familiar with a matter here need not be those there.
        let apart = phrase.kind == SourceKind::Unnamed;
        let same =
            self.by_key.get(&key).copied().filter(|&entity| !apart && self.entities.all[entity].kind == phrase.kind);
        let entity = same.unwrap_or_else(|| self.add(index));
        self.by_key.insert(key, entity);
        self.describe(entity, index);
        entity
    }

    /// The words of some tokens in small letters and without their endings.
    fn key(&self, tokens: std::ops::Range<usize>) -> String {
        let mut key = String::new();
        for at in tokens {
            let word = bare(self.document().word(at));
            if word.chars().any(char::is_alphanumeric) {
                key.push_str(&stem(&word.to_lowercase()));
                key.push(' ');
            }
        }
        key
    }

    fn add(&mut self, index: usize) -> usize {
        let phrase = &self.list[index].phrase;
        let gender = self.gender(index);
        self.entities.all.push(Entity {
            phrases: Vec::new(),
            kind: phrase.kind,
            name: Vec::new(),
            gender,
            plural: phrase.plural,
            offices: Vec::new(),
            attributes: Vec::new(),
            age: None,
        });
        self.entities.all.len() - 1
    }
}

impl Entity {
    fn push(&mut self, index: usize) {
        if self.phrases.last() != Some(&index) {
            self.phrases.push(index);
        }
    }

    /// Adds offices and what stood beside them, each once.
    fn describe(&mut self, offices: Vec<String>, attributes: Vec<String>) {
        for (list, words) in [(&mut self.offices, offices), (&mut self.attributes, attributes)] {
            for word in words {
                if list.len() < MOST_WORDS && !list.contains(&word) {
                    list.push(word);
                }
            }
        }
    }
}

fn compatible(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}

fn is_word(word: &str) -> bool {
    word.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// A word without the ending of an adjective or a case, for comparing words of one text with each other.
pub(crate) fn stem(small: &str) -> String {
    let ending = ["es", "en", "er", "em", "e", "s", "n"]
        .iter()
        .find_map(|ending| small.strip_suffix(ending).filter(|stem| stem.chars().count() >= 4));
    ending.unwrap_or(small).to_owned()
}

/// Whether two names can be one person's.
fn names_agree(ear: &Ear, known: &[String], words: &[String]) -> bool {
    let (short, long) = if known.len() <= words.len() { (known, words) } else { (words, known) };
    match short {
        [] => true,
        [only] => {
            let part = |word: &String| ear.same(only, word);
            long.last().is_some_and(part) || long.first().is_some_and(part)
        }
        [first, .., _] => {
            // Two given names must agree, be each other's initial, or one be left out: Hillary Rodham Clinton.
            let (Some(other), Some(last), Some(surname)) = (long.first(), surname(short), surname(long)) else {
                return true;
            };
            same_given(ear, first, other) && ear.same(last, surname) && generation(known) == generation(words)
        }
    }
}

/// Junior, senior: father and son.
fn generation(words: &[String]) -> Option<&str> {
    words.iter().map(String::as_str).find(|word| is_generation(word))
}

fn is_generation(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr" | "jun." | "sen." | "II" | "III" | "II." | "III.")
}

/// The last word of a name but for what tells father and son apart.
fn surname(words: &[String]) -> Option<&String> {
    words.iter().rev().find(|word| !is_generation(word))
}

fn same_given(ear: &Ear, a: &str, b: &str) -> bool {
    let initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    if initial(a) || initial(b) {
        return a.chars().next() == b.chars().next();
    }
    ear.same(a, b)
        // Alex and Alexander, Joe and Joseph would need a list; a given name that begins the other is enough.
        || a.chars().count() >= 3 && b.starts_with(a)
        || b.chars().count() >= 3 && a.starts_with(b)
}
