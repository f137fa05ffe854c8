//! EPUB 2 and 3: a book of web pages, read in the order of its spine.
//!
//! Pages go through the same walk as any web page, without looking for an article in them. The table of contents is no
//! part of the text; where a chapter has no heading of its own, its title in that table stands as one. Nothing that a
//! page refers to is looked at.

mod contents;
mod publication;

use super::bounds::Bounds;
use super::compose::Composer;
use super::open::{Progress, Stage};
use super::package::{Package, resolve};
use super::xml::{self, Node, Xml};
use super::{Article, Format, OpenError, Warning, charset, html};
use contents::Contents;
use publication::Publication;
use std::collections::HashSet;
use std::time::Instant;

/// How publishers hide fonts; these encrypt no text.
const FONT_OBFUSCATION: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Reads a book, telling how many of its pages are done.
pub(super) fn read(mut package: Package<'_>, bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let container = part(&mut package, "META-INF/container.xml")?.unwrap_or_default();
    let root = root_file(&container, bounds).ok_or(OpenError::Damaged(Format::Epub))?;
    let Some(publication) = part(&mut package, &root)? else { return Err(OpenError::Damaged(Format::Epub)) };
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let publication = Publication::read(&publication, folder, bounds);
    let locked = locked(&mut package, bounds)?;
    if publication.spine.iter().any(|path| locked.contains(path)) {
        return Err(OpenError::CopyProtected);
    }
    let contents = contents(&mut package, &publication, bounds)?;
    let mut composer = Composer::new(bounds);
    let (mut damaged, mut truncated) = (false, false);
    let started = Instant::now();
    for (done, path) in publication.spine.iter().enumerate() {
        if !bounds.tell(Progress { stage: Stage::Chapters, done, all: publication.spine.len() }) {
            break;
        }
        let bounds = bounds.with_time_left(started);
        let Some(chapter) = package_part(&mut package, path)? else {
            damaged = true;
            continue;
        };
        let declared = charset::declared(&chapter);
        let Ok(decoded) = charset::decode(&chapter, declared.as_deref()) else {
            damaged |= !chapter.is_empty();
            continue;
        };
        truncated |= html::append_chapter(&decoded.text, contents.title(path), &bounds, &mut composer);
    }
    let mut warnings = Vec::new();
    if damaged {
        warnings.push(Warning::Damaged);
    }
    if truncated {
        warnings.push(Warning::Truncated);
    }
    let article = composer.finish(Format::Epub, publication.about, warnings);
    if article.blocks.is_empty() && damaged { Err(OpenError::Damaged(Format::Epub)) } else { Ok(article) }
}

/// A part as it is; `None` where there is none, or it is damaged: the rest can be read without it.
fn package_part(package: &mut Package<'_>, path: &str) -> Result<Option<Vec<u8>>, OpenError> {
    match package.part(path) {
        Err(OpenError::Damaged(_)) => Ok(None),
        other => other,
    }
}

/// A part of XML.
fn part(package: &mut Package<'_>, path: &str) -> Result<Option<String>, OpenError> {
    let bytes = package_part(package, path)?;
    Ok(bytes.and_then(|bytes| xml::decode(&bytes, Format::Epub).ok()))
}

/// The path of the file that lists what the book is made of.
fn root_file(container: &str, bounds: &Bounds<'_>) -> Option<String> {
    let mut xml = Xml::new(container, bounds);
    while let Ok(Some(node)) = xml.next() {
        if let Node::Start(element) = node
            && element.local() == "rootfile"
            && let Some(path) = element.attribute("full-path")
        {
            return Some(resolve("", &unescape(&path)));
        }
    }
    None
}

/// The paths of what is encrypted, save for fonts.
fn locked(package: &mut Package<'_>, bounds: &Bounds<'_>) -> Result<HashSet<String>, OpenError> {
    // Apple's way of locking books says no more than that.
    if package.has("META-INF/sinf.xml") {
        return Err(OpenError::CopyProtected);
    }
    let list = part(package, "META-INF/encryption.xml")?.unwrap_or_default();
    let mut locked = HashSet::new();
    let mut xml = Xml::new(&list, bounds);
    let mut of_fonts = false;
    while let Ok(Some(node)) = xml.next() {
        let Node::Start(element) = node else { continue };
        match element.local() {
            "EncryptedData" => of_fonts = false,
            "EncryptionMethod" => {
                of_fonts = element.attribute("Algorithm").is_some_and(|way| FONT_OBFUSCATION.contains(&&*way));
            }
            "CipherReference" if !of_fonts => {
                locked.extend(element.attribute("URI").map(|path| resolve("", &unescape(&path))));
            }
            _ => {}
        }
    }
    Ok(locked)
}

fn contents(package: &mut Package<'_>, publication: &Publication, bounds: &Bounds<'_>) -> Result<Contents, OpenError> {
    for path in [&publication.navigation, &publication.ncx].into_iter().flatten() {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let contents = part(package, path)?.map(|text| Contents::read(&text, folder, bounds));
        if let Some(contents) = contents.filter(|contents| !contents.is_empty()) {
            return Ok(contents);
        }
    }
    Ok(Contents::default())
}

/// A path without its percent escapes and without its fragment.
fn unescape(address: &str) -> String {
    let path = address.split('#').next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let code = (*first == b'%').then(|| std::str::from_utf8(after.get(..2)?).ok()).flatten();
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
