//! What the names of paragraph styles mean, in the word processors of several languages.

use super::BlockKind;

/// What a paragraph's style makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading(u8),
    Quote,
    Caption,
    Preformatted,
    Note,
    /// A line of the table of contents.
    Contents,
    /// A list by name alone, with its nesting.
    Bullet(u8),
}

/// The kind of block a paragraph becomes by its role and by the list it is an item of; `None` for none.
pub(super) fn kind(role: Option<Role>, item: Option<BlockKind>) -> Option<BlockKind> {
    Some(match (role, item) {
        (Some(Role::Contents), _) => return None,
        (Some(Role::Title), _) => BlockKind::Heading(1),
        (Some(Role::Heading(level)), _) => BlockKind::Heading(level),
        (_, Some(item)) => item,
        (Some(Role::Quote), None) => BlockKind::Quote,
        (Some(Role::Caption), None) => BlockKind::Caption,
        (Some(Role::Preformatted), None) => BlockKind::Preformatted,
        (Some(Role::Note), None) => BlockKind::Footnote,
        (Some(Role::Bullet(depth)), None) => BlockKind::ListItem { depth, number: None },
        (None, None) => BlockKind::Paragraph,
    })
}

/// A heading by its outline level, 0 for the highest; level 9 is running text.
pub(super) fn heading(outline: u8) -> Option<Role> {
    (outline < 9).then(|| Role::Heading((outline + 1).min(6)))
}

/// What the names of styles mean. Word, LibreOffice and Google Docs use the English ones in files whatever their own
/// language; other programs, and styles made by hand, use those of theirs. Names are as the programs give them.
pub(super) fn role_of_name(name: &str) -> Option<Role> {
    const HEADINGS: [&str; 8] =
        ["heading", "überschrift", "berschrift", "titre", "título", "titolo", "kop", "intertitre"];
    const QUOTES: [&str; 9] = [
        "quote",
        "intense quote",
        "quotations",
        "block text",
        "zitat",
        "intensives zitat",
        "citation",
        "cita",
        "citazione",
    ];
    let name = name.trim();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let digits = name[stem.len()..].trim();
    if HEADINGS.contains(&stem) && !digits.is_empty() {
        return digits
            .parse::<u8>()
            .ok()
            .filter(|level| (1..=9).contains(level))
            .map(|level| Role::Heading(level.min(6)));
    }
    match stem {
        "title" | "titel" if digits.is_empty() => Some(Role::Title),
        "subtitle" | "untertitel" => Some(Role::Heading(2)),
        "toc" | "toc heading" | "table of contents" | "contents" | "inhaltsverzeichnis" | "verzeichnis" => {
            Some(Role::Contents)
        }
        "caption" | "beschriftung" | "image caption" | "table caption" | "bildunterschrift" => Some(Role::Caption),
        "html preformatted" | "source code" | "preformatted text" => Some(Role::Preformatted),
        "footnote text" | "endnote text" => Some(Role::Note),
        "list bullet" => Some(Role::Bullet(digits.parse::<u8>().map_or(0, |level| level.saturating_sub(1)))),
        _ if QUOTES.contains(&stem) => Some(Role::Quote),
        _ => None,
    }
}
