//! Times told in words: halb acht, ten past nine, à 15 heures, las ocho menos cuarto.

use super::Reader;
use super::clock::{LONGEST_RACE, Time};
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};

/// How many lexemes the words that announce an hour may have: intorno alle ore.
const LONGEST_ANNOUNCEMENT: usize = 3;

impl Reader<'_> {
    /// halb acht, viertel nach 8, ten past nine, 3 Minuten vor 8
    pub(super) fn told_time(&self, at: usize) -> Option<Time> {
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

    /// sept heures et demie, las ocho menos cuarto, huit heures moins dix; and an hour whose word also is a duration, where
    /// what stands before says that it is a time: à 15 heures.
    pub(super) fn hour_and_part(&self, at: usize, mut time: Time) -> Option<Time> {
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

    /// alle 20, ore 14.30, alle tre e venti: an hour after a word that announces one, where nothing is counted
    pub(super) fn announced_hour(&self, at: usize) -> Option<Time> {
        // Where the decimal mark is a comma, 7.30 after a word for *at* or *of* is a time: il treno delle 7.30.
        let stop = self.grammar.decimal == ',' && self.is_sign(at + 1, b'.') && self.is_glued(at + 1);
        let roles = if stop && self.digits(at + 2, Gap::None).is_some_and(|minute| minute.len() == 2) {
            Roles::of(&[Role::Announced, Role::BeforeHour])
        } else {
            Roles::of(&[Role::Announced])
        };
        let first = self.ending_at(at, LONGEST_ANNOUNCEMENT, roles)?;
        // "2 ore 20" is a duration.
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

    /// 14.30 uur, 20.15u: the word or letter for the hour after hours and minutes, where the word also is a duration. A
    /// race takes 2:03 hours, but no whole morning.
    pub(super) fn hour_behind(&self, time: &mut Time, stop: bool) -> bool {
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

    /// from 0730 to 0930, 0700 hours, 1400–1600 GMT: hours and minutes without a mark. No count and no year begins with a
    /// nought; without one a time zone must follow.
    pub(super) fn four_figures(&self, at: usize) -> Option<(usize, String)> {
        let time = |at: usize| {
            let digits = self.digits(at, Gap::Wide).filter(|digits| digits.len() == 4)?;
            let (hour, minute) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
            let time = Time { end: at + 1, hour, minute, second: None, settled: true, sure: true };
            (hour <= 24 && minute < 60 && !self.separates_number(time.end)).then_some(time)
        };
        let nought = |at: usize| self.written(at).starts_with('0');
        let first = time(at)?;
        let second = self.joins_time(at, first.end).and_then(|next| Some((next, time(next)?)));
        let end = second.map_or(first.end, |(_, second)| second.end);
        let zone = self.role(end, Role::Zone).filter(|_| self.lexemes[end].case == Case::Upper);
        let hours = self.role(end, Role::Duration).filter(|(_, unit)| self.grammar.code(unit.code) == "h");
        let named = zone.or(hours).map(|(end, _)| end);
        let told = || self.opened(at, Role::RangeFrom) || self.opened(at, Role::RangeBetween);
        let some = zone.is_some() || nought(at) || second.is_some_and(|(next, _)| nought(next));
        let free = named.is_some() || self.is_free_hour(end);
        let sure = some && free && (named.is_some() || second.is_some() && told());
        // 1400 GMT alone is read with the other hours.
        let alone = second.is_none() && !nought(at);
        let iso = second.map_or(first.iso(), |(_, second)| format!("{}/{}", first.iso(), second.iso()));
        (sure && !alone && self.ends_word(named.unwrap_or(end))).then(|| (named.unwrap_or(end), iso))
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
}
