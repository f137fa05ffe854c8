//! Puts what is known of an article and its claims into the words of [`Labels`], alike for every document format.

use super::annotated::{AnnotatedArticle, Annotation};
use super::facts::{NumberFacts, SourceFacts};
use super::labels::{Labels, fill};
use crate::article::Place;
use crate::reading::{Grade, NumberKind, QuoteForm};
use crate::review::{ClaimKind, Evidence};

/// A name and what is said under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub name: &'a str,
    pub words: String,
}

impl<'a> Line<'a> {
    fn new(name: &'a str, words: impl Into<String>) -> Self {
        Self { name, words: words.into() }
    }
}

/// What a claim is: its kind, or the form of a quote.
pub(super) fn kind<'a>(claim: &Annotation<'_>, labels: &'a Labels) -> &'a str {
    match claim.facts.form {
        Some(form) => labels.form(form),
        None => labels.kind(claim.kind),
    }
}

/// What the link from the text to the claim's note is called.
pub(super) fn to_note(claim: &Annotation<'_>, labels: &Labels) -> String {
    let (number, kind, status) = (claim.number.to_string(), kind(claim, labels), labels.status(claim.status));
    fill(&labels.document.to_note, &[("number", &number), ("kind", kind), ("status", status)])
}

/// What was said of the article as a whole, and what it says of itself.
pub(super) fn about<'a>(article: &AnnotatedArticle<'_>, labels: &'a Labels) -> Vec<Line<'a>> {
    let (sheet, about, names) = (article.sheet, &article.article.about, &labels.field);
    let byline = if sheet.writer.trim().is_empty() { about.byline.as_deref() } else { None };
    let lines = [
        (&names.writer, sheet.writer.as_str()),
        (&names.byline, byline.unwrap_or_default()),
        (&names.site, about.site.as_deref().unwrap_or_default()),
        (&names.published, about.date.as_deref().unwrap_or_default()),
        (&names.draft, sheet.draft.as_str()),
        (&names.checker, sheet.checker.as_str()),
        (&names.date, article.date.as_str()),
    ];
    let said = lines.into_iter().filter(|(_, words)| !words.trim().is_empty());
    said.map(|(name, words)| Line::new(name, words.trim())).collect()
}

/// How far the checking has come.
pub(super) fn progress(article: &AnnotatedArticle<'_>, labels: &Labels) -> String {
    if article.progress.total == 0 {
        return labels.document.no_claims.clone();
    }
    let (settled, total) = (article.progress.settled.to_string(), article.progress.total.to_string());
    fill(&labels.document.progress, &[("settled", &settled), ("total", &total)])
}

/// What the reading found of a claim.
pub(super) fn facts<'a>(claim: &Annotation<'_>, labels: &'a Labels) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let names = &labels.field;
    if !claim.was.trim().is_empty() {
        lines.push(Line::new(&names.was, one_line(claim.was)));
    }
    lines.extend(value(claim, labels).map(|words| Line::new(&names.value, words)));
    let name = if claim.kind == ClaimKind::Source { &names.source } else { &names.attributed };
    lines.extend(attributed(claim, labels).map(|words| Line::new(name, words)));
    lines
}

/// What a figure was read as; `None` for what is no figure.
pub(super) fn value(claim: &Annotation<'_>, labels: &Labels) -> Option<String> {
    claim.facts.number.as_ref().map(|number| figure(number, labels))
}

/// Who says it; of a source, who that is beyond its own words. `None` where there is nothing to say.
pub(super) fn attributed(claim: &Annotation<'_>, labels: &Labels) -> Option<String> {
    let facts = &claim.facts;
    let names = &labels.field;
    match (claim.kind, &facts.source, facts.speaker) {
        (ClaimKind::Source, Some(source), _) => identity(source, claim.words, labels),
        (_, Some(source), speaker) => {
            let words = who(source);
            let speaker = speaker.filter(|speaker| !same(speaker, source.name));
            Some(match speaker {
                Some(speaker) => fill(&names.in_text, &[("name", &words), ("words", speaker)]),
                None => words,
            })
        }
        (_, None, Some(speaker)) => Some(one_line(speaker)),
        // Speech that hangs on nobody is worth knowing of; words in marks that are no speech need nobody.
        (ClaimKind::Quote, None, None) if facts.form.is_some_and(|form| form != QuoteForm::Term) => {
            Some(names.unattributed.clone())
        }
        _ => None,
    }
}

/// Where a claim stands in the article, as a reader finds it again; empty where its words are lost.
pub(super) fn place(claim: &Annotation<'_>, article: &AnnotatedArticle<'_>, labels: &Labels) -> String {
    if claim.number == 0 {
        return String::new();
    }
    match article.place(claim) {
        Place::Page(label) => fill(&labels.document.page, &[("number", label)]),
        Place::Paragraph(number) => fill(&labels.document.paragraph, &[("number", &number.to_string())]),
    }
}

/// A claim's tags, without `#`.
pub(super) fn tags<'c>(claim: &Annotation<'c>) -> impl Iterator<Item = &'c str> {
    claim.tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty())
}

/// What people wrote of a claim, the note first.
pub(super) fn remarks<'a>(claim: &Annotation<'_>, labels: &'a Labels) -> Vec<Line<'a>> {
    let names = &labels.field;
    let remarks = [
        (&names.note, claim.note),
        (&names.correction, claim.correction),
        (&names.question, claim.question),
        (&names.answer, claim.answer),
    ];
    let written = remarks.into_iter().filter(|(_, words)| !words.trim().is_empty());
    written.map(|(name, words)| Line::new(name, words.trim())).collect()
}

/// Who gave the status and on which day; `None` where nobody did.
pub(super) fn judged(claim: &Annotation<'_>) -> Option<String> {
    let stamp = claim.stamp?;
    // A time is RFC 3339: what stands before the T is the day.
    let day = stamp.at.split('T').next().unwrap_or_default();
    let said: Vec<_> = [stamp.by.trim(), day.trim()].into_iter().filter(|words| !words.is_empty()).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// What is known of a piece of evidence beyond where it is found.
pub(super) fn evidence_details(evidence: &Evidence, labels: &Labels) -> String {
    let names = &labels.field;
    let mut details = Vec::new();
    match evidence.primary {
        Some(true) => details.push(names.primary.clone()),
        Some(false) => details.push(names.secondary.clone()),
        None => {}
    }
    let when = evidence.accessed.trim();
    if !when.is_empty() {
        details.push(fill(&names.accessed, &[("when", when)]));
    }
    if evidence.confidential {
        details.push(names.confidential.clone());
    }
    details.join(", ")
}

/// The address a piece of evidence or a link leads to; `None` where it is no address of a page or of a mailbox. Other
/// schemes are not made into links: some of them run programs.
pub(super) fn address(locator: &str) -> Option<&str> {
    let locator = locator.trim();
    let (scheme, rest) = locator.split_once(':')?;
    let known = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.starts_with("//") && rest.len() > 2,
        "mailto" => rest.contains('@'),
        _ => false,
    };
    (known && !locator.contains(|c: char| c.is_whitespace() || c.is_control())).then_some(locator)
}

/// A line with the address it begins with, if it begins with one, and the rest.
pub(super) fn split_address(line: &str) -> (Option<&str>, &str) {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (first, rest) = line.split_at(end);
    match address(first) {
        Some(address) => (Some(address), rest),
        None => (None, line),
    }
}

/// Words cut to what suffices to know them again, at a word's end where one is near.
pub(super) fn shortened(words: &str) -> String {
    const LONGEST: usize = 180;
    let words = one_line(words);
    let Some((end, _)) = words.char_indices().nth(LONGEST) else {
        return words;
    };
    let cut = &words[..end];
    let cut = cut.rsplit_once(' ').map_or(cut, |(before, _)| before);
    format!("{} …", cut.trim_end())
}

/// Quotation marks of every shape.
const MARKS: &[char] = &['"', '„', '“', '‟', '”', '«', '»', '‹', '›', '「', '」', '『', '』', '‚', '‘', '‛', '’', '\''];

/// Words without the quotation marks around them, where they are more than those.
pub(super) fn bare(words: &str) -> &str {
    let inside = words.trim().strip_prefix(MARKS).and_then(|words| words.strip_suffix(MARKS)).map(str::trim);
    inside.filter(|inside| !inside.is_empty()).unwrap_or(words)
}

/// Words with every run of white space as one space.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two texts are the same words.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// A source by name and office.
fn who(source: &SourceFacts<'_>) -> String {
    match source.description {
        Some(description) => format!("{}, {}", one_line(source.name), one_line(description)),
        None => one_line(source.name),
    }
}

/// Who a mention of a source means, beyond the words themselves.
fn identity(source: &SourceFacts<'_>, words: &str, labels: &Labels) -> Option<String> {
    let mut told = Vec::new();
    if !same(source.name, words) {
        told.push(one_line(source.name));
    }
    told.extend(source.description.map(one_line));
    told.extend(source.kind.map(|kind| labels.source_kind(kind).to_owned()));
    told.extend(source.grade.filter(|grade| *grade != Grade::Named).map(|grade| labels.grade(grade).to_owned()));
    (!told.is_empty()).then(|| told.join(", "))
}

/// A figure: what kind, and its value with its unit.
fn figure(number: &NumberFacts<'_>, labels: &Labels) -> String {
    let kind = labels.number_kind(number.kind);
    let value = match (number.range, number.value, number.iso) {
        (Some((low, high)), _, _) => Some(format!("{}–{}", labels.figure(low), labels.figure(high))),
        (None, Some(value), _) => Some(labels.figure(value)),
        (None, None, Some(iso)) => Some(iso.to_owned()),
        (None, None, None) => None,
    };
    let Some(mut value) = value else {
        return kind.to_owned();
    };
    if let Some(unit) = number.unit {
        value = format!("{value}\u{a0}{}", one_line(labels.unit(unit, number.value)));
    }
    if let Some(bound) = number.bound {
        value = fill(labels.bound(bound), &[("value", &value)]);
    } else if number.approximate {
        value = fill(&labels.field.approximate, &[("value", &value)]);
    }
    match number.kind {
        // Nothing the value itself does not tell.
        NumberKind::Cardinal | NumberKind::Percent | NumberKind::Range => value,
        _ => format!("{value} ({kind})"),
    }
}
