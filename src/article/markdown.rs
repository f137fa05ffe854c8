//! Markdown: CommonMark with tables, footnotes, strikethrough and task lists, and a YAML header.
//!
//! Only a file's name makes it Markdown; pasted text stays plain. Markup is taken off, so that "**12** %" reads as
//! "12 %". Tags of raw HTML are dropped and the words between them kept, but for scripts, styles and comments. A
//! reference to a footnote reads "\[1\]", and so begins the note.

use super::bounds::Bounds;
use super::compose::Composer;
use super::{About, Article, BlockKind, Format, Style, html};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// Reads Markdown.
pub(super) fn read(text: &str, bounds: &Bounds<'_>) -> Article {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader {
        composer: Composer::new(bounds),
        about: About::default(),
        lists: Vec::new(),
        quotes: 0,
        footnote: false,
        header: false,
        fresh: false,
        shown: true,
        exact: false,
        raw: None,
        bounds,
    };
    for event in Parser::new_ext(text, options).take_while(|_| bounds.go_on()) {
        reader.event(event);
    }
    let Reader { composer, about, .. } = reader;
    composer.finish(Format::Markdown, about, Vec::new())
}

struct Reader<'l> {
    composer: Composer,
    about: About,
    /// The next number of each open list, outermost first; `None` for bullets.
    lists: Vec<Option<u64>>,
    quotes: usize,
    footnote: bool,
    /// Inside the YAML header.
    header: bool,
    /// A list item or footnote has begun whose first paragraph is still to come.
    fresh: bool,
    /// Words count: not those of a script, nor what stands for a picture inside a line.
    shown: bool,
    /// White space stands as it is.
    exact: bool,
    /// The block of HTML that is being gathered.
    raw: Option<String>,
    bounds: &'l Bounds<'l>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.header => header(&words, &mut self.about),
            Event::Text(words) | Event::Code(words) if self.shown => {
                if self.exact {
                    self.composer.exact(&words);
                } else {
                    self.composer.words(&words);
                }
            }
            Event::InlineMath(words) | Event::DisplayMath(words) => self.composer.words(&words),
            Event::Html(markup) => {
                if let Some(raw) = &mut self.raw {
                    raw.push_str(&markup);
                }
            }
            Event::InlineHtml(tag) => self.inline_tag(&tag),
            Event::FootnoteReference(label) => {
                // The mark stands close to the word before it.
                self.composer.words(&format!("[{label}]"));
            }
            Event::SoftBreak => self.composer.words(" "),
            Event::HardBreak => self.composer.line_break(),
            Event::Rule => self.composer.end(),
            Event::Text(_) | Event::Code(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                // The first paragraph of a list item is the item, and the first of a footnote bears its number.
                if !std::mem::take(&mut self.fresh) {
                    self.composer.begin(self.running());
                }
            }
            Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::Heading { level, .. } => self.composer.begin(BlockKind::Heading(level_number(level))),
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                self.composer.begin(BlockKind::Quote);
            }
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => {
                self.composer.begin(BlockKind::Preformatted);
                self.exact = true;
            }
            Tag::List(first) => {
                self.composer.end();
                self.lists.push(first);
            }
            Tag::Item => {
                let number = self.lists.last_mut().and_then(|list| {
                    let number = (*list)?;
                    *list = Some(number.saturating_add(1));
                    u32::try_from(number).ok()
                });
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                self.composer.begin(BlockKind::ListItem { depth, number });
                self.fresh = true;
            }
            Tag::FootnoteDefinition(label) => {
                self.footnote = true;
                self.composer.begin(BlockKind::Footnote);
                self.composer.words(&format!("[{label}] "));
                self.fresh = true;
            }
            Tag::TableHead | Tag::TableRow => self.composer.begin_row(),
            Tag::TableCell => self.composer.begin_cell(),
            Tag::Emphasis => self.composer.open_style(Style::Emphasis),
            Tag::Strong => self.composer.open_style(Style::Strong),
            Tag::Strikethrough => self.composer.open_style(Style::Struck),
            Tag::Link { dest_url, .. } => self.composer.open_style(Style::Link(dest_url.into_string())),
            // What stands for a picture is its caption where it stands alone.
            Tag::Image { .. } if self.composer.has_words() => self.shown = false,
            Tag::Image { .. } => self.composer.begin(BlockKind::Caption),
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.header = true,
            Tag::MetadataBlock(MetadataBlockKind::PlusesStyle)
            | Tag::Table(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => self.composer.end(),
            TagEnd::HtmlBlock => {
                self.composer.end();
                if let Some(raw) = self.raw.take() {
                    html::append(&raw, self.bounds, &mut self.composer);
                }
            }
            TagEnd::BlockQuote(_) => {
                self.composer.end();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.composer.end();
                self.exact = false;
            }
            TagEnd::List(_) => {
                self.composer.end();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.composer.end();
                self.footnote = false;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.composer.end_row(),
            TagEnd::Emphasis => self.composer.close_style(|style| *style == Style::Emphasis),
            TagEnd::Strong => self.composer.close_style(|style| *style == Style::Strong),
            TagEnd::Strikethrough => self.composer.close_style(|style| *style == Style::Struck),
            TagEnd::Link => self.composer.close_style(|style| matches!(style, Style::Link(_))),
            TagEnd::Image if self.shown => self.composer.begin(self.running()),
            TagEnd::Image => self.shown = true,
            TagEnd::MetadataBlock(_) => self.header = false,
            TagEnd::TableCell
            | TagEnd::Table
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    /// A tag inside a line: only line breaks and what hides words matter.
    fn inline_tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        if is("br") {
            self.composer.line_break();
        } else if is("script") || is("style") {
            self.shown = tag.starts_with("</");
        }
    }

    /// The kind of a paragraph here.
    fn running(&self) -> BlockKind {
        if self.footnote {
            BlockKind::Footnote
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        }
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Reads a YAML header as far as articles have one: lines of `key: value` and lists of plain values.
fn header(text: &str, about: &mut About) {
    let mut key = String::new();
    for line in text.lines() {
        let item = line.trim_start().strip_prefix("- ");
        let value = match (item, line.split_once(':')) {
            (Some(item), _) => item,
            (None, Some((name, value))) if !line.starts_with(char::is_whitespace) => {
                key = name.trim().to_ascii_lowercase();
                value
            }
            _ => continue,
        };
        let list = value.trim().trim_start_matches('[').trim_end_matches(']');
        let values: Vec<_> = if list.len() < value.trim().len() { list.split(',').collect() } else { vec![value] };
        for value in values {
            let value = value.trim();
            let quoted = |mark| value.strip_prefix(mark).and_then(|rest: &str| rest.strip_suffix(mark));
            let value = quoted('"').or_else(|| quoted('\'')).unwrap_or(value);
            if value.is_empty() || matches!(value, "|" | ">" | "null" | "~") {
                continue;
            }
            let field = match key.as_str() {
                "title" => &mut about.title,
                "date" => &mut about.date,
                "lang" | "language" => &mut about.language,
                "site" | "publication" | "publisher" => &mut about.site,
                "author" | "authors" | "byline" => {
                    if let Some(byline) = &mut about.byline {
                        byline.push_str(", ");
                        byline.push_str(value);
                        continue;
                    }
                    &mut about.byline
                }
                _ => continue,
            };
            field.get_or_insert_with(|| value.to_owned());
        }
    }
}
