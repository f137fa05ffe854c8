//! What multiplies an amount: 1,2 Milliarden, 300m, 13 lakh crore, fünf Dutzend.

use super::Reader;
use super::amount::{Amount, exact_product};
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};

impl Reader<'_> {
    /// A scale word in capitals inside a sentence, or a symbol that is no word here.
    pub(super) fn is_muted_scale(&self, at: usize) -> bool {
        self.lexemes[at].case == Case::Mixed
    }

    /// Scales after an amount: 1,2 Milliarden, 300m, 13 lakh crore, fünf Dutzend.
    pub(super) fn scales(&self, mut amount: Amount) -> Amount {
        for _ in 0..3 {
            self.step();
            let hyphen = self.is_sign(amount.end, b'-') && self.is_glued(amount.end);
            let word = amount.end + usize::from(hyphen);
            let Some(lexeme) = self.lexemes.get(word) else { break };
            if lexeme.gap == Gap::Wide || (hyphen && lexeme.gap != Gap::None) {
                break;
            }
            if let Some((end, sense)) = self.role_of(word, Roles::of(&[Role::Scale, Role::Collective])) {
                // Whole number words have taken their scales already.
                let whole = amount.value.is_some_and(|value| value.fract() == 0.0);
                // 50 cents: a figure counts the coin, not hundreds.
                let coin = amount.digits && sense.value < 1000.0 && self.role(word, Role::Minor).is_some();
                let taken = coin || sense.role == Role::Scale && !amount.digits && whole && !amount.scaled;
                if taken || self.is_muted_scale(word) {
                    break;
                }
                let whole = amount.plain.is_some();
                amount.times(sense.value);
                amount.end = end;
                // 2 mil 341, as in Mexico
                if whole
                    && sense.value == 1000.0
                    && self.lexemes[word].gap == Gap::Space
                    && let Some(rest) = self.digits(end, Gap::Space).filter(|rest| rest.len() == 3)
                    && !self.separates_number(end + 1)
                    && self.ends_word(end + 1)
                {
                    let rest = rest.parse().unwrap_or(0.0);
                    amount.value = amount.value.map(|value| value + rest);
                    amount.mantissa = amount.value.unwrap_or(amount.mantissa);
                    amount.scale = 1.0;
                    amount.end = end + 1;
                }
                continue;
            }
            // Form 10-K
            if amount.digits
                && !amount.scaled
                && !(hyphen && lexeme.span.len() == 1)
                && let Some((end, value)) = self.abbreviation(word, &amount)
            {
                amount.times(value);
                amount.end = end;
            }
            break;
        }
        if amount.scaled {
            if let Some((end, part)) = self.and_part(amount.end) {
                self.add_part(&mut amount, end, part);
            } else if let Some((end, rest)) = self.smaller_scale(&amount) {
                // 2 miliardi e 400 milioni
                amount.value = amount.value.map(|value| value + rest);
                amount.end = end;
            } else if amount.digits && matches!(amount.scale, 100.0 | 1000.0) {
                // 3 hundred and 21
                if let Some((end, rest)) = self.role(amount.end, Role::And).and_then(|(and, _)| self.small_whole(and))
                    && rest < amount.scale
                {
                    amount.value = amount.value.map(|value| value + rest);
                    amount.end = end;
                }
            }
        }
        amount
    }

    /// After a word for *and*, a figure with a scale that fits below the last: 24 milioni e *65 mila*.
    fn smaller_scale(&self, amount: &Amount) -> Option<(usize, f64)> {
        if !amount.digits || amount.scale < 1e6 || amount.value?.fract() != 0.0 {
            return None;
        }
        let (and, _) = self.role(amount.end, Role::And)?;
        let figure = self.in_digits(and).filter(|_| self.lexemes[and].kind == Kind::Digits)?;
        let (end, scale) = self.role(figure.end, Role::Scale).map(|(end, sense)| (end, sense.value))?;
        let rest = exact_product(figure.value?, scale);
        (scale >= 1000.0 && scale < amount.scale && rest < amount.scale).then_some((end, rest))
    }

    /// Mio., bn, k: where a word ends, and one letter only right after the figure.
    fn abbreviation(&self, at: usize, amount: &Amount) -> Option<(usize, f64)> {
        let (end, sense) = self.role(at, Role::Abbreviation)?;
        let value = sense.value;
        let lexeme = self.lexemes[at];
        let letter = lexeme.span.len() == 1 && end == at + 1;
        let glued = lexeme.gap == Gap::None;
        if letter {
            let next = self.lexemes.get(end);
            let bound =
                next.is_some_and(|next| next.gap == Gap::None && matches!(next.kind, Kind::Word | Kind::Digits));
            // 5G, 4K: a mark of kind rather than a thousand million.
            let mark = amount.plain == Some(1)
                && lexeme.case != Case::Lower
                && !matches!(lexeme.span.of(self.text), "M" | "B")
                && !self.sign_before(amount.start);
            // 45 M€
            let paid = self.is_glued(end) && self.role(end, Role::CurrencySign).is_some();
            if !(glued || paid) && lexeme.span.of(self.text) != "k" || bound || mark {
                return None;
            }
            if matches!(lexeme.span.of(self.text), "m" | "b") && !self.is_million(amount, end) {
                return None;
            }
        } else if self.lexemes.get(end).is_some_and(|next| next.gap == Gap::None && next.kind == Kind::Digits) {
            return None;
        }
        Some((end, value))
    }

    /// Whether an `m` right after a figure is a million: after money, or before what is counted.
    fn is_million(&self, amount: &Amount, end: usize) -> bool {
        let money = amount.start > 0 && self.sign_before(amount.start);
        let decimal =
            amount.plain.is_none() && amount.value.is_some_and(|value| value < 1000.0) && self.written(end - 1) == "b";
        money || decimal || self.counted_noun(end).is_some() || self.role(end, Role::Currency).is_some()
    }
}
