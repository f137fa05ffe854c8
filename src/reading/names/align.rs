//! Between the spans of names and the tokens of a document, in both directions.
//!
//! A token can hold more than its name: "Vollmer's", "Berlin-based". What hangs on is left out of the span here and
//! nowhere else, so that training and reading mean the same.

use super::atoms::{self, Context};
use super::viterbi;
use crate::Span;
use crate::language::Language;
use crate::reading::model::{Name, NameKind};
use crate::reading::phrases::base;
use std::ops::Range;

/// How much of a word at the end of a name belongs to the name.
fn trimmed<'w>(context: &Context, word: &'w str) -> &'w str {
    let word = base(word);
    if context.document.language == Language::GERMAN {
        return word;
    }
    // "Berlin-based", "Obama-era", but "Mei-yu"
    match word.split_once('-') {
        Some((name, tail))
            if name.contains(char::is_uppercase) && context.vocabulary.everyday.contains(&atoms::word_hash(tail)) =>
        {
            name
        }
        _ => word,
    }
}

/// The span of a name of these tokens.
pub(super) fn span(context: &Context, tokens: Range<usize>) -> Span {
    let document = context.document;
    let span = document.span_of(tokens.clone());
    let Some(last) = tokens.end.checked_sub(1) else { return span };
    let whole = document.word(last);
    Span::new(span.start, span.end - (whole.len() - trimmed(context, whole).len()))
}

/// The labels of a sentence's tokens. Names that tokens cut otherwise are left out.
pub(super) fn labels(context: &Context, tokens: Range<usize>, names: &[Name]) -> Vec<u8> {
    let document = context.document;
    let mut labels = vec![viterbi::OUTSIDE; tokens.len()];
    for name in names {
        let inside = document.tokens_in(name.span);
        if inside.is_empty() || inside.start < tokens.start || inside.end > tokens.end {
            continue;
        }
        let whole = document.span_of(inside.clone());
        let own = span(context, inside.clone());
        if own == name.span || whole == name.span {
            let places = &mut labels[inside.start - tokens.start..inside.end - tokens.start];
            places.iter_mut().zip(viterbi::labels(name.kind, inside.len())).for_each(|(place, label)| *place = label);
        }
    }
    labels
}

/// The names that labels of a sentence make.
pub(super) fn names(context: &Context, first: usize, labels: &[u8]) -> Vec<(Range<usize>, NameKind)> {
    let shift = |(tokens, kind): (Range<usize>, NameKind)| (tokens.start + first..tokens.end + first, kind);
    let named = |(tokens, _): &(Range<usize>, NameKind)| !span(context, tokens.clone()).is_empty();
    viterbi::names(labels).into_iter().map(shift).filter(named).collect()
}
