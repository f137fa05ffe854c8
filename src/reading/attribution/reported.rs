//! Reported speech: what stands without marks of its own and is said to be somebody's, found from the cue.
//!
//! A cue has its content after it ("sagte, die Anlage stehe still", "said the plant had closed"), before it ("Die Anlage
//! stehe still, sagte Vollmer") or on both sides ("Die Anlage steht laut Vollmer still"). Each stretch ends with its
//! sentence, or where the sentence goes on to the next cue.

mod as_clauses;
mod carried;
mod clauses;
mod ends;
mod nouns;
mod verb_second;

use super::cue::{Cue, CueKind};
use super::either_side::Topics;
use super::frame::Segment;
use super::{Attribution, LOOK, Reader};
use crate::Span;
use crate::language::{Duty, VerbClass};
use crate::reading::model::{QuoteForm, Reason};
use carried::Heard;
use std::ops::Range;

/// Fewest words of a stretch of reported speech.
const FEWEST_WORDS: usize = 2;
/// Most bytes of a name in marks.
const MOST_IN_NAME: usize = 80;
/// Most words in a bracket behind a source.
const MOST_IN_BRACKET: usize = 20;
/// How many later cues can end what one attributes.
const MOST_LATER: usize = 12;

/// The reported statements of the document; `direct` is what was found in marks.
pub(super) fn statements(
    reader: &Reader,
    cues: &[Vec<Cue>],
    topics: &Topics,
    direct: &[Attribution],
    groups: u32,
) -> Vec<Attribution> {
    let quoted = direct.iter().filter(|quote| quote.form == QuoteForm::Direct);
    let mut speech: Vec<usize> = quoted.map(|quote| quote.content.start).collect();
    speech.sort_unstable();
    let mut teller =
        Teller { reader, topics, speech, groups, found: Vec::new(), heard: None, topic: None, mood: false };
    let mut told = false;
    for (index, (segment, cues)) in reader.frame.segments.iter().zip(cues).enumerate() {
        let before = index.checked_sub(1).and_then(|before| reader.frame.segments.get(before));
        let before = before.filter(|before| before.block == segment.block && !told);
        teller.mood &= index > 0 && reader.frame.segments[index - 1].block == segment.block;
        teller.hear_turn(index);
        told = teller.tell(index, segment, cues, before);
        told |= teller.hear(segment, cues, direct);
    }
    if reader.verb_second || reader.either_side { teller.found } else { outermost(teller.found) }
}

/// The statements that are no part of another: what somebody is said to have said of a third is told by the first.
fn outermost(mut found: Vec<Attribution>) -> Vec<Attribution> {
    found.sort_by_key(|statement| (statement.content.start, std::cmp::Reverse(statement.content.end)));
    let mut past = None;
    found.retain(|statement| {
        let inside = past.is_some_and(|past| statement.content.end <= past);
        past = past.max(Some(statement.content.end));
        !inside
    });
    found
}

/// Goes through the sentences once, remembering who was last heard.
struct Teller<'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    topics: &'r Topics,
    /// The starts of all direct speech, sorted.
    speech: Vec<usize>,
    groups: u32,
    found: Vec<Attribution>,
    heard: Option<Heard>,
    /// Whom the sentences of the paragraph since then are about.
    topic: Option<Heard>,
    /// Whether the mood of the sentence before in the paragraph says that it is reported.
    mood: bool,
}

impl Teller<'_, '_, '_> {
    /// Finds what a sentence reports; `before` is the sentence before it, if nobody said that one. Whether it reports.
    fn tell(&mut self, index: usize, segment: &Segment, cues: &[Cue], before: Option<&Segment>) -> bool {
        let reader = self.reader;
        let goes_on = std::mem::take(&mut self.mood);
        let mut told = false;
        let passives = reader.passives(segment);
        let later = |cue: &Cue| cues.partition_point(|other| other.at <= cue.at);
        for cue in cues.iter().chain(&passives) {
            let why = match cue.kind {
                CueKind::Verb(_) => Reason::CueVerb,
                CueKind::Noun => Reason::CueNoun,
                _ => Reason::CuePreposition,
            };
            if reader.only_relays(cue, cues) {
                continue;
            }
            let stretches = reader.contents(cue, &cues[later(cue)..], segment);
            let speaker = reader.speaker_of(cue).or_else(|| self.topics.meant(reader, index, cue));
            told |= self.report(stretches, speaker, Some(cue.span), why);
        }
        for noun in reader.said_nouns(segment) {
            let inside = |content: &Span| self.found.iter().rev().take(4).any(|other| other.content.covers(*content));
            if !reader.statement(noun.content.clone()).is_some_and(|content| inside(&content)) {
                told |= self.report(vec![noun.content], noun.speaker, Some(noun.cue), Reason::CueNoun);
            }
        }
        if told {
            return true;
        }
        let heard = Reader::still_heard(self.heard.as_ref(), segment.block);
        if let Some((stretches, cue)) = reader.hence(segment) {
            return self.report(stretches, heard, Some(cue), Reason::CuePreposition);
        }
        let topic = self.topic.as_ref().filter(|topic| topic.block == segment.block);
        let heard = topic.map_or(heard, |topic| topic.speaker);
        if let (Some(before), Some(cue)) = (before, reader.refers_back(segment, cues)) {
            let from = reader.dateline_end(before).unwrap_or(before.items.start);
            self.report(vec![from..before.items.end], reader.speaker_of(cue), Some(cue.span), Reason::CueVerb);
            return true;
        }
        let supposed = || reader.goes_on_reporting(segment, cues).filter(|_| goes_on && heard.is_some());
        let Some(stretch) = reader.reports_itself(segment, cues).or_else(supposed) else { return false };
        let heard = reader.announcer(&stretch, segment).or(heard);
        self.mood |= goes_on;
        self.report(vec![stretch], heard, None, Reason::Subjunctive)
    }

    /// Keeps the stretches that hold enough words; whether any did.
    fn report(&mut self, stretches: Vec<Range<usize>>, speaker: Option<Span>, cue: Option<Span>, why: Reason) -> bool {
        // A single word is enough beside the rest: Verletzt wurde nach Angaben der Polizei niemand.
        let whole = stretches.iter().any(|items| self.reader.statement(items.clone()).is_some());
        let reader = self.reader;
        let marked = |items: &Range<usize>| items.clone().take(LOOK).any(|item| reader.is_reporting_form(item));
        let mood = stretches.iter().any(marked);
        let alone = |items: &Range<usize>| items.len() > 1 || !reader.begins_relative(items.start);
        let stretches: Vec<Span> =
            stretches.into_iter().filter(alone).filter_map(|items| reader.stretch(items, 1)).collect();
        if !whole || stretches.is_empty() {
            return false;
        }
        self.groups += 1;
        self.mood |= mood;
        for content in stretches {
            if self.found.iter().rev().take(4).any(|other| other.content == content) {
                continue;
            }
            let mixed = Reader::holds_speech(content, &self.speech);
            let form = if mixed { QuoteForm::Mixed } else { QuoteForm::Indirect };
            let group = Some(self.groups);
            self.found.push(Attribution { content, form, speaker, cue, group, why: vec![why] });
        }
        true
    }

    /// Keeps what a name before a colon announces.
    fn hear_turn(&mut self, index: usize) {
        let Some(turn) = self.reader.spoken_turn(index) else { return };
        self.groups += 1;
        let mixed = Reader::holds_speech(turn.content, &self.speech);
        self.found.push(Attribution {
            content: turn.content,
            form: if mixed { QuoteForm::Mixed } else { QuoteForm::Indirect },
            speaker: Some(self.reader.document.span_of(turn.speaker)),
            cue: None,
            group: Some(self.groups),
            why: vec![Reason::Colon],
        });
    }

    /// Remembers whom a sentence lets speak; whether it holds direct speech.
    fn hear(&mut self, segment: &Segment, cues: &[Cue], direct: &[Attribution]) -> bool {
        let Some(span) = self.reader.span_of_segment(segment) else { return false };
        let first = direct.partition_point(|quote| quote.content.start < span.start);
        let spoken: Vec<&Attribution> = direct[first..]
            .iter()
            .take_while(|quote| quote.content.start < span.end)
            .filter(|quote| quote.form == QuoteForm::Direct)
            .collect();
        // A voice that was only carried here is not carried on.
        let own = |quote: &&&Attribution| !quote.why.contains(&Reason::Continued);
        let quoted = spoken.iter().filter(own).find_map(|quote| quote.speaker);
        let named = cues
            .iter()
            .filter(|cue| cue.credible && !matches!(cue.kind, CueKind::Verb(VerbClass::Show)))
            .filter(|cue| !self.reader.is_reporting_form(cue.at))
            .filter(|cue| {
                !self.reader.has(cue.at, Duty::Conditional) && !self.reader.has(cue.main + 1, Duty::Conditional)
            })
            .filter(|cue| !self.reader.is_own_view(cue) && !self.reader.is_said_aside(cue))
            .find_map(|cue| self.reader.speaker_of(cue));
        if let Some(speaker) = quoted.or(named.filter(|_| !self.reader.is_headed_by(segment))) {
            self.heard = Some(Heard { block: segment.block, speaker: Some(speaker) });
            self.topic = None;
        } else if let Some(noun) = self.reader.subject_of(segment) {
            let speaker = Some(self.reader.document.span_of(noun.tokens));
            self.topic = Some(Heard { block: segment.block, speaker });
        }
        !spoken.is_empty()
    }
}

impl Reader<'_, '_> {
    /// The stretches of items that hold what a cue attributes.
    fn contents(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        match cue.kind {
            CueKind::Verb(VerbClass::Cite) | CueKind::Holder => Vec::new(),
            CueKind::Verb(VerbClass::Manner) if self.either_side => Vec::new(),
            CueKind::Verb(class) if self.either_side => self.clause_content(cue, class, later, segment),
            // How something is said tells of speech where the mood of the clause does: konterte, das sei falsch.
            CueKind::Verb(class @ VerbClass::Manner) if self.verb_second => {
                let contents = self.verb_content(cue, class, later, segment);
                let told = |content: &Range<usize>| {
                    let clause = content.start..self.clause_end(content.start, content.end);
                    clause.into_iter().any(|item| self.is_reporting_form(item))
                };
                if cue.credible && contents.iter().all(told) { contents } else { Vec::new() }
            }
            CueKind::Verb(class) if self.verb_second => {
                let contents = self.verb_content(cue, class, later, segment);
                let says = class == VerbClass::Say
                    || self.phrases.capital_nouns() && matches!(class, VerbClass::Claim | VerbClass::Think);
                let told = cue.credible
                    || says && self.is_told_by_anyone(cue, &contents)
                    || class == VerbClass::Say && self.is_made_known(cue, segment);
                if told { contents } else { Vec::new() }
            }
            CueKind::Verb(class) => self.object_content(cue, class, later, segment),
            // Wie es aus Regierungskreisen hieß, …
            CueKind::Before if self.verb_second && self.has(cue.at, Duty::As) => {
                let comma = (cue.end..segment.items.end).find(|&item| self.word(item) == ",");
                let start = comma.map(|comma| self.past_relative(comma + 1, segment));
                let rest = start.map(|start| start..self.content_end(start, later, segment));
                // Der Bus fährt, wie es in einer Mitteilung heißt.
                let begin = self.sentence_start(cue.at, segment);
                let set_off = cue.at > begin + 1 && self.word(cue.at - 1) == "," && self.says_it(cue, segment);
                let before = set_off.then(|| self.inner_clause(cue.at, begin)..cue.at);
                // Vollmer hält das für „überfällig“, wie es im Antrag heißt: the words in marks have their speaker.
                let before = before.filter(|before| before.clone().all(|item| self.quote(item).is_none()));
                before.into_iter().chain(rest).collect()
            }
            CueKind::Before if self.either_side => self.around_turn(cue, later, segment),
            CueKind::Before | CueKind::After => self.around(cue, later, segment),
            CueKind::So => self.so_content(cue, later, segment),
            CueKind::Noun => self.nominal_content(cue, later, segment).into_iter().collect(),
            CueKind::Impersonal if !self.verb_second && !self.either_side => self.passive_content(cue, later, segment),
            // Die Rede ist von Stellen, die wegfallen.
            CueKind::Impersonal if cue.speaker.is_none() && self.is_talk(cue) => Vec::new(),
            CueKind::Impersonal => self.impersonal_content(cue, later, segment),
        }
    }

    /// Whether a turn stands in the clause of a verb that says who speaks: sagte Vollmer laut einer Mitteilung.
    fn only_relays(&self, cue: &Cue, cues: &[Cue]) -> bool {
        let same = |other: &Cue| {
            let (from, to) = (other.at.min(cue.at), other.at.max(cue.at));
            // A name in marks divides nothing: berichtet die „Zeit“ unter Berufung auf …
            let name = |item: usize| self.shape(item).is_some_and(|shape| shape.title);
            to - from < LOOK && (from..to).all(|item| !self.breaks(item) || name(item))
        };
        let says =
            |other: &Cue| matches!(other.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim)) && other.credible;
        self.verb_second
            && matches!(cue.kind, CueKind::Before | CueKind::After)
            && cues.iter().any(|other| says(other) && same(other))
    }

    /// The item past a bracket right behind a source, whatever it holds but sentences: laut den Trägern (Stadt, Land und
    /// Bund) fehlt das Geld.
    fn past_bracket(&self, at: usize, to: usize) -> Option<usize> {
        let list = || {
            let mut depth = 0;
            let close = (at..to.min(at + MOST_IN_BRACKET)).find(|&item| {
                match self.word(item) {
                    "(" => depth += 1,
                    ")" => depth -= 1,
                    _ => {}
                }
                depth == 0
            })?;
            (self.verb_second && self.word(at) == "(" && close + 1 < to).then_some(close + 1)
        };
        self.bracket_behind(at, to).or_else(list)
    }

    /// Both sides of "laut Vollmer".
    fn around(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        let past_speaker = cue.speaker.as_ref().map_or(cue.end, |speaker| self.item_past(speaker.end, cue, segment));
        let past_speaker = self.past_fellow(past_speaker, segment);
        let first = cue.speaker.as_ref().map_or(cue.at, |speaker| self.item_from(speaker.start, cue, segment));
        let (from, to) = (cue.at.min(first), past_speaker.max(cue.end));
        // according to the Harbour Trust (HT), it is shut
        let to = if self.subject_first() { self.past_abbreviation(to, segment.items.end) } else { to };
        // laut Anna Vollmer (SPD) fehlt das Geld
        let to = self.past_bracket(to, segment.items.end).unwrap_or(to);
        let begin = self.sentence_start(from, segment);
        let inner = if self.verb_second { self.inner_clause(from, begin) } else { begin };
        let end = self.content_end(to, later, segment);
        let announces = |item: &usize| self.word(*item) == ":" && self.quote(item + 1).is_some();
        let colon = (to..end).take(LOOK).find(announces).filter(|_| self.verb_second);
        let end = colon.unwrap_or(end);
        // What a subordinate clause reports ends with it.
        let end = if inner > begin { self.clause_end(to, end).max(to) } else { end };
        // "laut einem Gutachten, das dem Amt vorliegt, …": the clause hangs on the source.
        let hangs = self.verb_second && self.word(to) == "," && self.begins_relative(to + 1);
        // aldus een buurvrouw die anoniem wil blijven
        let open = self.verb_second && !self.phrases.capital_nouns() && self.has(to, Duty::Relative);
        let tells = open && to > from && self.begins_relative(to);
        let to = if hangs || tells { self.clause_end(to + 1, end) } else { to };
        // According to a study published in May, …: what stands before the comma still belongs to the study.
        let comma = self.clause_end(to, end);
        let seen = self.is_verbal(to) || self.has(to, Duty::Preposition);
        let hanging =
            self.subject_first() && seen && from == begin && comma > to && comma < end && self.word(comma) == ",";
        let to = if hanging { comma } else { to };
        let bare = (inner..from).all(|item| self.breaks(item) || self.any(item, &[Duty::Coordinator, Duty::Adverb]));
        if bare && self.subject_first() {
            return vec![to..end];
        }
        if !self.verb_second && !self.resumes(&(inner..from), &(to..end)) {
            return vec![inner..from];
        }
        vec![inner..from, to..end]
    }

    /// The item past the token, at or after a cue.
    pub(super) fn item_past(&self, token: usize, cue: &Cue, segment: &Segment) -> usize {
        let mut at = cue.at;
        while at < segment.items.end && self.first_token(at).is_some_and(|word| word < token) {
            at += 1;
        }
        at
    }

    /// The token of a word item, or the first of a quotation.
    fn first_token(&self, at: usize) -> Option<usize> {
        let pair = match self.item(at)? {
            super::Item::Word(token) => return Some(token),
            super::Item::Quote(pair) => pair,
        };
        Some(self.document.token_at(self.pairs[pair].span.start))
    }

    /// The item of a token at or before a cue.
    pub(super) fn item_from(&self, token: usize, cue: &Cue, segment: &Segment) -> usize {
        let mut at = cue.at;
        while at > segment.items.start && self.first_token(at - 1).is_some_and(|word| word >= token) {
            at -= 1;
        }
        at
    }

    fn speaker_of(&self, cue: &Cue) -> Option<Span> {
        cue.speaker.clone().map(|tokens| self.document.span_of(tokens))
    }

    fn span_of_segment(&self, segment: &Segment) -> Option<Span> {
        let last = segment.items.end.checked_sub(1)?;
        Some(self.item_span(segment.items.start)?.join(self.item_span(last)?))
    }

    pub(super) fn item_span(&self, at: usize) -> Option<Span> {
        match self.item(at)? {
            super::Item::Word(token) => self.document.tokens.get(token).map(|token| token.span),
            super::Item::Quote(pair) => Some(self.pairs[pair].span),
        }
    }

    /// Whether a quotation begins inside; `speech` holds the starts of all of them, sorted.
    fn holds_speech(content: Span, speech: &[usize]) -> bool {
        speech.get(speech.partition_point(|&start| start < content.start)).is_some_and(|&start| start < content.end)
    }
}
