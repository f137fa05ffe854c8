//! The reader's own selection of text: by mouse in characters, words, sentences and paragraphs; by keyboard with a
//! caret. egui's own is lost as soon as one of its ends leaves the screen, and knows nothing of the article's bytes.

use super::Page;
use super::view::View;
use crate::Span;
use crate::article::Article;
use crate::{language, reading};
use eframe::egui::{Context, Pos2, pos2};
use unicode_segmentation::UnicodeSegmentation;

/// What a selection grows by: set by how often was clicked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Unit {
    #[default]
    Character,
    Word,
    Sentence,
    Paragraph,
}

/// A move of the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Back(Unit),
    On(Unit),
    Up,
    Down,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    Start,
    End,
}

#[derive(Debug, Default)]
pub(super) struct Selection {
    /// Where the selection began: an empty span, or the word or sentence clicked first, which stays selected.
    origin: Span,
    /// The end that moves.
    head: usize,
    unit: Unit,
    /// The caret keeps its way from left to right over shorter lines.
    goal: Option<f32>,
    /// Whether the caret is shown: once the keyboard has moved it.
    pub(super) caret: bool,
    /// How many clicks at one place, when the last was, and where.
    clicks: (u32, f64, Pos2),
}

impl Selection {
    /// What is selected, if anything.
    pub(super) fn span(&self) -> Option<Span> {
        let span = Span::new(self.origin.start.min(self.head), self.origin.end.max(self.head));
        (!span.is_empty()).then_some(span)
    }

    pub(super) const fn head(&self) -> usize {
        self.head
    }

    pub(super) fn set(&mut self, span: Option<Span>) {
        let span = span.unwrap_or(Span::new(self.head, self.head));
        (self.origin, self.head, self.unit) = (Span::new(span.start, span.start), span.end, Unit::Character);
    }

    /// Counts a press of the mouse. Answers how many there were at this place.
    pub(super) fn count(&mut self, time: f64, at: Pos2, within: f64, near: f32) -> u32 {
        let (count, last, place) = self.clicks;
        let again = time - last <= within && place.distance(at) <= near;
        self.clicks = (if again { count % 4 + 1 } else { 1 }, time, at);
        self.clicks.0
    }

    /// Begins a selection where the mouse was pressed, or extends the one there is.
    pub(super) fn press(&mut self, article: &Article, offset: usize, clicks: u32, extend: bool) {
        (self.goal, self.caret) = (None, false);
        if extend {
            self.drag(article, offset);
            return;
        }
        self.unit = match clicks {
            0 | 1 => Unit::Character,
            2 => Unit::Word,
            3 => Unit::Sentence,
            _ => Unit::Paragraph,
        };
        self.origin = around(article, offset, self.unit);
        self.head = self.origin.end;
    }

    /// Moves the end of the selection to where the mouse is.
    pub(super) fn drag(&mut self, article: &Article, offset: usize) {
        let here = around(article, offset, self.unit);
        self.head = if offset < self.origin.start { here.start } else { here.end.max(self.origin.end) };
        if self.unit == Unit::Character {
            self.head = offset;
        }
    }

    /// Shows the caret where it can be seen, if it is not shown: at `offset` unless something is selected.
    pub(super) fn show_caret(&mut self, offset: usize) {
        if !self.caret && self.span().is_none() {
            (self.head, self.origin) = (offset, Span::new(offset, offset));
        }
        self.caret = true;
    }

    /// Moves the caret; with `extend` what it passes is selected.
    pub(super) fn go(&mut self, ctx: &Context, page: &Page<'_>, view: &mut View, to: Move, extend: bool) {
        let article = page.article;
        let selected = self.span();
        let was = match (selected, to, extend) {
            // As everywhere, leaving a selection to the left or right goes to its end, not one further.
            (Some(span), Move::Back(Unit::Character), false) => Some(span.start),
            (Some(span), Move::On(Unit::Character), false) => Some(span.end),
            _ => None,
        };
        let next = was.unwrap_or_else(|| self.target(ctx, page, view, to));
        if !matches!(to, Move::Up | Move::Down | Move::PageUp | Move::PageDown) {
            self.goal = None;
        }
        self.head = next.min(article.text.len());
        if !extend {
            self.origin = Span::new(self.head, self.head);
        }
        view.follow(ctx, page, self.head);
    }

    fn target(&mut self, ctx: &Context, page: &Page<'_>, view: &mut View, to: Move) -> usize {
        let article = page.article;
        let index = view.pieces.at(self.head);
        let Some(piece) = view.pieces.get(index).copied() else { return 0 };
        let head = self.head.clamp(piece.span.start, piece.span.end);
        let neighbour = |view: &View, back: bool| {
            let index = if back { index.checked_sub(1)? } else { index + 1 };
            view.pieces.get(index).map(|piece| if back { piece.span.end } else { piece.span.start })
        };
        match to {
            Move::Back(unit) => {
                let before = Span::new(piece.span.start, head).of(&article.text);
                let step = match unit {
                    Unit::Character => before.graphemes(true).next_back().map(str::len),
                    _ => before.unicode_word_indices().next_back().map(|(at, _)| before.len() - at),
                };
                step.map(|step| head - step).or_else(|| neighbour(view, true)).unwrap_or(piece.span.start)
            }
            Move::On(unit) => {
                let after = Span::new(head, piece.span.end).of(&article.text);
                let step = match unit {
                    Unit::Character => after.graphemes(true).next().map(str::len),
                    _ => after.unicode_word_indices().next().map(|(at, word)| at + word.len()),
                };
                step.map(|step| head + step).or_else(|| neighbour(view, false)).unwrap_or(piece.span.end)
            }
            Move::RowStart | Move::RowEnd => {
                let row = view.set(ctx, page, index).map_or(piece.span, |set| set.row_span(head));
                if to == Move::RowStart { row.start } else { row.end }
            }
            Move::Start => view.pieces.get(0).map_or(0, |piece| piece.span.start),
            Move::End => view.pieces.iter().next_back().map_or(0, |piece| piece.span.end),
            Move::Up => self.vertical(ctx, page, view, -1.0),
            Move::Down => self.vertical(ctx, page, view, 1.0),
            Move::PageUp | Move::PageDown => {
                let page_height = (view.rect.height() - 2.0 * view.line()).max(view.line());
                self.vertical(ctx, page, view, if to == Move::PageUp { -page_height } else { page_height })
            }
        }
    }

    /// One row up (-1) or down (1), or further by so many points.
    fn vertical(&mut self, ctx: &Context, page: &Page<'_>, view: &mut View, by: f32) -> usize {
        let mut index = view.pieces.at(self.head);
        let (head, mut goal) = (self.head, self.goal);
        let Some(set) = view.set(ctx, page, index) else { return head };
        let x = *goal.get_or_insert(set.caret(head).left());
        let (top, bottom) = set.row(head);
        self.goal = goal;
        let mut y = match by {
            -1.0 => top - 1.0,
            1.0 => bottom + 1.0,
            _ => (top + bottom) / 2.0 + by,
        };
        // Through the pieces until the one that holds `y`; the room above a piece's words belongs to no row.
        let pieces = view.pieces.len();
        loop {
            let Some(set) = view.set(ctx, page, index) else { return head };
            let (height, gap) = (set.height, set.gap);
            if y < gap {
                if index == 0 {
                    return if by < 0.0 { set.span().start } else { set.nearest(pos2(x, gap + 1.0)) };
                }
                if by > 0.0 {
                    return set.nearest(pos2(x, gap + 1.0));
                }
                index -= 1;
                let above = view.set(ctx, page, index).map_or(0.0, |set| set.height);
                y = (y + above).min(above - 1.0);
            } else if y >= height {
                if index + 1 >= pieces {
                    return if by > 0.0 { set.span().end } else { set.nearest(pos2(x, height - 1.0)) };
                }
                index += 1;
                y -= height;
            } else {
                return set.nearest(pos2(x, y));
            }
        }
    }
}

/// The word, sentence or paragraph around a place. An empty span there for a character.
fn around(article: &Article, offset: usize, unit: Unit) -> Span {
    let here = Span::new(offset, offset);
    let index = article.blocks.partition_point(|block| block.span.end <= offset);
    // Behind the last word of a paragraph is still in it.
    let last =
        index.checked_sub(1).and_then(|index| article.blocks.get(index)).filter(|block| block.span.end == offset);
    let Some(block) = article.blocks.get(index).filter(|block| block.span.contains(offset)).or(last) else {
        return here;
    };
    match unit {
        Unit::Character => here,
        Unit::Paragraph => block.span,
        Unit::Word => {
            // A word is near; a paragraph may be a megabyte.
            const NEAR: usize = 400;
            let text = &article.text;
            let mut from = offset.saturating_sub(NEAR).max(block.span.start);
            let mut to = (offset + NEAR).min(block.span.end);
            while !text.is_char_boundary(from) {
                from += 1;
            }
            while !text.is_char_boundary(to) {
                to -= 1;
            }
            let near = Span::new(from, to);
            near.of(text)
                .split_word_bound_indices()
                .map(|(at, word)| Span::new(from + at, from + at + word.len()))
                .find(|word| word.contains(offset) || (word.end == offset && offset == to))
                .unwrap_or(here)
        }
        Unit::Sentence => {
            let declared = article.about.language.as_deref().and_then(language::Language::parse);
            let words = block.span.of(&article.text);
            let language = declared.or_else(|| language::detect(words)).unwrap_or_default();
            reading::sentence_at(&article.text, *block, language, offset).unwrap_or(block.span)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind};

    fn article(text: &str) -> Article {
        let mut article = Article { text: text.to_owned(), ..Article::default() };
        let mut start = 0;
        for line in text.split('\n') {
            let span = Span::new(start, start + line.len());
            if !span.is_empty() {
                article.blocks.push(Block { kind: BlockKind::Paragraph, span });
            }
            start += line.len() + 1;
        }
        article
    }

    fn check(text: &str, at: &str, unit: Unit, expected: &str) {
        let article = article(text);
        let offset = text.find(at).unwrap() + at.len() / 2;
        assert_eq!(around(&article, offset, unit).of(text), expected, "{unit:?} at {at:?}");
    }

    #[test]
    fn a_click_takes_words_sentences_and_paragraphs() {
        let text = "Überschrift\nDr. Jäger kam am 3. Mai. „Wir hören zu“, sagte sie. Dann ging er.\nEnde";
        check(text, "Jäger", Unit::Word, "Jäger");
        check(text, " kam", Unit::Word, "kam");
        check(text, "am 3. Mai", Unit::Sentence, "Dr. Jäger kam am 3. Mai.");
        check(text, "hören", Unit::Sentence, "„Wir hören zu“, sagte sie.");
        check(text, "hören", Unit::Paragraph, "Dr. Jäger kam am 3. Mai. „Wir hören zu“, sagte sie. Dann ging er.");
        assert_eq!(around(&article(text), text.len(), Unit::Word).of(text), "Ende");
        assert_eq!(around(&article(""), 0, Unit::Word), Span::default());
    }

    #[test]
    fn dragging_back_over_the_first_word_keeps_it() {
        let text = "eins zwei drei vier";
        let article = article(text);
        let mut selection = Selection::default();
        selection.press(&article, 11, 2, false);
        assert_eq!(selection.span().unwrap().of(text), "drei");
        selection.drag(&article, 6);
        assert_eq!(selection.span().unwrap().of(text), "zwei drei");
        selection.drag(&article, 17);
        assert_eq!(selection.span().unwrap().of(text), "drei vier");
    }

    #[test]
    fn clicks_at_one_place_add_up() {
        let mut selection = Selection::default();
        let mut press = |time, x| selection.count(time, pos2(x, 0.0), 0.3, 6.0);
        assert_eq!([press(0.0, 0.0), press(0.2, 1.0), press(0.4, 2.0), press(0.6, 2.0)], [1, 2, 3, 4]);
        assert_eq!([press(0.7, 50.0), press(2.0, 50.0)], [1, 1]);
    }
}
