//! Bringing a reading and a review of the same text together: a record for each claim, a claim for each record.

use super::{Anchor, ClaimKind, Record, RecordId, Review};
use crate::Span;
use crate::article::Article;
use crate::reading::scan::Scanner;
use crate::reading::{Claim, ClaimIndex, Reading};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Which record belongs to which claim of one reading, and back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    record_of: Vec<RecordId>,
    claim_of: HashMap<RecordId, ClaimIndex>,
}

impl Links {
    /// The record of a claim. `None` only for an index of another reading.
    pub fn record_of(&self, claim: ClaimIndex) -> Option<RecordId> {
        self.record_of.get(claim.0).copied()
    }

    /// The claim a record is about. `None` for one the reading did not find: marked by hand, or found by an earlier
    /// reading and kept for what people wrote into it.
    pub fn claim_of(&self, record: RecordId) -> Option<ClaimIndex> {
        self.claim_of.get(&record).copied()
    }
}

/// What a review needs to know of one claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    kind: ClaimKind,
    anchor: Anchor,
    found: Value,
}

/// Looks over the claims of a reading: the part of [`Review::adopt`] that takes its time with a long text and can be
/// done on another thread.
pub fn sight(article: &Article, reading: &Reading) -> Vec<Sighting> {
    let scanner = Scanner::new(&article.text);
    let sighted = reading.claims.iter().map(|claim| Sighting {
        kind: ClaimKind::of(&claim.detail),
        anchor: Anchor::of(&article.text, claim.span).unwrap_or_else(|| nowhere(claim.span)),
        found: found(&scanner, reading, claim),
    });
    sighted.collect()
}

/// The anchor of a claim that holds no words. A reading makes none; it must not cost the index its meaning if one did.
fn nowhere(span: Span) -> Anchor {
    let (exact, prefix, suffix) = Default::default();
    Anchor {
        span: Span::new(span.start, span.start),
        exact,
        prefix,
        suffix,
        sentence: String::new(),
        unknown: Map::new(),
    }
}

/// A claim in the words of the `scan` interface. Its source is given by name: an index means nothing outside its
/// reading.
fn found(scanner: &Scanner<'_>, reading: &Reading, claim: &Claim) -> Value {
    // A claim is numbers, strings and maps keyed by strings: there is nothing in it that JSON has no form for.
    let mut found = serde_json::to_value(scanner.claim(claim)).unwrap_or_default();
    if let Some(slot) = found.get_mut("source") {
        *slot = claim.source.and_then(|index| reading.sources.get(index.0)).map(|source| source.name.as_str()).into();
    }
    found
}

impl Review {
    /// Takes up a reading of the review's article: every claim gets a record. Where there is one of the same kind and
    /// words in the same place, it is that one; else one a person has touched that shares enough of its words; else a
    /// new one. Records nobody touched that this reading does not find are dropped, all others stay.
    ///
    /// The caller sees to it that `article` is the review's own: one with another text finds no records.
    pub fn adopt(&mut self, article: &Article, reading: &Reading) -> Links {
        self.adopt_sightings(sight(article, reading))
    }

    /// The same, with the claims looked over before.
    pub fn adopt_sightings(&mut self, sightings: Vec<Sighting>) -> Links {
        let mut record_of = self.match_exactly(&sightings);
        self.match_nearly(&sightings, &mut record_of);
        let linked: HashSet<RecordId> = record_of.iter().copied().flatten().collect();
        self.records.retain(|record| record.is_touched() || linked.contains(&record.id));
        self.put_in_order();

        let mut links = Links::default();
        for (index, (sighting, id)) in sightings.into_iter().zip(record_of).enumerate() {
            let id = match id {
                Some(id) => {
                    if let Some(record) = self.record_mut(id)
                        && !record.manual
                        && record.found != sighting.found
                    {
                        // A kind that nobody changed follows the reading.
                        if record.found_kind() == Some(record.kind) {
                            record.kind = sighting.kind;
                        }
                        record.found = sighting.found;
                    }
                    id
                }
                None => {
                    let id = RecordId(self.next);
                    self.next = self.next.saturating_add(1);
                    let record = Record { found: sighting.found, ..Record::new(id, sighting.kind, sighting.anchor) };
                    self.records.push(Arc::new(record));
                    id
                }
            };
            links.record_of.push(id);
            links.claim_of.insert(id, ClaimIndex(index));
        }
        self.put_in_order();
        links
    }

    /// For each sighting the record of the same kind, words and place. What the reading found counts as the kind, not
    /// what a person made of it.
    fn match_exactly(&self, sightings: &[Sighting]) -> Vec<Option<RecordId>> {
        let mut free: HashMap<(ClaimKind, Span), Vec<&Record>> = HashMap::new();
        // Backwards, so that the first of several in one place is taken first.
        for record in self.records().rev().filter(|record| !record.anchor.is_lost()) {
            free.entry((record.found_kind().unwrap_or(record.kind), record.anchor.span)).or_default().push(record);
        }
        let matched = sightings.iter().map(|sighting| {
            let here = free.get_mut(&(sighting.kind, sighting.anchor.span))?;
            let at = here.iter().rposition(|record| record.anchor.exact == sighting.anchor.exact)?;
            Some(here.remove(at).id)
        });
        matched.collect()
    }

    /// For each sighting still without a record the touched one of the same kind that shares enough of its words: a
    /// better reading may draw the edges otherwise, and what was noted must not stand beside its own claim.
    fn match_nearly(&self, sightings: &[Sighting], record_of: &mut [Option<RecordId>]) {
        let mut taken: HashSet<RecordId> = record_of.iter().copied().flatten().collect();
        let kept: Vec<&Record> =
            self.records().filter(|record| record.is_touched() && !record.anchor.is_lost()).collect();
        let longest = kept.iter().map(|record| record.anchor.span.len()).max().unwrap_or(0);
        for (sighting, slot) in sightings.iter().zip(record_of) {
            let span = sighting.anchor.span;
            if slot.is_some() || span.is_empty() {
                continue;
            }
            // Of two that share a third neither is more than three times as long as the other.
            let earliest = span.start.saturating_sub(longest.min(3 * span.len()));
            let from = kept.partition_point(|record| record.anchor.span.start < earliest);
            let best = kept[from..]
                .iter()
                .take_while(|record| record.anchor.span.start < span.end)
                .filter(|record| {
                    record.found_kind().unwrap_or(record.kind) == sighting.kind
                        && shares_enough(record.anchor.span, span)
                        && !taken.contains(&record.id)
                })
                .max_by_key(|record| record.anchor.span.intersection(span).map_or(0, Span::len));
            if let Some(record) = best {
                taken.insert(record.id);
                *slot = Some(record.id);
            }
        }
    }
}

/// Whether two spans share at least a third of what they cover together: a figure with and without its unit.
fn shares_enough(a: Span, b: Span) -> bool {
    a.intersection(b).is_some_and(|shared| 3 * shared.len() >= a.join(b).len())
}
