//! The article that is open, with its claims, its review, and where the person is in it.
//!
//! This module must not know how any of it is drawn.

use super::action::Side;
use super::checklist::Checklist;
use super::command::Tab;
use super::draft::{Draft, Fate};
use super::keeping::Keeping;
use super::opening::{Before, ReadingJob};
use super::panel::filter::{Filter, urgency};
use super::panel::order::Order;
use super::roll::Roll;
use super::search::Search;
use super::tally::{Credit, Tally};
use super::watch::Watch;
use crate::Span;
use crate::article::{Article, Place, Places};
use crate::language::Language;
use crate::reading::{Claim, ClaimIndex, Detail, Reading, Regrouping, SourceIndex};
use crate::review::{ClaimKind, History, Links, Record, RecordId, Review, Status};
use std::path::PathBuf;
use std::sync::Arc;

/// The article that is open.
pub struct Workspace {
    /// Tells this article from every other opened before.
    pub edition: u64,
    /// The document.
    pub article: Arc<Article>,
    /// How many words it has.
    pub words: usize,
    /// Its pages or paragraphs.
    places: Places,
    /// What was found in it, with the sources regrouped as the review says.
    pub reading: Arc<Reading>,
    /// The same as it was found.
    pub found: Arc<Reading>,
    /// By what the sources were regrouped.
    pub regrouping: Regrouping,
    /// How often it was read.
    pub readings: u64,
    /// Which claim of the reading each record stands for.
    pub links: Links,
    /// The reading on its way, if it is not done.
    pub job: Option<ReadingJob>,
    /// The language the person asked for, if they did.
    pub language: Option<Language>,
    /// What was added to it.
    pub review: Review,
    /// What can be undone.
    pub history: History,
    /// How it is kept.
    pub keeping: Keeping,
    /// The draft that was reviewed before this one.
    pub before: Option<Before>,
    /// What this draft did to the claims of that one.
    pub draft: Option<Draft>,
    /// Looks after the article's file.
    pub watch: Option<Watch>,
    /// Looks after whether another window asks for the review.
    pub asked: Option<Watch>,
    /// How many comments the document brought along that are no notes yet.
    pub remarks: usize,
    /// The copies of sync programs that say more than the review does, as far as they were seen.
    pub copies: Vec<PathBuf>,
    /// Whether it is a web page shown whole, with what stands around its article.
    pub whole_page: bool,
    /// Whether the article's file holds something else now.
    pub stale: bool,
    /// The chosen claim.
    pub chosen: Option<RecordId>,
    /// The source whose claims are lit.
    pub source: Option<SourceIndex>,
    /// The words selected in the article.
    pub selection: Option<Span>,
    /// The kinds whose marks are out.
    pub out: Vec<ClaimKind>,
    /// Which claims the panel shows.
    pub filter: Filter,
    /// The page of the panel in front.
    pub tab: Tab,
    /// The search, while its bar is open.
    pub search: Option<Search>,
    /// What the text is to bring into view.
    pub reveal: Option<Span>,
    /// The card the panel is to bring into view.
    pub reveal_card: Option<RecordId>,
    /// Counts up with every change of what is lit.
    pub revision: u64,
    /// Counts up with every change of the review or the reading.
    pub counted: u64,
    /// How many claims there are of each kind and status.
    pub tally: Tally,
    /// What each source is credited with, in the order of the reading.
    pub credits: Vec<Credit>,
    /// How many questions are written about the words of each source.
    pub questions: Vec<usize>,
    /// Which sources the panel shows, and in which order.
    pub roll: Roll,
    /// What an editor would ask.
    pub checks: Checklist,
    /// The claims the panel shows, in their order.
    shown: Vec<RecordId>,
    /// The sources the panel shows, in their order.
    shown_sources: Vec<usize>,
}

/// What goes along when the next draft of the open article is shown.
#[derive(Debug)]
pub struct Resume {
    /// The draft that was open.
    pub article: Arc<Article>,
    /// Its claims.
    pub reading: Arc<Reading>,
    /// Whether it was a web page shown whole.
    pub whole_page: bool,
    chosen: Option<RecordId>,
    language: Option<Language>,
    filter: Filter,
    roll: Roll,
    tab: Tab,
    out: Vec<ClaimKind>,
}

impl Resume {
    /// What goes along where `next` is another draft of what is open.
    pub fn of(workspace: &Workspace, next: &Article) -> Option<Self> {
        let path = workspace.article.origin.path.as_ref()?;
        if next.origin.path.as_ref() != Some(path) {
            return None;
        }
        // Numbers of what nobody wrote on mean nothing in the next draft.
        let touched = |id: &RecordId| workspace.review.record(*id).is_some_and(Record::is_touched);
        Some(Self {
            article: Arc::clone(&workspace.article),
            reading: Arc::clone(&workspace.reading),
            whole_page: workspace.whole_page,
            chosen: workspace.chosen.filter(touched),
            language: workspace.language,
            filter: Filter { source: None, ..workspace.filter.clone() },
            roll: workspace.roll,
            tab: workspace.tab,
            out: workspace.out.clone(),
        })
    }

    /// Goes on where the draft before was left.
    pub fn into_workspace(self, workspace: &mut Workspace) {
        let Self { article: _, reading: _, whole_page: _, chosen, language, filter, roll, tab, out } = self;
        (workspace.language, workspace.filter, workspace.roll, workspace.tab, workspace.out) =
            (language, filter, roll, tab, out);
        if let Some(record) = chosen.and_then(|id| workspace.review.record(id)) {
            (workspace.chosen, workspace.reveal) = (Some(record.id), Some(record.anchor.span));
        }
        workspace.changed();
    }
}

impl Workspace {
    /// An article whose claims are still being read.
    pub fn new(edition: u64, article: Arc<Article>, review: Review, keeping: Keeping) -> Self {
        let mut workspace = Self {
            edition,
            words: article.words(),
            places: Places::of(&article),
            article,
            reading: Arc::default(),
            found: Arc::default(),
            regrouping: Regrouping::default(),
            readings: 0,
            links: Links::default(),
            job: None,
            language: None,
            review,
            history: History::default(),
            keeping,
            before: None,
            draft: None,
            watch: None,
            asked: None,
            remarks: 0,
            copies: Vec::new(),
            whole_page: false,
            stale: false,
            chosen: None,
            source: None,
            selection: None,
            out: Vec::new(),
            filter: Filter::default(),
            tab: Tab::Claims,
            search: None,
            reveal: None,
            reveal_card: None,
            revision: 0,
            counted: 0,
            tally: Tally::default(),
            credits: Vec::new(),
            questions: Vec::new(),
            roll: Roll::default(),
            checks: Checklist::default(),
            shown: Vec::new(),
            shown_sources: Vec::new(),
        };
        workspace.changed();
        workspace
    }

    /// The title to show: what the person wrote, else the document's own, else the file's name.
    pub fn title(&self) -> String {
        let written = self.review.sheet().title.trim();
        if !written.is_empty() {
            return written.to_owned();
        }
        let file = || {
            let path = self.article.origin.path.as_ref()?;
            Some(path.file_name()?.to_string_lossy().into_owned())
        };
        self.article.title().map(str::to_owned).or_else(file).unwrap_or_default()
    }

    /// Whether it is a web page of which more or less can be shown.
    pub fn has_whole_page(&self) -> bool {
        self.article.origin.path.is_some() && (self.article.origin.part_of_page || self.whole_page)
    }

    /// What the reading found where a record stands; `None` for a mark made by hand.
    pub fn claim(&self, id: RecordId) -> Option<&Claim> {
        let ClaimIndex(index) = self.links.claim_of(id)?;
        self.reading.claims.get(index)
    }

    /// Whom a record's words are credited to, or whom they mention.
    pub fn source_of(&self, id: RecordId) -> Option<SourceIndex> {
        self.claim(id)?.source
    }

    /// Where in the article an offset is.
    pub fn place_of(&self, offset: usize) -> Place<'_> {
        self.places.at(&self.article, offset)
    }

    /// What became of a record in this draft; `None` for what stands as it was, and without a draft before.
    pub fn fate(&self, id: RecordId) -> Option<Fate> {
        self.draft.as_ref()?.fate(id)
    }

    /// The claims the panel shows, in their order.
    pub fn shown(&self) -> &[RecordId] {
        &self.shown
    }

    /// The numbers of the sources the panel shows, in their order.
    pub fn shown_sources(&self) -> &[usize] {
        &self.shown_sources
    }

    /// Shows other sources, or in another order.
    pub fn show_roll(&mut self, roll: Roll) {
        self.roll = roll;
        self.arrange();
    }

    /// Whether marks of this kind are lit.
    pub fn is_lit(&self, kind: ClaimKind) -> bool {
        !self.out.contains(&kind)
    }

    /// Whether dismissed claims are shown.
    pub fn shows_dismissed(&self) -> bool {
        self.filter.statuses.contains(&Status::Dismissed)
    }

    /// Chooses a claim; the other side follows.
    pub fn choose(&mut self, id: RecordId, from: Side) {
        let Some(record) = self.review.record(id) else { return };
        let span = record.anchor.span;
        self.history.end_run();
        self.chosen = Some(id);
        match from {
            Side::Text => {
                self.tab = Tab::Claims;
                self.reveal_card = Some(id);
            }
            // The card grows as it opens, and is brought into view whole.
            Side::Panel => (self.reveal, self.reveal_card) = (Some(span), Some(id)),
        }
        // A claim the filter hides is shown all the same while it is chosen.
        self.arrange();
    }

    /// Chooses a claim from neither side: both follow.
    pub fn go_to(&mut self, id: RecordId) {
        self.choose(id, Side::Panel);
        self.tab = Tab::Claims;
    }

    /// Chooses nothing.
    pub fn release(&mut self) {
        self.history.end_run();
        self.chosen = None;
        self.source = None;
        self.checks.chosen = None;
        self.arrange();
    }

    /// The claim `steps` further on in the panel's order. Without a choice, the first or last.
    pub fn neighbour(&self, steps: isize) -> Option<RecordId> {
        let at = self.chosen.and_then(|id| self.shown.iter().position(|shown| *shown == id));
        let to = match at {
            Some(at) => at.checked_add_signed(steps)?,
            None if steps > 0 => 0,
            None => self.shown.len().checked_sub(1)?,
        };
        self.shown.get(to).copied()
    }

    /// The next claim that is not settled, after the chosen one and then from the top.
    pub fn next_unchecked(&self) -> Option<RecordId> {
        let at = self.chosen.and_then(|id| self.shown.iter().position(|shown| *shown == id));
        let (before, after) = self.shown.split_at(at.map_or(0, |at| at + 1));
        let open = |id: &&RecordId| {
            Some(**id) != self.chosen
                && self.review.record(**id).is_some_and(|record| {
                    let status = record.status();
                    !status.is_settled() && status != Status::Dismissed
                })
        };
        after.iter().chain(before).find(open).copied()
    }

    /// What belongs to the chosen claim or source and is softly lit.
    pub fn lit(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        if let Some(claim) = self.chosen.and_then(|id| self.claim(id)) {
            if let Detail::Quote(quote) = &claim.detail {
                spans.extend(quote.speaker);
                spans.extend(quote.cue);
            }
            if let Detail::Number(number) = &claim.detail {
                spans.extend(number.phrase);
            }
        }
        if let Some(source) = self.source.and_then(|index| self.reading.sources.get(index.0)) {
            let claims = source.mentions.iter().chain(&source.claims);
            spans.extend(claims.filter_map(|index| Some(self.reading.claims.get(index.0)?.span)));
        }
        spans.extend(self.checks.lit());
        spans.sort();
        spans.dedup();
        spans
    }

    /// To be called after every change of the review, the reading or what is shown of them.
    pub fn changed(&mut self) {
        self.revision += 1;
        self.count();
        self.chosen = self.chosen.filter(|id| self.review.record(*id).is_some());
        self.source = self.source.filter(|index| index.0 < self.reading.sources.len());
        self.filter.source = self.filter.source.filter(|index| index.0 < self.reading.sources.len());
        if let Some(mut search) = self.search.take() {
            search.refresh(&self.article.text, &self.review);
            self.search = Some(search);
        }
        self.arrange();
    }

    /// To be called instead where only words were written: no mark has changed.
    pub fn written(&mut self) {
        self.count();
        if let Some(mut search) = self.search.take() {
            search.refresh(&self.article.text, &self.review);
            self.search = Some(search);
        }
        // Only a filter by words looks at what is written.
        if !self.filter.words.trim().is_empty() {
            self.arrange();
        }
    }

    /// Counts anew what follows from the review and the reading.
    fn count(&mut self) {
        self.counted += 1;
        self.tally = Tally::of(&self.review);
        self.checks.sort_out(&self.article, self.review.sheet());
        self.questions = vec![0; self.reading.sources.len()];
        for record in self.review.records().filter(|record| !record.question.trim().is_empty()) {
            let asked = self.source_of(record.id).and_then(|SourceIndex(at)| self.questions.get_mut(at));
            if let Some(questions) = asked {
                *questions += 1;
            }
        }
    }

    fn arrange(&mut self) {
        let passes = |record: &Record| {
            Some(record.id) == self.chosen
                || (self.is_lit(record.kind)
                    && self.filter.lets_through(record, self.source_of(record.id))
                    && self.filter.fate.is_none_or(|fate| self.fate(record.id) == Some(fate)))
        };
        let mut shown: Vec<&Record> = self.review.records().filter(|record| passes(record)).collect();
        // The order of the text is the order within each status or source: the sorts are stable.
        match self.filter.order {
            Order::Place => {}
            Order::Status => shown.sort_by_key(|record| urgency(record.status())),
            Order::Source => {
                shown.sort_by_key(|record| self.source_of(record.id).map_or(usize::MAX, |SourceIndex(at)| at));
            }
        }
        self.shown = shown.into_iter().map(|record| record.id).collect();
        self.shown_sources = self.roll.of(&self.reading.sources, &self.credits);
    }
}
