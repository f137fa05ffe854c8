//! The article, set to be read, with its claims lit.
//!
//! The reader draws a [`Page`] and answers what was done to it as [`ReaderEvent`]s; it keeps scroll position, text
//! selection and layout, and nothing of the review. It must not know of commands, panels or files.
//!
//! Only what is on the screen is laid out: one galley a block, kept while it is near. So a book opens and scrolls like
//! a page. The work of a frame is divided into [`view`] (what is on the screen), [`input`] (what was done), [`paint`]
//! and [`access`] (what assistive technology is told).

mod access;
mod heights;
mod input;
mod mark;
mod outline;
mod paint;
mod pieces;
mod scroll_bar;
mod selection;
mod set;
#[cfg(test)]
mod tests;
mod typeset;
mod view;

pub use mark::{Mark, MarkKind, Marks};

use super::tokens::{Tokens, size};
use crate::Span;
use crate::article::Article;
use crate::review::{RecordId, Status};
use eframe::egui::{Painter, Rect, Response, Sense, Ui, pos2, vec2};
use paint::Moment;
use selection::Selection;
use view::View;

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
    /// Words that are asked about: framed like the chosen claim.
    pub asked: Option<Span>,
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
    /// Name of the whole article in the accessibility tree, such as its title. Not empty.
    pub name: &'a str,
}

/// What was done on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReaderEvent {
    /// A mark was clicked, or pressed by key or assistive technology. Clicking again where several marks lie over one
    /// another chooses the next outer one.
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
    view: View,
    selection: Selection,
    /// What `reveal` asked for.
    pending: Option<Span>,
    /// What the context menu was opened on.
    target: Target,
    /// The mark that has the focus; it keeps its node while it is off the screen.
    focused: Option<RecordId>,
    /// Where on its handle the scroll bar is held, from its top.
    bar_held: Option<f32>,
    /// Whether the mouse was pressed on the words and is still down, and how many clicks that makes.
    pressed: bool,
    clicks: u32,
    /// Whether the focus came by keyboard and is to be seen.
    ringed: bool,
    /// What was last told of the text selection.
    told: Option<Span>,
}

impl Reader {
    /// Draws the page into all the room `ui` has left, and answers what was done to it, in order. `menu` fills the
    /// context menu and is called only while one is open.
    pub fn show(&mut self, ui: &mut Ui, page: &Page<'_>, menu: impl FnOnce(&mut Ui, &Target)) -> Vec<ReaderEvent> {
        let mut events = Vec::new();
        let ctx = ui.ctx().clone();
        let (rect, _) = ui.allocate_exact_size(ui.available_size().max(vec2(1.0, 1.0)), Sense::hover());
        let keep = page.selected.and_then(|id| page.marks.get(id)).map(|mark| mark.span.start);
        if self.view.prepare(&ctx, page, rect, keep) {
            (self.selection, self.told) = (Selection::default(), None);
            (self.focused, self.target, self.pressed) = (None, Target::default(), false);
        }
        let mut ui = ui.new_child(eframe::egui::UiBuilder::new().id_salt("reader").max_rect(rect));
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        let bar = Rect::from_min_max(pos2(rect.right() - size::SCROLL_BAR, rect.top()), rect.right_bottom());
        let (response, wished) = access::article(&ui, page, rect);
        self.scroll_by_input(&ui, &response, wished);
        self.scroll_by_bar(&ui, page, bar);
        if let Some(span) = self.pending.take() {
            self.view.reveal(&ctx, page, span);
        }
        if self.view.settle(&ctx, page) {
            ctx.request_repaint();
        }
        let under = self.marks_under_pointer(&ui, page, &response);
        self.keyboard(&ui, page, &response, &mut events);
        self.mouse(&ui, page, &response, &under, &mut events);
        let told = self.selection.span();
        if told != self.told {
            self.told = told;
            events.push(ReaderEvent::Selected(told));
        }
        let moment = Moment {
            selection: self.selection.span(),
            caret: (self.selection.caret && response.has_focus()).then(|| self.selection.head()),
            hovered: under.first().copied(),
            focused: self.focused,
        };
        self.draw(&mut ui, page, &response, &moment, &mut events);
        self.draw_bar(&ui, page, bar);
        self.ringed |= response.gained_focus() && !self.pressed;
        if response.has_focus() && self.ringed {
            let frame = rect.shrink(1.0);
            ui.painter().rect_stroke(frame, 0, page.tokens.frame(), eframe::egui::StrokeKind::Inside);
        }
        self.tell(&ui, page, &response, &under);
        let target = self.target.clone();
        response.context_menu(|ui| menu(ui, &target));
        events
    }

    /// Brings `span` to a third from the top at the next [`Self::show`], unless it is comfortably in view.
    pub fn reveal(&mut self, span: Span) {
        self.pending = Some(span);
    }

    /// The reader's own text selection.
    pub fn selection(&self) -> Option<Span> {
        self.selection.span()
    }

    /// Drops or replaces the text selection, without an event.
    pub fn select(&mut self, selection: Option<Span>) {
        self.selection.set(selection);
        self.told = self.selection.span();
    }

    /// The words on the screen at the last [`Self::show`]; `None` before the first or where there are none.
    pub fn visible(&self) -> Option<Span> {
        self.view.visible()
    }

    /// Paints every piece on the screen and gives it and its marks their nodes.
    fn draw(
        &mut self,
        ui: &mut Ui,
        page: &Page<'_>,
        article: &Response,
        moment: &Moment,
        events: &mut Vec<ReaderEvent>,
    ) {
        let ctx = ui.ctx().clone();
        let painter = ui.painter().clone();
        painter.rect_filled(self.view.rect, 0, page.tokens.paper);
        let (left, width) = (self.view.left, self.view.width());
        let visible = self.view.visible().unwrap_or_default();
        let shown = std::mem::take(&mut self.view.shown);
        let mut nodes = access::Nodes::new(article.id, page);
        // The neighbours of what is on the screen have nodes too, so that Tab goes on beyond it.
        if let Some(mark) = page.marks.before(visible.start).find(|mark| is_drawn(mark, page)) {
            nodes.mark(ui, mark, Rect::from_min_max(self.view.rect.left_top(), self.view.rect.right_top()));
        }
        for &(index, y) in &shown {
            let origin = pos2(left, snapped(&painter, self.view.rect.top() + y));
            let Some(set) = self.view.set(&ctx, page, index) else { continue };
            let marks = marks_of(set, page);
            paint::piece(&painter, set, origin, width, page, &marks, moment);
            for signs in paint::signs(set, &marks) {
                signs.paint(&painter, origin, page);
            }
            nodes.piece(ui, set, index, origin, &marks);
        }
        self.view.shown = shown;
        if let Some(mark) = page.marks.after(visible.end).find(|mark| is_drawn(mark, page)) {
            nodes.mark(ui, mark, Rect::from_min_max(self.view.rect.left_bottom(), self.view.rect.right_bottom()));
        }
        // The mark with the focus keeps it while it is scrolled off the screen.
        if let Some(mark) = self.focused.and_then(|id| page.marks.get(id)) {
            nodes.mark(ui, mark, Rect::from_min_size(self.view.rect.left_top(), vec2(0.0, 0.0)));
        }
        events.extend(nodes.pressed.iter().map(|&id| ReaderEvent::Chosen(id)));
        let came = nodes.focused.filter(|_| nodes.focused != self.focused);
        if let Some(mark) = came.or(nodes.wanted).and_then(|id| page.marks.get(id)) {
            self.pending = Some(mark.span);
            ctx.request_repaint();
        }
        self.focused = nodes.focused;
    }
}

/// The marks that are drawn on a piece, outer ones first.
fn marks_of<'a>(set: &mut set::Set, page: &Page<'a>) -> Vec<&'a Mark> {
    let span = set.span();
    let generation = page.marks.generation();
    if set.marks.as_ref().is_none_or(|(of, _)| *of != generation) {
        set.marks = Some((generation, page.marks.indices_over(span).collect()));
    }
    let indices = set.marks.as_ref().map_or(&[][..], |(_, indices)| indices);
    indices.iter().filter_map(|&index| page.marks.at(index)).filter(|mark| is_drawn(mark, page)).collect()
}

fn is_drawn(mark: &Mark, page: &Page<'_>) -> bool {
    mark.status != Status::Dismissed || page.show_dismissed || page.selected == Some(mark.id)
}

fn snapped(painter: &Painter, y: f32) -> f32 {
    (y * painter.pixels_per_point()).round() / painter.pixels_per_point()
}
