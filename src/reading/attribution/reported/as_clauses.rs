//! Clauses with "wie" that tell where a sentence is from: wie die Bergwacht mitteilte; wie es im Antrag heißt.

use super::super::Reader;
use super::super::cue::Cue;
use super::super::frame::Segment;
use crate::language::Duty;

impl Reader<'_, '_> {
    /// Whether a clause with "wie" tells who made a sentence known, whoever that is: wie die Bergwacht mitteilte. The
    /// particle or the tense of its verb tells that it was done once: wie der Name schon sagt.
    pub(super) fn is_made_known(&self, cue: &Cue, segment: &Segment) -> bool {
        let Some(tokens) = cue.speaker.as_ref().filter(|_| self.phrases.capital_nouns()) else { return false };
        let begin = self.sentence_start(cue.at, segment);
        let determined = self.phrases.at(tokens.start, tokens.end).is_some_and(|phrase| phrase.determiners > 0);
        let past = self.words.data().is_some_and(|data| data.endings.is_preterite(self.word(cue.main)))
            || self.has(cue.main + 1, Duty::Have);
        determined && past && !self.is_abstract(tokens) && self.as_clause(cue.at, cue.main, begin).is_some()
    }

    /// Whether a clause with "wie es" ends with a verb that tells something: …, wie es im Antrag heißt; but: wie es in
    /// Kassel üblich ist. Other verbs than "heißen" are cues themselves.
    pub(super) fn says_it(&self, cue: &Cue, segment: &Segment) -> bool {
        let past = cue.speaker.as_ref().map_or(cue.end, |speaker| self.item_past(speaker.end, cue, segment));
        let last = self.clause_end(past, segment.items.end).saturating_sub(1);
        let last = if self.word(last) == "." { last - 1 } else { last };
        let impersonal = self.has(cue.at + 1, Duty::Thing) && self.phrases.capital_nouns();
        let other = [Duty::Be, Duty::Have, Duty::Modal, Duty::Passive, Duty::Subjunctive];
        impersonal && last >= past && self.is_tensed(last) && !self.any(last, &other)
    }
}
