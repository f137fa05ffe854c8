//! The scroll bar: by the reader's own table of heights, with a tick for the chosen claim and for each search hit.

use super::{Page, Reader};
use crate::app::tokens::size;
use eframe::egui::{Color32, Rect, Sense, Ui, pos2};

/// The handle is never shorter than this, in points.
const SHORTEST: f32 = 32.0;

/// Ticks beyond this many are thinned out.
const MOST_TICKS: usize = 300;

/// Where the handle stands.
struct Handle {
    rect: Rect,
    /// Points of the page for each point of the bar.
    scale: f64,
}

impl Reader {
    fn handle(&self, bar: Rect) -> Option<Handle> {
        let (top, whole) = self.view.extent();
        let screen = f64::from(bar.height());
        if whole <= screen + 1.0 {
            return None;
        }
        let height = ((screen * screen / whole) as f32).clamp(SHORTEST.min(bar.height() / 2.0), bar.height());
        let way = f64::from(bar.height() - height).max(1.0);
        let scale = (whole - screen) / way;
        let y = bar.top() + ((top / scale).clamp(0.0, way)) as f32;
        let rect = Rect::from_min_max(pos2(bar.left(), y), pos2(bar.right(), y + height));
        Some(Handle { rect, scale })
    }

    /// Moves the page by its scroll bar: the handle is dragged, and a press beside it brings it there.
    pub(super) fn scroll_by_bar(&mut self, ui: &Ui, page: &Page<'_>, bar: Rect) {
        let id = ui.scope_id().with("scroll bar");
        // The keyboard has its own keys for this, and assistive technology the document's actions.
        let response = ui.interact(bar, id, Sense::CLICK | Sense::DRAG);
        let Some(handle) = self.handle(bar) else { return };
        let Some(pointer) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) else {
            self.bar_held = None;
            return;
        };
        let held = *self.bar_held.get_or_insert_with(|| {
            let within = pointer.y - handle.rect.top();
            if (0.0..=handle.rect.height()).contains(&within) { within } else { handle.rect.height() / 2.0 }
        });
        let y = f64::from(pointer.y - held - bar.top()) * handle.scale;
        let (top, _) = self.view.extent();
        if (y - top).abs() > handle.scale / 4.0 {
            self.view.jump(ui.ctx(), page, y.max(0.0));
        }
    }

    pub(super) fn draw_bar(&self, ui: &Ui, page: &Page<'_>, bar: Rect) {
        let painter = ui.painter();
        let (_, whole) = self.view.extent();
        let Some(handle) = self.handle(bar) else { return };
        let hot = self.bar_held.is_some() || ui.rect_contains_pointer(bar);
        let (tokens, middle) = (page.tokens, bar.center().x);
        let half = if hot { 4.0 } else { 2.5 };
        let rect = Rect::from_x_y_ranges(middle - half..=middle + half, handle.rect.y_range().shrink(2.0));
        painter.rect_filled(rect, half, if hot { tokens.edge } else { tokens.edge.gamma_multiply(0.55) });
        let tick = |offset: usize, width: f32, color: Color32| {
            let y = bar.top() + (self.view.y(offset) / whole) as f32 * bar.height();
            let tick = Rect::from_x_y_ranges(bar.right() - 2.0 - width..=bar.right() - 2.0, y - 1.0..=y + 1.0);
            painter.rect_filled(tick, 1, color);
        };
        let every = page.found.len().div_ceil(MOST_TICKS).max(1);
        for hit in page.found.iter().step_by(every) {
            tick(hit.start, size::SCROLL_BAR * 0.4, tokens.unclear);
        }
        if let Some(mark) = page.selected.and_then(|id| page.marks.get(id)) {
            tick(mark.span.start, size::SCROLL_BAR * 0.75, tokens.accent);
        }
    }
}
