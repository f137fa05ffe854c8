use crate::article::Limits;
use crate::cli::{Command, CommandLine};
use crate::reading;
use crate::review::store::{Disk, ENDING, Store};
use crate::review::{Edit, Evidence, Field, Review};
use clap::Parser;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

const TEXT: &str =
    "# Bäume\n\nDie Stadt hat im vorigen Jahr 12.000 Bäume gepflanzt, teilte das Amt in der Stadt mit.\n";

/// A folder with an article in it.
struct Folder {
    folder: TempDir,
    article: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let article = folder.path().join("artikel.md");
        fs::write(&article, TEXT).unwrap();
        Self { folder, article }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A store that keeps nothing elsewhere.
    fn store() -> Store {
        Store::over(Arc::new(Disk), None, None)
    }

    fn review(&self) -> PathBuf {
        self.path(&format!("artikel.md{ENDING}"))
    }

    /// Notes on the figure, saved beside the article.
    fn annotate(&self) {
        let article = crate::article::open::open(&self.article, &Limits::default()).unwrap();
        let mut review = Review::new(&article);
        review.adopt(&article, &reading::read(&article, None));
        let record = review.records().find(|record| record.anchor.exact.starts_with("12.000")).unwrap();
        let id = record.id;
        let secret = Evidence { locator: "Frau X".into(), confidential: true, ..Evidence::default() };
        review.apply(Edit::Write { id, field: Field::Note, text: "Haushalt, S. 3".into() }).unwrap();
        review.apply(Edit::Prove { id, evidence: vec![secret] }).unwrap();
        let mut home = Self::store().open(&article).home;
        Self::store().save(&mut home, &review).unwrap();
        assert!(self.review().exists());
    }

    /// Runs `claimlight export ARTICLE --to …`.
    fn export(&self, to: &str, more: &[&str]) -> Result<String, String> {
        let to = self.path(to);
        let article = self.article.as_os_str();
        let line = ["claimlight".as_ref(), "export".as_ref(), article, "--to".as_ref(), to.as_os_str()];
        let line = line.into_iter().chain(more.iter().map(|word| word.as_ref()));
        let parsed = CommandLine::try_parse_from(line).map_err(|error| error.to_string())?;
        let Some(Command::Export(arguments)) = parsed.command else { panic!("not an export") };
        arguments.export(&Self::store()).map_err(|error| format!("{error:#}"))?;
        Ok(fs::read_to_string(to).unwrap())
    }
}

#[test]
fn the_review_beside_the_article_is_exported() {
    let folder = Folder::new();
    folder.annotate();
    for name in ["a.html", "a.HTM", "a.md", "a.markdown"] {
        let document = folder.export(name, &[]).unwrap();
        assert!(document.contains("Haushalt, S. 3") && document.contains("Notiz"), "{name}");
        assert!(!document.contains("Frau X"), "{name}");
        let document = folder.export(name, &["--force", "--with-confidential", "--labels", "en"]).unwrap();
        assert!(document.contains("Frau X") && document.contains("Note"), "{name}");
    }
    assert_eq!(fs::read_to_string(&folder.article).unwrap(), TEXT);
}

#[test]
fn without_a_review_what_was_found_is_exported() {
    let folder = Folder::new();
    let document = folder.export("a.md", &[]).unwrap();
    assert!(document.contains("12.000") && document.contains("[^1]"), "{document}");
    assert!(!folder.review().exists());
}

#[test]
fn notes_follow_the_article_into_a_new_draft() {
    let folder = Folder::new();
    folder.annotate();
    fs::write(&folder.article, TEXT.replace("Die Stadt hat", "Wie berichtet hat die Stadt")).unwrap();
    let document = folder.export("a.html", &[]).unwrap();
    assert!(document.contains("Haushalt, S. 3") && !document.contains("class=\"lost\""), "{document}");
    fs::write(&folder.article, "# Wetter\n\nMorgen bleibt es überall trocken.\n").unwrap();
    let document = folder.export("b.html", &[]).unwrap();
    assert!(document.contains("Haushalt, S. 3") && document.contains("class=\"lost\""), "{document}");
}

#[test]
fn nothing_is_replaced_unasked() {
    let folder = Folder::new();
    fs::write(folder.path("a.html"), "mine").unwrap();
    let error = folder.export("a.html", &[]).unwrap_err();
    assert!(error.contains("--force"), "{error}");
    assert_eq!(fs::read_to_string(folder.path("a.html")).unwrap(), "mine");
    assert!(folder.export("a.html", &["--force"]).unwrap().starts_with("<!DOCTYPE html>"));
    let left: Vec<_> = fs::read_dir(folder.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing temporary is left: {left:?}");
}

#[test]
fn the_article_is_never_written() {
    let folder = Folder::new();
    for name in ["artikel.md", "../artikel.md", "./artikel.md"] {
        let name = name.replace("..", &format!("../{}", folder.folder.path().file_name().unwrap().display()));
        let error = folder.export(&name, &["--force"]).unwrap_err();
        assert!(error.contains("the article itself"), "{name}: {error}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&folder.article, folder.path("link.md")).unwrap();
        assert!(folder.export("link.md", &["--force"]).unwrap_err().contains("the article itself"));
    }
    assert_eq!(fs::read_to_string(&folder.article).unwrap(), TEXT);
}

#[test]
fn an_unknown_ending_names_the_known_ones() {
    let folder = Folder::new();
    for name in ["a.odt", "a"] {
        let error = folder.export(name, &[]).unwrap_err();
        assert!(error.contains(".html, .htm, .md, .markdown"), "{error}");
        assert!(!folder.path(name).exists());
    }
}

#[test]
fn nothing_is_written_where_reviews_are() {
    let folder = Folder::new();
    for name in ["artikel.md.claims.json", "other.txt.CLAIMS.json"] {
        let error = folder.export(name, &["--force"]).unwrap_err();
        assert!(error.contains("are reviews"), "{error}");
        assert!(!folder.path(name).exists());
    }
}

#[test]
fn other_programs_get_files_of_their_own() {
    let folder = Folder::new();
    folder.annotate();
    for (name, document, holds) in [
        ("a.jsonld", None, "ns/anno.jsonld"),
        ("b.json", None, "display_name"),
        ("c.json", Some("annotations"), "ns/anno.jsonld"),
        ("d.jsonld", Some("claim-review"), "https://schema.org"),
    ] {
        let asked: Vec<&str> = document.iter().flat_map(|document| ["--as", document]).collect();
        let written = folder.export(name, &asked).unwrap();
        assert!(written.contains(holds) && !written.contains("Frau X"), "{name}: {written}");
    }
    assert!(folder.export("e.jsonld", &["--as", "hypothesis"]).unwrap_err().contains("written as .json"));
}

#[test]
fn notes_that_cannot_be_read_are_an_error_and_stay_where_they_are() {
    let folder = Folder::new();
    fs::write(folder.review(), "{\"format\": 1, ").unwrap();
    for _ in 0..2 {
        assert!(folder.export("a.md", &[]).unwrap_err().contains("damaged"));
    }
    assert_eq!(fs::read_to_string(folder.review()).unwrap(), "{\"format\": 1, ");
    fs::write(folder.review(), "{\"format\": 99}").unwrap();
    assert!(folder.export("a.md", &[]).unwrap_err().contains("newer version"));
    assert!(!folder.path("a.md").exists());
}

#[test]
fn labels_come_in_the_language_of_the_article_or_as_asked() {
    let folder = Folder::new();
    assert!(folder.export("a.html", &[]).unwrap().contains("<html lang=\"de\">"));
    assert!(folder.export("b.html", &["--language", "en"]).unwrap().contains("<html lang=\"en\">"));
    assert!(folder.export("c.html", &["--language", "fr"]).unwrap().contains("<html lang=\"en\">"));
    assert!(folder.export("d.html", &["--labels", "en"]).unwrap().contains("<article lang=\"de\""));
    assert!(folder.export("e.html", &["--labels", "fr"]).unwrap_err().contains("en, de"));
}

#[test]
fn an_article_that_cannot_be_opened_is_said_so() {
    let folder = Folder::new();
    fs::remove_file(&folder.article).unwrap();
    let error = folder.export("a.html", &[]).unwrap_err();
    assert!(error.contains("artikel.md") && !folder.path("a.html").exists(), "{error}");
}

#[test]
fn a_document_is_asked_for_by_name() {
    let folder = Folder::new();
    folder.annotate();
    let sheet = folder.export("sheet.md", &["--as", "sheet"]).unwrap();
    assert!(sheet.contains("| Nr. | Aussage |") && sheet.contains("Haushalt, S. 3"), "{sheet}");
    assert!(!sheet.contains("Frau X"), "{sheet}");
    let error = folder.export("sheet.md", &["--as", "poem"]).unwrap_err();
    assert!(error.contains("expected one of article, sheet"), "{error}");
}

#[test]
fn what_others_noted_in_the_document_goes_along_where_there_is_no_review() {
    let folder = Folder::new();
    let document = "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
        xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/' \
        office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text><text:p>Das Wehr kostet viel\
        <office:annotation><dc:creator>Mia</dc:creator><text:p>Wie viel genau?</text:p></office:annotation>.</text:p>\
        </office:text></office:body></office:document>";
    fs::write(&folder.article, format!("<?xml version='1.0'?>{document}")).unwrap();
    let exported = folder.export("a.md", &["--language", "de"]).unwrap();
    assert!(exported.contains("Wie viel genau?") && exported.contains("— Mia"), "{exported}");
}
