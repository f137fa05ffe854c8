use super::*;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Paragraphs of the documents that are given up.
const PARAGRAPHS: usize = 4_000;

/// A sentence, so many times, with `before` and `after` around each.
fn repeated(before: &str, after: &str) -> String {
    format!("{before}Der Rat von Auendorf stimmte mit 12 zu 9 Stimmen zu.{after}").repeat(PARAGRAPHS)
}

fn packed_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        writer.start_file(*path, SimpleFileOptions::default()).expect("a new part");
        writer.write_all(text.as_bytes()).expect("memory takes everything");
    }
    writer.finish().expect("memory takes everything").into_inner()
}

fn docx() -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let body = repeated("<w:p><w:r><w:t>", "</w:t></w:r></w:p>");
    packed_of(&[(
        "word/document.xml",
        &format!("<w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>"),
    )])
}

fn flat_odt() -> String {
    let spaces =
        ["office", "text"].map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""));
    let body = repeated("<text:p>", "</text:p>");
    let text = format!("<office:body><office:text>{body}</office:text></office:body>");
    format!(
        "<?xml version=\"1.0\"?><office:document{} office:mimetype=\"application/vnd.oasis.opendocument.text\">{text}</office:document>",
        spaces.concat()
    )
}

fn odt() -> Vec<u8> {
    let mimetype = "application/vnd.oasis.opendocument.text";
    packed_of(&[("mimetype", mimetype), ("content.xml", &flat_odt())])
}

fn epub() -> Vec<u8> {
    let container = "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
    let opf = "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
               <spine><itemref idref='a'/></spine></package>";
    let page = format!("<html><body>{}</body></html>", repeated("<p>", "</p>"));
    let mimetype = "application/epub+zip";
    packed_of(&[("mimetype", mimetype), ("META-INF/container.xml", container), ("a.opf", opf), ("a.xhtml", &page)])
}

fn rtf() -> Vec<u8> {
    format!("{{\\rtf1 {}}}", repeated("\\pard ", "\\par ")).into_bytes()
}

fn page() -> String {
    format!("<html><body><nav>Mehr</nav><article>{}</article></body></html>", repeated("<p>", "</p>\n"))
}

fn mail() -> Vec<u8> {
    format!("From: a@b.example\nSubject: Rat\nMIME-Version: 1.0\nContent-Type: text/html\n\n{}", page()).into_bytes()
}

/// How many steps reading takes, the watcher giving up when asked for this time.
fn steps(bytes: &[u8], name: &str, gives_up: usize) -> usize {
    let mut asked = 0;
    let mut watch = |_| {
        asked += 1;
        if asked < gives_up { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let mut steps = 0;
    let read = watched(&mut watch, read_already(bytes), STEPS, |watcher| {
        let read = import_within(bytes, Some(name), false, &Bounds::new(&Limits::default(), watcher));
        steps = watcher.steps();
        read
    });
    assert!(read.is_none_or(|read| read.is_ok()), "{name}");
    // Nobody is asked again once they gave up.
    assert!(asked <= gives_up, "{name}");
    steps
}

#[test]
fn a_document_that_is_given_up_is_read_no_further() {
    let markdown = repeated("", "\n\n").into_bytes();
    let documents = [
        ("a.docx", docx()),
        ("a.odt", odt()),
        ("a.fodt", flat_odt().into_bytes()),
        ("a.epub", epub()),
        ("a.rtf", rtf()),
        ("a.html", page().into_bytes()),
        ("a.eml", mail()),
        ("a.md", markdown),
    ];
    for (name, bytes) in documents {
        let all = steps(&bytes, name, usize::MAX);
        assert!(all > 2 * PARAGRAPHS, "{name}: {all}");
        // The first few questions are asked before a step is made.
        for gives_up in 1..6 {
            let few = steps(&bytes, name, gives_up);
            assert!(few <= (gives_up + 1) * STEPS, "{name}: {few} of {all} steps");
            let mut left = gives_up;
            let read = read_watched(&bytes, Some(name), &Limits::default(), &mut |_| {
                left = left.saturating_sub(1);
                if left > 0 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            assert_eq!(read, None, "{name}");
        }
    }
}
