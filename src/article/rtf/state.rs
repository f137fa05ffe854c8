//! What is in force in a group, and ends with it.

use super::place::Place;
use crate::article::flow::Looks;

/// What is in force in a group.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub place: Place,
    /// What the place was around a group of two ways to say the same.
    pub outer: Place,
    /// What is to be done when the group ends.
    pub at_end: Option<AtEnd>,
    pub letters: Letters,
    pub paragraph: Properties,
    /// How many characters stand in for each one in Unicode, for programs that know none.
    pub stand_ins: usize,
    /// The style that the style defined in this group is based on.
    pub based_on: Option<i32>,
}

/// What is to be done when a group ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AtEnd {
    Note,
    Comment,
    TextBox,
    Field,
    /// Gives the old list it defines to the paragraph.
    OldList,
    /// Takes in the words gathered in it.
    Gathered,
}

/// Properties of letters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    pub looks: Looks,
    pub hidden: bool,
    pub deleted: bool,
    pub inserted: bool,
    /// Number of the font; the document's where none is named.
    pub font: Option<i32>,
    /// The language, as Windows numbers them.
    pub language: Option<i32>,
}

/// Properties of a paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Properties {
    pub style: i32,
    pub outline: Option<u8>,
    /// Number of the list; 0 takes it out of any.
    pub list: Option<i32>,
    pub level: Option<usize>,
    pub old_list: Option<OldList>,
    pub in_table: bool,
    /// How deep in tables.
    pub nesting: usize,
    /// Indents of the first line and of all, in twentieths of a point.
    pub first_indent: i32,
    pub indent: i32,
}

/// A list of the kind before Word 97.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct OldList {
    pub counts: bool,
    pub start: u32,
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            place: Place::Text,
            outer: Place::Text,
            at_end: None,
            letters: Letters::default(),
            paragraph: Properties::default(),
            stand_ins: 1,
            based_on: None,
        }
    }

    /// The state a group in this one begins with.
    pub(super) fn inner(&self) -> Self {
        Self { at_end: None, ..self.clone() }
    }
}

impl Letters {
    /// Takes in a property of letters; `false` where the word is none.
    pub(super) fn set(&mut self, word: &str, value: Option<i32>) -> bool {
        let on = value != Some(0);
        match word {
            "plain" => *self = Self::default(),
            "b" => self.looks.bold = on,
            "i" => self.looks.italic = on,
            "strike" | "striked" => self.looks.struck = on,
            "v" => self.hidden = on,
            "super" => self.looks.raised = on,
            "nosupersub" | "sub" | "dn" => self.looks.raised = false,
            "up" => self.looks.raised = value.is_none_or(|by| by > 0),
            "deleted" | "mvf" => self.deleted = on,
            "revised" | "mvt" => self.inserted = on,
            "f" => self.font = value,
            "lang" => self.language = value,
            _ => return false,
        }
        true
    }
}

impl Properties {
    /// Takes in a property of paragraphs; `false` where the word is none.
    pub(super) fn set(&mut self, word: &str, value: Option<i32>) -> bool {
        let number = value.unwrap_or(0);
        match word {
            "pard" => *self = Self::default(),
            "s" => self.style = number,
            "outlinelevel" => self.outline = u8::try_from(number).ok(),
            "ls" => self.list = value,
            "ilvl" => self.level = usize::try_from(number).ok(),
            "intbl" => self.in_table = true,
            "itap" => self.nesting = usize::try_from(number).unwrap_or(0),
            "fi" => self.first_indent = number,
            "li" => self.indent = number,
            _ => return false,
        }
        true
    }
}
