//! The ledger: who is heard in a text, where, and with what.
//!
//! It begins at the cue and not at the name: whoever is credited with a quotation or a statement is a source, whoever
//! is merely named is none. Phrases tell what kind of source the words name, joining tells which words name the same.

mod credited;
mod fronted;
mod listed;
mod marks;
#[cfg(test)]
mod tests;
mod turns;

use super::attribution::Credit;
use super::document::Document;
use super::joining::{self, Entities, Item};
use super::model::{
    Claim, ClaimIndex, Detail, Grade, Mention, MentionRole, QuoteForm, Reason, Source, SourceIndex, SourceKind, Usage,
};
use super::phrases::{Phrase, Phrases};
use crate::Span;
use crate::language::Duty;
use std::collections::HashMap;

/// A phrase that is a source, and what makes it one.
#[derive(Debug, Clone)]
struct Heard {
    phrase: Phrase,
    role: MentionRole,
    /// The claims credited to it, by their place in the claims found so far.
    claims: Vec<usize>,
    why: Vec<Reason>,
}

/// Adds the mentions of sources to `claims`, tells every claim its source, and lists the sources in the order of
/// their first mention. `claims` are the quotes and numbers found so far; they come back sorted.
pub(crate) fn ledger(
    document: &Document,
    phrases: &Phrases,
    credits: &[Credit],
    claims: &mut Vec<Claim>,
) -> Vec<Source> {
    let turns = document.lexicon.map(|lexicon| turns::find(document, &lexicon.sources.turns)).unwrap_or_default();
    let mut heard = credited::heard(phrases, credits, claims);
    heard.extend(fronted::heard(phrases, credits, claims));
    turns::own(document, &turns, &mut heard);
    turns::withhold(document, &turns, &mut heard);
    heard.extend(turns::heard(document, &turns));
    heard.extend(listed::heard(phrases, &turns));
    let heard = marks::apart(heard);
    let quoted = Spans::of(claims, |form| form == QuoteForm::Direct);
    let reported = Spans::of(claims, |form| matches!(form, QuoteForm::Indirect | QuoteForm::Mixed));
    let (items, of_heard) = items(phrases, &heard, claims, &quoted, &reported);
    let entities = joining::join(phrases, &items);
    write(document, phrases, &items, &entities, &heard, &of_heard, claims)
}

/// Spans that do not overlap, to be asked whether one covers a place.
struct Spans(Vec<Span>);

impl Spans {
    /// The quotations of some forms.
    fn of(claims: &[Claim], form: impl Fn(QuoteForm) -> bool) -> Self {
        let quotation = |claim: &Claim| match &claim.detail {
            Detail::Quote(quote) if form(quote.form) => Some(claim.span),
            _ => None,
        };
        Self::new(claims.iter().filter_map(quotation).collect())
    }

    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        Self(spans)
    }

    fn cover(&self, span: Span) -> bool {
        let after = self.0.partition_point(|candidate| candidate.start <= span.start);
        self.0[..after].iter().rev().take(2).any(|candidate| candidate.covers(span))
    }
}

/// Every phrase of the text that names somebody, with the phrases that are heard in the place of those they overlap;
/// and for each that is heard its place among these.
fn items(
    phrases: &Phrases,
    heard: &[Heard],
    claims: &[Claim],
    quoted: &Spans,
    reported: &Spans,
) -> (Vec<Item>, Vec<usize>) {
    let mut items = Vec::with_capacity(phrases.all().len() + heard.len());
    let mut of_heard = vec![0; heard.len()];
    let mut order: Vec<usize> = (0..heard.len()).collect();
    order.sort_by_key(|&index| heard[index].phrase.span.start);
    let mut next = order.into_iter().peekable();
    let mut past = 0;
    let item = |phrase: &Phrase, credited, said| Item {
        phrase: phrase.clone(),
        credited,
        quoted: quoted.cover(phrase.span),
        reported: reported.cover(phrase.span),
        said,
    };
    let credited = |heard: &Heard| {
        let said = heard.claims.iter().filter_map(|&claim| claims.get(claim)).map(|claim| claim.span).collect();
        item(&heard.phrase, true, said)
    };
    for phrase in phrases.all() {
        while let Some(index) = next.next_if(|&index| heard[index].phrase.span.start < phrase.span.end) {
            past = past.max(heard[index].phrase.span.end);
            of_heard[index] = items.len();
            items.push(credited(&heard[index]));
        }
        if phrase.span.start >= past {
            items.push(item(phrase, false, Vec::new()));
        }
    }
    for index in next {
        of_heard[index] = items.len();
        items.push(credited(&heard[index]));
    }
    (items, of_heard)
}

/// Puts the sources and their mentions together.
fn write(
    document: &Document,
    phrases: &Phrases,
    items: &[Item],
    entities: &Entities,
    heard: &[Heard],
    of_heard: &[usize],
    claims: &mut Vec<Claim>,
) -> Vec<Source> {
    // Sources in the order of their first mention; a pronoun that means nobody certain makes none.
    let mut order: Vec<usize> = (0..heard.len()).collect();
    order.sort_by_key(|&index| heard[index].phrase.span.start);
    let mut source_of: HashMap<usize, usize> = HashMap::new();
    let mut sources: Vec<(usize, Vec<usize>)> = Vec::new();
    for index in order {
        let Some(entity) = entities.of.get(of_heard[index]).copied().flatten() else { continue };
        let source = *source_of.entry(entity).or_insert_with(|| {
            sources.push((entity, Vec::new()));
            sources.len() - 1
        });
        sources[source].1.push(index);
    }
    for (number, (_, mentions)) in sources.iter().enumerate() {
        for &index in mentions {
            for &claim in &heard[index].claims {
                if let Some(claim) = claims.get_mut(claim) {
                    claim.source = Some(SourceIndex(number));
                }
            }
        }
    }
    credit_numbers(document, claims, heard, &sources);
    for (number, (_, mentions)) in sources.iter().enumerate() {
        for &index in mentions {
            let Heard { phrase, role, why, .. } = &heard[index];
            // "er" is not marked, "seiner Meinung nach" is.
            if phrase.pronoun && phrase.tokens.len() == 1 {
                continue;
            }
            let span = marks::marked(phrases, phrase, *role);
            claims.push(Claim {
                span,
                source: Some(SourceIndex(number)),
                why: why.clone(),
                detail: Detail::Source(Mention { role: *role }),
            });
        }
    }
    claims.extend(pointers(document, claims));
    claims.sort_by_key(|claim| (claim.span.start, std::cmp::Reverse(claim.span.end)));
    let mut ledger: Vec<Source> = sources
        .iter()
        .map(|(entity, mentions)| describe(phrases, items, &entities.all[*entity], mentions, heard))
        .collect();
    for (index, claim) in claims.iter().enumerate() {
        let Some(source) = claim.source.and_then(|SourceIndex(source)| ledger.get_mut(source)) else { continue };
        match claim.detail {
            Detail::Source(_) => source.mentions.push(ClaimIndex(index)),
            Detail::Quote(_) | Detail::Number(_) => source.claims.push(ClaimIndex(index)),
        }
    }
    ledger
}

/// Words that take up a source and are no pronoun, each where it reports: "Demnach" stands for whoever said it before.
fn pointers(document: &Document, claims: &[Claim]) -> Vec<Claim> {
    let attribution = document.lexicon.map(|lexicon| &lexicon.attribution);
    let points = |cue: Span| {
        let entry = attribution.and_then(|words| words.entry(&document.text[cue.start..cue.end].to_lowercase()));
        entry.is_some_and(|entry| entry.duties.has(Duty::Hence))
    };
    let pointer = |claim: &Claim| {
        let Detail::Quote(quote) = &claim.detail else { return None };
        let span = quote.cue.filter(|&cue| points(cue))?;
        let why = vec![Reason::CuePreposition, Reason::Pronoun];
        Some(Claim {
            span,
            source: Some(claim.source?),
            why,
            detail: Detail::Source(Mention { role: MentionRole::Cited }),
        })
    };
    let mut found: Vec<Claim> = claims.iter().filter_map(pointer).collect();
    found.dedup_by_key(|claim| claim.span);
    found
}

/// Numbers inside a credited statement, or in a sentence with one credit, are credited with it.
fn credit_numbers(document: &Document, claims: &mut [Claim], heard: &[Heard], sources: &[(usize, Vec<usize>)]) {
    let mut statements: Vec<(Span, SourceIndex)> = claims
        .iter()
        .filter(|claim| matches!(claim.detail, Detail::Quote(_)))
        .filter_map(|claim| Some((claim.span, claim.source?)))
        .collect();
    statements.sort_unstable_by_key(|(span, _)| *span);
    let mut by_sentence: HashMap<usize, Option<SourceIndex>> = HashMap::new();
    for (number, (_, mentions)) in sources.iter().enumerate() {
        for heard in mentions.iter().map(|&index| &heard[index]).filter(|heard| heard.role != MentionRole::Listed) {
            let sentence = document.sentence_of(heard.phrase.tokens.start);
            let source = SourceIndex(number);
            by_sentence
                .entry(sentence)
                .and_modify(|known| *known = known.filter(|&known| known == source))
                .or_insert(Some(source));
        }
    }
    for claim in claims.iter_mut().filter(|claim| matches!(claim.detail, Detail::Number(_))) {
        let after = statements.partition_point(|(span, _)| span.start <= claim.span.start);
        let inside = statements[..after].iter().rev().take(4).find(|(span, _)| span.covers(claim.span));
        claim.source = inside
            .map(|&(_, source)| source)
            .or_else(|| by_sentence.get(&document.sentence_at(claim.span.start)).copied().flatten());
    }
}

/// The entry of a source.
/// The last word of a name that is no abbreviation and no numeral: Fuller of Anna Fuller Jr.
fn surname(name: &str) -> &str {
    let added = |word: &str| word.ends_with('.') || word.chars().all(|character| "IVX".contains(character));
    name.rsplit(' ').find(|word| !added(word)).unwrap_or(name)
}

fn describe(
    phrases: &Phrases,
    items: &[Item],
    entity: &joining::Entity,
    mentions: &[usize],
    heard: &[Heard],
) -> Source {
    let all = || entity.phrases.iter().filter_map(|&index| items.get(index)).map(|item| &item.phrase);
    let names: Vec<String> =
        all().filter(|phrase| !phrase.pronoun).map(|phrase| marks::name(phrases, phrase)).collect();
    // A headline's "Mayor Fuller Poised" ends with no surname that others end with.
    let mut ends: HashMap<&str, usize> = HashMap::new();
    for name in &names {
        *ends.entry(surname(name)).or_default() += 1;
    }
    let most = ends.values().copied().max().unwrap_or(0);
    let usual = |phrase: &Phrase, name: &str| {
        let given = phrases.word(phrase.core.start).given;
        phrase.kind != SourceKind::Person || given || ends.get(surname(name)).is_some_and(|&count| count == most)
    };
    // The fullest name is the one of most words; among these the first.
    let fullest = all().filter(|phrase| !phrase.pronoun).zip(&names).max_by_key(|(phrase, name)| {
        let words = name.split(' ').count();
        (phrase.named, usual(phrase, name), words, std::cmp::Reverse(phrase.span.start))
    });
    let name = fullest.map(|(_, name)| name.clone()).unwrap_or_default();
    let kind = fullest.map_or(entity.kind, |(phrase, _)| phrase.kind);
    let grade = fullest.map_or(Grade::Anonymous, |(phrase, _)| phrase.grade);
    let listed_only = mentions.iter().all(|&index| heard[index].role == MentionRole::Listed);
    let mut aliases: Vec<String> = Vec::new();
    for alias in names {
        if alias != name && !alias.is_empty() && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    Source {
        name,
        kind,
        // A medium that stands in a list passes nothing on.
        grade: if kind == SourceKind::Media && listed_only { Grade::Named } else { grade },
        // Where it is heard it stands as a subject: "der Präsident", and not "mit dem Präsidenten".
        description: mentions
            .iter()
            .map(|&index| &heard[index].phrase)
            .chain(all())
            .find_map(|phrase| marks::description(phrases, phrase)),
        aliases,
        mentions: Vec::new(),
        claims: Vec::new(),
        usage: if listed_only { Usage::ListedOnly } else { Usage::Credited },
    }
}
