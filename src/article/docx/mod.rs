//! DOCX: Office Open XML as Word, LibreOffice, Google Docs and pandoc write it (ECMA-376, transitional and strict).
//!
//! What Word shows as the final text is read: insertions count, deletions do not. Comments come along as remarks.
//! Headers, footers and the table of contents are not part of the article. Parts are found by their relationships, not by their usual names.

mod body;
mod comments;
mod notes;
mod numbering;
mod paragraph;
mod scope;
mod styles;

use super::bounds::Bounds;
use super::compose::Composer;
use super::flow::{self, note_mark};
use super::package::{Package, resolve};
use super::xml::{self, Node, Xml};
use super::{About, Article, Format, OpenError, Traced, Warning};
use body::Body;
use comments::Comments;
use notes::Notes;
use std::collections::HashMap;
use styles::Styles;

/// Reads a document.
pub(super) fn read(package: Package<'_>, bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    read_and(package, bounds, false).map(|traced| traced.article)
}

/// Reads a document, recording where its text stands.
pub(super) fn trace(package: Package<'_>, bounds: &Bounds<'_>) -> Result<Traced, OpenError> {
    read_and(package, bounds, true)
}

fn read_and(mut package: Package<'_>, bounds: &Bounds<'_>, traced: bool) -> Result<Traced, OpenError> {
    let links = relationships(&mut package, "", bounds)?;
    let main = find(&links, "/officeDocument").unwrap_or("word/document.xml").to_owned();
    let Some(document) = package.part(&main)? else { return Err(OpenError::Damaged(Format::Docx)) };
    let document = xml::decode(&document, Format::Docx)?;
    let about = properties(&part(&mut package, find(&links, "/core-properties"))?, bounds);
    let links = relationships(&mut package, &main, bounds)?;
    let styles = Styles::read(&part(&mut package, find(&links, "/styles"))?, bounds);
    let numbering = numbering::read(&part(&mut package, find(&links, "/numbering"))?, bounds);
    let comments = Comments::read(&part(&mut package, find(&links, "/comments"))?, &styles, bounds);
    let mut body = Body::new(&styles, addresses(&links), &comments, bounds);
    body.traced = traced;
    body.read_main(&document);
    let mut changes = body.changes;
    let mut damaged = body.damaged;
    let mut truncated = body.truncated;
    let mut composer = Composer::new(bounds);
    comments.hand_over(&mut composer);
    if traced {
        composer.trace();
    }
    let mut writer = paragraph::Writer::new(&mut composer, &styles, numbering);
    let title = writer.write(&body.paragraphs, bounds);
    for (kind, mentioned) in [("/footnotes", &body.footnotes), ("/endnotes", &body.endnotes)] {
        if mentioned.is_empty() {
            continue;
        }
        let links_of_notes = match find(&links, kind) {
            Some(path) => relationships(&mut package, path, bounds)?,
            None => continue,
        };
        let text = part(&mut package, find(&links, kind))?;
        let mut notes = Notes::read(&text, &styles, addresses(&links_of_notes), &comments, bounds);
        changes += notes.changes;
        damaged |= notes.damaged;
        truncated |= notes.truncated;
        let mut references = body.references.iter().filter(|(endnote, _)| *endnote == (kind == "/endnotes"));
        for (number, id) in mentioned.iter().enumerate() {
            let source = references.next().map(|(_, source)| source);
            if let Some(paragraphs) = notes.by_id.get_mut(id) {
                if let Some(source) = source {
                    flow::lines_mut(paragraphs).for_each(|line| line.stand_at(source));
                }
                writer.write_note(&note_mark(kind == "/endnotes", number + 1), paragraphs);
            }
        }
    }
    let mut warnings = Vec::new();
    if changes > 0 {
        warnings.push(Warning::TrackedChanges(changes));
    }
    if damaged {
        warnings.push(Warning::Damaged);
    }
    if truncated {
        warnings.push(Warning::Truncated);
    }
    // What stands on the page as the title is surer than a property, which a template may have left.
    // A language of its styles is no language of its text: it is that of the program a template was made in.
    let about = About { title: title.or(about.title), ..about };
    composer.end();
    let stretches = composer.take_trace();
    let article = composer.finish(Format::Docx, about, warnings);
    if article.blocks.is_empty() && damaged {
        return Err(OpenError::Damaged(Format::Docx));
    }
    let comments = find(&links, "/comments").map(str::to_owned);
    Ok(Traced { article, path: main, xml: document, comments, stretches })
}

/// A part of XML; empty where there is none, or it cannot be read: the article can be read without it.
fn part(package: &mut Package<'_>, path: Option<&str>) -> Result<String, OpenError> {
    let Some(path) = path else { return Ok(String::new()) };
    match package.part(path) {
        Ok(Some(bytes)) => Ok(xml::decode(&bytes, Format::Docx).unwrap_or_default()),
        Ok(None) | Err(OpenError::Damaged(_)) => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// A relationship of a part to another or to something outside.
struct Relationship {
    id: String,
    kind: String,
    /// Path of a part, or an address.
    target: String,
    external: bool,
}

/// The relationships of the part at `path`; those of the package for an empty path.
fn relationships(package: &mut Package<'_>, path: &str, bounds: &Bounds<'_>) -> Result<Vec<Relationship>, OpenError> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut links = Vec::new();
    let list = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let text = part(package, Some(&list))?;
    let mut xml = Xml::new(&text, bounds);
    while let Ok(Some(node)) = xml.next() {
        let Node::Start(element) = node else { continue };
        if element.local() != "Relationship" {
            continue;
        }
        let attribute = |name| element.attribute(name).unwrap_or_default();
        let external = attribute("TargetMode").eq_ignore_ascii_case("External");
        let target = attribute("Target");
        let target = if external { target } else { resolve(folder, &target) };
        links.push(Relationship { id: attribute("Id"), kind: attribute("Type"), target, external });
    }
    Ok(links)
}

/// The target of the first relationship of this kind.
fn find<'l>(links: &'l [Relationship], kind: &str) -> Option<&'l str> {
    links.iter().find(|link| link.kind.ends_with(kind) && !link.external).map(|link| link.target.as_str())
}

/// Addresses of hyperlinks by the id they go by in the text.
fn addresses(links: &[Relationship]) -> HashMap<String, String> {
    let external = links.iter().filter(|link| link.external);
    external.filter_map(|link| Some((link.id.clone(), flow::link(&link.target)?.to_owned()))).collect()
}

/// Title, author, date and language, from the core properties.
fn properties(text: &str, bounds: &Bounds<'_>) -> About {
    let mut about = About::default();
    let mut xml = Xml::new(text, bounds);
    while let Ok(Some(node)) = xml.next() {
        let Node::Start(element) = node else { continue };
        let field = match element.local() {
            "title" => &mut about.title,
            "creator" => &mut about.byline,
            "language" => &mut about.language,
            "created" => &mut about.date,
            _ => continue,
        };
        if let Ok(words) = xml.text() {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            *field = Some(words).filter(|words| !words.is_empty());
        }
    }
    about
}
