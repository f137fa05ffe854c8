//! What a text claims: quotes, numbers, sources, and who says what.
//!
//! Pure functions from text to [`Reading`]: no files, no clock, no failure. This module must not know of reviews or
//! windows. Everything a language contributes comes from [`crate::language`].

mod attribution;
mod document;
mod joining;
mod marks;
mod model;
pub mod names;
mod numbers;
mod phrases;
mod quotes;
mod regroup;
pub mod scan;
mod sources;
mod words;

pub(crate) use joining::stem;
pub use model::*;
pub use numbers::numbers;
pub use regroup::Regrouping;

use crate::Span;
use crate::article::{Article, Block, Format};
use crate::language::{self, Language};
use std::ops::ControlFlow;

/// What is asked of a reading beyond the claims.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Fill [`Reading::names`].
    pub names: bool,
}

/// How far a reading has come, for a progress bar: stages done of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Stages done.
    pub done: u32,
    /// Stages there are.
    pub all: u32,
}

/// Stages of a reading: phrases, who says what, numbers, sources.
const STAGES: u32 = 4;

/// Reads an article in `language`, or in the language it seems to be in where that is [`None`].
pub fn read(article: &Article, language: Option<Language>) -> Reading {
    let mut go_on = |_| ControlFlow::Continue(());
    read_watched(article, language, Options::default(), &mut go_on).unwrap_or_default()
}

/// The same, telling its progress, and given up (`None`) as soon as `watch` answers [`ControlFlow::Break`].
pub fn read_watched(
    article: &Article,
    language: Option<Language>,
    options: Options,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<Reading> {
    let language = language
        .or_else(|| article.about.language.as_deref().and_then(Language::parse))
        .or_else(|| language::detect(&article.text))
        .unwrap_or_default();
    let mut done = 0;
    // Told before each stage, so that a reading that is given up stops at the next one.
    let mut stage = || {
        let progress = Progress { done, all: STAGES };
        done += 1;
        watch(progress).is_continue().then_some(())
    };
    stage()?;
    let mut document = document::Document::new(&article.text, &article.blocks, language);
    document.cites_messages = matches!(article.origin.format, Format::Text | Format::Mail);
    let phrases = phrases::Phrases::new(&document);
    stage()?;
    let (attributions, credits) = attribution::attributions(&phrases);
    stage()?;
    let mut claims: Vec<Claim> = attributions.into_iter().map(attribution::Attribution::into_claim).collect();
    claims.extend(numbers(&article.text, &article.blocks, language));
    stage()?;
    let sources = sources::ledger(&document, &phrases, &credits, &mut claims);
    let names = if options.names { names::read(&phrases) } else { Vec::new() };
    let sentences = document.sentences.iter().map(|sentence| sentence.span).collect();
    Some(Reading { language, claims, sources, sentences, names })
}

/// The sentence of `block` around the byte at `offset`; the next one where `offset` lies between two.
pub fn sentence_at(text: &str, block: Block, language: Language, offset: usize) -> Option<Span> {
    let blocks = [block];
    let document = document::Document::new(text, &blocks, language);
    document.sentences.get(document.sentence_at(offset)).map(|sentence| sentence.span)
}
