//! The fact-check sheet as comma-separated values, for programs and for spreadsheets: RFC 4180 in UTF-8.
//!
//! A spreadsheet takes a cell that begins with `=` for a formula and runs it, whoever wrote it. Such a cell begins with
//! an apostrophe here, which spreadsheets read as "these are words".

use super::AnnotatedArticle;
use super::labels::Labels;
use super::steps::Steps;
use super::table::ClaimTable;
use super::xml::legible;
use std::io::{self, Write};

/// Writes the sheet, with a byte order mark where the article was told to have one.
pub(super) fn write(
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if article.byte_order_mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let table = ClaimTable::new(article, labels);
    row(table.columns.iter().map(|column| labels.column(*column)), out)?;
    for cells in &table.rows {
        steps.step()?;
        row(cells.iter().map(String::as_str), out)?;
    }
    Ok(())
}

fn row<'c>(cells: impl Iterator<Item = &'c str>, out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<String> = cells.map(cell).collect();
    write!(out, "{}\r\n", cells.join(","))
}

fn cell(words: &str) -> String {
    let lines: Vec<_> = words.lines().map(legible).collect();
    let mut cell = lines.join("\n");
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        cell.insert(0, '\'');
    }
    if cell.contains(['"', ',', '\n', ';', '\t']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::Sample;
    use crate::export::steps::unwatched;
    use crate::language::Language;
    use crate::review::Field;

    #[test]
    fn cells_are_words() {
        for (words, written) in [
            ("", ""),
            ("Wehr", "Wehr"),
            ("12,5", "\"12,5\""),
            ("er sagte \"ja\"", "\"er sagte \"\"ja\"\"\""),
            ("eins\r\nzwei\u{0}", "\"eins\nzwei\""),
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "'=1"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(cell(words), written, "{words:?}");
        }
    }

    #[test]
    fn a_claim_is_a_record() {
        let mut sample = Sample::new(&["Es kostete ⟨n 12.000⟩ Euro."]);
        sample.write("12.000", Field::Note, "-1; nein, \"2\"");
        let labels = Labels::of_or_english(Language::GERMAN);
        for mark in [false, true] {
            sample.options.byte_order_mark = mark;
            let mut bytes = Vec::new();
            unwatched(|steps| write(&sample.annotated(), labels, steps, &mut bytes)).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.starts_with('\u{feff}'), mark);
            let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
            assert!(lines[0].starts_with("Nr.,Aussage,Art,"), "{text}");
            assert_eq!(lines[1], "1,12.000,Zahl,Absatz 1,,12.000,Zu prüfen,,,,\"'-1; nein, \"\"2\"\"\",,,,");
            assert_eq!(lines[2..], [""]);
        }
    }
}
