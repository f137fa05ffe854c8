//! The annotated article as a Word document: its structure and styles, and a comment on the words of each claim.

use super::body::{Body, Look};
use super::comment::{Comment, reference};
use super::original;
use super::package::Package;
use crate::Span;
use crate::article::{BlockKind, Style};
use crate::export::labels::Labels;
use crate::export::steps::Steps;
use crate::export::{AnnotatedArticle, AnnotatedBlock, ClaimPlace, Layer, Piece, wording};
use std::cmp::Ordering;
use std::io::{self, Write};

/// Writes the document: a copy of the given one with comments, or one of its own.
pub(in crate::export) fn write(
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if let Some(bytes) =
        article.original.as_deref().and_then(|original| original::annotate(original, article, labels, steps))
    {
        return out.write_all(&bytes);
    }
    let overview = article.claims.len();
    let mut xml = String::new();
    for (id, claim) in article.claims.iter().enumerate() {
        steps.step()?;
        xml.push_str(&Comment::of(claim, article, labels).xml(id));
    }
    xml.push_str(&Comment::overview(article, labels).xml(overview));

    let mut writer = Writer::new(article);
    writer.blocks(steps)?;
    let package = Package {
        language: article.language.code(),
        title: article.title.unwrap_or(&labels.document.untitled),
        creator: match article.sheet.writer.trim() {
            "" => article.article.about.byline.as_deref().unwrap_or_default(),
            writer => writer,
        },
        wide: false,
        warning: article.confidential.then_some(labels.document.confidential.as_str()),
        body: writer.body,
        comments: xml,
    };
    package.write(out)
}

/// Walks over the blocks.
struct Writer<'w, 'a> {
    article: &'w AnnotatedArticle<'a>,
    body: Body,
    /// Where claims begin, with their places, in order.
    starts: Vec<(usize, usize)>,
    /// How many of them have begun.
    begun: usize,
    /// The list of each level, and the number of its next item.
    lists: Vec<Option<(usize, Option<u32>)>>,
    /// Whether the overview stands at its paragraph.
    overviewed: bool,
}

impl<'w, 'a> Writer<'w, 'a> {
    fn new(article: &'w AnnotatedArticle<'a>) -> Self {
        let mut starts: Vec<_> = article.claims.iter().enumerate().map(|(id, claim)| (claim.span.start, id)).collect();
        starts.sort_unstable();
        Self { article, body: Body::default(), starts, begun: 0, lists: Vec::new(), overviewed: false }
    }

    fn blocks(&mut self, steps: &Steps<'_>) -> io::Result<()> {
        let article = self.article;
        let is_row = |block: &AnnotatedBlock| block.kind == BlockKind::TableRow;
        for (index, group) in article.blocks.chunk_by(|one, other| is_row(one) && is_row(other)).enumerate() {
            steps.step()?;
            if !matches!(group[0].kind, BlockKind::ListItem { .. }) {
                self.lists.clear();
            }
            if is_row(&group[0]) {
                self.table(group);
            } else {
                self.block(&group[0], index == 0 && article.title_in_text);
            }
        }
        if !self.overviewed {
            self.paragraph("Normal", "", &[], false);
        }
        Ok(())
    }

    fn block(&mut self, block: &AnnotatedBlock, is_title: bool) {
        let mut properties = String::new();
        let style = match block.kind {
            _ if is_title => "Title".to_owned(),
            BlockKind::Heading(level) => format!("Heading{}", level.clamp(1, 6)),
            BlockKind::Paragraph | BlockKind::TableRow => "Normal".to_owned(),
            BlockKind::ListItem { depth, number } => {
                properties = self.item(depth, number);
                "ListParagraph".to_owned()
            }
            BlockKind::Quote => "Quote".to_owned(),
            BlockKind::Footnote => "FootnoteText".to_owned(),
            BlockKind::Caption => "Caption".to_owned(),
            BlockKind::Preformatted => "HTMLPreformatted".to_owned(),
        };
        let pieces = block.cells.first().map_or(&[][..], Vec::as_slice);
        self.paragraph(&style, &properties, pieces, block.kind == BlockKind::Preformatted);
    }

    /// The properties of an item: it goes on with the list of its level where its number does.
    fn item(&mut self, depth: u8, number: Option<u32>) -> String {
        let level = usize::from(depth);
        if level >= self.lists.len() {
            self.lists.resize(level + 1, None);
        }
        self.lists.truncate(level + 1);
        let list = match self.lists[level] {
            Some((list, next)) if next == number => list,
            _ => self.body.begin_list(number, depth),
        };
        self.lists[level] = Some((list, number.map(|number| number.saturating_add(1))));
        Body::item(list, depth)
    }

    fn table(&mut self, rows: &[AnnotatedBlock]) {
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1).max(1);
        let width = Package::line(false) / u32::try_from(columns).unwrap_or(u32::MAX);
        self.body.begin_table(&vec![width; columns]);
        for row in rows {
            self.body.begin_row(false);
            for column in 0..columns {
                self.body.begin_cell(width, None);
                self.paragraph("TableText", "", row.cells.get(column).map_or(&[][..], Vec::as_slice), false);
                self.body.end_cell();
            }
            self.body.end_row();
        }
        self.body.end_table();
    }

    fn paragraph(&mut self, style: &str, properties: &str, pieces: &[Piece], preformatted: bool) {
        self.body.begin(style, properties);
        let overview = self.article.claims.len();
        let first = !std::mem::replace(&mut self.overviewed, true);
        if first {
            self.begin_comment(overview);
        }
        self.pieces(pieces, preformatted);
        if first {
            self.end_comment(overview);
        }
        self.body.end();
    }

    fn pieces(&mut self, pieces: &[Piece], preformatted: bool) {
        let mut look = Look::default();
        for piece in pieces {
            match *piece {
                Piece::Open(layer) => self.turn(layer, true, &mut look),
                Piece::Close(layer) => self.turn(layer, false, &mut look),
                Piece::Words(span) => self.words(span, look, preformatted),
                Piece::Number(ClaimPlace(id)) => self.end_comment(id),
            }
        }
    }

    fn turn(&mut self, layer: Layer, on: bool, look: &mut Look) {
        match layer {
            Layer::Mark(_) => {}
            Layer::Strong => look.bold = on,
            Layer::Emphasis => look.italic = on,
            Layer::Struck => look.struck = on,
            Layer::Link(style) => {
                let address = match self.article.article.styles.get(style).map(|styled| &styled.style) {
                    Some(Style::Link(address)) => wording::address(address),
                    _ => None,
                };
                match address {
                    Some(address) if on => self.body.begin_link(address),
                    Some(_) => self.body.end_link(),
                    None => return,
                }
                look.link = on;
            }
        }
    }

    /// Writes words, beginning the comments on the claims that begin in them.
    fn words(&mut self, span: Span, look: Look, preformatted: bool) {
        let text = &self.article.article.text;
        let mut at = span.start;
        while let Some(&(start, id)) = self.starts.get(self.begun).filter(|(start, _)| *start < span.end) {
            self.begun += 1;
            if start.cmp(&at) == Ordering::Greater {
                self.run(Span::new(at, start).of(text), look, preformatted);
                at = start;
            }
            self.begin_comment(id);
        }
        self.run(Span::new(at, span.end).of(text), look, preformatted);
    }

    fn run(&mut self, words: &str, look: Look, preformatted: bool) {
        if preformatted {
            self.body.run(words, look);
        } else {
            // The breaks of lines are where they happened to end.
            self.body
                .run(&words.replace("\r\n", " ").replace(|c: char| c.is_whitespace() && c.is_control(), " "), look);
        }
    }

    fn begin_comment(&mut self, id: usize) {
        self.body.raw(format_args!("<w:commentRangeStart w:id=\"{id}\"/>"));
    }

    fn end_comment(&mut self, id: usize) {
        self.body.raw(format_args!("<w:commentRangeEnd w:id=\"{id}\"/>{}", reference(id)));
    }
}

#[cfg(test)]
mod tests;
