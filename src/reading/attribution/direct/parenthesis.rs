//! Speakers named between the marks, as French names them: « On a tout perdu, soupire Annie. La maison est partie. »

use super::super::{LOOK, Reader};
use super::Voice;
use crate::language::{Duty, Form, VerbClass};
use crate::reading::model::Reason;

impl Reader<'_, '_> {
    /// Who speaks by words between the marks.
    pub(super) fn voice_inside(&self, pair: usize) -> Option<Voice> {
        if !self.either_side {
            return None;
        }
        let tokens = self.document.tokens_in(self.pairs[pair].inner);
        (tokens.start + 1..tokens.end.min(tokens.start + LOOK)).find_map(|at| {
            let parenthesis = matches!(self.document.word(at - 1), "," | "!" | "?" | "…" | "–" | "—");
            if parenthesis { self.parenthesis(at, tokens.end) } else { None }
        })
    }

    /// A verb at token `at` with its subject behind it and nothing more: soupire Annie; a-t-elle dit
    fn parenthesis(&self, at: usize, end: usize) -> Option<Voice> {
        let says = |token: usize, wanted: Form| {
            let fits = |class| !matches!(class, VerbClass::Call | VerbClass::Show | VerbClass::Cite);
            self.words.verbs(token).any(|(verb, form)| form == wanted && verb.complement.is_none() && fits(verb.class))
        };
        let pronoun = |token: usize| self.words.has(token, Duty::Subject);
        let (subject, verb, past) = match self.words.has(at, Duty::Have) {
            true if pronoun(at + 1) && says(at + 2, Form::Participle) => (at + 1, at + 2, at + 3),
            true if says(at + 1, Form::Participle) => (at + 2, at + 1, at + 2),
            _ if says(at, Form::Finite) => (at + 1, at, at + 1),
            _ => return None,
        };
        let phrase = self.phrases.at(subject, end).filter(|phrase| phrase.certain || phrase.pronoun)?;
        let past = past.max(phrase.tokens.end);
        let divides = past >= end || matches!(self.document.word(past), "," | "." | ":" | ";" | "–" | "—" | "(");
        let apart = self.words.any(past, &[Duty::Preposition, Duty::Adverb, Duty::Coordinator]);
        (divides || apart).then(|| Voice {
            speaker: Some(self.document.span_of(phrase.tokens)),
            cue: Some(self.document.span_of(at..verb + 1)),
            why: Some(Reason::CueVerb),
            group: None,
        })
    }
}
