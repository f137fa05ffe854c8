//! Sources without a cue of their own: documents that a sentence begins with ("Im Deutschlandtrend liegt …", "In a
//! press release, …"), and whoever is passed on ("Reuters, citing two officials, said …").

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
    for claim in claims.iter().filter(|claim| matches!(claim.detail, Detail::Number(_))) {
        tell(&mut telling, document.sentence_at(claim.span.start));
    }
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
    heard.extend(relayed(phrases));
    heard
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
