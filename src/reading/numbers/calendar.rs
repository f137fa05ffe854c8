//! Dates: days, months, years, quarters, decades, feasts with a year, and stretches between two of them.
//!
//! Values are ISO 8601 as far as the words give them: `2022-02-24`, `--09-11` (a day of some year), `2019-Q3`,
//! `2013/2014`, `2019-01/..` (until now), `-0048` (49 BC). A day that no calendar has is still read as written, without a value.

use super::grammar::{Role, Roles};
use super::lexeme::{Gap, Kind};
use super::{Found, Reader};
use crate::reading::NumberKind;
use jiff::civil;

/// How many lexemes a word for *from* or *between* may have: a partir de.
const LONGEST_OPENER: usize = 3;

/// A date as far as it is given.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Date {
    /// The lexeme after it.
    pub end: usize,
    pub year: Option<i32>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// What else: a quarter, a decade.
    pub iso: Option<String>,
    /// Whether its form leaves no doubt that it is one.
    pub sure: bool,
}

impl Date {
    pub(super) fn new(end: usize) -> Self {
        Self { end, sure: true, ..Self::default() }
    }

    /// As ISO 8601 writes it.
    pub(super) fn iso(&self) -> Option<String> {
        if let Some(iso) = &self.iso {
            return Some(iso.clone());
        }
        let year = self.year.map(|year| if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") });
        match (year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => {
                let valid =
                    civil::Date::new(self.year?.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).is_ok();
                valid.then(|| format!("{year}-{month:02}-{day:02}"))
            }
            (Some(year), Some(month), None) => Some(format!("{year}-{month:02}")),
            (Some(year), None, None) => Some(year),
            (None, Some(month), Some(day)) => {
                // A leap year has every day a month can have.
                let valid = civil::Date::new(2000, month.try_into().ok()?, day.try_into().ok()?).is_ok();
                valid.then(|| format!("--{month:02}-{day:02}"))
            }
            (None, None, Some(day)) => Some(format!("---{day:02}")),
            _ => None,
        }
    }
}

impl Reader<'_> {
    /// A date, a time, or both, at `at`.
    pub(super) fn date_or_time(&self, at: usize) -> Option<Found> {
        let found = self.date_and_time(at)?;
        // the 15th of May, the 1970s
        let article = at.checked_sub(1).filter(|&before| self.role(before, Role::OwnArticle).is_some());
        match article.filter(|_| found.start == at && found.kind == NumberKind::Date && self.takes_article(at)) {
            Some(start) => Some(Found { start, ..found }),
            None => Some(found),
        }
    }

    /// Whether the date at `at` begins with what needs an article: an ordinal, a decade, a chosen week.
    fn takes_article(&self, at: usize) -> bool {
        const WORDS: Roles = Roles::of(&[Role::Ordinal, Role::Which]);
        const ENDS: Roles = Roles::of(&[Role::OrdinalSuffix, Role::Decade]);
        self.is_sign(at, b'\'')
            || self.role_of(at, WORDS).is_some()
            || self.is_glued(at + 1) && (self.role_of(at + 1, ENDS).is_some() || self.is_sign(at + 1, b'\''))
    }

    fn date_and_time(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.moment(at) {
            return Some(found);
        }
        // The T of ISO 8601 before a time alone.
        if at > 0 && self.is_glued(at) && self.written(at - 1) == "T" {
            return None;
        }
        let (date, second) = self.date_range(at)?;
        let date = match &second {
            // The year stands once, at the end: from July 3 to August 9, 2021.
            Some(second) if date.year.is_none() && date.month.is_some() && second.year.is_some() => {
                let turned = date.month > second.month;
                Date { year: second.year.map(|year| year - i32::from(turned)), ..date }
            }
            _ => date,
        };
        let iso = match &second {
            Some(second) => date.iso().zip(second.iso()).map(|(from, to)| format!("{from}/{to}")),
            None => date.iso(),
        };
        let end = second.as_ref().map_or(date.end, |second| second.end);
        let mut found = Found::on_calendar(at, end, NumberKind::Date, iso);
        if self.role(at, Role::HolidayHead).is_some() {
            found.start = self.feast_begins(at);
        }
        if second.is_some() {
            // "la guerre de 1914-1918": a word that also means *of* opens nothing that a dash joins.
            let of = at > 0 && self.is_dash(date.end) && self.role(at - 1, Role::InsideDate).is_some();
            found.start = if of { at } else { self.opening(at) };
        }
        if date.day.is_some() && date.month.is_some() {
            // le 12 février en fin de matinée, el 15 de mayo por la noche
            const PARTS: Roles = Roles::of(&[Role::MorningPart, Role::EveningPart]);
            let near = self.lexemes.get(found.end).is_some_and(|next| next.gap != Gap::Wide);
            if let Some((end, _)) = self.role_of(found.end, PARTS).filter(|(part, _)| near && *part > found.end + 1) {
                found.end = end;
            }
        }
        let only_year = date.month.is_none() && date.day.is_none() && date.iso.is_none();
        match (second, date.year) {
            (None, Some(year)) if only_year => found.value = Some(f64::from(year)),
            (Some(second), Some(year)) if only_year => {
                found.range = second.year.map(|to| (f64::from(year), f64::from(to)));
            }
            _ => {}
        }
        Some(found)
    }

    /// A date, and the one it lasts until.
    fn date_range(&self, at: usize) -> Option<(Date, Option<Date>)> {
        if let Some(found) = self
            .bracketed_years(at)
            .or_else(|| self.years_of_era(at))
            .or_else(|| self.days_of_month(at))
            .or_else(|| self.months_of_year(at))
            .or_else(|| self.days_in_figures(at))
            .or_else(|| self.days_with_year(at))
        {
            return Some(found);
        }
        if let Some(found) = self.since_now(at) {
            return Some(found);
        }
        let date = self.date(at)?;
        let Some((next, dash)) = self.joins_date(at, date.end) else {
            let second = self.day_after(&date);
            return Some((date, second));
        };
        if let Some(now) = self.now(next).filter(|now| date.sure && self.joins_now(date.end, now.end)) {
            return Some((date, Some(now)));
        }
        // July 13 to 15; 2012–13; 1991 bis 1997
        if let (Some(_), Some(month)) = (date.day, date.month) {
            let full = |second: &Date| second.month.is_some() && (second.day.is_some() || second.year.is_some());
            // 28/2-1/3
            let slashed = || self.slashed(next).filter(|_| dash && self.is_sign(date.end - 2, b'/'));
            if let Some(second) = self
                .date(next)
                .filter(full)
                .or_else(|| self.date(self.after_article(next)).filter(full))
                .or_else(slashed)
            {
                return Some((date, Some(second)));
            }
            if let Some((end, day)) = self.day(self.after_article(next)) {
                let later = date.day.is_some_and(|first| first < day);
                if later && self.measure_at(end).is_none() && self.counted_noun(end).is_none() {
                    let (end, year) = match self.year_after(end) {
                        Some((end, year)) => (end, Some(year)),
                        None => (end, date.year),
                    };
                    let second = Date { year, month: Some(month), day: Some(day), ..Date::new(end) };
                    return Some((date, Some(second)));
                }
            }
            return Some((date, None));
        }
        if date.year.is_some() && date.month.is_none() && date.iso.is_none() {
            if let Some(second) = self.short_year(next, date.year?, dash) {
                return Some((date, Some(second)));
            }
            if let Some((end, year)) = self.year(next) {
                let bc = date.year < Some(0);
                if Some(year) > date.year || bc || dash {
                    return Some((date, Some(Date { year: Some(year), ..Date::new(end) })));
                }
            }
        }
        match self.date(self.after_article(next)) {
            Some(second) if second.sure && date.sure => Some((date, Some(second))),
            _ => Some((date, None)),
        }
    }

    /// May 5 and 6: the next day, which has no month of its own
    fn day_after(&self, date: &Date) -> Option<Date> {
        let (next, _) = self.role(date.end, Role::And).filter(|_| date.year.is_none())?;
        let (end, day) = self.day(next).filter(|(_, day)| date.day.is_some_and(|first| first + 1 == *day))?;
        date.month?;
        let free = self.lexemes[next].kind == Kind::Digits
            && self.measure_at(end).is_none()
            && self.counted_noun(end).is_none()
            && self.month(end).is_none()
            && self.ends_word(end);
        let (end, year) = self.year_after(end).map_or((end, None), |(end, year)| (end, Some(year)));
        free.then(|| Date { year, month: date.month, day: Some(day), ..Date::new(end) })
    }

    /// 10/1-11/2/2017, from 10-1-2018-10-7-2018: the second day has its year
    fn days_with_year(&self, at: usize) -> Option<(Date, Option<Date>)> {
        let sign = |at: usize, mark: u8| self.is_sign(at, mark) && self.is_glued(at) && self.is_glued(at + 1);
        let dash = |at: usize| self.is_dash(at) && self.is_glued(at) && self.is_glued(at + 1);
        let (first, next) = if sign(at + 1, b'/') && dash(at + 3) {
            (self.slashed(at)?, at + 4)
        } else if sign(at + 1, b'-') && sign(at + 3, b'-') && dash(at + 5) {
            let told = self.opened(at, Role::RangeFrom) || self.opened(at, Role::RangeBetween);
            (self.day_month_year(at).filter(|_| told)?, at + 6)
        } else {
            return None;
        };
        let second = self.day_month_year(next)?;
        let mark = |at: usize| self.written(at + 1);
        let later = first.year.is_none_or(|year| Some(year) <= second.year);
        (mark(at) == mark(next) && later).then_some((first, Some(second)))
    }

    /// van 1-10 tot 7-11, tussen 1-10 en 7-11: two pairs of figures with a hyphen, where the day stands first
    fn days_in_figures(&self, at: usize) -> Option<(Date, Option<Date>)> {
        let told = || self.opened(at, Role::RangeFrom) || self.opened(at, Role::RangeBetween);
        if self.grammar.data.calendar.month_first || !self.is_sign(at + 1, b'-') || !told() {
            return None;
        }
        let first = self.slashed(at)?;
        let (next, dash) = self.joins_date(at, first.end)?;
        let second = self.slashed(next).filter(|_| !dash && self.is_sign(next + 1, b'-'))?;
        Some((first, Some(second)))
    }

    /// May to October 2020, Jan–Feb 2017: the year stands with the second month.
    fn months_of_year(&self, at: usize) -> Option<(Date, Option<Date>)> {
        let (end, month) = self.month(at)?;
        let (next, _) = self.joins_date(at, end)?;
        let second = self.month_first(next).filter(|second| second.year.is_some())?;
        Some((Date { month: Some(month), ..Date::new(end) }, Some(second)))
    }

    /// A word for the present at the end of a stretch or its beginning. The side is left open, as ISO 8601-2 writes it.
    fn now(&self, at: usize) -> Option<Date> {
        let (end, _) = self.role(at, Role::Now)?;
        Some(Date { iso: Some("..".to_owned()), ..Date::new(end) })
    }

    /// from now to October 22
    fn since_now(&self, at: usize) -> Option<(Date, Option<Date>)> {
        let now = self.now(at)?;
        let (next, _) = self.joins_date(at, now.end)?;
        let second = self.date(self.after_article(next)).filter(|second| second.sure && second.month.is_some())?;
        self.joins_now(now.end, second.end).then_some((now, Some(second)))
    }

    /// Whether what stands at `joint` joins a date and the present: a dash between words with spaces is a pause, unless
    /// nothing follows.
    fn joins_now(&self, joint: usize, end: usize) -> bool {
        !self.is_dash(joint) || self.is_glued(joint) && self.is_glued(joint + 1) || self.ends_clause(end)
    }

    /// Where a stretch of time that begins at `at` is opened: *from* and *between* belong to it, as without them its two
    /// ends read as two dates.
    pub(super) fn opening(&self, at: usize) -> usize {
        const OPENERS: Roles = Roles::of(&[Role::RangeBetween, Role::RangeFrom]);
        let opener = |at: usize| {
            (1..=LONGEST_OPENER.min(at))
                .rev()
                .map(|back| at - back)
                .find(|&start| self.role_of(start, OPENERS).is_some_and(|(end, _)| end == at))
        };
        let article = self.ending_at(at, 2, Roles::of(&[Role::BeforeDay]));
        opener(at).or_else(|| opener(article?)).unwrap_or(at)
    }

    /// What joins two dates at `end`: the lexeme after it, and whether it is a dash.
    pub(super) fn joins_date(&self, start: usize, end: usize) -> Option<(usize, bool)> {
        if self.is_dash(end) && self.lexemes.get(end + 1).is_some_and(|next| next.gap != Gap::Wide) {
            return Some((end + 1, true));
        }
        if self.is_sign(end, b'/') && self.is_glued(end) && self.is_glued(end + 1) {
            return Some((end + 1, true));
        }
        let between = self.opened(start, Role::RangeBetween);
        let joins = if between { Roles::of(&[Role::RangeTo, Role::RangeAnd]) } else { Roles::of(&[Role::RangeTo]) };
        self.role_of(end, joins).map(|(end, _)| (end, false))
    }

    pub(super) fn after_article(&self, at: usize) -> usize {
        self.role(at, Role::BeforeDay).map_or(at, |(end, _)| end)
    }

    /// (747–814): two years of three or four digits in brackets
    fn bracketed_years(&self, at: usize) -> Option<(Date, Option<Date>)> {
        let year = |at: usize| {
            self.digits(at, Gap::Space)
                .filter(|digits| matches!(digits.len(), 3 | 4))
                .and_then(|digits| digits.parse().ok())
        };
        if at == 0 || !self.is_sign(at - 1, b'(') || !self.is_dash(at + 1) || !self.is_sign(at + 3, b')') {
            return None;
        }
        let (from, to): (i32, i32) = (year(at)?, year(at + 2)?);
        let dated = |end, year| Date { year: Some(year), ..Date::new(end) };
        (from < to && to < 2200).then(|| (dated(at + 1, from), Some(dated(at + 3, to))))
    }

    /// 512–511 BC: the era stands once, at the end
    fn years_of_era(&self, at: usize) -> Option<(Date, Option<Date>)> {
        let digits = self.digits(at, Gap::Wide).filter(|digits| digits.len() <= 4)?;
        let (next, _) = self.joins_date(at, at + 1)?;
        let (end, last) = self.year(next)?;
        let from: i32 = digits.parse().ok()?;
        let era = end > next + 1;
        // Years before the era count down.
        let first = if last <= 0 { 1 - from } else { from };
        let dated = |end, year| Date { year: Some(year), ..Date::new(end) };
        (era && first < last).then(|| (dated(at + 1, first), Some(dated(end, last))))
    }

    /// 15.–19. November, 13 bis 15 Juli, 14./15.10.2018
    fn days_of_month(&self, at: usize) -> Option<(Date, Option<Date>)> {
        let (end, day) = self.day(at)?;
        let (next, _) = self.joins_date(at, end)?;
        let named = self.after_article(next);
        if let Some((second, last)) = self.day(named)
            && let Some(after) = self.this_month(second, true).or_else(|| self.month_after_letters(end, named, second))
            && last > day
            && !self.is_count_changed(at, next)
        {
            let day_of = |end, day| Date { day: Some(day), ..Date::new(end) };
            return Some((day_of(end, day), Some(day_of(after, last))));
        }
        let second = self.date(self.after_article(next)).filter(|second| second.month.is_some())?;
        let later = second.day.filter(|last| *last > day)?;
        // "von 5 bis 6. Mai" is one; "10 bis 20.5" is none.
        let first = Date { year: second.year, month: second.month, day: Some(day), ..Date::new(end) };
        (later > day && second.sure).then_some((first, Some(second)))
    }

    /// One date.
    pub(super) fn date(&self, at: usize) -> Option<Date> {
        self.step();
        let lexeme = self.lexemes.get(at)?;
        match lexeme.kind {
            Kind::Digits => {
                // Letters right before digits make a name of both: F-35.
                if self.is_glued(at) && at > 0 && matches!(self.lexemes[at - 1].kind, Kind::Word) {
                    return None;
                }
                self.numeric(at)
                    .or_else(|| self.spaced(at))
                    .or_else(|| self.day_first(at))
                    .or_else(|| self.quarter(at))
                    .or_else(|| self.which(at))
                    .or_else(|| self.year_first(at))
                    .or_else(|| self.decade(at))
                    .or_else(|| self.ordinal_day(at))
            }
            Kind::Word => {
                if let Some((end, _)) = self.role(at, Role::Weekday)
                    && let Some(date) = self.after_weekday(end)
                {
                    return Some(date);
                }
                self.month_first(at)
                    .or_else(|| self.day_first(at))
                    .or_else(|| self.named_day(at))
                    .or_else(|| self.named_decade(at))
                    .or_else(|| self.with_year(at))
                    .or_else(|| self.quarter(at))
                    .or_else(|| self.which(at))
                    .or_else(|| self.week(at))
                    .or_else(|| self.spoken_year(at))
                    .or_else(|| self.year_of_era(at))
            }
            Kind::Sign => self.apostrophe_decade(at).or_else(|| self.apostrophe_year(at)),
            Kind::Mute => None,
        }
    }

    /// A date that holds no other: what may stand after *end of* and *last week of*, which so never follow each other
    /// without end.
    pub(super) fn simple_date(&self, at: usize) -> Option<Date> {
        self.step();
        match self.lexemes.get(at)?.kind {
            Kind::Digits => self
                .numeric(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.year_first(at))
                .or_else(|| self.decade(at)),
            Kind::Word => self
                .month_first(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.named_decade(at)),
            Kind::Sign => self.apostrophe_decade(at),
            Kind::Mute => None,
        }
    }
}
