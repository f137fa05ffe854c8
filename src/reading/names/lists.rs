//! What the lists know of a token: one bit a list. The trainer and the reader look words up with the same code.
//!
//! Everything comes from [`crate::language`]; a bit says that a word is in a list and never that it is a name.

use crate::language::{Classes, Language, Listed as ListedName, NameClass, gazetteer, shared};
use crate::reading::document::{Document, TokenKind};
use crate::reading::phrases::{Word, base};
use std::borrow::Cow;
use std::ops::Range;

macro_rules! bits {
    ($($name:ident),+ $(,)?) => {
        #[repr(u32)]
        #[allow(clippy::upper_case_acronyms, reason = "one name a bit")]
        enum Bit { $($name),+ }
        $(#[allow(non_upper_case_globals, reason = "named as the list it stands for")]
        pub(super) const $name: u32 = 1 << Bit::$name as u32;)+
    };
}
bits!(
    Given,
    Surname,
    PlaceBegins,
    PlaceGoesOn,
    BodyBegins,
    BodyGoesOn,
    KnownMedium,
    KnownBody,
    KnownPlace,
    LegalForm,
    Nation,
    PersonNoun,
    GroupNoun,
    BodyNoun,
    MediumNoun,
    DocumentNoun,
    Honorific,
    Particle,
    NeverName,
    Noun,
    NounStem,
    NounEnd,
    Adjective,
    Everyday,
    Article,
    Preposition,
    Verb,
    Says,
    Closed,
    Acronym,
    Genitive,
    Listed,
);

/// How many bits there are.
pub(super) const BITS: u32 = Bit::Listed as u32 + 1;

const CLASSES: &[(Classes, u32)] = &[
    (Classes::Person, PersonNoun),
    (Classes::Group, GroupNoun),
    (Classes::Body, BodyNoun),
    (Classes::Medium, MediumNoun),
    (Classes::Document, DocumentNoun),
    (Classes::Honorific, Honorific),
    (Classes::Particle, Particle),
    (Classes::NeverName, NeverName),
    (Classes::Definite.with(Classes::Indefinite).with(Classes::OtherDeterminer).with(Classes::Genitive), Article),
    (Classes::Preposition, Preposition),
    (Classes::Verb, Verb),
    (Classes::Boundary.with(Classes::Pronoun), Closed),
];

/// Shorter words in capitals are initials, not names in capitals.
const SHORTEST_SHOUT: usize = 4;

/// No listed name has more tokens.
const LONGEST: usize = 6;

/// Adds the bits of the tokens of a sentence to `masks`, which has those that each has by itself ([`alone`]). `spelled` is
/// each word as it would be written outside a headline in capitals.
pub(super) fn look_up(
    document: &Document,
    words: &[Word],
    tokens: Range<usize>,
    spelled: &[Cow<str>],
    masks: &mut [u32],
) {
    let lists = gazetteer();
    for (at, index) in tokens.clone().enumerate() {
        let Some(token) = document.tokens.get(index) else { break };
        let word = words.get(index).copied().unwrap_or_default();
        let spelling = base(&spelled[at]);
        if token.kind == TokenKind::Word {
            masks[at] |= of_word(word);
        }
        if let Some(known) = word.known.filter(|known| !known.everyday && !known.is_site()) {
            let bit = match known.class {
                NameClass::Medium => KnownMedium,
                NameClass::Body => KnownBody,
                NameClass::Place => KnownPlace,
            };
            masks.iter_mut().skip(at).take(known.tokens).for_each(|mask| *mask |= bit);
        }
        if !token.capital && token.kind != TokenKind::Figure {
            continue;
        }
        let stems = [spelling, spelling.strip_suffix('s').unwrap_or(spelling)];
        let stems = if document.language == Language::GERMAN { &stems[..] } else { &stems[..1] };
        for (number, stem) in stems.iter().enumerate() {
            if let Some((listed, length)) = longest(document, index, tokens.end, stem) {
                let mut mark = |begins: u32, goes_on: u32| {
                    masks[at] |= begins;
                    masks.iter_mut().skip(at + 1).take(length - 1).for_each(|mask| *mask |= goes_on);
                };
                if listed.place {
                    mark(PlaceBegins, PlaceGoesOn);
                }
                if listed.body {
                    mark(BodyBegins, BodyGoesOn);
                }
                break;
            }
            // "BULAWAYO, June 3", also where the rest of the line is in small letters.
            if masks[at] & Acronym != 0 && stem.len() >= SHORTEST_SHOUT {
                let listed = lists.listed(&super::atoms::unshout(stem)).is_some_and(|listed| listed.place);
                masks[at] |= if listed { Listed } else { 0 };
            }
            // "Vollmers": the surname with a genitive s.
            if number == 1 && stem.len() < spelling.len() && lists.is_surname(stem) && masks[at] & Surname == 0 {
                masks[at] |= Surname | Genitive;
            }
        }
    }
}

/// The longest listed name from token `index`, and how many tokens it has. `first` is the spelling of the first.
fn longest(document: &Document, index: usize, limit: usize, first: &str) -> Option<(ListedName, usize)> {
    let lists = gazetteer();
    let longest = lists.longest_from(first);
    if longest > first.len() {
        let start = document.tokens[index].span.start;
        for end in (index + 1..limit.min(index + LONGEST)).rev() {
            let Some(name) = document.text.get(start..document.tokens[end].span.end) else { continue };
            if name.len() <= longest
                && let Some(listed) = lists.listed(base(name))
            {
                return Some((listed, end + 1 - index));
            }
        }
    }
    lists.listed(first).map(|listed| (listed, 1))
}

/// What the phrases found out of a word where it stands.
fn of_word(word: Word) -> u32 {
    let mut mask = 0;
    if !word.classes.is_empty() {
        let told = CLASSES.iter().filter(|(class, _)| word.classes.any(*class));
        told.for_each(|(_, bit)| mask |= bit);
    }
    let flags = [(word.adjective, Adjective), (word.acronym, Acronym), (word.given, Given)];
    flags.iter().filter(|(set, _)| *set).for_each(|(_, bit)| mask |= bit);
    mask
}

/// The bits that a word has wherever it stands. `spelling` is without a possessive ending.
pub(super) fn alone(document: &Document, spelling: &str) -> u32 {
    let lists = gazetteer();
    let mut mask = 0;
    if document.lexicon.is_none() && document.language == Language::UNKNOWN {
        return mask;
    }
    if !spelling.starts_with(char::is_uppercase) {
        return mask;
    }
    if shared().given_name(spelling).is_some() {
        mask |= Given;
    }
    if lists.is_surname(spelling) {
        mask |= Surname;
    }
    // "Müller-Lüdenscheidt", "Karl-Heinz"
    if let Some((first, second)) = spelling.split_once('-')
        && (lists.is_surname(first) || lists.is_surname(second))
    {
        mask |= Surname;
    }
    if lists.is_nation(spelling) {
        mask |= Nation;
    }
    if shared().is_legal_form(spelling) {
        mask |= LegalForm;
    }
    mask
}
