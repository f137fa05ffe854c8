//! What lies beside the review of the open article: how it was earlier, the drafts it was of, what others made of it,
//! and the other windows it is open in. All of it reads files, on whichever thread.

use super::words::{Message, Words};
use crate::review::Review;
use crate::review::store::{Backup, Entered, Home, KeptDraft, Other, Presence, ReadError, Store};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long another window has to answer: it looks once in a second, and saves first.
const PATIENCE: Duration = Duration::from_secs(8);

/// The copies of a review: as it was, and as others have it.
#[derive(Debug, Clone)]
pub struct Past {
    store: Store,
    home: Home,
}

impl Past {
    /// What lies beside the review of this home.
    pub const fn new(store: Store, home: Home) -> Self {
        Self { store, home }
    }

    /// The file that is written when another window asks for the review.
    pub fn request(&self) -> Option<PathBuf> {
        self.store.request(&self.home)
    }

    /// The copies that can be read, the newest first, each with how many claims it says something of. Reads files.
    pub fn states(&self) -> Vec<PastState> {
        let states = self.store.backups(&self.home).into_iter().filter_map(|backup| {
            let review = self.store.read_backup(&backup, None)?;
            Some(PastState { backup, claims: review.records().filter(|record| record.is_touched()).count() })
        });
        states.collect()
    }

    /// Opens the review to work on it.
    pub fn enter(&self) -> Entered {
        self.store.enter(&self.home)
    }

    /// Asks the window that has the review to let go of it, and waits until it does. `None` where it does not answer.
    pub fn take_over(&self) -> Option<Presence> {
        // Where this cannot be written nobody can answer.
        let _ = self.store.ask_for(&self.home);
        let begun = Instant::now();
        loop {
            match self.enter() {
                Entered::Here(presence) => return Some(presence),
                Entered::Elsewhere if begun.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(50)),
                Entered::Elsewhere | Entered::Unknown => return None,
            }
        }
    }

    /// The drafts that were reviewed, the newest first. Reads a folder.
    pub fn drafts(&self) -> Vec<KeptDraft> {
        self.store.drafts(&self.home)
    }

    /// The text of one of them.
    pub fn read_draft(&self, draft: &KeptDraft) -> Option<String> {
        self.store.read_draft(draft)
    }

    /// Reads one of the states.
    pub fn read(&self, state: &PastState) -> Option<Review> {
        self.store.read_backup(&state.backup, None)
    }

    /// The copies of sync programs that say more than `ours` does and were not taken in before, in its draft. Reads
    /// files.
    pub fn copies(&self, ours: &Review) -> Vec<Other> {
        let copies = self.store.conflict_copies(&self.home).into_iter();
        let new = copies.filter(|copy| !ours.has_taken_in(copy) && !copy.is_of_another_article(ours));
        let new = new.map(|copy| copy.in_draft_of(ours));
        new.filter(|copy| ours.taking_in_reviews(std::slice::from_ref(copy)).edit.is_some()).collect()
    }

    /// Reads a review of somebody else, in the draft of `ours`.
    pub fn read_other(&self, path: &Path, ours: &Review) -> OthersRead {
        let refused = |why| Refusal { path: path.to_owned(), why };
        let other = self.store.read_other(path, &self.home).map_err(|error| refused(Some(error)))?;
        if other.is_of_another_article(ours) {
            return Err(refused(None));
        }
        Ok(vec![other.in_draft_of(ours)])
    }
}

/// Reviews to be taken in.
pub type OthersRead = Result<Vec<Other>, Refusal>;

/// Why a review is not taken in.
#[derive(Debug)]
pub struct Refusal {
    path: PathBuf,
    /// What is wrong with its file; `None` where it is of another article.
    why: Option<ReadError>,
}

impl Refusal {
    /// What it says.
    pub(super) fn words(&self, words: &Words) -> String {
        let path = &self.path.display().to_string();
        match &self.why {
            None => words.get(Message::OtherOfAnotherArticle { path }),
            Some(ReadError::Io(error)) => words.get(Message::ReviewUnreadable { path, why: &error.to_string() }),
            Some(ReadError::Damaged(_)) => words.get(Message::OtherNoReview { path }),
            Some(ReadError::Newer) => words.get(Message::OtherNewer { path }),
        }
    }
}

/// A review as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastState {
    backup: Backup,
    /// How many claims people had said something of.
    pub claims: usize,
}

impl PastState {
    /// When it was so, by the clock of this place.
    pub fn at(&self) -> jiff::Zoned {
        self.backup.at.to_zoned(jiff::tz::TimeZone::system())
    }
}
