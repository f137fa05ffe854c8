//! Quarters, weeks and chosen parts of a month or year: Q3 2019, KW 12, the last week of October.

use super::Reader;
use super::calendar::Date;
use super::grammar::{Role, Roles, WordId};
use super::lexeme::{Case, Gap, Kind};
use super::range::CHANGE_REACH;
use super::year::NEAR_YEARS;

impl Reader<'_> {
    /// Q3 2019, third quarter of 2016, 4. Quartal 2018; the name of a quarter is given with its end
    pub(super) fn quarter(&self, at: usize) -> Option<Date> {
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

    pub(super) fn quarter_name(&self, at: usize) -> Option<(usize, String)> {
        let lexeme = self.lexemes.get(at)?;
        if let Some((end, sense)) = self.role(at, Role::QuarterLetter) {
            let digit = self.digits(end, Gap::None).filter(|digit| matches!(*digit, "1" | "2" | "3" | "4"))?;
            let name = format!("{}{digit}", self.grammar.code(sense.code));
            // The name of something: der Audi Q3, grüner H2, 23H2.
            let year = self.year_after(end + 1).is_some();
            let before = at.checked_sub(1).map(|before| self.lexemes[before]).filter(|_| !year);
            let named = before.is_some_and(|before| match before.kind {
                Kind::Digits => lexeme.gap == Gap::None && before.span.len() != 4,
                Kind::Word => before.word == WordId::NONE && (before.case != Case::Lower || name.starts_with('H')),
                _ => false,
            });
            return (self.ends_word(end + 1) && !named).then_some((end + 1, name));
        }
        let (end, number) = self.day(at).filter(|(_, number)| (1..=4).contains(number))?;
        let hyphen = usize::from(self.is_sign(end, b'-'));
        let (after, _) =
            self.role(end + hyphen, Role::Quarter).filter(|_| end > at + 1 || lexeme.kind == Kind::Word)?;
        let figure = lexeme.kind == Kind::Digits || self.year_after(after).is_some();
        figure.then(|| (after, format!("Q{number}")))
    }

    /// the 21st, 20th of the next month: a day of the month by its letters, where no noun follows
    pub(super) fn ordinal_day(&self, at: usize) -> Option<Date> {
        let (end, day) = self.day(at)?;
        // il 20 del prossimo mese
        let of_one =
            at > 0 && self.role(at - 1, Role::BeforeDay).is_some() && self.role(at - 1, Role::Definite).is_none();
        if let Some(after) = self.this_month(end, of_one) {
            return Some(Date { day: Some(day), ..Date::new(after) });
        }
        // Where a word names the day, its letters alone do not: dia 1º, but "a 12ª".
        if !self.grammar.data.calendar.day.0.is_empty() {
            return None;
        }
        let told =
            at > 0 && self.role_of(at - 1, Roles::of(&[Role::BeforeDay, Role::BeforeYear, Role::OnDay])).is_some();
        if !told && at > 0 && !self.begins_clause(at) || self.role(at + 1, Role::OrdinalSuffix).is_none() {
            return None;
        }
        // of this month, 15th day of next month
        let of = self.role(end, Role::CalendarSpan).map_or(end, |(end, _)| end);
        let of = self.role(of, Role::InsideDate).map_or(of, |(end, _)| end);
        let of = self.role(of, Role::BeforeDay).map_or(of, |(end, _)| end);
        let which = self.role_of(of, Roles::of(&[Role::RelativeDay, Role::Which, Role::Between])).map(|(end, _)| end);
        if let Some((end, _)) = which.and_then(|end| self.role(end, Role::CalendarSpan)) {
            return Some(Date { day: Some(day), ..Date::new(end) });
        }
        // "in the 11th" may be a round: a bare day is told by more than its article.
        let told =
            (2..=3.min(at)).any(|back| self.role(at - back, Role::BeforeDay).is_some_and(|(after, _)| after == at));
        let free = self.ends_clause(end) && !self.is_dash(end);
        (free && told).then(|| Date { day: Some(day), ..Date::new(end) })
    }

    /// Words that name a month by its place, where nothing of that month follows: "4 of last month's 22 thefts". Those without a
    /// word for *of* belong to a day only where it is `told` to be one.
    pub(super) fn this_month(&self, at: usize, told: bool) -> Option<usize> {
        let alone = if told { Roles::of(&[Role::ThisMonthAlone]) } else { Roles::default() };
        let (end, _) = self.role_of(at, Roles::of(&[Role::ThisMonth]).and(alone))?;
        (!(self.is_sign(end, b'\'') && self.is_glued(end) && self.is_glued(end + 1))).then_some(end)
    }

    /// The same after two days with letters, which end before `first` and `second`: the 4th to the 22nd *this month*.
    pub(super) fn month_after_letters(&self, first: usize, last: usize, second: usize) -> Option<usize> {
        let letters = |end: usize| self.is_glued(end - 1) && self.role(end - 1, Role::OrdinalSuffix).is_some();
        let date = self.ordinal_day(last).filter(|_| letters(first) && letters(second))?;
        (date.end > second).then_some(date.end)
    }

    /// Whether the figures at `at` and `next`, without article or letters, are what a count was and became rather than
    /// days: cases rose from 4 to 22 this month.
    pub(super) fn is_count_changed(&self, at: usize, next: usize) -> bool {
        let article = self.ending_at(at, 2, Roles::of(&[Role::BeforeDay])).is_some() || self.after_article(next) > next;
        let first = self.opening(at);
        let changed = || (first.saturating_sub(CHANGE_REACH)..first).any(|at| self.role(at, Role::Changing).is_some());
        let letters = self.is_glued(at + 1) && self.role(at + 1, Role::OrdinalSuffix).is_some();
        !article && !letters && changed()
    }

    /// letzter Sonntag im März 2014, the third week of October, first quarter of 2019
    pub(super) fn which(&self, at: usize) -> Option<Date> {
        let end = match self.role(at, Role::Which) {
            Some((end, _)) => self
                .role(end, Role::CalendarSpan)
                .map_or(self.role(end, Role::Ordinal).map_or(end, |(end, _)| end), |_| end),
            None => self.day(at).filter(|(end, _)| *end > at + 1 || self.lexemes[at].kind == Kind::Word)?.0,
        };
        let last = self.role(end, Role::Which).map_or(end, |(end, _)| end);
        let (end, _) = self.role_of(last, Roles::of(&[Role::CalendarSpan, Role::Weekday]))?;
        let Some((next, _)) = self.role_of(end, Roles::of(&[Role::InsideDate, Role::BeforeDay, Role::OwnYear])) else {
            // último trimestre 2015
            let (end, year) = self.year(end).filter(|(after, year)| {
                NEAR_YEARS.contains(year) && self.counted_noun(*after).is_none() && self.measure_at(*after).is_none()
            })?;
            return Some(Date { year: Some(year), ..Date::new(end) });
        };
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
    pub(super) fn week(&self, at: usize) -> Option<Date> {
        let (end, _) = self.role(at, Role::Week)?;
        let week: u8 = self.digits(end, Gap::Space)?.parse().ok().filter(|week| (1..=53).contains(week))?;
        if !self.ends_word(end + 1) || self.separates(end + 1) && self.digits(end + 2, Gap::None).is_some() {
            return None;
        }
        match self.year_after(end + 1) {
            Some((end, year)) => Some(Date { iso: Some(format!("{year:04}-W{week:02}")), ..Date::new(end) }),
            None => Some(Date { iso: Some(format!("W{week:02}")), ..Date::new(end + 1) }),
        }
    }
}
