//! Which names are one, and which are not; and texts in which whoever is heard is marked: `{A Anna Vollmer}`. Marks of
//! one letter have one source, those of two letters two, and `{? she}` has none.

use super::spelling::Ear;
use super::{generation, names_agree};
use crate::Span;
use crate::article::Article;
use crate::language::Language;
use crate::reading::{Detail, Reading, SourceIndex, read};

/// Takes the marks out: the text, and what each mark says of which words.
fn parse(marked: &str) -> (String, Vec<(char, Span)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('{') {
        text.push_str(before);
        let (inside, after) = mark.split_once('}').expect("a mark is closed");
        let letter = inside.chars().next().expect("a mark has a letter");
        let words = &inside[letter.len_utf8() + 1..];
        marks.push((letter, Span::new(text.len(), text.len() + words.len())));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

/// The source that some words name, where they are credited with something: `Some(None)` if that is left open.
fn source_of(reading: &Reading, words: Span) -> Option<Option<SourceIndex>> {
    let meets = |span: Span| span.start < words.end && words.start < span.end;
    let claims = reading.claims.iter().filter(|claim| match &claim.detail {
        Detail::Quote(quote) => quote.speaker.is_some_and(meets),
        Detail::Source(_) => meets(claim.span),
        Detail::Number(_) => false,
    });
    claims.map(|claim| claim.source).max()
}

fn check(language: Language, marked: &str) {
    let (text, marks) = parse(marked);
    let reading = read(&Article::from_text(text.clone()), Some(language));
    let mut letters: Vec<(char, SourceIndex)> = Vec::new();
    for (letter, words) in marks {
        let Some(source) = source_of(&reading, words) else {
            panic!("nobody is heard at {} in {text}", words.of(&text))
        };
        let known = letters.iter().find(|(known, _)| *known == letter).map(|&(_, source)| source);
        let name = |source: SourceIndex| reading.sources.get(source.0).map(|source| source.name.as_str());
        match source {
            None => assert_eq!(letter, '?', "nobody is found for {} in {text}", words.of(&text)),
            Some(source) if known.is_none() && letter != '?' => {
                let other = letters.iter().find(|(_, known)| *known == source);
                assert_eq!(other, None, "{} is {:?} in {text}", words.of(&text), name(source));
                letters.push((letter, source));
            }
            Some(source) => assert_eq!(Some(source), known, "{} is {:?} in {text}", words.of(&text), name(source)),
        }
    }
}

/// A text a line; lines that begin with # tell what follows.
fn check_file(language: Language, texts: &str) {
    for line in texts.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        check(language, line);
    }
}

#[test]
fn german_sources_are_joined() {
    check_file(Language::GERMAN, include_str!("../../../tests/sources/de.txt"));
}

#[test]
fn english_sources_are_joined() {
    check_file(Language::ENGLISH, include_str!("../../../tests/sources/en.txt"));
}

fn sound_alike(a: &str, b: &str) -> bool {
    Ear::default().same(a, b)
}

#[test]
fn spellings_of_one_name_sound_alike() {
    for spellings in [
        "Tschechow|Chekhov|Tchekhov|Tsjechov",
        "Schukow|Zhukov",
        "Dserschinski|Dserschinskij|Dserschinskyj",
        "Weißmann|Weissmann",
        "Jäger|Jaeger|Jägers",
        "Björnson|Bjoernson",
        "al-Hariri|Hariri|el-Hariri",
        "Vollmer|Vollmers|Vollmer’s",
        "Yermolenko|Jermolenko",
        "Wolodymyr|Volodymyr|Wladimir",
    ] {
        let all: Vec<&str> = spellings.split('|').collect();
        for (place, a) in all.iter().enumerate() {
            for b in &all[place + 1..] {
                assert!(sound_alike(a, b), "{a} and {b}");
            }
        }
    }
}

#[test]
fn names_of_different_people_do_not() {
    for pair in [
        "Hartmann|Herrmann",
        "Iwanow|Iwanowa",
        "Kowalski|Kowalska",
        "Thiel|Diehl",
        "Bauer|Baur",
        "Schäfer|Scheffer",
        "Meister|Master",
        "Lund|Lunden",
        "Berg|Burg",
        "Orlow|Orloff-Meier",
    ] {
        let (a, b) = pair.split_once('|').unwrap();
        assert!(!sound_alike(a, b), "{a} and {b}");
    }
}

#[test]
fn given_names_keep_people_apart() {
    let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let agree = |a: &str, b: &str| names_agree(&Ear::default(), &words(a), &words(b));
    assert!(agree("Anna Vollmer", "Vollmer"));
    assert!(agree("Anna Vollmer", "A. Vollmer"));
    assert!(agree("Anna Maria Vollmer", "Anna Vollmer"));
    assert!(agree("Kim Min Seo", "Kim"));
    assert!(!agree("Anna Vollmer", "Paul Vollmer"));
    assert!(!agree("Paul Vollmer Jr.", "Paul Vollmer Sr."));
    assert!(!agree("Anna Vollmer", "Weber"));
    assert_eq!(generation(&words("Paul Vollmer Jr.")), Some("Jr."));
}
