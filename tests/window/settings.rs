//! Settings, languages and sizes of the window.

use crate::desk::{ARTICLE, Desk, folder};
use claimlight::app::Tongue;
use claimlight::app::settings::ThemeChoice;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};

#[test]
fn the_window_speaks_the_language_of_the_system_and_switches_at_once() {
    let folder = folder();
    let mut desk = Desk::open(folder.path(), "de_AT.UTF-8", Vec::new());
    desk.settle();
    assert!(desk.has("Beispiel ansehen"));
    desk.click(Role::Button, "Beispiel ansehen");
    desk.wait_until_read();
    assert!(desk.has("Zitat · wörtliche Rede"), "{:?}", desk.cards());
    desk.click(Role::Button, "Menü");
    desk.click(Role::Button, "English");
    assert!(desk.has("Quote · direct speech"), "{:?}", desk.cards());
    assert_eq!(desk.app().state().settings().tongue, Some(Tongue::English));
    desk.close();
    // And speaks it the next time.
    let mut desk = Desk::open(folder.path(), "de_AT.UTF-8", Vec::new());
    desk.settle();
    assert!(desk.has("Try a sample"));
}

#[test]
fn theme_and_name_and_zoom_are_kept() {
    let folder = folder();
    let mut desk = Desk::new(folder.path());
    desk.press_with(Modifiers::COMMAND, Key::Comma);
    desk.click(Role::Button, "Dark");
    assert_eq!(desk.harness.ctx.theme(), Theme::Dark);
    desk.harness.get_by_role_and_label(Role::TextInput, "Your name").focus();
    desk.settle();
    desk.type_text("Annika");
    desk.press(Key::Escape);
    desk.press_with(Modifiers::COMMAND, Key::Plus);
    let zoom = desk.harness.ctx.zoom_factor();
    assert!(zoom > 1.0);
    desk.close();
    let mut desk = Desk::new(folder.path());
    desk.settle();
    let settings = desk.app().state().settings().clone();
    assert_eq!((settings.theme, settings.reviewer.as_str(), settings.zoom), (ThemeChoice::Dark, "Annika", zoom));
}

#[test]
fn the_article_can_be_read_in_another_language() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.click(Role::Button, "Read as English");
    desk.click(Role::Button, "German");
    desk.wait_until_read();
    assert!(desk.has("Read as German"));
}

#[test]
fn everything_can_be_reached_in_a_small_window() {
    let folder = folder();
    let path = folder.path().join("mill.txt");
    std::fs::write(&path, ARTICLE).expect("written");
    for size in [Vec2::new(800.0, 600.0), Vec2::new(600.0, 500.0)] {
        let mut desk = Desk::sized(folder.path(), "de", vec![path.clone()], size);
        desk.wait_until_read();
        // Every control lies within the window, and both the article and the panel have room.
        for role in [Role::Button, Role::Switch, Role::Tab, Role::TextInput] {
            for node in desk.harness.query_all_by_role(role) {
                let rect = node.rect();
                let name = node.accesskit_node().label();
                assert!(rect.right() <= size.x + 1.0, "{name:?} ends at {} of {}", rect.right(), size.x);
            }
        }
        desk.press(Key::J);
        assert!(desk.chosen().is_some());
    }
}

#[test]
fn the_panel_can_be_put_away() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    assert!(!desk.cards().is_empty());
    desk.press_with(Modifiers::COMMAND, Key::B);
    assert!(desk.cards().is_empty());
    desk.press_with(Modifiers::COMMAND, Key::B);
    assert!(!desk.cards().is_empty());
}
