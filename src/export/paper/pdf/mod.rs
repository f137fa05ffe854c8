//! A paper as PDF: pages of A4 that bring their letters with them.
//!
//! What stands on each page is worked out first, so that a page can say how many there are.

mod draw;
mod face;
mod lines;
mod parts;
mod table;

use super::Paper;
use crate::export::colours::{ACCENT, Colour, INK, SOFT, WARNING};
use crate::export::steps::Steps;
use crate::export::wording::{self, Line};
use face::{Cut, Faces};
use lines::of_words;
use std::io::{self, Write};

/// Width and height of A4, in points, as all measures here.
const A4: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 42.0;
/// Room at the foot of a page for its number.
const FOOT: f32 = 20.0;
/// From line to line, in heights of letters.
const LEADING: f32 = 1.4;
const TEXT: f32 = 9.5;
const SMALL: f32 = 7.5;

pub(super) fn write(paper: &Paper<'_>, steps: &Steps<'_>, out: &mut dyn Write) -> io::Result<()> {
    let faces = Faces::new()?;
    let mut pages = Pages::new(paper.wide, &faces);
    pages.words(paper.kind, Cut::Bold, TEXT, ACCENT);
    pages.words(&paper.title, Cut::Bold, 18.0, INK);
    pages.space(4.0);
    for Line { name, words } in &paper.about {
        let lines = lines::named(name, words, TEXT, pages.width(), &faces);
        pages.lines(lines, 0.0, TEXT, INK);
    }
    if let Some(warning) = paper.warning {
        pages.space(6.0);
        pages.words(warning, Cut::Bold, TEXT, WARNING);
    }
    parts::put(&paper.body, steps, &mut pages)?;
    pages.space(6.0);
    for words in &paper.foot {
        pages.space(2.0);
        pages.words(words, Cut::Regular, SMALL, SOFT);
    }
    out.write_all(&draw::drawn(&pages, paper, steps)?)
}

/// Something on a page. Distances are from its left and upper edge.
enum Item {
    /// Words on a base line.
    Words { x: f32, y: f32, size: f32, colour: Colour, stretch: lines::Stretch },
    /// A ground or a line, by its left, upper, right and lower edge.
    Ground { edges: [f32; 4], colour: Colour },
}

/// The pages and how far the last one is filled.
struct Pages<'f> {
    size: (f32, f32),
    faces: &'f Faces,
    pages: Vec<Vec<Item>>,
    /// Where the next line begins.
    y: f32,
}

impl<'f> Pages<'f> {
    fn new(wide: bool, faces: &'f Faces) -> Self {
        let size = if wide { (A4.1, A4.0) } else { A4 };
        Self { size, faces, pages: vec![Vec::new()], y: MARGIN }
    }

    /// The width of a line.
    fn width(&self) -> f32 {
        self.size.0 - 2.0 * MARGIN
    }

    /// How much of the page is left.
    fn left(&self) -> f32 {
        self.size.1 - MARGIN - FOOT - self.y
    }

    fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = MARGIN;
    }

    /// Goes to the next page where so much has no room on this one. What no page has room for begins where it is.
    fn keep(&mut self, height: f32) {
        if height > self.left() && self.y > MARGIN && height <= self.size.1 - 2.0 * MARGIN - FOOT {
            self.next_page();
        }
    }

    /// Leaves some room, but not at the head of a page.
    fn space(&mut self, room: f32) {
        if self.y > MARGIN {
            self.y += room;
        }
    }

    fn put(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.push(item);
        }
    }

    /// Puts down a paragraph.
    fn words(&mut self, words: &str, cut: Cut, size: f32, colour: Colour) {
        let lines = of_words(words, cut, size, self.width(), self.faces);
        self.lines(lines, 0.0, size, colour);
    }

    /// Puts down lines, `indent` from the left edge of the words.
    fn lines(&mut self, lines: Vec<lines::Line>, indent: f32, size: f32, colour: Colour) {
        for line in lines {
            self.keep(size * LEADING);
            let y = self.y;
            self.line(line, MARGIN + indent, y, size, colour);
            self.y += size * LEADING;
        }
    }

    /// Puts down a line whose upper edge is at `y`.
    fn line(&mut self, line: lines::Line, x: f32, y: f32, size: f32, colour: Colour) {
        for stretch in line {
            self.put(Item::Words { x: x + stretch.x, y: y + size, size, colour, stretch });
        }
    }
}

/// The title, short enough for one line at the foot of a page.
fn running_title(paper: &Paper<'_>) -> String {
    wording::shortened(&paper.title).chars().take(90).collect()
}

#[cfg(test)]
mod tests;
