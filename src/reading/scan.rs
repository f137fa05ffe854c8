//! The machine-readable face of a reading: what `claimlight scan` prints and what a review keeps of a claim.
//!
//! This is an interface, documented in `docs/scan.md`, versioned, and only ever extended. Offsets are Unicode code
//! points; inside the program they are bytes, and this file is where the one becomes the other.

use crate::Span;
use crate::reading::{Claim, Detail, Name, Reading, Reason, Source};
use crate::span::CodePoints;
use serde::Serialize;
use serde_json::{Number as JsonNumber, Value};

/// The version of the interface.
pub const FORMAT: u32 = 1;

/// One scanned text.
#[derive(Debug, Clone, Serialize)]
pub struct Scan<'a> {
    /// Version of the interface, [`FORMAT`].
    pub format: u32,
    /// The caller's own name for the text.
    pub id: Value,
    /// ISO 639 code of the language it was read in.
    pub language: String,
    /// The claims in the order of the text, names among them where asked for.
    pub claims: Vec<ScanClaim<'a>>,
    /// Whoever is heard.
    pub sources: Vec<ScanSource<'a>>,
}

/// A stretch of text with its words.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Range<'a> {
    /// First code point.
    pub start: usize,
    /// Just past the last code point.
    pub end: usize,
    /// The words.
    pub text: &'a str,
}

/// One claim.
#[derive(Debug, Clone, Serialize)]
pub struct ScanClaim<'a> {
    #[serde(flatten)]
    detail: ScanDetail<'a>,
    /// Index into `sources`.
    source: Option<usize>,
    /// The evidence it was marked on.
    #[serde(skip_serializing_if = "String::is_empty")]
    why: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum ScanDetail<'a> {
    Quote {
        form: &'static str,
        #[serde(flatten)]
        range: Range<'a>,
        speaker: Option<Range<'a>>,
        cue: Option<Range<'a>>,
        group: Option<u32>,
    },
    Number {
        r#type: &'static str,
        #[serde(flatten)]
        range: Range<'a>,
        value: Option<JsonNumber>,
        #[serde(skip_serializing_if = "Option::is_none")]
        low: Option<JsonNumber>,
        #[serde(skip_serializing_if = "Option::is_none")]
        high: Option<JsonNumber>,
        #[serde(skip_serializing_if = "Option::is_none")]
        iso: Option<&'a str>,
        unit: Option<&'a str>,
        approximate: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        bound: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        phrase: Option<Range<'a>>,
    },
    Source {
        role: &'static str,
        #[serde(flatten)]
        range: Range<'a>,
    },
    Name {
        r#type: &'static str,
        #[serde(flatten)]
        range: Range<'a>,
    },
}

/// One source.
#[derive(Debug, Clone, Serialize)]
pub struct ScanSource<'a> {
    name: &'a str,
    kind: &'static str,
    grade: &'static str,
    description: Option<&'a str>,
    aliases: &'a [String],
    mentions: Vec<usize>,
    claims: Vec<usize>,
    #[serde(rename = "use")]
    usage: &'static str,
}

/// A whole number as one, everything else as the nearest double. `None` for what JSON has no number for.
fn json_number(value: f64) -> Option<JsonNumber> {
    /// Every whole number below it is exact in a double.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        // In range and whole by the line above.
        #[expect(clippy::cast_possible_truncation)]
        return Some(JsonNumber::from(value as i64));
    }
    JsonNumber::from_f64(value)
}

/// The reasons in the words of the interface: `marks + cue-verb + name`.
fn why(reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>().join(" + ")
}

/// Puts claims of one text into the words of the interface.
#[derive(Debug)]
pub struct Scanner<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Scanner<'a> {
    /// A scanner for claims of this text.
    pub fn new(text: &'a str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    /// A span of the text in code points, with its words.
    pub fn range(&self, span: Span) -> Range<'a> {
        Range { start: self.points.at(span.start), end: self.points.at(span.end), text: span.of(self.text) }
    }

    /// One claim.
    pub fn claim(&self, claim: &'a Claim) -> ScanClaim<'a> {
        let range = self.range(claim.span);
        let detail = match &claim.detail {
            Detail::Quote(quote) => ScanDetail::Quote {
                form: quote.form.word(),
                range,
                speaker: quote.speaker.map(|span| self.range(span)),
                cue: quote.cue.map(|span| self.range(span)),
                group: quote.group,
            },
            Detail::Number(number) => ScanDetail::Number {
                r#type: number.kind.word(),
                range,
                value: number.value.and_then(json_number),
                low: number.range.and_then(|(low, _)| json_number(low)),
                high: number.range.and_then(|(_, high)| json_number(high)),
                iso: number.iso.as_deref(),
                unit: number.unit.as_deref(),
                approximate: number.approximate,
                bound: number.bound.map(|bound| bound.word()),
                phrase: number.phrase.map(|span| self.range(span)),
            },
            Detail::Source(mention) => ScanDetail::Source { role: mention.role.word(), range },
        };
        ScanClaim { detail, source: claim.source.map(|index| index.0), why: why(&claim.why) }
    }

    fn name(&self, name: &Name) -> ScanClaim<'a> {
        let detail = ScanDetail::Name { r#type: name.kind.word(), range: self.range(name.span) };
        ScanClaim { detail, source: None, why: String::new() }
    }

    fn source(source: &'a Source) -> ScanSource<'a> {
        ScanSource {
            name: &source.name,
            kind: source.kind.word(),
            grade: source.grade.word(),
            description: source.description.as_deref(),
            aliases: &source.aliases,
            mentions: source.mentions.iter().map(|index| index.0).collect(),
            claims: source.claims.iter().map(|index| index.0).collect(),
            usage: source.usage.word(),
        }
    }

    /// A whole reading of the text. Names, where the reading has any, come after the claims, so that the indices in
    /// `mentions` and `claims` hold with names and without.
    pub fn reading(&self, id: Value, reading: &'a Reading) -> Scan<'a> {
        let claims = reading.claims.iter().map(|claim| self.claim(claim));
        Scan {
            format: FORMAT,
            id,
            language: reading.language.to_string(),
            claims: claims.chain(reading.names.iter().map(|name| self.name(name))).collect(),
            sources: reading.sources.iter().map(Self::source).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Number, NumberKind, Quote, QuoteForm, SourceIndex};

    #[test]
    fn offsets_are_code_points_and_whole_values_are_whole() {
        let text = "„Ü“, rund 1,2 Mrd. €";
        let quote = Claim {
            span: Span::new(0, 8),
            source: Some(SourceIndex(0)),
            why: vec![Reason::Marks, Reason::CueVerb],
            detail: Detail::Quote(Quote { form: QuoteForm::Direct, speaker: None, cue: None, group: Some(1) }),
        };
        let number = Claim {
            span: Span::new(15, text.len()),
            source: None,
            why: vec![Reason::Digits],
            detail: Detail::Number(Number {
                kind: NumberKind::Currency,
                value: Some(1.2e9),
                unit: Some("EUR".into()),
                approximate: true,
                ..Number::default()
            }),
        };
        let reading = Reading { claims: vec![quote, number], ..Reading::default() };
        let scanner = Scanner::new(text);
        let json = serde_json::to_value(scanner.reading("a".into(), &reading)).unwrap();
        assert_eq!(
            json["claims"],
            serde_json::json!([
                {"kind": "quote", "form": "direct", "start": 0, "end": 3, "text": "„Ü“", "speaker": null, "cue": null,
                 "group": 1, "source": 0, "why": "marks + cue-verb"},
                {"kind": "number", "type": "currency", "start": 10, "end": 20, "text": "1,2 Mrd. €",
                 "value": 1_200_000_000, "unit": "EUR", "approximate": true, "source": null, "why": "digits"}
            ])
        );
    }
}
