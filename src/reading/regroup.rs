//! Sources joined and parted by hand: what a person knows better than the reading.

use super::model::{Claim, ClaimIndex, Detail, MentionRole, Reading, Source, SourceIndex, Usage};

/// What a person said of the sources of an article, by their names in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regrouping {
    /// The second is the same source as the first, under whose name both go.
    pub joined: Vec<[String; 2]>,
    /// The second, a name in the text, is not the first but a source of its own.
    pub parted: Vec<[String; 2]>,
}

impl Regrouping {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.joined.is_empty() && self.parted.is_empty()
    }
}

impl Reading {
    /// The reading with its sources regrouped; `text` is that of its article. What names no source of this reading does
    /// nothing.
    pub fn regrouped(&self, text: &str, by: &Regrouping) -> Self {
        let mut reading = self.clone();
        for [whole, part] in &by.parted {
            reading.part(text, whole, part);
        }
        for [one, other] in &by.joined {
            reading.join(one, other);
        }
        reading
    }

    fn source_named(&self, name: &str) -> Option<usize> {
        let known = |source: &Source| source.name == name;
        let alias = |source: &Source| source.aliases.iter().any(|alias| alias == name);
        self.sources.iter().position(known).or_else(|| self.sources.iter().position(alias))
    }

    fn join(&mut self, one: &str, other: &str) {
        let Some((into, from)) = self.source_named(one).zip(self.source_named(other)) else { return };
        if into == from {
            return;
        }
        let Source { name, kind: _, grade: _, description, aliases, mentions, claims, usage } =
            self.sources.remove(from);
        let into = if from < into { into - 1 } else { into };
        for claim in &mut self.claims {
            claim.source = claim.source.map(|SourceIndex(at)| match at.cmp(&from) {
                std::cmp::Ordering::Less => SourceIndex(at),
                std::cmp::Ordering::Equal => SourceIndex(into),
                std::cmp::Ordering::Greater => SourceIndex(at - 1),
            });
        }
        let Some(source) = self.sources.get_mut(into) else { return };
        for alias in std::iter::once(name).chain(aliases) {
            if alias != source.name && !source.aliases.contains(&alias) {
                source.aliases.push(alias);
            }
        }
        source.description = source.description.take().or(description);
        for (list, more) in [(&mut source.mentions, mentions), (&mut source.claims, claims)] {
            list.extend(more);
            list.sort_unstable();
        }
        if usage == Usage::Credited {
            source.usage = usage;
        }
    }

    /// Gives the mentions by one name, and what those words are credited with, a source of their own.
    fn part(&mut self, text: &str, whole: &str, part: &str) {
        let Some(from) = self.sources.iter().position(|source| source.name == whole) else { return };
        let Some(alias) = self.sources[from].aliases.iter().position(|alias| alias == part) else { return };
        let bears = |claim: &Claim| match &claim.detail {
            Detail::Source(_) => claim.span.of(text).ends_with(part) && !claim.span.of(text).ends_with(whole),
            Detail::Quote(quote) => quote
                .speaker
                .is_some_and(|speaker| speaker.of(text).ends_with(part) && !speaker.of(text).ends_with(whole)),
            Detail::Number(_) => false,
        };
        let index = SourceIndex(self.sources.len());
        let source = &mut self.sources[from];
        source.aliases.remove(alias);
        let moved = |list: &mut Vec<ClaimIndex>| -> Vec<ClaimIndex> {
            let (moved, kept) = list.iter().partition(|claim| self.claims.get(claim.0).is_some_and(bears));
            *list = kept;
            moved
        };
        let (mentions, claims) = (moved(&mut source.mentions), moved(&mut source.claims));
        let (kind, grade) = (source.kind, source.grade);
        for claim in mentions.iter().chain(&claims) {
            if let Some(claim) = self.claims.get_mut(claim.0) {
                claim.source = Some(index);
            }
        }
        let spoke = |claim: &ClaimIndex| {
            self.claims.get(claim.0).is_some_and(
                |claim| matches!(&claim.detail, Detail::Source(mention) if mention.role != MentionRole::Listed),
            )
        };
        let usage = if mentions.iter().any(spoke) { Usage::Credited } else { Usage::ListedOnly };
        let (name, aliases, description) = (part.to_owned(), Vec::new(), None);
        self.sources.push(Source { name, kind, grade, description, aliases, mentions, claims, usage });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::language::Language;
    use crate::reading::read;

    const TEXT: &str = "“The weir holds,” said Lena Fuller. The mayor said it was checked. Fuller said it will hold.";

    fn regrouped(joined: &[[&str; 2]], parted: &[[&str; 2]]) -> Reading {
        let owned = |pairs: &[[&str; 2]]| pairs.iter().map(|pair| pair.map(str::to_owned)).collect();
        let reading = read(&Article::from_text(TEXT.to_owned()), Some(Language::ENGLISH));
        reading.regrouped(TEXT, &Regrouping { joined: owned(joined), parted: owned(parted) })
    }

    /// Each source with its aliases and the words of the quotes that are its own.
    fn shown(reading: &Reading) -> Vec<String> {
        for (at, source) in reading.sources.iter().enumerate() {
            for claim in source.mentions.iter().chain(&source.claims) {
                assert_eq!(reading.claims[claim.0].source, Some(SourceIndex(at)), "both sides tell the same");
            }
        }
        let one = |source: &Source| format!("{} [{}] {}", source.name, source.aliases.join(", "), source.claims.len());
        reading.sources.iter().map(one).collect()
    }

    #[test]
    fn two_sources_become_one() {
        let found = shown(&regrouped(&[], &[]));
        assert_eq!(found, ["Lena Fuller [Fuller] 2", "mayor [] 1"]);
        let joined = shown(&regrouped(&[["Lena Fuller", "mayor"]], &[]));
        assert_eq!(joined, ["Lena Fuller [Fuller, mayor] 3"]);
        let other_way = shown(&regrouped(&[["mayor", "Lena Fuller"]], &[]));
        assert_eq!(other_way, ["mayor [Lena Fuller, Fuller] 3"]);
    }

    #[test]
    fn one_source_becomes_two() {
        let parted = shown(&regrouped(&[], &[["Lena Fuller", "Fuller"]]));
        assert_eq!(parted, ["Lena Fuller [] 1", "mayor [] 1", "Fuller [] 1"]);
        let again = shown(&regrouped(&[["Lena Fuller", "Fuller"]], &[["Lena Fuller", "Fuller"]]));
        assert_eq!(again, ["Lena Fuller [Fuller] 2", "mayor [] 1"]);
    }

    #[test]
    fn names_that_are_gone_do_nothing() {
        let same = shown(&regrouped(&[["Lena Fuller", "Ann Holt"], ["Ann Holt", "mayor"]], &[["mayor", "Holt"]]));
        assert_eq!(same, shown(&regrouped(&[], &[])));
    }
}
