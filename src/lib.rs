//! Claimlight reads an article, finds everything in it that can be checked — quotes, numbers, named sources, and who
//! says what — and keeps a reader's notes on each of them.
//!
//! Data flows down this list, and a module uses only those above it (held by `tests/architecture.rs`):
//!
//! [`span`], [`watch`] → [`article`] → [`language`] → [`reading`] → [`review`] → [`export`] → [`import`] → [`cli`] and
//! [`app`].
//!
//! Everything up to [`export`] is free of windows, and everything in [`reading`] is a pure function.

pub mod article;
pub mod checks;
pub mod cli;
pub mod export;
pub mod import;
pub mod language;
pub mod reading;
pub mod review;
pub mod span;
pub mod watch;

#[cfg(feature = "window")]
pub mod app;

pub use span::Span;
