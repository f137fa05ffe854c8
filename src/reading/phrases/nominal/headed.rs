//! Noun phrases in languages whose adjectives follow the noun, as the Romance ones: a head noun with its adjectives and
//! then a name ("el ministro alemán Jonas Reuter"), or a name by itself.

use super::super::Reader;
use super::super::words::{Known, base};
use super::{DETERMINERS, Determiners, LONGEST_NAME, Nominal, SOURCE_NOUNS};
use crate::language::{Classes, Gender, NameClass};
use std::ops::Range;

/// Most adjectives on either side of a head noun.
const MOST_ADJECTIVES: usize = 3;

/// Nouns that can stand before a name as its title.
const TITLES: Classes = Classes::Person.with(Classes::Honorific);

/// Words that are no nouns.
const CLOSED: Classes = Classes::Preposition
    .with(Classes::Boundary)
    .with(Classes::Verb)
    .with(Classes::Pronoun)
    .with(Classes::NeverName)
    .with(DETERMINERS);

impl Reader<'_, '_, '_> {
    pub(super) fn headed_nominal(&self, at: usize, after: usize, determiners: &Determiners) -> Option<Nominal> {
        let mut head = after;
        while head - after < MOST_ADJECTIVES && self.is_modifier(head) && !self.data.is_participle(self.text(head)) {
            // Without a determiner an adjective before a name is none: "assicurato Carlo Venturi".
            let leads =
                if determiners.count > 0 { self.begins_head(head + 1) } else { self.is(head + 1, SOURCE_NOUNS) };
            if !leads {
                break;
            }
            head += 1;
        }
        if determiners.count > 0 && self.is_large_adjective(head) {
            head += 1;
        }
        let mut nominal = if self.can_begin_name(head) {
            self.named(head, determiners)?
        } else if self.is(head, SOURCE_NOUNS.with(Classes::Honorific)) && !self.is(head, CLOSED) {
            self.common(head)?
        } else if determiners.count > 0 && self.can_be_noun(head) {
            Nominal { head: Classes::NONE, ..self.bare(head, head + 1) }
        } else {
            return None;
        };
        nominal.tokens.start = at;
        nominal.determiners = determiners.count;
        nominal.plural |= determiners.plural && !nominal.name;
        nominal.singular = determiners.singular;
        Some(nominal)
    }

    /// Any noun after a preposition, which may hold its article: "da oposição".
    pub(in super::super) fn governed(&self, at: usize) -> Option<Nominal> {
        (self.data.head_first && self.can_be_noun(at)).then(|| Nominal { head: Classes::NONE, ..self.bare(at, at + 1) })
    }

    /// A word in small letters that can be a noun, for all that is known of it.
    fn can_be_noun(&self, at: usize) -> bool {
        self.word_token(at) && !self.capital(at) && !self.is(at, CLOSED)
    }

    fn begins_head(&self, at: usize) -> bool {
        self.can_begin_name(at) || self.can_be_noun(at)
    }

    fn can_begin_name(&self, at: usize) -> bool {
        let known = self.known_here(at).is_some_and(|known| known.tokens > 1);
        known || self.is_name_word(at)
    }

    /// A capital that can be part of a name, an article with one included: "La Moncloa".
    fn is_name_word(&self, at: usize) -> bool {
        let article = self.is(at, Classes::Definite) && self.capital(at + 1) && !self.is(at + 1, Classes::NeverName);
        self.capital(at) && (!self.is(at, Classes::NeverName) || article) && !self.data.is_adverb(self.text(at))
    }

    /// An adjective in small letters, before a noun that it is none of.
    fn is_modifier(&self, at: usize) -> bool {
        self.is_adjective(at) && !self.is(at, SOURCE_NOUNS)
    }

    /// An adjective in small letters, even if it can be a noun as well: le ministre ‹français›.
    fn is_adjective(&self, at: usize) -> bool {
        let trailing = self.is(at, Classes::Trailing) && self.is(at + 1, Classes::Preposition);
        self.can_be_noun(at) && self.phrases.word(at).adjective && !self.is(at, Classes::Honorific) && !trailing
    }

    /// An adjective with a capital of its own before an office: le ‹Premier› ministre.
    fn is_large_adjective(&self, at: usize) -> bool {
        let office = self.is(at + 1, Classes::Person) && self.can_be_noun(at + 1);
        office && self.capital(at) && !self.phrases.word(at).given && self.data.is_adjective(self.small(at))
    }

    /// The end of the adjectives, and of a second noun for the same person, from `at` on.
    fn modifiers(&self, at: usize, head: Classes) -> usize {
        let mut end = at;
        while end - at < MOST_ADJECTIVES
            && (self.is_adjective(end) && !self.data.is_participle(self.text(end))
                || head.any(Classes::Person)
                    && self.is(end, Classes::Person)
                    && self.can_be_noun(end)
                    && !self.is(end, Classes::Honorific))
        {
            end += 1;
        }
        end
    }

    /// A noun phrase of a common noun at `head`, with whatever follows it up to `end`.
    fn bare(&self, head: usize, end: usize) -> Nominal {
        let word = self.phrases.word(head);
        Nominal {
            tokens: head..self.modifiers(end, word.classes),
            determiners: 0,
            core: head..head + 1,
            head: word.classes,
            head_token: head,
            name: false,
            person: false,
            known: None,
            gender: word.gender,
            plural: word.plural,
            singular: false,
            genitive: false,
        }
    }

    /// A noun that tells what a source is, perhaps with a name behind it.
    fn common(&self, head: usize) -> Option<Nominal> {
        let mut nominal = self.bare(head, head + 1);
        let end = nominal.tokens.end;
        if nominal.head.any(Classes::Medium.with(Classes::Body))
            && let Some((inside, past)) = self.marked_name(end).filter(|(inside, _)| self.written_large(inside.start))
        {
            let known = self.known_here(inside.start).filter(|known| known.tokens == inside.len());
            return Some(Nominal { tokens: head..past, core: inside, name: true, known, plural: false, ..nominal });
        }
        let past = if self.can_begin_name(end) { self.name_end(end) } else { end };
        // "contó a este diario Javier Otero": the paper's name is no person's.
        let apart = nominal.head.any(Classes::Medium) && self.phrases.word(end).given && past > end + 1;
        if past == end || apart {
            // "senhor" by itself is a way to address somebody.
            return nominal.head.any(SOURCE_NOUNS).then_some(nominal);
        }
        nominal.tokens.end = past;
        if nominal.head.any(Classes::Group) && !nominal.head.any(Classes::Person) {
            return Some(nominal);
        }
        let person = nominal.head.any(TITLES);
        nominal.name = true;
        nominal.person = person;
        nominal.core = end..past;
        nominal.plural = false;
        if person {
            nominal.core = self.without_titles(end..past);
            nominal.gender = nominal.gender.or_else(|| self.given_gender(nominal.core.clone()));
        } else {
            nominal.known = self.known_whole(end..past);
        }
        Some(nominal)
    }

    /// A run of capitals: a name, a title with a name, or a head noun written with a capital.
    fn named(&self, from: usize, determiners: &Determiners) -> Option<Nominal> {
        let end = self.name_end(from);
        let word = self.phrases.word(from);
        let noun = self.is(from, SOURCE_NOUNS.with(Classes::Honorific)) && !word.given;
        let known = self.known_whole(from..end);
        if noun && known.is_none() && (end == from + 1 || self.is(from, TITLES) && !self.capital(from + 1)) {
            let mut nominal = self.common(from)?;
            nominal.tokens.end = nominal.tokens.end.max(end);
            return Some(nominal);
        }
        let core = if noun && self.is(from, TITLES) { self.without_titles(from..end) } else { from..end };
        let titled = core.start > from;
        let surname = base(self.text(end - 1));
        let first = self.phrases.word(core.start);
        let people = &self.phrases.people;
        let determined = determiners.count > 0 && end == core.start + 1;
        let person = titled
            || known.is_none()
                && !self.is(core.start, Classes::Body.with(Classes::Medium))
                && (first.given && (end - core.start > 1 || determined) || people.has(surname));
        let gender = if person {
            word.gender
                .filter(|_| titled)
                .or_else(|| self.given_gender(core.clone()))
                .or_else(|| people.gender(surname))
        } else {
            word.gender
        };
        let tail = if noun && !person { self.modifiers(end, Classes::NONE) } else { end };
        Some(Nominal {
            tokens: from..tail,
            core,
            head: if noun { word.classes } else { Classes::NONE },
            head_token: from,
            name: true,
            person,
            known: known.filter(|_| !person),
            gender,
            plural: false,
            ..self.bare(from, end)
        })
    }

    /// The token past a run of capitals, with the small words that stand inside a name.
    fn name_end(&self, from: usize) -> usize {
        let first = self.phrases.word(from);
        // "Luiz Inácio Lula da Silva", "Banco de España"; but "Merkel de Berlín" are two names.
        let body = from > 0 && self.phrases.is(from - 1, DETERMINERS) && !self.is_place(from);
        let binds = first.given || first.classes.any(SOURCE_NOUNS) || self.is_initial(from) || body;
        let mut end = from;
        while end < self.limit && end - from < LONGEST_NAME + MOST_ADJECTIVES {
            let known = self.known_here(end).filter(|known| !known.everyday);
            if let Some(known) = known.filter(|known| known.class != NameClass::Place || end == from || binds) {
                end += known.tokens;
                let titled = self.is(end, Classes::Honorific) && self.capital(end);
                if known.class != NameClass::Place && (titled || self.begins_person(end)) {
                    break;
                }
                continue;
            }
            if self.is_name_word(end) {
                if end > from && self.begins_person(end) && self.ends_body(from, end) {
                    break;
                }
                end += 1;
                continue;
            }
            if end == from {
                break;
            }
            let particles = (end..(end + 3).min(self.limit)).take_while(|&at| self.joins_name(at, binds)).count();
            let joined = self.text(end) == "&" || particles > 0;
            let next = end + particles.max(1);
            if !joined || !self.capital(next) || self.is(next, Classes::NeverName) {
                break;
            }
            end = next;
        }
        end
    }

    /// Whether what stands before a person's name is a body that a preposition governs, or a medium: "del CSIC ‹Ana
    /// Torres›", "à Folha ‹Ana Torres›".
    fn ends_body(&self, from: usize, end: usize) -> bool {
        let first = self.phrases.word(from);
        let known =
            self.known_here(from).is_some_and(|known| known.class != NameClass::Place && from + known.tokens == end);
        let governed = from > 0 && self.phrases.is(from - 1, Classes::Affiliating) && !first.given;
        known || governed && (end > from + 1 || !first.classes.any(SOURCE_NOUNS)) || self.phrases.word(end - 1).acronym
    }

    /// Written with a capital, whatever it means there.
    fn written_large(&self, at: usize) -> bool {
        self.phrases.document.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// A given name with another name behind it.
    fn begins_person(&self, at: usize) -> bool {
        self.phrases.word(at).given && self.capital(at) && self.capital(at + 1)
    }

    /// A small word that can stand between two parts of a name.
    fn joins_name(&self, at: usize, binds: bool) -> bool {
        let word = self.phrases.word(at);
        !word.capital && word.classes.any(Classes::Particle) && (binds || !word.classes.any(Classes::Preposition))
    }

    fn is_initial(&self, at: usize) -> bool {
        self.text(at).ends_with('.') && self.text(at).chars().count() <= 2
    }

    /// The known name that some tokens are.
    fn known_whole(&self, tokens: Range<usize>) -> Option<Known> {
        self.known_here(tokens.start).filter(|known| tokens.start + known.tokens == tokens.end && !known.everyday)
    }

    /// A name without the titles it begins with: "Presidente ‹Lula›".
    fn without_titles(&self, name: Range<usize>) -> Range<usize> {
        let mut start = name.start;
        while start + 1 < name.end && self.is(start, TITLES) && !self.phrases.word(start).given {
            start += 1;
        }
        start..name.end
    }

    fn given_gender(&self, name: Range<usize>) -> Option<Gender> {
        name.filter(|&at| self.phrases.word(at).given).find_map(|at| self.phrases.word(at).gender)
    }
}
