//! The sheet on which two drafts of the article are compared.

use super::action::{Action, Queue};
use super::controls;
use super::draft::Fate;
use super::drafts::{Difference, DraftText, Drafts, Outcome};
use super::overlay;
use super::panel::facts::shortened;
use super::state::{Overlay, State};
use super::tokens::{Tokens, size};
use super::words::Message;
use eframe::egui::{ComboBox, Context, Label, RichText, ScrollArea, Ui, vec2};

/// Characters of one claim's words.
const LONGEST: usize = 300;

/// Draws the sheet, while it is open.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    let Some(Overlay::Drafts(drafts)) = &state.overlay else { return };
    let say = |message| state.words.get(message);
    let (title, close) = (say(Message::DraftsTitle), say(Message::CloseSheet));
    let open = overlay::sheet(ctx, "drafts", (&title, &close), 620.0, |ui| match drafts {
        None => {
            ui.spinner();
        }
        Some(drafts) if drafts.list.len() < 2 => {
            ui.add(Label::new(say(Message::DraftsNone)).wrap());
        }
        Some(drafts) => {
            choice(ui, state, drafts, queue);
            ui.add_space(size::GAP * 0.5);
            outcome(ui, state, drafts);
        }
    });
    if !open {
        queue.push(Action::Overlay(None));
    }
}

/// Which two.
fn choice(ui: &mut Ui, state: &State, drafts: &Drafts, queue: &mut Queue) {
    let (mut before, mut after) = (drafts.before, drafts.after);
    ui.horizontal_wrapped(|ui| {
        for (id, message, chosen) in
            [("before", Message::DraftsBefore, &mut before), ("after", Message::DraftsAfter, &mut after)]
        {
            let label = ui.label(RichText::new(state.words.get(message)).size(size::SMALL));
            let shown = drafts.list.get(*chosen).map(|draft| name(state, draft)).unwrap_or_default();
            let combo = ComboBox::from_id_salt(id).width(190.0).selected_text(shown).show_ui(ui, |ui| {
                for (at, draft) in drafts.list.iter().enumerate() {
                    ui.selectable_value(chosen, at, name(state, draft));
                }
            });
            combo.response.labelled_by(label.id);
        }
    });
    if !drafts.shows(before, after) {
        queue.push(Action::CompareDrafts(before, after));
    }
}

fn name(state: &State, draft: &DraftText) -> String {
    match draft {
        DraftText::Open(_) => state.words.get(Message::DraftsOpen),
        DraftText::Kept(kept) => state.words.moment(&kept.at.to_zoned(jiff::tz::TimeZone::system())),
    }
}

fn outcome(ui: &mut Ui, state: &State, drafts: &Drafts) {
    let tokens = Tokens::current(ui.ctx());
    let (same, others) = match &drafts.outcome {
        None => {
            ui.spinner();
            return;
        }
        Some(Outcome::Unreadable) => {
            ui.add(Label::new(state.words.get(Message::EarlierUnreadable)).wrap());
            return;
        }
        Some(Outcome::Compared { same, others }) => (*same, others),
    };
    let count = |fate| others.iter().filter(|other| other.fate == fate).count();
    let summary = state.words.get(Message::DraftsSummary {
        unchanged: same,
        changed: count(Fate::Changed),
        moved: count(Fate::Moved),
        gone: count(Fate::Gone),
        fresh: count(Fate::New),
    });
    ui.add(Label::new(RichText::new(summary).color(tokens.ink_soft)).wrap());
    ui.add_space(size::GAP * 0.5);
    ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]).show(ui, |ui| {
        for other in others {
            difference(ui, state, tokens, other);
        }
    });
}

fn difference(ui: &mut Ui, state: &State, tokens: &Tokens, other: &Difference) {
    ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
    let about =
        format!("{} · {}", state.words.get(Message::FateName(other.fate)), state.words.get(Message::Kind(other.kind)));
    ui.horizontal(|ui| {
        let (_, rect) = ui.allocate_space(vec2(size::SIGN, size::SIGN));
        controls::paint_kind(ui.painter(), tokens, rect, other.kind);
        ui.label(RichText::new(about).size(size::SMALL).color(tokens.ink_soft));
    });
    let words: Vec<_> = [&other.old, &other.new]
        .into_iter()
        .filter(|words| !words.is_empty())
        .map(|words| shortened(words, LONGEST))
        .collect();
    ui.add(Label::new(RichText::new(words.join(" → ")).color(tokens.ink)).wrap().selectable(true));
    ui.add_space(size::GAP * 0.5);
}
