//! Runs the operators of a page that set text, and collects the glyphs with their places.
//!
//! Of painting only text is followed, and where pictures are. Content may call itself and repeat without end, so every
//! operator is counted.

use super::dots::Dots;
use super::face::{Face, Faces};
use super::page::{Area, Glyph};
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::time::Instant;

/// Nesting of forms within forms.
const DEEPEST_FORM: usize = 12;
/// Saved states and marked contents that may be open at once; more are counted, not kept.
const MOST_OPEN: usize = 256;
/// What looking up an object costs, in operators.
const LOOK_UP: u64 = 50;
/// Operators between two looks at the clock.
const CLOCK_INTERVAL: u64 = 1024;

/// What running a page may cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    /// Operators that may be run.
    pub operators: u64,
    /// Glyphs that may be collected.
    pub glyphs: usize,
    /// When to stop.
    pub deadline: Instant,
}

/// The text state, and what of the graphics state text depends on.
#[derive(Clone)]
struct State<'a> {
    matrix: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

/// A marked content that is open.
struct Mark {
    /// Number of glyphs before it.
    before: usize,
    /// What is to be read instead of its glyphs.
    actual: Option<String>,
    artifact: bool,
    hidden: bool,
}

/// Runs content.
pub(super) struct Runner<'f, 'a> {
    faces: &'f mut Faces<'a>,
    /// Layers that are switched off.
    hidden_layers: &'f HashSet<ObjectIdentifier>,
    state: State<'a>,
    saved: Vec<State<'a>>,
    /// States saved beyond the limit.
    unsaved: usize,
    text_matrix: Affine,
    line_matrix: Affine,
    marks: Vec<Mark>,
    unmarked: usize,
    /// Forms that are being drawn, which may not draw themselves.
    forms: Vec<ObjectIdentifier>,
    dots: Dots,
    budget: Budget,
    pub glyphs: Vec<Glyph>,
    pub images: Vec<Area>,
    pub undecodable: usize,
    /// The budget was used up.
    pub exhausted: bool,
}

impl<'f, 'a> Runner<'f, 'a> {
    /// `matrix` leads from the page's own space to points from its upper left corner.
    pub(super) fn new(
        faces: &'f mut Faces<'a>,
        hidden_layers: &'f HashSet<ObjectIdentifier>,
        matrix: Affine,
        budget: Budget,
    ) -> Self {
        let state = State {
            matrix,
            face: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        Self {
            faces,
            hidden_layers,
            state,
            saved: Vec::new(),
            unsaved: 0,
            text_matrix: Affine::IDENTITY,
            line_matrix: Affine::IDENTITY,
            marks: Vec::new(),
            unmarked: 0,
            forms: Vec::new(),
            dots: Dots::default(),
            budget,
            glyphs: Vec::new(),
            images: Vec::new(),
            undecodable: 0,
            exhausted: false,
        }
    }

    /// Counts `cost` operators; `false` when there are no more to spend.
    fn spend(&mut self, cost: u64) -> bool {
        let before = self.budget.operators;
        self.budget.operators = before.saturating_sub(cost);
        let clock = before / CLOCK_INTERVAL != self.budget.operators / CLOCK_INTERVAL;
        if self.budget.operators == 0
            || self.glyphs.len() >= self.budget.glyphs
            || clock && Instant::now() > self.budget.deadline
        {
            self.exhausted = true;
        }
        !self.exhausted
    }

    /// Runs content to its end, or until the budget is used up.
    pub(super) fn run(&mut self, content: &[u8], resources: &Resources<'a>, depth: usize) {
        let (saved, marks) = (self.saved.len(), self.marks.len());
        let mut faces: HashMap<Vec<u8>, Option<Rc<Face<'a>>>> = HashMap::new();
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            if !self.spend(1) {
                break;
            }
            match operator {
                TypedInstruction::SaveState(_) => self.save(),
                TypedInstruction::RestoreState(_) if self.unsaved > 0 => self.unsaved -= 1,
                TypedInstruction::RestoreState(_) if self.saved.len() > saved => self.restore(),
                TypedInstruction::Transform(m) => {
                    self.state.matrix *= matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                }
                TypedInstruction::TextFont(font) => {
                    let faces_known = &mut *self.faces;
                    let face = faces
                        .entry(font.0.as_ref().to_vec())
                        .or_insert_with(|| resources.get_font(font.0).and_then(|dict| faces_known.face(&dict)));
                    self.state.face = face.clone();
                    self.state.size = font.1.as_f64();
                }
                TypedInstruction::XObject(object) => {
                    // To look up what is drawn is no small step.
                    self.spend(LOOK_UP);
                    if let Some(stream) = resources.get_x_object(object.0) {
                        self.draw(&stream, resources, depth);
                    }
                }
                TypedInstruction::InlineImage(_) => self.image(),
                TypedInstruction::BeginMarkedContent(mark) => self.mark(mark.0, None, resources),
                TypedInstruction::BeginMarkedContentWithProperties(mark) => self.mark(mark.0, Some(mark.1), resources),
                TypedInstruction::EndMarkedContent(_) if self.unmarked > 0 => self.unmarked -= 1,
                TypedInstruction::EndMarkedContent(_) if self.marks.len() > marks => self.unmark(),
                other => {
                    self.glyphs.extend(self.dots.follow(&other, self.state.matrix));
                    self.text(&other);
                }
            }
        }
        self.unsaved = 0;
        self.unmarked = 0;
        while self.saved.len() > saved {
            self.restore();
        }
        while self.marks.len() > marks {
            self.unmark();
        }
    }

    fn save(&mut self) {
        if self.saved.len() < MOST_OPEN {
            self.saved.push(self.state.clone());
        } else {
            self.unsaved += 1;
        }
    }

    fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    /// The operators of text.
    fn text(&mut self, operator: &TypedInstruction<'_, '_>) {
        match operator {
            TypedInstruction::BeginText(_) => self.set_line(Affine::IDENTITY),
            TypedInstruction::SetTextMatrix(m) => {
                self.set_line(matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64())));
            }
            TypedInstruction::CharacterSpacing(space) => self.state.character_space = space.0.as_f64(),
            TypedInstruction::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
            TypedInstruction::HorizontalScaling(scale) => self.state.scale = scale.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
            TypedInstruction::TextRise(rise) => self.state.rise = rise.0.as_f64(),
            TypedInstruction::TextRenderingMode(mode) => self.state.mode = mode.0.as_i64(),
            TypedInstruction::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            TypedInstruction::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            TypedInstruction::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            TypedInstruction::ShowText(text) => self.show(text.0.as_bytes()),
            TypedInstruction::ShowTexts(texts) => {
                for object in texts.0.iter::<Object<'_>>() {
                    match object {
                        Object::Number(back) => {
                            let by = -back.as_f64() / 1000.0 * self.state.size * self.state.scale;
                            self.text_matrix *= Affine::translate((by, 0.0));
                        }
                        Object::String(text) => self.show(text.as_bytes()),
                        _ => {}
                    }
                }
            }
            TypedInstruction::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.character_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Affine) {
        self.line_matrix = matrix;
        self.text_matrix = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(self.line_matrix * Affine::translate((x, y)));
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(face) = self.state.face.clone() else { return };
        let mut offset = 0;
        while offset < bytes.len() && self.spend(1) {
            let (number, length) = face.read(bytes, offset);
            offset += length;
            let code = face.code(number);
            let own = code_space(&self.state, number, length);
            let width = f64::from(code.advance) * self.state.size;
            // Letter-spacing belongs to the letter, so that it does not look like a gap between words.
            let advance = (width + self.state.character_space + own) * self.state.scale;
            if !self.marks.iter().any(|mark| mark.hidden) {
                self.place(&face, code.text, (width + self.state.character_space.max(0.0)) * self.state.scale);
            }
            self.text_matrix *= Affine::translate((advance, 0.0));
        }
    }

    /// Notes a glyph at the present place; `width` in units of text space.
    fn place(&mut self, face: &Face<'_>, text: Option<Rc<str>>, width: f64) {
        let text = text.unwrap_or_else(|| {
            self.undecodable += 1;
            Rc::from("\u{fffd}")
        });
        let space = self.state.matrix * self.text_matrix;
        let to_page = space * Affine::new([self.state.scale, 0.0, 0.0, 1.0, 0.0, self.state.rise]);
        let [a, b, c, d, ..] = to_page.as_coeffs();
        let along = a.hypot(b);
        let size = (a * d - b * c).abs() / along * self.state.size.abs();
        // A negative size writes backwards, which turns the letters round.
        let sign = if self.state.size < 0.0 { -1.0 } else { 1.0 };
        let (right, down) = ((sign * a / along, sign * b / along), (-sign * b / along, sign * a / along));
        let (start, end) = (to_page * Point::ORIGIN, space * Point::new(width, self.state.rise));
        let across = |point: Point, direction: (f64, f64)| (point.x * direction.0 + point.y * direction.1) as f32;
        let (x0, x1, y) = (across(start, right), across(end, right), across(start, down));
        let finite = [x0, x1, y, size as f32].iter().all(|number| number.is_finite() && number.abs() < 1e6);
        if !finite || size < 0.5 {
            return;
        }
        self.glyphs.push(Glyph {
            text,
            x0: x0.min(x1),
            x1: x0.max(x1),
            y,
            size: size as f32,
            looks: face.looks,
            turn: quarter(right),
            invisible: self.state.mode == 3 || self.state.mode == 7,
            artifact: self.marks.iter().any(|mark| mark.artifact),
        });
    }

    /// Draws a form or notes a picture.
    fn draw(&mut self, stream: &Stream<'a>, resources: &Resources<'a>, depth: usize) {
        let dict = stream.dict();
        if dict.get_ref("OC").is_some_and(|layer| self.hidden_layers.contains(&layer.into())) {
            return;
        }
        let subtype = dict.get::<Name<'_>>("Subtype");
        if subtype.as_ref().is_some_and(|name| name.as_ref() == b"Image") {
            self.image();
            return;
        }
        if self.forms.contains(&stream.obj_id())
            || depth >= DEEPEST_FORM
            || subtype.is_none_or(|name| name.as_ref() != b"Form")
        {
            return;
        }
        let Some(content) = super::weigh::decoded(stream) else { return };
        // Unpacking a form costs as well.
        if !self.spend(1 + content.len() as u64 / 8) {
            return;
        }
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        self.save();
        let kept = (self.text_matrix, self.line_matrix);
        if let Some(form) = dict.get::<[f64; 6]>("Matrix") {
            self.state.matrix *= Affine::new(form);
        }
        self.forms.push(stream.obj_id());
        self.run(&content, own.as_ref().unwrap_or(resources), depth + 1);
        self.forms.pop();
        (self.text_matrix, self.line_matrix) = kept;
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else {
            self.restore();
        }
    }

    /// Notes that the unit square holds a picture.
    fn image(&mut self) {
        let corners =
            [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|corner| self.state.matrix * Point::from(corner));
        let side =
            |of: fn(&Point) -> f64, choose: fn(f64, f64) -> f64| corners.iter().map(of).fold(f64::NAN, choose) as f32;
        let area = Area {
            x0: side(|point| point.x, f64::min),
            x1: side(|point| point.x, f64::max),
            y0: side(|point| point.y, f64::min),
            y1: side(|point| point.y, f64::max),
        };
        if self.images.len() < MOST_OPEN {
            self.images.push(area);
        }
    }

    fn mark(&mut self, name: &Name<'_>, properties: Option<&Object<'_>>, resources: &Resources<'a>) {
        if self.marks.len() >= MOST_OPEN {
            self.unmarked += 1;
            return;
        }
        let (dict, layer) = match properties {
            Some(Object::Dict(dict)) => (Some(dict.clone()), None),
            Some(Object::Name(name)) => {
                (resources.properties.get::<Dict<'_>>(name), resources.properties.get_ref(name))
            }
            _ => (None, None),
        };
        let actual = dict.and_then(|dict| dict.get::<hayro_syntax::object::String<'_>>("ActualText"));
        let actual = actual.map(|text| super::face::characters(&super::about::text_string(text.as_bytes())));
        self.marks.push(Mark {
            before: self.glyphs.len(),
            actual,
            artifact: name.as_ref() == b"Artifact",
            hidden: name.as_ref() == b"OC" && layer.is_some_and(|layer| self.hidden_layers.contains(&layer.into())),
        });
    }

    /// Ends a marked content: what is to be read instead of its glyphs takes their place, if they are on one line.
    fn unmark(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        let Some(actual) = mark.actual else { return };
        let Some((first, rest)) = self.glyphs.get_mut(mark.before..).and_then(<[Glyph]>::split_first_mut) else {
            return;
        };
        if rest.iter().all(|glyph| glyph.turn == first.turn && (glyph.y - first.y).abs() < 0.5 * first.size) {
            first.x1 = rest.last().map_or(first.x1, |last| last.x1.max(first.x1));
            first.text = Rc::from(actual);
            self.glyphs.truncate(mark.before + 1);
        }
    }
}

fn matrix(numbers: [f64; 6]) -> Affine {
    Affine::new(numbers)
}

/// The space that a code written in one byte as 32 gets besides.
fn code_space(state: &State<'_>, code: u32, length: usize) -> f64 {
    if code == 32 && length == 1 { state.word_space } else { 0.0 }
}

/// A direction in quarter turns clockwise, if it is about one.
fn quarter((x, y): (f64, f64)) -> Option<u8> {
    const STRAIGHT: f64 = 0.995;
    [(x, 0), (y, 1), (-x, 2), (-y, 3)].into_iter().find(|(part, _)| *part > STRAIGHT).map(|(_, turn)| turn)
}
