//! One claim as a card: its words, what was found, its status; opened, everything that can be added to it.

use super::tile::Tile;
use super::{evidence, facts};
use crate::app::action::{Action, Queue, Side};
use crate::app::command::{Command, GIVEN};
use crate::app::controls;
use crate::app::fonts::Face;
use crate::app::icons::Icon;
use crate::app::state::State;
use crate::app::tokens::{Tokens, size};
use crate::app::words::Message;
use crate::app::workspace::Workspace;
use crate::review::{ClaimKind, Edit, Field, Record, RecordId, Status};
use eframe::egui::{
    self, Align, Button, Color32, CornerRadius, Id, Label, Layout, Margin, RichText, Role, Stroke, TextWrapMode, Ui,
    WidgetInfo, text::LayoutJob, text::TextFormat, vec2,
};

/// The note field of a claim, to be given the focus.
pub(crate) fn note_id(id: RecordId) -> Id {
    field_id(id, Field::Note)
}

/// The locator field of a claim's evidence number `at`, to be given the focus.
pub(crate) fn evidence_id(id: RecordId, at: usize) -> Id {
    Id::unique(("evidence", id.0, at))
}

fn field_id(id: RecordId, field: Field) -> Id {
    Id::unique(("field", id.0, field))
}

/// Characters of a claim's words shown while it is not chosen, and lines.
const CLOSED: (usize, usize) = (400, 3);
/// The same of its note.
const CLOSED_NOTE: (usize, usize) = (200, 2);

/// Draws the card; its height is what it takes.
pub(super) fn show(ui: &mut Ui, state: &State, workspace: &Workspace, record: &Record, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let chosen = workspace.chosen == Some(record.id);
    let id = ui.scope_id().with("whole");
    let name = name(state, workspace, record);
    let tile = Tile { id, name: &name, chosen, padding: Margin::symmetric(12, 10) };
    let clicked = tile.show(ui, |ui, fill| {
        ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
        head(ui, state, workspace, record, fill, queue);
        words(ui, tokens, record, chosen);
        for line in facts::lines(workspace, &state.words, record) {
            ui.add(Label::new(RichText::new(line).size(size::SMALL).color(tokens.ink_soft)).wrap().selectable(chosen));
        }
        if chosen {
            opened(ui, state, workspace, record, fill, queue);
        } else {
            closed(ui, tokens, record);
        }
    });
    if clicked && !chosen {
        queue.push(Action::Choose(record.id, Side::Panel));
    }
}

/// How the card is called in the accessibility tree.
fn name(state: &State, workspace: &Workspace, record: &Record) -> String {
    state.words.get(Message::MarkName {
        kind: &facts::kind_name(workspace, &state.words, record),
        words: &facts::shortened(&record.anchor.exact, 60),
        status: &state.words.get(Message::Status(record.status())),
    })
}

/// Kind to the left, status to the right.
fn head(ui: &mut Ui, state: &State, workspace: &Workspace, record: &Record, fill: Color32, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    ui.horizontal(|ui| {
        let (_, rect) = ui.allocate_space(vec2(18.0, 20.0));
        let sample = egui::Rect::from_center_size(rect.center(), vec2(18.0, 14.0));
        controls::paint_kind(ui.painter(), tokens, sample, record.kind);
        let status = record.status();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = RichText::new(state.words.get(Message::Status(status))).size(size::SMALL).color(tokens.ink);
            let button = Button::new((controls::status_sign(status, fill), words))
                .frame_when_inactive(false)
                .gap(5.0)
                .min_size(vec2(0.0, 22.0));
            let response = ui.add(button);
            let name = state.words.get(Message::StatusOf { status: &state.words.get(Message::Status(status)) });
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            egui::Popup::menu(&response).show(|ui| {
                for given in GIVEN {
                    let words = state.words.get(Message::Status(given));
                    let keys = Command::Judge(given).key_text(ui.ctx(), &state.words);
                    let sign = controls::status_sign(given, tokens.card);
                    let button = Button::new((sign, words)).selected(given == status).shortcut_text(keys);
                    if ui.add(button).clicked() {
                        queue.push(Action::Judge(record.id, given));
                        ui.close();
                    }
                }
            });
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let kind = facts::kind_name(workspace, &state.words, record);
                let kind = RichText::new(kind).size(size::SMALL).color(tokens.ink_soft);
                ui.add(Label::new(kind).truncate().selectable(false));
            });
        });
    });
}

/// The claim's own words, in the face of the article.
fn words(ui: &mut Ui, tokens: &Tokens, record: &Record, chosen: bool) {
    let (longest, lines) = if chosen { (usize::MAX, usize::MAX) } else { CLOSED };
    let dismissed = record.status() == Status::Dismissed;
    let format = TextFormat {
        font_id: Face::Text.at(15.0),
        color: if dismissed { tokens.ink_soft } else { tokens.ink },
        line_height: Some(21.0),
        strikethrough: if dismissed { Stroke::new(1.0, tokens.ink_soft) } else { Stroke::NONE },
        ..TextFormat::default()
    };
    clipped(ui, &facts::shortened(&record.anchor.exact, longest), format, lines, chosen);
}

/// Words in at most so many lines, with an ellipsis where there are more.
fn clipped(ui: &mut Ui, words: &str, format: TextFormat, lines: usize, selectable: bool) {
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = lines;
    let label = Label::new(job).selectable(selectable).wrap_mode(TextWrapMode::Wrap);
    ui.add(label);
}

/// What a card that is not chosen tells of its notes.
fn closed(ui: &mut Ui, tokens: &Tokens, record: &Record) {
    let small = TextFormat { font_id: Face::Interface.at(size::SMALL), color: tokens.ink, ..TextFormat::default() };
    for field in Field::ALL {
        let text = record.text(*field).trim();
        if !text.is_empty() {
            let rule = ui.cursor().min;
            let indent = 10.0;
            ui.horizontal_top(|ui| {
                ui.add_space(indent);
                clipped(ui, &facts::shortened(text, CLOSED_NOTE.0), small.clone(), CLOSED_NOTE.1, false);
            });
            let bar = egui::Rect::from_min_max(rule + vec2(1.0, 1.0), egui::pos2(rule.x + 3.0, ui.min_rect().bottom()));
            ui.painter().rect_filled(bar, 1.0, tokens.line);
        }
    }
    let tags: Vec<String> = record.tags.iter().map(|tag| format!("#{tag}")).collect();
    let evidence = record.evidence.iter().map(|evidence| facts::shortened(&evidence.locator, 60).into_owned());
    let rest: Vec<String> = evidence.filter(|locator| !locator.is_empty()).chain(tags).collect();
    if !rest.is_empty() {
        let format = TextFormat { color: tokens.ink_soft, ..small };
        clipped(ui, &rest.join(" · "), format, 1, false);
    }
}

/// Everything that can be done with the chosen claim.
fn opened(ui: &mut Ui, state: &State, workspace: &Workspace, record: &Record, fill: Color32, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let say = |message| state.words.get(message);
    let mut about: Vec<String> = facts::place(workspace, &state.words, record).into_iter().collect();
    about.extend(facts::why(workspace, &state.words, record));
    if !about.is_empty() {
        ui.add(Label::new(RichText::new(about.join(" · ")).size(size::SMALL).color(tokens.ink_soft)).wrap());
    }
    ui.add_space(2.0);
    judging(ui, state, record, fill, queue);
    if let Some(stamp) = facts::stamp(&state.words, record) {
        ui.label(RichText::new(stamp).size(size::SMALL).color(tokens.ink_soft));
    }
    ui.add_space(2.0);
    text_field(ui, state, record, Field::Note, queue);
    // What is folded away shows itself as soon as it says something.
    for field in [Field::Question, Field::Answer, Field::Correction] {
        let open = Id::unique(("unfolded", record.id.0, field));
        if !record.text(field).is_empty() || ui.data(|data| data.get_temp(open).unwrap_or(false)) {
            ui.label(RichText::new(say(field_message(field))).size(size::SMALL).color(tokens.ink_soft));
            text_field(ui, state, record, field, queue);
        }
    }
    evidence::show(ui, state, record, queue);
    let tags = Id::unique(("unfolded tags", record.id.0));
    if !record.tags.is_empty() || ui.data(|data| data.get_temp(tags).unwrap_or(false)) {
        tag_field(ui, state, record, queue);
    }
    more(ui, state, record, queue, tags);
    history(ui, state, record);
}

/// A row of the statuses, each one click.
fn judging(ui: &mut Ui, state: &State, record: &Record, fill: Color32, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let now = record.status();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        let width = ((ui.available_width() - 6.0 * 3.0) / 7.0).floor().min(52.0);
        for given in GIVEN {
            let on = given == now;
            let name = state.words.get(Message::Status(given));
            let ground = if on { tokens.accent_soft } else { fill };
            let edge = if on { tokens.accent } else { tokens.line };
            let button = Button::new(controls::status_sign(given, ground))
                .selected(on)
                .fill(ground)
                .stroke(Stroke::new(1.0, edge))
                .corner_radius(CornerRadius::same(size::RADIUS_SMALL))
                .min_size(vec2(width, 28.0));
            let side = ((width - size::SIGN) / 2.0 - 1.0).floor().max(2.0);
            ui.spacing_mut().button_padding = vec2(side, 5.0);
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
            let tip = format!("{name}   {}", Command::Judge(given).key_text(ui.ctx(), &state.words));
            if response.on_hover_text(tip).clicked() {
                queue.push(Action::Judge(record.id, given));
            }
        }
    });
}

fn field_message(field: Field) -> Message<'static> {
    match field {
        Field::Note => Message::FieldNote,
        Field::Question => Message::FieldQuestion,
        Field::Answer => Message::FieldAnswer,
        Field::Correction => Message::FieldCorrection,
    }
}

fn text_field(ui: &mut Ui, state: &State, record: &Record, field: Field, queue: &mut Queue) {
    let name = state.words.get(field_message(field));
    let hint = match field {
        Field::Note => state.words.get(Message::HintNote),
        Field::Question | Field::Answer | Field::Correction => String::new(),
    };
    let rows = if field == Field::Note { 2 } else { 1 };
    let id = field_id(record.id, field);
    if let Some(text) = controls::review_area(ui, queue, id, record.text(field), &name, &hint, rows) {
        queue.push(Action::Edit(Edit::Write { id: record.id, field, text }));
    }
}

/// Tags as words between commas; taken over when the field is left, so that a comma can be typed.
fn tag_field(ui: &mut Ui, state: &State, record: &Record, queue: &mut Queue) {
    let name = state.words.get(Message::FieldTags);
    let typing = Id::unique(("typed tags", record.id.0));
    let stored = record.tags.join(", ");
    let typed: String = ui.data(|data| data.get_temp(typing)).unwrap_or_else(|| stored.clone());
    let id = Id::unique(("tags", record.id.0));
    let hint = state.words.get(Message::HintTags);
    let changed = controls::review_field(ui, queue, id, &typed, &name, |edit| edit.hint_text(hint));
    if ui.memory(|memory| memory.has_focus(id)) || changed.is_some() {
        let typed = changed.unwrap_or(typed);
        let tags = tags_of(&typed);
        if tags != record.tags {
            queue.push(Action::Edit(Edit::Tag { id: record.id, tags }));
        }
        ui.data_mut(|data| data.insert_temp(typing, typed));
    } else {
        ui.data_mut(|data| data.remove::<String>(typing));
    }
}

/// The tags in a line: between commas, without `#`, each once.
fn tags_of(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split(',').map(|tag| tag.trim().trim_start_matches('#').trim()).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// The line of buttons at the foot: what can be added, another kind, dismissing.
fn more(ui: &mut Ui, state: &State, record: &Record, queue: &mut Queue, tags: Id) {
    let tokens = Tokens::current(ui.ctx());
    let small = |message| RichText::new(state.words.get(message)).size(size::SMALL);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding = vec2(7.0, 3.0);
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let tip = controls::hint(ui, state, Command::AddEvidence);
        let evidence = Button::new((Icon::Plus.atom(), small(Message::AddEvidence))).gap(3.0);
        if ui.add(evidence).on_hover_text(tip).clicked() {
            queue.run(Command::AddEvidence);
        }
        let response = ui.add(Button::new((small(Message::AddMore), Icon::Down.atom())).gap(3.0));
        egui::Popup::menu(&response).show(|ui| {
            for field in [Field::Question, Field::Answer, Field::Correction] {
                if ui
                    .add_enabled(record.text(field).is_empty(), Button::new(state.words.get(field_message(field))))
                    .clicked()
                {
                    ui.data_mut(|data| data.insert_temp(Id::unique(("unfolded", record.id.0, field)), true));
                    ui.memory_mut(|memory| memory.request_focus(field_id(record.id, field)));
                    ui.close();
                }
            }
            if ui.add_enabled(record.tags.is_empty(), Button::new(state.words.get(Message::FieldTags))).clicked() {
                ui.data_mut(|data| data.insert_temp(tags, true));
                ui.memory_mut(|memory| memory.request_focus(Id::unique(("tags", record.id.0))));
                ui.close();
            }
        });
        let response = ui.add(Button::new((small(Message::ChangeKind), Icon::Down.atom())).gap(3.0));
        egui::Popup::menu(&response).show(|ui| {
            for &kind in ClaimKind::ALL {
                let words = state.words.get(Message::Kind(kind));
                let keys = Command::Reclassify(kind).key_text(ui.ctx(), &state.words);
                let button = Button::new((controls::kind_sample(kind), words));
                let button = button.selected(kind == record.kind).shortcut_text(keys);
                if ui.add(button).clicked() {
                    queue.run(Command::Reclassify(kind));
                    ui.close();
                }
            }
        });
        let dismiss = match (record.manual, record.status()) {
            (true, _) => Message::RemoveMark,
            (false, Status::Dismissed) => Message::BringBack,
            (false, _) => Message::Dismiss,
        };
        let tip = controls::hint(ui, state, Command::Dismiss);
        if ui.add(Button::new(small(dismiss).color(tokens.ink))).on_hover_text(tip).clicked() {
            queue.run(Command::Dismiss);
        }
        history_button(ui, state, record);
    });
}

/// The button that unfolds what was done to the claim, where there is anything.
fn history_button(ui: &mut Ui, state: &State, record: &Record) {
    let events = record.history.len();
    if events == 0 {
        return;
    }
    let (open, shown) = history_shown(ui, record);
    let title = RichText::new(state.words.get(Message::HistoryOf { events })).size(size::SMALL);
    if ui.add(Button::new((title, Icon::Down.atom())).gap(3.0).selected(shown)).clicked() {
        ui.data_mut(|data| data.insert_temp(open, !shown));
    }
}

/// What was done to the claim, once it is unfolded.
fn history(ui: &mut Ui, state: &State, record: &Record) {
    if !history_shown(ui, record).1 {
        return;
    }
    let tokens = Tokens::current(ui.ctx());
    for line in facts::history(&state.words, record) {
        ui.add(Label::new(RichText::new(line).size(size::SMALL).color(tokens.ink_soft)).wrap());
    }
}

fn history_shown(ui: &Ui, record: &Record) -> (Id, bool) {
    let open = Id::unique(("history", record.id.0));
    (open, ui.data(|data| data.get_temp(open).unwrap_or(false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_between_commas() {
        assert_eq!(tags_of("#Zahlen, Rathaus ,, # Zahlen"), ["Zahlen", "Rathaus"]);
        assert!(tags_of(" , ").is_empty());
    }
}
