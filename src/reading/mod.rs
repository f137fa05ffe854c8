//! What a text claims: quotes, numbers, sources, and who says what.
//!
//! Pure functions from text to [`Reading`]: no files, no clock, no failure. This module must not know of reviews or
//! windows. Everything a language contributes comes from [`crate::language`].

mod document;
mod marks;
mod model;

pub use model::*;
