//! Those who say something together, where the subject stands before its verb: Anna Fuller and Jon Reuter said. A cue is
//! given to one of them, the one beside it; this finds the others, and the words that name them all.

use super::Attribution;
use super::Reader;
use super::cue::{Cue, CueKind};
use super::defining::HELPS;
use super::frame::Segment;
use super::noun::Noun;
use crate::Span;
use crate::language::{Classes, Duty, VerbClass};
use crate::reading::model::SourceKind;
use crate::reading::phrases::{Phrase, SOURCE_NOUNS};
use std::ops::Range;

/// Most people who say something together with whoever a verb names.
const MOST_FELLOWS: usize = 5;

/// Most stretches between commas about somebody, and most before a subject.
const MOST_ASIDES: usize = 3;
const MOST_OPENING: usize = 3;

/// Most items from a coordinator to the last of those it joins: and her husband, Mark.
const MOST_BEFORE_LAST: usize = 5;

/// The words of one speaker, and the words of all who say something together with them; sorted.
pub(super) struct Joint(Vec<(Span, Span)>);

impl Joint {
    /// Of all cues of each sentence.
    pub(super) fn find(reader: &Reader, cues: &[Vec<Cue>]) -> Self {
        let all = |segment: &Segment, cue: &Cue| {
            let speaker = reader.document.span_of(cue.speaker.clone().filter(|_| cue.credible)?);
            let fellows = reader.fellows(cue, segment);
            let whole = fellows.into_iter().fold(speaker, |whole, fellow| whole.join(reader.document.span_of(fellow)));
            (whole != speaker).then_some((speaker, whole))
        };
        let of = |(segment, cues): (_, &Vec<Cue>)| -> Vec<(Span, Span)> {
            cues.iter().filter_map(|cue| all(segment, cue)).collect()
        };
        let mut found: Vec<(Span, Span)> = reader.frame.segments.iter().zip(cues).flat_map(of).collect();
        found.sort_unstable();
        Self(found)
    }

    /// Lets the words that name them all stand for each who was found to speak for them.
    pub(super) fn name_all(&self, found: &mut [Attribution]) {
        for speaker in found.iter_mut().filter_map(|attribution| attribution.speaker.as_mut()) {
            if let Ok(at) = self.0.binary_search_by_key(speaker, |(one, _)| *one) {
                *speaker = self.0[at].1;
            }
        }
    }
}

impl Reader<'_, '_> {
    /// Those who say something together with the speaker of a cue: ‹Anna Fuller› and Jon Reuter said, said the mayor and
    /// ‹the council›.
    pub(super) fn fellows(&self, cue: &Cue, segment: &Segment) -> Vec<Range<usize>> {
        const CLASSES: [VerbClass; 4] = [VerbClass::Say, VerbClass::Claim, VerbClass::Think, VerbClass::Call];
        let says = match cue.kind {
            CueKind::Verb(class) => CLASSES.contains(&class),
            kind => kind == CueKind::Before,
        };
        let together = says && self.phrases.capital_nouns() && self.is_plural_verb(cue.at);
        if let Some(speaker) = cue.speaker.as_ref().filter(|_| together && cue.kind != CueKind::Before) {
            return self.joined_behind(speaker, cue, segment);
        }
        let Some(speaker) = cue.speaker.as_ref().filter(|_| says && self.subject_first()) else { return Vec::new() };
        self.fellows_of(speaker, cue.main, segment)
    }

    /// Those who are joined to the first of several subjects of a plural, where the verb is second: ‹Vollmer› und Reuter
    /// sagten; sagten ‹Vollmer›, Reuter und Brandt.
    fn joined_behind(&self, speaker: &Range<usize>, cue: &Cue, segment: &Segment) -> Vec<Range<usize>> {
        let to = segment.items.end;
        let first = self.frame.item_of(speaker.start, segment.items.start, to);
        // Anna Vollmer (SPD) und Jonas Reuter (CDU)
        let past = |at: usize| self.bracket_behind(at, to).unwrap_or(at);
        let mut at = past(self.frame.item_of(speaker.end, first, to));
        let mut fellows = Vec::new();
        // In Nordtal, Kassel und Bremen sagten alle …: a name inside a clause begins no list of subjects.
        let start = self.clause_start(cue.at, segment.items.start);
        let opener = [Duty::Subordinator, Duty::That, Duty::Question, Duty::As, Duty::Coordinator];
        let listed = start > segment.items.start && self.word(start - 1) == ",";
        let begins = first == start && !listed || first == start + 1 && self.any(start, &opener);
        // Politiker von CDU und SPD: what hangs on a speaker may go on with the list.
        let phrase = self.phrases.at(speaker.start, speaker.end);
        let hanging = phrase.is_none_or(|phrase| phrase.tokens.end > phrase.core.end);
        if first < cue.at && !begins {
            return fellows;
        }
        while fellows.len() < MOST_FELLOWS {
            let last = self.has(at, Duty::Together);
            let noun = if last || self.word(at) == "," { self.noun_at(at + 1, to) } else { None };
            let own = |noun: &Noun| !hanging || self.any(at + 1, &[Duty::Determiner, Duty::Subject]) && !noun.named;
            let Some(noun) = noun.filter(|noun| !noun.oblique && (noun.certain || noun.named) && own(noun)) else {
                break;
            };
            at = past(noun.end);
            fellows.push(noun.tokens);
            let ends = if first < cue.at { at == cue.at } else { self.ends_clause(at, segment) };
            if last {
                return if ends { fellows } else { Vec::new() };
            }
        }
        Vec::new()
    }

    /// Those who are joined to whoever a verb at item `verb` or a turn names.
    pub(super) fn fellows_of(&self, speaker: &Range<usize>, verb: usize, segment: &Segment) -> Vec<Range<usize>> {
        if !self.subject_first() {
            return Vec::new();
        }
        let first = self.frame.item_of(speaker.start, segment.items.start, segment.items.end);
        if first > verb {
            let past = self.frame.item_of(speaker.end, first, segment.items.end);
            let fellow = self.fellow_behind(past, segment).map(|(tokens, _)| tokens);
            let fellow = fellow.or_else(|| self.fellow_past_asides(past, segment));
            // said Anna Fuller, a sailor and captain
            let role = |tokens: &Range<usize>| {
                speaker.clone().any(|token| self.document.word(token) == ",")
                    && self.phrases.at(tokens.start, tokens.end).is_none_or(|phrase| !self.is_person(&phrase))
            };
            return fellow.filter(|tokens| !role(tokens)).into_iter().collect();
        }
        // Current and former officials; Fuller and Reuter supporters
        let noun = self.phrases.at(speaker.start, speaker.end);
        let bare = noun.is_some_and(|noun| !noun.named && !noun.pronoun && noun.determiners == 0 && noun.plural);
        let shares = |tokens: &Range<usize>| {
            bare && self.phrases.at(tokens.start, tokens.end).is_none_or(|phrase| phrase.named || !phrase.certain)
        };
        let fellows = self.fellows_before(first, segment);
        if fellows.first().is_some_and(shares) {
            return Vec::new();
        }
        let described = self.described_fellows(first, verb, segment);
        if described.len() > fellows.len() { described } else { fellows }
    }

    /// All of a subject that ends before a verb and holds an item, if something about somebody stands between commas in it:
    /// ‹Price, 61, and her husband, Mark›, said.
    fn described_fellows(&self, first: usize, verb: usize, segment: &Segment) -> Vec<Range<usize>> {
        let from = self.sentence_start(first, segment);
        let comma = |item: usize| self.word(item) == ",";
        if !(from..verb)
            .any(|item| comma(item) && self.has(item + 1, Duty::Coordinator) || comma(item) && item + 1 == verb)
        {
            return Vec::new();
        }
        let helps = |item: usize| self.any(item, &HELPS);
        let end = (first..verb).rev().find(|&item| !helps(item)).map_or(verb, |last| last + 1);
        let mut start = self.past_opening(from, end);
        for _ in 0..MOST_OPENING {
            let members = self.members(start, end);
            if members.len() > 1 && self.token(start).is_some() && start <= first {
                return members;
            }
            // In Oslin, Fuller, the mayor, and Reuter said
            let hangs = self.any(start, &[Duty::Preposition, Duty::Subordinator, Duty::Adverb]);
            let past = self.clause_end(start, first);
            let goes_on = hangs && past < first && (comma(past) || self.quote(past).is_some());
            let quoted = (start..first).rev().find(|&item| self.quote(item).is_some());
            match quoted.or(Some(past).filter(|_| goes_on)) {
                Some(past) => start = self.past_opening(past + 1, end),
                None => break,
            }
        }
        Vec::new()
    }

    /// Past a small word that a sentence begins with: But Fuller.
    fn past_opening(&self, at: usize, to: usize) -> usize {
        at + usize::from(at < to && (self.has(at, Duty::Coordinator) || self.word(at) == ","))
    }

    /// Those who make up a subject from one item to another, each with something about them between commas or not; nobody
    /// where it is no such subject.
    fn members(&self, from: usize, to: usize) -> Vec<Range<usize>> {
        let mut members: Vec<Range<usize>> = Vec::new();
        let (mut at, mut last, mut listed, mut apart) = (from, false, false, false);
        while members.len() <= MOST_FELLOWS {
            let Some(noun) = self.noun_at(at, to).filter(|noun| !noun.oblique) else { return Vec::new() };
            let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end);
            // Fuller, chairman and chief executive of Norvane, said: roles of one person.
            let named = phrase.as_ref().is_some_and(|phrase| self.is_person(phrase));
            let definite = || self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Definite));
            let joined = || self.has(at, Duty::Possessive) || apart && definite();
            let other = named || !listed && (!last || joined());
            if !other || !phrase.as_ref().is_some_and(|phrase| self.speaks_too(phrase)) {
                return Vec::new();
            }
            at = noun.end;
            let mut tokens = noun.tokens;
            let mut clause = false;
            // Fuller, 61, who runs the shop,
            while at < to && self.word(at) == "," && !self.has(at + 1, Duty::Coordinator) {
                let aside = at + 1..self.clause_end(at + 1, to);
                if aside.end < to && self.word(aside.end) != "," || !self.is_about(&aside, noun.named) {
                    break;
                }
                clause = self.has(aside.start, Duty::Relative);
                let name = self.noun_at(aside.start, aside.end).filter(|name| !noun.named && name.named);
                tokens.end = name.map_or(tokens.end, |name| name.tokens.end);
                at = aside.end;
            }
            members.push(tokens);
            let comma = at < to && self.word(at) == ",";
            if at + usize::from(comma) >= to {
                return if last { members } else { Vec::new() };
            }
            at += usize::from(comma);
            let joins = self.has(at, Duty::Coordinator) && !self.has(at, Duty::Contrast);
            // Norvane, whose ships include the Ann, the Lena and the Nora, said
            if last || clause && !joins {
                return Vec::new();
            }
            (listed, apart) = (comma && !joins, comma);
            last = joins;
            at += usize::from(joins);
        }
        Vec::new()
    }

    /// Whether what stands between commas tells more of somebody before it: an age, a role, a clause, or the name of a role.
    fn is_about(&self, aside: &Range<usize>, named: bool) -> bool {
        let first = aside.start;
        let figure = self.word(first).starts_with(|character: char| character.is_ascii_digit());
        if figure && aside.len() == 1 {
            return true;
        }
        if self.has(first, Duty::Relative) && !self.has(first, Duty::That) {
            return named;
        }
        if aside.clone().any(|item| {
            self.is_predicate(item) || self.has(item, Duty::Subordinator) && !self.has(item, Duty::Preposition)
        }) {
            return false;
        }
        if self.has(first, Duty::Preposition) {
            return true;
        }
        let phrase =
            self.noun_at(first, aside.end).and_then(|noun| self.phrases.at(noun.tokens.start, noun.tokens.end));
        phrase.is_some_and(|phrase| !phrase.pronoun && self.is_person(&phrase) != named)
    }

    /// Somebody joined to a speaker behind something about them between commas: said Lee, 40, who runs the shop, and ‹her
    /// sister›.
    fn fellow_past_asides(&self, past: usize, segment: &Segment) -> Option<Range<usize>> {
        let to = segment.items.end;
        let mut at = past;
        for _ in 0..MOST_ASIDES {
            if at >= to || self.word(at) != "," || self.has(at + 1, Duty::Coordinator) {
                break;
            }
            let aside = at + 1..self.clause_end(at + 1, to);
            if !self.is_about(&aside, true) {
                return None;
            }
            at = aside.end;
        }
        if at + 1 >= to || self.word(at) != "," || !self.joins_names(at + 1, segment) {
            return None;
        }
        let noun = self.noun_at(at + 2, to)?;
        let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end).filter(|phrase| self.speaks_too(phrase))?;
        let other = self.is_person(&phrase) || self.has(at + 2, Duty::Possessive);
        let ends = |item: usize| item >= to || matches!(self.word(item), "." | ";");
        let told = || {
            let aside = noun.end + 1..self.clause_end(noun.end + 1, to);
            self.word(noun.end) == "," && self.is_about(&aside, phrase.named) && ends(aside.end)
        };
        (other && (ends(noun.end) || told())).then_some(noun.tokens)
    }

    /// The item that a subject begins with whose last part stands at an item before its verb: “…,” ‹Fuller›, 61, and Reuter
    /// said.
    pub(super) fn first_fellow(&self, first: usize, cue: &Cue, segment: &Segment) -> usize {
        let joined = |item: usize| self.has(item, Duty::Coordinator);
        let begin = segment.items.start.max(first.saturating_sub(MOST_BEFORE_LAST));
        if first >= cue.at || !(begin..first).any(joined) {
            return first;
        }
        let fellows = self.fellows(cue, segment);
        let start = fellows.iter().map(|fellow| fellow.start).min();
        start.map_or(first, |start| self.frame.item_of(start, segment.items.start, first).min(first))
    }

    /// The item past whoever a coordinator at an item joins to a speaker before it; that item where nobody is.
    pub(super) fn past_fellow(&self, at: usize, segment: &Segment) -> usize {
        self.fellow_behind(at, segment).filter(|_| self.subject_first()).map_or(at, |(_, past)| past)
    }

    /// Those who are joined to the subject that begins with an item, and stand before it: Fuller, Reuter, and ‹Brandt›.
    fn fellows_before(&self, first: usize, segment: &Segment) -> Vec<Range<usize>> {
        let start = segment.items.start;
        let mut fellows = Vec::new();
        let mut link = first.checked_sub(1).filter(|&link| self.joins_names(link, segment));
        while let Some(at) = link.filter(|_| fellows.len() < MOST_FELLOWS) {
            let listed = self.word(at) == "," || at > start && self.word(at - 1) == ",";
            // Anna Fuller, Jon Reuter, and Lena Brandt said
            let past = if at > start && self.word(at - 1) == "," { at - 1 } else { at };
            let Some(noun) = self.speaker_before(past, listed, segment) else { break };
            let begin = self.frame.item_of(noun.start, start, past);
            let before = begin.checked_sub(1).filter(|&before| before >= start);
            let opens = before.is_none_or(|before| {
                self.breaks(before)
                    || self.any(before, &[Duty::Subordinator, Duty::That, Duty::Coordinator, Duty::Adverb])
            });
            if !opens {
                // She praised Fuller and Reuter said: an object of another verb. In Oslin, Fuller and Reuter said: no fellow.
                return if self.word(at) == "," { fellows } else { Vec::new() };
            }
            fellows.push(noun);
            link = before.filter(|&before| self.word(before) == ",");
        }
        fellows
    }

    /// Whether an item joins two names, and no clauses.
    fn joins_names(&self, at: usize, segment: &Segment) -> bool {
        at > segment.items.start && self.has(at, Duty::Coordinator) && !self.has(at, Duty::Contrast)
    }

    /// Somebody whose noun phrase ends right before an item; in a list only by name, as a role there tells of a name.
    fn speaker_before(&self, at: usize, listed: bool, segment: &Segment) -> Option<Range<usize>> {
        let tokens = self.noun_before(at, segment)?;
        let phrase = self.phrases.at(tokens.start, tokens.end)?;
        let speaks = if listed { self.is_person(&phrase) } else { self.speaks_too(&phrase) };
        speaks.then_some(tokens)
    }

    /// Whether a phrase is a person's name by a title or a given name, or a surname alone.
    fn is_person(&self, phrase: &Phrase) -> bool {
        let known = phrase.title.is_some() || phrase.tokens.len() == 1 || self.phrases.word(phrase.core.start).given;
        phrase.certain && phrase.named && phrase.kind == SourceKind::Person && known
    }

    /// Whether a phrase joined to a speaker names somebody who speaks as well.
    fn speaks_too(&self, phrase: &Phrase) -> bool {
        let name = phrase.named && phrase.kind == SourceKind::Person;
        if name {
            // The first word of a sentence has its capital for nothing, but not beside a speaker.
            return self.is_person(phrase) || phrase.tokens.len() == 1 && !phrase.certain;
        }
        if phrase.pronoun {
            return self.words.has(phrase.tokens.start, Duty::Subject);
        }
        // The storm hit the Fuller Group and Reuter said: a noun and a verb before a name are no part of it.
        let mut before = phrase.tokens.start + phrase.determiners..phrase.core.start;
        let plain = before.all(|token| {
            let word = self.phrases.word(token);
            word.capital || word.adjective || word.classes.any(SOURCE_NOUNS)
        });
        phrase.certain && (plain || !phrase.named)
    }

    /// The same behind a coordinator at an item, with nothing but the end of its clause behind it; and the item past it.
    fn fellow_behind(&self, at: usize, segment: &Segment) -> Option<(Range<usize>, usize)> {
        let noun = self.noun_at(at + 1, segment.items.end).filter(|_| self.joins_names(at, segment))?;
        let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end)?;
        let ends = noun.end >= segment.items.end
            || self.breaks(noun.end)
            || self.word(noun.end) == "."
            || self.any(noun.end, &[Duty::Preposition, Duty::Adverb]);
        (self.speaks_too(&phrase) && ends).then_some((noun.tokens, noun.end))
    }
}
