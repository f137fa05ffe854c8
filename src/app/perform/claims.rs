//! Going from claim to claim, judging them, and everything else that changes the review.

use crate::app::App;
use crate::app::action::Side;
use crate::app::keeping::{News, Word};
use crate::app::notices::Weight;
use crate::app::panel::card;
use crate::app::words::Message;
use crate::export::{self, AnnotatedArticle};
use crate::reading::SourceIndex;
use crate::review::{Before, ClaimKind, Edit, EditError, Evidence, Merged, RecordId, Sheet, Stamp, Status};
use eframe::egui::Context;

impl App {
    pub(super) fn choose(&mut self, id: RecordId, from: Side) {
        self.with_workspace(|workspace| workspace.choose(id, from));
    }

    pub(super) fn release(&mut self) {
        self.with_workspace(|workspace| {
            workspace.release();
            workspace.revision += 1;
        });
    }

    pub(super) fn choose_source(&mut self, source: Option<SourceIndex>) {
        self.with_workspace(|workspace| {
            workspace.source = source;
            let first = source.and_then(|SourceIndex(at)| {
                let found = workspace.reading.sources.get(at)?;
                let claim = found.mentions.first().or(found.claims.first())?;
                Some(workspace.reading.claims.get(claim.0)?.span)
            });
            workspace.reveal = first.or(workspace.reveal);
        });
    }

    pub(super) fn choose_check(&mut self, check: Option<usize>) {
        self.with_workspace(|workspace| {
            workspace.checks.chosen = check;
            let place = check.and_then(|at| workspace.checks.get(at)).map(|check| check.place);
            workspace.reveal = place.or(workspace.reveal);
        });
    }

    /// Puts a check aside, or brings it back.
    pub(super) fn turn_check(&mut self, at: usize) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let Some(check) = workspace.checks.get(at) else { return };
        let (kind, words) = (check.finding.kind(), check.words(&workspace.article));
        let sheet = workspace.review.sheet().with_check_turned(kind, words);
        workspace.checks.chosen = None;
        self.describe(sheet);
    }

    pub(super) fn join_sources(&mut self, one: SourceIndex, other: SourceIndex) {
        let Some(workspace) = &self.state.workspace else { return };
        let name = |index: SourceIndex| workspace.reading.sources.get(index.0).map(|source| source.name.as_str());
        let Some((one, other)) = name(one).zip(name(other)) else { return };
        let sheet = workspace.review.sheet().with_sources_joined(one, other);
        self.describe(sheet);
    }

    pub(super) fn part_source(&mut self, source: SourceIndex, name: &str) {
        let Some(workspace) = &self.state.workspace else { return };
        let Some(source) = workspace.reading.sources.get(source.0) else { return };
        let sheet = workspace.review.sheet().with_source_parted(&source.name, name);
        self.describe(sheet);
    }

    /// Changes what is said of the article, as one step of its own.
    fn describe(&mut self, sheet: Sheet) {
        self.with_workspace(|workspace| workspace.history.end_run());
        self.edit(Edit::Describe(sheet));
        self.with_workspace(|workspace| workspace.history.end_run());
    }

    /// Puts whom to ring and what to ask them on the clipboard.
    pub(super) fn copy_call_list(&mut self, ctx: &Context) {
        let Some(workspace) = &self.state.workspace else { return };
        let annotated = AnnotatedArticle::new(
            &workspace.article,
            &workspace.review,
            &workspace.reading,
            &export::Options::default(),
        );
        let list = export::call_list(&annotated, &self.state.words.get(Message::CallListNobody));
        let told = if list.is_empty() { Message::CallListEmpty } else { Message::CallListCopied };
        if !list.is_empty() {
            ctx.copy_text(list);
        }
        self.state.notices.show(Weight::Info, self.state.words.get(told));
    }

    /// Changes the review; what was changed can be undone.
    pub(super) fn edit(&mut self, edit: Edit) {
        if self.only_reads() {
            return;
        }
        let stamp = self.stamp();
        let Some(workspace) = &mut self.state.workspace else { return };
        let before = workspace.review.before(&edit);
        let only_words = matches!(edit, Edit::Write { .. } | Edit::Prove { .. } | Edit::Tag { .. } | Edit::Describe(_));
        let outcome = workspace.history.perform(&mut workspace.review, edit);
        workspace.review.tell(before, &stamp);
        if only_words && outcome.is_ok() {
            workspace.written();
            workspace.keeping.changed(&workspace.review);
        } else {
            self.reviewed(outcome);
        }
    }

    /// What follows every change of the review.
    fn reviewed(&mut self, outcome: Result<(), EditError>) {
        let Some(workspace) = &mut self.state.workspace else { return };
        workspace.changed();
        workspace.keeping.changed(&workspace.review);
        if outcome.is_err() {
            self.state.notices.show(Weight::Warning, self.state.words.get(Message::EditFailed));
        }
    }

    /// Takes in what the saver of the review has to say.
    pub(in crate::app) fn take_news(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let mut changed = false;
        let mut words = Vec::new();
        for news in workspace.keeping.take_reports() {
            words.push(match news {
                News::Word(word) => word,
                News::Foreign(foreign) => {
                    let Merged { review, taken, conflicts } = foreign.merged_into(&workspace.review);
                    // What was edited here can still be undone: records keep their numbers.
                    workspace.review = review;
                    workspace.changed();
                    workspace.keeping.took_in(&workspace.review);
                    changed = true;
                    Word::Merged { claims: taken, conflicts: conflicts.len() }
                }
            });
        }
        words.iter().for_each(|word| self.tell(word));
        if changed {
            self.follow_regrouping(ctx);
        }
    }

    fn stamp(&self) -> Stamp {
        Stamp::new(&self.state.settings.reviewer, self.state.now.timestamp())
    }

    pub(super) fn judge(&mut self, id: RecordId, status: Status) {
        let stamp = self.stamp();
        let record = self.state.workspace.as_ref().and_then(|workspace| workspace.review.record(id));
        if let Some(edit) = record.map(|record| record.judge(status, stamp)) {
            self.edit(edit);
        }
    }

    pub(super) fn judge_and_go_on(&mut self, status: Status) {
        let Some(workspace) = &self.state.workspace else { return };
        let Some(id) = workspace.chosen else { return };
        let next = workspace.next_unchecked();
        self.judge(id, status);
        if status.is_settled()
            && let Some(next) = next
        {
            self.with_workspace(|workspace| workspace.go_to(next));
        }
    }

    pub(super) fn dismiss_or_bring_back(&mut self) {
        let Some(workspace) = &self.state.workspace else { return };
        let Some(record) = workspace.chosen.and_then(|id| workspace.review.record(id)) else { return };
        let id = record.id;
        let next = workspace.neighbour(1).or_else(|| workspace.neighbour(-1));
        if record.manual {
            // What a person marked is no finding to be dismissed: the mark goes.
            self.edit(Edit::Remove { id });
            self.tell_undoable(Message::MarkRemoved);
        } else if record.status() == Status::Dismissed {
            self.judge(id, Status::ToCheck);
            return;
        } else {
            self.judge(id, Status::Dismissed);
            self.tell_undoable(Message::ClaimDismissed);
        }
        self.with_workspace(|workspace| match next {
            Some(next) if !workspace.shows_dismissed() => workspace.go_to(next),
            Some(_) => {}
            None => workspace.release(),
        });
    }

    fn tell_undoable(&mut self, message: Message<'_>) {
        let words = self.state.words.get(message);
        self.state.notices.offer(Weight::Info, words, Some(crate::app::command::Command::Undo));
    }

    pub(super) fn go(&mut self, steps: isize) {
        self.with_workspace(|workspace| {
            if let Some(id) = workspace.neighbour(steps) {
                workspace.go_to(id);
            }
        });
    }

    pub(super) fn go_to_unchecked(&mut self) {
        let Some(workspace) = &mut self.state.workspace else { return };
        match workspace.next_unchecked() {
            Some(id) => workspace.go_to(id),
            None => self.state.notices.show(Weight::Info, self.state.words.get(Message::NothingUnchecked)),
        }
    }

    pub(super) fn write_note(&mut self, ctx: &Context) {
        let Some(id) = self.open_card(ctx) else { return };
        self.focus_on(ctx, card::note_id(id));
    }

    pub(super) fn add_evidence(&mut self, ctx: &Context) {
        let Some(id) = self.open_card(ctx) else { return };
        let Some(record) = self.state.workspace.as_ref().and_then(|workspace| workspace.review.record(id)) else {
            return;
        };
        let mut evidence = record.evidence.clone();
        let at = evidence.len();
        evidence.push(Evidence::default());
        self.edit(Edit::Prove { id, evidence });
        self.focus_on(ctx, card::evidence_id(id, at));
    }

    /// Brings the chosen claim's card to the front, to write in it.
    fn open_card(&mut self, ctx: &Context) -> Option<RecordId> {
        self.change_settings(ctx, |settings| settings.panel = true);
        let workspace = self.state.workspace.as_mut()?;
        let id = workspace.chosen?;
        workspace.tab = crate::app::command::Tab::Claims;
        workspace.reveal_card = Some(id);
        Some(id)
    }

    pub(super) fn mark(&mut self, kind: ClaimKind) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let Some(span) = workspace.selection else { return };
        let Some(record) = workspace.review.manual_record(span, kind) else { return };
        let id = record.id;
        workspace.out.retain(|out| *out != kind);
        workspace.selection = None;
        self.reader.select(None);
        self.edit(Edit::Add(Box::new(record)));
        self.with_workspace(|workspace| workspace.choose(id, Side::Text));
    }

    /// Puts the chosen claim on the selected words.
    pub(super) fn attach(&mut self) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let Some((id, span)) = workspace.chosen.zip(workspace.selection) else { return };
        let Some(edit) = workspace.review.place(id, span) else { return };
        workspace.selection = None;
        self.reader.select(None);
        self.edit(edit);
        self.with_workspace(|workspace| workspace.choose(id, Side::Text));
        self.tell_undoable(Message::ClaimAttached);
    }

    pub(super) fn reclassify(&mut self, kind: ClaimKind) {
        if let Some(id) = self.state.workspace.as_ref().and_then(|workspace| workspace.chosen) {
            self.edit(Edit::Reclassify { id, kind });
        }
    }

    pub(super) fn toggle_kind(&mut self, kind: ClaimKind) {
        self.with_workspace(|workspace| {
            if workspace.out.contains(&kind) {
                workspace.out.retain(|out| *out != kind);
            } else {
                workspace.out.push(kind);
            }
            workspace.changed();
        });
    }

    pub(super) fn undo(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let before = workspace.history.next_undone().map(|edit| workspace.review.before(edit));
        let outcome = workspace.history.undo(&mut workspace.review);
        self.stepped(ctx, before, outcome);
    }

    pub(super) fn redo(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.state.workspace else { return };
        let before = workspace.history.next_redone().map(|edit| workspace.review.before(edit));
        let outcome = workspace.history.redo(&mut workspace.review);
        self.stepped(ctx, before, outcome);
    }

    /// Shows what an undo or redo has changed.
    fn stepped(&mut self, ctx: &Context, before: Option<Before>, outcome: Result<Option<Edit>, EditError>) {
        let stamp = self.stamp();
        self.with_workspace(|workspace| workspace.review.tell(before.unwrap_or_default(), &stamp));
        let edit = outcome.as_ref().ok().and_then(Option::as_ref);
        let target = edit.and_then(Edit::target);
        let replaced = matches!(edit, Some(Edit::Restore { .. }));
        self.reviewed(outcome.map(|_| ()));
        self.with_workspace(|workspace| {
            if let Some(id) = target.filter(|id| workspace.review.record(*id).is_some()) {
                workspace.go_to(id);
            }
        });
        if replaced {
            self.link_anew(ctx);
        }
    }
}
