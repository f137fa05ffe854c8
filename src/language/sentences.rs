//! Where sentences end, as far as it takes knowledge of a language.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The section `[sentences]` of a language file. All words are written with their full stop where they have one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sentences {
    /// Abbreviations that something always follows: titles before names, "ca.", "z.". Never the end of a sentence.
    pub leading: FxHashSet<String>,
    /// Abbreviations that can also stand last: "usw.", "Inc.", "p.m.". The end of a sentence only before a starter.
    pub trailing: FxHashSet<String>,
    /// Words that, written with a capital after a full stop, begin a sentence: articles, pronouns, conjunctions.
    pub starters: FxHashSet<String>,
    /// Whether a figure with a full stop is an ordinal, as in German "3. Mai".
    pub ordinal_stop: bool,
    /// Words, in small letters, that lose their last vowel before another: each is a word of its own, and its apostrophe
    /// only joins the two.
    pub elided: FxHashSet<String>,
    /// Pronouns that hang on their verb by a hyphen, in small letters: dit-il, a-t-elle with what stands between.
    pub enclitics: FxHashSet<String>,
}
