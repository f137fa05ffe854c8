//! Saving a review: what stands in its file is compared with what this session knows of it, merged where somebody else
//! has changed it, and replaced in one step.

use super::file_system::{replace, set_aside};
use super::format::{self, Parsed};
use super::others::descend;
use super::{Home, Known, Store, hash, is_absence, is_refusal, moment};
use crate::review::{Merged, Review};
use jiff::Timestamp;
use std::io;
use std::path::{Path, PathBuf};

/// A review was saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The file it is in.
    pub path: PathBuf,
    /// When.
    pub at: Timestamp,
    /// Why it is not where it should be; set only where it is worth trying that place again soon.
    pub instead: Option<String>,
    /// What somebody else had made of the file in the meantime, and is in it still.
    pub foreign: Option<Box<Foreign>>,
}

/// What somebody else made of a review while it was open here.
#[derive(Debug, Clone)]
pub struct Foreign {
    /// What both come from; `None` where this session had not seen the file before.
    pub base: Option<Review>,
    /// What they made of it.
    pub theirs: Review,
}

impl Foreign {
    /// A review with what they made of it.
    pub fn merged_into(&self, ours: &Review) -> Merged {
        ours.merged(self.base.as_ref(), &self.theirs)
    }
}

/// Why a review could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A newer program wrote the file that is there.
    #[error("a newer version of the program wrote this review")]
    ReadOnly,
    /// There is nowhere to save it.
    #[error("there is no folder to save the review in")]
    NoPlace,
    /// The file could not be written. What was there before is still there.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The review could not be put into JSON.
    #[error("the review cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Why a review could not be put in one place.
enum PutError {
    Io(io::Error),
    Json(serde_json::Error),
}

impl From<io::Error> for PutError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<serde_json::Error> for PutError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl Store {
    /// Saves a review: in the first place of its home that can be written. Where that fails, every file is as it was.
    pub fn save(&self, home: &mut Home, review: &Review) -> Result<Saved, SaveError> {
        if home.read_only {
            return Err(SaveError::ReadOnly);
        }
        let at = self.files.now();
        let mut first_error: Option<(PathBuf, io::Error)> = None;
        for path in home.candidates.clone() {
            match self.put(&path, home, review, at) {
                Ok(foreign) => {
                    if first_error.is_some() {
                        home.stopgaps.push(path.clone());
                    } else {
                        self.clear_stopgaps(home, &path);
                    }
                    let instead = first_error.filter(|(_, error)| !is_refusal(error));
                    let instead = instead.map(|(path, error)| format!("{}: {error}", path.display()));
                    return Ok(Saved { path, at, instead, foreign: foreign.map(Box::new) });
                }
                Err(PutError::Json(error)) => return Err(SaveError::Json(error)),
                Err(PutError::Io(error)) => {
                    first_error.get_or_insert((path, error));
                }
            }
        }
        let (path, error) = first_error.ok_or(SaveError::NoPlace)?;
        Err(SaveError::Io { path, error })
    }

    /// Writes the review to one place, with what somebody else has made of the file there in the meantime, and answers
    /// that.
    fn put(&self, path: &Path, home: &mut Home, review: &Review, at: Timestamp) -> Result<Option<Foreign>, PutError> {
        // An article's folder that has vanished is not made again.
        if let Some(folder) = path.parent().filter(|folder| Some(*folder) == self.folder.as_deref()) {
            self.files.create_folder(folder)?;
        }
        let _turn = self.wait_for_turn(path)?;
        let known = home.known.iter().position(|known| known.path == path);
        let before = match self.files.read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) if is_absence(&error) => None,
            Err(error) if known.is_some() => return Err(error.into()),
            // Whatever it is, it is in the way.
            Err(_) => {
                set_aside(&*self.files, path, "kept")?;
                None
            }
        };
        let foreign = match &before {
            Some(before) => self.foreign(path, before, home, review)?,
            None => None,
        };
        let foreign = foreign.map(|(foreign, ancestors)| {
            descend(&mut home.ancestors, ancestors);
            foreign
        });
        let merged = foreign.as_ref().map(|foreign| foreign.merged_into(review).review);
        let review = merged.as_ref().unwrap_or(review);
        let bytes = format::write(review, &moment(at), &home.ancestors)?;
        let hash = hash(&bytes);
        self.note_down_last(home, review);
        home.tried.retain(|(tried, _)| tried != path);
        if let Err(error) = replace(&*self.files, path, &bytes) {
            home.tried.push((path.to_owned(), hash));
            return Err(error.into());
        }
        // The draft it was of before, where the program did not yet keep them, and the one it is of.
        let known_before = known.and_then(|at| home.known.get(at)).map(|known| known.review.subject().clone());
        let a_moment_ago = at.checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(at);
        if let Some(subject) = known_before.as_ref().filter(|subject| subject.sha256 != review.subject().sha256) {
            self.keep_draft(home, subject, a_moment_ago);
        }
        self.keep_draft(home, review.subject(), at);
        self.remember_place(home, review.subject(), known_before.as_ref(), path);
        let now = Known { path: path.to_owned(), hash, review: review.clone() };
        match known.and_then(|at| home.known.get_mut(at)) {
            Some(known) => *known = now,
            None => home.known.push(now),
        }
        self.end_journal(home, review.clone());
        self.back_up(home, before.as_deref(), &bytes, at);
        Ok(foreign)
    }

    /// What stands at this place that this session does not know, and the states it was made from. What is no review is
    /// put out of the way.
    fn foreign(
        &self,
        path: &Path,
        bytes: &[u8],
        home: &Home,
        ours: &Review,
    ) -> io::Result<Option<(Foreign, Vec<String>)>> {
        let known = home.known.iter().find(|known| known.path == path);
        let now = hash(bytes);
        if known.is_some_and(|known| known.hash == now)
            || home.tried.iter().any(|(at, hash)| at == path && *hash == now)
        {
            return Ok(None);
        }
        match format::parse(bytes, ours.subject().path.clone()) {
            Parsed::Review { review, ancestors, .. } => {
                let foreign = Foreign { base: known.map(|known| known.review.clone()), theirs: *review };
                Ok(Some((foreign, ancestors)))
            }
            Parsed::Newer { .. } => Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "a newer version of the program has written this review in the meantime",
            )),
            Parsed::Damaged(_) => set_aside(&*self.files, path, "kept").map(|_| None),
        }
    }

    /// Once the review is where it should be, what was written elsewhere in the meantime is older and ours to remove.
    fn clear_stopgaps(&self, home: &mut Home, saved: &Path) {
        for stopgap in std::mem::take(&mut home.stopgaps) {
            if stopgap != saved {
                home.known.retain(|known| known.path != stopgap);
                // Left behind it does no harm: the newer one wins.
                let _ = self.files.remove(&stopgap);
            }
        }
    }
}
