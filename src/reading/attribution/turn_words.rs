//! The speaker of a turn of several words: before it, behind it, inside it.

use super::Reader;
use super::cue::CueKind;
use super::frame::Segment;
use crate::language::{Duty, Turn, VerbClass};
use std::ops::Range;

impl Reader<'_, '_> {
    /// What kind of cue a turn at some items is, and whom it attributes to; `None` where it is none at this place.
    pub(super) fn turn_speaker(
        &self,
        turn: Turn,
        at: Range<usize>,
        segment: &Segment,
    ) -> Option<(CueKind, Option<Range<usize>>)> {
        let (end, to) = (at.end, segment.items.end);
        match turn {
            // "dachte laut über Nachfolger nach" is a way of thinking.
            Turn::Before
                if self.any(end, &[Duty::Preposition, Duty::Coordinator]) && !self.has(end, Duty::Determiner) =>
            {
                None
            }
            Turn::Before if self.either_side => {
                Some((CueKind::Before, Some(self.noun_after_turn(at.start, end, segment)?)))
            }
            Turn::Before => Some((CueKind::Before, Some(self.noun_after(end, to)?))),
            Turn::Owned if !self.any(end, &[Duty::Genitive, Duty::By]) => None,
            Turn::Owned => Some((CueKind::Before, Some(self.noun_after(end, to)?))),
            Turn::Opening if self.either_side => {
                Some((CueKind::Before, Some(self.opening_person(at.start, end, segment)?)))
            }
            Turn::After => Some((CueKind::After, Some(self.noun_before(at.start, segment)?))),
            Turn::Opening => {
                let noun = self.noun_at(end, to).filter(|noun| noun.pronoun || noun.can_speak() && noun.person)?;
                let alone = at.start == segment.items.start && (noun.named || noun.pronoun);
                let closed = self.word(self.clause_end(noun.end, to)) == ",";
                (alone && closed).then_some((CueKind::Before, Some(noun.tokens)))
            }
            Turn::Within => {
                let last = self.token(end - 1)?;
                let noun = self.noun_at(end - 1, to).map_or(last..last + 1, |noun| noun.tokens);
                Some((CueKind::Before, Some(noun)))
            }
            Turn::Impersonal => {
                let before = || self.place_before(at.start, segment).filter(|_| !self.inverts);
                let place = self.place_after(end, to).or_else(before);
                // "Blijkt" attributes only where it tells from what: blijkt uit onderzoek.
                let verb = at.len() == 1 && self.is_showing(at.start);
                (place.is_some() || !verb).then_some((CueKind::Impersonal, place))
            }
        }
    }

    fn is_showing(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.words.verbs(token).any(|(verb, _)| verb.class == VerbClass::Show))
    }

    /// The item past what an impersonal turn names for its place, which is no cue of its own: a-t-on appris de source
    /// policière.
    pub(super) fn past_place(&self, kind: CueKind, place: Option<&Range<usize>>, end: usize, to: usize) -> usize {
        match place.filter(|_| kind == CueKind::Impersonal) {
            Some(place) => self.frame.item_of(place.end, end, self.clause_end(end, to)).max(end),
            None => end,
        }
    }
}
