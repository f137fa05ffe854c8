//! Whom "er" and "they" mean: a pronoun of persons a person, any other a body or a group, and nobody where two stand
//! equal.

use super::salience::Found;
use super::{Joiner, compatible};
use crate::language::Gender;
use crate::reading::model::SourceKind;
use crate::reading::phrases::bare_small;

/// How many sentences back somebody may have been named.
const FARTHEST: usize = 4;
/// How many sentences back a body may have been named that is "er" or "sie".
const NEXT: usize = 2;

/// How many phrases away the subject may stand that says something of itself.
const NEAREST: usize = 12;

/// What a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Person(Gender),
    Several,
    /// German "sie" where no verb tells: one woman or several people.
    WomanOrSeveral,
    Body,
    /// The subject of the sentence: nach eigenen Angaben.
    Subject,
}

impl Joiner<'_, '_, '_> {
    /// Whom a pronoun means, or `None` where that is not clear.
    pub(super) fn pronoun(&mut self, index: usize) -> Option<usize> {
        let found = match self.wanted(index)? {
            Wanted::Person(gender) => self.person_or_body(index, gender),
            Wanted::WomanOrSeveral => self.salient(index, FARTHEST, |entity| {
                self.is_person(entity, Gender::Feminine) || self.entities.all[entity].kind == SourceKind::Group
            }),
            Wanted::Several => match self.salient(index, FARTHEST, |entity| self.is_several(entity)) {
                Found::Nobody => self.salient(index, FARTHEST, |entity| self.is_body(entity)),
                found => found,
            },
            Wanted::Body => self.salient(index, FARTHEST, |entity| self.is_body(entity)),
            // Who that is may stand behind, and is told when all are known.
            Wanted::Subject => return None,
        };
        let entity = found.one()?;
        let gender = self.list[index].phrase.gender;
        let known = &mut self.entities.all[entity];
        if known.kind == SourceKind::Person && gender != Some(Gender::Neuter) {
            // Whoever was "she" once is a woman from here on.
            known.gender = known.gender.or(gender);
        }
        Some(entity)
    }

    /// What the pronoun can stand for by its own words and the verb beside it.
    fn wanted(&self, index: usize) -> Option<Wanted> {
        let pronoun = &self.list[index].phrase;
        match pronoun.gender {
            Some(Gender::Neuter) => Some(Wanted::Body),
            Some(Gender::Feminine) if pronoun.plural || self.phrases.capital_nouns() => {
                Some(match self.is_subject_of_plural(index) {
                    Some(true) => Wanted::Several,
                    Some(false) => Wanted::Person(Gender::Feminine),
                    None => Wanted::WomanOrSeveral,
                })
            }
            Some(gender) => Some(Wanted::Person(gender)),
            None if pronoun.plural => Some(Wanted::Several),
            None => (pronoun.tokens.len() > 1).then_some(Wanted::Subject),
        }
    }

    /// Gives what a subject says of itself to that subject, which stands before or behind: nach eigenen Angaben.
    pub(super) fn own_words(&mut self, index: usize) {
        if !self.list[index].phrase.pronoun || self.wanted(index) != Some(Wanted::Subject) {
            return;
        }
        let here = self.sentence(index);
        let before = (index.saturating_sub(NEAREST)..index).rev().take_while(|&at| self.sentence(at) == here);
        let behind = (index + 1..self.list.len().min(index + NEAREST)).take_while(|&at| self.sentence(at) == here);
        let subject = |at: &usize| !self.is_governed(*at) && !self.list[*at].quoted && self.entities.of[*at].is_some();
        let first = before.filter(subject).last();
        let found = first.or_else(|| behind.into_iter().find(subject)).and_then(|at| self.entities.of[at]);
        self.entities.of[index] = found;
    }

    /// Whether the verb beside a pronoun is a plural; `None` where no verb is.
    fn is_subject_of_plural(&self, index: usize) -> Option<bool> {
        let at = self.list[index].phrase.tokens.start;
        let document = self.document();
        let verb = |at: usize| {
            let word = self.phrases.word(at);
            let small = document.tokens.get(at).is_some_and(|token| !token.capital && token.span.len() > 2);
            let letters = document.word(at).chars().all(char::is_alphabetic);
            (small && letters && word.classes.is_empty()).then(|| bare_small(document, at))
        };
        let lexicon = &document.lexicon?.sources;
        let beside = at.checked_sub(1).and_then(verb).or_else(|| verb(at + 1))?;
        lexicon.is_plural_verb(beside)
    }

    /// A person of this gender; where none was named, the body whose noun has it ("der Verband … er").
    fn person_or_body(&self, index: usize, gender: Gender) -> Found {
        match self.salient(index, FARTHEST, |entity| self.is_person(entity, gender)) {
            Found::Nobody => self.salient(index, NEXT, |entity| {
                self.is_body(entity) && self.entities.all[entity].gender == Some(gender)
            }),
            found => found,
        }
    }

    fn is_person(&self, entity: usize, gender: Gender) -> bool {
        let candidate = &self.entities.all[entity];
        let person = matches!(candidate.kind, SourceKind::Person | SourceKind::Role | SourceKind::Unnamed);
        person && !candidate.plural && compatible(candidate.gender, Some(gender))
    }

    fn is_several(&self, entity: usize) -> bool {
        let candidate = &self.entities.all[entity];
        candidate.plural || candidate.kind == SourceKind::Group
    }

    fn is_body(&self, entity: usize) -> bool {
        let candidate = &self.entities.all[entity];
        let kind = matches!(candidate.kind, SourceKind::Organisation | SourceKind::Media | SourceKind::Document);
        kind && !candidate.plural
    }
}
