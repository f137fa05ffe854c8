//! Times with the day they stand by, and stretches between two times: Dienstag um 9, 9–11am, 2:03:45 Stunden.

use super::calendar::Date;
use super::clock::Time;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::{Found, Reader};
use crate::reading::{NumberKind, Reason};

impl Reader<'_> {
    /// A time at `at`, with the date or day before or after it.
    pub(super) fn moment(&self, at: usize) -> Option<Found> {
        // Tuesday, tomorrow evening: a day in words is one only with a time after it.
        if let Some(next) = self.day_in_words(at).filter(|_| !self.is_day_with_time(at)) {
            let start = self.to_time(next);
            if let Some(found) = self
                .time_range(start)
                .or_else(|| self.hour_letter(start).map(|time| self.on_clock(start, time.end, time.iso())))
            {
                return Some(Found { start: at, ..found });
            }
            if let Some((end, iso)) = self.told_hours(next, start) {
                return Some(Found { start: at, ..self.on_clock(start, end, iso) });
            }
            if let Some(time) = self.told_hour(next, start) {
                return Some(Found { start: at, ..self.on_clock(start, time.end, time.iso()) });
            }
        }
        if let Some(date) = self.date(at).filter(|date| date.day.is_some()).or_else(|| self.day_before_time(at)) {
            let mut found = self.dated_time(at, date)?;
            // from 28 March 17:00 to 29 March 21:00
            if let Some((next, _)) = self.joins_date(at, found.end)
                && let Some(date) = self.date(next).filter(|date| date.day.is_some())
                && let Some(second) = self.dated_time(next, date)
            {
                found.start = self.opening(at);
                found.end = second.end;
                found.iso = found.iso.zip(second.iso).map(|(from, to)| format!("{from}/{to}"));
            }
            return Some(found);
        }
        let mut found = self.time_range(at)?;
        // at 7:30 pm on Friday, Sep 20
        let comma = usize::from(self.is_sign(found.end, b','));
        let on = self.role(found.end + comma, Role::OnDay).map_or(found.end + comma, |(end, _)| end);
        if let Some(date) = self.date(on).filter(|date| date.day.is_some() && self.lexemes[on].gap != Gap::Wide) {
            found.iso = date.iso().zip(found.iso).map(|(date, time)| format!("{date}{time}"));
            found.end = date.end;
            found.kind = NumberKind::Date;
        } else if let Some(end) = self.day_in_words(on) {
            found.end = end;
        }
        Some(found)
    }

    /// The time that stands with `date`, which begins at `at`.
    fn dated_time(&self, at: usize, mut date: Date) -> Option<Found> {
        let start = self.to_time(date.end);
        let told = || self.told_hour(date.end, start).map(|time| self.on_clock(start, time.end, time.iso()));
        let hours = || self.told_hours(date.end, start).map(|(end, iso)| self.on_clock(start, end, iso));
        let mut found = self.time_range(start).or_else(told).or_else(hours)?;
        // Wed Oct 26 15:50:06 2016
        if date.year.is_none()
            && let Some((end, year)) = self.year(found.end).filter(|(end, _)| self.ends_word(*end))
            && self.lexemes[found.end].gap != Gap::Wide
        {
            date.year = Some(year);
            found.end = end;
        }
        let iso = date.iso().zip(found.iso).map(|(date, time)| format!("{date}{time}"));
        Some(Found { start: at, kind: NumberKind::Date, iso, ..found })
    }

    /// mercredi 14 à 21 heures: the figure after a weekday is a day, where a word for *at* that also joins ranges follows
    fn is_day_with_time(&self, at: usize) -> bool {
        let Some((next, _)) = self.role(at, Role::Weekday) else { return false };
        let day = self.lexemes.get(next).is_some_and(|day| day.kind == Kind::Digits);
        let time = || self.role(next + 1, Role::AtTime).and_then(|(time, _)| self.time(time)).is_some_and(|t| t.sure);
        day && self.time(next).is_none_or(|time| !time.sure) && self.day(next).is_some() && time()
    }

    /// le 16 à 18 h, el 2 a las 5: a mere day of the month after the article for one day, with a time after it
    fn day_before_time(&self, at: usize) -> Option<Date> {
        let article = at.checked_sub(1)?;
        let of_one = self.role_of(article, Roles::of(&[Role::BeforeDay, Role::Day])).is_some_and(|(end, _)| end == at)
            && self.role_of(article, Roles::of(&[Role::Definite, Role::RangeFrom])).is_none();
        let (end, day) = self.day(at).filter(|_| of_one && self.lexemes[at].kind == Kind::Digits)?;
        let (next, _) = self.role(end, Role::AtTime)?;
        let hour = self.time(next).is_some_and(|time| time.sure) || self.told_hour(end, next).is_some();
        hour.then(|| Date { day: Some(day), ..Date::new(end) })
    }

    /// Two hours after a day: Monday 11–4, Donnerstag von 9 bis 11.
    fn told_hours(&self, day: usize, at: usize) -> Option<(usize, String)> {
        let first = self
            .bare_hour(at)
            .filter(|_| self.lexemes[at].kind == Kind::Digits && self.lexemes[at].gap != Gap::Wide)?;
        let next = self.joins_time(at, first.end)?;
        let second = self.bare_hour(next).filter(|_| self.lexemes[next].kind == Kind::Digits)?;
        let free =
            self.ends_clause(second.end) && self.measure_at(second.end).is_none() && !self.separates_number(second.end);
        (free && day <= at).then(|| (second.end, format!("{}/{}", first.iso(), second.iso())))
    }

    /// An hour after a day and a word for *at*: tomorrow at 5.
    fn told_hour(&self, day: usize, at: usize) -> Option<Time> {
        if at == day || !self.opened(at, Role::AtTime) || self.lexemes.get(at)?.kind != Kind::Digits {
            return None;
        }
        // "6. August, am 5. und 6. Mai"
        if self.grammar.data.ordinals.stop
            && self.is_sign(at + 1, b'.')
            && self.is_glued(at + 1)
            && self.digits(at + 2, Gap::None).is_none()
            && self.lexemes.get(at + 2).is_some_and(|next| next.case == Case::Lower)
        {
            return None;
        }
        // morgens am 15. Februar
        if self.date(at).is_some_and(|date| date.month.is_some()) {
            return None;
        }
        // 17.30, where a stop parts hours and minutes
        let time = match self.colon_time(at) {
            Some(time) => time,
            None => self.bare_hour(at)?,
        };
        let time = self.with_part_of_day(Time { sure: true, ..time });
        let free = self.measure_at(time.end).is_none()
            && self.counted_noun(time.end).is_none()
            && !self.separates_number(time.end)
            && self.date(at).is_none_or(|date| date.end <= time.end)
            && self.ends_word(time.end)
            && self.role_of(time.end, Roles::of(&[Role::Scale, Role::Abbreviation])).is_none();
        free.then_some(time)
    }

    /// Weekdays, relative days and parts of the day in a row.
    pub(super) fn day_in_words(&self, at: usize) -> Option<usize> {
        const DAYS: Roles = Roles::of(&[Role::Weekday, Role::RelativeDay, Role::MorningPart, Role::EveningPart]);
        let mut end = self.role_of(at, DAYS)?.0;
        for _ in 0..3 {
            if let Some((next, _)) = self.role_of(end, DAYS) {
                end = next;
            }
        }
        Some(end)
    }

    /// Steps over what stands between a day and its time.
    fn to_time(&self, at: usize) -> usize {
        let comma = usize::from(self.is_sign(at, b',') && self.is_glued(at));
        let mut next = at + comma;
        for role in [Role::RangeFrom, Role::RangeBetween, Role::AtTime] {
            if let Some((end, _)) = self.role(next, role) {
                next = end;
            }
        }
        next
    }

    /// 9–11am, 17 bis 18 Uhr, zwischen 9:30 und 11:00, and one time alone
    fn time_range(&self, at: usize) -> Option<Found> {
        let lexeme = self.lexemes.get(at)?;
        if self.is_glued(at)
            && at > 0
            && lexeme.kind == Kind::Digits
            && self.lexemes[at - 1].kind == Kind::Word
            && !self.is_iso_mark(at)
        {
            return None;
        }
        if let Some((end, iso)) = self.four_figures(at) {
            return Some(self.on_clock(self.opening(at), end, iso));
        }
        let first = self.time(at);
        let start_end = match first {
            Some(time) => time.end,
            None => self.bare_hour(at)?.end,
        };
        if let Some(next) = self.joins_time(at, start_end) {
            let opened = |role| self.opened(at, role);
            let sure = first.is_some_and(|first| first.sure);
            let (from, between) = (sure || opened(Role::RangeFrom), opened(Role::RangeBetween));
            // van 14.00 tot 16.00, 13:00–13.15
            let stops = |second: &Time| {
                let told = from || between || opened(Role::BeforeHour);
                self.grammar.decimal == ',' && told && first.is_some() && second.end == next + 3
            };
            let closing = || self.closing_hour(next).filter(|_| from || between);
            if let Some(second) = self
                .time(next)
                .or_else(|| self.hour_letter(next))
                .or_else(|| self.lettered(self.bare_hour(next)?).filter(|_| sure))
                .filter(|second| second.sure || stops(second))
                .or_else(closing)
            {
                let from = first.or_else(|| self.bare_hour(at))?;
                // "7 to 10 pm"; but 7h to 22h counts to twenty-four.
                let halves = self.bare_hour(next).is_none_or(|second| second.hour <= 12);
                let from = if halves && !from.settled && second.settled && from.hour + 12 <= second.hour {
                    from.at_half(true)
                } else {
                    from
                };
                return Some(self.on_clock(self.opening(at), second.end, format!("{}/{}", from.iso(), second.iso())));
            }
            if let Some(from) = first.filter(|from| from.sure)
                && let Some(to) = self.bare_hour(next).filter(|to| {
                    self.ends_clause(to.end) || self.role(to.end, Role::OnDay).is_some() && self.is_free_hour(to.end)
                })
            {
                return Some(self.on_clock(self.opening(at), to.end, format!("{}/{}", from.iso(), to.iso())));
            }
        }
        let time = first.filter(|time| time.sure)?;
        Some(self.on_clock(at, time.end, time.iso()))
    }

    fn on_clock(&self, start: usize, end: usize, iso: String) -> Found {
        let mut found = Found::on_calendar(start, end, NumberKind::Time, Some(iso));
        if self.lexemes[start].kind == Kind::Digits {
            found.why.insert(0, Reason::Digits);
        }
        found
    }

    pub(super) fn joins_time(&self, start: usize, end: usize) -> Option<usize> {
        if self.is_dash(end) && self.lexemes.get(end + 1)?.gap != Gap::Wide {
            return Some(end + 1);
        }
        let mut roles = Roles::of(&[Role::RangeTo]);
        if self.opened(start, Role::RangeBetween) {
            roles = Roles::of(&[Role::RangeTo, Role::RangeAnd]);
        }
        self.role_of(end, roles).map(|(end, _)| end)
    }

    /// Digits right after the T of ISO 8601.
    fn is_iso_mark(&self, at: usize) -> bool {
        self.written(at - 1) == "T"
    }

    /// 9"80, 2'30", 1'42"55: seconds with their hundredths, and minutes before them. Where the decimal mark is a point it
    /// may be feet and inches.
    fn sport_time(&self, at: usize) -> Option<Found> {
        if self.grammar.decimal != ',' {
            return None;
        }
        let mark = |at: usize, sign: u8| self.is_sign(at, sign) && self.is_glued(at);
        let mut part = self.digits(at, Gap::Wide).filter(|digits| digits.len() <= 2)?;
        let (mut minutes, mut end, mut seconds) = (0.0, at + 1, true);
        if mark(end, b'\'') {
            minutes = part.parse::<f64>().ok()?;
            part = self.digits(end + 1, Gap::None).filter(|digits| digits.len() == 2)?;
            (end, seconds) = (end + 2, false);
        }
        if !mark(end, b'"') {
            return None;
        }
        end += 1;
        let hundredths = self.digits(end, Gap::None).filter(|digits| digits.len() <= 3);
        // 3" alone is in inches.
        if hundredths.is_none() && seconds {
            return None;
        }
        let rest: f64 = format!("{part}.{}", hundredths.unwrap_or("0")).parse().ok()?;
        end += usize::from(hundredths.is_some());
        let mut found = Found::on_calendar(at, end, NumberKind::Duration, None);
        found.value = Some(((minutes * 60.0 + rest) * 1e3).round() / 1e3);
        found.unit = Some("s".to_owned());
        found.why = vec![Reason::Digits, Reason::UnitWord];
        self.ends_word(end).then_some(found)
    }

    /// 2:03:45 Stunden, 3:45 Minuten, 9"80
    pub(super) fn running_time(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.sport_time(at) {
            return Some(found);
        }
        let amount = |at: usize, gap: Gap| self.digits(at, gap).and_then(|digits| digits.parse::<f64>().ok());
        let first = amount(at, Gap::Wide)?;
        let colon = |at: usize| self.is_sign(at, b':') && self.is_glued(at);
        if !colon(at + 1) {
            return None;
        }
        let second = amount(at + 2, Gap::None)?;
        let (mut value, mut end, mut parts) = (first + second / 60.0, at + 3, 2);
        if colon(at + 3) {
            let third = amount(at + 4, Gap::None)?;
            value += third / 3600.0;
            end = at + 5;
            parts = 3;
        }
        // 1:45,32 Minuten
        let mark = self.grammar.decimal as u8;
        let mut exact = false;
        if let Some(digits) = self.digits(end + 1, Gap::None).filter(|_| self.is_sign(end, mark) && self.is_glued(end))
        {
            let part: f64 = format!("0.{digits}").parse().ok()?;
            value += part / if parts == 3 { 3600.0 } else { 60.0 };
            end += 2;
            exact = second < 60.0;
        }
        // a las 18:30 h
        if self.role(end, Role::HourLetter).is_some() && self.opened(at, Role::BeforeHour) {
            return None;
        }
        let measure = self.measure_at(end).filter(|measure| measure.kind == NumberKind::Duration);
        if exact && measure.is_none() && self.measure_at(end).is_none() && self.ends_word(end) {
            // in 1:45,32 ins Ziel; He ran 3:27.79.
            let mut found = Found::on_calendar(at, end, NumberKind::Duration, None);
            let seconds = value * if parts == 3 { 3600.0 } else { 60.0 };
            (found.value, found.unit) = (Some((seconds * 1e6).round() / 1e6), Some("s".to_owned()));
            found.why = vec![Reason::Digits];
            return Some(found);
        }
        let measure = measure?;
        // "om 14:30 uur": the word for the hour also is a duration
        if self.colon_time(at).is_some_and(|time| time.end >= measure.end) {
            return None;
        }
        let mut found = Found::on_calendar(at, measure.end, NumberKind::Duration, None);
        // Minutes and seconds after hours; of two parts the unit names the first.
        found.value = Some(if parts == 3 && measure.unit == "min" { value * 60.0 } else { value });
        found.unit = Some(measure.unit);
        found.why = vec![Reason::Digits, Reason::UnitWord];
        Some(found)
    }
}
