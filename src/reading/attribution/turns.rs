//! Turns of a transcript and headlines that let somebody speak: "FULLER: I think the plant will close.", "Police: Two held
//! after fire in harbour". The name stands before a colon at the start of its block, and all that follows in the block is
//! theirs.

use super::Reader;
use super::frame::Segment;
use crate::Span;
use crate::language::{Duty, NameClass};
use crate::reading::model::SourceKind;
use std::ops::Range;

/// Fewest items from the colon of a headline to its end.
const FEWEST_OF_HEADLINE: usize = 5;

/// How many sentences away another turn may stand, and most items of its name.
const NEAR_TURN: usize = 12;
const MOST_IN_NAME: usize = 5;

/// What follows a name and a colon in a block.
pub(super) struct SpokenTurn {
    /// Everything after the colon.
    pub content: Span,
    /// The tokens of the name.
    pub speaker: Range<usize>,
    /// The colon.
    pub colon: Span,
}

impl Reader<'_, '_> {
    /// The turn that segment number `index` begins, in languages whose marks tell little of headlines.
    pub(super) fn spoken_turn(&self, index: usize) -> Option<SpokenTurn> {
        let segments = &self.frame.segments;
        let segment = segments.get(index)?;
        let before = index.checked_sub(1).and_then(|before| segments.get(before));
        if self.verb_second || before.is_some_and(|before| before.block == segment.block) {
            return None;
        }
        let (from, to) = (segment.items.start, segment.items.end);
        // The first words of a text are its headline.
        let headline = segment.block == 0 || self.is_heading(segment);
        let noun = self.noun_at(from, to).filter(|noun| (noun.named || headline && noun.certain) && !noun.pronoun)?;
        let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end);
        let medium = phrase.is_some_and(|phrase| phrase.kind == SourceKind::Media);
        let label = !medium && (from..noun.end).any(|item| self.has(item, Duty::Label));
        // "London: …" tells where, "The Latest: …" what is to come.
        let place = self.phrases.word(noun.core.start).known.is_some_and(|known| known.class == NameClass::Place);
        let opens = headline && !place && !self.has(from, Duty::Determiner);
        let capitals = self.is_shouted(from, noun.end) && self.phrases.word(noun.core.start).known.is_none();
        let known = noun.certain && (noun.person || opens) && !capitals;
        let shouted = || capitals && (self.is_answered(index) || self.tells_of_itself(segment));
        let spoken = !label && (known || shouted());
        let colon = noun.end;
        if !spoken || colon + 2 >= to || self.word(colon) != ":" || self.quote(colon + 1).is_some() {
            return None;
        }
        let own = |other: &&Segment| other.block == segment.block;
        let last = segments.get(index..)?.iter().take_while(own).last()?;
        let predicate = (colon + 1..to).any(|item| self.is_predicate(item));
        let asks = (colon + 1..to).any(|item| self.word(item) == "?");
        let bare = !asks && !self.has(colon + 1, Duty::Determiner) && to >= colon + FEWEST_OF_HEADLINE;
        let told = predicate || headline && bare;
        let content = self.statement(colon + 1..last.items.end).filter(|_| told)?;
        Some(SpokenTurn { content, speaker: noun.tokens, colon: self.span_of(colon..colon + 1) })
    }

    /// Whether a block near a turn begins with a name in capitals and a colon as well; a single one is rather the place a
    /// report begins with.
    fn is_answered(&self, index: usize) -> bool {
        let near = index.saturating_sub(NEAR_TURN)..(index + NEAR_TURN + 1).min(self.frame.segments.len());
        near.filter(|&other| other != index).any(|other| {
            let items = self.frame.segments[other].items.clone();
            let colon = items.clone().take(MOST_IN_NAME).find(|&item| self.word(item) == ":");
            colon.is_some_and(|colon| colon > items.start && self.is_shouted(items.start, colon))
        })
    }

    /// Whether somebody speaks of themselves or to somebody in a sentence.
    fn tells_of_itself(&self, segment: &Segment) -> bool {
        segment.items.clone().any(|item| self.any(item, &[Duty::First, Duty::Addressed]))
    }

    /// A name in capitals throughout.
    fn is_shouted(&self, from: usize, to: usize) -> bool {
        let shouted = |item: usize| self.word(item).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        (from..to).all(|item| self.token(item).is_some() && shouted(item))
    }
}
