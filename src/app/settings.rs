//! What a person has set, and which articles they opened last: two small files in the platform's folders.
//!
//! A file that is missing or damaged gives the defaults; nothing a person wrote stands in them. This module must not
//! know of windows.

use super::export::Choice;
use super::words::Tongue;
use crate::reading::words;
use crate::review::store::{Disk, replace};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}
words!(ThemeChoice { System => "system", Light => "light", Dark => "dark" });

/// What a person has set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// How large everything is drawn, 1 for the size the system asks for.
    pub zoom: f32,
    /// The language of the window; the system's where unset.
    pub tongue: Option<Tongue>,
    /// The name that stands with a status or note; empty where none is given.
    pub reviewer: String,
    /// Whether the panel is shown.
    pub panel: bool,
    /// What was exported last, and how.
    pub export: Choice,
    /// Fields a newer program wrote; kept as they are.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            zoom: 1.0,
            tongue: None,
            reviewer: String::new(),
            panel: true,
            export: Choice::default(),
            unknown: serde_json::Map::new(),
        }
    }
}

/// The smallest and largest zoom, and the step between two.
const ZOOM: (f32, f32, f32) = (0.5, 3.0, 0.1);

impl Settings {
    /// Reads the settings in `folder`, or takes the defaults.
    pub fn load(folder: &Path) -> Self {
        let mut settings: Self = read(&folder.join(FILE)).unwrap_or_default();
        settings.zoom = if settings.zoom.is_finite() { settings.zoom.clamp(ZOOM.0, ZOOM.1) } else { 1.0 };
        settings
    }

    /// Writes the settings into `folder`, which is made where it is missing.
    pub fn save(&self, folder: &Path) -> std::io::Result<()> {
        write(&folder.join(FILE), self)
    }

    /// One step larger (1) or smaller (-1).
    pub fn zoom_by(&mut self, steps: i8) {
        let zoom = self.zoom + f32::from(steps) * ZOOM.2;
        // Rounded so that ten steps up and ten down end where they began.
        self.zoom = ((zoom * 10.0).round() / 10.0).clamp(ZOOM.0, ZOOM.1);
    }
}

/// The articles opened last, the latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// Their files.
    pub paths: Vec<PathBuf>,
}

/// How many articles are remembered.
const REMEMBERED: usize = 12;

impl Recent {
    /// Reads the list in `folder`, or an empty one.
    pub fn load(folder: &Path) -> Self {
        read(&folder.join(RECENT)).unwrap_or_default()
    }

    /// Writes the list into `folder`, which is made where it is missing.
    pub fn save(&self, folder: &Path) -> std::io::Result<()> {
        write(&folder.join(RECENT), self)
    }

    /// Puts an article at the top.
    pub fn remember(&mut self, path: PathBuf) {
        self.paths.retain(|known| *known != path);
        self.paths.insert(0, path);
        self.paths.truncate(REMEMBERED);
    }

    /// Takes an article off the list.
    pub fn forget(&mut self, path: &Path) {
        self.paths.retain(|known| known != path);
    }
}

const FILE: &str = "settings.json";
const RECENT: &str = "recent.json";

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Option<T> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

fn write(path: &Path, value: &impl Serialize) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    replace(&Disk, path, &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_keep_what_a_newer_program_wrote() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join(FILE), r#"{"theme": "dark", "zoom": 1.3, "later": [1]}"#).expect("written");
        let mut settings = Settings::load(folder.path());
        assert_eq!((settings.theme, settings.zoom), (ThemeChoice::Dark, 1.3));
        settings.reviewer = "Annika".to_owned();
        settings.save(folder.path()).expect("saved");
        let again = Settings::load(folder.path());
        assert_eq!(again, settings);
        assert_eq!(again.unknown["later"], serde_json::json!([1]));
    }

    #[test]
    fn damaged_settings_are_the_defaults() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(Settings::load(folder.path()), Settings::default());
        std::fs::write(folder.path().join(FILE), "{\"zoom\": ").expect("written");
        assert_eq!(Settings::load(folder.path()), Settings::default());
        std::fs::write(folder.path().join(FILE), "{\"zoom\": 99}").expect("written");
        assert_eq!(Settings::load(folder.path()).zoom, ZOOM.1);
    }

    #[test]
    fn zooming_there_and_back_ends_where_it_began() {
        let mut settings = Settings::default();
        for _ in 0..7 {
            settings.zoom_by(1);
        }
        for _ in 0..7 {
            settings.zoom_by(-1);
        }
        assert_eq!(settings.zoom, 1.0);
    }

    #[test]
    fn the_latest_article_stands_first_and_once() {
        let mut recent = Recent::default();
        for name in ["a", "b", "a"] {
            recent.remember(PathBuf::from(name));
        }
        assert_eq!(recent.paths, [PathBuf::from("a"), PathBuf::from("b")]);
        for number in 0..50 {
            recent.remember(PathBuf::from(number.to_string()));
        }
        assert_eq!(recent.paths.len(), REMEMBERED);
    }
}
