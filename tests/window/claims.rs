//! Choosing claims, judging them, writing on them.

use crate::desk::Desk;
use claimlight::review::{ClaimKind, Status};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

fn desk() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let desk = Desk::with_article(folder.path());
    (folder, desk)
}

#[test]
fn every_claim_has_a_card_in_the_order_of_the_text() {
    let (_folder, desk) = desk();
    let cards = desk.cards();
    let place = |words: &str| {
        cards.iter().position(|card| card.contains(words)).unwrap_or_else(|| panic!("{words:?} in {cards:#?}"))
    };
    assert!(place("The mill will open again") < place("2.5 million euros"));
    assert!(place("2.5 million euros") < place("We begin in spring"));
    assert!(cards[place("The mill will open again")].starts_with("Quote"), "{cards:#?}");
    assert!(cards[place("2.5 million euros")].starts_with("Number"), "{cards:#?}");
    assert!(cards.iter().all(|card| card.ends_with("to check")), "{cards:#?}");
}

#[test]
fn a_key_gives_a_status_and_goes_to_the_next_unchecked_claim() {
    let (_folder, mut desk) = desk();
    desk.press(Key::J);
    let first = desk.chosen_words();
    desk.press(Key::Num1);
    assert_eq!(desk.status(&first), Status::Confirmed);
    let second = desk.chosen_words();
    assert_ne!(first, second);
    desk.press(Key::Num2);
    assert_eq!(desk.status(&second), Status::Wrong);
    // To be at it is no end: the claim stays chosen.
    let third = desk.chosen_words();
    desk.press(Key::Num6);
    assert_eq!(desk.status(&third), Status::Checking);
    assert_eq!(desk.chosen_words(), third);
    assert!(desk.has("2 of "), "the bar below counts what is settled");
}

#[test]
fn j_and_k_go_there_and_back() {
    let (_folder, mut desk) = desk();
    desk.press(Key::J);
    let first = desk.chosen();
    desk.press(Key::J);
    assert_ne!(desk.chosen(), first);
    desk.press(Key::K);
    assert_eq!(desk.chosen(), first);
    desk.press(Key::Escape);
    assert_eq!(desk.chosen(), None);
}

#[test]
fn letters_typed_into_a_note_are_text_and_no_commands() {
    let (_folder, mut desk) = desk();
    desk.choose("We begin in spring");
    desk.press(Key::N);
    let note = "jkx 12 never";
    for letter in note.chars() {
        if let Some(key) = Key::from_name(&letter.to_uppercase().to_string()) {
            desk.harness.key_press(key);
        }
        desk.type_text(&letter.to_string());
    }
    let record = desk.record("We begin in spring");
    assert_eq!(record.note, note);
    assert_eq!(record.status(), Status::ToCheck);
    // Escape leaves the field, and only then the claim.
    desk.press(Key::Escape);
    assert!(desk.chosen().is_some());
    desk.press(Key::Num1);
    assert_eq!(desk.status("We begin in spring"), Status::Confirmed);
}

#[test]
fn the_letter_that_opens_the_note_is_not_typed_into_it() {
    let (_folder, mut desk) = desk();
    desk.choose("We begin in spring");
    // A key and its text arrive in one frame.
    let key = Event::Key { key: Key::N, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    desk.harness.input_mut().events.extend([key, Event::Text("n".to_owned())]);
    desk.settle();
    desk.type_text("ew");
    assert_eq!(desk.record("We begin in spring").note, "ew");
}

#[test]
fn everything_is_undone_and_redone_typing_as_one_step() {
    let (_folder, mut desk) = desk();
    desk.choose("We begin in spring");
    desk.press(Key::Num2);
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.type_text("asked him");
    assert_eq!(desk.record("We begin in spring").note, "asked him");
    let back = Modifiers::COMMAND;
    let forth = Modifiers::COMMAND | Modifiers::SHIFT;
    desk.press_with(back, Key::Z);
    assert_eq!(desk.record("We begin in spring").note, "", "one step for all that was typed");
    assert_eq!(desk.status("We begin in spring"), Status::Wrong);
    desk.press_with(back, Key::Z);
    assert_eq!(desk.status("We begin in spring"), Status::ToCheck);
    desk.press_with(forth, Key::Z);
    desk.press_with(forth, Key::Z);
    let record = desk.record("We begin in spring");
    assert_eq!((record.status(), record.note.as_str()), (Status::Wrong, "asked him"));
    // Nothing is left to redo: the key must not undo instead.
    desk.press_with(forth, Key::Z);
    assert_eq!(desk.record("We begin in spring").note, "asked him");
}

#[test]
fn a_claim_is_dismissed_and_brought_back() {
    let (_folder, mut desk) = desk();
    let all = desk.shown();
    desk.choose("We begin in spring");
    desk.press(Key::X);
    assert_eq!(desk.status("We begin in spring"), Status::Dismissed);
    assert_eq!(desk.shown(), all - 1, "a dismissed claim leaves the list");
    // The chip of its status brings it into view, the same key back.
    desk.click(Role::Button, "dismissed 1");
    desk.choose("We begin in spring");
    desk.press(Key::X);
    assert_eq!(desk.status("We begin in spring"), Status::ToCheck);
}

#[test]
fn the_kind_is_changed_by_a_chord_and_changed_back_by_undo() {
    let (_folder, mut desk) = desk();
    desk.choose("2.5 million euros");
    desk.press(Key::C);
    assert!(desk.has("Q quote"), "the bar below says what may follow");
    desk.press(Key::O);
    assert_eq!(desk.record("2.5 million euros").kind, ClaimKind::Other);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.record("2.5 million euros").kind, ClaimKind::Number);
}

#[test]
fn words_are_marked_by_hand_and_the_mark_is_removed() {
    let (_folder, mut desk) = desk();
    desk.select_heading();
    desk.press(Key::M);
    desk.press(Key::O);
    let record = desk.record("The mill at the river");
    assert!(record.manual);
    assert_eq!(record.kind, ClaimKind::Other);
    assert_eq!(desk.chosen(), Some(record.id), "what was marked is chosen");
    assert!(
        desk.card("The mill at the river")
            .accesskit_node()
            .label()
            .is_some_and(|label| label.contains("marked by hand"))
    );
    desk.press(Key::X);
    assert!(!desk.cards().iter().any(|card| card.contains("The mill at the river")));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.cards().iter().any(|card| card.contains("The mill at the river")));
}

#[test]
fn chips_filter_by_kind_and_status_and_all_come_back() {
    let (_folder, mut desk) = desk();
    let all = desk.shown();
    desk.choose("We begin in spring");
    desk.press(Key::Num1);
    desk.press(Key::Escape);
    desk.click(Role::Button, "confirmed 1");
    assert_eq!(desk.shown(), 1);
    assert!(desk.cards()[0].contains("We begin in spring"));
    desk.click(Role::Button, "Show all");
    assert_eq!(desk.shown(), all);
    let field = desk.harness.get_by_role_and_label(Role::TextInput, "Filter claims");
    field.focus();
    desk.settle();
    desk.type_text("MILLION");
    assert_eq!(desk.shown(), 1);
    assert!(desk.cards()[0].contains("2.5 million euros"));
}

#[test]
fn a_kind_put_out_leaves_text_and_list() {
    let (_folder, mut desk) = desk();
    let numbers = desk.count(ClaimKind::Number);
    let all = desk.shown();
    assert!(numbers > 0);
    desk.click(Role::Switch, "Numbers");
    assert_eq!(desk.shown(), all - numbers);
    desk.click(Role::Switch, "Numbers");
    assert_eq!(desk.shown(), all);
}

#[test]
fn search_steps_through_text_and_notes() {
    let (_folder, mut desk) = desk();
    desk.write_note("2.5 million euros", "the mill is older");
    desk.press(Key::Escape);
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.type_text("mill ");
    // In the title, in the first quote, in "million" not as the space is asked for, and in the note.
    assert!(desk.has("1 of "), "{:?}", desk.harness.root());
    desk.press(Key::F3);
    desk.press(Key::F3);
    desk.press(Key::F3);
    desk.press_with(Modifiers::SHIFT, Key::F3);
    desk.press(Key::Escape);
    assert!(!desk.has("1 of 3"));
}

#[test]
fn evidence_is_added_described_and_removed() {
    let (_folder, mut desk) = desk();
    desk.choose("38");
    desk.press(Key::E);
    desk.type_text("Register, page 4");
    desk.click(Role::Button, "Primary");
    desk.click(Role::Button, "Confidential");
    let evidence = desk.record("38").evidence;
    assert_eq!(evidence.len(), 1);
    assert_eq!(evidence[0].locator, "Register, page 4");
    assert_eq!(evidence[0].primary, Some(true));
    assert!(evidence[0].confidential);
    desk.click(Role::Button, "Today");
    assert_eq!(desk.record("38").evidence[0].accessed, "2026-05-03");
    desk.click(Role::Button, "Remove evidence 1");
    assert!(desk.record("38").evidence.is_empty());
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.record("38").evidence.len(), 1);
}

#[test]
fn questions_and_tags_unfold_from_the_card() {
    let (_folder, mut desk) = desk();
    desk.choose("38");
    desk.click(Role::Button, "More");
    desk.click(Role::Button, "Question for the writer");
    desk.type_text("Who counted?");
    desk.click(Role::Button, "More");
    desk.click(Role::Button, "Tags");
    desk.type_text("jobs, mill");
    let record = desk.record("38");
    assert_eq!(record.question, "Who counted?");
    assert_eq!(record.tags, ["jobs", "mill"]);
}

#[test]
fn a_mark_in_the_text_brings_its_card() {
    let (_folder, mut desk) = desk();
    let mark = desk
        .harness
        .query_all_by_label_contains("We begin in spring")
        .find(|node| node.accesskit_node().role() == Role::Button)
        .expect("the mark is a node of its own");
    mark.click();
    desk.settle();
    assert!(desk.chosen_words().contains("We begin in spring"));
}

#[test]
fn a_card_tells_the_words_for_its_speaker_where_they_are_no_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let article = folder.path().join("mill.txt");
    let text = "\"The mill will open,\" Mayor Lena Hartwig said. \"We begin in spring,\" she said.\n";
    std::fs::write(&article, text).expect("an article");
    let mut desk = Desk::open(folder.path(), "en_GB.UTF-8", vec![article]);
    desk.wait_until_read();
    desk.choose("The mill will open");
    assert!(desk.has("— Lena Hartwig, Mayor"));
    desk.choose("We begin in spring");
    assert!(desk.has("— Lena Hartwig (here: “she”), Mayor"));
}

#[test]
fn the_sources_are_listed_with_what_they_are_credited_with() {
    let (_folder, mut desk) = desk();
    desk.click(Role::Tab, "Sources");
    let cards = desk.cards();
    assert!(cards.iter().any(|card| card.contains("Lena Hartwig")), "{cards:#?}");
    desk.card("Lena Hartwig").click();
    desk.settle();
    desk.click(Role::Button, "Show its claims");
    let cards = desk.cards();
    assert!(cards.iter().any(|card| card.contains("The mill will open again")), "{cards:#?}");
    assert!(!cards.iter().any(|card| card.contains("We begin in spring")), "{cards:#?}");
}

#[test]
fn the_sources_are_sorted_and_filtered() {
    let (_folder, mut desk) = desk();
    desk.click(Role::Tab, "Sources");
    let all = desk.cards().len();
    desk.click(Role::Button, "Order of the cards");
    desk.click(Role::Button, "By name");
    let cards = desk.cards();
    let mut sorted = cards.clone();
    sorted.sort_by_key(|card| card.to_lowercase());
    assert_eq!(cards, sorted);
    desk.click(Role::Button, "Without a name 1");
    assert_eq!(desk.cards().len(), 1, "of {all}");
    desk.click(Role::Button, "Without a name 1");
    desk.click(Role::Button, "Kind");
    desk.click(Role::Button, "Person");
    assert_eq!(desk.cards().len(), all - 1);
}

#[test]
fn two_sources_are_joined_by_hand_and_parted_again() {
    let (folder, mut desk) = desk();
    let regrouped = |desk: &mut Desk, sources: usize| {
        desk.wait("the sources are regrouped", |desk| {
            let app = desk.app();
            app.state().workspace().is_some_and(|workspace| workspace.reading.sources.len() == sources)
        });
    };
    desk.click(Role::Tab, "Sources");
    let all = desk.cards().len();
    desk.card("Lena Hartwig").click();
    desk.settle();
    desk.click(Role::Button, "Same as");
    desk.click(Role::Button, "Paul Renner");
    regrouped(&mut desk, all - 1);
    assert!(desk.has("Also as: Paul Renner"));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    regrouped(&mut desk, all);
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    regrouped(&mut desk, all - 1);
    desk.close();

    let mut desk = Desk::open(folder.path(), "en_GB.UTF-8", vec![folder.path().join("mill.txt")]);
    regrouped(&mut desk, all - 1);
    desk.click(Role::Tab, "Sources");
    desk.card("Lena Hartwig").click();
    desk.settle();
    desk.click(Role::Button, "Not the same");
    desk.click(Role::Button, "Paul Renner");
    regrouped(&mut desk, all);
}

#[test]
fn the_call_list_tells_whom_to_ask_what() {
    let (_folder, mut desk) = desk();
    desk.by_palette("Copy call list");
    assert!(desk.has("No question is written on any claim yet."));
    // The last card: it is brought into view whole as it opens.
    desk.choose("We begin in spring");
    desk.click(Role::Button, "More");
    desk.click(Role::Button, "Question for the writer");
    desk.type_text("Which year?");
    desk.by_palette("Copy call list");
    assert!(desk.has("The call list is on the clipboard."));
    desk.click(Role::Tab, "Sources");
    assert!(desk.has("One question to ask"));
}

#[test]
fn the_palette_finds_a_command_by_its_name() {
    let (_folder, mut desk) = desk();
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("next unch");
    desk.press(Key::Enter);
    assert!(desk.chosen().is_some());
}

#[test]
fn the_help_sheet_lists_the_keys() {
    let (_folder, mut desk) = desk();
    desk.press(Key::F1);
    assert!(desk.has("Next unchecked claim"));
    desk.press(Key::Escape);
    assert!(!desk.has("Next unchecked claim"));
}

#[test]
fn a_card_tells_what_was_done_to_its_claim() {
    let (_folder, mut desk) = desk();
    desk.choose("2.5 million euros");
    assert!(!desk.has("History ("), "nobody has done anything");
    desk.press(Key::N);
    desk.type_text("3.1?");
    desk.press(Key::Escape);
    desk.choose("2.5 million euros");
    desk.press(Key::Num2);
    desk.choose("2.5 million euros");
    desk.click(Role::Button, "History (2)");
    assert!(desk.has("Note written") && desk.has("Status: "));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.record("2.5 million euros").history.len(), 2, "given and taken back at once");
}
