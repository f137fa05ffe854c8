//! Several people, machines and windows on one review.

use crate::desk::{ARTICLE, Desk, folder};
use claimlight::app::platform::Answer;
use claimlight::review::Status;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use std::fs;
use std::path::{Path, PathBuf};

/// The review of [`ARTICLE`] with a note on these words, as a colleague's program saves it.
fn review_of_a_colleague(words: &str, note: &str) -> Vec<u8> {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose(words);
    desk.press(Key::N);
    desk.type_text(note);
    desk.close();
    fs::read(folder.path().join("mill.txt.claims.json")).expect("it was saved")
}

#[test]
fn a_colleagues_review_is_taken_in_and_undone_as_one() {
    let folder = folder();
    let sent = folder.path().join("from Kim.json");
    fs::write(&sent, review_of_a_colleague("2.5 million euros", "3.1 says the budget")).expect("ours");
    let mut desk = Desk::with_article(folder.path());
    let before = desk.shown();
    desk.write_note("38 people", "ring them");
    *desk.machine.review.lock().expect("ours") = Answer::Chosen(sent.clone());
    desk.by_palette("Merge a colleague");
    desk.wait_for("from Kim.json: 1 claim was taken in.");
    desk.wait_until_read();
    assert_eq!(desk.record("2.5 million euros").note, "3.1 says the budget");
    assert_eq!(desk.record("38 people").note, "ring them");
    assert_eq!(desk.shown(), before);
    desk.by_palette("Merge a colleague");
    desk.wait_for("says nothing that is not here already");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.record("2.5 million euros").note, "");
    assert_eq!(desk.record("38 people").note, "ring them");

    // What is no review of this article, typed where the machine has no dialog.
    fs::write(&sent, "{}").expect("ours");
    *desk.machine.review.lock().expect("ours") = Answer::Unavailable;
    desk.by_palette("Merge a colleague");
    desk.wait_for("Path of the file");
    desk.type_text(&sent.display().to_string());
    desk.press(Key::Enter);
    desk.wait_for("is no review, or it is damaged");
}

#[test]
fn a_sync_programs_copy_is_offered_until_it_is_taken_in() {
    let folder = folder();
    let copy = folder.path().join("mill.txt.claims (conflicted copy 2026-11-27 101530).json");
    fs::write(&copy, review_of_a_colleague("2.5 million euros", "3.1 says the budget")).expect("ours");
    let mut desk = Desk::with_article(folder.path());
    desk.wait_for("A sync program has kept a copy of this review");
    assert!(!folder.path().join("mill.txt.claims.json").exists(), "opening writes nothing");
    desk.click(Role::Button, "Merge the copies of the sync program");
    desk.wait_for("1 claim was taken in.");
    assert_eq!(desk.record("2.5 million euros").note, "3.1 says the budget");
    desk.close();
    let mut desk = Desk::with_article(folder.path());
    desk.settle();
    assert_eq!(desk.record("2.5 million euros").note, "3.1 says the budget");
    assert!(!desk.has("A sync program"));
    assert!(copy.exists());
}

#[test]
fn a_copy_that_comes_while_the_window_is_away_is_offered_once() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    let copy = folder.path().join("mill.txt.claims.sync-conflict-20261127-101530-ABCDEFG.json");
    fs::write(copy, review_of_a_colleague("2.5 million euros", "3.1 says the budget")).expect("ours");
    desk.harness.event(Event::WindowFocused(true));
    desk.wait_for("A sync program has kept a copy of this review");
    desk.click(Role::Button, "Merge the copies of the sync program");
    desk.wait_for("1 claim was taken in.");
    let second = folder.path().join("mill.txt.claims (1).json");
    fs::write(second, review_of_a_colleague("38 people", "ring them")).expect("ours");
    desk.harness.event(Event::WindowFocused(true));
    // Of the two only the one that was not taken in.
    desk.wait_for("because it was changed in two places: mill.txt.claims (1).json");
}

#[test]
fn a_renamed_article_finds_its_review() {
    let folder = folder();
    fs::write(folder.path().join("mill.txt.claims.json"), review_of_a_colleague("2.5 million euros", "3.1?"))
        .expect("ours");
    fs::write(folder.path().join("final.txt"), ARTICLE).expect("ours");
    let mut desk = Desk::open(folder.path(), "en_GB", vec![folder.path().join("final.txt")]);
    desk.wait_until_read();
    desk.wait_for("is one of the very same text and is shown");
    assert_eq!(desk.record("2.5 million euros").note, "3.1?");
    desk.press_with(Modifiers::COMMAND, Key::S);
    desk.close();
    let own = folder.path().join("final.txt.claims.json");
    assert!(!own.exists(), "opening writes nothing");
}

/// The file another program would hold while the review of this article is open in it.
fn lock_of(root: &Path, ending: &str) -> PathBuf {
    let locks = fs::read_dir(root.join("state/locks")).expect("the window made it");
    let mut locks = locks.map(|entry| entry.expect("readable").path());
    let open = locks.find(|path| path.extension().is_some_and(|ending| ending == "open")).expect("it is open");
    open.with_extension(ending)
}

#[test]
fn a_second_window_reads_until_it_takes_the_review_over() {
    let folder = folder();
    let desk = Desk::with_article(folder.path());
    let lock = fs::File::options().write(true).open(lock_of(folder.path(), "open")).expect("there");
    assert!(lock.try_lock().is_err(), "held while the window is open");
    desk.close();
    lock.try_lock().expect("let go of with the window");

    let mut desk = Desk::with_article(folder.path());
    desk.wait_for("open in another window");
    desk.choose("2.5 million euros");
    desk.press(Key::X);
    assert_eq!(desk.status("2.5 million euros"), Status::ToCheck, "it only reads");
    desk.press(Key::N);
    desk.type_text("mine");
    assert_eq!(desk.record("2.5 million euros").note, "");
    desk.press(Key::Escape);
    assert!(desk.has("Read only"));

    // The other one lets go as soon as it is asked.
    let asked = lock_of(folder.path(), "asked");
    desk.by_palette("Work on the review here");
    desk.wait("the other to be asked", |_| asked.exists());
    drop(lock);
    let opened_anew = |desk: &Desk| desk.app().state().workspace().is_some_and(|workspace| workspace.edition > 1);
    desk.wait("the review as it is now", opened_anew);
    desk.wait_until_read();
    desk.choose("2.5 million euros");
    desk.press(Key::Num1);
    assert_eq!(desk.status("2.5 million euros"), Status::Confirmed);

    // And is asked in its turn.
    fs::write(&asked, "somebody else").expect("ours");
    desk.wait_for("Another window has taken this review over");
    desk.press(Key::Num2);
    assert_eq!(desk.status("2.5 million euros"), Status::Confirmed);
    assert!(folder.path().join("mill.txt.claims.json").exists(), "what was written is saved");
    let lock = fs::File::options().write(true).open(lock_of(folder.path(), "open")).expect("there");
    lock.try_lock().expect("let go of");
}
