//! Learns weights from marked texts: an averaged structured perceptron with a margin.
//!
//! Everything is whole numbers, the order of the texts is drawn from a fixed seed, and no table is walked in an order of
//! chance, so the same texts give the same bytes on every machine. This module must not know of files; the program
//! around it is `examples/train_names.rs`.

use super::align;
use super::atoms::{self, Context, Role, Vocabulary};
use super::features;
use super::model::Model;
use super::viterbi::{self, Decoder, LABELS, Row, TURNS, Transitions, WIDTH};
use crate::article::Article;
use crate::language::{self, Language};
use crate::reading::document::{Document, TokenKind};
use crate::reading::model::Name;
use crate::reading::phrases;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// A text with its names marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The text.
    pub text: String,
    /// Its names, in order.
    pub names: Vec<Name>,
    /// Texts made of the same one have the same number, and stand together.
    pub source: usize,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How often every text is seen.
    pub rounds: u32,
    /// The table of weights has two to the power of this many rows.
    pub bits: u32,
    /// How far, in updates of one feature, the right labels must be ahead of wrong ones.
    pub margin: i32,
    /// How far a missed name must stay behind, beyond the margin: more finds more names, and more that are none.
    pub missed: i32,
    /// How many features of a hundred are hidden from each look at a text.
    pub hidden: usize,
    /// Where chance begins.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rounds: 12, bits: 18, margin: 60, missed: 20, hidden: 30, seed: 5 }
    }
}

/// Numbers that look like chance and are the same each time.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}

/// A sentence as the learner sees it.
struct Lesson {
    /// The buckets of all tokens, and where those of each token begin.
    buckets: Vec<u32>,
    starts: Vec<usize>,
    turns: Vec<u8>,
    roles: Vec<Role>,
    gold: Vec<u8>,
}

impl Lesson {
    fn features(&self, at: usize) -> &[u32] {
        &self.buckets[self.starts[at]..self.starts[at + 1]]
    }
}

/// Learns the names of `examples`, which are texts in `language`. `nouns` are words, in small letters, that are no names
/// though the language may write them with a capital.
pub fn train(examples: &[Example], nouns: &[&str], language: Language, settings: &Settings) -> Model {
    let (vocabulary, own) = vocabulary(examples, nouns, language);
    let mut lessons = Vec::new();
    for (example, own) in examples.iter().zip(&own) {
        read(example, language, (&vocabulary, own), settings.bits, &mut lessons);
    }
    drop(own);
    learn(&lessons, settings).finish(language, settings, vocabulary)
}

/// Goes over the lessons.
fn learn(lessons: &[Lesson], settings: &Settings) -> Learner {
    let mut learner = Learner::new(settings);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut chance = Chance::new(settings.seed);
    for _ in 0..settings.rounds {
        for last in (1..order.len()).rev() {
            order.swap(last, chance.below(last + 1));
        }
        for &lesson in &order {
            learner.learn(&lessons[lesson], settings);
        }
    }
    learner
}

/// A word in small letters counts from this often.
const EVERYDAY: u32 = 3;

/// What stands inside names counts from this often; rarer words cost more time than they find names.
const INSIDE: u32 = 2;

/// What the texts tell of words, and for each text the words that are known from it alone.
fn vocabulary(examples: &[Example], listed: &[&str], language: Language) -> (Vocabulary, Vec<FxHashSet<u32>>) {
    let mut everyday: BTreeMap<u32, u32> = BTreeMap::new();
    let mut inside: BTreeMap<u32, u32> = BTreeMap::new();
    // Of nouns, the texts they are in: how many different ones (two stand for many), and the last.
    let mut nouns: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
    let mut number = 0;
    let mut numbers = Vec::with_capacity(examples.len());
    for (at, example) in examples.iter().enumerate() {
        // Copies of a text are the same text.
        if at > 0 && examples[at - 1].source != example.source {
            number += 1;
        }
        numbers.push(number);
        let article = Article::from_text(example.text.clone());
        let document = Document::new(&article.text, &article.blocks, language);
        for sentence in &document.sentences {
            for index in sentence.tokens.clone() {
                let token = document.tokens[index];
                if example.names.iter().any(|name| name.span.start < token.span.start && name.span.overlaps(token.span))
                    && !atoms::is_bold(&document, index, 0)
                {
                    *inside.entry(atoms::word_hash(document.word(index))).or_default() += 1;
                }
                if token.kind != TokenKind::Word || token.span.len() < 2 {
                    continue;
                }
                let small = phrases::bare_small(&document, index);
                let name = example.names.iter().any(|name| name.span.overlaps(token.span));
                if name {
                    continue;
                }
                if !token.capital {
                    *everyday.entry(atoms::word_hash(small)).or_default() += 1;
                } else if index > sentence.tokens.start {
                    let seen = nouns.entry(atoms::end_hash(small)).or_insert((0, usize::MAX));
                    if seen.1 != number {
                        *seen = ((seen.0 + 1).min(2), number);
                    }
                }
            }
        }
    }
    for noun in listed {
        // Known from elsewhere, whatever the texts show.
        nouns.entry(atoms::end_hash(noun)).or_default().0 = 2;
    }
    let mut own = vec![FxHashSet::default(); number + 1];
    for (noun, (texts, last)) in &nouns {
        if *texts < 2 {
            own[*last].insert(*noun);
        }
    }
    let vocabulary = Vocabulary {
        everyday: everyday.into_iter().filter(|(_, times)| *times >= EVERYDAY).map(|(word, _)| word).collect(),
        nouns: nouns.into_keys().collect(),
        inside: inside.into_iter().filter(|(_, times)| *times >= INSIDE).map(|(word, _)| word).collect(),
    };
    (vocabulary, numbers.into_iter().map(|number| own[number].clone()).collect())
}

fn read(
    example: &Example,
    language: Language,
    (vocabulary, own): (&Vocabulary, &FxHashSet<u32>),
    bits: u32,
    lessons: &mut Vec<Lesson>,
) {
    let article = Article::from_text(example.text.clone());
    let document = Document::new(&article.text, &article.blocks, language);
    let words = language::lexicon(language).map(|lexicon| phrases::look_up(&document, &lexicon.sources));
    let words = words.unwrap_or_default();
    let small = atoms::small_words(&document);
    let context = Context { document: &document, words: &words, vocabulary, own, small: &small };
    let (mut memory, mut atoms) = (atoms::Memory::default(), Vec::new());
    for sentence in &document.sentences {
        atoms::atoms(&context, sentence.tokens.clone(), &mut memory, &mut atoms);
        let mut lesson = Lesson {
            buckets: Vec::new(),
            starts: vec![0],
            turns: atoms.iter().map(|atoms| atoms.turn).collect(),
            roles: atoms.iter().map(|atoms| atoms.role).collect(),
            gold: align::labels(&context, sentence.tokens.clone(), &example.names),
        };
        for at in 0..atoms.len() {
            if lesson.roles[at] != Role::Nowhere {
                features::features(&atoms, at, bits, |bucket| lesson.buckets.push(bucket));
            }
            lesson.starts.push(lesson.buckets.len());
        }
        viterbi::drop_impossible(&lesson.roles, &mut lesson.gold);
        lessons.push(lesson);
    }
}

/// A weight, and what is taken from it in the end to make it the average of all it has been.
#[derive(Clone, Copy, Default)]
struct Weight {
    now: i32,
    past: i64,
}

struct Learner {
    rows: Vec<[Weight; WIDTH]>,
    transitions: Vec<Weight>,
    steps: Transitions,
    time: i64,
    decoder: Decoder,
    scores: Vec<Row>,
    guess: Vec<u8>,
    chance: Chance,
    buckets: Vec<u32>,
    starts: Vec<usize>,
}

impl Learner {
    fn new(settings: &Settings) -> Self {
        Self {
            rows: vec![[Weight::default(); WIDTH]; 1 << settings.bits],
            transitions: vec![Weight::default(); TURNS * WIDTH * WIDTH],
            steps: [[[0; WIDTH]; WIDTH]; TURNS],
            time: 1,
            decoder: Decoder::default(),
            scores: Vec::new(),
            guess: Vec::new(),
            chance: Chance::new(settings.seed + 1000),
            buckets: Vec::new(),
            starts: Vec::new(),
        }
    }

    fn learn(&mut self, lesson: &Lesson, settings: &Settings) {
        self.scores.clear();
        // Some features are hidden each time, so that no name is learnt by its letters alone.
        self.buckets.clear();
        self.starts.clear();
        self.starts.push(0);
        for at in 0..lesson.gold.len() {
            for bucket in lesson.features(at) {
                if self.chance.below(100) >= settings.hidden {
                    self.buckets.push(*bucket);
                }
            }
            self.starts.push(self.buckets.len());
        }
        for (at, gold) in lesson.gold.iter().enumerate() {
            let mut row = [0; WIDTH];
            for bucket in &self.buckets[self.starts[at]..self.starts[at + 1]] {
                for (sum, weight) in row.iter_mut().zip(&self.rows[*bucket as usize]) {
                    *sum += weight.now;
                }
            }
            for (label, sum) in row.iter_mut().enumerate().take(LABELS) {
                if label != usize::from(*gold) {
                    *sum += settings.margin + if label == 0 { settings.missed } else { 0 };
                }
            }
            viterbi::restrict(lesson.roles[at], &mut row);
            self.scores.push(row);
        }
        self.decoder.decode(&self.scores, &lesson.turns, &self.steps, &mut self.guess);
        let (mut gold_before, mut guess_before) = (0, 0);
        for (at, (&gold, &guess)) in lesson.gold.iter().zip(&self.guess).enumerate() {
            if gold != guess {
                for bucket in &self.buckets[self.starts[at]..self.starts[at + 1]] {
                    let row = &mut self.rows[*bucket as usize];
                    change(&mut row[usize::from(gold)], 1, self.time);
                    change(&mut row[usize::from(guess)], -1, self.time);
                }
            }
            if (gold_before, gold) != (guess_before, guess) {
                for (from, to, by) in [(gold_before, gold, 1), (guess_before, guess, -1)] {
                    let (turn, from, to) = (usize::from(lesson.turns[at]), usize::from(from), usize::from(to));
                    change(&mut self.transitions[(turn * WIDTH + from) * WIDTH + to], by, self.time);
                    self.steps[turn][from][to] += by;
                }
            }
            (gold_before, guess_before) = (gold, guess);
        }
        self.time += 1;
    }

    /// The averages, in steps of a byte.
    fn finish(self, language: Language, settings: &Settings, vocabulary: Vocabulary) -> Model {
        // In thousandths of an update.
        let average = |weight: &Weight| 1000 * i64::from(weight.now) - 1000 * weight.past / self.time;
        let mut sizes: Vec<i64> = self.rows.iter().flatten().map(|weight| average(weight).abs()).collect();
        sizes.retain(|size| *size > 0);
        sizes.sort_unstable();
        // One weight in two thousand is cut to what a byte can hold.
        let largest = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 2000)).copied().unwrap_or(1).max(1);
        let scaled = |weight: &Weight| {
            let weight = average(weight);
            (weight * 127 + weight.signum() * largest / 2) / largest
        };
        let byte = |weight: &Weight| scaled(weight).clamp(-127, 127) as i8;
        let rows = self.rows.iter().map(|row| std::array::from_fn(|at| byte(&row[at]))).collect();
        let mut transitions: Transitions = [[[0; WIDTH]; WIDTH]; TURNS];
        for (step, weight) in transitions.iter_mut().flatten().flatten().zip(&self.transitions) {
            *step = scaled(weight).clamp(-30_000, 30_000) as i32;
        }
        Model::new(language, settings.bits, rows, transitions, vocabulary)
    }
}

fn change(weight: &mut Weight, by: i32, time: i64) {
    weight.now += by;
    weight.past += i64::from(by) * time;
}
