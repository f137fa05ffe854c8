use crate::export::fixture::{Sample, printable, samples};
use crate::export::{Document, Format, Labels, MarkForm};
use crate::language::Language;
use crate::review::{Evidence, Field, Status};
use dom_query::Document as Tree;
use proptest::prelude::*;
use std::collections::HashSet;

/// Elements without an end tag.
const VOID: &[&str] = &["meta", "br", "input"];

/// Checks that every element is closed in order, that nothing but elements, text and character references of the
/// writer's own stands in the page, and that links do not lie in each other.
fn check_form(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = HashSet::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").expect("a document type");
    while let Some((text, tag)) = rest.split_once('<') {
        if open.last() != Some(&"style") {
            check_text(text);
        }
        let (tag, behind) = tag.split_once('>').expect("a tag that ends");
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closed in order");
            continue;
        }
        let name = tag.split(' ').next().unwrap().trim_end_matches('/');
        assert!(name != "a" || !open.contains(&"a"), "a link in a link");
        assert!(name != "script");
        check_text(tag);
        if let Some((_, id)) = tag.split_once(" id=\"") {
            assert!(ids.insert(id.split('"').next().unwrap()), "an id twice: {tag}");
        }
        if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    for (at, link) in page.match_indices("href=\"#") {
        let target = page[at + link.len()..].split('"').next().unwrap();
        assert!(ids.contains(target), "#{target} leads nowhere");
    }
}

fn check_text(text: &str) {
    assert!(!text.contains('>'), "{text}");
    for (at, _) in text.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
        assert!(known.iter().any(|reference| text[at..].starts_with(reference)), "{text}");
    }
    assert!(text.chars().all(|c| !c.is_control() || c == '\n' || c == '\t'), "{text:?}");
}

/// The words of the article as a browser reads them, without the numbers of notes.
fn words_of(page: &str) -> Vec<String> {
    let document = Tree::from(page);
    document.select("a.ref").remove();
    let blocks = document.select("article :is(p, h1, h2, h3, h4, h5, h6, li, td, pre)");
    // A list item holds the lists within it: they are looked at on their own.
    let mut words = Vec::new();
    for block in blocks.iter() {
        let own = Tree::from(block.html());
        own.select("li > ul, li > ol").remove();
        words.extend(own.select("body").text().split_whitespace().map(str::to_owned));
    }
    words
}

fn page(sample: &Sample) -> String {
    sample.written(Format::Html)
}

/// What stands between the tags of the article, tags included, line by line.
fn article_of(page: &str) -> &str {
    let (_, article) = page.split_once("<article").unwrap();
    let (_, article) = article.split_once(">\n").unwrap();
    article.split_once("</article>").unwrap().0
}

#[track_caller]
fn check(lines: &[&str], expected: &str) {
    let page = page(&Sample::new(lines));
    check_form(&page);
    // Links to notes are looked at elsewhere; here they are what their number is.
    let mut plain = String::new();
    let mut rest = article_of(&page);
    while let Some((before, link)) = rest.split_once("<a class=\"ref") {
        let (_, number) = link.split_once('>').unwrap();
        let (number, behind) = number.split_once("</a>").unwrap();
        plain.push_str(before);
        plain.push_str(&format!("[{number}]"));
        rest = behind;
    }
    plain.push_str(rest);
    assert_eq!(plain.trim(), expected);
}

#[test]
fn marks_hold_the_words_and_numbers_follow_them() {
    check(
        &["Das Amt zählt ⟨n 12.000⟩ Bäume, sagt ⟨s das Amt⟩."],
        "<p>Das Amt zählt <mark class=\"number\">12.000</mark>[1] Bäume, sagt <mark class=\"source\">das Amt</mark>[2].</p>",
    );
}

#[test]
fn numbers_count_up_where_marks_lie_in_each_other() {
    check(
        &["⟨q „Es sind ⟨n 30⟩ Bäume“⟩, sagt sie."],
        "<p><mark class=\"quote\">„Es sind <mark class=\"number\">30</mark>[1] Bäume“</mark>[2], sagt sie.</p>",
    );
}

#[test]
fn a_link_ends_before_a_number_and_goes_on_behind_it() {
    check(
        &["Siehe ⟨a=https://example.org/ die ⟨n 3⟩ Berichte⟩."],
        "<p>Siehe <a href=\"https://example.org/\" rel=\"noopener noreferrer\">die <mark class=\"number\">3</mark></a>[1]\
         <a href=\"https://example.org/\" rel=\"noopener noreferrer\"> Berichte</a>.</p>",
    );
}

#[test]
fn links_that_run_programs_are_only_words() {
    check(&["⟨a=javascript:alert(1) hier⟩ ⟨a=data:text/html,x da⟩"], "<p>hier da</p>");
}

#[test]
fn the_structure_is_kept() {
    check(
        &[
            "# Titel",
            "### Abschnitt",
            "> eins",
            "> zwei",
            "- a",
            "  - b",
            "    3. c",
            "- d",
            "1. e",
            "| x\ty",
            "| z",
            "= Bild",
            "^ Note",
            ": for {↵  i}",
        ],
        "<h1>Titel</h1>\n<h2>Abschnitt</h2>\n<blockquote>\n<p>eins</p>\n<p>zwei</p>\n</blockquote>\n\
         <ul><li>a<ul><li>b<ol><li value=\"3\">c</li>\n</ol></li>\n</ul></li>\n<li>d</li>\n</ul><ol><li value=\"1\">e</li>\n\
         </ol>\n<div class=\"table\"><table>\n<tbody>\n<tr><td>x</td><td>y</td></tr>\n<tr><td>z</td></tr>\n</tbody>\n\
         </table></div>\n<p class=\"caption\">Bild</p>\n<p class=\"footnote\">Note</p>\n<pre>for {\n  i}</pre>",
    );
}

#[test]
fn styles_and_marks_nest() {
    check(
        &["Ein ⟨b fettes ⟨e Wort⟩⟩ und ⟨x ⟨t „keins“⟩⟩."],
        "<p>Ein <strong>fettes <em>Wort</em></strong> und <mark class=\"term\"><s>„keins“</s></mark>[1].</p>",
    );
}

#[test]
fn a_note_tells_all_that_is_known() {
    let mut sample = Sample::new(&["# Bäume", "⟨q „Wir pflanzen ⟨n 12.000⟩ Bäume“⟩, sagt Rot."]);
    let quote = "„Wir pflanzen 12.000 Bäume“";
    sample.credit(quote, "Ada Rot", Some("Leiterin des Amts"));
    sample.judge(quote, Status::Wrong);
    sample.write(quote, Field::Note, "Angerufen.\nSie sagt: <nie>");
    sample.write(quote, Field::Question, "Woher?");
    sample.write(quote, Field::Answer, "Vom Amt.");
    sample.write(quote, Field::Correction, "„Wir pflanzen nicht“");
    sample.tag(quote, &["bäume"]);
    let open = Evidence { locator: "https://example.org/a?b&c".into(), primary: Some(true), ..Evidence::default() };
    let phone = Evidence { locator: "Telefonat".into(), accessed: "3. Mai".into(), ..Evidence::default() };
    let secret = Evidence { locator: "Quelle X, 0151".into(), confidential: true, ..Evidence::default() };
    sample.prove(quote, &[open, phone, secret]);
    let page_text = page(&sample);
    check_form(&page_text);
    let document = Tree::from(page_text.as_str());
    let said: Vec<_> = document.select("#note-2 dl > div").iter().map(|line| line.text().to_string()).collect();
    assert_eq!(
        said,
        [
            "Said byAda Rot, Leiterin des Amts",
            "NoteAngerufen.\nSie sagt: <nie>",
            "Instead„Wir pflanzen nicht“",
            "QuestionWoher?",
            "AnswerVom Amt.",
            "Evidencehttps://example.org/a?b&c (primary)Telefonat (seen 3. Mai)",
            "Tags#bäume",
        ]
    );
    assert_eq!(document.select("#note-2 .head").text().trim(), "Quote Wrong R. Ludwig, 2026-05-03");
    assert_eq!(document.select("#note-2 .words mark.quote").text().to_string(), quote);
    assert_eq!(document.select("#note-1 dd").text().to_string(), "12,000");
    assert_eq!(document.select(".progress strong").text().to_string(), "1 of 2 claims checked");
    assert_eq!(
        document.select(".counts li").iter().map(|li| li.text().to_string()).collect::<Vec<_>>(),
        ["To check 1", "Wrong 1"]
    );
    assert_eq!(document.select("#claim-2").attr("aria-label").as_deref(), Some("Note 2: Quote, Wrong"));
    assert!(!page_text.contains("0151") && !page_text.contains("Do not hand on"));

    sample.options.confidential = true;
    let page_text = page(&sample);
    assert!(page_text.contains("Quelle X, 0151") && page_text.contains("Do not hand on"));
}

#[test]
fn dismissed_claims_are_left_out_unless_asked_for() {
    let mut sample = Sample::new(&["Am ⟨n 3⟩. Tag kamen ⟨n 40⟩ Leute."]);
    sample.judge("3", Status::Dismissed);
    let without = page(&sample);
    assert!(without.contains("Am 3. Tag") && without.contains("0 of 1 claims") && !without.contains("note-2"));
    sample.options.dismissed = true;
    let with = page(&sample);
    check_form(&with);
    assert!(with.contains("<mark class=\"number dismissed\">3</mark>") && with.contains("0 of 1 claims"));
}

#[test]
fn notes_whose_words_are_gone_are_kept() {
    let mut sample = Sample::new(&["Es kamen ⟨n 40⟩ Leute."]);
    sample.write("40", Field::Note, "Die Polizei zählte 400.");
    let redraft = Sample::new(&["Niemand hat den Platz gesehen."]);
    sample.review.follow(&redraft.article);
    let sample = Sample { article: redraft.article, reading: redraft.reading, ..sample };
    let page = page(&sample);
    check_form(&page);
    let document = Tree::from(page.as_str());
    assert_eq!(document.select(".notes ul .words").text().trim(), "40");
    assert!(document.select(".notes ul dd").text().contains("Die Polizei zählte 400."));
    assert!(!document.select("article").text().contains("40"));
}

#[test]
fn the_title_is_the_only_first_heading() {
    for lines in [&["# Titel", "# Teil"][..], &["Text", "## Teil"], &["Nur Text"]] {
        let mut sample = Sample::new(lines);
        let document = Tree::from(page(&sample).as_str());
        assert_eq!(document.select("h1").length(), 1, "{lines:?}");
        sample.article.about.title = Some("Ein anderer Titel".into());
        let document = Tree::from(page(&sample).as_str());
        assert_eq!(document.select("h1").text().to_string(), "Ein anderer Titel", "{lines:?}");
    }
}

#[test]
fn hostile_words_stay_words_everywhere() {
    let hostile = "</style><script>alert(1)</script>\" onload='x' [x](javascript:y) &lt;";
    let mut sample = Sample::new(&["Hier steht ⟨o X⟩."]);
    for field in Field::ALL {
        sample.write("X", *field, hostile);
    }
    let locator = "javascript:alert(1)".to_owned();
    let about = Evidence { locator, accessed: hostile.into(), ..Evidence::default() };
    let broken = Evidence { locator: format!("https://a.b/{hostile}"), ..Evidence::default() };
    sample.prove("X", &[about, broken]);
    sample.tag("X", &[hostile]);
    sample.article.about.title = Some(hostile.into());
    sample.article.about.byline = Some(hostile.into());
    sample.options.date = hostile.into();
    let page = page(&sample);
    check_form(&page);
    let document = Tree::from(page.as_str());
    assert_eq!(document.select("script").length(), 0);
    assert_eq!(document.select("[onload]").length(), 0);
    assert_eq!(document.select("[href^=javascript]").length(), 0);
    assert_eq!(document.select("h1").text().to_string(), hostile);
    assert_eq!(document.select(".remark dd").iter().filter(|said| said.text().to_string() == hostile).count(), 4);
}

#[test]
fn the_page_loads_nothing() {
    let page = page(&Sample::new(&["Text"]));
    let document = Tree::from(page.as_str());
    let policy = document.select("meta[http-equiv=Content-Security-Policy]").attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline'"));
    for loading in ["link", "script", "img", "iframe", "object", "[src]", "[style*=url]"] {
        assert_eq!(document.select(loading).length(), 0, "{loading}");
    }
    let style = document.select("style").text();
    assert!(!style.contains("url(") && !style.contains("@import") && style.contains("prefers-color-scheme"));
}

#[test]
fn every_form_and_status_has_its_style_and_sign() {
    for form in MarkForm::ALL {
        assert!(super::STYLE.contains(&format!("mark.{} {{", super::class(*form))), "{form:?}");
    }
    for status in Status::ALL {
        assert!(super::SIGNS.contains(&format!("id=\"sign-{}\"", status.word())), "{status:?}");
        assert!(super::STYLE.contains(&format!("--{}:", status.word())), "{status:?}");
    }
}

#[test]
fn the_page_speaks_the_language_of_its_labels() {
    let sample = Sample::new(&["Es kamen ⟨n 40⟩ Leute."]);
    let mut out = Vec::new();
    Document::Article
        .write(Format::Html, &sample.annotated(), Labels::of_or_english(Language::GERMAN), &mut out)
        .unwrap();
    let page = String::from_utf8(out).unwrap();
    assert!(page.contains("<html lang=\"de\">") && page.contains("0 von 1 Aussagen geprüft"));
}

proptest! {
    #[test]
    fn any_article_gives_a_sound_page_with_its_words(sample in samples()) {
        let page = page(&sample);
        check_form(&page);
        prop_assert_eq!(words_of(&page), sample.words());
        let annotated = sample.annotated();
        prop_assert_eq!(annotated.claims.len() + annotated.lost.len(), sample.review.len());
        let document = Tree::from(page.as_str());
        for claim in &annotated.claims {
            prop_assert_eq!(document.select(&format!("article #claim-{}", claim.number)).length(), 1);
            let note = document.select(&format!("#note-{} .remark dd", claim.number));
            let words: Vec<_> = note.text().split_whitespace().map(str::to_owned).collect();
            let noted: Vec<_> = claim.note.split_whitespace().map(printable).collect();
            prop_assert_eq!(words, noted);
        }
    }
}

#[test]
fn every_claim_has_a_switch_for_its_form_and_its_status() {
    let mut sample =
        Sample::new(&["⟨q „Es sind ⟨n 30⟩“⟩, ⟨i sagt sie⟩ ⟨t „so“⟩ zu ⟨s Rot⟩ am ⟨o Tag⟩ ⟨n 8⟩ und ⟨n 9⟩."]);
    for (words, status) in
        [("30", Status::Checking), ("„so“", Status::Wrong), ("Rot", Status::Opinion), ("8", Status::Dismissed)]
    {
        sample.judge(words, status);
    }
    sample.options.dismissed = true;
    let page = page(&sample);
    check_form(&page);
    let tree = Tree::from(page.as_str());
    let style = tree.select("style").text().to_string();
    for (place, claim) in sample.annotated().claims.iter().enumerate() {
        for word in [super::class(claim.mark), claim.status.word()] {
            assert_eq!(tree.select(&format!("input#show-{word}[checked]")).length(), 1, "{word}");
            assert!(style.contains(&format!("body:has(#show-{word}:not(:checked)) ")), "{word}");
        }
        let number = place + 1;
        let reference = tree.select(&format!("#claim-{number}"));
        assert_eq!(reference.attr("data-form").as_deref(), Some(super::class(claim.mark)));
        assert!(reference.has_class(claim.status.word()));
        let note = tree.select(&format!("#note-{number}"));
        assert_eq!(note.select(&format!(".status.{}", claim.status.word())).length(), 1);
        assert_eq!(note.select(&format!(".words > mark.{}", super::class(claim.mark))).length(), 1);
    }
    assert_eq!(tree.select("article mark[data-status=checking]").text().to_string(), "30");
    assert_eq!(tree.select("article mark.dismissed").length(), 1);
}
