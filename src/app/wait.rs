//! Waiting for work beside the window: since when, and that nobody waits any longer.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Somebody waits. Dropped, nobody does.
#[derive(Debug)]
pub struct Wait {
    since: Instant,
    soon: Duration,
    over: Arc<AtomicBool>,
}

impl Wait {
    /// Waiting begins. What is done within `soon` is not worth telling of: it would only flicker.
    pub fn new(soon: Duration) -> Self {
        Self { since: Instant::now(), soon, over: Arc::default() }
    }

    /// How long until it is worth telling of; nothing once it is.
    pub fn soon(&self) -> Duration {
        self.soon.saturating_sub(self.since.elapsed())
    }

    /// What the worker knows of it.
    pub fn heard(&self) -> Heard {
        Heard(Arc::clone(&self.over))
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

/// The worker's end of a [`Wait`].
#[derive(Debug, Clone)]
pub struct Heard(Arc<AtomicBool>);

impl Heard {
    /// Whether anybody still waits.
    pub fn still(&self) -> ControlFlow<()> {
        if self.0.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
