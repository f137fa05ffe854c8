//! Single quotation marks against apostrophes. A single pair stands wholly inside or wholly outside each double one.

use super::glyph::{Family, Glyph, Mark, Role, Roles, Side};
use super::{Edges, MarkKind, Pair};
use crate::Span;
use crate::language::Marks;

/// A single quotation being read, at one depth of double pairs.
#[derive(Debug, Default, Clone, Copy)]
struct Open {
    mark: Option<Mark>,
    /// The first apostrophe since that might be its end but might as well be a genitive.
    perhaps: Option<Mark>,
}

/// Appends the single pairs of block number `block`; `doubles` are its other pairs by start.
pub(super) fn pair(
    text: &str,
    (block, marks): (usize, &[Mark]),
    doubles: &[Pair],
    roles: &Roles,
    habits: Option<&Marks>,
    pairs: &mut Vec<Pair>,
) {
    let mut around: Vec<usize> = Vec::new();
    let mut open = vec![Open::default()];
    let mut upcoming = doubles.iter().enumerate().peekable();
    let mut found: Vec<(Mark, Mark)> = Vec::new();
    for mark in marks.iter().filter(|mark| mark.glyph.family() == Family::Single) {
        while around.last().is_some_and(|&last| doubles[last].span.end <= mark.span.start) {
            around.pop();
            finish(open.pop(), &mut found);
        }
        while let Some((index, double)) = upcoming.next_if(|(_, double)| double.span.start <= mark.span.start) {
            while around.last().is_some_and(|&last| doubles[last].span.end <= double.span.start) {
                around.pop();
                finish(open.pop(), &mut found);
            }
            if double.span.end > mark.span.start {
                around.push(index);
                open.push(Open::default());
            }
        }
        let Some(here) = open.last_mut() else { break };
        if opens(text, mark, roles, habits, here.mark.is_some()) {
            finish(Some(std::mem::take(here)), &mut found);
            here.mark = Some(*mark);
        } else if let Some(begun) = here.mark.filter(|begun| closes(mark, begun)) {
            if maybe_genitive(text, mark, habits) {
                here.perhaps.get_or_insert(*mark);
            } else {
                found.push((begun, *mark));
                *here = Open::default();
            }
        }
    }
    while let Some(last) = open.pop() {
        finish(Some(last), &mut found);
    }
    pairs.extend(found.into_iter().map(|(open, close)| Pair {
        span: open.span.join(close.span),
        inner: Span::new(open.span.end, close.span.start),
        edges: Edges::Both,
        parent: None,
        block,
        kind: MarkKind::Single,
        continued: false,
        continues: false,
    }));
}

/// A quotation whose only possible end was a doubtful one ends there; without any it was an apostrophe.
fn finish(open: Option<Open>, found: &mut Vec<(Mark, Mark)>) {
    if let Some(Open { mark: Some(mark), perhaps: Some(close) }) = open {
        found.push((mark, close));
    }
}

fn opens(text: &str, mark: &Mark, roles: &Roles, habits: Option<&Marks>, inside: bool) -> bool {
    let by_place = mark.role_by_place();
    match mark.glyph {
        // Between words a low single mark is often a comma of the wrong code.
        Glyph::SingleLow => by_place == Some(Role::Opens),
        Glyph::SingleLeft => match by_place {
            Some(role) => role == Role::Opens && !is_elision(text, mark, habits),
            None => roles.of(mark) == Role::Opens && !inside,
        },
        Glyph::SingleStraight => by_place == Some(Role::Opens) && !is_elision(text, mark, habits),
        _ => false,
    }
}

fn closes(mark: &Mark, open: &Mark) -> bool {
    let place = mark.role_by_place() != Some(Role::Opens) && mark.before != Side::Space;
    let glyphs = match open.glyph {
        Glyph::SingleLow => matches!(mark.glyph, Glyph::SingleLeft | Glyph::SingleRight | Glyph::SingleStraight),
        Glyph::SingleLeft => matches!(mark.glyph, Glyph::SingleRight | Glyph::SingleStraight),
        _ => matches!(mark.glyph, Glyph::SingleStraight | Glyph::SingleRight),
    };
    place && glyphs && !matches!(mark.after, Side::Word | Side::Digit)
}

/// An apostrophe after an s and before another word.
fn maybe_genitive(text: &str, mark: &Mark, habits: Option<&Marks>) -> bool {
    let before = text[..mark.span.start].chars().next_back();
    let mut rest = text[mark.span.end..].chars();
    matches!(mark.glyph, Glyph::SingleRight | Glyph::SingleStraight)
        && before.is_some_and(|c| habits.is_some_and(|habits| habits.genitive_endings.contains(&c)))
        && rest.next() == Some(' ')
        && rest.next().is_some_and(char::is_alphabetic)
}

/// The apostrophe of ’tis, ’em or ’80s.
fn is_elision(text: &str, mark: &Mark, habits: Option<&Marks>) -> bool {
    let rest = &text[mark.span.end..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let decade = word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    decade || habits.is_some_and(|habits| habits.elisions.iter().any(|elision| elision.eq_ignore_ascii_case(word)))
}
