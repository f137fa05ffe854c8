use crate::export::Format;
use crate::export::fixture::{Sample, printable, samples};
use crate::review::{Evidence, Field, Status};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn document(sample: &Sample) -> String {
    sample.written(Format::Markdown)
}

/// What a program that knows footnotes, tables and strikethrough reads in a document.
#[derive(Debug, Default)]
struct Read {
    /// The words of the article, which stands between two rules.
    article: Vec<String>,
    /// The footnotes in the order in which the article refers to them.
    references: Vec<String>,
    /// The footnotes in the order in which they are defined, with their words.
    notes: Vec<(String, Vec<String>)>,
    rules: usize,
    links: Vec<String>,
}

fn read(markdown: &str) -> Read {
    let mut read = Read::default();
    let mut text = String::new();
    let mut note = None;
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                note = Some(name.to_string());
                text.clear();
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                let words = std::mem::take(&mut text).split_whitespace().map(str::to_owned).collect();
                read.notes.push((note.take().unwrap(), words));
            }
            Event::Start(Tag::Link { dest_url, .. }) => read.links.push(dest_url.to_string()),
            Event::End(TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. }) => panic!("{event:?} in\n{markdown}"),
            Event::End(_) => text.push('\n'),
            Event::Start(_) => {}
            Event::FootnoteReference(name) => read.references.push(name.to_string()),
            Event::Rule => {
                let words = std::mem::take(&mut text);
                if read.rules == 1 {
                    read.article = words.split_whitespace().map(str::to_owned).collect();
                }
                read.rules += 1;
            }
            Event::InlineHtml(tag) => {
                let known = ["<strong>", "</strong>", "<em>", "</em>", "<del>", "</del>", "<!-- -->"];
                assert!(known.contains(&&*tag), "{tag} in\n{markdown}");
            }
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    assert_eq!(read.rules, 2, "{markdown}");
    read
}

/// What stands between the rules.
fn article_of(markdown: &str) -> &str {
    let (_, article) = markdown.split_once("\n---\n\n").unwrap();
    article.rsplit_once("\n---\n").unwrap().0.trim_end()
}

#[track_caller]
fn check(lines: &[&str], expected: &str) {
    let sample = Sample::new(lines);
    let markdown = document(&sample);
    assert_eq!(article_of(&markdown), expected);
    assert_eq!(read(&markdown).article, sample.words());
}

#[test]
fn numbers_are_footnotes_behind_the_words() {
    check(&["⟨q „Es sind ⟨n 30⟩ Bäume!“⟩, sagt ⟨s er⟩ (46)."], "„Es sind 30[^1] Bäume!“[^2], sagt er[^3] (46).");
    check(&["Es sind ⟨o 30!⟩(vorher 20)"], "Es sind 30\\![^1]\\(vorher 20)");
}

#[test]
fn styles_are_delimiters_where_those_are_read_as_such() {
    check(&["Ein ⟨b fettes⟩ Wort, ⟨e schräg⟩, ⟨x weg⟩."], "Ein **fettes** Wort, *schräg*, ~~weg~~.");
    check(&["un⟨b glaub⟩lich"], "un**glaub**lich");
    check(&["⟨e „Ja“⟩"], "*„Ja“*");
    check(&["⟨b „Ja“⟩er"], "<strong>„Ja“</strong>er");
    check(&["⟨b a⟩⟨e b⟩"], "<strong>a</strong><em>b</em>");
    check(&["⟨b x ⟨e y⟩ z⟩"], "**x *y* z**");
    check(&["a⟨b 🄰⟩"], "a<strong>🄰</strong>");
    check(&["a ⟨b b ⟩c"], "a <strong>b </strong>c");
}

#[test]
fn links_lead_to_pages_and_to_nothing_else() {
    check(
        &["⟨a=https://example.org/a_(b)?c&amp;d hier⟩ und ⟨a=javascript:alert(1) da⟩"],
        "[hier](https://example.org/a_%28b%29?c&amp;amp;d) und da",
    );
    check(
        &["⟨a=https://example.org/ alle ⟨n 3⟩ Berichte⟩"],
        "[alle 3](https://example.org/)[^1]<!-- -->[ Berichte](https://example.org/)",
    );
    check(&[": ⟨a=https://example.org/ eins↵⟩zwei"], "[eins](https://example.org/)\\\nzwei");
}

#[test]
fn the_structure_is_kept() {
    check(
        &[
            "# Titel",
            "## Teil #",
            "> eins",
            "> zwei",
            "- a",
            "  - b",
            "    3. c",
            "- d",
            "1. e",
            "2. f",
            "4. g",
            "| x\ty|",
            "| z",
            "= Bild",
            "^ Note",
            ": for {↵  i}",
        ],
        "# Titel\n\n## Teil \\#\n\n> eins\n>\n> zwei\n\n- a\n\n  - b\n\n    3. c\n- d\n\n1) e\n2) f\n\n4. g\n\n\
         | x | y&#124; |\n| --- | --- |\n| z |\n\nBild\n\nNote\n\nfor {\\\n\u{a0}\u{a0}i}",
    );
}

#[test]
fn words_that_look_like_markup_stay_words() {
    for (words, escaped) in [
        ("1. Mai", "1\\. Mai"),
        ("1.000 Euro", "1.000 Euro"),
        ("# hier", "\\# hier"),
        ("Nr. #5", "Nr. #5"),
        ("- so", "\\- so"),
        ("-5 Grad", "-5 Grad"),
        ("--- ", "\\---"),
        ("> a > b", "\\> a > b"),
        ("a*b_c d_ e", "a\\*b_c d\\_ e"),
        ("$5 und $6", "\\$5 und \\$6"),
        ("<b>&amp;&x", "\\<b>\\&amp;&x"),
        ("[x](y) ![z](w)", "\\[x\\](y) !\\[z\\](w)"),
        ("C:\\ `x` ~~y~~ a|b", "C:\\\\ \\`x\\` \\~\\~y\\~\\~ a\\|b"),
        ("==x== %%y%%", "\\=\\=x\\=\\= \\%\\%y\\%\\%"),
        ("https://example.org/a_b", "https://example.org/a_b"),
    ] {
        // Behind another paragraph, or it would be taken for the title.
        let sample = paragraph(words.trim());
        let markdown = document(&sample);
        assert_eq!(article_of(&markdown), format!("Text\n\n{escaped}"));
        assert_eq!(read(&markdown).article, sample.words());
    }
}

/// An article whose second paragraph is these words, whatever they look like.
fn paragraph(words: &str) -> Sample {
    use crate::article::{Article, Block, BlockKind};
    use crate::reading::Reading;
    let text = format!("Text\n\n{words}");
    let block = |start, end| Block { kind: BlockKind::Paragraph, span: crate::Span::new(start, end) };
    let blocks = vec![block(0, 4), block(6, text.len())];
    let article = Article { blocks, text, ..Article::default() };
    let review = crate::review::Review::new(&article);
    Sample { article, reading: Reading::default(), review, options: crate::export::Options::default() }
}

#[test]
fn a_note_tells_all_that_is_known() {
    let mut sample = Sample::new(&["# Bäume", "⟨q „Wir pflanzen“⟩, sagt Rot."]);
    let quote = "„Wir pflanzen“";
    sample.credit(quote, "Ada Rot", Some("Leiterin"));
    sample.judge(quote, Status::Wrong);
    sample.write(quote, Field::Note, "Angerufen.\n\n- Sie sagt: *nie*");
    sample.write(quote, Field::Correction, "„Wir pflanzen nicht“");
    sample.tag(quote, &["a b"]);
    let open = Evidence { locator: "https://example.org/?a_b".into(), primary: Some(false), ..Evidence::default() };
    let secret = Evidence { locator: "Quelle X, 0151".into(), confidential: true, ..Evidence::default() };
    sample.prove(quote, &[open, secret]);
    let markdown = document(&sample);
    let (_, notes) = markdown.split_once("## Notes\n\n").unwrap();
    assert_eq!(
        notes,
        "[^1]: **„Wir pflanzen“** — Quote · Wrong (R. Ludwig, 2026-05-03)\\\n    *Said by:* Ada Rot, Leiterin\\\n    \
         *Note:* Angerufen.\\\n    \\- Sie sagt: \\*nie\\*\\\n    *Instead:* „Wir pflanzen nicht“\\\n    \
         *Evidence:* <https://example.org/?a_b> (secondary)\\\n    *Tags:* #a b\n\nMade with Claimlight.\n"
    );
    assert!(!markdown.contains("0151"));
    let read = read(&markdown);
    assert_eq!(read.notes.len(), 1);
    assert_eq!(read.links, ["https://example.org/?a_b"]);
    sample.options.confidential = true;
    assert!(document(&sample).contains("Quelle X, 0151 (confidential)"));
}

#[test]
fn dismissed_claims_are_left_out_unless_asked_for() {
    let mut sample = Sample::new(&["Am ⟨n 3⟩. Tag kamen ⟨n 40⟩ Leute."]);
    sample.judge("3", Status::Dismissed);
    assert_eq!(article_of(&document(&sample)), "Am 3. Tag kamen 40[^1] Leute.");
    sample.options.dismissed = true;
    assert_eq!(article_of(&document(&sample)), "Am 3[^1]. Tag kamen 40[^2] Leute.");
}

#[test]
fn notes_whose_words_are_gone_are_kept() {
    let mut sample = Sample::new(&["Es kamen ⟨n 40⟩ Leute."]);
    sample.write("40", Field::Note, "Die Polizei zählte 400.");
    let redraft = Sample::new(&["Niemand hat den Platz gesehen."]);
    sample.review.follow(&redraft.article);
    let sample = Sample { article: redraft.article, reading: redraft.reading, ..sample };
    let markdown = document(&sample);
    assert!(markdown.contains("no longer in the text\n\n-   **40** — "), "{markdown}");
    assert!(markdown.contains("*Note:* Die Polizei zählte 400."));
}

proptest! {
    #[test]
    fn any_article_is_read_back_with_its_words_and_notes(sample in samples()) {
        let markdown = document(&sample);
        let read = read(&markdown);
        prop_assert_eq!(&read.article, &sample.words(), "{}", markdown);
        let annotated = sample.annotated();
        let numbers: Vec<_> = annotated.claims.iter().map(|claim| claim.number.to_string()).collect();
        prop_assert_eq!(&read.references, &numbers, "{}", markdown);
        prop_assert_eq!(read.notes.len(), numbers.len(), "{}", markdown);
        for (claim, (number, words)) in annotated.claims.iter().zip(&read.notes) {
            prop_assert_eq!(&claim.number.to_string(), number);
            let noted = printable(&claim.note.split_whitespace().collect::<Vec<_>>().join(" "));
            prop_assert!(words.join(" ").contains(&noted), "{:?} in {}", noted, markdown);
        }
    }
}
