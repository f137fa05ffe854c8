//! The library without a window, for scripts and for measuring. What each command prints is an interface.

mod check;
mod diff;
mod export;
mod import;
mod kept;
mod lines;
mod merge;
mod reanchor;
mod scan;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads an article, lights up every quote, number and named source in it, and keeps your notes on each.
#[derive(Debug, Parser)]
#[command(name = "claimlight", version, args_conflicts_with_subcommands = true)]
pub struct CommandLine {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Articles to open in the window; `-` reads one from standard input.
    #[arg(value_name = "ARTICLE")]
    pub articles: Vec<PathBuf>,
}

/// What the program does without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the claims of articles.
    Scan(scan::ScanArguments),
    /// Tell what an editor would ask of articles: figures without a source, quotes without a speaker, and the like.
    Check(check::CheckArguments),
    /// Write an article with its marks and notes as a document, for people or for other programs.
    Export(export::ExportArguments),
    /// Tell which claims came, went, moved or changed from one draft to the next.
    Diff(diff::DiffArguments),
    /// Bring the reviews of two people together in one file.
    Merge(merge::MergeArguments),
    /// Take annotations of other programs in as notes on an article.
    Import(import::ImportArguments),
    /// Carry stretches of one draft over to the next.
    Reanchor(reanchor::ReanchorArguments),
}

/// In which language to read.
#[derive(Debug, Args)]
struct LanguageArgument {
    /// Language of the articles: auto, or a code such as de or en.
    #[arg(long, default_value = "auto", value_name = "CODE", value_parser = parse_language)]
    language: LanguageChoice,
}

/// How to read the articles' files.
#[derive(Debug, Clone, Copy, Args)]
struct OpeningArguments {
    /// Read a web page whole, with what stands around its article.
    #[arg(long)]
    whole_page: bool,
}

/// A language, or leave it to the program.
#[derive(Debug, Clone, Copy)]
struct LanguageChoice(Option<crate::language::Language>);

fn parse_language(word: &str) -> Result<LanguageChoice, String> {
    if word == "auto" {
        return Ok(LanguageChoice(None));
    }
    crate::language::Language::parse(word)
        .map(|language| LanguageChoice(Some(language)))
        .ok_or_else(|| "expected auto or a language code such as de or en".into())
}

impl Command {
    /// Runs the command on standard input and output.
    pub fn run(self) -> ExitCode {
        let outcome = match self {
            Self::Scan(arguments) => arguments.run(),
            Self::Check(arguments) => arguments.run(),
            Self::Export(arguments) => arguments.run(),
            Self::Diff(arguments) => arguments.run(),
            Self::Merge(arguments) => arguments.run(),
            Self::Import(arguments) => arguments.run(),
            Self::Reanchor(arguments) => arguments.run(),
        };
        match outcome {
            Ok(code) => code,
            // Whoever reads our output has seen enough: no reason to complain.
            Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("claimlight: {error:#}");
                ExitCode::from(2)
            }
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Opens an article for a command; `-` is standard input.
fn open(
    path: &std::path::Path,
    opening: OpeningArguments,
) -> Result<crate::article::Article, crate::article::OpenError> {
    use crate::article::open::{Options, open, read_from};
    let options = Options { whole_page: opening.whole_page, ..Options::default() };
    if path.as_os_str() == "-" { read_from(std::io::stdin().lock(), None, options) } else { open(path, options) }
}
