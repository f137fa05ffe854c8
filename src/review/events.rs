//! The history of a claim: who did what to it and when, in a few words.
//!
//! Kept small: what one person does to the same matter within some minutes is one event, and of many the oldest go. It
//! tells what happened, an undo included, and is therefore no part of an [`Edit`]; what has a history and nothing else
//! is not worth keeping.

use super::{Edit, Field, Record, Review, Stamp, Status};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Events kept of one claim.
const MOST: usize = 30;

/// What the same person does to the same matter within so many seconds is one event.
const AT_ONCE: i64 = 10 * 60;

/// Something that was done to a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    /// To which matter, by [`Deed::word`]; a word of a newer program is kept as it stands.
    pub what: String,
    /// The status it was given, by its word; empty where it was something else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// Who and when, and fields of a newer program.
    #[serde(flatten)]
    pub stamp: Stamp,
}

/// To which matter of a claim something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the fields of `Record` of the same names")]
pub enum Deed {
    Status,
    Note,
    Question,
    Answer,
    Correction,
    Evidence,
    Tags,
    Kind,
    /// It was put on other words.
    Place,
}
crate::reading::words!(Deed {
    Status => "status", Note => "note", Question => "question", Answer => "answer", Correction => "correction",
    Evidence => "evidence", Tags => "tags", Kind => "kind", Place => "place",
});

impl Event {
    /// To which matter; `None` for one of a newer program.
    pub fn deed(&self) -> Option<Deed> {
        Deed::from_word(&self.what)
    }

    /// The status that was given.
    pub fn given(&self) -> Option<Status> {
        Status::from_word(&self.status)
    }

    /// Whether this goes on with `before`.
    fn goes_on_with(&self, before: &Self) -> bool {
        let time = |event: &Self| event.stamp.at.parse::<jiff::Timestamp>().ok();
        let near = time(self).zip(time(before)).is_some_and(|(now, then)| {
            let seconds = now.as_second().saturating_sub(then.as_second());
            (0..AT_ONCE).contains(&seconds)
        });
        near && self.what == before.what && self.stamp.by == before.stamp.by
    }
}

/// The records an edit is about, as they were before it.
#[derive(Debug, Clone, Default)]
pub struct Before(Vec<Arc<Record>>);

impl Review {
    /// The records an edit is about, as they are: for [`Self::tell`] once it is made.
    pub fn before(&self, edit: &Edit) -> Before {
        let mut records = Vec::new();
        self.collect_targets(edit, &mut records);
        Before(records)
    }

    fn collect_targets(&self, edit: &Edit, records: &mut Vec<Arc<Record>>) {
        match edit {
            Edit::Together(edits) => edits.iter().for_each(|edit| self.collect_targets(edit, records)),
            // What comes back brings its own history.
            Edit::Restore { .. } | Edit::Describe(_) | Edit::Add(_) | Edit::Remove { .. } => {}
            _ => {
                let place = edit.target().and_then(|id| self.position(id));
                let record = place.and_then(|at| self.records.get(at));
                if let Some(record) = record.filter(|record| records.iter().all(|known| known.id != record.id)) {
                    records.push(Arc::clone(record));
                }
            }
        }
    }

    /// Adds to the history of each of these records what has been done to it since.
    pub fn tell(&mut self, before: Before, stamp: &Stamp) {
        for before in before.0 {
            let Some(record) = self.record_mut(before.id) else { continue };
            for deed in deeds(&before, record) {
                let status = if deed == Deed::Status { record.verdict.given.word() } else { "" };
                let event = Event { what: deed.word().to_owned(), status: status.to_owned(), stamp: stamp.clone() };
                // Typing is one event, which is as old as its last word; a status given and taken back is one as well.
                let last = record.history.iter().rposition(|last| last.what == event.what);
                match last.and_then(|at| record.history.get_mut(at)).filter(|last| event.goes_on_with(last)) {
                    Some(last) => *last = event,
                    None => record.history.push(event),
                }
            }
            record.history = merged(&[], &record.history);
        }
    }
}

fn deeds(before: &Record, now: &Record) -> Vec<Deed> {
    let text = |field: Field| before.text(field) != now.text(field);
    let done = |deed: Deed| match deed {
        Deed::Status => before.verdict.given != now.verdict.given || before.verdict.words != now.verdict.words,
        Deed::Note => text(Field::Note),
        Deed::Question => text(Field::Question),
        Deed::Answer => text(Field::Answer),
        Deed::Correction => text(Field::Correction),
        Deed::Evidence => before.evidence != now.evidence,
        Deed::Tags => before.tags != now.tags,
        Deed::Kind => before.kind != now.kind,
        Deed::Place => before.anchor.span != now.anchor.span,
    };
    Deed::ALL.iter().copied().filter(|deed| done(*deed)).collect()
}

/// The history that two people have of one claim, in the order of its times.
pub(super) fn merged(ours: &[Event], theirs: &[Event]) -> Vec<Event> {
    let mut events = ours.to_vec();
    for event in theirs {
        if !events.contains(event) {
            events.push(event.clone());
        }
    }
    // RFC 3339 in UTC sorts as text.
    events.sort_by(|one, other| one.stamp.at.cmp(&other.stamp.at));
    let surplus = events.len().saturating_sub(MOST);
    events.drain(..surplus);
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::store::tests::Desk;
    use crate::review::{History, RecordId};

    fn stamp(by: &str, at: &str) -> Stamp {
        Stamp { by: by.into(), at: at.into(), ..Stamp::default() }
    }

    fn told(review: &Review, id: RecordId) -> Vec<String> {
        let events = review.record(id).unwrap().history.iter();
        let events = events
            .map(|event| format!("{} {} {}{}", &event.stamp.at[11..16], event.stamp.by, event.what, event.status));
        events.collect()
    }

    #[test]
    fn what_is_done_is_told_typing_as_one_event() {
        let mut review = Desk::new().review("");
        let id = review.nth(0).unwrap().id;
        let mut history = History::default();
        let mut make = |edit: Edit, by: &str, time: &str| {
            let before = review.before(&edit);
            history.perform(&mut review, edit).unwrap();
            review.tell(before, &stamp(by, &format!("2026-11-27T{time}:00Z")));
            review.clone()
        };
        let write = |text: &str| Edit::Write { id, field: Field::Note, text: text.into() };
        make(write("a"), "kim", "10:00");
        make(write("ab"), "kim", "10:05");
        make(write("ab"), "kim", "10:07");
        let now = make(write("abc"), "alex", "10:08");
        make(now.record(id).unwrap().judge(Status::Wrong, stamp("alex", "2026-11-27T10:09:00Z")), "alex", "10:09");
        make(write("abcd"), "alex", "10:30");
        let tag = Edit::Tag { id, tags: vec!["haushalt".into()] };
        let now = make(Edit::Together(vec![tag, write("e")]), "alex", "10:31");
        assert_eq!(
            told(&now, id),
            ["10:05 kim note", "10:08 alex note", "10:09 alex statuswrong", "10:31 alex note", "10:31 alex tags"]
        );
    }

    #[test]
    fn a_history_stays_small_and_two_become_one() {
        let mut review = Desk::new().review("");
        let id = review.nth(0).unwrap().id;
        for hour in 0..60 {
            let edit = Edit::Write { id, field: Field::Note, text: hour.to_string() };
            let before = review.before(&edit);
            review.apply(edit).unwrap();
            review.tell(before, &stamp("kim", &format!("2026-11-{:02}T{:02}:00:00Z", 1 + hour / 24, hour % 24)));
        }
        let history = &review.record(id).unwrap().history;
        assert_eq!(history.len(), MOST);
        let (ours, theirs) = (&history[..12], &history[8..]);
        assert_eq!(merged(ours, theirs), *history);
        assert_eq!(merged(theirs, ours), *history);
    }
}
