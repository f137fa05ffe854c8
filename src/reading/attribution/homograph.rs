//! Whether a word that can be a verb is one where it stands: "their support", "the plan would", "in reports" hold nouns,
//! "those asked say" a participle, and a headline writes its verbs with a capital. Only languages that write nouns and
//! verbs alike ask; what tells them apart is what stands right before and after.

use super::cue::DETERMINES;
use super::frame::Segment;
use super::{LOOK, Reader};
use crate::language::{Classes, Duty, Form, Verb};
use crate::reading::phrases::SOURCE_NOUNS;
use crate::reading::quotes::Ending;

/// What precedes a verb and never a noun.
const BEFORE_VERB: &[Duty] = &[Duty::Subject, Duty::Relative, Duty::Modal, Duty::Object];

/// What follows a verb and rarely a noun.
const AFTER_VERB: &[Duty] =
    &[Duty::That, Duty::Determiner, Duty::Subject, Duty::Object, Duty::Reflexive, Duty::Modal, Duty::Question];

/// Most items of a headline, and fewest long words with a capital.
const MOST_IN_HEADLINE: usize = 30;
const FEWEST_IN_HEADLINE: usize = 3;

/// How many items a phrase may have from its head to its last noun.
const MOST_HANGING: usize = 12;

/// How many adjectives may stand between a participle and its article or noun.
const MOST_ADJECTIVES: usize = 3;

impl Reader<'_, '_> {
    /// Whether a word that can be a verb is a noun at this place: the email, in reports.
    pub(super) fn is_noun_here(&self, at: usize, segment: &Segment) -> bool {
        if self.phrases.capital_nouns() {
            // meine Bücher; meine alten Bücher
            let adjective = self.phrases.is_inflected_adjective(self.word(at + 1)) && !self.is_closed(at + 1);
            let noun = self.is_noun(at + 1) || adjective && self.is_noun(at + 2);
            return self.is_attribute(at) || self.has(at, Duty::Determiner) && noun;
        }
        let Some(token) = self.token(at) else { return false };
        let Some(before) = at.checked_sub(1).filter(|&before| before >= segment.items.start) else { return false };
        if self.verb_second || self.either_side {
            return self.is_noun_in_phrase(token, at, before, segment);
        }
        // the users all said
        let floats = self.has(before, Duty::Adverb) && before > segment.items.start && !self.is_closed(before - 1);
        // the two said
        let counts = before > segment.items.start
            && self.has(before - 1, Duty::Determiner)
            && !self.has(at, Duty::Homograph)
            && self.words.verbs(token).all(|(_, form)| form != Form::Gerund);
        let determined = self.has(before, Duty::Determiner)
            && !floats
            && !counts
            && (!self.has(before, Duty::Subject) || self.is_counted(before));
        if self.words.verbs(token).all(|(_, form)| form == Form::Gerund) {
            return determined;
        }
        let homograph = self.has(at, Duty::Homograph);
        let form = |wanted: Form| self.words.verbs(token).any(|(_, form)| form == wanted);
        // in response to questions
        let to = homograph && self.has(before, Duty::Modal) && form(Form::Finite) && !form(Form::Base);
        let governed = self.has(before, Duty::Preposition) && (to || !self.any(before, &[Duty::Modal, Duty::Adverb]));
        // Sources close to her; sent the boats back to port.
        let trails = self.token(at).is_some_and(|token| self.phrases.is(token, Classes::Trailing));
        if homograph && (trails || self.has(at, Duty::Adverb)) && self.has(at + 1, Duty::Preposition) {
            return true;
        }
        // the mounting calls; but: the ruling calls for
        let described = homograph
            && before > segment.items.start
            && self.has_gerund_ending(before)
            && self.has(before - 1, Duty::Determiner)
            && self.token(before).is_some_and(|token| !self.phrases.is(token, SOURCE_NOUNS));
        if described {
            return true;
        }
        if self.follows_waiting_name(at, segment) {
            return false;
        }
        if homograph && self.ends_named_phrase(at, segment) {
            return true;
        }
        let base = self.words.verbs(token).any(|(_, form)| form == Form::Base);
        // despite repeated warnings; four of five states
        // with close links to the mayor
        let close = before > segment.items.start
            && self.token(before).is_some_and(|token| self.phrases.is(token, Classes::Trailing))
            && self.has(before - 1, Duty::Preposition);
        if homograph && close {
            return true;
        }
        // her right to informed consent
        let ruled = governed || self.has(before, Duty::Preposition) && self.begins_infinitive(before) && !base;
        let attribute = ruled && self.is_participle(at) && self.token(at + 1).is_some() && !self.is_closed(at + 1);
        let counted = self.is_number(before) && homograph && !base;
        if determined && (!self.is_number(before) || counted)
            || governed && homograph
            || attribute && !self.capital(at + 1)
            || self.is_possessive(before)
        {
            return true;
        }
        if !homograph {
            return false;
        }
        if base && self.has(before, Duty::Determiner) && self.has(before, Duty::Thing) {
            // At this point; "this points to" is a verb.
            return true;
        }
        if base && self.is_one_of_it(before, segment) {
            return true;
        }
        let after = at + 1;
        // some state lobbyists said
        let plain = self.is_plural(after) && !self.capital(after) && !self.is_closed(after);
        if base && plain && self.has(before, Duty::Determiner) && self.is_predicate(after + 1) {
            return true;
        }
        let says = |item: usize| self.token(item).is_some_and(|token| self.words.verbs(token).next().is_some());
        let tells = says(after + 1) || self.any(after + 1, &[Duty::Have, Duty::Be]);
        if self.has(after, Duty::That) && self.has(after, Duty::Relative) && tells && !self.is_noun(after + 1) {
            // signs that read, projects that are old
            return true;
        }
        if self.any(after, &[Duty::Finite, Duty::Have, Duty::Be]) || self.has(after, Duty::Particle) {
            return true;
        }
        if !base && self.is_subject_of_next(at, before) {
            return true;
        }
        let mut before = before;
        while before > segment.items.start && self.has(before, Duty::Adverb) && !self.any(before, BEFORE_VERB) {
            before -= 1;
        }
        if self.any(before, BEFORE_VERB) || self.breaks(before) {
            return false;
        }
        // Fans of the show that aired on Monday: a relative clause.
        let clause = self.has(after, Duty::That) && !self.is_predicate(after + 1);
        let figure = self.word(after).starts_with(|character: char| character.is_ascii_digit());
        // Prices rose in May, figures from the ministry show.
        let last = (after >= segment.items.end || self.word(after) == ".")
            && self.clause_start(at, segment.items.start) > segment.items.start;
        let plural = self.is_plural(before) || (clause || figure || last) && self.hangs_on_plural(at - 1, segment);
        let verb_like = self.any(after, AFTER_VERB) || self.capital(after) || self.quote(after).is_some();
        let subject = self.capital(before) || (base == plural && !self.is_closed(before));
        let named = || {
            // Northwire reports: …
            let opens = || self.has(self.clause_start(at, segment.items.start), Duty::As);
            let announces = self.capital(before) && (self.word(after) == ":" || self.word(after) == "," && opens());
            let plain = !self.any(after, &[Duty::Preposition, Duty::Coordinator]) && (!self.breaks(after) || announces);
            plain && self.noun_before(at, segment).is_some_and(|tokens| self.can_say(&tokens))
        };
        !(subject && verb_like || base && plural || !base && named())
    }

    /// Whether a name stands right before, and right before that a quotation that waits for its speaker: “…,” Fuller reports
    /// on Monday
    fn follows_waiting_name(&self, at: usize, segment: &Segment) -> bool {
        let waits = |item: usize| self.marks_end(item, Ending::Comma);
        let first = self.first_of_row(segment.items.start.max(at.saturating_sub(LOOK)), at);
        first.is_some_and(|first| first > segment.items.start && waits(first - 1) && !self.is_possessive(at - 1))
    }

    /// Whether a word ends its clause behind a name that a preposition and an article govern: a co-author of the Demos report.
    fn ends_named_phrase(&self, at: usize, segment: &Segment) -> bool {
        let from = segment.items.start;
        let ends = at + 1 >= segment.items.end || self.breaks(at + 1) || self.word(at + 1) == ".";
        let first = self.first_of_row(from.max(at.saturating_sub(LOOK)), at);
        let governs = |first: usize| {
            let plain = |item: usize| self.has(item, Duty::Preposition) && !self.has(item, Duty::As);
            first >= from + 2 && self.has(first - 1, Duty::Determiner) && plain(first - 2)
        };
        ends && self.quote(at + 1).is_none() && self.word(at + 1) != ":" && first.is_some_and(governs)
    }

    /// Whether a plural behind another noun has its verb right behind it: Media reports say; member states condemned the
    /// vote. Of a verb that is written like a noun as well, an object tells: police reports show that.
    fn is_subject_of_next(&self, at: usize, before: usize) -> bool {
        let after = at + 1;
        let form = |wanted: Form| {
            self.token(after).is_some_and(|token| self.words.verbs(token).any(|(_, form)| form == wanted))
        };
        let plain = !self.has(after, Duty::Homograph);
        let governs = self.any(after + 1, AFTER_VERB);
        let agrees = form(Form::Base) && (plain || governs);
        let past = form(Form::Finite) && plain && governs && !self.capital(before);
        // …, reports say
        let begins = self.breaks(before) && plain && form(Form::Base);
        let compound = self.is_plainly_inflected(at) && !self.is_closed(before) && !self.breaks(before);
        !self.capital(after) && (begins || compound && (agrees || past))
    }

    fn is_plural(&self, at: usize) -> bool {
        self.is_inflected(at) || self.has(at, Duty::Plural)
    }

    /// Whether a noun is part of a phrase that begins the clause with a plural: Figures from the ministry show.
    fn hangs_on_plural(&self, noun: usize, segment: &Segment) -> bool {
        let start = self.clause_start(noun, segment.items.start).max(noun.saturating_sub(MOST_HANGING));
        let links = |item: usize| self.has(item, Duty::Preposition) && !self.has(item, Duty::Subordinator);
        let Some(link) = (start + 1..noun).find(|&item| links(item)) else { return false };
        // Figures released by the ministry show.
        let released = self.is_predicate(link - 1) && !self.any(link - 1, &[Duty::Be, Duty::Have, Duty::Modal]);
        let head = if released && link > start + 1 { link - 2 } else { link - 1 };
        let plain = (start..=head).all(|item| !self.is_predicate(item));
        plain && self.is_plural(head) && !self.has(head, Duty::Preposition)
    }

    /// Whether a word that can be a subject is the determiner of a singular noun: another claim; at one point; the most
    /// elaborate.
    fn is_one_of_it(&self, at: usize, segment: &Segment) -> bool {
        let single = self.token(at).is_some_and(|token| self.phrases.is(token, Classes::OtherDeterminer));
        let doubtful = self.has(at, Duty::Determiner) && self.has(at, Duty::Subject) && !self.has(at, Duty::Thing);
        let governed = at > segment.items.start && self.any(at - 1, &[Duty::Preposition, Duty::Determiner]);
        doubtful && (single || governed)
    }

    /// The item past a verb by which somebody says that they say nothing, with what they decline: declined to comment,
    /// declined to be interviewed.
    pub(super) fn past_silence(&self, at: usize) -> Option<usize> {
        let declines = self.has(at, Duty::Declining);
        if declines && self.subject_first() && self.has(at + 1, Duty::Disclosing) {
            return Some(at + 2);
        }
        let told = |item: usize| self.has(item, Duty::Disclosed) || self.has(item, Duty::Disclosing);
        let passive = self.subject_first() && self.has(at + 2, Duty::Be) && told(at + 3);
        let past = at + 3 + usize::from(passive);
        (declines && (passive || self.has(at + 2, Duty::Disclosing))).then_some(past)
    }

    /// Whether somebody says by a verb that they say nothing.
    pub(super) fn is_silent(&self, at: usize) -> bool {
        self.past_silence(at).is_some()
    }

    /// Whether a word that can be a verb is a noun by its determiner, its preposition or its phrase: la denuncia, com
    /// críticas.
    fn is_noun_in_phrase(&self, token: usize, at: usize, before: usize, segment: &Segment) -> bool {
        // "la denunció": an article, or a pronoun where no noun looks like the verb.
        let object = self.either_side && self.has(before, Duty::Object) && !self.has(at, Duty::SpeechNoun);
        let pronoun = object || self.is_clitic(before, segment);
        // "Dat zei de minister": the verb is the second word.
        let second = self.verb_second && before == segment.items.start && self.has(before, Duty::Thing);
        let determined = self.has(before, Duty::Determiner) && !self.has(before, Duty::Subject) && !pronoun && !second;
        let aside = self.either_side && self.has(before, Duty::As);
        let governed = self.has(before, Duty::Preposition) && !self.any(before, &[Duty::Modal, Duty::Adverb]) && !aside;
        if self.words.verbs(token).all(|(_, form)| form == Form::Gerund) {
            return determined;
        }
        let span = self.document.tokens[token].span;
        let inside =
            || self.phrases.all()[self.phrases.within(span)].iter().any(|phrase| phrase.tokens.contains(&token));
        determined || governed || inside()
    }

    /// Whether what looks like a determiner is a pronoun before its verb: il le dit, comme l’affirme Vollmer.
    fn is_clitic(&self, at: usize, segment: &Segment) -> bool {
        let after = [Duty::Subject, Duty::Negation, Duty::As, Duty::Reflexive, Duty::Clitic, Duty::Relative];
        self.has(at, Duty::Clitic) && at > segment.items.start && self.any(at - 1, &after)
    }

    /// Whether a word has an ending that plurals and verbs of the third person share.
    pub(super) fn is_inflected(&self, at: usize) -> bool {
        self.words.data().is_some_and(|data| data.endings.is_inflected(self.word(at)))
    }

    /// The same, where it is no part of the word.
    pub(super) fn is_plainly_inflected(&self, at: usize) -> bool {
        self.is_inflected(at) && self.words.data().is_some_and(|data| !data.endings.is_uninflected(self.word(at)))
    }

    /// Whether a finite verb has an ending of the plural.
    pub(super) fn is_plural_verb(&self, at: usize) -> bool {
        self.words.data().is_some_and(|data| data.endings.is_plural(self.word(at)))
    }

    /// Whether a word is a verbal noun by its ending.
    pub(super) fn has_gerund_ending(&self, at: usize) -> bool {
        self.words.data().is_some_and(|data| data.endings.is_gerund(self.word(at)))
    }

    /// Fuller's, the voters'
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        let marked = self.words.data().is_some_and(|data| data.endings.is_possessive(self.word(at)));
        marked && !self.any(at, &[Duty::Subject, Duty::Finite, Duty::Have, Duty::Be])
    }

    /// Whether a participle gives the noun before it a name: a club called Nordwind opened.
    pub(super) fn names_noun(&self, at: usize, segment: &Segment) -> bool {
        let before = at.checked_sub(1).filter(|&before| before >= segment.items.start);
        // a project, called Nordwind, opened
        let before = match before {
            Some(comma) if self.subject_first() && self.word(comma) == "," => comma.checked_sub(1),
            before => before,
        };
        let noun =
            before.is_some_and(|before| !self.capital(before) && !self.is_closed(before) && !self.breaks(before));
        if self.verb_second || !noun || !self.has(at, Duty::Naming) || !self.is_noun(at + 1) {
            return false;
        }
        let past = (at + 1..segment.items.end).find(|&item| !self.is_noun(item)).unwrap_or(segment.items.end);
        let ends = past >= segment.items.end || self.breaks(past) || self.word(past) == ".";
        // has set up a website called Harbour News that tells of it
        let body = Classes::Body.with(Classes::Medium).with(Classes::Document);
        let named = self.token(at - 1).is_some_and(|token| self.phrases.is(token, body)) && self.subject_first();
        let article = |item: usize| self.token(item).is_some_and(|token| self.phrases.is(token, Classes::Indefinite));
        let indefinite = (at.saturating_sub(MOST_ADJECTIVES + 1)..at).any(article);
        ends || named && indefinite || self.is_predicate(past) || self.has(past, Duty::Preposition)
    }

    /// Whether a finite form stands in a headline that begins every word with a capital: Council Rejects New Ferry
    pub(super) fn is_headlined(&self, at: usize, segment: &Segment) -> bool {
        let finite = self.token(at).is_some_and(|token| {
            let mut forms = self.words.verbs(token).map(|(_, form)| form);
            forms.any(|form| {
                form == Form::Finite || form == Form::Gerund || form == Form::Base && !self.has(at, Duty::Homograph)
            })
        });
        if self.verb_second || !finite || segment.items.len() > MOST_IN_HEADLINE {
            return false;
        }
        let long = |item: &usize| self.token(*item).is_some() && self.word(*item).chars().count() > 3;
        let (capital, small): (Vec<usize>, Vec<usize>) =
            segment.items.clone().filter(long).partition(|&item| self.capital(item));
        capital.len() >= FEWEST_IN_HEADLINE && small.len() * 5 <= capital.len()
    }

    /// Whether a participle stands for a relative clause, before the verb of its noun: those asked say
    pub(super) fn is_reduced(&self, at: usize) -> bool {
        let verb = |item: usize, wanted: &[Form]| {
            self.token(item).is_some_and(|token| self.words.verbs(token).any(|(_, form)| wanted.contains(&form)))
        };
        let plain = !self.has(at + 1, Duty::Homograph) && !self.capital(at + 1);
        if self.subject_first() && self.is_participle(at) && self.describes_noun(at) {
            return true;
        }
        !self.verb_second && verb(at, &[Form::Participle]) && plain && verb(at + 1, &[Form::Finite, Form::Base])
    }

    /// Whether a participle tells more of the noun before it: eight people accused of theft, those linked to the mayor.
    fn describes_noun(&self, at: usize) -> bool {
        // Accusing somebody, a verb has its object right behind it.
        let asks = |verb: &Verb| verb.complement.as_deref() == Some(self.word(at + 1));
        let asked = self.token(at).is_some_and(|token| self.words.verbs(token).any(|(verb, _)| asks(verb)));
        let held =
            asked && self.has(at, Duty::Held) && self.has(at + 1, Duty::About) && !self.helped_by(at, 0, Duty::Have);
        let those = at.checked_sub(1).is_some_and(|before| {
            [Duty::Thing, Duty::Determiner, Duty::Subject].iter().all(|&duty| self.has(before, duty))
        });
        held || those && self.has(at + 1, Duty::Preposition) && self.has(at, Duty::Deed)
    }

    /// Whether a form stands before a noun as its attribute: die vereinbarten neuen Regeln.
    pub(super) fn is_attribute(&self, at: usize) -> bool {
        let word = self.word(at);
        let inflected = ["te", "ten", "ter", "tes", "tem", "ne", "nen", "ner"].iter().any(|end| word.ends_with(end));
        let plain = |item: usize| self.token(item).is_some() && !self.breaks(item) && !self.capital(item);
        let noun = (at + 1..at + 2 + MOST_ADJECTIVES).find(|&item| !plain(item) || self.any(item, &DETERMINES));
        let article = (at.saturating_sub(MOST_ADJECTIVES)..at).rev().find(|&item| self.any(item, &DETERMINES));
        let between = article.is_some_and(|article| (article + 1..at).all(plain));
        // "Das kündigte Vollmer an": no person is a thing.
        let points = article.is_some_and(|article| self.has(article, Duty::Thing))
            && noun.is_some_and(|noun| {
                self.noun_at(noun, self.frame.items.len()).is_some_and(|noun| noun.person && noun.certain)
            });
        inflected && between && !points && noun.is_some_and(|noun| self.is_noun(noun))
    }
}
