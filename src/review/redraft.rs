//! A new draft of the article: every record follows its words into it, or is honestly lost.

use super::{Anchor, Review, Status, Subject, words_hash};
use crate::Span;
use crate::article::Article;
use std::sync::Arc;

/// What became of words in a new draft. The words of [`State::word`] are those of the `reanchor` interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The same words in the same place of the story.
    Same,
    /// The same words elsewhere.
    Moved,
    /// Other words stand there now.
    Changed,
    /// There is no honest place for them.
    Lost,
}
crate::reading::words!(State { Same => "same", Moved => "moved", Changed => "changed", Lost => "lost" });

/// Where words have come to stand in a new draft.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landing {
    /// What became of them.
    pub state: State,
    /// Where they stand. Empty for what is lost: then near where it was.
    pub span: Span,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
}

/// How many records went which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Followed {
    /// Same words, same place.
    pub same: usize,
    /// Same words, elsewhere.
    pub moved: usize,
    /// Other words now.
    pub changed: usize,
    /// No place.
    pub lost: usize,
}

impl Review {
    /// Makes this the review of another draft. Records that people touched follow their words; the others are dropped,
    /// the next reading finds them anew. Edits made before can no longer be undone: the caller begins a new history.
    pub fn follow(&mut self, article: &Article) -> Followed {
        let old = Arc::clone(&self.subject.text);
        self.subject = Subject { unknown: std::mem::take(&mut self.subject.unknown), ..Subject::of(article) };
        self.records.retain(|record| record.is_touched());
        let spans: Vec<Span> = self.records.iter().map(|record| record.anchor.span).collect();
        let landings = reanchor(&old, &article.text, &spans);
        let mut followed = Followed::default();
        for (record, landing) in self.records.iter_mut().zip(landings) {
            let record = Arc::make_mut(record);
            let landed = match landing.state {
                State::Lost => None,
                _ => Anchor::of(&article.text, landing.span),
            };
            match (&landed, landing.state) {
                (None, _) => followed.lost += 1,
                (_, State::Same) => followed.same += 1,
                (_, State::Moved) => followed.moved += 1,
                (_, _) => followed.changed += 1,
            }
            let before = std::mem::take(&mut record.anchor.exact);
            record.anchor = match landed {
                Some(landed) => Anchor { unknown: std::mem::take(&mut record.anchor.unknown), ..landed },
                None => Anchor { exact: before.clone(), ..record.anchor.clone() }
                    .lost_near(&article.text, landing.span.start),
            };
            let verdict = &mut record.verdict;
            if verdict.words.as_deref() == Some(words_hash(&record.anchor.exact).as_str()) {
                verdict.was.clear();
            } else if verdict.given != Status::ToCheck && verdict.was.is_empty() {
                verdict.was = before;
            }
        }
        self.put_in_order();
        followed
    }
}

/// Finds the words at `spans` of one draft in the next. An empty span, or one that does not fit, is lost near where it
/// says. As many landings as spans, in their order, each on character boundaries of `new`.
pub fn reanchor(old: &str, new: &str, spans: &[Span]) -> Vec<Landing> {
    spans.iter().map(|span| land(old, new, *span)).collect()
}

fn land(old: &str, new: &str, span: Span) -> Landing {
    let lost = |near: usize| {
        let near = new.floor_char_boundary(near);
        Landing { state: State::Lost, span: Span::new(near, near), confidence: 0.0 }
    };
    let words = span.of(old);
    if words.is_empty() {
        return lost(span.start);
    }
    if old == new {
        return Landing { state: State::Same, span, confidence: 1.0 };
    }
    let (before, after) = (&old[..span.start], &old[span.end..]);
    let context = |at: usize| {
        let same = |(a, b): &(char, char)| a == b;
        let left = before.chars().rev().zip(new[..at].chars().rev()).take(64).take_while(same).count();
        let right = after.chars().zip(new[at + words.len()..].chars()).take(64).take_while(same).count();
        left + right
    };
    // The best two places by what stands around them; beyond so many places no context can be trusted.
    const MOST: usize = 1000;
    let mut best: Option<(usize, usize)> = None;
    let mut second = None;
    for (at, _) in new.match_indices(words).take(MOST) {
        let this = Some((context(at), at));
        if this > best {
            second = best;
            best = this;
        } else if this > second {
            second = this;
        }
    }
    match (best, second) {
        (Some((same, at)), second) if same > second.map_or(0, |(same, _)| same) => {
            let state = if at == span.start { State::Same } else { State::Moved };
            Landing { state, span: Span::new(at, at + words.len()), confidence: 0.5 }
        }
        _ => lost(span.start),
    }
}
