//! Which words a mention of a source covers, and what the source is called.

use super::Heard;
use crate::Span;
use crate::language::Classes;
use crate::reading::model::{MentionRole, SourceKind};
use crate::reading::phrases::{Phrase, Phrases};

/// Mentions that share words are one: the one with more to say stays.
pub(super) fn apart(mut heard: Vec<Heard>) -> Vec<Heard> {
    heard.sort_by_key(|heard| (heard.phrase.span.start, std::cmp::Reverse(heard.phrase.span.end)));
    let mut apart: Vec<Heard> = Vec::with_capacity(heard.len());
    for next in heard {
        match apart.last_mut().filter(|last| last.phrase.span.overlaps(next.phrase.span)) {
            Some(last) => {
                last.claims.extend(next.claims);
                if last.role == MentionRole::Listed {
                    last.role = next.role;
                }
            }
            None => apart.push(next),
        }
    }
    apart
}

/// The words that are marked. An article belongs to an office, a group or a body; not to a document, nor to what a
/// preposition or a genitive governs ("nach Angaben des ‹Bundesamts›"), where it is the grammar's.
pub(super) fn marked(phrases: &Phrases, phrase: &Phrase, role: MentionRole) -> Span {
    let document = phrases.document;
    let first = phrase.tokens.start;
    let past = first + phrase.determiners;
    let has_rest = phrase.determiners > 0 && past < phrase.tokens.end;
    let article = Classes::Definite.with(Classes::Indefinite).with(Classes::Genitive);
    let bare = match phrase.kind {
        SourceKind::Document => phrases.is(first, article),
        SourceKind::Media => phrase.named && phrases.capital_nouns() && phrases.is(first, article),
        _ => role != MentionRole::Speaker && phrases.capital_nouns() && phrases.is(first, Classes::Definite),
    };
    if has_rest && bare { document.span_of(past..phrase.tokens.end) } else { phrase.span }
}

/// What the source is called: the name without title, article and marks, or the words of the phrase.
pub(super) fn name(phrases: &Phrases, phrase: &Phrase) -> String {
    let document = phrases.document;
    let span = if phrase.named && matches!(phrase.kind, SourceKind::Person) {
        document.span_of(phrase.core.clone())
    } else {
        let first = phrase.tokens.start;
        let article = Classes::Definite.with(Classes::Indefinite).with(Classes::Genitive);
        let past = first + phrase.determiners;
        // "this city" is the city; "her lawyer" is hers.
        let pointing = phrases.is(first, Classes::OtherDeterminer) && !phrases.is(first, Classes::Possessive);
        let bare = phrase.determiners > 0 && past < phrase.tokens.end && (phrases.is(first, article) || pointing);
        let known_whole = phrase.thing.is_some() && phrase.core.start < past;
        document.span_of(if bare && !known_whole { past..phrase.tokens.end } else { phrase.tokens.clone() })
    };
    let words = without_marks(span.of(document.text));
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = ["'s", "’s"].iter().find_map(|ending| words.strip_suffix(ending)).unwrap_or(&words);
    match after_genitive(phrases, phrase) {
        Some(head) => bare.replacen(head, without_genitive(head), 1),
        None => bare.to_owned(),
    }
}

/// Words without the marks around all of them: the closing mark of a name inside stays.
fn without_marks(words: &str) -> &str {
    let mark = |c: char| "„“”»«\"‚‘".contains(c);
    let words = words.trim_start_matches(mark);
    let bare = words.trim_end_matches(mark);
    if bare.contains(mark) { words } else { bare }
}

/// The head noun that stands right behind an article which gives it a genitive ending: des ‹Bauamts›.
fn after_genitive<'a>(phrases: &Phrases<'_, 'a>, phrase: &Phrase) -> Option<&'a str> {
    let article = phrase.tokens.start;
    let strong = phrases.is(article, Classes::Genitive) && phrases.document.word(article).ends_with("es");
    let head = article + 1;
    let bare = phrases.capital_nouns() && phrase.determiners == 1 && phrases.document.tokens.get(head)?.capital;
    (strong && bare).then(|| phrases.document.word(head))
}

/// A German noun without the ending of its genitive: Bauamts, Amtes, Kreises.
fn without_genitive(noun: &str) -> &str {
    match noun.strip_suffix("es").filter(|stem| !stem.ends_with('e') && stem.chars().count() >= 3) {
        Some(stem) => stem,
        None => noun.strip_suffix('s').unwrap_or(noun),
    }
}

/// Office, role and affiliation of a person, in the words of the text.
pub(super) fn description(phrases: &Phrases, phrase: &Phrase) -> Option<String> {
    let document = phrases.document;
    let words = |span: Span| {
        let words = span.of(document.text).trim_matches(|c: char| c == ',' || c.is_whitespace());
        let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        // An article that begins the sentence has its capital for nothing.
        if phrases.is(document.token_at(span.start), Classes::Definite.with(Classes::Indefinite))
            && let Some(first) = words.chars().next()
        {
            words.replace_range(..first.len_utf8(), &first.to_lowercase().to_string());
        }
        words
    };
    match (phrase.title.map(words), phrase.apposition.map(words)) {
        (Some(title), Some(apposition)) => Some(format!("{title}, {apposition}")),
        (one, other) => one.or(other),
    }
}
