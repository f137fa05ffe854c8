//! The messages of the window by name, with what each needs to know.

use super::Tongue;
use crate::app::command::Tab;
use crate::app::draft::Fate;
use crate::app::panel::order::Order;
use crate::app::roll::RollOrder;
use crate::app::samples::Sample;
use crate::app::settings::ThemeChoice;
use crate::checks::CheckKind;
use crate::export::{Document, Format};
use crate::reading::{Bound, Grade, MentionRole, NumberKind, QuoteForm, Reason, SourceKind};
use crate::review::{ClaimKind, Deed, Status};
use fluent_bundle::{FluentArgs, FluentValue};
use std::borrow::Cow;

/// A value with one message per member: the message's id is the family's, a hyphen, and the member's word.
pub(crate) trait Member: Copy + 'static {
    /// Every member.
    #[cfg(test)]
    fn members() -> &'static [Self];
    /// The last part of the message's id.
    fn word(self) -> &'static str;
}

macro_rules! members {
    ($($type:ty),+ $(,)?) => {
        $(impl Member for $type {
            #[cfg(test)]
            fn members() -> &'static [Self] {
                <$type>::ALL
            }

            fn word(self) -> &'static str {
                <$type>::word(self)
            }
        })+
    };
}
members!(
    Bound,
    CheckKind,
    ClaimKind,
    Deed,
    Document,
    Fate,
    Format,
    Grade,
    MentionRole,
    NumberKind,
    Order,
    QuoteForm,
    Reason,
    RollOrder,
    Sample,
    SourceKind,
    Status,
    Tab,
    ThemeChoice,
    Tongue,
);

macro_rules! messages {
    (
        plain { $($plain:ident => $plain_id:literal,)+ }
        with { $($with:ident { $($argument:ident : $type:ty),+ } => $with_id:literal,)+ }
        family { $($family:ident($of:ty) => $family_id:literal,)+ }
    ) => {
        /// One message. The names of the arguments are those in the files.
        #[derive(Debug, Clone, Copy)]
        pub(crate) enum Message<'a> {
            $($plain,)+
            $($with { $($argument: $type),+ },)+
            $($family($of),)+
        }

        impl<'a> Message<'a> {
            /// The id in the files.
            pub(crate) fn id(self) -> Cow<'static, str> {
                match self {
                    $(Self::$plain => Cow::Borrowed($plain_id),)+
                    $(Self::$with { .. } => Cow::Borrowed($with_id),)+
                    $(Self::$family(of) => Cow::Owned(format!("{}-{}", $family_id, Member::word(of))),)+
                }
            }

            /// What the message is told.
            pub(super) fn arguments(self) -> FluentArgs<'a> {
                #[allow(unused_mut, reason = "messages without arguments")]
                let mut arguments = FluentArgs::new();
                match self {
                    $(Self::$plain)|+ => {}
                    $(Self::$with { $($argument),+ } => {
                        $(arguments.set(stringify!($argument), FluentValue::from($argument));)+
                    })+
                    $(Self::$family(_))|+ => {}
                }
                arguments
            }

            /// Every id there is, with the names of its arguments.
            #[cfg(test)]
            pub(super) fn interface() -> Vec<(String, Vec<&'static str>)> {
                let mut all = vec![
                    $(($plain_id.to_owned(), Vec::new()),)+
                    $(($with_id.to_owned(), vec![$(stringify!($argument)),+]),)+
                ];
                $(all.extend(
                    <$of as Member>::members()
                        .iter()
                        .map(|of| (format!("{}-{}", $family_id, Member::word(*of)), Vec::new())),
                );)+
                all
            }
        }
    };
}

messages! {
    plain {
        AppName => "app-name",
        Promise => "promise",
        AnAid => "an-aid",
        AnAidLong => "an-aid-long",
        Open => "open",
        OpenMore => "open-more",
        TrySample => "try-sample",
        OtherWays => "other-ways",
        Recent => "recent",
        Cancel => "cancel",
        DropHere => "drop-here",
        ClipboardEmpty => "clipboard-empty",
        OpenBroken => "open-broken",
        WarningWholePage => "warning-whole-page",
        WarningTruncated => "warning-truncated",
        WarningDamaged => "warning-damaged",
        DialogOpenTitle => "dialog-open-title",
        DialogExportTitle => "dialog-export-title",
        DialogArticles => "dialog-articles",
        DialogAnnotations => "dialog-annotations",
        DialogReviews => "dialog-reviews",
        DialogEverything => "dialog-everything",
        PathTitle => "path-title",
        PathName => "path-name",
        PathOpen => "path-open",
        PathHint => "path-hint",
        AnnotationsTitle => "annotations-title",
        AnnotationsTake => "annotations-take",
        ReviewTitle => "review-title",
        ReviewTake => "review-take",
        DestinationTitle => "destination-title",
        DestinationWrite => "destination-write",
        Export => "export",
        CommandExport => "command-export",
        CommandWholePage => "command-whole-page",
        PartOfPage => "part-of-page",
        WholePage => "whole-page",
        CommandTakeRemarks => "command-take-remarks",
        CommandMergeReview => "command-merge-review",
        CommandMergeCopies => "command-merge-copies",
        OthersNothing => "others-nothing",
        CommandImport => "command-import",
        ExportTitle => "export-title",
        ExportDocument => "export-what",
        ExportFormat => "export-as",
        ExportForExcel => "export-for-excel",
        ExportAlso => "export-also",
        ExportConfidentialWarning => "export-confidential-warning",
        ExportPreview => "export-preview",
        ExportEmpty => "export-empty",
        ExportChoose => "export-choose",
        Menu => "menu",
        CloseSheet => "close-sheet",
        CloseNotice => "close-notice",
        Reading => "reading",
        OnlyReading => "only-reading",
        ReviewElsewhere => "review-elsewhere",
        ReviewTakenOver => "review-taken-over",
        ReviewNoAnswer => "review-no-answer",
        CommandTakeOver => "command-take-over",
        SavePending => "save-pending",
        NotSaved => "not-saved",
        LanguageAutomatic => "language-automatic",
        ChordMark => "chord-mark",
        ChordKind => "chord-kind",
        MarkAs => "mark-as",
        MenuChoose => "menu-choose",
        Copy => "copy",
        CopyLink => "copy-link",
        SearchName => "search-name",
        SearchNothing => "search-nothing",
        SearchClose => "search-close",
        FilterWords => "filter-words",
        FilterSource => "filter-source",
        FilterAllSources => "filter-all-sources",
        FilterClear => "filter-clear",
        ClaimGone => "claim-gone",
        OrderName => "order-name",
        ListReading => "list-reading",
        ListEmpty => "list-empty",
        ListFiltered => "list-filtered",
        ByHand => "by-hand",
        SpeakerNotFound => "speaker-not-found",
        FieldNote => "field-note",
        FieldQuestion => "field-question",
        FieldAnswer => "field-answer",
        FieldCorrection => "field-correction",
        FieldTags => "field-tags",
        HintNote => "hint-note",
        HintTags => "hint-tags",
        HintLocator => "hint-locator",
        AddEvidence => "add-evidence",
        AddMore => "add-more",
        ChangeKind => "change-kind",
        Dismiss => "dismiss",
        BringBack => "bring-back",
        RemoveMark => "remove-mark",
        EvidenceHeading => "evidence-heading",
        EvidencePrimary => "evidence-primary",
        EvidenceSecondary => "evidence-secondary",
        EvidenceConfidential => "evidence-confidential",
        EvidenceConfidentialHint => "evidence-confidential-hint",
        EvidenceAccessed => "evidence-accessed",
        Today => "today",
        EditFailed => "edit-failed",
        ClaimDismissed => "claim-dismissed",
        MarkRemoved => "mark-removed",
        NothingUnchecked => "nothing-unchecked",
        SourcesEmpty => "sources-empty",
        SourceShowClaims => "source-show-claims",
        SourceListedOnly => "source-listed-only",
        ChecksEmpty => "checks-empty",
        CheckUnsourcedFigure => "check-why-unsourced-figure",
        CheckUnattributedQuote => "check-why-unattributed-quote",
        SheetTitle => "sheet-title",
        SheetWriter => "sheet-writer",
        SheetChecker => "sheet-checker",
        SheetDraft => "sheet-draft",
        SheetProgress => "sheet-progress",
        SheetAbout => "sheet-about",
        AboutFile => "about-file",
        AboutDate => "about-date",
        AboutSite => "about-site",
        AboutLength => "about-length",
        AboutReview => "about-review",
        KeptNowhere => "kept-nowhere",
        SettingsTitle => "settings-title",
        SettingsTheme => "settings-theme",
        SettingsZoom => "settings-zoom",
        SettingsTongue => "settings-tongue",
        TongueSystem => "tongue-system",
        SettingsReviewer => "settings-reviewer",
        HintReviewer => "hint-reviewer",
        HelpTitle => "help-title",
        GroupArticle => "group-article",
        GroupClaims => "group-claims",
        GroupMarks => "group-marks",
        GroupView => "group-view",
        GroupProgram => "group-program",
        KeyControl => "key-control",
        KeyShift => "key-shift",
        PaletteName => "palette-name",
        PaletteNothing => "palette-nothing",
        ExportOntoArticle => "export-onto-article",
        CommandOpen => "command-open",
        CommandOpenPath => "command-open-path",
        CommandOpenClipboard => "command-open-clipboard",
        CommandSave => "command-save",
        CommandCloseArticle => "command-close-article",
        CommandEarlierStates => "command-earlier-states",
        CommandCompareDrafts => "command-compare-drafts",
        DraftsTitle => "drafts-title",
        DraftsNone => "drafts-none",
        DraftsBefore => "drafts-before",
        DraftsAfter => "drafts-after",
        DraftsOpen => "drafts-open",
        EarlierTitle => "earlier-title",
        EarlierNone => "earlier-none",
        EarlierHint => "earlier-hint",
        EarlierUnreadable => "earlier-unreadable",
        CommandUndo => "command-undo",
        CommandRedo => "command-redo",
        CommandNextClaim => "command-next-claim",
        CommandPreviousClaim => "command-previous-claim",
        CommandNextUnchecked => "command-next-unchecked",
        CommandDismiss => "command-dismiss",
        CommandNote => "command-note",
        CommandAttach => "command-attach",
        ClaimAttached => "claim-attached",
        CommandAddEvidence => "command-add-evidence",
        CommandBack => "command-back",
        CommandCopyCallList => "command-copy-call-list",
        CallListCopied => "call-list-copied",
        CallListEmpty => "call-list-empty",
        CallListNobody => "call-list-nobody",
        SourcesUnnamed => "sources-unnamed",
        SourcesKind => "sources-kind",
        SourceJoin => "source-join",
        SourcePart => "source-part",
        CommandFind => "command-find",
        CommandFindNext => "command-find-next",
        CommandFindPrevious => "command-find-previous",
        CommandTogglePanel => "command-toggle-panel",
        CommandZoomIn => "command-zoom-in",
        CommandZoomOut => "command-zoom-out",
        CommandZoomReset => "command-zoom-reset",
        CommandSettings => "command-settings",
        CommandPalette => "command-palette",
        CommandHelp => "command-help",
        CommandQuit => "command-quit",
    }
    with {
        WordCount { words: usize } => "word-count",
        Clock { hour: &'a str, minute: &'a str } => "clock",
        Opening { name: &'a str } => "opening",
        Exporting { name: &'a str } => "exporting",
        OpenFailed { name: &'a str, why: &'a str } => "open-failed",
        WarningUndecodable { count: usize } => "warning-undecodable",
        WarningTrackedChanges { count: usize } => "warning-tracked-changes",
        WarningAttachments { count: usize } => "warning-attachments",
        Forget { name: &'a str } => "forget",
        EncodingGuessed { name: &'a str } => "encoding-guessed",
        Progress { done: usize, all: usize } => "progress",
        Saved { time: &'a str } => "saved",
        LanguageName { language: &'a str } => "language-name",
        LanguageOther { code: &'a str } => "language-other",
        SearchCount { all: usize } => "search-count",
        SearchPlace { at: usize, all: usize } => "search-place",
        MarkName { kind: &'a str, words: &'a str, status: &'a str } => "mark-name",
        StampedBy { who: &'a str, day: &'a str, time: &'a str } => "stamped-by",
        Stamped { day: &'a str, time: &'a str } => "stamped",
        StatusOf { status: &'a str } => "status-of",
        SaidBy { name: &'a str } => "said-by",
        CreditedTo { name: &'a str } => "credited-to",
        NamedAs { name: &'a str, here: &'a str } => "named-as",
        Approximately { value: &'a str } => "approximately",
        WhyMarked { reasons: &'a str } => "why-marked",
        EvidenceLocator { number: usize } => "evidence-locator",
        EvidenceRemove { number: usize } => "evidence-remove",
        SourcesSummary { all: usize, unnamed: usize } => "sources-summary",
        ChecksSummary { standing: usize } => "checks-summary",
        ChecksAside { aside: usize } => "checks-aside",
        CheckSingleUnnamed { name: &'a str } => "check-why-single-unnamed",
        CheckManyUnnamed { unnamed: usize, all: usize } => "check-why-many-unnamed",
        CheckBareName { name: &'a str } => "check-why-bare-name",
        CheckTwoSpellings { one: &'a str, other: &'a str } => "check-why-two-spellings",
        CheckListedOnly { name: &'a str } => "check-why-listed-only",
        CheckRelay { medium: &'a str, origin: &'a str } => "check-why-relay",
        CheckDisagreement { one: &'a str, other: &'a str } => "check-why-disagreement",
        SourceAliases { names: &'a str } => "source-aliases",
        SourceRelays { names: &'a str } => "source-relays",
        SourceQuestions { questions: usize } => "source-questions",
        SourceCounts { quotes: usize, figures: usize, mentions: usize } => "source-counts",
        ZoomPercent { percent: usize } => "zoom-percent",
        ReviewDamaged { path: &'a str, kept: &'a str, why: &'a str } => "review-damaged",
        ReviewUnreadable { path: &'a str, why: &'a str } => "review-unreadable",
        ReviewNewer { path: &'a str } => "review-newer",
        ReviewRestored { path: &'a str, kept: &'a str, why: &'a str, when: &'a str } => "review-restored",
        DraftSummary { unchanged: usize, changed: usize, moved: usize, gone: usize, fresh: usize } => "draft-summary",
        DraftsSummary { unchanged: usize, changed: usize, moved: usize, gone: usize, fresh: usize } => "drafts-summary",
        HistoryOf { events: usize } => "history-of",
        CheckedAs { words: &'a str } => "checked-as",
        EarlierState { when: &'a str, claims: usize } => "earlier-state",
        EarlierRestored { when: &'a str } => "earlier-restored",
        ReviewAltered { path: &'a str } => "review-altered",
        PlacePage { label: &'a str } => "place-page",
        PlaceParagraph { number: usize } => "place-paragraph",
        SourceFirst { place: &'a str } => "source-first",
        RemarksFound { remarks: usize } => "remarks-found",
        RemarksTaken { remarks: usize } => "remarks-taken",
        ReviewMerged { claims: usize, conflicts: usize } => "review-merged",
        CopiesFound { copies: usize, names: &'a str } => "copies-found",
        OthersTaken { claims: usize, conflicts: usize, names: &'a str } => "others-taken",
        OtherOfAnotherArticle { path: &'a str } => "other-of-another-article",
        OtherNoReview { path: &'a str } => "other-no-review",
        OtherNewer { path: &'a str } => "other-newer",
        ReviewRecovered { claims: usize } => "review-recovered",
        ReviewMoved { path: &'a str } => "review-moved",
        ReviewTwo { used: &'a str, other: &'a str } => "review-two",
        SaveFailed { why: &'a str } => "save-failed",
        SettingsFailed { why: &'a str } => "settings-failed",
        ExportDismissed { claims: usize } => "export-dismissed",
        ExportConfidential { pieces: usize } => "export-confidential",
        ExportContents { claims: usize, settled: usize, noted: usize } => "export-contents",
        ExportCount { what: &'a str, count: usize } => "export-count",
        ExportMore { lines: usize } => "export-more",
        ExportWithheld { claims: usize, words: &'a str } => "export-withheld",
        ExportDone { path: &'a str } => "export-done",
        ImportDone { added: usize, known: usize, lost: usize, elsewhere: usize } => "import-done",
        ImportFailed { path: &'a str, why: &'a str } => "import-failed",
        ExportFailed { path: &'a str, why: &'a str } => "export-failed",
        ExportingPart { percent: usize } => "exporting-part",
        OpeningFile { percent: usize } => "opening-file",
        OpeningText { percent: usize } => "opening-text",
        OpeningPages { done: usize, all: usize } => "opening-pages",
        OpeningChapters { done: usize, all: usize } => "opening-chapters",
        Day { day: &'a str, month: usize, year: &'a str } => "day",
    }
    family {
        CommandSample(Sample) => "command-sample",
        FateName(Fate) => "fate",
        DeedName(Deed) => "deed",
        ExportDocumentName(Document) => "export-document",
        ExportFormatName(Format) => "export-format",
        CommandJudge(Status) => "command-judge",
        Status(Status) => "status",
        Kind(ClaimKind) => "kind",
        Kinds(ClaimKind) => "kinds",
        CommandMark(ClaimKind) => "command-mark",
        CommandReclassify(ClaimKind) => "command-reclassify",
        CommandToggleKind(ClaimKind) => "command-toggle-kind",
        CommandShow(Tab) => "command-show",
        TabName(Tab) => "tab",
        CommandTheme(ThemeChoice) => "command-theme",
        Theme(ThemeChoice) => "theme",
        CommandSpeak(Tongue) => "command-speak",
        TongueName(Tongue) => "tongue",
        OrderShort(Order) => "order-short",
        OrderLong(Order) => "order-long",
        RollOrderName(RollOrder) => "roll-order",
        Form(QuoteForm) => "form",
        NumberKind(NumberKind) => "number",
        Role(MentionRole) => "role",
        SourceKind(SourceKind) => "source",
        Grade(Grade) => "grade",
        Bound(Bound) => "bound",
        Why(Reason) => "why",
        CheckName(CheckKind) => "check",
    }
}

/// The languages of articles that have a name of their own, as `language-` and the code.
pub(super) const LANGUAGES: &[&str] = &["de", "en", "fr", "es", "it", "pt", "nl", "und"];

/// Why a document could not be opened, as `open-error-` and the key, with what each is told.
#[cfg(test)]
pub(super) const OPEN_ERRORS: &[(&str, &[&str])] = &[
    ("not-found", &[]),
    ("folder", &[]),
    ("not-a-file", &[]),
    ("permission", &[]),
    ("io", &["reason"]),
    ("empty", &[]),
    ("no-text", &[]),
    ("too-large", &["megabytes"]),
    ("unpacks-too-large", &["megabytes"]),
    ("too-many-parts", &["parts"]),
    ("unsupported", &["class", "format"]),
    ("encrypted", &[]),
    ("encrypted-mail", &[]),
    ("copy-protected", &[]),
    ("only-pictures", &[]),
    ("old-word", &[]),
    ("not-text", &[]),
    ("damaged", &["format"]),
    ("internal", &[]),
];
