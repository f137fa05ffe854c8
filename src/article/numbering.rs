//! The numbers of list items, counted as Word counts them: in DOCX and in RTF alike.

use std::collections::{HashMap, HashSet};

/// Where in which list a paragraph stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// Id of the numbering; `0` takes a paragraph out of any list.
    pub numbering: Option<String>,
    /// Nesting, 0 for the outermost.
    pub level: Option<usize>,
}

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels of each abstract list.
    pub lists: HashMap<String, [Level; LEVELS]>,
    /// The abstract list of each numbering, and where its levels start anew.
    pub numberings: HashMap<String, Instance>,
    /// The next number, by abstract list and level; `None` where the level begins anew.
    next: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

/// How a level of a list counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    pub start: u32,
    /// Whether items bear numbers or letters rather than bullets.
    pub counts: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, counts: true }
    }
}

/// A use of an abstract list.
#[derive(Debug, Default)]
pub(super) struct Instance {
    pub list: String,
    pub restarts: [Option<u32>; LEVELS],
}

impl Numbering {
    /// Counts the next item at a place: its depth, and its number in a counted list. `None` where it is in no list.
    pub(super) fn count(&mut self, place: &ListPlace) -> Option<(u8, Option<u32>)> {
        let id = place.numbering.as_ref().filter(|id| *id != "0")?;
        let level = place.level.unwrap_or(0).min(LEVELS - 1);
        let depth = u8::try_from(level).unwrap_or(0);
        let Some(instance) = self.numberings.get(id) else { return Some((depth, None)) };
        let levels = self.lists.get(&instance.list).copied().unwrap_or_default();
        let next = self.next.entry(instance.list.clone()).or_default();
        if self.begun.insert(id.clone()) {
            for (own, restart) in next.iter_mut().zip(instance.restarts) {
                *own = restart.or(*own);
            }
        }
        let number = next[level].unwrap_or(levels[level].start);
        next[level] = Some(number.saturating_add(1));
        // An item begins all deeper levels anew.
        for deeper in &mut next[level + 1..] {
            *deeper = None;
        }
        Some((depth, levels[level].counts.then_some(number)))
    }
}
