//! Block quotes. The paragraph before says whose words they are, or a line with a dash below them.
//!
//! Where nothing says it they are somebody's words all the same, save in mail and plain text: there what stands behind
//! `>` is mostly a passage of the message that is being answered.

use super::super::cue::{Cue, CueKind};
use super::super::{LOOK, Reader};
use super::{Stretch, is_dash};
use crate::Span;
use crate::article::BlockKind;
use crate::language::VerbClass;
use crate::reading::document::TokenKind;
use crate::reading::model::Reason;
use std::ops::Range;

/// Most tokens of the line that says whose words stand above it.
const MOST_BELOW: usize = 14;

/// Whose words a block quote holds.
#[derive(Debug, Default, Clone, Copy)]
struct Owner {
    speaker: Option<Span>,
    cue: Option<Span>,
}

impl Reader<'_, '_> {
    /// Every block quote.
    pub(super) fn block_quotes(&self, cues: &[Vec<Cue>]) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut index = 0;
        while index < self.document.blocks.len() {
            let first = index;
            while self.is_block(index, BlockKind::Quote) {
                index += 1;
            }
            if index > first {
                self.block_quote(first..index, cues, &mut stretches);
            }
            index += 1;
        }
        stretches
    }

    /// One block quote of one or more blocks.
    fn block_quote(&self, blocks: Range<usize>, cues: &[Vec<Cue>], stretches: &mut Vec<Stretch>) {
        let last = blocks.end - 1;
        let below = self.line_below(last).or_else(|| self.line_of_dash(blocks.end));
        let owner = match &below {
            Some(line) => Owner { speaker: self.named_in(line.start + 1..line.end), cue: None },
            None => blocks.start.checked_sub(1).map_or_else(Owner::default, |before| self.announcing(before, cues)),
        };
        if owner.speaker.is_none() && self.document.cites_messages {
            return;
        }
        let line = below.and_then(|line| self.document.tokens.get(line.start)).map(|dash| dash.span.start);
        let from = stretches.len();
        for index in blocks {
            let Some(block) = self.block(index) else { continue };
            let end = line.filter(|&line| block.span.contains(line)).unwrap_or(block.span.end);
            let content = Span::new(block.span.start, end).trimmed(self.document.text);
            // A label of a note in Markdown.
            if content.is_empty() || self.document.words(content).starts_with("[!") {
                continue;
            }
            let goes_on = stretches.len() > from;
            let Owner { speaker, cue } = owner;
            stretches.push(Stretch { content, speaker, cue, why: Some(Reason::BlockQuote), goes_on });
        }
    }

    /// The tokens of a whole block that is nothing but a dash and a name.
    fn line_of_dash(&self, index: usize) -> Option<Range<usize>> {
        let block = self.block(index)?;
        let tokens = self.document.tokens_in(block.span);
        let alone = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::Caption);
        (alone && self.is_line_below(&tokens)).then_some(tokens)
    }

    /// The tokens of the attribution that a block ends with: a dash behind the end of a sentence, and a name.
    fn line_below(&self, index: usize) -> Option<Range<usize>> {
        let tokens = self.document.tokens_in(self.block(index)?.span);
        let from = tokens.start.max(tokens.end.saturating_sub(MOST_BELOW));
        let dash = (from..tokens.end).rev().find(|&token| is_dash(self.document.word(token)))?;
        let ends = dash == tokens.start || {
            let before = self.document.word(dash - 1);
            let gap = Span::new(self.document.tokens[dash - 1].span.end, self.document.tokens[dash].span.start);
            before.ends_with(['.', '!', '?', '…', '“', '”', '"', '«', '»', ')'])
                || self.document.words(gap).contains('\n')
        };
        let line = dash..tokens.end;
        (ends && self.is_line_below(&line)).then_some(line)
    }

    /// Whether some tokens are a dash and then a name rather than a sentence.
    fn is_line_below(&self, tokens: &Range<usize>) -> bool {
        let (Some(dash), Some(name)) =
            (self.document.tokens.get(tokens.start), self.document.tokens.get(tokens.start + 1))
        else {
            return false;
        };
        let starts = is_dash(dash.span.of(self.document.text)) && name.capital && name.kind == TokenKind::Word;
        let small = || {
            tokens.clone().any(|token| {
                let verb =
                    self.words.verbs(token).next().is_some() || self.words.has(token, crate::language::Duty::Finite);
                verb && !self.document.tokens[token].capital
            })
        };
        tokens.len() > 1 && tokens.len() <= MOST_BELOW && starts && !small()
    }

    /// Whom the last sentence of a block announces.
    fn announcing(&self, before: usize, cues: &[Vec<Cue>]) -> Owner {
        let Some(index) = self.segments_of(before).last() else { return Owner::default() };
        let (Some(segment), Some(cues)) = (self.frame.segments.get(index), cues.get(index)) else {
            return Owner::default();
        };
        let end = segment.items.end;
        let colon = end > segment.items.start && self.word(end - 1) == ":";
        let said = |cue: &&Cue| match cue.kind {
            CueKind::Verb(VerbClass::Show | VerbClass::Call) => false,
            CueKind::Verb(_) => cue.credible,
            _ => true,
        };
        let named = cues.iter().rev().filter(said).find(|cue| cue.speaker.is_some());
        let open = |cue: &Cue| {
            // "Vollmer schrieb am Abend." and nothing said yet.
            let rest = cue.end..end.min(cue.end + LOOK);
            end - cue.at < LOOK && rest.clone().all(|item| self.word(item) == "." || !self.breaks(item))
        };
        if let Some(cue) = named.filter(|cue| colon || open(cue) && matches!(cue.kind, CueKind::Verb(_))) {
            let speaker = cue.speaker.clone().map(|tokens| self.document.span_of(tokens));
            return Owner { speaker, cue: Some(cue.span) };
        }
        if !colon {
            return Owner::default();
        }
        let from = self.sentence_start(end - 1, segment);
        let noun = self.likeliest(from, end - 1).filter(|noun| noun.person || noun.pronoun);
        Owner { speaker: noun.map(|noun| self.document.span_of(noun.tokens)), cue: None }
    }
}
