//! What keeping a review costs: writing one with a thousand notes to the disk, with all that makes it safe, and
//! opening it again.
//!
//! `cargo bench --bench store`

#![allow(clippy::expect_used, reason = "a benchmark that cannot run is to say so")]

use claimlight::Span;
use claimlight::article::{Article, Limits, open};
use claimlight::review::store::{Disk, Store};
use claimlight::review::{ClaimKind, Edit, Field, Review};
use divan::{Bencher, black_box};
use std::fs;
use std::sync::Arc;
use tempfile::TempDir;

/// The program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// How many claims have a note.
const NOTES: usize = 1_000;

const SENTENCE: &str = "Rund 12.000 Haushalte zahlten im vergangenen Jahr mehr für Wärme. ";

/// An article in a folder of its own, and a review with a note on each of its claims.
fn desk() -> Result<(TempDir, Article, Review), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("draft.txt");
    fs::write(&path, SENTENCE.repeat(NOTES))?;
    let article = open::open(&path, &Limits::default())?;
    let mut review = Review::new(&article);
    for at in 0..NOTES {
        let start = at * SENTENCE.len() + "Rund ".len();
        let span = Span::new(start, start + "12.000 Haushalte".len());
        let record = review.manual_record(span, ClaimKind::Number).ok_or("the words stand there")?;
        let id = record.id;
        review.apply(Edit::Add(Box::new(record)))?;
        let note =
            format!("Jahresbericht der Stadtwerke, Seite {at}: dort stehen 11.874, gerundet ist das in Ordnung.");
        review.apply(Edit::Write { id, field: Field::Note, text: note })?;
    }
    Ok((folder, article, review))
}

#[divan::bench]
fn save(bencher: Bencher<'_, '_>) {
    let (_folder, article, review) = desk().expect("a folder of our own");
    let store = Store::over(Arc::new(Disk), None, None);
    let mut home = store.open(&article).home;
    bencher.bench_local(|| store.save(&mut home, black_box(&review)));
}

#[divan::bench]
fn open_again(bencher: Bencher<'_, '_>) {
    let (_folder, article, review) = desk().expect("a folder of our own");
    let store = Store::over(Arc::new(Disk), None, None);
    let mut home = store.open(&article).home;
    store.save(&mut home, &review).expect("a folder of our own");
    bencher.bench_local(|| store.open(black_box(&article)));
}
