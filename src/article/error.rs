//! Why a document could not be opened.

use super::{Foreign, Format};

/// Why a document could not be opened. The message is one clear English sentence; the window has its own words under
/// `open-error-` and [`OpenError::key`], with [`OpenError::arguments`] to fill in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There is no such file, or it is gone.
    #[error("There is no such file.")]
    NotFound,
    /// The path is a folder.
    #[error("This is a folder; choose a file in it.")]
    Folder,
    /// The path is a device, pipe or socket.
    #[error("This is not a regular file.")]
    NotAFile,
    /// The system does not allow the file to be read.
    #[error("You do not have permission to read this file.")]
    Permission,
    /// Reading failed half-way; the system's own words.
    #[error("Reading the file failed: {0}.")]
    Io(String),
    /// Nothing in the file but white space.
    #[error("This file is empty.")]
    Empty,
    /// A document with structure but without any words.
    #[error("There is no text in this document.")]
    NoText,
    /// A PDF whose pages are pictures, such as one from a scanner.
    #[error("This PDF holds pictures of pages, without text; let a program for text recognition (OCR) read it first.")]
    OnlyPictures,
    /// More than [`super::Limits::file`].
    #[error("This file is larger than {} MB, the most that is read.", .limit >> 20)]
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// Unpacks to more than [`super::Limits::unpacked`].
    #[error("This file unpacks to more than {} MB, the most that is read.", .limit >> 20)]
    UnpacksTooLarge {
        /// The most that is unpacked, in bytes.
        limit: u64,
    },
    /// Holds more parts than [`super::Limits::entries`].
    #[error("This file is made of more than {limit} parts, the most that is read.")]
    TooManyParts {
        /// The most entries of an archive.
        limit: usize,
    },
    /// A known format that is not read.
    #[error("This is {} ({}), which cannot be opened here.", .0.class.described(), .0.name)]
    Unsupported(Foreign),
    /// Protected by a password.
    #[error("This document is protected by a password; save a copy without one to open it.")]
    Encrypted,
    /// An e-mail that only its receiver's mail program can decrypt.
    #[error("This message is encrypted; decrypt it in the mail program and save a copy to open it.")]
    EncryptedMail,
    /// A book whose seller locked its text.
    #[error("This book is locked against copying (DRM), so its text cannot be read.")]
    CopyProtected,
    /// A Word document of the kind before 2007.
    #[error("This is an old Word document (.doc); save it as .docx to open it.")]
    OldWord,
    /// Bytes that are no text in any encoding.
    #[error("This file holds no text that can be read.")]
    NotText,
    /// A known format, but the file is broken.
    #[error("This {} document is damaged and cannot be read.", .0.name())]
    Damaged(Format),
    /// A fault of the program.
    #[error("Something in this file could not be handled; that is a fault of the program.")]
    Internal,
}

impl OpenError {
    /// A stable word for the kind of failure, the same whatever the arguments.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Folder => "folder",
            Self::NotAFile => "not-a-file",
            Self::Permission => "permission",
            Self::Io(_) => "io",
            Self::Empty => "empty",
            Self::NoText => "no-text",
            Self::OnlyPictures => "only-pictures",
            Self::TooLarge { .. } => "too-large",
            Self::UnpacksTooLarge { .. } => "unpacks-too-large",
            Self::TooManyParts { .. } => "too-many-parts",
            Self::Unsupported(_) => "unsupported",
            Self::Encrypted => "encrypted",
            Self::EncryptedMail => "encrypted-mail",
            Self::CopyProtected => "copy-protected",
            Self::OldWord => "old-word",
            Self::NotText => "not-text",
            Self::Damaged(_) => "damaged",
            Self::Internal => "internal",
        }
    }

    /// What a message may fill in, by name:
    /// `reason` (the system's words), `megabytes`, `parts`, `class` (a word of [`super::Class`]) and `format` (a name).
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Io(reason) => vec![("reason", reason.clone())],
            Self::TooLarge { limit } | Self::UnpacksTooLarge { limit } => {
                vec![("megabytes", (limit >> 20).to_string())]
            }
            Self::TooManyParts { limit } => vec![("parts", limit.to_string())],
            Self::Unsupported(foreign) => {
                vec![("class", foreign.class.word().to_owned()), ("format", foreign.name.to_owned())]
            }
            Self::Damaged(format) => vec![("format", format.name().to_owned())],
            Self::NotFound
            | Self::Folder
            | Self::NotAFile
            | Self::Permission
            | Self::Empty
            | Self::NoText
            | Self::OnlyPictures
            | Self::Encrypted
            | Self::EncryptedMail
            | Self::CopyProtected
            | Self::OldWord
            | Self::NotText
            | Self::Internal => Vec::new(),
        }
    }

    /// Reading failed in the way `error` says.
    pub(super) fn from_io(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::PermissionDenied => Self::Permission,
            std::io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Io(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Class;

    /// Every variant once, with its key and its sentence. The window's messages are `open-error-` and the key.
    #[test]
    fn every_error_has_a_key_and_a_sentence() {
        let foreign = Foreign { class: Class::Image, name: "PNG" };
        let table = [
            (OpenError::NotFound, "not-found", "There is no such file."),
            (OpenError::Folder, "folder", "This is a folder; choose a file in it."),
            (OpenError::NotAFile, "not-a-file", "This is not a regular file."),
            (OpenError::Permission, "permission", "You do not have permission to read this file."),
            (OpenError::Io("disk on fire".into()), "io", "Reading the file failed: disk on fire."),
            (OpenError::Empty, "empty", "This file is empty."),
            (OpenError::NoText, "no-text", "There is no text in this document."),
            (
                OpenError::OnlyPictures,
                "only-pictures",
                "This PDF holds pictures of pages, without text; let a program for text recognition (OCR) read it first.",
            ),
            (
                OpenError::TooLarge { limit: 64 << 20 },
                "too-large",
                "This file is larger than 64 MB, the most that is read.",
            ),
            (
                OpenError::UnpacksTooLarge { limit: 256 << 20 },
                "unpacks-too-large",
                "This file unpacks to more than 256 MB, the most that is read.",
            ),
            (
                OpenError::TooManyParts { limit: 20_000 },
                "too-many-parts",
                "This file is made of more than 20000 parts, the most that is read.",
            ),
            (OpenError::Unsupported(foreign), "unsupported", "This is an image (PNG), which cannot be opened here."),
            (
                OpenError::Encrypted,
                "encrypted",
                "This document is protected by a password; save a copy without one to open it.",
            ),
            (
                OpenError::EncryptedMail,
                "encrypted-mail",
                "This message is encrypted; decrypt it in the mail program and save a copy to open it.",
            ),
            (
                OpenError::CopyProtected,
                "copy-protected",
                "This book is locked against copying (DRM), so its text cannot be read.",
            ),
            (OpenError::OldWord, "old-word", "This is an old Word document (.doc); save it as .docx to open it."),
            (OpenError::NotText, "not-text", "This file holds no text that can be read."),
            (OpenError::Damaged(Format::Docx), "damaged", "This Word document is damaged and cannot be read."),
            (
                OpenError::Internal,
                "internal",
                "Something in this file could not be handled; that is a fault of the program.",
            ),
        ];
        for (error, key, sentence) in &table {
            assert_eq!(error.key(), *key);
            assert_eq!(error.to_string(), *sentence);
            assert!(error.arguments().iter().all(|(_, value)| !value.is_empty()));
        }
        let mut keys: Vec<_> = table.iter().map(|(error, ..)| error.key()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), table.len());
    }
}
