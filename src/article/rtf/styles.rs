//! The paragraph styles of a document.

use crate::article::roles::{Role, heading, role_of_name};
use std::collections::HashMap;

/// How far the chain of styles based on styles is followed.
const LONGEST_CHAIN: usize = 16;

/// The paragraph styles by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub by_number: HashMap<i32, Definition>,
}

/// What a style says.
#[derive(Debug, Default)]
pub(super) struct Definition {
    /// In lower case.
    pub name: String,
    pub based_on: Option<i32>,
    pub outline: Option<u8>,
    pub list: Option<i32>,
    pub level: Option<usize>,
}

impl Styles {
    /// The style of this number and those it is based on, nearest first.
    fn chain(&self, number: i32) -> impl Iterator<Item = &Definition> {
        let mut next = Some(number);
        std::iter::from_fn(move || {
            let style = self.by_number.get(&next?)?;
            next = style.based_on;
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }

    /// What the style makes of a paragraph.
    pub(super) fn role(&self, number: i32) -> Option<Role> {
        self.chain(number).find_map(|style| role_of_name(&style.name).or_else(|| style.outline.and_then(heading)))
    }

    /// The list the style puts its paragraphs in, and its level there.
    pub(super) fn list(&self, number: i32) -> (Option<i32>, Option<usize>) {
        self.chain(number).fold((None, None), |(list, level), style| (list.or(style.list), level.or(style.level)))
    }
}
