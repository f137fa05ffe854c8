//! Turns of phrase that are sources by themselves, or tell of one. What they do in a text is read elsewhere.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a turn of phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceTurn {
    /// The newsroom itself: "dieser Redaktion", "our reporter".
    Own,
    /// The newsroom as a reader of what it writes of, which is no voice: "dieser Zeitung vorliegt", "told this paper".
    Reader,
    /// Hearsay without anybody: "dem Vernehmen nach", "reportedly".
    Hearsay,
    /// What is said of somebody whose name is withheld: "on condition of anonymity".
    Withheld,
    /// Opens a list of sources: "Quellen:", "the sources".
    List,
    /// Opens a credit: "mit Material von", "Foto:".
    Credit,
}

/// Turns of phrase by their first word: the others, and what they tell. All words are in small letters; marks are words.
pub type SourceTurns = FxHashMap<String, Vec<(Vec<String>, SourceTurn)>>;

pub(super) fn turns(lists: BTreeMap<SourceTurn, Vec<String>>) -> SourceTurns {
    let mut turns = SourceTurns::default();
    for (turn, lines) in lists {
        for line in lines {
            let mut words = line.split(' ').map(str::to_owned);
            if let Some(first) = words.next() {
                turns.entry(first).or_default().push((words.collect(), turn));
            }
        }
    }
    // Of two that fit, the one of more words is meant.
    for list in turns.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    turns
}
