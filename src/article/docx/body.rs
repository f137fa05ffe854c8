//! The main text of a document, or its notes, as a row of paragraphs and table rows.
//!
//! Text boxes come after the paragraph they are anchored in. Of alternatives for newer and older programs the first is
//! read. Hidden text, field codes and placeholders of forms are no text.

use super::comments::Comments;
use super::paragraph::{Paragraph, Piece};
use super::scope::{Begun, Field, Letters, Scope};
use super::styles::{self, Styles};
use crate::article::bounds::Bounds;
use crate::article::flow::{OpenRemarks, Run, Wanted, hyperlink, note_mark};
use crate::article::xml::{Element, Malformed, Node, Xml};
use crate::article::{Source, symbols};
use std::collections::{HashMap, HashSet};

/// What was read of a body, and what it takes to read it.
pub(super) struct Body<'s> {
    pub paragraphs: Vec<Piece>,
    /// Texts of notes by id, where the part is one of notes or comments.
    pub notes: HashMap<String, Vec<Piece>>,
    /// Ids of the notes referred to, in order.
    pub footnotes: Vec<String>,
    pub endnotes: Vec<String>,
    /// Insertions, deletions and moves that were tracked.
    pub changes: usize,
    /// The XML broke off; what stands before was read.
    pub damaged: bool,
    /// Something was nested too deeply.
    pub truncated: bool,
    /// Where each of the notes is referred to, where that is asked for.
    pub references: Vec<(bool, Source)>,
    /// Whether it is recorded where words stand.
    pub traced: bool,
    /// Where the present piece stands.
    source: Source,
    styles: &'s Styles,
    comments: &'s Comments,
    /// The comments the present place is among the words of, and those whose words were set apart from their place.
    remarks: OpenRemarks,
    ranged: HashSet<usize>,
    /// Addresses of hyperlinks by id.
    links: HashMap<String, String>,
    bounds: &'s Bounds<'s>,
    /// The elements around the present place, innermost last.
    scopes: Vec<Scope>,
    /// Paragraphs begun; more than one inside a text box.
    open: Vec<Begun>,
    /// Runs begun.
    runs: Vec<Letters>,
    link: Option<String>,
    fields: Vec<Field>,
    /// A paragraph whose end was deleted.
    carried: Option<Paragraph>,
}

impl<'s> Body<'s> {
    pub(super) fn new(
        styles: &'s Styles,
        links: HashMap<String, String>,
        comments: &'s Comments,
        bounds: &'s Bounds<'s>,
    ) -> Self {
        Self {
            paragraphs: Vec::new(),
            notes: HashMap::new(),
            footnotes: Vec::new(),
            endnotes: Vec::new(),
            changes: 0,
            damaged: false,
            truncated: false,
            references: Vec::new(),
            traced: false,
            source: Source { xml: 0..0, exact: false },
            styles,
            comments,
            remarks: OpenRemarks::default(),
            ranged: HashSet::new(),
            links,
            bounds,
            scopes: Vec::new(),
            open: Vec::new(),
            runs: Vec::new(),
            link: None,
            fields: Vec::new(),
            carried: None,
        }
    }

    /// Reads the main part, as far as it is well-formed.
    pub(super) fn read_main(&mut self, text: &str) {
        self.read_all(Xml::main(text, self.bounds), text);
    }

    /// Reads another part, as far as it is well-formed.
    pub(super) fn read(&mut self, text: &str) {
        self.read_all(Xml::new(text, self.bounds), text);
    }

    fn read_all(&mut self, mut xml: Xml<'_>, text: &str) {
        self.damaged |= xml.breaks_off(|xml| self.step(xml, text));
        self.truncated |= xml.truncated;
        // What is open where the XML breaks off still counts.
        while let Some(scope) = self.scopes.pop() {
            self.end(scope);
        }
        if let Some(carried) = self.carried.take() {
            self.put(Piece::Paragraph(carried));
        }
    }

    fn step(&mut self, xml: &mut Xml<'_>, whole: &str) -> Result<bool, Malformed> {
        let node = xml.next()?;
        self.source = Source { xml: xml.place.clone(), exact: false };
        match node {
            Some(Node::Start(element)) => match self.start(&element) {
                Some(scope) => self.scopes.push(scope),
                None => xml.skip()?,
            },
            Some(Node::End) => {
                if let Some(scope) = self.scopes.pop() {
                    self.end(scope);
                }
            }
            Some(Node::Text(text)) => match self.scopes.last() {
                Some(Scope::Text) => {
                    self.source.exact = whole.get(xml.place.clone()) == Some(&*text);
                    self.text(&text);
                }
                Some(Scope::Instruction) => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction.push_str(&text);
                    }
                }
                _ => {}
            },
            None => return Ok(false),
        }
        Ok(true)
    }

    /// What an element means for what is in it; `None` where that is passed over.
    fn start(&mut self, element: &Element<'_>) -> Option<Scope> {
        let namespace = element.namespace.as_str();
        if namespace.contains("/wordprocessingml/") && namespace.ends_with("/main") {
            self.word(element)
        } else if namespace.ends_with("/markup-compatibility/2006") {
            match (element.local(), self.scopes.last_mut()) {
                ("AlternateContent", _) => Some(Scope::Alternatives { taken: false }),
                ("Choice" | "Fallback", Some(Scope::Alternatives { taken })) => {
                    (!std::mem::replace(taken, true)).then_some(Scope::Other)
                }
                _ => Some(Scope::Other),
            }
        } else if namespace.ends_with("/math") && element.local() == "t" {
            Some(Scope::Text)
        } else {
            Some(Scope::Other)
        }
    }

    fn word(&mut self, element: &Element<'_>) -> Option<Scope> {
        let local = element.local();
        match self.scopes.last() {
            Some(Scope::ParagraphProperties) => return self.paragraph_property(element),
            Some(Scope::MarkProperties) => {
                match local {
                    "ins" | "moveTo" => self.changes += 1,
                    "del" | "moveFrom" => {
                        self.changes += 1;
                        if let Some(begun) = self.open.last_mut() {
                            begun.paragraph.runs_on = true;
                        }
                    }
                    _ => {}
                }
                return None;
            }
            Some(Scope::RunProperties) => {
                let value = element.attribute("val");
                if let Some(letters) = self.runs.last_mut() {
                    match local {
                        "rStyle" => letters.style = value,
                        _ => styles::set(&mut letters.own, local, value.as_deref()),
                    }
                }
                return None;
            }
            Some(Scope::RowProperties) => {
                if local == "del" {
                    self.changes += 1;
                    if let Some(Scope::Row { deleted, .. }) =
                        self.scopes.iter_mut().rev().find(|scope| matches!(scope, Scope::Row { .. }))
                    {
                        *deleted = true;
                    }
                } else if local == "ins" {
                    self.changes += 1;
                }
                return None;
            }
            Some(Scope::ControlProperties) => {
                let contents = || element.attribute("val").is_some_and(|gallery| gallery == "Table of Contents");
                if local == "showingPlcHdr" || local == "docPartGallery" && contents() {
                    for scope in self.scopes.iter_mut().rev() {
                        if let Scope::Control { passed_over } = scope {
                            *passed_over = true;
                            break;
                        }
                    }
                }
                // The gallery's name stands one element further in.
                return (local == "docPartObj").then_some(Scope::ControlProperties);
            }
            Some(Scope::Run) => {
                if let Some(scope) = self.in_run(element) {
                    return scope;
                }
            }
            _ => {}
        }
        self.structure(element)
    }

    fn paragraph_property(&mut self, element: &Element<'_>) -> Option<Scope> {
        let value = element.attribute("val");
        let paragraph = &mut self.open.last_mut()?.paragraph;
        match element.local() {
            "pStyle" => paragraph.style = value,
            "outlineLvl" => paragraph.outline = value.and_then(|level| level.parse().ok()),
            "ilvl" => paragraph.list.level = value.and_then(|level| level.parse().ok()),
            "numId" => paragraph.list.numbering = value,
            "numPr" => return Some(Scope::ParagraphProperties),
            "rPr" => return Some(Scope::MarkProperties),
            _ => {}
        }
        None
    }

    /// What stands in a run; `None` where it is something that may stand elsewhere, too.
    fn in_run(&mut self, element: &Element<'_>) -> Option<Option<Scope>> {
        match element.local() {
            "rPr" => return Some(Some(Scope::RunProperties)),
            "t" => return Some(Some(Scope::Text)),
            "instrText" => return Some(Some(Scope::Instruction)),
            "delText" | "delInstrText" | "rt" => return Some(None),
            "tab" | "ptab" => self.text("\t"),
            "br" => match element.attribute("type").as_deref() {
                Some("page" | "column") => self.text(" "),
                _ => self.text("\n"),
            },
            "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("\u{2011}"),
            "sym" => {
                let font = element.attribute("font").unwrap_or_default();
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(symbol) = code.and_then(|code| symbols::character(&font, code)) {
                    self.text(&symbol.to_string());
                }
            }
            "footnoteReference" | "endnoteReference" => self.reference(element),
            "commentReference" => self.comment(element),
            "fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(Field::default()),
                Some("separate") => self.show_field(),
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            },
            _ => return None,
        }
        Some(Some(Scope::Other))
    }

    fn structure(&mut self, element: &Element<'_>) -> Option<Scope> {
        Some(match element.local() {
            "p" => {
                let mut begun = Begun::default();
                if self.open.is_empty()
                    && let Some(carried) = self.carried.take()
                {
                    begun.paragraph.line = carried.line;
                }
                self.open.push(begun);
                Scope::Paragraph
            }
            "pPr" => Scope::ParagraphProperties,
            "r" => {
                self.runs.push(Letters::default());
                Scope::Run
            }
            "ins" | "moveTo" => {
                self.changes += 1;
                Scope::Other
            }
            "del" | "moveFrom" => {
                self.changes += 1;
                return None;
            }
            "sectPr" | "tblPr" | "tblGrid" | "tcPr" | "rPr" | "tblPrEx" => return None,
            "hyperlink" => {
                let outside = element.attribute("id").and_then(|id| self.links.get(&id).cloned());
                let link = outside.or_else(|| element.attribute("anchor").map(|anchor| format!("#{anchor}")));
                Scope::Link(std::mem::replace(&mut self.link, link))
            }
            "fldSimple" => {
                let link = element.attribute("instr").as_deref().and_then(hyperlink);
                let before = self.link.clone();
                self.link = link.or_else(|| before.clone());
                Scope::Link(before)
            }
            "tr" => {
                let before = self.open.is_empty().then_some(self.paragraphs.len());
                if before.is_some() {
                    self.put(Piece::RowBegins);
                }
                Scope::Row { before, deleted: false }
            }
            "trPr" => Scope::RowProperties,
            "tc" => {
                if self.open.is_empty() {
                    self.put(Piece::CellBegins);
                }
                Scope::Other
            }
            "sdt" => Scope::Control { passed_over: false },
            "sdtPr" => Scope::ControlProperties,
            "sdtContent" => match self.scopes.last() {
                Some(Scope::Control { passed_over: true }) => return None,
                _ => Scope::Other,
            },
            "commentRangeStart" | "commentRangeEnd" => {
                self.comment_edge(element);
                Scope::Other
            }
            "footnote" | "endnote" | "comment" => {
                // Those with a type are lines that set notes off.
                if element.attribute("type").is_some_and(|kind| kind != "normal") {
                    return None;
                }
                Scope::Note(element.attribute("id").unwrap_or_default())
            }
            _ => Scope::Other,
        })
    }

    fn end(&mut self, scope: Scope) {
        match scope {
            Scope::Paragraph => self.end_paragraph(),
            Scope::Run => {
                self.runs.pop();
            }
            Scope::Link(before) => self.link = before,
            Scope::Row { before: Some(before), deleted } => {
                if let Some(carried) = self.carried.take() {
                    self.put(Piece::Paragraph(carried));
                }
                if deleted {
                    self.paragraphs.truncate(before);
                } else {
                    self.put(Piece::RowEnds);
                }
            }
            Scope::Note(id) => {
                let pieces = std::mem::take(&mut self.paragraphs);
                self.notes.insert(id, pieces);
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        // The code of a field ends with its paragraph, come what may.
        for field in &mut self.fields {
            field.shows = true;
        }
        let Some(Begun { mut paragraph, boxed }) = self.open.pop() else { return };
        if paragraph.runs_on && self.open.is_empty() {
            paragraph.runs_on = false;
            self.carried = Some(paragraph);
        } else {
            self.put(Piece::Paragraph(paragraph));
        }
        for piece in boxed {
            self.put(piece);
        }
    }

    /// Adds a piece to the body, or to the text box around the present place.
    fn put(&mut self, piece: Piece) {
        match self.open.last_mut() {
            Some(begun) => begun.boxed.push(piece),
            None if self.paragraphs.len() < self.bounds.pieces() => self.paragraphs.push(piece),
            None => self.truncated = true,
        }
    }

    fn text(&mut self, text: &str) {
        let looks = self.looks();
        if looks.hidden == Some(true) || self.fields.last().is_some_and(|field| !field.shows) {
            return;
        }
        let link = self.link.clone().or_else(|| self.fields.iter().rev().find_map(|field| field.link.clone()));
        let sources = self.traced.then(|| (0, self.source.clone())).into_iter().collect();
        let like = Run { looks: looks.looks(), link, remarks: self.remarks.on.clone(), sources, ..Run::default() };
        if let Some(begun) = self.open.last_mut() {
            begun.paragraph.line.push(&like, text);
        }
    }

    /// The look of the open run: its own, then its style's, then its paragraph's.
    fn looks(&self) -> Wanted {
        let letters = self.runs.last().cloned().unwrap_or_default();
        let by_style = letters.style.as_deref().map(|id| self.styles.looks(Some(id))).unwrap_or_default();
        let paragraph = self.open.last().and_then(|begun| begun.paragraph.style.as_deref());
        letters.own.or(by_style).or(self.styles.looks(paragraph))
    }

    fn reference(&mut self, element: &Element<'_>) {
        let endnote = element.local() == "endnoteReference";
        let notes = if endnote { &mut self.endnotes } else { &mut self.footnotes };
        let Some(id) = element.attribute("id") else { return };
        notes.push(id);
        if self.traced {
            self.references.push((endnote, self.source.clone()));
        }
        let mark = note_mark(endnote, notes.len());
        self.text(&mark);
    }

    /// Where the words of a comment begin or end.
    fn comment_edge(&mut self, element: &Element<'_>) {
        let Some(comment) = element.attribute("id").and_then(|id| self.comments.place(&id)) else { return };
        if element.local() == "commentRangeEnd" {
            self.remarks.end(comment);
        } else if self.remarks.begin(comment) {
            self.ranged.insert(comment);
        }
    }

    /// The place of a comment; one whose words are set apart is on those.
    fn comment(&mut self, element: &Element<'_>) {
        let Some(comment) = element.attribute("id").and_then(|id| self.comments.place(&id)) else { return };
        if let Some(begun) = self.open.last_mut()
            && !self.ranged.contains(&comment)
        {
            begun.paragraph.line.set_remark(comment);
        }
    }

    fn show_field(&mut self) {
        if let Some(field) = self.fields.last_mut() {
            field.shows = true;
            field.link = hyperlink(&field.instruction);
        }
    }
}
