//! Marks and notes in the formats other programs exchange: annotations of the W3C, those of Hypothesis, and the claim
//! reviews of schema.org. `import` reads back what is written here.
//!
//! No file tells where an article lies on this machine: it is known by its file's name, or by its text.

pub(super) mod claim_review;
pub(super) mod hypothesis;
pub(super) mod web_annotation;

pub(crate) use hypothesis::fields as hypothesis_fields;

use super::annotated::{AnnotatedArticle, Annotation};
use crate::article::Article;
use crate::review::{Anchor, text_hash};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io;

/// Writes a value as JSON that people can read as well.
fn write_json(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}

/// What an article and everything said of it are called.
struct Names {
    text: String,
}

impl Names {
    fn of(article: &Article) -> Self {
        Self { text: text_hash(&article.text) }
    }

    /// The article: the name of its file as a relative address, or what its text makes its name.
    fn article(&self, article: &Article) -> String {
        let path = article.origin.path.as_deref();
        let name = path.and_then(|path| path.file_name()).map(|name| percent_encoded(&name.to_string_lossy()));
        name.unwrap_or_else(|| self.thing("article"))
    }

    fn claim(&self, claim: &Annotation<'_>) -> String {
        self.thing(&format!("claim {}", claim.id.0))
    }

    /// A name that is the same each time the same thing is exported, and no other thing's: a UUID of version 8.
    fn thing(&self, what: &str) -> String {
        let hash = Sha256::digest(format!("claimlight {} {what}", self.text).as_bytes());
        let mut name = String::from("urn:uuid:");
        for (place, byte) in hash.iter().take(16).enumerate() {
            let byte = match place {
                6 => byte & 0x0f | 0x80,
                8 => byte & 0x3f | 0x80,
                _ => *byte,
            };
            if matches!(place, 4 | 6 | 8 | 10) {
                name.push('-');
            }
            // Writing to a string cannot fail.
            let _ = write!(name, "{byte:02x}");
        }
        name
    }
}

/// What an article is called in files for other programs.
pub(crate) fn exchange_name(article: &Article) -> String {
    Names::of(article).article(article)
}

/// A name as one step of an address.
fn percent_encoded(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// How a place is told.
#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    TextPositionSelector { start: usize, end: usize },
}

/// The place of a claim, by its words and by a position that `count` makes of an offset; nothing for one whose words are
/// gone.
fn selectors(claim: &Annotation<'_>, article: &AnnotatedArticle<'_>, count: impl Fn(usize) -> usize) -> Vec<Selector> {
    let Some(anchor) = Anchor::of(&article.article.text, claim.span) else { return Vec::new() };
    let Anchor { exact, prefix, suffix, span, .. } = anchor;
    let (start, end) = (count(span.start), count(span.end));
    vec![Selector::TextQuoteSelector { exact, prefix, suffix }, Selector::TextPositionSelector { start, end }]
}

/// Who wrote what is said of a claim: whoever gave the status, or else who checks the article.
fn creator<'c>(article: &AnnotatedArticle<'c>, claim: &Annotation<'c>) -> Option<&'c str> {
    let judge = claim.stamp.map(|stamp| stamp.by.trim()).filter(|by| !by.is_empty());
    judge.or_else(|| Some(article.sheet.checker.trim()).filter(|checker| !checker.is_empty()))
}

/// When the status was given, where that is told as a time.
fn created<'c>(claim: &Annotation<'c>) -> Option<&'c str> {
    let at = claim.stamp?.at.trim();
    at.parse::<jiff::Timestamp>().is_ok().then_some(at)
}

#[cfg(test)]
mod tests;
