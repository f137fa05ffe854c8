//! Any bytes under any name.

#![no_main]

mod opened;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a", "a.md", "a.html", "a.eml"] {
        opened::opened(bytes, name);
    }
});
