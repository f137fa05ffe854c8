//! Verbs of saying whose subject is left out: which of them say something all the same, and who is meant.
//!
//! Whoever the sentence before is about is meant: its subject, or whoever spoke in it. A sentence about things leaves
//! that as it was; one that tells of another person without making them its subject leaves it open, and so does a verb
//! whose number does not fit.

use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::super::noun::Noun;
use super::super::{LOOK, Reader};
use crate::Span;
use crate::language::{Duty, Form, VerbClass};
use crate::reading::model::SourceKind;
use std::ops::Range;

/// How many sentences later somebody may still be meant.
const FURTHEST: usize = 3;

/// How far behind a preposition its noun may stand.
const MOST_TO_NOUN: usize = 5;

/// Most items of what only adds to what was said before.
const MOST_LEADING: usize = 6;

/// Whom a sentence is about as it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Topic {
    tokens: Range<usize>,
    plural: bool,
    /// The segment and block that were last about them.
    segment: usize,
    block: usize,
    /// Whether they spoke there, which reaches into the next paragraph.
    spoke: bool,
}

/// Whom each sentence is about as it begins.
#[derive(Debug, Default)]
pub(in super::super) struct Topics(Vec<Option<Topic>>);

impl Topics {
    /// The topic of every sentence; of none where no language leaves its subject out.
    pub(in super::super) fn find(reader: &Reader, cues: &[Vec<Cue>]) -> Self {
        let mut topics = Vec::new();
        if !reader.drops_subject {
            return Self(topics);
        }
        let mut topic: Option<Topic> = None;
        for (index, (segment, cues)) in reader.frame.segments.iter().zip(cues).enumerate() {
            topic = topic.filter(|topic| reader.still_meant(topic, index, segment));
            topics.push(topic.clone());
            topic = reader.topic_after(index, segment, cues, topic);
        }
        Self(topics)
    }

    /// Whom a cue without a speaker of its own means.
    pub(in super::super) fn meant(&self, reader: &Reader, segment: usize, cue: &Cue) -> Option<Span> {
        let topic = self.0.get(segment)?.as_ref().filter(|_| cue.speaker.is_none())?;
        let verb = matches!(cue.kind, CueKind::Verb(_));
        let plural = reader.is_plural_verb(cue.at);
        (verb && plural == topic.plural).then(|| reader.document.span_of(topic.tokens.clone()))
    }

    /// Whom a verb in the singular means that stands between the marks of a sentence, or before its colon with no
    /// subject: Quiso recordar a los ausentes: «…»
    pub(in super::super) fn singular(&self, reader: &Reader, segment: usize) -> Option<Span> {
        let topic = self.0.get(segment)?.as_ref().filter(|topic| !topic.plural)?;
        Some(reader.document.span_of(topic.tokens.clone()))
    }
}

impl Reader<'_, '_> {
    fn still_meant(&self, topic: &Topic, index: usize, segment: &Segment) -> bool {
        let next = topic.spoke && topic.block + 1 == segment.block && topic.segment + 1 == index;
        (topic.block == segment.block || next) && index - topic.segment <= FURTHEST && !self.is_heading(segment)
    }

    /// Whom the sentence after `segment` is about.
    fn topic_after(&self, index: usize, segment: &Segment, cues: &[Cue], before: Option<Topic>) -> Option<Topic> {
        if self.is_heading(segment) {
            return None;
        }
        let topic = |tokens: Range<usize>, spoke: bool| {
            let plural = self.phrases.at(tokens.start, tokens.end).is_some_and(|phrase| phrase.plural);
            Topic { tokens, plural, segment: index, block: segment.block, spoke }
        };
        let says = |cue: &&Cue| matches!(cue.kind, CueKind::Verb(class) if !matches!(class, VerbClass::Show | VerbClass::Cite));
        let first = cues.iter().find(says);
        if first.is_some_and(|cue| cue.speaker.is_none()) {
            return before.map(|before| Topic { segment: index, block: segment.block, spoke: true, ..before });
        }
        let person = |tokens: &Range<usize>| {
            !self.is_relative(tokens) && !self.words.any(tokens.start, &[Duty::Negation, Duty::Thing])
        };
        // Segundo ele, …; Para la concejala, …
        let turn =
            cues.first().filter(|cue| cue.kind == CueKind::Before && self.sentence_start(cue.at, segment) == cue.at);
        let speaker = turn.or(first).filter(|cue| cue.credible).and_then(|cue| cue.speaker.clone());
        if let Some(speaker) = speaker.filter(person) {
            let owned = turn.is_some_and(|turn| self.is_owned(turn));
            if owned {
                return before.map(|before| Topic { segment: index, block: segment.block, ..before });
            }
            let same = before.filter(|_| turn.is_some() && self.words.has(speaker.start, Duty::Subject));
            let topic = topic(speaker, true);
            return Some(same.map_or_else(|| topic.clone(), |same| Topic { tokens: same.tokens, ..topic.clone() }));
        }
        if let Some(noun) = self.acting_person(segment) {
            return Some(topic(noun.tokens, false));
        }
        before.filter(|_| !self.names_somebody(segment))
    }

    /// The first noun phrase of a sentence for somebody that hangs on no preposition and stands in no clause of its own.
    fn acting_person(&self, segment: &Segment) -> Option<Noun> {
        let to = segment.items.end.min(segment.items.start + LOOK);
        let mut at = segment.items.start;
        let mut other = false;
        while at < to && !self.any(at, &[Duty::That, Duty::Subordinator]) {
            // "La Digos ha identificato dodici persone": what follows the verb of another subject is its object.
            if other && self.holds_verb(at, at + 1) {
                return None;
            }
            if self.has(at, Duty::Preposition) && !self.has(at, Duty::Subject) && !self.is_article(at, to) {
                // per l'ex direttore
                let past = if self.has(at + 1, Duty::Determiner) { MOST_TO_NOUN } else { 2 };
                let governed = (at + 1..to.min(at + past)).find_map(|item| self.noun_at(item, to));
                at = governed.map_or(at + 1, |noun| noun.end.max(at + 1));
                continue;
            }
            // "Dodici anni di carcere": a number alone is nobody.
            let counts = |noun: &Noun| noun.tokens.len() == 1 && self.has(at, Duty::Determiner);
            match self.noun_at(at, to).filter(|noun| self.quote(at).is_none() && !counts(noun)) {
                Some(noun) if noun.person && noun.certain && !noun.pronoun => return Some(noun),
                Some(noun) => {
                    other |= !counts(&noun);
                    at = noun.end.max(at + 1);
                }
                None => at += 1,
            }
        }
        None
    }

    /// Whether a sentence tells of any person outside its quotations.
    fn names_somebody(&self, segment: &Segment) -> bool {
        let ends = (self.item_span(segment.items.start), self.item_span(segment.items.end.saturating_sub(1)));
        let (Some(first), Some(last)) = ends else { return false };
        let mut quotes =
            segment.items.clone().filter_map(|item| self.quote(item)).map(|pair| self.pairs[pair].span).peekable();
        self.phrases.all()[self.phrases.within(first.join(last))].iter().any(|phrase| {
            while quotes.next_if(|quote| quote.end <= phrase.span.start).is_some() {}
            let quoted = quotes.peek().is_some_and(|quote| quote.start <= phrase.span.start);
            let person = matches!(phrase.kind, SourceKind::Person | SourceKind::Role | SourceKind::Group);
            (phrase.certain || phrase.named) && person && !phrase.pronoun && !quoted
        })
    }

    /// Whether a sentence goes on to a quotation with a colon and leaves out who speaks: Quiso recordar a los ausentes:
    /// «…»; E sui fondi: «…»
    pub(in super::super) fn leads_silently(&self, at: usize, segment: &Segment) -> bool {
        if !self.drops_subject || at < segment.items.start + 2 || self.word(at - 1) != ":" {
            return false;
        }
        let from = self.sentence_start(at - 1, segment);
        let tells = self.holds_verb(from, at - 1) && !(from..at - 1).any(|item| self.has(item, Duty::Be));
        let adds = self.any(from, &[Duty::Coordinator, Duty::Preposition]) && at - from <= MOST_LEADING;
        (tells || adds) && !(from..at - 1).any(|item| self.any(item, &[Duty::Determiner, Duty::Naming]) && item == from)
    }

    /// Whether a cue can be one: a verb of no known subject is as likely none.
    pub(in super::super) fn has_voice(&self, cue: &Cue, segment: &Segment) -> bool {
        self.verb_second
            || cue.speaker.is_some()
            || !matches!(cue.kind, CueKind::Verb(_))
            || self.drops_subject && self.says_alone(cue, segment)
    }

    /// Whether a verb without a subject has that of one before it, which has none either: «…», advierte, y pide «…».
    pub(in super::super) fn shares_silence(&self, cue: &Cue, before: Option<&Cue>) -> bool {
        let verb = |cue: &Cue| matches!(cue.kind, CueKind::Verb(_));
        let joined = cue.at.checked_sub(1).is_some_and(|link| self.has(link, Duty::Coordinator));
        let silent = before.is_some_and(|before| verb(before) && before.speaker.is_none());
        self.drops_subject && silent && joined && verb(cue) && cue.speaker.is_none()
    }

    /// Whether a verb without a known subject is one of saying all the same: beside a quotation, before a clause, set
    /// off by commas.
    fn says_alone(&self, cue: &Cue, segment: &Segment) -> bool {
        let CueKind::Verb(class @ (VerbClass::Say | VerbClass::Manner | VerbClass::Claim | VerbClass::Think)) =
            cue.kind
        else {
            return false;
        };
        let finite = self.token(cue.main).is_some_and(|token| {
            let known = self.words.verbs(token).next().is_some();
            !known || self.words.verbs(token).any(|(_, form)| form != Form::Gerund)
        });
        let start = self.clause_start(cue.at, segment.items.start);
        let aside = self.has(start, Duty::As) && start < cue.at;
        let opener = start + usize::from(aside || self.has(start, Duty::Coordinator) && start < cue.at);
        if !finite || self.before_helps(cue.at, opener) != opener {
            return false;
        }
        let opens = || self.quote(cue.main + 1).is_some() && self.opens_sentence(start, segment);
        let beside = self.follows_quote(start, segment.items.start) || self.word(cue.main + 1) == ":" || opens();
        if beside && class != VerbClass::Think {
            return true;
        }
        let closed = self.ends_clause(cue.main + 1, segment);
        let says = matches!(class, VerbClass::Say | VerbClass::Think);
        let inserted = closed && start > segment.items.start && matches!(self.word(start - 1), "," | "–" | "—");
        says && (aside || inserted)
            || self.opens_sentence(start, segment) && self.reported_clause(cue, class, segment).is_some()
    }

    /// Whether no verb stands before a clause in its sentence: Ayer, en Lima, dijo que …
    fn opens_sentence(&self, start: usize, segment: &Segment) -> bool {
        let from = self.sentence_start(start, segment);
        !self.holds_verb(from, start) && self.first_speaker(from, start).is_none()
    }
}
