//! The letters of documents that bring their own; the window has the same.

/// Inter, the regular cut.
pub static INTER: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
/// Inter, the semibold cut.
pub static INTER_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
