//! Who is meant where a sentence does not say who speaks, but the one before or behind it does.

use super::super::cue::Cue;
use super::super::frame::Segment;
use super::{Teller, Voice};
use crate::Span;
use crate::reading::model::{QuoteForm, Reason, SourceKind};
use crate::reading::quotes;

impl Teller<'_, '_, '_> {
    /// Who spoke last in a block.
    pub(super) fn last_in(&self, block: usize) -> Option<Span> {
        let (last, voice) = self.last.as_ref()?;
        let near = self.reader.frame.segments.get(*last).is_some_and(|last| last.block == block);
        voice.speaker.filter(|_| near)
    }

    /// Whether the sentence before the one at `index` tells of whoever spoke last by a pronoun, so that they go on: “…,” Fuller
    /// said. She didn't name the boat. “…”
    pub(super) fn tells_of_last(&self, neighbour: &Voice, index: usize) -> bool {
        let reader = self.reader;
        let Some((last, _)) = self.last.as_ref().filter(|(last, _)| reader.subject_first() && last + 2 == index) else {
            return false;
        };
        let block = |index: usize| reader.frame.segments.get(index).map(|segment| segment.block);
        let tokens = neighbour.speaker.map(|speaker| reader.document.tokens_in(speaker));
        let phrase = tokens.and_then(|tokens| reader.phrases.at(tokens.start, tokens.end));
        block(*last) == block(index) && phrase.is_some_and(|phrase| phrase.pronoun)
    }

    /// Who is meant where a language leaves the subject out: who spoke last in the block, if nobody else was named since.
    pub(super) fn understood(&self, cue: &Cue, at: usize, segment: &Segment) -> Option<Span> {
        let (last, voice) = self.last.as_ref()?;
        let said = self.reader.frame.segments.get(*last)?;
        let speaker = voice.speaker.filter(|_| said.block == segment.block && cue.speaker.is_none())?;
        let pair = self.reader.quote(at)?;
        let many = |span: Span| {
            let phrases = self.reader.phrases;
            let first = phrases.all()[phrases.within(span)].first();
            first.is_none_or(|phrase| phrase.plural || phrase.determiners == 0)
        };
        let plural = self.reader.is_plural_verb(cue.at);
        if plural && !many(speaker) {
            return None;
        }
        // Whoever the same sentence tells of is part of what was said.
        let end = said.items.clone().rev().find_map(|item| self.reader.token(item));
        let from = end.map_or(speaker.end, |token| self.reader.document.tokens[token].span.end.max(speaker.end));
        let since = Span::new(from, self.reader.pairs[pair].span.start.max(from));
        let phrases = self.reader.phrases;
        let other = phrases.all()[phrases.within(since)].iter().any(|phrase| {
            let person = matches!(phrase.kind, SourceKind::Person | SourceKind::Role | SourceKind::Group);
            phrase.certain && person && !phrase.pronoun && phrase.span.start >= from
        });
        (!other).then_some(speaker)
    }

    /// Gives the quotation that is the whole sentence before to whoever this one says it is: «…». Lo dice Ana López.
    pub(super) fn refer_back(&mut self, index: usize, cues: &[Cue]) {
        let reader = self.reader;
        let segments = &reader.frame.segments;
        let (Some(segment), Some(before)) = (segments.get(index), index.checked_sub(1).map(|before| &segments[before]))
        else {
            return;
        };
        let Some(cue) = reader.refers_back(segment, cues).filter(|_| before.block == segment.block) else { return };
        let pair = before.items.clone().find_map(|at| reader.quote(at).filter(|_| reader.stands_alone(at, before)));
        let Some(span) = pair.map(|pair| quotes::shown(reader.document, &reader.pairs[pair])) else { return };
        let last = self.found.last_mut().filter(|last| last.content == span && last.form == QuoteForm::Direct);
        if let Some(last) = last.filter(|last| !last.why.contains(&Reason::CueVerb)) {
            let voice = reader.voice_of(cue, last.group);
            (last.speaker, last.cue, last.why) = (voice.speaker, voice.cue, vec![Reason::Marks, Reason::CueVerb]);
        }
    }
}
