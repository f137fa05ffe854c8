//! What comes out of documents of every format, block by block.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod docx;
mod epub;
mod files;
mod hostile;
mod html;
mod made;
mod mail;
mod markdown;
mod odt;
mod pdf;
mod rtf;

use claimlight::article::{Article, BlockKind, Limits, OpenError, Style, Warning, open};

/// Reads `bytes` as a file called `name` would be, and holds the article to its invariants.
fn read(bytes: &[u8], name: &str) -> Result<Article, OpenError> {
    let article = open::read(bytes, Some(name), &Limits::default())?;
    assert_eq!(article.check(), Ok(()), "in {:?}", article.text);
    Ok(article)
}

/// Shows an article block by block: a sign for the kind, then the words with their styles as in Markdown. A tab between
/// cells shows as ` | `, a line break as ` / `.
fn show(article: &Article) -> Vec<String> {
    let mut shown = Vec::new();
    for block in &article.blocks {
        let sign = match block.kind {
            BlockKind::Heading(level) => format!("H{level}"),
            BlockKind::Paragraph => "P".to_owned(),
            BlockKind::ListItem { depth, number: None } => format!("L{depth}"),
            BlockKind::ListItem { depth, number: Some(number) } => format!("L{depth}#{number}"),
            BlockKind::Quote => "Q".to_owned(),
            BlockKind::Footnote => "N".to_owned(),
            BlockKind::Caption => "C".to_owned(),
            BlockKind::TableRow => "T".to_owned(),
            BlockKind::Preformatted => "X".to_owned(),
        };
        let mut marks = Vec::new();
        for (order, styled) in article.styles.iter().enumerate().filter(|(_, styled)| block.span.overlaps(styled.span))
        {
            assert!(block.span.covers(styled.span), "a style crosses a block: {styled:?}");
            let (open, close) = match &styled.style {
                Style::Strong => ("**".to_owned(), "**".to_owned()),
                Style::Emphasis => ("*".to_owned(), "*".to_owned()),
                Style::Struck => ("~~".to_owned(), "~~".to_owned()),
                Style::Link(address) => ("[".to_owned(), format!("]({address})")),
            };
            marks.push((styled.span.start, 1, order, open));
            marks.push((styled.span.end, 0, usize::MAX - order, close));
        }
        marks.sort();
        let mut line = String::new();
        let mut at = block.span.start;
        for (place, _, _, mark) in marks {
            line.push_str(&article.text[at..place]);
            line.push_str(&mark);
            at = place;
        }
        line.push_str(&article.text[at..block.span.end]);
        shown.push(format!("{sign} {}", line.replace('\n', " / ").replace('\t', " | ")));
    }
    shown
}

/// Checks what a document comes out as, without any warning.
#[track_caller]
fn check(bytes: impl AsRef<[u8]>, name: &str, expected: &[&str]) -> Article {
    let article = read(bytes.as_ref(), name).unwrap();
    assert_eq!(show(&article), expected);
    assert_eq!(article.warnings, []);
    article
}

/// Checks the remarks a document brings along: the words, the author, the date and the text of each.
#[track_caller]
fn check_remarks(article: &Article, expected: &[(&str, &str, &str, &str)]) {
    let remarks = article.remarks.iter().map(|remark| {
        let words = remark.words.map_or("–", |words| words.of(&article.text));
        (words, &*remark.author, &*remark.date, &*remark.text)
    });
    assert_eq!(remarks.collect::<Vec<_>>(), expected);
}

/// Checks the warnings of a document.
#[track_caller]
fn check_warnings(bytes: impl AsRef<[u8]>, name: &str, expected: &[Warning]) -> Article {
    let article = read(bytes.as_ref(), name).unwrap();
    assert_eq!(article.warnings, expected);
    article
}
