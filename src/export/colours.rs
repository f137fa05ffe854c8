//! The colours of the statuses in documents that have no style sheet: those of the window in its light dress.
//!
//! `assets/export/page.css` has the same; a colour never stands alone, the status's word is always beside it.

use crate::review::Status;

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub [u8; 3]);

/// Of running text.
pub(super) const INK: Colour = Colour([0x25, 0x21, 0x1b]);
/// Of what is said beside it.
pub(super) const SOFT: Colour = Colour([0x64, 0x5b, 0x4e]);
/// Of lines between things.
pub(super) const LINE: Colour = Colour([0xde, 0xd6, 0xc8]);
/// Under the head of a table.
pub(super) const PANEL: Colour = Colour([0xf3, 0xee, 0xe4]);
/// Of links.
pub(super) const LINK: Colour = Colour([0x1b, 0x5e, 0x8c]);
/// Of what sort of document it is.
pub(super) const ACCENT: Colour = Colour([0x0f, 0x6a, 0x66]);
/// Of a warning.
pub(super) const WARNING: Colour = Colour([0x6b, 0x47, 0x00]);

impl Colour {
    /// As `rrggbb`.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    /// As a number, red in the highest byte.
    pub fn number(self) -> u32 {
        let [red, green, blue] = self.0;
        u32::from_be_bytes([0, red, green, blue])
    }

    /// A ground of this colour that dark words are read on.
    pub fn ground(self) -> Self {
        /// So much of the colour, of 8 parts.
        const SHARE: u16 = 1;
        Self(self.0.map(|part| u8::try_from((u16::from(part) * SHARE + 255 * (8 - SHARE)) / 8).unwrap_or(u8::MAX)))
    }
}

/// The colour of a status.
pub(super) const fn of(status: Status) -> Colour {
    Colour(match status {
        Status::ToCheck | Status::Dismissed => [0x64, 0x5b, 0x4e],
        Status::Checking => [0x2f, 0x6f, 0x9f],
        Status::Confirmed => [0x2c, 0x74, 0x38],
        Status::Wrong => [0xb3, 0x26, 0x1e],
        Status::Unclear => [0x85, 0x56, 0x00],
        Status::NeedsSource => [0x8c, 0x3b, 0x86],
        Status::Opinion => [0x55, 0x61, 0x3f],
        Status::ChangedSinceChecked => [0xa6, 0x41, 0x0a],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_page() {
        let page = include_str!("../../assets/export/page.css");
        let light = page.split("@media").next().unwrap();
        for &status in Status::ALL {
            let rule = format!("--{}: #{};", status.word(), of(status).hex());
            assert!(light.contains(&rule), "{rule}");
        }
        for (name, colour) in [("ink", INK), ("soft", SOFT), ("line", LINE), ("panel", PANEL), ("link", LINK)] {
            assert!(light.contains(&format!("--{name}: #{};", colour.hex())), "{name}");
        }
        assert!(light.contains(&format!("--accent: #{};", ACCENT.hex())));
        assert!(light.contains(&format!("--warning: #{};", WARNING.hex())));
    }
}
