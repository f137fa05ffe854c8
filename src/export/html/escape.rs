//! Words as HTML text or attribute values.

use std::fmt::{self, Display, Formatter};

/// Displays words so that HTML takes them for nothing but words, between tags and in quoted attributes alike.
/// Characters that may not stand in HTML become U+FFFD.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) struct Escaped<'a>(pub &'a str);

/// The same, for running text: line breaks are spaces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flowing<'a>(pub &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        escape(self.0, false, f)
    }
}

impl Display for Flowing<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        escape(self.0, true, f)
    }
}

fn escape(words: &str, flowing: bool, f: &mut Formatter<'_>) -> fmt::Result {
    let mut written = 0;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => "",
            '\r' if !flowing => "\n",
            '\t' | '\n' if !flowing => continue,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => " ",
            c if forbidden(c) => "\u{fffd}",
            _ => continue,
        };
        f.write_str(&words[written..at])?;
        f.write_str(instead)?;
        written = at + c.len_utf8();
    }
    f.write_str(&words[written..])
}

/// Control characters and noncharacters: a parser of HTML complains of them, and drops the first.
fn forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fdd0}'..='\u{fdef}') || (u32::from(c) & 0xfffe) == 0xfffe
}
