//! What two people made of one review, brought together by what it was before.
//!
//! What only one of them changed is taken as it is changed. What both changed is kept twice where that can be, and told:
//! nobody's words are dropped. Whoever changed a mark keeps it, though the other removed it.

mod values;

use super::events;
use super::{ClaimKind, Field, Record, RecordId, Review, Sheet, Stamp, Verdict};
use crate::Span;
use std::collections::{HashMap, HashSet};
use values::{lists, maps, one_of, texts};

/// Two reviews as one.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The review with both. Records keep the numbers they had in ours.
    pub review: Review,
    /// How many records are other than ours had them, for what the others made of them.
    pub taken: usize,
    /// What both changed in different ways.
    pub conflicts: Vec<Conflict>,
}

/// Something two people changed in different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Conflict {
    /// The record; `None` for what is said of the article as a whole.
    pub record: Option<RecordId>,
    /// What of it.
    pub matter: Matter,
}

/// What two people changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Matter {
    /// A text: it holds the lines of both.
    Text(Field),
    /// The status: the one given later counts.
    Status,
    /// The kind.
    Kind,
    /// A field of the sheet: it holds both.
    Sheet,
}

impl Review {
    /// This review with what somebody else made of `base`, which both come from. Without a base everything the two say
    /// is kept. A review of another draft follows its words into this one's first.
    #[must_use]
    pub fn merged(&self, base: Option<&Self>, theirs: &Self) -> Merged {
        let base = base.map_or_else(|| self.blank(), |base| base.in_draft_of(self));
        let theirs = theirs.in_draft_of(self);
        let places = theirs.records().filter(|record| record.is_touched()).map(place).collect();
        Merge { base: &base, ours: self, theirs: &theirs, places }.merged()
    }
}

struct Merge<'m> {
    base: &'m Review,
    ours: &'m Review,
    theirs: &'m Review,
    /// Where records of theirs stand.
    places: HashSet<(Span, &'m str)>,
}

/// What tells one claim from all others where no number does: its kind as found, its place and its words.
type Key<'r> = (ClaimKind, (Span, &'r str));

fn key(record: &Record) -> Key<'_> {
    (record.found_kind().unwrap_or(record.kind), place(record))
}

fn place(record: &Record) -> (Span, &str) {
    (record.anchor.span, &record.anchor.exact)
}

impl Merge<'_> {
    fn merged(&self) -> Merged {
        let mut conflicts = Vec::new();
        let mut taken = 0;
        let theirs_of = self.pairs();
        let mut records: Vec<Record> = Vec::new();
        for ours in self.ours.records() {
            let before = self.known(ours.id);
            let theirs = theirs_of.get(&ours.id).and_then(|id| self.theirs.record(*id));
            let merged = match (before, theirs) {
                // They removed it.
                (Some(before), None) if ours.manual && says_same(before, ours) => {
                    taken += 1;
                    continue;
                }
                (_, None) if ours.manual => ours.clone(),
                // What nobody says anything of any more is in no file.
                (before, theirs) => {
                    let blank = blank(ours);
                    let (before, theirs) = (before.unwrap_or(&blank), theirs.or(before.map(|_| &blank)));
                    let Some(theirs) = theirs else {
                        records.push(ours.clone());
                        continue;
                    };
                    let matters = |matter| conflicts.push(Conflict { record: Some(ours.id), matter });
                    record(before, ours, theirs, matters)
                }
            };
            taken += usize::from(!says_same(&merged, ours));
            records.push(merged);
        }
        let paired: HashSet<RecordId> = theirs_of.values().copied().collect();
        let mut next = [self.base.next, self.ours.next, self.theirs.next].into_iter().fold(0, u64::max);
        let mut used: HashSet<RecordId> =
            self.ours.records().chain(self.base.records()).map(|record| record.id).collect();
        for theirs in self.theirs.records().filter(|record| record.is_touched() && !paired.contains(&record.id)) {
            let before = self.before(theirs);
            // We took it away, and they have said nothing new of it.
            if before.is_some_and(|before| says_same(before, theirs)) {
                continue;
            }
            let mut added = theirs.clone();
            if before.is_none() && !used.insert(added.id) {
                added.id = RecordId(next);
                next = next.saturating_add(1);
                used.insert(added.id);
            }
            taken += 1;
            records.push(added);
        }
        let mut clash = false;
        let sheet = sheet(self.base.sheet(), self.ours.sheet(), self.theirs.sheet(), &mut clash);
        if clash {
            conflicts.push(Conflict { record: None, matter: Matter::Sheet });
        }
        let unknown = maps(&self.base.unknown, &self.ours.unknown, &self.theirs.unknown);
        let review = Review::from_parts(self.ours.subject.clone(), sheet, records, next, unknown);
        Merged { review, taken, conflicts }
    }

    /// What a record was before the two parted. What nobody had touched is in no file, and its number means nothing.
    fn known(&self, id: RecordId) -> Option<&Record> {
        self.base.record(id).filter(|record| record.is_touched())
    }

    /// What a record of theirs was before the two parted. Two programs that begin a review at the same time give one number
    /// to different claims: then theirs has another record where the one of the base stood.
    fn before(&self, theirs: &Record) -> Option<&Record> {
        let before = self.known(theirs.id)?;
        (place(before) == place(theirs) || !self.places.contains(&place(before))).then_some(before)
    }

    /// For our records the number of theirs that is about the same: by number where both come from the base, or else
    /// by kind, place and words.
    fn pairs(&self) -> HashMap<RecordId, RecordId> {
        let mut pairs: HashMap<RecordId, RecordId> = HashMap::new();
        let known = |ours: &&Record| self.theirs.record(ours.id).is_some_and(|theirs| self.before(theirs).is_some());
        pairs.extend(self.ours.records().filter(known).map(|ours| (ours.id, ours.id)));
        let mut free: HashMap<Key<'_>, Vec<RecordId>> = HashMap::new();
        for theirs in self.theirs.records().rev().filter(|theirs| !pairs.contains_key(&theirs.id)) {
            free.entry(key(theirs)).or_default().push(theirs.id);
        }
        let open: Vec<&Record> = self.ours.records().filter(|ours| !pairs.contains_key(&ours.id)).collect();
        for ours in open {
            if let Some(theirs) = free.get_mut(&key(ours)).and_then(Vec::pop) {
                pairs.insert(ours.id, theirs);
            }
        }
        pairs
    }
}

/// The record as it would be if nobody had said anything of it.
fn blank(of: &Record) -> Record {
    let kind = of.found_kind().unwrap_or(of.kind);
    Record { manual: of.manual, found: of.found.clone(), ..Record::new(of.id, kind, of.anchor.clone()) }
}

/// Whether people said the same of two records, wherever those stand, whatever their numbers, and however it came to
/// that.
pub(super) fn says_same(one: &Record, other: &Record) -> bool {
    let aligned = Record {
        id: one.id,
        anchor: one.anchor.clone(),
        found: one.found.clone(),
        history: one.history.clone(),
        ..other.clone()
    };
    *one == aligned
}

/// One record of three.
fn record(base: &Record, ours: &Record, theirs: &Record, mut conflict: impl FnMut(Matter)) -> Record {
    let mut merged = ours.clone();
    if ours.anchor.is_lost() && !theirs.anchor.is_lost() {
        merged.anchor = theirs.anchor.clone();
    }
    merged.manual = ours.manual || theirs.manual;
    if merged.found.is_null() {
        merged.found = theirs.found.clone();
    }
    for &field in Field::ALL {
        let (text, clash) = texts(base.text(field), ours.text(field), theirs.text(field));
        *merged.text_mut(field) = text;
        if clash {
            conflict(Matter::Text(field));
        }
    }
    merged.kind = one_of(&base.kind, &ours.kind, &theirs.kind).copied().unwrap_or_else(|| {
        conflict(Matter::Kind);
        if ours.kind > theirs.kind { ours.kind } else { theirs.kind }
    });
    let (verdict, clash) = verdict(&base.verdict, &ours.verdict, &theirs.verdict);
    merged.verdict = verdict;
    if clash {
        conflict(Matter::Status);
    }
    merged.evidence = lists(&base.evidence, &ours.evidence, &theirs.evidence);
    merged.tags = lists(&base.tags, &ours.tags, &theirs.tags);
    merged.history = events::merged(&ours.history, &theirs.history);
    merged.unknown = maps(&base.unknown, &ours.unknown, &theirs.unknown);
    merged
}

/// The status that counts, and whether two differ.
fn verdict(base: &Verdict, ours: &Verdict, theirs: &Verdict) -> (Verdict, bool) {
    if let Some(verdict) = one_of(base, ours, theirs) {
        return (verdict.clone(), false);
    }
    let said = |verdict: &Verdict| (verdict.given, verdict.words.clone());
    // Later is greater: RFC 3339 in UTC sorts as text.
    let moment = |stamp: &Stamp| (stamp.at.clone(), stamp.by.clone());
    let later = [ours, theirs].into_iter().max_by_key(|verdict| (verdict.stamp.as_ref().map(moment), verdict.given));
    (later.unwrap_or(ours).clone(), said(ours) != said(theirs))
}

/// One sheet of three. Fields that both changed hold both.
fn sheet(base: &Sheet, ours: &Sheet, theirs: &Sheet, clash: &mut bool) -> Sheet {
    let mut text = |base: &str, ours: &str, theirs: &str| match one_of(base, ours, theirs) {
        Some(text) => text.to_owned(),
        None if ours.contains(theirs) => ours.to_owned(),
        None if theirs.contains(ours) => theirs.to_owned(),
        None => {
            *clash = true;
            format!("{ours} / {theirs}")
        }
    };
    // Every field is named, so that a new one is thought of here.
    let Sheet {
        title,
        writer,
        checker,
        draft,
        language,
        joined_sources,
        parted_sources,
        dismissed_checks,
        merged,
        unknown,
    } = theirs;
    let language = one_of(&base.language, &ours.language, language);
    Sheet {
        title: text(&base.title, &ours.title, title),
        writer: text(&base.writer, &ours.writer, writer),
        checker: text(&base.checker, &ours.checker, checker),
        draft: text(&base.draft, &ours.draft, draft),
        // Two languages cannot both be read.
        language: language.cloned().unwrap_or_else(|| ours.language.clone().max(theirs.language.clone())),
        joined_sources: lists(&base.joined_sources, &ours.joined_sources, joined_sources),
        parted_sources: lists(&base.parted_sources, &ours.parted_sources, parted_sources),
        dismissed_checks: lists(&base.dismissed_checks, &ours.dismissed_checks, dismissed_checks),
        merged: lists(&base.merged, &ours.merged, merged),
        unknown: maps(&base.unknown, &ours.unknown, unknown),
    }
}

#[cfg(test)]
pub(in crate::review) mod tests;
