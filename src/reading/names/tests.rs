//! Names marked [p Person], [o Organisation] and [l Place] inside the text; what a model file may be; how it is trained.

use super::*;
use crate::Span;
use crate::reading::{Options, read_watched};
use proptest::prelude::*;
use std::ops::ControlFlow;

/// The text without its marks, and the names they mark.
fn unmarked(marked: &str) -> (String, Vec<Name>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text += before;
        let (name, after) = after.split_once(']').expect("a mark is closed");
        let kind = match &name[..2] {
            "p " => NameKind::Person,
            "o " => NameKind::Organisation,
            "l " => NameKind::Place,
            other => panic!("no such mark: {other}"),
        };
        let start = text.len();
        text += &name[2..];
        names.push(Name { span: Span::new(start, text.len()), kind });
        rest = after;
    }
    (text + rest, names)
}

fn marked(text: &str, names: &[Name]) -> String {
    let (mut marked, mut at) = (String::new(), 0);
    for name in names {
        let letter = match name.kind {
            NameKind::Person => 'p',
            NameKind::Organisation => 'o',
            NameKind::Place => 'l',
            NameKind::Other => 'x',
        };
        marked += &format!("{}[{letter} {}]", &text[at..name.span.start], name.span.of(text));
        at = name.span.end;
    }
    marked + &text[at..]
}

fn read_names(text: &str, language: Language) -> Vec<Name> {
    let article = Article::from_text(text.to_owned());
    let options = Options { names: true };
    read_watched(&article, Some(language), options, &mut |_| ControlFlow::Continue(())).unwrap_or_default().names
}

/// Every text is read with just these names.
#[track_caller]
fn check(language: Language, texts: &[&str]) {
    let mut wrong = Vec::new();
    for wanted in texts {
        let (text, _) = unmarked(wanted);
        let seen = marked(&text, &read_names(&text, language));
        if seen != *wanted {
            wrong.push(format!("wanted {wanted}\n   saw {seen}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn german_names() {
    check(
        Language::GERMAN,
        &[
            "Die Stadtwerke warten, sagte [p Jana Weber] am Montag in [l Hanau].",
            "Dr. [p Petra Kranz] leitet die Klinik in [l Kassel].",
            "Herr [p Brandt] wollte sich dazu nicht äußern.",
            "Frau [p Müller-Lüdenscheidt] wohnt seit Jahren in [l Bremen].",
            "[p Ursula von der Leyen] reiste am Freitag nach [l Warschau].",
            "[p J. R. Becker] und [p Hans-Peter Vogt] stimmten dagegen.",
            "Das [o US-Außenministerium] bestätigte den Besuch.",
            "Der Wagen rollte durch [l Berlin], [l Hamburg] und [l Köln].",
            "Die Feuerwehr rückte mit drei Wagen aus, das Wasser steht im Keller.",
            "Der Konzern [o Siemens] streicht Stellen in [l Erlangen].",
            "Der Trainer von [o Borussia Dortmund] lobte die Mannschaft.",
        ],
    );
}

#[test]
fn german_genitives() {
    check(
        Language::GERMAN,
        &[
            "Die Rede [p Angela Merkels] dauerte eine Stunde.",
            "[l Deutschlands] Exporte stiegen, teilte die Behörde mit.",
        ],
    );
}

#[test]
fn german_headlines_and_datelines() {
    check(
        Language::GERMAN,
        &[
            "[l BERLIN] ([o dpa]) – Das Gericht sprach zwei Männer frei.",
            "[l München]. Die Wahlbeteiligung lag am Sonntag bei 40 Prozent.",
            "[p ANGELA MERKEL] REIST NACH [l PARIS]",
        ],
    );
}

#[test]
fn english_names() {
    check(
        Language::ENGLISH,
        &[
            "More about the ferry is on harbourline.com every week.",
            "“We are late,” said [p Anna Vollmer], a spokeswoman for the [o World Bank].",
            "President [p Okonjo] met Prime Minister [p Laura Finch] in [l Nairobi] on Monday.",
            "Mr. [p Krugman] declined to comment.",
            "Dr. [p Helen Marsh] of the [o University of Leeds] led the study.",
            "[p J. K. Harrow] and [p Mary-Ann Stone] voted against it.",
            "[p Ahmed al-Rashid] spoke to [o Reuters] in [l Baghdad].",
            "[l Kenya]'s government denied it, and so did [l Uganda]'s.",
            "The [l Chicago]-based company sells shoes.",
            "She moved from [l Nicaragua] to [l Costa Rica] in 1998.",
            "The minister did not attend the meeting on Thursday.",
        ],
    );
}

#[test]
fn english_headlines_and_datelines() {
    check(
        Language::ENGLISH,
        &[
            "[l NAIROBI], [l Kenya] ([o Reuters]) - Voters went to the polls on Sunday.",
            "[p ANGELA MERKEL] ARRIVES IN [l PARIS]",
        ],
    );
}

#[test]
fn a_surname_is_the_person_of_the_full_name() {
    check(
        Language::GERMAN,
        &[
            "[p Annika Vollmer] sprach zuerst.\n\nDann ging alles schnell. Auch [p Vollmer] stimmte zu. [p Vollmers] Rede war kurz.",
        ],
    );
    check(
        Language::ENGLISH,
        &["[p Derek Jordan] spoke first.\n\nLater [p Jordan] said nothing more. [p Jordan]'s lawyer left."],
    );
}

#[test]
fn every_embedded_model_fits_the_program() {
    for (code, bytes) in FILES {
        let model = Model::from_bytes(bytes).unwrap_or_else(|error| panic!("assets/names/{code}.bin: {error}"));
        assert_eq!(model.language().code(), *code);
        assert_eq!(model.to_bytes(), *bytes, "{code}");
    }
}

/// A few sentences to learn from.
fn lessons() -> Vec<Example> {
    let texts = [
        "[p Anna Vollmer] lives in [l Kassel].",
        "[p Peter Stone] works for [o Acme Ltd] in [l Leeds].",
        "The committee met on Monday.",
        "[o Acme Ltd] closed its office in [l Hull], said [p Mary Finch].",
    ];
    let read = |(source, text): (usize, &&str)| {
        let (text, names) = unmarked(text);
        Example { text, names, source }
    };
    texts.iter().enumerate().map(read).collect()
}

fn small() -> Settings {
    Settings { bits: 10, rounds: 5, ..Settings::default() }
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    let train = || train(&lessons(), &["committee"], Language::ENGLISH, &small()).to_bytes();
    assert_eq!(train(), train());
}

#[test]
fn what_is_trained_is_found() {
    let model = train(&lessons(), &[], Language::ENGLISH, &small());
    for example in lessons() {
        assert_eq!(names(&example.text, &model), example.names, "{}", example.text);
    }
}

#[test]
fn a_file_that_is_none_is_an_error() {
    let bytes = train(&lessons(), &[], Language::ENGLISH, &small()).to_bytes();
    assert!(Model::from_bytes(&bytes).is_ok());
    assert_eq!(Model::from_bytes(b"PK\x03\x04").err(), Some(ModelError::Foreign));
    assert_eq!(Model::from_bytes(b"").err(), Some(ModelError::Foreign));
    let mut other = bytes.clone();
    other[4] = VERSION + 1;
    assert_eq!(Model::from_bytes(&other).err(), Some(ModelError::Version(VERSION + 1)));
    for length in 5..bytes.len() {
        assert_eq!(Model::from_bytes(&bytes[..length]).err(), Some(ModelError::Damaged), "{length} bytes");
    }
}

proptest! {
    /// A changed byte is an error, and so is a changed file whose sum has been set right.
    #[test]
    fn damage_is_no_panic(at in 5usize..2000, byte in any::<u8>()) {
        static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
        let bytes = BYTES.get_or_init(|| train(&lessons(), &[], Language::ENGLISH, &small()).to_bytes());
        let mut bytes = bytes.clone();
        let at = at % bytes.len();
        if at == 4 || bytes[at] == byte {
            return Ok(());
        }
        bytes[at] = byte;
        prop_assert!(Model::from_bytes(&bytes).is_err());
        let body = bytes.len() - 4;
        let sum = model::checksum(&bytes[..body]);
        bytes[body..].copy_from_slice(&sum.to_le_bytes());
        let _ = Model::from_bytes(&bytes);
    }

    /// Whatever the text, names come in order, apart, on the boundaries of characters, and are not empty.
    #[test]
    fn names_are_stretches_of_the_text(text in "(\\PC|[A-Z][a-zß]{1,6}|[ .,\n„“’'()-]|Dr\\.|von|Merkels|BERLIN){0,40}") {
        for language in [Language::GERMAN, Language::ENGLISH, Language::UNKNOWN] {
            let mut end = 0;
            for name in read_names(&text, language) {
                prop_assert!(name.span.start >= end && name.span.end > name.span.start);
                prop_assert!(text.get(name.span.start..name.span.end).is_some());
                end = name.span.end;
            }
        }
    }
}
