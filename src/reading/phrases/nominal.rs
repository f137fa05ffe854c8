//! The inside of a noun phrase: determiners, adjectives, titles, name or head noun — without what hangs on behind.

use super::Reader;
use super::words::{Known, base};
use crate::language::{Classes, Gender, NameClass};
use crate::reading::document::TokenKind;
use std::ops::Range;

/// A noun phrase up to the end of its name or head noun.
#[derive(Debug, Clone)]
pub(super) struct Nominal {
    pub tokens: Range<usize>,
    /// How many tokens at the beginning are determiners.
    pub determiners: usize,
    /// The name, or the head noun.
    pub core: Range<usize>,
    /// What the head noun is; none for a bare name.
    pub head: Classes,
    /// The token of the head noun, or the last of the name.
    pub head_token: usize,
    /// The core is a name.
    pub name: bool,
    /// The name is a person's for certain: given name, honorific, or known from elsewhere.
    pub person: bool,
    /// A known name in the core.
    pub known: Option<Known>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// A determiner of one: der, ein.
    pub singular: bool,
    pub genitive: bool,
}

/// Nouns that tell what a source is.
pub(super) const SOURCE_NOUNS: Classes = Classes::Person
    .with(Classes::Group)
    .with(Classes::Unnamed)
    .with(Classes::Body)
    .with(Classes::Medium)
    .with(Classes::Document)
    .with(Classes::Saying);

/// Classes of words that can be adjectives or nouns as well.
const OPEN: Classes = SOURCE_NOUNS.with(Classes::Withholding).with(Classes::Published).with(Classes::Trailing);

const DETERMINERS: Classes = Classes::Definite
    .with(Classes::Indefinite)
    .with(Classes::Several)
    .with(Classes::OtherDeterminer)
    .with(Classes::Genitive);

/// Furthest a participle may stand from the determiner it goes with: "die zur Universität gehörende Klinik".
const LONGEST_ATTRIBUTE: usize = 9;
/// Most adjectives or modifiers before a head.
const MOST_MODIFIERS: usize = 8;
/// Most words of one name.
const LONGEST_NAME: usize = 8;

impl Reader<'_, '_, '_> {
    fn classes(&self, index: usize) -> Classes {
        self.phrases.word(index).classes
    }

    fn is(&self, index: usize, classes: Classes) -> bool {
        index < self.limit && self.classes(index).any(classes)
    }

    pub(super) fn text(&self, index: usize) -> &str {
        if index < self.limit { self.phrases.document.word(index) } else { "" }
    }

    fn kind(&self, index: usize) -> Option<TokenKind> {
        (index < self.limit).then(|| self.phrases.document.tokens.get(index).map(|token| token.kind)).flatten()
    }

    /// A word with a capital that means something.
    pub(super) fn capital(&self, index: usize) -> bool {
        index < self.limit && self.phrases.word(index).capital && self.kind(index) == Some(TokenKind::Word)
    }

    fn word_token(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
    }

    /// The noun phrase that begins at token `at`, without what hangs on behind.
    pub(super) fn nominal(&self, at: usize) -> Option<Nominal> {
        if at >= self.limit {
            return None;
        }
        let (after, determiners) = self.determiners(at);
        if self.data.capital_nouns {
            self.capital_nominal(at, after, determiners)
        } else {
            self.plain_nominal(at, after, determiners)
        }
    }

    /// Passes over determiners and numerals.
    fn determiners(&self, at: usize) -> (usize, Determiners) {
        let mut found = Determiners::default();
        let mut end = at;
        while end < self.limit && end - at < 4 {
            let classes = self.classes(end);
            let figure = self.kind(end) == Some(TokenKind::Figure);
            if figure && self.text(end + 1) != "." && !self.text(end).contains('-') {
                found.plural |= self.text(end) != "1";
            } else if classes.any(DETERMINERS)
                && self.word_token(end)
                && !self.capital(end)
                && self.known_here(end).is_none()
            {
                found.plural |= classes.any(Classes::Several);
                found.singular |= classes.any(Classes::Indefinite);
                found.definite |= classes.any(Classes::Definite);
                found.genitive |= classes.any(Classes::Genitive);
            } else {
                break;
            }
            found.count += 1;
            end += 1;
        }
        (end, found)
    }

    fn known_here(&self, index: usize) -> Option<Known> {
        self.phrases.word(index).known.filter(|known| index + known.tokens <= self.limit)
    }

    // Languages that write nouns with a capital.

    fn capital_nominal(&self, at: usize, after: usize, determiners: Determiners) -> Option<Nominal> {
        let start = self.attributes(after, determiners.count > 0)?;
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

    /// "des", "dem" and "das" never go with a plural; "der Sprecherin" is one person where the noun is no plural.
    fn is_oblique_singular(&self, at: usize, nominal: &Nominal) -> bool {
        let small = self.text(at).to_lowercase();
        nominal.determiners > 0 && self.data.is_singular_article(&small)
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
            } else if adjective && determined && (self.capital(at + 1) || self.is_attribute(at + 1)) {
                // an adverb before the adjective
                at += 1;
            } else if determined && matches!(self.text(at), "," | "und") && self.is_attribute(at + 1) {
                at += 1;
            } else if determined && self.is(at, Classes::Preposition) {
                return self.participle(at);
            } else {
                return None;
            }
        }
        None
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

    /// The tokens inside and the index after a name in marks that begins at `at`: „Süddeutsche Zeitung“.
    fn marked_name(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let closers: &[&str] = match self.text(at) {
            "„" => &["“", "”", "\""],
            "“" => &["”"],
            "»" => &["«"],
            "«" => &["»"],
            "\"" => &["\""],
            "‚" => &["‘", "’"],
            "‘" => &["’"],
            _ => return None,
        };
        let end = (at + 2..(at + 8).min(self.limit)).find(|&index| closers.contains(&self.text(index)))?;
        let inside = at + 1..end;
        let plain = |index: usize| {
            matches!(self.kind(index), Some(TokenKind::Word | TokenKind::Figure))
                || matches!(self.text(index), "-" | "&" | "'" | "’")
        };
        (inside.clone().all(plain) && !matches!(self.text(end - 1), "," | ".")).then_some((inside, end + 1))
    }

    /// A run of nouns and names.
    fn capital_core(&self, start: usize) -> Option<Nominal> {
        let mut run = Run::default();
        let mut at = start;
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
                    let (known, _) = self.data.noun(&base(self.text(at)).to_lowercase()).unwrap_or_default();
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

    pub(super) fn is_place(&self, at: usize) -> bool {
        self.known_here(at).is_some_and(|known| known.class == NameClass::Place)
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
        if word.classes.any(Classes::NeverName) {
            return Step::Stop;
        }
        if run.name.is_some() && at > 0 && self.ends_name(at - 1) {
            return Step::Stop;
        }
        let next_noun = self.capital(at + 1) && self.is(at + 1, SOURCE_NOUNS) && !self.phrases.word(at + 1).given;
        if word.classes.any(Classes::Honorific) && run.name.is_none() {
            return if self.capital(at + 1) || word.classes.any(SOURCE_NOUNS) || self.name_after_particles(at + 1) {
                Step::Honorific
            } else {
                Step::Noun
            };
        }
        if word.classes.any(SOURCE_NOUNS) && !(word.given && (run.name.is_some() || self.names_person(at))) {
            if run.name.is_some() || run.nouns > 0 && word.plural {
                return Step::Stop;
            }
            return Step::Noun;
        }
        let text = self.text(at);
        if run.name.is_none()
            && next_noun
            && (text.ends_with('s') || text.ends_with("er") || self.is_place(at) || word.acronym)
        {
            // "Australiens Ministerpräsidentin", "Berliner Senat"
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
        if !self.name_after_particles(at) {
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
        end > at && self.capital(end) && !self.is(end, SOURCE_NOUNS.with(Classes::NeverName)) && !self.is_place(end)
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
            && (run.honorific || run.given && core.len() > 1 || run.head.any(Classes::Person) || people.has(last));
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

    // Languages that write only names with a capital.

    fn plain_nominal(&self, at: usize, after: usize, determiners: Determiners) -> Option<Nominal> {
        let mut end = after;
        while end < self.limit && end - after < LONGEST_NAME + MOST_MODIFIERS {
            if let Some((_, past)) =
                self.marked_name(end).filter(|(inside, _)| end > after && self.capital(inside.start))
            {
                // Robert “Bob” Miller
                if !self.capital(past) || !self.capital(end - 1) {
                    break;
                }
                end = past;
                continue;
            }
            if let Some(known) = self.known_here(end).filter(|known| known.class != NameClass::Place && !known.everyday)
            {
                let inside = known.tokens > 1 || self.capital(end) || end > after;
                if inside {
                    end += known.tokens;
                    if self.phrases.word(end - 1).possessive && self.starts_noun(end) {
                        continue;
                    }
                    continue;
                }
            }
            if !self.continues(after, end) {
                break;
            }
            end += 1;
        }
        while end > after && self.is_dangling(end - 1) {
            end -= 1;
        }
        if end == after {
            return None;
        }
        let mut nominal = self.analyse(after, end)?;
        nominal.tokens.start = at;
        nominal.determiners = determiners.count;
        nominal.plural |= determiners.plural;
        nominal.singular = determiners.singular;
        let bare = determiners.count == 0 && !nominal.name;
        if bare && !nominal.head.any(SOURCE_NOUNS) && nominal.tokens.end < self.limit {
            return None;
        }
        Some(nominal)
    }

    fn starts_noun(&self, at: usize) -> bool {
        self.word_token(at)
            && !self.is(at, Classes::Preposition.with(Classes::Boundary).with(Classes::Verb).with(DETERMINERS))
    }

    /// Whether the word at `at` can belong to the noun phrase whose words began at `from`.
    fn continues(&self, from: usize, at: usize) -> bool {
        match self.kind(at) {
            Some(TokenKind::Figure) => {
                return at > from && self.capital(at - 1) && self.text(at).len() <= 3 && self.capital(at + 1);
            }
            Some(TokenKind::Word) => {}
            _ => return self.text(at) == "&" && self.capital(at + 1) && at > from && self.capital(at - 1),
        }
        let word = self.phrases.word(at);
        if at > from && self.phrases.word(at - 1).possessive && word.classes.any(CLOSED_WORDS) && !word.capital {
            return false;
        }
        if word.capital {
            if word.classes.any(Classes::NeverName) {
                return false;
            }
            // A possessive ends what it owns only where nothing follows.
            return !(at > from && self.text(at - 1).ends_with(','));
        }
        if word.classes.any(Classes::NeverName) {
            return false;
        }
        if at > from
            && word.classes.any(Classes::Published.with(Classes::Trailing))
            && self.is(at + 1, Classes::Preposition)
        {
            return false;
        }
        if at > from
            && self.is(at - 1, SOURCE_NOUNS)
            && self.data.is_participle(self.text(at))
            && word.classes.is_empty()
        {
            return false;
        }
        if self.is(at, Classes::Particle) && at > from && self.capital(at - 1) && self.capital(at + 1) {
            let of = self.is(at, Classes::Preposition);
            return !of;
        }
        if word.classes.any(Classes::Preposition.with(Classes::Boundary).with(Classes::Pronoun).with(DETERMINERS)) {
            return false;
        }
        if word.classes.any(Classes::Verb) {
            // A noun that looks like a verb, right after its determiner: "the report".
            return at == from && word.classes.any(SOURCE_NOUNS) && from > 0 && self.phrases.is(from - 1, DETERMINERS);
        }
        true
    }

    /// Words that cannot end a noun phrase.
    fn is_dangling(&self, at: usize) -> bool {
        matches!(self.text(at), "&") || self.is(at, Classes::Particle) && !self.capital(at)
    }

    /// What a run of words is: possessives, modifiers, title and name, or a head noun.
    fn analyse(&self, from: usize, end: usize) -> Option<Nominal> {
        // "Trump’s campaign": the owner is a modifier of what follows.
        let owner = (from..end - 1).rev().find(|&at| self.phrases.word(at).possessive);
        let begin = owner.map_or(from, |owner| owner + 1);
        let begin = if matches!(self.text(begin), "'" | "’") { begin + 1 } else { begin };
        if begin >= end {
            return None;
        }
        let known = (begin..end).find_map(|at| {
            let known = self.known_here(at).filter(|known| self.capital(at) || known.tokens > 1)?;
            (at + known.tokens == end).then_some((at, known))
        });
        let tail = (begin..end).rev().take_while(|&at| self.is_name_part(at)).last().unwrap_or(end);
        let title = (begin..end - 1)
            .rev()
            .find(|&at| {
                at + 1 >= tail && self.is(at, Classes::Person.with(Classes::Honorific)) && self.is_title_at(at, begin)
            })
            .filter(|_| known.is_none_or(|(_, known)| known.class == NameClass::Place));
        let last = end - 1;
        let word = self.phrases.word(last);
        let head = word.classes;
        let people = &self.phrases.people;
        let mut nominal = Nominal {
            tokens: from..end,
            determiners: 0,
            core: last..end,
            head: Classes::NONE,
            head_token: last,
            name: false,
            person: false,
            known: None,
            gender: None,
            plural: word.plural && !word.possessive,
            singular: false,
            genitive: false,
        };
        let surname = base(self.text(last));
        if let Some(title) = title.filter(|&title| title < last && !self.is_head_title(last, title)) {
            let word = self.phrases.word(title);
            nominal.core = title + 1..end;
            nominal.name = true;
            nominal.person = true;
            nominal.head = word.classes;
            nominal.head_token = title;
            nominal.gender = word.gender.or_else(|| self.gender_of(title + 1..end));
            nominal.plural = false;
            return Some(nominal);
        }
        if let Some((at, known)) = known.filter(|_| !head.any(Classes::Person)) {
            let given = self.phrases.word(begin.max(at.saturating_sub(1)));
            let person = known.class == NameClass::Place && at > tail && given.given || people.has(surname);
            nominal.core = if person { tail..end } else { at..end };
            nominal.name = true;
            nominal.person = person;
            nominal.known = (!person).then_some(known);
            nominal.plural = false;
            if person {
                nominal.gender = self.gender_of(tail..end).or_else(|| people.gender(surname));
            } else if at > begin && !self.capital(at - 1) {
                nominal.head = self.classes(at - 1);
            }
            return Some(nominal);
        }
        let names_role = head.any(SOURCE_NOUNS) && !word.given && !(tail < last && self.phrases.word(tail).given);
        if tail < end && !names_role {
            nominal.core = tail..end;
            nominal.name = true;
            nominal.person = self.phrases.word(tail).given && end - tail > 1 || people.has(surname);
            nominal.gender = self.gender_of(tail..end).or_else(|| people.gender(surname));
            nominal.plural = false;
            if tail > begin {
                nominal.head = self.classes(tail - 1);
                nominal.head_token = tail - 1;
            }
            return Some(nominal);
        }
        nominal.head = head;
        nominal.gender = word.gender;
        // "the Metropolitan Police", "Monmouth University": a capital head makes a name of what stands before it.
        if tail < end && head.any(Classes::Body.with(Classes::Medium)) && self.capital(last) {
            nominal.core = tail..end;
            nominal.name = end - tail > 1;
        }
        Some(nominal)
    }

    /// Part of a name: a capital, an initial, a particle between capitals, a nickname in marks.
    fn is_name_part(&self, at: usize) -> bool {
        self.capital(at)
            || self.is(at, Classes::Particle) && self.capital(at + 1)
            || self.kind(at) != Some(TokenKind::Word) && matches!(self.text(at), "“" | "”" | "\"" | "&" | "‘" | "’")
            || self.kind(at) == Some(TokenKind::Figure)
    }

    /// Whether the person noun at `at` can be a title of the name behind it.
    fn is_title_at(&self, at: usize, begin: usize) -> bool {
        let word = self.phrases.word(at);
        // "Will Smith", "Judge" as a given name: a capital noun that is also a given name is one if it begins the run.
        !(word.given && at == begin && !word.classes.any(Classes::Honorific)) && !word.plural && !word.possessive
    }

    /// "White House press secretary": the last word is the head, not a name after a title.
    fn is_head_title(&self, last: usize, title: usize) -> bool {
        let word = self.phrases.word(last);
        word.classes.any(SOURCE_NOUNS)
            && last == title + 1
            && !word.given
            && !self.phrases.people.has(base(self.text(last)))
    }

    fn gender_of(&self, name: Range<usize>) -> Option<Gender> {
        name.filter(|&at| self.phrases.word(at).given).find_map(|at| self.phrases.word(at).gender)
    }
}

/// Words that are never part of a noun phrase after a possessive.
const CLOSED_WORDS: Classes = Classes::Preposition.with(Classes::Boundary).with(Classes::Verb).with(Classes::Pronoun);

#[derive(Debug, Default)]
struct Determiners {
    count: usize,
    plural: bool,
    singular: bool,
    definite: bool,
    genitive: bool,
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
