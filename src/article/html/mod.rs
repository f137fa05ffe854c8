//! Web pages: the article out of the page, or a page that is an article whole.
//!
//! A page with the furniture of a web site (navigation, forms, scripts, many links) goes through Readability
//! (`dom_smoothie`), which tells the article from the rest. A page without any, as word processors write it, is taken
//! whole. So is one where Readability finds next to nothing, with [`Warning::WholePage`]. Nothing is fetched or run.

mod about;
mod element;
mod parse;
mod walk;

use super::bounds::Bounds;
use super::compose::Composer;
use super::{About, Article, BlockKind, Format, Warning};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// What Readability finds is checked against the page if it is shorter than this, in bytes,
const LEAST_ARTICLE: usize = 250;
/// or the page is shorter than this.
const SMALL_PAGE: usize = 2000;

/// Reads a page or a piece of one.
pub(super) fn read(html: &str, whole_page: bool, bounds: &Bounds<'_>) -> Article {
    let page = parse::parse(html, bounds);
    let mut about = about::about(&page.document, bounds);
    let mut warnings = Vec::new();
    if page.truncated {
        warnings.push(Warning::Truncated);
    }
    let whole = compose(&page.document, bounds);
    if whole_page || !bounds.go_on() || !has_furniture(&page.document, &whole) {
        return whole.finish(Format::Html, about, warnings);
    }
    match extract(page.document, &about, bounds).filter(|(article, _)| is_enough(article, &whole)) {
        Some((article, byline)) => {
            about.byline = about.byline.or(byline);
            let mut article = article.finish(Format::Html, about, warnings);
            article.origin.part_of_page = true;
            article
        }
        None => {
            warnings.push(Warning::WholePage);
            whole.finish(Format::Html, about, warnings)
        }
    }
}

/// Adds a piece of HTML to an article in the making.
pub(super) fn append(html: &str, bounds: &Bounds<'_>, composer: &mut Composer) {
    walk::walk(parse::parse(html, bounds).document.root(), bounds, composer);
}

/// Adds a chapter of a book to an article in the making, under `title` if it has no heading of its own. Answers whether
/// something was left out for a limit.
pub(super) fn append_chapter(page: &str, title: Option<&str>, bounds: &Bounds<'_>, composer: &mut Composer) -> bool {
    let page = parse::parse_xml(page, bounds);
    let mut letters = Vec::new();
    if let Some(title) = title.filter(|_| page.document.select("h1, h2, h3, h4, h5, h6").length() == 0) {
        letters.extend(title.chars().filter(|c| !c.is_whitespace()));
        let text = page.document.select("body").text();
        let mut text = text.chars().filter(|c| !c.is_whitespace()).peekable();
        let is_blank = text.peek().is_none();
        if !is_blank && !letters.iter().all(|letter| text.next() == Some(*letter)) {
            composer.begin(BlockKind::Heading(1));
            composer.words(title);
            composer.end();
        }
    }
    let first = composer.blocks();
    walk::walk(page.document.root(), bounds, composer);
    // Many a book sets the titles of its chapters as paragraphs.
    composer.make_heading(first, &letters);
    page.truncated
}

fn compose(document: &Document, bounds: &Bounds<'_>) -> Composer {
    let mut composer = Composer::new(bounds);
    walk::walk(document.root(), bounds, &mut composer);
    composer
}

/// Whether the page is part of a web site rather than a document of its own.
fn has_furniture(document: &Document, whole: &Composer) -> bool {
    let count = |selector: &str| document.select(selector).length();
    count("nav, footer, aside, form, button, iframe, script[src]") > 0 || whole.linked_share() > 0.3
}

/// The article and its author by Readability; `None` where it finds nothing or the page is too large for it.
fn extract(document: Document, about: &About, bounds: &Bounds<'_>) -> Option<(Composer, Option<String>)> {
    if document.tree.len() > bounds.extraction_nodes {
        return None;
    }
    // Its own reading of JSON-LD nests with the data; `about` reads that within limits.
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    let page = parse::parse(&article.content, bounds);
    let found = compose(&page.document, bounds);
    let Some(title) = about.title.as_deref().filter(|title| !found.begins_with(title)) else {
        return Some((found, article.byline));
    };
    // Readability takes the headline for part of the page's head. It is the first thing a checker checks.
    let mut composer = Composer::new(bounds);
    composer.begin(BlockKind::Heading(1));
    composer.words(title);
    composer.end();
    walk::walk(page.document.root(), bounds, &mut composer);
    Some((composer, article.byline))
}

/// Whether what Readability found can be the article: long enough, or most of what is on the page.
fn is_enough(found: &Composer, whole: &Composer) -> bool {
    if found.length() < LEAST_ARTICLE || whole.length() < SMALL_PAGE {
        found.length() * 2 >= whole.length() && found.length() > 0
    } else {
        true
    }
}
