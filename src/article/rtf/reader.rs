//! Reads the tokens of a file into paragraphs, notes and remarks.

mod groups;
mod writing;

use super::character;
use super::encoding::{self, Font};
use super::lexer::{Lexer, Token};
use super::lists::Lists;
use super::place::{Place, destination};
use super::state::{AtEnd, OldList, State};
use super::styles::Styles;
use super::text::{Piece, Text};
use crate::article::bounds::Bounds;
use crate::article::flow::OpenRemarks;
use crate::article::{About, Remark};
use encoding_rs::Encoding;
use std::collections::HashMap;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub pieces: Vec<Piece>,
    pub notes: Vec<Note>,
    pub remarks: Vec<Remark>,
    pub about: About,
    /// The words of the paragraph set as the title.
    pub title: Option<String>,
    /// Stretches that were inserted or deleted.
    pub changes: usize,
    /// Characters that could not be decoded.
    pub undecodable: usize,
    /// The file breaks off.
    pub damaged: bool,
    /// Something was nested too deeply.
    pub truncated: bool,
}

/// A note, in the order of its marks.
#[derive(Debug)]
pub(super) struct Note {
    pub endnote: bool,
    pub pieces: Vec<Piece>,
}

/// A text beside the running one.
#[derive(Debug)]
struct Aside {
    endnote: bool,
    /// The remarks whose words the reading was among.
    on: OpenRemarks,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    link: Option<String>,
}

/// The parts of a comment that stand beside its words.
#[derive(Debug, Default)]
struct Comment {
    initials: String,
    author: String,
    date: String,
    of: String,
}

/// A document in the making.
pub(super) struct Reader {
    found: Found,
    deepest: usize,
    most_pieces: usize,
    /// Groups open beyond the deepest that is read.
    too_deep: usize,
    /// The states of the groups around the present one, outermost first.
    around: Vec<State>,
    state: State,
    /// Nothing has stood in the present group yet, save the sign that it may be passed over.
    fresh: bool,
    may_pass_over: bool,
    ended: bool,
    /// The texts in the making, innermost last, and what is beside the running text.
    texts: Vec<Text>,
    asides: Vec<Aside>,
    page: &'static Encoding,
    fonts: HashMap<i32, Font>,
    font: i32,
    default_font: i32,
    styles: Styles,
    lists: Lists,
    old_list: OldList,
    /// How many footnotes and endnotes there are so far.
    notes: [usize; 2],
    fields: Vec<Field>,
    comment: Comment,
    /// Remarks by the names their words are set apart under.
    named: HashMap<String, usize>,
    on: OpenRemarks,
    gathered: String,
    created: [i32; 5],
    /// Bytes not decoded yet, the first half of a character, and how many stand-ins are still to be passed over.
    bytes: Vec<u8>,
    high: Option<u16>,
    stand_ins: usize,
    change: Option<bool>,
    /// Bytes of text by language.
    languages: HashMap<Option<i32>, usize>,
}

impl Reader {
    pub(super) fn new(bounds: &Bounds<'_>) -> Self {
        Self {
            found: Found::default(),
            deepest: bounds.depth,
            most_pieces: bounds.pieces(),
            too_deep: 0,
            around: Vec::new(),
            state: State::new(),
            fresh: false,
            may_pass_over: false,
            ended: false,
            texts: vec![Text::running()],
            asides: Vec::new(),
            page: encoding_rs::WINDOWS_1252,
            fonts: HashMap::new(),
            font: 0,
            default_font: 0,
            styles: Styles::default(),
            lists: Lists::default(),
            old_list: OldList::default(),
            notes: [0; 2],
            fields: Vec::new(),
            comment: Comment::default(),
            named: HashMap::new(),
            on: OpenRemarks::default(),
            gathered: String::new(),
            created: [0; 5],
            bytes: Vec::new(),
            high: None,
            stand_ins: 0,
            change: None,
            languages: HashMap::new(),
        }
    }

    /// Reads a file.
    pub(super) fn read(&mut self, bytes: &[u8], bounds: &Bounds<'_>) {
        let mut tokens = Lexer::new(bytes);
        while let Some(token) = tokens.next() {
            if self.ended || !bounds.go_on_at(bytes.len() - tokens.left(), bytes.len()) {
                break;
            }
            if self.texts.last().is_some_and(|text| text.pieces.len() > self.most_pieces) {
                self.found.truncated = true;
                self.ended = true;
                break;
            }
            self.token(token);
        }
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Found {
        self.flush();
        self.found.damaged = !self.ended;
        while !self.around.is_empty() {
            self.close();
        }
        self.end_paragraph();
        if let Some(text) = self.texts.first_mut() {
            text.nest(0);
            self.found.pieces = std::mem::take(&mut text.pieces);
        }
        let all: usize = self.languages.values().sum();
        let most = self.languages.iter().max_by_key(|(_, letters)| **letters);
        let language = most.filter(|(_, letters)| **letters * 2 > all).and_then(|(language, _)| *language);
        self.found.about.language = language.and_then(encoding::language).map(str::to_owned);
        self.found
    }

    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open if self.too_deep > 0 || self.around.len() >= self.deepest => {
                self.too_deep += 1;
                self.found.truncated = true;
            }
            Token::Close if self.too_deep > 0 => self.too_deep -= 1,
            _ if self.too_deep > 0 => {}
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Bytes(bytes) => {
                let passed = self.stand_ins.min(bytes.len());
                self.stand_ins -= passed;
                self.bytes.extend_from_slice(&bytes[passed..]);
                self.fresh = false;
            }
            Token::Hex(byte) => {
                if self.stand_ins > 0 {
                    self.stand_ins -= 1;
                } else {
                    self.bytes.push(byte);
                }
                self.fresh = false;
            }
            Token::Symbol(b'*') => self.may_pass_over = true,
            Token::Symbol(_) | Token::Word(..) if self.stand_ins > 0 && !matches!(token, Token::Word("u", _)) => {
                self.stand_ins -= 1;
            }
            Token::Symbol(sign) => {
                self.flush();
                self.fresh = false;
                if let Some(text) = character::of_symbol(sign) {
                    self.characters(text);
                }
            }
            Token::Word(word, value) => {
                self.flush();
                let fresh = std::mem::take(&mut self.fresh);
                let may_pass_over = std::mem::take(&mut self.may_pass_over);
                self.word(word, value, fresh, may_pass_over);
            }
        }
    }

    fn open(&mut self) {
        self.flush();
        self.stand_ins = 0;
        self.fresh = true;
        self.may_pass_over = false;
        let inner = self.state.inner();
        self.around.push(std::mem::replace(&mut self.state, inner));
        if self.state.place == Place::Styles {
            self.state.paragraph = Default::default();
            self.state.based_on = None;
            self.gather();
        }
    }

    fn close(&mut self) {
        self.flush();
        self.stand_ins = 0;
        self.fresh = false;
        if matches!(self.state.at_end, Some(AtEnd::Note | AtEnd::Comment | AtEnd::TextBox)) {
            // The last paragraph of a text in a group ends with it.
            self.put_paragraph(0);
        }
        let Some(around) = self.around.pop() else {
            self.ended = true;
            return;
        };
        let group = std::mem::replace(&mut self.state, around);
        self.ended = self.around.is_empty();
        match group.at_end {
            Some(AtEnd::Gathered) => self.take_gathered(&group),
            Some(AtEnd::Note) => self.end_note(),
            Some(AtEnd::Comment) => self.end_comment(),
            Some(AtEnd::TextBox) => {
                let text = self.end_aside();
                if let (Some((_, pieces)), Some(around)) = (text, self.texts.last_mut()) {
                    around.boxed.extend(pieces);
                }
            }
            Some(AtEnd::Field) => {
                self.fields.pop();
            }
            Some(AtEnd::OldList) => self.state.paragraph.old_list = Some(self.old_list),
            None => {}
        }
    }

    fn word(&mut self, word: &str, value: Option<i32>, fresh: bool, may_pass_over: bool) {
        if self.state.place == Place::Skipped {
            return;
        }
        if fresh && self.around.len() > 1 {
            if let Some(destination) = destination(word, self.state.place) {
                self.begin(destination);
                return;
            }
            if may_pass_over {
                self.state.place = Place::Skipped;
                return;
            }
        }
        match word {
            "u" => self.unicode(value.unwrap_or(0)),
            "uc" => self.state.stand_ins = value.and_then(|count| usize::try_from(count).ok()).unwrap_or(1).min(16),
            _ => match (self.state.place, character::of_word(word)) {
                (Place::Fonts, _) => self.define_font(word, value),
                (Place::Styles, _) if word == "sbasedon" => self.state.based_on = value,
                (Place::Styles, _) => {
                    self.state.paragraph.set(word, value);
                }
                (Place::Lists, _) => self.lists.define(word, value),
                (Place::Overrides, _) => self.lists.define_use(word, value),
                (Place::OldList, _) => match word {
                    "pnlvlblt" => self.old_list.counts = false,
                    "pnstart" => self.old_list.start = value.and_then(|start| u32::try_from(start).ok()).unwrap_or(1),
                    _ => {}
                },
                (Place::Created, _) => {
                    let at = ["yr", "mo", "dy", "hr", "min"].iter().position(|part| *part == word);
                    if let Some(slot) = at.and_then(|at| self.created.get_mut(at)) {
                        *slot = value.unwrap_or(0);
                    }
                }
                (_, Some(text)) => self.characters(text),
                (Place::Text, None) => self.text_word(word, value),
                _ => {}
            },
        }
    }

    fn text_word(&mut self, word: &str, value: Option<i32>) {
        match word {
            "par" | "sect" => self.end_paragraph(),
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.state.paragraph.nesting.max(2)),
            "row" => self.end_rows(0),
            "nestrow" => self.end_rows(1),
            "ansicpg" => self.page = encoding::of_page(value.unwrap_or(0)),
            "mac" => self.page = encoding_rs::MACINTOSH,
            "deff" => self.default_font = value.unwrap_or(0),
            "ftnalt" => {
                if let Some(aside) = self.asides.last_mut() {
                    aside.endnote = true;
                }
            }
            _ => {
                if !self.state.letters.set(word, value) {
                    self.state.paragraph.set(word, value);
                }
            }
        }
    }

    fn define_font(&mut self, word: &str, value: Option<i32>) {
        match (word, value) {
            ("f", Some(number)) => self.font = number,
            ("fcharset", Some(charset)) => {
                let font = self.fonts.entry(self.font).or_default();
                font.symbols = charset == 2;
                font.encoding = encoding::of_charset(charset);
            }
            ("cpg", Some(page)) => self.fonts.entry(self.font).or_default().encoding = Some(encoding::of_page(page)),
            _ => {}
        }
    }
}
