//! Ranges (10 bis 20 Prozent, 5–6 mm), changes (from 5.9 to 5.7 percent) and lists that share a unit (5, 10 or 20 euros).

use super::amount::{Amount, Form};
use super::grammar::{Role, Roles};
use super::lexeme::Gap;
use super::phrase::Before;
use super::{Found, Reader};
use crate::reading::{NumberKind, Reason};

/// How far back a word of change may stand before the numbers it changes, in lexemes.
pub(super) const CHANGE_REACH: usize = 8;

/// How many numbers may share the unit of the last.
const LONGEST_LIST: usize = 4;

/// What something changed to is at least so many times what it changed by; what is nearer is a range.
const NEAREST_CHANGE: f64 = 1.7;

/// Nobody is older.
const OLDEST: f64 = 130.0;

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

    /// Whether a word of change stands a little before `at`: fell 5 to 3.
    pub(super) fn changed(&self, at: usize, before: &Before) -> bool {
        before.changing.is_some_and(|word| word + CHANGE_REACH > at)
    }

    /// A range: both ends, their unit, low before high.
    pub(super) fn range(&self, found: &Found, before: &Before) -> Option<Found> {
        if found.kind == NumberKind::Multiple {
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
        } else if self.is_dash(found.end) && (self.dash_joins(found.end) || self.hangs(found.end)) {
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
        let ends_at = |at: usize| self.ending_at(at, 4, Roles::of(&[role])).is_some();
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
        // 2 -7 l
        if self.hangs(low.end) && !to.measured && self.counted_noun(to.end).is_none() {
            return false;
        }
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
