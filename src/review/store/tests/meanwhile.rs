//! Files that somebody else has written while a review was open here.

use super::*;

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
