//! What the file holds: everything that was saved comes back, and nothing in it makes the program fall over.

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

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
        .prop_filter_map("no words", |(start, len)| crate::review::Anchor::of(TEXT, Span::new(start, start + len)));
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
