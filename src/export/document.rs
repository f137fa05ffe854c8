//! What of a review leaves the program: which documents there are, and in which formats each can be written.

use super::exchange::{claim_review, hypothesis, web_annotation};
use super::{AnnotatedArticle, Format, Labels, csv, html, markdown, paper, questions, sheet, word, worksheet, xlsx};
use crate::reading::words;
use serde::{Deserialize, Serialize};
use std::io;

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
        match (self, format) {
            (Self::Article, Format::Html) => html::write(article, labels, out),
            (Self::Article, Format::Markdown) => markdown::write(article, labels, out),
            (Self::Sheet, Format::Xlsx) => xlsx::write(article, labels, out),
            (Self::Sheet, Format::Csv) => csv::write(article, labels, out),
            (Self::Sheet, format) => paper::write(&sheet::paper(article, labels), format, out),
            (Self::Article, Format::Docx) => word::write(article, labels, out),
            (Self::Questions, format) => paper::write(&questions::paper(article, labels), format, out),
            (Self::Worksheet, format) => paper::write(&worksheet::paper(article, labels), format, out),
            (Self::Annotations, Format::JsonLd | Format::Json) => web_annotation::write(article, labels, out),
            (Self::Hypothesis, Format::Json) => hypothesis::write(article, labels, out),
            (Self::ClaimReview, Format::JsonLd | Format::Json) => claim_review::write(article, labels, out),
            (_, _) => Err(io::ErrorKind::Unsupported.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::Sample;

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
    fn every_format_has_a_usual_document() {
        for &format in Format::ALL {
            assert!(Document::usual_of(format).formats().contains(&format));
        }
    }
}
