//! The settings, as a sheet. Every change holds at once.

use super::action::{Action, Queue};
use super::controls;
use super::overlay;
use super::settings::ThemeChoice;
use super::state::{Overlay, State};
use super::tokens::size;
use super::words::{Message, Tongue};
use eframe::egui::{Button, Context, Id, Label, vec2};

/// Draws the sheet, while it is open.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    if state.overlay != Some(Overlay::Settings) {
        return;
    }
    let mut settings = state.settings.clone();
    let title = state.words.get(Message::SettingsTitle);
    let close = state.words.get(Message::CloseSheet);
    let open = overlay::sheet(ctx, "settings", (&title, &close), 420.0, |ui| {
        let say = |message| state.words.get(message);
        overlay::heading(ui, say(Message::SettingsTheme));
        ui.horizontal(|ui| {
            for &theme in ThemeChoice::ALL {
                if ui.add(Button::selectable(settings.theme == theme, say(Message::Theme(theme)))).clicked() {
                    settings.theme = theme;
                }
            }
        });
        overlay::heading(ui, say(Message::SettingsZoom));
        ui.horizontal(|ui| {
            if controls::named(ui.button("\u{2212}"), &say(Message::CommandZoomOut)).clicked() {
                settings.zoom_by(-1);
            }
            let percent = (settings.zoom * 100.0).round() as usize;
            ui.add_sized(vec2(56.0, 24.0), Label::new(say(Message::ZoomPercent { percent })));
            if controls::named(ui.button("+"), &say(Message::CommandZoomIn)).clicked() {
                settings.zoom_by(1);
            }
        });
        overlay::heading(ui, say(Message::SettingsTongue));
        ui.horizontal(|ui| {
            if ui.add(Button::selectable(settings.tongue.is_none(), say(Message::TongueSystem))).clicked() {
                settings.tongue = None;
            }
            for &tongue in Tongue::ALL {
                let on = settings.tongue == Some(tongue);
                if ui.add(Button::selectable(on, say(Message::TongueName(tongue)))).clicked() {
                    settings.tongue = Some(tongue);
                }
            }
        });
        let name = say(Message::SettingsReviewer);
        overlay::heading(ui, name.clone());
        let hint = say(Message::HintReviewer);
        let id = Id::unique("reviewer");
        if let (Some(reviewer), _) = controls::field(ui, id, &settings.reviewer, &name, &hint, f32::INFINITY) {
            settings.reviewer = reviewer;
        }
        ui.add_space(size::GAP);
    });
    if settings != state.settings {
        queue.push(Action::Set(settings));
    }
    if !open {
        queue.push(Action::Overlay(None));
    }
}
