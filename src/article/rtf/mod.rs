//! RTF: Rich Text Format as Word, LibreOffice, TextEdit, WordPad and pandoc write it (Microsoft's specification, 1.9).
//!
//! The final text is read: insertions count, deletions do not. Comments come along as remarks. Headers, footers,
//! pictures and embedded objects are not part of the article. What a reader does not know it must pass over, says the
//! format, if it is marked as such; and so nothing in a file is an error, save that it breaks off.

mod character;
mod encoding;
mod lexer;
mod lists;
mod place;
mod reader;
mod state;
mod styles;
mod text;

use super::bounds::Bounds;
use super::compose::Composer;
use super::flow::{self, note_mark};
use super::{About, Article, Format, OpenError, Warning};
use reader::Reader;

/// Reads a document.
pub(super) fn read(bytes: &[u8], bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let mut reader = Reader::new(bounds);
    reader.read(bytes, bounds);
    let found = reader.finish();
    let mut composer = Composer::new(bounds);
    for remark in &found.remarks {
        composer.add_remark(remark.clone());
    }
    flow::write(&found.pieces, bounds, &mut composer);
    for endnote in [false, true] {
        let notes = found.notes.iter().filter(|note| note.endnote == endnote);
        for (number, note) in notes.enumerate() {
            flow::write_note(&note_mark(endnote, number + 1), flow::lines(&note.pieces), &mut composer);
        }
    }
    let mut warnings = Vec::new();
    if found.undecodable > 0 {
        warnings.push(Warning::Undecodable(found.undecodable));
    }
    if found.changes > 0 {
        warnings.push(Warning::TrackedChanges(found.changes));
    }
    if found.damaged {
        warnings.push(Warning::Damaged);
    }
    if found.truncated {
        warnings.push(Warning::Truncated);
    }
    // What stands on the page as the title is surer than a property, which a template may have left.
    let about = About { title: found.title.or(found.about.title), ..found.about };
    let mut article = composer.finish(Format::Rtf, about, warnings);
    // Words may be set apart for a comment that never comes.
    article.remarks.retain(|remark| !remark.text.is_empty());
    if article.blocks.is_empty() && found.damaged { Err(OpenError::Damaged(Format::Rtf)) } else { Ok(article) }
}
