//! Times of day: 14:30 Uhr, 8:45 p.m., halb acht, ten past nine, 9–11am, and a date that stands with them.

use super::Reader;
use super::grammar::{Role, Roles, Sense};
use super::lexeme::{Case, Gap, Kind};

/// How many lexemes the words that announce an hour may have: intorno alle ore.
const LONGEST_ANNOUNCEMENT: usize = 3;

/// No race is told in more hours, with minutes behind a colon.
const LONGEST_RACE: u32 = 5;

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
    fn small_number(&self, at: usize, most: u32) -> Option<(usize, u32)> {
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

    /// alle 20, ore 14.30, alle tre e venti: an hour after a word that announces one, where nothing is counted
    fn announced_hour(&self, at: usize) -> Option<Time> {
        // Where the decimal mark is a comma, 7.30 after a word for *at* or *of* is a time: il treno delle 7.30.
        let stop = self.grammar.decimal == ',' && self.is_sign(at + 1, b'.') && self.is_glued(at + 1);
        let roles = if stop && self.digits(at + 2, Gap::None).is_some_and(|minute| minute.len() == 2) {
            Roles::of(&[Role::Announced, Role::BeforeHour])
        } else {
            Roles::of(&[Role::Announced])
        };
        let announced = (1..=LONGEST_ANNOUNCEMENT.min(at))
            .find(|back| self.role_of(at - back, roles).is_some_and(|(end, _)| end == at))?;
        // "2 ore 20" is a duration.
        let first = at - announced;
        let lasting = first > 0 && self.role(first, Role::Duration).is_some() && self.small_whole(first - 1).is_some();
        let mut time = self.bare_hour(at).filter(|_| !lasting && self.lexemes[at].gap != Gap::Wide)?;
        let digits = self.lexemes[at].kind == Kind::Digits;
        let mark = (self.is_sign(time.end, b'.') || self.is_sign(time.end, b':')) && self.is_glued(time.end);
        if let Some(minute) = self.digits(time.end + 1, Gap::None).filter(|minute| mark && digits && minute.len() == 2)
        {
            time.minute = minute.parse().ok().filter(|minute| *minute < 60)?;
            time.end += 2;
        } else if let Some((and, _)) = self.role(time.end, Role::And)
            && let Some((end, minute)) = self.small_number(and, 59).filter(|(end, _)| self.is_free_hour(*end))
            && minute > 1
        {
            (time.minute, time.end) = (minute, end);
        } else if let Some((and, _)) = self.role(time.end, Role::And)
            && let Some((end, minute)) = self.small_number(and, 59)
            && let Some((end, _)) = self.role(end, Role::Minutes)
        {
            // alle otto e 30 minuti
            time.minute = minute;
            return Some(Time { end, sure: true, ..time });
        }
        if !self.is_free_hour(time.end) {
            return None;
        }
        // "dalle 10 alle 20 persone" is a range of persons.
        let to = self.role(time.end, Role::RangeTo);
        if let Some((next, _)) = to
            && let Some(high) = self.small_whole(next)
            && !(high.1 <= 24.0 && (self.is_free_hour(high.0) || self.separates_number(high.0)))
        {
            return None;
        }
        // In words it may be a pronoun: "alle due piace".
        if !digits && to.is_none() && !self.ends_clause(time.end) && self.day_in_words(time.end).is_none() {
            return None;
        }
        time.sure = true;
        Some(time)
    }

    /// Whether nothing is counted or measured at `end`, so that an hour may end there.
    pub(super) fn is_free_hour(&self, end: usize) -> bool {
        const COUNTS: Roles = Roles::of(&[Role::Scale, Role::Abbreviation, Role::Comparison, Role::MultipleAfter]);
        self.ends_word(end)
            && !self.separates_number(end)
            && !(self.is_glued(end) && self.role(end, Role::OrdinalSuffix).is_some())
            && self.role_of(end, COUNTS).is_none()
            && (self.measure_at(end).is_none() || self.role(end, Role::Zone).is_some())
            && self.counted_noun(end).is_none()
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

    /// 14.30 uur, 20.15u: the word or letter for the hour after hours and minutes, where the word also is a duration. A
    /// race takes 2:03 hours, but no whole morning.
    fn hour_behind(&self, time: &mut Time, stop: bool) -> bool {
        let start = time.end - 3;
        if time.second.is_some() && !self.opened(time.end - 5, Role::BeforeHour) {
            return false;
        }
        let letter = self.role(time.end, Role::HourLetter).filter(|_| self.is_glued(time.end));
        let word = || {
            let minutes = stop && self.grammar.decimal == ',';
            let told = minutes || time.second.is_some() || time.hour > LONGEST_RACE || time.hour == 0;
            self.role(time.end, Role::Hour)
                .filter(|_| self.lexemes[time.end].gap <= Gap::Soft)
                .filter(|_| told || self.opened(start, Role::BeforeHour))
        };
        let Some((end, _)) = letter.or_else(word).filter(|(end, _)| self.ends_word(*end)) else { return false };
        time.end = end;
        time.sure = true;
        let _ = self.half_of_day(time);
        true
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

    /// sept heures et demie, las ocho menos cuarto, huit heures moins dix; and an hour whose word also is a duration, where
    /// what stands before says that it is a time: à 15 heures.
    fn hour_and_part(&self, at: usize, mut time: Time) -> Option<Time> {
        // 20 h 30
        let letter = || self.role(time.end, Role::HourLetter).filter(|(end, _)| self.ends_word(*end));
        let near = self.lexemes.get(time.end).is_some_and(|next| matches!(next.gap, Gap::Fixed | Gap::Space));
        let hour = self.role(time.end, Role::Hour).or_else(letter).filter(|_| near);
        // "om de drie uur": every three hours
        let opened = self.opened(at, Role::BeforeHour) && !self.opened(at, Role::Every);
        let mut end = hour.map_or(time.end, |(end, _)| end);
        let mut offset = None;
        if hour.is_some() || opened {
            if let Some((after, sense)) = self.role(end, Role::HourPart) {
                (end, offset) = (after, Some(sense.value as i32));
            } else if let Some((minutes, _)) = self.role(end, Role::LessMinutes)
                && let Some((after, minutes)) = self.small_number(minutes, 59)
            {
                (end, offset) = (after, Some(-(minutes as i32)));
            }
        }
        let doubtful = hour.is_some_and(|_| self.role(time.end, Role::Duration).is_some());
        // 2 uur 15 's middags
        let minutes = || {
            self.small_number(end, 59).is_some_and(|(after, _)| {
                self.lexemes[end].gap != Gap::Wide
                    && (self.half_at(after).is_some() || self.part_of_day(after).is_some())
            })
        };
        if offset.is_none() && !(doubtful && (opened || minutes())) {
            return None;
        }
        // "à 3 heures de route" says how far; "a las 20 horas de este lunes" says when.
        const DAYS: Roles = Roles::of(&[Role::Weekday, Role::BeforeDay, Role::RelativeDay, Role::Month]);
        let far = |end: usize| self.role(end, Role::Linking).is_some_and(|(of, _)| self.role_of(of, DAYS).is_none());
        if doubtful && offset.is_none() && far(end) && self.part_of_day(end).is_none() {
            return None;
        }
        // "durante quatro horas e meia" is no time of day.
        if doubtful && !opened && self.part_of_day(end).is_none() && self.half_at(end).is_none() && !minutes() {
            return None;
        }
        if offset.is_none() && doubtful && self.part_of_day(end).is_none() && time.hour < 24 {
            // 18 heures 30
            if let Some((after, minute)) = self.small_number(end, 59).filter(|_| self.lexemes[end].gap != Gap::Wide)
                && self.measure_at(after).is_none()
                && self.counted_noun(after).is_none()
                && !self.separates_number(after)
            {
                (end, offset) = (after, Some(minute as i32));
            }
        }
        // "à une heure plus tardive" tells no hour.
        let article = self.role_of(at, Roles::of(&[Role::Article, Role::One])).is_some();
        if article && offset.is_none() && self.part_of_day(end).is_none() && !self.ends_clause(end) {
            return None;
        }
        let total = time.hour as i32 * 60 + offset.unwrap_or(0);
        let total = if total < 0 { total + 24 * 60 } else { total };
        (time.hour, time.minute) = (total as u32 / 60, total as u32 % 60);
        time.end = end;
        time.sure = true;
        let _ = self.half_of_day(&mut time);
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
    fn half_or_hour(&self, time: &mut Time) -> bool {
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
    fn half_at(&self, at: usize) -> Option<(usize, &'static Sense)> {
        self.role_of(at, Roles::of(&[Role::Morning, Role::Evening]))
    }

    fn half_of_day(&self, time: &mut Time) -> bool {
        let Some((end, sense)) = self.half_at(time.end) else {
            return false;
        };
        if self.lexemes[time.end].gap > Gap::Soft || !self.ends_word(end) {
            return false;
        }
        *time = time.at_half(sense.role == Role::Evening);
        time.end = end;
        true
    }

    /// halb acht, viertel nach 8, ten past nine, 3 Minuten vor 8
    fn told_time(&self, at: usize) -> Option<Time> {
        const WORDS: Roles =
            Roles::of(&[Role::HalfPast, Role::HalfTo, Role::QuarterPast, Role::QuarterTo, Role::ThreeQuarters]);
        let mut doubtful = false;
        let (next, offset) = if let Some((end, sense)) = self.role_of(at, WORDS) {
            let offset = match sense.role {
                Role::HalfPast => 30,
                Role::HalfTo => -30,
                Role::QuarterPast => 15,
                _ => -15,
            };
            (end, offset)
        } else {
            let (end, minutes) = self.small_number(at, 59).filter(|(_, minutes)| *minutes > 0)?;
            let (word, named) = match self.role(end, Role::Minutes) {
                Some((end, _)) => (end, true),
                None => (end, false),
            };
            let (next, sense) = self.role_of(word, Roles::of(&[Role::Past, Role::To]))?;
            // vijf voor half acht
            let half = self.role(next, Role::HalfTo).map(|(end, _)| end);
            let told = named || self.opened(at, Role::BeforeHour) || sense.role == Role::Past || half.is_some();
            // "10 to 9" alone is a range.
            doubtful = !named && self.role(word, Role::RangeTo).is_some();
            if !told {
                return None;
            }
            let offset = if sense.role == Role::Past { minutes as i32 } else { -(minutes as i32) };
            (half.unwrap_or(next), if half.is_some() { offset - 30 } else { offset })
        };
        let (end, hour) = match self.small_number(next, 24) {
            Some(found) => found,
            None => {
                let (end, sense) = self.role(next, Role::NamedHour)?;
                (end, sense.value as u32)
            }
        };
        if hour == 0 && offset < 0 || self.separates_number(end) {
            return None;
        }
        let mut time = Time { end, hour, minute: 0, second: None, settled: hour > 12, sure: true };
        let named = self.half_or_hour(&mut time);
        // "from 6 to 8 p.m." is no time to eight
        if doubtful && self.opened(at, Role::RangeFrom) {
            return None;
        }
        // "junction 32 after a crash"
        let article = self.role(next, Role::Article).is_some();
        if !named
            && (doubtful
                || article
                || self.measure_at(end).is_some()
                || self.counted_noun(end).is_some() && self.part_of_day(end).is_none()
                || hour > 12 && offset == -30)
        {
            return None;
        }
        let total = time.hour as i32 * 60 + offset;
        let total = if total < 0 { total + 24 * 60 } else { total };
        (time.hour, time.minute) = (total as u32 / 60, total as u32 % 60);
        Some(time)
    }

    fn part_of_day(&self, at: usize) -> Option<(usize, &'static Sense)> {
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
