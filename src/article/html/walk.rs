//! From a tree of elements to blocks and styles.
//!
//! The tree is walked without recursion. What a browser would not show (scripts, navigation, controls, hidden elements)
//! is passed over; white space is collapsed as a browser does; nothing is fetched.

use super::element::{Parts, text_of};
use crate::article::bounds::Bounds;
use crate::article::compose::{Composer, raised};
use crate::article::{BlockKind, Style};
use dom_query::NodeRef;

/// Takes in everything below `root`, as long as that is wanted.
pub(in crate::article) fn walk(root: NodeRef<'_>, bounds: &Bounds<'_>, composer: &mut Composer) {
    let mut walker = Walker { composer, context: Context::default(), leaving: Vec::new() };
    let mut next = root.first_child();
    let mut depth = 0usize;
    // The walk goes down where an element is entered, along its siblings, and up to the parent at their end.
    while let Some(node) = next.filter(|_| bounds.go_on()) {
        let entered = walker.enter(&node);
        if let Some(child) = node.first_child().filter(|_| entered) {
            depth += 1;
            next = Some(child);
            continue;
        }
        if entered {
            walker.leave();
        }
        let mut at = node;
        next = loop {
            if let Some(sibling) = at.next_sibling() {
                break Some(sibling);
            }
            if depth == 0 {
                break None;
            }
            depth -= 1;
            walker.leave();
            match at.parent() {
                Some(parent) => at = parent,
                None => break None,
            }
        };
    }
    walker.composer.end();
}

/// What the elements around the present one mean for the words in it.
#[derive(Default)]
struct Context {
    heading: Option<u8>,
    caption: bool,
    preformatted: bool,
    footnote: bool,
    quotes: usize,
    /// The next number of each open list, outermost first; `None` for bullets.
    lists: Vec<Option<u32>>,
    /// The list item whose first words are still to come.
    item: Option<BlockKind>,
    /// Superscripts, and links to a place in the same page: one in the other refers to a footnote.
    superscripts: usize,
    inner_links: usize,
    /// The mark at the head of a footnote, and the number of one that a list counts.
    note_mark: bool,
    note_number: Option<u32>,
}

/// What to do at the end of an element.
#[derive(Debug)]
enum Leave {
    Nothing,
    Block,
    Heading,
    Caption,
    Preformatted,
    Quote,
    List,
    Item { footnote: bool },
    Row,
    Link { style: Style, inner: bool },
    Style(Style),
    QuotationMark,
    Superscript,
}

struct Walker<'c> {
    composer: &'c mut Composer,
    context: Context,
    leaving: Vec<Leave>,
}

impl Walker<'_> {
    /// Takes in what a node is itself; whether its children are to be walked.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if let Some(text) = text_of(node) {
            self.text(&text);
            return false;
        }
        let Some(parts) = Parts::of(node) else { return false };
        if parts.is_passed_over() {
            return false;
        }
        let leave = self.element(&parts);
        self.leaving.push(leave);
        true
    }

    fn element(&mut self, parts: &Parts) -> Leave {
        match &*parts.name {
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "address" | "figure"
            | "dl" | "dt" | "dd" | "fieldset" | "form" | "details" | "summary" | "center" | "table" | "thead"
            | "tbody" | "tfoot" | "hgroup" | "body" | "html" | "legend" | "search" => {
                self.composer.end();
                if !self.context.footnote && parts.is_note() {
                    self.context.footnote = true;
                    return Leave::Item { footnote: true };
                }
                Leave::Block
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.composer.end();
                self.context.heading = parts.name[1..].parse().ok();
                Leave::Heading
            }
            "figcaption" | "caption" => {
                self.composer.end();
                self.context.caption = true;
                Leave::Caption
            }
            "pre" | "listing" | "xmp" | "plaintext" => {
                self.composer.end();
                self.context.preformatted = true;
                Leave::Preformatted
            }
            "blockquote" => {
                self.composer.end();
                self.context.quotes += 1;
                Leave::Quote
            }
            "ul" | "menu" | "dir" => {
                self.composer.end();
                self.context.lists.push(None);
                Leave::List
            }
            "ol" => {
                self.composer.end();
                self.context.lists.push(Some(parts.number.unwrap_or(1)));
                Leave::List
            }
            "li" => self.item(parts),
            "tr" => {
                self.composer.begin_row();
                Leave::Row
            }
            "td" | "th" => {
                self.composer.begin_cell();
                Leave::Block
            }
            "hr" => {
                self.composer.end();
                Leave::Nothing
            }
            "br" => {
                // Two in a row divide paragraphs.
                if self.composer.ends_with_break() {
                    self.composer.end();
                } else {
                    self.composer.line_break();
                }
                Leave::Nothing
            }
            "b" | "strong" => self.style(Style::Strong),
            "i" | "em" | "cite" | "dfn" | "var" => self.style(Style::Emphasis),
            "s" | "strike" | "del" => self.style(Style::Struck),
            "a" => match &parts.href {
                Some(href) if !href.is_empty() && !href.to_ascii_lowercase().starts_with("javascript:") => {
                    // In a book the notes may stand on a page of their own.
                    let inner = href.contains('#') && !href.contains(':');
                    self.context.inner_links += usize::from(inner);
                    self.context.note_mark = parts.is_note_reference();
                    let style = Style::Link(href.clone());
                    self.composer.open_style(style.clone());
                    Leave::Link { style, inner }
                }
                _ => Leave::Nothing,
            },
            // Browsers put the marks there, and without them the words are nobody's.
            "q" => {
                self.text("“");
                Leave::QuotationMark
            }
            "sup" => {
                self.context.superscripts += 1;
                Leave::Superscript
            }
            _ => Leave::Nothing,
        }
    }

    fn item(&mut self, parts: &Parts) -> Leave {
        self.composer.end();
        let depth = u8::try_from(self.context.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let number = self.context.lists.last_mut().and_then(|list| {
            let number = parts.number.or(*list)?;
            *list = Some(number.saturating_add(1));
            Some(number)
        });
        if parts.is_note() {
            self.context.footnote = true;
            self.context.note_number = number;
            return Leave::Item { footnote: true };
        }
        self.context.item = Some(BlockKind::ListItem { depth, number });
        Leave::Item { footnote: false }
    }

    fn style(&mut self, style: Style) -> Leave {
        self.composer.open_style(style.clone());
        Leave::Style(style)
    }

    fn leave(&mut self) {
        let Some(leave) = self.leaving.pop() else { return };
        match leave {
            Leave::Nothing => {}
            Leave::Block => self.composer.end(),
            Leave::Heading => {
                self.composer.end();
                self.context.heading = None;
            }
            Leave::Caption => {
                self.composer.end();
                self.context.caption = false;
            }
            Leave::Preformatted => {
                self.composer.end();
                self.context.preformatted = false;
            }
            Leave::Quote => {
                self.composer.end();
                self.context.quotes = self.context.quotes.saturating_sub(1);
            }
            Leave::List => {
                self.composer.end();
                self.context.lists.pop();
            }
            Leave::Item { footnote } => {
                self.composer.end();
                self.context.item = None;
                self.context.footnote &= !footnote;
            }
            Leave::Row => self.composer.end_row(),
            Leave::Style(style) => self.composer.close_style(|open| *open == style),
            Leave::QuotationMark => self.text("”"),
            Leave::Superscript => self.context.superscripts = self.context.superscripts.saturating_sub(1),
            Leave::Link { style, inner } => {
                self.composer.close_style(|open| *open == style);
                self.context.inner_links = self.context.inner_links.saturating_sub(usize::from(inner));
                if std::mem::take(&mut self.context.note_mark) && self.context.footnote {
                    self.composer.words(" ");
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let blank = text.trim_matches(|c: char| c.is_ascii_whitespace()).is_empty();
        if !self.composer.is_open() && !blank {
            let kind = self.kind();
            self.composer.begin(kind);
            if let Some(number) = self.context.note_number.take() {
                self.composer.words(&format!("[{number}] "));
            }
        }
        if self.context.preformatted {
            // A line break right after the tag is not part of the text.
            let text = if self.composer.has_words() { text } else { text.trim_start_matches(['\n', '\r']) };
            if self.composer.is_open() {
                self.composer.exact(text);
            }
        } else if self.is_reference(text) {
            self.composer.words(&format!("[{}]", text.trim()));
        } else if self.context.superscripts > 0 {
            self.composer.words(&raised(text));
        } else {
            self.composer.words(text);
        }
    }

    /// The kind of block that words here begin.
    fn kind(&mut self) -> BlockKind {
        let context = &mut self.context;
        if let Some(level) = context.heading {
            BlockKind::Heading(level)
        } else if context.preformatted {
            BlockKind::Preformatted
        } else if context.caption {
            BlockKind::Caption
        } else if context.footnote {
            BlockKind::Footnote
        } else if let Some(item) = context.item.take() {
            item
        } else if context.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        }
    }

    /// Whether the words are the mark of a footnote, and without brackets of their own.
    fn is_reference(&self, text: &str) -> bool {
        let mark = text.trim();
        (self.context.superscripts > 0 && self.context.inner_links > 0 || self.context.note_mark)
            && (1..=4).contains(&mark.len())
            && mark.chars().all(char::is_alphanumeric)
            && !self.composer.ends_with('[')
    }
}
