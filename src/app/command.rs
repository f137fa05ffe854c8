//! Everything the window can be told to do by name: one list, from which menus, shortcuts, the help sheet and the
//! command palette take their text and keys.
//!
//! This module must not know how a command is carried out (that is [`super::perform`]) nor how it is drawn.

use super::samples::Sample;
use super::settings::ThemeChoice;
use super::words::{Message, Tongue};
use crate::reading::words;
use crate::review::{ClaimKind, Status};

/// The pages of the panel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// One card per claim.
    #[default]
    Claims,
    /// Who is heard.
    Sources,
    /// What an editor would ask.
    Checks,
    /// The article as a whole.
    Article,
}

words!(Tab { Claims => "claims", Sources => "sources", Checks => "checks", Article => "article" });

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident $(($of:ty))?),+ $(,)?) => {
        /// One thing the window can be told to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])* $name $(($of))?),+ }

        impl Command {
            /// Every command there is, in the order of the help sheet.
            pub fn all() -> Vec<Self> {
                let mut all = Vec::new();
                $(commands!(@each all $name $($of)?);)+
                all
            }
        }
    };
    (@each $all:ident $name:ident) => { $all.push(Self::$name); };
    (@each $all:ident $name:ident $of:ty) => { $all.extend(<$of>::ALL.iter().map(|of| Self::$name(*of))); };
}

commands! {
    /// Choose a file to open.
    Open,
    /// Type the path of a file to open.
    OpenPath,
    /// Open the clipboard's text as an article.
    OpenClipboard,
    /// Open one of the articles that come with the program.
    TrySample(Sample),
    /// Write article, marks and notes to a file for others.
    Export,
    /// Take annotations of another program in as notes.
    Import,
    /// Take a colleague's review in.
    MergeReview,
    /// Take in what a sync program has kept beside the review.
    MergeCopies,
    /// Save the review without waiting.
    Save,
    /// Make notes of the comments that the document brought along.
    TakeRemarks,
    /// Show a web page whole, or only its article again.
    WholePage,
    /// Show how the review was earlier, and go back to that.
    EarlierStates,
    /// Hold any two drafts of the article against each other.
    CompareDrafts,
    /// Take the review over from the window that has it open.
    TakeOver,
    /// Put the article away.
    CloseArticle,
    /// Take the last change back.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Go to the next claim shown.
    NextClaim,
    /// Go to the claim before.
    PreviousClaim,
    /// Go to the next claim nobody has settled.
    NextUnchecked,
    /// Give the chosen claim a status.
    Judge(Status),
    /// Dismiss the chosen claim, or bring it back.
    Dismiss,
    /// Write a note on the chosen claim.
    Note,
    /// Add a piece of evidence to the chosen claim.
    AddEvidence,
    /// Mark the selected words as a claim.
    Mark(ClaimKind),
    /// Put the chosen claim, with all that was written on it, on the selected words.
    Attach,
    /// Change the kind of the chosen claim.
    Reclassify(ClaimKind),
    /// One step back: leave a field, close a sheet, let go of the claim.
    Back,
    /// Put whom to ring and what to ask them on the clipboard.
    CopyCallList,
    /// Search in text and notes.
    Find,
    /// Go to the next place found.
    FindNext,
    /// Go to the place found before.
    FindPrevious,
    /// Light the claims of one kind, or put them out.
    ToggleKind(ClaimKind),
    /// Show or hide the panel.
    TogglePanel,
    /// Bring a page of the panel to the front.
    Show(Tab),
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As large as at first.
    ZoomReset,
    /// Light, dark, or as the system has it.
    Theme(ThemeChoice),
    /// Speak another language in the window.
    Speak(Tongue),
    /// Show the settings.
    Settings,
    /// Find a command by its name.
    Palette,
    /// Show the help sheet.
    Help,
    /// Close the window.
    Quit,
}

/// The statuses a person gives, in the order of their keys.
pub(crate) const GIVEN: [Status; 7] = [
    Status::Confirmed,
    Status::Wrong,
    Status::Unclear,
    Status::NeedsSource,
    Status::Opinion,
    Status::Checking,
    Status::ToCheck,
];

/// Under which heading a command stands in the help sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Files and the article as a whole.
    Article,
    /// Going from claim to claim and judging them.
    Claims,
    /// Marks of one's own.
    Marks,
    /// What is shown and how.
    View,
    /// Everything about the program.
    Program,
}

impl Group {
    /// The headings from first to last.
    pub const ALL: &'static [Self] = &[Self::Claims, Self::Marks, Self::Article, Self::View, Self::Program];

    /// The heading.
    pub(crate) fn title(self) -> Message<'static> {
        match self {
            Self::Article => Message::GroupArticle,
            Self::Claims => Message::GroupClaims,
            Self::Marks => Message::GroupMarks,
            Self::View => Message::GroupView,
            Self::Program => Message::GroupProgram,
        }
    }
}

/// What is the case at the moment, as far as it decides which commands apply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Situation {
    /// An article is open.
    pub article: bool,
    /// An article is on its way.
    pub opening: bool,
    /// The document brought comments along that are no notes yet.
    pub remarks: bool,
    /// A sync program has kept copies of the review that say more.
    pub copies: bool,
    /// Another window has the review, and this one only reads.
    pub elsewhere: bool,
    /// It is a web page of which more or less can be shown.
    pub page: bool,
    /// A claim is chosen.
    pub chosen: bool,
    /// Words of the article are selected.
    pub selection: bool,
    /// There is a change to take back.
    pub undo: bool,
    /// There is a change to make again.
    pub redo: bool,
    /// The search bar is open.
    pub searching: bool,
}

impl Command {
    /// What the command is called.
    pub(crate) fn title(self) -> Message<'static> {
        match self {
            Self::Open => Message::CommandOpen,
            Self::OpenPath => Message::CommandOpenPath,
            Self::OpenClipboard => Message::CommandOpenClipboard,
            Self::TrySample(sample) => Message::CommandSample(sample),
            Self::Export => Message::CommandExport,
            Self::Import => Message::CommandImport,
            Self::MergeReview => Message::CommandMergeReview,
            Self::MergeCopies => Message::CommandMergeCopies,
            Self::Save => Message::CommandSave,
            Self::TakeRemarks => Message::CommandTakeRemarks,
            Self::WholePage => Message::CommandWholePage,
            Self::EarlierStates => Message::CommandEarlierStates,
            Self::CompareDrafts => Message::CommandCompareDrafts,
            Self::TakeOver => Message::CommandTakeOver,
            Self::CloseArticle => Message::CommandCloseArticle,
            Self::Undo => Message::CommandUndo,
            Self::Redo => Message::CommandRedo,
            Self::NextClaim => Message::CommandNextClaim,
            Self::PreviousClaim => Message::CommandPreviousClaim,
            Self::NextUnchecked => Message::CommandNextUnchecked,
            Self::Judge(status) => Message::CommandJudge(status),
            Self::Dismiss => Message::CommandDismiss,
            Self::Note => Message::CommandNote,
            Self::AddEvidence => Message::CommandAddEvidence,
            Self::Mark(kind) => Message::CommandMark(kind),
            Self::Attach => Message::CommandAttach,
            Self::Reclassify(kind) => Message::CommandReclassify(kind),
            Self::Back => Message::CommandBack,
            Self::CopyCallList => Message::CommandCopyCallList,
            Self::Find => Message::CommandFind,
            Self::FindNext => Message::CommandFindNext,
            Self::FindPrevious => Message::CommandFindPrevious,
            Self::ToggleKind(kind) => Message::CommandToggleKind(kind),
            Self::TogglePanel => Message::CommandTogglePanel,
            Self::Show(tab) => Message::CommandShow(tab),
            Self::ZoomIn => Message::CommandZoomIn,
            Self::ZoomOut => Message::CommandZoomOut,
            Self::ZoomReset => Message::CommandZoomReset,
            Self::Theme(theme) => Message::CommandTheme(theme),
            Self::Speak(tongue) => Message::CommandSpeak(tongue),
            Self::Settings => Message::CommandSettings,
            Self::Palette => Message::CommandPalette,
            Self::Help => Message::CommandHelp,
            Self::Quit => Message::CommandQuit,
        }
    }

    /// Under which heading it stands.
    pub fn group(self) -> Group {
        match self {
            Self::Open
            | Self::OpenPath
            | Self::OpenClipboard
            | Self::TrySample(_)
            | Self::Export
            | Self::Import
            | Self::MergeReview
            | Self::MergeCopies
            | Self::Save
            | Self::TakeRemarks
            | Self::WholePage
            | Self::EarlierStates
            | Self::CompareDrafts
            | Self::TakeOver
            | Self::CloseArticle => Group::Article,
            Self::Undo
            | Self::Redo
            | Self::NextClaim
            | Self::PreviousClaim
            | Self::NextUnchecked
            | Self::Judge(_)
            | Self::Dismiss
            | Self::Note
            | Self::AddEvidence
            | Self::CopyCallList
            | Self::Back => Group::Claims,
            Self::Mark(_) | Self::Attach | Self::Reclassify(_) => Group::Marks,
            Self::Find
            | Self::FindNext
            | Self::FindPrevious
            | Self::ToggleKind(_)
            | Self::TogglePanel
            | Self::Show(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset => Group::View,
            Self::Theme(_) | Self::Speak(_) | Self::Settings | Self::Palette | Self::Help | Self::Quit => {
                Group::Program
            }
        }
    }

    /// Whether it changes the review.
    pub fn edits(self) -> bool {
        matches!(
            self,
            Self::Import
                | Self::MergeReview
                | Self::MergeCopies
                | Self::TakeRemarks
                | Self::Undo
                | Self::Redo
                | Self::Judge(_)
                | Self::Dismiss
                | Self::AddEvidence
                | Self::Mark(_)
                | Self::Attach
                | Self::Reclassify(_)
        )
    }

    /// Whether it can be given at the moment.
    pub fn applies(self, now: Situation) -> bool {
        match self {
            Self::Open
            | Self::OpenPath
            | Self::OpenClipboard
            | Self::TrySample(_)
            | Self::Back
            | Self::TogglePanel
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Theme(_)
            | Self::Speak(_)
            | Self::Settings
            | Self::Palette
            | Self::Help
            | Self::Quit => true,
            Self::Export
            | Self::Import
            | Self::MergeReview
            | Self::Save
            | Self::EarlierStates
            | Self::CompareDrafts
            | Self::CloseArticle
            | Self::NextClaim
            | Self::PreviousClaim
            | Self::NextUnchecked
            | Self::CopyCallList
            | Self::Find
            | Self::ToggleKind(_)
            | Self::Show(_) => now.article,
            Self::TakeRemarks => now.remarks,
            Self::MergeCopies => now.copies,
            Self::TakeOver => now.elsewhere,
            Self::WholePage => now.page && !now.opening,
            Self::Undo => now.undo,
            Self::Redo => now.redo,
            // Set by the program alone, and dismissing has a command of its own.
            Self::Judge(Status::ChangedSinceChecked | Status::Dismissed) => false,
            Self::Judge(_) | Self::Dismiss | Self::Note | Self::AddEvidence | Self::Reclassify(_) => now.chosen,
            Self::Mark(_) => now.selection,
            Self::Attach => now.chosen && now.selection,
            Self::FindNext | Self::FindPrevious => now.searching,
        }
    }
}
