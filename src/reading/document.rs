//! A text cut into tokens and sentences, as every part of the reading sees it. Built once per reading.

use crate::Span;
use crate::article::Block;
use crate::language::{Language, Lexicon};
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
    Word,
    /// Begins with a digit.
    Figure,
    /// One mark of punctuation; every quotation mark is a token of its own.
    Punctuation,
    /// Anything else that is not white space.
    Symbol,
}

/// A sentence: its span, its tokens, and the block it is part of. Sentences never cross blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
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
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}
