//! From tokens to sentences, in one pass.
//!
//! UAX #29 alone breaks after "Dr.", after "3." and inside "„Nein!“, sagte er"; the rules here are its sentence rules
//! with the abbreviations and ordinals of the language added, and the end kept open before a word in small letters.

use super::{Sentence, Token, TokenKind};
use crate::article::BlockKind;
use crate::language::Sentences;

/// Most bytes of a tag.
const LONGEST_TAG: usize = 400;

/// Appends the sentences of the block's tokens, which begin at `first`, to `sentences`.
pub(super) fn split(
    text: &str,
    block: usize,
    kind: BlockKind,
    data: Option<&Sentences>,
    tokens: &[Token],
    first: usize,
    sentences: &mut Vec<Sentence>,
) {
    let mut begin = first;
    let mut at = first;
    while at < tokens.len() {
        let end = end_after(text, kind, data, tokens, begin, at);
        at = end.unwrap_or(at + 1);
        if let Some(end) = end.or((at == tokens.len()).then_some(at)) {
            let span = tokens[begin].span.join(tokens[end - 1].span);
            sentences.push(Sentence { span, tokens: begin..end, block });
            begin = end;
        }
    }
}

/// Where the sentence from token `begin` ends, if token `at` ends it: the index after its last closing mark.
fn end_after(
    text: &str,
    kind: BlockKind,
    data: Option<&Sentences>,
    tokens: &[Token],
    begin: usize,
    at: usize,
) -> Option<usize> {
    let word = tokens[at].span.of(text);
    if ends_row(text, kind, tokens, at) || ends_tag(text, tokens, at) || begins_tag(text, tokens, at + 1) {
        return Some(at + 1);
    }
    let stop = tokens[at].kind == TokenKind::Punctuation
        && matches!(word.chars().next(), Some('.' | '!' | '?' | '…' | '。' | '‽' | '⁇' | '⁈' | '⁉'));
    let abbreviation = tokens[at].kind == TokenKind::Word && word.ends_with('.');
    if !stop && !abbreviation {
        return None;
    }
    let end = past_closers(text, tokens, at + 1);
    let Some(next) = tokens.get(end) else {
        return Some(end);
    };
    let following = next.span.of(text);
    if tokens[end - 1].span.end == next.span.start {
        // No space: part of a file name or a score, or a space forgotten between two sentences.
        let forgotten = stop && next.capital && next.kind == TokenKind::Word && tokens[at].span.start > 0;
        return (forgotten && !text[..tokens[at].span.start].ends_with(|c: char| c.is_numeric())).then_some(end);
    }
    // What opens the next sentence may stand before its first word.
    let opener = tokens[end..].iter().find(|token| !is_opener(token.span.of(text)));
    let lower = opener.is_some_and(|token| token.kind == TokenKind::Word && starts_small(token.span.of(text)));
    if lower || is_inner(following) {
        return None;
    }
    let starter = |data: &Sentences| {
        opener.is_some_and(|token| data.starters.contains(token.span.of(text))) || is_opener(following) && end > at + 1
    };
    if abbreviation {
        let ends = data.is_some_and(|data| !strict(data, word) && starter(data));
        return ends.then_some(end);
    }
    if word == "." && end == at + 1 && at > begin && tokens[at - 1].span.end == tokens[at].span.start {
        let before = tokens[at - 1].span.of(text);
        if at == begin + 1 && is_ordinal(before) {
            // "1. Der Plan": an item of a list.
            return None;
        }
        if let Some(data) = data.filter(|data| data.ordinal_stop && (is_ordinal(before) || is_roman(before)))
            && !starter(data)
            && opener.is_some_and(|token| token.kind == TokenKind::Word)
        {
            return None;
        }
    }
    Some(end)
}

/// Whether the cell of a table row ends after token `at`.
fn ends_row(text: &str, kind: BlockKind, tokens: &[Token], at: usize) -> bool {
    kind == BlockKind::TableRow
        && tokens.get(at + 1).is_some_and(|next| text[tokens[at].span.end..next.span.start].contains('\t'))
}

/// Whether token `at` begins a tag that was left in the text: `<post id="1">`
fn begins_tag(text: &str, tokens: &[Token], at: usize) -> bool {
    let symbol = tokens.get(at).filter(|token| token.kind == TokenKind::Symbol);
    let Some(rest) = symbol.and_then(|token| text[token.span.start..].strip_prefix('<')) else { return false };
    let named = rest.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| matches!(byte, b'<' | b'>' | b'\n'));
    named && end.is_some_and(|end| rest.as_bytes().get(end) == Some(&b'>'))
}

/// Whether a tag ends with token `at`.
fn ends_tag(text: &str, tokens: &[Token], at: usize) -> bool {
    if tokens[at].kind != TokenKind::Symbol || tokens[at].span.of(text) != ">" {
        return false;
    }
    let inside = |token: &&Token| tokens[at].span.start - token.span.start <= LONGEST_TAG;
    let before = tokens[..at].iter().enumerate().rev().take_while(|(_, token)| inside(token));
    let mut marks = before.filter(|(_, token)| matches!(token.span.of(text), "<" | ">"));
    marks.next().is_some_and(|(begin, _)| begins_tag(text, tokens, begin))
}

/// The index after the closing marks and brackets that hang on what ends before `from`.
fn past_closers(text: &str, tokens: &[Token], from: usize) -> usize {
    let mut end = from;
    while let Some(token) = tokens.get(end) {
        let mark = token.span.of(text);
        let glued = tokens[end - 1].span.end == token.span.start;
        if glued && matches!(mark, "!" | "?" | "…") {
            end += 1;
        } else if glued && mark == "[" {
            // A reference to a note: [3]
            let closed = tokens.get(end + 2).is_some_and(|token| token.span.of(text) == "]");
            if !closed || tokens[end + 1].kind != TokenKind::Figure {
                break;
            }
            end += 3;
        } else if is_closer(mark) && (glued || stands_alone(text, tokens, end)) {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// French sets a space before its closing mark: then the mark is closing where nothing hangs on its other side.
fn stands_alone(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens[at].span.of(text) == "»" && tokens.get(at + 1).is_none_or(|next| next.span.start > tokens[at].span.end)
}

/// Marks that may close. Which way "“", "»" and "'" point depends on the country; here they close if they hang on the
/// word before.
fn is_closer(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "»" | "«" | "’" | "‘" | "'" | "‹" | "›" | ")" | "]" | "}")
}

fn is_opener(mark: &str) -> bool {
    matches!(
        mark,
        "\"" | "„"
            | "“"
            | "”"
            | "»"
            | "«"
            | "‚"
            | "‘"
            | "’"
            | "'"
            | "‹"
            | "›"
            | "("
            | "["
            | "{"
            | "–"
            | "—"
            | "¿"
            | "¡"
    )
}

/// Marks before which a sentence always goes on.
fn is_inner(mark: &str) -> bool {
    matches!(mark, "," | ";" | ":" | ")" | "]" | "}" | "%" | "/")
}

fn starts_small(word: &str) -> bool {
    // "iPhone" and "eBay" begin sentences as they are.
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_lowercase) && !letters.next().is_some_and(char::is_uppercase)
}

/// One to three digits: a day, a place, a birthday. Four are a year, and years end sentences.
fn is_ordinal(word: &str) -> bool {
    word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A Roman numeral from two letters up, as after the names of kings and popes; single letters are initials.
fn is_roman(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// Whether `word` with a full stop is an abbreviation of the language.
pub(super) fn is_listed(data: &Sentences, word: &str) -> bool {
    // Words this long are never in the lists, and need not be copied to look them up.
    word.len() <= 16 && {
        let stopped = format!("{word}.");
        let small = stopped.to_lowercase();
        [&stopped, &small].into_iter().any(|form| data.leading.contains(form) || data.trailing.contains(form))
    }
}

/// Whether something always follows this abbreviation.
fn strict(data: &Sentences, word: &str) -> bool {
    data.leading.contains(word) || data.leading.contains(&word.to_lowercase())
}
