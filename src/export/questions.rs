//! The question list: whom to ask, and each question with the words it is about.

use super::annotated::{AnnotatedArticle, Annotation};
use super::call_list::{Call, calls};
use super::labels::{Labels, fill};
use super::paper::{List, Paper, Part};
use super::wording;

/// The list as a paper.
pub(super) fn paper<'a>(article: &AnnotatedArticle<'_>, labels: &'a Labels) -> Paper<'a> {
    let mut paper = Paper::new(article, labels, &labels.document.questions);
    // No evidence is in it.
    paper.warning = None;
    let calls = calls(article);
    if calls.is_empty() {
        paper.body.push(Part::Text(labels.document.no_questions.clone()));
    }
    for Call { name, description, claims } in calls {
        let name = wording::one_line(name.unwrap_or(&labels.document.nobody));
        let whom = match description {
            Some(description) => format!("{name}, {}", wording::one_line(description)),
            None => name,
        };
        let items = claims.into_iter().map(|claim| question(claim, article, labels)).collect();
        paper.body.extend([Part::Heading(1, whom), Part::List(List { numbered: false, items })]);
    }
    paper
}

/// A question, the words it is about, and the answer where there is one.
fn question(claim: &Annotation<'_>, article: &AnnotatedArticle<'_>, labels: &Labels) -> String {
    let place = match claim.number {
        0 => labels.document.lost_place.clone(),
        _ => wording::place(claim, article, labels),
    };
    let words = wording::shortened(claim.words);
    let mut lines = vec![claim.question.trim().to_owned()];
    lines.push(fill(&labels.document.asked, &[("words", wording::bare(&words)), ("place", &place)]));
    let answer = claim.answer.trim();
    if !answer.is_empty() {
        lines.push(format!("{}: {answer}", labels.field.answer));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use crate::export::fixture::Sample;
    use crate::export::{Document, Format, Labels};
    use crate::language::Language;
    use crate::review::Field;

    #[test]
    fn questions_stand_under_whom_they_go_to() {
        let mut sample = Sample::new(&["# Wehr", "⟨q „Es hält“⟩, sagte sie.", "Es kostete ⟨n 12.000⟩ Euro."]);
        sample.credit("„Es hält“", "Lena Fuller", Some("Bürgermeisterin"));
        sample.write("„Es hält“", Field::Question, "Seit wann?\nUnd wie lange?");
        sample.write("„Es hält“", Field::Answer, "Seit Mai.");
        let written = |sample: &Sample| {
            let (mut out, labels) = (Vec::new(), Labels::of_or_english(Language::GERMAN));
            Document::Questions.write(Format::Markdown, &sample.annotated(), labels, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        sample.write("12.000", Field::Question, "Wessen Zahl?");
        let list = written(&sample);
        let wanted = "## Lena Fuller, Bürgermeisterin\n\n- Seit wann?\\\n  Und wie lange?\\\n  \
                      „Es hält“ (Absatz 1)\\\n  Antwort: Seit Mai.\n\n\
                      ## Niemand genannt\n\n- Wessen Zahl?\\\n  „12.000“ (Absatz 2)\n\n";
        assert!(list.contains(wanted), "{list}");
        sample.write("„Es hält“", Field::Question, " ");
        sample.write("12.000", Field::Question, "");
        assert!(written(&sample).contains("Zu keiner Aussage ist eine Frage notiert"));
    }
}
