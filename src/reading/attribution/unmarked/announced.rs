//! A paragraph that the sentence before it announces with a colon: The harbour denied this: ¶ We never closed the pier.
//! It is a block quote whose form was lost when the text was copied.

use super::super::Reader;
use super::super::cue::{Cue, CueKind};
use super::Stretch;
use crate::Span;
use crate::article::BlockKind;
use crate::language::{Duty, VerbClass};
use crate::reading::document::TokenKind;
use crate::reading::model::Reason;

/// Fewest tokens of a paragraph that is a sentence rather than an entry of a list.
const FEWEST: usize = 5;

impl Reader<'_, '_> {
    /// Every paragraph that a cue and a colon before it announce.
    pub(super) fn announced_paragraphs(&self, cues: &[Vec<Cue>]) -> Vec<Stretch> {
        (1..self.document.blocks.len()).filter_map(|block| self.announced_paragraph(block, cues)).collect()
    }

    fn announced_paragraph(&self, index: usize, cues: &[Vec<Cue>]) -> Option<Stretch> {
        let paragraph = |index: usize| self.block(index).filter(|block| block.kind == BlockKind::Paragraph);
        let (before, block) = (paragraph(index - 1)?, paragraph(index)?);
        let text = |span: Span| self.document.words(span).trim();
        if !text(before.span).ends_with(':') || !text(block.span).ends_with(['.', '!', '?', '…', ')']) {
            return None;
        }
        let (speaker, cue) = self.announcer_of_next(index - 1, cues)?;
        let segments = self.segments_of(index);
        let first = self.frame.segments.get(segments.start)?.items.start;
        let token = self.token(first).and_then(|token| self.document.tokens.get(token))?;
        let sentence = token.kind == TokenKind::Word && token.capital;
        if !sentence || self.document.tokens_in(block.span).len() < FEWEST || self.turn_of(index).is_some() {
            return None;
        }
        // They also said it was safe: the report goes on.
        let told = |cue: &Cue| {
            let pronoun = cue.speaker.as_ref().filter(|tokens| tokens.len() == 1).map(|tokens| tokens.start);
            let own = |token: usize| self.words.has(token, Duty::First);
            is_said(cue) && pronoun.is_some_and(|token| !own(token) && self.is_pronoun(token))
        };
        let goes_on = (segments.start + 1..segments.end).find(|&segment| {
            let Some(cues) = cues.get(segment) else { return false };
            cues.iter().any(told)
        });
        let end = goes_on.and_then(|segment| self.item_span(self.frame.segments[segment].items.start));
        let content = Span::new(block.span.start, end.map_or(block.span.end, |span| span.start));
        let content = content.trimmed(self.document.text);
        Some(Stretch { content, speaker: Some(speaker), cue: Some(cue), why: Some(Reason::BlockQuote), goes_on: false })
    }

    /// Whoever says, with the last verb of a paragraph, what its colon announces.
    fn announcer_of_next(&self, block: usize, cues: &[Vec<Cue>]) -> Option<(Span, Span)> {
        let index = self.segments_of(block).last()?;
        let (segment, cues) = (self.frame.segments.get(index)?, cues.get(index)?);
        let cue = cues.last().filter(|cue| cue.credible)?;
        let told = (cue.end..segment.items.end).any(|item| self.quote(item).is_some() || self.has(item, Duty::That));
        let speaker = cue.speaker.clone().filter(|_| is_said(cue) && !told)?;
        Some((self.document.span_of(speaker), cue.span))
    }

    fn is_pronoun(&self, token: usize) -> bool {
        self.phrases.at(token, token + 1).is_some_and(|phrase| phrase.pronoun)
    }
}

/// Whether a cue is a verb of saying or claiming.
fn is_said(cue: &Cue) -> bool {
    matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim))
}
