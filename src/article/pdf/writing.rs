//! Writes the article: paragraphs as blocks, lines joined to running text, and where each page begins.

use super::joining::{Join, Vocabulary};
use super::lines::{Line, Word, lines};
use super::page::Page;
use super::paragraphs::{Item, Paragraph, paragraphs};
use super::roles::{self, Body, Levels, Role, Told, note_mark};
use super::{cells, columns, furniture};
use crate::article::Page as PageStart;
use crate::article::bounds::Bounds;
use crate::article::compose::{Composer, raised};
use crate::article::{About, Article, BlockKind, Format, Style};
use std::collections::HashSet;

/// How many paragraphs a text may be carried on over, such as captions and notes at the foot of a page.
const CARRIED_OVER: usize = 64;
/// The deepest list.
const DEEPEST_LIST: usize = 8;

/// Makes an article of pages.
pub(super) fn article(mut pages: Vec<Page>, about: About, bounds: &Bounds<'_>) -> Article {
    let printed = furniture::remove(&mut pages);
    let labels = labels(&pages, printed);
    let links: Vec<Vec<String>> = pages
        .iter_mut()
        .map(|page| std::mem::take(&mut page.links).into_iter().map(|(_, address)| address).collect())
        .collect();
    let mut parts: Vec<Vec<Vec<Paragraph>>> = Vec::new();
    for (index, page) in pages.iter_mut().enumerate().take_while(|_| bounds.ask()) {
        let cut = columns::parts(std::mem::take(&mut page.pieces));
        parts.push(cut.into_iter().map(|part| paragraphs(lines(part.pieces, index), part.table.as_ref())).collect());
    }
    let body = roles::body(parts.iter().flatten().flatten());
    let mut vocabulary = Vocabulary::default();
    for paragraph in parts.iter().flatten().flatten() {
        vocabulary.take_in(&paragraph.lines);
    }
    let told = parts
        .into_iter()
        .zip(&pages)
        .flat_map(|(parts, page)| roles::tell(parts, &page.images, (page.width, page.height), body));
    let told = carry_on(told.collect(), body);
    let levels = Levels::of(told.iter(), body);
    let marks = told
        .iter()
        .filter(|told| told.role == Role::Note)
        .filter_map(|told| Some((told.paragraph.page(), note_mark(&told.paragraph)?.to_owned())));
    let mut writer = Writer {
        composer: Composer::new(bounds),
        vocabulary,
        body,
        marks: marks.collect(),
        links,
        labels,
        turns: Vec::new(),
        page: None,
    };
    let mut list: Vec<f32> = Vec::new();
    for told in told.iter().take_while(|_| bounds.go_on()) {
        let depth = nesting(&mut list, told);
        writer.write(told, roles::kind(told.role, levels.level(told.paragraph.size()), depth));
    }
    let mut article = writer.composer.finish(Format::Pdf, about, Vec::new());
    article.pages = starts(&article.text, writer.turns, &writer.labels);
    article
}

/// What each page is called: the number printed on it, or what the document calls it, or else its place.
fn labels(pages: &[Page], printed: Vec<Option<String>>) -> Vec<String> {
    let own = pages.iter().map(|page| page.label.clone());
    printed
        .into_iter()
        .zip(own)
        .enumerate()
        .map(|(index, (printed, own))| printed.or(own).unwrap_or_else(|| (index + 1).to_string()))
        .collect()
}

/// Joins what goes on in the next column or on the next page to where it began. Notes and captions that stand between
/// come after it.
fn carry_on(told: Vec<Told>, body: Body) -> Vec<Told> {
    let mut joined: Vec<Told> = Vec::with_capacity(told.len());
    for next in told {
        let stands_between = |told: &Told| matches!(told.role, Role::Note | Role::Caption) && told.role != next.role;
        let between = joined.iter().rev().take(CARRIED_OVER).take_while(|told| stands_between(told)).count();
        let open = joined.len().checked_sub(between + 1).and_then(|index| joined.get_mut(index));
        match open {
            Some(open) if next.first && roles::goes_on(open, &next, body) => {
                open.paragraph.lines.extend(next.paragraph.lines);
                open.paragraph.full = next.paragraph.full;
                open.last = next.last;
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// How deep an item is nested, by where its mark stands among those of the items around it.
fn nesting(list: &mut Vec<f32>, told: &Told) -> u8 {
    if !matches!(told.role, Role::Item(_)) {
        list.clear();
        return 0;
    }
    let x = told.paragraph.lines.first().map_or(0.0, |line| line.x0);
    let near = 0.8 * told.paragraph.size();
    while list.last().is_some_and(|outer| *outer > x + near) {
        list.pop();
    }
    if list.last().is_none_or(|outer| *outer < x - near) && list.len() < DEEPEST_LIST {
        list.push(x);
    }
    u8::try_from(list.len().saturating_sub(1)).unwrap_or(0)
}

/// Where pages begin, in the order of the text.
fn starts(text: &str, turns: Vec<(usize, usize)>, labels: &[String]) -> Vec<PageStart> {
    let mut starts: Vec<PageStart> = Vec::new();
    for (offset, page) in turns {
        let rest = text.get(offset..).unwrap_or_default();
        let start = offset + (rest.len() - rest.trim_start().len());
        let start = start.min(text.len());
        // What had no words has no place.
        if starts.last().is_some_and(|last| last.start == start) {
            starts.pop();
        }
        starts.push(PageStart { start, label: labels.get(page).cloned().unwrap_or_default() });
    }
    starts
}

struct Writer {
    composer: Composer,
    vocabulary: Vocabulary,
    body: Body,
    /// Pages and marks of the notes at their feet.
    marks: HashSet<(usize, String)>,
    /// Addresses of the links of each page.
    links: Vec<Vec<String>>,
    labels: Vec<String>,
    /// Offsets where the text comes to another page, and which.
    turns: Vec<(usize, usize)>,
    page: Option<usize>,
}

/// A word on its way into the text.
struct Flowing<'w> {
    word: &'w Word,
    text: &'w str,
    space: bool,
    page: usize,
}

impl Writer {
    fn write(&mut self, told: &Told, kind: BlockKind) {
        let paragraph = &told.paragraph;
        if told.role == Role::Row {
            self.write_row(paragraph);
            return;
        }
        let mut flowing = self.flow(&paragraph.lines);
        let mut mark = None;
        match told.role {
            Role::Item(_) => drop_mark(&mut flowing, told.role),
            Role::Note => {
                mark = note_mark(paragraph);
                drop_note_mark(&mut flowing, mark.unwrap_or_default());
            }
            _ => {}
        }
        self.composer.begin(kind);
        if let Some(first) = flowing.first() {
            self.turn_to(first.page);
        }
        if let Some(mark) = mark {
            self.composer.words(&format!("[{mark}] "));
        }
        let in_heading = told.role == Role::Heading;
        for (index, flowing) in flowing.iter().enumerate() {
            if index > 0 && flowing.space {
                self.composer.words(" ");
            }
            self.write_word(flowing, in_heading);
        }
        self.composer.end();
    }

    fn write_row(&mut self, paragraph: &Paragraph) {
        self.composer.begin_row();
        for lines in cells::joined(&paragraph.lines, &paragraph.gutters) {
            self.composer.begin_cell();
            self.composer.begin(BlockKind::Paragraph);
            for (index, flowing) in self.flow(&lines).iter().enumerate() {
                if index > 0 && flowing.space {
                    self.composer.words(" ");
                }
                self.turn_to(flowing.page);
                self.write_word(flowing, false);
            }
        }
        self.composer.end_row();
    }

    fn turn_to(&mut self, page: usize) {
        if self.page != Some(page) {
            self.page = Some(page);
            self.turns.push((self.composer.length(), page));
        }
    }

    fn write_word(&mut self, flowing: &Flowing<'_>, in_heading: bool) {
        self.turn_to(flowing.page);
        let word = flowing.word;
        let address = word.link.and_then(|link| self.links.get(flowing.page)?.get(link)).cloned();
        let wanted = [
            // A heading is bold as a whole; that says nothing of its words.
            (word.looks.bold && !in_heading && !self.body.looks.bold).then_some(Style::Strong),
            (word.looks.italic && !in_heading && !self.body.looks.italic).then_some(Style::Emphasis),
            address.map(Style::Link),
        ];
        for style in wanted.iter().flatten() {
            self.composer.open_style(style.clone());
        }
        if word.raised {
            let bare = flowing.text.trim_matches(|c| matches!(c, '[' | ']' | '(' | ')'));
            if self.marks.contains(&(flowing.page, bare.to_owned())) {
                self.composer.words(&format!("[{bare}]"));
            } else {
                self.composer.words(&raised(flowing.text));
            }
        } else {
            self.composer.words(flowing.text);
        }
        for style in wanted.iter().rev().flatten() {
            self.composer.close_style(|open| open == style);
        }
    }

    /// The words of some lines, joined.
    fn flow<'p>(&self, lines: &'p [Line]) -> Vec<Flowing<'p>> {
        let mut flowing: Vec<Flowing<'p>> = Vec::new();
        for line in lines {
            for (index, word) in line.words.iter().enumerate() {
                let mut space = word.spaced;
                if index == 0 && !flowing.is_empty() {
                    let right: String = first_word(&line.words);
                    space = match self.vocabulary.join(&last_word(&flowing), &right) {
                        Join::Space => true,
                        Join::Nothing => false,
                        Join::Whole => {
                            if let Some(last) = flowing.last_mut() {
                                last.text = last.text.trim_end_matches(['-', '\u{ad}', '\u{2010}']);
                            }
                            false
                        }
                    };
                }
                flowing.push(Flowing { word, text: &word.text, space, page: line.page });
            }
        }
        flowing
    }
}

/// The word a line begins with, however many styles it is in.
fn first_word(words: &[Word]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 && word.spaced {
            break;
        }
        text.push_str(&word.text);
    }
    text
}

fn last_word(flowing: &[Flowing<'_>]) -> String {
    let start = flowing.iter().rposition(|flowing| flowing.space).unwrap_or(0);
    flowing[start..].iter().map(|flowing| flowing.text).collect()
}

/// Takes the mark off an item of a list.
fn drop_mark(flowing: &mut Vec<Flowing<'_>>, role: Role) {
    // A mark may be one word, or joined to the first.
    if flowing.len() > 1 && flowing[1].space {
        flowing.remove(0);
    } else if let (Some(first), Role::Item(Item::Bullet)) = (flowing.first_mut(), role) {
        first.text = first.text.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
}

/// Takes the mark off a note, with the brackets or the stop around it.
fn drop_note_mark(flowing: &mut Vec<Flowing<'_>>, mark: &str) {
    let Some(first) = flowing.first_mut().filter(|_| !mark.is_empty()) else { return };
    let bare = first.text.trim_start_matches(['[', '(']);
    first.text = bare.strip_prefix(mark).unwrap_or(bare).trim_start_matches([']', ')', '.']);
    if first.text.is_empty() {
        flowing.remove(0);
    }
}
