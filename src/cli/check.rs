//! `claimlight check`: what an editor would ask of an article, as `docs/checks.md` has it.

use super::LanguageArgument;
use super::export::parse_labels;
use crate::article::Article;
use crate::checks::{self, Check};
use crate::export::{CheckReport, Labels};
use crate::language::Language;
use crate::reading;
use crate::review::Sheet;
use crate::review::store::Store;
use clap::{Args, ValueEnum};
use serde_json::Value;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `claimlight check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Articles to check; `-` reads one from standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
    #[command(flatten)]
    language: LanguageArgument,
    /// Language of the explanations; as it comes, that of the article where there are such words, or English.
    #[arg(long, value_name = "CODE", value_parser = parse_labels)]
    labels: Option<Language>,
    /// Also tell what was dismissed in the review of the article.
    #[arg(long)]
    with_dismissed: bool,
}

/// How checks are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// A line for each: file, line and column, what it is, the words, and why.
    Text,
    /// One JSON object a line, for each file.
    Json,
}

/// What came of the files.
#[derive(Default)]
struct Outcome {
    standing: usize,
    unread: usize,
}

impl CheckArguments {
    /// Exit code 0 when nothing stands, 1 when something does, 2 when a file could not be read.
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let mut out = BufWriter::new(io::stdout().lock());
        let outcome = self.check(&Store::on_this_machine(), &mut out)?;
        out.flush()?;
        Ok(match outcome {
            Outcome { unread: 1.., .. } => ExitCode::from(2),
            Outcome { standing: 0, .. } => ExitCode::SUCCESS,
            Outcome { .. } => ExitCode::FAILURE,
        })
    }

    fn check(&self, store: &Store, out: &mut impl Write) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::default();
        for file in &self.files {
            match super::open(file) {
                Ok(article) => outcome.standing += self.print(file, &article, store, out)?,
                Err(error) => {
                    outcome.unread += 1;
                    eprintln!("claimlight: {}: {error:#}", file.display());
                }
            }
        }
        Ok(outcome)
    }

    /// Prints what stands in one article, and answers how much that is.
    fn print(&self, file: &Path, article: &Article, store: &Store, out: &mut impl Write) -> anyhow::Result<usize> {
        let sheet = store.look(article).review.map(|review| review.sheet().clone()).unwrap_or_default();
        let chosen = self.language.language.0.or_else(|| Language::parse(&sheet.language));
        let reading = reading::read(article, chosen).regrouped(&article.text, &sheet.regrouping());
        let mut standing = checks::checks(article, &reading);
        if !self.with_dismissed {
            standing.retain(|check| stands(check, article, &sheet));
        }
        let labels = Labels::of_or_english(self.labels.unwrap_or(reading.language));
        let id = Value::String(file.display().to_string());
        let report = CheckReport::new(id, article, &reading, &standing, labels);
        match self.format {
            OutputFormat::Json => {
                serde_json::to_writer(&mut *out, &report).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            OutputFormat::Text => {
                for (check, reported) in standing.iter().zip(&report.checks) {
                    let (line, column) = line_and_column(&article.text, check.place.start);
                    let words = reported.range.text.replace(['\n', '\r', '\t'], " ");
                    let (title, why) = (reported.title, &reported.why);
                    writeln!(out, "{}:{line}:{column}: {title}: {words}\n    {why}", file.display())?;
                }
            }
        }
        Ok(standing.len())
    }
}

fn stands(check: &Check, article: &Article, sheet: &Sheet) -> bool {
    !sheet.has_dismissed(check.finding.kind(), check.words(article))
}

/// The line and the column of a byte, both from 1, the column in code points.
fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_by_line_and_column() {
        let text = "Äpfel\nund Birnen";
        let place = text.find("Birnen").unwrap_or_default();
        assert_eq!(line_and_column(text, place), (2, 5));
        assert_eq!(line_and_column(text, 0), (1, 1));
    }
}
