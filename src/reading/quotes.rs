//! What each pair of quotation marks looks like by itself and by the words right beside it: a sentence somebody may
//! have said, a few words, or a name. Who said it is read in [`super::attribution`], which has the last word.

use crate::Span;
use crate::language::{Attribution, Duty};
use crate::reading::document::{Document, TokenKind};
use crate::reading::marks::{Edges, Pair};
use crate::reading::words::Words;
use std::ops::Range;

/// What stands between two marks, as far as it helps to tell speech from other uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Words and figures inside, not counted beyond [`MOST_WORDS`].
    pub words: usize,
    /// Has a verb form that makes a sentence.
    pub finite: bool,
    /// How it ends.
    pub ending: Ending,
    /// Whether it ends with a question mark.
    pub asks: bool,
    /// The first word begins with a small letter.
    pub small_start: bool,
    /// Every word but the short ones begins with a capital or is a figure.
    pub title: bool,
    /// Some word inside that is no name by its form: it begins with a small letter and is longer than three letters.
    pub common: bool,
    /// What stands right before the opening mark.
    pub before: Beside,
    /// What stands right after the closing mark.
    pub after: Beside,
    /// The language writes words as words with a small letter, so that one tells nothing.
    pub plain: bool,
}

/// How the words between two marks end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a full stop, question or exclamation mark, or an ellipsis.
    Sentence,
    /// With a comma or dash, as English has it before "he said".
    Comma,
    /// With a word.
    Word,
}

/// What stands beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    /// The edge of the block, or the end of another sentence.
    Edge,
    /// A colon.
    Colon,
    /// A comma.
    Comma,
    /// An opening bracket before, a closing one after.
    Bracket,
    /// A hyphen with no space: „Spiegel“-Redakteur.
    Hyphen,
    /// A word of a closed class that announces a name (Motto, sogenannte) or follows one (genannt).
    Naming,
    /// An equals sign, as in the markup of a web page.
    Assignment,
    /// A noun, by its capital: Die Zeitung „Bergbote“.
    Noun,
    /// Any other word.
    Word,
    /// Anything else.
    Other,
}

/// Enough to tell a long quotation from a short one.
const MOST_WORDS: usize = 40;

/// Reads the shape of every pair.
pub(crate) fn shapes(document: &Document, words: &Words, pairs: &[Pair]) -> Vec<Shape> {
    pairs.iter().map(|pair| shape(document, words, pair)).collect()
}

fn shape(document: &Document, words: &Words, pair: &Pair) -> Shape {
    let tokens = document.tokens_in(pair.inner);
    let mut shape = Shape {
        words: 0,
        finite: false,
        ending: ending(document, words, pair, &tokens),
        asks: document.words(pair.inner).trim_end().ends_with('?'),
        small_start: false,
        title: true,
        common: false,
        before: before(document, words, pair, tokens.start),
        after: after(document, words, pair, tokens.end),
        plain: words.data().is_some_and(|data| data.either_side),
    };
    let closed_small = words.data().is_some_and(|data| !data.verb_second);
    for index in tokens {
        let Some(token) = document.tokens.get(index) else { break };
        if !matches!(token.kind, TokenKind::Word | TokenKind::Figure) {
            continue;
        }
        let word = document.word(index);
        if shape.words == 0 {
            shape.small_start = token.kind == TokenKind::Word && !token.capital;
        }
        shape.words += 1;
        shape.finite |= words.has(index, Duty::Finite) && !(token.capital && shape.words > 1);
        let may = !token.capital || shape.words == 1;
        shape.finite |= may && words.data().is_some_and(|data| data.endings.is_finite(word));
        // "Das nehmen wir ernst": where the verb is second, somebody of the first person has one.
        let first = token.kind == TokenKind::Word && !token.capital && words.has(index, Duty::First);
        shape.finite |= !closed_small && first;
        // A title has its small words small: This Week with Anna Fuller.
        let small = closed_small && words.has(index, Duty::Preposition) && shape.words > 1;
        if token.kind == TokenKind::Word && !token.capital && word.chars().count() > 3 && !small {
            shape.common = true;
            shape.title = false;
        }
        if shape.words >= MOST_WORDS {
            break;
        }
    }
    shape
}

fn ending(document: &Document, words: &Words, pair: &Pair, tokens: &Range<usize>) -> Ending {
    let bare = document
        .words(pair.inner)
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '’' | '\'' | '‘' | '“' | '”' | '"' | ')'));
    let abbreviation = tokens.end.checked_sub(1).is_some_and(|last| {
        let dotted =
            document.tokens.get(last).is_some_and(|token| token.kind == TokenKind::Word && token.span.len() > 1);
        // "No." is short for number, but not where it is all that is said.
        let denies = |data: &Attribution| {
            let word = document.word(last).trim_end_matches('.').to_lowercase();
            data.entry(&word).is_some_and(|entry| entry.duties.has(Duty::Negation))
        };
        dotted && !(tokens.len() == 1 && words.data().is_some_and(denies))
    });
    match bare.chars().next_back() {
        Some('.') if abbreviation => Ending::Word,
        Some('.' | '!' | '?' | '…') => Ending::Sentence,
        Some(',' | '–' | '—') => Ending::Comma,
        _ => Ending::Word,
    }
}

fn before(document: &Document, words: &Words, pair: &Pair, first_inside: usize) -> Beside {
    let mark = document.token_at(pair.span.start).min(first_inside);
    let Some(index) = mark.checked_sub(1) else { return Beside::Edge };
    let token = document.tokens[index];
    if document.sentence_of(index) != document.sentence_of(mark) {
        return Beside::Edge;
    }
    match document.word(index) {
        ":" => Beside::Colon,
        "," => Beside::Comma,
        "(" | "[" => Beside::Bracket,
        "=" => Beside::Assignment,
        "-" | "‑" if token.span.end == pair.span.start => Beside::Hyphen,
        _ if words.names(document, index) => Beside::Naming,
        _ if token.kind == TokenKind::Word && token.capital && !words.is_closed(index) => Beside::Noun,
        _ if token.kind == TokenKind::Word => Beside::Word,
        _ => Beside::Other,
    }
}

fn after(document: &Document, words: &Words, pair: &Pair, past_inside: usize) -> Beside {
    let index = document.token_at(pair.span.end.max(pair.inner.end)).max(past_inside);
    let Some(token) = document.tokens.get(index) else { return Beside::Edge };
    if index > 0 && document.sentence_of(index) != document.sentence_of(index - 1) && pair.edges != Edges::Opened {
        return Beside::Edge;
    }
    match document.word(index) {
        ":" => Beside::Colon,
        "," => Beside::Comma,
        ")" | "]" => Beside::Bracket,
        "-" | "‑" | "–" if token.span.start == pair.span.end => Beside::Hyphen,
        word if token.span.start == pair.span.end && word.starts_with(['-', '‑']) => Beside::Hyphen,
        _ if words.has(index, Duty::Named) => Beside::Naming,
        _ if token.kind == TokenKind::Word && token.capital && !words.is_closed(index) => Beside::Noun,
        _ if token.kind == TokenKind::Word => Beside::Word,
        _ => Beside::Other,
    }
}

impl Shape {
    /// Whether the words could stand as an utterance of their own.
    pub(crate) fn is_sentence(&self) -> bool {
        match self.ending {
            Ending::Sentence | Ending::Comma => self.finite || self.words >= 3 && self.common || self.words >= 8,
            Ending::Word => self.words >= 9 || self.words >= 3 && self.finite && self.common,
        }
    }

    /// The same words without the comma or stop they end with.
    pub(crate) fn opened(&self) -> Self {
        Self { ending: Ending::Word, ..*self }
    }

    /// Whether the marks most likely hold a name, a title or a word as a word, whatever stands further off.
    pub(crate) fn is_name(&self) -> bool {
        if self.after == Beside::Hyphen || self.before == Beside::Hyphen || self.before == Beside::Assignment {
            return self.words <= 12;
        }
        if self.words > 9 || self.finite && self.common || self.small_start {
            return false;
        }
        let announced = matches!(self.before, Beside::Naming | Beside::Noun) || self.before == Beside::Bracket;
        let open = self.ending == Ending::Word || self.title && !self.common;
        announced && open && (!self.common || self.before == Beside::Naming)
    }

    /// How much the words by themselves speak for speech, and what stands right beside them; above zero it is likelier
    /// speech than not. The weights are whole numbers set by hand: a small letter at the start speaks for a part of
    /// somebody's sentence, capitals throughout for a name, a noun right before for a name in apposition.
    pub(crate) fn leaning(&self) -> i32 {
        let mut leaning = match (self.small_start, self.common, self.words) {
            (true, _, 0..=1) if self.plain => -2,
            (true, _, 0..=1) => 0,
            (true, ..) if self.plain => 0,
            (false, true, 1) if self.plain => -2,
            (false, false, _) if self.plain && self.finite => 0,
            (true, ..) => 2,
            (false, true, _) => 0,
            (false, false, _) => -3,
        };
        if self.is_sentence() {
            leaning += 4;
        }
        if self.finite {
            leaning += 2;
        }
        leaning += match self.ending {
            Ending::Sentence => 2,
            Ending::Comma => 1,
            Ending::Word => 0,
        };
        leaning -= match self.before {
            Beside::Assignment => 20,
            Beside::Hyphen => 8,
            Beside::Naming => 7,
            Beside::Bracket => 2,
            Beside::Noun => 1,
            _ => 0,
        };
        leaning -= match self.after {
            Beside::Hyphen => 8,
            // What is quoted comes behind the colon.
            Beside::Colon => 4,
            Beside::Naming => 3,
            _ => 0,
        };
        leaning
    }
}

/// The span of a pair as a claim shows it: without white space at its edges.
pub(crate) fn shown(document: &Document, pair: &Pair) -> Span {
    pair.span.trimmed(document.text)
}
