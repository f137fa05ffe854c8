//! `claimlight diff`: which claims came, went, moved or changed from one draft to the next, as `docs/diff.md` has it.

use super::{LanguageArgument, OpeningArguments};
use crate::article::Article;
use crate::reading::{self, Claim, ClaimIndex, Reading};
use crate::review::{ClaimKind, Comparison, State};
use crate::span::CodePoints;
use anyhow::Context;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `claimlight diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// The older draft.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The newer draft; `-` reads one of the two from standard input.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How to print what became of the claims.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
    #[command(flatten)]
    language: LanguageArgument,
    #[command(flatten)]
    opening: OpeningArguments,
}

/// How a comparison is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// A line for each claim that is not as it was, and a summary.
    Text,
    /// One JSON object.
    Json,
}

/// The object that is printed.
#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    summary: Summary,
    claims: Vec<Entry<'a>>,
}

/// How many claims went which way.
#[derive(Serialize)]
struct Summary {
    same: usize,
    moved: usize,
    changed: usize,
    gone: usize,
    new: usize,
}

/// One claim that is not as it was.
#[derive(Serialize)]
struct Entry<'a> {
    state: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Words<'a>>,
}

/// Words and where they stand, in code points.
#[derive(Serialize)]
struct Words<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// A draft with its claims.
struct Draft {
    article: Article,
    reading: Reading,
}

impl DiffArguments {
    /// Exit code 0 when every claim is as it was, 1 when not, 2 when a draft could not be read.
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let mut out = BufWriter::new(io::stdout().lock());
        let same = self.diff(&mut out)?;
        out.flush()?;
        Ok(if same { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn diff(&self, out: &mut impl Write) -> anyhow::Result<bool> {
        let (old, new) = (self.draft(&self.old)?, self.draft(&self.new)?);
        let (before, after) = (&old.article.text, &new.article.text);
        let comparison = Comparison::of(before, &old.reading.claims, after, &new.reading.claims);
        let report = report(&old, &new, &comparison);
        match self.format {
            OutputFormat::Json => {
                serde_json::to_writer(&mut *out, &report).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            OutputFormat::Text => print(&report, out)?,
        }
        Ok(comparison.is_same())
    }

    fn draft(&self, path: &Path) -> anyhow::Result<Draft> {
        let article = super::open(path, self.opening).with_context(|| path.display().to_string())?;
        let reading = reading::read(&article, self.language.language.0);
        Ok(Draft { article, reading })
    }
}

fn report<'d>(old: &'d Draft, new: &'d Draft, comparison: &Comparison) -> Report<'d> {
    let (before, after) = (CodePoints::new(&old.article.text), CodePoints::new(&new.article.text));
    let words = |points: &CodePoints<'_>, text: &'d str, span: crate::Span| Words {
        start: points.at(span.start),
        end: points.at(span.end),
        text: span.of(text),
    };
    let was = |claim: &Claim| words(&before, &old.article.text, claim.span);
    let is = |span| words(&after, &new.article.text, span);
    let mut claims: Vec<Entry<'d>> = Vec::new();
    for (claim, carried) in old.reading.claims.iter().zip(&comparison.carried) {
        let landing = carried.landing;
        let (state, now) = match landing.state {
            State::Same => continue,
            State::Lost => ("gone", None),
            State::Moved | State::Changed => (landing.state.word(), Some(is(landing.span))),
        };
        claims.push(Entry { state, kind: ClaimKind::of(&claim.detail).word(), old: Some(was(claim)), new: now });
    }
    let added = comparison.new.iter().filter_map(|ClaimIndex(index)| new.reading.claims.get(*index));
    claims.extend(added.map(|claim| Entry {
        state: "new",
        kind: ClaimKind::of(&claim.detail).word(),
        old: None,
        new: Some(is(claim.span)),
    }));
    let summary = Summary {
        same: comparison.count(State::Same),
        moved: comparison.count(State::Moved),
        changed: comparison.count(State::Changed),
        gone: comparison.count(State::Lost),
        new: comparison.new.len(),
    };
    Report { format: 1, summary, claims }
}

fn print(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    let flat = |words: &Words<'_>| words.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for Entry { state, kind, old, new } in &report.claims {
        let words: Vec<String> = old.iter().chain(new).map(flat).collect();
        // What moved says the same in both places.
        let words = if *state == "moved" { words.first().cloned().unwrap_or_default() } else { words.join(" → ") };
        writeln!(out, "{state}\t{kind}\t{words}")?;
    }
    let Summary { same, moved, changed, gone, new } = report.summary;
    writeln!(out, "{same} unchanged, {changed} changed, {moved} moved, {gone} gone, {new} new")
}

#[cfg(test)]
mod tests {
    use crate::cli::{Command, CommandLine};
    use clap::Parser;
    use std::fs;

    fn diff(old: &str, new: &str, more: &[&str]) -> (String, bool) {
        let folder = tempfile::tempdir().unwrap();
        let paths = [("a.txt", old), ("b.txt", new)].map(|(name, text)| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        });
        let line = ["claimlight", "diff", &paths[0], &paths[1]].into_iter().chain(more.iter().copied());
        let Some(Command::Diff(arguments)) = CommandLine::parse_from(line).command else { panic!("it is a diff") };
        let mut out = Vec::new();
        let same = arguments.diff(&mut out).unwrap();
        (String::from_utf8(out).unwrap(), same)
    }

    #[test]
    fn what_is_not_as_it_was_is_told() {
        let old = "Das Wehr kostet 2,5 Millionen Euro. Es hält 300 Tonnen Wasser.";
        let new = "Das Wehr kostet 2,7 Millionen Euro. Es hält 300 Tonnen Wasser.";
        let (told, same) = diff(old, new, &["--language", "de"]);
        assert_eq!(
            told,
            "changed\tnumber\t2,5 Millionen Euro → 2,7 Millionen Euro\n1 unchanged, 1 changed, 0 moved, 0 gone, 0 new\n"
        );
        assert!(!same);
        let (told, _) = diff(old, new, &["--language", "de", "--format", "json"]);
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told["summary"]["changed"], 1);
        assert_eq!(
            (&told["claims"][0]["old"]["start"], &told["claims"][0]["new"]["text"]),
            (&16.into(), &"2,7 Millionen Euro".into())
        );
        assert!(diff(old, old, &[]).1);
    }
}
