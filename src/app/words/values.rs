//! Numbers and times as each language writes them.

use super::{Message, Tongue, Words};
use crate::article::Place;
use crate::export::Labels;
use fluent_bundle::{FluentValue, memoizer::MemoizerKind};

impl Tongue {
    /// What divides groups of three digits, and what begins the decimals.
    const fn separators(self) -> (char, char) {
        match self {
            Self::German => ('.', ','),
            Self::English => (',', '.'),
        }
    }
}

/// The largest magnitude written out in full; beyond it a figure is shown in powers of ten.
const WRITTEN_OUT: f64 = 1e15;

/// A number with its digits grouped. At most `decimals` digits after the decimal sign, none that say nothing.
pub(crate) fn number(tongue: Tongue, value: f64, decimals: usize) -> String {
    let (group, decimal) = tongue.separators();
    if !value.is_finite() {
        return value.to_string();
    }
    if value.abs() >= WRITTEN_OUT {
        return format!("{value:e}").replace('.', &decimal.to_string());
    }
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut words = String::new();
    if value < 0.0 {
        words.push('\u{2212}');
    }
    // A year or a house number is not torn apart: grouping begins with five digits.
    let grouped = whole.len() > 4;
    for (place, digit) in whole.chars().enumerate() {
        if grouped && place > 0 && (whole.len() - place) % 3 == 0 {
            words.push(group);
        }
        words.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        words.push(decimal);
        words.push_str(fraction);
    }
    words
}

fn grouped(tongue: Tongue, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(value) => Some(number(tongue, value.value, 3)),
        _ => None,
    }
}

pub(super) fn grouped_german<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(Tongue::German, value)
}

pub(super) fn grouped_english<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(Tongue::English, value)
}

impl Words {
    /// A figure the reading found, as this language writes it.
    pub(crate) fn number(&self, value: f64) -> String {
        number(self.tongue(), value, 6)
    }

    /// A unit as people write it, by its code: the words of exported documents.
    pub(crate) fn unit<'a>(&self, code: &'a str, value: Option<f64>) -> &'a str {
        Labels::of_or_english(self.tongue().language()).unit(code, value)
    }

    /// The time of day of an instant, in the time zone of the machine.
    pub(crate) fn clock(&self, at: &jiff::Zoned) -> String {
        self.get(Message::Clock { hour: &format!("{:02}", at.hour()), minute: &format!("{:02}", at.minute()) })
    }

    /// Where in a document something stands.
    pub(crate) fn place(&self, place: Place<'_>) -> String {
        match place {
            Place::Page(label) => self.get(Message::PlacePage { label }),
            Place::Paragraph(number) => self.get(Message::PlaceParagraph { number }),
        }
    }

    /// The day and the time of an instant, in the time zone of the machine.
    pub(crate) fn moment(&self, at: &jiff::Zoned) -> String {
        format!("{}, {}", self.day(at), self.clock(at))
    }

    /// The day of an instant, in the time zone of the machine.
    pub(crate) fn day(&self, at: &jiff::Zoned) -> String {
        self.get(Message::Day {
            day: &at.day().to_string(),
            month: usize::from(at.month().unsigned_abs()),
            year: &at.year().to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_language_does() {
        for (value, german, english) in [
            (0.0, "0", "0"),
            (1984.0, "1984", "1984"),
            (12_000.0, "12.000", "12,000"),
            (1.2e9, "1.200.000.000", "1,200,000,000"),
            (-3.5, "\u{2212}3,5", "\u{2212}3.5"),
            (0.25, "0,25", "0.25"),
            (1e18, "1e18", "1e18"),
        ] {
            assert_eq!(number(Tongue::German, value, 6), german);
            assert_eq!(number(Tongue::English, value, 6), english);
        }
    }

    #[test]
    fn days_and_times_follow_the_language() {
        let at: jiff::Zoned = "2026-05-03T09:07:00[UTC]".parse().expect("a date of our own");
        let german = Words::new(Tongue::German);
        let english = Words::new(Tongue::English);
        assert_eq!(german.day(&at), "3. Mai 2026");
        assert_eq!(english.day(&at), "3 May 2026");
        assert_eq!(german.clock(&at), "09:07");
        assert_eq!(english.clock(&at), "09:07");
    }
}
