//! Reported speech: what stands without marks of its own and is said to be somebody's, found from the cue.
//!
//! A cue has its content after it ("sagte, die Anlage stehe still", "said the plant had closed"), before it ("Die Anlage
//! stehe still, sagte Vollmer") or on both sides ("Die Anlage steht laut Vollmer still"). Each stretch ends with its
//! sentence, or where the sentence goes on to the next cue.

use super::cue::{Cue, CueKind};
use super::frame::Segment;
use super::{Attribution, Reader};
use crate::Span;
use crate::language::{Duty, VerbClass};
use crate::reading::model::{QuoteForm, Reason};
use std::ops::Range;

/// Fewest words of a stretch of reported speech.
const FEWEST_WORDS: usize = 2;
/// How many later cues can end what one attributes.
const MOST_LATER: usize = 12;

/// The reported statements of the document; `direct` is what was found in marks.
pub(super) fn statements(reader: &Reader, cues: &[Vec<Cue>], direct: &[Attribution], groups: u32) -> Vec<Attribution> {
    let quoted = direct.iter().filter(|quote| quote.form == QuoteForm::Direct);
    let mut speech: Vec<usize> = quoted.map(|quote| quote.content.start).collect();
    speech.sort_unstable();
    let mut groups = groups;
    let mut found: Vec<Attribution> = Vec::new();
    for (segment, cues) in reader.frame.segments.iter().zip(cues) {
        let passives = reader.passives(segment);
        let later = |cue: &Cue| cues.partition_point(|other| other.at <= cue.at);
        for cue in cues.iter().chain(&passives) {
            let stretches = reader.contents(cue, &cues[later(cue)..], segment);
            let stretches: Vec<Span> = stretches.into_iter().filter_map(|items| reader.statement(items)).collect();
            if stretches.is_empty() {
                continue;
            }
            groups += 1;
            for content in stretches {
                if found.iter().rev().take(4).any(|other| other.content == content) {
                    continue;
                }
                let mixed = Reader::holds_speech(content, &speech);
                found.push(Attribution {
                    content,
                    form: if mixed { QuoteForm::Mixed } else { QuoteForm::Indirect },
                    speaker: cue.speaker.clone().map(|tokens| reader.document.span_of(tokens)),
                    cue: Some(cue.span),
                    group: Some(groups),
                    why: vec![match cue.kind {
                        CueKind::Verb(_) => Reason::CueVerb,
                        _ => Reason::CuePreposition,
                    }],
                });
            }
        }
    }
    if reader.verb_second { found } else { outermost(found) }
}

/// The statements that are no part of another: what somebody is said to have said of a third is told by the first.
fn outermost(mut found: Vec<Attribution>) -> Vec<Attribution> {
    found.sort_by_key(|statement| (statement.content.start, std::cmp::Reverse(statement.content.end)));
    let mut past = None;
    found.retain(|statement| {
        let inside = past.is_some_and(|past| statement.content.end <= past);
        past = past.max(Some(statement.content.end));
        !inside
    });
    found
}

impl Reader<'_, '_> {
    /// The stretches of items that hold what a cue attributes.
    fn contents(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        match cue.kind {
            CueKind::Verb(VerbClass::Cite | VerbClass::Manner) => Vec::new(),
            CueKind::Verb(_) if !cue.credible && self.verb_second => Vec::new(),
            CueKind::Verb(class) if self.verb_second => self.verb_content(cue, class, later, segment),
            CueKind::Verb(class) => self.object_content(cue, class, later, segment),
            CueKind::Before | CueKind::After => self.around(cue, later, segment),
            CueKind::So => {
                let from = self.sentence_start(cue.at, segment);
                vec![from..cue.at]
            }
            CueKind::Noun => self.nominal_content(cue, later, segment).into_iter().collect(),
            CueKind::Impersonal if !self.verb_second => self.passive_content(cue, later, segment),
            CueKind::Impersonal => self.after_comma(cue.end, later, segment).into_iter().collect(),
        }
    }

    /// Both sides of "laut Vollmer".
    fn around(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        let past_speaker = cue.speaker.as_ref().map_or(cue.end, |speaker| self.item_past(speaker.end, cue, segment));
        let first = cue.speaker.as_ref().map_or(cue.at, |speaker| self.item_from(speaker.start, cue, segment));
        let (from, to) = (cue.at.min(first), past_speaker.max(cue.end));
        let mut begin = self.sentence_start(from, segment);
        let clause = self.clause_start(from, begin);
        if clause > begin && self.any(clause, &[Duty::That, Duty::Relative, Duty::Question]) {
            begin = clause;
        }
        let end = self.content_end(to, later, segment);
        vec![begin..from, to..end]
    }

    /// The item past the token, at or after a cue.
    pub(super) fn item_past(&self, token: usize, cue: &Cue, segment: &Segment) -> usize {
        let mut at = cue.at;
        while at < segment.items.end && self.token(at).is_some_and(|word| word < token) {
            at += 1;
        }
        at
    }

    /// The item of a token at or before a cue.
    pub(super) fn item_from(&self, token: usize, cue: &Cue, segment: &Segment) -> usize {
        let mut at = cue.at;
        while at > segment.items.start && self.token(at - 1).is_some_and(|word| word >= token) {
            at -= 1;
        }
        at
    }

    // Verb-second languages: the content stands behind a comma.

    fn verb_content(&self, cue: &Cue, class: VerbClass, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        let begin = self.sentence_start(cue.at, segment);
        let clause = self.clause_start(cue.at.min(cue.main), begin);
        let opener = if self.has(clause, Duty::Coordinator) { clause + 1 } else { clause };
        if self.has(opener, Duty::As) {
            // Wie Vollmer sagte, …; …, wie Vollmer sagte
            if clause > begin {
                return vec![begin..clause];
            }
            return self.after_comma(cue.end, later, segment).into_iter().collect();
        }
        let parenthesis = clause == cue.at && clause > begin && self.word(clause - 1) != ":";
        let own = cue.speaker.as_ref().is_some_and(|speaker| {
            self.token(begin).is_some_and(|token| speaker.start <= token + 2 && speaker.start >= token)
        });
        if parenthesis
            && !own
            && self.quote(clause - 1).is_none()
            && class != VerbClass::Call
            && self.is_clause(begin, clause)
        {
            return vec![begin..clause];
        }
        if class == VerbClass::Call {
            return Vec::new();
        }
        let from = cue
            .speaker
            .as_ref()
            .map_or(cue.main + 1, |speaker| self.item_past(speaker.end, cue, segment))
            .max(cue.main + 1);
        self.after_comma(from, later, segment).into_iter().collect()
    }

    /// Whether the first clause of some items has a verb, or at least does not look like a part of another clause.
    fn is_clause(&self, begin: usize, to: usize) -> bool {
        let end = self.clause_end(begin, to);
        let verbs = [Duty::Subjunctive, Duty::Finite, Duty::Have, Duty::Be, Duty::Modal];
        let finite = (begin..end).any(|item| {
            self.any(item, &verbs) || self.token(item).is_some_and(|token| self.words.verbs(token).next().is_some())
        });
        let dependent = self.any(begin, &[Duty::Preposition, Duty::Subordinator, Duty::As, Duty::That]);
        finite || !dependent && end - begin >= 4
    }

    /// What stands behind the first comma from item `at` on, if it can be what is said.
    fn after_comma(&self, at: usize, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        let end = segment.items.end;
        let mut item = at;
        while item < end && item - at < super::LOOK {
            if self.quote(item).is_some() || matches!(self.word(item), ":" | ";") {
                return None;
            }
            if matches!(self.word(item), "," | "–") && self.begins_content(item + 1, segment) {
                return Some(item + 1..self.content_end(item + 1, later, segment));
            }
            item += 1;
        }
        None
    }

    /// Whether what is said can begin here: with "dass", with a main clause, with an infinitive.
    fn begins_content(&self, at: usize, segment: &Segment) -> bool {
        let end = segment.items.end;
        if at >= end || self.quote(at).is_some() {
            return false;
        }
        if self.any(at, &[Duty::That, Duty::Question]) {
            return true;
        }
        if self.any(at, &[Duty::Coordinator, Duty::Subordinator, Duty::As, Duty::So])
            && !self.any(at, &[Duty::Determiner, Duty::Preposition])
        {
            return false;
        }
        let relative =
            self.any(at, &[Duty::Relative, Duty::Genitive, Duty::Determiner, Duty::Oblique]) && !self.capital(at);
        if relative && self.noun_at(at, end).is_none_or(|noun| noun.tokens.len() < 2) {
            return false;
        }
        let clause = at..self.clause_end(at, end).max(at + 1).min(end);
        let verbs = [Duty::Subjunctive, Duty::Finite, Duty::Have, Duty::Be, Duty::Modal];
        clause.clone().any(|item| self.any(item, &verbs)) || clause.len() >= 4
    }

    // Ends.

    /// Where content from item `from` on ends: with its sentence, or before a clause of a later cue that is no part of it.
    pub(super) fn content_end(&self, from: usize, later: &[Cue], segment: &Segment) -> usize {
        let mut end = segment.items.end;
        for cue in later.iter().take(MOST_LATER) {
            let first = cue.at.min(cue.main);
            if first <= from {
                continue;
            }
            let clause = self.clause_start(first, from);
            let coordinated =
                first > from && self.has(first - 1, Duty::Coordinator) && self.ends_before(first - 1, from, cue);
            let aside = clause > from
                && matches!(cue.kind, CueKind::Verb(_) | CueKind::So | CueKind::Before)
                && (clause == first || self.has(clause, Duty::As));
            if coordinated {
                end = end.min(first - 1);
            } else if aside {
                end = end.min(clause - 1);
            }
        }
        end
    }

    /// Whether a coordinator ends what is said: in languages whose subject precedes its verb, "and" goes on with it.
    fn ends_before(&self, coordinator: usize, from: usize, next: &Cue) -> bool {
        self.verb_second
            || next.kind == CueKind::Verb(VerbClass::Say) && self.any(next.main + 1, &[Duty::That, Duty::Subject])
            || self.has(coordinator, Duty::Contrast)
            || coordinator > from && self.word(coordinator - 1) == ","
    }

    /// The span of a stretch without the punctuation around it; `None` where there is too little of it.
    fn statement(&self, items: Range<usize>) -> Option<Span> {
        let mut items = items;
        let edge = |at: usize| self.quote(at).is_none() && self.word(at).chars().all(|c| !c.is_alphanumeric());
        while items.start < items.end && edge(items.start) {
            items.start += 1;
        }
        while items.start < items.end && edge(items.end - 1) {
            items.end -= 1;
        }
        let words = items.clone().filter(|&at| !edge(at) && self.quote(at).is_none()).take(FEWEST_WORDS).count();
        let quoted = words > 0 && items.clone().any(|at| self.quote(at).is_some());
        if words < FEWEST_WORDS && !quoted {
            return None;
        }
        Some(self.item_span(items.start)?.join(self.item_span(items.end - 1)?))
    }

    fn item_span(&self, at: usize) -> Option<Span> {
        match self.item(at)? {
            super::Item::Word(token) => self.document.tokens.get(token).map(|token| token.span),
            super::Item::Quote(pair) => Some(self.pairs[pair].span),
        }
    }

    /// Whether a quotation begins inside; `speech` holds the starts of all of them, sorted.
    fn holds_speech(content: Span, speech: &[usize]) -> bool {
        speech.get(speech.partition_point(|&start| start < content.start)).is_some_and(|&start| start < content.end)
    }
}
