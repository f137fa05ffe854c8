//! Exporting: what leaves the program, where it goes, and giving it up.

use crate::desk::{ARTICLE, Desk, folder};
use claimlight::app::platform::Answer;
use claimlight::export;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use std::fs;
use std::path::Path;
use std::sync::mpsc::channel;

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
    desk.write_note("We begin in spring", "asked him");
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
    assert!(exported_to(&mut desk, &folder.path().join("mill.claims.md")).contains("asked him"));

    // The fact-check sheet, in the format chosen last.
    desk.click(Role::Button, "Export");
    desk.click(Role::Button, "Fact-check sheet");
    let written = exported_to(&mut desk, &folder.path().join("mill.sheet.md"));
    assert!(written.contains("| No. | Claim |") && written.contains("asked him"), "{written}");
}

/// What is exported to the path that is offered, which must be this one, where no dialog asks for it.
fn exported_to(desk: &mut Desk, path: &Path) -> String {
    desk.click(Role::Button, "Choose a file …");
    desk.wait_for("Export to a file");
    desk.press(Key::Enter);
    desk.wait("the export", |_| path.exists());
    fs::read_to_string(path).expect("it was written")
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
fn an_export_is_looked_at_before_it_is_written() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.write_note("We begin in spring", "asked him");
    desk.press(Key::E);
    desk.type_text("call to the foreman");
    desk.press(Key::Escape);
    desk.click(Role::Button, "Confidential");
    desk.press(Key::Num1);
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.wait_for("Confirmed · Note: asked him");
    desk.wait_for("stays behind for one claim: \"We begin in spring,\"");
    assert!(desk.has("confirmed: 1") && !desk.has("Evidence: call"));
    // It follows the choice.
    desk.click(Role::CheckBox, "Confidential evidence (1)");
    desk.wait_for("Evidence: call to the foreman (confidential)");
    assert!(!desk.has("stays behind for one claim"));
    desk.click(Role::Button, "Fact-check sheet");
    desk.wait_for("No. · Claim · Kind");
    desk.click(Role::Button, "Questions for sources");
    desk.wait_for("No question");
    // And what is changed in the meantime.
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.click(Role::Button, "Annotated article");
    desk.wait_for("To check · Note: asked him");
}

#[test]
fn a_long_export_tells_how_far_it_is_and_can_be_given_up() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    let page = folder.path().join("sheet.html");
    fs::write(&page, "what stood there").expect("written");
    *desk.machine.destination.lock().expect("ours") = Answer::Chosen(page.clone());
    let begin = |desk: &mut Desk| {
        let (sender, progress) = channel();
        *desk.machine.writing.lock().expect("ours") = Some(progress);
        desk.press_with(Modifiers::COMMAND, Key::E);
        desk.click(Role::Button, "Choose a file …");
        sender
    };
    let here = || fs::read_dir(folder.path()).expect("a folder").count();
    let before = here();
    for by_key in [true, false] {
        let sender = begin(&mut desk);
        sender.send(export::Progress { done: 3, all: 12 }).expect("it is being written");
        desk.wait_for("25 % written");
        assert!(desk.has("Writing sheet.html"));
        // The article can be worked on.
        desk.choose("2.5 million euros");
        if by_key {
            desk.press(Key::Escape);
        } else {
            desk.click(Role::Button, "Cancel");
        }
        assert!(!desk.has("Writing sheet.html"));
        // All is written and packed by now, and is dropped.
        desk.wait("the writer gives up", |_| sender.send(export::Progress { done: 4, all: 12 }).is_err());
        assert!(!desk.has("Exported to"));
        assert_eq!(fs::read_to_string(&page).expect("it is there"), "what stood there");
        assert_eq!(here(), before, "nothing else is left");
    }
    // What is there within a moment was never told of.
    let sender = begin(&mut desk);
    assert!(!desk.has("Writing sheet.html"));
    drop(sender);
    desk.wait_for("Exported to");
    assert!(!desk.has("Writing sheet.html"));
    assert!(fs::read_to_string(&page).expect("it is there").contains("2.5 million euros"));
}
