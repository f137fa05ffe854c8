//! Changes to the XML of a given document that leave everything else in it byte for byte.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Where a comment begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// A byte of the XML.
    pub at: usize,
    pub mark: Mark,
}

/// What is put in, with the comment's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Begin(usize),
    End(usize),
}

/// What an element around the present place means for what may be put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Paragraph,
    Run,
    Text,
    /// Nothing may be put in.
    Closed,
    Other,
}

/// The document with marks put in, in their order, each at its place or the first after it where it may stand. `None`
/// where the XML is not well-formed, or a mark found no place.
pub(super) fn with_cuts(xml: &str, cuts: Vec<Cut>, reference: impl Fn(usize) -> String) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().allow_dangling_amp = true;
    let mut editor = Editor {
        xml,
        out: String::with_capacity(xml.len() + cuts.len() * 128),
        cuts: cuts.into_iter().peekable(),
        reference,
        scopes: Vec::new(),
        run: Run::default(),
        text: 0..0,
    };
    loop {
        let from = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let to = usize::try_from(reader.buffer_position()).ok()?;
        if event == Event::Eof {
            break;
        }
        editor.event(&event, from..to)?;
    }
    editor.cuts.next().is_none().then_some(editor.out)
}

/// The run around the present place.
#[derive(Default)]
struct Run {
    /// Its start tag.
    tag: Range<usize>,
    /// Its properties.
    properties: Range<usize>,
    /// Length of what was written before it.
    before: usize,
    /// Length of what was written when it had no content yet.
    empty: usize,
}

struct Editor<'x, R> {
    xml: &'x str,
    out: String,
    cuts: std::iter::Peekable<std::vec::IntoIter<Cut>>,
    reference: R,
    scopes: Vec<Scope>,
    run: Run,
    /// The start tag of the text around the present place.
    text: Range<usize>,
}

impl<R: Fn(usize) -> String> Editor<'_, R> {
    fn event(&mut self, event: &Event<'_>, place: Range<usize>) -> Option<()> {
        match event {
            Event::Start(start) => {
                self.cut(place.start);
                self.start(start, place)?;
            }
            Event::End(end) => {
                let name = end.name();
                // What would begin another run with nothing in it waits until this one has ended.
                if !matches!(name.as_ref(), "w:r" | "w:t") {
                    self.cut(place.start);
                }
                self.out.push_str(self.xml.get(place.clone())?);
                self.scopes.pop();
                if name.as_ref() == "w:rPr" && self.scopes.last() == Some(&Scope::Run) && self.run.properties.start > 0
                {
                    self.run.properties.end = place.end;
                    self.run.empty = self.out.len();
                }
                if name.as_ref() == "w:r" {
                    self.cut(place.end);
                }
            }
            Event::Text(_) if self.scopes.last() == Some(&Scope::Text) => self.words(place)?,
            Event::Decl(_) => self.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"),
            _ => {
                self.cut(place.start);
                self.out.push_str(self.xml.get(place.clone())?);
                if let Event::Empty(empty) = event
                    && empty.name().as_ref() == "w:rPr"
                    && self.scopes.last() == Some(&Scope::Run)
                {
                    self.run.properties = place;
                    self.run.empty = self.out.len();
                }
            }
        }
        Some(())
    }

    fn start(&mut self, start: &BytesStart<'_>, place: Range<usize>) -> Option<()> {
        let tag = self.xml.get(place.clone())?;
        let around = self.scopes.last().copied();
        let scope = match start.name().as_ref() {
            "w:p" => Scope::Paragraph,
            "w:r" => {
                if !self.scopes.contains(&Scope::Run) {
                    let before = self.out.len();
                    self.run = Run { tag: place.clone(), properties: 0..0, before, empty: before + tag.len() };
                }
                Scope::Run
            }
            "w:t" if around == Some(Scope::Run) => {
                self.text = place.clone();
                // What is parted must keep the space at its ends.
                let end = place.end + self.xml.get(place.end..)?.find("</w:t").unwrap_or(0);
                if self.cuts.peek().is_some_and(|cut| cut.at <= end) {
                    let was_empty = self.run.empty == self.out.len();
                    self.out.push_str("<w:t xml:space=\"preserve\">");
                    if was_empty {
                        self.run.empty = self.out.len();
                    }
                    self.scopes.push(Scope::Text);
                    return Some(());
                }
                Scope::Text
            }
            "w:rPr" => {
                if around == Some(Scope::Run) && self.run.properties == (0..0) {
                    self.run.properties = place.clone();
                }
                Scope::Closed
            }
            "w:pPr" | "w:ruby" | "w:txbxContent" | "mc:AlternateContent" | "m:oMath" | "m:oMathPara" => Scope::Closed,
            _ => Scope::Other,
        };
        self.out.push_str(tag);
        self.scopes.push(scope);
        Some(())
    }

    /// Words of a run, parted where marks stand in them.
    fn words(&mut self, place: Range<usize>) -> Option<()> {
        let mut at = place.start;
        loop {
            self.cut(at);
            let next = self.cuts.peek().map_or(place.end, |cut| cut.at.clamp(at, place.end));
            if next == at {
                // Marks that may not stand here wait.
                self.out.push_str(self.xml.get(at..place.end)?);
                return Some(());
            }
            self.out.push_str(self.xml.get(at..next)?);
            at = next;
            if at == place.end {
                return Some(());
            }
        }
    }

    /// Puts in the marks that are due at a place, if they may stand there.
    fn cut(&mut self, at: usize) {
        if self.cuts.peek().is_none_or(|cut| cut.at > at) {
            return;
        }
        let runs = self.scopes.iter().filter(|scope| **scope == Scope::Run).count();
        if self.scopes.contains(&Scope::Closed) || !self.scopes.contains(&Scope::Paragraph) || runs > 1 {
            return;
        }
        let (closing, in_text) = match self.scopes.last() {
            _ if runs == 0 => ("", false),
            Some(Scope::Run) => ("</w:r>", false),
            Some(Scope::Text) => ("</w:t></w:r>", true),
            _ => return,
        };
        let mut opening = String::new();
        if runs == 1 {
            let parts =
                [&self.run.tag, &self.run.properties].map(|range| self.xml.get(range.clone()).unwrap_or_default());
            opening = parts.concat();
            if in_text {
                opening.push_str("<w:t xml:space=\"preserve\">");
            }
            if self.out.len() == self.run.empty {
                self.out.truncate(self.run.before);
            } else {
                self.out.push_str(closing);
            }
        }
        while let Some(Cut { mark, .. }) = self.cuts.next_if(|cut| cut.at <= at) {
            match mark {
                Mark::Begin(id) => self.out.push_str(&format!("<w:commentRangeStart w:id=\"{id}\"/>")),
                Mark::End(id) => {
                    self.out.push_str(&format!("<w:commentRangeEnd w:id=\"{id}\"/>"));
                    self.out.push_str(&(self.reference)(id));
                }
            }
        }
        if runs == 1 {
            self.run.before = self.out.len();
            self.out.push_str(&opening);
            self.run.empty = self.out.len();
        }
    }
}

/// The number after the highest id of a part of comments.
pub(super) fn next_id(xml: &str) -> usize {
    let mut reader = Reader::from_str(xml);
    let mut next = 0;
    while let Ok(event) = reader.read_event() {
        let (Event::Start(start) | Event::Empty(start)) = event else {
            if event == Event::Eof {
                break;
            }
            continue;
        };
        if start.local_name().as_ref() != "comment" {
            continue;
        }
        let ids = start.attributes().flatten().filter(|attribute| attribute.key.local_name().as_ref() == "id");
        let ids = ids.filter_map(|attribute| attribute.value.parse::<usize>().ok());
        next = ids.map(|id| id.saturating_add(1)).fold(next, usize::max);
    }
    next
}

/// XML with more at the end of its root; `more` is told the prefix of the root's name, with its colon.
pub(super) fn added_to_root(xml: &str, more: impl FnOnce(&str) -> String) -> Option<String> {
    let prefix = |name: &str| name.split_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
    if let Some(end) = xml.rfind("</") {
        let name = xml[end + 2..].split('>').next()?;
        return Some(format!("{}{}{}", &xml[..end], more(&prefix(name)), &xml[end..]));
    }
    // A root without content.
    let end = xml.rfind("/>")?;
    let start = xml[..end].rfind('<')?;
    let name: String = xml[start + 1..end].chars().take_while(|c| !c.is_whitespace()).collect();
    Some(format!("{}>{}</{name}>{}", &xml[..end], more(&prefix(&name)), &xml[end + 2..]))
}
