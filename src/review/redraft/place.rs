//! Where one stretch of the old draft has come to stand.

use super::align::{Alignment, Hunk, token_weight};
use super::{Landing, State};
use crate::Span;
use std::collections::HashMap;
use std::ops::Range;

/// The largest passage, in pairs of tokens, whose words are compared one by one.
const MOST_PAIRS: usize = 40_000;

/// The largest passage, in tokens, that is searched for words that stayed in it.
const MOST_SEARCHED: usize = 4_000;

/// How much of a claim must be recognised in its changed form, of 1.
const RECOGNISED: f32 = 0.5;

/// Finds the places of stretches of the old draft in the new one.
#[derive(Debug)]
pub(super) struct Finder<'a> {
    alignment: Alignment<'a>,
    /// Which tokens of a changed passage are likely forms of which, by passage.
    pairs: HashMap<usize, Vec<Pair>>,
}

/// A token that was changed into another.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pair {
    old: usize,
    new: usize,
    likeness: f32,
}

/// Where a token of a claim has gone, and how sure that is.
#[derive(Debug, Clone, Copy)]
struct Image {
    token: usize,
    new: usize,
    sure: f32,
}

impl<'a> Finder<'a> {
    pub(super) fn new(old: &'a str, new: &'a str) -> Self {
        Self { alignment: Alignment::new(old, new), pairs: HashMap::new() }
    }

    /// Where the stretch stands now.
    pub(super) fn find(&mut self, span: Span) -> Landing {
        let tokens = self.tokens_of(span);
        if tokens.is_empty() {
            return self.lost(tokens.start);
        }
        let kept: Option<Vec<usize>> = self.alignment.kept[tokens.clone()].iter().copied().collect();
        if let Some(at) = kept.as_deref().and_then(in_a_row) {
            return self.same(span, &tokens, at, State::Same, 1.0);
        }
        let moved = tokens.clone().map(|token| self.alignment.moved[token].or(self.alignment.kept[token]));
        let moved: Option<Vec<usize>> = moved.collect();
        if let Some(at) = moved.as_deref().and_then(in_a_row) {
            let home = self.hunk(tokens.start).or_else(|| self.hunk(tokens.end - 1));
            let stayed = home.is_some_and(|hunk| hunk.new.contains(&at));
            return self.same(span, &tokens, at, if stayed { State::Same } else { State::Moved }, 0.9);
        }
        if let Some(at) = self.stayed_in_its_passage(&tokens) {
            return self.same(span, &tokens, at, State::Same, 0.7);
        }
        self.changed(span, &tokens).unwrap_or_else(|| self.lost(tokens.start))
    }

    /// The tokens a stretch touches.
    fn tokens_of(&self, span: Span) -> Range<usize> {
        let spans = &self.alignment.old.spans;
        let start = spans.partition_point(|token| token.end <= span.start);
        let end = spans.partition_point(|token| token.start < span.end);
        start..end.max(start)
    }

    fn hunk(&self, token: usize) -> Option<&Hunk> {
        self.alignment.hunk_of(token).map(|at| &self.alignment.hunks[at])
    }

    /// Nothing honest to answer but where it was.
    fn lost(&self, token: usize) -> Landing {
        let Alignment { new, kept, .. } = &self.alignment;
        let near = match self.hunk(token) {
            Some(hunk) => Some(hunk.new.start),
            None => kept.get(token).copied().flatten(),
        };
        let near = near.and_then(|token| new.spans.get(token)).map_or(new.text.len(), |token| token.start);
        Landing { state: State::Lost, span: Span::new(near, near), confidence: 0.0 }
    }

    /// A landing on the same tokens from `at` on.
    fn same(&self, span: Span, tokens: &Range<usize>, at: usize, state: State, confidence: f32) -> Landing {
        let Alignment { old, new, .. } = &self.alignment;
        let (first, last) = (old.spans[tokens.start], old.spans[tokens.end - 1]);
        let (new_first, new_last) = (new.spans[at], new.spans[at + tokens.len() - 1]);
        // A stretch may begin within a token, and hold white space beyond the last.
        let start = (new_first.start + span.start.saturating_sub(first.start)).min(new_first.end);
        let end = new_last.end - last.end.saturating_sub(span.end);
        let landed = Span::new(start, end);
        let words = span.of(old.text);
        if landed.of(new.text) == words.trim() {
            // White space at its edges comes along where it is there.
            let before = words.len() - words.trim_start().len();
            let whole =
                Span::new(landed.start.saturating_sub(before), landed.start.saturating_sub(before) + words.len());
            let span = if whole.of(new.text) == words { whole } else { landed };
            let state = if span.of(new.text) == words { state } else { State::Changed };
            return Landing { state, span, confidence };
        }
        // Only the white space inside is another.
        Landing { state: State::Changed, span: landed, confidence }
    }

    /// The words of a claim whose passage was rewritten around it: there is one such place in the passage as it was,
    /// and one as it is.
    fn stayed_in_its_passage(&self, tokens: &Range<usize>) -> Option<usize> {
        let Alignment { old, new, .. } = &self.alignment;
        let hunk = self.hunk(tokens.start)?;
        if hunk.old.end < tokens.end || hunk.old.len().max(hunk.new.len()) > MOST_SEARCHED {
            return None;
        }
        let words = &old.words[tokens.clone()];
        let only = |range: Range<usize>, all: &[imara_diff::Token]| {
            let mut places = all[range.clone()].windows(words.len()).enumerate().filter(|(_, here)| *here == words);
            let first = places.next().map(|(at, _)| range.start + at);
            if places.next().is_some() { None } else { first }
        };
        only(hunk.old.clone(), &old.words)?;
        only(hunk.new.clone(), &new.words)
    }

    /// A place whose words are others now, if enough of the old ones can be recognised in them.
    fn changed(&mut self, span: Span, tokens: &Range<usize>) -> Option<Landing> {
        if let Some(landing) = self.replaced_whole(tokens) {
            return Some(landing);
        }
        let images = self.images(tokens);
        let Alignment { old, new, .. } = &self.alignment;
        let weight = |token: usize| token_weight(old.spans[token].of(old.text)) as f32;
        let images = densest(&images, tokens.len(), &weight);
        let recognised: f32 = images.iter().map(|image| image.sure * weight(image.token)).sum();
        let share = recognised / tokens.clone().map(weight).sum::<f32>();
        let (first, last) = (images.first()?, images.last()?);
        if share < RECOGNISED {
            return None;
        }
        // What came in place of the claim's first and last words belongs to it, where that is plain.
        let start = self.edge(tokens.start..first.token, first.new, false);
        let end = self.edge(last.token + 1..tokens.end, last.new, true);
        let landed = Span::new(new.spans[start].start, new.spans[end].end);
        let state = if landed.of(new.text) == span.of(old.text) { State::Same } else { State::Changed };
        Some(Landing { state, span: landed, confidence: share.min(0.9) })
    }

    /// The passage that replaced just this claim, between words that stayed.
    fn replaced_whole(&self, tokens: &Range<usize>) -> Option<Landing> {
        let Alignment { old, new, .. } = &self.alignment;
        let hunk = self.hunk(tokens.start)?;
        let replaced = hunk.old == *tokens && !hunk.new.is_empty() && hunk.new.len() <= 2 * tokens.len() + 1;
        if !replaced {
            return None;
        }
        let landed = Span::new(new.spans[hunk.new.start].start, new.spans[hunk.new.end - 1].end);
        let likeness = strsim::normalized_levenshtein(
            &clipped(landed.of(new.text)),
            &clipped(Span::new(old.spans[tokens.start].start, old.spans[tokens.end - 1].end).of(old.text)),
        );
        Some(Landing { state: State::Changed, span: landed, confidence: 0.5 + 0.4 * likeness as f32 })
    }

    /// Where each token of a claim has gone, as far as that can be told, in order and without going back.
    fn images(&mut self, tokens: &Range<usize>) -> Vec<Image> {
        for token in tokens.clone() {
            if let Some(hunk) = self.alignment.hunk_of(token) {
                self.pair_up(hunk);
            }
        }
        let Alignment { kept, moved, .. } = &self.alignment;
        // A claim that was moved and changed is looked for where it was moved to, if most of it was.
        let gone = tokens.clone().filter(|&token| moved[token].is_some()).count();
        let by_move = gone > tokens.clone().filter(|&token| kept[token].is_some()).count();
        let image = |token: usize| {
            let (new, sure) = match (by_move, kept[token], moved[token]) {
                (true, _, Some(new)) | (false, Some(new), _) => (new, 1.0),
                (true, ..) => return None,
                (false, None, _) => {
                    let pairs = self.pairs.get(&self.alignment.hunk_of(token)?)?;
                    let pair = pairs[pairs.binary_search_by_key(&token, |pair| pair.old).ok()?];
                    (pair.new, pair.likeness)
                }
            };
            Some(Image { token, new, sure })
        };
        let mut images: Vec<Image> = Vec::new();
        for image in tokens.clone().filter_map(image) {
            if images.last().is_none_or(|last| last.new < image.new) {
                images.push(image);
            }
        }
        images
    }

    /// The new token a claim's edge has come to: `outer` are its tokens beyond the last recognised one, which is at
    /// `inner` now.
    fn edge(&self, outer: Range<usize>, inner: usize, forth: bool) -> usize {
        if outer.is_empty() {
            return inner;
        }
        let outermost = if forth { outer.end - 1 } else { outer.start };
        let Some(hunk) = self.hunk(outermost) else { return inner };
        let whole = if forth { hunk.old.end == outer.end } else { hunk.old.start == outer.start };
        let (beyond, edge) = if forth {
            (inner + 1..hunk.new.end, hunk.new.end.saturating_sub(1))
        } else {
            (hunk.new.start..inner, hunk.new.start)
        };
        let plain = whole && hunk.new.contains(&edge) && beyond.len() <= outer.len() + 1 && !beyond.is_empty();
        if plain { edge } else { inner }
    }

    /// Pairs the tokens of a changed passage with what they are likely to have become: the best pairing in order.
    fn pair_up(&mut self, at: usize) {
        let Alignment { old, new, hunks, .. } = &self.alignment;
        let Some(Hunk { old: olds, new: news }) = hunks.get(at).cloned() else { return };
        if self.pairs.contains_key(&at) {
            return;
        }
        let mut pairs = Vec::new();
        if olds.len() * news.len() <= MOST_PAIRS {
            let columns = news.len() + 1;
            let word = |draft: &'_ super::align::Draft<'a>, token: usize| draft.spans[token].of(draft.text);
            let like = |i: usize, j: usize| likeness(word(old, olds.start + i), word(new, news.start + j));
            // Longest common subsequence, weighted by likeness and by how much a token says.
            let mut likes = vec![0.0_f32; olds.len() * news.len()];
            let mut best = vec![0.0_f32; (olds.len() + 1) * columns];
            for i in (0..olds.len()).rev() {
                let weight = token_weight(word(old, olds.start + i)) as f32;
                for j in (0..news.len()).rev() {
                    let like = like(i, j);
                    likes[i * news.len() + j] = like;
                    let paired = if like > 0.0 { like * weight + best[(i + 1) * columns + j + 1] } else { 0.0 };
                    best[i * columns + j] = paired.max(best[(i + 1) * columns + j]).max(best[i * columns + j + 1]);
                }
            }
            let (mut i, mut j) = (0, 0);
            while i < olds.len() && j < news.len() {
                let here = best[i * columns + j];
                if here == best[(i + 1) * columns + j] {
                    i += 1;
                } else if here == best[i * columns + j + 1] {
                    j += 1;
                } else {
                    pairs.push(Pair { old: olds.start + i, new: news.start + j, likeness: likes[i * news.len() + j] });
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        self.pairs.insert(at, pairs);
    }
}

/// The first of tokens that follow each other without a gap.
fn in_a_row(tokens: &[usize]) -> Option<usize> {
    tokens.windows(2).all(|pair| pair[1] == pair[0] + 1).then(|| tokens.first().copied()).flatten()
}

/// The part of the images that says most, cut where more was put between two of them than a claim of this length can
/// have taken up.
fn densest<'i>(images: &'i [Image], length: usize, weight: &dyn Fn(usize) -> f32) -> &'i [Image] {
    let most = length.max(12);
    let says = |part: &[Image]| part.iter().map(|image| image.sure * weight(image.token)).sum::<f32>();
    let parts = images.chunk_by(|a, b| b.new - a.new <= most);
    parts.max_by(|a, b| says(a).total_cmp(&says(b))).unwrap_or_default()
}

/// How likely one token became the other, from 0 to 1.
fn likeness(old: &str, new: &str) -> f32 {
    if old == new {
        return 1.0;
    }
    let kind = |token: &str| token.chars().next().map_or((false, false), |c| (c.is_numeric(), c.is_alphanumeric()));
    match (kind(old), kind(new)) {
        // Digits change at will: another figure in the same place is the same statement.
        ((true, _), (true, _)) => 0.5 + 0.4 * strsim::normalized_levenshtein(&clipped(old), &clipped(new)) as f32,
        ((_, true), (_, true)) => {
            let likeness = strsim::normalized_levenshtein(&clipped(old), &clipped(new)) as f32;
            if likeness >= 0.5 { likeness } else { 0.0 }
        }
        // One mark for another.
        ((_, false), (_, false)) => 0.5,
        _ => 0.0,
    }
}

/// So much of a word that comparing it takes no time.
fn clipped(word: &str) -> String {
    word.chars().take(64).collect()
}
