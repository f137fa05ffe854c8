//! Search in the article and in what was noted: what was found, and the bar that shows it.

use super::action::{Action, Queue};
use super::command::Command;
use super::controls;
use super::icons::Icon;
use super::state::State;
use super::tokens::{Tokens, size};
use super::words::Message;
use crate::Span;
use crate::review::{Field, RecordId, Review};
use eframe::egui::{self, Frame, Id, Key, Margin, RichText};
use regex::RegexBuilder;

/// A place found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// In the article; an index into [`Search::in_text`].
    Text(usize),
    /// In what was noted on a claim.
    Note(RecordId),
}

/// A search and what it found.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What is searched for, as typed.
    pub query: String,
    /// The places in the article, in order.
    pub in_text: Vec<Span>,
    /// All places, by where they or their claims stand in the article.
    pub hits: Vec<Hit>,
    /// The place the search stands at.
    pub at: Option<usize>,
}

/// More places than anybody steps through; beyond it only the first are found.
const MOST: usize = 10_000;

impl Search {
    /// Searches anew for what is typed. Capitals and the width of white space make no difference.
    pub fn refresh(&mut self, text: &str, review: &Review) {
        let words: Vec<String> = self.query.split_whitespace().map(regex::escape).collect();
        let pattern =
            (!words.is_empty()).then(|| RegexBuilder::new(&words.join(r"\s+")).case_insensitive(true).build());
        // A pattern too long to compile finds nothing.
        let Some(Ok(pattern)) = pattern else {
            *self = Self { query: std::mem::take(&mut self.query), ..Self::default() };
            return;
        };
        self.in_text = pattern.find_iter(text).take(MOST).map(|found| found.range().into()).collect();
        let places = self.in_text.iter().enumerate().map(|(index, span)| (span.start, Hit::Text(index)));
        let noted = review.records().filter(|record| {
            Field::ALL.iter().any(|field| pattern.is_match(record.text(*field)))
                || record.evidence.iter().any(|evidence| pattern.is_match(&evidence.locator))
                || record.tags.iter().any(|tag| pattern.is_match(tag))
        });
        let mut hits: Vec<_> =
            places.chain(noted.map(|record| (record.anchor.span.start, Hit::Note(record.id)))).collect();
        hits.sort_by_key(|(place, _)| *place);
        self.hits = hits.into_iter().map(|(_, hit)| hit).collect();
        self.at = self.at.filter(|at| *at < self.hits.len());
    }

    /// Steps to the next place (1) or the one before (-1), around the ends, and answers it.
    pub fn step(&mut self, by: isize) -> Option<Hit> {
        let count = self.hits.len();
        if count == 0 {
            return None;
        }
        let at = match self.at {
            None if by > 0 => 0,
            None => count - 1,
            Some(at) => at.checked_add_signed(by).map_or(count - 1, |at| at % count),
        };
        self.at = Some(at);
        self.hits.get(at).copied()
    }

    /// The index into `in_text` of the place the search stands at, if that is in the article.
    pub fn current_in_text(&self) -> Option<usize> {
        match self.hits.get(self.at?)? {
            Hit::Text(index) => Some(*index),
            Hit::Note(_) => None,
        }
    }
}

/// The search field, to be given the focus.
pub(super) fn field_id() -> Id {
    Id::unique("search field")
}

/// Draws the bar, while there is a search.
pub(super) fn show(ui: &mut egui::Ui, state: &State, queue: &mut Queue) {
    let Some(search) = state.workspace.as_ref().and_then(|workspace| workspace.search.as_ref()) else {
        return;
    };
    let tokens = Tokens::current(ui.ctx());
    let frame = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(12, 6));
    egui::Panel::top("search bar").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let name = state.words.get(Message::SearchName);
            let width = (ui.available_width() - 220.0).clamp(120.0, 420.0);
            let (typed, _) = controls::field(ui, field_id(), &search.query, &name, &name, width);
            if let Some(query) = typed {
                queue.push(Action::Search(query));
            }
            // Enter keeps the field open for the next step.
            let (enter, shift) = ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.shift));
            if enter && ui.memory(|memory| memory.had_focus_last_frame(field_id())) {
                queue.run(if shift { Command::FindPrevious } else { Command::FindNext });
                ui.memory_mut(|memory| memory.request_focus(field_id()));
            }
            controls::command_icon(ui, state, queue, Icon::Up, Command::FindPrevious);
            controls::command_icon(ui, state, queue, Icon::Down, Command::FindNext);
            let count = match (search.query.trim().is_empty(), search.hits.len(), search.at) {
                (true, ..) => String::new(),
                (_, 0, _) => state.words.get(Message::SearchNothing),
                (_, all, None) => state.words.get(Message::SearchCount { all }),
                (_, all, Some(at)) => state.words.get(Message::SearchPlace { at: at + 1, all }),
            };
            ui.label(RichText::new(count).size(size::SMALL).color(tokens.ink_soft));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if controls::close_button(ui, &state.words.get(Message::SearchClose)).clicked() {
                    queue.push(Action::CloseSearch);
                }
            });
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn capitals_and_line_breaks_make_no_difference() {
        let article = Article::from_text("Die Größe der\nStadt. DIE GRÖSSE DER STADT.".to_owned());
        let review = Review::new(&article);
        let mut search = Search { query: "größe der stadt".to_owned(), ..Search::default() };
        search.refresh(&article.text, &review);
        assert_eq!(search.in_text.len(), 1, "ß and SS differ, the line break does not");
        search.query = "STADT".to_owned();
        search.refresh(&article.text, &review);
        assert_eq!(search.in_text.len(), 2);
    }

    #[test]
    fn what_is_typed_is_no_pattern() {
        let article = Article::from_text("a.c abc (a.c)".to_owned());
        let review = Review::new(&article);
        let mut search = Search { query: "a.c".to_owned(), ..Search::default() };
        search.refresh(&article.text, &review);
        assert_eq!(search.in_text.len(), 2);
        search.query = "(".to_owned();
        search.refresh(&article.text, &review);
        assert_eq!(search.in_text.len(), 1);
    }

    #[test]
    fn stepping_goes_around() {
        let article = Article::from_text("ja ja ja".to_owned());
        let review = Review::new(&article);
        let mut search = Search { query: "ja".to_owned(), ..Search::default() };
        search.refresh(&article.text, &review);
        let forth: Vec<_> = (0..4).filter_map(|_| search.step(1)).collect();
        assert_eq!(forth, [Hit::Text(0), Hit::Text(1), Hit::Text(2), Hit::Text(0)]);
        assert_eq!(search.step(-1), Some(Hit::Text(2)));
        search.query.clear();
        search.refresh(&article.text, &review);
        assert_eq!(search.step(1), None);
    }
}
