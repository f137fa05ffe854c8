//! Dates in figures alone, or with a month's name between marks: 12.01.2016, 2015-03-28, 23/Sep/2020.

use super::Reader;
use super::calendar::Date;
use super::grammar::{Role, Roles};
use super::lexeme::{Gap, Kind};
use super::year::{NEAR_YEARS, full_year};

impl Reader<'_> {
    /// 24. 12. 2014 with a space after each stop.
    fn stopped(&self, at: usize) -> Option<Date> {
        let stop = |at: usize| self.is_sign(at, b'.') && self.is_glued(at);
        let part = |at: usize| self.digits(at, Gap::Space).filter(|digits| digits.len() <= 2)?.parse::<i32>().ok();
        let day = self.digits(at, Gap::Wide).filter(|digits| digits.len() <= 2)?.parse().ok()?;
        let month = part(at + 2).filter(|_| stop(at + 1) && stop(at + 3))?;
        let year = self.digits(at + 4, Gap::Space).filter(|digits| digits.len() == 4)?.parse().ok()?;
        self.dated(at + 5, year, month, day).filter(|_| self.grammar.data.ordinals.stop)
    }

    /// 24 12 2014, where the day stands first: an article before or a clause's end after, and a near year.
    pub(super) fn spaced(&self, at: usize) -> Option<Date> {
        if self.grammar.data.calendar.month_first || self.grammar.data.ordinals.stop {
            return None;
        }
        let part = |at: usize, most: usize| {
            let digits = self.digits(at, if most == 4 { Gap::Space } else { Gap::Wide })?;
            (digits.len() <= most).then(|| digits.parse::<i32>().ok())?
        };
        let day = part(at, 2).filter(|day| (1..=31).contains(day))?;
        let month = self.digits(at + 1, Gap::Space)?;
        let month = month.parse::<i32>().ok().filter(|value| month.len() <= 2 && (1..=12).contains(value))?;
        let article = at > 0 && self.role(at - 1, Role::BeforeDay).is_some();
        // le 20 02 14
        let short =
            |year: i32| article && self.written(at + 2).len() == 2 && self.written(at + 1).len() == 2 && year < 50;
        let year = part(at + 2, 4).map(|year| if short(year) { 2000 + year } else { year });
        let year = year.filter(|year| NEAR_YEARS.contains(year))?;
        let zero = self.written(at + 1).starts_with('0');
        let told = at == 0 || article || zero || self.ends_clause(at + 3);
        let alone = told
            && self.digits(at + 3, Gap::Space).is_none()
            && (at == 0 || self.lexemes[at - 1].kind != Kind::Digits)
            && self.measure_at(at + 3).is_none()
            && self.counted_noun(at + 3).is_none();
        alone.then(|| Date { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Date::new(at + 3) })
    }

    /// 12.01.2016, 2015-03-28, 21/04/2016, 24.2.; also 23/Sep/2020
    pub(super) fn numeric(&self, at: usize) -> Option<Date> {
        if let Some(date) = self.stopped(at) {
            return Some(date);
        }
        let first = self.digits(at, Gap::Wide)?;
        let mark = [b'.', b'/', b'-'].into_iter().find(|&mark| self.is_sign(at + 1, mark) && self.is_glued(at + 1))?;
        if self.lexemes.get(at + 2)?.gap != Gap::None {
            return None;
        }
        if let Some((end, month)) = self.role(at + 2, Role::Month).map(|(end, sense)| (end, sense.value as u8)) {
            // 23/Sep/2020, 2020/Sep/23, 05-Aug-2016
            let again = self.is_sign(end, mark) && self.is_glued(end);
            let last = if again { self.digits(end + 1, Gap::None) } else { None };
            let number = first.parse::<i32>().ok()?;
            return match last.and_then(|last| Some((last.len(), last.parse::<i32>().ok()?))) {
                Some((length, last)) if first.len() <= 2 && (1..=31).contains(&number) => {
                    let year = if length == 2 { full_year(last) } else { last };
                    Some(Date { year: Some(year), month: Some(month), day: Some(number as u8), ..Date::new(end + 2) })
                }
                Some((_, last)) if first.len() == 4 && (1..=31).contains(&last) => {
                    Some(Date { year: Some(number), month: Some(month), day: Some(last as u8), ..Date::new(end + 2) })
                }
                _ => None,
            };
        }
        let second = self.digits(at + 2, Gap::None)?;
        let again = self.is_sign(at + 3, mark) && self.is_glued(at + 3);
        let third = if again { self.digits(at + 4, Gap::None) } else { None };
        let a: i32 = first.parse().ok().filter(|_| first.len() <= 4)?;
        let b: i32 = second.parse().ok().filter(|_| second.len() <= 4)?;
        if let Some(third) = third {
            // A fourth part, or a comma with digits, makes it something else.
            if self.is_sign(at + 5, mark) && self.is_glued(at + 5) && self.digits(at + 6, Gap::None).is_some() {
                return None;
            }
            let c: i32 = third.parse().ok().filter(|_| third.len() <= 4)?;
            let end = at + 5;
            if first.len() == 4 {
                let (month, day) = if b > 12 { (c, b) } else { (b, c) };
                return self.dated(end, a, month, day);
            }
            if !matches!(third.len(), 2 | 4) || first.len() > 2 || second.len() > 2 {
                return None;
            }
            let year = if third.len() == 2 { full_year(c) } else { c };
            return self.day_and_month(end, a, b, mark, Some(year));
        }
        // 2016/05, 05.2016, 05-2016
        if first.len() == 4 && second.len() <= 2 && mark != b'.' && (1000..=2199).contains(&a) && (1..=12).contains(&b)
        {
            // the season 2023/4
            if second.len() == 1 && mark == b'/' && b == (a + 1) % 10 {
                return None;
            }
            if second.len() == 2 && (b == (a + 1) % 100) && !(b..=12).contains(&b) {
                return None;
            }
            // 2010-11 is rather two years; 2016-05 a month.
            return (b != (a + 1) % 100 || mark == b'/' && second.starts_with('0')).then(|| Date {
                year: Some(a),
                month: Some(b as u8),
                ..Date::new(at + 3)
            });
        }
        if second.len() == 4 && first.len() <= 2 && (1..=12).contains(&a) && (1900..=2199).contains(&b) {
            return Some(Date { year: Some(b), month: Some(a as u8), ..Date::new(at + 3) });
        }
        // 24.2. with its stop, and 24.2.2022 above; 22/04 where nothing else fits
        let stop = self.is_sign(at + 3, b'.') && self.is_glued(at + 3);
        if mark == b'.' && stop && self.grammar.data.ordinals.stop && first.len() <= 2 && second.len() <= 2 {
            let ends = self.ends_clause(at + 4) && self.lexemes.get(at + 4).is_none();
            let told = at > 0
                && self
                    .role_of(at - 1, Roles::of(&[Role::BeforeDay, Role::BeforeYear, Role::RangeTo, Role::RangeFrom]))
                    .is_some();
            if told || !ends || self.lexemes.len() <= at + 4 {
                return self.day_and_month(at + 4, a, b, mark, None);
            }
        }
        if mark == b'.' && self.grammar.data.ordinals.stop && first.len() <= 2 && second.len() == 2 {
            let told = at > 0 && self.role(at - 1, Role::BeforeDay).is_some();
            if told
                && self.measure_at(at + 3).is_none()
                && self.role(at + 3, Role::Hour).is_none()
                && self.counted_noun(at + 3).is_none()
            {
                return self.day_and_month(at + 3, a, b, mark, None);
            }
        }
        // op 01-04: with its nought, and told, it is no score
        let told = at > 0 && self.role(at - 1, Role::BeforeDay).is_some();
        if mark == b'-'
            && told
            && !self.grammar.data.calendar.month_first
            && first.len() == 2
            && second.len() == 2
            && (first.starts_with('0') || second.starts_with('0'))
            && !(self.is_dash(at + 3) && self.is_glued(at + 3))
        {
            return self.slashed(at);
        }
        if mark == b'/' {
            return self.slashed(at).filter(|_| self.slash_is_date(at, b));
        }
        None
    }

    /// 22/04, 7-6 and 7.6 where a weekday or the like says that they are dates.
    pub(super) fn slashed(&self, at: usize) -> Option<Date> {
        let first = self.digits(at, Gap::Wide)?;
        let mark = [b'/', b'-', b'.'].into_iter().find(|&mark| self.is_sign(at + 1, mark) && self.is_glued(at + 1))?;
        let second = self.digits(at + 2, Gap::None)?;
        if first.len() > 2 || second.len() > 2 || self.measure_at(at + 3).is_some() || self.separates_number(at + 3) {
            return None;
        }
        self.day_and_month(at + 3, first.parse().ok()?, second.parse().ok()?, mark, None)
    }

    /// Day, month and year in figures with one mark, whatever follows: the second 10-7-2018 of 10-1-2018-10-7-2018.
    pub(super) fn day_month_year(&self, at: usize) -> Option<Date> {
        let part = |at: usize| self.digits(at, Gap::Wide).filter(|digits| digits.len() <= 2)?.parse::<i32>().ok();
        let mark = [b'/', b'-'].into_iter().find(|&mark| self.is_sign(at + 1, mark) && self.is_glued(at + 1))?;
        let tied = self.is_sign(at + 3, mark) && self.is_glued(at + 3);
        let year = self.digits(at + 4, Gap::None).filter(|digits| tied && digits.len() == 4)?.parse().ok()?;
        self.digits(at + 2, Gap::None)?;
        self.day_and_month(at + 5, part(at)?, part(at + 2)?, mark, Some(year))
            .filter(|date| self.ends_word(date.end) || self.is_dash(date.end))
    }

    /// A slash between small numbers is a date unless the lower one is a usual denominator.
    fn slash_is_date(&self, at: usize, below: i32) -> bool {
        // "the 7/4 favourite at 5/1": where the month comes first, an article or *at* tells no day.
        let odds = self.grammar.data.calendar.month_first;
        let telling = if odds {
            Roles::of(&[Role::OnDay, Role::RangeFrom, Role::RangeBetween, Role::RelativeDay])
        } else {
            Roles::of(&[Role::BeforeDay, Role::BeforeYear, Role::BeforeHour, Role::RelativeDay])
        };
        let told = at > 0 && self.role_of(at - 1, telling).is_some();
        let glued = self.lexemes.get(at + 3).is_some_and(|next| next.gap == Gap::None && next.kind != Kind::Sign);
        let zero = self.written(at).starts_with('0') || self.written(at + 2).starts_with('0');
        let proper = self.written(at).parse().is_ok_and(|above: i32| above < below);
        // perdeu por 6/4 e 7/5
        let games = |at: usize| matches!(self.written(at), "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7");
        if games(at) && games(at + 2) && !told && self.near_score(at, at + 3) {
            return false;
        }
        if odds && !told && !zero && !proper && matches!(below, 1..=5 | 8 | 11) {
            return false;
        }
        !glued && (told || zero || !proper || !matches!(below, 2..=6 | 8 | 10 | 16 | 100))
    }

    /// Day and month in the order of the language, or in the only order that fits.
    fn day_and_month(&self, end: usize, a: i32, b: i32, mark: u8, year: Option<i32>) -> Option<Date> {
        let month_first = self.grammar.data.calendar.month_first && mark != b'.';
        let (day, month) = if month_first { (b, a) } else { (a, b) };
        let (day, month) = if month > 12 { (month, day) } else { (day, month) };
        let date = match year {
            Some(year) => self.dated(end, year, month, day)?,
            None => {
                if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
                    return None;
                }
                Date { month: Some(month as u8), day: Some(day as u8), ..Date::new(end) }
            }
        };
        Some(date)
    }

    fn dated(&self, end: usize, year: i32, month: i32, day: i32) -> Option<Date> {
        ((1..=31).contains(&day) && (1..=12).contains(&month)).then(|| Date {
            year: Some(year),
            month: Some(month as u8),
            day: Some(day as u8),
            ..Date::new(end)
        })
    }
}
