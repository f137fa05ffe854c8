//! Endings of words, kept by their last byte: most words have none of them, which that byte tells.

use serde::Deserialize;

/// A list of endings.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<Box<str>>")]
pub(super) struct Suffixes {
    /// By last byte; as many as there are bytes, or none where there are no endings.
    by_last: Vec<Vec<Box<str>>>,
    /// Whether the empty ending, which every word has, is one of them.
    empty: bool,
}

impl From<Vec<Box<str>>> for Suffixes {
    fn from(endings: Vec<Box<str>>) -> Self {
        let mut suffixes = Self::default();
        if !endings.is_empty() {
            suffixes.by_last.resize_with(1 + usize::from(u8::MAX), Vec::new);
        }
        for ending in endings {
            match ending.as_bytes().last() {
                Some(last) => suffixes.by_last[usize::from(*last)].push(ending),
                None => suffixes.empty = true,
            }
        }
        suffixes
    }
}

impl Suffixes {
    /// What is left of a word without each ending of the list that it has.
    pub fn stems<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        let last = word.as_bytes().last().and_then(|last| self.by_last.get(usize::from(*last)));
        let stems = last.into_iter().flatten().filter_map(|ending| word.strip_suffix(&**ending));
        stems.chain(self.empty.then_some(word))
    }

    /// Whether a word has an ending of the list.
    pub fn any(&self, word: &str) -> bool {
        self.stems(word).next().is_some()
    }

    /// Whether a word has an ending of the list, and before it more than so many bytes.
    pub fn end(&self, word: &str, longer_than: usize) -> bool {
        self.stems(word).any(|stem| stem.len() > longer_than)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_last.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_what_stands_before_an_ending() {
        let suffixes = Suffixes::from(["en", "n", "es"].map(Box::from).to_vec());
        let stems = |word| suffixes.stems(word).collect::<Vec<_>>();
        assert_eq!(stems("sagen"), ["sag", "sage"]);
        assert_eq!(stems("Amtes"), ["Amt"]);
        assert!(stems("Amt").is_empty() && stems("").is_empty() && stems("é").is_empty());
        assert!(suffixes.end("sagen", 3) && !suffixes.end("sagen", 4));
        assert_eq!(Suffixes::from(vec![Box::from("")]).stems("Amt").collect::<Vec<_>>(), ["Amt"]);
    }
}
