//! Checks as data: an article of our own and what it is asked. `⟦kind …⟧` marks the words of a check.

use super::*;
use crate::language::Language;
use crate::reading;
use proptest::prelude::*;

/// The text without its marks, and the marked words by kind.
fn parse(marked: &str) -> (String, Vec<(String, String)>) {
    let mut text = String::new();
    let mut wanted = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (marked, behind) = after.split_once('⟧').unwrap();
        let (kind, words) = marked.split_once(' ').unwrap();
        text.push_str(before);
        text.push_str(words);
        wanted.push((kind.to_owned(), words.to_owned()));
        rest = behind;
    }
    text.push_str(rest);
    (text, wanted)
}

fn check(language: Language, marked: &str) {
    let (text, wanted) = parse(marked);
    let article = crate::article::Article::from_text(text);
    let reading = reading::read(&article, Some(language));
    let told = checks(&article, &reading);
    let told: Vec<_> =
        told.iter().map(|check| (check.finding.kind().word().to_owned(), check.words(&article).to_owned())).collect();
    assert_eq!(told, wanted, "in {}", article.text);
}

#[test]
fn figures_and_quotes_hang_on_somebody() {
    for marked in [
        "Der Umbau kostet ⟦unsourced-figure 4,2 Millionen Euro⟧. Die Arbeiten beginnen im Mai.",
        "Der Umbau kostet 4,2 Millionen Euro. Das teilte die Stadtverwaltung Kassel mit.",
        "Der Umbau kostet nach Angaben der Stadtverwaltung Kassel 4,2 Millionen Euro.",
        "Zwei Männer stiegen am 3. Mai um 8 Uhr in den Bus.",
        "Der Rat beriet lange. ⟦unattributed-quote „Das wird uns noch Jahre beschäftigen.“⟧",
        "„Das wird uns noch Jahre beschäftigen“, sagte Bürgermeisterin Anna Vollmer.",
    ] {
        check(Language::GERMAN, marked);
    }
    for marked in [
        "The bridge will cost ⟦unsourced-figure $4.2 million⟧. Work begins in May.",
        "The bridge will cost $4.2 million, Mayor Anna Fuller said.",
        "The bridge will cost $4.2 million. Mayor Anna Fuller said so on Friday.",
        "The council debated for hours. ⟦unattributed-quote “We will be busy with this for years to come.”⟧",
    ] {
        check(Language::ENGLISH, marked);
    }
}

#[test]
fn whoever_is_heard_has_a_name() {
    for marked in [
        "Aus ⟦single-unnamed Regierungskreisen⟧ hieß es, die Brücke werde gesperrt.",
        "⟦bare-name Vollmer⟧ sagte, die Brücke werde gesperrt. Später sprach auch Anna Vollmer mit den Anwohnern.",
        "Bürgermeisterin Vollmer sagte, die Brücke werde gesperrt.",
        "Anna Vollmer, die Leiterin der Wache, sagte, die Brücke werde gesperrt. Vollmer will sie bald öffnen.",
    ] {
        check(Language::GERMAN, marked);
    }
    for marked in [
        "The bridge will close, ⟦single-unnamed people familiar with the plan⟧ said.",
        "The bridge will close, ⟦bare-name Fuller⟧ said. Later Anna Fuller met the neighbours.",
        "The bridge will close, Mayor Fuller said.",
        "⟦relay The Herald⟧ reported on Friday, citing two officials, that the bridge will close.",
        "Anna Holloway, the mayor, said the bridge is safe. Anna ⟦two-spellings Hollowey⟧ said so twice.",
    ] {
        check(Language::ENGLISH, marked);
    }
}

#[test]
fn figures_for_one_thing_agree() {
    for marked in [
        "Bei dem Unfall wurden nach Angaben der Polizei 34 Menschen verletzt. Die Feuerwehr Kassel sprach von ⟦disagreement 36⟧ Verletzten.",
        "Die Polizei meldete 34 Verletzte. Weitere 20 Verletzte meldete die Feuerwehr Kassel.",
        "Die Polizei meldete 34 Verletzte. In Fulda meldete sie 5 Verletzte.",
    ] {
        check(Language::GERMAN, marked);
    }
    for marked in [
        "Police said 34 people were injured. Mayor Anna Fuller spoke of ⟦disagreement 36⟧ injured people.",
        "Police said 34 people were injured and another 20 were hurt in a panic.",
    ] {
        check(Language::ENGLISH, marked);
    }
}

proptest! {
    /// Whatever the text, every check is about words that stand in it, and is told once.
    #[test]
    fn checks_are_about_words_of_the_text(
        words in proptest::collection::vec(
            prop_oneof![
                Just("„"), Just("“"), Just("Vollmer"), Just("Anna"), Just("sagte"), Just(","), Just("."), Just("34"),
                Just("Verletzte"), Just("36"), Just("Reuters"), Just("Insider"), Just("laut"), Just("\n\n"), Just("ö"),
            ],
            0..60,
        ),
    ) {
        let article = crate::article::Article::from_text(words.join(" "));
        let reading = reading::read(&article, Some(Language::GERMAN));
        let told = checks(&article, &reading);
        for check in &told {
            prop_assert!(!check.words(&article).is_empty());
            prop_assert!(check.others.iter().all(|other| !other.of(&article.text).is_empty()));
        }
        prop_assert!(told.iter().enumerate().all(|(at, check)| !told[..at].contains(check)), "{told:?}");
    }
}
