//! Puts the data of a language into its grammar.

use super::{Grammar, Role, plain_sign};
use crate::language::{Codes, Numbers, Values, Words};
use crate::reading::numbers::lexeme::is_letter;

impl Grammar {
    /// Adds the words of one file.
    pub(super) fn load(&mut self, data: &Numbers) {
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
            (&w.definite, R::Definite),
            (&w.doubtful, R::Doubtful),
            (&w.doubtful_after, R::DoubtfulAfter),
            (&data.composition.dependent, R::Dependent),
            (&data.rough, R::Rough),
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
        all.values(&f.tied, R::TiedDenominator);
        all.lists(&[
            (&f.half, R::Half),
            (&f.and_half, R::AndHalf),
            (&f.out_of, R::OutOf),
            (&f.noun_out_of, R::NounOutOf),
            (&f.by, R::By),
            (&f.by_end, R::ByEnd),
            (&f.every, R::Every),
        ]);
        let m = &data.multiples;
        all.values(&m.words, R::Multiple);
        all.values(&m.compared, R::Compared);
        all.lists(&[
            (&m.after, R::MultipleAfter),
            (&m.suffixes, R::MultipleSuffix),
            (&m.figure_suffixes, R::FigureSuffix),
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
            (&m.basis_points, R::BasisPoints),
            (&m.below_zero, R::BelowZero),
            (&m.above_zero, R::AboveZero),
            (&m.no_article, R::NoArticle),
            (&m.counting, R::Counting),
            (&m.final_units, R::FinalUnit),
            (&m.extents, R::Extent),
            (&m.names, R::UnitName),
            (&m.weights, R::Weight),
            (&m.weighing, R::Weighing),
            (&m.weighed, R::Weighed),
            (&m.paid, R::Paid),
            (&m.between, R::Between),
        ]);
        all.codes(&m.units, R::Unit);
        all.prefixed(&m.prefixed, &m.prefixes, R::Unit);
        all.prefixed_symbols(&m.prefixed_symbols, R::Unit);
        // decibels, not decibytes
        all.codes_as_written(&m.symbols, R::Unit);
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
            all.code(code, code, R::CommonCode);
        }
        all.lists(&[(&m.word_codes, R::WordCode), (&m.doubtful, R::DoubtfulCurrency)]);
        let a = &data.ages;
        all.codes(&a.suffixes, R::AgeSuffix);
        all.lists(&[
            (&a.after, R::AgeAfter),
            (&a.before, R::AgeBefore),
            (&a.before_years, R::AgeBeforeYears),
            (&a.term_after, R::TermAfter),
            (&a.short, R::AgeShort),
            (&a.own, R::OwnAge),
        ]);
        all.values(&a.decades, R::AgeDecade);
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
            (&c.before_decade, R::BeforeDecade),
            (&c.day, R::Day),
            (&c.this_month, R::ThisMonth),
            (&c.this_month_alone, R::ThisMonthAlone),
            (&c.before_christ, R::BeforeChrist),
            (&c.after_christ, R::AfterChrist),
            (&c.inside, R::InsideDate),
            (&c.weeks_on, R::WeeksOn),
            (&c.day_letters, R::DayLetter),
            (&c.before_day, R::BeforeDay),
            (&c.relative, R::RelativeDay),
            (&c.now, R::Now),
            (&c.own_article, R::OwnArticle),
            (&c.after_duration, R::AfterDuration),
        ]);
        all.codes(&c.quarter_letters, R::QuarterLetter);
        let c = &data.clock;
        all.lists(&[
            (&c.hour, R::Hour),
            (&c.hour_letters, R::HourLetter),
            (&c.morning, R::Morning),
            (&c.evening, R::Evening),
            (&c.morning_letter, R::MorningLetter),
            (&c.evening_letter, R::EveningLetter),
            (&c.morning_parts, R::MorningPart),
            (&c.evening_parts, R::EveningPart),
            (&c.before, R::BeforeHour),
            (&c.announced, R::Announced),
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
        all.values(&c.named, R::NamedHour);
        let h = &data.hedges;
        let s = &data.spans;
        let n = &data.nouns;
        let l = &data.labels;
        all.lists(&[
            (&h.about, R::About),
            (&h.about_time, R::AboutTime),
            (&h.about_after, R::AboutAfter),
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
            (&l.capital, R::CapitalLabel),
            (&l.phone, R::PhoneLabel),
            (&l.after, R::LabelAfter),
            (&l.bound, R::BoundLabel),
            (&l.streets, R::Street),
            (&l.phrases, R::Phrase),
            (&l.no_name, R::NoName),
        ]);
        self.street_ends.extend(l.street_ends.0.iter().map(|end| end.to_lowercase().into_boxed_str()));
        self.singular_endings.extend(n.none_endings.0.iter().map(|end| end.to_lowercase().into_boxed_str()));
        self.plural_endings.extend(n.plural_endings.0.iter().map(|end| end.to_lowercase().into_boxed_str()));
        if data.composition.compounds {
            self.load_compounds(data);
        }
    }
}

/// The pieces of a phrase, made small, as the lexer cuts them.
pub(super) fn pieces(phrase: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut inside = None;
    for sign in phrase.chars() {
        let letter = is_letter(sign) || ('\u{300}'..='\u{36f}').contains(&sign);
        if letter || sign.is_ascii_digit() {
            if inside != Some(letter) {
                all.push(String::new());
            }
            if let Some(last) = all.last_mut() {
                last.extend(sign.to_lowercase());
            }
            inside = Some(letter);
        } else {
            inside = None;
            if !sign.is_whitespace() {
                all.push(plain_sign(sign).to_string());
            }
        }
    }
    all
}

/// The forms of a word in which `~` stands for each ending and for nothing.
pub(super) fn expanded(phrase: &str, endings: &[String]) -> Vec<String> {
    // The sign alone is a word for *about*.
    let Some((before, after)) = phrase.split_once('~').filter(|_| phrase != "~") else {
        return vec![phrase.to_owned()];
    };
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
                // Nobody writes TV, PV or EW for a unit.
                let large = matches!(sign, "P" | "E") && !matches!(code.as_str(), "J" | "W.h" | "By" | "bit" | "g");
                if large || code == "V" && matches!(sign, "M" | "G" | "T") {
                    continue;
                }
                let code = self.grammar.code_id(&format!("{prefix}{code}"));
                for word in &words.0 {
                    self.grammar.insert(&format!("{sign}{word}"), role, 1.0, code, true);
                }
            }
        }
    }
}
