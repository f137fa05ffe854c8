//! Quotations with a signature: a dash and whoever said it, on the same line or on the next.

use super::super::Reader;
use super::super::frame::Segment;
use super::super::noun::Noun;
use super::Voice;
use crate::language::Duty;
use crate::reading::model::{Reason, SourceKind};
use crate::reading::quotes::Ending;

/// Most items of a signature: a name with its office and a place.
const MOST_ITEMS: usize = 16;

impl Reader<'_, '_> {
    /// Whether a dash and a name stand under a quotation and nothing else: “I stay.” – Anna Fuller, mayor
    pub(super) fn is_signed(&self, at: usize, segment: &Segment) -> bool {
        self.subject_first() && self.signature(at + 1, segment.items.end).is_some_and(|noun| noun.person)
    }

    /// Whether the agency of the report stands behind its last quotation: “I stay.” – Northwire
    pub(super) fn is_credited(&self, at: usize, segment: &Segment) -> bool {
        let medium = |noun: &Noun| {
            let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end);
            phrase.is_some_and(|phrase| phrase.kind == SourceKind::Media)
        };
        let noun = self.signature(at + 1, segment.items.end).filter(|_| self.subject_first());
        noun.is_some_and(|noun| medium(&noun) && self.ends_clause(noun.end, segment))
    }

    /// Whoever is named right behind a quotation that waits for its speaker, with no verb: “I stay,” Anna Fuller, mayor.
    pub(super) fn named_behind(&self, at: usize, segment: &Segment) -> Option<Noun> {
        let waits = self.marks_end(at, Ending::Comma);
        let end = segment.items.end;
        let noun = self.noun_at(at + 1, end).filter(|noun| noun.named && noun.person && noun.certain)?;
        let verbless = (noun.end..end).all(|item| !self.is_verbal(item) && self.quote(item).is_none());
        let plain = end - at <= MOST_ITEMS && at == segment.items.start && self.subject_first();
        let more = self.word(noun.end) == "," || self.has(noun.end, Duty::Preposition);
        (waits && verbless && plain && (more || self.ends_clause(noun.end, segment))).then_some(noun)
    }

    /// Whoever a line names before a dash and what they said: Anna Fuller, mayor of Oslin — “I stay.”
    pub(super) fn named_before_dash(&self, at: usize, segment: &Segment) -> Option<Noun> {
        let from = segment.items.start;
        let dash = at.checked_sub(1).filter(|&dash| dash > from && self.subject_first())?;
        let last = (at + 1..segment.items.end).all(|item| !self.word(item).chars().any(char::is_alphanumeric));
        let sentence = self.shape(at).is_some_and(|shape| shape.is_sentence());
        let dashed = matches!(self.word(dash), "–" | "—" | "―" | "--") && last && sentence;
        let noun = self.noun_at(from, dash).filter(|noun| dashed && noun.named && noun.person && noun.certain)?;
        let ends = noun.end == dash || matches!(self.word(noun.end), "," | "(");
        (ends && (noun.end..dash).all(|item| !self.is_verbal(item))).then_some(noun)
    }

    /// Whoever signs a quotation that stands alone, in the line below it.
    pub(super) fn signed_below(&self, at: usize, index: usize) -> Option<Voice> {
        let segment = self.frame.segments.get(index).filter(|segment| self.stands_alone(at, segment))?;
        let below = self.frame.segments.get(index + 1).filter(|below| below.block == segment.block + 1)?;
        let last = self.frame.segments.get(index + 2).is_none_or(|next| next.block != below.block);
        let noun = self.signature(below.items.start, below.items.end).filter(|_| last)?;
        let speaker = Some(self.document.span_of(noun.tokens));
        Some(Voice { speaker, cue: None, why: Some(Reason::Signature), group: None })
    }

    /// Whether an item is a dash of any kind, as before a name or where something is from.
    pub(super) fn is_signing_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "–" | "—" | "―" | "-" | "--")
    }

    /// The name behind a dash with which a line begins that has no verb.
    fn signature(&self, dash: usize, end: usize) -> Option<Noun> {
        let line = dash + 2 < end + 1 && end - dash <= MOST_ITEMS;
        if !line || !self.is_signing_dash(dash) {
            return None;
        }
        let noun = self.noun_at(dash + 1, end).filter(|noun| noun.named && !noun.pronoun && !noun.oblique)?;
        let next = self.word(noun.end);
        let ends = noun.end >= end || matches!(next, "," | "." | "(") || self.has(noun.end, Duty::Preposition);
        // —Anna Fuller, writing in 1998
        let participle = next == "," && self.is_gerund(noun.end + 1);
        let verbless = !(noun.end..end).any(|item| self.is_verbal(item) || self.quote(item).is_some());
        (ends && (verbless || participle)).then_some(noun)
    }
}
