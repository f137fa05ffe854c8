//! What the walk needs to know of one element, and which elements it passes over.

use crate::article::compose::LONGEST_LINK;
use dom_query::{NodeData, NodeRef};

/// The parts of an element the walk looks at.
pub(super) struct Parts {
    pub name: String,
    pub href: Option<String>,
    pub id: String,
    pub role: String,
    pub class: String,
    /// What the element is in a book, by `epub:type`.
    pub kind: String,
    pub number: Option<u32>,
    pub hidden: bool,
}

impl Parts {
    pub(super) fn of(node: &NodeRef<'_>) -> Option<Self> {
        node.query(|node| {
            let NodeData::Element(element) = &node.data else { return None };
            let mut parts = Self {
                name: element.name.local.to_string(),
                href: None,
                id: String::new(),
                role: String::new(),
                class: String::new(),
                kind: String::new(),
                number: None,
                hidden: false,
            };
            for attribute in &element.attrs {
                let value: &str = &attribute.value;
                match &*attribute.name.local {
                    "href" if value.len() <= LONGEST_LINK => parts.href = Some(value.trim().to_owned()),
                    "id" => parts.id = value.to_owned(),
                    "role" => parts.role = value.to_owned(),
                    "epub:type" => parts.kind = value.to_owned(),
                    "class" => parts.class = value.to_owned(),
                    "start" | "value" => parts.number = value.trim().parse().ok(),
                    "hidden" => parts.hidden = true,
                    // What LibreOffice repeats on every page.
                    "title" if parts.name == "div" => parts.hidden |= matches!(value, "header" | "footer"),
                    "style" => {
                        let style: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                        let style = style.to_ascii_lowercase();
                        parts.hidden |= style.contains("display:none") || style.contains("visibility:hidden");
                    }
                    _ => {}
                }
            }
            Some(parts)
        })
        .flatten()
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.class.split_ascii_whitespace().any(|own| own == class)
    }

    fn has_kind(&self, kind: &str) -> bool {
        self.kind.split_ascii_whitespace().any(|own| own == kind)
    }

    /// Whether the element refers to a footnote, as LibreOffice and books mark it.
    pub(super) fn is_note_reference(&self) -> bool {
        self.has_class("sdfootnotesym")
            || self.has_class("sdendnotesym")
            || self.has_kind("noteref")
            || self.role == "doc-noteref"
    }

    /// Whether the element is the text of a footnote, as pandoc, MediaWiki, LibreOffice, Word and EPUB mark it.
    pub(super) fn is_note(&self) -> bool {
        let id = &self.id;
        (id.starts_with("fn")
            || id.starts_with("cite_note")
            || id.starts_with("sdfootnote")
            || id.starts_with("sdendnote"))
            && !id.contains("ref")
            && id.ends_with(|c: char| c.is_ascii_digit())
            || matches!(&*self.role, "doc-footnote" | "doc-endnote")
            || ["footnote", "endnote", "rearnote"].into_iter().any(|kind| self.has_kind(kind))
            || self.has_class("MsoFootnoteText")
            || self.has_class("MsoEndnoteText")
    }

    /// Whether a reader never sees the element's words as part of the text.
    pub(super) fn is_passed_over(&self) -> bool {
        self.hidden
            || matches!(
                &*self.name,
                "head"
                    | "script"
                    | "style"
                    | "template"
                    | "noscript"
                    | "nav"
                    | "iframe"
                    | "object"
                    | "embed"
                    | "svg"
                    | "canvas"
                    | "audio"
                    | "video"
                    | "map"
                    | "select"
                    | "datalist"
                    | "button"
                    | "input"
                    | "textarea"
                    | "progress"
                    | "meter"
                    | "dialog"
                    | "rp"
                    | "rt"
                    | "noframes"
                    | "frameset"
                    | "annotation"
            )
            || matches!(&*self.role, "navigation" | "doc-backlink" | "doc-toc" | "search" | "menu" | "banner" if self.name != "header")
            || self.role == "doc-pagebreak"
            || self.has_kind("pagebreak")
            || self.has_class("footnote-back")
            || self.has_class("mw-editsection")
            || self.has_class("mw-cite-backlink")
    }
}

/// The characters of a text node; `None` for any other node.
pub(super) fn text_of(node: &NodeRef<'_>) -> Option<String> {
    node.query(|node| match &node.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    })
    .flatten()
}
