//! What leaves the program: one file per output format, from an article, its reading and its review.
//!
//! [`AnnotatedArticle`] brings the three together and decides what is handed on; a format writes that to any
//! `std::io::Write`. This module must not know of windows and chooses no path.

mod annotated;
mod call_list;
mod checks;
mod colours;
mod csv;
mod document;
mod exchange;
pub mod faces;
mod facts;
#[cfg(test)]
pub(crate) mod fixture;
mod format;
mod html;
mod labels;
mod markdown;
mod paper;
mod pieces;
mod preview;
mod questions;
mod sheet;
mod steps;
mod table;
mod word;
mod wording;
mod worksheet;
mod xlsx;
mod xml;

pub use annotated::{AnnotatedArticle, AnnotatedBlock, Annotation, ClaimPlace, MarkForm, Options};
pub use call_list::call_list;
pub use checks::{CheckReport, ReportedCheck};
pub use document::Document;
pub(crate) use exchange::{exchange_name, hypothesis_fields};
pub use facts::{Facts, NumberFacts, SourceFacts};
pub use format::Format;
pub use labels::{DocumentLabels, FieldLabels, Labels, fill};
pub use pieces::{Layer, Piece};
pub use preview::{Preview, PreviewLine};
pub use steps::{Progress, Watch};
pub use table::{ClaimTable, Column};
pub(crate) use word::{CommentedClaim, commented_claims, is_nobody};
pub use worksheet::WorksheetLabels;
