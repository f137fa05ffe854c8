//! Keeping the review of the open article on the disk: the store and its saver, in the terms of the window.

use super::command::Command;
use super::notices::Weight;
use super::past::Past;
use super::platform::Folders;
use super::words::{Message, Words};
use crate::article::Article;
use crate::review::autosave::{Autosave, Pace, Report};
use crate::review::store::{Disk, Entered, Foreign, Notice, Presence, Store};
use crate::review::{Review, text_hash};
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// Whether everything is on the disk.
#[derive(Debug, Clone)]
pub enum Saving {
    /// There is nothing to save.
    Nothing,
    /// Not yet, but within a second.
    Pending,
    /// Yes, since then.
    Saved(jiff::Zoned),
    /// No, and this is why. It is tried again.
    Failed(String),
    /// Another window has the review; nothing is saved from this one.
    Elsewhere,
}

/// Something a person should know of how the review is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// What the store found when it opened the review.
    Store(Notice),
    /// Saving failed; it is tried again.
    Failed(String),
    /// The thread that saves could not be started.
    NoSaver(String),
    /// Another window has the review open: this one only reads.
    Elsewhere,
    /// Another window has asked for the review: from here on this one only reads.
    TakenOver,
    /// Another window had the review, and does not answer: both write.
    NoAnswer,
    /// Somebody else's changes of the review were taken in.
    Merged {
        /// How many claims they changed.
        claims: usize,
        /// How often both changed the same.
        conflicts: usize,
    },
}

/// What the saver has to say.
#[derive(Debug)]
pub enum News {
    /// A person should know of it.
    Word(Word),
    /// Somebody else has changed the review: [`Keeping::took_in`] once it is in the one that is edited.
    Foreign(Box<Foreign>),
}

impl Word {
    /// How grave it is.
    pub fn weight(&self) -> Weight {
        match self {
            Self::Merged { conflicts: 0, .. } => Weight::Info,
            Self::Store(
                Notice::Two { .. } | Notice::Altered { .. } | Notice::Moved { .. } | Notice::Recovered { .. },
            )
            | Self::Merged { .. } => Weight::Warning,
            Self::Elsewhere | Self::TakenOver | Self::NoAnswer => Weight::Warning,
            Self::Store(_) | Self::Failed(_) | Self::NoSaver(_) => Weight::Failure,
        }
    }

    /// The command that helps.
    pub fn offer(&self) -> Option<Command> {
        matches!(self, Self::Elsewhere | Self::TakenOver).then_some(Command::TakeOver)
    }

    /// What it says.
    pub(super) fn words(&self, words: &Words) -> String {
        let name = |path: &Path| path.display().to_string();
        match self {
            Self::Store(Notice::Damaged { path, kept, restored, message }) => {
                let (path, kept) = (&name(path), &name(kept.as_deref().unwrap_or(path)));
                match restored {
                    Some(at) => {
                        let when = &words.moment(&at.to_zoned(jiff::tz::TimeZone::system()));
                        words.get(Message::ReviewRestored { path, kept, why: message, when })
                    }
                    None => words.get(Message::ReviewDamaged { path, kept, why: message }),
                }
            }
            Self::Store(Notice::Unreadable { path, message }) => {
                words.get(Message::ReviewUnreadable { path: &name(path), why: message })
            }
            Self::Store(Notice::Altered { path }) => words.get(Message::ReviewAltered { path: &name(path) }),
            Self::Store(Notice::Recovered { claims }) => words.get(Message::ReviewRecovered { claims: *claims }),
            Self::Store(Notice::Moved { from }) => words.get(Message::ReviewMoved { path: &name(from) }),
            Self::Store(Notice::Newer { path, .. }) => words.get(Message::ReviewNewer { path: &name(path) }),
            Self::Store(Notice::Two { used, other }) => {
                words.get(Message::ReviewTwo { used: &name(used), other: &name(other) })
            }
            Self::Merged { claims, conflicts } => {
                words.get(Message::ReviewMerged { claims: *claims, conflicts: *conflicts })
            }
            Self::Elsewhere => words.get(Message::ReviewElsewhere),
            Self::TakenOver => words.get(Message::ReviewTakenOver),
            Self::NoAnswer => words.get(Message::ReviewNoAnswer),
            Self::Failed(why) | Self::NoSaver(why) => words.get(Message::SaveFailed { why }),
        }
    }
}

/// A review as it was loaded.
#[derive(Debug)]
pub struct Kept {
    /// The review; an empty one where there was none.
    pub review: Review,
    /// How it is kept from here.
    pub keeping: Keeping,
    /// The text it was made of, where that is another.
    pub before: Option<Arc<str>>,
    /// The copies of sync programs that say more than the review does.
    pub copies: Vec<PathBuf>,
    /// What a person should know.
    pub words: Vec<Word>,
}

/// Keeps one review.
#[derive(Debug)]
pub struct Keeping {
    autosave: Option<Autosave>,
    reports: Receiver<Report>,
    saving: Saving,
    /// Where it is to be kept, or was at last.
    path: Option<PathBuf>,
    read_only: bool,
    /// That the review is open here, so that another window knows.
    presence: Option<Presence>,
    past: Past,
}

/// Loads the review of an article, and starts the thread that saves it.
pub fn load(article: &Article, folders: &Folders, ctx: &Context) -> Kept {
    let store = Store::over(Arc::new(Disk), Some(folders.data.clone()), Some(folders.state.clone()));
    let opened = store.open(article);
    // A copy takes the place of the file that was set aside: it must be found there again.
    // And what was recovered must not have to be recovered again.
    let restored = opened
        .notices
        .iter()
        .any(|notice| matches!(notice, Notice::Damaged { restored: Some(_), .. } | Notice::Recovered { .. }));
    let mut words: Vec<Word> = opened.notices.into_iter().map(Word::Store).collect();
    let mut before = None;
    let review = match opened.review {
        Some(review) if review.subject().sha256 == text_hash(&article.text) => review,
        Some(review) => {
            before = Some(Arc::clone(&review.subject().text));
            let mut review = review;
            review.follow(article);
            review
        }
        None => Review::new(article),
    };
    let past = Past::new(store.clone(), opened.home.clone());
    let copies = past.copies(&review).into_iter().map(|copy| copy.path).collect();
    let path = opened.home.path().map(Path::to_owned);
    let read_only = opened.home.is_read_only();
    let (sender, reports) = channel();
    let ctx = ctx.clone();
    let report = move |report| {
        // Nobody listens once the article is put away.
        let _ = sender.send(report);
        ctx.request_repaint();
    };
    let autosave = match Autosave::start(store, opened.home, Pace::default(), report) {
        Ok(autosave) => Some(autosave),
        Err(error) => {
            words.push(Word::NoSaver(error.to_string()));
            None
        }
    };
    let (presence, saving) = match past.enter() {
        Entered::Here(presence) => (Some(presence), Saving::Nothing),
        Entered::Elsewhere => {
            words.push(Word::Elsewhere);
            (None, Saving::Elsewhere)
        }
        Entered::Unknown => (None, Saving::Nothing),
    };
    let mut keeping = Keeping { autosave, reports, saving, path, read_only, presence, past };
    if restored {
        keeping.changed(&review);
    }
    Kept { review, keeping, before, copies, words }
}

impl Keeping {
    /// The review has changed: it is saved soon.
    pub fn changed(&mut self, review: &Review) {
        if self.read_only || self.is_elsewhere() {
            return;
        }
        if let Some(autosave) = &self.autosave
            && autosave.changed(review.clone())
        {
            self.saving = Saving::Pending;
        }
    }

    /// What the saver has reported since.
    pub fn take_reports(&mut self) -> Vec<News> {
        let mut news = Vec::new();
        while let Ok(report) = self.reports.try_recv() {
            match report {
                Report::Saved(saved) => {
                    self.path = Some(saved.path);
                    news.extend(saved.foreign.map(News::Foreign));
                    // The last one before it was left to another window.
                    if self.is_elsewhere() {
                        continue;
                    }
                    self.saving = Saving::Saved(saved.at.to_zoned(jiff::tz::TimeZone::system()));
                }
                Report::Failed { message } => {
                    // Told once for each run of failures; the bar at the bottom says it all the while.
                    if !matches!(self.saving, Saving::Failed(_)) {
                        news.push(News::Word(Word::Failed(message.clone())));
                    }
                    self.saving = Saving::Failed(message);
                }
            }
        }
        news
    }

    /// What somebody else made of the review is in this one.
    pub fn took_in(&mut self, review: &Review) {
        if let Some(autosave) = &self.autosave {
            autosave.took_in();
        }
        self.changed(review);
    }

    /// Saves what is not saved yet, and waits until it is done.
    pub fn flush(&mut self) {
        if let Some(autosave) = &self.autosave {
            // What became of it is reported like any other save.
            let _ = autosave.flush();
        }
    }

    /// Whether another window has the review, so that this one only reads.
    pub fn is_elsewhere(&self) -> bool {
        matches!(self.saving, Saving::Elsewhere)
    }

    /// The file to watch for other windows that ask for the review; `None` where it is not held here.
    pub fn request(&self) -> Option<PathBuf> {
        self.presence.as_ref()?;
        self.past.request()
    }

    /// Saves what is not saved yet and leaves the review to another window. `false` where it cannot be saved, and is
    /// kept here for that.
    pub fn leave(&mut self) -> bool {
        if self.autosave.as_ref().is_some_and(|autosave| autosave.flush().is_err()) {
            return false;
        }
        (self.presence, self.saving) = (None, Saving::Elsewhere);
        true
    }

    /// Writes from here on. Without a presence another window has the review as well: what both write is merged when
    /// it is saved.
    pub fn enter(&mut self, presence: Option<Presence>) {
        (self.presence, self.saving) = (presence, Saving::Nothing);
    }

    /// What reads the copies of the review as it was and those of others, on whichever thread.
    pub fn past(&self) -> Past {
        self.past.clone()
    }

    /// Whether everything is on the disk.
    pub fn saving(&self) -> &Saving {
        &self.saving
    }

    /// The file it is kept in, once there is anything to keep.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

/// Whether two paths lead to one file.
pub fn same_file(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    whole(one) == whole(other)
}
