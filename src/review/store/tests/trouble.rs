//! Disks that fill up at every byte, and files of which any byte is other than it was.

use super::*;
use crate::review::autosave::{Autosave, Pace, Report};
use std::sync::mpsc::channel;
use std::time::Duration;

/// Far more than anything here takes; only ever waited for in full when the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The disk of the article fills up after each number of bytes in turn. The old review is whole, what is wrong is said,
/// the notes are in the program's folder where that is on another disk and in memory where it is not, and once there is
/// room again they are where they belong.
#[test]
fn wherever_the_disk_is_full_nothing_is_lost() {
    let length = format::write(&Desk::new().review("new"), "2026-11-23T12:00:00Z", &[]).unwrap().len();
    for elsewhere in [false, true] {
        for room in (0..length).step_by(31) {
            let desk = Desk::new();
            let article = desk.article();
            let mut home = desk.store().open(&article).home;
            desk.store().save(&mut home, &desk.review("old")).unwrap();
            let files = Arc::new(Faulty::new(usize::MAX, 0, io::ErrorKind::StorageFull));
            files.state.lock().unwrap().full = Some((desk.articles(), room));
            let data = elsewhere.then(|| desk.data().parent().unwrap().to_owned());
            let store = Store::over(files.clone(), data, None);
            let home = store.open(&article).home;
            let (sender, reports) = channel();
            let pace = Pace { delay: Duration::from_millis(3), retry: Duration::from_millis(1), ..Pace::default() };
            let report = move |report| {
                let _ = sender.send(report);
            };
            let autosave = Autosave::start(store.clone(), home, pace, report).unwrap();
            autosave.changed(desk.review("new"));
            match reports.recv_timeout(PATIENCE).unwrap() {
                Report::Failed { message } => {
                    assert!(!elsewhere && message.contains("draft.txt.claims.json"), "{message}")
                }
                Report::Saved(saved) => assert!(elsewhere && saved.instead.is_some(), "{room}: {saved:?}"),
            }
            let read = |path: &Path| match format::parse(&fs::read(path).unwrap(), None) {
                Parsed::Review { review, intact: true, .. } => note(&review).to_owned(),
                other => panic!("{room}: {other:?}"),
            };
            assert_eq!(read(&desk.beside()), "old", "{room}");
            if elsewhere {
                assert_eq!(opened_note(&store, &article).as_deref(), Some("new"), "{room}: the newer is shown");
            }
            files.state.lock().unwrap().full = None;
            drop(autosave);
            assert_eq!(read(&desk.beside()), "new", "{room}");
            assert_eq!(opened_note(&desk.store(), &article).as_deref(), Some("new"));
            assert_eq!(desk.names().len(), 2, "{:?}", desk.names());
        }
    }
}

/// The review cut short anywhere comes back from a copy; with one byte other than it was it is told as altered, or comes
/// back as well.
#[test]
fn a_review_damaged_anywhere_comes_back() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    store.save(&mut store.open(&article).home, &desk.review("a")).unwrap();
    let whole = fs::read(desk.beside()).unwrap();
    let damaged = |bytes: &[u8]| {
        fs::write(desk.beside(), bytes).unwrap();
        let opened = store.open(&article);
        for notice in &opened.notices {
            if let Notice::Damaged { kept, .. } = notice {
                let kept = kept.as_ref().unwrap();
                assert_eq!(fs::read(kept).unwrap(), bytes, "what was there is kept as it was");
                fs::remove_file(kept).unwrap();
            }
        }
        (opened.review.as_ref().map(|review| review.nth(0).map(|record| record.note.clone())), opened.notices)
    };
    for end in 0..whole.len() - 1 {
        let (found, notices) = damaged(&whole[..end]);
        assert_eq!(found, Some(Some("a".to_owned())), "cut at {end}");
        assert!(matches!(notices[..], [Notice::Damaged { restored: Some(_), .. }]), "cut at {end}: {notices:?}");
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        let (found, notices) = damaged(&bytes);
        assert!(found == Some(Some("a".to_owned())) || !notices.is_empty(), "byte {at}: {found:?}");
    }
}
