//! The window: state, commands, and drawing split by view. Drawing reads state and enqueues commands; it never edits a
//! review itself.
