//! What paragraphs are: headings, running text, list items, footnotes, captions, rows of a table.
//!
//! It is told by comparing their type with that of the running text, which is whatever most of the document is set in.

use super::page::{Area, Looks};
use super::paragraphs::{Item, Paragraph, ends_sentence};
use crate::article::BlockKind;
use std::collections::HashMap;

/// Type this much larger than the running text makes a heading, and this much smaller a note or a caption.
const LARGER: f32 = 1.12;
const SMALLER: f32 = 0.93;
/// The longest heading, in characters: one in larger type and one in bold type of the usual size.
const LONGEST_LARGE: usize = 220;
const LONGEST_BOLD: usize = 120;
/// The longest caption.
const LONGEST_CAPTION: usize = 600;
/// How many captions and notes may stand before or after the text of a part.
const MOST_ASIDE: usize = 64;
/// The smallest side of a picture that has a caption, in points.
const PICTURE: f32 = 24.0;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    /// By the size of its type; the levels follow from all sizes there are.
    Heading,
    Text,
    Item(Item),
    /// With the number or sign it begins with, if it does.
    Note,
    Caption,
    Row,
}

/// A paragraph with what it is.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub paragraph: Paragraph,
    pub role: Role,
    /// Begins or ends a part of its page, where text may go on from elsewhere.
    pub first: bool,
    pub last: bool,
}

/// The type of the running text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    pub size: f32,
    /// Most of it is bold, or italic, which then says nothing.
    pub looks: Looks,
    /// Its paragraphs begin with an indent.
    pub indents: bool,
}

/// What the running text of a document is set in.
pub(super) fn body<'p>(paragraphs: impl Iterator<Item = &'p Paragraph>) -> Body {
    let mut sizes: HashMap<i32, usize> = HashMap::new();
    let (mut letters, mut bold, mut italic, mut indented, mut inner) = (0, 0, 0, 0, 0);
    for paragraph in paragraphs {
        for line in &paragraph.lines {
            let length = line.words.iter().map(|word| word.text.len()).sum::<usize>();
            *sizes.entry((line.size * 4.0).round() as i32).or_default() += length;
            let of = |wanted: fn(Looks) -> bool| {
                line.words.iter().filter(|word| wanted(word.looks)).map(|word| word.text.len()).sum::<usize>()
            };
            letters += length;
            bold += of(|looks| looks.bold);
            italic += of(|looks| looks.italic);
        }
        if paragraph.lines.len() > 1 && paragraph.distance.is_some() && paragraph.item.is_none() {
            inner += 1;
            indented += usize::from(paragraph.indented);
        }
    }
    // Neighbouring sizes are one that was rounded differently.
    let near = |size: i32| (size - 1..=size + 1).filter_map(|size| sizes.get(&size)).sum::<usize>();
    let size = sizes.iter().max_by_key(|(size, count)| (near(**size), **count, **size)).map_or(40, |(size, _)| *size);
    Body {
        size: size as f32 / 4.0,
        looks: Looks { bold: bold * 5 > letters * 3, italic: italic * 5 > letters * 3 },
        indents: indented * 2 > inner,
    }
}

/// Tells what the paragraphs of a page are, given its pictures and its size.
pub(super) fn tell(parts: Vec<Vec<Paragraph>>, images: &[Area], page: (f32, f32), body: Body) -> Vec<Told> {
    let images: Vec<Area> = images.iter().copied().filter(|image| is_picture(image, page)).collect();
    let all: Vec<Place> = parts.iter().flatten().map(Place::of).collect();
    let mut told = Vec::new();
    for part in parts {
        let begun = told.len();
        let mut in_notes = false;
        for paragraph in part {
            let mut role = role(&paragraph, &images, &all, body);
            // A note goes on until other type begins.
            if role == Role::Text && in_notes && paragraph.size() < SMALLER * body.size {
                role = Role::Note;
            }
            in_notes = role == Role::Note;
            told.push(Told { paragraph, role, first: false, last: false });
        }
        mark_ends(&mut told[begun..]);
    }
    told
}

/// Marks where the text of a part begins and ends, captions and notes aside.
fn mark_ends(part: &mut [Told]) {
    let is_aside = |told: &Told| matches!(told.role, Role::Note | Role::Caption);
    for index in 0..part.len() {
        let own = part[index].role;
        let aside = |told: &Told| is_aside(told) && told.role != own;
        part[index].first = part[..index].iter().rev().take(MOST_ASIDE).all(aside);
        part[index].last = part[index + 1..].iter().take(MOST_ASIDE).all(aside);
    }
}

/// Where a paragraph is, and how large its type.
struct Place {
    left: f32,
    right: f32,
    top: f32,
    size: f32,
}

impl Place {
    fn of(paragraph: &Paragraph) -> Self {
        let left = paragraph.lines.iter().map(|line| line.x0).fold(f32::INFINITY, f32::min);
        let right = paragraph.lines.iter().map(|line| line.x1).fold(f32::NEG_INFINITY, f32::max);
        Self { left, right, top: paragraph.top(), size: paragraph.size() }
    }
}

fn is_picture(image: &Area, (width, height): (f32, f32)) -> bool {
    let (own_width, own_height) = (image.x1 - image.x0, image.y1 - image.y0);
    own_width > PICTURE && own_height > PICTURE && own_width * own_height < 0.85 * width * height
}

fn role(paragraph: &Paragraph, images: &[Area], all: &[Place], body: Body) -> Role {
    if paragraph.is_row() {
        return Role::Row;
    }
    let size = paragraph.size();
    if is_heading(paragraph, size, body) {
        return Role::Heading;
    }
    if size < SMALLER * body.size {
        if note_mark(paragraph).is_some() && is_at_foot(paragraph, all, body) {
            return Role::Note;
        }
        if is_beside_picture(paragraph, images, size) {
            return Role::Caption;
        }
    } else if paragraph.is_all(|looks| looks.italic) && !body.looks.italic && is_beside_picture(paragraph, images, size)
    {
        return Role::Caption;
    }
    paragraph.item.map_or(Role::Text, Role::Item)
}

fn is_heading(paragraph: &Paragraph, size: f32, body: Body) -> bool {
    let text = paragraph.text();
    let length = text.chars().count();
    if !text.contains(char::is_alphabetic) {
        return false;
    }
    if size > LARGER * body.size {
        // A lead in large type is text.
        let is_lead = text.ends_with('.') && (length > 60 || paragraph.lines.len() > 1);
        return length <= LONGEST_LARGE && !is_lead && paragraph.lines.len() <= 6;
    }
    size > SMALLER * body.size
        && !body.looks.bold
        && paragraph.is_all(|looks| looks.bold)
        && length <= LONGEST_BOLD
        && paragraph.lines.len() <= 3
        && !text.ends_with(['.', ',', ';', ':'])
        && !(matches!(paragraph.item, Some(Item::Bullet)))
}

/// Whether nothing in the usual type stands beneath a paragraph in its column.
fn is_at_foot(paragraph: &Paragraph, all: &[Place], body: Body) -> bool {
    let own = Place::of(paragraph);
    all.iter().all(|other| {
        other.top <= own.top || other.size < SMALLER * body.size || other.right < own.left || other.left > own.right
    })
}

/// Whether a paragraph is right beneath, above or beside a picture.
fn is_beside_picture(paragraph: &Paragraph, images: &[Area], size: f32) -> bool {
    let own = Place::of(paragraph);
    let (top, bottom) = (own.top, paragraph.bottom());
    paragraph.lines.iter().map(|line| line.words.len()).sum::<usize>() * 4 <= LONGEST_CAPTION
        && images.iter().any(|image| {
            let over = own.right.min(image.x1) - own.left.max(image.x0);
            let beneath = (-0.5 * size..2.5 * size).contains(&(top - image.y1));
            let above = (-0.5 * size..2.0 * size).contains(&(image.y0 - bottom));
            let next_to = (bottom.min(image.y1) - top.max(image.y0)) > 0.5 * (bottom - top)
                && (own.left - image.x1).max(image.x0 - own.right) < 2.0 * size;
            over > 0.4 * (own.right - own.left) && (beneath || above) || over < 0.0 && next_to
        })
}

/// The number or sign a note begins with.
pub(super) fn note_mark(paragraph: &Paragraph) -> Option<&str> {
    let first = paragraph.lines.first()?.words.first()?.text.trim_start_matches(['[', '(']);
    let number = first.len() - first.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = first.len() - first.trim_start_matches(['*', '†', '‡', '§']).len();
    (1..=4).contains(&number).then(|| &first[..number]).or_else(|| (1..=9).contains(&sign).then(|| &first[..sign]))
}

/// Levels of headings by the size of their type, the largest first; bold ones of the usual size come last.
pub(super) struct Levels {
    sizes: Vec<f32>,
    body: f32,
}

impl Levels {
    pub(super) fn of<'t>(told: impl Iterator<Item = &'t Told>, body: Body) -> Self {
        let mut sizes: Vec<f32> = told
            .filter(|told| told.role == Role::Heading)
            .map(|told| told.paragraph.size())
            .filter(|size| *size > LARGER * body.size)
            .collect();
        sizes.sort_by(|one, other| other.total_cmp(one));
        sizes.dedup_by(|one, other| *one > 0.95 * *other);
        Self { sizes, body: body.size }
    }

    /// The level of a heading.
    pub(super) fn level(&self, size: f32) -> u8 {
        let larger = if size > LARGER * self.body {
            self.sizes.iter().filter(|other| **other * 0.95 >= size).count()
        } else {
            self.sizes.len()
        };
        u8::try_from(larger + 1).unwrap_or(6).min(6)
    }
}

/// The kind of block that a role makes; list items and headings take more than their role to tell.
pub(super) fn kind(role: Role, level: u8, depth: u8) -> BlockKind {
    match role {
        Role::Heading => BlockKind::Heading(level),
        Role::Text => BlockKind::Paragraph,
        Role::Item(Item::Bullet) => BlockKind::ListItem { depth, number: None },
        Role::Item(Item::Number(number)) => BlockKind::ListItem { depth, number: Some(number) },
        Role::Note => BlockKind::Footnote,
        Role::Caption => BlockKind::Caption,
        Role::Row => BlockKind::TableRow,
    }
}

/// Whether the text of `next`, in another column or on another page, goes on from `open`.
pub(super) fn goes_on(open: &Told, next: &Told, body: Body) -> bool {
    let same_kind =
        matches!((open.role, next.role), (Role::Text | Role::Item(_), Role::Text) | (Role::Note, Role::Note));
    let (before, after) = (&open.paragraph, &next.paragraph);
    let sizes = before.size() - after.size();
    if !same_kind
        || !open.last
        || !next.first
        || sizes.abs() > 0.06 * before.size()
        || next.role == Role::Note && note_mark(after).is_some()
    {
        return false;
    }
    let (end, start) = (before.text(), after.text());
    if super::paragraphs::ends_broken(&end) || start.starts_with(char::is_lowercase) {
        return true;
    }
    if matches!(open.role, Role::Item(_)) {
        return false;
    }
    before.full && !after.indented && (!ends_sentence(&end) || body.indents)
}
