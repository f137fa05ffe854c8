//! Watches the file of the open article, so that the window shows what the writer has just saved.
//!
//! Looks at its size and date about once a second: on network drives, where notifications are not to be had, this works
//! as well. Programs save in many ways, so a change counts once the file has been the same for two looks.

use crate::article::Limits;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

/// From one look to the next.
const PACE: Duration = Duration::from_millis(800);

/// A file being watched; dropping it ends that.
#[derive(Debug)]
pub struct Watch {
    stop: Arc<AtomicBool>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// What can be seen of a file without reading it.
type Look = (u64, Option<SystemTime>);

impl Watch {
    /// Begins to watch; `changed` is called each time the file holds other bytes than before. A file that cannot be
    /// watched is left alone.
    pub fn start(path: PathBuf, changed: impl Fn() + Send + 'static) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        // Without a thread the article can still be opened again by hand.
        let _ = thread::Builder::new().name("watch".to_owned()).spawn(move || watch(&path, &stopped, &changed));
        Self { stop }
    }
}

fn watch(path: &Path, stopped: &AtomicBool, changed: &impl Fn()) {
    let mut known = (look(path), hash(path));
    let mut before = known.0;
    while !stopped.load(Ordering::Relaxed) {
        thread::sleep(PACE);
        let now = look(path);
        let settled = now == before;
        before = now;
        // A file that is gone may be on its way back: some programs save by renaming.
        if !settled || now.is_none() || now == known.0 {
            continue;
        }
        let content = hash(path);
        let other = content.is_some() && content != known.1;
        known = (now, content.or(known.1));
        if other && !stopped.load(Ordering::Relaxed) {
            changed();
        }
    }
}

fn look(path: &Path) -> Option<Look> {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some((metadata.len(), metadata.modified().ok()))
}

fn hash(path: &Path) -> Option<[u8; 32]> {
    // A file too large to open is too large to read again and again.
    let limit = Limits::default().file;
    look(path).filter(|(size, _)| *size <= limit)?;
    Some(Sha256::digest(fs::read(path).ok()?).into())
}
