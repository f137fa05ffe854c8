//! Fractions in words: half, Hälfte, two thirds of a million, and a half.

use super::Reader;
use super::amount::{Amount, Form};
use super::compose::Sum;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap};
use crate::reading::NumberKind;

impl Reader<'_> {
    /// Half, Hälfte, Drittel: a fraction with no number before it, or only an article.
    pub(super) fn portion(&self, at: usize) -> Option<Amount> {
        let article = self.role_of(at, Roles::of(&[Role::Article, Role::One]));
        let word = article.as_ref().map_or(at, |(end, _)| *end);
        // ein knappes Viertel
        let word = if article.is_some() { self.role(word, Role::Between).map_or(word, |(end, _)| end) } else { word };
        let hyphen = article.is_some() && self.is_sign(word, b'-');
        let word = word + usize::from(hyphen);
        let fraction = |end, value| Amount { form: Form::Fraction, words: true, ..Amount::new(at, end, value) };
        // "in the first half" tells when.
        let chosen = at > 0 && self.role_of(at - 1, Roles::of(&[Role::Ordinal, Role::Which])).is_some();
        if let Some((end, sense)) = self.role(word, Role::Portion).filter(|_| !chosen) {
            return Some(self.of_a_scale(fraction(end, sense.value)));
        }
        if let Some((end, sense)) = self.role(word, Role::Guarded).filter(|_| !chosen) {
            let scaled = self.of_a_scale(fraction(end, sense.value));
            if scaled.scaled {
                return Some(scaled);
            }
            if let Some(article) = self.measured_after_article(end) {
                // half an hour, a quarter of a gallon
                return Some(Amount { end: article, ..fraction(end, sense.value) });
            }
            let by = at > 0 && self.role(at - 1, Role::By).is_some() && self.ends_clause(end);
            let guarded = self.role(end, Role::Of).is_some() || by;
            if guarded || (article.is_none() && self.hedged(at)) {
                return Some(fraction(end, sense.value));
            }
            // half an hour, a quarter hour
            if (article.is_none() || sense.value < 0.5) && self.measure_at(end).is_some() {
                return Some(fraction(end, sense.value));
            }
        }
        // "a thirty-fifth of the votes", but "a twenty-first birthday" and "a twenty-first of May"
        if article.is_some()
            && let Some((end, below)) = self.tied_denominator(word).filter(|_| self.is_tied_ordinal(word))
        {
            let of = self.role(end, Role::Of).filter(|(of, _)| self.role(*of, Role::Month).is_none());
            return of.map(|_| self.of_a_scale(fraction(end, 1.0 / below)));
        }
        // "a third-year student"
        let year = |end: usize| self.is_sign(end, b'-') && self.role(end + 1, Role::Duration).is_some();
        if let Some((end, below)) =
            self.denominator(word).filter(|(end, _)| article.is_some() && (hyphen || !year(*end)))
        {
            let by = at > 0 && self.role(at - 1, Role::By).is_some();
            let one = hyphen || by || article.is_some_and(|(_, sense)| sense.role == Role::One);
            let glued_noun = self.lexemes[word].case == Case::Capital && self.grammar.data.composition.capital_nouns;
            // "um quinto lugar" is the fifth, where the article is the number word too.
            let ordinal = self.role_of(at, Roles::of(&[Role::Article])).is_some()
                && self.role(word, Role::Ordinal).is_some()
                && !hyphen
                && !(self.ends_clause(end) || self.hedged(at) || by);
            // di un terzo
            let ends = self.grammar.data.nouns.agree && self.ends_clause(end);
            // "bijna een derde", "daalde met een derde", and nothing else in its clause
            let told =
                self.hedged(at) || self.ends_fraction(end) && (self.begins_clause(at) || self.opened(at, Role::ByEnd));
            if one && !ordinal
                || ends
                || told
                || glued_noun
                || self.role(end, Role::Of).is_some()
                || self.measure_at(end).is_some()
            {
                let scaled = self.of_a_scale(fraction(end, 1.0 / below));
                // a tenth of a percent
                return Some(match self.measured_after_article(end).filter(|_| !scaled.scaled) {
                    Some(article) => Amount { end: article, ..scaled },
                    None => scaled,
                });
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

    /// Thirds, thirty-fifths: where the word ends, and what it divides by.
    pub(super) fn denominator(&self, at: usize) -> Option<(usize, f64)> {
        if let Some((end, below)) = self.tied_denominator(at) {
            return (!self.is_tied_ordinal(at)).then_some((end, below));
        }
        if let Some((end, sense)) = self.role(at, Role::Denominator) {
            return Some((end, sense.value));
        }
        let compound = self.compounds[self.lexemes.get(at)?.compound? as usize];
        matches!(compound.tail, Some((Role::Denominator, _))).then_some((at + 1, compound.value))
    }

    /// Tens and what they divide with, tied by a hyphen: twenty-firsts, and thirty-fifth, which is the ordinal too.
    pub(super) fn tied_denominator(&self, at: usize) -> Option<(usize, f64)> {
        if self.grammar.data.fractions.tied.0.is_empty() {
            return None;
        }
        let (end, tens) = self.role(at, Role::Cardinal)?;
        let unit = self.past_tie(end);
        let (after, ones) = self.role_of(unit, Roles::of(&[Role::Denominator, Role::TiedDenominator]))?;
        let one_to_nine = ones.role == Role::TiedDenominator || (3.0..10.0).contains(&ones.value);
        let fits = unit > end && tens.value >= 20.0 && tens.value % 10.0 == 0.0 && one_to_nine;
        (fits && self.ends_word(after)).then_some((after, tens.value + ones.value))
    }

    /// Whether the last word of the tied tens at `at` is an ordinal: thirty-fifth, but not thirty-fifths.
    pub(super) fn is_tied_ordinal(&self, at: usize) -> bool {
        let unit = self.role(at, Role::Cardinal).map(|(end, _)| end).filter(|&end| self.past_tie(end) > end);
        unit.is_some_and(|end| self.role(self.past_tie(end), Role::Ordinal).is_some_and(|(_, ones)| ones.value < 10.0))
    }

    /// Whether nothing that a fraction's word could belong to stands at `at`.
    fn ends_fraction(&self, at: usize) -> bool {
        self.ends_clause(at) && !self.is_dash(at) || self.role(at, Role::Changing).is_some()
    }

    /// half a million, two thirds of a million
    pub(super) fn of_a_scale(&self, mut amount: Amount) -> Amount {
        let mut next = self.past_tie(amount.end);
        if let Some((end, _)) = self.role(next, Role::Of) {
            next = end;
        }
        if let Some((end, _)) = self.role_of(next, Roles::of(&[Role::Article, Role::One])) {
            next = self.past_tie(end);
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
        (measure.kind != NumberKind::Temperature).then_some(end)
    }

    /// "and a half", "und drei Viertel", "einhalb".
    pub(super) fn and_part(&self, at: usize) -> Option<(usize, f64)> {
        // two-and-a-half-hour
        let (and, _) = self.role(self.past_tie(at), Role::And)?;
        let and = self.past_tie(and);
        // 2 e 1/4
        if let Some(part) = self.slash_fraction(and).filter(|_| self.lexemes[and].gap != Gap::Wide) {
            return Some(part);
        }
        let article = self.role_of(and, Roles::of(&[Role::Article, Role::One]));
        let word = article.as_ref().map_or(and, |(end, _)| self.past_tie(*end));
        if let Some((end, sense)) =
            self.role(word, Role::Guarded).filter(|_| article.is_some() || self.measure_at(word + 1).is_some())
        {
            return (self.role(end, Role::Of).is_none()).then_some((end, sense.value));
        }
        if let Some((end, _)) = self.role(word, Role::Half) {
            return Some((end, 0.5));
        }
        if article.is_some() {
            let (end, below) = self.denominator(word)?;
            return Some((end, 1.0 / below));
        }
        let (end, above) = self.sum(and, Sum::default())?;
        let hyphen = self.is_sign(end, b'-') && self.is_glued(end);
        let (end, below) = self.denominator(end + usize::from(hyphen))?;
        (above < below).then_some((end, above / below))
    }
}
