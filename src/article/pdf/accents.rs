//! Letters that are painted in two parts: an accent over a letter, as old fonts without accented letters need it, and
//! the low quotation mark made of a high one.

use super::page::Glyph;
use std::rc::Rc;

/// Accents, standing alone and combining, with the letters they are put on and what they make.
const ACCENTS: &[(char, char, &str)] = &[
    ('¨', '\u{308}', "aäoöuüAÄOÖUÜeëiïıïyÿEËIÏ"),
    ('´', '\u{301}', "aáeéiíıíoóuúyýcćnńsśzźAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹ"),
    ('`', '\u{300}', "aàeèiìıìoòuùAÀEÈIÌOÒUÙ"),
    ('ˆ', '\u{302}', "aâeêiîıîoôuûAÂEÊIÎOÔUÛ"),
    ('˜', '\u{303}', "aãnñoõAÃNÑOÕ"),
    ('¸', '\u{327}', "cçCÇsşSŞ"),
    ('˚', '\u{30a}', "aåAÅuů"),
    ('ˇ', '\u{30c}', "cčsšzžrřeěnňCČSŠZŽRŘ"),
];

/// What an accent makes of a letter.
fn accented(accent: char, letter: char) -> Option<char> {
    let (.., pairs) = ACCENTS.iter().find(|(alone, combining, _)| *alone == accent || *combining == accent)?;
    let letters: Vec<char> = pairs.chars().collect();
    letters.chunks_exact(2).find(|pair| pair[0] == letter).map(|pair| pair[1])
}

fn only(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// Puts accents on the letters they stand over, whichever was painted first, and raises low quotation marks.
pub(super) fn compose(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut composed: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        if let Some(before) = composed.last_mut() {
            if let Some((made, keeps_first)) = made_of(before, &glyph) {
                if !keeps_first {
                    *before = glyph;
                }
                before.text = Rc::from(made.to_string());
                continue;
            }
            lower(before, &glyph);
        }
        composed.push(glyph);
    }
    composed
}

/// The letter that two glyphs make together, and whether the first of them is its place.
fn made_of(one: &Glyph, other: &Glyph) -> Option<(char, bool)> {
    let (first, second) = (only(&one.text)?, only(&other.text)?);
    if ('\u{300}'..='\u{36f}').contains(&second) {
        return accented(second, first).map(|made| (made, true));
    }
    let overlap = one.x1.min(other.x1) - one.x0.max(other.x0);
    let over = overlap > 0.4 * (one.x1 - one.x0).min(other.x1 - other.x0) && one.turn == other.turn;
    if !over || (one.y - other.y).abs() > one.size {
        return None;
    }
    accented(first, second).map(|made| (made, false)).or_else(|| accented(second, first).map(|made| (made, true)))
}

/// A closing quotation mark set low before a letter is an opening one.
fn lower(own: &mut Glyph, next: &Glyph) {
    let low = match own.text.as_ref() {
        "”" | "“" => "„",
        "’" | "‘" => "‚",
        _ => return,
    };
    let drop = own.y - next.y;
    if drop > 0.3 * own.size && drop < 1.2 * own.size && (next.x0 - own.x1).abs() < 0.5 * own.size {
        own.text = Rc::from(low);
        own.y = next.y;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::pdf::page::Looks;

    fn glyph(text: &str, x0: f32, x1: f32, y: f32) -> Glyph {
        let looks = Looks::default();
        Glyph { text: Rc::from(text), x0, x1, y, size: 10.0, looks, turn: Some(0), invisible: false, artifact: false }
    }

    #[track_caller]
    fn check(glyphs: Vec<Glyph>, text: &str) {
        assert_eq!(compose(glyphs).iter().map(|glyph| glyph.text.as_ref()).collect::<String>(), text);
    }

    #[test]
    fn accents_go_onto_their_letters() {
        check(vec![glyph("f", 0.0, 3.0, 0.0), glyph("¨", 3.0, 8.0, 0.0), glyph("u", 3.0, 8.0, 0.0)], "fü");
        check(vec![glyph("o", 0.0, 5.0, 0.0), glyph("\u{308}", 5.0, 5.0, 0.0)], "ö");
        check(vec![glyph("a", 0.0, 5.0, 0.0), glyph("´", 6.0, 9.0, 0.0)], "a´");
    }

    #[test]
    fn low_quotation_marks_are_raised() {
        check(vec![glyph("”", 0.0, 4.0, 7.0), glyph("W", 4.0, 12.0, 0.0)], "„W");
        check(vec![glyph("”", 0.0, 4.0, 0.0), glyph("W", 4.0, 12.0, 0.0)], "”W");
    }
}
