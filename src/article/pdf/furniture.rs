//! What stands on the margins of every page and is no part of the text: running heads, feet and page numbers.
//!
//! It is told by repeating at the same height from page to page, figures aside, and by counting on with the pages.

use super::page::{Page, Piece};
use std::collections::HashMap;

/// Rows at the upper and at the lower edge of a page that are looked at.
const ROWS: usize = 4;
/// How far the height of what repeats may differ, in points.
const DRIFT: f32 = 4.0;

/// A row at the edge of a page.
struct Row {
    /// Indices of its pieces.
    pieces: Vec<usize>,
    /// Its letters without figures, marks and spaces.
    words: String,
    /// The numbers in it.
    numbers: Vec<i64>,
    /// Distance from the upper edge of the page, or from the lower one.
    from_edge: f32,
    y: f32,
    size: f32,
    /// White between it and the next row inwards, in parts of its size.
    white: f32,
}

/// Drops what is furniture from the pages; answers what number is printed on each, where one is.
pub(super) fn remove(pages: &mut [Page]) -> Vec<Option<String>> {
    let edges: Vec<[Vec<Row>; 2]> = pages.iter().map(|page| [edge(page, false), edge(page, true)]).collect();
    let mut repeated: HashMap<(usize, &str), Vec<(f32, f32)>> = HashMap::new();
    for (side, row) in edges
        .iter()
        .flat_map(|sides| sides.iter().enumerate())
        .flat_map(|(side, rows)| rows.iter().map(move |row| (side, row)))
    {
        if !row.words.is_empty() {
            repeated.entry((side, &row.words)).or_default().push((row.from_edge, row.size));
        }
    }
    for heights in repeated.values_mut() {
        heights.sort_by(|one, other| one.0.total_cmp(&other.0));
    }
    let offset = counting(&edges);
    let mut labels = Vec::with_capacity(pages.len());
    let mut dropped: Vec<Vec<usize>> = Vec::with_capacity(pages.len());
    for (index, sides) in edges.iter().enumerate() {
        let (mut label, mut drop) = (None, Vec::new());
        let number = |row: &Row| {
            offset.and_then(|offset| row.numbers.iter().copied().find(|number| *number == index as i64 + offset))
        };
        for (side, rows) in sides.iter().enumerate() {
            // From the edge inwards, until something belongs to the text.
            for row in rows {
                let repeats = repeated.get(&(side, row.words.as_str())).is_some_and(|heights| repeats(heights, row));
                let counts = row.words.is_empty() && (number(row).is_some() || edges.len() == 1 && is_lone_number(row));
                if !(repeats || counts) {
                    break;
                }
                label = label.or_else(|| number(row));
                drop.extend_from_slice(&row.pieces);
            }
        }
        labels.push(label.map(|label: i64| label.to_string()));
        dropped.push(drop);
    }
    for (page, drop) in pages.iter_mut().zip(dropped) {
        let drop: std::collections::HashSet<usize> = drop.into_iter().collect();
        let artifacts = page.pieces.iter().filter(|piece| piece.artifact).map(Piece::letters).sum::<usize>();
        // Where most is marked as no text the marks are wrong.
        let trusted = artifacts * 2 < page.pieces.iter().map(Piece::letters).sum::<usize>();
        let mut index = 0;
        page.pieces.retain(|piece| {
            index += 1;
            !(drop.contains(&(index - 1)) || trusted && piece.artifact)
        });
    }
    labels
}

/// The rows at one edge of a page, from the edge inwards.
fn edge(page: &Page, lower: bool) -> Vec<Row> {
    let mut order: Vec<usize> = (0..page.pieces.len()).collect();
    order.sort_by(|one, other| page.pieces[*one].y.total_cmp(&page.pieces[*other].y));
    if lower {
        order.reverse();
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for index in order {
        let piece = &page.pieces[index];
        let same = rows.last().and_then(|row| row.first()).is_some_and(|first| {
            let first = &page.pieces[*first];
            (first.y - piece.y).abs() < 0.5 * first.size.max(piece.size)
        });
        if same {
            if let Some(row) = rows.last_mut() {
                row.push(index);
            }
        } else if rows.len() > ROWS {
            break;
        } else {
            rows.push(vec![index]);
        }
    }
    let heights: Vec<(f32, f32)> = rows
        .iter()
        .map(|row| {
            let tops = row.iter().map(|index| page.pieces[*index].top());
            let bottoms = row.iter().map(|index| page.pieces[*index].bottom());
            (tops.fold(f32::INFINITY, f32::min), bottoms.fold(f32::NEG_INFINITY, f32::max))
        })
        .collect();
    let white = |at: usize| match heights.get(at + 1) {
        Some(next) if lower => heights[at].0 - next.1,
        Some(next) => next.0 - heights[at].1,
        None => 0.0,
    };
    let whites: Vec<f32> = (0..rows.len()).map(white).collect();
    rows.into_iter().zip(whites).take(ROWS).map(|(row, white)| described(page, row, white, lower)).collect()
}

fn described(page: &Page, mut pieces: Vec<usize>, white: f32, lower: bool) -> Row {
    pieces.sort_by(|one, other| page.pieces[*one].x0.total_cmp(&page.pieces[*other].x0));
    let size = pieces.iter().map(|index| page.pieces[*index].size).fold(1.0, f32::max);
    let y = pieces.first().map_or(0.0, |index| page.pieces[*index].y);
    let (mut words, mut numbers) = (String::new(), Vec::new());
    for index in &pieces {
        let text = &page.pieces[*index].text;
        words.extend(text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase));
        let figures = text.split(|c: char| !c.is_ascii_digit()).filter(|figures| (1..=5).contains(&figures.len()));
        numbers.extend(figures.filter_map(|figures| figures.parse::<i64>().ok()));
    }
    // Long rows repeat by being the same text, which is none.
    words.truncate(words.char_indices().nth(200).map_or(words.len(), |(at, _)| at));
    let from_edge = if lower { page.height - y } else { y };
    Row { pieces, words, numbers, from_edge, y, size, white: white / size }
}

/// Whether at least two of the rows of the same words are at the height of this one.
fn repeats(heights: &[(f32, f32)], row: &Row) -> bool {
    let from = heights.partition_point(|height| height.0 < row.from_edge - DRIFT);
    let near = heights[from..].iter().take_while(|height| height.0 <= row.from_edge + DRIFT);
    near.filter(|height| (height.1 - row.size).abs() < 0.1 * row.size).take(2).count() == 2
}

/// What has to be added to the index of a page to get the number printed on it, if most pages have one in rows of their
/// own or in rows that have no place in the text.
fn counting(edges: &[[Vec<Row>; 2]]) -> Option<i64> {
    let mut votes: HashMap<i64, usize> = HashMap::new();
    let mut voters = 0;
    // The only page tells nothing by counting on; its number has to look like one.
    let is_only = edges.len() == 1;
    for (index, sides) in edges.iter().enumerate() {
        let mut offsets: Vec<i64> = sides
            .iter()
            .flat_map(|rows| rows.iter().take(2))
            .filter(|row| !is_only || is_lone_number(row))
            .flat_map(|row| row.numbers.iter().map(|number| number - index as i64))
            .collect();
        offsets.sort_unstable();
        offsets.dedup();
        voters += usize::from(!offsets.is_empty());
        for offset in offsets {
            *votes.entry(offset).or_default() += 1;
        }
    }
    let (offset, count) = votes.into_iter().max_by_key(|(offset, count)| (*count, -offset.abs()))?;
    (count >= 2 && count * 2 > voters || is_only).then_some(offset)
}

/// Whether a row is a number by itself, well away from the text, as at the foot of a single page.
fn is_lone_number(row: &Row) -> bool {
    row.words.is_empty() && row.numbers.len() == 1 && row.white > 1.2 && row.y > 0.0
}
