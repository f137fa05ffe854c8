//! Amounts: a figure or number words with their sign, scale and fraction, and nothing of what is counted.

use super::Reader;
use super::compose::Sum;
use super::figure::Digits;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use crate::reading::NumberKind;

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
    fn new(start: usize, end: usize, value: f64) -> Self {
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

    fn times(&mut self, scale: f64) {
        self.value = self.value.map(|value| exact_product(value, scale));
        self.scale *= scale;
        self.scaled = true;
        self.plain = None;
    }

    fn plus(&mut self, part: f64) {
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
        let word = self.lexemes[at].kind == Kind::Word;
        // A hyphen after a word or a figure is no minus; and a minus stands close to its figure, or alone.
        let bound = !word && (at > 0 && self.is_glued(at) && !self.opens(at - 1));
        let next = self.lexemes.get(end)?;
        let far = !word
            && next.gap != Gap::None
            && !(self.lexemes[at].gap != Gap::None && next.kind == Kind::Digits && self.begins_clause(at));
        if bound || far || next.gap == Gap::Wide || (!word && next.kind == Kind::Word) {
            return None;
        }
        let mut amount = self.unsigned(end)?;
        if matches!(amount.form, Form::Article | Form::One) {
            return None;
        }
        amount.start = at;
        amount.value = amount.value.map(|value| value * sign);
        amount.plain = None;
        Some(amount)
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

    fn in_digits(&self, at: usize) -> Option<Amount> {
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
            } else if let (Some(_), true, Some((after, part))) =
                (figure.plain, next.gap <= Gap::Space, self.slash_fraction(end))
            {
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

    /// 3/4: a small numerator over a usual denominator.
    fn slash_fraction(&self, at: usize) -> Option<(usize, f64)> {
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

    /// Reads number words: zwei hundert, twenty-one thousand and twelve.
    fn in_words(&self, at: usize) -> Option<Amount> {
        let lexeme = self.lexemes[at];
        if let Some(compound) = lexeme.compound {
            let compound = self.compounds[compound as usize];
            let mut amount = Amount::new(at, at + 1, compound.value);
            amount.words = true;
            amount.scaled = compound.scaled;
            match compound.tail {
                None => {
                    let (end, value) = self.sum(at, Sum::default()).unwrap_or((at + 1, compound.value));
                    let scale = self.last_scale(at, end, value);
                    return Some(self.more_words(Amount { words: true, scale, ..Amount::new(at, end, value) }, value));
                }
                Some((Role::Vague, _)) => {
                    amount.form = Form::Vague;
                    amount.value = None;
                    return Some(amount);
                }
                Some((Role::MultipleSuffix, _)) => {
                    amount.form = Form::Multiple;
                    return Some(amount);
                }
                Some((Role::ComparedSuffix, _)) => {
                    self.role(at + 1, Role::Comparison)?;
                    amount.form = Form::Multiple;
                    return Some(amount);
                }
                tail => {
                    amount.tail = tail;
                    return Some(amount);
                }
            }
        }
        const STARTS: Roles = Roles::of(&[
            Role::Cardinal,
            Role::Scale,
            Role::Article,
            Role::One,
            Role::Half,
            Role::Portion,
            Role::Guarded,
            Role::Several,
            Role::Vague,
            Role::Multiple,
            Role::Compared,
            Role::Denominator,
            Role::Collective,
        ]);
        if !self.grammar.begins(lexeme.word).meets(STARTS) {
            return None;
        }
        if let Some((end, _)) = self.role(at, Role::Vague) {
            let mut amount = Amount::new(at, end, 0.0);
            amount.form = Form::Vague;
            amount.value = None;
            amount.words = true;
            return Some(amount);
        }
        if let Some((end, sense)) = self.role(at, Role::Multiple) {
            // das Doppelte
            let start = if end > at + 1 && self.role(at, Role::BeforeDay).is_some() { at + 1 } else { at };
            let mut amount = Amount::new(start, end, sense.value);
            amount.form = Form::Multiple;
            amount.words = true;
            return Some(amount);
        }
        if let Some((end, sense)) = self.role(at, Role::Compared)
            && self.role(end, Role::Comparison).is_some()
        {
            let mut amount = Amount::new(at, end, sense.value);
            amount.form = Form::Multiple;
            amount.words = true;
            return Some(amount);
        }
        if let Some((end, _)) = self.role(at, Role::Several)
            && let Some(mut amount) = self.several(end)
        {
            amount.start = at;
            return Some(amount);
        }
        if let Some(amount) = self.portion(at) {
            return Some(amount);
        }
        if let Some((end, value)) = self.sum(at, Sum::default()) {
            let scale = self.last_scale(at, end, value);
            return Some(self.more_words(Amount { words: true, scale, ..Amount::new(at, end, value) }, value));
        }
        let (end, sense) = self.role_of(at, Roles::of(&[Role::Article, Role::One]))?;
        let one = sense.role == Role::One;
        // a hundred and five, eine Million
        if self.role(end, Role::Scale).is_some()
            && !self.is_muted_scale(end)
            && let Some((after, value)) = self.sum(end, Sum::default())
        {
            let scale = self.last_scale(end, after, value);
            return Some(self.more_words(Amount { words: true, scale, ..Amount::new(at, after, value) }, value));
        }
        // ein und zwanzig, vingt et un begins with the tens
        let mut sum = Sum::default();
        if sum.add(1.0, &self.grammar.data.composition)
            && let Some((after, value)) = self.sum(end, sum)
            && value > 1.0
        {
            return Some(self.more_words(Amount { words: true, ..Amount::new(at, after, value) }, value));
        }
        let mut amount = Amount { words: true, ..Amount::new(at, end, 1.0) };
        // ein gutes Dutzend
        let noun = self.role(end, Role::Between).map_or(end, |(end, _)| end);
        if let Some((end, value)) = self.role(noun, Role::Collective).map(|(end, sense)| (end, sense.value)) {
            amount.end = end;
            amount.value = Some(value);
            amount.mantissa = value;
            return Some(amount);
        }
        if let Some((after, _)) = self.role(end, Role::Half) {
            // ein halbes Dutzend, eine halbe Million, ein halber Liter
            let mut amount = Amount { words: true, ..Amount::new(at, after, 0.5) };
            amount.form = Form::One;
            if let Some((end, sense)) = self.role_of(after, Roles::of(&[Role::Collective, Role::Scale])) {
                amount.form = Form::Plain;
                amount.end = end;
                amount.times(sense.value);
            }
            return Some(amount);
        }
        // un virgule cinq
        let more = self.more_words(amount, 1.0);
        if more.end > amount.end {
            return Some(more);
        }
        amount.form = if one { Form::One } else { Form::Article };
        Some(amount)
    }

    /// Number words from `at` that go on with `sum`: where they end, and the value.
    fn sum(&self, at: usize, mut sum: Sum) -> Option<(usize, f64)> {
        let composition = &self.grammar.data.composition;
        let mut best = None;
        let mut next = at;
        // Each word is taken once; what cannot follow ends the number.
        loop {
            self.step();
            let hyphen = next > at && self.is_sign(next, b'-') && self.is_glued(next);
            let word = if hyphen { next + 1 } else { next };
            let Some(lexeme) = self.lexemes.get(word) else { break };
            if (word > at && lexeme.gap == Gap::Wide) || (hyphen && lexeme.gap != Gap::None) {
                break;
            }
            let fits = if let Some(compound) = lexeme.compound.map(|compound| self.compounds[compound as usize]) {
                compound.tail.is_none() && sum.add_compound(&compound, composition)
            } else if let Some((end, sense)) = self.role(word, Role::Cardinal) {
                let fits = sum.add(sense.value, composition);
                next = end;
                if fits {
                    if let Some(value) = sum.value() {
                        best = Some((end, value));
                    }
                    continue;
                }
                false
            } else if let Some((end, sense)) = self.role(word, Role::Scale) {
                if !self.is_muted_scale(word) && sum.scale(sense.value) {
                    next = end;
                    if let Some(value) = sum.value() {
                        best = Some((end, value));
                    }
                    continue;
                }
                false
            } else if let Some((end, _)) =
                self.role_of(word, Roles::of(&[Role::Article, Role::One])).filter(|_| best.is_some())
            {
                // hundert eins is a cardinal; "one hundred and one" ends so
                if self.role(word, Role::One).is_some() && sum.add(1.0, composition) {
                    next = end;
                    best = sum.value().map(|value| (end, value)).or(best);
                    continue;
                }
                false
            } else if let Some((end, _)) = self.role(word, Role::And).filter(|_| next > at || sum.value().is_some()) {
                if !self.is_fraction_in_words(end) && sum.and(composition, false) {
                    next = end;
                    continue;
                }
                false
            } else {
                false
            };
            if !fits {
                break;
            }
            next = word + 1;
            if let Some(value) = sum.value() {
                best = Some((next, value));
            }
        }
        best
    }

    /// Whether a fraction stands at `at`: two thirds, one half.
    fn is_fraction_in_words(&self, at: usize) -> bool {
        const NUMBERS: Roles = Roles::of(&[Role::Cardinal, Role::One, Role::Article]);
        let Some((mut end, _)) = self.role_of(at, NUMBERS) else { return false };
        for _ in 0..2 {
            end += usize::from(self.is_sign(end, b'-') && self.is_glued(end));
            if self.role_of(end, Roles::of(&[Role::Denominator, Role::Guarded])).is_some() {
                return true;
            }
            match self.role(end, Role::Cardinal) {
                Some((after, _)) => end = after,
                None => return false,
            }
        }
        false
    }

    /// The scale of number words from `at` to `end`, if the last of them is a million or more: a half added to it is half
    /// of that.
    fn last_scale(&self, at: usize, end: usize, value: f64) -> f64 {
        if end <= at + 1 && self.role(at, Role::Scale).is_none() {
            return 1.0;
        }
        match self.role(end - 1, Role::Scale) {
            Some((after, sense)) if after == end && sense.value >= 1e5 && value >= sense.value => sense.value,
            _ => 1.0,
        }
    }

    /// A scale word in capitals inside a sentence, or a symbol that is no word here.
    fn is_muted_scale(&self, at: usize) -> bool {
        self.lexemes[at].case == Case::Mixed
    }

    /// What may follow number words: *point five*, a collective, a fraction.
    fn more_words(&self, mut amount: Amount, value: f64) -> Amount {
        if let Some((end, _)) = self.role(amount.end, Role::Point)
            && !self.is_fraction_in_words(end)
            && let Some((end, digits)) = self.spoken_digits(end)
        {
            let part: f64 = format!("0.{digits}").parse().unwrap_or(0.0);
            amount.value = Some(value + part);
            amount.mantissa = value + part;
            amount.end = end;
        }
        amount
    }

    /// null drei, fünfzig, seventy-five after the word for the decimal mark.
    fn spoken_digits(&self, at: usize) -> Option<(usize, String)> {
        let mut digits = String::new();
        let mut next = at;
        while digits.len() < 12 {
            let (end, value) = match self.role(next, Role::Cardinal).or_else(|| self.role(next, Role::One)) {
                Some((end, sense)) if sense.role == Role::One => (end, 1.0),
                Some((end, sense)) if sense.value < 10.0 => (end, sense.value),
                _ => break,
            };
            digits.push_str(&format!("{value}"));
            next = end;
        }
        if digits.is_empty() {
            let (end, value) = self.sum(at, Sum::default())?;
            return Some((end, format!("{value}")));
        }
        Some((next, digits))
    }

    /// mehrere hundert, several million
    fn several(&self, at: usize) -> Option<Amount> {
        let mut amount = if let Some((end, value)) = self.sum(at, Sum::default()) {
            if value < 10.0 || value % 10.0 != 0.0 {
                return None;
            }
            Amount::new(at, end, value)
        } else {
            let (end, sense) = self.role_of(at, Roles::of(&[Role::Collective, Role::Abbreviation, Role::Vague]))?;
            if sense.role == Role::Abbreviation && sense.value < 1000.0 {
                return None;
            }
            Amount::new(at, end, 0.0)
        };
        amount.form = Form::Vague;
        amount.value = None;
        amount.words = true;
        Some(amount)
    }

    /// Half, Hälfte, Drittel: a fraction with no number before it, or only an article.
    fn portion(&self, at: usize) -> Option<Amount> {
        let article = self.role_of(at, Roles::of(&[Role::Article, Role::One]));
        let word = article.as_ref().map_or(at, |(end, _)| *end);
        let hyphen = article.is_some() && self.is_sign(word, b'-');
        let word = word + usize::from(hyphen);
        let fraction = |end, value| Amount { form: Form::Fraction, words: true, ..Amount::new(at, end, value) };
        if let Some((end, sense)) = self.role(word, Role::Portion) {
            return Some(self.of_a_scale(fraction(end, sense.value)));
        }
        if let Some((end, sense)) = self.role(word, Role::Guarded) {
            let scaled = self.of_a_scale(fraction(end, sense.value));
            if scaled.scaled {
                return Some(scaled);
            }
            if let Some(article) = self.measured_after_article(end) {
                // half an hour, a quarter of a gallon
                return Some(Amount { end: article, ..fraction(end, sense.value) });
            }
            let guarded = self.role(end, Role::Of).is_some();
            if guarded || (article.is_none() && self.hedged(at)) {
                return Some(fraction(end, sense.value));
            }
            // half an hour, a quarter hour
            if (article.is_none() || sense.value < 0.5) && self.measure_at(end).is_some() {
                return Some(fraction(end, sense.value));
            }
        }
        if let Some((end, sense)) = self.role(word, Role::Denominator).filter(|_| article.is_some()) {
            let one = hyphen || article.is_some_and(|(_, sense)| sense.role == Role::One);
            let glued_noun = self.lexemes[word].case == Case::Capital && self.grammar.data.composition.capital_nouns;
            if one || glued_noun || self.role(end, Role::Of).is_some() || self.measure_at(end).is_some() {
                return Some(self.of_a_scale(fraction(end, 1.0 / sense.value)));
            }
        }
        // halbe Million, halbe Stunde
        if let Some((end, _)) = self.role(at, Role::Half) {
            if let Some((after, sense)) = self.role_of(end, Roles::of(&[Role::Collective, Role::Scale])) {
                let mut amount = Amount { words: true, ..Amount::new(at, after, 0.5) };
                amount.times(sense.value);
                return Some(amount);
            }
            if self.measure_at(end).is_some() {
                return Some(fraction(end, 0.5));
            }
        }
        None
    }

    /// half a million, two thirds of a million
    fn of_a_scale(&self, mut amount: Amount) -> Amount {
        let mut next = amount.end;
        if let Some((end, _)) = self.role(next, Role::Of) {
            next = end;
        }
        if let Some((end, _)) = self.role_of(next, Roles::of(&[Role::Article, Role::One])) {
            next = end;
        }
        if let Some((end, sense)) = self.role_of(next, Roles::of(&[Role::Scale, Role::Collective])) {
            amount.times(sense.value);
            amount.form = Form::Plain;
            amount.end = end;
        }
        amount
    }

    /// The article before a unit at `at`, after a word for *of* or not: half an hour, a quarter of an hour.
    fn measured_after_article(&self, at: usize) -> Option<usize> {
        let of = self.role(at, Role::Of).map_or(at, |(end, _)| end);
        let (end, _) = self.role(of, Role::Article)?;
        let measure = self.measure_at(end)?;
        matches!(measure.kind, NumberKind::Quantity | NumberKind::Duration | NumberKind::Currency).then_some(end)
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
                amount.plus(part);
                amount.end = end;
            }
            // two thirds, drei Viertel, 3 quarters
            let hyphen = self.is_sign(amount.end, b'-') && self.is_glued(amount.end);
            let word = amount.end + usize::from(hyphen);
            if let Some((end, sense)) =
                self.role(word, Role::Denominator).filter(|_| amount.value.is_some_and(|v| v.fract() == 0.0))
            {
                let above = amount.value.unwrap_or(1.0);
                // "drei Viertel" of a town are quarters; a fraction has less above than below, or a half.
                let improper = above >= sense.value && sense.value > 2.0 && !hyphen;
                let near = self.lexemes[word].gap != Gap::Wide;
                if near && !(improper && amount.digits) {
                    amount.value = Some(above / sense.value);
                    amount.mantissa = above / sense.value;
                    amount.form = Form::Fraction;
                    amount.plain = None;
                    amount.end = end;
                    return self.of_a_scale(amount);
                }
            }
        }
        self.scales(amount)
    }

    /// Scales after an amount: 1,2 Milliarden, 300m, 13 lakh crore, fünf Dutzend.
    fn scales(&self, mut amount: Amount) -> Amount {
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
                amount.times(sense.value);
                amount.end = end;
                continue;
            }
            if amount.digits
                && !amount.scaled
                && let Some((end, value)) = self.abbreviation(word, &amount)
            {
                amount.times(value);
                amount.end = end;
            }
            break;
        }
        if amount.scaled {
            if let Some((end, part)) = self.and_part(amount.end) {
                amount.plus(part);
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

    /// A whole number in digits or words, alone.
    fn small_whole(&self, at: usize) -> Option<(usize, f64)> {
        if self.lexemes.get(at)?.kind == Kind::Digits {
            let Digits::Figure(figure) = self.figure(at)? else { return None };
            return figure.plain.map(|_| (figure.end, figure.value));
        }
        self.sum(at, Sum::default()).or_else(|| self.role(at, Role::One).map(|(end, _)| (end, 1.0)))
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
                && lexeme.case == Case::Upper
                && !matches!(lexeme.span.of(self.text), "M" | "B");
            if !glued && lexeme.span.of(self.text) != "k" || bound || mark {
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

    /// "and a half", "und drei Viertel", "einhalb".
    pub(super) fn and_part(&self, at: usize) -> Option<(usize, f64)> {
        let (and, _) = self.role(at, Role::And)?;
        let article = self.role_of(and, Roles::of(&[Role::Article, Role::One]));
        let word = article.as_ref().map_or(and, |(end, _)| *end);
        if let Some((end, sense)) =
            self.role(word, Role::Guarded).filter(|_| article.is_some() || self.measure_at(word + 1).is_some())
        {
            return (self.role(end, Role::Of).is_none()).then_some((end, sense.value));
        }
        if let Some((end, _)) = self.role(word, Role::Half) {
            return Some((end, 0.5));
        }
        if article.is_some() {
            let (end, sense) = self.role(word, Role::Denominator)?;
            return Some((end, 1.0 / sense.value));
        }
        let (end, above) = self.sum(and, Sum::default())?;
        let hyphen = self.is_sign(end, b'-') && self.is_glued(end);
        let (end, sense) = self.role(end + usize::from(hyphen), Role::Denominator)?;
        (above < sense.value).then_some((end, above / sense.value))
    }
}

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
