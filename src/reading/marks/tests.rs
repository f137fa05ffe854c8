use super::*;
use proptest::prelude::*;

/// One block a paragraph, as an importer of plain text makes them.
fn blocks(text: &str) -> Vec<Block> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for part in text.split("\n\n") {
        let span = Span::new(at, at + part.len()).trimmed(text);
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += part.len() + 2;
    }
    blocks
}

fn habits(language: &str) -> Marks {
    let pairs = |list: &[&str]| list.iter().map(|pair| (*pair).to_owned()).collect();
    match language {
        "de" => Marks { pairs: pairs(&["„“", "»«", "‚‘", "›‹", "\"\""]), ..Marks::default() },
        "fr" => Marks { pairs: pairs(&["«»", "“”", "‹›"]), ..Marks::default() },
        _ => Marks {
            pairs: pairs(&["“”", "‘’", "\"\""]),
            elisions: pairs(&["em", "n", "tis"]),
            genitive_endings: vec!['s'],
            dialogue_dash: false,
        },
    }
}

/// `marked` holds each expected pair in square brackets, marks inside.
fn check(language: &str, marked: &str) {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut expected = Vec::new();
    for character in marked.chars() {
        match character {
            '[' => open.push(text.len()),
            ']' => {
                let start = open.pop().expect("a bracket closes what was opened");
                expected.push(Span::new(start, text.len()));
            }
            _ => text.push(character),
        }
    }
    let found = pairs(&text, &blocks(&text), Some(&habits(language)));
    let shown = |spans: &[Span]| spans.iter().map(|span| span.of(&text).to_owned()).collect::<Vec<_>>();
    expected.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let found: Vec<Span> = found.iter().map(|pair| pair.span).collect();
    assert_eq!(shown(&found), shown(&expected), "in {text}");
    assert_eq!(found, expected, "in {text}");
}

#[test]
fn every_convention_is_paired() {
    check("de", "Sie sagte: [„Wir kommen.“] Dann ging sie. [„Bald“], sagte er.");
    check("de", "Sie sagte: [„Wir kommen.”] Dann ging sie. [„Bald”], sagte er.");
    check("de", "Sie sagte: [„Wir kommen.\"] Dann ging sie. [„Bald\"], sagte er.");
    check("de", "Sie sagte: [»Wir kommen.«] Dann ging sie. [»Bald«], sagte er.");
    check("de", "Sie sagte: [«Wir kommen.»] Dann ging sie. [«Bald»], sagte er.");
    check("de", "Sie sagte: [,,Wir kommen.''] Dann ging sie. [\"Bald\"], sagte er.");
    check("de", "Sie sagte: [›Wir kommen.‹] Dann ging sie. [‚Bald‘], sagte er.");
    check("en", "She said: [“We are coming.”] Then she left. [“Soon,”] he said.");
    check("en", "She said: [\"We are coming.\"] Then she left. [\"Soon,\"] he said.");
    check("en", "She said: [‘We are coming.’] Then she left. ['Soon,'] he said.");
    check("en", "She said: [``We are coming.''] Then she left. [“Soon,\"] he said.");
    check("fr", "Elle dit : [« Nous venons. »] Puis elle part. [« Bientôt »], dit-il.");
}

#[test]
fn a_document_with_spaces_inside_its_marks_is_read_by_habit() {
    check("de", "Der Rat tagt. [» Wir kommen «], sagt sie, und er: [» Bald «]");
    check("en", "The talks [\" broke down \"] again, she said, [\" as ever \"] .");
}

#[test]
fn marks_stand_beside_brackets_dashes_and_missing_spaces() {
    check("de", "Der [„Bergbote“]-Redakteur (früher [„Talblatt“]) sagte:[„Nein.“]Dann ging er.");
    check("de", "[»Ja.«][»Nein.«]");
    check("en", "She paused—[“I was”]—and left ([“never mind”]).");
    check("fr", "Il parle de l’[«affaire»] et s’en va.");
}

#[test]
fn pairs_nest() {
    check("de", "[„Er rief [‚Halt‘] und lief“], sagte sie.");
    check("de", "[„Wir lesen [„Bergbote“] und [„Talblatt“] täglich“], sagte sie.");
    check("en", "[“He shouted [‘stop’] and ran,”] she said.");
    check("en", "[‘He shouted [“stop”] and ran,’] she said.");
    check("en", "[“[‘Stop,’] he said.”]");
    check("en", "[''She asked, ['Why now?']''] Falk said. [''We want ['a pier,']''] she said.");
}

#[test]
fn apostrophes_are_no_marks() {
    check("en", "The teachers' union and the drivers’ union don't like '90s rock 'n' roll, y'all.");
    check("en", "They call it [‘the workers’ paradise’] and don’t laugh.");
    check("en", "[“Get ’em,”] she said. [“It’s the farmers’ turn,”] he said.");
    check("de", "Andreas' Hof und Hans’ Haus: wie geht's, sagt er, und ich hab's gehört.");
}

#[test]
fn feet_and_inches_are_no_marks() {
    check("en", "He is 5'10\" tall and owns a 27\" screen.");
    check("en", "[\"I want a 27\" screen,\"] he said.");
    check("en", "[“He’s like 6’2”,”] he said. [“And [‘she’] is 5’10”. You know it.”]");
    check("en", "[“I am 6’2”], he said. [“You are not.”]");
    check("en", "She called it [\"page 27\"] and left. [\"Soon,\"] he said.");
}

#[test]
fn an_odd_mark_costs_one_quotation() {
    // Never closed.
    check("de", "[„Wir kommen, sagte sie. ][„Bald“], sagte er. [„Nie“], sagte ich.\n\n[„Gut“], sagte sie.");
    check("en", "[\"We are coming, she said. ][\"Soon,\"] he said. [\"Never,\"] I said.\n\n[\"Good,\"] she said.");
    // Never opened.
    check("de", "[Wir kommen“], sagte sie. [„Bald“], sagte er.\n\n[„Gut“], sagte sie.");
    check("en", "[\"Soon,\"][ I said. Never,\"] she said.\n\n[\"Good,\"] she said.");
    // Both: the one is not closed by the other's mark across all between.
    check("de", "Er: [„Kommst du? — ][„Ja.“] — [„Wann?“] — [„Bald.“][ — Und wo?“] — [„Hier.“]");
    // Typed twice.
    check("de", "„[„Wir kommen“], sagte sie. [„Bald“], sagte er.");
    check("de", "[„Wir kommen“]“, sagte sie. [„Bald“], sagte er.");
    check("en", "\"[\"We are coming,\"] she said. [\"Soon,\"] he said.");
    check("en", "[\"We are coming,\"]\" she said. [\"Soon,\"] he said.");
}

#[test]
fn a_quotation_goes_on_over_paragraphs() {
    check("en", "[“We came early.]\n\n[“We left late,”] she said.\n\n[“Why?”] he asked.");
    check("de", "Sie schrieb: [„Wir kamen früh.]\n\n[Wir gingen spät.“] Das war alles.\n\n[„Warum?“], fragte er.");
}

#[test]
fn a_mark_without_its_paragraphs_knowledge_stays_in_its_paragraph() {
    check("de", "[„Wir kommen, sagte sie.]\n\n[„Bald“], sagte er.\n\nSpäter kam er [„doch noch“] an.");
}

#[test]
fn hostile_input_is_paired_in_linear_work() {
    let text = "„".repeat(1_000_000);
    assert!(pairs(&text, &blocks(&text), None).len() <= 1);
    let nested = format!("{}x{}", "«".repeat(1000), "»".repeat(1000));
    let found = pairs(&nested, &blocks(&nested), None);
    assert_eq!(found.len(), 1000);
    assert_eq!(found[999].parent, Some(998));
    let mixed = "« ” ".repeat(200_000);
    let _ = pairs(&mixed, &blocks(&mixed), None);
    let singles = "‘a ".repeat(300_000);
    let _ = pairs(&singles, &blocks(&singles), None);
}

proptest! {
    #[test]
    fn pairs_are_in_order_nested_and_on_boundaries(text in "([„“”\"»«‹›‚‘’'`,. \n]|[a-zß]|\n\n|'s|80){0,80}") {
        let found = pairs(&text, &blocks(&text), Some(&habits("en")));
        for (index, pair) in found.iter().enumerate() {
            prop_assert!(text.get(pair.span.range()).is_some() && text.get(pair.inner.range()).is_some());
            prop_assert!(pair.span.covers(pair.inner));
            if let Some(parent) = pair.parent {
                prop_assert!(parent < index);
                prop_assert!(found[parent].span.covers(pair.span), "{:?} in {:?}", pair, found[parent]);
            }
        }
    }
}
