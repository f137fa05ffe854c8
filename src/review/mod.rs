//! What people add to an article: status, notes, evidence, marks of their own.
//!
//! Every change is an [`Edit`], and applying one answers the edit that undoes it; nothing else changes a review. This
//! module must not know of windows. Only [`store`] touches files.

mod model;

pub use model::*;
