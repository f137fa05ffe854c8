//! What a paper is made of, put down on pages: headings stay with what they head, and a question with the room for its
//! answer.

use super::face::Cut;
use super::lines::{self, of_words};
use super::{Item, LEADING, MARGIN, Pages, TEXT, table};
use crate::export::colours::{INK, SOFT};
use crate::export::paper::{List, Part};
use crate::export::steps::Steps;
use std::io;

/// From one line to write on to the next.
const WRITING: f32 = 24.0;
/// Between a number or dot and the words of its item.
const GAP: f32 = 5.0;
/// What must still fit below a heading.
const HEADED: f32 = 5.0 * TEXT * LEADING;

/// Puts down the parts one below the other.
pub(super) fn put(parts: &[Part], steps: &Steps<'_>, pages: &mut Pages<'_>) -> io::Result<()> {
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Text(words) => text(words, parts.get(at + 1), pages),
            Part::Heading(level, words) => heading(*level, words, pages),
            Part::List(items) => list(items, pages),
            Part::Fields(fields) => fields.iter().for_each(|(name, words)| field(name, words, pages)),
            Part::Room(count) => (0..*count).for_each(|_| writing_line(0.0, WRITING, pages)),
            Part::Table(rows) => {
                pages.space(8.0);
                table::put(rows, steps, pages)?;
            }
        }
    }
    Ok(())
}

fn text(words: &str, next: Option<&Part>, pages: &mut Pages<'_>) {
    pages.space(8.0);
    let lines = of_words(words, Cut::Regular, TEXT, pages.width(), pages.faces);
    if let Some(Part::Room(count)) = next {
        pages.keep(height(&lines, TEXT) + f32::from(*count) * WRITING);
    }
    pages.lines(lines, 0.0, TEXT, INK);
}

fn heading(level: u8, words: &str, pages: &mut Pages<'_>) {
    let size = match level {
        0 | 1 => 13.0,
        2 => 11.5,
        3 => 10.5,
        _ => TEXT,
    };
    pages.space(size);
    let lines = of_words(words, Cut::Bold, size, pages.width(), pages.faces);
    pages.keep(height(&lines, size) + HEADED);
    pages.lines(lines, 0.0, size, INK);
}

fn list(List { numbered, items }: &List, pages: &mut Pages<'_>) {
    pages.space(6.0);
    let mark = |number: usize| if *numbered { format!("{number}.") } else { "•".to_owned() };
    let face = pages.faces.of(Cut::Regular);
    // Figures are not all of one width.
    let widest = (1..=items.len()).map(|number| face.width(&mark(number))).fold(0.0, f32::max);
    let indent = widest * TEXT + GAP;
    for (number, words) in (1..).zip(items) {
        pages.space(2.0);
        let mut item = of_words(words, Cut::Regular, TEXT, pages.width() - indent, pages.faces);
        if item.is_empty() {
            item.push(lines::Line::new());
        }
        if let Some(first) = item.first_mut() {
            let words = mark(number);
            let width = face.width(&words) * TEXT;
            first.insert(0, lines::Stretch { x: -GAP - width, width, words, cut: Cut::Regular, link: None });
        }
        pages.lines(item, indent, TEXT, INK);
    }
}

/// A name and what stands under it; with a line to write on where that is nothing.
fn field(name: &str, words: &str, pages: &mut Pages<'_>) {
    let lines = lines::named(name, words, TEXT, pages.width(), pages.faces);
    if !words.is_empty() {
        pages.space(4.0);
        return pages.lines(lines, 0.0, TEXT, INK);
    }
    pages.keep(height(&lines, TEXT) + WRITING);
    pages.space(WRITING - TEXT * LEADING);
    let end = lines.last().and_then(|line| line.last()).map_or(0.0, |last| last.x + last.width);
    pages.lines(lines, 0.0, TEXT, INK);
    // Beside the name, or below one that leaves no room there.
    let beside = end + 2.0 * WRITING < pages.width();
    writing_line(if beside { end } else { 0.0 }, if beside { 0.0 } else { WRITING }, pages);
}

/// Draws a line `below` what was last put down, to write on by hand, from `indent` to the right edge.
fn writing_line(indent: f32, below: f32, pages: &mut Pages<'_>) {
    pages.keep(below);
    pages.y += below;
    let edges = [MARGIN + indent, pages.y - 0.5, MARGIN + pages.width(), pages.y];
    pages.put(Item::Ground { edges, colour: SOFT });
}

fn height(lines: &[lines::Line], size: f32) -> f32 {
    lines.iter().map(|_| size * LEADING).sum()
}
