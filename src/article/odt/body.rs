//! The text of a document as a row of paragraphs and table rows, with its notes and comments set apart.
//!
//! What stands in frames comes after the paragraph they are anchored in.

use super::class_of;
use super::lists::{Counts, Lists};
use super::scope::{Aside, Begun, Note, Scope, family, is_passed_over};
use super::styles::Styles;
use crate::article::bounds::Bounds;
use crate::article::flow::{self, Line, OpenRemarks, Paragraph, Run, note_mark};
use crate::article::roles::{self, Role};
use crate::article::xml::{Element, Malformed, Node, Xml};
use crate::article::{BlockKind, Class, Remark};
use std::collections::{HashMap, HashSet};

type Piece = flow::Piece<Paragraph>;

/// Spaces in a row that are kept; one element can ask for any number.
const MOST_SPACES: usize = 100;

/// What was read of a body, and what it takes to read it.
pub(super) struct Body<'s> {
    pub notes: Vec<Note>,
    pub remarks: Vec<Remark>,
    /// The words of the paragraph set as the title.
    pub title: Option<String>,
    /// Insertions, deletions and changes of form that were tracked.
    pub changes: usize,
    /// The XML broke off; what stands before was read.
    pub damaged: bool,
    /// Something was nested too deeply.
    pub truncated: bool,
    /// What the document is if it is no text.
    pub other: Option<Class>,
    styles: &'s Styles,
    bounds: &'s Bounds<'s>,
    scopes: Vec<Scope>,
    /// Where pieces go: the body, then what is boxed in paragraphs or set apart, innermost last.
    sinks: Vec<Vec<Piece>>,
    open: Vec<Begun>,
    /// How many of the open paragraphs are outside the note or frame around the present place.
    floor: usize,
    lists: Lists,
    counts: Counts,
    link: Option<String>,
    /// Names of comments whose words end somewhere.
    ranged: HashSet<String>,
    /// The tracked change that is being told of, the deletions among them, and how many the present place is in.
    region: Option<String>,
    deletions: HashSet<String>,
    deleted: usize,
    /// A paragraph whose end was deleted.
    carried: Option<Line>,
    named: HashMap<String, usize>,
    on: OpenRemarks,
    /// How many footnotes and endnotes were referred to.
    footnotes: usize,
    endnotes: usize,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, bounds: &'s Bounds<'s>) -> Self {
        Self {
            notes: Vec::new(),
            remarks: Vec::new(),
            title: None,
            changes: 0,
            damaged: false,
            truncated: false,
            other: None,
            styles,
            bounds,
            scopes: Vec::new(),
            sinks: vec![Vec::new()],
            open: Vec::new(),
            floor: 0,
            lists: Lists::default(),
            counts: Counts::default(),
            link: None,
            ranged: HashSet::new(),
            region: None,
            deletions: HashSet::new(),
            deleted: 0,
            carried: None,
            named: HashMap::new(),
            on: OpenRemarks::default(),
            footnotes: 0,
            endnotes: 0,
        }
    }

    /// The pieces of the running text.
    pub(super) fn pieces(&self) -> &[Piece] {
        self.sinks.first().map_or(&[], Vec::as_slice)
    }

    /// Reads a document, as far as it is well-formed.
    pub(super) fn read(&mut self, text: &str) {
        if text.contains("annotation-end") {
            self.ranged = self.ends_of_comments(text);
        }
        let mut xml = Xml::main(text, self.bounds);
        self.damaged |= xml.breaks_off(|xml| self.step(xml));
        self.truncated |= xml.truncated;
        // What is open where the XML breaks off still counts.
        while let Some(scope) = self.scopes.pop() {
            self.end(scope);
        }
        if let Some(line) = self.carried.take().filter(|line| !line.is_blank()) {
            self.put(Piece::Paragraph(Paragraph { kind: BlockKind::Paragraph, line }));
        }
    }

    fn ends_of_comments(&self, text: &str) -> HashSet<String> {
        let mut names = HashSet::new();
        let mut xml = Xml::new(text, self.bounds);
        while let Ok(Some(node)) = xml.next() {
            if let Node::Start(element) = node
                && element.local() == "annotation-end"
            {
                names.extend(element.attribute("name"));
            }
        }
        names
    }

    fn step(&mut self, xml: &mut Xml<'_>) -> Result<bool, Malformed> {
        match xml.next()? {
            Some(Node::Start(element)) => match self.start(&element) {
                Some(scope) => self.scopes.push(scope),
                None => xml.skip()?,
            },
            Some(Node::End) => {
                if let Some(scope) = self.scopes.pop() {
                    self.end(scope);
                }
            }
            Some(Node::Text(text)) => self.characters(&text),
            None => return Ok(false),
        }
        Ok(true)
    }

    /// What an element means for what is in it; `None` where that is passed over.
    fn start(&mut self, element: &Element<'_>) -> Option<Scope> {
        let family = family(&element.namespace);
        let local = element.local();
        if is_passed_over(family, local) {
            return None;
        }
        match (family, local) {
            ("text", _) => self.text_element(element),
            ("table", "table-row") => {
                let told = self.sinks.len() == 1;
                if told {
                    self.put(Piece::RowBegins);
                }
                Some(Scope::Row { told })
            }
            ("table", "table-cell") => {
                if self.sinks.len() == 1 {
                    self.put(Piece::CellBegins);
                }
                Some(Scope::Other)
            }
            ("drawing", "a") => Some(Scope::Other),
            ("drawing", _) => Some(self.aside(Aside::Frame)),
            ("office", "annotation") => {
                let name = element.attribute("name").unwrap_or_default();
                Some(self.aside(Aside::Comment { name, author: String::new(), date: String::new() }))
            }
            ("office", "annotation-end") => {
                let comment = element.attribute("name").and_then(|name| self.named.get(&name).copied());
                comment.into_iter().for_each(|comment| self.on.end(comment));
                Some(Scope::Other)
            }
            ("office", _) => {
                self.other = self.other.or(class_of(local));
                Some(Scope::Other)
            }
            ("dc", "creator") => Some(Scope::Creator),
            ("dc", "date") => Some(Scope::Date),
            _ => Some(Scope::Other),
        }
    }

    fn text_element(&mut self, element: &Element<'_>) -> Option<Scope> {
        let style = element.attribute("style-name");
        Some(match element.local() {
            "p" => self.begin_paragraph(style, None),
            "h" => {
                let level = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
                self.begin_paragraph(style, Some(level.unwrap_or(1).clamp(1, 6)))
            }
            "span" => {
                let looks = self.styles.looks_of_letters(style.as_deref());
                if let Some(begun) = self.open.last_mut() {
                    let outer = begun.looks.last().copied().unwrap_or_default();
                    begun.looks.push(looks.or(outer));
                }
                Scope::Span
            }
            "a" => {
                let address = element.attribute("href").and_then(|address| flow::link(&address).map(str::to_owned));
                Scope::Link(std::mem::replace(&mut self.link, address))
            }
            "s" => {
                let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1usize);
                self.exact(&" ".repeat(count.min(MOST_SPACES)));
                Scope::Other
            }
            "tab" => {
                self.exact("\t");
                Scope::Other
            }
            "line-break" => {
                self.exact("\n");
                if let Some(begun) = self.open.last_mut() {
                    begun.spaced = true;
                }
                Scope::Other
            }
            "list" => {
                let after = element.attribute("continue-list");
                let continues = element.attribute("continue-numbering").is_some_and(|value| value == "true");
                self.lists.begin(style, element.attribute("id"), after.as_deref(), continues, &mut self.counts);
                Scope::List
            }
            "list-item" => {
                self.lists.begin_item(element.attribute("start-value").and_then(|start| start.parse().ok()));
                Scope::Item
            }
            "note" => {
                let endnote = element.attribute("note-class").is_some_and(|class| class == "endnote");
                let number = if endnote { &mut self.endnotes } else { &mut self.footnotes };
                *number += 1;
                let mark = note_mark(endnote, *number);
                self.exact(&mark);
                self.aside(Aside::Note { endnote })
            }
            "changed-region" => {
                self.changes += 1;
                self.region = element.attribute("id");
                Scope::Other
            }
            // What was deleted stands here, or between two marks in the text, by how the program showed it last.
            "deletion" => {
                self.deletions.extend(self.region.take());
                return None;
            }
            "insertion" | "format-change" => return None,
            "change-start" | "change-end" => {
                let is_deletion = element.attribute("change-id").is_some_and(|id| self.deletions.contains(&id));
                if is_deletion && element.local() == "change-start" {
                    self.deleted += 1;
                } else if is_deletion {
                    self.deleted = self.deleted.saturating_sub(1);
                }
                Scope::Other
            }
            "section" if element.attribute("display").is_some_and(|display| display == "none") => return None,
            "hidden-text" | "hidden-paragraph" if element.attribute("is-hidden").is_none_or(|is| is != "false") => {
                return None;
            }
            _ => Scope::Other,
        })
    }

    fn begin_paragraph(&mut self, style: Option<String>, level: Option<u8>) -> Scope {
        let looks = self.styles.looks_of_paragraph(style.as_deref());
        let heads_item = self.lists.heads_item();
        let line = if self.open.len() == self.floor { self.carried.take() } else { None }.unwrap_or_default();
        self.open.push(Begun { line, style, level, heads_item, looks: vec![looks], spaced: true });
        self.sinks.push(Vec::new());
        Scope::Paragraph
    }

    /// Begins what stands beside the running text.
    fn aside(&mut self, kind: Aside) -> Scope {
        if !matches!(kind, Aside::Frame) {
            self.sinks.push(Vec::new());
        }
        let lists = std::mem::take(&mut self.lists);
        let floor = std::mem::replace(&mut self.floor, self.open.len());
        // The words of a note are not among those a comment outside of it is on.
        let on = if matches!(kind, Aside::Frame) { self.on.clone() } else { std::mem::take(&mut self.on) };
        Scope::Aside { kind, lists, floor, on }
    }

    fn end(&mut self, scope: Scope) {
        match scope {
            Scope::Paragraph => self.end_paragraph(),
            Scope::Span => {
                if let Some(begun) = self.open.last_mut() {
                    begun.looks.pop();
                }
            }
            Scope::Link(before) => self.link = before,
            Scope::Row { told: true } => self.put(Piece::RowEnds),
            Scope::List => self.lists.end(),
            Scope::Item => self.lists.end_item(),
            Scope::Aside { kind, lists, floor, on } => {
                self.lists = lists;
                self.floor = floor;
                if !matches!(kind, Aside::Frame) {
                    self.on = on;
                }
                self.end_aside(kind);
            }
            Scope::Row { told: false } | Scope::Creator | Scope::Date | Scope::Other => {}
        }
    }

    fn end_aside(&mut self, kind: Aside) {
        match kind {
            Aside::Frame => {}
            Aside::Note { endnote } => {
                let pieces = self.sinks.pop().unwrap_or_default();
                self.notes.push(Note { endnote, pieces });
            }
            Aside::Comment { name, author, date } => {
                let pieces = self.sinks.pop().unwrap_or_default();
                let remark = flow::remark(author.trim().to_owned(), date.trim().to_owned(), flow::lines(&pieces));
                if remark.text.is_empty() {
                    return;
                }
                let place = self.remarks.len();
                self.remarks.push(remark);
                let begins = self.ranged.contains(&name) && self.on.begin(place);
                if begins {
                    self.named.insert(name, place);
                } else if let Some(begun) = self.open.last_mut() {
                    begun.line.set_remark(place);
                }
            }
        }
    }

    fn end_paragraph(&mut self) {
        let boxed = self.sinks.pop().unwrap_or_default();
        let Some(begun) = self.open.pop() else { return };
        if self.deleted > 0 && self.open.len() == self.floor {
            self.carried = Some(begun.line);
        } else if let Some(kind) = self.kind(&begun) {
            self.put(Piece::Paragraph(Paragraph { kind, line: begun.line }));
        }
        for piece in boxed {
            self.put(piece);
        }
    }

    /// The kind of block a paragraph becomes; `None` for none.
    fn kind(&mut self, begun: &Begun) -> Option<BlockKind> {
        // A paragraph without words is not counted as an item, nor shown.
        if begun.line.is_blank() {
            return None;
        }
        let style = begun.style.as_deref();
        let role = begun.level.map(Role::Heading).or_else(|| self.styles.role(style));
        let is_title = self.styles.role(style) == Some(Role::Title);
        if is_title && self.title.is_none() && self.sinks.len() == 1 {
            self.title = Some(begun.line.words());
        }
        let is_heading = matches!(role, Some(Role::Title | Role::Heading(_) | Role::Contents));
        let item = (begun.heads_item && !is_heading).then(|| {
            let (depth, number) = self.lists.count(self.styles, self.styles.list(style), &mut self.counts);
            BlockKind::ListItem { depth, number }
        });
        roles::kind(role, item)
    }

    /// Adds a piece to the body, or to what is set apart around the present place.
    fn put(&mut self, piece: Piece) {
        if let Some(sink) = self.sinks.last_mut() {
            if sink.len() < self.bounds.pieces() {
                sink.push(piece);
            } else {
                self.truncated = true;
            }
        }
    }

    /// Takes in characters of the XML, every run of white space as one space.
    fn characters(&mut self, text: &str) {
        match self.scopes.as_mut_slice() {
            [.., Scope::Aside { kind: Aside::Comment { author, .. }, .. }, Scope::Creator] => {
                author.push_str(text);
                return;
            }
            [.., Scope::Aside { kind: Aside::Comment { date, .. }, .. }, Scope::Date] => {
                date.push_str(text);
                return;
            }
            _ => {}
        }
        if self.open.len() <= self.floor {
            return;
        }
        let Some(begun) = self.open.last_mut() else { return };
        let mut collapsed = String::with_capacity(text.len());
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !blank {
                collapsed.push(c);
            } else if !begun.spaced {
                collapsed.push(' ');
            }
            begun.spaced = blank;
        }
        let spaced = begun.spaced;
        self.exact(&collapsed);
        if let Some(begun) = self.open.last_mut() {
            begun.spaced = spaced;
        }
    }

    /// Adds characters to the open paragraph as they are.
    fn exact(&mut self, text: &str) {
        if self.open.len() <= self.floor || text.is_empty() {
            return;
        }
        let Some(begun) = self.open.last_mut() else { return };
        let wanted = begun.looks.last().copied().unwrap_or_default();
        if wanted.hidden == Some(true) || self.deleted > 0 {
            return;
        }
        let like =
            Run { looks: wanted.looks(), link: self.link.clone(), remarks: self.on.on.clone(), ..Run::default() };
        begun.line.push(&like, text);
        begun.spaced = false;
    }
}
