//! Languages whose subject stands before its verb but may follow it, as in the Romance languages: whom a verb of saying
//! belongs to. Most of them may leave the subject out; French does not, and only that sets it apart
//! (`drops_subject`); what a verb without one says is read in `subjectless`, what any verb reports in `content`.

mod content;
mod subjectless;

pub(super) use subjectless::Topics;

use super::cue::{Cue, CueKind};
use super::frame::Segment;
use super::noun::Noun;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Form, VerbClass};
use crate::reading::phrases::SOURCE_NOUNS;

/// How many words of no known class may stand between a verb and the subject behind it.
const MOST_UNKNOWN: usize = 4;

/// Most words of a subject whose noun no list knows.
const MOST_DESCRIBING: usize = 8;

/// Most words between what leads to an infinitive and the infinitive.
const MOST_BETWEEN: usize = 4;

/// Most items in the brackets behind a name.
const MOST_BRACKETED: usize = 6;

/// Most asides between a subject and its verb.
const MOST_ASIDES: usize = 4;

/// Words between a subject and its verb.
const HELPS: &[Duty] =
    &[Duty::Adverb, Duty::Have, Duty::Be, Duty::Modal, Duty::Negation, Duty::Object, Duty::Reflexive];

impl Reader<'_, '_> {
    /// The subject of a verb with its finite part at item `finite` and its main part at `main`.
    pub(super) fn subject_either_side(&self, finite: usize, main: usize, segment: &Segment) -> Option<Noun> {
        let first = finite.min(main);
        let from = self.sentence_start(first, segment);
        let start = self.clause_start(first, from);
        let end = self.before_helps(first, start);
        // O vereador Pini (PL) cobrou
        if let Some(noun) = self.before_bracket(from, end) {
            return Some(noun);
        }
        // a-t-elle dit
        if let Some(own) = (finite + 1..main).find(|&item| self.has(item, Duty::Subject)) {
            return self.noun_at(own, main);
        }
        if self.is_gerund(main) {
            return self.first_speaker(from, start.max(from));
        }
        if let Some(opener) = (start..end).rev().find(|&item| self.opens_aside(item)) {
            // como afirmó Ana López; segundo a polícia informou
            return self.behind(main, segment).or_else(|| self.main_noun(opener + 1, end));
        }
        if end == start {
            return self.subject_of_opening(main, from, start, segment);
        }
        if self.has(end - 1, Duty::Coordinator) {
            // Ana López criticó el plan y pidió otro: both verbs have one subject.
            let own = self.behind(main, segment).filter(|noun| noun.certain && self.touches(main, noun));
            return own.or_else(|| self.first_speaker(from, end - 1));
        }
        if self.has(end - 1, Duty::Relative) {
            // el ministro, que dijo; quem disse
            let before = end - 1;
            if before > start && self.any(before - 1, &[Duty::Thing, Duty::Clitic]) {
                // c'est ce qu'a dit Ana López
                return self.behind(main, segment);
            }
            if before > start {
                return self.nearest_noun(start, before);
            }
            return if start > from { self.interrupted(from, start - 1) } else { None };
        }
        let (from, to) = self.own_clause(start, end);
        let before = self.main_noun(from, to).map(|noun| Noun { end: if to < end { end } else { noun.end }, ..noun });
        match before {
            // Dalla Regione replica l'assessora Anna Conti.
            Some(noun) if self.is_governed(&noun, start, end) => {
                let behind = self.behind(main, segment).filter(Noun::can_speak);
                // Varias farmacias consultadas por la agencia dicen: nobody but what stands before it.
                let first = self.frame.item_of(noun.tokens.start, start, end) <= start + 2;
                let plural = self.is_plural_verb(finite);
                behind.or_else(|| self.unlisted_words(start, end, plural)).or(Some(noun).filter(|_| first))
            }
            Some(noun) if noun.can_speak() || noun.end == end => Some(noun),
            // "Ontem disse o ministro"; but a subject that is no noun phrase here speaks no better behind the verb.
            before => {
                let free = !self.any(start, &[Duty::Determiner, Duty::Subject]);
                let behind = self.behind(main, segment).filter(|noun| free && noun.can_speak());
                behind.or(before).or_else(|| self.unlisted_words(start, end, false))
            }
        }
    }

    /// Whoever is named right before the brackets that end before item `end`.
    fn before_bracket(&self, from: usize, end: usize) -> Option<Noun> {
        let close = end.checked_sub(1).filter(|&close| close > from && self.word(close) == ")")?;
        let open = (from.max(close.saturating_sub(MOST_BRACKETED))..close).rev().find(|&at| self.word(at) == "(")?;
        self.noun_that_ends(open, from).filter(Noun::can_speak)
    }

    /// Whether a preposition stands right before a noun phrase of a clause.
    fn is_governed(&self, noun: &Noun, start: usize, end: usize) -> bool {
        let at = self.frame.item_of(noun.tokens.start, start, end);
        at > start && self.has(at - 1, Duty::Preposition) && !self.has(at - 1, Duty::Determiner)
    }

    /// A noun that no list knows, with its article and what describes it, that fills a clause up to its verb: La
    /// panadera dijo. A plural may stand without an article where its sentence begins.
    fn unlisted_words(&self, start: usize, end: usize, plural: bool) -> Option<Noun> {
        let start = start + usize::from(self.has(start, Duty::Coordinator) && start + 1 < end);
        let bare = plural && self.capital(start) && !self.is_closed(start);
        let noun = start + usize::from(!bare);
        if !bare && !self.has(start, Duty::Determiner) || end <= noun || end > start + MOST_DESCRIBING {
            return None;
        }
        let inside = |item: usize| {
            let link = self.any(item, &[Duty::Particle, Duty::Preposition, Duty::Determiner]);
            let Some(token) = self.token(item) else { return false };
            let moment = self.phrases.is(token, Classes::NeverName);
            let plain = !self.is_closed(item) && !moment && self.document.word(token).chars().count() > 1;
            link || plain && self.quote(item).is_none()
        };
        if self.is_closed(noun) || !(noun..end).all(inside) || self.is_closed(end - 1) {
            return None;
        }
        let tokens = self.token(start)?..self.token(end - 1)? + 1;
        Some(Noun {
            core: tokens.clone(),
            tokens,
            end,
            oblique: false,
            pronoun: false,
            certain: false,
            person: false,
            named: false,
            agrees: true,
        })
    }

    /// The same right behind a verb, up to the end of its clause or the next preposition: «…», regrettait l'ailier.
    fn unlisted_behind(&self, main: usize, segment: &Segment) -> Option<Noun> {
        let from = main + 1;
        let clause = self.clause_end(from, segment.items.end.min(from + LOOK));
        let ends = |&item: &usize| {
            let governs = self.has(item, Duty::Preposition) && !self.any(item, &[Duty::Particle, Duty::Determiner]);
            item > from && (governs || self.has(item, Duty::Relative) || self.word(item) == ".")
        };
        let end = (from..clause).find(ends).unwrap_or(clause);
        self.unlisted_words(from, end, false)
    }

    /// The subject of a verb that its clause begins with.
    fn subject_of_opening(&self, main: usize, from: usize, start: usize, segment: &Segment) -> Option<Noun> {
        let behind = self.behind(main, segment);
        if start == from || self.follows_quote(start, from) {
            return behind.or_else(|| self.unlisted_behind(main, segment).filter(|_| start > from));
        }
        let before = self.interrupted(from, start - 1).filter(Noun::can_speak);
        let stated = self.follows_clause(start, from);
        // La difesa, con i suoi legali, accusa la procura di …: who is called something is an object.
        let call = |token| self.words.is_verb_of(token, VerbClass::Call);
        let calls = self.token(main).is_some_and(call);
        // Le maire, Paul Lemoine, a annoncé la fermeture du pont Royal.
        let far = !stated && behind.as_ref().is_some_and(|noun| !self.touches(main, noun));
        if before.as_ref().is_some_and(|noun| calls || far && noun.person && noun.certain) {
            return before;
        }
        // O ministro, que chegou ontem, disse; but: A luz voltou, disse o ministro
        let adjacent = behind.as_ref().is_some_and(|noun| noun.can_speak() && (noun.person || noun.named || stated));
        if adjacent {
            return behind;
        }
        // Les travaux, précise la préfecture, dureront trois mois.
        let inserted =
            |noun: &Noun| noun.can_speak() && self.touches(main, noun) && self.ends_clause(noun.end, segment);
        if before.as_ref().is_none_or(|noun| !noun.person) && behind.as_ref().is_some_and(inserted) {
            return behind;
        }
        before.or(behind)
    }

    /// Whether a clause with a verb of its own ends with a comma or dash right before item `at`.
    fn follows_clause(&self, at: usize, from: usize) -> bool {
        let mut begin = from.max(at.saturating_sub(LOOK));
        while matches!(self.word(at - 1), "," | "–" | "—") && begin + 1 < at {
            let end = self.clause_end(begin, at - 1).max(begin + 1);
            if !self.any(begin, &[Duty::Relative, Duty::Subordinator]) && self.holds_verb(begin, end) {
                return true;
            }
            begin = end;
        }
        false
    }

    /// The subject of a clause interrupted by something between commas, with its apposition: the noun phrase that ends
    /// at the nearest comma before which no aside stands.
    fn interrupted(&self, from: usize, comma: usize) -> Option<Noun> {
        let floor = self.words_before(from, comma);
        let mut close = comma;
        for _ in 0..MOST_ASIDES {
            let start = self.clause_start(close, floor);
            if start >= close {
                break;
            }
            let aside = self.any(start, &[Duty::Relative, Duty::Preposition, Duty::Subordinator])
                || self.is_gerund(start)
                || close - start == 1 && self.word(start).starts_with(|c: char| c.is_ascii_digit());
            let ends = self.noun_that_ends(close, floor).filter(|noun| !aside && noun.can_speak());
            let first = self.token(start);
            match ends.filter(|noun| first.is_some_and(|first| noun.tokens.start <= first)) {
                Some(noun) => return Some(noun),
                _ if start > floor && self.word(start - 1) == "," => close = start - 1,
                _ => break,
            }
        }
        self.before_comma(from, comma)
    }

    /// The noun phrase whose last word stands right before item `close`.
    fn noun_that_ends(&self, close: usize, floor: usize) -> Option<Noun> {
        let last = self.token(close.checked_sub(1)?)?;
        let span = self.document.tokens.get(last)?.span;
        let all = &self.phrases.all()[self.phrases.within(span)];
        let phrase = all.iter().find(|phrase| phrase.tokens.contains(&last))?;
        let at = self.frame.item_of(phrase.tokens.start, floor, close);
        self.noun_at(at, close).filter(|noun| noun.end == close)
    }

    /// The first item of the words without a quotation that end before item `to`.
    fn words_before(&self, from: usize, to: usize) -> usize {
        (from..to).rev().take_while(|&at| self.quote(at).is_none()).last().unwrap_or(to)
    }

    /// The items that hold the subject of a verb behind them: past "que" where a verb governs it, before it where it
    /// begins a relative clause.
    fn own_clause(&self, start: usize, end: usize) -> (usize, usize) {
        let Some(that) = (start + 1..end).rev().find(|&at| self.any(at, &[Duty::That, Duty::Relative])) else {
            return (start, end);
        };
        let verb = |at: usize| self.token(at).is_some_and(|token| self.words.verbs(token).next().is_some());
        if (start..that).any(verb) {
            return (that + 1, end);
        }
        // "un informe al que …"
        let to = if self.has(that - 1, Duty::Preposition) { that - 1 } else { that };
        if to > start { (start, to) } else { (start, end) }
    }

    /// The start of the auxiliaries, adverbs and small pronouns right before item `first`.
    fn before_helps(&self, first: usize, start: usize) -> usize {
        let mut end = first;
        while end > start
            && self.any(end - 1, HELPS)
            && !self.any(end - 1, &[Duty::Subject, Duty::Relative, Duty::Coordinator, Duty::As])
        {
            end -= 1;
        }
        end
    }

    /// A word that makes what follows an aside: como, según.
    fn opens_aside(&self, at: usize) -> bool {
        self.has(at, Duty::As)
    }

    fn touches(&self, main: usize, noun: &Noun) -> bool {
        self.token(main).is_some_and(|token| token + 1 == noun.tokens.start)
    }

    /// The noun phrase right before item `end`.
    fn nearest_noun(&self, start: usize, end: usize) -> Option<Noun> {
        (start..end).find_map(|at| self.noun_at(at, end).filter(|noun| noun.end == end))
    }

    /// The noun phrase behind a verb that can be its subject: «…», dijo ayer en Lima la portavoz
    fn behind(&self, main: usize, segment: &Segment) -> Option<Noun> {
        let to = segment.items.end;
        let mut end = self.clause_end(main + 1, to);
        let mut at = main + 1;
        let mut unknown = 0;
        let mut hanging = false;
        let mut doubtful = None;
        while at < to.min(main + LOOK) {
            if at >= end {
                // dijo, en rueda de prensa, la portavoz
                let Some(past) = self.past_aside(at, to).filter(|_| doubtful.is_none()) else { break };
                at = past;
                end = self.clause_end(at, to);
                continue;
            }
            let clause = self.any(at, &[Duty::That, Duty::Question]) && !self.has(at, Duty::Reflexive);
            // se limitó a decir una abuela
            let says = self.token(at).is_some_and(|token| self.words.verbs(token).any(|(_, form)| form == Form::Base));
            if clause || self.word(at) == "." || at > main + 1 && self.looks_infinitive(at) && !says {
                break;
            }
            let governed = self.has(at, Duty::Preposition) && !self.has(at, Duty::Subject);
            if governed && !self.is_article(at, to) {
                let noun = self.noun_at(at + 1, to);
                hanging = noun.is_none();
                at = noun.map_or(at + 1, |noun| noun.end);
                continue;
            }
            if let Some(noun) = self.noun_at(at, to) {
                if hanging && !self.is_nominal(at) {
                    // in conferenza stampa
                    at = noun.end.max(at + 1);
                    continue;
                }
                if noun.can_speak() {
                    return Some(noun);
                }
                at = noun.end.max(at + 1);
                if !noun.oblique {
                    doubtful.get_or_insert(noun);
                }
                continue;
            }
            if !self.any(at, HELPS) {
                unknown += 1;
                if unknown > MOST_UNKNOWN {
                    break;
                }
            }
            at += 1;
        }
        doubtful
    }

    /// Past a day or a place between two commas or brackets: ", 23, ", ", en Lima, "
    fn past_aside(&self, at: usize, to: usize) -> Option<usize> {
        if !matches!(self.word(at), "," | "(") {
            return None;
        }
        let close = self.clause_end(at + 1, to);
        let figure = self.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
        let fits = figure && close == at + 2 || self.has(at + 1, Duty::Preposition);
        (fits && matches!(self.word(close), "," | ")")).then_some(close + 1)
    }

    /// Whether a word that is a preposition and an article, as the Portuguese "a", is the article here.
    fn is_article(&self, at: usize, to: usize) -> bool {
        self.has(at, Duty::Determiner) && self.noun_at(at, to).is_some_and(|noun| noun.agrees)
    }

    /// The participle's auxiliary of the perfect: ha dicho, si è detto; no passive.
    pub(super) fn perfect(&self, at: usize, start: usize) -> Option<usize> {
        let mut helper = at.checked_sub(1).filter(|&before| before >= start)?;
        let between = [Duty::Adverb, Duty::Negation, Duty::Subject, Duty::Reflexive];
        while helper > start && self.any(helper, &between) && !self.any(helper, &[Duty::Have, Duty::Be]) {
            helper -= 1;
        }
        let reflexive = || helper > start && self.has(helper - 1, Duty::Reflexive);
        (self.has(helper, Duty::Have) || self.has(helper, Duty::Be) && reflexive()).then_some(helper)
    }

    /// The finite part of what leads to an infinitive that is then done: quiso subrayar, a tenu à préciser. "No quiso
    /// confirmar" says nothing.
    pub(super) fn ventured(&self, at: usize, segment: &Segment) -> Option<usize> {
        let base = |token| self.words.verbs(token).any(|(_, form)| form == Form::Base);
        self.token(at).filter(|&token| self.either_side && base(token))?;
        let start = self.clause_start(at, segment.items.start);
        let floor = start.max(at.saturating_sub(MOST_BETWEEN));
        let between = [Duty::Preposition, Duty::Adverb, Duty::Object, Duty::Reflexive];
        let leads = |&item: &usize| self.has(item, Duty::Venturing) || !self.any(item, &between);
        let verb = (floor..at).rev().find(leads).filter(|&verb| self.has(verb, Duty::Venturing))?;
        let finite = self.perfect(verb, start).unwrap_or(verb);
        let denied = (start.max(finite.saturating_sub(2))..verb).any(|item| self.has(item, Duty::Negation));
        (!denied).then_some(finite)
    }

    /// Whether a verb stands with a reflexive pronoun without being a reflexive verb: se informó que
    pub(super) fn is_impersonal(&self, at: usize, segment: &Segment) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= segment.items.start) else { return false };
        if !self.has(before, Duty::Reflexive) {
            return false;
        }
        let Some(token) = self.token(at) else { return false };
        let pronoun = self.small(before);
        !self.words.verbs(token).any(|(verb, _)| verb.complement.as_deref() == Some(&*pronoun))
    }

    /// Whether a quotation is some words of what a verb reports: afirmó que el plan "llega tarde"; el plan "llega tarde"
    /// para todos, afirmó
    pub(super) fn is_part_of_report(&self, at: usize, cue: &Cue) -> bool {
        let Some(shape) = self.shape(at).filter(|_| self.either_side) else {
            return false;
        };
        let says = matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim)) && cue.credible;
        let opened = || (cue.main + 1..at).any(|item| self.has(item, Duty::That));
        let closed = || at + 2 < cue.at && self.word(cue.at - 1) == ",";
        says && shape.small_start && shape.words > 1 && (opened() || closed())
    }

    /// A verb that no list has between a quotation and somebody: «…», desgrana Ana López; «…», se indignó una madre; or
    /// alone behind its comma, where the subject is left out: «…», remachó.
    pub(super) fn unknown_verb(&self, at: usize, segment: &Segment) -> Option<Cue> {
        if !self.either_side {
            return None;
        }
        let from = segment.items.start;
        let clitic = at > from && self.any(at - 1, &[Duty::Reflexive, Duty::Object]);
        let beside = self.follows_quote(at, from) || clitic && self.follows_quote(at - 1, from);
        // ha scandito l'avvocato
        let perfect = self.has(at, Duty::Have);
        let main = at + usize::from(perfect);
        let token = self.token(main).filter(|_| beside)?;
        let plain = !self.capital(main) && !self.words.is_closed(token) && self.words.entry(token).is_none();
        let word = self.word(main);
        let past = self.words.data().is_some_and(|data| data.endings.is_finite(word));
        let verb = perfect || past || word.ends_with(['a', 'e', 'ó', 'ò', 'ì']);
        if !plain || !verb || self.phrases.word(token).classes.any(SOURCE_NOUNS) {
            return None;
        }
        let governed = self.has(main + 1, Duty::Preposition) && !self.is_article(main + 1, segment.items.end);
        let noun = self.noun_at(main + 1, segment.items.end).filter(|noun| noun.certain && noun.person && !governed);
        let ends = governed || self.has(main + 1, Duty::Adverb) || self.ends_clause(main + 1, segment);
        let opens = at == from + 2 && self.word(at - 1) == "," && self.quote(from).is_some();
        let silent = self.drops_subject && (perfect || past) && ends && opens;
        (noun.is_some() || silent).then(|| Cue {
            at,
            main,
            end: main + 1,
            span: self.span_of(at..main + 1),
            kind: CueKind::Verb(VerbClass::Manner),
            credible: noun.is_some(),
            speaker: noun.map(|noun| noun.tokens),
        })
    }
}
