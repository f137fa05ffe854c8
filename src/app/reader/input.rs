//! What is done to the page by mouse and keyboard.

use super::selection::{Move, Unit};
use super::{Page, Reader, ReaderEvent, Target, marks_of, paint, snapped};
use crate::Span;
use crate::app::fonts::Face;
use crate::app::tokens::size;
use crate::article::Style;
use crate::review::RecordId;
use eframe::egui::{
    CursorIcon, Event, EventFilter, Key, Modifiers, PointerButton, Pos2, Rect, Response, RichText, Tooltip, Ui, pos2,
};

/// How fast the page scrolls while a selection is dragged past its edge: points a second for each point past it.
const EDGE_SPEED: f32 = 14.0;

/// Pages a second at most, however far past the edge.
const EDGE_LIMIT: f32 = 4.0;

impl Reader {
    pub(super) fn scroll_by_input(&mut self, ui: &Ui, response: &Response, wished: f32) {
        if wished != 0.0 {
            self.view.scroll(wished * self.view.rect.height() * 0.8);
        }
        // A finger on a screen moves the page; it does not select.
        if response.dragged() && ui.input(|input| input.any_touches()) {
            self.view.scroll(-response.drag_delta().y);
            (self.pressed, self.clicks) = (false, 2);
        }
        if ui.rect_contains_pointer(response.rect) {
            let by = ui.ctx().input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
            if by != 0.0 {
                self.view.scroll(-by);
            }
        }
    }

    /// The marks under the mouse, innermost first: the shorter one where one lies in another.
    pub(super) fn marks_under_pointer(&mut self, ui: &Ui, page: &Page<'_>, response: &Response) -> Vec<RecordId> {
        if !response.contains_pointer() {
            return Vec::new();
        }
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return Vec::new() };
        if let Some(sign) = self.sign_at(ui, page, pointer) {
            return vec![sign];
        }
        self.view.under(pointer).map(|offset| self.marks_at(page, offset)).unwrap_or_default()
    }

    fn marks_at(&self, page: &Page<'_>, offset: usize) -> Vec<RecordId> {
        let drawn = |mark: &&super::Mark| super::is_drawn(mark, page);
        let mut marks: Vec<_> = page.marks.over(Span::new(offset, offset + 1)).filter(drawn).collect();
        marks.sort_by_key(|mark| mark.span.len());
        marks.iter().map(|mark| mark.id).collect()
    }

    /// The mark whose sign in the margin is at a point.
    fn sign_at(&mut self, ui: &Ui, page: &Page<'_>, point: Pos2) -> Option<RecordId> {
        if point.x >= self.view.left || point.x < self.view.left - size::gutter(page.text_size) - size::GAP {
            return None;
        }
        let y = point.y - self.view.rect.top();
        let &(index, top) = self.view.shown.iter().rev().find(|(_, top)| *top <= y)?;
        let origin = pos2(self.view.left, snapped(ui.painter(), self.view.rect.top() + top));
        let set = self.view.set(ui.ctx(), page, index)?;
        let marks = marks_of(set, page);
        paint::signs(set, &marks).iter().find_map(|signs| {
            let mut each = signs.each.iter().enumerate();
            each.find(|(index, _)| signs.rect(*index, origin).expand(2.0).contains(point)).map(|(_, &(_, id, _))| id)
        })
    }

    pub(super) fn mouse(
        &mut self,
        ui: &Ui,
        page: &Page<'_>,
        response: &Response,
        under: &[RecordId],
        events: &mut Vec<ReaderEvent>,
    ) {
        let (time, pressed, released, second, pointer, shift, dragging, seconds) = ui.input(|input| {
            (
                input.time,
                input.pointer.primary_pressed(),
                input.pointer.primary_released(),
                input.pointer.secondary_pressed(),
                input.pointer.interact_pos(),
                input.modifiers.shift,
                input.pointer.is_decidedly_dragging(),
                input.stable_dt.min(0.1),
            )
        });
        let (near, within) = ui
            .ctx()
            .options(|options| (options.input_options.max_click_dist, options.input_options.max_double_click_delay));
        let Some(pointer) = pointer else {
            self.pressed = false;
            return;
        };
        if second && response.contains_pointer() {
            let offset = self.view.under(pointer);
            let link = offset.and_then(|offset| self.link_at(page, offset));
            self.target = Target { mark: under.first().copied(), selection: self.selection.span(), link };
        }
        if pressed && response.is_pointer_button_down_on() {
            response.request_focus();
            self.ringed = false;
            self.pressed = true;
            self.clicks = self.selection.count(time, pointer, within, near);
            if let Some(offset) = self.view.nearest(pointer) {
                self.selection.press(page.article, offset, self.clicks, shift);
            }
        }
        if self.pressed && !pressed && dragging {
            self.clicks = self.clicks.max(2);
            let (top, bottom) = (response.rect.top() - pointer.y, pointer.y - response.rect.bottom());
            let past = if top > 0.0 { -top } else { bottom.max(0.0) };
            if past != 0.0 {
                let limit = response.rect.height() * EDGE_LIMIT;
                self.view.scroll((past * EDGE_SPEED).clamp(-limit, limit) * seconds);
                self.view.settle(ui.ctx(), page);
                ui.ctx().request_repaint();
            }
            let inside = pos2(pointer.x, pointer.y.clamp(response.rect.top() + 1.0, response.rect.bottom() - 1.0));
            if let Some(offset) = self.view.nearest(inside) {
                self.selection.drag(page.article, offset);
            }
        }
        if self.pressed && released {
            self.pressed = false;
            if self.clicks == 1 && !shift {
                let again = page.selected.and_then(|chosen| under.iter().position(|&id| id == chosen));
                events.push(match (under, again) {
                    ([], _) => ReaderEvent::Cleared,
                    (marks, Some(index)) => ReaderEvent::Chosen(marks[(index + 1) % marks.len()]),
                    (marks, None) => ReaderEvent::Chosen(marks[0]),
                });
            }
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(if !under.is_empty() && !dragging {
                CursorIcon::PointingHand
            } else if self.view.under(pointer).is_some() || self.pressed {
                CursorIcon::Text
            } else {
                CursorIcon::Default
            });
        }
    }

    fn link_at(&self, page: &Page<'_>, offset: usize) -> Option<String> {
        let here = Span::new(offset, offset + 1);
        page.article.styles[self.view.pieces.styles(page.article, here)].iter().find_map(|styled| match &styled.style {
            Style::Link(address) if styled.span.contains(offset) => Some(address.clone()),
            _ => None,
        })
    }

    pub(super) fn keyboard(&mut self, ui: &Ui, page: &Page<'_>, response: &Response, events: &mut Vec<ReaderEvent>) {
        let own = response.has_focus();
        if own {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        } else if ui.memory(|memory| memory.focused().is_some()) || !ui.is_enabled() {
            return;
        }
        for event in ui.input(|input| input.events.clone()) {
            match event {
                Event::Copy => {
                    if let Some(span) = self.selection.span() {
                        events.push(ReaderEvent::Copy(span.of(&page.article.text).to_owned()));
                    }
                }
                Event::Key { key, pressed: true, modifiers, .. } => self.key(ui, page, own, key, modifiers, events),
                _ => {}
            }
        }
    }

    fn key(
        &mut self,
        ui: &Ui,
        page: &Page<'_>,
        own: bool,
        key: Key,
        modifiers: Modifiers,
        events: &mut Vec<ReaderEvent>,
    ) {
        let (shift, control) = (modifiers.shift, modifiers.command || modifiers.alt);
        if key == Key::A && modifiers.command && !shift {
            let first = self.view.pieces.iter().next().map(|piece| piece.span);
            let last = self.view.pieces.iter().next_back().map(|piece| piece.span);
            self.selection.set(first.zip(last).map(|(first, last)| first.join(last)));
            return;
        }
        let unit = if control { Unit::Word } else { Unit::Character };
        let to = match key {
            Key::ArrowLeft => Move::Back(unit),
            Key::ArrowRight => Move::On(unit),
            Key::ArrowUp if !control => Move::Up,
            Key::ArrowDown if !control => Move::Down,
            Key::PageUp => Move::PageUp,
            Key::PageDown => Move::PageDown,
            Key::Home if control => Move::Start,
            Key::End if control => Move::End,
            Key::Home => Move::RowStart,
            Key::End => Move::RowEnd,
            Key::Space if !control => {
                if shift {
                    Move::PageUp
                } else {
                    Move::PageDown
                }
            }
            Key::Enter if own && self.selection.caret => {
                if let Some(&id) = self.marks_at(page, self.selection.head()).first() {
                    events.push(ReaderEvent::Chosen(id));
                }
                return;
            }
            _ => return,
        };
        // Until there is a caret, keys that go up and down scroll; shift, or a step to the side, brings it.
        let sideways = matches!(to, Move::Back(_) | Move::On(_));
        let by_caret = own && key != Key::Space && (self.selection.caret || shift || sideways);
        if by_caret {
            let begins = !self.selection.caret;
            let top = self.view.visible().map_or(0, |visible| visible.start);
            let head = self.selection.head();
            let seen = self.view.visible().is_some_and(|visible| visible.start <= head && head <= visible.end);
            self.selection.show_caret(if seen { head } else { top });
            if !begins || shift || self.selection.span().is_some() {
                self.selection.go(ui.ctx(), page, &mut self.view, to, shift);
                self.view.settle(ui.ctx(), page);
            }
            return;
        }
        let page_height = self.view.rect.height() - 2.0 * self.view.line();
        match to {
            Move::Up => self.view.scroll(-2.0 * self.view.line()),
            Move::Down => self.view.scroll(2.0 * self.view.line()),
            Move::PageUp => self.view.glide(-page_height),
            Move::PageDown => self.view.glide(page_height),
            Move::Start | Move::RowStart => self.view.jump(ui.ctx(), page, 0.0),
            Move::End | Move::RowEnd => {
                let (_, whole) = self.view.extent();
                self.view.jump(ui.ctx(), page, whole);
            }
            Move::Back(_) | Move::On(_) => return,
        }
        self.view.settle(ui.ctx(), page);
        ui.ctx().request_repaint();
    }

    /// Tells about the mark under the mouse, or the link.
    pub(super) fn tell(&self, ui: &Ui, page: &Page<'_>, response: &Response, under: &[RecordId]) {
        let quiet = self.pressed || ui.input(|input| input.pointer.button_down(PointerButton::Secondary));
        if quiet || !response.hovered() {
            return;
        }
        let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) else { return };
        let mark = under.first().and_then(|&id| page.marks.get(id)).filter(|mark| !mark.hover.is_empty());
        let link = || self.link_at(page, self.view.under(pointer)?);
        let Some(words) = mark.map(|mark| mark.hover.clone()).or_else(link) else { return };
        let mut tip = Tooltip::for_enabled(response);
        // Below the line, not over the words next to those it tells of.
        let row = Rect::from_center_size(pointer, eframe::egui::vec2(24.0, self.view.line()));
        tip.popup = tip.popup.anchor(row);
        tip.show(|ui| {
            for (number, line) in words.lines().enumerate() {
                let line = RichText::new(line).size(size::BODY);
                ui.label(if number == 0 { line.family(Face::InterfaceStrong.family()) } else { line });
            }
        });
    }
}
