//! Verbs of no list between a quotation and whoever says it: „Das war knapp“, strahlt Vollmer. Where the verb is second and
//! the quotation comes first, whatever verb stands there tells how it was said.

use super::Reader;
use super::cue::{Cue, CueKind};
use super::frame::Segment;
use crate::language::{Classes, Duty, VerbClass};
use crate::reading::phrases::SOURCE_NOUNS;

/// Fewest letters of such a verb.
const FEWEST_LETTERS: usize = 4;

impl Reader<'_, '_> {
    /// The cue of a verb that no list has, behind a quotation and its comma.
    pub(super) fn inquit(&self, at: usize, segment: &Segment) -> Option<Cue> {
        let token = self.token(at).filter(|_| self.verb_second)?;
        let quote = at.checked_sub(2).filter(|&quote| quote >= segment.items.start)?;
        if self.word(at - 1) != "," || self.quote(quote).is_none() {
            return None;
        }
        let word = self.word(at);
        let plain = !self.capital(at)
            && word.chars().count() >= FEWEST_LETTERS
            && word.chars().all(char::is_alphabetic)
            && !self.words.is_closed(token)
            && !self.phrases.is(token, SOURCE_NOUNS.with(Classes::Boundary));
        if !plain || !self.begins_utterance(quote, segment) {
            return None;
        }
        let noun =
            self.noun_at(at + 1, segment.items.end).filter(|noun| !noun.oblique && (noun.certain || noun.pronoun))?;
        let thing = noun.pronoun && self.words.any(noun.tokens.start, &[Duty::Thing, Duty::Reflexive, Duty::Oblique]);
        (!thing).then(|| self.word_cue(at, CueKind::Verb(VerbClass::Manner), Some(noun.tokens), true))
    }

    /// Whether a quotation begins its sentence, or could stand as one.
    fn begins_utterance(&self, quote: usize, segment: &Segment) -> bool {
        let sentence = self.shape(quote).is_some_and(|shape| shape.is_sentence());
        sentence || quote == segment.items.start
    }
}
