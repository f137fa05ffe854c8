//! Dialogues in which a dash begins each turn, as French, Spanish and Portuguese have them, and older German.
//!
//! A dash begins items of lists and short reports as well. It begins speech where somebody is named as speaking inside
//! (– Nein, sagte sie.), or where short paragraphs with dashes stand beside each other and one of them asks.

use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use super::{Stretch, is_dash};
use crate::Span;
use crate::article::BlockKind;
use crate::language::{Duty, VerbClass};
use crate::reading::marks::MarkKind;
use crate::reading::model::Reason;
use std::ops::Range;

/// Most words a paragraph of a dialogue has on average.
const SHORT_TURN: usize = 25;
/// Most words up to the colon behind what a short report in a list is headed with, the dash included.
const MOST_IN_HEAD: usize = 4;

/// An aside of the writer: who speaks.
#[derive(Debug, Clone)]
struct Aside {
    items: Range<usize>,
    speaker: Span,
    cue: Span,
}

impl Reader<'_, '_> {
    /// Every turn of every dialogue with dashes.
    pub(super) fn dialogues(&self, cues: &[Vec<Cue>]) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut index = 0;
        while index < self.document.blocks.len() {
            let first = index;
            while self.begins_with_dash(index) {
                index += 1;
            }
            if index > first {
                self.dialogue(first..index, cues, &mut stretches);
            }
            index += 1;
        }
        stretches
    }

    /// Some paragraphs with dashes, if they are a dialogue.
    fn dialogue(&self, blocks: Range<usize>, cues: &[Vec<Cue>], stretches: &mut Vec<Stretch>) {
        let segments = self.segments_of(blocks.start).start..self.segments_of(blocks.end - 1).end;
        let mut turns: Vec<(Range<usize>, Vec<Aside>)> = Vec::new();
        for index in segments.clone() {
            let (Some(segment), Some(cues)) = (self.frame.segments.get(index), cues.get(index)) else { continue };
            let new = is_dash(self.word(segment.items.start));
            let block = |turn: &Range<usize>| self.frame.segments.get(turn.start).map(|first| first.block);
            match turns.last_mut().filter(|(turn, _)| !new && block(turn) == Some(segment.block)) {
                Some((turn, asides)) => {
                    turn.end = index + 1;
                    asides.extend(self.asides(segment, cues));
                }
                None => turns.push((index..index + 1, self.asides(segment, cues))),
            }
        }
        let named = turns.iter().any(|(_, asides)| !asides.is_empty());
        if !self.is_exchange(&blocks, named) {
            return;
        }
        for (turn, asides) in turns {
            self.turn_of_dialogue(turn, &asides, stretches);
        }
    }

    /// Whether paragraphs with dashes are short, and one asks or somebody is named as speaking.
    fn is_exchange(&self, blocks: &Range<usize>, named: bool) -> bool {
        let words = |index: usize| self.block(index).map_or("", |block| self.document.words(block.span));
        let asks = blocks.clone().any(|index| words(index).contains('?'));
        let calls = || blocks.clone().any(|index| words(index).contains('!'));
        let length: usize = blocks.clone().map(|index| words(index).split_whitespace().count()).sum();
        let listed = blocks.start.checked_sub(1).is_some_and(|before| words(before).trim_end().ends_with(':'));
        // — Oslin: The council … is one of several short reports.
        let headed = |index: usize| words(index).split_whitespace().take(MOST_IN_HEAD).any(|word| word.ends_with(':'));
        let listed = listed || !asks && blocks.clone().all(headed);
        let speaks = if blocks.len() > 1 { asks || named } else { named && (asks || calls()) };
        speaks && !listed && length <= SHORT_TURN * blocks.len()
    }

    /// What is said in one turn: its segments without the asides.
    fn turn_of_dialogue(&self, turn: Range<usize>, asides: &[Aside], stretches: &mut Vec<Stretch>) {
        let Some(segments) = self.frame.segments.get(turn) else { return };
        let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return };
        let named = asides.first();
        let mut begin = first.items.start;
        let mut goes_on = false;
        let ends = asides.iter().map(|aside| aside.items.clone()).chain([last.items.end..last.items.end]);
        for Range { start, end } in ends {
            if let Some(content) = self.spoken(begin..start) {
                let (speaker, cue) = (named.map(|aside| aside.speaker), named.map(|aside| aside.cue));
                stretches.push(Stretch { content, speaker, cue, why: Some(Reason::Marks), goes_on });
                goes_on = true;
            }
            begin = end.max(begin);
        }
    }

    /// The span of some items without the dash, comma or full stop they begin with.
    fn spoken(&self, items: Range<usize>) -> Option<Span> {
        let begins = |item: &usize| self.quote(*item).is_some() || !self.breaks(*item) && self.word(*item) != ".";
        let first = items.clone().find(begins)?;
        let last = items
            .clone()
            .rev()
            .find(|&item| self.quote(item).is_some() || !self.breaks(item) || self.word(item) == ")")?;
        let span = self.item_span(first)?.join(self.item_span(last)?);
        self.document.words(span).contains(char::is_alphanumeric).then_some(span)
    }

    /// The asides of a sentence: behind a comma, question mark or dash a verb of saying and then who speaks.
    fn asides(&self, segment: &Segment, cues: &[Cue]) -> Vec<Aside> {
        let mut asides: Vec<Aside> = Vec::new();
        for cue in cues {
            let says = matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim | VerbClass::Manner));
            // lui demande un enfant
            let clitic = |item: &usize| self.either_side && self.any(*item, &[Duty::Object, Duty::Clitic]);
            let begin = cue.at.checked_sub(1).filter(clitic).unwrap_or(cue.at);
            let Some(before) = begin.checked_sub(1).filter(|&before| says && before > segment.items.start) else {
                continue;
            };
            let set_off = matches!(self.word(before), "," | "?" | "!" | "…" | "...") || is_dash(self.word(before));
            if !set_off || asides.last().is_some_and(|last| last.items.end > cue.at) {
                continue;
            }
            let Some(speaker) = self.speaker_behind(cue, segment) else { continue };
            let ends = |item: &usize| self.breaks(*item) || self.word(*item) == ".";
            let end = (cue.end..segment.items.end.min(cue.at + LOOK)).find(ends).unwrap_or(segment.items.end);
            asides.push(Aside { items: begin..end, speaker, cue: cue.span });
        }
        asides
    }

    /// Who is named right behind a verb.
    fn speaker_behind(&self, cue: &Cue, segment: &Segment) -> Option<Span> {
        let verb = self.token(cue.at)?;
        let own = cue.speaker.clone().filter(|speaker| speaker.start >= verb);
        let next = || self.noun_at(cue.end, segment.items.end).filter(|noun| noun.can_speak()).map(|noun| noun.tokens);
        own.or_else(next).map(|tokens| self.document.span_of(tokens))
    }

    /// Whether a paragraph begins with a dash, and no stretch of it is speech already.
    fn begins_with_dash(&self, index: usize) -> bool {
        let first = self.pairs.partition_point(|pair| pair.block < index);
        let mut told = self.pairs[first..].iter().take_while(|pair| pair.block == index).take(LOOK);
        if told.any(|pair| pair.kind == MarkKind::Dash) {
            return false;
        }
        let Some(block) = self.block(index).filter(|block| block.kind == BlockKind::Paragraph) else { return false };
        let words = self.document.words(block.span);
        let Some(rest) = words.strip_prefix(['–', '—', '―']) else { return false };
        let first = rest.trim_start();
        // Without a space it is a dash that ends something, save before the marks that begin a Spanish question.
        let apart = first.len() < rest.len() || words.starts_with('—');
        apart && first.starts_with(|c: char| c.is_uppercase() || matches!(c, '¿' | '¡' | '…'))
    }
}
