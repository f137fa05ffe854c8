//! An article with its marks and notes, ready to be written: the one model behind every document that leaves the
//! program for people to read.
//!
//! What is confidential is left out here and nowhere else, so that no writer can let it slip. This module must not know
//! of formats, and holds no words of its own.

use super::facts::{Facts, Sources};
use super::pieces::{Piece, cut};
use super::wording::same;
use crate::Span;
use crate::article::{Article, BlockKind, Place, Places};
use crate::language::Language;
use crate::reading::{QuoteForm, Reading};
use crate::review::{ClaimKind, Evidence, Progress, Record, RecordId, Review, Sheet, Stamp, Status};
use std::sync::Arc;

/// What of a review is handed on, and what the caller knows of the occasion.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Also evidence marked confidential.
    pub confidential: bool,
    /// Also claims that were dismissed.
    pub dismissed: bool,
    /// The day, as the reader is to see it; empty for none.
    pub date: String,
    /// Whether comma-separated values begin with a byte order mark, by which Excel knows UTF-8.
    pub byte_order_mark: bool,
    /// The Word document the article came from, for a Word document to keep what it has.
    pub original: Option<Arc<[u8]>>,
}

/// An article with its marks and notes.
#[derive(Debug)]
pub struct AnnotatedArticle<'a> {
    /// The article.
    pub article: &'a Article,
    /// The language it was read in.
    pub language: Language,
    /// What the review says of it as a whole.
    pub sheet: &'a Sheet,
    /// Its title, if it has one.
    pub title: Option<&'a str>,
    /// Whether the title stands in the text as its first block, so that it need not be told twice.
    pub title_in_text: bool,
    /// The day, as the reader is to see it; may be empty.
    pub date: String,
    /// The sentences the reading found, in order.
    pub sentences: &'a [Span],
    /// The text with its marks, block by block.
    pub blocks: Vec<AnnotatedBlock>,
    /// The claims, in the order in which their numbers stand in the text.
    pub claims: Vec<Annotation<'a>>,
    /// Claims whose words are no longer in the text, with what people wrote of them. They have no number.
    pub lost: Vec<Annotation<'a>>,
    /// How much of the checking is done, over everything that is handed on.
    pub progress: Progress,
    /// How many claims have each status, those that occur, in the order of [`Status::ALL`].
    pub counts: Vec<(Status, usize)>,
    /// As in [`Options`].
    pub byte_order_mark: bool,
    /// As in [`Options`].
    pub original: Option<Arc<[u8]>>,
    /// Whether there is confidential evidence in it.
    pub confidential: bool,
    /// The highest level of any heading but the title.
    highest_heading: u8,
    places: Places,
}

/// A block of the text with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedBlock {
    /// What the block is.
    pub kind: BlockKind,
    /// Its cells: as many as a table row has, one in every other block. A cell is a sequence of pieces in which what is
    /// opened is closed.
    pub cells: Vec<Vec<Piece>>,
}

/// One claim with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation<'a> {
    /// Its number in the document, from 1; 0 for one whose words are lost.
    pub number: usize,
    /// Its number in the review.
    pub id: RecordId,
    /// Where its words stand; empty where they are lost.
    pub span: Span,
    /// Its words.
    pub words: &'a str,
    /// Its kind: the reading's, or what a person made of it.
    pub kind: ClaimKind,
    /// How it is marked.
    pub mark: MarkForm,
    /// The status that is true now.
    pub status: Status,
    /// Who gave the status, and when.
    pub stamp: Option<&'a Stamp>,
    /// The words the status was given for, where they have changed since; else empty.
    pub was: &'a str,
    /// What the reading found.
    pub facts: Facts<'a>,
    /// The reviewer's note.
    pub note: &'a str,
    /// A question for the writer.
    pub question: &'a str,
    /// The writer's answer.
    pub answer: &'a str,
    /// Words that should stand there instead.
    pub correction: &'a str,
    /// What the check rests on, without what is confidential unless that was asked for.
    pub evidence: Vec<&'a Evidence>,
    /// Tags, without `#`.
    pub tags: &'a [String],
}

/// How a mark looks: each has a form of its own, so that none is told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkForm {
    /// Somebody's words, in marks.
    Quote,
    /// Reported speech.
    Indirect,
    /// Marks that are no speech.
    Term,
    /// A figure.
    Number,
    /// A source.
    Source,
    /// Marked by hand as something else.
    Other,
}

impl MarkForm {
    /// Every form.
    pub const ALL: &'static [Self] =
        &[Self::Quote, Self::Indirect, Self::Term, Self::Number, Self::Source, Self::Other];

    fn of(kind: ClaimKind, facts: &Facts<'_>) -> Self {
        match (kind, facts.form) {
            (ClaimKind::Quote, Some(QuoteForm::Term)) => Self::Term,
            (ClaimKind::Quote, Some(QuoteForm::Indirect | QuoteForm::Mixed)) => Self::Indirect,
            (ClaimKind::Quote, _) => Self::Quote,
            (ClaimKind::Number, _) => Self::Number,
            (ClaimKind::Source, _) => Self::Source,
            (ClaimKind::Other, _) => Self::Other,
        }
    }
}

impl<'a> AnnotatedArticle<'a> {
    /// Brings an article, what was noted on it and what is known of its sources together.
    ///
    /// The claims are those of `review`; `reading` adds the language and what the sources are, and may be an empty one.
    /// A record whose words do not stand in this article where it says counts as lost.
    pub fn new(article: &'a Article, review: &'a Review, reading: &'a Reading, options: &Options) -> Self {
        let sources = Sources::new(&reading.sources);
        let records = || review.records().filter(|record| options.dismissed || record.status() != Status::Dismissed);
        let (mut claims, mut lost): (Vec<_>, Vec<_>) = records()
            .map(|record| Annotation::of(record, Facts::of(record, &sources), options))
            .partition(|claim| !claim.span.is_empty() && claim.span.of(&article.text) == claim.words);
        let blocks = cut(article, &mut claims, &mut lost);
        for (index, claim) in claims.iter_mut().enumerate() {
            claim.number = index + 1;
        }
        for claim in &mut lost {
            claim.span = Span::default();
        }

        let written = review.sheet().title.trim();
        let title = if written.is_empty() { article.title().map(str::trim) } else { Some(written) };
        let first = article.blocks.first().filter(|block| is_title_like(block.kind));
        let title_in_text = title.zip(first).is_some_and(|(title, first)| same(title, first.span.of(&article.text)));
        let levels = article.blocks.iter().skip(usize::from(title_in_text)).filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        });
        let confidential = claims.iter().chain(&lost).flat_map(|claim| &claim.evidence).any(|one| one.confidential);
        let count = |status: &Status| records().filter(|record| record.status() == *status).count();
        Self {
            article,
            language: reading.language,
            sheet: review.sheet(),
            title: title.filter(|title| !title.is_empty()),
            title_in_text,
            date: options.date.clone(),
            sentences: &reading.sentences,
            blocks,
            claims,
            lost,
            progress: Progress::of(records()),
            counts: Status::ALL.iter().map(|status| (*status, count(status))).filter(|(_, count)| *count > 0).collect(),
            byte_order_mark: options.byte_order_mark,
            original: options.original.clone(),
            confidential,
            highest_heading: levels.min().unwrap_or(1),
            places: Places::of(article),
        }
    }

    /// The level a heading of the text has in a document whose only heading of level 1 is the title: the highest of the
    /// text's own become level 2.
    pub fn heading_level(&self, level: u8) -> u8 {
        (2 + level.saturating_sub(self.highest_heading)).min(6)
    }

    /// Where in the article a claim stands.
    pub fn place(&self, claim: &Annotation<'_>) -> Place<'a> {
        self.places.at(self.article, claim.span.start)
    }

    /// The claim a piece of the text speaks of.
    pub fn claim(&self, place: ClaimPlace) -> Option<&Annotation<'a>> {
        self.claims.get(place.0)
    }
}

fn is_title_like(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Heading(_) | BlockKind::Paragraph)
}

/// Index into [`AnnotatedArticle::claims`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimPlace(pub usize);

impl<'a> Annotation<'a> {
    fn of(record: &'a Record, facts: Facts<'a>, options: &Options) -> Self {
        Self {
            number: 0,
            id: record.id,
            span: record.anchor.span,
            words: &record.anchor.exact,
            kind: record.kind,
            mark: MarkForm::of(record.kind, &facts),
            status: record.status(),
            stamp: record.verdict.stamp.as_ref(),
            was: &record.verdict.was,
            facts,
            note: &record.note,
            question: &record.question,
            answer: &record.answer,
            correction: &record.correction,
            evidence: record.evidence.iter().filter(|one| options.confidential || !one.confidential).collect(),
            tags: &record.tags,
        }
    }
}
