//! Every cue that names somebody, whether or not what they say could be told apart: "warnte vor neuen Schulden".

use super::Reader;
use super::cue::{Cue, CueKind};
use super::frame::Segment;
use crate::Span;
use crate::language::{Duty, NameClass, VerbClass};
use crate::reading::model::SourceKind;
use std::ops::Range;

/// Most words from what denies to the verb that it denies, and from that to what was asked for.
const MOST_TO_DENY: usize = 4;
const MOST_TO_REQUEST: usize = 7;

/// Words that attribute something, and whom they attribute it to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Credit {
    /// The tokens that name the speaker, perhaps with words around them.
    pub speaker: Range<usize>,
    /// The words that attribute.
    pub cue: Span,
    /// The verb's class; `None` for "laut", "according to" and the like.
    pub verb: Option<VerbClass>,
    /// Named together with whoever the cue is given to: ‹Anna Fuller› and Jon Reuter said.
    pub beside: bool,
}

/// Every credit among the cues of each sentence, in the order of the text.
pub(super) fn credits(reader: &Reader, cues: Vec<Vec<Cue>>) -> Vec<Credit> {
    let bare: Vec<bool> = cues.iter().map(Vec::is_empty).collect();
    let counts = |segment: &Segment, cue: &Cue| {
        !reader.says_nothing(cue, segment)
            && !reader.tells_deed(cue, segment)
            && reader.defining_clause_of(cue, segment).is_none()
    };
    let relays: Vec<Credit> =
        reader.frame.segments.iter().zip(&cues).flat_map(|(segment, cues)| reader.relaying(segment, cues)).collect();
    let heard = |(segment, cues): (_, Vec<Cue>)| cues.into_iter().filter(|cue| counts(segment, cue)).collect();
    let cues: Vec<Vec<Cue>> = reader.frame.segments.iter().zip(cues).map(heard).collect();
    let beside = |(segment, cues): (_, &Vec<Cue>)| -> Vec<Credit> {
        let credit = |cue: &Cue, speaker| Credit { speaker, cue: cue.span, verb: None, beside: true };
        let of = |cue| reader.fellows(cue, segment).into_iter().map(move |speaker| credit(cue, speaker));
        cues.iter().filter(|cue| cue.credible).flat_map(of).collect()
    };
    let fellows: Vec<Credit> = reader.frame.segments.iter().zip(&cues).flat_map(beside).collect();
    // The words that name all of several speakers are read as the first of them; so the others are beside that one.
    let mut joint: Vec<Span> = fellows.iter().map(|fellow| fellow.cue).collect();
    joint.sort_unstable();
    let named = cues.into_iter().flatten().filter_map(|cue| {
        let verb = match cue.kind {
            CueKind::Verb(class) => Some(class),
            CueKind::Before | CueKind::After | CueKind::Holder | CueKind::So | CueKind::Impersonal | CueKind::Noun => {
                None
            }
        };
        let beside = joint.binary_search(&cue.span).is_ok();
        Some(Credit { speaker: cue.speaker?, cue: cue.span, verb, beside })
    });
    let turns = (0..reader.frame.segments.len()).filter_map(|index| reader.spoken_turn(index));
    let turns = turns.map(|turn| Credit { speaker: turn.speaker, cue: turn.colon, verb: None, beside: false });
    let silent = reader.frame.segments.iter().flat_map(|segment| reader.silent(segment));
    let sent = reader.frame.segments.iter().flat_map(|segment| reader.sent(segment));
    let bare = reader.frame.segments.iter().zip(bare).filter(|(_, bare)| *bare);
    let intending = bare.flat_map(|(segment, _)| reader.intending(segment));
    let others = fellows.into_iter().chain(turns).chain(silent).chain(sent).chain(intending).chain(relays);
    let mut credits: Vec<Credit> = named.chain(others).collect();
    credits.sort_by_key(|credit| (credit.cue.start, credit.speaker.start));
    credits
}

impl Reader<'_, '_> {
    /// Whoever was asked and says nothing: the company declined to comment. It is heard all the same.
    fn silent(&self, segment: &Segment) -> Vec<Credit> {
        let declines = segment.items.clone().filter(|&at| self.is_silent(at) || self.is_unanswered(at, segment));
        let credits = |at: usize| -> Vec<Credit> {
            let Some(speaker) = self.subject(at, at, segment).filter(|tokens| self.can_say(tokens)) else {
                return Vec::new();
            };
            let cue = self.span_of(at..self.past_silence(at).unwrap_or(at + 1));
            let fellows = self.fellows_of(&speaker, at, segment).into_iter();
            let fellows = fellows.map(|speaker| Credit { speaker, cue, verb: None, beside: true });
            let own = Credit { speaker, cue, verb: Some(VerbClass::Say), beside: false };
            fellows.chain([own]).collect()
        };
        declines.flat_map(credits).collect()
    }

    /// Whoever stands behind a noun for something said: warnings from his lawyer, a statement by the council.
    fn sent(&self, segment: &Segment) -> Vec<Credit> {
        let said = |at: &usize| {
            let holds =
                self.has(*at, Duty::Nominal) && !self.any(*at, &[Duty::Disclosing, Duty::SpeechNoun, Duty::Deed]);
            self.subject_first() && holds && self.has(at + 1, Duty::Sender)
        };
        let credit = |at: usize| {
            let noun = self.noun_at(at + 2, segment.items.end)?;
            let known = self.phrases.word(noun.core.start).known;
            let place = known.is_some_and(|known| known.class == NameClass::Place);
            let speaks = noun.can_speak() && !noun.pronoun && !place;
            speaks.then(|| Credit {
                speaker: noun.tokens,
                cue: self.span_of(at..at + 2),
                verb: Some(VerbClass::Claim),
                beside: false,
            })
        };
        segment.items.clone().filter(said).filter_map(credit).collect()
    }

    /// Whether a verb tells that a question found no answer: did not immediately respond to a request for comment, could
    /// not be reached for comment, would not comment.
    fn is_unanswered(&self, at: usize, segment: &Segment) -> bool {
        if !self.subject_first() || !self.has(at, Duty::Disclosing) || self.is_noun_here(at, segment) {
            return false;
        }
        let from = segment.items.start.max(at.saturating_sub(MOST_TO_DENY));
        let between = [Duty::Adverb, Duty::Be, Duty::Modal, Duty::Have, Duty::Negation, Duty::Contrast];
        // has yet to comment
        let yet = |item: usize| self.has(item, Duty::Contrast) && self.has(item - 1, Duty::Have);
        let mut before = (from + 1..at).rev().take_while(|&item| self.any(item, &between));
        let denied = before.any(|item| self.has(item, Duty::Negation) || yet(item));
        let end = self.clause_end(at + 1, segment.items.end.min(at + MOST_TO_REQUEST));
        denied && (at..end).any(|item| self.any(item, &[Duty::Nominal, Duty::SpeechNoun]))
    }

    /// Media that pass on somebody else's words: Die „Woche“ zitiert den Minister.
    fn relaying(&self, segment: &Segment, cues: &[Cue]) -> Vec<Credit> {
        let medium = |tokens: &Range<usize>| {
            self.phrases.at(tokens.start, tokens.end).is_some_and(|phrase| phrase.kind == SourceKind::Media)
        };
        let cites = |cue: &&Cue| cue.kind == CueKind::Verb(VerbClass::Cite) && self.phrases.capital_nouns();
        let credit = |cue: &Cue| {
            let passive = self.has(cue.at, Duty::Be);
            let acts = || self.agent(cue.at, cue.main, segment);
            let speaker = if passive { acts() } else { self.subject(cue.at, cue.main, segment) };
            let speaker = speaker.filter(|tokens| medium(tokens) && cue.speaker.as_ref() != Some(tokens))?;
            Some(Credit { speaker, cue: cue.span, verb: Some(VerbClass::Cite), beside: false })
        };
        cues.iter().filter(cites).filter_map(credit).collect()
    }

    /// Bodies that mean to do something: Die SPD will die Steuern senken. What a body wants is known by its word alone,
    /// what a person wants a writer may tell.
    fn intending(&self, segment: &Segment) -> Vec<Credit> {
        let opens = [Duty::Subordinator, Duty::That, Duty::Question, Duty::Relative, Duty::As];
        let hangs = |at: usize| {
            let start = self.bracket_start(at, segment);
            self.has(at.max(1) - 1, Duty::Coordinator)
                || start < at && (self.any(start, &opens) || self.begins_relative(start))
        };
        let body = |tokens: &Range<usize>| {
            let phrase = self.phrases.at(tokens.start, tokens.end);
            phrase.is_some_and(|phrase| phrase.certain && phrase.kind == SourceKind::Organisation)
        };
        let credit = |at: usize| {
            let speaker = self.subject(at, at, segment).filter(|tokens| body(tokens))?;
            Some(Credit { speaker, cue: self.span_of(at..at + 1), verb: Some(VerbClass::Claim), beside: false })
        };
        let means = |at: usize| self.has(at, Duty::Intending) && self.has(at, Duty::Modal);
        let wants = segment.items.clone().filter(|&at| means(at) && !hangs(at));
        wants.filter_map(credit).collect()
    }

    /// Whether a verb is denied or has yet to be done, so that its subject says nothing: äußerte sich nicht, möchte nicht
    /// kommentieren, soll zustimmen. Whoever would not confirm something was asked, and is heard.
    fn says_nothing(&self, cue: &Cue, segment: &Segment) -> bool {
        let end = self.clause_end(cue.main + 1, segment.items.end);
        // wies auf die nicht zu meldenden Fälle hin
        let denies = |item: usize| self.has(item, Duty::Negation) && !self.has(item + 1, Duty::ToInfinitive);
        let denied = || (cue.at..end).any(denies);
        let alone = end >= segment.items.end || self.word(end) != "," && self.quote(end).is_none();
        // äußerte sich nicht, verwies aber auf das Verfahren; äußerte sich nicht dazu, ob das stimmt
        let says = cue.kind == CueKind::Verb(VerbClass::Say) && self.phrases.capital_nouns();
        let apart = || says && self.word(end) == "," && !self.opens_clause_said(end + 1, segment);
        let alone = alone || apart();
        let asked = self.has(cue.main, Duty::Disclosing);
        // Der Vorstand muss zustimmen: it has not yet done so. But: Das musste er zugeben.
        let due = cue.at != cue.main && self.has(cue.at, Duty::Obliging) && cue.kind == CueKind::Verb(VerbClass::Claim);
        matches!(cue.kind, CueKind::Verb(_)) && self.verb_second && !asked && (denied() || due) && alone
    }

    /// Whether a clause that begins at an item can be what somebody says rather than asks, by its first word or its mood.
    fn opens_clause_said(&self, at: usize, segment: &Segment) -> bool {
        let end = self.clause_end(at, segment.items.end);
        let asks = self.any(at, &[Duty::Question, Duty::Whether]);
        !asks
            && (self.has(at, Duty::That)
                || (at..=end).any(|item| self.quote(item).is_some() || self.is_reporting_form(item)))
    }

    /// Whether a cue without anything said tells of a deed, or is no more than a noun: veröffentlichte die Zahlen, wurde
    /// von der Polizei angegriffen, Vollmer’s proposal.
    fn tells_deed(&self, cue: &Cue, segment: &Segment) -> bool {
        let CueKind::Verb(class) = cue.kind else { return cue.kind == CueKind::Noun };
        let passive = self.verb_second && cue.main != cue.at && self.has(cue.at, Duty::Be) && class != VerbClass::Cite;
        // Von Kritikern wird das abgelehnt
        let opens = || self.has(self.clause_start(cue.at, segment.items.start), Duty::By);
        let said = self.phrases.capital_nouns() && opens();
        // has added speed to her attack
        passive && !said || self.any(cue.main, &[Duty::Deed, Duty::Act])
    }
}
