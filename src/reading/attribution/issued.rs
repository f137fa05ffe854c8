//! Whose words a participle gives that stands beside a noun for something said: issued a statement saying; posted a comment
//! on Harbourlog claiming; a letter to Reuter urging.

use super::Reader;
use super::frame::Segment;
use super::noun::Noun;
use crate::language::{Classes, Duty};
use std::ops::Range;

impl Reader<'_, '_> {
    /// Whether a word is a noun for something said, or for a document that is no more than the way somebody speaks.
    pub(super) fn is_way_to_speak(&self, at: usize) -> bool {
        let channel = |token| self.phrases.is(token, Classes::Channel);
        self.has(at, Duty::SpeechNoun) || self.token(at).is_some_and(channel)
    }

    /// The item of a noun for something said with whom it is sent to behind it, right before a verb: a letter to Reuter urging
    pub(super) fn sent_to_somebody(&self, start: usize, verb: usize) -> Option<usize> {
        let to = |item: usize| self.has(item, Duty::Modal) && self.has(item, Duty::Preposition);
        let sent = (start..verb).rev().find(|&item| self.is_way_to_speak(item) && to(item + 1))?;
        self.noun_at(sent + 2, verb).is_some_and(|noun| noun.end == verb).then_some(sent)
    }

    /// Whoever had words carried by what the preposition at an item governs: posted a comment on Harbourlog claiming. Of
    /// nobody, the words themselves.
    pub(super) fn posted_on(&self, start: usize, on: usize, segment: &Segment) -> Option<Range<usize>> {
        let carries = self.has(on, Duty::Carrying) && on > start + 1 && self.is_way_to_speak(on - 1);
        let said = (start..on).filter(|_| carries).find_map(|at| self.noun_at(at, on).filter(|noun| noun.end == on));
        let first = self.frame.item_of(said.as_ref()?.tokens.start, start, on);
        let verb = (start..first).rev().find(|&item| self.is_verbal(item));
        let issuer = verb.and_then(|verb| self.subject_before(verb, segment)).filter(|tokens| self.can_say(tokens));
        issuer.or_else(|| said.map(|noun| noun.tokens))
    }

    /// Whoever issued what a participle stands beside: Norvane issued a statement saying
    pub(super) fn issuer(&self, noun: &Noun, finite: usize, start: usize, segment: &Segment) -> Option<Range<usize>> {
        let beside = noun.end == finite && self.is_gerund(finite);
        let issued = beside && self.is_way_to_speak(finite - 1);
        let verb = self.first_predicate(start, finite).filter(|_| issued)?;
        self.subject_before(verb, segment).filter(|tokens| !self.is_relative(tokens) && tokens.end <= noun.tokens.start)
    }
}
