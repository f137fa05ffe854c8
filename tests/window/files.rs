//! Opening, keeping, and what goes wrong with files.

use crate::desk::{ARTICLE, Desk, folder};
use claimlight::Span;
use claimlight::app::platform::Answer;
use claimlight::article::Limits;
use claimlight::article::open::{self, Progress, Stage};
use claimlight::reading;
use claimlight::review::store::Disk;
use claimlight::review::{ClaimKind, Edit, Field, Review, Status, Store};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::channel;

#[test]
fn an_empty_window_says_what_to_do_and_opens_a_sample() {
    let folder = folder();
    let mut desk = Desk::new(folder.path());
    desk.settle();
    assert!(desk.has("Or drop a file here"));
    desk.click(Role::Button, "Try a sample");
    desk.wait_until_read();
    assert!(desk.cards().len() > 5, "{:?}", desk.cards());
    desk.close();
    assert!(!folder.path().join("data").exists(), "nothing was added, so nothing is kept");
}

#[test]
fn what_was_added_is_there_again() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.write_note("We begin in spring", "asked him");
    desk.press(Key::Num1);
    // Closed in the same breath: nothing may be lost.
    desk.close();
    assert_eq!(fs::read_to_string(folder.path().join("mill.txt")).expect("it is there"), ARTICLE);
    let mut desk = Desk::open(folder.path(), "en", vec![folder.path().join("mill.txt")]);
    desk.wait_until_read();
    let record = desk.record("We begin in spring");
    assert_eq!((record.status(), record.note.as_str()), (Status::Confirmed, "asked him"));
}

#[test]
fn changes_are_saved_by_themselves() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    let kept = folder.path().join("mill.txt.claims.json");
    assert!(!kept.exists());
    desk.choose("We begin in spring");
    desk.press(Key::Num2);
    desk.wait("the save", |_| kept.exists());
    desk.wait_for("Saved ");
    assert!(fs::read_to_string(&kept).expect("it was saved").contains("wrong"));
}

#[test]
fn a_damaged_review_is_set_aside_with_a_message() {
    let folder = folder();
    let path = folder.path().join("mill.txt");
    fs::write(&path, ARTICLE).expect("written");
    fs::write(folder.path().join("mill.txt.claims.json"), "{\"records\": [").expect("written");
    let mut desk = Desk::open(folder.path(), "en", vec![path]);
    desk.wait_until_read();
    desk.wait_for("is damaged");
    let aside = fs::read_dir(folder.path()).expect("ours").filter_map(Result::ok);
    let aside = aside.filter(|entry| entry.file_name().to_string_lossy().contains("damaged")).count();
    assert_eq!(aside, 1);
}

#[test]
fn what_was_not_saved_before_a_crash_is_here_again() {
    let folder = folder();
    let path = folder.path().join("mill.txt");
    fs::write(&path, ARTICLE).expect("written");
    // What the window's saver leaves when the program is killed between two saves.
    let article = open::open(&path, &Limits::default()).expect("ours");
    let store = Store::over(Arc::new(Disk), Some(folder.path().join("data")), Some(folder.path().join("state")));
    let mut review = Review::new(&article);
    let (words, start) = ("2.5 million euros", ARTICLE.find("2.5 million euros").expect("ours"));
    let mut record = review.manual_record(Span::new(start, start + words.len()), ClaimKind::Number).expect("words");
    record.note = "ring them".to_owned();
    review.apply(Edit::Add(Box::new(record))).expect("new");
    store.note_down(&mut store.open(&article).home, &review).expect("written");

    let mut desk = Desk::open(folder.path(), "en", vec![path]);
    desk.wait_until_read();
    desk.wait_for("What you had written on 1 claim is here again.");
    assert_eq!(desk.record(words).note, "ring them");
    desk.close();
    let kept = fs::read_to_string(folder.path().join("mill.txt.claims.json")).expect("saved");
    assert!(kept.contains("ring them"));
    let mut desk = Desk::with_article(folder.path());
    desk.settle();
    assert!(!desk.has("is here again"));
}

#[test]
fn what_cannot_be_opened_is_said_in_a_sentence() {
    let folder = folder();
    let empty = folder.path().join("empty.txt");
    fs::write(&empty, "").expect("written");
    let picture = folder.path().join("picture.txt");
    fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("written");
    let cases: [(PathBuf, &str, &str); 4] = [
        (empty, "en", "The file is empty"),
        (folder.path().join("gone.txt"), "en", "There is no such file"),
        (folder.path().to_owned(), "de", "Das ist ein Ordner"),
        (picture, "de", "ein Bild (PNG)"),
    ];
    for (path, locale, sentence) in cases {
        let mut desk = Desk::open(folder.path(), locale, vec![path]);
        desk.wait_for(sentence);
    }
}

#[test]
fn open_goes_through_the_dialog_or_takes_a_path() {
    let folder = folder();
    let path = folder.path().join("mill.txt");
    fs::write(&path, ARTICLE).expect("written");
    let mut desk = Desk::new(folder.path());
    *desk.machine.article.lock().expect("ours") = Answer::Chosen(path.clone());
    desk.press_with(Modifiers::COMMAND, Key::O);
    desk.wait_until_read();
    desk.close();

    // A machine without such a dialog.
    let mut desk = Desk::new(folder.path());
    desk.press_with(Modifiers::COMMAND, Key::O);
    desk.wait_for("Open a file by its path");
    desk.type_text(&path.display().to_string());
    desk.press(Key::Enter);
    desk.wait_until_read();
    assert!(desk.has("The mill will open again"));
}

#[test]
fn pasted_text_is_an_article_unless_a_field_takes_it() {
    let folder = folder();
    let mut desk = Desk::new(folder.path());
    desk.paste(ARTICLE);
    desk.wait_until_read();
    assert!(desk.has("The mill will open again"));
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.paste("from the clipboard");
    assert_eq!(desk.record("We begin in spring").note, "from the clipboard");
    desk.close();
    assert!(folder.path().join("data").exists(), "a text without a file is kept in the data folder");
}

#[test]
fn several_articles_wait_in_the_list_of_recent_ones() {
    let folder = folder();
    let paths: Vec<PathBuf> = ["one.txt", "two.txt", "three.txt"].map(|name| folder.path().join(name)).to_vec();
    for path in &paths {
        fs::write(path, ARTICLE).expect("written");
    }
    let mut desk = Desk::open(folder.path(), "en", paths);
    desk.wait_until_read();
    desk.press_with(Modifiers::COMMAND, Key::W);
    for name in ["one.txt", "two.txt", "three.txt"] {
        assert!(desk.has(name), "{name}");
    }
    let second = desk.harness.query_all_by_label_contains("two.txt").next().expect("it is listed");
    second.click();
    desk.settle();
    desk.wait_until_read();
}

#[test]
fn what_somebody_else_saves_meanwhile_is_taken_in() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.write_note("We begin in spring", "asked him");
    let file = folder.path().join("mill.txt.claims.json");
    desk.wait("the review", |_| file.exists());

    // A colleague opens the same article and writes on another claim and on the same.
    let store = Store::over(Arc::new(Disk), Some(folder.path().join("data")), Some(folder.path().join("state")));
    let article = open::open(&folder.path().join("mill.txt"), &Limits::default()).expect("it is an article");
    let mut theirs = store.open(&article);
    let mut review = theirs.review.expect("the window has saved it");
    review.adopt(&article, &reading::read(&article, None));
    for (words, note) in [("2.5 million euros", "budget, page 3"), ("We begin in spring", "asked him\nand his deputy")]
    {
        let id = review.records().find(|record| record.anchor.exact.contains(words)).expect("it is marked").id;
        review.apply(Edit::Write { id, field: Field::Note, text: note.to_owned() }).expect("the record is there");
    }
    store.save(&mut theirs.home, &review).expect("the folder can be written");

    // The next change here is saved with theirs, and the window shows both.
    desk.choose("We begin in spring");
    desk.press(Key::Num1);
    desk.wait_for("Somebody else has worked on this review: 2 claims were taken in.");
    assert_eq!(desk.record("2.5 million euros").note, "budget, page 3");
    assert_eq!(desk.record("We begin in spring").note, "asked him\nand his deputy");
    desk.wait("both are saved", |_| {
        let saved = store.open(&article).review.expect("it is there");
        let of = |words: &str| saved.records().find(|record| record.anchor.exact.contains(words)).cloned();
        let (one, other) = (of("We begin").expect("noted"), of("2.5 million").expect("noted"));
        one.status() == Status::Confirmed && other.note == "budget, page 3"
    });
}

#[test]
#[cfg(all(unix, not(target_os = "macos")))]
fn without_a_display_a_sentence_names_another_way() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_claimlight"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program was built");
    assert_eq!(output.status.code(), Some(2));
    let sentence = String::from_utf8_lossy(&output.stderr);
    assert!(sentence.contains("claimlight scan") && sentence.lines().count() == 1, "{sentence}");
}

#[test]
fn notes_of_other_programs_are_taken_in_and_undone_as_one() {
    let folder = folder();
    let notes = folder.path().join("notes.json");
    let annotation = |words: &str, note: &str| {
        let selector = format!(r#"[{{"type": "TextQuoteSelector", "exact": "{words}"}}]"#);
        format!(r#"{{"uri": "x", "text": "{note}", "tags": [], "target": [{{"selector": {selector}}}]}}"#)
    };
    let list =
        [annotation("2.5 million euros", "from Kern"), annotation("the builders", "who?"), annotation("40", "gone")];
    fs::write(&notes, format!(r#"{{"annotations": [{}]}}"#, list.join(", "))).expect("written");
    let mut desk = Desk::with_article(folder.path());
    let before = desk.shown();
    *desk.machine.annotations.lock().expect("ours") = Answer::Chosen(notes.clone());
    desk.by_palette("Import notes");
    desk.wait_for("2 notes taken in, 1 without a place");
    assert_eq!(desk.record("2.5 million euros").note, "from Kern");
    assert_eq!(desk.record("the builders").note, "who?");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.record("2.5 million euros").note.is_empty());
    assert_eq!(desk.shown(), before);

    // A machine without such a dialog, and a file without annotations.
    fs::write(&notes, "{}").expect("written");
    *desk.machine.annotations.lock().expect("ours") = Answer::Unavailable;
    desk.by_palette("Import notes");
    desk.wait_for("Path of the file");
    desk.type_text(&notes.display().to_string());
    desk.press(Key::Enter);
    desk.wait_for("could not be taken in");
}

#[test]
fn comments_of_the_document_become_notes_when_asked_for() {
    let folder = folder();
    let document = "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
        xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/' \
        office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text><text:p>The weir cost \
        <office:annotation office:name='a'><dc:creator>Mia</dc:creator><text:p>Says who?</text:p></office:annotation>2.5 \
        million euros<office:annotation-end office:name='a'/>.</text:p></office:text></office:body></office:document>";
    fs::write(folder.path().join("weir.fodt"), document).expect("the folder is ours");
    let mut desk = Desk::open(folder.path(), "en_GB", vec![folder.path().join("weir.fodt")]);
    desk.wait_for("There is a comment in this document.");
    assert!(!folder.path().join("weir.fodt.claims.json").exists(), "opening writes nothing");
    desk.click(Role::Button, "Take in the document's comments");
    desk.wait_for("1 comment is a note now.");
    assert_eq!(desk.record("2.5 million euros").note, "Says who?\n— Mia");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.record("2.5 million euros").note, "");
}

#[test]
fn a_long_document_tells_how_far_it_is_and_can_be_given_up() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.write_note("We begin in spring", "asked him");
    let long = folder.path().join("report.txt");
    fs::write(&long, "A report of many pages. It cost 7 million euros.\n").expect("written");
    for by_key in [true, false] {
        let (sender, progress) = channel();
        *desk.machine.progress.lock().expect("ours") = Some(progress);
        *desk.machine.article.lock().expect("ours") = Answer::Chosen(long.clone());
        desk.press_with(Modifiers::COMMAND, Key::O);
        sender.send(Progress { stage: Stage::File, done: 5, all: 50 }).expect("it is being read");
        desk.wait_for("10 % of the file");
        sender.send(Progress { stage: Stage::Text, done: 20, all: 50 }).expect("it is being read");
        desk.wait_for("40 % of the text");
        sender.send(Progress { stage: Stage::Pages, done: 12, all: 500 }).expect("it is being read");
        desk.wait_for("Page 12 of 500");
        // The article before is there, and can be worked on.
        desk.choose("2.5 million euros");
        assert!(desk.has("Opening report.txt"));
        if by_key {
            desk.press(Key::Escape);
        } else {
            desk.click(Role::Button, "Cancel");
        }
        assert!(!desk.has("Opening report.txt") && !desk.has("Page 12"));
        assert_eq!(desk.record("We begin in spring").note, "asked him");
        desk.wait("the importer gives up", |_| {
            sender.send(Progress { stage: Stage::Pages, done: 13, all: 500 }).is_err()
        });
        assert_eq!(desk.record("We begin in spring").note, "asked him");
    }
    // A library that cannot be stopped runs to its end beside the window, and nobody gets to see what it read.
    desk.machine.deaf.store(true, Ordering::Relaxed);
    let idle = Arc::strong_count(&desk.machine);
    let (sender, progress) = channel();
    *desk.machine.progress.lock().expect("ours") = Some(progress);
    desk.press_with(Modifiers::COMMAND, Key::O);
    sender.send(Progress { stage: Stage::File, done: 5, all: 50 }).expect("it is being read");
    desk.wait_for("10 % of the file");
    desk.press(Key::Escape);
    assert!(!desk.has("Opening report.txt"));
    desk.choose("2.5 million euros");
    sender.send(Progress { stage: Stage::File, done: 50, all: 50 }).expect("it is still being read");
    drop(sender);
    desk.wait("the importer's end", |desk| Arc::strong_count(&desk.machine) == idle);
    assert!(!desk.has("Opening report.txt") && !desk.has("A report of many pages"));
    assert_eq!(desk.record("We begin in spring").note, "asked him");
    desk.machine.deaf.store(false, Ordering::Relaxed);

    // Without giving it up it opens; at first there is nothing else to show.
    desk.press_with(Modifiers::COMMAND, Key::W);
    let (sender, progress) = channel();
    *desk.machine.progress.lock().expect("ours") = Some(progress);
    desk.press_with(Modifiers::COMMAND, Key::O);
    sender.send(Progress { stage: Stage::Chapters, done: 3, all: 4 }).expect("it is being read");
    desk.wait_for("Chapter 3 of 4");
    drop(sender);
    desk.wait_until_read();
    assert_eq!(desk.record("7 million euros").note, "");
}

#[test]
fn a_web_page_is_shown_whole_when_its_article_was_cut_wrongly() {
    let folder = folder();
    let story = "The mill stands still, and its wheel turns for visitors on quiet days only. ".repeat(24);
    let page = format!(
        "<html><head><title>The mill</title></head><body><nav><a href='/'>Home</a><a href='/town'>Town</a></nav>\
         <article><h1>The mill</h1><p>{story}</p><p>The cost is 2.5 million euros.</p></article>\
         <aside><p>According to the builders, 38 people will work there.</p></aside><footer>Imprint</footer></body></html>"
    );
    let path = folder.path().join("mill.html");
    fs::write(&path, page).expect("written");
    let mut desk = Desk::open(folder.path(), "en", vec![path.clone()]);
    desk.wait_until_read();
    let shows = |desk: &Desk, words: &str| {
        desk.app().state().workspace().is_some_and(|workspace| workspace.article.text.contains(words))
    };
    assert!(!shows(&desk, "38 people"));
    desk.write_note("2.5 million euros", "which budget?");
    desk.click(Role::Button, "Show the whole page or only its article");
    desk.wait("the whole page", |desk| shows(desk, "38 people"));
    desk.wait_until_read();
    assert!(!desk.has("This is a new draft"));
    assert_eq!(desk.record("2.5 million euros").note, "which budget?");
    desk.write_note("38 people", "in the box");

    // Without the box its note is not lost, and comes back with it.
    desk.by_palette("Show the whole page");
    desk.wait("the article", |desk| !shows(desk, "38 people"));
    desk.wait_until_read();
    assert!(desk.record("38 people").anchor.is_lost());
    assert!(!desk.record("2.5 million euros").anchor.is_lost());
    desk.by_palette("Show the whole page");
    desk.wait("the whole page", |desk| shows(desk, "38 people"));
    desk.wait_until_read();
    let back = desk.record("38 people");
    assert_eq!((back.note.as_str(), back.anchor.is_lost()), ("in the box", false));
    desk.choose("38 people");
    desk.press(Key::Num1);
    desk.close();

    // What is reviewed as a whole page is opened as one.
    let mut desk = Desk::open(folder.path(), "en", vec![path]);
    desk.wait_until_read();
    assert!(shows(&desk, "38 people") && !desk.has("This is a new draft"));
    assert_eq!(desk.status("38 people"), Status::Confirmed);
}
