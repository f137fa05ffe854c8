//! Where in a document a place in its text is, as a reader would be told: on which page, or in which paragraph.

use super::{Article, BlockKind};

/// Where a page of the document begins in the text.
///
/// A page may begin more than once: its footnotes come after the paragraph above them, which may end on the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Offset in [`Article::text`] of the first word; up to the next start all words are on this page.
    pub start: usize,
    /// The number printed on the page, or what the document calls it, or else its number counted from 1.
    pub label: String,
}

/// A place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// On the page of this label.
    Page(&'a str),
    /// In the paragraph of this number, headings aside, from 1.
    Paragraph(usize),
}

/// The places of one article, counted once: for telling many of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// How many paragraphs come before each block, and how many there are in all.
    paragraphs: Vec<usize>,
}

impl Places {
    /// Counts the paragraphs of an article.
    pub fn of(article: &Article) -> Self {
        let mut count = 0;
        let mut paragraphs = Vec::with_capacity(article.blocks.len() + 1);
        for block in &article.blocks {
            paragraphs.push(count);
            count += usize::from(!matches!(block.kind, BlockKind::Heading(_)));
        }
        paragraphs.push(count);
        Self { paragraphs }
    }

    /// Where the byte at `offset` of that article is: its page where the document has pages, else its paragraph. List
    /// items, rows and notes count as paragraphs; a heading, and what is between two blocks, is at the paragraph after it.
    pub fn at<'a>(&self, article: &'a Article, offset: usize) -> Place<'a> {
        let page = article.pages.partition_point(|page| page.start <= offset);
        // What comes before the first word is at it.
        if let Some(page) = article.pages.get(page.saturating_sub(1)) {
            return Place::Page(&page.label);
        }
        let before = article.blocks.partition_point(|block| block.span.end <= offset);
        let all = self.paragraphs.last().copied().unwrap_or_default();
        let counted = self.paragraphs.get(before).copied().unwrap_or(all);
        Place::Paragraph((counted + 1).min(all).max(1))
    }
}

impl Article {
    /// Where the byte at `offset` is, as [`Places::at`] tells it; whoever asks for many places keeps the [`Places`].
    pub fn place_of(&self, offset: usize) -> Place<'_> {
        Places::of(self).at(self, offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::article::Block;

    #[test]
    fn a_place_is_a_paragraph_where_there_are_no_pages() {
        let kinds = [(0, 5, BlockKind::Heading(1)), (7, 12, BlockKind::Paragraph), (14, 19, BlockKind::Paragraph)];
        let article = Article {
            text: "Titel\n\nEins.\n\nZwei.".to_owned(),
            blocks: kinds.map(|(start, end, kind)| Block { kind, span: Span::new(start, end) }).to_vec(),
            ..Article::default()
        };
        let paragraph = |words: &str| article.place_of(article.text.find(words).unwrap());
        assert_eq!(paragraph("Titel"), Place::Paragraph(1));
        assert_eq!(paragraph("ins"), Place::Paragraph(1));
        assert_eq!(paragraph("\n\nZwei"), Place::Paragraph(2));
        assert_eq!(paragraph("wei."), Place::Paragraph(2));
        assert_eq!(article.place_of(article.text.len()), Place::Paragraph(2));
        assert_eq!(Article::default().place_of(7), Place::Paragraph(1));
    }

    #[test]
    fn a_page_may_begin_twice() {
        let page = |start, label: &str| Page { start, label: label.to_owned() };
        let article = Article {
            text: "Eins zwei [1] Note drei".to_owned(),
            pages: vec![page(0, "3"), page(5, "4"), page(10, "3"), page(19, "4")],
            ..Article::default()
        };
        let labels: Vec<_> = [0, 4, 5, 12, 18, 19, 99].map(|offset| article.place_of(offset)).to_vec();
        assert_eq!(labels, ["3", "3", "4", "3", "3", "4", "4"].map(Place::Page));
    }
}
