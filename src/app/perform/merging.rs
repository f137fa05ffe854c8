//! Taking other people's reviews in: what a colleague has sent, and the copies sync programs keep. They are read and
//! brought into this draft on a thread, and become one change of the review.

use crate::app::command::Command;
use crate::app::notices::Weight;
use crate::app::past::{OthersRead, Past};
use crate::app::words::Message;
use crate::app::{App, Arrival};
use crate::review::Review;
use eframe::egui::Context;
use std::path::{Path, PathBuf};

impl App {
    pub(super) fn merge_from(&mut self, ctx: &Context, path: PathBuf) {
        self.state.overlay = None;
        self.read_others(ctx, move |edition, past, ours| Arrival::OthersRead(edition, past.read_other(&path, ours)));
    }

    /// Reads other files of the review that is open, on a thread.
    fn read_others(&mut self, ctx: &Context, read: impl FnOnce(u64, &Past, &Review) -> Arrival + Send + 'static) {
        let Some(workspace) = &self.state.workspace else { return };
        let (edition, past, ours) = (workspace.edition, workspace.keeping.past(), workspace.review.clone());
        self.aside(ctx, move || read(edition, &past, &ours));
    }

    /// Offers to take in what a sync program has kept beside the review.
    pub(super) fn offer_copies(&mut self, copies: &[PathBuf]) {
        if copies.is_empty() {
            return;
        }
        let names = names(copies.iter().map(PathBuf::as_path));
        let text = self.state.words.get(Message::CopiesFound { copies: copies.len(), names: &names });
        self.state.notices.offer(Weight::Warning, text, Some(Command::MergeCopies));
    }

    /// Looks on a thread whether a sync program has kept copies since.
    pub(in crate::app) fn look_for_copies(&mut self, ctx: &Context) {
        self.read_others(ctx, |edition, past, ours| {
            let copies = past.copies(ours).into_iter().map(|copy| copy.path);
            Arrival::CopiesSeen(edition, copies.collect())
        });
    }

    /// Offers those that were not offered before.
    pub(super) fn copies_seen(&mut self, edition: u64, copies: Vec<PathBuf>) {
        let Some(workspace) = self.state.workspace.as_mut().filter(|workspace| workspace.edition == edition) else {
            return;
        };
        let before = std::mem::replace(&mut workspace.copies, copies.clone());
        let new: Vec<PathBuf> = copies.into_iter().filter(|copy| !before.contains(copy)).collect();
        self.offer_copies(&new);
    }

    pub(super) fn merge_copies(&mut self, ctx: &Context) {
        self.read_others(ctx, |edition, past, ours| Arrival::OthersRead(edition, Ok(past.copies(ours))));
    }

    /// Takes reviews in, as one step of its own.
    pub(super) fn others_read(&mut self, ctx: &Context, edition: u64, read: OthersRead) {
        // Of an article that was put away in the meantime.
        let Some(workspace) = self.state.workspace.as_ref().filter(|workspace| workspace.edition == edition) else {
            return;
        };
        let others = match read {
            Ok(others) => others,
            Err(refusal) => {
                let text = refusal.words(&self.state.words);
                self.state.notices.show(Weight::Failure, text);
                return;
            }
        };
        let taken = workspace.review.taking_in_reviews(&others);
        let Some(edit) = taken.edit else {
            self.state.notices.show(Weight::Info, self.state.words.get(Message::OthersNothing));
            return;
        };
        self.edit(edit);
        self.link_anew(ctx);
        let (claims, conflicts) = (taken.claims, taken.conflicts.len());
        let names = names(others.iter().map(|other| other.path.as_path()));
        let text = self.state.words.get(Message::OthersTaken { claims, conflicts, names: &names });
        let weight = if conflicts == 0 { Weight::Info } else { Weight::Warning };
        self.state.notices.offer(weight, text, Some(Command::Undo));
    }
}

/// The names of files, without their folders.
fn names<'p>(paths: impl Iterator<Item = &'p Path>) -> String {
    let names = paths.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    names.collect::<Vec<_>>().join(", ")
}
