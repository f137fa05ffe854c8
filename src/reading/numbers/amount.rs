//! Amounts: a figure or number words with their sign, scale and fraction, and nothing of what is counted.

use super::Reader;
use super::compose::Sum;
use super::digits::vulgar;
use super::figure::Digits;
use super::grammar::{Role, Roles};
use super::lexeme::{Gap, Kind};

/// What an amount is by its words alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A number.
    Plain,
    /// The indefinite article: a number only with a unit that is none by chance.
    Article,
    /// The number word for one: a number only with a unit.
    One,
    /// A fraction.
    Fraction,
    /// A number that gives no number: Tausende.
    Vague,
    /// Twice, threefold.
    Multiple,
}

/// An amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    /// Its first lexeme.
    pub start: usize,
    /// The lexeme after it.
    pub end: usize,
    /// Its value; `None` for a vague one.
    pub value: Option<f64>,
    /// What it is.
    pub form: Form,
    /// It holds digits.
    pub digits: bool,
    /// It holds number words.
    pub words: bool,
    /// It holds a scale word.
    pub scaled: bool,
    /// How many digits, where it is digits alone without any mark or sign.
    pub plain: Option<usize>,
    /// How many decimals its figure has.
    pub decimals: usize,
    /// What a written-together word ends in, with its code: `jährige`.
    pub tail: Option<(Role, u16)>,
    /// Its value before a scale word; for a range in which only the end has one.
    pub mantissa: f64,
    /// The scale words' product.
    pub scale: f64,
}

impl Amount {
    pub(super) fn new(start: usize, end: usize, value: f64) -> Self {
        Self {
            start,
            end,
            value: Some(value),
            form: Form::Plain,
            digits: false,
            words: false,
            scaled: false,
            plain: None,
            decimals: 0,
            tail: None,
            mantissa: value,
            scale: 1.0,
        }
    }

    /// Whether it is a whole number in digits without any mark.
    pub(super) fn is_bare(&self) -> bool {
        self.plain.is_some()
    }

    pub(super) fn times(&mut self, scale: f64) {
        self.value = self.value.map(|value| exact_product(value, scale));
        self.scale *= scale;
        self.scaled = true;
        self.plain = None;
    }

    /// The same with its three decimals read as a group of digits.
    pub(super) fn grouped(mut self) -> Self {
        self.value = self.value.map(|value| exact_product(value, 1000.0));
        self.mantissa = exact_product(self.mantissa, 1000.0);
        self.decimals = 0;
        self
    }

    pub(super) fn plus(&mut self, part: f64) {
        // "three million and a half" is three and a half million.
        self.value = self.value.map(|value| value + part * self.scale);
        self.mantissa += part;
        self.plain = None;
    }
}

/// A product without the noise of binary fractions: 1.2 × 10⁹ is 1200000000.
pub(super) fn exact_product(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    let whole = product.round();
    if (product - whole).abs() < 1e-9 * product.abs().max(1.0) { whole } else { product }
}

impl Reader<'_> {
    /// Reads the amount at `at`.
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        let negative = self.role(at, Role::Negative).map(|(end, _)| (end, -1.0));
        let positive = || self.role(at, Role::Positive).map(|(end, _)| (end, 1.0));
        let Some((end, sign)) = negative.or_else(positive) else { return self.unsigned(at) };
        // A long dash is a pause.
        if matches!(self.written(at), "—" | "―") {
            return None;
        }
        let word = self.lexemes[at].kind == Kind::Word;
        // A hyphen after a word or a figure is no minus; and a minus stands close to its figure, or alone.
        let bound = !word && (at > 0 && self.is_glued(at) && !self.opens(at - 1));
        let next = self.lexemes.get(end)?;
        // "– 2000 Mark" answers in a dialogue
        if self.written(at) == "–" && next.gap != Gap::None {
            return None;
        }
        let far = !word
            && next.gap != Gap::None
            && !(self.lexemes[at].gap != Gap::None && next.kind == Kind::Digits && self.begins_clause(at));
        if bound || far || self.hangs(at) || next.gap == Gap::Wide || (!word && next.kind == Kind::Word) {
            return None;
        }
        let mut amount = self.unsigned(end)?;
        match amount.form {
            Form::Article if !self.grammar.begins(self.lexemes[end].word).meets(Roles::of(&[Role::One])) => {
                return None;
            }
            // minus one, but not "plus one"
            Form::Article | Form::One if sign > 0.0 => return None,
            Form::Article | Form::One => amount.form = Form::Plain,
            _ => {}
        }
        amount.start = at;
        amount.value = amount.value.map(|value| value * sign);
        amount.plain = None;
        Some(amount)
    }

    /// Whether the hyphen at `at`, close to the plain figure behind it, only has a space too many before it: 2 -7 l. What
    /// falls to -7 C or by -0.5% has a sign even after a figure: Oslo 2 -7C.
    pub(super) fn hangs(&self, at: usize) -> bool {
        const SIGNED: Roles = Roles::of(&[Role::Percent, Role::Points, Role::BasisPoints, Role::Temperature]);
        if !self.is_sign(at, b'-') {
            return false;
        }
        let Some(Digits::Figure(figure)) = self.figure(at + 1) else { return false };
        matches!(self.lexemes[at].gap, Gap::Space | Gap::Fixed)
            && self.is_glued(at + 1)
            && figure.plain.is_some()
            && self.role_of(figure.end, SIGNED).is_none()
            && at.checked_sub(1).is_some_and(|before| {
                self.lexemes[before].kind == Kind::Digits && (before == 0 || !self.is_glued(before))
            })
    }

    /// Whether three digits after the decimal mark may be a group, where the language's countries differ.
    pub(super) fn is_group(&self, amount: &Amount) -> bool {
        self.grammar.data.either_mark
            && amount.decimals == 3
            && !amount.scaled
            && amount.value.is_some_and(|value| (1.0..1000.0).contains(&value.abs()))
    }

    fn unsigned(&self, at: usize) -> Option<Amount> {
        let first = self.lexemes.get(at)?;
        let amount = match first.kind {
            Kind::Digits => self.in_digits(at)?,
            Kind::Sign => match vulgar(first.span.of(self.text)) {
                Some(value) => {
                    let mut amount = Amount::new(at, at + 1, value);
                    amount.form = Form::Fraction;
                    amount.digits = true;
                    amount
                }
                None => self.in_digits(at)?,
            },
            Kind::Word => self.in_words(at)?,
            Kind::Mute => return None,
        };
        Some(self.with_more(amount))
    }

    /// Adds a part that ends before `end`: of the last scale, or of a smaller one that it names itself, as in "one billion
    /// and a half million".
    pub(super) fn add_part(&self, amount: &mut Amount, end: usize, part: f64) {
        let own = self.role(end, Role::Scale).filter(|(_, scale)| scale.value < amount.scale);
        match own {
            Some((after, scale)) => {
                amount.value = amount.value.map(|value| value + exact_product(part, scale.value));
                amount.plain = None;
                amount.end = after;
            }
            None => {
                amount.plus(part);
                amount.end = end;
            }
        }
    }

    /// Scale words after a figure, fractions of a number, "and a half".
    fn with_more(&self, mut amount: Amount) -> Amount {
        if amount.tail.is_some() || matches!(amount.form, Form::Vague | Form::Multiple) {
            return amount;
        }
        if matches!(amount.form, Form::Article | Form::One) {
            // "one and a half hours"
            if let Some((end, part)) = self.and_part(amount.end)
                && (self.measure_at(end).is_some() || self.role(end, Role::Scale).is_some() || part == 0.5)
            {
                amount.plus(part);
                amount.end = end;
                amount.form = Form::Plain;
                return self.scales(amount);
            }
            return amount;
        }
        if amount.form == Form::Plain {
            if let Some((end, part)) = self.and_part(amount.end) {
                self.add_part(&mut amount, end, part);
            } else if let Some((end, added)) = self.added_collective(&amount) {
                return Amount { words: true, ..Amount::new(amount.start, end, amount.value.unwrap_or(0.0) + added) };
            }
            // two thirds, drei Viertel, 3 quarters
            let hyphen = self.is_sign(amount.end, b'-') && self.is_glued(amount.end);
            let spaced = self.parts_by_spaced_hyphen(&amount);
            let word = amount.end + usize::from(hyphen || spaced);
            if let Some((end, below)) =
                self.denominator(word).filter(|_| amount.value.is_some_and(|v| v.fract() == 0.0))
            {
                let above = amount.value.unwrap_or(1.0);
                // "drei Viertel" of a town are quarters; a fraction has less above than below, or a half.
                let improper = above >= below && below > 2.0 && !hyphen;
                // two quarters are half a year
                let lasting = self.role(word, Role::Duration).is_some() && above + 1.0 != below;
                let near = self.lexemes[word].gap != Gap::Wide;
                if near && !lasting && !(improper && amount.digits) {
                    amount.value = Some(above / below);
                    amount.mantissa = above / below;
                    amount.form = Form::Fraction;
                    amount.plain = None;
                    amount.end = end;
                    return self.of_a_scale(amount);
                }
            }
        }
        self.scales(amount)
    }

    /// Whether a hyphen between spaces ties a number word and the plural that divides it: five - eighths.
    fn parts_by_spaced_hyphen(&self, amount: &Amount) -> bool {
        let spaced = |at: usize| self.lexemes.get(at).is_some_and(|lexeme| lexeme.gap == Gap::Space);
        amount.words
            && !amount.digits
            && self.is_sign(amount.end, b'-')
            && spaced(amount.end)
            && spaced(amount.end + 1)
            && self.role_of(amount.end + 1, Roles::of(&[Role::Ordinal, Role::Guarded, Role::Duration])).is_none()
            && self
                .denominator(amount.end + 1)
                .is_some_and(|(_, below)| amount.value.is_some_and(|above| above < below))
    }

    /// A whole number in digits or words, alone.
    pub(super) fn small_whole(&self, at: usize) -> Option<(usize, f64)> {
        if self.lexemes.get(at)?.kind == Kind::Digits {
            let Digits::Figure(figure) = self.figure(at)? else { return None };
            return figure.plain.map(|_| (figure.end, figure.value));
        }
        self.sum(at, Sum::default()).or_else(|| self.role(at, Role::One).map(|(end, _)| (end, 1.0)))
    }
}
