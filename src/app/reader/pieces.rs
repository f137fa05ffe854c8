//! The article cut into what is laid out at a time: a block, or a part of one too long to be laid out in a frame.

use crate::Span;
use crate::article::{Article, Block, BlockKind};

/// A block longer than this is cut. In bytes; a long paragraph of prose has some 2,000.
const LONGEST: usize = 6_000;

/// A piece of a cut block is at most this long.
const CUT: usize = 3_000;

/// More columns than this are no table to be looked at; the row is set as running text.
const COLUMNS: usize = 16;

/// What is laid out, cached and scrolled as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    /// Never empty.
    pub(super) span: Span,
    /// The kind of the block before, where this piece begins a block; `None` for a later part of a block.
    pub(super) follows: Option<Follows>,
    /// Index into [`Pieces::tables`].
    pub(super) table: Option<u32>,
}

/// What stands before a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follows {
    Nothing,
    Block(BlockKind),
}

/// All pieces of an article, in order.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    list: Vec<Piece>,
    /// For each table the share of the width each column gets; they sum to 1.
    tables: Vec<Vec<f32>>,
    /// For each style of the article the furthest end up to it, so that styles can be searched by place.
    style_reach: Vec<usize>,
}

impl Pieces {
    pub(super) fn of(article: &Article) -> Self {
        let text = &article.text;
        let mut list = Vec::with_capacity(article.blocks.len());
        let mut tables = Vec::new();
        let mut follows = Follows::Nothing;
        let mut rows = 0;
        for (index, &Block { kind, span }) in article.blocks.iter().enumerate() {
            let span = Span::new(span.start, span.end.min(text.len()));
            if text.get(span.range()).is_none_or(str::is_empty) {
                continue;
            }
            if kind == BlockKind::TableRow && rows == 0 {
                rows = article.blocks[index..].iter().take_while(|block| block.kind == BlockKind::TableRow).count();
                tables.push(columns(text, &article.blocks[index..index + rows]));
            }
            rows = rows.saturating_sub(1);
            let table = match kind {
                BlockKind::TableRow if span.len() <= LONGEST => {
                    tables.last().filter(|shares: &&Vec<f32>| shares.len() > 1).map(|_| tables.len() as u32 - 1)
                }
                _ => None,
            };
            let mut rest = span;
            let mut first = Some(follows);
            while rest.len() > LONGEST {
                let cut = rest.start + cut(rest.of(text), kind);
                list.push(Piece { kind, span: Span::new(rest.start, cut), follows: first.take(), table });
                rest = Span::new(cut, rest.end);
            }
            list.push(Piece { kind, span: rest, follows: first, table });
            follows = Follows::Block(kind);
        }
        let style_reach = article
            .styles
            .iter()
            .scan(0, |furthest: &mut usize, style| {
                *furthest = (*furthest).max(style.span.end);
                Some(*furthest)
            })
            .collect();
        Self { list, tables, style_reach }
    }

    pub(super) fn get(&self, index: usize) -> Option<&Piece> {
        self.list.get(index)
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Piece> {
        self.list.iter()
    }

    pub(super) const fn len(&self) -> usize {
        self.list.len()
    }

    /// The piece that holds the byte at `offset`, or the nearest one after it, or the last.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.list.partition_point(|piece| piece.span.end <= offset).min(self.list.len().saturating_sub(1))
    }

    /// The shares of the columns of a table.
    pub(super) fn shares(&self, piece: &Piece) -> Option<&[f32]> {
        self.tables.get(piece.table? as usize).map(Vec::as_slice)
    }

    /// Indices of the styles that may touch `span`.
    pub(super) fn styles(&self, article: &Article, span: Span) -> std::ops::Range<usize> {
        let from = self.style_reach.partition_point(|&end| end <= span.start);
        let to = article.styles.partition_point(|style| style.span.start < span.end);
        from..to.max(from)
    }
}

/// Where to cut words too long for one piece, in bytes from their start: behind the last sentence that fits, or word,
/// or character. Always more than 0.
fn cut(words: &str, kind: BlockKind) -> usize {
    let mut end = CUT.min(words.len());
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let head = &words[..end];
    let earliest = end / 2;
    let line = || head.rfind('\n').map(|at| at + 1).filter(|&at| at > earliest);
    if kind == BlockKind::Preformatted
        && let Some(at) = line()
    {
        return at;
    }
    let mut word = None;
    let mut before: Option<(usize, char)> = None;
    for (at, c) in head.char_indices().rev() {
        if at < earliest {
            break;
        }
        if let Some((after, next)) = before
            && c.is_whitespace()
            && !next.is_whitespace()
        {
            word = word.or(Some(after));
            let ahead = head[..at].trim_end().trim_end_matches(['"', '\'', '“', '”', '‘', '’', '«', '»', ')']);
            if ahead.ends_with(['.', '!', '?', '…']) {
                return after;
            }
        }
        before = Some((at, c));
    }
    word.unwrap_or(end)
}

/// The share of the width each column of a table gets: by its widest cell, within reason.
fn columns(text: &str, rows: &[Block]) -> Vec<f32> {
    let mut widest: Vec<usize> = Vec::new();
    for row in rows {
        for (column, cell) in row.span.of(text).split('\t').enumerate() {
            if column >= COLUMNS {
                return Vec::new();
            }
            if widest.len() == column {
                widest.push(0);
            }
            widest[column] = widest[column].max(cell.len());
        }
    }
    let total: f32 = widest.iter().map(|&width| width.clamp(4, 40) as f32).sum();
    widest.iter().map(|&width| width.clamp(4, 40) as f32 / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn article(kind: BlockKind, texts: &[&str]) -> Article {
        let mut article = Article::default();
        for words in texts {
            let start = article.text.len();
            article.text.push_str(words);
            article.blocks.push(Block { kind, span: Span::new(start, article.text.len()) });
            article.text.push('\n');
        }
        article
    }

    proptest! {
        #[test]
        fn pieces_cover_every_block_and_are_short(words in "([a-zäß€👩 .\n]{0,40}){0,600}") {
            let article = article(BlockKind::Paragraph, &[&words, "zwei"]);
            let pieces = Pieces::of(&article);
            let joined: String = pieces.iter().map(|piece| piece.span.of(&article.text)).collect();
            prop_assert_eq!(joined, format!("{words}zwei"));
            for (index, piece) in pieces.iter().enumerate() {
                prop_assert!(!piece.span.is_empty() && piece.span.len() <= LONGEST);
                prop_assert_eq!(pieces.at(piece.span.start), index);
                prop_assert_eq!(pieces.at(piece.span.end - 1), index);
            }
        }
    }

    #[test]
    fn a_long_paragraph_is_cut_between_sentences() {
        let words = "Der Rat tagte lange. Danach sprach niemand mehr davon! ".repeat(300);
        let article = article(BlockKind::Paragraph, &[words.trim_end()]);
        let pieces = Pieces::of(&article);
        assert!(pieces.len() > 4);
        for piece in pieces.iter().skip(1) {
            let words = piece.span.of(&article.text);
            assert!(words.starts_with("Der") || words.starts_with("Danach"), "{:?}", &words[..20]);
            assert_eq!(piece.follows, None);
        }
    }

    #[test]
    fn a_table_shares_its_width() {
        let article = article(BlockKind::TableRow, &["Jahr\tBetrag in Milliarden Euro", "2024\t1,2"]);
        let pieces = Pieces::of(&article);
        let shares = pieces.get(0).and_then(|piece| pieces.shares(piece)).unwrap();
        assert_eq!(shares.len(), 2);
        assert!(shares[1] > 3.0 * shares[0] && (shares.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert_eq!(pieces.get(0).unwrap().table, pieces.get(1).unwrap().table);
    }
}
