//! The part of a verb that carries its tense, where the clause around it begins, and who acts in a passive.

use super::frame::Segment;
use super::{LOOK, Reader};
use crate::language::{Duty, Form, VerbClass};
use crate::reading::quotes::Ending;
use std::ops::Range;

/// Most words of a subject behind its noun phrase, before an aside about it: der Investor für den Neubau, …
const MOST_BEFORE_ASIDE: usize = 4;

impl Reader<'_, '_> {
    /// The item that carries the tense, and how well the form fits its place; `None` where it does not.
    pub(super) fn finite_part(
        &self,
        at: usize,
        form: Form,
        class: VerbClass,
        segment: &Segment,
    ) -> Option<(usize, u32)> {
        let start = self.bracket_start(at, segment);
        let auxiliary = |duties: &[Duty]| (start..at).rev().find(|&item| self.any(item, duties));
        // Künftig können die Behörden Leiter ablehnen: nobody does yet. But: kann das nicht bestätigen.
        let free = |helper: usize| {
            let denied = (start..at).any(|item| self.any(item, &[Duty::Negation, Duty::First]));
            self.has(helper, Duty::Able) && !denied && class == VerbClass::Claim
        };
        match form {
            Form::Finite | Form::Joined if self.verb_second && self.any(at + 1, &[Duty::Be, Duty::Have]) => None,
            // "Ausschließen könne er es nicht" begins with what the modal needs.
            Form::Joined if self.verb_second && self.has(at + 1, Duty::Modal) => None,
            // "wurde entschieden abgelehnt": an adverb before the participle that ends the clause.
            Form::Participle | Form::Split
                if self.verb_second
                    && self.ends_clause(at + 2, segment)
                    && !self.ends_clause(at + 1, segment)
                    && self.is_past_participle(at + 1) =>
            {
                None
            }
            // "hat wiederholt Reisen abgerechnet": a participle with an object behind it is an adverb.
            Form::Participle | Form::Split
                if self.phrases.capital_nouns() && self.verb_second && self.is_noun(at + 1) =>
            {
                None
            }
            // "besser als erwartet" has no subject.
            Form::Finite
                if self.verb_second
                    && self.is_participle(at)
                    && at > start
                    && self.any(at - 1, &[Duty::Subordinator, Duty::As])
                    && self.ends_clause(at + 1, segment) =>
            {
                None
            }
            // "wird … zitiert" has its finite verb already.
            Form::Finite
                if self.verb_second
                    && self.is_participle(at)
                    && self.ends_clause(at + 1, segment)
                    && auxiliary(&[Duty::Be, Duty::Have]).is_some() =>
            {
                None
            }
            // "soll wiederholt Reisen abgerechnet haben" has another finite verb.
            Form::Finite
                if self.verb_second
                    && self.phrases.capital_nouns()
                    && self.is_participle(at)
                    && auxiliary(&[Duty::Be, Duty::Have, Duty::Modal])
                        .is_some_and(|helper| !(helper..at).any(|item| self.has(item, Duty::Coordinator))) =>
            {
                None
            }
            // "fewer than planned", "as expected" have no subject.
            Form::Finite
                if !self.verb_second
                    && self.is_participle(at)
                    && at > start
                    && self.has(at - 1, Duty::Subordinator)
                    // He once said
                    && (at - 1 == start || !self.has(at - 1, Duty::Adverb))
                    && !self.any(at - 1, &[Duty::Subject, Duty::Relative])
                    && !(self.has(at - 1, Duty::As) && self.has(at + 1, Duty::By)) =>
            {
                None
            }
            Form::Finite | Form::Joined if !self.verb_second && self.helped_by(at, start, Duty::Be) => {
                self.has(at + 1, Duty::By).then_some((at, 2))
            }
            // Das musste Vollmer einräumen.
            Form::Joined if self.verb_second && auxiliary(&[Duty::Modal]).is_some() => auxiliary(&[Duty::Modal])
                .filter(|&helper| !self.has(helper, Duty::Conditional) && !free(helper))
                .map(|helper| (helper, 2)),
            Form::Finite | Form::Joined => Some((at, 2)),
            Form::Base if self.verb_second => {
                if at > start && self.has(at - 1, Duty::Preposition) || self.any(at + 1, &[Duty::Modal, Duty::Be]) {
                    return None;
                }
                match auxiliary(&[Duty::Modal, Duty::Be]) {
                    // "Er könnte sagen, …" says nothing.
                    Some(helper) if self.has(helper, Duty::Conditional) || free(helper) => None,
                    Some(helper) if self.has(helper, Duty::Modal) => Some((helper, 1)),
                    Some(_) => None,
                    None => Some((at, 1)),
                }
            }
            Form::Base if self.either_side => self.ventured(at, segment).map(|helper| (helper, 1)),
            // Fuller's heirs, who own the plant, say it has closed.
            Form::Base
                if at == start
                    && class == VerbClass::Say
                    && self.word(at.wrapping_sub(1)) == ","
                    && self.any(at + 1, &[Duty::That, Duty::Subject, Duty::Determiner])
                    && self.before_comma(segment.items.start, at - 1).is_some_and(|noun| noun.can_speak()) =>
            {
                Some((at, 1))
            }
            Form::Base => {
                let before = at.checked_sub(1).filter(|&before| before >= start)?;
                if before > start && self.has(before - 1, Duty::Declining) {
                    // declined to say
                    return None;
                }
                if self.goes_on_with_infinitive(before, start) {
                    return None;
                }
                // tried to argue, went on to say
                let speaks = matches!(class, VerbClass::Say | VerbClass::Claim);
                let infinitive = speaks && self.has(before, Duty::Modal);
                (infinitive || !self.has(before, Duty::Preposition)).then_some((at, 1))
            }
            Form::Participle if self.either_side => self.perfect(at, start).map(|helper| (helper, 3)),
            Form::Participle | Form::Split => {
                // It has been described is a passive.
                let passive = |helper: usize| (helper + 1..at).any(|item| self.has(item, Duty::Be));
                if let Some(modal) = self.modal_perfect(at, start) {
                    return Some((modal, 3));
                }
                let helper = auxiliary(&[Duty::Have]).filter(|&helper| self.verb_second || !passive(helper));
                let helper = helper.or_else(|| self.helper_before_aside(start, Duty::Have, segment));
                if let Some(helper) = helper {
                    // sailors who had queued overnight said
                    let joined = self.has(at - 1, Duty::Coordinator) || !self.subject_first();
                    let other = |item: usize| self.is_verbal(item) && !self.any(item, &[Duty::Be, Duty::Adverb]);
                    let near = self.verb_second || at - helper <= 3;
                    return (near && (joined || !(helper + 1..at).any(other))).then_some((helper, 3));
                }
                if self.verb_second && self.has(at + 1, Duty::Have) {
                    return Some((at + 1, 3));
                }
                // A passive names no subject that speaks, save where somebody is quoted or where it names who acts.
                let last = (self.verb_second && self.has(at + 1, Duty::Be)).then_some(at + 1);
                let apart = || self.helper_before_aside(start, Duty::Be, segment).filter(|_| class == VerbClass::Cite);
                let passive = last.or_else(|| auxiliary(&[Duty::Be])).or_else(apart)?;
                let named = class == VerbClass::Cite
                    || self.agent(passive, at, segment).is_some()
                    || self.tells_of_nobody(passive, at, class, segment);
                named.then_some((passive, 3))
            }
            Form::Gerund => {
                let before = at.checked_sub(1)?;
                let speaks = matches!(class, VerbClass::Say | VerbClass::Claim);
                let beside = |item: usize| {
                    let comma = usize::from(matches!(self.word(item), "," | ":"));
                    self.quote(item + comma).is_some()
                };
                // footage of Vollmer saying during the debate, “…”
                let behind = || {
                    let clause = self.any(at + 1, &[Duty::Question, Duty::That]);
                    self.is_noun(before) && !clause && beside(self.clause_end(at + 1, segment.items.end))
                };
                let clause = at + 1..self.clause_end(at + 1, segment.items.end);
                let asks = self.has(at + 1, Duty::Question) && !self.has(at + 1, Duty::Subordinator);
                let tensed = |item: usize| self.any(item, &[Duty::Be, Duty::Have, Duty::Modal]);
                let states = asks
                    || self.any(at + 1, &[Duty::That, Duty::Subject])
                    || self.has(at + 2, Duty::That) && self.has(at, Duty::Addressing)
                    || class == VerbClass::Say && self.is_statement(&clause) && clause.clone().any(tensed);
                let opens = states || beside(at + 1) || behind();
                // was heard shouting, “…”
                // But: a crowd around Fuller, which started chanting “…”
                let told = (start..at).any(|item| self.has(item, Duty::Relative));
                let cried = self.subject_first() && self.has(at, Duty::Aloud) && beside(at + 1) && !told;
                let stated = !self.verb_second && speaks && opens || cried;
                let relayed = self.relayed_by(at, segment).is_some();
                // for designing, building and maintaining boats
                let listed = self.has(before, Duty::Coordinator)
                    && before > start
                    && self.has_gerund_ending(before - 1)
                    && self.token(before - 1).is_some_and(|token| self.words.verbs(token).next().is_none());
                // Additional reporting by Fuller: a noun.
                if self.subject_first() && (listed || self.has(at + 1, Duty::By) && !self.has(before, Duty::Be)) {
                    return None;
                }
                // issued a statement praising the crew
                let issued = self.subject_first()
                    && !self.has(at, Duty::Preposition)
                    && matches!(class, VerbClass::Say | VerbClass::Claim | VerbClass::Call)
                    && (self.is_way_to_speak(before) || self.sent_to_somebody(start, at).is_some())
                    && self.first_predicate(start, before).is_some()
                    && !self.breaks(at + 1);
                // caused a stir by accusing the council of “theft”
                let by = self.subject_first()
                    && self.has(before, Duty::By)
                    && !self.has(at + 1, Duty::Preposition)
                    && (speaks || class == VerbClass::Call)
                    && (clause.end..segment.items.end.min(clause.end + 2)).any(|item| self.quote(item).is_some());
                let follows = relayed
                    || issued
                    || by
                    || stated && self.accompanying(start, at).is_some()
                    || at == start && at > segment.items.start
                    || self.any(before, &[Duty::Be, Duty::Adverb, Duty::Coordinator])
                    || self.is_how(before, start)
                    || stated && !self.any(before, &[Duty::Determiner]);
                follows.then_some((at, 1))
            }
        }
    }

    /// Whether a coordinator joins an infinitive to the one before it: to arouse interest in the town and encourage trade.
    fn goes_on_with_infinitive(&self, coordinator: usize, start: usize) -> bool {
        let last = (start..coordinator).rev().find(|&item| self.is_predicate(item) || self.begins_infinitive(item));
        self.has(coordinator, Duty::Coordinator) && last.is_some_and(|last| self.begins_infinitive(last))
    }

    /// The auxiliary of a participle whose clause begins at item `start` behind an aside: hatte Vollmer, die Leiterin der
    /// Wache, gesagt. What stands between the two commas belongs to the subject.
    fn helper_before_aside(&self, start: usize, duty: Duty, segment: &Segment) -> Option<usize> {
        let comma = start.checked_sub(1).filter(|&comma| comma > segment.items.start && self.word(comma) == ",")?;
        let aside = self.clause_start(comma, segment.items.start);
        let open = aside.checked_sub(1).filter(|&open| open > segment.items.start && self.word(open) == ",")?;
        let relative = self.begins_relative(aside);
        let apposed = !(aside..comma).any(|item| self.is_tensed(item));
        let from = self.clause_start(open, segment.items.start);
        let helper = (from..open).rev().find(|&item| self.has(item, duty))?;
        // The subject is all that stands between the auxiliary and the aside.
        let noun =
            self.noun_at(helper + 1, open).filter(|noun| noun.can_speak() && noun.end + MOST_BEFORE_ASIDE >= open);
        (self.phrases.capital_nouns() && (relative || apposed) && noun.is_some()).then_some(helper)
    }

    /// Whether a passive that names nobody holds what is said behind its comma: Es wird erwartet, dass die Brücke hält.
    fn tells_of_nobody(&self, passive: usize, participle: usize, class: VerbClass, segment: &Segment) -> bool {
        let says = matches!(class, VerbClass::Say | VerbClass::Claim | VerbClass::Think);
        let reported = self.any(passive, &[Duty::Subjunctive, Duty::Conditional]);
        let passives = [passive, participle + 1];
        let done = !reported && !self.has(participle, Duty::Deed);
        let done = done && passives.into_iter().any(|item| self.has(item, Duty::Passive));
        let past = (participle + 1..segment.items.end).find(|&item| !self.any(item, &[Duty::Be, Duty::Have]));
        let comma = past.filter(|&past| self.word(past) == "," && says && done);
        comma.is_some_and(|comma| {
            let marked = || (comma + 1..segment.items.end).take(LOOK).any(|item| self.quote(item).is_some());
            !marked() && self.begins_content(comma + 1, true, segment)
        })
    }

    /// The modal of a participle with an infinitive behind it: soll gerufen haben, gerufen haben soll.
    fn modal_perfect(&self, at: usize, start: usize) -> Option<usize> {
        if !self.verb_second || !self.has(at + 1, Duty::Have) {
            return None;
        }
        if self.has(at + 2, Duty::Modal) {
            return Some(at + 2);
        }
        (start..at).rev().take(LOOK).find(|&item| self.has(item, Duty::Modal) && !self.has(item, Duty::Conditional))
    }

    /// Where the clause of a verb begins, with a few marked words as a part of it: hatte die Frist „aus Kulanz“ verlängert.
    pub(super) fn bracket_start(&self, at: usize, segment: &Segment) -> usize {
        let mut start = self.clause_start(at, segment.items.start);
        while start > segment.items.start && at - start < LOOK {
            let words = |pair: usize| self.shapes[pair].ending == Ending::Word && !self.shapes[pair].is_sentence();
            if !(self.verb_second && self.quote(start - 1).is_some_and(words)) {
                break;
            }
            start = self.clause_start(start - 1, segment.items.start);
        }
        start
    }

    /// Who acts in a passive: wird von Beobachtern als „Fehler“ bezeichnet. The last who can, for other nouns have "von"
    /// as well: die Gefahr von Bränden wird vom Wetterdienst …
    pub(super) fn agent(&self, passive: usize, participle: usize, segment: &Segment) -> Option<Range<usize>> {
        if !self.verb_second {
            return None;
        }
        let mut start = self.bracket_start(passive.min(participle), segment);
        if !(start..participle).any(|item| self.quote(item).is_some()) {
            // Without words in marks whoever acts stands between the two, or begins the clause: Von Kritikern wird …
            let opens = passive < participle && self.has(start, Duty::By) && self.phrases.capital_nouns();
            start = if opens { start } else { (passive < participle).then_some(passive + 1)? };
        }
        let by = (start..participle).rev().filter(|&item| self.has(item, Duty::By));
        let mut nouns = by.filter_map(|by| self.noun_at(by + 1, participle));
        nouns.find(|noun| noun.certain || noun.pronoun).map(|noun| noun.tokens)
    }

    /// A word in small letters that by its form is a past participle.
    fn is_past_participle(&self, at: usize) -> bool {
        let (word, closed) = (self.word(at), self.is_closed(at) || self.capital(at));
        let Some(data) = self.words.data().filter(|_| !closed) else { return false };
        data.endings.is_participle(word) || data.endings.ends_participle(word) && self.is_participle(at)
    }

    pub(super) fn is_participle(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.words.verbs(token).any(|(_, form)| form == Form::Participle))
    }

    /// Whether an auxiliary stands before a verb, with nothing but adverbs between the two.
    pub(super) fn helped_by(&self, at: usize, start: usize, duty: Duty) -> bool {
        let mut before = at;
        while before > start && self.has(before - 1, Duty::Adverb) && !self.has(before - 1, duty) {
            before -= 1;
        }
        before > start && self.has(before - 1, duty)
    }
}
