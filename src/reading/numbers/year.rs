//! Years and decades: a year where its place says that it is one, 1990er, the '40s, Sommer 2014.

use super::Reader;
use super::amount::Form;
use super::calendar::Date;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};

/// Years that a bare figure of four digits most often is.
pub(super) const NEAR_YEARS: std::ops::RangeInclusive<i32> = 1900..=2049;

/// The year that two digits mean: those up to 49 of this century.
pub(super) fn full_year(short: i32) -> i32 {
    if short < 50 { 2000 + short } else { 1900 + short }
}

impl Reader<'_> {
    /// A year in figures, with its era.
    pub(super) fn year(&self, at: usize) -> Option<(usize, i32)> {
        let before = self.role(at, Role::AfterChrist).map(|(end, _)| end);
        let at = before.unwrap_or(at);
        let digits = self.digits(at, Gap::Wide)?;
        let year: i32 = digits.parse().ok().filter(|_| digits.len() <= 4)?;
        let mut end = at + 1;
        let glued = self.is_glued(end) && self.lexemes[end].kind == Kind::Word;
        if self.separates(end) && self.digits(end + 1, Gap::None).is_some()
            || glued && self.role(end, Role::QuarterLetter).is_none()
        {
            return None;
        }
        if let Some((after, sense)) = self.role_of(end, Roles::of(&[Role::BeforeChrist, Role::AfterChrist])) {
            end = after;
            // Astronomical counting has a year 0: 1 BC.
            let year = if sense.role == Role::BeforeChrist { 1 - year } else { year };
            return Some((end, year));
        }
        (before.is_some() || (digits.len() == 4 && (1000..=2199).contains(&year))).then_some((end, year))
    }

    /// AD 79
    pub(super) fn year_of_era(&self, at: usize) -> Option<Date> {
        self.role(at, Role::AfterChrist)?;
        let (end, year) = self.year(at)?;
        Some(Date { year: Some(year), ..Date::new(end) })
    }

    /// A year that belongs to the month or day before it.
    pub(super) fn year_after(&self, at: usize) -> Option<(usize, i32)> {
        let mut next = at;
        if self.is_sign(next, b',') {
            next += 1;
        }
        for role in [Role::OwnYear, Role::InsideDate, Role::Year] {
            if let Some((end, _)) = self.role(next, role) {
                next = end;
            }
        }
        if self.lexemes.get(next)?.gap == Gap::Wide {
            return None;
        }
        if (self.is_sign(next, b'/') || self.is_sign(next, b'-')) && self.is_glued(next) && self.is_glued(next + 1) {
            next += 1;
        }
        if let Some((end, year)) = self.year(next) {
            let joined_by_comma = next > at && self.is_sign(at, b',');
            let counted = self.counted_noun(end).is_some() && year % 50 == 0 && !joined_by_comma;
            return (!counted && self.measure_at(end).is_none()).then_some((end, year));
        }
        // '87, 74
        let apostrophe = self.is_sign(next, b'\'') && self.is_glued(next + 1);
        let next = next + usize::from(apostrophe);
        // "Sept 16-17" are two days.
        let days = next > at && self.is_sign(next - 1, b'-');
        let digits = self
            .digits(next, if apostrophe { Gap::None } else { Gap::Space })
            .filter(|digits| digits.len() == 2 && !days)?;
        let short: i32 = digits.parse().ok()?;
        let free = !(self.separates(next + 1) && self.digits(next + 2, Gap::None).is_some())
            && self.ends_clause(next + 1)
            && !self.is_dash(next + 1)
            && self.measure_at(next + 1).is_none();
        // maio de 68
        let month = at > 0 && self.grammar.data.nouns.agree && self.role(at - 1, Role::Month).is_some();
        let told = (next > at || month)
            && short > 31
            && !self.separates_number(next + 1)
            && self.ends_word(next + 1)
            && self.measure_at(next + 1).is_none()
            && self.counted_noun(next + 1).is_none()
            && !self.after_scale(next + 1);
        ((apostrophe || free || told) && at < next + 3).then(|| (next + 1, full_year(short)))
    }

    /// 2016 November, 2019 Q3, 2013–14, and a year alone where its place says so.
    pub(super) fn year_first(&self, at: usize) -> Option<Date> {
        let (end, year) = self.year(at)?;
        let era = end > at + 1;
        let comma = usize::from(self.is_sign(end, b','));
        if let Some((after, month)) = self.month(end + comma).filter(|_| !era && self.lexemes[end].gap <= Gap::Space) {
            // "2016 November" and not "2016 May did…"
            let alone = self.lexemes[end + comma].case != Case::Lower
                || self.role(end + comma, Role::AmbiguousMonth).is_none()
                || self.grammar.data.composition.capital_nouns
                || self.ends_clause(after);
            if alone && self.day(after).is_none() {
                return Some(Date { year: Some(year), month: Some(month), ..Date::new(after) });
            }
        }
        let hyphen = usize::from(self.is_sign(end, b'-') && self.is_glued(end));
        if let Some((after, quarter)) = self.quarter_name(end + hyphen) {
            return Some(Date { year: Some(year), iso: Some(format!("{year:04}-{quarter}")), ..Date::new(after) });
        }
        if era {
            return Some(Date { year: Some(year), ..Date::new(end) });
        }
        if let Some(date) = self.decade(at) {
            return Some(date);
        }
        self.is_year(at, year).then(|| Date { year: Some(year), sure: true, ..Date::new(end) })
    }

    /// Whether the four digits at `at` are a year by what stands around them.
    fn is_year(&self, at: usize, year: i32) -> bool {
        let end = at + 1;
        if self.is_glued(at) && at > 0 && !self.opens(at - 1) && !self.is_dash(at - 1) {
            return false;
        }
        if self.measure_at(end).is_some() || self.after_scale(end) || self.sign_before(at) || self.after_street(at) {
            return false;
        }
        if self.is_sign(end, b':') && self.is_glued(end) && self.digits(end + 1, Gap::None).is_some() {
            return false;
        }
        let counted = self.counted_noun(end).is_some();
        let year_word = self.opened(at, Role::Year);
        if year_word {
            return true;
        }
        if self.hedged(at) && counted {
            return false;
        }
        let told = self.opened(at, Role::BeforeYear)
            || self.opened(at, Role::RangeBetween)
            || self.opened(at, Role::RangeFrom);
        let bracket = at > 0 && self.is_sign(at - 1, b'(');
        if NEAR_YEARS.contains(&year) {
            return !counted
                || (year % 50 != 0 && (told || self.grammar.data.composition.capital_nouns || year % 10 != 0));
        }
        (told || bracket) && !counted
    }

    /// 2012–13, 2019/20
    pub(super) fn short_year(&self, at: usize, first: i32, dash: bool) -> Option<Date> {
        let digits = self.digits(at, Gap::None).filter(|digits| digits.len() <= 2 && dash)?;
        let short: i32 = digits.parse().ok()?;
        let size = if digits.len() == 1 { 10 } else { 100 };
        let year = first - first % size + short;
        // 2023/4, but not 2019-9
        if digits.len() == 1 && (year != first + 1 || !self.is_sign(at - 1, b'/')) {
            return None;
        }
        let free = !self.separates(at + 1) || self.digits(at + 2, Gap::None).is_none();
        (free && year > first && self.ends_word(at + 1) && self.measure_at(at + 1).is_none())
            .then(|| Date { year: Some(year), ..Date::new(at + 1) })
    }

    /// 1990er, 1960s, 70er Jahre
    pub(super) fn decade(&self, at: usize) -> Option<Date> {
        let digits =
            self.digits(at, Gap::Wide).filter(|digits| matches!(digits.len(), 2 | 4) && digits.ends_with('0'))?;
        if digits.len() == 4 && !digits.starts_with(['1', '2']) {
            return None;
        }
        let mut next = at + 1;
        if self.is_sign(next, b'\'') && self.is_glued(next) {
            next += 1;
        }
        // "in 60s" and "the low 90s" are no decades, where an article stands before one
        const TOLD: Roles =
            Roles::of(&[Role::OwnArticle, Role::DatePart, Role::And, Role::Or, Role::RangeTo, Role::InsideDate]);
        let own = !self.grammar.data.calendar.own_article.0.is_empty();
        let hung = at > 0 && self.is_glued(at) && (self.is_sign(at - 1, b'-') || self.is_sign(at - 1, b'\''));
        let told = at == 0 || hung || self.role_of(at - 1, TOLD).is_some();
        if own && digits.len() == 2 && !told {
            return None;
        }
        let hyphen = usize::from(self.is_sign(next, b'-') && self.is_glued(next));
        let (end, _) = self.role(next + hyphen, Role::Decade).filter(|_| self.is_glued(next))?;
        // "the 20s" may be degrees; a hundred years of it are one only with four digits.
        let first: i32 = digits.parse().ok()?;
        let first = if digits.len() == 2 { 1900 + first } else { first };
        self.ends_word(end).then(|| Date {
            year: None,
            iso: Some(format!("{first:04}/{:04}", first + 9)),
            ..Date::new(end)
        })
    }

    /// in '08, class of '99
    pub(super) fn apostrophe_year(&self, at: usize) -> Option<Date> {
        if !self.is_sign(at, b'\'') || !self.is_glued(at + 1) || self.is_glued(at) || !self.opened(at, Role::BeforeYear)
        {
            return None;
        }
        let short: i32 = self.digits(at + 1, Gap::None).filter(|digits| digits.len() == 2)?.parse().ok()?;
        let end = at + 2;
        let free = self.ends_word(end)
            && !self.separates_number(end)
            && !self.is_sign(end, b'\'')
            && !self.after_scale(end)
            && self.measure_at(end).is_none()
            && self.counted_noun(end).is_none();
        // What is still to come is written out: nel '39.
        let year = if short < 30 { 2000 + short } else { 1900 + short };
        free.then(|| Date { year: Some(year), ..Date::new(end) })
    }

    /// anos 80, década de 1980, anos 60 e 70
    pub(super) fn named_decade(&self, at: usize) -> Option<Date> {
        let (next, _) = self.role(at, Role::BeforeDecade)?;
        let (mut end, first) = self.decade_figure(next)?;
        let mut last = first;
        for _ in 0..2 {
            let comma = self.is_sign(end, b',') && self.is_glued(end);
            let joined = self.role(end, Role::And).map_or(end + 1, |(end, _)| end);
            if !comma && joined == end + 1 && self.role(end, Role::And).is_none() {
                break;
            }
            let Some((after, decade)) = self.decade_figure(joined).filter(|(_, decade)| *decade > last) else { break };
            (end, last) = (after, decade);
        }
        Some(Date { iso: Some(format!("{first:04}/{:04}", last + 9)), ..Date::new(end) })
    }

    /// 80, 1980, oitenta: where it ends, and the decade's first year.
    fn decade_figure(&self, at: usize) -> Option<(usize, i32)> {
        let apostrophe = self.is_sign(at, b'\'') && self.is_glued(at + 1);
        let at = at + usize::from(apostrophe);
        let (end, value) = match self.digits(at, Gap::Space) {
            Some(digits) if matches!(digits.len(), 2 | 4) => (at + 1, digits.parse().ok()?),
            Some(_) => return None,
            None => self.role(at, Role::Cardinal).map(|(end, sense)| (end, sense.value as i32))?,
        };
        let (decade, first) = match value {
            10..=90 => (value % 10 == 0, 1900 + value),
            1500..=2090 => (value % 10 == 0, value),
            _ => (false, 0),
        };
        let goes_on = self.is_dash(end) && self.digits(end + 1, Gap::None).is_some() || self.separates_number(end);
        let free = !goes_on && self.measure_at(end).is_none() && self.counted_noun(end).is_none();
        (decade && free && self.ends_word(end) && !self.after_scale(end)).then_some((end, first))
    }

    /// the '40s
    pub(super) fn apostrophe_decade(&self, at: usize) -> Option<Date> {
        if !self.is_sign(at, b'\'') || !self.is_glued(at + 1) || self.is_glued(at) {
            return None;
        }
        self.decade(at + 1)
    }

    /// Sommer 2014, Ostern 2018, Ende 1989, Jahr 2009, mid-March 2020
    pub(super) fn with_year(&self, at: usize) -> Option<Date> {
        if let Some((end, sense)) =
            self.role_of(at, Roles::of(&[Role::Season, Role::Holiday, Role::HolidayHead, Role::Year]))
        {
            // "all'anno, nel 2023"
            let parted = sense.role == Role::Year && self.is_sign(end, b',');
            let early = || self.early_year(end).or_else(|| self.told_year(end)).filter(|_| sense.role == Role::Year);
            let (end, year) = self.year_after(end).filter(|(_, year)| *year > 0 && !parted).or_else(early)?;
            let iso = (sense.role != Role::Year).then(|| format!("{year:04}"));
            return Some(Date { year: Some(year), iso, ..Date::new(end) });
        }
        if let Some((end, _)) = self.role(at, Role::DatePart) {
            let mut next = end;
            if self.is_sign(next, b'-') && self.is_glued(next) {
                next += 1;
            }
            for role in [Role::InsideDate, Role::BeforeDay, Role::Year] {
                if let Some((end, _)) = self.role(next, role) {
                    next = end;
                }
            }
            if let Some((end, year)) = self.year(next).filter(|(end, _)| self.measure_at(*end).is_none()) {
                return Some(Date { year: Some(year), ..Date::new(end) });
            }
            return self.simple_date(next).filter(|date| date.sure);
        }
        None
    }

    /// en el año 711: three digits after the word for year
    fn early_year(&self, at: usize) -> Option<(usize, i32)> {
        let digits = self.digits(at, Gap::Space).filter(|digits| digits.len() == 3 && !digits.starts_with('0'))?;
        let free = !self.separates_number(at + 1)
            && self.ends_word(at + 1)
            && !self.after_scale(at + 1)
            && self.measure_at(at + 1).is_none()
            && self.counted_noun(at + 1).is_none();
        Some((at + 1, digits.parse().ok().filter(|_| free)?))
    }

    /// The head of a feast's name with up to three words before it: where it begins.
    pub(super) fn feast_begins(&self, head: usize) -> usize {
        let mut start = head;
        while start > 0 && head - start < 3 && self.lexemes[start].gap == Gap::Space {
            let before = self.lexemes[start - 1];
            if before.kind != Kind::Word
                || before.compound.is_some()
                || before.case == Case::Lower && head > 3
                || self.grammar.begins(before.word) != Roles::default()
            {
                break;
            }
            start -= 1;
        }
        start
    }

    /// nineteen eighty-four after a month or *in*
    pub(super) fn spoken_year(&self, at: usize) -> Option<Date> {
        let (end, year) = self.year_in_words(at)?;
        Some(Date { year: Some(year), ..Date::new(end) })
    }

    /// A year in words right after a day: 6 April seventeen hundred thirty-three, May 4, two thousand and eighteen,
    /// 2 de outubro de dois mil e vinte.
    pub(super) fn told_year(&self, at: usize) -> Option<(usize, i32)> {
        let at = at + usize::from(self.is_sign(at, b',') && self.is_glued(at));
        let at = self.role_of(at, Roles::of(&[Role::OwnYear, Role::InsideDate])).map_or(at, |(end, _)| end);
        if let Some(found) = self.year_in_words(at) {
            return Some(found);
        }
        let year = self.amount(at).filter(|year| year.words && !year.digits && year.form == Form::Plain)?;
        let value = year.value.filter(|value| value.fract() == 0.0 && (1000.0..2200.0).contains(value))?;
        let free = self.lexemes[at].gap != Gap::Wide
            && self.measure_at(year.end).is_none()
            && self.counted_noun(year.end).is_none();
        free.then_some((year.end, value as i32))
    }

    fn year_in_words(&self, at: usize) -> Option<(usize, i32)> {
        let (middle, sense) = self.role(at, Role::Cardinal)?;
        if !(13.0..=20.0).contains(&sense.value) {
            return None;
        }
        let rest = self
            .amount(middle)
            .filter(|rest| rest.words && !rest.digits && rest.value.is_some_and(|v| (10.0..100.0).contains(&v)))?;
        if self.measure_at(rest.end).is_some()
            || self.counted_noun(rest.end).is_some()
            || self.lexemes[middle].gap == Gap::Wide
        {
            return None;
        }
        Some((rest.end, (sense.value * 100.0 + rest.value?) as i32))
    }
}
