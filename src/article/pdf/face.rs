//! Fonts: which characters the codes of a text stand for, how wide they are, and whether they are bold or italic.

use super::page::Looks;
use hayro_font::hayro_cmap::BfString;
use hayro_font::{Font, FontCache, FontGlyph, FontQuery, StandardFont, UNITS_PER_EM};
use hayro_syntax::object::{Dict, Name};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Codes of one font that are remembered; the rest is looked up each time.
const REMEMBERED_CODES: usize = 1 << 16;
/// A weight from which on letters are bold, of 100 to 900.
const BOLD_WEIGHT: f32 = 600.0;
/// Flags of a font descriptor.
const FLAG_ITALIC: u32 = 1 << 6;
const FLAG_FORCE_BOLD: u32 = 1 << 18;

/// The fonts of a document, each loaded once.
pub(super) struct Faces<'a> {
    cache: FontCache<'a>,
    known: HashMap<(usize, usize), Option<Rc<Face<'a>>>>,
}

/// A font.
pub(super) struct Face<'a> {
    font: Font<'a>,
    pub looks: Looks,
    codes: RefCell<HashMap<u32, Code>>,
}

/// A code of a font.
#[derive(Clone)]
pub(super) struct Code {
    /// The characters; `None` where the document does not tell.
    pub text: Option<Rc<str>>,
    /// How far the next one is, in parts of the size.
    pub advance: f32,
}

impl<'a> Faces<'a> {
    pub(super) fn new() -> Self {
        Self { cache: FontCache::new(), known: HashMap::new() }
    }

    /// The font that a dictionary describes.
    pub(super) fn face(&mut self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        // The bytes of a dictionary stay where they are as long as the file is open.
        let key = (dict.data().as_ptr() as usize, dict.data().len());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let resolver: hayro_font::FontResolverFn = Arc::new(|query| {
            let standard = match query {
                FontQuery::Standard(font) => *font,
                FontQuery::Fallback(wanted) => wanted.pick_standard_font(),
            };
            Some(standard.get_font_data())
        });
        let no_maps: hayro_font::CMapResolverFn = Arc::new(|_: hayro_font::hayro_cmap::CMapName<'_>| None);
        let font = self.cache.font(dict, &resolver, &no_maps);
        // Of a font that cannot be loaded the letters are often those of any font.
        let font = font.or_else(|| self.cache.standard_font(StandardFont::Helvetica, &resolver));
        let face = font.map(|font| Rc::new(Face { font, looks: looks(dict), codes: RefCell::default() }));
        self.known.insert(key, face.clone());
        face
    }
}

impl Face<'_> {
    /// The code that begins at `offset` and its length in bytes.
    pub(super) fn read(&self, bytes: &[u8], offset: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, offset);
        (code, length.max(1))
    }

    pub(super) fn code(&self, code: u32) -> Code {
        if let Some(known) = self.codes.borrow().get(&code) {
            return known.clone();
        }
        let text = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = match text {
            Some(BfString::Char(character)) => Some(character.to_string()),
            Some(BfString::String(text)) => Some(text),
            None => None,
        };
        let found = Code {
            text: text.map(|text| characters(&text)).filter(|text| !text.is_empty()).map(Rc::from),
            advance: (self.font.code_advance(code).x as f32 / UNITS_PER_EM).clamp(-10.0, 10.0),
        };
        let mut codes = self.codes.borrow_mut();
        if codes.len() < REMEMBERED_CODES {
            codes.insert(code, found.clone());
        }
        found
    }
}

/// The characters meant: ligatures as their letters, spaces of every width as spaces.
pub(super) fn characters(text: &str) -> String {
    let mut meant = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{fb00}' => meant.push_str("ff"),
            '\u{fb01}' => meant.push_str("fi"),
            '\u{fb02}' => meant.push_str("fl"),
            '\u{fb03}' => meant.push_str("ffi"),
            '\u{fb04}' => meant.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => meant.push_str("st"),
            // A list's bullet in the fonts of symbols that office programs use.
            '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' | '\u{f06e}' => meant.push('•'),
            '\t' | '\n' | '\r' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{a0}' => {
                meant.push(' ');
            }
            '\u{ad}' => meant.push(character),
            _ if character.is_control() || matches!(character, '\u{feff}' | '\u{fffd}' | '\u{ffff}') => {}
            _ => meant.push(character),
        }
    }
    meant
}

/// Whether the font is bold or italic, by its descriptor and by its name.
fn looks(dict: &Dict<'_>) -> Looks {
    let descendant = dict
        .get::<hayro_syntax::object::Array<'_>>("DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let descriptor = dict
        .get::<Dict<'_>>("FontDescriptor")
        .or_else(|| descendant.and_then(|font| font.get::<Dict<'_>>("FontDescriptor")))
        .unwrap_or_default();
    let name = dict
        .get::<Name<'_>>("BaseFont")
        .or_else(|| descriptor.get::<Name<'_>>("FontName"))
        .map(|name| name.as_str().to_owned())
        .unwrap_or_default();
    let flags = descriptor.get::<u32>("Flags").unwrap_or(0);
    let named = looks_of_name(&name);
    Looks {
        bold: named.bold
            || flags & FLAG_FORCE_BOLD != 0
            || descriptor.get::<f32>("FontWeight").is_some_and(|weight| weight >= BOLD_WEIGHT),
        italic: named.italic
            || flags & FLAG_ITALIC != 0
            || descriptor.get::<f32>("ItalicAngle").is_some_and(|angle| angle.abs() >= 4.0),
    }
}

fn looks_of_name(name: &str) -> Looks {
    // Subsets are called `ABCDEF+Name`.
    let name = name.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(name, |(_, name)| name).to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    // Computer Modern says what it is in two letters.
    let computer_modern =
        |letters: &str| ["cm", "sf", "ec", "lm"].iter().any(|family| name.starts_with(&format!("{family}{letters}")));
    Looks {
        bold: holds(&["bold", "black", "heavy", "demi", "fett", "-bd", "lmroman10-bold"])
            || name.ends_with("-medi")
            || name.ends_with("-mediital")
            || computer_modern("bx"),
        italic: holds(&["italic", "oblique", "-ital", "reguital", "mediital", "obli", "kursiv", "slanted"])
            || name.ends_with("-it")
            || name.ends_with("bdit")
            || computer_modern("ti")
            || computer_modern("bxti"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_looks() {
        for (name, bold, italic) in [
            ("ABCDEF+LiberationSerif-BoldItalic", true, true),
            ("NimbusRomNo9L-Medi", true, false),
            ("Roboto-Medium", false, false),
            ("CMBX12", true, false),
            ("CMTI10", false, true),
            ("Helvetica-Oblique", false, true),
            ("TimesNewRomanPSMT", false, false),
        ] {
            assert_eq!(looks_of_name(name), Looks { bold, italic }, "{name}");
        }
    }

    #[test]
    fn ligatures_are_their_letters() {
        assert_eq!(characters("e\u{fb03}zient\u{a0}\u{f0b7}"), "effizient •");
    }
}
