//! What hangs on a noun for something said: die Ansicht, dass die Anlage stillstehe; der Vorwurf, Geld genommen zu haben.
//! And whether a noun before a clause leaves the verb nothing to say by it.

use super::super::cue::Cue;
use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use crate::Span;
use crate::language::Duty;
use std::ops::Range;

/// A noun with the clause that it holds.
pub(super) struct SaidNoun {
    pub content: Range<usize>,
    pub cue: Span,
    /// Whose words they are, where a genitive says so.
    pub speaker: Option<Span>,
}

impl Reader<'_, '_> {
    /// Every noun of a sentence that holds a clause of what is said.
    pub(super) fn said_nouns(&self, segment: &Segment) -> Vec<SaidNoun> {
        let items = segment.items.start..segment.items.end.min(segment.items.start + LOOK);
        items.filter_map(|at| self.said_noun(at, segment)).collect()
    }

    fn said_noun(&self, at: usize, segment: &Segment) -> Option<SaidNoun> {
        if !self.verb_second || !self.has_said_noun(at) {
            return None;
        }
        let end = segment.items.end;
        let owner = self
            .noun_at(at + 1, end)
            .filter(|_| self.has(at + 1, Duty::Genitive) && self.quote(at + 1).is_none())
            .map(|noun| (noun.end, noun.tokens));
        let comma = owner.as_ref().map_or(at + 1, |(end, _)| *end);
        // Berichte der Zeitung „Neue Woche“
        let marked = self.noun_at(comma, end).filter(|_| self.quote(comma).is_some() && owner.is_some());
        let comma = marked.map_or(comma, |name| name.end);
        let quoted = self.quoted_by_noun(at, segment);
        let cited = quoted.as_ref().filter(|_| comma == at + 1 && self.word(comma + 1) == ",").map(|_| comma + 1);
        let rest = self.past_denied(comma, segment);
        let comma = rest.or(cited).unwrap_or(comma);
        let denied = rest.is_some()
            || (self.clause_start(at, segment.items.start)..at).any(|item| self.has(item, Duty::Denying));
        if self.word(comma) != "," || !self.begins_content(comma + 1, true, segment) {
            return None;
        }
        // "Auf die Frage, ob …, antwortete er" gives what was asked of him.
        if self.has(segment.items.start, Duty::Preposition)
            && self.any(comma + 1, &[Duty::Question, Duty::That])
            && at <= segment.items.start + 3
        {
            return None;
        }
        let content = comma + 1..self.before_main_verb(comma + 1, end);
        let subject = || {
            let noun = self
                .noun_at(segment.items.start, at)
                .filter(|noun| noun.can_speak() && noun.person && !self.words.has(noun.tokens.start, Duty::Thing))?;
            Some(noun.tokens).filter(|_| !denied)
        };
        let speaker =
            owner.map(|(_, tokens)| tokens).or(quoted).or_else(subject).map(|tokens| self.document.span_of(tokens));
        // "Gestritten wird um die Frage, wer wann was wusste": what nobody asks is no report.
        if speaker.is_none() && self.has(comma + 1, Duty::Question) {
            return None;
        }
        Some(SaidNoun { content, cue: self.span_of(at..at + 1), speaker })
    }

    /// The comma behind which the words stand that a verb denies, where it has a noun for them as its object: wies Berichte
    /// der Zeitung zurück, er sei verplant. Whoever does so says the contrary.
    pub(in super::super) fn disputed(&self, cue: &Cue, segment: &Segment) -> Option<usize> {
        if !self.has(cue.main, Duty::Denying) || !self.phrases.capital_nouns() {
            return None;
        }
        let from = cue.at.min(cue.main) + 1;
        let to = segment.items.end.min(from + LOOK);
        let comma = (from..to).find(|&item| self.word(item) == "," || self.quote(item).is_none() && self.breaks(item));
        let comma = comma.filter(|&comma| self.word(comma) == "," && comma > cue.main)?;
        let said = (from..comma).any(|item| self.has_said_noun(item)) && self.begins_content(comma + 1, true, segment);
        (said && !self.is_infinitive(&(comma + 1..self.clause_end(comma + 1, to).max(comma + 1)))).then_some(comma)
    }

    /// Whether the subject behind a verb is a noun that itself holds what follows: Darauf bezieht sich die Vorstellung, …
    fn is_subject_noun(&self, tokens: &Range<usize>) -> bool {
        let Some(head) = tokens.end.checked_sub(1) else { return false };
        let certain = self.phrases.at(tokens.start, tokens.end).is_some_and(|phrase| phrase.certain);
        !certain && self.is_said_noun(head)
    }

    /// Whether the word at a token is for something said or held: Vorwurf, Ansicht.
    pub(in super::super) fn is_said_noun(&self, token: usize) -> bool {
        self.words.has(token, Duty::SpeechNoun) || self.words.is_view(token)
    }

    /// The same of an item, where nouns have capitals.
    pub(super) fn has_said_noun(&self, at: usize) -> bool {
        self.capital(at) && self.token(at).is_some_and(|token| self.is_said_noun(token))
    }

    /// The same of the subject of a cue, where the comma of what follows stands right behind it.
    pub(super) fn is_held_by_subject(&self, cue: &Cue, segment: &Segment) -> bool {
        let Some(speaker) = cue.speaker.as_ref().filter(|_| self.phrases.capital_nouns()) else { return false };
        let past = self.frame.item_of(speaker.end, cue.at, segment.items.end);
        past > cue.main && self.word(past) == "," && self.is_subject_noun(speaker)
    }

    /// Past the rest of a verb that denies what is said, at an item: Berichte der Zeitung ‹zurückgewiesen›, …
    fn past_denied(&self, at: usize, segment: &Segment) -> Option<usize> {
        let from = self.clause_start(at, segment.items.start);
        let verb = (from..=at).any(|item| self.has(item, Duty::Denying));
        let rest = self.phrases.capital_nouns() && !self.capital(at) && self.word(at + 1) == ",";
        (verb && rest).then_some(at + 1)
    }

    /// Whether a noun for what a verb is about stands before the first comma: an object, or what a preposition governs that
    /// is no time and nobody who may be spoken to.
    pub(super) fn has_object(&self, from: usize, segment: &Segment) -> bool {
        let end = self.clause_end(from, segment.items.end);
        let mut at = from;
        while at < end && self.phrases.capital_nouns() {
            if self.has(at, Duty::Preposition) {
                let noun = self.noun_at(at + 1, end);
                if noun.as_ref().is_some_and(|noun| !noun.certain && !noun.pronoun && !self.is_moment(noun.end - 1)) {
                    return true;
                }
                at = noun.map_or(at + 1, |noun| noun.end);
                continue;
            }
            match self.noun_at(at, end) {
                Some(noun) if !noun.pronoun && !noun.oblique && !self.is_moment(noun.end - 1) => return true,
                Some(noun) => at = noun.end.max(at + 1),
                None => at += 1,
            }
        }
        false
    }

    /// Whether a verb comes next, or an adverb and a verb: wurde zurückgewiesen; dann darf man lachen.
    fn is_verb_next(&self, at: usize) -> bool {
        self.is_tensed(at) || self.has(at, Duty::Adverb) && self.is_tensed(at + 1) && !self.is_reporting_form(at + 1)
    }

    /// Where a clause ends that the verb of its main clause follows: "…, wurde zurückgewiesen".
    pub(super) fn before_main_verb(&self, from: usize, end: usize) -> usize {
        (from..end.min(from + LOOK))
            .find(|&item| self.word(item) == "," && self.is_verb_next(item + 1) && !self.is_reporting_form(item + 1))
            .unwrap_or(end)
    }
}
