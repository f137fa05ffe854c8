//! Sentences and tokens marked inside the text: `|` ends a sentence, `·` divides tokens.

use super::*;
use crate::article::BlockKind;
use proptest::prelude::*;

fn block(kind: BlockKind, start: usize, end: usize) -> Block {
    Block { kind, span: Span::new(start, end) }
}

/// `marked` is a text in which `|` stands where a sentence ends, save the last.
#[track_caller]
fn sentences(language: Language, marked: &str) {
    let text = marked.replace('|', "");
    let blocks = [block(BlockKind::Paragraph, 0, text.len())];
    let document = Document::new(&text, &blocks, language);
    let mut seen = String::new();
    let mut at = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        if index > 0 {
            seen.push('|');
        }
        seen.push_str(&text[at..sentence.span.end]);
        at = sentence.span.end;
    }
    seen.push_str(&text[at..]);
    assert_eq!(seen, marked);
}

#[track_caller]
fn tokens(language: Language, text: &str, expected: &str) {
    let blocks = [block(BlockKind::Paragraph, 0, text.len())];
    let document = Document::new(text, &blocks, language);
    let seen: Vec<&str> = document.tokens.iter().map(|token| token.span.of(text)).collect();
    assert_eq!(seen.join("·"), expected);
}

#[test]
fn joined_words_are_two() {
    let french = Language::parse("fr").expect("the language is known");
    tokens(french, "L’avocat qu'il voit", "L·avocat·qu·il·voit");
    tokens(french, "a-t-elle dit, ajoute-t-on, dit-il", "a·elle·dit·,·ajoute·on·,·dit·il");
    tokens(french, "aujourd'hui un rendez-vous là-bas", "aujourd'hui·un·rendez-vous·là-bas");
    tokens(Language::ENGLISH, "it isn't d'Artagnan", "it·isn't·d'Artagnan");
}

#[test]
fn german_sentences() {
    for marked in [
        "Es regnet.| Dr. Müller bleibt zu Hause.| Frau Prof. Dr. Weiß nicht.",
        "Am 3. Mai kamen 12 Gäste.| Am 21. Juli waren es 3,5 Mio. Euro mehr.",
        "Das war 2005.| Hamburg lag auf Platz 12.| Die anderen kamen später.",
        "Im 19. Jahrhundert baute man hier.| Papst Benedikt XVI. sagte nichts.",
        "„Das reicht!“, rief er.| „Wirklich?“| Sie ging.| „Kommst du mit?“ fragte sie.",
        "„Wir gehen.| Sofort.“| Danach war Stille.",
        "»Wir gehen.«| Danach war Stille.",
        "Das gilt z. B. für Kassel, d. h. für alle.| Auch für die USA usw.| Der Rest bleibt.",
        "J. R. Meier und Anna K. Schulz kamen.| Sie gingen um 18.30 Uhr.",
        "1. Der Plan steht.| 2. Das Geld fehlt.",
        "Wer kommt?!| Niemand …| Alle sind weg.",
        "Das steht im Bericht.[3]| Die Zahlen stimmen.",
        "Er sagte: „Nein.“| Dann ging er (nach Hause).| Es war spät.",
        "Siehe tagesschau.de und www.example.org/a.html.| Dort steht mehr.",
        "Der Satz endet.|Danach fehlt ein Leerzeichen.",
    ] {
        sentences(Language::GERMAN, marked);
    }
}

#[test]
fn english_sentences() {
    for marked in [
        "Mr. Smith met Gov. Jane Doe on Sept. 3.| They spoke at 5 p.m. in Albany.",
        "<post id=\"12\">|Mr. Smith left|</post>| and 3 < 4 stays.| Why?",
        "The U.S. Senate voted.| He lives in the U.S.| The vote was close.",
        "“We are done.”| She left.| “Why?” he asked.",
        "Acme Inc. said sales rose 3.5 percent.| Its rival Bolt Corp. did not.",
        "Martin Luther King Jr. spoke here.| J.K. Rowling did not.",
        "It was No. 1.| The F.B.I. declined to comment.",
        "“Stop!” she said.| “Go home.”| They did.",
        "She asked (twice).| Nobody answered.",
        "George W. Bush won.| St. Louis did not.",
    ] {
        sentences(Language::ENGLISH, marked);
    }
}

#[test]
fn without_a_lexicon_sentences_still_end() {
    sentences(Language::UNKNOWN, "Kuka tuli?| En tiedä.| Talo on iso.");
}

#[test]
fn words_keep_their_inner_marks() {
    tokens(
        Language::GERMAN,
        "Dr. Jean-Luc O’Neill, 90-jährig, zahlte 3.000,50 € (12 %).",
        "Dr.·Jean-Luc·O’Neill·,·90-jährig·,·zahlte·3.000,50·€·(·12·%·)·.",
    );
    tokens(Language::GERMAN, "Die Bürger:innen sagten: „Nein“.", "Die·Bürger:innen·sagten·:·„·Nein·“·.");
    tokens(Language::ENGLISH, "The U.S.’s AT&T won't pay...", "The·U.S.’s·AT&T·won't·pay·...");
    tokens(
        Language::ENGLISH,
        "See https://example.org/a?b=1, or @anna.",
        "See·https://example.org/a?b=1·,·or·@·anna·.",
    );
    tokens(Language::GERMAN, "US-Außenministerium und/oder G7-Staaten", "US-Außenministerium·und·/·oder·G7-Staaten");
}

#[test]
fn sentences_stay_in_their_block() {
    let text = "Ein Titel ohne Punkt\n\nErster Satz. Zweiter";
    let blocks = [block(BlockKind::Heading(1), 0, 20), block(BlockKind::Paragraph, 22, text.len())];
    let document = Document::new(text, &blocks, Language::GERMAN);
    let seen: Vec<(&str, usize)> = document.sentences.iter().map(|s| (s.span.of(text), s.block)).collect();
    assert_eq!(seen, [("Ein Titel ohne Punkt", 0), ("Erster Satz.", 1), ("Zweiter", 1)]);
    assert_eq!(document.sentence_at(21), 1);
    assert_eq!(document.words(document.span_of(document.tokens_in(Span::new(4, 9)))), "Titel");
}

#[test]
fn cells_of_a_table_are_sentences() {
    let text = "Kassel\t12.000\tlaut Stadt";
    let blocks = [block(BlockKind::TableRow, 0, text.len())];
    let document = Document::new(text, &blocks, Language::GERMAN);
    assert_eq!(document.sentences.len(), 3);
}

proptest! {
    #[test]
    fn any_text_is_cut_whole(text in "[a-zA-ZäÖß0-9 .,!?„“”»«’'(\\[\\])\\-:*_&\n\t…–%€]{0,120}|\\PC{0,80}", german in any::<bool>()) {
        let blocks = [block(BlockKind::Paragraph, 0, text.len())];
        let language = if german { Language::GERMAN } else { Language::UNKNOWN };
        let document = Document::new(&text, &blocks, language);
        let mut end = 0;
        for token in &document.tokens {
            prop_assert!(token.span.start >= end && !token.span.is_empty());
            let blank = |c: char| c.is_whitespace() || ['\u{feff}', '\u{200b}', '\u{2060}'].contains(&c);
            prop_assert!(text[end..token.span.start].chars().all(blank));
            end = token.span.end;
        }
        let mut next = 0;
        for sentence in &document.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(!sentence.tokens.is_empty());
            prop_assert_eq!(sentence.span, document.span_of(sentence.tokens.clone()));
            next = sentence.tokens.end;
        }
        prop_assert_eq!(next, document.tokens.len());
    }
}
