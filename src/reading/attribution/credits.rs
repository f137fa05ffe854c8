//! Every cue that names somebody, whether or not what they say could be told apart: "warnte vor neuen Schulden".

use super::Reader;
use super::cue::{Cue, CueKind};
use super::frame::Segment;
use crate::Span;
use crate::language::{Duty, NameClass, VerbClass};
use crate::reading::model::SourceKind;
use crate::reading::phrases::Phrase;
use std::ops::Range;

/// Most words from what denies to the verb that it denies, and from that to what was asked for.
const MOST_TO_DENY: usize = 4;
const MOST_TO_REQUEST: usize = 7;

/// Most people who say something together with whoever a verb names.
const MOST_FELLOWS: usize = 5;

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
    let counts = |segment: &Segment, cue: &Cue| !reader.says_nothing(cue) && !reader.tells_deed(cue, segment);
    let of = |(segment, cues): (_, Vec<Cue>)| cues.into_iter().filter(move |cue| counts(segment, cue));
    let relays: Vec<Credit> =
        reader.frame.segments.iter().zip(&cues).flat_map(|(segment, cues)| reader.relaying(segment, cues)).collect();
    let heard = |segment: &Segment, cue: &Cue| counts(segment, cue) && cue.credible;
    let beside = |(segment, cues): (_, &Vec<Cue>)| -> Vec<Credit> {
        cues.iter().filter(|cue| heard(segment, cue)).flat_map(|cue| reader.fellows(cue, segment)).collect()
    };
    let fellows: Vec<Credit> = reader.frame.segments.iter().zip(&cues).flat_map(beside).collect();
    let named = reader.frame.segments.iter().zip(cues).flat_map(of).filter_map(|cue| {
        let verb = match cue.kind {
            CueKind::Verb(class) => Some(class),
            CueKind::Before | CueKind::After | CueKind::Holder | CueKind::So | CueKind::Impersonal | CueKind::Noun => {
                None
            }
        };
        Some(Credit { speaker: cue.speaker?, cue: cue.span, verb, beside: false })
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
    /// Those by name who say something together with the speaker of a cue: Anna Fuller and Jon Reuter said, said Fuller
    /// and Reuter.
    fn fellows(&self, cue: &Cue, segment: &Segment) -> Vec<Credit> {
        let says =
            matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim | VerbClass::Think) | CueKind::Before);
        let Some(speaker) = cue.speaker.as_ref().filter(|_| says && self.subject_first()) else { return Vec::new() };
        let credit = |speaker: Range<usize>| Credit { speaker, cue: cue.span, verb: None, beside: true };
        let first = self.frame.item_of(speaker.start, segment.items.start, segment.items.end);
        if first > cue.main {
            let past = self.frame.item_of(speaker.end, first, segment.items.end);
            return self.fellow_behind(past, segment).map(credit).into_iter().collect();
        }
        let mut fellows = Vec::new();
        let mut link = first.checked_sub(1).filter(|&link| self.joins_names(link, segment));
        while let Some(at) = link.filter(|_| fellows.len() < MOST_FELLOWS) {
            // Anna Fuller, Jon Reuter, and Lena Brandt said
            let past = if at > segment.items.start && self.word(at - 1) == "," { at - 1 } else { at };
            let Some(noun) = self.name_before(past, segment) else { break };
            let begin = self.frame.item_of(noun.start, segment.items.start, past);
            let before = begin.checked_sub(1).filter(|&before| before >= segment.items.start);
            fellows.push(noun);
            link = before.filter(|&before| self.word(before) == ",");
            let opens = before.is_none_or(|before| {
                self.breaks(before)
                    || self.any(before, &[Duty::Subordinator, Duty::That, Duty::Coordinator, Duty::Adverb])
            });
            if !opens {
                // She praised Fuller and Reuter said: an object of another verb.
                return Vec::new();
            }
        }
        fellows.into_iter().map(credit).collect()
    }

    /// Whether an item joins two names, and no clauses.
    fn joins_names(&self, at: usize, segment: &Segment) -> bool {
        at > segment.items.start && self.has(at, Duty::Coordinator) && !self.has(at, Duty::Contrast)
    }

    /// Somebody by name whose noun phrase ends right before an item.
    fn name_before(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let tokens = self.noun_before(at, segment)?;
        let phrase = self.phrases.at(tokens.start, tokens.end)?;
        self.is_person(&phrase).then_some(tokens)
    }

    /// Whether a phrase is a person's name by a title or a given name, or a surname alone.
    fn is_person(&self, phrase: &Phrase) -> bool {
        let known = phrase.title.is_some() || phrase.core.len() == 1 || self.phrases.word(phrase.core.start).given;
        phrase.certain && phrase.named && phrase.kind == SourceKind::Person && known
    }

    /// The same behind a coordinator at an item, with nothing but the end of its clause behind it.
    fn fellow_behind(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let noun = self.noun_at(at + 1, segment.items.end).filter(|_| self.joins_names(at, segment))?;
        let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end)?;
        let person = self.is_person(&phrase);
        let ends = noun.end >= segment.items.end
            || self.breaks(noun.end)
            || self.word(noun.end) == "."
            || self.any(noun.end, &[Duty::Preposition, Duty::Adverb]);
        (person && ends).then_some(noun.tokens)
    }

    /// Whoever was asked and says nothing: the company declined to comment. It is heard all the same.
    fn silent(&self, segment: &Segment) -> Vec<Credit> {
        let declines = segment.items.clone().filter(|&at| self.is_silent(at) || self.is_unanswered(at, segment));
        let credit = |at: usize| {
            let speaker = self.subject(at, at, segment).filter(|tokens| self.can_say(tokens))?;
            let past = self.past_silence(at).unwrap_or(at + 1);
            Some(Credit { speaker, cue: self.span_of(at..past), verb: Some(VerbClass::Say), beside: false })
        };
        declines.filter_map(credit).collect()
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

    /// Whether a verb is denied, so that its subject says nothing: äußerte sich nicht, möchte nicht kommentieren. Whoever
    /// would not confirm something was asked, and is heard.
    fn says_nothing(&self, cue: &Cue) -> bool {
        let end = self.clause_end(cue.main + 1, self.frame.items.len());
        let denied = || (cue.at..end).any(|item| self.has(item, Duty::Negation));
        let alone = end >= self.frame.items.len() || self.word(end) != "," && self.quote(end).is_none();
        let asked = self.has(cue.main, Duty::Disclosing);
        matches!(cue.kind, CueKind::Verb(_)) && self.verb_second && !asked && denied() && alone
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
