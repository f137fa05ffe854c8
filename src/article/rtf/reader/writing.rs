//! From bytes and codes to characters, and on to paragraphs and rows.

use super::Reader;
use crate::article::flow::{Paragraph, Run};
use crate::article::roles::{self, Role, heading};
use crate::article::rtf::place::Place;
use crate::article::symbols;

/// Tables in tables that are told apart.
const DEEPEST_TABLE: usize = 8;

impl Reader {
    /// A character in Unicode, or half of one, with stand-ins to follow.
    pub(super) fn unicode(&mut self, value: i32) {
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

    pub(super) fn character(&mut self, code: u32) {
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
    pub(super) fn flush(&mut self) {
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
    pub(super) fn characters(&mut self, text: &str) {
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

    pub(super) fn text(&mut self, text: &str) {
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
    pub(super) fn end_paragraph(&mut self) {
        if self.state.letters.deleted && self.state.place == Place::Text && !self.ended {
            self.change = None;
            self.found.changes += 1;
            return;
        }
        let properties = self.state.paragraph;
        let nesting = if properties.in_table { properties.nesting.max(1) } else { 0 };
        self.put_paragraph(nesting);
    }

    pub(super) fn put_paragraph(&mut self, nesting: usize) {
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
            text.nest(nesting.min(DEEPEST_TABLE));
        }
        text.put(paragraph);
    }

    pub(super) fn end_cell(&mut self, nesting: usize) {
        let nesting = nesting.min(DEEPEST_TABLE);
        self.put_paragraph(nesting);
        if let Some(text) = self.texts.last_mut() {
            text.nest(nesting);
            text.end_cell();
        }
    }

    /// Ends the rows around the present place, all but the outermost `but`.
    pub(super) fn end_rows(&mut self, but: usize) {
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
