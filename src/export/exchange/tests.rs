use crate::Span;
use crate::export::fixture::{Sample, samples};
use crate::export::table::Column;
use crate::export::{Document, Format, Labels};
use crate::language::Language;
use crate::review::{Evidence, Field, Status};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::PathBuf;

fn sample() -> Sample {
    let mut sample = Sample::new(&[
        "# Wehr 👩‍🔬",
        "Es kostete ⟨n 12.000⟩ Euro.",
        "⟨q „Es hält“⟩, sagte sie, ⟨q „noch lange“⟩.",
        "⟨o Alle⟩ sagen es.",
    ]);
    sample.article.origin.path = Some(PathBuf::from("/home/somebody/Mein Wehr: neu.md"));
    sample.credit("„Es hält“", "Lena Fuller", Some("Bürgermeisterin"));
    sample.judge("„Es hält“", Status::Wrong);
    sample.judge("Alle", Status::Unclear);
    sample.judge("12.000", Status::Confirmed);
    sample.write("12.000", Field::Note, "Haushalt, S. 3\n\nGilt brutto.");
    sample.write("12.000", Field::Question, "Wer zahlt?\n\nUnd wann?");
    sample.tag("12.000", &["geld", " "]);
    let secret = Evidence { locator: "Frau X".into(), confidential: true, ..Evidence::default() };
    let open = |locator: &str| Evidence { locator: locator.into(), primary: Some(true), ..Evidence::default() };
    sample.prove("12.000", &[open("https://example.org/b"), open("Haushaltsplan"), secret]);
    sample
}

fn written(sample: &Sample, document: Document) -> Value {
    let format = document.formats()[0];
    let labels = Labels::of_or_english(Language::GERMAN);
    let mut out = Vec::new();
    document.write(format, &sample.annotated(), labels, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

const EXCHANGED: [Document; 3] = [Document::Annotations, Document::Hypothesis, Document::ClaimReview];

#[test]
fn what_is_confidential_and_where_files_lie_stays_here() {
    let mut sample = sample();
    for document in EXCHANGED {
        let text = written(&sample, document).to_string();
        assert!(!text.contains("Frau X") && !text.contains("somebody"), "{document:?}: {text}");
        assert!(text.contains("Mein%20Wehr%3A%20neu.md"), "{document:?}: {text}");
    }
    sample.options.confidential = true;
    assert!(written(&sample, Document::Annotations).to_string().contains("Frau X"));
    assert!(written(&sample, Document::Annotations)["label"].as_str().unwrap().contains("vertraulich"));
    assert!(written(&sample, Document::Hypothesis).to_string().contains("Frau X (vertraulich)"));
    // Meant for the public: only addresses.
    assert!(!written(&sample, Document::ClaimReview).to_string().contains("Frau X"));
}

#[test]
fn each_claim_is_an_annotation() {
    let annotations = written(&sample(), Document::Annotations);
    assert_eq!(annotations["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(annotations["total"], 4);
    let items = annotations["first"]["items"].as_array().unwrap();
    let figure = &items[0];
    let body = |purpose: &str, value: &str| json!({"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"});
    assert_eq!(
        figure["body"],
        json!([
            body("commenting", "Haushalt, S. 3\n\nGilt brutto."),
            body("questioning", "Wer zahlt?\n\nUnd wann?"),
            {"type": "SpecificResource", "purpose": "linking", "source": "https://example.org/b"},
            body("linking", "Haushaltsplan"),
            body("tagging", "geld"),
            body("classifying", "number"),
            body("assessing", "confirmed"),
        ])
    );
    assert_eq!(
        figure["target"],
        json!({
            "type": "SpecificResource",
            "source": "Mein%20Wehr%3A%20neu.md",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "12.000",
                 "prefix": "Wehr 👩‍🔬\nEs kostete ", "suffix": " Euro.\n„Es hält“, sagte sie, „no"},
                {"type": "TextPositionSelector", "start": 20, "end": 26},
            ],
        })
    );
    assert_eq!(figure["creator"], json!({"type": "Person", "name": "R. Ludwig"}));
    assert_eq!(figure["created"], "2026-05-03T09:07:00Z");
    assert_eq!(items[2]["motivation"], "highlighting");
    let names: std::collections::HashSet<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 4);
}

#[test]
fn hypothesis_gets_what_was_said_in_units_of_its_own() {
    let export = written(&sample(), Document::Hypothesis);
    let items = export["annotations"].as_array().unwrap();
    assert_eq!(items.len(), 3, "a quote of which nobody said anything is left out");
    assert_eq!(
        items[0]["text"],
        "Haushalt, S. 3\n\nGilt brutto.\n\n**Frage:** Wer zahlt?\nUnd wann?\n\n\
         **Belege:** https://example.org/b (primär)\nHaushaltsplan (primär)\n\n**Status:** Bestätigt (R. Ludwig, 2026-05-03)"
    );
    assert_eq!(
        (&items[0]["tags"], &items[0]["user"], &items[0]["user_info"]["display_name"]),
        (&json!(["geld"]), &json!("acct:r.ludwig@localhost"), &json!("R. Ludwig"))
    );
    // Two characters of the title take two units each.
    let selector = &items[0]["target"][0]["selector"];
    assert_eq!(selector[1], json!({"type": "TextPositionSelector", "start": 22, "end": 28}));
    assert_eq!(selector[0]["exact"], "12.000");
}

#[test]
fn fields_are_found_again_in_either_language() {
    let text = "Haushalt\n\nGilt **Frage:** brutto.\n\n**Frage:** Wer zahlt?\nWann?\n\n**Answer:** Wir\n\nUnd sonst?";
    let found = super::hypothesis::fields(text);
    let found: Vec<(Column, &str)> = found.iter().map(|(column, words)| (*column, words.as_str())).collect();
    assert_eq!(
        found,
        [
            (Column::Note, "Haushalt\n\nGilt **Frage:** brutto."),
            (Column::Question, "Wer zahlt?\nWann?"),
            (Column::Answer, "Wir"),
            (Column::Note, "Und sonst?"),
        ]
    );
}

#[test]
fn what_was_judged_is_a_claim_review() {
    let reviews = written(&sample(), Document::ClaimReview);
    let reviews = reviews["@graph"].as_array().unwrap();
    let told: Vec<_> = reviews
        .iter()
        .map(|review| {
            let rating = &review["reviewRating"];
            (
                review["claimReviewed"].as_str().unwrap(),
                rating["alternateName"].as_str().unwrap(),
                &rating["ratingValue"],
            )
        })
        .collect();
    let none = Value::Null;
    assert_eq!(told, [("12.000", "Bestätigt", &json!(5)), ("Es hält", "Falsch", &json!(1)), ("Alle", "Unklar", &none)]);
    assert_eq!(reviews[0]["citation"], json!(["https://example.org/b"]));
    assert_eq!(reviews[0]["datePublished"], "2026-05-03");
    assert_eq!(
        reviews[1]["itemReviewed"]["author"],
        json!({"@type": "Person", "name": "Lena Fuller", "description": "Bürgermeisterin"})
    );
    assert!(!reviews.iter().any(|review| review.to_string().contains("Haushalt, S. 3")));
}

#[test]
fn a_figure_is_judged_with_its_sentence() {
    let mut sample = Sample::new(&["Es regnet. Es kostete ⟨n 12.000⟩ Euro."]);
    sample.reading.sentences = vec![Span::new(0, 10), Span::new(11, 34)];
    sample.judge("12.000", Status::Wrong);
    let reviews = written(&sample, Document::ClaimReview);
    assert_eq!(reviews["@graph"][0]["claimReviewed"], "Es kostete 12.000 Euro.");
}

#[test]
fn words_that_are_gone_have_no_selector() {
    let mut sample = Sample::new(&["Es kostete ⟨n 12.000⟩ Euro. Es waren 12 Leute."]);
    sample.write("12.000", Field::Note, "Haushalt");
    let other = Sample::new(&["Morgen regnet es überall."]);
    sample.review.follow(&other.article);
    sample.article = other.article;
    let item = &written(&sample, Document::Annotations)["first"]["items"][0];
    assert!(item["target"].get("selector").is_none(), "{item}");
    let says = |purpose: &str, value: &str| {
        item["body"].as_array().unwrap().iter().any(|body| body["purpose"] == purpose && body["value"] == value)
    };
    assert!(says("describing", "12.000") && says("commenting", "Haushalt"), "{item}");
    assert!(written(&sample, Document::Hypothesis)["annotations"][0]["target"][0].get("selector").is_none());
}

proptest! {
    #[test]
    fn positions_are_code_points_and_units(sample in samples()) {
        let text: Vec<char> = sample.article.text.chars().collect();
        let annotations = written(&sample, Document::Annotations);
        for item in annotations["first"]["items"].as_array().unwrap() {
            let selector = &item["target"]["selector"];
            let place = |key: &str| usize::try_from(selector[1][key].as_u64().unwrap()).unwrap();
            let words: String = text[place("start")..place("end")].iter().collect();
            prop_assert_eq!(&selector[0]["exact"], &words);
        }
        let units: Vec<u16> = sample.article.text.encode_utf16().collect();
        let export = written(&sample, Document::Hypothesis);
        for item in export["annotations"].as_array().unwrap() {
            let selector = &item["target"][0]["selector"];
            let place = |key: &str| usize::try_from(selector[1][key].as_u64().unwrap()).unwrap();
            let words = String::from_utf16(&units[place("start")..place("end")]).unwrap();
            prop_assert_eq!(&selector[0]["exact"], &words);
        }
        prop_assert!(Document::ClaimReview.write(
            Format::JsonLd, &sample.annotated(), Labels::of_or_english(Language::ENGLISH), &mut std::io::sink()
        ).is_ok());
    }
}
