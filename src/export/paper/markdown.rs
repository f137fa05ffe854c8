//! A paper as Markdown, with tables as GitHub has them.

use super::{Paper, Part, Table};
use crate::export::markdown::{Place, autolink, words, words_in};
use crate::export::wording::{self, Line};
use std::io::{self, Write};

pub(super) fn write(paper: &Paper<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n\n*{}*\n", words(&paper.title), words(paper.kind))?;
    for Line { name, words: said } in &paper.about {
        writeln!(out, "- {}: {}", words(name), words(said))?;
    }
    if !paper.about.is_empty() {
        out.write_all(b"\n")?;
    }
    if let Some(warning) = paper.warning {
        writeln!(out, "**{}**\n", words(warning))?;
    }
    for part in &paper.body {
        match part {
            Part::Text(said) => writeln!(out, "{}\n", lines(said, Place::Text, "\\\n"))?,
            Part::Table(rows) => table(rows, out)?,
        }
    }
    let foot: Vec<String> = paper.foot.iter().map(|said| words(said)).collect();
    writeln!(out, "---\n\n{}", foot.join("\n\n"))
}

fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    row(&table.head, out)?;
    writeln!(out, "|{}", " --- |".repeat(table.head.len()))?;
    table.rows.iter().try_for_each(|cells| row(cells, out))?;
    out.write_all(b"\n")
}

fn row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"|")?;
    for cell in cells {
        write!(out, " {} |", lines(cell, Place::Cell, "<br>"))?;
    }
    out.write_all(b"\n")
}

/// Words with `break_` for their line breaks; an address at the beginning of a line leads there.
fn lines(said: &str, place: Place, break_: &str) -> String {
    let line = |line: &str| {
        let (address, rest) = wording::split_address(line);
        match address {
            Some(address) => format!("{} {}", autolink(address).replace('|', "%7C"), words_in(rest, place)),
            None => words_in(rest, place),
        }
    };
    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|said| line(said).trim_end().to_owned()).collect::<Vec<_>>().join(break_)
}
