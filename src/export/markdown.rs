//! An annotated article as Markdown: CommonMark, with each claim's note as a footnote, and tables as GitHub has them
//! where the article has some. A program without footnotes shows `[^3]` behind the words and the notes as paragraphs at
//! the end, so nothing is lost there either.

mod blocks;
mod inline;

use super::labels::Labels;
use super::steps::Steps;
use super::wording::{self, Line};
use super::{AnnotatedArticle, Annotation};
use crate::review::Evidence;
use inline::lines;
pub(super) use inline::{Place, autolink, words, words_in};
use std::io::{self, Write};

/// Goes on with the text of a footnote on a new line.
const NEW_LINE: &str = "\\\n    ";

/// Writes the document. Fails only where `out` does, or where it is given up.
pub(super) fn write(
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let document = &labels.document;
    if !article.title_in_text {
        writeln!(out, "# {}\n", words(article.title.unwrap_or(&document.untitled)))?;
    }
    writeln!(out, "*{}* · **{}**\n", words(&document.annotated), words(&wording::progress(article, labels)))?;
    for Line { name, words: said } in wording::about(article, labels) {
        writeln!(out, "- {}: {}", words(name), words(&said))?;
    }
    let count = |(status, count): &(_, usize)| format!("{} {count}", words(labels.status(*status)));
    let counts: Vec<_> = article.counts.iter().map(count).collect();
    if !counts.is_empty() {
        writeln!(out, "- {}\n", counts.join(" · "))?;
    }
    if article.confidential {
        writeln!(out, "**{}**\n", words(&document.confidential))?;
    }
    writeln!(out, "*{}*\n\n---\n", words(&document.aid))?;
    blocks::write(article, steps, out)?;
    out.write_all(b"---\n\n")?;
    if !article.lost.is_empty() {
        writeln!(out, "## {}\n", words(&document.lost))?;
        for claim in &article.lost {
            steps.step()?;
            write!(out, "-   ")?;
            note(claim, labels, out)?;
        }
        out.write_all(b"\n")?;
    }
    if !article.claims.is_empty() {
        writeln!(out, "## {}\n", words(&document.notes))?;
    }
    for claim in &article.claims {
        steps.step()?;
        write!(out, "[^{}]: ", claim.number)?;
        note(claim, labels, out)?;
        out.write_all(b"\n")?;
    }
    writeln!(out, "{}", words(&document.made_with))
}

/// A claim's note as one paragraph of several lines, so that a program without footnotes shows it as such.
fn note(claim: &Annotation<'_>, labels: &Labels, out: &mut dyn Write) -> io::Result<()> {
    let names = &labels.field;
    // The words of a claim that is in the text can be looked up there; those of a lost one stand nowhere else.
    let said = if claim.number == 0 { wording::one_line(claim.words) } else { wording::shortened(claim.words) };
    // A note on no words in particular has none.
    if !said.is_empty() {
        write!(out, "**{}** — ", words(&said))?;
    }
    write!(out, "{} · ", words(wording::kind(claim, labels)))?;
    write!(out, "{}", words(labels.status(claim.status)))?;
    if let Some(judged) = wording::judged(claim) {
        write!(out, " ({})", words(&judged))?;
    }
    for Line { name, words: said } in wording::facts(claim, labels) {
        write!(out, "{NEW_LINE}*{}:* {}", words(name), words(&said))?;
    }
    for Line { name, words: said } in wording::remarks(claim, labels) {
        write!(out, "{NEW_LINE}*{}:* {}", words(name), lines(&said, NEW_LINE))?;
    }
    for evidence in &claim.evidence {
        write!(out, "{NEW_LINE}*{}:* {}", words(&names.evidence), locator(evidence))?;
        let details = wording::evidence_details(evidence, labels);
        if !details.is_empty() {
            write!(out, " ({})", words(&details))?;
        }
    }
    let tags: Vec<_> = wording::tags(claim).map(|tag| format!("#{}", words(tag))).collect();
    if !tags.is_empty() {
        write!(out, "{NEW_LINE}*{}:* {}", words(&names.tags), tags.join(" "))?;
    }
    out.write_all(b"\n")
}

fn locator(evidence: &Evidence) -> String {
    match wording::address(&evidence.locator) {
        Some(address) => autolink(address),
        None => words(&evidence.locator),
    }
}

#[cfg(test)]
mod tests;
