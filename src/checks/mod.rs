//! What an editor asks of an article that says who said what: figures without a source, quotations without a speaker,
//! claims that rest on somebody unnamed, people who come in without their name, figures that disagree.
//!
//! A check is no verdict. Each names its words, so that a person can look and decide, and can be dismissed. The list
//! follows what newsrooms ask for (AP and Reuters on named sources, dpa on naming the medium). Pure functions of an
//! article and its reading: this module must not know of reviews or windows.

mod agreement;
mod crediting;
mod identification;
#[cfg(test)]
mod tests;

use crate::Span;
use crate::article::{Article, BlockKind};
use crate::reading::{Claim, Detail, Grade, MentionRole, Reading, SourceIndex, words};

/// Something to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What it is, with what belongs to that kind alone.
    pub finding: Finding,
    /// The words it is about.
    pub place: Span,
    /// Further words it is about, in the order of the text.
    pub others: Vec<Span>,
}

/// What is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A figure, or several in a sentence, with nobody credited in its own or the next sentence.
    UnsourcedFigure,
    /// Words of somebody of whom the text does not say who.
    UnattributedQuote,
    /// A source whose identity is withheld, and nobody else is given for what it says.
    SingleUnnamed {
        /// The source.
        source: SourceIndex,
    },
    /// More than a third of those heard are unnamed.
    ManyUnnamed {
        /// How many have no name.
        unnamed: usize,
        /// How many are heard.
        all: usize,
    },
    /// A person's first mention has neither full name nor role.
    BareName {
        /// The person.
        source: SourceIndex,
    },
    /// One person under two spellings.
    TwoSpellings {
        /// As most of the text has it, or the fullest name.
        one: String,
        /// As it stands here.
        other: String,
    },
    /// Named in a list of sources or credits, and credited with nothing.
    ListedOnly {
        /// The source.
        source: SourceIndex,
    },
    /// A medium passes on what somebody unnamed told it.
    Relay {
        /// The medium.
        medium: SourceIndex,
        /// Whoever it heard.
        origin: SourceIndex,
    },
    /// Two figures for what seems to be one thing.
    Disagreement {
        /// The figure that comes first.
        one: String,
        /// The one that differs.
        other: String,
    },
}

/// The kinds of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the variants of `Finding` of the same names")]
pub enum CheckKind {
    UnsourcedFigure,
    UnattributedQuote,
    SingleUnnamed,
    ManyUnnamed,
    BareName,
    TwoSpellings,
    ListedOnly,
    Relay,
    Disagreement,
}

words!(CheckKind {
    UnsourcedFigure => "unsourced-figure", UnattributedQuote => "unattributed-quote",
    SingleUnnamed => "single-unnamed", ManyUnnamed => "many-unnamed", BareName => "bare-name",
    TwoSpellings => "two-spellings", ListedOnly => "listed-only", Relay => "relay", Disagreement => "disagreement",
});

impl Finding {
    /// Its kind.
    pub const fn kind(&self) -> CheckKind {
        match self {
            Self::UnsourcedFigure => CheckKind::UnsourcedFigure,
            Self::UnattributedQuote => CheckKind::UnattributedQuote,
            Self::SingleUnnamed { .. } => CheckKind::SingleUnnamed,
            Self::ManyUnnamed { .. } => CheckKind::ManyUnnamed,
            Self::BareName { .. } => CheckKind::BareName,
            Self::TwoSpellings { .. } => CheckKind::TwoSpellings,
            Self::ListedOnly { .. } => CheckKind::ListedOnly,
            Self::Relay { .. } => CheckKind::Relay,
            Self::Disagreement { .. } => CheckKind::Disagreement,
        }
    }
}

impl Check {
    fn of(finding: Finding, place: Span) -> Self {
        Self { finding, place, others: Vec::new() }
    }

    /// The words it is about, from the article it was found in. With the kind they tell it from any other, in the next
    /// draft too.
    pub fn words<'a>(&self, article: &'a Article) -> &'a str {
        self.place.of(&article.text)
    }
}

impl Finding {
    /// What a phrase that tells why is filled in with: names, words and counts by their keys (`docs/checks.md`).
    pub fn blanks(&self, reading: &Reading) -> Vec<(&'static str, String)> {
        let name =
            |source: &SourceIndex| reading.sources.get(source.0).map(|source| source.name.clone()).unwrap_or_default();
        match self {
            Self::UnsourcedFigure | Self::UnattributedQuote => Vec::new(),
            Self::SingleUnnamed { source } | Self::BareName { source } | Self::ListedOnly { source } => {
                vec![("name", name(source))]
            }
            Self::ManyUnnamed { unnamed, all } => vec![("unnamed", unnamed.to_string()), ("all", all.to_string())],
            Self::TwoSpellings { one, other } | Self::Disagreement { one, other } => {
                vec![("one", one.clone()), ("other", other.clone())]
            }
            Self::Relay { medium, origin } => vec![("medium", name(medium)), ("origin", name(origin))],
        }
    }
}

/// Everything to look at, in the order of the text.
pub fn checks(article: &Article, reading: &Reading) -> Vec<Check> {
    let checker = Checker::new(article, reading);
    let mut found = Vec::new();
    checker.crediting(&mut found);
    checker.identification(&mut found);
    checker.agreement(&mut found);
    found.sort_by_key(|check| (check.place.start, check.finding.kind()));
    found
}

/// What the checks look at.
struct Checker<'a> {
    article: &'a Article,
    reading: &'a Reading,
    sentences: &'a [Span],
    /// The sentences that credit somebody, as `sentences` has them.
    credits: Vec<bool>,
    /// The headings.
    headings: Vec<Span>,
}

impl<'a> Checker<'a> {
    fn new(article: &'a Article, reading: &'a Reading) -> Self {
        let is_heading = |kind: &BlockKind| matches!(kind, BlockKind::Heading(_));
        let headings = article.blocks.iter().filter(|block| is_heading(&block.kind)).map(|block| block.span).collect();
        let sentences = reading.sentences.as_slice();
        let mut checker = Self { article, reading, credits: vec![false; sentences.len()], sentences, headings };
        for claim in &reading.claims {
            let credited = match &claim.detail {
                Detail::Source(mention) => mention.role != MentionRole::Listed,
                Detail::Quote(quote) => quote.speaker.is_some(),
                Detail::Number(_) => false,
            };
            if let Some(sentence) = checker.sentence_of(claim.span).filter(|_| credited) {
                checker.credits[sentence] = true;
            }
        }
        checker
    }

    /// The sentence in which a span begins.
    fn sentence_of(&self, span: Span) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.end <= span.start);
        self.sentences.get(at).filter(|sentence| sentence.start <= span.start).map(|_| at)
    }

    fn in_heading(&self, span: Span) -> bool {
        let at = self.headings.partition_point(|heading| heading.end <= span.start);
        self.headings.get(at).is_some_and(|heading| heading.start <= span.start)
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }

    fn grade(&self, source: SourceIndex) -> Option<Grade> {
        self.reading.sources.get(source.0).map(|source| source.grade)
    }

    /// Where a source is credited, in the order of the text.
    fn mentions(&self, source: SourceIndex) -> impl Iterator<Item = &'a Claim> {
        let mentions = self.reading.sources.get(source.0).map(|source| source.mentions.as_slice()).unwrap_or_default();
        mentions.iter().filter_map(|index| self.reading.claims.get(index.0))
    }
}
