//! Opening an article away from the window's thread: read the document, load its review, then read its claims. The text
//! is on the screen as soon as the document is read; the claims follow.

use super::keeping::{self, Kept};
use super::platform::Platform;
use super::samples::Sample;
use super::wait::Wait;
use crate::article::open::{self, Watch};
use crate::article::{Article, OpenError};
use crate::checks::{self, Check};
use crate::language::Language;
use crate::reading::{self, Reading, Regrouping};
use crate::review::{self, Comparison, Sighting};
use eframe::egui::Context;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Where an article is to come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input, to its end.
    StandardInput,
    /// Words from the clipboard or dropped on the window.
    Text(String),
    /// An article that comes with the program.
    Sample(Sample),
}

impl Origin {
    /// What a path given to the program stands for: `-` is standard input.
    pub fn of_argument(path: PathBuf) -> Self {
        if path.as_os_str() == "-" { Self::StandardInput } else { Self::File(path) }
    }

    /// The file's name, where there is one.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
            Self::StandardInput | Self::Text(_) | Self::Sample(_) => None,
        }
    }
}

/// An article to be opened, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where it comes from.
    pub origin: Origin,
    /// Whether a web page is taken whole, with what stands around its article; `None` for what was reviewed of it.
    pub whole_page: Option<bool>,
}

impl From<Origin> for Request {
    fn from(origin: Origin) -> Self {
        Self { origin, whole_page: None }
    }
}

/// Why an article could not be opened.
#[derive(Debug)]
pub enum Failure {
    /// The importer says why.
    Refused(OpenError),
    /// The importer broke down. A fault of the program, not of the reader.
    Broken,
}

/// What a worker reports. Reports of a job that is no longer wanted are recognised by its number.
#[derive(Debug)]
pub enum Report {
    /// So much of the document is read.
    Opening(open::Progress),
    /// The document is read and its review is loaded.
    Opened(Box<Opened>),
    /// The document cannot be shown.
    Failed(Failure),
    /// So much of the reading is done.
    Progress(reading::Progress),
    /// The claims are read.
    Read(Box<ReadArticle>),
}

/// A document with its review.
#[derive(Debug)]
pub struct Opened {
    /// The document.
    pub article: Arc<Article>,
    /// Whether it is a web page taken whole.
    pub whole_page: bool,
    /// What is kept of it.
    pub kept: Kept,
}

/// An article on its way.
#[derive(Debug)]
pub struct Opening {
    /// The number of its reports.
    pub job: u64,
    /// What is to be opened.
    pub request: Request,
    /// How far it is, once that is known.
    pub progress: Option<open::Progress>,
    pub(super) wait: Wait,
}

/// What opens faster is not told of: it would only flicker.
const SOON: Duration = Duration::from_millis(300);

/// Claims on their way.
#[derive(Debug)]
pub struct ReadingJob {
    /// The number of its reports.
    pub job: u64,
    /// How much is done.
    pub progress: reading::Progress,
    _wait: Wait,
}

/// What a reading gave.
#[derive(Debug)]
pub struct ReadArticle {
    /// As it was found.
    pub found: Arc<Reading>,
    /// With the sources regrouped.
    pub reading: Arc<Reading>,
    /// By what they were.
    pub regrouping: Regrouping,
    /// The claims as a review takes them in.
    pub seen: Vec<Sighting>,
    /// What an editor would ask.
    pub checks: Vec<Check>,
    /// The claims of the draft before held against these, where there was one.
    pub comparison: Option<Comparison>,
}

/// The draft that was reviewed before this one.
#[derive(Debug, Clone)]
pub struct Before {
    /// Its text.
    pub text: Arc<str>,
    /// Its claims, where they are known; read from the text otherwise.
    pub claims: Option<Arc<Reading>>,
}

impl Before {
    fn compare(&self, language: Language, article: &Article, reading: &Reading) -> Comparison {
        let read = || Arc::new(reading::read(&Article::from_text(self.text.to_string()), Some(language)));
        let before = self.claims.clone().unwrap_or_else(read);
        Comparison::of(&self.text, &before.claims, &article.text, &reading.claims)
    }
}

impl ReadArticle {
    fn new(article: &Article, found: Arc<Reading>, regrouping: Regrouping) -> Self {
        let regrouped = || Arc::new(found.regrouped(&article.text, &regrouping));
        let reading = if regrouping.is_empty() { Arc::clone(&found) } else { regrouped() };
        let seen = review::sight(article, &reading);
        let checks = checks::checks(article, &reading);
        Self { found, reading, regrouping, seen, checks, comparison: None }
    }
}

/// Sends reports of one job and wakes the window.
#[derive(Clone)]
pub struct Reporter {
    /// The number of the job.
    pub job: u64,
    /// To the window.
    pub sender: Sender<(u64, Report)>,
    /// The window.
    pub ctx: Context,
}

impl Reporter {
    fn send(&self, report: Report) {
        // Nobody listens any more once the window has closed.
        let _ = self.sender.send((self.job, report));
        self.ctx.request_repaint();
    }
}

/// Begins to open an article.
pub fn open(request: Request, platform: Arc<dyn Platform>, reporter: Reporter) -> Opening {
    let wait = Wait::new(SOON);
    let job = reporter.job;
    let (wanted, heard) = (request.clone(), wait.heard());
    let sender = reporter.clone();
    work(&reporter, move || {
        let mut watch = |progress| {
            heard.still()?;
            sender.send(Report::Opening(progress));
            ControlFlow::Continue(())
        };
        let loading = Loading { request, platform: &*platform, ctx: &sender.ctx };
        let report = match catch_unwind(AssertUnwindSafe(|| loading.open(&mut watch))) {
            Ok(None) => return,
            Ok(Some(Ok(opened))) => Report::Opened(Box::new(opened)),
            Ok(Some(Err(error))) => Report::Failed(Failure::Refused(error)),
            Err(_) => Report::Failed(Failure::Broken),
        };
        if heard.still().is_continue() {
            sender.send(report);
        }
    });
    Opening { job, request: wanted, progress: None, wait }
}

/// What is done on the worker's thread.
struct Loading<'p> {
    request: Request,
    platform: &'p dyn Platform,
    ctx: &'p Context,
}

impl Loading<'_> {
    /// Reads the document and loads its review; `None` where that was given up.
    fn open(&self, watch: &mut Watch<'_>) -> Option<Result<Opened, OpenError>> {
        let whole_page = self.request.whole_page.unwrap_or(false);
        let opened = self.import(whole_page, watch)?.map(|article| self.with_review(article, whole_page));
        let Ok(opened) = opened else { return Some(opened) };
        let left_open = self.request.whole_page.is_none() && opened.article.origin.part_of_page;
        if let Some(reviewed) = opened.kept.before.as_ref().filter(|_| left_open)
            && let Ok(page) = self.import(true, watch)?
            && page.text == **reviewed
        {
            return Some(Ok(self.with_review(page, true)));
        }
        Some(Ok(opened))
    }

    fn with_review(&self, article: Article, whole_page: bool) -> Opened {
        let article = Arc::new(article);
        let kept = keeping::load(&article, &self.platform.folders(), self.ctx);
        Opened { article, whole_page, kept }
    }

    fn import(&self, whole_page: bool, watch: &mut Watch<'_>) -> Option<Result<Article, OpenError>> {
        let options = open::Options { whole_page, ..open::Options::default() };
        match &self.request.origin {
            Origin::File(path) => self.platform.read_article(path, options, watch),
            Origin::StandardInput => Some(open::read_from(std::io::stdin().lock(), None, options)),
            Origin::Text(text) => Some(Ok(Article::from_text(text.clone()))),
            Origin::Sample(sample) => {
                let (name, text) = sample.file();
                Some(open::read_from(text.as_bytes(), Some(name), options))
            }
        }
    }
}

/// Begins to read the claims of an article, in `language` or in the one it seems to be in, and to hold them against
/// those of the draft before.
pub fn read(
    article: Arc<Article>,
    language: Option<Language>,
    regrouping: Regrouping,
    before: Option<Before>,
    reporter: Reporter,
) -> ReadingJob {
    let wait = Wait::new(SOON);
    let job = reporter.job;
    let heard = wait.heard();
    let sender = reporter.clone();
    work(&reporter, move || {
        let mut watch = |progress| {
            heard.still()?;
            sender.send(Report::Progress(progress));
            ControlFlow::Continue(())
        };
        if let Some(reading) = reading::read_watched(&article, language, reading::Options::default(), &mut watch) {
            let comparison = before.map(|before| before.compare(reading.language, &article, &reading));
            let read = ReadArticle::new(&article, Arc::new(reading), regrouping);
            sender.send(Report::Read(Box::new(ReadArticle { comparison, ..read })));
        }
    });
    ReadingJob { job, progress: reading::Progress { done: 0, all: 1 }, _wait: wait }
}

/// Begins to regroup the sources of what was found.
pub fn regroup(article: Arc<Article>, found: Arc<Reading>, regrouping: Regrouping, reporter: Reporter) -> ReadingJob {
    let job = reporter.job;
    let sender = reporter.clone();
    work(&reporter, move || sender.send(Report::Read(Box::new(ReadArticle::new(&article, found, regrouping)))));
    ReadingJob { job, progress: reading::Progress { done: 0, all: 1 }, _wait: Wait::new(SOON) }
}

/// Runs on a thread of its own. Where the system grants none the job has failed.
fn work(reporter: &Reporter, task: impl FnOnce() + Send + 'static) {
    if std::thread::Builder::new().name("worker".to_owned()).spawn(task).is_err() {
        reporter.send(Report::Failed(Failure::Broken));
    }
}
