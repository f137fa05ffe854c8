//! Claims that were judged as `ClaimReview` of schema.org, as JSON-LD: what a fact-check puts into its own page so that
//! search engines and other newsrooms find it.
//!
//! Meant for the public: of what was noted only the status and the evidence go along. The address of the fact-check
//! itself is not known here; whoever publishes it adds it.

use super::{Names, created, creator, write_json};
use crate::article::About;
use crate::export::annotated::{AnnotatedArticle, Annotation};
use crate::export::facts::SourceFacts;
use crate::export::labels::Labels;
use crate::export::steps::Steps;
use crate::export::wording;
use crate::reading::SourceKind;
use crate::review::{ClaimKind, Status};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    reviews: Vec<ClaimReview<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClaimReview<'a> {
    #[serde(rename = "@type")]
    class: &'static str,
    #[serde(rename = "@id")]
    id: String,
    claim_reviewed: String,
    review_rating: Rating<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Thing<'a>>,
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    in_language: &'a str,
    item_reviewed: Claim<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rating<'a> {
    #[serde(rename = "@type")]
    class: &'static str,
    alternate_name: &'a str,
    #[serde(flatten)]
    value: Option<Value>,
}

/// A rating on the usual scale, on which 1 is false and 5 is true.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Value {
    rating_value: u8,
    best_rating: u8,
    worst_rating: u8,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Claim<'a> {
    #[serde(rename = "@type")]
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Thing<'a>>,
    /// The study or letter it is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_appearance: Option<Thing<'a>>,
    appearance: Article<'a>,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing<'a> {
    #[serde(rename = "@type")]
    class: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@type")]
    class: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
}

impl<'a> Thing<'a> {
    const fn new(class: &'static str, name: &'a str) -> Self {
        Self { class, name, description: None }
    }

    const fn of(class: &'static str, source: &SourceFacts<'a>) -> Self {
        Self { class, name: source.name, description: source.description }
    }
}

/// Writes the reviews. Fails only where `out` does.
pub(in crate::export) fn write(
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = Names::of(article.article);
    let id = names.article(article.article);
    let appearance = appearance(article, labels, &id);
    let review = |claim| steps.step().map(|()| review(claim, article, labels, &names, &appearance)).transpose();
    let reviews = article.claims.iter().chain(&article.lost).filter_map(review).collect::<io::Result<_>>()?;
    write_json(&Graph { context: "https://schema.org", reviews }, out)
}

/// Whether a claim is judged in a way that can be rated: what a claim review is made for.
pub(in crate::export) fn is_rated(claim: &Annotation<'_>) -> bool {
    rating(claim.status).is_some()
}

/// The rating of a status, `None` for one that has none; of what was judged without a number, without that.
fn rating(status: Status) -> Option<Option<Value>> {
    let value = |value| Some(Value { rating_value: value, best_rating: 5, worst_rating: 1 });
    match status {
        Status::Confirmed => Some(value(5)),
        Status::Wrong => Some(value(1)),
        // No number says that nothing could be found out.
        Status::Unclear => Some(None),
        _ => None,
    }
}

fn review<'a>(
    claim: &'a Annotation<'a>,
    article: &'a AnnotatedArticle<'a>,
    labels: &'a Labels,
    names: &Names,
    appearance: &Article<'a>,
) -> Option<ClaimReview<'a>> {
    let value = rating(claim.status)?;
    let source = claim.facts.source.as_ref();
    Some(ClaimReview {
        class: "ClaimReview",
        id: names.claim(claim),
        claim_reviewed: statement(claim, article),
        review_rating: Rating { class: "Rating", alternate_name: labels.status(claim.status), value },
        author: creator(article, claim).map(|name| Thing::new("Person", name)),
        date_published: created(claim).and_then(|at| at.get(..10)),
        in_language: &labels.language,
        item_reviewed: Claim {
            class: "Claim",
            author: source.and_then(speaker),
            first_appearance: source.and_then(document),
            appearance: *appearance,
        },
        citation: claim.evidence.iter().filter_map(|evidence| wording::address(&evidence.locator)).collect(),
    })
}

/// What was judged, as a statement: the words of a quote without its marks, of everything else the sentence it is part
/// of.
fn statement(claim: &Annotation<'_>, article: &AnnotatedArticle<'_>) -> String {
    if claim.kind == ClaimKind::Quote {
        return wording::one_line(wording::bare(claim.words));
    }
    let sentence = article.sentences.iter().find(|sentence| claim.number > 0 && sentence.covers(claim.span));
    let words = sentence.filter(|_| claim.kind != ClaimKind::Other).map(|span| span.of(&article.article.text));
    wording::one_line(words.unwrap_or(claim.words))
}

/// Who said it, where that is somebody who can say something.
fn speaker<'a>(source: &SourceFacts<'a>) -> Option<Thing<'a>> {
    let class = match source.kind? {
        SourceKind::Organisation | SourceKind::Media | SourceKind::Group => "Organization",
        SourceKind::Person | SourceKind::Role => "Person",
        SourceKind::Document | SourceKind::Unnamed | SourceKind::Own => return None,
    };
    Some(Thing::of(class, source))
}

fn document<'a>(source: &SourceFacts<'a>) -> Option<Thing<'a>> {
    (source.kind == Some(SourceKind::Document)).then_some(Thing::of("CreativeWork", source))
}

fn appearance<'a>(article: &'a AnnotatedArticle<'_>, labels: &'a Labels, id: &'a str) -> Article<'a> {
    let About { byline, site, date, .. } = &article.article.about;
    let written = article.sheet.writer.trim();
    let author = if written.is_empty() { byline.as_deref() } else { Some(written) };
    // Only a day that programs can read: about.date is as the page writes it.
    let day = date.as_deref().and_then(|date| date.get(..10)).filter(|day| day.parse::<jiff::civil::Date>().is_ok());
    Article {
        class: "NewsArticle",
        id,
        headline: article.title.unwrap_or(&labels.document.untitled),
        author: author.map(|name| Thing::new("Person", name)),
        publisher: site.as_deref().map(|name| Thing::new("Organization", name)),
        date_published: day,
    }
}
