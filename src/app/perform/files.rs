//! Opening, reading, exporting, and putting away: what goes through a worker or a file.

use crate::app::App;
use crate::app::draft::Draft;
use crate::app::notices::Weight;
use crate::app::opening::{self, Before, Failure, Opened, Origin, ReadArticle, Report, Reporter, Request};
use crate::app::overlay;
use crate::app::platform::{Answer, DialogWords, Wanted};
use crate::app::state::Overlay;
use crate::app::words::Message;
use crate::app::workspace::{Resume, Workspace};
use crate::app::{Arrival, tally};
use crate::article::Warning;
use crate::language::Language;
use eframe::egui::{Context, ViewportCommand};
use std::sync::Arc;

impl App {
    pub(super) fn reporter(&mut self, ctx: &Context) -> Reporter {
        self.jobs += 1;
        Reporter { job: self.jobs, sender: self.reports.0.clone(), ctx: ctx.clone() }
    }

    /// Opens an article; the one that is open stays until the new one is there.
    pub(in crate::app) fn open(&mut self, ctx: &Context, request: impl Into<Request>) {
        self.state.overlay = None;
        let reporter = self.reporter(ctx);
        self.state.opening = Some(opening::open(request.into(), Arc::clone(&self.platform), reporter));
    }

    /// Opens the open article's file anew, from what is kept of it.
    pub(super) fn open_again(&mut self, ctx: &Context, whole_page: bool) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let Some(path) = workspace.article.origin.path.clone() else { return };
        workspace.stale = false;
        // The review is read from the disk.
        workspace.keeping.flush();
        let overlay = self.state.overlay.take();
        self.open(ctx, Request { origin: Origin::File(path), whole_page: Some(whole_page) });
        self.state.overlay = overlay;
    }

    /// Shows a web page whole, or only its article again.
    pub(super) fn turn_whole_page(&mut self, ctx: &Context) {
        if let Some(workspace) = &self.state.workspace {
            self.open_again(ctx, !workspace.whole_page);
        }
    }

    pub(super) fn open_text(&mut self, ctx: &Context, text: String) {
        if text.trim().is_empty() {
            self.state.notices.show(Weight::Info, self.state.words.get(Message::ClipboardEmpty));
        } else {
            self.open(ctx, Origin::Text(text));
        }
    }

    /// Takes in what the workers have reported.
    pub(in crate::app) fn take_reports(&mut self, ctx: &Context) {
        while let Ok((job, report)) = self.reports.1.try_recv() {
            let opening = self.state.opening.as_ref().is_some_and(|opening| opening.job == job);
            let reading = self.state.workspace.as_ref().and_then(|workspace| workspace.job.as_ref());
            let reading = reading.is_some_and(|reading| reading.job == job);
            match report {
                Report::Opening(progress) if opening => {
                    if let Some(opening) = &mut self.state.opening {
                        opening.progress = Some(progress);
                    }
                }
                Report::Opened(opened) if opening => self.opened(ctx, *opened),
                Report::Failed(failure) if opening => self.failed(&failure),
                Report::Failed(_) if reading => self.with_workspace(|workspace| workspace.job = None),
                Report::Progress(progress) if reading => self.with_workspace(|workspace| {
                    if let Some(job) = &mut workspace.job {
                        job.progress = progress;
                    }
                }),
                Report::Read(read) if reading => self.read(ctx, *read),
                // Of a job nobody waits for any more.
                Report::Opening(_) | Report::Opened(_) | Report::Failed(_) | Report::Progress(_) | Report::Read(..) => {
                }
            }
        }
        while let Ok(arrival) = self.arrivals.1.try_recv() {
            self.arrived(ctx, arrival);
        }
    }

    fn opened(&mut self, ctx: &Context, opened: Opened) {
        self.state.opening = None;
        let Opened { article, whole_page, kept } = opened;
        let resume = self.state.workspace.as_ref().and_then(|workspace| Resume::of(workspace, &article));
        self.put_away();
        if let Some(path) = article.origin.path.clone() {
            self.state.recent.remember(path);
            self.save_recent();
        }
        for warning in &article.warnings {
            if let Some(words) = self.warning(warning) {
                self.state.notices.show(Weight::Info, words);
            }
        }
        for word in kept.words {
            self.tell(&word);
        }
        self.offer_copies(&kept.copies);
        self.editions += 1;
        let mut workspace = Workspace::new(self.editions, Arc::clone(&article), kept.review, kept.keeping);
        workspace.copies = kept.copies;
        workspace.whole_page = whole_page;
        // The same draft, more or less of it.
        let turned = resume.as_ref().is_some_and(|resume| resume.whole_page != whole_page);
        workspace.before = kept.before.filter(|_| !turned).map(|text| {
            let claims = resume.as_ref().filter(|resume| resume.article.text == *text);
            Before { claims: claims.map(|resume| Arc::clone(&resume.reading)), text }
        });
        if let Some(path) = article.origin.path.clone() {
            workspace.watch = Some(self.watch(ctx, path));
        }
        workspace.asked = workspace.keeping.request().map(|path| self.watch_for(ctx, path, Arrival::Asked));
        if let Some(resume) = resume {
            resume.into_workspace(&mut workspace);
        }
        let regrouping = workspace.review.sheet().regrouping();
        let before = workspace.before.clone();
        workspace.job = Some(opening::read(article, workspace.language, regrouping, before, self.reporter(ctx)));
        let title = workspace.title();
        let name = self.state.words.get(Message::AppName);
        let title = if title.is_empty() { name } else { format!("{title} – {name}") };
        ctx.send_viewport_cmd(ViewportCommand::Title(title));
        self.state.workspace = Some(workspace);
    }

    /// What a person should know of how the document was read; what the bar at the bottom says anyway is left out.
    fn warning(&self, warning: &Warning) -> Option<String> {
        let message = match warning {
            Warning::Undecodable(count) => Message::WarningUndecodable { count: *count },
            Warning::TrackedChanges(count) => Message::WarningTrackedChanges { count: *count },
            Warning::Attachments(count) => Message::WarningAttachments { count: *count },
            Warning::WholePage => Message::WarningWholePage,
            Warning::Truncated => Message::WarningTruncated,
            Warning::Damaged => Message::WarningDamaged,
            Warning::GuessedEncoding(_) => return None,
        };
        Some(self.state.words.get(message))
    }

    fn failed(&mut self, failure: &Failure) {
        let Some(opening) = self.state.opening.take() else { return };
        let words = &self.state.words;
        let why = match failure {
            // Every key has its words; should one be new, the error's own are better than none.
            Failure::Refused(error) => words.open_error(error),
            Failure::Broken => words.get(Message::OpenBroken),
        };
        let text = match opening.request.origin.name() {
            Some(name) => words.get(Message::OpenFailed { name: &name, why: &why }),
            None => why,
        };
        self.state.notices.show(Weight::Failure, text);
    }

    fn read(&mut self, ctx: &Context, read: ReadArticle) {
        let ReadArticle { found, reading, regrouping, seen, checks, comparison } = read;
        let chosen = self.state.workspace.as_ref().and_then(|workspace| workspace.chosen);
        self.with_workspace(|workspace| {
            workspace.job = None;
            let loaded = workspace.review.clone();
            workspace.links = workspace.review.adopt_sightings(seen);
            workspace.credits = tally::credits(&reading, &workspace.article.text);
            workspace.found = found;
            workspace.regrouping = regrouping;
            workspace.reading = reading;
            workspace.checks.replace(checks);
            if let Some(comparison) = comparison {
                workspace.draft = Some(Draft::of(&comparison, &workspace.links, &workspace.review));
            }
            workspace.readings += 1;
            workspace.chosen = chosen;
            workspace.changed();
            // A reading alone is nothing to keep, and what was only opened is not written. A new draft is.
            let kept = workspace.before.is_none() && workspace.review.keeps_the_same_as(&loaded);
            if workspace.review.is_touched() && !kept {
                workspace.keeping.changed(&workspace.review);
            }
        });
        self.follow_regrouping(ctx);
        self.offer_remarks();
        self.tell_draft();
    }

    /// Regroups the sources where the review says otherwise than they stand.
    pub(super) fn follow_regrouping(&mut self, ctx: &Context) {
        let Some(workspace) = &self.state.workspace else { return };
        let wanted = workspace.review.sheet().regrouping();
        if workspace.job.is_some() || workspace.regrouping == wanted {
            return;
        }
        self.with_workspace(|workspace| {
            workspace.source = None;
            workspace.filter.source = None;
        });
        self.link_anew(ctx);
    }

    pub(super) fn read_as(&mut self, ctx: &Context, language: Option<Language>) {
        let reporter = self.reporter(ctx);
        self.with_workspace(|workspace| {
            workspace.language = language;
            workspace.source = None;
            workspace.filter.source = None;
            let regrouping = workspace.review.sheet().regrouping();
            let (article, before) = (Arc::clone(&workspace.article), workspace.before.clone());
            workspace.job = Some(opening::read(article, language, regrouping, before, reporter));
        });
    }

    /// What a file dialog says.
    pub(super) fn dialog_words(&self, title: Message<'_>, fitting: Message<'_>) -> DialogWords {
        let say = |message: Message<'_>| self.state.words.get(message);
        DialogWords { title: say(title), fitting: say(fitting), everything: say(Message::DialogEverything) }
    }

    pub(super) fn ask_for(&mut self, ctx: &Context, wanted: Wanted) {
        let (title, fitting) = match wanted {
            Wanted::Article => (Message::DialogOpenTitle, Message::DialogArticles),
            Wanted::Annotations => (Message::AnnotationsTitle, Message::DialogAnnotations),
            Wanted::Review => (Message::ReviewTitle, Message::DialogReviews),
        };
        let (words, platform) = (self.dialog_words(title, fitting), Arc::clone(&self.platform));
        self.aside(ctx, move || Arrival::FileChosen(wanted, platform.choose_file(wanted, &words)));
    }

    fn file_chosen(&mut self, ctx: &Context, wanted: Wanted, answer: Answer) {
        match (answer, wanted) {
            (Answer::Chosen(path), Wanted::Article) => self.open(ctx, Origin::File(path)),
            (Answer::Chosen(path), Wanted::Annotations) => self.import_from(ctx, path),
            (Answer::Chosen(path), Wanted::Review) => self.merge_from(ctx, path),
            (Answer::Cancelled, _) => {}
            (Answer::Unavailable, _) => self.ask_for_path(ctx, wanted),
        }
    }

    /// Has the path of a file typed.
    pub(super) fn ask_for_path(&mut self, ctx: &Context, wanted: Wanted) {
        self.state.overlay = Some(Overlay::Path(wanted, String::new()));
        self.focus_on(ctx, overlay::field_id());
    }

    /// Does what blocks on a thread of its own; `false` where the system grants none.
    pub(super) fn aside(&mut self, ctx: &Context, task: impl FnOnce() -> Arrival + Send + 'static) -> bool {
        let sender = self.arrivals.0.clone();
        let ctx = ctx.clone();
        let spawned = std::thread::Builder::new().name("aside".to_owned()).spawn(move || {
            let _ = sender.send(task());
            ctx.request_repaint();
        });
        if spawned.is_err() {
            self.state.notices.show(Weight::Failure, self.state.words.get(Message::OpenBroken));
        }
        spawned.is_ok()
    }

    fn arrived(&mut self, ctx: &Context, arrival: Arrival) {
        match arrival {
            Arrival::Earlier(edition, states) => {
                let here = self.state.workspace.as_ref().is_some_and(|workspace| workspace.edition == edition);
                if let Some(Overlay::Earlier(shown)) = self.state.overlay.as_mut().filter(|_| here) {
                    *shown = Some(states);
                }
            }
            Arrival::EarlierRead(edition, state, review) => self.go_back(ctx, edition, &state, review.as_deref()),
            Arrival::ArticleChanged(edition) => self.with_workspace(|workspace| {
                workspace.stale |= workspace.edition == edition;
            }),
            Arrival::FileChosen(wanted, answer) => self.file_chosen(ctx, wanted, answer),
            Arrival::AnnotationsRead(edition, path, read) => self.annotations_read(edition, &path, read),
            Arrival::Drafts(edition, kept) => self.drafts_found(ctx, edition, kept),
            Arrival::DraftsCompared(edition, pair, outcome) => self.drafts_compared(edition, pair, outcome),
            Arrival::Asked(edition) => self.asked(edition),
            Arrival::TakenOver(edition, presence) => self.taken_over(ctx, edition, presence),
            Arrival::CopiesSeen(edition, copies) => self.copies_seen(edition, copies),
            Arrival::OthersRead(edition, read) => self.others_read(ctx, edition, read),
            Arrival::DestinationChosen(choice, _, Answer::Chosen(path)) => self.export_to(ctx, choice, path),
            Arrival::DestinationChosen(choice, suggestion, Answer::Unavailable) => {
                let suggestion = suggestion.to_string_lossy().into_owned();
                self.state.overlay = Some(Overlay::Destination(choice, suggestion));
                self.focus_on(ctx, overlay::field_id());
            }
            Arrival::DestinationChosen(_, _, Answer::Cancelled) => {}
            Arrival::Exporting(job, progress) => self.exporting(job, progress),
            Arrival::Exported(job, path, outcome) => self.exported(job, &path, outcome),
            Arrival::Previewed(of, preview) => self.previewed(&of, *preview),
        }
    }

    pub(super) fn save_now(&mut self) {
        self.with_workspace(|workspace| workspace.keeping.flush());
    }

    /// Sees to it that everything of the open article is on the disk.
    pub(in crate::app) fn put_away(&mut self) {
        if let Some(mut workspace) = self.state.workspace.take() {
            workspace.keeping.flush();
        }
    }

    pub(super) fn close_article(&mut self) {
        self.put_away();
        self.state.opening = None;
    }

    pub(super) fn save_recent(&mut self) {
        let outcome = self.state.recent.save(&self.platform.folders().config);
        self.settings_saved(outcome);
    }

    pub(super) fn save_settings(&mut self) {
        let outcome = self.state.settings.save(&self.platform.folders().config);
        self.settings_saved(outcome);
    }

    fn settings_saved(&mut self, outcome: std::io::Result<()>) {
        if let Err(error) = outcome {
            let why = error.to_string();
            let text = self.state.words.get(Message::SettingsFailed { why: &why });
            self.state.notices.show(Weight::Warning, text);
        }
    }
}
