//! A desk to test at: a window on folders of its own, with answers prepared for its dialogs.

use claimlight::app::App;
use claimlight::app::platform::{Answer, DialogWords, Folders, Job, Platform, Wanted};
use claimlight::article::open::{self, Progress, Watch};
use claimlight::article::{Article, OpenError};
use claimlight::export::{self, Format};
use claimlight::review::{ClaimKind, Record, RecordId, Status};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, HarnessBuilder, Node};
use std::cell::{Ref, RefCell};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Vec2};

/// An article of our own: two quotes, figures, and who says so.
pub const ARTICLE: &str = "The mill at the river\n\n\
\"The mill will open again,\" Mayor Lena Hartwig said on Monday. The cost is 2.5 million euros.\n\n\
According to the builders, 38 people will work there. \"We begin in spring,\" said engineer Paul Renner.\n";

/// What the machine answers.
pub struct Machine {
    root: PathBuf,
    locale: String,
    pub article: Mutex<Answer>,
    pub annotations: Mutex<Answer>,
    pub review: Mutex<Answer>,
    pub destination: Mutex<Answer>,
    /// What the next opening tells of itself, and how long it takes: until nobody sends any more.
    pub progress: Mutex<Option<Receiver<Progress>>>,
    /// Whether opening goes on to its end when it is given up, as libraries do that cannot be stopped.
    pub deaf: AtomicBool,
    /// What the next export tells of itself, and how long it takes. It is written and packed by then, and only has to be
    /// put in its place.
    pub writing: Mutex<Option<Receiver<export::Progress>>>,
}

impl Platform for Machine {
    fn folders(&self) -> Folders {
        Folders { config: self.root.join("config"), data: self.root.join("data"), state: self.root.join("state") }
    }

    fn locale(&self) -> String {
        self.locale.clone()
    }

    fn now(&self) -> jiff::Zoned {
        "2026-05-03T10:42:00[UTC]".parse().expect("a date of our own")
    }

    fn read_article(
        &self,
        path: &Path,
        options: open::Options,
        watch: &mut Watch<'_>,
    ) -> Option<Result<Article, OpenError>> {
        let progress = self.progress.lock().expect("one thread at a time").take();
        for progress in progress.into_iter().flatten() {
            if watch(progress).is_break() && !self.deaf.load(Ordering::Relaxed) {
                return None;
            }
        }
        if self.deaf.load(Ordering::Relaxed) {
            return Some(open::open(path, options));
        }
        open::open_watched(path, options, watch)
    }

    fn write_export(&self, job: &Job, path: &Path, watch: &mut export::Watch<'_>) -> Option<io::Result<()>> {
        let mut progress = self.writing.lock().expect("one thread at a time").take();
        // An article so short is asked for once, when all else is done.
        job.write(path, &mut |done| {
            progress.take().into_iter().flatten().try_for_each(&mut *watch)?;
            watch(done)
        })
    }

    fn choose_file(&self, wanted: Wanted, _: &DialogWords) -> Answer {
        let answer = match wanted {
            Wanted::Article => &self.article,
            Wanted::Annotations => &self.annotations,
            Wanted::Review => &self.review,
        };
        answer.lock().expect("one thread at a time").clone()
    }

    fn choose_destination(&self, _: &DialogWords, _: &Path, _: Format) -> Answer {
        self.destination.lock().expect("one thread at a time").clone()
    }
}

/// A window, and the folders it works in. Dropping it closes the window.
pub struct Desk {
    pub harness: Harness<'static>,
    app: Rc<RefCell<Option<App>>>,
    pub machine: Arc<Machine>,
}

/// How long anything may take. Only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder for one test, gone after it.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

impl Desk {
    /// A window in English on empty folders.
    pub fn new(root: &Path) -> Self {
        Self::open(root, "en_GB.UTF-8", Vec::new())
    }

    /// A window in the language of `locale`, opening these articles.
    pub fn open(root: &Path, locale: &str, articles: Vec<PathBuf>) -> Self {
        Self::sized(root, locale, articles, Vec2::new(1280.0, 1000.0))
    }

    pub fn sized(root: &Path, locale: &str, articles: Vec<PathBuf>, size: Vec2) -> Self {
        Self::build(root, locale, articles, Harness::builder().with_size(size))
    }

    /// A window built on a harness of the caller's making.
    pub fn build(root: &Path, locale: &str, articles: Vec<PathBuf>, builder: HarnessBuilder) -> Self {
        let machine = Arc::new(Machine {
            root: root.to_owned(),
            locale: locale.to_owned(),
            article: Mutex::new(Answer::Unavailable),
            annotations: Mutex::new(Answer::Unavailable),
            review: Mutex::new(Answer::Unavailable),
            destination: Mutex::new(Answer::Unavailable),
            progress: Mutex::new(None),
            deaf: AtomicBool::new(false),
            writing: Mutex::new(None),
        });
        let app = Rc::new(RefCell::new(None));
        let (slot, platform) = (Rc::clone(&app), Arc::clone(&machine));
        let drawn = Rc::clone(&app);
        let harness = builder
            .with_max_steps(200)
            .with_context_setup(move |ctx| {
                *slot.borrow_mut() = Some(App::new(ctx, platform, articles));
                ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
            })
            .build_ui(move |ui| {
                let mut app = drawn.borrow_mut();
                let app = app.as_mut().expect("made above");
                app.logic(ui.ctx());
                app.ui(ui);
            });
        Self { harness, app, machine }
    }

    /// A window with [`ARTICLE`] open and read.
    pub fn with_article(root: &Path) -> Self {
        let path = root.join("mill.txt");
        std::fs::write(&path, ARTICLE).expect("the folder is ours");
        let mut desk = Self::open(root, "en_GB.UTF-8", vec![path]);
        desk.wait_until_read();
        desk
    }

    pub fn app(&self) -> Ref<'_, App> {
        Ref::map(self.app.borrow(), |app| app.as_ref().expect("the window is open"))
    }

    /// Draws frames until nothing moves any more.
    pub fn settle(&mut self) {
        self.harness.run_ok();
    }

    /// Draws frames until `what` is so; threads beside the window get the time they need.
    pub fn wait(&mut self, what: &str, so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        loop {
            self.harness.step();
            if so(self) {
                break;
            }
            assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.settle();
    }

    pub fn wait_until_read(&mut self) {
        self.wait("the claims", |desk| desk.app().state().workspace().is_some_and(|workspace| workspace.job.is_none()));
    }

    /// Waits until a control or text of this name is there.
    pub fn wait_for(&mut self, name: &str) {
        self.wait(name, |desk| desk.harness.query_all_by_label_contains(name).next().is_some());
    }

    pub fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label_contains(name).next().is_some()
    }

    pub fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.settle();
    }

    /// Gives a command by its name.
    pub fn by_palette(&mut self, name: &str) {
        self.press(Key::Escape);
        self.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        self.type_text(name);
        self.press(Key::Enter);
    }

    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types into whatever has the keyboard, a letter at a time as keys do.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.harness.event(Event::Text(letter.to_string()));
            self.harness.step();
        }
        self.settle();
    }

    pub fn paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Puts the caret before the first word of the heading and selects to the end of its line.
    pub fn select_heading(&mut self) {
        let heading = self.harness.get_by_role(Role::Heading).rect();
        let before = heading.left_top() + Vec2::new(1.0, heading.height() / 2.0);
        self.harness.event(Event::PointerMoved(before));
        for pressed in [true, false] {
            let button = eframe::egui::PointerButton::Primary;
            self.harness.event(Event::PointerButton { pos: before, button, pressed, modifiers: Modifiers::NONE });
            self.harness.step();
        }
        self.press_with(Modifiers::SHIFT, Key::End);
    }

    /// The card of the claim with these words.
    pub fn card(&self, words: &str) -> Node<'_> {
        self.harness
            .query_all_by_role(Role::ListItem)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(words)))
            .unwrap_or_else(|| panic!("no card of {words:?} among {:?}", self.cards()))
    }

    /// The names of the cards on show, from top to bottom.
    pub fn cards(&self) -> Vec<String> {
        let nodes = self.harness.query_all_by_role(Role::ListItem);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    pub fn choose(&mut self, words: &str) {
        // As assistive technology does: the card need not be on the screen as a whole.
        self.card(words).click_accesskit();
        self.settle();
    }

    /// How many claims the panel shows, on the screen or further down.
    /// Writes into the empty note of a claim, as a person does by keys.
    pub fn write_note(&mut self, words: &str, note: &str) {
        self.choose(words);
        self.press(Key::N);
        self.type_text(note);
        self.press(Key::Escape);
    }

    pub fn shown(&self) -> usize {
        self.app().state().workspace().map_or(0, |workspace| workspace.shown().len())
    }

    pub fn count(&self, kind: ClaimKind) -> usize {
        let app = self.app();
        let workspace = app.state().workspace().expect("an article is open");
        workspace.review.records().filter(|record| record.kind == kind).count()
    }

    /// The record of the claim with these words.
    pub fn record(&self, words: &str) -> Record {
        let app = self.app();
        let workspace = app.state().workspace().expect("an article is open");
        let found = workspace.review.records().find(|record| record.anchor.exact.contains(words));
        found.unwrap_or_else(|| panic!("no claim with {words:?}")).clone()
    }

    pub fn status(&self, words: &str) -> Status {
        self.record(words).status()
    }

    pub fn chosen(&self) -> Option<RecordId> {
        self.app().state().workspace().and_then(|workspace| workspace.chosen)
    }

    /// The words of the chosen claim.
    pub fn chosen_words(&self) -> String {
        let app = self.app();
        let workspace = app.state().workspace().expect("an article is open");
        let record = workspace.chosen.and_then(|id| workspace.review.record(id));
        record.map(|record| record.anchor.exact.clone()).unwrap_or_default()
    }

    /// Closes the window, as the button in its corner does.
    pub fn close(self) {
        let Self { harness, app, machine: _ } = self;
        drop(harness);
        drop(app.borrow_mut().take());
    }
}
