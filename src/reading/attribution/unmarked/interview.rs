//! Interviews and transcripts: paragraphs that each begin with who speaks and a colon, or with who speaks in two brackets.
//!
//! A colon behind a short word is common; what makes an interview is that the same labels come back, that they take
//! turns, and that somebody asks and is answered.

use super::super::Reader;
use super::Stretch;
use crate::Span;
use crate::article::BlockKind;
use crate::language::Duty;
use crate::reading::document::TokenKind;
use crate::reading::model::{Reason, SourceKind};
use crate::reading::phrases::Phrase;
use std::collections::HashMap;
use std::ops::Range;

/// Most tokens of a label.
const MOST_IN_LABEL: usize = 8;

/// Fewest turns of an interview.
const FEWEST_TURNS: usize = 3;

/// Most paragraphs an answer may go on without a label.
const MOST_BETWEEN: usize = 2;

/// A paragraph that begins with a label.
#[derive(Debug, Clone)]
pub(super) struct Turn {
    block: usize,
    /// The tokens of the label.
    label: Range<usize>,
    /// The last word of the label, by which it is known again.
    key: String,
    content: Span,
}

/// A run without labels at its ends that never come back, or that stand apart from the others: a headline, a contact.
fn without_edges(run: &[Turn]) -> &[Turn] {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for turn in run {
        *counts.entry(&turn.key).or_default() += 1;
    }
    let once = |turn: &Turn| counts.get(&*turn.key) == Some(&1);
    let mut run = run;
    while let [first, rest @ ..] = run
        && let [second, ..] = rest
        && (once(first) || second.block - first.block > 2)
    {
        run = rest;
    }
    while let [rest @ .., last] = run
        && once(last)
    {
        run = rest;
    }
    run
}

impl Reader<'_, '_> {
    /// Every turn of every interview.
    pub(super) fn interviews(&self) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut run: Vec<Turn> = Vec::new();
        for block in 0..self.document.blocks.len() {
            let Some(turn) = self.turn_of(block) else { continue };
            if run.last().is_some_and(|last| block - last.block > MOST_BETWEEN + 1) {
                self.interview(&run, &mut stretches);
                run.clear();
            }
            run.push(turn);
        }
        self.interview(&run, &mut stretches);
        stretches
    }

    /// A run of paragraphs with labels, if it is an interview.
    fn interview(&self, run: &[Turn], stretches: &mut Vec<Stretch>) {
        let run = without_edges(run);
        let asked = self.is_questioned(run);
        if !asked && !self.is_interview(run) {
            return;
        }
        for (index, turn) in run.iter().enumerate() {
            let speaker = self.named_in(turn.label.clone());
            let stretch = |content: Span, speaker: Option<Span>, goes_on: bool| Stretch {
                content,
                speaker,
                cue: None,
                why: Some(Reason::Interview),
                goes_on,
            };
            if let Some(question) = self.question_before(turn).filter(|_| asked && index == 0) {
                stretches.push(stretch(question, None, false));
            }
            stretches.push(stretch(turn.content, speaker, false));
            let Some(next) = run.get(index + 1) else { continue };
            let question = self.question_before(next).filter(|_| asked);
            for between in (turn.block + 1..next.block).filter_map(|block| self.block(block)) {
                let content = between.span.trimmed(self.document.text);
                let asks = question == Some(content);
                if between.kind == BlockKind::Paragraph && self.is_spoken(between.span) {
                    stretches.push(stretch(content, speaker.filter(|_| !asks), !asks));
                }
            }
        }
    }

    /// Whether somebody answers again and again to questions that stand by themselves, with nobody's name before them.
    fn is_questioned(&self, run: &[Turn]) -> bool {
        let [first, rest @ ..] = run else { return false };
        let alone = !rest.is_empty() && rest.iter().all(|turn| turn.key == first.key);
        let asked = || run.iter().filter(|turn| self.question_before(turn).is_some()).count();
        alone && asked() * 4 >= run.len() * 3 && run.iter().all(|turn| self.named_in(turn.label.clone()).is_some())
    }

    /// The question that is the paragraph right before a turn.
    fn question_before(&self, turn: &Turn) -> Option<Span> {
        let before = turn.block.checked_sub(1).and_then(|before| self.block(before))?;
        let content = before.span.trimmed(self.document.text);
        let asks = before.kind == BlockKind::Paragraph && self.document.words(content).ends_with('?');
        asks.then_some(content)
    }

    fn is_interview(&self, run: &[Turn]) -> bool {
        if run.len() < FEWEST_TURNS {
            return false;
        }
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for turn in run {
            *counts.entry(&turn.key).or_default() += 1;
        }
        let back = counts.values().filter(|&&count| count > 1).sum::<usize>();
        let changes = run.windows(2).filter(|pair| pair[0].key != pair[1].key).count();
        if counts.len() < 2 || back * 3 < run.len() * 2 || changes * 2 < run.len() - 1 {
            return false;
        }
        let text = |turn: &Turn| self.document.words(turn.content);
        let ends = ['.', '!', '?', '…', ')', '”', '“', '"'];
        let sentences = run.iter().filter(|turn| text(turn).trim_end().ends_with(ends)).count();
        let asks = run.windows(2).any(|pair| pair[0].key != pair[1].key && text(&pair[0]).contains('?'));
        sentences * 4 >= run.len() * 3 && asks
    }

    /// Whether a paragraph between two turns goes on with what is said: no note in brackets, and nothing that announces.
    fn is_spoken(&self, span: Span) -> bool {
        let words = self.document.words(span);
        !words.starts_with(['(', '[']) && !words.ends_with(':') && words.contains(char::is_alphanumeric)
    }

    /// The turn that a paragraph is, if it begins with a label.
    pub(super) fn turn_of(&self, index: usize) -> Option<Turn> {
        let block = self.block(index).filter(|block| block.kind == BlockKind::Paragraph)?;
        let tokens = self.document.tokens_in(block.span);
        let (label, first) = self.bracketed_label(&tokens).or_else(|| self.label_before_colon(&tokens))?;
        let spoken = self.document.tokens.get(first).filter(|_| first < tokens.end)?;
        // What stands in marks is read as any other quotation.
        let marked =
            spoken.kind == TokenKind::Punctuation && !matches!(self.document.word(first), "(" | "[" | "…" | "...");
        if marked || !self.document.space_before(first) || !self.is_label(&label) {
            return None;
        }
        let named = label.clone().take_while(|&token| !self.document.word(token).starts_with(['(', '[', ',']));
        let key = self.document.small(named.last()?).to_owned();
        let content = Span::new(spoken.span.start, block.span.end).trimmed(self.document.text);
        Some(Turn { block: index, label, key, content })
    }

    /// The label that some tokens begin with, and the token past its colon: Fuller: …
    fn label_before_colon(&self, tokens: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let last = tokens.end.min(tokens.start + MOST_IN_LABEL + 1);
        let colon = (tokens.start..last).find(|&token| self.document.word(token) == ":")?;
        Some((tokens.start..colon, colon + 1))
    }

    /// The same of a label in two brackets, as wikis set it: ((Fuller)) …
    fn bracketed_label(&self, tokens: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let twice =
            |token: usize, mark: &str| self.document.word(token) == mark && self.document.word(token + 1) == mark;
        let label = tokens.start + 2;
        let last = tokens.end.min(label + MOST_IN_LABEL);
        let close = (label..last).find(|&token| twice(token, ")")).filter(|_| twice(tokens.start, "("))?;
        let colon = usize::from(self.document.word(close + 2) == ":");
        Some((label..close, close + 2 + colon))
    }

    /// Whether some tokens are a name or noun by their capitals, and perhaps something in brackets.
    fn is_label(&self, label: &Range<usize>) -> bool {
        // taz: …
        let medium = |phrase: &Phrase| phrase.certain && phrase.kind == SourceKind::Media && phrase.tokens == *label;
        if self.phrases.at(label.start, label.end).is_some_and(|phrase| medium(&phrase)) {
            return true;
        }
        let mut inside = false;
        for token in label.clone() {
            match self.document.word(token) {
                "(" | "[" => inside = true,
                ")" | "]" => inside = false,
                _ if inside => {}
                "," | "." | "-" | "–" | "/" | "&" if token > label.start => {}
                _ => {
                    let Some(found) = self.document.tokens.get(token) else { return false };
                    let fits = found.capital || self.words.has(token, Duty::Particle) && token > label.start;
                    if found.kind != TokenKind::Word || !fits {
                        return false;
                    }
                }
            }
        }
        !label.is_empty() && !inside
    }
}
