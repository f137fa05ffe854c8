//! Amounts in digits: a figure with the fraction or the power of ten behind it.

use super::Reader;
use super::amount::{Amount, Form};
use super::figure::Digits;
use super::lexeme::{Gap, Kind};

/// The value of a fraction in one sign.
pub(super) fn vulgar(sign: &str) -> Option<f64> {
    Some(match sign {
        "½" => 1.0 / 2.0,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 1.0 / 4.0,
        "¾" => 3.0 / 4.0,
        "⅕" => 1.0 / 5.0,
        "⅖" => 2.0 / 5.0,
        "⅗" => 3.0 / 5.0,
        "⅘" => 4.0 / 5.0,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅐" => 1.0 / 7.0,
        "⅛" => 1.0 / 8.0,
        "⅜" => 3.0 / 8.0,
        "⅝" => 5.0 / 8.0,
        "⅞" => 7.0 / 8.0,
        "⅑" => 1.0 / 9.0,
        "⅒" => 1.0 / 10.0,
        _ => return None,
    })
}

/// The value of one raised digit.
fn superscript(sign: &str) -> Option<i32> {
    ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        .iter()
        .position(|raised| *raised == sign)
        .map(|value| value as i32)
}

impl Reader<'_> {
    pub(super) fn in_digits(&self, at: usize) -> Option<Amount> {
        let Digits::Figure(mut figure) = self.figure(at)? else { return None };
        // 2,000.45±0.01
        if self.written(figure.end) == "±"
            && let Some(Digits::Figure(tolerance)) = self.figure(figure.end + 1)
        {
            figure.end = tolerance.end;
            figure.plain = None;
        }
        let mut amount = Amount::new(at, figure.end, figure.value);
        amount.digits = true;
        amount.plain = figure.plain;
        amount.decimals = figure.decimals;
        let end = figure.end;
        if let Some(next) = self.lexemes.get(end) {
            // 2½
            if let Some(part) = vulgar(next.span.of(self.text)).filter(|_| next.gap <= Gap::Space) {
                if figure.plain.is_some() {
                    amount.plus(part);
                    amount.end = end + 1;
                }
            } else if let (Some(_), true, Some((after, part))) = (
                figure.plain,
                next.gap <= Gap::Soft && !self.begins_line(end),
                self.slash_fraction(self.past_hyphen(at, end)),
            ) {
                // 2 1/4
                amount.plus(part);
                amount.end = after;
            } else if let (Some(_), Some((after, part))) = (figure.plain, self.slash_fraction(at)) {
                // 3/4
                amount.value = Some(part);
                amount.mantissa = part;
                amount.form = Form::Fraction;
                amount.plain = None;
                amount.end = after;
            } else if let Some((after, power)) = self.power_of_ten(end) {
                amount.value = Some(figure.value * power);
                amount.plain = None;
                amount.end = after;
            }
        }
        Some(amount)
    }

    /// Past a hyphen that ties what stands on both sides: 2-1/2.
    fn past_hyphen(&self, start: usize, at: usize) -> usize {
        // 28/2-1/3 are two days.
        let day = self.is_glued(start) && start > 0 && self.is_sign(start - 1, b'/');
        if day { at } else { self.past_tie(at) }
    }

    /// 3/4: a small numerator over a usual denominator.
    pub(super) fn slash_fraction(&self, at: usize) -> Option<(usize, f64)> {
        const USUAL: [u32; 13] = [2, 3, 4, 5, 6, 8, 10, 15, 16, 20, 32, 100, 1000];
        let above: u32 = self.digits(at, Gap::Wide)?.parse().ok()?;
        if !self.is_sign(at + 1, b'/') || !self.is_glued(at + 1) {
            return None;
        }
        let digits = self.digits(at + 2, Gap::None)?;
        let below: u32 = digits.parse().ok()?;
        let more = self.is_sign(at + 3, b'/') && self.is_glued(at + 3);
        let usual = above > 0 && above < below && USUAL.contains(&below) && !digits.starts_with('0');
        (usual && !more).then(|| (at + 3, f64::from(above) / f64::from(below)))
    }

    /// ×10−5, x10^6, ·10³
    fn power_of_ten(&self, at: usize) -> Option<(usize, f64)> {
        let cross = self.lexemes.get(at)?.span.of(self.text);
        if !matches!(cross, "×" | "x" | "·" | "*" | "⋅") || self.digits(at + 1, Gap::Space)? != "10" {
            return None;
        }
        let mut next = at + 2;
        if self.is_sign(next, b'^') {
            next += 1;
        }
        let minus =
            self.lexemes.get(next).is_some_and(|lexeme| matches!(lexeme.span.of(self.text), "-" | "−" | "–" | "⁻"));
        if minus {
            next += 1;
        }
        let lexeme = self.lexemes.get(next).filter(|lexeme| lexeme.gap == Gap::None)?;
        let exponent: i32 = match lexeme.kind {
            Kind::Digits => lexeme.span.of(self.text).parse().ok().filter(|power| *power < 300)?,
            _ => superscript(lexeme.span.of(self.text))?,
        };
        Some((next + 1, 10_f64.powi(if minus { -exponent } else { exponent })))
    }
}
