//! A document of headings, words, lists and tables, and its writing in every format that can show one.
//!
//! What a sheet or a list says is put together once, as a [`Paper`]; each format writes any paper. The article itself
//! with its marks has writers of its own.

mod docx;
mod html;
mod markdown;

use super::labels::Labels;
use super::wording::{self, Line};
use super::{AnnotatedArticle, Format};
use std::io;

/// A document to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paper<'a> {
    /// BCP 47 tag of the language of its own words.
    pub language: &'a str,
    /// What sort of document it is, above the title.
    pub kind: &'a str,
    /// The article's title.
    pub title: String,
    /// What is said of the article as a whole.
    pub about: Vec<Line<'a>>,
    /// What whoever holds it must know first.
    pub warning: Option<&'a str>,
    /// Whether it is wider than it is high, where a format has pages.
    pub wide: bool,
    /// What it says.
    pub body: Vec<Part>,
    /// Small print at the end.
    pub foot: Vec<&'a str>,
}

/// One thing in a paper. Words may be of several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Table),
}

/// A table with a head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// The cells, as many in each row as the head has. An address of a page or mailbox that begins a line is a link.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Widths of the columns that together are `line` wide: each has room for its longest word, and what is left goes
    /// to those with more to say.
    pub fn widths(&self, line: u32) -> Vec<u32> {
        let columns = self.head.len();
        let cells = |column: usize| {
            self.head.get(column).into_iter().chain(self.rows.iter().filter_map(move |row| row.get(column)))
        };
        let longest_word = |column: usize| {
            cells(column).flat_map(|cell| cell.split_whitespace()).map(length).max().unwrap_or(0).clamp(3, 14)
        };
        // The root, so that one long note does not leave the other columns nothing.
        let weight = |column: usize| {
            cells(column).flat_map(|cell| cell.lines()).map(length).max().unwrap_or(0).clamp(1, 400).isqrt()
        };
        let least: Vec<u32> = (0..columns).map(|column| longest_word(column) + 2).collect();
        let weights: Vec<u32> = (0..columns).map(weight).collect();
        // A letter takes about a hundredth of the width of a page turned on its side, less where there are many.
        let letter = (line / 128).min(line / least.iter().sum::<u32>().max(1)).max(1);
        let left = line.saturating_sub(least.iter().sum::<u32>() * letter);
        let all = weights.iter().sum::<u32>().max(1);
        least.iter().zip(&weights).map(|(least, weight)| least * letter + left / all * weight).collect()
    }
}

fn length(words: &str) -> u32 {
    u32::try_from(words.chars().count()).unwrap_or(u32::MAX)
}

impl<'a> Paper<'a> {
    /// A paper about an article that says nothing yet.
    pub fn new(article: &AnnotatedArticle<'_>, labels: &'a Labels, kind: &'a str) -> Self {
        let document = &labels.document;
        Self {
            language: &labels.language,
            kind,
            title: wording::one_line(article.title.unwrap_or(&document.untitled)),
            about: wording::about(article, labels),
            warning: article.confidential.then_some(document.confidential.as_str()),
            wide: false,
            body: Vec::new(),
            foot: vec![&document.made_with],
        }
    }
}

/// Writes a paper.
///
/// # Errors
/// Those of `out`, and [`io::ErrorKind::Unsupported`] for a format no paper can be written in.
pub(super) fn write(paper: &Paper<'_>, format: Format, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Html => html::write(paper, out),
        Format::Markdown => markdown::write(paper, out),
        Format::Docx => docx::write(paper, out),
        Format::Xlsx | Format::Csv => Err(io::ErrorKind::Unsupported.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A paper with everything in it, and signs that a format might take for its own.
    pub(in crate::export) fn sample() -> Paper<'static> {
        Paper {
            language: "de",
            kind: "Bogen",
            title: "Wer <zahlt> *das* | \"Wehr\" & Co?".to_owned(),
            about: vec![Line { name: "Autorin", words: "A_B_C [x](y)".to_owned() }],
            warning: Some("Nicht weitergeben."),
            wide: true,
            body: vec![
                Part::Text("Zwei Zeilen:\n=1+1".to_owned()),
                Part::Table(Table {
                    head: vec!["Nr.".into(), "Beleg".into()],
                    rows: vec![
                        vec!["1".into(), "https://example.org/a?b=1&c=2 (Primärquelle)\na | b".into()],
                        vec!["2".into(), "<script>alert(1)</script>".into()],
                    ],
                }),
            ],
            foot: vec!["Ende."],
        }
    }

    fn written(format: Format) -> String {
        let mut bytes = Vec::new();
        write(&sample(), format, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_page_shows_words_as_words() {
        let page = written(Format::Html);
        assert!(page.contains("<h1 dir=\"auto\">Wer &lt;zahlt&gt; *das* | &quot;Wehr&quot; &amp; Co?</h1>"), "{page}");
        assert!(!page.contains("<script"), "{page}");
        let link = "<td dir=\"auto\"><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">\
                    https://example.org/a?b=1&amp;c=2</a> (Primärquelle)<br>a | b</td>";
        assert!(page.contains(link), "{page}");
    }

    #[test]
    fn markdown_shows_words_as_words() {
        let text = written(Format::Markdown);
        assert!(text.contains("| 1 | <https://example.org/a?b=1&c=2> (Primärquelle)<br>a &#124; b |"), "{text}");
        assert!(text.contains("| 2 | \\<script>alert(1)\\</script> |"), "{text}");
    }
}
