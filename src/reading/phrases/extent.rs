//! How far a noun phrase reaches behind its name or head noun: genitives, prepositional phrases, appositions.

use super::nominal::{Nominal, SOURCE_NOUNS};
use super::{Phrase, Reader};
use crate::Span;
use crate::language::{Classes, Duty, Entry, Form, Gender, NameClass};
use crate::reading::document::TokenKind;
use crate::reading::model::{Grade, SourceKind};
use std::ops::Range;

/// Most phrases hung one on the other: "der Sprecher des Amts für Statistik der Stadt".
const DEEPEST: usize = 4;

/// Past how many words a preposition may find its noun: with direct knowledge.
const MOST_TO_NOUN: usize = 4;

/// Nouns for those of whom a share is told.
const ASKED: Classes = Classes::Person.with(Classes::Group);

impl Reader<'_, '_, '_> {
    /// The whole phrase that begins at token `at`.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        if let Some(pronoun) = self.pronoun(at) {
            return Some(pronoun);
        }
        if !self.data.capital_nouns && self.share(at).is_some() {
            return self.somebody(at);
        }
        let Some(nominal) = self.nominal(at) else {
            return self.somebody(at);
        };
        if self.is_saying(&nominal) {
            return self.own_words(&nominal);
        }
        if self.holds_verb(&nominal) {
            return None;
        }
        let verdict = self.judge(&nominal);
        let mut phrase = Phrase {
            tokens: nominal.tokens.clone(),
            span: Span::default(),
            determiners: nominal.determiners,
            core: nominal.core.clone(),
            title: None,
            apposition: None,
            kind: verdict.kind,
            grade: verdict.grade,
            gender: nominal.gender,
            plural: nominal.plural,
            pronoun: false,
            named: nominal.name,
            certain: verdict.certain,
            thing: nominal.known.and_then(|known| known.thing),
        };
        let before = nominal.tokens.start..nominal.core.start;
        if phrase.kind == SourceKind::Person && !before.is_empty() && self.describes(&before) {
            phrase.title = Some(self.span(before));
        }
        // "On X, the mayor said": a letter by itself names nobody that an office could follow.
        let letter = phrase.title.is_none() && nominal.core.len() == 1 && self.text(nominal.core.start).len() == 1;
        match phrase.kind {
            SourceKind::Person if letter => phrase.certain = false,
            SourceKind::Person => self.extend_person(&mut phrase),
            _ if nominal.name && !nominal.head.any(SOURCE_NOUNS) && !phrase.certain => {}
            _ => self.extend_common(&mut phrase, &nominal),
        }
        phrase.span = self.span(phrase.tokens.clone());
        Some(phrase)
    }

    /// Whether what looks like an article and an adjective is a pronoun and a verb: "Das kritisierte Vollmer". No name of a
    /// person is a neuter.
    fn holds_verb(&self, nominal: &Nominal) -> bool {
        let first = nominal.tokens.start;
        let document = self.phrases.document;
        let neuter = || self.data.article_gender(document.small(first)) == Some(Gender::Neuter);
        nominal.name
            && nominal.determiners == 1
            && nominal.core.start == first + 2
            && neuter()
            && self.is_said(first + 1)
            && self.phrases.word(first + 2).gender != Some(Gender::Neuter)
            && nominal.known.is_none()
    }

    /// What is known of a word in small letters as one that reports.
    pub(super) fn reporting(&self, at: usize) -> Option<&Entry> {
        self.phrases.document.lexicon.and_then(|lexicon| lexicon.attribution.entry(self.text(at)))
    }

    /// Whether a word is a finite verb of saying, in small letters.
    pub(super) fn is_said(&self, at: usize) -> bool {
        self.reporting(at).is_some_and(|entry| entry.forms.iter().any(|form| form.form == Form::Finite))
    }

    /// Whether a word joins two others: und.
    pub(super) fn joins(&self, at: usize) -> bool {
        self.reporting(at).is_some_and(|entry| entry.duties.has(Duty::Coordinator))
    }

    /// "Angaben der Polizei": the source is what hangs on it. "Polizeiangaben" is a phrase of its own.
    fn is_saying(&self, nominal: &Nominal) -> bool {
        !nominal.name
            && self.data.word(self.small(nominal.head_token)).is_some_and(|known| known.classes.any(Classes::Saying))
    }

    /// "seiner Meinung": whoever the possessive stands for. Other words for something said, such as "palästinensischen
    /// Angaben", are a source of their own where nothing hangs on them.
    fn own_words(&self, nominal: &Nominal) -> Option<Phrase> {
        let first = nominal.tokens.start;
        let owner = self.phrases.word(first);
        let possessive = owner.classes.any(Classes::Possessive) && nominal.determiners > 0;
        let end = nominal.tokens.end;
        let modified = first + nominal.determiners < nominal.head_token;
        let hangs = end < self.limit && self.phrases.is(end, Classes::Genitive.with(Classes::Affiliating));
        if !possessive && (!modified || hangs) {
            return None;
        }
        let (kind, grade) =
            if possessive { (SourceKind::Person, Grade::Named) } else { (SourceKind::Group, Grade::UnnamedRole) };
        Some(Phrase {
            tokens: nominal.tokens.clone(),
            span: self.span(nominal.tokens.clone()),
            determiners: nominal.determiners,
            core: nominal.core.clone(),
            title: None,
            apposition: None,
            kind,
            grade,
            gender: if possessive { owner.gender } else { None },
            plural: !possessive || owner.plural,
            pronoun: possessive,
            named: false,
            certain: true,
            thing: None,
        })
    }

    /// "others", "many of his supporters", "47 percent of voters": people without a noun of their own.
    fn somebody(&self, at: usize) -> Option<Phrase> {
        let share = self.share(at);
        let somebody = at < self.limit && self.phrases.is(at, Classes::Somebody) && !self.determines(at);
        // the two said
        let counted = at + 1 < self.limit
            && !self.data.capital_nouns
            && self.phrases.is(at, Classes::Definite)
            && self.phrases.is(at + 1, Classes::Several)
            && self.phrases.document.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Word);
        if share.is_none() && !somebody && !counted {
            return None;
        }
        let mut end = share.unwrap_or(at + 1 + usize::from(counted));
        let of = end < self.limit && self.phrases.is(end, Classes::Affiliating.with(Classes::Genitive));
        if of {
            let from = if self.phrases.is(end, Classes::Affiliating) { end + 1 } else { end };
            if let Some(inner) = self.nominal(from) {
                end = self.complements(&inner, 1);
            }
        } else if let Some(inner) = self.nominal(end).filter(|inner| share.is_some() && inner.head.any(ASKED)) {
            // 9 in 10 voters
            end = self.complements(&inner, 1);
        }
        Some(Phrase {
            tokens: at..end,
            span: self.span(at..end),
            determiners: 0,
            core: at..at + 1,
            title: None,
            apposition: None,
            kind: SourceKind::Group,
            grade: Grade::UnnamedRole,
            gender: None,
            plural: true,
            pronoun: false,
            named: false,
            certain: true,
            thing: None,
        })
    }

    /// The token past a part of those who were asked: 47 percent, nine in 10, one out of five.
    fn share(&self, at: usize) -> Option<usize> {
        let counts = |at: usize| {
            let figure = self.phrases.document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Figure);
            let word = self.text(at).split('-').next().unwrap_or_default();
            let number =
                || self.data.word(&word.to_lowercase()).is_some_and(|known| known.classes.any(Classes::Several));
            at < self.limit
                && (figure || self.phrases.is(at, Classes::Several) || self.text(at).contains('-') && number())
        };
        let share = at + 1 < self.limit && (self.phrases.is(at + 1, Classes::Share) || self.text(at + 1) == "%");
        let link = (at + 1..at + 3).take_while(|&link| self.phrases.is(link, Classes::Portion)).last();
        if !share && link.is_none() || !counts(at) && !self.phrases.is(at, Classes::Somebody) {
            return None;
        }
        if share && counts(at) {
            return Some(at + 2);
        }
        let whole = link? + 1;
        (counts(whole) || self.phrases.is(whole, Classes::Somebody))
            .then_some(whole + 1)
            .filter(|&end| end <= self.limit)
    }

    /// Whether a word that can stand for somebody by itself goes with a noun here, or with the determiner before: ‹another›
    /// view, no ‹one›.
    fn determines(&self, at: usize) -> bool {
        if !self.phrases.is(at, Classes::OtherDeterminer) {
            return false;
        }
        let document = self.phrases.document;
        let plain = |at: usize| {
            let token = document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
            let closed = Classes::Preposition.with(Classes::Verb).with(Classes::Boundary).with(Classes::Pronoun);
            token && document.space_before(at) && !self.phrases.is(at, closed)
        };
        let noun = plain(at + 1)
            && document.lexicon.is_none_or(|lexicon| lexicon.attribution.entry(document.small(at + 1)).is_none());
        noun || at.checked_sub(1).is_some_and(|before| self.phrases.is(before, Classes::OtherDeterminer))
    }

    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.phrases.document.span_of(tokens)
    }

    /// More than an honorific or an article: "Herr", "der" tell nothing of the person.
    fn describes(&self, before: &Range<usize>) -> bool {
        before.clone().any(|at| {
            let word = self.phrases.word(at);
            word.classes.any(SOURCE_NOUNS) && !word.classes.any(Classes::Honorific.with(Classes::Definite))
        })
    }

    fn pronoun(&self, at: usize) -> Option<Phrase> {
        if at >= self.limit || !self.phrases.is(at, Classes::Pronoun) {
            return None;
        }
        let word = self.phrases.word(at);
        // "diese Woche", "some officials", "his plan": a determiner where a noun follows.
        let determiner =
            Classes::OtherDeterminer.with(Classes::Several).with(Classes::Indefinite).with(Classes::Definite);
        if word.classes.any(determiner) && self.nominal(at).is_some_and(|nominal| nominal.tokens.len() > 1) {
            return None;
        }
        Some(self.standing_for(at))
    }

    /// The phrase of a word that stands for somebody named elsewhere.
    pub(super) fn standing_for(&self, at: usize) -> Phrase {
        let word = self.phrases.word(at);
        Phrase {
            tokens: at..at + 1,
            span: self.span(at..at + 1),
            determiners: 0,
            core: at..at + 1,
            title: None,
            apposition: None,
            kind: SourceKind::Person,
            grade: Grade::Named,
            gender: word.gender,
            plural: word.plural,
            pronoun: true,
            named: false,
            certain: true,
            thing: None,
        }
    }

    // Offices, bodies, documents.

    fn extend_common(&self, phrase: &mut Phrase, nominal: &Nominal) {
        let end = self.complements(nominal, 0);
        phrase.tokens.end = end;
        if let Some(end) = self.trailing(end) {
            phrase.tokens.end = end;
            if matches!(phrase.kind, SourceKind::Group | SourceKind::Role) {
                (phrase.kind, phrase.grade) = (SourceKind::Unnamed, Grade::Anonymous);
            }
            return;
        }
        if nominal.head.any(Classes::Document) && !nominal.head.any(Classes::Person) {
            if let Some(end) = self.publisher(end) {
                phrase.tokens.end = end;
            }
            return;
        }
        let office = matches!(phrase.kind, SourceKind::Role | SourceKind::Group) && !nominal.name;
        if office && self.second_office(phrase, nominal) {
            return;
        }
        if phrase.kind == SourceKind::Role && !nominal.name {
            self.name_behind(phrase, nominal);
        }
    }

    /// The end of a phrase with everything that hangs on its head noun.
    pub(super) fn complements(&self, nominal: &Nominal, depth: usize) -> usize {
        let mut end = nominal.tokens.end;
        let common = nominal.head.any(SOURCE_NOUNS) || nominal.known.is_some() || !nominal.name;
        if !common || depth > DEEPEST {
            return end;
        }
        for _ in 0..DEEPEST {
            let Some(next) = self.complement(nominal, end, depth) else {
                break;
            };
            end = next;
        }
        end
    }

    /// The end of one complement at token `at`.
    fn complement(&self, nominal: &Nominal, at: usize, depth: usize) -> Option<usize> {
        if at >= self.limit {
            return None;
        }
        let word = self.phrases.word(at);
        if word.classes.any(Classes::Genitive) && !nominal.person {
            // ein Bericht der „Zeit“, eine Sprecherin der „Grauen Wölfe“
            let owner =
                self.marked_name(at + 1).filter(|(inside, _)| self.data.capital_nouns && self.capital(inside.start));
            if let Some((_, past)) = owner {
                return Some(past);
            }
            let inner = self.nominal(at).filter(|inner| inner.genitive)?;
            // sagte diese Woche der Leiter
            let moment = self.data.capital_nouns && self.phrases.is(nominal.head_token, Classes::NeverName);
            if moment && (inner.person || inner.head.any(ASKED)) {
                return None;
            }
            return Some(self.complements(&inner, depth + 1));
        }
        if self.data.capital_nouns && word.adjective && !nominal.name {
            // "Verband kommunaler Unternehmen"
            let genitive = self.data.is_genitive(self.text(at));
            let inner = self.nominal(at).filter(|inner| genitive && inner.determiners == 0)?;
            return Some(self.complements(&inner, depth + 1));
        }
        if !word.classes.any(Classes::Attaching) || nominal.person {
            return None;
        }
        let of = word.classes.any(Classes::Affiliating);
        let inner = self.nominal(at + 1).or_else(|| self.governed(at + 1).filter(|_| of))?;
        // de burgemeester van Gent ‹Jan Claes›: the name is the mayor's.
        let office = self.data.compounds && !self.data.capital_nouns && nominal.head.any(Classes::Person);
        let cut = if office { self.name_in(&inner) } else { None };
        let inner = match cut {
            Some(name) => Self { limit: name, ..*self }.nominal(at + 1)?,
            None => inner,
        };
        if inner.tokens.is_empty() || inner.person && !of {
            return None;
        }
        // schrieb die Bank ‹in einem Kommentar›: where she said it.
        let said = |token: usize| self.phrases.is(token, Classes::Channel.with(Classes::Saying));
        if self.data.capital_nouns && !of && said(inner.head_token) {
            return None;
        }
        let verdict = self.judge(&inner);
        // Behind its verb a subject is followed by whom it speaks to: a dit le ministre ‹aux députés›, ‹à l’AFP›.
        let spoken_to = matches!(verdict.kind, SourceKind::Media | SourceKind::Group | SourceKind::Role);
        if self.data.head_first && !of && spoken_to {
            return None;
        }
        // "in the city" hangs on the noun before; "am Freitag", "on his way" do not.
        let fits = of
            || verdict.certain && !matches!(verdict.kind, SourceKind::Person | SourceKind::Document)
            || nominal.head.any(Classes::Body)
                && inner.name
                && !inner.person
                && self.data.capital_nouns
                && word.classes.any(Classes::Naming)
            // "l’assessora ai Trasporti"
            || self.data.head_first && nominal.head.any(Classes::Person) && inner.name && self.capital(inner.core.start)
            || !self.data.capital_nouns
                && !self.data.head_first
                && inner.determiners > 0
                && nominal.head.any(Classes::Person.with(Classes::Group));
        // Only what has a head of its own takes more than "of".
        let head = nominal.head.any(SOURCE_NOUNS) || nominal.known.is_some_and(|known| known.class == NameClass::Body);
        (fits && (head || of && !nominal.name)).then(|| self.complements(&inner, depth + 1))
    }

    /// "‹familiar with the matter›", "‹close to the president›", "‹with direct knowledge of the talks›".
    fn trailing(&self, at: usize) -> Option<usize> {
        let at = self.noun_of_trailing(at).unwrap_or(at);
        if at + 2 >= self.limit
            || !self.phrases.is(at, Classes::Trailing)
            || !self.phrases.is(at + 1, Classes::Preposition)
        {
            return None;
        }
        let inner = self.nominal(at + 2).or_else(|| self.governed(at + 2))?;
        Some(self.complements(&inner, 1))
    }

    /// The noun behind a preposition that takes a complement as such adjectives do: with direct ‹knowledge› of.
    fn noun_of_trailing(&self, at: usize) -> Option<usize> {
        if self.data.capital_nouns || self.data.head_first || !self.phrases.is(at, Classes::Affiliating) {
            return None;
        }
        let closed = Classes::Preposition.with(Classes::Boundary).with(Classes::Pronoun);
        let plain = |at: usize| !self.capital(at) && !self.phrases.is(at, closed);
        let noun = (at + 1..self.limit.min(at + MOST_TO_NOUN))
            .take_while(|&at| plain(at))
            .find(|&at| self.phrases.is(at, Classes::Trailing))?;
        (noun + 1 < self.limit && !self.phrases.is(noun - 1, SOURCE_NOUNS)).then_some(noun)
    }

    /// "study ‹published in Nature Medicine›", "report ‹released Monday by the Fed›"
    fn publisher(&self, at: usize) -> Option<usize> {
        if !self.phrases.is(at, Classes::Published) {
            return None;
        }
        let dated = self.phrases.is(at + 1, Classes::NeverName);
        let by = at + 1 + usize::from(dated);
        if by + 1 >= self.limit || !self.phrases.is(by, Classes::Preposition) {
            return None;
        }
        let inner =
            self.nominal(by + 1).filter(|inner| inner.name || inner.head.any(Classes::Body.with(Classes::Medium)))?;
        Some(self.complements(&inner, 1))
    }
}
