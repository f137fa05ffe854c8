//! The drafts of an article, and the states of its review: following what the writer saves, and going back to what was.

use crate::app::command::Command;
use crate::app::draft::Fate;
use crate::app::drafts::{self, Drafts, Outcome};
use crate::app::notices::Weight;
use crate::app::opening;
use crate::app::past::PastState;
use crate::app::state::Overlay;
use crate::app::watch::Watch;
use crate::app::words::Message;
use crate::app::workspace::Workspace;
use crate::app::{App, Arrival};
use crate::review::Review;
use crate::review::store::KeptDraft;
use eframe::egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Tells once what a new draft did to the claims of the one before.
    pub(super) fn tell_draft(&mut self) {
        let read_first = |workspace: &&Workspace| workspace.readings == 1;
        let Some(workspace) = self.state.workspace.as_ref().filter(read_first) else { return };
        let Some(draft) = &workspace.draft else { return };
        let text = self.state.words.get(Message::DraftSummary {
            unchanged: draft.unchanged,
            changed: draft.count(Fate::Changed),
            moved: draft.count(Fate::Moved),
            gone: draft.count(Fate::Gone),
            fresh: draft.count(Fate::New),
        });
        self.state.notices.show(Weight::Warning, text);
    }

    /// Watches the file of the open article.
    pub(super) fn watch(&self, ctx: &Context, path: PathBuf) -> Watch {
        self.watch_for(ctx, path, Arrival::ArticleChanged)
    }

    /// Watches a file that means something for the open article.
    pub(super) fn watch_for(&self, ctx: &Context, path: PathBuf, arrival: fn(u64) -> Arrival) -> Watch {
        let (sender, ctx, edition) = (self.arrivals.0.clone(), ctx.clone(), self.editions);
        Watch::start(path, move || {
            // Nobody listens once the window has closed.
            let _ = sender.send(arrival(edition));
            ctx.request_repaint();
        })
    }

    /// Shows what the writer has saved, once nobody types.
    pub(in crate::app) fn follow_draft(&mut self, ctx: &Context, typing: bool) {
        let stale = self.state.workspace.as_ref().is_some_and(|workspace| workspace.stale);
        if !stale || typing || self.state.opening.is_some() {
            return;
        }
        let whole_page = self.state.workspace.as_ref().is_some_and(|workspace| workspace.whole_page);
        self.open_again(ctx, whole_page);
    }

    /// Shows how the review was earlier. The copies are looked for on a thread of their own.
    pub(super) fn look_for_earlier_states(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let (edition, past) = (workspace.edition, workspace.keeping.past());
        self.state.overlay = Some(Overlay::Earlier(None));
        self.aside(ctx, move || Arrival::Earlier(edition, past.states()));
    }

    pub(super) fn read_earlier(&mut self, ctx: &Context, state: PastState) {
        self.state.overlay = None;
        let Some(workspace) = &self.state.workspace else { return };
        let (edition, past) = (workspace.edition, workspace.keeping.past());
        self.aside(ctx, move || {
            let review = past.read(&state).map(Box::new);
            Arrival::EarlierRead(edition, state, review)
        });
    }

    /// Goes back to an earlier state, which can be undone.
    pub(super) fn go_back(&mut self, ctx: &Context, edition: u64, state: &PastState, review: Option<&Review>) {
        let Some(workspace) = self.state.workspace.as_ref().filter(|workspace| workspace.edition == edition) else {
            return;
        };
        match review {
            Some(review) => {
                let edit = workspace.review.go_back_to(review);
                self.edit(edit);
                self.link_anew(ctx);
                let when = self.state.words.moment(&state.at());
                let text = self.state.words.get(Message::EarlierRestored { when: &when });
                self.state.notices.offer(Weight::Info, text, Some(Command::Undo));
            }
            None => self.state.notices.show(Weight::Warning, self.state.words.get(Message::EarlierUnreadable)),
        }
    }

    /// Shows the sheet on which drafts are compared. They are looked for on a thread of their own.
    pub(super) fn look_for_drafts(&mut self, ctx: &Context) {
        let Some(workspace) = &self.state.workspace else { return };
        let (edition, past) = (workspace.edition, workspace.keeping.past());
        self.state.overlay = Some(Overlay::Drafts(None));
        self.aside(ctx, move || Arrival::Drafts(edition, past.drafts()));
    }

    pub(super) fn drafts_found(&mut self, ctx: &Context, edition: u64, kept: Vec<KeptDraft>) {
        let Some(workspace) = self.state.workspace.as_ref().filter(|workspace| workspace.edition == edition) else {
            return;
        };
        let Some(Overlay::Drafts(shown)) = &mut self.state.overlay else { return };
        let drafts = Drafts::of(workspace.review.subject(), kept);
        let (before, after) = (drafts.before, drafts.after);
        *shown = Some(drafts);
        self.compare_drafts(ctx, before, after);
    }

    /// Compares two drafts on a thread of their own.
    pub(super) fn compare_drafts(&mut self, ctx: &Context, before: usize, after: usize) {
        let Some(workspace) = &self.state.workspace else { return };
        let Some(Overlay::Drafts(Some(drafts))) = &mut self.state.overlay else { return };
        (drafts.before, drafts.after, drafts.outcome) = (before, after, None);
        let Some(pair) = drafts.pair() else { return };
        let (edition, past, language) = (workspace.edition, workspace.keeping.past(), workspace.reading.language);
        self.aside(ctx, move || {
            Arrival::DraftsCompared(edition, (before, after), drafts::compare(&pair, &past, language))
        });
    }

    pub(super) fn drafts_compared(&mut self, edition: u64, (before, after): (usize, usize), outcome: Outcome) {
        let here = self.state.workspace.as_ref().is_some_and(|workspace| workspace.edition == edition);
        if let Some(Overlay::Drafts(Some(drafts))) = self.state.overlay.as_mut().filter(|_| here)
            && drafts.shows(before, after)
        {
            drafts.outcome = Some(outcome);
        }
    }

    /// Brings the claims of the reading and the records together again, after all records were replaced.
    pub(super) fn link_anew(&mut self, ctx: &Context) {
        // A reading on its way does that when it is there.
        if self.state.workspace.as_ref().is_none_or(|workspace| workspace.job.is_some()) {
            return;
        }
        let reporter = self.reporter(ctx);
        self.with_workspace(|workspace| {
            let wanted = workspace.review.sheet().regrouping();
            let (article, found) = (Arc::clone(&workspace.article), Arc::clone(&workspace.found));
            workspace.job = Some(opening::regroup(article, found, wanted, reporter));
        });
    }
}
