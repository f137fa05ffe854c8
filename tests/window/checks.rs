//! What an editor would ask: read, put aside, brought back, kept.

use crate::desk::Desk;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use std::path::Path;

const FIGURE: &str = "Figure without a source: 2.5 million euros";

fn open(folder: &Path) -> Desk {
    let path = folder.join("weir.txt");
    let text = "The weir\n\nThe weir will cost 2.5 million euros. Work begins in May.\n\n\
                \"It will hold for a century,\" said Mayor Lena Hartwig.\n";
    std::fs::write(&path, text).expect("the folder is ours");
    let mut desk = Desk::open(folder, "en_GB.UTF-8", vec![path]);
    desk.wait_until_read();
    desk.click(Role::Tab, "Checks");
    desk
}

#[test]
fn a_check_says_why_and_leads_to_its_words() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut desk = open(folder.path());
    assert_eq!(desk.cards(), [FIGURE]);
    assert!(desk.has("Neither this sentence nor the next says whose figure it is."));
    desk.card(FIGURE).click();
    desk.settle();
    let lit = desk.app().state().workspace().map(|workspace| workspace.lit()).unwrap_or_default();
    assert_eq!(lit.len(), 1, "its words are lit");
}

#[test]
fn a_check_put_aside_stays_aside() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut desk = open(folder.path());
    desk.card(FIGURE).click();
    desk.settle();
    desk.click(Role::Button, "Dismiss");
    assert!(desk.cards().is_empty());
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.cards(), [FIGURE], "undone");
    desk.card(FIGURE).click();
    desk.settle();
    desk.click(Role::Button, "Dismiss");
    desk.close();

    let mut desk = open(folder.path());
    assert!(desk.cards().is_empty(), "the review remembers");
    desk.click(Role::CheckBox, "Show dismissed (1)");
    desk.card(FIGURE).click();
    desk.settle();
    desk.click(Role::Button, "Bring back");
    assert_eq!(desk.cards(), [FIGURE]);
}
