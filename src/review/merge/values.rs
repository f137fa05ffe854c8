//! One value of three: what it was, what we made of it, and what they did.

use super::super::Unknown;
use imara_diff::{Algorithm, Diff, Hunk, InternedInput};
use std::ops::Range;

/// The value that one side changed, or both alike; `None` where they differ.
pub(super) fn one_of<'v, T: PartialEq + ?Sized>(base: &T, ours: &'v T, theirs: &'v T) -> Option<&'v T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}

/// A text with the lines that either changed, and whether both changed the same lines: then those of both are there,
/// ours first.
pub(super) fn texts(base: &str, ours: &str, theirs: &str) -> (String, bool) {
    if let Some(text) = one_of(base, ours, theirs) {
        return (text.to_owned(), false);
    }
    let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let (base, ours, theirs) = (lines(base), lines(ours), lines(theirs));
    let ours = Side { hunks: hunks(&base, &ours), lines: ours };
    let theirs = Side { hunks: hunks(&base, &theirs), lines: theirs };
    let mut merged: Vec<&str> = Vec::new();
    let mut clash = false;
    let mut at = 0;
    let (mut our_next, mut their_next) = (0, 0);
    loop {
        let first = match (ours.hunks.get(our_next), theirs.hunks.get(their_next)) {
            (Some(one), Some(other)) => one.before.start.min(other.before.start),
            (Some(one), None) | (None, Some(one)) => one.before.start,
            (None, None) => break,
        };
        merged.extend(base[at..first as usize].iter().map(String::as_str));
        // All that hangs together with the first change.
        let mut end = first;
        let (our_first, their_first) = (our_next, their_next);
        loop {
            let reaches = |hunk: Option<&Hunk>, end: u32| {
                hunk.is_some_and(|hunk| hunk.before.start < end || hunk.before.start == first)
            };
            if reaches(ours.hunks.get(our_next), end) {
                end = end.max(ours.hunks[our_next].before.end);
                our_next += 1;
            } else if reaches(theirs.hunks.get(their_next), end) {
                end = end.max(theirs.hunks[their_next].before.end);
                their_next += 1;
            } else {
                break;
            }
        }
        let stretch = first..end;
        let from_us = ours.stretch(&base, &stretch, our_first..our_next);
        let from_them = theirs.stretch(&base, &stretch, their_first..their_next);
        if our_first == our_next {
            merged.extend(from_them);
        } else if their_first == their_next || from_us == from_them {
            merged.extend(from_us);
        } else {
            clash = true;
            // A line that both have is there once.
            let theirs_alone: Vec<&str> = from_them.iter().copied().filter(|line| !from_us.contains(line)).collect();
            merged.extend(&from_us);
            merged.extend(theirs_alone);
        }
        at = end as usize;
    }
    merged.extend(base[at..].iter().map(String::as_str));
    (merged.join("\n"), clash)
}

/// What one side made of the lines.
struct Side {
    lines: Vec<String>,
    hunks: Vec<Hunk>,
}

impl Side {
    /// The side's lines for a stretch of the base, whose changes are these hunks.
    fn stretch<'s>(&'s self, base: &'s [String], stretch: &Range<u32>, hunks: Range<usize>) -> Vec<&'s str> {
        let mut lines = Vec::new();
        let mut at = stretch.start;
        for hunk in &self.hunks[hunks] {
            lines.extend(&base[at as usize..hunk.before.start as usize]);
            lines.extend(&self.lines[hunk.after.start as usize..hunk.after.end as usize]);
            at = hunk.before.end;
        }
        lines.extend(&base[at as usize..stretch.end as usize]);
        lines.into_iter().map(String::as_str).collect()
    }
}

fn hunks(before: &[String], after: &[String]) -> Vec<Hunk> {
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(before.iter().map(String::as_str));
    input.update_after(after.iter().map(String::as_str));
    Diff::compute(Algorithm::Histogram, &input).hunks().collect()
}

/// A list without what either took out, and with what either put in: ours first.
pub(super) fn lists<T: PartialEq + Clone>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    if let Some(list) = one_of(base, ours, theirs) {
        return list.to_vec();
    }
    let kept = |one: &&T| theirs.contains(one) || !base.contains(one);
    let mut list: Vec<T> = ours.iter().filter(kept).cloned().collect();
    for added in theirs.iter().filter(|one| !base.contains(one)) {
        if !list.contains(added) {
            list.push(added.clone());
        }
    }
    list
}

/// Fields of a newer program, each by itself; of two values of one field the one that sorts later, so that it does not
/// matter who merges.
pub(super) fn maps(base: &Unknown, ours: &Unknown, theirs: &Unknown) -> Unknown {
    let mut map = Unknown::new();
    for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
        let (before, our, their) = (base.get(key), ours.get(key), theirs.get(key));
        let value = one_of(&before, &our, &their)
            .copied()
            .unwrap_or_else(|| [our, their].into_iter().max_by_key(|value| value.map(ToString::to_string)).flatten());
        if let Some(value) = value {
            map.insert(key.clone(), value.clone());
        }
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_one_side_changed_are_taken() {
        for (base, ours, theirs, merged, clash) in [
            ("a\nb\nc", "a1\nb\nc", "a\nb\nc1", "a1\nb\nc1", false),
            ("", "ours", "theirs", "ours\ntheirs", true),
            ("a", "a\nb", "a\nb\nc", "a\nb\nc", true),
            ("a\n\nb", "a1\n\nb", "a\n\nb\nc", "a1\n\nb\nc", false),
            ("a\nb", "a", "a\nb1", "a\nb1", true),
            ("a\nb\nc\nd", "a\nc\nd", "a\nb\nc\nd1", "a\nc\nd1", false),
            ("a", "", "a", "", false),
            ("x", "ours x", "x", "ours x", false),
        ] {
            assert_eq!(texts(base, ours, theirs), (merged.to_owned(), clash), "{base:?} {ours:?} {theirs:?}");
        }
    }

    #[test]
    fn what_either_took_out_of_a_list_is_out_and_what_either_put_in_is_in() {
        assert_eq!(lists(&[1, 2, 3], &[1, 3, 4], &[1, 2, 5]), [1, 4, 5]);
        assert_eq!(lists(&[], &[1, 2], &[2, 3]), [1, 2, 3]);
        assert_eq!(lists(&[1], &[1], &[]), [0; 0]);
    }
}
