//! What a PDF says of itself: title, author, date, language, and what its pages are called.

use crate::article::About;
use hayro_syntax::Pdf;
use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

/// Nesting of the tree of page labels.
const DEEPEST_TREE: usize = 16;
/// Ranges of page labels that are read.
const MOST_RANGES: usize = 10_000;
/// The most letters of a title or an author.
const LONGEST: usize = 500;

/// The characters of a text string: UTF-16 or UTF-8 by its mark, else the encoding of its own that PDF has.
pub(super) fn text_string(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(b"\xfe\xff") {
        let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    if let Some(wide) = bytes.strip_prefix(b"\xff\xfe") {
        let units = wide.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    if let Some(text) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(text).into_owned();
    }
    bytes.iter().map(|byte| doc_encoded(*byte)).collect()
}

/// A character of PDFDocEncoding: Latin 1, with others where that has control characters.
fn doc_encoded(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    let from = |table: &[char], first: u8| table.get(usize::from(byte - first)).copied().unwrap_or(char::from(byte));
    match byte {
        0x18..=0x1f => from(&ACCENTS, 0x18),
        0x80..=0xa0 => from(&SIGNS, 0x80),
        _ => char::from(byte),
    }
}

/// A text string on one line.
fn line(bytes: &[u8]) -> Option<String> {
    let text = super::face::characters(&text_string(bytes));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = text.chars().take(LONGEST).collect();
    text.contains(char::is_alphanumeric).then_some(text)
}

/// What the document says of itself.
pub(super) fn about(pdf: &Pdf) -> About {
    let metadata = pdf.metadata();
    let language = catalog(pdf).and_then(|catalog| catalog.get::<PdfString<'_>>("Lang"));
    About {
        title: metadata.title.as_deref().and_then(line).filter(|title| !is_file_name(title)),
        byline: metadata.author.as_deref().and_then(line),
        date: date(metadata),
        site: None,
        language: language.and_then(|tag| line(tag.as_bytes())),
    }
}

/// The root of the document.
pub(super) fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

/// Programs that print to PDF call it after the file they printed.
fn is_file_name(title: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        ".doc", ".docx", ".odt", ".rtf", ".indd", ".qxd", ".qxp", ".pdf", ".tex", ".dvi", ".txt", ".html", ".pages",
        ".md",
    ];
    let title = title.to_lowercase();
    title.starts_with("microsoft word - ")
        || title == "untitled"
        || ENDINGS.iter().any(|ending| title.ends_with(ending))
}

/// The day the document was made.
fn date(metadata: &Metadata) -> Option<String> {
    let date = metadata.creation_date?;
    (date.year > 0).then(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
}

/// What the pages are called by the document's own list, by their index.
pub(super) struct Labels {
    /// First page, style, prefix and first number of each range.
    ranges: Vec<(usize, u8, String, u32)>,
    /// Nodes of the tree that may still be read: a tree can be made to branch into itself.
    nodes: usize,
}

impl Labels {
    pub(super) fn read(pdf: &Pdf) -> Self {
        let mut labels = Self { ranges: Vec::new(), nodes: MOST_RANGES };
        if let Some(tree) = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("PageLabels")) {
            labels.read_node(&tree, 0);
        }
        labels.ranges.sort_by_key(|range| range.0);
        labels
    }

    fn read_node(&mut self, node: &Dict<'_>, depth: usize) {
        if depth > DEEPEST_TREE || self.nodes == 0 {
            return;
        }
        self.nodes -= 1;
        if let Some(numbers) = node.get::<Array<'_>>("Nums") {
            let mut first = None;
            for object in numbers.iter::<Object<'_>>() {
                match (object, first.take()) {
                    (Object::Number(number), _) => first = usize::try_from(number.as_i64()).ok(),
                    (Object::Dict(range), Some(page)) => {
                        let style = range.get::<Name<'_>>("S").and_then(|name| name.as_ref().first().copied());
                        let prefix = range.get::<PdfString<'_>>("P").map(|prefix| text_string(prefix.as_bytes()));
                        let start = range.get::<u32>("St").unwrap_or(1);
                        self.ranges.push((page, style.unwrap_or(0), prefix.unwrap_or_default(), start));
                    }
                    _ => {}
                }
                if self.ranges.len() > MOST_RANGES {
                    return;
                }
            }
        }
        for kid in node.get::<Array<'_>>("Kids").iter().flat_map(Array::iter::<Dict<'_>>) {
            self.read_node(&kid, depth + 1);
        }
    }

    /// What the page of this index, from 0, is called, if the document says.
    pub(super) fn label(&self, page: usize) -> Option<String> {
        let index = self.ranges.partition_point(|range| range.0 <= page).checked_sub(1)?;
        let (first, style, prefix, start) = self.ranges.get(index)?;
        let number = start.saturating_add(u32::try_from(page - first).ok()?);
        let number = match style {
            b'D' => number.to_string(),
            b'r' => roman(number),
            b'R' => roman(number).to_uppercase(),
            b'a' => letters(number),
            b'A' => letters(number).to_uppercase(),
            _ => String::new(),
        };
        Some(format!("{prefix}{number}")).filter(|label| !label.trim().is_empty())
    }
}

/// A number in small Roman numerals.
fn roman(number: u32) -> String {
    crate::article::roman::small(usize::try_from(number).unwrap_or(usize::MAX))
}

/// A to Z, AA to ZZ and so on.
fn letters(number: u32) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    String::from(letter).repeat(usize::try_from(index / 26 + 1).unwrap_or(1).min(8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_of_every_encoding() {
        assert_eq!(text_string(b"\xfe\xff\0K\0\xf6\0l\0n"), "Köln");
        assert_eq!(text_string(b"\xef\xbb\xbfK\xc3\xb6ln"), "Köln");
        assert_eq!(text_string(b"\x84K\xf6ln\x85 \xa0"), "—Köln– €");
    }

    #[test]
    fn pages_are_called_by_their_ranges() {
        let labels = Labels {
            ranges: vec![(0, b'r', String::new(), 1), (3, b'D', String::new(), 7), (5, b'A', "B-".into(), 27)],
            nodes: 0,
        };
        let called: Vec<_> = (0..6).filter_map(|page| labels.label(page)).collect();
        assert_eq!(called, ["i", "ii", "iii", "7", "8", "B-AA"]);
    }

    #[test]
    fn names_of_files_are_no_titles() {
        assert!(is_file_name("Microsoft Word - Bericht"));
        assert!(is_file_name("bericht_final.docx"));
        assert!(!is_file_name("Die Fähre"));
    }
}
