//! The vocabulary of one language, made ready for reading: every word and phrase of its `[numbers]` data in one trie.
//!
//! Made once a language. What the words mean together is in the other files of this module; this one must not know.

use super::lexeme::{Kind, Lexeme, is_letter};
use crate::language::{Codes, Language, Numbers, Values, Words, lexicon, shared};
use std::collections::HashMap;
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
    Article, One, And, Point, Negative, Positive, Of, Linking, Per,
    Portion, Guarded, Denominator, Half, AndHalf, OutOf, NounOutOf, Every,
    Multiple, Compared, MultipleAfter, MultipleSuffix, ComparedSuffix, Comparison,
    Vague, Several,
    Ordinal, OrdinalSuffix, Rank,
    Percent, Points, FinalUnit, QuarterLetter, OwnYear, Which, CalendarSpan, OnDay, AboutHour, ScoreSure, Weight, Weighing, Weighed, AmbiguousMonth, Unit, Duration, DurationAdjective, Temperature, BelowZero, NoArticle, Between,
    Currency, Minor, CurrencySign,
    AgeSuffix, AgeAfter, AgeBefore, AgeShort,
    Month, Weekday, Season, Holiday, HolidayHead, DatePart, BeforeYear, Year, Quarter, Week, Century, Decade,
    BeforeChrist, AfterChrist, InsideDate, BeforeDay, RelativeDay, AfterDuration, BeforeDuration,
    Hour, HourLetter, Morning, Evening, MorningPart, EveningPart, BeforeHour, HalfPast, HalfTo, QuarterPast, QuarterTo,
    ThreeQuarters, HourPart, LessMinutes, Past, To, Minutes, Zone, AtTime,
    About, AtLeast, AtMost, OrMore, OrLess, Plain,
    RangeBetween, RangeFrom, RangeTo, RangeAnd, Change, Changing, Or, ScoreJoin, Winning, Votes,
    Plural, NoPlural,
    Label, PhoneLabel, LabelAfter, Street, Phrase, NoName,
}

impl Role {
    const fn bit(self) -> u128 {
        1 << self as u8
    }
}

/// A set of roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Roles(u128);

impl Roles {
    /// The set of these.
    pub(super) const fn of(roles: &[Role]) -> Self {
        let (mut set, mut i) = (0, 0);
        while i < roles.len() {
            set |= roles[i].bit();
            i += 1;
        }
        Self(set)
    }

    /// Whether the two share a role.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
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
    /// Whether the words are written in the very case the sense asks for.
    pub(super) fn as_written(&self, words: &str) -> bool {
        self.exact.as_ref().is_none_or(|exact| same_written(words, exact))
    }

    /// How well the words as written fit: in the very case, in any case, or as a unit in the wrong case ("500 Km").
    fn fit(&self, words: &str) -> Option<u8> {
        match &self.exact {
            None => Some(1),
            Some(exact) if same_written(words, exact) => Some(2),
            Some(exact) if self.role == Role::Unit && exact.len() > 1 => Some(0),
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
    /// Roles of the phrases that begin with what led here; only kept for first words.
    begins: Roles,
    grows: bool,
}

/// The vocabulary of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    words: HashMap<Box<str>, WordId, Hasher>,
    /// By word: the trie's first step.
    first: Vec<u32>,
    edges: HashMap<(u32, WordId), u32, Hasher>,
    nodes: Vec<Node>,
    ascii: [WordId; 128],
    codes: Vec<Box<str>>,
    /// Number words that join, by first byte.
    joints: Vec<Joint>,
    /// Ends of compounds.
    tails: Vec<(Box<str>, Role, u16)>,
    and: Vec<Box<str>>,
    street_ends: Vec<Box<str>>,
    plural_endings: Vec<Box<str>>,
    starts: [bool; 256],
    /// The data it was made of.
    pub data: Numbers,
    /// The mark between whole and part by the language's habit.
    pub decimal: char,
}

/// A number word inside compounds.
#[derive(Debug, Clone)]
struct Joint {
    word: Box<str>,
    value: f64,
    role: Role,
}

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
            edges: HashMap::default(),
            nodes: vec![Node::default()],
            ascii: [WordId::NONE; 128],
            codes: vec!["".into()],
            joints: Vec::new(),
            tails: Vec::new(),
            and: Vec::new(),
            street_ends: Vec::new(),
            plural_endings: Vec::new(),
            starts: [false; 256],
            data: data.clone(),
            decimal: data.decimal.unwrap_or('.'),
        };
        grammar.load(shared().numbers());
        grammar.load(data);
        grammar
    }

    /// Adds the words of one file.
    fn load(&mut self, data: &Numbers) {
        use Role as R;
        let endings = &data.endings;
        let mut all = Loader { grammar: self, endings: &endings.0 };
        all.values(&data.cardinals, R::Cardinal);
        all.values(&data.scales, R::Scale);
        all.values_as_written(&data.abbreviations, R::Abbreviation);
        all.values(&data.collectives, R::Collective);
        let w = &data.words;
        all.lists(&[
            (&w.articles, R::Article),
            (&w.one, R::One),
            (&w.and, R::And),
            (&w.point, R::Point),
            (&w.negative, R::Negative),
            (&w.positive, R::Positive),
            (&w.of, R::Of),
            (&w.linking, R::Linking),
            (&w.per, R::Per),
        ]);
        let f = &data.fractions;
        all.values(&f.portions, R::Portion);
        all.values(&f.guarded, R::Guarded);
        all.values(&f.denominators, R::Denominator);
        all.lists(&[
            (&f.half, R::Half),
            (&f.and_half, R::AndHalf),
            (&f.out_of, R::OutOf),
            (&f.noun_out_of, R::NounOutOf),
            (&f.every, R::Every),
        ]);
        let m = &data.multiples;
        all.values(&m.words, R::Multiple);
        all.values(&m.compared, R::Compared);
        all.lists(&[
            (&m.after, R::MultipleAfter),
            (&m.suffixes, R::MultipleSuffix),
            (&m.compared_suffixes, R::ComparedSuffix),
            (&m.comparison, R::Comparison),
            (&data.vague.words, R::Vague),
            (&data.vague.several, R::Several),
            (&data.ordinals.suffixes, R::OrdinalSuffix),
            (&data.ordinals.ranks, R::Rank),
        ]);
        all.values(&data.ordinals.words, R::Ordinal);
        let m = &data.measures;
        all.lists(&[
            (&m.percent, R::Percent),
            (&m.points, R::Points),
            (&m.below_zero, R::BelowZero),
            (&m.no_article, R::NoArticle),
            (&m.final_units, R::FinalUnit),
            (&m.weights, R::Weight),
            (&m.weighing, R::Weighing),
            (&m.weighed, R::Weighed),
            (&m.between, R::Between),
        ]);
        all.codes(&m.units, R::Unit);
        all.prefixed(&m.prefixed, &m.prefixes, R::Unit);
        all.codes_as_written(&m.symbols, R::Unit);
        all.prefixed_symbols(&m.prefixed_symbols, R::Unit);
        all.codes(&m.durations, R::Duration);
        all.codes_as_written(&m.duration_symbols, R::Duration);
        all.codes_as_written(&m.temperature_symbols, R::Temperature);
        all.codes(&m.duration_adjectives, R::DurationAdjective);
        all.codes(&m.temperatures, R::Temperature);
        let m = &data.money;
        all.codes(&m.names, R::Currency);
        all.codes(&m.minor, R::Minor);
        all.codes(&m.signs, R::CurrencySign);
        all.codes_as_written(&m.short, R::Currency);
        all.codes_as_written(&m.minor_short, R::Minor);
        for code in &m.codes.0 {
            all.code_as_written(code, code, R::CurrencySign);
        }
        for code in &m.small_codes.0 {
            all.code(code, code, R::CurrencySign);
        }
        let a = &data.ages;
        all.codes(&a.suffixes, R::AgeSuffix);
        all.lists(&[(&a.after, R::AgeAfter), (&a.before, R::AgeBefore), (&a.short, R::AgeShort)]);
        let c = &data.calendar;
        all.values(&c.months, R::Month);
        all.values(&c.weekdays, R::Weekday);
        all.lists(&[
            (&c.seasons, R::Season),
            (&c.holidays, R::Holiday),
            (&c.holiday_heads, R::HolidayHead),
            (&c.parts, R::DatePart),
            (&c.before_year, R::BeforeYear),
            (&c.year, R::Year),
            (&c.quarter, R::Quarter),
            (&c.own_year, R::OwnYear),
            (&c.which, R::Which),
            (&c.ambiguous_months, R::AmbiguousMonth),
            (&c.spans, R::CalendarSpan),
            (&c.week, R::Week),
            (&c.century, R::Century),
            (&c.decade, R::Decade),
            (&c.before_christ, R::BeforeChrist),
            (&c.after_christ, R::AfterChrist),
            (&c.inside, R::InsideDate),
            (&c.before_day, R::BeforeDay),
            (&c.relative, R::RelativeDay),
            (&c.after_duration, R::AfterDuration),
            (&c.before_duration, R::BeforeDuration),
        ]);
        all.codes(&c.quarter_letters, R::QuarterLetter);
        let c = &data.clock;
        all.lists(&[
            (&c.hour, R::Hour),
            (&c.hour_letters, R::HourLetter),
            (&c.morning, R::Morning),
            (&c.evening, R::Evening),
            (&c.morning_parts, R::MorningPart),
            (&c.evening_parts, R::EveningPart),
            (&c.before, R::BeforeHour),
            (&c.half_past, R::HalfPast),
            (&c.half_to, R::HalfTo),
            (&c.quarter_past, R::QuarterPast),
            (&c.quarter_to, R::QuarterTo),
            (&c.three_quarters, R::ThreeQuarters),
            (&c.less, R::LessMinutes),
            (&c.past, R::Past),
            (&c.to, R::To),
            (&c.minutes, R::Minutes),
            (&c.zones, R::Zone),
            (&c.at, R::AtTime),
            (&c.on, R::OnDay),
            (&c.about, R::AboutHour),
        ]);
        all.values(&c.added, R::HourPart);
        let h = &data.hedges;
        let s = &data.spans;
        let n = &data.nouns;
        let l = &data.labels;
        all.lists(&[
            (&h.about, R::About),
            (&h.at_least, R::AtLeast),
            (&h.at_most, R::AtMost),
            (&h.or_more, R::OrMore),
            (&h.or_less, R::OrLess),
            (&h.plain, R::Plain),
            (&s.between, R::RangeBetween),
            (&s.from, R::RangeFrom),
            (&s.to, R::RangeTo),
            (&s.and, R::RangeAnd),
            (&s.change, R::Change),
            (&s.changing, R::Changing),
            (&s.or, R::Or),
            (&s.score, R::ScoreJoin),
            (&s.score_sure, R::ScoreSure),
            (&s.winning, R::Winning),
            (&s.votes, R::Votes),
            (&n.plurals, R::Plural),
            (&n.none, R::NoPlural),
            (&l.before, R::Label),
            (&l.phone, R::PhoneLabel),
            (&l.after, R::LabelAfter),
            (&l.streets, R::Street),
            (&l.phrases, R::Phrase),
            (&l.no_name, R::NoName),
        ]);
        self.street_ends.extend(l.street_ends.0.iter().map(|end| end.to_lowercase().into_boxed_str()));
        self.plural_endings.extend(n.plural_endings.0.iter().map(|end| end.to_lowercase().into_boxed_str()));
        if data.composition.compounds {
            self.load_compounds(data);
        }
    }

    fn load_compounds(&mut self, data: &Numbers) {
        for (values, role) in [(&data.cardinals, Role::Cardinal), (&data.scales, Role::Scale)] {
            for (value, words) in &values.0 {
                let single = words.0.iter().filter(|word| !word.contains([' ', '~', '-']));
                self.joints.extend(single.map(|word| Joint { word: word.to_lowercase().into(), value: *value, role }));
            }
        }
        let halves = data.fractions.and_half.0.iter();
        self.joints.extend(halves.map(|word| Joint {
            word: word.to_lowercase().into(),
            value: 0.5,
            role: Role::AndHalf,
        }));
        let one = data.words.articles.0.iter().map(|word| word.trim_end_matches('~').to_lowercase());
        self.joints.extend(one.map(|word| Joint { word: word.into(), value: 1.0, role: Role::Cardinal }));
        self.joints.sort_by(|a, b| b.word.len().cmp(&a.word.len()).then(a.word.cmp(&b.word)));
        self.joints.dedup_by(|a, b| a.word == b.word);
        for joint in &self.joints {
            self.starts[joint.word.as_bytes()[0] as usize] = true;
        }
        self.and.extend(data.composition.and.0.iter().map(|word| word.to_lowercase().into_boxed_str()));
        let mut tails = Vec::new();
        let lists = [
            (&data.vague.words, Role::Vague),
            (&data.multiples.suffixes, Role::MultipleSuffix),
            (&data.multiples.compared_suffixes, Role::ComparedSuffix),
        ];
        for (words, role) in lists {
            for word in words.0.iter().flat_map(|word| expanded(word, &data.endings.0)) {
                tails.push((word, role, 0));
            }
        }
        for (codes, role) in
            [(&data.ages.suffixes, Role::AgeSuffix), (&data.measures.duration_adjectives, Role::DurationAdjective)]
        {
            for (code, words) in codes {
                let code = self.code_id(code);
                for word in words.0.iter().flat_map(|word| expanded(word, &data.endings.0)) {
                    tails.push((word, role, code));
                }
            }
        }
        tails.retain(|(word, ..)| !word.contains([' ', '-']));
        self.tails.extend(tails.into_iter().map(|(word, role, code)| (word.to_lowercase().into(), role, code)));
    }

    /// The word, made small, as the vocabulary or a compound.
    pub(super) fn find_word(&self, small: &str) -> (WordId, Option<Compound>) {
        if let Some(&word) = self.words.get(small) {
            return (word, None);
        }
        let Some(&byte) = small.as_bytes().first() else { return (WordId::NONE, None) };
        if !self.starts[byte as usize] {
            return (WordId::NONE, None);
        }
        (WordId::NONE, self.compound(small))
    }

    /// Reads a word as number words written together.
    fn compound(&self, small: &str) -> Option<Compound> {
        let mut budget = 200;
        self.join(small, super::compose::Sum::default(), 0, false, &mut budget)
    }

    fn join(
        &self,
        rest: &str,
        sum: super::compose::Sum,
        parts: u8,
        scaled: bool,
        budget: &mut u32,
    ) -> Option<Compound> {
        *budget = budget.checked_sub(1)?;
        if rest.is_empty() {
            return Some(Compound { value: sum.value()?, parts, tail: None, tail_length: 0, scaled });
        }
        let first = rest.as_bytes()[0];
        for joint in self.joints.iter().filter(|joint| joint.word.as_bytes()[0] == first) {
            let Some(after) = rest.strip_prefix(&*joint.word) else { continue };
            let mut next = sum.clone();
            let fits = match joint.role {
                Role::Scale => next.scale(joint.value),
                Role::AndHalf => next.half(),
                _ => next.add(joint.value, &self.data.composition),
            };
            if fits {
                let scaled = joint.role == Role::Scale && joint.value >= 1000.0;
                if let Some(found) = self.join(after, next, parts + 1, scaled, budget) {
                    return Some(found);
                }
            }
        }
        if parts > 0 {
            for and in &self.and {
                let Some(after) = rest.strip_prefix(&**and) else { continue };
                let mut next = sum.clone();
                if next.and(&self.data.composition, true)
                    && !after.is_empty()
                    && let Some(found) = self.join(after, next, parts, scaled, budget)
                {
                    return Some(found);
                }
            }
            for (tail, role, code) in &self.tails {
                if rest == &**tail {
                    let tail_length = tail.len() as u8;
                    return Some(Compound {
                        value: sum.value()?,
                        parts,
                        tail: Some((*role, *code)),
                        tail_length,
                        scaled,
                    });
                }
            }
        }
        None
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
        self.nodes[self.first[word.0 as usize] as usize].begins
    }

    /// The code by its number.
    pub(super) fn code(&self, code: u16) -> &str {
        self.codes.get(code as usize).map_or("", |code| code)
    }

    /// Whether a word is a plural noun by its end.
    pub(super) fn ends_like_plural(&self, small: &str) -> bool {
        self.plural_endings.iter().any(|end| small.len() > end.len() + 2 && small.ends_with(&**end))
    }

    /// Whether a word ends like the name of a street.
    pub(super) fn ends_like_street(&self, small: &str) -> bool {
        self.street_ends.iter().any(|end| small.len() > end.len() && small.ends_with(&**end))
    }

    /// The longest phrase in one of `roles` that begins at `at`: where it ends, and its sense.
    pub(super) fn longest(&self, text: &str, lexemes: &[Lexeme], at: usize, roles: Roles) -> Option<(usize, &Sense)> {
        let first = lexemes.get(at)?;
        let mut node = self.first[first.word.0 as usize];
        if node == 0 || !self.nodes[node as usize].begins.meets(roles) {
            return None;
        }
        let mut best = None;
        let mut end = at + 1;
        loop {
            let here = &self.nodes[node as usize];
            if here.ends.meets(roles) {
                let words = text.get(first.span.start..lexemes[end - 1].span.end).unwrap_or_default();
                let wanted = here.senses.iter().filter(|sense| Roles::of(&[sense.role]).meets(roles));
                let found = wanted.filter_map(|sense| Some((sense.fit(words)?, sense))).max_by_key(|(fit, _)| *fit);
                if let Some((_, sense)) = found {
                    best = Some((end, sense));
                }
            }
            if !here.grows {
                return best;
            }
            let Some(next) = lexemes.get(end) else { return best };
            let Some(&onward) = self.edges.get(&(node, next.word)) else { return best };
            if next.kind == Kind::Mute {
                return best;
            }
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
        let start = node;
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
        self.nodes[start as usize].begins.0 |= role.bit();
        let end = &mut self.nodes[node as usize];
        end.ends.0 |= role.bit();
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

/// Whether two stretches are the same but for their white space.
fn same_written(words: &str, exact: &str) -> bool {
    words == exact || words.chars().filter(|c| !c.is_whitespace()).eq(exact.chars().filter(|c| !c.is_whitespace()))
}

/// The pieces of a phrase, made small, as the lexer cuts them.
fn pieces(phrase: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut inside = false;
    for sign in phrase.chars() {
        if is_letter(sign) || ('\u{300}'..='\u{36f}').contains(&sign) {
            if !inside {
                all.push(String::new());
            }
            if let Some(last) = all.last_mut() {
                last.extend(sign.to_lowercase());
            }
            inside = true;
        } else {
            inside = false;
            if !sign.is_whitespace() {
                all.push(plain_sign(sign).to_string());
            }
        }
    }
    all
}

/// The forms of a word in which `~` stands for each ending and for nothing.
fn expanded(phrase: &str, endings: &[String]) -> Vec<String> {
    let Some((before, after)) = phrase.split_once('~') else { return vec![phrase.to_owned()] };
    let rest = expanded(after, endings);
    let mut all = Vec::new();
    for end in std::iter::once("").chain(endings.iter().map(String::as_str)) {
        all.extend(rest.iter().map(|rest| format!("{before}{end}{rest}")));
    }
    all
}

/// Puts the fields of the data into the trie.
struct Loader<'a> {
    grammar: &'a mut Grammar,
    endings: &'a [String],
}

impl Loader<'_> {
    fn each(&mut self, words: &Words, role: Role, value: f64, code: u16, exact: bool) {
        for word in &words.0 {
            for form in expanded(word, self.endings) {
                self.grammar.insert(&form, role, value, code, exact);
            }
        }
    }

    fn lists(&mut self, lists: &[(&Words, Role)]) {
        for (words, role) in lists {
            self.each(words, *role, 0.0, 0, false);
        }
    }

    fn values(&mut self, values: &Values, role: Role) {
        for (value, words) in &values.0 {
            self.each(words, role, *value, 0, false);
        }
    }

    fn values_as_written(&mut self, values: &Values, role: Role) {
        for (value, words) in &values.0 {
            self.each(words, role, *value, 0, true);
        }
    }

    fn code(&mut self, code: &str, word: &str, role: Role) {
        let code = self.grammar.code_id(code);
        self.grammar.insert(word, role, 1.0, code, false);
    }

    fn code_as_written(&mut self, code: &str, word: &str, role: Role) {
        let code = self.grammar.code_id(code);
        self.grammar.insert(word, role, 1.0, code, true);
    }

    fn codes(&mut self, codes: &Codes, role: Role) {
        for (code, words) in codes {
            let code = self.grammar.code_id(code);
            self.each(words, role, 1.0, code, false);
        }
    }

    fn codes_as_written(&mut self, codes: &Codes, role: Role) {
        for (code, words) in codes {
            let code = self.grammar.code_id(code);
            self.each(words, role, 1.0, code, true);
        }
    }

    /// Names with every prefix: Meter, Kilometer.
    fn prefixed(&mut self, codes: &Codes, prefixes: &Codes, role: Role) {
        self.codes(codes, role);
        for (prefix, beginnings) in prefixes {
            for (code, words) in codes {
                let code = self.grammar.code_id(&format!("{prefix}{code}"));
                for beginning in &beginnings.0 {
                    for word in &words.0 {
                        for form in expanded(word, self.endings) {
                            self.grammar.insert(&format!("{beginning}{form}"), role, 1.0, code, false);
                        }
                    }
                }
            }
        }
    }

    /// Symbols with every SI prefix: m, km.
    fn prefixed_symbols(&mut self, codes: &Codes, role: Role) {
        // The prefixes of the International System of Units as they stand before a symbol.
        const PREFIXES: [(&str, &str); 15] = [
            ("k", "k"),
            ("M", "M"),
            ("G", "G"),
            ("T", "T"),
            ("P", "P"),
            ("E", "E"),
            ("h", "h"),
            ("d", "d"),
            ("c", "c"),
            ("m", "m"),
            ("u", "µ"),
            ("u", "μ"),
            ("n", "n"),
            ("p", "p"),
            ("f", "f"),
        ];
        self.codes_as_written(codes, role);
        for (prefix, sign) in PREFIXES {
            for (code, words) in codes {
                let code = self.grammar.code_id(&format!("{prefix}{code}"));
                for word in &words.0 {
                    self.grammar.insert(&format!("{sign}{word}"), role, 1.0, code, true);
                }
            }
        }
    }
}
