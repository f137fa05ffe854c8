//! What must hold whatever is opened. A panic in an importer ends the run: the fuzzer's hook sees it before the program
//! makes an error of it.

use claimlight::article::{Limits, OpenError, open};

/// Opens the bytes, and holds what comes of them to the invariants of an article.
pub fn opened(bytes: &[u8], name: &str) {
    let limits = Limits { unpacked: 16 << 20, parsing_milliseconds: 1_000, ..Limits::default() };
    match open::read(bytes, Some(name), &limits) {
        Ok(article) => assert_eq!(article.check(), Ok(())),
        Err(error) => assert_ne!(error, OpenError::Internal),
    }
}
