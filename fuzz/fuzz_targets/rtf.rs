//! Rich Text Format, from its first word on.

#![no_main]

mod opened;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|rest: &[u8]| {
    opened::opened(&[b"{\\rtf1", rest].concat(), "a.rtf");
});
