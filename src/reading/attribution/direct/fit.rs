//! Which cue a quotation belongs to: how well each of its sentence fits.

use super::super::Reader;
use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::FAIR_FIT;
use crate::language::{Classes, Duty, VerbClass};
use crate::reading::quotes::Ending;
use std::ops::Range;

/// How many items a cue may stand from its quotation.
const FURTHEST_CUE: usize = 80;

/// How many items the word that a verb asks for may stand before its quotation: als einen der „…“
const FURTHEST_COMPLEMENT: usize = 7;

/// How much better a cue fits that names somebody right behind an announced quotation.
const NAMED_BEHIND: i32 = 12;

/// How many items a turn may stand from the verb it goes with.
const NEAR_TURN: usize = 12;

impl Reader<'_, '_> {
    /// The cue of the quotation at item `at`.
    pub(super) fn cue_for(&self, at: usize, segment: &Segment, cues: &[Cue]) -> Option<(usize, i32)> {
        let mut best: Option<(i32, usize)> = None;
        let near = cues.partition_point(|cue| cue.at + FURTHEST_CUE < at);
        for (index, cue) in cues.iter().enumerate().skip(near).take_while(|(_, cue)| cue.at <= at + FURTHEST_CUE) {
            let Some(mut score) = self.fits(at, segment, cue) else { continue };
            if self.is_relayed(cue, cues) {
                // "sagte Vollmer dem Bericht zufolge": the turn tells where it was read, the verb who said it.
                score -= 12;
            }
            if self.names_behind_announced(at, cue) {
                score += NAMED_BEHIND;
            }
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, index));
            }
        }
        let outer = best.and_then(|(_, index)| self.resumed(at, segment, cues, index));
        if outer.is_some() {
            return outer;
        }
        let inner = best.and_then(|(_, index)| self.told_inside(at, segment, cues, index));
        let inner = inner.or_else(|| best.and_then(|(_, index)| self.told_around(at, segment, cues, index)));
        inner.or(best.map(|(score, index)| (index, score)))
    }

    /// Whether a cue right behind a quotation says by a name or noun who speaks, whoever is named before its colon: Der
    /// Sender sprach mit Karl Ott: „…“, so Ott.
    fn names_behind_announced(&self, at: usize, cue: &Cue) -> bool {
        let announced = at > 0 && self.word(at - 1) == ":" && self.word(at + 1) == "," && cue.at == at + 2;
        let named = |tokens: &Range<usize>| self.phrases.at(tokens.start, tokens.end).is_some_and(|noun| !noun.pronoun);
        self.verb_second && announced && cue.credible && cue.speaker.as_ref().is_some_and(named)
    }

    /// The verb that a quotation before is given to, where the one at item `at` goes on with it behind what a participle tells
    /// of that verb: “…,” Fuller wrote in a letter explaining why she came, “…”
    fn resumed(&self, at: usize, segment: &Segment, cues: &[Cue], best: usize) -> Option<(usize, i32)> {
        let inner = &cues[best];
        let participle = inner.main + 2 < at && self.is_gerund(inner.main) && self.word(at.checked_sub(1)?) == ",";
        let first = (segment.items.start..inner.main).find(|&item| self.quote(item).is_some())?;
        let waits = self.marks_end(first, Ending::Comma);
        let small = self.shape(at).is_some_and(|shape| shape.small_start);
        let outer =
            cues[..best].iter().position(|cue| cue.main > first && !self.is_gerund(cue.main) && cue.credible)?;
        (self.subject_first() && participle && waits && small).then_some((outer, FAIR_FIT))
    }

    /// The cue of a subordinate clause that a quotation ends, before the verb of the main clause: Während Vollmer sagte,
    /// das sei „klug“, nannte Reuter es „dumm“. `main` is the cue of that verb.
    fn told_inside(&self, at: usize, segment: &Segment, cues: &[Cue], main: usize) -> Option<(usize, i32)> {
        let verb = cues[main].at;
        let begins = self.verb_second && self.word(at + 1) == "," && verb == at + 2;
        let first = self.sentence_start(at, segment);
        if !begins || !self.has(first, Duty::Subordinator) {
            return None;
        }
        let inner =
            |cue: &Cue| cue.main < at && cue.credible && self.bracket_start(cue.at.min(cue.main), segment) == first;
        let inner = cues[..main].iter().rposition(inner)?;
        let between = cues[inner].main + 1..at;
        let other = between.into_iter().any(|item| self.word(item) == "," && self.is_tensed(item + 1));
        let fit = self.fits(at, segment, &cues[inner]).filter(|_| !other)?;
        Some((inner, fit))
    }

    /// The verb that a clause hangs on whose noun for something said stands before a quotation and names nobody: Fuller said
    /// she had come to the conclusion that “…”
    fn told_around(&self, at: usize, segment: &Segment, cues: &[Cue], noun: usize) -> Option<(usize, i32)> {
        let inner = &cues[noun];
        if !self.subject_first() || inner.kind != CueKind::Noun || inner.speaker.is_some() || inner.main > at {
            return None;
        }
        let says = |cue: &Cue| matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim)) && cue.credible;
        let outer = cues[..noun].iter().rposition(says)?;
        let divided = (cues[outer].main..inner.main).any(|item| self.breaks(item) && self.quote(item).is_none());
        let fit = self.fits(at, segment, &cues[outer]).filter(|_| !divided)?;
        Some((outer, fit.max(FAIR_FIT)))
    }

    /// Whether a verb behind a quotation has its subject between the two, and so a sentence of its own: „…“, Vollmer
    /// sagte auch etwas. Where the verb is second, it would stand first after a quotation of its own.
    fn begins_anew(&self, at: usize, cue: &Cue) -> bool {
        let (Some(speaker), Some(verb), true) = (&cue.speaker, self.token(cue.at), self.verb_second) else {
            return false;
        };
        let end = self.quote(at).map(|pair| self.document.tokens_in(self.pairs[pair].span).end);
        let between = end.is_some_and(|end| end <= speaker.start) && speaker.end <= verb;
        between
            && cue.at > at
            && !(at + 1..cue.at).any(|item| self.any(item, &[Duty::As, Duty::Relative]))
            && matches!(cue.kind, CueKind::Verb(_))
    }

    /// Whether a verb behind a quotation stands in a clause that tells when or why it was said: “…,” when Fuller asked him
    fn is_circumstantial(&self, at: usize, cue: &Cue) -> bool {
        self.subject_first() && cue.main > at && self.has(at + 1, Duty::Subordinator) && !self.has(at + 1, Duty::As)
    }

    /// Whether a verb that tells no more than how somebody behaves is a sentence of its own behind a quotation with its full
    /// stop: “It was cold.” His mother nodded.
    fn is_reaction(&self, at: usize, cue: &Cue) -> bool {
        let stop = |pair: usize| self.pairs[pair].span.of(self.document.text).chars().rev().nth(1) == Some('.');
        let behaves = cue.kind == CueKind::Verb(VerbClass::Manner) && cue.main > at;
        self.subject_first() && behaves && self.quote(at).is_some_and(stop)
    }

    /// Whether marks stand between a subject and its verb, and so belong to the subject: This “expert” has said nothing.
    fn is_within_subject(&self, at: usize, segment: &Segment, cue: &Cue) -> bool {
        if !self.subject_first() || cue.at <= at {
            return false;
        }
        // Fuller, who wore a hat with the words “My pier,” said
        let told = self.relative_comma(at, segment.items.start).and_then(|comma| self.token(comma));
        if cue.speaker.as_ref().zip(told).is_some_and(|(speaker, comma)| speaker.end <= comma) {
            return true;
        }
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        cue.speaker.as_ref().zip(before).is_some_and(|(speaker, last)| speaker.end == last + 1)
    }

    /// Whether a clause of its own stands between a cue and the colon of a quotation: Fuller called it a shame, but she had
    /// a word of praise: “…”
    fn is_left_behind(&self, at: usize, cue: &Cue) -> bool {
        let colon = at.checked_sub(1).filter(|&colon| cue.main < colon && self.word(colon) == ":");
        let own = |link: usize, colon: usize| {
            self.breaks(link - 1)
                && self.has(link, Duty::Coordinator)
                && self.noun_at(link + 1, colon).is_some_and(|noun| noun.can_speak() && self.is_predicate(noun.end))
        };
        self.subject_first() && colon.is_some_and(|colon| (cue.main + 1..colon).any(|link| own(link, colon)))
    }

    /// Whether a cue ends a subordinate clause that the main clause of the quotation follows: Während der Rat „Mut“ lobt,
    /// sieht die Stadt „kein Problem“.
    fn is_told_before(&self, at: usize, segment: &Segment, cue: &Cue) -> bool {
        let comma = cue.at.max(cue.main) + 1;
        if !self.verb_second || comma + 1 >= at || self.word(comma) != "," || !self.is_tensed(comma + 1) {
            return false;
        }
        let first = cue.at.min(cue.main);
        let opener = self.bracket_start(first, segment);
        opener < first && (self.has(opener, Duty::Subordinator) || self.begins_relative(opener))
    }

    /// Whether a view is that of the subject itself, which then is the speaker: nach eigenen Worten
    pub(in super::super) fn is_own_view(&self, cue: &Cue) -> bool {
        let owned = |speaker: &Range<usize>| self.phrases.is(speaker.start, Classes::Possessive);
        self.verb_second && cue.kind == CueKind::Before && cue.speaker.as_ref().is_some_and(owned)
    }

    /// Whether a turn such as "laut" stands with a verb that says somebody said it.
    fn is_relayed(&self, cue: &Cue, cues: &[Cue]) -> bool {
        matches!(cue.kind, CueKind::Before | CueKind::After)
            && cues.iter().any(|other| {
                let calls = self.verb_second && matches!(other.kind, CueKind::Verb(VerbClass::Call));
                (calls || matches!(other.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim)))
                    && other.credible
                    && other.at.abs_diff(cue.at) <= NEAR_TURN
            })
    }

    /// Whether a sentence leaves the subject of a verb to the sentence before: Und fügte hinzu: „…“
    pub(super) fn leaves_subject_out(&self, cue: &Cue, segment: &Segment) -> bool {
        let first = segment.items.start;
        let goes_on = cue.at <= first || cue.at == first + 1 && self.has(first, Duty::Coordinator);
        self.drops_subject || self.verb_second && goes_on && matches!(cue.kind, CueKind::Verb(_))
    }

    /// Whether a verb asks for a word before what is quoted that does not stand there: feierte ihn in der „Woche“ als …
    fn is_object_elsewhere(&self, at: usize, segment: &Segment, cue: &Cue) -> bool {
        let part = self
            .quote(at)
            .is_some_and(|pair| self.shapes[pair].ending == Ending::Word && !self.shapes[pair].is_sentence());
        let Some(token) = self.token(cue.main).filter(|_| self.verb_second && part) else { return false };
        let mut verbs = self.words.verbs(token).map(|(verb, _)| verb).peekable();
        verbs.peek().is_some()
            && verbs.all(|verb| verb.class == VerbClass::Call && verb.complement.is_some())
            && !self.is_asked_for(at, FURTHEST_COMPLEMENT, segment, cue)
    }

    /// Whether the word that a verb of naming asks for stands within so many items before a quotation: als einen der „…“
    pub(super) fn is_asked_for(&self, at: usize, reach: usize, segment: &Segment, cue: &Cue) -> bool {
        let Some(token) = self.token(cue.main).filter(|_| matches!(cue.kind, CueKind::Verb(VerbClass::Call))) else {
            return false;
        };
        let from = segment.items.start.max(at.saturating_sub(reach));
        let stands = |complement: &str| (from..at).any(|item| self.word(item).eq_ignore_ascii_case(complement));
        self.verb_second && self.words.verbs(token).any(|(verb, _)| verb.complement.as_deref().is_some_and(stands))
    }

    /// Whether a verb stands right behind the pronoun of a clause that tells more of somebody: Fuller, who lectures in
    /// Oslin, told the paper; Fuller, a sailor who has backed the plan, said.
    fn is_in_relative(&self, cue: &Cue) -> bool {
        let before = (0..cue.at).rev().find(|&item| !self.is_free_adverb(item));
        self.subject_first()
            && before.is_some_and(|before| {
                let pronoun = self.has(before, Duty::Relative);
                pronoun && (self.breaks(before.saturating_sub(1)) || !self.has(before, Duty::That))
            })
    }

    /// Whether a verb has a subject that stands for nobody: als man denkt, wie es heißt.
    fn is_anyones(&self, cue: &Cue) -> bool {
        let alone = cue.speaker.as_ref().filter(|speaker| self.phrases.capital_nouns() && speaker.len() == 1);
        matches!(cue.kind, CueKind::Verb(_)) && alone.is_some_and(|speaker| self.words.has(speaker.start, Duty::Thing))
    }

    /// Whether what somebody is said to have shown or done is told by somebody else: Er habe das Amt nicht über die
    /// „Mängel“ informiert, hieß es.
    fn is_told_deed(&self, cue: &Cue) -> bool {
        let told = cue.at != cue.main && self.has(cue.at, Duty::Have) && self.is_reporting_form(cue.at);
        let deed = matches!(cue.kind, CueKind::Verb(VerbClass::Show)) || self.has(cue.main, Duty::Deed);
        self.verb_second && told && deed
    }

    /// Whether a verb in the mood of reported speech has a pronoun for its subject, so that somebody else tells what it
    /// says: …, dass er hoffe, dass der „Streit“ ende.
    fn is_told_by_another(&self, cue: &Cue) -> bool {
        let pronoun = |tokens: &Range<usize>| {
            let phrase = self.phrases.at(tokens.start, tokens.end);
            let own = self.words.has(tokens.start, Duty::First);
            tokens.len() == 1 && !own && phrase.is_none_or(|phrase| phrase.pronoun)
        };
        matches!(cue.kind, CueKind::Verb(_))
            && self.phrases.capital_nouns()
            && self.is_reporting_form(cue.at)
            && cue.speaker.as_ref().is_some_and(pronoun)
    }

    /// Whether marks stand in a relative clause about whoever the verb before has for its subject, which is no part of
    /// what they say: Reue zeigte Reuter, der auch „dem Staat“ drohte.
    fn is_beside_relative(&self, at: usize, segment: &Segment, cue: &Cue) -> bool {
        let Some(speaker) = cue.speaker.as_ref().filter(|_| cue.main < at && self.phrases.capital_nouns()) else {
            return false;
        };
        let comma = self.frame.item_of(speaker.end, cue.at, segment.items.end);
        let inside =
            |item: usize| !self.breaks(item) || self.word(item) == "," && self.has(item + 1, Duty::Coordinator);
        let begins = self.word(comma) == "," && comma < at && self.begins_relative(comma + 1);
        begins && (comma + 1..at).all(inside) && !(comma + 1..at).any(|item| self.is_reporting_form(item))
    }

    /// Whether what stands at an item is what somebody disputes by this cue: wies Berichte zurück, er sei „verplant“.
    fn is_disputed_by(&self, at: usize, segment: &Segment, cue: &Cue) -> bool {
        matches!(cue.kind, CueKind::Verb(_)) && self.disputed(cue, segment).is_some_and(|comma| comma < at)
    }

    /// Whether what stands at an item is what somebody disputes.
    pub(super) fn is_disputed_at(&self, at: usize, segment: &Segment, cues: &[Cue]) -> bool {
        cues.iter().any(|cue| cue.main < at && self.is_disputed_by(at, segment, cue))
    }

    /// How well a cue fits a quotation.
    fn fits(&self, at: usize, segment: &Segment, cue: &Cue) -> Option<i32> {
        let between = if cue.main > at { at + 1..cue.at.max(at + 1) } else { cue.main + 1..at };
        let begin = self.sentence_start(cue.at, segment).min(at);
        let part = self.subject_first() && at > begin && !self.breaks(at - 1);
        if part && cue.main == at + 1 && (self.takes_object(cue.main) || self.ends_aside(at, cue)) {
            // Fuller called it “weak,” praised a sailor and left.
            return None;
        }
        if self.begins_anew(at, cue)
            || cue.main > at && at > begin && self.replies(cue, begin, at)
            || self.is_left_behind(at, cue)
            || self.is_within_subject(at, segment, cue)
            || self.is_circumstantial(at, cue)
            || self.is_reaction(at, cue)
            || self.is_told_before(at, segment, cue)
            || self.is_object_elsewhere(at, segment, cue)
            || self.is_anyones(cue)
            || self.is_told_deed(cue)
            || self.is_told_by_another(cue)
            || self.is_beside_relative(at, segment, cue)
            || self.is_disputed_by(at, segment, cue)
            || self.merely_begins(at, cue)
            || self.runs_on_to(at, part, cue)
        {
            return None;
        }
        let mut distance = 0;
        let mut quotes = 0;
        let mut clauses = 0;
        for item in between.clone() {
            if self.quote(item).is_some() {
                quotes += 1;
            } else if self.breaks(item) {
                clauses += 1;
            } else {
                let token = self.token(item);
                let own =
                    cue.speaker.as_ref().is_some_and(|speaker| token.is_some_and(|token| speaker.contains(&token)));
                if !own {
                    distance += 1;
                }
            }
        }
        let colon = at > segment.items.start && self.word(at - 1) == ":";
        if colon && self.is_own_view(cue) {
            return None;
        }
        let mut score = 20 - distance.min(20) - 6 * quotes - 2 * clauses;
        if cue.main > at {
            if colon {
                score -= 8;
            }
            let open = clauses == 0 && self.marks_end(at, Ending::Word);
            if distance == 0 && clauses <= 1 && quotes == 0 && !(open && self.verb_second) {
                score += 8;
            } else if self.is_plain_words(at)
                && !self.is_part_of_report(at, cue)
                && !self.is_so_called(cue, at)
                && !self.is_told_at_end(at, segment, cue)
            {
                return None;
            } else if self.shape(at).is_some_and(|shape| !shape.is_sentence()) {
                // A few words in marks belong to the verb before them.
                score -= 4;
            }
        } else if colon {
            score += 6;
        }
        if cue.speaker.is_none() && !self.drops_subject {
            score -= 4;
        }
        let embedded = at > segment.items.start && !self.breaks(at - 1) && self.subject_first();
        if cue.main > at && embedded && self.is_gerund(cue.main) {
            // Fuller said she was “sad,” adding, “…”: the words before belong to the verb before them.
            score -= 16;
        }
        if cue.main > at && self.is_in_relative(cue) {
            score -= 16;
        }
        if distance > 0 && cue.speaker.is_some() && !cue.credible && self.verb_second {
            score -= 6;
        }
        Some(score)
    }
}
