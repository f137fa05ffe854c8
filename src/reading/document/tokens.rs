//! From characters to tokens, in one pass.

use super::{Token, TokenKind};
use crate::Span;
use crate::language::{Lexicon, Sentences};
use rustc_hash::FxHashSet;

/// Longest word, in bytes, that an apostrophe or hyphen joins to another.
const LONGEST_JOINED: usize = 12;

/// Appends the tokens of `span` to `tokens`.
pub(super) fn cut(text: &str, span: Span, lexicon: Option<&Lexicon>, tokens: &mut Vec<Token>) {
    let data = lexicon.map(|lexicon| &lexicon.sentences);
    let capital_nouns = lexicon.is_some_and(|lexicon| lexicon.sources.capital_nouns);
    let mut scanner = Scanner { text: span.of(text), at: 0, data, capital_nouns };
    while let Some((local, kind, capital)) = scanner.next_token() {
        tokens.push(Token { span: local.shifted(span.start), kind, capital });
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    data: Option<&'t Sentences>,
    capital_nouns: bool,
}

/// How many letters an Arabic article has, spelt in Latin ones: al, el, as.
const ARTICLE_LETTERS: usize = 2;

impl Scanner<'_> {
    fn next_token(&mut self) -> Option<(Span, TokenKind, bool)> {
        let rest = &self.text[self.at..];
        let first = rest.trim_start_matches(is_blank);
        let start = self.at + (rest.len() - first.len());
        let letter = first.chars().next()?;
        let mut capital = letter.is_uppercase();
        let (end, kind) = if letter.is_ascii_digit() || letter.is_numeric() {
            let end = self.run(start);
            capital = heads_noun(&self.text[start..end]);
            (end, if capital { TokenKind::Word } else { TokenKind::Figure })
        } else if letter.is_alphabetic() {
            match self.address(start) {
                Some(end) => (end, TokenKind::Symbol),
                None => {
                    let end = self.word(start);
                    let word = &self.text[start..end];
                    // "ein dpa-Reporter" is a noun where these have capitals.
                    capital |= if self.capital_nouns { heads_noun(word) } else { bears_article(word) };
                    (end, TokenKind::Word)
                }
            }
        } else if letter == '.' {
            let stops = first.len() - first.trim_start_matches('.').len();
            (start + if stops >= 2 { stops } else { 1 }, TokenKind::Punctuation)
        } else {
            let kind = if is_punctuation(letter) { TokenKind::Punctuation } else { TokenKind::Symbol };
            (start + letter.len_utf8(), kind)
        };
        self.at = if kind == TokenKind::Word { self.past_joint(start, end) } else { end };
        Some((Span::new(start, end), kind, capital))
    }

    /// Past the apostrophe or hyphen that only joins the word to the next: l'avocat, a-t-elle.
    fn past_joint(&self, start: usize, end: usize) -> usize {
        let Some(data) = self.data else { return end };
        // Old newspapers set spaces around the apostrophe: l ' avocat.
        let spaced = self.text[end..].strip_prefix(' ').filter(|after| after.starts_with(is_apostrophe));
        let (end, after) = spaced.map_or((end, &self.text[end..]), |after| (end + 1, after));
        let joint = after.chars().next().filter(|&c| is_apostrophe(c) && lists(&data.elided, &self.text[start..end]));
        match joint {
            Some(apostrophe) => end + apostrophe.len_utf8(),
            None => end + self.enclitic(after).unwrap_or(0),
        }
    }

    /// How much stands before the pronoun that hangs on a verb, if one does: `-` or `-t-`.
    fn enclitic(&self, after: &str) -> Option<usize> {
        let data = self.data.filter(|data| !data.enclitics.is_empty())?;
        let joint = ["-t-", "-"].into_iter().find(|joint| after.starts_with(joint))?;
        let rest = &after[joint.len()..];
        let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
        (lists(&data.enclitics, word) && !rest[word.len()..].starts_with('-')).then_some(joint.len())
    }

    /// The end of a web address that begins at `start`, if one does.
    fn address(&self, start: usize) -> Option<usize> {
        let rest = &self.text[start..];
        let scheme = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
        scheme.then(|| {
            let end = rest.find(|c: char| is_blank(c) || "<>\"„“”»«".contains(c)).unwrap_or(rest.len());
            // Marks at the end belong to the sentence around it.
            start + rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']).len()
        })
    }

    /// The end of the word at `start`, with the full stop of an abbreviation.
    fn word(&self, start: usize) -> usize {
        let end = self.run(start);
        let word = &self.text[start..end];
        let after = &self.text[end..];
        if !after.starts_with('.') || after.starts_with("..") || !self.is_abbreviation(word) {
            return end;
        }
        // "U.S.-led", "U.S.’s"
        let mut tail = after[1..].chars();
        let hangs =
            tail.next().is_some_and(|c| matches!(c, '-' | '\'' | '’')) && tail.next().is_some_and(char::is_alphabetic);
        if !hangs {
            return end + 1;
        }
        let mark = after[1..].chars().next().map_or(0, char::len_utf8);
        let end = self.run(end + 1 + mark);
        // "Dipl.-Ing."
        let stops = self.text[end..].starts_with('.') && self.is_abbreviation(&self.text[start..end]);
        if stops { end + 1 } else { end }
    }

    fn is_abbreviation(&self, word: &str) -> bool {
        let mut letters = word.chars();
        if let (Some(only), None) = (letters.next(), letters.next()) {
            // An initial, or one letter of "z. B."; "I." and the like end sentences only before a starter anyway.
            return only.is_alphabetic();
        }
        // "U.S.", "p.m.", "S.p.A."
        if word.len() <= 12 && word.split('.').count() > 1 && word.split('.').all(|part| part.chars().count() <= 2) {
            return true;
        }
        self.data.is_some_and(|data| super::sentences::is_listed(data, word))
    }

    /// The end of the run of letters and digits at `start`, with the marks that may stand inside a word.
    fn run(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let figure = rest.starts_with(|c: char| c.is_numeric());
        let mut characters = rest.char_indices().peekable();
        let mut before = ' ';
        // Letters since the last full stop, for "U.S." against a missing space after a sentence.
        let mut segment = 0;
        while let Some((offset, c)) = characters.next() {
            if c.is_alphanumeric() || is_mark(c) {
                segment += 1;
                before = c;
                continue;
            }
            let next = characters.peek().map_or(' ', |&(_, next)| next);
            let inside = match c {
                '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' => next.is_alphanumeric(),
                '\'' | '’' | 'ʼ' => next.is_alphanumeric() && before.is_alphanumeric(),
                '.' if before.is_numeric() => next.is_numeric(),
                '.' => next.is_lowercase() && segment > 0 || next.is_alphabetic() && segment <= 2,
                ',' => before.is_numeric() && next.is_numeric(),
                // "Bürger*innen", "Bürger:innen", "Bürger_innen"; "AT&T"
                '*' | '_' => before.is_alphabetic() && next.is_lowercase() && !figure,
                ':' => before.is_lowercase() && rest[offset + 1..].starts_with("in") && !figure,
                '&' => before.is_uppercase() && next.is_uppercase(),
                _ => false,
            };
            let joins = |data: &Sentences| {
                is_apostrophe(c) && lists(&data.elided, &rest[..offset]) || self.enclitic(&rest[offset..]).is_some()
            };
            if !inside || !figure && self.data.is_some_and(joins) {
                return start + offset;
            }
            segment = 0;
            before = c;
        }
        self.text.len()
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether the word is in a list of short words in small letters.
fn lists(list: &FxHashSet<String>, word: &str) -> bool {
    !list.is_empty() && word.len() <= LONGEST_JOINED && list.contains(&word.to_lowercase())
}

/// White space, and the marks of no width that documents carry around.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// Combining marks and joiners, which belong to the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !"$%&*+<=>@\\^_`|~#".contains(c)
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
            && c != '‰'
        || matches!(c, '¡' | '¿' | '«' | '»' | '‹' | '›' | '·' | '\u{2e3a}' | '\u{2e3b}' | '。' | '「' | '」')
}

/// Whether a word is a name behind an Arabic article, which alone is written small: al-Dschasira.
fn bears_article(word: &str) -> bool {
    let article = word.split_once(['-', '‑']).map(|(article, _)| article);
    article.is_some_and(|article| article.chars().count() == ARTICLE_LETTERS) && heads_noun(word)
}

/// Whether what begins with a figure or a small letter is a noun by the capital behind its last hyphen: 58-Jähriger,
/// taz-Redakteurin.
fn heads_noun(run: &str) -> bool {
    let tail = run.rsplit_once(['-', '‑']).map(|(_, tail)| tail);
    tail.is_some_and(|tail| tail.chars().take(3).filter(|c| c.is_alphabetic()).count() == 3)
        && tail.is_some_and(|tail| tail.starts_with(char::is_uppercase) && tail.contains(char::is_lowercase))
}
