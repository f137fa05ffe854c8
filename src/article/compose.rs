//! Puts an article together from the pieces an importer meets: words, styles, blocks, table rows.
//!
//! Importers of marked-up formats share this, so that white space, separators between blocks, styles over several
//! blocks and limits are handled in one way. Soft hyphens, zero-width spaces and control characters are dropped: they
//! are instructions for setting the text, and would stand inside words. Plain text does not come through here.

use super::trace::{Recorder, Sources, Stretch};
use super::{About, Article, Block, BlockKind, Format, Limits, Origin, Remark, Style, Styled, Warning};
use crate::Span;

/// Styles that may be open at once; more deeply nested ones are not shown.
const OPEN_STYLES: usize = 32;
/// Longest word that a remark is put on, in bytes.
const LONGEST_WORD: usize = 200;
/// Longest address of a link that is kept, in bytes, and how many bytes of addresses are kept in all.
pub(super) const LONGEST_LINK: usize = 2048;
const ALL_LINKS: usize = 64 << 20;
/// A cell longer than this, in bytes, is part of a page's layout and no cell of a table.
const LONGEST_CELL: usize = 600;
/// A cell of more paragraphs than this is part of a page's layout.
const CELL_PARAGRAPHS: usize = 3;

/// An article in the making.
#[derive(Debug)]
pub(super) struct Composer {
    text: String,
    blocks: Vec<Block>,
    marked: Vec<Marked>,
    remarks: Vec<Remark>,
    /// Remarks at the head of the open block, before its first word.
    ahead: Vec<usize>,
    /// The block words go into, and where it began once it has any.
    open: Option<(BlockKind, Option<usize>)>,
    /// White space seen that only counts if words follow.
    gap: bool,
    /// Styles and remarks in force, and since where in the open block.
    active: Vec<(Mark, Option<usize>)>,
    /// Table rows begun, innermost last.
    rows: Vec<Row>,
    most_blocks: usize,
    /// Bytes of the addresses kept so far.
    links: usize,
    truncated: bool,
    /// Where the text came from, where that is asked for.
    trace: Option<Recorder>,
}

/// What covers a stretch of the text: a style, or a remark by its index.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Style(Style),
    Remark(usize),
}

#[derive(Debug)]
struct Marked {
    span: Span,
    mark: Mark,
}

/// A table row whose cells are, until it ends, blocks of their own.
#[derive(Debug)]
struct Row {
    /// Length of the text, number of blocks and number of marked stretches before it.
    text: usize,
    blocks: usize,
    marked: usize,
    /// Number of stretches traced before it.
    stretches: usize,
    /// Number of blocks before each cell.
    cells: Vec<usize>,
}

impl Composer {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            text: String::new(),
            blocks: Vec::new(),
            marked: Vec::new(),
            remarks: Vec::new(),
            ahead: Vec::new(),
            open: None,
            gap: false,
            active: Vec::new(),
            rows: Vec::new(),
            most_blocks: limits.blocks,
            links: 0,
            truncated: false,
            trace: None,
        }
    }

    /// Records from now on where the text comes from.
    pub(super) fn trace(&mut self) {
        self.trace = Some(Recorder::default());
    }

    /// What was recorded.
    pub(super) fn take_trace(&mut self) -> Vec<Stretch> {
        self.trace.take().map(Recorder::finish).unwrap_or_default()
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
        let ahead = std::mem::take(&mut self.ahead);
        let Some((kind, Some(start))) = self.open.take() else { return };
        let span = Span::new(start, self.text.len()).trimmed(&self.text);
        for index in 0..self.active.len() {
            self.emit(index, span.end);
        }
        if span.is_empty() {
            self.truncate(start);
            return;
        }
        self.truncate(span.end);
        self.blocks.push(Block { kind, span });
        self.marked.extend(ahead.into_iter().map(|remark| Marked { span, mark: Mark::Remark(remark) }));
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
        self.append(characters, is_layout);
    }

    /// The same for the characters of a run from byte `skipped` on, of which it is known where they came from.
    pub(super) fn exact_from(&mut self, characters: &str, skipped: usize, sources: &Sources) {
        let before = self.text.len();
        self.exact(characters);
        if let Some(trace) = &mut self.trace
            && self.text.len() > before
        {
            trace.record(&self.text, characters, skipped, sources, |c| is_kept(c, is_layout));
        }
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
        self.put_in_force(Mark::Style(style));
    }

    /// Ends the style put in force last of those that `is` accepts.
    pub(super) fn close_style(&mut self, is: impl Fn(&Style) -> bool) {
        self.end_last(|mark| matches!(mark, Mark::Style(style) if is(style)));
    }

    /// Takes in a remark; answers what it goes by here. Its words are those it is opened and closed around.
    pub(super) fn add_remark(&mut self, remark: Remark) -> usize {
        self.remarks.push(remark);
        self.remarks.len() - 1
    }

    /// What is added from here on is what the remark is on.
    pub(super) fn open_remark(&mut self, remark: usize) {
        self.put_in_force(Mark::Remark(remark));
    }

    /// What is added from here on is not.
    pub(super) fn close_remark(&mut self, remark: usize) {
        self.end_last(|mark| *mark == Mark::Remark(remark));
    }

    /// Sets a remark that stands at one place: it is on the word before it, or on the whole block at whose head it is.
    pub(super) fn set_remark(&mut self, remark: usize) {
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

    /// Begins a table row.
    pub(super) fn begin_row(&mut self) {
        self.end();
        self.rows.push(Row {
            text: self.text.len(),
            blocks: self.blocks.len(),
            marked: self.marked.len(),
            stretches: self.trace.as_ref().map_or(0, Recorder::len),
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
        // Where each block goes, for what is marked in it to follow.
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
        for styled in &mut self.marked[row.marked..] {
            let index = places.partition_point(|(span, _)| span.end <= styled.span.start);
            if let Some((from, to)) = places.get(index) {
                styled.span = Span::new(styled.span.start - from.start + to, styled.span.end - from.start + to);
            }
        }
        if let Some(trace) = &mut self.trace {
            trace.move_to(row.stretches, &places);
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

    /// How many blocks there are so far, the open one aside.
    pub(super) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Makes the block of this index a heading if it is a paragraph of these letters, white space aside.
    pub(super) fn make_heading(&mut self, index: usize, letters: &[char]) {
        if let Some(block) = self.blocks.get_mut(index)
            && block.kind == BlockKind::Paragraph
            && block.span.of(&self.text).chars().filter(|c| !c.is_whitespace()).eq(letters.iter().copied())
        {
            block.kind = BlockKind::Heading(1);
        }
    }

    /// The share of the text that is links, 0 to 1.
    pub(super) fn linked_share(&self) -> f64 {
        let linked: usize = self
            .marked
            .iter()
            .filter(|styled| matches!(styled.mark, Mark::Style(Style::Link(_))))
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
        let mut styles = Vec::new();
        let mut remarks = self.remarks;
        for Marked { span, mark } in self.marked {
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
        Article {
            text: self.text,
            blocks: self.blocks,
            styles,
            remarks,
            pages: Vec::new(),
            about,
            origin: Origin { format, ..Origin::default() },
            warnings,
        }
    }

    /// Adds what is not white space to be collapsed.
    fn append(&mut self, characters: &str, layout: impl Fn(char) -> bool) {
        let kept = |c| is_kept(c, &layout);
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

    fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        if let Some(trace) = &mut self.trace {
            trace.truncate(length);
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

    /// Notes the stretch that an open style or remark has covered up to `end`, to be begun anew.
    fn emit(&mut self, index: usize, end: usize) {
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

/// What stands between a block and the one before: an empty line, but not among the items of a list or rows of a table.
fn separator(before: Option<&Block>, kind: BlockKind) -> &'static str {
    use BlockKind::{ListItem, TableRow};
    match (before.map(|block| block.kind), kind) {
        (None, _) => "",
        (Some(ListItem { .. }), ListItem { .. }) | (Some(TableRow), TableRow) => "\n",
        _ => "\n\n",
    }
}

/// Whether a character is one of the text rather than an instruction for setting it.
fn is_kept(c: char, layout: impl Fn(char) -> bool) -> bool {
    !matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}') && (!c.is_control() || layout(c))
}

fn is_layout(c: char) -> bool {
    matches!(c, '\n' | '\t')
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
