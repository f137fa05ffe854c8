//! Where in the lists of tokens and sentences a place of the text is, found without a search through them.

use super::{Sentence, Token};

/// Bytes of text between two places that are remembered: about a dozen tokens.
const STEP: usize = 64;

/// The places of a document.
#[derive(Debug)]
pub(super) struct Places {
    /// For every [`STEP`] bytes of text, the first token that ends after its first byte.
    tokens: Vec<u32>,
    /// The sentence of every token.
    sentences: Vec<u32>,
}

impl Places {
    pub(super) fn new(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Self {
        let mut token = 0;
        let steps = (0..=text.len() / STEP).map(|step| {
            while tokens.get(token).is_some_and(|token| token.span.end <= step * STEP) {
                token += 1;
            }
            token as u32
        });
        let of_sentence =
            |(index, sentence): (usize, &Sentence)| std::iter::repeat_n(index as u32, sentence.tokens.len());
        let sentences = sentences.iter().enumerate().flat_map(of_sentence).collect();
        Self { tokens: steps.collect(), sentences }
    }

    /// The first of `tokens` that ends after `offset`; the number of tokens where there is none.
    pub(super) fn token(&self, tokens: &[Token], offset: usize) -> usize {
        let Some(&first) = self.tokens.get(offset / STEP) else { return tokens.len() };
        let first = first as usize;
        first + tokens[first..].iter().take_while(|token| token.span.end <= offset).count()
    }

    /// The sentence of a token; `None` past the last.
    pub(super) fn sentence(&self, token: usize) -> Option<usize> {
        self.sentences.get(token).map(|&sentence| sentence as usize)
    }
}
