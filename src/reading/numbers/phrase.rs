//! What stands around a number: words that hedge or bound it, and the noun that is counted.

use super::grammar::{Role, Roles};
use super::lexeme::{Case, Gap, Kind};
use super::{Found, Reader};
use crate::reading::{Bound, Number, NumberKind, Reason};

/// What has been read before the number.
#[derive(Debug, Clone, Default)]
pub(super) struct Before {
    /// Where the last claim ended, and its kind.
    pub last: Option<(usize, NumberKind)>,
    /// Where the hedges began that end right before `end`.
    start: usize,
    /// The lexeme after the last hedge.
    end: usize,
    approximate: bool,
    bound: Option<Bound>,
    /// Numbers before this lexeme that follow a word for a phone number or the like are silent.
    pub phone_until: usize,
    /// A number silenced by a label ended here; another joined to it is silent too.
    pub label_end: usize,
    /// A figure that is only a name ended here; another joined to it is one too, where it counts nothing.
    pub name_end: usize,
    /// A word of change stood here last: *from … to* is then no range.
    pub changing: Option<usize>,
}

/// Words that are only noted, and stepped over.
pub(super) const HEDGES: Roles =
    Roles::of(&[Role::About, Role::AboutTime, Role::AtLeast, Role::AtMost, Role::Plain, Role::Changing]);

/// Nouns of the calendar: no number counts them unless it is their unit.
const CALENDAR: Roles = Roles::of(&[
    Role::Weekday,
    Role::Month,
    Role::MorningPart,
    Role::EveningPart,
    Role::Hour,
    Role::Season,
    Role::Holiday,
]);

impl Reader<'_> {
    /// Notes the hedge at `at`; answers where it ends.
    pub(super) fn hedge(&self, at: usize, before: &mut Before) -> Option<usize> {
        if self.role(at, Role::Changing).is_some() {
            before.changing = Some(at);
        }
        const WORDS: Roles = Roles::of(&[Role::About, Role::AboutTime, Role::AtLeast, Role::AtMost, Role::Plain]);
        // "a four-under 68"
        if self.lexemes[at].kind == Kind::Word && self.is_glued(at) && at > 0 && self.is_sign(at - 1, b'-') {
            return None;
        }
        let (end, sense) = self.role_of(at, WORDS)?;
        if sense.role == Role::AboutTime && self.time(end).is_none_or(|time| !time.sure) {
            return None;
        }
        if before.end != at || before.start == before.end {
            *before = Before { start: at, approximate: false, bound: None, ..before.clone() };
        }
        before.end = end;
        match sense.role {
            Role::About | Role::AboutTime => before.approximate = true,
            Role::AtLeast => before.bound = Some(Bound::AtLeast),
            Role::AtMost => before.bound = Some(Bound::AtMost),
            _ => {}
        }
        Some(end)
    }

    /// Whether a hedge ends right before `at`.
    pub(super) fn hedged(&self, at: usize) -> bool {
        const WORDS: Roles = Roles::of(&[Role::About, Role::AtLeast, Role::AtMost]);
        self.ending_at(at, 4, WORDS).is_some()
    }

    /// Fills in hedge, bound and counted noun.
    pub(super) fn phrase(&self, found: &Found, before: &Before, number: &mut Number, why: &mut Vec<Reason>) {
        let (mut start, mut end) = (found.start, found.end);
        let dated = matches!(found.kind, NumberKind::Date | NumberKind::Time);
        // gut die Hälfte
        let part = matches!(found.kind, NumberKind::Fraction | NumberKind::Multiple);
        let article = part && before.end + 1 == found.start && self.role(before.end, Role::BeforeDay).is_some();
        let meets = before.end == found.start || article;
        if meets && before.start < before.end && !(dated && before.bound.is_some()) {
            start = before.start;
            number.approximate = before.approximate;
            number.bound = before.bound;
        }
        if self.written(found.start.wrapping_sub(1)) == "~" && self.is_glued(found.start) {
            start = found.start - 1;
            number.approximate = true;
        }
        let bound = |end: usize| {
            let (after, sense) = self.role_of(end, Roles::of(&[Role::OrMore, Role::OrLess]))?;
            Some((after, Some(if sense.role == Role::OrMore { Bound::AtLeast } else { Bound::AtMost })))
        };
        if let Some((after, bound)) = bound(end) {
            (end, number.bound) = (after, bound);
        }
        let counts =
            matches!(found.kind, NumberKind::Cardinal | NumberKind::Vague | NumberKind::Range) && found.unit.is_none();
        if counts && let Some((after, noun)) = self.counted_noun(end) {
            number.unit = Some(self.span(noun, after).of(self.text).to_owned());
            end = after;
            why.push(Reason::CountedNoun);
            // 15 denunce o più
            if let Some((after, bound)) = bound(end).filter(|_| number.bound.is_none()) {
                (end, number.bound) = (after, bound);
            }
        }
        let rough =
            |amount: &super::Amount| self.role(amount.end - 1, Role::Rough).is_some_and(|(e, _)| e == amount.end);
        if found.value.is_some() && found.amount.as_ref().is_some_and(rough) {
            number.approximate = true;
        }
        if let Some((after, _)) = self.role(end, Role::AboutAfter).filter(|(after, _)| self.ends_clause(*after)) {
            number.approximate = true;
            end = after;
        }
        if start < found.start || end > found.end {
            number.phrase = Some(self.span(start, end));
        }
    }

    /// The noun counted by a number that ends before `at`, after at most two adjectives: the lexeme after it, and it.
    pub(super) fn counted_noun(&self, at: usize) -> Option<(usize, usize)> {
        let nouns = &self.grammar.data.composition;
        let linked = self.linked(at);
        let at = linked.unwrap_or(at);
        for back in 0..3 {
            let word = at + back;
            let lexeme = self.lexemes.get(word)?;
            if lexeme.kind != Kind::Word
                || lexeme.gap == Gap::None && !(back == 0 && linked.is_some())
                || lexeme.gap == Gap::Wide
            {
                return None;
            }
            // "due sedicenni" are two claims.
            if lexeme.compound.is_some() {
                return None;
            }
            let hyphen = self.is_sign(word + 1, b'-') && self.is_glued(word + 1) && self.is_glued(word + 2);
            if lexeme.span.len() < 3 && !(hyphen && nouns.capital_nouns && lexeme.case != Case::Lower) {
                return None;
            }
            let small = lexeme.case == Case::Lower;
            if nouns.capital_nouns {
                if !small && CALENDAR.meets(self.grammar.begins(lexeme.word)) {
                    return None;
                }
                if !small && self.role(word, Role::NoPlural).is_some() {
                    return None;
                }
                if !small {
                    return Some((self.word_end(word), word));
                }
                if self.role_of(word, Roles::of(&[Role::Article, Role::NoName])).is_some() {
                    return None;
                }
                // An adjective has an ending; a verb or adverb mostly does not.
                if !self.has_ending(word) {
                    return None;
                }
                continue;
            }
            if self.role_of(word, Roles::of(&[Role::NoPlural, Role::NoName, Role::Article])).is_some() {
                return None;
            }
            // mil novas casas
            if self.grammar.data.nouns.agree
                && back == 0
                && self.role(word, Role::Between).is_some()
                && self.is_plural(word + 1)
            {
                continue;
            }
            if self.is_plural(word) {
                return Some((word + 1, word));
            }
            // drie auto's
            if let Some(end) = self.apostrophe_plural(word) {
                return Some((end, word));
            }
            if self.grammar.data.nouns.agree || self.grammar.begins(lexeme.word) != Roles::default() && back > 0 {
                return None;
            }
        }
        None
    }

    /// The end of a noun whose plural has an apostrophe, where the language has such: auto's.
    fn apostrophe_plural(&self, at: usize) -> Option<usize> {
        let ending = self.written(at + 2);
        let glued = self.is_sign(at + 1, b'\'') && self.is_glued(at + 1) && self.is_glued(at + 2);
        let known =
            || self.grammar.data.nouns.plural_endings.0.iter().any(|end| end.strip_prefix('\'') == Some(ending));
        (glued && known()).then_some(at + 3)
    }

    /// Whether a noun in the plural stands at `at`, by its end or by name.
    fn is_plural(&self, at: usize) -> bool {
        self.role(at, Role::Plural).is_some()
            || self.lexemes.get(at).is_some_and(|word| {
                word.kind == Kind::Word
                    && word.case == Case::Lower
                    && self.grammar.ends_like_plural(word.span.of(self.text))
                    && self.role_of(at, Roles::of(&[Role::NoPlural, Role::NoName])).is_none()
            })
    }

    /// The end of a word with its hyphens: Anti-Terror-Einheiten.
    fn word_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.is_sign(end, b'-')
            && self.is_glued(end)
            && self.is_glued(end + 1)
            && self.lexemes[end + 1].kind == Kind::Word
        {
            end += 2;
        }
        end
    }

    /// Whether a word has one of the language's endings.
    pub(super) fn has_ending(&self, at: usize) -> bool {
        let word = self.written(at);
        self.grammar.data.endings.0.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end.as_str()))
    }
}
