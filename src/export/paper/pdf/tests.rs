use super::*;
use crate::article::{Limits, open};
use crate::export::paper::tests::sample;
use crate::export::paper::{Part, Table};
use crate::export::steps::unwatched;

#[test]
fn the_words_of_a_paper_can_be_read_again() {
    let mut bytes = Vec::new();
    unwatched(|steps| write(&sample(), steps, &mut bytes)).unwrap();
    let article = open::read(&bytes, Some("bogen.pdf"), &Limits::default()).unwrap();
    for words in [
        "Wer <zahlt> *das* | \"Wehr\" & Co?",
        "Autorin: A_B_C [x](y)",
        "=1+1",
        "# Wer <sagt> das?",
        "und *denken*",
        "Amt | Ort: <Rat>",
        "<script>alert(1)</script>",
        "Ende.",
    ] {
        assert!(article.text.contains(words), "{words} in {}", article.text);
    }
}

#[test]
fn there_are_lines_to_write_on_and_they_stay_with_what_is_asked() {
    let faces = Faces::new().unwrap();
    let mut pages = Pages::new(false, &faces);
    let asked = |number: usize| [Part::Text(format!("Frage {number}?")), Part::Room(3)];
    let blank = Part::Fields(vec![("Name".into(), String::new())]);
    let all: Vec<_> = [blank].into_iter().chain((0..20).flat_map(asked)).collect();
    unwatched(|steps| parts::put(&all, steps, &mut pages)).unwrap();
    assert!(pages.pages.len() > 1);
    let mut lines = 0;
    for page in &pages.pages {
        let (mut asked, mut room) = (0, 0);
        for item in page {
            match item {
                Item::Words { stretch, .. } => asked += usize::from(stretch.words.starts_with("Frage")),
                Item::Ground { edges: [left, _, right, bottom], .. } => {
                    assert!(*bottom <= pages.size.1 - MARGIN - FOOT && right - left > 2.0 * MARGIN, "{left} {right}");
                    room += usize::from((*left - MARGIN).abs() < 0.1);
                }
            }
        }
        lines += room;
        assert_eq!(room, asked * 3);
    }
    assert_eq!(lines, 60);
}

#[test]
fn a_heading_stays_with_what_it_heads() {
    let faces = Faces::new().unwrap();
    for before in 40..60 {
        let mut pages = Pages::new(false, &faces);
        let words = vec!["Zeile"; before].join("\n");
        let all = [Part::Text(words), Part::Heading(1, "Kopf".into()), Part::Text("Text".into())];
        unwatched(|steps| parts::put(&all, steps, &mut pages)).unwrap();
        let last = pages.pages.last().unwrap();
        let both = last.iter().filter(|item| matches!(item, Item::Words { stretch, .. } if stretch.words != "Zeile"));
        assert_eq!(both.count(), 2, "{before}");
    }
}

/// What stands on each page, in the order in which it was put down.
fn words_of(table: &Table) -> Vec<Vec<String>> {
    let faces = Faces::new().unwrap();
    let mut pages = Pages::new(true, &faces);
    unwatched(|steps| table::put(table, steps, &mut pages)).unwrap();
    let bottom = pages.size.1 - MARGIN;
    let words = |item: &Item| match item {
        Item::Words { y, stretch, .. } => {
            assert!(*y < bottom, "on the page");
            Some(stretch.words.trim().to_owned())
        }
        Item::Ground { .. } => None,
    };
    pages.pages.iter().map(|page| page.iter().filter_map(words).collect()).collect()
}

#[test]
fn the_head_of_a_table_stands_on_every_page() {
    let head = vec!["Nr.".to_owned(), "Aussage".to_owned()];
    let rows = (1..=90).map(|number| vec![number.to_string(), "Es waren zwölf.".to_owned()]).collect();
    let pages = words_of(&Table { head, rows });
    assert!(pages.len() > 1);
    assert!(pages.iter().all(|page| page[..2] == ["Nr.", "Aussage"]), "{pages:?}");
    let numbers: Vec<String> = pages.concat().into_iter().filter(|words| words.parse::<u32>().is_ok()).collect();
    assert_eq!(numbers, (1..=90).map(|number| number.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_row_too_long_for_a_page_goes_on_on_the_next() {
    let head = vec!["Nr.".to_owned(), "Notiz".to_owned()];
    let long: Vec<String> = (0..200).map(|line| format!("Zeile {line}")).collect();
    let rows =
        vec![vec!["1".into(), "kurz".into()], vec!["2".into(), long.join("\n")], vec!["3".into(), "kurz".into()]];
    let pages = words_of(&Table { head, rows });
    assert!(pages.len() > 3);
    let all: Vec<String> = pages.concat().into_iter().filter(|words| words.starts_with("Zeile")).collect();
    assert_eq!(all, long);
    assert_eq!(pages.last().unwrap().last().unwrap(), "kurz");
}
