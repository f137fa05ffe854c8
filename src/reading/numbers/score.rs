//! Scores, votes and shares: 3:2, 367 zu 289, 52 votes to 48, one in five, jeder Fünfte.

use super::amount::{Amount, Form};
use super::grammar::{Role, Roles};
use super::lexeme::{Gap, Kind};
use super::phrase::Before;
use super::{Found, Reader};
use crate::reading::{NumberKind, Reason};

/// A pair with a dash that goes down from more than this is no score by itself.
const HIGHEST_SCORE: f64 = 200.0;

/// The most goals in a score whose dash stands between spaces.
const HIGHEST_GOALS: f64 = 30.0;

/// A set of tennis has no more games, in the writing with a slash: 7/5.
const MOST_GAMES: f64 = 7.0;

/// A match has no more sets.
const MOST_SETS: usize = 6;

/// How far the next set of a match stands from the last, in lexemes: a comma, a word for *and*.
const SCORE_CHAIN: usize = 2;

/// How far a word for winning may stand from a score, in lexemes.
const SCORE_REACH: usize = 6;

impl Reader<'_> {
    /// 3:2, 0:0, 367 zu 289; 2-1 near a word for winning.
    pub(super) fn score(&self, found: &Found, before: &Before) -> Option<Found> {
        let count = |amount: &super::Amount| {
            let whole = amount.value.is_some_and(|value| value.fract() == 0.0 && value >= 0.0);
            amount.digits && !amount.scaled && amount.form == Form::Plain && whole && amount.decimals == 0
        };
        if found.measured {
            return None;
        }
        if let Some(score) = self.vote(found) {
            return Some(score);
        }
        let words = found.amount.filter(|amount| amount.words && !amount.digits);
        if let Some(home) = words.and_then(|words| words.value) {
            return self.score_in_words(found, home);
        }
        let amount = found.amount.filter(count)?;
        let home = amount.value?;
        let said = self.role(found.end, Role::ScoreSure).filter(|_| !self.opened(found.start, Role::RangeFrom));
        let (next, sure) = if let Some((end, _)) = said {
            (end, true)
        } else if self.is_sign(found.end, b':') && self.is_glued(found.end) {
            (found.end + 1, true)
        } else if self.is_sign(found.end, b':') && self.apart(found.end) {
            (found.end + 1, false)
        } else if let Some(end) = self.joined(found.end, Roles::of(&[Role::ScoreJoin])) {
            (end, false)
        } else if self.is_dash(found.end) && (self.is_glued(found.end + 1) == self.is_glued(found.end))
            || home <= MOST_GAMES
                && self.is_sign(found.end, b'/')
                && self.is_glued(found.end)
                && self.is_glued(found.end + 1)
        {
            (found.end + 1, false)
        } else {
            return None;
        };
        let away = self.amount(next).filter(|away| count(away) && (!sure || said.is_some() || self.is_glued(next)))?;
        let dash = self.is_dash(found.end);
        if (dash || sure && said.is_none()) && !(amount.is_bare() && away.is_bare()) {
            return None;
        }
        // 6-4: a range does not go down.
        let free = !(self.is_glued(found.start) && found.start > 0 && self.is_dash(found.start - 1));
        let told = !dash
            && !self.is_sign(found.end, b'/')
            && !self.opened(found.start, Role::RangeFrom)
            && !self.changed(found.start, before);
        let falling = free && away.value.is_some_and(|away| away <= home) && (dash && home <= HIGHEST_SCORE || told);
        // 1 – 0: a dash between spaces may also be a pause.
        let colon = self.is_sign(found.end, b':') && !sure;
        if colon || dash && !self.is_glued(found.end) {
            let small = home <= HIGHEST_GOALS && away.value.is_some_and(|away| away <= HIGHEST_GOALS);
            if !self.apart(found.end)
                || !small
                || dash && !self.near_winning(found.start, away.end) && !self.ends_clause(away.end)
            {
                return None;
            }
        }
        let first = self.first_score(found.start);
        // 6-3, 3-6, 6-3
        let chained = dash
            && before.last.is_some_and(|(end, kind)| kind == NumberKind::Score && found.start - end <= SCORE_CHAIN);
        let near = colon || falling || chained || self.votes_after(away.end) || self.near_winning(first, away.end);
        if !(sure || near) || self.measure_at(away.end).is_some() {
            return None;
        }
        if sure && self.is_sign(away.end, b':') && self.is_glued(away.end) {
            return None;
        }
        let mut score = found.clone();
        score.kind = NumberKind::Score;
        score.end = away.end;
        score.value = None;
        score.range = Some((home, away.value?));
        score.why.push(Reason::RangeWord);
        Some(score)
    }

    /// Whether a sign at `at` has one space on both sides.
    fn apart(&self, at: usize) -> bool {
        let spaced = |at: usize| self.lexemes.get(at).is_some_and(|lexeme| lexeme.gap == Gap::Space);
        spaced(at) && spaced(at + 1)
    }

    /// drei zu eins; das Eins-zu-null; acht gegen sechs Stimmen
    fn score_in_words(&self, found: &Found, home: f64) -> Option<Found> {
        const HIGHEST: f64 = 30.0;
        let joins = Roles::of(&[Role::ScoreSure, Role::ScoreJoin]);
        let (next, join) = self.role_of(self.past_tie(found.end), joins)?;
        let plain = |amount: &Amount| amount.words && !amount.digits && amount.form == Form::Plain && !amount.scaled;
        found.amount.filter(plain).filter(|_| home <= HIGHEST && home.fract() == 0.0)?;
        let away = self.amount(self.past_tie(next)).filter(plain)?;
        let value = away.value.filter(|value| *value <= HIGHEST && value.fract() == 0.0)?;
        let sure = join.role == Role::ScoreSure || self.role(self.past_tie(found.end), Role::ScoreSure).is_some();
        let free = self.measure_at(away.end).is_none() && self.counted_noun(away.end).is_none() && sure;
        let free = free || self.votes_after(away.end);
        let mut score = Found { end: away.end, kind: NumberKind::Score, value: None, ..found.clone() };
        score.range = Some((home, value));
        score.why.push(Reason::RangeWord);
        free.then_some(score)
    }

    /// 52 votes to 48, nove votos a zero
    fn vote(&self, found: &Found) -> Option<Found> {
        let home = found.amount.filter(|amount| amount.form == Form::Plain && !amount.scaled)?.value?;
        let (votes, _) = self.role(found.end, Role::Votes)?;
        let (next, _) = self.role(votes, Role::ScoreJoin)?;
        let away = self.amount(next).filter(|away| {
            matches!(away.form, Form::Plain | Form::One) && !away.scaled && self.measure_at(away.end).is_none()
        })?;
        let mut score = found.clone();
        score.kind = NumberKind::Score;
        score.end = away.end;
        score.value = None;
        score.range = Some((home, away.value?));
        Some(score)
    }

    /// Where the first of the scores begins that end at the one at `at`, with commas between: 6-4, 3-6, 7-5.
    fn first_score(&self, mut at: usize) -> usize {
        for _ in 0..MOST_SETS {
            let before = at >= 4
                && self.is_sign(at - 1, b',')
                && self.lexemes[at - 2].kind == Kind::Digits
                && self.is_dash(at - 3)
                && self.lexemes[at - 4].kind == Kind::Digits;
            if !before {
                break;
            }
            at -= 4;
        }
        at
    }

    fn votes_after(&self, at: usize) -> bool {
        self.role(at, Role::Votes).is_some()
    }

    fn near_winning(&self, start: usize, end: usize) -> bool {
        let first = start.saturating_sub(SCORE_REACH);
        (first..start).chain(end..end + SCORE_REACH).any(|at| self.role(at, Role::Winning).is_some())
    }

    /// one in five, four out of ten
    pub(super) fn share(&self, found: &Found) -> Option<Found> {
        let amount = found.amount.filter(|amount| amount.form == Form::Plain && !amount.scaled)?;
        let tied = found.start > 0 && self.is_glued(found.start) && self.is_sign(found.start - 1, b'/');
        if found.measured || tied {
            return None;
        }
        let of = self.share_at(amount.end, amount.value?)?;
        let mut share = found.clone();
        share.kind = NumberKind::Fraction;
        share.end = of.0;
        share.value = Some(amount.value? / of.1);
        Some(share)
    }

    /// one in five; a mere "one" is no number
    pub(super) fn one_in(&self, at: usize) -> Option<Found> {
        let amount = self.amount(at).filter(|amount| matches!(amount.form, Form::One | Form::Article))?;
        // "number one in 14 countries"
        if self.ending_at(at, 2, Roles::of(&[Role::Rank])).is_some() {
            return None;
        }
        let (end, below) = self.share_at(amount.end, 1.0)?;
        let mut share = Found::new(&amount, NumberKind::Fraction);
        share.end = end;
        share.value = Some(1.0 / below);
        Some(share)
    }

    /// ein bis zwei Jahre; a mere "ein" is no number
    pub(super) fn one_to(&self, at: usize, before: &Before) -> Option<Found> {
        let one = self.amount(at).filter(|amount| matches!(amount.form, Form::One | Form::Article))?;
        let hung = usize::from(self.is_sign(one.end, b'-') && self.is_glued(one.end));
        let (to, _) = self.role(one.end + hung, Role::RangeTo).filter(|(to, _)| *to == one.end + hung + 1)?;
        let words = |amount: Amount| amount.words && !amount.digits;
        if hung == 0 && !self.amount(to).is_some_and(words) {
            return None;
        }
        let range = self.range(&Found::new(&Amount { form: Form::Plain, ..one }, NumberKind::Cardinal), before)?;
        let counts = hung > 0 || range.measured || self.counted_noun(range.end).is_some();
        counts.then_some(range)
    }

    /// jeder Fünfte, every third
    pub(super) fn every(&self, at: usize) -> Option<Found> {
        let (word, _) = self.role(at, Role::Every)?;
        let (end, sense) = self.role(word, Role::Ordinal).filter(|(_, sense)| {
            // "every second" may be one of time.
            sense.value > 2.0 || sense.value == 2.0 && self.role(word, Role::Duration).is_none()
        })?;
        let mut share = Found::on_calendar(word, end, NumberKind::Fraction, None);
        share.value = Some(1.0 / sense.value);
        share.why = vec![Reason::NumberWord];
        Some(share)
    }

    /// The number of a rank: Platz 3.
    pub(super) fn rank(&self, at: usize) -> Option<Found> {
        let amount = self.amount(at).filter(|amount| amount.form == Form::Plain && !amount.scaled)?;
        // "vindt plaats 12 maart" tells when.
        if self.measure_at(amount.end).is_some() || self.lexemes[at].gap == Gap::Wide || self.date_or_time(at).is_some()
        {
            return None;
        }
        let mut rank = Found::new(&amount, NumberKind::Ordinal);
        rank.measured = true;
        Some(rank)
    }

    /// What "one" is one of: *in five*, *out of ten*.
    fn share_at(&self, at: usize, above: f64) -> Option<(usize, f64)> {
        let end = match self.joined(at, Roles::of(&[Role::OutOf])) {
            Some(end) => end,
            None => {
                let noun = self.lexemes.get(at)?;
                if noun.kind != Kind::Word || noun.gap == Gap::None || noun.gap == Gap::Wide {
                    return None;
                }
                self.role(at + 1, Role::NounOutOf)?.0
            }
        };
        let below = self.amount(end).filter(|below| below.form == Form::Plain)?;
        let value = below.value.filter(|value| value.fract() == 0.0 && *value > above && *value > 1.0)?;
        // "8 in 2019", "two in ten years"
        let year = below.plain == Some(4) && value > 1500.0 && value < 2100.0;
        // "een op 12 maart": a day
        let dated = || below.is_bare() && self.date(end).is_some_and(|date| date.end > below.end);
        (!year && self.measure_at(below.end).is_none() && !dated()).then_some((below.end, value))
    }

    /// What joins two numbers at `at`, with hyphens or without: 4 to 4, 5-to-4.
    pub(super) fn joined(&self, at: usize, roles: Roles) -> Option<usize> {
        let hyphen = self.is_sign(at, b'-') && self.is_glued(at) && self.is_glued(at + 1);
        let (end, _) = self.role_of(at + usize::from(hyphen), roles)?;
        if !hyphen {
            return Some(end);
        }
        (self.is_sign(end, b'-') && self.is_glued(end) && self.is_glued(end + 1)).then_some(end + 1)
    }
}
