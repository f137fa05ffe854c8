//! Names of persons, bodies and places by a small model of the language, trained by `examples/train_names`.
//!
//! The phrases ([`super::phrases`]) find whom a cue points at and need not know every name. This part does, for whoever
//! asks for all of them: the weights label every sentence, the document settles what one sentence cannot, and a few rules
//! correct what lists know better. Languages without weights are read by the phrases' rules. It must not know of cues,
//! quotes or sources: who is a name here has no say in who is a source.

mod align;
mod atoms;
mod combine;
mod document;
mod features;
mod lists;
mod model;
#[cfg(test)]
mod tests;
mod training;
mod viterbi;

pub use model::{Model, ModelError, VERSION};
pub use training::{Chance, Example, Settings, train};

use super::document::Document;
use super::model::{Name, NameKind};
use super::phrases::{self, Phrases};
use crate::article::Article;
use crate::language::{self, Language};
use atoms::Context;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

macro_rules! embedded {
    ($($code:literal),+ $(,)?) => {
        /// The languages there are weights for, with their files.
        const FILES: &[(&str, &[u8])] =
            &[$(($code, include_bytes!(concat!("../../assets/names/", $code, ".bin")))),+];
    };
}
embedded!("de", "en", "fr", "nl");

/// The weights of a language, unpacked on first use.
fn embedded(language: Language) -> Option<&'static Model> {
    static PARSED: [OnceLock<Option<Model>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let index = FILES.iter().position(|(code, _)| *code == language.code())?;
    // A file that does not fit the program is caught by a test before anything ships.
    PARSED[index].get_or_init(|| Model::from_bytes(FILES[index].1).ok()).as_ref()
}

/// All names of a document, in order.
pub(super) fn read(phrases: &Phrases) -> Vec<Name> {
    match embedded(phrases.document.language) {
        Some(model) => by_model(phrases.document, phrases.words(), model),
        None => phrases.names(),
    }
}

/// The names of `text` by one model, as the trainer measures it.
pub fn names(text: &str, model: &Model) -> Vec<Name> {
    let article = Article::from_text(text.to_owned());
    let language = model.language();
    let document = Document::new(&article.text, &article.blocks, language);
    let words = language::lexicon(language).map(|lexicon| phrases::look_up(&document, &lexicon.sources));
    by_model(&document, &words.unwrap_or_default(), model)
}

fn by_model(document: &Document, words: &[phrases::Word], model: &Model) -> Vec<Name> {
    let (small, own) = (atoms::small_words(document), FxHashSet::default());
    let context = Context { document, words, vocabulary: model.vocabulary(), own: &own, small: &small };
    let mut scores = model::Scores::for_tokens(document.tokens.len());
    let (mut labels, mut row) = (Vec::with_capacity(document.tokens.len()), Vec::new());
    let mut found = Vec::new();
    // Every token is in one sentence, so tokens and scores have the same numbers.
    for sentence in &document.sentences {
        model.score(&context, sentence.tokens.clone(), &mut scores);
        model.label(&mut scores, sentence.tokens.clone(), None, &mut row);
        found.extend(align::names(&context, sentence.tokens.start, &row));
        labels.append(&mut row);
    }
    let ledger = document::Ledger::new(document, &found);
    let mut names = Vec::with_capacity(found.len());
    let mut at = 0;
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        let first = at;
        at += found[at..].partition_point(|(name, _)| name.start < tokens.end);
        match ledger.favours(document, tokens.clone(), &labels[tokens.clone()]) {
            Some(favours) => {
                model.label(&mut scores, tokens.clone(), Some(&favours), &mut row);
                names.extend(align::names(&context, tokens.start, &row));
            }
            None => names.extend_from_slice(&found[first..at]),
        }
    }
    let rules = combine::Rules { document, words, ledger: &ledger };
    // Names of other things are labelled so that they are not taken for these; too few are right to be shown.
    let names = rules.apply(&names).into_iter().filter(|(_, kind)| *kind != NameKind::Other);
    names.map(|(tokens, kind)| Name { span: align::span(&context, tokens), kind }).collect()
}
