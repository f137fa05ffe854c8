//! The numbers of list items, counted as Word counts them.

use super::styles::ListPlace;
use crate::article::Limits;
use crate::article::xml::{Node, Xml};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels of each abstract list.
    lists: HashMap<String, [Level; LEVELS]>,
    /// The abstract list of each numbering, and where its levels start anew.
    numberings: HashMap<String, Instance>,
    /// The next number, by abstract list and level; `None` where the level begins anew.
    next: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

#[derive(Debug, Clone, Copy)]
struct Level {
    start: u32,
    /// Whether items bear numbers or letters rather than bullets.
    counts: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, counts: true }
    }
}

#[derive(Debug, Default)]
struct Instance {
    list: String,
    restarts: [Option<u32>; LEVELS],
}

impl Numbering {
    pub(super) fn read(text: &str, limits: &Limits) -> Self {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text, limits);
        let (mut list, mut instance, mut level) = (None, None, 0usize);
        while let Ok(Some(node)) = xml.next() {
            let Node::Start(element) = node else { continue };
            let value = element.attribute("val");
            let number = value.as_deref().and_then(|value| value.parse::<u32>().ok());
            let at_level = || element.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0usize);
            match element.local() {
                "abstractNum" => {
                    list = element.attribute("abstractNumId");
                    instance = None;
                }
                "num" => {
                    instance = element.attribute("numId");
                    list = None;
                }
                "lvl" | "lvlOverride" => level = at_level().min(LEVELS - 1),
                "abstractNumId" => {
                    if let (Some(id), Some(value)) = (&instance, value) {
                        numbering.numberings.entry(id.clone()).or_default().list = value;
                    }
                }
                "startOverride" => {
                    if let Some(id) = &instance {
                        numbering.numberings.entry(id.clone()).or_default().restarts[level] = number;
                    }
                }
                "start" | "numFmt" => {
                    // A numbering may redefine a level of its list; its format then counts for the list.
                    let id = instance.as_ref().and_then(|id| Some(numbering.numberings.get(id)?.list.clone()));
                    let Some(id) = list.clone().or(id) else { continue };
                    let levels = numbering.lists.entry(id).or_default();
                    match (element.local(), number) {
                        ("start", Some(start)) => levels[level].start = start,
                        ("numFmt", _) => levels[level].counts = !matches!(value.as_deref(), Some("bullet" | "none")),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        numbering
    }

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
