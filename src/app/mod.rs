//! The window: state, commands, and drawing split by view. Drawing reads state and enqueues actions; it never edits a
//! review itself.
//!
//! | part | what it holds |
//! |---|---|
//! | [`command`] | the one list of commands, with their keys |
//! | `state`, `workspace` | everything the window shows, as data |
//! | `perform` | the only place that changes it |
//! | `opening`, `keeping`, `export`, `wait` | what goes through workers and files, and waiting for it |
//! | `toolbar`, [`reader`], `panel`, `statusbar`, … | one file or folder a view |
//! | `words` | everything the window says |
//! | [`tokens`], [`fonts`], [`signs`], `icons`, `controls` | how it looks |

mod action;
mod checklist;
pub mod command;
mod controls;
mod draft;
mod drafts;
mod drafts_view;
mod earlier_view;
mod empty;
mod export;
mod export_view;
pub mod fonts;
mod help;
mod icons;
mod keeping;
mod keyboard;
mod lights;
mod menus;
mod notices;
mod opening;
mod overlay;
mod palette;
mod panel;
mod past;
mod perform;
pub mod platform;
pub mod reader;
mod roll;
mod samples;
mod search;
pub mod settings;
mod settings_view;
pub mod signs;
mod state;
mod statusbar;
mod tally;
pub mod tokens;
mod toolbar;
mod view;
mod wait;
mod waiting_view;
mod watch;
mod words;
mod workspace;

pub use samples::Sample;
pub use words::Tongue;

use crate::export::Preview;
use crate::import::Annotations;
use crate::review::Review;
use crate::review::store::{KeptDraft, Presence};
use action::{Action, Queue};
use eframe::egui::{self, Context, Event, Id, Ui};
use keyboard::Focus;
use opening::{Origin, Report};
use past::{OthersRead, PastState};
use platform::{Answer, Desktop, Platform, Wanted};
use settings::{Recent, Settings};
use state::State;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// What a thread beside the window brings.
enum Arrival {
    FileChosen(Wanted, Answer),
    /// Of the article of this edition.
    AnnotationsRead(u64, PathBuf, Result<Annotations, String>),
    /// The copies of sync programs that lie beside the review of the article of this edition by now.
    CopiesSeen(u64, Vec<PathBuf>),
    /// Reviews to take into that of the article of this edition.
    OthersRead(u64, OthersRead),
    DestinationChosen(export::Choice, PathBuf, Answer),
    /// So much of an export is written.
    Exporting(u64, crate::export::Progress),
    /// An export is written, or could not be; `None` where it was given up.
    Exported(u64, PathBuf, Option<Result<(), String>>),
    /// What an export will hold.
    Previewed(export::Previewed, Box<Preview>),
    /// Earlier states of the review of the article of this edition.
    Earlier(u64, Vec<PastState>),
    /// One of them, where it could be read.
    EarlierRead(u64, PastState, Option<Box<Review>>),
    /// The drafts of the article of this edition.
    Drafts(u64, Vec<KeptDraft>),
    /// What comparing two of them comes to.
    DraftsCompared(u64, (usize, usize), drafts::Outcome),
    /// Another window asks for the review of the article of this edition.
    Asked(u64),
    /// Another window has let go of that review; `None` where it did not answer.
    TakenOver(u64, Option<Presence>),
    /// The file of the article of this edition holds something else now.
    ArticleChanged(u64),
}

type Channel<T> = (Sender<T>, Receiver<T>);

/// The window. Made once; [`App::logic`] and [`App::ui`] are called for each frame.
pub struct App {
    state: State,
    platform: Arc<dyn Platform>,
    queue: Queue,
    reader: reader::Reader,
    lights: lights::Lights,
    lists: panel::Lists,
    reports: Channel<(u64, Report)>,
    arrivals: Channel<Arrival>,
    /// How many jobs were given out.
    jobs: u64,
    /// How many articles were shown.
    editions: u64,
    /// Into what the keyboard's letters went in the last frame.
    focus_before: Focus,
    /// What had the focus in the last frame.
    focused_before: Option<Id>,
    /// The fields of the review in the last frame.
    fields: Vec<Id>,
    /// The field that is to have the keyboard, and for how many frames it is given it.
    focus_wanted: Option<(Id, u8)>,
}

impl App {
    /// A window on `platform`, opening `articles`: the first is shown, the others are put on the list of recent ones.
    /// `-` stands for standard input.
    pub fn new(ctx: &Context, platform: Arc<dyn Platform>, articles: Vec<PathBuf>) -> Self {
        fonts::install(ctx);
        tokens::install(ctx);
        ctx.options_mut(|options| {
            // Zoom is a setting, and quitting a command.
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
            options.fallback_theme = egui::Theme::Light;
        });
        let config = platform.folders().config;
        let tongue = Tongue::of_locale(&platform.locale());
        let state = State::new(Settings::load(&config), Recent::load(&config), tongue, platform.now());
        let mut app = Self {
            state,
            platform,
            queue: Queue::default(),
            reader: reader::Reader::default(),
            lights: lights::Lights::default(),
            lists: panel::Lists::default(),
            reports: channel(),
            arrivals: channel(),
            jobs: 0,
            editions: 0,
            focus_before: Focus::default(),
            focused_before: None,
            fields: Vec::new(),
            focus_wanted: None,
        };
        app.show_settings(ctx);
        let mut articles = articles.into_iter().map(|path| absolute(&path));
        if let Some(first) = articles.next() {
            for path in articles.rev().filter(|path| path.as_os_str() != "-") {
                app.state.recent.remember(path);
            }
            app.open(ctx, Origin::of_argument(first));
        }
        app
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn show_settings(&self, ctx: &Context) {
        ctx.set_theme(self.state.theme());
        ctx.set_zoom_factor(self.state.settings.zoom);
    }

    /// Takes in what came from outside: key presses, dropped files, reports of workers. Draws nothing.
    pub fn logic(&mut self, ctx: &Context) {
        self.state.now = self.platform.now();
        self.keep_focus(ctx);
        self.take_reports(ctx);
        let focused = ctx.memory(|memory| memory.focused());
        if focused != self.focused_before {
            // What is typed into another field is another step to undo.
            if let Some(workspace) = &mut self.state.workspace {
                workspace.history.end_run();
            }
            self.focused_before = focused;
        }
        let focus = self.focus(ctx);
        // At Escape egui has taken the focus already; what counts is where it was.
        let escaped = focus == Focus::Commands && ctx.input(|input| input.key_pressed(egui::Key::Escape));
        if !escaped {
            self.focus_before = focus;
        }
        self.take_paste(ctx, focus);
        self.take_dropped(ctx);
        // While another program had the screen a sync program may have been at work.
        if ctx.input(|input| input.events.contains(&Event::WindowFocused(true))) {
            self.look_for_copies(ctx);
        }
        for command in self.state.keyboard.take(ctx, focus, self.state.situation()) {
            self.perform(ctx, Action::Run(command));
        }
        if escaped {
            self.focus_before = focus;
        }
        let look_again = self.state.notices.expire();
        self.take_news(ctx);
        self.follow_draft(ctx, focus == Focus::Review);
        self.follow_choice(ctx);
        if let Some(after) = look_again {
            ctx.request_repaint_after(after.max(Duration::from_millis(10)));
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            self.flush();
        }
    }

    /// Gives the keyboard again to a field that was to have it and lost it while its sheet was being measured.
    fn keep_focus(&mut self, ctx: &Context) {
        let Some((id, tries)) = self.focus_wanted.take() else { return };
        if tries > 0 && ctx.memory(|memory| memory.focused()) != Some(id) {
            ctx.memory_mut(|memory| memory.request_focus(id));
            ctx.request_repaint();
            self.focus_wanted = Some((id, tries - 1));
        }
    }

    /// Where the keyboard's letters go.
    fn focus(&self, ctx: &Context) -> Focus {
        if !ctx.text_edit_focused() {
            return Focus::Commands;
        }
        let focused = ctx.memory(|memory| memory.focused());
        if focused.is_some_and(|id| self.fields.contains(&id)) { Focus::Review } else { Focus::Elsewhere }
    }

    /// Pasting where no field takes it opens the text as an article.
    fn take_paste(&mut self, ctx: &Context, focus: Focus) {
        if focus != Focus::Commands {
            return;
        }
        let mut pasted = None;
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Paste(text) => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        if let Some(text) = pasted {
            self.perform(ctx, Action::OpenText(text));
        }
    }

    fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let mut dropped = dropped.iter().map(|file| file.path().to_owned());
        let Some(first) = dropped.next() else { return };
        for path in dropped {
            self.state.recent.remember(path);
        }
        self.perform(ctx, Action::OpenFile(first));
    }

    /// Draws the window and carries out what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut queue = std::mem::take(&mut self.queue);
        queue.fields.clear();
        self.show(ui, &mut queue);
        self.fields.clone_from(&queue.fields);
        self.perform_all(&ctx, &mut queue);
        self.queue = queue;
    }

    /// The window is about to close: everything goes to the disk now.
    fn flush(&mut self) {
        if let Some(workspace) = &mut self.state.workspace {
            workspace.keeping.flush();
        }
    }
}

/// An absolute path, save for standard input.
fn absolute(path: &std::path::Path) -> PathBuf {
    if path.as_os_str() == "-" {
        return path.to_owned();
    }
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

impl Drop for App {
    fn drop(&mut self) {
        self.put_away();
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.put_away();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Whether the system draws windows through a display that is not there. Elsewhere there always is one.
fn has_no_display() -> bool {
    let named = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"];
    cfg!(all(unix, not(target_os = "macos")))
        && named.iter().all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty()))
}

/// The window's size as it first comes, and its smallest, in points.
const SIZE: ([f32; 2], [f32; 2]) = ([1240.0, 820.0], [560.0, 400.0]);

/// Opens the window and stays until it is closed. `articles` as in [`App::new`].
///
/// # Errors
/// Where there is no display, or none that can be drawn on.
pub fn run(articles: Vec<PathBuf>) -> anyhow::Result<()> {
    if has_no_display() {
        anyhow::bail!("there is no display to open a window on. Without one, `claimlight scan FILE` prints the claims");
    }
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("claimlight")
            .with_title("Claimlight")
            .with_inner_size(SIZE.0)
            .with_min_inner_size(SIZE.1)
            .with_drag_and_drop(true),
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let outcome = eframe::run_native(
        "claimlight",
        options,
        Box::new(|creation| Ok(Box::new(App::new(&creation.egui_ctx, Arc::new(Desktop), articles)))),
    );
    outcome.map_err(|error| {
        anyhow::anyhow!("no window could be opened ({error}). Without one, `claimlight scan FILE` prints the claims")
    })
}
