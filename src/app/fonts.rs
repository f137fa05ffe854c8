//! The faces the window is set in: Literata for the article, Inter for everything around it.
//!
//! Both are embedded whole and unchanged under the SIL Open Font License (`assets/fonts/*-OFL.txt`). egui's own faces
//! and, where the platform has them, its system fonts stand behind each family, so that other scripts are not lost.

use crate::export::faces;
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use std::sync::{Arc, LazyLock};

/// A face of the window. Bold and italic are faces of their own: egui has no weights, and slants an upright face badly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// The article.
    Text,
    /// The article, emphasised.
    TextItalic,
    /// The article, strong; headings.
    TextBold,
    /// The article, strong and emphasised.
    TextBoldItalic,
    /// Controls and panels.
    Interface,
    /// Controls and panels, strong.
    InterfaceStrong,
    /// Preformatted text and keys.
    Mono,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 7] = [
        Self::Text,
        Self::TextItalic,
        Self::TextBold,
        Self::TextBoldItalic,
        Self::Interface,
        Self::InterfaceStrong,
        Self::Mono,
    ];

    /// The article's face in this weight and slant.
    pub const fn text(strong: bool, emphasis: bool) -> Self {
        match (strong, emphasis) {
            (false, false) => Self::Text,
            (false, true) => Self::TextItalic,
            (true, false) => Self::TextBold,
            (true, true) => Self::TextBoldItalic,
        }
    }

    /// The egui family it is installed as.
    pub fn family(self) -> FontFamily {
        static NAMES: LazyLock<[Arc<str>; 5]> = LazyLock::new(|| {
            ["text", "text italic", "text bold", "text bold italic", "interface strong"].map(Arc::from)
        });
        let name = match self {
            Self::Interface => return FontFamily::Proportional,
            Self::Mono => return FontFamily::Monospace,
            Self::Text => 0,
            Self::TextItalic => 1,
            Self::TextBold => 2,
            Self::TextBoldItalic => 3,
            Self::InterfaceStrong => 4,
        };
        FontFamily::Name(Arc::clone(&NAMES[name]))
    }

    /// The face at `size` points.
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    /// The font file that leads the family; `None` where egui's own does.
    const fn file(self) -> Option<(&'static str, &'static [u8])> {
        match self {
            Self::Text => Some(("Literata", include_bytes!("../../assets/fonts/Literata-Regular.ttf"))),
            Self::TextItalic => Some(("Literata Italic", include_bytes!("../../assets/fonts/Literata-Italic.ttf"))),
            Self::TextBold => Some(("Literata Bold", include_bytes!("../../assets/fonts/Literata-Bold.ttf"))),
            Self::TextBoldItalic => {
                Some(("Literata Bold Italic", include_bytes!("../../assets/fonts/Literata-BoldItalic.ttf")))
            }
            Self::Interface => Some(("Inter", faces::INTER)),
            Self::InterfaceStrong => Some(("Inter SemiBold", faces::INTER_SEMIBOLD)),
            Self::Mono => None,
        }
    }
}

/// All families, each with its fallbacks.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for face in Face::ALL {
        let Some((name, bytes)) = face.file() else { continue };
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for face in Face::ALL {
        let family = fonts.families.entry(face.family()).or_default();
        // Literata lacks a few signs Inter has, the narrow no-break space among them.
        let second = match face {
            Face::InterfaceStrong => None,
            Face::TextBold | Face::TextBoldItalic => Face::InterfaceStrong.file(),
            _ => Face::Interface.file(),
        };
        let own = match face {
            Face::Mono => std::mem::take(family),
            _ => face.file().map(|(name, _)| name.to_owned()).into_iter().collect(),
        };
        *family = own;
        for name in second.map(|(name, _)| name.to_owned()).into_iter().chain(fallback.iter().cloned()) {
            if !family.contains(&name) {
                family.push(name);
            }
        }
    }
    fonts
}

/// Installs the faces. Once, at the start: every glyph is drawn anew after it.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui;

    #[test]
    fn every_face_has_the_signs_of_a_news_text() {
        let signs = "„“”‚‘’»«›‹–—…·•€£$§%‰°ßẞäöüÄÖÜéèçñøåłšžő½⅓¼¾′″×−≈½²³†‡№\u{202f}\u{a0}\u{2009}\u{2011}ЖяΩλ";
        let mut fonts = egui::epaint::text::Fonts::new(Default::default(), definitions());
        let mut fonts = fonts.with_pixels_per_point(1.0);
        for face in Face::ALL {
            let id = face.at(16.0);
            let missing: Vec<char> = signs.chars().filter(|&sign| !fonts.has_glyph(&id, sign)).collect();
            assert!(missing.is_empty(), "{face:?} lacks {missing:?}");
        }
    }

    #[test]
    fn the_weights_differ() {
        let mut fonts = egui::epaint::text::Fonts::new(Default::default(), definitions());
        let mut fonts = fonts.with_pixels_per_point(1.0);
        let mut width = |face: Face| "Minister".chars().map(|c| fonts.glyph_width(&face.at(100.0), c)).sum::<f32>();
        assert!(width(Face::TextBold) > width(Face::Text));
        assert!(width(Face::InterfaceStrong) > width(Face::Interface));
        assert!((width(Face::TextItalic) - width(Face::Text)).abs() > 1.0);
    }

    #[test]
    fn the_licences_lie_beside_the_faces() {
        for licence in
            [include_str!("../../assets/fonts/Literata-OFL.txt"), include_str!("../../assets/fonts/Inter-OFL.txt")]
        {
            assert!(licence.contains("SIL OPEN FONT LICENSE") || licence.contains("SIL Open Font License"));
        }
    }
}
