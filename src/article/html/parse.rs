//! From characters to a tree of elements, bounded in depth, size and time.
//!
//! `html5ever` follows the standard and never fails, but on pages made to harm its work grows with the square of their
//! size: elements nested without end, attributes without end, formatting that is opened again in every paragraph. So
//! its tokens are looked at on their way to the tree: what would nest too deeply is dropped (its words stay), and
//! parsing stops at a number of nodes or after a time.
//!
//! A page may also be XML, where any element may be closed by its own start tag. The standard knows no such thing: to it
//! `<title/>` begins a title that never ends.

use crate::article::bounds::Bounds;
use dom_query::{Document, LocalName, NodeId};
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{TokenizerResult, local_name};
use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

/// Bytes given to the tokenizer between two looks at the clock.
const PIECE: usize = 16 << 10;

/// Attributes of one element that are kept.
const MOST_ATTRIBUTES: usize = 64;

/// A page as a tree, and whether some of it was left out for a limit.
pub(super) struct Page {
    pub document: Document,
    pub truncated: bool,
}

/// Parses a page, or a piece of one.
pub(super) fn parse(html: &str, bounds: &Bounds<'_>) -> Page {
    parse_as(html, html.trim_start().starts_with("<?xml"), bounds)
}

/// Parses a page that is XML, whether it says so or not.
pub(super) fn parse_xml(html: &str, bounds: &Bounds<'_>) -> Page {
    parse_as(html, true, bounds)
}

fn parse_as(html: &str, is_xml: bool, bounds: &Bounds<'_>) -> Page {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Document::default(), options);
    let guard = Guard {
        builder,
        is_xml,
        bounds,
        open: Cell::new(0),
        dropped: RefCell::new(Vec::new()),
        full: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let started = Instant::now();
    let patience = Duration::from_millis(bounds.parsing_milliseconds);
    let queue = BufferQueue::default();
    let mut rest = html;
    while !rest.is_empty() && !tokenizer.sink.full.get() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE.min(rest.len())));
        rest = after;
        queue.push_back(StrTendril::from_slice(piece));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        if started.elapsed() > patience {
            tokenizer.sink.full.set(true);
        }
    }
    let truncated = tokenizer.sink.full.get();
    // A stopped tokenizer may hold half a tag, which is then no text.
    tokenizer.sink.full.set(false);
    tokenizer.end();
    Page { document: tokenizer.sink.builder.sink, truncated }
}

/// Passes tokens on to the tree, within the limits.
struct Guard<'b> {
    builder: TreeBuilder<NodeId, Document>,
    is_xml: bool,
    bounds: &'b Bounds<'b>,
    /// Elements open, as far as start and end tags tell.
    open: Cell<usize>,
    /// Names of the start tags that were dropped and not yet ended.
    dropped: RefCell<Vec<LocalName>>,
    full: Cell<bool>,
}

impl Guard<'_> {
    /// Whether the tag is to be dropped.
    fn drops(&self, tag: &Tag) -> bool {
        if tag.self_closing || ends_by_itself(&tag.name) {
            return false;
        }
        let mut dropped = self.dropped.borrow_mut();
        match tag.kind {
            TagKind::StartTag if self.open.get() >= self.bounds.depth => {
                // Their content is not made of tags, and so they cannot nest.
                if matches!(tag.name, local_name!("script") | local_name!("style") | local_name!("title")) {
                    return false;
                }
                dropped.push(tag.name.clone());
                true
            }
            TagKind::StartTag => {
                self.open.set(self.open.get() + 1);
                false
            }
            TagKind::EndTag if dropped.last() == Some(&tag.name) => {
                dropped.pop();
                true
            }
            TagKind::EndTag => {
                self.open.set(self.open.get().saturating_sub(1));
                false
            }
        }
    }
}

impl Guard<'_> {
    /// Whether the tag begins and ends an element of HTML that may have content. Foreign elements may do that anyway.
    fn ends_at_once(&self, tag: &Tag) -> bool {
        self.is_xml
            && tag.self_closing
            && tag.kind == TagKind::StartTag
            && !is_void(&tag.name)
            && !matches!(tag.name, local_name!("svg") | local_name!("math"))
            && !self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl TokenSink for Guard<'_> {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.full.get() {
            return TokenSinkResult::Continue;
        }
        if self.builder.sink.tree.len() > self.bounds.nodes || !self.bounds.go_on() {
            self.full.set(true);
            return TokenSinkResult::Continue;
        }
        if let Token::TagToken(tag) = &mut token {
            tag.attrs.truncate(MOST_ATTRIBUTES);
        }
        if let Token::TagToken(tag) = &token
            && self.ends_at_once(tag)
        {
            let end = Tag { kind: TagKind::EndTag, self_closing: false, attrs: Vec::new(), ..tag.clone() };
            let start = Tag { self_closing: false, ..tag.clone() };
            // What the tokenizer is asked to do for the content has an end before it begins.
            let _ = self.builder.process_token(Token::TagToken(start), line);
            let _ = self.builder.process_token(Token::TagToken(end), line);
            return TokenSinkResult::Continue;
        }
        match &token {
            Token::ParseError(_) | Token::CommentToken(_) => TokenSinkResult::Continue,
            Token::TagToken(tag) if self.drops(tag) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that are empty.
fn is_void(name: &LocalName) -> bool {
    matches!(
        &**name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that are empty, or that the next of their kind ends: their start tags do not add to the depth.
fn ends_by_itself(name: &LocalName) -> bool {
    is_void(name)
        || matches!(
            &**name,
            "p" | "li"
                | "dt"
                | "dd"
                | "option"
                | "optgroup"
                | "tr"
                | "td"
                | "th"
                | "thead"
                | "tbody"
                | "tfoot"
                | "colgroup"
                | "caption"
                | "rt"
                | "rp"
                | "html"
                | "head"
                | "body"
        )
}
