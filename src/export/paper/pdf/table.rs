//! Tables on pages: the head on each of them, and a row that is too long for one goes on on the next.

use super::face::Cut;
use super::lines::{self, of_words};
use super::{Item, LEADING, MARGIN, Pages};
use crate::export::colours::{INK, LINE, PANEL};
use crate::export::paper::Table;
use crate::export::steps::Steps;
use std::io;

const SIZE: f32 = 7.5;
const STEP: f32 = SIZE * LEADING;
/// Room between the edges of a cell and its words.
const PADDING: f32 = 3.5;

/// Puts down a table.
pub(super) fn put(table: &Table, steps: &Steps<'_>, pages: &mut Pages<'_>) -> io::Result<()> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page is neither wide nor negative")]
    let widths = table.widths((pages.width() * 20.0) as u32);
    #[expect(clippy::cast_precision_loss, reason = "twentieths of a point of a page are few")]
    let widths: Vec<f32> = widths.into_iter().map(|width| width as f32 / 20.0).collect();
    let cells = |row: &[String], cut: Cut, pages: &Pages<'_>| -> Vec<Vec<lines::Line>> {
        let cell = |(words, width): (&String, &f32)| of_words(words, cut, SIZE, width - 2.0 * PADDING, pages.faces);
        row.iter().zip(&widths).map(cell).collect()
    };
    let head = cells(&table.head, Cut::Bold, pages);
    if pages.left() < 4.0 * (height(&head) + 2.0 * PADDING) {
        pages.next_page();
    }
    row(head.clone(), &widths, true, pages);
    let fresh = pages.size.1 - 2.0 * MARGIN - super::FOOT - 2.0 * (height(&head) + 2.0 * PADDING);
    for words in &table.rows {
        steps.step()?;
        let mut rest = cells(words, Cut::Regular, pages);
        loop {
            let needed = height(&rest) + 2.0 * PADDING;
            if needed <= pages.left() {
                row(rest, &widths, false, pages);
                break;
            }
            // A row that fits on a page stands on one.
            if needed > fresh {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page has few lines")]
                let fit = ((pages.left() - 2.0 * PADDING) / STEP).max(0.0) as usize;
                if fit > 0 {
                    let begun = rest.iter_mut().map(|cell| cell.drain(..fit.min(cell.len())).collect()).collect();
                    row(begun, &widths, false, pages);
                }
            }
            pages.next_page();
            row(head.clone(), &widths, true, pages);
        }
    }
    Ok(())
}

fn height(cells: &[Vec<lines::Line>]) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a cell has few lines")]
    let lines = cells.iter().map(Vec::len).max().unwrap_or(0).max(1) as f32;
    lines * STEP
}

fn row(cells: Vec<Vec<lines::Line>>, widths: &[f32], head: bool, pages: &mut Pages<'_>) {
    let (top, bottom) = (pages.y, pages.y + height(&cells) + 2.0 * PADDING);
    let right = MARGIN + pages.width();
    if head {
        pages.put(Item::Ground { edges: [MARGIN, top, right, bottom], colour: PANEL });
    }
    let mut x = MARGIN;
    for (cell, width) in cells.into_iter().zip(widths) {
        for (line, y) in cell.into_iter().zip((0u16..).map(|line| top + PADDING + f32::from(line) * STEP)) {
            pages.line(line, x + PADDING, y, SIZE, INK);
        }
        x += width;
    }
    pages.put(Item::Ground { edges: [MARGIN, bottom - 0.5, right, bottom], colour: LINE });
    pages.y = bottom;
}
