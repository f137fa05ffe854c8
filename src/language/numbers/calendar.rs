//! Words of time: ages, dates, times of day.

use super::{Codes, Values, Words};
use serde::Deserialize;

/// Ages.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ages {
    /// Ends of a word that begins with a number: -Jährige. With the unit.
    pub suffixes: Codes,
    /// Words after number and unit: alt, old, of age.
    pub after: Words,
    /// Words before a bare number or a duration: aged, im Alter von.
    pub before: Words,
    /// Words before a number of years or months that do not say it of a bare number: *com* 45 anos.
    pub before_years: Words,
    /// Words after a number of years that one has left or spent, and that are no age: ha 5 anni *per* pagare.
    pub term_after: Words,
    /// Short forms after a bare number: yo.
    pub short: Words,
    /// Words before ten years of a life: *in his* 20s.
    pub own: Words,
    /// Ten years of a life in a word: thirties.
    pub decades: Values,
}

/// Dates.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Calendar {
    /// Month names, 1 to 12.
    pub months: Values,
    /// Month names that are another word in small letters: may, march.
    pub ambiguous_months: Words,
    /// Weekday names, 1 (Monday) to 7.
    pub weekdays: Values,
    /// The month stands before the day in figures: 4/22.
    pub month_first: bool,
    /// The seasons.
    pub seasons: Words,
    /// Feasts; with a year they are a date.
    pub holidays: Words,
    /// Words at the end of a feast's name, with other words before: Jayanti.
    pub holiday_heads: Words,
    /// Words before a year that are part of the date: Ende, mid, end of.
    pub parts: Words,
    /// Words before a year that make it one: im Jahr, in, since.
    pub before_year: Words,
    /// Words that choose one of several weeks or the like: last.
    pub which: Words,
    /// What is chosen: week, weekend, day.
    pub spans: Words,
    /// Words between a day or feast and its year.
    pub own_year: Words,
    /// The word year, where it belongs to the date: Jahr 2009.
    pub year: Words,
    /// quarter
    pub quarter: Words,
    /// Letters before the figure of a quarter or a half of a year.
    pub quarter_letters: Codes,
    /// week
    pub week: Words,
    /// century
    pub century: Words,
    /// Word ends and words of a decade: er, er Jahre, s.
    pub decade: Words,
    /// Words before the figure of a decade: *anos* 80, *década de* 1980.
    pub before_decade: Words,
    /// Words that name a month by its place: de 4 a 22 *deste mês*.
    pub this_month: Words,
    /// The same without a word for *of*, after two days, or one with its article: del 4 al 22 *este mes*. What died were
    /// 22 *este mes*.
    pub this_month_alone: Words,
    /// The word before the figure of a day of the month, where it belongs to the date: *dia* 15.
    pub day: Words,
    /// BC
    pub before_christ: Words,
    /// AD
    pub after_christ: Words,
    /// Small words inside a date: of, the, den.
    pub inside: Words,
    /// Letters after a day's figure and a hyphen, where the day has become a name: 23-*F*.
    pub day_letters: Words,
    /// Words after a weekday that choose the one a week or two on: lundi *en huit*.
    pub weeks_on: Words,
    /// Words between weekday and day: den, the.
    pub before_day: Words,
    /// Words that tell a day without figure: today, tomorrow, this.
    pub relative: Words,
    /// The article, where it belongs to a date that begins with an ordinal or is a decade: *the* 15th, *the* 1970s.
    pub own_article: Words,
    /// Words for the present that end a stretch or begin it: 2010 to *today*.
    pub now: Words,
    /// Words after a duration that make it a point in time: ago, later.
    pub after_duration: Words,
}

/// Times of day.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Clock {
    /// Words after the hour: Uhr, o'clock.
    pub hour: Words,
    /// Letters after the hour: h.
    pub hour_letters: Words,
    /// a.m.
    pub morning: Words,
    /// p.m.
    pub evening: Words,
    /// A letter right behind the hour that stands for it, where its place says so: from 9*a*.
    pub morning_letter: Words,
    /// The same for p.m.
    pub evening_letter: Words,
    /// Parts of the day after a time that belong to the morning: in the morning.
    pub morning_parts: Words,
    /// The same for afternoon, evening and night.
    pub evening_parts: Words,
    /// Words before a bare hour: um, at.
    pub before: Words,
    /// Words before a bare hour that make it a time where nothing is counted: *alle* 20.
    pub announced: Words,
    /// half past (adds thirty minutes)
    pub half_past: Words,
    /// halb (takes thirty minutes away)
    pub half_to: Words,
    /// quarter past
    pub quarter_past: Words,
    /// quarter to
    pub quarter_to: Words,
    /// dreiviertel
    pub three_quarters: Words,
    /// Hours with a name: noon, midnight.
    pub named: Values,
    /// After the hour, with the minutes they add: et quart, menos cuarto.
    pub added: Values,
    /// Between the hour and the minutes it lacks: sept heures *moins* dix.
    pub less: Words,
    /// Between minutes and hour: past, nach.
    pub past: Words,
    /// Between minutes and hour: to, vor.
    pub to: Words,
    /// Words for minutes in "ten minutes past".
    pub minutes: Words,
    /// Time zones.
    pub zones: Words,
    /// An end of the hour that makes it rough: 11ish.
    pub about: Words,
    /// Between a day and its time: at, um.
    pub at: Words,
    /// Between a time and its day: on, am.
    pub on: Words,
}
