//! PDF files that other programs made, block by block, and on which page each stands. `made/README.md` says how each was
//! made; beside each stands what it comes out as. `UPDATE_SNAPSHOTS=1` writes that anew, to be read before it is kept.

use super::made::told;
use super::*;
use claimlight::article::{Format, Place, open::Progress};
use std::ops::ControlFlow;
use std::path::Path;

/// A document of the folder `made`.
fn made(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/opening/made").join(name)).unwrap()
}

/// Checks what a document comes out as, and on which page some of its words are.
#[track_caller]
fn check_made(name: &str, places: &[(&str, &str)]) {
    // The content alone has to tell what it is.
    let article = read(&made(name), "unnamed").unwrap();
    assert_eq!(article.origin.format, Format::Pdf);
    let found = told(&article);
    let snapshot = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/opening/made").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&snapshot, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&snapshot).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == expected, "{name} comes out as\n{found}\n--- and not as\n{expected}");
    for (words, page) in places {
        let offset = article.text.find(words).unwrap_or_else(|| panic!("{words} is not in {name}"));
        assert_eq!(article.place_of(offset), Place::Page(page), "{words}");
    }
}

#[test]
fn notes_lists_and_a_running_head() {
    // The paragraph that runs over the page is one, and its note comes after it.
    check_made(
        "libreoffice-notes.de.pdf",
        &[
            ("Der letzte Fährmann", "1"),
            ("„Eine Brücke wartet", "1"),
            ("hinzugerechnet haben", "2"),
            ("Jahresbericht", "1"),
            ("Was die Brücke kostet", "2"),
            ("Wir verlieren", "3"),
        ],
    );
}

#[test]
fn two_columns_beneath_a_title() {
    check_made("libreoffice-columns.de.pdf", &[("Zwei Ufer", "1"), ("Wir verlieren", "2")]);
}

#[test]
fn a_sidebar_a_picture_and_a_link() {
    check_made("chromium-sidebar.en.pdf", &[("A pair counts", "1")]);
}

#[test]
fn accents_and_low_quotation_marks_made_of_two_signs() {
    // The page is the 41st by the number printed on it.
    check_made("pdftex-accents.de.pdf", &[("Im Hollerner Moor", "41"), ("Zwischenbericht der", "41")]);
}

#[test]
fn columns_hyphens_and_printed_page_numbers() {
    check_made("reportlab-columns.en.pdf", &[("A harbour", "17"), ("The sheds", "18")]);
}

#[test]
fn tables_whose_cells_hold_running_text_are_read_row_by_row() {
    check_made("libreoffice-table.de.pdf", &[("Die Redaktion", "2"), ("Altenried an der", "2")]);
    check_made("weasyprint-table.en.pdf", &[("Upper Leigh", "1")]);
    check_made("reportlab-table.en.pdf", &[("Who pays", "1")]);
}

#[test]
fn columns_that_pause_together_once_are_no_table() {
    let left = ["The mill stands still", "since the flood of", "the spring.", "", "It will be opened", "again in May."];
    let right = ["Nobody asked us, the", "miller said.", "", "", "That is how it is", "in this town."];
    let column = |x: usize, lines: [&str; 6]| -> String {
        let line = |(row, words): (usize, &str)| format!("1 0 0 1 {x} {} Tm ({words}) Tj ", 180 - 12 * row);
        lines.into_iter().enumerate().map(line).collect()
    };
    let content = format!("BT /F 10 Tf {}{}ET", column(30, left), column(160, right));
    let wanted = [
        "P The mill stands still since the flood of the spring.",
        "P It will be opened again in May.",
        "P Nobody asked us, the miller said.",
        "P That is how it is in this town.",
    ];
    check(page(&content, ""), "a.pdf", &wanted);
}

#[test]
fn reading_is_watched_and_given_up() {
    let bytes = made("libreoffice-notes.de.pdf");
    let mut told = Vec::new();
    let limits = Limits::default();
    let read = open::read_watched(&bytes, None, &limits, &mut |progress| {
        told.push((progress.done, progress.all));
        ControlFlow::Continue(())
    });
    assert!(matches!(read, Some(Ok(_))));
    // What is made of the pages then tells nothing new, and can still be given up.
    assert!(told.len() > 4);
    told.dedup();
    assert_eq!(told, [(0, 3), (1, 3), (2, 3), (3, 3)]);
    let mut left = 6;
    let mut late = |_| {
        left -= 1;
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    assert_eq!(open::read_watched(&bytes, None, &limits, &mut late), None);
    let mut stop =
        |progress: Progress| if progress.done == 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    assert_eq!(open::read_watched(&bytes, None, &limits, &mut stop), None);
}

#[test]
fn pages_and_characters_are_limited() {
    let bytes = made("libreoffice-notes.de.pdf");
    let few = open::read(&bytes, None, &Limits { pages: 1, ..Limits::default() }).unwrap();
    assert_eq!(few.warnings, [Warning::Truncated]);
    assert!(!few.text.contains("Wir verlieren"));
    let short = open::read(&bytes, None, &Limits { characters: 100, ..Limits::default() }).unwrap();
    assert_eq!(short.warnings, [Warning::Truncated]);
    assert!(short.text.len() < 300, "{}", short.text);
    // What was read in time is shown.
    match open::read(&bytes, None, &Limits { pages_milliseconds: 0, ..Limits::default() }) {
        Ok(article) => assert_eq!(article.warnings, [Warning::Truncated]),
        Err(error) => assert_eq!(error, OpenError::Damaged(Format::Pdf)),
    }
}

#[test]
fn a_password_only_where_one_is_needed_to_open() {
    check_made("pypdf-open.en.pdf", &[("master", "1")]);
    assert_eq!(read(&made("pypdf-locked.en.pdf"), "a.pdf").unwrap_err(), OpenError::Encrypted);
}

/// A PDF of one page with this content and these further objects, without a table of where its objects are.
fn page(content: &str, further: &str) -> Vec<u8> {
    let length = content.len();
    format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources \
         <</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>>>\
         /XObject<</X 5 0 R>>>>>> endobj\n4 0 obj <</Length {length}>> stream\n{content}\nendstream endobj\n\
         {further}\ntrailer <</Root 1 0 R>>\n%%EOF\n"
    )
    .into_bytes()
}

const PICTURE: &str = "5 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8\
                       /Length 1>> stream\nx\nendstream endobj";

#[test]
fn a_scanned_page_is_read_by_what_lies_beneath_it() {
    let scan = "q 300 0 0 200 0 0 cm /X Do Q";
    assert_eq!(read(&page(scan, PICTURE), "a.pdf").unwrap_err(), OpenError::OnlyPictures);
    let recognised = format!("{scan} BT 3 Tr /F 10 Tf 30 100 Td (The ferry sails at noon.) Tj ET");
    check(page(&recognised, PICTURE), "a.pdf", &["P The ferry sails at noon."]);
    assert_eq!(read(&page("", ""), "a.pdf").unwrap_err(), OpenError::NoText);
    assert_eq!(read(b"%PDF-1.4\nnothing", "a.pdf").unwrap_err(), OpenError::Damaged(Format::Pdf));
}

#[test]
fn what_stands_for_other_words_is_read_as_those() {
    let content = "BT /F 10 Tf 12 TL 30 150 Td (The Minis) Tj /Span <</ActualText <FEFF00AD>>> BDC (-) Tj EMC T* (terium, \
                   not the ) Tj /Artifact BMC (draft) Tj EMC (sea, decides.) Tj T* (H) Tj 3 Ts /F 6 Tf (2) Tj 0 Ts /F 10 Tf (O is water.) Tj ET";
    check(page(content, ""), "a.pdf", &["P The Ministerium, not the sea, decides. H²O is water."]);
    // Web pages raise figures that are hardly smaller.
    let content =
        "BT /F 10 Tf 30 150 Td (A field of 30 m) Tj 3.3 Ts /F 8.9 Tf (2) Tj 0 Ts /F 10 Tf ( was flooded.) Tj ET";
    check(page(content, ""), "a.pdf", &["P A field of 30 m² was flooded."]);
}

#[test]
fn a_page_on_its_side_is_read_upright() {
    let content =
        "BT /F 10 Tf 0 1 -1 0 100 20 Tm 12 TL (The ferry sails at noon, the) Tj T* (harbour master said.) Tj ET";
    check(page(content, ""), "a.pdf", &["P The ferry sails at noon, the harbour master said."]);
}

#[test]
fn cells_of_several_lines_are_one() {
    let at = |x: usize, y: usize, words: &str| format!("1 0 0 1 {x} {y} Tm ({words}) Tj ");
    let rows = [
        at(30, 180, "Part") + &at(90, 180, "What it is for") + &at(240, 180, "Cost"),
        at(30, 160, "Weir") + &at(90, 160, "The new weir at the mill,") + &at(240, 160, "2.4 million"),
        at(90, 148, "with a ladder for fish"),
        at(30, 128, "Pumps") + &at(90, 128, "Four of them") + &at(240, 128, "310,000"),
        at(30, 108, "Plans") + &at(90, 108, "Two offices that share") + &at(240, 108, "95,000 in"),
        at(90, 96, "the work") + &at(240, 96, "two years"),
        at(90, 84, "from May on"),
    ];
    let wanted = [
        "T Part | What it is for | Cost",
        "T Weir | The new weir at the mill, with a ladder for fish | 2.4 million",
        "T Pumps | Four of them | 310,000",
        "T Plans | Two offices that share the work from May on | 95,000 in two years",
    ];
    check(page(&format!("BT /F 10 Tf {}ET", rows.concat()), ""), "a.pdf", &wanted);
    // Rows as close as lines stay rows: figures beneath figures.
    let close = [
        at(30, 180, "Year") + &at(90, 180, "Euros"),
        at(30, 160, "2023") + &at(90, 160, "1,200"),
        at(30, 148, "2024") + &at(90, 148, "1,300"),
        at(90, 136, "900"),
    ];
    let shown = ["T Year | Euros", "T 2023 | 1,200", "T 2024 | 1,300", "P 900"];
    check(page(&format!("BT /F 10 Tf {}ET", close.concat()), ""), "a.pdf", &shown);
}
