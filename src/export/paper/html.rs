//! A paper as one web page that needs nothing else.

use super::{List, Paper, Part, Table};
use crate::export::html::{Escaped, Head, foot};
use crate::export::steps::Steps;
use crate::export::wording::{self, Line};
use std::io::{self, Write};

pub(super) fn write(paper: &Paper<'_>, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
    let style = if paper.wide { "@page { size: landscape; margin: 1.5cm 1.2cm; }\n" } else { "" };
    Head { language: paper.language, title: &paper.title, kind: paper.kind, style }.write(out)?;
    writeln!(out, "<header class=\"summary\">\n<p class=\"kicker\">{}</p>", Escaped(paper.kind))?;
    writeln!(out, "<h1 dir=\"auto\">{}</h1>", Escaped(&paper.title))?;
    if !paper.about.is_empty() {
        out.write_all(b"<dl class=\"about\">\n")?;
        for Line { name, words } in &paper.about {
            writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", Escaped(name), Escaped(words))?;
        }
        out.write_all(b"</dl>\n")?;
    }
    if let Some(warning) = paper.warning {
        writeln!(out, "<p class=\"warning\">{}</p>", Escaped(warning))?;
    }
    out.write_all(b"</header>\n<main class=\"paper\">\n")?;
    paper.body.iter().try_for_each(|part| write_part(part, steps, out))?;
    out.write_all(b"</main>\n")?;
    foot(&paper.foot, out)
}

fn write_part(part: &Part, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
    match part {
        Part::Text(words) => writeln!(out, "<p dir=\"auto\">{}</p>", lines(words)),
        Part::Heading(level, words) => {
            let level = level.saturating_add(1).clamp(2, 5);
            writeln!(out, "<h{level} dir=\"auto\">{}</h{level}>", Escaped(words))
        }
        Part::List(List { numbered, items }) => {
            let tag = if *numbered { "ol" } else { "ul" };
            writeln!(out, "<{tag}>")?;
            for item in items {
                writeln!(out, "<li dir=\"auto\">{}</li>", lines(item))?;
            }
            writeln!(out, "</{tag}>")
        }
        Part::Fields(fields) => {
            out.write_all(b"<dl class=\"fields\">\n")?;
            for (name, words) in fields {
                let class = if words.is_empty() { " class=\"blank\"" } else { "" };
                writeln!(out, "<div><dt>{}</dt><dd{class}>{}</dd></div>", Escaped(name), lines(words))?;
            }
            out.write_all(b"</dl>\n")
        }
        Part::Room(count) => {
            out.write_all(b"<div class=\"room\">\n")?;
            (0..*count).try_for_each(|_| out.write_all(b"<div class=\"line\"></div>\n"))?;
            out.write_all(b"</div>\n")
        }
        Part::Table(rows) => table(rows, steps, out),
    }
}

fn table(table: &Table, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<div class=\"table\">\n<table>\n<thead>\n<tr>")?;
    for name in &table.head {
        write!(out, "<th scope=\"col\">{}</th>", Escaped(name))?;
    }
    out.write_all(b"</tr>\n</thead>\n<tbody>\n")?;
    for row in &table.rows {
        steps.step()?;
        out.write_all(b"<tr>")?;
        for cell in row {
            write!(out, "<td dir=\"auto\">{}</td>", lines(cell))?;
        }
        out.write_all(b"</tr>\n")?;
    }
    out.write_all(b"</tbody>\n</table>\n</div>\n")
}

/// Words with their line breaks; an address at the beginning of a line leads there.
fn lines(words: &str) -> String {
    words.lines().map(line).collect::<Vec<_>>().join("<br>")
}

fn line(words: &str) -> String {
    let (first, rest) = wording::split_address(words);
    match first {
        Some(address) => {
            let address = Escaped(address);
            format!("<a href=\"{address}\" rel=\"noopener noreferrer\">{address}</a>{}", Escaped(rest))
        }
        None => Escaped(rest).to_string(),
    }
}
