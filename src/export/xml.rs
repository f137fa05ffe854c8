//! Words in XML, for the formats that are packages of it.

use std::borrow::Cow;

/// Words without the characters XML has no form for: control characters but tab and line break.
pub(super) fn legible(words: &str) -> Cow<'_, str> {
    let is_legible = |c: char| !(c.is_control() && !matches!(c, '\t' | '\n') || matches!(c, '\u{fffe}' | '\u{ffff}'));
    if words.chars().all(is_legible) {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(words.chars().filter(|&c| is_legible(c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        assert_eq!(legible("a<b>\u{0}\u{1f}\u{85}\td\n"), "a<b>\td\n");
    }
}
