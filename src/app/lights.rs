//! The marks on the page: what each is called, and what hovering over it tells.

use super::panel::facts;
use super::reader::{Mark, MarkKind, Marks};
use super::words::{Message, Tongue, Words};
use super::workspace::Workspace;
use crate::reading::{Detail, QuoteForm};
use crate::review::{ClaimKind, Record, RecordId};
use std::collections::HashMap;

/// The marks of the open article, made anew only when something of them has changed.
#[derive(Debug, Default)]
pub struct Lights {
    made_for: Option<(u64, u64, Tongue)>,
    marks: Marks,
    /// The marks by record, with what else they were made from.
    made: HashMap<RecordId, Made>,
    /// The article, reading and language they were made for.
    made_of: Option<(u64, u64, Tongue)>,
}

/// One mark as it was made.
#[derive(Debug)]
struct Made {
    kind: ClaimKind,
    mark: Mark,
}

impl Lights {
    /// The marks as they are now.
    pub(super) fn marks(&mut self, workspace: &Workspace, words: &Words) -> &Marks {
        let wanted = Some((workspace.edition, workspace.revision, words.tongue()));
        if self.made_for != wanted {
            self.made_for = wanted;
            let made_of = Some((workspace.edition, workspace.readings, words.tongue()));
            if self.made_of != made_of {
                self.made_of = made_of;
                self.made.clear();
            }
            let lit = workspace.review.records().filter(|record| workspace.is_lit(record.kind));
            self.marks = Marks::new(lit.map(|record| remade(&mut self.made, workspace, words, record)).collect());
        }
        &self.marks
    }
}

/// The mark of a record: the one made before, unless what it shows has changed.
fn remade(made: &mut HashMap<RecordId, Made>, workspace: &Workspace, words: &Words, record: &Record) -> Mark {
    let (kind, span, status) = (record.kind, record.anchor.span, record.status());
    let made = made.entry(record.id).or_insert_with(|| Made { kind, mark: mark(workspace, words, record) });
    if (made.kind, made.mark.span, made.mark.status) != (kind, span, status) {
        *made = Made { kind, mark: mark(workspace, words, record) };
    }
    made.mark.clone()
}

fn mark(workspace: &Workspace, words: &Words, record: &Record) -> Mark {
    let status = record.status();
    let exact = facts::shortened(&record.anchor.exact, 60);
    let kind = facts::kind_name(workspace, words, record);
    let label =
        words.get(Message::MarkName { kind: &kind, words: &exact, status: &words.get(Message::Status(status)) });
    let mut hover = vec![format!("{kind} · {}", words.get(Message::Status(status)))];
    hover.extend(facts::lines(workspace, words, record));
    hover.extend(facts::why(workspace, words, record));
    Mark {
        id: record.id,
        span: record.anchor.span,
        kind: form(workspace, record),
        status,
        label,
        hover: hover.join("\n"),
    }
}

/// How a record is drawn: by the form the reading found, unless a person changed the kind.
fn form(workspace: &Workspace, record: &Record) -> MarkKind {
    match record.kind {
        ClaimKind::Quote => match workspace.claim(record.id).map(|claim| &claim.detail) {
            Some(Detail::Quote(quote)) => match quote.form {
                QuoteForm::Direct => MarkKind::Quote,
                QuoteForm::Mixed | QuoteForm::Indirect => MarkKind::Indirect,
                QuoteForm::Term => MarkKind::Term,
            },
            _ => MarkKind::Quote,
        },
        ClaimKind::Number => MarkKind::Number,
        ClaimKind::Source => MarkKind::Source,
        ClaimKind::Other => MarkKind::Other,
    }
}
