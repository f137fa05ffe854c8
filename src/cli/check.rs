//! `claimlight check`: what an editor would ask of an article, as `docs/checks.md` has it.

use super::export::parse_labels;
use super::{LanguageArgument, OpeningArguments};
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
    #[command(flatten)]
    opening: OpeningArguments,
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
            match super::open(file, self.opening) {
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
    use crate::article::Limits;
    use crate::checks::CheckKind;
    use crate::cli::{Command, CommandLine};
    use crate::review::store::Disk;
    use crate::review::{Edit, Review};
    use clap::Parser;
    use std::sync::Arc;

    const TEXT: &str = "Das Wehr\n\nDas Wehr kostet 2,5 Millionen Euro. Die Arbeiten beginnen im Mai.\n";

    /// Runs the command over an article in `folder` and answers what was printed and how much stands.
    fn check(folder: &Path, more: &[&str]) -> (String, usize) {
        let file = folder.join("wehr.txt");
        let file = file.to_str().unwrap();
        let line = CommandLine::parse_from(["claimlight", "check", file].iter().chain(more));
        let Some(Command::Check(arguments)) = line.command else { panic!("it is a check") };
        let mut out = Vec::new();
        let outcome = arguments.check(&Store::over(Arc::new(Disk), None, None), &mut out).unwrap();
        assert_eq!(outcome.unread, 0);
        (String::from_utf8(out).unwrap().replace(file, "wehr.txt"), outcome.standing)
    }

    #[test]
    fn what_stands_is_told_with_place_and_reason() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("wehr.txt"), TEXT).unwrap();
        let (told, standing) = check(folder.path(), &["--language", "de"]);
        assert_eq!(
            told,
            "wehr.txt:3:17: Zahl ohne Quelle: 2,5 Millionen Euro\n    \
             Weder dieser Satz noch der nächste sagt, von wem die Zahl stammt.\n"
        );
        assert_eq!(standing, 1);
        let (told, _) = check(folder.path(), &["--language", "de", "--labels", "en", "--format", "json"]);
        let told: Value = serde_json::from_str(&told).unwrap();
        let check = &told["checks"][0];
        assert_eq!((&told["format"], &told["language"]), (&Value::from(1), &Value::from("de")));
        assert_eq!((&check["check"], &check["start"]), (&Value::from("unsourced-figure"), &Value::from(26)));
        assert_eq!(check["title"], "Figure without a source");
    }

    #[test]
    fn what_was_put_aside_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wehr.txt");
        std::fs::write(&path, TEXT).unwrap();
        let article = crate::article::open::open(&path, &Limits::default()).unwrap();
        let mut review = Review::new(&article);
        let sheet = review.sheet().with_check_turned(CheckKind::UnsourcedFigure, "2,5 Millionen Euro");
        review.apply(Edit::Describe(sheet)).unwrap();
        let store = Store::over(Arc::new(Disk), None, None);
        let mut home = store.open(&article).home;
        store.save(&mut home, &review).unwrap();
        assert_eq!(check(folder.path(), &["--language", "de"]).1, 0);
        assert_eq!(check(folder.path(), &["--language", "de", "--with-dismissed"]).1, 1);
    }

    #[test]
    fn places_are_told_by_line_and_column() {
        let text = "Äpfel\nund Birnen";
        let place = text.find("Birnen").unwrap();
        assert_eq!(line_and_column(text, place), (2, 5));
        assert_eq!(line_and_column(text, 0), (1, 1));
    }
}
