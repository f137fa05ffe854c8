//! An annotated article as one web page that needs nothing else: no script, no font, no picture, no connection.
//!
//! The article stands beside its notes, or above them where the screen is narrow and on paper; numbers lead from the
//! marks to the notes and back. The style is `assets/export/page.css`, the signs of status are `signs.svg` beside it.

mod blocks;
mod escape;
mod filter;

use super::labels::Labels;
use super::steps::Steps;
use super::wording::{self, Line};
use super::{AnnotatedArticle, Annotation, MarkForm};
use crate::review::{ClaimKind, Evidence, Status};
pub(super) use escape::Escaped;
use std::io::{self, Write};

const STYLE: &str = include_str!("../../assets/export/page.css");
const SIGNS: &str = include_str!("../../assets/export/signs.svg");

/// Nothing may be loaded or run, and nothing sent, whatever a text may bring with it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page. Fails only where `out` does, or where it is given up.
pub(super) fn write(
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = Page { article, labels, steps };
    let title = wording::one_line(article.title.unwrap_or(&labels.document.untitled));
    Head {
        language: &labels.language,
        title: &title,
        kind: &labels.document.annotated,
        style: &filter::style(article),
    }
    .write(out)?;
    page.summary(out)?;
    out.write_all(b"<main>\n")?;
    let language = article.language.code();
    if language == "und" {
        out.write_all(b"<article dir=\"auto\">\n")?;
    } else {
        writeln!(out, "<article lang=\"{language}\" dir=\"auto\">")?;
    }
    blocks::write(&page, out)?;
    out.write_all(b"</article>\n")?;
    page.notes(out)?;
    out.write_all(b"</main>\n")?;
    foot(&[&labels.document.aid, &labels.document.made_with], out)
}

/// What stands at the head of every page.
pub(super) struct Head<'h> {
    /// BCP 47 tag of the language of the page's own words.
    pub language: &'h str,
    /// The article's title, in one line.
    pub title: &'h str,
    /// What sort of document it is.
    pub kind: &'h str,
    /// Further rules of style.
    pub style: &'h str,
}

impl Head<'_> {
    /// Writes everything up to what is to be seen.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self { language, title, kind, style } = *self;
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Claimlight\">\n\
             <title>{title} – {kind}</title>\n<style>\n{STYLE}{style}</style>\n</head>\n<body>\n{SIGNS}",
            language = Escaped(language),
            title = Escaped(title),
            kind = Escaped(kind),
        )
    }
}

/// Writes the small print and ends the page.
pub(super) fn foot(words: &[&str], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<footer>\n")?;
    for said in words {
        writeln!(out, "<p>{}</p>", Escaped(said))?;
    }
    out.write_all(b"</footer>\n</body>\n</html>\n")
}

/// What every part of the page needs to know.
struct Page<'p, 'a> {
    article: &'p AnnotatedArticle<'a>,
    labels: &'p Labels,
    steps: &'p Steps<'p>,
}

impl Page<'_, '_> {
    fn summary(&self, out: &mut dyn Write) -> io::Result<()> {
        let (article, labels) = (self.article, self.labels);
        writeln!(out, "<header class=\"summary\">\n<p class=\"kicker\">{}</p>", Escaped(&labels.document.annotated))?;
        if !article.title_in_text {
            let title = article.title.unwrap_or(&labels.document.untitled);
            writeln!(out, "<h1 dir=\"auto\">{}</h1>", Escaped(title))?;
        }
        let about = wording::about(article, labels);
        if !about.is_empty() {
            out.write_all(b"<dl class=\"about\">\n")?;
            for Line { name, words } in about {
                writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", Escaped(name), Escaped(&words))?;
            }
            out.write_all(b"</dl>\n")?;
        }
        if article.confidential {
            writeln!(out, "<p class=\"warning\">{}</p>", Escaped(&labels.document.confidential))?;
        }
        write!(out, "<p class=\"progress\"><strong>{}</strong>", Escaped(&wording::progress(article, labels)))?;
        if article.progress.total > 0 {
            let (settled, total) = (article.progress.settled, article.progress.total);
            // The sentence before it says the same; read aloud, once is enough.
            write!(out, " <progress aria-hidden=\"true\" max=\"{total}\" value=\"{settled}\"></progress>")?;
        }
        out.write_all(b"</p>\n")?;
        if !article.counts.is_empty() {
            out.write_all(b"<ul class=\"counts\">\n")?;
            for (status, count) in &article.counts {
                write!(out, "<li><label>{}", filter::switch(status.word()))?;
                sign(*status, out)?;
                writeln!(out, "{} <b>{count}</b></label></li>", Escaped(labels.status(*status)))?;
            }
            out.write_all(b"</ul>\n")?;
        }
        self.legend(out)?;
        out.write_all(b"</header>\n")
    }

    /// The forms of marks that occur, each on its own name.
    fn legend(&self, out: &mut dyn Write) -> io::Result<()> {
        let claims = || self.article.claims.iter();
        if claims().next().is_none() {
            return Ok(());
        }
        writeln!(out, "<ul class=\"legend\">\n<li>{}</li>", Escaped(&self.labels.document.marks))?;
        for form in MarkForm::ALL {
            // Mixed and indirect speech look alike: the name is that of the plainer one.
            let name = match form {
                MarkForm::Quote => self.labels.kind(ClaimKind::Quote),
                MarkForm::Indirect => self.labels.form(crate::reading::QuoteForm::Indirect),
                MarkForm::Term => self.labels.form(crate::reading::QuoteForm::Term),
                MarkForm::Number => self.labels.kind(ClaimKind::Number),
                MarkForm::Source => self.labels.kind(ClaimKind::Source),
                MarkForm::Other => self.labels.kind(ClaimKind::Other),
            };
            if claims().any(|claim| claim.mark == *form) {
                let (switch, form) = (filter::switch(class(*form)), class(*form));
                writeln!(out, "<li><label>{switch}<mark class=\"{form}\">{}</mark></label></li>", Escaped(name))?;
            }
        }
        writeln!(out, "</ul>\n<p class=\"hint\">{}</p>", Escaped(&self.labels.document.filter))
    }

    fn notes(&self, out: &mut dyn Write) -> io::Result<()> {
        let (article, labels) = (self.article, self.labels);
        if article.claims.is_empty() && article.lost.is_empty() {
            return Ok(());
        }
        out.write_all(b"<section class=\"notes\" aria-labelledby=\"notes\">\n<div class=\"panel\">\n")?;
        writeln!(out, "<h2 id=\"notes\">{}</h2>", Escaped(&labels.document.notes))?;
        if !article.claims.is_empty() {
            out.write_all(b"<ol>\n")?;
            for claim in &article.claims {
                self.note(claim, out)?;
            }
            out.write_all(b"</ol>\n")?;
        }
        if !article.lost.is_empty() {
            writeln!(out, "<h2 class=\"lost\">{}</h2>\n<ul>", Escaped(&labels.document.lost))?;
            for claim in &article.lost {
                self.note(claim, out)?;
            }
            out.write_all(b"</ul>\n")?;
        }
        out.write_all(b"</div>\n</section>\n")
    }

    fn note(&self, claim: &Annotation<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.steps.step()?;
        let labels = self.labels;
        let number = claim.number;
        if number == 0 {
            out.write_all(b"<li class=\"note\">\n")?;
        } else {
            let name = super::fill(&labels.document.to_text, &[("number", &number.to_string())]);
            writeln!(
                out,
                "<li class=\"note\" id=\"note-{number}\">\n<a class=\"back\" role=\"doc-backlink\" href=\"#claim-{number}\" \
                 aria-label=\"{}\">{number}</a>",
                Escaped(&name)
            )?;
        }
        write!(out, "<p class=\"head\"><span>{}</span> ", Escaped(wording::kind(claim, labels)))?;
        write!(out, "<span class=\"status {}\">", claim.status.word())?;
        sign(claim.status, out)?;
        write!(out, "{}</span>", Escaped(labels.status(claim.status)))?;
        if let Some(judged) = wording::judged(claim) {
            write!(out, " <span>{}</span>", Escaped(&judged))?;
        }
        // The words of a claim that is in the text can be looked up there; those of a lost one stand nowhere else.
        let words = if number == 0 { wording::one_line(claim.words) } else { wording::shortened(claim.words) };
        write!(out, "</p>\n<p class=\"words\" dir=\"auto\"><mark class=\"{}\">", mark_class(claim))?;
        writeln!(out, "{}</mark></p>", Escaped(&words))?;
        self.said(claim, out)?;
        out.write_all(b"</li>\n")
    }

    /// What was found and what was written, as names and what is said under them.
    fn said(&self, claim: &Annotation<'_>, out: &mut dyn Write) -> io::Result<()> {
        let labels = self.labels;
        let (facts, remarks) = (wording::facts(claim, labels), wording::remarks(claim, labels));
        let tags: Vec<&str> = wording::tags(claim).collect();
        if facts.is_empty() && remarks.is_empty() && claim.evidence.is_empty() && tags.is_empty() {
            return Ok(());
        }
        out.write_all(b"<dl>\n")?;
        for Line { name, words } in facts {
            writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", Escaped(name), Escaped(&words))?;
        }
        for Line { name, words } in remarks {
            let (name, words) = (Escaped(name), Escaped(&words));
            writeln!(out, "<div class=\"remark\"><dt>{name}</dt><dd dir=\"auto\">{words}</dd></div>")?;
        }
        if !claim.evidence.is_empty() {
            write!(out, "<div><dt>{}</dt>", Escaped(&labels.field.evidence))?;
            for evidence in &claim.evidence {
                self.evidence(evidence, out)?;
            }
            out.write_all(b"</div>\n")?;
        }
        if !tags.is_empty() {
            write!(out, "<div><dt>{}</dt><dd>", Escaped(&labels.field.tags))?;
            for tag in tags {
                write!(out, "<span class=\"tag\">#{}</span>", Escaped(tag))?;
            }
            out.write_all(b"</dd></div>\n")?;
        }
        out.write_all(b"</dl>\n")
    }

    fn evidence(&self, evidence: &Evidence, out: &mut dyn Write) -> io::Result<()> {
        let locator = evidence.locator.trim();
        out.write_all(b"<dd>")?;
        match wording::address(locator) {
            Some(address) => {
                let address = Escaped(address);
                write!(out, "<a href=\"{address}\" rel=\"noopener noreferrer\">{address}</a>")?;
            }
            None => write!(out, "{}", Escaped(locator))?,
        }
        let details = wording::evidence_details(evidence, self.labels);
        if !details.is_empty() {
            write!(out, " <small>({})</small>", Escaped(&details))?;
        }
        out.write_all(b"</dd>")
    }
}

/// The sign of a status. Its name always stands beside it, so it is left out when the page is read aloud.
fn sign(status: Status, out: &mut dyn Write) -> io::Result<()> {
    let word = status.word();
    write!(out, "<svg class=\"sign {word}\" aria-hidden=\"true\"><use href=\"#sign-{word}\"></use></svg>")
}

/// The class of a mark in the style.
const fn class(form: MarkForm) -> &'static str {
    match form {
        MarkForm::Quote => "quote",
        MarkForm::Indirect => "indirect",
        MarkForm::Term => "term",
        MarkForm::Number => "number",
        MarkForm::Source => "source",
        MarkForm::Other => "other",
    }
}

/// The classes of a claim's mark.
fn mark_class(claim: &Annotation<'_>) -> String {
    let dismissed = if claim.status == Status::Dismissed { " dismissed" } else { "" };
    format!("{}{dismissed}", class(claim.mark))
}

#[cfg(test)]
mod tests;
