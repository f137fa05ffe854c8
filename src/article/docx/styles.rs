//! What the styles of a document mean: headings, quotes, captions, lists, and bold or italic by style.

use crate::article::Limits;
use crate::article::xml::{Node, Xml};
use std::collections::HashMap;

/// How far the chain of styles based on styles is followed.
const LONGEST_CHAIN: usize = 16;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Definition>,
    /// The paragraph style in force where none is named.
    default: Option<String>,
    /// The language the text is set in by default.
    pub language: Option<String>,
}

#[derive(Debug, Default)]
struct Definition {
    /// In lower case. For the styles built into Word the English name, whatever the language of the program.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<ListPlace>,
    looks: Looks,
}

/// Properties of letters; unset where a style says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Looks {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
    /// Raised above the line.
    pub raised: Option<bool>,
}

impl Looks {
    /// These, and where they say nothing, `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
            raised: self.raised.or(other.raised),
        }
    }

    /// Takes in one property of a run by its element's name and `val` attribute.
    pub(super) fn set(&mut self, local: &str, value: Option<&str>) {
        let on = Some(!matches!(value, Some("0" | "false" | "off" | "none")));
        match local {
            "b" => self.bold = on,
            "i" => self.italic = on,
            "strike" | "dstrike" => self.struck = on,
            "vanish" => self.hidden = on,
            "vertAlign" => self.raised = Some(value == Some("superscript")),
            _ => {}
        }
    }
}

/// Where in which list a paragraph stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// Id of the numbering; `0` takes a paragraph out of any list.
    pub numbering: Option<String>,
    /// Nesting, 0 for the outermost.
    pub level: Option<usize>,
}

/// What a paragraph's style makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading(u8),
    Quote,
    Caption,
    Preformatted,
    Note,
    /// A line of the table of contents.
    Contents,
    /// A list by name alone, with its nesting.
    Bullet(u8),
}

impl Styles {
    pub(super) fn read(text: &str, limits: &Limits) -> Self {
        let mut styles = Self::default();
        let mut xml = Xml::new(text, limits);
        // A style is known under its id, and holds properties of paragraphs and of runs.
        let mut id = None;
        while let Ok(Some(node)) = xml.next() {
            let Node::Start(element) = node else { continue };
            let value = element.attribute("val");
            if element.local() == "style" {
                let own = element.attribute("styleId").unwrap_or_default();
                let on = matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
                if on && element.attribute("type").as_deref() == Some("paragraph") {
                    styles.default = Some(own.clone());
                }
                styles.by_id.insert(own.clone(), Definition::default());
                id = Some(own);
                continue;
            }
            if element.local() == "lang" && id.is_none() {
                styles.language = styles.language.or(value);
                continue;
            }
            let Some(style) = id.as_ref().and_then(|id| styles.by_id.get_mut(id)) else { continue };
            match element.local() {
                "name" => style.name = value.unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = value,
                "outlineLvl" => style.outline = value.and_then(|level| level.parse().ok()),
                "ilvl" => style.list.get_or_insert_default().level = value.and_then(|level| level.parse().ok()),
                "numId" => style.list.get_or_insert_default().numbering = value,
                local => style.looks.set(local, value.as_deref()),
            }
        }
        styles
    }

    /// The style of this id and those it is based on, nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Definition> {
        let mut next = id.or(self.default.as_deref());
        std::iter::from_fn(move || {
            let style = self.by_id.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }

    /// What the paragraph style makes of a paragraph.
    pub(super) fn role(&self, id: Option<&str>) -> Option<Role> {
        // Without a definition the id itself may be telling.
        let bare = id.filter(|id| !self.by_id.contains_key(*id)).and_then(|id| role_of_name(&id.to_lowercase()));
        bare.or_else(|| {
            self.chain(id).find_map(|style| role_of_name(&style.name).or_else(|| style.outline.and_then(heading)))
        })
    }

    /// Looks of the letters by a paragraph or character style.
    pub(super) fn looks(&self, id: Option<&str>) -> Looks {
        self.chain(id).fold(Looks::default(), |looks, style| looks.or(style.looks))
    }

    /// The list a paragraph style puts its paragraphs in.
    pub(super) fn list(&self, id: Option<&str>) -> ListPlace {
        self.chain(id).filter_map(|style| style.list.clone()).fold(ListPlace::default(), |place, other| ListPlace {
            numbering: place.numbering.or(other.numbering),
            level: place.level.or(other.level),
        })
    }
}

/// A heading by its outline level, 0 for the highest; level 9 is running text.
pub(super) fn heading(outline: u8) -> Option<Role> {
    (outline < 9).then(|| Role::Heading((outline + 1).min(6)))
}

/// What the names of styles mean. Word, LibreOffice and Google Docs use the English ones in files whatever their own
/// language; other programs, and styles made by hand, use those of theirs. Names are as the programs give them.
fn role_of_name(name: &str) -> Option<Role> {
    const HEADINGS: [&str; 8] =
        ["heading", "überschrift", "berschrift", "titre", "título", "titolo", "kop", "intertitre"];
    const QUOTES: [&str; 9] = [
        "quote",
        "intense quote",
        "quotations",
        "block text",
        "zitat",
        "intensives zitat",
        "citation",
        "cita",
        "citazione",
    ];
    let name = name.trim();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let digits = name[stem.len()..].trim();
    if HEADINGS.contains(&stem) && !digits.is_empty() {
        return digits
            .parse::<u8>()
            .ok()
            .filter(|level| (1..=9).contains(level))
            .map(|level| Role::Heading(level.min(6)));
    }
    match stem {
        "title" | "titel" if digits.is_empty() => Some(Role::Title),
        "subtitle" | "untertitel" => Some(Role::Heading(2)),
        "toc" | "toc heading" | "table of contents" | "contents" | "inhaltsverzeichnis" | "verzeichnis" => {
            Some(Role::Contents)
        }
        "caption" | "beschriftung" | "image caption" | "table caption" | "bildunterschrift" => Some(Role::Caption),
        "html preformatted" | "source code" | "preformatted text" => Some(Role::Preformatted),
        "footnote text" | "endnote text" => Some(Role::Note),
        "list bullet" => Some(Role::Bullet(digits.parse::<u8>().map_or(0, |level| level.saturating_sub(1)))),
        _ if QUOTES.contains(&stem) => Some(Role::Quote),
        _ => None,
    }
}
