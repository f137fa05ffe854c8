//! The `[attribution.endings]` of a language file: by which endings a rule takes a word of no list for a verb in some
//! form, or for an owner. Where a language gives none, no word is taken for one.

use serde::Deserialize;

/// Endings, in small letters.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Endings {
    tensed: Vec<Box<str>>,
    preterite: Vec<Box<str>>,
    subjunctive: Vec<Box<str>>,
    attribute: Vec<Box<str>>,
    infinitive: Vec<Box<str>>,
    infixed: Vec<Box<str>>,
    finite: Vec<Box<str>>,
    plural: Vec<Box<str>>,
    inflected: Vec<Box<str>>,
    uninflected: Vec<Box<str>>,
    gerund: Vec<Box<str>>,
    possessive: Vec<Box<str>>,
    participle: Vec<Box<str>>,
    participle_mark: Option<Box<str>>,
}

impl Endings {
    /// Whether a word can be a verb that carries the tense of its clause, or a participle or infinitive at its end.
    pub fn is_tensed(&self, word: &str) -> bool {
        ends(word, &self.tensed)
    }

    /// Whether a word can be a verb in the past tense.
    pub fn is_preterite(&self, word: &str) -> bool {
        ends(word, &self.preterite)
    }

    /// Whether a word can be a verb in the present subjunctive, third person.
    pub fn is_subjunctive(&self, word: &str) -> bool {
        // The past tense ends so too.
        ends(word, &self.subjunctive) && !self.is_preterite(word)
    }

    /// Whether a form of a verb can be an adjective before a plural: Bekannte Künstler.
    pub fn is_attribute(&self, word: &str) -> bool {
        ends(word, &self.attribute)
    }

    /// Whether a word can be an infinitive.
    pub fn is_infinitive(&self, word: &str) -> bool {
        ends(word, &self.infinitive)
    }

    /// Whether a word can be an infinitive with a mark of its aim inside: einzustellen.
    pub fn is_infixed(&self, word: &str) -> bool {
        ends(word, &self.infixed)
    }

    /// Whether a word is a verb that makes a sentence; the ending alone is none.
    pub fn is_finite(&self, word: &str) -> bool {
        self.finite.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(&**ending))
    }

    /// Whether a finite verb is one of the plural.
    pub fn is_plural(&self, word: &str) -> bool {
        ends(word, &self.plural)
    }

    /// Whether a word has an ending that plurals and verbs of the third person share: boats, says.
    pub fn is_inflected(&self, word: &str) -> bool {
        ends(word, &self.inflected)
    }

    /// Whether such an ending is a part of the word: witness.
    pub fn is_uninflected(&self, word: &str) -> bool {
        ends(word, &self.uninflected)
    }

    /// Whether a word is a verbal noun or a present participle: building.
    pub fn is_gerund(&self, word: &str) -> bool {
        ends(word, &self.gerund)
    }

    /// Whether a word is whose something is: Fuller's, the voters'.
    pub fn is_possessive(&self, word: &str) -> bool {
        ends(word, &self.possessive)
    }

    /// Whether a word can end as a past participle does.
    pub fn ends_participle(&self, word: &str) -> bool {
        ends(word, &self.participle)
    }

    /// Whether a word can be a past participle by its ending and the mark it has before its stem: *ge*plant.
    pub fn is_participle(&self, word: &str) -> bool {
        self.ends_participle(word) && self.participle_mark.as_ref().is_some_and(|mark| word.contains(&**mark))
    }
}

fn ends(word: &str, endings: &[Box<str>]) -> bool {
    endings.iter().any(|ending| word.ends_with(&**ending))
}
