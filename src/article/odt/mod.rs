//! ODT: OpenDocument text as LibreOffice, Google Docs, Word and pandoc write it (OASIS OpenDocument 1.0 to 1.4), packed
//! or as one flat XML file.
//!
//! The final text is read: insertions count, deletions do not. Comments come along as remarks. Headers, footers, forms
//! and tables of contents are not part of the article.

mod body;
mod lists;
mod scope;
mod styles;

use super::bounds::Bounds;
use super::compose::Composer;
use super::flow::{self, note_mark};
use super::package::Package;
use super::xml::{self, Node, Xml};
use super::{About, Article, Class, Foreign, Format, OpenError, Warning};
use body::Body;
use styles::Styles;

/// Reads a packed document.
pub(super) fn read(mut package: Package<'_>, bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let manifest = part(&mut package, "META-INF/manifest.xml")?;
    if manifest.contains("encryption-data") {
        return Err(OpenError::Encrypted);
    }
    let Some(content) = package.part("content.xml")? else { return Err(OpenError::Damaged(Format::Odt)) };
    let content = xml::decode(&content, Format::Odt)?;
    let styles = part(&mut package, "styles.xml")?;
    let meta = part(&mut package, "meta.xml")?;
    compose(&content, &[&styles, &content], &meta, bounds)
}

/// Reads a flat document.
pub(super) fn read_flat(text: &str, bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    compose(text, &[text], text, bounds)
}

/// A part of XML; empty where there is none, or it cannot be read: the article can be read without it.
fn part(package: &mut Package<'_>, path: &str) -> Result<String, OpenError> {
    match package.part(path) {
        Ok(Some(bytes)) => Ok(xml::decode(&bytes, Format::Odt).unwrap_or_default()),
        Ok(None) | Err(OpenError::Damaged(_)) => Ok(String::new()),
        Err(error) => Err(error),
    }
}

fn compose(content: &str, sources: &[&str], meta: &str, bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let mut styles = Styles::default();
    for source in sources {
        styles.read(source, bounds);
    }
    let mut body = Body::new(&styles, bounds);
    body.read(content);
    if let (true, Some(other)) = (body.pieces().is_empty(), body.other) {
        return Err(OpenError::Unsupported(Foreign { class: other, name: "OpenDocument" }));
    }
    let mut composer = Composer::new(bounds);
    for remark in &body.remarks {
        composer.add_remark(remark.clone());
    }
    flow::write(body.pieces(), bounds, &mut composer);
    for endnote in [false, true] {
        let notes = body.notes.iter().filter(|note| note.endnote == endnote);
        for (number, note) in notes.enumerate() {
            flow::write_note(&note_mark(endnote, number + 1), flow::lines(&note.pieces), &mut composer);
        }
    }
    let mut warnings = Vec::new();
    if body.changes > 0 {
        warnings.push(Warning::TrackedChanges(body.changes));
    }
    if body.damaged {
        warnings.push(Warning::Damaged);
    }
    if body.truncated {
        warnings.push(Warning::Truncated);
    }
    let about = about(meta, bounds);
    // What stands on the page as the title is surer than a property, which a template may have left. A language of its
    // styles is no language of its text: it is that of the program a template was made in.
    let about = About { title: body.title.take().or(about.title), ..about };
    let damaged = body.damaged;
    let article = composer.finish(Format::Odt, about, warnings);
    if article.blocks.is_empty() && damaged { Err(OpenError::Damaged(Format::Odt)) } else { Ok(article) }
}

/// Title, author, date and language, from the document's metadata.
fn about(text: &str, bounds: &Bounds<'_>) -> About {
    let mut about = About::default();
    let (mut first, mut last) = (None, None);
    let mut xml = Xml::new(text, bounds);
    let mut inside = false;
    while let Ok(Some(node)) = xml.next() {
        let Node::Start(element) = node else { continue };
        let field = match element.local() {
            // Comments in a flat document have creators and dates, too.
            "meta" => {
                inside = true;
                continue;
            }
            "body" => break,
            "title" => &mut about.title,
            "initial-creator" => &mut first,
            "creator" => &mut last,
            "creation-date" => &mut about.date,
            "language" => &mut about.language,
            _ => continue,
        };
        if let (true, Ok(words)) = (inside, xml.text()) {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            *field = Some(words).filter(|words| !words.is_empty());
        }
    }
    About { byline: first.or(last), ..about }
}

/// What an OpenDocument file is that holds no text.
fn class_of(body: &str) -> Option<Class> {
    match body {
        "spreadsheet" => Some(Class::Spreadsheet),
        "presentation" => Some(Class::Presentation),
        "drawing" | "image" => Some(Class::Image),
        "chart" | "database" => Some(Class::Data),
        _ => None,
    }
}
