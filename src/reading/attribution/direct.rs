//! Quotations given to their cues: which are speech, and whose.

mod meant;
mod parenthesis;
mod punctuation;
mod signature;
mod speech;
mod voice;
mod written;

use super::cue::{Cue, CueKind};
use super::either_side::Topics;
use super::frame::{Item, Segment};
use super::{Attribution, Reader};
use crate::Span;
use crate::language::{Duty, VerbClass};
use crate::reading::marks::{Edges, MarkKind};
use crate::reading::model::{QuoteForm, Reason};
use crate::reading::quotes::{self, Beside, Ending};

/// From this fit on a cue stands right beside its quotation.
const CLOSE_FIT: i32 = 24;

/// From this fit on a cue is near its quotation.
const FAIR_FIT: i32 = 10;

/// How many items a cue may stand from its quotation.
const FURTHEST_CUE: usize = 80;

/// How many items a turn may stand from the verb it goes with.
const NEAR_TURN: usize = 12;

/// What is known of the speaker of a quotation.
#[derive(Debug, Clone, Default)]
struct Voice {
    speaker: Option<Span>,
    cue: Option<Span>,
    why: Option<Reason>,
    group: Option<u32>,
}

/// Every pair of marks as direct speech or term.
pub(super) fn quotations(reader: &Reader, cues: &[Vec<Cue>], topics: &Topics) -> Vec<Attribution> {
    let mut teller = Teller {
        reader,
        topics,
        found: Vec::new(),
        done: vec![false; reader.pairs.len()],
        inside: vec![false; reader.pairs.len()],
        groups: 0,
        last: None,
        cued: None,
        open: None,
    };
    for (index, cues) in cues.iter().enumerate() {
        teller.tell(index, cues);
    }
    for (index, pair) in reader.pairs.iter().enumerate() {
        let inside = pair.parent.is_some_and(|parent| teller.done[parent] || teller.inside[parent]);
        teller.inside[index] = inside;
        if !teller.done[index] && !inside && pair.edges == Edges::Both {
            teller.found.push(term(quotes::shown(reader.document, pair), reader, index));
        }
    }
    teller.found
}

/// Goes through the text once, remembering who spoke last.
struct Teller<'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    topics: &'r Topics,
    found: Vec<Attribution>,
    /// The pairs told as items of their sentence.
    done: Vec<bool>,
    /// The pairs inside those, however deep.
    inside: Vec<bool>,
    groups: u32,
    /// Who spoke last, and in which segment.
    last: Option<(usize, Voice)>,
    /// The block in which a cue last gave somebody a voice.
    cued: Option<usize>,
    /// A quotation that goes on in the next block: whether it is speech, and its places in `found`.
    open: Option<(bool, Vec<usize>)>,
}

impl Teller<'_, '_, '_> {
    fn tell(&mut self, index: usize, cues: &[Cue]) {
        let reader = self.reader;
        let Some(segment) = reader.frame.segments.get(index) else { return };
        let quotes: Vec<usize> = segment.items.clone().filter(|&at| reader.quote(at).is_some()).collect();
        if quotes.is_empty() {
            self.refer_back(index, cues);
            if let Some(voice) = reader.voice_of_statement(cues) {
                self.last = Some((index, voice));
                self.cued = Some(segment.block);
            }
            return;
        }
        let mut group_of_cue: Vec<Option<u32>> = vec![None; cues.len()];
        // What the quotation before was, as long as a list goes on.
        let mut listed = None;
        for &at in &quotes {
            let Some(Item::Quote(pair)) = reader.item(at) else { continue };
            self.done[pair] = true;
            let fitting = reader.cue_for(at, segment, cues);
            let cue = fitting.map(|(index, _)| index);
            let open = self.open.take().filter(|_| reader.pairs[pair].continued);
            let speech = match (&open, listed) {
                (Some((speech, _)), _) => *speech,
                (None, Some(before)) if reader.goes_on_listing(at, segment) => before,
                _ => reader.is_speech(at, segment, cues, fitting),
            };
            listed = Some(speech);
            let span = quotes::shown(reader.document, &reader.pairs[pair]);
            let place = self.found.len();
            if speech {
                let mut voice = fitting.map_or_else(Voice::default, |(index, fit)| {
                    reader.voice_beside(&cues[index], fit, group_of_cue[index])
                });
                if cue.is_none() {
                    voice = reader.voice_inside(pair).unwrap_or(voice);
                }
                if voice.speaker.is_none() {
                    voice = reader.announced(at, segment, &voice).unwrap_or(voice);
                }
                if voice.speaker.is_none() {
                    let signed = || reader.signed_below(at, index);
                    voice = reader.headlined(at, segment).or_else(signed).unwrap_or(voice);
                }
                if let Some(fitting) = cue.filter(|_| voice.speaker.is_none() && reader.drops_subject) {
                    let cue = &cues[fitting];
                    let meant = || self.topics.meant(reader, index, cue);
                    voice.speaker = self.understood(cue, at, segment).or_else(meant);
                }
                let between = cue.is_none() && voice.cue.is_some() && reader.drops_subject;
                if voice.speaker.is_none() && (between || voice.cue.is_none() && reader.leads_silently(at, segment)) {
                    voice.speaker = self.topics.singular(reader, index).or_else(|| self.last_in(segment.block));
                    voice.why = voice.why.or(voice.speaker.map(|_| Reason::SentenceBefore));
                }
                if voice.cue.is_none() && voice.speaker.is_none() {
                    voice = reader.said_by_noun(at, segment).unwrap_or(voice);
                    if voice.cue.is_some() && voice.speaker.is_none() {
                        voice.speaker = self.topics.singular(reader, index).or_else(|| self.last_in(segment.block));
                    }
                }
                if voice.speaker.is_none() && voice.cue.is_none() {
                    voice = reader.wished(at, segment).or_else(|| reader.presented(at, segment)).unwrap_or_default();
                }
                if voice.speaker.is_none() && voice.cue.is_none() {
                    voice = self.carried(at, index, open.as_ref().and_then(|(_, places)| places.last()));
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
                if voice.speaker.is_some() && voice.why != Some(Reason::Continued) {
                    self.cued = Some(segment.block);
                }
                self.last = Some((index, voice));
            } else if reader.pairs[pair].edges == Edges::Both {
                self.found.push(term(span, reader, pair));
            }
            self.follow(pair, place, speech, open);
        }
        let silent = listed == Some(false) && self.last.as_ref().is_none_or(|(last, _)| *last < index);
        if let Some(voice) = reader.voice_of_statement(cues).filter(|_| silent && reader.drops_subject) {
            self.last = Some((index, voice));
        }
    }

    /// Who speaks where the sentence does not say: who spoke the part before, whom the sentence before was about, or who
    /// spoke last.
    fn carried(&self, at: usize, index: usize, part: Option<&usize>) -> Voice {
        let reader = self.reader;
        if let Some(Attribution { speaker, cue, group, .. }) = part.and_then(|&place| self.found.get(place)) {
            return Voice { speaker: *speaker, cue: *cue, why: Some(Reason::Continued), group: *group };
        }
        let Some(segment) = reader.frame.segments.get(index) else { return Voice::default() };
        if reader.is_heading(segment) || reader.is_headline(at, segment) {
            return Voice::default();
        }
        let dashed = reader.quote(at).is_some_and(|pair| reader.pairs[pair].kind == MarkKind::Dash);
        let alone = reader.stands_alone(at, segment);
        if !alone && !dashed && !reader.is_subjunctive(segment) {
            return Voice::default();
        }
        let spoken = self.last.as_ref().map(|(last, _)| *last);
        if let Some(voice) =
            reader.voice_of_neighbour(index, alone).filter(|_| spoken.is_none_or(|last| last + 1 < index))
        {
            return voice;
        }
        let Some((last, said)) = &self.last else { return Voice::default() };
        let block = reader.frame.segments.get(*last).map_or(0, |last| last.block);
        let first = index.checked_sub(1).and_then(|before| reader.frame.segments.get(before));
        let opens = first.is_none_or(|before| before.block != segment.block);
        let cued = block + 1 == segment.block && self.cued == Some(block) && opens;
        let next = cued && (alone && !reader.takes_turns(*last, at) || reader.reports_itself(segment, &[]).is_some());
        if block != segment.block && !next {
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
            CueKind::Noun => Reason::CueNoun,
            CueKind::Before | CueKind::After | CueKind::Holder | CueKind::So | CueKind::Impersonal => {
                Reason::CuePreposition
            }
        };
        Voice { speaker, cue: Some(cue.span), why: Some(why), group }
    }

    /// The voice of a cue that fits its quotation so well; a mere thing speaks only right beside what it says.
    fn voice_beside(&self, cue: &Cue, fit: i32, group: Option<u32>) -> Voice {
        let voice = self.voice_of(cue, group);
        // Only somebody says or whispers; a thing can well show or mean something.
        let says =
            matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Manner | VerbClass::Cite | VerbClass::Claim))
                && fit >= FAIR_FIT;
        if cue.credible || says || fit >= CLOSE_FIT { voice } else { Voice { speaker: None, ..voice } }
    }

    /// Who speaks in a sentence without a quotation, for a quotation that follows it alone.
    fn voice_of_statement(&self, cues: &[Cue]) -> Option<Voice> {
        let cue = cues.iter().find(|cue| {
            let shows = matches!(cue.kind, CueKind::Verb(VerbClass::Show));
            // "Eine Mitarbeiterin habe ihm geraten, …" is told by somebody else.
            let told = shows || self.is_owned(cue) || self.verb_second && self.is_reporting_form(cue.at);
            cue.speaker.is_some() && !told
        })?;
        Some(self.voice_of(cue, None))
    }

    /// Whether a quotation answers what the sentence before asks, or asks back, so that somebody else speaks.
    fn takes_turns(&self, before: usize, at: usize) -> bool {
        let asks = |item: usize| self.quote(item).is_some_and(|pair| self.shapes[pair].asks);
        let last = self
            .frame
            .segments
            .get(before)
            .and_then(|before| before.items.clone().rev().find(|&item| self.quote(item).is_some()));
        last.is_some_and(asks) || asks(at)
    }

    /// Whether the sentence is reported speech by its verb.
    fn is_subjunctive(&self, segment: &Segment) -> bool {
        let mut items = segment.items.clone().take(super::LOOK);
        items.any(|item| self.is_reporting_form(item) || self.has(item, Duty::Conditional))
    }

    /// The cue of the quotation at item `at`.
    fn cue_for(&self, at: usize, segment: &Segment, cues: &[Cue]) -> Option<(usize, i32)> {
        let mut best: Option<(i32, usize)> = None;
        let near = cues.partition_point(|cue| cue.at + FURTHEST_CUE < at);
        for (index, cue) in cues.iter().enumerate().skip(near).take_while(|(_, cue)| cue.at <= at + FURTHEST_CUE) {
            let Some(mut score) = self.fits(at, segment, cue) else { continue };
            if Self::is_relayed(cue, cues) {
                // "sagte Vollmer dem Bericht zufolge": the turn tells where it was read, the verb who said it.
                score -= 12;
            }
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, index));
            }
        }
        best.map(|(score, index)| (index, score))
    }

    /// Whether a verb behind a quotation has its subject between the two, and so a sentence of its own: „…“, Vollmer
    /// sagte auch etwas. Where the verb is second, it would stand first after a quotation of its own.
    fn begins_anew(&self, at: usize, cue: &Cue) -> bool {
        let (Some(speaker), Some(verb), true) = (&cue.speaker, self.token(cue.at), self.verb_second) else {
            return false;
        };
        let end = self.quote(at).map(|pair| self.document.tokens_in(self.pairs[pair].span).end);
        let between = end.is_some_and(|end| end <= speaker.start) && speaker.end <= verb;
        between
            && cue.at > at
            && !(at + 1..cue.at).any(|item| self.any(item, &[Duty::As, Duty::Relative]))
            && matches!(cue.kind, CueKind::Verb(_))
    }

    /// Whether a verb behind a quotation stands in a clause that tells when or why it was said: “…,” when Fuller asked him
    fn is_circumstantial(&self, at: usize, cue: &Cue) -> bool {
        self.subject_first() && cue.main > at && self.has(at + 1, Duty::Subordinator) && !self.has(at + 1, Duty::As)
    }

    /// Whether a turn such as "laut" stands with a verb that says somebody said it.
    fn is_relayed(cue: &Cue, cues: &[Cue]) -> bool {
        matches!(cue.kind, CueKind::Before | CueKind::After)
            && cues.iter().any(|other| {
                matches!(other.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim))
                    && other.credible
                    && other.at.abs_diff(cue.at) <= NEAR_TURN
            })
    }

    /// Whether the quotation is the whole of its sentence.
    fn stands_alone(&self, at: usize, segment: &Segment) -> bool {
        let from = self.dateline_end(segment).unwrap_or(segment.items.start);
        segment.items.end - from <= 4
            && (from..segment.items.end).all(|item| {
                item == at || self.word(item).chars().all(|c| c.is_ascii_punctuation()) && self.quote(item).is_none()
            })
    }

    /// How well a cue fits a quotation.
    fn fits(&self, at: usize, segment: &Segment, cue: &Cue) -> Option<i32> {
        let between = if cue.main > at { at + 1..cue.at.max(at + 1) } else { cue.main + 1..at };
        if self.begins_anew(at, cue) || self.is_circumstantial(at, cue) {
            return None;
        }
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
            let open = clauses == 0 && self.quote(at).is_some_and(|pair| self.shapes[pair].ending == Ending::Word);
            if distance == 0 && clauses <= 1 && quotes == 0 && !(open && self.verb_second) {
                score += 8;
            } else if self.is_plain_words(at) && !self.is_part_of_report(at, cue) {
                return None;
            } else if self.quote(at).is_some_and(|pair| !self.shapes[pair].is_sentence()) {
                // A few words in marks belong to the verb before them.
                score -= 4;
            }
        } else if colon {
            score += 6;
        }
        if cue.speaker.is_none() && !self.drops_subject {
            score -= 4;
        }
        if distance > 0 && cue.speaker.is_some() && !cue.credible && self.verb_second {
            score -= 6;
        }
        Some(score)
    }
}
