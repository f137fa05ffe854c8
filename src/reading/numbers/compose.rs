//! Puts number words together: two hundred and five, dreiundzwanzigtausend, quatre-vingt-dix.
//!
//! A [`Sum`] takes one number word after the other and refuses the word that cannot follow, which is where one number
//! ends and the next begins: "two three" are two numbers.

use super::grammar::Compound;
use crate::language::Composition;

/// A number while its words come in.
#[derive(Debug, Clone, Default)]
pub(super) struct Sum {
    /// What was said with larger scales than the last, and the smallest of them: tres *billones* dos mil millones.
    held: f64,
    held_scale: Option<f64>,
    /// What is behind the last scale.
    total: f64,
    /// What has come since.
    group: f64,
    /// The most that may still be added; `None` before the first word.
    room: Option<f64>,
    /// The last scale of a thousand or more.
    scale: Option<f64>,
    /// Ones that wait for their tens, in languages that say them first.
    ones: Option<f64>,
}

impl Sum {
    /// The number so far; `None` before the first word, or while tens are still to come.
    pub(super) fn value(&self) -> Option<f64> {
        if self.room.is_none() || self.ones.is_some() {
            return None;
        }
        Some(self.held + self.total + self.group)
    }

    /// Whether tens came last, below a thousand: only ones can follow.
    pub(super) fn lacks_ones(&self) -> bool {
        self.scale.is_none() && self.room == Some(9.0)
    }

    /// Adds a word below a thousand.
    pub(super) fn add(&mut self, value: f64, composition: &Composition) -> bool {
        if let Some(ones) = self.ones {
            // drei und — zwanzig
            if !(20.0..100.0).contains(&value) || value % 10.0 != 0.0 {
                return false;
            }
            self.ones = None;
            self.group += value;
            self.room = Some(0.0);
            debug_assert!(ones < 10.0);
            return true;
        }
        if self.room.is_some_and(|room| value > room || value <= 0.0) {
            return false;
        }
        self.group += value;
        self.room = Some(room_after(value, composition));
        true
    }

    /// Multiplies by a hundred, a thousand, a million.
    pub(super) fn scale(&mut self, scale: f64) -> bool {
        if self.ones.is_some() {
            return false;
        }
        let fresh = self.room.is_none();
        if scale < 1000.0 {
            if self.group >= scale
                || self.group.fract() != 0.0
                || self.room.is_some_and(|room| room < scale && self.group == 0.0)
            {
                return false;
            }
            self.group = if self.group == 0.0 { scale } else { self.group * scale };
            self.room = Some(scale - 1.0);
            return true;
        }
        match self.scale {
            // three thousand million, lakh crore
            Some(last) if scale > last => {
                if self.held_scale.is_some_and(|held| scale >= held) {
                    return false;
                }
                self.total = (self.total + self.group) * scale;
            }
            Some(last) if scale == last || (self.group == 0.0 && !fresh && scale < last) => return false,
            _ => {
                let group = if self.group == 0.0 && fresh { 1.0 } else { self.group };
                if let Some(last) = self.scale {
                    self.held += self.total;
                    self.held_scale = Some(last);
                    self.total = 0.0;
                }
                self.total += group * scale;
            }
        }
        self.group = 0.0;
        self.scale = Some(scale);
        self.room = Some(scale - 1.0);
        true
    }

    /// Takes a word for *and*: in a compound `joined`. Only where something can still be added.
    pub(super) fn and(&mut self, composition: &Composition, joined: bool) -> bool {
        if self.ones.is_some() {
            return false;
        }
        let Some(room) = self.room else { return false };
        let last = self.group % 100.0;
        if composition.ones_first && (1.0..10.0).contains(&last) && self.group.fract() == 0.0 {
            self.ones = Some(last);
            return true;
        }
        room >= 99.0 || (!joined && composition.and_tens && room >= 9.0)
    }

    /// Whether a scale was used already, so that it begins another number: two hundred and three *hundred*.
    pub(super) fn has_used(&self, scale: f64) -> bool {
        let held = self.held_scale.is_some_and(|held| scale >= held);
        held || self.scale == Some(scale) || scale < 1000.0 && self.group >= scale
    }

    /// Adds a half: zweieinhalb. Only thousands and more can follow.
    pub(super) fn half(&mut self) -> bool {
        if self.ones.is_some() || self.room.is_none() || self.group.fract() != 0.0 {
            return false;
        }
        self.group += 0.5;
        self.room = Some(0.0);
        true
    }

    /// Adds words that were written together: "zwei hunderttausend".
    pub(super) fn add_compound(&mut self, compound: &Compound, composition: &Composition) -> bool {
        if self.room.is_none() {
            self.total = compound.value;
            self.room = Some(if compound.scaled { 999.0 } else { room_after(compound.value % 1000.0, composition) });
            self.scale = compound.scaled.then_some(1000.0);
            if !compound.scaled {
                (self.total, self.group) = (0.0, compound.value);
            }
            return true;
        }
        if self.ones.is_some() || self.room.is_some_and(|room| compound.value > room) {
            return false;
        }
        self.group += compound.value;
        self.room = Some(room_after(compound.value, composition));
        true
    }
}

/// How much may be added to a number word.
fn room_after(value: f64, composition: &Composition) -> f64 {
    if value.fract() != 0.0 || value < 20.0 {
        return 0.0;
    }
    if value >= 100.0 {
        return if value % 100.0 == 0.0 { 99.0 } else { 0.0 };
    }
    if value % 10.0 != 0.0 {
        return 0.0;
    }
    if composition.twenties.contains(&(value as u32)) { 19.0 } else { 9.0 }
}
