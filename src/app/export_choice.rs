//! Which forms a review can leave the window in.

use crate::reading::words;

/// A form of export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// One web page with the article, its marks and the notes.
    Html,
    /// The article and its notes in Markdown.
    Markdown,
}
words!(ExportFormat { Html => "html", Markdown => "markdown" });

impl ExportFormat {
    /// The ending of its files, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }
}
