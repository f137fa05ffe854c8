//! Quotations given to their cues: which are speech, and whose.

use super::cue::{Cue, CueKind};
use super::frame::{Item, Segment};
use super::noun::Noun;
use super::{Attribution, Reader};
use crate::Span;
use crate::language::{Duty, VerbClass};
use crate::reading::marks::Edges;
use crate::reading::model::{QuoteForm, Reason};
use crate::reading::quotes::{self, Beside};

/// From this fit on a cue stands right beside its quotation.
const CLOSE_FIT: i32 = 24;

/// What is known of the speaker of a quotation.
#[derive(Debug, Clone, Default)]
struct Voice {
    speaker: Option<Span>,
    cue: Option<Span>,
    why: Option<Reason>,
    group: Option<u32>,
}

/// Every pair of marks as direct speech or term.
pub(super) fn quotations(reader: &Reader) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut folded = vec![false; reader.pairs.len()];
    let mut groups = 0;
    let mut last: Option<(usize, Voice)> = None;
    for segment in &reader.frame.segments {
        let quotes: Vec<usize> = segment.items.clone().filter(|&at| reader.quote(at).is_some()).collect();
        if quotes.is_empty() {
            if let Some(voice) = reader.voice_of_statement(segment) {
                last = Some((segment.block, voice));
            } else {
                last = None;
            }
            continue;
        }
        let cues = reader.cues(segment);
        let mut group_of_cue: Vec<Option<u32>> = vec![None; cues.len()];
        for &at in &quotes {
            let Some(Item::Quote(pair)) = reader.item(at) else { continue };
            folded[pair] = true;
            let fitting = reader.cue_for(at, segment, &cues);
            let speech = reader.is_speech(at, segment, &cues, fitting);
            let cue = fitting.map(|(index, _)| index);
            let span = quotes::shown(reader.document, &reader.pairs[pair]);
            if !speech {
                found.push(term(span, reader, pair));
                continue;
            }
            let mut voice = match cue {
                Some(index) => {
                    let group = *group_of_cue[index].get_or_insert_with(|| {
                        groups += 1;
                        groups
                    });
                    reader.voice_of(&cues[index], Some(group))
                }
                None => Voice::default(),
            };
            if voice.speaker.is_none() && cue.is_none() {
                voice = reader.announced(at, segment).unwrap_or_default();
            }
            if voice.speaker.is_none() && voice.cue.is_none() {
                let alone =
                    segment.items.clone().all(|item| item == at || reader.breaks(item) || reader.word(item) == ".");
                if let Some((block, said)) = &last {
                    if alone && (*block == segment.block || segment.block == block + 1) {
                        voice = Voice { cue: None, why: Some(Reason::Continued), ..said.clone() };
                    }
                }
            }
            if voice.group.is_none() {
                groups += 1;
                voice.group = Some(groups);
            }
            let mut why = vec![Reason::Marks];
            why.extend(voice.why);
            found.push(Attribution {
                content: span,
                form: QuoteForm::Direct,
                speaker: voice.speaker,
                cue: voice.cue,
                group: voice.group,
                why,
            });
            last = Some((segment.block, voice));
        }
    }
    for (index, pair) in reader.pairs.iter().enumerate() {
        let inside = pair.parent.is_some_and(|parent| folded[parent]);
        if !folded[index] && !inside {
            found.push(term(quotes::shown(reader.document, pair), reader, index));
        }
    }
    found
}

fn term(span: Span, reader: &Reader, pair: usize) -> Attribution {
    let shape = &reader.shapes[pair];
    let why = match shape.before {
        Beside::Naming => Reason::TermWord,
        _ if shape.title && shape.words > 1 => Reason::TitleOfWork,
        _ => Reason::ShortMarked,
    };
    Attribution { content: span, form: QuoteForm::Term, speaker: None, cue: None, group: None, why: vec![why] }
}

impl Reader<'_, '_> {
    fn voice_of(&self, cue: &Cue, group: Option<u32>) -> Voice {
        let speaker = cue.speaker.clone().map(|tokens| self.document.span_of(tokens)).filter(|span| !span.is_empty());
        let why = match cue.kind {
            CueKind::Verb(_) => Reason::CueVerb,
            CueKind::Before | CueKind::After | CueKind::So | CueKind::Impersonal => Reason::CuePreposition,
        };
        Voice { speaker, cue: Some(cue.span), why: Some(why), group }
    }

    /// Who speaks in a sentence without a quotation, for a quotation that follows it alone.
    fn voice_of_statement(&self, segment: &Segment) -> Option<Voice> {
        let cues = self.cues(segment);
        let cue =
            cues.iter().find(|cue| cue.speaker.is_some() && !matches!(cue.kind, CueKind::Verb(VerbClass::Show)))?;
        Some(self.voice_of(cue, None))
    }

    /// The cue of the quotation at item `at`.
    fn cue_for(&self, at: usize, segment: &Segment, cues: &[Cue]) -> Option<(usize, i32)> {
        let mut best: Option<(i32, usize)> = None;
        for (index, cue) in cues.iter().enumerate() {
            let Some(score) = self.fits(at, segment, cue) else { continue };
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, index));
            }
        }
        best.map(|(score, index)| (index, score))
    }

    /// Whether the quotation is the whole of its sentence.
    fn stands_alone(&self, at: usize, segment: &Segment) -> bool {
        segment.items.len() <= 4
            && segment.items.clone().all(|item| {
                item == at || self.word(item).chars().all(|c| c.is_ascii_punctuation()) && self.quote(item).is_none()
            })
    }

    /// How well a cue fits a quotation.
    fn fits(&self, at: usize, segment: &Segment, cue: &Cue) -> Option<i32> {
        let between = if cue.main > at { at + 1..cue.at.max(at + 1) } else { cue.main + 1..at };
        let mut distance = 0;
        let mut quotes = 0;
        let mut clauses = 0;
        for item in between.clone() {
            if self.quote(item).is_some() {
                quotes += 1;
            } else if self.breaks(item) {
                clauses += 1;
            } else {
                let token = self.token(item);
                let own =
                    cue.speaker.as_ref().is_some_and(|speaker| token.is_some_and(|token| speaker.contains(&token)));
                if !own {
                    distance += 1;
                }
            }
        }
        let colon = at > segment.items.start && self.word(at - 1) == ":";
        let mut score = 20 - distance.min(20) - 6 * quotes - 2 * clauses;
        if cue.main > at {
            if colon {
                score -= 8;
            }
            if distance == 0 && clauses <= 1 && quotes == 0 {
                score += 8;
            }
        } else if colon {
            score += 6;
        }
        if cue.speaker.is_none() {
            score -= 4;
        }
        Some(score)
    }

    /// Somebody named before a colon without any cue: Vollmer: „…“
    fn announced(&self, at: usize, segment: &Segment) -> Option<Voice> {
        if at < segment.items.start + 2 || self.word(at - 1) != ":" {
            return None;
        }
        let noun = self.likeliest(segment.items.start, at - 1)?;
        let speaker = Some(self.document.span_of(noun.tokens));
        Some(Voice { speaker, cue: None, why: Some(Reason::Colon), group: None })
    }

    /// The noun phrase of some items that most likely speaks: a person rather than anything else that can, on no
    /// preposition.
    fn likeliest(&self, from: usize, to: usize) -> Option<Noun> {
        let mut best: Option<(i32, Noun)> = None;
        let mut at = from.max(to.saturating_sub(super::LOOK));
        let mut hanging = false;
        while at < to {
            let Some(noun) = self.noun_at(at, to) else {
                hanging = self.has(at, Duty::Preposition);
                at += 1;
                continue;
            };
            at = noun.end.max(at + 1);
            let mut score = if noun.certain { 4 } else { 0 };
            if noun.person {
                score += 2;
            }
            if hanging || noun.oblique {
                score -= 4;
            }
            hanging = false;
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, noun));
            }
        }
        best.filter(|(score, _)| *score >= 4).map(|(_, noun)| noun)
    }

    /// Whether the quotation at item `at` is speech: by itself, and by what its sentence says of it.
    fn is_speech(&self, at: usize, segment: &Segment, cues: &[Cue], cue: Option<(usize, i32)>) -> bool {
        let Some(pair) = self.quote(at) else { return false };
        let mut score = self.shapes[pair].leaning();
        if !cues.is_empty() {
            score += 1;
        }
        score += match cue.map(|(index, fit)| (cues[index].kind, fit)) {
            Some((CueKind::Verb(VerbClass::Call), _)) => 3,
            Some((_, fit)) if fit >= CLOSE_FIT => 3,
            Some(_) => 1,
            None => 0,
        };
        if self.stands_alone(at, segment) {
            score += 4;
        }
        if segment.items.clone().take(super::LOOK).any(|item| self.has(item, Duty::Subjunctive)) {
            score += 1;
        }
        if self.pairs[pair].single {
            score -= 1;
        }
        score -= match self.pairs[pair].edges {
            Edges::Both => 0,
            Edges::Opened => 1,
            Edges::Closed => 4,
        };
        score > 0
    }
}
