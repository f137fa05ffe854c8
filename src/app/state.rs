//! Everything the window shows, as data. Only [`super::perform`] changes it.

use super::command::Situation;
use super::drafts::Drafts;
use super::export::{Choice, Exporting, Outlook};
use super::keyboard::Keyboard;
use super::notices::Notices;
use super::opening::Opening;
use super::past::PastState;
use super::platform::Wanted;
use super::settings::{Recent, Settings, ThemeChoice};
use super::words::{Tongue, Words};
use super::workspace::Workspace;
use eframe::egui::ThemePreference;

/// What lies over the window. None of it keeps the rest from being used.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// The help sheet.
    Help,
    /// The settings.
    Settings,
    /// The command palette: what was typed, and which of the commands found is chosen.
    Palette {
        /// What was typed.
        query: String,
        /// The command chosen, counted among those found.
        at: usize,
    },
    /// Earlier states of the review; `None` while they are being looked for.
    Earlier(Option<Vec<PastState>>),
    /// Drafts of the article are compared; `None` while they are being looked for.
    Drafts(Option<Drafts>),
    /// A path is being typed, of a file to read.
    Path(Wanted, String),
    /// What to export is being chosen.
    Export(Choice),
    /// A path is being typed, of a file to write.
    Destination(Choice, String),
}

/// Everything the window shows.
pub struct State {
    pub(crate) words: Words,
    /// The language of the system, which the window speaks where the settings name none.
    pub(crate) system_tongue: Tongue,
    pub(crate) settings: Settings,
    pub(crate) recent: Recent,
    pub(crate) workspace: Option<Workspace>,
    pub(crate) opening: Option<Opening>,
    /// The exports that are being written, the latest last.
    pub(crate) exports: Vec<Exporting>,
    pub(crate) notices: Notices,
    pub(crate) overlay: Option<Overlay>,
    /// What the export that is being chosen will hold.
    pub(crate) outlook: Option<Outlook>,
    pub(crate) keyboard: Keyboard,
    /// The time at the start of this frame.
    pub(crate) now: jiff::Zoned,
}

impl State {
    pub(crate) fn new(settings: Settings, recent: Recent, system_tongue: Tongue, now: jiff::Zoned) -> Self {
        Self {
            words: Words::new(settings.tongue.unwrap_or(system_tongue)),
            system_tongue,
            settings,
            recent,
            workspace: None,
            opening: None,
            exports: Vec::new(),
            notices: Notices::default(),
            overlay: None,
            outlook: None,
            keyboard: Keyboard::default(),
            now,
        }
    }

    /// The article that is open, if any.
    pub fn workspace(&self) -> Option<&Workspace> {
        self.workspace.as_ref()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Which commands apply.
    pub fn situation(&self) -> Situation {
        let Some(workspace) = &self.workspace else {
            return Situation { opening: self.opening.is_some(), ..Situation::default() };
        };
        Situation {
            article: true,
            opening: self.opening.is_some(),
            remarks: workspace.remarks > 0,
            copies: !workspace.copies.is_empty(),
            elsewhere: workspace.keeping.is_elsewhere(),
            page: workspace.has_whole_page(),
            chosen: workspace.chosen.is_some(),
            selection: workspace.selection.is_some(),
            undo: workspace.history.can_undo(),
            redo: workspace.history.can_redo(),
            searching: workspace.search.is_some(),
        }
    }

    /// The theme in egui's terms.
    pub fn theme(&self) -> ThemePreference {
        match self.settings.theme {
            ThemeChoice::System => ThemePreference::System,
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
        }
    }
}
