//! Writing step by step: a document made of a large review takes seconds, and whoever waits for it may give it up.
//!
//! A step is a block of the article, a claim or a row. Given up, a writer fails with an error that nobody gets to see.

use crate::watch::{self, Watcher};
use std::cell::Cell;
use std::io;

/// How far a document is written. What is left once every step is done, such as packing it, cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: usize,
    /// Steps there are.
    pub all: usize,
}

/// Told how far a document is written; [`std::ops::ControlFlow::Break`] gives it up.
pub type Watch<'w> = watch::Watch<'w, Progress>;

/// Steps between two questions whether to go on. The longest, a row of a PDF, takes a fifth of a millisecond.
pub(super) const EVERY: usize = 64;

/// What a writer asks at each of its steps.
pub(super) struct Steps<'w> {
    watcher: &'w Watcher<'w, Progress>,
    done: Cell<usize>,
    all: usize,
}

impl<'w> Steps<'w> {
    pub(super) fn new(watcher: &'w Watcher<'w, Progress>, all: usize) -> Self {
        Self { watcher, done: Cell::new(0), all }
    }

    /// Makes a step.
    ///
    /// # Errors
    /// Where there is to be no other.
    pub(super) fn step(&self) -> io::Result<()> {
        let done = self.done.get().saturating_add(1).min(self.all);
        self.done.set(done);
        go_on(self.watcher.step(|| Progress { done, all: self.all }))
    }

    /// Makes one that is not counted.
    ///
    /// # Errors
    /// As for [`Steps::step`].
    pub(super) fn further(&self) -> io::Result<()> {
        go_on(self.watcher.go_on())
    }
}

fn go_on(on: bool) -> io::Result<()> {
    if on { Ok(()) } else { Err(io::Error::other("given up")) }
}

/// Writes what nobody waits for.
#[cfg(test)]
pub(super) fn unwatched<T>(write: impl FnOnce(&Steps<'_>) -> T) -> T {
    let mut watch = |_| std::ops::ControlFlow::Continue(());
    let first = Progress { done: 0, all: 0 };
    watch::watched(&mut watch, first, EVERY, |watcher| write(&Steps::new(watcher, 0))).unwrap()
}
