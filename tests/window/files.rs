//! Opening, keeping, and what goes wrong with files.

use crate::desk::{ARTICLE, Desk};
use claimlight::app::platform::Answer;
use claimlight::review::Status;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::fs;
use std::path::PathBuf;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn an_empty_window_says_what_to_do_and_opens_a_sample() {
    let folder = folder();
    let mut desk = Desk::new(folder.path());
    desk.settle();
    assert!(desk.has("Or drop a file here"));
    desk.click(Role::Button, "Try a sample");
    desk.wait_until_read();
    assert!(desk.cards().len() > 5, "{:?}", desk.cards());
    desk.close();
    assert!(!folder.path().join("data").exists(), "nothing was added, so nothing is kept");
}

#[test]
fn what_was_added_is_there_again() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.type_text("asked him");
    desk.press(Key::Escape);
    desk.press(Key::Num1);
    // Closed in the same breath: nothing may be lost.
    desk.close();
    assert_eq!(fs::read_to_string(folder.path().join("mill.txt")).expect("it is there"), ARTICLE);
    let mut desk = Desk::open(folder.path(), "en", vec![folder.path().join("mill.txt")]);
    desk.wait_until_read();
    let record = desk.record("We begin in spring");
    assert_eq!((record.status(), record.note.as_str()), (Status::Confirmed, "asked him"));
}

#[test]
fn changes_are_saved_by_themselves() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    let kept = folder.path().join("mill.txt.claims.json");
    assert!(!kept.exists());
    desk.choose("We begin in spring");
    desk.press(Key::Num2);
    desk.wait("the save", |_| kept.exists());
    desk.wait_for("Saved ");
    assert!(fs::read_to_string(&kept).expect("it was saved").contains("wrong"));
}

#[test]
fn a_damaged_review_is_set_aside_with_a_message() {
    let folder = folder();
    let path = folder.path().join("mill.txt");
    fs::write(&path, ARTICLE).expect("written");
    fs::write(folder.path().join("mill.txt.claims.json"), "{\"records\": [").expect("written");
    let mut desk = Desk::open(folder.path(), "en", vec![path]);
    desk.wait_until_read();
    desk.wait_for("is damaged");
    let aside = fs::read_dir(folder.path()).expect("ours").filter_map(Result::ok);
    let aside = aside.filter(|entry| entry.file_name().to_string_lossy().contains("damaged")).count();
    assert_eq!(aside, 1);
}

#[test]
fn what_cannot_be_opened_is_said_in_a_sentence() {
    let folder = folder();
    let empty = folder.path().join("empty.txt");
    fs::write(&empty, "").expect("written");
    let picture = folder.path().join("picture.txt");
    fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("written");
    let cases: [(PathBuf, &str, &str); 4] = [
        (empty, "en", "The file is empty"),
        (folder.path().join("gone.txt"), "en", "There is no such file"),
        (folder.path().to_owned(), "de", "Das ist ein Ordner"),
        (picture, "de", "ein Bild (PNG)"),
    ];
    for (path, locale, sentence) in cases {
        let mut desk = Desk::open(folder.path(), locale, vec![path]);
        desk.wait_for(sentence);
    }
}

#[test]
fn open_goes_through_the_dialog_or_takes_a_path() {
    let folder = folder();
    let path = folder.path().join("mill.txt");
    fs::write(&path, ARTICLE).expect("written");
    let mut desk = Desk::new(folder.path());
    *desk.machine.article.lock().expect("ours") = Answer::Chosen(path.clone());
    desk.press_with(Modifiers::COMMAND, Key::O);
    desk.wait_until_read();
    desk.close();

    // A machine without such a dialog.
    let mut desk = Desk::new(folder.path());
    desk.press_with(Modifiers::COMMAND, Key::O);
    desk.wait_for("Open a file by its path");
    desk.type_text(&path.display().to_string());
    desk.press(Key::Enter);
    desk.wait_until_read();
    assert!(desk.has("The mill will open again"));
}

#[test]
fn pasted_text_is_an_article_unless_a_field_takes_it() {
    let folder = folder();
    let mut desk = Desk::new(folder.path());
    desk.paste(ARTICLE);
    desk.wait_until_read();
    assert!(desk.has("The mill will open again"));
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.paste("from the clipboard");
    assert_eq!(desk.record("We begin in spring").note, "from the clipboard");
    desk.close();
    assert!(folder.path().join("data").exists(), "a text without a file is kept in the data folder");
}

#[test]
fn several_articles_wait_in_the_list_of_recent_ones() {
    let folder = folder();
    let paths: Vec<PathBuf> = ["one.txt", "two.txt", "three.txt"].map(|name| folder.path().join(name)).to_vec();
    for path in &paths {
        fs::write(path, ARTICLE).expect("written");
    }
    let mut desk = Desk::open(folder.path(), "en", paths);
    desk.wait_until_read();
    desk.press_with(Modifiers::COMMAND, Key::W);
    for name in ["one.txt", "two.txt", "three.txt"] {
        assert!(desk.has(name), "{name}");
    }
    let second = desk.harness.query_all_by_label_contains("two.txt").next().expect("it is listed");
    second.click();
    desk.settle();
    desk.wait_until_read();
}

#[test]
fn the_article_itself_is_never_exported_onto() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    *desk.machine.destination.lock().expect("ours") = Answer::Chosen(folder.path().join("mill.txt"));
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.press(Key::Enter);
    desk.wait_for("never overwritten");
    assert_eq!(fs::read_to_string(folder.path().join("mill.txt")).expect("it is there"), ARTICLE);
}

#[test]
fn article_marks_and_notes_are_exported() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.type_text("asked him");
    desk.press(Key::Escape);
    let page = folder.path().join("sheet.html");
    *desk.machine.destination.lock().expect("ours") = Answer::Chosen(page.clone());
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.wait_for("1 with a note");
    desk.click(Role::Button, "Choose a file …");
    desk.wait_for("Exported to");
    let page = fs::read_to_string(page).expect("it was written");
    assert!(page.contains("We begin in spring") && page.contains("asked him"));

    // A machine without a dialog takes a path.
    *desk.machine.destination.lock().expect("ours") = Answer::Unavailable;
    desk.click(Role::Button, "Export");
    desk.click(Role::Button, "Markdown");
    desk.click(Role::Button, "Choose a file …");
    desk.wait_for("Export to a file");
    desk.press(Key::Enter);
    let sheet = folder.path().join("mill.claims.md");
    desk.wait("the export", |_| sheet.exists());
    assert!(fs::read_to_string(sheet).expect("it was written").contains("asked him"));

    // The fact-check sheet, in the format chosen last.
    desk.click(Role::Button, "Export");
    desk.click(Role::Button, "Fact-check sheet");
    desk.click(Role::Button, "Choose a file …");
    desk.wait_for("Export to a file");
    desk.press(Key::Enter);
    let sheet = folder.path().join("mill.sheet.md");
    desk.wait("the export", |_| sheet.exists());
    let written = fs::read_to_string(sheet).expect("it was written");
    assert!(written.contains("| No. | Claim |") && written.contains("asked him"), "{written}");
}

#[test]
fn what_is_confidential_or_dismissed_leaves_only_when_asked_for() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("2.5 million euros");
    desk.press(Key::X);
    desk.choose("We begin in spring");
    desk.press(Key::E);
    desk.type_text("call to the foreman");
    desk.press(Key::Escape);
    // The card grew, and is in view as a whole, or this would meet nothing.
    desk.click(Role::Button, "Confidential");
    assert!(desk.record("We begin in spring").evidence[0].confidential);
    let page = folder.path().join("sheet.html");
    *desk.machine.destination.lock().expect("ours") = Answer::Chosen(page.clone());
    // What leaves each time: as it comes, with everything, and what is remembered of that.
    for (also, confidential, dismissed) in [(true, false, false), (true, true, true), (false, false, true)] {
        desk.press_with(Modifiers::COMMAND, Key::E);
        if also && confidential {
            desk.click(Role::CheckBox, "Dismissed claims (1)");
            desk.click(Role::CheckBox, "Confidential evidence (1)");
            assert!(desk.has("Whoever gets the file"));
        }
        desk.press(Key::Enter);
        desk.wait("the export", |_| page.exists());
        let written = fs::read_to_string(&page).expect("it was written");
        assert_eq!(written.contains("call to the foreman"), confidential, "{also} {confidential} {dismissed}");
        // The words stand in the text either way; their card only where it was asked for.
        assert_eq!(written.contains("Dismissed"), dismissed);
        fs::remove_file(&page).expect("it was there");
    }
}

#[test]
#[cfg(all(unix, not(target_os = "macos")))]
fn without_a_display_a_sentence_names_another_way() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_claimlight"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program was built");
    assert_eq!(output.status.code(), Some(2));
    let sentence = String::from_utf8_lossy(&output.stderr);
    assert!(sentence.contains("claimlight scan") && sentence.lines().count() == 1, "{sentence}");
}

#[test]
fn notes_of_other_programs_are_taken_in_and_undone_as_one() {
    let folder = folder();
    let notes = folder.path().join("notes.json");
    let annotation = |words: &str, note: &str| {
        let selector = format!(r#"[{{"type": "TextQuoteSelector", "exact": "{words}"}}]"#);
        format!(r#"{{"uri": "x", "text": "{note}", "tags": [], "target": [{{"selector": {selector}}}]}}"#)
    };
    let list =
        [annotation("2.5 million euros", "from Kern"), annotation("the builders", "who?"), annotation("40", "gone")];
    fs::write(&notes, format!(r#"{{"annotations": [{}]}}"#, list.join(", "))).expect("written");
    let mut desk = Desk::with_article(folder.path());
    let before = desk.shown();
    *desk.machine.annotations.lock().expect("ours") = Answer::Chosen(notes.clone());
    desk.by_palette("Import notes");
    desk.wait_for("2 notes taken in, 1 without a place");
    assert_eq!(desk.record("2.5 million euros").note, "from Kern");
    assert_eq!(desk.record("the builders").note, "who?");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.record("2.5 million euros").note.is_empty());
    assert_eq!(desk.shown(), before);

    // A machine without such a dialog, and a file without annotations.
    fs::write(&notes, "{}").expect("written");
    *desk.machine.annotations.lock().expect("ours") = Answer::Unavailable;
    desk.by_palette("Import notes");
    desk.wait_for("Path of the file");
    desk.type_text(&notes.display().to_string());
    desk.press(Key::Enter);
    desk.wait_for("could not be taken in");
}
