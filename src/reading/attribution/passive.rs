//! Attribution to nobody in particular, where the subject of the verb is what it is about: "the plant is expected to
//! reopen", "Fuller was accused of fraud", "the plant has reportedly closed". Somebody holds or says it, and the text
//! does not tell who, so the speaker stays open.

use super::cue::{Cue, CueKind};
use super::frame::Segment;
use super::{LOOK, Reader};
use crate::language::{Duty, Form, Gender, VerbClass};
use std::ops::Range;

/// How many words may stand between a participle and who acts.
const MOST_TO_AGENT: usize = 8;

/// What stands right after the verb where its subject is what somebody says or thinks.
const OPENERS: [Duty; 4] = [Duty::Modal, Duty::As, Duty::Topic, Duty::That];

impl Reader<'_, '_> {
    /// The passives of a segment that attribute something, in languages whose verb is followed by what is said.
    pub(super) fn passives(&self, segment: &Segment) -> Vec<Cue> {
        if self.verb_second {
            return Vec::new();
        }
        let mut asked = 0..0;
        let mut found = Vec::new();
        for at in segment.items.clone() {
            if let Some(question) = self.what_is_asked(at, segment) {
                asked = question;
            }
            // Asked whether the ferry can be said to be safe: that is part of the question.
            let passive = || {
                let passive = self.passive(at, segment).or_else(|| self.told_by_nobody(at, segment));
                passive.filter(|_| !asked.contains(&at))
            };
            found.extend(self.asked(at, segment).or_else(passive));
        }
        found
    }

    fn passive(&self, at: usize, segment: &Segment) -> Option<Cue> {
        if !self.any(at, &[Duty::Held, Duty::Hearsay]) {
            return None;
        }
        let start = self.clause_start(at, segment.items.start);
        // "was told to leave" is about whoever is told.
        let openers = if self.has(at, Duty::Addressing) { &[Duty::That][..] } else { &OPENERS };
        // can be credited to the mayor
        let to_noun = self.has(at + 1, Duty::Modal) && self.has(at + 1, Duty::Topic) && !self.begins_infinitive(at + 1);
        let passive =
            self.has(at, Duty::Held) && !to_noun && self.helped_by(at, start, Duty::Be) && self.any(at + 1, openers);
        // Fuller allegedly said: those are her words.
        let verb = |token| self.words.is_verb_of(token, VerbClass::Say);
        let says = self.token(at + 1).is_some_and(verb) && at > start && !self.has(at - 1, Duty::Coordinator);
        // on supposedly lesser matters
        let attribute = at > start
            && self.any(at - 1, &[Duty::Preposition, Duty::Determiner])
            && !self.any(at - 1, &[Duty::Subject, Duty::Modal]);
        (passive || self.has(at, Duty::Hearsay) && !says && !attribute)
            .then(|| self.word_cue(at, CueKind::Impersonal, None, false))
    }

    /// It was officially stated that the pier is shut; the pier is shut, it was stated.
    fn told_by_nobody(&self, at: usize, segment: &Segment) -> Option<Cue> {
        let says = |token| {
            self.words
                .verbs(token)
                .any(|(verb, form)| form == Form::Participle && matches!(verb.class, VerbClass::Say | VerbClass::Claim))
        };
        self.token(at).filter(|&token| self.subject_first() && says(token))?;
        let helps =
            |item: &usize| self.any(*item, &[Duty::Be, Duty::Have, Duty::Adverb]) && !self.has(*item, Duty::Subject);
        let first = at.saturating_sub(MOST_TO_AGENT).max(segment.items.start);
        let it = (first..at).rev().find(|item| !helps(item))?;
        let neuter = self.token(it).is_some_and(|token| self.phrases.word(token).gender == Some(Gender::Neuter));
        let passive = neuter && (it + 1..at).any(|item| self.has(item, Duty::Be));
        let follows = it > segment.items.start && self.word(it - 1) == "," && self.ends_clause(at + 1, segment);
        let opens = self.has(at + 1, Duty::That) && self.begins_statement(at + 2);
        let cue = self.word_cue(at, CueKind::Impersonal, None, false);
        (passive && (follows || opens)).then(|| Cue { at: it, span: self.span_of(it..at + 1), ..cue })
    }

    /// The subject of a passive, and what follows it.
    pub(super) fn passive_content(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        if let Some(question) = self.what_is_asked(cue.at, segment) {
            return vec![question];
        }
        let from = cue.end;
        let end = self.coordinated(from, later).min(self.object_end(from, segment.items.end));
        let after = from..end.max(from);
        let begin = self.sentence_start(cue.at, segment);
        let ends = (from..segment.items.end).all(|item| self.word(item) == ".");
        if ends && cue.at > begin && self.word(cue.at - 1) == "," {
            // A sailor has died, it has been confirmed.
            return vec![begin..cue.at - 1];
        }
        if self.has(from, Duty::That) {
            return vec![after];
        }
        let subject = self.noun_before_verb(cue.at, segment).and_then(|words| self.last_phrase(words));
        subject.into_iter().chain([after]).collect()
    }

    /// The last words of a clause that no verb or conjunction divides.
    fn last_phrase(&self, words: Range<usize>) -> Option<Range<usize>> {
        let divides = |item: &usize| {
            let to =
                self.has(*item, Duty::Modal) && self.has(*item, Duty::Preposition) && !self.begins_infinitive(*item);
            self.any(*item, &[Duty::Finite, Duty::Have, Duty::Be, Duty::Subordinator, Duty::Coordinator])
                || self.has(*item, Duty::Modal) && !to
        };
        let start = words.clone().rev().find(divides).map_or(words.start, |item| item + 1);
        (start < words.end).then_some(start..words.end)
    }

    /// Whether whoever acts follows a participle: reported by the Herald; but: says by being open she helps others.
    pub(super) fn names_agent(&self, at: usize) -> bool {
        let verb = self.token(at).is_some_and(|token| self.words.verbs(token).next().is_some());
        let deed = self.has_gerund_ending(at + 2) && !self.capital(at + 2);
        // said by telephone
        let means = || {
            let noun = self.noun_at(at + 2, at + LOOK);
            noun.is_none_or(|noun| !noun.certain) && !self.capital(at + 2) && !self.has(at + 2, Duty::Determiner)
        };
        let other = |verb: bool| verb && (deed || !self.is_participle(at) || means());
        self.has(at + 1, Duty::By) && !(self.subject_first() && other(verb))
    }

    // Passives without an auxiliary.

    /// Whether a participle before "by" is no cue of its own: a statement read by her lawyer; the forecast by 15 percent.
    pub(super) fn is_read_out(&self, at: usize, segment: &Segment) -> bool {
        if !self.subject_first() || !self.has(at + 1, Duty::By) {
            return false;
        }
        let start = self.clause_start(at, segment.items.start);
        let figure = self.word(at + 2).starts_with(|character: char| character.is_ascii_digit());
        let manner = |token| self.words.verbs(token).all(|(verb, _)| verb.class == VerbClass::Manner);
        (figure || self.token(at).is_some_and(manner)) && !self.helped_by(at, start, Duty::Be)
    }

    /// Whether a participle right behind a comma gives the noun before it a name: The ferry, nicknamed “Old Lady”, …
    pub(super) fn is_named_aside(&self, at: usize, segment: &Segment) -> bool {
        let start = self.clause_start(at, segment.items.start);
        let noun = start > segment.items.start && self.quote(start - 1).is_none();
        let participle = |token| self.words.verbs(token).any(|(_, form)| form == Form::Participle);
        let acted = self.agent_behind(at, segment).is_some();
        acted && self.subject_first() && start == at && noun && self.token(at).is_some_and(participle)
    }

    /// Who acts in what follows a participle: nicknamed “Old Lady” by the crew.
    pub(super) fn agent_behind(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let end = (at + 1..segment.items.end).find(|&item| self.word(item) == ",").unwrap_or(segment.items.end);
        let by = (at + 1..end.min(at + MOST_TO_AGENT)).find(|&item| self.has(item, Duty::By))?;
        self.noun_after(by + 1, segment.items.end)
    }
}
