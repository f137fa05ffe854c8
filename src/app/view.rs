//! The window as a whole: which view stands where.

use super::action::{Action, Queue, Side};
use super::reader::{Page, ReaderEvent};
use super::tokens::{Tokens, size};
use super::{
    App, drafts_view, earlier_view, empty, export_view, help, menus, notices, overlay, palette, panel, search,
    settings_view, statusbar, toolbar, waiting_view,
};
use eframe::egui::{CentralPanel, Frame, Panel, Ui};

/// Below this width the panel stands below the article instead of beside it.
const NARROW: f32 = 720.0;

impl App {
    pub(super) fn show(&mut self, ui: &mut Ui, queue: &mut Queue) {
        let ctx = ui.ctx().clone();
        toolbar::show(ui, &self.state, queue);
        statusbar::show(ui, &self.state, queue);
        if self.state.workspace.is_some() {
            self.show_article(ui, queue);
        } else {
            let frame = Frame::new().fill(Tokens::current(&ctx).paper);
            CentralPanel::default().frame(frame).show(ui, |ui| empty::show(ui, &self.state, queue));
        }
        overlay::show(&ctx, &self.state, queue);
        export_view::show(&ctx, &self.state, queue);
        earlier_view::show(&ctx, &self.state, queue);
        drafts_view::show(&ctx, &self.state, queue);
        help::show(&ctx, &self.state, queue);
        palette::show(&ctx, &self.state, queue);
        settings_view::show(&ctx, &self.state, queue);
        notices::show(&ctx, &self.state, queue);
        waiting_view::show(&ctx, &self.state, queue);
        empty::show_drop_target(&ctx, &self.state);
    }

    fn show_article(&mut self, ui: &mut Ui, queue: &mut Queue) {
        let ctx = ui.ctx().clone();
        let tokens = Tokens::current(&ctx);
        let room = ui.available_rect_before_wrap();
        if let Some(workspace) = &mut self.state.workspace {
            if let Some(id) = workspace.reveal_card.take() {
                self.lists.claims.reveal(id);
            }
            if let Some(span) = workspace.reveal.take() {
                self.reader.reveal(span);
            }
        }
        if self.state.settings.panel {
            let frame = Frame::new().fill(tokens.panel);
            // Beside the article where there is room for both, else below it.
            let panel = if room.width() >= NARROW {
                let widest = (room.width() - 360.0).max(size::PANEL_MIN);
                Panel::right("panel")
                    .default_size((room.width() * 0.34).clamp(size::PANEL_MIN, size::PANEL))
                    .size_range(size::PANEL_MIN..=widest)
            } else {
                Panel::bottom("panel below")
                    .default_size(room.height() * 0.5)
                    .size_range(160.0..=(room.height() - 140.0).max(160.0))
            };
            panel.frame(frame).resizable(true).show(ui, |ui| {
                // A panel shrinks to what is in it, and what is in it changes; its size is the reader's own.
                ui.set_min_size(ui.available_size());
                panel::show(ui, &self.state, &mut self.lists, queue);
            });
        }
        search::show(ui, &self.state, queue);
        let Some(workspace) = &self.state.workspace else { return };
        let marks = self.lights.marks(workspace, &self.state.words);
        let lit = workspace.lit();
        let title = workspace.title();
        let page = Page {
            article: &workspace.article,
            edition: workspace.edition,
            marks,
            selected: workspace.chosen,
            lit: &lit,
            asked: workspace.checks.asked(),
            found: workspace.search.as_ref().map_or(&[], |search| &search.in_text),
            current_found: workspace.search.as_ref().and_then(super::search::Search::current_in_text),
            show_dismissed: workspace.shows_dismissed(),
            tokens,
            text_size: size::TEXT,
            name: &title,
        };
        let state = &self.state;
        let reader = &mut self.reader;
        let frame = Frame::new().fill(tokens.paper);
        let shown = CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| reader.show(ui, &page, |ui, target| menus::on_text(ui, state, queue, target)));
        for event in shown.inner {
            queue.push(match event {
                ReaderEvent::Chosen(id) => Action::Choose(id, Side::Text),
                ReaderEvent::Cleared => Action::Release,
                ReaderEvent::Selected(selection) => Action::Select(selection),
                ReaderEvent::Copy(words) => Action::Copy(words),
            });
        }
        menus::mark_bar(&ctx, state, queue);
    }
}
