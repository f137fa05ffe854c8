//! Taking annotations into a review: what each adds to the record of its words, or to a new one.

use super::{Annotation, Annotations, Placed, Says, add_paragraph};
use crate::Span;
use crate::review::{Anchor, ClaimKind, Edit, Evidence, Field, Record, RecordId, Review};
use std::collections::HashMap;

/// What taking annotations in comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Taken {
    /// The change, undone as one; `None` where there is nothing to add.
    pub edit: Option<Edit>,
    /// Annotations that have found their words and added something.
    pub added: usize,
    /// Annotations that say nothing which is not there already.
    pub known: usize,
    /// The words of annotations without an honest place. What they say is kept in the review's list of such claims.
    pub lost: Vec<String>,
    /// Annotations about other articles, which are left alone.
    pub elsewhere: usize,
}

impl Annotations {
    /// What these come to in a review of the text they were placed in. A claim at just the words of an annotation gets
    /// what it says; where there is none, a mark is made.
    pub fn taken_into(&self, review: &Review) -> Taken {
        let mut merge = Merge::new(review);
        let mut taken = Taken { elsewhere: self.elsewhere, ..Taken::default() };
        for Placed { span, annotation } in &self.placed {
            let added = merge.add(*span, annotation);
            match span {
                None => taken.lost.push(annotation.lost_words().to_owned()),
                Some(_) if added => taken.added += 1,
                Some(_) => taken.known += 1,
            }
        }
        let edits = merge.edits();
        taken.edit = (!edits.is_empty()).then_some(Edit::Together(edits));
        taken
    }
}

impl Annotation {
    fn lost_words(&self) -> &str {
        if self.words.exact.trim().is_empty() { &self.gone } else { &self.words.exact }
    }
}

/// A record as it is to become.
struct Draft {
    record: Record,
    new: bool,
}

/// What is told apart by where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    At(Span),
    Lost(String),
}

struct Merge<'r> {
    review: &'r Review,
    drafts: Vec<Draft>,
    /// The drafts of what stands in one place.
    by_place: HashMap<Key, Vec<usize>>,
    next: u64,
}

impl<'r> Merge<'r> {
    fn new(review: &'r Review) -> Self {
        let mut merge = Self { review, drafts: Vec::new(), by_place: HashMap::new(), next: review.next() };
        for record in review.records() {
            merge.put(Draft { record: record.clone(), new: false });
        }
        merge
    }

    fn put(&mut self, draft: Draft) -> usize {
        let anchor = &draft.record.anchor;
        let key = match anchor.is_lost() {
            true => Key::Lost(anchor.exact.clone()),
            false => Key::At(anchor.span.trimmed(&self.review.subject().text)),
        };
        let at = self.drafts.len();
        self.drafts.push(draft);
        self.by_place.entry(key).or_default().push(at);
        at
    }

    /// Adds what an annotation says. Whether that was anything new.
    fn add(&mut self, span: Option<Span>, annotation: &Annotation) -> bool {
        let Annotation { says, bare, .. } = annotation;
        // A mark alone is worth keeping where it stands; without its place nothing is left of it.
        if says.is_empty() && !(*bare && span.is_some()) {
            return false;
        }
        let key = span.map_or_else(|| Key::Lost(annotation.lost_words().to_owned()), Key::At);
        let here = self.by_place.get(&key).map(Vec::as_slice).unwrap_or_default();
        // Of several on the same words, one that says it all makes it known.
        if here.iter().any(|&at| has_all(&self.drafts[at].record, says)) {
            return false;
        }
        let of_kind = here.iter().find(|&&at| Some(self.drafts[at].record.kind) == annotation.kind);
        match of_kind.or(here.first()).copied() {
            Some(at) => add_to(&mut self.drafts[at].record, says, annotation),
            None => {
                let Some(anchor) = self.anchor(span, annotation) else { return false };
                let id = RecordId(self.next);
                self.next = self.next.saturating_add(1);
                let kind = annotation.kind.unwrap_or(ClaimKind::Other);
                let mut record = Record { manual: true, ..Record::new(id, kind, anchor) };
                add_to(&mut record, says, annotation);
                self.put(Draft { record, new: true });
            }
        }
        true
    }

    fn anchor(&self, span: Option<Span>, annotation: &Annotation) -> Option<Anchor> {
        let text = &self.review.subject().text;
        if let Some(span) = span {
            return Anchor::of(text, span);
        }
        let nowhere = Anchor {
            span: Span::default(),
            exact: annotation.lost_words().to_owned(),
            prefix: annotation.words.prefix.clone(),
            suffix: annotation.words.suffix.clone(),
            sentence: String::new(),
            unknown: serde_json::Map::new(),
        };
        Some(nowhere.lost_near(text, text.len()))
    }

    /// What has to be done to the review, in the order of the drafts.
    fn edits(self) -> Vec<Edit> {
        let review = self.review;
        let mut edits = Vec::new();
        for Draft { record, new } in self.drafts {
            match review.record(record.id).filter(|_| !new) {
                Some(old) => edits.extend(changes(old, record)),
                None => edits.push(Edit::Add(Box::new(record))),
            }
        }
        edits
    }
}

/// The edits that make one record of another.
fn changes(old: &Record, new: Record) -> Vec<Edit> {
    let id = old.id;
    let fields = Field::ALL.iter().filter(|field| old.text(**field) != new.text(**field));
    let mut edits: Vec<Edit> =
        fields.map(|&field| Edit::Write { id, field, text: new.text(field).to_owned() }).collect();
    if old.evidence != new.evidence {
        edits.push(Edit::Prove { id, evidence: new.evidence });
    }
    if old.tags != new.tags {
        edits.push(Edit::Tag { id, tags: new.tags });
    }
    edits
}

/// Whether a record says all this already.
fn has_all(record: &Record, says: &Says) -> bool {
    let Says { note, question, answer, correction, evidence, tags } = says;
    let said = [(&record.note, note), (&record.question, question), (&record.answer, answer)];
    said.iter().chain(&[(&record.correction, correction)]).all(|(text, said)| says_already(text, said))
        && evidence.iter().all(|locator| has_evidence(record, locator.trim()))
        && tags.iter().all(|tag| has_tag(record, tag.trim()))
}

/// Whether there is nothing to prove, or this evidence is there.
fn has_evidence(record: &Record, locator: &str) -> bool {
    // What is known of a piece of evidence stands behind it in brackets where a format has no place for it.
    let same = |known: &str| {
        let rest = locator.strip_prefix(known.trim());
        !known.trim().is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
    };
    locator.is_empty() || record.evidence.iter().any(|evidence| same(&evidence.locator))
}

fn has_tag(record: &Record, tag: &str) -> bool {
    tag.is_empty() || record.tags.iter().any(|known| known.trim() == tag)
}

/// Adds to a record what is not in it yet.
fn add_to(record: &mut Record, says: &Says, annotation: &Annotation) {
    if !says_already(&record.note, &says.note) {
        add_paragraph(&mut record.note, &says.note);
        sign(&mut record.note, annotation);
    }
    let fields = [
        (&mut record.question, &says.question),
        (&mut record.answer, &says.answer),
        (&mut record.correction, &says.correction),
    ];
    for (field, said) in fields {
        if !says_already(field, said) {
            add_paragraph(field, said);
        }
    }
    for locator in says.evidence.iter().map(|locator| locator.trim()) {
        if !has_evidence(record, locator) {
            record.evidence.push(Evidence { locator: bare_address(locator).to_owned(), ..Evidence::default() });
        }
    }
    for tag in says.tags.iter().map(|tag| tag.trim()) {
        if !has_tag(record, tag) {
            record.tags.push(tag.to_owned());
        }
    }
}

/// An address without what stands behind it in brackets; anything else as it is.
fn bare_address(locator: &str) -> &str {
    match locator.split_once(" (") {
        Some((address, _)) if address.contains("://") && !address.contains(char::is_whitespace) => address,
        _ => locator,
    }
}

/// Whether every line of what is said stands in a text already, in a row.
pub(super) fn says_already(text: &str, said: &str) -> bool {
    let lines = |text| str::lines(text).map(str::trim).filter(|line| !line.is_empty());
    let said: Vec<&str> = lines(said).collect();
    let Some(first) = said.first() else { return true };
    // Most texts do not hold so much as the first line, which is soon found out.
    text.contains(first) && lines(text).collect::<Vec<_>>().windows(said.len()).any(|here| here == said)
}

/// Who wrote a note, and when, in a line of its own below it.
fn sign(note: &mut String, annotation: &Annotation) {
    let Some(author) = &annotation.author else { return };
    let signature = format!("— {author}");
    let signed = note.lines().next_back().is_some_and(|line| line.trim_start().starts_with(&signature));
    if signed {
        return;
    }
    note.push('\n');
    note.push_str(&signature);
    if let Some(day) = &annotation.day {
        note.push_str(", ");
        note.push_str(day);
    }
}
