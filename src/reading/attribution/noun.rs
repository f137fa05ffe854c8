//! Noun phrases beside a cue, in the folded text: the phrases of sources, and where those know none, what closed word
//! classes and capitals tell.

use super::frame::Item;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Gender};
use crate::reading::document::TokenKind;
use crate::reading::model::SourceKind;
use crate::reading::quotes::Ending;
use std::ops::Range;

/// A noun phrase in the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The tokens of the name in it, or of its head.
    pub core: Range<usize>,
    /// The item past it.
    pub end: usize,
    /// By its first word it cannot be a subject.
    pub oblique: bool,
    /// It is a pronoun.
    pub pronoun: bool,
    /// By its own words it can be somebody who says something.
    pub certain: bool,
    /// It is a name or noun for persons.
    pub person: bool,
    /// It holds a name.
    pub named: bool,
    /// An article before it can be one of the feminine singular.
    pub agrees: bool,
}

impl Noun {
    /// Whether it names somebody or something that can say something.
    pub(super) fn can_speak(&self) -> bool {
        !self.oblique && (self.certain || self.pronoun)
    }
}

/// Most words of a name in marks.
const MOST_IN_NAME: usize = 5;

/// Most adjectives between an article and a name in marks.
const MOST_BEFORE_NAME: usize = 3;

/// How many words may stand between a determiner and its noun.
const MOST_ADJECTIVES: usize = 8;

impl Reader<'_, '_> {
    /// The noun phrase that begins at item `at` and ends before `to`.
    pub(super) fn noun_at(&self, at: usize, to: usize) -> Option<Noun> {
        if at >= to {
            return None;
        }
        let Some(first) = self.token(at) else { return self.marked_name(at) };
        // "that Fuller": no name has such a determiner where it opens clauses too.
        let conjunction = self.subject_first() && self.has(at, Duty::That) && self.is_noun(at + 1);
        if self.is_opening_adverb(first) || conjunction {
            return None;
        }
        self.phrase_at(first, at, to)
            .filter(|noun| !((noun.pronoun || noun.tokens.len() == 1) && self.is_counted(at)))
            .or_else(|| self.determined_name(first, at, to))
            .or_else(|| self.plain_noun_at(first, at, to))
    }

    /// A word that counts behind an article, or determines marked words, and is no pronoun: a few minutes later, this
    /// “expert”.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let article = at.checked_sub(1).is_some_and(|before| self.has(before, Duty::Determiner));
        let marked = self.subject_first() && self.quote(at + 1).is_some();
        !self.verb_second && (article || marked) && self.has(at, Duty::Determiner)
    }

    /// An adverb that has its capital from the beginning of the sentence: Ergänzend sagte Vollmer.
    fn is_opening_adverb(&self, token: usize) -> bool {
        if !self.document.tokens[token].capital {
            return false;
        }
        let word = self.phrases.word(token);
        let opens = self.document.sentences[self.document.sentence_of(token)].tokens.start == token;
        let listed = (self.verb_second || self.either_side) && self.words.has(token, Duty::Adverb);
        let small = self.document.word(token);
        let passive = self.verb_second && self.words.has(token + 1, Duty::Be);
        let participle =
            passive && self.words.data().is_some_and(|data| data.endings.is_participle(&small.to_lowercase()));
        let adverb = word.adjective && !self.either_side || listed || participle;
        let name = word.given || word.known.is_some() || self.phrases.word(token + 1).capital && word.adjective;
        opens && adverb && !name
    }

    /// A name in marks with its article: schrieb die „Zeit“
    fn determined_name(&self, first: usize, at: usize, to: usize) -> Option<Noun> {
        let determined = self.any(at, &[Duty::Determiner, Duty::Oblique]) && at + 1 < to;
        // dem sogenannten „Atlas“
        let modifies = |item: &usize| self.verb_second && self.token(*item).is_some() && self.is_adjective(*item);
        let past = at + 1 + (at + 1..to.min(at + MOST_BEFORE_NAME)).take_while(modifies).count();
        let name = self.marked_name(past).or_else(|| self.marked_words(past)).filter(|_| determined)?;
        let tokens = first..name.tokens.end;
        let certain = self.phrases.at(first, tokens.end).is_some_and(|phrase| phrase.certain);
        Some(Noun { tokens, oblique: self.has(at, Duty::Oblique), certain, ..name })
    }

    fn phrase_at(&self, first: usize, at: usize, to: usize) -> Option<Noun> {
        let past = (at..to.min(at + LOOK)).take_while(|&item| self.token(item).is_some()).last()?;
        // The mark that closes a name is no item: das Magazin „Neue Netze“ schrieb
        let closed = self.token(past + 1).filter(|_| self.verb_second && past + 1 == to);
        let limit = closed.unwrap_or(self.token(past)? + 1);
        let phrase = self.phrases.at(first, limit)?;
        let end = self.frame.item_of(phrase.tokens.end, at, past + 1);
        // "sich" and "ihm" never speak, nor does "der Zeitung" with the article of its dative.
        let object = phrase.pronoun && self.any(at, &[Duty::Object, Duty::Reflexive]) && !self.has(at, Duty::Subject);
        let person =
            matches!(phrase.kind, SourceKind::Person | SourceKind::Role | SourceKind::Group | SourceKind::Unnamed);
        let feminine = phrase.gender == Some(Gender::Feminine) && !phrase.plural;
        let dative = self.has(at, Duty::Genitive) && feminine && !(person && phrase.certain);
        let oblique = self.has(at, Duty::Oblique) || object || dative;
        let (pronoun, certain, named) = (phrase.pronoun, phrase.certain, phrase.named);
        let agrees = !phrase.plural && phrase.gender != Some(Gender::Masculine);
        Some(Noun { tokens: phrase.tokens, core: phrase.core, end, oblique, pronoun, certain, person, named, agrees })
    }

    /// A name in marks that was taken for a possible quotation: schrieb „Die Zeit“
    fn marked_name(&self, at: usize) -> Option<Noun> {
        let pair = self.quote(at)?;
        let shape = &self.shapes[pair];
        let name = shape.title
            && !shape.common
            && !shape.finite
            && shape.words <= MOST_IN_NAME
            && shape.ending == Ending::Word;
        name.then(|| self.marked_noun(pair, at))
    }

    /// Words in marks that their article makes a name: die „Aktion offene Tür“
    fn marked_words(&self, at: usize) -> Option<Noun> {
        let pair = self.quote(at)?;
        let shape = &self.shapes[pair];
        let name = !shape.small_start && !shape.finite && shape.words <= MOST_IN_NAME && shape.ending == Ending::Word;
        (name && self.verb_second).then(|| self.marked_noun(pair, at))
    }

    fn marked_noun(&self, pair: usize, at: usize) -> Noun {
        let tokens = self.document.tokens_in(self.pairs[pair].span);
        Noun {
            core: tokens.clone(),
            tokens,
            end: at + 1,
            oblique: false,
            pronoun: false,
            certain: false,
            person: false,
            named: true,
            agrees: true,
        }
    }

    fn plain_noun_at(&self, first: usize, at: usize, to: usize) -> Option<Noun> {
        let determined = self.any(at, &[Duty::Determiner, Duty::Oblique]);
        let plain = |end: usize, oblique: bool, pronoun: bool| Noun {
            tokens: first..self.past(end),
            core: first..self.past(end),
            end,
            oblique,
            pronoun,
            certain: false,
            person: pronoun,
            named: false,
            agrees: true,
        };
        if self.has(at, Duty::Subject) && !self.is_counted(at) && !(determined && self.begins_noun(at + 1, to)) {
            return Some(plain(at + 1, false, true));
        }
        if let Some(end) = self.one_of_them(at, to) {
            return Some(plain(end, false, true));
        }
        let oblique = self.has(at, Duty::Oblique);
        // Where names alone have capitals, a bare word before one is no adjective.
        if !determined && (self.is_closed(at) || self.either_side && !self.is_noun(at)) {
            return None;
        }
        let mut head = if determined { at + 1 } else { at };
        let mut passed = 0;
        let attribute =
            |item: usize| determined || !self.verb_second || self.phrases.is_inflected_adjective(self.word(item));
        while head < to && !self.is_noun(head) && self.is_adjective(head) && attribute(head) && passed < MOST_ADJECTIVES
        {
            head += 1;
            passed += 1;
        }
        if head >= to || !self.is_noun(head) {
            let describes =
                |last: usize| self.phrases.is_inflected_adjective(self.word(last)) && !self.has(last, Duty::Adverb);
            let ends = head > at + 1 && describes(head - 1);
            return (determined && self.verb_second && ends).then(|| plain(head, oblique, false));
        }
        let mut end = head + 1;
        while end < to {
            if self.is_noun(end) {
                end += 1;
            } else if end + 1 < to && self.is_noun(end + 1) && (self.has(end, Duty::Particle) || self.is_compound(end))
            {
                end += 2;
            } else if let Some(genitive) = self.genitive_at(end, to) {
                end = genitive;
            } else {
                break;
            }
        }
        Some(plain(end, oblique, false))
    }

    /// The item past an article that stands for somebody by itself: sagt einer, sagt eine von ihnen.
    fn one_of_them(&self, at: usize, to: usize) -> Option<usize> {
        let article = self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Indefinite));
        let stands = self.has(at, Duty::Genitive) || self.has(at + 1, Duty::By);
        if !self.phrases.capital_nouns() || !article || !stands || self.has(at, Duty::Oblique) {
            return None;
        }
        let of = at + 2 < to && self.has(at + 1, Duty::By) && self.has(at + 2, Duty::Object);
        let ends = matches!(self.word(at + 1), "," | "." | ":");
        of.then_some(at + 3).or_else(|| ends.then_some(at + 1))
    }

    /// Whether a hyphen makes one word of marked words and the noun behind them: die „Blitz“-Formel.
    fn is_compound(&self, at: usize) -> bool {
        let token = self.token(at).filter(|_| self.verb_second && self.word(at) == "-");
        token.is_some_and(|token| !self.document.space_before(token) && !self.document.space_before(token + 1))
    }

    /// Whether a noun names no more than a time, where nouns have capitals: Woche, Abend.
    pub(super) fn is_moment(&self, at: usize) -> bool {
        self.phrases.capital_nouns() && self.token(at).is_some_and(|token| self.phrases.is(token, Classes::NeverName))
    }

    /// The token past the last word before item `end`.
    fn past(&self, end: usize) -> usize {
        end.checked_sub(1).and_then(|last| self.token(last)).map_or(0, |token| token + 1)
    }

    fn begins_noun(&self, at: usize, to: usize) -> bool {
        let next = |at: usize| at < to && (self.is_noun(at) || self.is_adjective(at));
        at < to && (self.is_noun(at) || self.is_adjective(at) && next(at + 1))
    }

    /// A word that by its capital is a noun or name.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.capital(at) && !self.is_closed(at)
    }

    /// The first of the nouns or names that stand in a row right before an item.
    pub(super) fn first_of_row(&self, from: usize, at: usize) -> Option<usize> {
        (from..at).rev().take_while(|&item| self.is_noun(item)).last()
    }

    fn is_adjective(&self, at: usize) -> bool {
        let Some(Item::Word(token)) = self.item(at) else { return false };
        let kind = self.document.tokens[token].kind;
        let plain = kind == TokenKind::Word && !self.document.tokens[token].capital && !self.is_closed(at);
        plain && self.words.verbs(token).next().is_none() || kind == TokenKind::Figure || self.has(at, Duty::Adverb)
    }

    pub(super) fn is_closed(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.words.is_closed(token))
    }

    /// des Amtes, der Stadt, einer Bank: what hangs on the noun before.
    pub(super) fn genitive_at(&self, at: usize, to: usize) -> Option<usize> {
        if !self.has(at, Duty::Genitive) {
            return None;
        }
        if at + 1 < to && self.marked_name(at + 1).is_some() {
            return Some(at + 2);
        }
        let noun = self.token(at).and_then(|first| self.phrase_at(first, at, to)).filter(|noun| noun.certain);
        if noun.as_ref().is_some_and(|noun| noun.person) && at > 0 && self.is_moment(at - 1) {
            // sagte diese Woche der Leiter
            return None;
        }
        if let Some(noun) = noun {
            // des Landesamts für Statistik
            return Some(noun.end);
        }
        let mut head = at + 1;
        while head < to && head - at <= MOST_ADJECTIVES && self.is_adjective(head) {
            head += 1;
        }
        let name = (head..to).take_while(|&item| self.is_noun(item)).count();
        (name > 0).then_some(head + name)
    }
}
