//! What the styles of a document mean: headings, quotes, captions, lists, and bold or italic by style.

use crate::article::bounds::Bounds;
use crate::article::flow::Wanted;
use crate::article::numbering::ListPlace;
use crate::article::roles::{Role, heading, role_of_name};
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
}

#[derive(Debug, Default)]
struct Definition {
    /// In lower case. For the styles built into Word the English name, whatever the language of the program.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<ListPlace>,
    looks: Wanted,
}

/// Takes in one property of a run by its element's name and `val` attribute.
pub(super) fn set(looks: &mut Wanted, local: &str, value: Option<&str>) {
    let on = Some(!matches!(value, Some("0" | "false" | "off" | "none")));
    match local {
        "b" => looks.bold = on,
        "i" => looks.italic = on,
        "strike" | "dstrike" => looks.struck = on,
        "vanish" => looks.hidden = on,
        "vertAlign" => looks.raised = Some(value == Some("superscript")),
        _ => {}
    }
}

impl Styles {
    pub(super) fn read(text: &str, bounds: &Bounds<'_>) -> Self {
        let mut styles = Self::default();
        let mut xml = Xml::new(text, bounds);
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
            let Some(style) = id.as_ref().and_then(|id| styles.by_id.get_mut(id)) else { continue };
            match element.local() {
                "name" => style.name = value.unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = value,
                "outlineLvl" => style.outline = value.and_then(|level| level.parse().ok()),
                "ilvl" => style.list.get_or_insert_default().level = value.and_then(|level| level.parse().ok()),
                "numId" => style.list.get_or_insert_default().numbering = value,
                local => set(&mut style.looks, local, value.as_deref()),
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

    /// Wanted of the letters by a paragraph or character style.
    pub(super) fn looks(&self, id: Option<&str>) -> Wanted {
        self.chain(id).fold(Wanted::default(), |looks, style| looks.or(style.looks))
    }

    /// The list a paragraph style puts its paragraphs in.
    pub(super) fn list(&self, id: Option<&str>) -> ListPlace {
        self.chain(id).filter_map(|style| style.list.clone()).fold(ListPlace::default(), |place, other| ListPlace {
            numbering: place.numbering.or(other.numbering),
            level: place.level.or(other.level),
        })
    }
}
