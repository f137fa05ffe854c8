//! Puts an article together from the pieces an importer meets: words, styles, blocks, table rows.
//!
//! Importers of marked-up formats share this, so that white space, separators between blocks, styles over several
//! blocks and limits are handled in one way. Soft hyphens, zero-width spaces and control characters are dropped: they
//! are instructions for setting the text, and would stand inside words. Plain text does not come through here.

use super::{About, Article, Block, BlockKind, Format, Limits, Origin, Style, Styled, Warning};
use crate::Span;

/// Styles that may be open at once; more deeply nested ones are not shown.
const OPEN_STYLES: usize = 32;
/// A cell longer than this, in bytes, is part of a page's layout and no cell of a table.
const LONGEST_CELL: usize = 600;
/// A cell of more paragraphs than this is part of a page's layout.
const CELL_PARAGRAPHS: usize = 3;

/// An article in the making.
#[derive(Debug)]
pub(super) struct Composer {
    text: String,
    blocks: Vec<Block>,
    styles: Vec<Styled>,
    /// The block words go into, and where it began once it has any.
    open: Option<(BlockKind, Option<usize>)>,
    /// White space seen that only counts if words follow.
    gap: bool,
    /// Styles in force, and since where in the open block.
    active: Vec<(Style, Option<usize>)>,
    /// Table rows begun, innermost last.
    rows: Vec<Row>,
    most_blocks: usize,
    truncated: bool,
}

/// A table row whose cells are, until it ends, blocks of their own.
#[derive(Debug)]
struct Row {
    /// Length of the text, number of blocks and number of styles before it.
    text: usize,
    blocks: usize,
    styles: usize,
    /// Number of blocks before each cell.
    cells: Vec<usize>,
}

impl Composer {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            text: String::new(),
            blocks: Vec::new(),
            styles: Vec::new(),
            open: None,
            gap: false,
            active: Vec::new(),
            rows: Vec::new(),
            most_blocks: limits.blocks,
            truncated: false,
        }
    }

    /// Bytes of text so far.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// Ends the open block and begins one of `kind`. A block that gets no words leaves no trace.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.open = Some((kind, None));
    }

    /// Whether a block is open that has words already.
    pub(super) fn has_words(&self) -> bool {
        matches!(self.open, Some((_, Some(_))))
    }

    /// Whether a block is open, with or without words.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the last character of the open block is `c`.
    pub(super) fn ends_with(&self, c: char) -> bool {
        self.has_words() && !self.gap && self.text.ends_with(c)
    }

    /// Whether the open block ends with a line break.
    pub(super) fn ends_with_break(&self) -> bool {
        self.has_words() && self.text.ends_with('\n')
    }

    /// Ends the open block.
    pub(super) fn end(&mut self) {
        self.gap = false;
        let Some((kind, Some(start))) = self.open.take() else { return };
        let span = Span::new(start, self.text.len()).trimmed(&self.text);
        for index in 0..self.active.len() {
            self.emit(index, span.end);
        }
        if span.is_empty() {
            self.text.truncate(start);
            return;
        }
        self.text.truncate(span.end);
        self.blocks.push(Block { kind, span });
    }

    /// Adds words, every run of white space in them as one space.
    pub(super) fn words(&mut self, words: &str) {
        let mut rest = words;
        loop {
            let text = rest.trim_start_matches(is_collapsible);
            self.gap |= text.len() < rest.len();
            if text.is_empty() {
                return;
            }
            let end = text.find(is_collapsible).unwrap_or(text.len());
            self.append(&text[..end], |_| false);
            rest = &text[end..];
        }
    }

    /// Adds characters as they are, line breaks and runs of spaces included.
    pub(super) fn exact(&mut self, characters: &str) {
        self.append(characters, |c| matches!(c, '\n' | '\t'));
    }

    /// Adds a line break inside the block.
    pub(super) fn line_break(&mut self) {
        if self.has_words() {
            self.gap = false;
            self.text.push('\n');
        }
    }

    /// Puts one style in force.
    pub(super) fn open_style(&mut self, style: Style) {
        if self.active.len() < OPEN_STYLES {
            self.active.push((style, None));
        }
    }

    /// Ends the style put in force last of those that `is` accepts.
    pub(super) fn close_style(&mut self, is: impl Fn(&Style) -> bool) {
        if let Some(index) = self.active.iter().rposition(|(style, _)| is(style)) {
            self.emit(index, self.text.len());
            self.active.remove(index);
        }
    }

    /// Begins a table row.
    pub(super) fn begin_row(&mut self) {
        self.end();
        self.rows.push(Row {
            text: self.text.len(),
            blocks: self.blocks.len(),
            styles: self.styles.len(),
            cells: Vec::new(),
        });
    }

    /// Begins the next cell of the row.
    pub(super) fn begin_cell(&mut self) {
        self.end();
        let blocks = self.blocks.len();
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(blocks);
        }
    }

    /// Ends the row: one block with the cells divided by tabs, or, where its cells hold whole sections, the blocks in them.
    pub(super) fn end_row(&mut self) {
        self.end();
        let Some(row) = self.rows.pop() else { return };
        let blocks = &self.blocks[row.blocks.min(self.blocks.len())..];
        let is_cell = |blocks: &[Block]| {
            blocks.len() <= CELL_PARAGRAPHS
                && blocks.iter().map(|block| block.span.len()).sum::<usize>() <= LONGEST_CELL
                && blocks.iter().all(|block| {
                    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Caption)
                })
        };
        let ends = row.cells.iter().skip(1).copied().chain([self.blocks.len()]);
        let cells: Vec<&[Block]> =
            row.cells.iter().zip(ends).map(|(&from, to)| &blocks[from - row.blocks..to - row.blocks]).collect();
        if blocks.is_empty() || cells.len() < 2 || !cells.iter().all(|cell| is_cell(cell)) {
            return;
        }
        let mut line = String::new();
        // Where each block goes, for its styles to follow.
        let mut places = Vec::new();
        let start = row.text + separator(self.blocks.get(row.blocks.wrapping_sub(1)), BlockKind::TableRow).len();
        for (column, cell) in cells.iter().enumerate() {
            if column > 0 {
                line.push('\t');
            }
            for (paragraph, block) in cell.iter().enumerate() {
                if paragraph > 0 {
                    line.push(' ');
                }
                places.push((block.span, start + line.len()));
                line.extend(block.span.of(&self.text).chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
            }
        }
        for styled in &mut self.styles[row.styles..] {
            let index = places.partition_point(|(span, _)| span.end <= styled.span.start);
            if let Some((from, to)) = places.get(index) {
                styled.span = Span::new(styled.span.start - from.start + to, styled.span.end - from.start + to);
            }
        }
        self.blocks.truncate(row.blocks);
        self.text.truncate(row.text);
        self.text.push_str(separator(self.blocks.last(), BlockKind::TableRow));
        self.text.push_str(&line);
        let span = Span::new(start, self.text.len()).trimmed(&self.text);
        self.text.truncate(span.end);
        self.blocks.push(Block { kind: BlockKind::TableRow, span });
    }

    /// Whether one of the first blocks has these words, white space aside.
    pub(super) fn begins_with(&self, words: &str) -> bool {
        let same = |block: &Block| block.span.of(&self.text).split_whitespace().eq(words.split_whitespace());
        self.blocks.iter().take(5).any(same)
    }

    /// The share of the text that is links, 0 to 1.
    pub(super) fn linked_share(&self) -> f64 {
        let linked: usize = self
            .styles
            .iter()
            .filter(|styled| matches!(styled.style, Style::Link(_)))
            .map(|styled| styled.span.len())
            .sum();
        linked as f64 / self.text.len().max(1) as f64
    }

    /// The article.
    pub(super) fn finish(mut self, format: Format, about: About, mut warnings: Vec<Warning>) -> Article {
        while !self.rows.is_empty() {
            self.end_row();
        }
        self.end();
        if self.truncated {
            warnings.push(Warning::Truncated);
        }
        let mut styles = self.styles;
        styles.sort_by_key(|styled| (styled.span.start, std::cmp::Reverse(styled.span.end)));
        Article {
            text: self.text,
            blocks: self.blocks,
            styles,
            pages: Vec::new(),
            about,
            origin: Origin { format, ..Origin::default() },
            warnings,
        }
    }

    /// Adds what is not white space to be collapsed.
    fn append(&mut self, characters: &str, layout: impl Fn(char) -> bool) {
        let kept = |c: char| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}') && (!c.is_control() || layout(c));
        if !characters.contains(kept) {
            return;
        }
        if !self.start() {
            return;
        }
        if characters.chars().all(kept) {
            self.text.push_str(characters);
        } else {
            self.text.extend(characters.chars().filter(|&c| kept(c)));
        }
    }

    /// Makes the text ready to take words of the open block; `false` where the limit is reached.
    fn start(&mut self) -> bool {
        let (kind, start) = self.open.unwrap_or((BlockKind::Paragraph, None));
        if start.is_none() && self.blocks.len() >= self.most_blocks {
            self.truncated = true;
            return false;
        }
        if start.is_none() {
            self.text.push_str(separator(self.blocks.last(), kind));
            self.open = Some((kind, Some(self.text.len())));
        } else if self.gap && !self.text.ends_with(['\n', '\t', ' ']) {
            self.text.push(' ');
        }
        self.gap = false;
        for (_, since) in &mut self.active {
            since.get_or_insert(self.text.len());
        }
        true
    }

    /// Notes the stretch that an open style has covered up to `end`, to be begun anew.
    fn emit(&mut self, index: usize, end: usize) {
        let Some((style, since)) = self.active.get_mut(index) else { return };
        let Some(start) = since.take() else { return };
        let span = Span::new(start, end.max(start)).trimmed(&self.text);
        if span.is_empty() {
            return;
        }
        // Documents cut runs anywhere; a stretch that goes on where the same style stopped is one with it.
        let recent = self.styles.len().saturating_sub(8);
        let block = self.blocks.last().map_or(0, |block| block.span.end);
        if let Some(before) = self.styles[recent..].iter_mut().rev().find(|before| {
            before.style == *style
                && before.span.end <= span.start
                && before.span.start >= block
                && self.text[before.span.end..span.start].trim().is_empty()
        }) {
            before.span.end = span.end;
        } else {
            self.styles.push(Styled { span, style: style.clone() });
        }
    }
}

/// What stands between a block and the one before: an empty line, but not among the items of a list or rows of a table.
fn separator(before: Option<&Block>, kind: BlockKind) -> &'static str {
    use BlockKind::{ListItem, TableRow};
    match (before.map(|block| block.kind), kind) {
        (None, _) => "",
        (Some(ListItem { .. }), ListItem { .. }) | (Some(TableRow), TableRow) => "\n",
        _ => "\n\n",
    }
}

/// White space of markup; a no-break space is a character like any other.
fn is_collapsible(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Figures as superscript figures, so that "m" and a raised "2" do not read "m2"; anything else (a raised "st") as it is.
pub(super) fn raised(text: &str) -> String {
    let figure = |c: char| {
        Some(match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32(u32::from('⁴') + (u32::from(c) - u32::from('4')))?,
            '+' => '⁺',
            '-' | '−' | '–' => '⁻',
            _ => return None,
        })
    };
    let trimmed = text.trim();
    let figures: Option<String> = trimmed.chars().map(figure).collect();
    match figures {
        Some(figures) if trimmed.contains(|c: char| c.is_ascii_digit()) => figures,
        _ => text.to_owned(),
    }
}
