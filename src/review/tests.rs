use super::*;
use crate::reading::{Claim, ClaimIndex, Detail, Mention, MentionRole, Number, Quote, QuoteForm, Reading};
use proptest::prelude::*;

const TEXT: &str = "„Es reicht“, sagt Ayla Brandt. Die Stadt zählt 12.000 Bäume, 300 davon sind krank.";

fn article(text: &str) -> Article {
    Article { text: text.into(), ..Article::default() }
}

fn span_of(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// A reading of `TEXT` that finds these words; the kind is told by the first character.
fn reading(words: &[&str]) -> Reading {
    let claims = words.iter().map(|words| {
        let detail = match words.chars().next() {
            Some('„') => Detail::Quote(Quote { form: QuoteForm::Direct, speaker: None, cue: None, group: None }),
            Some(c) if c.is_ascii_digit() => Detail::Number(Number::default()),
            _ => Detail::Source(Mention { role: MentionRole::Speaker }),
        };
        Claim { span: span_of(words), source: None, why: Vec::new(), detail }
    });
    let mut claims: Vec<Claim> = claims.collect();
    claims.sort_by_key(|claim| claim.span);
    Reading { claims, ..Reading::default() }
}

fn stamp() -> Stamp {
    Stamp { by: "kim".into(), at: "2026-11-23T12:00:00Z".into(), unknown: Unknown::new() }
}

fn reviewed(words: &[&str]) -> (Review, Links) {
    let article = article(TEXT);
    let mut review = Review::new(&article);
    let links = review.adopt(&article, &reading(words));
    (review, links)
}

fn note(review: &mut Review, id: RecordId, text: &str) -> Edit {
    review.apply(Edit::Write { id, field: Field::Note, text: text.into() }).unwrap()
}

fn words(review: &Review) -> Vec<&str> {
    review.records().map(|record| record.anchor.exact.as_str()).collect()
}

#[test]
fn every_claim_gets_a_record_and_back() {
    let (review, links) = reviewed(&["300", "12.000", "„Es reicht“", "Ayla Brandt"]);
    assert_eq!(words(&review), ["„Es reicht“", "Ayla Brandt", "12.000", "300"]);
    for claim in (0..4).map(ClaimIndex) {
        let id = links.record_of(claim).unwrap();
        assert_eq!(links.claim_of(id), Some(claim));
        assert_eq!(review.position(id), Some(claim.0));
    }
    assert_eq!(review.progress(), Progress { settled: 0, total: 4 });
    assert!(!review.is_touched());
}

#[test]
fn a_second_reading_keeps_numbers_and_drops_only_what_nobody_touched() {
    let (mut review, links) = reviewed(&["„Es reicht“", "12.000", "300"]);
    let ids: Vec<RecordId> = review.records().map(|record| record.id).collect();
    note(&mut review, ids[1], "im Baumkataster nachsehen");
    let manual = review.manual_record(span_of("krank"), ClaimKind::Other).unwrap();
    let manual_id = manual.id;
    review.apply(Edit::Add(Box::new(manual))).unwrap();

    let again = review.adopt(&article(TEXT), &reading(&["„Es reicht“"]));
    assert_eq!(words(&review), ["„Es reicht“", "12.000", "krank"]);
    assert_eq!(again.record_of(ClaimIndex(0)), links.record_of(ClaimIndex(0)));
    assert_eq!(again.claim_of(ids[1]), None);
    assert_eq!(again.claim_of(manual_id), None);

    let back = review.adopt(&article(TEXT), &reading(&["„Es reicht“", "12.000", "300"]));
    assert_eq!(back.record_of(ClaimIndex(1)), Some(ids[1]), "the note's record is found again");
    assert!(back.record_of(ClaimIndex(2)).unwrap() > manual_id, "numbers are never used twice");
}

#[test]
fn a_noted_record_meets_its_claim_though_the_edges_moved() {
    let (mut review, links) = reviewed(&["12.000"]);
    let id = links.record_of(ClaimIndex(0)).unwrap();
    note(&mut review, id, "?");
    let wider = review.adopt(&article(TEXT), &reading(&["12.000 Bäume"]));
    assert_eq!(wider.record_of(ClaimIndex(0)), Some(id));
    assert_eq!(words(&review), ["12.000"], "the note stays on the words it was written for");
    let elsewhere = review.adopt(&article(TEXT), &reading(&["12.000 Bäume, 300 davon sind krank"]));
    assert_ne!(elsewhere.record_of(ClaimIndex(0)), Some(id), "too little of it is the same");
}

#[test]
fn a_changed_kind_outlives_the_next_reading() {
    let (mut review, links) = reviewed(&["„Es reicht“"]);
    let id = links.record_of(ClaimIndex(0)).unwrap();
    review.apply(Edit::Reclassify { id, kind: ClaimKind::Other }).unwrap();
    let again = review.adopt(&article(TEXT), &reading(&["„Es reicht“"]));
    assert_eq!(again.record_of(ClaimIndex(0)), Some(id));
    assert_eq!(review.record(id).unwrap().kind, ClaimKind::Other);
    assert_eq!(review.len(), 1);
}

#[test]
fn a_mark_by_hand_is_the_claim_a_reading_finds_there() {
    let (mut review, _) = reviewed(&[]);
    let record = review.manual_record(span_of(" 300 "), ClaimKind::Number).unwrap();
    let id = record.id;
    review.apply(Edit::Add(Box::new(record))).unwrap();
    let links = review.adopt(&article(TEXT), &reading(&["300"]));
    assert_eq!(links.record_of(ClaimIndex(0)), Some(id));
    assert!(review.record(id).unwrap().manual);
    assert_eq!(review.manual_record(Span::new(0, 0), ClaimKind::Quote), None);
}

#[test]
fn a_status_is_true_of_its_words_only() {
    let (mut review, links) = reviewed(&["12.000"]);
    let id = links.record_of(ClaimIndex(0)).unwrap();
    let judged = |review: &mut Review, status| {
        let edit = review.record(id).unwrap().judge(status, stamp());
        review.apply(edit).unwrap();
    };
    let rewritten = |review: &Review, exact: &str| {
        let mut record = review.record(id).unwrap().clone();
        record.anchor.exact = exact.into();
        record.status()
    };
    judged(&mut review, Status::Confirmed);
    assert_eq!(review.record(id).unwrap().status(), Status::Confirmed);
    assert_eq!(review.progress(), Progress { settled: 1, total: 1 });
    assert_eq!(rewritten(&review, "13.000"), Status::ChangedSinceChecked);
    judged(&mut review, Status::Dismissed);
    assert_eq!(review.progress(), Progress { settled: 0, total: 0 });
    assert_eq!(rewritten(&review, "13.000"), Status::ToCheck);
    judged(&mut review, Status::Checking);
    assert_eq!(rewritten(&review, "13.000"), Status::Checking);
    judged(&mut review, Status::ToCheck);
    assert!(!review.is_touched());
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let (mut review, links) = reviewed(&["12.000"]);
    let id = links.record_of(ClaimIndex(0)).unwrap();
    let none = RecordId(99);
    let manual = review.manual_record(span_of("krank"), ClaimKind::Other).unwrap();
    let mut misplaced = manual.clone();
    misplaced.anchor.span = Span::new(0, 5);
    let found = Record { manual: false, ..manual.clone() };
    let forbidden = Verdict { given: Status::ChangedSinceChecked, ..Verdict::default() };
    let fails = |review: &mut Review, edit: Edit, error: EditError| {
        let before: Vec<Record> = review.records().cloned().collect();
        assert_eq!(review.apply(edit.clone()), Err(error), "{edit:?}");
        assert!(review.records().eq(&before), "{edit:?}");
    };
    fails(&mut review, Edit::Tag { id: none, tags: Vec::new() }, EditError::NoSuchRecord(none));
    fails(&mut review, Edit::Remove { id }, EditError::NotManual(id));
    fails(&mut review, Edit::Add(Box::new(found)), EditError::NotManual(manual.id));
    fails(&mut review, Edit::Add(Box::new(misplaced)), EditError::NotInText(manual.id));
    fails(&mut review, Edit::Judge { id, verdict: forbidden }, EditError::NotAVerdict);
    let added = Edit::Add(Box::new(manual.clone()));
    let write = Edit::Write { id, field: Field::Note, text: "x".into() };
    let both = Edit::Together(vec![write, added.clone(), added]);
    fails(&mut review, both, EditError::AlreadyThere(manual.id));
}

#[test]
fn records_are_found_by_place_innermost_first() {
    let (mut review, _) = reviewed(&["„Es reicht“", "12.000", "300"]);
    for words in ["Die Stadt zählt 12.000 Bäume, 300 davon sind krank", "12.000 Bäume"] {
        let record = review.manual_record(span_of(words), ClaimKind::Other).unwrap();
        review.apply(Edit::Add(Box::new(record))).unwrap();
    }
    let at = |words: &str| -> Vec<&str> {
        review.records_at(span_of(words).start).map(|record| record.anchor.exact.as_str()).collect()
    };
    let whole = "Die Stadt zählt 12.000 Bäume, 300 davon sind krank";
    assert_eq!(at("12.000"), ["12.000", "12.000 Bäume", whole]);
    assert_eq!(at("Bäume"), ["12.000 Bäume", whole]);
    assert_eq!(at("krank"), [whole]);
    assert_eq!(at("sagt"), [""; 0]);
}

#[test]
fn typing_is_one_step_until_something_comes_between() {
    let (mut review, links) = reviewed(&["12.000", "300"]);
    let [a, b] = [0, 1].map(|claim| links.record_of(ClaimIndex(claim)).unwrap());
    let mut history = History::default();
    let write = |history: &mut History, review: &mut Review, id, text: &str| {
        history.perform(review, Edit::Write { id, field: Field::Note, text: text.into() }).unwrap();
    };
    for text in ["s", "si", "sie"] {
        write(&mut history, &mut review, a, text);
    }
    write(&mut history, &mut review, b, "er");
    write(&mut history, &mut review, a, "sie!");
    history.end_run();
    write(&mut history, &mut review, a, "sie!?");

    let notes = |review: &Review| [a, b].map(|id| review.record(id).unwrap().note.clone());
    let mut seen = Vec::new();
    while let Some(edit) = history.undo(&mut review).unwrap() {
        assert!(edit.target().is_some());
        seen.push(notes(&review));
    }
    assert_eq!(seen, [["sie!", "er"], ["sie", "er"], ["sie", ""], ["", ""]]);
    while history.redo(&mut review).unwrap().is_some() {}
    assert_eq!(notes(&review), ["sie!?", "er"]);
    history.undo(&mut review).unwrap();
    write(&mut history, &mut review, b, "es");
    assert!(!history.can_redo(), "a new edit ends what could be redone");
}

#[test]
fn evidence_typed_is_one_step_and_evidence_added_another() {
    let (mut review, links) = reviewed(&["300"]);
    let id = links.record_of(ClaimIndex(0)).unwrap();
    let mut history = History::default();
    let list = |locators: &[&str]| Edit::Prove {
        id,
        evidence: locators.iter().map(|&l| Evidence { locator: l.into(), ..Evidence::default() }).collect(),
    };
    for locators in [&[""][..], &["S"], &["S. 4"], &["S. 4", ""], &["S. 4", "x"]] {
        history.perform(&mut review, list(locators)).unwrap();
    }
    let mut counts = Vec::new();
    while history.undo(&mut review).unwrap().is_some() {
        let evidence = &review.record(id).unwrap().evidence;
        counts.push(evidence.iter().map(|e| e.locator.clone()).collect::<Vec<_>>());
    }
    assert_eq!(counts, [vec!["S. 4", ""], vec!["S. 4"], vec![""], vec![]]);
}

#[test]
fn an_undo_that_lost_its_record_is_dropped() {
    let (mut review, links) = reviewed(&["300", "12.000"]);
    let [a, b] = [0, 1].map(|claim| links.record_of(ClaimIndex(claim)).unwrap());
    let mut history = History::default();
    for id in [a, b] {
        history.perform(&mut review, Edit::Tag { id, tags: vec!["x".into()] }).unwrap();
    }
    history.undo(&mut review).unwrap();
    review.adopt(&article(TEXT), &reading(&[]));
    assert_eq!(history.redo(&mut review), Err(EditError::NoSuchRecord(b)));
    assert_eq!(history.redo(&mut review), Ok(None));
    assert!(history.undo(&mut review).unwrap().is_some());
}

/// Edits as a hand might make them, some of them impossible.
fn any_edit() -> impl Strategy<Value = Edit> {
    let id = (0u64..8).prop_map(RecordId);
    let leaf = prop_oneof![
        (id.clone(), prop::sample::select(Status::ALL)).prop_map(|(id, given)| Edit::Judge {
            id,
            verdict: Verdict { given, words: Some(words_hash("12.000")), stamp: Some(stamp()), ..Verdict::default() },
        }),
        (id.clone(), prop::sample::select(Field::ALL), "\\PC{0,5}").prop_map(|(id, field, text)| Edit::Write {
            id,
            field,
            text
        }),
        (id.clone(), prop::collection::vec("\\PC{0,5}", 0..3)).prop_map(|(id, tags)| Edit::Tag { id, tags }),
        (id.clone(), prop::collection::vec("\\PC{0,5}", 0..3)).prop_map(|(id, locators)| Edit::Prove {
            id,
            evidence: locators.into_iter().map(|locator| Evidence { locator, ..Evidence::default() }).collect(),
        }),
        (id.clone(), prop::sample::select(ClaimKind::ALL)).prop_map(|(id, kind)| Edit::Reclassify { id, kind }),
        (id.clone(), 0usize..90, 0usize..30).prop_filter_map("no words", |(id, start, len)| {
            let anchor = Anchor::of(TEXT, Span::new(start, start + len))?;
            Some(Edit::Add(Box::new(Record { manual: true, ..Record::new(id, ClaimKind::Other, anchor) })))
        }),
        (id.clone(), 0usize..90, 0usize..30).prop_filter_map("no words", |(id, start, len)| {
            let anchor = Anchor::of(TEXT, Span::new(start, start + len))?;
            Some(Edit::Place { id, anchor: Box::new(anchor) })
        }),
        id.prop_map(|id| Edit::Remove { id }),
        (0usize..90, 1usize..30).prop_filter_map("no words", |(start, len)| {
            let anchor = Anchor::of(TEXT, Span::new(start, start + len))?;
            let records = vec![Record { manual: true, ..Record::new(RecordId(1), ClaimKind::Other, anchor) }];
            Some(Edit::Restore { sheet: Sheet::default(), records })
        }),
        "\\PC{0,5}".prop_map(|title| Edit::Describe(Sheet { title, ..Sheet::default() })),
    ];
    leaf.prop_recursive(2, 8, 4, |edit| prop::collection::vec(edit, 0..4).prop_map(Edit::Together))
}

fn content(review: &Review) -> (Sheet, Vec<Record>) {
    (review.sheet().clone(), review.records().cloned().collect())
}

proptest! {
    #[test]
    fn undoing_everything_gives_the_start_and_redoing_it_the_end(
        edits in prop::collection::vec((any_edit(), any::<bool>()), 0..40),
    ) {
        let (mut review, _) = reviewed(&["„Es reicht“", "12.000", "300"]);
        let start = content(&review);
        let mut history = History::default();
        for (edit, pause) in edits {
            let before = content(&review);
            if history.perform(&mut review, edit).is_err() {
                prop_assert_eq!(&content(&review), &before, "a failed edit changed something");
            }
            if pause {
                history.end_run();
            }
        }
        let end = content(&review);
        while history.undo(&mut review).unwrap().is_some() {}
        prop_assert_eq!(&content(&review), &start);
        while history.redo(&mut review).unwrap().is_some() {}
        prop_assert_eq!(&content(&review), &end);
    }
}

#[test]
fn records_follow_their_words_into_the_next_draft() {
    let (mut review, links) = reviewed(&["„Es reicht“", "Ayla Brandt", "12.000", "300"]);
    let ids = [0, 1, 2, 3].map(|claim| links.record_of(ClaimIndex(claim)).unwrap());
    for id in &ids[1..] {
        let edit = review.record(*id).unwrap().judge(Status::Confirmed, stamp());
        review.apply(edit).unwrap();
    }
    let draft = TEXT.replace("300 davon", "viele davon").replace("„Es reicht“, sagt", "Gestern sagte");
    let followed = review.follow(&article(&draft));
    assert_eq!(followed.lost + followed.changed, 1);
    assert_eq!(followed.same + followed.moved, 2);
    assert_eq!(review.subject(), &Subject::of(&article(&draft)));
    let status = |id| review.record(id).map(Record::status);
    assert_eq!(status(ids[0]), None, "nobody had touched it");
    assert_eq!(status(ids[1]), Some(Status::Confirmed));
    assert_eq!(review.record(ids[2]).unwrap().anchor.span.of(&draft), "12.000");
    let gone = review.record(ids[3]).unwrap();
    assert!(gone.anchor.is_lost() && gone.anchor.exact == "300" || gone.status() == Status::ChangedSinceChecked);
}
