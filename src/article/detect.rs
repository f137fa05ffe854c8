//! Which format bytes are in: by what they begin with and hold, and by the file's name only where that leaves it open.

use super::{Format, OpenError, mail};

/// What the bytes turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detected {
    /// A zip archive, whose entries tell what it is.
    Archive,
    /// A message or a saved page.
    Message(Format),
    /// Rich Text Format, whose characters are told by what is in it.
    Rtf,
    /// A PDF.
    Pdf,
    /// Text of some kind; its characters and the name tell which.
    Text,
}

/// A format that is recognised but not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Foreign {
    /// What sort of thing it is.
    pub class: Class,
    /// The name of the format, the same in every language.
    pub name: &'static str,
}

/// What sort of thing a file is that is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum Class {
    Document,
    Spreadsheet,
    Presentation,
    Book,
    Image,
    Audio,
    Video,
    Archive,
    Program,
    Font,
    Data,
}

impl Class {
    /// A stable word for it, to choose a translation by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Spreadsheet => "spreadsheet",
            Self::Presentation => "presentation",
            Self::Book => "book",
            Self::Image => "image",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Archive => "archive",
            Self::Program => "program",
            Self::Font => "font",
            Self::Data => "data",
        }
    }

    /// In an English sentence.
    pub(super) const fn described(self) -> &'static str {
        match self {
            Self::Document => "a document",
            Self::Spreadsheet => "a spreadsheet",
            Self::Presentation => "a presentation",
            Self::Book => "a book",
            Self::Image => "an image",
            Self::Audio => "a sound recording",
            Self::Video => "a video",
            Self::Archive => "an archive",
            Self::Program => "a program",
            Self::Font => "a font",
            Self::Data => "a data file",
        }
    }
}

/// What files of other formats begin with: offset, bytes, class and name. From the specifications and the `file` command.
const SIGNATURES: &[(usize, &[u8], Class, &str)] = &[
    (0, b"%!PS", Class::Document, "PostScript"),
    (0, b"AT&TFORM", Class::Document, "DjVu"),
    (60, b"BOOKMOBI", Class::Book, "Mobipocket"),
    (0, b"\x89PNG\r\n\x1a\n", Class::Image, "PNG"),
    (0, b"\xff\xd8\xff", Class::Image, "JPEG"),
    (0, b"GIF87a", Class::Image, "GIF"),
    (0, b"GIF89a", Class::Image, "GIF"),
    (8, b"WEBP", Class::Image, "WebP"),
    (0, b"II*\0", Class::Image, "TIFF"),
    (0, b"MM\0*", Class::Image, "TIFF"),
    (0, b"\0\0\x01\0", Class::Image, "ICO"),
    (0, b"8BPS", Class::Image, "Photoshop"),
    (0, b"\x76\x2f\x31\x01", Class::Image, "OpenEXR"),
    (4, b"ftypavif", Class::Image, "AVIF"),
    (4, b"ftypheic", Class::Image, "HEIC"),
    (4, b"ftypmif1", Class::Image, "HEIF"),
    (4, b"ftypM4A", Class::Audio, "M4A"),
    (4, b"ftyp", Class::Video, "MP4"),
    (4, b"moov", Class::Video, "QuickTime"),
    (8, b"AVI ", Class::Video, "AVI"),
    (0, b"\x1a\x45\xdf\xa3", Class::Video, "Matroska"),
    (0, b"FLV\x01", Class::Video, "Flash"),
    (0, b"\0\0\x01\xba", Class::Video, "MPEG"),
    (0, b"ID3", Class::Audio, "MP3"),
    (0, b"\xff\xfb", Class::Audio, "MP3"),
    (0, b"\xff\xf3", Class::Audio, "MP3"),
    (0, b"OggS", Class::Audio, "Ogg"),
    (0, b"fLaC", Class::Audio, "FLAC"),
    (8, b"WAVE", Class::Audio, "WAV"),
    (0, b"MThd", Class::Audio, "MIDI"),
    (0, b"#!AMR", Class::Audio, "AMR"),
    (0, b"\x1f\x8b\x08", Class::Archive, "gzip"),
    (0, b"BZh", Class::Archive, "bzip2"),
    (0, b"\xfd7zXZ\0", Class::Archive, "xz"),
    (0, b"\x28\xb5\x2f\xfd", Class::Archive, "Zstandard"),
    (0, b"7z\xbc\xaf\x27\x1c", Class::Archive, "7-Zip"),
    (0, b"Rar!\x1a\x07", Class::Archive, "RAR"),
    (257, b"ustar", Class::Archive, "tar"),
    (0, b"\x7fELF", Class::Program, "ELF"),
    (0, b"\xcf\xfa\xed\xfe", Class::Program, "Mach-O"),
    (0, b"\xca\xfe\xba\xbe", Class::Program, "Java"),
    (0, b"\0asm", Class::Program, "WebAssembly"),
    (0, b"wOFF", Class::Font, "WOFF"),
    (0, b"wOF2", Class::Font, "WOFF2"),
    (0, b"OTTO", Class::Font, "OpenType"),
    (0, b"\0\x01\0\0\0", Class::Font, "TrueType"),
    (0, b"SQLite format 3\0", Class::Data, "SQLite"),
    (0, b"bplist00", Class::Data, "plist"),
];

/// Signatures that could begin a text and so need bytes in the file that no text has.
fn needs_other_evidence(signature: &[u8]) -> bool {
    signature.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ') && !matches!(signature, b"%!PS" | b"AT&TFORM")
}

/// Looks at the bytes of a file that is not empty. The file's name counts little.
pub(super) fn detect(bytes: &[u8], name: Option<&str>) -> Result<Detected, OpenError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Detected::Archive);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound_file(bytes));
    }
    // Some programs put a byte order mark or blanks before a signature of letters.
    let trimmed = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if trimmed.starts_with(b"{\\rtf") {
        return Ok(Detected::Rtf);
    }
    if trimmed.starts_with(b"%PDF-") {
        return Ok(Detected::Pdf);
    }
    let binary = bytes[..bytes.len().min(4096)].contains(&0);
    for &(offset, signature, class, name) in SIGNATURES {
        let at = if offset == 0 && signature.is_ascii() { trimmed } else { bytes };
        if at.get(offset..).is_some_and(|rest| rest.starts_with(signature))
            && (binary || !needs_other_evidence(signature))
        {
            return Err(OpenError::Unsupported(Foreign { class, name }));
        }
    }
    if bytes.starts_with(b"MZ") && binary {
        return Err(OpenError::Unsupported(Foreign { class: Class::Program, name: "Windows" }));
    }
    if bytes.starts_with(b"BM") && binary {
        return Err(OpenError::Unsupported(Foreign { class: Class::Image, name: "BMP" }));
    }
    Ok(mail::recognise(bytes, name).map_or(Detected::Text, Detected::Message))
}

/// What a Compound File is: Office documents before 2007, and encrypted ones of today.
fn compound_file(bytes: &[u8]) -> OpenError {
    // Its directory names the streams in UTF-16.
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    let foreign = |class, name| OpenError::Unsupported(Foreign { class, name });
    if holds("EncryptedPackage") {
        OpenError::Encrypted
    } else if holds("WordDocument") {
        OpenError::OldWord
    } else if holds("Workbook") {
        foreign(Class::Spreadsheet, "Excel 97")
    } else if holds("PowerPoint Document") {
        foreign(Class::Presentation, "PowerPoint 97")
    } else if holds("__properties_version1.0") {
        foreign(Class::Document, "Outlook")
    } else {
        foreign(Class::Data, "OLE")
    }
}

/// What an archive is, by the names of its entries and the words of the entry `mimetype`.
pub(super) fn archive<'a>(names: impl Iterator<Item = &'a str>, mimetype: Option<&str>) -> Result<Format, OpenError> {
    let foreign = |class, name| Err(OpenError::Unsupported(Foreign { class, name }));
    let kind = mimetype.map(str::trim).unwrap_or_default();
    if let Some(kind) = kind.strip_prefix("application/vnd.oasis.opendocument.") {
        return match kind.split('-').next().unwrap_or_default() {
            "spreadsheet" => foreign(Class::Spreadsheet, "OpenDocument"),
            "presentation" => foreign(Class::Presentation, "OpenDocument"),
            "graphics" => foreign(Class::Image, "OpenDocument"),
            "text" => Ok(Format::Odt),
            _ => foreign(Class::Document, "OpenDocument"),
        };
    }
    if kind == "application/epub+zip" {
        return Ok(Format::Epub);
    }
    if kind.starts_with("application/vnd.sun.xml.") {
        return foreign(Class::Document, "OpenOffice 1");
    }
    let mut found = foreign(Class::Archive, "ZIP");
    let (mut content, mut manifest) = (false, false);
    for name in names {
        content |= name == "content.xml";
        manifest |= name == "META-INF/manifest.xml";
        let directory = name.trim_start_matches('/').split('/').next().unwrap_or_default();
        found = match directory {
            "word" => return Ok(Format::Docx),
            "xl" => foreign(Class::Spreadsheet, "Excel"),
            "ppt" => foreign(Class::Presentation, "PowerPoint"),
            "Index.zip" | "Index" if name.ends_with(".iwa") => foreign(Class::Document, "iWork"),
            "classes.dex" => foreign(Class::Program, "Android"),
            "META-INF" if name.ends_with("/container.xml") => return Ok(Format::Epub),
            "META-INF" if name.ends_with("MANIFEST.MF") => foreign(Class::Program, "Java"),
            _ => continue,
        };
    }
    // A document packed anew may have lost the entry that says what it is.
    if content && manifest { Ok(Format::Odt) } else { found }
}

/// Which kind of text the characters of a file are.
pub(super) fn text(text: &str, name: Option<&str>) -> Result<Format, OpenError> {
    let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.as_deref().unwrap_or_default();
    let start = begin(text);
    let markdown = matches!(ending, "md" | "markdown" | "mdown" | "mkd" | "mkdn");
    // Markdown may begin with a piece of HTML, but not with a whole page.
    if is_page(start) || !markdown && is_piece(start) {
        return Ok(Format::Html);
    }
    if starts_with(start, "<svg") || starts_with(start, "<?xml") {
        if is_flat_document(start) {
            return Ok(Format::Odt);
        }
        let svg = start.chars().take(1000).collect::<String>().contains("<svg");
        return Err(OpenError::Unsupported(if svg {
            Foreign { class: Class::Image, name: "SVG" }
        } else {
            Foreign { class: Class::Data, name: "XML" }
        }));
    }
    match ending {
        "html" | "htm" | "xhtml" | "xht" | "shtml" if has_markup(text) => Ok(Format::Html),
        _ if markdown => Ok(Format::Markdown),
        _ => Ok(Format::Text),
    }
}

/// The text from the first tag or word on that tells something: comments of a page may stand before it.
fn begin(text: &str) -> &str {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        rest = after.trim_start();
    }
    rest
}

fn starts_with(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

/// Whether the text begins with the tag, whole.
fn opens(text: &str, tag: &str) -> bool {
    starts_with(text, tag) && text[tag.len()..].starts_with(|c: char| matches!(c, '>' | '/') || c.is_ascii_whitespace())
}

/// Whether a text begins as a web page.
fn is_page(start: &str) -> bool {
    if starts_with(start, "<?xml") {
        let head: String = start.chars().take(2000).collect::<String>().to_ascii_lowercase();
        return head.contains("<html") || head.contains("<!doctype html");
    }
    starts_with(start, "<!doctype html") || ["<html", "<head", "<body"].into_iter().any(|tag| opens(start, tag))
}

/// Whether a text is an OpenDocument text in one piece of XML.
fn is_flat_document(start: &str) -> bool {
    let head: String = start.chars().take(8000).collect();
    head.contains("<office:document") && head.contains("application/vnd.oasis.opendocument.text")
}

/// Whether a text begins as a piece of a web page.
fn is_piece(start: &str) -> bool {
    const TAGS: [&str; 13] = [
        "<p",
        "<div",
        "<article",
        "<section",
        "<main",
        "<h1",
        "<h2",
        "<ul",
        "<ol",
        "<table",
        "<meta",
        "<title",
        "<blockquote",
    ];
    TAGS.into_iter().any(|tag| opens(start, tag)) && (start.contains("</") || opens(start, "<meta"))
}

/// Whether there is anything in the text that only HTML has.
fn has_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let next = &text[at + 1..];
        next.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')
    }) || text.match_indices('&').any(|(at, _)| {
        let name = &text[at + 1..];
        let letters = name.bytes().take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        letters >= 2 && name.as_bytes().get(letters) == Some(&b';')
    })
}
