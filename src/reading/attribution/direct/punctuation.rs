//! What stands beside a pair of marks, where no word tells speech from a term.

use super::super::Reader;
use super::super::frame::Segment;
use crate::reading::quotes::Beside;

/// Words of a part of somebody's sentence from which on it is taken for speech by itself.
const FEWEST_OF_SPEECH: usize = 5;

impl Reader<'_, '_> {
    /// What the punctuation beside a quotation tells where no word can: without reporting words for the language, a
    /// colon before or a comma behind is all there is.
    pub(super) fn set_off(&self, at: usize, segment: &Segment, pair: usize) -> i32 {
        if self.words.data().is_some_and(|data| data.verb(0).is_some()) {
            return 0;
        }
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
