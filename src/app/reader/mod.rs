//! The article, set to be read, with its claims lit.
//!
//! The reader draws a [`Page`] and answers what was done to it as [`ReaderEvent`]s; it keeps scroll position, text
//! selection and layout, and nothing of the review. It must not know of commands, panels or files.

mod mark;

pub use mark::{Mark, MarkKind, Marks};

use super::tokens::Tokens;
use crate::Span;
use crate::article::Article;
use crate::review::RecordId;
use eframe::egui;

/// What to show, as it is this frame. Cheap to build: everything is borrowed.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The article.
    pub article: &'a Article,
    /// A number that differs between any two articles shown by one reader; a new one forgets position and selection.
    pub edition: u64,
    /// What is lit.
    pub marks: &'a Marks,
    /// The chosen claim: framed.
    pub selected: Option<RecordId>,
    /// What belongs to the choice, softly lit: the sentence that attributes it, the mentions of a source. In order.
    pub lit: &'a [Span],
    /// Search hits, in order and not overlapping.
    pub found: &'a [Span],
    /// The hit the search stands at, as an index into `found`.
    pub current_found: Option<usize>,
    /// Whether dismissed marks are drawn, faintly.
    pub show_dismissed: bool,
    /// The colours.
    pub tokens: &'a Tokens,
    /// Size of running text in points: [`super::tokens::size::TEXT`], zoomed.
    pub text_size: f32,
    /// Name of the whole article in the accessibility tree, such as its title.
    pub name: &'a str,
}

/// What was done on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReaderEvent {
    /// A mark was clicked, or pressed by key or assistive technology.
    Chosen(RecordId),
    /// Plain words were clicked: nothing is meant to be chosen any more.
    Cleared,
    /// The reader's own text selection changed.
    Selected(Option<Span>),
    /// These words, exactly as they stand in the article, are wanted on the clipboard.
    Copy(String),
}

/// What a context menu was opened on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Target {
    /// The innermost mark there.
    pub mark: Option<RecordId>,
    /// The text selection.
    pub selection: Option<Span>,
    /// The address of a link there.
    pub link: Option<String>,
}

/// The view. One for each article that is open at the same time.
#[derive(Debug, Default)]
pub struct Reader {
    selection: Option<Span>,
    pending: Option<Span>,
}

impl Reader {
    /// Draws the page into all the room `ui` has left, and answers what was done to it, in order. `menu` fills the
    /// context menu and is called only while one is open.
    pub fn show(
        &mut self,
        ui: &mut egui::Ui,
        page: &Page<'_>,
        menu: impl FnOnce(&mut egui::Ui, &Target),
    ) -> Vec<ReaderEvent> {
        let mut events = Vec::new();
        let pending = self.pending.take();
        let area = egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for block in &page.article.blocks {
                let font = super::fonts::Face::Text.at(page.text_size);
                let words = egui::RichText::new(block.span.of(&page.article.text)).font(font).color(page.tokens.ink);
                let response = ui.label(words);
                if pending.is_some_and(|span| span.overlaps(block.span)) {
                    response.scroll_to_me(Some(egui::Align::Center));
                }
                for mark in page.marks.over(block.span) {
                    if ui.link(&mark.label).on_hover_text(&mark.hover).clicked() {
                        events.push(ReaderEvent::Chosen(mark.id));
                    }
                }
            }
        });
        let target = Target { selection: self.selection, ..Target::default() };
        ui.interact(area.inner_rect, ui.scope_id().with("article"), egui::Sense::hover())
            .context_menu(|ui| menu(ui, &target));
        events
    }

    /// Brings `span` to a third from the top at the next `show`, unless it is comfortably in view.
    pub fn reveal(&mut self, span: Span) {
        self.pending = Some(span);
    }

    /// The reader's own text selection.
    pub const fn selection(&self) -> Option<Span> {
        self.selection
    }

    /// Drops or replaces the text selection, without an event.
    pub fn select(&mut self, selection: Option<Span>) {
        self.selection = selection;
    }
}
