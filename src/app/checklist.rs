//! The checks of the open article: which stand, which were put aside, which is chosen.
//!
//! This module must not know how any of it is drawn.

use crate::Span;
use crate::article::Article;
use crate::checks::{Check, Finding};
use crate::reading::SourceIndex;
use crate::review::Sheet;

/// The checks of one article, in the order of the text.
#[derive(Debug, Default)]
pub struct Checklist {
    all: Vec<Check>,
    /// Those that nobody has put aside; indices.
    standing: Vec<usize>,
    /// The others.
    aside: Vec<usize>,
    /// The chosen one.
    pub chosen: Option<usize>,
    /// Whether those put aside are shown.
    pub shows_aside: bool,
}

impl Checklist {
    /// Takes the checks of a new reading.
    pub fn replace(&mut self, all: Vec<Check>) {
        let shows_aside = self.shows_aside;
        *self = Self { all, shows_aside, ..Self::default() };
    }

    /// Sorts out what was put aside; needed after every change of the sheet or of the checks.
    pub fn sort_out(&mut self, article: &Article, sheet: &Sheet) {
        let aside = |&at: &usize| {
            self.all.get(at).is_some_and(|check| sheet.has_dismissed(check.finding.kind(), check.words(article)))
        };
        (self.aside, self.standing) = (0..self.all.len()).partition(aside);
    }

    /// The check of this number.
    pub fn get(&self, at: usize) -> Option<&Check> {
        self.all.get(at)
    }

    /// The numbers of those that stand.
    pub fn standing(&self) -> &[usize] {
        &self.standing
    }

    /// The numbers of those put aside.
    pub fn aside(&self) -> &[usize] {
        &self.aside
    }

    /// Whether there is none, standing or not.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Of whom a medium passes on what it heard.
    pub fn origins(&self, medium: SourceIndex) -> impl Iterator<Item = SourceIndex> {
        self.all.iter().filter_map(move |check| match check.finding {
            Finding::Relay { medium: passing, origin } if passing == medium => Some(origin),
            _ => None,
        })
    }

    /// The words that the chosen one names.
    pub fn asked(&self) -> Option<Span> {
        self.chosen.and_then(|at| self.all.get(at)).map(|check| check.place)
    }

    /// All the words the chosen one is about.
    pub fn lit(&self) -> impl Iterator<Item = Span> {
        let chosen = self.chosen.and_then(|at| self.all.get(at));
        chosen.into_iter().flat_map(|check| std::iter::once(check.place).chain(check.others.iter().copied()))
    }
}
