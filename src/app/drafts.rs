//! Any two drafts of the open article held against each other, claim by claim. This module must not know how it is
//! drawn.

use super::draft::Fate;
use super::past::Past;
use crate::article::Article;
use crate::language::Language;
use crate::reading::{self, ClaimIndex};
use crate::review::store::KeptDraft;
use crate::review::{ClaimKind, Comparison, State, Subject};
use std::sync::Arc;

/// The drafts there are, and the two that are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafts {
    /// The one that is open, and before it those that were reviewed, the newest first.
    pub list: Vec<DraftText>,
    /// The older of the two, by its place in the list.
    pub before: usize,
    /// The newer.
    pub after: usize,
    /// What it comes to; `None` while that is being found out.
    pub outcome: Option<Outcome>,
}

/// One draft.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftText {
    /// The one that is open.
    Open(Arc<str>),
    /// One that was kept.
    Kept(KeptDraft),
}

/// What comparing two drafts comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// One of them can no longer be read.
    Unreadable,
    /// How many claims stand as they were, and the others.
    Compared {
        /// How many stand as they were.
        same: usize,
        /// The others: what became of those of the older draft in its order, and then the new ones.
        others: Vec<Difference>,
    },
}

/// A claim that is not as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What became of it.
    pub fate: Fate,
    /// Its kind.
    pub kind: ClaimKind,
    /// Its words in the older draft; empty for a new one.
    pub old: String,
    /// Its words in the newer; empty for one that is gone or says the same elsewhere.
    pub new: String,
}

impl Drafts {
    /// The drafts of an article, the open one against the one before it.
    pub fn of(subject: &Subject, kept: Vec<KeptDraft>) -> Self {
        let kept = kept.into_iter().filter(|draft| !draft.is_of(subject)).map(DraftText::Kept);
        let list: Vec<DraftText> = std::iter::once(DraftText::Open(Arc::clone(&subject.text))).chain(kept).collect();
        let before = 1.min(list.len() - 1);
        Self { list, before, after: 0, outcome: None }
    }

    /// Whether these two are shown.
    pub fn shows(&self, before: usize, after: usize) -> bool {
        (self.before, self.after) == (before, after)
    }

    /// The two drafts.
    pub fn pair(&self) -> Option<(DraftText, DraftText)> {
        Some((self.list.get(self.before)?.clone(), self.list.get(self.after)?.clone()))
    }
}

impl DraftText {
    fn text(&self, past: &Past) -> Option<String> {
        match self {
            Self::Open(text) => Some(text.to_string()),
            Self::Kept(draft) => past.read_draft(draft),
        }
    }
}

/// Compares two drafts. Reads files, and both texts.
pub fn compare((before, after): &(DraftText, DraftText), past: &Past, language: Language) -> Outcome {
    let Some((old, new)) = before.text(past).zip(after.text(past)) else { return Outcome::Unreadable };
    // Read alike, so that nothing differs but the words.
    let read = |text: &str| reading::read(&Article::from_text(text.to_owned()), Some(language)).claims;
    let (old_claims, new_claims) = (read(&old), read(&new));
    let comparison = Comparison::of(&old, &old_claims, &new, &new_claims);
    let mut others = Vec::new();
    for (claim, carried) in old_claims.iter().zip(&comparison.carried) {
        let (fate, now) = match carried.landing.state {
            State::Same => continue,
            State::Lost => (Fate::Gone, ""),
            State::Moved => (Fate::Moved, ""),
            State::Changed => (Fate::Changed, carried.landing.span.of(&new)),
        };
        let (old, new) = (claim.span.of(&old).to_owned(), now.to_owned());
        others.push(Difference { fate, kind: ClaimKind::of(&claim.detail), old, new });
    }
    let fresh = comparison.new.iter().filter_map(|ClaimIndex(at)| new_claims.get(*at));
    others.extend(fresh.map(|claim| Difference {
        fate: Fate::New,
        kind: ClaimKind::of(&claim.detail),
        old: String::new(),
        new: claim.span.of(&new).to_owned(),
    }));
    Outcome::Compared { same: comparison.count(State::Same), others }
}
