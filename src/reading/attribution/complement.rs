//! Words that a verb needs beside it to be the verb it is: its particle at the end of the clause, a preposition, a noun. And
//! those that make another verb of it.

use super::frame::Segment;
use super::{LOOK, Reader};
use crate::language::Duty;

/// How far behind an English verb a noun may stand that it asks for: raised serious concerns.
const MOST_TO_COMPLEMENT: usize = 5;

impl Reader<'_, '_> {
    /// Whether another preposition than the one a verb asks for stands right behind it: spoke to the head of the board.
    pub(super) fn takes_other(&self, at: usize, complement: &str) -> bool {
        let governs = self.has(at + 1, Duty::Preposition) && !self.begins_infinitive(at + 1);
        let other = self.word(at + 1) != complement.trim_start_matches('=');
        // seen by sailors as a lifeboat
        let agent =
            || self.has(at + 1, Duty::By) && self.is_participle(at) && self.complement_has(complement, Duty::As);
        self.subject_first() && governs && other && !self.has(at + 1, Duty::As) && !agent()
    }

    /// Whether the word that a verb asks for has a duty: describe as
    pub(super) fn complement_has(&self, complement: &str, duty: Duty) -> bool {
        let entry = self.words.data().and_then(|data| data.entry(complement));
        entry.is_some_and(|entry| entry.duties.has(duty))
    }

    /// Whether a participle behind a comma tells more about a noun: The ferry, described as unsafe, …; compared to May.
    pub(super) fn is_aside_participle(&self, at: usize, complement: &str, segment: &Segment) -> bool {
        let set_off = at > segment.items.start && matches!(self.word(at - 1), "," | "(" | "–" | "—");
        // As Fuller, the mayor, put it: a participle has no object.
        let object = self.has(at + 1, Duty::Subject);
        self.subject_first() && set_off && self.is_participle(at) && self.word(at + 1) == complement && !object
    }

    /// Where `word` stands later in the sentence; for a particle at the end of a clause, which no verb that itself ends
    /// its clause has left there.
    pub(super) fn follows(&self, at: usize, word: &str, segment: &Segment, particle: bool) -> Option<usize> {
        let end = segment.items.end.min(at + LOOK);
        if particle && (at + 1 >= end || self.breaks(at + 1) && self.quote(at + 1).is_none()) {
            return None;
        }
        for item in at + 1..end {
            if self.word(item) == word {
                let ends = item + 1 >= segment.items.end
                    || self.breaks(item + 1)
                    || !self.is_nominal(item + 1)
                    || self.has(item + 1, Duty::That);
                // "vor fünf Wochen" is no particle.
                let governs = particle
                    && self.verb_second
                    && self.has(item, Duty::Preposition)
                    && !self.ends_clause(item + 1, segment)
                    && !self.any(item + 1, &[Duty::Coordinator, Duty::That, Duty::Question])
                    && !self.is_tensed(item + 1);
                // Es gibt Wege, das Wasser zu klären: the "zu" of an infinitive.
                let infinitive = self.has(item, Duty::ToInfinitive)
                    && !self.capital(item + 1)
                    && self.words.data().is_some_and(|data| data.endings.is_infinitive(self.word(item + 1)));
                if !particle || ends && !governs && !infinitive {
                    return Some(item);
                }
            }
            if matches!(self.word(item), ":" | ";") || particle && self.has(item, Duty::That) {
                return None;
            }
        }
        None
    }

    /// Whether the sentence has the complement of a verb; a reflexive pronoun stands in its clause.
    pub(super) fn takes(&self, at: usize, complement: &str, segment: &Segment) -> bool {
        let clause = self.has(at + 1, Duty::That) && self.tells(at + 2, segment.items.end);
        if clause && self.word(at + 1) != complement && !complement.starts_with('=') {
            // warned that because of the storm it would close
            return false;
        }
        if let Some(word) = complement.strip_suffix(" #") {
            // puts the cost at 9 million
            let figure = |item: usize| {
                let word = self.word(item).trim_start_matches(['$', '£', '€']);
                word.is_empty() || word.starts_with(|character: char| character.is_ascii_digit())
            };
            let clause = at + 1..self.clause_end(at + 1, segment.items.end);
            return clause.into_iter().any(|item| {
                self.word(item) == word
                    && (figure(item + 1) || !self.has(item + 1, Duty::Determiner) && figure(item + 2))
            });
        }
        if let Some(word) = complement.strip_prefix('=') {
            // lashed out at her; ruled it out
            let object = self.any(at + 1, &[Duty::Object, Duty::Adverb]) && self.word(at + 1) != word;
            let found = at + 1 + usize::from(object);
            let ballot = self.has(found, Duty::Modal) && !self.begins_infinitive(found);
            return self.word(found) == word && !ballot;
        }
        let own = |item: &usize| self.word(*item) == complement && self.has(*item, Duty::Reflexive);
        let clause = self.bracket_start(at, segment)..self.clause_end(at, segment.items.end);
        if self.complement_has(complement, Duty::Reflexive) {
            return clause.take(2 * LOOK).any(|item| own(&item));
        }
        if complement.starts_with(char::is_uppercase) && self.phrases.capital_nouns() {
            // zu dem Schluss kommen: the noun stands in the clause of its verb.
            return self.in_clause(at, complement, segment);
        }
        // made a last plea; but: made tea and took a call
        let near = |found: usize| {
            let leads = self.any(found, &[Duty::Preposition, Duty::As]) || !self.subject_first();
            leads || found <= at + MOST_TO_COMPLEMENT
        };
        self.follows(at, complement, segment, false).is_some_and(near) || self.precedes(at, complement, segment)
    }

    /// Whether a word stands in the clause of a verb, no further than it may look.
    pub(super) fn in_clause(&self, at: usize, word: &str, segment: &Segment) -> bool {
        let clause = self.bracket_start(at, segment)..self.clause_end(at + 1, segment.items.end);
        clause.take(2 * LOOK).any(|item| item != at && self.word(item) == word)
    }

    pub(super) fn precedes(&self, at: usize, word: &str, segment: &Segment) -> bool {
        let from = segment.items.start.max(at.saturating_sub(LOOK / 2));
        // "Man dürfe nicht vor Problemen stehen, warnte Vollmer": the clause before is what the verb reports.
        let begins = at > from + 1 && self.word(at - 1) == "," && self.quote(at - 2).is_none();
        if self.verb_second && begins {
            return false;
        }
        (from..at).any(|item| self.small(item) == word)
    }

    /// Whether the clause of a verb ends with a particle, which makes another verb of it: Das Fest findet im Mai statt.
    pub(super) fn leaves_particle(&self, at: usize, segment: &Segment) -> bool {
        let end = self.clause_end(at + 1, segment.items.end);
        let end = if end > at + 1 && self.word(end - 1) == "." { end - 1 } else { end };
        let last = end.checked_sub(1).filter(|&last| last > at + 1 && self.quote(end).is_none());
        let preposition = |last: usize| {
            self.has(last, Duty::Preposition)
                && !self.any(last, &[Duty::According, Duty::Adverb, Duty::Determiner, Duty::Coordinator])
        };
        let listed = |last: usize| self.words.data().is_some_and(|data| data.is_particle(self.word(last)));
        let particle = |last: usize| {
            (preposition(last) || listed(last)) && self.ends_clause(end, segment) && self.word(end) != ":"
        };
        self.phrases.capital_nouns() && last.is_some_and(particle)
    }
}
