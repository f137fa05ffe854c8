//! The comments that a document brought along: what others noted in it before it came here, and what this program wrote
//! into a copy of it.

use super::{Annotation, Annotations, MOST, Placed, Says, add_paragraph, day};
use crate::article::{Article, Remark};
use crate::export::{Column, CommentedClaim, commented_claims, is_nobody};

impl Annotations {
    /// The comments of an article that stand on words of it, [`MOST`] at most. Those on words that were deleted are left
    /// out.
    pub fn of_remarks(article: &Article) -> Self {
        let mut placed = Vec::new();
        for remark in article.remarks.iter().take(MOST) {
            let Some(words) = remark.words.map(|words| words.trimmed(&article.text)) else { continue };
            if words.is_empty() {
                continue;
            }
            let said = annotations(remark).into_iter();
            placed.extend(
                said.map(|annotation| Placed { span: annotation.gone.is_empty().then_some(words), annotation }),
            );
        }
        Self { placed, elsewhere: 0 }
    }
}

/// What a comment says: of its own words, or of words that were gone when this program wrote it.
fn annotations(remark: &Remark) -> Vec<Annotation> {
    let author = Some(remark.author.trim()).filter(|author| !author.is_empty() && !is_nobody(author));
    let signed = Annotation { author: author.map(str::to_owned), day: day(&remark.date), ..Annotation::default() };
    match commented_claims(&remark.text) {
        Some(claims) => claims.into_iter().map(|claim| of_claim(claim, &signed)).collect(),
        None => vec![Annotation { says: Says { note: remark.text.trim().to_owned(), ..Says::default() }, ..signed }],
    }
}

fn of_claim(claim: CommentedClaim, signed: &Annotation) -> Annotation {
    let mut says = Says::default();
    for (column, said) in claim.fields {
        match column {
            Column::Note => add_paragraph(&mut says.note, &said),
            Column::Question => add_paragraph(&mut says.question, &said),
            Column::Answer => add_paragraph(&mut says.answer, &said),
            Column::Correction => add_paragraph(&mut says.correction, &said),
            Column::Evidence => says.evidence.push(said),
            Column::Tags => {
                let tags = said.strip_prefix('#').unwrap_or(&said).split(" #");
                says.tags.extend(tags.map(|tag| tag.trim().to_owned()));
            }
            // What the reading found it finds again, and a status is for whoever checks to give.
            _ => {}
        }
    }
    Annotation { kind: claim.kind, gone: claim.lost.unwrap_or_default(), says, ..signed.clone() }
}
