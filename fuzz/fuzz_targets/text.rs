//! Plain text and Markdown.

#![no_main]

mod opened;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    opened::opened(text, "a.txt");
    opened::opened(text, "a.md");
});
