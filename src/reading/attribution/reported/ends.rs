//! Where what is said ends: with its sentence, or before the clause of another cue; and what is left of it without the
//! punctuation around it.

use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use super::{FEWEST_WORDS, MOST_IN_NAME, MOST_LATER};
use crate::Span;
use crate::language::{Duty, VerbClass};
use crate::reading::quotes::Ending;
use std::ops::Range;

impl Reader<'_, '_> {
    /// Where content from item `from` on ends: with its sentence, or before a clause of a later cue that is no part of it.
    pub(in super::super) fn content_end(&self, from: usize, later: &[Cue], segment: &Segment) -> usize {
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
            if self.opens_another(clause, from, cue) || self.trails(clause, from, cue, segment) {
                end = end.min(clause - 1);
            } else if coordinated {
                end = end.min(first - 1);
            } else if aside {
                end = end.min(self.before_aside(clause, cue));
            }
        }
        end
    }

    /// Whether a clause behind a comma or semicolon has a speaker of its own right at its beginning: …, and Fuller said.
    fn opens_another(&self, clause: usize, from: usize, cue: &Cue) -> bool {
        let set_off = clause > from + 1 && matches!(self.word(clause - 1), "," | ";");
        if !self.subject_first() || !set_off || !matches!(cue.kind, CueKind::Verb(_)) {
            return false;
        }
        let joins = self.any(clause, &[Duty::Coordinator, Duty::Subordinator]) && !self.has(clause, Duty::That);
        let first = if joins { clause + 1 } else { clause };
        let own = cue.speaker.as_ref().is_some_and(|speaker| self.token(first) == Some(speaker.start));
        let apart = self.word(clause - 1) == ";" || joins && cue.credible;
        own && apart
    }

    /// Whether nothing but whoever says all of it ends the sentence: Fuller agreed that the pier is old, the release said.
    fn trails(&self, clause: usize, from: usize, cue: &Cue, segment: &Segment) -> bool {
        let says = self.subject_first() && cue.kind == CueKind::Verb(VerbClass::Say) && cue.credible;
        let set_off = clause > from + 1 && self.word(clause - 1) == ",";
        let own = |speaker: &Range<usize>| self.token(clause) == Some(speaker.start) && speaker.start < speaker.end;
        let past = |at: usize| at >= segment.items.end || self.word(at) == ".";
        says && set_off && cue.speaker.as_ref().is_some_and(own) && past(self.past_adjuncts(cue.end, segment.items.end))
    }

    /// Where content ends before the clause of another cue: before its comma, or past the quotation that belongs to it.
    fn before_aside(&self, clause: usize, cue: &Cue) -> usize {
        let Some(quote) = self.quote(clause - 1).filter(|_| !self.verb_second) else { return clause - 1 };
        let goes_on = self.shapes[quote].ending == Ending::Word && !self.is_gerund(cue.main);
        if goes_on { usize::MAX } else { clause }
    }

    /// Whether a coordinator ends what is said: in languages whose subject precedes its verb, "and" goes on with it.
    fn ends_before(&self, coordinator: usize, from: usize, next: &Cue) -> bool {
        self.verb_second
            || self.either_side
            || next.kind == CueKind::Verb(VerbClass::Say) && self.any(next.main + 1, &[Duty::That, Duty::Subject])
            || self.is_gerund(next.main)
            || self.goes_on_saying(coordinator, from, next)
            || self.has(coordinator, Duty::Contrast)
            || coordinator > from && self.word(coordinator - 1) == ","
    }

    /// The span of a stretch without the punctuation around it; `None` where there is too little of it.
    pub(in super::super) fn statement(&self, items: Range<usize>) -> Option<Span> {
        self.stretch(items, FEWEST_WORDS)
    }

    /// The same for a stretch of so many words.
    pub(super) fn stretch(&self, items: Range<usize>, fewest: usize) -> Option<Span> {
        let mut items = items;
        let edge = |at: usize| {
            self.quote(at).is_none() && self.word(at).chars().all(|c| !c.is_alphanumeric() && !"%‰€$£°".contains(c))
        };
        while items.start < items.end && edge(items.start) {
            items.start += 1;
        }
        while items.start < items.end && edge(items.end - 1) {
            items.end -= 1;
        }
        let words = items.clone().filter(|&at| !edge(at) && self.quote(at).is_none()).take(FEWEST_WORDS).count();
        let strict = self.verb_second || self.either_side;
        let quoted = !strict && words > 0 && items.clone().any(|at| self.quote(at).is_some());
        // A name is enough of what somebody praises or attacks.
        let named = !strict && words == 1 && self.is_noun(items.start);
        if words < fewest && !quoted && !named {
            return None;
        }
        Some(self.with_whole_marks(self.item_span(items.start)?.join(self.item_span(items.end - 1)?)))
    }

    /// A span with the marks around a name at its end: a boat named “Dawn”.
    fn with_whole_marks(&self, span: Span) -> Span {
        let after = self.pairs.partition_point(|pair| pair.span.start < span.end);
        let last = after.checked_sub(1).map(|last| self.pairs[last].span);
        match last {
            Some(pair) if pair.start >= span.start && pair.end > span.end && pair.len() < MOST_IN_NAME => {
                span.join(pair)
            }
            _ => span,
        }
    }

    /// Where a clause that is said ends before the writer sets something against it: The plant is safe, but few believe it.
    pub(in super::super) fn before_contrast(&self, content: &Range<usize>) -> usize {
        let contrast = |item: usize| {
            self.word(item) == ","
                && self.has(item + 1, Duty::Contrast)
                && !self.any(item + 2, &[Duty::That, Duty::Negation])
        };
        // He had not seen it, and when asked whether he would, he left: the writer goes on.
        let goes_on = |item: usize| {
            self.word(item) == ","
                && self.has(item + 1, Duty::Coordinator)
                && self.has(item + 2, Duty::Subordinator)
                && self.has(item + 3, Duty::Asked)
        };
        // tweeted that “the ferry has sunk,” and Reuter left: words in marks that are all that is said end it.
        let whole = content.start + 1;
        let waits = self.marks_end(whole, Ending::Comma);
        let joins = self.has(content.start, Duty::That) && self.has(whole + 1, Duty::Coordinator);
        let own = || self.begins_statement(whole + 2) && !self.has(whole + 2, Duty::That);
        if waits && joins && own() && self.is_statement(&(whole + 2..content.end)) {
            return whole + 1;
        }
        let aside = |item: usize| contrast(item) || goes_on(item);
        let comma = (content.start + 1..content.end.min(content.start + LOOK)).find(|&item| aside(item));
        comma.filter(|&comma| self.is_statement(&(content.start..comma))).unwrap_or(content.end)
    }
}
