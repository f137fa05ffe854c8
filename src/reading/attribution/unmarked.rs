//! Direct speech that stands without quotation marks, told by the form of its paragraphs: block quotes, paragraphs that a
//! colon announces, pull quotes, interviews with a name before each turn, dialogues with a dash before each turn.
//!
//! Whatever is marked or reported inside such a stretch is part of what is said there and no claim of its own. This file
//! must not know how speech in marks finds its speaker.

mod announced;
mod block_quote;
mod dashes;
mod interview;
mod pull_quote;

use super::cue::Cue;
use super::{Attribution, Reader};
use crate::Span;
use crate::article::{Block, BlockKind};
use crate::reading::model::{QuoteForm, Reason};
use std::ops::Range;

/// Words of somebody between no marks.
#[derive(Debug, Clone, Default)]
struct Stretch {
    content: Span,
    speaker: Option<Span>,
    cue: Option<Span>,
    why: Option<Reason>,
    /// Whether it goes on with the utterance of the stretch before.
    goes_on: bool,
}

/// All direct speech without marks, in the order of the text, not overlapping.
#[derive(Debug, Default)]
pub(super) struct Unmarked {
    stretches: Vec<Stretch>,
}

impl Unmarked {
    /// Finds the stretches of the document.
    pub(super) fn find(reader: &Reader, cues: &[Vec<Cue>]) -> Self {
        let mut stretches = reader.block_quotes(cues);
        stretches.extend(reader.announced_paragraphs(cues));
        stretches.extend(reader.pull_quotes());
        stretches.extend(reader.interviews());
        stretches.extend(reader.dialogues(cues));
        stretches.retain(|stretch| !stretch.content.is_empty());
        stretches.sort_by_key(|stretch| stretch.content.start);
        let mut past = 0;
        stretches.retain(|stretch| {
            let apart = stretch.content.start >= past;
            past = past.max(stretch.content.end);
            apart
        });
        Self { stretches }
    }

    /// Whether a span begins inside a stretch.
    pub(super) fn holds(&self, span: Span) -> bool {
        let after = self.stretches.partition_point(|stretch| stretch.content.start <= span.start);
        after.checked_sub(1).is_some_and(|last| self.stretches[last].content.contains(span.start))
    }

    /// The cues without those that stand inside what is said.
    pub(super) fn outside(&self, mut cues: Vec<Vec<Cue>>) -> Vec<Vec<Cue>> {
        if !self.stretches.is_empty() {
            for cues in &mut cues {
                cues.retain(|cue| !self.holds(cue.span));
            }
        }
        cues
    }

    /// The stretches as direct speech, numbered on from `groups`.
    pub(super) fn into_attributions(self, mut groups: u32) -> Vec<Attribution> {
        let mut found: Vec<Attribution> = Vec::with_capacity(self.stretches.len());
        for Stretch { content, speaker, cue, why, goes_on } in self.stretches {
            if !goes_on || found.is_empty() {
                groups += 1;
            }
            let why: Vec<Reason> = why.into_iter().chain(goes_on.then_some(Reason::Continued)).collect();
            found.push(Attribution { content, form: QuoteForm::Direct, speaker, cue, group: Some(groups), why });
        }
        found
    }
}

impl Reader<'_, '_> {
    fn block(&self, index: usize) -> Option<Block> {
        self.document.blocks.get(index).copied()
    }

    fn is_block(&self, index: usize, kind: BlockKind) -> bool {
        self.block(index).is_some_and(|block| block.kind == kind)
    }

    /// The segments of a block.
    fn segments_of(&self, block: usize) -> Range<usize> {
        let segments = &self.frame.segments;
        let first = segments.partition_point(|segment| segment.block < block);
        first..segments.partition_point(|segment| segment.block <= block)
    }

    /// The words that name somebody in a label or below a quotation: the phrase they begin with, or what stands before
    /// the first comma, bracket or figure.
    fn named_in(&self, tokens: Range<usize>) -> Option<Span> {
        let first = tokens.start;
        if let Some(phrase) = self.phrases.at(first, tokens.end) {
            return Some(phrase.span);
        }
        let divides = |token: &usize| {
            let word = self.document.word(*token);
            word.starts_with(|c: char| matches!(c, ',' | '(' | '[' | ';' | ':' | '\t') || c.is_numeric())
        };
        let end = tokens.clone().find(divides).unwrap_or(tokens.end);
        (end > first).then(|| self.document.span_of(first..end))
    }
}

/// Whether a word is a dash that can begin a turn or an attribution.
fn is_dash(word: &str) -> bool {
    matches!(word, "–" | "—" | "―" | "--")
}
