//! Objects of a verb of saying that hold nothing said: "questioned those figures", "called a vote", "defended the ferry".

use super::cue::{Cue, CueKind};
use super::frame::Segment;
use super::object::{MOST_BEFORE_WHEN, NEAREST_ASIDE};
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Gender, Verb, VerbClass};
use crate::reading::model::SourceKind;
use std::ops::Range;

/// Most words of an object that points at what was said before.
const MOST_TO_POINT_BACK: usize = 8;
/// How many words may stand between a verb that takes a side and what it takes it on.
const MOST_TO_MATTER: usize = 8;
/// Fewest items of the object of a verb that takes a side that by their number tell what is held.
const FEWEST_OF_STANCE: usize = 7;

impl Reader<'_, '_> {
    /// Whether an object does nothing but point at what was said before: questioned those figures; said it again.
    pub(super) fn points_back(&self, at: usize, end: usize) -> bool {
        let to = self.object_end(at, end);
        let noun = self.noun_at(at, to).map_or(at + 1, |noun| noun.end).max(at + 1);
        let free = noun >= to
            || self.any(noun, &[Duty::Preposition, Duty::Adverb]) && !self.any(noun, &[Duty::As, Duty::Modal]);
        let pronoun = self.any(at, &[Duty::Subject, Duty::Object]) && noun == at + 1 && free;
        let demonstrative = self.has(at, Duty::Thing) && self.has(at, Duty::Determiner);
        let bare = (at..to).all(|item| !self.is_verbal(item) && self.quote(item).is_none());
        let short = to <= at + MOST_TO_POINT_BACK && bare;
        (pronoun || demonstrative) && short && !self.is_statement(&(at..to))
    }

    /// Whether an object is no more than a greeting: said goodbye to the pier, said good night, said thank you. Or a turn of
    /// phrase: to say the least.
    pub(super) fn greets(&self, at: usize, end: usize) -> bool {
        let at = at + usize::from(self.has(at, Duty::Determiner) && self.has(at + 1, Duty::Greeting));
        let past = at + 1 + usize::from(self.any(at + 1, &[Duty::Time, Duty::Addressed]));
        let behind = [Duty::Preposition, Duty::Coordinator, Duty::Adverb, Duty::When];
        self.has(at, Duty::Greeting)
            && (past >= end || self.breaks(past) || self.word(past) == "." || self.any(past, &behind))
    }

    /// Whether a verb gives names and asks for nothing else beside them.
    pub(super) fn names(&self, at: usize) -> bool {
        let names = |verb: &Verb| verb.class == VerbClass::Call && verb.complement.is_none();
        self.token(at).is_some_and(|token| self.words.verbs(token).any(|(verb, _)| names(verb)))
    }

    /// Whether what follows a verb of naming is a thing alone and no name for it: called a vote; called a dozen sailors.
    pub(super) fn gives_no_name(&self, at: usize, end: usize) -> bool {
        let to = self.object_end(at, end);
        let article = self.has(at, Duty::Determiner) && !self.any(at, &[Duty::Possessive, Duty::Subject, Duty::Thing]);
        let definite = self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Definite));
        // named four players in his squad
        let to =
            (at + 1..to).find(|&item| self.has(item, Duty::Preposition) && !self.has(item, Duty::As)).unwrap_or(to);
        let other =
            |item: usize| self.quote(item).is_some() || self.has(item, Duty::Determiner) || self.has(item, Duty::As);
        let named = self.starts_in_name_marks(at);
        // named her boat after the river
        let after = self.subject_first() && self.has(at, Duty::Determiner) && self.has(to, Duty::When);
        named || (article && !definite || after) && !(at + 1..to).any(other)
    }

    /// Whether somebody asks to be left unnamed: asked not to be named.
    pub(super) fn withholds(&self, at: usize, end: usize) -> bool {
        let unnamed = self.has(at, Duty::Negation) && self.has(at + 1, Duty::Modal) && self.has(at + 2, Duty::Be);
        let hidden = |item| self.token(item).is_some_and(|token| self.phrases.is(token, Classes::Withholding));
        unnamed || self.has(at, Duty::Modal) && (at..end.min(at + NEAREST_ASIDE)).any(hidden)
    }

    /// Whether a verb tells of a deed rather than of words: it has an object that is no clause and holds no marks.
    pub(super) fn is_deed(&self, cue: &Cue, segment: &Segment) -> bool {
        if self.verb_second {
            return self.is_of_itself(cue, segment);
        }
        if !self.has(cue.main, Duty::Deed) {
            return false;
        }
        let from = cue.main + 1;
        let to = self.object_end(from, segment.items.end);
        // threatened on Monday to resign
        let past = if self.has(cue.main, Duty::Clausal) { self.past_adjuncts(from, to) } else { from };
        let opens = self.any(from, &[Duty::That, Duty::Question, Duty::Modal]) && !self.has(from, Duty::Determiner)
            || past > from && self.begins_infinitive(past);
        let clause = opens || self.has(from, Duty::That) && self.tells(from + 1, to);
        let marked = |items: Range<usize>| items.into_iter().any(|item| self.quote(item).is_some());
        // “…,” Anna Fuller of the Oslin Herald tweeted on Monday.
        let subject = cue.speaker.as_ref().map_or(cue.at, |speaker| self.item_from(speaker.start, cue, segment));
        let before = subject.saturating_sub(1).min(cue.at.saturating_sub(MOST_BEFORE_WHEN)).max(segment.items.start);
        let infinitive = cue.main > segment.items.start && self.begins_infinitive(cue.main - 1);
        let side = cue.credible && !infinitive && self.has(cue.main, Duty::Stance);
        let matter = side && (from..to.min(from + MOST_TO_MATTER)).any(|item| self.has(item, Duty::Matter));
        // defended her decision to sell the ferry to the town: an object of many words tells what is held.
        let act = self.has(cue.main, Duty::Act);
        let told = side && !act && to >= from + FEWEST_OF_STANCE && self.has(from, Duty::Determiner);
        // attacked her rival; ordered the station to close; was backed by the mayor
        let somebody = || {
            self.noun_at(from, to)
                .is_some_and(|noun| noun.person && (noun.named || noun.pronoun && self.has(from, Duty::Object)))
        };
        let asked = || (from..to).any(|item| self.begins_infinitive(item));
        let agent = || self.noun_at(from + 1, to).is_some_and(|noun| noun.person && noun.certain);
        let passive = self.has(from, Duty::By) && self.helped_by(cue.main, segment.items.start, Duty::Be);
        let taken = side && (somebody() || asked() || !act && passive && agent());
        // tweeted: “…”; but: promised to release a report “soon”
        let past = if self.has(cue.main, Duty::Homograph) { to } else { (to + 2).min(segment.items.end) };
        let marked = !infinitive && (marked(before..past) || past > to && self.word(to) == ":");
        // 40 percent back the tram: what a share of those asked does is what it holds.
        let share = |token: usize| {
            let figure = self.document.word(token).starts_with(|character: char| character.is_ascii_digit());
            figure && self.phrases.is(token + 1, Classes::Share.with(Classes::Portion))
                || self.phrases.is(token, Classes::Share)
        };
        let polled = side && cue.speaker.clone().is_some_and(|mut speaker| speaker.any(share));
        !clause && !matter && !told && !taken && !marked && !polled
    }

    /// Whether a verb of thinking tells no more than where something is: Im Regal finden sich Tees.
    fn is_of_itself(&self, cue: &Cue, segment: &Segment) -> bool {
        let thinks = cue.kind == CueKind::Verb(VerbClass::Think) && self.has(cue.main, Duty::Deed);
        let itself = thinks && !self.quotes(segment) && self.has(cue.main + 1, Duty::Reflexive);
        itself || self.has(cue.main, Duty::Clausal) && !self.has_clause_beside(cue, segment)
    }

    /// Whether a verb has words in marks or a clause beside it that can be what is said: befand die Kammer; befand, das sei
    /// klug; but: befand sich im Keller, als es brannte.
    fn has_clause_beside(&self, cue: &Cue, segment: &Segment) -> bool {
        let start = self.clause_start(cue.at, segment.items.start);
        let end = self.clause_end(cue.main + 1, segment.items.end);
        if (start..end).any(|item| self.has(item, Duty::Reflexive)) {
            return false;
        }
        let opens = start == cue.at && start > segment.items.start;
        let follows = match self.word(end) {
            "," => self.begins_content(end + 1, false, segment),
            word => word == ":",
        };
        opens || follows || self.quotes(segment)
    }

    /// Whether a clause follows "that", which determines no noun there: highlighted that the ferry is old.
    pub(super) fn tells(&self, at: usize, to: usize) -> bool {
        self.subject_first() && (self.begins_statement(at) || self.has_own_verb(at, to))
    }

    /// Whether a verb without words in marks tells what somebody is to say or might say: allowed the crew to call for a
    /// vote; the crew might call for one. A headline says so of what will come: Mayor to call for a vote.
    pub(super) fn is_still_to_say(&self, speaker: &Range<usize>, verb: usize, segment: &Segment) -> bool {
        let start = self.clause_start(verb, segment.items.start);
        let helps =
            |item: &usize| self.is_free_adverb(*item) || self.any(*item, &[Duty::Be, Duty::Have, Duty::Negation]);
        let Some(to) = (start + 1..verb).rev().find(|item| !helps(item) || self.has(*item, Duty::Supposed)) else {
            return false;
        };
        let marked = || segment.items.clone().take(2 * LOOK).any(|item| self.quote(item).is_some());
        if self.subject_first() && self.has(to, Duty::Supposed) && !self.is_denied(verb, start) && !marked() {
            return true;
        }
        let beside = self.begins_infinitive(to) && self.token(to) == Some(speaker.end);
        let first = self.frame.item_of(speaker.start, start, verb);
        let hoped = first > start && self.any(first - 1, &[Duty::Topic]) && self.has(first - 1, Duty::Preposition);
        self.subject_first() && beside && first > segment.items.start && !hoped
    }

    /// Whether a verb without words in marks tells what the reader does, or leaves open whether somebody says it: if you know
    /// what to look for; whether the court confirms the plan; a report published on its site; it is hard to describe the pier.
    pub(super) fn is_nobodys(&self, speaker: &Range<usize>, verb: usize, segment: &Segment) -> bool {
        if !self.subject_first() || self.quotes(segment) {
            return false;
        }
        let first = self.frame.item_of(speaker.start, segment.items.start, verb);
        let asked = first > segment.items.start
            && self.has(first - 1, Duty::That)
            && !self.any(first - 1, &[Duty::Determiner, Duty::Subordinator]);
        // a report published on its site
        let phrase = self.phrases.at(speaker.start, speaker.end);
        let published = self.token(verb).is_some_and(|token| self.phrases.is(token, Classes::Published))
            && phrase.is_some_and(|phrase| phrase.kind == SourceKind::Document);
        // Mr You said
        let named = first > segment.items.start && self.capital(first);
        // It is hard to describe the pier, it is worth mentioning.
        let neuter = speaker.len() == 1 && self.phrases.word(speaker.start).gender == Some(Gender::Neuter);
        let infinitive = verb > first && self.begins_infinitive(verb - 1);
        let worth = self.is_gerund(verb) && !self.helped_by(verb, first, Duty::Be);
        let hard = neuter && (infinitive || worth) && (first..verb).any(|item| self.has(item, Duty::Be));
        asked || published || hard || self.words.has(speaker.start, Duty::Addressed) && !named
    }

    /// Whether something before a verb in its clause denies it: would not say.
    fn is_denied(&self, verb: usize, start: usize) -> bool {
        (start.max(verb.saturating_sub(MOST_BEFORE_WHEN))..verb).any(|item| self.has(item, Duty::Negation))
    }

    /// Whether a person shows or finds something, which tells of words only with a clause: divers found the wreck.
    pub(super) fn is_find(&self, cue: &Cue, class: VerbClass) -> bool {
        let speaker = cue.speaker.as_ref().filter(|_| class == VerbClass::Show);
        let phrase = speaker.and_then(|speaker| self.phrases.at(speaker.start, speaker.end));
        let people = [SourceKind::Person, SourceKind::Role, SourceKind::Group];
        phrase.is_some_and(|phrase| phrase.certain && people.contains(&phrase.kind))
    }

    /// Whether an object can be what even a subject of no known kind says: adults of all ages bemoaned the end.
    pub(super) fn is_told(&self, class: VerbClass, content: &Range<usize>) -> bool {
        matches!(class, VerbClass::Claim | VerbClass::Call) && self.has(content.start, Duty::Determiner)
    }

    /// Whether a sentence asks what somebody thinks or says: Does she believe that the plant will close?
    pub(super) fn is_question(&self, cue: &Cue, segment: &Segment) -> bool {
        let first = segment.items.start;
        let helps = self.has(first, Duty::Modal) && !self.has(first, Duty::Preposition);
        helps && self.is_nominal(first + 1) && self.clause_start(cue.at, first) == first
    }

    /// Whether a verb stands in what somebody was asked: Asked whether she would call for a vote, Fuller …
    pub(super) fn is_asked(&self, cue: &Cue, segment: &Segment) -> bool {
        let from = segment.items.start;
        let asked = [from, from + 1].into_iter().find_map(|at| self.what_is_asked(at, segment));
        asked.is_some_and(|question| question.contains(&cue.main))
    }
}
