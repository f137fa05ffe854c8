//! Amounts told in parts: two years and six months, 5 ft 2 in, zwei Euro fünfzig.

use super::amount::Form;
use super::digits::vulgar;
use super::grammar::Role;
use super::lexeme::Gap;
use super::measure::Measure;
use super::{Found, Reader};
use crate::reading::{NumberKind, Reason};

/// How many of the smaller unit make the larger one. The units of time, length and mass that are told in parts.
fn ratio(large: &str, small: &str) -> Option<(f64, &'static str)> {
    // In the smallest unit of each kind: seconds, millimetres, milligrams, and for the customary ones inches and ounces.
    const KINDS: [(&str, &[(&str, f64)]); 5] = [
        (
            "time",
            &[
                ("a", 31_536_000.0),
                ("mo", 2_628_000.0),
                ("wk", 604_800.0),
                ("d", 86_400.0),
                ("h", 3600.0),
                ("min", 60.0),
                ("s", 1.0),
            ],
        ),
        ("length", &[("km", 1e6), ("m", 1e3), ("dm", 1e2), ("cm", 10.0), ("mm", 1.0)]),
        ("customary length", &[("[mi_i]", 63_360.0), ("[yd_i]", 36.0), ("[ft_i]", 12.0), ("[in_i]", 1.0)]),
        ("mass", &[("t", 1e9), ("kg", 1e6), ("g", 1e3), ("mg", 1.0)]),
        ("customary mass", &[("[stone_av]", 224.0), ("[lb_av]", 16.0), ("[oz_av]", 1.0)]),
    ];
    KINDS.iter().find_map(|(kind, units)| {
        let of = |code: &str| units.iter().find(|(unit, _)| *unit == code).map(|(_, size)| *size);
        Some((of(large)? / of(small)?, *kind))
    })
}

/// The currencies of which a sen is the hundredth.
const SEN: [&str; 5] = ["MYR", "JPY", "IDR", "BND", "KHR"];

/// More feet than this need a mark behind the inches as well.
const HIGHEST_PERSON: f64 = 8.0;

impl Reader<'_> {
    /// two years and six months, 5 ft 2 in, 15 Dollar und 15 Cent, zwei Euro fünfzig, a year and a half
    pub(super) fn parts(&self, found: &mut Found) {
        // A unit has at most six smaller ones below it.
        for _ in 0..6 {
            self.step();
            let Some(unit) = found.unit.clone() else { return };
            if matches!(found.kind, NumberKind::Duration | NumberKind::Quantity)
                && let Some((end, part)) = self.and_part(found.end).filter(|(end, _)| self.measure_at(*end).is_none())
            {
                found.value = found.value.map(|value| value + part);
                found.end = end;
                return;
            }
            if !matches!(found.kind, NumberKind::Duration | NumberKind::Quantity | NumberKind::Currency) || found.minor
            {
                return;
            }
            // 6-foot-8, 6ft 4, six foot two
            if unit == "[ft_i]"
                && let Some((end, inches)) = self.bare_inches(found)
            {
                found.value = found.value.map(|feet| feet * 12.0 + inches);
                found.unit = Some("[in_i]".to_owned());
                found.end = end;
                return;
            }
            let (next, comma, and) = self.joint(found.end);
            let Some(lexeme) = self.lexemes.get(next) else { return };
            if lexeme.gap == Gap::Wide {
                return;
            }
            let Some(amount) = self.amount(next) else { return };
            let plain = matches!(amount.form, Form::Plain | Form::Article | Form::One | Form::Fraction);
            if !plain || amount.start != next {
                return;
            }
            let Some(measure) = self.measure_after(amount.end, true) else {
                // 2 h 30, 1 min 45
                let below = match unit.as_str() {
                    "h" => "min",
                    "min" => "s",
                    _ => "",
                };
                let symbol = self.written(found.end - 1).len() <= 3 && !and;
                let tail = symbol || amount.form == Form::Plain && self.ends_clause(amount.end);
                if found.kind == NumberKind::Duration && tail && !below.is_empty() && !comma {
                    let two = amount.plain.map_or(amount.words, |digits| digits == 2);
                    let part = amount.value.filter(|value| two && value.fract() == 0.0 && (5.0..60.0).contains(value));
                    if let Some(part) = part.filter(|_| self.counted_noun(amount.end).is_none()) {
                        found.value = found.value.map(|value| value * 60.0 + part);
                        found.unit = Some(below.to_owned());
                        found.end = amount.end;
                    }
                    return;
                }
                // zwei Euro fünfzig, 15 dollars 50: two digits of hundredths
                let hundredths = amount.value.filter(|value| (1.0..100.0).contains(value) && value.fract() == 0.0);
                let bare = amount.is_bare() || (amount.words && amount.form == Form::Plain);
                if let (NumberKind::Currency, Some(value), true, false) = (found.kind, hundredths, bare, comma) {
                    let ends = self.ends_clause(amount.end);
                    if ends && (amount.plain.is_none_or(|digits| digits == 2) || value >= 10.0) {
                        found.value = found.value.map(|whole| whole + value / 100.0);
                        found.end = amount.end;
                        found.minor = true;
                    }
                }
                return;
            };
            let Some(value) = amount.value else { return };
            // 2h 30m
            let minutes =
                found.unit.as_deref() == Some("h") && measure.unit == "m" && self.written(measure.end - 1) == "m";
            let measure = if minutes {
                Measure { kind: NumberKind::Duration, unit: "min".to_owned(), ..measure }
            } else {
                measure
            };
            if found.kind == NumberKind::Currency {
                let fits = measure.unit != "sen" || SEN.contains(&unit.as_str());
                if fits
                    && measure.minor
                    && value < 100.0
                    && found.value.is_some_and(|value| value.fract() == 0.0)
                    && !comma
                {
                    found.value = found.value.map(|whole| whole + value / 100.0);
                    found.end = measure.end;
                    found.minor = true;
                }
                return;
            }
            let Some((ratio, base)) = ratio(&unit, &measure.unit) else { return };
            if measure.kind != found.kind || ratio <= 1.0 {
                return;
            }
            let _ = (base, and);
            found.value = found.value.map(|whole| {
                let sum = whole * ratio + value;
                (sum * 1e6).round() / 1e6
            });
            found.unit = Some(measure.unit);
            found.end = measure.end;
        }
    }

    /// The inches that follow feet without their unit: where they end, and how many.
    fn bare_inches(&self, feet: &Found) -> Option<(usize, f64)> {
        let person = feet.value.is_some_and(|feet| (3.0..=HIGHEST_PERSON).contains(&feet) && feet.fract() == 0.0);
        let hyphen = self.is_sign(feet.end, b'-') && self.is_glued(feet.end) && self.is_glued(feet.end + 1);
        let inches =
            self.amount(feet.end + usize::from(hyphen)).filter(|inches| person && inches.form == Form::Plain)?;
        let whole =
            inches.value.filter(|value| value.fract() == 0.0 && (0.0..12.0).contains(value) && !inches.scaled)?;
        let near = self.lexemes[inches.start].gap <= Gap::Space;
        let free = hyphen || self.ends_clause(inches.end) || inches.words && self.counted_noun(inches.end).is_none();
        (near && free && self.measure_after(inches.end, true).is_none()).then_some((inches.end, whole))
    }

    /// 6'2", 5’10: feet and inches by their marks
    pub(super) fn feet_and_inches(&self, at: usize) -> Option<Found> {
        if !self.grammar.data.measures.feet_marks {
            return None;
        }
        let part = |at: usize, gap: Gap| self.digits(at, gap).filter(|digits| digits.len() <= 2)?.parse::<f64>().ok();
        let feet = part(at, Gap::Wide).filter(|_| self.is_sign(at + 1, b'\'') && self.is_glued(at + 1))?;
        let mut inches = part(at + 2, Gap::None).filter(|inches| *inches < 12.0)?;
        let mut end = at + 3;
        if let Some(half) = vulgar(self.written(end)).filter(|_| self.is_glued(end)) {
            inches += half;
            end += 1;
        }
        let closed = self.is_glued(end) && matches!(self.written(end), "\"" | "”" | "″");
        if !self.ends_word(end) || !closed && feet > HIGHEST_PERSON {
            return None;
        }
        let mut found = Found::on_calendar(at, end + usize::from(closed), NumberKind::Quantity, None);
        found.value = Some(feet * 12.0 + inches);
        found.unit = Some("[in_i]".to_owned());
        found.why = vec![Reason::Digits, Reason::UnitWord];
        Some(found)
    }

    /// A comma, a word for *and*, both or nothing: where it ends, and which.
    fn joint(&self, at: usize) -> (usize, bool, bool) {
        let comma = self.is_sign(at, b',') && self.is_glued(at);
        let after = at + usize::from(comma);
        match self.role(after, Role::And) {
            Some((end, _)) => (end, comma, true),
            None => (after, comma, false),
        }
    }
}
