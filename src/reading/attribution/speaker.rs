//! The noun phrase that belongs to a cue: the subject of its verb, or what its preposition governs.

use super::frame::Segment;
use super::noun::Noun;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Form, Turn, VerbClass};
use crate::reading::model::SourceKind;
use std::ops::Range;

/// How many words of no known class a search for the subject passes over.
const MOST_UNKNOWN: usize = 3;

/// Most items from the word that begins a list of some people to the last of them.
const MOST_LISTED: usize = 12;

/// How many stretches between commas a clause with "wie" may hold.
const MOST_ASIDES: usize = 3;

impl Reader<'_, '_> {
    /// The tokens of the subject of a verb with its finite part at item `finite` and its main part at `main`.
    pub(super) fn subject(&self, finite: usize, main: usize, segment: &Segment) -> Option<Range<usize>> {
        if self.verb_second {
            self.subject_around(finite, main, segment)
        } else if self.either_side {
            self.subject_either_side(finite, main, segment).map(|noun| noun.tokens)
        } else {
            self.subject_before(finite, segment).map(|tokens| self.including(&tokens, segment).unwrap_or(tokens))
        }
    }

    /// Those whom somebody is named as one of: ‹Critics› including Fuller and Reuter said.
    fn including(&self, tokens: &Range<usize>, segment: &Segment) -> Option<Range<usize>> {
        let from = segment.items.start;
        let first = self.frame.item_of(tokens.start, from, segment.items.end);
        let listed = |item: &usize| {
            let link = self.word(*item) == "," || self.has(*item, Duty::Coordinator);
            link || self.has(*item, Duty::Including) || self.token(*item).is_some() && !self.is_closed(*item)
        };
        let mut before = (from + 1..first).rev().take(MOST_LISTED).take_while(listed);
        let opener = before.find(|&item| self.has(item, Duty::Including) || self.is_verbal(item))?;
        let all = self.noun_before(opener, segment).filter(|_| self.has(opener, Duty::Including))?;
        self.can_say(&all).then_some(all)
    }

    /// Whether a quotation ends right before item `at`, a comma or dash between them or not. A dash at the beginning
    /// opens one too.
    pub(super) fn follows_quote(&self, at: usize, from: usize) -> bool {
        let dashed = || at > from + 1 && self.breaks(at - 1) && matches!(self.word(from), "–" | "—" | "―");
        at > from
            && (dashed()
                || self.quote(at - 1).is_some()
                || at > from + 1 && self.breaks(at - 1) && self.quote(at - 2).is_some())
    }

    fn subject_around(&self, finite: usize, main: usize, segment: &Segment) -> Option<Range<usize>> {
        let first = finite.min(main);
        let from = self.sentence_start(first, segment);
        let start = self.bracket_start(first, segment).max(from);
        if let Some(clause) = self.as_clause(finite, main, from).filter(|&clause| clause < start) {
            return self.first_subject(clause + 1, first).map(|noun| noun.tokens);
        }
        // wie Vollmer sagte; dass Vollmer gesagt hat
        let opener = if self.has(start, Duty::Coordinator) { start + 1 } else { start };
        let opens = self.any(opener, &[Duty::As, Duty::That, Duty::Subordinator, Duty::Question]) && opener < first;
        // "Als Grund nannte sie …" opens no clause: its verb would stand at the end.
        let last = main.max(finite) + 1;
        let phrase = opens && self.has(opener, Duty::Subordinator) && !self.ends_clause(last, segment);
        // bis Jonas Reuter beschloss, die Halle zu sperren
        let named =
            || self.noun_at(opener + 1, first).filter(|noun| noun.end == first && noun.named && noun.can_speak());
        if let Some(noun) = named().filter(|_| phrase && self.phrases.capital_nouns()) {
            return Some(noun.tokens);
        }
        if phrase {
            return self.subject_after(finite, segment).map(|noun| noun.tokens);
        }
        if opens {
            return self
                .first_subject(opener + 1, first)
                .or_else(|| self.subject_after(finite, segment))
                .map(|noun| noun.tokens);
        }
        if first > from && self.has(first - 1, Duty::Coordinator) {
            // Vollmer nickte und sagte: the subject stands before the first verb.
            let shared = self.first_subject(start, first - 1).or_else(|| self.first_subject(from, start));
            return shared.or_else(|| self.subject_after(finite, segment)).map(|noun| noun.tokens);
        }
        // Anna Vollmer, Leiterin der Wache sagte
        let whole = |noun: &Noun| noun.end == first && noun.can_speak() && noun.named;
        if let Some(noun) = self.noun_at(from, first).filter(|noun| start > from && whole(noun)) {
            return Some(noun.tokens);
        }
        if start < first {
            let relative = self.relative(opener, finite, main, segment);
            if relative.is_some() {
                return relative;
            }
            if self.is_nominative(finite + 1) {
                let token = self.token(finite + 1)?;
                return Some(token..token + 1);
            }
            // "Selbst die Woche schrieb": an adverb belongs to the noun phrase that then fills the place before the verb.
            let adverb = self.has(opener, Duty::Adverb) && self.noun_at(opener, first).is_none();
            let past = |noun: &Noun| self.bracket_behind(noun.end, first).unwrap_or(noun.end);
            let modified = || self.noun_at(opener + 1, first).filter(|noun| past(noun) == first);
            let before = if adverb { modified() } else { self.noun_at(opener, first) };
            let before = before.filter(|noun| !noun.oblique && !self.is_turn(noun.end, Turn::After));
            // Laut der Agentur sagte der Minister
            let before = before.filter(|_| !self.is_turn(opener, Turn::Before));
            // "Der Zeitung sagte Vollmer": the article of a subject, or of a dative before a person.
            let either = self.has(opener, Duty::Genitive);
            if let Some(noun) = before.as_ref().filter(|noun| noun.can_speak()) {
                // "Der Verband fordert Abstriche": a bare noun of no list is rather the object.
                let told = self.phrases.at(noun.tokens.start, noun.tokens.end);
                let told = told.is_some_and(|phrase| phrase.kind == SourceKind::Media);
                let sure = |noun: &Noun| told || noun.pronoun || noun.tokens.len() > 1;
                let person = |noun: &Noun| noun.can_speak() && noun.person && sure(noun);
                let other =
                    (either && !noun.person).then(|| self.subject_after(finite, segment)).flatten().filter(person);
                return Some(other.map_or_else(|| noun.tokens.clone(), |other| other.tokens));
            }
            let after = self.subject_after(finite, segment);
            // The first word of a sentence has its capital for nothing.
            let doubtful = |noun: &Noun| noun.tokens.len() == 1 && opener == from;
            return match (before, after) {
                (Some(before), Some(after)) if after.can_speak() || doubtful(&before) => Some(after.tokens),
                (Some(before), _) => Some(before.tokens),
                (None, after) => after.map(|noun| noun.tokens),
            };
        }
        let stated = || start == first && self.word(start - 1) == "," && self.follows_main_clause(from, start);
        if start > from && !self.follows_quote(start, from) && !stated() {
            // Vollmer, die Leiterin der Wache, sagte
            if let Some(opening) = self.opening_noun(from, start) {
                return Some(self.other_subject(&opening, start, finite).unwrap_or(opening).tokens);
            }
        }
        self.subject_after(finite, segment).map(|noun| noun.tokens)
    }

    /// Whether a main clause with its verb stands before a verb that follows a comma, so that the verb begins an aside:
    /// Alle, die zweifeln, sollen gehen, sagt Vollmer. An opening noun phrase with nothing but asides is its subject.
    fn follows_main_clause(&self, from: usize, at: usize) -> bool {
        const TENSED: [Duty; 5] = [Duty::Subjunctive, Duty::Conditional, Duty::Have, Duty::Be, Duty::Modal];
        let clause = self.clause_start(at - 1, from);
        let verb = (clause..at - 1).find(|&item| !self.capital(item) && self.any(item, &TENSED));
        let hangs = self.any(clause, &[Duty::Subordinator, Duty::That, Duty::Question, Duty::As]);
        let second = verb.is_some_and(|verb| verb + 2 < at);
        self.phrases.capital_nouns() && second && !hangs && !self.begins_relative(clause)
    }

    /// Where the clause with "wie" begins that ends with a verb, whatever stands between commas in it: wie Vollmer, die
    /// Leiterin der Wache, in Kassel mitteilte.
    pub(super) fn as_clause(&self, finite: usize, main: usize, begin: usize) -> Option<usize> {
        let first = finite.min(main);
        let mut clause = self.clause_start(first, begin);
        if clause > begin && self.quote(clause - 1).is_some() {
            // wie die „Aktion Helfen“ mitteilte
            clause = self.clause_start(clause - 1, begin);
        }
        for _ in 0..MOST_ASIDES {
            let opener = if self.has(clause, Duty::Coordinator) { clause + 1 } else { clause };
            // "Zo zegt Vos dat …" opens no clause; ", zo zegt Vos" does.
            let adverb = clause == begin && self.has(opener, Duty::Adverb);
            if self.has(opener, Duty::As) && opener < first && !adverb {
                return (!self.tells_how(clause, begin)).then_some(clause);
            }
            if clause <= begin || self.word(clause - 1) != "," || self.word(finite.max(main) + 1) != "," {
                return None;
            }
            clause = self.clause_start(clause - 1, begin);
            if self.has(clause, Duty::As) && self.noun_at(clause + 1, first).is_none_or(|noun| !noun.can_speak()) {
                return None;
            }
        }
        None
    }

    /// Whether a colon stands between the hour and the minute: 10:20
    pub(super) fn is_hour(&self, colon: usize) -> bool {
        let figure = |item: usize| self.word(item).starts_with(|character: char| character.is_ascii_digit());
        colon > 0 && figure(colon - 1) && figure(colon + 1)
    }

    /// Whether "wie" opens what a verb of saying right before its comma tells: Zeugen hatten berichtet, wie er zuschlug.
    pub(super) fn tells_how(&self, clause: usize, begin: usize) -> bool {
        let verb = |token: usize| {
            self.words
                .verbs(token)
                .any(|(verb, form)| form != Form::Finite && matches!(verb.class, VerbClass::Say | VerbClass::Show))
        };
        clause >= begin + 2
            && self.word(clause - 1) == ","
            && self.phrases.capital_nouns()
            && !self.capital(clause - 2)
            && self.token(clause - 2).is_some_and(verb)
    }

    /// Where the sentence of item `at` begins: past the last colon, semicolon or quotation before it.
    pub(super) fn sentence_start(&self, at: usize, segment: &Segment) -> usize {
        let begin = self.dateline_end(segment).filter(|&begin| begin <= at).unwrap_or(segment.items.start);
        let floor = begin.max(at.saturating_sub(LOOK));
        // 10:20
        let hour = |item: usize| item > floor && !self.either_side && self.is_hour(item);
        // Kassel taz | Der Rat …
        let dateline = |item: usize| self.verb_second && self.word(item) == "|";
        let divides = |item: &usize| matches!(self.word(*item), ":" | ";") && !hour(*item) || dateline(*item);
        let start = (floor..at).rev().find(divides).map_or(floor, |item| item + 1);
        (start + 1..at).rev().find(|&item| self.begins_unstopped(item)).unwrap_or(start)
    }

    /// Whether a sentence begins at an item though nothing ends the one before, as behind a heading that lost its line:
    /// … nach Artikel 4 des Hafengesetzes Die Stadt hatte gesagt
    fn begins_unstopped(&self, at: usize) -> bool {
        let lexicon = self.document.lexicon;
        let starts = |word: &str| lexicon.is_some_and(|lexicon| lexicon.sentences.starters.contains(word));
        let begins = |token: usize| self.words.is_closed(token) && starts(self.document.word(token));
        let noun = |before: usize| self.capital(before) && !self.is_closed(before) && !self.breaks(before);
        let Some((before, token)) = at.checked_sub(1).filter(|&before| noun(before)).zip(self.token(at)) else {
            return false;
        };
        let named = || {
            let phrases = self.phrases.within(self.document.tokens[token].span);
            // Its article is its own: die Zeitung Die Woche, die Partei Die Mitte.
            let bearers = Classes::Medium.with(Classes::Body).with(Classes::Group).with(Classes::Person);
            let borne = self.token(before).is_some_and(|token| self.phrases.is(token, bearers));
            let alone = self.has(at, Duty::Determiner)
                && self.noun_at(at, self.frame.items.len()).is_none_or(|noun| noun.tokens.len() < 2);
            let known = self.token(at + 1).is_some_and(|next| self.phrases.word(next).known.is_some());
            let last = self.token(before);
            let core = |core: &Range<usize>| core.contains(&token) && last.is_some_and(|last| core.contains(&last));
            known || borne || alone || self.phrases.all()[phrases].iter().any(|phrase| core(&phrase.core))
        };
        self.phrases.capital_nouns() && self.capital(at) && begins(token) && !self.breaks(at) && !named()
    }

    /// Whether a turn of one word stands here: laut, zufolge
    fn is_turn(&self, at: usize, turn: Turn) -> bool {
        let entry = self.token(at).and_then(|token| self.words.entry(token));
        entry.is_some_and(|entry| entry.turns.iter().any(|(rest, kind)| rest.is_empty() && *kind == turn))
    }

    /// A pronoun that can be nothing but a subject: er, wir, sie.
    fn is_nominative(&self, at: usize) -> bool {
        let other = [Duty::Determiner, Duty::Thing, Duty::Object, Duty::Reflexive, Duty::Adverb, Duty::Question];
        self.has(at, Duty::Subject) && !self.any(at, &other)
    }

    pub(super) fn ends_clause(&self, at: usize, segment: &Segment) -> bool {
        at >= segment.items.end || self.breaks(at) || self.word(at) == "."
    }

    /// The pronoun of a relative clause, which ends with its verb: die Kinder, die skandierten
    fn relative(&self, opener: usize, finite: usize, main: usize, segment: &Segment) -> Option<Range<usize>> {
        let last = finite.max(main) + 1;
        let ends = self.ends_clause(last, segment);
        let pronoun = self.any(opener, &[Duty::Relative, Duty::Genitive, Duty::Determiner]) && !self.capital(opener);
        let clause = opener > segment.items.start && self.word(opener - 1) == ",";
        if !(ends && pronoun && clause) || self.noun_at(opener, opener + 2).is_some_and(|noun| noun.tokens.len() > 1) {
            return None;
        }
        // die Branche, die er „verlogen“ nannte
        let object = opener + 1 < finite.min(main) && self.is_nominative(opener + 1);
        let token = self.token(if object { opener + 1 } else { opener })?;
        Some(token..token + 1)
    }

    /// The noun phrase that a sentence begins with, if it can be a subject and no verb follows it in its clause.
    fn opening_noun(&self, from: usize, to: usize) -> Option<Noun> {
        let at = if self.has(from, Duty::Coordinator) { from + 1 } else { from };
        // Auch Ministerin Vollmer (SPD) sagte
        let begins = |at: usize| self.is_noun(at) || self.any(at, &super::cue::DETERMINES);
        let modified = self.has(at, Duty::Adverb) && self.noun_at(at, to).is_none() && begins(at + 1);
        let at = if modified { at + 1 } else { at };
        let noun = self.noun_at(at, to).filter(|noun| !noun.oblique && !noun.pronoun)?;
        let end = self.clause_end(noun.end, to);
        // Vollmer dehne die Frist, sagte Reuter: a verb of no list is one too.
        let verbless = (noun.end..end).all(|item| !self.is_tensed(item) && !self.is_reporting_form(item));
        verbless.then_some(noun)
    }

    /// The subject instead of an opening noun phrase that cannot speak: what is apposed to it, or somebody right behind
    /// the verb, whose object it is. "Das Angebot, die Halle zu nutzen, lehnte die Leiterin ab."
    fn other_subject(&self, opening: &Noun, start: usize, finite: usize) -> Option<Noun> {
        let behind = || self.noun_at(finite + 1, self.clause_end(finite + 1, self.frame.items.len()));
        if self.is_nominative(finite + 1) {
            return behind();
        }
        if opening.can_speak() {
            return None;
        }
        let comma = self.clause_end(opening.end, start);
        let apposed = self.noun_at(comma + 1, start).filter(|noun| noun.can_speak() && noun.end + 2 >= start);
        apposed.or_else(|| behind().filter(|noun| noun.can_speak()))
    }

    /// The first noun phrase of some items that can be a subject and hangs on no preposition.
    fn first_subject(&self, from: usize, to: usize) -> Option<Noun> {
        let mut at = from;
        let mut doubtful = None;
        while at < to.min(from + LOOK) {
            if self.quote(at).is_some() {
                break;
            }
            if self.has(at, Duty::Preposition) && !self.has(at, Duty::Coordinator) {
                at = self.noun_at(at + 1, to).map_or(at + 1, |noun| self.past_joined(noun.end, to));
                continue;
            }
            match self.noun_at(at, to) {
                Some(noun) if noun.can_speak() => return Some(noun),
                Some(noun) => {
                    at = noun.end;
                    if !noun.oblique {
                        doubtful.get_or_insert(noun);
                    }
                }
                None => at += 1,
            }
        }
        doubtful
    }

    /// Past what a coordinator joins to a noun that a preposition governs: mit Anna Vollmer und Jonas Reuter lenkte er …
    fn past_joined(&self, at: usize, to: usize) -> usize {
        let joined = |at: usize| self.noun_at(at + 1, to).filter(|noun| noun.end < to && !noun.pronoun);
        let plain = self.phrases.capital_nouns() && self.has(at, Duty::Coordinator);
        joined(at).filter(|_| plain).map_or(at, |noun| noun.end)
    }

    /// The item past a word for a time with somebody right behind it, who is no part of its noun phrase: sagte diese Woche
    /// Anna Vollmer; sagte am Abend der Leiter.
    fn past_moment(&self, at: usize, end: usize, to: usize) -> Option<usize> {
        let moment = (at..end).find(|&item| self.verb_second && self.is_moment(item))?;
        // am Ende der Sitzung Anna Vollmers
        let owner = |noun: &Noun| self.has(moment + 1, Duty::Genitive) && (noun.named || noun.agrees);
        let next = self.noun_at(moment + 1, to).filter(|noun| noun.certain && noun.person && !owner(noun));
        next.map(|_| moment + 1)
    }

    /// The subject after the finite verb: „…“, sagte gestern Vollmer
    pub(super) fn subject_after(&self, finite: usize, segment: &Segment) -> Option<Noun> {
        let to = segment.items.end;
        if self.quote(finite + 1).is_some() {
            // „…“, schrieb „Die Woche“
            return self.noun_at(finite + 1, to);
        }
        let end = self.clause_end(finite + 1, to);
        let mut at = finite + 1;
        let mut unknown = 0;
        let mut doubtful = None;
        while at < end {
            if self.any(at, &[Duty::That, Duty::Question]) {
                break;
            }
            if let Some(noun) = self.noun_at(at, to) {
                // "nennt es der Verband": a thing is rather the object where somebody follows.
                let thing = self.verb_second && noun.pronoun && self.words.has(noun.tokens.start, Duty::Thing);
                if noun.can_speak() && !thing {
                    return Some(noun);
                }
                if let Some(past) = self.past_moment(at, noun.end, to) {
                    at = past;
                    continue;
                }
                at = self.genitive_at(noun.end, to).filter(|_| self.verb_second && !noun.pronoun).unwrap_or(noun.end);
                if !noun.oblique {
                    doubtful.get_or_insert(noun);
                }
                continue;
            }
            if self.has(at, Duty::Preposition) {
                let past = |noun: Noun| self.past_moment(at + 1, noun.end, to).unwrap_or(noun.end);
                at = self.noun_at(at + 1, to).map_or(at + 1, past);
                continue;
            }
            if !self.any(at, &[Duty::Adverb, Duty::Reflexive, Duty::Object, Duty::Negation, Duty::Coordinator]) {
                unknown += 1;
                if unknown > MOST_UNKNOWN {
                    break;
                }
            }
            at += 1;
        }
        doubtful
    }
}
