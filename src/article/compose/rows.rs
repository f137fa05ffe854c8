//! Rows of tables: blocks of their own until the row ends, then one line, unless the table is the layout of a page.

use super::{Composer, separator};
use crate::Span;
use crate::article::trace::Recorder;
use crate::article::{Block, BlockKind};

/// A cell longer than this, in bytes, is part of a page's layout and no cell of a table.
const LONGEST_CELL: usize = 600;
/// A cell of more paragraphs than this is part of a page's layout.
const CELL_PARAGRAPHS: usize = 3;

/// A table row whose cells are, until it ends, blocks of their own.
#[derive(Debug)]
pub(super) struct Row {
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
    /// Begins a table row.
    pub(in crate::article) fn begin_row(&mut self) {
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
    pub(in crate::article) fn begin_cell(&mut self) {
        self.end();
        let blocks = self.blocks.len();
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(blocks);
        }
    }

    /// Ends the row: one block with the cells divided by tabs, or, where its cells hold whole sections, the blocks in them.
    pub(in crate::article) fn end_row(&mut self) {
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
}
