//! The window, used as a person uses it: through its accessibility tree and the keyboard, without a display.

#![allow(clippy::expect_used, clippy::panic, reason = "in a test a failure is a panic")]

mod checks;
mod claims;
mod desk;
mod drafts;
mod exports;
mod files;
mod settings;
mod sharing;
