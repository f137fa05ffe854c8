//! Paragraphs as the body of a document gives them, and how they become blocks.

use super::numbering::Numbering;
use super::styles::{ListPlace, Role, Styles, heading};
use crate::article::compose::Composer;
use crate::article::{BlockKind, Style, roman};

/// A piece of a document's body, in order.
#[derive(Debug)]
pub(super) enum Piece {
    Paragraph(Paragraph),
    RowBegins,
    CellBegins,
    RowEnds,
}

/// A paragraph with its properties.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub style: Option<String>,
    pub outline: Option<u8>,
    pub list: ListPlace,
    pub runs: Vec<Run>,
    /// Its end was deleted: the next paragraph goes on with it.
    pub runs_on: bool,
}

/// A stretch of letters of one look.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    pub link: Option<String>,
}

/// Writes paragraphs as blocks of an article.
pub(super) struct Writer<'c> {
    composer: &'c mut Composer,
    styles: &'c Styles,
    numbering: Numbering,
}

impl<'c> Writer<'c> {
    pub(super) fn new(composer: &'c mut Composer, styles: &'c Styles, numbering: Numbering) -> Self {
        Self { composer, styles, numbering }
    }

    /// Writes the body; answers the words of the paragraph set as the title.
    pub(super) fn write(&mut self, pieces: &[Piece]) -> Option<String> {
        let mut title = None;
        for piece in pieces {
            match piece {
                Piece::RowBegins => self.composer.begin_row(),
                Piece::CellBegins => self.composer.begin_cell(),
                Piece::RowEnds => self.composer.end_row(),
                Piece::Paragraph(paragraph) => {
                    let role = self.role(paragraph);
                    if role == Some(Role::Title) && title.is_none() {
                        title = Some(paragraph.words()).filter(|words| !words.is_empty());
                    }
                    self.paragraph(paragraph, role);
                }
            }
        }
        title
    }

    /// Writes the paragraphs of a note, with its mark before the first.
    pub(super) fn write_note(&mut self, mark: &str, pieces: &[Piece]) {
        let mut mark = Some(mark);
        for piece in pieces {
            let Piece::Paragraph(paragraph) = piece else { continue };
            if paragraph.words().is_empty() {
                continue;
            }
            self.composer.begin(BlockKind::Footnote);
            if let Some(mark) = mark.take() {
                self.composer.exact(&format!("{mark} "));
            }
            self.runs(paragraph, false);
        }
        self.composer.end();
    }

    fn role(&self, paragraph: &Paragraph) -> Option<Role> {
        match paragraph.outline {
            Some(outline) if heading(outline).is_some() => heading(outline),
            _ => self.styles.role(paragraph.style.as_deref()),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, role: Option<Role>) {
        let by_style = self.styles.list(paragraph.style.as_deref());
        let place = ListPlace {
            numbering: paragraph.list.numbering.clone().or(by_style.numbering),
            level: paragraph.list.level.or(by_style.level),
        };
        // A paragraph without words is not counted as an item, nor shown.
        if role == Some(Role::Contents) || paragraph.words().is_empty() {
            return;
        }
        let item = self.numbering.count(&place);
        let kind = match (role, item) {
            (Some(Role::Title), _) => BlockKind::Heading(1),
            (Some(Role::Heading(level)), _) => BlockKind::Heading(level),
            (_, Some((depth, number))) => BlockKind::ListItem { depth, number },
            (Some(Role::Quote), None) => BlockKind::Quote,
            (Some(Role::Caption), None) => BlockKind::Caption,
            (Some(Role::Preformatted), None) => BlockKind::Preformatted,
            (Some(Role::Note), None) => BlockKind::Footnote,
            (Some(Role::Bullet(depth)), None) => BlockKind::ListItem { depth, number: None },
            (Some(Role::Contents) | None, None) => BlockKind::Paragraph,
        };
        self.composer.begin(kind);
        self.runs(paragraph, matches!(kind, BlockKind::Heading(_)));
        self.composer.end();
    }

    fn runs(&mut self, paragraph: &Paragraph, is_heading: bool) {
        let mut at_start = true;
        for run in &paragraph.runs {
            let text = if at_start { run.text.trim_start() } else { &run.text };
            at_start &= text.is_empty();
            let wanted = [
                // A heading is bold as a whole; that says nothing of its words.
                (run.bold && !is_heading).then_some(Style::Strong),
                run.italic.then_some(Style::Emphasis),
                run.struck.then_some(Style::Struck),
                run.link.clone().map(Style::Link),
            ];
            for style in wanted.iter().flatten() {
                self.composer.open_style(style.clone());
            }
            self.composer.exact(text);
            for style in wanted.iter().rev().flatten() {
                self.composer.close_style(|open| open == style);
            }
        }
    }
}

impl Paragraph {
    /// Its words, with single spaces.
    pub(super) fn words(&self) -> String {
        let text: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Adds characters in the look of `like`.
    pub(super) fn push(&mut self, like: &Run, text: &str) {
        match self.runs.last_mut() {
            Some(last)
                if (last.bold, last.italic, last.struck, &last.link)
                    == (like.bold, like.italic, like.struck, &like.link) =>
            {
                last.text.push_str(text);
            }
            _ => self.runs.push(Run { text: text.to_owned(), ..like.clone() }),
        }
    }
}

/// The mark of a note in the text and at its head: figures for footnotes, small Roman numerals for endnotes.
pub(super) fn note_mark(endnote: bool, number: usize) -> String {
    if endnote { format!("[{}]", roman::small(number)) } else { format!("[{number}]") }
}
