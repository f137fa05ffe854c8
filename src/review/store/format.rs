//! The review file, version 1, as `docs/review-file.md` has it: an interface, only ever extended.
//!
//! Offsets in it are code points, in memory bytes; this file is where the one becomes the other. What a person has not
//! touched is not written: the next reading finds it again. A word or a field this program does not know is kept as it
//! stands and written back.

use crate::review::{
    Anchor, ClaimKind, Event, Evidence, Record, RecordId, Review, Sheet, Stamp, Status, Subject, Unknown, Verdict,
    text_hash,
};
use crate::span::CodePoints;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::PathBuf;

/// The version of the format this program writes.
pub const FORMAT: u64 = 1;

#[derive(Serialize, Deserialize)]
struct File {
    format: u64,
    #[serde(default)]
    program: String,
    /// When, RFC 3339. The newer of two files is told by it.
    #[serde(default)]
    saved: String,
    #[serde(default)]
    article: ArticleEntry,
    #[serde(default, skip_serializing_if = "is_default")]
    sheet: Sheet,
    #[serde(default)]
    next: u64,
    /// Hashes of the states it was made from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ancestors: Vec<String>,
    #[serde(default)]
    records: Vec<Entry>,
    text: String,
    #[serde(flatten)]
    unknown: Unknown,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct ArticleEntry {
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    /// The name of its file, without the folder: a review is handed on, and where it lay is nobody's business.
    #[serde(skip_serializing_if = "String::is_empty")]
    file: String,
    sha256: String,
    #[serde(flatten)]
    unknown: Unknown,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Entry {
    id: RecordId,
    /// Absent where `unknown` holds a kind this program does not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<Value>,
    place: Place,
    #[serde(default, skip_serializing_if = "is_default")]
    manual: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    verdict: VerdictEntry,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
    #[serde(default, skip_serializing_if = "is_default")]
    evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "is_default")]
    question: String,
    #[serde(default, skip_serializing_if = "is_default")]
    answer: String,
    #[serde(default, skip_serializing_if = "is_default")]
    correction: String,
    #[serde(default, skip_serializing_if = "is_default")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    history: Vec<Event>,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    found: Value,
    #[serde(flatten)]
    unknown: Unknown,
}

#[derive(Serialize, Deserialize)]
struct Place {
    start: usize,
    end: usize,
    text: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    sentence: String,
    #[serde(flatten)]
    unknown: Unknown,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct VerdictEntry {
    /// What is true of the words as they stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Value>,
    /// What was given, where the words have changed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    was: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stamp: Option<Stamp>,
    #[serde(flatten)]
    unknown: Unknown,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What reading a review file gave.
#[derive(Debug)]
pub(super) enum Parsed {
    /// A review, when it was saved as the file says, whether it is as it was saved (it has no other checksum), and the
    /// states it was made from.
    Review { review: Box<Review>, saved: String, intact: bool, ancestors: Vec<String> },
    /// A file of a newer format, with as much of it as this program understands.
    Newer { review: Option<Box<Review>>, format: u64 },
    /// No review file, or a damaged one, and what is wrong with it.
    Damaged(String),
}

/// The bytes of a review file that was made from these states.
pub(super) fn write(review: &Review, saved: &str, ancestors: &[String]) -> serde_json::Result<Vec<u8>> {
    let Subject { title, path, sha256, text, unknown } = review.subject();
    let points = CodePoints::new(text);
    let name = path.as_deref().and_then(|path| path.file_name()).unwrap_or_default();
    let file = File {
        format: FORMAT,
        program: concat!("claimlight ", env!("CARGO_PKG_VERSION")).into(),
        saved: saved.into(),
        article: ArticleEntry {
            title: title.clone(),
            file: name.to_string_lossy().into_owned(),
            sha256: sha256.clone(),
            unknown: unknown.clone(),
        },
        sheet: review.sheet().clone(),
        next: review.next(),
        ancestors: ancestors.to_vec(),
        records: review.records().filter(|record| record.is_touched()).map(|record| entry(record, &points)).collect(),
        text: text.as_ref().into(),
        unknown: review.unknown().clone(),
    };
    let mut file = serde_json::to_value(&file)?;
    let checksum = checksum(&file)?;
    if let Some(file) = file.as_object_mut() {
        file.insert(CHECKSUM.to_owned(), checksum.into());
    }
    let mut bytes = serde_json::to_vec_pretty(&file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Some claims of a review, and what is said of the article as a whole: what the journal is made of.
#[derive(Serialize, Deserialize)]
pub(super) struct Excerpt {
    #[serde(default, skip_serializing_if = "is_default")]
    sheet: Sheet,
    next: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    records: Vec<Entry>,
}

/// Those of the claims somebody has touched that are wanted.
pub(super) fn excerpt(review: &Review, wanted: impl Fn(&Record) -> bool) -> Excerpt {
    let points = CodePoints::new(&review.subject().text);
    let records = review.records().filter(|record| record.is_touched() && wanted(record));
    let records = records.map(|record| entry(record, &points)).collect();
    Excerpt { sheet: review.sheet().clone(), next: review.next(), records }
}

/// A review of no more than these claims, in the text they were taken from.
pub(super) fn of_excerpt(excerpt: Excerpt, subject: Subject) -> Review {
    let Excerpt { sheet, next, records } = excerpt;
    let points = CodePoints::new(&subject.text);
    let records = records.into_iter().map(|entry| record(entry, &subject.text, &points)).collect();
    Review::from_parts(subject, sheet, records, next, Unknown::new())
}

/// The key of the checksum.
const CHECKSUM: &str = "checksum";

/// SHA-256 in hexadecimal over the object without its checksum, written without white space, keys in their order.
fn checksum(file: &Value) -> serde_json::Result<String> {
    Ok(text_hash(&serde_json::to_string(file)?))
}

fn entry(record: &Record, points: &CodePoints<'_>) -> Entry {
    let status = record.status();
    // Every field is named, so that a new one is thought of here.
    let Record { id, kind, anchor, manual, found, verdict, note, evidence, question, answer, correction, .. } = record;
    let Record { tags, history, unknown, .. } = record;
    let Anchor { span, exact, prefix, suffix, sentence, unknown: anchor_unknown } = anchor;
    let Verdict { given, words, was, stamp, unknown: verdict_unknown } = verdict;
    let known = |key| !verdict_unknown.contains_key(key);
    Entry {
        id: *id,
        kind: (!unknown.contains_key("kind")).then(|| kind.word().into()),
        place: Place {
            start: points.at(span.start),
            end: points.at(span.end),
            text: exact.clone(),
            before: prefix.clone(),
            after: suffix.clone(),
            sentence: sentence.clone(),
            unknown: anchor_unknown.clone(),
        },
        manual: *manual,
        verdict: VerdictEntry {
            status: (known("status") && *given != Status::ToCheck).then(|| status.word().into()),
            given: (known("status") && known("given") && *given != status).then(|| given.word().into()),
            words: words.clone(),
            was: was.clone(),
            stamp: stamp.clone(),
            unknown: verdict_unknown.clone(),
        },
        note: note.clone(),
        evidence: evidence.clone(),
        question: question.clone(),
        answer: answer.clone(),
        correction: correction.clone(),
        tags: tags.clone(),
        history: history.clone(),
        found: found.clone(),
        unknown: unknown.clone(),
    }
}

/// Reads the bytes of a review file. `path` is the article's: the file itself keeps only its name.
pub(super) fn parse(bytes: &[u8], path: Option<PathBuf>) -> Parsed {
    #[derive(Deserialize)]
    struct Version {
        format: u64,
    }
    // Some editors put a byte order mark before what they save.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let format = match serde_json::from_slice(bytes) {
        Ok(Version { format }) => format,
        Err(error) => return Parsed::Damaged(error.to_string()),
    };
    let read = serde_json::from_slice::<Value>(bytes).and_then(|mut file| {
        let told = file.as_object_mut().and_then(|file| file.shift_remove(CHECKSUM));
        let intact = told.is_none_or(|told| checksum(&file).is_ok_and(|checksum| told == checksum.as_str()));
        Ok((serde_json::from_value::<File>(file)?, intact))
    });
    match read {
        Ok((mut file, intact)) if format <= FORMAT => {
            let (saved, ancestors) = (file.saved.clone(), std::mem::take(&mut file.ancestors));
            Parsed::Review { review: Box::new(review(file, path)), saved, intact, ancestors }
        }
        Ok((file, _)) => Parsed::Newer { review: Some(Box::new(review(file, path))), format },
        Err(_) if format > FORMAT => Parsed::Newer { review: None, format },
        Err(error) => Parsed::Damaged(error.to_string()),
    }
}

fn review(file: File, path: Option<PathBuf>) -> Review {
    let File { article: entry, sheet, next, records, text, unknown, .. } = file;
    let points = CodePoints::new(&text);
    let records = records.into_iter().map(|entry| record(entry, &text, &points)).collect();
    let subject = Subject {
        title: entry.title,
        path,
        sha256: text_hash(&text),
        text: text.as_str().into(),
        unknown: entry.unknown,
    };
    Review::from_parts(subject, sheet, records, next, unknown)
}

fn record(entry: Entry, text: &str, points: &CodePoints<'_>) -> Record {
    let Entry { id, kind, place, manual, verdict, note, evidence, question, answer, correction, tags, history, .. } =
        entry;
    let mut unknown = entry.unknown;
    let kind = known(kind, "kind", ClaimKind::from_word, &mut unknown).unwrap_or(ClaimKind::Other);
    let anchor = Anchor {
        span: points.span(place.start, place.end),
        exact: place.text,
        prefix: place.before,
        suffix: place.after,
        sentence: place.sentence,
        unknown: place.unknown,
    };
    let VerdictEntry { status, given, words, was, stamp, unknown: mut verdict_unknown } = verdict;
    let status = known(status, "status", Status::from_word, &mut verdict_unknown).unwrap_or_default();
    let given = known(given, "given", Status::from_word, &mut verdict_unknown).unwrap_or(status);
    Record {
        id,
        kind,
        anchor: anchor.settled_in(text),
        manual,
        found: entry.found,
        verdict: Verdict { given, words, was, stamp, unknown: verdict_unknown },
        note,
        evidence,
        question,
        answer,
        correction,
        tags,
        history,
        unknown,
    }
}

/// The value for a word in the file. What this program does not know goes to `unknown`, to be written back.
fn known<T>(value: Option<Value>, key: &str, from: impl Fn(&str) -> Option<T>, unknown: &mut Unknown) -> Option<T> {
    let value = value?;
    let found = value.as_str().and_then(from);
    if found.is_none() {
        unknown.insert(key.into(), value);
    }
    found
}
