//! Whom "er" and "die Ministerin" mean: nearness, gender, number, and who was the subject before.

use super::{Item, Joiner, compatible, stem};
use crate::language::{Classes, Gender};
use crate::reading::model::SourceKind;
use crate::reading::phrases::bare_small;

/// How many sentences back somebody may have been named.
const FARTHEST: usize = 4;

impl Joiner<'_, '_, '_> {
    /// Whom a pronoun means, or `None` where that is not clear.
    pub(super) fn pronoun(&self, index: usize) -> Option<usize> {
        let pronoun = &self.list[index].phrase;
        let personal = pronoun.gender.is_some() || pronoun.plural;
        if !personal {
            return None;
        }
        let document = self.document();
        let here = document.sentence_of(pronoun.tokens.start);
        let plural = pronoun.plural && pronoun.gender.is_none();
        let either = self.is_either(index);
        let mut sentence = here;
        let mut seen: Option<usize> = None;
        for before in (0..index).rev().take(MOST_PASSED) {
            let at = document.sentence_of(self.list[before].phrase.tokens.start);
            if here - at > FARTHEST {
                break;
            }
            // Within a sentence the first that fits was its subject; sentences are taken from the nearest back.
            if at != sentence {
                if seen.is_some() {
                    return seen;
                }
                sentence = at;
            }
            if self.list[before].quoted || self.is_whereabouts(before) {
                continue;
            }
            let Some(entity) = self.entities.of.get(before).copied().flatten() else { continue };
            let candidate = &self.entities.all[entity];
            let person = matches!(candidate.kind, SourceKind::Person | SourceKind::Role | SourceKind::Unnamed);
            let fits = match (plural, pronoun.gender) {
                (true, _) => candidate.plural || matches!(candidate.kind, SourceKind::Group),
                (false, Some(Gender::Neuter)) => {
                    matches!(candidate.kind, SourceKind::Organisation | SourceKind::Media | SourceKind::Document)
                }
                (false, gender) => {
                    person && !candidate.plural && compatible(candidate.gender, gender)
                        || either && matches!(candidate.kind, SourceKind::Group)
                }
            };
            if fits {
                seen = Some(entity);
            }
        }
        seen
    }

    /// A bare word with a capital behind "in": a place that nothing is known of, and nobody a pronoun means.
    fn is_whereabouts(&self, index: usize) -> bool {
        let Item { phrase, credited, .. } = &self.list[index];
        let governed = phrase.tokens.start.checked_sub(1).is_some_and(|at| self.phrases.is(at, Classes::Within));
        governed && !credited && phrase.named && phrase.core.len() == 1 && phrase.title.is_none()
    }

    /// German "sie" is one woman or several people; the verb would tell, which stands elsewhere.
    fn is_either(&self, index: usize) -> bool {
        self.phrases.capital_nouns() && self.list[index].phrase.gender == Some(Gender::Feminine)
    }

    /// Whom an office without a name means: the last who held it, if no word speaks against it.
    pub(super) fn nominal(&self, index: usize) -> Option<usize> {
        let phrase = &self.list[index].phrase;
        let first = phrase.tokens.start;
        let definite = phrase.determiners > 0 && !self.phrases.is(first, Classes::Indefinite.with(Classes::Several));
        if !definite || phrase.plural {
            return None;
        }
        let head = bare_small(self.document(), phrase.core.end - 1);
        let (_, attributes) = self.offices(phrase);
        let mut tried: Vec<usize> = Vec::new();
        for before in (0..index).rev().take(MOST_PASSED) {
            let Some(entity) = self.entities.of.get(before).copied().flatten() else { continue };
            if tried.contains(&entity) {
                continue;
            }
            if tried.len() >= MOST_TRIED {
                return None;
            }
            tried.push(entity);
            let candidate = &self.entities.all[entity];
            let kind = match phrase.kind {
                SourceKind::Role => matches!(candidate.kind, SourceKind::Person | SourceKind::Role),
                kind => candidate.kind == kind,
            };
            let holds = candidate.offices.iter().any(|office| is_office(office, &head));
            // "der ukrainische Präsident": each word beside the office must be one that the person came with.
            let agrees = attributes.iter().all(|word| {
                candidate.attributes.iter().any(|known| known == word)
                    || candidate.offices.iter().any(|office| stem(office).contains(word.as_str()))
            });
            if kind && holds && agrees && compatible(candidate.gender, phrase.gender) && !candidate.plural {
                return Some(entity);
            }
        }
        None
    }
}

/// How many phrases are looked back over, whatever they name.
const MOST_PASSED: usize = 400;
/// How many others may have been named since.
const MOST_TRIED: usize = 12;

/// Whether who holds `office` can be called `head`: Außenministerin, Ministerin; Präsidenten, Präsident.
fn is_office(office: &str, head: &str) -> bool {
    let (office, head) = (stem(office), stem(head));
    office == head || office.len() > head.len() && head.len() >= 4 && office.ends_with(head.as_str())
}
