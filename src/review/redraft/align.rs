//! Which tokens of one draft are which of the next.
//!
//! First a diff of the whole texts, so that what stayed keeps its place in the story. What it matched by chance inside
//! a rewritten passage is given up again. Then whatever was moved is looked for, only among what is new.

use super::tokens::{break_before, tokens};
use crate::Span;
use imara_diff::{Algorithm, Diff, InternedInput, Interner, Token};
use std::collections::HashMap;
use std::ops::Range;

/// A draft cut into tokens.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub text: &'a str,
    pub spans: Vec<Span>,
    /// The same number for the same words, in both drafts.
    pub words: Vec<Token>,
}

impl Draft<'_> {
    /// How much the tokens say, in letters and digits; a mark alone says little.
    pub(super) fn weight(&self, range: Range<usize>) -> usize {
        self.spans[range].iter().map(|token| token_weight(token.of(self.text))).sum()
    }
}

pub(super) fn token_weight(token: &str) -> usize {
    token.chars().filter(|c| c.is_alphanumeric()).count().max(1)
}

/// A run of tokens that stand in both drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    old: usize,
    new: usize,
    len: usize,
}

/// A passage that differs: tokens of the old draft and what stands there in the new one. Either may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// Two drafts side by side.
#[derive(Debug)]
pub(super) struct Alignment<'a> {
    pub old: Draft<'a>,
    pub new: Draft<'a>,
    /// For each old token the new one in the same place of the story.
    pub kept: Vec<Option<usize>>,
    /// For each old token the new one that it was moved to.
    pub moved: Vec<Option<usize>>,
    /// The passages that differ, in order.
    pub hunks: Vec<Hunk>,
}

/// How many tokens in a row a moved passage must share to be looked at, and how many letters and digits to count.
const SHINGLE: usize = 4;
const MOVED_WEIGHT: usize = 14;

impl<'a> Alignment<'a> {
    pub(super) fn new(old: &'a str, new: &'a str) -> Self {
        let (old_spans, new_spans) = (tokens(old), tokens(new));
        let mut input = InternedInput { before: Vec::new(), after: Vec::new(), interner: Interner::new(0) };
        input.update_before(old_spans.iter().map(|span| span.of(old)));
        input.update_after(new_spans.iter().map(|span| span.of(new)));
        let diff = Diff::compute(Algorithm::Histogram, &input);
        let old = Draft { text: old, spans: old_spans, words: input.before };
        let new = Draft { text: new, spans: new_spans, words: input.after };

        let mut runs = runs(&diff, old.spans.len());
        slide(&mut runs, &old, &new);
        let mut runs = without_chance(&runs, &old, &new);
        slide(&mut runs, &old, &new);

        let mut kept = vec![None; old.spans.len()];
        for run in &runs {
            for (at, slot) in kept[run.old..run.old + run.len].iter_mut().enumerate() {
                *slot = Some(run.new + at);
            }
        }
        let hunks = hunks(&runs, &old, &new);
        let moved = moved(&hunks, &old, &new);
        Self { old, new, kept, moved, hunks }
    }

    /// The passage an old token was changed in; `None` for one that was kept.
    pub(super) fn hunk_of(&self, token: usize) -> Option<usize> {
        let at = self.hunks.partition_point(|hunk| hunk.old.end <= token);
        self.hunks.get(at).is_some_and(|hunk| hunk.old.contains(&token)).then_some(at)
    }
}

fn runs(diff: &Diff, old_len: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut old, mut new) = (0, 0);
    let mut push = |old: usize, new: usize, end: usize| {
        if end > old {
            runs.push(Run { old, new, len: end - old });
        }
    };
    for hunk in diff.hunks() {
        push(old, new, hunk.before.start as usize);
        (old, new) = (hunk.before.end as usize, hunk.after.end as usize);
    }
    push(old, new, old_len);
    runs
}

fn hunks(runs: &[Run], old: &Draft<'_>, new: &Draft<'_>) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let end = Run { old: old.spans.len(), new: new.spans.len(), len: 0 };
    for run in runs.iter().chain([&end]) {
        if run.old > old_at || run.new > new_at {
            hunks.push(Hunk { old: old_at..run.old, new: new_at..run.new });
        }
        (old_at, new_at) = (run.old + run.len, run.new + run.len);
    }
    hunks
}

/// Where a passage was only added or only taken away, its edges may be ambiguous: "A b. [A c.] A d." is also
/// "A b. A [c. A] d.". It is moved to where it begins and ends with a line, a sentence, a word.
fn slide(runs: &mut Vec<Run>, old: &Draft<'_>, new: &Draft<'_>) {
    for at in 1..runs.len() {
        let (before, after) = (runs[at - 1], runs[at]);
        let (old_gap, new_gap) = (after.old - (before.old + before.len), after.new - (before.new + before.len));
        let (draft, start, gap) = match (old_gap, new_gap) {
            (0, gap) if gap > 0 => (new, before.new + before.len, gap),
            (gap, 0) if gap > 0 => (old, before.old + before.len, gap),
            _ => continue,
        };
        let words = &draft.words;
        // Never so far that a run is used up, unless it is the first: what was put before all else may be what it began
        // with, once more.
        let first = at == 1 && before.old == 0 && before.new == 0;
        let up =
            (1..before.len + usize::from(first)).take_while(|&by| words[start - by] == words[start + gap - by]).count();
        let down =
            (0..after.len.saturating_sub(1)).take_while(|&by| words[start + by] == words[start + gap + by]).count();
        let score = |start: usize| {
            let edge = |at| break_before(draft.text, &draft.spans, at);
            edge(start) + edge(start + gap)
        };
        let places = start - up..=start + down;
        let to = places.max_by_key(|&to| (score(to), std::cmp::Reverse(to.abs_diff(start)))).unwrap_or(start);
        if to >= start {
            let by = to - start;
            runs[at - 1].len += by;
            runs[at] = Run { old: after.old + by, new: after.new + by, len: after.len - by };
        } else {
            let by = start - to;
            runs[at - 1].len -= by;
            runs[at] = Run { old: after.old - by, new: after.new - by, len: after.len + by };
        }
    }
    runs.retain(|run| run.len > 0);
}

/// The runs that are more than chance: one that says no more than what was changed on either side of it is not what
/// stayed in a passage, but what any two passages share.
fn without_chance(runs: &[Run], old: &Draft<'_>, new: &Draft<'_>) -> Vec<Run> {
    let old_weights = sums(old);
    let new_weights = sums(new);
    let changed = |before: Run, after: Run| {
        let old = old_weights[after.old] - old_weights[before.old + before.len];
        let new = new_weights[after.new] - new_weights[before.new + before.len];
        old.max(new)
    };
    let start = Run { old: 0, new: 0, len: 0 };
    let end = Run { old: old.spans.len(), new: new.spans.len(), len: 0 };
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for (at, &run) in runs.iter().enumerate() {
        kept.push(run);
        let next = runs.get(at + 1).copied().unwrap_or(end);
        // Giving one up makes the change before the next one larger, and so the one before it may go too.
        while let Some(&last) = kept.last() {
            let before = kept.len().checked_sub(2).map_or(start, |at| kept[at]);
            let weight = old_weights[last.old + last.len] - old_weights[last.old];
            let by_chance = weight <= changed(before, last).min(changed(last, next));
            if !by_chance {
                break;
            }
            kept.pop();
        }
    }
    kept
}

/// Weights of all tokens before each place.
fn sums(draft: &Draft<'_>) -> Vec<usize> {
    let mut sum = 0;
    let mut sums = vec![0];
    for token in &draft.spans {
        sum += token_weight(token.of(draft.text));
        sums.push(sum);
    }
    sums
}

/// Looks for what was taken away among what is new. A passage counts that says enough and stands only once among what
/// was taken away and only once among what is new.
fn moved(hunks: &[Hunk], old: &Draft<'_>, new: &Draft<'_>) -> Vec<Option<usize>> {
    let mut moved = vec![None; old.spans.len()];
    let gone = places(hunks.iter().map(|hunk| hunk.old.clone()), &old.words);
    if gone.is_empty() {
        return moved;
    }
    let come = places(hunks.iter().map(|hunk| hunk.new.clone()), &new.words);
    let mut taken = vec![false; new.spans.len()];
    for hunk in hunks {
        for start in hunk.old.clone() {
            let Some(shingle) = old.words.get(start..start + SHINGLE) else { break };
            let (Some(&Some((only, old_hunk))), Some(&Some((place, new_hunk)))) =
                (gone.get(shingle), come.get(shingle))
            else {
                continue;
            };
            if only != start || moved[start].is_some() || taken[place] {
                continue;
            }
            let (old_range, new_range) = (&hunks[old_hunk].old, &hunks[new_hunk].new);
            let same = |old_at: usize, new_at: usize| {
                old.words[old_at] == new.words[new_at] && moved[old_at].is_none() && !taken[new_at]
            };
            let most = (start - old_range.start).min(place - new_range.start);
            let back = (1..=most).take_while(|by| same(start - by, place - by)).count();
            let most = (old_range.end - start).min(new_range.end - place);
            let forth = (0..most).take_while(|by| same(start + by, place + by)).count();
            let range = start - back..start + forth;
            if old.weight(range.clone()) >= MOVED_WEIGHT {
                for (at, token) in range.enumerate() {
                    moved[token] = Some(place - back + at);
                    taken[place - back + at] = true;
                }
            }
        }
    }
    moved
}

/// For every few tokens in a row where they stand, and in which range; `None` where they stand more than once.
fn places(ranges: impl Iterator<Item = Range<usize>>, words: &[Token]) -> HashMap<&[Token], Option<(usize, usize)>> {
    let mut places = HashMap::new();
    for (number, range) in ranges.enumerate() {
        for (at, shingle) in words[range.clone()].windows(SHINGLE).enumerate() {
            places.entry(shingle).and_modify(|place| *place = None).or_insert(Some((range.start + at, number)));
        }
    }
    places
}
