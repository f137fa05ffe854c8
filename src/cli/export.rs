//! `claimlight export`: an article with its marks and notes as a document, as `docs/exports.md` has it.

use super::kept::kept_review;
use super::{LanguageArgument, OpeningArguments};
use crate::article::Limits;
use crate::export::{AnnotatedArticle, Document, Format, Labels, Options};
use crate::import::Annotations;
use crate::language::Language;
use crate::reading;
use crate::review::Review;
use crate::review::store::{ENDING, Opened, Store, is_review, replace_file};
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
    /// What to write, such as article or sheet; all are in docs/exports.md. As it comes, what the format is usual for.
    #[arg(long = "as", value_name = "DOCUMENT", value_parser = parse_document)]
    document: Option<Document>,
    #[command(flatten)]
    language: LanguageArgument,
    #[command(flatten)]
    opening: OpeningArguments,
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
        let article = super::open(&self.article, self.opening).with_context(|| self.article.display().to_string())?;
        let opened = store.look(&article);
        self.check_target(&opened)?;
        let is_new = opened.review.is_none();
        let mut review = kept_review(&article, opened.review, &opened.notices)?.unwrap_or_else(|| {
            eprintln!("claimlight: there is no review of this article; what was found in it is exported");
            Review::new(&article)
        });

        let chosen = self.language.language.0.or_else(|| Language::parse(&review.sheet().language));
        let reading = reading::read(&article, chosen).regrouped(&article.text, &review.sheet().regrouping());
        review.adopt(&article, &reading);
        // A copy of the Word document has its comments still, and would have each twice.
        let keeps_comments = (document, format) == (Document::Article, Format::Docx)
            && article.origin.format == crate::article::Format::Docx;
        if is_new && !keeps_comments {
            let comments = Annotations::of_remarks(&article).taken_into(&review);
            comments.edit.map(|edit| review.apply(edit)).transpose()?;
        }

        let options = Options {
            confidential: self.with_confidential,
            dismissed: self.with_dismissed,
            date: jiff::Zoned::now().date().to_string(),
            byte_order_mark: self.bom,
            original: format.original(&article, &Limits::default()),
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
        if opened.home.path().is_some_and(same) || is_review(&self.to) {
            bail!("{to}: files that end in {ENDING} are reviews, which only the program itself writes");
        }
        if !self.force && fs::symlink_metadata(&self.to).is_ok() {
            bail!("{to}: there is such a file already; --force replaces it");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
