//! Words and signs that stand for a character.

/// The character of a control word.
pub(super) fn of_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "line" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" | "page" | "column" | "softline" => " ",
        _ => return None,
    })
}

/// The character of a control symbol.
pub(super) fn of_symbol(sign: u8) -> Option<&'static str> {
    Some(match sign {
        b'~' => "\u{a0}",
        b'_' => "\u{2011}",
        b'\\' => "\\",
        b'{' => "{",
        b'}' => "}",
        b'\t' => "\t",
        _ => return None,
    })
}

/// A packed date of Word as ISO 8601 has it; `None` where it is none.
pub(super) fn date(packed: u32) -> Option<String> {
    let part = |from: u32, bits: u32| (packed >> from) & ((1 << bits) - 1);
    let (minute, hour, day, month, year) = (part(0, 6), part(6, 5), part(11, 5), part(16, 4), 1900 + part(20, 9));
    let fits = minute < 60 && hour < 24 && (1..=31).contains(&day) && (1..=12).contains(&month);
    fits.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"))
}
