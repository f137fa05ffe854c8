//! The formats a review can leave the program in.

use crate::article::{self, Article, Limits};
use crate::reading::words;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;

/// A format of an exported document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// One web page that needs nothing else.
    Html,
    /// Markdown: CommonMark with footnotes, and tables where the article has some.
    Markdown,
    /// A Word document.
    Docx,
    /// Pages to print or to hand on.
    Pdf,
    /// A workbook, as spreadsheet programs open it.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// JSON for linked data.
    JsonLd,
    /// JSON.
    Json,
}
words!(Format {
    Html => "html", Markdown => "markdown", Docx => "docx", Pdf => "pdf", Xlsx => "xlsx", Csv => "csv", JsonLd => "json-ld",
    Json => "json",
});

impl Format {
    /// The endings of its files, without the dot, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Html => &["html", "htm"],
            Self::Markdown => &["md", "markdown"],
            Self::Docx => &["docx"],
            Self::Pdf => &["pdf"],
            Self::Xlsx => &["xlsx"],
            Self::Csv => &["csv"],
            Self::JsonLd => &["jsonld"],
            Self::Json => &["json"],
        }
    }

    /// The file an article came from, where a document of this format can be a copy of it with notes: an article that
    /// was a Word document keeps its parts and styles.
    pub fn original(self, article: &Article, limits: &Limits) -> Option<Arc<[u8]>> {
        let same = self == Self::Docx && article.origin.format == article::Format::Docx;
        same.then(|| article::open::bytes_of(article, limits).map(Arc::from)).flatten()
    }

    /// The format a file of this name is to have. `None` where its ending says nothing.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::ALL.iter().copied().find(|format| format.endings().contains(&ending.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_format() {
        assert_eq!(Format::of_path(Path::new("a/b.HTML")), Some(Format::Html));
        assert_eq!(Format::of_path(Path::new("b.claims.md")), Some(Format::Markdown));
        assert_eq!(Format::of_path(Path::new("b.odt")), None);
        assert_eq!(Format::of_path(Path::new("md")), None);
    }
}
