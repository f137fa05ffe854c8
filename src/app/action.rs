//! What drawing asks for. Views read the state and put actions into the [`Queue`]; nothing changes while a frame is
//! drawn.

use super::command::Command;
use super::export::Choice;
use super::panel::filter::Filter;
use super::past::PastState;
use super::roll::Roll;
use super::settings::Settings;
use super::state::Overlay;
use crate::Span;
use crate::language::Language;
use crate::reading::SourceIndex;
use crate::review::{Edit, RecordId, Status};
use eframe::egui::Id;
use std::path::PathBuf;

/// From where a claim was chosen: the other side follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A mark in the text.
    Text,
    /// A card in the panel.
    Panel,
}

/// One change of the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A command from the list.
    Run(Command),
    /// Choose a claim.
    Choose(RecordId, Side),
    /// Choose no claim.
    Release,
    /// Light everything a source is credited with, or nothing.
    ChooseSource(Option<SourceIndex>),
    /// Show other sources, or in another order.
    Roll(Roll),
    /// Make the second source one with the first.
    JoinSources(SourceIndex, SourceIndex),
    /// Make one of a source's names a source of its own.
    PartSource(SourceIndex, String),
    /// Light the words of a check, or of none.
    ChooseCheck(Option<usize>),
    /// Put a check aside, or bring it back.
    TurnCheck(usize),
    /// Show the checks that were put aside, or hide them.
    ShowAside(bool),
    /// Change the review.
    Edit(Edit),
    /// Give a claim a status and stay with it.
    Judge(RecordId, Status),
    /// Open a file.
    OpenFile(PathBuf),
    /// Open a text that has no file.
    OpenText(String),
    /// Give up opening.
    CancelOpening,
    /// Give up the export of this number.
    CancelExport(u64),
    /// Read the article in another language, or in the one it seems to be in.
    ReadAs(Option<Language>),
    /// Show other claims, or in another order.
    Filter(Filter),
    /// Words of the article were selected.
    Select(Option<Span>),
    /// Put words on the clipboard.
    Copy(String),
    /// Search for something else.
    Search(String),
    /// Close the search bar.
    CloseSearch,
    /// Show, change or close what lies over the window.
    Overlay(Option<Overlay>),
    /// Change the settings.
    Set(Settings),
    /// Take an article off the list of recent ones.
    Forget(PathBuf),
    /// Take a notice away.
    CloseNotice(u64),
    /// Go back to an earlier state of the review.
    GoBackTo(PastState),
    /// Hold these two drafts against each other, by their places in the list.
    CompareDrafts(usize, usize),
    /// Ask where an export is to go.
    Export(Choice),
    /// Take the annotations in this file in as notes.
    ImportFrom(PathBuf),
    /// Take the review in this file in.
    MergeFrom(PathBuf),
    /// Write an export to this file.
    ExportTo(Choice, PathBuf),
}

impl Action {
    /// Whether it changes the review.
    pub fn edits(&self) -> bool {
        match self {
            Self::Run(command) => command.edits(),
            Self::JoinSources(..)
            | Self::PartSource(..)
            | Self::TurnCheck(_)
            | Self::Edit(_)
            | Self::Judge(..)
            | Self::GoBackTo(_)
            | Self::ImportFrom(_)
            | Self::MergeFrom(_) => true,
            _ => false,
        }
    }
}

/// The actions of one frame, in their order.
#[derive(Debug, Default)]
pub struct Queue {
    actions: Vec<Action>,
    /// The fields drawn in this frame whose text is the review's, so that undo in them is the review's too.
    pub fields: Vec<Id>,
}

impl Queue {
    /// Asks for a change.
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Asks for a command.
    pub fn run(&mut self, command: Command) {
        self.actions.push(Action::Run(command));
    }

    /// Takes what was asked for.
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.actions)
    }
}
