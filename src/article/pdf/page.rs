//! A page as the layout sees it: pieces of text with their places, and where the pictures and links are.

/// A rectangle in points, y growing downwards from the top edge of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Area {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

impl Area {
    /// Whether the point lies inside.
    pub(super) fn holds(&self, x: f32, y: f32) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }
}

/// The style of letters, as far as fonts tell it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Looks {
    pub bold: bool,
    pub italic: bool,
}

/// One character or ligature where it stands.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub text: std::rc::Rc<str>,
    pub x0: f32,
    pub x1: f32,
    /// The baseline.
    pub y: f32,
    /// Height of the letters, in points.
    pub size: f32,
    pub looks: Looks,
    /// Direction of writing in quarter turns clockwise; `None` where it is askew.
    pub turn: Option<u8>,
    /// Not painted, as the text that a scanner's recognition laid beneath a picture.
    pub invisible: bool,
    /// Marked by the document as no part of its text, such as a running head.
    pub artifact: bool,
}

/// Letters without a space among them, in one style, on one baseline.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    pub x0: f32,
    pub x1: f32,
    /// The baseline.
    pub y: f32,
    pub size: f32,
    pub looks: Looks,
    /// A space was written before it.
    pub spaced: bool,
    pub artifact: bool,
    /// Index of a link of the page.
    pub link: Option<usize>,
}

impl Piece {
    /// Upper edge of its small letters and about that of its capitals.
    pub(super) fn top(&self) -> f32 {
        self.y - 0.72 * self.size
    }

    pub(super) fn bottom(&self) -> f32 {
        self.y + 0.2 * self.size
    }

    pub(super) fn letters(&self) -> usize {
        self.text.chars().count()
    }
}

/// One page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub width: f32,
    pub height: f32,
    /// In the order they were painted.
    pub pieces: Vec<Piece>,
    pub images: Vec<Area>,
    pub links: Vec<(Area, String)>,
    /// What the document calls the page, such as `iv` or `A-3`.
    pub label: Option<String>,
    /// Glyphs of which no character is known.
    pub undecodable: usize,
    /// Something of the page was beyond a limit.
    pub truncated: bool,
    /// The page could not be read.
    pub damaged: bool,
}

/// Gap between letters from which on they are two words, in parts of their size.
pub(super) const WORD_GAP: f32 = 0.17;
/// The same between figures, which are never set closer than they are: the thin space that parts thousands.
const FIGURE_GAP: f32 = 0.1;

/// The gap that parts words between two texts, where it is `usual` among letters.
pub(super) fn gap_between(before: &str, after: &str, usual: f32) -> f32 {
    let figures = before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit());
    if figures { FIGURE_GAP } else { usual }
}

impl Page {
    /// Makes pieces of glyphs in the order they were painted.
    pub(super) fn take_in(&mut self, glyphs: Vec<Glyph>) {
        let glyphs = super::accents::compose(glyphs);
        let visible = glyphs.iter().filter(|glyph| !glyph.invisible).count();
        // Text beneath a scan counts where the page has hardly any other.
        let scanned = visible * 10 < glyphs.len();
        let turn = leading_turn(&glyphs);
        let (width, height) = (self.width, self.height);
        if turn % 2 == 1 {
            (self.width, self.height) = (height, width);
            // Pictures only serve to find captions; those of pages on their side are not looked for.
            self.images.clear();
        }
        let links = if turn == 0 { std::mem::take(&mut self.links) } else { Vec::new() };
        let mut gatherer = Gatherer::default();
        for mut glyph in glyphs {
            if glyph.turn != Some(turn) || glyph.invisible && !scanned {
                gatherer.spaced = true;
                continue;
            }
            turn_back(&mut glyph, turn, width, height);
            let outside = glyph.x1 < -1.0 || glyph.x0 > self.width + 1.0 || glyph.y < -1.0;
            if outside || glyph.y - 0.7 * glyph.size > self.height + 1.0 {
                gatherer.spaced = true;
                continue;
            }
            let (x, y) = ((glyph.x0 + glyph.x1) / 2.0, glyph.y - 0.25 * glyph.size);
            let link = links.iter().position(|(area, _)| area.holds(x, y));
            gatherer.add(&glyph, link);
        }
        gatherer.close();
        self.pieces = gatherer.pieces;
        self.links = links;
    }
}

/// The direction most of the text is written in.
fn leading_turn(glyphs: &[Glyph]) -> u8 {
    let mut counts = [0_usize; 4];
    for glyph in glyphs {
        if let Some(count) = glyph.turn.and_then(|turn| counts.get_mut(usize::from(turn))) {
            *count += 1;
        }
    }
    (0..4_u8).rev().max_by_key(|turn| counts[usize::from(*turn)]).unwrap_or(0)
}

/// Turns a glyph's place so that its line runs to the right. `x0`, `x1` and `y` are along and across its own line
/// already; what is left is to count from the edges of the turned page.
fn turn_back(glyph: &mut Glyph, turn: u8, width: f32, height: f32) {
    let (along, across) = match turn {
        1 => (0.0, width),
        2 => (width, height),
        3 => (height, 0.0),
        _ => (0.0, 0.0),
    };
    glyph.x0 += along;
    glyph.x1 += along;
    glyph.y += across;
}

/// Glyphs painted one after the other, made into pieces.
#[derive(Default)]
struct Gatherer {
    pieces: Vec<Piece>,
    open: Option<Piece>,
    /// White space came before what follows.
    spaced: bool,
    /// The last few letters and their places, to tell letters that are painted twice to look bold.
    recent: std::collections::VecDeque<(std::rc::Rc<str>, f32, f32)>,
}

impl Gatherer {
    fn add(&mut self, glyph: &Glyph, link: Option<usize>) {
        if glyph.text.trim().is_empty() {
            self.close();
            self.spaced = true;
            return;
        }
        let doubled = self.recent.iter().any(|(text, x, y)| {
            *text == glyph.text && (x - glyph.x0).abs() < 0.1 * glyph.size && (y - glyph.y).abs() < 0.1 * glyph.size
        });
        if doubled {
            return;
        }
        self.recent.push_back((glyph.text.clone(), glyph.x0, glyph.y));
        if self.recent.len() > 128 {
            self.recent.pop_front();
        }
        if let Some(open) = &mut self.open {
            let gap = glyph.x0 - open.x1;
            let same = (glyph.y - open.y).abs() < 0.02 * glyph.size.max(1.0)
                && (glyph.size - open.size).abs() < 0.03 * open.size
                && glyph.looks == open.looks
                && link == open.link
                && glyph.artifact == open.artifact;
            if same
                && !self.spaced
                && gap < gap_between(&open.text, &glyph.text, WORD_GAP) * glyph.size
                && gap > -0.5 * glyph.size
            {
                open.text.push_str(&glyph.text);
                open.x1 = open.x1.max(glyph.x1);
                return;
            }
        }
        self.close();
        self.open = Some(Piece {
            text: glyph.text.as_ref().to_owned(),
            x0: glyph.x0,
            x1: glyph.x1,
            y: glyph.y,
            size: glyph.size,
            looks: glyph.looks,
            spaced: std::mem::take(&mut self.spaced),
            artifact: glyph.artifact,
            link,
        });
    }

    fn close(&mut self) {
        self.pieces.extend(self.open.take());
    }
}
