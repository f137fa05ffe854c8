//! Turns of one word or several, "laut" and "nach Angaben", and their speaker: before them, behind them, inside them.

use super::cue::{Cue, CueKind};
use super::frame::Segment;
use super::noun::Noun;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Turn, VerbClass};
use crate::reading::phrases::SOURCE_NOUNS;
use std::ops::Range;

/// Past how many items a preposition may find the view it governs: nach ersten vorläufigen Angaben.
const MOST_TO_VIEW: usize = 5;

impl Reader<'_, '_> {
    /// A turn of several words, "nach Angaben" included.
    pub(super) fn turn(&self, at: usize, segment: &Segment) -> Option<Cue> {
        let token = self.token(at)?;
        let entry = self.words.entry(token)?;
        let to = segment.items.end;
        let longest = entry
            .turns
            .iter()
            .filter(|(rest, _)| {
                rest.iter()
                    .enumerate()
                    .all(|(place, word)| at + 1 + place < to && self.small(at + 1 + place) == &**word)
            })
            .max_by_key(|(rest, _)| rest.len());
        let according = entry.duties.has(Duty::According);
        // By Fuller's own account, but not "by most accounts".
        let owned = |&view: &usize| !self.has(at, Duty::By) || self.is_owned_view(at, view);
        let view = self.view_behind(at, to).filter(|_| according).filter(owned);
        if let Some((rest, turn)) = longest.filter(|_| !self.verb_second || view.is_none()) {
            let end = at + 1 + rest.len();
            let (kind, speaker) = self.turn_speaker(*turn, at..end, segment)?;
            let span = self.span_of(at..end);
            let end = self.past_place(kind, speaker.as_ref(), end, to);
            return Some(Cue { at, main: at, end, span, kind, speaker, credible: true });
        }
        if !according {
            return None;
        }
        if let Some(view) = view {
            let first = self.token(at + 1)?;
            let end = self.noun_at(view, to).map_or(view + 1, |noun| noun.end);
            let end = self.genitive_at(end, to).unwrap_or(end);
            let end = self.affiliated(end, to);
            let end = if at == segment.items.start { self.before_verb(end, to) } else { end };
            let end = self.before_agent(view, end, segment).unwrap_or(end);
            if !self.verb_second && !self.is_aside(at, view, end, segment) {
                return None;
            }
            if self.verb_second && self.is_event(at + 1, view, end) {
                return None;
            }
            // in her view; by Fuller's own account
            let owned = self.has(at + 1, Duty::Possessive);
            let owner = (at + 1..view).find(|&item| self.subject_first() && self.is_possessive(item));
            let last = owner.and_then(|owner| self.token(owner));
            let last = if owned { first } else { last.or_else(|| self.last_token(end - 1))? };
            let speaker = first..last + 1;
            return Some(Cue {
                at,
                main: at,
                end: if owned || owner.is_some() { end } else { at + 1 },
                span: self.span_of(at..at + 1),
                kind: CueKind::Before,
                speaker: Some(speaker),
                credible: true,
            });
        }
        // Vollmers Ansicht nach
        let ends = at + 1 >= to || !self.is_nominal(at + 1) || self.any(at + 1, &[Duty::Have, Duty::Be, Duty::Modal]);
        if ends && at > segment.items.start && !self.subject_first() && self.is_view(at - 1) {
            let from = self.clause_start(at, segment.items.start);
            let other = [Duty::Preposition, Duty::Coordinator, Duty::Be, Duty::Have, Duty::Modal];
            let begin = (from..at).rev().take_while(|&word| !self.any(word, &other)).last()?;
            let speaker = self.token(begin)?..self.token(at - 1)? + 1;
            return Some(self.word_cue(at, CueKind::After, Some(speaker), true));
        }
        None
    }

    /// The view that a preposition governs: nach Angaben; but "nach wie vor" governs none.
    fn view_behind(&self, at: usize, to: usize) -> Option<usize> {
        let begins = |item: usize| self.any(item, &[Duty::Determiner, Duty::Oblique]) && self.is_noun(item - 1);
        let ends = |item: usize| self.breaks(item) || self.verb_second && (self.has(item, Duty::As) || begins(item));
        let view = (at + 1..to.min(at + MOST_TO_VIEW)).find(|&item| ends(item) || self.is_view(item))?;
        (!ends(view)).then_some(view)
    }

    /// The token of a word item, or the last of a quotation.
    fn last_token(&self, at: usize) -> Option<usize> {
        match self.quote(at) {
            Some(pair) => self.document.tokens_in(self.pairs[pair].span).end.checked_sub(1),
            None => self.token(at),
        }
    }

    /// Where what a source from item `first` on seems to hold is rather what the predicate around it asks for: wurde laut
    /// Polizei ‹von einem Hund› gebissen; but: wurde laut einem Bericht von Anwohnern gesperrt.
    fn before_agent(&self, first: usize, past: usize, segment: &Segment) -> Option<usize> {
        let predicate = !self.capital(past) && !self.is_closed(past) && !self.breaks(past);
        let helps = |item: usize| self.any(item, &[Duty::Be, Duty::Passive]);
        let last = self.ends_clause(past + 1, segment);
        let start = self.clause_start(first, segment.items.start);
        let passive = last && (start..first).any(helps) || helps(past + 1) && self.ends_clause(past + 2, segment);
        if !self.phrases.capital_nouns() || !predicate || !passive {
            return None;
        }
        let by = (first + 1..past).rev().find(|&item| self.has(item, Duty::By) && !self.capital(item))?;
        let owned = (first + 1..by).any(|item| self.any(item, &[Duty::Genitive, Duty::By]));
        let determined = self.any(first, &[Duty::Determiner, Duty::Oblique]) || self.is_view(first);
        let known = || self.is_view(first) || self.noun_at(by + 1, past).is_some_and(|noun| noun.certain);
        (owned || !(determined && known())).then_some(by)
    }

    /// The item of the verb behind what stands before it at the beginning of a sentence, which is all one: nach Angaben
    /// des Amts für Statistik stieg …
    fn before_verb(&self, end: usize, to: usize) -> usize {
        if !self.verb_second || !self.has(end, Duty::Preposition) || self.is_tensed(end) {
            return end;
        }
        let noun = self.noun_at(end + 1, to).map(|noun| noun.end);
        noun.filter(|&past| self.is_tensed(past)).unwrap_or(end)
    }

    /// Whether a view is rather something that happened: "nach der Mitteilung" without whose it was.
    fn is_event(&self, first: usize, view: usize, end: usize) -> bool {
        let definite = self.token(first).is_some_and(|token| self.phrases.is(token, Classes::Definite));
        definite && view == first + 1 && end == view + 1
    }

    /// What kind of cue a turn at some items is, and whom it attributes to; `None` where it is none at this place.
    pub(super) fn turn_speaker(
        &self,
        turn: Turn,
        at: Range<usize>,
        segment: &Segment,
    ) -> Option<(CueKind, Option<Range<usize>>)> {
        let (end, to) = (at.end, segment.items.end);
        match turn {
            // "dachte laut über Nachfolger nach" is a way of thinking.
            Turn::Before
                if self.any(end, &[Duty::Preposition, Duty::Coordinator]) && !self.has(end, Duty::Determiner) =>
            {
                None
            }
            Turn::Before if self.either_side => {
                Some((CueKind::Before, Some(self.noun_after_turn(at.start, end, segment)?)))
            }
            // "gemäß der Regel" needs somebody who speaks, "gemäß der Zeitung"; so does "as per".
            Turn::Before
                if self.has(at.start, Duty::According) || self.subject_first() && self.has(at.start, Duty::As) =>
            {
                let noun = self.noun_at(end, to).filter(|noun| noun.certain && !noun.pronoun)?;
                Some((CueKind::Before, Some(noun.tokens)))
            }
            // der Bericht, laut dem …
            Turn::Before if self.is_relative_turn(at.start, end) => {
                Some((CueKind::Before, self.noun_before(at.start - 1, segment)))
            }
            // "musste es laut vorlesen" names nobody, but "laut dpa" and "laut taz-Recherchen" do.
            Turn::Before if self.phrases.capital_nouns() => {
                let noun = self.noun_after(end, to)?;
                let past = self.frame.item_of(noun.end, end, to);
                let noun =
                    noun.start..self.before_agent(end, past, segment).and_then(|by| self.token(by)).unwrap_or(noun.end);
                let named = noun.clone().any(|token| {
                    self.document.word(token).contains(char::is_uppercase)
                        || self.phrases.word(token).known.is_some()
                        || self.words.has(token, Duty::Subject)
                });
                named.then_some((CueKind::Before, Some(noun)))
            }
            Turn::Before if self.tells_course(end, to) => None,
            Turn::Before => Some((CueKind::Before, Some(self.noun_after(end, to)?))),
            Turn::Owned if !self.any(end, &[Duty::Genitive, Duty::By]) => None,
            Turn::Owned if !self.holds_marks(end, to) => {
                let noun = self.noun_at(end, to).or_else(|| self.noun_at(end + 1, to))?;
                (noun.certain && self.phrases.capital_nouns()).then_some((CueKind::Holder, Some(noun.tokens)))
            }
            Turn::Owned => Some((CueKind::Holder, Some(self.noun_after(end, to)?))),
            Turn::After => Some((CueKind::After, Some(self.noun_before(at.start, segment)?))),
            Turn::Opening => Some((CueKind::Before, Some(self.opening_person(at.start, end, segment)?))),
            // "a suo dire" names somebody by its possessive, the word before its last.
            Turn::Theirs => {
                let owner = self.token(end.checked_sub(2)?)?;
                Some((CueKind::Before, Some(owner..owner + 1)))
            }
            Turn::Within => {
                let last = self.token(end - 1)?;
                let noun = self.noun_at(end - 1, to).map_or(last..last + 1, |noun| noun.tokens);
                Some((CueKind::Before, Some(noun)))
            }
            Turn::Spoken => {
                let start = self.bracket_start(at.start, segment);
                let before = (start..at.start).rev().find(|&item| self.has(item, Duty::Be));
                let verb = before.or_else(|| Some(end).filter(|&end| self.has(end, Duty::Be)))?;
                if before.is_none() && self.has(verb + 1, Duty::By) {
                    // Die Rede ist von „Chaos“.
                    return Some((CueKind::Impersonal, None));
                }
                let topic = (start..at.start).find(|&item| self.has(item, Duty::By))?;
                let begin = self.sentence_start(verb, segment);
                let place = (begin..topic).find(|&item| self.has(item, Duty::Preposition) && !self.has(item, Duty::By));
                // Von „Hetze“ war bei den Grünen die Rede.
                let inside =
                    |place: usize| self.noun_at(place + 1, at.start).filter(|noun| !self.is_moment(noun.end - 1));
                let behind = || (verb + 1..at.start).find(|&item| self.has(item, Duty::Preposition) && topic < verb);
                let place = place.and_then(|place| self.noun_at(place + 1, topic));
                let place = place.or_else(|| behind().and_then(inside)).map(|noun| noun.tokens);
                Some((CueKind::Impersonal, place))
            }
            // Das ist im Papier zu lesen: only where it can be read.
            Turn::Impersonal if self.has(at.start, Duty::ToInfinitive) => {
                let start = self.bracket_start(at.start, segment);
                let verb = (start..at.start).rev().find(|&item| self.has(item, Duty::Be))?;
                let place = self.place_after(verb + 1, at.start).or_else(|| self.place_before(verb, segment))?;
                Some((CueKind::Impersonal, Some(place)))
            }
            Turn::Impersonal => {
                let before = || self.place_before(at.start, segment).filter(|_| !self.either_side);
                // In der Anklage ist die Rede von „Mord“: that is what there is talk of.
                let topic = self.verb_second && self.has(end - 1, Duty::SpeechNoun) && self.has(end, Duty::By);
                let after = || self.place_after(end, to).filter(|_| !topic);
                let place = self.place_first(at.start, segment).or_else(after).or_else(before);
                // "Blijkt" attributes only where it tells from what: blijkt uit onderzoek.
                let verb = at.len() == 1 && self.is_showing(at.start);
                (place.is_some() || !verb).then_some((CueKind::Impersonal, place))
            }
        }
    }

    /// Whether a noun by itself tells how things go, and not who says so: according to plan; but: according to plan
    /// documents.
    fn tells_course(&self, at: usize, to: usize) -> bool {
        let past = at + 1;
        let alone = past >= to || self.breaks(past) || self.word(past) == "." || self.is_closed(past);
        self.has(at, Duty::Course) && alone
    }

    /// Whether a turn right behind a comma governs a relative pronoun.
    fn is_relative_turn(&self, at: usize, end: usize) -> bool {
        let pronoun = self.any(end, &[Duty::Relative, Duty::Genitive, Duty::Oblique]) && self.begins_relative(end);
        at > 0 && self.word(at - 1) == "," && pronoun && self.phrases.capital_nouns()
    }

    fn is_showing(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.words.is_verb_of(token, VerbClass::Show))
    }

    /// What a preposition such as "laut" governs.
    pub(super) fn noun_after(&self, at: usize, to: usize) -> Option<Range<usize>> {
        if let Some(noun) = self.noun_at(at, to) {
            return Some(noun.tokens);
        }
        let end = self.clause_end(at, to);
        let stop = (at..end).find(|&item| self.word(item) == "." || self.any(item, &[Duty::That, Duty::Subordinator]));
        let (first, last) = (self.token(at)?, self.token(stop.unwrap_or(end).checked_sub(1)?)?);
        (first <= last).then(|| first..last + 1)
    }

    /// The noun phrase that ends right before item `at`, a name in marks too: dem „Boten“ zufolge.
    pub(super) fn noun_before(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let begin = segment.items.start;
        let marked = at.checked_sub(1).filter(|&last| last >= begin && self.verb_second && self.quote(last).is_some());
        let start = self.clause_start(marked.unwrap_or(at), begin);
        // einem Bericht der „Zeit“ zufolge
        let whole = |noun: Noun| {
            let owner = || self.verb_second && self.genitive_at(noun.end, at) == Some(at);
            match noun.end == at {
                true => Some(noun.tokens),
                false if owner() => Some(noun.tokens.start..self.last_token(at - 1)? + 1),
                false => None,
            }
        };
        (start..at).find_map(|from| self.noun_at(from, at).and_then(whole))
    }

    /// Für Vollmer ist das „ein Skandal“: somebody's view, if words in marks give it.
    pub(super) fn holder(&self, at: usize, segment: &Segment) -> Option<Cue> {
        let to = segment.items.end;
        if !self.has(at, Duty::Holding) || !self.holds_marks(at, to) {
            return None;
        }
        let noun = self.noun_at(at + 1, to).filter(|noun| (noun.certain || noun.pronoun) && !self.is_document(noun))?;
        let past = self.past_brackets(noun.end, to);
        let is = self.has(past, Duty::Be);
        let before = at.checked_sub(1).is_some_and(|verb| verb >= segment.items.start && self.has(verb, Duty::Be));
        let holds = if self.subject_first() {
            self.opens_view(at, past, segment)
        } else {
            is || before && noun.tokens.len() > 1
        };
        let span = self.span_of(at..at + 1);
        let kind = CueKind::Holder;
        holds.then_some(Cue { at, main: at, end: noun.end, span, kind, speaker: Some(noun.tokens), credible: true })
    }

    /// Whether a sentence begins with whose view it tells, and says in marks what something is: For Fuller, the pier is “a
    /// disgrace”.
    fn opens_view(&self, at: usize, past: usize, segment: &Segment) -> bool {
        let marks = (past..segment.items.end.min(past + LOOK)).find(|&item| self.quote(item).is_some());
        let is = |marks: usize| (past..marks).any(|item| self.has(item, Duty::Be));
        at == segment.items.start && self.word(past) == "," && marks.is_some_and(is)
    }

    /// Whether words in marks follow in the sentence.
    fn holds_marks(&self, at: usize, to: usize) -> bool {
        (at..to.min(at + LOOK)).any(|item| self.quote(item).is_some())
    }

    /// Past "(SPD)" after a name.
    fn past_brackets(&self, at: usize, to: usize) -> usize {
        if self.word(at) != "(" {
            return at;
        }
        (at..to.min(at + 6)).find(|&item| self.word(item) == ")").map_or(at, |close| close + 1)
    }

    /// Past "von …" after a view: Angaben von Vollmer.
    pub(super) fn affiliated(&self, at: usize, to: usize) -> usize {
        if at < to && self.has(at, Duty::Particle) && self.has(at, Duty::Preposition) {
            return self.noun_at(at + 1, to).map_or(at, |noun| noun.end);
        }
        at
    }

    /// What "segundo" or "secondo" governs, where it is no ordinal.
    pub(super) fn noun_after_turn(&self, at: usize, end: usize, segment: &Segment) -> Option<Range<usize>> {
        let to = segment.items.end;
        if at > segment.items.start && self.has(at - 1, Duty::Determiner) {
            return None;
        }
        if self.token(end).is_some_and(|token| self.words.verbs(token).next().is_some()) {
            return None;
        }
        // "segundo maior banco": an ordinal before an adjective.
        let first = self.token(end)?;
        let word = self.phrases.word(first);
        if !self.capital(end) && !self.has(end, Duty::Determiner) && word.adjective && !word.classes.any(SOURCE_NOUNS) {
            return None;
        }
        let noun = self.noun_at(end, to)?;
        let pronoun = noun.pronoun && !self.any(end, &[Duty::Relative, Duty::Question]);
        (noun.certain || pronoun || noun.tokens.len() > 1).then_some(noun.tokens)
    }

    /// The person that a sentence begins with after a preposition, before a comma: Para Ana López, …
    pub(super) fn opening_person(&self, at: usize, end: usize, segment: &Segment) -> Option<Range<usize>> {
        let noun = self.noun_at(end, segment.items.end).filter(|_| at == self.sentence_start(at, segment))?;
        // "Pour les enfants, …" tells for whom something is.
        let several = self.phrases.at(noun.tokens.start, noun.tokens.end).is_some_and(|phrase| phrase.plural);
        let several = several && self.has(end, Duty::Determiner);
        // Para a vereadora Marta Ruiz (PT), …
        let bracket = self.word(noun.end) == "(";
        let past = if bracket { self.clause_end(noun.end + 1, segment.items.end) + 1 } else { noun.end };
        let fits = noun.certain && noun.person && !noun.pronoun && !several && self.word(past) == ",";
        fits.then_some(noun.tokens)
    }
}
