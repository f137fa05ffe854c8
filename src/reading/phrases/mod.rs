//! Noun phrases that can name a source: who they name, what kind of source that is, how far the phrase reaches.
//!
//! This is a shallow parser: closed word classes and nouns of the language file, capital letters, known names. It
//! knows nothing of quotes or cue verbs. Whoever has found a cue asks for the phrase beside it ([`Phrases::at`],
//! [`Phrases::within`]); a phrase on its own is no source yet.

mod extent;
mod kinds;
mod names;
mod nominal;
mod office;
mod people;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use nominal::SOURCE_NOUNS;
pub(crate) use words::{Word, bare_small, base, look_up, small_base};

use super::document::Document;
use super::model::{Grade, SourceKind};
use crate::Span;
use crate::language::{Classes, Gender, Sources};
use std::ops::Range;

/// A noun phrase that can name a source.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Phrase {
    /// From the determiner to the end of the apposition: "Die Sprecherin des Amts", "Anna Vollmer, Leiterin der Wache".
    pub tokens: Range<usize>,
    /// The span of `tokens`.
    pub span: Span,
    /// How many tokens at the beginning are determiners.
    pub determiners: usize,
    /// The tokens of the name, or of the head noun where there is no name.
    pub core: Range<usize>,
    /// Office or role before the name, with its determiner: "Der ukrainische Präsident".
    pub title: Option<Span>,
    /// Office, role or affiliation after the name: "Leiterin der Wache".
    pub apposition: Option<Span>,
    /// What kind of source it would be.
    pub kind: SourceKind,
    /// How well the phrase identifies it.
    pub grade: Grade,
    /// Gender, where the words tell.
    pub gender: Option<Gender>,
    /// Whether it stands for several.
    pub plural: bool,
    /// A pronoun: kind and grade say nothing.
    pub pronoun: bool,
    /// The phrase has a name in its core, not only a common noun.
    pub named: bool,
    /// The words themselves tell that this can be a source; otherwise only a strong cue makes it one.
    pub certain: bool,
    /// See [`crate::language::KnownName::thing`].
    pub thing: Option<usize>,
}

/// The phrases of a document, and the means to read one beside a cue.
pub(crate) struct Phrases<'d, 'a> {
    pub document: &'d Document<'a>,
    data: Option<&'static Sources>,
    words: Vec<Word>,
    people: people::People<'a>,
    /// All phrases, in the order of the text, not overlapping.
    all: Vec<Phrase>,
    /// For every token the number of phrases that end before it or at it, and of those that begin before it.
    counts: Vec<(u32, u32)>,
}

impl<'d, 'a> Phrases<'d, 'a> {
    /// Reads every phrase of the document. None where the language has no data.
    pub fn new(document: &'d Document<'a>) -> Self {
        let data = document.lexicon.map(|lexicon| &lexicon.sources);
        let mut words = data.map(|data| words::look_up(document, data)).unwrap_or_default();
        let people = people::People::new(document, &words);
        people.mark_particles(document, &mut words);
        if let Some(data) = data {
            people.mark_surnames(document, data, &mut words);
        }
        let mut phrases = Self { document, data, words, people, all: Vec::new(), counts: Vec::new() };
        phrases.all = phrases.read_all();
        phrases.counts = phrases.count();
        phrases
    }

    fn count(&self) -> Vec<(u32, u32)> {
        let (mut ended, mut begun) = (0, 0);
        let places = 0..=self.document.tokens.len();
        let place = |token| {
            while self.all.get(ended).is_some_and(|phrase| phrase.tokens.end <= token) {
                ended += 1;
            }
            while self.all.get(begun).is_some_and(|phrase| phrase.tokens.start < token) {
                begun += 1;
            }
            (ended as u32, begun as u32)
        };
        places.map(place).collect()
    }

    /// All phrases in the order of the text.
    pub fn all(&self) -> &[Phrase] {
        &self.all
    }

    /// Whether nouns are written with a capital.
    pub fn capital_nouns(&self) -> bool {
        self.data.is_some_and(|data| data.capital_nouns)
    }

    /// Whether a noun has an ending of those that are never names.
    pub fn ends_like_noun(&self, token: usize) -> bool {
        self.data.is_some_and(|data| data.ends_like_noun(self.document.small(token)))
    }

    /// Whether a word has an ending that adjectives take before a noun.
    pub fn is_inflected_adjective(&self, word: &str) -> bool {
        self.data.is_none_or(|data| data.has_adjective_ending(word))
    }

    /// Whether a word in small letters has an ending of adverbs.
    pub fn is_adverb(&self, small: &str) -> bool {
        self.data.is_some_and(|data| data.is_adverb(small))
    }

    /// What is known of every token.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// What is known of token number `index`.
    pub fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// Whether token `index` is in one of `classes`.
    pub fn is(&self, index: usize, classes: Classes) -> bool {
        self.word(index).classes.any(classes)
    }

    /// Whether a name is a person's for certain: it begins with a given name, or ends a full name elsewhere.
    pub fn is_persons(&self, name: &Range<usize>) -> bool {
        let last = name.end.checked_sub(1).map(|last| base(self.document.word(last)));
        self.word(name.start).given || last.is_some_and(|last| self.people.has(last))
    }

    /// Whether a name is a street's, a bridge's, a port's: it says nothing, not even for those inside.
    pub fn is_thing(&self, name: Range<usize>) -> bool {
        let Some(last) = name.end.checked_sub(1) else { return false };
        let person = self.word(name.start).given || self.people.has(base(self.document.word(last)));
        let several = name.len() > 1;
        let thing = self.is(last, Classes::Thing) && (several || self.capital_nouns());
        !person && (thing || several && self.is(name.start, Classes::Site))
    }

    /// The phrase that begins at token `at` and ends before `limit`, if there is one: "sagte ‹Anna Vollmer›".
    pub fn at(&self, at: usize, limit: usize) -> Option<Phrase> {
        let data = self.data?;
        let reader = Reader { phrases: self, data, limit: limit.min(self.document.tokens.len()) };
        reader.phrase(at)
    }

    /// Whoever a possessive at token `at` stands for: in ‹her› view.
    pub fn owner_at(&self, at: usize) -> Option<Phrase> {
        let reader = Reader { phrases: self, data: self.data?, limit: self.document.tokens.len() };
        self.is(at, Classes::Possessive).then(|| reader.standing_for(at))
    }

    /// Index into [`Self::all`] of the phrases that share a byte with `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let tokens = self.document.tokens_in(span);
        let count = |token: usize| self.counts.get(token).copied().unwrap_or_default();
        let (first, last) = (count(tokens.start).0 as usize, count(tokens.end).1 as usize);
        first..last.max(first)
    }

    fn read_all(&self) -> Vec<Phrase> {
        let mut all = Vec::with_capacity(self.document.tokens.len() / TOKENS_OF_A_PHRASE);
        for sentence in &self.document.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                match self.at(at, sentence.tokens.end) {
                    Some(phrase) => {
                        at = phrase.tokens.end.max(at + 1);
                        all.push(phrase);
                    }
                    None => at += 1,
                }
            }
        }
        all
    }
}

/// How many tokens there are for each phrase of most texts, or a few more.
const TOKENS_OF_A_PHRASE: usize = 5;

/// Reads one phrase.
struct Reader<'r, 'd, 'a> {
    phrases: &'r Phrases<'d, 'a>,
    data: &'static Sources,
    /// No phrase reaches this token.
    limit: usize,
}
