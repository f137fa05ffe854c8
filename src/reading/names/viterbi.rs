//! Labels of tokens, and the best row of labels for a sentence.
//!
//! A label is where in a name a token stands and what the name names: begin, inside, last, or the only word. Names of
//! other things have no last and only word of their own, so that a row of scores has sixteen places. This file must not
//! know where scores come from: the trainer and the reader decode with the same code.

use super::atoms::Role;
use crate::reading::model::NameKind;
use std::ops::Range;

/// Labels there are.
pub(super) const LABELS: usize = 15;
/// Places in a row of scores; the last is unused.
pub(super) const WIDTH: usize = 16;
/// Scores of one token.
pub(super) type Row = [i32; WIDTH];
/// What kind of token a transition leads to: `[to a kind of token][from a label][to a label]`.
pub(super) type Transitions = [[Row; WIDTH]; TURNS];
/// Kinds of token that transitions are told apart by.
pub(super) const TURNS: usize = 4;

/// In no name.
pub(super) const OUTSIDE: u8 = 0;

const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Other];

/// Where in a name a token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    Begin,
    Inside,
    Last,
    Only,
}

/// The kind a label tells, and the position; `None` outside.
fn parts(label: u8) -> Option<(usize, Position)> {
    let number = usize::from(label.checked_sub(1)?);
    let position = match number % 4 {
        0 => Position::Begin,
        1 => Position::Inside,
        2 => Position::Last,
        _ => Position::Only,
    };
    Some((number / 4, position))
}

/// The labels of the tokens of one name.
pub(super) fn labels(kind: NameKind, tokens: usize) -> impl Iterator<Item = u8> {
    let number = kind_number(kind);
    let first = 1 + 4 * u8::try_from(number).unwrap_or_default();
    let closed = number < KINDS.len() - 1;
    (0..tokens).map(move |at| match at {
        0 if tokens == 1 && closed => first + 3,
        0 => first,
        _ if at + 1 == tokens && closed => first + 2,
        _ => first + 1,
    })
}

/// The number of a kind, as labels count them.
pub(super) fn kind_number(kind: NameKind) -> usize {
    KINDS.iter().position(|other| *other == kind).unwrap_or(KINDS.len() - 1)
}

/// The labels of a kind.
pub(super) fn labels_of(kind: usize) -> impl Iterator<Item = u8> {
    (1..LABELS as u8).filter(move |label| parts(*label).is_some_and(|(other, _)| other == kind))
}

/// Whether every label is one of a name of this kind.
pub(super) fn all_of_kind(labels: &[u8], kind: usize) -> bool {
    labels.iter().all(|label| parts(*label).is_some_and(|(other, _)| other == kind))
}

/// Whether a name may end with this label.
fn ends(label: u8) -> bool {
    parts(label)
        .is_none_or(|(kind, position)| kind == KINDS.len() - 1 || matches!(position, Position::Last | Position::Only))
}

/// Whether a name may begin, or no name be, with this label.
fn begins(label: u8) -> bool {
    parts(label).is_none_or(|(_, position)| matches!(position, Position::Begin | Position::Only))
}

/// Whether `to` may follow `from`.
fn follows(from: u8, to: u8) -> bool {
    if begins(to) {
        return ends(from);
    }
    let (Some((before, position)), Some((kind, _))) = (parts(from), parts(to)) else { return false };
    before == kind && matches!(position, Position::Begin | Position::Inside)
}

/// Which labels may follow which, as lists to walk through.
struct Order {
    /// The labels that a name may begin with.
    openers: Vec<u8>,
    /// The labels behind which a name may begin, or none be: the ends of names, and outside.
    closers: Vec<u8>,
    /// The labels within a name, and those that may stand before each.
    inner: Vec<(u8, Vec<u8>)>,
}

fn order() -> &'static Order {
    static ORDER: std::sync::OnceLock<Order> = std::sync::OnceLock::new();
    let labels = || 0..LABELS as u8;
    let before = |to: u8| labels().filter(|from| follows(*from, to)).collect();
    ORDER.get_or_init(|| Order {
        openers: labels().filter(|&label| label != OUTSIDE && begins(label)).collect(),
        closers: labels().filter(|&label| ends(label)).collect(),
        inner: labels().filter(|&label| !begins(label)).map(|label| (label, before(label))).collect(),
    })
}

/// Takes the labels from a row of scores that `role` rules out.
pub(super) fn restrict(role: Role, row: &mut Row) {
    match role {
        Role::Any => {}
        Role::Inside => {
            for label in (1..LABELS as u8).filter(|label| begins(*label)) {
                row[usize::from(label)] = FORBIDDEN;
            }
        }
        Role::Nowhere => {
            *row = [FORBIDDEN; WIDTH];
            row[usize::from(OUTSIDE)] = 0;
        }
    }
}

/// Takes out the names that no decoding could find.
pub(super) fn drop_impossible(roles: &[Role], labels: &mut [u8]) {
    for (tokens, _) in names(labels) {
        let lost = roles[tokens.clone()].iter().enumerate().any(|(at, role)| match role {
            Role::Any => false,
            Role::Inside => at == 0,
            Role::Nowhere => true,
        });
        if lost {
            labels[tokens].fill(OUTSIDE);
        }
    }
}

/// The score of a label that is ruled out: worse than any sum of others in a sentence.
const FORBIDDEN: i32 = -100_000_000;

/// Memory for decoding, kept between sentences.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    from: Vec<[u8; WIDTH]>,
}

/// No row of labels has a score as low as this.
const NEVER: i32 = i32::MIN / 2;

impl Decoder {
    /// The labels with the best sum of scores and transitions that make whole names.
    pub(super) fn decode(&mut self, scores: &[Row], turns: &[u8], transitions: &Transitions, labels: &mut Vec<u8>) {
        labels.clear();
        self.from.clear();
        let (Some(first), Some(turn)) = (scores.first(), turns.first()) else { return };
        let order = order();
        let outside = usize::from(OUTSIDE);
        // From a token in no name a name may begin, or none.
        let open = |best: i32, score: &Row, steps: &Row| {
            let mut row = [NEVER; WIDTH];
            for to in order.openers.iter().chain([&OUTSIDE]).map(|label| usize::from(*label)) {
                row[to] = best + steps[to] + score[to];
            }
            row
        };
        let mut best = open(0, first, &transitions[usize::from(*turn)][outside]);
        // Whether no name can be at the token before.
        let mut alone = false;
        for (score, turn) in scores.iter().zip(turns).skip(1) {
            let steps = &transitions[usize::from(*turn)];
            // Most tokens of a text: no name can be here.
            let none = score[outside + 1..LABELS].iter().all(|score| *score <= FORBIDDEN);
            let (mut next, mut from) = ([NEVER; WIDTH], [OUTSIDE; WIDTH]);
            if alone && none {
                next[outside] = best[outside] + steps[outside][outside] + score[outside];
            } else if alone {
                next = open(best[outside], score, &steps[outside]);
            } else if none {
                (next[outside], from[outside]) = best_before(&order.closers, &best, steps, outside);
                next[outside] = (next[outside] + score[outside]).max(NEVER);
            } else {
                (next, from) = step(order, &best, steps, score);
            }
            self.from.push(from);
            best = next;
            alone = none;
        }
        let mut label = (0..LABELS as u8).filter(|label| ends(*label)).max_by_key(|label| best[usize::from(*label)]);
        for from in self.from.iter().rev() {
            let current = label.unwrap_or(OUTSIDE);
            labels.push(current);
            label = Some(from[usize::from(current)]);
        }
        labels.push(label.unwrap_or(OUTSIDE));
        labels.reverse();
    }
}

/// The best sum for label `to` behind one of `labels`, and that label.
fn best_before(labels: &[u8], best: &Row, steps: &[Row; WIDTH], to: usize) -> (i32, u8) {
    let mut found = (NEVER, OUTSIDE);
    for &label in labels {
        let sum = best[usize::from(label)] + steps[usize::from(label)][to];
        if sum > found.0 {
            found = (sum, label);
        }
    }
    found
}

/// One step of the decoding: the best sum for each label, and the label before it.
fn step(order: &Order, best: &Row, steps: &[Row; WIDTH], score: &Row) -> (Row, [u8; WIDTH]) {
    let (mut next, mut from) = ([NEVER; WIDTH], [i32::from(OUTSIDE); WIDTH]);
    // All labels at once behind each that closes a name, by masks and without a branch, so that they are compared side by
    // side. Those within a name, which may not stand there, are set right below.
    for &label in &order.closers {
        let (sum, steps) = (best[usize::from(label)], &steps[usize::from(label)]);
        for to in 0..WIDTH {
            let sum = sum + steps[to];
            let better = -i32::from(sum > next[to]);
            next[to] ^= (next[to] ^ sum) & better;
            from[to] ^= (from[to] ^ i32::from(label)) & better;
        }
    }
    for (to, before) in &order.inner {
        let to = usize::from(*to);
        let (sum, label) = best_before(before, best, steps, to);
        (next[to], from[to]) = (sum, label.into());
    }
    for (next, score) in next.iter_mut().zip(score) {
        *next = (*next + score).max(NEVER);
    }
    // A label's number fits into a byte.
    (next, from.map(|label| label as u8))
}

/// The names a row of labels makes: their tokens and what they name.
pub(super) fn names(labels: &[u8]) -> Vec<(Range<usize>, NameKind)> {
    let mut names: Vec<(Range<usize>, NameKind)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        let Some((kind, position)) = parts(label) else { continue };
        match (position, names.last_mut()) {
            (Position::Inside | Position::Last, Some((tokens, open))) if tokens.end == at && *open == KINDS[kind] => {
                tokens.end = at + 1;
            }
            _ => names.push((at..at + 1, KINDS[kind])),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_of_names_are_read_back() {
        for kind in KINDS {
            for tokens in 1..5 {
                let row: Vec<u8> = labels(kind, tokens).collect();
                assert_eq!(names(&row), [(0..tokens, kind)]);
                assert!(begins(row[0]) && ends(row[tokens - 1]));
                assert!(row.windows(2).all(|pair| follows(pair[0], pair[1])));
            }
        }
    }

    proptest! {
        /// Whatever the scores, labels come in whole names, one a token.
        #[test]
        fn decoding_makes_whole_names(
            scores in prop::collection::vec(prop::array::uniform16(-9000i32..9000), 0..12),
            steps in prop::collection::vec(-9000i32..9000, TURNS * WIDTH * WIDTH),
        ) {
            let mut transitions: Transitions = [[[0; WIDTH]; WIDTH]; TURNS];
            for (step, weight) in transitions.iter_mut().flatten().flatten().zip(steps) {
                *step = weight;
            }
            let turns: Vec<u8> = (0..scores.len()).map(|at| (at % TURNS) as u8).collect();
            let mut row = Vec::new();
            Decoder::default().decode(&scores, &turns, &transitions, &mut row);
            prop_assert_eq!(row.len(), scores.len());
            prop_assert!(row.first().is_none_or(|label| begins(*label)));
            prop_assert!(row.last().is_none_or(|label| ends(*label)));
            prop_assert!(row.windows(2).all(|pair| follows(pair[0], pair[1])));
        }

        /// No row of labels that makes whole names has a higher sum, wherever names can be.
        #[test]
        fn decoding_finds_the_best_row(
            scores in prop::collection::vec((prop::array::uniform16(-9000i32..9000), 0..3u8), 1..4),
            steps in prop::collection::vec(-9000i32..9000, TURNS * WIDTH * WIDTH),
        ) {
            let mut transitions: Transitions = [[[0; WIDTH]; WIDTH]; TURNS];
            for (step, weight) in transitions.iter_mut().flatten().flatten().zip(steps) {
                *step = weight;
            }
            let turns: Vec<u8> = (0..scores.len()).map(|at| (at % TURNS) as u8).collect();
            let restricted = |(mut row, role): (Row, u8)| {
                restrict([Role::Any, Role::Inside, Role::Nowhere][usize::from(role)], &mut row);
                row
            };
            let scores: Vec<Row> = scores.into_iter().map(restricted).collect();
            let sum = |row: &[u8]| {
                let mut before = OUTSIDE;
                row.iter().enumerate().fold(0i64, |sum, (at, &label)| {
                    let step = transitions[usize::from(turns[at])][usize::from(before)][usize::from(label)];
                    before = label;
                    sum + i64::from(step) + i64::from(scores[at][usize::from(label)])
                })
            };
            let mut rows: Vec<Vec<u8>> = vec![Vec::new()];
            for _ in &scores {
                let longer = |row: &Vec<u8>| (0..LABELS as u8).map(|label| [&row[..], &[label]].concat()).collect::<Vec<_>>();
                rows = rows.iter().flat_map(longer).collect();
                rows.retain(|row| match row[..] {
                    [.., before, last] => follows(before, last),
                    [first] => begins(first),
                    [] => true,
                });
            }
            let best = rows.iter().filter(|row| row.last().is_some_and(|label| ends(*label))).map(|row| sum(row)).max();
            let mut row = Vec::new();
            Decoder::default().decode(&scores, &turns, &transitions, &mut row);
            prop_assert_eq!(Some(sum(&row)), best);
        }
    }
}
