//! The claims of an article as a table: one claim a row, one matter a column, every cell plain words.
//!
//! The one place that decides what the columns of a fact-check sheet hold, whatever format it is written in.

use super::annotated::{AnnotatedArticle, Annotation};
use super::labels::Labels;
use super::wording;
use crate::reading::words;
use crate::review::Evidence;

/// A column of the fact-check sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The claim's number in the document; empty where its words are lost.
    Number,
    /// Its words.
    Claim,
    /// Its kind, or the form of a quote.
    Kind,
    /// Where it stands in the article.
    Place,
    /// Who says it.
    Who,
    /// What a figure was read as.
    Value,
    /// Its status.
    Status,
    /// Who gave the status, and on which day.
    Judged,
    /// How it was checked: against what was at first hand or second hand.
    Method,
    /// What the check rests on.
    Evidence,
    /// The reviewer's note.
    Note,
    /// A question for the writer.
    Question,
    /// The writer's answer.
    Answer,
    /// Words that should stand there instead.
    Correction,
    /// Tags.
    Tags,
}
words!(Column {
    Number => "number", Claim => "claim", Kind => "kind", Place => "place", Who => "who", Value => "value",
    Status => "status", Judged => "judged", Method => "method", Evidence => "evidence", Note => "note",
    Question => "question", Answer => "answer", Correction => "correction", Tags => "tags",
});

impl Column {
    /// Whether the column is left out where no claim has anything in it: what a short sheet can do without.
    const fn optional(self) -> bool {
        matches!(
            self,
            Self::Judged
                | Self::Method
                | Self::Evidence
                | Self::Question
                | Self::Answer
                | Self::Correction
                | Self::Tags
        )
    }

    /// What a claim has in this column; empty where it has nothing. May be of several lines.
    pub(super) fn cell(self, claim: &Annotation<'_>, article: &AnnotatedArticle<'_>, labels: &Labels) -> String {
        match self {
            Self::Number if claim.number == 0 => String::new(),
            Self::Number => claim.number.to_string(),
            Self::Claim => wording::one_line(claim.words),
            Self::Kind => wording::kind(claim, labels).to_owned(),
            Self::Place => wording::place(claim, article, labels),
            Self::Who => wording::attributed(claim, labels).unwrap_or_default(),
            Self::Value => wording::value(claim, labels).unwrap_or_default(),
            Self::Status => labels.status(claim.status).to_owned(),
            Self::Judged => wording::judged(claim).unwrap_or_default(),
            Self::Method => methods(&claim.evidence, labels),
            Self::Evidence => lines(claim.evidence.iter().map(|evidence| proof(evidence, labels))),
            Self::Note => claim.note.trim().to_owned(),
            Self::Question => claim.question.trim().to_owned(),
            Self::Answer => claim.answer.trim().to_owned(),
            Self::Correction => claim.correction.trim().to_owned(),
            Self::Tags => wording::tags(claim).map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "),
        }
    }
}

/// The claims of an article in rows, those whose words are lost at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimTable {
    /// The columns that are there, in order.
    pub columns: Vec<Column>,
    /// For each claim a cell a column.
    pub rows: Vec<Vec<String>>,
}

impl ClaimTable {
    /// Every claim with every column.
    pub fn new(article: &AnnotatedArticle<'_>, labels: &Labels) -> Self {
        let row =
            |claim: &Annotation<'_>| Column::ALL.iter().map(|column| column.cell(claim, article, labels)).collect();
        let rows = article.claims.iter().chain(&article.lost).map(row).collect();
        Self { columns: Column::ALL.to_vec(), rows }
    }

    /// Without the columns that a sheet on paper can do without and in which nothing stands.
    pub fn narrowed(mut self) -> Self {
        let kept: Vec<bool> = self
            .columns
            .iter()
            .enumerate()
            .map(|(place, column)| {
                !column.optional() || self.rows.iter().any(|row| row.get(place).is_some_and(|cell| !cell.is_empty()))
            })
            .collect();
        retain(&mut self.columns, &kept);
        self.rows.iter_mut().for_each(|row| retain(row, &kept));
        self
    }
}

fn retain<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter().copied();
    list.retain(|_| kept.next().unwrap_or(true));
}

fn methods(evidence: &[&Evidence], labels: &Labels) -> String {
    let mut methods: Vec<&str> = Vec::new();
    for one in evidence {
        let method = match one.primary {
            Some(true) => labels.field.primary.as_str(),
            Some(false) => labels.field.secondary.as_str(),
            None => continue,
        };
        if !methods.contains(&method) {
            methods.push(method);
        }
    }
    methods.join(", ")
}

fn proof(evidence: &Evidence, labels: &Labels) -> String {
    let details = wording::evidence_details(evidence, labels);
    let locator = evidence.locator.trim();
    if details.is_empty() { locator.to_owned() } else { format!("{locator} ({details})").trim_start().to_owned() }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::Sample;
    use crate::language::Language;
    use crate::review::{Field, Status};

    fn sample() -> Sample {
        let mut sample = Sample::new(&["# Wehr", "Es kostete ⟨n 12.000⟩ Euro.", "⟨q „Es hält“⟩, sagte sie."]);
        sample.judge("12.000", Status::Confirmed);
        sample.write("12.000", Field::Note, "Haushalt, S. 3");
        sample.prove(
            "12.000",
            &[
                Evidence { locator: "https://example.org/b".into(), primary: Some(true), ..Evidence::default() },
                Evidence {
                    locator: "Zeitung".into(),
                    primary: Some(false),
                    accessed: "3. Mai".into(),
                    ..Evidence::default()
                },
            ],
        );
        sample
    }

    #[test]
    fn every_claim_is_a_row() {
        let sample = sample();
        let labels = Labels::of_or_english(Language::GERMAN);
        let table = ClaimTable::new(&sample.annotated(), labels);
        let shown: Vec<String> = table.rows.iter().map(|row| row.join("|")).collect();
        assert_eq!(
            shown,
            [
                "1|12.000|Zahl|Absatz 1||12.000|Bestätigt|R. Ludwig, 2026-05-03|primär, sekundär|\
                 https://example.org/b (primär)\nZeitung (sekundär, eingesehen 3. Mai)|Haushalt, S. 3||||",
                "2|„Es hält“|Zitat|Absatz 2|niemand genannt||Zu prüfen||||||||",
            ]
        );
    }

    #[test]
    fn a_narrowed_table_has_no_column_for_nothing() {
        let sample = sample();
        let labels = Labels::of_or_english(Language::GERMAN);
        let table = ClaimTable::new(&sample.annotated(), labels).narrowed();
        assert!(!table.columns.contains(&Column::Answer) && !table.columns.contains(&Column::Tags));
        assert!(table.columns.contains(&Column::Who) && table.columns.contains(&Column::Evidence));
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
