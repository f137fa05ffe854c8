//! Trains the weights of the name model, `assets/names/<language>.bin`. Neither the program nor its tests need this:
//! the weights are checked in, and this is how they were made. docs/names.md has the commands, the data sets with their
//! licences, and what was measured.
//!
//! `cargo run --release --no-default-features --example train_names -- --language de --out assets/names/de.bin FILE…`

mod made;
mod measure;
mod tidy;

use anyhow::{Context, Result, bail};
use claimlight::Span;
use claimlight::language::Language;
use claimlight::reading::names::{self, Chance, Example, Model, Settings};
use claimlight::reading::{Name, NameKind};
use clap::Parser;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Trains the model that finds names.
#[derive(Debug, Parser)]
struct Arguments {
    /// The language of the texts.
    #[arg(long)]
    language: String,
    /// Where the weights go.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Keep a fifth of the lines out of the training and measure on it: ten lines in a row of every fifty.
    #[arg(long)]
    held_out: bool,
    /// How far a missed name stays behind; more finds more names, and more that are none.
    #[arg(long, default_value_t = Settings::default().missed)]
    missed: i32,
    /// How often each template of the language is filled.
    #[arg(long, default_value_t = 0)]
    templates: usize,
    /// Of how many sentences in a hundred a copy is made in the capitals of a headline.
    #[arg(long, default_value_t = 4)]
    headlines: usize,
    /// Files of one `{"text", "spans": [{"start", "end", "type"}]}` a line. `2:FILE` takes each line twice, `p:FILE`
    /// only the lines that read like prose.
    #[arg(required = true)]
    files: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    spans: Vec<Mark>,
}

/// A name in a line, in code points.
#[derive(Debug, Deserialize)]
struct Mark {
    start: usize,
    end: usize,
    r#type: String,
}

fn load(path: &Path) -> Result<Vec<Example>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    text.lines().map(|line| example(serde_json::from_str(line)?)).collect()
}

fn example(line: Line) -> Result<Example> {
    let places: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
    let mut names = Vec::new();
    for mark in line.spans {
        let kind = match mark.r#type.as_str() {
            "PER" => NameKind::Person,
            "ORG" => NameKind::Organisation,
            "LOC" => NameKind::Place,
            "MISC" => NameKind::Other,
            other => bail!("no kind of name: {other}"),
        };
        let (Some(&start), Some(&end)) = (places.get(mark.start), places.get(mark.end)) else {
            bail!("a mark outside its text");
        };
        names.push(Name { span: Span::new(start, end), kind });
    }
    Ok(Example { text: line.text, names, source: 0 })
}

/// The words of a list, without its comments.
fn words(list: &'static str) -> Vec<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' ')).collect()
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let language = Language::parse(&arguments.language).context("no such language")?;
    let settings = Settings { missed: arguments.missed, ..Settings::default() };
    let mut training: Vec<Example> = Vec::new();
    let mut tests = Vec::new();
    let mut source = 0;
    for file in &arguments.files {
        let (how, path) = file.split_once(':').unwrap_or(("1", file));
        let (prose, times) = if how == "p" { (true, 1) } else { (false, how.parse()?) };
        let mut kept = Vec::new();
        for (number, example) in load(Path::new(path))?.into_iter().enumerate() {
            if arguments.held_out && (number / 10) % 5 == 4 {
                kept.push(example);
            } else if !prose || tidy::is_prose(&example.text) {
                source += 1;
                training.extend(std::iter::repeat_n(Example { source, ..tidy::tidy(example) }, times));
            }
        }
        tests.push((path.to_owned(), kept));
    }
    let (templates, nouns) = match language {
        Language::GERMAN => (include_str!("templates.de.txt"), words(include_str!("nouns.de.txt"))),
        Language::ENGLISH => (include_str!("templates.en.txt"), Vec::new()),
        _ => ("", Vec::new()),
    };
    let mut chance = Chance::new(settings.seed);
    let pools = made::Pools::new(&training, language);
    training.extend(pools.fill_all(templates, arguments.templates, &mut chance)?);
    let mut texts = Vec::new();
    for example in training {
        if chance.below(100) < arguments.headlines {
            texts.push(made::shouted(&example));
        }
        if language == Language::ENGLISH && chance.below(100) < arguments.headlines {
            texts.push(made::titled(&example));
        }
        texts.push(example);
    }
    let bytes = names::train(&texts, &nouns, language, &settings).to_bytes();
    println!("{} texts, {} bytes", texts.len(), bytes.len());
    // What is measured is what will be read from the file.
    let model = Model::from_bytes(&bytes)?;
    for (path, kept) in tests.iter().filter(|(_, kept)| !kept.is_empty()) {
        println!("{path}: {}", measure::measure(&model, kept));
    }
    if let Some(out) = arguments.out {
        std::fs::write(&out, bytes).with_context(|| out.display().to_string())?;
    }
    Ok(())
}
