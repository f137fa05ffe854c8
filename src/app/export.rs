//! Writing an export: everything it needs is taken along, so that it can be written beside the window.

use super::words::Words;
use super::workspace::Workspace;
use crate::article::{Article, Limits};
use crate::export::{AnnotatedArticle, Document, Format, Labels, Options};
use crate::reading::Reading;
use crate::review::Review;
use crate::review::store::{Disk, replace};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to leave the program, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// The document.
    pub document: Document,
    /// Its format.
    pub format: Format,
    /// Also claims that were dismissed.
    pub dismissed: bool,
    /// Comma-separated values that Excel knows for UTF-8.
    pub for_excel: bool,
    /// Also evidence marked confidential. Never remembered: it is asked for each time.
    #[serde(skip)]
    pub confidential: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            document: Document::Article,
            format: Format::Html,
            dismissed: false,
            for_excel: false,
            confidential: false,
        }
    }
}

/// An export to be written.
pub(super) struct Job {
    article: Arc<Article>,
    reading: Arc<Reading>,
    review: Review,
    choice: Choice,
    labels: &'static Labels,
    date: String,
}

impl Job {
    /// Takes along what is exported, as it is now, to be written in the language of the window.
    pub(super) fn new(workspace: &Workspace, choice: Choice, words: &Words, now: &jiff::Zoned) -> Self {
        Self {
            article: Arc::clone(&workspace.article),
            reading: Arc::clone(&workspace.reading),
            review: workspace.review.clone(),
            choice,
            labels: Labels::of_or_english(words.tongue().language()),
            date: words.day(now),
        }
    }

    /// Writes the file whole, or leaves what stood there.
    pub(super) fn write(&self, path: &Path) -> std::io::Result<()> {
        let Choice { document, format, dismissed, for_excel, confidential } = self.choice;
        let options = Options {
            confidential,
            dismissed,
            date: self.date.clone(),
            byte_order_mark: for_excel,
            original: format.original(&self.article, &Limits::default()),
        };
        let article = AnnotatedArticle::new(&self.article, &self.review, &self.reading, &options);
        let mut bytes = Vec::new();
        document.write(format, &article, self.labels, &mut bytes)?;
        replace(&Disk, path, &bytes)
    }
}

/// Where an export goes unless told otherwise: beside the article, under its name.
pub(super) fn suggestion(workspace: &Workspace, Choice { document, format, .. }: Choice) -> PathBuf {
    let ending = format.endings().first().copied().unwrap_or_default();
    match &workspace.article.origin.path {
        Some(path) => {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            path.with_file_name(format!("{stem}.{}.{ending}", suffix(document)))
        }
        None => {
            let folder = etcetera::home_dir().unwrap_or_default();
            folder.join(format!("{}.{ending}", file_name(&workspace.title())))
        }
    }
}

/// What tells the document from the article and from others made of it.
const fn suffix(document: Document) -> &'static str {
    match document {
        Document::Article => "claims",
        other => other.word(),
    }
}

/// A title as a file name: without what file systems forbid.
fn file_name(title: &str) -> String {
    let fit: String = title
        .chars()
        .map(|letter| if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { ' ' } else { letter })
        .take(80)
        .collect();
    let fit = fit.split_whitespace().collect::<Vec<_>>().join(" ");
    if fit.is_empty() { "claimlight".to_owned() } else { fit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(file_name("Wer zahlt? Streit: Rat/Bahn"), "Wer zahlt Streit Rat Bahn");
        assert_eq!(file_name("???"), "claimlight");
    }
}
