//! Several windows on one review: one works on it, the others read, until one of them takes it over.

use crate::app::keeping::Word;
use crate::app::opening::Origin;
use crate::app::{App, Arrival};
use crate::review::store::Presence;
use eframe::egui::Context;

impl App {
    /// Tells how the review is kept.
    pub(super) fn tell(&mut self, word: &Word) {
        self.state.notices.offer(word.weight(), word.words(&self.state.words), word.offer());
    }

    /// Whether another window has the review, which is then told: whoever asks meant to change it.
    pub(super) fn only_reads(&mut self) -> bool {
        let elsewhere = self.state.workspace.as_ref().is_some_and(|workspace| workspace.keeping.is_elsewhere());
        if elsewhere {
            self.tell(&Word::Elsewhere);
        }
        elsewhere
    }

    /// Asks the other window for the review. It answers within seconds, so it is waited for on a thread.
    pub(super) fn take_over(&mut self, ctx: &Context) {
        let Some(workspace) = &self.state.workspace else { return };
        let (edition, past) = (workspace.edition, workspace.keeping.past());
        self.aside(ctx, move || Arrival::TakenOver(edition, past.take_over()));
    }

    /// The other window has let go of the review, or does not answer.
    pub(super) fn taken_over(&mut self, ctx: &Context, edition: u64, presence: Option<Presence>) {
        let Some(workspace) = self.state.workspace.as_mut().filter(|workspace| workspace.edition == edition) else {
            return;
        };
        let answered = presence.is_some();
        workspace.keeping.enter(presence);
        let origin = match &workspace.article.origin.path {
            Some(path) => Origin::File(path.clone()),
            None => Origin::Text(workspace.article.text.clone()),
        };
        if answered {
            // With what the other window has written last.
            self.open(ctx, origin);
        } else {
            self.tell(&Word::NoAnswer);
        }
    }

    /// Another window asks for the review.
    pub(super) fn asked(&mut self, edition: u64) {
        let Some(workspace) = self.state.workspace.as_mut().filter(|workspace| workspace.edition == edition) else {
            return;
        };
        // What cannot be saved stays here; the other window merges what is saved later.
        if workspace.keeping.leave() {
            workspace.asked = None;
            workspace.history.end_run();
            self.tell(&Word::TakenOver);
        }
    }
}
