//! A list of cards of any length. Only what is on the screen is laid out; the height of the rest is estimated until it
//! was seen.

use eframe::egui::{self, Rect, ScrollArea, Ui, UiBuilder, vec2};
use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;

/// Room between two cards.
const GAP: f32 = 8.0;
/// Height of a card nobody has seen yet.
const UNSEEN: f32 = 96.0;
/// Where a card goes that is brought into view, as a share of the room from its top.
const LEAD: f32 = 0.2;
/// Heights that differ less are the same.
const HAIR: f32 = 0.5;

/// What tells one card of a list from another.
pub trait Key: Copy + Eq + Hash + Debug {}
impl<K: Copy + Eq + Hash + Debug> Key for K {}

/// What the list remembers from frame to frame.
#[derive(Debug)]
pub struct CardList<K> {
    /// For which article and at which width the heights were seen.
    seen_for: (u64, u32),
    /// The heights seen, of cards as they were drawn last.
    heights: HashMap<K, f32>,
    /// Where the list stood in the last frame, in points from its top.
    offset: f32,
    /// Where it is to stand in the next, if not where it stands.
    next_offset: Option<f32>,
    /// The card to bring into view.
    wanted: Option<K>,
}

impl<K> Default for CardList<K> {
    fn default() -> Self {
        Self { seen_for: (0, 0), heights: HashMap::new(), offset: 0.0, next_offset: None, wanted: None }
    }
}

impl<K: Key> CardList<K> {
    /// Brings a card into view, unless it is.
    pub fn reveal(&mut self, id: K) {
        self.wanted = Some(id);
    }

    /// Draws the list into the room that is left: `draw` draws the card of one key. The keys are those of the article
    /// with this number.
    pub fn show(&mut self, ui: &mut Ui, edition: u64, shown: &[K], draw: impl FnMut(&mut Ui, K)) {
        let seen_for = (edition, ui.available_width().round() as u32);
        if self.seen_for != seen_for {
            if self.seen_for.0 != edition {
                self.next_offset = Some(0.0);
            }
            self.seen_for = seen_for;
            self.heights.clear();
        }
        let tops = self.tops(shown);
        let room = ui.available_height();
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("cards");
        if let Some(offset) = self.offset_for_wanted(shown, &tops, room).or(self.next_offset.take()) {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(tops.last().copied().unwrap_or_default());
            self.draw(ui, shown, &tops, viewport, draw)
        });
        self.offset = output.state.clamped_offset().y;
        let drift = output.inner;
        if drift.abs() > HAIR {
            // Cards above turned out taller or lower than estimated: what is being read stays where it is.
            self.next_offset = Some(self.offset + drift);
            ui.ctx().request_repaint();
        }
    }

    /// Where each card begins, and at last where the list ends.
    fn tops(&self, shown: &[K]) -> Vec<f32> {
        let mut tops = Vec::with_capacity(shown.len() + 1);
        let mut top = GAP;
        for id in shown {
            tops.push(top);
            top += self.height(*id) + GAP;
        }
        tops.push(top);
        tops
    }

    fn height(&self, id: K) -> f32 {
        self.heights.get(&id).copied().unwrap_or(UNSEEN)
    }

    /// Where the list must stand to show the wanted card; `None` where it stands well.
    fn offset_for_wanted(&self, shown: &[K], tops: &[f32], room: f32) -> Option<f32> {
        let wanted = self.wanted?;
        let top = *tops.get(shown.iter().position(|id| *id == wanted)?)?;
        let height = self.height(wanted).min(room);
        let in_view = top >= self.offset && top + height <= self.offset + room;
        // A card too tall to stand a fifth down begins where all of it can be seen.
        let lead = (room * LEAD).min(room - height).max(GAP);
        (!in_view).then(|| (top - lead).max(0.0))
    }

    /// Draws the cards in view, learns their heights, and answers by how much those above have changed.
    fn draw(
        &mut self,
        ui: &mut Ui,
        shown: &[K],
        tops: &[f32],
        viewport: Rect,
        mut draw: impl FnMut(&mut Ui, K),
    ) -> f32 {
        let margin = f32::from(super::MARGIN);
        let origin = ui.min_rect().min;
        let width = ui.available_width() - 2.0 * margin;
        let first = tops.partition_point(|top| *top < viewport.top()).saturating_sub(1);
        let mut drift = 0.0;
        let mut settled = true;
        for (at, id) in shown.iter().enumerate().skip(first) {
            let Some(&top) = tops.get(at) else { break };
            if top > viewport.bottom() {
                break;
            }
            let place = Rect::from_min_size(origin + vec2(margin, top), vec2(width, self.height(*id)));
            let room = Rect::from_min_size(place.min, vec2(width, f32::INFINITY));
            let builder = UiBuilder::new().max_rect(room).scope_id(egui::Id::unique(("card", id)));
            let height = ui
                .scope_builder(builder, |ui| {
                    draw(ui, *id);
                    ui.min_rect().height()
                })
                .inner;
            let change = height - place.height();
            if change.abs() > HAIR {
                settled = false;
                // What begins above the view pushes what is in it.
                if top < viewport.top() && self.wanted.is_none() {
                    drift += change;
                }
                self.heights.insert(*id, height);
            } else {
                self.heights.entry(*id).or_insert(height);
            }
        }
        if !settled {
            ui.ctx().request_repaint();
        } else if self.wanted.is_some_and(|wanted| self.heights.contains_key(&wanted) || !shown.contains(&wanted)) {
            self.wanted = None;
        }
        drift
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::RecordId;

    fn list(heights: &[(u64, f32)], offset: f32, wanted: u64) -> CardList<RecordId> {
        CardList {
            heights: heights.iter().map(|(id, height)| (RecordId(*id), *height)).collect(),
            offset,
            wanted: Some(RecordId(wanted)),
            ..CardList::default()
        }
    }

    #[test]
    fn a_card_in_view_moves_nothing() {
        let shown: Vec<_> = (0..100).map(RecordId).collect();
        let list = list(&[(3, 120.0)], 0.0, 3);
        let tops = list.tops(&shown);
        assert_eq!(list.offset_for_wanted(&shown, &tops, 800.0), None);
    }

    #[test]
    fn a_card_out_of_view_is_brought_in_whole() {
        let shown: Vec<_> = (0..100).map(RecordId).collect();
        for (height, room) in [(120.0, 600.0), (580.0, 600.0), (900.0, 600.0)] {
            let list = list(&[(50, height)], 0.0, 50);
            let tops = list.tops(&shown);
            let offset = list.offset_for_wanted(&shown, &tops, room).expect("it is far below");
            assert!(tops[50] >= offset, "its top is in view");
            assert!(tops[50] + height.min(room) <= offset + room + GAP, "as much of it as fits is in view");
        }
    }
}
