//! Days and months by name: 12. Januar 2016, April 14, Thu 15th.

use super::Reader;
use super::calendar::Date;
use super::compose::Sum;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};

impl Reader<'_> {
    /// Dienstag, den 12. Januar; Thu 15th; Friday 7/6
    pub(super) fn after_weekday(&self, end: usize) -> Option<Date> {
        let mut next = end;
        // The stop of a short form; a long name's ends the sentence: "am Dienstag. Der Zweite".
        let stopped = self.is_sign(next, b'.') && self.is_glued(next);
        if stopped && (self.lexemes[end - 1].span.len() <= 5 || self.digits(next + 1, Gap::Wide).is_some()) {
            next += 1;
        }
        if self.is_sign(next, b',') && self.is_glued(next) {
            next += 1;
        }
        let article = self.role(next, Role::BeforeDay);
        let next = article.map_or(next, |(end, _)| end);
        if self.lexemes.get(next)?.gap == Gap::Wide || self.role(next, Role::Weekday).is_some() {
            return None;
        }
        // nesta quinta-feira (12)
        if self.is_sign(next, b'(')
            && self.is_sign(next + 2, b')')
            && let Some((_, day)) = self.day(next + 1).filter(|(end, _)| *end == next + 2)
            && self.digits(next + 1, Gap::None).is_some()
        {
            return Some(Date { day: Some(day), ..Date::new(next + 3) });
        }
        if let Some(date) = self.named_day(next) {
            return Some(date);
        }
        // lundi en huit
        if let Some((end, _)) = self.role(next, Role::WeeksOn) {
            return Some(Date::new(end));
        }
        let lexeme = self.lexemes[next];
        let date = match lexeme.kind {
            Kind::Digits => self.numeric(next).or_else(|| self.slashed(next)).or_else(|| self.day_first(next)),
            Kind::Word => self.month_first(next).or_else(|| self.day_first(next)),
            _ => None,
        };
        if let Some(date) = date.filter(|date| date.day.is_some()) {
            return Some(Date { sure: true, ..date });
        }
        let (end, day) = self.day(next)?;
        // "na quinta. O segundo, na sexta": where a word names the day, an ordinal is none.
        let word = lexeme.kind == Kind::Word;
        if word && !self.grammar.data.calendar.day.0.is_empty() {
            return None;
        }
        // "Sonntag, das Zweite Programm" is no day.
        let ordinal = if word { self.ends_clause(end) } else { end > next + 1 };
        // Where a plural stands right after its number, no plural means that nothing is counted: giovedì 27 con il sindaco.
        let lower = self.lexemes.get(end).is_some_and(|next| next.kind == Kind::Word && next.case == Case::Lower);
        let plain = self.grammar.data.nouns.agree && lower && !self.after_scale(end);
        // "el viernes 7 no habrá clase", where the day follows its name without a mark
        let follows = self.grammar.data.nouns.agree
            && self.role(end, Role::Of).is_none()
            && lexeme.kind == Kind::Digits
            && !self.after_scale(end)
            && !self.separates_number(end)
            && self.ends_word(end);
        let alone =
            self.ends_clause(end) || article.is_some() || plain || follows || self.role(end, Role::AtTime).is_some();
        (ordinal || alone && !word && self.measure_at(end).is_none() && self.counted_noun(end).is_none())
            .then(|| Date { day: Some(day), ..Date::new(end) })
    }

    /// dia 15, dia 15 de março: a day of the month by its word
    pub(super) fn named_day(&self, at: usize) -> Option<Date> {
        let (next, _) = self.role(at, Role::Day)?;
        if self.lexemes.get(next)?.gap == Gap::Wide {
            return None;
        }
        if let Some(date) = self.day_first(next).or_else(|| self.numeric(next)).or_else(|| self.slashed(next)) {
            return Some(date);
        }
        let (end, day) = self.day(next).filter(|_| self.lexemes[next].kind == Kind::Digits)?;
        let end = self.this_month(end, true).unwrap_or(end);
        let free = self.measure_at(end).is_none()
            && self.counted_noun(end).is_none()
            && self.digits(end, Gap::Space).is_none()
            && self.ends_word(end);
        (free && !self.after_scale(end)).then(|| Date { day: Some(day), ..Date::new(end) })
    }

    /// cinco de maio, vinte e um de janeiro, treize juillet: the day as a number word
    fn day_in_number_words(&self, at: usize) -> Option<(usize, u8)> {
        let one = || self.role(at, Role::One).map(|(end, _)| (end, 1.0));
        let (end, day) = self.sum(at, Sum::default()).or_else(one).filter(|_| self.lexemes[at].kind == Kind::Word)?;
        let inside = self.role(end, Role::InsideDate).map(|(month, _)| month);
        // l'otto marzo, treize juillet, elf mei
        let alone = self.grammar.data.nouns.agree || self.grammar.data.composition.ones_first;
        let direct = alone && self.role(at, Role::Article).is_none();
        let month = inside.or_else(|| direct.then_some(end))?;
        (day.fract() == 0.0 && (1.0..=31.0).contains(&day) && self.role(month, Role::Month).is_some())
            .then_some((end, day as u8))
    }

    /// 12. Januar 2016, 3 May 1984, 4th of march, zweiten Februar
    pub(super) fn day_first(&self, at: usize) -> Option<Date> {
        let (end, day) = self.day(at).or_else(|| self.day_in_number_words(at))?;
        let mut next = end;
        for _ in 0..2 {
            if let Some((end, _)) = self.role(next, Role::InsideDate) {
                next = end;
            }
        }
        let hyphen = self.is_sign(next, b'-') && self.is_glued(next + 1);
        if self.is_glued(next) && (hyphen || self.is_sign(next, b'/')) {
            next += 1;
        }
        let (end, month) = self.month(next)?;
        let (end, year) = match self.year_after(end).or_else(|| self.told_year(end)) {
            Some((end, year)) => (end, Some(year)),
            None => (end, None),
        };
        Some(Date { year, month: Some(month), day: Some(day), ..Date::new(end) })
    }

    /// April 14, 2015; Januar 2011; Feb13; september 10
    pub(super) fn month_first(&self, at: usize) -> Option<Date> {
        let (end, month) = self.month(at)?;
        // Dec/2018, Sep-23-2020, Jan/3
        let mut next = end;
        for sign in [b'-', b'/', b','] {
            if self.is_sign(next, sign) && (sign == b',' || self.is_glued(next + 1)) {
                next += 1;
                break;
            }
        }
        // "Feb 18" is a day; "August 99" and "Feb '18" are years.
        let long = |(end, year): &(usize, i32)| {
            self.written(end - 1).len() != 2 || self.is_sign(end - 2, b'\'') || (1932..2000).contains(year)
        };
        if let Some((end, year)) = self.year_after(end).filter(long).or_else(|| self.year(next)) {
            if let Some((after, day)) = self.day(end + 1).filter(|_| self.is_sign(end, b'-') && self.is_glued(end)) {
                // September-2020-23
                return Some(Date { year: Some(year), month: Some(month), day: Some(day), ..Date::new(after) });
            }
            return Some(Date { year: Some(year), month: Some(month), ..Date::new(end) });
        }
        // "Jan, 9, und Mia" is a boy
        if next > end && self.is_sign(end, b',') && self.day(next).is_some_and(|(after, _)| after == next + 1) {
            return None;
        }
        let article = self.after_article(next);
        let glued = self.is_glued(next);
        let (mut end, day) = self.day(article)?;
        if self.lexemes[article].gap == Gap::Wide {
            return None;
        }
        // "im Juni 12 Fälle", "may 5 people", "March 10 percent"
        let counted = self.measure_at(end).is_some() || self.counted_noun(end).is_some() || self.after_scale(end);
        if counted && article == next && !glued {
            return None;
        }
        if self.is_sign(end, b'-')
            && self.is_glued(end)
            && let Some((after, year)) = self.year(end + 1)
        {
            return Some(Date { year: Some(year), month: Some(month), day: Some(day), ..Date::new(after) });
        }
        let year = self.year_after(end).or_else(|| self.told_year(end));
        if let Some((after, _)) = year {
            end = after;
        }
        Some(Date { year: year.map(|(_, year)| year), month: Some(month), day: Some(day), ..Date::new(end) })
    }

    pub(super) fn after_scale(&self, at: usize) -> bool {
        self.role_of(at, Roles::of(&[Role::Scale, Role::Abbreviation])).is_some()
    }

    /// A month's name, with the stop of its short form.
    pub(super) fn month(&self, at: usize) -> Option<(usize, u8)> {
        let (mut end, sense) = self.role(at, Role::Month)?;
        if self.lexemes[at].case == Case::Lower
            && self.role(at, Role::AmbiguousMonth).is_some()
            && !self.is_month(at, end)
        {
            return None;
        }
        let short = self.lexemes[at].span.len() <= 4;
        if short
            && self.is_sign(end, b'.')
            && self.is_glued(end)
            && (self.lexemes.get(end + 1).is_some_and(|next| {
                next.kind == Kind::Digits
                    || self.is_sign(end + 1, b',')
                    || next.kind == Kind::Word && next.case == Case::Lower && next.gap != Gap::Wide
            }) || self.is_dash(end + 1))
        {
            end += 1;
        }
        Some((end, sense.value as u8))
    }

    /// Whether a month's name in small letters that is also another word is the month: after *of* or a day's letters,
    /// or before a year.
    fn is_month(&self, at: usize, end: usize) -> bool {
        let end = end + usize::from(self.is_sign(end, b'.') && self.is_glued(end));
        const BEFORE: Roles = Roles::of(&[
            Role::InsideDate,
            Role::OrdinalSuffix,
            Role::BeforeYear,
            Role::BeforeDay,
            Role::OnDay,
            Role::Ordinal,
        ]);
        at == 0
            || self.role_of(at - 1, BEFORE).is_some()
            || self.lexemes[at - 1].kind == Kind::Sign
            || self.digits(end, Gap::Space).is_some_and(|digits| digits.len() == 4)
            || (self.is_sign(end, b'/') || self.is_sign(end, b'-'))
                && self.is_glued(end)
                && self.digits(end + 1, Gap::None).is_some()
    }

    /// A day of the month: 3, 3., 3rd, third.
    pub(super) fn day(&self, at: usize) -> Option<(usize, u8)> {
        let lexeme = self.lexemes.get(at)?;
        if lexeme.kind == Kind::Word {
            let (end, sense) = self.role(at, Role::Ordinal)?;
            return (sense.value <= 31.0).then_some((end, sense.value as u8));
        }
        let digits = self.digits(at, Gap::Wide)?;
        let day: u8 = digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)?;
        if self.separates(at + 1) && self.digits(at + 2, Gap::None).is_some() && !self.is_sign(at + 1, b'/') {
            return None;
        }
        if let Some((end, _)) =
            self.role(at + 1, Role::OrdinalSuffix).filter(|_| self.lexemes[at + 1].gap <= Gap::Space)
            && self.is_glued(at + 1)
            && self.ends_word(end)
        {
            return Some((end, day));
        }
        let stop = self.is_sign(at + 1, b'.') && self.is_glued(at + 1);
        // Fr. 15.- is a price
        if stop && self.is_dash(at + 2) && self.is_glued(at + 2) && self.digits(at + 3, Gap::Space).is_none() {
            return None;
        }
        // "fell to 12. June was better"
        let month = || {
            let alone = self.role(at + 2, Role::Month).map(|(end, _)| end)?;
            let free =
                self.ends_clause(alone) || self.lexemes.get(alone)?.kind == Kind::Digits || self.is_glued(at + 2);
            free.then_some(alone)
        };
        if stop && (self.grammar.data.ordinals.stop || month().is_some()) {
            return Some((at + 2, day));
        }
        Some((at + 1, day))
    }

    pub(super) fn separates(&self, at: usize) -> bool {
        self.is_glued(at) && (self.is_sign(at, b'.') || self.is_sign(at, b',') || self.is_sign(at, b':'))
    }
}
