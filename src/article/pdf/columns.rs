//! Cuts a page into the parts that are read one after the other: columns from left to right, bands from top to bottom.
//!
//! This is the recursive XY-cut, with two things of its own. Columns are told by a gutter that no word of several lines
//! reaches into, so that spaces in justified text do not look like one; and bands of columns are found by following a
//! gutter down the page until a line crosses it, so that a title over two columns and a table between them are parts of
//! their own.

use super::page::Piece;
use super::tables::{self, Table};

/// Columns within bands within columns, so deep.
const DEEPEST: usize = 8;
/// The narrowest gutter, in parts of the size of the letters.
const GUTTER: f32 = 0.8;
/// The narrowest column, in parts of the size of the letters.
const NARROWEST: f32 = 6.0;

/// Gaps that are looked at in one part.
const MOST_GAPS: usize = 64;
/// Pieces times rows of a part up to which it is cut; no page that is meant to be read comes near it.
const MOST_COMPARISONS: usize = 20_000_000;

/// A part of a page.
#[derive(Debug)]
pub(super) struct Part {
    pub pieces: Vec<Piece>,
    /// The table it is.
    pub table: Option<Table>,
}

/// Cuts the pieces of a page, or of a part of one, into parts in the order of reading.
pub(super) fn parts(pieces: Vec<Piece>) -> Vec<Part> {
    let mut found = Vec::new();
    cut(pieces, 0, &mut found);
    found
}

fn cut(pieces: Vec<Piece>, depth: usize, found: &mut Vec<Part>) {
    if pieces.is_empty() {
        return;
    }
    if depth < DEEPEST {
        let size = usual_size(&pieces);
        if let Some(table) = tables::find(&pieces, size) {
            let [above, within, below] = table.split(pieces);
            cut(above, depth + 1, found);
            found.push(Part { pieces: within, table: Some(table) });
            cut(below, depth + 1, found);
            return;
        }
        if let Some(x) = gutter(&pieces, size) {
            let (left, right) = pieces.into_iter().partition(|piece| middle(piece) < x);
            cut(left, depth + 1, found);
            cut(right, depth + 1, found);
            return;
        }
        let bands = bands(&pieces, size);
        if bands.len() > 1 {
            for band in split(pieces, &bands) {
                cut(band, depth + 1, found);
            }
            return;
        }
    }
    found.push(Part { pieces, table: None });
}

fn middle(piece: &Piece) -> f32 {
    (piece.x0 + piece.x1) / 2.0
}

/// The size of most letters.
pub(super) fn usual_size(pieces: &[Piece]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = pieces.iter().map(|piece| (piece.size, piece.letters())).collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut counted = 0;
    let median = sizes.iter().find(|(_, letters)| {
        counted += letters;
        counted > half
    });
    median.map_or(10.0, |(size, _)| *size)
}

/// Stretches along an axis that are covered, merged and in order.
pub(super) fn covered(mut stretches: Vec<(f32, f32)>, bridge: f32) -> Vec<(f32, f32)> {
    stretches.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut merged: Vec<(f32, f32)> = Vec::new();
    for (start, end) in stretches {
        match merged.last_mut() {
            Some(last) if start - last.1 < bridge => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// Where pieces can be parted into two columns, if they can; the gutter that makes the best of it.
fn gutter(pieces: &[Piece], size: f32) -> Option<f32> {
    let covered = covered(pieces.iter().map(|piece| (piece.x0, piece.x1)).collect(), GUTTER * size);
    let gaps = covered.windows(2).map(|pair| (pair[0].1, pair[1].0));
    // The leftmost good one: the rest is cut again.
    gaps.take(MOST_GAPS).filter(|gap| are_columns(pieces, *gap, size)).map(|(start, end)| (start + end) / 2.0).next()
}

/// One side of a gutter.
struct Side {
    /// Baselines of its lines, in order.
    lines: Vec<f32>,
    width: f32,
    /// How much of its width its lines fill, on the whole.
    filled: f32,
}

impl Side {
    fn of<'p>(pieces: impl Iterator<Item = &'p Piece>, size: f32) -> Self {
        let mut pieces: Vec<&Piece> = pieces.collect();
        pieces.sort_by(|one, other| one.y.total_cmp(&other.y));
        let mut lines: Vec<(f32, f32, f32)> = Vec::new();
        for piece in &pieces {
            match lines.last_mut() {
                Some(line) if piece.y - line.0 < 0.5 * size => {
                    line.1 = line.1.min(piece.x0);
                    line.2 = line.2.max(piece.x1);
                }
                _ => lines.push((piece.y, piece.x0, piece.x1)),
            }
        }
        let start = lines.iter().map(|line| line.1).fold(f32::INFINITY, f32::min);
        let end = lines.iter().map(|line| line.2).fold(f32::NEG_INFINITY, f32::max);
        let width = (end - start).max(0.0);
        let filled =
            lines.iter().map(|line| line.2 - line.1).sum::<f32>() / (width.max(1.0) * lines.len().max(1) as f32);
        Self { lines: lines.iter().map(|line| line.0).collect(), width, filled }
    }
}

/// Whether what is left and right of a gap are columns of text, and not the cells of a table or the words of lines.
fn are_columns(pieces: &[Piece], (start, end): (f32, f32), size: f32) -> bool {
    let left = Side::of(pieces.iter().filter(|piece| middle(piece) < start), size);
    let right = Side::of(pieces.iter().filter(|piece| middle(piece) > end), size);
    let fewest = left.lines.len().min(right.lines.len());
    let wanted = match (end - start) / size {
        wide if wide >= 2.0 => 2,
        good if good >= 1.3 => 3,
        _ => 4,
    };
    if fewest < wanted || left.width.min(right.width) < NARROWEST * size {
        return false;
    }
    // Lines beside lines that are mostly empty are rows.
    let (few, many) = if left.lines.len() < right.lines.len() { (&left, &right) } else { (&right, &left) };
    let aligned = few.lines.iter().filter(|y| {
        let next = many.lines.partition_point(|other| *other < **y - 0.15 * size);
        many.lines.get(next).is_some_and(|other| (other - **y).abs() <= 0.15 * size)
    });
    let in_rows = aligned.count() * 10 >= fewest * 7;
    !in_rows || left.filled > 0.6 && right.filled > 0.6
}

/// A row of the page: what stands side by side, with nothing but white above and below.
struct Row {
    /// Upper and lower edge.
    top: f32,
    bottom: f32,
    /// Covered stretches, spaces between words bridged.
    covered: Vec<(f32, f32)>,
    /// Letters, and those of them that are bold or larger than usual.
    letters: usize,
    striking: usize,
}

/// The pieces by what stands side by side, with the upper and lower edge of each.
pub(super) fn by_line(pieces: &[Piece]) -> Vec<((f32, f32), Vec<&Piece>)> {
    // A little less than the letters cover, so that tightly set lines are apart.
    let edges = |piece: &Piece| (piece.y - 0.6 * piece.size, piece.y + 0.05 * piece.size);
    let bands = covered(pieces.iter().map(edges).collect(), 0.0);
    let mut members: Vec<Vec<&Piece>> = bands.iter().map(|_| Vec::new()).collect();
    for piece in pieces {
        let index = bands.partition_point(|band| band.1 < edges(piece).0);
        if let Some(row) = members.get_mut(index) {
            row.push(piece);
        }
    }
    bands.into_iter().zip(members).collect()
}

fn rows(pieces: &[Piece], size: f32) -> Vec<Row> {
    let row = |((top, bottom), members): ((f32, f32), Vec<&Piece>)| {
        let largest = members.iter().map(|piece| piece.size).fold(size, f32::max);
        let count = |wanted: fn(&Piece, f32) -> bool| {
            members.iter().filter(|piece| wanted(piece, size)).map(|piece| piece.letters()).sum()
        };
        Row {
            top,
            bottom,
            covered: covered(
                members.iter().map(|piece| (piece.x0, piece.x1)).collect(),
                (GUTTER * size).max(0.45 * largest),
            ),
            letters: count(|_, _| true),
            striking: count(|piece, size| piece.looks.bold || piece.size > 1.08 * size),
        }
    };
    by_line(pieces).into_iter().map(row).collect()
}

/// What is left of gaps once a row's words are taken out.
fn open_in(gaps: &[(f32, f32)], row: &Row, least: f32) -> Vec<(f32, f32)> {
    let mut open = gaps.to_vec();
    for &(start, end) in &row.covered {
        open = open.iter().flat_map(|&(from, to)| [(from, to.min(start)), (from.max(end), to)]).collect();
        open.retain(|(from, to)| to - from >= least);
    }
    open.dedup();
    open
}

/// Upper edges of the bands that pieces are cut into, from the second on: bands of columns, and what is between them.
fn bands(pieces: &[Piece], size: f32) -> Vec<f32> {
    let rows = rows(pieces, size);
    if rows.len().saturating_mul(pieces.len()) > MOST_COMPARISONS {
        return vec![f32::NEG_INFINITY];
    }
    let least = GUTTER * size;
    let mut edges = Vec::new();
    let mut free = 0;
    let mut at = 0;
    while at < rows.len() {
        let gaps: Vec<_> = rows[at].covered.windows(2).map(|pair| (pair[0].1, pair[1].0)).collect();
        if gaps.is_empty() {
            at += 1;
            continue;
        }
        let (mut gaps, mut first, mut end) = (gaps, at, at + 1);
        while let Some(row) = rows.get(end) {
            let open = open_in(&gaps, row, least);
            if open.is_empty() {
                break;
            }
            gaps = open;
            end += 1;
        }
        while first > free {
            let open = open_in(&gaps, &rows[first - 1], least);
            // Above columns a striking line is a title.
            if open.is_empty() || is_title(&rows[first - 1]) {
                break;
            }
            gaps = open;
            first -= 1;
        }
        // Before a line that crosses the gutter a striking one belongs to it.
        while end < rows.len() && end - first > 1 && rows[end - 1].covered.len() == 1 && is_title(&rows[end - 1]) {
            end -= 1;
        }
        let (top, bottom) = (rows[first].top, rows[end - 1].bottom);
        let within: Vec<Piece> =
            pieces.iter().filter(|piece| (top..=bottom).contains(&(piece.y - 0.25 * piece.size))).cloned().collect();
        if gutter(&within, usual_size(&within)).is_some() {
            edges.push(top);
            edges.extend(rows.get(end).map(|row| row.top));
            free = end;
            at = end;
        } else {
            at += 1;
        }
    }
    edges.dedup();
    // An edge above the first row parts nothing.
    if edges.first().is_some_and(|edge| rows.first().is_some_and(|row| *edge <= row.top)) {
        edges.remove(0);
    }
    // One entry per part, so that a page of one band counts as one.
    let mut all = vec![f32::NEG_INFINITY];
    all.extend(edges);
    all
}

fn is_title(row: &Row) -> bool {
    row.striking * 10 >= row.letters * 9
}

/// Pieces parted by the upper edges of bands.
fn split(pieces: Vec<Piece>, bands: &[f32]) -> Vec<Vec<Piece>> {
    let mut parts: Vec<Vec<Piece>> = bands.iter().map(|_| Vec::new()).collect();
    for piece in pieces {
        let y = piece.y - 0.25 * piece.size;
        let index = bands.partition_point(|top| *top <= y).saturating_sub(1);
        if let Some(part) = parts.get_mut(index) {
            part.push(piece);
        }
    }
    parts
}
