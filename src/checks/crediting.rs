//! Figures and words that hang on nobody, and what one passes on of another.

use super::{Check, Checker, Finding};
use crate::Span;
use crate::reading::{Claim, Detail, MentionRole, Number, NumberKind, QuoteForm, SourceIndex, SourceKind};
use std::collections::HashSet;

/// Smaller counts are seen rather than told: two men, four wheels.
const FEWEST_COUNTED: f64 = 10.0;

impl Checker<'_> {
    pub(super) fn crediting(&self, found: &mut Vec<Check>) {
        self.unsourced_figures(found);
        self.unattributed_quotes(found);
        self.relays(found);
    }

    /// One check a sentence, however many figures it has.
    fn unsourced_figures(&self, found: &mut Vec<Check>) {
        let mut last = None;
        let mut said = 0;
        for claim in &self.reading.claims {
            match &claim.detail {
                Detail::Quote(quote) if quote.form != QuoteForm::Term => said = said.max(claim.span.end),
                Detail::Number(number) if wants_a_source(number) => {
                    // Inside somebody's words the figure is theirs, and whose they are is a question of its own.
                    if claim.source.is_some() || claim.span.start < said || self.in_heading(claim.span) {
                        continue;
                    }
                    let Some(sentence) = self.sentence_of(claim.span) else { continue };
                    let credited = |at: usize| self.credits.get(at).copied().unwrap_or_default();
                    if credited(sentence) || credited(sentence + 1) && self.goes_on(sentence) {
                        continue;
                    }
                    // With what is counted: 120 beavers.
                    let place = number.phrase.unwrap_or(claim.span);
                    match found.last_mut().filter(|_| last == Some(sentence)) {
                        Some(check) => check.others.push(place),
                        None => found.push(Check::of(Finding::UnsourcedFigure, place)),
                    }
                    last = Some(sentence);
                }
                _ => {}
            }
        }
    }

    /// Whether a sentence and the next stand in one paragraph.
    fn goes_on(&self, sentence: usize) -> bool {
        let pair = self.sentences.get(sentence).zip(self.sentences.get(sentence + 1));
        pair.is_some_and(|(one, next)| !self.words(Span::new(one.end, next.start.max(one.end))).contains('\n'))
    }

    /// One check an utterance, however many parts it has.
    fn unattributed_quotes(&self, found: &mut Vec<Check>) {
        let mut groups = HashSet::new();
        for claim in &self.reading.claims {
            let Detail::Quote(quote) = &claim.detail else { continue };
            let speech = matches!(quote.form, QuoteForm::Direct | QuoteForm::Mixed);
            let open = quote.speaker.is_none() && claim.source.is_none();
            let first = quote.group.is_none_or(|group| groups.insert(group));
            if speech && open && first && !self.in_heading(claim.span) && !self.is_within_speech(claim) {
                found.push(Check::of(Finding::UnattributedQuote, claim.span));
            }
        }
    }

    /// Whether a quotation stands inside another, which has a speaker or a check of its own.
    fn is_within_speech(&self, claim: &Claim) -> bool {
        let begun = self.reading.claims.partition_point(|other| other.span.start <= claim.span.start);
        let outer = |other: &&Claim| {
            let speech = matches!(&other.detail, Detail::Quote(quote) if quote.form != QuoteForm::Term);
            speech && other.span != claim.span && other.span.covers(claim.span)
        };
        self.reading.claims[..begun].iter().rev().take(NEAR).any(|other| outer(&other))
    }

    /// A medium and somebody unnamed, both credited in one sentence: Reuters, citing two officials, reported.
    fn relays(&self, found: &mut Vec<Check>) {
        let mut told = HashSet::new();
        let mut medium: Option<(usize, SourceIndex, Span)> = None;
        let mut origin: Option<(usize, SourceIndex, Span)> = None;
        for claim in &self.reading.claims {
            let Detail::Source(mention) = &claim.detail else { continue };
            let (Some(index), Some(sentence)) = (claim.source, self.sentence_of(claim.span)) else { continue };
            let Some(source) = self.reading.sources.get(index.0).filter(|_| mention.role != MentionRole::Listed) else {
                continue;
            };
            let here = Some((sentence, index, claim.span));
            if source.kind == SourceKind::Media {
                medium = here;
            } else if source.is_unnamed() {
                origin = here;
            } else {
                continue;
            }
            let both = medium.zip(origin).filter(|(medium, origin)| medium.0 == origin.0);
            if let Some(((_, medium, place), (_, origin, other))) = both
                && told.insert((medium, origin))
            {
                let (place, other) = if place <= other { (place, other) } else { (other, place) };
                let finding = Finding::Relay { medium, origin };
                found.push(Check { others: vec![other], ..Check::of(finding, place) });
            }
        }
    }
}

/// How many claims before one are asked whether they hold it.
const NEAR: usize = 16;

/// Whether a reader may ask where a figure is from: not of dates, ages, scores, small counts and "thousands".
fn wants_a_source(number: &Number) -> bool {
    match number.kind {
        NumberKind::Percent
        | NumberKind::Currency
        | NumberKind::Quantity
        | NumberKind::Fraction
        | NumberKind::Multiple
        | NumberKind::Range => true,
        NumberKind::Cardinal => number.value.is_none_or(|value| value >= FEWEST_COUNTED),
        NumberKind::Vague
        | NumberKind::Age
        | NumberKind::Temperature
        | NumberKind::Duration
        | NumberKind::Score
        | NumberKind::Ordinal
        | NumberKind::Date
        | NumberKind::Time => false,
    }
}
