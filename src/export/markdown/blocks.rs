//! The article's text as Markdown: its blocks, each followed by an empty line.

use super::inline::{Place, pieces};
use crate::article::BlockKind;
use crate::export::steps::Steps;
use crate::export::{AnnotatedArticle, AnnotatedBlock};
use std::io::{self, Write};

/// The greatest number an item of a list can have.
const GREATEST_NUMBER: u32 = 999_999_999;

/// Writes all blocks.
pub(super) fn write(article: &AnnotatedArticle<'_>, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut lists = Lists::default();
    let mut table_goes_on = false;
    for (index, block) in article.blocks.iter().enumerate() {
        steps.step()?;
        let next = article.blocks.get(index + 1).map(|block| block.kind);
        let text = |place| block.cells.first().map(|cell| pieces(article, cell, place)).unwrap_or_default();
        match block.kind {
            _ if index == 0 && article.title_in_text => writeln!(out, "# {}", text(Place::Heading))?,
            BlockKind::Heading(level) => {
                let marks = "#".repeat(usize::from(article.heading_level(level)));
                writeln!(out, "{marks} {}", text(Place::Heading))?;
            }
            BlockKind::Paragraph | BlockKind::Footnote | BlockKind::Caption => writeln!(out, "{}", text(Place::Text))?,
            BlockKind::Preformatted => writeln!(out, "{}", text(Place::Preformatted))?,
            BlockKind::Quote => {
                writeln!(out, "> {}", text(Place::Text))?;
                if next == Some(BlockKind::Quote) {
                    out.write_all(b">\n")?;
                    continue;
                }
            }
            BlockKind::ListItem { depth, number } => {
                let (starts_list, marker) = lists.item(depth, number);
                if starts_list {
                    out.write_all(b"\n")?;
                }
                writeln!(out, "{marker}{}", text(Place::Text))?;
                if matches!(next, Some(BlockKind::ListItem { .. })) {
                    continue;
                }
                lists = Lists::default();
            }
            BlockKind::TableRow => {
                if !table_goes_on {
                    let rows = article.blocks[index..].iter().take_while(|row| row.kind == BlockKind::TableRow);
                    let columns = rows.map(|row| row.cells.len()).max().unwrap_or(1);
                    table_row(article, block, columns, out)?;
                    writeln!(out, "|{}", " --- |".repeat(columns))?;
                } else {
                    table_row(article, block, 0, out)?;
                }
                table_goes_on = next == Some(BlockKind::TableRow);
                if table_goes_on {
                    continue;
                }
            }
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// A row of at least so many cells: those that go beyond the first row's are not shown.
fn table_row(
    article: &AnnotatedArticle<'_>,
    row: &AnnotatedBlock,
    columns: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"|")?;
    for cell in &row.cells {
        write!(out, " {} |", pieces(article, cell, Place::Cell))?;
    }
    writeln!(out, "{}", "  |".repeat(columns.saturating_sub(row.cells.len())))
}

/// The lists an item is in, the outermost first.
#[derive(Debug, Default)]
struct Lists {
    open: Vec<List>,
}

#[derive(Debug)]
struct List {
    /// The number of its last item, where it counts.
    number: Option<u32>,
    /// How far its items' text stands in from the list's own place.
    width: usize,
    /// Whether numbers are followed by a bracket: what tells a list from another that follows it.
    bracket: bool,
}

impl Lists {
    /// What stands before the text of an item, and whether the item begins a list that must be set off from the line
    /// before it. An item deeper than the one before it by more than one is taken for one deeper.
    fn item(&mut self, depth: u8, number: Option<u32>) -> (bool, String) {
        let depth = usize::from(depth).min(self.open.len());
        let first = self.open.is_empty();
        self.open.truncate(depth + 1);
        let before = if self.open.len() == depth + 1 { self.open.pop() } else { None };
        let number = number.map(|number| number.min(GREATEST_NUMBER));
        let goes_on = before.as_ref().is_some_and(|list| match (list.number, number) {
            (None, None) => true,
            (Some(last), Some(number)) => last + 1 == number,
            _ => false,
        });
        // Items whose numbers do not follow each other are lists of their own, or their numbers would be lost.
        let bracket = before.is_some_and(|list| list.bracket == goes_on);
        let marker = match number {
            Some(number) => format!("{number}{} ", if bracket { ')' } else { '.' }),
            None => "- ".to_owned(),
        };
        let indent: usize = self.open.iter().map(|list| list.width).sum();
        self.open.push(List { number, width: marker.len(), bracket });
        (!first && !goes_on, format!("{}{marker}", " ".repeat(indent)))
    }
}
