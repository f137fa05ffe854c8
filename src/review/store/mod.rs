//! Where reviews are kept: the only part of a review that touches files.
//!
//! A review is kept in `<article's file name>.claims.json` beside the article, or in the platform's data folder where
//! that folder cannot be written or the text has no file. The article's own file is never written. Opening writes
//! nothing, unless a damaged review has to be put out of the way of the next one; and no file is ever replaced whose
//! contents this session has not read or written itself: it is renamed first.

mod file_system;
mod format;
#[cfg(test)]
pub(in crate::review) mod tests;

pub use file_system::{Disk, FileSystem, Output, replace};
pub use format::FORMAT;

use super::Review;
use crate::article::Article;
use etcetera::BaseStrategy as _;
use file_system::set_aside;
use format::Parsed;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a review's file is called: the article's file name and this.
pub const ENDING: &str = ".claims.json";

/// Whether a file of this name is a review: nothing else that leaves the program is written there.
pub fn is_review(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(ENDING))
}

/// Keeps reviews in files.
#[derive(Debug, Clone)]
pub struct Store {
    files: Arc<dyn FileSystem>,
    /// Where reviews go that cannot be beside their article. `None` where the platform names no such folder.
    folder: Option<PathBuf>,
}

/// Where one review is kept: answered by [`Store::open`], and handed back to [`Store::save`].
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// To be tried in this order.
    candidates: Vec<PathBuf>,
    /// The files this session has read or written, and so may replace.
    own: Vec<PathBuf>,
    /// Files this session wrote because a better place could not be written at the time.
    stopgaps: Vec<PathBuf>,
    /// Set where the review is of a newer format.
    read_only: bool,
}

impl Home {
    /// Whether the review cannot be saved, because a newer program wrote it.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Where the review is to be kept, if that can be written.
    pub fn path(&self) -> Option<&Path> {
        self.candidates.first().map(PathBuf::as_path)
    }
}

/// What opening found.
#[derive(Debug, Default)]
pub struct Opened {
    /// The review, where there is one. It may be of an earlier text of the article: compare [`Review::subject`].
    pub review: Option<Review>,
    /// Where to save it, or the first one.
    pub home: Home,
    /// What the reader of the article should be told.
    pub notices: Vec<Notice>,
}

/// Something about a review file its reader should be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The file was damaged. It was renamed to `kept`, or stands where it was if that could not be done.
    Damaged {
        /// Where it was.
        path: PathBuf,
        /// Where it is now.
        kept: Option<PathBuf>,
        /// What is wrong with it.
        message: String,
    },
    /// The file is there but cannot be read.
    Unreadable {
        /// Where it is.
        path: PathBuf,
        /// What the system says.
        message: String,
    },
    /// A newer program wrote the file: it is shown as far as it is understood, and not written.
    Newer {
        /// Where it is.
        path: PathBuf,
        /// The version of its format.
        format: u64,
    },
    /// There are two reviews of this article. The newer is shown, both are kept.
    Two {
        /// The one shown.
        used: PathBuf,
        /// The other.
        other: PathBuf,
    },
}

/// A review was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file it is in.
    pub path: PathBuf,
    /// When.
    pub at: Timestamp,
    /// Why it is not where it should be; set only where it is worth trying that place again soon.
    pub instead: Option<String>,
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

/// What one file held.
struct Candidate {
    path: PathBuf,
    review: Review,
    saved: Option<Timestamp>,
}

/// Replaces a file, or makes it, so that at any moment either the old one or the new one is there whole. For documents
/// that leave the program, which are written with the same care as reviews.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(&Disk, path, bytes)
}

/// Whether an error says that there is no such file.
fn is_absence(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | InvalidFilename)
}

/// Whether an error says that this place can never be written, rather than not now.
fn is_refusal(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, PermissionDenied, ReadOnlyFilesystem};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem | InvalidFilename)
}

/// Where the program keeps its data on this machine. `None` where the platform names no such folder.
pub fn data_folder() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|base| base.data_dir().join("claimlight"))
}

impl Store {
    /// The store on this machine, with the platform's data folder.
    pub fn on_this_machine() -> Self {
        Self::in_folder(data_folder().as_deref())
    }

    /// The store of this machine's files, with this data folder of the program.
    pub fn in_folder(data: Option<&Path>) -> Self {
        Self { files: Arc::new(Disk), folder: data.map(|folder| folder.join("reviews")) }
    }

    /// A store over other files, or with another data folder.
    pub fn over(files: Arc<dyn FileSystem>, folder: Option<PathBuf>) -> Self {
        Self { files, folder }
    }

    /// Finds the review of an article, if there is one. Never fails: what went wrong is in the notices, and a place
    /// that cannot be used is left out of the home.
    pub fn open(&self, article: &Article) -> Opened {
        self.find(article, |path| set_aside(&*self.files, path, "damaged").ok())
    }

    /// The same for whoever only reads: a damaged file stays where it is.
    pub fn look(&self, article: &Article) -> Opened {
        self.find(article, |_| None)
    }

    fn find(&self, article: &Article, put_away: impl Fn(&Path) -> Option<PathBuf>) -> Opened {
        let mut opened = Opened { home: self.home(article), ..Opened::default() };
        let mut found = Vec::new();
        for path in opened.home.candidates.clone() {
            let bytes = match self.files.read(&path) {
                Ok(bytes) => bytes,
                Err(error) if is_absence(&error) => continue,
                Err(error) => {
                    opened.notices.push(Notice::Unreadable { path, message: error.to_string() });
                    continue;
                }
            };
            match format::parse(&bytes, article) {
                Parsed::Review { review, saved } => {
                    found.push(Candidate { path, review: *review, saved: saved.parse().ok() });
                }
                Parsed::Newer { review, format } => {
                    opened.notices.push(Notice::Newer { path, format });
                    opened.home.read_only = true;
                    opened.review = review.map(|review| *review);
                    return opened;
                }
                Parsed::Damaged(message) => {
                    let kept = put_away(&path);
                    opened.notices.push(Notice::Damaged { path, kept, message });
                }
            }
        }
        // The newest; of two equally new the one in the better place.
        let newest = found.iter().enumerate().max_by_key(|(at, candidate)| (candidate.saved, std::cmp::Reverse(*at)));
        if let Some((newest, _)) = newest {
            let Candidate { path, review, .. } = found.swap_remove(newest);
            let others = found.into_iter().map(|other| Notice::Two { used: path.clone(), other: other.path });
            opened.notices.extend(others);
            opened.review = Some(review);
            // It stays where it is, and where it cannot stay it goes to a place after that.
            let at = opened.home.candidates.iter().position(|candidate| *candidate == path).unwrap_or(0);
            opened.home.candidates.drain(..at);
            opened.home.own.push(path);
        }
        opened
    }

    /// Saves a review: in the first place of its home that can be written. Where that fails, every file is as it was.
    pub fn save(&self, home: &mut Home, review: &Review) -> Result<Saved, SaveError> {
        if home.read_only {
            return Err(SaveError::ReadOnly);
        }
        let at = self.files.now();
        let bytes = format::write(review, &at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())?;
        let mut first_error: Option<(PathBuf, io::Error)> = None;
        for path in home.candidates.clone() {
            let own = home.own.contains(&path);
            match self.put(&path, own, &bytes) {
                Ok(()) => {
                    if !own {
                        home.own.push(path.clone());
                    }
                    if first_error.is_some() {
                        home.stopgaps.push(path.clone());
                    } else {
                        self.clear_stopgaps(home, &path);
                    }
                    let instead = first_error.filter(|(_, error)| !is_refusal(error));
                    let instead = instead.map(|(path, error)| format!("{}: {error}", path.display()));
                    return Ok(Saved { path, at, instead });
                }
                Err(error) => {
                    first_error.get_or_insert((path, error));
                }
            }
        }
        let (path, error) = first_error.ok_or(SaveError::NoPlace)?;
        Err(SaveError::Io { path, error })
    }

    fn put(&self, path: &Path, own: bool, bytes: &[u8]) -> io::Result<()> {
        // An article's folder that has vanished is not made again.
        if let Some(folder) = path.parent().filter(|folder| Some(*folder) == self.folder.as_deref()) {
            self.files.create_folder(folder)?;
        }
        if !own && self.files.exists(path) {
            set_aside(&*self.files, path, "kept")?;
        }
        replace(&*self.files, path, bytes)
    }

    /// Once the review is where it should be, what was written elsewhere in the meantime is older and ours to remove.
    fn clear_stopgaps(&self, home: &mut Home, saved: &Path) {
        for stopgap in std::mem::take(&mut home.stopgaps) {
            if stopgap != saved {
                home.own.retain(|own| *own != stopgap);
                // Left behind it does no harm: the newer one wins.
                let _ = self.files.remove(&stopgap);
            }
        }
    }

    /// Where the review of an article may be, the best place first.
    fn home(&self, article: &Article) -> Home {
        let mut candidates = Vec::new();
        if let Some(path) = &article.origin.path
            && let Some(name) = path.file_name()
        {
            let mut name = name.to_owned();
            name.push(ENDING);
            candidates.push(path.with_file_name(name));
        }
        candidates.extend(self.folder.as_ref().map(|folder| folder.join(name_in_folder(article))));
        Home { candidates, ..Home::default() }
    }
}

/// The name of a review in the data folder: by the article's path, so that its next draft finds it; by its text where
/// there is no path.
fn name_in_folder(article: &Article) -> OsString {
    let hash = |bytes: &[u8]| {
        let hash = Sha256::digest(bytes);
        hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    match &article.origin.path {
        Some(path) => {
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name: String = name.chars().take(40).collect();
            format!("{name}-{}{ENDING}", hash(whole.as_os_str().as_encoded_bytes())).into()
        }
        None => format!("text-{}{ENDING}", hash(article.text.as_bytes())).into(),
    }
}
