//! What the styles of a document mean: headings, quotes, captions, lists, and bold or italic by style.

use super::lists::LEVELS;
use super::scope::family;
use crate::article::bounds::Bounds;
use crate::article::flow::Wanted;
use crate::article::roles::{Role, heading, role_of_name};
use crate::article::xml::{Element, Node, Xml};
use std::collections::HashMap;

/// How far the chain of styles based on styles is followed.
const LONGEST_CHAIN: usize = 16;

/// The styles of a document, those of its own making among them.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: HashMap<String, Definition>,
    letters: HashMap<String, Definition>,
    lists: HashMap<String, [(u32, bool); LEVELS]>,
}

#[derive(Debug, Default)]
struct Definition {
    /// As a person sees it, in lower case.
    name: String,
    parent: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    looks: Wanted,
}

/// The style properties are read into.
enum Reading {
    Nothing,
    Paragraph(String),
    Letters(String),
    List(String),
}

impl Styles {
    /// Takes in the styles of one part.
    pub(super) fn read(&mut self, text: &str, bounds: &Bounds<'_>) {
        let mut xml = Xml::new(text, bounds);
        let mut reading = Reading::Nothing;
        while let Ok(Some(node)) = xml.next() {
            let Node::Start(element) = node else { continue };
            match (family(&element.namespace), element.local()) {
                ("office", "body") => break,
                ("style", "style") => reading = self.begin(&element),
                ("style", "default-style") => reading = Reading::Nothing,
                ("text", "list-style") => {
                    let name = element.attribute("name").unwrap_or_default();
                    self.lists.insert(name.clone(), [(1, false); LEVELS]);
                    reading = Reading::List(name);
                }
                ("text", "outline-style") => reading = Reading::Nothing,
                ("text", "list-level-style-number") => self.counted_level(&element, &reading),
                ("style", "text-properties") => self.properties(&element, &reading),
                _ => {}
            }
        }
    }

    fn begin(&mut self, element: &Element<'_>) -> Reading {
        let name = element.attribute("name").unwrap_or_default();
        let shown = element.attribute("display-name").unwrap_or_else(|| decoded(&name));
        let definition = Definition {
            name: shown.to_lowercase(),
            parent: element.attribute("parent-style-name"),
            outline: element.attribute("default-outline-level").and_then(|level| level.parse().ok()),
            list: element.attribute("list-style-name").filter(|list| !list.is_empty()),
            looks: Wanted::default(),
        };
        match element.attribute("family").as_deref() {
            Some("paragraph") => {
                self.paragraphs.insert(name.clone(), definition);
                Reading::Paragraph(name)
            }
            Some("text") => {
                self.letters.insert(name.clone(), definition);
                Reading::Letters(name)
            }
            _ => Reading::Nothing,
        }
    }

    fn counted_level(&mut self, element: &Element<'_>, reading: &Reading) {
        let Reading::List(name) = reading else { return };
        let number = |name: &str| element.attribute(name).and_then(|value| value.parse::<u32>().ok());
        let at = number("level").and_then(|level| usize::try_from(level).ok()).and_then(|level| level.checked_sub(1));
        let slot = self.lists.get_mut(name).and_then(|levels| levels.get_mut(at?));
        // A level without a format shows no number.
        let shown = element.attribute("num-format").is_some_and(|format| !format.is_empty());
        if let Some(slot) = slot {
            *slot = (number("start-value").unwrap_or(1), shown);
        }
    }

    fn properties(&mut self, element: &Element<'_>, reading: &Reading) {
        let definition = match reading {
            Reading::Paragraph(name) => self.paragraphs.get_mut(name),
            Reading::Letters(name) => self.letters.get_mut(name),
            Reading::Nothing | Reading::List(_) => None,
        };
        if let Some(definition) = definition {
            definition.looks = looks(element);
        }
    }

    /// The style of this name and those it is based on, nearest first.
    fn chain<'s>(
        styles: &'s HashMap<String, Definition>,
        name: Option<&'s str>,
    ) -> impl Iterator<Item = &'s Definition> {
        let mut next = name;
        std::iter::from_fn(move || {
            let style = styles.get(next?)?;
            next = style.parent.as_deref();
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }

    /// What the paragraph style makes of a paragraph.
    pub(super) fn role(&self, name: Option<&str>) -> Option<Role> {
        let bare = name.filter(|name| !self.paragraphs.contains_key(*name));
        let bare = bare.and_then(|name| role_of_name(&decoded(name).to_lowercase()));
        let by_outline = |style: &Definition| style.outline.and_then(|level| heading(level.checked_sub(1)?));
        bare.or_else(|| {
            Self::chain(&self.paragraphs, name)
                .find_map(|style| role_of_name(&style.name).or_else(|| by_outline(style)))
        })
    }

    /// Looks of the letters of a paragraph by its style.
    pub(super) fn looks_of_paragraph(&self, name: Option<&str>) -> Wanted {
        Self::chain(&self.paragraphs, name).fold(Wanted::default(), |looks, style| looks.or(style.looks))
    }

    /// Looks of letters by their own style.
    pub(super) fn looks_of_letters(&self, name: Option<&str>) -> Wanted {
        Self::chain(&self.letters, name).fold(Wanted::default(), |looks, style| looks.or(style.looks))
    }

    /// The first number of a list's level, and whether it shows any.
    pub(super) fn level(&self, list: &str, level: usize) -> (u32, bool) {
        self.lists.get(list).and_then(|levels| levels.get(level)).copied().unwrap_or((1, false))
    }

    /// The list style that a paragraph style asks for.
    pub(super) fn list(&self, name: Option<&str>) -> Option<String> {
        Self::chain(&self.paragraphs, name).find_map(|style| style.list.clone())
    }
}

/// The looks that properties of text ask for.
fn looks(element: &Element<'_>) -> Wanted {
    let position = |value: &str| {
        let shift = value.split_whitespace().next().unwrap_or_default();
        shift == "super" || shift.trim_end_matches('%').parse::<f32>().is_ok_and(|shift| shift > 0.0)
    };
    let is_bold = |value: &str| value == "bold" || value.parse::<u16>().is_ok_and(|weight| weight >= 600);
    let value = |name| element.attribute(name);
    Wanted {
        bold: value("font-weight").map(|value| is_bold(&value)),
        italic: value("font-style").map(|value| value != "normal"),
        struck: value("text-line-through-style").or_else(|| value("text-line-through-type")).map(|way| way != "none"),
        hidden: value("display").map(|value| value == "none"),
        raised: value("text-position").map(|value| position(&value)),
    }
}

/// The name of a style without the escapes of characters that names may not have: `Heading_20_1`.
fn decoded(name: &str) -> String {
    let mut shown = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('_') {
        shown.push_str(before);
        let code = after.split_once('_').filter(|(code, _)| (1..=6).contains(&code.len()));
        let character = code.and_then(|(code, _)| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match (character, code) {
            (Some(character), Some((_, behind))) => {
                shown.push(character);
                rest = behind;
            }
            _ => {
                shown.push('_');
                rest = after;
            }
        }
    }
    shown.push_str(rest);
    shown
}
