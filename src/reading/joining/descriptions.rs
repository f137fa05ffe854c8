//! Whom "die Ministerin", "the 43-year-old" and "the company" mean: whoever holds the office, or can be called so, if
//! there is exactly one.

use super::{Joiner, compatible, stem};
use crate::language::{Classes, Gender, NameClass, Wider};
use crate::reading::document::TokenKind;
use crate::reading::model::SourceKind;
use crate::reading::phrases::{Phrase, bare_small};

/// How many sentences back somebody may have been named who is taken up by a wide noun.
const FARTHEST: usize = 4;
/// How many sentences may lie between somebody and "die 43-Jährige".
const NEXT: usize = 2;
/// How many others may have been named since.
const MOST_TRIED: usize = 12;
/// How many phrases are looked back over, whatever they name.
const MOST_PASSED: usize = 400;
/// No person is older.
const OLDEST: u16 = 120;
/// Shortest part of a compound that is looked for in another word.
const SHORTEST_PART: usize = 4;

/// What a definite noun phrase without a name tells of whom it takes up.
struct Description<'p> {
    phrase: &'p Phrase,
    head: String,
    attributes: Vec<String>,
    /// Other nouns for bodies and people behind the head, without their endings: der Chef der Gewerkschaft.
    complements: Vec<String>,
    age: Option<u16>,
    gender: Option<Gender>,
}

impl Joiner<'_, '_, '_> {
    /// Whom an office, role or kind of body without a name means.
    pub(super) fn nominal(&self, index: usize) -> Option<usize> {
        let phrase = &self.list[index].phrase;
        let first = phrase.tokens.start;
        let definite = phrase.determiners > 0 && !self.phrases.is(first, Classes::Indefinite.with(Classes::Several));
        if !definite || phrase.plural {
            return None;
        }
        let head = bare_small(self.document(), phrase.core.end - 1);
        let (offices, attributes) = self.offices(phrase);
        let description = Description {
            phrase,
            complements: offices.iter().filter(|&office| *office != head).map(|office| stem(office)).collect(),
            head: head.to_owned(),
            attributes,
            age: self.age(phrase),
            gender: self.gender(index),
        };
        let recent = self.recent(index);
        self.only(index, &recent, |entity| self.holds(entity, &description))
            .or_else(|| self.by_wider_noun(index, &recent, &description))
            .or_else(|| self.undescribed_speaker(index, &description))
    }

    /// Whoever was named last, each once, from the nearest back.
    pub(super) fn recent(&self, index: usize) -> Vec<usize> {
        let mut recent: Vec<usize> = Vec::new();
        for before in (index.saturating_sub(MOST_PASSED)..index).rev() {
            let Some(entity) = self.entities.of.get(before).copied().flatten() else { continue };
            if !recent.contains(&entity) {
                recent.push(entity);
            }
            if recent.len() > MOST_TRIED {
                break;
            }
        }
        recent
    }

    /// The only one that fits; of several the one that stands out.
    fn only(&self, index: usize, recent: &[usize], fits: impl Fn(usize) -> bool) -> Option<usize> {
        let mut fitting = recent.iter().copied().filter(|&entity| fits(entity));
        let first = fitting.next()?;
        if fitting.next().is_none() {
            return Some(first);
        }
        self.salient(index, FARTHEST, fits).one()
    }

    /// Whether somebody holds the office, and no word speaks against it.
    fn holds(&self, entity: usize, description: &Description) -> bool {
        let candidate = &self.entities.all[entity];
        let body = !is_one(description.phrase.kind);
        if !self.is_kind(entity, description) || !body && !compatible(candidate.gender, description.gender) {
            return false;
        }
        let office = candidate.offices.iter().any(|office| is_office(office, &description.head))
            || self.has_office_in_parts(entity, &description.head);
        if !office || self.is_distanced(entity, description) {
            return false;
        }
        // "der ukrainische Präsident": each word beside the office must be one that the person came with.
        let lexicon = self.document().lexicon.map(|lexicon| &lexicon.sources);
        let agrees = |word: &String| {
            candidate.attributes.contains(word)
                || candidate.offices.iter().any(|office| stem(office).contains(word.as_str()))
                || lexicon.is_some_and(|lexicon| lexicon.is_incidental(word))
        };
        description.attributes.iter().all(agrees) && self.has_complements(entity, description)
    }

    /// Whether the text told before what hangs on the head: the head of the company is not that of the union.
    fn has_complements(&self, entity: usize, description: &Description) -> bool {
        let offices = &self.entities.all[entity].offices;
        description.complements.iter().all(|word| offices.iter().any(|office| office.contains(word.as_str())))
    }

    /// Whether somebody held the office once or stands in for its holder, and the description does not say so: a former
    /// governor is not "the governor".
    fn is_distanced(&self, entity: usize, description: &Description) -> bool {
        let Some(lexicon) = self.document().lexicon.map(|lexicon| &lexicon.sources) else { return false };
        let candidate = &self.entities.all[entity];
        let distancing = |word: &&String| lexicon.is_distancing(word) && !description.head.starts_with(word.as_str());
        let mut words = candidate.attributes.iter().chain(&candidate.offices).filter(distancing);
        words.any(|word| !description.attributes.contains(word))
    }

    /// Whether a compound says what office and words beside it said before: Werksleiterin, Leiterin des Stahlwerks.
    fn has_office_in_parts(&self, entity: usize, head: &str) -> bool {
        let candidate = &self.entities.all[entity];
        candidate.offices.iter().any(|office| {
            let Some(part) =
                stem(head).strip_suffix(stem(office).as_str()).map(|part| part.trim_end_matches('-').to_owned())
            else {
                return false;
            };
            let part = part.strip_suffix('s').unwrap_or(&part);
            let beside = || candidate.offices.iter().chain(&candidate.attributes);
            part.len() >= SHORTEST_PART && beside().any(|word| word.contains(part))
        })
    }

    fn is_kind(&self, entity: usize, description: &Description) -> bool {
        let candidate = &self.entities.all[entity];
        let head = self.phrases.word(description.phrase.core.end - 1).classes;
        let either = head.any(Classes::Body) && head.any(Classes::Medium);
        let kind = match (description.phrase.kind, candidate.kind) {
            (SourceKind::Role, kind) => matches!(kind, SourceKind::Person | SourceKind::Role),
            (SourceKind::Unnamed, kind) => kind == SourceKind::Role,
            // "the agency" can be either.
            (SourceKind::Organisation | SourceKind::Media, SourceKind::Organisation | SourceKind::Media) if either => {
                true
            }
            (wanted, kind) => wanted == kind,
        };
        kind && !candidate.plural
    }

    /// Whom a wide noun takes up: the minister as "the politician", anybody as "the man".
    fn by_wider_noun(&self, index: usize, recent: &[usize], description: &Description) -> Option<usize> {
        let wider = self.document().lexicon?.sources.wider(&description.head)?;
        let person = is_one(description.phrase.kind);
        if person && description.age.is_some() {
            return self.by_age(index, recent, description);
        }
        let fits = |entity: usize| {
            let candidate = &self.entities.all[entity];
            let kind = self.is_kind(entity, description) && self.has_complements(entity, description);
            kind && (!person || compatible(candidate.gender, description.gender))
        };
        let covered = |entity: usize| fits(entity) && self.is_covered(entity, wider);
        let holding = |entity: usize| covered(entity) && !self.is_distanced(entity, description);
        if wider.sole {
            return only_one(recent, covered);
        }
        if recent.iter().any(|&entity| holding(entity)) {
            return self.only(index, recent, holding);
        }
        if recent.iter().any(|&entity| covered(entity)) {
            return self.only(index, recent, covered);
        }
        if !wider.any {
            return None;
        }
        let near = self.near(index, recent);
        // A person without a name is "the man" before anybody with one.
        let nameless = |entity: usize| fits(entity) && self.entities.all[entity].kind == SourceKind::Role;
        if person && near.iter().any(|&entity| nameless(entity)) {
            return self.only(index, &near, nameless);
        }
        only_one(&near, |entity| fits(entity) && (person || self.is_bare_body(entity)))
    }

    fn is_covered(&self, entity: usize, wider: &Wider) -> bool {
        self.entities.all[entity].offices.iter().any(|office| wider.covers(office) || wider.covers(&stem(office)))
    }

    /// Those of `recent` that were named in the sentences just before.
    fn near(&self, index: usize, recent: &[usize]) -> Vec<usize> {
        let here = self.sentence(index);
        let near = |entity: &usize| {
            let last = self.entities.all[*entity].phrases.last();
            last.is_some_and(|&last| here.saturating_sub(self.sentence(last)) <= FARTHEST)
        };
        recent.iter().copied().filter(near).collect()
    }

    /// A body with a name that does not tell what kind of body it is, and that is no place.
    fn is_bare_body(&self, entity: usize) -> bool {
        let candidate = &self.entities.all[entity];
        let named = candidate.phrases.first().map(|&first| &self.list[first].phrase).filter(|phrase| phrase.named);
        let place = |phrase: &Phrase| {
            self.phrases.word(phrase.core.start).known.is_some_and(|known| known.class == NameClass::Place)
        };
        candidate.offices.is_empty() && named.is_some_and(|phrase| !place(phrase))
    }

    /// Whom "die 43-Jährige" means: whose age was given, or else who stands out and has no other age.
    fn by_age(&self, index: usize, recent: &[usize], description: &Description) -> Option<usize> {
        let fits = |entity: usize| {
            let candidate = &self.entities.all[entity];
            self.is_kind(entity, description) && compatible(candidate.gender, description.gender)
        };
        let aged = |entity: usize| fits(entity) && self.entities.all[entity].age == description.age;
        let ageless = |entity: usize| fits(entity) && self.entities.all[entity].age.is_none();
        only_one(recent, aged).or_else(|| {
            let known = recent.iter().any(|&entity| aged(entity));
            (!known).then(|| self.salient(index, NEXT, ageless).one()).flatten()
        })
    }

    /// Whoever spoke just before under a bare name, of whom the description tells more: "…, sagt Jasmin Ortmann. Die
    /// Rektorin …". Both must be known for a man or for a woman.
    fn undescribed_speaker(&self, index: usize, description: &Description) -> Option<usize> {
        if description.phrase.kind != SourceKind::Role || description.gender.is_none() {
            return None;
        }
        let person = |entity: usize| {
            let candidate = &self.entities.all[entity];
            candidate.kind == SourceKind::Person && candidate.gender == description.gender
        };
        let entity = self.salient(index, 1, person).one()?;
        let candidate = &self.entities.all[entity];
        let speaks = candidate.phrases.last().is_some_and(|&last| self.list[last].credited);
        (speaks && candidate.offices.is_empty()).then_some(entity)
    }

    /// Whether a phrase names a man or a woman, or the gender of the noun for a body.
    pub(super) fn gender(&self, index: usize) -> Option<Gender> {
        let phrase = &self.list[index].phrase;
        match (phrase.gender, self.article_gender(index)) {
            // "‹Der› Angeklagte" is no woman, whatever the list has.
            (Some(Gender::Feminine), Some(Gender::Masculine)) => Some(Gender::Masculine),
            (known, article) => known.or(article),
        }
    }

    /// The gender that the article of whoever speaks gives: "‹die› Vorsitzende".
    fn article_gender(&self, index: usize) -> Option<Gender> {
        let item = &self.list[index];
        if !item.credited || item.phrase.determiners == 0 || item.phrase.plural || self.is_governed(index) {
            return None;
        }
        let article = self.document().small(item.phrase.tokens.start);
        self.document().lexicon?.sources.article_gender(article)
    }

    /// How old a phrase says that somebody is: "Anna Vollmer (43)", "Vollmer, 43,", "die 43-Jährige".
    pub(super) fn age(&self, phrase: &Phrase) -> Option<u16> {
        let document = self.document();
        let end = phrase.tokens.end;
        let inside = phrase.tokens.clone().find_map(|at| {
            let word = document.word(at);
            let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
            let compound = word[digits..].starts_with('-');
            let apart = || self.is_between_commas(at);
            (digits > 0 && (compound || digits == word.len() && apart())).then(|| word[..digits].parse().ok()).flatten()
        });
        let behind = || {
            let at = end + 1;
            let figure = document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Figure);
            (figure && self.is_between_commas(at)).then(|| document.word(at).parse().ok()).flatten()
        };
        inside.or_else(behind).filter(|age| *age <= OLDEST)
    }

    fn is_between_commas(&self, at: usize) -> bool {
        let document = self.document();
        let before = at.checked_sub(1).map_or("", |before| document.word(before));
        matches!((before, document.word(at + 1)), (",", ",") | ("(", ")"))
    }
}

/// Whether a description of this kind is of somebody, and not of a body.
fn is_one(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Role | SourceKind::Unnamed)
}

/// The one that fits, if it is only one.
fn only_one(entities: &[usize], fits: impl Fn(usize) -> bool) -> Option<usize> {
    let mut fitting = entities.iter().copied().filter(|&entity| fits(entity));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// Whether who holds `office` can be called `head`: Außenministerin, Ministerin; Präsidenten, Präsident.
fn is_office(office: &str, head: &str) -> bool {
    let (office, head) = (stem(office), stem(head));
    office == head || office.len() > head.len() && head.len() >= 4 && office.ends_with(head.as_str())
}
