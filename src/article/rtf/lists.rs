//! Lists: as the document's tables define them, as programs before Word 97 did, and as they are typed by hand.

use super::state::{OldList, Properties};
use super::styles::Styles;
use crate::article::BlockKind;
use crate::article::flow::Line;
use crate::article::numbering::{Instance, LEVELS, Level, ListPlace, Numbering};

/// The lists of a document, and how far each was counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    numbering: Numbering,
    /// The levels of the list that is being defined, and which of them.
    levels: [Level; LEVELS],
    level: usize,
    /// The use of a list that is being defined.
    used: i32,
    restarts: [Option<u32>; LEVELS],
    /// Items in a row of lists of the old kind.
    in_a_row: u32,
    /// Indents of the lists typed by hand around the last item.
    indents: Vec<i32>,
}

impl Lists {
    /// Takes in a word of the table of lists.
    pub(super) fn define(&mut self, word: &str, value: Option<i32>) {
        let number = value.unwrap_or(0);
        match word {
            "list" => {
                self.levels = [Level { start: 1, counts: true }; LEVELS];
                self.level = 0;
            }
            "listlevel" => self.level += 1,
            "levelnfc" | "levelnfcn" => self.change(|level| level.counts = !matches!(number, 23 | 255)),
            "levelstartat" => self.change(|level| level.start = u32::try_from(number).unwrap_or(1)),
            "listid" => {
                self.numbering.lists.insert(number.to_string(), self.levels);
            }
            _ => {}
        }
    }

    fn change(&mut self, change: impl Fn(&mut Level)) {
        if let Some(level) = self.level.checked_sub(1).and_then(|level| self.levels.get_mut(level)) {
            change(level);
        }
    }

    /// Takes in a word of the table of uses of lists.
    pub(super) fn define_use(&mut self, word: &str, value: Option<i32>) {
        let number = value.unwrap_or(0);
        match word {
            "listoverride" => {
                self.restarts = [None; LEVELS];
                self.level = 0;
            }
            "listid" => self.used = number,
            "lfolevel" => self.level += 1,
            "levelstartat" => {
                let slot = self.level.checked_sub(1).and_then(|level| self.restarts.get_mut(level));
                if let Some(slot) = slot {
                    *slot = u32::try_from(number).ok();
                }
            }
            "ls" => {
                let instance = Instance { list: self.used.to_string(), restarts: self.restarts };
                self.numbering.numberings.insert(number.to_string(), instance);
            }
            _ => {}
        }
    }

    /// What kind of list item a paragraph is, if it is one. What was typed in place of a number is taken off.
    pub(super) fn item(&mut self, properties: &Properties, styles: &Styles, line: &mut Line) -> Option<BlockKind> {
        let (list, level) = styles.list(properties.style);
        let numbering = properties.list.or(list).map(|list| list.to_string());
        let counted = self.numbering.count(&ListPlace { numbering, level: properties.level.or(level) });
        let old = properties.old_list.filter(|_| counted.is_none());
        self.in_a_row = if old.is_some() { self.in_a_row.saturating_add(1) } else { 0 };
        if let Some((depth, number)) = counted {
            self.indents.clear();
            return Some(BlockKind::ListItem { depth, number });
        }
        if let Some(OldList { counts, start }) = old {
            let number = counts.then(|| start.saturating_add(self.in_a_row - 1));
            return Some(BlockKind::ListItem { depth: 0, number });
        }
        let typed = (properties.first_indent < 0).then(|| typed_number(line)).flatten();
        let Some((length, number)) = typed else {
            self.indents.clear();
            return None;
        };
        line.take_off(length);
        self.indents.retain(|indent| *indent < properties.indent);
        self.indents.push(properties.indent);
        let depth = u8::try_from(self.indents.len() - 1).unwrap_or(u8::MAX);
        Some(BlockKind::ListItem { depth, number })
    }
}

/// The bullet or number at the head of a line that was typed before a tab: its length, and the number.
fn typed_number(line: &Line) -> Option<(usize, Option<u32>)> {
    let head: String = line.0.iter().flat_map(|run| run.text.chars()).take(16).collect();
    let (mark, _) = head.split_once('\t')?;
    let length = mark.len() + 1;
    if matches!(mark.trim(), "•" | "·" | "–" | "-" | "*" | "▪" | "◦" | "‣") {
        return Some((length, None));
    }
    let digits = mark.trim().strip_suffix(['.', ')'])?.trim_start_matches('(');
    digits.parse().ok().map(|number| (length, Some(number)))
}
