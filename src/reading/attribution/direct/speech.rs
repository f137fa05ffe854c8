//! Whether a pair of marks holds somebody's words: by its own shape, and by what its sentence says of it.

use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use super::{CLOSE_FIT, FEW_WORDS, Voice};
use crate::language::{Classes, Duty, NameClass, VerbClass};
use crate::reading::marks::{Edges, MarkKind};
use crate::reading::quotes::{Beside, Ending};
use std::ops::Range;

/// How many words "wie zum Beispiel" may have with the noun before it, or "als" with the adjectives behind it.
const MOST_LIKENING: usize = 4;

/// Most words of a turn that tells what there is talk of: ist die Rede.
const MOST_IN_TALK: usize = 3;

impl Reader<'_, '_> {
    /// Whether the quotation at item `at` is speech: by itself, and by what its sentence says of it.
    pub(super) fn is_speech(&self, at: usize, segment: &Segment, cues: &[Cue], cue: Option<(usize, i32)>) -> bool {
        let Some(pair) = self.quote(at) else { return false };
        if self.pairs[pair].kind == MarkKind::Dash {
            return true;
        }
        if self.has_byline(at) || self.is_titled_work(at) || self.is_catalogued(at, segment) {
            return false;
        }
        let part = self.closes_by_habit(at, segment, cue.is_some()).then(|| self.shapes[pair].opened());
        let shape = part.as_ref().unwrap_or(&self.shapes[pair]);
        let mut score = shape.leaning();
        // Where a subject may be left out, a verb without one is no worse for it.
        let silent = |cue: &Cue| self.drops_subject && cue.speaker.is_none();
        let said = |cue: &Cue| cue.credible || silent(cue) || !matches!(cue.kind, CueKind::Verb(_));
        if cues.iter().any(said) {
            score += 1;
        }
        let subjunctive = self.is_subjunctive(segment);
        let announced = self.is_announced_speech(at, segment);
        score += match cue.map(|(index, fit)| (&cues[index], fit)) {
            Some((cue, _)) if self.names_itself(cue, at) || self.names_generally(cue, at) => -3,
            Some((cue, _)) if self.calls_object(cue, at) || self.calls_so(cue, at, segment) => 7,
            Some((cue, _)) if matches!(cue.kind, CueKind::Verb(VerbClass::Call)) => {
                match self.is_definite(at, segment) && self.gives_name(cue) {
                    true if self.verb_second => 2,
                    _ => 3 + i32::from(self.verb_second),
                }
            }
            Some((cue, _)) if cue.kind == CueKind::Holder && !self.is_definite(at, segment) => 4,
            Some((_, fit)) if fit >= CLOSE_FIT => 3,
            Some((cue, _)) if said(cue) => 1,
            // A few words that nobody is said to say are the writer's own, set apart.
            _ if shape.words <= FEW_WORDS
                && !shape.finite
                && !subjunctive
                && !announced
                && shape.ending == Ending::Word =>
            {
                -2
            }
            _ => 0,
        };
        if cue.is_some_and(|(index, _)| self.is_part_of_report(at, &cues[index])) {
            score += 2;
        }
        if self.stands_alone(at, segment) {
            score += 4;
        }
        if self.verb_second && shape.before == Beside::Colon && shape.ending == Ending::Sentence {
            score += 2;
        }
        score += self.announced_without_verb(at, segment);
        let headlined = self.headlined(at, segment).is_some();
        if headlined {
            score += 6;
        }
        let named_behind = || self.said_by_noun(at, segment).is_some() || self.is_said_attribute(at, segment);
        if announced || self.is_awaited(at, segment) || named_behind() {
            score += 4;
        }
        // El alcalde evitó dar fechas: «Todo a su tiempo».
        let told = self.either_side && shape.words >= FEW_WORDS - 1 && cue.is_none();
        if told && (self.leads_silently(at, segment) || self.announced(at, segment, &Voice::default()).is_some()) {
            score += 3;
        }
        if cue.is_none() && self.wished(at, segment).is_some() {
            score += 2;
        }
        let asked = cue.is_some_and(|(index, _)| self.is_asked_for(at, MOST_LIKENING, segment, &cues[index]));
        if self.is_verb_mentioned(at, segment) {
            score -= 6;
        }
        if cue.is_none() && self.is_attribute_of_noun(at, segment) {
            score -= 8;
        }
        let named = self.is_likened_name(at, segment) || self.is_genitive_name(at, segment);
        let named = named || self.is_known_medium(at);
        if named || !asked && self.is_part_of_noun(at, segment) {
            score -= 6;
        }
        if subjunctive {
            score += 1;
        }
        if self.verb_second && self.is_reported_at(at, segment) {
            score += 3;
        }
        let cried = cue.is_some_and(|(index, _)| {
            let cue = &cues[index];
            self.is_cried(at, cue) || self.is_called_out(at, segment, cue) || self.is_displayed(at, cue)
        });
        if shape.before == Beside::Word && cue.is_some_and(|(index, _)| self.is_talk(&cues[index])) {
            score += 3;
        }
        if cried {
            score += 6;
        } else if self.is_title(at) {
            score -= 6;
        }
        let kind = self.pairs[pair].kind;
        let habits = self.document.lexicon.map(|lexicon| &lexicon.marks);
        let second = self.usual.is_foreign(&self.pairs[pair]);
        let unusual = self.verb_second && habits.is_some_and(|habits| !kind.is_usual(habits));
        if (second || unusual) && !(headlined && self.subject_first()) {
            let part = second && !self.verb_second && !self.either_side && !shape.is_sentence();
            score -= if part { 6 } else { 3 };
        }
        score += self.set_off(at, segment, pair, cue.is_some());
        score -= match self.pairs[pair].edges {
            Edges::Both => 0,
            Edges::Opened => 1,
            Edges::Closed | Edges::Neither if self.verb_second => 4,
            Edges::Closed | Edges::Neither => 7,
        };
        score > 0
    }

    /// Whether words in marks stand right behind a verb that tells how they sounded: chanted “Ferry Now”.
    fn is_cried(&self, at: usize, cue: &Cue) -> bool {
        let manner = matches!(cue.kind, CueKind::Verb(VerbClass::Manner));
        self.subject_first() && manner && cue.credible && cue.main + 1 == at && self.has(cue.main, Duty::Aloud)
    }

    /// The same where the verb is second, so that its subject may stand between the two: riefen „Freiheit“; „Freiheit“, rief
    /// die Menge; but: rief „Aktion Tal“ ins Leben.
    fn is_called_out(&self, at: usize, segment: &Segment, cue: &Cue) -> bool {
        let span = self.quote(at).map(|pair| self.pairs[pair].span);
        let other = |tokens: &Range<usize>| {
            span.is_some_and(|span| !span.contains(self.document.span_of(tokens.clone()).start))
        };
        let called = matches!(cue.kind, CueKind::Verb(_))
            && self.has(cue.main, Duty::Aloud)
            && cue.speaker.as_ref().is_some_and(other);
        if !self.verb_second || !called {
            return false;
        }
        if cue.main > at {
            return self.word(at + 1) == "," && cue.at == at + 2;
        }
        let named = self.shape(at).is_some_and(|shape| shape.before == Beside::Naming);
        let own = |item: usize| {
            let speaker =
                self.token(item).zip(cue.speaker.as_ref()).is_some_and(|(token, tokens)| tokens.contains(&token));
            speaker
                || self.has(item, Duty::Adverb)
                || !self.capital(item) && !self.is_closed(item) && !self.breaks(item)
        };
        let ends = self.ends_clause(at + 1, segment) || self.has(at + 1, Duty::Coordinator);
        !named && ends && (cue.main + 1..at).all(own)
    }

    /// Whether words in marks stand on what people hold up: Auf den Plakaten stand „Hände weg“.
    fn is_displayed(&self, at: usize, cue: &Cue) -> bool {
        let named = self.shape(at).is_some_and(|shape| shape.before == Beside::Naming);
        let display = |tokens: &Range<usize>| tokens.clone().any(|token| self.words.has(token, Duty::Display));
        !named && self.verb_second && cue.kind == CueKind::Impersonal && cue.speaker.as_ref().is_some_and(display)
    }

    /// Whether a turn tells what there is talk of, without saying who talks: ist von einem „Skandal“ die Rede.
    pub(in super::super) fn is_talk(&self, cue: &Cue) -> bool {
        let talk = |item: usize| self.has(item, Duty::SpeechNoun) && self.span_of(item..item + 1).end <= cue.span.end;
        self.verb_second && cue.kind == CueKind::Impersonal && (cue.at..cue.at + MOST_IN_TALK).any(talk)
    }

    /// Whether a sentence begins with an infinitive in marks, which it explains: To “swing out” is to leave.
    fn is_verb_mentioned(&self, at: usize, segment: &Segment) -> bool {
        let first = segment.items.start;
        let to = self.has(first, Duty::Modal) && self.has(first, Duty::Preposition) && first + 1 == at;
        let few = self.quote(at).is_some_and(|pair| {
            let shape = &self.shapes[pair];
            shape.words <= FEW_WORDS && shape.ending == Ending::Word
        });
        self.subject_first() && to && few
    }

    /// What it adds that a quotation stands alone behind a colon and words without a verb, as in a headline: more where
    /// these are somebody. Ina Falk nach dem Spiel: „Ein Traum“
    fn announced_without_verb(&self, at: usize, segment: &Segment) -> i32 {
        let Some(colon) = at.checked_sub(1).filter(|&colon| colon > segment.items.start && self.word(colon) == ":")
        else {
            return 0;
        };
        let ends = (at + 1..segment.items.end).all(|item| self.word(item) == ".");
        if !self.verb_second || !ends || (segment.items.start..colon).any(|item| self.is_tensed(item)) {
            return 0;
        }
        let noun = self.noun_at(self.sentence_start(colon, segment), colon);
        let somebody = noun.is_some_and(|noun| noun.person && noun.certain && !noun.pronoun);
        let finite = self.shape(at).is_some_and(|shape| shape.finite);
        if somebody { 6 } else { 3 * i32::from(finite) }
    }

    /// Whether a definite article stands right before marks that begin with a capital.
    pub(super) fn is_definite(&self, at: usize, segment: &Segment) -> bool {
        let small = self.shape(at).is_some_and(|shape| shape.small_start);
        let before = at.checked_sub(1).filter(|&before| before >= segment.items.start && !small);
        before.and_then(|before| self.token(before)).is_some_and(|token| self.phrases.is(token, Classes::Definite))
    }

    /// Whether a quotation goes on with a list: „…“, „…“ und „…“.
    pub(super) fn goes_on_listing(&self, at: usize, segment: &Segment) -> bool {
        let Some(link) = at.checked_sub(1).filter(|&link| link > segment.items.start) else { return false };
        // a “weak plan” and a “bad joke”
        let article = self.subject_first() && self.has(link, Duty::Determiner) && link > segment.items.start + 1;
        let link = if article { link - 1 } else { link };
        let joins = self.word(link) == "," || self.has(link, Duty::Coordinator);
        joins && self.quote(link - 1).is_some() && self.pairs_alike(link - 1, at)
    }

    /// Whether two quotations are both sentences or both are none.
    fn pairs_alike(&self, one: usize, other: usize) -> bool {
        let sentence = |at: usize| self.quote(at).map(|pair| self.shapes[pair].is_sentence());
        sentence(one) == sentence(other)
    }

    /// Whether a noun for something said stands right before: mit den Worten „…“, Parolen wie „…“.
    pub(in super::super) fn is_announced_speech(&self, at: usize, segment: &Segment) -> bool {
        let first = at.saturating_sub(MOST_LIKENING).max(segment.items.start);
        let clause = self.clause_start(at, first);
        let likening = (clause..at).rev().find(|&item| self.has(item, Duty::As));
        let said = |noun: usize| self.has(noun, Duty::SpeechNoun) && self.capital(noun);
        self.verb_second && likening.unwrap_or(at).checked_sub(1).is_some_and(|noun| noun >= clause && said(noun))
    }

    /// Whether a quotation with a stop of its own is what a noun before a colon told of: Her answer was short: “No.”
    fn is_awaited(&self, at: usize, segment: &Segment) -> bool {
        let stopped = self.shape(at).is_some_and(|shape| shape.ending != Ending::Word);
        stopped && self.subject_first() && self.spoken_of(at, segment).is_some()
    }

    /// Whether names of things are listed: Themen wie „…“.
    fn is_likened_name(&self, at: usize, segment: &Segment) -> bool {
        let first = at.saturating_sub(MOST_LIKENING).max(segment.items.start);
        let likening = (first..at).rev().take_while(|&item| !self.breaks(item)).find(|&item| self.has(item, Duty::As));
        let noun = likening.and_then(|likening| self.token(likening.checked_sub(1)?));
        self.verb_second && noun.is_some_and(|noun| self.words.names(self.document, noun))
    }

    /// Whether marks hold nothing but the name of a medium, where the verb is second: ein Beitrag in „Spiegel“ und „Stern“
    fn is_known_medium(&self, at: usize) -> bool {
        let Some(pair) = self.quote(at).filter(|_| self.verb_second) else { return false };
        let tokens = self.document.tokens_in(self.pairs[pair].inner);
        let known = self.phrases.word(tokens.start).known;
        let whole = known.is_some_and(|known| known.tokens == tokens.len() && known.class == NameClass::Medium);
        whole && self.shapes[pair].ending == Ending::Word
    }

    /// Whether a name in marks hangs on a noun: ein Redakteur der „Woche“
    fn is_genitive_name(&self, at: usize, segment: &Segment) -> bool {
        let name = self.shape(at).is_some_and(|shape| shape.title && !shape.common);
        let hangs = at >= segment.items.start + 2 && self.has(at - 1, Duty::Genitive) && self.is_noun(at - 2);
        self.verb_second && self.phrases.capital_nouns() && name && hangs
    }

    /// Whether marks stand between whose something is and the noun for it: the town's “look to the East” policy.
    fn is_attribute_of_noun(&self, at: usize, segment: &Segment) -> bool {
        let Some(shape) = self.shape(at).filter(|_| self.subject_first()) else {
            return false;
        };
        let before = at.checked_sub(1).filter(|&before| before >= segment.items.start);
        let holds = |item: usize| self.is_possessive(item) || self.has(item, Duty::Possessive);
        // the council's former “wait and see” policy
        let described = |before: usize| !self.is_closed(before) && before > segment.items.start && holds(before - 1);
        let owned = before.is_some_and(|before| holds(before) || described(before));
        let noun = !self.is_closed(at + 1) && !self.is_verbal(at + 1) && !self.breaks(at + 1);
        owned && noun && shape.after == Beside::Word && shape.ending == Ending::Word && shape.words <= FEW_WORDS
    }

    /// Whether marks stand inside a noun phrase that is the subject of what follows: die „Aktion Helfen“ teilte mit.
    fn is_part_of_noun(&self, at: usize, segment: &Segment) -> bool {
        let Some(pair) = self.quote(at) else { return false };
        let shape = &self.shapes[pair];
        let article = at > segment.items.start && self.any(at - 1, &[Duty::Determiner, Duty::Oblique, Duty::Genitive]);
        let next = (at + 1..segment.items.end.min(at + 4)).find(|&item| !self.has(item, Duty::Adverb));
        let verb = next.and_then(|next| self.token(next)).is_some_and(|token| self.words.verbs(token).next().is_some());
        // "der das einen „Skandal“ nannte": at the end of its clause the verb has its subject elsewhere.
        let verb = verb && next.is_some_and(|next| !self.names_last(next, segment));
        self.verb_second && article && verb && !shape.small_start && shape.ending == Ending::Word
    }

    /// Whether a verb that gives names ends its clause.
    fn names_last(&self, at: usize, segment: &Segment) -> bool {
        let calls = |token| self.words.is_verb_of(token, VerbClass::Call);
        self.token(at).is_some_and(calls) && self.ends_clause(at + 1, segment)
    }

    /// Whether a verb gives a name without any more words: nennen.
    fn gives_name(&self, cue: &Cue) -> bool {
        let mut verbs = self.token(cue.main).into_iter().flat_map(|token| self.words.verbs(token));
        verbs.any(|(verb, _)| verb.class == VerbClass::Call && verb.complement.is_none())
    }

    /// Whether somebody gives themselves a name: das sich „Aktion Helfen“ nennt.
    fn names_itself(&self, cue: &Cue, at: usize) -> bool {
        let calls = self.gives_name(cue);
        let from = self.clause_start(at, at.saturating_sub(LOOK)).min(cue.at);
        // Das nennt man einen „Anpfiff“.
        let anyone = || {
            let alone = cue.speaker.as_ref().filter(|speaker| self.verb_second && speaker.len() == 1);
            alone.is_some_and(|speaker| self.words.has(speaker.start, Duty::Thing))
        };
        // Fuller calls herself “very cautious”: a view, and no name.
        let view = self.subject_first() && self.shape(at).is_some_and(|shape| shape.small_start);
        calls && !view && (anyone() || (from..cue.main.max(at) + 2).any(|item| self.has(item, Duty::Reflexive)))
    }

    /// Whether the noun right before is what somebody calls so, and announces no name: juge l'opération « hâtive ».
    fn calls_object(&self, cue: &Cue, at: usize) -> bool {
        let calls = |token| self.words.is_verb_of(token, VerbClass::Call);
        let shape = self.shape(at);
        let object = shape.is_some_and(|shape| shape.before == Beside::Naming && shape.small_start);
        let determined = at > cue.main + 2 && self.has(at - 2, Duty::Determiner);
        self.either_side && cue.credible && object && determined && self.token(cue.main).is_some_and(calls)
    }

    /// Whether somebody is generally called so, where names alone have capitals: la llaman «la Jefa».
    fn names_generally(&self, cue: &Cue, at: usize) -> bool {
        let Some(pair) = self.quote(at).filter(|_| !self.phrases.capital_nouns() && !self.subject_first()) else {
            return false;
        };
        let shape = &self.shapes[pair];
        let first = self.document.tokens_in(self.pairs[pair].inner).start;
        let definite = !shape.small_start || self.phrases.is(first, Classes::Definite);
        let calls = matches!(cue.kind, CueKind::Verb(VerbClass::Call)) && self.has(cue.main, Duty::Naming);
        let beside = cue.main.abs_diff(at) <= FEW_WORDS && shape.words <= FEW_WORDS + 1;
        calls && beside && definite && !shape.finite && shape.ending == Ending::Word
    }
}
