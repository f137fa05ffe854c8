//! A worksheet for a class: the task, the claims of an article with room for answers, and its sources.
//!
//! Pupils mark first and compare then, so nothing the program or a reviewer made of a claim is told here: only its words
//! and where they stand.

use super::annotated::{AnnotatedArticle, Annotation};
use super::labels::{Labels, fill};
use super::paper::{List, Paper, Part, Table};
use super::wording;
use crate::reading::{NumberKind, QuoteForm};
use crate::review::{ClaimKind, Status};
use serde::Deserialize;

/// So many quotes and so many figures are asked about: what a lesson has time for.
const MOST: usize = 8;

/// Lines to write on below a claim, and below a question about several.
const LINES: u8 = 2;
const MORE_LINES: u8 = 5;

/// A cell to write into, two lines high.
const ROOM: &str = "\u{a0}\n\u{a0}";

/// The words of the worksheet.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the files in assets/labels show what each says")]
pub struct WorksheetLabels {
    pub title: String,
    pub name: String,
    pub class: String,
    pub day: String,
    pub task: String,
    pub task_words: String,
    pub steps: Vec<String>,
    pub quotes: String,
    pub quotes_words: String,
    pub figures: String,
    pub figures_words: String,
    /// How many are left out: `{count}`.
    pub more: String,
    /// A claim: `{number}`, `{words}`, `{place}`.
    pub asked: String,
    pub sources: String,
    pub sources_words: String,
    pub source: String,
    pub who: String,
    pub first_hand: String,
    pub sift: String,
    pub sift_words: String,
    pub sift_steps: Vec<String>,
    pub missing: String,
}

/// The worksheet as a paper.
pub(super) fn paper<'a>(article: &AnnotatedArticle<'_>, labels: &'a Labels) -> Paper<'a> {
    let words = &labels.worksheet;
    let mut paper = Paper::new(article, labels, &words.title);
    // Who checks which draft is the newsroom's business, and no evidence is in it.
    let own = [&labels.field.checker, &labels.field.draft, &labels.field.date];
    paper.about.retain(|line| !own.iter().any(|name| line.name == name.as_str()));
    paper.warning = None;

    let blank = |name: &String| (name.clone(), String::new());
    let steps = List { numbered: true, items: words.steps.clone() };
    paper.body = vec![
        Part::Fields([&words.name, &words.class, &words.day].map(blank).to_vec()),
        Part::Heading(1, words.task.clone()),
        Part::Text(words.task_words.clone()),
        Part::List(steps),
    ];
    let claims = || article.claims.iter().filter(|claim| claim.status != Status::Dismissed);
    let quotes = claims().filter(|claim| is_said_by_somebody(claim)).collect();
    paper.body.extend(asked((&words.quotes, &words.quotes_words), quotes, article, labels));
    let figures = claims().filter(|claim| is_a_figure(claim)).collect();
    paper.body.extend(asked((&words.figures, &words.figures_words), figures, article, labels));
    paper.body.extend(sources(article, words));
    paper.body.extend([Part::Heading(1, words.sift.clone()), Part::Text(words.sift_words.clone())]);
    for step in &words.sift_steps {
        paper.body.extend([Part::Text(step.clone()), Part::Room(LINES)]);
    }
    paper.body.extend([Part::Heading(1, words.missing.clone()), Part::Room(MORE_LINES)]);
    paper.foot.insert(0, &labels.document.aid);
    paper
}

fn is_said_by_somebody(claim: &Annotation<'_>) -> bool {
    let somebody = claim.facts.source.is_some() || claim.facts.speaker.is_some();
    claim.kind == ClaimKind::Quote && claim.facts.form != Some(QuoteForm::Term) && somebody
}

/// A day or a place in a row can be checked too, but nobody has counted or measured it.
fn is_a_figure(claim: &Annotation<'_>) -> bool {
    let kind = claim.facts.number.as_ref().map(|number| number.kind);
    claim.kind == ClaimKind::Number && !matches!(kind, Some(NumberKind::Date | NumberKind::Time | NumberKind::Ordinal))
}

/// A section that asks the same of each of some claims; nothing where there are none.
fn asked(
    (heading, question): (&str, &str),
    claims: Vec<&Annotation<'_>>,
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
) -> Vec<Part> {
    if claims.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![Part::Heading(1, heading.to_owned()), Part::Text(question.to_owned())];
    let count = claims.len().min(MOST);
    // From all over the article, not only from its beginning.
    let chosen = (0..count).filter_map(|place| claims.get(place * claims.len() / count));
    for (place, claim) in chosen.enumerate() {
        let words = wording::shortened(claim.words);
        let blanks = [
            ("number", &*(place + 1).to_string()),
            ("words", wording::bare(&words)),
            ("place", &*wording::place(claim, article, labels)),
        ];
        parts.extend([Part::Text(fill(&labels.worksheet.asked, &blanks)), Part::Room(LINES)]);
    }
    if claims.len() > MOST {
        let count = (claims.len() - MOST).to_string();
        parts.push(Part::Text(fill(&labels.worksheet.more, &[("count", &count)])));
    }
    parts
}

/// Every source by name, in the order of the text, with room for who it is.
fn sources(article: &AnnotatedArticle<'_>, words: &WorksheetLabels) -> Vec<Part> {
    let mut names: Vec<&str> = Vec::new();
    for source in article.claims.iter().filter_map(|claim| claim.facts.source) {
        if !names.contains(&source.name) {
            names.push(source.name);
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    let rows = names.into_iter().map(|name| vec![wording::one_line(name), ROOM.to_owned(), ROOM.to_owned()]).collect();
    let head = [&words.source, &words.who, &words.first_hand].map(String::clone).to_vec();
    vec![
        Part::Heading(1, words.sources.clone()),
        Part::Text(words.sources_words.clone()),
        Part::Table(Table { head, rows }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::Sample;
    use crate::language::Language;
    use crate::review::Field;

    #[test]
    fn a_worksheet_asks_and_gives_nothing_away() {
        let mut sample =
            Sample::new(&["# Wehr", "⟨q „Es hält“⟩, sagte sie ⟨t „so“⟩, ⟨q „nie“⟩.", "Es kostete ⟨n 12.000⟩ Euro."]);
        sample.credit("„Es hält“", "Lena Fuller", Some("Bürgermeisterin"));
        sample.write("12.000", Field::Note, "Haushalt, S. 3");
        sample.judge("12.000", Status::Wrong);
        let article = sample.annotated();
        let labels = Labels::of_or_english(Language::GERMAN);
        let paper = paper(&article, labels);
        let asked: Vec<&str> = paper
            .body
            .iter()
            .filter_map(|part| match part {
                Part::Text(words) if words.starts_with("1.") || words.starts_with("2.") => Some(words.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(asked, ["1. „Es hält“ (Absatz 1)", "1. „12.000“ (Absatz 2)"]);
        let told = format!("{:?}", paper.body);
        assert!(!told.contains("Haushalt") && !told.contains("Falsch") && !told.contains("Bürgermeisterin"), "{told}");
        assert!(told.contains("Lena Fuller"), "among the sources");
    }

    #[test]
    fn a_lesson_has_an_end() {
        let lines: Vec<String> = (1..30).map(|count| format!("Es kamen ⟨n {count}⟩ Gäste.")).collect();
        let sample = Sample::new(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let article = sample.annotated();
        let paper = paper(&article, Labels::of_or_english(Language::ENGLISH));
        assert!(paper.body.contains(&Part::Text("2. “4” (Paragraph 4)".into())));
        assert!(paper.body.contains(&Part::Text("8. “26” (Paragraph 26)".into())));
        assert!(paper.body.contains(&Part::Text("There are 21 more in the article. Find them yourself.".into())));
    }
}
