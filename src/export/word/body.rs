//! The body of a Word document: paragraphs, runs, links, lists and tables as WordprocessingML.

use crate::export::html::Escaped;
use std::fmt::{self, Display, Formatter, Write as _};

/// The deepest level of a list there is.
const DEEPEST: u8 = 8;

/// A body in the making.
#[derive(Debug, Default)]
pub(in crate::export) struct Body {
    xml: String,
    links: Vec<String>,
    lists: Vec<List>,
}

/// A list that counts from some number on, or has bullets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List {
    /// The number of its first item; `None` for bullets.
    pub first: Option<u32>,
    /// Its level.
    pub depth: u8,
}

/// How letters look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::export) struct Look {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    pub link: bool,
}

impl Body {
    /// Begins a paragraph in a style of `assets/export/word-styles.xml`, with further properties as XML.
    pub fn begin(&mut self, style: &str, properties: &str) {
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>");
    }

    /// Ends the open paragraph.
    pub fn end(&mut self) {
        self.xml.push_str("</w:p>\n");
    }

    /// A paragraph of words.
    pub fn paragraph(&mut self, style: &str, words: &str) {
        self.begin(style, "");
        self.run(words, Look::default());
        self.end();
    }

    /// Adds words to the open paragraph.
    pub fn run(&mut self, words: &str, look: Look) {
        let _ = write!(self.xml, "{}", Run(words, look));
    }

    /// Begins a link to an address.
    pub fn begin_link(&mut self, address: &str) {
        self.links.push(address.to_owned());
        let _ = write!(self.xml, "<w:hyperlink r:id=\"link{}\" w:history=\"1\">", self.links.len());
    }

    /// Ends the open link.
    pub fn end_link(&mut self) {
        self.xml.push_str("</w:hyperlink>");
    }

    /// Adds XML as it is.
    pub fn raw(&mut self, xml: impl Display) {
        let _ = write!(self.xml, "{xml}");
    }

    /// Begins a list; answers the properties of a paragraph that is an item of it.
    pub fn begin_list(&mut self, first: Option<u32>, depth: u8) -> usize {
        self.lists.push(List { first, depth: depth.min(DEEPEST) });
        self.lists.len()
    }

    /// The properties of a paragraph that is an item of a list begun before.
    pub fn item(list: usize, depth: u8) -> String {
        format!("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{list}\"/></w:numPr>", depth.min(DEEPEST))
    }

    /// Begins a table with columns of these widths, in twentieths of a point.
    pub fn begin_table(&mut self, widths: &[u32]) {
        self.xml.push_str(
            "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>\
             <w:top w:val=\"single\" w:sz=\"4\" w:color=\"ded6c8\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"ded6c8\"/>\
             <w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"ded6c8\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
             </w:tblPr><w:tblGrid>",
        );
        for width in widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid>\n");
    }

    /// Begins a row; a head is shown anew on every page.
    pub fn begin_row(&mut self, head: bool) {
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
        self.xml.push_str(if head { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
    }

    /// Begins a cell of a width, on a ground of a colour. It needs a paragraph.
    pub fn begin_cell(&mut self, width: u32, ground: Option<&str>) {
        let _ = write!(self.xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
        if let Some(ground) = ground {
            let _ = write!(self.xml, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{ground}\"/>");
        }
        self.xml.push_str("</w:tcPr>");
    }

    /// Ends the open cell.
    pub fn end_cell(&mut self) {
        self.xml.push_str("</w:tc>");
    }

    /// Ends the open row.
    pub fn end_row(&mut self) {
        self.xml.push_str("</w:tr>\n");
    }

    /// Ends the open table. A paragraph follows it, or two tables would be one.
    pub fn end_table(&mut self) {
        self.xml.push_str("</w:tbl>\n<w:p><w:pPr><w:spacing w:after=\"0\"/></w:pPr></w:p>\n");
    }

    /// The body, the addresses of its links and its lists.
    pub(super) fn into_parts(self) -> (String, Vec<String>, Vec<List>) {
        (self.xml, self.links, self.lists)
    }
}

/// Words as a run. Line breaks and tabs in them stay.
pub(super) struct Run<'w>(pub &'w str, pub Look);

impl Display for Run<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Self(words, look) = self;
        if words.is_empty() {
            return Ok(());
        }
        out.write_str("<w:r>")?;
        if *look != Look::default() {
            out.write_str("<w:rPr>")?;
            let marks = [
                (look.link, "<w:rStyle w:val=\"Hyperlink\"/>"),
                (look.bold, "<w:b/>"),
                (look.italic, "<w:i/>"),
                (look.struck, "<w:strike/>"),
            ];
            marks.iter().filter(|(on, _)| *on).try_for_each(|(_, xml)| out.write_str(xml))?;
            out.write_str("</w:rPr>")?;
        }
        for (line, words) in words.split('\n').enumerate() {
            if line > 0 {
                out.write_str("<w:br/>")?;
            }
            for (column, words) in words.trim_end_matches('\r').split('\t').enumerate() {
                if column > 0 {
                    out.write_str("<w:tab/>")?;
                }
                if !words.is_empty() {
                    write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", Escaped(words))?;
                }
            }
        }
        out.write_str("</w:r>")
    }
}
