//! Times of day: 14:30 Uhr, 8:45 p.m., 9–11am, and a date that stands with them.

use super::Reader;
use super::grammar::{Role, Roles, Sense};
use super::lexeme::{Case, Gap, Kind};
use super::range::CHANGE_REACH;

/// No race is told in more hours, with minutes behind a colon.
pub(super) const LONGEST_RACE: u32 = 5;

/// A stretch *from … to* more hours is rather told by the clock.
const LONGEST_STAY: u32 = 8;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Time {
    /// The lexeme after it.
    pub end: usize,
    pub hour: u32,
    pub minute: u32,
    pub second: Option<u32>,
    /// Whether the half of the day is settled.
    pub settled: bool,
    /// Whether it is a time whatever stands around it.
    pub sure: bool,
}

/// How many parts a score may have: sets, quarters.
const LONGEST_SCORE: usize = 8;

impl Time {
    pub(super) fn iso(self) -> String {
        match self.second {
            Some(second) => format!("T{:02}:{:02}:{second:02}", self.hour, self.minute),
            None => format!("T{:02}:{:02}", self.hour, self.minute),
        }
    }

    pub(super) fn at_half(mut self, evening: bool) -> Self {
        if !self.settled {
            if evening && self.hour < 12 {
                self.hour += 12;
            } else if !evening && self.hour == 12 {
                self.hour = 0;
            }
            self.settled = true;
        }
        self.sure = true;
        self
    }
}

impl Reader<'_> {
    /// An hour in a figure or a word, with nothing that says so.
    pub(super) fn bare_hour(&self, at: usize) -> Option<Time> {
        let (end, hour) = self.small_number(at, 24)?;
        Some(Time { end, hour, minute: 0, second: None, settled: hour > 12, sure: false })
    }

    /// A whole number up to `most`, in digits or words.
    pub(super) fn small_number(&self, at: usize, most: u32) -> Option<(usize, u32)> {
        if let Some(digits) = self.digits(at, Gap::Wide) {
            let value: u32 = digits.parse().ok().filter(|value| *value <= most && digits.len() <= 2)?;
            return Some((at + 1, value));
        }
        if let Some(compound) = self.lexemes.get(at)?.compound.map(|compound| self.compounds[compound as usize]) {
            let whole = compound.tail.is_none() && compound.value.fract() == 0.0 && compound.value <= f64::from(most);
            return whole.then_some((at + 1, compound.value as u32));
        }
        let (end, sense) = self.role_of(at, Roles::of(&[Role::Cardinal, Role::Article, Role::One]))?;
        let value = if sense.role == Role::Cardinal { sense.value } else { 1.0 };
        if value.fract() != 0.0 || value > f64::from(most) {
            return None;
        }
        // twenty-five
        if value >= 20.0 {
            let hyphen = usize::from(self.is_sign(end, b'-'));
            if let Some((after, ones)) = self.role(end + hyphen, Role::Cardinal).filter(|(_, ones)| ones.value < 10.0) {
                let sum = value + ones.value;
                return (sum <= f64::from(most)).then_some((after, sum as u32));
            }
        }
        Some((end, value as u32))
    }

    /// One time of day.
    pub(super) fn time(&self, at: usize) -> Option<Time> {
        self.step();
        let mut at = at;
        // T12:34:20
        if self.written(at) == "T" && self.digits(at + 1, Gap::None).is_some() {
            at += 1;
        }
        let time = self.colon_time(at).or_else(|| self.hour_time(at)).or_else(|| self.told_time(at));
        let time = time.filter(|time| time.sure).or_else(|| self.announced_hour(at)).or(time)?;
        Some(self.with_part_of_day(time))
    }

    /// 14:30, 7:56:35, 20.15 Uhr, 3h18
    pub(super) fn colon_time(&self, at: usize) -> Option<Time> {
        let digits = self.digits(at, Gap::Wide).filter(|digits| digits.len() <= 2)?;
        let hour: u32 = digits.parse().ok().filter(|hour| *hour <= 24)?;
        let letter = self.role(at + 1, Role::HourLetter).is_some() && self.is_glued(at + 1);
        let colon = self.is_sign(at + 1, b':') && self.is_glued(at + 1);
        let stop = self.is_sign(at + 1, b'.') && self.is_glued(at + 1);
        // 1:45,32 is a running time.
        let comma = |at: usize| self.is_sign(at, b',') && self.is_glued(at) && self.digits(at + 1, Gap::None).is_some();
        if !letter && !colon && !stop || colon && (comma(at + 3) || self.is_sign(at + 3, b':') && comma(at + 5)) {
            return None;
        }
        let minute: u32 = self
            .digits(at + 2, Gap::None)
            .filter(|digits| digits.len() == 2)?
            .parse()
            .ok()
            .filter(|minute| *minute < 60)?;
        // "fechada por 1h40" tells how long.
        if letter
            && self.opened(at, Role::Counting)
            && !self.opened(at, Role::BeforeHour)
            && !self.opened(at, Role::RangeFrom)
        {
            return None;
        }
        let mut time =
            Time { end: at + 3, hour, minute, second: None, settled: hour > 12 || hour == 0, sure: colon || letter };
        if colon && self.is_sign(at + 3, b':') && self.is_glued(at + 3) && self.digits(at + 4, Gap::None).is_some() {
            let second: u32 = self
                .digits(at + 4, Gap::None)
                .filter(|digits| digits.len() == 2)?
                .parse()
                .ok()
                .filter(|second| *second < 60)?;
            time.second = Some(second);
            time.end = at + 5;
        }
        if stop && self.separates(at + 3) && self.digits(at + 4, Gap::None).is_some() {
            return None;
        }
        let named = self.half_or_hour(&mut time) || self.hour_behind(&mut time, stop);
        if named {
            return Some(time);
        }
        // 9:00a
        if let Some(time) = self.lettered(time).filter(|_| colon) {
            return Some(time);
        }
        // às 14h30min, where no length of time can stand
        if letter
            && self.opened(at, Role::BeforeHour)
            && let Some((end, _)) = self.role(time.end, Role::Minutes).filter(|_| self.is_glued(time.end))
        {
            time.end = end;
            return Some(time);
        }
        // a las 10.00 horas, a las 18:30 h; 12.20 GMT
        let opened = || self.opened(at, Role::BeforeHour);
        let hour = self.role_of(time.end, Roles::of(&[Role::Hour, Role::HourLetter]));
        if let Some((end, _)) = hour.filter(|(end, _)| !letter && self.ends_word(*end) && opened()) {
            time.end = end;
            time.sure = true;
            return Some(time);
        }
        if stop && self.role(time.end, Role::Zone).is_some() && !self.is_glued(time.end) {
            time.sure = true;
        }
        // 2:03:45 Stunden is no time of day; 3:10 near a win is a score; 12.30 Euro is money.
        // "O jogo começa às 21:45" tells when.
        let told = || self.opened(at, Role::BeforeHour);
        if self.measure_at(time.end).is_some() || self.near_score(at, time.end) && !told() {
            return None;
        }
        // "om 16.00" where a comma is the decimal mark
        if stop && self.grammar.decimal == ',' && told() {
            time.sure = true;
        }
        if self.is_glued(time.end) && matches!(self.lexemes[time.end].kind, Kind::Word | Kind::Digits) {
            return None;
        }
        Some(time)
    }

    /// 17 uur in "van 9 tot 17 uur", whose word also is a duration. From two to three hours something lasts, but from nine
    /// to twelve it is open.
    pub(super) fn closing_hour(&self, at: usize) -> Option<Time> {
        let (end, hour) = self.small_number(at, 24).filter(|(_, hour)| *hour > LONGEST_STAY)?;
        let (end, _) = self.role(end, Role::Hour).filter(|(after, _)| self.ends_word(*after))?;
        self.role(end - 1, Role::Duration)?;
        let time = Time { end, hour, minute: 0, second: None, settled: true, sure: true };
        Some(self.with_part_of_day(time))
    }

    pub(super) fn near_score(&self, start: usize, end: usize) -> bool {
        let first = start.saturating_sub(6);
        (first..start).chain(end..end + 6).any(|at| self.role(at, Role::Winning).is_some()) || self.follows_score(start)
    }

    /// Whether pairs of figures before `at`, in brackets and commas, begin with one that is no time: 33:29 (17:14, 16:15).
    fn follows_score(&self, mut at: usize) -> bool {
        for _ in 0..LONGEST_SCORE {
            let mut end = at;
            while end > 0 && end + 2 > at && matches!(self.written(end - 1), "(" | "," | ")" | "/" | ";") {
                end -= 1;
            }
            let Some(start) = end.checked_sub(3).filter(|_| end < at) else { return false };
            let (Some(home), Some(away)) = (self.digits(start, Gap::Wide), self.digits(start + 2, Gap::None)) else {
                return false;
            };
            if !self.is_sign(start + 1, b':') {
                return false;
            }
            let no_time = away.len() != 2 || home.len() > 2 || home > "24" && home.len() == 2 || away > "59";
            let first = start.saturating_sub(6);
            if no_time || (first..start).any(|at| self.role(at, Role::Winning).is_some()) {
                return true;
            }
            at = start;
        }
        false
    }

    /// 10am, 8 Uhr, 18 Uhr 12, sieben Uhr, 7 o'clock
    fn hour_time(&self, at: usize) -> Option<Time> {
        // 1140 a.m.
        if let Some(digits) = self.digits(at, Gap::Wide).filter(|digits| matches!(digits.len(), 3 | 4)) {
            let (hour, minute) = digits.split_at(digits.len() - 2);
            let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
            let mut time = Time { end: at + 1, hour, minute, second: None, settled: hour > 12, sure: false };
            // 1400 GMT
            if digits.len() == 4
                && hour <= 24
                && minute < 60
                && self.role(at + 1, Role::Zone).is_some()
                && self.lexemes[at + 1].case == Case::Upper
            {
                return Some(Time { sure: true, settled: true, ..time });
            }
            if let Some((end, sense)) =
                self.part_of_day(at + 1).filter(|_| minute < 60 && hour <= 12 && self.opened(at, Role::BeforeHour))
            {
                time = time.at_half(sense.role == Role::EveningPart);
                return Some(Time { end, ..time });
            }
            // One letter is not enough: 202 p, 202 p.c.
            let letter = self.half_at(at + 1).is_none_or(|(end, _)| {
                self.span(at + 1, end).of(self.text).chars().filter(|sign| sign.is_alphabetic()).count() < 2
            });
            return (hour <= 12 && minute < 60 && !letter && self.half_of_day(&mut time)).then_some(time);
        }
        let (end, hour) = self.small_number(at, 24)?;
        let mut time = Time { end, hour, minute: 0, second: None, settled: hour > 12, sure: false };
        if let Some(time) = self.hour_and_part(at, time) {
            return Some(time);
        }
        let letter = self.role(end, Role::HourLetter).is_some() && self.is_glued(end) && self.ends_word(end + 1);
        const HALVES: Roles = Roles::of(&[Role::Morning, Role::Evening, Role::MorningPart, Role::EveningPart]);
        let told = || self.opened(at, Role::BeforeHour) || self.role_of(end + 1, HALVES).is_some();
        if letter && self.lexemes[at].kind == Kind::Digits && told() {
            time.end = end + 1;
            time.sure = true;
            return Some(time);
        }
        if let Some(time) = self.lettered(time).filter(|time| self.tells_half(at, time)) {
            return Some(time);
        }
        // 11ish, 3ish pm
        let hyphen = usize::from(self.is_sign(end, b'-') && self.is_glued(end));
        if let Some((after, _)) = self.role(end + hyphen, Role::AboutHour).filter(|_| self.is_glued(end + hyphen)) {
            time.end = after;
            time.sure = hour > 0;
            let _ = self.half_or_hour(&mut time);
            return (hour <= 12).then_some(time);
        }
        // 8 tonight, 9 tomorrow evening
        if self.lexemes[at].kind == Kind::Digits
            && hour <= 12
            && (self.begins_clause(at) || self.opened(at, Role::BeforeHour))
            && let Some(after) = self.day_in_words(end).filter(|_| self.role(end, Role::Weekday).is_none())
        {
            if let Some((_, part)) = self.part_of_day(end) {
                time = time.at_half(part.role == Role::EveningPart);
            }
            return Some(Time { end: after, sure: true, ..time });
        }
        if !self.half_or_hour(&mut time) {
            return None;
        }
        // 18 Uhr 12, 18 uhr und 12
        if self.role(end, Role::Hour).is_some() {
            let and = self.role(time.end, Role::And).map_or(time.end, |(end, _)| end);
            if let Some((after, minute)) = self.small_number(and, 59).filter(|_| self.lexemes[and].gap != Gap::Wide) {
                let free = self.measure_at(after).is_none()
                    && self.counted_noun(after).is_none()
                    && self.lexemes[and].kind == Kind::Digits;
                if free && !self.separates_number(after) {
                    time.minute = minute;
                    time.end = after;
                }
            }
        }
        Some(time)
    }

    pub(super) fn separates_number(&self, at: usize) -> bool {
        self.is_glued(at)
            && [b'.', b',', b':'].iter().any(|&mark| self.is_sign(at, mark))
            && self.digits(at + 1, Gap::None).is_some()
    }

    /// 11h, where a time stands before it.
    pub(super) fn hour_letter(&self, at: usize) -> Option<Time> {
        let (end, hour) = self.small_number(at, 24).filter(|_| self.lexemes[at].kind == Kind::Digits)?;
        let letter = self.role(end, Role::HourLetter).is_some() && self.is_glued(end) && self.ends_word(end + 1);
        letter.then(|| {
            self.with_part_of_day(Time { end: end + 1, hour, minute: 0, second: None, settled: hour > 12, sure: true })
        })
    }

    /// The word or letters that make a figure a time: Uhr, o'clock, a.m.
    pub(super) fn half_or_hour(&self, time: &mut Time) -> bool {
        let mut named = self.half_of_day(time);
        // um 3 am Nachmittag, 8 in the morning
        if !named
            && let Some((end, sense)) = self.part_of_day(time.end)
            && (end >= time.end + 3 || self.opened(time.end - 1, Role::BeforeHour))
        {
            *time = time.at_half(sense.role == Role::EveningPart);
            time.end = end;
            return true;
        }
        // der 9-Uhr-Zug
        let hyphen =
            usize::from(self.is_sign(time.end, b'-') && self.is_glued(time.end) && self.is_glued(time.end + 1));
        if let Some((end, _)) = self
            .role(time.end + hyphen, Role::Hour)
            .filter(|(end, _)| self.lexemes[time.end].gap <= Gap::Soft && self.ends_word(*end))
            .filter(|(end, _)| {
                self.role(time.end, Role::Duration).is_none()
                    || self.role_of(*end, Roles::of(&[Role::Morning, Role::Evening])).is_some()
            })
        {
            time.end = end;
            time.sure = true;
            named = true;
            let _ = self.half_of_day(time);
        }
        named
    }

    /// a.m. or p.m.
    pub(super) fn half_at(&self, at: usize) -> Option<(usize, &'static Sense)> {
        self.role_of(at, Roles::of(&[Role::Morning, Role::Evening]))
    }

    pub(super) fn half_of_day(&self, time: &mut Time) -> bool {
        // 9.am
        let stop = self.is_sign(time.end, b'.') && self.is_glued(time.end) && self.is_glued(time.end + 1);
        let at = time.end + usize::from(stop && !self.grammar.data.ordinals.stop);
        let Some((end, sense)) = self.half_at(at) else {
            return false;
        };
        if self.lexemes[at].gap > Gap::Soft || !self.ends_word(end) {
            return false;
        }
        *time = time.at_half(sense.role == Role::Evening);
        time.end = end;
        true
    }

    /// The hour with one letter for the half of the day right behind it: 9a.
    pub(super) fn lettered(&self, time: Time) -> Option<Time> {
        let (end, sense) = self.role_of(time.end, Roles::of(&[Role::MorningLetter, Role::EveningLetter]))?;
        let small = self.lexemes[time.end].case == Case::Lower && (1..=12).contains(&time.hour);
        let evening = sense.role == Role::EveningLetter;
        (small && self.is_glued(time.end) && self.ends_word(end)).then(|| Time { end, ..time.at_half(evening) })
    }

    /// Whether such a letter is told to be one. "He lives at 9a High Street", and what closed at 9p was a share: pence take a
    /// day before, a zone or a part of the day behind, or an end in the morning.
    fn tells_half(&self, at: usize, time: &Time) -> bool {
        let morning = |end: usize| self.role(end - 1, Role::MorningLetter).is_some();
        let next = self.joins_time(at, time.end);
        let until = next.and_then(|next| self.lettered(self.bare_hour(next)?));
        // 6p–8:30p
        let exact = || next.and_then(|next| self.colon_time(next)).is_some_and(|until| until.sure);
        if until.is_some_and(|until| morning(until.end) != morning(time.end)) || exact() {
            return true;
        }
        const OPENERS: Roles = Roles::of(&[Role::BeforeHour, Role::RangeFrom, Role::RangeBetween]);
        let Some(opener) = self.ending_at(at, 2, OPENERS) else { return false };
        if morning(time.end) {
            let next = self.lexemes.get(time.end);
            return until.is_some()
                || self.day_in_words(time.end).is_some()
                || !next.is_some_and(|next| next.kind == Kind::Word && next.case != Case::Lower);
        }
        let day = || self.ending_at(opener, 2, Roles::of(&[Role::Weekday, Role::RelativeDay]));
        // "rose on Friday from 9p to 11p"
        let priced =
            |day: usize| (day.saturating_sub(CHANGE_REACH)..day).any(|at| self.role(at, Role::Changing).is_some());
        self.role_of(time.end, Roles::of(&[Role::Zone, Role::EveningPart])).is_some()
            || day().is_some_and(|day| !priced(day))
    }

    pub(super) fn part_of_day(&self, at: usize) -> Option<(usize, &'static Sense)> {
        self.role_of(at, Roles::of(&[Role::MorningPart, Role::EveningPart]))
    }

    /// 8 Uhr morgens, 3:15 in the afternoon, 14:30 GMT
    pub(super) fn with_part_of_day(&self, mut time: Time) -> Time {
        if let Some((end, sense)) = self.part_of_day(time.end)
            && self.lexemes[time.end].gap != Gap::Wide
        {
            time = time.at_half(sense.role == Role::EveningPart);
            time.end = end;
        }
        if let Some((end, _)) = self.role(time.end, Role::Zone).filter(|_| {
            // "9h30 et" is no Eastern Time.
            let word = self.lexemes[time.end].case == Case::Lower && self.role(time.end, Role::And).is_some();
            time.sure && !word
        }) {
            time.end = end;
        }
        time
    }
}
