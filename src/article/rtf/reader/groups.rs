//! What groups hold beside running text, and what is done when they end.

use super::{Aside, Comment, Field, Note, Reader};
use crate::article::Remark;
use crate::article::flow::{self, note_mark};
use crate::article::rtf::character;
use crate::article::rtf::place::{Destination, Place};
use crate::article::rtf::state::{AtEnd, OldList, State};
use crate::article::rtf::styles::Definition;
use crate::article::rtf::text::{Piece, Text};

impl Reader {
    pub(super) fn begin(&mut self, destination: Destination) {
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

    pub(super) fn gather(&mut self) {
        self.gathered.clear();
        self.state.at_end = Some(AtEnd::Gathered);
    }

    /// Begins what stands beside the running text.
    pub(super) fn begin_aside(&mut self, kind: AtEnd) {
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
    pub(super) fn end_aside(&mut self) -> Option<(bool, Vec<Piece>)> {
        let aside = self.asides.pop()?;
        self.on = aside.on;
        let text = self.texts.pop()?;
        Some((aside.endnote, text.pieces))
    }

    pub(super) fn end_note(&mut self) {
        let Some((endnote, pieces)) = self.end_aside() else { return };
        self.found.notes.push(Note { endnote, pieces });
        let number = &mut self.notes[usize::from(endnote)];
        *number += 1;
        let mark = note_mark(endnote, *number);
        self.characters(&mark);
    }

    pub(super) fn end_comment(&mut self) {
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
    pub(super) fn take_gathered(&mut self, group: &State) {
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
}
