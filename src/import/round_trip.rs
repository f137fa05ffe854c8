//! Reviews that go out as Word documents with comments and come back: every note is on its words again.

use super::*;
use crate::article::{Limits, open};
use crate::export::fixture::samples;
use crate::export::{AnnotatedArticle, Document, Format, Labels, Options};
use crate::language::Language;
use crate::reading::{Reading, read};
use crate::review::{Edit, Evidence, Field, Record, Review};
use proptest::prelude::*;

/// What there is room for in a comment: no paragraph of it is empty, and white space is as wide as it is.
fn lines(text: &str) -> Vec<String> {
    let shown = text.replace(dropped, "").replace(|c: char| c.is_control() && !c.is_whitespace(), "\u{fffd}");
    shown.split_whitespace().map(str::to_owned).collect()
}

/// What no importer of documents keeps.
fn dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

/// What people wrote on a claim, with its place: how many letters the blocks of the text have before it, and its own.
/// Another format may break lines elsewhere, and has nothing between its blocks.
fn written(article: &Article, review: &Review) -> Vec<(usize, String, Record)> {
    let letters = |span: Span| {
        let blocks = article.blocks.iter().filter_map(|block| block.span.intersection(span));
        let words: String = blocks.flat_map(|part| part.of(&article.text).chars()).collect();
        lines(&words).concat()
    };
    let said = review.records().filter(|record| record.is_touched() && !record.anchor.is_lost());
    let placed = said.map(|record| {
        let span = record.anchor.span;
        (letters(Span::new(0, span.start)).chars().count(), letters(span), record.clone())
    });
    placed.filter(|(_, words, _)| !words.is_empty()).collect()
}

/// Whether one text holds what another says, in a row.
fn holds(text: &str, said: &str) -> bool {
    let (text, said) = (lines(text), lines(said));
    said.is_empty() || text.windows(said.len()).any(|here| here == said)
}

/// What stands in tags between the signs that part them: one with such a sign in it comes back as several.
fn parts(tags: &[String]) -> Vec<String> {
    tags.iter()
        .flat_map(|tag| tag.split('#'))
        .map(|part| lines(part).concat())
        .filter(|part| !part.is_empty())
        .collect()
}

fn document(article: &Article, review: &Review, language: Language, original: Option<&[u8]>) -> Vec<u8> {
    let options = Options { original: original.map(Into::into), ..Options::default() };
    let reading = Reading::default();
    let annotated = AnnotatedArticle::new(article, review, &reading, &options);
    let mut bytes = Vec::new();
    Document::Article.write(Format::Docx, &annotated, Labels::of_or_english(language), &mut bytes).unwrap();
    bytes
}

/// Opens a document as somebody else would, and takes its comments in, twice.
fn opened(bytes: &[u8]) -> Option<(Article, Review)> {
    let article = open::read(bytes, Some("a.docx"), &Limits::default()).ok()?;
    let mut review = Review::new(&article);
    review.adopt(&article, &read(&article, None));
    if let Some(edit) = Annotations::of_remarks(&article).taken_into(&review).edit {
        review.apply(edit).unwrap();
    }
    assert_eq!(Annotations::of_remarks(&article).taken_into(&review).edit, None, "{review:?}");
    Some((article, review))
}

/// What of a review did not come back in another.
fn missing(before: &(Article, Review), after: &(Article, Review)) -> Option<String> {
    let back = written(&after.0, &after.1);
    for (at, words, record) in written(&before.0, &before.1) {
        let says = |other: &Record| {
            let tags = parts(&other.tags);
            Field::ALL.iter().all(|field| holds(other.text(*field), record.text(*field)))
                && record.evidence.iter().all(|one| other.evidence.iter().any(|back| back.locator == one.locator))
                && parts(&record.tags).iter().all(|part| tags.contains(part))
        };
        let says_nothing = Field::ALL.iter().all(|field| lines(record.text(*field)).is_empty())
            && record.evidence.is_empty()
            && record.tags.iter().all(|tag| lines(tag).is_empty());
        if !says_nothing && !back.iter().any(|(place, same, other)| (*place, same) == (at, &words) && says(other)) {
            let there: Vec<_> = back.iter().map(|(at, words, other)| (at, words, &other.note, &other.tags)).collect();
            return Some(format!("{at} {words:?} {record:#?} not in {there:?}"));
        }
    }
    None
}

/// A sample that comes with the program, with something written on every claim, and with marks of all lengths.
fn reviewed(name: &str, text: &str) -> (Article, Review) {
    let article = open::read(text.as_bytes(), Some(name), &Limits::default()).unwrap();
    let mut review = Review::new(&article);
    review.adopt(&article, &read(&article, None));
    let words: Vec<usize> = article.text.match_indices(' ').map(|(at, _)| at + 1).collect();
    for (nth, pair) in words.windows(1 + words.len() % 7).step_by(11).enumerate() {
        let span = Span::new(pair[0], pair[pair.len() - 1] + 3 * (nth % 3));
        if let Some(record) = article.text.get(span.range()).and_then(|_| review.manual_record(span, ClaimKind::Other))
        {
            review.apply(Edit::Add(Box::new(record))).unwrap();
        }
    }
    let all: Vec<Record> = review.records().cloned().collect();
    for (nth, record) in all.into_iter().enumerate() {
        let id = record.id;
        for (at, &field) in Field::ALL.iter().enumerate().filter(|(at, _)| nth % (at + 1) == 0) {
            let text = format!("{nth}.{at} & „so“:\nzweite Zeile – <b>");
            review.apply(Edit::Write { id, field, text }).unwrap();
        }
        let evidence = vec![Evidence {
            locator: format!("https://example.org/{nth}"),
            primary: Some(true),
            ..Evidence::default()
        }];
        review.apply(Edit::Prove { id, evidence }).unwrap();
        review.apply(Edit::Tag { id, tags: vec!["Haushalt".into(), format!("zwei Wörter {nth}")] }).unwrap();
    }
    (article, review)
}

#[test]
fn every_note_on_the_samples_comes_back_to_its_words() {
    for (name, text) in [
        ("beispiel.md", include_str!("../../assets/samples/de.md")),
        ("sample.md", include_str!("../../assets/samples/en.md")),
    ] {
        let before = reviewed(name, text);
        assert!(written(&before.0, &before.1).len() > 20);
        for language in [Language::GERMAN, Language::ENGLISH] {
            let bytes = document(&before.0, &before.1, language, None);
            let after = opened(&bytes).unwrap();
            assert_eq!(missing(&before, &after), None, "{name}");
            // Once more, into the document itself, beside the comments that are there.
            let again = document(&after.0, &after.1, language, Some(&bytes));
            assert_eq!(missing(&after, &opened(&again).unwrap()), None, "{name}");
        }
    }
}

#[test]
fn what_was_lost_comes_back_as_lost() {
    let mut before = reviewed("a.md", "# Wehr\n\nDas Wehr kostet 2,4 Millionen Euro, sagte Mia Kern. Es hält.");
    let draft = Article::from_text("# Wehr\n\nEs hält.".into());
    before.1.follow(&draft);
    let lost = |review: &Review| -> Vec<(String, Vec<String>)> {
        let lost = review.records().filter(|record| record.anchor.is_lost());
        lost.map(|record| (record.anchor.exact.clone(), lines(&record.note))).collect()
    };
    let (_, after) = opened(&document(&draft, &before.1, Language::GERMAN, None)).unwrap();
    let (wanted, back) = (lost(&before.1), lost(&after));
    assert!(!wanted.is_empty());
    for one in wanted {
        assert!(back.contains(&one), "{one:?} not in {back:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_note_comes_back_to_its_words(sample in samples()) {
        let bytes = document(&sample.article, &sample.review, Language::GERMAN, None);
        if let Some(after) = opened(&bytes) {
            prop_assert_eq!(missing(&(sample.article, sample.review), &after), None);
        }
    }
}
