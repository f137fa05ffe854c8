//! The store as it is really used: by programs that are killed, that work on one review at once, and on disks that are
//! full. Each test runs this very program again as the one that saves.
//!
//! `cargo test` runs a short form. The long one, a minute of two programs and a thousand kills:
//! `CLAIMLIGHT_LONG=1 cargo test --release --test keeping -- --nocapture`

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use claimlight::Span;
use claimlight::article::{Article, Limits, open};
use claimlight::review::autosave::{Autosave, Pace, Report};
use claimlight::review::store::{Disk, Store};
use claimlight::review::{ClaimKind, Edit, Field, Review};
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

const TEXT: &str = "The ferry carried 72 people. It sank at noon, said Ada Holm.\n";

/// Which part the program plays when it is run again, and in which folder.
const PART: &str = "CLAIMLIGHT_TEST_PART";
const FOLDER: &str = "CLAIMLIGHT_TEST_FOLDER";

fn is_long() -> bool {
    env::var_os("CLAIMLIGHT_LONG").is_some()
}

fn article(folder: &Path) -> Article {
    open::open(&folder.join("ferry.txt"), &Limits::default()).unwrap()
}

fn store(folder: &Path) -> Store {
    Store::over(Arc::new(Disk), Some(folder.join("data")), Some(folder.join("state")))
}

/// A folder with the article in it.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ferry.txt"), TEXT).unwrap();
    folder
}

fn hash(path: &Path) -> Vec<u8> {
    Sha256::digest(fs::read(path).unwrap()).to_vec()
}

/// The number of the record on these words, which is marked where it is not yet.
fn record_on(review: &mut Review, words: &str) -> claimlight::review::RecordId {
    let known = review.records().find(|record| record.anchor.exact == words).map(|record| record.id);
    known.unwrap_or_else(|| {
        let start = TEXT.find(words).unwrap();
        let record = review.manual_record(Span::new(start, start + words.len()), ClaimKind::Other).unwrap();
        let id = record.id;
        review.apply(Edit::Add(Box::new(record))).unwrap();
        id
    })
}

fn write(review: &mut Review, words: &str, text: String) {
    let id = record_on(review, words);
    review.apply(Edit::Write { id, field: Field::Note, text }).unwrap();
}

fn note(review: &Review, words: &str) -> String {
    review.records().find(|record| record.anchor.exact == words).map(|record| record.note.clone()).unwrap_or_default()
}

/// Runs this program again to play a part.
fn play(part: &str, folder: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "the_part_played", "--nocapture", "--include-ignored"])
        .env(PART, part)
        .env(FOLDER, folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What a program said on lines of its own, in order.
fn said(child: &mut Child) -> std::sync::mpsc::Receiver<String> {
    let (sender, receiver) = channel();
    let out = child.stdout.take().unwrap();
    thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Not a test of its own: what the others run in another process.
#[test]
#[ignore = "run by the other tests of this file"]
fn the_part_played() {
    let (Ok(part), Some(folder)) = (env::var(PART), env::var_os(FOLDER)) else { return };
    let folder = PathBuf::from(folder);
    match part.as_str() {
        "typist" => typist(&folder),
        colleague => colleague_at_work(&folder, colleague),
    }
}

/// Types as fast as it can, saves by itself, and now and then waits until everything is on the disk and says so.
fn typist(folder: &Path) {
    let (store, article) = (store(folder), article(folder));
    let opened = store.open(&article);
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    let mut review = opened.review.unwrap_or_else(|| Review::new(&article));
    let pace = Pace { delay: Duration::from_millis(2), ..Pace::default() };
    let autosave = Autosave::start(store, opened.home, pace, |_| {}).unwrap();
    let mut count: u64 = note(&review, "72").parse().unwrap_or(0);
    loop {
        count += 1;
        write(&mut review, "72", count.to_string());
        autosave.changed(review.clone());
        if count.is_multiple_of(5) {
            autosave.flush().unwrap();
            println!("kept {count}");
        }
        thread::sleep(Duration::from_micros(300));
    }
}

/// Writes a line a moment, alternately on a claim of its own and on one that everybody writes on, takes in what others
/// write, and says each line that is on the disk.
fn colleague_at_work(folder: &Path, name: &str) {
    let (store, article) = (store(folder), article(folder));
    let opened = store.open(&article);
    let mut review = opened.review.unwrap_or_else(|| Review::new(&article));
    let (sender, reports) = channel();
    let pace = Pace { delay: Duration::from_millis(5), ..Pace::default() };
    let report = move |report| drop(sender.send(report));
    let autosave = Autosave::start(store, opened.home, pace, report).unwrap();
    let end = Instant::now() + if is_long() { Duration::from_secs(60) } else { Duration::from_secs(2) };
    let own = if name == "kim" { "noon" } else { "Ada Holm" };
    for round in 0.. {
        if Instant::now() > end {
            break;
        }
        let words = if round & 1 == 0 { own } else { "72" };
        let line = format!("{name} {round}");
        let text = format!("{}\n{line}", note(&review, words)).trim().to_owned();
        write(&mut review, words, text);
        autosave.changed(review.clone());
        autosave.flush().unwrap();
        println!("kept {line}");
        for report in reports.try_iter() {
            if let Report::Saved(saved) = report
                && let Some(foreign) = saved.foreign
            {
                review = foreign.merged_into(&review).review;
                autosave.took_in();
                autosave.changed(review.clone());
            }
        }
        thread::sleep(Duration::from_millis(7));
    }
}

#[test]
fn whenever_it_is_killed_nothing_that_was_said_to_be_kept_is_lost() {
    let kills = if is_long() { 1_000 } else { 25 };
    let folder = desk();
    let before = hash(&folder.path().join("ferry.txt"));
    let mut kept: u64 = 0;
    // Some numbers that are not in order; the system's scheduling does the rest.
    let mut moment: u64 = 7;
    for kill in 0..kills {
        let mut child = play("typist", folder.path());
        let lines = said(&mut child);
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Not before it has begun: a program that has not yet written can lose nothing.
        let first = lines.recv_timeout(Duration::from_secs(30));
        thread::sleep(Duration::from_micros((moment >> 33) % 30_000));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in first.into_iter().chain(lines.iter()) {
            if let Some(count) = line.split("kept ").nth(1).and_then(|count| count.parse::<u64>().ok()) {
                assert!(count > kept, "it went on from {kept}, not {count}");
                kept = count;
            }
        }
        let opened = store(folder.path()).open(&article(folder.path()));
        assert!(opened.notices.is_empty(), "kill {kill}: {:?}", opened.notices);
        let found: u64 = opened.review.map(|review| note(&review, "72").parse().unwrap()).unwrap_or(0);
        assert!(found >= kept, "kill {kill}: {kept} was kept, {found} is there");
        kept = found;
    }
    println!("{kills} kills, {kept} changes");
    assert_eq!(hash(&folder.path().join("ferry.txt")), before);
}

#[test]
fn two_programs_on_one_review_lose_no_line_of_each_other() {
    let folder = desk();
    let before = hash(&folder.path().join("ferry.txt"));
    let mut colleagues = ["kim", "alex"].map(|name| play(name, folder.path()));
    let said = colleagues.each_mut().map(said);
    let mut lines = Vec::new();
    for (child, said) in colleagues.iter_mut().zip(said) {
        lines.extend(said.iter().filter_map(|line| Some(line.split("kept ").nth(1)?.to_owned())));
        assert!(child.wait().unwrap().success());
    }
    let opened = store(folder.path()).open(&article(folder.path()));
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    let review = opened.review.unwrap();
    let notes: Vec<String> =
        review.records().flat_map(|record| record.note.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(lines.len() > 20, "{} lines", lines.len());
    for line in &lines {
        assert_eq!(notes.iter().filter(|note| *note == line).count(), 1, "{line} of {notes:#?}");
    }
    println!("{} lines of two programs", lines.len());
    assert_eq!(hash(&folder.path().join("ferry.txt")), before);
}
