//! The letters of a page: how wide words are, and the glyphs they are drawn with.

use crate::export::faces;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use std::io;

/// A cut of the letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Cut {
    #[default]
    Regular,
    Bold,
}

/// Both cuts.
pub(super) struct Faces {
    regular: Face,
    bold: Face,
}

/// The letters of one cut.
pub(super) struct Face {
    /// As it goes into the document.
    pub font: Font,
    letters: FontRef<'static>,
    advances: GlyphMetrics<'static>,
    units: f32,
}

impl Faces {
    pub fn new() -> io::Result<Self> {
        Ok(Self { regular: Face::new(faces::INTER)?, bold: Face::new(faces::INTER_SEMIBOLD)? })
    }

    pub fn of(&self, cut: Cut) -> &Face {
        match cut {
            Cut::Regular => &self.regular,
            Cut::Bold => &self.bold,
        }
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> io::Result<Self> {
        let letters = FontRef::new(bytes).map_err(io::Error::other)?;
        let font = Font::new(bytes.into(), 0).ok_or_else(|| io::Error::other("a font that cannot be read"))?;
        let advances = letters.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = font.units_per_em();
        Ok(Self { font, letters, advances, units })
    }

    /// The width of words in letters of one point.
    pub fn width(&self, words: &str) -> f32 {
        words.chars().map(|letter| self.glyph(letter).1).sum()
    }

    /// The glyphs of words. A letter there is no glyph for is an empty box.
    pub fn glyphs(&self, words: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, letter): (usize, char)| {
            let (id, advance) = self.glyph(letter);
            KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None)
        };
        words.char_indices().map(glyph).collect()
    }

    fn glyph(&self, letter: char) -> (GlyphId, f32) {
        let glyph = self.letters.charmap().map(letter).unwrap_or_default();
        let advance = self.advances.advance_width(glyph).unwrap_or_default();
        (GlyphId::new(glyph.to_u32()), advance / self.units)
    }
}
