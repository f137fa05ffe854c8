//! The running text of word processors: paragraphs made of stretches of one look, table rows, notes and remarks.
//!
//! DOCX, ODT and RTF differ in how they say it and agree in what they say. Each reads its own form into these pieces,
//! and from here on there is one way into blocks.

use super::bounds::Bounds;
use super::compose::{Composer, LONGEST_LINK, raised};
use super::trace::{self, Sources};
use super::{BlockKind, Remark, Source, Style, roman};

/// Remarks that may be on the same words; of more, the further ones stand at one place.
const OPEN_REMARKS: usize = 16;

/// A piece of a document's body, in order.
#[derive(Debug)]
pub(super) enum Piece<P> {
    Paragraph(P),
    RowBegins,
    CellBegins,
    RowEnds,
}

/// A paragraph, and what kind of block it becomes.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub kind: BlockKind,
    pub line: Line,
}

impl AsRef<Line> for Paragraph {
    fn as_ref(&self) -> &Line {
        &self.line
    }
}

/// A stretch of letters of one look.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub looks: Looks,
    pub link: Option<String>,
    /// The remarks on it, by what they go by in the composer.
    pub remarks: Vec<usize>,
    /// The remarks that stand right behind it, on no words of their own.
    pub behind: Vec<usize>,
    /// Where its words stand in the document, where that is asked for.
    pub sources: Sources,
}

/// How letters look.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Looks {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    /// Raised above the line.
    pub raised: bool,
}

/// How letters are asked to look; unset where a style or a property says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
    pub raised: Option<bool>,
}

impl Wanted {
    /// This, and where it says nothing, `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
            raised: self.raised.or(other.raised),
        }
    }

    /// How they look after all. Whether they are hidden is for the caller.
    pub(super) fn looks(self) -> Looks {
        let is = |wish: Option<bool>| wish == Some(true);
        Looks { bold: is(self.bold), italic: is(self.italic), struck: is(self.struck), raised: is(self.raised) }
    }
}

/// The words of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Line(pub Vec<Run>);

impl Line {
    /// Its words, with single spaces.
    pub(super) fn words(&self) -> String {
        let text: String = self.0.iter().map(|run| run.text.as_str()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether it has no words.
    pub(super) fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    /// Adds characters in the look of `like`, which stand where it says.
    pub(super) fn push(&mut self, like: &Run, text: &str) {
        let raised = like.looks.raised.then(|| raised(text));
        let sources = trace::sources(&like.sources, raised.is_some());
        let text = raised.as_deref().unwrap_or(text);
        match self.0.last_mut() {
            Some(last)
                if (last.looks, &last.link, &last.remarks) == (like.looks, &like.link, &like.remarks)
                    && last.behind.is_empty() =>
            {
                last.sources.extend(sources.into_iter().map(|(from, source)| (from + last.text.len(), source)));
                last.text.push_str(text);
            }
            _ => self.0.push(Run { text: text.to_owned(), sources, ..like.clone() }),
        }
    }

    /// Takes off its first bytes, which end on a character boundary.
    pub(super) fn take_off(&mut self, length: usize) {
        let mut left = length;
        for run in &mut self.0 {
            let cut = left.min(run.text.len());
            left -= cut;
            run.text.drain(..cut);
            trace::take_off(&mut run.sources, cut);
        }
    }

    /// All of it stands at one place of the document, whatever was recorded.
    pub(super) fn stand_at(&mut self, source: &Source) {
        for run in &mut self.0 {
            run.sources = vec![(0, Source { exact: false, ..source.clone() })];
        }
    }

    /// Sets a remark behind what was added last.
    pub(super) fn set_remark(&mut self, remark: usize) {
        if self.0.is_empty() {
            self.0.push(Run::default());
        }
        if let Some(last) = self.0.last_mut() {
            last.behind.push(remark);
        }
    }

    /// Adds it to the open block.
    pub(super) fn write(&self, composer: &mut Composer, kind: BlockKind) {
        let mut at_start = true;
        for run in &self.0 {
            let text = if at_start { run.text.trim_start() } else { &run.text };
            at_start &= text.is_empty();
            let wanted = [
                // A heading is bold as a whole; that says nothing of its words.
                (run.looks.bold && !matches!(kind, BlockKind::Heading(_))).then_some(Style::Strong),
                run.looks.italic.then_some(Style::Emphasis),
                run.looks.struck.then_some(Style::Struck),
                run.link.clone().map(Style::Link),
            ];
            for style in wanted.iter().flatten() {
                composer.open_style(style.clone());
            }
            for &remark in &run.remarks {
                composer.open_remark(remark);
            }
            composer.exact_from(text, run.text.len() - text.len(), &run.sources);
            for &remark in &run.remarks {
                composer.close_remark(remark);
            }
            for style in wanted.iter().rev().flatten() {
                composer.close_style(|open| open == style);
            }
            for &remark in &run.behind {
                composer.set_remark(remark);
            }
        }
    }
}

/// The remarks whose words the reading is among.
#[derive(Debug, Clone, Default)]
pub(super) struct OpenRemarks {
    pub on: Vec<usize>,
}

impl OpenRemarks {
    /// The words of a remark begin; `false` where too many have begun already.
    pub(super) fn begin(&mut self, remark: usize) -> bool {
        let fits = self.on.len() < OPEN_REMARKS && !self.on.contains(&remark);
        if fits {
            self.on.push(remark);
        }
        fits
    }

    /// The words of a remark end.
    pub(super) fn end(&mut self, remark: usize) {
        self.on.retain(|open| *open != remark);
    }
}

/// Writes the pieces of a body.
pub(super) fn write(pieces: &[Piece<Paragraph>], bounds: &Bounds<'_>, composer: &mut Composer) {
    for piece in pieces.iter().take_while(|_| bounds.go_on()) {
        match piece {
            Piece::RowBegins => composer.begin_row(),
            Piece::CellBegins => composer.begin_cell(),
            Piece::RowEnds => composer.end_row(),
            Piece::Paragraph(paragraph) if paragraph.line.is_blank() => {}
            Piece::Paragraph(paragraph) => {
                composer.begin(paragraph.kind);
                paragraph.line.write(composer, paragraph.kind);
                composer.end();
            }
        }
    }
}

/// Writes the paragraphs of a note, with its mark before the first.
pub(super) fn write_note<'l>(mark: &str, lines: impl Iterator<Item = &'l Line>, composer: &mut Composer) {
    let mut mark = Some(mark);
    for line in lines.filter(|line| !line.is_blank()) {
        composer.begin(BlockKind::Footnote);
        if let Some(mark) = mark.take() {
            let sources = line.0.first().map(|run| run.sources.clone()).unwrap_or_default();
            composer.exact_from(&format!("{mark} "), 0, &sources);
        }
        line.write(composer, BlockKind::Footnote);
    }
    composer.end();
}

/// A remark whose words are paragraphs of the document's own.
pub(super) fn remark<'l>(author: String, date: String, lines: impl Iterator<Item = &'l Line>) -> Remark {
    let paragraphs: Vec<String> = lines.map(Line::words).filter(|words| !words.is_empty()).collect();
    Remark { words: None, author, date, text: paragraphs.join("\n") }
}

/// The lines among the pieces of a note or a remark, whose tables are not told apart.
pub(super) fn lines<P: AsRef<Line>>(pieces: &[Piece<P>]) -> impl Iterator<Item = &Line> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Paragraph(paragraph) => Some(paragraph.as_ref()),
        _ => None,
    })
}

/// The same, to be changed.
pub(super) fn lines_mut<P: AsMut<Line>>(pieces: &mut [Piece<P>]) -> impl Iterator<Item = &mut Line> {
    pieces.iter_mut().filter_map(|piece| match piece {
        Piece::Paragraph(paragraph) => Some(paragraph.as_mut()),
        _ => None,
    })
}

/// An address as it is kept; `None` for one that is empty, or so long that no browser would follow it.
pub(super) fn link(address: &str) -> Option<&str> {
    Some(address.trim()).filter(|address| !address.is_empty() && address.len() <= LONGEST_LINK)
}

/// The address in the code of a field that is a hyperlink.
pub(super) fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    let (switches, rest) = rest.split_once('"')?;
    let (address, _) = rest.split_once('"')?;
    let address = link(address)?;
    // The switch \l is for a place in the document itself.
    Some(if switches.contains("\\l") { format!("#{address}") } else { address.to_owned() })
}

/// The mark of a note in the text and at its head: figures for footnotes, small Roman numerals for endnotes.
pub(super) fn note_mark(endnote: bool, number: usize) -> String {
    if endnote { format!("[{}]", roman::small(number)) } else { format!("[{number}]") }
}
