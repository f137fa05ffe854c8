//! `claimlight merge`: the reviews of two people as one, as `docs/review-file.md` has it.

use crate::review::store::{read_review, replace_file, review_bytes};
use crate::review::{Conflict, Field, Matter, Merged, Review};
use anyhow::{Context, bail};
use clap::Args;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `claimlight merge`.
#[derive(Debug, Args)]
pub struct MergeArguments {
    /// A review file. Notes follow their words into the draft it is of.
    #[arg(value_name = "REVIEW")]
    ours: PathBuf,
    /// Somebody else's review of the same article, or of another draft of it.
    #[arg(value_name = "OTHER")]
    theirs: PathBuf,
    /// The review both come from. Without it everything the two say is kept.
    #[arg(value_name = "BASE")]
    base: Option<PathBuf>,
    /// The review file to write.
    #[arg(short, long = "output", value_name = "OUT")]
    output: PathBuf,
    /// Replace that file if there is one; it may be one of those merged.
    #[arg(long)]
    force: bool,
}

impl MergeArguments {
    /// Exit code 0 when nothing was changed by both, 1 when something was and is there twice, 2 when nothing was written.
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let conflicts = self.merge(&mut io::stderr().lock())?;
        Ok(if conflicts == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// Merges, tells of what both changed, and answers how much that is.
    fn merge(&self, told: &mut impl Write) -> anyhow::Result<usize> {
        if !self.force && fs::symlink_metadata(&self.output).is_ok() {
            bail!("{}: there is such a file already; --force replaces it", self.output.display());
        }
        let (ours, theirs) = (read(&self.ours)?, read(&self.theirs)?);
        let base = self.base.as_deref().map(read).transpose()?;
        let Merged { review, taken, conflicts } = ours.merged(base.as_ref(), &theirs);
        let bytes = review_bytes(&review)?;
        replace_file(&self.output, &bytes).with_context(|| self.output.display().to_string())?;
        for conflict in &conflicts {
            writeln!(told, "claimlight: {}", sentence(&review, *conflict))?;
        }
        writeln!(told, "claimlight: {taken} claims taken in, {} changed by both", conflicts.len())?;
        Ok(conflicts.len())
    }
}

fn read(path: &Path) -> anyhow::Result<Review> {
    read_review(path).with_context(|| path.display().to_string())
}

/// What both changed, and what became of it.
fn sentence(review: &Review, conflict: Conflict) -> String {
    let record = conflict.record.and_then(|id| review.record(id));
    let words = record.map(|record| record.anchor.exact.split_whitespace().collect::<Vec<_>>().join(" "));
    let words = words.unwrap_or_default();
    match conflict.matter {
        Matter::Text(field) => format!("{words}: both wrote a {}; it holds the lines of both", name(field)),
        Matter::Status => format!("{words}: both gave it a status; the later one counts"),
        Matter::Kind => format!("{words}: both changed its kind"),
        Matter::Sheet => "both changed what is said of the article; it holds both".to_owned(),
    }
}

const fn name(field: Field) -> &'static str {
    match field {
        Field::Note => "note",
        Field::Question => "question",
        Field::Answer => "answer",
        Field::Correction => "correction",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::article::Article;
    use crate::cli::{Command, CommandLine};
    use crate::review::{ClaimKind, Edit};
    use clap::Parser;

    const TEXT: &str = "Die Stadt zählt 12.000 Bäume.";

    fn review(note: &str) -> Vec<u8> {
        let mut review = Review::new(&Article::from_text(TEXT.to_owned()));
        let start = TEXT.find("12.000").unwrap();
        let record = review.manual_record(Span::new(start, start + 6), ClaimKind::Number).unwrap();
        let id = record.id;
        review.apply(Edit::Add(Box::new(record))).unwrap();
        review.apply(Edit::Write { id, field: Field::Note, text: note.into() }).unwrap();
        review_bytes(&review).unwrap()
    }

    #[test]
    fn two_reviews_become_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for (name, note) in [("base", "a"), ("one", "a\n\nKataster"), ("other", "b")] {
            fs::write(path(name), review(note)).unwrap();
        }
        let merge = |names: &[&str], more: &[&str]| {
            let paths: Vec<PathBuf> = names.iter().map(|name| path(name)).collect();
            let line = ["claimlight".into(), "merge".into()].into_iter().chain(paths);
            let line = line.chain(["-o".into(), path("out")]).chain(more.iter().map(PathBuf::from));
            let Some(Command::Merge(arguments)) = CommandLine::parse_from(line).command else {
                panic!("it is a merge")
            };
            arguments.merge(&mut Vec::new())
        };
        let note = || read_review(&path("out")).unwrap().nth(0).unwrap().note.clone();
        assert_eq!(merge(&["one", "other", "base"], &[]).unwrap(), 0);
        assert_eq!(note(), "b\n\nKataster");
        assert!(merge(&["one", "other"], &[]).unwrap_err().to_string().contains("--force"));
        assert_eq!(merge(&["one", "other"], &["--force"]).unwrap(), 1);
        assert_eq!(note(), "a\n\nKataster\nb");
        fs::write(path("broken"), "{").unwrap();
        assert!(merge(&["one", "broken"], &["--force"]).is_err());
        assert_eq!(note(), "a\n\nKataster\nb", "nothing was written");
    }
}
