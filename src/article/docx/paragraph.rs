//! Paragraphs as the body of a document gives them, and how they become blocks.

use super::styles::Styles;
use crate::article::BlockKind;
use crate::article::bounds::Bounds;
use crate::article::compose::Composer;
use crate::article::flow::{self, Line};
use crate::article::numbering::{ListPlace, Numbering};
use crate::article::roles::{self, Role, heading};

/// A piece of a document's body, in order.
pub(super) type Piece = flow::Piece<Paragraph>;

/// A paragraph with its properties.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub style: Option<String>,
    pub outline: Option<u8>,
    pub list: ListPlace,
    pub line: Line,
    /// Its end was deleted: the next paragraph goes on with it.
    pub runs_on: bool,
}

/// Writes paragraphs as blocks of an article.
pub(super) struct Writer<'c> {
    pub composer: &'c mut Composer,
    styles: &'c Styles,
    numbering: Numbering,
}

impl<'c> Writer<'c> {
    pub(super) fn new(composer: &'c mut Composer, styles: &'c Styles, numbering: Numbering) -> Self {
        Self { composer, styles, numbering }
    }

    /// Writes the body; answers the words of the paragraph set as the title.
    pub(super) fn write(&mut self, pieces: &[Piece], bounds: &Bounds<'_>) -> Option<String> {
        let mut title = None;
        for piece in pieces.iter().take_while(|_| bounds.go_on()) {
            match piece {
                Piece::RowBegins => self.composer.begin_row(),
                Piece::CellBegins => self.composer.begin_cell(),
                Piece::RowEnds => self.composer.end_row(),
                Piece::Paragraph(paragraph) => {
                    let role = self.role(paragraph);
                    if role == Some(Role::Title) && title.is_none() {
                        title = Some(paragraph.line.words()).filter(|words| !words.is_empty());
                    }
                    self.paragraph(paragraph, role);
                }
            }
        }
        title
    }

    /// Writes the paragraphs of a note, with its mark before the first.
    pub(super) fn write_note(&mut self, mark: &str, pieces: &[Piece]) {
        flow::write_note(mark, flow::lines(pieces), self.composer);
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
        if role == Some(Role::Contents) || paragraph.line.is_blank() {
            return;
        }
        let item = self.numbering.count(&place).map(|(depth, number)| BlockKind::ListItem { depth, number });
        let Some(kind) = roles::kind(role, item) else { return };
        self.composer.begin(kind);
        paragraph.line.write(self.composer, kind);
        self.composer.end();
    }
}

impl AsRef<Line> for Paragraph {
    fn as_ref(&self) -> &Line {
        &self.line
    }
}

impl AsMut<Line> for Paragraph {
    fn as_mut(&mut self) -> &mut Line {
        &mut self.line
    }
}
