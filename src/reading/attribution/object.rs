//! Reported speech in languages whose verb is followed by what is said: "Fuller said the plant had closed", "The plant
//! had closed, said Fuller", "The plant, Fuller said, had closed", "The plant “had closed,” Fuller said".
//!
//! It knows the order of the words alone; what a verb asks for stands in the language's file.

use super::cue::Cue;
use super::frame::Segment;
use super::{LOOK, Reader};
use crate::language::{Duty, Form, VerbClass};
use crate::reading::quotes::Ending;
use std::ops::Range;

/// How far after a verb "that" may stand.
const FURTHEST_THAT: usize = 12;
/// How far after a verb something set off by commas may begin.
pub(super) const NEAREST_ASIDE: usize = 5;
/// The same after a verb whose object may have a relative clause of its own.
const NEAREST_THAT: usize = 2;
/// Most words of an object that ends before what tells when.
pub(super) const MOST_BEFORE_WHEN: usize = 4;
/// Most items of a few words in brackets, the opening one included.
const MOST_IN_BRACKETS: usize = 7;
/// Words that tell that a clause has a verb.
pub(super) const VERBS: [Duty; 4] = [Duty::Finite, Duty::Have, Duty::Be, Duty::Modal];

impl Reader<'_, '_> {
    /// The stretches that hold what a verb attributes.
    pub(super) fn object_content(
        &self,
        cue: &Cue,
        class: VerbClass,
        later: &[Cue],
        segment: &Segment,
    ) -> Vec<Range<usize>> {
        let says = matches!(class, VerbClass::Say | VerbClass::Claim | VerbClass::Think | VerbClass::Show);
        let after = || {
            let after = self.object_after(cue, class, later, segment);
            after
                .filter(|content| cue.credible || says && self.is_statement(content) || self.is_told(class, content))
                .filter(|content| !self.is_find(cue, class) || self.is_statement(content))
                .into_iter()
                .collect()
        };
        if self.has(cue.main + 1, Duty::By) {
            if self.has(cue.main, Duty::Attitude) {
                // alarmed by what they found
                return Vec::new();
            }
            let begin = self.sentence_start(cue.at, segment).min(cue.at);
            if let Some(reported) = self.as_reported(cue.at, begin, cue, later, segment) {
                return reported;
            }
            // The plan was first reported by the station.
            let subject = self.noun_before_verb(cue.at, segment).filter(|_| cue.credible);
            return subject.into_iter().collect();
        }
        if self.is_question(cue, segment) {
            return Vec::new();
        }
        if self.is_asked(cue, segment) || class == VerbClass::Call && self.is_named_aside(cue.main, segment) {
            return Vec::new();
        }
        if self.is_gerund(cue.main) {
            // Fuller left, saying the work was done: what stands before belongs to another verb.
            return after();
        }
        let first =
            cue.speaker.as_ref().map_or(cue.at, |speaker| self.item_from(speaker.start, cue, segment)).min(cue.at);
        let begin = self.past_dateline(self.sentence_start(first, segment).min(first), first, segment);
        let first = self.before_role(first, begin);
        if let Some(quote) = self.speech_before(first, begin) {
            // Voters “want this,” Fuller said.
            let mixed = quote > begin && !self.breaks(quote - 1);
            return if mixed { vec![begin..first] } else { Vec::new() };
        }
        let aside = says.then(|| self.parenthetic(cue, class, first, begin, later, segment)).flatten();
        aside.unwrap_or_else(after)
    }

    /// The quotation right before the cue, if it ends as a sentence before its cue does.
    fn speech_before(&self, first: usize, begin: usize) -> Option<usize> {
        let quote = (begin..first).rev().take(2).find(|&at| self.quote(at).is_some())?;
        let near = quote + 1 == first || self.breaks(quote + 1);
        let shape = self.quote(quote).map(|pair| &self.shapes[pair])?;
        let title = shape.title && !shape.finite;
        (near && !title && (shape.ending != Ending::Word || shape.is_sentence())).then_some(quote)
    }

    /// The stretches around a cue that a comma divides from what is said before it.
    fn parenthetic(
        &self,
        cue: &Cue,
        class: VerbClass,
        first: usize,
        begin: usize,
        later: &[Cue],
        segment: &Segment,
    ) -> Option<Vec<Range<usize>>> {
        if let Some(reported) = self.as_reported(first, begin, cue, later, segment) {
            return Some(reported);
        }
        let comma = first.checked_sub(1).filter(|&comma| comma > begin)?;
        if !matches!(self.word(comma), "," | ";" | "–" | "—" | "-" | "--") {
            return None;
        }
        let end = segment.items.end;
        let speaker =
            cue.speaker.as_ref().filter(|speaker| self.token(cue.main).is_some_and(|main| speaker.start > main));
        let inverted = speaker.is_some();
        let past = speaker.map_or(cue.end, |speaker| self.item_past(speaker.end, cue, segment)).max(cue.end);
        let past = self.past_addressee(past, cue, end);
        let past = self.past_others(past, end);
        if self.is_circumstance(begin) {
            // Asked about the ferry, Fuller said: …
            return None;
        }
        let opened =
            self.any(begin, &[Duty::Subordinator, Duty::Preposition]) && !self.opens_before_clause(begin, comma);
        let relative = cue.speaker.as_ref().is_some_and(|speaker| self.is_relative(speaker));
        let told = (cue.credible || class == VerbClass::Show) && !opened && !relative;
        let clause = (begin..comma).any(|item| self.any(item, &VERBS) || self.quoted_clause(item))
            || told && (begin..comma).any(|item| self.is_verbal(item))
            || told && self.is_headline_statement(begin..comma, past, segment);
        let set_off = self.past_adjuncts(past, end);
        let last = |item: usize| item >= end || self.word(item) == ".";
        if last(past) || last(set_off) && matches!(class, VerbClass::Say | VerbClass::Show) {
            return (clause || inverted).then(|| vec![begin..comma]);
        }
        if set_off > past && self.word(set_off) == "," && self.begins_statement(set_off + 1) {
            // If anything, Fuller said in a letter, the plant is too large.
            let rest = set_off + 1..self.content_end(set_off + 1, later, segment);
            if self.is_statement(&rest) {
                return Some(vec![begin..comma, rest]);
            }
        }
        if self.word(past) == "," && (!inverted || self.is_verbal(past + 1)) {
            let rest = past + 1..self.content_end(past + 1, later, segment);
            let verb = rest.clone().any(|item| self.any(item, &VERBS))
                || self.is_verbal(past + 1)
                || (past + 2..rest.end).any(|item| self.is_verbal(item)) && self.begins_statement(past + 1)
                || self.has(past + 1, Duty::Coordinator) && self.is_statement(&(past + 2..rest.end))
                || inverted;
            let apposed = self.is_statement(&(begin..comma)) && self.is_apposed_noun(&rest);
            let more = self.is_gerund(past + 1) || apposed;
            let goes_on = past + 1 < end && self.quote(past + 1).is_none() && verb && !more;
            // And yet, Fuller said, the plant is shut.
            let bare = (begin..comma).all(|item| self.any(item, &[Duty::Coordinator, Duty::Adverb]));
            if goes_on && bare {
                return Some(vec![rest]);
            }
            if goes_on {
                return Some(vec![begin..comma, rest]);
            }
            if more && clause && !opened {
                return Some(vec![begin..comma]);
            }
        }
        let ends = self.breaks(past)
            || class == VerbClass::Say
                && self.any(past, &[Duty::Preposition, Duty::Adverb])
                && !self.any(past, &[Duty::Negation, Duty::Determiner, Duty::Subordinator]);
        (clause && !opened && (inverted || ends) && self.that_after(past, end).is_none()).then(|| vec![begin..comma])
    }

    /// Whether a sentence begins with a participle, which tells when its subject speaks: asked whether; speaking in.
    fn is_circumstance(&self, at: usize) -> bool {
        let participle = |token| {
            let verb = self.words.verbs(token).any(|(_, form)| matches!(form, Form::Participle | Form::Gerund));
            verb && !self.words.any(token, &[Duty::Homograph, Duty::Subject, Duty::Determiner])
        };
        self.token(at).is_some_and(participle)
    }

    /// The item of the role that a comma divides from the name behind it: …, her lawyer, Anna Fuller, said.
    fn before_role(&self, first: usize, begin: usize) -> usize {
        if first > begin && self.has(first - 1, Duty::Coordinator) {
            // …, Reuter and Fuller said.
            let start = self.clause_start(first - 1, begin);
            let both = self.noun_at(start, first).is_some_and(|noun| noun.end + 1 == first);
            return if both && start > begin { start } else { first };
        }
        let Some(comma) = first.checked_sub(1).filter(|&comma| comma > begin && self.word(comma) == ",") else {
            return first;
        };
        let start = self.clause_start(comma, begin);
        let role = self.noun_at(start, comma).is_some_and(|noun| noun.end == comma && noun.person && !noun.named);
        if role && start > begin { start } else { first }
    }

    /// The item past what belongs to an inserted cue besides its speaker: he points out; she told reporters.
    fn past_addressee(&self, past: usize, cue: &Cue, end: usize) -> usize {
        if self.has(past, Duty::Adverb) && self.word(past + 1) == "," {
            return past + 1;
        }
        let addressed = past == cue.end && self.has(cue.main, Duty::Addressing);
        if addressed { self.noun_at(past, end).map_or(past, |noun| noun.end) } else { past }
    }

    /// The item past the clause that item `at` is in, with the quotations in it.
    pub(super) fn object_end(&self, at: usize, to: usize) -> usize {
        let ends =
            |item: usize| self.quote(item).is_none() && self.breaks(item) && !self.has(item + 1, Duty::Including);
        let mut from = at;
        while let Some(end) = (from..to.min(at + LOOK)).find(|&item| ends(item)) {
            match self.past_bracketed(end, to) {
                Some(past) => from = past,
                None => return end,
            }
        }
        to
    }

    /// The item past a word or two in brackets, which a clause goes on behind: Anna Fuller (D-Oslin)
    fn past_bracketed(&self, at: usize, to: usize) -> Option<usize> {
        let close =
            (at + 1..to.min(at + MOST_IN_BRACKETS)).find(|&item| self.breaks(item) && self.word(item) != "-")?;
        (self.word(at) == "(" && self.word(close) == ")" && close + 1 < to && !self.breaks(close + 1))
            .then_some(close + 1)
    }

    /// The item past an object, which ends before what tells when it was said: endorsed the plan on Friday.
    fn bare_object_end(&self, at: usize, to: usize) -> usize {
        let day = |item: usize| self.capital(item) && self.any(item, &[Duty::Adverb]);
        let when = (at + 1..to).find(|&item| self.has(item, Duty::When) || day(item)).unwrap_or(to);
        let hangs = when > at + 1 && when < to && day(when) && self.has(when - 1, Duty::Preposition);
        let end = if hangs { when - 1 } else { when };
        let opens = self.any(at, &[Duty::Modal, Duty::That, Duty::Question]) && !self.has(at, Duty::Determiner);
        let infinitive = (at..end).any(|item| self.has(item, Duty::Modal));
        if opens || infinitive || end - at > MOST_BEFORE_WHEN { to } else { end }
    }

    /// The item of the coordinator that joins the next cue to what item `from` is the object of.
    pub(super) fn coordinated(&self, from: usize, later: &[Cue]) -> usize {
        let first = |cue: &Cue| cue.at.min(cue.main);
        let next = later.iter().map(first).find(|&next| next > from && self.has(next - 1, Duty::Coordinator));
        next.map_or(usize::MAX, |next| next - 1)
    }

    /// The item of the "that" that opens what a verb says, with nothing but its other objects before it.
    fn that(&self, at: usize, end: usize, class: VerbClass) -> Option<usize> {
        let reach = if class == VerbClass::Claim { NEAREST_THAT } else { FURTHEST_THAT };
        let that = self.that_after(at, end.min(at + reach))?;
        if class == VerbClass::Think && that > at && self.has(that - 1, Duty::Nominal) {
            // She heard the claim that: whoever claimed it says it.
            return None;
        }
        // says the findings challenge the notion that
        let plural = |item: usize| {
            let word = self.word(item);
            word.ends_with('s') && !word.ends_with("ss") && !self.is_closed(item) && !self.is_possessive(item)
        };
        let governed = self.has(at, Duty::Preposition);
        let based = |item: usize| {
            let verb = |token| self.words.verbs(token).any(|(_, form)| form == Form::Base);
            item > at && !governed && plural(item - 1) && self.token(item).is_some_and(verb)
        };
        let clause = (at..that).any(|item| self.is_predicate(item) && !self.capital(item) || based(item));
        (!clause).then_some(that)
    }

    /// The "that" behind something set off by commas: The paper reported on Monday, citing two officials, that
    fn that_past_aside(&self, at: usize, segment: &Segment) -> Option<usize> {
        let end = segment.items.end.min(at + LOOK);
        let comma = |from: usize| (from..end).find(|&item| self.breaks(item)).filter(|&item| self.word(item) == ",");
        let first = comma(at).filter(|&first| first <= at + NEAREST_ASIDE)?;
        let that = comma(first + 1)? + 1;
        let opens = self.has(that, Duty::That) && !self.has(that, Duty::Subordinator);
        let aside = self.past_adjuncts(at, first) == first || !(at..first).any(|item| self.is_predicate(item));
        (opens && aside && !self.is_predicate(that + 1)).then_some(that)
    }

    fn that_after(&self, from: usize, end: usize) -> Option<usize> {
        let far = |item: usize| {
            let contracted = self.word(item + 1).contains(['\'', '’']) && !self.has(item + 1, Duty::Negation);
            let relative = self.is_verbal(item + 1) && !contracted;
            !relative && !self.has(item, Duty::Subordinator) && !self.has(item - 1, Duty::Determiner)
        };
        (from..end.min(from + FURTHEST_THAT))
            .take_while(|&item| !matches!(self.word(item), ":" | ";"))
            .find(|&item| self.has(item, Duty::That) && (item == from || far(item)))
    }

    /// The items of the noun phrase right before a verb and its auxiliaries.
    pub(super) fn noun_before_verb(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let start = self.clause_start(at, segment.items.start);
        let mut end = at;
        while end > start && self.any(end - 1, &[Duty::Adverb, Duty::Be, Duty::Have, Duty::Modal, Duty::Negation]) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// Where what a verb in a subordinate clause attributes ends: When Fuller learned that it was shut, she left.
    fn clause_content_end(&self, cue: &Cue, end: usize, segment: &Segment) -> usize {
        let clause = self.clause_start(cue.at.min(cue.main), segment.items.start);
        let opener = if self.has(clause, Duty::Coordinator) { clause + 1 } else { clause };
        let depends = self.has(opener, Duty::Subordinator) && opener < cue.main;
        let first = opener == segment.items.start || clause > segment.items.start && self.word(clause - 1) != ",";
        if depends && first { self.object_end(cue.main + 1, end).max(cue.main + 1) } else { end }
    }

    fn object_after(&self, cue: &Cue, class: VerbClass, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        let content = self.whole_object_after(cue, class, later, segment)?;
        Some(content.start..self.before_contrast(&content))
    }

    /// Where a clause that is said ends before the writer sets something against it: The plant is safe, but few believe it.
    fn before_contrast(&self, content: &Range<usize>) -> usize {
        let contrast = |item: usize| {
            self.word(item) == ","
                && self.has(item + 1, Duty::Contrast)
                && !self.any(item + 2, &[Duty::That, Duty::Negation])
        };
        // He had not seen it, and when asked whether he would, he left: the writer goes on.
        let goes_on = |item: usize| {
            self.word(item) == ","
                && self.has(item + 1, Duty::Coordinator)
                && self.has(item + 2, Duty::Subordinator)
                && self.has(item + 3, Duty::Asked)
        };
        let aside = |item: usize| contrast(item) || goes_on(item);
        let comma = (content.start + 1..content.end.min(content.start + LOOK)).find(|&item| aside(item));
        comma.filter(|&comma| self.is_statement(&(content.start..comma))).unwrap_or(content.end)
    }

    fn whole_object_after(
        &self,
        cue: &Cue,
        class: VerbClass,
        later: &[Cue],
        segment: &Segment,
    ) -> Option<Range<usize>> {
        let end = self.clause_content_end(cue, self.content_end(cue.main + 1, later, segment), segment);
        let mut at = self.past_particle(cue.main);
        if let Some(speaker) = &cue.speaker {
            // said Vollmer that …
            if self.token(at).is_some_and(|token| speaker.contains(&token)) {
                at = self.item_past(speaker.end, cue, segment);
            }
        }
        let set_off = self.subject_first() && self.word(at) == ",";
        if let Some(that) = self.that(at, end, class).filter(|_| class != VerbClass::Call && !set_off) {
            return Some(that..end);
        }
        if let Some(that) = self.that_past_aside(at, segment).filter(|_| class != VerbClass::Call) {
            return Some(that..self.content_end(that, later, segment));
        }
        if class == VerbClass::Manner {
            return None;
        }
        if self.has(cue.main, Duty::Addressing) {
            at = self.noun_at(at, end).map_or(at, |noun| noun.end);
        }
        let speaks = matches!(class, VerbClass::Say | VerbClass::Think);
        if speaks {
            // said on Tuesday in a statement he would resign
            let past = self.past_adjuncts(at, end);
            let opens = past > at && past < end && !self.has(past, Duty::That) && self.quote(past).is_none();
            let asked = self.has(past, Duty::Question) && !self.any(past, &[Duty::Subordinator, Duty::Relative]);
            if opens && self.is_statement(&(past..end)) && (self.begins_statement(past) || asked) {
                return Some(past..end);
            }
            if opens
                && self.has(cue.main, Duty::Clausal)
                && self.has(past, Duty::Modal)
                && self.has(past, Duty::Preposition)
            {
                // vowed on Sunday to resign
                return Some(past..self.object_end(past, end));
            }
        }
        while at < end && self.is_free_adverb(at) {
            at += 1;
        }
        if self.has(cue.main, Duty::Citing) && self.noun_at(at, end).is_some_and(|noun| noun.certain && noun.person) {
            // Citing two officials: the words are theirs, and stand elsewhere.
            return None;
        }
        let part = self.quote(at).is_some_and(|pair| self.shapes[pair].ending == Ending::Word) && !self.breaks(at + 1);
        if at >= end || self.quote(at).is_some() && !part || matches!(self.word(at), "," | ":" | ";" | "." | "–" | "—")
        {
            return None;
        }
        if self.points_back(at, end) || self.names(cue.main) && self.gives_no_name(at, end) {
            return None;
        }
        let not = (cue.at.saturating_sub(2)..cue.main).any(|item| self.has(item, Duty::Negation));
        if not && (self.has(at, Duty::Be) || self.has(at, Duty::Modal) && self.has(at + 1, Duty::Be)) {
            // What she did not know was how; who did not want to be named
            return None;
        }
        if self.withholds(at, end) || self.has(at, Duty::Subordinator) && self.has(at + 1, Duty::Asked) {
            return None;
        }
        let adjunct = self.has(at, Duty::Preposition) && !self.has(at, Duty::Subject) && !self.begins_infinitive(at);
        if class == VerbClass::Show && self.begins_infinitive(at) {
            // proved to be false
            return None;
        }
        if speaks && adjunct && !self.has(at, Duty::About) {
            return None;
        }
        if adjunct && class == VerbClass::Call && !self.has(at, Duty::About) && !self.completes(cue, at) {
            // Speaking on condition of anonymity.
            return None;
        }
        if adjunct && self.has(at, Duty::Topic) {
            at += 1;
        }
        // An object ends with its clause, a clause of its own goes on to the end of the sentence.
        let whole = matches!(class, VerbClass::Say | VerbClass::Think | VerbClass::Show) && !adjunct;
        // announced the death of a sailor and said the search went on: the verb of a statement is not the next cue.
        let own_end = self.coordinated(at, later).min(end).max(at);
        let known = !self.has(cue.main, Duty::Clausal) || self.has_own_verb(at, own_end);
        let clause = whole && known && self.is_statement(&(at..own_end));
        if clause {
            return Some(at..end);
        }
        // Backed the plan by 28 votes to 21: that is a ballot.
        let figure = |item: usize| self.word(item).starts_with(|c: char| c.is_ascii_digit());
        if (at..end).any(|item| self.has(item, Duty::By) && figure(item + 1)) {
            return None;
        }
        let whom = [Duty::Determiner, Duty::Object, Duty::Possessive];
        if self.has(cue.main, Duty::Clausal) && self.has(at, Duty::Topic) && self.any(at + 1, &whom) && speaks {
            // has written to all parents
            return None;
        }
        if self.has(cue.main, Duty::Clausal)
            && class != VerbClass::Call
            && !adjunct
            && !self.any(at, &[Duty::Question, Duty::That, Duty::Modal])
        {
            return None;
        }
        let end = self.coordinated(at, later).min(self.object_end(at, end)).max(at + 1);
        // pleaded not guilty and was released
        let next = |item: &usize| self.has(*item, Duty::Coordinator) && self.any(item + 1, &[Duty::Be, Duty::Have]);
        let end = (at + 1..end).find(next).unwrap_or(end);
        Some(at..self.bare_object_end(at, end))
    }
}
