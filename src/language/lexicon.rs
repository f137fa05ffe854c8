//! What the program knows of one language, as its file in `assets/languages` gives it.
//!
//! Each part of the reading has a section of its own, with its type in a file of its own. A missing section is an
//! empty one, so a language can begin with a handful of lines. An unknown key is an error: a misspelt one must not
//! silently do nothing.

use super::{Language, Sentences, Sources};
use serde::Deserialize;
use std::sync::OnceLock;

/// The data of one language, parsed once and shared for the life of the program.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lexicon {
    /// Where sentences end.
    pub sentences: Sentences,
    /// The words that say who says something.
    pub attribution: super::Attribution,
    /// How quotation marks are written.
    pub marks: super::Marks,
    /// What makes a noun phrase name a source.
    pub sources: Sources,
    /// How numbers, dates and amounts are written.
    pub numbers: super::Numbers,
    /// What tells whether two figures count one thing.
    pub checks: super::Checks,
}

macro_rules! embedded {
    ($($code:literal),+ $(,)?) => {
        /// The languages there is data for, with their files.
        const FILES: &[(&str, &str)] = &[
            $(($code, include_str!(concat!("../../assets/languages/", $code, ".toml")))),+
        ];
    };
}
embedded!("de", "en", "es", "fr", "it", "nl", "pt");

/// The languages there is data for.
pub fn languages() -> impl Iterator<Item = Language> {
    FILES.iter().filter_map(|(code, _)| Language::parse(code))
}

/// What is known of `language`, or `None` where there is no data for it.
pub fn lexicon(language: Language) -> Option<&'static Lexicon> {
    static PARSED: [OnceLock<Option<Lexicon>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let index = FILES.iter().position(|(code, _)| *code == language.code())?;
    // A file that does not parse is caught by the test below before anything ships.
    PARSED[index].get_or_init(|| toml::from_str(FILES[index].1).ok()).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_file_parses() {
        for (code, text) in FILES {
            if let Err(error) = toml::from_str::<Lexicon>(text) {
                panic!("assets/languages/{code}.toml: {error}");
            }
        }
    }
}
