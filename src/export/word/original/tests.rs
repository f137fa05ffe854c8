use crate::article::{Article, Limits, open};
use crate::export::fixture::samples;
use crate::export::{AnnotatedArticle, Document, Format, Labels, Options};
use crate::language::Language;
use crate::reading::Reading;
use crate::review::{ClaimKind, Edit, Review};
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document \
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";

/// A Word document with a body and further parts.
fn document(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!("{HEAD}{body}</w:body></w:document>");
    let parts = [("[Content_Types].xml", TYPES), ("word/document.xml", &document), ("word/theme.xml", "<kept/>")];
    for (path, text) in parts.iter().chain(more) {
        zip.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn part(bytes: &[u8], path: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The document with a comment on each of these words.
fn annotated(bytes: &[u8], words: &[&str]) -> Vec<u8> {
    let article = open::read(bytes, Some("a.docx"), &Limits::default()).unwrap();
    let mut review = Review::new(&article);
    for words in words {
        let start = article.text.find(words).unwrap_or_else(|| panic!("{words} in {}", article.text));
        let span = crate::Span::new(start, start + words.len());
        let record = review.manual_record(span, ClaimKind::Other).unwrap();
        review.apply(Edit::Add(Box::new(record))).unwrap();
    }
    written(&article, &review, bytes)
}

fn written(article: &Article, review: &Review, original: &[u8]) -> Vec<u8> {
    let options = Options { original: Some(Arc::from(original)), ..Options::default() };
    let reading = Reading::default();
    let annotated = AnnotatedArticle::new(article, review, &reading, &options);
    let mut out = Vec::new();
    let labels = Labels::of_or_english(Language::ENGLISH);
    Document::Article.write(Format::Docx, &annotated, labels, &mut out).unwrap();
    out
}

/// The body with the comments' marks as `⟨0` and `0⟩`; the last, of the document as a whole, left out.
fn shown(bytes: &[u8], comments: usize) -> String {
    let xml = part(bytes, "word/document.xml");
    let (_, body) = xml.split_once("<w:body>").unwrap();
    let mut body = body.split_once("</w:body>").unwrap().0.to_owned();
    for id in 0..=comments {
        let reference = super::reference(id);
        let (begin, end) =
            if id == comments { (String::new(), String::new()) } else { (format!("⟨{id}"), format!("{id}⟩")) };
        let ends = format!("<w:commentRangeEnd w:id=\"{id}\"/>{reference}");
        assert_eq!(body.matches(&ends).count(), 1, "{id}: {body}");
        body = body.replace(&ends, &end).replace(&format!("<w:commentRangeStart w:id=\"{id}\"/>"), &begin);
    }
    body.replace(" xml:space=\"preserve\"", "")
}

#[track_caller]
fn check(body: &str, words: &[&str], wanted: &str) {
    let bytes = document(body, &[]);
    let out = annotated(&bytes, words);
    assert_eq!(shown(&out, words.len()), wanted);
    assert_eq!(part(&out, "word/theme.xml"), "<kept/>");
    let read = |bytes: &[u8]| open::read(bytes, Some("a.docx"), &Limits::default()).unwrap();
    assert_eq!(read(&out).text, read(&bytes).text, "the words are the same");
}

#[test]
fn runs_are_parted_where_comments_begin_and_end() {
    check(
        "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>Es kostete 12 Euro.</w:t></w:r></w:p>",
        &["12"],
        "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>Es kostete </w:t></w:r>⟨0<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>\
         <w:t>12</w:t></w:r>0⟩<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t> Euro.</w:t></w:r></w:p>",
    );
}

#[test]
fn a_run_that_is_meant_as_a_whole_is_not_parted() {
    check(
        "<w:p><w:r><w:t>Es </w:t></w:r><w:r><w:t>war</w:t></w:r><w:r><w:t> so</w:t></w:r></w:p>",
        &["war"],
        "<w:p><w:r><w:t>Es </w:t></w:r>⟨0<w:r><w:t>war</w:t></w:r>0⟩<w:r><w:t> so</w:t></w:r></w:p>",
    );
}

#[test]
fn comments_overlap_and_run_over_paragraphs_and_characters_of_any_width() {
    check(
        "<w:p><w:r><w:t>ä😀bc &amp; d</w:t><w:tab/><w:t>e</w:t></w:r></w:p><w:p><w:r><w:t>f g</w:t></w:r></w:p>",
        &["😀b", "bc & d", "d\te\n\nf"],
        "<w:p><w:r><w:t>ä</w:t></w:r>⟨0<w:r><w:t>😀</w:t></w:r>⟨1<w:r><w:t>b</w:t></w:r>0⟩<w:r><w:t>c &amp; </w:t></w:r>⟨2\
         <w:r><w:t>d</w:t></w:r>1⟩<w:r><w:tab/><w:t>e</w:t></w:r></w:p><w:p><w:r><w:t>f</w:t></w:r>2⟩<w:r><w:t> g</w:t></w:r></w:p>",
    );
}

#[test]
fn links_insertions_cells_and_deleted_words_stay_what_they_are() {
    check(
        "<w:p><w:hyperlink w:anchor=\"x\"><w:r><w:t>dort hin</w:t></w:r></w:hyperlink><w:del><w:r><w:delText>weg</w:delText></w:r>\
         </w:del><w:ins><w:r><w:t> neu da</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>eins </w:t></w:r></w:p></w:tc>\
         <w:tc><w:p><w:r><w:t>zwei</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        &["hin neu", "wei"],
        "<w:p><w:hyperlink w:anchor=\"x\"><w:r><w:t>dort </w:t></w:r>⟨0<w:r><w:t>hin</w:t></w:r></w:hyperlink><w:del><w:r>\
         <w:delText>weg</w:delText></w:r></w:del><w:ins><w:r><w:t> neu</w:t></w:r>0⟩<w:r><w:t> da</w:t></w:r></w:ins></w:p><w:tbl>\
         <w:tr><w:tc><w:p><w:r><w:t>eins </w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>z</w:t></w:r>⟨1<w:r><w:t>wei</w:t></w:r>1⟩\
         </w:p></w:tc></w:tr></w:tbl>",
    );
}

#[test]
fn what_cannot_hold_a_comment_has_it_beside_it() {
    check(
        "<w:p><w:r><w:t>Vor</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>im Kasten</w:t></w:r></w:p></w:txbxContent></w:pict>\
         </w:r><m:oMath><m:r><m:t>a=1</m:t></m:r></m:oMath><w:r><w:t> da</w:t></w:r></w:p>",
        &["Kasten", "=1"],
        "<w:p><w:r><w:t>Vor</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>im Kasten</w:t></w:r></w:p></w:txbxContent></w:pict>\
         </w:r>⟨11⟩<m:oMath><m:r><m:t>a=1</m:t></m:r></m:oMath>⟨00⟩<w:r><w:t> da</w:t></w:r></w:p>",
    );
}

#[test]
fn comments_that_are_there_stay() {
    let links = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" \
                 Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"notes.xml\"/></Relationships>";
    let comments = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"7\" \
                    w:author=\"A\"><w:p/></w:comment></w:comments>";
    let more = [("word/_rels/document.xml.rels", links), ("word/notes.xml", comments)];
    let bytes = document("<w:p><w:r><w:t>Es war so</w:t></w:r></w:p>", &more);
    let out = annotated(&bytes, &["war"]);
    let notes = part(&out, "word/notes.xml");
    assert!(notes.contains("<w:comment w:id=\"7\" w:author=\"A\"><w:p/></w:comment><w:comment w:id=\"8\""), "{notes}");
    assert!(
        part(&out, "word/document.xml")
            .contains("<w:commentRangeStart w:id=\"8\"/><w:r><w:t xml:space=\"preserve\">war")
    );
    assert_eq!(part(&out, "word/_rels/document.xml.rels"), links);
    assert_eq!(part(&out, "[Content_Types].xml"), TYPES);
}

#[test]
fn a_new_part_of_comments_is_made_known() {
    let bytes = document("<w:p><w:r><w:t>Es war so</w:t></w:r></w:p>", &[]);
    let out = annotated(&bytes, &["war"]);
    assert!(part(&out, "[Content_Types].xml").contains("<Override PartName=\"/word/comments.xml\""));
    assert!(part(&out, "word/_rels/document.xml.rels").contains("Target=\"comments.xml\""));
    assert!(part(&out, "word/comments.xml").contains("<w:comment w:id=\"0\""));
}

#[test]
fn another_document_than_the_articles_is_not_written_into() {
    let article =
        open::read(&document("<w:p><w:r><w:t>Es war so</w:t></w:r></w:p>", &[]), None, &Limits::default()).unwrap();
    let other = document("<w:p><w:r><w:t>Es war anders</w:t></w:r></w:p>", &[]);
    let out = written(&article, &Review::new(&article), &other);
    assert!(!part(&out, "word/document.xml").contains("anders"));
    assert!(part(&out, "word/document.xml").contains("Es war so"));
    assert_eq!(open::read(&out, None, &Limits::default()).unwrap().text, "Es war so");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_document_keeps_its_words_under_any_comments(
        sample in samples(),
        marked in proptest::collection::vec((0.0..1.0f64, 0.0..0.4f64), 0..10),
    ) {
        let mut bytes = Vec::new();
        Document::Article.write(Format::Docx, &sample.annotated(), Labels::of_or_english(Language::ENGLISH), &mut bytes).unwrap();
        let Ok(article) = open::read(&bytes, None, &Limits::default()) else { return Ok(()) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let place = |part: f64| article.text.floor_char_boundary((part * article.text.len() as f64) as usize);
        let mut review = Review::new(&article);
        for (from, length) in marked {
            let span = crate::Span::new(place(from), place((from + length).min(1.0)));
            if let Some(record) = review.manual_record(span, ClaimKind::Other) {
                review.apply(Edit::Add(Box::new(record))).unwrap();
            }
        }
        let out = written(&article, &review, &bytes);
        prop_assert_eq!(&open::read(&out, None, &Limits::default()).unwrap().text, &article.text);
        let xml = part(&out, "word/document.xml");
        let ids = sample.annotated().claims.len() + 1 + review.records().count() + 1;
        prop_assert_eq!(part(&out, "word/comments.xml").matches("<w:comment ").count(), ids, "in the document's own part");
        for id in 0..ids {
            let ends = format!("<w:commentRangeEnd w:id=\"{id}\"/>");
            let start = xml.find(&format!("<w:commentRangeStart w:id=\"{id}\"/>")).unwrap();
            prop_assert!(start < xml.find(&ends).unwrap());
            prop_assert_eq!(xml.matches(&ends).count(), 1);
            prop_assert_eq!(xml.matches(&format!("<w:commentReference w:id=\"{id}\"/>")).count(), 1);
        }
    }
}
