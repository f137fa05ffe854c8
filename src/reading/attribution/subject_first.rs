//! The subject of a verb where it stands right before it: Anna Fuller said. Also the subjects of participles. Those that
//! something stands between are read beside this (`clauses`).

use super::defining::HELPS;
use super::frame::Segment;
use super::noun::Noun;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Form, VerbClass};
use crate::reading::phrases::SOURCE_NOUNS;
use crate::reading::quotes::Ending;
use std::ops::Range;

/// Fewest letters of an adverb that is known by its ending alone.
const FEWEST_IN_ADVERB: usize = 7;

/// How many clauses a verb may stand behind its subject: Fuller, the mayor, left, and said
const MOST_CLAUSES: usize = 4;

impl Reader<'_, '_> {
    pub(super) fn subject_before(&self, finite: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start;
        let start = self.clause_start(finite, from);
        let mut end = finite;
        let helping =
            |item: usize| self.any(item, &HELPS) && !self.has(item, Duty::Subject) || self.is_how(item, start);
        while end > start && (helping(end - 1) || self.floats(end - 1, start)) {
            end -= 1;
        }
        // The keeper who called the man said
        let defined = if self.is_gerund(finite) { None } else { self.defining(start, segment) };
        if let Some(defined) = defined.filter(|defined| (end..=finite).contains(&defined.main)) {
            return Some(defined.noun);
        }
        if let Some(sent) = self.sent_to_somebody(start, finite).filter(|_| self.is_gerund(finite)) {
            let verb = self.first_predicate(start, sent);
            if let Some(subject) = verb.and_then(|verb| self.subject_before(verb, segment)) {
                return Some(subject);
            }
        }
        let asks = self.has(finite + 1, Duty::Question);
        if self.is_gerund(finite)
            && finite > start
            && self.is_noun(finite - 1)
            && !self.is_possessive(finite - 1)
            && !asks
        {
            // footage of Fuller saying: the name right before.
            let first = self.first_of_row(start, finite);
            let hangs = first.filter(|&first| first > start && self.has(first - 1, Duty::Preposition));
            if let Some(posted) = hangs.and_then(|first| self.posted_on(start, first - 1, segment)) {
                return Some(posted);
            }
            if let Some((first, past)) = hangs.and_then(|first| self.token(first).zip(self.token(finite))) {
                return Some(first..past);
            }
        }
        if self.is_gerund(finite) && self.has(finite, Duty::Aloud) && finite > start {
            // a hall full of sailors shouting “Lock the pier”
            let hangs = (start..finite).rev().find(|&item| self.has(item, Duty::Preposition));
            let beside = self.noun_at(hangs.map_or(start, |governs| governs + 1), finite);
            if let Some(noun) = beside.filter(|noun| noun.end == finite && noun.can_speak()) {
                return Some(noun.tokens);
            }
        }
        if let Some(noun) = self.accompanying(start, finite) {
            return Some(noun.tokens);
        }
        if self.is_gerund(finite) && finite > start && self.has(finite - 1, Duty::Preposition) {
            // Fuller caused a stir by saying: the subject of the clause, not what stands last in it.
            // a man who caused a stir by saying; when Reuter came she began by saying
            let verb = (start..finite - 1).rev().find(|&item| self.is_verbal(item) && !self.is_gerund(item));
            let who = |item: usize| self.has(item, Duty::Relative) && !self.has(item, Duty::That);
            let opens = |verb: usize| self.has(start, Duty::Subordinator) || (start..verb).any(who);
            let own = verb.filter(|&verb| opens(verb)).and_then(|verb| self.subject_before(verb, segment));
            if let Some(own) = own.filter(|tokens| !self.is_relative(tokens) && self.can_say(tokens)) {
                return Some(own);
            }
            if let Some(noun) = self.first_speaker(start, end) {
                return Some(noun.tokens);
            }
        }
        if let Some(subject) = self.shared_subject(start, end, segment) {
            return Some(subject);
        }
        if self.shares_marked_verb(start, end, from) {
            return None;
        }
        if let Some(subject) = self.purposeful(start, end, finite, segment) {
            return Some(subject);
        }
        if let Some(noun) = self.inner_subject(start, end) {
            return Some(noun.tokens);
        }
        // It is backed by a study which suggests
        let which = |item: usize| self.has(item, Duty::Relative) && !self.any(item, &[Duty::Subject, Duty::That]);
        if end > start + 1 && which(end - 1) && !self.has(end - 2, Duty::Preposition) {
            let nouns = (start..end - 1).filter_map(|at| self.noun_at(at, end - 1));
            return nouns.filter(|noun| noun.end + 1 == end).map(|noun| noun.tokens).next();
        }
        let same = self.main_noun(start, end);
        if let Some(issuer) = same.as_ref().and_then(|noun| self.issuer(noun, finite, start, segment)) {
            return Some(issuer);
        }
        let other = |noun: &Noun| !self.is_relative(&noun.tokens) && self.has_verb_of_its_own(noun, end, finite);
        if same.as_ref().is_some_and(other) {
            return None;
        }
        if let Some(noun) = same.as_ref().filter(|noun| !self.is_relative(&noun.tokens)) {
            return Some(self.with_plural_head(noun, end));
        }
        if let Some(noun) = self.antecedent(start, end) {
            return Some(noun.tokens);
        }
        let gerund = self.is_gerund(finite);
        if let Some(noun) = self.before_title(start, end, from) {
            return Some(noun.tokens);
        }
        let stated = end == start && !gerund && start > from + 1;
        if let Some(noun) = stated.then(|| self.inverted_last(finite, start, segment)).flatten() {
            return Some(noun.tokens);
        }
        // "has said Fuller" is no order of words: the name would stand before the auxiliary.
        let helped = self.any(finite, &[Duty::Have, Duty::Be, Duty::Modal]);
        // Fuller “strongly” denied the claim
        if let Some(noun) = self.before_word_in_marks(start, end, from).filter(|_| !gerund) {
            return Some(noun.tokens);
        }
        // Fuller called it “weak,” praised a sailor and left: no such verb is turned round with its subject.
        if end == start && self.follows_part(start, from) && self.takes_object(finite) {
            return self.subject_of_part(start, segment);
        }
        if end == start && (start == from || self.follows_quote(start, from)) && !gerund && !helped {
            let said = |noun: &Noun| start > from || noun.can_speak();
            let noun = self.inverted(self.past_particle(finite), segment).filter(said);
            let noun = noun.map(|noun| self.name_behind(&noun, segment).unwrap_or(noun)).map(|noun| noun.tokens);
            let described = || self.described_name(finite + 1, segment).filter(|_| start > from);
            return noun.or_else(described).or_else(|| self.subject_before_marked_aside(start, segment));
        }
        if gerund && start > from {
            return self.participle_subject(start, segment);
        }
        let bare = (start..end).all(|item| self.has(item, Duty::Relative));
        if start > from && start < end && bare && self.has(start, Duty::Thing) {
            // …, according to Fuller's firm, which blamed: a thing is the nearest.
            if let Some(noun) = self.noun_before(start - 1, segment).filter(|noun| self.can_say(noun)) {
                return Some(noun);
            }
        }
        if start > from
            && bare
            && let Some(noun) = self.nearest_antecedent(start, end, finite, segment)
        {
            return Some(noun);
        }
        let interrupted =
            if start > from && bare { self.before_comma(from, start - 1).map(|noun| noun.tokens) } else { None };
        // Fuller, a sailor, tried to argue: the subject of the verb that governs the infinitive.
        let governed =
            start > from && end > start && end < finite && self.begins_infinitive(end) && self.is_verbal(start);
        let governing = || if governed { self.subject_before(start, segment) } else { None };
        interrupted.or_else(governing).or_else(|| self.plain_subject(start, end))
    }

    /// The tokens of a subject with a last noun that is written like a verb, the verb of the clause behind it: media reports
    /// say.
    fn with_plural_head(&self, noun: &Noun, end: usize) -> Range<usize> {
        let head = noun.end;
        let plural = self.subject_first() && self.has(head, Duty::Homograph) && self.is_plainly_inflected(head);
        let last = head + 1 == end && plural && !noun.pronoun && !self.capital(head);
        let past = self.token(head).filter(|&token| last && token == noun.tokens.end);
        noun.tokens.start..past.map_or(noun.tokens.end, |token| token + 1)
    }

    /// Whether a word between a subject and its verb tells how by its ending alone: voters increasingly view.
    pub(super) fn is_how(&self, at: usize, start: usize) -> bool {
        let word = self.word(at);
        let plain = self.subject_first() && at > start && !self.capital(at) && !self.is_closed(at);
        let adverb = plain && word.len() >= FEWEST_IN_ADVERB && self.phrases.is_adverb(word);
        let noun = || self.token(at).is_some_and(|token| self.phrases.is(token, SOURCE_NOUNS));
        adverb && !noun() && !self.has(at - 1, Duty::Determiner) && !self.is_possessive(at - 1)
    }

    /// The subject of the verb that a coordinator before item `end` joins the next one to: Fuller blasted her rival and
    /// said. What stands right before the coordinator is an object.
    fn shared_subject(&self, start: usize, end: usize, segment: &Segment) -> Option<Range<usize>> {
        let joins = end.checked_sub(1).filter(|&joins| joins >= start && self.has(joins, Duty::Coordinator))?;
        if joins == start {
            return self.subject_before_comma(start, segment);
        }
        // It was only when Fuller rose and said
        let opens = |&item: &usize| {
            let asks = self.has(item, Duty::That) && !self.any(item, &[Duty::Relative, Duty::Determiner]);
            (self.has(item, Duty::Subordinator) || asks) && !self.has(item, Duty::Adverb)
        };
        let opener = (start + 1..joins).rev().find(opens);
        let own = opener.and_then(|opener| self.noun_at(opener + 1, joins)).filter(Noun::can_speak);
        if let Some(noun) = own.filter(|noun| self.is_verbal(noun.end)) {
            return Some(noun.tokens);
        }
        // Fuller left, telling sailors it was late and arguing
        let same = |verb: usize| !self.is_gerund(verb) || self.is_gerund(joins + 1) && verb == start;
        let first = self.first_predicate(start, joins).filter(|&verb| same(verb))?;
        self.subject_before(first, segment)
    }

    /// Whether an auxiliary stands between a noun phrase and a verb, so that it is the subject of another: The review did
    /// not change the number of mails sailors found.
    fn has_verb_of_its_own(&self, noun: &Noun, end: usize, finite: usize) -> bool {
        let verb = |token| self.words.verbs(token).any(|(_, form)| form == Form::Finite);
        let subject = end > noun.end + 1 && end == finite && !self.is_closed(end - 1) && !self.is_verbal(end - 1);
        if !subject || !self.token(finite).is_some_and(verb) {
            return false;
        }
        const OPENS: [Duty; 5] = [Duty::Relative, Duty::That, Duty::Question, Duty::Subordinator, Duty::Coordinator];
        let helps =
            |item: usize| self.any(item, &[Duty::Be, Duty::Have, Duty::Modal]) && !self.has(item, Duty::Preposition);
        let first = (noun.end..end).find(|&item| helps(item) || self.any(item, &OPENS));
        // leaders have in recent months sought
        let own = |item: usize| self.has(item, Duty::Have) && self.is_participle(finite);
        first.is_some_and(|item| helps(item) && !self.any(item, &OPENS) && !own(item))
    }

    /// The subject of the main clause before a comma and the coordinator at an item: Fuller left the room, and said
    fn subject_before_comma(&self, joins: usize, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start;
        // …, but don't expect it
        if self.has(joins + 1, Duty::Modal) && self.has(joins + 1, Duty::Negation) {
            return None;
        }
        let mut comma = joins.checked_sub(1).filter(|&comma| comma > from && self.word(comma) == ",")?;
        for _ in 0..MOST_CLAUSES {
            let clause = self.clause_start(comma, from);
            if clause > from && self.quote(clause - 1).is_some() {
                // Fuller called it “weak,” praised a sailor, and said
                let goes_on = self.follows_part(clause, from) && self.takes_object(clause);
                return if goes_on { self.subject_of_part(clause, segment) } else { None };
            }
            let opener = if self.has(clause, Duty::Coordinator) { clause + 1 } else { clause };
            let hangs = self.any(opener, &[Duty::Relative, Duty::Subordinator, Duty::Preposition, Duty::Question]);
            // organizer Bill Reuter
            let verb = self.first_predicate(clause, comma).filter(|&verb| !self.is_gerund(verb) && !self.capital(verb));
            let subject = verb.filter(|_| !hangs || self.has(opener, Duty::Subject)).and_then(|verb| {
                self.subject_before(verb, segment).filter(|tokens| !self.is_relative(tokens) && self.can_say(tokens))
            });
            if subject.is_some() || clause <= from {
                return subject;
            }
            comma = clause - 1;
        }
        None
    }

    /// The subject that stands between a pronoun and the verb: It drew what Fuller called a storm.
    fn inner_subject(&self, start: usize, end: usize) -> Option<Noun> {
        let opener =
            (start..end.saturating_sub(1)).rev().find(|&item| self.any(item, &[Duty::Question, Duty::Relative]))?;
        self.noun_at(opener + 1, end).filter(|noun| noun.end == end && !noun.oblique)
    }

    /// The first verb of some items.
    pub(super) fn first_predicate(&self, from: usize, to: usize) -> Option<usize> {
        (from..to.min(from + LOOK)).find(|&item| {
            let known = || self.token(item).is_some_and(|token| self.words.verbs(token).next().is_some());
            self.quote(item).is_none() && (self.is_predicate(item) || known() && !self.has(item, Duty::Homograph))
        })
    }

    /// The noun phrase before a relative pronoun in a clause without a comma: sailors who say, officials who met her said.
    fn antecedent(&self, start: usize, end: usize) -> Option<Noun> {
        let opens = |item: usize| self.has(item, Duty::Relative) && (!self.has(item, Duty::That) || item + 1 == end);
        let pronoun = (start + 1..end).rev().find(|&item| opens(item))?;
        (start..pronoun).find_map(|at| self.noun_at(at, pronoun).filter(|noun| noun.end == pronoun && noun.can_speak()))
    }

    /// A number that a subject can end with: one in five, more than six in 10.
    pub(super) fn is_number(&self, at: usize) -> bool {
        let owned = self.has(at, Duty::Possessive);
        // for the accused
        let article = Classes::Definite.with(Classes::Indefinite);
        let article = self.token(at).is_some_and(|token| self.phrases.is(token, article));
        self.has(at, Duty::Determiner) && !owned && !article && at > 0 && self.has(at - 1, Duty::Preposition)
    }

    /// The words right before a verb and its auxiliaries that no class knows: a number of residents, one in five.
    fn plain_subject(&self, start: usize, end: usize) -> Option<Range<usize>> {
        const STOPS: &[Duty] =
            &[Duty::Finite, Duty::Have, Duty::Be, Duty::Modal, Duty::Subordinator, Duty::Coordinator, Duty::Negation];
        let last = end.checked_sub(1).filter(|&last| last >= start)?;
        let figure = self.word(last).starts_with(|character: char| character.is_ascii_digit());
        // The sign put up on May 8, 1999 read
        let year = figure && start > 0 && last == start && self.word(start - 1) == "," && self.word(last).len() == 4;
        if year {
            return None;
        }
        if figure {
            // at least 300 said
            return Some(self.token(last)?..self.token(last)? + 1);
        }
        let article = self.has(start, Duty::Determiner) && !self.any(start, &[Duty::Possessive, Duty::Subject]);
        if article && last == start + 1 && self.has(last, Duty::Determiner) {
            // the two said
            return Some(self.token(start)?..self.token(last)? + 1);
        }
        if self.is_closed(last) && !self.is_number(last) {
            return None;
        }
        if !self.word(last).chars().any(char::is_alphanumeric) {
            return None;
        }
        let mut first = last;
        let verb = |item: usize| {
            let token = self.token(item);
            token.is_some_and(|token| self.words.verbs(token).next().is_some()) && !self.has(item, Duty::Homograph)
        };
        let stops = |item: usize| (self.any(item, STOPS) || verb(item)) && !self.has(item, Duty::Determiner);
        while first > start && !stops(first - 1) {
            first -= 1;
        }
        // "that Fuller": no name has such a determiner.
        let determines = |item: usize| self.has(item, Duty::Determiner) && !self.is_noun(item + 1);
        if first > start && self.is_verbal(first - 1) && !self.any(first - 1, &[Duty::Relative, Duty::Subject]) {
            // not to come clean raises; to be less funded compared to: what stands behind a verb is no subject.
            return None;
        }
        while first < last && self.any(first, &[Duty::Adverb, Duty::That]) && !determines(first) {
            first += 1;
        }
        if self.has(first, Duty::Preposition) && !self.has(first, Duty::Determiner) {
            return None;
        }
        Some(self.token(first)?..self.token(last)? + 1)
    }

    /// Whether words in marks stand right before an item that are a part of their sentence: called it “weak,”
    fn follows_part(&self, at: usize, from: usize) -> bool {
        at > from + 1 && self.quote(at - 1).is_some() && !self.breaks(at - 2)
    }

    /// The subject before a single word in marks that its verb stands right behind.
    fn before_word_in_marks(&self, start: usize, end: usize, from: usize) -> Option<Noun> {
        let marked = start.checked_sub(1).filter(|&marked| marked > from && start == end)?;
        let word = self.quote(marked).is_some_and(|pair| {
            let shape = &self.shapes[pair];
            shape.words == 1 && shape.ending == Ending::Word && !shape.title
        });
        let clause = self.clause_start(marked - 1, from);
        let noun = self.noun_at(clause, marked).filter(|_| word)?;
        (noun.end == marked && noun.can_speak()).then_some(noun)
    }

    /// The subject of the sentence that such a part stands in, if it is somebody.
    fn subject_of_part(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let verb = self.first_predicate(segment.items.start, at - 1)?;
        self.subject_before(verb, segment).filter(|tokens| self.can_say(tokens))
    }

    /// Whether a verb is one of a deed or of naming, which has somebody or something for its object and no words.
    pub(super) fn takes_object(&self, at: usize) -> bool {
        let is = |class: VerbClass| self.token(at).is_some_and(|token| self.words.is_verb_of(token, class));
        let deed = self.any(at, &[Duty::Stance, Duty::Deed]) || is(VerbClass::Call) && !is(VerbClass::Say);
        deed && !is(VerbClass::Manner)
    }

    pub(super) fn is_gerund(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let mut forms = self.words.verbs(token).map(|(_, form)| form);
            forms.next().is_some_and(|form| form == Form::Gerund) && forms.all(|form| form == Form::Gerund)
        })
    }

    /// The first noun phrase outside quotations that can say something and hangs on no preposition.
    pub(super) fn first_speaker(&self, from: usize, to: usize) -> Option<Noun> {
        let mut at = from;
        while at < to.min(from + LOOK) {
            if self.has(at, Duty::Preposition) && self.quote(at).is_none() {
                at = self.noun_at(at + 1, to).map_or(at + 1, |noun| noun.end.max(at + 1));
                continue;
            }
            match self.noun_at(at, to).filter(|_| self.quote(at).is_none()) {
                Some(noun) if noun.can_speak() => return Some(noun),
                Some(noun) => at = noun.end.max(at + 1),
                None => at += 1,
            }
        }
        None
    }

    pub(super) fn is_relative(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.words.has(tokens.start, Duty::Relative)
    }

    /// The noun phrase of some items that is most likely their subject: one that hangs on no preposition, one that can
    /// say something rather than any other, the last rather than the first.
    pub(super) fn main_noun(&self, from: usize, to: usize) -> Option<Noun> {
        let mut best: Option<(i32, Noun)> = None;
        let mut at = from;
        let mut hanging = false;
        let mut clause = false;
        let mut joined = None;
        while at < to {
            if self.joins_clause(at, from) {
                joined = Some(at + 1);
            }
            let begin = at;
            let Some(noun) = self.noun_at(at, to) else {
                // The talks fell through after Fuller said: a clause of its own.
                clause = self.subject_first()
                    && self.has(at, Duty::Subordinator)
                    && (from..at).any(|item| self.is_verbal(item));
                hanging = self.has(at, Duty::Preposition) || hanging && self.any(at, &[Duty::Adverb, Duty::Determiner]);
                at += 1;
                continue;
            };
            let apposed = self.either_side && noun.named && self.capital(at);
            if self.subject_first() && noun.end == begin + 1 && self.has(begin, Duty::Reflexive) && best.is_some() {
                // President Fuller himself went
                if let Some((_, best)) = best.as_mut().filter(|(_, best)| best.end == begin) {
                    best.end = begin + 1;
                }
                at = begin + 1;
                continue;
            }
            let before =
                best.as_mut().filter(|(_, before)| apposed && before.end == at && before.certain && before.person);
            at = noun.end.max(at + 1);
            if let Some((score, before)) = before {
                // Los vecinos del barrio Las Flores
                (before.tokens.end, before.end) = (noun.tokens.end, noun.end);
                *score += 2 * i32::from(noun.end == to);
                continue;
            }
            let mut noun = noun;
            let mut score = 0;
            // under President Anna Fuller: a title is governed with its name.
            let titled = self.phrases.is(noun.tokens.start, Classes::Person.with(Classes::Honorific));
            let apart = noun.core.start > noun.tokens.start && !(titled && best.is_some());
            if hanging && noun.named && noun.end == to && apart {
                // In an interview Anna Fuller said: the preposition governs what stands before the name.
                noun.tokens = noun.core.clone();
            } else if hanging && clause && noun.end == to {
                score += 2;
            } else if hanging {
                score -= 4;
            }
            if noun.certain {
                score += 3;
                // The pier had to close and a sailor with a wooden leg said: the subject of its own clause.
                score += i32::from(joined == Some(begin));
            }
            if noun.pronoun {
                score += 2;
            }
            // Federfarma in una nota sostiene
            if noun.end == to && !(hanging && self.either_side) {
                // It is a step Fuller said would help.
                score += 2 + i32::from(self.subject_first() && !hanging);
            }
            hanging = false;
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, noun));
            }
        }
        best.filter(|(score, _)| *score > -2).map(|(_, noun)| noun)
    }
}
