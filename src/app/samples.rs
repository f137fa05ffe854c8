//! The articles that come with the program, for a first look without a draft at hand.

use crate::reading::words;

/// An article of our own in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sample {
    /// A German one.
    German,
    /// An English one.
    English,
}
words!(Sample { German => "de", English => "en" });

impl Sample {
    /// Its file name and its text in Markdown.
    pub const fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::German => ("beispiel.md", include_str!("../../assets/samples/de.md")),
            Self::English => ("sample.md", include_str!("../../assets/samples/en.md")),
        }
    }
}
