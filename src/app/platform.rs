//! What the window asks of the machine it runs on, behind one trait, so that tests can answer instead.

use crate::article::open::{self, Watch};
use crate::article::{Article, OpenError};
use crate::export::{self, Format};
use crate::review::store::{data_folder, state_folder};
use etcetera::BaseStrategy as _;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use super::export::Job;

/// Where the program keeps what does not stand beside an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Settings and the list of recent articles.
    pub config: PathBuf,
    /// Reviews of articles whose own folder cannot be written, or that came without a file.
    pub data: PathBuf,
    /// Copies of reviews, and locks.
    pub state: PathBuf,
}

/// What became of a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A file was chosen.
    Chosen(PathBuf),
    /// The dialog was closed without choosing.
    Cancelled,
    /// The machine has no such dialog.
    Unavailable,
}

/// The words a file dialog shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DialogWords {
    /// In its title bar.
    pub title: String,
    /// The name of the filter for what fits.
    pub fitting: String,
    /// The name of the filter for everything.
    pub everything: String,
}

/// What a person is asked for, to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// An article to open.
    Article,
    /// Annotations to take in.
    Annotations,
    /// A review to take in.
    Review,
}

impl Wanted {
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Article => ARTICLES,
            Self::Annotations => ANNOTATIONS,
            Self::Review => REVIEWS,
        }
    }
}

/// The machine.
pub trait Platform: Send + Sync {
    /// Where to keep things.
    fn folders(&self) -> Folders;

    /// The system's language as a locale, such as `de_DE.UTF-8` or `en-GB`.
    fn locale(&self) -> String;

    /// The time, with the machine's time zone.
    fn now(&self) -> jiff::Zoned;

    /// Reads a document, as [`open::open_watched`] does. Blocks, so it is asked on a thread of its own.
    fn read_article(
        &self,
        path: &Path,
        options: open::Options,
        watch: &mut Watch<'_>,
    ) -> Option<Result<Article, OpenError>> {
        open::open_watched(path, options, watch)
    }

    /// Writes an export, as [`Job::write`] does. Blocks, so it is asked on a thread of its own.
    fn write_export(&self, job: &Job, path: &Path, watch: &mut export::Watch<'_>) -> Option<io::Result<()>> {
        job.write(path, watch)
    }

    /// Lets a person choose a file to read. Blocks, so it is asked on a thread of its own.
    fn choose_file(&self, wanted: Wanted, words: &DialogWords) -> Answer;

    /// Lets a person choose where to write. Blocks, so it is asked on a thread of its own.
    fn choose_destination(&self, words: &DialogWords, suggestion: &Path, format: Format) -> Answer;
}

/// The machine as it is.
#[derive(Debug, Default)]
pub struct Desktop;

/// The endings the file dialog offers first; opening goes by content, so any file may be chosen all the same.
const ARTICLES: &[&str] = &[
    "txt", "md", "markdown", "html", "htm", "xhtml", "mhtml", "mht", "docx", "odt", "fodt", "rtf", "epub", "eml",
    "pdf", "text",
];

/// The endings of annotations the file dialog offers first.
const ANNOTATIONS: &[&str] = &["jsonld", "json"];

/// The ending of reviews.
const REVIEWS: &[&str] = &["json"];

/// No person closes a dialog faster than this: one that came back so soon never stood on the screen.
const TOO_FAST: Duration = Duration::from_millis(150);

impl Desktop {
    /// Asks, and tells a dialog that was closed from one that could not be shown, which the library does not.
    fn ask(ask: impl FnOnce() -> Option<PathBuf>) -> Answer {
        let asked = Instant::now();
        match ask() {
            Some(path) => Answer::Chosen(path),
            None if asked.elapsed() < TOO_FAST => Answer::Unavailable,
            None => Answer::Cancelled,
        }
    }
}

impl Platform for Desktop {
    fn folders(&self) -> Folders {
        const NAME: &str = "claimlight";
        let config = etcetera::choose_base_strategy().map(|base| base.config_dir().join(NAME));
        match (config, data_folder(), state_folder()) {
            (Ok(config), Some(data), Some(state)) => Folders { config, data, state },
            // Without a home folder there is still a place for the session.
            _ => {
                let folder = std::env::temp_dir().join(NAME);
                Folders { config: folder.join("config"), data: folder.join("data"), state: folder.join("state") }
            }
        }
    }

    fn locale(&self) -> String {
        sys_locale::get_locale().unwrap_or_default()
    }

    fn now(&self) -> jiff::Zoned {
        jiff::Zoned::now()
    }

    fn choose_file(&self, wanted: Wanted, words: &DialogWords) -> Answer {
        Self::ask(|| {
            rfd::FileDialog::new()
                .set_title(&words.title)
                .add_filter(&words.fitting, wanted.endings())
                .add_filter(&words.everything, &["*"])
                .pick_file()
        })
    }

    fn choose_destination(&self, words: &DialogWords, suggestion: &Path, format: Format) -> Answer {
        Self::ask(|| {
            let mut dialog =
                rfd::FileDialog::new().set_title(&words.title).add_filter(&words.fitting, format.endings());
            if let Some(folder) = suggestion.parent().filter(|folder| folder.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            if let Some(name) = suggestion.file_name() {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
            dialog.save_file()
        })
    }
}
