use super::*;
use crate::article::Article;
use crate::review::{Edit, Evidence, Status, Unknown, words_hash};
use proptest::prelude::*;

pub(in crate::review) const TEXT: &str =
    "Die Stadt zählt 12.000 Bäume, 300 davon sind krank. „Es reicht“, sagt Ayla Brandt.";

fn stamp(by: &str, minute: u8) -> Stamp {
    Stamp { by: by.into(), at: format!("2026-11-23T12:{minute:02}:00Z"), unknown: Unknown::new() }
}

/// A review with marks by hand on these words.
pub(in crate::review) fn review(words: &[&str]) -> Review {
    let mut review = Review::new(&Article::from_text(TEXT.to_owned()));
    words.iter().for_each(|words| {
        mark(&mut review, words);
    });
    review
}

fn mark(review: &mut Review, words: &str) -> RecordId {
    let start = TEXT.find(words).unwrap();
    let record = review.manual_record(Span::new(start, start + words.len()), ClaimKind::Number).unwrap();
    let id = record.id;
    review.apply(Edit::Add(Box::new(record))).unwrap();
    id
}

fn id(review: &Review, words: &str) -> RecordId {
    review.records().find(|record| record.anchor.exact == words).unwrap().id
}

fn write(review: &mut Review, words: &str, field: Field, text: &str) {
    review.apply(Edit::Write { id: id(review, words), field, text: text.into() }).unwrap();
}

fn judge(review: &mut Review, words: &str, status: Status, stamp: Stamp) {
    let edit = review.record(id(review, words)).unwrap().judge(status, stamp);
    review.apply(edit).unwrap();
}

fn notes(review: &Review) -> Vec<(&str, &str)> {
    review.records().map(|record| (record.anchor.exact.as_str(), record.note.as_str())).collect()
}

#[test]
fn what_each_wrote_is_there() {
    let base = review(&["12.000", "300"]);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    write(&mut ours, "12.000", Field::Note, "Kataster");
    write(&mut theirs, "300", Field::Note, "Forstamt");
    write(&mut theirs, "12.000", Field::Question, "Seit wann?");
    mark(&mut ours, "krank");
    let theirs_new = mark(&mut theirs, "Ayla Brandt");
    write(&mut theirs, "Ayla Brandt", Field::Note, "wer ist das?");
    assert_eq!(id(&ours, "krank"), theirs_new, "both give their new mark the same number");
    let merged = ours.merged(Some(&base), &theirs);
    assert_eq!(
        notes(&merged.review),
        [("12.000", "Kataster"), ("300", "Forstamt"), ("krank", ""), ("Ayla Brandt", "wer ist das?")]
    );
    assert_eq!(merged.review.record(id(&base, "12.000")).unwrap().question, "Seit wann?");
    assert_eq!(id(&merged.review, "krank"), id(&ours, "krank"));
    assert_eq!((merged.taken, merged.conflicts), (3, vec![]));
}

#[test]
fn what_both_wrote_is_kept_twice_and_told() {
    let base = review(&["12.000"]);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    write(&mut ours, "12.000", Field::Note, "laut Kataster");
    write(&mut theirs, "12.000", Field::Note, "laut Forstamt");
    judge(&mut ours, "12.000", Status::Confirmed, stamp("kim", 5));
    judge(&mut theirs, "12.000", Status::Wrong, stamp("alex", 9));
    let merged = ours.merged(Some(&base), &theirs);
    let record = merged.review.nth(0).unwrap();
    assert_eq!(record.note, "laut Kataster\nlaut Forstamt");
    assert_eq!(record.status(), Status::Wrong, "given later");
    let matters: Vec<Matter> = merged.conflicts.iter().map(|conflict| conflict.matter).collect();
    assert_eq!(matters, [Matter::Text(Field::Note), Matter::Status]);
}

#[test]
fn a_mark_that_one_removed_stays_only_where_the_other_wrote_on_it() {
    let base = review(&["12.000", "300"]);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    for words in ["12.000", "300"] {
        theirs.apply(Edit::Remove { id: id(&base, words) }).unwrap();
    }
    write(&mut ours, "300", Field::Note, "nachfragen");
    assert_eq!(notes(&ours.merged(Some(&base), &theirs).review), [("300", "nachfragen")]);
    assert_eq!(notes(&theirs.merged(Some(&base), &ours).review), [("300", "nachfragen")]);
}

#[test]
fn without_a_base_everything_is_kept() {
    let (mut ours, mut theirs) = (review(&["12.000"]), review(&["300", "12.000"]));
    write(&mut ours, "12.000", Field::Note, "a");
    write(&mut theirs, "12.000", Field::Note, "b");
    let merged = ours.merged(None, &theirs);
    assert_eq!(notes(&merged.review), [("12.000", "a\nb"), ("300", "")]);
    assert_eq!(merged.conflicts.len(), 1);
}

/// Two windows that begin a review at the same time give their first claims the same number.
#[test]
fn one_number_for_two_claims_mixes_nothing() {
    let mut base = review(&["12.000"]);
    write(&mut base, "12.000", Field::Note, "ours");
    let ours = base.clone();
    let mut other = review(&["300"]);
    write(&mut other, "300", Field::Note, "theirs");
    // They had not seen ours when they saved, and gave it another number.
    let theirs = other.merged(None, &base).review;
    assert_eq!(other.nth(0).unwrap().id, base.nth(0).unwrap().id);
    let merged = ours.merged(Some(&base), &theirs);
    assert_eq!(notes(&merged.review), [("12.000", "ours"), ("300", "theirs")]);
    assert_eq!(merged.conflicts.len(), 0);
    let ids: HashSet<RecordId> = merged.review.records().map(|record| record.id).collect();
    assert_eq!(ids.len(), 2);
}

#[test]
fn a_review_of_an_earlier_draft_follows_its_words_first() {
    let mut theirs = review(&["12.000"]);
    write(&mut theirs, "12.000", Field::Note, "Kataster");
    judge(&mut theirs, "12.000", Status::Confirmed, stamp("kim", 1));
    let draft = format!("Am Montag. {}", TEXT.replace("12.000", "13.000"));
    let ours = Review::new(&Article::from_text(draft));
    let merged = ours.merged(None, &theirs).review;
    assert_eq!(notes(&merged), [("13.000", "Kataster")]);
    assert_eq!(merged.nth(0).unwrap().status(), Status::ChangedSinceChecked);
}

/// Something one of two people does to a review with three marks.
pub(in crate::review) fn any_edit() -> impl Strategy<Value = Edit> {
    let id = (0u64..4).prop_map(RecordId);
    let word = || prop::sample::select(vec!["", "a", "b", "a\nb", "c"]);
    prop_oneof![
        (id.clone(), prop::sample::select(Field::ALL), word()).prop_map(|(id, field, text)| Edit::Write {
            id,
            field,
            text: text.into()
        }),
        (id.clone(), prop::sample::select(vec![Status::Confirmed, Status::Wrong, Status::Opinion]), 0u8..60).prop_map(
            |(id, given, minute)| Edit::Judge {
                id,
                verdict: Verdict {
                    given,
                    words: Some(words_hash("300")),
                    stamp: Some(stamp("kim", minute)),
                    ..Verdict::default()
                },
            }
        ),
        (id.clone(), prop::collection::vec(word(), 0..3)).prop_map(|(id, tags)| {
            let tags: std::collections::BTreeSet<String> = tags.into_iter().map(str::to_owned).collect();
            Edit::Tag { id, tags: tags.into_iter().collect() }
        }),
        (id.clone(), word()).prop_map(|(id, locator)| Edit::Prove {
            id,
            evidence: vec![Evidence { locator: locator.into(), ..Evidence::default() }],
        }),
        (id.clone(), prop::sample::select(ClaimKind::ALL)).prop_map(|(id, kind)| Edit::Reclassify { id, kind }),
        id.prop_map(|id| Edit::Remove { id }),
        word().prop_map(|title| Edit::Describe(Sheet { title: title.into(), ..Sheet::default() })),
    ]
}

pub(in crate::review) fn edited(base: &Review, edits: Vec<Edit>) -> Review {
    let mut review = base.clone();
    for edit in edits {
        // What cannot be applied any more changes nothing.
        let _ = review.apply(edit);
    }
    review
}

/// What a review says, whatever the order of what was kept twice.
pub(in crate::review) fn sorted(review: &Review) -> Vec<String> {
    let mut said: Vec<String> = review
        .records()
        .map(|record| {
            let mut record = record.clone();
            for &field in Field::ALL {
                let mut lines: Vec<&str> = record.text(field).lines().collect();
                lines.sort_unstable();
                *record.text_mut(field) = lines.join("\n");
            }
            record.tags.sort();
            record.evidence.sort_by(|one, other| one.locator.cmp(&other.locator));
            format!("{record:?}")
        })
        .collect();
    let mut title: Vec<&str> = review.sheet().title.split(" / ").collect();
    title.sort_unstable();
    said.push(title.join(" "));
    said
}

proptest! {
    #[test]
    fn it_does_not_matter_who_merges(
        ours in prop::collection::vec(any_edit(), 0..8),
        theirs in prop::collection::vec(any_edit(), 0..8),
    ) {
        let base = review(&["12.000", "300", "krank"]);
        let (ours, theirs) = (edited(&base, ours), edited(&base, theirs));
        let (here, there) = (ours.merged(Some(&base), &theirs), theirs.merged(Some(&base), &ours));
        prop_assert_eq!(sorted(&here.review), sorted(&there.review));
        prop_assert_eq!(here.conflicts.len(), there.conflicts.len());
    }

    #[test]
    fn merging_what_is_there_already_changes_nothing(
        ours in prop::collection::vec(any_edit(), 0..8),
        theirs in prop::collection::vec(any_edit(), 0..8),
    ) {
        let base = review(&["12.000", "300", "krank"]);
        let (ours, theirs) = (edited(&base, ours), edited(&base, theirs));
        let merged = ours.merged(Some(&base), &theirs).review;
        let again = merged.merged(Some(&theirs), &theirs);
        prop_assert_eq!(sorted(&again.review), sorted(&merged));
        prop_assert_eq!((again.taken, again.conflicts.len()), (0, 0));
        let same = ours.merged(Some(&base), &base);
        prop_assert_eq!(sorted(&same.review), sorted(&ours));
    }

    #[test]
    fn no_line_of_a_note_is_lost(base in "[ab\n]{0,6}", ours in "[abc\n]{0,6}", theirs in "[abd\n]{0,6}") {
        let (merged, _) = texts(&base, &ours, &theirs);
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (base, merged) = (lines(&base), lines(&merged));
        let written = lines(&ours).into_iter().chain(lines(&theirs)).filter(|line| !line.is_empty());
        for line in written.filter(|line| !base.contains(line)) {
            prop_assert!(merged.contains(&line), "{line:?} is not in {merged:?}");
        }
    }
}
