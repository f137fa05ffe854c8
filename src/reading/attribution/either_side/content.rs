//! What a cue reports in languages whose subject stands on either side of its verb: the clause or infinitive behind a
//! verb, or what stands before it; what "segundo X" stands beside.

use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use crate::language::{Classes, Duty, VerbClass};
use std::ops::Range;

/// How far behind a verb the clause it reports may begin.
const FURTHEST_CLAUSE: usize = 14;

/// With fewer items than this, what stands before an aside in the middle of a sentence is no statement by itself.
const SHORTEST_STATEMENT: usize = 5;

impl Reader<'_, '_> {
    /// The stretches of items that a verb reports: a clause behind it, an infinitive, or what stands before it.
    pub(in super::super) fn clause_content(
        &self,
        cue: &Cue,
        class: VerbClass,
        later: &[Cue],
        segment: &Segment,
    ) -> Vec<Range<usize>> {
        let first =
            cue.speaker.as_ref().map_or(cue.at, |speaker| self.item_from(speaker.start, cue, segment)).min(cue.at);
        let begin = self.sentence_start(first, segment);
        let clause = self.clause_start(cue.at, begin);
        let opener = (clause..cue.at).find(|&item| self.opens_aside(item));
        if let Some(opener) = opener {
            if opener > begin {
                let end = if self.word(opener - 1) == "," { opener - 1 } else { opener };
                return vec![begin..end];
            }
            let past = cue.speaker.as_ref().map_or(cue.main, |speaker| self.item_past(speaker.end, cue, segment));
            let comma = self.clause_end(past.max(cue.main), segment.items.end);
            return if self.word(comma) == "," {
                vec![comma + 1..self.content_end(comma + 1, later, segment)]
            } else {
                Vec::new()
            };
        }
        // "Quando todos achavam que …": a thought that only sets the scene.
        let scene = class == VerbClass::Think && self.has(clause, Duty::Subordinator)
            || (clause..cue.at).any(|item| self.has(item, Duty::Condition));
        let unknown = cue.speaker.is_some() || !self.drops_subject;
        if scene || class == VerbClass::Call || !cue.credible && unknown && !self.is_told_by_unlisted(cue, class) {
            return Vec::new();
        }
        let told = self.follows_quote(clause, begin) || self.quote(first.max(1) - 1).is_some();
        if let Some(from) = self.reported_clause(cue, class, segment).filter(|_| !told || self.is_gerund(cue.main)) {
            return vec![from..self.before_announced(from, self.content_end(from, later, segment))];
        }
        let opens = self.before_helps(cue.at, clause) == clause && clause > begin;
        let divided = opens && matches!(self.word(clause - 1), "," | "–" | "—");
        let voiced = cue.speaker.is_some() || self.ends_clause(cue.main + 1, segment);
        let says = matches!(class, VerbClass::Say | VerbClass::Think) && voiced;
        let own = first < cue.at;
        if divided && says && !own { self.around_inserted(begin, clause, cue, later, segment) } else { Vec::new() }
    }

    /// Where what a clause reports ends before a colon that announces a quotation.
    fn before_announced(&self, from: usize, end: usize) -> usize {
        let sentence = |item: usize| self.shape(item).is_some_and(|shape| shape.is_sentence());
        let announces = |item: &usize| self.word(*item) == ":" && sentence(item + 1);
        (from + 1..end.min(from + LOOK)).find(announces).unwrap_or(end)
    }

    /// What stands before a verb with its subject behind it, and behind both where the clause goes on: La luz volvió,
    /// dijo el ministro; La luz, dijo el ministro, volvió.
    fn around_inserted(
        &self,
        begin: usize,
        clause: usize,
        cue: &Cue,
        later: &[Cue],
        segment: &Segment,
    ) -> Vec<Range<usize>> {
        if self.states(begin, clause - 1) {
            return vec![begin..clause - 1];
        }
        // "A publicação, que cita fontes, desmentiu o número": the subject stands before its relative clause.
        if cue.speaker.is_some() && !cue.credible || self.opens_relative(self.clause_start(clause - 1, begin)) {
            return Vec::new();
        }
        let past = cue.speaker.as_ref().map_or(cue.main + 1, |speaker| self.item_past(speaker.end, cue, segment));
        let Some(from) = self.past_speaker(past.max(cue.main + 1), segment) else { return Vec::new() };
        let end = self.content_end(from, later, segment);
        let parts = [Duty::Relative, Duty::Coordinator, Duty::Subordinator];
        let goes_on = end > from + 1 && self.holds_verb(from, end) && !self.any(from, &parts);
        let quoted = (begin..clause).any(|item| self.quote(item).is_some());
        if goes_on && !quoted { vec![begin..clause - 1, from..end] } else { Vec::new() }
    }

    /// Whether a noun that no list knows says something: by a verb that nothing but somebody can be the subject of.
    fn is_told_by_unlisted(&self, cue: &Cue, class: VerbClass) -> bool {
        let (Some(speaker), Some(main)) = (&cue.speaker, self.token(cue.main)) else { return false };
        let shows = self.words.is_verb_of(main, VerbClass::Show);
        let listed = self.phrases.at(speaker.start, speaker.end).is_some_and(|phrase| phrase.certain || phrase.pronoun);
        let unlisted = speaker.len() > 1 && !listed && self.words.has(speaker.start, Duty::Determiner);
        class == VerbClass::Say && !shows && unlisted
    }

    /// Where the clause or infinitive that a verb reports begins.
    pub(super) fn reported_clause(&self, cue: &Cue, class: VerbClass, segment: &Segment) -> Option<usize> {
        let to = segment.items.end.min(cue.main + FURTHEST_CLAUSE);
        let mut at = cue.main + 1;
        let mut commas = 0;
        let mut governed = false;
        while at < to {
            let word = self.word(at);
            if self.quote(at).is_some() || matches!(word, ":" | ";" | ".") {
                return None;
            }
            if self.has(at, Duty::That) && !self.has(at, Duty::Object) {
                // "informó de que"
                let of = self.has(at - 1, Duty::Particle) && self.has(at - 1, Duty::Preposition);
                let of = of || self.completes(cue, at - 1);
                let hangs = !of && self.any(at - 1, &[Duty::Preposition, Duty::Subordinator, Duty::Determiner]);
                // "…, que vive ahí": after one comma it is a relative clause.
                let relative = self.word(at - 1) == "," && commas < 2;
                return (!hangs && !relative).then_some(at);
            }
            // a expliqué pourquoi
            let other = [Duty::Preposition, Duty::Subordinator, Duty::As, Duty::Relative, Duty::That];
            if class == VerbClass::Say && commas == 0 && self.has(at, Duty::Question) && !self.any(at, &other) {
                return self.holds_verb(at + 1, to).then_some(at);
            }
            if class == VerbClass::Say && at <= cue.main + 3 && self.looks_infinitive(at) && !self.completes(cue, at) {
                // "ha dichiarato di non sapere"
                let opens = [Duty::Preposition, Duty::Negation, Duty::Reflexive];
                let from = (cue.main + 1..at).rev().take_while(|&item| self.any(item, &opens)).last();
                return Some(from.unwrap_or(at));
            }
            commas += usize::from(word == ",");
            if commas > 0 && self.token(at).is_some_and(|token| self.words.verbs(token).next().is_some()) {
                return None;
            }
            let speaks = self
                .token(at)
                .is_some_and(|token| cue.speaker.as_ref().is_some_and(|speaker| speaker.contains(&token)));
            if !speaks && !self.has(at, Duty::Adverb) && !self.has(at, Duty::Preposition) {
                match self.noun_at(at, to) {
                    // "criticó la ley que …": an object, with a clause of its own.
                    Some(noun) if !governed && commas == 0 && !noun.pronoun => return None,
                    Some(noun) => {
                        at = noun.end.max(at + 1);
                        governed = false;
                        continue;
                    }
                    None => {}
                }
            }
            governed = self.has(at, Duty::Preposition) || governed && word != ",";
            at += 1;
        }
        None
    }

    /// What "segundo X" attributes: what stands before it, or behind its comma where it opens the sentence.
    pub(in super::super) fn around_turn(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        let past =
            cue.speaker.as_ref().map_or(cue.end, |speaker| self.item_past(speaker.end, cue, segment)).max(cue.end);
        let begin = self.sentence_start(cue.at, segment);
        let opens = (begin..cue.at).all(|item| {
            self.word(item).chars().all(|c| !c.is_alphanumeric()) && self.quote(item).is_none()
                || self.has(item, Duty::Coordinator)
        });
        if opens {
            let owned = self.is_owned(cue);
            // "A suo dire la giunta temporeggia" has no comma.
            let from = self.past_speaker(past, segment).or(Some(past).filter(|_| owned));
            return from.map(|from| from..self.content_end(from, later, segment)).into_iter().collect();
        }
        // Nadie, según la policía, resultó herido. Y es que, según la policía, …
        let short = cue.at - begin < SHORTEST_STATEMENT;
        let rest = (self.word(past) == "," && (short || !self.states_something(begin, cue.at))).then_some(past + 1);
        let mut stretches = if short && rest.is_some() { Vec::new() } else { vec![begin..cue.at] };
        stretches.extend(rest.map(|from| from..self.content_end(from, later, segment)));
        stretches
    }

    /// Whether a turn holds the possessive of its speaker, who was named before: a su juicio.
    pub(in super::super) fn is_owned(&self, cue: &Cue) -> bool {
        let owner = cue.speaker.as_ref().filter(|_| self.either_side && cue.kind == CueKind::Before);
        let last = cue.end.checked_sub(1).and_then(|last| self.token(last));
        owner.zip(last).is_some_and(|(owner, last)| owner.end == last)
    }

    /// Past the comma that divides a speaker, with all that tells of them, from what they say.
    fn past_speaker(&self, from: usize, segment: &Segment) -> Option<usize> {
        let end = segment.items.end;
        let mut open = false;
        let mut told = false;
        for at in from..end.min(from + LOOK) {
            match self.word(at) {
                "(" => open = true,
                ")" => open = false,
                "," if open => {}
                // ", que vive ahí," tells of the speaker, and so does ", director del centro,".
                "," if !told && self.opens_relative(at + 1) => told = true,
                "," if !told && self.is_apposition(at + 1, end) => told = true,
                // "Secondo il sindaco, invece, …"
                "," if self.has(at + 1, Duty::Adverb) && self.word(at + 2) == "," => {}
                "," => return Some(at + 1),
                ":" => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether a relative clause begins: que vive ahí; al que ha tenido acceso la agencia; a laquelle
    fn opens_relative(&self, at: usize) -> bool {
        let governs = |item: usize| self.any(item, &[Duty::Preposition, Duty::Determiner]);
        let relative = (at..at + 3).find(|&item| !governs(item) || self.has(item, Duty::Relative));
        relative.is_some_and(|item| self.has(item, Duty::Relative) && (item > at || self.has(at, Duty::Relative)))
    }

    /// A bare noun phrase between commas.
    fn is_apposition(&self, at: usize, to: usize) -> bool {
        let close = self.clause_end(at, to);
        let of = self.has(at, Duty::Particle) && close - at <= SHORTEST_STATEMENT;
        if of && self.word(close) == "," && !self.states_something(at, close) {
            return true;
        }
        let bare = self.word(close) == "," && !self.any(at, &[Duty::Determiner, Duty::Preposition]);
        bare && !self.states_something(at, close) && self.noun_at(at, close).is_some()
    }

    /// Whether a word belongs to the verb itself: ha fatto sapere.
    pub(in super::super) fn completes(&self, cue: &Cue, at: usize) -> bool {
        self.token(cue.main).is_some_and(|token| {
            self.words.verbs(token).any(|(verb, _)| verb.complement.as_deref() == Some(self.word(at)))
        })
    }

    pub(in super::super) fn looks_infinitive(&self, at: usize) -> bool {
        let word = self.word(at);
        let adverb = self.any(at, &[Duty::Adverb, Duty::Preposition]);
        let ending = self.words.data().is_some_and(|data| data.endings.is_infinitive(word));
        ending && !self.capital(at) && !adverb && !self.is_determined(at)
    }

    fn is_determined(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.has(before, Duty::Determiner))
    }

    /// Whether some items without a quotation hold a verb and begin like a sentence of their own.
    fn states_something(&self, begin: usize, end: usize) -> bool {
        (begin..end).all(|item| self.quote(item).is_none()) && self.states(begin, end)
    }

    /// The same with a few words in marks among them.
    fn states(&self, begin: usize, end: usize) -> bool {
        let shape = |item: usize| self.shape(item);
        let sentence = |item: usize| shape(item).is_some_and(|shape| shape.is_sentence() && !shape.small_start);
        !(begin..end).any(sentence)
            && self.holds_main_verb(begin, end)
            && !self.any(begin, &[Duty::Subordinator, Duty::Relative])
    }

    /// Whether some clause holds a verb that is no relative one: not "a publicação, que cita fontes".
    fn holds_main_verb(&self, begin: usize, end: usize) -> bool {
        let mut at = begin;
        while at < end {
            let clause = self.clause_end(at, end).max(at + 1);
            if !self.opens_relative(at) && self.holds_verb(at, clause) {
                return true;
            }
            at = clause + usize::from(clause < end);
        }
        false
    }

    pub(in super::super) fn holds_verb(&self, begin: usize, end: usize) -> bool {
        (begin..end).any(|item| {
            self.any(item, &[Duty::Finite, Duty::Have, Duty::Be, Duty::Modal])
                || !self.capital(item) && self.words.data().is_some_and(|data| data.endings.is_finite(self.word(item)))
                || self.is_known_verb(item, begin)
        })
    }

    /// A form of a verb that the lists of sources know, where no noun would stand.
    fn is_known_verb(&self, at: usize, from: usize) -> bool {
        let verb = self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Verb));
        let nominal = at > from && self.any(at - 1, &[Duty::Determiner, Duty::Preposition]);
        verb && !nominal && !self.capital(at) && !self.is_closed(at)
    }
}
