//! Lines of text: pieces on about one baseline, from left to right, with the spaces between them.

use super::columns::usual_size;
use super::page::{Looks, Piece, WORD_GAP, gap_between};

/// How much larger than usual a letter is that begins a chapter over several lines.
const INITIAL: f32 = 1.8;

/// More dots than this in a row lead the eye, and say nothing.
const SHORTEST_LEADER: usize = 3;

/// A word, or the part of one that is in one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub text: String,
    pub looks: Looks,
    /// A space comes before it.
    pub spaced: bool,
    /// Small and above the line.
    pub raised: bool,
    /// Begins a new cell: the gap before it is far wider than a space.
    pub apart: bool,
    pub x0: f32,
    pub x1: f32,
    /// Index of a link of the page.
    pub link: Option<usize>,
}

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub words: Vec<Word>,
    pub x0: f32,
    pub x1: f32,
    /// The baseline.
    pub y: f32,
    /// Height of most of its letters.
    pub size: f32,
    /// Index of the page.
    pub page: usize,
}

impl Line {
    /// Its words as text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (index, word) in self.words.iter().enumerate() {
            if index > 0 && word.spaced {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text
    }

    /// Whether all letters are so.
    pub(super) fn is_all(&self, wanted: fn(Looks) -> bool) -> bool {
        let mut lettered = self.words.iter().filter(|word| word.text.contains(char::is_alphanumeric)).peekable();
        lettered.peek().is_some() && lettered.all(|word| wanted(word.looks))
    }

    /// Width of what stands before the second word.
    pub(super) fn first_word(&self) -> f32 {
        let end = self.words.iter().skip(1).position(|word| word.spaced).map_or(self.words.len(), |at| at + 1);
        self.words.get(end - 1).map_or(0.0, |word| word.x1 - self.x0)
    }
}

/// The lines of a part of a page, from top to bottom.
pub(super) fn lines(pieces: Vec<Piece>, page: usize) -> Vec<Line> {
    let usual = usual_size(&pieces);
    let large: Vec<(f32, f32, f32)> = pieces
        .iter()
        .filter(|piece| piece.size > INITIAL * usual)
        .map(|piece| (piece.x0, piece.y, piece.size))
        .collect();
    // A large letter among others is one of a title.
    let is_alone = |piece: &Piece| {
        let beside = large.iter().filter(|(_, y, size)| (y - piece.y).abs() < 0.3 * size && *size > 0.8 * piece.size);
        beside.count() <= 1
    };
    let (initials, mut pieces): (Vec<_>, Vec<_>) =
        pieces.into_iter().partition(|piece| piece.size > INITIAL * usual && piece.letters() <= 2 && is_alone(piece));
    pieces.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut found: Vec<Gathered> = Vec::new();
    for piece in pieces {
        // Raised letters come before their line and lowered ones after it.
        let line = found.iter_mut().rev().take(4).find(|line| line.is_beside(&piece) && !line.is_covered(&piece));
        match line {
            Some(line) => line.add(piece),
            None => found.push(Gathered { y: piece.y, size: piece.size, pieces: vec![piece] }),
        }
    }
    for initial in initials {
        place_initial(initial, usual, &mut found);
    }
    found.sort_by(|one, other| one.y.total_cmp(&other.y));
    let is_bare = |line: &Line| line.words.iter().all(|word| word.text == "•");
    found.into_iter().map(|line| line.finish(page)).filter(|line| !is_bare(line)).collect()
}

/// A line in the making.
struct Gathered {
    y: f32,
    size: f32,
    pieces: Vec<Piece>,
}

impl Gathered {
    /// Whether a piece is at the height of the line, by more than half of the lower of the two.
    fn is_beside(&self, piece: &Piece) -> bool {
        let (top, bottom) = (self.y - 0.72 * self.size, self.y + 0.2 * self.size);
        let shared = bottom.min(piece.bottom()) - top.max(piece.top());
        shared > 0.5 * (bottom - top).min(piece.bottom() - piece.top())
    }

    /// Whether most of a piece's place is taken by another of about its size.
    fn is_covered(&self, piece: &Piece) -> bool {
        let width = (piece.x1 - piece.x0).max(0.1);
        self.pieces.iter().rev().take(64).any(|other| {
            (other.y - piece.y).abs() > 0.3 * piece.size.min(other.size)
                && other.size > 0.8 * piece.size
                && other.x1.min(piece.x1) - other.x0.max(piece.x0) > 0.5 * width
        })
    }

    fn add(&mut self, piece: Piece) {
        // The larger letters make the line.
        if piece.size > 1.05 * self.size {
            (self.y, self.size) = (piece.y, piece.size);
        }
        self.pieces.push(piece);
    }

    fn finish(mut self, page: usize) -> Line {
        self.pieces.sort_by(|one, other| one.x0.total_cmp(&other.x0));
        let size = usual_size(&self.pieces);
        let usual = self.pieces.iter().filter(|piece| (piece.size - size).abs() < 0.05 * size);
        let y = usual.map(|piece| piece.y).fold(f32::NEG_INFINITY, f32::max);
        let gap = word_gap(&self.pieces);
        let mut words: Vec<Word> = Vec::with_capacity(self.pieces.len());
        let mut end = f32::NEG_INFINITY;
        let (x0, x1) = (
            self.pieces.first().map_or(0.0, |piece| piece.x0),
            self.pieces.iter().map(|piece| piece.x1).fold(0.0, f32::max),
        );
        for piece in self.pieces {
            let before = piece.x0 - end;
            let gap = gap_between(words.last().map_or("", |word| &word.text), &piece.text, gap);
            let small = piece.size.min(size);
            words.push(Word {
                spaced: before > gap * small || piece.spaced && before > 0.05 * small,
                apart: before > 1.5 * size && before.is_finite() && !is_mark(&words),
                raised: piece.size < 0.9 * size && piece.y < y - 0.15 * size,
                looks: piece.looks,
                x0: piece.x0,
                x1: piece.x1,
                link: piece.link,
                text: piece.text,
            });
            end = end.max(piece.x1);
        }
        drop_leaders(&mut words);
        Line { words, x0, x1, y, size, page }
    }
}

/// Whether a line begins with the mark of a list item and nothing else so far; what follows is no cell.
fn is_mark(words: &[Word]) -> bool {
    let [word] = words else { return false };
    let number = word.text.trim_end_matches(['.', ')']);
    word.text.chars().count() == 1 && !word.text.contains(char::is_alphanumeric)
        || number.len() < word.text.len() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Takes out the dots that lead from an entry to its page number, which is a cell of its own.
fn drop_leaders(words: &mut Vec<Word>) {
    let is_dots = |text: &str| !text.is_empty() && text.chars().all(|c| matches!(c, '.' | '·' | '…' | '_'));
    let dots = |words: &[Word]| {
        words.iter().rev().take_while(|word| is_dots(&word.text)).map(|word| word.text.len()).sum::<usize>()
    };
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    let mut dotted = 0;
    for mut word in words.drain(..) {
        let trailing = word.text.len() - word.text.trim_end_matches('.').len();
        if is_dots(&word.text) || trailing > SHORTEST_LEADER {
            dotted += trailing.max(word.text.len() - word.text.trim_start_matches(['.', '·', '…', '_']).len());
            if !is_dots(&word.text) {
                word.text.truncate(word.text.len() - trailing);
            }
            kept.push(word);
            continue;
        }
        if dotted > SHORTEST_LEADER {
            while dots(&kept) > 0 {
                kept.pop();
            }
            word.apart = !kept.is_empty();
            word.spaced = true;
        }
        dotted = 0;
        kept.push(word);
    }
    *words = kept;
}

/// The gap that parts words in a line, in parts of the size. Where letters are spaced out, gaps between letters are as
/// wide as spaces elsewhere.
fn word_gap(pieces: &[Piece]) -> f32 {
    let mut gaps: Vec<f32> = pieces
        .windows(2)
        .filter(|pair| pair.iter().all(|piece| piece.letters() == 1 && piece.text.contains(char::is_alphanumeric)))
        .map(|pair| (pair[1].x0 - pair[0].x1) / pair[0].size)
        .filter(|gap| (0.0..1.0).contains(gap))
        .collect();
    if gaps.len() < 4 || gaps.len() * 3 < pieces.len() {
        return WORD_GAP;
    }
    gaps.sort_by(f32::total_cmp);
    (gaps[gaps.len() / 2] * 1.5).max(WORD_GAP)
}

/// Puts a letter that is several lines high before the first of them.
fn place_initial(initial: Piece, usual: f32, lines: &mut Vec<Gathered>) {
    let (top, bottom) = (initial.y - 0.8 * initial.size, initial.y + 0.1 * usual);
    let beside = |line: &&mut Gathered| {
        let start = line.pieces.iter().map(|piece| piece.x0).fold(f32::INFINITY, f32::min);
        (top..bottom).contains(&(line.y - 0.3 * line.size))
            && start > initial.x0
            && start - initial.x1 < 1.5 * initial.size
    };
    let first = lines.iter_mut().filter(beside).min_by(|one, other| one.y.total_cmp(&other.y));
    match first {
        Some(line) => {
            let start = line.pieces.iter_mut().min_by(|one, other| one.x0.total_cmp(&other.x0));
            let end = start.map_or(initial.x1, |piece| {
                piece.spaced = false;
                piece.x0
            });
            line.pieces.push(Piece { y: line.y, size: line.size, x1: end, ..initial });
        }
        None => lines.push(Gathered { y: initial.y, size: initial.size, pieces: vec![initial] }),
    }
}
