//! What a whole document tells of its names: the "Vollmer" of the tenth paragraph is the Anna Vollmer of the first.
//!
//! The first pass reads every sentence alone. Here its names are counted, full names speak for their last words, and
//! words in brackets for the name before them; sentences that read a counted name otherwise are then read again with
//! what the document knows added to their scores. In linear time, and with no knowledge of languages beyond what
//! [`super::align`] has.

use super::viterbi::{self, Row, WIDTH};
use crate::language::Language;
use crate::reading::document::{Document, Once, TokenKind};
use crate::reading::model::NameKind;
use crate::reading::phrases::base;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A name as a document's first pass has it.
pub(super) type Found = (Range<usize>, NameKind);

/// No name of more tokens is looked for elsewhere.
const LONGEST: usize = 5;

/// Votes on what one name names, by [`viterbi::kind_number`].
#[derive(Debug, Clone, Copy, Default)]
struct Votes([u32; 4]);

impl Votes {
    fn best(&self) -> (usize, u32) {
        let mut best = (0, 0);
        for (kind, votes) in self.0.iter().enumerate() {
            if *votes > best.1 {
                best = (kind, *votes);
            }
        }
        best
    }
}

/// The names of a document and what they name.
#[derive(Debug, Default)]
pub(super) struct Ledger<'a> {
    votes: FxHashMap<Vec<&'a str>, Votes>,
    /// The first words of all names in `votes`.
    firsts: FxHashSet<&'a str>,
    /// By the number of a spelling, whether a name in `votes` can begin with it, so that most tokens are passed over at
    /// once.
    begins: Vec<bool>,
}

/// The word as it is counted: without a possessive ending.
fn key<'a>(document: &Document<'a>, index: usize) -> &'a str {
    base(document.word(index))
}

/// Votes for the last word of a person's full name, and for what stands in brackets behind a body: more than a guess.
const CERTAIN: u32 = 3;

impl<'a> Ledger<'a> {
    /// Counts the names of the first pass.
    pub(super) fn new(document: &Document<'a>, found: &[Found]) -> Self {
        let mut ledger = Self::default();
        for (tokens, kind) in found {
            if tokens.len() > LONGEST || *kind == NameKind::Other {
                continue;
            }
            let words: Vec<&str> = tokens.clone().map(|index| key(document, index)).collect();
            let weight = if tokens.len() > 1 { 2 } else { 1 };
            if let (NameKind::Person, [_, .., last]) = (kind, words.as_slice())
                && last.chars().nth(2).is_some()
            {
                ledger.vote(vec![last], *kind, CERTAIN);
            }
            ledger.vote(words, *kind, weight);
            if *kind == NameKind::Organisation && tokens.len() > 1 {
                ledger.bracketed(document, tokens.end, *kind);
            }
        }
        let mut begins = Once::default();
        for index in 0..document.tokens.len() {
            begins.of(document.spelling(index), || ledger.begins(document, index));
        }
        ledger.begins = begins.all().map(Option::unwrap_or_default).collect();
        ledger
    }

    fn begins(&self, document: &Document<'a>, index: usize) -> bool {
        let first = key(document, index);
        let stem = (document.language == Language::GERMAN).then(|| first.strip_suffix('s')).flatten();
        self.firsts.contains(first) || stem.is_some_and(|stem| self.firsts.contains(stem))
    }

    fn vote(&mut self, words: Vec<&'a str>, kind: NameKind, weight: u32) {
        if let Some(first) = words.first() {
            self.firsts.insert(first);
            self.votes.entry(words).or_default().0[viterbi::kind_number(kind)] += weight;
        }
    }

    /// "Wasserverband Kassel (WVK)"
    fn bracketed(&mut self, document: &Document<'a>, at: usize, kind: NameKind) {
        let word = document.word(at + 1);
        let short = document.word(at) == "("
            && document.word(at + 2) == ")"
            && word.chars().filter(|letter| letter.is_uppercase()).nth(1).is_some();
        if short {
            self.vote(vec![word], kind, CERTAIN);
        }
    }

    /// The longest counted name from token `index`: how many tokens, and the votes.
    fn at(&self, document: &Document<'a>, index: usize, limit: usize) -> Option<(usize, Votes)> {
        let token = document.tokens.get(index)?;
        if token.kind == TokenKind::Punctuation {
            return None;
        }
        if !self.begins.get(document.spelling(index)).is_some_and(|begins| *begins) {
            return None;
        }
        let mut words: Vec<&str> = (index..limit.min(index + LONGEST)).map(|index| key(document, index)).collect();
        while !words.is_empty() {
            if let Some(votes) = self.votes.get(&words) {
                return Some((words.len(), *votes));
            }
            // "Vollmers", "der Rede Anna Vollmers"
            if document.language == Language::GERMAN
                && let Some(last) = words.last_mut()
                && let Some(stem) = last.strip_suffix('s')
            {
                let whole = std::mem::replace(last, stem);
                if let Some(votes) = self.votes.get(&words) {
                    return Some((words.len(), *votes));
                }
                if let Some(last) = words.last_mut() {
                    *last = whole;
                }
            }
            words.pop();
        }
        None
    }

    /// Whether the word is the last of a full name somewhere in the document.
    pub(super) fn is_person(&self, document: &Document<'a>, tokens: Range<usize>) -> bool {
        let votes = self.at(document, tokens.start, tokens.end).map(|(_, votes)| votes.0);
        votes.is_some_and(|votes| votes[viterbi::kind_number(NameKind::Person)] >= CERTAIN)
    }

    /// What the document adds to the scores of a sentence, unless its labels say the same already.
    pub(super) fn favours(&self, document: &Document<'a>, tokens: Range<usize>, labels: &[u8]) -> Option<Vec<Row>> {
        let mut rows: Option<Vec<Row>> = None;
        let mut at = tokens.start;
        while at < tokens.end {
            let Some((length, votes)) = self.at(document, at, tokens.end) else {
                at += 1;
                continue;
            };
            let inside = at - tokens.start..at - tokens.start + length;
            at += length;
            let (kind, most) = votes.best();
            let all: u32 = votes.0.iter().sum();
            // Names that are as often one thing as another tell nothing.
            let lead = 2 * most as i32 - all as i32;
            let told = viterbi::all_of_kind(&labels[inside.clone()], kind);
            if lead <= 0 || told {
                continue;
            }
            let bonus = BONUS * lead.min(MOST) / MOST;
            let rows = rows.get_or_insert_with(|| vec![[0; WIDTH]; tokens.len()]);
            for row in &mut rows[inside] {
                for label in viterbi::labels_of(kind) {
                    row[usize::from(label)] += bonus;
                }
            }
        }
        rows
    }
}

/// What is added to the scores of a word's label at most.
const BONUS: i32 = 150;
/// So many votes of one mind are worth all of [`BONUS`].
const MOST: i32 = 6;
