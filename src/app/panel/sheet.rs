//! The article as a whole: who wrote and who checks it, what the document says of itself, how far the checking is.

use crate::app::action::{Action, Queue};
use crate::app::controls;
use crate::app::state::State;
use crate::app::tokens::{Tokens, size};
use crate::app::words::Message;
use crate::app::workspace::Workspace;
use crate::review::{Edit, Sheet, Status};
use eframe::egui::{self, Frame, Id, Label, Margin, RichText, ScrollArea, Ui, vec2};

/// Draws the page.
pub(super) fn show(ui: &mut Ui, state: &State, workspace: &Workspace, queue: &mut Queue) {
    ScrollArea::vertical().auto_shrink(false).id_salt("article").show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(super::MARGIN, 12)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            fields(ui, state, workspace, queue);
            ui.add_space(size::GAP * 1.5);
            progress(ui, state, workspace);
            ui.add_space(size::GAP * 1.5);
            about(ui, state, workspace);
        });
    });
}

fn fields(ui: &mut Ui, state: &State, workspace: &Workspace, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let sheet = workspace.review.sheet();
    let about = &workspace.article.about;
    let own_title = workspace.article.title().unwrap_or_default().to_owned();
    type Write = fn(&mut Sheet) -> &mut String;
    let rows: [(Message<'_>, &str, String, Write); 4] = [
        (Message::SheetTitle, &sheet.title, own_title, |sheet| &mut sheet.title),
        (Message::SheetWriter, &sheet.writer, about.byline.clone().unwrap_or_default(), |sheet| &mut sheet.writer),
        (Message::SheetChecker, &sheet.checker, state.settings.reviewer.clone(), |sheet| &mut sheet.checker),
        (Message::SheetDraft, &sheet.draft, String::new(), |sheet| &mut sheet.draft),
    ];
    for (message, text, hint, write) in rows {
        let name = state.words.get(message);
        ui.label(RichText::new(&name).size(size::SMALL).color(tokens.ink_soft));
        let id = Id::unique(("sheet", message.id()));
        let typed = controls::review_field(ui, queue, id, text, &name, |edit| edit.hint_text(hint));
        if let Some(typed) = typed {
            let mut sheet = sheet.clone();
            *write(&mut sheet) = typed;
            queue.push(Action::Edit(Edit::Describe(sheet)));
        }
        ui.add_space(size::GAP * 0.5);
    }
}

fn heading(ui: &mut Ui, words: String) {
    let tokens = Tokens::current(ui.ctx());
    let font = crate::app::fonts::Face::InterfaceStrong.at(size::BODY);
    ui.label(RichText::new(words).font(font).color(tokens.ink));
}

fn progress(ui: &mut Ui, state: &State, workspace: &Workspace) {
    let tokens = Tokens::current(ui.ctx());
    heading(ui, state.words.get(Message::SheetProgress));
    let done = workspace.tally.progress;
    let share = if done.total == 0 { 0.0 } else { done.settled as f32 / done.total as f32 };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 10.0));
    let track = egui::Rect::from_center_size(rect.center(), vec2(rect.width(), 6.0));
    ui.painter().rect_filled(track, 3.0, tokens.line);
    ui.painter().rect_filled(track.with_max_x(track.left() + track.width() * share), 3.0, tokens.accent);
    ui.label(state.words.get(Message::Progress { done: done.settled, all: done.total }));
    for &status in Status::ALL {
        let count = workspace.tally.status(status);
        if count == 0 {
            continue;
        }
        ui.horizontal(|ui| {
            let (_, rect) = ui.allocate_space(vec2(size::SIGN, size::SIGN));
            crate::app::signs::paint_status(ui.painter(), status, rect, tokens, tokens.panel);
            ui.label(state.words.get(Message::Status(status)));
            ui.label(RichText::new(count.to_string()).color(tokens.ink_soft));
        });
    }
}

fn about(ui: &mut Ui, state: &State, workspace: &Workspace) {
    let tokens = Tokens::current(ui.ctx());
    heading(ui, state.words.get(Message::SheetAbout));
    let article = &workspace.article;
    let mut facts: Vec<(Message<'_>, String)> = Vec::new();
    let path = article.origin.path.as_ref().map(|path| path.display().to_string());
    facts.extend(path.map(|path| (Message::AboutFile, path)));
    facts.extend(article.about.byline.clone().map(|line| (Message::SheetWriter, line)));
    facts.extend(article.about.date.clone().map(|date| (Message::AboutDate, date)));
    facts.extend(article.about.site.clone().map(|site| (Message::AboutSite, site)));
    facts.push((Message::AboutLength, state.words.get(Message::WordCount { words: workspace.words })));
    let path = workspace.keeping.path().filter(|_| workspace.review.is_touched());
    let kept = path.map_or_else(|| state.words.get(Message::KeptNowhere), |path| path.display().to_string());
    facts.push((Message::AboutReview, kept));
    for (message, value) in facts {
        ui.label(RichText::new(state.words.get(message)).size(size::SMALL).color(tokens.ink_soft));
        ui.add(Label::new(value).wrap());
        ui.add_space(2.0);
    }
}
