//! Money with its sign or code first, and prices for a unit: $1.2 billion, CHF 250'000, $15.4/hour.

use super::amount::Form;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::{Found, Reader, figure};
use crate::reading::{NumberKind, Reason};

impl Reader<'_> {
    /// $1.2 billion, CHF 250'000, EUR 20
    pub(super) fn money_first(&self, at: usize) -> Option<Found> {
        // -£5m
        if self.lexemes.get(at)?.kind == Kind::Sign
            && self.role(at, Role::Negative).is_some()
            && self.is_glued(at + 1)
            && !(self.is_glued(at) && at > 0)
            && !matches!(self.written(at), "—" | "―")
        {
            let mut found = self.money_first(at + 1).filter(|found| found.start == at + 1)?;
            found.start = at;
            found.value = found.value.map(|value| -value);
            return Some(found);
        }
        let (end, sense) = self.role(at, Role::CurrencySign)?;
        let next = self.lexemes.get(end)?;
        if next.gap == Gap::Wide {
            return None;
        }
        // "a $10 ticket" is in no Australian dollars.
        let parted = (at + 1..end).any(|inside| !self.is_glued(inside));
        if parted
            && (at > 0 && self.is_sign(at - 1, b'\'')
                || self.role_of(at, Roles::of(&[Role::Article, Role::NoName])).is_some())
        {
            return None;
        }
        // COP26; but EUR20
        let code = self.lexemes[at].case == Case::Upper && end == at + 1;
        if code && self.is_glued(end) && self.role(at, Role::CommonCode).is_none() {
            return None;
        }
        // A code bound to a word before it is part of a name.
        if self.lexemes[at].gap == Gap::None && at > 0 && matches!(self.lexemes[at - 1].kind, Kind::Word | Kind::Digits)
        {
            return None;
        }
        let amount = self.amount(end).filter(|amount| amount.form == Form::Plain || amount.form == Form::Fraction)?;
        if amount.words && !amount.digits {
            return None;
        }
        // "TOP 10" are no Tongan dollars.
        if code && amount.is_bare() && self.role(at, Role::WordCode).is_some() {
            return None;
        }
        let amount = if self.is_group(&amount) { amount.grouped() } else { amount };
        let mut found = Found::new(&amount, NumberKind::Currency);
        found.start = at;
        found.unit = Some(self.grammar.code(sense.code).to_owned());
        found.measured = true;
        found.first = true;
        found.why.push(Reason::CurrencySign);
        // US$ 20 million US dollars, £3 sterling: a repeated currency belongs to it.
        if let Some(again) =
            self.measure_at(found.end).filter(|measure| measure.kind == NumberKind::Currency && !measure.minor)
            && (found.unit.as_deref() == Some(&again.unit) || self.written(at) == "$" && end == at + 1)
            && self.digits(again.end, Gap::Space).is_none()
        {
            // $1.500 MXN: many currencies have the sign of the dollar.
            found.unit = Some(again.unit);
            found.end = again.end;
        }
        // Fr. 15.-
        let mark = self.is_sign(found.end, b'.') || self.is_sign(found.end, b',');
        if mark && self.is_glued(found.end) && self.is_dash(found.end + 1) && self.is_glued(found.end + 1) {
            found.end += 2;
            return Some(found);
        }
        if !amount.scaled && found.end == amount.end {
            self.parts(&mut found);
        }
        self.rate_of(&mut found);
        Some(found)
    }

    /// $15.4/hour
    fn rate_of(&self, found: &mut Found) {
        if !(self.is_sign(found.end, b'/') && self.is_glued(found.end) && self.is_glued(found.end + 1)) {
            return;
        }
        if let Some((end, sense)) = self.role_of(found.end + 1, Roles::of(&[Role::Unit, Role::Duration]))
            && self.ends_word(end)
        {
            found.unit = found.unit.as_ref().map(|unit| format!("{unit}/{}", self.grammar.code(sense.code)));
            found.end = end;
        }
    }

    /// Whether a currency sign before `at` belongs to the number there: "10 $ 30 $" has it behind, "5 EUR 10" not.
    pub(super) fn signs_the_next(&self, at: usize) -> bool {
        let Some(next) = self.lexemes.get(at).filter(|next| next.kind == Kind::Digits) else { return false };
        if next.gap == Gap::None {
            return true;
        }
        let Some(figure::Digits::Figure(figure)) = self.figure(at) else { return false };
        let sign = self.lexemes[at - 1].kind == Kind::Sign;
        sign && self.role(figure.end, Role::CurrencySign).is_none() && !self.ends_clause(figure.end)
            || sign && figure.plain.is_none()
    }

    /// Whether a figure of three digits or more, or a scale, stands right before `at`.
    pub(super) fn is_large_sum(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let scale = self.ending_at(at, 2, Roles::of(&[Role::Scale, Role::Abbreviation]));
        scale.is_some() || self.digits(before, Gap::Wide).is_some_and(|digits| digits.len() >= 3)
    }
}
