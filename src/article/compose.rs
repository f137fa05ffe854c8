//! Puts an article together from the pieces an importer meets: words, styles, blocks, table rows.
//!
//! Importers of marked-up formats share this, so that white space, separators between blocks, styles over several
//! blocks and limits are handled in one way. Soft hyphens, zero-width spaces and control characters are dropped: they
//! are instructions for setting the text, and would stand inside words. Plain text does not come through here.

mod marked;
mod rows;

use super::trace::{Recorder, Sources, Stretch};
use super::{About, Article, Block, BlockKind, Format, Limits, Origin, Remark, Warning};
use crate::Span;
use marked::{Mark, Marked};
use rows::Row;

/// Longest address of a link that is kept, in bytes.
pub(super) const LONGEST_LINK: usize = 2048;

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

    /// The article.
    pub(super) fn finish(mut self, format: Format, about: About, mut warnings: Vec<Warning>) -> Article {
        while !self.rows.is_empty() {
            self.end_row();
        }
        self.end();
        if self.truncated {
            warnings.push(Warning::Truncated);
        }
        let (styles, remarks) = marked::sorted(self.marked, self.remarks);
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
