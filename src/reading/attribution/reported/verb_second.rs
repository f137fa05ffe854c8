//! What is said, in languages whose finite verb is the second part of a main clause: it stands behind a comma, as a
//! clause with "dass", as a main clause of its own or as an infinitive, or before the verb that then begins its clause.

use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use super::clauses::TENSED;
use crate::language::{Duty, VerbClass};
use crate::reading::document::TokenKind;
use crate::reading::quotes::Ending;
use std::ops::Range;

/// Most words of a row of adjectives.
const MOST_ADJECTIVES: usize = 6;

/// How far behind its verb what is said may begin without a comma.
const FURTHEST_OPEN: usize = 12;

impl Reader<'_, '_> {
    pub(super) fn verb_content(
        &self,
        cue: &Cue,
        class: VerbClass,
        later: &[Cue],
        segment: &Segment,
    ) -> Vec<Range<usize>> {
        // "Of de brug opengaat, wilde Vos niet zeggen."
        let open = self.words.data().is_some_and(|data| data.open_clauses);
        let refuses =
            open && self.has(cue.at, Duty::Modal) && (cue.at + 1..cue.main).any(|item| self.has(item, Duty::Negation));
        if refuses {
            return Vec::new();
        }
        if self.keeps_silent(cue, class, segment) {
            return Vec::new();
        }
        let begin = self.sentence_start(cue.at, segment);
        let first = cue.at.min(cue.main);
        if let Some(clause) = self.as_clause(cue.at, cue.main, begin) {
            // Wie Vollmer sagte, …; …, wie Vollmer sagte; …, wie Vollmer sagte, …
            if class == VerbClass::Call {
                return Vec::new();
            }
            let past = first.max(cue.main) + 1;
            let rest = (self.word(past) == ",").then(|| {
                let start = self.past_relative(past + 1, segment);
                start..self.content_end(start, later, segment)
            });
            let before = (clause > begin).then(|| self.inner_clause(clause, begin)..clause);
            return before.into_iter().chain(rest).collect();
        }
        let clause = self.clause_start(first, begin);
        let opener = self.opener(clause);
        // "Um Geld zu sparen, forderte Vollmer …" begins with an aim.
        let aim = self.subordinates(begin) && self.is_infinitive(&(begin..clause.max(begin + 1) - 1));
        // …, so vermutet das Amt, …
        let so = self.has(clause, Duty::So) && cue.at == clause + 1;
        // "Als es dunkel wurde, wurde beschlossen, …" names nobody and is no aside.
        let named = cue.speaker.is_some() && !self.has(cue.at, Duty::Passive);
        let parenthesis = named && (clause == cue.at || so) && clause > begin && self.word(clause - 1) != ":" && !aim;
        let own = cue.speaker.as_ref().is_some_and(|speaker| {
            self.token(begin).is_some_and(|token| speaker.start <= token + 2 && speaker.start >= token)
        });
        let called = class == VerbClass::Call;
        if parenthesis && !own && !called && self.quote(clause - 1).is_none() {
            let past = self.past_inserted(cue, segment);
            if let Some(rest) = self.goes_on(begin, clause, past, later, segment) {
                // "Während er zögert, warnt Vollmer, …": only what a verb goes on with is a part of what is said.
                let hangs = self.subordinates(begin) && !self.is_verb(begin + 1) && !self.is_tensed(rest.start);
                let hangs = hangs && (self.ends_with_verb(begin, clause - 1) || !self.is_clause(begin, clause));
                // Die Bilder, findet Vollmer, sprächen für sich.
                return if hangs { vec![rest] } else { vec![begin..clause, rest] };
            }
        }
        // "Den Vorwurf, er habe gelogen, wies Vollmer zurück": the noun holds the clause.
        let held = || self.holds_clause(begin, clause);
        if parenthesis
            && !own
            && !called
            && self.quote(clause - 1).is_none()
            && self.is_clause(begin, clause)
            && !held()
        {
            // Das sei schwierig, sagte Vollmer: Das Geld fehle.
            let rest = self.behind_colon(self.past_inserted(cue, segment), later, segment);
            return std::iter::once(begin..clause).chain(rest).collect();
        }
        if called || self.disputed(cue, segment).is_some() || self.is_held_by_subject(cue, segment) {
            return Vec::new();
        }
        let from = cue
            .speaker
            .as_ref()
            .map_or(cue.main + 1, |speaker| self.item_past(speaker.end, cue, segment))
            .max(cue.main + 1);
        let part = self.subordinates(opener) || self.begins_relative(opener) || self.has(opener, Duty::That);
        let inside = opener < first && part;
        // "Die Polizei ermittelt, der Staatsschutz hilft": what is shown has a word that opens it, or the mood.
        let shows = class == VerbClass::Show && self.phrases.capital_nouns();
        // „…“, sagte Vollmer, die Kassel leitet: behind a verb that has its quotation, only the mood tells of more.
        let quoted = first > begin + 1 && self.word(first - 1) == "," && self.quote(first - 2).is_some();
        let more = |content: &Range<usize>| self.word(content.start - 1) == ":" || self.opens_report(content);
        // Die Grünen fordern ein Tempolimit, die Union lehnt das ab: what has an object has no clause but by its mood.
        let demands = || matches!(class, VerbClass::Claim | VerbClass::Think) && self.has_object(from, segment);
        let says = class == VerbClass::Say && !self.has(cue.main, Duty::Deed);
        // Vollmer entschuldigte sich, ihr Amt schwieg: what somebody does to themselves holds a clause by its mood.
        let itself = || {
            let clause = self.clause_start(first, begin)..self.clause_end(from, segment.items.end);
            says && self.phrases.capital_nouns() && clause.into_iter().any(|item| self.has(item, Duty::Reflexive))
        };
        let told = |content: &Range<usize>| {
            (!shows || self.is_shown(content, later)) && (more(content) || !quoted && !itself() && !demands())
        };
        let open = || {
            let clause = self.open_clause(from, later, segment);
            clause.or_else(|| self.open_infinitive(from, later, segment).filter(|_| says && !part))
        };
        open().or_else(|| self.after_comma(from, inside, later, segment).filter(told)).into_iter().collect()
    }

    /// Whether somebody does not say what is asked: wollte nicht sagen, ob das stimmt; äußerte sich nicht dazu, wann; Ob das
    /// stimmt, sagte Vollmer nicht.
    fn keeps_silent(&self, cue: &Cue, class: VerbClass, segment: &Segment) -> bool {
        if class != VerbClass::Say || !self.phrases.capital_nouns() {
            return false;
        }
        let from = cue.at.min(cue.main);
        let end = self.clause_end(cue.at.max(cue.main) + 1, segment.items.end);
        let asks = |at: usize| self.any(at, &[Duty::Question, Duty::Whether]);
        let (start, begin) = (self.clause_start(from, segment.items.start), self.sentence_start(from, segment));
        let before = start == from && start > begin && asks(begin);
        let behind = self.word(end) == "," && asks(end + 1);
        (before || behind) && (from..end).any(|item| self.has(item, Duty::Negation))
    }

    /// Past a relative clause that hangs on the source and not on what it tells: Wie aus einem Papier hervorgeht, ‹das der
    /// Zeitung vorliegt,› ist die Brücke marode.
    pub(super) fn past_relative(&self, at: usize, segment: &Segment) -> usize {
        let past = self.behind_relative(at, segment.items.end).filter(|_| self.phrases.capital_nouns());
        past.filter(|&past| self.is_tensed(past)).unwrap_or(at)
    }

    /// The item behind a relative clause that begins at `at`, past its comma.
    fn behind_relative(&self, at: usize, to: usize) -> Option<usize> {
        let comma = self.clause_end(at, to);
        (self.begins_relative(at) && self.word(comma) == ",").then_some(comma + 1)
    }

    /// Whether what follows a verb of showing is what it shows: behind a colon of its own, or by itself.
    fn is_shown(&self, content: &Range<usize>, later: &[Cue]) -> bool {
        let comma = content.start.checked_sub(1).is_some_and(|before| self.word(before) == ",");
        let own = later.first().is_none_or(|cue| cue.at >= content.start);
        !comma && own || self.opens_report(content)
    }

    /// Whether the first clause of what is said tells that it is: by the word that opens it, or by its mood.
    fn opens_report(&self, content: &Range<usize>) -> bool {
        let clause = content.start..self.clause_end(content.start, content.end);
        let opens = self.any(content.start, &[Duty::That, Duty::Question, Duty::As]);
        let mood = |item: usize| self.is_reporting_form(item) || self.has(item, Duty::Conditional);
        opens || self.is_infinitive(&clause) || content.clone().take(LOOK).any(mood)
    }

    /// Whether a clause has its verb at its end, and no other of a closed class before.
    fn ends_with_verb(&self, begin: usize, end: usize) -> bool {
        let last = end.saturating_sub(1);
        last > begin && self.is_verb(last) && !(begin + 1..last).any(|item| self.any(item, &TENSED))
    }

    /// A sentence behind a colon at item `at`.
    fn behind_colon(&self, at: usize, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        let (from, end) = (at + 1, segment.items.end);
        let plain = self.word(at) == ":" && !self.is_hour(at) && from < end && self.quote(from).is_none();
        (plain && (from..end).take(LOOK).any(|item| self.is_tensed(item)))
            .then(|| from..self.content_end(from, later, segment))
    }

    /// An infinitive that a verb reports without a comma before it: zegt niets te hebben gezien.
    fn open_infinitive(&self, from: usize, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        if !self.words.data().is_some_and(|data| data.open_clauses) {
            return None;
        }
        let end = self.clause_end(from, segment.items.end);
        let plain = |item: &usize| self.quote(*item).is_none() && !self.any(*item, &[Duty::That, Duty::Subordinator]);
        let to = (from..end.min(from + FURTHEST_OPEN)).take_while(plain).find(|&item| {
            let ends = self.words.data().is_some_and(|data| data.endings.is_infinitive(self.word(item + 1)));
            let infinitive = ends && !self.capital(item + 1);
            self.has(item, Duty::ToInfinitive) && infinitive
        })?;
        // "om te helpen" is an aim.
        let aim = (from..to).any(|item| self.has(item, Duty::Aim) || self.is_verb(item));
        (!aim && to > from).then(|| from..self.content_end(from, later, segment))
    }

    /// What "dat" opens without a comma before it: zei dat de brug dicht is; zei dat de brug open is.
    fn open_clause(&self, from: usize, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        if !self.words.data().is_some_and(|data| data.open_clauses) {
            return None;
        }
        let clause = self.clause_end(from, segment.items.end);
        let opens = |item: &usize| {
            self.has(*item, Duty::That) || self.has(*item, Duty::Question) && !self.has(*item - 1, Duty::Preposition)
        };
        let that = (from..clause.min(from + FURTHEST_OPEN)).find(opens)?;
        let inner = that + 1..self.clause_end(that + 1, segment.items.end);
        let told = inner.len() > 1 && inner.clone().any(|item| self.is_tensed(item));
        told.then(|| that..self.content_end(that, later, segment))
    }

    /// What stands behind the first comma from item `at` on, if it can be what is said; `inside` a subordinate clause
    /// only what can be nothing else.
    pub(super) fn after_comma(
        &self,
        at: usize,
        inside: bool,
        later: &[Cue],
        segment: &Segment,
    ) -> Option<Range<usize>> {
        let end = segment.items.end;
        let mut item = at;
        let mut passed = false;
        while item < end && item - at < LOOK {
            if self.quote(item).is_some() || self.word(item) == ";" {
                return None;
            }
            let content = || {
                let end = self.content_end(item + 1, later, segment);
                let end = if inside { self.before_main_verb(item + 1, end) } else { end };
                item + 1..self.before_own_sentence(item + 1, end)
            };
            if self.word(item) == ":" && !self.is_hour(item) {
                let plain = !inside && item + 1 < end && self.quote(item + 1).is_none();
                return (plain && (item + 1..end).any(|word| self.is_tensed(word))).then(content);
            }
            // Vollmer forderte mehr Geld, sagte sie: the second verb reports the first clause.
            let reports = later.first().is_some_and(|cue| cue.at == item + 1 && matches!(cue.kind, CueKind::Verb(_)));
            // …, während alle versuchen, ernst zu wirken: the infinitive goes with the verb before it.
            let nearer = passed && {
                let clause = item + 1..self.clause_end(item + 1, end).max(item + 1);
                self.is_infinitive(&clause)
            };
            let divides = matches!(self.word(item), "," | "–");
            if divides && !reports && !nearer && self.begins_content(item + 1, inside, segment) {
                return Some(content());
            }
            passed |= divides && self.subordinates(item + 1);
            // Während das Land zögert, warnte Vollmer, …: the main clause begins, and what follows is not of this verb.
            if inside && self.word(item) == "," && self.is_verb(item + 1) && !self.has(item + 1, Duty::Determiner) {
                return None;
            }
            item += 1;
        }
        None
    }

    /// A word in small letters of no closed class that no noun follows: "und verließ den Saal".
    fn is_open_verb(&self, at: usize) -> bool {
        let open = self
            .token(at)
            .is_some_and(|token| self.document.tokens[token].kind == TokenKind::Word && !self.words.is_closed(token));
        open && !self.capital(at) && !self.is_noun(at + 1)
    }

    /// Where what is said ends before the writer goes on with "und" or "doch": …, der Plan sei gut, und verließ den Saal.
    fn before_own_sentence(&self, from: usize, end: usize) -> usize {
        let clause = from..self.clause_end(from, end).max(from + 1).min(end);
        let marked = self.has(from, Duty::That)
            || self.is_infinitive(&clause)
            || clause.into_iter().any(|item| self.is_reporting_form(item));
        let own = |item: usize| {
            let next = item + 2..self.clause_end(item + 2, end).max(item + 2);
            self.word(item) == ","
                && self.has(item + 1, Duty::Coordinator)
                && !self.any(item + 2, &[Duty::That, Duty::Question])
                && !next.clone().any(|item| self.is_reporting_form(item) || self.has(item, Duty::Conditional))
                && !self.is_infinitive(&next)
                && (next.clone().take(2).any(|item| self.is_tensed(item)) || self.is_open_verb(item + 2))
        };
        if marked { (from..end.min(from + LOOK)).find(|&item| own(item)).unwrap_or(end) } else { end }
    }

    /// Whether what is said can begin here: with "dass", with a main clause, with an infinitive.
    pub(in super::super) fn begins_content(&self, at: usize, inside: bool, segment: &Segment) -> bool {
        let end = segment.items.end;
        if at >= end {
            return false;
        }
        if self.quote(at).is_some() {
            // Sie sagte, „Luftschlösser“ werde es nicht geben.
            return at + 1 < end && !self.breaks(at + 1) && self.any(at + 1, &TENSED);
        }
        if self.has(at, Duty::That) {
            return true;
        }
        if self.sets_condition(at, end) {
            return true;
        }
        let predicate =
            self.is_open_verb(at) && self.words.data().is_some_and(|data| data.endings.is_preterite(self.word(at)));
        if predicate && self.phrases.capital_nouns() && !self.is_reporting_form(at) {
            // begann das Spiel, leistete sich aber Fehler
            return false;
        }
        if self.is_verb(at) && !self.any(at, &[Duty::Determiner, Duty::Preposition]) {
            // The verb of the main clause that follows, or of a cue.
            return false;
        }
        if self.has(at, Duty::Question) {
            return !self.has(at, Duty::Relative) || self.is_noun(at + 1);
        }
        let clause = at..self.clause_end(at, end).max(at + 1).min(end);
        if self.is_infinitive(&clause) {
            // "um … zu" is an aim and no words.
            return !self.has(at, Duty::Subordinator);
        }
        if self.has(at, Duty::As) && self.tells_how(at, segment.items.start) && self.is_verb_last(at) {
            return true;
        }
        if self.opens_with_adverb(at) || self.goes_on_describing(at, end) {
            return false;
        }
        let hangs = self.any(at, &[Duty::Coordinator, Duty::Subordinator, Duty::As, Duty::So]);
        if hangs && (!self.any(at, &[Duty::Determiner, Duty::Preposition]) || self.is_verb_last(at)) {
            return false;
        }
        // die „Aktion Helfen“ sei wichtig
        let clause = at..self.past_names(clause.end, end);
        let reported = clause.clone().any(|item| self.is_reporting_form(item));
        if self.begins_relative(at) && !(reported && self.is_main(&clause)) {
            return false;
        }
        reported
            || !inside && clause.clone().any(|item| self.is_tensed(item))
            || self.resumes_past_relative(&clause, end)
    }

    /// Whether a condition begins whose main clause follows in the mood of reported speech: wenn es regnet, bleibe er.
    fn sets_condition(&self, at: usize, end: usize) -> bool {
        let opens = self.subordinates(at) && !self.has(at, Duty::Preposition)
            || self.any(at, &[Duty::Modal, Duty::Conditional]);
        let comma = self.clause_end(at, end);
        let verb = comma + 1;
        let reports = self.is_reporting_form(verb) || self.has(verb, Duty::Conditional);
        opens && self.word(comma) == "," && verb < end && reports
    }

    /// auch wenn, erst als: a clause that hangs on another, with an adverb before it.
    fn opens_with_adverb(&self, at: usize) -> bool {
        self.has(at, Duty::Adverb) && self.subordinates(at + 1) && !self.has(at + 1, Duty::Preposition)
    }

    /// Whether an adjective behind a comma goes on with those before it: mit ihrer klaren, tiefen Stimme.
    fn goes_on_describing(&self, at: usize, end: usize) -> bool {
        let describes = |item: usize| {
            self.phrases.is_inflected_adjective(self.word(item)) && !self.capital(item) && !self.is_closed(item)
        };
        let Some(before) = at.checked_sub(2).filter(|&before| self.word(at - 1) == "," && describes(before)) else {
            return false;
        };
        let alike = self.word(before).chars().next_back() == self.word(at).chars().next_back();
        let plain = |item: &usize| {
            !self.capital(*item) && (!self.is_closed(*item) || self.any(*item, &[Duty::Coordinator, Duty::Adverb]))
        };
        let past = (at..end.min(at + MOST_ADJECTIVES)).take_while(plain).last();
        alike && describes(at) && past.is_some_and(|past| past + 1 < end && describes(past) && self.is_noun(past + 1))
    }

    /// Whether a noun with a relative clause behind it has its verb past that, in the mood of reported speech: viele der
    /// Leute, die kämen, hätten Angst.
    fn resumes_past_relative(&self, clause: &Range<usize>, end: usize) -> bool {
        let relative = clause.end + 1;
        let verb =
            (self.word(clause.end) == "," && relative < end).then(|| self.behind_relative(relative, end)).flatten();
        let reports = |verb: usize| self.is_reporting_form(verb) || self.has(verb, Duty::Conditional);
        verb.is_some_and(|verb| verb < end && reports(verb))
    }

    /// Where a clause ends that words in marks stand in.
    fn past_names(&self, clause: usize, end: usize) -> usize {
        let words = |pair: usize| self.shapes[pair].ending == Ending::Word && !self.shapes[pair].is_sentence();
        if self.quote(clause).is_some_and(words) { self.clause_end(clause + 1, end).max(clause) } else { clause }
    }

    /// Whether the reporting verb of a clause does not stand at its end, so that it is a main clause.
    fn is_main(&self, clause: &Range<usize>) -> bool {
        let last = clause.clone().rev().find(|&item| self.word(item) != ".");
        clause.clone().any(|item| Some(item) != last && self.is_reporting_form(item))
    }

    /// What "so Vollmer" attributes: what stands before it, and what goes on after it where that was not the end.
    pub(super) fn so_content(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        let from = self.sentence_start(cue.at, segment);
        let before = from..cue.at;
        let rest = self.goes_on(from, cue.at, self.past_inserted(cue, segment), later, segment);
        std::iter::once(before).chain(rest).collect()
    }

    /// Past the clause of a cue that is inserted in what it reports: ", so Vollmer weiter,".
    fn past_inserted(&self, cue: &Cue, segment: &Segment) -> usize {
        let past = cue.speaker.as_ref().map_or(cue.end, |speaker| self.item_past(speaker.end, cue, segment));
        // Adverbs, a particle and the like may follow: ", teilte das Amt gestern mit,".
        self.clause_end(past.max(cue.end), segment.items.end)
    }

    /// What goes on after a cue inserted at item `at`, whose words end before the comma at item `past`: a sentence that
    /// had no verb yet, or had just come to it, or one more in the mood of reported speech.
    fn goes_on(&self, begin: usize, at: usize, past: usize, later: &[Cue], segment: &Segment) -> Option<Range<usize>> {
        let end = segment.items.end;
        let from = past + 1;
        let quoted = (begin..at).rev().take(2).any(|item| self.quote(item).is_some());
        if self.word(past) != "," || from >= end || self.quote(from).is_some() || quoted {
            return None;
        }
        let clause = from..self.clause_end(from, end).max(from + 1).min(end);
        let open = at.checked_sub(2).is_some_and(|last| last > begin && self.is_tensed(last));
        let verbless = !self.clauses(begin, at).any(|clause| self.is_main_clause(&clause));
        let rest = verbless && (self.is_verb(from) || self.is_tensed(from));
        // "Auf die Frage, ob sie gehe, sagte Vollmer, sie bleibe": what stands before is no part of her words.
        if !rest && self.answers(begin, at) {
            return None;
        }
        let reported = clause.clone().any(|item| self.is_reporting_form(item)) && !self.begins_relative(from);
        let goes_on = open || rest || reported || self.has(from, Duty::That) || self.is_infinitive(&clause);
        goes_on.then(|| from..self.content_end(from, later, segment))
    }

    /// Whether what a verb reports tells by its own words that it is reported, whoever may be its subject.
    pub(super) fn is_told_by_anyone(&self, cue: &Cue, contents: &[Range<usize>]) -> bool {
        let helped = self.has(cue.at, Duty::Be) || self.has(cue.main + 1, Duty::Passive);
        let passive = cue.speaker.is_none() && helped;
        let thing = |tokens: &Range<usize>| tokens.len() == 1 && self.words.has(tokens.start, Duty::Thing);
        // "Die Entwicklung unterstreicht, dass …": what is no body can show something all the same, and reports nothing.
        let shows = cue.speaker.as_ref().is_some_and(|tokens| self.is_abstract(tokens));
        let told = |content: &Range<usize>| {
            let clause = content.start..self.clause_end(content.start, content.end);
            let opens =
                || self.has(content.start, Duty::That) || self.phrases.capital_nouns() && self.is_infinitive(&clause);
            !shows && opens() || clause.clone().any(|item| self.is_reporting_form(item))
        };
        (passive || cue.speaker.as_ref().is_some_and(|tokens| !thing(tokens))) && contents.iter().any(told)
    }

    /// Whether the head of a noun phrase that no list knows has the ending of what is no person: die Entwicklung.
    pub(super) fn is_abstract(&self, tokens: &Range<usize>) -> bool {
        let head = tokens.clone().find(|&token| self.phrases.word(token).capital);
        self.phrases.capital_nouns() && head.is_some_and(|head| self.phrases.ends_like_noun(head))
    }

    /// What "heißt es" attributes: what stands before it, or what follows a comma.
    pub(super) fn impersonal_content(&self, cue: &Cue, later: &[Cue], segment: &Segment) -> Vec<Range<usize>> {
        let begin = self.sentence_start(cue.at, segment);
        let clause = self.clause_start(cue.at, begin);
        // Uit het rapport, dat uitlekte, blijkt dat …
        let told = self.has(cue.end, Duty::That);
        // Man müsse, so heißt es im Antrag, handeln.
        let opens = clause == cue.at || self.has(clause, Duty::So) && cue.at == clause + 1;
        let parenthesis = opens && clause > begin && self.quote(clause - 1).is_none();
        if parenthesis && !told && cue.at > clause {
            let rest = self.goes_on(begin, clause, self.past_inserted(cue, segment), later, segment);
            return std::iter::once(begin..clause).chain(rest).collect();
        }
        if parenthesis && !told && self.is_clause(begin, clause) {
            return vec![begin..clause];
        }
        let open = || self.open_clause(cue.end, later, segment);
        open().or_else(|| self.after_comma(cue.end, false, later, segment)).into_iter().collect()
    }
}
