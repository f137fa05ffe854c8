//! A new draft of the article: every record follows its words into it, or is honestly lost.
//!
//! Words keep their place in the story, or were moved as part of a passage, or were changed where they stood. That the
//! same words stand somewhere is no reason to go there: a note on the wrong words is worse than one that has lost its
//! place.

mod align;
mod compare;
mod place;
mod tokens;

pub use compare::{Carried, Comparison};

use super::{Anchor, Quoted, Record, RecordId, Review, Subject, find_quoted};
use crate::Span;
use crate::article::Article;
use place::Finder;
use std::collections::HashMap;
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
        self.follow_subject(Subject::of(article))
    }

    /// The same for the draft that another review is of.
    pub(super) fn follow_subject(&mut self, subject: Subject) -> Followed {
        let old = Arc::clone(&self.subject.text);
        let new = Arc::clone(&subject.text);
        self.subject = Subject { unknown: std::mem::take(&mut self.subject.unknown), ..subject };
        self.records.retain(|record| record.is_touched());
        let spans: Vec<Span> = self.records.iter().map(|record| record.anchor.span).collect();
        let landings = reanchor(&old, &new, &spans);
        let returned = self.returned_to(&new);
        let mut followed = Followed::default();
        for (record, landing) in self.records.iter_mut().zip(landings) {
            let record = Arc::make_mut(record);
            let landed = match landing.state {
                State::Lost => returned.get(&record.id).and_then(|span| Anchor::of(&new, *span)),
                _ => Anchor::of(&new, landing.span),
            };
            match (&landed, landing.state) {
                (None, _) => followed.lost += 1,
                (_, State::Lost) => followed.moved += 1,
                (_, State::Same) => followed.same += 1,
                (_, State::Moved) => followed.moved += 1,
                (_, _) => followed.changed += 1,
            }
            let before = std::mem::take(&mut record.anchor.exact);
            record.anchor = match landed {
                Some(landed) => Anchor { unknown: std::mem::take(&mut record.anchor.unknown), ..landed },
                None => Anchor { exact: before.clone(), ..record.anchor.clone() }.lost_near(&new, landing.span.start),
            };
            record.verdict.follow(&before, &record.anchor.exact);
        }
        self.put_in_order();
        followed
    }

    /// Where words of records that were lost before stand again, among the words they stood among: a sentence that was
    /// put back, or a web page shown whole again.
    fn returned_to(&self, text: &str) -> HashMap<RecordId, Span> {
        let lost = self.records().filter(|record| record.anchor.is_lost());
        let told =
            |anchor: &Anchor| !(anchor.exact.trim().is_empty() || anchor.prefix.is_empty() && anchor.suffix.is_empty());
        let lost: Vec<&Record> = lost.filter(|record| told(&record.anchor)).collect();
        let quotes: Vec<Quoted> = lost.iter().map(|record| record.anchor.quoted()).collect();
        let found = if quotes.is_empty() { Vec::new() } else { find_quoted(text, &quotes) };
        lost.iter().zip(found).filter_map(|(record, span)| Some((record.id, span?))).collect()
    }
}

/// Finds the words at `spans` of one draft in the next. An empty span, or one that does not fit, is lost near where it
/// says. As many landings as spans, in their order, each on character boundaries of `new`.
pub fn reanchor(old: &str, new: &str, spans: &[Span]) -> Vec<Landing> {
    let whole = |span: Span| Landing { state: State::Same, span, confidence: 1.0 };
    let lost = |near: usize| {
        let near = new.floor_char_boundary(near);
        Landing { state: State::Lost, span: Span::new(near, near), confidence: 0.0 }
    };
    let mut finder = None;
    let landings = spans.iter().map(|&span| {
        let words = span.of(old);
        if words.trim().is_empty() {
            return lost(span.start);
        }
        if old == new {
            return whole(span);
        }
        let landing = finder.get_or_insert_with(|| Finder::new(old, new)).find(span);
        if landing.state != State::Lost && landing.span.of(new).trim().is_empty() {
            return lost(landing.span.start);
        }
        landing
    });
    landings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text without its brackets, and what stood in them; an empty pair is a place.
    fn marked(text: &str) -> (String, Span) {
        let start = text.find('[').expect("a mark");
        let end = text.find(']').expect("its end") - 1;
        (text.replace(['[', ']'], ""), Span::new(start, end))
    }

    #[test]
    fn what_was_lost_comes_back_with_its_words() {
        let with = Article::from_text("The ferry left at noon. It carried 72 people. Then it sank.".into());
        let without = Article::from_text("The ferry left at noon. Then it sank.".into());
        let mut review = Review::new(&with);
        let record = review.manual_record(Span::new(35, 44), crate::review::ClaimKind::Number).unwrap();
        assert_eq!(record.anchor.exact, "72 people");
        review.apply(crate::review::Edit::Add(Box::new(record))).unwrap();
        assert_eq!(review.follow(&without).lost, 1);
        // Elsewhere they are others.
        assert_eq!(review.follow(&Article::from_text("In the pub 72 people sang.".into())).lost, 1);
        assert_eq!(review.follow(&with).moved, 1);
        assert_eq!(review.nth(0).unwrap().anchor.span, Span::new(35, 44));
    }

    #[test]
    fn claims_go_where_their_words_went() {
        let cases = [
            (State::Same, "Es kamen [40] Gäste.", "Am Abend kamen viele. Es kamen [40] Gäste."),
            (State::Changed, "Es kamen [40] Gäste.", "Es kamen [45] Gäste."),
            // The same paragraph once more, before, between and behind: the claim stays with the words that follow it.
            (
                State::Same,
                "The ferry carried [72] people. It sank at noon.",
                "The ferry carried 72 people.\n\nThe ferry carried [72] people. It sank at noon.",
            ),
            (
                State::Same,
                "It was late.\n\nThe ferry carried [72] people. It sank at noon.",
                "It was late.\n\nThe ferry carried 72 people.\n\nThe ferry carried [72] people. It sank at noon.",
            ),
            (
                State::Same,
                "It was noon. The ferry carried [72] people.",
                "It was noon. The ferry carried [72] people.\n\nThe ferry carried 72 people.",
            ),
            (
                State::Moved,
                "Zuerst sprachen [12] Räte aus der Stadt. Danach zählte die Polizei viele Menschen auf dem großen Markt. Es regnete.",
                "Danach zählte die Polizei viele Menschen auf dem großen Markt. Zuerst sprachen [12] Räte aus der Stadt. Es regnete.",
            ),
            (
                State::Lost,
                "Der Bau kostet [9 Millionen] Euro. Die Eröffnung ist im Mai.",
                "[]Die Eröffnung ist im Mai.",
            ),
        ];
        for (state, before, after) in cases {
            let (old, span) = marked(before);
            let (new, wanted) = marked(after);
            let landing = reanchor(&old, &new, &[span])[0];
            assert_eq!(landing.state, state, "{after}");
            if state != State::Lost {
                assert_eq!(landing.span, wanted, "{after}: {:?}", landing.span.of(&new));
            }
        }
    }

    /// Drafts of a few words, so that the same words come again and again, and of characters of every kind.
    fn draft() -> impl Strategy<Value = String> {
        let word =
            prop::sample::select(vec!["die", "72", "Gäste", "7", "2", "„Ja“,", "sagte", "sie.", "\n\n", "–", "é"]);
        let words = prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "));
        prop_oneof![words, "\\PC{0,60}"]
    }

    proptest! {
        #[test]
        fn a_draft_that_is_the_same_keeps_every_claim(text in draft(), start in 0usize..120, length in 1usize..30) {
            let start = text.floor_char_boundary(start % (text.len() + 1));
            let span = Span::new(start, text.ceil_char_boundary(text.len().min(start + length)));
            if span.of(&text).trim().is_empty() {
                return Ok(());
            }
            prop_assert_eq!(reanchor(&text, &text, &[span])[0], Landing { state: State::Same, span, confidence: 1.0 });
            // The same without the short way.
            let found = Finder::new(&text, &text).find(span);
            prop_assert_eq!((found.state, found.span), (State::Same, span));
        }

        #[test]
        fn claims_land_in_the_new_draft_whatever_it_is(
            old in draft(),
            new in draft(),
            spans in prop::collection::vec((0usize..200, 0usize..40), 0..12),
        ) {
            let spans: Vec<Span> = spans.iter().map(|&(start, length)| Span::new(start, start + length)).collect();
            let landings = reanchor(&old, &new, &spans);
            prop_assert_eq!(landings.len(), spans.len());
            for landing in landings {
                let Landing { state, span, confidence } = landing;
                prop_assert!(new.get(span.range()).is_some(), "{:?} in {:?}", span, new);
                prop_assert_eq!(state == State::Lost, span.is_empty(), "{:?}", landing);
                prop_assert!((0.0..=1.0).contains(&confidence));
            }
        }
    }
}
