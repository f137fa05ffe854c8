//! What kind of source a noun phrase would be, and how well it identifies it.

use super::Reader;
use super::nominal::Nominal;
use super::words::base;
use crate::language::{Classes, NameClass, shared};
use crate::reading::model::{Grade, SourceKind};

/// Kind, grade, and whether the words themselves tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub kind: SourceKind,
    pub grade: Grade,
    pub certain: bool,
}

const fn verdict(kind: SourceKind, grade: Grade, certain: bool) -> Verdict {
    Verdict { kind, grade, certain }
}

impl Reader<'_, '_, '_> {
    pub(super) fn judge(&self, nominal: &Nominal) -> Verdict {
        use Grade::{Anonymous, Named, SecondHand, UnnamedRole};
        let head = nominal.head;
        if nominal.person {
            return verdict(SourceKind::Person, Named, true);
        }
        if let Some(known) = nominal.known {
            return match known.class {
                NameClass::Medium => verdict(SourceKind::Media, SecondHand, true),
                // "Reuters-Bericht", "das Papier des BKA" have a document for a head; a name beats other heads.
                _ if head.any(Classes::Document) && nominal.core.start > nominal.head_token => {
                    verdict(SourceKind::Document, Named, true)
                }
                NameClass::Body => verdict(SourceKind::Organisation, Named, true),
                NameClass::Place => {
                    verdict(SourceKind::Organisation, Named, nominal.determiners == 0 || self.data.head_first)
                }
            };
        }
        if head.any(Classes::Unnamed) || self.is_withheld(nominal) {
            return verdict(SourceKind::Unnamed, Anonymous, true);
        }
        if head.any(Classes::Saying) && !nominal.name {
            let sayer = self.data.sayer(self.small(nominal.head_token)).unwrap_or_default();
            return if sayer.any(Classes::Body) {
                verdict(SourceKind::Organisation, UnnamedRole, true)
            } else if sayer.any(Classes::Medium) {
                verdict(SourceKind::Unnamed, Anonymous, true)
            } else {
                verdict(SourceKind::Group, UnnamedRole, true)
            };
        }
        if head.any(Classes::Medium) && !(head.any(Classes::Body) && nominal.name) {
            return verdict(SourceKind::Media, SecondHand, true);
        }
        if head.any(Classes::Document) {
            return verdict(SourceKind::Document, Named, true);
        }
        if head.any(Classes::Person.with(Classes::Group)) && !nominal.name {
            let several = nominal.plural
                || !head.any(Classes::Person)
                || nominal.determiners == 0 && !nominal.singular && self.data.capital_nouns;
            let kind = if several { SourceKind::Group } else { SourceKind::Role };
            return verdict(kind, UnnamedRole, true);
        }
        if head.any(Classes::Body) {
            let proper = nominal.name || self.is_proper(nominal);
            return verdict(SourceKind::Organisation, if proper { Named } else { UnnamedRole }, true);
        }
        if nominal.name {
            return self.judge_name(nominal);
        }
        // A common noun that nothing is known of: "the couple", "der Vorschlag".
        let kind = if nominal.plural { SourceKind::Group } else { SourceKind::Role };
        verdict(kind, UnnamedRole, false)
    }

    /// A name that nothing is known of.
    fn judge_name(&self, nominal: &Nominal) -> Verdict {
        use Grade::{Named, UnnamedRole};
        let before = nominal.tokens.start.checked_sub(1);
        if self.data.capital_nouns
            && before.is_some_and(|before| self.phrases.is(before, Classes::Contracted))
            && !nominal.core.clone().any(|at| self.phrases.word(at).given)
            && !self.phrases.people.has(base(self.text(nominal.core.end - 1)))
        {
            // "Am Kiosk" has its article in the preposition, and names take none.
            return verdict(SourceKind::Role, UnnamedRole, false);
        }
        let words = nominal.core.len();
        let first = self.phrases.word(nominal.core.start);
        let last = nominal.core.end - 1;
        let company = nominal.core.clone().any(|at| {
            shared().is_legal_form(self.text(at))
                || self.phrases.word(at).classes.any(Classes::Body.with(Classes::Medium)) && (words > 1 || !first.given)
        });
        let company = company || words > 1 && self.phrases.is(last, Classes::Firm);
        if company {
            let media = self.phrases.word(last).classes.any(Classes::Medium);
            let kind = if media { SourceKind::Media } else { SourceKind::Organisation };
            return verdict(kind, if media { Grade::SecondHand } else { Named }, true);
        }
        let text = base(self.text(last));
        if first.acronym
            && (words == 1 || nominal.core.clone().all(|at| self.phrases.word(at).acronym))
            && text.len() <= 6
        {
            return verdict(SourceKind::Organisation, Named, true);
        }
        if self.phrases.is_thing(nominal.core.clone()) {
            return verdict(SourceKind::Organisation, Named, false);
        }
        if nominal.determiners > 0 {
            // German: "Der Mann", "die Telekom"; English: "the Clintons".
            if self.data.capital_nouns {
                let kind = if nominal.plural { SourceKind::Group } else { SourceKind::Role };
                return verdict(kind, UnnamedRole, false);
            }
            return verdict(SourceKind::Organisation, Named, true);
        }
        // "Höhere Preise": an adjective has its capital from the beginning of the sentence.
        let start = nominal.core.start;
        let adjective = self.data.capital_nouns
            && words == 2
            && self.opens(start)
            && !first.given
            && self.data.has_adjective_ending(self.text(start));
        let mut rest = nominal.core.clone().skip(usize::from(adjective));
        let common = rest.all(|at| self.phrases.word(at).common);
        let unheard = words == 1 && !self.data.capital_nouns && !first.given && self.opens(nominal.core.start);
        if common
            || unheard
            || first.adjective && words == 1
            || words == 1
                && self.opens(nominal.core.start)
                && (self.phrases.people.is_everyday(text) || self.data.head_first && !first.given)
        {
            return verdict(SourceKind::Person, Named, false);
        }
        verdict(SourceKind::Person, Named, words <= 4)
    }

    /// Whether token `at` is the first of its sentence.
    fn opens(&self, at: usize) -> bool {
        let document = self.phrases.document;
        document.sentences.get(document.sentence_of(at)).is_some_and(|sentence| sentence.tokens.start == at)
    }

    /// A body's common noun made proper by an adjective with a capital or a compound: "Deutsche Bahn",
    /// "US-Außenministerium", "the Metropolitan Police".
    fn is_proper(&self, nominal: &Nominal) -> bool {
        let head = self.text(nominal.head_token);
        head.contains('-') && self.data.capital_nouns
            || nominal.tokens.start + nominal.determiners < nominal.head_token
                && (nominal.tokens.start + nominal.determiners..nominal.head_token).any(|at| self.capital(at))
    }

    /// Whether a word of the phrase withholds who it is: "eine mit den Gesprächen vertraute Person".
    fn is_withheld(&self, nominal: &Nominal) -> bool {
        nominal.head.any(Classes::Person.with(Classes::Group).with(Classes::Document.with(Classes::Medium)))
            && !nominal.name
            && nominal.tokens.clone().any(|at| self.phrases.is(at, Classes::Withholding))
    }
}
