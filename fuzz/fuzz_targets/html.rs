//! Web pages, with furniture around the article and without.

#![no_main]

mod opened;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &[u8]| {
    opened::opened(page, "a.html");
    opened::opened(&[b"<html><body><nav>a</nav>", page].concat(), "a.html");
    opened::opened(&[b"<?xml version='1.0'?><html><body>", page].concat(), "a.xhtml");
});
