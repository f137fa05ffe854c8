//! `claimlight export`: an article with its marks and notes as a document, as `docs/exports.md` has it.

use super::LanguageArgument;
use crate::article::Article;
use crate::export::{AnnotatedArticle, Document, Format, Labels, Options};
use crate::language::Language;
use crate::reading;
use crate::review::store::{Notice, Opened, Store, replace_file};
use crate::review::{Review, text_hash};
use anyhow::{Context, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `claimlight export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// The article; `-` reads one from standard input.
    #[arg(value_name = "ARTICLE")]
    article: PathBuf,
    /// The document to write. Its ending tells the format, such as .html, .md or .xlsx.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// What to write: the annotated article, the fact-check sheet. As it comes, what the format is usual for.
    #[arg(long = "as", value_name = "DOCUMENT", value_parser = parse_document)]
    document: Option<Document>,
    #[command(flatten)]
    language: LanguageArgument,
    /// Language of the document's own words; as it comes, that of the article where there are such words, or English.
    #[arg(long, value_name = "CODE", value_parser = parse_labels)]
    labels: Option<Language>,
    /// Also hand on evidence marked as confidential.
    #[arg(long)]
    with_confidential: bool,
    /// Also show claims that were dismissed.
    #[arg(long)]
    with_dismissed: bool,
    /// Begin comma-separated values with a byte order mark, by which Excel knows UTF-8.
    #[arg(long)]
    bom: bool,
    /// Replace the document if there is one of this name.
    #[arg(long)]
    force: bool,
}

pub(super) fn parse_labels(word: &str) -> Result<Language, String> {
    Language::parse(word).filter(|language| Labels::of(*language).is_some()).ok_or_else(|| {
        let codes: Vec<_> = Labels::languages().map(|language| language.to_string()).collect();
        format!("expected one of {}", codes.join(", "))
    })
}

fn parse_document(word: &str) -> Result<Document, String> {
    Document::from_word(word).ok_or_else(|| {
        let words: Vec<_> = Document::ALL.iter().map(|document| document.word()).collect();
        format!("expected one of {}", words.join(", "))
    })
}

/// The endings of these formats, for a sentence.
fn endings(formats: &[Format]) -> String {
    let endings = formats.iter().flat_map(|format| format.endings());
    endings.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}

impl ExportArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        self.export(&Store::on_this_machine())?;
        Ok(ExitCode::SUCCESS)
    }

    fn export(&self, store: &Store) -> anyhow::Result<()> {
        let (document, format) = self.document()?;
        let article = super::open(&self.article).with_context(|| self.article.display().to_string())?;
        let opened = store.look(&article);
        self.check_target(&opened)?;
        let mut review = reviewed(&article, opened)?;

        let chosen = self.language.language.0.or_else(|| Language::parse(&review.sheet().language));
        let reading = reading::read(&article, chosen).regrouped(&article.text, &review.sheet().regrouping());
        review.adopt(&article, &reading);

        let options = Options {
            confidential: self.with_confidential,
            dismissed: self.with_dismissed,
            date: jiff::Zoned::now().date().to_string(),
            byte_order_mark: self.bom,
        };
        let labels = Labels::of_or_english(self.labels.unwrap_or(reading.language));
        let annotated = AnnotatedArticle::new(&article, &review, &reading, &options);
        let mut bytes = Vec::new();
        document.write(format, &annotated, labels, &mut bytes)?;
        replace_file(&self.to, &bytes).with_context(|| self.to.display().to_string())
    }

    /// What is written, in which format.
    fn document(&self) -> anyhow::Result<(Document, Format)> {
        let format = Format::of_path(&self.to).with_context(|| {
            let known = endings(Format::ALL);
            format!("{}: its ending does not tell a format; known are {known}", self.to.display())
        })?;
        let document = self.document.unwrap_or_else(|| Document::usual_of(format));
        if !document.formats().contains(&format) {
            let known = endings(document.formats());
            bail!("{}: {} can be written as {known}", self.to.display(), document.word());
        }
        Ok((document, format))
    }

    /// Refuses to write over what is there, and over the article and its review even where that is asked for.
    fn check_target(&self, opened: &Opened) -> anyhow::Result<()> {
        let to = self.to.display();
        let same = |other: &Path| match (fs::canonicalize(&self.to), fs::canonicalize(other)) {
            (Ok(target), Ok(other)) => target == other,
            _ => false,
        };
        if same(&self.article) {
            bail!("{to}: this is the article itself, which is never written");
        }
        if opened.home.path().is_some_and(same) {
            bail!("{to}: this is the review of the article, which only the program itself writes");
        }
        if !self.force && fs::symlink_metadata(&self.to).is_ok() {
            bail!("{to}: there is such a file already; --force replaces it");
        }
        Ok(())
    }
}

/// The review that was kept of this article, or an empty one where there is none. An error where there are notes that
/// could not be handed on: they must not be missing unnoticed.
fn reviewed(article: &Article, opened: Opened) -> anyhow::Result<Review> {
    for notice in &opened.notices {
        match notice {
            Notice::Damaged { path, message, .. } => bail!("{}: the review is damaged: {message}", path.display()),
            Notice::Unreadable { path, message } => {
                bail!("{}: the review cannot be read: {message}", path.display());
            }
            Notice::Newer { path, .. } if opened.review.is_none() => {
                bail!("{}: a newer version of the program wrote this review; it cannot be read", path.display());
            }
            Notice::Newer { path, .. } => eprintln!(
                "claimlight: {}: a newer version of the program wrote this review; what it added is not exported",
                path.display()
            ),
            Notice::Two { used, other } => eprintln!(
                "claimlight: there are two reviews of this article; {} is newer and is exported, {} is not",
                used.display(),
                other.display()
            ),
        }
    }
    match opened.review {
        Some(mut review) => {
            // Of an earlier draft, it follows its words into this one; what is lost on the way is listed as such.
            if review.subject().sha256 != text_hash(&article.text) {
                let lost = review.follow(article).lost;
                eprintln!(
                    "claimlight: the article has changed since it was reviewed; the words of {lost} notes are gone"
                );
            }
            Ok(review)
        }
        None => {
            eprintln!("claimlight: there is no review of this article; what was found in it is exported");
            Ok(Review::new(article))
        }
    }
}

#[cfg(test)]
mod tests;
