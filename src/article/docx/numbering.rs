//! How the lists of a document are numbered.

use crate::article::bounds::Bounds;
use crate::article::numbering::{LEVELS, Numbering};
use crate::article::xml::{Node, Xml};

/// Reads the part that says how lists are numbered.
pub(super) fn read(text: &str, bounds: &Bounds<'_>) -> Numbering {
    let mut numbering = Numbering::default();
    let mut xml = Xml::new(text, bounds);
    let (mut list, mut instance, mut level) = (None, None, 0usize);
    while let Ok(Some(node)) = xml.next() {
        let Node::Start(element) = node else { continue };
        let value = element.attribute("val");
        let number = value.as_deref().and_then(|value| value.parse::<u32>().ok());
        let at_level = || element.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0usize);
        match element.local() {
            "abstractNum" => {
                list = element.attribute("abstractNumId");
                instance = None;
            }
            "num" => {
                instance = element.attribute("numId");
                list = None;
            }
            "lvl" | "lvlOverride" => level = at_level().min(LEVELS - 1),
            "abstractNumId" => {
                if let (Some(id), Some(value)) = (&instance, value) {
                    numbering.numberings.entry(id.clone()).or_default().list = value;
                }
            }
            "startOverride" => {
                if let Some(id) = &instance {
                    numbering.numberings.entry(id.clone()).or_default().restarts[level] = number;
                }
            }
            "start" | "numFmt" => {
                // A numbering may redefine a level of its list; its format then counts for the list.
                let id = instance.as_ref().and_then(|id| Some(numbering.numberings.get(id)?.list.clone()));
                let Some(id) = list.clone().or(id) else { continue };
                let levels = numbering.lists.entry(id).or_default();
                match (element.local(), number) {
                    ("start", Some(start)) => levels[level].start = start,
                    ("numFmt", _) => levels[level].counts = !matches!(value.as_deref(), Some("bullet" | "none")),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    numbering
}
