//! Sources that a text only lists: "Quellen: …" at its end, credits such as "(dpa/kna)" or "Mit Material von dpa".

use super::Heard;
use super::turns::Found;
use crate::language::{Classes, NameClass, SourceTurn};
use crate::reading::document::TokenKind;
use crate::reading::model::{MentionRole, Reason, SourceKind};
use crate::reading::phrases::{Phrase, Phrases};

/// Most names in one bracket of a credit: (AP/dpa/Reuters).
const LONGEST_CREDIT: usize = 8;

/// Everybody named in a list of sources or a credit line.
pub(super) fn heard(phrases: &Phrases, turns: &[Found]) -> Vec<Heard> {
    let mut heard = Vec::new();
    // A list goes on to the end of its sentence; another opening inside it opens nothing.
    let mut past = 0;
    for found in turns.iter().filter(|found| matches!(found.turn, SourceTurn::List | SourceTurn::Credit)) {
        if found.tokens.start < past {
            continue;
        }
        let sentence = phrases.document.sentence_of(found.tokens.start);
        past = phrases.document.sentences.get(sentence).map_or(past, |sentence| sentence.tokens.end);
        match found.turn {
            SourceTurn::List => listed(phrases, found, Reason::SourceList, &mut heard),
            SourceTurn::Credit => listed(phrases, found, Reason::Credit, &mut heard),
            SourceTurn::Own | SourceTurn::Reader | SourceTurn::Hearsay | SourceTurn::Withheld => {}
        }
    }
    bracketed(phrases, &mut heard);
    heard
}

fn push(phrase: Phrase, why: Reason, heard: &mut Vec<Heard>) {
    heard.push(Heard { phrase, role: MentionRole::Listed, claims: Vec::new(), why: vec![why] });
}

/// The names after the words that open a list or a credit, to the end of the sentence.
fn listed(phrases: &Phrases, found: &Found, why: Reason, heard: &mut Vec<Heard>) {
    let document = phrases.document;
    let Some(sentence) = document.sentences.get(document.sentence_of(found.tokens.start)) else { return };
    let opens = found.tokens.start == sentence.tokens.start;
    let colon = document.word(found.tokens.end - 1) == ":";
    let from = found.tokens.end;
    let end = sentence.tokens.end;
    // With a colon it is a line of its own; without one it must be followed by a list of names right away.
    let names = names(phrases, from, end);
    let direct = names.first().is_some_and(|name| name.tokens.start == from);
    let enough = if why == Reason::Credit { direct } else { direct && names.len() >= 2 };
    if colon && opens || !colon && enough {
        for name in names {
            push(name, why, heard);
        }
    }
}

/// The media, bodies and persons named between two tokens, also inside longer phrases.
fn names(phrases: &Phrases, from: usize, end: usize) -> Vec<Phrase> {
    let mut names: Vec<Phrase> = Vec::new();
    let mut at = from;
    while at < end {
        let known = phrases.word(at).known.filter(|known| known.class != NameClass::Place && at + known.tokens <= end);
        if let Some(known) = known {
            // The name alone, and not what hangs on it.
            if let Some(phrase) = phrases.at(at, at + known.tokens) {
                at = phrase.tokens.end.max(at + 1);
                names.push(phrase);
                continue;
            }
        }
        match phrases.at(at, end) {
            Some(phrase) if is_name(&phrase) && !is_place(phrases, &phrase) => {
                at = phrase.tokens.end.max(at + 1);
                names.push(phrase);
            }
            _ => at += 1,
        }
    }
    names
}

fn is_name(phrase: &Phrase) -> bool {
    let named = matches!(phrase.kind, SourceKind::Person | SourceKind::Organisation | SourceKind::Media);
    named
        && phrase.named
        && phrase.certain
        && !phrase.pronoun
        && (phrase.kind != SourceKind::Person || phrase.core.len() > 1)
}

/// Where somebody reported from: by Anna Fuller in Oslin.
fn is_place(phrases: &Phrases, phrase: &Phrase) -> bool {
    let known = phrases.word(phrase.core.start).known;
    known.is_some_and(|known| known.class == NameClass::Place && known.tokens >= phrase.core.len())
}

/// "(dpa/kna)": a bracket at the edge of a block with nothing in it but media.
fn bracketed(phrases: &Phrases, heard: &mut Vec<Heard>) {
    let document = phrases.document;
    for index in 0..document.tokens.len() {
        if document.word(index) != "(" {
            continue;
        }
        let mut at = index + 1;
        let mut names = Vec::new();
        while at < document.tokens.len() && at - index <= LONGEST_CREDIT {
            let known = phrases.word(at).known.filter(|known| known.class == NameClass::Medium);
            if let Some(known) = known {
                names.extend(phrases.at(at, at + known.tokens));
                at += known.tokens;
                continue;
            }
            let joins = matches!(document.word(at), "/" | "," | "-" | "&") || phrases.is(at, Classes::Boundary);
            if joins && !names.is_empty() && document.tokens[at].kind != TokenKind::Figure {
                at += 1;
                continue;
            }
            break;
        }
        if document.word(at) == ")" && !names.is_empty() && at_edge(phrases, index, at) {
            for name in names {
                push(name, Reason::Credit, heard);
            }
        }
    }
}

/// Longest a dateline is: "WASHINGTON, D.C. (AP) —".
const LONGEST_DATELINE: usize = 6;

fn at_edge(phrases: &Phrases, open: usize, close: usize) -> bool {
    let document = phrases.document;
    let Some(sentence) = document.sentences.get(document.sentence_of(open)) else { return false };
    let block = sentence.block;
    let opening = document.sentences.partition_point(|sentence| sentence.block < block);
    let begins = document.sentences.get(opening).is_some_and(|first| open - first.tokens.start <= LONGEST_DATELINE);
    let after = document.tokens.get(close + 1).map(|_| document.sentence_of(close + 1));
    let ends = after.is_none_or(|after| document.sentences[after].block != block)
        || document.word(close + 1) == "."
            && document
                .tokens
                .get(close + 2)
                .is_none_or(|_| document.sentences[document.sentence_of(close + 2)].block != block);
    begins || ends
}
