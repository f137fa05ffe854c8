//! The words of a document in small letters, written once for all that look them up.

use super::Token;

/// The small letters of every token, one after the other.
#[derive(Debug)]
pub(super) struct Small {
    letters: String,
    /// Where each token ends in `letters`.
    ends: Vec<u32>,
}

impl Small {
    pub(super) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut letters = String::with_capacity(text.len());
        let ends = tokens.iter().map(|token| {
            push(token.span.of(text), &mut letters);
            letters.len() as u32
        });
        Self { ends: ends.collect(), letters }
    }

    /// The token in small letters; empty past the last.
    pub(super) fn word(&self, index: usize) -> &str {
        let end = |index: usize| self.ends.get(index).map(|end| *end as usize);
        let start = index.checked_sub(1).and_then(end).unwrap_or_default();
        end(index).and_then(|end| self.letters.get(start..end)).unwrap_or_default()
    }
}

fn push(word: &str, small: &mut String) {
    // Most words of most texts, at a fraction of the cost.
    if word.is_ascii() {
        let start = small.len();
        small.push_str(word);
        if let Some(word) = small.get_mut(start..) {
            word.make_ascii_lowercase();
        }
        return;
    }
    for letter in word.chars() {
        match letter {
            _ if letter.is_ascii() => small.push(letter.to_ascii_lowercase()),
            _ if letter.is_lowercase() => small.push(letter),
            _ => small.extend(letter.to_lowercase()),
        }
    }
}
