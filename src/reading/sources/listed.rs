//! Sources that a text only lists: "Quellen: …" at its end, credits such as "(dpa/kna)" or "Mit Material von dpa".

use super::Heard;
use crate::reading::phrases::Phrases;

/// Everybody named in a list of sources or a credit line.
pub(super) fn heard(_phrases: &Phrases) -> Vec<Heard> {
    Vec::new()
}
