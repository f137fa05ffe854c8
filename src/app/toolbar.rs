//! The bar above: open, paste, undo, kinds, search, export, panel, and the menu of the rest.

use super::action::{Action, Queue};
use super::command::Command;
use super::controls;
use super::icons::Icon;
use super::samples::Sample;
use super::settings::ThemeChoice;
use super::state::State;
use super::tokens::{Tokens, size};
use super::words::{Message, Tongue};
use crate::review::ClaimKind;
use eframe::egui::{Align, Button, Frame, Layout, Margin, Panel, Popup, RichText, Role, Ui, WidgetInfo, vec2};

/// Below this width the buttons lose their words.
const WIDE: f32 = 900.0;
/// With less room than this, undo and redo are left to their keys and the menu.
const ROOMY: f32 = 560.0;

/// Draws the bar at the top.
pub(super) fn show(ui: &mut Ui, state: &State, queue: &mut Queue) {
    let tokens = Tokens::current(ui.ctx());
    let frame = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(10, 6));
    Panel::top("toolbar").frame(frame).resizable(false).show(ui, |ui| {
        let wide = ui.available_width() >= WIDE;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            open(ui, state, queue);
            if wide {
                controls::command_icon(ui, state, queue, Icon::Paste, Command::OpenClipboard);
            }
            if state.workspace.is_some() && ui.available_width() >= ROOMY {
                ui.separator();
                controls::command_icon(ui, state, queue, Icon::Undo, Command::Undo);
                controls::command_icon(ui, state, queue, Icon::Redo, Command::Redo);
                ui.separator();
            }
            if state.workspace.is_some() {
                kinds(ui, state, wide, queue);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                settings(ui, state, queue);
                controls::command_icon(ui, state, queue, Icon::Help, Command::Help);
                if state.workspace.is_some() {
                    controls::command_icon(ui, state, queue, Icon::Panel, Command::TogglePanel);
                    ui.separator();
                    export(ui, state, wide, queue);
                    controls::command_icon(ui, state, queue, Icon::Search, Command::Find);
                }
            });
        });
    });
}

/// Open…, and beside it everything else that opens.
fn open(ui: &mut Ui, state: &State, queue: &mut Queue) {
    let words = state.words.get(Message::Open);
    let tip = controls::hint(ui, state, Command::Open);
    if ui.add(Button::new((Icon::Open.atom(), words))).on_hover_text(tip).clicked() {
        queue.run(Command::Open);
    }
    let response = controls::icon_button(ui, Icon::Down, &state.words.get(Message::OpenMore));
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(260.0);
        controls::command_entry(ui, state, queue, Command::Open);
        controls::command_entry(ui, state, queue, Command::OpenPath);
        controls::command_entry(ui, state, queue, Command::OpenClipboard);
        for &sample in Sample::ALL {
            controls::command_entry(ui, state, queue, Command::TrySample(sample));
        }
        recent(ui, state, queue);
        if state.workspace.is_some() {
            ui.separator();
            controls::command_entry(ui, state, queue, Command::Save);
            controls::command_entry(ui, state, queue, Command::EarlierStates);
            controls::command_entry(ui, state, queue, Command::CompareDrafts);
            controls::command_entry(ui, state, queue, Command::MergeReview);
            if state.situation().page {
                controls::command_entry(ui, state, queue, Command::WholePage);
            }
            controls::command_entry(ui, state, queue, Command::CloseArticle);
        }
    });
}

fn recent(ui: &mut Ui, state: &State, queue: &mut Queue) {
    if state.recent.paths.is_empty() {
        return;
    }
    ui.separator();
    ui.label(RichText::new(state.words.get(Message::Recent)).size(size::SMALL).weak());
    for path in &state.recent.paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let response = ui.add(Button::new(name).truncate()).on_hover_text(path.display().to_string());
        if response.clicked() {
            queue.push(Action::OpenFile(path.clone()));
            ui.close();
        }
    }
}

/// A switch for each kind: lit in the text or not.
fn kinds(ui: &mut Ui, state: &State, wide: bool, queue: &mut Queue) {
    let Some(workspace) = &state.workspace else { return };
    for &kind in ClaimKind::ALL {
        // What only a person can mark is offered once somebody has.
        if kind == ClaimKind::Other && workspace.tally.kind(kind) == 0 {
            continue;
        }
        let on = workspace.is_lit(kind);
        let name = state.words.get(Message::Kinds(kind));
        let response = if wide {
            controls::chip(ui, on, Some(controls::kind_sample(kind)), &name)
        } else {
            controls::chip(ui, on, Some(controls::kind_sample(kind)), "")
        };
        response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, &name));
        let tip = state.words.get(Command::ToggleKind(kind).title());
        if response.on_hover_text(tip).clicked() {
            queue.run(Command::ToggleKind(kind));
        }
    }
}

fn export(ui: &mut Ui, state: &State, wide: bool, queue: &mut Queue) {
    let name = state.words.get(Message::Export);
    let button =
        if wide { Button::new((Icon::Export.atom(), name.as_str())) } else { Button::new(Icon::Export.atom()) };
    let tip = controls::hint(ui, state, Command::Export);
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.on_hover_text(tip).clicked() {
        queue.run(Command::Export);
    }
}

/// Theme, language, and the rest of the program.
fn settings(ui: &mut Ui, state: &State, queue: &mut Queue) {
    let response = controls::icon_button(ui, Icon::Settings, &state.words.get(Message::Menu));
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(240.0);
        let heading = |ui: &mut Ui, message| {
            ui.label(RichText::new(state.words.get(message)).size(size::SMALL).weak());
        };
        heading(ui, Message::SettingsTheme);
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding = vec2(9.0, 3.0);
            for &theme in ThemeChoice::ALL {
                let words = state.words.get(Message::Theme(theme));
                if ui.add(Button::selectable(state.settings.theme == theme, words)).clicked() {
                    queue.run(Command::Theme(theme));
                }
            }
        });
        heading(ui, Message::SettingsTongue);
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding = vec2(9.0, 3.0);
            for &tongue in Tongue::ALL {
                let words = state.words.get(Message::TongueName(tongue));
                if ui.add(Button::selectable(state.words.tongue() == tongue, words)).clicked() {
                    queue.run(Command::Speak(tongue));
                }
            }
        });
        ui.separator();
        for command in [Command::Undo, Command::Redo, Command::ZoomIn, Command::ZoomOut, Command::ZoomReset] {
            controls::command_entry(ui, state, queue, command);
        }
        ui.separator();
        for command in [Command::Settings, Command::Palette, Command::Help, Command::Quit] {
            controls::command_entry(ui, state, queue, command);
        }
    });
}
