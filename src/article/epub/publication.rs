//! What a book is made of, and in which order it is read.

use super::unescape;
use crate::article::About;
use crate::article::bounds::Bounds;
use crate::article::package::resolve;
use crate::article::xml::{Element, Node, Xml};
use std::collections::{HashMap, HashSet};

/// A book, by the list of its parts.
#[derive(Debug, Default)]
pub(super) struct Publication {
    pub about: About,
    /// Paths of the pages in the order they are read; what stands outside of it comes last.
    pub spine: Vec<String>,
    /// Paths of the tables of contents, of the new kind and the old.
    pub navigation: Option<String>,
    pub ncx: Option<String>,
}

/// A part of the book.
struct Item {
    path: String,
    is_page: bool,
    is_contents: bool,
}

impl Publication {
    pub(super) fn read(text: &str, folder: &str, bounds: &Bounds<'_>) -> Self {
        let mut publication = Self::default();
        let mut items: HashMap<String, Item> = HashMap::new();
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        let mut contents = HashSet::new();
        let mut authors: Vec<String> = Vec::new();
        let mut xml = Xml::new(text, bounds);
        while let Ok(Some(node)) = xml.next() {
            let Node::Start(element) = node else { continue };
            let about = &mut publication.about;
            match element.local() {
                "title" => fill(&mut about.title, &mut xml),
                "date" => fill(&mut about.date, &mut xml),
                "language" => fill(&mut about.language, &mut xml),
                "publisher" => fill(&mut about.site, &mut xml),
                "creator" => {
                    let mut name = None;
                    fill(&mut name, &mut xml);
                    authors.extend(name);
                }
                "item" => {
                    let item = publication.item(&element, folder);
                    if let (Some(id), Some(item)) = (element.attribute("id"), item) {
                        items.insert(id, item);
                    }
                }
                "itemref" => {
                    let aside = element.attribute("linear").is_some_and(|linear| linear == "no");
                    let list = if aside { &mut outside } else { &mut inside };
                    list.extend(element.attribute("idref"));
                }
                // The old way to say which page is the table of contents.
                "reference" if element.attribute("type").is_some_and(|kind| kind == "toc") => {
                    contents.extend(element.attribute("href").map(|href| resolve(folder, &unescape(&href))));
                }
                _ => {}
            }
        }
        if !authors.is_empty() {
            publication.about.byline = Some(authors.join(", "));
        }
        // A page that is named twice is read once.
        publication.spine = inside
            .into_iter()
            .chain(outside)
            .filter_map(|id| items.remove(&id))
            .filter(|item| item.is_page && !item.is_contents && !contents.contains(&item.path))
            .map(|item| item.path)
            .collect();
        publication
    }

    fn item(&mut self, element: &Element<'_>, folder: &str) -> Option<Item> {
        let path = resolve(folder, &unescape(&element.attribute("href")?));
        let kind = element.attribute("media-type").unwrap_or_default().to_ascii_lowercase();
        let is_contents =
            element.attribute("properties").is_some_and(|words| words.split_whitespace().any(|word| word == "nav"));
        if is_contents {
            self.navigation = Some(path.clone());
        } else if kind == "application/x-dtbncx+xml" {
            self.ncx = Some(path.clone());
        }
        let is_page =
            matches!(&*kind, "application/xhtml+xml" | "text/html" | "application/html" | "text/x-oeb1-document");
        Some(Item { path, is_page, is_contents })
    }
}

/// Takes the words of an element for a field that has none yet.
fn fill(field: &mut Option<String>, xml: &mut Xml<'_>) {
    let words = xml.text().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if field.is_none() && !words.is_empty() {
        *field = Some(words);
    }
}
