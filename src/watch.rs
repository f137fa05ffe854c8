//! Long work and whoever waits for it: they are told how far it is, and may give it up.
//!
//! Work is made of steps, and asks at each of them whether to go on. Given up, it stops where it is; what it has until
//! then is dropped. This module must not know what the work is.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;

/// Told how far work is; [`ControlFlow::Break`] gives it up.
pub type Watch<'w, P> = dyn FnMut(P) -> ControlFlow<()> + Send + 'w;

/// Whoever waits for work whose progress is a `P`, and what was heard of them.
pub(crate) struct Watcher<'w, P> {
    ask: &'w dyn Fn(P) -> ControlFlow<()>,
    told: Cell<P>,
    /// Steps between two questions: being asked may wake a window.
    every: usize,
    steps: Cell<usize>,
    given_up: Cell<bool>,
}

/// Does work that is watched, telling `first` until it tells anything else, and asking every so many steps; `None` where
/// it is given up.
pub(crate) fn watched<P: Copy, T>(
    watch: &mut Watch<'_, P>,
    first: P,
    every: usize,
    work: impl FnOnce(&Watcher<'_, P>) -> T,
) -> Option<T> {
    let watch = RefCell::new(watch);
    let ask = |progress| (watch.borrow_mut())(progress);
    let (told, steps, given_up) = (Cell::new(first), Cell::new(0), Cell::new(false));
    let watcher = Watcher { ask: &ask, told, every, steps, given_up };
    let done = work(&watcher);
    (!watcher.given_up.get()).then_some(done)
}

impl<P: Copy> Watcher<'_, P> {
    /// Makes a step, of which `progress` tells how far it is; whether to go on.
    pub(crate) fn step(&self, progress: impl FnOnce() -> P) -> bool {
        let steps = self.steps.get().wrapping_add(1);
        self.steps.set(steps);
        if steps.is_multiple_of(self.every) { self.tell(progress()) } else { !self.given_up.get() }
    }

    /// Makes a step that tells nothing new; whether to go on.
    pub(crate) fn go_on(&self) -> bool {
        self.step(|| self.told.get())
    }

    /// Asks at once, before what takes its time; whether to go on.
    pub(crate) fn ask(&self) -> bool {
        self.tell(self.told.get())
    }

    /// Tells how far it is; whether to go on.
    pub(crate) fn tell(&self, progress: P) -> bool {
        // Nobody is asked again once they have given up.
        if !self.given_up.get() {
            self.told.set(progress);
            self.given_up.set((self.ask)(progress).is_break());
        }
        !self.given_up.get()
    }

    /// Steps made so far, those after giving up among them.
    #[cfg(test)]
    pub(crate) fn steps(&self) -> usize {
        self.steps.get()
    }
}
