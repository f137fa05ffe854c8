//! The record of a review, as it is kept in memory and in the review file.

use crate::Span;
use crate::reading::words;
use serde::{Deserialize, Serialize};

/// Fields a newer program wrote; kept as they are through a save.
pub type Unknown = serde_json::Map<String, serde_json::Value>;

/// A record's number within one review. Never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordId(pub u64);

/// What kind of claim a record is about. A person can mark what the reading does not know: `Other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum ClaimKind {
    Quote,
    Number,
    Source,
    Other,
}
words!(ClaimKind { Quote => "quote", Number => "number", Source => "source", Other => "other" });

/// How far the checking of a claim has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nobody has looked at it.
    #[default]
    ToCheck,
    /// Somebody is at it.
    Checking,
    /// Right.
    Confirmed,
    /// Wrong.
    Wrong,
    /// Looked at, and not settled.
    Unclear,
    /// Cannot be checked as it stands.
    NeedsSource,
    /// Not a matter of fact.
    Opinion,
    /// Not a claim: the mark was a false alarm.
    Dismissed,
    /// Checked once, but the words have changed since. Set by the program alone.
    ChangedSinceChecked,
}
words!(Status {
    ToCheck => "to-check", Checking => "checking", Confirmed => "confirmed", Wrong => "wrong", Unclear => "unclear",
    NeedsSource => "needs-source", Opinion => "opinion", Dismissed => "dismissed",
    ChangedSinceChecked => "changed-since-checked",
});

impl Status {
    /// Whether the checking is done: what progress counts. A dismissed claim is not counted at all.
    pub const fn is_settled(self) -> bool {
        match self {
            Self::Confirmed | Self::Wrong | Self::Unclear | Self::NeedsSource | Self::Opinion => true,
            Self::ToCheck | Self::Checking | Self::Dismissed | Self::ChangedSinceChecked => false,
        }
    }
}

/// Where a claim stands, in enough ways to find it again in another draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Where it stands in the article this review is of.
    pub span: Span,
    /// The exact words.
    pub exact: String,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
    /// Hash of the sentence around it.
    pub sentence: String,
}

/// Where a check came from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// Own observation or document (`true`), or somebody's account of it (`false`); unset where not said.
    pub primary: Option<bool>,
    /// Address, page, timestamp, contact.
    pub locator: String,
    /// When it was looked at, as typed.
    pub accessed: String,
    /// Left out of what is handed on.
    pub confidential: bool,
    /// Fields of a newer program.
    pub unknown: Unknown,
}

/// A status, and what it was given for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The status.
    pub status: Status,
    /// Hash of the words it was given for; a status is true of no other words.
    pub words: Option<String>,
    /// Who gave it and when; unset while nobody has.
    pub stamp: Option<Stamp>,
}

/// Who and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The reviewer's name; empty where none is set.
    pub by: String,
    /// Time in UTC, RFC 3339, to the second.
    pub at: String,
}

/// Everything known of one claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its number in this review.
    pub id: RecordId,
    /// Its kind: the reading's, or what a person changed it to.
    pub kind: ClaimKind,
    /// Its place.
    pub anchor: Anchor,
    /// Whether a person marked it; such a record outlives any reading.
    pub manual: bool,
    /// What the reading found, in the words of the `scan` interface; null for a manual one.
    pub found: serde_json::Value,
    /// How far the checking has come.
    pub verdict: Verdict,
    /// The reviewer's note.
    pub note: String,
    /// What the check rests on.
    pub evidence: Vec<Evidence>,
    /// A question for the writer.
    pub question: String,
    /// The writer's answer.
    pub answer: String,
    /// Words that should stand there instead.
    pub correction: String,
    /// Tags, without `#`, in the order given.
    pub tags: Vec<String>,
    /// Fields of a newer program.
    pub unknown: Unknown,
}

/// One of the free text fields of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the fields of `Record` of the same names")]
pub enum Field {
    Note,
    Question,
    Answer,
    Correction,
}

/// What the review says of the article as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Title of the piece.
    pub title: String,
    /// Who wrote it.
    pub writer: String,
    /// Who checks it.
    pub checker: String,
    /// Which draft it is.
    pub draft: String,
}

/// One change of a review. Each is invertible: [`super::Review::apply`] answers the edit that undoes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Give a claim a status.
    Judge { id: RecordId, verdict: Verdict },
    /// Replace a text field.
    Write { id: RecordId, field: Field, text: String },
    /// Replace the list of evidence.
    Prove { id: RecordId, evidence: Vec<Evidence> },
    /// Replace the tags.
    Tag { id: RecordId, tags: Vec<String> },
    /// Change the kind.
    Reclassify { id: RecordId, kind: ClaimKind },
    /// Add a record, at the place its anchor gives. Marking by hand is this, and so is undoing a removal.
    Add(Box<Record>),
    /// Remove a manual record; what the reading found is dismissed instead.
    Remove { id: RecordId },
    /// Replace what is said of the article as a whole.
    Describe(Sheet),
    /// Several at once, undone at once.
    Together(Vec<Edit>),
}
