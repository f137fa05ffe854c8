//! Every figure in a text, whole and with its value, and silence elsewhere.
//!
//! A text is cut into [`lexeme`]s once. Then one walk from left to right asks at every lexeme that could begin a number,
//! in this order:
//!
//! 1. Is it only an address, a label or a call number? [`silence`], [`call_number`]
//! 2. Is it a date or a time? [`calendar`] with [`date_in_figures`], [`month`], [`year`], [`part_of_year`]; [`clock`],
//!    [`told_time`], [`moment`]
//! 3. Is it an amount ([`amount`]: [`digits`] over [`figure`], [`words`] over [`compose`], [`fraction`], [`scale`]), and
//!    of what ([`measure`], [`money`], [`parts`], [`age`])?
//! 4. Does it go on as a range, a score or a share? [`range`], [`score`]
//! 5. Is what was read only a [`name`]? If not, what hedges it, and what does it count? [`phrase`]
//!
//! What was read is stepped over, and a look ahead or back is of bounded length, so the work grows with the text and no
//! faster.
//!
//! All words come from the `[numbers]` sections of the language's file, through [`grammar`]. Without one, figures and
//! the signs and symbols that hold everywhere are still read. This module works on the text itself, not on the tokens of
//! the document: it must not know of quotes, names or sources.

mod age;
mod amount;
mod calendar;
mod call_number;
mod clock;
mod compose;
mod date_in_figures;
mod digits;
mod figure;
mod fraction;
mod grammar;
mod lexeme;
mod measure;
mod moment;
mod money;
mod month;
mod name;
mod part_of_year;
mod parts;
mod phrase;
mod range;
mod scale;
mod score;
mod silence;
#[cfg(test)]
mod tests;
mod told_time;
mod words;
mod year;

use super::{Claim, Detail, Number, NumberKind, Reason};
use crate::Span;
use crate::article::Block;
use crate::language::Language;
use amount::{Amount, Form};
use figure::Habit;
use grammar::{Compound, Grammar, Role, Roles, Sense};
use lexeme::{Gap, Kind, Lexed, Lexeme};
use std::cell::Cell;

/// The numbers in `text`, sorted, not overlapping, each within one of `blocks` (the whole text where there are none).
///
/// `source` of the claims is left open. Work and time are linear in the text.
pub fn numbers(text: &str, blocks: &[Block], language: Language) -> Vec<Claim> {
    read(text, blocks, language).0
}

/// The claims, and how many steps they took.
fn read(text: &str, blocks: &[Block], language: Language) -> (Vec<Claim>, usize) {
    let grammar = Grammar::of(language);
    let habit = Habit::of(text, grammar.decimal);
    let mut claims = Vec::new();
    let mut steps = 0;
    let mut lexed = Lexed::default();
    let listed = Cell::new(0);
    let whole = [Span::new(0, text.len())];
    let blocks: &mut dyn Iterator<Item = Span> =
        if blocks.is_empty() { &mut whole.into_iter() } else { &mut blocks.iter().map(|block| block.span) };
    for block in blocks {
        let mut from = block.start;
        while from < block.end {
            from = lexed.cut(grammar, text, from, block.end).max(from + 1);
            let reader = Reader {
                text,
                lexemes: &lexed.lexemes,
                compounds: &lexed.compounds,
                grammar,
                habit,
                listed: &listed,
                steps: Cell::new(0),
            };
            reader.walk(&mut claims);
            steps += reader.steps.get();
        }
    }
    (claims, steps + lexed.steps)
}

/// Reads one stretch of lexemes.
struct Reader<'a> {
    text: &'a str,
    lexemes: &'a [Lexeme],
    compounds: &'a [Compound],
    grammar: &'static Grammar,
    habit: Habit,
    /// The number of the last line that began with the next one of a list.
    listed: &'a Cell<u32>,
    /// Lexemes looked at; for the test of linear work.
    steps: Cell<usize>,
}

/// A number that was read, in lexemes.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    start: usize,
    end: usize,
    kind: NumberKind,
    value: Option<f64>,
    range: Option<(f64, f64)>,
    iso: Option<String>,
    unit: Option<String>,
    why: Vec<Reason>,
    /// It has a unit, a currency or the like.
    measured: bool,
    /// The currency stands first.
    first: bool,
    /// It ends in hundredths of a currency.
    minor: bool,
    /// The amount it began with.
    amount: Option<Amount>,
}

impl Found {
    fn new(amount: &Amount, kind: NumberKind) -> Self {
        let mut why = Vec::new();
        if amount.digits {
            why.push(Reason::Digits);
        }
        if amount.form == Form::Vague {
            why.push(Reason::VagueWord);
        } else if amount.words {
            why.push(Reason::NumberWord);
        }
        if amount.scaled && amount.digits {
            why.push(Reason::ScaleWord);
        }
        Self {
            start: amount.start,
            end: amount.end,
            kind,
            value: amount.value,
            range: None,
            iso: None,
            unit: None,
            why,
            measured: false,
            first: false,
            minor: false,
            amount: Some(*amount),
        }
    }

    /// Whether it is a unit with a mere article.
    fn is_one_unit(&self) -> bool {
        self.kind == NumberKind::Quantity && self.amount.is_some_and(|amount| amount.form == Form::Article)
    }

    /// A date or time.
    fn on_calendar(start: usize, end: usize, kind: NumberKind, iso: Option<String>) -> Self {
        Self {
            start,
            end,
            kind,
            value: None,
            range: None,
            iso,
            unit: None,
            why: vec![Reason::CalendarWord],
            measured: true,
            first: false,
            minor: false,
            amount: None,
        }
    }
}

/// What can begin a number, a date or a time.
const STARTS: Roles = words::NUMBER_WORDS.and(Roles::of(&[
    Role::Negative,
    Role::Positive,
    Role::CurrencySign,
    Role::Month,
    Role::Weekday,
    Role::Season,
    Role::Holiday,
    Role::HolidayHead,
    Role::DatePart,
    Role::Year,
    Role::Quarter,
    Role::Week,
    Role::Ordinal,
    Role::HalfPast,
    Role::HalfTo,
    Role::QuarterPast,
    Role::QuarterTo,
    Role::ThreeQuarters,
    Role::Every,
    Role::Phrase,
    Role::PhoneLabel,
    Role::AgeDecade,
    Role::Label,
    Role::CapitalLabel,
    Role::RelativeDay,
    Role::Now,
    Role::AfterChrist,
    Role::BeforeDay,
    Role::RangeBetween,
    Role::RangeFrom,
    Role::Rank,
    Role::MorningPart,
    Role::EveningPart,
    Role::BeforeHour,
    Role::QuarterLetter,
    Role::Which,
    Role::Day,
    Role::BeforeDecade,
]));

/// What stands before a number, a date or a time and is none itself, and what may stand in between: in, from the, − of.
const IDLE: Roles = Roles::of(&[
    Role::BeforeDay,
    Role::BeforeYear,
    Role::BeforeDecade,
    Role::BeforeHour,
    Role::RangeFrom,
    Role::RangeBetween,
    Role::Negative,
    Role::Positive,
    Role::Article,
    Role::Definite,
    Role::Comparison,
    Role::Past,
    Role::AboutTime,
    Role::ScoreJoin,
    Role::MorningLetter,
    Role::Paid,
    Role::OwnArticle,
    Role::InsideDate,
    Role::NoArticle,
    Role::Of,
    Role::OutOf,
    Role::Linking,
    Role::By,
    Role::Per,
    Role::And,
    Role::RangeAnd,
    Role::RangeTo,
    Role::To,
    Role::Or,
    Role::AtTime,
    Role::About,
    Role::OnDay,
    Role::NoName,
    Role::Plural,
    Role::NoPlural,
]);

/// How many lexemes may stand between the first word and the figure: à partir de la.
const LONGEST_OPENING: usize = 6;

impl Reader<'_> {
    /// Whether the lexeme at `at` is no more than an opening, and nothing near behind it could be what it opens.
    fn opens_nothing(&self, at: usize) -> bool {
        let ahead = &self.lexemes[at..self.lexemes.len().min(at + LONGEST_OPENING)];
        ahead.iter().all(|lexeme| {
            lexeme.roles.within(IDLE)
                && match lexeme.kind {
                    Kind::Digits => false,
                    Kind::Word => lexeme.compound.is_none(),
                    Kind::Sign => digits::vulgar(lexeme.span.of(self.text)).is_none(),
                    Kind::Mute => true,
                }
        })
    }

    /// Reads the whole stretch.
    fn walk(&self, claims: &mut Vec<Claim>) {
        let mut state = phrase::Before::default();
        let (mut at, mut done) = (0, 0);
        while let Some(lexeme) = self.lexemes.get(at) {
            self.step();
            if let Some((end, _)) = self.role(at, Role::Phrase).filter(|(end, _)| !self.goes_on(at, *end)) {
                at = end;
                continue;
            }
            if phrase::HEDGES.meets(lexeme.roles)
                && let Some(end) = self.hedge(at, &mut state)
            {
                at = end;
                continue;
            }
            let can_start = match lexeme.kind {
                Kind::Digits => true,
                Kind::Word => lexeme.compound.is_some() || lexeme.roles.meets(STARTS) && !self.opens_nothing(at),
                Kind::Sign => {
                    lexeme.roles.meets(STARTS) && !self.opens_nothing(at)
                        || digits::vulgar(lexeme.span.of(self.text)).is_some()
                        || self.decimal_start(at)
                        || self.year_mark(at)
                        || matches!(lexeme.span.of(self.text), "§" | "#" | "[" | "(" | "+")
                }
                Kind::Mute => false,
            };
            if !can_start {
                at += 1;
                continue;
            }
            if let Some(end) = self.silent(at, &mut state) {
                at = end.max(at + 1);
                continue;
            }
            match self.number(at, &state) {
                // "$4,000 an ounce" is one price.
                Some(found) if found.start == done && done > 0 && found.is_one_unit() => at = found.end.max(at + 1),
                Some(found) if self.is_a_name(&found, &state) => {
                    at = found.end.max(at + 1);
                    state.name_end = at;
                }
                Some(mut found) => {
                    // What widens a claim to the left never reaches into the one before.
                    found.start = found.start.max(done);
                    at = found.end.max(at + 1);
                    done = at;
                    state.last = Some((done, found.kind));
                    claims.push(self.claim(found, &state));
                }
                None => at = self.after_unread(at),
            }
        }
    }

    /// What begins at `at`, in the order of how sure its form is.
    fn number(&self, at: usize, before: &phrase::Before) -> Option<Found> {
        let lasting = || self.running_time(at).or_else(|| self.decade_of_life(at));
        if let Some(found) = lasting().or_else(|| self.date_or_time(at)) {
            return Some(found);
        }
        if let Some(found) = self.every(at) {
            return Some(found);
        }
        if let Some((end, _)) = self.role(at, Role::Rank) {
            return self.rank(end);
        }
        if let Some(found) = self.one_in(at).or_else(|| self.one_to(at, before)) {
            return Some(found);
        }
        let found = self.quantity(at)?;
        Some(self.ranged(found, before))
    }

    /// The next place to look after nothing was read at `at`: past the digits of something that is no figure, and past
    /// a feast, whose weekday tells none (Easter Monday at 10:30).
    fn after_unread(&self, at: usize) -> usize {
        if let Some((end, _)) = self.role(at, Role::Holiday) {
            return end;
        }
        match self.figure(at) {
            Some(figure::Digits::Code(end)) => end,
            _ => at + 1,
        }
    }

    /// The claim of what was read.
    fn claim(&self, found: Found, before: &phrase::Before) -> Claim {
        let span = self.span(found.start, found.end);
        let mut number = Number {
            kind: found.kind,
            value: found.value.filter(|value| value.is_finite()),
            range: found.range,
            iso: found.iso.clone(),
            unit: found.unit.clone(),
            approximate: false,
            bound: None,
            phrase: None,
        };
        let mut why = found.why.clone();
        self.phrase(&found, before, &mut number, &mut why);
        Claim { span, source: None, why, detail: Detail::Number(number) }
    }

    // ── small questions ──

    /// Counts one step of work.
    #[inline]
    fn step(&self) {
        self.steps.set(self.steps.get() + 1);
    }

    /// The bytes from lexeme `start` up to, not including, `end`.
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.lexemes[start].span.start, self.lexemes[end.max(start + 1) - 1].span.end)
    }

    /// The longest phrase of this role at `at`.
    #[inline]
    fn role(&self, at: usize, role: Role) -> Option<(usize, &'static Sense)> {
        self.step();
        // Nearly every question ends here.
        if !self.lexemes.get(at)?.roles.has(role) {
            return None;
        }
        let grammar: &'static Grammar = self.grammar;
        grammar.longest(self.text, self.lexemes, at, Roles::of(&[role]))
    }

    /// The longest phrase of one of these roles at `at`.
    #[inline]
    fn role_of(&self, at: usize, roles: Roles) -> Option<(usize, &'static Sense)> {
        self.step();
        if !self.lexemes.get(at)?.roles.meets(roles) {
            return None;
        }
        let grammar: &'static Grammar = self.grammar;
        grammar.longest(self.text, self.lexemes, at, roles)
    }

    /// Whether lexeme `at` is this ASCII sign.
    fn is_sign(&self, at: usize, sign: u8) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| {
            lexeme.kind == Kind::Sign && {
                let written = lexeme.span.of(self.text);
                written.as_bytes() == [sign]
                    || written.chars().next().is_some_and(|c| grammar::plain_sign(c) == char::from(sign))
            }
        })
    }

    /// Whether lexeme `at` is a dash between figures.
    fn is_dash(&self, at: usize) -> bool {
        self.is_sign(at, b'-')
            || self.lexemes.get(at).is_some_and(|lexeme| matches!(lexeme.span.of(self.text), "–" | "—" | "−" | "~"))
    }

    /// Whether nothing stands before lexeme `at`.
    fn is_glued(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.gap == Gap::None)
    }

    /// Whether a phrase in figures is only the beginning of something longer: 9/11/2001.
    fn goes_on(&self, at: usize, end: usize) -> bool {
        if self.lexemes[at].kind != Kind::Digits {
            // "uno de noviembre" is longer than "uno de".
            return self.grammar.begins(self.lexemes[at].word).meets(Roles::of(&[Role::One]))
                && (self.day_first(at).is_some_and(|date| date.end > end)
                    || self.one_in(at).is_some_and(|share| share.end > end));
        }
        self.is_glued(end) && (self.lexemes[end].kind == Kind::Digits || self.digits(end + 1, Gap::None).is_some())
    }

    /// Whether what stands at `first` and `second` belongs to one chunk that goes on to the left.
    fn fuses(&self, first: usize, _second: usize) -> bool {
        first > 0 && self.is_glued(first) && matches!(self.lexemes[first - 1].kind, Kind::Digits | Kind::Word)
    }

    /// Whether a decimal mark begins a figure: ` .08`.
    fn decimal_start(&self, at: usize) -> bool {
        (self.is_sign(at, b'.') || self.is_sign(at, b','))
            && !self.is_glued(at)
            && self.digits(at + 1, Gap::None).is_some()
    }

    /// Whether an apostrophe stands for the century: '08, the '40s.
    fn year_mark(&self, at: usize) -> bool {
        self.is_sign(at, b'\'')
            && !self.is_glued(at)
            && self.digits(at + 1, Gap::None).is_some_and(|digits| digits.len() == 2)
    }

    /// Whether lexeme `at` opens something: a bracket, a quotation mark, or a sign before a number.
    fn opens(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| {
            matches!(
                lexeme.span.of(self.text),
                "(" | "[" | "„" | "“" | "\"" | "»" | "«" | "‚" | "‘" | "'" | "/" | "$" | "€" | "£" | "~"
            )
        })
    }

    /// Whether a clause begins at `at`.
    fn begins_clause(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        self.lexemes[before].kind == Kind::Sign && !self.is_sign(before, b',') && !self.is_sign(before, b'-')
    }

    /// Whether a clause ends before `at`.
    fn ends_clause(&self, at: usize) -> bool {
        match self.lexemes.get(at) {
            None => true,
            Some(lexeme) => lexeme.kind == Kind::Sign || lexeme.gap == Gap::Wide,
        }
    }

    /// Whether the lexeme before `at` is a currency sign or code.
    fn sign_before(&self, at: usize) -> bool {
        self.ending_at(at, 4, Roles::of(&[Role::CurrencySign])).is_some()
    }

    /// Where a phrase in one of `roles` begins that ends right before `at`, at most `reach` lexemes back: the nearest.
    fn ending_at(&self, at: usize, reach: usize, roles: Roles) -> Option<usize> {
        (1..=reach.min(at))
            .map(|back| at - back)
            .find(|&start| self.role_of(start, roles).is_some_and(|(end, _)| end == at))
    }

    /// Past a hyphen at `at` that ties what stands on both sides: two-and-a-half.
    fn past_tie(&self, at: usize) -> usize {
        at + usize::from(self.is_sign(at, b'-') && self.is_glued(at) && self.is_glued(at + 1))
    }

    /// The lexeme's words as written.
    fn written(&self, at: usize) -> &str {
        self.lexemes.get(at).map_or("", |lexeme| lexeme.span.of(self.text))
    }
}
