//! `claimlight scan`: the claims of files or of a stream of texts, as `docs/scan.md` has it.

use super::lines::answer_lines;
use super::{LanguageArgument, OpeningArguments};
use crate::article::Article;
use crate::language::Language;
use crate::reading::scan::{Scan, Scanner};
use crate::reading::{self, Detail, Options, Reading};
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use serde_json::Value;
use std::io::{self, BufRead, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `claimlight scan`.
#[derive(Debug, Args)]
pub struct ScanArguments {
    /// Articles to scan; `-` reads one from standard input.
    #[arg(value_name = "FILE", required_unless_present = "jsonl")]
    files: Vec<PathBuf>,
    /// Read one JSON object a line from standard input, {"id", "text", "language"?}, and answer each with a line.
    #[arg(long, conflicts_with_all = ["files", "format"])]
    jsonl: bool,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = OutputFormat::Json)]
    format: OutputFormat,
    #[command(flatten)]
    language: LanguageArgument,
    #[command(flatten)]
    opening: OpeningArguments,
    /// Also print the names of persons, organisations and places that are merely mentioned.
    #[arg(long)]
    names: bool,
}

/// How a scan is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// One indented JSON object; an array of them for several files.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// The plain text of the article: what the offsets count in.
    Text,
    /// A table to read.
    Table,
}

impl ScanArguments {
    /// Exit code 0 when everything was read, 1 when some of it could not be.
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let mut out = BufWriter::new(io::stdout().lock());
        let all_read =
            if self.jsonl { self.scan_lines(io::stdin().lock(), &mut out) } else { self.scan_files(&mut out) }?;
        out.flush()?;
        Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn read(&self, article: &Article, language: Option<Language>) -> Reading {
        let options = Options { names: self.names };
        reading::read_watched(article, language, options, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
    }

    fn scan_lines(&self, input: impl BufRead, out: &mut impl Write) -> anyhow::Result<bool> {
        answer_lines(input, out, |line| {
            let request = Request::parse(line)?;
            let article = Article::from_text(request.text);
            let reading = self.read(&article, request.language.or(self.language.language.0));
            Ok(serde_json::to_vec(&Scanner::new(&article.text).reading(request.id, &reading))?)
        })
    }

    fn scan_files(&self, out: &mut impl Write) -> anyhow::Result<bool> {
        let mut all_read = true;
        let as_array = self.format == OutputFormat::Json && self.files.len() > 1;
        let mut printed = 0;
        for file in &self.files {
            let article = match super::open(file, self.opening) {
                Ok(article) => article,
                Err(error) => {
                    all_read = false;
                    eprintln!("claimlight: {}: {error:#}", file.display());
                    continue;
                }
            };
            if as_array {
                out.write_all(if printed == 0 { b"[\n" } else { b",\n" })?;
            }
            printed += 1;
            self.print(&article, file.display().to_string(), out)?;
        }
        if as_array {
            out.write_all(if printed == 0 { b"[]\n" } else { b"]\n" })?;
        }
        Ok(all_read)
    }

    fn print(&self, article: &Article, id: String, out: &mut impl Write) -> anyhow::Result<()> {
        if self.format == OutputFormat::Text {
            out.write_all(article.text.as_bytes())?;
            return Ok(());
        }
        let reading = self.read(article, self.language.language.0);
        let scanner = Scanner::new(&article.text);
        let scan: Scan<'_> = scanner.reading(Value::String(id), &reading);
        match self.format {
            OutputFormat::Json => serde_json::to_writer_pretty(&mut *out, &scan).map_err(io::Error::from)?,
            OutputFormat::Jsonl => serde_json::to_writer(&mut *out, &scan).map_err(io::Error::from)?,
            OutputFormat::Table => return print_table(article, &reading, &scanner, out),
            OutputFormat::Text => {}
        }
        out.write_all(b"\n")?;
        Ok(())
    }
}

/// One text to scan.
struct Request {
    id: Value,
    text: String,
    language: Option<Language>,
}

impl Request {
    fn parse(line: &[u8]) -> anyhow::Result<Self> {
        let Value::Object(mut object) = serde_json::from_slice(line)? else { bail!("not a JSON object") };
        let Some(id) = object.remove("id") else { bail!("no \"id\"") };
        let Some(Value::String(text)) = object.remove("text") else { bail!("no \"text\", or not a string") };
        let language = match object.remove("language") {
            None | Some(Value::Null) => None,
            Some(Value::String(tag)) if tag == "auto" => None,
            Some(Value::String(tag)) => {
                Some(Language::parse(&tag).with_context(|| format!("{tag:?} is no language code"))?)
            }
            Some(_) => bail!("\"language\" is not a string"),
        };
        Ok(Self { id, text, language })
    }
}

fn print_table(
    article: &Article,
    reading: &Reading,
    scanner: &Scanner<'_>,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    writeln!(out, "{:>7}  {:<7} {:<10} {:<24} {:<40}", "place", "kind", "type", "who or what", "words")?;
    for claim in &reading.claims {
        let (kind, form, of) = match &claim.detail {
            Detail::Quote(quote) => ("quote", quote.form.word(), named(reading, claim.source)),
            Detail::Number(number) => {
                let value = number.value.map(|value| value.to_string()).unwrap_or_default();
                let unit = number.unit.as_deref().unwrap_or_default();
                ("number", number.kind.word(), format!("{value} {unit}").trim().to_owned())
            }
            Detail::Source(mention) => ("source", mention.role.word(), named(reading, claim.source)),
        };
        let words = claim.span.of(&article.text).replace(['\n', '\r', '\t'], " ");
        writeln!(out, "{:>7}  {kind:<7} {form:<10} {of:<24} {words}", scanner.range(claim.span).start)?;
    }
    Ok(())
}

fn named(reading: &Reading, source: Option<reading::SourceIndex>) -> String {
    source.and_then(|index| reading.sources.get(index.0)).map_or_else(|| "–".into(), |source| source.name.clone())
}
