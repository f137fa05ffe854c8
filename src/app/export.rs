//! Writing an export: everything it needs is taken along, so that it can be written beside the window.

use super::wait::Wait;
use super::words::{Tongue, Words};
use super::workspace::Workspace;
use crate::article::{Article, Limits};
use crate::export::{AnnotatedArticle, Document, Format, Labels, Options, Preview, Progress, Watch};
use crate::reading::Reading;
use crate::review::Review;
use crate::review::store::{Disk, replace};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

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

/// What a preview depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Previewed {
    choice: Choice,
    edition: u64,
    /// How often the review and the reading were counted.
    counted: u64,
    tongue: Tongue,
}

impl Previewed {
    /// What one of this choice would depend on now.
    pub(super) fn of(choice: Choice, workspace: &Workspace, words: &Words) -> Self {
        Self { choice, edition: workspace.edition, counted: workspace.counted, tongue: words.tongue() }
    }
}

/// The preview of an export that is being chosen.
#[derive(Debug)]
pub(crate) struct Outlook {
    /// What it is made of, or is being made of.
    pub of: Previewed,
    /// The last that was made; `None` until the first is.
    pub shown: Option<Preview>,
}

/// An export that is being written.
#[derive(Debug)]
pub(crate) struct Exporting {
    /// The number of its reports.
    pub job: u64,
    /// Where it goes.
    pub path: PathBuf,
    /// How far it is, once that is known.
    pub progress: Option<Progress>,
    pub(super) wait: Wait,
}

/// What is written faster is not told of until it is there.
const SOON: Duration = Duration::from_secs(1);

impl Exporting {
    pub(super) fn new(job: u64, path: PathBuf) -> Self {
        Self { job, path, progress: None, wait: Wait::new(SOON) }
    }
}

/// An export to be written.
#[derive(Debug)]
pub struct Job {
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

    /// What is handed on, without the document the article came from.
    fn options(&self) -> Options {
        let Choice { document: _, format: _, dismissed, for_excel, confidential } = self.choice;
        Options { confidential, dismissed, date: self.date.clone(), byte_order_mark: for_excel, original: None }
    }

    /// What will be in it.
    pub(super) fn preview(&self) -> Preview {
        let Self { article, reading, review, choice, labels, .. } = self;
        Preview::new(choice.document, article, review, reading, &self.options(), labels)
    }

    /// Writes the file whole, or leaves what stood there: as well where it is given up (`None`) by what `watch` answers.
    pub fn write(&self, path: &Path, watch: &mut Watch<'_>) -> Option<io::Result<()>> {
        let Choice { document, format, .. } = self.choice;
        let options = Options { original: format.original(&self.article, &Limits::default()), ..self.options() };
        let article = AnnotatedArticle::new(&self.article, &self.review, &self.reading, &options);
        let mut bytes = Vec::new();
        let mut last = Progress { done: 0, all: 0 };
        let written = document.write_watched(format, &article, self.labels, &mut bytes, &mut |progress| {
            last = progress;
            watch(progress)
        });
        if let Err(error) = written? {
            return Some(Err(error));
        }
        watch(last).is_continue().then(|| replace(&Disk, path, &bytes))
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
