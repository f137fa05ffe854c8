//! Where reviews are kept: the only part of a review that touches files.
//!
//! A review is kept in `<article's file name>.claims.json` beside the article, or in the platform's data folder where
//! that folder cannot be written or the text has no file. The article's own file is never written. Opening writes
//! nothing, unless a damaged review has to be put out of the way of the next one.
//!
//! No file is replaced whose contents this session has not read or written itself. A review that somebody else has
//! changed in the meantime is merged with ours, under a lock against other programs of this machine; anything else that
//! stands in the way is renamed first.

mod backups;
mod drafts;
mod file_system;
mod format;
mod journal;
mod moved;
mod others;
mod presence;
mod saving;
#[cfg(test)]
pub(in crate::review) mod tests;
mod turn;

pub use backups::Backup;
pub use drafts::KeptDraft;
pub use file_system::{Disk, FileSystem, Lock, Output, replace};
pub use format::FORMAT;
pub use others::{Other, TakenIn};
pub use presence::{Entered, Presence};
pub use saving::{Foreign, SaveError, Saved};

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
    /// Where copies and locks are. `None` where there is no such folder.
    state: Option<PathBuf>,
}

/// Where one review is kept: answered by [`Store::open`], and handed back to [`Store::save`].
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// To be tried in this order.
    candidates: Vec<PathBuf>,
    /// The files this session has read or written, and so may replace while they are as it knows them.
    known: Vec<Known>,
    /// What this session last tried to write where the attempt failed: it may stand there all the same.
    tried: Vec<(PathBuf, Hash)>,
    /// Files this session wrote because a better place could not be written at the time.
    stopgaps: Vec<PathBuf>,
    /// Set where the review is of a newer format.
    read_only: bool,
    /// What the article goes by in the folders of the program.
    key: Option<OsString>,
    /// The states the review was made from, by their short hashes.
    ancestors: Vec<String>,
    /// The drafts this session knows to be kept, by the beginning of their hashes.
    drafts: Vec<String>,
    /// The text this session has told the place of the review of, by its hash.
    placed: Option<String>,
    /// When this session last kept a copy.
    backed_up: Option<Timestamp>,
    journal: journal::Journal,
}

/// A file as this session last read or wrote it.
#[derive(Debug, Clone)]
struct Known {
    path: PathBuf,
    hash: Hash,
    /// What it says: the base of what is made of it since.
    review: Review,
}

/// SHA-256 of a file.
type Hash = [u8; 32];

fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
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
        /// When the copy was made that is shown instead; `None` where there is none.
        restored: Option<Timestamp>,
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
    /// The file is not as the program saved it: something else has changed it, or some of it is damaged. It is shown,
    /// and a copy is kept before it is written again.
    Altered {
        /// Where it is.
        path: PathBuf,
    },
    /// A newer program wrote the file: it is shown as far as it is understood, and not written.
    Newer {
        /// Where it is.
        path: PathBuf,
        /// The version of its format.
        format: u64,
    },
    /// The review was found by the text, in a file that goes by another name or in another place: the article was moved
    /// or renamed. The file is left alone; changes are saved where they belong.
    Moved {
        /// Where it was found.
        from: PathBuf,
    },
    /// What a program that ended before it could save had noted down is in the review again.
    Recovered {
        /// How many claims it was about.
        claims: usize,
    },
    /// There are two reviews of this article. The newer is shown, both are kept.
    Two {
        /// The one shown.
        used: PathBuf,
        /// The other.
        other: PathBuf,
    },
}

/// What one file held.
struct Candidate {
    path: PathBuf,
    hash: Hash,
    review: Review,
    saved: Option<Timestamp>,
    ancestors: Vec<String>,
}

/// Replaces a file, or makes it, so that at any moment either the old one or the new one is there whole. For documents
/// that leave the program, which are written with the same care as reviews.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(&Disk, path, bytes)
}

/// Why a file could not be read as a review.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system did not let it be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is no review file, or a damaged one.
    #[error("this is no review file, or it is damaged: {0}")]
    Damaged(String),
    /// A newer program wrote it.
    #[error("a newer version of the program wrote this review; it cannot be read")]
    Newer,
}

/// Reads a review file wherever it lies, without its article.
///
/// # Errors
/// One [`ReadError`] that says why not.
pub fn read_review(path: &Path) -> Result<Review, ReadError> {
    match format::parse(&std::fs::read(path)?, None) {
        Parsed::Review { review, .. } => Ok(*review),
        Parsed::Newer { .. } => Err(ReadError::Newer),
        Parsed::Damaged(message) => Err(ReadError::Damaged(message)),
    }
}

/// A review as the bytes of its file, saved now.
///
/// # Errors
/// Where it cannot be put into JSON.
pub fn review_bytes(review: &Review) -> serde_json::Result<Vec<u8>> {
    format::write(review, &moment(Timestamp::now()), &[])
}

/// A time as review files have it: of two files saved in one second the later must count.
fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
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

/// Where the program keeps on this machine what it can do without; with its data where the platform has no such folder.
pub fn state_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("claimlight"))
}

impl Store {
    /// The store on this machine, with the platform's folders.
    pub fn on_this_machine() -> Self {
        Self::over(Arc::new(Disk), data_folder(), state_folder())
    }

    /// A store over these files, with these folders of the program for what cannot be beside its article (`data`), and
    /// for copies and locks (`state`).
    pub fn over(files: Arc<dyn FileSystem>, data: Option<PathBuf>, state: Option<PathBuf>) -> Self {
        Self { files, folder: data.map(|folder| folder.join("reviews")), state }
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
            match format::parse(&bytes, article.origin.path.clone()) {
                Parsed::Review { review, saved, intact, ancestors } => {
                    if !intact {
                        opened.notices.push(Notice::Altered { path: path.clone() });
                    }
                    let saved = saved.parse().ok();
                    found.push(Candidate { path, hash: hash(&bytes), review: *review, saved, ancestors });
                }
                Parsed::Newer { review, format } => {
                    opened.notices.push(Notice::Newer { path, format });
                    opened.home.read_only = true;
                    opened.review = review.map(|review| *review);
                    return opened;
                }
                Parsed::Damaged(message) => {
                    let kept = put_away(&path);
                    opened.notices.push(Notice::Damaged { path, kept, restored: None, message });
                }
            }
        }
        // The newest; of two equally new the one in the better place.
        let newest = found.iter().enumerate().max_by_key(|(at, candidate)| (candidate.saved, std::cmp::Reverse(*at)));
        if let Some((newest, _)) = newest {
            let Candidate { path, hash, review, ancestors, .. } = found.swap_remove(newest);
            opened.home.ancestors = ancestors;
            let others = found.into_iter().map(|other| Notice::Two { used: path.clone(), other: other.path });
            opened.notices.extend(others);
            opened.review = Some(review.clone());
            // It stays where it is, and where it cannot stay it goes to a place after that.
            let at = opened.home.candidates.iter().position(|candidate| *candidate == path).unwrap_or(0);
            opened.home.candidates.drain(..at);
            opened.home.journal = journal::Journal::after(review.clone());
            opened.home.known.push(Known { path, hash, review });
        } else if let Some(Notice::Damaged { restored, .. }) = opened.notices.last_mut()
            && let Some((backup, review)) = self.last_good(&opened.home, article.origin.path.as_deref())
        {
            *restored = Some(backup.at);
            opened.review = Some(review);
        } else if opened.notices.is_empty()
            && let Some(moved) = self.of_moved(article, &opened.home)
        {
            opened.notices.push(Notice::Moved { from: moved.path });
            opened.home.ancestors = moved.ancestors;
            opened.review = Some(moved.review);
        }
        self.recover(article, &mut opened);
        opened
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
        let key = name_in_folder(article);
        let mut name = key.clone();
        name.push(ENDING);
        candidates.extend(self.folder.as_ref().map(|folder| folder.join(name)));
        Home { candidates, key: Some(key), ..Home::default() }
    }
}

/// What an article goes by in the folders of the program: by the article's path, so that its next draft finds it; by its text where
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
            format!("{name}-{}", hash(whole.as_os_str().as_encoded_bytes())).into()
        }
        None => format!("text-{}", hash(article.text.as_bytes())).into(),
    }
}
