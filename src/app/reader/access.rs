//! What assistive technology is told: the article as a document, each piece on the screen as a paragraph or heading,
//! each mark in it as a thing with a name that can be focused and pressed.

use super::mark::Mark;
use super::set::Set;
use super::{Page, RecordId};
use crate::article::BlockKind;
use eframe::egui::accesskit::{self, Action, Role};
use eframe::egui::{Id, Key, Pos2, Rect, Response, Sense, Ui, UiBuilder, pos2};
use std::collections::HashSet;

/// The whole article: what the mouse acts on, and what has the focus while its words are read or selected by keyboard.
/// Answers also how many screens assistive technology wants to scroll down.
pub(super) fn article(ui: &Ui, page: &Page<'_>, rect: Rect) -> (Response, f32) {
    let id = ui.scope_id().with(("article", page.edition));
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(id, action)) as f32;
    let wished = asked(Action::ScrollDown) - asked(Action::ScrollUp);
    let response = ui.interact(rect, id, Sense::click_and_drag());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Document);
        node.set_label(page.name);
        node.set_read_only();
        node.add_action(Action::ScrollDown);
        node.add_action(Action::ScrollUp);
    });
    (response, wished)
}

/// Builds the nodes of what is on the screen, and keeps what was done to them.
pub(super) struct Nodes<'a> {
    article: Id,
    page: &'a Page<'a>,
    /// Marks that have their node already: one that runs over several pieces has it in the first.
    done: HashSet<RecordId>,
    /// Marks that were pressed, by key or by assistive technology.
    pub(super) pressed: Vec<RecordId>,
    /// The mark that has the focus.
    pub(super) focused: Option<RecordId>,
    /// A mark that assistive technology wants on the screen.
    pub(super) wanted: Option<RecordId>,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(article: Id, page: &'a Page<'a>) -> Self {
        Self { article, page, done: HashSet::new(), pressed: Vec::new(), focused: None, wanted: None }
    }

    /// The node of a piece and those of its marks.
    pub(super) fn piece(&mut self, ui: &mut Ui, set: &Set, index: usize, origin: Pos2, marks: &[&Mark]) {
        let screen = ui.clip_rect();
        let told = ui.ctx().has_accesskit_node(self.article);
        let mut child = told.then(|| self.paragraph(ui, set, index, origin));
        let ui = child.as_mut().unwrap_or(ui);
        for mark in marks {
            // Its widest row: a point in the middle of the node must lie on the mark.
            let rows =
                set.stretches(mark.span).map(|stretch| stretch.rect.translate(origin.to_vec2()).intersect(screen));
            let widest = rows.filter(Rect::is_positive).max_by(|a, b| a.width().total_cmp(&b.width()));
            if let Some(rect) = widest {
                self.mark(ui, mark, rect);
            }
        }
    }

    fn paragraph(&self, ui: &mut Ui, set: &Set, index: usize, origin: Pos2) -> Ui {
        let right = ui.max_rect().right();
        let rect = Rect::from_min_max(origin, pos2(right, origin.y + set.height)).intersect(ui.clip_rect());
        let builder = UiBuilder::new().id_salt(("piece", index)).max_rect(rect).accessibility_role(role(set.kind));
        let words = set.span().of(&self.page.article.text);
        let child = ui.new_child(builder.accessibility_label(words).accessibility_parent(self.article));
        child.ctx().accesskit_node_builder(child.unique_id(), |node| {
            if let BlockKind::Heading(level) = set.kind {
                node.set_level(level.into());
            }
            node.set_bounds(accesskit::Rect {
                x0: rect.left().into(),
                y0: rect.top().into(),
                x1: rect.right().into(),
                y1: rect.bottom().into(),
            });
        });
        child
    }

    /// The node of a mark. It takes no clicks of the mouse, which belong to the article.
    pub(super) fn mark(&mut self, ui: &mut Ui, mark: &Mark, rect: Rect) {
        if !self.done.insert(mark.id) {
            return;
        }
        let id = self.article.with(("claim", mark.id.0));
        if ui.input(|input| input.has_accesskit_action_request(id, Action::ScrollIntoView)) {
            self.wanted = Some(mark.id);
        }
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Button);
            node.set_label(mark.label.as_str());
            if !mark.hover.is_empty() {
                node.set_description(mark.hover.as_str());
            }
            node.set_selected(self.page.selected == Some(mark.id));
            node.add_action(Action::Click);
        });
        let focused = response.has_focus();
        if focused {
            self.focused = Some(mark.id);
        }
        let pressed = ui.input(|input| {
            input.has_accesskit_action_request(id, Action::Click)
                || focused && (input.key_pressed(Key::Enter) || input.key_pressed(Key::Space))
        });
        if pressed {
            self.pressed.push(mark.id);
        }
    }
}

const fn role(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Heading(_) => Role::Heading,
        BlockKind::ListItem { .. } => Role::ListItem,
        BlockKind::Quote => Role::Blockquote,
        BlockKind::Footnote => Role::DocFootnote,
        BlockKind::Caption => Role::Caption,
        BlockKind::Preformatted => Role::Code,
        BlockKind::Paragraph | BlockKind::TableRow => Role::Paragraph,
    }
}
