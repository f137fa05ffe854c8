//! Who stands out in the sentences before: whom a pronoun or "the man" most likely takes up.
//!
//! Sentences are taken from the nearest back. In each, whoever speaks stands out; where nobody speaks, the subject
//! does: the first that is named, and that no preposition governs. Two that stand out alike leave it open.

use super::Joiner;
use crate::language::Classes;

/// How many phrases are looked back over, whatever they name.
const MOST_PASSED: usize = 400;
/// How many sentences may lie between somebody who speaks and somebody else, merely named since.
const NEAR: usize = 2;

/// What a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nobody,
    /// Several, alike.
    Unclear,
    One(usize),
}

impl Found {
    pub(super) fn one(self) -> Option<usize> {
        match self {
            Self::One(entity) => Some(entity),
            Self::Nobody | Self::Unclear => None,
        }
    }
}

/// How those that fit stand in one sentence.
#[derive(Debug, Clone, Copy)]
enum Standing {
    Nobody,
    Unclear,
    Speaker(usize),
    Subject(usize),
    /// Neither speaker nor subject.
    Aside(usize),
}

impl Joiner<'_, '_, '_> {
    /// Who among those that fit stands out before phrase `index`, no more than `farthest` sentences back.
    pub(super) fn salient(&self, index: usize, farthest: usize, fits: impl Fn(usize) -> bool) -> Found {
        let here = self.sentence(index);
        let mut aside: Option<(usize, usize)> = None;
        let mut past = index;
        let earliest = index.saturating_sub(MOST_PASSED);
        while past > earliest {
            let sentence = self.sentence(past - 1);
            if here.saturating_sub(sentence) > farthest {
                break;
            }
            let mut first = past - 1;
            while first > earliest && self.sentence(first - 1) == sentence {
                first -= 1;
            }
            match self.standing(first..past, index, &fits) {
                Standing::Nobody => {}
                Standing::Unclear => return Found::Unclear,
                Standing::Aside(entity) => match aside {
                    Some((known, _)) if known != entity => return Found::Unclear,
                    Some(_) => {}
                    None => aside = Some((entity, sentence)),
                },
                Standing::Speaker(entity) => match aside {
                    Some((known, at)) if known != entity && at - sentence > NEAR => return Found::Unclear,
                    _ => return Found::One(entity),
                },
                Standing::Subject(entity) => match aside {
                    Some((known, _)) if known != entity => return Found::Unclear,
                    _ => return Found::One(entity),
                },
            }
            past = first;
        }
        aside.map_or(Found::Nobody, |(entity, _)| Found::One(entity))
    }

    /// How those that fit stand among some phrases of one sentence.
    fn standing(&self, phrases: std::ops::Range<usize>, index: usize, fits: &impl Fn(usize) -> bool) -> Standing {
        let mut speaker: Option<(usize, usize)> = None;
        let mut subject: Option<(usize, usize)> = None;
        let mut aside: Option<usize> = None;
        let mut several = false;
        for at in phrases {
            let Some(entity) = self.mentioned(at, index).filter(|&entity| fits(entity)) else { continue };
            let before = speaker.or(subject).filter(|&(_, known)| known != entity);
            if before.is_some_and(|(before, _)| self.joined_by_and(before, at)) {
                return Standing::Unclear;
            }
            let item = &self.list[at];
            if item.credited {
                speaker = Some((at, entity));
            } else if subject.is_none() && !item.reported && !self.is_governed(at) {
                subject = Some((at, entity));
            } else {
                several |= aside.is_some_and(|known| known != entity);
                aside = Some(entity);
            }
        }
        match (speaker, subject, aside) {
            (Some((_, entity)), ..) => Standing::Speaker(entity),
            (None, Some((_, entity)), _) => Standing::Subject(entity),
            (None, None, Some(_)) if several => Standing::Unclear,
            (None, None, Some(entity)) => Standing::Aside(entity),
            (None, None, None) => Standing::Nobody,
        }
    }

    /// Whom phrase `at` names, if a pronoun at `index` can mean them: not inside anybody's direct speech, nor in what
    /// the pronoun itself is credited with, where they would be a pronoun too.
    fn mentioned(&self, at: usize, index: usize) -> Option<usize> {
        let item = &self.list[at];
        let own = self.list[index].said.iter().any(|said| said.covers(item.phrase.span));
        if item.quoted || own || self.is_whereabouts(at) {
            return None;
        }
        self.entities.of.get(at).copied().flatten()
    }

    /// The number of the sentence that phrase `at` is in.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.document().sentence_of(self.list[at].phrase.tokens.start)
    }

    /// Whether a preposition governs the phrase, or it hangs on the noun before.
    pub(super) fn is_governed(&self, at: usize) -> bool {
        let first = self.list[at].phrase.tokens.start;
        let Some(before) = first.checked_sub(1) else { return false };
        let document = self.document();
        let hangs = self.phrases.is(first, Classes::Genitive)
            && self.phrases.capital_nouns()
            && document.tokens.get(before).is_some_and(|token| token.capital)
            && document.sentence_of(before) == document.sentence_of(first);
        hangs || self.phrases.is(before, Classes::Preposition)
    }

    /// Two phrases with nothing but "and" between them.
    fn joined_by_and(&self, first: usize, second: usize) -> bool {
        let (first, second) = (&self.list[first].phrase, &self.list[second].phrase);
        first.tokens.end + 1 == second.tokens.start && self.phrases.is(first.tokens.end, Classes::Boundary)
    }

    /// A bare word with a capital behind "in": a place that nothing is known of, and nobody a pronoun means.
    fn is_whereabouts(&self, index: usize) -> bool {
        let super::Item { phrase, credited, .. } = &self.list[index];
        let governed = phrase.tokens.start.checked_sub(1).is_some_and(|at| self.phrases.is(at, Classes::Within));
        governed && !credited && phrase.named && phrase.core.len() == 1 && phrase.title.is_none()
    }
}
