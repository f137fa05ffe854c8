//! Sources without a cue of their own: documents that a sentence begins with ("Im Deutschlandtrend liegt …", "In a
//! press release, …"), polls wherever they stand beside figures, and whoever is passed on ("Reuters, citing two officials, said …").

use super::Heard;
use crate::language::Classes;
use crate::reading::attribution::Credit;
use crate::reading::model::{Claim, Detail, MentionRole, Reason, SourceKind};
use crate::reading::phrases::Phrases;

/// Documents at the beginning of a sentence that something is credited in, or that gives figures.
pub(super) fn heard(phrases: &Phrases, credits: &[Credit], claims: &[Claim]) -> Vec<Heard> {
    let document = phrases.document;
    let mut telling = vec![false; document.sentences.len()];
    for credit in credits {
        tell(&mut telling, document.sentence_of(credit.speaker.start));
    }
    let mut figures = Vec::new();
    for claim in claims.iter().filter(|claim| matches!(claim.detail, Detail::Number(_))) {
        let sentence = document.sentence_at(claim.span.start);
        tell(&mut telling, sentence);
        figures.push(sentence);
    }
    figures.sort_unstable();
    figures.dedup();
    let mut heard = Vec::new();
    for (sentence, _) in document.sentences.iter().zip(telling).filter(|(_, telling)| *telling) {
        let first = sentence.tokens.start;
        if !phrases.is(first, Classes::Within) {
            continue;
        }
        let Some(phrase) = phrases.at(first + 1, sentence.tokens.end) else { continue };
        let head = phrase.core.end.saturating_sub(1);
        let own_words = phrase.tokens.clone().any(|at| phrases.is(at, Classes::Channel));
        if phrase.kind == SourceKind::Document && !own_words && phrases.is(head, Classes::Document) {
            let why = vec![Reason::CuePreposition, Reason::Document];
            heard.push(Heard { phrase, role: MentionRole::Cited, claims: Vec::new(), why });
        }
    }
    heard.extend(figures.into_iter().flat_map(|sentence| polled(phrases, sentence)));
    heard.extend(relayed(phrases));
    heard
}

/// Polls that a sentence with figures names behind its first words: Fuller leads by 5 points in a Northwire poll.
fn polled(phrases: &Phrases, sentence: usize) -> Vec<Heard> {
    let Some(sentence) = phrases.document.sentences.get(sentence) else { return Vec::new() };
    if !sentence.tokens.clone().any(|at| phrases.is(at, Classes::Poll)) {
        return Vec::new();
    }
    let poll = |at: usize| {
        let phrase = phrases.at(at + 1, sentence.tokens.end)?;
        phrases.is(phrase.core.end.saturating_sub(1), Classes::Poll).then_some(phrase)
    };
    let why = vec![Reason::CuePreposition, Reason::Document];
    let within = (sentence.tokens.start + 1..sentence.tokens.end).filter(|&at| phrases.is(at, Classes::Within));
    let found = within.filter_map(poll);
    found.map(|phrase| Heard { phrase, role: MentionRole::Cited, claims: Vec::new(), why: why.clone() }).collect()
}

/// Whoever stands after a word that passes on. What is passed on may be a thing ("citing concerns"): only phrases that
/// are sources by their own words count.
fn relayed(phrases: &Phrases) -> Vec<Heard> {
    let document = phrases.document;
    let mut heard = Vec::new();
    for at in (0..document.tokens.len()).filter(|&at| phrases.is(at, Classes::Relay)) {
        let end = document.sentences[document.sentence_of(at)].tokens.end;
        let Some(phrase) = phrases.at(at + 1, end) else { continue };
        if phrase.certain && !phrase.pronoun && phrase.kind != SourceKind::Document {
            let why = vec![Reason::CueVerb, Reason::UnnamedWord];
            heard.push(Heard { phrase, role: MentionRole::Cited, claims: Vec::new(), why });
        }
    }
    heard
}

fn tell(telling: &mut [bool], sentence: usize) {
    if let Some(told) = telling.get_mut(sentence) {
        *told = true;
    }
}
