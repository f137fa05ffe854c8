use super::*;
use crate::article::{Article, Remark};
use crate::export::{AnnotatedArticle, Document, Labels, Options};
use crate::language::Language;
use crate::reading::{Reading, read};
use crate::review::{Edit, Field, History, Record, Review};
use proptest::prelude::*;
use serde_json::json;

const TEXT: &str = "The weir holds, said Lena Fuller. It cost 2 million euros. It cost 3 million euros.";

/// An article in a file of this name.
fn article(text: &str) -> Article {
    let mut article = Article::from_text(text.to_owned());
    article.origin.path = Some("folder/the weir.md".into());
    article
}

fn review(text: &str) -> Review {
    let article = article(text);
    let mut review = Review::new(&article);
    review.adopt(&article, &read(&article, Some(Language::ENGLISH)));
    review
}

fn take(file: &Value, review: &mut Review) -> Taken {
    let annotations = Annotations::read(file.to_string().as_bytes(), &article(&review.subject().text)).unwrap();
    let taken = annotations.taken_into(review);
    if let Some(edit) = taken.edit.clone() {
        review.apply(edit).unwrap();
    }
    taken
}

fn record<'r>(review: &'r Review, words: &str) -> &'r Record {
    review.records().find(|record| record.anchor.exact == words).unwrap()
}

/// The counts of added, known, lost and elsewhere.
fn counts(taken: &Taken) -> (usize, usize, usize, usize) {
    (taken.added, taken.known, taken.lost.len(), taken.elsewhere)
}

fn quote(exact: &str, prefix: &str, suffix: &str) -> Value {
    json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix})
}

#[test]
fn annotations_of_the_w3c_become_notes() {
    let figure = record(&review(TEXT), "2 million euros").id;
    let page = json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [
        {
            "id": "urn:a", "type": "Annotation", "creator": {"type": "Person", "name": "A. Kern"},
            "created": "2026-05-04T10:00:00Z",
            "body": [
                {"type": "TextualBody", "value": "Budget, p. 3", "purpose": "commenting"},
                {"type": "TextualBody", "value": " money", "purpose": "tagging"},
                {"type": "TextualBody", "value": "Whose figure?", "purpose": "questioning"},
                {"type": "SpecificResource", "source": "https://example.org/b", "purpose": "linking"},
            ],
            "target": {"source": "weir.md", "selector": [quote("2 million euros", "It cost ", ".")]},
        },
        {
            "type": "Annotation", "bodyValue": "Really?", "creator": "B. Moor",
            "target": {"source": "weir.md", "selector": {"type": "TextPositionSelector", "start": 4, "end": 14}},
        },
        {"type": "Annotation", "body": "http://example.org/about", "target": {"source": "weir.md",
            "selector": quote("weir holds", "The ", ", said")}},
        {"type": "Annotation", "motivation": "highlighting",
            "target": {"source": "weir.md", "selector": quote("holds", "weir ", ", said")}},
        {"type": "Annotation", "motivation": "replying", "bodyValue": "I think so.", "target": "urn:a"},
    ]});
    let mut review = review(TEXT);
    assert_eq!(counts(&take(&page, &mut review)), (5, 0, 0, 0));
    let taken = record(&review, "2 million euros");
    assert_eq!(taken.id, figure, "the claim that was there");
    assert_eq!(taken.note, "Budget, p. 3\n— A. Kern, 2026-05-04\n\nI think so.");
    assert_eq!((taken.question.as_str(), &taken.tags[..]), ("Whose figure?", &["money".to_owned()][..]));
    assert_eq!(taken.evidence[0].locator, "https://example.org/b");
    let made = record(&review, "weir holds");
    assert_eq!((made.kind, made.manual, made.note.as_str()), (ClaimKind::Other, true, "Really?\n— B. Moor"));
    assert_eq!(made.evidence[0].locator, "http://example.org/about");
    assert!(record(&review, "holds").note.is_empty());
    // Once more, nothing is added.
    let before: Vec<Record> = review.records().cloned().collect();
    let again = take(&page, &mut review);
    assert_eq!((counts(&again), again.edit.is_none()), ((0, 5, 0, 0), true));
    assert_eq!(review.records().cloned().collect::<Vec<_>>(), before);
}

#[test]
fn annotations_of_hypothesis_become_notes() {
    let selector = json!([
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 1, "endContainer": "/p[1]", "endOffset": 9},
        {"type": "TextPositionSelector", "start": 900, "end": 915},
        quote("3 million euros", "2 million euros.\n      It cost ", "."),
    ]);
    let rows = json!({"total": 3, "rows": [
        {"id": "a", "uri": "https://example.org/weir", "user": "acct:kern@hypothes.is", "created": "2026-05-04T10:00:00.000+00:00",
         "text": "Two figures.\n\n**Frage:** Welche gilt?\n\n**Status:** Falsch", "tags": ["money"],
         "target": [{"source": "https://example.org/weir", "selector": selector}]},
        {"id": "b", "uri": "https://example.org/weir", "user": "acct:moor@hypothes.is", "references": ["a"],
         "user_info": {"display_name": "B. Moor"}, "text": "The second.", "tags": [], "target": [{"source": "x"}]},
        {"id": "c", "uri": "https://example.org/other", "text": "About something else", "tags": [],
         "target": [{"source": "x", "selector": [quote("no such words", "", "")]}]},
    ]});
    let mut review = review(TEXT);
    assert_eq!(counts(&take(&rows, &mut review)), (2, 0, 0, 1));
    let taken = record(&review, "3 million euros");
    assert_eq!(taken.note, "Two figures.\n— kern, 2026-05-04\n\nThe second.\n— B. Moor");
    assert_eq!((taken.question.as_str(), taken.tags.len()), ("Welche gilt?", 1));
    assert_eq!(taken.status(), crate::review::Status::ToCheck);
    assert_eq!(counts(&take(&rows, &mut review)), (0, 2, 0, 1));
}

#[test]
fn what_has_no_place_is_kept_among_the_lost() {
    let file = json!([
        {"type": "Annotation", "bodyValue": "Gone", "target": {"source": "the%20weir.md", "selector": quote("4 million", "cost ", "")}},
        {"type": "Annotation", "bodyValue": "Which?", "target": {"source": "the%20weir.md", "selector": quote("million", "", "")}},
        {"type": "Annotation", "bodyValue": "On all of it", "target": "https://example.org/the%20weir.md"},
        {"type": "Annotation", "target": {"source": "the%20weir.md", "selector": quote("a mark", "", "")}},
    ]);
    let mut review = review(TEXT);
    let taken = take(&file, &mut review);
    assert_eq!(taken.lost, ["4 million", "million", "", "a mark"]);
    let lost: Vec<&Record> = review.records().filter(|record| record.anchor.is_lost()).collect();
    assert_eq!(lost.iter().map(|record| record.note.as_str()).collect::<Vec<_>>(), ["Gone", "Which?", "On all of it"]);
    let again = take(&file, &mut review);
    assert_eq!((again.edit, again.lost.len()), (None, 4));
}

#[test]
fn a_file_about_another_article_is_left_alone() {
    let note = |source: &str, words: &str| json!({"type": "Annotation", "id": words, "bodyValue": "Note", "target": {"source": source, "selector": quote(words, "", "")}});
    let reply = json!({"type": "Annotation", "bodyValue": "Reply", "target": "four trams"});
    let mut review = review(TEXT);
    let other = json!([note("tram.md", "four trams"), note("tram.md", "nine minutes"), reply]);
    assert_eq!(counts(&take(&other, &mut review)), (0, 0, 0, 3));
    // Among notes that do stand here, one that does not has lost its words.
    let same = json!([note("tram.md", "four trams"), note("tram.md", "weir"), reply]);
    assert_eq!(counts(&take(&same, &mut review)), (1, 0, 2, 0));
    // Notes on a page as a whole quote nothing: there is no telling.
    let whole = json!([{"type": "Annotation", "bodyValue": "On all of it", "target": "tram.md"}]);
    assert_eq!(counts(&take(&whole, &mut review)), (0, 0, 1, 0));
}

#[test]
fn taking_in_is_undone_as_one() {
    let mut review = review(TEXT);
    let figure = record(&review, "2 million euros").id;
    review.apply(Edit::Write { id: figure, field: Field::Note, text: "Mine".into() }).unwrap();
    let before: Vec<Record> = review.records().cloned().collect();
    let file = json!([
        {"type": "Annotation", "bodyValue": "One", "target": {"source": "a", "selector": quote("2 million euros", "", "")}},
        {"type": "Annotation", "bodyValue": "Two", "target": {"source": "a", "selector": quote("weir", "", "")}},
    ]);
    let annotations = Annotations::read(file.to_string().as_bytes(), &article(TEXT)).unwrap();
    let mut history = History::default();
    let edit = annotations.taken_into(&review).edit.unwrap();
    history.perform(&mut review, edit).unwrap();
    assert_eq!(record(&review, "2 million euros").note, "Mine\n\nOne");
    history.undo(&mut review).unwrap();
    assert_eq!(review.records().cloned().collect::<Vec<_>>(), before);
    history.redo(&mut review).unwrap();
    assert_eq!(record(&review, "weir").note, "Two");
}

#[test]
fn comments_of_a_document_become_notes_once() {
    let mut article = article(TEXT);
    let remark = |words: &str, author: &str, date: &str, text: &str| Remark {
        words: TEXT.find(words).map(|start| Span::new(start, start + words.len())),
        author: author.into(),
        date: date.into(),
        text: text.into(),
    };
    article.remarks = vec![
        remark("2 million euros", "Mia", "2026-05-04T10:00:00Z", "Budget?"),
        remark("2 million euros", "", "", "No."),
        remark("weir", "Mia", "lately", "Which?"),
        remark("deleted", "Mia", "", "Gone."),
    ];
    let mut review = review(TEXT);
    let before: Vec<Record> = review.records().cloned().collect();
    let taken = Annotations::of_remarks(&article).taken_into(&review);
    assert_eq!(counts(&taken), (3, 0, 0, 0));
    let undo = review.apply(taken.edit.unwrap()).unwrap();
    assert_eq!(record(&review, "2 million euros").note, "Budget?\n— Mia, 2026-05-04\n\nNo.");
    let made = record(&review, "weir");
    assert_eq!((made.manual, made.note.as_str()), (true, "Which?\n— Mia"));
    // In a copy that came back, and as annotations, they are known.
    assert_eq!(Annotations::of_remarks(&article).taken_into(&review).edit, None);
    let same = json!([{"type": "Annotation", "bodyValue": "Budget?", "creator": "Mia",
        "target": {"source": "a", "selector": quote("2 million euros", "", "")}}]);
    assert_eq!(counts(&take(&same, &mut review)), (0, 1, 0, 0));
    review.apply(undo).unwrap();
    assert_eq!(review.records().cloned().collect::<Vec<_>>(), before);
}

#[test]
fn what_holds_no_annotations_is_refused() {
    for (file, wanted) in [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("{\"format\": 1}", "no annotations"),
        ("3", "no annotations"),
        ("[1, 2]", "no annotations"),
        ("{\"first\": \"http://example.org/page1\"}", "no annotations"),
        ("{\"first\": {\"first\": {\"first\": {\"first\": {\"first\": []}}}}}", "no annotations"),
    ] {
        let error = Annotations::read(file.as_bytes(), &article(TEXT)).unwrap_err().to_string();
        assert!(error.contains(wanted), "{file}: {error}");
    }
    let many = format!("[{}1]", "{},".repeat(MOST));
    assert!(matches!(Annotations::read(many.as_bytes(), &article(TEXT)), Err(ImportError::TooMany)));
    assert!(Annotations::read(b"[]", &article(TEXT)).unwrap().placed.is_empty());
    assert!(matches!(load(Path::new("/no/such/file")), Err(ImportError::Io(_))));
}

/// The review as a document of these annotations.
fn exported(article: &Article, review: &Review, document: Document) -> Vec<u8> {
    let reading = Reading::default();
    let annotated = AnnotatedArticle::new(article, review, &reading, &Options::default());
    let mut bytes = Vec::new();
    let labels = Labels::of_or_english(Language::GERMAN);
    document.write(document.formats()[0], &annotated, labels, &mut bytes).unwrap();
    bytes
}

proptest! {
    #[test]
    fn notes_come_back_to_their_words(sample in crate::export::fixture::samples()) {
        for document in [Document::Annotations, Document::Hypothesis] {
            let bytes = exported(&sample.article, &sample.review, document);
            let annotations = Annotations::read(&bytes, &sample.article).unwrap();
            // Into the review they are from, nothing is added.
            let taken = annotations.taken_into(&sample.review);
            prop_assert_eq!((&taken.edit, taken.lost.len()), (&None, 0), "{:?}", document);
            let mut review = Review::new(&sample.article);
            if let Some(edit) = annotations.taken_into(&review).edit {
                review.apply(edit).unwrap();
            }
            for record in sample.review.records().filter(|record| !record.note.trim().is_empty()) {
                let says = |other: &Record| super::merge::says_already(&other.note, &record.note)
                    && record.tags.iter().all(|tag| tag.trim().is_empty() || other.tags.iter().any(|known| known.trim() == tag.trim()));
                let back = review.records().any(|other| other.anchor.span == record.anchor.span && says(other));
                prop_assert!(back, "{:?}: {:?} in {:?}", document, record, review);
            }
        }
    }

    #[test]
    fn no_file_is_too_odd(file in "\\PC{0,80}", text in "\\PC{0,40}") {
        let _ = Annotations::read(file.as_bytes(), &article(&text));
    }
}
