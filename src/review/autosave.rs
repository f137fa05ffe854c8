//! Saves a review by itself, within a second of a change, on a thread of its own. Until it is saved, what was written is
//! in the journal.
//!
//! The thread that edits hands over snapshots and never waits, but for [`Autosave::flush`].

use super::Review;
use super::store::{Foreign, Home, Saved, Store};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long the saver waits.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// From the first change that is not noted down to the line of the journal: what a crash may cost.
    pub journal: Duration,
    /// From the first change that is not saved to the save.
    pub delay: Duration,
    /// From a failed save to the next attempt; doubled each time up to a minute.
    pub retry: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { journal: Duration::from_millis(100), delay: Duration::from_millis(400), retry: Duration::from_secs(2) }
    }
}

const LONGEST_RETRY: Duration = Duration::from_secs(60);

/// What became of a save.
#[derive(Debug, Clone)]
pub enum Report {
    /// Everything handed over so far is on the disk. Where [`Saved::instead`] is set, it is tried again in the right
    /// place.
    Saved(Saved),
    /// It could not be saved; it is kept in memory and tried again.
    Failed {
        /// What the system says.
        message: String,
    },
}

/// A thread that saves one review. Dropping it saves what is left, and waits for that.
#[derive(Debug)]
pub struct Autosave {
    /// `None` only while it is dropped.
    sender: Option<Sender<Message>>,
    worker: Option<JoinHandle<()>>,
}

enum Message {
    Changed(Box<Review>),
    TookIn,
    Flush(Sender<Result<(), String>>),
}

impl Autosave {
    /// Starts the thread. `report` is called on it after every attempt.
    pub fn start(
        store: Store,
        home: Home,
        pace: Pace,
        report: impl FnMut(Report) + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, receiver) = mpsc::channel();
        let saver = Saver { store, home, pace, report, pending: None, foreign: VecDeque::new(), failures: 0 };
        let worker = thread::Builder::new().name("autosave".into()).spawn(move || saver.run(&receiver))?;
        Ok(Self { sender: Some(sender), worker: Some(worker) })
    }

    /// Hands over the review as it is now, to be saved soon. `false` if the thread is gone, which no fault of a disk
    /// or a file brings about.
    pub fn changed(&self, snapshot: Review) -> bool {
        let message = Message::Changed(Box::new(snapshot));
        self.sender.as_ref().is_some_and(|sender| sender.send(message).is_ok())
    }

    /// What was reported last in [`Saved::foreign`] is in the review that is edited: snapshots handed over from here on
    /// hold it. Until then the saver puts it into every snapshot itself.
    pub fn took_in(&self) {
        if let Some(sender) = &self.sender {
            // A thread that is gone saves nothing.
            let _ = sender.send(Message::TookIn);
        }
    }

    /// Saves at once what is not saved yet, and waits for it. The error is in the words of the system; the review is
    /// then still in memory and still tried again.
    pub fn flush(&self) -> Result<(), String> {
        let gone = || "the thread that saves has ended".to_owned();
        let (answer, outcome) = mpsc::channel();
        let sender = self.sender.as_ref().ok_or_else(gone)?;
        sender.send(Message::Flush(answer)).map_err(|_| gone())?;
        outcome.recv().map_err(|_| gone())?
    }
}

impl Drop for Autosave {
    fn drop(&mut self) {
        // Without a sender the worker saves what it has and ends.
        self.sender = None;
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

/// The worker's own state.
struct Saver<R> {
    store: Store,
    home: Home,
    pace: Pace,
    report: R,
    pending: Option<Pending>,
    /// What others made of the review that the snapshots do not hold yet, the oldest first.
    foreign: VecDeque<Foreign>,
    /// Failed attempts in a row.
    failures: u32,
}

/// What is not where it should be yet.
struct Pending {
    snapshot: Box<Review>,
    /// When to save it.
    due: Instant,
    /// When to note it down; `None` once it is.
    journal: Option<Instant>,
}

impl Pending {
    fn next(&self) -> Instant {
        self.journal.map_or(self.due, |journal| journal.min(self.due))
    }
}

impl<R: FnMut(Report)> Saver<R> {
    fn run(mut self, receiver: &Receiver<Message>) {
        loop {
            let message = match &self.pending {
                Some(pending) => receiver.recv_timeout(pending.next().saturating_duration_since(Instant::now())),
                None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match message {
                Ok(Message::Changed(snapshot)) => self.put_off(snapshot),
                Ok(Message::TookIn) => {
                    self.foreign.pop_front();
                }
                Ok(Message::Flush(answer)) => {
                    // Whoever asked may have stopped waiting.
                    let _ = answer.send(self.save());
                }
                Err(RecvTimeoutError::Timeout) => self.on_time(),
                Err(RecvTimeoutError::Disconnected) => {
                    let _ = self.save();
                    return;
                }
            }
        }
    }

    fn put_off(&mut self, snapshot: Box<Review>) {
        let now = Instant::now();
        // Not put off by further typing, and not hurried while the disk is in trouble.
        let before = self.pending.as_ref();
        let due = before.map_or(now + self.pace.delay, |before| before.due);
        let journal = before.and_then(|before| before.journal).unwrap_or(now + self.pace.journal);
        self.pending = Some(Pending { snapshot, due, journal: Some(journal) });
    }

    fn on_time(&mut self) {
        let now = Instant::now();
        match &mut self.pending {
            Some(pending) if pending.due > now && pending.journal.is_some_and(|journal| journal <= now) => {
                pending.journal = None;
                let whole = whole(&self.foreign, &pending.snapshot);
                // Where it cannot be noted down, what counts is the save.
                let _ = self.store.note_down(&mut self.home, &whole);
            }
            Some(pending) if pending.due <= now => {
                let _ = self.save();
            }
            _ => {}
        }
    }

    fn save(&mut self) -> Result<(), String> {
        let Some(Pending { snapshot, .. }) = self.pending.take() else {
            return Ok(());
        };
        let outcome = self.store.save(&mut self.home, &whole(&self.foreign, &snapshot));
        match outcome {
            Ok(saved) => {
                self.foreign.extend(saved.foreign.as_deref().cloned());
                if saved.instead.is_some() {
                    self.again(snapshot);
                } else {
                    self.failures = 0;
                }
                (self.report)(Report::Saved(saved));
                Ok(())
            }
            Err(error) => {
                self.again(snapshot);
                let message = error.to_string();
                (self.report)(Report::Failed { message: message.clone() });
                Err(message)
            }
        }
    }

    fn again(&mut self, snapshot: Box<Review>) {
        let wait = self.pace.retry.saturating_mul(1 << self.failures.min(16)).min(LONGEST_RETRY);
        self.failures = self.failures.saturating_add(1);
        let now = Instant::now();
        self.pending = Some(Pending { snapshot, due: now + wait, journal: Some(now) });
    }
}

/// A snapshot with what others made of the review that it does not hold yet.
fn whole<'r>(foreign: &VecDeque<Foreign>, snapshot: &'r Review) -> Cow<'r, Review> {
    foreign.iter().fold(Cow::Borrowed(snapshot), |whole, foreign| Cow::Owned(foreign.merged_into(&whole).review))
}

#[cfg(test)]
mod tests;
