//! What is known of a claim as a comment of a Word document. [`super::remark`] reads it back.

use super::body::{Look, Run};
use crate::export::html::Escaped;
use crate::export::labels::Labels;
use crate::export::wording::{self, Line};
use crate::export::{AnnotatedArticle, Annotation};
use std::fmt::Write as _;

/// The author of what nobody said by name.
pub(super) const NOBODY: &str = "Claimlight";

/// What stands between a claim's kind and its status.
pub(super) const THEN: &str = " · ";

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    author: String,
    /// When, as the format has it.
    at: Option<String>,
    paragraphs: Vec<Paragraph>,
}

/// Words in bold, and words after them.
type Paragraph = (String, String);

impl Comment {
    /// What is known of a claim.
    pub fn of(claim: &Annotation<'_>, article: &AnnotatedArticle<'_>, labels: &Labels) -> Self {
        let by = claim.stamp.map_or("", |stamp| stamp.by.trim());
        let named = [by, article.sheet.checker.trim()].into_iter().find(|name| !name.is_empty());
        let at = claim.stamp.and_then(|stamp| stamp.at.parse::<jiff::Timestamp>().ok());
        Self {
            author: named.unwrap_or(NOBODY).to_owned(),
            at: at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
            paragraphs: told(claim, labels),
        }
    }

    /// What is known of the article as a whole, and the claims whose words are not in the text.
    pub fn overview(article: &AnnotatedArticle<'_>, labels: &Labels) -> Self {
        let document = &labels.document;
        let mut paragraphs = vec![(document.annotated.clone(), String::new())];
        if article.confidential {
            paragraphs.push((document.confidential.clone(), String::new()));
        }
        paragraphs.extend(wording::about(article, labels).into_iter().map(paragraph));
        paragraphs.push((String::new(), wording::progress(article, labels)));
        if !article.lost.is_empty() {
            paragraphs.push((document.lost.clone(), String::new()));
        }
        for claim in &article.lost {
            paragraphs.push((wording::one_line(claim.words), String::new()));
            paragraphs.extend(told(claim, labels));
        }
        paragraphs.push((String::new(), document.aid.clone()));
        Self { author: NOBODY.to_owned(), at: None, paragraphs }
    }

    /// As an element of the part of comments.
    pub fn xml(&self, id: usize) -> String {
        let mut xml = format!("<w:comment w:id=\"{id}\" w:author=\"{}\"", Escaped(&self.author));
        if let Some(at) = &self.at {
            let _ = write!(xml, " w:date=\"{at}\"");
        }
        let _ = write!(xml, " w:initials=\"{}\">", Escaped(&initials(&self.author)));
        for (index, (bold, plain)) in self.paragraphs.iter().enumerate() {
            xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>");
            if index == 0 {
                xml.push_str("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>");
            }
            let look = Look { bold: true, ..Look::default() };
            let _ = write!(xml, "{}{}</w:p>", Run(bold, look), Run(plain, Look::default()));
        }
        xml + "</w:comment>\n"
    }
}

/// The run that shows where a comment belongs.
pub(super) fn reference(id: usize) -> String {
    format!("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"{id}\"/></w:r>")
}

/// What a claim is and how it stands, then what was found and what was written.
fn told(claim: &Annotation<'_>, labels: &Labels) -> Vec<Paragraph> {
    let status = labels.status(claim.status);
    let judged = wording::judged(claim).map_or_else(|| status.to_owned(), |who| format!("{status}, {who}"));
    let mut paragraphs = vec![(wording::kind(claim, labels).to_owned(), format!("{THEN}{judged}"))];
    paragraphs.extend(wording::facts(claim, labels).into_iter().chain(wording::remarks(claim, labels)).map(paragraph));
    for evidence in &claim.evidence {
        let details = wording::evidence_details(evidence, labels);
        let details = if details.is_empty() { details } else { format!(" ({details})") };
        let words = format!("{}{details}", evidence.locator.trim());
        paragraphs.push(paragraph(Line { name: &labels.field.evidence, words }));
    }
    let tags: Vec<String> = wording::tags(claim).map(|tag| format!("#{tag}")).collect();
    if !tags.is_empty() {
        paragraphs.push(paragraph(Line { name: &labels.field.tags, words: tags.join(" ") }));
    }
    paragraphs
}

fn paragraph(Line { name, words }: Line<'_>) -> Paragraph {
    (format!("{name}: "), words)
}

/// The first letters of a name's words.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).take(4).collect()
}
