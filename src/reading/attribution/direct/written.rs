//! Marks around the writer's own words rather than somebody's: titles, headlines before their author, a few words set
//! apart within a clause. Read where the verb is not second, and full stops stand inside the marks, so that the end of
//! the words tells nothing.

use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use crate::language::Duty;
use crate::reading::marks::Edges;
use crate::reading::quotes::{Beside, Ending};

/// Most words of a headline that is a quotation without a stop, where such a paragraph may be speech as well.
const MOST_IN_HEADLINE: usize = 8;

/// Most items behind the headline of an entry in a list of sources: where it was published, and when.
const MOST_IN_ENTRY: usize = 16;

/// Most words that are rather a part of the writer's clause than somebody's speech.
const FEW_WORDS: usize = 4;

impl Reader<'_, '_> {
    /// Whether a quotation is no more than some words of a clause: it begins small behind a word.
    pub(super) fn is_plain_words(&self, at: usize) -> bool {
        let Some(shape) = self.shape(at) else { return false };
        let inside = shape.small_start && matches!(shape.before, Beside::Word | Beside::Noun);
        !self.verb_second && inside && shape.words <= FEW_WORDS
    }

    /// Whether a headline and its author stand here: “City to rebuild bridge,” by Anna Fuller
    pub(super) fn has_byline(&self, at: usize) -> bool {
        let named = || self.noun_at(at + 2, at + LOOK).is_some_and(|noun| noun.named && !noun.pronoun);
        let part = self.subject_first() && self.shape(at).is_some_and(|shape| shape.small_start);
        !self.verb_second && !part && self.has(at + 1, Duty::By) && (self.is_noun(at + 2) || named())
    }

    /// Whether a quotation written as a title is a work that the words before it tell of: In her book, “Make It Home,”
    pub(super) fn is_titled_work(&self, at: usize) -> bool {
        let title = self.quote(at).is_some_and(|pair| {
            let shape = &self.shapes[pair];
            shape.title && !shape.common && shape.words > 1
        });
        let comma = at.checked_sub(1).filter(|&comma| comma > 0 && title && self.word(comma) == ",");
        self.subject_first() && comma.is_some_and(|comma| self.has(comma - 1, Duty::Work))
    }

    /// Whether marks hold the headline of an entry in a list of sources: “Town to rebuild bridge” — Oslin Herald, May 4, 2016
    pub(super) fn is_catalogued(&self, at: usize, segment: &Segment) -> bool {
        let open = self.marks_end(at, Ending::Word);
        let dash = at + 1;
        let end = segment.items.end.min(dash + MOST_IN_ENTRY);
        if !open || self.verb_second || !self.is_signing_dash(dash) {
            return false;
        }
        let year = |item: usize| {
            let word = self.word(item);
            word.len() == 4
                && (word.starts_with("19") || word.starts_with("20"))
                && word.bytes().all(|c| c.is_ascii_digit())
        };
        let verbless = || !(dash..end).any(|item| self.is_verbal(item) || self.quote(item).is_some());
        self.is_noun(dash + 1) && (dash + 2..end).any(year) && verbless()
    }

    /// Whether a quotation is the title of a work by what stands before it, whatever ends it: on “Good Morning,”
    pub(super) fn is_title(&self, at: usize) -> bool {
        let Some(shape) = self.shape(at) else { return false };
        let Some(before) = at.checked_sub(1).filter(|_| !self.verb_second) else { return false };
        if self.is_word_mentioned(before) {
            return true;
        }
        if self.word(before) == "," {
            // In her memoir, “Long Way Down,”
            let title = !shape.small_start && (shape.title || !shape.finite);
            return title && before > 0 && self.has(before - 1, Duty::Work);
        }
        if shape.finite {
            return false;
        }
        let hanging =
            self.any(before, &[Duty::Preposition, Duty::Determiner, Duty::Work]) || self.is_possessive(before);
        let part = self.subject_first() && shape.small_start;
        shape.title && !shape.common && !part && hanging && !self.has(before, Duty::As)
    }

    /// Whether what ends at an item sets a word apart as a word: words such as “plan”.
    fn is_word_mentioned(&self, before: usize) -> bool {
        let listed =
            |item: usize| self.quote(item).is_some() || self.word(item) == "," || self.has(item, Duty::Coordinator);
        let first = before.saturating_sub(LOOK);
        let Some(link) = (first..=before).rev().find(|&item| !listed(item)) else { return false };
        let such = self.has(link, Duty::As) && link >= 2 && self.has(link - 1, Duty::Determiner);
        self.subject_first() && such && self.has(link - 2, Duty::Naming)
    }

    /// Whether a quotation fills its block without ending a sentence, as a heading does.
    pub(super) fn is_headline(&self, at: usize, segment: &Segment) -> bool {
        let (Some(pair), Some(block)) = (self.quote(at), self.document.blocks.get(segment.block)) else { return false };
        let shape = &self.shapes[pair];
        let open = shape.ending == Ending::Word && self.pairs[pair].edges == Edges::Both;
        let short = self.phrases.capital_nouns() && shape.words <= MOST_IN_HEADLINE;
        let alone = segment.items.len() == 1 && (!self.verb_second || short);
        open && alone && self.pairs[pair].span.len() >= block.span.trimmed(self.document.text).len()
    }
}
