//! Speech that no marks but dashes set off: a paragraph that begins with a dash, with the words that attribute it between
//! two more ("—No sé —respondió Ana—. Mañana.", "— Não sei — respondeu Ana. — Amanhã.").
//!
//! A dash also begins items of lists and stands around asides, so a paragraph is speech only where a verb of saying
//! follows a dash in it, or where it stands beside such a paragraph.

use crate::Span;
use crate::article::BlockKind;
use crate::reading::document::Document;
use crate::reading::marks::{self, Edges, MarkKind, Pair};
use crate::reading::words::Words;
use std::ops::Range;

/// Most tokens of a paragraph that are looked at.
const LONGEST: usize = 400;
/// How many small words may stand between the dash and the verb: —le respondió Ana—
const MOST_BEFORE_VERB: usize = 3;

/// A paragraph that begins with a dash.
struct Turn {
    block: usize,
    /// The tokens of each stretch of speech.
    parts: Vec<Range<usize>>,
    /// Whether words that attribute it stand in it.
    attributed: bool,
}

/// Adds the stretches of speech to `pairs`, which stay sorted and nested.
pub(super) fn add(document: &Document, words: &Words, pairs: &mut Vec<Pair>) {
    let turns = turns(document, words);
    let before = pairs.len();
    for (index, turn) in turns.iter().enumerate() {
        let beside =
            |other: Option<&Turn>| other.is_some_and(|other| other.attributed && other.block.abs_diff(turn.block) == 1);
        let neighbours =
            beside(index.checked_sub(1).and_then(|index| turns.get(index))) || beside(turns.get(index + 1));
        if !turn.attributed && !neighbours {
            continue;
        }
        pairs.extend(turn.parts.iter().map(|part| pair(document.span_of(part.clone()), turn.block)));
    }
    if pairs.len() > before {
        pairs.sort_unstable_by_key(marks::order);
        marks::nest(pairs);
    }
}

fn pair(span: Span, block: usize) -> Pair {
    let (edges, kind) = (Edges::Both, MarkKind::Dash);
    Pair { span, inner: span, edges, parent: None, block, kind, continued: false, continues: false }
}

/// Every paragraph that begins with a dash.
fn turns(document: &Document, words: &Words) -> Vec<Turn> {
    let mut turns = Vec::new();
    for (block, _) in document.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Paragraph) {
        let first = document.sentences.partition_point(|sentence| sentence.block < block);
        let past = document.sentences.partition_point(|sentence| sentence.block <= block);
        let (Some(begin), Some(end)) = (
            document.sentences.get(first).map(|sentence| sentence.tokens.start),
            past.checked_sub(1).and_then(|last| document.sentences.get(last)).map(|sentence| sentence.tokens.end),
        ) else {
            continue;
        };
        if begin < end && is_dash(document, begin) {
            turns.push(turn(document, words, block, begin..end.min(begin + LONGEST)));
        }
    }
    turns
}

fn turn(document: &Document, words: &Words, block: usize, tokens: Range<usize>) -> Turn {
    let mut parts = Vec::new();
    let mut attributed = false;
    let mut from = tokens.start + 1;
    let mut aside = false;
    for at in tokens.start + 1..tokens.end {
        if !is_dash(document, at) {
            continue;
        }
        if aside {
            // "—respondió Ana—. Mañana", "— respondeu Ana. — Amanhã"
            from = at + 1;
            while from < tokens.end && matches!(document.word(from), "." | "," | ";" | ":" | "…") {
                from += 1;
            }
            aside = false;
        } else if says(document, words, at + 1, tokens.end) {
            parts.push(from..at);
            (aside, attributed) = (true, true);
        }
    }
    if !aside {
        parts.push(from..tokens.end);
    }
    parts.retain(|part| !part.is_empty());
    Turn { block, parts, attributed }
}

fn is_dash(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "—" | "–" | "―")
        || document.word(at) == "-" && document.space_before(at + 1) && (at == 0 || document.space_before(at))
}

/// Whether a verb of saying begins at a token, after small words at most.
fn says(document: &Document, words: &Words, at: usize, end: usize) -> bool {
    (at..end.min(at + MOST_BEFORE_VERB))
        .take_while(|&word| document.tokens[word].kind == crate::reading::document::TokenKind::Word)
        .take_while(|&word| !document.tokens[word].capital && (word == at || words.is_closed(word - 1)))
        .any(|word| words.verbs(word).next().is_some())
}
