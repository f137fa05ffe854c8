//! The lists around the present place, and how far each has been counted.

use super::styles::Styles;
use std::collections::HashMap;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// The open lists, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
}

#[derive(Debug, Default)]
struct List {
    /// Its style; one of none takes that of the list around it.
    style: Option<String>,
    next: Option<u32>,
    /// An item has begun whose first words are still to come.
    awaits: bool,
}

/// How far lists that have ended were counted, for others to go on from there.
#[derive(Debug, Default)]
pub(super) struct Counts {
    next: HashMap<String, [Option<u32>; LEVELS]>,
    /// Styles of lists by their ids.
    styles: HashMap<String, String>,
}

impl Lists {
    /// A list begins. `style` is its own, `id` what others may call it, `after` the list it continues, and `continues`
    /// says that it continues the last one of its style.
    pub(super) fn begin(
        &mut self,
        style: Option<String>,
        id: Option<String>,
        after: Option<&str>,
        continues: bool,
        counts: &mut Counts,
    ) {
        let style = style.or_else(|| self.open.last().and_then(|list| list.style.clone()));
        let level = self.open.len().min(LEVELS - 1);
        let continued = after.and_then(|id| counts.styles.get(id).cloned());
        let continued = continued.or_else(|| style.clone().filter(|_| continues));
        let next = continued.and_then(|style| counts.next.get(&style)?[level]);
        if let (Some(id), Some(style)) = (id, &style) {
            counts.styles.insert(id, style.clone());
        }
        self.open.push(List { style, next, awaits: false });
    }

    /// The innermost list ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// An item begins, at a number of its own if it says so.
    pub(super) fn begin_item(&mut self, start: Option<u32>) {
        if let Some(list) = self.open.last_mut() {
            list.awaits = true;
            list.next = start.or(list.next);
        }
    }

    /// An item ends.
    pub(super) fn end_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.awaits = false;
        }
    }

    /// Whether the paragraph that begins here is the first of an item; the next will not be.
    pub(super) fn heads_item(&mut self) -> bool {
        self.open.last_mut().is_some_and(|list| std::mem::take(&mut list.awaits))
    }

    /// Counts an item: its depth, and its number in a counted list. `by_style` is the list the style of its paragraph
    /// asks for, which counts where the list has no style.
    pub(super) fn count(
        &mut self,
        styles: &Styles,
        by_style: Option<String>,
        counts: &mut Counts,
    ) -> (u8, Option<u32>) {
        let depth = self.open.len().saturating_sub(1);
        let level = depth.min(LEVELS - 1);
        let Some(list) = self.open.last_mut() else { return (0, None) };
        let Some(style) = list.style.clone().or(by_style) else {
            return (u8::try_from(depth).unwrap_or(u8::MAX), None);
        };
        let (start, is_counted) = styles.level(&style, level);
        let number = list.next.unwrap_or(start);
        list.next = Some(number.saturating_add(1));
        let next = counts.next.entry(style).or_default();
        next[level] = list.next;
        // An item begins all deeper levels anew.
        for deeper in &mut next[level + 1..] {
            *deeper = None;
        }
        (u8::try_from(depth).unwrap_or(u8::MAX), is_counted.then_some(number))
    }
}
