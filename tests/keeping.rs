//! The store as it is really used: by programs that are killed, that work on one review at once, and on disks that are
//! full. Each test runs this very program again as the one that saves.
//!
//! `cargo test` runs a short form. The long one, a minute of two programs, a thousand kills and a disk of one megabyte
//! (for which one must be allowed to mount one):
//! `CLAIMLIGHT_LONG=1 cargo test --release --test keeping -- --nocapture`

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use claimlight::Span;
use claimlight::article::{Article, Limits, open};
use claimlight::review::autosave::{Autosave, Pace, Report};
use claimlight::review::store::{Disk, Entered, Notice, Opened, Store};
use claimlight::review::{ClaimKind, Edit, Field, Review};
use jiff::Timestamp;
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
        "steady" => steady_typist(&folder, Pace::default()),
        "unsaved" => steady_typist(&folder, Pace { delay: Duration::from_secs(3600), ..Pace::default() }),
        "holder" => holder(&folder),
        colleague => colleague_at_work(&folder, colleague),
    }
}

/// Types as fast as it can, saves by itself, and now and then waits until everything is on the disk and says so.
fn typist(folder: &Path) {
    let (store, article) = (store(folder), article(folder));
    let opened = store.open(&article);
    assert_only_recovered(&opened);
    let mut review = opened.review.unwrap_or_else(|| Review::new(&article));
    let pace = Pace { journal: Duration::from_millis(1), delay: Duration::from_millis(4), ..Pace::default() };
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

/// That there was nothing to tell but that a program ended before it could save.
fn assert_only_recovered(opened: &Opened) {
    let trouble = opened.notices.iter().find(|notice| !matches!(notice, Notice::Recovered { .. }));
    assert_eq!(trouble, None);
}

/// Has the review open, and lets go of it when it is asked.
fn holder(folder: &Path) {
    let store = store(folder);
    let home = store.open(&article(folder)).home;
    let request = store.request(&home).unwrap();
    let Entered::Here(presence) = store.enter(&home) else { panic!("it is open elsewhere") };
    println!("it is open");
    while !request.exists() {
        thread::sleep(Duration::from_millis(2));
    }
    drop(presence);
    println!("let go");
    thread::sleep(Duration::from_secs(60));
}

/// Types without a pause into one of a thousand notes, and says when each key was pressed.
fn steady_typist(folder: &Path, pace: Pace) {
    let (store, article) = (store(folder), article(folder));
    let opened = store.open(&article);
    let mut review = opened.review.unwrap();
    let id = review.nth(0).unwrap().id;
    let autosave = Autosave::start(store, opened.home, pace, |_| {}).unwrap();
    for count in 0_u64.. {
        let pressed = Timestamp::now().as_millisecond();
        review.apply(Edit::Write { id, field: Field::Note, text: count.to_string() }).unwrap();
        autosave.changed(review.clone());
        println!("typed {count} {pressed}");
        thread::sleep(Duration::from_millis(30));
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
    let (mut kept, mut recovered): (u64, usize) = (0, 0);
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
        assert_only_recovered(&opened);
        recovered += usize::from(!opened.notices.is_empty());
        let found: u64 = opened.review.map(|review| note(&review, "72").parse().unwrap()).unwrap_or(0);
        assert!(found >= kept, "kill {kill}: {kept} was kept, {found} is there");
        kept = found;
    }
    println!("{kills} kills, {kept} changes, {recovered} times something was recovered from the journal");
    assert_eq!(hash(&folder.path().join("ferry.txt")), before);
}

#[test]
fn a_review_that_is_open_in_another_program_is_free_once_that_lets_go_or_is_killed() {
    for asks in [true, false] {
        let folder = desk();
        let store = store(folder.path());
        let home = store.open(&article(folder.path())).home;
        let mut child = play("holder", folder.path());
        let lines = said(&mut child);
        let wait_for = |words: &str| {
            while !lines.recv_timeout(Duration::from_secs(30)).unwrap().contains(words) {}
        };
        wait_for("it is open");
        assert!(matches!(store.enter(&home), Entered::Elsewhere));
        if asks {
            store.ask_for(&home).unwrap();
            wait_for("let go");
            assert!(matches!(store.enter(&home), Entered::Here(_)));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(matches!(store.enter(&home), Entered::Here(_)), "nothing stale stands in the way");
    }
}

/// What a crash costs of steady typing in a large review: from the first key that is not on the disk to the crash. At the
/// pace of the window, and where no save comes to an end, as on a drive that does not answer.
#[test]
fn at_most_a_second_of_typing_is_at_risk() {
    let kills = if is_long() { 30 } else { 2 };
    // On a machine that runs other tests as well a save may take its time.
    let most = if is_long() { 1_000 } else { 3_000 };
    let folder = tempfile::tempdir().unwrap();
    let text: String = (0..1_000).map(|at| format!("In village {at} they counted {} people.\n", 10_000 + at)).collect();
    fs::write(folder.path().join("ferry.txt"), &text).unwrap();
    let (store, article) = (store(folder.path()), article(folder.path()));
    let mut review = Review::new(&article);
    for at in 0..1_000 {
        let words = (10_000 + at).to_string();
        let start = article.text.find(&words).unwrap();
        let record = review.manual_record(Span::new(start, start + words.len()), ClaimKind::Number).unwrap();
        let (id, note) = (record.id, format!("The register of {at} says otherwise; ring them again on Monday."));
        review.apply(Edit::Add(Box::new(record))).unwrap();
        review.apply(Edit::Write { id, field: Field::Note, text: note }).unwrap();
    }
    let mut home = store.open(&article).home;
    let begun = Instant::now();
    store.save(&mut home, &review).unwrap();
    println!("a save of 1,000 claims takes {:?}", begun.elapsed());
    let mut risks = Vec::new();
    for kill in 0..kills {
        let mut child = play(if kill % 2 == 0 { "steady" } else { "unsaved" }, folder.path());
        let lines = said(&mut child);
        lines.recv_timeout(Duration::from_secs(60)).unwrap();
        thread::sleep(Duration::from_millis(1_700 + kill * 37));
        let killed = Timestamp::now().as_millisecond();
        child.kill().unwrap();
        child.wait().unwrap();
        let found = store.open(&article).review.unwrap();
        let found: u64 = found.nth(0).unwrap().note.parse().unwrap();
        let keys = lines.iter().filter_map(|line| {
            let (count, pressed) = line.split("typed ").nth(1)?.split_once(' ')?;
            Some((count.parse::<u64>().ok()?, pressed.parse::<i64>().ok()?))
        });
        let lost = keys.filter(|(count, _)| *count > found).map(|(_, pressed)| killed - pressed).max();
        risks.push(lost.unwrap_or_default());
    }
    println!("lost of steady typing in {kills} crashes, in ms: {risks:?}");
    assert!(risks.iter().all(|risk| *risk <= most), "{risks:?}");
}

/// A disk of one megabyte, which is there as long as this lives.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None` where this user may mount nothing.
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder.path()).output();
        mount.is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

/// Fills a real disk so far that less and less of a save has room on it.
#[test]
fn a_real_disk_that_is_full_keeps_the_old_review_until_there_is_room() {
    if !is_long() {
        println!("skipped: CLAIMLIGHT_LONG is not set");
        return;
    }
    let Some(disk) = SmallDisk::mounted() else {
        println!("skipped: this user may not mount a disk of a megabyte");
        return;
    };
    let folder = disk.0.path();
    // Several pages of the disk, so that the room may end in the midst of it.
    let text = TEXT.repeat(400);
    fs::write(folder.join("ferry.txt"), &text).unwrap();
    let before = hash(&folder.join("ferry.txt"));
    let store = Store::over(Arc::new(Disk), None, None);
    let article = article(folder);
    let mut review = Review::new(&article);
    write(&mut review, "72", "old".to_owned());
    store.save(&mut store.open(&article).home, &review).unwrap();
    let path = folder.join("ferry.txt.claims.json");
    let pages = fs::metadata(&path).unwrap().len().div_ceil(4096);
    let (mut failed, mut saved) = (0, 0);
    for room in 0..=pages + 2 {
        let old = hash(&path);
        let (sender, reports) = channel();
        let report = move |report| {
            let _ = sender.send(report);
        };
        let pace = Pace { delay: Duration::from_millis(1), retry: Duration::from_millis(20), ..Pace::default() };
        let autosave = Autosave::start(store.clone(), store.open(&article).home, pace, report).unwrap();
        // Filled to the brim, and then so many pages free.
        let filler = folder.join("filler");
        let mut bytes = 2_u64 << 20;
        while fs::write(&filler, vec![0; bytes as usize]).is_err() {
            bytes = fs::metadata(&filler).unwrap().len();
        }
        fs::File::options().write(true).open(&filler).unwrap().set_len(bytes.saturating_sub(room * 4096)).unwrap();
        write(&mut review, "72", format!("with {room} pages left"));
        autosave.changed(review.clone());
        match reports.recv_timeout(Duration::from_secs(30)).unwrap() {
            Report::Failed { message } => {
                failed += 1;
                assert!(message.contains("ferry.txt.claims.json"), "{message}");
                assert_eq!(hash(&path), old, "the old file is whole");
            }
            Report::Saved(_) => saved += 1,
        }
        fs::remove_file(&filler).unwrap();
        autosave.flush().unwrap();
        let opened = store.open(&article);
        assert!(opened.notices.is_empty(), "{:?}", opened.notices);
        assert_eq!(note(&opened.review.unwrap(), "72"), format!("with {room} pages left"));
    }
    println!("a full disk: {failed} saves refused, {saved} had room");
    assert!(failed > 0 && saved > 0);
    assert_eq!(hash(&folder.join("ferry.txt")), before);
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
