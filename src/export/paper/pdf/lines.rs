//! Breaks words into lines of a width: at white space, behind a hyphen, and in an address or a long word where there is
//! no other way.

use super::face::{Cut, Faces};
use crate::export::wording;
use crate::export::xml::legible;
use unicode_segmentation::UnicodeSegmentation;

/// A stretch of words of one look.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// Distance from the beginning of the line, in points.
    pub x: f32,
    pub width: f32,
    pub words: String,
    pub cut: Cut,
    /// The address the words lead to.
    pub link: Option<String>,
}

/// A line of them.
pub(super) type Line = Vec<Stretch>;

/// Words of a look, to be broken.
#[derive(Debug, Clone, Copy)]
struct Said<'w> {
    words: &'w str,
    cut: Cut,
    link: Option<&'w str>,
}

/// Breaks words with line breaks of their own; an address at the beginning of a line leads there.
pub(super) fn of_words(words: &str, cut: Cut, size: f32, width: f32, faces: &Faces) -> Vec<Line> {
    legible(words).lines().flat_map(|line| broken(&said(line, cut), size, width, faces)).collect()
}

/// Breaks a name and what is said of it, which begins on the name's line.
pub(super) fn named(name: &str, words: &str, size: f32, width: f32, faces: &Faces) -> Vec<Line> {
    let (name, words) = (legible(name), legible(words));
    let mut rest = words.lines();
    let name = Said { words: &name, cut: Cut::Bold, link: None };
    let colon = Said { words: ": ", ..name };
    let first: Vec<_> = [name, colon].into_iter().chain(said(rest.next().unwrap_or_default(), Cut::Regular)).collect();
    let mut lines = broken(&first, size, width, faces);
    lines.extend(rest.flat_map(|line| broken(&said(line, Cut::Regular), size, width, faces)));
    lines
}

/// A line by what of it leads somewhere.
fn said(line: &str, cut: Cut) -> Vec<Said<'_>> {
    let (address, rest) = wording::split_address(line);
    let address = address.map(|address| Said { words: address, cut, link: Some(address) });
    address.into_iter().chain([Said { words: rest, cut, link: None }]).collect()
}

/// Breaks one line.
fn broken(said: &[Said<'_>], size: f32, width: f32, faces: &Faces) -> Vec<Line> {
    let mut breaker = Breaker { lines: vec![Vec::new()], at: 0.0, size, width, faces };
    for said in said {
        for word in said.words.split_inclusive(is_space).flat_map(|word| word.split_inclusive('-')) {
            breaker.word(word, *said);
        }
    }
    breaker.lines
}

/// White space at which a line may end; a no-break space is none.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

struct Breaker<'f> {
    lines: Vec<Line>,
    /// The width of the last line so far.
    at: f32,
    size: f32,
    width: f32,
    faces: &'f Faces,
}

impl Breaker<'_> {
    fn measure(&self, words: &str, cut: Cut) -> f32 {
        self.faces.of(cut).width(words) * self.size
    }

    /// Adds a word with the white space behind it.
    fn word(&mut self, word: &str, said: Said<'_>) {
        let bare = word.trim_end_matches(is_space);
        let width = self.measure(bare, said.cut);
        if self.at + width > self.width && self.at > 0.0 {
            self.next_line();
        }
        if width > self.width {
            self.long(bare, said);
        } else {
            self.put(bare, width, said);
        }
        if bare.len() < word.len() && self.at > 0.0 {
            let width = self.measure(" ", said.cut);
            self.put(" ", width, said);
        }
    }

    /// Adds a word wider than a line: broken behind a sign of an address or a no-break space, or else anywhere.
    fn long(&mut self, word: &str, said: Said<'_>) {
        for part in word.split_inclusive(['/', '?', '&', '=', '.', '_', '-', '+', '\u{a0}', '\u{202f}']) {
            let width = self.measure(part, said.cut);
            if self.at + width > self.width && width <= self.width {
                self.next_line();
            }
            if self.at + width <= self.width {
                self.put(part, width, said);
                continue;
            }
            for letter in part.graphemes(true) {
                let width = self.measure(letter, said.cut);
                if self.at + width > self.width && self.at > 0.0 {
                    self.next_line();
                }
                self.put(letter, width, said);
            }
        }
    }

    fn next_line(&mut self) {
        self.lines.push(Vec::new());
        self.at = 0.0;
    }

    fn put(&mut self, words: &str, width: f32, said: Said<'_>) {
        if words.is_empty() {
            return;
        }
        let Some(line) = self.lines.last_mut() else { return };
        match line.last_mut() {
            Some(last) if last.cut == said.cut && last.link.as_deref() == said.link => {
                last.words.push_str(words);
                last.width += width;
            }
            _ => line.push(Stretch {
                x: self.at,
                width,
                words: words.to_owned(),
                cut: said.cut,
                link: said.link.map(str::to_owned),
            }),
        }
        self.at += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &str, width: f32) -> Vec<String> {
        let faces = Faces::new().unwrap();
        let lines = of_words(words, Cut::Regular, 10.0, width, &faces);
        for line in &lines {
            let end = line.last().map_or(0.0, |last| last.x + faces.of(last.cut).width(last.words.trim_end()) * 10.0);
            assert!(end <= width + 0.01, "{line:?}");
        }
        lines.iter().map(|line| line.iter().map(|stretch| stretch.words.trim_end_matches(is_space)).collect()).collect()
    }

    #[test]
    fn lines_end_where_words_do() {
        assert_eq!(lines("Die Stadt hat gezahlt", 60.0), ["Die Stadt", "hat gezahlt"]);
        assert_eq!(lines("Rad-Entscheid", 55.0), ["Rad-", "Entscheid"]);
        assert_eq!(lines("12\u{a0}Euro", 30.0).concat(), "12\u{a0}Euro");
        assert_eq!(lines("eins\n\nzwei", 60.0), ["eins", "", "zwei"]);
        assert_eq!(lines("", 60.0), [""; 0]);
    }

    #[test]
    fn what_has_no_end_is_broken_all_the_same() {
        let address = "https://example.org/eine/lange/adresse?mit=teilen&und=mehr (primär)";
        let broken = lines(address, 80.0);
        assert!(broken.len() > 2 && broken[0].ends_with(['/', '.']), "{broken:?}");
        assert_eq!(broken.concat().replace(' ', ""), address.replace(' ', ""));
        assert_eq!(lines(&"a".repeat(100), 30.0).concat().len(), 100);
        assert_eq!(lines("日本語の文章", 25.0).concat(), "日本語の文章");
    }

    #[test]
    fn an_address_leads_there_on_every_line_of_it() {
        let faces = Faces::new().unwrap();
        let lines = of_words("https://example.org/abcdefgh/ijklmnop rest", Cut::Regular, 10.0, 70.0, &faces);
        let linked = lines.iter().flatten().filter(|stretch| stretch.link.is_some());
        let address: String = linked.map(|stretch| stretch.words.as_str()).collect();
        assert_eq!(address, "https://example.org/abcdefgh/ijklmnop");
    }

    #[test]
    fn what_is_said_of_a_name_begins_on_its_line() {
        let faces = Faces::new().unwrap();
        let lines = named("Beleg", "https://example.org\nnotiert", 10.0, 300.0, &faces);
        let words = |line: &Line| line.iter().map(|stretch| stretch.words.as_str()).collect::<String>();
        assert_eq!(lines.iter().map(words).collect::<Vec<_>>(), ["Beleg: https://example.org", "notiert"]);
        assert_eq!(lines[0][0].cut, Cut::Bold);
        assert_eq!(lines[0][1].link.as_deref(), Some("https://example.org"));
    }
}
