//! Quotations given to their cues: which are speech, and whose.

mod fit;
mod meant;
mod parenthesis;
mod part;
mod punctuation;
mod signature;
mod speech;
mod standing;
mod taken;
mod voice;
mod written;

pub(super) use taken::take_voices;

use super::cue::{Cue, CueKind};
use super::either_side::Topics;
use super::frame::{Item, Segment};
use super::{Attribution, Reader};
use crate::Span;
use crate::language::{Duty, VerbClass};
use crate::reading::marks::{Edges, MarkKind};
use crate::reading::model::{QuoteForm, Reason};
use crate::reading::quotes::{self, Beside};

/// From this fit on a cue stands right beside its quotation.
const CLOSE_FIT: i32 = 24;

/// From this fit on a cue is near its quotation.
const FAIR_FIT: i32 = 10;

/// Words up to which a quotation is as likely a name or a figure of speech.
const FEW_WORDS: usize = 4;

/// Words from which on a question that is a paragraph by itself goes on with a speech.
const FEWEST_OF_SPEECH: usize = 8;

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
    for (index, own) in cues.iter().enumerate() {
        let next = cues.get(index + 1).map_or(&[][..], Vec::as_slice);
        teller.tell(index, own, next);
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
    /// Tells the quotations of a segment with these cues; `next` are those of the segment behind it.
    fn tell(&mut self, index: usize, cues: &[Cue], next: &[Cue]) {
        let reader = self.reader;
        let Some(segment) = reader.frame.segments.get(index) else { return };
        let quotes: Vec<usize> = segment.items.clone().filter(|&at| reader.quote(at).is_some()).collect();
        if quotes.is_empty() {
            self.refer_back(index, cues);
            let near =
                |last: usize| reader.frame.segments.get(last).is_some_and(|last| last.block + 1 == segment.block);
            if reader.leads_on(segment) && self.last.as_ref().is_some_and(|(last, _)| near(*last)) {
                self.last = self.last.take().map(|(_, voice)| (index, voice));
                self.cued = Some(segment.block);
                return;
            }
            let stated = reader.voice_of_statement(cues, segment).or_else(|| reader.announces_next(segment));
            if let Some(voice) = stated.filter(|_| !reader.is_headed_by(segment)) {
                self.last = Some((index, voice));
                self.cued = Some(segment.block);
            }
            return;
        }
        let mut group_of_cue: Vec<Option<u32>> = vec![None; cues.len()];
        // What the quotation before was, as long as a list goes on.
        let mut listed = None;
        let mut fitted = None;
        for &at in &quotes {
            let Some(Item::Quote(pair)) = reader.item(at) else { continue };
            self.done[pair] = true;
            let fitting = reader.cue_for(at, segment, cues);
            let cue = fitting.map(|(index, _)| index);
            fitted = cue;
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
                    let came = || reader.came_from(at, segment);
                    voice = reader.headlined(at, segment).or_else(signed).or_else(came).unwrap_or(voice);
                }
                let elided = |cue: &usize| voice.speaker.is_none() && reader.leaves_subject_out(&cues[*cue], segment);
                if let Some(fitting) = cue.filter(elided) {
                    let cue = &cues[fitting];
                    let meant = || self.topics.meant(reader, index, cue).filter(|_| reader.drops_subject);
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
                    voice = reader.told_after(at, index, next).unwrap_or(voice);
                }
                if voice.speaker.is_none() && voice.cue.is_none() {
                    voice = self.carried(at, index, cues, open.as_ref().and_then(|(_, places)| places.last()));
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
        if let Some((voice, again)) = reader.voice_behind(&quotes, cues, fitted) {
            // Named again, the speaker goes on with the same utterance.
            let group = self.last.take().and_then(|(_, said)| said.group).filter(|_| again);
            self.last = Some((index, Voice { group, ..voice }));
        }
        let silent = listed == Some(false) && self.last.as_ref().is_none_or(|(last, _)| *last < index);
        let said = |voice: &Voice| {
            let says = |cue: &&Cue| cue.credible && voice.cue == Some(cue.span) && reader.is_saying(voice);
            reader.subject_first() && cues.iter().any(|cue| says(&cue))
        };
        let goes_on = |voice: &Voice| silent && (reader.drops_subject || said(voice));
        let whole = cues.last().filter(|cue| reader.subject_first() && reader.tells_all_before(cue, segment));
        if let Some(cue) = whole.filter(|cue| cue.credible && fitted.is_none_or(|fitted| fitted + 1 < cues.len())) {
            // The pier pleased the “old” crew, he said. “It was late.”
            self.last = Some((index, reader.voice_of(cue, None)));
        } else if let Some(voice) = reader.voice_of_statement(cues, segment).filter(goes_on) {
            self.last = Some((index, voice));
        }
    }

    /// Who speaks where the sentence does not say: who spoke the part before, whom the sentence before was about, or who
    /// spoke last.
    fn carried(&self, at: usize, index: usize, cues: &[Cue], part: Option<&usize>) -> Voice {
        let reader = self.reader;
        if let Some(Attribution { speaker, cue, group, .. }) = part.and_then(|&place| self.found.get(place)) {
            return Voice { speaker: *speaker, cue: *cue, why: Some(Reason::Continued), group: *group };
        }
        let Some(segment) = reader.frame.segments.get(index) else { return Voice::default() };
        // "We tried. "We failed": a mark that opens anew, as a paragraph does whose line is lost.
        if let Some((_, said)) = self.last.as_ref().filter(|(last, _)| *last == index && reader.reopens(at, segment)) {
            return Voice { why: Some(Reason::Continued), ..said.clone() };
        }
        if reader.is_heading(segment) || reader.is_headline(at, segment) {
            return Voice::default();
        }
        let dashed = reader.quote(at).is_some_and(|pair| reader.pairs[pair].kind == MarkKind::Dash);
        let alone = reader.stands_alone(at, segment) || reader.stands_first(at, segment);
        let told = alone || dashed || reader.is_reported_at(at, segment) && !reader.hangs_on_writer(at, segment);
        if !told || reader.is_disputed_at(at, segment, cues) {
            return Voice::default();
        }
        let spoken = self.last.as_ref().map(|(last, _)| *last);
        let neighbour = reader.voice_of_neighbour(index, alone).filter(|voice| !self.tells_of_last(voice, index));
        if let Some(voice) = neighbour.filter(|_| spoken.is_none_or(|last| last + 1 < index)) {
            return voice;
        }
        if let Some(noun) = reader.subject_since(spoken.map_or(0, |last| last + 1), index).filter(|_| alone) {
            let speaker = Some(reader.document.span_of(noun.tokens));
            return Voice { speaker, cue: None, why: Some(Reason::SentenceBefore), group: None };
        }
        let Some((last, said)) = &self.last else { return Voice::default() };
        let block = reader.frame.segments.get(*last).map_or(0, |last| last.block);
        let first = index.checked_sub(1).and_then(|before| reader.frame.segments.get(before));
        let opens = first.is_none_or(|before| before.block != segment.block);
        let cued = block + 1 == segment.block && self.cued == Some(block) && opens;
        let reported = || reader.reports_itself(segment, &[]).is_some() || reader.is_in_substitute(segment);
        let asks = reader.subject_first() && reader.shape(at).is_some_and(|shape| shape.asks);
        let turns = reader.takes_turns(*last, at, said) || asks && !reader.is_saying(said);
        let next = cued && (alone && !turns || reported());
        if block != segment.block && !next {
            return Voice::default();
        }
        // A part of reported speech has its mood for a cue.
        let cue = said.cue.filter(|_| alone || !reader.verb_second);
        Voice { why: Some(Reason::Continued), cue, ..said.clone() }
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
        let says = match cue.kind {
            CueKind::Verb(VerbClass::Say | VerbClass::Manner | VerbClass::Cite | VerbClass::Claim) => fit >= FAIR_FIT,
            CueKind::Verb(VerbClass::Call) => self.verb_second && fit >= FAIR_FIT,
            _ => false,
        };
        if cue.credible || says || fit >= CLOSE_FIT { voice } else { Voice { speaker: None, ..voice } }
    }

    /// Who speaks in a sentence without a quotation, for a quotation that follows it alone: of several the first, or the
    /// last who says what a colon at its end announces.
    fn voice_of_statement(&self, cues: &[Cue], segment: &Segment) -> Option<Voice> {
        let speaks = |cue: &&Cue| {
            let shows = matches!(cue.kind, CueKind::Verb(VerbClass::Show));
            // "Eine Mitarbeiterin habe ihm geraten, …" is told by somebody else.
            let told = shows || self.is_owned(cue) || self.verb_second && self.is_reporting_form(cue.at);
            let unsaid =
                self.subject_first() && (cue.at.saturating_sub(1)..cue.main).any(|item| self.has(item, Duty::Negation));
            cue.speaker.is_some() && !told && !unsaid && !self.is_own_view(cue) && !self.is_said_aside(cue)
        };
        let announces = segment.items.end.checked_sub(1).is_some_and(|last| self.word(last) == ":");
        let says = |cue: &&Cue| {
            let class = matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim | VerbClass::Manner));
            class && cue.credible
        };
        // The pier pleased the crew, he said.
        let told = |cue: &&Cue| self.subject_first() && self.tells_all_before(cue, segment);
        let whole = || cues.last().filter(|cue| speaks(cue) && says(cue) && told(cue));
        let last = cues.iter().rev().filter(|_| announces).find(|cue| speaks(cue) && says(cue)).or_else(whole);
        last.or_else(|| cues.iter().find(speaks)).map(|cue| self.voice_of(cue, None))
    }

    /// Whether a verb with its subject before it tells, behind a comma, who said all that stands before, and ends the sentence.
    fn tells_all_before(&self, cue: &Cue, segment: &Segment) -> bool {
        let start = self.clause_start(cue.at, segment.items.start);
        let first = cue.speaker.as_ref().and_then(|speaker| Some(self.token(start)? == speaker.start));
        let behind = cue.end >= segment.items.end
            || self.word(cue.end) == "."
            || self.any(cue.end, &[Duty::Time, Duty::Preposition]) && !self.any(cue.end, &[Duty::Modal, Duty::That]);
        let says = cue.at == cue.main && matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Manner));
        let comma = start > segment.items.start + 1 && self.word(start - 1) == ",";
        says && comma && first == Some(true) && behind && self.is_statement(&(segment.items.start..start - 1))
    }

    /// Who speaks behind the last quotation of a sentence, without marks: Vollmer nannte das „gut“, Reuter lehnte es ab. Or
    /// by which word its speaker is named again, and that it is: Vollmer sagte: „…“, betont sie. `fitted` is the cue of
    /// that quotation.
    fn voice_behind(&self, quotes: &[usize], cues: &[Cue], fitted: Option<usize>) -> Option<(Voice, bool)> {
        let last = quotes.last().filter(|_| self.verb_second)?;
        let again = fitted.is_some_and(|fitted| fitted + 1 < cues.len());
        let from = if again { last + 1 } else { last + 3 };
        let cue = cues.last().filter(|cue| cue.at >= from && cue.credible && !self.is_reporting_form(cue.at))?;
        let says = matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim | VerbClass::Call));
        let speaker = cue.speaker.as_ref().filter(|_| says)?;
        let behind = self.token(*last + 1).is_some_and(|token| speaker.start >= token);
        behind.then(|| (self.voice_of(cue, None), cue.at <= last + 2))
    }

    /// Whether a quotation answers what the sentence before asks, or asks back, so that somebody else speaks; `said` is the
    /// voice of that sentence.
    fn takes_turns(&self, before: usize, at: usize, said: &Voice) -> bool {
        let asks = |item: usize| self.shape(item).is_some_and(|shape| shape.asks);
        let last = self
            .frame
            .segments
            .get(before)
            .and_then(|before| before.items.clone().rev().find(|&item| self.quote(item).is_some()));
        // Fuller had a question: “Who will pay for it?” A long one is rather part of a speech than asked back.
        let spoken = |item: usize| {
            let short = self.shape(item).is_some_and(|shape| shape.words < FEWEST_OF_SPEECH);
            last.is_some() && short
        };
        // “Look at it. Is it safe?” Fuller said: a question at the end of a speech.
        let speech = |item: usize| {
            let stops = |pair: usize| {
                let words = self.pairs[pair].inner.of(self.document.text);
                words.contains(". ") || words.contains("! ")
            };
            self.subject_first() && self.quote(item).is_some_and(stops)
        };
        let asked = |cue: Span| self.document.tokens_in(cue).any(|token| self.words.has(token, Duty::Asked));
        let tells = said.cue.is_some_and(|cue| !asked(cue));
        last.is_some_and(|last| asks(last) && !(tells && speech(last)))
            || asks(at) && (!self.subject_first() || spoken(at))
    }

    /// Whether the word that gave somebody a voice is a verb of saying; of none, somebody is named alone.
    fn is_saying(&self, voice: &Voice) -> bool {
        let says = |class| matches!(class, VerbClass::Say | VerbClass::Claim | VerbClass::Call | VerbClass::Manner);
        voice.cue.is_none_or(|cue| {
            self.document.tokens_in(cue).any(|token| self.words.verbs(token).any(|(verb, _)| says(verb.class)))
        })
    }

    /// Whether the sentence is reported speech by its verb.
    fn is_subjunctive(&self, segment: &Segment) -> bool {
        let mut items = segment.items.clone().take(super::LOOK);
        items.any(|item| self.is_reporting_form(item) || self.has(item, Duty::Conditional))
    }

    /// Whether the mood of the sentence says that the quotation at item `at` is a part of somebody's words.
    pub(super) fn is_reported_at(&self, at: usize, segment: &Segment) -> bool {
        if !self.verb_second {
            return self.is_subjunctive(segment);
        }
        let from = self.clause_start(at, segment.items.start);
        let to = self.clause_end(at + 1, segment.items.end);
        let mut clause = from..to;
        let main = segment.items.clone().take(super::LOOK).find(|&item| self.is_tensed(item));
        main.is_some_and(|main| self.has(main, Duty::Conditional))
            || clause.any(|item| self.is_reporting_form(item) || self.has(item, Duty::Conditional))
            || self.reports_itself(segment, &[]).is_some_and(|stretch| stretch.contains(&at))
    }
}
