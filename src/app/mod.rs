//! The window: state, commands, and drawing split by view. Drawing reads state and enqueues commands; it never edits a
//! review itself.

pub mod fonts;
pub mod reader;
pub mod signs;
pub mod tokens;

/// Opens the window.
///
/// # Errors
/// Where there is no display.
pub fn run(_articles: Vec<std::path::PathBuf>) -> anyhow::Result<()> {
    anyhow::bail!("the window is not built yet; `claimlight scan FILE` prints the claims of an article")
}
