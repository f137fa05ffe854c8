//! Every name of the text by rule, whether or not it is a source: for languages that [`crate::reading::names`] has no
//! weights for.

use super::{Phrases, Reader};
use crate::language::{Classes, NameClass};
use crate::reading::model::{Name, NameKind, SourceKind};

impl Phrases<'_, '_> {
    /// Names of persons, bodies and places in the order of the text, without titles and articles.
    pub(crate) fn names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for sentence in &self.document.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                match self.name_at(at, sentence.tokens.end) {
                    Some((name, end)) => {
                        names.push(name);
                        at = end.max(at + 1);
                    }
                    None => at += 1,
                }
            }
        }
        names
    }

    /// The name whose noun phrase begins at token `at`, and the token past it.
    fn name_at(&self, at: usize, limit: usize) -> Option<(Name, usize)> {
        let data = self.data?;
        let reader = Reader { phrases: self, data, limit };
        let nominal = reader.nominal(at).filter(|nominal| nominal.name)?;
        let verdict = reader.judge(&nominal);
        let place = nominal.known.is_some_and(|known| known.class == NameClass::Place);
        let kind = match verdict.kind {
            _ if place => NameKind::Place,
            SourceKind::Person => NameKind::Person,
            SourceKind::Organisation | SourceKind::Media => NameKind::Organisation,
            _ => return None,
        };
        // Unlike beside a cue, nothing here tells that an unknown capital is a name: it takes evidence of its own.
        let words = nominal.core.len();
        let company = nominal.core.clone().any(|at| self.is(at, Classes::Body.with(Classes::Medium)));
        let acronym = self.word(nominal.core.start).acronym;
        let known = nominal.known.is_some_and(|known| !known.everyday);
        let plain = nominal.core.clone().all(|at| self.word(at).common || self.word(at).adjective);
        let unknown = words >= 2 && !data.capital_nouns && !plain;
        if !(place || known || nominal.person || verdict.certain && (company || acronym || unknown)) {
            return None;
        }
        // "Dr." and "Herr" are no part of a name; an everyday word that is also a medium's is none by itself.
        let first = nominal.core.clone().find(|&at| !self.is(at, Classes::Honorific))?;
        let span = self.document.span_of(first..nominal.core.end);
        Some((Name { span, kind }, nominal.tokens.end))
    }
}
