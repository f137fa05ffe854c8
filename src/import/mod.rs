//! What comes in from other programs: annotations of the W3C and of Hypothesis, and the comments that a document brought
//! along, taken into a review as notes.
//!
//! The mirror of [`crate::export`]: it reads what is written there, and what other programs make of the same formats.
//! Reading and placing ([`Annotations::read`]) takes its time and can be done on another thread; what it comes to is an
//! edit of a review ([`Annotations::taken_into`]) like any other, undone as one. Nothing that is there already is taken
//! in again, and no note is put on words it is not about. This module must not know of windows.

mod hypothesis;
mod merge;
mod remarks;
mod web_annotation;

use crate::Span;
use crate::article::Article;
use crate::export::exchange_name;
use crate::review::{ClaimKind, Quoted, find_quoted};
use crate::span::{CodePoints, Utf16};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

pub use merge::Taken;

/// Size of a file of annotations, in bytes. A larger one is refused.
pub const LARGEST: u64 = 16 << 20;

/// Annotations in one file. One with more is refused.
pub const MOST: usize = 5_000;

/// How far replies to replies are followed.
const MOST_REPLIES: usize = 64;

/// Why nothing could be taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is larger than [`LARGEST`].
    #[error("the file is larger than {} megabytes", LARGEST >> 20)]
    TooLarge,
    /// It is not JSON.
    #[error("the file is no JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// It is JSON, but holds no annotations of the W3C or of Hypothesis.
    #[error("there are no annotations of the W3C or of Hypothesis in it")]
    NoAnnotations,
    /// There are more than [`MOST`].
    #[error("there are more than {MOST} annotations in it")]
    TooMany,
}

/// Annotations with their places in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotations {
    placed: Vec<Placed>,
    /// How many are about other articles.
    elsewhere: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Placed {
    /// `None` where there is no honest place.
    span: Option<Span>,
    annotation: Annotation,
}

/// One annotation as its file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Annotation {
    id: Option<String>,
    /// The page it is on.
    source: Option<String>,
    /// The annotation it replies to.
    reply_to: Option<String>,
    words: Words,
    /// The words it was about, where it says itself that they are gone.
    gone: String,
    author: Option<String>,
    /// The day it was made, ISO 8601.
    day: Option<String>,
    kind: Option<ClaimKind>,
    says: Says,
    /// Whether it is a mark and nothing else.
    bare: bool,
}

/// The words an annotation is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Words {
    exact: String,
    prefix: String,
    suffix: String,
    position: Option<Position>,
}

/// A place as other programs count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    CodePoints(usize, usize),
    Utf16(usize, usize),
}

/// What an annotation says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Says {
    note: String,
    question: String,
    answer: String,
    correction: String,
    evidence: Vec<String>,
    tags: Vec<String>,
}

impl Says {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The bytes of a file of annotations.
///
/// # Errors
/// [`ImportError::Io`] and [`ImportError::TooLarge`].
pub fn load(path: &Path) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(ImportError::TooLarge) } else { Ok(bytes) }
}

impl Annotations {
    /// Reads annotations and finds the words they are about in an article: by the words and what stands around them, and
    /// where that leaves several places by the position they give.
    ///
    /// # Errors
    /// Where there are none that can be read.
    pub fn read(bytes: &[u8], article: &Article) -> Result<Self, ImportError> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let file: Value = serde_json::from_slice(bytes)?;
        let items = items(&file).ok_or(ImportError::NoAnnotations)?;
        if items.len() > MOST {
            return Err(ImportError::TooMany);
        }
        let annotations: Vec<Annotation> = items.iter().filter_map(annotation).collect();
        if annotations.is_empty() && !items.is_empty() {
            return Err(ImportError::NoAnnotations);
        }
        Ok(Self::placed(annotations, article))
    }

    fn placed(annotations: Vec<Annotation>, article: &Article) -> Self {
        let (points, units) = (CodePoints::new(&article.text), Utf16::new(&article.text));
        let quotes: Vec<Quoted> = annotations.iter().map(|one| one.words.quoted(&points, &units)).collect();
        let found = find_quoted(&article.text, &quotes);
        let roots = roots(&annotations);
        // A reply is where what it replies to is.
        let spans: Vec<Option<Span>> = roots.iter().zip(&found).map(|(&root, span)| span.or(found[root])).collect();
        let elsewhere = elsewhere(&annotations, &roots, &spans, &exchange_name(article));
        let all = annotations.into_iter().zip(spans).map(|(annotation, span)| Placed { span, annotation });
        let here = all.zip(&elsewhere).filter(|(_, elsewhere)| !**elsewhere);
        Self { placed: here.map(|(one, _)| one).collect(), elsewhere: elsewhere.iter().filter(|one| **one).count() }
    }
}

/// Which annotations are about other articles. Of several pages those count of which any words stand in this article,
/// and one that has its name; a page alone is another if it quotes words and none of them stand here.
fn elsewhere(annotations: &[Annotation], roots: &[usize], spans: &[Option<Span>], name: &str) -> Vec<bool> {
    let page = |at: usize| annotations[roots[at]].source.as_deref();
    let places = 0..annotations.len();
    let pages: HashSet<Option<&str>> = places.clone().map(page).collect();
    let found: HashSet<Option<&str>> = places.clone().filter(|&at| spans[at].is_some()).map(page).collect();
    let quotes = annotations.iter().any(|one| one.words != Words::default());
    let named = |page: Option<&str>| {
        page.is_some_and(|page| page == name || page.rsplit('/').next().is_some_and(|last| last == name))
    };
    let other = |at: usize| !found.contains(&page(at)) && !named(page(at)) && (pages.len() > 1 || quotes);
    places.map(other).collect()
}

impl Words {
    fn quoted(&self, points: &CodePoints<'_>, units: &Utf16<'_>) -> Quoted {
        let position = self.position.map(|position| match position {
            Position::CodePoints(start, end) => points.span(start, end),
            Position::Utf16(start, end) => units.span(start, end),
        });
        let Self { exact, prefix, suffix, .. } = self.clone();
        Quoted { exact, prefix, suffix, position }
    }
}

/// For each annotation the one at the beginning of its thread; itself where it replies to none in the file.
fn roots(annotations: &[Annotation]) -> Vec<usize> {
    let named = annotations.iter().enumerate().filter_map(|(at, one)| Some((one.id.as_deref()?, at)));
    let by_id: HashMap<&str, usize> = named.collect();
    let parent = |at: usize| by_id.get(annotations[at].reply_to.as_deref()?).copied();
    let root = |at| (0..MOST_REPLIES).try_fold(at, |at, _| parent(at).ok_or(at)).unwrap_or_else(|root| root);
    (0..annotations.len()).map(root).collect()
}

/// The annotations of a file: a list, a page, a collection, or what Hypothesis exports and answers.
fn items(file: &Value) -> Option<&[Value]> {
    let mut inside = file;
    // A collection holds a page, which holds the list.
    for _ in 0..4 {
        if let Value::Array(items) = inside {
            return Some(items);
        }
        let next = ["annotations", "rows", "items", "first", "@graph"].iter().find_map(|key| inside.get(key));
        match next {
            Some(next) => inside = next,
            None if annotation(inside).is_some() => return Some(std::slice::from_ref(inside)),
            None => return None,
        }
    }
    None
}

fn annotation(item: &Value) -> Option<Annotation> {
    web_annotation::read(item).or_else(|| hypothesis::read(item))
}

/// A text under one of these keys.
fn text<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v str> {
    keys.iter().find_map(|key| value.get(key)).and_then(Value::as_str)
}

/// One value, or each of a list.
fn each(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

/// Whether a thing is of a type, whatever stands before its name.
fn is_a(value: &Value, class: &str) -> bool {
    let classes = each(value.get("type").or_else(|| value.get("@type")));
    classes.iter().filter_map(Value::as_str).any(|name| name.rsplit([':', '#', '/']).next() == Some(class))
}

/// The day of a time, if it is one.
fn day(time: &str) -> Option<String> {
    let day = time.get(..10)?;
    day.parse::<jiff::civil::Date>().is_ok().then(|| day.to_owned())
}

/// The words that the selectors of a target tell; `position` says how they count.
fn words(target: &Value, position: impl Fn(usize, usize) -> Position) -> Words {
    let mut words = Words::default();
    let mut open: Vec<&Value> = each(target.get("selector")).iter().collect();
    while let Some(selector) = open.pop() {
        open.extend(each(selector.get("refinedBy")));
        let said = |key: &str| text(selector, &[key]).unwrap_or_default().to_owned();
        let count = |key: &str| selector.get(key).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
        if is_a(selector, "TextQuoteSelector") {
            words = Words { exact: said("exact"), prefix: said("prefix"), suffix: said("suffix"), ..words };
        } else if is_a(selector, "TextPositionSelector")
            && let Some((start, end)) = count("start").zip(count("end"))
        {
            words.position = Some(position(start, end));
        }
    }
    words
}

/// Adds a paragraph.
fn add_paragraph(text: &mut String, more: &str) {
    let more = more.trim();
    if !text.is_empty() && !more.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(more);
}

#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tests;
