//! The one way in: from a path, a stream or bytes to an [`Article`].
//!
//! Importers run on a thread of their own with a stack of a known size, and a panic in one ends as
//! [`OpenError::Internal`]. The caller waits: whoever draws a window calls this from a worker.

use super::bounds::Bounds;
use super::{
    Article, Detected, Format, Limits, OpenError, Traced, charset, detect, docx, epub, html, mail, markdown, odt,
    package::Package, pdf, plain, rtf,
};
use crate::watch::{self, watched};
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

/// Stack of the thread an importer runs on. The libraries below nest with the document, which [`Limits::depth`] bounds.
const STACK: usize = 32 << 20;

/// How a document is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// How much of it is read.
    pub limits: Limits,
    /// Whether a web page is taken whole, with what stands around its article. Other formats are whole as they are.
    pub whole_page: bool,
}

impl From<&Limits> for Options {
    fn from(limits: &Limits) -> Self {
        Self { limits: *limits, whole_page: false }
    }
}

/// How far a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being read.
    pub stage: Stage,
    /// How much of it is done.
    pub done: usize,
    /// How much there is.
    pub all: usize,
}

/// What of a document is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The file itself, in bytes.
    File,
    /// Its pages.
    Pages,
    /// Its chapters.
    Chapters,
    /// Its text as the document writes it, in bytes.
    Text,
}

/// Told how far a document is read; [`ControlFlow::Break`] gives it up.
pub type Watch<'w> = watch::Watch<'w, Progress>;

/// So many bytes are read or unpacked at a time.
pub(super) const PORTION: u64 = 1 << 20;
/// Steps of an importer between two questions whether to go on. A step takes microseconds.
const STEPS: usize = 1024;

/// Opens a file. The file is read, never written.
///
/// # Errors
/// One [`OpenError`] that says why not.
pub fn open(path: &Path, options: impl Into<Options>) -> Result<Article, OpenError> {
    open_watched(path, options, &mut |_| ControlFlow::Continue(())).unwrap_or(Err(OpenError::Internal))
}

/// The same, telling its progress, and given up (`None`) soon after `watch` answers [`ControlFlow::Break`]. A format that
/// cannot tell how far it is goes on asking with what it told last.
pub fn open_watched(
    path: &Path,
    options: impl Into<Options>,
    watch: &mut Watch<'_>,
) -> Option<Result<Article, OpenError>> {
    let options = options.into();
    let limits = &options.limits;
    let bytes = match checked(path, limits).and_then(|(file, size)| read_portions(file, size, limits, watch)) {
        Ok(bytes) => bytes?,
        Err(error) => return Some(Err(error)),
    };
    let name = path.file_name().map(|name| name.to_string_lossy());
    let mut read = read_watched(&bytes, name.as_deref(), options, watch)?;
    if let Ok(article) = &mut read {
        article.origin.path = Some(path.to_owned());
    }
    Some(read)
}

/// The file and its size, if it is one that can be read.
fn checked(path: &Path, limits: &Limits) -> Result<(File, u64), OpenError> {
    // Opening a pipe would wait for its other end, so look before.
    let metadata = std::fs::metadata(path).map_err(|error| OpenError::from_io(&error))?;
    if metadata.is_dir() {
        return Err(OpenError::Folder);
    }
    if !metadata.is_file() {
        return Err(OpenError::NotAFile);
    }
    if metadata.len() > limits.file {
        return Err(OpenError::TooLarge { limit: limits.file });
    }
    let file = File::open(path).map_err(|error| OpenError::from_io(&error))?;
    Ok((file, metadata.len()))
}

/// All bytes of a file of about this size, as [`read_whole`] has them; `None` when `watch` gives up.
fn read_portions(
    mut file: File,
    size: u64,
    limits: &Limits,
    watch: &mut Watch<'_>,
) -> Result<Option<Vec<u8>>, OpenError> {
    let count = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
    let most = limits.file.saturating_add(1);
    let mut bytes = Vec::new();
    loop {
        let done = bytes.len() as u64;
        if watch(Progress { stage: Stage::File, done: count(done), all: count(size.max(done)) }).is_break() {
            return Ok(None);
        }
        let portion = (&mut file).take(PORTION.min(most.saturating_sub(done)));
        if { portion }.read_to_end(&mut bytes).map_err(|error| OpenError::from_io(&error))? == 0 {
            return Ok(Some(bytes));
        }
    }
}

/// All bytes of a stream, up to one more than is read of a file.
fn read_whole(source: impl Read, limits: &Limits) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::new();
    source.take(limits.file.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| OpenError::from_io(&error))?;
    Ok(bytes)
}

/// Reads a document from a stream to its end, such as standard input.
///
/// `name` is the file's name where there is one; it only decides what the content leaves open.
///
/// # Errors
/// One [`OpenError`] that says why not.
pub fn read_from(source: impl Read, name: Option<&str>, options: impl Into<Options>) -> Result<Article, OpenError> {
    let options = options.into();
    read(&read_whole(source, &options.limits)?, name, options)
}

/// Reads a document from bytes. For `name` see [`read_from`].
///
/// # Errors
/// One [`OpenError`] that says why not.
pub fn read(bytes: &[u8], name: Option<&str>, options: impl Into<Options>) -> Result<Article, OpenError> {
    read_watched(bytes, name, options, &mut |_| ControlFlow::Continue(())).unwrap_or(Err(OpenError::Internal))
}

/// The same, watched as [`open_watched`] is.
pub fn read_watched(
    bytes: &[u8],
    name: Option<&str>,
    options: impl Into<Options>,
    watch: &mut Watch<'_>,
) -> Option<Result<Article, OpenError>> {
    let options = options.into();
    guarded(|| import(bytes, name, &options, watch))
}

/// Reads a Word document from bytes, recording where its text stands in it.
///
/// # Errors
/// One [`OpenError`] that says why not; [`OpenError::NotText`] for what is no Word document.
pub fn trace(bytes: &[u8], limits: &Limits) -> Result<Traced, OpenError> {
    let traced = || {
        watched(&mut |_| ControlFlow::Continue(()), read_already(bytes), STEPS, |watcher| {
            let bounds = Bounds::new(limits, watcher);
            let package = Package::open(bytes, &bounds)?;
            if package.format() == Format::Docx { docx::trace(package, &bounds) } else { Err(OpenError::NotText) }
        })
    };
    guarded(traced).unwrap_or(Err(OpenError::Internal))
}

/// The bytes of the file an article came from, as they are now; `None` where it came from none, or it cannot be read.
pub fn bytes_of(article: &Article, limits: &Limits) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(article.origin.path.as_ref()?).ok()?.take(limits.file).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Runs an importer where neither a panic nor deep nesting of its own can harm the program.
fn guarded<T: Send>(importer: impl FnOnce() -> Option<Result<T, OpenError>> + Send) -> Option<Result<T, OpenError>> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("importer".into()).stack_size(STACK);
        match thread.spawn_scoped(scope, importer) {
            Ok(running) => running.join().unwrap_or(Some(Err(OpenError::Internal))),
            Err(error) => Some(Err(OpenError::from_io(&error))),
        }
    })
}

/// The progress of what is in memory already.
fn read_already(bytes: &[u8]) -> Progress {
    Progress { stage: Stage::File, done: bytes.len(), all: bytes.len() }
}

/// Reads a document; `None` when `watch` gives up.
fn import(
    bytes: &[u8],
    name: Option<&str>,
    options: &Options,
    watch: &mut Watch<'_>,
) -> Option<Result<Article, OpenError>> {
    let Options { limits, whole_page } = options;
    watched(watch, read_already(bytes), STEPS, |watcher| {
        import_within(bytes, name, *whole_page, &Bounds::new(limits, watcher))
    })
}

fn import_within(
    bytes: &[u8],
    name: Option<&str>,
    whole_page: bool,
    bounds: &Bounds<'_>,
) -> Result<Article, OpenError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > bounds.file {
        return Err(OpenError::TooLarge { limit: bounds.file });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(OpenError::Empty);
    }
    let article = match detect::detect(bytes, name)? {
        Detected::Archive => packed(bytes, bounds)?,
        Detected::Pdf => pdf::read(bytes, bounds)?,
        Detected::Message(Format::Mhtml) => mail::read_page(bytes, whole_page, bounds)?,
        Detected::Message(_) => mail::read(bytes, bounds)?,
        Detected::Rtf => rtf::read(bytes, bounds)?,
        Detected::Text => text(bytes, name, whole_page, bounds)?,
    };
    if article.blocks.is_empty() {
        return Err(OpenError::NoText);
    }
    debug_assert_eq!(article.check(), Ok(()));
    Ok(article)
}

/// Reads whatever is a zip archive.
fn packed(bytes: &[u8], bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let package = Package::open(bytes, bounds)?;
    match package.format() {
        Format::Docx => docx::read(package, bounds),
        Format::Epub => epub::read(package, bounds),
        Format::Odt => odt::read(package, bounds),
        _ => Err(OpenError::NotText),
    }
}

/// Reads whatever is made of characters.
fn text(bytes: &[u8], name: Option<&str>, whole_page: bool, bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let decoded = charset::decode(bytes, charset::declared(bytes).as_deref())?;
    let mut article = match detect::text(&decoded.text, name)? {
        Format::Markdown => markdown::read(&decoded.text, bounds),
        Format::Html => html::read(&decoded.text, whole_page, bounds),
        Format::Odt => odt::read_flat(&decoded.text, bounds)?,
        _ => plain::article(decoded.text, bounds.blocks),
    };
    article.origin.encoding = Some(decoded.encoding);
    article.warnings.splice(0..0, decoded.warnings);
    Ok(article)
}

#[cfg(test)]
mod tests;
