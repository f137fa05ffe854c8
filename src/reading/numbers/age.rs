//! Ages: 28-Jährige, 17 Jahre alt, aged 17, an 18-year-old.

use super::amount::{Amount, Form};
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::{Found, Reader};
use crate::reading::{NumberKind, Reason};

/// How many ages may follow one word for them.
const LONGEST_LIST: usize = 6;

/// At the end of a sentence a smaller figure after a name is as likely a score.
const LEAST_TOLD_AGE: f64 = 18.0;

impl Reader<'_> {
    /// in his early 20s, in their thirties: ten years of a life, no decade of a century
    pub(super) fn decade_of_life(&self, at: usize) -> Option<Found> {
        self.ending_at(at, 3, Roles::of(&[Role::OwnAge]))?;
        let mut start = self.role(at, Role::DatePart).map_or(at, |(end, _)| end);
        start += usize::from(start > at && self.is_sign(start, b'-') && self.is_glued(start));
        let (end, first) = match self.role(start, Role::AgeDecade) {
            Some((end, sense)) => (end, sense.value),
            None => {
                let digits =
                    self.digits(start, Gap::Wide).filter(|digits| digits.len() == 2 && digits.ends_with('0'))?;
                let mark = usize::from(self.is_sign(start + 1, b'\'') && self.is_glued(start + 1));
                let (end, _) = self.role(start + 1 + mark, Role::Decade)?;
                (end, digits.parse().ok()?)
            }
        };
        let mut found = Found::on_calendar(at, end, NumberKind::Age, None);
        found.range = Some((first, first + 9.0));
        found.unit = Some("a".to_owned());
        found.why = vec![Reason::AgeWord];
        Some(found)
    }

    /// The first of the ages that are listed up to the one at `at`: im Alter von *24*, 31 und 45 Jahren.
    fn first_age(&self, mut at: usize) -> usize {
        for _ in 0..LONGEST_LIST {
            let Some(before) = at.checked_sub(2).filter(|&before| self.digits(before, Gap::Space).is_some()) else {
                break;
            };
            if !self.is_sign(before + 1, b',') && self.role_of(before + 1, Roles::of(&[Role::And, Role::Or])).is_none()
            {
                break;
            }
            at = before;
        }
        at
    }

    /// Whether a word of this role for an age ends right before `at`, or before the first of its list.
    fn told_age(&self, at: usize, role: Role) -> bool {
        let at = self.first_age(at);
        (1..=4.min(at))
            .any(|back| self.role(at - back, role).is_some_and(|(end, _)| end == at || (end < at && self.hedged(at))))
    }

    /// Whether years from `at` to `end` are put in between commas: Ana Dias, 72 anos, vive; o atacante, de 24 anos, fez. Two of
    /// them are ages of persons only: os irmãos, de 23 e 27 anos, but "as penas, de 2 e 4 anos".
    fn inserted_age(&self, at: usize, end: usize) -> bool {
        let last = at;
        let at = self.first_age(last);
        let linked = at.checked_sub(1).filter(|&of| self.role(of, Role::Linking).is_some_and(|(after, _)| after == at));
        let Some(comma) = linked.unwrap_or(at).checked_sub(1).filter(|&comma| self.is_sign(comma, b',')) else {
            return false;
        };
        let Some(noun) = comma.checked_sub(1).map(|noun| self.lexemes[noun]) else { return false };
        // il marito, 46 anni: a word that an age may follow anyway
        let person = self.grammar.begins(noun.word).meets(Roles::of(&[Role::AgeBefore]))
            || at < last && self.grammar.begins(noun.word).meets(Roles::of(&[Role::AgeBeforeYears]));
        const DATED: Roles = Roles::of(&[Role::Month, Role::Weekday, Role::Season, Role::Holiday, Role::NoName]);
        let known = self.grammar.begins(noun.word).meets(DATED);
        let goes_on = self.digits(end + 1, Gap::Wide).is_some() || self.role(end + 1, Role::Cardinal).is_some();
        noun.kind == Kind::Word
            && (linked.is_some() && at == last || person || noun.case != Case::Lower && !known)
            && self.lexemes.get(end).is_some_and(|next| matches!(next.span.of(self.text), "," | "." | ")" | ";"))
            && !goes_on
    }

    /// 28-Jährige, 17 Jahre alt, aged 17, an 18-year-old
    pub(super) fn age(&self, amount: &Amount) -> Option<Found> {
        // "a one-year-old girl", but "a year-old claim"
        if !matches!(amount.form, Form::Plain | Form::One) {
            return None;
        }
        let one = amount.form == Form::One;
        let aged = |end: usize, unit: &str| {
            let mut found = Found::new(amount, NumberKind::Age);
            found.end = end;
            found.unit = Some(unit.to_owned());
            found.measured = true;
            found.why.push(Reason::AgeWord);
            found
        };
        if let Some((Role::AgeSuffix, code)) = amount.tail {
            return Some(aged(amount.end, self.grammar.code(code)));
        }
        let hyphen = usize::from(self.is_sign(amount.end, b'-') && self.is_glued(amount.end));
        if let Some((end, sense)) = self.role(amount.end + hyphen, Role::AgeSuffix) {
            let near = self.lexemes[amount.end + hyphen].gap != Gap::Wide;
            if near && (hyphen == 0 || self.is_glued(amount.end + hyphen)) {
                return Some(aged(end, self.grammar.code(sense.code)));
            }
        }
        if one {
            return None;
        }
        if let Some((end, _)) = self.role(amount.end + hyphen, Role::AgeShort) {
            return amount.digits.then(|| aged(end, "a"));
        }
        if let Some(measure) = self.measure_at(amount.end).filter(|measure| measure.kind == NumberKind::Duration) {
            let hyphen = usize::from(self.is_sign(measure.end, b'-') && self.is_glued(measure.end));
            if let Some((end, _)) = self.role(measure.end + hyphen, Role::AgeAfter) {
                return Some(aged(end, &measure.unit));
            }
            // "aos 38 minutos" is no age, nor "com 20 anos de carreira"; but a man "di 44 anni di Roma" is told before.
            let lived = matches!(&*measure.unit, "a" | "mo" | "wk" | "d");
            let linked = amount.start > 0 && self.role(amount.start - 1, Role::Linking).is_some();
            let goes_on = !linked && self.role_of(measure.end, Roles::of(&[Role::Linking, Role::TermAfter])).is_some();
            let told = lived && self.told_age(amount.start, Role::AgeBefore)
                || matches!(&*measure.unit, "a" | "mo") && self.told_age(amount.start, Role::AgeBeforeYears)
                || measure.unit == "a" && self.inserted_age(amount.start, measure.end);
            return (told && !goes_on).then(|| aged(measure.end, &measure.unit));
        }
        let bare = amount.value.is_some_and(|value| (0.0..=130.0).contains(&value)) && !amount.scaled;
        // John Smith, 45, was… and "I ran," said Rosa, 35.
        let closed = |name: usize| {
            let capital = self.lexemes[name].case == Case::Capital && !self.begins_sentence(name);
            let grown = amount.value.is_some_and(|value| value >= LEAST_TOLD_AGE);
            capital
                && grown
                && (self.is_sign(amount.end, b'.') || self.is_sign(amount.end, b';'))
                && self.is_glued(amount.end)
        };
        if amount.is_bare()
            && bare
            && amount.start > 1
            && self.is_sign(amount.start - 1, b',')
            && (self.is_sign(amount.end, b',') || closed(amount.start - 2))
            && !self.after_street(amount.start)
        {
            let name = self.lexemes[amount.start - 2];
            const DATED: Roles = Roles::of(&[
                Role::Month,
                Role::Weekday,
                Role::Season,
                Role::Holiday,
                Role::Year,
                Role::Unit,
                Role::Duration,
                Role::Currency,
                Role::Label,
                Role::Street,
                Role::NoName,
                Role::NoPlural,
                Role::Cardinal,
                Role::Scale,
            ]);
            let known = self.role_of(amount.start - 2, DATED).is_some_and(|(end, _)| end == amount.start - 1);
            let thing = name.case == Case::Lower && self.grammar.ends_like_plural(name.span.of(self.text));
            if name.kind == Kind::Word && !known && !thing && self.digits(amount.end + 1, Gap::Space).is_none() {
                return Some(aged(amount.end, "a"));
            }
        }
        // "aos 45 pontos", "aos 45 do segundo tempo"
        let counts = || self.counted_noun(amount.end).is_some() || self.role(amount.end, Role::Of).is_some();
        (bare && self.told_age(amount.start, Role::AgeBefore) && self.measure_at(amount.end).is_none() && !counts())
            .then(|| aged(amount.end, "a"))
    }
}
