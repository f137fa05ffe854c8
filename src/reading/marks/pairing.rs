//! The marks of one block put into pairs: a stack that prefers proper partners, and what is left over.

use super::glyph::{Family, Glyph, Mark, Role, Roles, Side};
use super::{Edges, Pair};
use crate::Span;

/// How far up the stack a closing mark looks for its partner. Deeper nesting still pairs, innermost first.
const REACH: usize = 4;

/// From so many quotations in its own marks on, what seems to be around them was never closed.
const MOST_INSIDE: usize = 3;

/// One block with its marks paired as far as they go.
#[derive(Debug, Default)]
pub(super) struct Settled {
    whole: Vec<(Mark, Mark)>,
    /// Opening marks without a partner, with the start of the next opening mark after each.
    opened: Vec<(Mark, Option<usize>)>,
    /// Closing marks without a partner, with the end of the last closing mark before each.
    closed: Vec<(Mark, Option<usize>)>,
    /// The first mark of the block that opens.
    first: Option<Mark>,
    /// Whether the last of `opened` goes on in the next block.
    pub continues: bool,
    /// Whether a quotation of the block before goes on here: the first pair, or the first of `closed`.
    pub continued: bool,
    /// Whether the block lies wholly inside a quotation.
    pub covered: bool,
}

/// Pairs the marks of one block, all but the single ones, which [`super::single`] reads afterwards.
pub(super) fn settle(block: Span, marks: &[Mark], roles: &Roles) -> Settled {
    let mut settled = Settled::default();
    let mut open: Vec<usize> = Vec::new();
    // For each of these how many whole pairs of the same marks it holds.
    let mut inside: Vec<usize> = Vec::new();
    let mut never_closed: Vec<usize> = Vec::new();
    let mut openers: Vec<usize> = Vec::new();
    let mut last_end = None;
    let inches = inches(marks, roles);
    for (index, mark) in marks.iter().enumerate() {
        if mark.glyph.family() == Family::Single {
            continue;
        }
        let role = match roles.of(mark) {
            Role::Either if partner(&open, marks, mark).is_some() => Role::Closes,
            Role::Either => Role::Opens,
            role => role,
        };
        if role == Role::Opens {
            settled.first.get_or_insert(*mark);
            open.push(index);
            inside.push(0);
            openers.push(index);
            continue;
        }
        if inches.get(index).copied().unwrap_or(false) {
            continue;
        }
        let mut place = partner(&open, marks, mark);
        if let Some(full) = place.filter(|&place| inside[place] >= MOST_INSIDE) {
            never_closed.push(open.remove(full));
            inside.remove(full);
            place = None;
        }
        match place {
            Some(place) => {
                open.truncate(place + 1);
                inside.truncate(place);
                if let Some(partner) = open.pop() {
                    settled.whole.push((marks[partner], *mark));
                    if let (Some(&around), Some(count)) = (open.last(), inside.last_mut()) {
                        *count += usize::from(marks[around].glyph == marks[partner].glyph);
                    }
                }
                last_end = Some(mark.span.end);
            }
            // A closing mark typed twice.
            None if last_end == Some(mark.span.start) => last_end = Some(mark.span.end),
            None if matches!(mark.before, Side::Digit | Side::Inches) && mark.glyph == Glyph::Straight => {}
            None if !open.is_empty() => {}
            None => {
                settled.closed.push((*mark, last_end));
                last_end = Some(mark.span.end);
            }
        }
    }
    open.extend(never_closed);
    open.sort_unstable();
    let mut after = openers.iter().copied().peekable();
    for index in open {
        while after.next_if(|&opener| opener <= index).is_some() {}
        let next = after.peek().map(|&opener| marks[opener].span.start);
        // An opening mark typed twice.
        if next != Some(marks[index].span.end) {
            settled.opened.push((marks[index], next));
        }
    }
    debug_assert!(settled.whole.iter().all(|(open, close)| block.covers(open.span.join(close.span))));
    settled
}

/// The place in the stack of what `close` closes: a proper partner among the last few, or else any of its family.
fn partner(open: &[usize], marks: &[Mark], close: &Mark) -> Option<usize> {
    let from = open.len().saturating_sub(REACH);
    let near = || (from..open.len()).rev();
    near()
        .find(|&place| marks[open[place]].glyph.proper(close.glyph))
        .or_else(|| near().find(|&place| marks[open[place]].glyph.family() == close.glyph.family()))
}

/// Which marks stand for inches: after a digit, with a better closing mark still to come.
fn inches(marks: &[Mark], roles: &Roles) -> Vec<bool> {
    let mut closes_later = false;
    let mut found: Vec<bool> = marks
        .iter()
        .rev()
        .map(|mark| {
            if mark.glyph.family() != Family::Double {
                return false;
            }
            let measure = match mark.glyph {
                Glyph::Straight | Glyph::TexRight => matches!(mark.before, Side::Digit | Side::Inches),
                glyph => glyph == Glyph::Right && mark.before == Side::Inches,
            };
            let inch = measure && closes_later;
            closes_later = roles.of(mark) != Role::Opens;
            inch
        })
        .collect();
    found.reverse();
    found
}

impl Settled {
    /// The quotation left open at the end of the block, and whether nothing else is opened after it.
    pub(super) fn loose_open(&self) -> Option<(Mark, bool)> {
        self.opened.last().map(|(mark, next)| (*mark, next.is_none()))
    }

    /// Whether the block begins by opening with this glyph.
    pub(super) fn opens_with(&self, block: Span, glyph: Glyph) -> bool {
        self.first.is_some_and(|mark| mark.glyph == glyph && mark.span.start == block.start)
    }

    /// Whether the first mark without a partner closes what `open` opened. Farther off than the next block only a proper
    /// partner at the end of a sentence does: any other mark is more likely a slip of its own.
    pub(super) fn begins_closing(&self, open: Glyph, near: bool) -> bool {
        let closes = |mark: &Mark| {
            let fits = open.proper(mark.glyph) && mark.before == Side::Closing;
            fits || near && mark.glyph.family() == open.family()
        };
        self.closed.first().is_some_and(|(mark, _)| closes(mark))
    }

    /// Whether anything in the block opens with this glyph.
    pub(super) fn has(&self, glyph: Glyph) -> bool {
        self.opened.iter().any(|(mark, _)| mark.glyph == glyph)
            || self.whole.iter().any(|(mark, _)| mark.glyph == glyph)
    }

    /// Everything found in block number `index`.
    pub(super) fn into_pairs(self, index: usize, block: Span, pairs: &mut Vec<Pair>) {
        let new = |glyph: Glyph, span: Span, inner: Span, edges| Pair {
            span,
            inner,
            edges,
            parent: None,
            block: index,
            kind: glyph.kind(),
            continued: false,
            continues: false,
        };
        if self.covered {
            pairs.push(Pair { continued: true, continues: true, ..new(Glyph::Left, block, block, Edges::Neither) });
        }
        for (open, close) in &self.whole {
            let inner = Span::new(open.span.end, close.span.start);
            let continued = self.continued && open.span.start == block.start;
            pairs.push(Pair { continued, ..new(open.glyph, open.span.join(close.span), inner, Edges::Both) });
        }
        let last = self.opened.len().saturating_sub(1);
        for (number, (open, next)) in self.opened.iter().enumerate() {
            let continues = self.continues && number == last;
            let continued = self.continued && open.span.start == block.start;
            let end = next.filter(|_| !continues).unwrap_or(block.end);
            let inner = Span::new(open.span.end, end);
            pairs.push(Pair { continued, continues, ..new(open.glyph, open.span.join(inner), inner, Edges::Opened) });
        }
        for (number, (close, after)) in self.closed.iter().enumerate() {
            let reopened = self.first.is_some_and(|first| first.span.start == block.start);
            let continued = self.continued && number == 0 && !reopened;
            let inner = Span::new(if continued { block.start } else { after.unwrap_or(block.start) }, close.span.start);
            pairs.push(Pair { continued, ..new(close.glyph, inner.join(close.span), inner, Edges::Closed) });
        }
    }
}
