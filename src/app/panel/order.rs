//! In which order the cards stand.

use crate::reading::words;

/// An order of the cards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As in the text.
    #[default]
    Place,
    /// By status, what is left to do first.
    Status,
    /// By who says it, in the order in which the sources first appear.
    Source,
}
words!(Order { Place => "place", Status => "status", Source => "source" });
