//! Words and styles within a line of Markdown.
//!
//! Words are escaped so that they render as themselves by the rules of CommonMark 0.31, and by the extensions that
//! widespread programs add to it (footnotes, tables, strikethrough, mathematics between dollar signs, `==` and `%%`).

use crate::article::{Article, Style};
use crate::export::{AnnotatedArticle, Layer, Piece, wording};
use regex::Regex;
use std::sync::LazyLock;

/// Ends a line within a paragraph.
const BREAK: &str = "\\\n";

/// Where words stand; it decides what must be escaped and what a line break is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Place {
    /// Running text in a block of its own.
    Text,
    /// A heading, where a `#` at the end is markup.
    Heading,
    /// A cell of a table, where a bar is markup.
    Cell,
    /// Text whose line breaks and spaces stand as they are.
    Preformatted,
}

/// Words in one line, escaped.
pub(in crate::export) fn words(words: &str) -> String {
    words_in(words, Place::Text)
}

/// Words in one line, escaped for where they stand.
pub(in crate::export) fn words_in(words: &str, place: Place) -> String {
    let mut line = Inline::new(place);
    line.text(words.trim());
    line.out
}

/// Words in as many lines as they have, escaped, with `break_` between the lines. Empty lines are left out.
pub(super) fn lines(said: &str, break_: &str) -> String {
    said.lines().map(str::trim).filter(|line| !line.is_empty()).map(words).collect::<Vec<_>>().join(break_)
}

/// A link that shows its own address.
pub(in crate::export) fn autolink(address: &str) -> String {
    format!("<{}>", address.replace('<', "%3C").replace('>', "%3E"))
}

/// The pieces of a cell as Markdown. Marks have no form in Markdown; their numbers are footnotes.
pub(super) fn pieces(article: &AnnotatedArticle<'_>, pieces: &[Piece], place: Place) -> String {
    let items = items(article, pieces);
    let mut line = Inline::new(place);
    // Which of the open styles were written as delimiters rather than as tags.
    let mut delimited = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match item {
            Item::Words(words) => line.text(words),
            Item::Number(number) => line.bracketed(&format!("[^{number}]")),
            Item::OpenLink => line.bracketed("["),
            Item::CloseLink(address) => line.close_link(address),
            Item::Open(mark) => {
                let delimiters = closing(&items, index).is_some_and(|close| delimits(&items, index, close));
                delimited.push(delimiters);
                line.out.push_str(if delimiters { mark.delimiter } else { mark.open });
                line.after_bracket = false;
            }
            Item::Close(mark) => {
                let delimiters = delimited.pop() == Some(true);
                line.out.push_str(if delimiters { mark.delimiter } else { mark.close });
                line.after_bracket = false;
            }
        }
    }
    line.out.truncate(line.out.trim_end_matches([' ', '\n']).len());
    line.out
}

/// How a style is written.
#[derive(Debug, PartialEq, Eq)]
struct Markup {
    delimiter: &'static str,
    open: &'static str,
    close: &'static str,
}

static STRONG: Markup = Markup { delimiter: "**", open: "<strong>", close: "</strong>" };
static EMPHASIS: Markup = Markup { delimiter: "*", open: "<em>", close: "</em>" };
static STRUCK: Markup = Markup { delimiter: "~~", open: "<del>", close: "</del>" };

#[derive(Debug)]
enum Item<'a> {
    Words(String),
    Number(usize),
    OpenLink,
    CloseLink(&'a str),
    Open(&'static Markup),
    Close(&'static Markup),
}

/// What Markdown has a form for, with the words between as long as they get.
fn items<'a>(article: &AnnotatedArticle<'a>, pieces: &[Piece]) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::with_capacity(pieces.len());
    let markup = |layer| match layer {
        Layer::Strong => Some(&STRONG),
        Layer::Emphasis => Some(&EMPHASIS),
        Layer::Struck => Some(&STRUCK),
        Layer::Mark(_) | Layer::Link(_) => None,
    };
    for piece in pieces {
        match *piece {
            Piece::Words(span) => match items.last_mut() {
                Some(Item::Words(words)) => words.push_str(span.of(&article.article.text)),
                _ => items.push(Item::Words(span.of(&article.article.text).to_owned())),
            },
            Piece::Number(place) => items.extend(article.claim(place).map(|claim| Item::Number(claim.number))),
            Piece::Open(Layer::Link(style)) => items.extend(address(article.article, style).map(|_| Item::OpenLink)),
            Piece::Close(Layer::Link(style)) => items.extend(address(article.article, style).map(Item::CloseLink)),
            Piece::Open(layer) => items.extend(markup(layer).map(Item::Open)),
            Piece::Close(layer) => items.extend(markup(layer).map(Item::Close)),
        }
    }
    items
}

fn address(article: &Article, style: usize) -> Option<&str> {
    match &article.styles.get(style)?.style {
        Style::Link(address) => wording::address(address),
        _ => None,
    }
}

/// The item that closes the style opened at `open`.
fn closing(items: &[Item<'_>], open: usize) -> Option<usize> {
    let mut depth = 0usize;
    items.iter().enumerate().skip(open).find_map(|(index, item)| {
        match item {
            Item::Open(_) => depth += 1,
            Item::Close(_) => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(index)
    })
}

/// Whether delimiters (`**`) at these places are read as opening and closing. Where they would not be, or where runs of
/// them would touch and be read as one, tags are written instead.
///
/// After the rules for left- and right-flanking delimiter runs of CommonMark, on the safe side: a character that is
/// neither letter, digit, white space nor ASCII punctuation may count as punctuation or not.
fn delimits(items: &[Item<'_>], open: usize, close: usize) -> bool {
    let before = match open.checked_sub(1).map(|index| &items[index]) {
        None => Some(' '),
        Some(Item::Words(words)) => words.chars().next_back(),
        Some(Item::Number(_)) => Some(']'),
        Some(Item::OpenLink) => Some('['),
        Some(Item::CloseLink(_)) => Some(')'),
        Some(Item::Open(_) | Item::Close(_)) => None,
    };
    let after = match items.get(close + 1) {
        None => Some(' '),
        Some(Item::Words(words)) => words.chars().next(),
        Some(Item::Number(_) | Item::OpenLink) => Some('['),
        Some(Item::CloseLink(_)) => Some(']'),
        Some(Item::Open(_) | Item::Close(_)) => None,
    };
    let inside = |index: usize| match items.get(index) {
        Some(Item::Words(words)) => Some(words),
        _ => None,
    };
    let first = inside(open + 1).and_then(|words| words.chars().next());
    let last = inside(close.wrapping_sub(1)).and_then(|words| words.chars().next_back());
    let flanks = |within: Option<char>, beside: Option<char>| {
        within.zip(beside).is_some_and(|(within, beside)| {
            is_letter_or_digit(within)
                || (!within.is_whitespace() && (beside.is_whitespace() || beside.is_ascii_punctuation()))
        })
    };
    flanks(first, before) && flanks(last, after)
}

/// Whether CommonMark counts the character as neither white space nor punctuation. `char::is_alphanumeric` is wider: it
/// holds for circled and squared letters, which are symbols there.
fn is_letter_or_digit(character: char) -> bool {
    // The pattern is constant and valid: a test that writes any bold word uses it.
    static LETTER_OR_DIGIT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[\p{L}\p{N}]").ok());
    LETTER_OR_DIGIT.as_ref().is_some_and(|pattern| pattern.is_match(character.encode_utf8(&mut [0; 4])))
}

/// The address of a link, so that nothing in it ends it.
fn destination(address: &str) -> String {
    let mut destination = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        match c {
            '<' => destination.push_str("%3C"),
            '>' => destination.push_str("%3E"),
            '\\' => destination.push_str("%5C"),
            '(' => destination.push_str("%28"),
            ')' => destination.push_str("%29"),
            '&' if is_entity(&address[at..]) => destination.push_str("&amp;"),
            c => destination.push(c),
        }
    }
    destination
}

/// Whether what begins with `&` could be read as a character reference.
fn is_entity(words: &str) -> bool {
    /// Longer than the longest name there is.
    const LONGEST: usize = 40;
    let name = words[1..].trim_start_matches('#');
    name.char_indices().take(LONGEST).find(|(_, c)| !c.is_ascii_alphanumeric()).is_some_and(|(_, c)| c == ';')
}

/// One block's worth of Markdown in the making.
struct Inline {
    out: String,
    place: Place,
    /// Whether what was written last is a footnote or a link, which a bracket would make another of.
    after_bracket: bool,
}

impl Inline {
    fn new(place: Place) -> Self {
        Self { out: String::new(), place, after_bracket: false }
    }

    /// Writes markup that begins or ends with a bracket.
    fn bracketed(&mut self, markup: &str) {
        // `![` would make it a picture.
        if markup.starts_with('[') && self.out.ends_with('!') {
            self.out.insert(self.out.len() - 1, '\\');
        }
        // `[^1][words](address)` is read as one link by some. A comment shows nowhere.
        if markup == "[" && self.out.ends_with(']') && self.after_bracket {
            self.out.push_str("<!-- -->");
        }
        self.out.push_str(markup);
        self.after_bracket = !markup.ends_with('[');
    }

    /// Ends a link. Line breaks at the end of its words follow it: within it some read the backslash as a character.
    fn close_link(&mut self, address: &str) {
        let words = self.out.trim_end_matches(BREAK).len();
        let breaks = self.out.split_off(words);
        self.bracketed(&format!("]({})", destination(address)));
        self.out.push_str(&breaks);
    }

    /// What stands in the current line so far.
    fn line(&self) -> &str {
        self.out.rsplit('\n').next().unwrap_or_default()
    }

    fn text(&mut self, words: &str) {
        let mut chars = words.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let rest = &words[at..];
            match c {
                '\r' if next == Some('\n') => {}
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.line_break(),
                ' ' | '\t' => self.space(c),
                '|' if self.place == Place::Cell => self.out.push_str("&#124;"),
                c if c.is_control() => self.out.push('\u{fffd}'),
                c => {
                    if self.is_markup(c, next, rest) {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
            self.after_bracket = false;
        }
    }

    fn line_break(&mut self) {
        if self.place != Place::Preformatted {
            self.space(' ');
            return;
        }
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str(BREAK);
    }

    /// One space for a run of them; in preformatted text as many as there are, of the kind that stays.
    fn space(&mut self, c: char) {
        if self.place == Place::Preformatted {
            let width = if c == '\t' { 4 } else { 1 };
            if self.line().is_empty() || self.out.ends_with(['\u{a0}', ' ']) || width > 1 {
                self.out.extend(std::iter::repeat_n('\u{a0}', width));
            } else {
                self.out.push(' ');
            }
        } else if !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    /// Whether `c`, which `rest` begins with, could be read as markup here.
    fn is_markup(&self, c: char, next: Option<char>, rest: &str) -> bool {
        let line = self.line();
        let before = self.out.chars().next_back();
        let spaced = next.is_none_or(char::is_whitespace);
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '$' | '^' | '|' => true,
            // Within a word it is a letter.
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => is_entity(rest),
            '#' if self.place == Place::Heading => true,
            '#' | '>' => line.is_empty(),
            '+' | ':' => line.is_empty() && spaced,
            '-' => line.is_empty() && (spaced || next == Some('-')),
            '=' | '%' => line.is_empty() || before == Some(c) || next == Some(c),
            '.' | ')' => spaced && !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()),
            '(' | '{' => self.after_bracket,
            _ => false,
        }
    }
}
