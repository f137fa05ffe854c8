//! Comments, which people left beside the text.

use super::body::Body;
use super::styles::Styles;
use crate::article::Remark;
use crate::article::bounds::Bounds;
use crate::article::compose::Composer;
use crate::article::flow::{self, lines};
use crate::article::xml::{Node, Xml};
use std::collections::HashMap;

/// The comments of a document, in the order of their part, and the place of each by its id.
#[derive(Debug, Default)]
pub(super) struct Comments {
    remarks: Vec<Remark>,
    by_id: HashMap<String, usize>,
}

impl Comments {
    pub(super) fn read(text: &str, styles: &Styles, bounds: &Bounds<'_>) -> Self {
        let mut comments = Self::default();
        if text.is_empty() {
            return comments;
        }
        let none = Self::default();
        let mut body = Body::new(styles, HashMap::new(), &none, bounds);
        body.read(text);
        let mut xml = Xml::new(text, bounds);
        while let Ok(Some(node)) = xml.next() {
            let Node::Start(element) = node else { continue };
            if element.local() != "comment" {
                continue;
            }
            let Some(id) = element.attribute("id") else { continue };
            let attribute = |name| element.attribute(name).unwrap_or_default();
            let Some(pieces) = body.notes.remove(&id) else { continue };
            let remark = flow::remark(attribute("author"), attribute("date"), lines(&pieces));
            if remark.text.is_empty() {
                continue;
            }
            comments.by_id.insert(id, comments.remarks.len());
            comments.remarks.push(remark);
        }
        comments
    }

    /// What the comment of this id goes by.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Gives the comments to an article in the making, which must have none yet: there they go by their places.
    pub(super) fn hand_over(&self, composer: &mut Composer) {
        for remark in &self.remarks {
            composer.add_remark(remark.clone());
        }
    }
}
