//! The fact-check sheet: how far the checking is, and a table with one claim a row.

use super::AnnotatedArticle;
use super::labels::Labels;
use super::paper::{Paper, Part, Table};
use super::table::ClaimTable;
use super::wording;

/// The sheet as a paper.
pub(super) fn paper<'a>(article: &AnnotatedArticle<'_>, labels: &'a Labels) -> Paper<'a> {
    let mut paper = Paper::new(article, labels, &labels.document.sheet);
    paper.body.push(Part::Text(wording::progress(article, labels)));
    let table = ClaimTable::new(article, labels).narrowed();
    if !table.rows.is_empty() {
        let head = table.columns.iter().map(|column| labels.column(*column).to_owned()).collect();
        paper.body.push(Part::Table(Table { head, rows: table.rows }));
        paper.wide = true;
    }
    paper.foot.insert(0, &labels.document.aid);
    paper
}
