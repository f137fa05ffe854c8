use super::*;
use claimlight::article::Format;
use std::path::Path;

#[track_caller]
fn fails(bytes: &[u8], name: &str, key: &str) -> OpenError {
    let error = read(bytes, name).unwrap_err();
    assert_eq!(error.key(), key, "{error}");
    error
}

fn open(path: &Path) -> Result<Article, OpenError> {
    claimlight::article::open::open(path, &Limits::default())
}

#[test]
fn a_file_of_text_is_opened_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Köln.txt");
    std::fs::write(&path, "\u{feff}Eins.\r\n\r\nZwei\u{a0}€.\0").unwrap();
    let article = open(&path).unwrap();
    assert_eq!(article.text, "Eins.\r\n\r\nZwei\u{a0}€.\0");
    assert_eq!(article.origin.path.as_deref(), Some(path.as_path()));
    assert_eq!(article.origin.encoding.map(|encoding| encoding.name), Some("UTF-8"));
}

#[test]
fn what_is_no_file_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(open(folder.path()).unwrap_err(), OpenError::Folder);
    assert_eq!(open(&folder.path().join("gone.txt")).unwrap_err(), OpenError::NotFound);
    let empty = folder.path().join("empty.txt");
    std::fs::write(&empty, "").unwrap();
    assert_eq!(open(&empty).unwrap_err(), OpenError::Empty);
    let large = folder.path().join("large.txt");
    std::fs::File::create(&large).unwrap().set_len(200 << 20).unwrap();
    assert_eq!(open(&large).unwrap_err(), OpenError::TooLarge { limit: 64 << 20 });
}

#[cfg(unix)]
#[test]
fn devices_sockets_and_files_of_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(open(Path::new("/dev/zero")).unwrap_err(), OpenError::NotAFile);
    let socket = folder.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert_eq!(open(&socket).unwrap_err(), OpenError::NotAFile);
    let closed = folder.path().join("closed.txt");
    std::fs::write(&closed, "Text.").unwrap();
    std::fs::set_permissions(&closed, PermissionsExt::from_mode(0o000)).unwrap();
    // The system lets its administrator read everything.
    match std::fs::read(&closed) {
        Err(_) => assert_eq!(open(&closed).unwrap_err(), OpenError::Permission),
        Ok(_) => assert!(open(&closed).is_ok()),
    }
}

#[test]
fn a_stream_beyond_the_limit_is_refused_without_reading_on() {
    let limits = Limits { file: 1000, ..Limits::default() };
    let stream = std::io::repeat(b'a');
    assert_eq!(
        claimlight::article::open::read_from(stream, None, &limits).unwrap_err(),
        OpenError::TooLarge { limit: 1000 },
    );
    let article = claimlight::article::open::read_from("Eins.\nZwei.".as_bytes(), None, &limits).unwrap();
    assert_eq!(article.blocks.len(), 2);
}

#[test]
fn known_formats_that_are_not_read_are_named() {
    for (bytes, class, format) in [
        (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "image", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "image", "JPEG"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "audio", "WAV"),
        (b"\0\0\0\x20ftypisom\0\0\x02\0", "video", "MP4"),
        (b"ID3\x04\0\0\0\0\0\x23TSSE", "audio", "MP3"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "archive", "gzip"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "program", "ELF"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "data", "XML"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image", "SVG"),
    ] {
        for name in ["a.txt", "a.docx", "a.html", "a"] {
            let error = fails(bytes, name, "unsupported");
            assert_eq!(error.arguments(), [("class", class.to_owned()), ("format", format.to_owned())]);
        }
    }
}

#[test]
fn office_files_of_the_old_kind() {
    let file = |stream: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(1024, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(2048, 0);
        bytes
    };
    fails(&file("WordDocument"), "a.doc", "old-word");
    fails(&file("EncryptedPackage"), "a.docx", "encrypted");
    fails(&file("Workbook"), "a.docx", "unsupported");
}

#[test]
fn words_that_look_like_signatures_are_text() {
    for text in
        ["ID3 ist ein Format.", "BM ist kurz für Bundesminister.", "MZ steht auf dem Schild.", "OTTO – find ich gut."]
    {
        check(text, "a.txt", &[&format!("P {text}")]);
    }
}

#[test]
fn content_counts_before_the_name() {
    assert_eq!(read(b"<!doctype html><p>Eins.", "a.txt").unwrap().origin.format, Format::Html);
    assert_eq!(read(b"<html><p>Eins.", "a.md").unwrap().origin.format, Format::Html);
    assert_eq!(read(b"Kein Markup, nur 3 < 5.", "a.html").unwrap().origin.format, Format::Text);
    assert_eq!(read(b"Ein <b>fetter</b> Anfang", "a.html").unwrap().origin.format, Format::Html);
    assert_eq!(read(b"Eins.", "a.pdf").unwrap().origin.format, Format::Text);
    fails(b" \n\t ", "a.txt", "empty");
    fails(b"<html><body><img src=a></body></html>", "a.html", "no-text");
}

#[test]
fn a_guessed_encoding_is_said() {
    let article = check_warnings(
        b"Der \x84Rat\x93 beschlie\xdft \xfcber die Stra\xdfenbahn f\xfcr 3 \x80 pro Kopf.",
        "a.txt",
        &[Warning::GuessedEncoding("windows-1252")],
    );
    assert_eq!(article.text, "Der „Rat“ beschließt über die Straßenbahn für 3 € pro Kopf.");
    assert!(article.origin.encoding.unwrap().guessed);
}

#[test]
fn too_many_blocks_are_cut_off_and_said() {
    let limits = Limits { blocks: 3, ..Limits::default() };
    for (name, text) in [("a.txt", "Eins.\nZwei.\nDrei.\nVier."), ("a.md", "Eins.\n\nZwei.\n\nDrei.\n\nVier.")] {
        let article = claimlight::article::open::read(text.as_bytes(), Some(name), &limits).unwrap();
        assert_eq!(article.blocks.len(), 3);
        assert_eq!(article.check(), Ok(()));
        assert_eq!(article.warnings, [Warning::Truncated]);
    }
}
