//! What of a review leaves the program: which documents there are, and in which formats each can be written.

use super::exchange::{claim_review, hypothesis, web_annotation};
use super::steps::{EVERY, Progress, Steps, Watch};
use super::{AnnotatedArticle, Format, Labels, csv, html, markdown, paper, questions, sheet, word, worksheet, xlsx};
use crate::reading::words;
use crate::watch::watched;
use serde::{Deserialize, Serialize};
use std::io;
use std::ops::ControlFlow;

/// A document made of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Document {
    /// The article with its marks and notes.
    Article,
    /// The fact-check sheet: a table with one claim a row.
    Sheet,
    /// The questions, under whom they go to.
    Questions,
    /// A worksheet for a class.
    Worksheet,
    /// Marks and notes as annotations of the W3C.
    Annotations,
    /// Notes as annotations of Hypothesis.
    Hypothesis,
    /// Judged claims as claim reviews of schema.org.
    ClaimReview,
}
words!(Document {
    Article => "article", Sheet => "sheet", Questions => "questions", Worksheet => "worksheet", Annotations => "annotations", Hypothesis => "hypothesis",
    ClaimReview => "claim-review",
});

impl Document {
    /// The formats it can be written in, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Article => &[Format::Html, Format::Markdown, Format::Docx],
            Self::Sheet => &[Format::Html, Format::Markdown, Format::Docx, Format::Pdf, Format::Xlsx, Format::Csv],
            Self::Questions | Self::Worksheet => &[Format::Html, Format::Markdown, Format::Docx, Format::Pdf],
            Self::Annotations | Self::ClaimReview => &[Format::JsonLd, Format::Json],
            Self::Hypothesis => &[Format::Json],
        }
    }

    /// What is written in a format unless something else is asked for: what the format is the usual one of, or else
    /// what can be written in it.
    pub fn usual_of(format: Format) -> Self {
        let usual = Self::ALL.iter().find(|document| document.formats().first() == Some(&format));
        let able = || Self::ALL.iter().find(|document| document.formats().contains(&format));
        usual.or_else(able).copied().unwrap_or(Self::Article)
    }

    /// This format where the document can be written in it, or else its usual one.
    pub fn format_or_usual(self, format: Format) -> Format {
        let formats = self.formats();
        if formats.contains(&format) { format } else { formats.first().copied().unwrap_or(format) }
    }

    /// Writes it.
    ///
    /// # Errors
    /// Those of `out`, and [`io::ErrorKind::Unsupported`] for a format it cannot be written in.
    pub fn write(
        self,
        format: Format,
        article: &AnnotatedArticle<'_>,
        labels: &Labels,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        self.write_watched(format, article, labels, out, &mut |_| ControlFlow::Continue(())).unwrap_or(Ok(()))
    }

    /// The same, telling its progress, and given up (`None`) soon after `watch` answers [`ControlFlow::Break`]. What
    /// `out` has got until then is no document.
    pub fn write_watched(
        self,
        format: Format,
        article: &AnnotatedArticle<'_>,
        labels: &Labels,
        out: &mut dyn io::Write,
        watch: &mut Watch<'_>,
    ) -> Option<io::Result<()>> {
        let all = self.steps(article);
        watched(watch, Progress { done: 0, all }, EVERY, |watcher| {
            self.write_stepwise(format, article, labels, &Steps::new(watcher, all), out)
        })
    }

    /// How many steps it takes to write it; none for what is short however long the article is.
    fn steps(self, article: &AnnotatedArticle<'_>) -> usize {
        let claims = article.claims.len() + article.lost.len();
        match self {
            Self::Article => article.blocks.len() + claims,
            Self::Sheet | Self::Annotations | Self::Hypothesis | Self::ClaimReview => claims,
            Self::Questions | Self::Worksheet => 0,
        }
    }

    fn write_stepwise(
        self,
        format: Format,
        article: &AnnotatedArticle<'_>,
        labels: &Labels,
        steps: &Steps<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        match (self, format) {
            (Self::Article, Format::Html) => html::write(article, labels, steps, out),
            (Self::Article, Format::Markdown) => markdown::write(article, labels, steps, out),
            (Self::Sheet, Format::Xlsx) => xlsx::write(article, labels, steps, out),
            (Self::Sheet, Format::Csv) => csv::write(article, labels, steps, out),
            (Self::Sheet, format) => paper::write(&sheet::paper(article, labels), format, steps, out),
            (Self::Article, Format::Docx) => word::write(article, labels, steps, out),
            (Self::Questions, format) => paper::write(&questions::paper(article, labels), format, steps, out),
            (Self::Worksheet, format) => paper::write(&worksheet::paper(article, labels), format, steps, out),
            (Self::Annotations, Format::JsonLd | Format::Json) => web_annotation::write(article, labels, steps, out),
            (Self::Hypothesis, Format::Json) => hypothesis::write(article, labels, steps, out),
            (Self::ClaimReview, Format::JsonLd | Format::Json) => claim_review::write(article, labels, steps, out),
            (_, _) => Err(io::ErrorKind::Unsupported.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::Sample;
    use crate::review::{Stamp, Status};

    #[test]
    fn every_document_is_written_in_each_of_its_formats_and_in_no_other() {
        let sample = Sample::new(&["# Weir", "It cost ⟨n 12.000⟩ euros."]);
        for &document in Document::ALL {
            for &format in Format::ALL {
                let mut written = Vec::new();
                let labels = Labels::of_or_english(crate::language::Language::ENGLISH);
                let result = document.write(format, &sample.annotated(), labels, &mut written);
                assert_eq!(result.is_ok(), document.formats().contains(&format), "{document:?} as {format:?}");
                assert_eq!(written.is_empty(), result.is_err());
            }
        }
    }

    #[test]
    fn a_document_that_is_given_up_is_written_no_further() {
        let lines = vec!["Es kostete ⟨n 12.000⟩ Euro."; 400];
        let mut sample = Sample::new(&lines);
        let ids: Vec<_> = sample.review.records().map(|record| record.id).collect();
        for id in ids {
            let stamp = Stamp { by: "R. Ludwig".into(), ..Stamp::default() };
            let edit = sample.review.record(id).unwrap().judge(Status::Wrong, stamp);
            sample.review.apply(edit).unwrap();
        }
        let annotated = sample.annotated();
        let labels = Labels::of_or_english(crate::language::Language::GERMAN);
        for &document in Document::ALL {
            for &format in document.formats() {
                let mut told = Vec::new();
                let mut whole = Vec::new();
                let written = document.write_watched(format, &annotated, labels, &mut whole, &mut |progress| {
                    told.push(progress);
                    ControlFlow::Continue(())
                });
                assert!(written.unwrap().is_ok());
                if document.steps(&annotated) == 0 {
                    assert!(told.is_empty(), "{document:?}");
                    continue;
                }
                let name = format!("{document:?} as {format:?}");
                assert!(told.windows(2).all(|pair| pair[0].done <= pair[1].done && pair[0].done <= pair[0].all));
                let last = told.last().unwrap();
                assert!(last.done + EVERY > last.all, "{name}: {last:?}");
                let mut asked = 0;
                let mut part = Vec::new();
                let given_up = document.write_watched(format, &annotated, labels, &mut part, &mut |_| {
                    asked += 1;
                    ControlFlow::Break(())
                });
                assert!(given_up.is_none() && asked == 1, "{name}");
                // What is packed is packed at the end.
                let packed = matches!(format, Format::Docx | Format::Xlsx | Format::Pdf);
                assert!(if packed { part.is_empty() } else { part.len() * 2 < whole.len() }, "{name}");
            }
        }
    }

    #[test]
    fn every_format_has_a_usual_document() {
        for &format in Format::ALL {
            assert!(Document::usual_of(format).formats().contains(&format));
        }
    }
}
