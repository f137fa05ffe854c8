//! Figures: digits with the marks inside them, read by the language's habit and by the document's own.

use super::Reader;
use super::lexeme::{Gap, Kind};

/// How a document writes its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Habit {
    /// The mark between whole and part.
    pub decimal: u8,
}

impl Habit {
    /// The habit of `text`: the language's, unless the document plainly has the other and never that.
    pub(super) fn of(text: &str, usual: char) -> Self {
        let usual = if usual == ',' { b',' } else { b'.' };
        let bytes = text.as_bytes();
        let (mut dot, mut comma) = (false, false);
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            // One figure: the marks in it, and how many digits follow the last.
            let start = at;
            let (mut marks, mut first, mut last, mut since) = (0_u32, 0_u8, 0_u8, 0_usize);
            while at < bytes.len() {
                if bytes[at].is_ascii_digit() {
                    since += 1;
                } else if matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                    if marks == 0 {
                        first = bytes[at];
                    }
                    (marks, last, since) = (marks + 1, bytes[at], 0);
                } else {
                    break;
                }
                at += 1;
            }
            let decimal = match marks {
                0 => continue,
                // 0,5 and 12,5 % are parts; 15.2 may be a date.
                1 if bytes[start] == b'0' && at - start == since + 2 && since < 4 => last,
                1 if since < 3 && followed_by_percent(&bytes[at..]) => last,
                1 => continue,
                _ if first != last => last,
                // 1.234.567 groups with the mark that is not the decimal one; 1.2.3 is no figure at all.
                _ if since == 3 => b'.' + b',' - last,
                _ => continue,
            };
            dot |= decimal == b'.';
            comma |= decimal == b',';
        }
        let other_only = if usual == b',' { dot && !comma } else { comma && !dot };
        Self { decimal: if other_only { b'.' + b',' - usual } else { usual } }
    }
}

fn followed_by_percent(rest: &[u8]) -> bool {
    rest.first() == Some(&b'%')
        || rest.starts_with(b" %")
        || rest.starts_with("\u{a0}%".as_bytes())
        || rest.starts_with("\u{202f}%".as_bytes())
}

/// No figure has more groups; what goes on is a code, and is read in stretches.
const MOST_GROUPS: usize = 12;

/// A figure that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    /// Index of the lexeme after it.
    pub end: usize,
    /// Its value.
    pub value: f64,
    /// It has no mark inside: how many digits it has.
    pub plain: Option<usize>,
    /// The number of digits after the decimal mark.
    pub decimals: usize,
}

/// What begins with digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Digits {
    /// A figure.
    Figure(Figure),
    /// Something with marks inside that is no figure, such as `1.2.3`; the lexeme after it.
    Code(usize),
}

impl Reader<'_> {
    /// Reads the figure at `at`, which holds digits or a decimal mark right before digits.
    pub(super) fn figure(&self, at: usize) -> Option<Digits> {
        let first = self.lexemes.get(at)?;
        if first.kind == Kind::Sign {
            // .08 and ,08
            if !self.is_sign(at, b'.') && !self.is_sign(at, b',') {
                return None;
            }
            let digits = self.digits(at + 1, Gap::None)?;
            if self.fuses(at, at + 1) || self.digits(at + 3, Gap::None).is_some() {
                return None;
            }
            let value = format!("0.{digits}").parse().ok()?;
            return Some(Digits::Figure(Figure { end: at + 2, value, plain: None, decimals: 0 }));
        }
        let whole = self.digits(at, Gap::Wide)?;
        let mut marks = Vec::new();
        let mut end = at + 1;
        while marks.len() < MOST_GROUPS {
            self.step();
            let Some(mark) = self.separator(end) else { break };
            let Some(digits) = self.digits(end + 1, Gap::None) else { break };
            marks.push((mark, digits));
            end += 2;
        }
        if marks.is_empty() {
            return Some(Digits::Figure(self.grouped_by_spaces(at, whole)));
        }
        let after_first = Figure { end: at + 1, value: number(whole), plain: Some(whole.len()), decimals: 0 };
        let (last_mark, last) = marks[marks.len() - 1];
        let groups = &marks[..marks.len() - 1];
        let all_same = groups.iter().all(|(mark, _)| *mark == last_mark);
        if marks.len() == 1 {
            let grouping = last.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
            return Some(match last_mark {
                b'\'' if grouping => self.whole(whole, &marks, end),
                b'\'' => Digits::Figure(after_first),
                mark if grouping && mark != self.habit.decimal => self.whole(whole, &marks, end),
                _ => self.with_part(whole, &[], last, end),
            });
        }
        if all_same {
            if groups_well(whole, &marks) {
                return Some(self.whole(whole, &marks, end));
            }
            // "22,24,26" is a list.
            return Some(if last_mark == b',' { Digits::Figure(after_first) } else { Digits::Code(end) });
        }
        let one_mark = groups.iter().all(|(mark, _)| *mark == groups[0].0);
        if one_mark && last_mark != b'\'' && groups_well(whole, groups) {
            return Some(self.with_part(whole, groups, last, end));
        }
        Some(Digits::Code(end))
    }

    /// 1 234 567,89: groups of three after a space that is one character wide.
    fn grouped_by_spaces(&self, at: usize, whole: &str) -> Figure {
        let plain = Figure { end: at + 1, value: number(whole), plain: Some(whole.len()), decimals: 0 };
        if whole.len() > 3 || whole.starts_with('0') {
            return plain;
        }
        let mut digits = whole.to_owned();
        let mut end = at + 1;
        let mut gap = None;
        while let Some(next) = self.lexemes.get(end) {
            let same = gap.is_none_or(|gap| gap == next.gap);
            let three = next.kind == Kind::Digits && next.span.len() == 3;
            if !three || !matches!(next.gap, Gap::Space | Gap::Fixed) || !same || digits.len() > 15 {
                break;
            }
            // "60 100-metre races", "5 123A": the last piece is bound to what follows.
            if self.lexemes.get(end + 1).is_some_and(|after| {
                after.gap == Gap::None && (after.kind == Kind::Word || self.is_sign(end + 1, b'-'))
            }) {
                break;
            }
            gap = Some(next.gap);
            digits.push_str(next.span.of(self.text));
            end += 1;
        }
        if end == at + 1 {
            return plain;
        }
        let mut figure = Figure { end, value: number(&digits), plain: None, decimals: 0 };
        if (self.is_sign(end, self.habit.decimal) || self.is_sign(end, b','))
            && let Some(part) = self.digits(end + 1, Gap::None).filter(|_| self.is_glued(end))
            && (part.len() != 3 || self.is_sign(end, self.habit.decimal))
        {
            figure =
                Figure { end: end + 2, value: number(&format!("{digits}.{part}")), plain: None, decimals: part.len() };
        }
        figure
    }

    fn whole(&self, whole: &str, groups: &[(u8, &str)], end: usize) -> Digits {
        let digits: String = std::iter::once(whole).chain(groups.iter().map(|(_, digits)| *digits)).collect();
        Digits::Figure(Figure { end, value: number(&digits), plain: None, decimals: 0 })
    }

    fn with_part(&self, whole: &str, groups: &[(u8, &str)], part: &str, end: usize) -> Digits {
        let mut digits: String = std::iter::once(whole).chain(groups.iter().map(|(_, digits)| *digits)).collect();
        digits.push('.');
        digits.push_str(part);
        Digits::Figure(Figure { end, value: number(&digits), plain: None, decimals: part.len() })
    }

    /// The digits at `at`, with at most this gap before them.
    pub(super) fn digits(&self, at: usize, gap: Gap) -> Option<&str> {
        let lexeme = self.lexemes.get(at)?;
        (lexeme.kind == Kind::Digits && lexeme.gap <= gap).then(|| lexeme.span.of(self.text))
    }

    /// A mark inside a figure, right after what stands before.
    fn separator(&self, at: usize) -> Option<u8> {
        if !self.is_glued(at) {
            return None;
        }
        [b'.', b',', b'\''].into_iter().find(|&mark| self.is_sign(at, mark))
    }
}

/// 1.234.567, and 12,34,567 as in India.
fn groups_well(whole: &str, groups: &[(u8, &str)]) -> bool {
    let Some((last, before)) = groups.split_last() else { return false };
    if whole.starts_with('0') || last.1.len() != 3 {
        return false;
    }
    let thousands = whole.len() <= 3 && before.iter().all(|(_, digits)| digits.len() == 3);
    let lakhs = whole.len() <= 2 && last.0 == b',' && before.iter().all(|(_, digits)| digits.len() == 2);
    thousands || lakhs
}

/// The value of digits with at most one point.
fn number(digits: &str) -> f64 {
    digits.parse().unwrap_or(f64::INFINITY)
}
