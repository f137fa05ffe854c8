//! Carrying out: the only place where the state changes.

mod claims;
mod drafts;
mod export;
mod files;
mod import;
mod merging;
mod windows;

use super::App;
use super::action::{Action, Queue};
use super::command::Command;
use super::keyboard::Focus;
use super::platform::Wanted;
use super::state::Overlay;
use super::words::Words;
use super::{overlay, search};
use eframe::egui::{Context, Id, ViewportCommand};

/// For how many frames a field is given the keyboard that does not keep it: a sheet that has just opened is first
/// measured, and takes no keys until it is shown.
const FOCUS_TRIES: u8 = 4;

impl App {
    /// Carries out one action.
    pub(super) fn perform(&mut self, ctx: &Context, action: Action) {
        self.carry_out(ctx, action);
        self.follow_regrouping(ctx);
    }

    fn carry_out(&mut self, ctx: &Context, action: Action) {
        if action.edits() && self.only_reads() {
            return;
        }
        match action {
            Action::Run(command) => self.run(ctx, command),
            Action::Choose(id, from) => self.choose(id, from),
            Action::Release => self.release(),
            Action::ChooseSource(source) => self.choose_source(source),
            Action::Roll(roll) => self.with_workspace(|workspace| workspace.show_roll(roll)),
            Action::JoinSources(one, other) => self.join_sources(one, other),
            Action::PartSource(source, name) => self.part_source(source, &name),
            Action::ChooseCheck(check) => self.choose_check(check),
            Action::TurnCheck(at) => self.turn_check(at),
            Action::ShowAside(shown) => self.with_workspace(|workspace| workspace.checks.shows_aside = shown),
            Action::Edit(edit) => self.edit(edit),
            Action::Judge(id, status) => self.judge(id, status),
            Action::OpenFile(path) => self.open(ctx, super::opening::Origin::of_argument(path)),
            Action::OpenText(text) => self.open_text(ctx, text),
            Action::CancelOpening => self.state.opening = None,
            Action::CancelExport(job) => self.state.exports.retain(|export| export.job != job),
            Action::ReadAs(language) => self.read_as(ctx, language),
            Action::Filter(filter) => self.with_workspace(|workspace| {
                workspace.filter = filter;
                workspace.changed();
            }),
            Action::Select(selection) => self.with_workspace(|workspace| workspace.selection = selection),
            Action::Copy(words) => ctx.copy_text(words),
            Action::Search(query) => self.search_for(query),
            Action::CloseSearch => self.with_workspace(|workspace| workspace.search = None),
            Action::Overlay(overlay) => self.state.overlay = overlay,
            Action::Set(settings) => self.set(ctx, settings),
            Action::Forget(path) => {
                self.state.recent.forget(&path);
                self.save_recent();
            }
            Action::CloseNotice(id) => self.state.notices.close(id),
            Action::GoBackTo(state) => self.read_earlier(ctx, state),
            Action::CompareDrafts(before, after) => self.compare_drafts(ctx, before, after),
            Action::ImportFrom(path) => self.import_from(ctx, path),
            Action::MergeFrom(path) => self.merge_from(ctx, path),
            Action::Export(choice) => self.ask_for_destination(ctx, choice),
            Action::ExportTo(choice, path) => self.export_to(ctx, choice, path),
        }
    }

    fn run(&mut self, ctx: &Context, command: Command) {
        if !command.applies(self.state.situation()) {
            return;
        }
        // The palette has done its work once a command is chosen.
        if matches!(self.state.overlay, Some(Overlay::Palette { .. })) && command != Command::Back {
            self.state.overlay = None;
        }
        match command {
            Command::Open => self.ask_for(ctx, Wanted::Article),
            Command::OpenPath => self.ask_for_path(ctx, Wanted::Article),
            // The clipboard answers with pasted text, see `App::take_paste`.
            Command::OpenClipboard => {
                ctx.memory_mut(|memory| {
                    if let Some(id) = memory.focused() {
                        memory.surrender_focus(id);
                    }
                });
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            Command::TrySample(sample) => self.open(ctx, super::opening::Origin::Sample(sample)),
            Command::Export => self.toggle(Overlay::Export(self.state.settings.export)),
            Command::Import => self.ask_for(ctx, Wanted::Annotations),
            Command::Save => self.save_now(),
            Command::CloseArticle => self.close_article(),
            Command::Undo => self.undo(ctx),
            Command::Redo => self.redo(ctx),
            Command::NextClaim => self.go(1),
            Command::PreviousClaim => self.go(-1),
            Command::NextUnchecked => self.go_to_unchecked(),
            Command::Judge(status) => self.judge_and_go_on(status),
            Command::Dismiss => self.dismiss_or_bring_back(),
            Command::Note => self.write_note(ctx),
            Command::AddEvidence => self.add_evidence(ctx),
            Command::Mark(kind) => self.mark(kind),
            Command::Attach => self.attach(),
            Command::Reclassify(kind) => self.reclassify(kind),
            Command::Back => self.back(ctx),
            Command::Find => self.find(ctx),
            Command::FindNext => self.step_search(1),
            Command::FindPrevious => self.step_search(-1),
            Command::ToggleKind(kind) => self.toggle_kind(kind),
            Command::TogglePanel => self.change_settings(ctx, |settings| settings.panel = !settings.panel),
            Command::CopyCallList => self.copy_call_list(ctx),
            Command::Show(tab) => {
                self.with_workspace(|workspace| workspace.tab = tab);
                self.change_settings(ctx, |settings| settings.panel = true);
            }
            Command::ZoomIn => self.change_settings(ctx, |settings| settings.zoom_by(1)),
            Command::ZoomOut => self.change_settings(ctx, |settings| settings.zoom_by(-1)),
            Command::ZoomReset => self.change_settings(ctx, |settings| settings.zoom = 1.0),
            Command::Theme(theme) => self.change_settings(ctx, |settings| settings.theme = theme),
            Command::Speak(tongue) => self.change_settings(ctx, |settings| settings.tongue = Some(tongue)),
            Command::Settings => self.toggle(Overlay::Settings),
            Command::Palette => {
                self.toggle(Overlay::Palette { query: String::new(), at: 0 });
                self.focus_on(ctx, overlay::field_id());
            }
            Command::TakeRemarks => self.take_remarks(),
            Command::MergeReview => self.ask_for(ctx, Wanted::Review),
            Command::CompareDrafts => self.look_for_drafts(ctx),
            Command::TakeOver => self.take_over(ctx),
            Command::MergeCopies => self.merge_copies(ctx),
            Command::WholePage => self.turn_whole_page(ctx),
            Command::EarlierStates => self.look_for_earlier_states(ctx),
            Command::Help => self.toggle(Overlay::Help),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Carries out what the views asked for.
    pub(super) fn perform_all(&mut self, ctx: &Context, queue: &mut Queue) {
        let actions = queue.take();
        if !actions.is_empty() {
            ctx.request_repaint();
        }
        for action in actions {
            self.perform(ctx, action);
        }
    }

    /// Gives a field the keyboard.
    fn focus_on(&mut self, ctx: &Context, id: Id) {
        ctx.memory_mut(|memory| memory.request_focus(id));
        self.focus_wanted = Some((id, FOCUS_TRIES));
    }

    fn with_workspace(&mut self, change: impl FnOnce(&mut super::workspace::Workspace)) {
        if let Some(workspace) = &mut self.state.workspace {
            change(workspace);
        }
    }

    fn toggle(&mut self, overlay: Overlay) {
        let open = self.state.overlay.as_ref().map(std::mem::discriminant);
        self.state.overlay = (open != Some(std::mem::discriminant(&overlay))).then_some(overlay);
    }

    /// One step back: what lies over the window, then an article on its way, then an export that takes its time, then the
    /// search, then the choice.
    fn back(&mut self, ctx: &Context) {
        // egui itself takes the keyboard from a field at Escape; for one of the review that was the step.
        let left = self.focus_before;
        if left == Focus::Review && self.state.overlay.is_none() {
            return;
        }
        ctx.memory_mut(|memory| {
            if let Some(id) = memory.focused() {
                memory.surrender_focus(id);
            }
        });
        if self.state.overlay.take().is_some() || self.state.opening.take().is_some() || self.give_up_export() {
            return;
        }
        let Some(workspace) = &mut self.state.workspace else { return };
        if workspace.search.take().is_none() && left == Focus::Commands {
            self.release();
        }
    }

    fn find(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let selected = workspace.selection.map(|span| span.of(&workspace.article.text).to_owned());
        let search = workspace.search.get_or_insert_default();
        // Selected words are what is searched for, as long as they are words and not a paragraph.
        const LONGEST: usize = 80;
        if let Some(words) = selected.filter(|words| words.len() <= LONGEST && !words.contains('\n')) {
            search.query = words;
        }
        search.refresh(&workspace.article.text, &workspace.review);
        self.focus_on(ctx, search::field_id());
    }

    fn search_for(&mut self, query: String) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let Some(search) = &mut workspace.search else { return };
        search.query = query;
        search.at = None;
        search.refresh(&workspace.article.text, &workspace.review);
        self.step_search(1);
    }

    fn step_search(&mut self, by: isize) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let Some(search) = &mut workspace.search else { return };
        match search.step(by) {
            Some(search::Hit::Text(index)) => workspace.reveal = search.in_text.get(index).copied(),
            Some(search::Hit::Note(id)) => workspace.go_to(id),
            None => {}
        }
    }

    fn set(&mut self, ctx: &Context, settings: super::settings::Settings) {
        self.change_settings(ctx, |old| *old = settings);
    }

    /// Changes the settings, shows what they change, and keeps them.
    fn change_settings(&mut self, ctx: &Context, change: impl FnOnce(&mut super::settings::Settings)) {
        let before = self.state.settings.clone();
        change(&mut self.state.settings);
        if self.state.settings == before {
            return;
        }
        let tongue = self.state.settings.tongue.unwrap_or(self.state.system_tongue);
        if tongue != self.state.words.tongue() {
            self.state.words = Words::new(tongue);
            self.with_workspace(|workspace| workspace.revision += 1);
        }
        self.show_settings(ctx);
        self.save_settings();
    }
}
