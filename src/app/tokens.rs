//! Every colour and size of the window, light and dark. No other file names a colour.
//!
//! The ground is warm paper; everything that is not the article stands back from it. Kinds of claims differ in form as
//! well as in colour (see [`super::reader`]); the colours keep apart for a colour-blind reader too. Contrast follows
//! WCAG 2.2: 4.5:1 for text on every ground it may stand on, 3:1 for the edges and signs that carry meaning. A test
//! holds both.

use super::fonts::Face;
use super::reader::MarkKind;
use crate::review::Status;
use eframe::egui::style::{
    HandleShape, KineticScrollStyle, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets,
};
use eframe::egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme, Vec2, Visuals};

/// Sizes in points.
pub mod size {
    /// The unit of distance; others are multiples of it.
    pub const GAP: f32 = 8.0;
    /// Text of controls and cards.
    pub const BODY: f32 = 14.0;
    /// Facts, captions, the bar below.
    pub const SMALL: f32 = 12.5;
    /// Headings of panels.
    pub const HEADING: f32 = 17.0;
    /// The article's text, as it comes.
    pub const TEXT: f32 = 18.0;
    /// The article's text at its smallest and largest.
    pub const TEXT_RANGE: std::ops::RangeInclusive<f32> = 11.0..=44.0;
    /// What one step of zoom adds to or takes from the article's text.
    pub const TEXT_STEP: f32 = 1.0;
    /// Line distance of the article, in ems.
    pub const LEADING: f32 = 1.6;
    /// Characters of a full line of the article: the middle of the 60 to 75 that read best.
    pub const MEASURE: f32 = 68.0;
    /// Room left of the article's lines for the signs of status, by the size of its text.
    pub fn gutter(text_size: f32) -> f32 {
        (text_size * 1.9).max(30.0)
    }

    /// Corner radius of cards and menus.
    pub const RADIUS: u8 = 8;
    /// Corner radius of buttons and fields.
    pub const RADIUS_SMALL: u8 = 5;
    /// The smallest height of something to click.
    pub const CONTROL: f32 = 26.0;
    /// Width of the panel as it comes, and its narrowest.
    pub const PANEL: f32 = 380.0;
    /// The narrowest the panel gets.
    pub const PANEL_MIN: f32 = 280.0;
    /// Width of the line around what has the focus or is chosen.
    pub const FRAME: f32 = 2.0;
    /// Width of the strip the article's scroll bar lies in.
    pub const SCROLL_BAR: f32 = 14.0;
    /// Width of a sign of status among controls.
    pub const SIGN: f32 = 14.0;
    /// Width of a sign of status in the margin of the article, in ems.
    pub const SIGN_EMS: f32 = 0.75;
}

/// The colours of one kind of claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindColours {
    /// Behind the words; transparent where the kind has no ground.
    pub ground: Color32,
    /// Lines and edges, and the kind's own colour in chips.
    pub edge: Color32,
}

/// The colours of one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says what it colours")]
pub struct Tokens {
    pub theme: Theme,
    // grounds
    /// Behind the article.
    pub paper: Color32,
    /// Behind the panel and the bars.
    pub panel: Color32,
    pub card: Color32,
    pub card_hovered: Color32,
    pub card_chosen: Color32,
    /// Behind typed text.
    pub field: Color32,
    pub button: Color32,
    pub button_hovered: Color32,
    pub button_pressed: Color32,
    /// Behind what is on: a chip, a tab.
    pub accent_soft: Color32,
    pub selection: Color32,
    /// A search hit, and the one the search stands at.
    pub found: Color32,
    pub found_current: Color32,
    /// What belongs to the chosen claim: the sentence that attributes it, the mentions of a source.
    pub lit: Color32,
    pub warning_ground: Color32,
    pub error_ground: Color32,
    // ink
    pub ink: Color32,
    /// Secondary words: facts, captions, hints.
    pub ink_soft: Color32,
    pub link: Color32,
    pub accent: Color32,
    /// On `accent`.
    pub accent_ink: Color32,
    pub warning_ink: Color32,
    pub error_ink: Color32,
    // lines
    /// Divides, and means nothing.
    pub line: Color32,
    /// The edge of a field or button.
    pub edge: Color32,
    pub shadow: Color32,
    // kinds
    pub quote: KindColours,
    pub indirect: KindColours,
    pub term: KindColours,
    pub number: KindColours,
    pub source: KindColours,
    pub other: KindColours,
    // statuses
    pub to_check: Color32,
    pub checking: Color32,
    pub confirmed: Color32,
    pub wrong: Color32,
    pub unclear: Color32,
    pub needs_source: Color32,
    pub opinion: Color32,
    pub dismissed: Color32,
    pub changed: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn kind(ground: u32, edge: u32) -> KindColours {
    KindColours { ground: hex(ground), edge: hex(edge) }
}

const fn line_only(edge: u32) -> KindColours {
    KindColours { ground: Color32::TRANSPARENT, edge: hex(edge) }
}

/// Dark ink on warm paper.
static LIGHT: Tokens = Tokens {
    theme: Theme::Light,
    paper: hex(0xFBF8F1),
    panel: hex(0xF3EEE4),
    card: hex(0xFFFDF9),
    card_hovered: hex(0xFBF6EC),
    card_chosen: hex(0xEEF7F4),
    field: hex(0xFFFFFF),
    button: hex(0xEAE3D6),
    button_hovered: hex(0xE1D8C8),
    button_pressed: hex(0xD6CBB8),
    accent_soft: hex(0xD9ECE7),
    selection: hex(0xC7DBEF),
    found: hex(0xFFE575),
    found_current: hex(0xFFBE5C),
    lit: hex(0xDDF0EA),
    warning_ground: hex(0xFBEBCB),
    error_ground: hex(0xFBE3DE),
    ink: hex(0x25211B),
    ink_soft: hex(0x645B4E),
    link: hex(0x1B5E8C),
    accent: hex(0x0F6A66),
    accent_ink: hex(0xFFFFFF),
    warning_ink: hex(0x6B4700),
    error_ink: hex(0x8E1B12),
    line: hex(0xDED6C8),
    edge: hex(0x857A69),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 34),
    quote: kind(0xFAEAC0, 0x996500),
    indirect: kind(0xFCF4E0, 0x996500),
    term: line_only(0x996500),
    number: kind(0xDCE9F3, 0x2F6F9F),
    source: line_only(0x8C3B86),
    other: line_only(0x55613F),
    to_check: hex(0x7A6F60),
    checking: hex(0x2F6F9F),
    confirmed: hex(0x2C7438),
    wrong: hex(0xB3261E),
    unclear: hex(0x8F5F00),
    needs_source: hex(0x8C3B86),
    opinion: hex(0x55613F),
    dismissed: hex(0x7A6F60),
    changed: hex(0xB2470C),
};

/// Warm light ink on a dark ground that is not black.
static DARK: Tokens = Tokens {
    theme: Theme::Dark,
    paper: hex(0x1D1B18),
    panel: hex(0x24211D),
    card: hex(0x2B2824),
    card_hovered: hex(0x322E29),
    card_chosen: hex(0x24332F),
    field: hex(0x191714),
    button: hex(0x38342E),
    button_hovered: hex(0x403C35),
    button_pressed: hex(0x504B43),
    accent_soft: hex(0x1F423E),
    selection: hex(0x273F5A),
    found: hex(0x5E4C00),
    found_current: hex(0x864800),
    lit: hex(0x1B3936),
    warning_ground: hex(0x3D2F12),
    error_ground: hex(0x43211D),
    ink: hex(0xE8E1D5),
    ink_soft: hex(0xB3A999),
    link: hex(0x86BEE6),
    accent: hex(0x63C7BD),
    accent_ink: hex(0x10201E),
    warning_ink: hex(0xF0C98A),
    error_ink: hex(0xF5ABA2),
    line: hex(0x3B3731),
    edge: hex(0x91887A),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 110),
    quote: kind(0x443717, 0xDDA83E),
    indirect: kind(0x302A1C, 0xDDA83E),
    term: line_only(0xDDA83E),
    number: kind(0x1F3A4E, 0x6FB2E0),
    source: line_only(0xD58ACF),
    other: line_only(0xA8B88E),
    to_check: hex(0x9A9182),
    checking: hex(0x6FB2E0),
    confirmed: hex(0x7CC487),
    wrong: hex(0xF28B82),
    unclear: hex(0xE3B04B),
    needs_source: hex(0xD58ACF),
    opinion: hex(0xA8B88E),
    dismissed: hex(0x9A9182),
    changed: hex(0xF2A268),
};

impl Tokens {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colours of the theme the window is in.
    pub fn current(ctx: &Context) -> &'static Self {
        Self::of(ctx.theme())
    }

    /// The colours of a kind of mark.
    pub const fn kind(&self, kind: MarkKind) -> KindColours {
        match kind {
            MarkKind::Quote => self.quote,
            MarkKind::Indirect => self.indirect,
            MarkKind::Term => self.term,
            MarkKind::Number => self.number,
            MarkKind::Source => self.source,
            MarkKind::Other => self.other,
        }
    }

    /// The colour of a status. Never its only sign: see [`super::signs`].
    pub const fn status(&self, status: Status) -> Color32 {
        match status {
            Status::ToCheck => self.to_check,
            Status::Checking => self.checking,
            Status::Confirmed => self.confirmed,
            Status::Wrong => self.wrong,
            Status::Unclear => self.unclear,
            Status::NeedsSource => self.needs_source,
            Status::Opinion => self.opinion,
            Status::Dismissed => self.dismissed,
            Status::ChangedSinceChecked => self.changed,
        }
    }

    /// The line around what is chosen or has the focus.
    pub fn frame(&self) -> Stroke {
        Stroke::new(size::FRAME, self.accent)
    }

    /// egui's style in these colours.
    pub fn style(&self) -> Style {
        let mut style = Style { visuals: self.visuals(), ..Style::default() };
        style.text_styles = [
            (TextStyle::Small, Face::Interface.at(size::SMALL)),
            (TextStyle::Body, Face::Interface.at(size::BODY)),
            (TextStyle::Button, Face::Interface.at(size::BODY)),
            (TextStyle::Heading, Face::InterfaceStrong.at(size::HEADING)),
            (TextStyle::Monospace, Face::Mono.at(size::BODY)),
        ]
        .into();
        style.animation_time = 0.1;
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::new(size::GAP, size::GAP * 0.75);
        spacing.button_padding = Vec2::new(size::GAP * 1.25, size::GAP * 0.5);
        spacing.interact_size.y = size::CONTROL;
        spacing.window_margin = Margin::same(14);
        spacing.menu_margin = Margin::same(8);
        spacing.icon_width = 16.0;
        spacing.icon_width_inner = 10.0;
        spacing.icon_spacing = 6.0;
        spacing.tooltip_width = 380.0;
        // No springing back at an end: a list whose cards grow while it is being placed would spring away from its place.
        let kinetic = KineticScrollStyle { rubber_band: false, ..KineticScrollStyle::default() };
        spacing.scroll = ScrollStyle { bar_width: 10.0, kinetic, ..ScrollStyle::thin() };
        style
    }

    fn visuals(&self) -> Visuals {
        let base = match self.theme {
            Theme::Light => Visuals::light(),
            Theme::Dark => Visuals::dark(),
        };
        let widget = |fill: Color32, edge: Color32, ink: Color32| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, edge),
            corner_radius: CornerRadius::same(size::RADIUS_SMALL),
            fg_stroke: Stroke::new(1.5, ink),
            expansion: 0.0,
        };
        Visuals {
            widgets: Widgets {
                noninteractive: widget(self.panel, self.line, self.ink),
                inactive: widget(self.button, Color32::TRANSPARENT, self.ink),
                hovered: widget(self.button_hovered, self.edge, self.ink),
                active: widget(self.button_pressed, self.accent, self.ink),
                open: widget(self.button_hovered, self.edge, self.ink),
            },
            selection: Selection { bg_fill: self.accent_soft, stroke: Stroke::new(size::FRAME, self.accent) },
            hyperlink_color: self.link,
            faint_bg_color: self.card_hovered,
            extreme_bg_color: self.field,
            text_edit_bg_color: Some(self.field),
            code_bg_color: self.button,
            warn_fg_color: self.warning_ink,
            error_fg_color: self.error_ink,
            weak_text_color: Some(self.ink_soft),
            window_corner_radius: CornerRadius::same(size::RADIUS),
            menu_corner_radius: CornerRadius::same(size::RADIUS),
            window_fill: self.card,
            window_stroke: Stroke::new(1.0, self.line),
            window_shadow: Shadow { offset: [0, 6], blur: 24, spread: 0, color: self.shadow },
            popup_shadow: Shadow { offset: [0, 3], blur: 12, spread: 0, color: self.shadow },
            panel_fill: self.panel,
            text_cursor: TextCursorStyle { stroke: Stroke::new(2.0, self.accent), ..TextCursorStyle::default() },
            striped: false,
            slider_trailing_fill: true,
            handle_shape: HandleShape::Circle,
            ..base
        }
    }
}

/// Gives both themes their style. Once, at the start; which of them shows is `Context::set_theme`.
pub fn install(ctx: &Context) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, Tokens::of(theme).style());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast by WCAG 2.2.
    fn contrast(one: Color32, other: Color32) -> f64 {
        let luminance = |colour: Color32| {
            let part = |byte: u8| {
                let value = f64::from(byte) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn check(what: &str, least: f64, fore: &[(&str, Color32)], grounds: &[(&str, Color32)]) {
        for (name, fore) in fore {
            for (ground, colour) in grounds {
                let found = contrast(*fore, *colour);
                assert!(found >= least, "{what}: {name} on {ground} is {found:.2}:1, wants {least}:1");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color32::WHITE, Color32::BLACK) - 21.0).abs() < 0.01);
        assert!((contrast(hex(0x777777), Color32::WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn everything_can_be_read() {
        for t in [&LIGHT, &DARK] {
            let name = format!("{:?}", t.theme);
            let article = [
                ("paper", t.paper),
                ("quote", t.quote.ground),
                ("indirect", t.indirect.ground),
                ("number", t.number.ground),
                ("lit", t.lit),
                ("selection", t.selection),
                ("found", t.found),
                ("found_current", t.found_current),
            ];
            let around = [
                ("panel", t.panel),
                ("card", t.card),
                ("card_hovered", t.card_hovered),
                ("card_chosen", t.card_chosen),
                ("field", t.field),
                ("button", t.button),
                ("button_hovered", t.button_hovered),
                ("accent_soft", t.accent_soft),
                ("paper", t.paper),
            ];
            check(&name, 7.0, &[("ink", t.ink)], &around);
            check(&name, 4.5, &[("ink", t.ink)], &article);
            check(&name, 4.5, &[("ink", t.ink)], &[("button_pressed", t.button_pressed)]);
            check(&name, 4.5, &[("ink_soft", t.ink_soft), ("link", t.link)], &around);
            check(&name, 4.5, &[("ink_soft", t.ink_soft), ("link", t.link)], &article[..6]);
            check(&name, 4.5, &[("accent_ink", t.accent_ink)], &[("accent", t.accent)]);
            check(&name, 4.5, &[("accent", t.accent)], &around[..4]);
            check(&name, 4.5, &[("warning", t.warning_ink)], &[("warning", t.warning_ground), ("panel", t.panel)]);
            check(&name, 4.5, &[("error", t.error_ink)], &[("error", t.error_ground), ("panel", t.panel)]);
        }
    }

    #[test]
    fn lines_and_signs_can_be_seen() {
        for t in [&LIGHT, &DARK] {
            let name = format!("{:?}", t.theme);
            let grounds = [
                ("paper", t.paper),
                ("quote", t.quote.ground),
                ("indirect", t.indirect.ground),
                ("lit", t.lit),
                ("panel", t.panel),
                ("card", t.card),
                ("card_chosen", t.card_chosen),
            ];
            for kind in MarkKind::ALL {
                check(&name, 3.0, &[(&format!("{kind:?}"), t.kind(kind).edge)], &grounds);
            }
            check(&name, 3.0, &[("number", t.number.edge)], &[("number", t.number.ground)]);
            for &status in Status::ALL {
                check(&name, 3.0, &[(status.word(), t.status(status))], &grounds);
            }
            check(&name, 3.0, &[("accent", t.accent), ("edge", t.edge)], &grounds);
        }
    }

    #[test]
    fn the_kinds_keep_apart() {
        for t in [&LIGHT, &DARK] {
            let edges = [t.quote.edge, t.number.edge, t.source.edge, t.other.edge, t.accent];
            for (i, one) in edges.iter().enumerate() {
                for other in &edges[i + 1..] {
                    let apart: i32 = (0..3).map(|c| (i32::from(one[c]) - i32::from(other[c])).abs()).sum();
                    assert!(apart > 60, "{one:?} and {other:?} are much the same");
                }
            }
        }
    }
}
