//! A paper as a Word document.

use super::{List, Paper, Part, Table};
use crate::export::colours::PANEL;
use crate::export::steps::Steps;
use crate::export::word::{Body, Look, Package};
use crate::export::wording::{self, Line};
use std::io::{self, Write};

/// A line below a paragraph, to write on by hand.
const LINE: &str = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"808080\"/></w:pBdr>\
    <w:spacing w:before=\"280\"/>";

const BOLD: Look = Look { bold: true, italic: false, struck: false, link: false };

pub(super) fn write(paper: &Paper<'_>, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut body = Body::default();
    body.paragraph("Kicker", paper.kind);
    body.paragraph("Title", &paper.title);
    for Line { name, words } in &paper.about {
        body.begin("About", "");
        body.run(name, BOLD);
        body.run(": ", BOLD);
        body.run(words, Look::default());
        body.end();
    }
    if let Some(warning) = paper.warning {
        body.paragraph("Warning", warning);
    }
    for part in &paper.body {
        match part {
            Part::Text(words) => {
                body.begin("Normal", "<w:spacing w:before=\"140\"/>");
                lines(&mut body, words, Look::default());
                body.end();
            }
            Part::Heading(level, words) => {
                body.paragraph(&format!("Heading{}", level.saturating_add(1).clamp(2, 5)), words);
            }
            Part::List(List { numbered, items }) => list(&mut body, *numbered, items),
            Part::Fields(fields) => fields.iter().for_each(|(name, words)| field(&mut body, name, words)),
            Part::Room(count) => (0..*count).for_each(|_| {
                body.begin("Normal", LINE);
                body.end();
            }),
            Part::Table(rows) => table(&mut body, rows, Package::line(paper.wide), steps)?,
        }
    }
    paper.foot.iter().for_each(|words| body.paragraph("SmallPrint", words));
    let package = Package {
        language: paper.language,
        title: &paper.title,
        creator: "Claimlight",
        wide: paper.wide,
        warning: None,
        body,
        comments: String::new(),
    };
    package.write(out)
}

fn list(body: &mut Body, numbered: bool, items: &[String]) {
    let number = body.begin_list(numbered.then_some(1), 0);
    for item in items {
        body.begin("ListParagraph", &Body::item(number, 0));
        lines(body, item, Look::default());
        body.end();
    }
}

/// A name and what stands under it; with a line to write on where that is nothing.
fn field(body: &mut Body, name: &str, words: &str) {
    body.begin("Normal", if words.is_empty() { LINE } else { "" });
    body.run(name, BOLD);
    body.run(": ", BOLD);
    lines(body, words, Look::default());
    body.end();
}

fn table(body: &mut Body, table: &Table, line: u32, steps: &Steps<'_>) -> io::Result<()> {
    let widths = table.widths(line);
    body.begin_table(&widths);
    row(body, &table.head, &widths, true);
    for cells in &table.rows {
        steps.step()?;
        row(body, cells, &widths, false);
    }
    body.end_table();
    Ok(())
}

fn row(body: &mut Body, cells: &[String], widths: &[u32], head: bool) {
    let ground = PANEL.hex();
    body.begin_row(head);
    for (cell, width) in cells.iter().zip(widths) {
        body.begin_cell(*width, head.then_some(&ground));
        body.begin("TableText", "");
        lines(body, cell, if head { BOLD } else { Look::default() });
        body.end();
        body.end_cell();
    }
    body.end_row();
}

/// Words with their line breaks; an address at the beginning of a line leads there.
fn lines(body: &mut Body, words: &str, look: Look) {
    for (number, line) in words.lines().enumerate() {
        if number > 0 {
            body.run("\n", look);
        }
        let (address, rest) = wording::split_address(line);
        if let Some(address) = address {
            body.begin_link(address);
            body.run(address, Look { link: true, ..look });
            body.end_link();
        }
        body.run(rest, look);
    }
}
