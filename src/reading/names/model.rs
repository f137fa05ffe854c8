//! The weights of one language: how they are kept in a file, and how they score a sentence.
//!
//! The file is small because most weights are nothing: a row of a bucket is a mask of the labels that have a weight, and
//! their bytes. Whatever a file holds, reading it is a model or an error, never a panic. This module must not know how
//! weights are learnt.

use super::atoms::{self, Atoms, Context, Memory, Role, Vocabulary};
use super::features;
use super::viterbi::{self, Decoder, LABELS, Row, TURNS, Transitions, WIDTH};
use crate::language::Language;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Changes with the format of the file and with the features: weights of another version mean nothing.
pub const VERSION: u8 = 1;

const MAGIC: &[u8; 4] = b"CLNM";
/// Most bits of a bucket's number that a file may ask for.
const MOST_BITS: u8 = 20;

/// Why a file of weights cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It does not begin as such files do.
    #[error("this is no file of name weights")]
    Foreign,
    /// Made for other features than this program's.
    #[error("the name weights are of version {0}, not {VERSION}")]
    Version(u8),
    /// Cut short or changed.
    #[error("the name weights are damaged")]
    Damaged,
}

/// Weights ready to score.
#[derive(Debug)]
pub struct Model {
    language: Language,
    bits: u32,
    rows: Vec<[i8; WIDTH]>,
    transitions: Transitions,
    vocabulary: Vocabulary,
}

/// The scores of a document's tokens, so that a sentence can be decoded again, and memory that sentences share.
#[derive(Debug, Default)]
pub(super) struct Scores {
    rows: Vec<[i16; WIDTH]>,
    turns: Vec<u8>,
    roles: Vec<Role>,
    atoms: Vec<Atoms>,
    memory: Memory,
    buckets: Vec<u32>,
    sums: Vec<Row>,
    decoder: Decoder,
}

impl Scores {
    /// Room for so many tokens.
    pub(super) fn for_tokens(count: usize) -> Self {
        Self {
            rows: Vec::with_capacity(count),
            turns: Vec::with_capacity(count),
            roles: Vec::with_capacity(count),
            ..Self::default()
        }
    }
}

impl Model {
    pub(super) fn new(
        language: Language,
        bits: u32,
        rows: Vec<[i8; WIDTH]>,
        transitions: Transitions,
        vocabulary: Vocabulary,
    ) -> Self {
        Self { language, bits, rows, transitions, vocabulary }
    }

    /// The language it was trained on.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What its texts tell of words.
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Scores the tokens of the next sentence.
    pub(super) fn score(&self, context: &Context, tokens: Range<usize>, scores: &mut Scores) {
        atoms::atoms(context, tokens, &mut scores.memory, &mut scores.atoms);
        for (at, atoms) in scores.atoms.iter().enumerate() {
            // All buckets before any row: rows lie far apart in memory, and so are fetched side by side.
            scores.buckets.clear();
            if atoms.role != Role::Nowhere {
                features::features(&scores.atoms, at, self.bits, |bucket| scores.buckets.push(bucket));
            }
            let sums = self.sum(&scores.buckets);
            scores.rows.push(sums);
            scores.turns.push(atoms.turn);
            scores.roles.push(atoms.role);
        }
    }

    /// The sum of the rows of these buckets.
    fn sum(&self, buckets: &[u32]) -> [i16; WIDTH] {
        let mut sums = [0i16; WIDTH];
        for row in buckets.iter().filter_map(|bucket| self.rows.get(*bucket as usize)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i16::from(*weight);
            }
        }
        sums
    }

    /// Puts the labels of scored tokens in `labels`. `favours` are added to the scores.
    pub(super) fn label(
        &self,
        scores: &mut Scores,
        tokens: Range<usize>,
        favours: Option<&[Row]>,
        labels: &mut Vec<u8>,
    ) {
        scores.sums.clear();
        for (at, index) in tokens.clone().enumerate() {
            let mut row = scores.rows[index].map(i32::from);
            if let Some(favour) = favours.and_then(|favours| favours.get(at)) {
                row.iter_mut().zip(favour).for_each(|(sum, more)| *sum += more);
            }
            viterbi::restrict(scores.roles[index], &mut row);
            scores.sums.push(row);
        }
        scores.decoder.decode(&scores.sums, &scores.turns[tokens], &self.transitions, labels);
    }

    /// The file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let mut code = [0; 3];
        code.iter_mut().zip(self.language.code().bytes()).for_each(|(place, letter)| *place = letter);
        bytes.push(VERSION);
        bytes.extend(code);
        bytes.push(LABELS as u8);
        bytes.push(self.bits as u8);
        for weight in self.transitions.iter().flatten().flatten() {
            let weight = (*weight).clamp(i16::MIN.into(), i16::MAX.into()) as i16;
            bytes.extend(weight.to_le_bytes());
        }
        for words in [&self.vocabulary.everyday, &self.vocabulary.nouns, &self.vocabulary.inside] {
            let mut words: Vec<u32> = words.iter().copied().collect();
            words.sort_unstable();
            bytes.extend((words.len() as u32).to_le_bytes());
            words.iter().for_each(|word| bytes.extend(word.to_le_bytes()));
        }
        let mut empty = 0u32;
        for row in &self.rows {
            let mask = row.iter().enumerate().fold(0u16, |mask, (at, weight)| mask | u16::from(*weight != 0) << at);
            if mask == 0 {
                empty += 1;
                continue;
            }
            put_skip(&mut bytes, empty);
            empty = 0;
            bytes.extend(mask.to_le_bytes());
            bytes.extend(row.iter().filter(|weight| **weight != 0).map(|weight| *weight as u8));
        }
        put_skip(&mut bytes, empty);
        let sum = checksum(&bytes);
        bytes.extend(sum.to_le_bytes());
        bytes
    }

    /// Reads a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::Foreign)?;
        let version = *rest.first().ok_or(ModelError::Damaged)?;
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        let (body, sum) = bytes.split_last_chunk::<4>().ok_or(ModelError::Damaged)?;
        if checksum(body) != u32::from_le_bytes(*sum) {
            return Err(ModelError::Damaged);
        }
        let mut reader = Reader { bytes: body.get(MAGIC.len() + 1..).unwrap_or_default() };
        let code = reader.take(3)?;
        let code = std::str::from_utf8(code).map_err(|_| ModelError::Damaged)?.trim_end_matches('\0');
        let language = Language::parse(code).ok_or(ModelError::Damaged)?;
        let (labels, bits) = (reader.byte()?, reader.byte()?);
        if usize::from(labels) != LABELS || !(1..=MOST_BITS).contains(&bits) {
            return Err(ModelError::Damaged);
        }
        let mut transitions: Transitions = [[[0; WIDTH]; WIDTH]; TURNS];
        for weight in transitions.iter_mut().flatten().flatten() {
            *weight = i16::from_le_bytes([reader.byte()?, reader.byte()?]).into();
        }
        let vocabulary = Vocabulary { everyday: reader.words()?, nouns: reader.words()?, inside: reader.words()? };
        let mut rows = vec![[0; WIDTH]; 1 << bits];
        let mut at = reader.skip()?;
        while at < rows.len() {
            let mask = u16::from_le_bytes([reader.byte()?, reader.byte()?]);
            for (label, weight) in rows[at].iter_mut().enumerate() {
                if mask & 1 << label != 0 {
                    *weight = reader.byte()? as i8;
                }
            }
            at += 1 + reader.skip()?;
        }
        if at != rows.len() || !reader.bytes.is_empty() {
            return Err(ModelError::Damaged);
        }
        Ok(Self::new(language, bits.into(), rows, transitions, vocabulary))
    }
}

/// How many empty rows follow, in sevens of bits.
fn put_skip(bytes: &mut Vec<u8>, mut rows: u32) {
    while rows >= 0x80 {
        bytes.push(rows as u8 | 0x80);
        rows >>= 7;
    }
    bytes.push(rows as u8);
}

pub(super) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum: u32, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(ModelError::Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, ModelError> {
        self.take(1)?.first().copied().ok_or(ModelError::Damaged)
    }

    fn number(&mut self) -> Result<usize, ModelError> {
        let bytes = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
        usize::try_from(u32::from_le_bytes(bytes)).map_err(|_| ModelError::Damaged)
    }

    fn words(&mut self) -> Result<FxHashSet<u32>, ModelError> {
        let count = self.number()?;
        let words = self.take(count.checked_mul(4).ok_or(ModelError::Damaged)?)?;
        Ok(words.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)).collect())
    }

    fn skip(&mut self) -> Result<usize, ModelError> {
        let mut rows = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            rows |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(rows);
            }
        }
        Err(ModelError::Damaged)
    }
}
