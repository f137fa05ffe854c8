//! Who is named behind "so": „…“, so Vollmer; and the names in marks that may stand there.

use super::Reader;
use super::cue::{Cue, CueKind};
use super::frame::Segment;
use super::noun::Noun;
use crate::language::Duty;

impl Reader<'_, '_> {
    /// so Vollmer, after a quotation or a comma.
    pub(super) fn so(&self, at: usize, segment: &Segment) -> Option<Cue> {
        if !self.has(at, Duty::So) || at == segment.items.start || !self.breaks(at - 1) {
            return None;
        }
        let noun = self.noun_at(at + 1, segment.items.end).filter(|noun| !noun.oblique && !noun.pronoun)?;
        // so Karl Harb von den Kasseler Nachrichten
        let named = |item: &usize| self.verb_second && self.is_noun(*item) && !self.in_name_marks(*item);
        let past = noun.end + (noun.end..segment.items.end).take_while(named).count();
        let ends = past >= segment.items.end
            || self.breaks(past)
            || self.has(past, Duty::Preposition)
            || self.word(past) == "."
            || self.in_name_marks(past)
            || self.is_manner(past, segment)
            || self.any(past, &[Duty::Adverb, Duty::Coordinator]);
        let span = self.span_of(at..at + 1);
        let speaker = Some(noun.tokens.clone()).filter(|_| !self.is_wording(&noun));
        ends.then_some(Cue { at, main: at, end: past, span, kind: CueKind::So, speaker, credible: true })
    }

    /// Whether a noun is for the words themselves, and nobody says whose they are: so die Begründung; so der Wunsch.
    fn is_wording(&self, noun: &Noun) -> bool {
        let Some(head) = noun.core.end.checked_sub(1) else { return false };
        let owned = noun.tokens.end > noun.core.end;
        !noun.certain
            && !owned
            && self.phrases.capital_nouns()
            && (self.is_said_noun(head) || self.phrases.ends_like_noun(head))
    }

    /// A last word that tells how something is said: so der Rat lapidar.
    fn is_manner(&self, at: usize, segment: &Segment) -> bool {
        let plain = self.token(at).is_some_and(|token| !self.capital(at) && !self.words.is_closed(token));
        plain && self.verb_second && self.ends_clause(at + 1, segment)
    }

    /// Whether a name in marks begins with a word: the marks themselves are no items.
    pub(super) fn in_name_marks(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        matches!((before, self.token(at)), (Some(before), Some(token)) if token > before + 1)
    }

    /// Whether a word is the first of a name in marks.
    pub(super) fn starts_in_name_marks(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let start = self.document.tokens[token].span.start;
            let before = self.pairs.partition_point(|pair| pair.span.start < start);
            before
                .checked_sub(1)
                .is_some_and(|before| self.document.token_at(self.pairs[before].span.start + 1) == token)
        })
    }
}
