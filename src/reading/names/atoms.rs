//! What is hashed of a token: how it is written, what the lists know of it, and whether it can be in a name at all.
//!
//! Training and reading agree on a model only while they make the same atoms, so both call this file, and whatever
//! changes here takes newly trained weights and a new [`super::model::VERSION`]. It must not know of labels or weights,
//! nor which atoms a feature is made of: that is in [`super::features`].

use super::lists;
use crate::language::{Sources, gazetteer};
use crate::reading::document::{Document, Once, TokenKind};
use crate::reading::phrases::{Word, base, small_base};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// A hash that is the same on every machine and in every version: FNV-1a with a final mix.
#[derive(Debug, Clone, Copy)]
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }

    fn text(self, text: &str) -> Self {
        text.bytes().fold(self, Self::byte)
    }

    const fn end(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed >> 32) as u32
    }
}

/// The hash of a word, for lists of words inside a model.
pub(super) fn word_hash(word: &str) -> u32 {
    Hash::new().text(word).end()
}

/// The hash of a word from its end, so that the ends of a compound are hashed on the way.
pub(super) fn end_hash(word: &str) -> u32 {
    word.bytes().rev().fold(Hash::new(), Hash::byte).end()
}

/// Shortest end of a compound that is looked up, in bytes.
const SHORTEST_END: usize = 4;

/// What the vocabulary tells of a word with a capital, given in small letters.
fn noun_mask(context: &Context, small: &str) -> u32 {
    let nouns = &context.vocabulary.nouns;
    let known = |hash: u32| nouns.contains(&hash) && !context.own.contains(&hash);
    if known(end_hash(small)) {
        return lists::Noun;
    }
    for ending in ["s", "n", "en", "es", "e", "er"] {
        if small.strip_suffix(ending).is_some_and(|stem| stem.len() >= SHORTEST_END && known(end_hash(stem))) {
            return lists::NounStem;
        }
    }
    let capital_nouns = context.document.lexicon.is_some_and(|lexicon| lexicon.sources.capital_nouns);
    if !capital_nouns || small.len() > LONGEST_WORD {
        return 0;
    }
    let mut hash = Hash::new();
    for (length, byte) in small.bytes().rev().enumerate() {
        let end = length >= SHORTEST_END && small.is_char_boundary(small.len() - length);
        if end && known(hash.end()) {
            return lists::NounEnd;
        }
        hash = hash.byte(byte);
    }
    0
}

/// Longer words are not taken apart.
const LONGEST_WORD: usize = 60;

/// What is hashed of one token, once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Atoms {
    pub(super) exact: u32,
    pub(super) lower: u32,
    pub(super) shape: u32,
    pub(super) prefixes: [u32; 3],
    pub(super) suffixes: [u32; 4],
    pub(super) head: u32,
    pub(super) tail: u32,
    pub(super) mask: u32,
    /// Which table of transitions leads here.
    pub(super) turn: u8,
    pub(super) opens: bool,
    /// Which labels are possible.
    pub(super) role: Role,
}

/// Where in a name a token can stand, by its looks alone. Most tokens of a text can stand in none, and need no scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Anywhere in a name.
    #[default]
    Any,
    /// Only behind the beginning of one.
    Inside,
    /// Nowhere.
    Nowhere,
}

/// How many tokens that begin no name can stand in one without a break.
const LONGEST_INSIDE: u32 = 4;

/// Whether a token looks like one that can begin a name: a capital, or a list.
pub(super) fn is_bold(document: &Document, index: usize, mask: u32) -> bool {
    let token = document.tokens[index];
    match token.kind {
        TokenKind::Word => {
            token.capital
                || mask & (lists::Particle | lists::Listed) != 0
                || document.word(index).contains(char::is_uppercase)
        }
        // "1. FC Köln"
        TokenKind::Figure => (1..=2).any(|on| document.tokens.get(index + on).is_some_and(|next| next.capital)),
        _ => false,
    }
}

/// Sets which tokens can be in a name: the bold ones, and a few behind one that the texts have inside names.
fn cast(context: &Context, first: usize, atoms: &mut [Atoms]) {
    let mut since = None;
    for (index, atom) in (first..).zip(atoms) {
        since = if is_bold(context.document, index, atom.mask) {
            Some(0)
        } else {
            let inside = |since: &u32| *since < LONGEST_INSIDE && context.vocabulary.inside.contains(&atom.lower);
            since.filter(inside).map(|since| since + 1)
        };
        atom.role = match since {
            Some(0) => Role::Any,
            Some(_) => Role::Inside,
            None => Role::Nowhere,
        };
    }
}

/// Words that are no names, as the texts of a model show them; kept in the model as hashes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary {
    /// [`word_hash`] of words in small letters.
    pub everyday: FxHashSet<u32>,
    /// [`end_hash`] of words with a capital, in small letters: nouns in German.
    pub nouns: FxHashSet<u32>,
    /// [`word_hash`] of what stands inside names without looking like a name: "of", "der", "&".
    pub inside: FxHashSet<u32>,
}

/// What is known before a document is read token by token.
#[derive(Debug)]
pub(super) struct Context<'d, 'a> {
    pub document: &'d Document<'a>,
    pub words: &'d [Word],
    /// What the texts of the model tell of words.
    pub vocabulary: &'d Vocabulary,
    /// Words that the vocabulary has from this document alone and so must not tell of it; none but in training.
    pub own: &'d FxHashSet<u32>,
    /// Hashes of words that this document writes in small letters.
    pub small: &'d FxHashSet<u32>,
}

/// The hashes of the words that a document writes in small letters.
pub(super) fn small_words(document: &Document) -> FxHashSet<u32> {
    let mut hashes = Once::default();
    let small = document.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word && !token.capital);
    for (index, token) in small {
        hashes.of(document.spelling(index), || word_hash(token.span.of(document.text)));
    }
    hashes.all().flatten().collect()
}

/// How a line is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Line {
    #[default]
    Plain,
    /// In capitals.
    Shouted,
    /// Nearly every word with a capital, where that is no rule of the language.
    Titled,
}

fn line(document: &Document, data: Option<&Sources>, tokens: Range<usize>) -> Line {
    let (mut words, mut shouted, mut long, mut titled) = (0, 0, 0, 0);
    for index in tokens.filter(|&index| document.tokens[index].kind == TokenKind::Word) {
        let word = document.word(index);
        if word.len() >= 2 && !word.contains('.') {
            words += 1;
            shouted += usize::from(!word.chars().any(char::is_lowercase));
        }
        if word.len() >= 4 {
            long += 1;
            titled += usize::from(document.tokens[index].capital);
        }
    }
    if words >= 3 && shouted * 5 >= words * 4 {
        Line::Shouted
    } else if !data.is_some_and(|data| data.capital_nouns) && long >= 4 && titled * 6 >= long * 5 {
        Line::Titled
    } else {
        Line::Plain
    }
}

/// The word as it would stand outside a line in capitals.
pub(super) fn unshout(word: &str) -> Cow<'_, str> {
    if word.chars().filter(|c| c.is_alphabetic()).nth(1).is_none() || word.chars().any(char::is_lowercase) {
        return Cow::Borrowed(word);
    }
    let mut plain = String::with_capacity(word.len());
    let mut inside = false;
    for letter in word.chars() {
        if inside {
            plain.extend(letter.to_lowercase())
        } else {
            plain.push(letter)
        }
        inside = letter.is_alphanumeric() || letter == '\'' || letter == '’';
    }
    Cow::Owned(plain)
}

/// Replaces `atoms` by those of the tokens of one sentence. `memory` is of this document and context.
pub(super) fn atoms(context: &Context, tokens: Range<usize>, memory: &mut Memory, atoms: &mut Vec<Atoms>) {
    let document = context.document;
    let data = document.lexicon.map(|lexicon| &lexicon.sources);
    let line = line(document, data, tokens.clone());
    let spelled: Vec<Cow<str>> = tokens
        .clone()
        .map(|index| {
            let word = document.word(index);
            if line == Line::Shouted { unshout(word) } else { Cow::Borrowed(word) }
        })
        .collect();
    atoms.clear();
    let mut opens = true;
    for (index, spelling) in tokens.clone().zip(&spelled) {
        let make = || Alone::of(context, index, spelling);
        let alone = if line == Line::Shouted { make() } else { memory.of(document.spelling(index), make) };
        atoms.push(Atoms { shape: alone.shape.byte(line as u8).end(), opens, ..alone.atoms });
        let mark = document.tokens[index].kind != TokenKind::Word;
        opens = mark && (opens || matches!(&**spelling, ":" | "„" | "“" | "\"" | "–" | "•"));
    }
    let mut masks: Vec<u32> = atoms.iter().map(|atoms| atoms.mask).collect();
    lists::look_up(document, context.words, tokens.clone(), &spelled, &mut masks);
    atoms.iter_mut().zip(masks).for_each(|(atoms, mask)| atoms.mask = mask);
    cast(context, tokens.start, atoms);
}

/// What is hashed of each spelling of a document, once.
pub(super) type Memory = Once<Alone>;

/// What a word is wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alone {
    /// All but the shape, which its line has a part in, and where it stands.
    atoms: Atoms,
    shape: Hash,
}

impl Alone {
    fn of(context: &Context, index: usize, spelling: &str) -> Self {
        let document = context.document;
        let token = document.tokens[index];
        let (word, small) = (base(spelling), small_base(document.small(index), spelling));
        let mut atoms = of_word(word, small);
        if word.len() < spelling.len() {
            atoms.mask |= lists::Genitive;
        }
        atoms.turn = match token.kind {
            TokenKind::Word if token.capital => 0,
            TokenKind::Word => 1,
            TokenKind::Figure => 2,
            _ => 3,
        };
        if token.kind == TokenKind::Word {
            atoms.mask |= lists::alone(document, word);
            atoms.mask |=
                if token.capital { capital_mask(context, small, &atoms) } else { small_mask(context, small, &atoms) };
        }
        Self { atoms, shape: shape(word) }
    }
}

/// What is known of a word with a capital, given in small letters.
fn capital_mask(context: &Context, small: &str, atoms: &Atoms) -> u32 {
    let everyday = context.vocabulary.everyday.contains(&atoms.lower) || context.small.contains(&atoms.lower);
    noun_mask(context, small) | if everyday { lists::Everyday } else { 0 }
}

/// What is known of a word in small letters.
fn small_mask(context: &Context, small: &str, atoms: &Atoms) -> u32 {
    let says = context.document.lexicon.and_then(|lexicon| lexicon.attribution.entry(small));
    let mut mask = if says.is_some_and(|entry| !entry.forms.is_empty()) { lists::Says } else { 0 };
    if small.len() > SHORTEST_SMALL_NAME && !context.vocabulary.everyday.contains(&atoms.lower) {
        let mut letters = small.chars();
        let mut title: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        title.push_str(letters.as_str());
        let listed = gazetteer().listed(&title).is_some_and(|listed| listed.major);
        mask |= if listed { lists::Listed } else { 0 };
    }
    mask
}

/// Names in small letters are longer than this, in bytes.
const SHORTEST_SMALL_NAME: usize = 3;

fn of_word(word: &str, small: &str) -> Atoms {
    let lower = word_hash(small);
    let exact = if word == small { lower } else { word_hash(word) };
    let mut atoms = Atoms { exact, lower, ..Atoms::default() };
    // Beginnings of two to four letters, endings of one to four, each hashed on the way to the longer.
    let (mut hash, mut at) = (Hash::new(), 0);
    let ends = small.char_indices().map(|(start, letter)| start + letter.len_utf8());
    for (number, end) in ends.take(atoms.prefixes.len() + 1).enumerate() {
        hash = hash.text(&small[at..end]);
        at = end;
        if let Some(prefix) = number.checked_sub(1).and_then(|number| atoms.prefixes.get_mut(number)) {
            *prefix = hash.end();
        }
    }
    let (mut hash, mut at) = (Hash::new(), small.len());
    for (suffix, (start, _)) in atoms.suffixes.iter_mut().zip(small.char_indices().rev()) {
        hash = hash.text(&small[start..at]);
        at = start;
        *suffix = hash.end();
    }
    if let Some((head, tail)) = small.rsplit_once('-') {
        (atoms.head, atoms.tail) = (Hash::new().text(head).end(), Hash::new().text(tail).end());
    }
    atoms
}

/// Capitals, small letters, digits and marks, with runs cut to two.
fn shape(word: &str) -> Hash {
    let mut hash = Hash::new();
    let (mut last, mut run) = (0, 0);
    for letter in word.chars() {
        let class = match letter {
            _ if letter.is_uppercase() => b'X',
            _ if letter.is_alphabetic() => b'x',
            _ if letter.is_numeric() => b'0',
            _ if letter.is_ascii() => letter as u8,
            _ => b'~',
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            hash = hash.byte(class);
        }
    }
    hash
}

/// The atom before a sentence, and after it.
pub(super) const BEFORE: Atoms = edge(1);
pub(super) const AFTER: Atoms = edge(2);

const fn edge(number: u32) -> Atoms {
    Atoms {
        exact: number,
        lower: number,
        shape: number,
        prefixes: [0; 3],
        suffixes: [number; 4],
        head: 0,
        tail: 0,
        mask: 0,
        turn: 3,
        opens: false,
        role: Role::Nowhere,
    }
}
