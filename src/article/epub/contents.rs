//! The table of contents: under which title each page goes.

use super::unescape;
use crate::article::bounds::Bounds;
use crate::article::package::resolve;
use crate::article::xml::{Node, Xml};
use std::collections::HashMap;

/// Titles of pages by their paths.
#[derive(Debug, Default)]
pub(super) struct Contents {
    titles: HashMap<String, String>,
}

impl Contents {
    /// Reads a table of the new kind (a list of links in a `nav`) or of the old (`navPoint` with `text` and `content`).
    pub(super) fn read(text: &str, folder: &str, bounds: &Bounds<'_>) -> Self {
        let mut contents = Self::default();
        let mut xml = Xml::new(text, bounds);
        let mut label = String::new();
        let mut in_contents = false;
        while let Ok(Some(node)) = xml.next() {
            let Node::Start(element) = node else { continue };
            match element.local() {
                // Pages have lists of landmarks and of page numbers, too.
                "nav" => in_contents = element.attribute("type").is_none_or(|kind| kind == "toc"),
                "a" if in_contents => {
                    if let (Some(href), Ok(words)) = (element.attribute("href"), xml.text()) {
                        contents.add(&href, &words, folder);
                    }
                }
                "pageList" | "navList" if xml.skip().is_err() => break,
                "text" => label = xml.text().unwrap_or_default(),
                "content" => {
                    if let Some(href) = element.attribute("src") {
                        contents.add(&href, &label, folder);
                    }
                }
                _ => {}
            }
        }
        contents
    }

    fn add(&mut self, href: &str, words: &str, folder: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.titles.entry(resolve(folder, &unescape(href))).or_insert(words);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.titles.is_empty()
    }

    /// The title of a page.
    pub(super) fn title(&self, path: &str) -> Option<&str> {
        self.titles.get(path).map(String::as_str)
    }
}
