//! What is measured: percent, units, currencies, times and temperatures behind an amount.

use super::amount::{Amount, Form};
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::{Found, Reader};
use crate::reading::{NumberKind, Reason};

/// A unit and where it ends.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    /// The lexeme after it.
    pub end: usize,
    /// The kind it makes of a number.
    pub kind: NumberKind,
    /// Its code.
    pub unit: String,
    /// Whether it is a hundredth of a currency.
    pub minor: bool,
    /// Whether a mere article before it makes no number.
    pub no_article: bool,
}

/// Fewer degrees need their sign where a word follows: a 13F is a form.
const LEAST_BARE_DEGREES: u32 = 20;

/// How far back a word for weighing may stand, in lexemes.
const WEIGHING_REACH: usize = 6;

const MEASURES: Roles = Roles::of(&[
    Role::Percent,
    Role::Points,
    Role::BasisPoints,
    Role::Unit,
    Role::Duration,
    Role::Temperature,
    Role::Currency,
    Role::CurrencySign,
    Role::Minor,
    Role::DurationAdjective,
]);

impl Reader<'_> {
    /// The unit at `at`, right after an amount; a hyphen may stand between.
    pub(super) fn measure_at(&self, at: usize) -> Option<Measure> {
        self.measure_after(at, false)
    }

    /// The same; `part` after a larger unit, which settles what the smaller is: 5 ft 2 in.
    pub(super) fn measure_after(&self, at: usize, part: bool) -> Option<Measure> {
        if let Some(measure) = self.bracketed_unit(at) {
            return Some(measure);
        }
        let at = self.linked(at).unwrap_or(at);
        // 5,- euro: a dash for no hundredths
        let no_cents = (self.is_sign(at, b',') || self.is_sign(at, b'.'))
            && self.is_glued(at)
            && self.is_dash(at + 1)
            && self.is_glued(at + 1);
        let money = Roles::of(&[Role::Currency, Role::CurrencySign]);
        let at = if no_cents && self.role_of(at + 2, money).is_some() { at + 2 } else { at };
        let hyphen = (self.is_sign(at, b'-') && self.is_glued(at)) as usize;
        let mut word = at + hyphen;
        let lexeme = self.lexemes.get(word)?;
        if lexeme.gap == Gap::Wide || (hyphen > 0 && lexeme.gap != Gap::None) {
            return None;
        }
        if let Some((end, _)) = self.role(word, Role::Between) {
            // ein volles Jahr, two more minutes
            if self.role_of(end, Roles::of(&[Role::Unit, Role::Duration])).is_some() {
                word = end;
            }
        }
        // "bps" counts basis points before it counts bits a second.
        // 20 ringgit and 43 sen
        let minor = if part { self.role(word, Role::Minor) } else { None };
        let (end, sense) =
            minor.or_else(|| self.role(word, Role::BasisPoints)).or_else(|| self.role_of(word, MEASURES))?;
        if self.lexemes[word].case == Case::Capital
            && self.role(word, Role::UnitName).is_some_and(|(after, _)| after == end)
        {
            return None;
        }
        if !self.ends_word(end) && !self.goes_on_in_parts(end) {
            return None;
        }
        // "el" and "en" are no exalitres and exanewtons.
        let small_word = || self.role(word, Role::NoName).is_some_and(|(after, _)| after == end);
        // "tre bar" drinks coffee.
        if sense.role == Role::Unit
            && sense.is_symbol()
            && self.role(word, Role::Plural).is_some_and(|(after, _)| after == end)
        {
            return None;
        }
        if sense.role == Role::Unit && !sense.as_written(self.span(word, end).of(self.text)) && small_word() {
            return None;
        }
        // "En 1492 Colón": a year, and a name that a currency was called after.
        if sense.role == Role::Currency
            && self.grammar.data.nouns.agree
            && self.lexemes[word].case == Case::Capital
            && end == word + 1
            && self.lexemes[word - 1].span.len() == 4
            && self.year(word - 1).is_some()
            && !self.grammar.ends_like_plural(self.written(word))
        {
            return None;
        }
        let kind = match sense.role {
            Role::Percent | Role::Points | Role::BasisPoints => NumberKind::Percent,
            Role::Unit => NumberKind::Quantity,
            Role::Duration | Role::DurationAdjective => NumberKind::Duration,
            Role::Temperature => NumberKind::Temperature,
            _ => NumberKind::Currency,
        };
        let parted = self.lexemes[word].gap != Gap::None || hyphen > 0;
        if sense.role == Role::CurrencySign && parted && self.signs_the_next(end) {
            return None;
        }
        if self.role(word, Role::FinalUnit).is_some_and(|(after, _)| after == end)
            && !part
            && (hyphen > 0 || !self.ends_clause(end) && self.role(end, Role::Extent).is_none())
        {
            return None;
        }
        if self.written(word) == "\"" && !self.is_glued(word) {
            return None;
        }
        // the over-65s, 747s
        if self.written(word) == "s" && self.is_glued(word) && self.names_several(word - 1) {
            return None;
        }
        // 2024's best; '1917'
        let figure = word.saturating_sub(1);
        if self.is_sign(word, b'\'')
            && (self.is_glued(end) && self.lexemes[end].kind == Kind::Word
                || figure > 0 && self.is_glued(figure) && self.is_sign(figure - 1, b'\''))
        {
            return None;
        }
        // A letter for a unit is one only where no name goes on: 800,000 F-Series, 5 A Street.
        if end == word + 1 && self.lexemes[word].span.len() == 1 && self.lexemes[word].kind == Kind::Word {
            // "500 l'anno": an article that has lost its vowel.
            if self.is_sign(end, b'\'') && self.is_glued(end) && self.is_glued(end + 1) {
                return None;
            }
            let hyphen = self.is_sign(end, b'-') && self.is_glued(end);
            // 13F: without the degree sign a temperature ends its clause.
            let bare = if sense.role == Role::Temperature && self.is_glued(word) {
                let below = (word.saturating_sub(4)..word).any(|at| self.role(at, Role::Negative).is_some());
                !below && !self.ends_clause(end) && !self.tells_weather(word)
            } else {
                self.lexemes[word].case != Case::Lower
                    && self.lexemes.get(end).is_some_and(|next| next.kind == Kind::Word)
            };
            if hyphen && self.lexemes.get(end + 1).is_some_and(|next| matches!(next.kind, Kind::Word | Kind::Digits))
                || bare
            {
                return None;
            }
        }
        // "The other 10 won": a word that is more than a currency is one only behind a large sum.
        if sense.role == Role::Currency
            && self.role(word, Role::DoubtfulCurrency).is_some_and(|(after, _)| after == end)
            && !self.is_large_sum(at)
        {
            return None;
        }
        let unit = match sense.role {
            Role::Percent => "%".to_owned(),
            Role::Points => "pp".to_owned(),
            Role::BasisPoints => "bp".to_owned(),
            _ => self.grammar.code(sense.code).to_owned(),
        };
        let unit =
            if sense.role == Role::Currency && self.is_weight(word, end, part) { "[lb_av]".to_owned() } else { unit };
        let kind = if unit == "[lb_av]" { NumberKind::Quantity } else { kind };
        let no_article = self.role(word, Role::NoArticle).is_some();
        let mut measure = Measure { end, kind, unit, minor: sense.role == Role::Minor, no_article };
        self.rate(&mut measure);
        Some(measure)
    }

    /// A symbol alone in brackets: 20 (kg), 20 [km/h]. One letter, or a capital, may be a note: 20 (m), 20 (GB).
    fn bracketed_unit(&self, at: usize) -> Option<Measure> {
        let close = match self.written(at) {
            "(" => b')',
            "[" => b']',
            _ => return None,
        };
        let (end, sense) = self.role(at + 1, Role::Unit)?;
        let symbol = self.span(at + 1, end).of(self.text);
        let plain =
            sense.is_symbol() && sense.as_written(symbol) && symbol.len() > 1 && symbol.starts_with(char::is_lowercase);
        let near = matches!(self.lexemes[at].gap, Gap::Space | Gap::Fixed) && self.is_glued(at + 1);
        (plain && near && self.is_sign(end, close) && self.is_glued(end)).then(|| Measure {
            end: end + 1,
            kind: NumberKind::Quantity,
            unit: self.grammar.code(sense.code).to_owned(),
            minor: false,
            no_article: true,
        })
    }

    /// Whether a letter right behind a figure is a temperature although a word follows: topped 50C in Delhi. A form, a
    /// seat or a gate is told by what stands before: a 13F filing, Gate 4C.
    fn tells_weather(&self, letter: usize) -> bool {
        let small =
            |at: usize| self.lexemes.get(at).is_some_and(|word| word.kind == Kind::Word && word.case == Case::Lower);
        let mut figure = letter - 1;
        let mark = figure >= 2 && self.is_glued(figure) && self.separates(figure - 1);
        if mark && self.digits(figure - 2, Gap::Wide).is_some() {
            figure -= 2;
        }
        let Some(before) = figure.checked_sub(1) else { return false };
        // the 1.5C limit
        if mark && small(letter + 1) && small(before) {
            return true;
        }
        const NAMES: Roles = Roles::of(&[Role::Article, Role::BeforeDay, Role::Label]);
        let degrees =
            self.digits(figure, Gap::Wide).filter(|digits| digits.len() <= 2).and_then(|digits| digits.parse().ok());
        degrees.is_some_and(|degrees: u32| mark || degrees >= LEAST_BARE_DEGREES)
            && small(letter + 1)
            && small(before)
            && self.role_of(before, NAMES).is_none()
    }

    /// Whether the s behind a figure is a plural: people under 18, planes of a type.
    fn names_several(&self, figure: usize) -> bool {
        let Some(digits) = self.digits(figure, Gap::Wide) else { return false };
        let tied = figure > 0 && self.is_glued(figure) && self.is_sign(figure - 1, b'-');
        let decade = digits.len() == 2 && digits.ends_with('0') && !self.grammar.data.calendar.own_article.0.is_empty();
        digits.len() >= 3 || tied || decade || digits.len() == 2 && self.hedged(figure)
    }

    /// Whether the parts of a duration go on without a space: 1min3sec, 1h40.
    fn goes_on_in_parts(&self, at: usize) -> bool {
        let Some(digits) = self.digits(at, Gap::None) else { return false };
        let hours = at > 0 && self.role(at - 1, Role::HourLetter).is_some();
        hours && digits.len() == 2 && self.ends_word(at + 1)
            || self.is_glued(at + 1) && self.role(at + 1, Role::Duration).is_some_and(|(end, _)| self.ends_word(end))
    }

    /// Where what is counted begins, after a noun of number that ends before `at` and its link: deux millions de francs,
    /// une dizaine d'années, un cuarto de litro.
    pub(super) fn linked(&self, at: usize) -> Option<usize> {
        const NOUNS: Roles = Roles::of(&[
            Role::Scale,
            Role::Collective,
            Role::Vague,
            Role::Denominator,
            Role::Guarded,
            Role::Half,
            Role::Abbreviation,
        ]);
        let (end, _) = self.role(at, Role::Linking)?;
        // 1/4 di miglio
        let fraction = at > 2 && self.slash_fraction(at - 3).is_some_and(|(after, _)| after == at);
        if fraction && self.role_of(end, MEASURES).is_some() {
            return Some(end);
        }
        self.ending_at(at, 5, NOUNS).map(|_| end)
    }

    /// Whether pounds are a weight: a word for weighing stands before, or what is weighed after.
    fn is_weight(&self, word: usize, end: usize, part: bool) -> bool {
        if self.role(word, Role::Weight).is_none() {
            return false;
        }
        // "12 stone 4 pounds", "a 200-pound man", but "a 200-pound fine"
        let tied = self.is_glued(word)
            && self.is_sign(word - 1, b'-')
            && self.digits(word.saturating_sub(2), Gap::Wide).is_some();
        if part || tied && !self.ends_clause(end) && self.role(end, Role::Paid).is_none() {
            return true;
        }
        let first = word.saturating_sub(WEIGHING_REACH);
        (first..word).any(|at| self.role(at, Role::Weighing).is_some()) || self.role(end, Role::Weighed).is_some()
    }

    /// km/h, cubic feet per day, $15 an hour in figures and signs.
    fn rate(&self, measure: &mut Measure) {
        if !matches!(measure.kind, NumberKind::Quantity | NumberKind::Currency) {
            return;
        }
        let slash = self.is_sign(measure.end, b'/') && self.is_glued(measure.end);
        let per = if slash {
            Some(measure.end + 1)
        } else if measure.kind == NumberKind::Quantity {
            self.role(measure.end, Role::Per).map(|(end, _)| end)
        } else {
            None
        };
        let Some(per) = per else { return };
        if let Some((end, sense)) = self.role_of(per, Roles::of(&[Role::Unit, Role::Duration]))
            && self.ends_word(end)
            && (!slash || self.is_glued(per))
        {
            measure.unit = format!("{}/{}", measure.unit, self.grammar.code(sense.code));
            measure.end = end;
        }
    }

    /// Whether a symbol or word ends before `end`: no letter or digit goes on.
    pub(super) fn ends_word(&self, end: usize) -> bool {
        let Some(next) = self.lexemes.get(end) else { return true };
        let Some(last) = end.checked_sub(1).and_then(|last| self.lexemes.get(last)) else { return true };
        if next.gap != Gap::None {
            return true;
        }
        match next.kind {
            // 24703m212; but "3 USD50" parts at the code.
            Kind::Digits => last.kind == Kind::Sign && !self.is_sign(end - 1, b'-'),
            Kind::Word => last.kind == Kind::Sign,
            Kind::Sign | Kind::Mute => true,
        }
    }

    /// The amount at `at` with its unit, its parts and what it says of age; without ranges.
    pub(super) fn quantity(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.money_first(at).or_else(|| self.feet_and_inches(at)) {
            return Some(found);
        }
        let amount = self.amount(at)?;
        self.with_measure(amount)
    }

    /// The amount with its unit; `None` for a mere article.
    fn with_measure(&self, amount: Amount) -> Option<Found> {
        if let Some(found) = self.age(&amount) {
            return Some(found);
        }
        if let Some((role, code)) = amount.tail {
            let mut found = Found::new(&amount, NumberKind::Cardinal);
            if role == Role::DurationAdjective {
                found.kind = NumberKind::Duration;
                found.measured = true;
                found.unit = Some(self.grammar.code(code).to_owned());
                found.why.push(Reason::UnitWord);
            }
            return Some(found);
        }
        let Some(measure) = self.measure_at(amount.end) else {
            // 2,5-fach
            let hyphen = usize::from(self.is_sign(amount.end, b'-') && self.is_glued(amount.end));
            if let Some((end, _)) = self.role(amount.end + hyphen, Role::FigureSuffix).filter(|(end, _)| {
                let close = amount.digits || hyphen == 1;
                close && self.is_glued(amount.end + hyphen) && self.ends_word(*end)
            }) {
                return Some(Found { end, ..Found::new(&amount, NumberKind::Multiple) });
            }
            // three times as many
            let times = if amount.digits { amount.end + hyphen } else { amount.end };
            if let Some((end, _)) = self.role(times, Role::MultipleAfter).filter(|_| amount.form == Form::Plain)
                && self.role(end, Role::Comparison).is_some()
            {
                return Some(Found { end, ..Found::new(&amount, NumberKind::Multiple) });
            }
            // ten below zero
            if let Some((end, _)) = self.role(amount.end, Role::BelowZero).filter(|(end, _)| *end > amount.end + 1)
                && amount.form == Form::Plain
            {
                let mut found = Found { end, ..Found::new(&amount, NumberKind::Temperature) };
                found.value = found.value.map(|value| -value.abs());
                found.unit = Some("deg".to_owned());
                found.measured = true;
                found.why.push(Reason::UnitWord);
                return Some(found);
            }
            return match amount.form {
                Form::Article | Form::One => {
                    let plain = Amount { form: Form::Plain, ..amount };
                    self.has_alternative(amount.end).then(|| Found::new(&plain, NumberKind::Cardinal))
                }
                Form::Fraction => Some(Found::new(&amount, NumberKind::Fraction)),
                Form::Vague => Some(Found::new(&amount, NumberKind::Vague)),
                Form::Multiple => Some(Found::new(&amount, NumberKind::Multiple)),
                Form::Plain if self.is_group(&amount) && self.counted_noun(amount.end).is_some() => {
                    Some(Found::new(&amount.grouped(), NumberKind::Cardinal))
                }
                Form::Plain => Some(Found::new(&amount, NumberKind::Cardinal)),
            };
        };
        let mut found = Found::new(&amount, measure.kind);
        found.end = measure.end;
        found.unit = Some(measure.unit.clone());
        found.measured = true;
        found.minor = measure.minor;
        found.why.push(match measure.kind {
            NumberKind::Percent => Reason::PercentSign,
            NumberKind::Currency => Reason::CurrencySign,
            _ => Reason::UnitWord,
        });
        self.parts(&mut found);
        // 24 ore su 24
        if found.kind == NumberKind::Duration
            && let Some((again, _)) = self.role(found.end, Role::NounOutOf)
            && let Some((end, _)) = self.small_whole(again).filter(|(_, value)| Some(*value) == found.value)
            && self.measure_at(end).is_none()
        {
            found.end = end;
        }
        let joined = found.end > measure.end;
        let sign = self.lexemes[measure.end - 1].kind == Kind::Sign;
        if amount.form == Form::Article && (measure.no_article || sign) && !joined {
            return None;
        }
        if amount.form == Form::One && measure.no_article && !joined && !self.counts_one(&amount, measure.end) {
            return None;
        }
        // "un segundo plano": the unit is also an ordinal.
        if matches!(amount.form, Form::Article | Form::One)
            && !joined
            && self.role(amount.end, Role::Ordinal).is_some_and(|(end, _)| end == measure.end)
            && !self.ends_clause(measure.end)
            && self.role_of(measure.end, Roles::of(&[Role::AfterDuration, Role::NoName])).is_none()
        {
            return None;
        }
        if found.kind == NumberKind::Temperature
            && let Some((end, _)) = self.role(found.end, Role::BelowZero)
        {
            found.end = end;
            found.value = found.value.map(|value| -value.abs());
        }
        if found.kind == NumberKind::Temperature
            && let Some((end, _)) = self.role(found.end, Role::AboveZero)
        {
            found.end = end;
        }
        // 75 USD million
        if measure.kind == NumberKind::Currency
            && !amount.scaled
            && let Some((end, sense)) = self.role(found.end, Role::Scale)
        {
            found.value = found.value.map(|value| super::amount::exact_product(value, sense.value));
            found.end = end;
        }
        Some(found)
    }

    /// Whether the word for one, which also is the article, counts: há um ano, menos de um ano, um ano depois.
    fn counts_one(&self, amount: &Amount, end: usize) -> bool {
        self.grammar.data.measures.counting.0.is_empty()
            || self.role(amount.start, Role::Article).is_none()
            || self.hedged(amount.start)
            || self.opened(amount.start, Role::Counting)
            || self.role_of(end, Roles::of(&[Role::AfterDuration, Role::OrMore, Role::OrLess])).is_some()
    }

    /// Whether a larger number follows that makes a number of an article: een of twee, ein bis drei.
    fn has_alternative(&self, at: usize) -> bool {
        let Some((next, _)) = self.role_of(at, Roles::of(&[Role::Or, Role::RangeTo])) else { return false };
        self.amount(next).is_some_and(|next| {
            let small = next.value.is_some_and(|value| (2.0..=12.0).contains(&value));
            next.form == Form::Plain && next.words && small && next.tail.is_none()
        })
    }
}
