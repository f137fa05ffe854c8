//! By which words somebody is named who goes on to speak without a cue: the last for them before what they say, as in:
//! Vollmer wies das zurück. Da Vollmer den Plan kenne, sei man „ruhig“.

use super::{Attribution, Reader};
use crate::Span;
use crate::reading::model::Reason;
use crate::reading::phrases::Phrase;
use std::ops::Range;

/// How many noun phrases back a name may stand.
const FURTHEST: usize = 16;

impl Reader<'_, '_> {
    /// Names whoever speaks without a cue by the last words for them.
    pub(super) fn name_by_nearest(&self, found: &mut [Attribution]) {
        let carried = |why: &[Reason]| why.iter().any(|why| matches!(why, Reason::Continued | Reason::Subjunctive));
        let open = found.iter_mut().filter(|quote| quote.cue.is_none() && carried(&quote.why));
        for quote in open {
            let nearest = quote.speaker.and_then(|speaker| self.nearest_mention(speaker, quote.content.start));
            quote.speaker = nearest.or(quote.speaker);
        }
    }

    /// The last words for a speaker before a place, if there are any besides those known.
    fn nearest_mention(&self, speaker: Span, before: usize) -> Option<Span> {
        let phrases = self.phrases.all();
        let known = phrases[self.phrases.within(speaker)].iter().find(|phrase| phrase.span == speaker)?;
        let between = self.phrases.within(Span::new(speaker.end, before.max(speaker.end)));
        let near = phrases[between].iter().rev().take(FURTHEST);
        let same = |phrase: &&Phrase| {
            let apart = phrase.span.start >= speaker.end && phrase.span.end <= before;
            apart && !phrase.pronoun && phrase.certain && self.names_same(known, phrase)
        };
        near.filter(|_| !known.pronoun).find(same).map(|phrase| phrase.span)
    }

    /// Whether two phrases have one name, or the same words but for their determiners: Anna Vollmer, Vollmer; die Stadt.
    fn names_same(&self, one: &Phrase, other: &Phrase) -> bool {
        let text = |tokens: Range<usize>| self.document.span_of(tokens).of(self.document.text);
        let (first, second) = (one.core.clone(), other.core.clone());
        if !(one.named && other.named) {
            return text(first.start..one.tokens.end) == text(second.start..other.tokens.end);
        }
        let last = |core: &Range<usize>| core.end.checked_sub(1).map(|last| self.document.word(last));
        let short = first.len() == 1 || second.len() == 1;
        if short { last(&first) == last(&second) } else { text(first) == text(second) }
    }
}
