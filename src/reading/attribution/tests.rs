//! Texts with their quotations marked: `⟦d1 … ⟧` is direct speech number 1 (`m` mixed, `i` indirect, `t` a term),
//! `{1 … }` names its speaker and `<1 … >` is its cue. One name or cue can serve several: `{12 … }`.

mod forms;
mod odd_marks;

use super::*;
use crate::article::{Article, Block};
use crate::language::Language;
use proptest::prelude::*;

fn found(text: &str, blocks: &[Block], language: Language) -> Vec<Attribution> {
    let document = Document::new(text, blocks, language);
    let phrases = Phrases::new(&document);
    attributions(&phrases).0
}

fn read(text: &str, language: Language) -> Vec<Attribution> {
    let article = Article::from_text(text.to_owned());
    found(&article.text, &article.blocks, language)
}

type Shown = (String, QuoteForm, Option<String>, Option<String>);

fn shown(text: &str, quotes: &[Attribution]) -> Vec<Shown> {
    let words = |span: Span| span.of(text).to_owned();
    quotes
        .iter()
        .map(|quote| (words(quote.content), quote.form, quote.speaker.map(words), quote.cue.map(words)))
        .collect()
}

/// Takes the marks out and reads what they say.
fn parse(marked: &str) -> (String, Vec<Shown>) {
    let mut text = String::new();
    let mut open: Vec<(char, Option<char>, String, usize)> = Vec::new();
    let mut claims: Vec<(String, char, Span)> = Vec::new();
    let (mut speakers, mut cues) = (Vec::new(), Vec::new());
    let mut characters = marked.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '⟦' | '{' | '<' => {
                let form = if character == '⟦' { characters.next() } else { None };
                let mut numbers = String::new();
                while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                    numbers.push(digit);
                }
                open.push((character, form, numbers, text.len()));
            }
            '⟧' | '}' | '>' => {
                let (kind, form, numbers, start) = open.pop().expect("a mark closes what was opened");
                let span = Span::new(start, text.len());
                match (kind, form) {
                    ('⟦', Some(form)) => claims.push((numbers, form, span)),
                    ('{', _) => speakers.push((numbers, span)),
                    _ => cues.push((numbers, span)),
                }
            }
            _ => text.push(character),
        }
    }
    claims.sort_by_key(|(_, _, span)| (span.start, std::cmp::Reverse(span.end)));
    let of = |list: &[(String, Span)], number: &str| {
        list.iter()
            .find(|(numbers, _)| !number.is_empty() && numbers.contains(number))
            .map(|(_, span)| span.of(&text).to_owned())
    };
    let expected = claims.iter().map(|(number, form, span)| {
        let form = match form {
            'd' => QuoteForm::Direct,
            'm' => QuoteForm::Mixed,
            'i' => QuoteForm::Indirect,
            _ => QuoteForm::Term,
        };
        (span.of(&text).to_owned(), form, of(&speakers, number), of(&cues, number))
    });
    let expected = expected.collect();
    (text, expected)
}

fn check(language: Language, marked: &str) {
    let (text, expected) = parse(marked);
    assert_eq!(shown(&text, &read(&text, language)), expected, "in {text}");
}

fn de(marked: &str) {
    check(Language::GERMAN, marked);
}

fn en(marked: &str) {
    check(Language::ENGLISH, marked);
}

/// A text a line, marked as above; lines that begin with # tell what follows, ¶ divides paragraphs.
fn check_file(language: &str, texts: &str) {
    let language = Language::parse(language).expect("a language there is data for");
    for line in texts.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        check(language, &line.replace('¶', "\n\n"));
    }
}

#[test]
fn german_sentences() {
    check_file("de", include_str!("../../../tests/quotes/de.txt"));
}

#[test]
fn french_sentences() {
    check_file("fr", include_str!("../../../tests/quotes/fr.txt"));
}

#[test]
fn dutch_sentences() {
    check_file("nl", include_str!("../../../tests/quotes/nl.txt"));
}

#[test]
fn english_sentences() {
    check_file("en", include_str!("../../../tests/quotes/en.txt"));
}

#[test]
fn portuguese_sentences() {
    check_file("pt", include_str!("../../../tests/quotes/pt.txt"));
}

#[test]
fn spanish_sentences() {
    check_file("es", include_str!("../../../tests/quotes/es.txt"));
}

#[test]
fn italian_sentences() {
    check_file("it", include_str!("../../../tests/quotes/it.txt"));
}

#[test]
fn the_cue_stands_before_after_or_in_the_middle() {
    de("⟦d1„Wir sind bald fertig“⟧, <1sagte> {1Annika Vollmer} am Dienstag.");
    de("{1Annika Vollmer} <1sagte>: ⟦d1„Wir sind bald fertig.“⟧");
    de("⟦d1„Wir sind fertig“⟧, <12sagte> {12Annika Vollmer}, ⟦d2„und das freut uns.“⟧");
    en("⟦d1“We are nearly done,”⟧ {1Anna Fuller} <1said> on Tuesday.");
    en("{1Anna Fuller} <1said>: ⟦d1“We are nearly done.”⟧");
    en("⟦d1“We are done,”⟧ <12said> {12Anna Fuller}, ⟦d2“and we are glad.”⟧");
}

#[test]
fn the_subject_is_told_from_what_else_stands_by_the_verb() {
    de("Der Zeitung <1sagte> {1Annika Vollmer}: ⟦d1„Wir sind bald fertig.“⟧");
    de("In einem Gespräch mit Reportern <1sagte> {1sie}: ⟦d1„Wir sind bald fertig.“⟧");
    de("{1Annika Vollmer} stand auf und <1sagte>: ⟦d1„Wir sind bald fertig.“⟧");
    de("⟦d1„Wir sind bald fertig“⟧, <1erklärte> {1der Landesvorsitzende Jonas Reuter}.");
    de("{1Ein Anwohner} <1schrieb> dazu im Internet: ⟦d1„Das dauert noch bis zum Winter.“⟧");
    en("In an interview {1Anna Fuller} <1said>: ⟦d1“We are nearly done.”⟧");
}

#[test]
fn prepositions_name_a_speaker() {
    de("<1Laut> {1Annika Vollmer} ⟦i1sind die Arbeiten fast beendet⟧.");
    de("⟦i1Die Arbeiten seien fast beendet⟧, <1so> {1Annika Vollmer}.");
    en("<1According to> {1Anna Fuller}, ⟦i1the work is nearly finished⟧.");
}

#[test]
fn reported_clauses_follow_their_verb() {
    de("{1Annika Vollmer} <1sagte>, ⟦i1dass die Arbeiten bald enden⟧.");
    de("{1Annika Vollmer} <1erklärte>, ⟦i1die Arbeiten seien bald beendet⟧.");
    de("{1Annika Vollmer} <1teilte mit>, ⟦i1dass die Arbeiten bald enden⟧.");
    en("{1Anna Fuller} <1said> ⟦i1that the work would soon end⟧.");
    en("{1Anna Fuller} <1said> ⟦i1the work would soon end⟧.");
}

#[test]
fn names_and_words_as_words_are_terms() {
    de("Das Schiff ⟦t„Nordwind“⟧ liegt im Hafen.");
    de("Sie gehört zur ⟦t„Nordwind“⟧-Klasse.");
    de("Unter dem Motto ⟦t„Mehr Grün wagen“⟧ zogen sie durch die Stadt.");
    en("The tag reads data=⟦t\"north\"⟧ and no more.");
}

#[test]
fn a_quotation_alone_is_by_whoever_spoke_last() {
    de("⟦d1„Wir sind fertig“⟧, <12sagte> {12Annika Vollmer}. ⟦d2„Das freut uns sehr.“⟧");
    en("⟦d1“We are done,”⟧ {12Anna Fuller} <12said>. ⟦d2“That makes us very glad.”⟧");
}

#[test]
fn without_evidence_the_speaker_is_left_open() {
    de("Am Abend wurde es still. ⟦d1„Wir sind nun wirklich alle fertig.“⟧");
    en("The evening was quiet. ⟦d1“We are all of us really done now.”⟧");
}

#[test]
fn without_words_punctuation_tells_speech_from_terms() {
    let check = |marked| check(Language::UNKNOWN, marked);
    check("⟦d\"Dela bo kmalu konec\"⟧, je dejala Ana Novak.");
    check("⟦d«Работа идет к концу»⟧, - сказала Анна.");
    check("Ana Novak je dejala: ⟦d\"Dela bo konec\"⟧.");
    check("Na cesti stoji ⟦t\"stara brana\"⟧ iz kamna.");
    check("Ladja ⟦t\"Burja\"⟧ je v pristanu.");
}

/// How much text all claims together hold: what a text twice as long may only double.
fn held(text: &str) -> usize {
    read(text, Language::GERMAN).iter().map(|quote| quote.content.len()).sum()
}

#[test]
fn hostile_text_gives_claims_in_proportion_to_its_length() {
    for unit in ["„", "sagte laut nach ", "„ja“ sagte ", "laut Vollmer, ", "so die Polizei, "] {
        let (once, twice) = (held(&unit.repeat(4_000)), held(&unit.repeat(8_000)));
        assert!(twice <= 2 * once + once / 4 + 100_000, "{unit}: {once} bytes of claims, then {twice}");
    }
    let nested = format!("{}x{}", "«".repeat(1000), "»".repeat(1000));
    assert!(read(&nested, Language::GERMAN).len() <= 1000);
}

proptest! {
    #[test]
    fn every_span_of_a_romance_text_fits(text in "([—«»\"'’.,:;¿ \n]|disse |dijo |ha detto |segundo |según |que |che |se |o |la |ministro |Lia |Moura |[a-zê]{1,4}|\n\n){0,60}") {
        for language in ["pt", "es", "it"].into_iter().filter_map(Language::parse) {
            let article = Article::from_text(text.clone());
            for quote in found(&article.text, &article.blocks, language) {
                for span in [Some(quote.content), quote.speaker, quote.cue].into_iter().flatten() {
                    prop_assert!(!span.is_empty() && article.text.get(span.range()).is_some());
                }
            }
        }
    }

    #[test]
    fn every_span_fits_its_text(text in "([„“”\"»«‚‘’'.,:;!?() \n]|sagte |laut |nach Angaben |so |wie |said |a déclaré |a-t-|il |l'|que |pour |zegt |dat |van der |Vollmer |[a-zß]{1,4}|\n\n){0,60}") {
        let other = ["fr", "nl"].map(|code| Language::parse(code).expect("the language is known"));
        for language in [Language::GERMAN, Language::ENGLISH, Language::UNKNOWN].into_iter().chain(other) {
            let article = Article::from_text(text.clone());
            for quote in found(&article.text, &article.blocks, language) {
                for span in [Some(quote.content), quote.speaker, quote.cue].into_iter().flatten() {
                    prop_assert!(!span.is_empty() && article.text.get(span.range()).is_some());
                }
            }
        }
    }
}
