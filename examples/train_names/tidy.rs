//! Makes the marks of all data sets mean what the program means by a name.

use claimlight::Span;
use claimlight::language::gazetteer;
use claimlight::reading::NameKind;
use claimlight::reading::names::Example;

/// Words that some sets mark as part of a person's name.
const TITLES: &[&str] = &[
    "President",
    "Prime",
    "Minister",
    "Secretary",
    "Foreign",
    "General",
    "Gen.",
    "Colonel",
    "Col.",
    "Major",
    "Maj.",
    "Lt.",
    "Lieutenant",
    "Captain",
    "Capt.",
    "Sergeant",
    "Sgt.",
    "Senator",
    "Sen.",
    "Rep.",
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Dr",
    "Dr.",
    "Sir",
    "Lord",
    "Lady",
    "Ambassador",
    "Envoy",
    "Special",
    "Commander",
    "Chief",
    "State",
    "Defense",
    "Defence",
    "Brigadier",
    "Admiral",
    "Adm.",
    "Vice",
    "Deputy",
    "Director",
    "King",
    "Queen",
    "Prince",
    "Sheikh",
    "Ayatollah",
    "Spokesman",
    "Army",
    "The",
];

/// Words in small letters that do begin names.
const PARTICLES: &[&str] = &["von", "van", "de", "al", "el", "bin", "di", "da", "del", "le", "la"];

/// Whether a text reads like prose: nobody is addressed, nothing is tagged.
pub fn is_prose(text: &str) -> bool {
    !text.contains(['@', '#']) && !text.contains("RT ")
}

/// No office or article before a name, no words in small letters either; words for nations are no places; no name
/// without a letter.
pub fn tidy(mut example: Example) -> Example {
    let nation = |word: &str| gazetteer().is_nation(word);
    for name in &mut example.names {
        let words = name.span.of(&example.text);
        if name.kind == NameKind::Other {
            continue;
        }
        if words.split([' ', '-']).all(nation) {
            name.kind = NameKind::Other;
            continue;
        }
        let mut start = 0;
        for word in words.split_inclusive(' ') {
            let bare = word.trim_end();
            let small = bare.starts_with(char::is_lowercase)
                && words.contains(char::is_uppercase)
                && !PARTICLES.iter().any(|particle| bare.starts_with(particle));
            let office = name.kind == NameKind::Person
                && (TITLES.contains(&bare) || nation(bare) && start + word.len() < words.len());
            if !(small || office || matches!(bare, "the" | "The" | "a")) {
                break;
            }
            start += word.len();
        }
        name.span = Span::new(name.span.start + start.min(words.len()), name.span.end);
    }
    let text = &example.text;
    example.names.retain(|name| name.span.of(text).contains(char::is_alphabetic));
    example
}
