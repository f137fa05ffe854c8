//! Where figures and number words are no claim: names and labels, addresses, telephone and file numbers, list numbers,
//! ordinals.

use super::amount::Form;
use super::compose::Sum;
use super::digits::vulgar;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::phrase::Before;
use super::{Reader, figure};
use crate::Span;
use crate::reading::NumberKind;

/// How far after a word for a telephone number or the like its digits may begin, in lexemes.
const LABEL_REACH: usize = 8;

impl Reader<'_> {
    /// Steps over what only looks like a number at `at`: answers where to go on.
    pub(super) fn silent(&self, at: usize, before: &mut Before) -> Option<usize> {
        let lexeme = self.lexemes[at];
        if let Some((end, _)) = self.role(at, Role::PhoneLabel) {
            before.phone_until = end + LABEL_REACH;
            if !self.is_sign(end, b'.') && self.role(at, Role::Label).is_none() {
                return Some(end);
            }
        }
        let capital =
            || self.role(at, Role::CapitalLabel).filter(|_| lexeme.case != Case::Lower && !self.begins_sentence(at));
        if let Some((end, _)) = self.role(at, Role::Label).or_else(capital)
            && !self.labels_a_year(at, end)
            && let Some(end) = self.labelled(end)
        {
            before.label_end = end;
            return Some(end);
        }
        if self.is_sign(at, b'[') {
            // A note mark: [12]
            let closed =
                self.digits(at + 1, Gap::None).is_some_and(|digits| digits.len() <= 3) && self.is_sign(at + 2, b']');
            return closed.then_some(at + 3);
        }
        if lexeme.kind == Kind::Digits && self.is_bound_to_letters(at) {
            return Some(self.chunk_end(at));
        }
        if before.label_end > 0
            && self.joins_label(before.label_end, at)
            && (self.is_lettered(at) || self.measure_after_figure(at).is_none())
        {
            let end = self.label_value(at)?;
            before.label_end = end;
            return Some(end);
        }
        if before.name_end > 0
            && lexeme.kind == Kind::Digits
            && self.joins_label(before.name_end, at)
            && let Some(amount) = self.amount(at).filter(|amount| amount.is_bare())
            && self.measure_at(amount.end).is_none()
            && self.counted_noun(amount.end).is_none()
        {
            before.name_end = amount.end;
            return Some(amount.end);
        }
        if let Some(end) = self.grid(at).or_else(|| self.list_number(at)) {
            return Some(end);
        }
        let digit_start = lexeme.kind == Kind::Digits || self.is_sign(at, b'(') || self.is_sign(at, b'+');
        if digit_start {
            let labelled = at < before.phone_until;
            if let Some(end) = self.call_number(at, labelled) {
                if labelled {
                    before.phone_until = end + LABEL_REACH;
                }
                return Some(end);
            }
        }
        // 23-F, 11-S
        if lexeme.span.len() <= 2
            && self.is_sign(at + 1, b'-')
            && self.is_glued(at + 1)
            && self.is_glued(at + 2)
            && self.lexemes[at + 2].case != Case::Lower
            && let Some((end, _)) = self.role(at + 2, Role::DayLetter).filter(|(end, _)| self.ends_word(*end))
        {
            return Some(end);
        }
        if lexeme.kind == Kind::Digits {
            return self.ordinal_figure(at).or_else(|| self.file_number(at));
        }
        if lexeme.kind == Kind::Word
            && let Some(end) = self.ordinal_in_words(at)
        {
            return Some(end);
        }
        (lexeme.kind == Kind::Sign
            && !matches!(self.written(at), "+")
            && self.role_of(at, super::STARTS).is_none()
            && vulgar(self.written(at)).is_none()
            && !self.decimal_start(at)
            && !self.year_mark(at))
        .then_some(at + 1)
    }

    /// Whether the label at `at` names years or may stand before one, and one stands at its `end`: la saison 2023-2024.
    fn labels_a_year(&self, at: usize, end: usize) -> bool {
        let names = self.role(at, Role::Year).is_some() && self.with_year(at).is_some();
        names
            || self.role(at, Role::BeforeYear).is_some()
                && self.digits(end, Gap::Space).is_some_and(|year| year.len() == 4)
    }

    /// What a label names, after it: § 218a, Artikel 5, iOS 17.2, Day three.
    fn labelled(&self, mut at: usize) -> Option<usize> {
        let label = at;
        for sign in [b'.', b':', b'#'] {
            if self.is_sign(at, sign) {
                at += 1;
            }
        }
        if self.lexemes.get(at)?.gap == Gap::Wide {
            return None;
        }
        // "Urt. v. 13.9.2023" and "La legge 5 febbraio 1992" have a date.
        let figure = self.lexemes[at].kind == Kind::Digits;
        let dated = self
            .date(at)
            .is_some_and(|date| date.day.is_some() && date.month.is_some() && (figure || date.year.is_some()));
        let measured = !self.is_lettered(at) && self.measure_after_figure(at).is_some();
        if dated || measured || self.counts_after_label(at) {
            return None;
        }
        let end = self.label_value(at)?;
        // "Saíram à rua. Mil pessoas…": the stop ends a sentence.
        let stopped = at > label && self.is_sign(label, b'.') && !self.is_glued(at);
        let begins = self.lexemes[at].case != Case::Lower || self.counted_noun(end).is_some();
        (!(stopped && begins)).then_some(end)
    }

    /// Whether a figure after a label counts all the same: Airbus: 1,200 jobs; lead the series 2-1.
    fn counts_after_label(&self, at: usize) -> bool {
        let Some(figure::Digits::Figure(figure)) = self.figure(at) else { return false };
        let grouped = figure.plain.is_none() && figure.decimals == 0 && figure.value >= 1000.0;
        let pair = || {
            let away = self.digits(figure.end + 1, Gap::None)?.parse::<f64>().ok()?;
            (self.is_dash(figure.end) && self.is_glued(figure.end) && away <= figure.value).then_some(())
        };
        grouped && self.counted_noun(figure.end).is_some() || figure.value <= 9.0 && pair().is_some()
    }

    /// Whether one letter right behind the figure at `at` belongs to its label: § 8b, section 120B.
    fn is_lettered(&self, at: usize) -> bool {
        self.lexemes[at].kind == Kind::Digits
            && self.is_glued(at + 1)
            && self.lexemes[at + 1].kind == Kind::Word
            && self.lexemes[at + 1].span.len() == 1
    }

    /// The unit after the amount at `at`, or what else shows that it counts something.
    pub(super) fn measure_after_figure(&self, at: usize) -> Option<usize> {
        let amount = self.amount(at)?;
        if amount.scaled || matches!(amount.form, Form::Fraction | Form::Vague) {
            return Some(amount.end);
        }
        let measure = self.measure_at(amount.end)?;
        // One letter or sign after a label's figure is part of the name: § 5 a.
        (measure.unit.len() > 1 || measure.kind == NumberKind::Percent).then_some(measure.end)
    }

    fn label_value(&self, at: usize) -> Option<usize> {
        let lexeme = self.lexemes.get(at)?;
        if lexeme.kind == Kind::Digits {
            return Some(self.chunk_end(at));
        }
        let amount = self.amount(at).filter(|amount| amount.form == Form::Plain && amount.words)?;
        // je nach Version zwei oder vier Booster
        const JOINS: Roles = Roles::of(&[Role::And, Role::RangeTo, Role::Or]);
        let counts = self.grammar.data.composition.capital_nouns
            && (self.counted_noun(amount.end).is_some() || self.role_of(amount.end, JOINS).is_some());
        (!counts).then_some(amount.end)
    }

    /// Whether the number at `at` is joined to one that a label named: Artikel 5 und 6.
    fn joins_label(&self, label_end: usize, at: usize) -> bool {
        const JOINS: Roles = Roles::of(&[Role::And, Role::RangeTo, Role::Or]);
        if at == label_end + 1 {
            return self.is_sign(label_end, b',')
                || self.is_dash(label_end)
                || self.role_of(label_end, JOINS).is_some();
        }
        self.role_of(label_end, JOINS).is_some_and(|(end, _)| end == at)
    }

    /// Whether letters stand right before the digits: G7, F-35, Covid-19.
    fn is_bound_to_letters(&self, at: usize) -> bool {
        if at == 0 || !self.is_glued(at) {
            return false;
        }
        let previous = self.lexemes[at - 1];
        if previous.kind == Kind::Word {
            // The T of ISO 8601.
            return self.written(at - 1) != "T" || self.date_or_time(at).is_none();
        }
        let bond = self.is_sign(at - 1, b'-')
            || self.is_sign(at - 1, b'.')
            || self.is_sign(at - 1, b'/')
            || self.is_sign(at - 1, b'&');
        bond && at > 1
            && previous.gap == Gap::None
            && self.lexemes[at - 2].kind == Kind::Word
            && !self.is_range_of_units(at)
    }

    /// 3km-5km, $10m-20m: the letters before the dash are a unit after a figure.
    fn is_range_of_units(&self, at: usize) -> bool {
        at > 2 && self.is_glued(at - 2) && self.lexemes[at - 3].kind == Kind::Digits
    }

    /// The end of the chunk without white space that `at` is in, less the punctuation at its end.
    fn chunk_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.is_glued(end) {
            self.step();
            end += 1;
        }
        while end > at + 1 && self.lexemes[end - 1].kind == Kind::Sign {
            end -= 1;
        }
        end
    }

    /// The number before a line of a list, without a stop: 1 Jeb Bush, 2 Ben Carson. Lines of a list count on, and begin
    /// with a capital; where all nouns do, that says nothing.
    fn list_number(&self, at: usize) -> Option<usize> {
        if !self.begins_line(at) || self.grammar.data.composition.capital_nouns {
            return None;
        }
        let number: u32 = self.digits(at, Gap::Wide).filter(|digits| digits.len() <= 2)?.parse().ok()?;
        let next = self.lexemes.get(at + 1)?;
        let named = next.kind == Kind::Word && next.case != Case::Lower && next.gap != Gap::None;
        let plain = named && self.measure_at(at + 1).is_none() && self.date_or_time(at).is_none();
        if !plain || number != 1 && number != self.listed.get() + 1 {
            return None;
        }
        self.listed.set(number);
        Some(at + 1)
    }

    /// A line of three or more single digits and nothing else: the cells of a grid.
    fn grid(&self, at: usize) -> Option<usize> {
        if !self.begins_line(at) {
            return None;
        }
        let mut end = at;
        while self.digits(end, Gap::Wide).is_some_and(|digits| digits.len() == 1) && (end == at || !self.is_glued(end))
        {
            self.step();
            end += 1;
            if end < self.lexemes.len() && self.begins_line(end) {
                break;
            }
        }
        let whole = end == self.lexemes.len() || self.begins_line(end);
        (end >= at + 3 && whole).then_some(end)
    }

    /// 21st, and 21. before a noun: an ordinal that is no date.
    fn ordinal_figure(&self, at: usize) -> Option<usize> {
        let figure = self.digits(at, Gap::Wide)?;
        if figure.len() > 3 {
            return None;
        }
        if let Some((end, _)) = self.role(at + 1, Role::OrdinalSuffix).filter(|_| self.is_glued(at + 1)) {
            // "il 3° della lista": after a singular article the sign of degrees is the raised letter.
            let told = at > 0
                && self.role(at - 1, Role::BeforeDay).is_some()
                && self.role(at - 1, Role::Definite).is_none()
                && !self.grammar.data.words.definite.0.is_empty();
            // 37ºC is a temperature, and so is 85° with the sign of degrees; 3º is the third.
            let degrees = self.measure_at(at + 1).is_some_and(|measure| {
                measure.kind == NumberKind::Temperature
                    && (measure.end > at + 2 || self.written(at + 1) == "°" && !told)
            });
            return (!degrees && self.ends_word(end) && self.date_or_time(at).is_none()).then_some(end);
        }
        if self.is_sign(at + 1, b')') && self.is_glued(at + 1) && self.begins_line(at) {
            return Some(at + 2);
        }
        if !self.is_sign(at + 1, b'.') || !self.is_glued(at + 1) {
            return None;
        }
        let next = self.lexemes.get(at + 2)?;
        if next.gap == Gap::None && next.kind != Kind::Sign {
            // 2.Weltkrieg
            let noun = self.grammar.data.ordinals.stop && next.kind == Kind::Word && next.case != Case::Lower;
            return (noun && figure.len() <= 2 && self.date_or_time(at).is_none()).then_some(at + 2);
        }
        // The minutes of goals: (12., 45./Foulelfmeter, 90.+3)
        if self.grammar.data.ordinals.stop
            && at > 0
            && (matches!(self.written(at - 1), "(" | ",") || self.is_sign(at + 2, b'+'))
            && matches!(self.written(at + 2), ")" | "," | "/" | "+" | ";")
            && next.gap == Gap::None
        {
            return Some(if self.is_sign(at + 2, b'+') { at + 4 } else { at + 2 });
        }
        if self.begins_line(at) && next.kind != Kind::Sign && figure.len() <= 2 && self.date_or_time(at).is_none() {
            return Some(at + 2);
        }
        if !self.grammar.data.ordinals.stop {
            return None;
        }
        let small = next.kind == Kind::Word && next.case == Case::Lower;
        let told =
            at > 0 && self.role_of(at - 1, Roles::of(&[Role::BeforeDay, Role::InsideDate, Role::Article])).is_some();
        let told = told || self.tells_ordinal(at) || self.role(at + 2, Role::Century).is_some();
        let goes_on = next.kind == Kind::Word || self.is_dash(at + 2);
        // Where a clause begins, a noun after it is what is counted off: Unentschieden, 12. Spieltag.
        let listed = self.grammar.data.composition.capital_nouns
            && (self.begins_clause(at) || self.is_sign(at - 1, b','))
            && self.role(at + 2, Role::NoName).is_none();
        (goes_on && (small || told || listed) && self.date_or_time(at).is_none()).then_some(at + 2)
    }

    /// Whether an adjective after an article stands before `at`, or another ordinal that is joined to it: der kommenden 2.
    /// Liga, dem 50. und 70. Lebensjahr.
    fn tells_ordinal(&self, at: usize) -> bool {
        const JOINS: Roles = Roles::of(&[Role::And, Role::Or, Role::RangeTo]);
        let joined = at > 2
            && self.role_of(at - 1, JOINS).is_some()
            && self.is_sign(at - 2, b'.')
            && self.lexemes[at - 3].kind == Kind::Digits;
        let adjective = at > 1
            && self.lexemes[at - 1].case == Case::Lower
            && self.role(at - 1, Role::NoName).is_none()
            && self.has_ending(at - 1);
        let article = Roles::of(&[Role::BeforeDay, Role::Article]);
        joined || adjective && (2..=4.min(at)).any(|back| self.role_of(at - back, article).is_some())
    }

    /// her twenty-second birthday, two hundred and first: number words that end in an ordinal. "A thirty-second clip"
    /// lasts thirty seconds, and "one thirty-second" is a fraction.
    fn ordinal_in_words(&self, at: usize) -> Option<usize> {
        if self.grammar.data.composition.compounds {
            return None;
        }
        // "Two twenty-fifth anniversaries" are two; one twenty-fifth is a part.
        let tied = |at: usize| self.tied_denominator(at).filter(|_| self.is_tied_ordinal(at)).map(|(end, _)| end);
        if let Some(after) = tied(at) {
            let part = at > 0 && self.role(at - 1, Role::One).is_some() && self.role(after, Role::Of).is_some();
            return (!part && self.date_or_time(at).is_none()).then_some(after);
        }
        // a hundred and first
        let one = self.role_of(at, Roles::of(&[Role::Article, Role::One])).map(|(end, _)| end);
        let first = one.filter(|&end| self.role(end, Role::Scale).is_some()).unwrap_or(at);
        let (end, value) = self.sum(first, Sum::default())?;
        if value < 20.0 || value % 10.0 != 0.0 {
            return None;
        }
        let hyphen = usize::from(self.is_sign(end, b'-') && self.is_glued(end));
        let and = if hyphen == 0 { self.role(end, Role::And).map_or(end, |(and, _)| and) } else { end + 1 };
        // two hundred and thirty-fifth
        if let Some(after) = tied(and).filter(|_| value >= 100.0) {
            return Some(after);
        }
        if first > at && and == end {
            return None;
        }
        let (after, _) = self.role(and, Role::Ordinal).filter(|(_, sense)| sense.value < 10.0)?;
        let lasting = self.role(and, Role::Duration).is_some();
        let counted = if lasting {
            Roles::of(&[Role::Article, Role::One, Role::Cardinal])
        } else {
            Roles::of(&[Role::One, Role::Cardinal])
        };
        let part = at > 0 && self.role_of(at - 1, counted).is_some();
        (!part && self.ends_word(after) && self.date_or_time(at).is_none()).then_some(after)
    }

    /// Whether a line or a block begins at `at`.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        Span::new(self.lexemes[before].span.end, self.lexemes[at].span.start).of(self.text).contains('\n')
    }

    /// 1 BvR 2656/18, C-131/12, 4 StR 12/20
    fn file_number(&self, at: usize) -> Option<usize> {
        let number_year = |at: usize| {
            let number = self.digits(at, Gap::Space)?;
            let year = self.digits(at + 2, Gap::None)?;
            let slash = self.is_sign(at + 1, b'/') && self.is_glued(at + 1);
            (slash && matches!(year.len(), 2 | 4) && !number.is_empty()).then_some(at + 3)
        };
        let word = self.lexemes.get(at + 1)?;
        let letters =
            matches!(word.case, Case::Mixed | Case::Upper) || word.case == Case::Capital && word.span.len() == 1;
        let code = word.kind == Kind::Word && word.gap != Gap::None && letters;
        if code {
            return number_year(at + 2);
        }
        // (EU) 2016/679
        let digits = self.digits(at, Gap::Wide)?;
        let body = at > 2
            && self.is_sign(at - 1, b')')
            && self.lexemes[at - 2].case == Case::Upper
            && self.is_sign(at - 3, b'(');
        if body && self.is_sign(at + 1, b'/') && self.digits(at + 2, Gap::None).is_some() {
            return Some(self.chunk_end(at));
        }
        if digits.len() >= 3 && self.date_or_time(at).is_none() {
            return number_year(at);
        }
        None
    }
}
