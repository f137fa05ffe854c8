//! Taking turns with other programs of this machine that keep the same review: two windows, a window and the command
//! line. Programs of other machines are not kept away; what they wrote is seen before each save.

use super::file_system::Lock;
use super::{Store, is_absence, is_refusal};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// How long a save waits for another to be done. Each takes a few milliseconds, or a second on a slow disk.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(3);

impl Store {
    /// Waits until nobody else of this machine writes the file at `path`, and keeps them away until what is answered is
    /// dropped. `None` where locks cannot be had here: the save must not fail for that.
    pub(super) fn wait_for_turn(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        let Some(lock) = self.lock_path(path, "lock") else { return Ok(None) };
        if lock.parent().is_none_or(|folder| self.files.create_folder(folder).is_err()) {
            return Ok(None);
        }
        let begun = Instant::now();
        loop {
            match self.files.lock(&lock) {
                Ok(held) => return Ok(Some(held)),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if begun.elapsed() > PATIENCE {
                        return Err(io::Error::new(
                            io::ErrorKind::WouldBlock,
                            "another program is writing this review",
                        ));
                    }
                    thread::sleep(PAUSE);
                }
                Err(error) if is_refusal(&error) || is_absence(&error) => return Ok(None),
                Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(None),
                // The disk is in trouble; the save itself will tell of what.
                Err(_) => return Ok(None),
            }
        }
    }
}
