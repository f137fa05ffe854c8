//! A paper as Markdown, with tables as GitHub has them.

use super::{List, Paper, Part, Table};
use crate::export::markdown::{Place, autolink, words, words_in};
use crate::export::steps::Steps;
use crate::export::wording::{self, Line};
use std::io::{self, Write};

/// What is to be filled in by hand.
const BLANK: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

pub(super) fn write(paper: &Paper<'_>, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
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
    paper.body.iter().try_for_each(|part| write_part(part, steps, out))?;
    let foot: Vec<String> = paper.foot.iter().map(|said| words(said)).collect();
    writeln!(out, "---\n\n{}", foot.join("\n\n"))
}

fn write_part(part: &Part, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
    match part {
        Part::Text(said) => writeln!(out, "{}\n", lines(said, Place::Text, "\\\n")),
        Part::Heading(level, said) => {
            writeln!(out, "{} {}\n", "#".repeat(usize::from(level.saturating_add(1).clamp(2, 5))), words(said))
        }
        Part::List(List { numbered, items }) => {
            for (place, item) in items.iter().enumerate() {
                let mark = if *numbered { format!("{}. ", place + 1) } else { "- ".to_owned() };
                let break_ = format!("\\\n{}", " ".repeat(mark.len()));
                writeln!(out, "{mark}{}", lines(item, Place::Text, &break_))?;
            }
            out.write_all(b"\n")
        }
        Part::Fields(fields) => {
            let field = |(name, said): &(String, String)| {
                let said = if said.is_empty() { BLANK.to_owned() } else { lines(said, Place::Text, "\\\n") };
                format!("{}: {said}", words(name))
            };
            writeln!(out, "{}\n", fields.iter().map(field).collect::<Vec<_>>().join("\\\n"))
        }
        // A rule across the page is a line to write on.
        Part::Room(count) => (0..*count).try_for_each(|_| out.write_all(b"___\n\n")),
        Part::Table(rows) => table(rows, steps, out),
    }
}

fn table(table: &Table, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
    row(&table.head, out)?;
    writeln!(out, "|{}", " --- |".repeat(table.head.len()))?;
    for cells in &table.rows {
        steps.step()?;
        row(cells, out)?;
    }
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
