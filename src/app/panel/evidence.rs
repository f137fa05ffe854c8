//! What a check rests on: one row a piece of evidence, with where it stands and how good it is.

use super::card;
use crate::app::action::{Action, Queue};
use crate::app::controls;
use crate::app::state::State;
use crate::app::tokens::{Tokens, size};
use crate::app::words::Message;
use crate::review::{Edit, Evidence, Record};
use eframe::egui::{Button, Frame, Id, Margin, RichText, Stroke, Ui, vec2};

/// Draws the evidence of the chosen claim.
pub(super) fn show(ui: &mut Ui, state: &State, record: &Record, queue: &mut Queue) {
    if record.evidence.is_empty() {
        return;
    }
    let tokens = Tokens::current(ui.ctx());
    ui.label(RichText::new(state.words.get(Message::EvidenceHeading)).size(size::SMALL).color(tokens.ink_soft));
    for (at, evidence) in record.evidence.iter().enumerate() {
        let frame = Frame::new()
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(size::RADIUS_SMALL)
            .inner_margin(Margin::symmetric(8, 6));
        let changed = frame.show(ui, |ui| row(ui, state, record, at, evidence, queue)).inner;
        let all = match changed {
            Change::Nothing => continue,
            Change::To(evidence) => {
                let mut all = record.evidence.clone();
                all[at] = evidence;
                all
            }
            Change::Gone => {
                let mut all = record.evidence.clone();
                all.remove(at);
                all
            }
        };
        queue.push(Action::Edit(Edit::Prove { id: record.id, evidence: all }));
        // One change a frame: what else was typed comes with the next.
        break;
    }
}

enum Change {
    Nothing,
    To(Evidence),
    Gone,
}

fn row(ui: &mut Ui, state: &State, record: &Record, at: usize, evidence: &Evidence, queue: &mut Queue) -> Change {
    let say = |message| state.words.get(message);
    let mut changed = Change::Nothing;
    ui.horizontal(|ui| {
        let width = ui.available_width() - 48.0;
        let id = card::evidence_id(record.id, at);
        let name = say(Message::EvidenceLocator { number: at + 1 });
        let hint = say(Message::HintLocator);
        let typed = controls::review_field(ui, queue, id, &evidence.locator, &name, |edit| {
            edit.hint_text(hint).desired_width(width)
        });
        if let Some(locator) = typed {
            changed = Change::To(Evidence { locator, ..evidence.clone() });
        }
        if controls::close_button(ui, &say(Message::EvidenceRemove { number: at + 1 })).clicked() {
            changed = Change::Gone;
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (primary, message) in [(true, Message::EvidencePrimary), (false, Message::EvidenceSecondary)] {
            let on = evidence.primary == Some(primary);
            if controls::chip(ui, on, None, &say(message)).clicked() {
                // Pressed again, nothing is said any more.
                changed = Change::To(Evidence { primary: (!on).then_some(primary), ..evidence.clone() });
            }
        }
        let on = evidence.confidential;
        let tip = say(Message::EvidenceConfidentialHint);
        if controls::chip(ui, on, None, &say(Message::EvidenceConfidential)).on_hover_text(tip).clicked() {
            changed = Change::To(Evidence { confidential: !on, ..evidence.clone() });
        }
    });
    ui.horizontal(|ui| {
        let tokens = Tokens::current(ui.ctx());
        let name = say(Message::EvidenceAccessed);
        let label = ui.label(RichText::new(&name).size(size::SMALL).color(tokens.ink_soft));
        let width = (ui.available_width() - 70.0).max(60.0);
        let id = Id::unique(("accessed", record.id.0, at));
        let typed = controls::review_field(ui, queue, id, &evidence.accessed, &name, |edit| edit.desired_width(width));
        if let Some(accessed) = typed {
            changed = Change::To(Evidence { accessed, ..evidence.clone() });
        }
        let _ = label;
        let today = RichText::new(say(Message::Today)).size(size::SMALL);
        if ui.add(Button::new(today).min_size(vec2(0.0, 22.0)).frame_when_inactive(false)).clicked() {
            let accessed = state.now.strftime("%Y-%m-%d").to_string();
            changed = Change::To(Evidence { accessed, ..evidence.clone() });
        }
    });
    changed
}
