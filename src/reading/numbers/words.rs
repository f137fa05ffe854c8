//! Amounts in words: zwei hundert, twenty-one thousand and twelve, several hundred.

use super::Reader;
use super::amount::{Amount, Form};
use super::compose::Sum;
use super::grammar::{Role, Roles};
use super::lexeme::{Gap, Kind};

/// What can begin an amount in words.
pub(super) const NUMBER_WORDS: Roles = Roles::of(&[
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

impl Reader<'_> {
    /// Reads number words: zwei hundert, twenty-one thousand and twelve.
    pub(super) fn in_words(&self, at: usize) -> Option<Amount> {
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
                // The hundredth, alone.
                Some((Role::Denominator, _)) => return None,
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
        if !lexeme.roles.meets(NUMBER_WORDS) {
            return None;
        }
        // The scale of what was no figure: R500 million.
        let after_code = at > 0 && self.lexemes[at - 1].kind == Kind::Digits;
        if after_code && self.role(at, Role::Scale).is_some() {
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
    pub(super) fn sum(&self, at: usize, mut sum: Sum) -> Option<(usize, f64)> {
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
            } else if let Some((end, sense)) = self.role(word, Role::Cardinal).filter(|_| !self.divides(word, best)) {
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
                let dependent = best.is_none() && self.role(word, Role::Dependent).is_some();
                if !dependent && !self.is_muted_scale(word) && sum.scale(sense.value) {
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
                // hundert eins is a cardinal; "one hundred and one" ends so; hundert ein und zwanzig
                let one = self.role(word, Role::One).is_some() || composition.ones_first && self.tens_after(end);
                if one && sum.add(1.0, composition) {
                    next = end;
                    best = sum.value().map(|value| (end, value)).or(best);
                    continue;
                }
                false
            } else if let Some((end, _)) = self.role(word, Role::And).filter(|_| next > at || sum.value().is_some()) {
                // "vinte e dois trinta avos" are 22 thirtieths, where *and* joins tens and ones.
                let joins = composition.and_tens && sum.lacks_ones();
                let fits = (joins || !self.is_fraction_in_words(end)) && !self.begins_anew(end, &sum);
                if fits && sum.and(composition, false) {
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

    /// Whether tens at `at` divide the number before them, or are an ordinal: one hundred *thirty-fifths*, thirty-fifth. Alone,
    /// "thirty-seconds" may be a duration.
    fn divides(&self, at: usize, above: Option<(usize, f64)>) -> bool {
        let Some((end, _)) = self.tied_denominator(at) else { return false };
        above.is_some() || self.role(end - 1, Role::Duration).is_none()
    }

    /// Whether the number words at `at`, after one for *and*, are another number than `sum` or multiplied by themselves: two
    /// hundred and *three hundred*, and *two dozen*.
    fn begins_anew(&self, at: usize, sum: &Sum) -> bool {
        const ONES: Roles = Roles::of(&[Role::Cardinal, Role::One, Role::Article]);
        let mut end = at;
        // More words than three before their scale make no number: two hundred and five.
        for _ in 0..5 {
            end = self.past_tie(end);
            if self.lexemes.get(end).is_none_or(|lexeme| lexeme.gap == Gap::Wide) {
                return false;
            }
            if self.role(end, Role::Collective).is_some() {
                return end > at;
            }
            end = match self.role(end, Role::Scale) {
                Some((_, scale)) if sum.has_used(scale.value) => return true,
                // two hundred and five thousand
                Some((_, scale)) if scale.value >= 1000.0 => return false,
                Some((after, _)) => after,
                None => match self.role_of(end, ONES) {
                    Some((after, _)) => after,
                    None if self.lexemes[end].compound.is_some() => end + 1,
                    None => return false,
                },
            };
        }
        false
    }

    /// three hundred and *two dozen*: what is added with a collective of its own
    pub(super) fn added_collective(&self, amount: &Amount) -> Option<(usize, f64)> {
        let (and, _) = self.role(amount.end, Role::And).filter(|_| amount.words && !amount.digits)?;
        let (end, value) = self.sum(and, Sum::default())?;
        let (end, dozen) = self.role(end, Role::Collective)?;
        let added = value * dozen.value;
        amount.value.is_some_and(|value| value >= 100.0 && added < value).then_some((end, added))
    }

    /// Whether a word for *and* and tens stand at `at`.
    fn tens_after(&self, at: usize) -> bool {
        let tens = self.role(at, Role::And).and_then(|(and, _)| self.role(and, Role::Cardinal));
        tens.is_some_and(|(_, tens)| (20.0..100.0).contains(&tens.value))
    }

    /// Whether a fraction stands at `at`: two thirds, one half. "Thirty fifths" are none, but go on with what is before
    /// them.
    fn is_fraction_in_words(&self, at: usize) -> bool {
        const NUMBERS: Roles = Roles::of(&[Role::Cardinal, Role::One, Role::Article]);
        let Some((mut end, first)) = self.role_of(at, NUMBERS) else { return false };
        let mut above = first.value.max(1.0);
        for _ in 0..2 {
            end += usize::from(self.is_sign(end, b'-') && self.is_glued(end));
            if self.role(end, Role::Guarded).is_some() {
                return true;
            }
            if let Some((_, below)) = self.denominator(end) {
                return above < below;
            }
            match self.role(end, Role::Cardinal) {
                Some((after, next)) => (end, above) = (after, above + next.value),
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

    /// What may follow number words: *point five*, a collective, a fraction.
    fn more_words(&self, mut amount: Amount, mut value: f64) -> Amount {
        if let Some((end, rest)) = self.rest_behind_comma(&amount) {
            value += rest;
            amount = Amount { words: true, ..Amount::new(amount.start, end, value) };
        }
        let Some((end, _)) = self.role(amount.end, Role::Point) else { return amount };
        if self.is_fraction_in_words(end) {
            // diez con un cuarto
            let part = self
                .amount(end)
                .filter(|part| part.form == Form::Fraction && !part.digits && self.role(part.end, Role::Of).is_none());
            if let Some((end, part)) = part.and_then(|part| Some((part.end, part.value.filter(|part| *part < 1.0)?))) {
                amount.value = Some(value + part);
                amount.mantissa = value + part;
                amount.end = end;
            }
        } else if let Some((end, digits)) = self.spoken_digits(end) {
            let part: f64 = format!("0.{digits}").parse().unwrap_or(0.0);
            amount.value = Some(value + part);
            amount.mantissa = value + part;
            amount.end = end;
        }
        amount
    }

    /// three million, *two hundred and forty*: what is smaller than the last scale and itself has a word for *and*. "Of the
    /// four thousand, three hundred and forty left" are two numbers.
    fn rest_behind_comma(&self, amount: &Amount) -> Option<(usize, f64)> {
        let composition = &self.grammar.data.composition;
        if !composition.comma || self.ending_at(amount.start, 2, Roles::of(&[Role::Of])).is_some() {
            return None;
        }
        let (mut end, mut rest, mut joined) = (amount.end, 0.0, false);
        // At most two more scales: a million, a thousand.
        for _ in 0..2 {
            let scale = self.role(end - 1, Role::Scale).map(|(_, sense)| sense.value).filter(|scale| *scale >= 1e3);
            let comma = self.is_sign(end, b',') && self.is_glued(end);
            let Some(scale) = scale.filter(|_| comma && self.lexemes.get(end + 1).is_some_and(|l| l.gap <= Gap::Soft))
            else {
                break;
            };
            let Some((after, part)) = self.sum(end + 1, Sum::default()).filter(|(_, part)| *part < scale) else {
                break;
            };
            joined = (end + 1..after).any(|at| self.role(at, Role::And).is_some());
            (end, rest) = (after, rest + part);
        }
        let listed = self.is_sign(end, b',') || self.role(end, Role::And).is_some();
        (joined && !(listed && self.sum(end + 1, Sum::default()).is_some())).then_some((end, rest))
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
}
