//! Draws pages as a PDF document.

use super::face::{Cut, Faces};
use super::{Item, MARGIN, Pages, SMALL, running_title};
use crate::export::colours::{Colour, LINK, SOFT};
use crate::export::paper::Paper;
use crate::export::steps::Steps;
use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use std::io;

/// The document's bytes.
pub(super) fn drawn(pages: &Pages<'_>, paper: &Paper<'_>, steps: &Steps<'_>) -> io::Result<Vec<u8>> {
    let mut document = Document::new();
    let title = format!("{} – {}", paper.title, paper.kind);
    let metadata = Metadata::new().title(title).language(paper.language.to_owned()).creator("Claimlight".to_owned());
    document.set_metadata(metadata);
    let (width, height) = pages.size;
    let settings = PageSettings::from_wh(width, height).ok_or_else(|| io::Error::other("a page without a size"))?;
    let running = running_title(paper);
    for (index, items) in pages.pages.iter().enumerate() {
        steps.further()?;
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        items.iter().for_each(|item| draw(item, pages.faces, &mut surface));
        let number = format!("{} / {}", index + 1, pages.pages.len());
        let at = width - MARGIN - pages.faces.of(Cut::Regular).width(&number) * SMALL;
        let line = height - MARGIN;
        words(&number, (at, line), SMALL, SOFT, Cut::Regular, pages.faces, &mut surface);
        if index > 0 {
            words(&running, (MARGIN, line), SMALL, SOFT, Cut::Regular, pages.faces, &mut surface);
        }
        surface.finish();
        items.iter().filter_map(link).for_each(|link| page.add_annotation(link));
        page.finish();
    }
    document.finish().map_err(|error| io::Error::other(format!("{error:?}")))
}

fn draw(item: &Item, faces: &Faces, surface: &mut Surface<'_>) {
    match item {
        Item::Words { x, y, size, colour, stretch } => {
            let colour = if stretch.link.is_some() { LINK } else { *colour };
            words(&stretch.words, (*x, *y), *size, colour, stretch.cut, faces, surface);
        }
        Item::Ground { edges: [left, top, right, bottom], colour } => {
            let Some(rectangle) = Rect::from_ltrb(*left, *top, *right, *bottom) else { return };
            let mut path = PathBuilder::new();
            path.push_rect(rectangle);
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*colour)));
                surface.draw_path(&path);
            }
        }
    }
}

fn words(
    words: &str,
    (x, y): (f32, f32),
    size: f32,
    colour: Colour,
    cut: Cut,
    faces: &Faces,
    surface: &mut Surface<'_>,
) {
    let face = faces.of(cut);
    let glyphs = face.glyphs(words);
    surface.set_fill(Some(fill(colour)));
    surface.draw_glyphs(Point::from_xy(x, y), &glyphs, face.font.clone(), words, size, false);
}

fn fill(Colour([red, green, blue]): Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

/// The place on the page that leads to an address.
fn link(item: &Item) -> Option<Annotation> {
    let Item::Words { x, y, size, stretch, .. } = item else { return None };
    let address = stretch.link.clone()?;
    let place = Rect::from_ltrb(*x, y - size, x + stretch.width, y + size * 0.3)?;
    let target = Target::Action(Action::Link(LinkAction::new(address)));
    Some(Annotation::new_link(LinkAnnotation::new(place, target), None))
}
