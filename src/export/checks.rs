//! The checks of an article in words and as JSON (`docs/checks.md`).

use super::labels::{Labels, fill};
use crate::article::Article;
use crate::checks::Check;
use crate::reading::Reading;
use crate::reading::scan::{FORMAT, Range, Scanner};
use serde::Serialize;
use serde_json::Value;

/// The checks of one article. An interface: versioned, and only ever extended.
#[derive(Debug, Clone, Serialize)]
pub struct CheckReport<'a> {
    /// Version of the interface.
    pub format: u32,
    /// The caller's own name for the article.
    pub id: Value,
    /// ISO 639 code of the language it was read in.
    pub language: String,
    /// What stands, in the order of the text.
    pub checks: Vec<ReportedCheck<'a>>,
}

/// One check.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedCheck<'a> {
    /// Its kind, by [`crate::checks::CheckKind::word`].
    pub check: &'static str,
    /// The words it is about.
    #[serde(flatten)]
    pub range: Range<'a>,
    /// Further words it is about.
    pub others: Vec<Range<'a>>,
    /// Its kind in the words of the labels.
    pub title: &'a str,
    /// Why it is told, in the words of the labels.
    pub why: String,
}

impl<'a> CheckReport<'a> {
    /// Puts checks into words.
    pub fn new(id: Value, article: &'a Article, reading: &Reading, checks: &[Check], labels: &'a Labels) -> Self {
        let scanner = Scanner::new(&article.text);
        let reported = checks.iter().map(|check| {
            let kind = check.finding.kind();
            let blanks = check.finding.blanks(reading);
            let blanks: Vec<(&str, &str)> = blanks.iter().map(|(key, words)| (*key, words.as_str())).collect();
            ReportedCheck {
                check: kind.word(),
                range: scanner.range(check.place),
                others: check.others.iter().map(|&other| scanner.range(other)).collect(),
                title: labels.check(kind),
                why: fill(labels.check_why(kind), &blanks),
            }
        });
        Self { format: FORMAT, id, language: reading.language.to_string(), checks: reported.collect() }
    }
}
