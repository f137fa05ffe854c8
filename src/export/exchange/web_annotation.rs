//! Marks and notes in the Web Annotation Data Model of the W3C, as JSON-LD: a collection with one annotation a claim.
//!
//! What a person wrote stands in bodies of its own, each with its purpose. A place is told by the words with what stands
//! around them, and by code points into the article's text.

use super::{Names, Selector, created, creator, selectors, write_json};
use crate::export::annotated::{AnnotatedArticle, Annotation};
use crate::export::labels::Labels;
use crate::export::steps::Steps;
use crate::export::wording;
use crate::review::{Evidence, Status};
use crate::span::CodePoints;
use serde::Serialize;
use std::io;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    class: &'static str,
    label: String,
    generator: Agent<'a>,
    total: usize,
    first: Page<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    id: String,
    #[serde(rename = "type")]
    class: &'static str,
    part_of: String,
    start_index: usize,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "type")]
    class: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(rename = "type")]
    class: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<&'a str>,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Body<'a> {
    TextualBody { purpose: &'static str, value: &'a str, format: &'static str },
    SpecificResource { purpose: &'static str, source: &'a str },
}

impl<'a> Body<'a> {
    const fn text(purpose: &'static str, value: &'a str) -> Self {
        Self::TextualBody { purpose, value, format: "text/plain" }
    }
}

#[derive(Serialize)]
struct Target<'a> {
    #[serde(rename = "type")]
    class: &'static str,
    source: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector>,
}

/// Writes the collection. Fails only where `out` does.
pub(in crate::export) fn write(
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = Names::of(article.article);
    let source = names.article(article.article);
    let points = CodePoints::new(&article.article.text);
    let claims = article.claims.iter().chain(&article.lost);
    let item = |claim| steps.step().map(|()| item(claim, article, &names, &source, &points));
    let items = claims.map(item).collect::<io::Result<Vec<Item<'_>>>>()?;
    let mut label = wording::one_line(article.title.unwrap_or(&labels.document.untitled));
    if article.confidential {
        label = format!("{label} – {}", labels.document.confidential);
    }
    let id = names.thing("annotations");
    let collection = Collection {
        context: CONTEXT,
        id: id.clone(),
        class: "AnnotationCollection",
        label,
        generator: Agent { class: "Software", name: "Claimlight" },
        total: items.len(),
        first: Page { id: names.thing("page 1"), class: "AnnotationPage", part_of: id, start_index: 0, items },
    };
    write_json(&collection, out)
}

fn item<'a>(
    claim: &'a Annotation<'a>,
    article: &'a AnnotatedArticle<'_>,
    names: &Names,
    source: &'a str,
    points: &CodePoints<'_>,
) -> Item<'a> {
    let body = bodies(claim);
    let said = [(claim.note, "commenting"), (claim.question, "questioning"), (claim.correction, "editing")];
    let said = said.into_iter().find(|(words, _)| !words.trim().is_empty()).map(|(_, purpose)| purpose);
    let judged = (claim.status != Status::ToCheck).then_some("assessing");
    Item {
        id: names.claim(claim),
        class: "Annotation",
        motivation: said.or(judged).unwrap_or("highlighting"),
        creator: creator(article, claim).map(|name| Agent { class: "Person", name }),
        created: created(claim),
        body,
        target: Target {
            class: "SpecificResource",
            source,
            selector: selectors(claim, article, |offset| points.at(offset)),
        },
    }
}

/// What is said of a claim, each matter in a body of its own.
fn bodies<'a>(claim: &'a Annotation<'a>) -> Vec<Body<'a>> {
    let remarks = [
        ("commenting", claim.note),
        ("editing", claim.correction),
        ("questioning", claim.question),
        ("replying", claim.answer),
    ];
    let written = remarks.into_iter().filter(|(_, words)| !words.trim().is_empty());
    let mut bodies: Vec<Body<'_>> = written.map(|(purpose, words)| Body::text(purpose, words.trim())).collect();
    bodies.extend(claim.evidence.iter().filter_map(|evidence| link(evidence)));
    bodies.extend(wording::tags(claim).map(|tag| Body::text("tagging", tag)));
    bodies.push(Body::text("classifying", claim.kind.word()));
    if claim.status != Status::ToCheck {
        bodies.push(Body::text("assessing", claim.status.word()));
    }
    // The words of a lost claim stand nowhere else: as a selector they would lead to whatever is spelled alike.
    if claim.number == 0 && !claim.words.trim().is_empty() {
        bodies.push(Body::text("describing", claim.words));
    }
    bodies
}

fn link(evidence: &Evidence) -> Option<Body<'_>> {
    let locator = evidence.locator.trim();
    match wording::address(locator) {
        Some(source) => Some(Body::SpecificResource { purpose: "linking", source }),
        None => (!locator.is_empty()).then(|| Body::text("linking", locator)),
    }
}
