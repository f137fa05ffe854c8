//! Finding quotation marks and telling whether each may open or close.

use super::MarkKind;
use crate::Span;
use crate::language::Marks;

/// A quotation mark by its shape. Two characters that stand for one mark (`''`, `,,`) are one glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Glyph {
    /// „ and ,,
    Low,
    /// “ and ‟
    Left,
    /// ”
    Right,
    /// "
    Straight,
    /// ``
    TexLeft,
    /// ''
    TexRight,
    /// «
    GuillemetLeft,
    /// »
    GuillemetRight,
    /// ‹
    AngleLeft,
    /// ›
    AngleRight,
    /// 「 and 『
    CornerLeft,
    /// 」 and 』
    CornerRight,
    /// ‚
    SingleLow,
    /// ‘ and ‛
    SingleLeft,
    /// ’
    SingleRight,
    /// '
    SingleStraight,
}

/// Glyphs that can belong to one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Guillemet,
    Angle,
    Corner,
    Single,
}

impl Glyph {
    const COUNT: usize = Self::SingleStraight as usize + 1;

    pub(super) const fn family(self) -> Family {
        use Glyph::*;
        match self {
            Low | Left | Right | Straight | TexLeft | TexRight => Family::Double,
            GuillemetLeft | GuillemetRight => Family::Guillemet,
            AngleLeft | AngleRight => Family::Angle,
            CornerLeft | CornerRight => Family::Corner,
            SingleLow | SingleLeft | SingleRight | SingleStraight => Family::Single,
        }
    }

    pub(super) const fn kind(self) -> MarkKind {
        match self.family() {
            Family::Double if matches!(self, Self::TexLeft | Self::TexRight) => MarkKind::Apostrophes,
            Family::Double => MarkKind::Double,
            Family::Guillemet => MarkKind::Guillemets,
            Family::Angle => MarkKind::Angles,
            Family::Corner => MarkKind::Corners,
            Family::Single => MarkKind::Single,
        }
    }

    /// Whether the two are a pair of some convention, rather than a slip of the keyboard.
    pub(super) const fn proper(self, close: Self) -> bool {
        use Glyph::*;
        matches!(
            (self, close),
            (Low, Left | Right)
                | (Left, Right)
                | (Right, Right)
                | (Straight, Straight)
                | (TexLeft | TexRight, TexRight)
                | (GuillemetLeft, GuillemetRight)
                | (GuillemetRight, GuillemetLeft)
                | (AngleLeft, AngleRight)
                | (AngleRight, AngleLeft)
                | (CornerLeft, CornerRight)
        )
    }

    /// What the glyph does where neither its place nor the document says.
    const fn usual(self) -> Role {
        use Glyph::*;
        match self {
            Low | Left | TexLeft | GuillemetLeft | AngleLeft | CornerLeft | SingleLow | SingleLeft => Role::Opens,
            Right | GuillemetRight | AngleRight | CornerRight | SingleRight => Role::Closes,
            Straight | TexRight | SingleStraight => Role::Either,
        }
    }

    const fn of(character: char) -> Option<Self> {
        Some(match character {
            '„' => Self::Low,
            '“' | '‟' => Self::Left,
            '”' => Self::Right,
            '"' | '＂' => Self::Straight,
            '«' => Self::GuillemetLeft,
            '»' => Self::GuillemetRight,
            '‹' => Self::AngleLeft,
            '›' => Self::AngleRight,
            '「' | '『' => Self::CornerLeft,
            '」' | '』' => Self::CornerRight,
            '‚' => Self::SingleLow,
            '‘' | '‛' => Self::SingleLeft,
            '’' => Self::SingleRight,
            '\'' => Self::SingleStraight,
            _ => return None,
        })
    }
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Opens,
    Closes,
    /// Opens, unless there is something for it to close.
    Either,
}

/// What stands on one side of a mark, other marks directly beside it looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// White space or the edge of the block.
    Space,
    /// An opening bracket, a slash.
    Opening,
    /// A closing bracket, a comma, a full stop and their like.
    Closing,
    Dash,
    Digit,
    /// Feet and inches: 5'10
    Inches,
    /// A letter, or anything else.
    Word,
}

impl Side {
    fn of(character: Option<char>) -> Self {
        match character {
            None => Self::Space,
            Some(c) if c.is_whitespace() => Self::Space,
            Some('(' | '[' | '{' | '/' | '=' | '>' | '¿' | '¡') => Self::Opening,
            Some(')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?') => Self::Closing,
            Some('-' | '–' | '—' | '‑' | '‐' | '―') => Self::Dash,
            Some(c) if c.is_numeric() => Self::Digit,
            Some(_) => Self::Word,
        }
    }
}

/// A quotation mark at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub glyph: Glyph,
    pub span: Span,
    pub before: Side,
    pub after: Side,
}

impl Mark {
    /// What its place alone says, or `None` where it may be either.
    pub(super) fn role_by_place(&self) -> Option<Role> {
        use Side::*;
        let opens = matches!(self.before, Space | Opening | Dash)
            && matches!(self.after, Word | Digit | Opening | Dash)
            || (self.before == Opening && self.after == Space);
        let closes = (matches!(self.before, Word | Digit | Inches | Closing | Dash)
            && matches!(self.after, Space | Opening | Dash))
            || self.after == Closing;
        match (opens, closes) {
            (true, false) => Some(Role::Opens),
            (false, true) => Some(Role::Closes),
            _ => None,
        }
    }
}

/// Appends the marks of one block. Apostrophes inside a word are none.
pub(super) fn find(text: &str, block: Span, marks: &mut Vec<Mark>) {
    let words = block.of(text);
    let bytes = words.as_bytes();
    let from = marks.len();
    let mut at = 0;
    while at < bytes.len() {
        let (glyph, len) = match bytes[at] {
            b'"' => (Glyph::Straight, 1),
            // In ''So he asked, 'Why?''' the inner quotation ends first.
            b'\'' if closes_inner(words, at) => (Glyph::SingleStraight, 1),
            b'\'' if bytes.get(at + 1) == Some(&b'\'') => (Glyph::TexRight, 2),
            b'\'' => (Glyph::SingleStraight, 1),
            b'`' if bytes.get(at + 1) == Some(&b'`') => (Glyph::TexLeft, 2),
            b',' if bytes.get(at + 1) == Some(&b',') => (Glyph::Low, 2),
            // The first bytes of «», of the general punctuation and of the CJK and full-width marks.
            0xC2 | 0xE2 | 0xE3 | 0xEF => match words.get(at..).and_then(|rest| rest.chars().next()) {
                Some(character) => match Glyph::of(character) {
                    Some(glyph) => (glyph, character.len_utf8()),
                    None => {
                        at += character.len_utf8();
                        continue;
                    }
                },
                None => break,
            },
            _ => {
                at += 1;
                continue;
            }
        };
        let before = words[..at].chars().next_back();
        let rest = &words[at + len..];
        let after = rest.chars().next();
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let apostrophe = glyph.family() == Family::Single && in_word(before) && in_word(after);
        let commas = len == 2 && glyph == Glyph::Low && !(Side::of(before) == Side::Space && in_word(after));
        if !apostrophe && !commas {
            let span = Span::new(at, at + len).shifted(block.start);
            // An ellipsis begins a quotation as often as it ends one, and ".de" is a word.
            let dotted =
                rest.strip_prefix('.').is_some_and(|next| next.starts_with(|c: char| c == '.' || c.is_alphanumeric()));
            let after = if dotted { Side::Word } else { Side::of(after) };
            let before = if is_measure(&words[..at]) { Side::Inches } else { Side::of(before) };
            marks.push(Mark { glyph, span, before, after });
        }
        at += len;
    }
    look_through(&mut marks[from..]);
}

/// Whether the apostrophe at byte `at` is the first of three behind a word or a stop.
fn closes_inner(words: &str, at: usize) -> bool {
    let (before, from) = words.split_at(at);
    let behind = before.chars().next_back().is_some_and(|c| !c.is_whitespace() && !matches!(c, '\'' | '(' | '['));
    behind && from.starts_with("'''") && !from.starts_with("''''")
}

/// Whether some text ends with feet and inches: 5'10
fn is_measure(words: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let feet = words.trim_end_matches(digit);
    let foot = feet.strip_suffix(['\'', '’', '′']);
    feet.len() < words.len() && words.len() - feet.len() <= 2 && foot.is_some_and(|feet| feet.ends_with(digit))
}

/// Lets each mark of a run ("‘Ja) see what stands beside the run.
fn look_through(marks: &mut [Mark]) {
    for index in 1..marks.len() {
        if marks[index - 1].span.end == marks[index].span.start {
            marks[index].before = marks[index - 1].before;
        }
    }
    for index in (1..marks.len()).rev() {
        if marks[index - 1].span.end == marks[index].span.start {
            marks[index - 1].after = marks[index].after;
        }
    }
}

/// Which glyph opens and which closes in one document.
#[derive(Debug)]
pub(super) struct Roles([Role; Glyph::COUNT]);

impl Roles {
    /// Counts the marks whose place is clear; where none is, the language's habit holds, then the glyph's own.
    pub(super) fn read(marks: &[Mark], habits: Option<&Marks>) -> Self {
        let mut votes = [0_i64; Glyph::COUNT];
        for mark in marks {
            match mark.role_by_place() {
                Some(Role::Opens) => votes[mark.glyph as usize] += 1,
                Some(Role::Closes) => votes[mark.glyph as usize] -= 1,
                _ => {}
            }
        }
        let mut roles = [Role::Either; Glyph::COUNT];
        use Glyph::*;
        for glyph in [
            Low,
            Left,
            Right,
            Straight,
            TexLeft,
            TexRight,
            GuillemetLeft,
            GuillemetRight,
            AngleLeft,
            AngleRight,
            CornerLeft,
            CornerRight,
            SingleLow,
            SingleLeft,
            SingleRight,
            SingleStraight,
        ] {
            let vote = votes[glyph as usize];
            roles[glyph as usize] = match (glyph.usual(), vote.signum()) {
                (Role::Either, _) => Role::Either,
                (_, 1) => Role::Opens,
                (_, -1) => Role::Closes,
                (usual, _) => habit_of(glyph, habits).unwrap_or(usual),
            };
        }
        Self(roles)
    }

    /// What `mark` does in this document.
    pub(super) fn of(&self, mark: &Mark) -> Role {
        mark.role_by_place().unwrap_or(self.0[mark.glyph as usize])
    }
}

/// What the language's own pairs say of a glyph: the first pair it is part of counts.
fn habit_of(glyph: Glyph, habits: Option<&Marks>) -> Option<Role> {
    habits?.pairs.iter().find_map(|pair| {
        let mut glyphs = pair.chars().map(Glyph::of);
        match (glyphs.next().flatten(), glyphs.next().flatten()) {
            (Some(open), Some(close)) if open == close && open == glyph => Some(Role::Either),
            (Some(open), _) if open == glyph => Some(Role::Opens),
            (_, Some(close)) if close == glyph => Some(Role::Closes),
            _ => None,
        }
    })
}

/// What marks a pair of the language file has; four apostrophes stand for two on each side.
pub(super) fn kind_of(pair: &str) -> Option<MarkKind> {
    if pair == "''''" {
        return Some(MarkKind::Apostrophes);
    }
    pair.chars().next().and_then(Glyph::of).map(Glyph::kind)
}
