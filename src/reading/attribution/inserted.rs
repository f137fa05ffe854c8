//! Reported speech before its cue and on both sides of it, in languages whose verb is followed by what is said: "The plant
//! had closed, said Fuller", "The plant, Fuller said, had closed", "Voters “want this,” Fuller said".

use super::Reader;
use super::cue::Cue;
use super::frame::Segment;
use super::object::VERBS;
use crate::language::{Duty, Form, VerbClass};
use crate::reading::quotes::Ending;
use std::ops::Range;

impl Reader<'_, '_> {
    /// The quotation right before the cue, if it ends as a sentence before its cue does.
    pub(super) fn speech_before(&self, first: usize, begin: usize) -> Option<usize> {
        let quote = (begin..first).rev().take(2).find(|&at| self.quote(at).is_some())?;
        let near = quote + 1 == first || self.breaks(quote + 1);
        let shape = self.shape(quote)?;
        let title = shape.title && !shape.finite;
        (near && !title && (shape.ending != Ending::Word || shape.is_sentence())).then_some(quote)
    }

    /// The stretches around a cue that a comma divides from what is said before it.
    pub(super) fn parenthetic(
        &self,
        cue: &Cue,
        class: VerbClass,
        first: usize,
        begin: usize,
        later: &[Cue],
        segment: &Segment,
    ) -> Option<Vec<Range<usize>>> {
        if let Some(reported) = self.as_reported(first, begin, cue, later, segment) {
            return Some(reported);
        }
        let comma = first.checked_sub(1).filter(|&comma| comma > begin)?;
        if !matches!(self.word(comma), "," | ";" | "–" | "—" | "-" | "--") {
            return None;
        }
        let end = segment.items.end;
        let speaker =
            cue.speaker.as_ref().filter(|speaker| self.token(cue.main).is_some_and(|main| speaker.start > main));
        let inverted = speaker.is_some();
        let past = speaker.map_or(cue.end, |speaker| self.item_past(speaker.end, cue, segment)).max(cue.end);
        // has ruled out any delay: the particle belongs to the verb.
        let past = if past == cue.main + 1 { self.past_particle(cue.main) } else { past };
        let past = self.past_addressee(past, cue, end);
        let past = self.past_others(past, end);
        if self.is_circumstance(begin) {
            // Asked about the ferry, Fuller said: …
            return None;
        }
        let opener = begin + usize::from(self.has(begin, Duty::Coordinator));
        let opened =
            self.any(opener, &[Duty::Subordinator, Duty::Preposition]) && !self.opens_before_clause(opener, comma);
        let relative = cue.speaker.as_ref().is_some_and(|speaker| self.is_relative(speaker));
        let told = (cue.credible || class == VerbClass::Show) && !opened && !relative;
        let clause = (begin..comma).any(|item| self.any(item, &VERBS) || self.quoted_clause(item))
            || told && (begin..comma).any(|item| self.is_verbal(item))
            || told && self.is_headline_statement(begin..comma, past, segment);
        let set_off = self.past_adjuncts(past, end);
        let last = |item: usize| item >= end || self.word(item) == ".";
        if self.only_tells_when(begin, comma) && last(past) {
            return None;
        }
        if last(past) || last(set_off) && matches!(class, VerbClass::Say | VerbClass::Show) {
            return (clause || inverted).then(|| vec![begin..comma]);
        }
        if set_off > past && self.word(set_off) == "," && self.begins_statement(set_off + 1) {
            // If anything, Fuller said in a letter, the plant is too large.
            let rest = set_off + 1..self.content_end(set_off + 1, later, segment);
            if self.is_statement(&rest) {
                return Some(vec![begin..comma, rest]);
            }
        }
        if self.word(past) == "," && (!inverted || self.is_verbal(past + 1)) {
            let rest = past + 1..self.content_end(past + 1, later, segment);
            let verb = rest.clone().any(|item| self.any(item, &VERBS))
                || self.is_verbal(past + 1)
                || (past + 2..rest.end).any(|item| self.is_verbal(item)) && self.begins_statement(past + 1)
                || self.has(past + 1, Duty::Coordinator) && self.is_statement(&(past + 2..rest.end))
                || inverted;
            let apposed = self.is_statement(&(begin..comma)) && self.is_apposed_noun(&rest);
            let more = self.is_gerund(past + 1) || apposed;
            let goes_on = past + 1 < end && self.quote(past + 1).is_none() && verb && !more;
            // And yet, Fuller said, the plant is shut.
            let bare = (begin..comma).all(|item| self.any(item, &[Duty::Coordinator, Duty::Adverb]));
            if goes_on && bare {
                return Some(vec![rest]);
            }
            if goes_on {
                return Some(vec![begin..comma, rest]);
            }
            if more && clause && !opened {
                return Some(vec![begin..comma]);
            }
        }
        let ends = self.breaks(past)
            || class == VerbClass::Say
                && self.any(past, &[Duty::Preposition, Duty::Adverb])
                && !self.any(past, &[Duty::Determiner, Duty::Subordinator])
                && (self.has(past, Duty::Preposition) || !self.has(past, Duty::Negation));
        (clause && !opened && (inverted || ends) && self.that_after(past, end).is_none()).then(|| vec![begin..comma])
    }

    /// Whether what stands before a cue tells when somebody speaks whose words follow in marks: When Reuter asked about her
    /// “old tub,” Fuller replied, “…”
    pub(super) fn replies(&self, cue: &Cue, begin: usize, first: usize) -> bool {
        let asked = self.has(begin, Duty::Asked) && self.is_circumstance(begin);
        let tells = asked || self.has(begin, Duty::Subordinator) && !self.any(begin, &[Duty::Adverb, Duty::As]);
        let follows = matches!(self.word(cue.end), "," | ":") && self.quote(cue.end + 1).is_some();
        let alone = asked && self.has(cue.end, Duty::Preposition);
        self.subject_first() && begin < first && cue.credible && tells && (follows || alone)
    }

    /// Whether a sentence begins with a participle, which tells when its subject speaks: asked whether; speaking in.
    fn is_circumstance(&self, at: usize) -> bool {
        let participle = |token| {
            let verb = self.words.verbs(token).any(|(_, form)| matches!(form, Form::Participle | Form::Gerund));
            verb && !self.words.any(token, &[Duty::Homograph, Duty::Subject, Duty::Determiner])
        };
        self.token(at).is_some_and(participle)
    }

    /// Whether nothing stands before a cue but a clause that tells when or why it was said: As the tide rose, Fuller spoke.
    fn only_tells_when(&self, begin: usize, comma: usize) -> bool {
        let asks = self.has(begin, Duty::Question) && self.any(begin + 1, &[Duty::Modal, Duty::Be, Duty::Have]);
        let alone = !(begin..comma).any(|item| self.breaks(item));
        let opens = self.has(begin, Duty::Subordinator) && !self.has(begin, Duty::Adverb);
        self.subject_first() && opens && alone && !asks
    }

    /// The item past the short name of a source in brackets: according to the Harbour Trust (HT), the ferry is shut.
    pub(super) fn past_abbreviation(&self, at: usize, to: usize) -> usize {
        let close = at + 2;
        let short = self.word(at) == "(" && close < to && self.word(close) == ")" && self.capital(at + 1);
        if short { close + 1 } else { at }
    }

    /// The item of the role that a comma divides from the name behind it: …, her lawyer, Anna Fuller, said.
    pub(super) fn before_role(&self, first: usize, begin: usize) -> usize {
        if first > begin && self.has(first - 1, Duty::Coordinator) {
            // …, Reuter and Fuller said.
            let start = self.clause_start(first - 1, begin);
            let both = self.noun_at(start, first).is_some_and(|noun| noun.end + 1 == first);
            return if both && start > begin { start } else { first };
        }
        let Some(comma) = first.checked_sub(1).filter(|&comma| comma > begin && self.word(comma) == ",") else {
            return first;
        };
        let start = self.clause_start(comma, begin);
        let role = self.noun_at(start, comma).is_some_and(|noun| noun.end == comma && noun.person && !noun.named);
        // wants a “good” crew, Fuller said
        let open = |quote: usize| self.marks_end(quote, Ending::Word);
        if role && start > begin && !open(start - 1) { start } else { first }
    }

    /// The item past what belongs to an inserted cue besides its speaker: he points out; she told reporters.
    fn past_addressee(&self, past: usize, cue: &Cue, end: usize) -> usize {
        if self.has(past, Duty::Adverb) && (matches!(self.word(past + 1), "," | ".") || past + 1 >= end) {
            return past + 1;
        }
        let addressed = past == cue.end && self.has(cue.main, Duty::Addressing);
        if addressed { self.noun_at(past, end).map_or(past, |noun| noun.end) } else { past }
    }
}
