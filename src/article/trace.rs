//! Where the text of a Word document's article stands in the document, for whoever writes on a copy of it.
//!
//! Recorded while the document is read, and only when asked for, so that it cannot disagree with the reading.

use super::Article;
use crate::Span;
use std::ops::Range;

/// A Word document with the way from its article back into it.
#[derive(Debug, Clone)]
pub struct Traced {
    /// The article, as reading the document gives it.
    pub article: Article,
    /// Path of the part that holds its text.
    pub path: String,
    /// That part as text.
    pub xml: String,
    /// Path of the part that holds its comments, where there is one.
    pub comments: Option<String>,
    /// Where stretches of [`Article::text`] stand in `xml`, in the order of the text. Notes stand where they are referred
    /// to. What lies between two stretches stands nowhere.
    pub stretches: Vec<Stretch>,
}

impl Traced {
    /// The bytes of `xml` between which a stretch of the text stands; `None` where an end of it stands nowhere. The first
    /// may lie behind the second: what stands in a text box comes later in the text.
    pub fn place(&self, span: Span) -> Option<(usize, usize)> {
        let at = |offset: usize| {
            let index = self.stretches.partition_point(|stretch| stretch.text.end <= offset);
            self.stretches.get(index).filter(|stretch| stretch.text.contains(offset))
        };
        let first = at(span.start)?;
        let last = at(span.end.checked_sub(1)?)?;
        let start = if first.source.exact {
            first.source.xml.start + (span.start - first.text.start)
        } else {
            first.source.xml.start
        };
        let end =
            if last.source.exact { last.source.xml.start + (span.end - last.text.start) } else { last.source.xml.end };
        Some((start, end))
    }

    /// The same for as much of a stretch as stands somewhere.
    pub fn place_within(&self, span: Span) -> Option<(usize, usize)> {
        let from = self.stretches.partition_point(|stretch| stretch.text.end <= span.start);
        let to = self.stretches.partition_point(|stretch| stretch.text.start < span.end);
        let inside = self.stretches.get(from..to)?;
        let known = Span::new(inside.first()?.text.start, inside.last()?.text.end);
        self.place(known.intersection(span)?)
    }
}

/// A stretch of the text that came from one piece of the XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Where in the text.
    pub text: Span,
    /// Where in the XML.
    pub source: Source,
}

/// A piece of XML that words came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its bytes.
    pub xml: Range<usize>,
    /// Whether the text has the very same bytes; else it stands for the piece as a whole.
    pub exact: bool,
}

/// The sources of a run's words: from which byte of the run on, and what.
pub(super) type Sources = Vec<(usize, Source)>;

/// The sources of words, which are the very same ones unless they were `changed`.
pub(super) fn sources(sources: &Sources, changed: bool) -> Sources {
    sources.iter().map(|(from, source)| (*from, Source { exact: source.exact && !changed, ..source.clone() })).collect()
}

/// The first bytes of the words were taken off.
pub(super) fn take_off(sources: &mut Sources, length: usize) {
    for (from, source) in sources {
        let cut = length.saturating_sub(*from);
        *from = from.saturating_sub(length);
        if source.exact {
            source.xml.start = (source.xml.start + cut).min(source.xml.end);
        }
    }
}

/// What is recorded while an article is put together.
#[derive(Debug, Default)]
pub(super) struct Recorder(Vec<Stretch>);

impl Recorder {
    /// How many stretches there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Records characters of which those that are `kept` stand at the end of `text`, the first of them at byte `skipped`
    /// of the run that `sources` tell of.
    pub fn record(
        &mut self,
        text: &str,
        characters: &str,
        skipped: usize,
        sources: &Sources,
        kept: impl Fn(char) -> bool,
    ) {
        let length: usize = characters.chars().filter(|&c| kept(c)).map(char::len_utf8).sum();
        let Some(mut at) = text.len().checked_sub(length) else { return };
        let mut sources = sources.iter().peekable();
        let mut source: Option<&(usize, Source)> = None;
        for (offset, c) in characters.char_indices() {
            let offset = offset + skipped;
            while let Some(next) = sources.next_if(|(from, _)| *from <= offset) {
                source = Some(next);
            }
            if !kept(c) {
                continue;
            }
            let end = at + c.len_utf8();
            if let Some((from, source)) = source {
                self.add(Span::new(at, end), offset - from, source);
            }
            at = end;
        }
    }

    /// Adds one character that stands `into` bytes into its source.
    fn add(&mut self, text: Span, into: usize, source: &Source) {
        let xml = if source.exact {
            source.xml.start + into..source.xml.start + into + text.len()
        } else {
            source.xml.clone()
        };
        if let Some(last) =
            self.0.last_mut().filter(|last| last.text.end == text.start && last.source.exact == source.exact)
        {
            if source.exact && last.source.xml.end == xml.start {
                last.source.xml.end = xml.end;
                last.text.end = text.end;
                return;
            }
            if !source.exact && last.source.xml == xml {
                last.text.end = text.end;
                return;
            }
        }
        self.0.push(Stretch { text, source: Source { xml, exact: source.exact } });
    }

    /// The text was cut to a length.
    pub fn truncate(&mut self, length: usize) {
        while self.0.last().is_some_and(|last| last.text.start >= length) {
            self.0.pop();
        }
        if let Some(last) = self.0.last_mut() {
            last.text.end = last.text.end.min(length);
        }
    }

    /// The stretches from number `from` on moved: what stood at a span stands at the offset beside it, the rest nowhere.
    pub fn move_to(&mut self, from: usize, places: &[(Span, usize)]) {
        let moved: Vec<Stretch> = self.0.drain(from.min(self.0.len())..).collect();
        for mut stretch in moved {
            let index = places.partition_point(|(span, _)| span.end <= stretch.text.start);
            let Some((span, to)) = places.get(index) else { continue };
            let Some(shared) = span.intersection(stretch.text) else { continue };
            if stretch.source.exact {
                stretch.source.xml.start += shared.start - stretch.text.start;
            }
            stretch.text = Span::new(shared.start - span.start + to, shared.end - span.start + to);
            self.0.push(stretch);
        }
    }

    /// Everything recorded, in the order of the text.
    pub fn finish(mut self) -> Vec<Stretch> {
        self.0.sort_by_key(|stretch| stretch.text.start);
        self.0
    }
}
