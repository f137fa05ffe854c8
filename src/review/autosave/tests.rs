use super::*;
use crate::review::store::tests::{Desk, Faulty, note};
use std::io::ErrorKind;
use std::sync::Arc;

const NEVER: Duration = Duration::from_secs(3600);
/// Far more than anything here takes; only ever waited for in full when the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

struct Bench {
    desk: Desk,
    files: Arc<Faulty>,
    reports: Receiver<Report>,
    autosave: Autosave,
}

/// A saver whose disk fails `bad` times after `good` steps.
fn bench(pace: Pace, good: usize, bad: usize) -> Bench {
    let desk = Desk::new();
    let files = Arc::new(Faulty::new(good, bad, ErrorKind::StorageFull));
    let store = Store::over(files.clone(), None, None);
    let home = store.open(&desk.article()).home;
    let (sender, reports) = mpsc::channel();
    let report = move |report| {
        let _ = sender.send(report);
    };
    Bench { autosave: Autosave::start(store, home, pace, report).unwrap(), desk, files, reports }
}

impl Bench {
    fn saved(&self) -> Option<String> {
        self.desk.store().open(&self.desk.article()).review.map(|review| note(&review).to_owned())
    }

    fn saves(&self) -> usize {
        self.files.plan().log.iter().filter(|step| step.starts_with("create ")).count()
    }
}

#[test]
fn a_change_is_saved_by_itself() {
    let bench = bench(Pace { delay: Duration::from_millis(5), retry: NEVER, ..Pace::default() }, usize::MAX, 0);
    assert!(bench.autosave.changed(bench.desk.review("a")));
    let report = bench.reports.recv_timeout(PATIENCE).unwrap();
    assert!(matches!(report, Report::Saved(Saved { instead: None, .. })), "{report:?}");
    assert_eq!(bench.saved().as_deref(), Some("a"));
}

#[test]
fn until_it_is_saved_it_is_in_the_journal() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let pace = Pace { journal: Duration::ZERO, delay: NEVER, retry: NEVER };
    let autosave = Autosave::start(store.clone(), store.open(&article).home, pace, |_| {}).unwrap();
    for text in ["a", "ab"] {
        autosave.changed(desk.review(text));
        let begun = Instant::now();
        let found = || store.open(&article).review.map(|review| note(&review).to_owned());
        while found().as_deref() != Some(text) {
            assert!(begun.elapsed() < PATIENCE, "{text} is nowhere");
            thread::yield_now();
        }
        assert!(!desk.beside().exists(), "nothing is saved yet");
    }
    autosave.flush().unwrap();
    let opened = store.open(&article);
    assert_eq!((opened.review.as_ref().map(note), &opened.notices[..]), (Some("ab"), &[][..]));
}

#[test]
fn typing_does_not_put_the_save_off() {
    let bench = bench(Pace { delay: Duration::from_millis(20), retry: NEVER, ..Pace::default() }, usize::MAX, 0);
    let begun = Instant::now();
    // Without a pause, until a report comes.
    while bench.reports.try_recv().is_err() {
        assert!(begun.elapsed() < PATIENCE, "saved only once the typing stops");
        bench.autosave.changed(bench.desk.review("typing"));
        thread::yield_now();
    }
}

#[test]
fn many_changes_are_one_save_and_flush_waits_for_the_last() {
    let bench = bench(Pace { delay: NEVER, retry: NEVER, ..Pace::default() }, usize::MAX, 0);
    for text in ["a", "ab", "abc"] {
        bench.autosave.changed(bench.desk.review(text));
    }
    assert_eq!(bench.autosave.flush(), Ok(()));
    assert_eq!((bench.saved().as_deref(), bench.saves()), (Some("abc"), 1));
    assert_eq!(bench.autosave.flush(), Ok(()));
    assert_eq!(bench.saves(), 1, "there was nothing left to save");
}

#[test]
fn closing_saves_what_is_left() {
    let Bench { desk, files: _, reports, autosave } =
        bench(Pace { delay: NEVER, retry: NEVER, ..Pace::default() }, usize::MAX, 0);
    autosave.changed(desk.review("the last word"));
    drop(autosave);
    assert!(matches!(reports.try_recv(), Ok(Report::Saved(_))));
    let review = desk.store().open(&desk.article()).review.unwrap();
    assert_eq!(note(&review), "the last word");
}

#[test]
fn nothing_is_written_without_a_change() {
    let Bench { desk, files, reports, autosave } =
        bench(Pace { delay: Duration::ZERO, retry: NEVER, ..Pace::default() }, usize::MAX, 0);
    assert_eq!(autosave.flush(), Ok(()));
    drop(autosave);
    assert!(files.plan().log.is_empty() && reports.try_recv().is_err());
    assert!(!desk.beside().exists());
}

#[test]
fn a_failed_save_is_told_and_tried_until_it_works() {
    // Three attempts fail: each does one step, creating the file, and tries to clean up after it.
    let bench = bench(Pace { delay: Duration::ZERO, retry: Duration::from_millis(1), ..Pace::default() }, 0, 6);
    bench.autosave.changed(bench.desk.review("a"));
    let mut failures = 0;
    while let Report::Failed { message } = bench.reports.recv_timeout(PATIENCE).unwrap() {
        assert!(message.contains("draft.txt.claims.json"), "{message}");
        failures += 1;
    }
    assert_eq!(failures, 3);
    assert_eq!(bench.saved().as_deref(), Some("a"));
}

#[test]
fn a_flush_that_fails_says_so() {
    let bench = bench(Pace { delay: NEVER, retry: NEVER, ..Pace::default() }, 0, usize::MAX);
    bench.autosave.changed(bench.desk.review("a"));
    assert!(bench.autosave.flush().is_err());
    assert_eq!(bench.saved(), None);
}

#[test]
fn what_somebody_else_saved_stays_though_the_window_knows_nothing_of_it_yet() {
    let bench = bench(Pace { delay: Duration::from_millis(5), retry: NEVER, ..Pace::default() }, usize::MAX, 0);
    let store = bench.desk.store();
    store.save(&mut store.open(&bench.desk.article()).home, &bench.desk.review("theirs")).unwrap();
    for note in ["ours", "ours, later"] {
        assert!(bench.autosave.changed(bench.desk.review(note)));
        bench.autosave.flush().unwrap();
        assert_eq!(bench.saved().unwrap(), format!("{note}\ntheirs"));
    }
    let told = bench.reports.try_iter().filter_map(|report| match report {
        Report::Saved(saved) => saved.foreign,
        Report::Failed { message } => panic!("{message}"),
    });
    assert_eq!(told.count(), 1);
    // From here on the snapshots hold it: what is taken out of them is out.
    bench.autosave.took_in();
    assert!(bench.autosave.changed(bench.desk.review("ours alone")));
    bench.autosave.flush().unwrap();
    assert_eq!(bench.saved().as_deref(), Some("ours alone"));
}
