//! What is reported in a sentence that does not say by whom: the voice is that of a sentence beside it.
//!
//! Three turns of the text do this. "Demnach steht die Anlage still" takes its voice from what was said before. "Dies
//! teilte die Stadt mit" gives a voice to the sentence before. And a verb in the present subjunctive says by itself that
//! somebody else's words are given; whose, the text leaves to whoever spoke last.

use super::super::cue::{Cue, CueKind};
use super::super::frame::Segment;
use super::super::{LOOK, Reader};
use crate::Span;
use crate::language::{Duty, VerbClass};
use std::ops::Range;

/// Who was last heard, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heard {
    pub block: usize,
    pub speaker: Option<Span>,
}

/// Most words before the verb of a sentence that only says whose the sentence before is.
const MOST_LEADING: usize = 5;

/// How far back a voice still speaks, in paragraphs.
const FURTHEST_VOICE: usize = 1;

/// Most items before the verb of a main clause that is taken for a subjunctive by its ending.
const MOST_BEFORE_VERB: usize = 12;

/// Fewest bytes of a verb that is taken for a subjunctive by its ending.
const FEWEST_LETTERS: usize = 4;

impl Reader<'_, '_> {
    /// The stretches of a sentence that "demnach" reports, and the cue.
    pub(super) fn hence(&self, segment: &Segment) -> Option<(Vec<Range<usize>>, Span)> {
        let (start, end) = (segment.items.start, segment.items.end);
        // "Danach" and the like are far more often a time.
        let doubtful = |at: usize| self.any(at, &[Duty::Adverb, Duty::Question]);
        let mut near = start..end.min(start + LOOK);
        let at =
            near.find(|&at| self.has(at, Duty::Hence) && (at == start || !doubtful(at) && !self.breaks(at - 1)))?;
        let hearsay = |item: usize| self.is_reporting_form(item) || self.has(item, Duty::Hearsay);
        let tells = !doubtful(at) || segment.items.clone().take(LOOK).any(hearsay);
        tells.then(|| (vec![start..at, at + 1..end], self.span_of(at..at + 1)))
    }

    /// The cue of a sentence that does nothing but give a voice to the sentence before: Dies teilte die Stadt mit.
    pub(in super::super) fn refers_back<'c>(&self, segment: &Segment, cues: &'c [Cue]) -> Option<&'c Cue> {
        if self.either_side {
            return self.speaks_of_before(segment, cues);
        }
        let first = segment.items.start;
        let cue = cues.first().filter(|cue| cue.at == first + 1 && cue.speaker.is_some() && cue.credible)?;
        let says = matches!(cue.kind, CueKind::Verb(VerbClass::Say | VerbClass::Claim | VerbClass::Think));
        let points = self.has(first, Duty::Thing) && !self.has(first, Duty::Question) && self.word(first) != "Es";
        // "Das lehnte Vollmer ab": the sentence before is somebody else's.
        let denied = self.has(cue.main, Duty::Declining);
        (says && points && !denied && self.verb_second).then_some(cue)
    }

    /// The same where the subject follows the verb: Lo dijo ayer la ministra; C'est ce qu'a annoncé la préfecture.
    fn speaks_of_before<'c>(&self, segment: &Segment, cues: &'c [Cue]) -> Option<&'c Cue> {
        const LEADS: &[Duty] =
            &[Duty::Thing, Duty::Object, Duty::Clitic, Duty::Question, Duty::Adverb, Duty::Be, Duty::That, Duty::As];
        let cue = cues.first().filter(|cue| cue.credible && cue.kind == CueKind::Verb(VerbClass::Say))?;
        let before = segment.items.start..cue.at;
        let points = before.clone().any(|item| self.any(item, &LEADS[..4]));
        let behind = cue.speaker.as_ref().zip(self.token(cue.main)).is_some_and(|(speaker, verb)| speaker.start > verb);
        let leads = before.len() <= MOST_LEADING && before.clone().all(|item| self.any(item, LEADS));
        let denied = self.any(cue.main, &[Duty::Declining]);
        let mut rest = cue.main + 1..segment.items.end.min(cue.main + LOOK);
        let told = rest.any(|item| self.quote(item).is_some() || self.word(item) == ":" || self.has(item, Duty::That));
        (points && leads && behind && !denied && !told).then_some(cue)
    }

    /// The stretch of a sentence whose verb says that these are somebody else's words.
    pub(in super::super) fn reports_itself(&self, segment: &Segment, cues: &[Cue]) -> Option<Range<usize>> {
        let told = cues.iter().any(|cue| matches!(cue.kind, CueKind::Verb(_)) && !self.is_reporting_form(cue.at));
        let items = segment.items.start..segment.items.end.min(segment.items.start + LOOK);
        if told || items.clone().any(|item| self.has(item, Duty::First)) {
            return None;
        }
        let verb = items.clone().find(|&item| self.is_reporting_form(item))?;
        if self.hangs_on_writer(verb, segment) {
            return None;
        }
        let clause = self.clause_start(verb, items.start);
        // Where the sentence began as the writer's own, only the clause is somebody else's, and only if it stands alone.
        let indicative =
            (items.start..clause).any(|item| self.is_tensed(item) && !self.any(item, &[Duty::Conditional]));
        if !indicative {
            return Some(segment.items.clone());
        }
        let plain = !self.any(clause, &[Duty::Subordinator, Duty::Coordinator, Duty::Relative, Duty::That, Duty::As]);
        (plain && !self.begins_relative(clause)).then_some(clause..segment.items.end)
    }

    /// Whether an item stands in a clause that hangs on one in which the writer speaks: Boote müssen warten, wobei es
    /// „Regeln“ geben werde; die Ansicht, wonach …, teilt sie nicht.
    pub(in super::super) fn hangs_on_writer(&self, at: usize, segment: &Segment) -> bool {
        let opener = self.opener(self.bracket_start(at, segment));
        let hangs = self.has(opener, Duty::That)
            || self.subordinates(opener) && !self.has(opener, Duty::Preposition)
            || opener > segment.items.start && self.word(opener - 1) == "," && self.begins_relative(opener);
        let told = |item: usize| self.is_reporting_form(item) || self.has(item, Duty::Conditional);
        let writer = |clause: &Range<usize>| !clause.clone().any(told) && self.is_main_clause(clause);
        let end = segment.items.end.min(segment.items.start + LOOK);
        self.phrases.capital_nouns() && hangs && self.clauses(segment.items.start, end).any(|clause| writer(&clause))
    }

    /// The stretch of a sentence that goes on with what was reported before it, by the mood that stands for the present
    /// subjunctive where that looks like no mood: Die Leute hätten Angst.
    pub(super) fn goes_on_reporting(&self, segment: &Segment, cues: &[Cue]) -> Option<Range<usize>> {
        let items = segment.items.start..segment.items.end.min(segment.items.start + LOOK);
        let mut other = items.clone().filter(|&item| self.has(item, Duty::First) || self.quote(item).is_some());
        if !self.phrases.capital_nouns() || !cues.is_empty() || other.next().is_some() {
            return None;
        }
        let asks = items.clone().last().is_some_and(|last| self.word(last) == "?");
        (self.is_in_substitute(segment) && !asks).then(|| segment.items.clone())
    }

    /// Whether the verb of a main clause has the mood that stands for the present subjunctive.
    pub(in super::super) fn is_in_substitute(&self, segment: &Segment) -> bool {
        let verb = segment.items.clone().take(LOOK).find(|&item| self.is_tensed(item));
        verb.is_some_and(|verb| self.has(verb, Duty::Substitute) && verb > segment.items.start)
    }

    /// Whether somebody says something only in a clause that tells more of somebody else, or is nobody in particular.
    pub(in super::super) fn is_said_aside(&self, cue: &Cue) -> bool {
        let Some(speaker) = cue.speaker.as_ref().filter(|_| self.phrases.capital_nouns()) else { return false };
        let anybody = speaker.len() == 1 && self.words.has(speaker.start, Duty::Thing);
        let clause = self.clause_start(cue.at, cue.at.saturating_sub(LOOK));
        let relative = clause > 0 && self.word(clause - 1) == "," && self.begins_relative(clause);
        anybody || relative && matches!(cue.kind, CueKind::Verb(_))
    }

    /// A present subjunctive at its place as a verb: "sei", but not "es sei denn".
    pub(in super::super) fn is_reporting_form(&self, at: usize) -> bool {
        self.ends_in_subjunctive(at)
            || self.is_second_subjunctive(at)
            || self.has(at, Duty::Subjunctive)
                && !self.capital(at)
                && !self.any(at, &[Duty::Determiner, Duty::Preposition])
                && !self.has(at + 1, Duty::Unless)
    }

    /// Whether a word of no closed class looks like a present subjunctive by its ending, where nouns have capitals.
    pub(in super::super) fn looks_subjunctive(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > FEWEST_LETTERS
            && !self.capital(at)
            && self.words.data().is_some_and(|data| data.endings.is_subjunctive(word))
            && word.chars().all(char::is_alphabetic)
            && !self.is_closed(at)
    }

    /// Whether a verb of no list ends a subordinate clause in the present subjunctive: Wer jetzt überziehe, … Where nouns
    /// have capitals, nothing else that ends so stands there but a first person.
    fn ends_in_subjunctive(&self, at: usize) -> bool {
        if !self.is_open_subjunctive(at) {
            return false;
        }
        let last = matches!(self.word(at + 1), "," | "." | ":" | ";") || at + 1 >= self.frame.items.len();
        let start = self.clause_start(at, at.saturating_sub(LOOK));
        let start =
            (start..at).rev().find(|&item| matches!(self.word(item), "." | "!" | "?")).map_or(start, |stop| stop + 1);
        let opens =
            self.any(start, &[Duty::Subordinator, Duty::That, Duty::Question]) && !self.has(start, Duty::Preposition);
        last && opens && start < at && !(start..at).any(|item| self.has(item, Duty::First))
    }

    /// Whether a verb of no list is the second part of a main clause in the present subjunctive: Bei Hitze dehne der Beton
    /// sich aus. An adjective with that ending would have its noun behind it.
    fn is_second_subjunctive(&self, at: usize) -> bool {
        const BEHIND: &[Duty] = &[
            Duty::Determiner,
            Duty::Oblique,
            Duty::Subject,
            Duty::Object,
            Duty::Reflexive,
            Duty::Preposition,
            Duty::Negation,
        ];
        if !self.is_open_subjunctive(at) || !self.any(at + 1, BEHIND) {
            return false;
        }
        let start = self.clause_start(at, at.saturating_sub(MOST_BEFORE_VERB));
        let governed = self.has(start, Duty::Preposition) && !self.has(start, Duty::Determiner);
        let noun = self.noun_at(start + usize::from(governed), at).filter(|noun| noun.end == at);
        noun.is_some_and(|noun| {
            !self.words.has(noun.tokens.start, Duty::First) && (noun.pronoun || self.is_noun(at - 1))
        })
    }

    /// Who announces the words of a sentence before a colon: Vollmer gab sich zuversichtlich: Man werde gewinnen.
    pub(super) fn announcer(&self, stretch: &Range<usize>, segment: &Segment) -> Option<Span> {
        let colon = stretch.start.checked_sub(1).filter(|&colon| self.word(colon) == ":")?;
        let noun = self.likeliest(segment.items.start, colon).filter(|noun| noun.person || noun.pronoun)?;
        Some(self.document.span_of(noun.tokens))
    }

    /// Whether a voice still speaks in a paragraph.
    pub(super) fn still_heard(heard: Option<&Heard>, block: usize) -> Option<Span> {
        heard.filter(|heard| block.saturating_sub(heard.block) <= FURTHEST_VOICE).and_then(|heard| heard.speaker)
    }
}
