//! The different spellings of a text, numbered, and each in small letters: what a word is by itself is looked up once,
//! however often a text has it.

use super::Token;
use rustc_hash::FxHashMap;

/// The spellings of a document, in the order they are first met.
#[derive(Debug)]
pub(super) struct Spellings {
    /// The number of each token's spelling.
    of_token: Vec<u32>,
    /// The small letters of all spellings, one after the other, and where each ends.
    letters: String,
    ends: Vec<u32>,
}

/// About how often a text of a few thousand words has each of them.
const TOKENS_A_SPELLING: usize = 4;

impl Spellings {
    pub(super) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut numbers: FxHashMap<&str, u32> =
            FxHashMap::with_capacity_and_hasher(tokens.len() / TOKENS_A_SPELLING, Default::default());
        let (mut letters, mut ends) = (String::new(), Vec::new());
        let of_token = tokens.iter().map(|token| {
            let spelling = token.span.of(text);
            *numbers.entry(spelling).or_insert_with(|| {
                write_small(spelling, &mut letters);
                ends.push(letters.len() as u32);
                ends.len() as u32 - 1
            })
        });
        Self { of_token: of_token.collect(), letters, ends }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    /// The number of a token's spelling; none past the last token.
    pub(super) fn number(&self, token: usize) -> Option<usize> {
        self.of_token.get(token).map(|number| *number as usize)
    }

    /// A token in small letters; empty past the last.
    pub(super) fn small(&self, token: usize) -> &str {
        let Some(number) = self.number(token) else { return "" };
        let end = |number: usize| self.ends.get(number).map(|end| *end as usize);
        let start = number.checked_sub(1).and_then(end).unwrap_or_default();
        end(number).and_then(|end| self.letters.get(start..end)).unwrap_or_default()
    }
}

/// Adds a word in small letters.
fn write_small(word: &str, letters: &mut String) {
    // Most words of most texts, at a fraction of the cost.
    if word.is_ascii() {
        letters.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    for letter in word.chars() {
        match letter {
            _ if letter.is_lowercase() => letters.push(letter),
            _ => letters.extend(letter.to_lowercase()),
        }
    }
}

/// Something that is made once for each spelling of a document.
#[derive(Debug)]
pub(crate) struct Once<T>(Vec<Option<T>>);

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Once<T> {
    /// What was made for the spelling, which `make` is asked for the first time.
    pub fn of(&mut self, spelling: usize, make: impl FnOnce() -> T) -> T {
        if self.0.len() <= spelling {
            self.0.resize(spelling + 1, None);
        }
        match self.0.get_mut(spelling) {
            Some(made) => *made.get_or_insert_with(make),
            None => make(),
        }
    }

    /// What was made, by the number of the spelling.
    pub fn all(self) -> impl Iterator<Item = Option<T>> {
        self.0.into_iter()
    }
}
