//! Whom to ring, and what to ask them: the questions under whom they go to, and the call list as plain text.

use super::annotated::{AnnotatedArticle, Annotation};
use std::fmt::Write as _;

/// Somebody to be asked something.
pub(super) struct Call<'c, 'a> {
    /// Who; `None` for questions about words that are nobody's.
    pub name: Option<&'a str>,
    /// Office or affiliation.
    pub description: Option<&'a str>,
    /// The claims with a question for them, in the order of the text; those whose words are lost at the end.
    pub claims: Vec<&'c Annotation<'a>>,
}

/// Everybody to be asked something, in the order of the text; last the questions about words that are nobody's.
pub(super) fn calls<'c, 'a>(article: &'c AnnotatedArticle<'a>) -> Vec<Call<'c, 'a>> {
    let asked = article.claims.iter().chain(&article.lost).filter(|claim| !claim.question.trim().is_empty());
    let mut calls: Vec<Call<'c, 'a>> = Vec::new();
    for claim in asked {
        let source = claim.facts.source.as_ref();
        let name = source.map(|source| source.name);
        match calls.iter_mut().find(|call| call.name == name) {
            Some(call) => call.claims.push(claim),
            None => {
                let description = source.and_then(|source| source.description);
                calls.push(Call { name, description, claims: vec![claim] });
            }
        }
    }
    calls.sort_by_key(|call| call.name.is_none());
    calls
}

/// Every source about whose words a question is written, with its office and those questions, in the order of the text;
/// last the questions about words that are nobody's. Empty where no question is written.
pub fn call_list(article: &AnnotatedArticle<'_>, nobody: &str) -> String {
    let mut list = String::new();
    for Call { name, description, claims } in calls(article) {
        if !list.is_empty() {
            list.push('\n');
        }
        list.push_str(name.unwrap_or(nobody));
        if let Some(description) = description {
            let _ = write!(list, ", {description}");
        }
        list.push('\n');
        for claim in claims {
            let _ = writeln!(list, "– {} ({})", flat(claim.question), flat(claim.words));
        }
    }
    list
}

/// On one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::export::Options;
    use crate::reading::read;
    use crate::review::{Edit, Field, Review};

    #[test]
    fn questions_stand_under_whom_they_go_to() {
        let text = "“The weir holds,” said Lena Fuller, the mayor. It cost 2 million euros. “We checked,” Fuller said.";
        let article = Article::from_text(text.to_owned());
        let reading = read(&article, None);
        let mut review = Review::new(&article);
        review.adopt(&article, &reading);
        let mut ask = |words: &str, question: &str| {
            let id = review.records().find(|record| record.anchor.exact.contains(words)).expect("it is marked").id;
            let edit = Edit::Write { id, field: Field::Question, text: question.to_owned() };
            review.apply(edit).expect("the record is there");
        };
        ask("The weir holds", "Since when?");
        ask("We checked", "Who did?");
        ask("2 million", "Whose\nfigure?");
        let annotated = AnnotatedArticle::new(&article, &review, &reading, &Options::default());
        assert_eq!(
            call_list(&annotated, "Nobody named"),
            "Lena Fuller, the mayor\n– Since when? (“The weir holds,”)\n– Who did? (“We checked,”)\n\n\
             Nobody named\n– Whose figure? (2 million euros)\n"
        );
    }
}
