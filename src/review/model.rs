//! The records a review is made of, as they are kept in memory. How they are written to a file stands in
//! [`super::store`] and `docs/review-file.md`.

use super::anchor::Anchor;
use super::events::Event;
use crate::checks::CheckKind;
use crate::reading::{Detail, Regrouping, words};
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

impl ClaimKind {
    /// The kind of what a reading finds.
    pub const fn of(detail: &Detail) -> Self {
        match detail {
            Detail::Quote(_) => Self::Quote,
            Detail::Number(_) => Self::Number,
            Detail::Source(_) => Self::Source,
        }
    }
}

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
    /// Checked once, but the words have changed since. Answered by [`Record::status`] alone; nobody can give it.
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

/// Where a check came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// Own observation or document (`true`), or somebody's account of it (`false`); unset where not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
    /// Address, page, timestamp, contact.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub locator: String,
    /// When it was looked at, as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub accessed: String,
    /// Left out of what is handed on.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub confidential: bool,
    /// Fields of a newer program.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A status, and what it was given for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The status as it was given. What is true now is [`Record::status`]: it knows whether the words still stand.
    pub given: Status,
    /// Hash of the words it was given for, by [`super::words_hash`]; a status is true of no other words.
    pub words: Option<String>,
    /// The words it was given for, kept once they have changed; empty while they stand.
    pub was: String,
    /// Who gave it and when; unset while nobody has.
    pub stamp: Option<Stamp>,
    /// Fields of a newer program.
    pub unknown: Unknown,
}

impl Verdict {
    /// Follows its claim from the words `before` onto the words `now`: what it was given for is kept while they differ.
    pub(super) fn follow(&mut self, before: &str, now: &str) {
        if self.words.as_deref() == Some(super::words_hash(now).as_str()) {
            self.was.clear();
        } else if self.given != Status::ToCheck && self.was.is_empty() {
            self.was = before.to_owned();
        }
    }
}

/// Who and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stamp {
    /// The reviewer's name; empty where none is set.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Time in UTC, RFC 3339, to the second.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// Fields of a newer program.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Stamp {
    /// That of a person at a time.
    pub fn new(by: &str, at: jiff::Timestamp) -> Self {
        let at = at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        Self { by: by.trim().to_owned(), at, ..Self::default() }
    }
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
    /// What was done to it, the latest last.
    pub history: Vec<Event>,
    /// Fields of a newer program.
    pub unknown: Unknown,
}

impl Record {
    /// A record that says nothing yet.
    pub fn new(id: RecordId, kind: ClaimKind, anchor: Anchor) -> Self {
        Self {
            id,
            kind,
            anchor,
            manual: false,
            found: serde_json::Value::Null,
            verdict: Verdict::default(),
            note: String::new(),
            evidence: Vec::new(),
            question: String::new(),
            answer: String::new(),
            correction: String::new(),
            tags: Vec::new(),
            history: Vec::new(),
            unknown: Unknown::new(),
        }
    }

    /// The status that is true now. One that was given for other words than stand there today has expired: what was
    /// settled is *changed since checked*, a dismissal is gone.
    pub fn status(&self) -> Status {
        let Verdict { given, words, .. } = &self.verdict;
        let expired = words.as_ref().is_some_and(|words| *words != super::words_hash(&self.anchor.exact));
        match given {
            given if !expired => *given,
            Status::Dismissed => Status::ToCheck,
            given if given.is_settled() => Status::ChangedSinceChecked,
            given => *given,
        }
    }

    /// The edit that gives this record a status, for the words that stand there now. [`Status::ToCheck`] takes back
    /// whatever was given.
    pub fn judge(&self, status: Status, stamp: Stamp) -> Edit {
        let verdict = match status {
            Status::ToCheck => Verdict::default(),
            given => Verdict {
                given,
                words: Some(super::words_hash(&self.anchor.exact)),
                was: String::new(),
                stamp: Some(stamp),
                unknown: Unknown::new(),
            },
        };
        Edit::Judge { id: self.id, verdict }
    }

    /// Whether people have said the same of the claim, however it came to that.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        super::merge::says_same(self, other)
    }

    /// One of the free text fields.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Note => &self.note,
            Field::Question => &self.question,
            Field::Answer => &self.answer,
            Field::Correction => &self.correction,
        }
    }

    pub(super) fn text_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::Note => &mut self.note,
            Field::Question => &mut self.question,
            Field::Answer => &mut self.answer,
            Field::Correction => &mut self.correction,
        }
    }

    /// The kind the reading gave it, which a person may have changed since. `None` for a manual record.
    pub fn found_kind(&self) -> Option<ClaimKind> {
        self.found.get("kind").and_then(|kind| kind.as_str()).and_then(ClaimKind::from_word)
    }

    /// Whether a person has put anything into it. What nobody touched follows the reading and is not kept in the file.
    pub fn is_touched(&self) -> bool {
        // Every field is named, so that a new one is thought of here.
        let Self { id: _, kind, anchor: _, manual, found: _, verdict, note, evidence, question, answer, .. } = self;
        let Self { correction, tags, unknown, history: _, .. } = self;
        *manual
            || *verdict != Verdict::default()
            || ![note, question, answer, correction].into_iter().all(String::is_empty)
            || !evidence.is_empty()
            || !tags.is_empty()
            || !unknown.is_empty()
            || self.found_kind().is_some_and(|found| found != *kind)
    }
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

impl Field {
    /// All of them, in the order of the card.
    pub const ALL: &'static [Self] = &[Self::Note, Self::Question, Self::Answer, Self::Correction];
}

/// What the review says of the article as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// Title of the piece.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub writer: String,
    /// Who checks it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub checker: String,
    /// Which draft it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub draft: String,
    /// The language to read it in, where a person chose one: a BCP 47 tag. Empty leaves it to the program.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Sources that a person said are one, and names that a person said are another's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joined_sources: Vec<NamePair>,
    /// Names that go under a source and are somebody else's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parted_sources: Vec<NamePair>,
    /// What the program asks to be looked at and a person has put aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dismissed_checks: Vec<DismissedCheck>,
    /// SHA-256 of the review files of others that were taken in, so that they are not offered again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<String>,
    /// Fields of a newer program.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A check that was put aside: its kind and its words, which hold through a new draft as long as the words stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DismissedCheck {
    /// The kind, by [`CheckKind::word`]; one of a newer program is kept as it stands.
    pub check: String,
    /// The words it was about.
    pub words: String,
    /// Fields of a newer program.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Two names in the text, and what they have to do with each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NamePair {
    /// The name of a source.
    pub name: String,
    /// The other name.
    pub other: String,
    /// Fields of a newer program.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl NamePair {
    fn new(name: &str, other: &str) -> Self {
        Self { name: name.to_owned(), other: other.to_owned(), unknown: Unknown::new() }
    }

    fn is(&self, name: &str, other: &str) -> bool {
        self.name == name && self.other == other
    }
}

/// Says something of two names, or takes back where the contrary was said of them.
fn say(name: &str, other: &str, said: &mut Vec<NamePair>, contrary: &mut Vec<NamePair>) {
    let before = contrary.len();
    contrary.retain(|pair| !pair.is(name, other));
    if contrary.len() == before {
        said.push(NamePair::new(name, other));
    }
}

impl Sheet {
    /// How the sources of a reading are to be regrouped.
    pub fn regrouping(&self) -> Regrouping {
        let pairs = |list: &[NamePair]| list.iter().map(|pair| [pair.name.clone(), pair.other.clone()]).collect();
        Regrouping { joined: pairs(&self.joined_sources), parted: pairs(&self.parted_sources) }
    }

    /// This sheet with two sources said to be one; where they were parted by hand, with that taken back.
    pub fn with_sources_joined(&self, name: &str, other: &str) -> Self {
        let mut sheet = self.clone();
        say(name, other, &mut sheet.joined_sources, &mut sheet.parted_sources);
        sheet
    }

    /// This sheet with a name said to be no name of a source; where they were joined by hand, with that taken back.
    pub fn with_source_parted(&self, name: &str, other: &str) -> Self {
        let mut sheet = self.clone();
        say(name, other, &mut sheet.parted_sources, &mut sheet.joined_sources);
        sheet
    }

    /// Whether a check of this kind with these words was put aside.
    pub fn has_dismissed(&self, kind: CheckKind, words: &str) -> bool {
        self.dismissed_checks.iter().any(|dismissed| dismissed.is(kind, words))
    }

    /// This sheet with the check put aside, or brought back where it was.
    pub fn with_check_turned(&self, kind: CheckKind, words: &str) -> Self {
        let mut sheet = self.clone();
        if sheet.has_dismissed(kind, words) {
            sheet.dismissed_checks.retain(|dismissed| !dismissed.is(kind, words));
        } else {
            let (check, words) = (kind.word().to_owned(), words.to_owned());
            sheet.dismissed_checks.push(DismissedCheck { check, words, unknown: Unknown::new() });
        }
        sheet
    }
}

impl DismissedCheck {
    fn is(&self, kind: CheckKind, words: &str) -> bool {
        self.check == kind.word() && self.words == words
    }
}

/// One change of a review. Each is invertible: [`super::Review::apply`] answers the edit that undoes it.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of `Record` and `Review` of the same names")]
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
    /// Put a record on other words.
    Place { id: RecordId, anchor: Box<Anchor> },
    /// Add a record, at the place its anchor gives. Marking by hand is this, and so is undoing a removal.
    Add(Box<Record>),
    /// Remove a manual record; what the reading found is dismissed instead.
    Remove { id: RecordId },
    /// Replace what is said of the article as a whole.
    Describe(Sheet),
    /// Replace everything that was said, of the claims and of the article: going back to an earlier state.
    Restore { sheet: Sheet, records: Vec<Record> },
    /// Several at once, undone at once.
    Together(Vec<Edit>),
}
