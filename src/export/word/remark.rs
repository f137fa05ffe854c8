//! A comment that this program wrote, field by field: the way back from [`super::comment`], in whichever language it was
//! written.
//!
//! Whoever opened the document since may have written below it, and every word processor keeps a comment as paragraphs
//! of plain words. So a field begins where a line begins with its name and goes on to the next.

use super::comment::{NOBODY, THEN};
use crate::export::labels::Labels;
use crate::export::table::Column;
use crate::reading::QuoteForm;
use crate::review::{ClaimKind, Status};

/// What a comment says of one claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CommentedClaim {
    /// The claim's words where they were not in the text any more; the comment then stands on other words.
    pub lost: Option<String>,
    /// The claim's kind.
    pub kind: Option<ClaimKind>,
    /// What was written of it, in the order of the comment; [`Column::Status`] for what the program itself told.
    pub fields: Vec<(Column, String)>,
}

/// The claims a comment of this program's is about: one, or of the comment on the whole article those whose words were
/// lost. `None` for what somebody else wrote.
pub(crate) fn commented_claims(text: &str) -> Option<Vec<CommentedClaim>> {
    Labels::languages().filter_map(Labels::of).find_map(|labels| {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        if lines.first() == Some(&labels.document.annotated.trim()) {
            return Some(lost(&lines, labels));
        }
        let kind = kind_of(lines.first()?, labels)?;
        Some(vec![CommentedClaim { lost: None, kind: Some(kind), fields: fields(&lines[1..], labels) }])
    })
}

/// The name that stands for nobody's where a comment has to have an author.
pub(crate) fn is_nobody(author: &str) -> bool {
    author.trim() == NOBODY
}

/// The claims in the comment on the whole article.
fn lost(lines: &[&str], labels: &Labels) -> Vec<CommentedClaim> {
    let Some(heading) = lines.iter().position(|line| *line == labels.document.lost.trim()) else { return Vec::new() };
    let end = lines.iter().rposition(|line| *line == labels.document.aid.trim()).unwrap_or(lines.len());
    let lines = lines.get(heading + 1..end).unwrap_or_default();
    // Each begins with its words, and the line of its kind follows.
    let heads: Vec<(usize, ClaimKind)> =
        (1..lines.len()).filter_map(|at| Some((at, kind_of(lines[at], labels)?))).collect();
    let ends = heads.iter().skip(1).map(|(at, _)| at - 1).chain([lines.len()]);
    let claims = heads.iter().zip(ends).map(|(&(at, kind), end)| CommentedClaim {
        lost: Some(lines[at - 1].to_owned()),
        kind: Some(kind),
        fields: fields(lines.get(at + 1..end).unwrap_or_default(), labels),
    });
    claims.collect()
}

/// The kind in the line that tells a claim's kind and its status.
fn kind_of(line: &str, labels: &Labels) -> Option<ClaimKind> {
    let (name, status) = line.split_once(THEN)?;
    if !Status::ALL.iter().any(|known| status.starts_with(labels.status(*known))) {
        return None;
    }
    let kind = ClaimKind::ALL.iter().find(|kind| labels.kind(**kind) == name).copied();
    kind.or_else(|| QuoteForm::ALL.iter().any(|form| labels.form(*form) == name).then_some(ClaimKind::Quote))
}

/// The fields in lines that may begin with their names.
fn fields(lines: &[&str], labels: &Labels) -> Vec<(Column, String)> {
    let names = &labels.field;
    let named = [
        (Column::Note, &names.note),
        (Column::Correction, &names.correction),
        (Column::Question, &names.question),
        (Column::Answer, &names.answer),
        (Column::Evidence, &names.evidence),
        (Column::Tags, &names.tags),
        (Column::Status, &names.was),
        (Column::Status, &names.value),
        (Column::Status, &names.attributed),
        (Column::Status, &names.source),
    ];
    let mut fields: Vec<(Column, String)> = Vec::new();
    for line in lines {
        let begun = named.iter().find_map(|(column, name)| {
            let said = line.strip_prefix(name.as_str())?.strip_prefix(':')?;
            Some((*column, said.trim().to_owned()))
        });
        match (begun, fields.last_mut()) {
            (Some(field), _) => fields.push(field),
            (None, Some((_, said))) => {
                said.push('\n');
                said.push_str(line);
            }
            // What somebody wrote below the first line.
            (None, None) => fields.push((Column::Note, (*line).to_owned())),
        }
    }
    fields
}
