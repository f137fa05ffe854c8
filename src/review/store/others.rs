//! Reviews of the same article that lie in other files: the copies sync programs leave where two machines have changed
//! one file, and what a colleague has sent.
//!
//! What both come from is looked for among the kept copies. A review file names the states it was made from, so that a
//! copy counts as a base only where both sides name it: a wrong base would take what one of the two has not seen yet for
//! something it removed.

use super::format::{self, Parsed};
use super::saving::Foreign;
use super::{Home, ReadError, Store, hash};
use crate::review::{Conflict, Edit, Record, Review, Sheet};
use std::path::{Path, PathBuf};

/// More copies of one review than anybody merges.
const MOST_COPIES: usize = 16;

/// How many states a review file names that it was made from: more than there are copies of states.
const MOST_ANCESTORS: usize = 80;

/// How many files that were taken in a review remembers.
const MOST_MARKS: usize = 100;

/// A review in another file.
#[derive(Debug, Clone)]
pub struct Other {
    /// Its file, which is left as it is.
    pub path: PathBuf,
    /// SHA-256 of the file in hexadecimal: what a review that has taken it in remembers of it.
    pub mark: String,
    /// What it says, and what both come from where that is known.
    pub foreign: Foreign,
}

/// What taking other reviews into one comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenIn {
    /// The change, undone as one; `None` where the others say nothing that is not there already.
    pub edit: Option<Edit>,
    /// How many claims are other than before.
    pub claims: usize,
    /// What was changed on both sides in different ways.
    pub conflicts: Vec<Conflict>,
}

/// What a state of a review goes by in the files made from it.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    hash(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Adds to the states a review was made from; of too many the oldest go.
pub(super) fn descend(ancestors: &mut Vec<String>, from: impl IntoIterator<Item = String>) {
    for ancestor in from {
        if !ancestors.contains(&ancestor) {
            ancestors.push(ancestor);
        }
    }
    let surplus = ancestors.len().saturating_sub(MOST_ANCESTORS);
    ancestors.drain(..surplus);
}

impl Store {
    /// Reads a review in another file, to be taken into the one of this home.
    ///
    /// # Errors
    /// One [`ReadError`] that says why it cannot be read.
    pub fn read_other(&self, path: &Path, home: &Home) -> Result<Other, ReadError> {
        let bytes = self.files.read(path)?;
        let (theirs, their_ancestors) = match format::parse(&bytes, None) {
            Parsed::Review { review, ancestors, .. } => (*review, ancestors),
            Parsed::Newer { .. } => return Err(ReadError::Newer),
            Parsed::Damaged(message) => return Err(ReadError::Damaged(message)),
        };
        let mark = hash(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let base = self.base(home, &short_hash(&bytes), &their_ancestors, &theirs);
        Ok(Other { path: path.to_owned(), mark, foreign: Foreign { base, theirs } })
    }

    /// The copies that sync programs have made of the review beside it, those that can be read.
    pub fn conflict_copies(&self, home: &Home) -> Vec<Other> {
        let Some(own) = home.candidates.first() else { return Vec::new() };
        let Some((folder, name)) = own.parent().zip(own.file_name().and_then(|name| name.to_str())) else {
            return Vec::new();
        };
        let mut paths = self.files.list(folder).unwrap_or_default();
        paths.retain(|path| {
            path.file_name().and_then(|other| other.to_str()).is_some_and(|other| is_conflict_copy(other, name))
        });
        paths.sort();
        let mut copies: Vec<Other> = Vec::new();
        for path in paths.into_iter().take(MOST_COPIES) {
            let Ok(copy) = self.read_other(&path, home) else { continue };
            if copies.iter().all(|known| known.mark != copy.mark) {
                copies.push(copy);
            }
        }
        copies
    }

    /// The last state both come from, as far as it is kept. A file that is itself such a state brings nothing.
    fn base(&self, home: &Home, their_hash: &str, their_ancestors: &[String], theirs: &Review) -> Option<Review> {
        // As the file has it now: this session may have saved many times since it opened it.
        let ours = home.candidates.iter().find_map(|path| self.files.read(path).ok());
        let ours = match format::parse(&ours.unwrap_or_default(), None) {
            Parsed::Review { ancestors, .. } => ancestors,
            Parsed::Newer { .. } | Parsed::Damaged(_) => home.ancestors.clone(),
        };
        if ours.iter().any(|ancestor| ancestor == their_hash) {
            return Some(theirs.clone());
        }
        self.backups(home).into_iter().find_map(|backup| {
            let bytes = self.files.read(&backup.path).ok()?;
            let hash = short_hash(&bytes);
            if !ours.contains(&hash) || !their_ancestors.contains(&hash) {
                return None;
            }
            match format::parse(&bytes, None) {
                Parsed::Review { review, .. } => Some(*review),
                Parsed::Newer { .. } | Parsed::Damaged(_) => None,
            }
        })
    }
}

impl Other {
    /// Whether it is of another article altogether: it is of another text, and none of its words stand in this one.
    pub fn is_of_another_article(&self, ours: &Review) -> bool {
        let theirs = &self.foreign.theirs;
        let placed = |review: &Review| review.records().filter(|record| !record.anchor.is_lost()).count();
        theirs.subject().sha256 != ours.subject().sha256 && placed(theirs) > 0 && placed(&theirs.in_draft_of(ours)) == 0
    }

    /// The same in the draft of a review, so that taking it in is quick.
    #[must_use]
    pub fn in_draft_of(self, ours: &Review) -> Self {
        let Foreign { base, theirs } = self.foreign;
        let base = base.map(|base| base.in_draft_of(ours));
        Self { foreign: Foreign { base, theirs: theirs.in_draft_of(ours) }, ..self }
    }
}

impl Review {
    /// What it comes to when these are taken into this review, one after the other.
    pub fn taking_in_reviews(&self, others: &[Other]) -> TakenIn {
        let mut whole = self.clone();
        let mut conflicts = Vec::new();
        let mut marks = self.sheet().merged.clone();
        for other in others {
            let merged = other.foreign.merged_into(&whole);
            whole = merged.review;
            conflicts.extend(merged.conflicts);
            marks.push(other.mark.clone());
        }
        let same = |record: &Record| self.record(record.id).is_some_and(|ours| ours.says_the_same_as(record));
        let claims = whole.records().filter(|record| !same(record)).count();
        let gone = self.records().filter(|record| whole.record(record.id).is_none()).count();
        let claims = claims + gone;
        if claims == 0 && whole.sheet() == self.sheet() {
            return TakenIn { edit: None, claims: 0, conflicts: Vec::new() };
        }
        let surplus = marks.len().saturating_sub(MOST_MARKS);
        marks.drain(..surplus);
        let sheet = Sheet { merged: marks, ..whole.sheet().clone() };
        let edit = Edit::Restore { sheet, records: whole.records().cloned().collect() };
        TakenIn { edit: Some(edit), claims, conflicts }
    }

    /// Whether what these bytes' mark stands for was taken in before.
    pub fn has_taken_in(&self, other: &Other) -> bool {
        self.sheet().merged.contains(&other.mark)
    }
}

/// Whether `name` is what a sync program calls a copy of the review `own` that it could not bring together with it.
fn is_conflict_copy(name: &str, own: &str) -> bool {
    let Some(stem) = own.strip_suffix(".json") else { return false };
    let Some(mark) = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".json")) else { return false };
    // "(Kim's conflicted copy 2026-11-27)", "(In Konflikt stehende Kopie …)", "(Copie en conflit …)",
    // ".sync-conflict-20261127-…", "_conflict-20261127-…", "[Conflict]", "(SFConflict …)".
    let lower = mark.to_lowercase();
    ["conflict", "konflikt", "conflit"].iter().any(|word| lower.contains(word)) || is_numbered(mark) || is_machine(mark)
}

/// Google Drive and iCloud count: " (1)", " 2".
fn is_numbered(mark: &str) -> bool {
    let Some(number) = mark.strip_prefix(' ') else { return false };
    let number = number.strip_prefix('(').and_then(|number| number.strip_suffix(')')).unwrap_or(number);
    (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// OneDrive appends the machine's name, "-DESKTOP-4F2A", and a number where that is taken.
fn is_machine(mark: &str) -> bool {
    /// The longest name of a machine in Windows, and "-" with two digits.
    const LONGEST: usize = 18;
    let Some(machine) = mark.strip_prefix('-') else { return false };
    let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=LONGEST).contains(&machine.len())
        && machine.bytes().all(fits)
        && machine.bytes().any(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::store::Disk;
    use crate::review::store::tests::{Desk, note};
    use crate::review::{Field, History};
    use std::fs;
    use std::sync::Arc;

    #[test]
    fn copies_of_sync_programs_are_known_by_their_names() {
        let own = "draft.txt.claims.json";
        for (mark, known) in [
            (" (Kim's conflicted copy 2026-11-27)", true),
            (" (In Konflikt stehende Kopie von Kim 2026-11-27)", true),
            (" (Copie en conflit de Kim 2026-11-27)", true),
            (" (conflicted copy 2026-11-27 101530)", true),
            ("_conflict-20261127-101530", true),
            (".sync-conflict-20261127-101530-ABCDEFG", true),
            (" (SFConflict kim@example.org 2026-11-27-10-15-30)", true),
            ("[Conflict]", true),
            ("-DESKTOP-4F2A9", true),
            ("-LAPTOP-2", true),
            (" (1)", true),
            (" 2", true),
            ("", false),
            ("-backup", false),
            (" - Kopie", false),
            ("-2026", false),
            (" (alt)", false),
            (" 20261127", false),
        ] {
            assert_eq!(is_conflict_copy(&format!("draft.txt.claims{mark}.json"), own), known, "{mark:?}");
        }
        assert!(!is_conflict_copy("draft.txt.claims.json.damaged-2026-11-27-1", own));
        assert!(!is_conflict_copy("other.txt.claims (1).json", own));
        assert!(!is_conflict_copy(own, own));
    }

    fn rewritten(review: &Review, note: &str) -> Review {
        let mut review = review.clone();
        let id = review.nth(0).unwrap().id;
        review.apply(Edit::Write { id, field: Field::Note, text: note.into() }).unwrap();
        review
    }

    /// Two machines part after a state that one of them has a copy of: each one's own changes come together.
    #[test]
    fn a_copy_is_merged_by_what_both_come_from_once_and_undone_at_once() {
        let desk = Desk::new();
        let (store, article) = (desk.store(), desk.article());
        let copy = desk.articles().join("draft.txt.claims.sync-conflict-20261127-101530-ABCDEFG.json");
        let mut home = store.open(&article).home;
        store.save(&mut home, &desk.review("a\nb\nc")).unwrap();
        // Too soon for another copy, and it is what the other machine goes on from.
        store.save(&mut home, &desk.review("a\nb\nc")).unwrap();
        let mut away = Store::over(Arc::new(Disk), None, None).open(&article);
        fs::copy(desk.beside(), &copy).unwrap();
        away.home.candidates = vec![copy.clone()];
        away.home.known.iter_mut().for_each(|known| known.path.clone_from(&copy));
        let theirs = rewritten(&desk.review(""), "a\nb\nc, says Kim");
        Store::over(Arc::new(Disk), None, None).save(&mut away.home, &theirs).unwrap();
        let mut ours = rewritten(&desk.review(""), "a, says Alex\nb\nc");
        store.save(&mut home, &ours).unwrap();

        let opened = store.open(&article);
        let copies = store.conflict_copies(&opened.home);
        assert_eq!(copies.iter().map(|copy| &copy.path).collect::<Vec<_>>(), [&copy]);
        assert!(copies[0].foreign.base.is_some());
        let taken = ours.taking_in_reviews(&copies);
        assert_eq!((taken.claims, taken.conflicts.len()), (1, 0));
        let mut history = History::default();
        history.perform(&mut ours, taken.edit.unwrap()).unwrap();
        assert_eq!(note(&ours), "a, says Alex\nb\nc, says Kim");
        assert!(ours.has_taken_in(&copies[0]));
        store.save(&mut home, &ours).unwrap();
        let again = store.open(&article);
        assert!(again.review.unwrap().has_taken_in(&store.conflict_copies(&again.home)[0]));
        assert!(copy.exists(), "the copy is left where it is");

        history.undo(&mut ours).unwrap();
        assert_eq!(note(&ours), "a, says Alex\nb\nc");
        assert!(!ours.has_taken_in(&copies[0]), "and is offered again");
    }

    #[test]
    fn without_a_common_state_everything_is_kept_and_a_state_of_our_own_brings_nothing() {
        let desk = Desk::new();
        let (store, article) = (desk.store(), desk.article());
        let mut home = store.open(&article).home;
        store.save(&mut home, &desk.review("ours")).unwrap();
        store.save(&mut home, &desk.review("ours, later")).unwrap();
        let sent = desk.articles().join("from Kim.json");
        fs::write(&sent, format::write(&desk.review("theirs"), "", &["0123456789abcdef".into()]).unwrap()).unwrap();
        let other = store.read_other(&sent, &home).unwrap();
        assert!(other.foreign.base.is_none());
        let ours = desk.review("ours, later");
        let taken = ours.taking_in_reviews(std::slice::from_ref(&other));
        assert_eq!((taken.claims, taken.conflicts.len()), (1, 1));

        let earlier = &store.backups(&home)[0];
        let other = store.read_other(&earlier.path, &home).unwrap();
        assert_eq!(note(&other.foreign.theirs), "ours");
        assert_eq!(ours.taking_in_reviews(&[other]).edit, None);

        fs::write(&sent, "{").unwrap();
        assert!(store.read_other(&sent, &home).is_err());
    }

    #[test]
    fn a_review_of_another_article_is_told_from_one_of_another_draft() {
        let desk = Desk::new();
        let (store, home) = (desk.store(), Home::default());
        let of = |text: &str, words: &str| {
            let mut review = Review::new(&crate::article::Article::from_text(text.to_owned()));
            let start = text.find(words).unwrap();
            let span = crate::Span::new(start, start + words.len());
            let record = review.manual_record(span, crate::review::ClaimKind::Other).unwrap();
            review.apply(Edit::Add(Box::new(record))).unwrap();
            let path = desk.articles().join("theirs.json");
            fs::write(&path, format::write(&review, "", &[]).unwrap()).unwrap();
            store.read_other(&path, &home).unwrap()
        };
        let ours = desk.review("a");
        let draft = of("Zuvor war es still. Die Stadt zählt 12.000 Bäume, 300 davon sind krank.", "12.000");
        assert!(!draft.is_of_another_article(&ours));
        assert_eq!(ours.taking_in_reviews(&[draft.in_draft_of(&ours)]).conflicts, []);
        assert!(of("Der Zug nach Aalen fährt um neun.", "Aalen").is_of_another_article(&ours));
    }
}
