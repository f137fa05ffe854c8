//! Showing some of the claims on the page, without a script: the list of statuses and the legend of marks have a switch
//! for each, and rules of style put out what is switched off.
//!
//! What is switched off is not printed either. A browser that does not know `:has()` shows no switches.

use super::class;
use crate::export::{AnnotatedArticle, Annotation, MarkForm};
use crate::review::Status;
use std::fmt::Write;

/// The switch of a status or a form, switched on.
pub(super) fn switch(word: &str) -> String {
    format!("<input type=\"checkbox\" id=\"show-{word}\" checked>")
}

/// The attribute that tells a mark's status, where the class of the mark does not. What nobody has looked at has none.
pub(super) fn status(claim: &Annotation<'_>) -> String {
    match claim.status {
        Status::ToCheck | Status::Dismissed => String::new(),
        status => format!(" data-status=\"{}\"", status.word()),
    }
}

/// The rules for the switches that are on the page.
pub(super) fn style(article: &AnnotatedArticle<'_>) -> String {
    let mut style = String::new();
    for (status, _) in &article.counts {
        let word = status.word();
        let mark = match status {
            Status::ToCheck => "mark:not([data-status], .dismissed)".to_owned(),
            Status::Dismissed => "mark.dismissed".to_owned(),
            _ => format!("mark[data-status={word}]"),
        };
        rule(word, &mark, &format!(".ref.{word}, .note:has(.status.{word})"), &mut style);
    }
    for form in MarkForm::ALL.iter().filter(|form| article.claims.iter().any(|claim| claim.mark == **form)) {
        let word = class(*form);
        let rest = format!(".ref[data-form={word}], .note:has(> .words > mark.{word})");
        rule(word, &format!("mark.{word}"), &rest, &mut style);
    }
    style
}

/// Puts out what a switch is for: a mark keeps its words, its number and its note go.
fn rule(word: &str, mark: &str, rest: &str, style: &mut String) {
    let off = format!("body:has(#show-{word}:not(:checked))");
    // Writing to a string cannot fail.
    let _ = writeln!(
        style,
        "{off} article {mark} {{ background: none; box-shadow: none; border: 0; outline: 0; text-decoration: none; }}\n\
         {off} :is({rest}) {{ display: none; }}"
    );
}
