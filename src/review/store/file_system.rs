//! The files under the store, behind a trait so that a test can let any single step fail.

use jiff::Timestamp;
use std::fmt::Debug;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What the store asks of the world: files and the time of day.
pub trait FileSystem: Debug + Send + Sync {
    /// The whole of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Up to so many bytes from the beginning of a file.
    fn read_start(&self, path: &Path, most: usize) -> io::Result<Vec<u8>>;
    /// The files in a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Whether anything stands at this path.
    fn exists(&self, path: &Path) -> bool;
    /// The file a path leads to, where it is a link.
    fn resolve(&self, path: &Path) -> PathBuf;
    /// Begins a file that must not be there yet. It may be read by whoever may read `like`, where that is there.
    fn create_new(&self, path: &Path, like: &Path) -> io::Result<Box<dyn Output>>;
    /// A file to be written on at its end, made where it is missing.
    fn append(&self, path: &Path) -> io::Result<Box<dyn Output>>;
    /// Gives a file another name. What goes by that name is replaced, in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder and those above it, for this user alone, unless they are there.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on the disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Keeps every other program that asks for the same away until what is answered is dropped. `path` is a file that
    /// is there for nothing else; it is made where it is missing, and stays. [`io::ErrorKind::WouldBlock`] where
    /// another holds it.
    fn lock(&self, path: &Path) -> io::Result<Box<dyn Lock>>;
    /// The time of day.
    fn now(&self) -> Timestamp;
}

/// A lock that is held as long as this lives.
pub trait Lock: Debug + Send + Sync {}

/// A file being written.
pub trait Output: Write {
    /// Waits until everything written is on the disk.
    fn sync(&mut self) -> io::Result<()>;
}

impl Output for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// The machine's own files and clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl FileSystem for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn read_start(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        let mut start = Vec::new();
        File::open(path)?.take(most as u64).read_to_end(&mut start)?;
        Ok(start)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
    }

    fn exists(&self, path: &Path) -> bool {
        // Where it cannot be told, something may be there.
        fs::symlink_metadata(path).map_or_else(|error| !super::is_absence(&error), |_| true)
    }

    fn resolve(&self, path: &Path) -> PathBuf {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    }

    fn create_new(&self, path: &Path, like: &Path) -> io::Result<Box<dyn Output>> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        if let Ok(old) = fs::metadata(like) {
            // A file system without permissions has none to keep.
            let _ = file.set_permissions(old.permissions());
        }
        Ok(Box::new(file))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        Ok(Box::new(OpenOptions::new().append(true).create(true).open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            // Some network file systems know no such thing.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            outcome => outcome,
        }
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Box<dyn Lock>> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Box::new(file)),
            Err(fs::TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The system gives a lock back when its file is closed, and so when the program ends in whatever way.
impl Lock for File {}

/// Replaces the file at `path` by these bytes so that at any moment, a power cut included, either the old file or the
/// new one is there whole.
pub fn replace(files: &dyn FileSystem, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &files.resolve(path);
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = folder.join(name);
    let written = write_new(files, &temporary, path, bytes).and_then(|()| files.rename(&temporary, path));
    if let Err(error) = written {
        // The first error is the one to tell of.
        let _ = files.remove(&temporary);
        return Err(error);
    }
    files.sync_folder(folder)
}

fn write_new(files: &dyn FileSystem, path: &Path, like: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut output = match files.create_new(path, like) {
        // Left over by a process of the same number that was killed.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            files.remove(path)?;
            files.create_new(path, like)?
        }
        output => output?,
    };
    output.write_all(bytes)?;
    output.flush()?;
    output.sync()
}

/// Renames the file at `path` to a name that is not taken, `<name>.<label>-<date>-<n>`, and answers it.
pub(super) fn set_aside(files: &dyn FileSystem, path: &Path, label: &str) -> io::Result<PathBuf> {
    let date = files.now().strftime("%Y-%m-%d").to_string();
    for number in 1..=9_999 {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{label}-{date}-{number}"));
        let aside = path.with_file_name(name);
        if !files.exists(&aside) {
            files.rename(path, &aside)?;
            return Ok(aside);
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "no free name to set the file aside"))
}
