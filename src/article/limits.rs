//! How much of a document is read. Everything an importer could be led to do without end is bounded here.

/// Bounds on what an importer takes in. The defaults are far above any real article: the longest novels are 3 MB of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of a file, in bytes. A larger one is refused unread.
    pub file: u64,
    /// Size of all that is unpacked from an archive, or from the streams of a PDF but for its pictures, in bytes. What
    /// unpacks to more is refused.
    pub unpacked: u64,
    /// Entries of an archive. One with more is refused.
    pub entries: usize,
    /// Nesting of elements in XML and HTML. What is nested deeper in HTML loses its structure but not its words; in XML
    /// it is left out.
    pub depth: usize,
    /// Elements and stretches of text of an HTML page. What follows is left out.
    pub nodes: usize,
    /// Nodes of a page up to which the article is told from the rest of it.
    pub extraction_nodes: usize,
    /// Time spent on parsing the HTML of one document, in milliseconds. What follows is left out. Only pages made to be slow come
    /// near it.
    pub parsing_milliseconds: u64,
    /// Pages of a PDF. What follows is left out.
    pub pages: usize,
    /// Operators run to set one page of a PDF. What follows on it is left out.
    pub operators: u64,
    /// Characters of all pages of a PDF. What follows is left out.
    pub characters: usize,
    /// Time spent on reading the pages of a PDF, in milliseconds. What follows is left out.
    pub pages_milliseconds: u64,
    /// Blocks of an article. What follows is left out.
    pub blocks: usize,
}

impl Limits {
    /// Pieces of a body before they become blocks: paragraphs, and the beginnings and ends of rows and cells.
    pub(super) const fn pieces(&self) -> usize {
        self.blocks.saturating_mul(4)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 64 << 20,
            unpacked: 256 << 20,
            entries: 20_000,
            depth: 256,
            nodes: 2_000_000,
            extraction_nodes: 100_000,
            parsing_milliseconds: 10_000,
            pages: 10_000,
            operators: 5_000_000,
            characters: 16_000_000,
            pages_milliseconds: 60_000,
            blocks: 1_000_000,
        }
    }
}
