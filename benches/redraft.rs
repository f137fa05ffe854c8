//! What a new draft costs: 500 claims of a text of 5,000 words carried over to one in which some of them changed.
//!
//! `cargo bench --bench redraft --no-default-features`

use claimlight::Span;
use claimlight::review::reanchor;
use divan::{Bencher, black_box};

/// The program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// A sentence with a figure of its own, ten words long.
fn sentence(at: usize) -> String {
    format!("Am Tag {at} zahlten {} Haushalte im Viertel mehr für Wärme. ", 1_000 + 7 * at)
}

/// A text of 5,000 words, and its figures.
fn draft() -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut claims = Vec::new();
    for at in 0..500 {
        let sentence = sentence(at);
        let figure = (1_000 + 7 * at).to_string();
        if let Some(start) = sentence.find(&figure) {
            claims.push(Span::new(text.len() + start, text.len() + start + figure.len()));
        }
        text.push_str(&sentence);
        if at % 5 == 4 {
            text.push_str("\n\n");
        }
    }
    (text, claims)
}

/// A figure in twenty is another, a sentence in fifty is new, and two paragraphs have changed places.
fn redrafted(text: &str) -> String {
    let mut paragraphs: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
    for (at, paragraph) in paragraphs.iter_mut().enumerate() {
        if at % 4 == 0 {
            *paragraph = paragraph.replacen("1", "2", 1);
        }
        if at % 10 == 0 {
            paragraph.insert_str(0, "Das teilte die Verwaltung am Montag mit. ");
        }
    }
    if paragraphs.len() > 40 {
        paragraphs.swap(10, 40);
    }
    paragraphs.join("\n\n")
}

#[divan::bench]
fn carry_over(bencher: Bencher<'_, '_>) {
    let (old, claims) = draft();
    let new = redrafted(&old);
    bencher.bench_local(|| reanchor(black_box(&old), black_box(&new), &claims));
}

#[divan::bench]
fn carry_over_unchanged(bencher: Bencher<'_, '_>) {
    let (old, claims) = draft();
    let new = format!("{old} ");
    bencher.bench_local(|| reanchor(black_box(&old), black_box(&new), &claims));
}
