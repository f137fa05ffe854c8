//! Holds what ARCHITECTURE.md promises: data flows down one list of modules, and a module uses only those above it.
//!
//! The check reads the source as text. It knows `crate::x` paths, `use crate::{x, y::z}` groups, and the crates that
//! only some modules may use.

#![allow(clippy::unwrap_used, reason = "in a test a failure is a panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of the data's flow. A module may use those before it and itself.
const ORDER: &[&str] =
    &["span", "watch", "article", "language", "reading", "checks", "review", "export", "import", "cli", "app"];

/// Paths that only these modules may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("egui", &["app"]),
    ("eframe", &["app"]),
    ("rfd", &["app"]),
    ("fluent_bundle", &["app"]),
    ("clap", &["cli"]),
    ("dom_smoothie", &["article"]),
    ("mail_parser", &["article"]),
    ("quick_xml", &["article", "export"]),
    ("hayro_syntax", &["article"]),
    ("hayro_font", &["article"]),
    ("flate2", &["article", "review"]),
    ("zip", &["article", "export"]),
    ("rust_xlsxwriter", &["export"]),
    ("krilla", &["export"]),
    ("skrifa", &["export"]),
    ("whichlang", &["language"]),
    // The program chooses how memory is given out, not its library.
    ("mimalloc", &[]),
    ("std::net", &[]),
    ("std::process::Command", &[]),
];

/// Parts that do no input or output: no files, no clock, no environment, no threads.
const PURE: &[&str] = &["span", "language", "reading", "checks"];
const IMPURE: &[&str] = &["std::fs", "std::env", "std::time", "std::thread", "std::io", "SystemTime", "Instant::now"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file: without comments and without its unit tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn in_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The top-level modules a piece of code names.
fn used(code: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            modules.push(rest.chars().take_while(|letter| in_a_word(*letter)).collect());
            continue;
        };
        let mut depth = 1;
        let mut word = String::new();
        for letter in group.chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' | ':' if depth == 1 => modules.push(std::mem::take(&mut word)),
                _ if depth == 1 && in_a_word(letter) => word.push(letter),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        modules.push(word);
    }
    modules
}

/// Calls `check` with the module and the code of every source file, and panics with all complaints at once.
fn for_every_file(check: impl Fn(&str, &str) -> Vec<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 20, "looked in the wrong place: {}", root.display());
    let mut complaints = Vec::new();
    for path in &files {
        let inside = path.strip_prefix(&root).unwrap();
        let module = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        for complaint in check(module, &code(path)) {
            complaints.push(format!("{}: {complaint}", inside.display()));
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn place(module: &str) -> Option<usize> {
    ORDER.iter().position(|other| *other == module)
}

#[test]
fn modules_use_only_those_above_them() {
    for_every_file(|module, code| {
        // lib.rs and main.rs stand above the list.
        let Some(own) = place(module) else { return Vec::new() };
        let below = |other: &str| place(other).is_some_and(|other| other > own);
        let mut bad: Vec<_> = used(code).into_iter().filter(|other| below(other)).collect();
        bad.sort();
        bad.dedup();
        bad.into_iter().map(|other| format!("`{module}` must not know of `{other}`")).collect()
    });
}

#[test]
fn crates_stay_where_they_belong() {
    for_every_file(|module, code| {
        if place(module).is_none() {
            return Vec::new();
        }
        let names = |path: &str| {
            code.match_indices(path).any(|(at, _)| {
                let before = code[..at].chars().next_back();
                let after = code[at + path.len()..].chars().next();
                // `.zip(` is a method, not the crate.
                !before.is_some_and(|letter| in_a_word(letter) || letter == '.') && !after.is_some_and(in_a_word)
            })
        };
        let reserved = RESERVED.iter().filter(|(path, owners)| !owners.contains(&module) && names(path));
        reserved.map(|(path, _)| format!("`{path}` does not belong here")).collect()
    });
}

#[test]
fn reading_is_pure() {
    for_every_file(|module, code| {
        let bad = IMPURE.iter().filter(|path| PURE.contains(&module) && code.contains(**path));
        bad.map(|path| format!("`{module}` is pure, but names `{path}`")).collect()
    });
}

#[test]
fn the_check_itself_sees_groups_and_paths() {
    let code = "use crate::{article::{Article, Block}, reading};\nfn f() { crate::app::run(); }";
    let mut found = used(code);
    found.retain(|module| place(module).is_some());
    assert_eq!(found, ["article", "reading", "app"]);
}
