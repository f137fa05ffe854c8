//! What stands beside a pair of marks, where words alone do not tell speech from a term.

use super::super::Reader;
use super::super::frame::Segment;
use crate::reading::quotes::{Beside, Ending};

/// Words of a part of somebody's sentence from which on it is taken for speech by itself.
const FEWEST_OF_SPEECH: usize = 5;

impl Reader<'_, '_> {
    /// What the place of a quotation in its sentence adds to its shape; `cued` where a cue may be its own.
    pub(super) fn set_off(&self, at: usize, segment: &Segment, pair: usize, cued: bool) -> i32 {
        if self.is_worded() {
            self.set_apart(at, segment, pair, cued)
        } else {
            self.set_off_by_marks(at, segment, pair)
        }
    }

    /// Whether the reporting words of the language are known.
    fn is_worded(&self) -> bool {
        self.words.data().is_some_and(|data| data.verb(0).is_some())
    }

    /// Where nouns have no capital: a capital inside a sentence is that of a title; a few words without any cue are as
    /// likely a term.
    fn set_apart(&self, at: usize, segment: &Segment, pair: usize, cued: bool) -> i32 {
        let shape = &self.shapes[pair];
        // con el lema «Con mis profes no»
        if !self.subject_first() && !self.phrases.capital_nouns() && !cued && shape.before == Beside::Naming {
            return -4;
        }
        if self.phrases.capital_nouns() || shape.is_sentence() {
            return 0;
        }
        let inside = matches!(shape.before, Beside::Word | Beside::Noun) && at > segment.items.start;
        let title = inside && !shape.small_start && !shape.finite && shape.ending == Ending::Word;
        if title {
            return -3;
        }
        let part = self.either_side && !cued && shape.small_start && shape.words < FEWEST_OF_SPEECH;
        if part { -2 } else { 0 }
    }

    /// Without reporting words for the language, a colon before or a comma behind is all there is.
    fn set_off_by_marks(&self, at: usize, segment: &Segment, pair: usize) -> i32 {
        let shape = &self.shapes[pair];
        let begins = at == segment.items.start;
        match (shape.before, shape.after) {
            (Beside::Colon, _) => 4,
            (_, Beside::Comma) if begins => 4,
            (_, Beside::Comma) => 0,
            // A few words inside a sentence are as likely a word as a word.
            _ if shape.small_start && shape.words < FEWEST_OF_SPEECH && !shape.is_sentence() => -2,
            _ => 0,
        }
    }
}
