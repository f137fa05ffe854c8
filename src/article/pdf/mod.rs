//! PDF: pages of glyphs, made into text again.
//!
//! A PDF tells where on a page each glyph stands and little more. So first the glyphs are gathered with their places
//! ([`mod@file`], [`content`], [`face`]); then what repeats on the margins of the pages is dropped ([`furniture`]); each page
//! is cut into columns, bands and tables in the order of reading ([`columns`], [`tables`]), these into lines ([`lines`]) and paragraphs
//! ([`paragraphs`]); and at last, with the whole document in view, it is told what each paragraph is and which go on
//! from one column or page to the next ([`roles`], [`joining`], [`writing`]).
//!
//! Nothing here knows a language: words broken at the end of a line are joined by what the document itself shows.

mod about;
mod accents;
mod cells;
mod columns;
mod content;
mod dots;
mod face;
mod file;
mod furniture;
mod joining;
mod lines;
mod page;
mod paragraphs;
mod roles;
mod tables;
mod weigh;
mod writing;

use super::bounds::Bounds;
use super::open::{Progress, Stage};
use super::{About, Article, Format, OpenError, Warning};
use file::Sent;
use page::Page;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

/// Stack of the thread that reads. The library nests with the objects of a file, up to a few hundred deep.
const STACK: usize = 32 << 20;
/// Pages that may wait to be taken in.
const WAITING: usize = 8;

/// What came of reading the pages.
#[derive(Default)]
struct Pages {
    about: About,
    pages: Vec<Page>,
    /// How many the document has.
    all: usize,
    /// Some are missing because of a limit.
    truncated: bool,
    /// Some are missing because the file is broken.
    damaged: bool,
}

/// Reads a PDF, telling how many pages are done.
pub(super) fn read(bytes: &[u8], bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    compose(read_pages(bytes, bounds)?, bounds)
}

/// Makes an article of what was read.
fn compose(read: Pages, bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let undecodable = read.pages.iter().map(|page| page.undecodable).sum();
    let has_pictures = read.pages.iter().any(|page| !page.images.is_empty());
    if read.pages.iter().all(|page| page.pieces.is_empty()) {
        return Err(if has_pictures { OpenError::OnlyPictures } else { OpenError::NoText });
    }
    let letters: usize = read.pages.iter().flat_map(|page| &page.pieces).map(page::Piece::letters).sum();
    // Letters of which only the shapes are known are no text.
    if undecodable * 2 > letters {
        return Err(OpenError::NotText);
    }
    let mut warnings = Vec::new();
    if undecodable > 0 {
        warnings.push(Warning::Undecodable(undecodable));
    }
    if read.truncated || read.pages.iter().any(|page| page.truncated) {
        warnings.push(Warning::Truncated);
    }
    if read.damaged || read.pages.iter().any(|page| page.damaged) {
        warnings.push(Warning::Damaged);
    }
    let mut article = writing::article(read.pages, read.about, bounds);
    article.warnings.splice(0..0, warnings);
    article.origin.format = Format::Pdf;
    Ok(article)
}

/// Reads the pages on a thread that is left to itself where it takes too long: the library below cannot be stopped.
fn read_pages(bytes: &[u8], bounds: &Bounds<'_>) -> Result<Pages, OpenError> {
    let deadline = Instant::now() + Duration::from_millis(bounds.pages_milliseconds);
    let (sender, receiver) = sync_channel(WAITING);
    let (owned, own_limits) = (Arc::new(bytes.to_vec()), **bounds);
    std::thread::Builder::new()
        .name("pages".to_owned())
        .stack_size(STACK)
        .spawn(move || file::read(owned, &own_limits, deadline, &mut |sent| sender.send(sent).is_ok()))
        .map_err(|error| OpenError::from_io(&error))?;
    let mut read = Pages::default();
    let mut done = 0;
    loop {
        match receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(Sent::Opened { about, pages }) => (read.about, read.all) = (*about, pages),
            Ok(Sent::Page(page)) => {
                done += 1;
                read.pages.push(*page);
            }
            Ok(Sent::Failed(error)) => return Err(error),
            Ok(Sent::Done) => break,
            Err(RecvTimeoutError::Timeout) => {
                read.truncated = true;
                break;
            }
            // The thread is gone without a word: it panicked.
            Err(RecvTimeoutError::Disconnected) => {
                read.damaged = true;
                break;
            }
        }
        if !bounds.tell(Progress { stage: Stage::Pages, done, all: read.all }) {
            return Ok(Pages::default());
        }
    }
    read.truncated |= !read.damaged && read.pages.len() < read.all;
    if read.pages.is_empty() && (read.damaged || read.truncated) {
        return Err(OpenError::Damaged(Format::Pdf));
    }
    Ok(read)
}
