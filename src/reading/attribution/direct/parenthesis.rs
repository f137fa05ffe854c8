//! Speakers named between the marks, as French, Spanish and Italian name them: « On a tout perdu, soupire Annie. La maison
//! est partie. »

use super::super::{LOOK, Reader};
use super::Voice;
use crate::language::{Duty, Form, VerbClass};
use crate::reading::model::Reason;
use std::ops::Range;

/// Most words between such a verb and its subject, and most words of a subject that no list knows.
const MOST_BETWEEN: usize = 6;
const MOST_DESCRIBING: usize = 5;

/// A verb of saying between the marks.
struct Parenthesis {
    cue: Range<usize>,
    /// Where its subject begins, if it has one.
    subject: usize,
    /// Past the verb and a pronoun in it.
    past: usize,
}

impl Reader<'_, '_> {
    /// Who speaks by words between the marks; of nobody named where a language leaves the subject out.
    pub(super) fn voice_inside(&self, pair: usize) -> Option<Voice> {
        if !self.either_side {
            return None;
        }
        let tokens = self.document.tokens_in(self.pairs[pair].inner);
        (tokens.start + 1..tokens.end.min(tokens.start + LOOK)).find_map(|at| {
            let opens = matches!(self.document.word(at - 1), "," | "!" | "?" | "…") || self.is_dash_apart(at - 1);
            if opens { self.parenthesis(at, tokens.end) } else { None }
        })
    }

    /// Whether a token is a dash, or a hyphen that stands for one.
    fn is_dash_apart(&self, at: usize) -> bool {
        match self.document.word(at) {
            "–" | "—" => true,
            "-" => {
                let end = |token: usize| self.document.tokens.get(token).map(|token| token.span.end);
                let start = |token: usize| self.document.tokens.get(token).map(|token| token.span.start);
                end(at) < start(at + 1) && at.checked_sub(1).is_some_and(|before| end(before) < start(at))
            }
            _ => false,
        }
    }

    /// A verb at token `at` with its subject behind it and nothing more: soupire Annie; a-t-elle dit
    fn parenthesis(&self, at: usize, end: usize) -> Option<Voice> {
        let Parenthesis { cue, subject, past } = self.verb_between(at)?;
        let divides = |past: usize| {
            past >= end || matches!(self.document.word(past), "," | "." | ":" | ";" | "(") || self.is_dash_apart(past)
        };
        let apart = |past: usize| self.words.any(past, &[Duty::Preposition, Duty::Adverb, Duty::Coordinator]);
        let silent = self.drops_subject && self.is_dash_apart(at - 1) && self.is_dash_apart(past);
        let speaker = match self.subject_between(subject, end) {
            Some(tokens) if divides(past.max(tokens.end)) || apart(past.max(tokens.end)) => Some(tokens),
            _ if silent => None,
            _ => return None,
        };
        Some(Voice {
            speaker: speaker.map(|tokens| self.document.span_of(tokens)),
            cue: Some(self.document.span_of(cue)),
            why: Some(Reason::CueVerb),
            group: None,
        })
    }

    /// A verb of saying in a form that can have a subject, at token `at`.
    fn verb_between(&self, at: usize) -> Option<Parenthesis> {
        let says = |token: usize, wanted: Form| {
            let fits = |class| !matches!(class, VerbClass::Call | VerbClass::Show | VerbClass::Cite);
            self.words.verbs(token).any(|(verb, form)| form == wanted && verb.complement.is_none() && fits(verb.class))
        };
        let pronoun = |token: usize| self.words.has(token, Duty::Subject);
        // s'agace Annie
        let first = at;
        let at = at + usize::from(self.words.has(at, Duty::Reflexive));
        let (subject, verb, past) = match self.words.has(at, Duty::Have) {
            true if pronoun(at + 1) && says(at + 2, Form::Participle) => (at + 1, at + 2, at + 3),
            true if says(at + 1, Form::Participle) => (at + 2, at + 1, at + 2),
            _ if says(at, Form::Finite) => (at + 1, at, at + 1),
            _ => return None,
        };
        Some(Parenthesis { cue: first..verb + 1, subject, past })
    }

    /// The noun phrase behind such a verb, with the place or time between them passed over: a déploré à la sortie la
    /// fille d'une victime.
    fn subject_between(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let known = |at: usize| {
            let phrase = self.phrases.at(at, end).filter(|phrase| phrase.certain || phrase.pronoun)?;
            Some(phrase.tokens)
        };
        let governed = self.words.has(at, Duty::Preposition) && !self.words.has(at, Duty::Determiner);
        if !governed {
            return known(at).or_else(|| self.unlisted_between(at, end));
        }
        let plain = |&token: &usize| !matches!(self.document.word(token), "," | "." | ":" | ";" | "?" | "!");
        (at + 2..end.min(at + MOST_BETWEEN)).take_while(plain).find_map(|token| {
            let free = !self.words.has(token - 1, Duty::Preposition) && !self.words.has(token - 1, Duty::Determiner);
            known(token).filter(|_| free)
        })
    }

    /// A noun that no list knows, with its article and what describes it, up to the next mark.
    fn unlisted_between(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let inside = |&token: &usize| {
            let link = self.words.any(token, &[Duty::Particle, Duty::Preposition, Duty::Determiner]);
            let letters = self.document.word(token).chars().all(char::is_alphabetic);
            letters && (link || !self.words.is_closed(token))
        };
        let past = (at..end.min(at + MOST_DESCRIBING + 1)).take_while(inside).last()? + 1;
        let ends = past >= end || matches!(self.document.word(past), "," | ".") || self.is_dash_apart(past);
        let noun = past > at + 1 && !self.words.is_closed(at + 1) && !self.words.is_closed(past - 1);
        (self.words.has(at, Duty::Determiner) && ends && noun).then_some(at..past)
    }
}
