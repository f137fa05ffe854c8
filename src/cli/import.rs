//! `claimlight import`: annotations of other programs as notes, as `docs/import.md` has it.

use super::kept::kept_review;
use super::{LanguageArgument, OpeningArguments};
use crate::import::{Annotations, Taken, load};
use crate::language::Language;
use crate::reading;
use crate::review::store::Store;
use crate::review::{Review, Stamp};
use anyhow::{Context, bail};
use clap::Args;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `claimlight import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The article.
    #[arg(value_name = "ARTICLE")]
    article: PathBuf,
    /// The annotations: of the W3C (JSON-LD), or of Hypothesis (JSON).
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    #[command(flatten)]
    language: LanguageArgument,
    #[command(flatten)]
    opening: OpeningArguments,
}

impl ImportArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        self.import(&Store::on_this_machine(), &mut io::stdout().lock())?;
        Ok(ExitCode::SUCCESS)
    }

    fn import(&self, store: &Store, out: &mut impl Write) -> anyhow::Result<()> {
        if self.article.as_os_str() == "-" {
            bail!("notes are kept beside an article: it has to be a file");
        }
        let article = super::open(&self.article, self.opening).with_context(|| self.article.display().to_string())?;
        let from = || self.from.display().to_string();
        let bytes = load(&self.from).with_context(from)?;
        let annotations = Annotations::read(&bytes, &article).with_context(from)?;

        // Only looked at: a damaged review stays where it is, and is an error.
        let opened = store.look(&article);
        let mut home = opened.home;
        if home.is_read_only() {
            bail!("a newer version of the program wrote the review of this article; nothing can be added to it");
        }
        let kept = kept_review(&article, opened.review, &opened.notices)?;
        let mut review = kept.unwrap_or_else(|| Review::new(&article));
        let chosen = self.language.language.0.or_else(|| Language::parse(&review.sheet().language));
        let reading = reading::read(&article, chosen).regrouped(&article.text, &review.sheet().regrouping());
        review.adopt(&article, &reading);

        let mut taken = annotations.taken_into(&review);
        if let Some(edit) = taken.edit.take() {
            let before = review.before(&edit);
            review.apply(edit)?;
            let stamp = Stamp::new(&review.sheet().checker, jiff::Timestamp::now());
            review.tell(before, &stamp);
            store.save(&mut home, &review)?;
        }
        tell(&taken, out)
    }
}

/// Prints what became of the annotations: a line for each sort of which there are any, and one for each that has no
/// place.
fn tell(taken: &Taken, out: &mut impl Write) -> anyhow::Result<()> {
    writeln!(out, "taken in: {}", taken.added)?;
    for (count, what) in [
        (taken.known, "there already, or without anything to add"),
        (taken.elsewhere, "about other articles"),
        (taken.lost.len(), "without a place in this article"),
    ] {
        if count > 0 {
            writeln!(out, "{what}: {count}")?;
        }
    }
    for words in &taken.lost {
        writeln!(out, "  {}", words.split_whitespace().collect::<Vec<_>>().join(" "))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::cli::{Command, CommandLine};
    use crate::review::store::{Disk, ENDING};
    use crate::review::{Deed, Event};
    use clap::Parser;
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    const TEXT: &str = "# Bäume\n\nDie Stadt hat im vorigen Jahr 12.000 Bäume gepflanzt, teilte das Amt mit.\n";

    fn store() -> Store {
        Store::over(Arc::new(Disk), None, None)
    }

    fn import(folder: &Path) -> Result<String, String> {
        let (article, from) = (folder.join("a.md"), folder.join("notes.json"));
        let line = ["claimlight".as_ref(), "import".as_ref(), article.as_os_str(), "--from".as_ref(), from.as_os_str()];
        let Some(Command::Import(arguments)) = CommandLine::try_parse_from(line).unwrap().command else {
            panic!("not an import")
        };
        let mut out = Vec::new();
        arguments.import(&store(), &mut out).map_err(|error| format!("{error:#}"))?;
        Ok(String::from_utf8(out).unwrap())
    }

    fn review(folder: &Path) -> Review {
        let article = crate::article::open::open(&folder.join("a.md"), &Limits::default()).unwrap();
        store().look(&article).review.unwrap()
    }

    fn notes(folder: &Path) -> Vec<(String, String)> {
        let review = review(folder);
        let noted = review.records().filter(|record| !record.note.is_empty());
        noted.map(|record| (record.anchor.exact.clone(), record.note.clone())).collect()
    }

    #[test]
    fn notes_go_into_the_review_beside_the_article() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("a.md"), TEXT).unwrap();
        let quote = |exact: &str| format!(r#"{{"selector": {{"type": "TextQuoteSelector", "exact": "{exact}"}}}}"#);
        let annotation = |words: &str, note: &str| {
            format!(r#"{{"type": "Annotation", "bodyValue": "{note}", "target": {}}}"#, quote(words))
        };
        let file = format!("[{}, {}]", annotation("vorigen Jahr", "Welches?"), annotation("13.000", "Fehlt"));
        fs::write(folder.join("notes.json"), file).unwrap();
        let told = import(folder).unwrap();
        assert_eq!(told, "taken in: 1\nwithout a place in this article: 1\n  13.000\n");
        let wanted = [("vorigen Jahr".to_owned(), "Welches?".to_owned()), ("13.000".to_owned(), "Fehlt".to_owned())];
        assert_eq!(notes(folder), wanted);
        let told = import(folder).unwrap();
        assert!(told.starts_with("taken in: 0\nthere already, or without anything to add: 1\n"), "{told}");
        assert_eq!(notes(folder), wanted);
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), TEXT);
    }

    #[test]
    fn a_note_on_a_claim_is_in_its_history() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("a.md"), TEXT).unwrap();
        let target = r#"{"selector": {"type": "TextQuoteSelector", "exact": "12.000"}}"#;
        let file = format!(r#"[{{"type": "Annotation", "bodyValue": "Quelle?", "target": {target}}}]"#);
        fs::write(folder.join("notes.json"), file).unwrap();
        import(folder).unwrap();
        let review = review(folder);
        let noted = review.records().find(|record| record.note == "Quelle?").unwrap();
        let deeds: Vec<_> = noted.history.iter().map(Event::deed).collect();
        assert!(!noted.manual, "the claim that was found");
        assert_eq!(deeds, [Some(Deed::Note)]);
    }

    #[test]
    fn what_cannot_be_read_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("a.md"), TEXT).unwrap();
        assert!(import(folder).unwrap_err().contains("notes.json"));
        fs::write(folder.join("notes.json"), "{\"format\": 1}").unwrap();
        assert!(import(folder).unwrap_err().contains("no annotations"));
        fs::write(folder.join("notes.json"), "[]").unwrap();
        assert_eq!(import(folder).unwrap(), "taken in: 0\n");
        let review = folder.join(format!("a.md{ENDING}"));
        assert!(!review.exists(), "nothing to keep");
        fs::write(&review, "{\"format\": 1, ").unwrap();
        assert!(import(folder).unwrap_err().contains("damaged"));
        fs::write(&review, "{\"format\": 99}").unwrap();
        assert!(import(folder).unwrap_err().contains("newer version"));
        assert_eq!(fs::read_to_string(&review).unwrap(), "{\"format\": 99}");
    }
}
