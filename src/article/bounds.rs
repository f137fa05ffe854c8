//! What an import is bound by: how much it reads, and whoever waits for it and may give it up.
//!
//! Importers carry [`Bounds`] with them and ask at each of their steps, an element or a paragraph, whether to go on. One
//! that is not to stops where it is, as if its document ended there. What it then answers is part of a document, or a
//! complaint about one, which nobody gets to see.

use super::Limits;
use super::open::{Progress, Stage};
use crate::watch::Watcher;
use std::ops::Deref;
use std::time::Instant;

/// The limits of an import and its watcher.
#[derive(Clone, Copy)]
pub(super) struct Bounds<'w> {
    limits: Limits,
    watcher: &'w Watcher<'w, Progress>,
}

impl Deref for Bounds<'_> {
    type Target = Limits;

    fn deref(&self) -> &Limits {
        &self.limits
    }
}

impl<'w> Bounds<'w> {
    pub(super) fn new(limits: &Limits, watcher: &'w Watcher<'w, Progress>) -> Self {
        Self { limits: *limits, watcher }
    }

    /// The same, with what is left of the time for parsing: where a document is made of many pages, it is for all.
    pub(super) fn with_time_left(&self, started: Instant) -> Self {
        let spent = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let parsing_milliseconds = self.limits.parsing_milliseconds.saturating_sub(spent);
        Self { limits: Limits { parsing_milliseconds, ..self.limits }, ..*self }
    }

    /// Makes a step; whether to go on.
    pub(super) fn go_on(&self) -> bool {
        self.watcher.go_on()
    }

    /// Makes a step in the text of a document, `done` bytes of `all` into it; whether to go on.
    pub(super) fn go_on_at(&self, done: usize, all: usize) -> bool {
        self.watcher.step(|| Progress { stage: Stage::Text, done, all })
    }

    /// Asks at once, before what takes its time; whether to go on.
    pub(super) fn ask(&self) -> bool {
        self.watcher.ask()
    }

    /// Tells how much is done; whether to go on.
    pub(super) fn tell(&self, progress: Progress) -> bool {
        self.watcher.tell(progress)
    }
}
