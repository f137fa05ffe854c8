//! Sets one piece of the article in type: which face, how large, how far in, which characters.

use super::pieces::{Follows, Piece, Pieces};
use super::set::{Cell, Set};
use crate::Span;
use crate::app::fonts::Face;
use crate::app::tokens::{Tokens, size};
use crate::article::{Article, BlockKind, Style};
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, Stroke, Vec2, epaint::text::FontsView, vec2};

/// What all pieces are set by. Where it changes, everything is set anew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// Size of running text in points.
    pub(super) text_size: f32,
    /// Width of the column in points.
    pub(super) width: f32,
    /// The distance between baselines of running text.
    pub(super) line: f32,
    /// Mean width of a character of running text.
    pub(super) character: f32,
    pub(super) pixels_per_point: f32,
}

/// A sentence of ordinary letter frequencies in German and English, to measure the mean width of a character by.
const ORDINARY: &str =
    "Die Ministerin sagte am Dienstag, etwa 12.000 Menschen seien betroffen; the council had been told.";

impl Measure {
    pub(super) fn new(fonts: &mut FontsView<'_>, text_size: f32, available: f32, pixels_per_point: f32) -> Self {
        let font = Face::Text.at(text_size);
        let letters = ORDINARY.chars().map(|c| fonts.glyph_width(&font, c)).sum::<f32>();
        let character = (letters / ORDINARY.chars().count() as f32).max(0.1);
        let snap = |points: f32| (points * pixels_per_point).round() / pixels_per_point;
        let width = (character * size::MEASURE).min(available).max(character * 8.0);
        Self { text_size, width: snap(width), line: snap(text_size * size::LEADING), character, pixels_per_point }
    }

    /// What the height of a piece is likely to be.
    pub(super) fn estimate(&self, piece: &Piece) -> f32 {
        let look = Look::of(piece);
        let width = (self.width - look.indent * self.text_size).max(self.character);
        let in_a_line = (width / (self.character * look.scale)).max(1.0);
        // A ragged right edge leaves some of each line empty.
        let lines = (piece.span.len() as f32 / (in_a_line * 0.96)).ceil().max(1.0);
        lines * self.line_of(&look) + self.gap(piece)
    }

    fn line_of(&self, look: &Look) -> f32 {
        let line = self.text_size * look.scale * look.leading;
        (line * self.pixels_per_point).round().max(1.0) / self.pixels_per_point
    }

    fn gap(&self, piece: &Piece) -> f32 {
        (gap(piece) * self.line * self.pixels_per_point).round() / self.pixels_per_point
    }
}

/// How a kind of block looks; lengths in ems of running text.
struct Look {
    scale: f32,
    leading: f32,
    indent: f32,
    strong: bool,
    emphasis: bool,
    mono: bool,
    soft: bool,
}

impl Look {
    fn of(piece: &Piece) -> Self {
        let plain = Self {
            scale: 1.0,
            leading: size::LEADING,
            indent: 0.0,
            strong: false,
            emphasis: false,
            mono: false,
            soft: false,
        };
        match piece.kind {
            BlockKind::Heading(level) => {
                let scale = match level {
                    0 | 1 => 1.85,
                    2 => 1.4,
                    3 => 1.18,
                    _ => 1.0,
                };
                Self { scale, leading: if scale > 1.5 { 1.24 } else { 1.35 }, strong: true, ..plain }
            }
            BlockKind::Paragraph => plain,
            BlockKind::ListItem { depth, .. } => Self { indent: 1.6 + 1.4 * f32::from(depth.min(6)), ..plain },
            BlockKind::Quote => Self { indent: 1.3, ..plain },
            BlockKind::Footnote => Self { scale: 0.84, leading: 1.5, soft: true, ..plain },
            BlockKind::Caption => Self { scale: 0.86, leading: 1.45, emphasis: true, soft: true, ..plain },
            BlockKind::TableRow => Self { scale: 0.9, leading: 1.5, ..plain },
            BlockKind::Preformatted => Self { scale: 0.86, leading: 1.5, mono: true, ..plain },
        }
    }
}

/// The room above a piece, in lines of running text.
fn gap(piece: &Piece) -> f32 {
    use BlockKind::{Caption, Footnote, Heading, ListItem, Preformatted, TableRow};
    let Some(follows) = piece.follows else { return 0.0 };
    match (follows, piece.kind) {
        (Follows::Nothing, _) => 0.0,
        (Follows::Block(Heading(_)), Heading(_)) => 0.45,
        (Follows::Block(_), Heading(level)) => {
            if level <= 2 {
                1.5
            } else {
                1.1
            }
        }
        (Follows::Block(Heading(level)), _) => {
            if level <= 1 {
                0.75
            } else {
                0.4
            }
        }
        (Follows::Block(ListItem { .. }), ListItem { .. }) => 0.25,
        (Follows::Block(TableRow), TableRow) => 0.3,
        (Follows::Block(Footnote), Footnote) => 0.3,
        // Its ground reaches beyond its words.
        (_, Preformatted) => 0.9,
        (_, Footnote) => 1.4,
        (_, Caption) => 0.45,
        _ => 0.7,
    }
}

/// Sets a piece.
pub(super) fn set(
    fonts: &mut FontsView<'_>,
    article: &Article,
    pieces: &Pieces,
    piece: &Piece,
    measure: &Measure,
    tokens: &Tokens,
) -> Set {
    let look = Look::of(piece);
    let em = measure.text_size * look.scale;
    let line = measure.line_of(&look);
    let gap = measure.gap(piece);
    let indent = (look.indent * measure.text_size).min(measure.width * 0.5).round();
    let width = (measure.width - indent).max(1.0);
    let mut lay = |span: Span, at: Vec2, width: f32| {
        let mut job = job(article, pieces, span, &look, em, line, tokens);
        job.wrap.max_width = width.max(em);
        Cell::new(fonts.layout_job(job), span, &article.text, at)
    };
    let mut cells = Vec::new();
    let mut room = gap;
    if let Some(shares) = pieces.shares(piece) {
        let between = em;
        let widths = width - between * (shares.len() - 1) as f32;
        let (mut start, mut x) = (piece.span.start, indent);
        for (column, words) in piece.span.of(&article.text).split('\t').enumerate() {
            let width = (shares.get(column).copied().unwrap_or_default() * widths).floor();
            cells.push(lay(Span::new(start, start + words.len()), vec2(x, gap), width));
            start += words.len() + 1;
            x += width + between;
        }
        // The rule below the row.
        room += measure.line * 0.3;
    } else {
        cells.push(lay(piece.span, vec2(indent, gap), width));
        if look.mono {
            room += (measure.line * 0.2).round();
        }
    }
    let tallest = cells.iter().map(|cell: &Cell| cell.galley.size().y).fold(0.0, f32::max);
    let bullet = match piece.kind {
        BlockKind::ListItem { number: Some(number), .. } if piece.follows.is_some() => {
            let mut job = LayoutJob::default();
            job.append(&format!("{number}."), 0.0, format(&look, em, line, tokens.ink_soft, false, false));
            Some(fonts.layout_job(job))
        }
        _ => None,
    };
    Set {
        cells,
        bullet,
        kind: piece.kind,
        begins: piece.follows.is_some(),
        height: room + tallest,
        gap,
        em,
        indent,
        marks: None,
    }
}

fn format(look: &Look, em: f32, line: f32, color: Color32, strong: bool, emphasis: bool) -> TextFormat {
    let face = if look.mono { Face::Mono } else { Face::text(look.strong || strong, look.emphasis != emphasis) };
    TextFormat { font_id: face.at(em), line_height: Some(line), color, ..TextFormat::default() }
}

fn job(article: &Article, pieces: &Pieces, span: Span, look: &Look, em: f32, line: f32, tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob { break_on_newline: look.mono, ..LayoutJob::default() };
    // Where styles begin (+1) and end (-1), in order.
    let mut edges: Vec<(usize, usize, i32)> = Vec::new();
    for styled in &article.styles[pieces.styles(article, span)] {
        let Some(here) = styled.span.intersection(span) else { continue };
        let which = match styled.style {
            Style::Strong => 0,
            Style::Emphasis => 1,
            Style::Struck => 2,
            Style::Link(_) => 3,
        };
        edges.push((here.start, which, 1));
        edges.push((here.end, which, -1));
    }
    edges.sort_unstable();
    let mut on = [0; 4];
    let mut display = Display { preformatted: look.mono, after_space: false };
    let mut shown = String::new();
    let mut append = |from: usize, to: usize, on: &[i32; 4]| {
        let words = Span::new(from, to).of(&article.text);
        if words.is_empty() {
            return;
        }
        shown.clear();
        shown.extend(words.chars().map(|c| display.of(c)));
        let link = on[3] > 0;
        let color = match (link, look.soft) {
            (true, _) => tokens.link,
            (false, true) => tokens.ink_soft,
            (false, false) => tokens.ink,
        };
        let mut format = format(look, em, line, color, on[0] > 0, on[1] > 0);
        let thin = Stroke::new((em / 18.0).max(0.75), color);
        if link {
            format.underline = Stroke::new(thin.width * 0.8, color.gamma_multiply(0.55));
        }
        if on[2] > 0 {
            format.strikethrough = thin;
        }
        job.append(&shown, 0.0, format);
    };
    let mut from = span.start;
    for (place, which, change) in edges {
        append(from, place, &on);
        from = place.max(from);
        on[which] += change;
    }
    append(from, span.end, &on);
    job
}

/// What stands on the page for a character of the text: always one for one, so that places agree.
struct Display {
    preformatted: bool,
    after_space: bool,
}

impl Display {
    fn of(&mut self, c: char) -> char {
        /// Takes no room.
        const NOTHING: char = '\u{200B}';
        let space = c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
        let shown = match c {
            '\n' | '\t' if self.preformatted => c,
            // Soft hyphens and what no face has a glyph for.
            '\u{ad}' => NOTHING,
            _ if c.is_control() && !space => NOTHING,
            // egui would break a line at these, which is what they are there to prevent.
            '\u{202f}' | '\u{2007}' => '\u{a0}',
            _ if space && self.preformatted => {
                if c.is_control() {
                    NOTHING
                } else {
                    c
                }
            }
            // A run of white space, such as a line break and an indent, is one space.
            _ if space && self.after_space => NOTHING,
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            _ => c,
        };
        self.after_space = space;
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_shown_as_one_space_and_keeps_its_places() {
        let mut display = Display { preformatted: false, after_space: false };
        let shown: String = "ein\r\n  Wort\tmehr\u{ad}fach 3\u{202f}%".chars().map(|c| display.of(c)).collect();
        assert_eq!(shown, "ein \u{200b}\u{200b}\u{200b}Wort mehr\u{200b}fach 3\u{a0}%");
        let mut display = Display { preformatted: true, after_space: false };
        let shown: String = "a\r\n  b\tc".chars().map(|c| display.of(c)).collect();
        assert_eq!(shown, "a\u{200b}\n  b\tc");
    }
}
