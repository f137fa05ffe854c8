//! A look at what a document will hold before it is written: how many claims of which kind and status, its first lines as
//! they will read, and which claims have evidence that stays behind.

use super::annotated::{AnnotatedArticle, Annotation, Options};
use super::document::Document;
use super::exchange::{claim_review, hypothesis};
use super::labels::Labels;
use super::paper::{List, Paper, Part, Table};
use super::table::Column;
use super::{questions, sheet, wording, worksheet};
use crate::article::Article;
use crate::reading::Reading;
use crate::review::{ClaimKind, Review, Status};

/// So many lines are told.
const MOST: usize = 12;

/// What a document will hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// How many of its claims are of each kind, those that occur.
    pub kinds: Vec<(ClaimKind, usize)>,
    /// How many of its claims have each status, those that occur.
    pub statuses: Vec<(Status, usize)>,
    /// Its first lines.
    pub lines: Vec<PreviewLine>,
    /// How many more there are.
    pub more: usize,
    /// The words of claims, each on one line, that have confidential evidence which stays behind.
    pub withheld: Vec<String>,
}

/// One line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// Whether it is a heading, or the head of a table.
    pub heading: bool,
    /// What it says.
    pub words: String,
}

impl Preview {
    /// What this document will hold of a review. The original file in `options` counts for nothing here.
    pub fn new(
        document: Document,
        article: &Article,
        review: &Review,
        reading: &Reading,
        options: &Options,
        labels: &Labels,
    ) -> Self {
        let annotated = AnnotatedArticle::new(article, review, reading, options);
        let claims: Vec<&Annotation<'_>> =
            annotated.claims.iter().chain(&annotated.lost).filter(|claim| document.holds(claim)).collect();
        let mut lines = document.lines(&annotated, &claims, labels);
        let more = lines.len().saturating_sub(MOST);
        lines.truncate(MOST);
        Self {
            kinds: counted(ClaimKind::ALL, |kind| claims.iter().filter(|claim| claim.kind == kind).count()),
            statuses: counted(Status::ALL, |status| claims.iter().filter(|claim| claim.status == status).count()),
            lines,
            more,
            withheld: if options.confidential { Vec::new() } else { document.withheld(review, &claims) },
        }
    }
}

fn counted<T: Copy>(all: &[T], count: impl Fn(T) -> usize) -> Vec<(T, usize)> {
    all.iter().map(|one| (*one, count(*one))).filter(|(_, count)| *count > 0).collect()
}

impl Document {
    /// Whether a claim is one of those it is made of.
    fn holds(self, claim: &Annotation<'_>) -> bool {
        match self {
            Self::Article | Self::Sheet | Self::Annotations => true,
            Self::Questions => !claim.question.trim().is_empty(),
            // It gives nothing away, and asks of some claims only.
            Self::Worksheet => false,
            Self::Hypothesis => hypothesis::says_anything(claim),
            Self::ClaimReview => claim_review::is_rated(claim),
        }
    }

    /// Whether it tells what a check rests on.
    const fn has_evidence(self) -> bool {
        !matches!(self, Self::Questions | Self::Worksheet)
    }

    /// Its lines: of a paper those it has, of everything else one for each claim.
    fn lines(self, article: &AnnotatedArticle<'_>, claims: &[&Annotation<'_>], labels: &Labels) -> Vec<PreviewLine> {
        match self {
            Self::Sheet => of_paper(&sheet::paper(article, labels)),
            Self::Questions => of_paper(&questions::paper(article, labels)),
            Self::Worksheet => of_paper(&worksheet::paper(article, labels)),
            Self::Article | Self::Annotations | Self::Hypothesis | Self::ClaimReview => {
                let line =
                    |claim: &&Annotation<'_>| PreviewLine { heading: false, words: told(claim, article, labels) };
                claims.iter().map(line).collect()
            }
        }
    }

    fn withheld(self, review: &Review, claims: &[&Annotation<'_>]) -> Vec<String> {
        let records = claims.iter().filter(|_| self.has_evidence()).filter_map(|claim| review.record(claim.id));
        let withheld = records.filter(|record| record.evidence.iter().any(|evidence| evidence.confidential));
        withheld.map(|record| wording::shortened(&record.anchor.exact)).collect()
    }
}

/// A claim on one line: what it is, its words, and what was written of it.
fn told(claim: &Annotation<'_>, article: &AnnotatedArticle<'_>, labels: &Labels) -> String {
    let number = if claim.number == 0 { labels.document.lost_place.clone() } else { claim.number.to_string() };
    let evidence = Column::Evidence.cell(claim, article, labels);
    let mut parts = vec![
        number,
        wording::shortened(claim.words),
        wording::kind(claim, labels).to_owned(),
        labels.status(claim.status).to_owned(),
    ];
    let remarks = wording::remarks(claim, labels).into_iter();
    parts.extend(remarks.map(|line| format!("{}: {}", line.name, wording::shortened(&line.words))));
    if !evidence.is_empty() {
        parts.push(format!("{}: {}", labels.field.evidence, wording::shortened(&evidence)));
    }
    parts.join(" · ")
}

/// The lines of a paper, without the room to write in.
fn of_paper(paper: &Paper<'_>) -> Vec<PreviewLine> {
    let line = |heading, words: &str| PreviewLine { heading, words: wording::one_line(words) };
    let row = |cells: &[String]| {
        let said: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        said.join(" · ")
    };
    let mut lines = Vec::new();
    for part in &paper.body {
        match part {
            Part::Text(words) => lines.push(line(false, words)),
            Part::Heading(_, words) => lines.push(line(true, words)),
            Part::List(List { items, .. }) => lines.extend(items.iter().map(|item| line(false, &format!("– {item}")))),
            Part::Fields(fields) => {
                lines.extend(fields.iter().map(|(name, words)| line(false, &format!("{name}: {words}"))));
            }
            Part::Room(_) => {}
            Part::Table(Table { head, rows }) => {
                lines.push(line(true, &row(head)));
                lines.extend(rows.iter().map(|cells| line(false, &row(cells))));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::Sample;
    use crate::language::Language;
    use crate::review::{Evidence, Field};

    fn sample() -> Sample {
        let mut sample = Sample::new(&["# Wehr", "Es kostete ⟨n 12.000⟩ Euro.", "⟨q „Es hält“⟩, sagte sie."]);
        sample.judge("12.000", Status::Confirmed);
        sample.write("12.000", Field::Note, "Haushalt, S. 3");
        sample.write("„Es hält“", Field::Question, "Seit wann?");
        let confidential = Evidence { locator: "Anruf".into(), confidential: true, ..Evidence::default() };
        sample.prove("„Es hält“", &[confidential]);
        sample
    }

    fn preview(document: Document, confidential: bool) -> Preview {
        let sample = sample();
        let options = Options { confidential, ..Options::default() };
        let labels = Labels::of_or_english(Language::GERMAN);
        Preview::new(document, &sample.article, &sample.review, &sample.reading, &options, labels)
    }

    #[test]
    fn a_preview_reads_as_the_document_will() {
        for (document, wanted) in [
            (
                Document::Article,
                "1 · 12.000 · Zahl · Bestätigt · Notiz: Haushalt, S. 3|2 · „Es hält“ · Zitat · Zu prüfen · Frage: Seit wann?",
            ),
            (
                Document::Sheet,
                "1 von 2 Aussagen geprüft|#Nr. · Aussage · Art · Stelle · Wer es sagt · Gelesen als · Status · Geprüft von · Notiz · Frage|\
                 1 · 12.000 · Zahl · Absatz 1 · 12.000 · Bestätigt · R. Ludwig, 2026-05-03 · Haushalt, S. 3|\
                 2 · „Es hält“ · Zitat · Absatz 2 · niemand genannt · Zu prüfen · Seit wann?",
            ),
            (Document::Questions, "#Niemand genannt|– Seit wann? „Es hält“ (Absatz 2)"),
            (Document::ClaimReview, "1 · 12.000 · Zahl · Bestätigt · Notiz: Haushalt, S. 3"),
        ] {
            let lines = preview(document, false).lines.into_iter();
            let lines: Vec<String> =
                lines.map(|line| format!("{}{}", if line.heading { "#" } else { "" }, line.words)).collect();
            assert_eq!(lines.join("|"), wanted, "{document:?}");
        }
    }

    #[test]
    fn what_stays_behind_is_named() {
        for (document, confidential, withheld) in [
            (Document::Article, false, 1),
            (Document::Article, true, 0),
            (Document::Sheet, false, 1),
            (Document::Questions, false, 0),
            (Document::ClaimReview, false, 0),
        ] {
            let preview = preview(document, confidential);
            assert_eq!(preview.withheld.len(), withheld, "{document:?}");
            let told = format!("{:?}", preview.lines);
            assert_eq!(told.contains("Anruf"), confidential, "{told}");
        }
    }

    #[test]
    fn counts_are_those_of_the_document() {
        let all = preview(Document::Article, false);
        assert_eq!(all.kinds, [(ClaimKind::Quote, 1), (ClaimKind::Number, 1)]);
        assert_eq!(all.statuses, [(Status::ToCheck, 1), (Status::Confirmed, 1)]);
        assert_eq!(preview(Document::ClaimReview, false).statuses, [(Status::Confirmed, 1)]);
        assert!(preview(Document::Worksheet, false).kinds.is_empty());
        assert!(preview(Document::Worksheet, false).more > 0);
    }
}
