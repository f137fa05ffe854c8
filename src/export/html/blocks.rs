//! The article's text as HTML: its blocks, and the marks in them.

use super::escape::{Escaped, Flowing};
use super::{Page, class, filter, mark_class, sign};
use crate::article::{BlockKind, Style};
use crate::export::{AnnotatedBlock, ClaimPlace, Layer, Piece, wording};
use crate::review::Status;
use std::io::{self, Write};

/// Writes all blocks.
pub(super) fn write(page: &Page<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let blocks = &page.article.blocks;
    let mut first = true;
    for group in blocks.chunk_by(|one, other| belong_together(one.kind, other.kind)) {
        match group[0].kind {
            _ if first && page.article.title_in_text => element(page, "h1", &group[0], out)?,
            BlockKind::Heading(level) => {
                let name = ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(page.article.heading_level(level)) - 1];
                element(page, name, &group[0], out)?;
            }
            BlockKind::Paragraph => element(page, "p", &group[0], out)?,
            BlockKind::Footnote => classed(page, "footnote", &group[0], out)?,
            BlockKind::Caption => classed(page, "caption", &group[0], out)?,
            BlockKind::Preformatted => element(page, "pre", &group[0], out)?,
            BlockKind::Quote => {
                out.write_all(b"<blockquote>\n")?;
                for block in group {
                    element(page, "p", block, out)?;
                }
                out.write_all(b"</blockquote>\n")?;
            }
            BlockKind::ListItem { .. } => list(page, group, out)?,
            BlockKind::TableRow => table(page, group, out)?,
        }
        first = false;
    }
    Ok(())
}

/// Whether two blocks that follow each other are parts of one list, quotation or table.
fn belong_together(one: BlockKind, other: BlockKind) -> bool {
    matches!(
        (one, other),
        (BlockKind::Quote, BlockKind::Quote)
            | (BlockKind::TableRow, BlockKind::TableRow)
            | (BlockKind::ListItem { .. }, BlockKind::ListItem { .. })
    )
}

fn element(page: &Page<'_, '_>, name: &str, block: &AnnotatedBlock, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<{name}>")?;
    cells(page, block, out)?;
    writeln!(out, "</{name}>")
}

fn classed(page: &Page<'_, '_>, class: &str, block: &AnnotatedBlock, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<p class=\"{class}\">")?;
    cells(page, block, out)?;
    out.write_all(b"</p>\n")
}

fn table(page: &Page<'_, '_>, rows: &[AnnotatedBlock], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<div class=\"table\"><table>\n<tbody>\n")?;
    for row in rows {
        page.steps.step()?;
        out.write_all(b"<tr>")?;
        for cell in &row.cells {
            out.write_all(b"<td>")?;
            pieces(page, cell, false, out)?;
            out.write_all(b"</td>")?;
        }
        out.write_all(b"</tr>\n")?;
    }
    out.write_all(b"</tbody>\n</table></div>\n")
}

/// Lists within lists. An item deeper than the one before it by more than one is taken for one deeper.
fn list(page: &Page<'_, '_>, items: &[AnnotatedBlock], out: &mut dyn Write) -> io::Result<()> {
    fn tag(counted: bool) -> &'static str {
        if counted { "ol" } else { "ul" }
    }
    let mut open: Vec<bool> = Vec::new();
    for item in items {
        let BlockKind::ListItem { depth, number } = item.kind else { continue };
        let counted = number.is_some();
        let depth = usize::from(depth).min(open.len());
        while open.len() > depth + 1 || (open.len() == depth + 1 && open[depth] != counted) {
            write!(out, "</li>\n</{}>", tag(open.pop() == Some(true)))?;
        }
        if open.len() == depth + 1 {
            out.write_all(b"</li>\n")?;
        } else {
            write!(out, "<{}>", tag(counted))?;
            open.push(counted);
        }
        match number {
            Some(number) => write!(out, "<li value=\"{number}\">")?,
            None => out.write_all(b"<li>")?,
        }
        cells(page, item, out)?;
    }
    while let Some(counted) = open.pop() {
        write!(out, "</li>\n</{}>", tag(counted))?;
    }
    out.write_all(b"\n")
}

fn cells(page: &Page<'_, '_>, block: &AnnotatedBlock, out: &mut dyn Write) -> io::Result<()> {
    page.steps.step()?;
    block.cells.iter().try_for_each(|cell| pieces(page, cell, block.kind == BlockKind::Preformatted, out))
}

fn pieces(page: &Page<'_, '_>, pieces: &[Piece], preformatted: bool, out: &mut dyn Write) -> io::Result<()> {
    for piece in pieces {
        match *piece {
            Piece::Open(layer) => open(page, layer, out)?,
            Piece::Close(layer) => close(page, layer, out)?,
            Piece::Words(span) => {
                let words = span.of(&page.article.article.text);
                match preformatted {
                    true => write!(out, "{}", Escaped(words))?,
                    false => write!(out, "{}", Flowing(words))?,
                }
            }
            Piece::Number(place) => number(page, place, out)?,
        }
    }
    Ok(())
}

/// Where a link of the article leads, if the page may lead there.
fn target<'p>(page: &Page<'p, '_>, style: usize) -> Option<&'p str> {
    match &page.article.article.styles.get(style)?.style {
        Style::Link(address) => wording::address(address),
        _ => None,
    }
}

fn open(page: &Page<'_, '_>, layer: Layer, out: &mut dyn Write) -> io::Result<()> {
    match layer {
        Layer::Mark(place) => match page.article.claim(place) {
            Some(claim) => write!(out, "<mark class=\"{}\"{}>", mark_class(claim), filter::status(claim)),
            None => Ok(()),
        },
        Layer::Link(style) => match target(page, style) {
            Some(address) => write!(out, "<a href=\"{}\" rel=\"noopener noreferrer\">", Escaped(address)),
            None => Ok(()),
        },
        Layer::Strong => out.write_all(b"<strong>"),
        Layer::Emphasis => out.write_all(b"<em>"),
        Layer::Struck => out.write_all(b"<s>"),
    }
}

fn close(page: &Page<'_, '_>, layer: Layer, out: &mut dyn Write) -> io::Result<()> {
    match layer {
        Layer::Mark(place) if page.article.claim(place).is_some() => out.write_all(b"</mark>"),
        Layer::Link(style) if target(page, style).is_some() => out.write_all(b"</a>"),
        Layer::Mark(_) | Layer::Link(_) => Ok(()),
        Layer::Strong => out.write_all(b"</strong>"),
        Layer::Emphasis => out.write_all(b"</em>"),
        Layer::Struck => out.write_all(b"</s>"),
    }
}

/// The number that leads to a claim's note, with the sign of its status once it has one.
fn number(page: &Page<'_, '_>, place: ClaimPlace, out: &mut dyn Write) -> io::Result<()> {
    let Some(claim) = page.article.claim(place) else { return Ok(()) };
    let (number, status, form) = (claim.number, claim.status, class(claim.mark));
    write!(
        out,
        "<a class=\"ref {}\" data-form=\"{form}\" role=\"doc-noteref\" id=\"claim-{number}\" href=\"#note-{number}\" aria-label=\"{}\">{number}",
        status.word(),
        Escaped(&wording::to_note(claim, page.labels)),
    )?;
    if status != Status::ToCheck {
        sign(status, out)?;
    }
    out.write_all(b"</a>")
}
