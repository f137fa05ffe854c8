//! Noun phrases in languages that write every noun with a capital: a run of capitals is titles, nouns and a name.

use super::super::Reader;
use super::super::words::{Known, base, small_base};
use super::{DETERMINERS, Determiners, LONGEST_NAME, MOST_MODIFIERS, Nominal, OPEN, SOURCE_NOUNS};
use crate::language::{Classes, Form, Gender, NameClass};
use crate::reading::document::TokenKind;

/// Furthest a participle may stand from the determiner it goes with: "die zur Universität gehörende Klinik".
const LONGEST_ATTRIBUTE: usize = 9;

impl Reader<'_, '_, '_> {
    pub(super) fn capital_nominal(&self, at: usize, after: usize, determiners: Determiners) -> Option<Nominal> {
        let start = self.attributes(after, determiners.count > 0)?;
        let start = if determiners.count == 0 { self.past_owner(start) } else { start };
        let mut nominal = self.capital_core(start)?;
        nominal.tokens.start = at;
        nominal.determiners = determiners.count;
        nominal.genitive = determiners.genitive;
        nominal.singular = determiners.singular;
        nominal.plural |= determiners.plural;
        // A plural ending is no plural after "ein", nor is "der Experte" inflected: "dem Experten".
        if determiners.singular || !nominal.name && self.is_oblique_singular(at, &nominal) {
            nominal.plural = false;
        }
        if !nominal.name && nominal.head.is_empty() && determiners.count == 0 {
            return None;
        }
        Some(nominal)
    }

    /// Past the name that a noun with adjectives belongs to: Bayerns früherer Minister, Anna Vollmers neue Chefin.
    fn past_owner(&self, at: usize) -> usize {
        let owner = if self.text(at).ends_with('s') { at } else { at + 1 };
        let names =
            (at..=owner).all(|name| self.capital(name) && !self.is(name, SOURCE_NOUNS.with(Classes::NeverName)));
        if !names || !self.text(owner).ends_with('s') {
            return at;
        }
        let noun = (owner + 1..owner + 1 + MOST_MODIFIERS).find(|&next| !self.is_attribute(next)).unwrap_or(owner);
        let owned = noun > owner + 1 && self.capital(noun) && self.is(noun, SOURCE_NOUNS);
        if owned { noun } else { at }
    }

    /// "des", "dem" and "das" never go with a plural; "der Sprecherin" is one person where the noun is no plural.
    fn is_oblique_singular(&self, at: usize, nominal: &Nominal) -> bool {
        nominal.determiners > 0 && self.data.is_singular_article(self.small(at))
    }

    /// Passes over adjectives, and over a participle with its own complements. `None` where no noun can follow.
    fn attributes(&self, from: usize, determined: bool) -> Option<usize> {
        let mut at = from;
        for _ in 0..MOST_MODIFIERS {
            if self.capital(at) || self.known_here(at).is_some() || self.is_mark(at) {
                return Some(at);
            }
            let word = self.phrases.word(at);
            let adjective = self.word_token(at) && !word.capital && word.classes.without(OPEN).is_empty();
            if self.kind(at) == Some(TokenKind::Figure) {
                // "48-jährige", "19." before a noun
                at += if self.text(at + 1) == "." { 2 } else { 1 };
            } else if adjective && (word.adjective || determined) && self.data.has_adjective_ending(self.text(at)) {
                at += 1;
            } else if adjective
                && determined
                && (self.capital(at + 1) || self.is_attribute(at + 1))
                && !self.is_reporting(at)
            {
                // an adverb before the adjective
                at += 1;
            } else if determined && (self.text(at) == "," || self.joins(at)) && self.is_attribute(at + 1) {
                at += 1;
            } else if determined && self.is(at, Classes::Preposition) {
                return self.participle(at);
            } else {
                return None;
            }
        }
        None
    }

    /// Whether a word makes a sentence of somebody who says something: Das ‹berichtet› Nordfunk.
    fn is_reporting(&self, at: usize) -> bool {
        let entry = self.phrases.document.lexicon.and_then(|lexicon| lexicon.attribution.entry(self.small(at)));
        entry.is_some_and(|entry| entry.forms.iter().any(|form| form.form == Form::Finite))
    }

    fn is_attribute(&self, at: usize) -> bool {
        self.word_token(at)
            && !self.capital(at)
            && self.classes(at).without(OPEN).is_empty()
            && self.data.has_adjective_ending(self.text(at))
    }

    /// From a preposition after a determiner to the noun behind the participle that the preposition belongs to.
    fn participle(&self, from: usize) -> Option<usize> {
        for at in from + 1..(from + LONGEST_ATTRIBUTE).min(self.limit) {
            if self.kind(at) == Some(TokenKind::Punctuation) || self.is(at, Classes::Verb) {
                return None;
            }
            if self.is_attribute(at) && !self.classes(at).any(DETERMINERS) {
                let mut noun = at + 1;
                while self.is_attribute(noun) {
                    noun += 1;
                }
                let inner = self.classes(at - 1).any(Classes::Preposition.with(DETERMINERS));
                if self.capital(noun) && !inner {
                    return Some(noun);
                }
            }
        }
        None
    }

    /// An opening quotation mark with a name in it.
    fn is_mark(&self, at: usize) -> bool {
        self.marked_name(at).is_some()
    }

    /// Past the words whose second half a later one gives: Innen- und ‹Sportminister›, Sozial-, Schul- und ‹Baudirektor›.
    fn past_halves(&self, start: usize) -> usize {
        let document = self.phrases.document;
        let mut at = start;
        while at - start < MOST_MODIFIERS
            && self.capital(at)
            && self.text(at + 1) == "-"
            && !document.space_before(at + 1)
            && (self.text(at + 2) == "," || self.joins(at + 2))
            && self.capital(at + 3)
        {
            at += 3;
        }
        at
    }

    /// A run of nouns and names.
    fn capital_core(&self, start: usize) -> Option<Nominal> {
        let mut run = Run::default();
        let mut at = self.past_halves(start);
        while at < self.limit && at - start < LONGEST_NAME + 4 {
            if let Some((inside, after)) = self.marked_name(at) {
                let known = self.known_here(inside.start).filter(|known| known.tokens == inside.len());
                if run.name.is_some() || known.is_none() && !run.head.any(Classes::Medium.with(Classes::Body)) {
                    break;
                }
                run.take_name(at, known);
                at = after;
                // "die „Bild“-Zeitung"
                if self.text(at) == "-" && self.word_token(at + 1) && !self.phrases.document.space_before(at) {
                    at += 2;
                }
                break;
            }
            if let Some(known) = self.known_here(at).filter(|known| self.takes_known(&run, at, known)) {
                if run.name.is_some() {
                    break;
                }
                let end = at + known.tokens;
                let office = self.is(end, Classes::Person) && self.capital(end);
                if !office {
                    run.take_name(at, Some(known));
                    at = end;
                    // "Polizei Dortmund", "IG Metall Küste"
                    if known.class == NameClass::Body && self.is_place(at) {
                        at += self.known_here(at).map_or(1, |known| known.tokens);
                    }
                    break;
                }
                at = end;
                continue;
            }
            match self.step(&run, at) {
                Step::Noun => {
                    let word = self.phrases.word(at);
                    let (known, _) = self.data.noun(small_base(self.small(at), self.text(at))).unwrap_or_default();
                    run.head = word.classes.without(DETERMINERS);
                    run.head = if run.head.any(SOURCE_NOUNS) { run.head } else { known.classes };
                    run.head_token = at;
                    run.gender = word.gender.or(run.gender);
                    run.plural = word.plural;
                    run.nouns += 1;
                }
                Step::Honorific => {
                    run.honorific = true;
                    run.gender = run.gender.or(self.phrases.word(at).gender);
                }
                Step::Modifier => {}
                Step::Name => {
                    let word = self.phrases.word(at);
                    run.given |= word.given;
                    run.gender = run.gender.or(word.gender);
                    run.name = Some(run.name.unwrap_or(at));
                }
                Step::Stop => break,
            }
            at += 1;
        }
        (at > start).then(|| self.finish(start, at, run)).flatten()
    }

    /// Whether a known name at `at` is meant as one.
    fn takes_known(&self, run: &Run, at: usize, known: &Known) -> bool {
        if known.class == NameClass::Place {
            // Paris Hilton, Berliner Senat: places are names like any other inside a run.
            return run.name.is_none() && run.head.is_empty() && !run.honorific && !self.capital(at + known.tokens);
        }
        // Nationalrat Thomas Matter
        let office = known.tokens == 1 && self.is(at, Classes::Person);
        if office && self.phrases.word(at + 1).given && self.capital(at + 1) && self.capital(at + 2) {
            return false;
        }
        // Trainer Peter Bosch
        if run.given && known.tokens == 1 && at > 0 && self.phrases.word(at - 1).given {
            return false;
        }
        let next = at + known.tokens;
        if known.everyday && run.name.is_none() && self.phrases.word(next).given && self.names_person(next) {
            // "zitiert der deutsche Blick Anna Vollmer": two names.
            return known.class == NameClass::Medium && at > 0 && !self.capital(at - 1);
        }
        if known.everyday && !run.head.any(Classes::Medium) {
            let before = at.checked_sub(1).map_or(Classes::NONE, |before| self.classes(before));
            return !run.head.any(SOURCE_NOUNS)
                && before.any(Classes::Preposition)
                && !self.capital(at + known.tokens)
                && known.class == NameClass::Medium;
        }
        // "Siemens Müller" is nobody; "Vorstand Bayer" is; a given name is a person's before all.
        !(run.honorific || self.phrases.word(at).given && known.tokens == 1 && self.capital(at + 1))
    }

    fn step(&self, run: &Run, at: usize) -> Step {
        if self.kind(at) == Some(TokenKind::Figure) {
            // "Bayer 04 Leverkusen"
            let inside = run.name.is_some() && self.capital(at + 1) && self.text(at).len() <= 4;
            return if inside { Step::Name } else { Step::Stop };
        }
        if !self.word_token(at) {
            return Step::Stop;
        }
        let word = self.phrases.word(at);
        if !word.capital {
            return if self.is_particle(run, at) { Step::Name } else { Step::Stop };
        }
        // die Partei Die Mitte
        let article =
            at.checked_sub(1).filter(|&article| run.name == Some(article) && self.is(article, Classes::Definite));
        if article.is_some() && run.head.any(Classes::Body.with(Classes::Group)) {
            return Step::Name;
        }
        if word.classes.any(Classes::NeverName) {
            return Step::Stop;
        }
        if run.name.is_some() && at > 0 && self.ends_name(at - 1) {
            return Step::Stop;
        }
        // "hatte Vollmer Positives zu vermelden": what somebody has to tell is no part of the name.
        let told = self.data.is_adjective(self.small(at)) && self.text(at).ends_with("es") && !self.capital(at + 1);
        // A heading without a stop before its text: Lob der Region Bereits im Mai …
        let opens = !run.given && word.classes.any(Classes::Boundary);
        if run.name.is_some() && (told && !word.given || opens) {
            return Step::Stop;
        }
        let next_noun = self.capital(at + 1) && self.is(at + 1, SOURCE_NOUNS) && !self.phrases.word(at + 1).given;
        if word.classes.any(Classes::Honorific) && run.name.is_none() {
            return if self.capital(at + 1) || self.name_after_particles(at + 1) {
                Step::Honorific
            } else {
                Step::Noun
            };
        }
        let surname = run.given && at > 0 && self.phrases.word(at - 1).given && !word.plural;
        if word.classes.any(SOURCE_NOUNS) && !surname && !(word.given && (run.name.is_some() || self.names_person(at)))
        {
            if run.name.is_some() || run.nouns > 0 && word.plural {
                return Step::Stop;
            }
            return Step::Noun;
        }
        let text = self.text(at);
        if run.name.is_none()
            && next_noun
            && (text.ends_with('s')
                || text.ends_with("er")
                || self.is_place(at)
                || word.acronym
                || word.classes.any(Classes::Definite)
                || self.data.is_adjective(self.small(at)))
        {
            // "Australiens Ministerpräsidentin", "Berliner Senat", "der Technischen Hochschule", "Die Stadt" anywhere
            return Step::Modifier;
        }
        if run.name.is_none() && text.ends_with('s') && self.is_adjective_then_noun(at + 1) {
            return Step::Modifier;
        }
        if run.name.is_some() && next_noun && !run.given && run.head.is_empty() {
            return Step::Name;
        }
        Step::Name
    }

    /// A name that cannot go on: the genitive of a person known from elsewhere ("Merkels Sprecher").
    fn ends_name(&self, at: usize) -> bool {
        let text = self.text(at);
        text.strip_suffix('s').is_some_and(|stem| self.phrases.people.has(stem) && !self.phrases.people.has(text))
    }

    fn is_adjective_then_noun(&self, at: usize) -> bool {
        self.is_attribute(at) && self.capital(at + 1) && self.is(at + 1, SOURCE_NOUNS)
    }

    /// A given name that is also a noun is a name where a capital that is no noun follows ("Kaiser Müller").
    fn names_person(&self, at: usize) -> bool {
        self.capital(at + 1) && !self.is(at + 1, SOURCE_NOUNS.with(Classes::NeverName))
    }

    /// von, de, bin: inside a name, or at its beginning after a title.
    fn is_particle(&self, run: &Run, at: usize) -> bool {
        if !self.is(at, Classes::Particle) {
            return false;
        }
        // "von der Leyen", but "lud Merkel den Minister": an article is part of a name only after another particle.
        if self.is(at, DETERMINERS) && !(at > 0 && self.is(at - 1, Classes::Particle)) {
            return false;
        }
        // "Anna Vollmer zum Auftakt", but "Anna zum Felde".
        let given = at > 0 && (self.phrases.word(at - 1).given || self.is(at - 1, Classes::Particle));
        let held = self.is(at, Classes::Contracted) && !self.is(at, Classes::Affiliating);
        if held && run.name.is_some() && !given {
            return false;
        }
        if !self.name_after_particles(at) {
            return false;
        }
        // "Franz von und zu Falkenau", but "Anna Weber und Paul Meier".
        if self.is(at, Classes::Boundary) && !(at > 0 && self.is(at - 1, Classes::Particle)) {
            return false;
        }
        let bare = !self.is(at, Classes::Preposition.with(DETERMINERS).with(Classes::Boundary));
        if run.name.is_some() {
            // "Ursula von der Leyen" after a given name; "Merkel von Putin" is none.
            return run.given || run.honorific || run.head.any(Classes::Person) || bare;
        }
        bare || run.honorific
    }

    /// Whether one to three particles at `at` lead to a name.
    fn name_after_particles(&self, at: usize) -> bool {
        let mut end = at;
        while self.is(end, Classes::Particle) && end - at < 3 && !self.capital(end) {
            end += 1;
        }
        end > at
            && (!self.is(at, DETERMINERS) || self.is(at.saturating_sub(1), Classes::Particle))
            && !(at..end - 1).any(|at| self.governs_article(at))
            && self.capital(end)
            && !self.is(end, SOURCE_NOUNS.with(Classes::NeverName))
            && !self.is_place(end)
    }

    /// A preposition before an article, where no name goes on: Anna Vollmer zu den Plänen. "Von der" can be part of one.
    fn governs_article(&self, at: usize) -> bool {
        self.is(at, Classes::Preposition) && !self.is(at, Classes::Attaching) && self.is(at + 1, DETERMINERS)
    }

    /// What the run was.
    fn finish(&self, start: usize, end: usize, run: Run) -> Option<Nominal> {
        let name = run.name.filter(|&name| name < end);
        let core = match name {
            Some(name) => name..end,
            None if run.head_token >= start && run.nouns > 0 => run.head_token..end,
            None => return None,
        };
        let last = base(self.text(core.end - 1));
        let people = &self.phrases.people;
        // An unknown common noun with an article looks like a name: "Der Mann". Kinds settle that.
        let person = name.is_some()
            && run.known.is_none_or(|known| known.class == NameClass::Place)
            && (run.honorific || run.given && core.len() > 1 || run.head.any(Classes::Person) || people.has(last))
            // Klinik Sankt Elisabeth
            && (!run.head.any(Classes::Body) || run.head.any(Classes::Person) || self.phrases.word(core.start).given);
        let gender = run.gender.or_else(|| people.gender(last));
        Some(Nominal {
            tokens: start..end,
            determiners: 0,
            head: run.head,
            head_token: if run.nouns > 0 { run.head_token } else { core.end - 1 },
            core,
            name: name.is_some(),
            person,
            known: run.known,
            gender,
            plural: run.plural && name.is_none(),
            singular: false,
            genitive: false,
        })
    }
}

#[derive(Debug)]
enum Step {
    Noun,
    Honorific,
    Modifier,
    Name,
    Stop,
}

/// What a run of capitals has held so far.
#[derive(Debug, Default)]
struct Run {
    head: Classes,
    head_token: usize,
    nouns: usize,
    honorific: bool,
    given: bool,
    name: Option<usize>,
    known: Option<Known>,
    gender: Option<Gender>,
    plural: bool,
}

impl Run {
    fn take_name(&mut self, at: usize, known: Option<Known>) {
        self.name = Some(at);
        self.known = known;
    }
}
