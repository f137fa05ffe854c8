//! Pull quotes: a paragraph of its own that repeats what somebody is quoted with, and ends with their name. News sites
//! set them in a box, which a copied text no longer shows: We had to stay below deck for days. Anna Fuller, sailor
//!
//! A name alone is no evidence, for it may be whoever took the picture above; that the same words stand in the report as
//! well is.

use super::super::Reader;
use super::Stretch;
use crate::Span;
use crate::article::BlockKind;
use crate::language::Duty;
use crate::reading::model::Reason;
use std::ops::Range;

/// Most tokens of the name with its office.
const MOST_IN_NAME: usize = 14;
/// Bytes of the beginning that must stand elsewhere as well.
const REPEATED: usize = 48;
/// How many paragraphs of a document are looked up elsewhere in it.
const MOST_LOOKED_UP: usize = 8;

impl Reader<'_, '_> {
    /// Every pull quote, and the paragraphs that begin with the words of one.
    pub(super) fn pull_quotes(&self) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let signed = (0..self.document.blocks.len()).filter_map(|block| self.signed_paragraph(block));
        for (content, speaker) in signed.take(MOST_LOOKED_UP) {
            let words = self.document.words(content);
            let Some(beginning) = words.get(..words.floor_char_boundary(REPEATED)) else { continue };
            let elsewhere = |&place: &usize| place != content.start;
            let mut places = self.document.text.match_indices(beginning).map(|(place, _)| place).filter(elsewhere);
            let Some(place) = places.next() else { continue };
            let stretch = |content: Span| Stretch {
                content,
                speaker: Some(speaker),
                cue: None,
                why: Some(Reason::Signature),
                goes_on: false,
            };
            stretches.push(stretch(content));
            // The report itself sets the words off without marks as well.
            let again = Span::new(place, place + content.len());
            let block =
                self.document.sentences.get(self.document.sentence_at(place)).and_then(|found| self.block(found.block));
            let whole = |span: Span| span.start == place && self.document.text.get(place..again.end) == Some(words);
            if block.is_some_and(|block| block.kind == BlockKind::Paragraph && whole(block.span)) {
                stretches.push(stretch(again));
            }
        }
        stretches
    }

    /// What a paragraph says, and the name that it ends with.
    fn signed_paragraph(&self, index: usize) -> Option<(Span, Span)> {
        let block = self.block(index).filter(|block| block.kind == BlockKind::Paragraph)?;
        let words = self.document.words(block.span).trim_end();
        if words.len() < REPEATED || !words.ends_with(|last: char| last.is_alphanumeric() || last == ')') {
            return None;
        }
        let last = self.document.sentence_at(block.span.start + words.len() - 1);
        let name = self.document.sentences.get(last)?.tokens.clone();
        let before = self.document.sentences.get(last.checked_sub(1)?).filter(|before| before.block == index)?;
        let speaker = self.phrases.at(name.start, name.end).filter(|phrase| phrase.certain && !phrase.pronoun)?;
        let ends = speaker.tokens.end >= name.end || matches!(self.document.word(speaker.tokens.end), "," | "(");
        if name.len() > MOST_IN_NAME || !ends || !self.is_verbless(speaker.tokens.end..name.end) {
            return None;
        }
        let content = Span::new(block.span.start, before.span.end).trimmed(self.document.text);
        (content.len() >= REPEATED).then_some((content, speaker.span))
    }

    /// Whether some tokens have no verb in small letters.
    fn is_verbless(&self, mut tokens: Range<usize>) -> bool {
        let verb = |token: usize| self.words.verbs(token).next().is_some() || self.words.has(token, Duty::Finite);
        tokens.all(|token| self.document.tokens[token].capital || !verb(token))
    }
}
