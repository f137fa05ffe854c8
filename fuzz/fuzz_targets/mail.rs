//! Messages and saved pages.

#![no_main]

mod opened;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|rest: &[u8]| {
    opened::opened(rest, "a.eml");
    opened::opened(&[b"From: a\nSubject: b\nMIME-Version: 1.0\nTo: c\n", rest].concat(), "a.eml");
    let page = b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\n";
    opened::opened(&[page, rest].concat(), "a.mhtml");
});
