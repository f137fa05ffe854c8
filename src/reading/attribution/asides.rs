//! What stands around a verb that is set off from what it reports, in languages whose verb is followed by what is said:
//! "As the station reported on Monday, the plant has closed", "The plant, said Fuller and others, has closed".

use super::cue::Cue;
use super::frame::Segment;
use super::{LOOK, Reader};
use crate::language::Duty;
use std::ops::Range;

impl Reader<'_, '_> {
    /// What a clause with "as" reports, whose verb and subject begin at item `first`: As Fuller said in May, the plant is
    /// shut; The plant is shut, as Fuller said.
    pub(super) fn as_reported(
        &self,
        first: usize,
        begin: usize,
        cue: &Cue,
        later: &[Cue],
        segment: &Segment,
    ) -> Option<Vec<Range<usize>>> {
        let opener = first.checked_sub(1).filter(|&opener| opener >= begin && self.has(opener, Duty::As))?;
        let end = segment.items.end;
        let speaker = cue.speaker.as_ref().filter(|_| cue.credible)?;
        let past = self.item_past(speaker.end, cue, segment).max(cue.end);
        let past = self.past_adjuncts(past, end);
        if self.is_first(opener, begin) {
            let statement = past + 1..self.content_end(past + 1, later, segment);
            let states = self.word(past) == "," && self.quote(past + 1).is_none() && self.is_statement(&statement);
            return states.then(|| vec![statement]);
        }
        let comma = opener.checked_sub(1).filter(|&comma| comma > begin && self.word(comma) == ",")?;
        let ends = past >= end || self.word(past) == ".";
        (ends && self.is_statement(&(begin..comma))).then(|| vec![begin..comma])
    }

    /// Whether nothing stands before an item of a sentence but words that join it to the one before: But as Fuller says, …
    fn is_first(&self, at: usize, begin: usize) -> bool {
        at == begin || at == begin + 1 && self.has(begin, Duty::Coordinator)
    }

    /// The item past those who say something as well: said Fuller and others.
    pub(super) fn past_others(&self, past: usize, end: usize) -> usize {
        if !self.has(past, Duty::Coordinator) || self.has(past, Duty::Contrast) {
            return past;
        }
        let other = self.noun_at(past + 1, end).filter(|noun| noun.can_speak());
        other.map(|noun| noun.end).filter(|&end| self.breaks(end)).unwrap_or(past)
    }

    /// Whether a clause of its own stands behind what a sentence opens with: In May, the plant had closed, …
    pub(super) fn opens_before_clause(&self, begin: usize, comma: usize) -> bool {
        let inner = (begin..comma).find(|&item| self.word(item) == ",");
        inner.is_some_and(|inner| self.begins_statement(inner + 1) && self.is_statement(&(inner + 1..comma)))
    }

    /// The subject before an aside that ends with words in marks, right before the verb at item `start`: Fuller, recalling
    /// “the old pier,” said: “…”
    pub(super) fn subject_before_marked_aside(&self, start: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start;
        let quote = start.checked_sub(1).filter(|&quote| quote > from && self.quote(quote).is_some())?;
        let comma = (from + 1..quote).rev().take(LOOK).find(|&item| self.breaks(item))?;
        let opens = self.word(comma) == "," && (self.is_gerund(comma + 1) || self.has(comma + 1, Duty::Relative));
        self.before_comma(from, comma).filter(|noun| opens && noun.can_speak()).map(|noun| noun.tokens)
    }
}
