//! Turns of phrase that are sources by themselves, or tell of one: hearsay, the own newsroom, a name withheld.

use super::Heard;
use crate::language::{SourceTurn, SourceTurns};
use crate::reading::document::{Document, Once};
use crate::reading::model::{Grade, MentionRole, Reason, SourceKind};
use crate::reading::phrases::Phrase;
use std::ops::Range;

/// A turn of phrase in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub turn: SourceTurn,
}

/// Every turn of phrase of the document, in order.
pub(super) fn find(document: &Document, turns: &SourceTurns) -> Vec<Found> {
    let mut found = Vec::new();
    let mut begins = Once::default();
    let mut at = 0;
    while at < document.tokens.len() {
        let follows = |rest: &[String]| (at + 1..).zip(rest).all(|(index, word)| document.small(index) == word);
        let begun = begins.of(document.spelling(at), || turns.get(document.small(at)));
        let fitting = begun.into_iter().flatten().filter(|(rest, _)| follows(rest)).max_by_key(|(rest, _)| rest.len());
        match fitting {
            Some((rest, turn)) => {
                found.push(Found { tokens: at..at + 1 + rest.len(), turn: *turn });
                at += 1 + rest.len();
            }
            None => at += 1,
        }
    }
    found
}

/// The turns that are sources by themselves.
pub(super) fn heard(document: &Document, found: &[Found]) -> Vec<Heard> {
    let own = |found: &Found| match found.turn {
        SourceTurn::Hearsay => Some((SourceKind::Unnamed, Grade::Anonymous, Reason::UnnamedWord)),
        SourceTurn::Own => Some((SourceKind::Own, Grade::Named, Reason::Medium)),
        SourceTurn::Reader | SourceTurn::Withheld | SourceTurn::List | SourceTurn::Credit => None,
    };
    found
        .iter()
        .filter_map(|turn| {
            let (kind, grade, reason) = own(turn)?;
            Some(Heard {
                phrase: phrase(document, turn.tokens.clone(), kind, grade),
                role: MentionRole::Cited,
                claims: Vec::new(),
                why: vec![reason],
            })
        })
        .collect()
}

fn phrase(document: &Document, tokens: Range<usize>, kind: SourceKind, grade: Grade) -> Phrase {
    Phrase {
        span: document.span_of(tokens.clone()),
        core: tokens.clone(),
        tokens,
        determiners: 0,
        title: None,
        apposition: None,
        kind,
        grade,
        gender: None,
        plural: false,
        pronoun: false,
        named: false,
        certain: true,
        thing: None,
    }
}

/// Offices and groups in a sentence that says their name is withheld are unnamed.
pub(super) fn withhold(document: &Document, found: &[Found], heard: &mut [Heard]) {
    let sentences: Vec<usize> = found
        .iter()
        .filter(|found| found.turn == SourceTurn::Withheld)
        .map(|found| document.sentence_of(found.tokens.start))
        .collect();
    for heard in heard {
        let phrase = &mut heard.phrase;
        let nameless = matches!(phrase.kind, SourceKind::Role | SourceKind::Group) && !phrase.named && !phrase.pronoun;
        if nameless && sentences.binary_search(&document.sentence_of(phrase.tokens.start)).is_ok() {
            (phrase.kind, phrase.grade) = (SourceKind::Unnamed, Grade::Anonymous);
        }
    }
}

/// Whoever is heard in the words of a turn that is a source by itself is that source.
pub(super) fn own(_document: &Document, found: &[Found], heard: &mut [Heard]) {
    for heard in heard {
        let phrase = &mut heard.phrase;
        let near = found.partition_point(|found| found.tokens.end <= phrase.tokens.start);
        let overlapping = found.get(near).filter(|found| found.tokens.start < phrase.tokens.end);
        if overlapping.is_some_and(|found| found.turn == SourceTurn::Own) {
            (phrase.kind, phrase.grade) = (SourceKind::Own, Grade::Named);
        }
    }
}
