//! The fact-check sheet as a workbook: a sheet with one claim a row to sort, filter and fill in, and one that says what
//! it is about.
//!
//! Whatever a text holds is stored as a string: a cell that begins with `=` is those words and no formula.

use super::colours::{self, Colour, INK, LINE, LINK, PANEL, WARNING};
use super::labels::Labels;
use super::steps::Steps;
use super::table::{ClaimTable, Column};
use super::wording::{self, Line};
use super::{AnnotatedArticle, Annotation};
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook, Worksheet, XlsxError,
};
use std::io::{self, Write};

/// Characters of a cell, in UTF-16 units as the format counts them.
const LONGEST_CELL: usize = 32_767;
/// Links of a sheet; further addresses are words.
const MOST_LINKS: usize = 65_530;
/// Heights in points: of a line of the usual letters, and of the highest row there can be.
const LINE_HEIGHT: u32 = 15;
const HIGHEST_ROW: u32 = 409;
/// A4, in the format's list of papers.
const A4: u8 = 9;

/// Writes the workbook.
pub(super) fn write(
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(&workbook(article, labels, steps).map_err(io::Error::other)?)
}

fn workbook(article: &AnnotatedArticle<'_>, labels: &Labels, steps: &Steps<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = wording::one_line(article.title.unwrap_or(&labels.document.untitled));
    workbook.set_properties(&DocProperties::new().set_title(cell(&title)).set_author("Claimlight"));
    claims(workbook.add_worksheet(), article, labels, steps)?;
    about(workbook.add_worksheet(), &title, article, labels)?;
    workbook.save_to_buffer()
}

fn claims(
    sheet: &mut Worksheet,
    article: &AnnotatedArticle<'_>,
    labels: &Labels,
    steps: &Steps<'_>,
) -> Result<(), XlsxError> {
    sheet.set_name(&labels.document.sheet)?;
    let table = ClaimTable::new(article, labels);
    let looks = Looks::new();
    for (place, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(place, width(*column))?;
        sheet.write_string_with_format(0, place, labels.column(*column), &looks.head)?;
    }
    let mut links = 0;
    for ((row, cells), claim) in (1..).zip(&table.rows).zip(article.claims.iter().chain(&article.lost)) {
        steps.step()?;
        for ((place, column), words) in (0..).zip(&table.columns).zip(cells) {
            links += usize::from(fill(sheet, (row, place), *column, words, claim, &looks, links < MOST_LINKS)?);
        }
        let lines = table.columns.iter().zip(cells).map(|(column, words)| lines(words, width(*column))).max();
        sheet.set_row_height(row, (lines.unwrap_or(1) * LINE_HEIGHT).min(HIGHEST_ROW))?;
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    // The number and the claim's own words stay in sight.
    sheet.set_freeze_panes(1, 2)?;
    // One page beside another: all in one would be too small to read.
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(2, 0)
        .set_repeat_rows(0, 0)?
        .set_repeat_columns(0, 1)?;
    sheet.set_header("&L&A").set_footer("&R&P / &N");
    Ok(())
}

/// Fills one cell; answers whether it became a link.
fn fill(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    column: Column,
    words: &str,
    claim: &Annotation<'_>,
    looks: &Looks,
    may_link: bool,
) -> Result<bool, XlsxError> {
    let words = cell(words);
    match column {
        Column::Number if claim.number > 0 => {
            let number = u32::try_from(claim.number).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, place, number, &looks.number)?;
        }
        Column::Status => {
            sheet.write_string_with_format(row, place, words, &looks.status(colours::of(claim.status)))?;
        }
        Column::Evidence => {
            if let (Some(address), true) = (wording::split_address(&words).0, may_link)
                && sheet.write_url_with_options(row, place, address, words.as_str(), "", Some(&looks.link)).is_ok()
            {
                return Ok(true);
            }
            sheet.write_string_with_format(row, place, words, &looks.plain)?;
        }
        _ => {
            sheet.write_string_with_format(row, place, words, &looks.plain)?;
        }
    }
    Ok(false)
}

fn about(sheet: &mut Worksheet, title: &str, article: &AnnotatedArticle<'_>, labels: &Labels) -> Result<(), XlsxError> {
    sheet.set_name(&labels.document.about)?;
    const WORDS: u32 = 80;
    sheet.set_column_width(0, 26)?.set_column_width(1, WORDS)?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    let looks = Looks::new();
    let mut row = 0;
    let mut line = |name: &str, words: &str, look: &Format| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, cell(name), &looks.name)?;
        sheet.write_string_with_format(row, 1, cell(words), look)?;
        sheet.set_row_height(row, lines(words, WORDS) * LINE_HEIGHT + 5)?;
        row += 1;
        Ok(())
    };
    line(&labels.field.title, title, &looks.title)?;
    for Line { name, words } in wording::about(article, labels) {
        line(name, &words, &looks.bare)?;
    }
    line(&labels.document.summary, &wording::progress(article, labels), &looks.bare)?;
    for (status, count) in &article.counts {
        line(labels.status(*status), &count.to_string(), &looks.bare)?;
    }
    if article.confidential {
        line("", &labels.document.confidential, &looks.warning)?;
    }
    line("", &labels.document.aid, &looks.bare)?;
    line("", &labels.document.made_with, &looks.bare)
}

/// Widths in characters: narrow where a word stands, wide where people write.
const fn width(column: Column) -> u32 {
    match column {
        Column::Number => 6,
        Column::Claim => 42,
        Column::Evidence | Column::Note => 34,
        Column::Who | Column::Question | Column::Answer | Column::Correction => 26,
        Column::Kind | Column::Value | Column::Status | Column::Judged => 16,
        Column::Place | Column::Method | Column::Tags => 12,
    }
}

/// How many lines words take up in a column of a width, at a guess: programs measure rows themselves only where somebody edits
/// them.
fn lines(words: &str, width: u32) -> u32 {
    let line = |line: &str| u32::try_from(line.chars().count()).unwrap_or(u32::MAX).div_ceil(width).max(1);
    words.lines().map(line).fold(0u32, u32::saturating_add).clamp(1, 100)
}

/// How cells look.
struct Looks {
    head: Format,
    number: Format,
    plain: Format,
    link: Format,
    name: Format,
    title: Format,
    bare: Format,
    warning: Format,
}

impl Looks {
    fn new() -> Self {
        let bare = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_color(colour(INK));
        let plain = bare.clone().set_border(FormatBorder::Thin).set_border_color(colour(LINE));
        Self {
            head: plain.clone().set_bold().set_background_color(colour(PANEL)),
            number: plain.clone().set_align(FormatAlign::Center),
            link: plain.clone().set_font_color(colour(LINK)).set_underline(FormatUnderline::Single),
            name: bare.clone().set_bold(),
            title: bare.clone().set_bold().set_font_size(14),
            warning: bare.clone().set_bold().set_font_color(colour(WARNING)),
            plain,
            bare,
        }
    }

    fn status(&self, status: Colour) -> Format {
        self.plain.clone().set_bold().set_font_color(colour(status)).set_background_color(colour(status.ground()))
    }
}

fn colour(colour: Colour) -> Color {
    Color::RGB(colour.number())
}

/// Words as a cell can hold them: without control characters, cut where they are too long.
fn cell(words: &str) -> String {
    let fit: String = words.lines().map(super::xml::legible).collect::<Vec<_>>().join("\n");
    if fit.encode_utf16().count() <= LONGEST_CELL {
        return fit;
    }
    let mut length = 1;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= LONGEST_CELL
    };
    let cut: String = fit.chars().take_while(fits).collect();
    cut + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::Sample;
    use crate::export::steps::unwatched;
    use crate::language::Language;
    use crate::review::{Evidence, Field, Status};
    use std::io::{Cursor, Read};

    #[test]
    fn a_cell_holds_what_it_can() {
        assert_eq!(cell("=1+1\u{7}\r\nzwei\u{b}\u{fffe}"), "=1+1\nzwei");
        let long = "ab😀".repeat(20_000);
        let cut = cell(&long);
        assert!(cut.encode_utf16().count() <= LONGEST_CELL && cut.ends_with("…"));
        assert!(cut.encode_utf16().count() > LONGEST_CELL - 3);
        assert_eq!(cell(&"a".repeat(LONGEST_CELL)).len(), LONGEST_CELL);
    }

    /// The parts of a workbook as text.
    fn parts(sample: &Sample, language: Language) -> String {
        let labels = Labels::of_or_english(language);
        let bytes = unwatched(|steps| workbook(&sample.annotated(), labels, steps)).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut all = String::new();
        for index in 0..archive.len() {
            archive.by_index(index).unwrap().read_to_string(&mut all).unwrap();
        }
        all
    }

    #[test]
    fn claims_are_rows_and_never_formulas() {
        let mut sample = Sample::new(&["# Wehr", "Es kostete ⟨n 12.000⟩ Euro.", "⟨q „Es hält“⟩, sagte sie."]);
        sample.judge("12.000", Status::Wrong);
        sample.write("12.000", Field::Note, "=HYPERLINK(\"https://example.org\")");
        let evidence = Evidence { locator: "https://example.org/a b?c&d".into(), ..Evidence::default() };
        let link = Evidence { locator: "https://example.org/a?c&d".into(), ..Evidence::default() };
        sample.prove("12.000", &[link]);
        sample.prove("„Es hält“", &[evidence]);
        for language in Labels::languages() {
            let parts = parts(&sample, language);
            assert!(!parts.contains("<f>"), "no formula");
            assert!(parts.contains("=HYPERLINK(\"https://example.org\")"), "{parts}");
            assert!(parts.contains("Target=\"https://example.org/a?c&amp;d\""), "{parts}");
            assert!(parts.contains("autoFilter") && parts.contains("state=\"frozen\""));
            assert!(parts.contains(&colours::of(Status::Wrong).ground().hex().to_uppercase()));
        }
    }
}
