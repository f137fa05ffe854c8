//! A paper as a Word document.

use super::{Paper, Part, Table};
use crate::export::colours::PANEL;
use crate::export::word::{Body, Look, Package};
use crate::export::wording::{self, Line};
use std::io::{self, Write};

const BOLD: Look = Look { bold: true, italic: false, struck: false, link: false };

pub(super) fn write(paper: &Paper<'_>, out: &mut dyn Write) -> io::Result<()> {
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
            Part::Table(rows) => table(&mut body, rows, Package::line(paper.wide)),
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

fn table(body: &mut Body, table: &Table, line: u32) {
    let widths = table.widths(line);
    body.begin_table(&widths);
    row(body, &table.head, &widths, true);
    table.rows.iter().for_each(|cells| row(body, cells, &widths, false));
    body.end_table();
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
