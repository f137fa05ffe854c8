//! Sheets that lie over the window without blocking it, and the one that takes a path where the platform has no file
//! dialog.

use super::action::{Action, Queue};
use super::controls;
use super::fonts::Face;
use super::platform::Wanted;
use super::state::{Overlay, State};
use super::tokens::{Tokens, size};
use super::words::Message;
use eframe::egui::{Align, Align2, Button, Context, Id, Label, Layout, RichText, Role, Ui, Window, vec2};
use std::path::PathBuf;

/// The field of the palette or of a path, to be given the focus.
pub(super) fn field_id() -> Id {
    Id::unique("overlay field")
}

/// A sheet in the middle of the window, with its title and the name of the button that closes it. Answers whether it is to stay open.
pub(super) fn sheet(
    ctx: &Context,
    id: &str,
    (title, close): (&str, &str),
    width: f32,
    content: impl FnOnce(&mut Ui),
) -> bool {
    let mut open = true;
    let room = ctx.content_rect().size();
    Window::new(title)
        .id(Id::unique(id))
        .title_bar(false)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, -10.0))
        .resizable(false)
        .collapsible(false)
        .show(ctx, |ui| {
            ui.set_width(width.min(room.x - 60.0));
            ui.horizontal(|ui| {
                let font = Face::InterfaceStrong.at(size::HEADING);
                let heading = ui.label(RichText::new(title).font(font).color(Tokens::current(ctx).ink));
                ctx.accesskit_node_builder(heading.id, |node| node.set_role(Role::Heading));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    open &= !controls::close_button(ui, close).clicked();
                });
            });
            ui.add_space(size::GAP * 0.5);
            content(ui);
        });
    open
}

/// The heading of a part of a sheet.
pub(super) fn heading(ui: &mut Ui, words: String) {
    let tokens = Tokens::current(ui.ctx());
    ui.add_space(size::GAP * 0.5);
    ui.label(RichText::new(words).size(size::SMALL).color(tokens.ink_soft));
}

/// Draws the sheet that takes a path, while it is open.
pub(super) fn show(ctx: &Context, state: &State, queue: &mut Queue) {
    let (title, text, button) = match &state.overlay {
        Some(Overlay::Path(Wanted::Article, text)) => (Message::PathTitle, text, Message::PathOpen),
        Some(Overlay::Path(Wanted::Annotations, text)) => (Message::AnnotationsTitle, text, Message::AnnotationsTake),
        Some(Overlay::Path(Wanted::Review, text)) => (Message::ReviewTitle, text, Message::ReviewTake),
        Some(Overlay::Destination(_, text)) => (Message::DestinationTitle, text, Message::DestinationWrite),
        _ => return,
    };
    let tokens = Tokens::current(ctx);
    let title = state.words.get(title);
    let close = state.words.get(Message::CloseSheet);
    let open = sheet(ctx, "path", (&title, &close), 520.0, |ui| {
        let name = state.words.get(Message::PathName);
        let (typed, entered) = controls::field(ui, field_id(), text, &name, &name, f32::INFINITY);
        let text = typed.clone().unwrap_or_else(|| text.clone());
        if let (Some(typed), Some(overlay)) = (typed, &state.overlay) {
            let overlay = match overlay {
                Overlay::Destination(choice, _) => Overlay::Destination(*choice, typed),
                Overlay::Path(wanted, _) => Overlay::Path(*wanted, typed),
                _ => return,
            };
            queue.push(Action::Overlay(Some(overlay)));
        }
        ui.add_space(size::GAP * 0.5);
        ui.horizontal(|ui| {
            let given = Button::new(RichText::new(state.words.get(button)).color(tokens.accent_ink));
            let clicked = ui.add_enabled(!text.trim().is_empty(), given.fill(tokens.accent)).clicked();
            if (clicked || entered) && !text.trim().is_empty() {
                let path = path_of(&text);
                queue.push(match &state.overlay {
                    Some(Overlay::Destination(choice, _)) => Action::ExportTo(*choice, path),
                    Some(Overlay::Path(Wanted::Annotations, _)) => Action::ImportFrom(path),
                    Some(Overlay::Path(Wanted::Review, _)) => Action::MergeFrom(path),
                    _ => Action::OpenFile(path),
                });
            }
            let hint = RichText::new(state.words.get(Message::PathHint)).size(size::SMALL).color(tokens.ink_soft);
            ui.add(Label::new(hint).wrap());
        });
    });
    if !open {
        queue.push(Action::Overlay(None));
    }
}

/// A path as people paste it: in quotation marks, as a `file://` address, with `~` for the home folder.
fn path_of(typed: &str) -> PathBuf {
    let typed = typed.trim().trim_matches(['"', '\'']);
    let plain = typed.strip_prefix("file://").unwrap_or(typed);
    let home = || etcetera::home_dir().ok();
    match plain.strip_prefix("~/").zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => std::path::absolute(plain).unwrap_or_else(|_| PathBuf::from(plain)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_as_people_paste_them() {
        assert_eq!(path_of(" \"/a/b c.txt\" "), PathBuf::from("/a/b c.txt"));
        assert_eq!(path_of("file:///a/b.txt"), PathBuf::from("/a/b.txt"));
        assert!(path_of("~/draft.txt").is_absolute());
    }
}
