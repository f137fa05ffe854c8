//! Places in a text.
//!
//! Inside the program every place is a [`Span`] of UTF-8 byte offsets on character boundaries. Other programs count in
//! Unicode code points or in UTF-16 units, and [`CodePoints`] and [`Utf16`] translate at that boundary and nowhere else.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open stretch of a text in byte offsets, both on character boundaries of the text it belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to, not including, `end`. An end before the start gives an empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies inside.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `offset` lies inside.
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What both share, if anything.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The same stretch, `by` bytes further on.
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The words at this place; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The span without white space at either end.
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }

    /// As a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Translates between byte offsets and code points of one text, in constant time after one pass over it.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `i * STRIDE`.
    before: Vec<usize>,
}

const STRIDE: usize = 64;

/// Bytes that begin a character; continuation bytes are `10xxxxxx`.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

impl<'a> CodePoints<'a> {
    /// Counts `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut count = 0;
        let before = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let so_far = count;
                count += characters(chunk);
                so_far
            })
            .collect();
        Self { text, before }
    }

    /// Code points before byte `offset`; an offset past the end counts as the end.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let Some(&before) = self.before.get(offset / STRIDE).or(self.before.last()) else {
            return 0;
        };
        let from = (offset / STRIDE).min(self.before.len() - 1) * STRIDE;
        before + characters(&self.text.as_bytes()[from..offset])
    }

    /// The byte offset of code point number `count`; past the end counts as the end.
    pub fn byte_at(&self, count: usize) -> usize {
        let chunk = self.before.partition_point(|&before| before <= count).saturating_sub(1);
        let Some(&before) = self.before.get(chunk) else {
            return 0;
        };
        let mut from = chunk * STRIDE;
        // A chunk may begin inside a character, which the chunk before has counted.
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text[from..].char_indices().nth(count - before).map_or(self.text.len(), |(at, _)| from + at)
    }

    /// A span in bytes from one in code points.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.byte_at(start), self.byte_at(end))
    }
}

/// Translates between byte offsets and UTF-16 code units of one text, which is what programs in a browser count.
#[derive(Debug, Clone)]
pub struct Utf16<'a> {
    points: CodePoints<'a>,
    /// Of each code point that takes two units: its number, and the number of its first unit.
    pairs: Vec<(usize, usize)>,
}

impl<'a> Utf16<'a> {
    /// Counts `text` once.
    pub fn new(text: &'a str) -> Self {
        let wide = text.chars().enumerate().filter(|(_, c)| c.len_utf16() == 2);
        let pairs = wide.enumerate().map(|(before, (count, _))| (count, count + before)).collect();
        Self { points: CodePoints::new(text), pairs }
    }

    /// Code units before byte `offset`; an offset past the end counts as the end.
    pub fn at(&self, offset: usize) -> usize {
        let count = self.points.at(offset);
        count + self.pairs.partition_point(|(pair, _)| *pair < count)
    }

    /// The byte offset of unit number `unit`, of the whole character where it is the second half of one; past the end
    /// counts as the end.
    pub fn byte_at(&self, unit: usize) -> usize {
        self.points.byte_at(unit - self.pairs.partition_point(|(_, first)| *first < unit))
    }

    /// A span in bytes from one in code units.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.byte_at(start), self.byte_at(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_agree_with_counting(text in "\\PC{0,200}") {
            let points = CodePoints::new(&text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(offset), count);
                prop_assert_eq!(points.byte_at(count), offset);
            }
            prop_assert_eq!(points.at(text.len()), text.chars().count());
            prop_assert_eq!(points.byte_at(text.chars().count()), text.len());
        }
    }

    proptest! {
        #[test]
        fn code_units_agree_with_counting(text in "[a\u{e4}\u{1f469}\u{200d}]{0,90}") {
            let units = Utf16::new(&text);
            let mut count = 0;
            for (offset, c) in text.char_indices() {
                prop_assert_eq!(units.at(offset), count);
                prop_assert_eq!(units.byte_at(count), offset);
                prop_assert_eq!(units.byte_at(count + c.len_utf16() - 1), offset);
                count += c.len_utf16();
            }
            prop_assert_eq!(units.at(text.len()), count);
            prop_assert_eq!(units.byte_at(count + 3), text.len());
        }
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = "  ein Wort \u{a0}";
        assert_eq!(Span::new(0, text.len()).trimmed(text).of(text), "ein Wort");
    }
}
