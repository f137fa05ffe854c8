//! An article as the program sees it: plain text, the blocks it is made of, and where it came from.
//!
//! One file per format turns bytes into an [`Article`]. This module must not know of languages, claims, notes or
//! windows. Any byte sequence gives an article, perhaps with warnings, or one clear error: never a panic, a hang, or
//! memory out of proportion.

mod bounds;
mod charset;
mod compose;
mod detect;
mod docx;
mod epub;
mod error;
mod flow;
mod html;
mod invariants;
mod limits;
mod mail;
mod markdown;
mod numbering;
mod odt;
pub mod open;
mod package;
mod pdf;
mod place;
mod plain;
mod roles;
mod roman;
mod rtf;
mod symbols;
mod trace;
mod xml;

use detect::Detected;
pub use detect::{Class, Foreign};
pub use error::OpenError;
pub use invariants::Broken;
pub use limits::Limits;
pub use place::{Page, Place, Places};
pub use trace::{Source, Stretch, Traced};

use crate::Span;

/// A text with its structure. Immutable once built; every offset in the program counts in [`Article::text`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// The whole text. For plain text exactly the characters of the file, so that offsets hold for other programs.
    pub text: String,
    /// The blocks in the order of the text, not overlapping, without white space at their edges, none empty.
    pub blocks: Vec<Block>,
    /// Bold, italic and links, sorted by start; stretches of different style may overlap.
    pub styles: Vec<Styled>,
    /// Remarks that others left in the document, in the order of their words; those without words come last.
    pub remarks: Vec<Remark>,
    /// Where pages begin, sorted by start; none where the document has no pages.
    pub pages: Vec<Page>,
    /// What the document says of itself.
    pub about: About,
    /// Where the text came from.
    pub origin: Origin,
    /// What could not be read as it was meant.
    pub warnings: Vec<Warning>,
}

impl Article {
    /// The title the document gives itself, or else its first heading.
    pub fn title(&self) -> Option<&str> {
        let heading = || self.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
        self.about.title.as_deref().or_else(|| heading().map(|block| block.span.of(&self.text)))
    }

    /// Index in [`Article::blocks`] of the block that holds the byte at `offset`; `None` between blocks.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let index = self.blocks.partition_point(|block| block.span.end <= offset);
        self.blocks.get(index).is_some_and(|block| block.span.contains(offset)).then_some(index)
    }

    /// How many words the text has: stretches between white space with a letter or digit in them.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    }
}

/// One paragraph-like unit, laid out and scrolled as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Its words. Line breaks inside are soft: a reader shows them as spaces.
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list, nested `depth` deep (0 for the outermost); `number` where the list counts.
    ListItem {
        /// Nesting, 0 for the outermost list.
        depth: u8,
        /// The item's number in a counted list.
        number: Option<u32>,
    },
    /// A paragraph set off as a quotation.
    Quote,
    /// The text of a footnote or endnote.
    Footnote,
    /// The words beneath a picture.
    Caption,
    /// One row of a table, its cells divided by tabs.
    TableRow,
    /// Words whose line breaks and spaces stand as they are.
    Preformatted,
}

/// A stretch of text in a style of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Styled {
    /// Where.
    pub span: Span,
    /// Which style.
    pub style: Style,
}

/// A style of letters, or a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Style {
    /// Bold or strong.
    Strong,
    /// Italic or emphasised.
    Emphasis,
    /// Struck out.
    Struck,
    /// A link to the address. Never followed by the program.
    Link(String),
}

/// A remark that somebody left in the document, beside its text: what word processors call a comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    /// The words it is on; `None` where they are not in the article, such as words that were deleted.
    pub words: Option<Span>,
    /// Who left it, as the document names them; empty where it does not.
    pub author: String,
    /// When, as written in the document; empty where it is not.
    pub date: String,
    /// What it says, its paragraphs divided by line breaks.
    pub text: String,
}

/// What a document says of itself. Nothing here is guessed from the running text, save a title from the first heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Title.
    pub title: Option<String>,
    /// Author line.
    pub byline: Option<String>,
    /// Date as written.
    pub date: Option<String>,
    /// Name of the site or publication.
    pub site: Option<String>,
    /// Language the document declares, as a BCP 47 tag.
    pub language: Option<String>,
}

/// Where a text came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The format it was read as.
    pub format: Format,
    /// The character encoding, where the format leaves it open.
    pub encoding: Option<Encoding>,
    /// The file, if it was one.
    pub path: Option<std::path::PathBuf>,
    /// Whether it was told from what stands around it on its web page, which was left out.
    pub part_of_page: bool,
}

/// A character encoding and how it was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// Name by the WHATWG Encoding Standard, such as `UTF-8` or `windows-1252`.
    pub name: &'static str,
    /// Whether it was guessed from the bytes rather than declared or certain.
    pub guessed: bool,
}

/// The formats the program opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown (CommonMark with tables, footnotes and strikethrough).
    Markdown,
    /// A web page.
    Html,
    /// Office Open XML, as Word writes it.
    Docx,
    /// A book of web pages.
    Epub,
    /// An e-mail, as mail programs save it.
    Mail,
    /// A web page saved with all it is made of (MHTML).
    Mhtml,
    /// OpenDocument text, as LibreOffice writes it.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// Portable Document Format.
    Pdf,
}

impl Format {
    /// Its name in English, which the languages of the window share.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "Word",
            Self::Epub => "EPUB",
            Self::Mail => "EML",
            Self::Mhtml => "MHTML",
            Self::Odt => "OpenDocument",
            Self::Rtf => "RTF",
            Self::Pdf => "PDF",
        }
    }
}

/// Something a document held that the article does not show as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// This many characters could not be decoded and stand as U+FFFD.
    Undecodable(usize),
    /// The encoding was guessed.
    GuessedEncoding(&'static str),
    /// The article could not be told from the rest of the page; the whole page is shown.
    WholePage,
    /// Insertions and deletions were tracked; the text is shown as if all were accepted.
    TrackedChanges(usize),
    /// This many files were attached to a message, and are not opened.
    Attachments(usize),
    /// Some part of the document was beyond a limit and was left out.
    Truncated,
    /// Some part of the document was damaged and was left out.
    Damaged,
}
