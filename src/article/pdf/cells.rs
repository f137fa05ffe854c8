//! Rows of tables: lines with cells apart from each other at the same places, and lines that go on in cells of several
//! lines, where the space between rows is wider than that between their lines.

use super::lines::{Line, Word};
use super::tables;

/// Rows are parted by this much more than the lines of a cell.
pub(super) const WIDE: f32 = 1.28;
/// The widest distance of the lines of a cell, in parts of the size of the letters.
pub(super) const LOOSE: f32 = 1.45;
/// Lines of one cell.
pub(super) const MOST_LINES: usize = 12;

/// What a line is to a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Place {
    #[default]
    Outside,
    /// Begins a row.
    Begins,
    /// Goes on with cells of the row above.
    GoesOn,
}

/// The cells of a line, from left to right.
pub(super) fn cells(line: &Line) -> impl Iterator<Item = &[Word]> {
    let mut rest = line.words.as_slice();
    std::iter::from_fn(move || {
        let end = rest.iter().skip(1).position(|word| word.apart).map_or(rest.len(), |at| at + 1);
        let (cell, behind) = rest.split_at(end);
        rest = behind;
        (!cell.is_empty()).then_some(cell)
    })
}

/// The cells of a row of several lines, each with its lines: by the gutters between them where these are known, or else
/// by those of its first line.
pub(super) fn joined(lines: &[Line], gutters: &[f32]) -> Vec<Vec<Line>> {
    let part = |line: &Line, cell: &[Word]| Line { words: cell.to_vec(), ..line.clone() };
    if !gutters.is_empty() {
        let mut joined = vec![Vec::new(); gutters.len() + 1];
        for (line, cell) in lines.iter().flat_map(|line| cells(line).map(move |cell| (line, cell))) {
            if let Some(column) = joined.get_mut(tables::column(start(cell), gutters)) {
                column.push(part(line, cell));
            }
        }
        return joined;
    }
    let Some((first, more)) = lines.split_first() else { return Vec::new() };
    let starts: Vec<f32> = cells(first).map(start).collect();
    let mut joined: Vec<Vec<Line>> = cells(first).map(|cell| vec![part(first, cell)]).collect();
    for line in more {
        for cell in cells(line) {
            let near = |at: &usize| starts.get(*at).map_or(f32::INFINITY, |other| (other - start(cell)).abs());
            let column = (0..starts.len()).min_by(|one, other| near(one).total_cmp(&near(other)));
            if let Some(column) = column.and_then(|at| joined.get_mut(at)) {
                column.push(part(line, cell));
            }
        }
    }
    joined
}

fn start(cell: &[Word]) -> f32 {
    cell.first().map_or(0.0, |word| word.x0)
}

fn end(cell: &[Word]) -> f32 {
    cell.last().map_or(0.0, |word| word.x1)
}

/// Which lines are of a table: two or more that have cells apart from each other, at the same places.
pub(super) fn places(lines: &[Line]) -> Vec<Place> {
    let edges: Vec<Vec<(f32, f32)>> =
        lines.iter().map(|line| cells(line).skip(1).map(|cell| (start(cell), end(cell))).collect()).collect();
    let aligned = |one: usize, other: usize| {
        let near = 0.5 * lines[one].size;
        edges[one].iter().any(|cell| {
            edges[other].iter().any(|next| (cell.0 - next.0).abs() < near || (cell.1 - next.1).abs() < near)
        })
    };
    let mut places = vec![Place::Outside; lines.len()];
    let groups = groups(lines);
    let fits: Vec<bool> = groups.iter().map(|group| group.len() == 1 || is_one_row(&lines[group.clone()])).collect();
    for (at, pair) in groups.windows(2).enumerate() {
        if fits[at] && fits[at + 1] && (pair[0].len() > 1 || pair[1].len() > 1) && aligned(pair[0].start, pair[1].start)
        {
            for group in pair {
                places[group.clone()].fill(Place::GoesOn);
                places[group.start] = Place::Begins;
            }
        }
    }
    for index in 1..lines.len() {
        if places[index] == Place::Outside && places[index - 1] != Place::GoesOn && aligned(index - 1, index) {
            (places[index - 1], places[index]) = (Place::Begins, Place::Begins);
        }
    }
    places
}

/// Lines as close as those of a paragraph, parted by wider space.
fn groups(lines: &[Line]) -> Vec<std::ops::Range<usize>> {
    let step = |at: usize| lines[at].y - lines[at - 1].y;
    let closest = (1..lines.len())
        .filter(|&at| (0.8 * lines[at].size..=LOOSE * lines[at].size).contains(&step(at)))
        .map(step)
        .fold(f32::INFINITY, f32::min);
    let mut groups = Vec::new();
    let mut begun = 0;
    for at in 1..=lines.len() {
        if at == lines.len() || step(at) > WIDE * closest {
            groups.push(begun..at);
            begun = at;
        }
    }
    groups
}

/// Whether lines are one row whose cells go on: what follows the first stands beneath its cells, says something in words,
/// and not every cell has as many lines. Rows set close together have figures beneath figures, or fill every line.
fn is_one_row(lines: &[Line]) -> bool {
    let Some((first, more)) = lines.split_first() else { return false };
    let starts: Vec<f32> = cells(first).map(start).collect();
    let beneath = |cell: &[Word], size: f32| {
        starts.iter().any(|other| (other - start(cell)).abs() < 0.3 * size)
            && cell.iter().any(|word| word.text.contains(char::is_alphabetic))
    };
    starts.len() > 1
        && lines.len() <= MOST_LINES
        && more.iter().all(|line| cells(line).all(|cell| beneath(cell, line.size)))
        && more.last().is_some_and(|line| cells(line).count() < starts.len())
}
