//! What the reading found of one claim, as far as an exported document tells it.
//!
//! Taken from what the record keeps, so that a claim of an earlier reading is told like one of today's. Whatever has
//! another form than `docs/scan.md` gives it is passed over.

use crate::reading::{Bound, Grade, NumberKind, QuoteForm, Source, SourceKind};
use crate::review::{ClaimKind, Record};
use serde_json::Value;
use std::collections::HashMap;

/// What was found of one claim.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts<'a> {
    /// Of a quote, how the words are given.
    pub form: Option<QuoteForm>,
    /// The words in the text that name the speaker of a quote, a pronoun included.
    pub speaker: Option<&'a str>,
    /// Whoever says it; of a source, who that is.
    pub source: Option<SourceFacts<'a>>,
    /// Of a number, what it means.
    pub number: Option<NumberFacts<'a>>,
}

/// Who says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceFacts<'a> {
    /// The fullest name in the text.
    pub name: &'a str,
    /// What it is, where the reading at hand knows it.
    pub kind: Option<SourceKind>,
    /// How well it is identified, likewise.
    pub grade: Option<Grade>,
    /// Office or affiliation, in the words of the text.
    pub description: Option<&'a str>,
}

/// What a figure means.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct NumberFacts<'a> {
    /// What is counted or measured.
    pub kind: NumberKind,
    /// The value in the unit given.
    pub value: Option<f64>,
    /// The ends of a range.
    pub range: Option<(f64, f64)>,
    /// A date or time in ISO 8601.
    pub iso: Option<&'a str>,
    /// `%`, an ISO 4217 code, a unit, or the counted noun.
    pub unit: Option<&'a str>,
    /// Whether the words hedge it.
    pub approximate: bool,
    /// A bound the words set.
    pub bound: Option<Bound>,
}

/// The sources of a reading by name.
pub(super) struct Sources<'a>(HashMap<&'a str, &'a Source>);

impl<'a> Sources<'a> {
    pub(super) fn new(sources: &'a [Source]) -> Self {
        // Backwards, so that of two of one name the first remains.
        Self(sources.iter().rev().map(|source| (source.name.as_str(), source)).collect())
    }

    fn facts(&self, name: &'a str) -> SourceFacts<'a> {
        let known = self.0.get(name);
        SourceFacts {
            name,
            kind: known.map(|source| source.kind),
            grade: known.map(|source| source.grade),
            description: known.and_then(|source| source.description.as_deref()),
        }
    }
}

impl<'a> Facts<'a> {
    /// What a record keeps of what was found. Nothing where a person has given it another kind: facts of one kind say
    /// nothing of another.
    pub(super) fn of(record: &'a Record, sources: &Sources<'a>) -> Self {
        if record.found_kind() != Some(record.kind) {
            return Self::default();
        }
        let found = &record.found;
        let text = |key: &str| found.get(key).and_then(Value::as_str);
        let figure = |key: &str| found.get(key).and_then(Value::as_f64);
        let facts = Self { source: text("source").map(|name| sources.facts(name)), ..Self::default() };
        match record.kind {
            ClaimKind::Quote => {
                let speaker = found.get("speaker").and_then(|range| range.get("text")).and_then(Value::as_str);
                Self { form: text("form").and_then(QuoteForm::from_word), speaker, ..facts }
            }
            ClaimKind::Number => {
                let number = NumberFacts {
                    kind: text("type").and_then(NumberKind::from_word).unwrap_or_default(),
                    value: figure("value"),
                    range: figure("low").zip(figure("high")),
                    iso: text("iso"),
                    unit: text("unit"),
                    approximate: found.get("approximate").and_then(Value::as_bool).unwrap_or_default(),
                    bound: text("bound").and_then(Bound::from_word),
                };
                Self { number: Some(number), ..facts }
            }
            ClaimKind::Source | ClaimKind::Other => facts,
        }
    }
}
