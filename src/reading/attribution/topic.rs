//! Whom a sentence of the writer's own is about, where the verb is second: somebody named who is its subject, on either
//! side of the verb. What then follows without any cue is rather theirs than of whoever spoke before.

use super::frame::Segment;
use super::noun::Noun;
use super::{LOOK, Reader};
use crate::language::Duty;

/// Most words of a headline.
const MOST_IN_HEADLINE: usize = 14;

/// How many sentences back somebody may have been named who then speaks.
const FURTHEST: usize = 3;

impl Reader<'_, '_> {
    /// Whoever the last of some sentences in the paragraph of sentence `index` is about, from sentence `from` on.
    pub(super) fn subject_since(&self, from: usize, index: usize) -> Option<Noun> {
        let block = self.frame.segments.get(index)?.block;
        let before = self.frame.segments.get(from.max(index.saturating_sub(FURTHEST))..index)?;
        before.iter().rev().take_while(|before| before.block == block).find_map(|before| self.subject_of(before))
    }

    /// Whether a sentence is a paragraph by itself that nothing ends, as a headline is whose block is not told to be one:
    /// nobody goes on to speak below it.
    pub(super) fn is_headed_by(&self, segment: &Segment) -> bool {
        let last = segment.items.end.checked_sub(1);
        let bare =
            last.is_some_and(|last| self.token(last).is_some() && self.word(last).chars().all(char::is_alphanumeric));
        let block = self.document.blocks.get(segment.block).map(|block| block.span.trimmed(self.document.text));
        let whole = || {
            let words = self.document.tokens_in(block.unwrap_or_default()).len();
            words <= MOST_IN_HEADLINE && words <= segment.items.len() + 1
        };
        self.phrases.capital_nouns() && bare && whole()
    }

    /// The named person who is the subject of a sentence that nobody is said to say.
    pub(super) fn subject_of(&self, segment: &Segment) -> Option<Noun> {
        let items = segment.items.start..segment.items.end.min(segment.items.start + LOOK);
        let other = |item: usize| {
            self.quote(item).is_some() || self.is_reporting_form(item) || self.has(item, Duty::Conditional)
        };
        if !self.verb_second || items.clone().any(other) {
            return None;
        }
        // "der in Kassel erwartete Urteilsspruch": behind an article a name has a given name or an office before it.
        let bare = |noun: &Noun| {
            let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end);
            noun.core.len() > 1 || phrase.is_some_and(|phrase| phrase.determiners == 0 || phrase.title.is_some())
        };
        let named = |noun: &Noun| {
            noun.person && !noun.oblique && noun.named && bare(noun) && self.phrases.is_persons(&noun.core)
        };
        let first = if self.has(items.start, Duty::Coordinator) { items.start + 1 } else { items.start };
        if let Some(noun) = self.noun_at(first, items.end) {
            let past = self.genitive_at(noun.end, items.end).unwrap_or(noun.end);
            let second = self.word(past) == "," || self.is_tensed(past);
            return Some(noun).filter(|noun| second && named(noun));
        }
        // Im Mai übernahm Trainer Jonas Reuter die Mannschaft.
        let clause = first..self.clause_end(first, items.end);
        let hangs = self.any(first, &[Duty::Subordinator, Duty::That, Duty::Question, Duty::As]);
        let verb = clause.clone().find(|&item| self.is_tensed(item)).filter(|_| !hangs)?;
        let behind = (verb + 1..clause.end).find(|&item| !self.any(item, &[Duty::Adverb, Duty::Reflexive]))?;
        self.noun_at(behind, clause.end).filter(named)
    }
}
