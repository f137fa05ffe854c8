//! Taking in the remarks that a document brings along: what others noted in it before it came here.

use super::{ClaimKind, Edit, Field, Record, RecordId, Review};
use crate::Span;
use crate::article::Remark;
use std::collections::BTreeMap;

/// Remarks that are taken in at most; no person leaves more.
const MOST_REMARKS: usize = 1_000;

impl Review {
    /// The edit that takes remarks of the review's article in as notes. A remark goes to the claim at exactly its words,
    /// or else gets a record of its own; several on the same words share one note, each under its author's name.
    /// Remarks without words are left out. `None` where nothing is left.
    ///
    /// For a review that is new: there is no telling whether a remark was taken in before.
    pub fn taking_in(&self, remarks: &[Remark]) -> Option<Edit> {
        let mut notes: BTreeMap<Span, String> = BTreeMap::new();
        for remark in remarks.iter().take(MOST_REMARKS) {
            let Some(words) = remark.words else { continue };
            let note = notes.entry(words).or_default();
            if !note.is_empty() {
                note.push_str("\n\n");
            }
            note.push_str(&said(remark));
        }
        let mut next = self.next;
        let edits: Vec<Edit> =
            notes.into_iter().filter_map(|(span, note)| self.note_on(span, note, &mut next)).collect();
        (!edits.is_empty()).then_some(Edit::Together(edits))
    }

    /// The edit that notes something on these words. A record of its own takes the number `next`, and raises it.
    fn note_on(&self, span: Span, note: String, next: &mut u64) -> Option<Edit> {
        let there = self.records_at(span.start).filter(|record| record.anchor.span == span);
        // Of several claims at the same words the note belongs to the one found first.
        if let Some(record) = there.min_by_key(|record| record.id) {
            let text = if record.note.is_empty() { note } else { format!("{}\n\n{note}", record.note) };
            return Some(Edit::Write { id: record.id, field: Field::Note, text });
        }
        let record = self.manual_record(span, ClaimKind::Other)?;
        let record = Record { id: RecordId(*next), note, ..record };
        *next = next.saturating_add(1);
        Some(Edit::Add(Box::new(record)))
    }
}

/// A remark as a note: whose it is, and what it says.
fn said(remark: &Remark) -> String {
    let author = remark.author.trim();
    if author.is_empty() { remark.text.clone() } else { format!("{author}: {}", remark.text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::reading;

    fn remark(article: &Article, words: &str, author: &str, text: &str) -> Remark {
        let words = article.text.find(words).map(|start| Span::new(start, start + words.len()));
        Remark { words, author: author.into(), text: text.into(), ..Remark::default() }
    }

    #[test]
    fn remarks_become_notes_on_claims_or_marks_of_their_own() {
        let article = Article::from_text("Das Wehr kostet 2,4 Millionen Euro. Die Arbeiten beginnen bald.".into());
        let mut review = Review::new(&article);
        review.adopt(&article, &reading::read(&article, None));
        let before = review.len();
        let edit = review.taking_in(&[
            remark(&article, "2,4 Millionen Euro", "Mia", "Haushalt?"),
            remark(&article, "2,4 Millionen Euro", "", "Nein."),
            remark(&article, "bald", "Mia", "Wann?"),
            remark(&article, "gestrichen", "Mia", "Weg."),
        ]);
        let undo = review.apply(edit.unwrap()).unwrap();
        let notes: Vec<_> = review
            .records()
            .filter(|record| !record.note.is_empty())
            .map(|record| (record.anchor.exact.as_str(), record.manual, record.note.as_str()))
            .collect();
        assert_eq!(notes, [("2,4 Millionen Euro", false, "Mia: Haushalt?\n\nNein."), ("bald", true, "Mia: Wann?")]);
        assert_eq!(review.len(), before + 1);
        review.apply(undo).unwrap();
        assert!(!review.is_touched());
        assert_eq!(review.taking_in(&[]), None);
    }
}
