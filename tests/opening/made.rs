//! Documents that other programs made, block by block. `made/README.md` says how each was made; beside each stands what
//! it comes out as. `UPDATE_SNAPSHOTS=1` writes that anew, to be read before it is kept.

use super::*;
use std::fmt::Write;
use std::path::Path;

/// Endings of what is read and checked; the others are sources and notes.
const ENDINGS: [&str; 9] = ["docx", "eml", "epub", "html", "md", "mhtml", "odt", "rtf", "text"];

/// Everything a document comes out as: what it says of itself, its blocks, remarks and warnings.
pub(super) fn told(article: &Article) -> String {
    let mut told = String::new();
    let about = &article.about;
    for (name, value) in [
        ("title", &about.title),
        ("byline", &about.byline),
        ("date", &about.date),
        ("site", &about.site),
        ("language", &about.language),
    ] {
        if let Some(value) = value {
            writeln!(told, "{name}: {value}").unwrap();
        }
    }
    for warning in &article.warnings {
        writeln!(told, "warning: {warning:?}").unwrap();
    }
    told.push('\n');
    for block in show(article) {
        writeln!(told, "{block}").unwrap();
    }
    for remark in &article.remarks {
        let words = remark.words.map_or("–", |words| words.of(&article.text)).replace('\n', " / ");
        let text = remark.text.replace('\n', " / ");
        writeln!(told, "\nremark on: {words}\n{} ({}): {text}", remark.author, remark.date).unwrap();
    }
    told
}

#[test]
fn documents_of_other_programs_come_out_as_they_were_meant() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/opening/made");
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut wrong = String::new();
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let is_one = path.extension().is_some_and(|ending| ENDINGS.contains(&ending.to_str().unwrap()));
        if !is_one || name == "README.md" {
            continue;
        }
        seen += 1;
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes.len() < 30_000, "{name} is too large to keep");
        // The content alone has to tell what it is, save for Markdown.
        let known_as = if name.ends_with(".md") { &name } else { "unnamed" };
        let found = told(&read(&bytes, known_as).unwrap());
        let expected = folder.join(format!("{name}.txt"));
        if update {
            std::fs::write(&expected, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n");
        if found != expected {
            writeln!(wrong, "--- {name} comes out as\n{found}\n--- and not as\n{expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seen >= 35, "{seen} documents");
}
