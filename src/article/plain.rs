//! Plain text: which stretches of it are paragraphs, list items, quotes, and a title.
//!
//! The text itself is kept exactly as given, so that offsets hold for other programs; only the blocks are found here.
//!
//! Two habits of writing plain text contradict each other. In one a paragraph is a single long line; in the other it is
//! broken at a fixed measure, and only a blank line (or an indent, or a line that stops far short) ends it. Which one a
//! document follows is measured from its line breaks, once for the whole document: it is *hard-wrapped* where two in
//! five breaks or more stand where the next word would have run over the measure, and of those most leave a sentence
//! open and a fair share continue in lower case. Everything else is read as one block a line.

use super::{About, Article, Block, BlockKind, Format, Origin, Warning};
use crate::Span;

/// Widest measure anybody breaks lines at by hand or program, in characters.
const WIDEST_MEASURE: usize = 130;
/// Narrowest measure taken for one: a newspaper column is about 35 characters.
const NARROWEST_MEASURE: usize = 30;
/// Longest line that can be a title, in characters.
const LONGEST_TITLE: usize = 120;
/// Deepest nesting of lists that is told apart.
const DEEPEST_LIST: u8 = 8;

impl Article {
    /// An article from plain text, kept exactly as given.
    ///
    /// Lines end at CRLF, LF, CR, NEL, U+2028, U+2029, vertical tab and form feed. How blocks are found is said in the
    /// documentation of `article::plain`. Markdown or HTML in the text is not interpreted.
    pub fn from_text(text: String) -> Self {
        article(text, usize::MAX)
    }
}

/// An article from plain text, of `at_most` so many blocks; what follows is left out.
pub(super) fn article(mut text: String, at_most: usize) -> Article {
    let (blocks, beyond) = blocks(&text, at_most);
    let title = blocks
        .first()
        .filter(|block| matches!(block.kind, BlockKind::Heading(_)))
        .map(|block| block.span.of(&text).to_owned());
    let mut warnings = Vec::new();
    if let Some(beyond) = beyond {
        text.truncate(beyond);
        warnings.push(Warning::Truncated);
    }
    Article {
        text,
        blocks,
        about: About { title, ..About::default() },
        origin: Origin { format: Format::Text, ..Origin::default() },
        warnings,
        ..Article::default()
    }
}

/// The blocks of a plain text, `at_most` of them, and where the text goes on if there were more.
fn blocks(text: &str, at_most: usize) -> (Vec<Block>, Option<usize>) {
    let measure = measure(text);
    let mut builder = Builder { text, measure, ..Builder::default() };
    for line in Lines::new(text) {
        builder.line(line);
        if builder.blocks.len() >= at_most && builder.open.is_some() {
            builder.open = None;
            return (builder.finish(), Some(line.start));
        }
    }
    builder.close();
    (builder.finish(), None)
}

/// The lines of a text, without their ends.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let start = self.at;
        let mut end = start;
        while end < bytes.len() {
            let width = match &bytes[end..] {
                [b'\r', b'\n', ..] => 2,
                [b'\n' | b'\r' | 0x0B | 0x0C, ..] => 1,
                [0xC2, 0x85, ..] => 2,
                [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
                _ => {
                    end += 1;
                    continue;
                }
            };
            self.at = end + width;
            return Some(Span::new(start, end));
        }
        self.at = end;
        Some(Span::new(start, end))
    }
}

/// Whether nothing in the line can be seen.
fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'))
}

/// The mark that ends the line, behind any closing quotation marks and brackets; `None` where a word does.
fn closing_mark(line: &str) -> Option<char> {
    let last = line.chars().rev().find(|&c| c.is_alphanumeric() || is_stop(c) || matches!(c, ',' | ';'))?;
    (!last.is_alphanumeric()).then_some(last)
}

/// Whether the mark ends a sentence or announces what follows.
fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…' | ':' | '。' | '！' | '？')
}

fn first_word_length(line: &str) -> usize {
    line.split_whitespace().next().map_or(0, |word| word.chars().count())
}

/// The measure a text is hard-wrapped at, in characters; `None` where its lines are its paragraphs.
fn measure(text: &str) -> Option<usize> {
    // Lengths of the lines that are directly followed by another, as a histogram.
    let mut lengths = [0usize; WIDEST_MEASURE + 2];
    let mut breaks = 0;
    each_break(text, |line, _| {
        // A single long word, such as an address, says nothing about the measure.
        if line.trim().contains(char::is_whitespace) {
            lengths[line.trim_end().chars().count().min(WIDEST_MEASURE + 1)] += 1;
            breaks += 1;
        }
    });
    // The length that nine in ten do not pass: a few lines that run over are to be expected.
    let mut passed = 0;
    let measure = lengths.iter().position(|&count| {
        passed += count;
        count > 0 && passed * 10 >= breaks * 9
    })?;
    if !(NARROWEST_MEASURE..=WIDEST_MEASURE).contains(&measure) {
        return None;
    }
    let (mut all, mut full, mut open, mut lower) = (0, 0, 0, 0);
    each_break(text, |line, next| {
        let length = line.trim_end().chars().count();
        let next = next.trim();
        all += 1;
        // The line after a break must itself keep to the measure, or the break is one between paragraphs.
        let kept = next.chars().take(measure * 5 / 4).count() < measure * 5 / 4;
        if !kept || length + 1 + first_word_length(next) <= measure {
            return;
        }
        full += 1;
        if !closing_mark(line).is_some_and(is_stop) {
            open += 1;
        }
        if next.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase) {
            lower += 1;
        }
    });
    (full * 5 >= all * 2 && open * 5 >= full * 3 && lower * 4 >= full).then_some(measure)
}

/// Calls `seen` with every line that is directly followed by one that begins neither list item nor quote, and that one.
fn each_break(text: &str, mut seen: impl FnMut(&str, &str)) {
    let mut before: Option<&str> = None;
    for span in Lines::new(text) {
        let (_, line) = quote_prefix(span.of(text));
        if is_blank(line) {
            before = None;
            continue;
        }
        if let Some(before) = before.filter(|_| item_marker(line).is_none()) {
            seen(before, line);
        }
        before = Some(line);
    }
}

/// How deep an e-mail quotes the line, and the line without the marks.
fn quote_prefix(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while let Some(inner) = rest.trim_start_matches(' ').strip_prefix('>') {
        depth += 1;
        rest = inner;
    }
    // A greater-than sign right before a word or figure (">5 %") quotes nothing.
    if depth == 0 || rest.starts_with(char::is_alphanumeric) && depth == 1 && !line.starts_with("> ") {
        return (0, line);
    }
    (depth, rest)
}

/// The number of a counted item (`None` for a bullet) and the offset of its words in the line.
fn item_marker(line: &str) -> Option<(Option<u32>, usize)> {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let mut characters = body.chars();
    let first = characters.next()?;
    let (number, width) = if matches!(first, '-' | '*' | '+' | '•' | '◦' | '▪' | '‣' | '●' | '∙' | '·') {
        (None, first.len_utf8())
    } else {
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) || !matches!(body.as_bytes().get(digits), Some(b'.' | b')')) {
            return None;
        }
        (Some(body[..digits].parse().ok()?), digits + 1)
    };
    let words = &body[width..];
    let gap = words.len() - words.trim_start().len();
    // "-5 Grad" is no item, and "* * *" is a divider.
    (gap > 0 && words.contains(char::is_alphanumeric)).then_some((number, indent + width + gap))
}

/// Width of the white space a line begins with, a tab counting as four.
fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// A block that may still grow.
#[derive(Clone, Copy)]
struct Open {
    block: Block,
    /// Marks of e-mail quotation before each line.
    quoted: usize,
    /// The last line that went into it.
    last: Span,
    /// Where the block would begin if its number counted nothing.
    marker: usize,
}

#[derive(Default)]
struct Builder<'a> {
    text: &'a str,
    measure: Option<usize>,
    blocks: Vec<Block>,
    open: Option<Open>,
    /// Counted items not yet known to be any: index in `blocks`, and where the number stands.
    counted: Vec<(usize, usize)>,
    /// Indents of the list levels that are open.
    levels: Vec<usize>,
    /// Whether a blank line follows the first block.
    gap_after_first: bool,
}

impl Builder<'_> {
    fn line(&mut self, line: Span) {
        let words = line.of(self.text);
        if is_blank(words) {
            self.close();
            self.gap_after_first |= self.blocks.len() == 1;
            return;
        }
        let (quoted, inner) = quote_prefix(words);
        let inner = Span::new(line.end - inner.len(), line.end);
        if is_blank(inner.of(self.text)) {
            // "> " alone divides paragraphs of the quotation.
            self.close();
            return;
        }
        if self.open.is_some_and(|open| self.continues(&open, quoted, inner)) {
            if let Some(open) = &mut self.open {
                open.block.span.end = inner.end;
                open.last = inner;
            }
            return;
        }
        let after_item = self.open.is_some_and(|open| matches!(open.block.kind, BlockKind::ListItem { .. }));
        self.close();
        self.begin(quoted, inner, after_item);
    }

    /// Whether the line goes on with the block before it.
    fn continues(&self, open: &Open, quoted: usize, line: Span) -> bool {
        let (Some(measure), words) = (self.measure, line.of(self.text)) else { return false };
        if quoted != open.quoted {
            return false;
        }
        let last = open.last.of(self.text);
        let in_item = matches!(open.block.kind, BlockKind::ListItem { .. });
        if item_marker(words).is_some() && (in_item || last.trim_end().ends_with(':')) {
            return false;
        }
        // An indent begins a paragraph, and continues an item.
        if !in_item && indent(words) >= indent(last) + 2 {
            return false;
        }
        // A line that stops well short of the measure was ended on purpose.
        (last.trim_end().chars().count() + 1 + first_word_length(words)) * 4 > measure * 3
    }

    fn begin(&mut self, quoted: usize, line: Span, after_item: bool) {
        let words = line.of(self.text);
        let marker = item_marker(words).filter(|_| quoted == 0);
        let start = line.start + marker.map_or(0, |(_, words)| words);
        let kind = match marker {
            Some((number, _)) => ListItemAt { indent: indent(words), after_item }.kind(&mut self.levels, number),
            None if quoted > 0 => BlockKind::Quote,
            None => BlockKind::Paragraph,
        };
        if marker.is_none() && indent(words) == 0 {
            self.levels.clear();
        }
        let block = Block { kind, span: Span::new(start, line.end) };
        self.open = Some(Open { block, quoted, last: line, marker: line.start });
    }

    /// Ends the block that is open.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if matches!(open.block.kind, BlockKind::ListItem { number: Some(_), .. }) {
            self.counted.push((self.blocks.len(), open.marker));
        }
        self.blocks.push(Block { span: open.block.span.trimmed(self.text), ..open.block });
    }

    fn finish(mut self) -> Vec<Block> {
        self.settle_counted();
        self.settle_title();
        self.blocks
    }

    /// Keeps as items only those whose number counts on from, or is counted on by, a neighbour: "3. Mai" and
    /// "1. FC Köln" at the start of a line are words of the text.
    fn settle_counted(&mut self) {
        let number = |blocks: &[Block], index: usize| match blocks[index].kind {
            BlockKind::ListItem { number, .. } => number.unwrap_or_default(),
            _ => 0,
        };
        let mut kept = vec![false; self.counted.len()];
        for pair in 1..self.counted.len() {
            let (before, after) = (self.counted[pair - 1].0, self.counted[pair].0);
            let listed =
                self.blocks[before..after].iter().all(|block| matches!(block.kind, BlockKind::ListItem { .. }));
            if listed && number(&self.blocks, before).checked_add(1) == Some(number(&self.blocks, after)) {
                kept[pair - 1] = true;
                kept[pair] = true;
            }
        }
        for (&(index, marker), _) in self.counted.iter().zip(kept).filter(|(_, kept)| !kept) {
            let span = Span::new(marker, self.blocks[index].span.end).trimmed(self.text);
            self.blocks[index] = Block { kind: BlockKind::Paragraph, span };
        }
    }

    /// Makes the first line a heading where it is plainly a title: short, without a closing mark, set off from longer
    /// text by a blank line, or, in a text without blank lines, at most half as long as the line after it.
    fn settle_title(&mut self) {
        let [first, rest @ ..] = self.blocks.as_slice() else { return };
        let Some(second) = rest.first() else { return };
        let words = first.span.of(self.text);
        let length = words.chars().take(LONGEST_TITLE + 1).count();
        let one_line = Lines::new(words).count() == 1;
        if first.kind != BlockKind::Paragraph || !one_line || length > LONGEST_TITLE || closing_mark(words).is_some() {
            return;
        }
        let set_off = if self.gap_after_first {
            rest.iter().any(|block| block.span.len() > first.span.len())
        } else {
            second.kind == BlockKind::Paragraph && second.span.len() >= 2 * first.span.len()
        };
        if set_off && words.contains(char::is_alphabetic) {
            self.blocks[0].kind = BlockKind::Heading(1);
        }
    }
}

/// A list item by its place.
struct ListItemAt {
    indent: usize,
    after_item: bool,
}

impl ListItemAt {
    /// Its depth among the levels that are open, which it joins.
    fn kind(&self, levels: &mut Vec<usize>, number: Option<u32>) -> BlockKind {
        if !self.after_item && self.indent == 0 {
            levels.clear();
        }
        while levels.last().is_some_and(|&level| level > self.indent) {
            levels.pop();
        }
        if levels.last().is_none_or(|&level| level < self.indent) && levels.len() <= usize::from(DEEPEST_LIST) {
            levels.push(self.indent);
        }
        let depth = u8::try_from(levels.len().saturating_sub(1)).unwrap_or(DEEPEST_LIST).min(DEEPEST_LIST);
        BlockKind::ListItem { depth, number }
    }
}

#[cfg(test)]
mod tests;
