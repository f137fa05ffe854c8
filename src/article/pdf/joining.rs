//! Joins lines: a space between words, nothing between the halves of a word that was broken at the end of a line.
//!
//! No list of words is known here. Whether a hyphen at the end of a line is part of the word is told by what follows it
//! and by how the document writes the word elsewhere.

use super::lines::Line;
use std::collections::HashSet;

/// What comes between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// A space.
    Space,
    /// Nothing.
    Nothing,
    /// Nothing, and the hyphen before it goes.
    Whole,
}

/// The words of a document as they stand within its lines, in small letters.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashSet<String>,
    /// Words that follow a hyphen and a space, as the *and* in *pre- and post-war*.
    after_hyphen: HashSet<String>,
}

impl Vocabulary {
    /// Takes in the words of lines that follow one another.
    pub(super) fn take_in(&mut self, lines: &[Line]) {
        let mut broken = false;
        for line in lines {
            let text = line.text().to_lowercase();
            let tokens: Vec<&str> = text.split(' ').collect();
            let last = tokens.len().saturating_sub(1);
            let ends_broken = super::paragraphs::ends_broken(&text);
            for (index, token) in tokens.iter().enumerate() {
                if index == 0 && broken || index == last && ends_broken {
                    continue;
                }
                self.words.insert(core(token).to_owned());
                let suspended = index > 0 && super::paragraphs::ends_broken(tokens[index - 1]);
                if suspended && token.starts_with(char::is_alphabetic) {
                    self.after_hyphen.insert(core(token).to_owned());
                }
            }
            broken = ends_broken;
        }
    }

    /// What comes between a line that ends with the word `left` and one that begins with the word `right`.
    pub(super) fn join(&self, left: &str, right: &str) -> Join {
        let Some(mark) = left.chars().next_back() else { return Join::Space };
        let stem = &left[..left.len() - mark.len_utf8()];
        let Some(next) = right.chars().next() else { return Join::Space };
        let after_word = stem.ends_with(char::is_alphanumeric);
        match mark {
            '\u{ad}' => Join::Whole,
            '-' | '\u{2010}' if after_word => self.join_hyphenated(core(stem), core(right), stem, next),
            // "and/or", "1990–2000", and dashes set without spaces.
            '/' if after_word && next.is_alphanumeric() => Join::Nothing,
            '–' if stem.ends_with(|c: char| c.is_ascii_digit()) && next.is_ascii_digit() => Join::Nothing,
            '—' if after_word => Join::Nothing,
            _ if next == '—' && right.chars().nth(1).is_some_and(char::is_alphanumeric) => Join::Nothing,
            _ => Join::Space,
        }
    }

    fn join_hyphenated(&self, stem: &str, right: &str, whole_stem: &str, next: char) -> Join {
        let (stem, right) = (stem.to_lowercase(), right.to_lowercase());
        let last_part = whole_stem.rsplit('-').next().unwrap_or_default();
        let letters = last_part.chars().filter(|c| c.is_alphanumeric()).count();
        let written_whole = || self.words.contains(&format!("{stem}{right}"));
        let written_apart = || self.words.contains(&format!("{stem}-{right}"));
        let is_address = whole_stem.contains("://") || whole_stem.contains("www.") || whole_stem.contains('@');
        if !next.is_lowercase() || is_address {
            let is_capitals = last_part.chars().all(char::is_uppercase) && next.is_uppercase();
            return if is_capitals && written_whole() { Join::Whole } else { Join::Nothing };
        }
        if written_whole() {
            return Join::Whole;
        }
        if self.after_hyphen.contains(&right) {
            return Join::Space;
        }
        // An abbreviation, a letter or a number is not broken from the word it belongs to.
        let stands_alone = letters < 2
            || last_part.ends_with(|c: char| c.is_ascii_digit())
            || last_part.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if stands_alone || written_apart() { Join::Nothing } else { Join::Whole }
    }
}

/// A word without the marks around it.
fn core(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[&str], after_hyphen: &[&str]) -> Vocabulary {
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Vocabulary { words: set(words), after_hyphen: set(after_hyphen) }
    }

    #[track_caller]
    fn check(known: &Vocabulary, left: &str, right: &str, joined: &str) {
        let found = match known.join(left, right) {
            Join::Space => format!("{left} {right}"),
            Join::Nothing => format!("{left}{right}"),
            Join::Whole => format!("{}{right}", &left[..left.len() - left.chars().next_back().unwrap().len_utf8()]),
        };
        assert_eq!(found, joined);
    }

    #[test]
    fn words_broken_at_the_end_of_a_line() {
        let none = Vocabulary::default();
        check(&none, "Wirt-", "schaft,", "Wirtschaft,");
        check(&none, "US-Außen-", "ministerium", "US-Außenministerium");
        check(&none, "Wirt\u{ad}", "schaft", "Wirtschaft");
        check(&none, "Müller-", "Lüdenscheidt", "Müller-Lüdenscheidt");
        check(&none, "20-", "jährige", "20-jährige");
        check(&none, "EU-", "weit", "EU-weit");
        check(&none, "E-", "mail", "E-mail");
        check(&none, "Covid-", "19", "Covid-19");
        check(&none, "Haus", "und", "Haus und");
        check(&none, "–", "sagte", "– sagte");
        check(&none, "und/", "oder", "und/oder");
        check(&none, "1990–", "2000", "1990–2000");
        check(&none, "word—", "another", "word—another");
        check(&none, "https://example.org/a-", "b", "https://example.org/a-b");
    }

    #[test]
    fn the_document_shows_how_it_writes_a_word() {
        let known = vocabulary(&["deutsch-polnische", "ministerium"], &["und"]);
        check(&known, "deutsch-", "polnische", "deutsch-polnische");
        check(&known, "Vor-", "und", "Vor- und");
        check(&known, "MINIS-", "TERIUM", "MINISTERIUM");
    }
}
