//! The tokens an RTF file is made of.

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word`, with its number if it has one.
    Word(&'b str, Option<i32>),
    /// A backslash with a sign that is no letter: `\~`, `\*`.
    Symbol(u8),
    /// A byte of text, written `\'hh`.
    Hex(u8),
    /// Bytes of text as they are.
    Bytes(&'b [u8]),
}

/// Longest name of a control word.
const LONGEST_WORD: usize = 32;
/// Most digits of a number.
const MOST_DIGITS: usize = 10;

/// Takes a file apart.
pub(super) struct Lexer<'b> {
    rest: &'b [u8],
}

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Bytes that are still to be taken apart.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    fn advance(&mut self, by: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at(by.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let letters = self.rest.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            return match self.advance(1) {
                [b'\''] => {
                    let digits = self.advance(2);
                    let value = std::str::from_utf8(digits).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok());
                    Some(Token::Hex(value.unwrap_or(b'?')))
                }
                // A backslash at the end of a line ends the paragraph.
                [b'\r' | b'\n'] => Some(Token::Word("par", None)),
                [sign] => Some(Token::Symbol(*sign)),
                _ => None,
            };
        }
        let name = std::str::from_utf8(self.advance(letters)).unwrap_or_default();
        let minus = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest[minus..].iter().take(MOST_DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
        let number = (digits > 0).then(|| {
            let number = std::str::from_utf8(self.advance(minus + digits)).unwrap_or_default();
            let number = number.parse::<i64>().unwrap_or_default();
            i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
        });
        if self.rest.first() == Some(&b' ') {
            self.advance(1);
        }
        if name == "bin" {
            self.advance(number.and_then(|count| usize::try_from(count).ok()).unwrap_or(0));
        }
        Some(Token::Word(name, number))
    }
}

impl<'b> Iterator for Lexer<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let [first, ..] = self.rest else { return None };
            match first {
                b'{' => {
                    self.advance(1);
                    return Some(Token::Open);
                }
                b'}' => {
                    self.advance(1);
                    return Some(Token::Close);
                }
                b'\\' => {
                    self.advance(1);
                    return self.control();
                }
                b'\r' | b'\n' | 0 => {
                    self.advance(1);
                }
                _ => {
                    let text = |byte: &&u8| !matches!(**byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let length = self.rest.iter().take_while(text).count();
                    return Some(Token::Bytes(self.advance(length)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        let bytes = b"{\\rtf1\\b0 a\\'e4\\~\\u-10179?\\bin3 {}}x\\\n\\par}\r\nb\\";
        let tokens: Vec<_> = Lexer::new(bytes).collect();
        use Token::*;
        let expected = [
            Open,
            Word("rtf", Some(1)),
            Word("b", Some(0)),
            Bytes(b"a"),
            Hex(0xE4),
            Symbol(b'~'),
            Word("u", Some(-10179)),
            Bytes(b"?"),
            Word("bin", Some(3)),
            Bytes(b"x"),
            Word("par", None),
            Word("par", None),
            Close,
            Bytes(b"b"),
        ];
        assert_eq!(tokens, expected);
    }
}
