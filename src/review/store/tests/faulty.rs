//! A disk on which steps fail, for the tests of whatever writes.

use super::*;
use std::io::Write;
use std::sync::Mutex;

/// A disk on which one step fails, or from one step on every one: what is left is what a crash would leave.
#[derive(Debug)]
pub(in crate::review) struct Faulty {
    pub(super) state: Arc<Mutex<Plan>>,
}

#[derive(Debug, Clone)]
pub(in crate::review) struct Plan {
    /// Steps still to be done well.
    pub good: usize,
    /// Steps that fail after those.
    pub bad: usize,
    pub kind: io::ErrorKind,
    /// A folder in which no file can be larger than this.
    pub full: Option<(PathBuf, usize)>,
    /// A kind of step that never works.
    pub refused: &'static str,
    /// Every step asked for, done well or not.
    pub log: Vec<String>,
}

impl Faulty {
    pub(in crate::review) fn new(good: usize, bad: usize, kind: io::ErrorKind) -> Self {
        Self { state: Arc::new(Mutex::new(Plan { good, bad, kind, full: None, refused: "", log: Vec::new() })) }
    }

    /// A disk on which one kind of step never works.
    pub(in crate::review) fn refusing(step: &'static str) -> Self {
        let faulty = Self::new(usize::MAX, 0, io::ErrorKind::PermissionDenied);
        faulty.state.lock().unwrap().refused = step;
        faulty
    }

    pub(in crate::review) fn plan(&self) -> Plan {
        self.state.lock().unwrap().clone()
    }
}

impl Plan {
    fn step(&mut self, what: &str, path: &Path) -> io::Result<()> {
        self.log.push(format!("{what} {}", path.file_name().unwrap().to_string_lossy()));
        if what == self.refused {
            return Err(self.kind.into());
        }
        if self.good > 0 {
            self.good -= 1;
        } else if self.bad > 0 {
            self.bad = self.bad.saturating_sub(1);
            return Err(self.kind.into());
        }
        Ok(())
    }
}

struct FaultyOutput {
    inner: Box<dyn Output>,
    path: PathBuf,
    written: usize,
    state: Arc<Mutex<Plan>>,
}

impl Write for FaultyOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.state.lock().unwrap().step("write", &self.path) {
            self.inner.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        let room = self.state.lock().unwrap().full.clone().filter(|(folder, _)| self.path.starts_with(folder));
        let room = room.map_or(usize::MAX, |(_, most)| most - self.written);
        if room == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let written = self.inner.write(&bytes[..bytes.len().min(room)])?;
        self.written += written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Output for FaultyOutput {
    fn sync(&mut self) -> io::Result<()> {
        self.state.lock().unwrap().step("sync", &self.path)?;
        self.inner.sync()
    }
}

impl FileSystem for Faulty {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        Disk.read(path)
    }
    fn read_start(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        Disk.read_start(path, most)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.list(folder)
    }
    fn exists(&self, path: &Path) -> bool {
        Disk.exists(path)
    }
    fn resolve(&self, path: &Path) -> PathBuf {
        Disk.resolve(path)
    }
    fn create_new(&self, path: &Path, like: &Path) -> io::Result<Box<dyn Output>> {
        self.state.lock().unwrap().step("create", path)?;
        let inner = Disk.create_new(path, like)?;
        Ok(Box::new(FaultyOutput { inner, path: path.to_owned(), written: 0, state: self.state.clone() }))
    }
    fn append(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        self.state.lock().unwrap().step("append", path)?;
        let inner = Disk.append(path)?;
        Ok(Box::new(FaultyOutput { inner, path: path.to_owned(), written: 0, state: self.state.clone() }))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.state.lock().unwrap().step("rename", to)?;
        Disk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.state.lock().unwrap().step("remove", path)?;
        Disk.remove(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        // Without a place for locks it goes on as well.
        if !path.ends_with("locks") {
            self.state.lock().unwrap().step("create-folder", path)?;
        }
        Disk.create_folder(path)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.state.lock().unwrap().step("sync-folder", path)?;
        Disk.sync_folder(path)
    }
    fn lock(&self, path: &Path) -> io::Result<Box<dyn Lock>> {
        Disk.lock(path)
    }
    fn now(&self) -> Timestamp {
        Disk.now()
    }
}
