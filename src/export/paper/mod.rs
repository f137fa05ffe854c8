//! A document of headings, words, lists and tables, and its writing in every format that can show one.
//!
//! What a sheet or a list says is put together once, as a [`Paper`]; each format writes any paper. The article itself
//! with its marks has writers of its own.

mod docx;
mod html;
mod markdown;
mod pdf;

use super::labels::Labels;
use super::wording::{self, Line};
use super::{AnnotatedArticle, Format};
use crate::export::steps::Steps;
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
    /// A heading: 1 is the highest below the title, and 4 the lowest.
    Heading(u8, String),
    /// A list.
    List(List),
    /// Names with what stands under each; an empty one is to be filled in by hand.
    Fields(Vec<(String, String)>),
    /// Room to write by hand, in lines.
    Room(u8),
    /// A table.
    Table(Table),
}

/// A list, with numbers or without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct List {
    pub numbered: bool,
    /// What it lists; each may be of several lines.
    pub items: Vec<String>,
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
/// Those of `out`, being given up, and [`io::ErrorKind::Unsupported`] for a format no paper can be written in.
pub(super) fn write(paper: &Paper<'_>, format: Format, steps: &Steps<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Html => html::write(paper, steps, out),
        Format::Markdown => markdown::write(paper, steps, out),
        Format::Docx => docx::write(paper, steps, out),
        Format::Pdf => pdf::write(paper, steps, out),
        Format::Xlsx | Format::Csv | Format::JsonLd | Format::Json => Err(io::ErrorKind::Unsupported.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::steps::unwatched;

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
                Part::Heading(1, "# Wer <sagt> das?".to_owned()),
                Part::List(List { numbered: true, items: vec!["1. Lesen\n- und *denken*".into(), "<b>".into()] }),
                Part::List(List { numbered: false, items: vec!["https://example.org/a".into()] }),
                Part::Fields(vec![("Name".into(), String::new()), ("Amt | Ort".into(), "<Rat>".into())]),
                Part::Room(2),
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
        unwatched(|steps| write(&sample(), format, steps, &mut bytes)).unwrap();
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
        let list = "<h2 dir=\"auto\"># Wer &lt;sagt&gt; das?</h2>\n<ol>\n<li dir=\"auto\">1. Lesen<br>- und *denken*</li>\n\
                    <li dir=\"auto\">&lt;b&gt;</li>\n</ol>\n<ul>\n";
        assert!(page.contains(list), "{page}");
        let fields =
            "<div><dt>Name</dt><dd class=\"blank\"></dd></div>\n<div><dt>Amt | Ort</dt><dd>&lt;Rat&gt;</dd></div>";
        assert!(page.contains(fields), "{page}");
        assert_eq!(page.matches("<div class=\"line\"></div>").count(), 2);
    }

    #[test]
    fn markdown_shows_words_as_words() {
        let text = written(Format::Markdown);
        assert!(text.contains("| 1 | <https://example.org/a?b=1&c=2> (Primärquelle)<br>a &#124; b |"), "{text}");
        let list = "## \\# Wer \\<sagt> das?\n\n1. 1\\. Lesen\\\n   \\- und \\*denken\\*\n2. \\<b>\n\n- <https://example.org/a>\n\n";
        assert!(text.contains(list), "{text}");
        assert!(text.contains("\n\nName: \\_\\_"), "{text}");
        assert!(text.contains("\\_\\\nAmt \\| Ort: \\<Rat>\n\n___\n\n___\n\n"), "{text}");
        assert!(text.contains("| 2 | \\<script>alert(1)\\</script> |"), "{text}");
    }
}
