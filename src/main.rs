//! The `claimlight` program: a window for people, subcommands for scripts.

use claimlight::cli::CommandLine;
use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reading makes many small lists: a tenth of its time with the allocators of most systems.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match line.command {
        Some(command) => command.run(),
        None => window(line.articles),
    }
}

#[cfg(feature = "window")]
fn window(articles: Vec<PathBuf>) -> ExitCode {
    match claimlight::app::run(articles) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("claimlight: {error:#}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(feature = "window"))]
fn window(_articles: Vec<PathBuf>) -> ExitCode {
    eprintln!("claimlight: this build has no window; `claimlight scan FILE` prints the claims of an article");
    ExitCode::from(2)
}
