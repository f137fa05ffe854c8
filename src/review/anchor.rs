//! Where a claim stands, told in enough ways to find it again.

use super::Quoted;
use crate::Span;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How much of the text on either side an anchor keeps, in characters.
const CONTEXT: usize = 32;

/// How far the sentence around a claim is looked for on either side, in characters; bounds the work on hostile text.
const SENTENCE_REACH: usize = 400;

/// Where a claim stands in the article of its review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Where it stands. Empty where the words are in the text no more: then it says near which place they were.
    pub span: Span,
    /// The exact words; of a lost anchor the words as they last stood.
    pub exact: String,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
    /// Hash of the sentence around it.
    pub sentence: String,
    /// Fields of a newer program.
    pub unknown: super::Unknown,
}

impl Anchor {
    /// The anchor of `span` in `text`. `None` where the span does not fit the text or holds nothing but white space.
    pub fn of(text: &str, span: Span) -> Option<Self> {
        let exact = text.get(span.range())?;
        if exact.trim().is_empty() {
            return None;
        }
        Some(Self {
            span,
            exact: exact.to_owned(),
            prefix: Span::new(back(text, span.start, CONTEXT), span.start).of(text).to_owned(),
            suffix: Span::new(span.end, forth(text, span.end, CONTEXT)).of(text).to_owned(),
            sentence: words_hash(sentence_around(text, span).of(text)),
            unknown: super::Unknown::new(),
        })
    }

    /// Its words and what stood around them, for looking them up in another text.
    pub(super) fn quoted(&self) -> Quoted {
        let Self { exact, prefix, suffix, .. } = self.clone();
        Quoted { exact, prefix, suffix, position: None }
    }

    /// Whether the words are in the text no more. Such a record is shown in a list of its own, not in the text.
    pub fn is_lost(&self) -> bool {
        self.span.is_empty()
    }

    /// Whether the words stand where the anchor says.
    pub fn holds_in(&self, text: &str) -> bool {
        !self.is_lost() && text.get(self.span.range()) == Some(self.exact.as_str())
    }

    /// The same anchor in a text it should fit: where it says, or else in the only place where its words stand, or
    /// else lost. For a file that was changed by hand.
    #[must_use]
    pub(super) fn settled_in(self, text: &str) -> Self {
        if self.is_lost() || self.holds_in(text) {
            return self;
        }
        let near = self.span.start;
        let mut places = text.match_indices(&self.exact);
        match (places.next(), places.next()) {
            (Some((start, words)), None) if !words.is_empty() => {
                Self { span: Span::new(start, start + words.len()), ..self }
            }
            _ => self.lost_near(text, near),
        }
    }

    /// The same anchor with its words lost, near `offset`; which is brought to a character boundary of `text`.
    #[must_use]
    pub fn lost_near(mut self, text: &str, offset: usize) -> Self {
        let mut near = offset.min(text.len());
        while !text.is_char_boundary(near) {
            near -= 1;
        }
        self.span = Span::new(near, near);
        self
    }
}

/// The offset `count` characters before `from`.
fn back(text: &str, from: usize, count: usize) -> usize {
    text[..from].char_indices().rev().take(count).last().map_or(from, |(at, _)| at)
}

/// The offset `count` characters after `from`.
fn forth(text: &str, from: usize, count: usize) -> usize {
    text[from..].char_indices().nth(count).map_or(text.len(), |(at, _)| from + at)
}

/// The stretch around `span` up to the nearest line break, or end of sentence followed by white space, on either side.
/// Only told apart by punctuation: an abbreviation ends it too, which does no harm where it is only compared.
fn sentence_around(text: &str, span: Span) -> Span {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let reach = back(text, span.start, SENTENCE_REACH);
    let mut start = reach;
    let mut before = None;
    for (at, c) in Span::new(reach, span.start).of(text).char_indices() {
        if c == '\n' || (c.is_whitespace() && before.is_some_and(ends)) {
            start = reach + at + c.len_utf8();
        }
        before = Some(c);
    }
    let mut end = forth(text, span.end, SENTENCE_REACH);
    let mut before = span.of(text).chars().next_back();
    for (at, c) in Span::new(span.end, end).of(text).char_indices() {
        if c == '\n' || (c.is_whitespace() && before.is_some_and(ends)) {
            end = span.end + at;
            break;
        }
        before = Some(c);
    }
    Span::new(start, end)
}

/// A hash that tells words from other words: the first half of SHA-256 in hexadecimal, over the words with every run
/// of white space as one space. A line that is broken elsewhere is still the same words.
pub fn words_hash(words: &str) -> String {
    let mut hash = Sha256::new();
    for (count, word) in words.split_whitespace().enumerate() {
        if count > 0 {
            hash.update(b" ");
        }
        hash.update(word.as_bytes());
    }
    hexadecimal(&hash.finalize()[..16])
}

/// SHA-256 of a whole text, in hexadecimal.
pub fn text_hash(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span_of(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn an_anchor_keeps_words_and_surroundings() {
        let text = "Vorher steht ein Satz. Die Stadt zählt 12.000 Bäume, sagt das Amt. Danach noch einer.";
        let anchor = Anchor::of(text, span_of(text, "12.000")).unwrap();
        assert_eq!(anchor.exact, "12.000");
        assert_eq!(anchor.prefix, "steht ein Satz. Die Stadt zählt ");
        assert_eq!(anchor.suffix, " Bäume, sagt das Amt. Danach noc");
        assert_eq!(anchor.sentence, words_hash("Die Stadt zählt 12.000 Bäume, sagt das Amt."));
        assert!(anchor.holds_in(text));
    }

    #[test]
    fn nothing_is_no_anchor() {
        for span in [Span::new(0, 0), Span::new(3, 4), Span::new(2, 99), Span::new(1, 2)] {
            assert_eq!(Anchor::of("aü b", span), None, "{span:?}");
        }
    }

    #[test]
    fn white_space_does_not_change_words() {
        assert_eq!(words_hash("rund 3,5\nMillionen "), words_hash("rund 3,5 Millionen"));
        assert_ne!(words_hash("rund 3,5 Millionen"), words_hash("rund 35 Millionen"));
        assert_ne!(words_hash("ab c"), words_hash("a bc"));
    }

    proptest! {
        #[test]
        fn every_anchor_fits_its_text(text in "\\PC{0,80}", start in 0usize..100, len in 0usize..100) {
            let span = Span::new(start, start + len);
            if let Some(anchor) = Anchor::of(&text, span) {
                prop_assert!(anchor.holds_in(&text));
                let around = format!("{}{}{}", anchor.prefix, anchor.exact, anchor.suffix);
                prop_assert!(text.contains(&around));
                prop_assert!(text.is_char_boundary(anchor.clone().lost_near(&text, start + 1).span.start));
            }
        }
    }
}
