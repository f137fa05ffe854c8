//! Numbers in sentences, as data: one marked sentence a line in `tests/numbers/<language>.txt`.
//!
//! `[12.000|cardinal 12000]` is a claim with its kind and what is known of it, in this order: value (`low..high` for a
//! range or score), ISO date or time, unit or counted noun, `~` where it is approximate, `>=` or `<=` where it is a
//! bound. Brackets around a claim and more words are its phrase: `[rund [12.000|cardinal 12000 Soldaten ~] Soldaten]`.
//! A line without brackets is silent. Brackets that belong to the sentence are written `⟦` and `⟧`, and `↵` is the end of
//! a line inside a paragraph. Lines that begin with `#` are headings.

use claimlight::language::Language;
use claimlight::reading::{Bound, Detail, numbers};

/// The sentence with what was found marked in it.
fn marked(text: &str, language: Language) -> String {
    let mut out = String::new();
    let mut done = 0;
    for claim in numbers(text, &[], language) {
        let Detail::Number(number) = &claim.detail else { continue };
        let phrase = number.phrase.unwrap_or(claim.span);
        let mut known = vec![number.kind.word().to_owned()];
        match (number.range, number.value) {
            (Some((low, high)), _) => known.push(format!("{low}..{high}")),
            (None, Some(value)) => known.push(value.to_string()),
            (None, None) => {}
        }
        known.extend(number.iso.clone());
        // UCUM has brackets of its own.
        known.extend(number.unit.as_ref().map(|unit| unit.replace('[', "(").replace(']', ")")));
        known.extend(number.approximate.then(|| "~".to_owned()));
        known.extend(number.bound.map(|bound| match bound {
            Bound::AtLeast => ">=".to_owned(),
            Bound::AtMost => "<=".to_owned(),
        }));
        let core = format!("[{}|{}]", claim.span.of(text), known.join(" "));
        out.push_str(&text[done..phrase.start]);
        if number.phrase.is_some() {
            let (before, after) = (&text[phrase.start..claim.span.start], &text[claim.span.end..phrase.end]);
            out.push_str(&format!("[{before}{core}{after}]"));
        } else {
            out.push_str(&core);
        }
        done = phrase.end;
    }
    out.push_str(&text[done..]);
    out
}

/// The sentence of a marked line.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut known = false;
    for letter in line.chars() {
        match letter {
            '[' => {}
            '|' => known = true,
            ']' => known = false,
            _ if known => {}
            letter => text.push(letter),
        }
    }
    text.replace('⟦', "[").replace('⟧', "]").replace('↵', "\n")
}

fn check(language: &str, lines: &str) {
    let language = Language::parse(language).unwrap_or_default();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let text = plain(line);
        let found = marked(&text, language);
        let want = line.replace('⟦', "[").replace('⟧', "]").replace('↵', "\n");
        count += 1;
        if found != want {
            wrong.push(format!("want  {want}\nfound {found}"));
        }
    }
    assert!(count > 0);
    assert!(wrong.is_empty(), "{} of {count} lines:\n\n{}\n", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn german() {
    check("de", include_str!("numbers/de.txt"));
}

#[test]
fn english() {
    check("en", include_str!("numbers/en.txt"));
}

#[test]
fn french() {
    check("fr", include_str!("numbers/fr.txt"));
}

#[test]
fn spanish() {
    check("es", include_str!("numbers/es.txt"));
}

#[test]
fn italian() {
    check("it", include_str!("numbers/it.txt"));
}

#[test]
fn dutch() {
    check("nl", include_str!("numbers/nl.txt"));
}

#[test]
fn portuguese() {
    check("pt", include_str!("numbers/pt.txt"));
}

/// What holds without any language data.
#[test]
fn unknown_language() {
    check("ru", include_str!("numbers/any.txt"));
}

#[test]
fn the_notation_is_undone() {
    assert_eq!(plain("Sie hat [rund [12|cardinal 12 ~] Tiere] ⟦3⟧."), "Sie hat rund 12 Tiere [3].");
}
