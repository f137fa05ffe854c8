//! Finding the words that attribute: verbs in the right form, turns such as "laut" and "according to", "so" and "wie".

use super::frame::Segment;
use super::{LOOK, Reader};
use crate::Span;
use crate::language::{Classes, Duty, Form, VerbClass};
use crate::reading::model::SourceKind;
use std::ops::Range;

/// Words that attribute something to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The item it begins at; of a verb its finite part.
    pub at: usize,
    /// The item of its main word: the participle of "hat … gesagt".
    pub main: usize,
    /// The item past the words that stand together.
    pub end: usize,
    /// The words as they are shown.
    pub span: Span,
    /// What kind of cue.
    pub kind: CueKind,
    /// The tokens that name the speaker.
    pub speaker: Option<Range<usize>>,
    /// Whether those can say something by their own words: a name, an office, a person's pronoun, no mere thing.
    pub credible: bool,
}

/// What kind of cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CueKind {
    Verb(VerbClass),
    /// laut, according to: the speaker follows.
    Before,
    /// zufolge: the speaker stands before.
    After,
    /// für Vollmer ist das: whoever holds the view that follows.
    Holder,
    /// so Vollmer
    So,
    /// heißt es
    Impersonal,
    /// the claim that
    Noun,
}

/// Words that begin a noun phrase.
pub(super) const DETERMINES: [Duty; 3] = [Duty::Determiner, Duty::Oblique, Duty::Genitive];

/// Most cues that are nouns between two verbs with one subject.
const MOST_NOUNS: usize = 2;

/// Most words of a verb that are shown together, adverbs between them included: gab gestern noch bekannt.
const MOST_SHOWN: usize = 4;

impl Reader<'_, '_> {
    /// The cues of a segment, in order.
    pub(super) fn cues(&self, segment: &Segment) -> Vec<Cue> {
        let mut cues: Vec<Cue> = Vec::new();
        let mut at = segment.items.start;
        while at < segment.items.end {
            let cue = self
                .turn(at, segment)
                .or_else(|| self.holder(at, segment))
                .or_else(|| self.so(at, segment))
                .or_else(|| self.written(at, segment))
                .or_else(|| self.verb(at, segment))
                .or_else(|| self.nominal(at, segment))
                .or_else(|| self.attitude(at, segment))
                .or_else(|| self.unknown_verb(at, segment))
                .or_else(|| self.inquit(at, segment));
            let cue = cue.map(|cue| self.with_shared_speaker(cue, self.verb_before(&cues)));
            let voiced = |cue: &Cue| self.has_voice(cue, segment) || self.shares_silence(cue, cues.last());
            let cue = cue.filter(|cue| voiced(cue) && !self.is_deed(cue, segment));
            match cue {
                Some(cue) => {
                    at = cue.end.max(at + 1);
                    cues.push(cue);
                }
                None => at += 1,
            }
        }
        cues
    }

    /// The last of some cues, or of English the last that no noun is: challenged the claim that he knew, and said
    fn verb_before<'c>(&self, cues: &'c [Cue]) -> Option<&'c Cue> {
        cues.iter().rev().take(MOST_NOUNS).find(|cue| !self.subject_first() || cue.kind != CueKind::Noun)
    }

    /// A verb joined to one before it by "und" has its speaker: „…“, sagte Vollmer und fügte hinzu: „…“
    fn with_shared_speaker(&self, mut cue: Cue, before: Option<&Cue>) -> Cue {
        let linked = |at: usize| self.has(at, Duty::Coordinator);
        let joined = cue.at.checked_sub(1).is_some_and(linked) || cue.speaker.is_none() && linked(cue.at + 1);
        let verb = matches!(cue.kind, CueKind::Verb(class) if class != VerbClass::Cite);
        let shares = self.either_side && before.is_some_and(|before| matches!(before.kind, CueKind::Verb(_)));
        let open = self.verb_second || shares || cue.speaker.is_none();
        let Some(before) = before.filter(|before| before.credible && joined && verb && open) else {
            return cue;
        };
        let own = self.subject_follows(&cue);
        if !own {
            (cue.speaker, cue.credible) = (before.speaker.clone(), true);
        }
        cue
    }

    /// Whether the speaker of a verb stands after it.
    fn subject_follows(&self, cue: &Cue) -> bool {
        let past = self.token(cue.at);
        cue.credible && cue.speaker.as_ref().zip(past).is_some_and(|(speaker, past)| speaker.start > past)
    }

    /// A cue that is one word.
    pub(super) fn word_cue(&self, at: usize, kind: CueKind, speaker: Option<Range<usize>>, credible: bool) -> Cue {
        Cue { at, main: at, end: at + 1, span: self.span_of(at..at + 1), kind, speaker, credible }
    }

    /// The span of some items that are all words.
    pub(super) fn span_of(&self, items: Range<usize>) -> Span {
        let first = self.token(items.start);
        let last = items.end.checked_sub(1).and_then(|last| self.token(last));
        match (first, last) {
            (Some(first), Some(last)) => self.document.span_of(first..last + 1),
            _ => Span::default(),
        }
    }

    pub(super) fn small(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| self.document.small(token))
    }

    pub(super) fn is_view(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.words.is_view(token)) && self.capital(at) == self.verb_second
    }

    /// Whether a verb is the writer's aside before a quotation: she said, and I quote, “…”
    fn announces_quote(&self, at: usize, segment: &Segment) -> bool {
        let cites = |token| self.words.is_verb_of(token, VerbClass::Cite);
        let aside = at >= segment.items.start + 3
            && self.has(at - 1, Duty::Subject)
            && self.has(at - 2, Duty::Coordinator)
            && self.breaks(at - 3);
        aside && self.subject_first() && self.breaks(at + 1) && self.token(at).is_some_and(cites)
    }

    /// Whether a verb ends a bracket that does nothing but send the reader to an earlier report: (die „Woche“ berichtete)
    fn refers_elsewhere(&self, at: usize, segment: &Segment) -> bool {
        if !self.verb_second || self.word(at + 1) != ")" {
            return false;
        }
        let from = at.saturating_sub(MOST_SHOWN).max(segment.items.start);
        let open = (from..at).rev().find(|&item| self.word(item) == "(");
        open.is_some_and(|open| !self.any(open + 1, &[Duty::As, Duty::So]))
    }

    /// Whether a word with the form of a verb is rather an adjective that a sentence begins with: Bekannte Künstler …
    fn is_opening_attribute(&self, at: usize, segment: &Segment) -> bool {
        let opens = at == segment.items.start && self.capital(at) && self.is_noun(at + 1);
        let Some(data) = self.words.data().filter(|_| opens && self.phrases.capital_nouns()) else { return false };
        data.endings.is_attribute(self.word(at)) && !data.is_only_finite(self.small(at))
    }

    /// A verb in a form that can have a speaker.
    fn verb(&self, at: usize, segment: &Segment) -> Option<Cue> {
        let token = self.token(at)?;
        self.words.entry(token).filter(|entry| !entry.forms.is_empty())?;
        let begins = at == segment.items.start || self.breaks(at - 1);
        let capital = self.capital(at) && !begins && !self.is_headlined(at, segment);
        if capital
            || self.is_noun_here(at, segment) && self.ventured(at, segment).is_none()
            || self.is_reduced(at)
            || self.names_noun(at, segment)
            || self.is_read_out(at, segment)
            || self.is_silent(at)
            || self.what_is_asked(at, segment).is_some()
            || self.announces_quote(at, segment)
            || self.refers_elsewhere(at, segment)
            || self.is_opening_attribute(at, segment)
            || self.merely_starts(at)
        {
            return None;
        }
        if self.drops_subject && self.is_impersonal(at, segment) {
            return None;
        }
        let mut best: Option<(u32, usize, Range<usize>, VerbClass)> = None;
        for (verb, form) in self.words.verbs(token) {
            let Some((finite, weight)) = self.finite_part(at, form, verb.class, segment) else { continue };
            let mut weight = weight;
            // "um die Junta aufzufordern" has no subject of its own.
            let purpose =
                |particle: &str| self.word(at).strip_prefix(particle).is_some_and(|rest| rest.starts_with("zu"));
            let infinitive = form == Form::Joined && verb.particle.as_deref().is_some_and(purpose);
            if infinitive && self.phrases.capital_nouns() && !self.quotes(segment) {
                continue;
            }
            let mut around = at..at;
            if let (Some(particle), Form::Finite | Form::Base | Form::Split) = (&verb.particle, form) {
                // wie Vollmer bekannt gab; hatte bekannt gegeben
                let joined = self.verb_second && at > segment.items.start && self.word(at - 1) == &**particle;
                let apart = || self.follows(at, particle, segment, true).filter(|_| form != Form::Split);
                if joined {
                    around.start = at - 1;
                } else if let Some(found) = apart() {
                    around.end = found;
                } else {
                    continue;
                }
                weight += 4;
            }
            let whole = matches!(form, Form::Finite | Form::Base) && verb.particle.is_none();
            // "fuhr ihn an: „…“" is a way of speaking.
            let way = verb.class == VerbClass::Manner || verb.class != VerbClass::Think && self.quotes(segment);
            if whole && !way && self.leaves_particle(at, segment) {
                continue;
            }
            if verb.marked && !self.quotes(segment) {
                continue;
            }
            if let Some(complement) = &verb.complement {
                if self.takes_other(at, complement)
                    || self.is_aside_participle(at, complement, segment)
                    || !self.takes(at, complement, segment)
                {
                    continue;
                }
                weight += 2;
            }
            if best.as_ref().is_none_or(|(most, ..)| weight > *most) {
                best = Some((weight, finite, around, verb.class));
            }
        }
        let (_, finite, around, class) = best?;
        let from = finite.min(around.start);
        let to = around.end.max(finite) + 1;
        // The words are shown together where they stand together, and else the finite part alone.
        // a-t-elle dit
        let joined = |item: usize| self.either_side && self.has(item, Duty::Subject);
        let together = to - from <= MOST_SHOWN
            && (from..to).all(|item| {
                let dazu = self.verb_second && self.has(item, Duty::Adverb);
                self.token(item).is_some() && !self.breaks(item) && (!self.is_nominal(item) || joined(item) || dazu)
            });
        let shown = if together { from..to } else { finite..finite + 1 };
        let shown_by = self.shown_by(at, finite, segment).filter(|_| class == VerbClass::Show);
        let speaker = match class {
            VerbClass::Cite => self.cited(finite, at, segment),
            VerbClass::Show if shown_by.is_some() => shown_by,
            VerbClass::Call if self.is_named_aside(at, segment) => self.agent_behind(at, segment),
            _ if let Some(cite) = self.relayed_by(at, segment) => self.cited(cite, cite, segment),
            _ if let Some(letting) = self.let_know(at, segment) => self.letting_subject(letting, segment),
            _ if self.verb_second && finite != at && self.has(finite, Duty::Be) => {
                self.agent(finite, at, segment).or_else(|| self.document_before(finite, segment))
            }
            // was reported by Vollmer
            _ if self.subject_first() && self.names_agent(at) => self.noun_after(at + 2, segment.items.end),
            _ => self.subject(finite, at, segment),
        };
        if speaker.as_ref().is_some_and(|tokens| {
            self.is_still_to_say(tokens, finite, segment) || self.is_nobodys(tokens, finite, segment)
        }) {
            return None;
        }
        // Das kann man auf der Seite lesen: nobody says it.
        let anyone = |tokens: &Range<usize>| tokens.len() == 1 && self.words.has(tokens.start, Duty::Thing);
        if self.phrases.capital_nouns()
            && finite != at
            && self.has(finite, Duty::Modal)
            && speaker.as_ref().is_some_and(anyone)
        {
            return None;
        }
        // "nicht erst vor neun Monaten begonnen hat": a time says nothing.
        let moment = |tokens: &Range<usize>| {
            tokens.end.checked_sub(1).is_some_and(|last| {
                let phrase = self.phrases.at(tokens.start, tokens.end);
                self.phrases.is(last, Classes::NeverName) && phrase.is_none_or(|phrase| !phrase.certain)
            })
        };
        let speaker = speaker.filter(|tokens| !self.phrases.capital_nouns() || !moment(tokens));
        // "erhob die Forderung": what a verb asks for is not its subject.
        let asked = |token: usize| {
            self.words.verbs(self.token(at).unwrap_or(token)).any(|(verb, _)| {
                let complement =
                    verb.complement.as_deref().filter(|complement| complement.starts_with(char::is_uppercase));
                complement == Some(self.document.word(token))
            })
        };
        let speaker = speaker.filter(|tokens| !self.verb_second || !tokens.clone().any(asked));
        // What one person decides is a deed, what a body decides is made known.
        let alone = |tokens: &Range<usize>| {
            let phrase = self.phrases.at(tokens.start, tokens.end);
            phrase.is_some_and(|phrase| {
                let person = matches!(phrase.kind, SourceKind::Person | SourceKind::Role);
                phrase.pronoun || person && (phrase.certain || phrase.determiners == 0)
            })
        };
        let plural = self.is_plural_verb(finite);
        let decides = self.has(at, Duty::Intending) && !plural;
        if decides && speaker.as_ref().is_none_or(alone) {
            return None;
        }
        let credible =
            speaker.as_ref().is_some_and(|tokens| self.can_say(tokens) || self.refers_to_speaker(tokens, at, segment));
        let kind = CueKind::Verb(class);
        Some(Cue { at: finite.min(at), main: at, end: at + 1, span: self.span_of(shown), kind, speaker, credible })
    }

    /// What a verb of showing asks for by a preposition, which is what shows it: Das geht aus einem Brief hervor.
    fn shown_by(&self, at: usize, finite: usize, segment: &Segment) -> Option<Range<usize>> {
        let token = self.token(at).filter(|_| self.phrases.capital_nouns())?;
        let mut asked = self.words.verbs(token).filter_map(|(verb, _)| verb.complement.as_deref());
        let clause = self.bracket_start(finite, segment)..self.clause_end(finite + 1, segment.items.end);
        let from = asked.find_map(|word| clause.clone().find(|&item| self.small(item) == word))?;
        self.noun_at(from + 1, segment.items.end).filter(|_| self.has(from, Duty::Preposition)).map(|noun| noun.tokens)
    }

    /// Whether words in marks stand in a sentence.
    pub(super) fn quotes(&self, segment: &Segment) -> bool {
        segment.items.clone().take(2 * LOOK).any(|item| self.quote(item).is_some())
    }

    /// Whether some tokens name somebody that can say something.
    pub(super) fn can_say(&self, tokens: &Range<usize>) -> bool {
        let nobody = [Duty::Thing, Duty::Negation];
        let thing = tokens.len() == 1 && self.words.any(tokens.start, &nobody);
        let phrase = self.phrases.at(tokens.start, tokens.end);
        let known =
            phrase.is_some_and(|phrase| phrase.certain || phrase.pronoun || phrase.named && phrase.determiners == 0);
        // A paper or a group whose name stands in marks.
        let marked = || {
            let at = self.pairs.partition_point(|pair| pair.span.start < self.document.tokens[tokens.start].span.start);
            let end = self.document.span_of(tokens.clone()).end;
            self.pairs.get(at).is_some_and(|pair| pair.span.end == end)
        };
        !thing
            && (known
                || self.verb_second && marked()
                || tokens.len() == 1 && self.words.any(tokens.start, &[Duty::Subject, Duty::Relative, Duty::Genitive]))
    }

    /// Whether some tokens are the pronoun of a relative clause right behind somebody who can speak: die Leiterin, die …
    fn refers_to_speaker(&self, tokens: &Range<usize>, at: usize, segment: &Segment) -> bool {
        let from = at.saturating_sub(LOOK).max(segment.items.start);
        let pronoun = self.frame.items[from..at].iter().rposition(|item| *item == super::Item::Word(tokens.start));
        let Some(pronoun) = pronoun.map(|place| from + place).filter(|_| self.verb_second && tokens.len() == 1) else {
            return false;
        };
        let comma = pronoun.checked_sub(1).filter(|&comma| comma > from && self.word(comma) == ",");
        comma.and_then(|comma| self.noun_before(comma, segment)).is_some_and(|noun| self.can_say(&noun))
    }

    /// A word that begins or is part of a noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        self.any(at, &[Duty::Determiner, Duty::Oblique, Duty::Subject, Duty::Object]) || self.is_noun(at)
    }
}
