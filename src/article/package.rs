//! Documents packed as a zip archive, unpacked in memory, part by part, within limits.

use super::bounds::Bounds;
use super::open::PORTION;
use super::{Class, Foreign, Format, OpenError, detect};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A packed document.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    bounds: &'b Bounds<'b>,
    left: u64,
    limit: u64,
    format: Format,
}

impl<'b> Package<'b> {
    /// Reads the list of parts and finds out which format they make up.
    pub(super) fn open(bytes: &'b [u8], bounds: &'b Bounds<'b>) -> Result<Self, OpenError> {
        // Counted before the list is built: an entry of the list costs far more memory than its 46 bytes in the file.
        if count(bytes, b"PK\x01\x02") > bounds.entries {
            return Err(OpenError::TooManyParts { limit: bounds.entries });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(bytes))?;
        let mut package = Self { archive, bounds, left: bounds.unpacked, limit: bounds.unpacked, format: Format::Docx };
        let mimetype = package.part("mimetype").ok().flatten();
        let mimetype = mimetype.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
        let names: Vec<String> = package.archive.file_names().flatten().map(|name| name.into_owned()).collect();
        package.format = detect::archive(names.iter().map(String::as_str), mimetype)?;
        Ok(package)
    }

    /// The format of the document.
    pub(super) fn format(&self) -> Format {
        self.format
    }

    /// Whether there is a part of this path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.archive.index_for_name(path).is_some()
    }

    /// Unpacks a part by its path; `None` where there is none.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, OpenError> {
        let path = path.trim_start_matches('/');
        let mut entry = match self.archive.by_name(path) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(OpenError::Encrypted),
            Err(_) => return Err(OpenError::Damaged(self.format)),
        };
        let mut bytes = Vec::new();
        let most = self.left.saturating_add(1);
        let read = loop {
            if !self.bounds.ask() {
                return Ok(None);
            }
            let portion = PORTION.min(most.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX)));
            match entry.by_ref().take(portion).read_to_end(&mut bytes) {
                Ok(0) => break Ok(()),
                Ok(_) => {}
                Err(error) => break Err(error),
            }
        };
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > self.left {
            return Err(OpenError::UnpacksTooLarge { limit: self.limit });
        }
        self.left -= length;
        read.map_err(|_| OpenError::Damaged(self.format))?;
        Ok(Some(bytes))
    }
}

/// The path of a part from the folder of another.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|step| !step.is_empty()).collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}

/// What is wrong with an archive whose list cannot be read: it may be a document cut short.
fn broken(bytes: &[u8]) -> OpenError {
    if count(bytes, b"word/") > 0 {
        OpenError::Damaged(Format::Docx)
    } else if count(bytes, b"vnd.oasis.opendocument.text") > 0 {
        OpenError::Damaged(Format::Odt)
    } else if count(bytes, b"application/epub+zip") > 0 {
        OpenError::Damaged(Format::Epub)
    } else {
        OpenError::Unsupported(Foreign { class: Class::Archive, name: "ZIP" })
    }
}

/// How often the bytes hold `sequence`.
fn count(bytes: &[u8], sequence: &[u8]) -> usize {
    bytes.windows(sequence.len()).filter(|window| *window == sequence).count()
}
