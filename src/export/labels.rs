//! The words of exported documents: headings, names of kinds and statuses, how figures are written.
//!
//! Data in `assets/labels`, one file a language, embedded. Whoever asks for an export passes a [`Labels`] in; the
//! writers hold no words of their own.

use super::table::Column;
use super::worksheet::WorksheetLabels;
use crate::checks::CheckKind;
use crate::language::Language;
use crate::reading::{Bound, Grade, NumberKind, QuoteForm, SourceKind};
use crate::review::{ClaimKind, Status};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words for the members of one type, by the member's own word.
type Family = BTreeMap<String, String>;

/// The words of exported documents in one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// BCP 47 tag of the language.
    pub language: String,
    /// What begins the decimals of a figure.
    pub decimal: String,
    /// What divides groups of three digits.
    pub group: String,
    /// Headings and sentences of the document as a whole.
    pub document: DocumentLabels,
    /// Names of the fields of a note.
    pub field: FieldLabels,
    /// The words of the worksheet for a class.
    pub worksheet: WorksheetLabels,
    kind: Family,
    form: Family,
    status: Family,
    number: Family,
    bound: Family,
    source: Family,
    grade: Family,
    column: Family,
    check: Family,
    #[serde(rename = "check-why")]
    check_why: Family,
    /// Units by their UCUM code: of one, of many.
    unit: BTreeMap<String, [String; 2]>,
}

/// Headings and sentences of the document as a whole. Words in braces are filled in by [`fill`].
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the files in assets/labels show what each says")]
pub struct DocumentLabels {
    pub annotated: String,
    pub sheet: String,
    pub questions: String,
    pub no_questions: String,
    /// Whom questions go to that are about nobody's words.
    pub nobody: String,
    /// What a question is about, and where it stands: `{words}`, `{place}`.
    pub asked: String,
    /// The place of words that are gone.
    pub lost_place: String,
    /// The part that says what a document is about.
    pub about: String,
    /// A place: `{number}`.
    pub paragraph: String,
    /// A place: `{number}`, as the page has it.
    pub page: String,
    pub untitled: String,
    pub summary: String,
    pub notes: String,
    pub marks: String,
    pub filter: String,
    /// `{settled}`, `{total}`.
    pub progress: String,
    pub no_claims: String,
    pub lost: String,
    pub aid: String,
    pub made_with: String,
    /// Name of the link from the text to a note: `{number}`, `{kind}`, `{status}`.
    pub to_note: String,
    /// Name of the link from a note to the text: `{number}`.
    pub to_text: String,
    pub confidential: String,
}

/// Names of the fields of a note and of the article.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the files in assets/labels show what each says")]
pub struct FieldLabels {
    pub title: String,
    pub writer: String,
    pub checker: String,
    pub draft: String,
    pub date: String,
    pub byline: String,
    pub published: String,
    pub site: String,
    pub attributed: String,
    pub unattributed: String,
    /// A name with the words that stand for it in the text: `{name}`, `{words}`.
    pub in_text: String,
    pub value: String,
    pub source: String,
    pub note: String,
    pub correction: String,
    pub question: String,
    pub answer: String,
    pub evidence: String,
    pub primary: String,
    pub secondary: String,
    /// `{when}`.
    pub accessed: String,
    pub confidential: String,
    pub tags: String,
    /// `{status}`, `{who}`.
    pub judged: String,
    /// `{value}`.
    pub approximate: String,
    /// The words a status was given for, where they have changed since.
    pub was: String,
}

macro_rules! embedded {
    ($($code:literal),+ $(,)?) => {
        /// The languages there are labels in, with their files.
        const FILES: &[(&str, &str)] = &[
            $(($code, include_str!(concat!("../../assets/labels/", $code, ".toml")))),+
        ];
    };
}
embedded!("en", "de");

/// Every language there are labels in, English first. A file that does not parse is caught by a test before anything
/// ships.
static ALL: LazyLock<Vec<(Language, Labels)>> = LazyLock::new(|| {
    let parse = |(code, text): &(&str, &str)| Some((Language::parse(code)?, toml::from_str(text).ok()?));
    FILES.iter().filter_map(parse).collect()
});

impl Labels {
    /// The labels in a language; `None` where there are none.
    pub fn of(language: Language) -> Option<&'static Self> {
        ALL.iter().find(|(other, _)| *other == language).map(|(_, labels)| labels)
    }

    /// The labels in a language, or else in English.
    pub fn of_or_english(language: Language) -> &'static Self {
        static NONE: LazyLock<Labels> = LazyLock::new(Labels::default);
        Self::of(language).or_else(|| Self::of(Language::ENGLISH)).unwrap_or(&NONE)
    }

    /// The languages there are labels in.
    pub fn languages() -> impl Iterator<Item = Language> {
        ALL.iter().map(|(language, _)| *language)
    }

    /// A kind of claim.
    pub fn kind(&self, kind: ClaimKind) -> &str {
        word(&self.kind, kind.word())
    }

    /// A form of quote.
    pub fn form(&self, form: QuoteForm) -> &str {
        word(&self.form, form.word())
    }

    /// A status.
    pub fn status(&self, status: Status) -> &str {
        word(&self.status, status.word())
    }

    /// A kind of figure.
    pub fn number_kind(&self, kind: NumberKind) -> &str {
        word(&self.number, kind.word())
    }

    /// A bound, with `{value}` to be filled in.
    pub fn bound(&self, bound: Bound) -> &str {
        word(&self.bound, bound.word())
    }

    /// A kind of source.
    pub fn source_kind(&self, kind: SourceKind) -> &str {
        word(&self.source, kind.word())
    }

    /// How well a source is identified.
    pub fn grade(&self, grade: Grade) -> &str {
        word(&self.grade, grade.word())
    }

    /// The name of a column of the fact-check sheet.
    pub fn column(&self, column: Column) -> &str {
        word(&self.column, column.word())
    }

    /// A kind of check.
    pub fn check(&self, kind: CheckKind) -> &str {
        word(&self.check, kind.word())
    }

    /// Why a check is told, with the words in braces to be filled in.
    pub fn check_why(&self, kind: CheckKind) -> &str {
        word(&self.check_why, kind.word())
    }

    /// A unit as people write it. What stands for itself, such as `km` or a counted noun, comes back as it is.
    pub fn unit<'a>(&'a self, code: &'a str, value: Option<f64>) -> &'a str {
        let one = value.is_some_and(|value| value.abs() == 1.0);
        self.unit.get(code).map_or(code, |[single, many]| if one { single } else { many })
    }

    /// A figure as the language writes it: digits in groups from five on, at most six decimals, none that say nothing.
    pub fn figure(&self, value: f64) -> String {
        /// From here on a figure is given in powers of ten.
        const WRITTEN_OUT: f64 = 1e15;
        if value.abs() >= WRITTEN_OUT || !value.is_finite() {
            return format!("{value:e}").replace('.', &self.decimal);
        }
        let plain = format!("{:.6}", value.abs());
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let decimals = decimals.trim_end_matches('0');
        let mut figure = String::new();
        if value < 0.0 {
            figure.push('\u{2212}');
        }
        for (place, digit) in whole.chars().enumerate() {
            // A year is not torn apart.
            if whole.len() > 4 && place > 0 && (whole.len() - place) % 3 == 0 {
                figure.push_str(&self.group);
            }
            figure.push(digit);
        }
        if !decimals.is_empty() {
            figure.push_str(&self.decimal);
            figure.push_str(decimals);
        }
        figure
    }
}

/// The label of a member; its own word where the file has none.
fn word<'a>(family: &'a Family, word: &'a str) -> &'a str {
    family.get(word).map_or(word, String::as_str)
}

/// A phrase with the words in braces filled in. What is filled in is not looked through again.
pub fn fill(phrase: &str, words: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(phrase.len() + 16);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match words.iter().find(|(known, _)| *known == name) {
            Some((_, word)) => filled.push_str(word),
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_family<T: Copy>(code: &str, family: &Family, members: &[T], word: impl Fn(T) -> &'static str) {
        let mut wanted: Vec<_> = members.iter().map(|member| word(*member)).collect();
        wanted.sort_unstable();
        let given: Vec<_> = family.keys().map(String::as_str).collect();
        assert_eq!(given, wanted, "assets/labels/{code}.toml");
        assert!(family.values().all(|label| !label.trim().is_empty()), "an empty label in {code}");
    }

    #[test]
    fn every_language_has_every_label_and_no_other() {
        for (code, text) in FILES {
            let labels: Labels =
                toml::from_str(text).unwrap_or_else(|error| panic!("assets/labels/{code}.toml: {error}"));
            assert_eq!(labels.language, *code);
            check_family(code, &labels.kind, ClaimKind::ALL, ClaimKind::word);
            check_family(code, &labels.form, QuoteForm::ALL, QuoteForm::word);
            check_family(code, &labels.status, Status::ALL, Status::word);
            check_family(code, &labels.number, NumberKind::ALL, NumberKind::word);
            check_family(code, &labels.bound, Bound::ALL, Bound::word);
            check_family(code, &labels.source, SourceKind::ALL, SourceKind::word);
            check_family(code, &labels.grade, Grade::ALL, Grade::word);
            check_family(code, &labels.column, Column::ALL, Column::word);
            check_family(code, &labels.check, CheckKind::ALL, CheckKind::word);
            check_family(code, &labels.check_why, CheckKind::ALL, CheckKind::word);
            let (_, english) = &ALL[0];
            assert!(labels.unit.keys().eq(english.unit.keys()), "assets/labels/{code}.toml: other units");
        }
    }

    /// The words in braces of a file, with the keys they stand under.
    fn placeholders(text: &str) -> Vec<String> {
        let phrases = text.lines().filter(|line| !line.starts_with('#'));
        let mut found: Vec<String> = phrases
            .flat_map(|line| {
                let key = line.split('=').next().unwrap_or_default().trim().to_owned();
                line.split('{').skip(1).map(move |part| format!("{key} {}", part.split('}').next().unwrap()))
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn every_language_fills_in_the_same_words() {
        let (_, english) = FILES[0];
        assert!(placeholders(english).len() > 10);
        for (code, text) in FILES {
            assert_eq!(placeholders(text), placeholders(english), "{code}");
        }
    }

    #[test]
    fn a_language_without_labels_gets_english_ones() {
        assert_eq!(Labels::of_or_english(Language::GERMAN).language, "de");
        assert_eq!(Labels::of_or_english(Language::UNKNOWN).language, "en");
        assert!(Labels::of(Language::UNKNOWN).is_none());
    }

    #[test]
    fn units_are_written_out() {
        let german = Labels::of_or_english(Language::GERMAN);
        for (code, value, written) in [
            ("wk", 6.0, "Wochen"),
            ("a", 1.0, "Jahr"),
            ("km2", 3.5, "km²"),
            ("km", 1.0, "km"),
            ("Haushalte", 2.0, "Haushalte"),
        ] {
            assert_eq!(german.unit(code, Some(value)), written);
        }
    }

    #[test]
    fn figures_are_written_as_the_language_does() {
        let (english, german) = (Labels::of_or_english(Language::ENGLISH), Labels::of_or_english(Language::GERMAN));
        for (value, in_english, in_german) in [
            (2.4e6, "2,400,000", "2.400.000"),
            (1984.0, "1984", "1984"),
            (-3.5, "−3.5", "−3,5"),
            (0.0, "0", "0"),
            (1.5e20, "1.5e20", "1,5e20"),
        ] {
            assert_eq!(english.figure(value), in_english);
            assert_eq!(german.figure(value), in_german);
        }
    }

    #[test]
    fn what_is_filled_in_is_not_filled_in_again() {
        assert_eq!(fill("{a} of {b} {c", &[("a", "{b}"), ("b", "2")]), "{b} of 2 {c");
        assert_eq!(fill("{unknown}", &[]), "{unknown}");
    }
}
