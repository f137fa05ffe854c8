//! What is known of each token as a reporting word, looked up once per document.

use crate::language::{Attribution, Duties, Duty, Entry, Form, Verb, VerbClass};
use crate::reading::document::{Document, Once, TokenKind};

/// The reporting words of a document, by token.
#[derive(Debug)]
pub(crate) struct Words {
    data: Option<&'static Attribution>,
    entries: Vec<Option<&'static Entry>>,
    /// Whether the word is a noun for a view or statement.
    views: Vec<bool>,
}

/// Whether a word is all capitals behind one that is not, and so the short name of a body, whatever word it is in small
/// letters: het OM. Where the subject comes first it may begin a sentence as well: WHO said.
fn names_body(document: &Document, data: &Attribution, index: usize) -> bool {
    let letters = |index: usize| document.tokens.get(index).filter(|token| token.kind == TokenKind::Word);
    let capitals = |index: usize| {
        letters(index).is_some_and(|token| {
            let word = document.words(token.span);
            word.len() > 1 && word.chars().all(char::is_uppercase)
        })
    };
    let plain = |index: usize| letters(index).is_some() && !capitals(index);
    let first = index.checked_sub(1).is_none_or(|before| letters(before).is_none());
    let before = index.checked_sub(1).is_some_and(plain);
    let opens = first && !data.verb_second && !data.either_side && plain(index + 1);
    (before || opens) && capitals(index) && !capitals(index + 1)
}

impl Words {
    /// Looks up every word of the document.
    pub(crate) fn look_up(document: &Document) -> Self {
        let data = document.lexicon.map(|lexicon| &lexicon.attribution);
        let (mut known, mut views) = (Once::default(), Once::default());
        let views = data.map(|data| {
            let view = |index| views.of(document.spelling(index), || data.is_view(document.small(index)));
            (0..document.tokens.len()).map(view).collect()
        });
        let entries = document
            .tokens
            .iter()
            .enumerate()
            .map(|(index, token)| {
                let data = data.filter(|_| token.kind == TokenKind::Word)?;
                let entry = known.of(document.spelling(index), || data.entry(document.small(index)));
                entry.filter(|_| !names_body(document, data, index))
            })
            .collect();
        Self { data, entries, views: views.unwrap_or_default() }
    }

    /// What is known of the word at a token.
    pub(crate) fn entry(&self, token: usize) -> Option<&'static Entry> {
        self.entries.get(token).copied().flatten()
    }

    /// What the word at a token does.
    pub(crate) fn duties(&self, token: usize) -> Duties {
        self.entry(token).map_or(Duties::default(), |entry| entry.duties)
    }

    /// Whether the word at a token does this.
    pub(crate) fn has(&self, token: usize, duty: Duty) -> bool {
        self.duties(token).has(duty)
    }

    /// Whether the word at a token does any of these.
    pub(crate) fn any(&self, token: usize, duties: &[Duty]) -> bool {
        self.duties(token).any(duties)
    }

    /// Whether the word at a token is a noun for a view or statement, as [`Attribution::is_view`] has it.
    pub(crate) fn is_view(&self, token: usize) -> bool {
        self.views.get(token).is_some_and(|view| *view)
    }

    /// Whether the word at a token belongs to a closed class that is never a noun.
    pub(crate) fn is_closed(&self, token: usize) -> bool {
        use Duty::*;
        const CLOSED: Duties = Duties::of(&[
            Have,
            Be,
            Modal,
            That,
            Question,
            Relative,
            Subordinator,
            Coordinator,
            Preposition,
            Oblique,
            Determiner,
            Subject,
            Object,
            Reflexive,
            Adverb,
            Negation,
            So,
            As,
            Hence,
            According,
        ]);
        self.duties(token).meets(CLOSED)
    }

    /// The verbs the word at a token is a form of.
    pub(crate) fn verbs(&self, token: usize) -> impl Iterator<Item = (&'static Verb, Form)> + use<'_> {
        let forms = self.entry(token).map(|entry| entry.forms.as_slice()).unwrap_or_default();
        forms.iter().filter_map(|form| Some((self.data?.verb(form.verb)?, form.form)))
    }

    /// Whether the word at a token is a form of a verb of this class.
    pub(crate) fn is_verb_of(&self, token: usize, class: VerbClass) -> bool {
        self.verbs(token).any(|(verb, _)| verb.class == class)
    }

    /// Whether the noun at a token stands for what has a name, so that marks behind it hold that name.
    pub(crate) fn names(&self, document: &Document, token: usize) -> bool {
        self.has(token, Duty::Naming)
            || document.tokens.get(token).is_some_and(|found| found.capital)
                && self.data.is_some_and(|data| data.is_naming(document.small(token)))
    }

    /// Whether the subject stands before its verb and what is said behind it; not without data.
    pub(crate) fn subject_first(&self) -> bool {
        self.data.is_some_and(|data| !data.verb_second && !data.either_side)
    }

    /// The language's own data, if there is any.
    pub(crate) fn data(&self) -> Option<&'static Attribution> {
        self.data
    }
}
