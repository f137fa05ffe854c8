//! The texts of footnotes and endnotes.

use super::body::Body;
use super::comments::Comments;
use super::paragraph::Piece;
use super::styles::Styles;
use crate::article::bounds::Bounds;
use std::collections::HashMap;

/// The notes of one part, by id.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub by_id: HashMap<String, Vec<Piece>>,
    /// As in [`Body`].
    pub changes: usize,
    pub damaged: bool,
    pub truncated: bool,
}

impl Notes {
    pub(super) fn read(
        text: &str,
        styles: &Styles,
        links: HashMap<String, String>,
        comments: &Comments,
        bounds: &Bounds<'_>,
    ) -> Self {
        let mut body = Body::new(styles, links, comments, bounds);
        body.read(text);
        Self { by_id: body.notes, changes: body.changes, damaged: body.damaged, truncated: body.truncated }
    }
}
