//! Clauses, where the finite verb is the second part of a main one: which have a verb of their own, and which hang on
//! another.

use super::super::LOOK;
use super::super::Reader;
use crate::language::{Classes, Duty, Form};
use crate::reading::document::TokenKind;
use std::ops::Range;

/// Words that carry the tense of a clause, as far as they are of a closed class.
pub(super) const TENSED: [Duty; 6] =
    [Duty::Subjunctive, Duty::Conditional, Duty::Finite, Duty::Have, Duty::Be, Duty::Modal];

impl Reader<'_, '_> {
    /// Past a coordinator at the beginning of a clause.
    pub(super) fn opener(&self, clause: usize) -> usize {
        if self.has(clause, Duty::Coordinator) { clause + 1 } else { clause }
    }

    /// weil, nachdem: the clause is part of another, and no "dass".
    pub(super) fn subordinates(&self, at: usize) -> bool {
        self.has(at, Duty::Subordinator) && !self.any(at, &[Duty::That, Duty::As]) && !self.fills_first_place(at)
    }

    /// Whether a word that may open a subordinate clause begins a sentence right before its verb, and so is an adverb:
    /// Damit steigt die Zahl; da sei nichts zu machen.
    fn fills_first_place(&self, at: usize) -> bool {
        let verb = at + 1;
        self.phrases.capital_nouns()
            && self.capital(at)
            && !self.any(verb, &[Duty::Determiner, Duty::Preposition])
            && self.is_tensed(verb)
            && (self.any(verb, &TENSED) || !self.ends_in_verb(at))
    }

    /// der, die, unter denen: the first word of a relative clause, which no noun follows.
    pub(in super::super) fn begins_relative(&self, at: usize) -> bool {
        let first = at;
        let at = if self.has(at, Duty::Preposition) && !self.has(at, Duty::Determiner) { at + 1 } else { at };
        // "In den vergangenen Tagen" begins a sentence.
        if self.capital(first) && !self.has(at, Duty::Question) || self.capital(at) {
            return false;
        }
        let possessive = || self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Possessive));
        let pronoun = self.any(at, &[Duty::Genitive, Duty::Determiner, Duty::Oblique])
            && (self.has(at, Duty::Relative) || !(self.phrases.capital_nouns() && possessive()));
        if self.phrases.capital_nouns() && pronoun {
            // "Viele der Leute kämen": no relative pronoun but an article stands before another.
            let article = self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Definite));
            if !article && !self.has(at, Duty::Relative) && self.genitive_at(at + 1, self.frame.items.len()).is_some() {
                return false;
            }
            // der drei Schüsse hielt; but: die drei Schüsse saßen
            let counted = self.token(at + 1).is_some_and(|token| self.phrases.is(token, Classes::Several));
            let plural = !self.any(at, &[Duty::Genitive, Duty::Oblique, Duty::Thing]) && self.ends_in_plural(at);
            if article && counted && !plural && self.is_verb_last(at) {
                return true;
            }
            // die Vorwürfe, die Karl Ott erhob: a name has no article.
            let named = self.token(at + 1).is_some_and(|token| self.phrases.word(token).given);
            if article && named && self.is_verb_last(at) {
                return true;
            }
            // ein Film, auf dem Jonas Reuter zu sehen sei
            if article && at > first && self.is_verb_last(first) {
                return true;
            }
        }
        // für den Eindruck, der entstanden ist
        let helped = pronoun && !self.capital(at + 1) && self.any(at + 2, &[Duty::Have, Duty::Be]);
        if helped && self.phrases.capital_nouns() && at == first && self.is_verb_last(at) {
            return true;
        }
        // No article follows an article.
        let next = self.token(at + 1).is_some_and(|token| {
            self.phrases.is(token, Classes::Definite.with(Classes::Indefinite).with(Classes::OtherDeterminer))
                || self.words.any(token, &[Duty::Reflexive, Duty::Genitive])
        });
        let ends = pronoun && self.any(at + 1, &[Duty::Adverb, Duty::Preposition]) && self.is_verb_last(at);
        if pronoun && next || ends || self.has(at, Duty::Relative) && self.has(at, Duty::Genitive) {
            return true;
        }
        // "…, die vier vrachtwagens heeft": a determiner as well, but the verb stands at the end.
        let open = self.words.data().is_some_and(|data| data.open_clauses);
        if open && self.has(at, Duty::Relative) && self.is_verb_last(at) {
            return true;
        }
        let to = self.frame.items.len().min(at + LOOK);
        let noun = || !self.phrases.capital_nouns() && self.noun_at(at, to).is_some_and(|noun| noun.tokens.len() > 1);
        self.has(at, Duty::Relative) && !self.is_noun(at + 1) && !noun()
            || pronoun && self.noun_at(at, to).is_none_or(|noun| noun.tokens.len() < 2)
    }

    /// Whether the clause from here on has its verb at its end and none before, as a subordinate clause has.
    pub(super) fn is_verb_last(&self, at: usize) -> bool {
        let end = self.clause_end(at, self.frame.items.len());
        let end = if end > at && self.word(end - 1) == "." { end - 1 } else { end };
        let tensed = |item: usize| self.is_verb(item) || item + 1 == end && self.is_tensed(item);
        // die Vorwürfe, die er erhoben hatte: a participle before its auxiliary may look like a finite verb.
        let helped = end > at + 2 && self.any(end - 1, &[Duty::Have, Duty::Be]) && !self.any(end - 2, &TENSED);
        end > at + 1 && tensed(end - 1) && !(at + 1..end - 1 - usize::from(helped)).any(tensed)
    }

    /// Whether the clause from here on ends with a word that may be a verb: wenn bekannt wird, …
    fn ends_in_verb(&self, at: usize) -> bool {
        self.last_of_clause(at).is_some_and(|last| last > at && self.is_tensed(last))
    }

    /// Whether the clause from here on ends with a verb in the plural.
    fn ends_in_plural(&self, at: usize) -> bool {
        self.last_of_clause(at).is_some_and(|last| self.is_plural_verb(last))
    }

    /// The last word of the clause from here on.
    fn last_of_clause(&self, at: usize) -> Option<usize> {
        let end = self.clause_end(at, self.frame.items.len());
        (at..end).rev().find(|&item| self.word(item) != ".")
    }

    /// Where the clause begins that ends before `to`, if it is a subordinate one; else where the sentence does.
    pub(super) fn inner_clause(&self, to: usize, begin: usize) -> usize {
        let Some(last) = to.checked_sub(1).filter(|&last| last > begin) else { return begin };
        let last = if self.breaks(last) && self.quote(last).is_none() { last } else { to };
        let clause = self.clause_start(last, begin);
        let dependent = self.subordinates(clause)
            || self.any(clause, &[Duty::That, Duty::Question])
            || self.begins_relative(clause);
        if clause > begin && dependent { clause } else { begin }
    }

    /// Whether what stands before a verb is a sentence that it reports, and no part of the verb's own.
    pub(super) fn is_clause(&self, begin: usize, to: usize) -> bool {
        let part = self.subordinates(begin) && !self.has(begin, Duty::Preposition) && !self.any(begin, &TENSED);
        // "Wie es weitergeht, entscheidet der Rat" says what is asked.
        let asked = self.any(begin, &[Duty::As, Duty::Question]) && self.quote(begin).is_none();
        let condition = self.any(begin, &[Duty::Modal, Duty::Be, Duty::Have]) && self.quote(begin).is_none();
        let mut clauses = self.clauses(begin, to);
        if part || asked || condition || self.answers(begin, to) {
            // Wenn es Fälle gebe, werde das Amt tätig, sagte Vollmer: the clause is the first part of a main one.
            return clauses.skip(1).any(|clause| self.is_verb(clause.start) && self.is_main_clause(&clause));
        }
        let verbless = |first: &Range<usize>| !first.clone().any(|item| self.is_tensed(item));
        if self.has(begin, Duty::Preposition) && self.clauses(begin, to).next().as_ref().is_some_and(verbless) {
            // "Nach dem Spiel, das alle sehen wollten, sagte Vollmer": a clause that hangs has its verb at its end.
            let last = |item: usize| item + 1 >= to || self.breaks(item + 1) && self.quote(item + 1).is_none();
            let second = |clause: &Range<usize>| clause.clone().any(|item| self.is_verb(item) && !last(item));
            return clauses.any(|clause| self.is_main_clause(&clause) && second(&clause));
        }
        clauses.any(|clause| self.is_main_clause(&clause))
    }

    /// Whether a sentence begins with what its verb answers: Auf den Vorwurf, er habe gelogen, sagte Vollmer
    pub(super) fn answers(&self, begin: usize, to: usize) -> bool {
        let verbless = |first: &Range<usize>| !first.clone().any(|item| self.is_tensed(item));
        let spoken = |first: &Range<usize>| first.clone().any(|item| self.has(item, Duty::SpeechNoun));
        self.has(begin, Duty::Preposition)
            && self.clauses(begin, to).next().is_some_and(|first| verbless(&first) && spoken(&first))
    }

    /// Whether a sentence begins with a noun that holds what follows it: Den Vorwurf, er habe gelogen, …
    pub(super) fn holds_clause(&self, begin: usize, to: usize) -> bool {
        let mut clauses = self.clauses(begin, to);
        let first = clauses.next().unwrap_or(begin..begin);
        let said = |item: usize| self.has_said_noun(item);
        let verbless = !first.clone().any(|item| self.is_tensed(item));
        self.phrases.capital_nouns() && verbless && first.clone().any(said) && clauses.next().is_some()
    }

    /// The clauses of some items.
    pub(super) fn clauses(&self, begin: usize, to: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut at = begin;
        std::iter::from_fn(move || {
            while at < to && self.breaks(at) && self.quote(at).is_none() {
                at += 1;
            }
            let clause = at..self.clause_end(at, to).max(at + 1).min(to);
            at = clause.end;
            (clause.start < to).then_some(clause)
        })
    }

    /// Whether a clause has a verb of its own and hangs on no other.
    pub(super) fn is_main_clause(&self, clause: &Range<usize>) -> bool {
        let opener = self.opener(clause.start);
        let hangs = self.subordinates(opener) && !self.has(opener, Duty::Preposition)
            || self.any(opener, &[Duty::Question, Duty::As])
            || self.has(opener, Duty::That) && opener > 0 && self.word(opener - 1) == ","
            || self.begins_relative(opener);
        // Das sei nur so umzusetzen: what "sein" has behind it is no clause of its own.
        let infinitive = || self.is_infinitive(clause) && !self.verbs_before_end(clause);
        // Vollmer dehne die Frist: a verb of no list as well.
        let verb = |item: usize| self.is_tensed(item) || self.is_reporting_form(item);
        !hangs && !infinitive() && clause.clone().any(verb)
    }

    /// Whether a clause has a verb of its own before its last two words.
    pub(super) fn verbs_before_end(&self, clause: &Range<usize>) -> bool {
        (clause.start..clause.end.saturating_sub(2)).any(|item| self.is_verb(item))
    }

    /// A verb of a closed class or of saying, or a word that looks like a verb and is of no known class.
    pub(in super::super) fn is_tensed(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if self.has(at, Duty::Subjunctive) && self.capital(at) {
            // Lasse
            return false;
        }
        if self.any(at, &TENSED) || !self.capital(at) && self.words.verbs(token).next().is_some() {
            return true;
        }
        let word = self.word(at);
        let plain =
            self.document.tokens[token].kind == TokenKind::Word && !self.capital(at) && !self.words.is_closed(token);
        // die größte deutsche Bank
        let attribute =
            self.is_noun(at + 2) && self.phrases.is_inflected_adjective(self.word(at + 1)) && word.ends_with('e');
        let attribute = attribute && !self.is_closed(at + 1) && self.phrases.capital_nouns();
        plain
            && !attribute
            && (!self.is_noun(at + 1) || self.has_bare_object(at))
            && self.words.data().is_some_and(|data| data.endings.is_tensed(word))
    }

    /// Whether a word between a subject and a noun cannot be an adjective of the noun: Die Bahn ‹verliert› Kunden.
    fn has_bare_object(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.phrases.capital_nouns()) else { return false };
        let counts = self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Several));
        let subject = self.is_noun(before) || self.has(before, Duty::Subject) && !self.has(before, Duty::Determiner);
        subject && !counts && !self.phrases.is_inflected_adjective(self.word(at))
    }

    /// A verb of a closed class or of saying.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let says = |token| self.words.verbs(token).any(|(_, form)| form == Form::Finite);
        self.any(at, &TENSED) || !self.capital(at) && self.token(at).is_some_and(says)
    }

    /// Whether a clause ends with an infinitive: die Anlage zu schließen, die Arbeit einzustellen.
    pub(super) fn is_infinitive(&self, clause: &Range<usize>) -> bool {
        let Some(last) = clause.clone().rev().find(|&item| self.token(item).is_some() && self.word(item) != ".") else {
            return false;
        };
        let word = self.word(last);
        let Some(data) = self.words.data() else { return false };
        let split = last > clause.start && self.has(last - 1, Duty::ToInfinitive) && data.endings.is_infinitive(word);
        let joined = || {
            data.infixes().iter().any(|mark| {
                data.endings.is_infixed(word)
                    && word.find(&**mark).is_some_and(|place| place >= 2 && word.len() - place > 6)
            })
        };
        split || !self.capital(last) && joined()
    }
}
