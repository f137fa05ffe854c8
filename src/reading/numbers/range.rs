//! Ranges (10 bis 20 Prozent, 5–6 mm), changes (from 5.9 to 5.7 percent), scores (3:2, 367 zu 289) and shares (one in
//! five).

use super::amount::{Amount, Form};
use super::grammar::{Role, Roles};
use super::lexeme::{Gap, Kind};
use super::phrase::Before;
use super::{Found, Reader};
use crate::reading::{NumberKind, Reason};

/// How far back a word of change may stand before the numbers it changes, in lexemes.
const CHANGE_REACH: usize = 8;

/// How many numbers may share the unit of the last.
const LONGEST_LIST: usize = 4;

/// A pair with a dash that goes down from more than this is no score by itself.
const HIGHEST_SCORE: f64 = 200.0;

/// The most goals in a score whose dash stands between spaces.
const HIGHEST_GOALS: f64 = 30.0;

/// What something changed to is at least so many times what it changed by; what is nearer is a range.
const NEAREST_CHANGE: f64 = 1.7;

/// Nobody is older.
const OLDEST: f64 = 130.0;

/// A set of tennis has no more games, in the writing with a slash: 7/5.
const MOST_GAMES: f64 = 7.0;

/// A match has no more sets.
const MOST_SETS: usize = 6;

/// How far the next set of a match stands from the last, in lexemes: a comma, a word for *and*.
const SCORE_CHAIN: usize = 2;

/// How far a word for winning may stand from a score, in lexemes.
const SCORE_REACH: usize = 6;

impl Reader<'_> {
    /// The number with what makes it a range or a score.
    pub(super) fn ranged(&self, found: Found, before: &Before) -> Found {
        if let Some(found) = self.score(&found, before) {
            return found;
        }
        if let Some(found) = self.share(&found) {
            return found;
        }
        if let Some(found) = self.range(&found, before) {
            return found;
        }
        self.inherited(found)
    }

    /// 3:2, 0:0, 367 zu 289; 2-1 near a word for winning.
    fn score(&self, found: &Found, before: &Before) -> Option<Found> {
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

    /// Whether a word of change stands a little before `at`: fell 5 to 3.
    fn changed(&self, at: usize, before: &Before) -> bool {
        before.changing.is_some_and(|word| word + CHANGE_REACH > at)
    }

    /// What joins two numbers at `at`, with hyphens or without: 4 to 4, 5-to-4.
    fn joined(&self, at: usize, roles: Roles) -> Option<usize> {
        let hyphen = self.is_sign(at, b'-') && self.is_glued(at) && self.is_glued(at + 1);
        let (end, _) = self.role_of(at + usize::from(hyphen), roles)?;
        if !hyphen {
            return Some(end);
        }
        (self.is_sign(end, b'-') && self.is_glued(end) && self.is_glued(end + 1)).then_some(end + 1)
    }

    /// drei zu eins; das Eins-zu-null; acht gegen sechs Stimmen
    fn score_in_words(&self, found: &Found, home: f64) -> Option<Found> {
        const HIGHEST: f64 = 30.0;
        let hyphen = |at: usize| usize::from(self.is_sign(at, b'-') && self.is_glued(at) && self.is_glued(at + 1));
        let joins = Roles::of(&[Role::ScoreSure, Role::ScoreJoin]);
        let (next, join) = self.role_of(found.end + hyphen(found.end), joins)?;
        let plain = |amount: &Amount| amount.words && !amount.digits && amount.form == Form::Plain && !amount.scaled;
        found.amount.filter(plain).filter(|_| home <= HIGHEST && home.fract() == 0.0)?;
        let away = self.amount(next + hyphen(next)).filter(plain)?;
        let value = away.value.filter(|value| *value <= HIGHEST && value.fract() == 0.0)?;
        let sure = join.role == Role::ScoreSure || self.role(found.end + hyphen(found.end), Role::ScoreSure).is_some();
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
    fn share(&self, found: &Found) -> Option<Found> {
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
        let ranked = (1..=2.min(at)).any(|back| self.role(at - back, Role::Rank).is_some_and(|(end, _)| end == at));
        if ranked {
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

    /// A range: both ends, their unit, low before high.
    fn range(&self, found: &Found, before: &Before) -> Option<Found> {
        if matches!(found.kind, NumberKind::Multiple | NumberKind::Age) && found.kind != NumberKind::Age {
            return None;
        }
        let between = self.opened(found.start, Role::RangeBetween);
        let from = self.opened(found.start, Role::RangeFrom);
        // "8- to 16-meter"
        let hung = self.is_sign(found.end, b'-') && self.is_glued(found.end) && !self.is_glued(found.end + 1);
        let after = found.end
            + usize::from(hung && self.role_of(found.end + 1, Roles::of(&[Role::RangeTo, Role::Or])).is_some());
        let (next, dash) = if let Some(end) = self.joined(after, Roles::of(&[Role::RangeTo])) {
            (end, false)
        } else if let Some((end, _)) = self.role(after, Role::RangeAnd).filter(|_| between) {
            (end, false)
        } else if self.is_dash(found.end) && self.dash_joins(found.end) {
            (found.end + 1, true)
        } else {
            return None;
        };
        if self.lexemes.get(next).is_none_or(|lexeme| lexeme.gap == Gap::Wide) {
            return None;
        }
        // "salle 5 à 20 h" says when, not how long.
        if !dash && self.role(after, Role::BeforeHour).is_some() && self.time(next).is_some_and(|time| time.sure) {
            return None;
        }
        // Words that say nothing may stand before the second end: zwischen 2 und etwa 7.
        const HEDGES: Roles = Roles::of(&[Role::About, Role::AtLeast, Role::AtMost, Role::Plain]);
        let next = self.role_of(next, HEDGES).map_or(next, |(end, _)| end);
        // entre un 3 y un 5 %
        let article = self.role(next, Role::Article).filter(|(end, _)| self.digits(*end, Gap::Space).is_some());
        let next = article.map_or(next, |(end, _)| end);
        let to = self
            .quantity(next)
            .filter(|to| to.amount.is_some_and(|amount| matches!(amount.form, Form::Plain | Form::Fraction)))
            .or_else(|| self.times_in_words(next).filter(|_| hung))?;
        let (mut low, mut high) = (found.value?, to.value?);
        let from_amount = found.amount?;
        let to_amount = to.amount?;
        // "Venti a 195 km/h" are winds.
        if from_amount.words != to_amount.words && self.role(found.start, Role::Doubtful).is_some() {
            return None;
        }
        if dash && !self.fits_dash(&from_amount, &to_amount, found, &to) {
            return None;
        }
        // "der über 80-Jährigen bis 2050"
        if found.kind == NumberKind::Age && !to.measured && to.value > Some(OLDEST) {
            return None;
        }
        if found.measured && to.measured && found.unit != to.unit && !(found.unit.is_none() || to.unit.is_none()) {
            return None;
        }
        // "rose 1.2% to 4,500.12" is no range; "$10 to 20" is one
        if found.measured
            && !to.measured
            && !found.first
            && found.kind != NumberKind::Age
            && !(dash && self.is_glued(next))
        {
            return None;
        }
        // 100 bis 300 Milliarden, $2.5–$3bn
        if to_amount.scaled
            && !from_amount.scaled
            && from_amount.mantissa < to_amount.mantissa * 10.0
            && (!found.measured || found.first)
        {
            low = super::amount::exact_product(low, to_amount.scale);
        }
        // zwei bis drei Millionen
        if from_amount.words && to_amount.words && !to_amount.digits && from_amount.scale == 1.0 && !found.measured {
            let scaled = super::amount::exact_product(low, to_amount.scale);
            if to_amount.scale > 1.0 && low < to_amount.scale && scaled < high {
                low = scaled;
            }
        }
        // Vier- bis fünfhundert
        if hung
            && from_amount.words
            && to_amount.words
            && !from_amount.scaled
            && let Some(scale) = [1e3, 1e2].into_iter().find(|scale| low * scale < high && high % scale == 0.0)
        {
            low *= scale;
        }
        // nachts 5 bis 1 Grad
        if low > high && to.kind == NumberKind::Temperature && !dash {
            (low, high) = (high, low);
        }
        if low >= high && !(between || dash && found.measured) {
            return None;
        }
        if !dash && !between && self.is_change(found, &to, from, before) {
            return None;
        }
        let mut range = found.clone();
        range.end = to.end;
        range.value = None;
        range.range = Some((low, high));
        if to.measured && !found.measured {
            range.kind = to.kind;
            range.unit.clone_from(&to.unit);
            range.measured = true;
        }
        if range.kind == NumberKind::Cardinal {
            range.kind = NumberKind::Range;
        }
        for reason in to.why.iter().copied().chain([Reason::RangeWord]) {
            if !range.why.contains(&reason) {
                range.why.push(reason);
            }
        }
        Some(range)
    }

    /// Whether the first number is how much something changed and the second where it got to: rose 300 million to 1.4
    /// billion. "Expected to rise 2 to 3 percent" and "a rise of 2% to 3%" are ranges.
    fn is_change(&self, found: &Found, to: &Found, from: bool, before: &Before) -> bool {
        if !self.changed(found.start, before) {
            return false;
        }
        if from {
            return true;
        }
        let (Some(low), Some(high)) = (found.value, to.value) else { return false };
        let of = self.opened(found.start, Role::Of);
        let shares_unit = to.measured && !found.measured;
        let near = high <= low * NEAREST_CHANGE;
        !of && !shares_unit && !near
    }

    /// The end of "drei- bis *viermal*", which alone is no number.
    fn times_in_words(&self, at: usize) -> Option<Found> {
        let compound = self.compounds[self.lexemes.get(at)?.compound? as usize];
        let times = matches!(compound.tail, Some((Role::ComparedSuffix, _)));
        let amount = Amount { words: true, ..Amount::new(at, at + 1, compound.value) };
        times.then(|| Found::new(&amount, NumberKind::Cardinal))
    }

    /// Whether a word of this role ends right before `at`, or before the article there.
    pub(super) fn opened(&self, at: usize, role: Role) -> bool {
        let ends_at =
            |at: usize| (1..=4.min(at)).any(|back| self.role(at - back, role).is_some_and(|(end, _)| end == at));
        let article = at > 0 && self.role_of(at - 1, Roles::of(&[Role::BeforeDay, Role::Article])).is_some();
        ends_at(at)
            || article && ends_at(at - 1)
            || (at > 0 && self.hedged(at) && (2..=5.min(at)).any(|back| self.role(at - back, role).is_some()))
    }

    /// Whether a dash stands close to both its neighbours, or is a long one with a space on both sides.
    fn dash_joins(&self, at: usize) -> bool {
        let Some(next) = self.lexemes.get(at + 1) else { return false };
        let left = self.lexemes[at].gap;
        // "498.02  -1.15%" are two cells of a table.
        (left == Gap::None) == (next.gap == Gap::None) && left != Gap::Wide && next.gap != Gap::Wide
    }

    /// Whether two amounts with a dash between are a range rather than a code or two halves of a name.
    fn fits_dash(&self, low: &super::Amount, high: &super::Amount, from: &Found, to: &Found) -> bool {
        let spaced = self.lexemes[low.end.min(self.lexemes.len() - 1)].gap != Gap::None;
        if low.words != high.words || (low.words && !to.measured) {
            return false;
        }
        if spaced && !(from.measured || to.measured || self.counted_noun(to.end).is_some() || self.ends_clause(to.end))
        {
            return false;
        }
        let next = self.lexemes.get(to.end);
        // A third part makes it a code.
        !next.is_some_and(|next| {
            next.gap == Gap::None && self.is_dash(to.end) && self.digits(to.end + 1, Gap::None).is_some()
        })
    }

    /// von 5,9 auf 5,7 Prozent: the first takes the unit of the second.
    fn inherited(&self, mut found: Found) -> Found {
        if found.measured || found.kind != NumberKind::Cardinal {
            return found;
        }
        const JOINS: Roles = Roles::of(&[Role::Change, Role::RangeTo, Role::Or, Role::And]);
        let mut to = found.clone();
        let (mut joined, mut or) = (false, false);
        // 5, 10 oder 20 Euro
        for _ in 0..LONGEST_LIST {
            // zwei- oder dreijährige
            let hung = self.is_sign(to.end, b'-') && self.is_glued(to.end) && !self.is_glued(to.end + 1);
            let end = to.end + usize::from(hung);
            let comma = self.is_sign(end, b',') && self.is_glued(end);
            let next = if comma { end + 1 } else { end };
            let end = match self.role_of(next, JOINS) {
                Some((end, sense)) => {
                    joined = true;
                    or = sense.role == Role::Or;
                    end
                }
                None if comma => next,
                None => return found,
            };
            match self.quantity(end) {
                Some(next) => to = next,
                None => return found,
            }
            // five or six hundred
            if let (Some(first), Some(last)) = (found.value, to.value)
                && or
                && found.amount.zip(to.amount).is_some_and(|(first, last)| first.words && last.words)
                && let Some(scale) =
                    [1e9, 1e6, 1e3, 1e2].into_iter().find(|scale| last % scale == 0.0 && last >= *scale)
                && (last * 0.3..last).contains(&(first * scale))
            {
                found.value = Some(super::amount::exact_product(first, scale));
            }
            if to.measured || to.kind != NumberKind::Cardinal {
                break;
            }
        }
        let like = to.amount.is_some_and(|amount| amount.digits == found.amount.is_some_and(|amount| amount.digits));
        // "Smith, 22, 6ft 2in": a comma alone joins no list.
        if to.measured
            && joined
            && !to.first
            && like
            && matches!(
                to.kind,
                NumberKind::Percent
                    | NumberKind::Currency
                    | NumberKind::Quantity
                    | NumberKind::Temperature
                    | NumberKind::Duration
                    | NumberKind::Age
            )
        {
            found.kind = to.kind;
            found.unit = to.unit;
        }
        found
    }
}
