//! The inside of a noun phrase: determiners, adjectives, titles, name or head noun — without what hangs on behind.

mod capitals;
mod headed;
mod plain;

use super::Reader;
use super::words::Known;
use crate::language::{Classes, Gender, NameClass};
use crate::reading::document::TokenKind;
use std::ops::Range;

/// A noun phrase up to the end of its name or head noun.
#[derive(Debug, Clone)]
pub(super) struct Nominal {
    pub tokens: Range<usize>,
    /// How many tokens at the beginning are determiners.
    pub determiners: usize,
    /// The name, or the head noun.
    pub core: Range<usize>,
    /// What the head noun is; none for a bare name.
    pub head: Classes,
    /// The token of the head noun, or the last of the name.
    pub head_token: usize,
    /// The core is a name.
    pub name: bool,
    /// The name is a person's for certain: given name, honorific, or known from elsewhere.
    pub person: bool,
    /// A known name in the core.
    pub known: Option<Known>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// A determiner of one: der, ein.
    pub singular: bool,
    pub genitive: bool,
}

/// Nouns that tell what a source is.
pub(crate) const SOURCE_NOUNS: Classes = Classes::Person
    .with(Classes::Group)
    .with(Classes::Unnamed)
    .with(Classes::Body)
    .with(Classes::Medium)
    .with(Classes::Document)
    .with(Classes::Saying);

/// Classes of words that can be adjectives or nouns as well.
const OPEN: Classes = SOURCE_NOUNS.with(Classes::Withholding).with(Classes::Published).with(Classes::Trailing);

const DETERMINERS: Classes = Classes::Definite
    .with(Classes::Indefinite)
    .with(Classes::Several)
    .with(Classes::OtherDeterminer)
    .with(Classes::Genitive);

/// Most adjectives or modifiers before a head.
const MOST_MODIFIERS: usize = 8;
/// Most words of one name.
const LONGEST_NAME: usize = 8;

impl Reader<'_, '_, '_> {
    fn classes(&self, index: usize) -> Classes {
        self.phrases.word(index).classes
    }

    fn is(&self, index: usize, classes: Classes) -> bool {
        index < self.limit && self.classes(index).any(classes)
    }

    pub(super) fn text(&self, index: usize) -> &str {
        if index < self.limit { self.phrases.document.word(index) } else { "" }
    }

    /// [`Reader::text`] in small letters.
    pub(super) fn small(&self, index: usize) -> &str {
        if index < self.limit { self.phrases.document.small(index) } else { "" }
    }

    fn kind(&self, index: usize) -> Option<TokenKind> {
        (index < self.limit).then(|| self.phrases.document.tokens.get(index).map(|token| token.kind)).flatten()
    }

    /// A word with a capital that means something.
    pub(super) fn capital(&self, index: usize) -> bool {
        index < self.limit && self.phrases.word(index).capital && self.kind(index) == Some(TokenKind::Word)
    }

    fn word_token(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
    }

    /// The noun phrase that begins at token `at`, without what hangs on behind.
    pub(super) fn nominal(&self, at: usize) -> Option<Nominal> {
        if at >= self.limit {
            return None;
        }
        let (after, determiners) = self.determiners(at);
        if self.data.capital_nouns {
            self.capital_nominal(at, after, determiners)
        } else if self.data.head_first {
            self.headed_nominal(at, after, &determiners)
        } else {
            self.plain_nominal(at, after, determiners)
        }
    }

    /// Passes over determiners and numerals.
    fn determiners(&self, at: usize) -> (usize, Determiners) {
        let mut found = Determiners::default();
        let mut end = at;
        while end < self.limit && end - at < 4 {
            let classes = self.classes(end);
            let figure = self.kind(end) == Some(TokenKind::Figure);
            if figure && self.text(end + 1) != "." && !self.text(end).contains('-') {
                found.plural |= self.text(end) != "1";
            } else if classes.any(DETERMINERS)
                && !(classes.any(Classes::Attaching) && self.follows_noun(end))
                && self.word_token(end)
                && !self.capital(end)
                && self.known_here(end).is_none()
            {
                found.plural |= classes.any(Classes::Several);
                found.singular |= classes.any(Classes::Indefinite);
                found.definite |= classes.any(Classes::Definite);
                found.genitive |= classes.any(Classes::Genitive);
            } else {
                break;
            }
            found.count += 1;
            end += 1;
        }
        (end, found)
    }

    /// Whether the word before is of no closed class, so that "des" after it is a preposition: la hausse ‹des› prix.
    fn follows_noun(&self, at: usize) -> bool {
        let closed = Classes::Preposition.with(Classes::Verb).with(Classes::Boundary).with(Classes::Pronoun);
        let Some(before) = at.checked_sub(1) else { return false };
        let document = self.phrases.document;
        document.sentence_of(before) == document.sentence_of(at)
            && self.word_token(before)
            && !self.classes(before).any(closed.with(DETERMINERS))
    }

    fn known_here(&self, index: usize) -> Option<Known> {
        self.phrases.word(index).known.filter(|known| index + known.tokens <= self.limit)
    }

    pub(super) fn is_place(&self, at: usize) -> bool {
        self.known_here(at).is_some_and(|known| known.class == NameClass::Place)
    }

    /// The tokens inside and the index after a name in marks that begins at `at`: „Süddeutsche Zeitung“.
    pub(super) fn marked_name(&self, at: usize) -> Option<(Range<usize>, usize)> {
        if self.kind(at) != Some(TokenKind::Punctuation) {
            return None;
        }
        let closers: &[&str] = match self.text(at) {
            "„" => &["“", "”", "\""],
            "“" => &["”"],
            "»" => &["«"],
            "«" => &["»"],
            "\"" => &["\""],
            "‚" => &["‘", "’"],
            "‘" => &["’"],
            _ => return None,
        };
        let end = (at + 2..(at + 8).min(self.limit)).find(|&index| closers.contains(&self.text(index)))?;
        let inside = at + 1..end;
        let plain = |index: usize| {
            matches!(self.kind(index), Some(TokenKind::Word | TokenKind::Figure))
                || matches!(self.text(index), "-" | "&" | "'" | "’")
        };
        (inside.clone().all(plain) && !matches!(self.text(end - 1), "," | ".")).then_some((inside, end + 1))
    }
}

#[derive(Debug, Default)]
struct Determiners {
    count: usize,
    plural: bool,
    singular: bool,
    definite: bool,
    genitive: bool,
}
