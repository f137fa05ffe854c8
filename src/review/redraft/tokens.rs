//! A text cut into the units two drafts are compared by: words, whole numbers, single marks.

use crate::Span;

/// The tokens of a text in order; white space belongs to none.
///
/// A number is one token with its separators, so that 27 is never found in 273 or in 1.273.
pub(super) fn tokens(text: &str) -> Vec<Span> {
    let mut tokens = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        // Scripts without spaces have no words this simple: there each character is compared by itself.
        if c.is_alphanumeric() && !is_ideograph(c) {
            while let Some(&(at, next)) = rest.peek() {
                let inside = next.is_alphanumeric() && !is_ideograph(next)
                    || is_mark(next)
                    || separates_digits(next)
                        && is_digit(text, end, true)
                        && is_digit(text, at + next.len_utf8(), false);
                if !inside {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
        }
        tokens.push(Span::new(start, end));
    }
    tokens
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A combining mark or soft hyphen, which is part of the word it stands in.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}')
}

fn separates_digits(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether a digit stands before or after this offset.
fn is_digit(text: &str, at: usize, before: bool) -> bool {
    let bytes = text.as_bytes();
    let byte = if before { at.checked_sub(1).and_then(|at| bytes.get(at)) } else { bytes.get(at) };
    byte.is_some_and(u8::is_ascii_digit)
}

/// How much of a break stands before a token, from 0 (none) to 3 (a line): where an insertion is likely to begin.
pub(super) fn break_before(text: &str, tokens: &[Span], at: usize) -> u8 {
    let (Some(before), Some(here)) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at)) else {
        return 3;
    };
    let between = Span::new(before.end, here.start).of(text);
    if between.contains('\n') {
        return 3;
    }
    if between.is_empty() {
        return 0;
    }
    let ends = |token: &Span| token.of(text).ends_with(['.', '!', '?', '…', ':']);
    let sentence =
        ends(before) || (at >= 2 && !before.of(text).contains(char::is_alphanumeric) && ends(&tokens[at - 2]));
    if sentence { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_and_marks_are_single() {
        for (text, expected) in [
            ("Rund 1.200,5 Euro.", &["Rund", "1.200,5", "Euro", "."][..]),
            ("„Nein“, 12\u{202f}000-mal", &["„", "Nein", "“", ",", "12\u{202f}000", "-", "mal"]),
            ("3:2 am 3. Mai", &["3:2", "am", "3", ".", "Mai"]),
            ("e\u{301}té 東京は", &["e\u{301}té", "東", "京", "は"]),
            (" \n", &[]),
        ] {
            let found: Vec<&str> = tokens(text).into_iter().map(|token| token.of(text)).collect();
            assert_eq!(found, expected);
        }
    }
}
