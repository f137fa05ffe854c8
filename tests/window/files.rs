//! Opening, keeping, and what goes wrong with files.

use crate::desk::{ARTICLE, Desk};
use claimlight::Span;
use claimlight::app::platform::Answer;
use claimlight::article::Limits;
use claimlight::article::open::{self, Progress, Stage};
use claimlight::export;
use claimlight::reading;
use claimlight::review::store::Disk;
use claimlight::review::{ClaimKind, Edit, Field, Review, Status, Store};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

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
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.type_text("asked him");
    desk.press(Key::Escape);
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
fn the_article_itself_is_never_exported_onto() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    *desk.machine.destination.lock().expect("ours") = Answer::Chosen(folder.path().join("mill.txt"));
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.press(Key::Enter);
    desk.wait_for("never overwritten");
    assert_eq!(fs::read_to_string(folder.path().join("mill.txt")).expect("it is there"), ARTICLE);
}

#[test]
fn article_marks_and_notes_are_exported() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.type_text("asked him");
    desk.press(Key::Escape);
    let page = folder.path().join("sheet.html");
    *desk.machine.destination.lock().expect("ours") = Answer::Chosen(page.clone());
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.wait_for("1 with a note");
    desk.click(Role::Button, "Choose a file …");
    desk.wait_for("Exported to");
    let page = fs::read_to_string(page).expect("it was written");
    assert!(page.contains("We begin in spring") && page.contains("asked him"));

    // A machine without a dialog takes a path.
    *desk.machine.destination.lock().expect("ours") = Answer::Unavailable;
    desk.click(Role::Button, "Export");
    desk.click(Role::Button, "Markdown");
    desk.click(Role::Button, "Choose a file …");
    desk.wait_for("Export to a file");
    desk.press(Key::Enter);
    let sheet = folder.path().join("mill.claims.md");
    desk.wait("the export", |_| sheet.exists());
    assert!(fs::read_to_string(sheet).expect("it was written").contains("asked him"));

    // The fact-check sheet, in the format chosen last.
    desk.click(Role::Button, "Export");
    desk.click(Role::Button, "Fact-check sheet");
    desk.click(Role::Button, "Choose a file …");
    desk.wait_for("Export to a file");
    desk.press(Key::Enter);
    let sheet = folder.path().join("mill.sheet.md");
    desk.wait("the export", |_| sheet.exists());
    let written = fs::read_to_string(sheet).expect("it was written");
    assert!(written.contains("| No. | Claim |") && written.contains("asked him"), "{written}");
}

#[test]
fn what_somebody_else_saves_meanwhile_is_taken_in() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.type_text("asked him");
    desk.press(Key::Escape);
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
fn notes_follow_the_draft_that_the_writer_saves() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("2.5 million euros");
    desk.press(Key::Num1);
    desk.choose("38 people");
    desk.press(Key::N);
    desk.type_text("ask the builders");
    desk.press(Key::Escape);
    let draft = ARTICLE
        .replace("2.5 million", "2.7 million")
        .replace("According to the builders, 38 people will work there.", "Nobody said a word on jobs.");
    fs::write(folder.path().join("mill.txt"), &draft).expect("it is ours");
    desk.wait_for("This is a new draft");
    desk.settle();
    let changed = desk.record("2.7 million euros");
    assert_eq!((changed.status(), changed.verdict.was.as_str()), (Status::ChangedSinceChecked, "2.5 million euros"));
    // What changed is asked for, told, and confirmed again with one key.
    desk.click(Role::Button, "Changed 1");
    desk.choose("2.7 million euros");
    desk.wait_for("Checked as: 2.5 million euros");
    desk.press(Key::Num1);
    assert_eq!(desk.record("2.7 million euros").status(), Status::Confirmed);
    // What people wrote on words that are gone is still there.
    let gone = desk.record("38 people");
    assert!(gone.anchor.is_lost() && gone.note == "ask the builders");
    desk.click(Role::Button, "Changed 1");
    desk.wait_for("Its words are no longer in the text.");
    // One key puts it where it belongs now.
    desk.select_heading();
    desk.choose("38 people");
    desk.press(Key::A);
    desk.settle();
    let placed = desk.record("The mill at the river");
    assert_eq!((placed.note.as_str(), placed.anchor.is_lost()), ("ask the builders", false));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.record("38 people").anchor.is_lost());
    assert_eq!(fs::read_to_string(folder.path().join("mill.txt")).expect("it is there"), draft);
}

#[test]
fn a_person_goes_back_to_an_earlier_state_and_forth_again() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("2.5 million euros");
    desk.press(Key::N);
    desk.type_text("budget, page 3");
    desk.press(Key::Escape);
    desk.press_with(Modifiers::COMMAND, Key::S);
    desk.wait("a copy", |_| folder.path().join("state/backups").exists());
    desk.press(Key::N);
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.type_text("a slip of the hand");
    desk.press(Key::Escape);
    assert_eq!(desk.record("2.5 million euros").note, "a slip of the hand");
    desk.by_palette("Earlier states of the review …");
    desk.wait_for("1 claim with an entry");
    desk.harness.get_by_label_contains("1 claim with an entry").click();
    desk.wait_for("The review is as it was on");
    desk.settle();
    assert_eq!(desk.record("2.5 million euros").note, "budget, page 3");
    let all = desk.shown();
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.settle();
    assert_eq!(desk.record("2.5 million euros").note, "a slip of the hand");
    assert_eq!(desk.shown(), all, "every claim is there as before");
}

#[test]
fn what_is_confidential_or_dismissed_leaves_only_when_asked_for() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("2.5 million euros");
    desk.press(Key::X);
    desk.choose("We begin in spring");
    desk.press(Key::E);
    desk.type_text("call to the foreman");
    desk.press(Key::Escape);
    // The card grew, and is in view as a whole, or this would meet nothing.
    desk.click(Role::Button, "Confidential");
    assert!(desk.record("We begin in spring").evidence[0].confidential);
    let page = folder.path().join("sheet.html");
    *desk.machine.destination.lock().expect("ours") = Answer::Chosen(page.clone());
    // What leaves each time: as it comes, with everything, and what is remembered of that.
    for (also, confidential, dismissed) in [(true, false, false), (true, true, true), (false, false, true)] {
        desk.press_with(Modifiers::COMMAND, Key::E);
        if also && confidential {
            desk.click(Role::CheckBox, "Dismissed claims (1)");
            desk.click(Role::CheckBox, "Confidential evidence (1)");
            assert!(desk.has("Whoever gets the file"));
        }
        desk.press(Key::Enter);
        desk.wait("the export", |_| page.exists());
        let written = fs::read_to_string(&page).expect("it was written");
        assert_eq!(written.contains("call to the foreman"), confidential, "{also} {confidential} {dismissed}");
        // The words stand in the text either way; their card only where it was asked for.
        assert_eq!(written.contains("Dismissed"), dismissed);
        fs::remove_file(&page).expect("it was there");
    }
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
fn any_two_drafts_are_compared() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.by_palette("Compare drafts");
    desk.wait_for("There is only this draft so far");
    desk.press(Key::Escape);
    desk.choose("38 people");
    desk.press(Key::Num1);
    for euros in ["2.7 million", "2.9 million"] {
        // What nobody has saved a review of is no draft to look back at.
        desk.press_with(Modifiers::COMMAND, Key::S);
        fs::write(folder.path().join("mill.txt"), ARTICLE.replace("2.5 million", euros)).expect("ours");
        desk.wait_for("This is a new draft");
        let read = |desk: &Desk| {
            let app = desk.app();
            app.state()
                .workspace()
                .is_some_and(|workspace| workspace.article.text.contains(euros) && workspace.job.is_none())
        };
        desk.wait("the draft", read);
    }
    desk.press_with(Modifiers::COMMAND, Key::S);
    desk.by_palette("Compare drafts");
    desk.wait_for("2.7 million euros → 2.9 million euros");
    assert!(desk.has("1 changed"));
}

#[test]
fn a_long_document_tells_how_far_it_is_and_can_be_given_up() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.type_text("asked him");
    desk.press(Key::Escape);
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
    desk.choose("2.5 million euros");
    desk.press(Key::N);
    desk.type_text("which budget?");
    desk.press(Key::Escape);
    desk.click(Role::Button, "Show the whole page or only its article");
    desk.wait("the whole page", |desk| shows(desk, "38 people"));
    desk.wait_until_read();
    assert!(!desk.has("This is a new draft"));
    assert_eq!(desk.record("2.5 million euros").note, "which budget?");
    desk.choose("38 people");
    desk.press(Key::N);
    desk.type_text("in the box");
    desk.press(Key::Escape);

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

#[test]
fn an_export_is_looked_at_before_it_is_written() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    desk.choose("We begin in spring");
    desk.press(Key::N);
    desk.type_text("asked him");
    desk.press(Key::Escape);
    desk.press(Key::E);
    desk.type_text("call to the foreman");
    desk.press(Key::Escape);
    desk.click(Role::Button, "Confidential");
    desk.press(Key::Num1);
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.wait_for("Confirmed · Note: asked him");
    desk.wait_for("stays behind for one claim: \"We begin in spring,\"");
    assert!(desk.has("confirmed: 1") && !desk.has("Evidence: call"));
    // It follows the choice.
    desk.click(Role::CheckBox, "Confidential evidence (1)");
    desk.wait_for("Evidence: call to the foreman (confidential)");
    assert!(!desk.has("stays behind for one claim"));
    desk.click(Role::Button, "Fact-check sheet");
    desk.wait_for("No. · Claim · Kind");
    desk.click(Role::Button, "Questions for sources");
    desk.wait_for("No question");
    // And what is changed in the meantime.
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.click(Role::Button, "Annotated article");
    desk.wait_for("To check · Note: asked him");
}

#[test]
fn a_long_export_tells_how_far_it_is_and_can_be_given_up() {
    let folder = folder();
    let mut desk = Desk::with_article(folder.path());
    let page = folder.path().join("sheet.html");
    fs::write(&page, "what stood there").expect("written");
    *desk.machine.destination.lock().expect("ours") = Answer::Chosen(page.clone());
    let begin = |desk: &mut Desk| {
        let (sender, progress) = channel();
        *desk.machine.writing.lock().expect("ours") = Some(progress);
        desk.press_with(Modifiers::COMMAND, Key::E);
        desk.click(Role::Button, "Choose a file …");
        sender
    };
    let here = || fs::read_dir(folder.path()).expect("a folder").count();
    let before = here();
    for by_key in [true, false] {
        let sender = begin(&mut desk);
        sender.send(export::Progress { done: 3, all: 12 }).expect("it is being written");
        desk.wait_for("25 % written");
        assert!(desk.has("Writing sheet.html"));
        // The article can be worked on.
        desk.choose("2.5 million euros");
        if by_key {
            desk.press(Key::Escape);
        } else {
            desk.click(Role::Button, "Cancel");
        }
        assert!(!desk.has("Writing sheet.html"));
        desk.wait("the writer gives up", |_| sender.send(export::Progress { done: 4, all: 12 }).is_err());
        assert!(!desk.has("Exported to"));
        assert_eq!(fs::read_to_string(&page).expect("it is there"), "what stood there");
        assert_eq!(here(), before, "nothing else is left");
    }
    // What is there within a moment was never told of.
    let sender = begin(&mut desk);
    assert!(!desk.has("Writing sheet.html"));
    drop(sender);
    desk.wait_for("Exported to");
    assert!(!desk.has("Writing sheet.html"));
    assert!(fs::read_to_string(&page).expect("it is there").contains("2.5 million euros"));
}
