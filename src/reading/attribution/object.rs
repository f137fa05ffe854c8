//! Reported speech in languages whose verb is followed by what is said: "Fuller said the plant had closed", "The plant
//! had closed, said Fuller", "The plant, Fuller said, had closed", "The plant “had closed,” Fuller said".
//!
//! It knows the order of the words alone; what a verb asks for stands in the language's file.

use super::cue::Cue;
use super::frame::Segment;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Form, VerbClass};
use crate::reading::quotes::Ending;
use std::ops::Range;

/// How far after a verb "that" may stand.
const FURTHEST_THAT: usize = 12;
/// How far after a verb something set off by commas may begin.
const NEAREST_ASIDE: usize = 5;
/// The same after a verb whose object may have a relative clause of its own.
const NEAREST_THAT: usize = 2;
/// Most words of an object that ends before what tells when.
const MOST_BEFORE_WHEN: usize = 4;
/// Fewest words of a headline's statement.
const FEWEST_OF_HEADLINE: usize = 4;
/// How many words may stand between a verb that takes a side and what it takes it on.
const MOST_TO_MATTER: usize = 8;
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
                .into_iter()
                .collect()
        };
        if self.has(cue.main + 1, Duty::By) {
            // The plan was first reported by the station.
            let subject = self.noun_before_verb(cue.at, segment).filter(|_| cue.credible);
            return subject.into_iter().collect();
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

    /// Whether an object can be what even a subject of no known kind says: adults of all ages bemoaned the end.
    fn is_told(&self, class: VerbClass, content: &Range<usize>) -> bool {
        matches!(class, VerbClass::Claim | VerbClass::Call) && self.has(content.start, Duty::Determiner)
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
        if self.is_circumstance(begin) {
            // Asked about the ferry, Fuller said: …
            return None;
        }
        let opened = self.any(begin, &[Duty::Subordinator, Duty::Preposition]);
        let relative = cue.speaker.as_ref().is_some_and(|speaker| self.is_relative(speaker));
        let told = (cue.credible || class == VerbClass::Show) && !opened && !relative;
        let clause = (begin..comma).any(|item| self.any(item, &VERBS) || self.quoted_clause(item))
            || told && (begin..comma).any(|item| self.is_verbal(item))
            || told && self.is_headline_statement(begin..comma, past, segment);
        if past >= end || self.word(past) == "." {
            return (clause || inverted).then(|| vec![begin..comma]);
        }
        if self.word(past) == "," && (!inverted || self.is_verbal(past + 1)) {
            let rest = past + 1..self.content_end(past + 1, later, segment);
            let verb = rest.clone().any(|item| self.any(item, &VERBS))
                || (past + 2..rest.end).any(|item| self.is_verbal(item)) && self.begins_statement(past + 1)
                || inverted;
            let goes_on = past + 1 < end && self.quote(past + 1).is_none() && verb;
            if goes_on {
                return Some(vec![begin..comma, rest]);
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
        let Some(comma) = first.checked_sub(1).filter(|&comma| comma > begin && self.word(comma) == ",") else {
            return first;
        };
        let start = self.clause_start(comma, begin);
        let role = self.noun_at(start, comma).is_some_and(|noun| noun.end == comma && noun.person && !noun.named);
        if role && start > begin { start } else { first }
    }

    /// Whether a verb stands in what somebody was asked: Asked whether she would call for a vote, Fuller …
    fn is_asked(&self, cue: &Cue, segment: &Segment) -> bool {
        let from = segment.items.start;
        let asked = self.is_circumstance(from) && self.has(from + 1, Duty::That);
        asked && cue.at > from && cue.main < self.object_end(from, segment.items.end)
    }

    /// The item past what belongs to an inserted cue besides its speaker: he points out; she told reporters.
    fn past_addressee(&self, past: usize, cue: &Cue, end: usize) -> usize {
        if self.has(past, Duty::Adverb) && self.word(past + 1) == "," {
            return past + 1;
        }
        let addressed = past == cue.end && self.has(cue.main, Duty::Addressing);
        if addressed { self.noun_at(past, end).map_or(past, |noun| noun.end) } else { past }
    }

    /// Whether some words before a cue that ends a headline are a statement, though no verb of theirs is known: Aid
    /// convoy nears town, minister says
    fn is_headline_statement(&self, items: Range<usize>, past: usize, segment: &Segment) -> bool {
        let tells_when = |item: usize| self.any(item, &[Duty::Time, Duty::Adverb]);
        past >= segment.items.end && items.len() >= FEWEST_OF_HEADLINE && !items.into_iter().any(tells_when)
    }

    /// Whether an item is a quotation with a verb of its own.
    fn quoted_clause(&self, at: usize) -> bool {
        self.quote(at).is_some_and(|pair| self.shapes[pair].finite)
    }

    /// Whether some items are a clause of their own: they open one, or have a subject and a verb.
    fn is_statement(&self, items: &Range<usize>) -> bool {
        if self.any(items.start, &[Duty::That, Duty::Question]) && !self.has(items.start, Duty::Determiner) {
            return true;
        }
        if self.any(items.start, &VERBS) && self.word(items.start).contains(['\'', '’']) {
            // he's
            return true;
        }
        let end = self.object_end(items.start, items.end);
        let negated = self.has(items.start, Duty::Negation) && !self.has(items.start, Duty::Determiner);
        let subject = self.is_nominal(items.start)
            || !negated && !self.any(items.start, &[Duty::Preposition, Duty::Coordinator, Duty::Modal]);
        let verb = (items.start + 1..end).any(|item| self.is_predicate(item) || self.quote(item).is_some());
        subject && (verb || self.resumes_past_aside(end, items.end))
    }

    /// Whether a word can be the first of a clause that is said: a pronoun, an article, a name, "there".
    fn begins_statement(&self, at: usize) -> bool {
        let pronoun = self.has(at, Duty::Subject) && !self.has(at, Duty::Relative);
        let object = self.has(at, Duty::Object) && !self.any(at, &[Duty::Subject, Duty::Determiner]);
        !object && (pronoun || self.has(at, Duty::Determiner) || self.is_existential(at) || self.is_noun(at))
    }

    /// Whether what follows a turn goes on with what stands before it: The plant, according to Fuller, has closed.
    pub(super) fn resumes(&self, before: &Range<usize>, after: &Range<usize>) -> bool {
        let whole = before.clone().any(|item| self.is_predicate(item));
        let words = before.clone().filter(|&item| self.token(item).is_some() && !self.breaks(item)).count();
        let next = (after.start..after.end).find(|&item| !self.breaks(item));
        let depends = self.has(before.start, Duty::Subordinator);
        words == 0 || !whole || depends || next.is_some_and(|next| next > after.start && self.is_predicate(next))
    }

    /// Whether a verb follows what is set off by commas from item `comma` on: their plans, already long, would fail.
    fn resumes_past_aside(&self, comma: usize, to: usize) -> bool {
        let to = to.min(comma + LOOK);
        comma < to
            && self.word(comma) == ","
            && (comma + 1..to)
                .find(|&item| self.breaks(item))
                .is_some_and(|second| self.word(second) == "," && self.is_verbal(second + 1))
    }

    /// Whether a word is likely the verb of a clause.
    pub(super) fn is_predicate(&self, at: usize) -> bool {
        self.any(at, &VERBS) && !self.any(at, &[Duty::Adverb, Duty::Preposition])
            || self.any(at, &VERBS) && self.any(at, &[Duty::Have, Duty::Be])
            || !self.capital(at)
                && (self.has(at, Duty::Past) || self.words.data().is_some_and(|data| data.is_past(self.word(at))))
    }

    /// The item past the clause that item `at` is in, with the quotations in it.
    pub(super) fn object_end(&self, at: usize, to: usize) -> usize {
        let ends =
            |item: usize| self.quote(item).is_none() && self.breaks(item) && !self.has(item + 1, Duty::Including);
        (at..to.min(at + LOOK)).find(|&item| ends(item)).unwrap_or(to)
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
        let clause = (at..that).any(|item| self.is_predicate(item) && !self.capital(item));
        (!clause).then_some(that)
    }

    /// The "that" behind something set off by commas: The paper reported on Monday, citing two officials, that
    fn that_past_aside(&self, at: usize, segment: &Segment) -> Option<usize> {
        let end = segment.items.end.min(at + LOOK);
        let comma = |from: usize| (from..end).find(|&item| self.breaks(item)).filter(|&item| self.word(item) == ",");
        let first = comma(at).filter(|&first| first <= at + NEAREST_ASIDE)?;
        let that = comma(first + 1)? + 1;
        let opens = self.has(that, Duty::That) && !self.has(that, Duty::Subordinator);
        (opens && !(at..first).any(|item| self.is_predicate(item)) && !self.is_predicate(that + 1)).then_some(that)
    }

    fn that_after(&self, from: usize, end: usize) -> Option<usize> {
        let far = |item: usize| {
            let contracted = self.word(item + 1).contains(['\'', '’']) && !self.has(item + 1, Duty::Negation);
            let relative = self.is_predicate(item + 1) && !contracted;
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

    /// Whether a verb tells of a deed rather than of words: it has an object that is no clause and holds no marks.
    pub(super) fn is_deed(&self, cue: &Cue, segment: &Segment) -> bool {
        if self.verb_second || !self.has(cue.main, Duty::Deed) {
            return false;
        }
        let from = cue.main + 1;
        let to = self.object_end(from, segment.items.end);
        let clause = self.any(from, &[Duty::That, Duty::Question, Duty::Modal]) && !self.has(from, Duty::Determiner);
        let marked = |items: Range<usize>| items.into_iter().any(|item| self.quote(item).is_some());
        let before = cue.at.saturating_sub(MOST_BEFORE_WHEN).max(segment.items.start);
        let side = cue.credible && self.has(cue.main, Duty::Stance);
        let matter = side && (from..to.min(from + MOST_TO_MATTER)).any(|item| self.has(item, Duty::Matter));
        !clause && !matter && !marked(before..to)
    }

    /// Whether somebody asks to be left unnamed: asked not to be named.
    fn withholds(&self, at: usize, end: usize) -> bool {
        let unnamed = self.has(at, Duty::Negation) && self.has(at + 1, Duty::Modal) && self.has(at + 2, Duty::Be);
        let hidden = |item| self.token(item).is_some_and(|token| self.phrases.is(token, Classes::Withholding));
        unnamed || self.has(at, Duty::Modal) && (at..end.min(at + NEAREST_ASIDE)).any(hidden)
    }

    fn object_after(&self, cue: &Cue, class: VerbClass, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        let end = self.clause_content_end(cue, self.content_end(cue.main + 1, later, segment), segment);
        let mut at = cue.main + 1;
        if let Some(speaker) = &cue.speaker {
            // said Vollmer that …
            if self.token(at).is_some_and(|token| speaker.contains(&token)) {
                at = self.item_past(speaker.end, cue, segment);
            }
        }
        if let Some(that) = self.that(at, end, class).filter(|_| class != VerbClass::Call) {
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
            if opens && self.is_statement(&(past..end)) && self.begins_statement(past) {
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
        if self.withholds(at, end) {
            return None;
        }
        let adjunct = self.has(at, Duty::Preposition) && !self.any(at, &[Duty::Modal, Duty::Subject]);
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
        let clause = whole && self.is_statement(&(at..end));
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
