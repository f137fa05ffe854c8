//! Applying an edit, and the edit that takes it back.

use super::{Anchor, Edit, Record, RecordId, Review, Sheet, Status, Unknown};
use std::mem;
use std::sync::Arc;

/// Why an edit could not be applied. The review is then as it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The record is gone: a later reading no longer found it.
    #[error("there is no record {}", .0.0)]
    NoSuchRecord(RecordId),
    /// A record of this number is there already.
    #[error("record {} is there already", .0.0)]
    AlreadyThere(RecordId),
    /// Only a mark made by hand can be added or removed; what the reading found is dismissed instead.
    #[error("record {} was not marked by hand", .0.0)]
    NotManual(RecordId),
    /// The record's words do not stand in the article where its anchor says.
    #[error("the words of record {} do not stand where it says", .0.0)]
    NotInText(RecordId),
    /// *Changed since checked* is set by the program alone.
    #[error("this status is set by the program alone")]
    NotAVerdict,
}

impl Edit {
    /// The first record the edit is about, to show it after an undo. `None` where it is about the whole article.
    pub fn target(&self) -> Option<RecordId> {
        match self {
            Self::Judge { id, .. }
            | Self::Write { id, .. }
            | Self::Prove { id, .. }
            | Self::Tag { id, .. }
            | Self::Reclassify { id, .. }
            | Self::Place { id, .. }
            | Self::Remove { id } => Some(*id),
            Self::Add(record) => Some(record.id),
            Self::Describe(_) | Self::Restore { .. } => None,
            Self::Together(edits) => edits.iter().find_map(Self::target),
        }
    }

    /// Whether it changes which records there are, or where they stand.
    fn moves_records(&self) -> bool {
        match self {
            Self::Place { .. } | Self::Add(_) | Self::Remove { .. } | Self::Restore { .. } => true,
            Self::Together(edits) => edits.iter().any(Self::moves_records),
            Self::Judge { .. }
            | Self::Write { .. }
            | Self::Prove { .. }
            | Self::Tag { .. }
            | Self::Reclassify { .. }
            | Self::Describe(_) => false,
        }
    }
}

impl Review {
    /// Makes a change and answers the edit that undoes it. Where it cannot be made, nothing has changed.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        let moves = edit.moves_records();
        let undo = self.change(edit);
        // Once, however many are moved.
        if moves {
            self.put_in_order();
        }
        undo
    }

    /// Makes a change, after which the records may be out of order; each is still found by its number.
    fn change(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::Judge { verdict, .. } if verdict.given == Status::ChangedSinceChecked => Err(EditError::NotAVerdict),
            Edit::Judge { id, verdict } => {
                let verdict = mem::replace(&mut self.target(id)?.verdict, verdict);
                Ok(Edit::Judge { id, verdict })
            }
            Edit::Write { id, field, text } => {
                let text = mem::replace(self.target(id)?.text_mut(field), text);
                Ok(Edit::Write { id, field, text })
            }
            Edit::Prove { id, evidence } => {
                let evidence = mem::replace(&mut self.target(id)?.evidence, evidence);
                Ok(Edit::Prove { id, evidence })
            }
            Edit::Tag { id, tags } => {
                let tags = mem::replace(&mut self.target(id)?.tags, tags);
                Ok(Edit::Tag { id, tags })
            }
            Edit::Reclassify { id, kind } => {
                let kind = mem::replace(&mut self.target(id)?.kind, kind);
                Ok(Edit::Reclassify { id, kind })
            }
            Edit::Place { id, anchor } => self.put(id, *anchor),
            Edit::Add(record) => self.add(*record),
            Edit::Remove { id } => self.remove(id),
            Edit::Describe(sheet) => Ok(Edit::Describe(mem::replace(&mut self.sheet, sheet))),
            Edit::Restore { sheet, records } => Ok(self.restore(sheet, records)),
            Edit::Together(edits) => self.apply_together(edits),
        }
    }

    fn target(&mut self, id: RecordId) -> Result<&mut Record, EditError> {
        self.record_mut(id).ok_or(EditError::NoSuchRecord(id))
    }

    fn restore(&mut self, sheet: Sheet, records: Vec<Record>) -> Edit {
        let sheet = mem::replace(&mut self.sheet, sheet);
        // What does not stand in this text is lost rather than on other words.
        let text = Arc::clone(&self.subject.text);
        let settled =
            records.into_iter().map(|record| Record { anchor: record.anchor.clone().settled_in(&text), ..record });
        let next =
            Self::from_parts(self.subject.clone(), Sheet::default(), settled.collect(), self.next, Unknown::new());
        let before = mem::replace(&mut self.records, next.records);
        (self.next, self.places) = (next.next, next.places);
        Edit::Restore { sheet, records: before.into_iter().map(Arc::unwrap_or_clone).collect() }
    }

    fn put(&mut self, id: RecordId, anchor: Anchor) -> Result<Edit, EditError> {
        if !anchor.is_lost() && !anchor.holds_in(&self.subject.text) {
            return Err(EditError::NotInText(id));
        }
        let before = mem::replace(&mut self.target(id)?.anchor, anchor);
        Ok(Edit::Place { id, anchor: Box::new(before) })
    }

    fn add(&mut self, record: Record) -> Result<Edit, EditError> {
        let id = record.id;
        if !record.manual {
            return Err(EditError::NotManual(id));
        }
        if self.position(id).is_some() {
            return Err(EditError::AlreadyThere(id));
        }
        if !record.anchor.is_lost() && !record.anchor.holds_in(&self.subject.text) {
            return Err(EditError::NotInText(id));
        }
        self.next = self.next.max(id.0.saturating_add(1));
        self.places.by_id.insert(id, self.records.len());
        self.records.push(Arc::new(record));
        Ok(Edit::Remove { id })
    }

    fn remove(&mut self, id: RecordId) -> Result<Edit, EditError> {
        let at = self.position(id).ok_or(EditError::NoSuchRecord(id))?;
        if self.nth(at).is_none_or(|record| !record.manual) {
            return Err(EditError::NotManual(id));
        }
        let record = self.records.swap_remove(at);
        self.places.by_id.remove(&id);
        if let Some(moved) = self.records.get(at) {
            self.places.by_id.insert(moved.id, at);
        }
        Ok(Edit::Add(Box::new(Arc::unwrap_or_clone(record))))
    }

    fn apply_together(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.change(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    for inverse in inverses.into_iter().rev() {
                        // What was just done can be undone: nothing has come between.
                        let _ = self.change(inverse);
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::Together(inverses))
    }
}
