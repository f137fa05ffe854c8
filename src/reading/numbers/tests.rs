//! That reading never panics, keeps its promises on any text, and does work in proportion to it.

use super::{numbers, read};
use crate::language::Language;
use crate::reading::Detail;
use proptest::prelude::*;

const LANGUAGES: [&str; 8] = ["de", "en", "es", "fr", "it", "nl", "pt", "ru"];

fn language(code: &str) -> Language {
    Language::parse(code).unwrap()
}

/// Sorted, apart, on characters, with a phrase around each.
fn keeps_its_promises(text: &str, code: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for claim in numbers(text, &[], language(code)) {
        prop_assert!(claim.span.start >= end && !claim.span.is_empty());
        prop_assert!(text.get(claim.span.range()).is_some());
        end = claim.span.end;
        let Detail::Number(number) = &claim.detail else { return Err(TestCaseError::fail("no number")) };
        prop_assert!(number.value.is_none_or(f64::is_finite));
        if let Some(phrase) = number.phrase {
            prop_assert!(phrase.covers(claim.span) && text.get(phrase.range()).is_some());
        }
    }
    Ok(())
}

/// Pieces that make numbers, and pieces that break them.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "1",
        "12",
        "123",
        "1234",
        "007",
        "00",
        "2020",
        "½",
        ".",
        ",",
        "'",
        "’",
        ":",
        "/",
        "-",
        "–",
        "−",
        "+",
        "(",
        ")",
        "[",
        "]",
        "%",
        "€",
        "$",
        "°",
        "C",
        "m",
        "k",
        "§",
        "\"",
        " ",
        " ",
        " ",
        "\u{a0}",
        "\u{202f}",
        "\n",
        "\n\n",
        "\t",
        "zwei",
        "hundert",
        "und",
        "tausend",
        "Millionen",
        "halb",
        "Drittel",
        "bis",
        "zwischen",
        "von",
        "auf",
        "Uhr",
        "Mai",
        "Montag",
        "Jahre",
        "alt",
        "Euro",
        "Cent",
        "two",
        "hundred",
        "and",
        "a",
        "half",
        "third",
        "of",
        "one",
        "in",
        "to",
        "between",
        "pm",
        "May",
        "Monday",
        "years",
        "old",
        "dollars",
        "cents",
        "feet",
        "Art.",
        "Tel.",
        "www.a.de",
        "x",
        "T",
        "Q",
        "ß",
        "🙂",
        "dreiundzwanzigtausend",
        "einundzwanzig",
        "th",
        "ish",
        "times",
        "as",
        "Jayanti",
        "heures",
        "mil",
        "milioni",
        "cinco",
        "mayo",
        "drieëntwintig",
        "een",
        "ventitré",
        "alle",
        "por",
        "dia",
        "or",
        "fold",
        "foot",
        "stone",
        "pounds",
        "bps",
        "AD",
        "BC",
        "early",
        "in his",
        "from",
        "rose",
        "last",
        "week",
        "today",
        "at",
    ]);
    prop::collection::vec(words, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        for code in LANGUAGES {
            keeps_its_promises(&text, code)?;
        }
    }

    #[test]
    fn any_mix_of_pieces_is_read(text in pieces()) {
        for code in LANGUAGES {
            keeps_its_promises(&text, code)?;
        }
    }
}

/// Strings that invite reading the same words again and again.
const HOSTILE: [&str; 57] = [
    "1",
    "1 ",
    "1.",
    "1,",
    "1-",
    "1/",
    "1:",
    "12 ",
    "1.234.",
    "123 456 ",
    "0 ",
    "+1 ",
    "(1) ",
    "1–2 ",
    "$1 ",
    "1 € ",
    "zwei ",
    "zwei und ",
    "hundert ",
    "von 1 bis ",
    "zwischen 1 und ",
    "1. Mai ",
    "two and a half ",
    "one in five ",
    "einundzwanzig",
    "May 1 to ",
    "Name 1, ",
    "6-3, ",
    "1 or ",
    "5 May and ",
    "'08 ",
    "\"1\" ",
    "6'2\" ",
    "1:2.3 ",
    "£1 to ",
    "one-in-",
    "twenty-",
    "half-a-",
    "24 milioni e ",
    "mil e ",
    "cinco de ",
    "een of ",
    "1 y 1 de mayo ",
    "vingt et un mai ",
    "alle 2 ",
    "de 1 a ",
    "1/2-",
    "1\n",
    "1  ",
    "– 1 ",
    "15.- ",
    "n.º 1/2 ",
    "two hundred and ",
    "thirty-",
    "million, two ",
    "9a to ",
    "1 (kg) ",
];

#[test]
fn work_grows_with_the_text_and_no_faster() {
    for code in LANGUAGES {
        for piece in HOSTILE {
            let work = |times: usize| read(&piece.repeat(times), &[], language(code)).1;
            let (small, large) = (work(500), work(4000));
            assert!(large <= small * 9 + 1000, "{code} {piece:?}: {small} steps for 500, {large} for 4000");
        }
    }
}

#[test]
fn a_long_paragraph_is_read_in_stretches() {
    let text = "Es kamen 12 Gäste. ".repeat(20_000);
    let claims = numbers(&text, &[], language("de"));
    assert_eq!(claims.len(), 20_000);
    assert!(claims.iter().all(|claim| claim.span.of(&text) == "12"));
}
