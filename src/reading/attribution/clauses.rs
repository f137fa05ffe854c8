//! Subjects that stand apart from their verb where the subject comes first: before something between commas, before the
//! verb that an infinitive goes with, in the second of two clauses.

use super::frame::Segment;
use super::noun::Noun;
use super::{LOOK, Reader};
use crate::language::{Duty, Form, NameClass, VerbClass};
use crate::reading::model::SourceKind;
use crate::reading::quotes::Ending;
use std::ops::Range;

/// Most words from a coordinator to the role it joins: and at least one councillor.
const MOST_BEFORE_ROLE: usize = 4;

/// Most commas in a list of names.
const MOST_LISTED: usize = 4;

impl Reader<'_, '_> {
    /// The subject of the verb that an infinitive tells the purpose of: Fuller met Reuter to discuss the plan. Of a verb of
    /// saying the object is meant as well: asked Reuter to explain it.
    pub(super) fn purposeful(
        &self,
        start: usize,
        end: usize,
        finite: usize,
        segment: &Segment,
    ) -> Option<Range<usize>> {
        let to = (end..finite).find(|&item| self.begins_infinitive(item))?;
        let verb = self.first_predicate(start, to).filter(|&verb| verb + 1 < to && !self.is_gerund(verb))?;
        let asks = |token| self.words.verbs(token).any(|(verb, _)| verb.complement.is_none());
        let says = |item: usize| self.token(item).is_some_and(asks);
        let asked = (start..to).any(|item| says(item) && !self.has(item, Duty::Homograph));
        // prompted Reuter to call for a ban: whoever stands right before the infinitive may be its subject.
        let meant = (verb + 1..to).find_map(|item| self.noun_at(item, to).filter(|noun| noun.end == to && noun.person));
        let meant =
            meant.is_some_and(|noun| !self.has(self.frame.item_of(noun.tokens.start, verb, to) - 1, Duty::Preposition));
        let opens = |item: usize| self.any(item, &[Duty::Relative, Duty::Question, Duty::Subordinator, Duty::That]);
        let plain = !asked && !meant && !self.has(verb, Duty::Be) && !(start..to).any(opens);
        self.subject_before(verb, segment).filter(|_| plain)
    }

    /// Whoever stands between a preposition and a participle: with several saying, with the mayor calling it.
    pub(super) fn accompanying(&self, start: usize, finite: usize) -> Option<Noun> {
        let opens = self.is_gerund(finite) && start + 1 < finite && self.has(start, Duty::Preposition);
        let noun = self.noun_at(start + 1, finite).filter(|_| opens && !self.is_possessive(finite - 1))?;
        (noun.end == finite && noun.can_speak()).then_some(noun)
    }

    /// Whether a word takes up the pronoun or name before it: who both back the plan, they all said.
    pub(super) fn floats(&self, at: usize, start: usize) -> bool {
        let pronoun = |item: usize| self.any(item, &[Duty::Relative, Duty::Subject]) && !self.has(item, Duty::That);
        // Fuller and Reuter both back the plan
        let name = |item: usize| self.subject_first() && self.is_noun(item);
        self.has(at, Duty::Adverb) && self.has(at, Duty::Determiner) && at > start && (pronoun(at - 1) || name(at - 1))
    }

    /// Whether a coordinator at an item joins another clause to one with a verb of its own.
    pub(super) fn joins_clause(&self, at: usize, from: usize) -> bool {
        const OPENS: [Duty; 4] = [Duty::Relative, Duty::Question, Duty::Subordinator, Duty::That];
        self.subject_first()
            && self.has(at, Duty::Coordinator)
            && (from..at).any(|item| self.is_predicate(item))
            && !(from..at).any(|item| self.any(item, &OPENS))
    }

    /// Whether a coordinator before item `end` joins a verb to one in marks, whose object stands between: The town “needs”
    /// the pier but would
    pub(super) fn shares_marked_verb(&self, start: usize, end: usize, from: usize) -> bool {
        let marked = start.checked_sub(1).filter(|&marked| marked > from).and_then(|marked| self.quote(marked));
        let part = marked.is_some_and(|pair| self.shapes[pair].ending == Ending::Word);
        part && end > start + 1 && self.has(end - 1, Duty::Coordinator)
    }

    /// Whoever speaks in the clause right before that of a participle: Part of it was old, he said, referring to the pier.
    pub(super) fn inserted_speaker(&self, from: usize, start: usize) -> Option<Range<usize>> {
        let before = self.clause_start(start.checked_sub(1)?, from);
        let says =
            |token| self.words.verbs(token).any(|(verb, _)| matches!(verb.class, VerbClass::Say | VerbClass::Claim));
        // “…,” the paper beams, adding
        let beside = self.noun_at(before, start).filter(|noun| noun.certain && noun.end + 2 == start && before > from);
        let plain = |noun: &Noun| self.is_inflected(noun.end) && !self.is_closed(noun.end) && !self.capital(noun.end);
        if let Some(noun) = beside.filter(|noun| self.quote(before - 1).is_some() && plain(noun)) {
            return Some(noun.tokens);
        }
        let verb = (before..start - 1).find(|&item| self.token(item).is_some_and(says) && !self.is_gerund(item))?;
        let noun = self.noun_at(before, verb).filter(|noun| noun.end == verb && noun.can_speak() && before > from)?;
        (!self.is_relative(&noun.tokens)).then_some(noun.tokens)
    }

    /// The subject before a title in marks that belongs to its role: Anna Fuller, author of “Long Way Down,” said
    pub(super) fn before_title(&self, start: usize, end: usize, from: usize) -> Option<Noun> {
        let title = start.checked_sub(1).filter(|&title| start == end && title > from + 1)?;
        let shape = self.shape(title)?;
        let hangs = shape.title && !shape.finite && self.has(title - 1, Duty::Preposition);
        let comma = if hangs { title } else { self.relative_comma(title, from)? };
        let noun = self.before_comma(from, comma).filter(|_| self.subject_first())?;
        (noun.named && noun.can_speak()).then_some(noun)
    }

    /// The comma before a relative clause that ends with a quotation: Fuller, who wore a hat with the words “My pier,” said
    pub(super) fn relative_comma(&self, quote: usize, from: usize) -> Option<usize> {
        let waits = self.marks_end(quote, Ending::Comma);
        if !waits || quote <= from + 1 {
            return None;
        }
        // The words right before the quotation may stand behind a comma of their own.
        let before = if self.word(quote - 1) == "," { quote - 1 } else { quote };
        let clause = self.clause_start(before, from);
        let relative = self.has(clause, Duty::Relative) && self.has(clause, Duty::Subject);
        let comma = clause.checked_sub(1).filter(|&comma| comma > from && self.word(comma) == ",")?;
        relative.then_some(comma)
    }

    /// The name behind a role, both of them between commas behind a clause: The plant has closed, its head, Fuller, said
    fn named_role(&self, begin: usize, comma: usize) -> Option<Noun> {
        let second = self.clause_start(comma, begin);
        let between = second.checked_sub(1).filter(|&between| between > begin && self.word(between) == ",")?;
        let first = self.clause_start(between, begin);
        // and at least one councillor, Jon Reuter, said
        let joined = self.has(first, Duty::Coordinator);
        let reach = if joined { MOST_BEFORE_ROLE } else { 1 };
        let role = (first..between.min(first + reach)).find_map(|item| self.noun_at(item, between));
        let role = role.filter(|role| role.person && !role.named && !role.pronoun);
        let name = self.noun_at(second, comma).filter(|name| name.named && name.end == comma && !name.oblique);
        let apart = first > begin && role.is_some_and(|role| role.end == between);
        // Anna Fuller, a professor at Oslin, Norland, said: the name stands before its role.
        let known =
            |noun: &Noun| self.phrases.word(noun.core.start).known.is_some_and(|known| known.class == NameClass::Place);
        let before = self.noun_at(begin, first).is_some_and(|noun| noun.named && noun.end + 1 == first);
        name.filter(|name| apart && self.subject_first() && !before && !known(name))
    }

    /// Whoever stands right before the comma of a relative clause as an object, if they agree with its verb: The plan angered
    /// sailors, who say; she met the mayor, who says. What the sentence begins with is rather told more of.
    pub(super) fn nearest_antecedent(
        &self,
        start: usize,
        end: usize,
        finite: usize,
        segment: &Segment,
    ) -> Option<Range<usize>> {
        let relative = end == start + 1 && self.has(start, Duty::Relative) && self.has(start, Duty::Subject);
        let comma = start.checked_sub(1).filter(|&comma| relative && self.word(comma) == ",")?;
        let people = [SourceKind::Person, SourceKind::Role, SourceKind::Group, SourceKind::Unnamed];
        let clause = self.list_start(self.clause_start(comma, segment.items.start), segment);
        let person = |tokens: Range<usize>| {
            let phrase = self.phrases.at(tokens.start, tokens.end)?;
            let fits = phrase.certain && !phrase.pronoun && people.contains(&phrase.kind);
            fits.then_some((tokens, phrase))
        };
        let nouns = (clause..comma).filter_map(|at| self.noun_at(at, comma).filter(|noun| noun.end == comma));
        let (tokens, phrase) = nouns.map(|noun| noun.tokens).find_map(person)?;
        let first = self.frame.item_of(tokens.start, clause, comma);
        let form = |wanted: Form| {
            let token = self.token(finite);
            token.is_some_and(|token| self.words.verbs(token).any(|(_, form)| form == wanted))
        };
        let told = self.words.data().is_some_and(|data| data.is_past(self.word(finite)));
        let agrees = match (form(Form::Base), told) {
            (true, _) => phrase.plural,
            (false, false) if form(Form::Finite) => !phrase.plural,
            _ => true,
        };
        let object = (clause..first).any(|item| self.is_verbal(item) || self.is_predicate(item));
        (agrees && object).then_some(tokens)
    }

    /// Where the clause begins that the names of a list end, of which the last stand from an item on: stars like Fuller, Reuter
    /// and ‹Brandt›, who joked.
    fn list_start(&self, at: usize, segment: &Segment) -> usize {
        let mut clause = at;
        for _ in 0..MOST_LISTED {
            let named = |noun: &Noun| {
                noun.named
                    && noun.person
                    && noun.certain
                    && (self.breaks(noun.end) || self.has(noun.end, Duty::Coordinator))
            };
            let listed = self.noun_at(clause, segment.items.end).is_some_and(|noun| named(&noun));
            let comma = clause.checked_sub(1).filter(|&comma| comma > segment.items.start && self.word(comma) == ",");
            match comma.filter(|_| listed) {
                Some(comma) => clause = self.clause_start(comma, segment.items.start),
                None => break,
            }
        }
        clause
    }

    /// Whether an aside tells what somebody does or who leads them: speaking in Oslin; led by Fuller.
    fn tells_circumstance(&self, at: usize) -> bool {
        let led = self.has(at + 1, Duty::By) && !self.is_closed(at);
        !self.capital(at) && (self.has_gerund_ending(at) || led)
    }

    /// Whether a noun phrase right before the comma of a clause at item `at` is a name.
    fn is_apposed(&self, noun: &Option<Noun>, at: usize) -> bool {
        noun.as_ref()
            .is_some_and(|noun| noun.named && !noun.oblique && noun.end + 1 == at && self.word(noun.end) == ",")
    }

    /// Whoever is named in the last clause before a comma that a small word opens, with nothing but asides behind: …, though
    /// Fuller, a critic of the plan, said; in Oslin, where Fuller, of the council, has said
    fn named_in_clause(&self, begin: usize, comma: usize) -> Option<Noun> {
        let opens = |at: &usize| {
            let apart = *at == begin || self.breaks(*at - 1);
            // The vote failed, but Anna Fuller, the mayor, said
            let joins = self.has(*at, Duty::Coordinator)
                && *at > begin
                && self.first_predicate(begin, *at).is_some()
                && self.noun_at(*at + 1, comma).is_some_and(|noun| noun.named && noun.person);
            apart && (self.has(*at, Duty::Subordinator) && !self.has(*at, Duty::Preposition) || joins)
        };
        let at = (begin..comma).rev().find(opens).filter(|_| self.subject_first())?;
        let end = self.clause_end(at, comma);
        let noun = self.noun_at(at + 1, end).filter(|noun| noun.end == end && noun.can_speak())?;
        (end..comma).all(|item| !self.is_verbal(item)).then_some(noun)
    }

    /// Whoever stands alone between "as" and a comma: As Fuller, the mayor, put it
    fn named_as(&self, at: usize, end: usize) -> Option<Noun> {
        let noun = self.noun_at(at + 1, end).filter(|_| self.subject_first() && self.has(at, Duty::As))?;
        (noun.end == end && noun.named && noun.can_speak()).then_some(noun)
    }

    /// The subject of a clause interrupted by something between commas: Vollmer, who runs the station, said
    pub(super) fn before_comma(&self, from: usize, comma: usize) -> Option<Noun> {
        let mut begin = comma;
        let floor = from.max(comma.saturating_sub(LOOK));
        while begin > floor && self.quote(begin - 1).is_none() {
            begin -= 1;
        }
        if let Some(name) = self.named_role(begin, comma) {
            return Some(name);
        }
        if let Some(noun) = self.named_in_clause(begin, comma) {
            return Some(noun);
        }
        let mut at = begin;
        let mut doubtful = None;
        let mut role = false;
        while at < comma {
            if self.breaks(at) {
                at += 1;
                continue;
            }
            let end = self.clause_end(at, comma);
            // The minister, speaking in Oslin, said
            let doing = at > begin && self.subject_first() && self.tells_circumstance(at);
            let opens =
                self.any(at, &[Duty::Preposition, Duty::Subordinator, Duty::Relative]) && !self.has(at, Duty::Subject);
            if !(opens || doing) {
                // A woman who lives here, and who saw it, said
                let noun = self.main_noun(at, end);
                let relative = noun.as_ref().is_some_and(|noun| self.subject_first() && self.is_relative(&noun.tokens));
                match if relative { self.noun_at(at, end) } else { noun } {
                    // Her mother, Angela, said
                    Some(noun) if role && noun.named && noun.end == end => return Some(noun),
                    _ if role => return doubtful,
                    // Fuller, the chief economist, said: the name is known by nothing else.
                    Some(noun)
                        if noun.person && !noun.named && self.subject_first() && self.is_apposed(&doubtful, at) =>
                    {
                        return doubtful;
                    }
                    Some(noun) if noun.can_speak() => {
                        role = !noun.named
                            && !noun.pronoun
                            && noun.person
                            && self.subject_first()
                            && self.word(end) == ",";
                        if !role || end >= comma {
                            return Some(noun);
                        }
                        doubtful = Some(noun);
                    }
                    other => doubtful = doubtful.or(other),
                }
            } else if role {
                return doubtful;
            } else if let Some(noun) = self.named_as(at, end) {
                return Some(noun);
            }
            at = end;
        }
        doubtful
    }
}
