//! The vocabulary of one language, made ready for reading: every word and phrase of its `[numbers]` data in one trie.
//!
//! Made once a language. What the words mean together is in the other files of this module; this one must not know.

mod compound;
mod load;

use super::lexeme::Lexeme;
use crate::language::{Language, Numbers, lexicon, shared};
use compound::Joint;
use load::pieces;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, OnceLock};

/// A word of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct WordId(u32);

impl WordId {
    /// Not in the vocabulary.
    pub(super) const NONE: Self = Self(0);
}

/// What a word or phrase can do in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[rustfmt::skip]
pub(super) enum Role {
    Cardinal, Scale, Abbreviation, Collective,
    Article, One, Definite, Doubtful, DoubtfulAfter, Dependent, Rough, And, Point, Negative, Positive, Of, Linking, Per,
    Portion, Guarded, Denominator, TiedDenominator, Half, AndHalf, OutOf, NounOutOf, By, ByEnd, Every,
    Multiple, Compared, MultipleAfter, MultipleSuffix, FigureSuffix, ComparedSuffix, Comparison,
    Vague, Several,
    Ordinal, OrdinalSuffix, Rank,
    Percent, Points, BasisPoints, FinalUnit, UnitName, Extent, QuarterLetter, OwnYear, Which, CalendarSpan, OnDay, AboutHour, ScoreSure, Weight, Weighing, Weighed, Paid, AmbiguousMonth, Unit, Duration, DurationAdjective, Temperature, BelowZero, AboveZero, NoArticle, Counting, Between,
    Currency, Minor, CurrencySign, CommonCode, WordCode, DoubtfulCurrency,
    AgeSuffix, AgeAfter, AgeBefore, AgeBeforeYears, TermAfter, AgeShort, OwnAge, AgeDecade,
    Month, Weekday, Season, Holiday, HolidayHead, DatePart, BeforeYear, Year, Quarter, Week, Century, Decade,
    BeforeDecade, Day, ThisMonth, ThisMonthAlone, DayLetter, WeeksOn, BeforeChrist, AfterChrist, InsideDate, BeforeDay, RelativeDay, AfterDuration, Now, OwnArticle,
    Hour, HourLetter, Morning, Evening, MorningLetter, EveningLetter, MorningPart, EveningPart, BeforeHour, Announced, HalfPast, HalfTo, QuarterPast, QuarterTo,
    ThreeQuarters, NamedHour, HourPart, LessMinutes, Past, To, Minutes, Zone, AtTime,
    About, AboutTime, AboutAfter, AtLeast, AtMost, OrMore, OrLess, Plain,
    RangeBetween, RangeFrom, RangeTo, RangeAnd, Change, Changing, Or, ScoreJoin, Winning, Votes,
    Plural, NoPlural,
    Label, CapitalLabel, PhoneLabel, LabelAfter, BoundLabel, Street, Phrase, NoName,
}

impl Role {
    /// Which word of [`Roles`] has its bit, and that bit.
    const fn bit(self) -> (usize, u64) {
        (self as usize / 64, 1 << (self as usize % 64))
    }
}

/// A set of roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Roles([u64; ROLE_WORDS]);

/// Enough bits for every [`Role`].
const ROLE_WORDS: usize = 3;

impl Roles {
    /// The set of these.
    pub(super) const fn of(roles: &[Role]) -> Self {
        let (mut set, mut i) = ([0; ROLE_WORDS], 0);
        while i < roles.len() {
            let (word, bit) = roles[i].bit();
            set[word] |= bit;
            i += 1;
        }
        Self(set)
    }

    /// The roles of both.
    pub(super) const fn and(self, other: Self) -> Self {
        let (mut set, mut i) = (self.0, 0);
        while i < ROLE_WORDS {
            set[i] |= other.0[i];
            i += 1;
        }
        Self(set)
    }

    /// Whether the two share a role.
    pub(super) const fn meets(self, other: Self) -> bool {
        let (mut common, mut i) = (0, 0);
        while i < ROLE_WORDS {
            common |= self.0[i] & other.0[i];
            i += 1;
        }
        common != 0
    }

    /// Whether all of these are among the others.
    pub(super) const fn within(self, others: Self) -> bool {
        let (mut more, mut i) = (0, 0);
        while i < ROLE_WORDS {
            more |= self.0[i] & !others.0[i];
            i += 1;
        }
        more == 0
    }

    /// Whether the role is among them.
    #[inline]
    pub(super) const fn has(self, role: Role) -> bool {
        let (word, bit) = role.bit();
        self.0[word] & bit != 0
    }

    /// Adds a role.
    const fn insert(&mut self, role: Role) {
        let (word, bit) = role.bit();
        self.0[word] |= bit;
    }
}

/// One meaning of a word or phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sense {
    /// What it does.
    pub role: Role,
    /// Its value, where the role has one.
    pub value: f64,
    /// Its unit, currency or the like: an index into [`Grammar::codes`].
    pub code: u16,
    /// The case it must be written in, if it matters.
    exact: Option<Box<str>>,
}

impl Sense {
    /// Whether it is a sign or short form rather than a word.
    pub(super) fn is_symbol(&self) -> bool {
        self.exact.is_some()
    }

    /// Whether the words are written in the very case the sense asks for.
    pub(super) fn as_written(&self, words: &str) -> bool {
        self.exact.as_ref().is_none_or(|exact| same_written(words, exact))
    }

    /// How well the words as written fit: in the very case, in any case, or as a unit in the wrong case ("500 Km").
    fn fit(&self, words: &str) -> Option<u8> {
        match &self.exact {
            None => Some(1),
            Some(exact) if same_written(words, exact) => Some(2),
            Some(exact) if self.role == Role::Unit && exact.len() > 1 => {
                // 500 Km, 3 Kwh, but a magnitude of 6.3 Mw is no milliwatts and no megawatts; no decibels in "5 DB" and
                // no pascals in "2024 dpa".
                let mixed = words.contains(char::is_lowercase) && words.contains(char::is_uppercase);
                let doubtful = mixed && words.starts_with(['m', 'M']);
                let everyday = exact.starts_with(['k', 'c', 'm', 'M', 'G', 'T', 'H', 'W'])
                    && !exact.ends_with("Pa")
                    && !exact.ends_with('V');
                let same = same_written(&words.to_lowercase(), &exact.to_lowercase());
                (everyday && !doubtful && same).then_some(0)
            }
            Some(_) => None,
        }
    }
}

/// A word that is a whole number by itself, with what its end adds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Compound {
    /// Value of the number words in it.
    pub value: f64,
    /// How many number words it is made of.
    pub parts: u8,
    /// Role and code of its end, such as `jährige`.
    pub tail: Option<(Role, u16)>,
    /// The length of that end in bytes of its small letters.
    pub tail_length: u8,
    /// Whether its last number word is a scale of a thousand or more.
    pub scaled: bool,
}

#[derive(Debug, Default)]
struct Node {
    /// Roles of the phrases that end here.
    ends: Roles,
    senses: Vec<Sense>,
    /// Whether one of them asks for a case.
    cased: bool,
    /// Whether longer phrases begin with this one.
    grows: bool,
}

/// The vocabulary of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    words: HashMap<Box<str>, WordId, Hasher>,
    /// By word: the trie's first step, and the roles of the phrases that begin with the word.
    first: Vec<u32>,
    begins: Vec<Roles>,
    edges: HashMap<(u32, WordId), u32, Hasher>,
    nodes: Vec<Node>,
    ascii: [WordId; 128],
    codes: Vec<Box<str>>,
    /// Number words that join, by first byte, longest first.
    joints: Vec<Joint>,
    /// Which of them begin with each byte.
    starts: [Range<usize>; 256],
    /// Ends of compounds.
    tails: Vec<(Box<str>, Role, u16)>,
    and: Vec<Box<str>>,
    street_ends: Vec<Box<str>>,
    plural_endings: Vec<Box<str>>,
    singular_endings: Vec<Box<str>>,
    /// The data it was made of.
    pub data: Numbers,
    /// The mark between whole and part by the language's habit.
    pub decimal: char,
}

/// More digits stand in no phrase.
const LONGEST_PHRASE_DIGITS: usize = 4;

/// Small keys, not chosen by an attacker who could do more than slow a lookup of a closed vocabulary.
type Hasher = std::hash::BuildHasherDefault<rustc_hash::FxHasher>;

impl Grammar {
    /// The grammar of a language; of figures and signs alone where there is no data for it.
    pub(super) fn of(language: Language) -> &'static Self {
        static MADE: OnceLock<Mutex<HashMap<Language, &'static Grammar>>> = OnceLock::new();
        static PLAIN: OnceLock<Grammar> = OnceLock::new();
        let Some(lexicon) = lexicon(language) else {
            return PLAIN.get_or_init(|| Self::new(&Numbers::default()));
        };
        let mut made = match MADE.get_or_init(Mutex::default).lock() {
            Ok(made) => made,
            Err(poisoned) => poisoned.into_inner(),
        };
        // One for each language there is a file for, kept for the life of the program.
        made.entry(language).or_insert_with(|| Box::leak(Box::new(Self::new(&lexicon.numbers))))
    }

    fn new(data: &Numbers) -> Self {
        let mut grammar = Self {
            words: HashMap::default(),
            first: vec![0],
            begins: vec![Roles::default()],
            edges: HashMap::default(),
            nodes: vec![Node::default()],
            ascii: [WordId::NONE; 128],
            codes: vec!["".into()],
            joints: Vec::new(),
            tails: Vec::new(),
            and: Vec::new(),
            street_ends: Vec::new(),
            plural_endings: Vec::new(),
            singular_endings: Vec::new(),
            starts: [const { 0..0 }; 256],
            data: data.clone(),
            decimal: data.decimal.unwrap_or('.'),
        };
        grammar.load(shared().numbers());
        grammar.load(data);
        grammar
    }

    /// The word, made small, as the vocabulary or a compound.
    pub(super) fn find_word(&self, small: &str) -> (WordId, Option<Compound>) {
        let word = self.words.get(small).copied().unwrap_or(WordId::NONE);
        // What only stands in phrases that are no numbers may be one elsewhere: nel *duecento*.
        let mute = [Roles::default(), Roles::of(&[Role::Phrase])];
        if word != WordId::NONE && !mute.contains(&self.begins(word)) {
            return (word, None);
        }
        let Some(&byte) = small.as_bytes().first() else { return (word, None) };
        if self.starts[byte as usize].is_empty() {
            return (word, None);
        }
        (word, self.compound(small))
    }

    /// The vocabulary's entry for digits: m2, 9/11.
    pub(super) fn digits(&self, digits: &str) -> WordId {
        match digits.as_bytes() {
            [digit] => self.sign(*digit),
            _ if digits.len() > LONGEST_PHRASE_DIGITS => WordId::NONE,
            _ => self.words.get(digits).copied().unwrap_or(WordId::NONE),
        }
    }

    /// The vocabulary's entry for an ASCII sign.
    pub(super) fn sign(&self, byte: u8) -> WordId {
        self.ascii.get(byte as usize).copied().unwrap_or(WordId::NONE)
    }

    /// The vocabulary's entry for another sign.
    pub(super) fn other_sign(&self, sign: char) -> WordId {
        let sign = plain_sign(sign);
        if sign.is_ascii() {
            return self.sign(sign as u8);
        }
        let mut buffer = [0; 4];
        self.words.get(&*sign.encode_utf8(&mut buffer)).copied().unwrap_or(WordId::NONE)
    }

    /// The roles of phrases that begin with this lexeme.
    pub(super) fn begins(&self, word: WordId) -> Roles {
        self.begins[word.0 as usize]
    }

    /// The code by its number.
    pub(super) fn code(&self, code: u16) -> &str {
        self.codes.get(code as usize).map_or("", |code| code)
    }

    /// Whether a word is a plural noun by its end.
    pub(super) fn ends_like_plural(&self, small: &str) -> bool {
        let ends = |ends: &[Box<str>]| ends.iter().any(|end| small.len() > end.len() + 2 && small.ends_with(&**end));
        ends(&self.plural_endings) && !ends(&self.singular_endings)
    }

    /// Whether a word ends like the name of a street.
    pub(super) fn ends_like_street(&self, small: &str) -> bool {
        self.street_ends.iter().any(|end| small.len() > end.len() && small.ends_with(&**end))
    }

    /// The longest phrase in one of `roles` that begins at `at`: where it ends, and its sense.
    pub(super) fn longest(&self, text: &str, lexemes: &[Lexeme], at: usize, roles: Roles) -> Option<(usize, &Sense)> {
        let mut best = None;
        self.phrases(text, lexemes, at, |node, words, end| {
            if node.ends.meets(roles) {
                let wanted = node.senses.iter().filter(|sense| roles.has(sense.role));
                let found = wanted.filter_map(|sense| Some((sense.fit(words)?, sense))).max_by_key(|(fit, _)| *fit);
                if let Some((_, sense)) = found {
                    best = Some((end, sense));
                }
            }
        });
        best
    }

    /// The roles of the phrases that begin at `at`, written as they are there.
    pub(super) fn roles(&self, text: &str, lexemes: &[Lexeme], at: usize) -> Roles {
        let mut roles = Roles::default();
        self.phrases(text, lexemes, at, |node, words, _| {
            if node.cased {
                node.senses
                    .iter()
                    .filter(|sense| sense.fit(words).is_some())
                    .for_each(|sense| roles.insert(sense.role));
            } else {
                roles = roles.and(node.ends);
            }
        });
        roles
    }

    /// Tells of each phrase that begins at `at`, the shortest first: its node, its words and the lexeme after it.
    #[inline]
    fn phrases<'a>(&'a self, text: &str, lexemes: &[Lexeme], at: usize, mut tell: impl FnMut(&'a Node, &str, usize)) {
        let Some(first) = lexemes.get(at).filter(|first| first.word != WordId::NONE) else { return };
        let mut node = self.first[first.word.0 as usize];
        let mut end = at + 1;
        loop {
            let here = &self.nodes[node as usize];
            if !here.senses.is_empty() {
                tell(here, text.get(first.span.start..lexemes[end - 1].span.end).unwrap_or_default(), end);
            }
            let Some(next) = lexemes.get(end).filter(|next| here.grows && next.word != WordId::NONE) else { return };
            let Some(&onward) = self.edges.get(&(node, next.word)) else { return };
            node = onward;
            end += 1;
        }
    }

    fn code_id(&mut self, code: &str) -> u16 {
        if let Some(known) = self.codes.iter().position(|known| **known == *code) {
            return known as u16;
        }
        self.codes.push(code.into());
        (self.codes.len() - 1) as u16
    }

    fn word_id(&mut self, small: &str) -> WordId {
        if let Some(&known) = self.words.get(small) {
            return known;
        }
        self.first.push(0);
        self.begins.push(Roles::default());
        let word = WordId((self.first.len() - 1) as u32);
        self.words.insert(small.into(), word);
        if let [byte] = small.as_bytes() {
            self.ascii[*byte as usize & 127] = word;
        }
        word
    }

    /// Adds one phrase.
    fn insert(&mut self, phrase: &str, role: Role, value: f64, code: u16, exact: bool) {
        let mut path = Vec::new();
        for piece in pieces(phrase) {
            path.push(self.word_id(&piece));
        }
        let Some(&first) = path.first() else { return };
        let mut node = self.first[first.0 as usize];
        if node == 0 {
            node = self.grow();
            self.first[first.0 as usize] = node;
        }
        for &word in &path[1..] {
            self.nodes[node as usize].grows = true;
            node = match self.edges.get(&(node, word)) {
                Some(&onward) => onward,
                None => {
                    let onward = self.grow();
                    self.edges.insert((node, word), onward);
                    onward
                }
            };
        }
        self.begins[first.0 as usize].insert(role);
        let end = &mut self.nodes[node as usize];
        end.ends.insert(role);
        end.cased |= exact;
        let sense = Sense { role, value, code, exact: exact.then(|| phrase.into()) };
        // What a language says comes before what holds for all.
        if exact || role != Role::Label {
            end.senses.retain(|old| old.role != role || old.exact != sense.exact);
        }
        end.senses.push(sense);
    }

    fn grow(&mut self) -> u32 {
        self.nodes.push(Node::default());
        (self.nodes.len() - 1) as u32
    }
}

/// Dashes and apostrophes that mean the same as their ASCII sign.
pub(super) const fn plain_sign(sign: char) -> char {
    match sign {
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2019}' | '\u{2bc}' | '\u{2032}' => '\'',
        '\u{2033}' => '"',
        '\u{ff05}' => '%',
        '\u{ff04}' => '$',
        'º' | '˚' => '°',
        '\u{2012}' | '\u{2014}' | '\u{2015}' => '\u{2013}',
        other => other,
    }
}

/// Whether two stretches are the same but for their white space. "5 m 2 cm" holds no square metres: a digit stands as
/// close to the letter before it as in `exact`.
fn same_written(words: &str, exact: &str) -> bool {
    if words == exact {
        return true;
    }
    let apart = |text: &str| text.bytes().zip(text.bytes().skip(1)).any(|(a, b)| a == b' ' && b.is_ascii_digit());
    let signs = words.chars().filter(|c| !c.is_whitespace());
    apart(words) == apart(exact) && signs.eq(exact.chars().filter(|c| !c.is_whitespace()))
}
