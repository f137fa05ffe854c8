//! Quotations given to their cues: which are speech, and whose.

use super::cue::{Cue, CueKind};
use super::frame::{Item, Segment};
use super::noun::Noun;
use super::{Attribution, Reader};
use crate::Span;
use crate::article::{Block, BlockKind};
use crate::language::{Duty, VerbClass};
use crate::reading::marks::Edges;
use crate::reading::model::{QuoteForm, Reason};
use crate::reading::quotes::{self, Beside, Ending};
use std::ops::Not;

/// From this fit on a cue stands right beside its quotation.
const CLOSE_FIT: i32 = 24;

/// From this fit on a cue is near its quotation.
const FAIR_FIT: i32 = 10;

/// Most words that are rather a part of the writer's clause than somebody's speech.
const FEW_WORDS: usize = 4;

/// How many items a cue may stand from its quotation.
const FURTHEST_CUE: usize = 80;

/// Turns in a row from which on a text is a dialogue.
const FEWEST_TURNS: usize = 4;

/// What is known of the speaker of a quotation.
#[derive(Debug, Clone, Default)]
struct Voice {
    speaker: Option<Span>,
    cue: Option<Span>,
    why: Option<Reason>,
    group: Option<u32>,
}

/// Every pair of marks as direct speech or term.
pub(super) fn quotations(reader: &Reader, cues: &[Vec<Cue>]) -> Vec<Attribution> {
    let mut teller = Teller {
        reader,
        found: Vec::new(),
        done: vec![false; reader.pairs.len()],
        groups: 0,
        last: None,
        open: None,
        dialogue: reader.is_dialogue(),
    };
    for (segment, cues) in reader.frame.segments.iter().zip(cues) {
        teller.tell(segment, cues);
    }
    for (index, pair) in reader.pairs.iter().enumerate() {
        let inside = pair.parent.is_some_and(|parent| teller.done[parent]);
        if !teller.done[index] && !inside && pair.edges == Edges::Both {
            teller.found.push(term(quotes::shown(reader.document, pair), reader, index));
        }
    }
    teller.found
}

/// Goes through the text once, remembering who spoke last.
struct Teller<'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    found: Vec<Attribution>,
    /// The pairs told as items of their sentence.
    done: Vec<bool>,
    groups: u32,
    /// Who spoke last, and in which block.
    last: Option<(usize, Voice)>,
    /// A quotation that goes on in the next block: whether it is speech, and its places in `found`.
    open: Option<(bool, Vec<usize>)>,
    /// Paragraphs take turns, so that a quotation alone is rarely by whoever spoke in the paragraph before.
    dialogue: bool,
}

impl Teller<'_, '_, '_> {
    fn tell(&mut self, segment: &Segment, cues: &[Cue]) {
        let reader = self.reader;
        let quotes: Vec<usize> = segment.items.clone().filter(|&at| reader.quote(at).is_some()).collect();
        if quotes.is_empty() {
            if let Some(voice) = reader.voice_of_statement(cues) {
                self.last = Some((segment.block, voice));
            }
            return;
        }
        let mut group_of_cue: Vec<Option<u32>> = vec![None; cues.len()];
        for &at in &quotes {
            let Some(Item::Quote(pair)) = reader.item(at) else { continue };
            self.done[pair] = true;
            let fitting = reader.cue_for(at, segment, cues);
            let cue = fitting.map(|(index, _)| index);
            let open = self.open.take().filter(|_| reader.pairs[pair].continued);
            let speech = match &open {
                Some((speech, _)) => *speech,
                None => reader.is_speech(at, segment, cues, fitting),
            };
            let span = quotes::shown(reader.document, &reader.pairs[pair]);
            let place = self.found.len();
            if speech {
                let mut voice = fitting.map_or_else(Voice::default, |(index, fit)| {
                    reader.voice_beside(&cues[index], fit, group_of_cue[index])
                });
                if voice.speaker.is_none() && cue.is_none() {
                    voice = reader.announced(at, segment).unwrap_or_default();
                }
                if voice.speaker.is_none() && voice.cue.is_none() {
                    voice = self.carried(at, segment, open.as_ref().and_then(|(_, places)| places.last()));
                }
                let group = *voice.group.get_or_insert_with(|| {
                    self.groups += 1;
                    self.groups
                });
                if let Some(index) = cue {
                    group_of_cue[index].get_or_insert(group);
                }
                let mut why = vec![Reason::Marks];
                why.extend(voice.why);
                let Voice { speaker, cue, .. } = voice.clone();
                self.found.push(Attribution {
                    content: span,
                    form: QuoteForm::Direct,
                    speaker,
                    cue,
                    group: Some(group),
                    why,
                });
                self.last = Some((segment.block, voice));
            } else if reader.pairs[pair].edges == Edges::Both {
                self.found.push(term(span, reader, pair));
            }
            self.follow(pair, place, speech, open);
        }
    }

    /// Who speaks where the sentence does not say: who spoke the part before, or who spoke last.
    fn carried(&self, at: usize, segment: &Segment, part: Option<&usize>) -> Voice {
        if let Some(Attribution { speaker, cue, group, .. }) = part.and_then(|&place| self.found.get(place)) {
            return Voice { speaker: *speaker, cue: *cue, why: Some(Reason::Continued), group: *group };
        }
        if self.reader.is_heading(at, segment) {
            return Voice::default();
        }
        let Some((block, said)) = &self.last else { return Voice::default() };
        let alone = self.reader.stands_alone(at, segment);
        let reported = || self.reader.is_subjunctive(segment);
        let next = *block + 1 == segment.block && alone && !self.dialogue;
        let carries = *block == segment.block && (alone || reported()) || next;
        if !carries {
            return Voice::default();
        }
        Voice { why: Some(Reason::Continued), ..said.clone() }
    }

    /// Keeps a quotation that goes on, and gives its parts before the speaker that this part has.
    fn follow(&mut self, pair: usize, place: usize, speech: bool, open: Option<(bool, Vec<usize>)>) {
        let mut places = open.map(|(_, places)| places).unwrap_or_default();
        if let Some(Attribution { speaker: Some(speaker), cue, group, .. }) = self.found.get(place).cloned() {
            for &before in &places {
                if let Some(part) = self.found.get_mut(before).filter(|part| part.speaker.is_none()) {
                    (part.speaker, part.cue, part.group) = (Some(speaker), cue, group);
                    part.why.push(Reason::Continued);
                }
            }
        }
        if place < self.found.len() {
            places.push(place);
        }
        self.open = self.reader.pairs[pair].continues.then_some((speech, places));
    }
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
            _ => Reason::CuePreposition,
        };
        Voice { speaker, cue: Some(cue.span), why: Some(why), group }
    }

    /// The voice of a cue that fits its quotation so well; a mere thing speaks only right beside what it says.
    fn voice_beside(&self, cue: &Cue, fit: i32, group: Option<u32>) -> Voice {
        let voice = self.voice_of(cue, group);
        // Only somebody says or whispers; a thing can well show or mean something.
        let says =
            matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Manner | VerbClass::Cite)) && fit >= FAIR_FIT;
        if cue.credible || says || fit >= CLOSE_FIT { voice } else { Voice { speaker: None, ..voice } }
    }

    /// Who speaks in a sentence without a quotation, for a quotation that follows it alone.
    fn voice_of_statement(&self, cues: &[Cue]) -> Option<Voice> {
        let cue =
            cues.iter().find(|cue| cue.speaker.is_some() && !matches!(cue.kind, CueKind::Verb(VerbClass::Show)))?;
        Some(self.voice_of(cue, None))
    }

    /// Whether the text is told in turns: many paragraphs hold a quotation and nothing else, one after the other.
    fn is_dialogue(&self) -> bool {
        let alone = |segment: &Segment| {
            segment.items.clone().any(|at| self.quote(at).is_some_and(|_| self.stands_alone(at, segment)))
        };
        let turns: Vec<bool> = self.frame.segments.iter().map(alone).collect();
        let rows = turns.windows(2).filter(|pair| pair[0] && pair[1]).count();
        rows >= FEWEST_TURNS && rows * 12 > turns.len()
    }

    /// Whether the sentence is reported speech by its verb.
    fn is_subjunctive(&self, segment: &Segment) -> bool {
        segment.items.clone().take(super::LOOK).any(|item| self.has(item, Duty::Subjunctive))
    }

    /// The cue of the quotation at item `at`.
    fn cue_for(&self, at: usize, segment: &Segment, cues: &[Cue]) -> Option<(usize, i32)> {
        let mut best: Option<(i32, usize)> = None;
        let near = cues.partition_point(|cue| cue.at + FURTHEST_CUE < at);
        for (index, cue) in cues.iter().enumerate().skip(near).take_while(|(_, cue)| cue.at <= at + FURTHEST_CUE) {
            let Some(score) = self.fits(at, segment, cue) else { continue };
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, index));
            }
        }
        best.map(|(score, index)| (index, score))
    }

    /// Whether a quotation is a heading: its block is one, or holds nothing but words that end no sentence.
    fn is_heading(&self, at: usize, segment: &Segment) -> bool {
        let heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
        if self.document.blocks.get(segment.block).is_some_and(heading) {
            return true;
        }
        let open = self
            .quote(at)
            .is_some_and(|pair| self.shapes[pair].ending == Ending::Word && self.pairs[pair].edges == Edges::Both);
        open && segment.items.len() == 1 && self.fills_block(at, segment.block)
    }

    fn fills_block(&self, at: usize, block: usize) -> bool {
        let (Some(pair), Some(block)) = (self.quote(at), self.document.blocks.get(block)) else { return false };
        self.pairs[pair].span.len() >= block.span.trimmed(self.document.text).len()
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
            } else if self.quote(at).is_some_and(|pair| !self.shapes[pair].is_sentence()) {
                // A few words in marks belong to the verb before them.
                if !self.verb_second && self.is_plain_word(at) {
                    return None;
                }
                score -= 4;
            }
        } else if colon {
            score += 6;
        }
        if cue.speaker.is_none() {
            score -= 4;
        }
        Some(score)
    }

    /// Whether a quotation is no more than some words of a clause: it begins small behind a word.
    fn is_plain_word(&self, at: usize) -> bool {
        let Some(shape) = self.quote(at).map(|pair| &self.shapes[pair]) else { return false };
        shape.small_start && matches!(shape.before, Beside::Word | Beside::Noun) && shape.words <= FEW_WORDS
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

    /// Whether a headline and its author stand here: “City to rebuild bridge,” by Anna Fuller
    fn has_byline(&self, at: usize) -> bool {
        !self.verb_second && self.has(at + 1, Duty::By) && self.is_noun(at + 2)
    }

    /// Whether a quotation is the title of a work by what stands before it, whatever ends it: on “Good Morning,”
    fn is_title(&self, at: usize, pair: usize) -> bool {
        let shape = &self.shapes[pair];
        let Some(before) = at.checked_sub(1).filter(|_| !self.verb_second && !shape.finite) else { return false };
        if self.word(before) == "," {
            return shape.small_start.not() && before > 0 && self.has(before - 1, Duty::Work);
        }
        let hangs = [Duty::Preposition, Duty::Determiner, Duty::Work];
        let hanging = self.any(before, &hangs) || self.is_possessive(before);
        shape.title && !shape.common && hanging && !self.has(before, Duty::As)
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
        if self.is_subjunctive(segment) {
            score += 1;
        }
        if self.has_byline(at) {
            return false;
        }
        if self.is_title(at, pair) {
            score -= 6;
        }
        let kind = self.pairs[pair].kind;
        let habits = self.document.lexicon.map(|lexicon| &lexicon.marks);
        let second = self.main_marks.is_some_and(|main| main != kind);
        let unusual = self.verb_second && habits.is_some_and(|habits| !kind.is_usual(habits));
        if second || unusual {
            let part = second && !self.verb_second && !self.shapes[pair].is_sentence();
            score -= if part { 6 } else { 3 };
        }
        score -= match self.pairs[pair].edges {
            Edges::Both => 0,
            Edges::Opened => 1,
            Edges::Closed | Edges::Neither if self.verb_second => 4,
            Edges::Closed | Edges::Neither => 7,
        };
        score > 0
    }
}
