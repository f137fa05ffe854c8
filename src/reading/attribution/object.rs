//! Reported speech behind its verb, in languages whose verb is followed by what is said: "Fuller said the plant had
//! closed", "backed the plan on Friday". What stands before its cue is read beside this (`inserted`).
//!
//! It knows the order of the words alone; what a verb asks for stands in the language's file.

use super::cue::Cue;
use super::defining::HELPS;
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
                .and_then(|content| self.within_defining(cue, content, segment))
                .filter(|content| cue.credible || says && self.is_statement(content) || self.is_told(class, content))
                .filter(|content| !self.is_find(cue, class) || self.is_statement(content))
                .into_iter()
                .collect()
        };
        if self.names_agent(cue.main) {
            if self.has(cue.main, Duty::Attitude) {
                // alarmed by what they found
                return Vec::new();
            }
            let begin = self.sentence_start(cue.at, segment).min(cue.at);
            if let Some(reported) = self.as_reported(cue.at, begin, cue, later, segment) {
                return reported;
            }
            // The plan was first reported by the station.
            let told = |items: &Range<usize>| items.clone().any(|item| self.is_verbal(item));
            let helped = self.helped_by(cue.main, segment.items.start, Duty::Be);
            let subject =
                self.noun_before_verb(cue.at, segment).filter(|items| cue.credible && (helped || !told(items)));
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
        let first = self.first_fellow(first, cue, segment);
        let begin = self.past_dateline(self.sentence_start(first, segment).min(first), first, segment);
        let first = self.before_role(first, begin);
        if self.replies(cue, begin, first) {
            return after();
        }
        if let Some(quote) = self.speech_before(first, begin) {
            // Voters “want this,” Fuller said.
            let mixed = quote > begin && !self.breaks(quote - 1);
            return if mixed { vec![begin..first] } else { Vec::new() };
        }
        let aside = says.then(|| self.parenthetic(cue, class, first, begin, later, segment)).flatten();
        aside.unwrap_or_else(after)
    }

    /// The item past the clause that item `at` is in, with the quotations in it.
    pub(super) fn object_end(&self, at: usize, to: usize) -> usize {
        let ends = |item: usize| {
            let goes_on = || self.has(item + 1, Duty::Including) || self.compares_figure(at, item, to);
            self.quote(item).is_none() && self.breaks(item) && !goes_on()
        };
        let mut from = at;
        while let Some(end) = (from..to.min(at + LOOK)).find(|&item| ends(item)) {
            match self.past_bracketed(end, to) {
                Some(past) => from = past,
                None => return end,
            }
        }
        to
    }

    /// Whether a comma stands between a figure and what it is measured by, up to the end of the sentence: 1.9 million
    /// crossings, about a fifth fewer than planned.
    fn compares_figure(&self, at: usize, comma: usize, to: usize) -> bool {
        let figure = |item: usize| self.word(item).starts_with(|character: char| character.is_ascii_digit());
        let ends = |item: usize| self.word(item) == "." && item + 1 >= to;
        let than = |item: usize| self.has(item - 1, Duty::Subordinator);
        let plain = |item: usize| (!self.breaks(item) || ends(item)) && (!self.is_verbal(item) || than(item));
        self.subject_first()
            && self.word(comma) == ","
            && (figure(comma + 1) || figure(comma + 2) && !self.capital(comma + 1))
            && (at..comma).any(figure)
            && (comma + 2..to).any(|item| self.has(item, Duty::Subordinator) && self.has(item, Duty::Preposition))
            && (comma + 1..to).all(plain)
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
        let of = self.subject_first()
            && that > at
            && self.has(at, Duty::Preposition)
            && !self.any(at, &[Duty::When, Duty::Modal]);
        if class == VerbClass::Think
            && that > at
            && (of && !self.has(at + 1, Duty::Time) || self.has(that - 1, Duty::Nominal))
        {
            // She thought of the boats that she had sold.
            // She heard the claim that: whoever claimed it says it.
            return None;
        }
        // says the findings challenge the notion that
        let plural =
            |item: usize| self.is_plainly_inflected(item) && !self.is_closed(item) && !self.is_possessive(item);
        let governed = self.has(at, Duty::Preposition);
        let based = |item: usize| {
            let verb = |token| self.words.verbs(token).any(|(_, form)| form == Form::Base);
            item > at && !governed && plural(item - 1) && self.token(item).is_some_and(verb)
        };
        let clause = (at..that).any(|item| self.is_predicate(item) && !self.capital(item) || based(item));
        // begun to enjoy the ferry that; reacted to it, urging that
        let other = |item: usize| class == VerbClass::Manner && (self.begins_infinitive(item) || self.is_gerund(item));
        // demanded the list, with sailors saying that
        let another = self.subject_first()
            && (at + 1..that).any(|item| {
                self.is_gerund(item) && (at..item).any(|before| self.breaks(before) && self.quote(before).is_none())
            });
        (!clause && !another && !(at..that).any(other)).then_some(that)
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

    /// The "that" behind several who are told something, each with where they are from: told Jon Reuter, of Oslin, and Lena
    /// Brandt, of Norland, that
    fn that_past_list(&self, at: usize, segment: &Segment) -> Option<usize> {
        let end = segment.items.end.min(at + LOOK);
        let opens =
            |item: usize| self.has(item, Duty::That) && self.word(item - 1) == "," && self.begins_statement(item + 1);
        let that = (at + 1..end).find(|&item| opens(item))?;
        let listed =
            |item: usize| !self.is_verbal(item) && self.quote(item).is_none() && !matches!(self.word(item), ":" | ";");
        (self.subject_first() && (at..that).all(listed)).then_some(that)
    }

    pub(super) fn that_after(&self, from: usize, end: usize) -> Option<usize> {
        let far = |item: usize| {
            let contracted = self.word(item + 1).contains(['\'', '’']) && !self.has(item + 1, Duty::Negation);
            let relative = self.is_verbal(item + 1) && !contracted
                || self.is_relative_verb(item + 1, from > 0 && self.has(from - 1, Duty::Addressing));
            !relative && !self.has(item, Duty::Subordinator) && !self.has(item - 1, Duty::Determiner)
        };
        (from..end.min(from + FURTHEST_THAT))
            .take_while(|&item| !matches!(self.word(item), ":" | ";"))
            .find(|&item| self.has(item, Duty::That) && (item == from || far(item)))
    }

    /// Whether a word that no list knows is the verb of a relative clause by its ending and its object: an agreement that
    /// opens more ports, a plan that aims to raise them. What somebody is told may begin with a plural: told her that plans
    /// to close it were old.
    fn is_relative_verb(&self, at: usize, told: bool) -> bool {
        let third = self.is_plainly_inflected(at) && !self.capital(at) && !self.is_closed(at);
        let object = self.has(at + 1, Duty::Determiner) && !self.any(at + 1, &[Duty::Adverb, Duty::Negation])
            || !told && self.begins_infinitive(at + 1);
        // told her that accusations that she knew were false
        let noun = self.any(at, &[Duty::Nominal, Duty::Alleged]);
        self.subject_first() && third && object && !noun
    }

    /// The items of the noun phrase right before a verb and its auxiliaries.
    pub(super) fn noun_before_verb(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let start = self.clause_start(at, segment.items.start);
        let mut end = at;
        while end > start && self.any(end - 1, &HELPS) {
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
        if depends && first {
            return self.object_end(cue.main + 1, end).max(cue.main + 1);
        }
        let relative = self.subject_first() && self.has(clause, Duty::Relative) && clause > segment.items.start;
        let set_off = relative && self.word(clause - 1) == ",";
        if set_off { self.before_verb_of_antecedent(cue.main + 1, end) } else { end }
    }

    /// Where a relative clause ends that the verb of its noun follows: The mayor, who says the pier is safe, left.
    fn before_verb_of_antecedent(&self, from: usize, end: usize) -> usize {
        let waits = |item: usize| self.marks_end(item, Ending::Comma);
        let verb = |item: usize| self.is_verbal(item) && !self.is_gerund(item);
        let resumes = |at: usize| (at..end).find(|&item| !self.is_free_adverb(item)).is_some_and(verb);
        if let Some(quote) = (from..self.object_end(from, end)).find(|&item| waits(item) && resumes(item + 1)) {
            // The mayor, who called it a “mess,” left.
            return quote + 1;
        }
        let comma = self.object_end(from, end);
        let said = comma > from + 1 && comma < end && self.word(comma) == "," && self.has_own_verb(from, comma);
        if said && resumes(comma + 1) { comma } else { end }
    }

    /// Whether a colon announces a sentence without marks: Fuller said: We are troubled by the storm.
    fn announces_sentence(&self, colon: usize, end: usize) -> bool {
        let sentence = self.word(colon) == ":" && colon + 1 < end && self.capital(colon + 1);
        sentence && self.is_statement(&(colon + 1..end))
    }

    fn object_after(&self, cue: &Cue, class: VerbClass, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        let content = self.whole_object_after(cue, class, later, segment)?;
        // to discuss and write a plan: the object stands behind the next verb.
        let shared = self.subject_first() && self.has(content.start, Duty::Coordinator);
        (!shared).then(|| content.start..self.before_contrast(&content))
    }

    /// Whether nothing follows a verb but whoever is spoken to, before words in marks: warned the crowd, “…”
    fn addresses(&self, at: usize, end: usize) -> bool {
        let noun = self.noun_at(at, end).filter(|noun| matches!(self.word(noun.end), "," | ":"));
        let said = noun.and_then(|noun| self.quote(noun.end + 1)).map(|pair| &self.shapes[pair]);
        self.subject_first() && said.is_some_and(|shape| shape.is_sentence() && !shape.small_start)
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
        let addressed = self.has(cue.main, Duty::Addressing);
        let that = || if addressed { self.that_past_list(at, segment) } else { None };
        if let Some(that) = self.that_past_aside(at, segment).or_else(that).filter(|_| class != VerbClass::Call) {
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
        if class == VerbClass::Say && cue.credible && self.announces_sentence(at, end) {
            return Some(at + 1..end);
        }
        let part = self.marks_end(at, Ending::Word) && !self.breaks(at + 1);
        if at >= end || self.quote(at).is_some() && !part || matches!(self.word(at), "," | ":" | ";" | "." | "–" | "—")
        {
            return None;
        }
        if self.points_back(at, end)
            || self.addresses(at, end)
            || speaks && self.greets(at, end)
            || self.names(cue.main) && self.gives_no_name(at, end)
        {
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
            let says = class == VerbClass::Say && !self.has(cue.main, Duty::Asked);
            let start = self.opened_statement(at, end).filter(|_| says)?;
            return Some(start..end);
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
        let clause = whole && known && !self.has_verb_of_next(at, own_end) && self.is_statement(&(at..own_end));
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
        Some(at..self.bare_object_end(at, self.before_next_clause(at, end)))
    }
}
