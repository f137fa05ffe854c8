//! Exporting: a preview while it is being chosen what leaves the program, where it is to go, and writing it. Each is done
//! on a thread beside the window.

use crate::app::export::{self, Choice, Exporting, Outlook, Previewed};
use crate::app::keeping;
use crate::app::notices::Weight;
use crate::app::state::Overlay;
use crate::app::words::Message;
use crate::app::{App, Arrival};
use crate::export::{Preview, Progress};
use crate::review::store::is_review;
use eframe::egui::Context;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
    /// Has a preview made for what is being chosen, once for each change of the choice or of what it is made of.
    pub(in crate::app) fn follow_choice(&mut self, ctx: &Context) {
        let (Some(Overlay::Export(choice)), Some(workspace)) = (&self.state.overlay, &self.state.workspace) else {
            self.state.outlook = None;
            return;
        };
        let of = Previewed::of(*choice, workspace, &self.state.words);
        if self.state.outlook.as_ref().is_some_and(|outlook| outlook.of == of) {
            return;
        }
        let job = export::Job::new(workspace, *choice, &self.state.words, &self.state.now);
        let shown = self.state.outlook.take().and_then(|outlook| outlook.shown);
        self.state.outlook = Some(Outlook { of: of.clone(), shown });
        self.aside(ctx, move || Arrival::Previewed(of, Box::new(job.preview())));
    }

    pub(super) fn previewed(&mut self, of: &Previewed, preview: Preview) {
        // One of another choice has come too late.
        if let Some(outlook) = self.state.outlook.as_mut().filter(|outlook| outlook.of == *of) {
            outlook.shown = Some(preview);
        }
    }

    pub(super) fn ask_for_destination(&mut self, ctx: &Context, choice: Choice) {
        let Some(workspace) = &self.state.workspace else { return };
        let format = choice.format;
        let suggestion = export::suggestion(workspace, choice);
        let words = self.dialog_words(Message::DialogExportTitle, Message::ExportFormatName(format));
        let platform = Arc::clone(&self.platform);
        self.aside(ctx, move || {
            let answer = platform.choose_destination(&words, &suggestion, format);
            Arrival::DestinationChosen(choice, suggestion, answer)
        });
    }

    pub(super) fn export_to(&mut self, ctx: &Context, choice: Choice, path: PathBuf) {
        self.state.overlay = None;
        let Some(workspace) = &self.state.workspace else { return };
        // The article's own file is never written, whatever is chosen, nor are reviews.
        let own = workspace.article.origin.path.as_ref().is_some_and(|own| keeping::same_file(own, &path));
        if own || is_review(&path) {
            self.state.notices.show(Weight::Failure, self.state.words.get(Message::ExportOntoArticle));
            return;
        }
        let work = export::Job::new(workspace, choice, &self.state.words, &self.state.now);
        self.jobs += 1;
        let (job, export) = (self.jobs, Exporting::new(self.jobs, path.clone()));
        let (heard, sender, window) = (export.wait.heard(), self.arrivals.0.clone(), ctx.clone());
        let platform = Arc::clone(&self.platform);
        self.state.exports.push(export);
        let begun = self.aside(ctx, move || {
            let mut watch = |progress| {
                heard.still()?;
                // Nobody listens any more once the window has closed.
                let _ = sender.send(Arrival::Exporting(job, progress));
                window.request_repaint();
                ControlFlow::Continue(())
            };
            let outcome = platform.write_export(&work, &path, &mut watch);
            Arrival::Exported(job, path, outcome.map(|outcome| outcome.map_err(|error| error.to_string())))
        });
        if !begun {
            self.state.exports.pop();
        }
        if self.state.settings.export != choice {
            self.state.settings.export = Choice { confidential: false, ..choice };
            self.save_settings();
        }
    }

    pub(super) fn exporting(&mut self, job: u64, progress: Progress) {
        if let Some(export) = self.state.exports.iter_mut().find(|export| export.job == job) {
            export.progress = Some(progress);
        }
    }

    /// Gives up the export that was begun last of those that are told of; whether there is one.
    pub(super) fn give_up_export(&mut self) -> bool {
        let told = self.state.exports.iter().rposition(|export| export.wait.soon().is_zero());
        told.is_some_and(|at| {
            self.state.exports.remove(at);
            true
        })
    }

    pub(super) fn exported(&mut self, job: u64, path: &Path, outcome: Option<Result<(), String>>) {
        self.state.exports.retain(|export| export.job != job);
        // One that was given up as it was being put in its place is there all the same.
        let Some(outcome) = outcome else { return };
        let path = path.display().to_string();
        let words = &self.state.words;
        let (weight, text) = match outcome {
            Ok(()) => (Weight::Info, words.get(Message::ExportDone { path: &path })),
            Err(why) => (Weight::Failure, words.get(Message::ExportFailed { path: &path, why: &why })),
        };
        self.state.notices.show(weight, text);
    }
}
