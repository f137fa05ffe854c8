//! Cuts a stretch of text into lexemes: runs of letters, runs of digits, and single signs.
//!
//! Finer than the tokens of the document, since a number is put together from the pieces: `1.234,5` is five lexemes.
//! One pass, no allocation but the list itself.

use super::grammar::{Compound, Grammar, Roles, WordId};
use crate::Span;

/// What a lexeme is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// ASCII digits.
    Digits,
    /// One sign.
    Sign,
    /// Part of an address, a hashtag or the like: never read.
    Mute,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// All small, or no letter.
    Lower,
    /// A capital, then small letters.
    Capital,
    /// All capitals.
    Upper,
    /// Capitals inside: iOS, BvR.
    Mixed,
}

/// What stands before a lexeme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// One space that does not break a line (U+00A0, U+2009, U+202F).
    Fixed,
    /// One space.
    Space,
    /// Two spaces, or the end of a line that was only broken to fit: what stands on both sides still belongs together.
    Soft,
    /// More white space, or an empty line.
    Wide,
}

/// The white space since the last lexeme.
#[derive(Debug, Clone, Copy, Default)]
struct White {
    spaces: u8,
    fixed: u8,
    lines: u8,
    /// Tabs and the like, or the start of the text.
    other: bool,
}

impl White {
    fn gap(self) -> Gap {
        match (self.spaces + self.fixed, self.lines, self.other) {
            (0, 0, false) => Gap::None,
            (1, 0, false) if self.fixed == 1 => Gap::Fixed,
            (1, 0, false) => Gap::Space,
            // A broken line may be indented.
            (0..=2, 0, false) | (0..=8, 1, false) => Gap::Soft,
            _ => Gap::Wide,
        }
    }

    /// The start of a stretch: nothing stands before it.
    const START: Self = Self { spaces: 0, fixed: 0, lines: 0, other: true };

    fn add(&mut self, byte: u8) {
        match byte {
            b' ' => self.spaces = self.spaces.saturating_add(1).min(100),
            b'\n' => self.lines = self.lines.saturating_add(1),
            b'\r' => {}
            _ => self.other = true,
        }
    }
}

/// One piece of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexeme {
    /// Where it stands.
    pub span: Span,
    /// Its entry in the vocabulary; [`WordId::NONE`] where there is none.
    pub word: WordId,
    /// The roles of the phrases that begin here. Most words that begin one in the vocabulary ("the", for "the hundredth")
    /// begin none where they stand.
    pub roles: Roles,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
    /// Where one written word is a whole number: its index in [`Lexed::compounds`].
    pub compound: Option<u32>,
}

/// A stretch of text in pieces.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    /// The pieces in order.
    pub lexemes: Vec<Lexeme>,
    /// Number words that were put together.
    pub compounds: Vec<Compound>,
    /// Pieces looked at, for the test that work grows with the text and no faster.
    pub steps: usize,
}

/// Whether a character is part of a word. The raised o of ordinals is a sign, as it also stands for degrees: 37 ºC.
pub(super) fn is_letter(sign: char) -> bool {
    sign.is_alphabetic() && sign != 'º'
}

/// A stretch is cut here at the latest, at white space, so that memory stays small however long a paragraph is.
const MOST_LEXEMES: usize = 1 << 15;

/// Longer words are no number words, in any language.
const LONGEST_WORD: usize = 120;

impl Lexed {
    /// Cuts `text` from `from` to `until`, or to the first white space after enough pieces. Answers where it stopped.
    pub(super) fn cut(&mut self, grammar: &Grammar, text: &str, from: usize, until: usize) -> usize {
        self.lexemes.clear();
        self.compounds.clear();
        let end = self.pieces(grammar, text, from, until);
        for at in 0..self.lexemes.len() {
            self.lexemes[at].roles = grammar.roles(text, &self.lexemes, at);
        }
        end
    }

    fn pieces(&mut self, grammar: &Grammar, text: &str, from: usize, until: usize) -> usize {
        let bytes = text.as_bytes();
        let mut at = from;
        let mut white = White::START;
        // The first lexeme and the start of the chunk, the stretch without white space that is being cut.
        let (mut chunk, mut chunk_start) = (0, from);
        let mut suspect = false;
        // Whether a quotation is open, so that a straight mark after a figure closes it and stands for no inches.
        let mut quoting = false;
        let mut lower = [0_u8; LONGEST_WORD];
        while at < until {
            let byte = bytes[at];
            let start = at;
            match CLASS[byte as usize] {
                Class::Space | Class::Break => {
                    if suspect {
                        self.mute(chunk, text, Span::new(chunk_start, at));
                        suspect = false;
                    }
                    at += 1;
                    white.add(byte);
                    (chunk, chunk_start) = (self.lexemes.len(), at);
                    if chunk >= MOST_LEXEMES {
                        return at;
                    }
                    continue;
                }
                Class::Digit => {
                    while at < until && bytes[at].is_ascii_digit() {
                        at += 1;
                    }
                    let span = Span::new(start, at);
                    self.push(span, grammar.digits(span.of(text)), Kind::Digits, Case::Lower, white.gap());
                }
                Class::Letter => self.word(grammar, text, &mut at, until, white.gap(), &mut lower),
                Class::Sign => {
                    at += 1;
                    suspect |= matches!(byte, b'@' | b'/' | b'#' | b'_' | b'\\' | b'.' | b'=' | b':');
                    let mut word = grammar.sign(byte);
                    if byte == b'"' {
                        let gap = white.gap();
                        let after_figure =
                            gap == Gap::None && self.lexemes.last().is_some_and(|last| last.kind == Kind::Digits);
                        if after_figure && quoting {
                            word = WordId::NONE;
                        }
                        quoting = gap != Gap::None;
                    }
                    self.push(Span::new(start, at), word, Kind::Sign, Case::Lower, white.gap());
                }
                Class::Other => {
                    let Some(sign) = text[at..until].chars().next() else { break };
                    if matches!(sign, '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}' | '\u{2008}' | '\u{200a}') {
                        if suspect {
                            self.mute(chunk, text, Span::new(chunk_start, at));
                            suspect = false;
                        }
                        at += sign.len_utf8();
                        white.fixed = white.fixed.saturating_add(1).min(100);
                        (chunk, chunk_start) = (self.lexemes.len(), at);
                        continue;
                    }
                    if sign.is_whitespace() {
                        at += sign.len_utf8();
                        white.other = true;
                        (chunk, chunk_start) = (self.lexemes.len(), at);
                        continue;
                    }
                    if is_letter(sign) {
                        self.word(grammar, text, &mut at, until, white.gap(), &mut lower);
                    } else {
                        at += sign.len_utf8();
                        // Marks that show nothing (soft hyphen, zero width) and variation selectors part no chunk.
                        if matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}') {
                            continue;
                        }
                        match sign {
                            '“' | '„' | '«' => quoting = true,
                            '”' | '»' => quoting = false,
                            _ => {}
                        }
                        self.push(Span::new(start, at), grammar.other_sign(sign), Kind::Sign, Case::Lower, white.gap());
                    }
                }
            }
            white = White::default();
        }
        if suspect {
            self.mute(chunk, text, Span::new(chunk_start, at));
        }
        at.min(until)
    }

    fn push(&mut self, span: Span, word: WordId, kind: Kind, case: Case, gap: Gap) {
        self.steps += 1;
        self.lexemes.push(Lexeme { span, word, roles: Roles::default(), kind, case, gap, compound: None });
    }

    /// Reads one word, its letters made small for the vocabulary.
    fn word(
        &mut self,
        grammar: &Grammar,
        text: &str,
        at: &mut usize,
        until: usize,
        gap: Gap,
        lower: &mut [u8; LONGEST_WORD],
    ) {
        let bytes = text.as_bytes();
        let start = *at;
        let (mut length, mut uppers, mut letters, mut first_upper) = (0, 0_u32, 0_u32, false);
        let mut fits = true;
        while *at < until {
            let byte = bytes[*at];
            if byte.is_ascii_alphabetic() {
                if byte.is_ascii_uppercase() {
                    uppers += 1;
                    first_upper |= letters == 0;
                }
                letters += 1;
                *at += 1;
                if length < LONGEST_WORD {
                    lower[length] = byte.to_ascii_lowercase();
                    length += 1;
                } else {
                    fits = false;
                }
                continue;
            }
            if byte < 0x80 {
                break;
            }
            let Some(letter) = text[*at..until].chars().next() else { break };
            let combining = ('\u{300}'..='\u{36f}').contains(&letter);
            if !is_letter(letter) && !combining && letter != '\u{ad}' {
                break;
            }
            *at += letter.len_utf8();
            if letter == '\u{ad}' {
                continue;
            }
            if letter.is_uppercase() {
                uppers += 1;
                first_upper |= letters == 0;
            }
            letters += 1;
            for small in letter.to_lowercase() {
                if length + small.len_utf8() <= LONGEST_WORD {
                    length += small.encode_utf8(&mut lower[length..]).len();
                } else {
                    fits = false;
                }
            }
        }
        let case = match (uppers, first_upper) {
            (0, _) => Case::Lower,
            (1, true) => Case::Capital,
            _ if uppers == letters => Case::Upper,
            _ => Case::Mixed,
        };
        let span = Span::new(start, *at);
        let (word, compound) = match std::str::from_utf8(&lower[..length]) {
            Ok(small) if fits => grammar.find_word(small),
            _ => (WordId::NONE, None),
        };
        self.push(span, word, Kind::Word, case, gap);
        if let (Some(compound), Some(last)) = (compound, self.lexemes.last_mut()) {
            last.compound = Some(self.compounds.len() as u32);
            self.compounds.push(compound);
        }
    }

    /// Mutes a chunk that is an address or the like.
    fn mute(&mut self, first: usize, text: &str, chunk: Span) {
        if is_address(chunk.of(text)) {
            for lexeme in &mut self.lexemes[first..] {
                lexeme.kind = Kind::Mute;
                lexeme.word = WordId::NONE;
                lexeme.compound = None;
            }
        }
    }
}

/// Web and mail addresses, paths, handles and hashtags.
fn is_address(chunk: &str) -> bool {
    let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '#' | '@' | '/' | '_'));
    if bare.contains("://") || bare.contains("www.") || bare.contains('\\') {
        return true;
    }
    if bare.starts_with('#') && bare[1..].chars().any(char::is_alphabetic) {
        return true;
    }
    if let Some(at) = bare.find('@') {
        // A handle or a mail address; "@ 3pm" has nothing after the sign.
        return bare[at + 1..].starts_with(char::is_alphabetic);
    }
    if bare.contains('_') && bare.chars().any(char::is_alphabetic) {
        return true;
    }
    // ECLI:NL:HR:2023:1234, urn:isbn:…: names in parts
    if bare.matches(':').count() >= 3 && bare.starts_with(char::is_alphabetic) {
        return true;
    }
    // "example.org", "file.xlsx", "a.b/c": a label, a stop, letters only, and no figure right before the stop.
    let host = bare.split(['/', '?', ':']).next().unwrap_or(bare);
    if let Some((before, after)) = host.rsplit_once('.') {
        let letters = after.len() >= 2 && after.bytes().all(|b| b.is_ascii_lowercase());
        let label = before.len() >= 2 && before.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        let named = before.bytes().next_back().is_some_and(|b| b.is_ascii_lowercase());
        if letters && label && named && (after.len() <= 4 || bare.contains('/')) {
            return true;
        }
    }
    // 10/1-11/2/2017: two dates
    let dates =
        || !bare.contains(char::is_alphabetic) && bare.split(['-', '–']).all(|date| date.matches('/').count() <= 2);
    bare.matches('/').count() >= 3 && !dates() || (bare.contains('=') && bare.contains(['&', '?']))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Break,
    Digit,
    Letter,
    Sign,
    Other,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Sign; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = if b >= 0x80 {
            Class::Other
        } else if b.is_ascii_alphabetic() {
            Class::Letter
        } else if b.is_ascii_digit() {
            Class::Digit
        } else if b == b'\n' || b == b'\r' || b == 0x0c {
            Class::Break
        } else if b.is_ascii_whitespace() || b < 0x20 {
            Class::Space
        } else {
            Class::Sign
        };
        byte += 1;
    }
    table
};
