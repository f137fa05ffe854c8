//! The stretches of an article that styles and remarks cover, while it is put together: a style may be opened in one
//! block and closed in another, and stretches end where blocks do.

use super::Composer;
use crate::Span;
use crate::article::{Remark, Style, Styled};

/// Styles that may be open at once; more deeply nested ones are not shown.
const OPEN_STYLES: usize = 32;
/// Longest word that a remark is put on, in bytes.
const LONGEST_WORD: usize = 200;
/// How many bytes of addresses of links are kept in all.
const ALL_LINKS: usize = 64 << 20;

/// What covers a stretch of the text: a style, or a remark by its index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Style(Style),
    Remark(usize),
}

/// A stretch of the text and what covers it.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) span: Span,
    pub(super) mark: Mark,
}

impl Composer {
    /// Puts one style in force.
    pub(in crate::article) fn open_style(&mut self, style: Style) {
        self.put_in_force(Mark::Style(style));
    }

    /// Ends the style put in force last of those that `is` accepts.
    pub(in crate::article) fn close_style(&mut self, is: impl Fn(&Style) -> bool) {
        self.end_last(|mark| matches!(mark, Mark::Style(style) if is(style)));
    }

    /// Takes in a remark; answers what it goes by here. Its words are those it is opened and closed around.
    pub(in crate::article) fn add_remark(&mut self, remark: Remark) -> usize {
        self.remarks.push(remark);
        self.remarks.len() - 1
    }

    /// What is added from here on is what the remark is on.
    pub(in crate::article) fn open_remark(&mut self, remark: usize) {
        self.put_in_force(Mark::Remark(remark));
    }

    /// What is added from here on is not.
    pub(in crate::article) fn close_remark(&mut self, remark: usize) {
        self.end_last(|mark| *mark == Mark::Remark(remark));
    }

    /// Sets a remark that stands at one place: it is on the word before it, or on the whole block at whose head it is.
    pub(in crate::article) fn set_remark(&mut self, remark: usize) {
        let Some((_, Some(start))) = self.open else {
            self.ahead.push(remark);
            return;
        };
        let before = self.text[start..].trim_end();
        let nearest = before.floor_char_boundary(before.len().saturating_sub(LONGEST_WORD));
        let word = before[nearest..].rsplit(char::is_whitespace).next().unwrap_or_default();
        let end = start + before.len();
        let span = Span::new(end - word.len(), end);
        if !span.is_empty() {
            self.marked.push(Marked { span, mark: Mark::Remark(remark) });
        }
    }

    fn put_in_force(&mut self, mark: Mark) {
        if self.active.len() < OPEN_STYLES {
            self.active.push((mark, None));
        }
    }

    fn end_last(&mut self, is: impl Fn(&Mark) -> bool) {
        if let Some(index) = self.active.iter().rposition(|(mark, _)| is(mark)) {
            self.emit(index, self.text.len());
            self.active.remove(index);
        }
    }

    /// The share of the text that is links, 0 to 1.
    pub(in crate::article) fn linked_share(&self) -> f64 {
        let linked: usize = self
            .marked
            .iter()
            .filter(|styled| matches!(styled.mark, Mark::Style(Style::Link(_))))
            .map(|styled| styled.span.len())
            .sum();
        linked as f64 / self.text.len().max(1) as f64
    }

    /// Notes the stretch that an open style or remark has covered up to `end`, to be begun anew.
    pub(super) fn emit(&mut self, index: usize, end: usize) {
        let Some((mark, since)) = self.active.get_mut(index) else { return };
        let Some(start) = since.take() else { return };
        let span = Span::new(start, end.max(start)).trimmed(&self.text);
        if span.is_empty() {
            return;
        }
        // Documents cut runs anywhere; a stretch that goes on where the same style stopped is one with it.
        let recent = self.marked.len().saturating_sub(8);
        let block = self.blocks.last().map_or(0, |block| block.span.end);
        if let Some(before) = self.marked[recent..].iter_mut().rev().find(|before| {
            before.mark == *mark
                && before.span.end <= span.start
                && before.span.start >= block
                && self.text[before.span.end..span.start].trim().is_empty()
        }) {
            before.span.end = span.end;
        } else {
            if let Mark::Style(Style::Link(address)) = mark {
                self.links += address.len();
                if self.links > ALL_LINKS {
                    return;
                }
            }
            self.marked.push(Marked { span, mark: mark.clone() });
        }
    }
}

/// The styles and the remarks of an article, each in the order of the text.
pub(super) fn sorted(marked: Vec<Marked>, mut remarks: Vec<Remark>) -> (Vec<Styled>, Vec<Remark>) {
    let mut styles = Vec::new();
    for Marked { span, mark } in marked {
        match mark {
            Mark::Style(style) => styles.push(Styled { span, style }),
            Mark::Remark(index) => {
                if let Some(remark) = remarks.get_mut(index) {
                    remark.words = Some(remark.words.map_or(span, |words| words.join(span)));
                }
            }
        }
    }
    remarks.sort_by_key(|remark| remark.words.map_or(usize::MAX, |words| words.start));
    styles.sort_by_key(|styled| (styled.span.start, std::cmp::Reverse(styled.span.end)));
    (styles, remarks)
}
