//! A few words in marks inside a clause: whether they are the words of whoever the clause tells of, or set apart by the
//! writer. Read where the subject comes before its verb.

use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use super::FEW_WORDS;
use crate::language::{Classes, Duty, VerbClass};
use crate::reading::quotes::{Beside, Ending};
use std::ops::Range;

/// How many words may stand between marks and their determiner, or between "as" and the verb it opens.
const MOST_BETWEEN: usize = 4;

impl Reader<'_, '_> {
    /// Whether the comma or stop in marks is that of the sentence around them, so that it tells nothing of a few words that
    /// nobody is said to say: the so-styled “pier wing,” a branch of the party
    pub(super) fn closes_by_habit(&self, at: usize, segment: &Segment, cued: bool) -> bool {
        let determiner = |item: usize| {
            let determiners = Classes::Definite.with(Classes::Indefinite).with(Classes::Possessive);
            self.token(item).is_some_and(|token| self.phrases.is(token, determiners))
        };
        let from = at.saturating_sub(MOST_BETWEEN).max(segment.items.start);
        let opener = (from..at).rev().find(|&item| self.breaks(item) || self.is_closed(item));
        // That is a “shame.” is somebody's verdict.
        let verdict = |opener: usize| opener > from && self.any(opener - 1, &[Duty::Be, Duty::As]);
        let inside = opener.is_some_and(|opener| determiner(opener) && !verdict(opener));
        let few = self.shape(at).is_some_and(|shape| {
            shape.words <= FEW_WORDS && !shape.finite && !shape.asks && shape.ending != Ending::Word
        });
        self.subject_first() && !cued && inside && few
    }

    /// Whether somebody is said to have called something so: which Fuller, the mayor, called “total nonsense”; the “joke,” as
    /// he called it; introduced him as “a fighter”. But not by a word that announces a name: a man called “Doc”.
    pub(super) fn calls_so(&self, cue: &Cue, at: usize, segment: &Segment) -> bool {
        if !self.subject_first() || !self.is_calling(cue, segment) {
            return false;
        }
        let small = self.shape(at).is_some_and(|shape| shape.small_start);
        let relative = small && cue.main + 1 == at && self.calls_relative(cue, segment);
        relative || self.is_so_called(cue, at) || self.is_called_as(cue, at, segment)
    }

    /// Whether somebody is the subject of a verb that can call things names, with no other verb between the two.
    fn is_calling(&self, cue: &Cue, segment: &Segment) -> bool {
        let calls = |token| self.words.is_verb_of(token, VerbClass::Call);
        let verb = matches!(cue.kind, CueKind::Verb(_)) && self.token(cue.main).is_some_and(calls);
        let Some(speaker) = cue.speaker.as_ref().filter(|_| verb && cue.credible) else { return false };
        let past = self.frame.item_of(speaker.end, segment.items.start, cue.at);
        !(past..cue.at).any(|item| self.is_verbal(item))
    }

    /// Whether a pronoun before the subject of a verb stands for what it calls so: what she called “bullying”
    fn calls_relative(&self, cue: &Cue, segment: &Segment) -> bool {
        let Some(speaker) = &cue.speaker else { return false };
        let first = self.frame.item_of(speaker.start, segment.items.start, cue.at);
        let from = first.saturating_sub(LOOK).max(segment.items.start);
        let opener = |item: &usize| self.any(*item, &[Duty::Relative, Duty::Question]);
        (from..first).rev().take_while(|&item| !self.is_verbal(item)).any(|item| opener(&item))
    }

    /// Whether a clause with "as" right behind marks says who calls something so: the “joke,” as he called it
    pub(super) fn is_so_called(&self, cue: &Cue, at: usize) -> bool {
        let link = at + 1 + usize::from(self.word(at + 1) == ",");
        let near = cue.main > link
            && cue.main - link <= MOST_BETWEEN
            && self.any(cue.main + 1, &[Duty::Subject, Duty::Object]);
        near && self.subject_first() && cue.credible && self.has(link, Duty::As)
    }

    /// Whether "as", with no more than an article behind it, leads from a verb that asks for it to a quotation.
    fn is_called_as(&self, cue: &Cue, at: usize, segment: &Segment) -> bool {
        let token = self.token(cue.main).filter(|_| cue.main < at);
        let asks = token.is_some_and(|token| {
            let mut asked = self.words.verbs(token).filter_map(|(verb, _)| verb.complement.as_deref());
            asked.any(|complement| self.complement_has(complement, Duty::As))
        });
        let first = segment.items.start;
        let article = at > first && self.has(at - 1, Duty::Determiner);
        let link = at.checked_sub(1 + usize::from(article)).filter(|&link| link > cue.main);
        asks && link.is_some_and(|link| self.has(link, Duty::As) && !(cue.main..link).any(|item| self.breaks(item)))
    }

    /// Whether words in marks stand before a noun for words as somebody spoke them: asked about the “not there yet”
    /// comment
    pub(super) fn is_said_attribute(&self, at: usize, segment: &Segment) -> bool {
        let Some(shape) = self.shape(at).filter(|_| self.subject_first()) else {
            return false;
        };
        let said = self.has(at + 1, Duty::Utterance) && shape.after == Beside::Word && !self.is_predicate(at + 1);
        let from = at.saturating_sub(MOST_BETWEEN).max(segment.items.start);
        let determined = (from..at)
            .rev()
            .take_while(|&item| !self.breaks(item))
            .any(|item| self.any(item, &[Duty::Determiner, Duty::Possessive]) || self.is_possessive(item));
        said && determined && (shape.small_start || shape.finite) && shape.ending != Ending::Comma
    }

    /// Whether a verb that tells how something goes on has words in marks in its clause that it does not introduce: began
    /// the day with a “unity” lunch. What it introduces stands right behind it or behind a comma or colon.
    pub(super) fn merely_begins(&self, at: usize, cue: &Cue) -> bool {
        let part = self
            .shape(at)
            .is_some_and(|shape| shape.ending == Ending::Word && shape.words <= FEW_WORDS && !shape.finite);
        let inside = cue.main + 1 < at && !self.breaks(at - 1);
        // is beginning “to look beyond recovery”
        let to = || {
            let first = self.quote(at).map(|pair| self.document.tokens_in(self.pairs[pair].inner).start);
            cue.main + 1 == at
                && first.is_some_and(|first| self.words.has(first, Duty::Topic) && self.words.has(first, Duty::Modal))
        };
        self.subject_first() && self.has(cue.main, Duty::Aspectual) && (part && inside || to())
    }

    /// Whether a part of a clause ends with marks right before a verb whose subject stands before it: Fuller, recalling a
    /// “weak pier,” said. A verbal noun behind a comma tells of the part itself: rated it “half true,” noting that …
    pub(super) fn ends_aside(&self, at: usize, cue: &Cue) -> bool {
        let open = self.marks_end(at, Ending::Word);
        let last = at.checked_sub(1).and_then(|before| self.token(before));
        let before = cue.speaker.as_ref().zip(last).is_some_and(|(speaker, last)| speaker.end <= last);
        // the “false hopes” offered by Reuter
        let offered = open && matches!(cue.kind, CueKind::Verb(_)) && self.names_agent(cue.main);
        offered || before && (open || !self.is_gerund(cue.main))
    }

    /// Whether words in marks are a part (`part`) of a clause that goes on to the subject of a verb behind it, where a comma
    /// or stop would end what somebody says: by this “night vision” she began to see; a “protest” memo made them act
    pub(super) fn runs_on_to(&self, at: usize, part: bool, cue: &Cue) -> bool {
        let open = self.marks_end(at, Ending::Word);
        let verb = matches!(cue.kind, CueKind::Verb(_)) && cue.main > at + 1;
        let behind = |speaker: &Range<usize>| self.token(at + 1).is_some_and(|next| next == speaker.start);
        let ends = self.breaks(cue.main + 1);
        self.subject_first() && part && open && verb && !ends && cue.speaker.as_ref().is_some_and(behind)
    }

    /// Whether whoever says all of a sentence stands at its end, so that words in marks inside it are theirs: The ferry has a
    /// “good” crew, Fuller said.
    pub(super) fn is_told_at_end(&self, at: usize, segment: &Segment, cue: &Cue) -> bool {
        let class = CueKind::Verb(VerbClass::Say);
        let Some(speaker) = cue.speaker.as_ref().filter(|_| cue.main > at && cue.kind == class && cue.credible) else {
            return false;
        };
        let first = self.frame.item_of(speaker.start, at, segment.items.end).min(cue.at);
        let past = self.frame.item_of(speaker.end, at, segment.items.end).max(cue.end);
        let comma = first.checked_sub(1).filter(|&comma| comma > at + 1 && self.word(comma) == ",");
        let past = self.past_adjuncts(past, segment.items.end);
        let ends = past >= segment.items.end || self.word(past) == ".";
        let depends = self.any(self.sentence_start(at, segment), &[Duty::Subordinator, Duty::Preposition]);
        self.subject_first() && comma.is_some() && ends && !depends
    }

    /// Whether such a verb tells of something begun: started driving so badly that …
    pub(in super::super) fn merely_starts(&self, at: usize) -> bool {
        let doing =
            self.has_gerund_ending(at + 1) && !self.capital(at + 1) && !self.is_closed(at + 1) && !self.breaks(at + 2);
        self.subject_first() && self.has(at, Duty::Aspectual) && doing
    }
}
