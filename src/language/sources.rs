//! The words of a language that make a noun phrase name a source: articles, titles, offices, bodies, documents.
//!
//! The file gives lists; here they become one table from a word in small letters to what is known of it, so that the
//! reading looks each word up once.

mod lookup;
mod turns;
mod wider;

use super::suffixes::Suffixes;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use turns::turns;
pub use turns::{SourceTurn, SourceTurns};
pub use wider::Wider;

/// Grammatical or natural gender, as far as it helps to tell whom a pronoun means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A set of word classes.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct Classes(u64);

        #[repr(u8)]
        enum Bit { $($name),+ }

        #[expect(non_upper_case_globals, reason = "each constant is named as the class it stands for")]
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << Bit::$name as u32);)+
        }
    };
}
classes!(
    /// der, the
    Definite,
    /// ein, a
    Indefinite,
    /// zwei, several: a determiner with a plural
    Several,
    /// this, his, jeder
    OtherDeterminer,
    /// A determiner in the genitive, which hangs a noun phrase on the noun before (des, eines).
    Genitive,
    /// Any preposition.
    Preposition,
    /// A preposition that can hang a noun phrase on an office, body or document.
    Attaching,
    /// A preposition that can hang a body on a person's name (vom, of).
    Affiliating,
    /// A preposition that belongs to the names of bodies: "Institut für Klimafolgen".
    Naming,
    /// A determiner whose owner is a man (sein, his) or a woman (ihr, her), by its gender.
    Possessive,
    /// A pronoun that stands for people without saying who: viele, others.
    Somebody,
    /// Prozent, percent: with a figure, that share of those asked.
    Share,
    /// Between the part and the whole of those asked: nine ‹in› 10, one ‹out of› five.
    Portion,
    /// A preposition that puts a document before what it says: "In a filing, …".
    Within,
    /// A document that gives figures wherever it stands behind such a preposition: poll, survey.
    Poll,
    /// A word by which somebody passes on what another said: "Reuters, citing two officials, …".
    Relay,
    /// A document that is no more than the way its author speaks: Interview, statement.
    Channel,
    /// Conjunctions, adverbs, and whatever else never stands inside a noun phrase.
    Boundary,
    /// Auxiliaries and everyday verbs.
    Verb,
    /// von, de, bin inside a name
    Particle,
    /// er, she
    Pronoun,
    /// Herr, Dr.
    Honorific,
    /// A noun for one person: an office, a profession, a role.
    Person,
    /// A noun for several people.
    Group,
    /// A noun for people whose identity is withheld.
    Unnamed,
    /// A noun for a body, company or authority.
    Body,
    /// A noun for a news medium.
    Medium,
    /// A noun for something written or recorded.
    Document,
    /// A noun that stands for what somebody says (Angaben): its genitive is the source.
    Saying,
    /// Weekdays, months, units: capitals that are never part of a name.
    NeverName,
    /// An adjective or participle after the noun that takes a complement (familiar with).
    Trailing,
    /// A participle that tells a document's publisher (published by).
    Published,
    /// A word that makes whoever it stands with unnamed (anonym, familiar).
    Withholding,
    /// A preposition after which a noun needs no article, often because it holds one: du, aux.
    Contracted,
    /// A noun that is not looked for at the end of compounds: "Linnemann" is no man.
    OnlyWhole,
    /// A noun for a thing that says nothing, not even for those inside: street, bridge.
    Thing,
    /// A noun that begins the name of a place: Port, Mount.
    Site,
    /// A noun that ends the name of a company: Foods, Labs.
    Firm,
);

impl Classes {
    /// No class at all.
    pub const NONE: Self = Self(0);

    /// Whether the two sets share a class.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is no class in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without what is in `other`.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KnownWord {
    /// What it can be.
    pub classes: Classes,
    /// Its gender, where the language file gives it.
    pub gender: Option<Gender>,
    /// Whether it can only be a plural.
    pub plural: bool,
}

/// Words of the five kinds of pronoun.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Pronouns {
    masculine: Vec<String>,
    feminine: Vec<String>,
    neuter: Vec<String>,
    plural: Vec<String>,
    other: Vec<String>,
}

/// Determiners by whom they belong to.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Possessives {
    masculine: Vec<String>,
    feminine: Vec<String>,
    plural: Vec<String>,
    either: Vec<String>,
}

/// Words before a name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Honorifics {
    masculine: Vec<String>,
    feminine: Vec<String>,
    either: Vec<String>,
}

/// Nouns that tell what a source is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Nouns {
    men: Vec<String>,
    women: Vec<String>,
    persons: Vec<String>,
    groups: Vec<String>,
    unnamed: Vec<String>,
    bodies: Vec<String>,
    media: Vec<String>,
    documents: Vec<String>,
    sayings: Vec<String>,
    only_whole: Vec<String>,
    things: Vec<String>,
    sites: Vec<String>,
    firms: Vec<String>,
}

/// Articles of a subject, by the gender of its noun.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Articles {
    masculine: Vec<String>,
    feminine: Vec<String>,
    neuter: Vec<String>,
}

/// How words change.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Inflection {
    case: Vec<String>,
    plural: Vec<String>,
    plural_to: FxHashMap<String, String>,
    adjective_stems: Suffixes,
    adjective_endings: Suffixes,
    genitive_endings: Suffixes,
    adverb_endings: Suffixes,
    noun_endings: Suffixes,
    participle_endings: Suffixes,
    verb_stems: Vec<String>,
    verb_endings: Vec<String>,
    plural_verb_endings: Suffixes,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    capital_nouns: bool,
    compounds: bool,
    contracted: Vec<String>,
    head_first: bool,
    places: Vec<String>,
    definite: Vec<String>,
    indefinite: Vec<String>,
    several: Vec<String>,
    other_determiners: Vec<String>,
    genitive: Vec<String>,
    singular: Vec<String>,
    prepositions: Vec<String>,
    attaching: Vec<String>,
    affiliating: Vec<String>,
    naming: Vec<String>,
    possessives: Possessives,
    somebody: Vec<String>,
    shares: Vec<String>,
    portions: Vec<String>,
    channels: Vec<String>,
    within: Vec<String>,
    polls: Vec<String>,
    relays: Vec<String>,
    boundaries: Vec<String>,
    verbs: Vec<String>,
    particles: Vec<String>,
    never_names: Vec<String>,
    also_surnames: Vec<String>,
    incidental: Vec<String>,
    distancing: Vec<String>,
    articles: Articles,
    wider: Vec<Wider>,
    trailing: Vec<String>,
    published: Vec<String>,
    withholding: Vec<String>,
    everyday_names: Vec<String>,
    titles: Vec<String>,
    pronouns: Pronouns,
    honorifics: Honorifics,
    nouns: Nouns,
    inflection: Inflection,
    turns: BTreeMap<SourceTurn, Vec<String>>,
}

/// The section `[sources]` of a language file, ready to be looked up.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Raw")]
pub struct Sources {
    /// Whether nouns are written with a capital, as in German.
    pub capital_nouns: bool,
    /// Whether nouns are written together with what says more of them: Polizeisprecher, politiewoordvoerder.
    pub compounds: bool,
    /// Whether adjectives follow their noun, as in the Romance languages.
    pub head_first: bool,
    /// The language's own names of countries and places, each word by word, by their first word.
    places: FxHashMap<String, Vec<Vec<String>>>,
    /// Turns of phrase.
    pub turns: SourceTurns,
    /// Names of media that are also everyday words ("Bild", "Time"): names only in marks, after a word for a medium,
    /// or where a common noun could not stand.
    pub everyday_names: FxHashSet<String>,
    /// Offices of several words ("Attorney General"), in small letters, word by word.
    pub titles: Vec<Vec<String>>,
    singular: FxHashSet<String>,
    words: FxHashMap<String, KnownWord>,
    case_endings: Vec<String>,
    plural_endings: Vec<(String, String)>,
    adjective_stems: Suffixes,
    adjective_endings: Suffixes,
    genitive_endings: Suffixes,
    adverb_endings: Suffixes,
    noun_endings: Suffixes,
    participle_endings: Suffixes,
    plural_verb_endings: Suffixes,
    /// Words that are no part of a name, unless a given name or a title stands before them: May, Sommer.
    also_surnames: FxHashSet<String>,
    /// Adjectives that tell nobody apart: scheidend, outgoing.
    incidental: Vec<String>,
    /// Adjectives and beginnings of compounds that make another office of an office: former, Vize-.
    distancing: Vec<String>,
    articles: FxHashMap<String, Gender>,
    wider: Vec<Wider>,
    /// Place in `wider` by noun.
    by_wider: FxHashMap<String, usize>,
}

impl From<Raw> for Sources {
    fn from(raw: Raw) -> Self {
        use Gender::{Feminine, Masculine, Neuter};
        let mut words: FxHashMap<String, KnownWord> = FxHashMap::default();
        let mut add = |list: Vec<String>, classes: Classes, gender: Option<Gender>, plural: bool| {
            for word in list {
                let known = words.entry(word).or_default();
                known.classes = known.classes.with(classes);
                known.gender = known.gender.or(gender);
                known.plural |= plural;
            }
        };
        let several = raw.several.clone();
        let endings = &raw.inflection.verb_endings;
        let verbs =
            raw.inflection.verb_stems.iter().flat_map(|stem| endings.iter().map(move |end| format!("{stem}{end}")));
        let verbs = verbs.collect();
        for (list, classes) in [
            (raw.definite, Classes::Definite),
            (raw.indefinite, Classes::Indefinite),
            (several, Classes::Several),
            (raw.other_determiners, Classes::OtherDeterminer),
            (raw.genitive, Classes::Genitive),
            (raw.attaching, Classes::Attaching.with(Classes::Preposition)),
            (raw.affiliating, Classes::Affiliating.with(Classes::Preposition)),
            (raw.naming, Classes::Naming.with(Classes::Attaching).with(Classes::Preposition)),
            (raw.somebody, Classes::Somebody),
            (raw.shares, Classes::Share),
            (raw.portions, Classes::Portion),
            (raw.channels, Classes::Channel),
            (raw.polls, Classes::Poll),
            (raw.within, Classes::Within),
            (raw.relays, Classes::Relay),
            (raw.possessives.either, Classes::Possessive.with(Classes::OtherDeterminer)),
            (raw.prepositions, Classes::Preposition),
            (raw.boundaries, Classes::Boundary),
            (raw.verbs, Classes::Verb),
            (verbs, Classes::Verb),
            (raw.contracted, Classes::Contracted.with(Classes::Preposition)),
            (raw.particles, Classes::Particle),
            (raw.never_names, Classes::NeverName),
            (raw.trailing, Classes::Trailing),
            (raw.published, Classes::Published),
            (raw.withholding, Classes::Withholding),
            (raw.nouns.persons, Classes::Person),
            (raw.nouns.bodies, Classes::Body),
            (raw.nouns.media, Classes::Medium),
            (raw.nouns.documents, Classes::Document),
            (raw.nouns.sayings, Classes::Saying),
            (raw.nouns.only_whole, Classes::OnlyWhole),
            (raw.nouns.things, Classes::Thing),
            (raw.nouns.sites, Classes::Site),
            (raw.nouns.firms, Classes::Firm),
            (raw.honorifics.either, Classes::Honorific),
            (raw.pronouns.other, Classes::Pronoun),
        ] {
            add(list, classes, None, false);
        }
        add(raw.nouns.men, Classes::Person, Some(Masculine), false);
        add(raw.nouns.women, Classes::Person, Some(Feminine), false);
        add(raw.nouns.groups, Classes::Group, None, true);
        add(raw.nouns.unnamed, Classes::Unnamed, None, false);
        let possessive = Classes::Possessive.with(Classes::OtherDeterminer);
        add(raw.possessives.masculine, possessive, Some(Masculine), false);
        add(raw.possessives.feminine, possessive, Some(Feminine), false);
        add(raw.possessives.plural, possessive, None, true);
        add(raw.honorifics.masculine, Classes::Honorific, Some(Masculine), false);
        add(raw.honorifics.feminine, Classes::Honorific, Some(Feminine), false);
        add(raw.pronouns.masculine, Classes::Pronoun, Some(Masculine), false);
        add(raw.pronouns.feminine, Classes::Pronoun, Some(Feminine), false);
        add(raw.pronouns.neuter, Classes::Pronoun, Some(Neuter), false);
        add(raw.pronouns.plural, Classes::Pronoun, None, true);
        let mut plural_endings: Vec<(String, String)> =
            raw.inflection.plural.into_iter().map(|ending| (ending, String::new())).collect();
        plural_endings.extend(raw.inflection.plural_to);
        plural_endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        let mut places: FxHashMap<String, Vec<Vec<String>>> = FxHashMap::default();
        for place in raw.places {
            let words: Vec<String> = place.split(' ').map(str::to_owned).collect();
            places.entry(words.first().cloned().unwrap_or_default()).or_default().push(words);
        }
        for list in places.values_mut() {
            list.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
        let Articles { masculine, feminine, neuter } = raw.articles;
        let articles = [(masculine, Masculine), (feminine, Feminine), (neuter, Neuter)];
        let articles = articles.into_iter().flat_map(|(list, gender)| list.into_iter().map(move |word| (word, gender)));
        Self {
            capital_nouns: raw.capital_nouns,
            compounds: raw.compounds || raw.capital_nouns,
            head_first: raw.head_first,
            places,
            turns: turns(raw.turns),
            everyday_names: raw.everyday_names.into_iter().collect(),
            titles: raw.titles.iter().map(|title| title.split(' ').map(str::to_owned).collect()).collect(),
            singular: raw.singular.into_iter().collect(),
            words,
            case_endings: raw.inflection.case,
            plural_endings,
            adjective_stems: raw.inflection.adjective_stems,
            adjective_endings: raw.inflection.adjective_endings,
            genitive_endings: raw.inflection.genitive_endings,
            adverb_endings: raw.inflection.adverb_endings,
            noun_endings: raw.inflection.noun_endings,
            participle_endings: raw.inflection.participle_endings,
            plural_verb_endings: raw.inflection.plural_verb_endings,
            also_surnames: raw.also_surnames.into_iter().collect(),
            incidental: raw.incidental,
            distancing: raw.distancing,
            articles: articles.collect(),
            by_wider: wider::by_noun(&raw.wider),
            wider: raw.wider,
        }
    }
}
