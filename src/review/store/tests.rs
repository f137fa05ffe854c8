use super::*;
use crate::Span;
use crate::article::Origin;
use crate::review::{
    ClaimKind, Edit, Event, Evidence, Field, Record, RecordId, Review, Sheet, Stamp, Status, Subject, Unknown, Verdict,
    words_hash,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::sync::Mutex;
use tempfile::TempDir;

mod trouble;

const TEXT: &str = "„Es reicht“, sagt Ayla Brandt. Die Stadt zählt 12.000 Bäume, 300 davon sind krank.";

/// A disk on which one step fails, or from one step on every one: what is left is what a crash would leave.
#[derive(Debug)]
pub(in crate::review) struct Faulty {
    state: Arc<Mutex<Plan>>,
}

#[derive(Debug, Clone)]
pub(in crate::review) struct Plan {
    /// Steps still to be done well.
    pub good: usize,
    /// Steps that fail after those.
    pub bad: usize,
    pub kind: io::ErrorKind,
    /// A folder in which no file can be larger than this.
    pub full: Option<(PathBuf, usize)>,
    /// A kind of step that never works.
    pub refused: &'static str,
    /// Every step asked for, done well or not.
    pub log: Vec<String>,
}

impl Faulty {
    pub(in crate::review) fn new(good: usize, bad: usize, kind: io::ErrorKind) -> Self {
        Self { state: Arc::new(Mutex::new(Plan { good, bad, kind, full: None, refused: "", log: Vec::new() })) }
    }

    /// A disk on which one kind of step never works.
    pub(in crate::review) fn refusing(step: &'static str) -> Self {
        let faulty = Self::new(usize::MAX, 0, io::ErrorKind::PermissionDenied);
        faulty.state.lock().unwrap().refused = step;
        faulty
    }

    pub(in crate::review) fn plan(&self) -> Plan {
        self.state.lock().unwrap().clone()
    }
}

impl Plan {
    fn step(&mut self, what: &str, path: &Path) -> io::Result<()> {
        self.log.push(format!("{what} {}", path.file_name().unwrap().to_string_lossy()));
        if what == self.refused {
            return Err(self.kind.into());
        }
        if self.good > 0 {
            self.good -= 1;
        } else if self.bad > 0 {
            self.bad = self.bad.saturating_sub(1);
            return Err(self.kind.into());
        }
        Ok(())
    }
}

struct FaultyOutput {
    inner: Box<dyn Output>,
    path: PathBuf,
    written: usize,
    state: Arc<Mutex<Plan>>,
}

impl Write for FaultyOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.state.lock().unwrap().step("write", &self.path) {
            self.inner.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        let room = self.state.lock().unwrap().full.clone().filter(|(folder, _)| self.path.starts_with(folder));
        let room = room.map_or(usize::MAX, |(_, most)| most - self.written);
        if room == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let written = self.inner.write(&bytes[..bytes.len().min(room)])?;
        self.written += written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Output for FaultyOutput {
    fn sync(&mut self) -> io::Result<()> {
        self.state.lock().unwrap().step("sync", &self.path)?;
        self.inner.sync()
    }
}

impl FileSystem for Faulty {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        Disk.read(path)
    }
    fn read_start(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        Disk.read_start(path, most)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.list(folder)
    }
    fn exists(&self, path: &Path) -> bool {
        Disk.exists(path)
    }
    fn resolve(&self, path: &Path) -> PathBuf {
        Disk.resolve(path)
    }
    fn create_new(&self, path: &Path, like: &Path) -> io::Result<Box<dyn Output>> {
        self.state.lock().unwrap().step("create", path)?;
        let inner = Disk.create_new(path, like)?;
        Ok(Box::new(FaultyOutput { inner, path: path.to_owned(), written: 0, state: self.state.clone() }))
    }
    fn append(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        self.state.lock().unwrap().step("append", path)?;
        let inner = Disk.append(path)?;
        Ok(Box::new(FaultyOutput { inner, path: path.to_owned(), written: 0, state: self.state.clone() }))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.state.lock().unwrap().step("rename", to)?;
        Disk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.state.lock().unwrap().step("remove", path)?;
        Disk.remove(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        // Without a place for locks it goes on as well.
        if !path.ends_with("locks") {
            self.state.lock().unwrap().step("create-folder", path)?;
        }
        Disk.create_folder(path)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.state.lock().unwrap().step("sync-folder", path)?;
        Disk.sync_folder(path)
    }
    fn lock(&self, path: &Path) -> io::Result<Box<dyn Lock>> {
        Disk.lock(path)
    }
    fn now(&self) -> Timestamp {
        Disk.now()
    }
}

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
fn a_file_that_appeared_meanwhile_is_never_replaced() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let mut home = store.open(&article).home;
    fs::write(desk.beside(), "somebody else's").unwrap();
    store.save(&mut home, &desk.review("mine")).unwrap();
    assert_eq!(opened_note(&store, &article).as_deref(), Some("mine"));
    let kept = desk.names().into_iter().find(|name| name.contains(".kept-")).unwrap();
    assert_eq!(fs::read_to_string(desk.articles().join(kept)).unwrap(), "somebody else's");
}

#[test]
fn what_somebody_else_saved_meanwhile_is_merged_and_told() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let (mut here, mut there) = (store.open(&article).home, store.open(&article).home);
    // Neither has seen the other's first save.
    let saved = store.save(&mut here, &desk.review("here")).unwrap();
    assert!(saved.foreign.is_none());
    let theirs = store.save(&mut there, &desk.review("there")).unwrap().foreign.unwrap();
    assert_eq!(note(&theirs.theirs), "here");
    assert_eq!(opened_note(&store, &article).as_deref(), Some("there\nhere"));
    // From now on both know where they come from.
    let both = theirs.merged_into(&desk.review("there")).review;
    let seen = store.save(&mut here, &desk.review("here")).unwrap().foreign.unwrap();
    let mut ours = seen.merged_into(&desk.review("here")).review;
    assert_eq!(note(&ours), note(&both));
    let id = ours.nth(0).unwrap().id;
    ours.apply(Edit::Write { id, field: Field::Note, text: "there\nhere and now".into() }).unwrap();
    assert!(store.save(&mut here, &ours).unwrap().foreign.is_none());
    let seen = store.save(&mut there, &both).unwrap().foreign.unwrap();
    assert_eq!(seen.merged_into(&both).conflicts, []);
    assert_eq!(opened_note(&store, &article).as_deref(), Some("there\nhere and now"));
    assert_eq!(desk.names().len(), 2, "{:?}", desk.names());
}

#[test]
fn a_review_that_a_newer_program_wrote_meanwhile_is_left_alone() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let mut home = store.open(&article).home;
    store.save(&mut home, &desk.review("a")).unwrap();
    let newer = r#"{"format": 2, "text": "", "records": []}"#;
    fs::write(desk.beside(), newer).unwrap();
    let saved = store.save(&mut home, &desk.review("b")).unwrap();
    assert_eq!(saved.path.parent(), Some(desk.data().as_path()));
    assert_eq!(fs::read_to_string(desk.beside()).unwrap(), newer);
}

/// Many at once, each with a store of its own as if it were a program of its own.
#[test]
fn no_note_of_anybody_is_lost_when_many_save_at_once() {
    const PEOPLE: usize = 4;
    const NOTES: usize = 15;
    let desk = Desk::new();
    let article = desk.article();
    let words: Vec<&str> = TEXT.split_whitespace().collect();
    std::thread::scope(|scope| {
        for person in 0..PEOPLE {
            let (store, article, words) = (desk.store(), desk.article(), &words);
            scope.spawn(move || {
                let opened = store.open(&article);
                let (mut home, mut review) = (opened.home, opened.review.unwrap_or_else(|| Review::new(&article)));
                for round in 0..NOTES {
                    let word = words[(person + round) % words.len()];
                    let start = TEXT.find(word).unwrap();
                    let span = Span::new(start, start + word.len());
                    let there = review
                        .records()
                        .find(|record| record.anchor.span == span.trimmed(TEXT))
                        .map(|record| record.id);
                    let id = there.unwrap_or_else(|| {
                        let record = review.manual_record(span, ClaimKind::Other).unwrap();
                        let id = record.id;
                        review.apply(Edit::Add(Box::new(record))).unwrap();
                        id
                    });
                    let before = review.record(id).unwrap().note.clone();
                    let text = format!("{before}\nperson {person}, round {round}");
                    review.apply(Edit::Write { id, field: Field::Note, text }).unwrap();
                    if let Some(foreign) = store.save(&mut home, &review).unwrap().foreign {
                        review = foreign.merged_into(&review).review;
                    }
                }
            });
        }
    });
    let review = desk.store().open(&article).review.unwrap();
    let lines: Vec<String> = review
        .records()
        .flat_map(|record| record.note.lines())
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    for person in 0..PEOPLE {
        for round in 0..NOTES {
            let note = format!("person {person}, round {round}");
            assert_eq!(lines.iter().filter(|line| **line == note).count(), 1, "{note}: {lines:#?}");
        }
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

#[test]
fn unknown_words_and_fields_survive_at_every_level() {
    let desk = Desk::new();
    let (store, article) = (desk.store(), desk.article());
    let mut review = desk.review("a");
    let id = review.nth(0).unwrap().id;
    let stamp = Stamp { by: "kim".into(), at: "2026-11-23T12:00:00Z".into(), ..Stamp::default() };
    let edit = review.nth(0).unwrap().judge(Status::Confirmed, stamp);
    review.apply(edit).unwrap();
    review
        .apply(Edit::Prove { id, evidence: vec![Evidence { locator: "S. 4".into(), ..Evidence::default() }] })
        .unwrap();
    review.apply(Edit::Describe(Sheet { draft: "2".into(), ..Sheet::default() })).unwrap();
    let mut file: Value = serde_json::from_slice(&format::write(&review, "", &[]).unwrap()).unwrap();
    for level in [
        "",
        "/article",
        "/sheet",
        "/records/0",
        "/records/0/place",
        "/records/0/verdict",
        "/records/0/verdict/stamp",
        "/records/0/evidence/0",
    ] {
        let object = file.pointer_mut(level).unwrap().as_object_mut().unwrap();
        object.insert("from the future".into(), json!({"level": level, "number": 0.1, "list": [null, true, -3]}));
    }
    file["records"][0]["kind"] = json!("promise");
    file["records"][0]["verdict"]["status"] = json!("disputed");
    fs::write(desk.beside(), file.to_string()).unwrap();

    let mut opened = store.open(&article);
    assert_eq!(opened.notices, [Notice::Altered { path: desk.beside() }]);
    let review = opened.review.unwrap();
    assert_eq!(review.nth(0).unwrap().kind, ClaimKind::Other);
    assert_eq!(review.nth(0).unwrap().status(), Status::ToCheck);
    store.save(&mut opened.home, &review).unwrap();
    let mut again: Value = serde_json::from_slice(&fs::read(desk.beside()).unwrap()).unwrap();
    again["saved"] = json!("");
    // What was put into the file by hand had the checksum of what it was before.
    again["checksum"] = file["checksum"].clone();
    assert_eq!(again, file);
}

#[test]
fn a_status_that_expired_is_written_as_what_it_is_and_keeps_what_it_was() {
    let desk = Desk::new();
    let mut review = desk.review("a");
    let id = review.nth(0).unwrap().id;
    let verdict = Verdict { given: Status::Confirmed, words: Some(words_hash("11.000")), ..Verdict::default() };
    review.apply(Edit::Judge { id, verdict: verdict.clone() }).unwrap();
    let bytes = format::write(&review, "", &[]).unwrap();
    let file: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(file["records"][0]["verdict"]["status"], "changed-since-checked");
    assert_eq!(file["records"][0]["verdict"]["given"], "confirmed");
    let Parsed::Review { review, .. } = format::parse(&bytes, desk.article().origin.path) else { panic!() };
    assert_eq!(review.nth(0).unwrap().verdict, verdict);
    assert_eq!(review.nth(0).unwrap().status(), Status::ChangedSinceChecked);
}

#[test]
fn anchors_that_do_not_fit_are_found_or_lost_and_numbers_made_unique() {
    let desk = Desk::new();
    let mut file: Value = serde_json::from_slice(&format::write(&desk.review("a"), "", &[]).unwrap()).unwrap();
    let entry = |id: u64, start: u64, end: u64, text: &str| json!({"id": id, "kind": "number", "manual": true, "place": {"start": start, "end": end, "text": text}});
    file["records"] = json!([entry(7, 3, 9, "12.000"), entry(7, 999_999, 1_000_009, "gone"), entry(8, 61, 64, "300")]);
    file["next"] = json!(2);
    let Parsed::Review { review, .. } = format::parse(file.to_string().as_bytes(), desk.article().origin.path) else {
        panic!()
    };
    let anchors: Vec<_> =
        review.records().map(|r| (r.id.0, r.anchor.span.of(TEXT).to_owned(), r.anchor.is_lost())).collect();
    assert_eq!(anchors, [(7, "12.000".into(), false), (8, "300".into(), false), (9, String::new(), true)]);
    assert_eq!(review.next(), 10);
}

/// Values for a field a program of the future might add.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no other", |x| x.is_finite()).prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("\\PC{0,4}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn any_unknown() -> impl Strategy<Value = Unknown> {
    prop::collection::btree_map("x-\\PC{0,4}", any_json(), 0..3).prop_map(|map| map.into_iter().collect())
}

fn any_record() -> impl Strategy<Value = Record> {
    let place = (0usize..90, 1usize..40)
        .prop_filter_map("no words", |(start, len)| super::super::Anchor::of(TEXT, Span::new(start, start + len)));
    let verdict = (prop::sample::select(Status::ALL), prop::option::of("[0-9a-f]{4}"), any::<bool>(), any_unknown());
    let verdict = verdict.prop_map(|(given, words, stamped, unknown)| Verdict {
        given,
        words,
        was: if stamped { "elf".into() } else { String::new() },
        stamp: stamped.then(|| Stamp { by: "kim".into(), at: "2026-11-23T12:00:00Z".into(), unknown: unknown.clone() }),
        unknown,
    });
    let evidence = (prop::option::of(any::<bool>()), "\\PC{0,8}", any::<bool>(), any_unknown()).prop_map(
        |(primary, locator, confidential, unknown)| Evidence {
            primary,
            locator,
            confidential,
            unknown,
            ..Evidence::default()
        },
    );
    let texts = prop::array::uniform4("[\\PC\\n]{0,12}");
    let lists = (prop::collection::vec(evidence, 0..3), prop::collection::vec("\\PC{0,5}", 0..3));
    (0u64..1000, prop::sample::select(ClaimKind::ALL), place, any::<bool>(), verdict, texts, lists, any_unknown())
        .prop_map(
            |(id, kind, mut anchor, lost, verdict, [note, question, answer, correction], (evidence, tags), unknown)| {
                anchor.unknown = unknown.clone();
                let told = verdict.stamp.clone().into_iter();
                let history = told.map(|stamp| Event { what: note.clone(), status: "wrong".into(), stamp }).collect();
                if lost {
                    anchor = anchor.lost_near(TEXT, 40);
                }
                Record {
                    manual: true,
                    verdict,
                    note,
                    question,
                    answer,
                    correction,
                    evidence,
                    tags,
                    history,
                    unknown,
                    ..Record::new(RecordId(id), kind, anchor)
                }
            },
        )
}

proptest! {
    #[test]
    fn what_is_saved_comes_back_the_same(
        records in prop::collection::vec(any_record(), 0..6),
        unknown in any_unknown(),
        title in "\\PC{0,8}",
    ) {
        let desk_article = Article { text: TEXT.into(), ..Article::default() };
        let sheet = Sheet { title, unknown: unknown.clone(), ..Sheet::default() };
        let review = Review::from_parts(Subject::of(&desk_article), sheet, records, 0, unknown);
        let bytes = format::write(&review, "2026-11-23T12:00:00Z", &[]).unwrap();
        let Parsed::Review { review: back, .. } = format::parse(&bytes, desk_article.origin.path.clone()) else {
            panic!("{}", String::from_utf8_lossy(&bytes))
        };
        prop_assert_eq!(content(&back), content(&review));
        prop_assert_eq!(back.next(), review.next());
        prop_assert_eq!(format::write(&back, "2026-11-23T12:00:00Z", &[]).unwrap(), bytes, "and is written the same");
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let article = Article { text: TEXT.into(), ..Article::default() };
        prop_assert!(matches!(format::parse(&bytes, article.origin.path.clone()), Parsed::Damaged(_)));
    }

    #[test]
    fn any_json_is_a_review_or_damaged(place in any_json(), verdict in any_json(), found in any_json(), id in any::<u64>(), start in any::<u64>(), end in any::<u64>()) {
        let article = Article { text: TEXT.into(), ..Article::default() };
        let entry = json!({"id": id, "place": {"start": start, "end": end, "text": "x"}, "found": found, "verdict": verdict});
        for records in [json!([entry]), json!([{"id": id, "place": place}]), verdict] {
            let file = json!({"format": 1, "text": TEXT, "records": records}).to_string();
            if let Parsed::Review { review, .. } = format::parse(file.as_bytes(), article.origin.path.clone()) {
                for record in review.records() {
                    prop_assert!(record.anchor.is_lost() || record.anchor.holds_in(TEXT));
                }
                prop_assert!(review.manual_record(Span::new(0, 5), ClaimKind::Other).is_some());
            }
        }
    }
}

#[test]
fn every_prefix_and_every_flipped_bit_is_survived() {
    let desk = Desk::new();
    let article = desk.article();
    let review = desk.review("a");
    let bytes = format::write(&review, "2026-11-23T12:00:00Z", &[]).unwrap();
    // The last byte is a line break, which is not missed.
    for end in 0..bytes.len() - 1 {
        assert!(
            matches!(format::parse(&bytes[..end], article.origin.path.clone()), Parsed::Damaged(_)),
            "cut at {end}"
        );
    }
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            if let Parsed::Review { review: now, intact, .. } = format::parse(&flipped, article.origin.path.clone()) {
                // A bit of white space, or of the checksum's own name.
                assert!(
                    !intact
                        || content(&now) == content(&review)
                        || !String::from_utf8_lossy(&flipped).contains("checksum")
                );
                let review = now;
                let text = review.subject().text.clone();
                assert!(review.records().all(|r| r.anchor.is_lost() || r.anchor.holds_in(&text)));
            }
        }
    }
}
