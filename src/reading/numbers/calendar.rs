//! Dates: days, months, years, quarters, decades, feasts with a year, and stretches between two of them.
//!
//! Values are ISO 8601 as far as the words give them: `2022-02-24`, `--09-11` (a day of some year), `2019-Q3`,
//! `2013/2014`, `-0048` (49 BC). A day that no calendar has is still read as written, without a value.

use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::{Found, Reader};
use crate::reading::NumberKind;
use jiff::civil;

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
    fn new(end: usize) -> Self {
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

/// Years that a bare figure of four digits most often is.
const NEAR_YEARS: std::ops::RangeInclusive<i32> = 1900..=2049;

impl Reader<'_> {
    /// A date, a time, or both, at `at`.
    pub(super) fn date_or_time(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.moment(at) {
            return Some(found);
        }
        // The T of ISO 8601 before a time alone.
        if at > 0 && self.is_glued(at) && self.written(at - 1) == "T" {
            return None;
        }
        let (date, second) = self.date_range(at)?;
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
        if let Some(found) = self.bracketed_years(at).or_else(|| self.days_of_month(at)) {
            return Some(found);
        }
        let date = self.date(at)?;
        let Some((next, dash)) = self.joins_date(at, date.end) else { return Some((date, None)) };
        // July 13 to 15; 2012–13; 1991 bis 1997
        if let (Some(_), Some(month)) = (date.day, date.month) {
            let full = |second: &Date| second.day.is_some() && second.month.is_some();
            if let Some(second) =
                self.date(next).filter(full).or_else(|| self.date(self.after_article(next)).filter(full))
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

    /// Where a stretch of time that begins at `at` is opened: *from* and *between* belong to it, as without them its two
    /// ends read as two dates.
    pub(super) fn opening(&self, at: usize) -> usize {
        const OPENERS: Roles = Roles::of(&[Role::RangeBetween, Role::RangeFrom]);
        let opener = |at: usize| {
            (1..=2.min(at))
                .map(|back| at - back)
                .find(|&start| self.role_of(start, OPENERS).is_some_and(|(end, _)| end == at))
        };
        let article = (1..=2.min(at))
            .map(|back| at - back)
            .find(|&start| self.role(start, Role::BeforeDay).is_some_and(|(end, _)| end == at));
        opener(at).or_else(|| opener(article?)).unwrap_or(at)
    }

    /// What joins two dates at `end`: the lexeme after it, and whether it is a dash.
    fn joins_date(&self, start: usize, end: usize) -> Option<(usize, bool)> {
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

    fn after_article(&self, at: usize) -> usize {
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

    /// 15.–19. November, 13 bis 15 Juli, 14./15.10.2018
    fn days_of_month(&self, at: usize) -> Option<(Date, Option<Date>)> {
        let (end, day) = self.day(at)?;
        let (next, _) = self.joins_date(at, end)?;
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
                    .or_else(|| self.with_year(at))
                    .or_else(|| self.quarter(at))
                    .or_else(|| self.which(at))
                    .or_else(|| self.week(at))
                    .or_else(|| self.spoken_year(at))
            }
            Kind::Sign => self.apostrophe_decade(at),
            Kind::Mute => None,
        }
    }

    /// A date that holds no other: what may stand after *end of* and *last week of*, which so never follow each other
    /// without end.
    fn simple_date(&self, at: usize) -> Option<Date> {
        self.step();
        match self.lexemes.get(at)?.kind {
            Kind::Digits => self
                .numeric(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.year_first(at))
                .or_else(|| self.decade(at)),
            Kind::Word => self.month_first(at).or_else(|| self.day_first(at)).or_else(|| self.quarter(at)),
            Kind::Sign => self.apostrophe_decade(at),
            Kind::Mute => None,
        }
    }

    /// Dienstag, den 12. Januar; Thu 15th; Friday 7/6
    fn after_weekday(&self, end: usize) -> Option<Date> {
        let mut next = end;
        if self.is_sign(next, b'.') && self.is_glued(next) {
            next += 1;
        }
        if self.is_sign(next, b',') && self.is_glued(next) {
            next += 1;
        }
        let article = self.role(next, Role::BeforeDay);
        let next = article.map_or(next, |(end, _)| end);
        if self.lexemes.get(next)?.gap == Gap::Wide || self.role(next, Role::Weekday).is_some() {
            return None;
        }
        let lexeme = self.lexemes[next];
        let date = match lexeme.kind {
            Kind::Digits => self.numeric(next).or_else(|| self.slashed(next)).or_else(|| self.day_first(next)),
            Kind::Word => self.month_first(next).or_else(|| self.day_first(next)),
            _ => None,
        };
        if let Some(date) = date.filter(|date| date.day.is_some()) {
            return Some(Date { sure: true, ..date });
        }
        let (end, day) = self.day(next)?;
        let ordinal = end > next + 1 || self.lexemes[next].kind == Kind::Word;
        let alone = self.ends_clause(end) || article.is_some();
        (ordinal || alone && self.measure_at(end).is_none() && self.counted_noun(end).is_none())
            .then(|| Date { day: Some(day), ..Date::new(end) })
    }

    /// 12. Januar 2016, 3 May 1984, 4th of march, zweiten Februar
    fn day_first(&self, at: usize) -> Option<Date> {
        let (end, day) = self.day(at)?;
        let mut next = end;
        for _ in 0..2 {
            if let Some((end, _)) = self.role(next, Role::InsideDate) {
                next = end;
            }
        }
        let hyphen = self.is_sign(next, b'-') && self.is_glued(next + 1);
        if self.is_glued(next) && (hyphen || self.is_sign(next, b'/')) {
            next += 1;
        }
        let (end, month) = self.month(next)?;
        let (end, year) = match self.year_after(end) {
            Some((end, year)) => (end, Some(year)),
            None => (end, None),
        };
        Some(Date { year, month: Some(month), day: Some(day), ..Date::new(end) })
    }

    /// April 14, 2015; Januar 2011; Feb13; september 10
    fn month_first(&self, at: usize) -> Option<Date> {
        let (end, month) = self.month(at)?;
        // Dec/2018, Sep-23-2020, Jan/3
        let mut next = end;
        for sign in [b'-', b'/', b','] {
            if self.is_sign(next, sign) && (sign == b',' || self.is_glued(next + 1)) {
                next += 1;
                break;
            }
        }
        // "Feb 18" is a day; "August 99" and "Feb '18" are years.
        let long = |(end, year): &(usize, i32)| {
            self.written(end - 1).len() != 2 || self.is_sign(end - 2, b'\'') || (1932..2000).contains(year)
        };
        if let Some((end, year)) = self.year_after(end).filter(long).or_else(|| self.year(next)) {
            if let Some((after, day)) = self.day(end + 1).filter(|_| self.is_sign(end, b'-') && self.is_glued(end)) {
                // September-2020-23
                return Some(Date { year: Some(year), month: Some(month), day: Some(day), ..Date::new(after) });
            }
            return Some(Date { year: Some(year), month: Some(month), ..Date::new(end) });
        }
        let article = self.after_article(next);
        let glued = self.is_glued(next);
        let (mut end, day) = self.day(article)?;
        if self.lexemes[article].gap == Gap::Wide {
            return None;
        }
        // "im Juni 12 Fälle", "may 5 people", "March 10 percent"
        let counted = self.measure_at(end).is_some() || self.counted_noun(end).is_some() || self.after_scale(end);
        if counted && article == next && !glued {
            return None;
        }
        if self.is_sign(end, b'-')
            && self.is_glued(end)
            && let Some((after, year)) = self.year(end + 1)
        {
            return Some(Date { year: Some(year), month: Some(month), day: Some(day), ..Date::new(after) });
        }
        let year = self.year_after(end).or_else(|| self.year_in_words(end));
        if let Some((after, _)) = year {
            end = after;
        }
        Some(Date { year: year.map(|(_, year)| year), month: Some(month), day: Some(day), ..Date::new(end) })
    }

    fn after_scale(&self, at: usize) -> bool {
        self.role_of(at, Roles::of(&[Role::Scale, Role::Abbreviation])).is_some()
    }

    /// A month's name, with the stop of its short form.
    fn month(&self, at: usize) -> Option<(usize, u8)> {
        let (mut end, sense) = self.role(at, Role::Month)?;
        if self.lexemes[at].case == Case::Lower
            && self.role(at, Role::AmbiguousMonth).is_some()
            && !self.is_month(at, end)
        {
            return None;
        }
        let short = self.lexemes[at].span.len() <= 4;
        if short
            && self.is_sign(end, b'.')
            && self.is_glued(end)
            && self.lexemes.get(end + 1).is_some_and(|next| next.kind == Kind::Digits || self.is_sign(end + 1, b','))
        {
            end += 1;
        }
        Some((end, sense.value as u8))
    }

    /// Whether a month's name in small letters that is also another word is the month: after *of* or a day's letters,
    /// or before a year.
    fn is_month(&self, at: usize, end: usize) -> bool {
        const BEFORE: Roles = Roles::of(&[
            Role::InsideDate,
            Role::OrdinalSuffix,
            Role::BeforeYear,
            Role::BeforeDay,
            Role::OnDay,
            Role::Ordinal,
        ]);
        at == 0
            || self.role_of(at - 1, BEFORE).is_some()
            || self.lexemes[at - 1].kind == Kind::Sign
            || self.digits(end, Gap::Space).is_some_and(|digits| digits.len() == 4)
    }

    /// A day of the month: 3, 3., 3rd, third.
    pub(super) fn day(&self, at: usize) -> Option<(usize, u8)> {
        let lexeme = self.lexemes.get(at)?;
        if lexeme.kind == Kind::Word {
            let (end, sense) = self.role(at, Role::Ordinal)?;
            return (sense.value <= 31.0).then_some((end, sense.value as u8));
        }
        let digits = self.digits(at, Gap::Wide)?;
        let day: u8 = digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)?;
        if self.separates(at + 1) && self.digits(at + 2, Gap::None).is_some() && !self.is_sign(at + 1, b'/') {
            return None;
        }
        if let Some((end, _)) =
            self.role(at + 1, Role::OrdinalSuffix).filter(|_| self.lexemes[at + 1].gap <= Gap::Space)
            && self.is_glued(at + 1)
            && self.ends_word(end)
        {
            return Some((end, day));
        }
        let stop = self.is_sign(at + 1, b'.') && self.is_glued(at + 1);
        if stop && (self.grammar.data.ordinals.stop || self.role(at + 2, Role::Month).is_some()) {
            return Some((at + 2, day));
        }
        Some((at + 1, day))
    }

    fn separates(&self, at: usize) -> bool {
        self.is_glued(at) && (self.is_sign(at, b'.') || self.is_sign(at, b',') || self.is_sign(at, b':'))
    }

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

    /// A year that belongs to the month or day before it.
    fn year_after(&self, at: usize) -> Option<(usize, i32)> {
        let mut next = at;
        if self.is_sign(next, b',') {
            next += 1;
        }
        for role in [Role::OwnYear, Role::InsideDate, Role::Year] {
            if let Some((end, _)) = self.role(next, role) {
                next = end;
            }
        }
        if self.lexemes.get(next)?.gap == Gap::Wide && !self.is_soft_break(next) {
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
        let digits =
            self.digits(next, if apostrophe { Gap::None } else { Gap::Space }).filter(|digits| digits.len() == 2)?;
        let short: i32 = digits.parse().ok()?;
        let free = !self.separates(next + 1)
            && self.ends_clause(next + 1)
            && !self.is_dash(next + 1)
            && self.measure_at(next + 1).is_none();
        ((apostrophe || free) && at < next + 3).then(|| (next + 1, full_year(short)))
    }

    /// 12.01.2016, 2015-03-28, 21/04/2016, 24.2.; also 23/Sep/2020
    /// 24 12 2014, where the day stands first: an article before or a clause's end after, and a near year.
    fn spaced(&self, at: usize) -> Option<Date> {
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
        let year = part(at + 2, 4).filter(|year| NEAR_YEARS.contains(year))?;
        let told = at == 0 || self.role(at - 1, Role::BeforeDay).is_some() || self.ends_clause(at + 3);
        let alone = told
            && self.digits(at + 3, Gap::Space).is_none()
            && (at == 0 || self.lexemes[at - 1].kind != Kind::Digits)
            && self.measure_at(at + 3).is_none()
            && self.counted_noun(at + 3).is_none();
        alone.then(|| Date { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Date::new(at + 3) })
    }

    fn numeric(&self, at: usize) -> Option<Date> {
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
        if mark == b'/' {
            return self.slashed(at).filter(|_| self.slash_is_date(at, b));
        }
        None
    }

    /// 22/04, 7-6 and 7.6 where a weekday or the like says that they are dates.
    fn slashed(&self, at: usize) -> Option<Date> {
        let first = self.digits(at, Gap::Wide)?;
        let mark = [b'/', b'-', b'.'].into_iter().find(|&mark| self.is_sign(at + 1, mark) && self.is_glued(at + 1))?;
        let second = self.digits(at + 2, Gap::None)?;
        if first.len() > 2 || second.len() > 2 || self.measure_at(at + 3).is_some() {
            return None;
        }
        self.day_and_month(at + 3, first.parse().ok()?, second.parse().ok()?, mark, None)
    }

    /// A slash between small numbers is a date unless the lower one is a usual denominator.
    fn slash_is_date(&self, at: usize, below: i32) -> bool {
        let told = at > 0
            && self
                .role_of(at - 1, Roles::of(&[Role::BeforeDay, Role::BeforeYear, Role::BeforeHour, Role::RelativeDay]))
                .is_some();
        let glued = self.lexemes.get(at + 3).is_some_and(|next| next.gap == Gap::None && next.kind != Kind::Sign);
        let zero = self.written(at).starts_with('0') || self.written(at + 2).starts_with('0');
        let proper = self.written(at).parse().is_ok_and(|above: i32| above < below);
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

    /// 2016 November, 2019 Q3, 2013–14, and a year alone where its place says so.
    fn year_first(&self, at: usize) -> Option<Date> {
        let (end, year) = self.year(at)?;
        let era = end > at + 1;
        let comma = usize::from(self.is_sign(end, b','));
        if let Some((after, month)) = self.month(end + comma).filter(|_| !era && self.lexemes[end].gap <= Gap::Space) {
            // "2016 November" and not "2016 May did…"
            let alone = self.lexemes[end + comma].case != Case::Lower
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
        if self.measure_at(end).is_some() || self.after_scale(end) || self.sign_before(at) {
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
    fn short_year(&self, at: usize, first: i32, dash: bool) -> Option<Date> {
        let digits = self.digits(at, Gap::None).filter(|digits| digits.len() == 2 && dash)?;
        let short: i32 = digits.parse().ok()?;
        let year = first - first % 100 + short;
        let free = !self.separates(at + 1) || self.digits(at + 2, Gap::None).is_none();
        (free && year > first && self.ends_word(at + 1) && self.measure_at(at + 1).is_none())
            .then(|| Date { year: Some(year), ..Date::new(at + 1) })
    }

    /// 1990er, 1960s, 70er Jahre
    fn decade(&self, at: usize) -> Option<Date> {
        let digits =
            self.digits(at, Gap::Wide).filter(|digits| matches!(digits.len(), 2 | 4) && digits.ends_with('0'))?;
        if digits.len() == 4 && !digits.starts_with(['1', '2']) {
            return None;
        }
        let mut next = at + 1;
        if self.is_sign(next, b'\'') && self.is_glued(next) {
            next += 1;
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

    /// the '40s
    fn apostrophe_decade(&self, at: usize) -> Option<Date> {
        if !self.is_sign(at, b'\'') || !self.is_glued(at + 1) || self.is_glued(at) {
            return None;
        }
        self.decade(at + 1)
    }

    /// Q3 2019, third quarter of 2016, 4. Quartal 2018; the name of a quarter is given with its end
    fn quarter(&self, at: usize) -> Option<Date> {
        let (end, quarter) = self.quarter_name(at)?;
        let mut next = end;
        if self.is_sign(next, b'-') && self.is_glued(next) {
            next += 1;
        }
        match self.year_after(next) {
            Some((end, year)) => {
                Some(Date { year: Some(year), iso: Some(format!("{year:04}-{quarter}")), ..Date::new(end) })
            }
            None => Some(Date { iso: Some(quarter), ..Date::new(end) }),
        }
    }

    fn quarter_name(&self, at: usize) -> Option<(usize, String)> {
        let lexeme = self.lexemes.get(at)?;
        if let Some((end, sense)) = self.role(at, Role::QuarterLetter) {
            let digit = self.digits(end, Gap::None).filter(|digit| matches!(*digit, "1" | "2" | "3" | "4"))?;
            let name = format!("{}{digit}", self.grammar.code(sense.code));
            return self.ends_word(end + 1).then_some((end + 1, name));
        }
        let (end, number) = self.day(at).filter(|(_, number)| (1..=4).contains(number))?;
        let hyphen = usize::from(self.is_sign(end, b'-'));
        let (after, _) =
            self.role(end + hyphen, Role::Quarter).filter(|_| end > at + 1 || lexeme.kind == Kind::Word)?;
        let figure = lexeme.kind == Kind::Digits || self.year_after(after).is_some();
        figure.then(|| (after, format!("Q{number}")))
    }

    /// the 21st, 20th of the next month: a day of the month by its letters, where no noun follows
    fn ordinal_day(&self, at: usize) -> Option<Date> {
        let (end, day) = self.day(at)?;
        let told =
            at > 0 && self.role_of(at - 1, Roles::of(&[Role::BeforeDay, Role::BeforeYear, Role::OnDay])).is_some();
        if !told && at > 0 && !self.begins_clause(at) || self.role(at + 1, Role::OrdinalSuffix).is_none() {
            return None;
        }
        // of this month
        let of = self.role(end, Role::InsideDate).map_or(end, |(end, _)| end);
        let of = self.role(of, Role::BeforeDay).map_or(of, |(end, _)| end);
        let which = self.role_of(of, Roles::of(&[Role::RelativeDay, Role::Which, Role::Between])).map(|(end, _)| end);
        if let Some((end, _)) = which.and_then(|end| self.role(end, Role::CalendarSpan)) {
            return Some(Date { day: Some(day), ..Date::new(end) });
        }
        let free = self.ends_clause(end) && !self.is_dash(end);
        (free && told).then(|| Date { day: Some(day), ..Date::new(end) })
    }

    /// letzter Sonntag im März 2014, the third week of October, first quarter of 2019
    fn which(&self, at: usize) -> Option<Date> {
        let end = match self.role(at, Role::Which) {
            Some((end, _)) => self
                .role(end, Role::CalendarSpan)
                .map_or(self.role(end, Role::Ordinal).map_or(end, |(end, _)| end), |_| end),
            None => self.day(at).filter(|(end, _)| *end > at + 1 || self.lexemes[at].kind == Kind::Word)?.0,
        };
        let last = self.role(end, Role::Which).map_or(end, |(end, _)| end);
        let (end, _) = self.role_of(last, Roles::of(&[Role::CalendarSpan, Role::Weekday]))?;
        let (next, _) = self.role_of(end, Roles::of(&[Role::InsideDate, Role::BeforeDay, Role::OwnYear]))?;
        if let Some(date) = self.simple_date(next).filter(|date| date.month.is_some() || date.year.is_some()) {
            return Some(Date { day: None, ..date });
        }
        if let Some((end, year)) = self.year(next) {
            return Some(Date { year: Some(year), ..Date::new(end) });
        }
        let (end, month) = self.month(next)?;
        // A figure must be in it, or it is words alone.
        (self.lexemes[at].kind == Kind::Digits).then(|| Date {
            month: Some(month),
            iso: Some(format!("--{month:02}")),
            ..Date::new(end)
        })
    }

    /// week 10, KW 12 2024
    fn week(&self, at: usize) -> Option<Date> {
        let (end, _) = self.role(at, Role::Week)?;
        let week: u8 = self.digits(end, Gap::Space)?.parse().ok().filter(|week| (1..=53).contains(week))?;
        if self.separates(end + 1) && self.digits(end + 2, Gap::None).is_some() {
            return None;
        }
        match self.year_after(end + 1) {
            Some((end, year)) => Some(Date { iso: Some(format!("{year:04}-W{week:02}")), ..Date::new(end) }),
            None => Some(Date { iso: Some(format!("W{week:02}")), ..Date::new(end + 1) }),
        }
    }

    /// Sommer 2014, Ostern 2018, Ende 1989, Jahr 2009, mid-March 2020
    fn with_year(&self, at: usize) -> Option<Date> {
        if let Some((end, sense)) =
            self.role_of(at, Roles::of(&[Role::Season, Role::Holiday, Role::HolidayHead, Role::Year]))
        {
            let (end, year) = self.year_after(end).filter(|(_, year)| *year > 0)?;
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
    fn spoken_year(&self, at: usize) -> Option<Date> {
        let (end, year) = self.year_in_words(at)?;
        Some(Date { year: Some(year), ..Date::new(end) })
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

/// The year that two digits mean: those up to 49 of this century.
fn full_year(short: i32) -> i32 {
    if short < 50 { 2000 + short } else { 1900 + short }
}
