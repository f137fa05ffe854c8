//! Numbers that are only the name of something: Hannover 96, die Elf, 1600 Pennsylvania Avenue.

use super::amount::Form;
use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::phrase::Before;
use super::{Found, Reader};
use crate::reading::NumberKind;

/// Figures with as many decimals are no claim.
const MACHINE_DECIMALS: usize = 8;

/// How many lexemes the name of a street may have.
const STREET_REACH: usize = 7;

/// How far a sum may reach around a number, in lexemes.
const FORMULA_REACH: usize = 8;

/// How far a figure may stand from the last of a list it goes on with, in lexemes.
const LIST_REACH: usize = 5;

impl Reader<'_> {
    /// Whether what was read is only the name of something: Hannover 96, die Elf, 1600 Pennsylvania Avenue.
    pub(super) fn is_a_name(&self, found: &Found, state: &Before) -> bool {
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
        // 50/50, odds of 7/4
        if self.is_slash_pair(found) {
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
        // 12-ABC-3
        let part = |at: usize| self.is_sign(at, b'-') && self.is_glued(at) && self.is_glued(at + 1);
        if part(found.end)
            && part(found.end + 2)
            && self.lexemes[found.end + 1].case == Case::Upper
            && self.digits(found.end + 3, Gap::None).is_some()
        {
            return true;
        }
        // 65-plussers
        let hyphen = self.is_sign(found.end, b'-') && self.is_glued(found.end) && self.is_glued(found.end + 1);
        if hyphen && self.role(found.end + 1, Role::BoundLabel).is_some() || self.is_postcode(found) {
            return true;
        }
        if amount.digits && found.kind == NumberKind::Cardinal && self.is_address(found) {
            return true;
        }
        if amount.words && !amount.digits && amount.form == Form::Plain && found.kind == NumberKind::Cardinal {
            return self.is_half_a_word(found.end)
                || self.is_named_in_words(found)
                || self.is_pronoun(found)
                || self.is_doubtful(found);
        }
        // Web 2.0 has a version, as no count ends in a nought after the mark; and Mesa 17.2, where the mark is a comma.
        let nought = amount.decimals == 1 && amount.value.is_some_and(|value| value.fract() == 0.0);
        let other_mark = (1..=2).contains(&amount.decimals)
            && self.habit.decimal == b','
            && found.end > found.start + 2
            && self.is_sign(found.end - 2, b'.');
        let version = amount.digits && (nought || other_mark);
        // Stufe 2–3
        let dashed = found.kind == NumberKind::Range && self.is_dash(amount.end);
        if (amount.is_bare() || version) && (found.kind == NumberKind::Cardinal || dashed) {
            return self.is_named_in_figures(found) && !self.lists_on(found, state);
        }
        false
    }

    /// Whether a hyphen at `at` leaves a word open that no number ends: zwei- oder dreistellig.
    fn is_half_a_word(&self, at: usize) -> bool {
        const JOINS: Roles = Roles::of(&[Role::And, Role::Or, Role::RangeTo]);
        if !self.is_sign(at, b'-') || !self.is_glued(at) {
            return false;
        }
        let next =
            if self.is_sign(at + 1, b',') { Some(at + 2) } else { self.role_of(at + 1, JOINS).map(|(end, _)| end) };
        next.is_some_and(|next| !self.is_glued(next) && self.amount(next).is_none())
    }

    /// Whether what was read is half of a pair with a slash that is neither a fraction nor a date.
    fn is_slash_pair(&self, found: &Found) -> bool {
        let short = |at: usize| self.digits(at, Gap::Wide).is_some_and(|digits| digits.len() <= 3);
        let tied = |at: usize| self.is_sign(at, b'/') && self.is_glued(at) && self.is_glued(at + 1);
        let bare = found.end == found.start + 1 && short(found.start) && found.kind == NumberKind::Cardinal;
        bare && (tied(found.end) && short(found.end + 1)
            || found.start > 1 && tied(found.start - 1) && short(found.start - 2))
    }

    /// Whether the chunk around what was read is a sum: 3333*2=6666.
    fn in_formula(&self, found: &Found) -> bool {
        // >=30 is a bound.
        let compares = |at: usize| at > 0 && matches!(self.written(at - 1), "<" | ">");
        let sign = |at: usize| {
            self.lexemes[at].kind == Kind::Sign && matches!(self.written(at), "=" | "*" | "÷") && !compares(at)
        };
        let after = (found.end..found.end + FORMULA_REACH).take_while(|&at| self.is_glued(at)).any(sign);
        let before = (found.start.saturating_sub(FORMULA_REACH)..found.start).rev();
        let mut glued = self.is_glued(found.start);
        after || before.take_while(|&at| std::mem::replace(&mut glued, self.is_glued(at))).any(sign)
    }

    /// 1012 AB Amsterdam: figures and capitals as postcodes have them, where no name goes on in small letters.
    fn is_postcode(&self, found: &Found) -> bool {
        let Some((figures, letters)) =
            self.grammar.data.labels.postcode.as_deref().and_then(|form| form.split_once(' '))
        else {
            return false;
        };
        let Some(word) = self.lexemes.get(found.end).filter(|word| word.gap <= Gap::Soft) else { return false };
        let after = self.lexemes.get(found.end + 1);
        found.amount.is_some_and(|amount| amount.plain == Some(figures.len()))
            && word.kind == Kind::Word
            && word.case == Case::Upper
            && word.span.len() == letters.len()
            && (self.ends_clause(found.end + 1)
                || after.is_some_and(|after| after.kind == Kind::Word && after.case != Case::Lower))
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
        if amount.is_bare() && self.counted_noun(found.end).is_none() && self.after_street(found.start) {
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

    /// Rua Augusta, 1200; Av. Rio Branco 12: whether a word for a street and its name stand right before `at`.
    pub(super) fn after_street(&self, at: usize) -> bool {
        let mut word = at;
        if word > 0 && self.is_sign(word - 1, b',') && self.is_glued(word - 1) {
            word -= 1;
        }
        let mut named = false;
        for _ in 0..STREET_REACH {
            let Some(before) = word.checked_sub(1) else { return false };
            let lexeme = self.lexemes[before];
            if named && self.role(before, Role::Street).is_some() {
                return true;
            }
            match lexeme.kind {
                Kind::Word if lexeme.case != Case::Lower => named = true,
                Kind::Word if self.role_of(before, Roles::of(&[Role::Linking, Role::Of, Role::NoName])).is_some() => {}
                Kind::Sign if named && self.is_sign(before, b'.') => {}
                _ => return false,
            }
            word = before;
        }
        false
    }

    /// os dois, as três: a small number word after the article, with no noun
    fn is_pronoun(&self, found: &Found) -> bool {
        let article = found.start.checked_sub(1).and_then(|before| self.role(before, Role::Definite));
        article.is_some_and(|(end, _)| end == found.start)
            && found.value.is_some_and(|value| {
                // "los dos bandos" are both.
                value == 2.0 || value <= 10.0 && self.counted_noun(found.end).is_none()
            })
    }

    /// "Sei": a number word that is another word here.
    fn is_doubtful(&self, found: &Found) -> bool {
        if found.end > found.start + 1 || self.role(found.start, Role::Doubtful).is_none() {
            return false;
        }
        let told = self.ending_at(found.start, 2, Roles::of(&[Role::DoubtfulAfter])).is_some();
        let alone = self.begins_clause(found.start) && self.ends_clause(found.end);
        !(told || alone || self.hedged(found.start) || self.counted_noun(found.end).is_some())
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

    /// Whether a bare figure goes on with what the last claim began: in Berlin fehlen 900 Lehrer, in Hamburg 250.
    fn lists_on(&self, found: &Found, state: &Before) -> bool {
        let Some((end, _)) = state.last.filter(|(end, _)| found.start > *end && found.start - end <= LIST_REACH) else {
            return false;
        };
        let between = end..found.start;
        let joined = between.clone().any(|at| self.is_sign(at, b',') || self.role(at, Role::And).is_some());
        let names =
            between.clone().all(|at| self.lexemes[at].case != Case::Lower && self.lexemes[at].kind == Kind::Word);
        let stops =
            between.clone().any(|at| matches!(self.written(at), "." | "!" | "?" | ":" | ";") || self.begins_line(at));
        let closed = self.ends_clause(found.end) || self.role(found.end, Role::And).is_some();
        (joined || names) && !stops && closed
    }

    /// A bare figure right after a name and with nothing to count after it: Hannover 96, Boeing 737.
    fn is_named_in_figures(&self, found: &Found) -> bool {
        let Some(before) = found.start.checked_sub(1) else { return false };
        let previous = self.lexemes[before];
        if previous.kind != Kind::Word || self.lexemes[found.start].gap == Gap::Wide || self.is_glued(found.start) {
            return false;
        }
        // rückte in der Nacht 217-mal aus
        let hyphen = usize::from(self.is_sign(found.end, b'-') && self.is_glued(found.end));
        if self.role(found.end + hyphen, Role::MultipleAfter).is_some() {
            return false;
        }
        // "il 118", "del 730": no number of things has a singular article, but a day or a percentage.
        let singular = !self.grammar.data.words.definite.0.is_empty()
            && self.role_of(before, Roles::of(&[Role::BeforeDay])).is_some()
            && self.role(before, Role::Definite).is_none();
        if singular && found.value.is_some_and(|value| (100.0..1000.0).contains(&value)) {
            return self.counted_noun(found.end).is_none();
        }
        // Die A 8, U 2
        if previous.case == Case::Capital
            && previous.span.len() == 1
            && (self.grammar.data.composition.capital_nouns || self.counted_noun(found.end).is_none())
        {
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
        let known = if previous.case == Case::Upper {
            roles.meets(MEANT) && !roles.meets(Roles::of(&[Role::WordCode]))
        } else {
            roles != Roles::default() && roles != Roles::of(&[Role::NoPlural])
        };
        if known {
            return false;
        }
        let noun = self.counted_noun(found.end).is_some();
        match previous.case {
            Case::Lower => false,
            Case::Mixed => !noun,
            Case::Upper => !noun && previous.span.len() > 1,
            // A noun before a bare figure is what the figure names, where all nouns have a capital: Warnstufe 3.
            Case::Capital => !noun && (self.grammar.data.composition.capital_nouns || !self.begins_sentence(before)),
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
