//! XML as the packaged formats use it: elements by namespace, text with its references resolved, nesting bounded.
//!
//! Entities beyond the predefined ones are never expanded, and a document type is not read.

use super::bounds::Bounds;
use super::{Format, OpenError, charset};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use std::borrow::Cow;
use std::ops::Range;

/// A piece of an XML document.
#[derive(Debug)]
pub(super) enum Node<'t> {
    /// An element begins; one without content begins and ends.
    Start(Element<'t>),
    /// The element that began last ends.
    End,
    /// Characters.
    Text(Cow<'t, str>),
}

/// An element that begins.
#[derive(Debug)]
pub(super) struct Element<'t> {
    /// The namespace of its name; empty where it has none.
    pub namespace: String,
    start: BytesStart<'t>,
}

impl<'t> Element<'t> {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of the first attribute with this local name, whatever its prefix.
    pub(super) fn attribute(&self, local: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == local)
            .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
            .map(Cow::into_owned)
    }
}

/// The document is not well-formed from here on, or nobody wants more of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;

/// Reads an XML document piece by piece.
pub(super) struct Xml<'t> {
    reader: NsReader<&'t [u8]>,
    bounds: &'t Bounds<'t>,
    /// How long the text is, where the watcher is to be told how far it is read.
    told: Option<usize>,
    depth: usize,
    /// The bytes of the piece read last.
    pub place: Range<usize>,
    /// Whether something was left out because it was nested too deeply.
    pub truncated: bool,
}

impl<'t> Xml<'t> {
    pub(super) fn new(text: &'t str, bounds: &'t Bounds<'t>) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, bounds, told: None, depth: 0, place: 0..0, truncated: false }
    }

    /// Reads what most of the work is: it is told how far it is read.
    pub(super) fn main(text: &'t str, bounds: &'t Bounds<'t>) -> Self {
        Self { told: Some(text.len()), ..Self::new(text, bounds) }
    }

    fn go_on(&self) -> Result<(), Malformed> {
        let on = match self.told {
            Some(all) => self.bounds.go_on_at(self.position(), all),
            None => self.bounds.go_on(),
        };
        if on { Ok(()) } else { Err(Malformed) }
    }

    /// Has every piece taken by `step`, which answers whether it found one. Answers whether the text breaks off.
    pub(super) fn breaks_off(&mut self, mut step: impl FnMut(&mut Self) -> Result<bool, Malformed>) -> bool {
        loop {
            match step(self) {
                Ok(true) => {}
                Ok(false) => return false,
                Err(Malformed) => return true,
            }
        }
    }

    /// The next piece; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'t>>, Malformed> {
        loop {
            self.go_on()?;
            let from = self.position();
            let (namespace, event) = self.reader.read_resolved_event().map_err(|_| Malformed)?;
            let namespace = match (&event, namespace) {
                (Event::Start(_), ResolveResult::Bound(namespace)) => namespace.0.to_owned(),
                _ => String::new(),
            };
            self.place = from..self.position();
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.bounds.depth {
                        self.truncated = true;
                        self.skip()?;
                        continue;
                    }
                    return Ok(Some(Node::Start(Element { namespace, start })));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::End));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::GeneralRef(reference) => {
                    let name = reference.xml10_content();
                    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                    let text = character.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                    if let Some(text) = text {
                        return Ok(Some(Node::Text(text.into())));
                    }
                }
                Event::Eof if self.depth > 0 => return Err(Malformed),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Reads past the end of the element that began last.
    pub(super) fn skip(&mut self) -> Result<(), Malformed> {
        let mut open = 1usize;
        while open > 0 {
            self.go_on()?;
            match self.reader.read_event().map_err(|_| Malformed)? {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                Event::Eof => return Err(Malformed),
                _ => {}
            }
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    /// The characters in the element that began last, up to its end, those of its children included.
    pub(super) fn text(&mut self) -> Result<String, Malformed> {
        let end = self.depth.saturating_sub(1);
        let mut words = String::new();
        while self.depth > end {
            match self.next()? {
                Some(Node::Text(text)) => words.push_str(&text),
                Some(Node::Start(_) | Node::End) => {}
                None => break,
            }
        }
        Ok(words)
    }
}

/// The characters of an XML part: UTF-8, or UTF-16 with its mark, or what it declares.
pub(super) fn decode(bytes: &[u8], format: Format) -> Result<String, OpenError> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned());
    }
    let declared = charset::declared(bytes);
    charset::decode(bytes, declared.as_deref()).map(|decoded| decoded.text).map_err(|_| OpenError::Damaged(format))
}
