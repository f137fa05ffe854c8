//! Taking notes of other programs in: they are read and placed on a thread, and become one change of the review.

use crate::app::command::Command;
use crate::app::notices::Weight;
use crate::app::words::Message;
use crate::app::{App, Arrival};
use crate::import::{Annotations, Taken, load};
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
    pub(super) fn import_from(&mut self, ctx: &Context, path: PathBuf) {
        self.state.overlay = None;
        let Some(workspace) = &self.state.workspace else { return };
        let (edition, article) = (workspace.edition, Arc::clone(&workspace.article));
        self.aside(ctx, move || {
            let read = load(&path).and_then(|bytes| Annotations::read(&bytes, &article));
            Arrival::AnnotationsRead(edition, path, read.map_err(|error| error.to_string()))
        });
    }

    /// Makes notes of the comments that the document brought along, as one step of its own.
    pub(super) fn take_remarks(&mut self) {
        let Some(workspace) = &mut self.state.workspace else { return };
        workspace.remarks = 0;
        let taken = Annotations::of_remarks(&workspace.article).taken_into(&workspace.review);
        let Some(edit) = taken.edit else { return };
        self.edit(edit);
        let text = self.state.words.get(Message::RemarksTaken { remarks: taken.added });
        self.state.notices.offer(Weight::Info, text, Some(Command::Undo));
    }

    /// Offers to make notes of the comments that a document brought along and that are none yet. Where people have begun
    /// to review it only the menus do: they know of the comments, or have done away with their notes.
    pub(super) fn offer_remarks(&mut self) {
        let Some(workspace) = self.state.workspace.as_mut().filter(|workspace| workspace.readings == 1) else { return };
        workspace.remarks = Annotations::of_remarks(&workspace.article).taken_into(&workspace.review).added;
        if workspace.remarks == 0 || workspace.review.is_touched() {
            return;
        }
        let text = self.state.words.get(Message::RemarksFound { remarks: workspace.remarks });
        self.state.notices.offer(Weight::Warning, text, Some(Command::TakeRemarks));
    }

    /// Takes annotations into the review, as one step of its own.
    pub(super) fn annotations_read(&mut self, edition: u64, path: &Path, read: Result<Annotations, String>) {
        // Of an article that was put away in the meantime.
        let Some(workspace) = self.state.workspace.as_ref().filter(|workspace| workspace.edition == edition) else {
            return;
        };
        let annotations = match read {
            Ok(annotations) => annotations,
            Err(why) => {
                let path = path.display().to_string();
                let text = self.state.words.get(Message::ImportFailed { path: &path, why: &why });
                self.state.notices.show(Weight::Failure, text);
                return;
            }
        };
        let mut taken = annotations.taken_into(&workspace.review);
        if let Some(edit) = taken.edit.take() {
            self.edit(edit);
        }
        let weight = if taken.lost.is_empty() { Weight::Info } else { Weight::Warning };
        self.state.notices.show(weight, self.told(&taken));
    }

    fn told(&self, taken: &Taken) -> String {
        let Taken { added, known, lost, elsewhere, .. } = taken;
        let message = Message::ImportDone { added: *added, known: *known, lost: lost.len(), elsewhere: *elsewhere };
        self.state.words.get(message)
    }
}
