//! What holds for every article, whatever bytes it was made from. Tests check it at the boundary of every importer.

use super::{Article, BlockKind, Remark};
use crate::Span;

/// A rule an article breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A block is empty, has white space at its edges, or does not fit the text.
    #[error("block {0} is empty, untrimmed or off the text")]
    Block(usize),
    /// A block begins before the one before it ends.
    #[error("block {0} overlaps the one before")]
    Order(usize),
    /// A heading's level is not 1 to 6.
    #[error("block {0} has no such heading level")]
    Level(usize),
    /// A stretch of style is empty or does not fit the text.
    #[error("style {0} is empty or off the text")]
    Style(usize),
    /// A stretch of style begins before the one before it.
    #[error("style {0} is out of order")]
    StyleOrder(usize),
    /// A remark is on no words, or on some that do not fit the text.
    #[error("remark {0} is off the text")]
    Remark(usize),
    /// Words stand outside every block.
    #[error("words at {0:?} are in no block")]
    Uncovered(Span),
}

impl Article {
    /// Checks what the documentation of [`Article`] promises, and that nothing but white space, format characters and
    /// the marks of lists and quotations in plain text stands outside the blocks.
    pub fn check(&self) -> Result<(), Broken> {
        let mut end = 0;
        for (index, block) in self.blocks.iter().enumerate() {
            if block.span.start < end {
                return Err(Broken::Order(index));
            }
            if !self.fits(block.span) || block.span.trimmed(&self.text) != block.span {
                return Err(Broken::Block(index));
            }
            if matches!(block.kind, BlockKind::Heading(level) if !(1..=6).contains(&level)) {
                return Err(Broken::Level(index));
            }
            self.check_between(Span::new(end, block.span.start))?;
            end = block.span.end;
        }
        self.check_between(Span::new(end, self.text.len()))?;
        let mut start = 0;
        for (index, styled) in self.styles.iter().enumerate() {
            if styled.span.start < start {
                return Err(Broken::StyleOrder(index));
            }
            if !self.fits(styled.span) {
                return Err(Broken::Style(index));
            }
            start = styled.span.start;
        }
        let off = |remark: &Remark| remark.words.is_some_and(|words| !self.fits(words));
        match self.remarks.iter().position(off) {
            Some(index) => Err(Broken::Remark(index)),
            None => Ok(()),
        }
    }

    fn fits(&self, span: Span) -> bool {
        !span.is_empty() && self.text.get(span.range()).is_some()
    }

    /// Letters may stand between blocks nowhere; digits only as the number of a list item.
    fn check_between(&self, span: Span) -> Result<(), Broken> {
        let words = span.of(&self.text);
        if words.contains(char::is_alphabetic) { Err(Broken::Uncovered(span)) } else { Ok(()) }
    }
}
