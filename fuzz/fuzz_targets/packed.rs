//! The main part of a packed document: its archive is sound, so that the fuzzer works on what is in it. The first byte
//! chooses the format.

#![no_main]

mod opened;

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const OPF: &[u8] = b"<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>\
    <item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/></manifest>\
    <spine><itemref idref='a'/></spine></package>";
const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
const NAVIGATION: &[u8] = b"<nav><a href='a.xhtml'>Eins</a></nav>";

fn pack(parts: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (path, bytes) in parts {
        writer.start_file(*path, options).ok()?;
        writer.write_all(bytes).ok()?;
    }
    writer.finish().ok().map(Cursor::into_inner)
}

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, part)) = bytes.split_first() else { return };
    let packed = match kind % 5 {
        0 => pack(&[("word/document.xml", part), ("word/styles.xml", part), ("word/comments.xml", part)]),
        1 => pack(&[("content.xml", part), ("styles.xml", part), ("META-INF/manifest.xml", b"<manifest/>")]),
        2 => pack(&[("META-INF/container.xml", CONTAINER), ("a.opf", OPF), ("nav.xhtml", NAVIGATION), ("a.xhtml", part)]),
        3 => pack(&[("META-INF/container.xml", CONTAINER), ("a.opf", part), ("a.xhtml", b"<p>Eins.")]),
        _ => pack(&[("META-INF/container.xml", CONTAINER), ("a.opf", OPF), ("nav.xhtml", part), ("a.xhtml", b"<p>Eins.")]),
    };
    if let Some(packed) = packed {
        opened::opened(&packed, "a");
    }
});
