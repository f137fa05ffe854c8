//! The text with each quotation folded into one item, cut into the sentences that then remain.

use crate::language::{Duty, Form, VerbClass};
use crate::reading::document::{Document, TokenKind};
use crate::reading::marks::Pair;
use crate::reading::quotes::{Ending, Shape};
use crate::reading::words::Words;
use std::ops::Range;

/// Items of the longest sentence that is read whole; what is longer is cut, so that no work grows with its square.
const MOST_ITEMS: usize = 300;

/// How far behind a quotation its verb may stand; further where what describes its subject may stand between.
const NEAREST_VERB: usize = 8;
const FURTHEST_VERB: usize = 16;

/// Most words behind a verb of saying that do no more than tell when and how it was said.
const MOST_BEHIND_VERB: usize = 8;

/// Fewest words in brackets that are a sentence of their own, and how many are looked through.
const FEWEST_IN_BRACKETS: usize = 5;
const MOST_IN_BRACKETS: usize = 60;

/// Marks that can open a quotation right behind another.
const OPENING: &[&str] = &["«", "»", "„", "“", "\"", "‘"];

/// A word of the text, or a whole quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A token.
    Word(usize),
    /// A pair of marks with all that is in it.
    Quote(usize),
}

/// A sentence of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Indices into [`Frame::items`].
    pub items: Range<usize>,
    /// The block it is in.
    pub block: usize,
}

/// The folded text.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub items: Vec<Item>,
    pub segments: Vec<Segment>,
}

impl Frame {
    /// Folds the outermost pairs that may be speech. Names in marks stay words, without their marks.
    pub(super) fn fold(document: &Document, words: &Words, pairs: &[Pair], shapes: &[Shape]) -> Self {
        let folded = folded(pairs, shapes);
        let marks = mark_tokens(document, pairs, &folded);
        let mut upcoming = (0..pairs.len()).filter(|&pair| folded[pair]).peekable();
        let mut skip = marks.into_iter().peekable();
        let mut frame = Self { items: Vec::with_capacity(document.tokens.len()), segments: Vec::new() };
        let mut covered = 0;
        for sentence in &document.sentences {
            for token in sentence.tokens.clone() {
                let start = document.tokens[token].span.start;
                while skip.next_if(|&mark| mark < token).is_some() {}
                if let Some(pair) = upcoming.next_if(|&pair| pairs[pair].span.start <= start) {
                    frame.open(sentence.block);
                    frame.items.push(Item::Quote(pair));
                    covered = covered.max(pairs[pair].span.end);
                    let next = document.token_at(covered);
                    let opens = |&&other: &&usize| {
                        document.tokens.get(next).is_some_and(|token| token.span.start == pairs[other].span.start)
                    };
                    let lists = |other: &usize| words.has(document.token_at(pairs[*other].span.end), Duty::Coordinator);
                    let other = upcoming.peek().filter(opens).copied().filter(|other| !lists(other));
                    if ends_sentence(document, words, &frame, shapes, pair, next)
                        || begins_quoted(document, words, &frame, shapes, pair, other)
                    {
                        frame.close();
                    }
                }
                if start < covered {
                    continue;
                }
                if skip.peek() != Some(&token) {
                    frame.open(sentence.block);
                    frame.items.push(Item::Word(token));
                }
                if token + 1 == sentence.tokens.end {
                    frame.close();
                }
            }
        }
        frame.close();
        frame
    }

    /// The first item from `from` on, before `to`, that is not before `token`; items before `to` must be words.
    pub(super) fn item_of(&self, token: usize, from: usize, to: usize) -> usize {
        let words = self.items.get(from..to).unwrap_or_default();
        from + words.partition_point(|item| matches!(item, Item::Word(word) if *word < token))
    }

    /// Begins a segment where none is open, or where the block changes.
    fn open(&mut self, block: usize) {
        let len = self.items.len();
        let ends = |last: &Segment| last.block != block || len - last.items.start >= MOST_ITEMS;
        if self.segments.last().is_some_and(|last| last.items.is_empty() && ends(last)) {
            self.close();
        }
        if self.segments.last().is_none_or(|last| !last.items.is_empty()) {
            let from = self.items.len();
            self.segments.push(Segment { items: from..from, block });
        }
    }

    /// Ends the open segment, if there is one.
    fn close(&mut self) {
        let end = self.items.len();
        if let Some(last) = self.segments.last_mut().filter(|last| last.items.is_empty()) {
            if last.items.start == end {
                self.segments.pop();
            } else {
                last.items.end = end;
            }
        }
    }

    fn open_items(&self) -> &[Item] {
        match self.segments.last() {
            Some(last) if last.items.is_empty() => &self.items[last.items.start..],
            _ => &[],
        }
    }
}

/// Which pairs become one item: the outermost of those that are no names.
fn folded(pairs: &[Pair], shapes: &[Shape]) -> Vec<bool> {
    let mut inside = vec![false; pairs.len()];
    let mut folded = vec![false; pairs.len()];
    for (index, pair) in pairs.iter().enumerate() {
        inside[index] = pair.parent.is_some_and(|parent| inside[parent] || folded[parent]);
        folded[index] = !inside[index] && !shapes[index].is_name();
    }
    folded
}

/// The tokens that are marks of pairs left unfolded, in order.
fn mark_tokens(document: &Document, pairs: &[Pair], folded: &[bool]) -> Vec<usize> {
    let mut tokens = Vec::new();
    for (pair, _) in pairs.iter().zip(folded).filter(|(_, folded)| !**folded) {
        if pair.inner.start > pair.span.start {
            tokens.push(document.token_at(pair.span.start));
        }
        if pair.inner.end < pair.span.end {
            tokens.push(document.token_at(pair.inner.end));
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// Whether a sentence of the folded text ends with a quotation, `next` being the token after it.
fn ends_sentence(
    document: &Document,
    words: &Words,
    frame: &Frame,
    shapes: &[Shape],
    quote: usize,
    next: usize,
) -> bool {
    let Some(token) = document.tokens.get(next) else { return true };
    // Son entraîneur est plus dur : « … » « … », proteste le capitaine.
    let announced = matches!(frame.open_items(), [.., Item::Word(colon), _] if document.word(*colon) == ":");
    let goes_on = token.kind == TokenKind::Punctuation && OPENING.contains(&document.word(next));
    if shapes[quote].ending == Ending::Sentence && announced && goes_on {
        return true;
    }
    if shapes[quote].ending == Ending::Sentence && begins_bracketed(document, words, next) {
        return true;
    }
    if shapes[quote].ending != Ending::Sentence || token.kind != TokenKind::Word || !token.capital {
        return false;
    }
    // "We are done." Fuller said: a comma would stand before a verb that belongs to the quotation.
    let subject_first = words.data().is_some_and(|data| !data.verb_second);
    let stops = subject_first && ends_with_stop(document, next);
    // Where the verb is second, it would stand right behind the quotation.
    let verb = words.entry(next).is_some_and(|entry| !entry.forms.is_empty());
    if !subject_first && words.data().is_some_and(|data| data.open_clauses) && !verb {
        return true;
    }
    // Something announced the quotation, so what follows is a new sentence.
    if frame.open_items().len() > 1 {
        return true;
    }
    // "Wirklich?" Vollmer asked.
    let mut at = next;
    let furthest = if subject_first { FURTHEST_VERB } else { NEAREST_VERB };
    let end = document.sentences.get(document.sentence_of(next)).map_or(next, |sentence| sentence.tokens.end);
    while at < end && at - next < furthest {
        // „Wir zahlen nicht.“ Die Firma wolle bauen: a sentence with a verb of its own.
        const HELPS: [Duty; 4] = [Duty::Modal, Duty::Have, Duty::Be, Duty::Subjunctive];
        if !subject_first && words.any(at, &HELPS) && !words.any(at, &[Duty::Determiner, Duty::Preposition]) {
            return true;
        }
        let verb = words.verbs(at).any(|(_, form)| form == Form::Finite) && !document.tokens[at].capital;
        if verb {
            let past = document.word(at + 1);
            let rest = at + 1..end;
            if subject_first && shapes[quote].asks && words.has(at, Duty::Asked) && asks_somebody(document, words, rest)
            {
                // "Really?" Fuller asked the crowd.
                return false;
            }
            if !stops
                && words.has(at, Duty::Addressing)
                && !(at + 1..end.min(at + 8)).any(|item| words.has(item, Duty::That))
            {
                // "Really?" Fuller told the council in May
                return false;
            }
            return !(at + 1 >= end
                || past == "."
                || !stops && matches!(past, "," | ":")
                || words.any(at + 1, &[Duty::Preposition, Duty::Adverb, Duty::Time, Duty::When])
                    && (!stops || says(words, at) && tells_nothing(words, at + 2..end)));
        }
        // "Really?" Fuller, the head, asked.
        let aside = subject_first && !stops && document.word(at) == ",";
        if matches!(document.word(at), "," | "." | ":" | ";") && !aside {
            return true;
        }
        at += 1;
    }
    true
}

/// Whether a sentence ends with a quotation because the one right behind it begins another, where the verb of a quotation
/// stands right beside it: Fuller called it “a mess.” “We will sell it,” she said.
fn begins_quoted(
    document: &Document,
    words: &Words,
    frame: &Frame,
    shapes: &[Shape],
    quote: usize,
    other: Option<usize>,
) -> bool {
    let told = matches!(frame.open_items(), [.., Item::Word(before), _] if document.word(*before) != ",");
    let begins = |other: usize| {
        let shape = &shapes[other];
        shape.is_sentence() && !shape.small_start && shape.ending != Ending::Word
    };
    words.subject_first() && told && shapes[quote].ending == Ending::Sentence && other.is_some_and(begins)
}

/// Whether a sentence of its own begins with an opening bracket: … a “shame.” (The Herald called that untrue.) But: (Fuller)
fn begins_bracketed(document: &Document, words: &Words, open: usize) -> bool {
    let capital = document.tokens.get(open + 1).is_some_and(|token| token.kind == TokenKind::Word && token.capital);
    if !words.subject_first() || !capital || document.word(open) != "(" {
        return false;
    }
    let end = document.sentences.get(document.sentence_of(open + 1)).map_or(open, |sentence| sentence.tokens.end);
    let verb =
        |token: usize| words.verbs(token).next().is_some() || words.any(token, &[Duty::Have, Duty::Be, Duty::Modal]);
    // No further, so that marks without end and never a closing bracket stay linear work.
    let end = end.min(open + MOST_IN_BRACKETS);
    let inside = open + 1..end;
    let closed = inside.clone().find(|&token| document.word(token) == ")").unwrap_or(end);
    closed >= open + FEWEST_IN_BRACKETS && (open + 2..closed).any(verb)
}

/// Whether the words of a quotation that ends before token `next` end with a full stop.
fn ends_with_stop(document: &Document, next: usize) -> bool {
    let before = document.tokens.get(..next).unwrap_or_default();
    let last = before.iter().rev().take(4).find(|token| {
        let word = document.words(token.span);
        !word.chars().all(|c| matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»'))
    });
    last.is_some_and(|token| matches!(document.words(token.span), "."))
}

/// Whether the words behind a verb of asking name nobody but who is asked: no question of their own, nothing asked for.
fn asks_somebody(document: &Document, words: &Words, tokens: Range<usize>) -> bool {
    const ASKED: [Duty; 3] = [Duty::That, Duty::Question, Duty::Modal];
    let first = tokens.start;
    !tokens
        .take(MOST_BEHIND_VERB)
        .take_while(|&token| !matches!(document.word(token), "," | ":" | ";"))
        .any(|token| words.any(token, &ASKED) || token == first && document.word(token) == "\"")
}

/// Whether a word is a verb of saying that asks for nothing beside what is said; but: appealed for calm.
fn says(words: &Words, token: usize) -> bool {
    let says = words.verbs(token).any(|(verb, _)| verb.class == VerbClass::Say && verb.complement.is_none());
    says && !words.has(token + 1, Duty::Holding)
}

/// Whether what is left of a sentence behind its verb says nothing by itself: Fuller said to cheers.
fn tells_nothing(words: &Words, mut tokens: Range<usize>) -> bool {
    const TELLS: [Duty; 6] = [Duty::That, Duty::Subject, Duty::Finite, Duty::Have, Duty::Be, Duty::Modal];
    let noun = |token: usize| words.any(token - 1, &[Duty::Preposition, Duty::Determiner]);
    let tells = |token: usize| words.any(token, &TELLS) || words.verbs(token).next().is_some() && !noun(token);
    tokens.len() <= MOST_BEHIND_VERB && !tokens.any(tells)
}
