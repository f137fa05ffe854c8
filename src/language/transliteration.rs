//! Writing a name's sounds in one way, whatever language spelled it: Selenskyj, Zelensky, Zelenskiy.
//!
//! A scheme is how one language spells sounds (German `sch`, English `sh`, Dutch `sj`), as rewriting rules. A name is
//! rewritten by every scheme, since nothing tells which language spelled it, and then by the rules for sounds that
//! every language is careless about. Two spellings are of one name where any two of the results agree.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What stands beside a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Anything,
    Edge,
    Vowel,
    Consonant,
    Letter(u8),
}

/// One rule: `left|pattern|right=replacement`, where `^` and `$` are the edges of the word, `V` a vowel, `K` a
/// consonant, and any other letter itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    left: Beside,
    pattern: String,
    right: Beside,
    replacement: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Section {
    letters: BTreeMap<char, String>,
    schemes: BTreeMap<String, Vec<String>>,
    sounds: Vec<String>,
}

/// The rules of `shared.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(try_from = "Section")]
pub struct Transliteration {
    letters: BTreeMap<char, String>,
    schemes: Vec<Rules>,
    sounds: Rules,
}

/// Rules that are tried together.
#[derive(Debug)]
struct Rules {
    /// By the first letter of their patterns; those with longer patterns first.
    by_letter: [Vec<Rule>; BYTES],
    /// Whether a rule reads the letters that an accented one is written with: "oe" as a sound of its own.
    reads_accents: bool,
}

/// Bytes there are.
const BYTES: usize = 1 + u8::MAX as usize;

impl Default for Rules {
    fn default() -> Self {
        Self { by_letter: [const { Vec::new() }; BYTES], reads_accents: false }
    }
}

impl TryFrom<Section> for Transliteration {
    type Error = String;

    fn try_from(section: Section) -> Result<Self, String> {
        let rules = |lines| rules(lines, &section.letters);
        let schemes = section.schemes.into_values().map(rules).collect::<Result<_, _>>()?;
        let sounds = rules(section.sounds)?;
        Ok(Self { letters: section.letters, schemes, sounds })
    }
}

fn rules(lines: Vec<String>, letters: &BTreeMap<char, String>) -> Result<Rules, String> {
    let mut rules = Rules::default();
    for line in &lines {
        let rule = rule(line)?;
        rules.reads_accents |= letters.values().any(|letters| *letters == rule.pattern);
        let first = rule.pattern.bytes().next().unwrap_or_default();
        rules.by_letter[usize::from(first)].push(rule);
    }
    for rules in &mut rules.by_letter {
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.pattern.len()));
    }
    Ok(rules)
}

fn rule(line: &str) -> Result<Rule, String> {
    let (match_, replacement) = line.split_once('=').ok_or_else(|| format!("no replacement in the rule {line:?}"))?;
    let parts: Vec<&str> = match_.split('|').collect();
    let (left, pattern, right) = match parts[..] {
        [pattern] => ("", pattern, ""),
        [left, pattern, right] => (left, pattern, right),
        _ => return Err(format!("neither one part nor three in the rule {line:?}")),
    };
    if pattern.is_empty() {
        return Err(format!("no pattern in the rule {line:?}"));
    }
    Ok(Rule { left: beside(left)?, pattern: pattern.into(), right: beside(right)?, replacement: replacement.into() })
}

fn beside(part: &str) -> Result<Beside, String> {
    match part.as_bytes() {
        [] => Ok(Beside::Anything),
        [b'^' | b'$'] => Ok(Beside::Edge),
        [b'V'] => Ok(Beside::Vowel),
        [b'K'] => Ok(Beside::Consonant),
        [letter] => Ok(Beside::Letter(*letter)),
        _ => Err(format!("{part:?} is not one letter")),
    }
}

impl Beside {
    fn fits(self, letter: Option<u8>) -> bool {
        match (self, letter) {
            (Self::Anything, _) | (Self::Edge, None) => true,
            (Self::Edge, Some(_)) | (_, None) => false,
            (Self::Vowel, Some(letter)) => is_vowel(letter),
            (Self::Consonant, Some(letter)) => !is_vowel(letter),
            (Self::Letter(wanted), Some(letter)) => wanted == letter,
        }
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn rewrite(word: &str, rules: &Rules) -> String {
    let bytes = word.as_bytes();
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while at < bytes.len() {
        let fitting = rules.by_letter[usize::from(bytes[at])].iter().find(|rule| {
            let end = at + rule.pattern.len();
            bytes[at..].starts_with(rule.pattern.as_bytes())
                && rule.left.fits(at.checked_sub(1).map(|before| bytes[before]))
                && rule.right.fits(bytes.get(end).copied())
        });
        match fitting {
            Some(rule) => {
                out.push_str(&rule.replacement);
                at += rule.pattern.len();
            }
            None => {
                out.push(char::from(bytes[at]));
                at += 1;
            }
        }
    }
    out
}

/// Shortest name that is rewritten; shorter ones must agree letter by letter.
const SHORTEST: usize = 4;
/// Shortest name whose umlaut may have been dropped: Muller, but not Soder.
const SHORTEST_WITHOUT_UMLAUT: usize = 6;

impl Transliteration {
    /// The ways one word of a name may sound, in ASCII; never empty for a word with letters.
    pub fn sounds(&self, word: &str) -> Vec<String> {
        let small = word.to_lowercase();
        let mut spelled = String::with_capacity(small.len());
        for letter in small.chars() {
            match self.letters.get(&letter) {
                Some(letters) => spelled.push_str(letters),
                None => spelled.push(letter),
            }
        }
        let plain = letters(&spelled);
        let mut plains = vec![plain];
        if spelled != small && small.chars().count() >= SHORTEST_WITHOUT_UMLAUT {
            plains.push(letters(&small));
        }
        let mut sounds = Vec::new();
        for plain in plains {
            if plain.len() >= SHORTEST {
                // A scheme that reads "oe" as a sound of its own is none for a name that was written with "ö".
                let schemes = self.schemes.iter().filter(|scheme| spelled == small || !scheme.reads_accents);
                let mut heard: Vec<String> = schemes.map(|scheme| rewrite(&plain, scheme)).collect();
                // Most schemes leave most names as they are.
                heard.sort_unstable();
                heard.dedup();
                sounds.extend(heard.iter().map(|word| rewrite(word, &self.sounds)));
            }
            sounds.push(plain);
        }
        sounds.sort_unstable();
        sounds.dedup();
        sounds
    }
}

/// ASCII letters and digits in small letters.
fn letters(word: &str) -> String {
    deunicode::deunicode(word).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_without_a_replacement_is_an_error() {
        assert!(rule("sch").is_err());
        assert!(rule("a|b=c").is_err());
        assert!(rule("ab|c|=d").is_err());
        assert!(rule("K|y|$=i").is_ok());
    }

    #[test]
    fn rules_see_what_stands_beside() {
        let rules =
            rules(vec!["K|y|$=i".to_owned(), "sch=S".to_owned(), "^|je|=e".to_owned()], &BTreeMap::new()).unwrap();
        assert_eq!(rewrite("jeschky", &rules), "eSki");
        assert_eq!(rewrite("maya", &rules), "maya");
    }
}
