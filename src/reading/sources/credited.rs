//! From credits and quotations to the phrases that are sources.

use super::{Heard, Spans};
use crate::Span;
use crate::language::{Duty, VerbClass};
use crate::reading::attribution::Credit;
use crate::reading::document::Document;
use crate::reading::model::{Claim, Detail, Grade, MentionRole, QuoteForm, Reason, SourceKind};
use crate::reading::phrases::{Phrase, Phrases, bare_small};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Most tokens from a relative pronoun to its verb, both included.
const MOST_HELPING: usize = 5;

/// Everybody credited with a quotation, a statement, or anything else said.
pub(super) fn heard(phrases: &Phrases, credits: &[Credit], claims: &[Claim]) -> Vec<Heard> {
    let document = phrases.document;
    let mut heard: Vec<Heard> = Vec::new();
    let mut by_start: HashMap<usize, usize> = HashMap::new();
    let mut reported: Vec<Span> = Vec::new();
    let mut add = |phrase: Phrase, role: MentionRole, claim: Option<usize>, why: Vec<Reason>| {
        let place = *by_start.entry(phrase.span.start).or_insert_with(|| {
            heard.push(Heard { phrase, role, claims: Vec::new(), why });
            heard.len() - 1
        });
        heard[place].claims.extend(claim);
    };
    for (index, claim) in claims.iter().enumerate() {
        let Detail::Quote(quote) = &claim.detail else { continue };
        let Some(speaker) = quote.speaker.filter(|_| quote.form != QuoteForm::Term) else { continue };
        let tokens = document.tokens_in(speaker);
        if claim.why.contains(&Reason::Interview) && is_label(document, speaker) {
            continue;
        }
        let Some(phrase) = named_by(phrases, tokens, quote.cue).filter(|phrase| !is_common(phrases, phrase)) else {
            continue;
        };
        if quote.form != QuoteForm::Direct && quote.cue.is_some_and(|cue| is_defined_by(phrases, &phrase, cue)) {
            continue;
        }
        // "The judge opposes the bill, he said": the pronoun means whoever is named inside; not in "he said the judge …".
        let behind = quote.cue.is_some_and(|cue| cue.end <= claim.span.start);
        if quote.form != QuoteForm::Direct && (!phrase.pronoun || behind) {
            reported.push(claim.span);
        }
        let cited = claim.why.contains(&Reason::CuePreposition);
        let role = if cited { MentionRole::Cited } else { MentionRole::Speaker };
        let why = why(&phrase, if cited { Reason::CuePreposition } else { Reason::CueVerb });
        add(phrase, role, Some(index), why);
    }
    let reported = Spans::new(reported);
    let mut fellows = Vec::new();
    for credit in credits {
        let Some(phrase) = named_by(phrases, credit.speaker.clone(), Some(credit.cue)) else { continue };
        if !counts(&phrase, credit.verb)
            || is_common(phrases, &phrase)
            || is_nested(phrases, credit)
            || is_defined_by(phrases, &phrase, credit.cue)
            || reported.cover(phrase.span)
        {
            continue;
        }
        if credit.beside {
            fellows.push(phrase);
            continue;
        }
        let cited = credit.verb.is_none();
        let role = if cited { MentionRole::Cited } else { MentionRole::Speaker };
        let why = why(&phrase, if cited { Reason::CuePreposition } else { Reason::CueVerb });
        add(phrase, role, None, why);
    }
    heard.extend(unheard(document, fellows, &heard));
    heard
}

/// Those named together with a speaker who are heard nowhere else in the text, by their surnames.
fn unheard(document: &Document, fellows: Vec<Phrase>, heard: &[Heard]) -> Vec<Heard> {
    let surname = |phrase: &Phrase| bare_small(document, phrase.core.end.max(1) - 1);
    let known: HashSet<&str> = heard.iter().map(|heard| surname(&heard.phrase)).collect();
    let other = |phrase: &Phrase| !known.contains(surname(phrase));
    let fellow = |phrase: Phrase| {
        let why = why(&phrase, Reason::CueVerb);
        Heard { phrase, role: MentionRole::Speaker, claims: Vec::new(), why }
    };
    fellows.into_iter().filter(other).map(fellow).collect()
}

/// Whether some words before a turn of an interview name nobody: Frage, Q.
fn is_label(document: &Document, words: Span) -> bool {
    let entry = document.lexicon.and_then(|lexicon| lexicon.attribution.entry(&document.words(words).to_lowercase()));
    entry.is_some_and(|entry| entry.duties.has(Duty::Turn))
}

/// Whether a phrase is a source by a cue alone, where nothing of what is said was found.
fn counts(phrase: &Phrase, verb: Option<VerbClass>) -> bool {
    let Some(verb) = verb else { return true };
    if phrase.pronoun {
        return true;
    }
    // Measured on news: these classes without anything found said are sources more often than not.
    match verb {
        VerbClass::Say | VerbClass::Cite => phrase.certain,
        VerbClass::Claim | VerbClass::Think | VerbClass::Call => phrase.certain && phrase.kind != SourceKind::Document,
        VerbClass::Show => phrase.kind == SourceKind::Document,
        VerbClass::Manner => false,
    }
}

/// A bare noun of a language that writes nouns with a capital, which only looks like a name; or the name of a thing.
fn is_common(phrases: &Phrases, phrase: &Phrase) -> bool {
    let bare = phrase.determiners == 0 && phrase.core.clone().all(|at| phrases.word(at).common);
    phrase.named && !phrase.certain && (bare || phrase.thing.is_none() && phrases.is_thing(phrase.core.clone()))
}

/// What somebody says somebody else says: in "he said that she called", the woman is not heard.
fn is_nested(phrases: &Phrases, credit: &Credit) -> bool {
    let document = phrases.document;
    let Some(before) = credit.speaker.start.checked_sub(1).filter(|_| credit.verb.is_some()) else { return false };
    let word = document.small(before);
    document
        .lexicon
        .and_then(|lexicon| lexicon.attribution.entry(word))
        .is_some_and(|entry| entry.duties.has(Duty::That))
}

/// Whether what somebody says only tells who is meant: the sailors who backed the strike. No one of them is heard.
fn is_defined_by(phrases: &Phrases, phrase: &Phrase, cue: Span) -> bool {
    let document = phrases.document;
    let duties = |at: usize| {
        let word = document.small(at);
        document.lexicon.and_then(|lexicon| lexicon.attribution.entry(word)).map(|entry| entry.duties)
    };
    let has = |at: usize, wanted: &[Duty]| duties(at).is_some_and(|duties| wanted.iter().any(|&duty| duties.has(duty)));
    let somebody =
        matches!(phrase.kind, SourceKind::Person | SourceKind::Role | SourceKind::Group | SourceKind::Unnamed);
    let pronoun = phrase.tokens.end;
    let helps = [Duty::Have, Duty::Be, Duty::Modal, Duty::Adverb, Duty::Negation];
    let verb = document.token_at(cue.start);
    somebody
        && phrase.plural
        && !phrase.named
        && !phrases.capital_nouns()
        && has(pronoun, &[Duty::Relative])
        && verb > pronoun
        && (pronoun + 1..verb.min(pronoun + MOST_HELPING)).all(|at| has(at, &helps))
        && verb < pronoun + MOST_HELPING
}

/// The phrase that some tokens beside a cue name.
fn named_by(phrases: &Phrases, speaker: Range<usize>, cue: Option<Span>) -> Option<Phrase> {
    if let Some(phrase) = in_marks(phrases, &speaker) {
        return Some(phrase);
    }
    // in her view
    let alone = speaker.len() == 1 && !phrases.capital_nouns();
    if let Some(phrase) = phrases.owner_at(speaker.start).filter(|_| alone) {
        return Some(phrase);
    }
    let document = phrases.document;
    let span = document.span_of(speaker.clone());
    let sentence = document.sentences.get(document.sentence_of(speaker.start))?;
    // Before its cue a phrase ends where the cue begins; after it, it may reach further than the speaker's name.
    let before = cue.is_some_and(|cue| cue.start >= span.end);
    let limit = if before { cue.map_or(speaker.end, |cue| document.token_at(cue.start)) } else { sentence.tokens.end };
    let whole = phrases.all()[phrases.within(span)].iter().find(|phrase| {
        // "in the view of Fuller": what holds the speaker is none.
        let speaks = phrase.certain && phrase.kind != SourceKind::Document;
        let held = phrase.named || phrases.capital_nouns() || speaks || speaker.contains(&phrase.core.start);
        let inside = phrase.tokens.start >= speaker.start || phrase.core.start < speaker.end && held;
        inside && phrase.tokens.start < speaker.end
    });
    // "a study ‹published› in Nature": what looks like a cue is part of the phrase, unless it ends with it: figures from
    // the ministry ‹show›.
    if let (Some(phrase), Some(cue)) = (whole, cue)
        && phrase.span.covers(cue)
        && phrase.span.end > cue.end
        && cue.start > document.span_of(phrase.core.clone()).end
    {
        return None;
    }
    // "in the council’s view": whose view it is.
    if !before && !phrases.capital_nouns() && phrases.word(speaker.end.max(1) - 1).possessive {
        return phrases.at(speaker.start, speaker.end).or_else(|| whole.cloned());
    }
    let owns = |phrase: &Phrase| before && phrase.tokens.end >= limit && phrases.word(limit.max(1) - 1).possessive;
    match whole {
        // "Editor’s note": an owner, and no subject.
        Some(phrase) if owns(phrase) => None,
        Some(phrase) if phrase.tokens.end <= limit => Some(phrase.clone()),
        Some(phrase) => phrases.at(phrase.tokens.start, limit).or_else(|| phrases.at(phrase.tokens.start, speaker.end)),
        // "nach Einschätzung ‹politischer Beobachter›": what hangs on the word for something said.
        None => speaker
            .clone()
            .find_map(|at| phrases.at(at, speaker.end))
            .or_else(|| phrases.at(speaker.end, sentence.tokens.end)),
    }
}

/// A name of several words in marks, of which a phrase would take only the first: die „Aktion offene Tür“.
fn in_marks(phrases: &Phrases, speaker: &Range<usize>) -> Option<Phrase> {
    let document = phrases.document;
    let mark = |at: usize| document.word(at).starts_with(['„', '“', '”', '"', '»', '«', '‚', '‘', '’']);
    let last = speaker.end.checked_sub(1).filter(|&last| mark(last))?;
    let open = (speaker.start..last).take(2).find(|&at| mark(at))?;
    let core = open + 1..last;
    let known = phrases.at(core.start, core.end);
    let whole = known.as_ref().is_some_and(|phrase| phrase.tokens.end >= core.end);
    (core.len() > 1 && !whole).then(|| Phrase {
        tokens: speaker.clone(),
        span: document.span_of(speaker.clone()),
        determiners: open - speaker.start,
        core,
        title: None,
        apposition: None,
        kind: SourceKind::Organisation,
        grade: Grade::Named,
        gender: None,
        plural: false,
        pronoun: false,
        named: true,
        certain: true,
        thing: None,
    })
}

fn why(phrase: &Phrase, cue: Reason) -> Vec<Reason> {
    let words = if phrase.pronoun {
        Reason::Pronoun
    } else {
        match phrase.kind {
            SourceKind::Person if phrase.title.is_some() => Reason::Title,
            SourceKind::Person => Reason::PersonName,
            SourceKind::Organisation => Reason::Organisation,
            SourceKind::Media | SourceKind::Own => Reason::Medium,
            SourceKind::Document => Reason::Document,
            SourceKind::Role => Reason::Office,
            SourceKind::Group => Reason::GroupWord,
            SourceKind::Unnamed => Reason::UnnamedWord,
        }
    };
    vec![cue, words]
}
