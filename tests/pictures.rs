//! A picture of every view, light and dark, in both languages of the window. `UPDATE_SNAPSHOTS=1` makes them anew; look
//! at them before they are committed.
//!
//! Pictures change with the faces, the tokens and the rules of reading. The article is short so that few rules matter.

#![allow(clippy::expect_used, clippy::panic, reason = "in a test a failure is a panic")]

#[path = "window/desk.rs"]
#[expect(dead_code, reason = "the tests of the window use the rest")]
mod desk;

use desk::Desk;
use eframe::egui::{Key, Modifiers, Theme, Vec2};
use egui_kittest::{Harness, SnapshotResults};
use std::fs;
use std::path::Path;

const GERMAN: &str = "Die Mühle am Fluss\n\n„Die Mühle macht wieder auf“, sagte Bürgermeisterin Lena Hartwig am \
Montag. Sie nannte Kosten von 2,5 Millionen Euro.\n\nNach Angaben eines Bauleiters arbeiten dort bald 38 Menschen. „Wir \
beginnen im Frühjahr“, sagte der Ingenieur Paul Renner.\n\nIm Fluss leben 120 \
Biber.\n";

const ENGLISH: &str = "The mill at the river\n\n\"The mill will open again,\" Mayor Lena Hartwig said on Monday. She \
put the cost at 2.5 million euros.\n\nAccording to the builders, 38 people will work there soon. \"We begin in \
spring,\" said engineer Paul Renner.\n\nThe river has 120 beavers.\n";

/// A view: its name, the size of the window, whether an article is open, and how to get there.
type View = (&'static str, Vec2, bool, fn(&mut Desk));

const WIDE: Vec2 = Vec2::new(1080.0, 680.0);

const VIEWS: &[View] = &[
    ("empty", WIDE, false, |_| {}),
    ("article", WIDE, true, |_| {}),
    ("chosen", WIDE, true, |desk| {
        desk.press(Key::J);
        desk.press(Key::J);
    }),
    ("sources", WIDE, true, |desk| command(desk, &["Quellen zeigen", "Show sources"])),
    ("checks", WIDE, true, |desk| {
        command(desk, &["Hinweise zeigen", "Show checks"]);
        let first = desk.cards().first().cloned().expect("the article has something to look at");
        desk.card(&first).click();
        desk.settle();
    }),
    ("sheet", WIDE, true, |desk| command(desk, &["Angaben zum Artikel", "Show article data"])),
    ("search", WIDE, true, |desk| {
        desk.press_with(Modifiers::COMMAND, Key::F);
        desk.type_text("m");
    }),
    ("help", WIDE, false, |desk| desk.press(Key::F1)),
    ("settings", WIDE, false, |desk| desk.press_with(Modifiers::COMMAND, Key::Comma)),
    ("export", WIDE, true, |desk| desk.press_with(Modifiers::COMMAND, Key::E)),
    ("palette", WIDE, true, |desk| desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P)),
    ("small", Vec2::new(800.0, 600.0), true, |desk| desk.press(Key::J)),
    ("narrow", Vec2::new(600.0, 640.0), true, |desk| desk.press(Key::J)),
];

/// Gives the command whose name is one of these, through the palette.
fn command(desk: &mut Desk, names: &[&str]) {
    for name in names {
        desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        desk.type_text(name);
        desk.press(Key::Enter);
        desk.press(Key::Escape);
    }
}

fn desk(root: &Path, locale: &str, theme: &str, size: Vec2, text: Option<&str>) -> Desk {
    let config = root.join("config");
    fs::create_dir_all(&config).expect("the folder is ours");
    fs::write(config.join("settings.json"), format!("{{\"theme\": \"{theme}\"}}")).expect("the folder is ours");
    // The harness sets a theme of its own after the window has set that of the settings.
    let shown = if theme == "dark" { Theme::Dark } else { Theme::Light };
    let builder = Harness::builder().with_size(size).with_theme(shown).wgpu();
    let mut desk = Desk::build(root, locale, Vec::new(), builder);
    // Pasted, not opened: the path of a file would be another each time.
    if let Some(text) = text {
        desk.paste(text);
        desk.wait_until_read();
    }
    desk.settle();
    desk
}

#[test]
fn every_view_looks_as_it_did() {
    let mut results = SnapshotResults::new();
    for (locale, text) in [("de", GERMAN), ("en", ENGLISH)] {
        for theme in ["light", "dark"] {
            for (view, size, open, go) in VIEWS {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let mut desk = desk(folder.path(), locale, theme, *size, open.then_some(text));
                go(&mut desk);
                desk.settle();
                results.add(desk.harness.try_snapshot(format!("{view}.{theme}.{locale}")));
            }
        }
    }
}
