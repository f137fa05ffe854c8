//! Reads the section of a language file: every form of a verb from its line, every word with what it does.

use super::{Attribution, Duty, Entry, Form, Turn, Verb, VerbClass, VerbForm};
use crate::language::endings::Endings;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Section {
    verb_second: bool,
    open_clauses: bool,
    /// Endings of regular verbs, `finite | participles | gerunds`, by the ending of their infinitive.
    conjugations: BTreeMap<String, String>,
    either_side: bool,
    drops_subject: bool,
    verbs: BTreeMap<VerbClass, Vec<String>>,
    words: BTreeMap<Duty, Vec<String>>,
    turns: BTreeMap<Turn, Vec<String>>,
    /// Endings of nouns that hold a view: nach *Angaben*.
    views: FxHashSet<Box<str>>,
    /// Endings of the past tense of verbs that stand in no list.
    past: Vec<Box<str>>,
    /// What a separable verb has inside as an infinitive: ein*zu*stellen.
    infixes: Vec<Box<str>>,
    /// What separable verbs leave at the end of the clause, besides prepositions: sprach ihn *frei*.
    particles: FxHashSet<Box<str>>,
    /// Endings of nouns for what has a name: Wochen*zeitung*.
    naming_endings: Vec<Box<str>>,
    endings: Endings,
}

/// The lengths of words in bytes, each once.
fn lengths(words: &FxHashSet<Box<str>>) -> Vec<usize> {
    let lengths: FxHashSet<usize> = words.iter().map(|word| word.len()).collect();
    lengths.into_iter().collect()
}

impl TryFrom<Section> for Attribution {
    type Error = String;

    fn try_from(section: Section) -> Result<Self, String> {
        let Section {
            verb_second,
            open_clauses,
            conjugations,
            either_side,
            drops_subject,
            verbs,
            words,
            turns,
            views,
            past,
            infixes,
            particles,
            naming_endings,
            endings,
        } = section;
        let mut attribution = Self {
            verb_second,
            either_side,
            drops_subject,
            open_clauses,
            view_lengths: lengths(&views),
            view_tails: views.iter().filter_map(|view| view.as_bytes().last_chunk().copied()).collect(),
            views,
            past,
            infixes,
            particles,
            naming_endings,
            endings,
            ..Self::default()
        };
        for (class, lines) in verbs {
            for line in lines {
                attribution.add_verb(class, &conjugated(&line, &conjugations)?)?;
            }
        }
        for (duty, list) in words {
            for word in list {
                for word in spellings(&word) {
                    attribution.word(&word).duties.add(duty);
                }
            }
        }
        for (turn, list) in turns {
            for line in list {
                let mut words = line.split_whitespace();
                let first = words.next().ok_or_else(|| "an empty turn".to_owned())?;
                attribution.word(first).turns.push((words.map(Into::into).collect(), turn));
            }
        }
        Ok(attribution)
    }
}

/// A word as it is spelt, and with the ss that stands for its ß in Switzerland.
fn spellings(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let swiss = word.contains('ß').then(|| Cow::Owned(word.replace('ß', "ss")));
    std::iter::once(Cow::Borrowed(word)).chain(swiss)
}

/// A verb's line with its forms written out, where it names its conjugation instead.
fn conjugated(line: &str, conjugations: &BTreeMap<String, String>) -> Result<String, String> {
    let Some((head, (name, stems))) =
        line.split_once(": -").map(|(head, forms)| (head, forms.split_once(' ').unwrap_or((forms, ""))))
    else {
        return Ok(line.to_owned());
    };
    let endings = conjugations.get(name).ok_or_else(|| format!("no conjugation {name:?}"))?;
    let infinitive = head.split(' ').next().unwrap_or(head);
    let base = infinitive.rsplit('+').next().unwrap_or(infinitive);
    let stem = base.strip_suffix(name).ok_or_else(|| format!("{line:?} has no such ending"))?;
    let stems: Vec<&str> = std::iter::once(stem).chain(stems.split_whitespace()).collect();
    let parts = endings.split('|').map(|part| {
        let forms = part.split_whitespace().flat_map(|ending| stems.iter().map(move |stem| format!("{stem}{ending}")));
        forms.collect::<Vec<_>>().join(" ")
    });
    Ok(format!("{head}: {}", parts.collect::<Vec<_>>().join(" | ")))
}

impl Attribution {
    fn word(&mut self, word: &str) -> &mut Entry {
        self.words.entry(word.into()).or_default()
    }

    fn add_verb(&mut self, class: VerbClass, line: &str) -> Result<(), String> {
        let (head, forms) = line.split_once(':').ok_or_else(|| format!("no colon in the verb {line:?}"))?;
        let head = head.trim();
        let (head, marked) = head.strip_suffix(" „").map_or((head, false), |head| (head, true));
        let (infinitive, complement) = match head.split_once(' ') {
            Some((infinitive, complement)) => (infinitive, Some(complement.into())),
            None => (head, None),
        };
        let (particle, base) = match infinitive.split_once('+') {
            Some((particle, base)) => (Some(particle), base),
            None => (None, infinitive),
        };
        if base.is_empty() {
            return Err(format!("no infinitive in the verb {line:?}"));
        }
        let verb = self.verbs.len();
        self.verbs.push(Verb { class, particle: particle.map(Into::into), complement, marked });
        let mut add = |word: &str, form| {
            for word in spellings(word) {
                let forms = &mut self.words.entry(word.as_ref().into()).or_default().forms;
                forms.push(VerbForm { verb, form });
            }
        };
        add(base, Form::Base);
        if let Some(particle) = particle {
            add(&format!("{particle}{base}"), Form::Joined);
            add(&format!("{particle}zu{base}"), Form::Joined);
        }
        for (part, form) in forms.split('|').zip([Form::Finite, Form::Participle, Form::Gerund]) {
            for word in part.split_whitespace() {
                add(word, form);
                if let (Some(particle), Form::Finite) = (particle, form) {
                    add(&format!("{particle}{word}"), Form::Joined);
                }
                let apart =
                    particle.filter(|_| form == Form::Participle).and_then(|particle| word.strip_prefix(particle));
                if let Some(apart) = apart {
                    add(apart, Form::Split);
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(text: &str) -> Result<Attribution, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn a_line_gives_every_form_of_a_verb() {
        let attribution = section("[verbs]\nsay = [\"mit+teilen: teilt teilte | mitgeteilt\"]").unwrap_or_default();
        let form = |word: &str| attribution.entry(word).map(|entry| entry.forms[0].form);
        assert_eq!(form("teilte"), Some(Form::Finite));
        assert_eq!(form("mitteilte"), Some(Form::Joined));
        assert_eq!(form("mitzuteilen"), Some(Form::Joined));
        assert_eq!(form("mitgeteilt"), Some(Form::Participle));
        let verb = attribution.entry("teilt").and_then(|entry| attribution.verb(entry.forms[0].verb));
        assert_eq!(verb.and_then(|verb| verb.particle.as_deref()), Some("mit"));
    }

    #[test]
    fn a_regular_verb_names_its_conjugation() {
        let text = "[conjugations]\ner = \"e a | é | ant\"\n[verbs]\nsay = [\"annoncer: -er annonç\"]";
        let attribution = section(text).unwrap_or_default();
        let form = |word: &str| attribution.entry(word).map(|entry| entry.forms[0].form);
        assert_eq!(form("annonce"), Some(Form::Finite));
        assert_eq!(form("annonça"), Some(Form::Finite));
        assert_eq!(form("annoncé"), Some(Form::Participle));
        assert_eq!(form("annonçant"), Some(Form::Gerund));
        assert!(section("[verbs]\nsay = [\"annoncer: -er\"]").is_err());
    }

    #[test]
    fn a_misspelt_line_is_an_error() {
        assert!(section("[verbs]\nsay = [\"sagen sagt\"]").is_err());
        assert!(section("[words]\nnoun = [\"sagt\"]").is_err());
    }
}
