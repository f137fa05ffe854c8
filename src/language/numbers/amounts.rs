//! What is counted or measured: units, money.

use super::{Codes, Words};
use serde::Deserialize;

/// What is measured. Units go by their UCUM code where there is one.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Measures {
    /// percent
    pub percent: Words,
    /// percentage points
    pub points: Words,
    /// basis points, hundredths of a percentage point
    pub basis_points: Words,
    /// Units of quantity.
    pub units: Codes,
    /// Units of quantity that take the words in `prefixes` before them.
    pub prefixed: Codes,
    /// Word beginnings with their prefix: kilo.
    pub prefixes: Codes,
    /// Unit symbols in the case given.
    pub symbols: Codes,
    /// Unit symbols in the case given that take the SI prefixes.
    pub prefixed_symbols: Codes,
    /// Units of time.
    pub durations: Codes,
    /// Symbols of units of time in the case given.
    pub duration_symbols: Codes,
    /// Adjectives of time after a number: jährig, tägig.
    pub duration_adjectives: Codes,
    /// Units of temperature. `deg` is a degree of no scale.
    pub temperatures: Codes,
    /// Symbols of temperature in the case given.
    pub temperature_symbols: Codes,
    /// Words after a temperature that make it negative: unter null.
    pub below_zero: Words,
    /// Words after a temperature that belong to it and change nothing: über null.
    pub above_zero: Words,
    /// Units that are no number with a mere article before them: a second, ein Jahr.
    pub no_article: Words,
    /// Words before such an article where it counts after all, in a language whose article also is the word for one:
    /// *há* um ano, *durante* uma semana. Without any, the article always counts.
    pub counting: Words,
    /// Units that are also other words, and are units only at the end of a clause: 2 in.
    pub final_units: Words,
    /// What may follow such a unit all the same: 2 in *thick*.
    pub extents: Words,
    /// Units and currencies that also are names, and with a capital are only that: in 2010 *Ton* Heerts.
    pub names: Words,
    /// Names of a currency that also are a weight: pounds.
    pub weights: Words,
    /// Words before that make it a weight: weighs.
    pub weighing: Words,
    /// Words after that do: of.
    pub weighed: Words,
    /// An apostrophe and a quotation mark stand for feet and inches: 6'2".
    pub feet_marks: bool,
    /// What is paid, after a name of a currency that also is a weight: a 200-pound *fine*.
    pub paid: Words,
    /// Adjectives that may stand between a number and its unit: volle, long.
    pub between: Words,
}

/// Money, by ISO 4217 code.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Money {
    /// Names, after the number.
    pub names: Codes,
    /// Hundredths: cent, penny.
    pub minor: Codes,
    /// Short forms of hundredths, in the case given.
    pub minor_short: Codes,
    /// Signs, before or after the number.
    pub signs: Codes,
    /// ISO codes, in capitals.
    pub codes: Words,
    /// Common ISO codes, which are also read in small letters and right before the figure: EUR20.
    pub small_codes: Words,
    /// Names that are words of the language as well, and a currency only behind three digits or more: won.
    pub doubtful: Words,
    /// ISO codes that are words of a language, and no currency before a small plain figure: TOP 10.
    pub word_codes: Words,
    /// Short forms after the number, in the case given.
    pub short: Codes,
}
