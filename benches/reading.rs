//! How fast a text is read: throughput over a megabyte of German and of English, made from the samples; the whole
//! reading, the same with names, and its number part alone.
//!
//! `cargo bench --bench reading`
//!
//! A sample over and over has few different words, names and quotations: real news is slower to read. With
//! `CLAIMLIGHT_TEXTS` set to a folder that holds a `de.txt` and an `en.txt`, these are read instead.

use claimlight::article::Article;
use claimlight::language::Language;
use claimlight::reading;
use divan::Bencher;
use divan::counter::BytesCount;
use std::ops::ControlFlow;

/// The program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const LANGUAGES: &[&str] = &["de", "en"];

/// The text of the folder that is named, or a megabyte of the sample article.
fn megabyte(code: &str) -> Article {
    if let Ok(folder) = std::env::var("CLAIMLIGHT_TEXTS") {
        let path = format!("{folder}/{code}.txt");
        match std::fs::read_to_string(&path) {
            Ok(text) => return Article::from_text(text),
            Err(error) => eprintln!("{path}: {error}; the sample is read instead"),
        }
    }
    let sample = match code {
        "de" => include_str!("../assets/samples/de.md"),
        _ => include_str!("../assets/samples/en.md"),
    };
    Article::from_text(sample.repeat(1_000_000 / sample.len() + 1))
}

#[divan::bench(args = LANGUAGES, sample_count = 10, sample_size = 1)]
fn whole_reading(bencher: Bencher<'_, '_>, code: &str) {
    let article = megabyte(code);
    let language = Language::parse(code);
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| reading::read(divan::black_box(&article), language));
}

#[divan::bench(args = LANGUAGES, sample_count = 10, sample_size = 1)]
fn whole_reading_with_names(bencher: Bencher<'_, '_>, code: &str) {
    let article = megabyte(code);
    let (language, options) = (Language::parse(code), reading::Options { names: true });
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| {
        reading::read_watched(divan::black_box(&article), language, options, &mut |_| ControlFlow::Continue(()))
    });
}

#[divan::bench(args = LANGUAGES, sample_count = 20, sample_size = 1)]
fn numbers_alone(bencher: Bencher<'_, '_>, code: &str) {
    let article = megabyte(code);
    let language = Language::parse(code).unwrap_or_default();
    let blocks = &article.blocks;
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| reading::numbers(divan::black_box(&article.text), blocks, language));
}
