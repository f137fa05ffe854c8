//! What the model sees of a token: features of it and its neighbours, each a bucket of weights.
//!
//! Training and reading agree on a model only while they make the same features, so both call this file, and whatever
//! changes here takes newly trained weights and a new [`super::model::VERSION`]. It must not know of labels or weights.

use super::atoms::{AFTER, Atoms, BEFORE};
use super::lists;

/// The bucket of a feature: which one it is, and up to three hashes.
#[inline]
fn bucket(bits: u32, template: u32, a: u32, b: u32, c: u32) -> u32 {
    let mut hash = u64::from(a) | u64::from(template) << 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^= hash >> 32;
    hash = hash.wrapping_add(u64::from(b) << 20 ^ u64::from(c)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 29;
    (hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> (64 - bits)) as u32
}

/// Calls `emit` with the bucket of each feature of token `at`.
pub(super) fn features(atoms: &[Atoms], at: usize, bits: u32, mut emit: impl FnMut(u32)) {
    let near = |offset: isize| -> &Atoms {
        match at.checked_add_signed(offset) {
            Some(index) => atoms.get(index).unwrap_or(&AFTER),
            None => &BEFORE,
        }
    };
    let (two_back, back, here, next, two_on) = (near(-2), near(-1), near(0), near(1), near(2));
    let mut template = 0;
    let mut add = |a: u32, b: u32, c: u32| {
        template += 1;
        emit(bucket(bits, template, a, b, c));
    };
    add(here.exact, 0, 0);
    add(here.lower, 0, 0);
    add(back.lower, here.lower, 0);
    add(here.lower, next.lower, 0);
    add(0, 0, 0);
    for near in [two_back, back, next, two_on] {
        add(near.lower, 0, 0);
    }
    for near in [two_back, back, here, next, two_on] {
        add(near.mask, 0, 0);
    }
    add(here.shape, 0, 0);
    add(back.shape, 0, 0);
    add(next.shape, 0, 0);
    add(back.shape, here.shape, 0);
    add(here.shape, next.shape, 0);
    add(back.shape, here.shape, next.shape);
    add(here.shape, u32::from(here.opens), 0);
    add(here.mask, u32::from(here.opens), 1);
    add(here.mask, here.shape, 0);
    add(back.mask, here.mask, 0);
    add(here.mask, next.mask, 0);
    add(back.mask, here.mask, next.mask);
    add(back.lower, here.shape, 0);
    add(here.shape, next.lower, 0);
    add(back.lower, here.mask, 0);
    add(here.mask, next.lower, 0);
    add(two_back.lower, back.lower, here.shape);
    add(here.shape, next.lower, two_on.lower);
    add(back.lower, next.lower, 0);
    for prefix in here.prefixes {
        add(prefix, 0, 0);
    }
    for suffix in here.suffixes {
        add(suffix, 0, 0);
    }
    add(here.suffixes[2], here.shape, 0);
    add(back.suffixes[2], 0, 0);
    add(next.suffixes[2], 0, 0);
    if here.tail != 0 {
        add(here.head, 0, 0);
        add(here.tail, 0, 0);
        add(here.tail, here.mask, 0);
    }
    for (number, near) in [back, here, next].into_iter().enumerate() {
        let mut rest = near.mask;
        while rest != 0 {
            let bit = rest.trailing_zeros();
            rest &= rest - 1;
            emit(bucket(bits, 1000 + lists::BITS * number as u32 + bit, 0, 0, 0));
            if number == 1 {
                emit(bucket(bits, 2000 + bit, here.shape, 0, 0));
            }
        }
    }
}
