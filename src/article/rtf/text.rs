//! The running text as it grows: paragraphs, rows, and what stands beside it.

use crate::article::flow::{self, Line, Paragraph};

pub(super) type Piece = flow::Piece<Paragraph>;

/// A text in the making: the document's, or that of a note, a comment or a text box in it.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub pieces: Vec<Piece>,
    pub line: Line,
    /// What comes after the open paragraph.
    pub boxed: Vec<Piece>,
    /// Whether the cell of each open row has begun, outermost row first.
    rows: Vec<bool>,
    /// Whether rows are told apart.
    has_rows: bool,
}

impl Text {
    /// The running text.
    pub(super) fn running() -> Self {
        Self { has_rows: true, ..Self::default() }
    }

    /// How deep in tables the present place is.
    pub(super) fn nesting(&self) -> usize {
        self.rows.len()
    }

    /// Makes the present place one that is `nesting` deep in tables, in a cell.
    pub(super) fn nest(&mut self, nesting: usize) {
        if !self.has_rows {
            return;
        }
        while self.rows.len() > nesting {
            self.end_row();
        }
        self.begin_cell();
        while self.rows.len() < nesting {
            self.pieces.push(Piece::RowBegins);
            self.rows.push(false);
            self.begin_cell();
        }
    }

    fn begin_cell(&mut self) {
        if let Some(begun) = self.rows.last_mut()
            && !std::mem::replace(begun, true)
        {
            self.pieces.push(Piece::CellBegins);
        }
    }

    /// Ends the cell of the innermost row.
    pub(super) fn end_cell(&mut self) {
        if let Some(begun) = self.rows.last_mut() {
            *begun = false;
        }
    }

    /// Ends the innermost row.
    pub(super) fn end_row(&mut self) {
        if self.rows.pop().is_some() {
            self.pieces.push(Piece::RowEnds);
        }
    }

    /// Adds a paragraph, and what is boxed in it.
    pub(super) fn put(&mut self, paragraph: Option<Paragraph>) {
        self.pieces.extend(paragraph.map(Piece::Paragraph));
        self.pieces.append(&mut self.boxed);
    }
}
