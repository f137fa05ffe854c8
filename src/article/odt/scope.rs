//! Where in a document's XML the reading of its body is, and what it passes over.

use super::lists::Lists;
use crate::article::flow::{Line, OpenRemarks, Piece, Wanted};

/// What an element around the present place means.
#[derive(Debug)]
pub(super) enum Scope {
    Other,
    Paragraph,
    /// Letters of a style.
    Span,
    /// Holds the link that was in force before.
    Link(Option<String>),
    Row {
        /// Whether it is a row of its own and not one in a text box.
        told: bool,
    },
    List,
    Item,
    /// What stands beside the running text: a frame, a note, a comment. Holds what was interrupted.
    Aside {
        kind: Aside,
        lists: Lists,
        floor: usize,
        on: OpenRemarks,
    },
    Creator,
    Date,
}

/// What stands beside the running text.
#[derive(Debug)]
pub(super) enum Aside {
    Frame,
    Note { endnote: bool },
    Comment { name: String, author: String, date: String },
}

/// A paragraph that has begun.
#[derive(Debug)]
pub(super) struct Begun {
    pub line: Line,
    pub style: Option<String>,
    /// The level of a heading.
    pub level: Option<u8>,
    /// Whether it is the first in a list item.
    pub heads_item: bool,
    /// The looks in force, innermost last.
    pub looks: Vec<Wanted>,
    /// Whether white space here would follow other white space, or begin the paragraph.
    pub spaced: bool,
}

/// A note, as it stands in the text.
#[derive(Debug)]
pub(super) struct Note {
    pub endnote: bool,
    pub pieces: Vec<Piece<crate::article::flow::Paragraph>>,
}

/// The namespace of an element by the last part of its name: `text`, `table`, `drawing`.
pub(super) fn family(namespace: &str) -> &str {
    namespace
        .strip_prefix("urn:oasis:names:tc:opendocument:xmlns:")
        .and_then(|rest| rest.split(':').next())
        .unwrap_or(if namespace.starts_with("http://purl.org/dc/") { "dc" } else { "" })
}

/// Elements a reader never sees as text: declarations, forms, programs, and what lists the contents.
pub(super) fn is_passed_over(family: &str, local: &str) -> bool {
    match family {
        "text" => matches!(
            local,
            "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "dde-connection-decls"
                | "alphabetical-index-auto-mark-file"
                | "table-of-content"
                | "illustration-index"
                | "table-index"
                | "object-index"
                | "user-index"
                | "alphabetical-index"
                | "bibliography-source"
                | "note-citation"
                | "ruby-text"
                | "placeholder"
                | "script"
                | "index-entry-link-start"
        ),
        "table" => matches!(local, "covered-table-cell" | "table-source" | "desc" | "title"),
        "office" => {
            matches!(local, "forms" | "scripts" | "event-listeners" | "binary-data" | "automatic-styles" | "styles")
                || matches!(local, "master-styles" | "meta" | "settings" | "font-face-decls")
        }
        "drawing" => matches!(local, "object" | "object-ole" | "plugin" | "applet" | "floating-frame" | "glue-point"),
        "svg-compatible" => matches!(local, "title" | "desc"),
        "meta" => matches!(local, "creator-initials" | "date-string"),
        _ => false,
    }
}
