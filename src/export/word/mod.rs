//! Word documents (Office Open XML): the annotated article with comments, and what every such document is made of.
//!
//! The few parts are written as text and packed: a library that builds them as a tree would hold the whole document
//! twice and know nothing of comments that cross each other.

mod article;
mod body;
mod comment;
mod original;
mod package;
mod remark;

pub(super) use article::write;
pub(super) use body::{Body, Look};
pub(super) use package::Package;
pub(crate) use remark::{CommentedClaim, commented_claims, is_nobody};
