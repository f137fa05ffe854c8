//! Reads the tokens of a file into paragraphs, notes and remarks.

use super::character;
use super::encoding::{self, Font};
use super::lexer::{Lexer, Token};
use super::lists::Lists;
use super::place::{Destination, Place, destination};
use super::state::{AtEnd, OldList, State};
use super::styles::{Definition, Styles};
use super::text::{Piece, Text};
use crate::article::flow::{self, OpenRemarks, Paragraph, Run, note_mark};
use crate::article::roles::{self, Role, heading};
use crate::article::{About, Limits, Remark, symbols};
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
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            found: Found::default(),
            deepest: limits.depth,
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
    pub(super) fn read(&mut self, bytes: &[u8]) {
        for token in Lexer::new(bytes) {
            if self.ended {
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

    fn begin(&mut self, destination: Destination) {
        match destination {
            Destination::Place(place) => {
                self.state.place = place;
                match place {
                    Place::OldList => {
                        self.old_list = OldList { counts: true, start: 1 };
                        self.state.at_end = Some(AtEnd::OldList);
                    }
                    Place::Created => {
                        self.created = [0; 5];
                        self.gather();
                    }
                    Place::Title
                    | Place::Author
                    | Place::RemarkInitials
                    | Place::RemarkAuthor
                    | Place::RemarkDate
                    | Place::RemarkOf
                    | Place::RemarkBegins
                    | Place::RemarkEnds => self.gather(),
                    _ => {}
                }
            }
            Destination::Outer => self.state.place = self.state.outer,
            Destination::Wrapper => {
                self.state.outer = self.state.place;
                self.state.place = Place::Quiet;
            }
            Destination::Field => {
                self.fields.push(Field::default());
                self.state.at_end = Some(AtEnd::Field);
                self.state.outer = self.state.place;
                self.state.place = Place::Quiet;
            }
            Destination::FieldResult => {
                self.state.place = self.state.outer;
                if let Some(field) = self.fields.last_mut() {
                    field.link = flow::hyperlink(&field.instruction);
                }
            }
            Destination::Note => self.begin_aside(AtEnd::Note),
            Destination::Comment => self.begin_aside(AtEnd::Comment),
            Destination::TextBox => self.begin_aside(AtEnd::TextBox),
        }
    }

    fn gather(&mut self) {
        self.gathered.clear();
        self.state.at_end = Some(AtEnd::Gathered);
    }

    /// Begins what stands beside the running text.
    fn begin_aside(&mut self, kind: AtEnd) {
        if self.state.place != Place::Text && kind != AtEnd::TextBox {
            self.state.place = Place::Skipped;
            return;
        }
        self.texts.push(Text::default());
        self.asides.push(Aside { endnote: false, on: std::mem::take(&mut self.on) });
        let font = self.state.letters.font;
        self.state.place = Place::Text;
        self.state.letters = Default::default();
        self.state.letters.font = font;
        self.state.paragraph = Default::default();
        self.state.at_end = Some(kind);
    }

    /// Goes back to the text around: whether what ends was an endnote if it was a note, and what it holds.
    fn end_aside(&mut self) -> Option<(bool, Vec<Piece>)> {
        let aside = self.asides.pop()?;
        self.on = aside.on;
        let text = self.texts.pop()?;
        Some((aside.endnote, text.pieces))
    }

    fn end_note(&mut self) {
        let Some((endnote, pieces)) = self.end_aside() else { return };
        self.found.notes.push(Note { endnote, pieces });
        let number = self.found.notes.iter().filter(|note| note.endnote == endnote).count();
        self.characters(&note_mark(endnote, number));
    }

    fn end_comment(&mut self) {
        let Some((_, pieces)) = self.end_aside() else { return };
        let Comment { initials, author, date, of } = std::mem::take(&mut self.comment);
        let date = date.trim();
        let written = date.parse::<i64>().ok().and_then(|packed| character::date(packed as u32));
        let author = if author.trim().is_empty() { initials } else { author };
        let remark =
            flow::remark(author.trim().to_owned(), written.unwrap_or_else(|| date.to_owned()), flow::lines(&pieces));
        if let Some(slot) = self.named.remove(of.trim()).and_then(|place| self.found.remarks.get_mut(place)) {
            *slot = remark;
        } else if let Some(text) = self.texts.last_mut() {
            text.line.set_remark(self.found.remarks.len());
            self.found.remarks.push(remark);
        }
    }

    /// Takes in what was gathered in a group.
    fn take_gathered(&mut self, group: &State) {
        let words = self.gathered.split_whitespace().collect::<Vec<_>>().join(" ");
        self.gathered.clear();
        let given = Some(words.clone()).filter(|words| !words.is_empty());
        let about = &mut self.found.about;
        match group.place {
            Place::Title => about.title = given,
            Place::Author => about.byline = about.byline.take().or(given),
            Place::Created => {
                let [year, month, day, ..] = self.created;
                about.date = (year > 0).then(|| format!("{year:04}-{month:02}-{day:02}"));
            }
            Place::Styles if given.is_some() => {
                let properties = &group.paragraph;
                let definition = Definition {
                    name: words.trim_end_matches(';').trim().to_lowercase(),
                    based_on: group.based_on.filter(|style| *style != properties.style),
                    outline: properties.outline,
                    list: properties.list,
                    level: properties.level,
                };
                self.styles.by_number.insert(properties.style, definition);
            }
            Place::RemarkInitials => self.comment.initials = words,
            Place::RemarkAuthor => self.comment.author = words,
            Place::RemarkDate => self.comment.date = words,
            Place::RemarkOf => self.comment.of = words,
            Place::RemarkBegins => {
                let place = self.found.remarks.len();
                if self.on.begin(place) {
                    self.found.remarks.push(Remark::default());
                    self.named.insert(words, place);
                }
            }
            Place::RemarkEnds => {
                if let Some(place) = self.named.get(&words) {
                    self.on.end(*place);
                }
            }
            _ => {}
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

    /// A character in Unicode, or half of one, with stand-ins to follow.
    fn unicode(&mut self, value: i32) {
        self.stand_ins = self.state.stand_ins;
        // Numbers above 32767 are written as negative ones, by programs that follow the letter of the format.
        let unit = if (-0x8000..0).contains(&value) { value + 0x1_0000 } else { value };
        let code = u32::try_from(unit).unwrap_or(0xFFFD);
        match (self.high.take(), code) {
            (_, 0xD800..=0xDBFF) => self.high = u16::try_from(code).ok(),
            (Some(high), 0xDC00..=0xDFFF) => {
                let code = 0x1_0000 + ((u32::from(high) - 0xD800) << 10) + (code - 0xDC00);
                self.character(code);
            }
            _ => self.character(code),
        }
    }

    fn character(&mut self, code: u32) {
        let font = self.fonts.get(&self.state.letters.font.unwrap_or(self.default_font));
        let private = (0xF000..=0xF0FF).contains(&code);
        let found = match font {
            Some(font) if private => symbols::character(&font.name, code),
            _ => char::from_u32(code),
        };
        if let Some(found) = found {
            self.characters(found.encode_utf8(&mut [0; 4]));
        }
    }

    /// Decodes the bytes met so far.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.fonts.get(&self.state.letters.font.unwrap_or(self.default_font));
        let font = font.filter(|_| self.state.place == Place::Text);
        let text = match font {
            Some(font) if font.symbols => bytes
                .iter()
                .filter_map(|&byte| match byte {
                    b' ' | b'\t' => Some(char::from(byte)),
                    _ => symbols::character(&font.name, 0xF000 + u32::from(byte)),
                })
                .collect(),
            _ => {
                let encoding = font.and_then(|font| font.encoding).unwrap_or(self.page);
                let (text, lossy) = encoding.decode_without_bom_handling(&bytes);
                if lossy && self.state.place == Place::Text {
                    self.found.undecodable += text.matches('\u{FFFD}').count();
                }
                text.into_owned()
            }
        };
        self.characters(&text);
    }

    /// Adds characters where the place has them go.
    fn characters(&mut self, text: &str) {
        match self.state.place {
            Place::Text => self.text(text),
            Place::Instruction => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(text);
                }
            }
            Place::Fonts => {
                let font = self.fonts.entry(self.font).or_default();
                font.name.push_str(text.trim_matches(|c: char| c == ';' || c.is_whitespace()));
            }
            Place::Quiet
            | Place::Skipped
            | Place::Lists
            | Place::Overrides
            | Place::OldList
            | Place::Info
            | Place::Created => {}
            _ => self.gathered.push_str(text),
        }
    }

    fn text(&mut self, text: &str) {
        let letters = self.state.letters;
        let change = (letters.deleted || letters.inserted).then_some(letters.deleted);
        if change.is_some() && change != self.change {
            self.found.changes += 1;
        }
        self.change = change;
        if letters.deleted || letters.hidden {
            return;
        }
        *self.languages.entry(letters.language.filter(|language| *language != 1024)).or_default() += text.len();
        let like = Run {
            looks: letters.looks,
            link: self.fields.iter().rev().find_map(|field| field.link.clone()),
            remarks: self.on.on.clone(),
            ..Run::default()
        };
        if let Some(open) = self.texts.last_mut() {
            open.line.push(&like, text);
        }
    }

    /// Ends the open paragraph, unless its end was deleted.
    fn end_paragraph(&mut self) {
        if self.state.letters.deleted && self.state.place == Place::Text && !self.ended {
            self.change = None;
            self.found.changes += 1;
            return;
        }
        let properties = self.state.paragraph;
        let nesting = if properties.in_table { properties.nesting.max(1) } else { 0 };
        self.put_paragraph(nesting);
    }

    fn put_paragraph(&mut self, nesting: usize) {
        let properties = self.state.paragraph;
        let is_body = self.texts.len() == 1;
        let Some(text) = self.texts.last_mut() else { return };
        let mut line = std::mem::take(&mut text.line);
        if line.is_blank() {
            text.put(None);
            return;
        }
        let by_style = || self.styles.role(properties.style);
        let role = properties.outline.and_then(heading).or_else(by_style);
        let item = self.lists.item(&properties, &self.styles, &mut line);
        if is_body && self.found.title.is_none() && by_style() == Some(Role::Title) {
            self.found.title = Some(line.words());
        }
        let paragraph = roles::kind(role, item).map(|kind| Paragraph { kind, line });
        if paragraph.is_some() {
            text.nest(nesting.min(self.deepest));
        }
        text.put(paragraph);
    }

    fn end_cell(&mut self, nesting: usize) {
        let nesting = nesting.min(self.deepest);
        self.put_paragraph(nesting);
        if let Some(text) = self.texts.last_mut() {
            text.nest(nesting);
            text.end_cell();
        }
    }

    /// Ends the rows around the present place, all but the outermost `but`.
    fn end_rows(&mut self, but: usize) {
        let Some(text) = self.texts.last_mut() else { return };
        if but == 0 && !text.line.is_blank() {
            self.put_paragraph(1);
        }
        let Some(text) = self.texts.last_mut() else { return };
        while text.nesting() > but {
            text.end_row();
            if but > 0 {
                break;
            }
        }
    }
}
