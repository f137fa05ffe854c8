//! What became of the claims of one draft in the next: which stand as they were, which moved, changed or went, and
//! which are new.

use super::{Landing, State, reanchor};
use crate::Span;
use crate::reading::{Claim, ClaimIndex, Detail};
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

/// One claim of the older draft in the newer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carried {
    /// Where its words stand now, and what became of them.
    pub landing: Landing,
    /// The claim the newer reading found there.
    pub claim: Option<ClaimIndex>,
}

/// The claims of two drafts held against each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// For each claim of the older draft what became of it.
    pub carried: Vec<Carried>,
    /// The claims of the newer draft that come from none of the older.
    pub new: Vec<ClaimIndex>,
}

impl Comparison {
    /// Compares the claims of two drafts.
    pub fn of(old: &str, old_claims: &[Claim], new: &str, new_claims: &[Claim]) -> Self {
        let spans: Vec<Span> = old_claims.iter().map(|claim| claim.span).collect();
        let landings = reanchor(old, new, &spans);
        let mut free: HashMap<(Discriminant<Detail>, Span), ClaimIndex> = HashMap::new();
        for (index, claim) in new_claims.iter().enumerate().rev() {
            free.insert((discriminant(&claim.detail), claim.span), ClaimIndex(index));
        }
        let mut taken = vec![false; new_claims.len()];
        let mut carried: Vec<Carried> = old_claims
            .iter()
            .zip(landings)
            .map(|(claim, landing)| {
                let there = (landing.state != State::Lost).then(|| (discriminant(&claim.detail), landing.span));
                let claim = there.and_then(|there| free.remove(&there));
                if let Some(slot) = claim.and_then(|ClaimIndex(index)| taken.get_mut(index)) {
                    *slot = true;
                }
                Carried { landing, claim }
            })
            .collect();
        // The newer reading may draw the edges of changed words otherwise.
        for (claim, carried) in old_claims.iter().zip(&mut carried) {
            if carried.claim.is_some() || carried.landing.state == State::Lost {
                continue;
            }
            let span = carried.landing.span;
            let from = new_claims.partition_point(|other| other.span.start < span.start);
            let after = new_claims.iter().enumerate().skip(from).take_while(|(_, other)| other.span.start < span.end);
            let before = new_claims.iter().enumerate().take(from).rev().take(NEAR);
            let found = before.chain(after).find(|(index, other)| {
                !taken.get(*index).is_some_and(|taken| *taken)
                    && discriminant(&other.detail) == discriminant(&claim.detail)
                    && other.span.overlaps(span)
            });
            if let Some((index, _)) = found {
                carried.claim = Some(ClaimIndex(index));
                if let Some(slot) = taken.get_mut(index) {
                    *slot = true;
                }
            }
        }
        let new = taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(index, _)| ClaimIndex(index)).collect();
        Self { carried, new }
    }

    /// How many claims of the older draft went this way.
    pub fn count(&self, state: State) -> usize {
        self.carried.iter().filter(|carried| carried.landing.state == state).count()
    }

    /// Whether every claim stands as it was, and there is none besides.
    pub fn is_same(&self) -> bool {
        self.new.is_empty() && self.count(State::Same) == self.carried.len()
    }
}

/// How many claims before a place are looked at for one that reaches into it.
const NEAR: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::reading;

    fn compare(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
        let read = |text: &str| reading::read(&Article::from_text(text.to_owned()), None);
        let (before, after) = (read(old), read(new));
        let comparison = Comparison::of(old, &before.claims, new, &after.claims);
        let carried = before.claims.iter().zip(&comparison.carried).map(|(claim, carried)| {
            let now = carried.claim.and_then(|ClaimIndex(index)| after.claims.get(index));
            let now = now.map_or("–", |claim| claim.span.of(new));
            format!("{} {} → {now}", carried.landing.state.word(), claim.span.of(old))
        });
        let new_ones = comparison.new.iter().filter_map(|ClaimIndex(index)| after.claims.get(*index));
        (carried.collect(), new_ones.map(|claim| claim.span.of(new).to_owned()).collect())
    }

    #[test]
    fn claims_that_changed_went_or_came_are_told() {
        let old = "The weir cost 2.5 million euros. It holds 300 tonnes of water. It was built in a year.";
        let new = "The weir cost 2.7 million euros. It was built in a year. It employs 40 people.";
        let (carried, new_ones) = compare(old, new);
        assert!(carried.contains(&"changed 2.5 million euros → 2.7 million euros".to_owned()), "{carried:?}");
        assert!(carried.iter().any(|one| one.starts_with("lost 300 tonnes")), "{carried:?}");
        assert!(new_ones.iter().any(|words| words.starts_with("40")), "{new_ones:?}");
    }

    #[test]
    fn a_draft_is_the_same_as_itself() {
        let text = "“We begin in spring,” said Lena Fuller. The weir cost 2.5 million euros.";
        let read = reading::read(&Article::from_text(text.to_owned()), None);
        let comparison = Comparison::of(text, &read.claims, text, &read.claims);
        assert!(comparison.is_same() && comparison.carried.len() > 2, "{comparison:?}");
    }
}
