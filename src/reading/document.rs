//! A text cut into tokens and sentences, as every part of the reading sees it. Built once per reading, in linear time.
//!
//! Knows nothing of claims. What takes knowledge of a language comes from the section `[sentences]` of its file.

mod places;
mod sentences;
mod spellings;
mod tokens;

use crate::Span;
use crate::article::Block;
use crate::language::{Language, Lexicon, lexicon};
use places::Places;
pub(crate) use spellings::Once;
use spellings::Spellings;
use std::ops::Range;

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Begins with a capital letter.
    pub capital: bool,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with inner hyphens, apostrophes, and the full stop of an abbreviation or initial ("Dr.", "J.").
    /// Inner digits and full stops stay ("U.S.", "tagesschau.de", "G7-Staaten"), also digits before a noun ("58-Jähriger").
    Word,
    /// Begins with a digit; with inner separators ("3.000", "3,5") and whatever letters hang on ("90-jährige", "6pm").
    /// A full stop after it is a token of its own, even where it makes an ordinal.
    Figure,
    /// One mark of punctuation; every quotation mark is a token of its own. An ellipsis of full stops is one token.
    Punctuation,
    /// Anything else that is not white space: "%", "€", "@"; also a whole web address.
    Symbol,
}

/// A sentence: its span, its tokens, and the block it is part of. Sentences never cross blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// From the first to the last token; closing quotation marks and brackets after the full stop belong to it.
    pub span: Span,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Index into [`Document::blocks`].
    pub block: usize,
}

/// A text ready to be read.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    pub language: Language,
    /// `None` where there is no data for the language.
    pub lexicon: Option<&'static Lexicon>,
    /// In the order of the text, not overlapping, none empty. White space is in no token, nor is an apostrophe or hyphen
    /// that only joins two words.
    pub tokens: Vec<Token>,
    /// In the order of the text; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// Whether a passage set off as a quotation may be one of an earlier message, as in mail, rather than speech.
    pub cites_messages: bool,
    places: Places,
    spellings: Spellings,
}

impl<'a> Document<'a> {
    /// Cuts `text` up. Only what lies in `blocks` is read; blocks must be as [`crate::article::Article`] has them.
    pub fn new(text: &'a str, blocks: &'a [Block], language: Language) -> Self {
        let lexicon = lexicon(language);
        let data = lexicon.map(|lexicon| &lexicon.sentences);
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut sentences = Vec::with_capacity(text.len() / 80);
        for (index, block) in blocks.iter().enumerate() {
            let first = tokens.len();
            tokens::cut(text, block.span, lexicon, &mut tokens);
            sentences::split(text, index, block.kind, data, &tokens, first, &mut sentences);
        }
        let places = Places::new(text, &tokens, &sentences);
        let spellings = Spellings::new(text, &tokens);
        Self { text, blocks, language, lexicon, tokens, sentences, cites_messages: false, places, spellings }
    }

    /// The words of token number `index`; empty past the end.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// Token number `index` in small letters; empty past the end.
    pub fn small(&self, index: usize) -> &str {
        self.spellings.small(index)
    }

    /// The number of the spelling of token number `index`: the same for all tokens with the same letters, and fewer than
    /// there are tokens. Past the end it is one of no token.
    pub fn spelling(&self, index: usize) -> usize {
        self.spellings.number(index).unwrap_or(self.spellings.count())
    }

    /// The words at `span`.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The first token that ends after `offset`: the one at this place, or the next one where white space is there.
    /// The number of tokens where there is none.
    pub fn token_at(&self, offset: usize) -> usize {
        self.places.token(&self.tokens, offset)
    }

    /// The tokens that share a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start);
        let last = self.token_at(span.end);
        let reaches = self.tokens.get(last).is_some_and(|token| token.span.start < span.end);
        first..(last + usize::from(reaches)).max(first)
    }

    /// The span from the first to the last of some tokens; empty at 0 where there are none.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.span.join(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The sentence that token number `token` is in; the last one where there is no such token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.places.sentence(token).unwrap_or(self.sentences.len().max(1) - 1)
    }

    /// The sentence at `offset`, or the next one where `offset` lies between two; the last one past the end.
    pub fn sentence_at(&self, offset: usize) -> usize {
        self.sentence_of(self.token_at(offset))
    }

    /// Whether white space, or a break between blocks, stands before token number `index`.
    pub fn space_before(&self, index: usize) -> bool {
        match (index.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(index)) {
            (Some(before), Some(token)) => before.span.end < token.span.start,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests;
