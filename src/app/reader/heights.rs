//! How tall every piece of the page is: measured where it has been laid out, estimated where not.
//!
//! A Fenwick tree, so that a correction, the distance from the top to a piece, and the piece at a distance each take
//! logarithmic time. Sums are in `f64`: a book is millions of points tall.

/// Heights of the pieces in order, in points.
#[derive(Debug, Default)]
pub(super) struct Heights {
    each: Vec<f32>,
    /// `tree[i]` holds the sum of the `i & -i` heights that end at piece `i`, counted from 1.
    tree: Vec<f64>,
}

impl Heights {
    /// Takes all heights at once, in linear time.
    pub(super) fn new(each: Vec<f32>) -> Self {
        let mut tree: Vec<f64> = std::iter::once(0.0).chain(each.iter().map(|&height| f64::from(height))).collect();
        for i in 1..tree.len() {
            let parent = i + (i & i.wrapping_neg());
            if parent < tree.len() {
                tree[parent] += tree[i];
            }
        }
        Self { each, tree }
    }

    /// The height of one piece; 0 past the end.
    pub(super) fn get(&self, piece: usize) -> f32 {
        self.each.get(piece).copied().unwrap_or_default()
    }

    /// Corrects the height of one piece.
    pub(super) fn set(&mut self, piece: usize, height: f32) {
        let Some(slot) = self.each.get_mut(piece) else { return };
        let change = f64::from(height) - f64::from(*slot);
        if change == 0.0 {
            return;
        }
        *slot = height;
        let mut i = piece + 1;
        while i < self.tree.len() {
            self.tree[i] += change;
            i += i & i.wrapping_neg();
        }
    }

    /// The height of the first `pieces` pieces together.
    pub(super) fn above(&self, pieces: usize) -> f64 {
        let mut i = pieces.min(self.each.len());
        let mut sum = 0.0;
        while i > 0 {
            sum += self.tree[i];
            i &= i - 1;
        }
        sum
    }

    /// The height of all pieces.
    pub(super) fn total(&self) -> f64 {
        self.above(self.each.len())
    }

    /// The piece at distance `y` from the top and how far into it; the first or last where `y` lies outside.
    pub(super) fn at(&self, y: f64) -> (usize, f32) {
        let mut index = 0;
        let mut rest = y.max(0.0);
        let mut step = self.each.len().next_power_of_two();
        while step > 0 {
            if let Some(&sum) = self.tree.get(index + step)
                && sum <= rest
                && index + step < self.each.len()
            {
                index += step;
                rest -= sum;
            }
            step /= 2;
        }
        (index, (rest as f32).min(self.get(index)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_agree_with_adding_up(
            each in proptest::collection::vec(0.5f32..100.0, 1..80),
            changes in proptest::collection::vec((0usize..80, 0.5f32..100.0), 0..20),
            y in 0.0f64..5000.0,
        ) {
            let mut plain = each.clone();
            let mut heights = Heights::new(each);
            for (piece, height) in changes {
                if piece < plain.len() {
                    plain[piece] = height;
                }
                heights.set(piece, height);
            }
            for count in 0..=plain.len() {
                let sum: f64 = plain[..count].iter().map(|&height| f64::from(height)).sum();
                prop_assert!((heights.above(count) - sum).abs() < 1e-3);
            }
            let (piece, into) = heights.at(y);
            prop_assert!(piece < plain.len());
            prop_assert!(into <= plain[piece] && into >= 0.0);
            if y < heights.total() - 1e-3 {
                prop_assert!((heights.above(piece) + f64::from(into) - y).abs() < 1e-2);
            } else {
                prop_assert_eq!(piece, plain.len() - 1);
            }
        }
    }

    #[test]
    fn nothing_has_no_height() {
        let heights = Heights::new(Vec::new());
        assert_eq!((heights.total(), heights.at(10.0)), (0.0, (0, 0.0)));
    }
}
