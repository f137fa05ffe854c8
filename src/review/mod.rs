//! What people add to an article: status, notes, evidence, marks of their own.
//!
//! Every change is an [`Edit`], and applying one answers the edit that undoes it; nothing else changes a review. This
//! module must not know of windows and asks no clock. Only [`store`] touches files.

mod adopt;
mod anchor;
pub mod autosave;
mod edit;
mod events;
mod history;
mod merge;
mod model;
mod quoted;
mod redraft;
pub mod store;

pub use adopt::{Links, Sighting, sight};
pub use anchor::{Anchor, text_hash, words_hash};
pub use autosave::Autosave;
pub use edit::EditError;
pub use events::{Before, Deed, Event};
pub use history::History;
pub use merge::{Conflict, Matter, Merged};
pub use model::*;
pub use quoted::{Quoted, find as find_quoted};
pub use redraft::{Carried, Comparison, Followed, Landing, State, reanchor};
pub use store::Store;

use crate::Span;
use crate::article::Article;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The article a review is of, with a copy of its text: notes are never without the words they are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Title as the document gives it; empty where it gives none.
    pub title: String,
    /// The file it was opened from, if it was one.
    pub path: Option<PathBuf>,
    /// SHA-256 of `text` in hexadecimal.
    pub sha256: String,
    /// The whole text. Every span in the review counts in it.
    pub text: Arc<str>,
    /// Fields of a newer program.
    pub unknown: Unknown,
}

impl Subject {
    /// What a review keeps of this article.
    pub fn of(article: &Article) -> Self {
        Self {
            title: article.about.title.clone().unwrap_or_default(),
            path: article.origin.path.clone(),
            sha256: text_hash(&article.text),
            text: article.text.as_str().into(),
            unknown: Unknown::new(),
        }
    }
}

/// Everything people have added to one article, and a record for each claim the reading found in it.
///
/// Cloning is cheap, however long the text and however many the notes: a clone is the snapshot that is saved.
#[derive(Debug, Clone)]
pub struct Review {
    subject: Subject,
    sheet: Sheet,
    /// In text order: by start, longer first, then by number.
    records: Vec<Arc<Record>>,
    /// The number the next record gets.
    next: u64,
    unknown: Unknown,
    places: Places,
}

/// Where records stand in the list, by number and by offset. Made anew from the whole list after every change; only the
/// numbers are followed through the parts of one.
#[derive(Debug, Clone, Default)]
struct Places {
    by_id: HashMap<RecordId, usize>,
    /// For each record the furthest end of it and all before it.
    reach: Vec<usize>,
}

/// How much of the checking is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Records whose checking is done.
    pub settled: usize,
    /// All records but the dismissed ones.
    pub total: usize,
}

impl Progress {
    /// The progress over some of the records.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Self {
        let mut progress = Self::default();
        for status in records.into_iter().map(Record::status).filter(|status| *status != Status::Dismissed) {
            progress.total += 1;
            progress.settled += usize::from(status.is_settled());
        }
        progress
    }
}

impl Review {
    /// A review of this article in which nobody has said anything yet.
    pub fn new(article: &Article) -> Self {
        Self::from_parts(Subject::of(article), Sheet::default(), Vec::new(), 0, Unknown::new())
    }

    /// A review of the parts a file keeps. `next` is raised where a record's number asks for it.
    pub(crate) fn from_parts(
        subject: Subject,
        sheet: Sheet,
        records: Vec<Record>,
        next: u64,
        unknown: Unknown,
    ) -> Self {
        let mut next = records.iter().map(|record| record.id.0.saturating_add(1)).fold(next, u64::max);
        let mut seen = HashSet::new();
        let records = records.into_iter().map(|mut record| {
            // Two of one number: the file was put together by hand.
            if !seen.insert(record.id) {
                record.id = RecordId(next);
                next = next.saturating_add(1);
            }
            Arc::new(record)
        });
        let records = records.collect();
        let mut review = Self { subject, sheet, records, next, unknown, places: Places::default() };
        review.put_in_order();
        review
    }

    /// A review of the same text that says nothing.
    pub(crate) fn blank(&self) -> Self {
        Self::from_parts(self.subject.clone(), Sheet::default(), Vec::new(), 0, Unknown::new())
    }

    /// The article this is a review of.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What is said of the article as a whole.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Fields of a newer program.
    pub(crate) fn unknown(&self) -> &Unknown {
        &self.unknown
    }

    /// The number the next record gets.
    pub(crate) fn next(&self) -> u64 {
        self.next
    }

    /// All records in the order of the text.
    pub fn records(&self) -> impl DoubleEndedIterator<Item = &Record> + ExactSizeIterator {
        self.records.iter().map(AsRef::as_ref)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The record with this number.
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.nth(self.position(id)?)
    }

    /// Where in the order of the text the record stands, from 0.
    pub fn position(&self, id: RecordId) -> Option<usize> {
        self.places.by_id.get(&id).copied()
    }

    /// The record at this place in the order of the text, from 0.
    pub fn nth(&self, position: usize) -> Option<&Record> {
        self.records.get(position).map(AsRef::as_ref)
    }

    /// The records whose words the byte at `offset` is part of, the innermost first.
    pub fn records_at(&self, offset: usize) -> impl Iterator<Item = &Record> {
        let begun = self.records.partition_point(|record| record.anchor.span.start <= offset);
        let reach = &self.places.reach;
        (0..begun)
            .rev()
            .take_while(move |&at| reach.get(at).is_some_and(|&end| end > offset))
            .filter_map(|at| self.nth(at))
            .filter(move |record| record.anchor.span.contains(offset))
    }

    /// How much of the checking is done.
    pub fn progress(&self) -> Progress {
        Progress::of(self.records())
    }

    /// Whether anybody has said anything: whether there is anything to keep.
    pub fn is_touched(&self) -> bool {
        self.sheet != Sheet::default() || !self.unknown.is_empty() || self.records().any(Record::is_touched)
    }

    /// Whether a file of this review would hold the same as one of `other`, but for when it was saved.
    pub fn keeps_the_same_as(&self, other: &Self) -> bool {
        let touched = |review: &'_ Self| -> Vec<Arc<Record>> {
            review.records.iter().filter(|record| record.is_touched()).cloned().collect()
        };
        self.subject.sha256 == other.subject.sha256
            && self.sheet == other.sheet
            && self.unknown == other.unknown
            && touched(self) == touched(other)
    }

    /// A record for a mark made by hand, to be added with [`Edit::Add`]. The span is brought to the words in it;
    /// `None` where there are none.
    pub fn manual_record(&self, span: Span, kind: ClaimKind) -> Option<Record> {
        let text = &self.subject.text;
        let anchor = Anchor::of(text, span.trimmed(text))?;
        Some(Record { manual: true, ..Record::new(RecordId(self.next), kind, anchor) })
    }

    /// The edit that puts a record on the words of `span`. A status given for other words is then one of a claim that
    /// has changed since. `None` where there are no words, or no such record.
    pub fn place(&self, id: RecordId, span: Span) -> Option<Edit> {
        let text = &self.subject.text;
        let record = self.record(id)?;
        let anchor = Anchor { unknown: record.anchor.unknown.clone(), ..Anchor::of(text, span.trimmed(text))? };
        let mut verdict = record.verdict.clone();
        verdict.follow(&record.anchor.exact, &anchor.exact);
        let place = Edit::Place { id, anchor: Box::new(anchor) };
        Some(if verdict == record.verdict { place } else { Edit::Together(vec![place, Edit::Judge { id, verdict }]) })
    }

    /// The edit that brings this review to what `earlier` says, in the words of this one's draft.
    pub fn go_back_to(&self, earlier: &Self) -> Edit {
        let earlier = earlier.in_draft_of(self);
        Edit::Restore { sheet: earlier.sheet.clone(), records: earlier.records().cloned().collect() }
    }

    /// This review with its notes on their words in the draft of `other`.
    #[must_use]
    pub(crate) fn in_draft_of(&self, other: &Self) -> Self {
        let mut review = self.clone();
        if review.subject.sha256 != other.subject.sha256 {
            review.follow_subject(other.subject.clone());
        }
        review
    }

    /// Sorts the records and looks up their places anew; needed after every change of their number or place.
    fn put_in_order(&mut self) {
        self.records.sort_by_key(|record| {
            let Span { start, end } = record.anchor.span;
            (start, std::cmp::Reverse(end), record.id)
        });
        let mut furthest = 0;
        let reach = self.records.iter().map(|record| {
            furthest = furthest.max(record.anchor.span.end);
            furthest
        });
        self.places.reach = reach.collect();
        self.places.by_id = self.records.iter().enumerate().map(|(at, record)| (record.id, at)).collect();
    }

    fn record_mut(&mut self, id: RecordId) -> Option<&mut Record> {
        let at = self.position(id)?;
        self.records.get_mut(at).map(Arc::make_mut)
    }
}

#[cfg(test)]
mod tests;
