//! Tables whose cells hold running text, told by their rows.
//!
//! To [`super::columns`] such cells look like columns. But the columns of a newspaper do not pause together, again and
//! again, with no pause in between: where they do, they are the cells of rows. Rows are blocks of lines with more white
//! between them than within, and the gutters between their cells are the same in all.

use super::cells::{LOOSE, MOST_LINES, Place, WIDE};
use super::columns::{by_line, covered};
use super::lines::Line;
use super::page::Piece;
use std::ops::Range;

/// The narrowest gutter, in parts of the size of the letters: wider than a space.
const GUTTER: f32 = 0.4;
/// How much the lines of a cell may begin apart, in parts of the size of the letters.
const FLUSH: f32 = 0.5;
/// Height of a line as [`by_line`] has it, in parts of the size of the letters.
const HEIGHT: f32 = 0.65;
/// Fewest rows of a table, and most columns.
const FEWEST: usize = 3;
const MOST_COLUMNS: usize = 32;
/// Pieces times lines of a part up to which tables are looked for in it.
const MOST_COMPARISONS: usize = 4_000_000;

/// Where the cells of a table are.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    top: f32,
    bottom: f32,
    /// The middle of each gutter between its columns, in order.
    gutters: Vec<f32>,
    /// The upper edge of each row, in order.
    rows: Vec<f32>,
}

/// Lines with white above and below.
struct Block<'p> {
    top: f32,
    bottom: f32,
    pieces: Vec<&'p Piece>,
}

/// A cell: the baselines of its lines and where each begins.
type Cell = Vec<(f32, f32)>;

/// The first table among the pieces of a part, if there is one.
pub(super) fn find(pieces: &[Piece], size: f32) -> Option<Table> {
    let lines: Vec<Block<'_>> =
        by_line(pieces).into_iter().map(|((top, bottom), pieces)| Block { top, bottom, pieces }).collect();
    if lines.len().saturating_mul(pieces.len()) > MOST_COMPARISONS {
        return None;
    }
    let steps: Vec<f32> = lines.windows(2).map(|pair| pair[1].top - pair[0].bottom + HEIGHT * size).collect();
    let close = steps.iter().copied().filter(|step| (0.8 * size..=LOOSE * size).contains(step));
    let pitch = close.fold(f32::INFINITY, f32::min);
    let white = |at: usize| at.checked_sub(1).and_then(|before| steps.get(before));
    let parted = joined(&lines, |at| white(at).is_none_or(|step| *step > WIDE * pitch));
    let stretches = |block: &Block<'_>| -> Vec<(f32, f32)> {
        covered(block.pieces.iter().map(|piece| (piece.x0, piece.x1)).collect(), GUTTER * size)
    };
    let filled: Vec<Vec<(f32, f32)>> = parted.iter().map(stretches).collect();
    (0..parted.len()).find_map(|at| {
        let (run, gutters) = run(&filled, at, size);
        if run.len() < FEWEST { None } else { table(&parted[run], gutters, size, pitch) }
    })
}

/// The table that blocks make, leaving out those at the head and the foot that are no rows of it.
fn table(blocks: &[Block<'_>], gutters: Vec<f32>, size: f32, pitch: f32) -> Option<Table> {
    let cells: Vec<Option<Vec<Cell>>> = blocks.iter().map(|block| cells(block, &gutters, size, pitch)).collect();
    let first = cells.iter().position(Option::is_some)?;
    let cells: Vec<&Vec<Cell>> = cells[first..].iter().map_while(Option::as_ref).collect();
    let rows = &blocks[first..first + cells.len()];
    let (top, bottom) = (rows.first()?.top, rows.last()?.bottom);
    is_table(&cells).then(|| Table { top, bottom, gutters, rows: rows.iter().map(|row| row.top).collect() })
}

/// Blocks joined to larger ones, but for those at which one begins.
fn joined<'p>(blocks: &[Block<'p>], begins: impl Fn(usize) -> bool) -> Vec<Block<'p>> {
    let mut joined: Vec<Block<'p>> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        match joined.last_mut().filter(|_| !begins(index)) {
            Some(last) => {
                last.bottom = block.bottom;
                last.pieces.extend(&block.pieces);
            }
            None => joined.push(Block { pieces: block.pieces.clone(), ..*block }),
        }
    }
    joined
}

/// The blocks from `first` on that have a gutter in common, with words on both sides of it, by the stretches each fills,
/// and the middles of all gutters they have.
fn run(filled: &[Vec<(f32, f32)>], first: usize, size: f32) -> (Range<usize>, Vec<f32>) {
    let mut gaps: Vec<(f32, f32)> =
        filled[first].windows(2).map(|pair| (pair[0].1, pair[1].0)).take(MOST_COLUMNS).collect();
    let mut end = first + 1;
    while let Some(block) = filled.get(end).filter(|_| !gaps.is_empty()) {
        let mut open = gaps.clone();
        for &(from, to) in block {
            open = open.iter().flat_map(|&(start, end)| [(start, end.min(from)), (start.max(to), end)]).collect();
            open.retain(|(start, end)| end - start >= GUTTER * size);
        }
        let (left, right) = (block.first().map_or(0.0, |one| one.0), block.last().map_or(0.0, |one| one.1));
        open.retain(|&(start, end)| left < start && right > end);
        open.dedup();
        if open.is_empty() {
            break;
        }
        gaps = open;
        end += 1;
    }
    let gutters: Vec<f32> = gaps.iter().map(|(start, end)| (start + end) / 2.0).collect();
    (if gutters.is_empty() { first..first } else { first..end }, gutters)
}

/// The cells of a block, those that are filled; `None` where it is no row: a cell with white within, or one too long.
fn cells(block: &Block<'_>, gutters: &[f32], size: f32, pitch: f32) -> Option<Vec<Cell>> {
    let mut cells: Vec<Cell> = vec![Vec::new(); gutters.len() + 1];
    let mut pieces = block.pieces.clone();
    pieces.sort_by(|one, other| one.y.total_cmp(&other.y));
    for piece in pieces {
        let cell = cells.get_mut(column(piece.x0, gutters))?;
        match cell.last_mut() {
            Some(line) if piece.y - line.0 < 0.5 * size => line.1 = line.1.min(piece.x0),
            _ => cell.push((piece.y, piece.x0)),
        }
    }
    cells.retain(|cell| !cell.is_empty());
    let is_cell = |cell: &Cell| {
        cell.len() <= MOST_LINES
            && cell
                .windows(2)
                .all(|pair| pair[1].0 - pair[0].0 <= WIDE * pitch && (pair[1].1 - pair[0].1).abs() <= FLUSH * size)
    };
    (cells.len() > 1 && cells.iter().all(is_cell)).then_some(cells)
}

/// Whether rows make a table of running text: two with cells of several lines, and not every cell as long as the one
/// beside it, as in verses set side by side.
fn is_table(rows: &[&Vec<Cell>]) -> bool {
    let long = rows.iter().filter(|row| row.iter().any(|cell| cell.len() > 1)).count();
    let ragged = rows.iter().any(|row| row.windows(2).any(|pair| pair[0].len() != pair[1].len()));
    rows.len() >= FEWEST && long > 1 && ragged
}

/// Which column a word at `x` is in.
pub(super) fn column(x: f32, gutters: &[f32]) -> usize {
    gutters.partition_point(|gutter| *gutter < x)
}

impl Table {
    /// Pieces by whether they are above, within or below it.
    pub(super) fn split(&self, pieces: Vec<Piece>) -> [Vec<Piece>; 3] {
        let mut parts = [Vec::new(), Vec::new(), Vec::new()];
        for piece in pieces {
            let y = piece.y - 0.3 * piece.size;
            parts[usize::from(y >= self.top) + usize::from(y > self.bottom)].push(piece);
        }
        parts
    }

    /// What each of its lines is to it; tells the words in them by cell.
    pub(super) fn places(&self, lines: &mut [Line]) -> Vec<Place> {
        let mut before = None;
        let place = |line: &mut Line| {
            let mut cell = None;
            for word in &mut line.words {
                let own = Some(column(word.x0, &self.gutters));
                word.apart = cell.is_some() && own != cell;
                word.spaced |= word.apart;
                cell = own;
            }
            let y = line.y - 0.3 * line.size;
            let row = Some(self.rows.partition_point(|top| *top <= y));
            if std::mem::replace(&mut before, row) == row { Place::GoesOn } else { Place::Begins }
        };
        lines.iter_mut().map(place).collect()
    }

    /// The gutters between its cells.
    pub(super) fn gutters(&self) -> &[f32] {
        &self.gutters
    }
}
