//! Noun phrases in languages that write only names with a capital: a run of words up to the next of a closed class.

use super::super::Reader;
use super::super::words::base;
use super::{DETERMINERS, Determiners, LONGEST_NAME, MOST_MODIFIERS, Nominal, SOURCE_NOUNS};
use crate::language::{Classes, Gender, NameClass};
use crate::reading::document::TokenKind;
use std::ops::Range;

impl Reader<'_, '_, '_> {
    pub(super) fn plain_nominal(&self, at: usize, after: usize, determiners: Determiners) -> Option<Nominal> {
        if determiners.count == 0 && self.is_verb_before_name(after) {
            return None;
        }
        let mut end = after;
        while end < self.limit && end - after < LONGEST_NAME + MOST_MODIFIERS {
            if let Some((_, past)) =
                self.marked_name(end).filter(|(inside, _)| end > after && self.capital(inside.start))
            {
                // Robert “Bob” Miller
                if !self.capital(past) || !self.capital(end - 1) {
                    break;
                }
                end = past;
                continue;
            }
            if let Some(known) = self.known_here(end).filter(|known| known.class != NameClass::Place && !known.everyday)
            {
                let inside = known.tokens > 1 || self.capital(end) || end > after;
                if inside {
                    end += known.tokens;
                    if self.phrases.word(end - 1).possessive && self.starts_noun(end) {
                        continue;
                    }
                    continue;
                }
            }
            let past = self.data.compounds && self.is_past_noun(after, end);
            if !self.continues(after, end) || past {
                break;
            }
            end += 1;
        }
        while end > after && self.is_dangling(end - 1) {
            end -= 1;
        }
        if end == after {
            return None;
        }
        let mut nominal = self.analyse(after, end)?;
        nominal.tokens.start = at;
        nominal.determiners = determiners.count;
        nominal.plural |= determiners.plural;
        nominal.singular = determiners.singular;
        let contracted = at.checked_sub(1).is_some_and(|before| self.phrases.is(before, Classes::Contracted));
        let bare = determiners.count == 0 && !nominal.name && !contracted;
        if bare && !nominal.head.any(SOURCE_NOUNS) && nominal.tokens.end < self.limit {
            return None;
        }
        Some(nominal)
    }

    fn starts_noun(&self, at: usize) -> bool {
        self.word_token(at)
            && !self.is(at, Classes::Preposition.with(Classes::Boundary).with(Classes::Verb).with(DETERMINERS))
    }

    /// Whether the word at `at` can belong to the noun phrase whose words began at `from`.
    fn continues(&self, from: usize, at: usize) -> bool {
        match self.kind(at) {
            // "34-year-old", "12-member"
            Some(TokenKind::Figure) if self.is_compound_figure(at) => return true,
            // Fuller's 2016 campaign
            Some(TokenKind::Figure) if at > from && self.phrases.word(at - 1).possessive => {
                return self.text(at).len() == 4 && self.starts_noun(at + 1);
            }
            Some(TokenKind::Figure) => {
                return at > from && self.capital(at - 1) && self.text(at).len() <= 3 && self.capital(at + 1);
            }
            Some(TokenKind::Word) => {}
            _ => return self.links(at) && self.capital(at + 1) && at > from && self.capital(at - 1),
        }
        let word = self.phrases.word(at);
        if at > from && self.phrases.word(at - 1).possessive && word.classes.any(CLOSED_WORDS) && !word.capital {
            return false;
        }
        if word.capital {
            if word.classes.any(Classes::NeverName) {
                return false;
            }
            // told the court ‹Mr Fuller› was late: only an office goes with a person.
            let other = Classes::Body.with(Classes::Medium).with(Classes::Document).with(Classes::Group);
            // the officers ‹Fuller› says
            let several = at > from && !self.capital(at - 1) && self.phrases.word(at - 1).plural;
            if several && self.is(at - 1, Classes::Person.with(Classes::Group)) {
                return false;
            }
            let before =
                at > from && !self.capital(at - 1) && self.is(at - 1, other) && !self.is(at - 1, Classes::Person);
            if before && word.classes.any(Classes::Honorific) {
                return false;
            }
            // A possessive ends what it owns only where nothing follows.
            return !(at > from && self.text(at - 1).ends_with(','));
        }
        if word.classes.any(Classes::NeverName) {
            return false;
        }
        let opens_clause = word.classes.any(Classes::Published.with(Classes::Trailing))
            && self.is(at + 1, Classes::Preposition)
            || word.classes.any(Classes::Published) && self.is(at + 1, Classes::NeverName);
        if at > from && opens_clause {
            return false;
        }
        if at > from
            && self.is(at - 1, SOURCE_NOUNS)
            && self.data.is_participle(self.text(at))
            && word.classes.is_empty()
        {
            return false;
        }
        if self.is(at, Classes::Particle) && self.in_name(from, at) {
            return true;
        }
        if word.classes.is_empty() && self.is_past_full_name(from, at) {
            return false;
        }
        if word.classes.any(Classes::Preposition.with(Classes::Boundary).with(Classes::Pronoun).with(DETERMINERS)) {
            return false;
        }
        if word.classes.any(Classes::Verb) {
            // A noun that looks like a verb, right after its determiner: "the report".
            return at == from && word.classes.any(SOURCE_NOUNS) && from > 0 && self.phrases.is(from - 1, DETERMINERS);
        }
        true
    }

    /// A figure with a word hung on it.
    fn is_compound_figure(&self, at: usize) -> bool {
        self.text(at).split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_alphabetic))
    }

    /// Whether a full name without a determiner ends before the word at `at`, which is no noun that could follow it:
    /// ‹Ruth Keller› toured the town, but "a Ruth Keller rally".
    fn is_past_full_name(&self, from: usize, at: usize) -> bool {
        let full = at >= from + 2 && self.capital(at - 1) && self.capital(at - 2) && self.phrases.word(at - 2).given;
        if !full {
            return false;
        }
        let determined = from.checked_sub(1).is_some_and(|before| self.is(before, DETERMINERS));
        let noun = self.is(at - 1, SOURCE_NOUNS) && !self.phrases.people.has(base(self.text(at - 1)));
        !determined && !noun && !self.phrases.word(at - 1).possessive
    }

    /// Whether the particle at `at` stands inside a name, perhaps with others: Jan van der Berg, Dominique de Villepin,
    /// but not "the Duke of York".
    fn in_name(&self, from: usize, at: usize) -> bool {
        let particle = |at: usize| self.is(at, Classes::Particle) && !self.capital(at);
        let mut first = at;
        while first > from && at - first < MOST_PARTICLES && particle(first - 1) {
            first -= 1;
        }
        let mut past = at + 1;
        while past - at < MOST_PARTICLES && particle(past) {
            past += 1;
        }
        if first == from || !self.capital(first - 1) || !self.capital(past) {
            return false;
        }
        let of = (first..past).any(|at| self.is(at, Classes::Preposition));
        // Giedo van der Garde, but not "Partij van de Arbeid".
        let several = past - first > 1 && !self.is(first - 1, SOURCE_NOUNS);
        !of || self.phrases.word(first - 1).given || several
    }

    /// Whether a noun that is written together with all its modifiers ended before the word at `at`.
    fn is_past_noun(&self, from: usize, at: usize) -> bool {
        let word = self.phrases.word(at);
        at > from && self.is(at - 1, SOURCE_NOUNS) && !word.capital && !word.classes.any(SOURCE_NOUNS)
    }

    /// A mark between two names that are one: Fuller & Reuter, a Northwire/Herald poll.
    fn links(&self, at: usize) -> bool {
        let document = self.phrases.document;
        let tight = !document.space_before(at) && !document.space_before(at + 1);
        self.text(at) == "&" || self.text(at) == "/" && tight
    }

    /// Words that cannot end a noun phrase.
    fn is_dangling(&self, at: usize) -> bool {
        self.links(at) || self.is(at, Classes::Particle) && !self.capital(at)
    }

    /// What a run of words is: possessives, modifiers, title and name, or a head noun.
    fn analyse(&self, from: usize, end: usize) -> Option<Nominal> {
        // "Trump’s campaign": the owner is a modifier of what follows.
        let owner = (from..end - 1).rev().find(|&at| self.phrases.word(at).possessive);
        let begin = owner.map_or(from, |owner| owner + 1);
        let begin = if matches!(self.text(begin), "'" | "’") { begin + 1 } else { begin };
        if begin >= end {
            return None;
        }
        let known = (begin..end).find_map(|at| {
            let known = self.known_here(at).filter(|known| self.capital(at) || known.tokens > 1)?;
            (at + known.tokens == end).then_some((at, known))
        });
        let tail = (begin..end).rev().take_while(|&at| self.is_name_part(at)).last().unwrap_or(end);
        let title = (begin..end - 1)
            .rev()
            .find(|&at| {
                at + 1 >= tail && self.is(at, Classes::Person.with(Classes::Honorific)) && self.is_title_at(at, begin)
            })
            .filter(|_| {
                // President Vicente Fox
                let given = |at: usize| at > begin && self.phrases.word(at - 1).given;
                known.is_none_or(|(at, known)| known.class == NameClass::Place || given(at))
            })
            .filter(|_| !self.is_body_name(tail..end));
        let last = end - 1;
        let word = self.phrases.word(last);
        let head = word.classes;
        let people = &self.phrases.people;
        let mut nominal = Nominal {
            tokens: from..end,
            determiners: 0,
            core: last..end,
            head: Classes::NONE,
            head_token: last,
            name: false,
            person: false,
            known: None,
            gender: None,
            plural: word.plural && !word.possessive,
            singular: false,
            genitive: false,
        };
        let surname = base(self.text(last));
        if let Some(title) = title.filter(|&title| title < last && !self.is_head_title(last, title)) {
            let word = self.phrases.word(title);
            nominal.core = title + 1..end;
            nominal.name = true;
            nominal.person = true;
            nominal.head = word.classes;
            nominal.head_token = title;
            nominal.gender = word.gender.or_else(|| self.gender_of(title + 1..end));
            nominal.plural = false;
            return Some(nominal);
        }
        if let Some((at, known)) = known.filter(|_| !head.any(Classes::Person)) {
            let given = self.phrases.word(begin.max(at.saturating_sub(1)));
            let person = known.class == NameClass::Place && at > tail && given.given || people.has(surname);
            nominal.core = if person { tail..end } else { at..end };
            nominal.name = true;
            nominal.person = person;
            nominal.known = (!person).then_some(known);
            nominal.plural = false;
            if person {
                nominal.gender = self.gender_of(tail..end).or_else(|| people.gender(surname));
            } else if at > begin && !self.capital(at - 1) {
                nominal.head = self.classes(at - 1);
            }
            return Some(nominal);
        }
        let names_role = head.any(SOURCE_NOUNS) && !word.given && !(tail < last && self.phrases.word(tail).given);
        if tail < end && !names_role {
            nominal.core = tail..end;
            nominal.name = true;
            let full = end - tail > 1 && !self.is(last, Classes::Firm);
            nominal.person = full && self.phrases.word(tail).given || people.has(surname);
            nominal.gender = self.gender_of(tail..end).or_else(|| people.gender(surname));
            nominal.plural = false;
            if tail > begin {
                nominal.head = self.classes(tail - 1);
                nominal.head_token = tail - 1;
            }
            return Some(nominal);
        }
        nominal.head = head;
        nominal.gender = word.gender;
        // "the Metropolitan Police", "Monmouth University": a capital head makes a name of what stands before it.
        if tail < end && head.any(Classes::Body.with(Classes::Medium)) && self.capital(last) {
            nominal.core = tail..end;
            nominal.name = end - tail > 1;
        }
        Some(nominal)
    }

    /// Whether some capitals are the name of a body by their last: the Republican Governors Association.
    fn is_body_name(&self, name: Range<usize>) -> bool {
        let Some(last) = name.end.checked_sub(1).filter(|_| name.len() > 1) else { return false };
        let body = self.is(last, Classes::Body.with(Classes::Medium)) && self.capital(last);
        body && !self.phrases.word(last).given && !self.phrases.people.has(base(self.text(last)))
    }

    /// Whether a participle stands before a name that it cannot describe, and so is a verb: praising ‹Mr. Fuller›'s crew,
    /// summarized ‹Fuller›.
    fn is_verb_before_name(&self, at: usize) -> bool {
        let plain = self.word_token(at) && !self.capital(at) && self.classes(at).is_empty();
        let next = self.phrases.word(at + 1);
        let name = self.capital(at + 1) && !next.classes.any(SOURCE_NOUNS) && !next.classes.any(Classes::NeverName);
        let titled = next.classes.any(Classes::Honorific) && !next.classes.any(Classes::Person);
        let verb = self.data.is_participle(self.text(at)) && !self.data.is_incidental(self.text(at));
        plain && verb && (name || titled)
    }

    /// Part of a name: a capital, an initial, a particle between capitals, a nickname in marks.
    fn is_name_part(&self, at: usize) -> bool {
        self.capital(at)
            || self.is(at, Classes::Particle)
                && (self.capital(at + 1) || self.is(at + 1, Classes::Particle) && self.capital(at + 2))
            || self.kind(at) != Some(TokenKind::Word) && matches!(self.text(at), "“" | "”" | "\"" | "&" | "‘" | "’")
            || self.kind(at) == Some(TokenKind::Figure)
    }

    /// Whether the person noun at `at` can be a title of the name behind it.
    fn is_title_at(&self, at: usize, begin: usize) -> bool {
        let word = self.phrases.word(at);
        // "Will Smith", "Judge" as a given name: a capital noun that is also a given name is one if it begins the run.
        let given = word.given && at == begin && !word.classes.any(Classes::Honorific);
        !given && !word.plural && !word.possessive
    }

    /// "White House press secretary": the last word is the head, not a name after a title.
    fn is_head_title(&self, last: usize, title: usize) -> bool {
        let word = self.phrases.word(last);
        // Mr. Sellers
        let addressed = self.is(title, Classes::Honorific) && !self.is(title, Classes::Person) && word.capital;
        word.classes.any(SOURCE_NOUNS)
            && !addressed
            && last == title + 1
            && !word.given
            && !self.phrases.people.has(base(self.text(last)))
    }

    fn gender_of(&self, name: Range<usize>) -> Option<Gender> {
        name.filter(|&at| self.phrases.word(at).given).find_map(|at| self.phrases.word(at).gender)
    }
}

/// Most particles in a row inside a name.
const MOST_PARTICLES: usize = 3;

/// Words that are never part of a noun phrase after a possessive.
const CLOSED_WORDS: Classes = Classes::Preposition.with(Classes::Boundary).with(Classes::Verb).with(Classes::Pronoun);
