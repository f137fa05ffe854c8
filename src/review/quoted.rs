//! Words as another program quotes them, found again in the text of a review.
//!
//! Other programs read the same article off a page of their own: with other white space, and with a position that counts
//! in another text. So the words come first, then what stands around them, and the position only where that leaves
//! several places. Where it is not plain which words are meant, none are: a note on the wrong words is worse than one
//! that has lost its place.

use crate::Span;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;

/// So many places with the same words are looked at. Of words that stand in more, only the position can tell.
const MOST_PLACES: usize = 200;

/// So many places are passed on the way through the text. Where there are more, only positions can tell.
const MOST_PASSED: usize = 10_000_000;

/// So many characters of a quote are searched for; the rest is compared where they stand.
const SOUGHT: usize = 100;

/// So much of the text on either side is compared, in characters without white space.
const CONTEXT: usize = 64;

/// Words of so many characters mean what they mean wherever they stand, if they stand only there.
const LONG: usize = 24;

/// Words as another program quotes them, with what it tells of their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quoted {
    /// The words; empty where only a position is told.
    pub exact: String,
    /// What stands before them; empty where that is not told.
    pub prefix: String,
    /// What stands behind them; empty where that is not told.
    pub suffix: String,
    /// Where they stand, if the other program counts in this very text.
    pub position: Option<Span>,
}

/// Finds quotes in a text: as many places as quotes, in their order, `None` where it is not plain which words are meant.
pub fn find(text: &str, quotes: &[Quoted]) -> Vec<Option<Span>> {
    let page = Squeezed::new(text);
    let needles: Vec<String> = quotes.iter().map(|quoted| squeezed(&quoted.exact)).collect();
    let mut places: HashMap<&str, Vec<usize>> = needles.iter().map(|needle| (head(needle), Vec::new())).collect();
    page.find_all(&mut places);
    let none = Vec::new();
    let found = quotes.iter().zip(&needles);
    found.map(|(quoted, needle)| page.choose(quoted, needle, places.get(head(needle)).unwrap_or(&none))).collect()
}

/// The part of a quote that is searched for.
fn head(needle: &str) -> &str {
    needle.char_indices().nth(SOUGHT).map_or(needle, |(end, _)| &needle[..end])
}

/// A text without its white space, and the way back.
struct Squeezed<'a> {
    text: &'a str,
    words: String,
    /// For each stretch of white space: the offset in `words` at which it stood, and how many bytes were taken out up to
    /// and with it.
    gaps: Vec<(usize, usize)>,
}

impl<'a> Squeezed<'a> {
    fn new(text: &'a str) -> Self {
        let mut words = String::with_capacity(text.len());
        let mut gaps: Vec<(usize, usize)> = Vec::new();
        let mut taken = 0;
        for c in text.chars() {
            if !c.is_whitespace() {
                words.push(c);
                continue;
            }
            taken += c.len_utf8();
            match gaps.last_mut() {
                Some((at, all)) if *at == words.len() => *all = taken,
                _ => gaps.push((words.len(), taken)),
            }
        }
        Self { text, words, gaps }
    }

    /// Where a stretch of `words` stands in the text, without white space at either end.
    fn span(&self, start: usize, end: usize) -> Span {
        let taken = |count: usize| count.checked_sub(1).and_then(|at| self.gaps.get(at)).map_or(0, |(_, all)| *all);
        let before_start = self.gaps.partition_point(|(at, _)| *at <= start);
        let before_end = self.gaps.partition_point(|(at, _)| *at < end);
        Span::new(start + taken(before_start), end + taken(before_end))
    }

    /// Finds where each of some words stands in `words`, in one pass. Of what stands too often there are more places
    /// than [`MOST_PLACES`], but not all.
    fn find_all(&self, places: &mut HashMap<&str, Vec<usize>>) {
        let sought: Vec<&str> = places.keys().copied().filter(|words| !words.is_empty()).collect();
        let Ok(finder) = AhoCorasick::new(&sought) else {
            return places.clear();
        };
        for (passed, found) in finder.find_overlapping_iter(&self.words).enumerate() {
            let here = sought.get(found.pattern().as_usize()).and_then(|words| places.get_mut(words));
            if let Some(here) = here.filter(|here| here.len() <= MOST_PLACES) {
                here.push(found.start());
            }
            // What was not found yet may still come: an only place might be one of several.
            if passed >= MOST_PASSED {
                return places.values_mut().for_each(|here| here.resize(MOST_PLACES + 1, 0));
            }
        }
    }

    /// The one of these places that is meant.
    fn choose(&self, quoted: &Quoted, needle: &str, places: &[usize]) -> Option<Span> {
        let position = quoted.position.map(|span| span.trimmed(self.text)).filter(|span| !span.is_empty());
        if needle.is_empty() {
            return position.filter(|span| self.cuts_no_word(*span));
        }
        let told = (squeezed(&quoted.prefix), squeezed(&quoted.suffix));
        let all = told.0.chars().take(CONTEXT).count() + told.1.chars().take(CONTEXT).count();
        let known = position.filter(|span| same_words(span.of(self.text), &quoted.exact));
        if places.len() > MOST_PLACES {
            return known;
        }
        let agreeing = |start: usize| {
            if !self.words[start..].starts_with(needle) {
                return None;
            }
            let end = start + needle.len();
            let span = self.span(start, end);
            let same = same_words(span.of(self.text), &quoted.exact);
            same.then(|| {
                (
                    common(self.words[..start].chars().rev(), told.0.chars().rev())
                        + common(self.words[end..].chars(), told.1.chars()),
                    span,
                )
            })
        };
        let found: Vec<(usize, Span)> = places.iter().filter_map(|&start| agreeing(start)).collect();
        let best = found.iter().map(|(agreed, _)| *agreed).max()?;
        let plain = 2 * best >= all;
        let mut top = found.iter().filter(|(agreed, _)| *agreed == best).map(|(_, span)| *span);
        let (first, tied) = (top.next()?, top.next().is_some());
        if tied {
            return known.filter(|known| plain && found.contains(&(best, *known)));
        }
        let alone = found.len() == 1;
        let fits = if all > 0 { plain } else { alone && position.is_none_or(|position| position == first) };
        (fits || alone && needle.chars().count() >= LONG).then_some(first)
    }

    /// Whether neither end of a span parts letters or digits: a position that counts in another text mostly does.
    fn cuts_no_word(&self, span: Span) -> bool {
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let cuts = |at: usize| match (self.text.get(..at), self.text.get(at..)) {
            (Some(before), Some(after)) => in_word(before.chars().next_back()) && in_word(after.chars().next()),
            _ => true,
        };
        !cuts(span.start) && !cuts(span.end)
    }
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How many characters both begin with, as far as they are compared.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take(CONTEXT).take_while(|(one, other)| one == other).count()
}

/// Whether two texts that are the same without white space are the same words. Between blocks a page may have no white
/// space where the other has a line break; anywhere else words that run together are others: `1 2` is not `12`.
fn same_words(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.trim().chars().peekable(), other.trim().chars().peekable());
    loop {
        let gaps = [gap(&mut one), gap(&mut other)];
        if matches!(gaps, [Gap::None, Gap::Space] | [Gap::Space, Gap::None]) {
            return false;
        }
        match (one.next(), other.next()) {
            (None, None) => return true,
            (one, other) if one != other => return false,
            _ => {}
        }
    }
}

/// White space between two characters.
#[derive(PartialEq)]
enum Gap {
    None,
    Space,
    Line,
}

fn gap(chars: &mut std::iter::Peekable<impl Iterator<Item = char>>) -> Gap {
    let mut gap = Gap::None;
    while let Some(c) = chars.next_if(|c| c.is_whitespace()) {
        if matches!(c, '\n' | '\r') {
            gap = Gap::Line;
        } else if gap == Gap::None {
            gap = Gap::Space;
        }
    }
    gap
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text with `[]` around the words that are to be found; without, none are.
    fn check(marked: &str, exact: &str, prefix: &str, suffix: &str, position: Option<Span>) {
        let text = marked.replace(['[', ']'], "");
        let wanted = marked.find('[').zip(marked.find(']')).map(|(start, end)| Span::new(start, end - 1));
        let quoted = Quoted { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into(), position };
        let found = find(&text, &[quoted])[0];
        assert_eq!(found, wanted, "{exact:?} in {marked:?}: {:?}", found.map(|span| span.of(&text)));
    }

    #[test]
    fn words_are_found_where_they_are_meant() {
        let nowhere = None;
        check("Es kamen [40] Gäste.", "40", "kamen ", " Gäste", nowhere);
        check("Es kamen [40] Gäste.", "40", "", "", nowhere);
        // One side of the surroundings was rewritten.
        check("Es kamen etwa [40] Gäste zum Fest.", "40", "Es kamen ", " Gäste zum", nowhere);
        // The page has other white space.
        check("Es kamen\n[rund 40] Gäste.", "rund\n      40", "Es  kamen ", "Gäste.", nowhere);
        check("Das [Ende.\nDer Anfang] war gut.", "Ende.Der Anfang", "Das ", " war", nowhere);
        // The same words twice, told apart by what stands around them.
        check("Um 12 kamen 40, um [12] gingen 30.", "12", "40, um ", " gingen", nowhere);
        check("12 und [12]", "12", "", "", Some(Span::new(7, 9)));
        check("Ja. Ja. [Ja]. Ja.", "Ja", "Ja. ", ". Ja.", Some(Span::new(8, 10)));
        // A long passage that was moved.
        check(
            "[Der Rat stimmte dem Bau des Wehrs zu.] Es regnet.",
            "Der Rat stimmte dem Bau des Wehrs zu.",
            "Gestern. ",
            " Morgen",
            nowhere,
        );
        // A position alone, where it cuts no word.
        check("Es kamen [40] Gäste.", "", "", "", Some(Span::new(9, 11)));
    }

    #[test]
    fn a_lookalike_is_not_taken() {
        let nowhere = None;
        check("Es kamen 40 Gäste.", "41", "kamen ", " Gäste", nowhere);
        // The only such words, but somewhere else.
        check("Um 12 war Schluss.", "12", "zahlte er dem Amt ", " Euro an Gebühren", nowhere);
        check("Um 12 kamen 40, um 12 gingen 30.", "12", "", "", nowhere);
        check("Um 12 kamen 40, um 12 gingen 30.", "12", "", "", Some(Span::new(4, 6)));
        check("12 kamen, 12 gingen", "12", "zahlte ", " Euro", nowhere);
        check("Um 12 war Schluss.", "12", "", "", Some(Span::new(9, 12)));
        check("Es kamen 1 2 Gäste.", "12", "kamen ", " Gäste", nowhere);
        check("Es kamen 40 Gäste.", "", "", "", Some(Span::new(4, 11)));
        check("Es kamen 40 Gäste.", "", "", "", None);
        check("Es kamen 40 Gäste.", " \n", "kamen ", "40", None);
    }

    #[test]
    fn what_stands_too_often_is_told_by_its_position() {
        let text = "ja ".repeat(3_000);
        // Longer than what is searched for: they differ behind it.
        let long = format!("{} b", "a ".repeat(SOUGHT));
        let two = format!("{}c. {long}.", "a ".repeat(SOUGHT));
        let quoted_long = Quoted { exact: long.clone(), ..Quoted::default() };
        assert_eq!(find(&two, &[quoted_long])[0].map(|span| span.of(&two)), Some(long.as_str()));

        let quoted = |position| Quoted { exact: "ja".into(), position, ..Quoted::default() };
        let found = find(&text, &[quoted(None), quoted(Some(Span::new(3, 5)))]);
        assert_eq!(found, [None, Some(Span::new(3, 5))]);
    }

    proptest! {
        #[test]
        fn an_anchor_finds_its_own_words(text in "[ab1 \u{e4}\n\u{a0}]{0,60}", start in 0usize..60, len in 1usize..12) {
            let span = Span::new(text.floor_char_boundary(start), text.floor_char_boundary(start + len));
            if let Some(anchor) = crate::review::Anchor::of(&text, span.trimmed(&text)) {
                let span = anchor.span;
                let quoted = Quoted {
                    exact: anchor.exact, prefix: anchor.prefix, suffix: anchor.suffix, position: Some(span),
                };
                prop_assert_eq!(find(&text, &[quoted]), [Some(span)]);
            }
        }

        #[test]
        fn whatever_is_found_are_the_words(text in "[ab ]{0,40}", exact in "[ab ]{0,4}", prefix in "[ab]{0,3}") {
            let quoted = Quoted { exact: exact.clone(), prefix, ..Quoted::default() };
            if let Some(span) = find(&text, &[quoted])[0] {
                prop_assert_eq!(
                    span.of(&text).split_whitespace().collect::<Vec<_>>(),
                    exact.split_whitespace().collect::<Vec<_>>()
                );
            }
        }
    }
}
