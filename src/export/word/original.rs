//! Writes the comments into a copy of the Word document an article came from: everything else in it stays as it is.
//!
//! Where words stand was recorded when the document was read. Runs are parted where a comment begins or ends inside
//! them; where none may begin, as in a text box or a formula, it begins behind.

use super::comment::{Comment, reference};
use super::package::{comments_part, put};
use crate::Span;
use crate::article::{Limits, Traced, open};
use crate::export::labels::Labels;
use crate::export::steps::Steps;
use crate::export::{AnnotatedArticle, fill};
use std::io::{Cursor, Read};
use zip::{ZipArchive, ZipWriter};

mod edit;

use edit::{Cut, Mark};

/// The namespaces of the format and the relationships that go with them: as Word writes it, and strict.
const NAMESPACES: [(&str, &str); 2] = [
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
];
const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The document with comments; `None` where it is no longer the article's, of a form that cannot be added to, or given
/// up.
pub(super) fn annotate(
    original: &[u8],
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
) -> Option<Vec<u8>> {
    let traced = open::trace(original, &Limits::default()).ok()?;
    if traced.article.text != article.article.text {
        return None;
    }
    let declared = |namespace: &str| traced.xml.contains(&format!("xmlns:w=\"{namespace}\""));
    let (namespace, relation) = NAMESPACES.into_iter().find(|(namespace, _)| declared(namespace))?;
    let mut archive = ZipArchive::new(Cursor::new(original)).ok()?;

    let there = traced.comments.as_deref().map(|path| text(&mut archive, path));
    let there = match there {
        Some(text) => Some(text?),
        None => None,
    };
    let first = there.as_deref().map_or(0, edit::next_id);
    let cuts = cuts(&traced, article, first)?;
    let document = edit::with_cuts(&traced.xml, cuts, reference)?;
    let mut comments = String::new();
    for (id, claim) in (first..).zip(&article.claims) {
        steps.step().ok()?;
        comments.push_str(&Comment::of(claim, article, labels).xml(id));
    }
    comments.push_str(&Comment::overview(article, labels).xml(first + article.claims.len()));

    let mut changed = vec![(traced.path.clone(), document)];
    match (&traced.comments, there) {
        (Some(path), Some(there)) => {
            let own = if there.contains("xmlns:w=") {
                comments
            } else {
                comments.replace("<w:comment ", &format!("<w:comment xmlns:w=\"{namespace}\" "))
            };
            changed.push((path.clone(), edit::added_to_root(&there, |_| own)?));
        }
        _ => changed.extend(new_part(&mut archive, &traced.path, namespace, relation, &comments)?),
    }
    repacked(archive, &changed)
}

/// Where each comment begins and ends in the XML.
fn cuts(traced: &Traced, article: &AnnotatedArticle<'_>, first: usize) -> Option<Vec<Cut>> {
    let blocks = &article.article.blocks;
    let paragraph = |at: usize| {
        let block = blocks.get(article.article.block_at(at)?)?;
        traced.place_within(block.span)
    };
    let whole = Span::new(0, article.article.text.len());
    let beginning =
        blocks.iter().find_map(|block| traced.place_within(block.span)).or_else(|| traced.place_within(whole))?;
    let claims = article.claims.iter().map(|claim| {
        let words = traced.place(claim.span).filter(|(start, end)| start < end);
        words.or_else(|| paragraph(claim.span.start)).unwrap_or(beginning)
    });
    let mut cuts = Vec::new();
    for (id, (start, end)) in (first..).zip(claims.chain([beginning])) {
        // What stands in a text box comes later in the text than in the document.
        let end = end.max(start);
        // What ends somewhere ends before anything begins there, but for what has no words there.
        let late = u8::from(start == end);
        cuts.push((start, 1, id, 0, Mark::Begin(id)));
        cuts.push((end, late, id, 1, Mark::End(id)));
    }
    cuts.sort_unstable_by_key(|&(at, late, id, end, _)| (at, late, id, end));
    Some(cuts.into_iter().map(|(at, .., mark)| Cut { at, mark }).collect())
}

/// The parts that make a new part of comments known, and itself.
fn new_part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    document: &str,
    namespace: &str,
    relation: &str,
    comments: &str,
) -> Option<Vec<(String, String)>> {
    let (folder, name) = document.rsplit_once('/').map_or(("", document), |(folder, name)| (folder, name));
    let within = |path: &str| if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
    let free = |name: &&str| archive.index_for_name(&within(name)).is_none();
    let part = ["comments.xml", "claimlight-comments.xml"].into_iter().find(free)?;

    let links = within(&format!("_rels/{name}.rels"));
    let known = text(archive, &links).unwrap_or_else(|| {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
            .to_owned()
    });
    let link = "<{prefix}Relationship Id=\"claimlightComments\" Type=\"{relation}/comments\" Target=\"{part}\"/>";
    let link = |prefix: &str| fill(link, &[("prefix", prefix), ("relation", relation), ("part", part)]);
    let types = text(archive, "[Content_Types].xml")?;
    let kind = "<{prefix}Override PartName=\"/{path}\" ContentType=\"{type}\"/>";
    let path = within(part);
    let kind = |prefix: &str| fill(kind, &[("prefix", prefix), ("path", &path), ("type", CONTENT_TYPE)]);
    let own = comments_part("", comments).replace(NAMESPACES[0].0, namespace);
    Some(vec![
        (links, edit::added_to_root(&known, link)?),
        ("[Content_Types].xml".to_owned(), edit::added_to_root(&types, kind)?),
        (path.clone(), own),
    ])
}

/// A part as text; `None` where there is none, it is too large or not UTF-8.
fn text(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Option<String> {
    let limit = Limits::default().unpacked;
    let mut text = String::new();
    let part = archive.by_name(path).ok().filter(|part| part.size() <= limit)?;
    part.take(limit).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The archive with parts changed or added, all others as they were.
fn repacked(mut archive: ZipArchive<Cursor<&[u8]>>, changed: &[(String, String)]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut written = vec![false; changed.len()];
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).ok()?;
        let name = part.name().ok()?.into_owned();
        match changed.iter().position(|(path, _)| *path == name) {
            Some(place) => {
                drop(part);
                put(&mut zip, &name, changed[place].1.as_bytes()).ok()?;
                written[place] = true;
            }
            None => zip.raw_copy_file(part).ok()?,
        }
    }
    for ((path, xml), _) in changed.iter().zip(&written).filter(|(_, written)| !**written) {
        put(&mut zip, path, xml.as_bytes()).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests;
