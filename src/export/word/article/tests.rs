use super::*;
use crate::article::{Article, Limits, open};
use crate::export::fixture::{Sample, samples};
use crate::export::steps::unwatched;
use crate::language::Language;
use crate::review::{Field, Status};
use proptest::prelude::*;
use std::io::{Cursor, Read};

fn bytes(sample: &Sample) -> Vec<u8> {
    let mut bytes = Vec::new();
    let labels = Labels::of_or_english(Language::GERMAN);
    unwatched(|steps| write(&sample.annotated(), labels, steps, &mut bytes)).unwrap();
    bytes
}

fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words between the beginning and the end of a comment, with what is not words taken out.
fn commented(document: &str, id: usize) -> String {
    let (_, rest) = document.split_once(&format!("<w:commentRangeStart w:id=\"{id}\"/>")).unwrap();
    let (inside, after) = rest.split_once(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).unwrap();
    assert!(after.contains(&format!("<w:commentReference w:id=\"{id}\"/>")));
    let mut words = String::new();
    for piece in inside.split("<w:t xml:space=\"preserve\">").skip(1) {
        words.push_str(piece.split_once("</w:t>").unwrap().0);
    }
    words
}

#[test]
fn comments_stand_on_their_words_however_they_overlap() {
    let sample = Sample::new(&[
        "Er ⟨b sagte⟩ ⟨q „Es ⟨e waren ⟨n 12.000⟩ Leu⟩te ⟨s ä😀⟩“⟩, so ⟨a=https://example.org/ ⟨o hier⟩ und da⟩.",
    ]);
    let document = part(&bytes(&sample), "word/document.xml");
    let words: Vec<String> = (0..4).map(|id| commented(&document, id)).collect();
    assert_eq!(words, ["12.000", "ä😀", "„Es waren 12.000 Leute ä😀“", "hier"]);
}

#[test]
fn a_comment_tells_what_is_known_and_by_whom() {
    let mut sample = Sample::new(&["# Wehr", "Es kostete ⟨n 12.000⟩ Euro."]);
    sample.judge("12.000", Status::Wrong);
    sample.write("12.000", Field::Note, "Nein <&>\nsondern 11.000");
    let bytes = bytes(&sample);
    let comments = part(&bytes, "word/comments.xml");
    let head = "<w:comment w:id=\"0\" w:author=\"R. Ludwig\" w:date=\"2026-05-03T09:07:00Z\" w:initials=\"RL\">";
    assert!(comments.contains(head), "{comments}");
    for words in ["Zahl", " · Falsch, R. Ludwig, 2026-05-03", "Notiz: ", "Nein &lt;&amp;&gt;", "sondern 11.000"] {
        assert!(comments.contains(&format!(">{words}</w:t>")), "{words}: {comments}");
    }
}

fn read(bytes: &[u8]) -> Article {
    open::read(bytes, Some("a.docx"), &Limits::default()).unwrap()
}

#[test]
fn the_article_comes_back_as_it_was() {
    let lines = [
        "# Titel",
        "## Abschnitt",
        "Ein ⟨b fettes⟩ und ⟨e schräges⟩ ⟨x Wort⟩ mit ⟨a=https://example.org/ Link⟩ und ⟨n 3⟩ Marken.",
        "- eins",
        "  - tiefer",
        "- zwei",
        "3. drei",
        "4. vier",
        "9. neun",
        "> Gesagt.",
        "| a\tb",
        "| c\td",
        ": Zeile eins↵  Zeile zwei",
        "^ [1] Fußnote",
        "= Bildunterschrift",
    ];
    let sample = Sample::new(&lines);
    let article = read(&bytes(&sample));
    let shown = |article: &Article| -> Vec<String> {
        article.blocks.iter().map(|block| format!("{:?} {}", block.kind, block.span.of(&article.text))).collect()
    };
    assert_eq!(shown(&article), shown(&sample.article));
    let styles = |article: &Article| -> Vec<String> {
        article.styles.iter().map(|styled| format!("{:?} {}", styled.style, styled.span.of(&article.text))).collect()
    };
    assert_eq!(styles(&article), styles(&sample.article));
    assert_eq!(article.warnings, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_article_gives_a_document_with_its_words(sample in samples()) {
        let bytes = bytes(&sample);
        let document = part(&bytes, "word/document.xml");
        for id in 0..=sample.annotated().claims.len() {
            commented(&document, id);
        }
        if sample.article.blocks.is_empty() {
            return Ok(());
        }
        if let Ok(article) = open::read(&bytes, Some("a.docx"), &Limits::default()) {
            prop_assert!(!article.warnings.iter().any(|warning| matches!(warning, crate::article::Warning::Damaged)));
            let dropped = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}');
            let words = |text: &str| text.replace(dropped, "").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let shown = words(&article.blocks.iter().map(|block| block.span.of(&article.text)).collect::<Vec<_>>().join(" "));
            let wanted = words(&sample.words().join(" "));
            prop_assert_eq!(shown, wanted);
        }
    }
}
