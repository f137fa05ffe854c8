//! The journal: what was written since the last save, appended in the state folder within moments of a key.
//!
//! A save writes the whole review, beside an article that may lie on a slow drive or one that is gone just now. The
//! journal bounds what a crash costs by neither: a line holds only the claims that differ from the last save, as they
//! were in it and as they are now, so that the last whole line says everything and takes its place in whatever the review
//! has become by the time it is read, by merging. A save that succeeds ends the journal. One that cannot be written never
//! fails anything.

use super::file_system::replace;
use super::format::{self, Excerpt};
use super::{Home, Notice, Opened, Store};
use crate::article::Article;
use crate::review::{Review, Subject, text_hash};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A longer journal is begun anew with its last line.
const LONGEST: u64 = 1 << 20;

/// Hexadecimal digits of the hash before each line.
const CHECK: usize = 16;

/// What a session knows of its journal.
#[derive(Debug, Clone, Default)]
pub(super) struct Journal {
    /// The review as it was saved or read last.
    base: Option<Review>,
    /// Whether there is a journal to be ended with the next save.
    open: bool,
    length: u64,
}

impl Journal {
    /// A journal of what is written from this state on.
    pub(super) fn after(review: Review) -> Self {
        Self { base: Some(review), ..Self::default() }
    }
}

#[derive(Serialize, Deserialize)]
struct Line {
    /// SHA-256 of the text the places are in.
    sha256: String,
    before: Excerpt,
    now: Excerpt,
}

impl Store {
    /// Notes down how a review differs from its last save.
    ///
    /// # Errors
    /// Where it could not be written: the next save is all there is then.
    pub fn note_down(&self, home: &mut Home, review: &Review) -> io::Result<()> {
        let Some(path) = self.journal_path(home).filter(|_| !home.read_only) else { return Ok(()) };
        let base = home.journal.base.get_or_insert_with(|| review.blank());
        if base.subject().sha256 != review.subject().sha256 {
            *base = base.in_draft_of(review);
        }
        let line = line(base, review)?;
        if !home.journal.open
            && let Some(folder) = path.parent()
        {
            self.files.create_folder(folder)?;
        }
        if home.journal.length > LONGEST {
            replace(&*self.files, &path, &line)?;
            home.journal.length = 0;
        } else {
            let mut output = self.files.append(&path)?;
            // From here on there is something to be ended, whole or not.
            home.journal.open = true;
            output.write_all(&line)?;
            output.flush()?;
            output.sync()?;
        }
        home.journal.length = home.journal.length.saturating_add(line.len() as u64);
        Ok(())
    }

    /// Notes down what is about to be saved, where there is a journal: if the program ends between the save and the end of
    /// the journal, the two say the same. An older line would look like something else that somebody has written.
    pub(super) fn note_down_last(&self, home: &mut Home, review: &Review) {
        if home.journal.open {
            // Where the journal cannot be written, what counts is the save.
            let _ = self.note_down(home, review);
        }
    }

    /// Everything that was noted down is saved, as this.
    pub(super) fn end_journal(&self, home: &mut Home, saved: Review) {
        let ended = match self.journal_path(home).filter(|_| home.journal.open) {
            Some(path) => self.files.remove(&path).is_ok() || !self.files.exists(&path),
            None => true,
        };
        // One that cannot be removed is tried with the next save.
        home.journal =
            Journal { open: !ended, length: if ended { 0 } else { home.journal.length }, ..Journal::after(saved) };
    }

    /// Takes in what a program that ended before it could save has noted down.
    pub(super) fn recover(&self, article: &Article, opened: &mut Opened) {
        let Some(path) = self.journal_path(&opened.home) else { return };
        let Some(last) = self.files.read(&path).ok().as_deref().and_then(last_line) else { return };
        // Another window is at work, and saves it.
        if self.is_open_elsewhere(&opened.home) {
            return;
        }
        let subject = self.subject_of(&last.sha256, article, opened);
        let before = format::of_excerpt(last.before, subject.clone());
        let now = format::of_excerpt(last.now, subject);
        let ours = match &opened.review {
            // The draft it went on to.
            Some(review) if now.subject().sha256 == text_hash(&article.text) => review.in_draft_of(&now),
            Some(review) => review.clone(),
            None => now.blank(),
        };
        let merged = ours.merged(Some(&before), &now);
        opened.home.journal.open = true;
        if merged.taken > 0 || merged.review.sheet() != ours.sheet() {
            opened.notices.push(Notice::Recovered { claims: merged.taken });
            opened.review = Some(merged.review);
        }
    }

    /// What the places of a line are in: the text of this hash, wherever it still is.
    fn subject_of(&self, sha256: &str, article: &Article, opened: &Opened) -> Subject {
        let of_article = Review::new(article).subject().clone();
        if of_article.sha256 == sha256 {
            return of_article;
        }
        let of_review = opened.review.as_ref().map(|review| review.subject().clone());
        if let Some(subject) = of_review.filter(|subject| subject.sha256 == sha256) {
            return subject;
        }
        let drafts = self.drafts(&opened.home);
        let kept = drafts.iter().filter_map(|draft| self.read_draft(draft)).find(|text| text_hash(text) == sha256);
        match kept {
            Some(text) => Subject { sha256: sha256.to_owned(), text: text.into(), ..of_article },
            // Claims go to where their words are, or are lost and listed.
            None => of_article,
        }
    }

    fn journal_path(&self, home: &Home) -> Option<PathBuf> {
        let mut name = home.key.clone()?;
        name.push(".jsonl");
        Some(self.state.as_ref()?.join("journals").join(Path::new(&name)))
    }
}

/// The claims that differ, as they were and as they are, behind a hash of them.
fn line(base: &Review, review: &Review) -> io::Result<Vec<u8>> {
    let line = Line {
        sha256: review.subject().sha256.clone(),
        before: format::excerpt(base, |record| review.record(record.id) != Some(record)),
        now: format::excerpt(review, |record| base.record(record.id) != Some(record)),
    };
    let json = serde_json::to_string(&line)?;
    let check = text_hash(&json);
    // A line that a crash has torn must not spoil the next one.
    Ok(format!("\n{} {json}\n", check.get(..CHECK).unwrap_or(&check)).into_bytes())
}

/// The last line that is as it was written. After a crash the end may be torn.
fn last_line(journal: &[u8]) -> Option<Line> {
    journal.split(|byte| *byte == b'\n').rev().find_map(|line| {
        let (check, json) = std::str::from_utf8(line).ok()?.split_once(' ')?;
        if check.len() != CHECK || !text_hash(json).starts_with(check) {
            return None;
        }
        serde_json::from_str(json).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Edit;
    use crate::review::merge::tests::{TEXT, any_edit, edited, review, sorted};
    use crate::review::store::Entered;
    use crate::review::store::tests::{Desk, Faulty, note};
    use proptest::prelude::*;
    use std::fs;

    /// A desk on which a review was saved, noted down further, and then the program ended.
    fn crashed(saved: Option<&str>, noted: &[&str]) -> (Desk, PathBuf) {
        let desk = Desk::new();
        let store = desk.store();
        let mut home = store.open(&desk.article()).home;
        if let Some(saved) = saved {
            store.save(&mut home, &desk.review(saved)).unwrap();
        }
        for noted in noted {
            store.note_down(&mut home, &desk.review(noted)).unwrap();
        }
        let journal = store.journal_path(&home).unwrap();
        (desk, journal)
    }

    /// The note there is, and what was told.
    fn found(desk: &Desk) -> (Option<String>, Vec<Notice>) {
        let opened = desk.store().open(&desk.article());
        (opened.review.as_ref().map(|review| note(review).to_owned()), opened.notices)
    }

    #[test]
    fn what_was_noted_down_is_there_after_a_crash_until_it_is_saved() {
        for saved in [None, Some("a")] {
            let (desk, journal) = crashed(saved, &["ab", "abc"]);
            let recovered = (Some("abc".to_owned()), vec![Notice::Recovered { claims: 1 }]);
            assert_eq!(found(&desk), recovered);
            assert_eq!(found(&desk), recovered, "looking changes nothing");
            let mut opened = desk.store().open(&desk.article());
            desk.store().save(&mut opened.home, opened.review.as_ref().unwrap()).unwrap();
            assert!(!journal.exists());
            assert_eq!(found(&desk), (Some("abc".to_owned()), vec![]));
        }
    }

    #[test]
    fn a_journal_that_outlived_its_save_changes_nothing() {
        let (desk, journal) = crashed(Some("a"), &["ab"]);
        let mut home = desk.store().open(&desk.article()).home;
        // A save that cannot remove it.
        let stuck = desk.store_over(std::sync::Arc::new(Faulty::refusing("remove")));
        stuck.save(&mut home, &desk.review("abc")).unwrap();
        assert!(journal.exists());
        assert_eq!(found(&desk), (Some("abc".to_owned()), vec![]));
        // It is ended with the next.
        desk.store().save(&mut home, &desk.review("abcd")).unwrap();
        assert!(!journal.exists());
        assert_eq!(found(&desk), (Some("abcd".to_owned()), vec![]));
    }

    #[test]
    fn it_is_merged_with_what_somebody_else_has_saved_since() {
        let (desk, _) = crashed(Some("a"), &["a\nours"]);
        let theirs = Store::over(std::sync::Arc::new(crate::review::store::Disk), None, None);
        theirs.save(&mut theirs.open(&desk.article()).home, &desk.review("a\ntheirs")).unwrap();
        let (note, notices) = found(&desk);
        let note = note.unwrap();
        assert!(note.contains("ours") && note.contains("theirs"), "{note}");
        assert_eq!(notices, [Notice::Recovered { claims: 1 }]);
    }

    #[test]
    fn a_review_that_another_window_has_open_is_not_recovered() {
        let (desk, _) = crashed(Some("a"), &["ab"]);
        let home = desk.store().open(&desk.article()).home;
        let Entered::Here(presence) = desk.store().enter(&home) else { panic!("it is open nowhere") };
        assert_eq!(found(&desk), (Some("a".to_owned()), vec![]));
        drop(presence);
        assert_eq!(found(&desk).0.as_deref(), Some("ab"));
    }

    #[test]
    fn what_was_noted_down_follows_the_draft() {
        let desk = Desk::new();
        let (store, mut article) = (desk.store(), desk.article());
        let mut home = store.open(&article).home;
        let mut review = desk.review("a");
        store.save(&mut home, &review).unwrap();
        let first = article.text.clone();
        article.text = format!("Am Montag. {first}");
        review.follow(&article);
        let id = review.nth(0).unwrap().id;
        review.apply(Edit::Write { id, field: crate::review::Field::Note, text: "ab".into() }).unwrap();
        store.note_down(&mut home, &review).unwrap();
        for text in [article.text.clone(), first, format!("Heute. {}", article.text)] {
            article.text = text;
            let mut recovered = store.open(&article).review.unwrap();
            recovered.follow(&article);
            assert_eq!(note(&recovered), "ab", "{}", article.text);
            assert_eq!(recovered.nth(0).unwrap().anchor.exact, "12.000");
        }
    }

    #[test]
    fn whatever_step_fails_nothing_but_the_last_line_is_lost() {
        for good in 0.. {
            let (desk, _) = crashed(Some("a"), &["ab"]);
            let mut home = desk.store().open(&desk.article()).home;
            let faulty = std::sync::Arc::new(Faulty::new(good, usize::MAX, io::ErrorKind::StorageFull));
            let outcome = desk.store_over(faulty.clone()).note_down(&mut home, &desk.review("abc"));
            let (note, _) = found(&desk);
            let wanted: &[&str] = if outcome.is_ok() { &["abc"] } else { &["ab", "abc"] };
            assert!(note.as_deref().is_some_and(|note| wanted.contains(&note)), "{good}: {note:?}");
            desk.store().save(&mut home, &desk.review("abcd")).unwrap();
            assert_eq!(found(&desk), (Some("abcd".to_owned()), vec![]));
            if outcome.is_ok() {
                assert!(good >= 3, "append, write, sync: {:?}", faulty.plan().log);
                break;
            }
        }
    }

    #[test]
    fn what_comes_after_a_torn_line_counts() {
        let (desk, journal) = crashed(Some("a"), &["ab"]);
        let whole = fs::read(&journal).unwrap();
        fs::write(&journal, &whole[..whole.len() / 2]).unwrap();
        let mut home = desk.store().open(&desk.article()).home;
        desk.store().note_down(&mut home, &desk.review("abc")).unwrap();
        assert_eq!(found(&desk).0.as_deref(), Some("abc"));
    }

    #[test]
    fn a_long_journal_is_begun_anew() {
        let (desk, journal) = crashed(Some("a"), &[]);
        let store = desk.store();
        let mut home = store.open(&desk.article()).home;
        let long = "x".repeat(LONGEST as usize / 4);
        for round in 0..12 {
            store.note_down(&mut home, &desk.review(&format!("{round} {long}"))).unwrap();
            assert!(fs::metadata(&journal).unwrap().len() < 2 * LONGEST);
        }
        assert!(found(&desk).0.unwrap().starts_with("11 "));
    }

    #[test]
    fn of_a_journal_that_is_cut_or_damaged_anywhere_the_last_whole_line_counts() {
        let (desk, journal) = crashed(Some("a"), &["ab", "abc"]);
        let whole = fs::read(&journal).unwrap();
        let says = |journal: &[u8]| {
            let subject = desk.review("").subject().clone();
            last_line(journal).map(|line| note(&format::of_excerpt(line.now, subject)).to_owned())
        };
        let second = whole.windows(2).position(|pair| pair == b"\n\n").unwrap() + 2;
        for end in 0..whole.len() {
            let wanted = (end >= second - 2).then_some(if end < whole.len() - 1 { "ab" } else { "abc" });
            assert_eq!(says(&whole[..end]).as_deref(), wanted, "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x20;
            let wanted = if at < second - 1 { "abc" } else { "ab" };
            assert_eq!(says(&damaged).as_deref(), Some(wanted), "damaged at {at}");
        }
        fs::write(&journal, &whole[..second + 40]).unwrap();
        assert_eq!(found(&desk).0.as_deref(), Some("ab"));
        fs::write(&journal, &whole[..40]).unwrap();
        assert_eq!(found(&desk), (Some("a".to_owned()), vec![]));
    }

    proptest! {
        // Each writes to the disk and waits for it.
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn whatever_was_done_since_the_last_save_is_recovered(
            before in prop::collection::vec(any_edit(), 0..8),
            after in prop::collection::vec(any_edit(), 0..8),
        ) {
            let desk = Desk::new();
            let mut article = desk.article();
            article.text = TEXT.to_owned();
            let store = desk.store();
            let mut home = store.open(&article).home;
            let saved = edited(&review(&["12.000", "300", "krank"]), before);
            store.save(&mut home, &saved).unwrap();
            let noted = edited(&saved, after);
            store.note_down(&mut home, &noted).unwrap();
            let recovered = store.open(&article).review.unwrap();
            prop_assert_eq!(sorted(&recovered), sorted(&noted));
        }
    }
}
