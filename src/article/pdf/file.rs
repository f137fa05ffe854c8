//! Opens the file and reads its pages one by one, each into pieces with their places.
//!
//! This part calls the library that knows the format. It runs on a thread of its own and sends what it has, so that
//! whatever time a file takes, the pages read so far are there.

use super::about::{Labels, about, catalog};
use super::content::{Budget, Runner};
use super::face::Faces;
use super::page::{Area, Page};
use super::weigh;
use crate::article::{About, Format, Limits, OpenError};
use hayro_font::kurbo::Affine;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Rect, Stream, String as PdfString};
use hayro_syntax::page::Page as Source;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

/// Links of a page that are kept.
const MOST_LINKS: usize = 2_000;
/// Layers that are looked at.
const MOST_LAYERS: usize = 10_000;

/// What the reading thread sends.
pub(super) enum Sent {
    /// The file could be opened; it has so many pages.
    Opened { about: Box<About>, pages: usize },
    /// The next page.
    Page(Box<Page>),
    /// It cannot be read.
    Failed(OpenError),
    /// There is nothing more.
    Done,
}

/// Reads a file, handing on what there is to `send` until that answers `false`.
pub(super) fn read(bytes: Arc<Vec<u8>>, limits: &Limits, deadline: Instant, send: &mut dyn FnMut(Sent) -> bool) {
    if let Err(error) = weigh::weigh(&bytes, limits) {
        send(Sent::Failed(error));
        return;
    }
    let pdf = match Pdf::new(bytes) {
        Ok(pdf) => pdf,
        Err(error) => {
            send(Sent::Failed(failure(error)));
            return;
        }
    };
    let pages = pdf.pages();
    if !send(Sent::Opened { about: Box::new(about(&pdf)), pages: pages.len() }) {
        return;
    }
    let labels = Labels::read(&pdf);
    let layers = hidden_layers(&pdf);
    let mut faces = Faces::new();
    let mut glyphs = limits.characters;
    for (index, source) in pages.iter().enumerate().take(limits.pages) {
        let budget = Budget { operators: limits.operators, glyphs, deadline };
        // A fault of the library in one page is no reason to lose the others.
        let read = catch_unwind(AssertUnwindSafe(|| read_page(source, &mut faces, &layers, budget)));
        let mut page = read.unwrap_or_else(|_| {
            faces = Faces::new();
            Page { damaged: true, ..Page::default() }
        });
        page.label = labels.label(index);
        glyphs = glyphs.saturating_sub(page.pieces.iter().map(|piece| piece.text.len()).sum());
        if !send(Sent::Page(Box::new(page))) {
            return;
        }
    }
    send(Sent::Done);
}

fn failure(error: LoadPdfError) -> OpenError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            OpenError::Encrypted
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => OpenError::Damaged(Format::Pdf),
    }
}

fn read_page<'a>(
    source: &Source<'a>,
    faces: &mut Faces<'a>,
    layers: &HashSet<ObjectIdentifier>,
    budget: Budget,
) -> Page {
    let (width, height) = source.render_dimensions();
    let matrix = Affine::new(source.initial_transform(true).as_coeffs());
    let mut runner = Runner::new(faces, layers, matrix, budget);
    runner.run(&content(source), source.resources(), 0);
    let mut page = Page {
        width,
        height,
        images: std::mem::take(&mut runner.images),
        links: links(source, matrix),
        undecodable: runner.undecodable,
        truncated: runner.exhausted,
        ..Page::default()
    };
    let glyphs = std::mem::take(&mut runner.glyphs);
    page.take_in(glyphs);
    page
}

/// The content of a page, which may be in several streams.
fn content(source: &Source<'_>) -> Vec<u8> {
    let dict = source.raw();
    if let Some(stream) = dict.get::<Stream<'_>>("Contents") {
        return weigh::decoded(&stream).unwrap_or_default().into_owned();
    }
    let mut content = Vec::new();
    for stream in dict.get::<Array<'_>>("Contents").iter().flat_map(Array::iter::<Stream<'_>>) {
        let Some(decoded) = weigh::decoded(&stream) else { continue };
        if content.len().saturating_add(decoded.len()) > weigh::LARGEST_STREAM {
            break;
        }
        content.extend_from_slice(&decoded);
        content.push(b' ');
    }
    content
}

/// Where on the page links are, and their addresses. Those within the document are left out.
fn links(source: &Source<'_>, matrix: Affine) -> Vec<(Area, String)> {
    let mut links = Vec::new();
    for annotation in source.raw().get::<Array<'_>>("Annots").iter().flat_map(Array::iter::<Dict<'_>>).take(MOST_LINKS)
    {
        if annotation.get::<Name<'_>>("Subtype").is_none_or(|name| name.as_ref() != b"Link") {
            continue;
        }
        let address = annotation.get::<Dict<'_>>("A").and_then(|action| action.get::<PdfString<'_>>("URI"));
        let (Some(address), Some(rect)) = (address, annotation.get::<Rect>("Rect")) else { continue };
        let address = String::from_utf8_lossy(address.as_bytes()).trim().to_owned();
        if address.is_empty() {
            continue;
        }
        let corners = [
            matrix * hayro_font::kurbo::Point::new(rect.x0, rect.y0),
            matrix * hayro_font::kurbo::Point::new(rect.x1, rect.y1),
        ];
        let area = Area {
            x0: corners[0].x.min(corners[1].x) as f32,
            x1: corners[0].x.max(corners[1].x) as f32,
            y0: corners[0].y.min(corners[1].y) as f32,
            y1: corners[0].y.max(corners[1].y) as f32,
        };
        links.push((area, address));
    }
    links
}

/// The layers that the document shows switched off.
fn hidden_layers(pdf: &Pdf) -> HashSet<ObjectIdentifier> {
    let Some(properties) = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("OCProperties")) else {
        return HashSet::new();
    };
    let Some(shown) = properties.get::<Dict<'_>>("D") else { return HashSet::new() };
    let listed = |dict: &Dict<'_>, key: &str| -> Vec<ObjectIdentifier> {
        let array = dict.get::<Array<'_>>(key).unwrap_or_default();
        array
            .raw_iter()
            .take(MOST_LAYERS)
            .filter_map(|layer: MaybeRef<Object<'_>>| layer.as_obj_ref())
            .map(Into::into)
            .collect()
    };
    let mut hidden: HashSet<_> = listed(&shown, "OFF").into_iter().collect();
    if shown.get::<Name<'_>>("BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
        hidden.extend(listed(&properties, "OCGs"));
        for layer in listed(&shown, "ON") {
            hidden.remove(&layer);
        }
    }
    hidden
}
