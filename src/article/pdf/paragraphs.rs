//! Paragraphs: lines that belong together, told by their distance, their indents, their ends and their type.

use super::cells::{self, Place};
use super::lines::Line;
use super::page::Looks;
use super::tables::Table;

/// Lines further apart than this, in parts of the usual distance, are of two paragraphs.
const WIDE: f32 = 1.28;
/// An indent, in parts of the size of the letters.
const INDENT: f32 = 0.7;
/// How much of two sizes may differ that count as one.
const SAME_SIZE: f32 = 0.06;

/// Lines that belong together.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub lines: Vec<Line>,
    /// The right edge of its column.
    pub right: f32,
    /// Its first line begins further in than the column.
    pub indented: bool,
    /// Its last line is as long as its column allows.
    pub full: bool,
    /// Distance from the line above, in parts of the usual one of its column; none where it begins a part.
    pub distance: Option<f32>,
    /// Begins with the sign or number of a list item.
    pub item: Option<Item>,
    /// Its lines are a row of cells.
    pub row: bool,
    /// The gutters between these, where they are known.
    pub gutters: Vec<f32>,
}

/// How an item of a list is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Bullet,
    Number(u32),
}

impl Paragraph {
    pub(super) fn size(&self) -> f32 {
        let mut sizes: Vec<(f32, usize)> = self.lines.iter().map(|line| (line.size, line.text().len())).collect();
        sizes.sort_by_key(|(_, letters)| std::cmp::Reverse(*letters));
        sizes.first().map_or(0.0, |(size, _)| *size)
    }

    pub(super) fn page(&self) -> usize {
        self.lines.first().map_or(0, |line| line.page)
    }

    /// Whether it is one row of a table.
    pub(super) fn is_row(&self) -> bool {
        self.row
    }

    /// Its words, lines joined by spaces.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn is_all(&self, wanted: fn(Looks) -> bool) -> bool {
        self.lines.iter().all(|line| line.is_all(wanted))
    }

    pub(super) fn top(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.y - line.size)
    }

    pub(super) fn bottom(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.y)
    }
}

fn same_size(one: f32, other: f32) -> bool {
    (one - other).abs() <= SAME_SIZE * one.max(other)
}

/// The column around a line: its edges, the distance of its lines, and whether their ends are flush.
#[derive(Debug, Clone, Copy)]
struct Measure {
    left: f32,
    right: f32,
    pitch: f32,
    justified: bool,
}

/// Measures the lines of one size in a part of a page.
fn measure(lines: &[Line], size: f32) -> Measure {
    let same: Vec<&Line> = lines.iter().filter(|line| same_size(line.size, size)).collect();
    let mut starts: Vec<f32> = same.iter().map(|line| line.x0).collect();
    starts.sort_by(f32::total_cmp);
    // A single line may hang out, as a bullet or a number does.
    let shared = starts.windows(2).find(|pair| pair[1] - pair[0] < 0.2 * size).map(|pair| pair[0]);
    let left = shared.or(starts.first().copied()).unwrap_or(0.0);
    let right = same.iter().map(|line| line.x1).fold(f32::NEG_INFINITY, f32::max);
    let pitch = pitch(lines, size, right - left);
    let flush = same.iter().filter(|line| right - line.x1 < 0.3 * size).count();
    Measure {
        left,
        right,
        pitch: pitch.clamp(0.9 * size, 2.2 * size),
        justified: same.len() > 2 && flush * 10 >= same.len() * 5,
    }
}

/// The usual distance of lines of one size: the most frequent among long lines, which are those of paragraphs.
fn pitch(lines: &[Line], size: f32, width: f32) -> f32 {
    let pairs = lines.windows(2).filter(|pair| pair.iter().all(|line| same_size(line.size, size)));
    let steps = pairs.map(|pair| (pair[1].y - pair[0].y, pair[0].x1 - pair[0].x0 > 0.6 * width));
    let (mut long, mut all) = (Vec::new(), Vec::new());
    for (step, is_long) in steps.filter(|(step, _)| *step > 0.5 * size) {
        all.push(step);
        if is_long {
            long.push(step);
        }
    }
    let mut steps = if long.len() < 2 { all } else { long };
    steps.sort_by(f32::total_cmp);
    let near = |step: f32| {
        steps.partition_point(|other| *other <= step * 1.03) - steps.partition_point(|other| *other < step * 0.97)
    };
    // Of equally frequent distances the closer is the one within paragraphs.
    let usual = steps.iter().copied().rev().max_by_key(|step| near(*step));
    usual.unwrap_or(1.25 * size)
}

/// Parts the lines of one part of a page into paragraphs, or the lines of a table into its rows.
pub(super) fn paragraphs(mut lines: Vec<Line>, table: Option<&Table>) -> Vec<Paragraph> {
    let mut measures: Vec<(f32, Measure)> = Vec::new();
    let mut found: Vec<Paragraph> = Vec::new();
    let mut of_line = Vec::with_capacity(lines.len());
    for line in &lines {
        let known = measures.iter().find(|(size, _)| same_size(*size, line.size)).map(|(_, measure)| *measure);
        let measure = known.unwrap_or_else(|| {
            let measure = measure(&lines, line.size);
            if measures.len() < 32 {
                measures.push((line.size, measure));
            }
            measure
        });
        of_line.push(measure);
    }
    let starts: Vec<f32> = lines.iter().map(|line| line.x0).collect();
    let items = items(&lines);
    let places = match table {
        Some(table) => table.places(&mut lines),
        None => cells::places(&lines),
    };
    for (index, (line, measure)) in lines.into_iter().zip(of_line).enumerate() {
        let text = line.text();
        let item = items.get(index).copied().flatten();
        let next = starts.get(index + 1).copied();
        let step = found.last().and_then(|paragraph| paragraph.lines.last()).map(|before| line.y - before.y);
        let place = places.get(index).copied().unwrap_or_default();
        let row = place == Place::Begins;
        if let Some(open) = found.last_mut().filter(|open| open.row && place == Place::GoesOn) {
            open.lines.push(line);
            continue;
        }
        let begins = row || found.last().is_none_or(|open| open.row || begins(open, &line, &text, item, next, measure));
        if begins {
            found.push(Paragraph {
                right: measure.right,
                indented: line.x0 > measure.left + INDENT * line.size,
                full: false,
                distance: step.map(|step| step / measure.pitch),
                item: item.filter(|_| !row),
                row,
                gutters: table.filter(|_| row).map(|table| table.gutters().to_vec()).unwrap_or_default(),
                lines: vec![line],
            });
        } else if let Some(open) = found.last_mut() {
            open.lines.push(line);
        }
    }
    for paragraph in &mut found {
        let slack = paragraph.size() * 1.5;
        paragraph.full = paragraph.lines.last().is_some_and(|line| paragraph.right - line.x1 < slack);
    }
    found
}

/// Whether a line begins a paragraph after the open one.
fn begins(open: &Paragraph, line: &Line, text: &str, item: Option<Item>, next: Option<f32>, measure: Measure) -> bool {
    let Some(before) = open.lines.last() else { return true };
    let size = line.size;
    if !same_size(before.size, size) {
        return true;
    }
    let bold = |looks: Looks| looks.bold;
    if before.is_all(bold) != line.is_all(bold) && (open.is_all(bold) || line.is_all(bold)) {
        // A few bold words that happen to fill a line are no heading.
        let run_on = text.starts_with(char::is_lowercase) || !ends_sentence(&before.text()) && !open.is_all(bold);
        if !run_on {
            return true;
        }
    }
    let step = line.y - before.y;
    if step > WIDE * measure.pitch || step < 0.3 * size {
        return true;
    }
    if item.is_some() || is_next_note(open, line) {
        return true;
    }
    let inside = |x: f32, than: f32| x > than + INDENT * size;
    if open.item.is_some() {
        // An item goes on beneath its own words.
        return open.lines.len() > 1 && inside(before.x0, line.x0)
            || open.lines.len() == 1 && inside(open.lines[0].x0, line.x0);
    }
    // Centred lines begin wherever they must.
    let middle = |line: &Line| line.x0 + line.x1;
    let centred = (middle(before) - middle(line)).abs() < 0.6 * size && (before.x0 - line.x0).abs() > 0.3 * size;
    if centred && !measure.justified && !ends_sentence(&before.text()) {
        return false;
    }
    let short = is_short(before, line, text, measure);
    if inside(line.x0, before.x0) {
        // Set in by itself, or with what follows.
        return open.lines.len() > 1
            || short
            || next.is_none_or(|next| inside(line.x0, next))
            || inside(line.x0, measure.left);
    }
    if inside(before.x0, line.x0) && open.lines.len() > 1 {
        return true;
    }
    short
}

/// Whether a line begins a note after another: with a raised number, or the next one after that of the open paragraph.
fn is_next_note(open: &Paragraph, line: &Line) -> bool {
    let number = |line: &Line| -> Option<u32> {
        let first = line.words.first()?;
        let figures = first.text.len() - first.text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        first.text[..figures].parse().ok()
    };
    let (Some(own), Some(before)) = (number(line), open.lines.first().and_then(number)) else { return false };
    let is_raised = line.words.first().is_some_and(|word| word.raised);
    own == before.saturating_add(1)
        && (is_raised || line.words.first().is_some_and(|word| word.text.ends_with(char::is_alphabetic)))
}

/// Whether the line before ends although the first word of this one would have had room on it.
fn is_short(before: &Line, line: &Line, text: &str, measure: Measure) -> bool {
    if text.starts_with(char::is_lowercase) || ends_broken(&before.text()) {
        return false;
    }
    let slack = if measure.justified { 0.6 } else { 2.0 } * line.size;
    let room = measure.right - before.x1 - 0.25 * line.size - line.first_word();
    let ended = ends_sentence(&before.text());
    // Of a line that does not end a sentence it takes more to believe it.
    room > if ended { slack } else { slack + 4.0 * line.size }
}

/// Whether a text ends as sentences do, closing marks aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '“' | '”' | '»' | '«' | '’' | '‘' | ')' | ']' | '›' | '‹') || c.is_whitespace()
    });
    end.ends_with(['.', '!', '?', ':', '…'])
}

/// Whether a text ends with a word broken by a hyphen.
pub(super) fn ends_broken(text: &str) -> bool {
    let mut end = text.chars().rev();
    matches!(end.next(), Some('-' | '\u{ad}' | '\u{2010}')) && end.next().is_some_and(char::is_alphanumeric)
}

/// Which lines begin an item of a list. Numbers count only beside one that counts on; a dash only where a sentence ended.
fn items(lines: &[Line]) -> Vec<Option<Item>> {
    let texts: Vec<String> = lines.iter().map(Line::text).collect();
    let marks: Vec<Option<Item>> = texts.iter().map(|text| mark(text)).collect();
    let numbers: std::collections::HashSet<u32> = marks
        .iter()
        .filter_map(|mark| if let Some(Item::Number(number)) = mark { Some(*number) } else { None })
        .collect();
    let is_item = |(index, mark): (usize, &Option<Item>)| {
        let ended = || index == 0 || ends_sentence(&texts[index - 1]) || marks[index - 1].is_some();
        match (*mark)? {
            Item::Number(number) => {
                let counts_on = numbers.contains(&(number + 1)) || number > 1 && numbers.contains(&(number - 1));
                counts_on.then_some(Item::Number(number))
            }
            Item::Bullet if texts[index].starts_with(['-', '–', '*']) => ended().then_some(Item::Bullet),
            Item::Bullet => Some(Item::Bullet),
        }
    };
    marks.iter().enumerate().map(is_item).collect()
}

/// The mark of a list item at the beginning of a line.
fn mark(text: &str) -> Option<Item> {
    let (mark, rest) = text.split_once(' ')?;
    if rest.trim().is_empty() {
        return None;
    }
    let mut letters = mark.chars();
    let (first, second) = (letters.next()?, letters.next());
    if second.is_none()
        && matches!(
            first,
            char::REPLACEMENT_CHARACTER
                | '•'
                | '·'
                | '●'
                | '○'
                | '■'
                | '□'
                | '▪'
                | '▫'
                | '‣'
                | '◦'
                | '◆'
                | '➢'
                | '►'
                | '▶'
                | '✓'
                | '*'
                | '–'
                | '-'
                | '∙'
                | '❖'
        )
    {
        return Some(Item::Bullet);
    }
    let bracketed = mark.strip_prefix('(').and_then(|mark| mark.strip_suffix(')'));
    let number = bracketed.or_else(|| mark.strip_suffix(['.', ')']))?;
    (number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| number.parse().ok().map(Item::Number))?
}
