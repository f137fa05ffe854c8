use super::*;
use proptest::prelude::*;

/// Shows the blocks of a text, one a line: a sign for the kind, then the words with soft breaks as `/`.
fn shown(text: &str) -> String {
    let article = Article::from_text(text.to_owned());
    assert_eq!(article.text, text, "plain text is kept as it is");
    article.check().unwrap();
    article.blocks.iter().map(|block| format!("{}\n", show(block, text))).collect()
}

fn show(block: &Block, text: &str) -> String {
    let words: Vec<_> = Lines::new(block.span.of(text)).map(|line| line.of(block.span.of(text)).trim()).collect();
    let sign = match block.kind {
        BlockKind::Heading(level) => format!("H{level}"),
        BlockKind::Paragraph => "P".into(),
        BlockKind::ListItem { depth, number: None } => format!("L{depth}"),
        BlockKind::ListItem { depth, number: Some(number) } => format!("L{depth}#{number}"),
        BlockKind::Quote => "Q".into(),
        other => format!("{other:?}"),
    };
    format!("{sign} {}", words.join("/"))
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let expected: String = expected.iter().map(|line| format!("{line}\n")).collect();
    assert_eq!(shown(text), expected, "for {text:?}");
}

#[test]
fn one_paragraph_a_line() {
    check(
        "Der Rat tagte am Montag.\nEr beschloss nichts.\n",
        &["P Der Rat tagte am Montag.", "P Er beschloss nichts."],
    );
    check(
        "Eins.\r\n\r\nZwei.\rDrei.\u{2028}Vier.\u{2029}Fünf.\u{85}Sechs.",
        &["P Eins.", "P Zwei.", "P Drei.", "P Vier.", "P Fünf.", "P Sechs."],
    );
    check("", &[]);
    check(" \n\t\r\n\u{feff}\n", &[]);
    check("Nur ein Satz ohne Punkt", &["P Nur ein Satz ohne Punkt"]);
}

#[test]
fn hard_wrapped_paragraphs_are_joined() {
    check(
        "Die Stadtwerke wollen im kommenden Jahr dreihundert neue Ladesäulen\n\
         aufstellen. Das kündigte die Sprecherin am Dienstag an. Bisher gibt es\n\
         davon hundertzwanzig, die meisten in der Innenstadt.\n\
         \n\
         „Wir sind spät dran“, sagte sie. Die Kosten trage zur Hälfte das Land,\n\
         den Rest die Stadt.\n",
        &[
            "P Die Stadtwerke wollen im kommenden Jahr dreihundert neue Ladesäulen/aufstellen. Das kündigte die \
             Sprecherin am Dienstag an. Bisher gibt es/davon hundertzwanzig, die meisten in der Innenstadt.",
            "P „Wir sind spät dran“, sagte sie. Die Kosten trage zur Hälfte das Land,/den Rest die Stadt.",
        ],
    );
}

#[test]
fn in_wrapped_text_indents_short_lines_and_quotation_end_a_paragraph() {
    check(
        "Hello all, the council has now answered our request and says that it\n\
         will publish the figures by the end of the month, as it had promised\n\
         before the summer.\n  The second paragraph begins with an indent and runs over the end of\n\
         one line as well.\n\
         Anna Berg\n\
         City desk\n\
         \n\
         > we asked for the figures in March and have heard nothing of it since\n\
         > then, which is a pity.\n\
         >\n\
         > Bob\n",
        &[
            "P Hello all, the council has now answered our request and says that it/will publish the figures by the \
             end of the month, as it had promised/before the summer.",
            "P The second paragraph begins with an indent and runs over the end of/one line as well.",
            "P Anna Berg",
            "P City desk",
            "Q we asked for the figures in March and have heard nothing of it since/> then, which is a pity.",
            "Q Bob",
        ],
    );
}

#[test]
fn lines_that_happen_to_be_alike_in_length_are_not_wrapped() {
    check(
        "Berlin: Der Bundestag hat das Gesetz beschlossen.\nHamburg: Die Bürgerschaft vertagt sich auf Mai.\n\
         München: Der Landtag streitet weiter ums Geld.\n",
        &[
            "P Berlin: Der Bundestag hat das Gesetz beschlossen.",
            "P Hamburg: Die Bürgerschaft vertagt sich auf Mai.",
            "P München: Der Landtag streitet weiter ums Geld.",
        ],
    );
}

#[test]
fn a_title_is_a_short_first_line_set_off() {
    check(
        "Rat streitet über Haushalt\n\nDer Rat tagte bis in die Nacht.",
        &["H1 Rat streitet über Haushalt", "P Der Rat tagte bis in die Nacht."],
    );
    check(
        "Mayor: “We will rebuild”\nThe mayor of Springfield has announced that the bridge will be rebuilt.",
        &["H1 Mayor: “We will rebuild”", "P The mayor of Springfield has announced that the bridge will be rebuilt."],
    );
    check(
        "Der Rat tagte.\n\nEr beschloss am Ende doch nichts.",
        &["P Der Rat tagte.", "P Er beschloss am Ende doch nichts."],
    );
    check(
        "“We will rebuild.”\n\nThe mayor of Springfield announced it.",
        &["P “We will rebuild.”", "P The mayor of Springfield announced it."],
    );
    check("2024\n\n1.234.567", &["P 2024", "P 1.234.567"]);
}

#[test]
fn list_items() {
    check(
        "Gefordert wird:\n- mehr Geld\n  - vom Land\n  • vom Bund\n- mehr Zeit\n",
        &["P Gefordert wird:", "L0 mehr Geld", "L1 vom Land", "L1 vom Bund", "L0 mehr Zeit"],
    );
    check("1. Begrüßung\n2. Haushalt\n3) Verschiedenes", &["L0#1 Begrüßung", "L0#2 Haushalt", "L0#3 Verschiedenes"]);
}

#[test]
fn numbers_and_dashes_that_are_words_are_no_list() {
    check("3. Mai 1990 war ein Donnerstag.", &["P 3. Mai 1990 war ein Donnerstag."]);
    check("1. FC Köln gewinnt.\n\n5. Juni bleibt frei.", &["P 1. FC Köln gewinnt.", "P 5. Juni bleibt frei."]);
    check(
        "-5 Grad in der Nacht.\n* * *\n2024. Ein Jahr.",
        &["P -5 Grad in der Nacht.", "P * * *", "P 2024. Ein Jahr."],
    );
    check(">5 % sind es.", &["P >5 % sind es."]);
}

proptest! {
    #[test]
    fn any_text_keeps_the_invariants(text in "([a-zA-ZäÖß0-9 .,:>\\-*\t\"„“]{0,40}(\n|\r\n|\n\n|\u{2028}|\r)?){0,30}|\\PC{0,80}") {
        let article = Article::from_text(text.clone());
        prop_assert_eq!(&article.text, &text);
        prop_assert_eq!(article.check(), Ok(()));
    }

    #[test]
    fn a_text_wrapped_at_any_measure_gives_its_paragraphs_back(
        paragraphs in prop::collection::vec(prop::collection::vec("[a-z]{1,11}", 40..80), 2..5), measure in 40usize..100,
    ) {
        let mut text = String::new();
        for words in &paragraphs {
            let mut column = 0;
            for word in words {
                if column > 0 && column + 1 + word.len() > measure {
                    text.push('\n');
                    column = 0;
                } else if column > 0 {
                    text.push(' ');
                    column += 1;
                }
                text.push_str(word);
                column += word.len();
            }
            text.push_str("\n\n");
        }
        prop_assert_eq!(Article::from_text(text).blocks.len(), paragraphs.len());
    }
}
