//! The `[attribution]` section of a language file: the words that say who says something.
//!
//! A verb is one line, `infinitive: finite forms | participles | gerunds`. A separable part stands before a plus sign
//! (`mit+teilen`), a word the verb asks for after the infinitive (`bezeichnen als`), and an opening mark behind that where
//! it attributes words in marks alone (`sehen in „`). A regular verb gives the name of
//! its conjugation instead of its forms, with the stems it has besides that of the infinitive (`annoncer: -er annonç`).
//! Other words stand in lists by what they do in a sentence, and turns of several words by what stands beside them.

mod duties;
mod load;

pub use duties::{Duties, Duty};

use super::endings::Endings;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The reporting words of a language, by word, lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(try_from = "load::Section")]
pub struct Attribution {
    /// Whether the finite verb is the second part of a main clause, so that its subject may follow it.
    pub verb_second: bool,
    /// Whether the word that opens what is said needs no comma before it, as in Dutch.
    pub open_clauses: bool,
    /// Whether the subject stands before its verb but may follow it, and after a quotation does, with the verb's
    /// complements between the two, as in the Romance languages.
    pub either_side: bool,
    /// Whether the subject may also be left out, as in all Romance languages but French.
    pub drops_subject: bool,
    verbs: Vec<Verb>,
    words: FxHashMap<Box<str>, Entry>,
    views: FxHashSet<Box<str>>,
    /// How many bytes they have, each length once.
    view_lengths: Vec<usize>,
    /// The last bytes of the views; a shorter one is none.
    view_tails: FxHashSet<[u8; 3]>,
    past: Vec<Box<str>>,
    infixes: Vec<Box<str>>,
    particles: FxHashSet<Box<str>>,
    naming_endings: Vec<Box<str>>,
    /// By which endings a word of no list is taken for a verb.
    pub endings: Endings,
}

/// What is known of one word.
#[derive(Debug, Default)]
pub struct Entry {
    /// What it does as a word of a closed class.
    pub duties: Duties,
    /// The verbs it is a form of.
    pub forms: Vec<VerbForm>,
    /// Turns that begin with it: their other words, and what they do.
    pub turns: Vec<(Vec<Box<str>>, Turn)>,
}

/// A verb of saying, meaning or showing.
#[derive(Debug)]
pub struct Verb {
    /// What kind of verb.
    pub class: VerbClass,
    /// The part that leaves the verb: `mit` of `mitteilen`.
    pub particle: Option<Box<str>>,
    /// A word that must stand in the clause: `als` of `bezeichnen als`; with `#`, right before a figure: `at #`;
    /// with `=`, right behind the verb or its pronoun: `=out`.
    pub complement: Option<Box<str>>,
    /// Whether it attributes words in marks alone: `sehen in „` of sah darin „einen Fehler“.
    pub marked: bool,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForm {
    /// Index for [`Attribution::verb`].
    pub verb: usize,
    /// Which form.
    pub form: Form,
}

/// Forms of verbs as far as they matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A finite form; of a separable verb without its particle.
    Finite,
    /// A finite form of a separable verb with its particle, as it ends a clause.
    Joined,
    /// The infinitive, which is often the plural too.
    Base,
    /// The past participle.
    Participle,
    /// The past participle of a separable verb without its particle: bekannt gegeben.
    Split,
    /// The present participle of English and its like.
    Gerund,
}

/// Kinds of reporting verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerbClass {
    /// Says something: sagen, told.
    Say,
    /// Says something with a purpose: fordern, warned.
    Claim,
    /// Holds something to be so: glauben, expect.
    Think,
    /// Gives something a name: nennen, dubbed.
    Call,
    /// Tells how something is said: flüstern, sighed.
    Manner,
    /// Lets something be seen, as documents do: ergeben, show.
    Show,
    /// Gives somebody else's words: zitieren. Who speaks is its object, and the subject of its passive.
    Cite,
}

/// What several words do together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// Stands before the speaker: laut, according to.
    Before,
    /// Stands before the speaker as a genitive and attributes words in marks: in den Augen der Kritiker „ein Fehler“.
    Owned,
    /// Stands after the speaker: zufolge.
    After,
    /// Attributes without naming a speaker: heißt es.
    Impersonal,
    /// The same with a form of "be", words in marks between the two: ist von „Mut“ die Rede.
    Spoken,
    /// Stands at the beginning of a sentence before the speaker, with a comma behind: Pour Vollmer, …
    Opening,
    /// Has the speaker for its last word: de source policière.
    Within,
    /// Has the possessive of the speaker for its last word but one: a suo dire.
    Theirs,
}

impl Attribution {
    /// What is known of a word, given in lower case.
    pub fn entry(&self, word: &str) -> Option<&Entry> {
        self.words.get(word)
    }

    /// A verb by the index in its forms.
    pub fn verb(&self, index: usize) -> Option<&Verb> {
        self.verbs.get(index)
    }

    /// Whether a noun, in lower case, is a view or statement: by its ending, `angaben`, `polizeiangaben`, where words are
    /// joined, and else by the whole word, so that no interview is a view.
    pub fn is_view(&self, noun: &str) -> bool {
        if !self.verb_second {
            return self.views.contains(noun);
        }
        // Few words end as any of them does.
        if !noun.as_bytes().last_chunk().is_some_and(|tail| self.view_tails.contains(tail)) {
            return false;
        }
        let ending = |length: &usize| noun.get(noun.len().checked_sub(*length)?..);
        self.view_lengths.iter().filter_map(ending).any(|ending| self.views.contains(ending))
    }

    /// Whether a word, in lower case, can by its ending be a verb in the past tense.
    pub fn is_past(&self, word: &str) -> bool {
        self.past.iter().any(|ending| word.ends_with(&**ending))
    }

    /// Whether a noun, in lower case, is one for what has a name by its ending: `wochenzeitung`.
    pub fn is_naming(&self, noun: &str) -> bool {
        self.naming_endings.iter().any(|ending| noun.ends_with(&**ending))
    }

    /// Whether a word, in lower case, is a finite form that no participle with an ending looks like: "lehnte", whose
    /// participle is "gelehnt", but not "kritisierte", which is an adjective too.
    pub fn is_only_finite(&self, word: &str) -> bool {
        let form =
            |word: &str, form| self.entry(word).is_some_and(|entry| entry.forms.iter().any(|of| of.form == form));
        let stem = word.trim_end_matches(['e', 'n']);
        self.verb_second && word.ends_with(['e', 'n']) && form(word, Form::Finite) && !form(stem, Form::Participle)
    }

    /// What a separable verb has inside as an infinitive of purpose: `zu` in `einzustellen`.
    pub fn infixes(&self) -> &[Box<str>] {
        &self.infixes
    }

    /// Whether a word at the end of a clause is part of its verb, besides prepositions: `frei` of `sprach ihn frei`.
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }
}
