//! Where in a document's XML the reading of its body is.

use super::paragraph::{Paragraph, Piece};
use crate::article::flow::Wanted;

/// What an element around the present place means.
#[derive(Debug)]
pub(super) enum Scope {
    Other,
    Paragraph,
    ParagraphProperties,
    /// Properties of the mark at a paragraph's end.
    MarkProperties,
    Run,
    RunProperties,
    Text,
    Instruction,
    /// Holds the link that was in force before.
    Link(Option<String>),
    /// Number of pieces before the row; `None` inside a text box, where rows are not told apart.
    Row {
        before: Option<usize>,
        deleted: bool,
    },
    RowProperties,
    Control {
        passed_over: bool,
    },
    ControlProperties,
    Note(String),
    Alternatives {
        taken: bool,
    },
}

#[derive(Default)]
pub(super) struct Begun {
    pub paragraph: Paragraph,
    /// What stands in text boxes anchored in it.
    pub boxed: Vec<Piece>,
}

/// The look of a run.
#[derive(Default, Clone)]
pub(super) struct Letters {
    pub own: Wanted,
    pub style: Option<String>,
}

#[derive(Default)]
pub(super) struct Field {
    pub instruction: String,
    /// Past its code, where what it shows begins.
    pub shows: bool,
    pub link: Option<String>,
}
