//! Where figures and number words are no claim: names and labels, addresses, telephone and file numbers, list numbers,
//! ordinals.

use super::amount::Form;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::phrase::Before;
use super::{Found, Reader};
use crate::Span;
use crate::reading::NumberKind;

/// How far after a word for a telephone number or the like its digits may begin, in lexemes.
const LABEL_REACH: usize = 8;

/// Figures with as many decimals are no claim.
const MACHINE_DECIMALS: usize = 8;

/// A call number has fewer groups; a longer chain is read in stretches.
const LONGEST_CHAIN: usize = 24;

/// How far a sum may reach around a number, in lexemes.
const FORMULA_REACH: usize = 8;

/// A number with fewer digits than this is none of a telephone.
const FEWEST_PHONE_DIGITS: usize = 5;

/// Groups of digits with what stands between them.
struct Chain {
    /// The lexeme after it.
    end: usize,
    groups: Vec<usize>,
    digits: usize,
    hyphens: usize,
    slashes: usize,
    dots: usize,
    spaces: usize,
    parens: bool,
    plus: bool,
    other: bool,
}

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
        if let Some((end, _)) = self.role(at, Role::Label)
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
        if before.label_end > 0 && self.joins_label(before.label_end, at) && self.measure_after_figure(at).is_none() {
            let end = self.label_value(at)?;
            before.label_end = end;
            return Some(end);
        }
        if let Some(end) = self.grid(at) {
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
        if lexeme.kind == Kind::Digits {
            return self.ordinal_figure(at).or_else(|| self.file_number(at));
        }
        (lexeme.kind == Kind::Sign
            && !matches!(self.written(at), "+")
            && self.role_of(at, super::STARTS).is_none()
            && super::amount::vulgar(self.written(at)).is_none()
            && !self.decimal_start(at))
        .then_some(at + 1)
    }

    /// What a label names, after it: § 218a, Artikel 5, iOS 17.2, Day three.
    fn labelled(&self, mut at: usize) -> Option<usize> {
        for sign in [b'.', b':', b'#'] {
            if self.is_sign(at, sign) {
                at += 1;
            }
        }
        if self.lexemes.get(at)?.gap == Gap::Wide {
            return None;
        }
        if self.measure_after_figure(at).is_some() {
            return None;
        }
        self.label_value(at)
    }

    /// The unit after the amount at `at`, or what else shows that it counts something.
    fn measure_after_figure(&self, at: usize) -> Option<usize> {
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
        Some(amount.end)
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

    /// Telephone, account and other call numbers: where the chain of digits ends.
    fn call_number(&self, at: usize, labelled: bool) -> Option<usize> {
        let chain = self.chain(at)?;
        if labelled && (chain.digits >= FEWEST_PHONE_DIGITS || chain.groups.len() > 1) {
            let plain = chain.groups.len() == 1 && !chain.plus && !chain.parens;
            let figure = plain || chain.dots + chain.spaces + 1 == chain.groups.len();
            if !figure || self.measure_after_figure(at).is_none() {
                return Some(self.through_extension(chain.end));
            }
        }
        let first = chain.groups[0];
        let zero = self.lexemes[at..chain.end].iter().find(|lexeme| lexeme.kind == Kind::Digits);
        let zero = zero.is_some_and(|lexeme| lexeme.span.of(self.text).starts_with('0'));
        let joined = chain.groups.len();
        let silent = if chain.plus {
            chain.digits >= 7
        } else if chain.parens {
            chain.digits >= 7 && joined >= 2
        } else if joined == 1 {
            // 0160…, and digits no quantity has.
            (zero && first >= 2 && self.measure_after_figure(at).is_none() && self.time_or_date_here(at).is_none())
                || first > 18
        } else if zero && first >= 2 && chain.digits >= 6 && chain.dots == 0
            || chain.hyphens >= 2 && chain.hyphens + 1 == joined && !chain.other
        {
            self.time_or_date_here(at).is_none()
        } else if chain.hyphens == 1 && joined == 2 && chain.groups == [3, 4] && chain.spaces == 0 {
            let last = self.written(chain.end - 1);
            !last.ends_with("00") && self.measure_after_figure(chain.end - 1).is_none()
        } else if matches!(chain.groups.as_slice(), [3, 3, 4]) && chain.dots == 0 {
            true
        } else if joined == 2 && chain.spaces == 1 && chain.groups[1] >= 6 {
            // A figure is not followed by another of six digits or more: 21 995556144.
            self.time_or_date_here(at).is_none()
        } else if chain.spaces >= 3 && chain.spaces + 1 == joined {
            // 622 15 31 23, but not 1 234 567 890
            let thousands = chain.groups[0] <= 3 && chain.groups[1..].iter().all(|&length| length == 3);
            !thousands
                && chain.digits >= 7
                && chain.groups.iter().all(|&length| length >= 2)
                && self.time_or_date_here(at).is_none()
        } else if chain.digits >= 8
            && chain.hyphens + chain.spaces + chain.slashes >= 2
            && chain.hyphens + chain.slashes >= 1
        {
            self.time_or_date_here(at).is_none()
        } else {
            false
        };
        if !silent || (chain.hyphens + chain.slashes == 0 && joined > 1 && self.measure_after_figure(at).is_some()) {
            return None;
        }
        Some(self.through_extension(chain.end))
    }

    fn time_or_date_here(&self, at: usize) -> Option<usize> {
        self.date_or_time(at).map(|found| found.end)
    }

    /// x470, ext. 12
    fn through_extension(&self, at: usize) -> usize {
        let mut end = at;
        // The rest of a code in letters and digits: D9 E9 11.
        while let Some(next) = self.lexemes.get(end).filter(|next| next.gap == Gap::Space) {
            self.step();
            let letters = next.kind == Kind::Word && next.case != Case::Lower && next.span.len() <= 2;
            let code = letters && self.digits(end + 1, Gap::None).is_some();
            if !code {
                break;
            }
            end += 2;
            while self.digits(end, Gap::Space).is_some() {
                self.step();
                end += 1;
            }
        }
        if self.written(end).eq_ignore_ascii_case("x")
            && self.lexemes.get(end + 1).is_some_and(|next| next.kind == Kind::Digits)
        {
            end += 2;
        }
        end
    }

    /// The chain of digit groups that begins at `at`.
    fn chain(&self, at: usize) -> Option<Chain> {
        let mut chain = Chain {
            end: at,
            groups: Vec::new(),
            digits: 0,
            hyphens: 0,
            slashes: 0,
            dots: 0,
            spaces: 0,
            parens: false,
            plus: false,
            other: false,
        };
        let mut next = at;
        let mut marks: Vec<u8> = Vec::new();
        while let Some(lexeme) = self.lexemes.get(next) {
            self.step();
            if next > at && lexeme.gap == Gap::Wide || chain.groups.len() >= LONGEST_CHAIN {
                break;
            }
            if lexeme.kind == Kind::Digits {
                if next > at {
                    match marks.as_slice() {
                        [] => chain.spaces += 1,
                        [b'-'] => chain.hyphens += 1,
                        [b'/'] => chain.slashes += 1,
                        [b'.'] => chain.dots += 1,
                        marks
                            if marks.iter().all(|mark| matches!(mark, b'(' | b')' | b'+' | b'-' | b'.'))
                                && marks.len() > 1 =>
                        {
                            chain.parens |= marks.contains(&b')')
                        }
                        _ => chain.other = true,
                    }
                }
                // A stop or hyphen with a space after it ends a sentence or a clause.
                if marks.contains(&b'.') && lexeme.gap != Gap::None {
                    break;
                }
                chain.groups.push(lexeme.span.len());
                chain.digits += lexeme.span.len();
                chain.end = next + 1;
                marks.clear();
                next += 1;
                continue;
            }
            let written = lexeme.span.of(self.text);
            let &[mark] = written.as_bytes() else { break };
            if !matches!(mark, b'-' | b'/' | b'(' | b')' | b'.' | b'+') || marks.len() >= 3 {
                break;
            }
            if mark == b'+' {
                if next == at || (next == at + 1 && chain.groups.is_empty()) {
                    chain.plus = true;
                } else {
                    break;
                }
            }
            if next == at && !matches!(mark, b'(' | b'+') {
                return None;
            }
            marks.push(mark);
            next += 1;
        }
        (!chain.groups.is_empty()).then_some(chain)
    }

    /// 21st, and 21. before a noun: an ordinal that is no date.
    fn ordinal_figure(&self, at: usize) -> Option<usize> {
        let figure = self.digits(at, Gap::Wide)?;
        if figure.len() > 3 {
            return None;
        }
        if let Some((end, _)) = self.role(at + 1, Role::OrdinalSuffix).filter(|_| self.is_glued(at + 1)) {
            // 37ºC is a temperature, and so is 85° with the sign of degrees; 3º is the third.
            let degrees = self.measure_at(at + 1).is_some_and(|measure| {
                measure.kind == NumberKind::Temperature && (measure.end > at + 2 || self.written(at + 1) == "°")
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
            return None;
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
        let goes_on = next.kind == Kind::Word || self.is_dash(at + 2);
        (goes_on && (small || told) && self.date_or_time(at).is_none()).then_some(at + 2)
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
        let code = word.kind == Kind::Word && word.gap != Gap::None && matches!(word.case, Case::Mixed | Case::Upper);
        if code {
            return number_year(at + 2);
        }
        let digits = self.digits(at, Gap::Wide)?;
        if digits.len() >= 3 && self.date_or_time(at).is_none() {
            return number_year(at);
        }
        None
    }

    /// Whether a word for an age ends right before `at`.
    pub(super) fn told_age(&self, at: usize) -> bool {
        (1..=4.min(at)).any(|back| {
            self.role(at - back, Role::AgeBefore).is_some_and(|(end, _)| end == at || (end < at && self.hedged(at)))
        })
    }

    /// Whether what was read is only the name of something: Hannover 96, die Elf, 1600 Pennsylvania Avenue.
    pub(super) fn is_a_name(&self, found: &Found) -> bool {
        let Some(amount) = found.amount else { return false };
        if found.measured
            || matches!(found.kind, NumberKind::Score | NumberKind::Fraction | NumberKind::Vague | NumberKind::Multiple)
        {
            return false;
        }
        // No count and no price has so many decimals: a place on the map, or a machine's figure.
        if amount.decimals >= MACHINE_DECIMALS {
            return true;
        }
        // 3D, 13F, 24703m212
        let next = self.lexemes.get(found.end);
        if next.is_some_and(|next| next.gap == Gap::None && matches!(next.kind, Kind::Word | Kind::Digits | Kind::Mute))
        {
            return true;
        }
        // 3333*2=6666
        if self.in_formula(found) {
            return true;
        }
        // 24703 m212
        if next.is_some_and(|next| next.kind == Kind::Word && next.span.len() == 1)
            && self.digits(found.end + 1, Gap::None).is_some()
        {
            return true;
        }
        if amount.digits && found.kind == NumberKind::Cardinal && self.is_address(found) {
            return true;
        }
        if amount.words && !amount.digits && amount.form == Form::Plain && found.kind == NumberKind::Cardinal {
            return self.is_named_in_words(found);
        }
        if amount.is_bare() && found.kind == NumberKind::Cardinal {
            return self.is_named_in_figures(found);
        }
        false
    }

    /// Whether the chunk around what was read is a sum: 3333*2=6666.
    fn in_formula(&self, found: &Found) -> bool {
        let sign = |at: usize| self.lexemes[at].kind == Kind::Sign && matches!(self.written(at), "=" | "*" | "÷");
        let after = (found.end..found.end + FORMULA_REACH).take_while(|&at| self.is_glued(at)).any(sign);
        let before = (found.start.saturating_sub(FORMULA_REACH)..found.start).rev();
        let mut glued = self.is_glued(found.start);
        after || before.take_while(|&at| std::mem::replace(&mut glued, self.is_glued(at))).any(sign)
    }

    /// 1600 Pennsylvania Avenue; Hauptstraße 5; DC 20500
    fn is_address(&self, found: &Found) -> bool {
        let Some(amount) = found.amount else { return false };
        let mut word = found.end;
        while word < found.end + 4 {
            let Some(lexeme) = self.lexemes.get(word) else { break };
            if lexeme.gap == Gap::Wide {
                break;
            }
            if self.role(word, Role::LabelAfter).is_some() && lexeme.case != Case::Lower {
                return true;
            }
            let ordinal = lexeme.kind == Kind::Digits || self.role(word, Role::OrdinalSuffix).is_some();
            if !(lexeme.kind == Kind::Word && lexeme.case != Case::Lower || ordinal || self.is_sign(word, b'.')) {
                break;
            }
            word += 1;
        }
        // 12, rue des Lilas
        let comma = usize::from(self.is_sign(found.end, b',') && self.is_glued(found.end));
        if amount.is_bare() && self.role(found.end + comma, Role::Street).is_some() {
            return true;
        }
        let Some(before) = found.start.checked_sub(1) else { return false };
        let previous = self.lexemes[before];
        if amount.is_bare() && previous.kind == Kind::Word && previous.case != Case::Lower {
            let small = previous.span.of(self.text).to_lowercase();
            if self.grammar.ends_like_street(&small) && self.counted_noun(found.end).is_none() {
                return true;
            }
            // A state and its postcode.
            if amount.plain == Some(5) && previous.case == Case::Upper && previous.span.len() == 2 {
                return true;
            }
        }
        // "…allee 170, 14191 Berlin"
        if matches!(amount.plain, Some(4 | 5)) && self.is_sign(before, b',') && before > 1 {
            let house = self.lexemes[before - 1];
            let street = self.lexemes[before - 2];
            let capital =
                self.lexemes.get(found.end).is_some_and(|next| next.kind == Kind::Word && next.case != Case::Lower);
            return capital && house.kind == Kind::Digits && street.kind == Kind::Word && street.case != Case::Lower;
        }
        false
    }

    /// A small number word with a capital inside a sentence: die Elf, Channel Four.
    fn is_named_in_words(&self, found: &Found) -> bool {
        let first = self.lexemes[found.start];
        if first.case == Case::Lower
            || self.begins_sentence(found.start)
            || found.end > found.start + 1 && first.case != Case::Upper
        {
            return false;
        }
        if self.is_sign(found.end, b'-') && self.is_glued(found.end) {
            return false;
        }
        if self.grammar.data.composition.capital_nouns {
            return found.value.is_some_and(|value| value <= 12.0) && first.case == Case::Capital;
        }
        let capital =
            |at: usize| self.lexemes.get(at).is_some_and(|word| word.kind == Kind::Word && word.case != Case::Lower);
        let before = found.start > 0 && capital(found.start - 1) && !self.begins_sentence(found.start - 1);
        before || capital(found.end)
    }

    /// A bare figure right after a name and with nothing to count after it: Hannover 96, Boeing 737.
    fn is_named_in_figures(&self, found: &Found) -> bool {
        let Some(before) = found.start.checked_sub(1) else { return false };
        let previous = self.lexemes[before];
        if previous.kind != Kind::Word || self.lexemes[found.start].gap == Gap::Wide || self.is_glued(found.start) {
            return false;
        }
        // Die A 8, U 2
        if previous.case == Case::Capital && previous.span.len() == 1 && self.counted_noun(found.end).is_none() {
            return true;
        }
        // Capitals may spell a unit by chance: B-MW 1234.
        const MEANT: Roles = Roles::of(&[
            Role::CurrencySign,
            Role::BeforeChrist,
            Role::AfterChrist,
            Role::Zone,
            Role::Morning,
            Role::Evening,
            Role::Week,
            Role::Percent,
            Role::NoName,
        ]);
        let roles = self.grammar.begins(previous.word);
        let known = if previous.case == Case::Upper { roles.meets(MEANT) } else { roles != Roles::default() };
        if known {
            return false;
        }
        let noun = self.counted_noun(found.end).is_some();
        match previous.case {
            Case::Lower => false,
            Case::Mixed => !noun,
            Case::Upper => !noun && previous.span.len() > 1,
            // "die Polizei 200": a noun with its article is no name, where all nouns have a capital.
            Case::Capital => {
                let told = self.grammar.data.composition.capital_nouns
                    && before > 0
                    && self.role_of(before - 1, Roles::of(&[Role::BeforeDay, Role::Article])).is_some();
                !noun && !told && !self.begins_sentence(before)
            }
        }
    }

    /// Whether a sentence, a quotation or a clause after a colon begins at `at`.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        if self.begins_line(at) {
            return true;
        }
        let lexeme = self.lexemes[before];
        lexeme.kind == Kind::Sign
            && !matches!(
                lexeme.span.of(self.text),
                "," | "-" | "'" | "’" | "/" | "&" | "%" | "§" | "$" | "€" | "£" | "°"
            )
    }
}
