//! Which language a text is in, and what the program knows of that language.
//!
//! The knowledge is data: one file a language in `assets/languages`, embedded and parsed once. This module must not
//! know of claims or windows; [`crate::reading`] asks it, never the other way round.

mod attribution;
mod checks;
mod endings;
mod gazetteer;
mod lexicon;
mod marks;
mod numbers;
mod sentences;
mod shared;
mod sources;
mod suffixes;
mod transliteration;

pub use attribution::{Attribution, Duties, Duty, Entry, Form, Turn, Verb, VerbClass, VerbForm};
pub use checks::Checks;
pub use endings::Endings;
pub use gazetteer::{Gazetteer, Listed, gazetteer};
pub use lexicon::{Lexicon, languages, lexicon};
pub use marks::Marks;
pub use numbers::{Codes, Composition, Numbers, Values, Words};
pub use sentences::Sentences;
pub use shared::{KnownName, NameClass, Shared, common_nouns, shared};
pub use sources::{Classes, Gender, KnownWord, SourceTurn, SourceTurns, Sources, Wider};
pub use transliteration::Transliteration;

use std::fmt;

/// A language by its ISO 639 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language([u8; 3]);

impl Language {
    /// German.
    pub const GERMAN: Self = Self(*b"de\0");
    /// English.
    pub const ENGLISH: Self = Self(*b"en\0");
    /// No language known: what holds everywhere (marks, digits) is still read.
    pub const UNKNOWN: Self = Self(*b"und");

    /// The primary subtag of a BCP 47 tag: `de-AT` is German. `None` where it is not two or three letters.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let letters = primary.as_bytes();
        if !(2..=3).contains(&letters.len()) || !letters.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let mut code = [0; 3];
        for (place, letter) in code.iter_mut().zip(letters) {
            *place = letter.to_ascii_lowercase();
        }
        Some(Self(code))
    }

    /// The code, such as `de`.
    pub fn code(&self) -> &str {
        let end = self.0.iter().position(|&byte| byte == 0).unwrap_or(3);
        // Only ASCII letters are ever stored.
        std::str::from_utf8(&self.0[..end]).unwrap_or("und")
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How much of a text is looked at to tell its language; more changes nothing.
const SAMPLE_BYTES: usize = 20_000;

/// Below this many letters a guess is worth no more than the reader's own language.
const FEWEST_LETTERS: usize = 12;

/// The language of a text, or `None` where it is too short to tell.
pub fn detect(text: &str) -> Option<Language> {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    if sample.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS).count() < FEWEST_LETTERS {
        return None;
    }
    use whichlang::Lang;
    let code = match whichlang::detect_language(sample) {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    };
    Language::parse(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_to_their_language() {
        assert_eq!(Language::parse("de-AT"), Some(Language::GERMAN));
        assert_eq!(Language::parse("EN_us").map(|l| l.to_string()).as_deref(), Some("en"));
        assert_eq!(Language::parse("deutsch"), None);
        assert_eq!(Language::parse(""), None);
    }

    #[test]
    fn short_texts_have_no_language() {
        assert_eq!(detect("12,5 %"), None);
        assert_eq!(detect("Der Rat tagte bis in den späten Abend."), Some(Language::GERMAN));
        assert_eq!(detect("The council met until late in the evening."), Some(Language::ENGLISH));
    }
}
