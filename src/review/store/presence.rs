//! Whether a review is open in another window, and how one window asks the other to let go of it.
//!
//! A window holds a lock of the system as long as a review is open in it: the lock goes with its program, however that
//! ends, so that nothing stale ever stands in the way. A window that wants the review writes to a file beside the lock,
//! which the one that holds it watches. Where there are no locks every window writes, and what two have written is
//! merged when it is saved.

use super::file_system::{Lock, replace};
use super::{Home, Store};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// A review is open here, as long as one of these lives.
#[derive(Debug, Clone)]
pub struct Presence {
    _held: Arc<Held>,
}

#[derive(Debug)]
struct Held {
    path: PathBuf,
    _lock: Box<dyn Lock>,
}

/// What stands open in this program. A lock knows of open files only, and an article that is opened anew must not find
/// that it is open elsewhere.
static OPEN_HERE: Mutex<Vec<Weak<Held>>> = Mutex::new(Vec::new());

/// What came of opening a review to work on it.
#[derive(Debug, Clone)]
pub enum Entered {
    /// It is open nowhere else.
    Here(Presence),
    /// Another program has it open.
    Elsewhere,
    /// There is no telling: no locks are to be had here.
    Unknown,
}

impl Store {
    /// Opens the review of this home to work on it.
    pub fn enter(&self, home: &Home) -> Entered {
        let Some(path) = home.path().and_then(|path| self.lock_path(path, "open")) else { return Entered::Unknown };
        let mut open = OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|held| held.strong_count() > 0);
        let here = open.iter().filter_map(Weak::upgrade).find(|held| held.path == path);
        if let Some(held) = here {
            return Entered::Here(Presence { _held: held });
        }
        if path.parent().is_none_or(|folder| self.files.create_folder(folder).is_err()) {
            return Entered::Unknown;
        }
        match self.files.lock(&path) {
            Ok(lock) => {
                let held = Arc::new(Held { path, _lock: lock });
                open.push(Arc::downgrade(&held));
                Entered::Here(Presence { _held: held })
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Entered::Elsewhere,
            Err(_) => Entered::Unknown,
        }
    }

    /// Whether a window has the review of this home open, be it one of this program.
    pub(super) fn is_open_elsewhere(&self, home: &Home) -> bool {
        let path = home.path().and_then(|path| self.lock_path(path, "open")).filter(|path| self.files.exists(path));
        let lock = path.map(|path| self.files.lock(&path));
        matches!(lock, Some(Err(error)) if error.kind() == io::ErrorKind::WouldBlock)
    }

    /// The file that is written when another window asks for the review of this home.
    pub fn request(&self, home: &Home) -> Option<PathBuf> {
        self.lock_path(home.path()?, "asked")
    }

    /// Asks whatever window has the review of this home to let go of it.
    pub fn ask_for(&self, home: &Home) -> io::Result<()> {
        let Some(request) = self.request(home) else { return Ok(()) };
        if let Some(folder) = request.parent() {
            self.files.create_folder(folder)?;
        }
        let words = format!("{} {}", std::process::id(), self.files.now());
        replace(&*self.files, &request, words.as_bytes())
    }

    /// Where what is held or asked of the file at `path` is, by its ending.
    pub(super) fn lock_path(&self, path: &Path, ending: &str) -> Option<PathBuf> {
        let folder = self.state.as_ref()?.join("locks");
        let whole = self.files.resolve(path);
        let whole = std::path::absolute(&whole).unwrap_or(whole);
        let name = super::others::short_hash(whole.as_os_str().as_encoded_bytes());
        Some(folder.join(format!("{name}.{ending}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::store::tests::Desk;
    use crate::review::store::{Disk, FileSystem};

    #[test]
    fn a_review_is_open_here_until_it_is_let_go_of() {
        let desk = Desk::new();
        let store = desk.store();
        let home = store.open(&desk.article()).home;
        let Entered::Here(presence) = store.enter(&home) else { panic!("it is open nowhere") };
        // The same program, opening it anew.
        assert!(matches!(store.enter(&home), Entered::Here(_)));
        let lock = store.lock_path(home.path().unwrap(), "open").unwrap();
        assert_eq!(Disk.lock(&lock).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        drop(presence);
        // As another program would.
        let theirs = Disk.lock(&lock).unwrap();
        assert!(matches!(store.enter(&home), Entered::Elsewhere));
        let request = store.request(&home).unwrap();
        assert!(!request.exists());
        store.ask_for(&home).unwrap();
        assert!(request.exists());
        drop(theirs);
        assert!(matches!(store.enter(&home), Entered::Here(_)));
    }

    #[test]
    fn without_a_place_for_locks_nothing_is_held() {
        let desk = Desk::new();
        let home = desk.store().open(&desk.article()).home;
        let store = Store::over(Arc::new(Disk), None, None);
        assert!(matches!(store.enter(&home), Entered::Unknown));
        assert!(store.ask_for(&home).is_ok());
    }
}
