//! What must hold whatever is opened. A panic in an importer ends the run: the fuzzer's hook sees it before the program
//! makes an error of it.

use claimlight::article::{Limits, OpenError, open};
use std::panic::{set_hook, take_hook};
use std::sync::Once;

/// Opens the bytes, and holds what comes of them to the invariants of an article.
pub fn opened(bytes: &[u8], name: &str) {
    static HOOK: Once = Once::new();
    HOOK.call_once(leave_pages);
    let limits = Limits { unpacked: 16 << 20, parsing_milliseconds: 1_000, ..Limits::default() };
    match open::read(bytes, Some(name), &limits) {
        Ok(article) => assert_eq!(article.check(), Ok(())),
        Err(error) => assert_ne!(error, OpenError::Internal),
    }
}

/// The importer of PDF leaves a page out where the library below it panics, as its own checks of overflow do on damaged
/// fonts. That is no finding.
fn leave_pages() {
    let fuzzer = take_hook();
    set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|location| location.file().contains("hayro-")) {
            fuzzer(panic);
        }
    }));
}
