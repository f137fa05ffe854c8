//! New drafts of the article, and earlier states of its review.

use crate::desk::{ARTICLE, Desk, folder};
use claimlight::review::Status;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::fs;

#[test]
fn notes_follow_the_draft_that_the_writer_saves() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("2.5 million euros");
    desk.press(Key::Num1);
    desk.write_note("38 people", "ask the builders");
    let draft = ARTICLE
        .replace("2.5 million", "2.7 million")
        .replace("According to the builders, 38 people will work there.", "Nobody said a word on jobs.");
    fs::write(folder.path().join("mill.txt"), &draft).expect("it is ours");
    desk.wait_for("This is a new draft");
    desk.settle();
    let changed = desk.record("2.7 million euros");
    assert_eq!((changed.status(), changed.verdict.was.as_str()), (Status::ChangedSinceChecked, "2.5 million euros"));
    // What changed is asked for, told, and confirmed again with one key.
    desk.click(Role::Button, "Changed 1");
    desk.choose("2.7 million euros");
    desk.wait_for("Checked as: 2.5 million euros");
    desk.press(Key::Num1);
    assert_eq!(desk.record("2.7 million euros").status(), Status::Confirmed);
    // What people wrote on words that are gone is still there.
    let gone = desk.record("38 people");
    assert!(gone.anchor.is_lost() && gone.note == "ask the builders");
    desk.click(Role::Button, "Changed 1");
    desk.wait_for("Its words are no longer in the text.");
    // One key puts it where it belongs now.
    desk.select_heading();
    desk.choose("38 people");
    desk.press(Key::A);
    desk.settle();
    let placed = desk.record("The mill at the river");
    assert_eq!((placed.note.as_str(), placed.anchor.is_lost()), ("ask the builders", false));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.record("38 people").anchor.is_lost());
    assert_eq!(fs::read_to_string(folder.path().join("mill.txt")).expect("it is there"), draft);
}

#[test]
fn a_person_goes_back_to_an_earlier_state_and_forth_again() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.write_note("2.5 million euros", "budget, page 3");
    desk.press_with(Modifiers::COMMAND, Key::S);
    desk.wait("a copy", |_| folder.path().join("state/backups").exists());
    desk.press(Key::N);
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.type_text("a slip of the hand");
    desk.press(Key::Escape);
    assert_eq!(desk.record("2.5 million euros").note, "a slip of the hand");
    desk.by_palette("Earlier states of the review …");
    desk.wait_for("1 claim with an entry");
    desk.harness.get_by_label_contains("1 claim with an entry").click();
    desk.wait_for("The review is as it was on");
    desk.settle();
    assert_eq!(desk.record("2.5 million euros").note, "budget, page 3");
    let all = desk.shown();
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.settle();
    assert_eq!(desk.record("2.5 million euros").note, "a slip of the hand");
    assert_eq!(desk.shown(), all, "every claim is there as before");
}

#[test]
fn any_two_drafts_are_compared() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.by_palette("Compare drafts");
    desk.wait_for("There is only this draft so far");
    desk.press(Key::Escape);
    desk.choose("38 people");
    desk.press(Key::Num1);
    for euros in ["2.7 million", "2.9 million"] {
        // What nobody has saved a review of is no draft to look back at.
        desk.press_with(Modifiers::COMMAND, Key::S);
        fs::write(folder.path().join("mill.txt"), ARTICLE.replace("2.5 million", euros)).expect("ours");
        desk.wait_for("This is a new draft");
        let read = |desk: &Desk| {
            let app = desk.app();
            app.state()
                .workspace()
                .is_some_and(|workspace| workspace.article.text.contains(euros) && workspace.job.is_none())
        };
        desk.wait("the draft", read);
    }
    desk.press_with(Modifiers::COMMAND, Key::S);
    desk.by_palette("Compare drafts");
    desk.wait_for("2.7 million euros → 2.9 million euros");
    assert!(desk.has("1 changed"));
}
