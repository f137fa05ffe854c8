use super::*;
use crate::Span;
use crate::article::Origin;
use crate::review::{
    ClaimKind, Edit, Event, Evidence, Field, Record, RecordId, Review, Sheet, Stamp, Status, Subject, Unknown, Verdict,
    words_hash,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use tempfile::TempDir;

mod faulty;
mod meanwhile;
mod trouble;
mod written;

pub(in crate::review) use faulty::Faulty;

const TEXT: &str = "„Es reicht“, sagt Ayla Brandt. Die Stadt zählt 12.000 Bäume, 300 davon sind krank.";

/// A folder with an article in it, and a data folder, for one test.
pub(in crate::review) struct Desk {
    root: TempDir,
}

impl Desk {
    pub(in crate::review) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("articles")).unwrap();
        fs::write(root.path().join("articles/draft.txt"), TEXT).unwrap();
        Self { root }
    }

    pub(in crate::review) fn articles(&self) -> PathBuf {
        self.root.path().join("articles")
    }

    pub(in crate::review) fn data(&self) -> PathBuf {
        self.root.path().join("data/reviews")
    }

    pub(in crate::review) fn beside(&self) -> PathBuf {
        self.articles().join("draft.txt.claims.json")
    }

    pub(in crate::review) fn article(&self) -> Article {
        let origin = Origin { path: Some(self.articles().join("draft.txt")), ..Origin::default() };
        Article { text: TEXT.into(), origin, ..Article::default() }
    }

    pub(in crate::review) fn store(&self) -> Store {
        self.store_over(Arc::new(Disk))
    }

    pub(in crate::review) fn store_over(&self, files: Arc<dyn FileSystem>) -> Store {
        Store::over(files, self.data().parent().map(Path::to_owned), self.data().parent().map(Path::to_owned))
    }

    /// A review with one record by hand, and this note on it.
    pub(in crate::review) fn review(&self, note: &str) -> Review {
        let mut review = Review::new(&self.article());
        let start = TEXT.find("12.000").unwrap();
        let record = review.manual_record(Span::new(start, start + 6), ClaimKind::Number).unwrap();
        let id = record.id;
        review.apply(Edit::Add(Box::new(record))).unwrap();
        review.apply(Edit::Write { id, field: Field::Note, text: note.into() }).unwrap();
        review
    }

    fn names(&self) -> BTreeSet<String> {
        let names = fs::read_dir(self.articles()).unwrap();
        names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }
}

pub(in crate::review) fn note(review: &Review) -> &str {
    &review.nth(0).unwrap().note
}

fn opened_note(store: &Store, article: &Article) -> Option<String> {
    store.open(article).review.map(|review| note(&review).to_owned())
}

fn content(review: &Review) -> (Subject, Sheet, Vec<Record>, Unknown) {
    (review.subject().clone(), review.sheet().clone(), review.records().cloned().collect(), review.unknown().clone())
}

#[test]
fn a_review_is_kept_beside_its_article() {
    let desk = Desk::new();
    let (store, article, review) = (desk.store(), desk.article(), desk.review("im Kataster nachsehen"));
    let mut opened = store.open(&article);
    assert!(opened.review.is_none() && opened.notices.is_empty());
    assert_eq!(desk.names().len(), 1, "opening writes nothing");

    let saved = store.save(&mut opened.home, &review).unwrap();
    assert_eq!((saved.path, saved.instead), (desk.beside(), None));
    assert_eq!(desk.names().len(), 2, "nothing but the review is left: {:?}", desk.names());
    let back = store.open(&article).review.unwrap();
    assert_eq!(content(&back), content(&review));
    assert_eq!(fs::read_to_string(desk.articles().join("draft.txt")).unwrap(), TEXT);
    assert!(!desk.data().exists());
}

#[test]
fn a_text_without_a_file_is_kept_in_the_data_folder() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), Article { origin: Origin::default(), ..desk.article() });
    let saved = store.save(&mut store.open(&article).home, &desk.review("a")).unwrap();
    assert_eq!(saved.path.parent(), Some(desk.data().as_path()));
    assert_eq!(opened_note(&store, &article).as_deref(), Some("a"));
    let other = Article { text: "Ein anderer Text".into(), ..article };
    assert!(store.open(&other).review.is_none());
}

#[test]
fn a_place_that_refuses_is_passed_over_for_good_and_one_in_trouble_for_now() {
    for (kind, for_good) in [(io::ErrorKind::PermissionDenied, true), (io::ErrorKind::StorageFull, false)] {
        let desk = Desk::new();
        let article = desk.article();
        let store = desk.store_over(Arc::new(Faulty::new(0, 1, kind)));
        let mut home = store.open(&article).home;
        let saved = store.save(&mut home, &desk.review("a")).unwrap();
        assert_eq!(saved.path.parent(), Some(desk.data().as_path()));
        assert_eq!(saved.instead.is_none(), for_good, "{kind}");
        assert_eq!(opened_note(&store, &article).as_deref(), Some("a"), "found again where it went");
        // The trouble is over: it is where it should be, and the stopgap is gone.
        assert_eq!(store.save(&mut home, &desk.review("b")).unwrap().path, desk.beside());
        assert!(!saved.path.exists());
        assert_eq!(opened_note(&store, &article).as_deref(), Some("b"));
    }
}

#[test]
fn of_two_reviews_the_newer_is_shown_and_both_are_kept() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let refusing = desk.store_over(Arc::new(Faulty::new(0, 1, io::ErrorKind::PermissionDenied)));
    let in_data = refusing.save(&mut refusing.open(&article).home, &desk.review("in data")).unwrap().path;
    let put = |path: &Path, note: &str, saved: &str| {
        fs::write(path, format::write(&desk.review(note), saved, &[]).unwrap()).unwrap();
    };
    for (saved, newer, older) in [("2031-01-01T00:00:00Z", "beside", "in data"), ("", "in data", "beside")] {
        put(&desk.beside(), "beside", saved);
        put(&in_data, "in data", "2030-01-01T00:00:00Z");
        let mut opened = store.open(&article);
        assert_eq!(note(opened.review.as_ref().unwrap()), newer);
        assert!(matches!(&opened.notices[..], [Notice::Two { .. }]), "{:?}", opened.notices);
        store.save(&mut opened.home, &desk.review("later")).unwrap();
        let kept = [desk.beside(), in_data.clone()].map(|path| fs::read_to_string(path).unwrap().contains(older));
        assert!(kept.contains(&true), "the other one is still there");
    }
}

#[test]
fn damaged_files_are_set_aside_one_after_the_other() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let damages = ["", "{", "null", "[]", "{}", "{\"format\": 1}", "{\"format\": \"1\"}", "\u{0}\u{0}"];
    for (count, damage) in damages.iter().enumerate() {
        fs::write(desk.beside(), damage).unwrap();
        let opened = store.open(&article);
        assert!(opened.review.is_none(), "{damage}");
        let [Notice::Damaged { kept: Some(kept), .. }] = &opened.notices[..] else { panic!("{:?}", opened.notices) };
        assert_eq!(fs::read_to_string(kept).unwrap(), *damage);
        assert_eq!(desk.names().len(), count + 2, "each is kept under its own name");
    }
}

#[test]
fn a_newer_format_is_shown_and_not_written() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let mut file: Value = serde_json::from_slice(&format::write(&desk.review("neu"), "", &[]).unwrap()).unwrap();
    file["format"] = json!(2);
    let bytes = file.to_string();
    fs::write(desk.beside(), &bytes).unwrap();
    let mut opened = store.open(&article);
    assert_eq!(opened.notices, [Notice::Newer { path: desk.beside(), format: 2 }]);
    assert_eq!(note(opened.review.as_ref().unwrap()), "neu");
    assert!(matches!(store.save(&mut opened.home, &desk.review("x")), Err(SaveError::ReadOnly)));

    file["records"] = json!("elsewhere now");
    fs::write(desk.beside(), file.to_string()).unwrap();
    let opened = store.open(&article);
    assert!(opened.review.is_none() && opened.home.is_read_only());
    assert_eq!(fs::read_to_string(desk.beside()).unwrap(), file.to_string());
}

#[test]
fn a_folder_in_place_of_the_file_is_told_of_and_left_alone() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    fs::create_dir(desk.beside()).unwrap();
    let mut opened = store.open(&article);
    assert!(matches!(&opened.notices[..], [Notice::Unreadable { .. }]), "{:?}", opened.notices);
    store.save(&mut opened.home, &desk.review("a")).unwrap();
    assert_eq!(opened_note(&store, &article).as_deref(), Some("a"));
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let real = desk.data().with_file_name("real.json");
    fs::create_dir_all(real.parent().unwrap()).unwrap();
    store.save(&mut store.open(&article).home, &desk.review("a")).unwrap();
    fs::rename(desk.beside(), &real).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).unwrap();
    std::os::unix::fs::symlink(&real, desk.beside()).unwrap();
    store.save(&mut store.open(&article).home, &desk.review("b")).unwrap();
    assert!(fs::symlink_metadata(desk.beside()).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("\"b\""));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
}

/// Every step of a save failed in turn, alone or with all that follow: the old review or the new one is there whole,
/// and once the trouble is over the next save works.
#[test]
fn whatever_step_fails_a_whole_review_is_left() {
    for bad in [1, usize::MAX] {
        for good in 0.. {
            let desk = Desk::new();
            let article = desk.article();
            let mut opened = desk.store().open(&article);
            desk.store().save(&mut opened.home, &desk.review("old")).unwrap();

            let faulty = Arc::new(Faulty::new(good, bad, io::ErrorKind::StorageFull));
            let outcome = Store::over(faulty.clone(), None, None).save(&mut opened.home, &desk.review("new"));
            let after = desk.store().open(&article);
            assert_eq!(after.notices, [], "{good}: {:?}", faulty.plan().log);
            let left = note(after.review.as_ref().unwrap()).to_owned();
            let allowed: &[&str] = if outcome.is_ok() { &["new"] } else { &["old", "new"] };
            assert!(allowed.contains(&left.as_str()), "{good}: {left} {:?}", faulty.plan().log);

            desk.store().save(&mut opened.home, &desk.review("newest")).unwrap();
            assert_eq!(opened_note(&desk.store(), &article).as_deref(), Some("newest"));
            assert!(desk.names().iter().all(|name| !name.ends_with(".tmp")), "{:?}", desk.names());
            if faulty.plan().log.len() <= good {
                // This was the run without a fault: all steps have had their turn.
                assert!(good >= 5, "create, write, sync, rename, sync-folder: {:?}", faulty.plan().log);
                break;
            }
        }
    }
}
