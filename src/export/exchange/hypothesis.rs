//! Notes as Hypothesis exports and imports annotations: one for each claim of which anybody has said anything.
//!
//! Hypothesis has one text for an annotation, in Markdown. The note comes first in it; everything else follows in
//! paragraphs that begin with the name of the field, by which [`fields`] finds them again.

use super::{Names, Selector, created, creator, selectors, write_json};
use crate::export::annotated::{AnnotatedArticle, Annotation};
use crate::export::labels::Labels;
use crate::export::steps::Steps;
use crate::export::table::Column;
use crate::export::wording;
use crate::review::Status;
use crate::span::Utf16;
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Export<'a> {
    client_version: &'static str,
    annotations: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<&'a str>,
    user: String,
    user_info: UserInfo<'a>,
    uri: &'a str,
    text: String,
    tags: Vec<&'a str>,
    group: &'static str,
    permissions: Permissions,
    target: [Target<'a>; 1],
    document: About<'a>,
}

#[derive(Serialize)]
struct UserInfo<'a> {
    display_name: Option<&'a str>,
}

#[derive(Serialize)]
struct Permissions {
    read: [String; 1],
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector>,
}

#[derive(Serialize)]
struct About<'a> {
    title: [&'a str; 1],
}

/// The fields that stand below the note, in this order.
const BELOW: [Column; 5] = [Column::Correction, Column::Question, Column::Answer, Column::Evidence, Column::Status];

/// Writes the annotations. Fails only where `out` does.
pub(in crate::export) fn write(
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = Names::of(article.article);
    let uri = names.article(article.article);
    let units = Utf16::new(&article.article.text);
    let said = article.claims.iter().chain(&article.lost).filter(|claim| says_anything(claim));
    let annotations = said.map(|claim| {
        steps.step()?;
        let creator = creator(article, claim);
        let user = account(creator);
        Ok(Item {
            id: names.claim(claim),
            created: created(claim),
            updated: created(claim),
            user_info: UserInfo { display_name: creator },
            uri: &uri,
            text: text(claim, article, labels),
            tags: wording::tags(claim).collect(),
            group: "__world__",
            // For whoever imports it alone, until they say otherwise.
            permissions: Permissions { read: [user.clone()] },
            user,
            target: [Target { source: &uri, selector: selectors(claim, article, |offset| units.at(offset)) }],
            document: About { title: [article.title.unwrap_or(&labels.document.untitled)] },
        })
    });
    let export = Export {
        client_version: concat!("claimlight ", env!("CARGO_PKG_VERSION")),
        annotations: annotations.collect::<io::Result<_>>()?,
    };
    write_json(&export, out)
}

/// Whether anybody has said anything of a claim: what an annotation is made for.
pub(in crate::export) fn says_anything(claim: &Annotation<'_>) -> bool {
    let texts = [claim.note, claim.question, claim.answer, claim.correction];
    claim.status != Status::ToCheck
        || texts.iter().any(|text| !text.trim().is_empty())
        || !claim.evidence.is_empty()
        || wording::tags(claim).next().is_some()
}

/// A name as an account of Hypothesis, which has letters, digits and full stops.
fn account(name: Option<&str>) -> String {
    let words = name.unwrap_or_default().split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    let name = if words.is_empty() { "reviewer".to_owned() } else { words.join(".") };
    format!("acct:{name}@localhost")
}

/// The note and what stands below it.
fn text(claim: &Annotation<'_>, article: &AnnotatedArticle<'_>, labels: &Labels) -> String {
    let mut paragraphs = vec![claim.note.trim().to_owned()];
    for column in BELOW {
        let mut said = match column {
            Column::Status if claim.status == Status::ToCheck => String::new(),
            column => column.cell(claim, article, labels),
        };
        if let (Column::Status, Some(judged)) = (column, wording::judged(claim)) {
            said = format!("{said} ({judged})");
        }
        // Of several lines, but never of several paragraphs: where the next begins a field would end.
        let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            paragraphs.push(format!("{}{}", beginning(column, labels), lines.join("\n")));
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n")
}

fn beginning(column: Column, labels: &Labels) -> String {
    format!("**{}:** ", labels.column(column))
}

/// The fields in a text that [`write()`] has put together, in whichever language: each with its words, [`Column::Note`]
/// for what has no name before it.
pub(crate) fn fields(text: &str) -> Vec<(Column, String)> {
    let beginnings: Vec<(Column, String)> = Labels::languages()
        .filter_map(Labels::of)
        .flat_map(|labels| BELOW.map(|column| (column, beginning(column, labels))))
        .collect();
    let mut fields: Vec<(Column, String)> = Vec::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let named = beginnings.iter().find_map(|(column, name)| Some((*column, paragraph.strip_prefix(name.trim())?)));
        match (named, fields.last_mut()) {
            (Some((column, said)), _) => fields.push((column, said.trim().to_owned())),
            (None, Some((Column::Note, note))) => {
                note.push_str("\n\n");
                note.push_str(paragraph);
            }
            (None, _) => fields.push((Column::Note, paragraph.to_owned())),
        }
    }
    fields
}
