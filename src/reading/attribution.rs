//! Who says what: each quotation and each reported statement with the words that name its speaker.
//!
//! The text is first folded: a quotation that may be speech becomes one item between the words around it, so that
//! `"…", sagte sie, "…"` is the short sentence it is (`frame`). In that sentence cues are found (`cue`), each with the
//! noun phrase it belongs to (`speaker`), and the quotations are given to the cues (`direct`). What is reported
//! without marks is read from the same cues (`reported`). Block quotes, interviews and dialogues with dashes are speech by
//! the form of their paragraphs (`unmarked`). Where the evidence does not reach, the speaker is left open.
//!
//! Work is linear: nothing looks further than a fixed number of items around itself.

mod adjunct;
mod asides;
mod asked;
mod attitude;
mod clauses;
mod complement;
mod credits;
mod cue;
mod dateline;
mod defining;
mod dialogue;
mod direct;
mod either_side;
mod fellows;
mod frame;
mod homograph;
mod inherited;
mod inquit;
mod inserted;
mod inverted;
mod issued;
mod nearest;
mod nominal;
mod noun;
mod object;
mod participle;
mod passive;
mod places;
mod relayed;
mod reported;
mod run_on;
mod so;
mod speaker;
mod statement;
mod subject_first;
mod tense;
mod topic;
mod turn_words;
mod turns;
mod unmarked;
mod unsaid;
mod usual;

use crate::Span;
use crate::language::{Duties, Duty};
use crate::reading::document::{Document, TokenKind};
use crate::reading::marks::{self, Pair};
use crate::reading::model::{Claim, Detail, Quote, QuoteForm, Reason};
use crate::reading::phrases::Phrases;
use crate::reading::quotes::{self, Ending, Shape};
use crate::reading::words::Words;
pub(crate) use credits::Credit;
use cue::Cue;
use either_side::Topics;
use fellows::Joint;
use frame::{Frame, Item};
use std::ops::Range;
use unmarked::Unmarked;
use usual::Usual;

/// Words of somebody, or marks that are no speech, with what the text says of their speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribution {
    /// As [`crate::reading::Quote`] has it: direct speech and terms with their marks, reported speech without the cue.
    pub content: Span,
    /// Direct, mixed, indirect or term.
    pub form: QuoteForm,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
    /// The words that attribute it.
    pub cue: Option<Span>,
    /// Parts of one utterance share a number.
    pub group: Option<u32>,
    /// The evidence, strongest first.
    pub why: Vec<Reason>,
}

impl Attribution {
    /// The claim for the reader, its source not yet resolved.
    pub(crate) fn into_claim(self) -> Claim {
        let Self { content, form, speaker, cue, group, why } = self;
        Claim { span: content, source: None, why, detail: Detail::Quote(Quote { form, speaker, cue, group }) }
    }
}

/// How many items a rule may look away from where it stands.
const LOOK: usize = 60;
/// Most words in a bracket that divides no clause: (SPD), (VDL).
const MOST_IN_BRACKET: usize = 6;

/// Everything the rules read.
struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    phrases: &'d Phrases<'d, 'a>,
    words: Words,
    pairs: Vec<Pair>,
    shapes: Vec<Shape>,
    frame: Frame,
    /// Of each item, what it does, whether it divides clauses, and whether it looks like an open subjunctive: asked again
    /// and again.
    duties: Vec<Duties>,
    breaks: Vec<bool>,
    open_subjunctives: Vec<bool>,
    /// The marks that quotations stand in.
    usual: Usual,
    /// Whether the verb is the second part of a main clause, so that its subject may follow it.
    verb_second: bool,
    /// Whether the subject may stand on either side of the verb.
    either_side: bool,
    /// Whether the subject may be left out.
    drops_subject: bool,
}

/// Every quotation and reported statement of the document, sorted by start; and every credit, in the order of the text.
pub(crate) fn attributions<'d>(phrases: &'d Phrases<'d, '_>) -> (Vec<Attribution>, Vec<Credit>) {
    let reader = Reader::new(phrases);
    let cues: Vec<Vec<Cue>> = reader.frame.segments.iter().map(|segment| reader.cues(segment)).collect();
    let unmarked = Unmarked::find(&reader, &cues);
    let cues = unmarked.outside(cues);
    let last = |found: &[Attribution]| found.iter().filter_map(|quote| quote.group).max().unwrap_or(0);
    let topics = Topics::find(&reader, &cues);
    let mut found = direct::quotations(&reader, &cues, &topics);
    found.sort_by_key(|attribution| attribution.content.start);
    let mut statements = reported::statements(&reader, &cues, &topics, &found, last(&found));
    statements.sort_by_key(|statement| statement.content.start);
    if reader.verb_second {
        direct::take_voices(reader.document.text, &mut found, &statements);
    }
    found.extend(statements);
    if reader.verb_second {
        reader.name_by_nearest(&mut found);
    }
    found.retain(|attribution| !unmarked.holds(attribution.content));
    found.extend(unmarked.into_attributions(last(&found)));
    found.sort_by_key(|attribution| (attribution.content.start, std::cmp::Reverse(attribution.content.end)));
    inherited::inherit(&mut found);
    Joint::find(&reader, &cues).name_all(&mut found);
    let credits = credits::credits(&reader, cues);
    (found, credits)
}

impl<'d, 'a> Reader<'d, 'a> {
    fn new(phrases: &'d Phrases<'d, 'a>) -> Self {
        let document = phrases.document;
        let words = Words::look_up(document);
        let habits = document.lexicon.map(|lexicon| &lexicon.marks);
        let mut pairs = marks::pairs(document.text, document.blocks, habits);
        if habits.is_some_and(|habits| habits.dialogue_dash) {
            dialogue::add(document, &words, &mut pairs);
        }
        let shapes = quotes::shapes(document, &words, &pairs);
        let frame = Frame::fold(document, &words, &pairs, &shapes);
        let verb_second = words.data().is_some_and(|data| data.verb_second);
        let either_side = words.data().is_some_and(|data| data.either_side);
        let drops_subject = words.data().is_some_and(|data| data.drops_subject);
        let usual = Usual::count(&pairs, &shapes, document.blocks.len());
        let mut reader = Self {
            document,
            phrases,
            words,
            pairs,
            shapes,
            frame,
            duties: Vec::new(),
            breaks: Vec::new(),
            open_subjunctives: Vec::new(),
            usual,
            verb_second,
            either_side,
            drops_subject,
        };
        let items = reader.frame.items.len();
        reader.duties = (0..items).map(|at| reader.duties_of(at)).collect();
        reader.breaks = reader.frame.items.iter().map(|item| reader.is_break(*item)).collect();
        if verb_second && phrases.capital_nouns() {
            reader.open_subjunctives = (0..items).map(|at| reader.looks_subjunctive(at)).collect();
        }
        reader
    }

    /// Whether the subject stands before its verb and what is said behind it.
    fn subject_first(&self) -> bool {
        !self.verb_second && !self.either_side
    }

    fn item(&self, at: usize) -> Option<Item> {
        self.frame.items.get(at).copied()
    }

    /// The token of a word item.
    fn token(&self, at: usize) -> Option<usize> {
        match self.item(at)? {
            Item::Word(token) => Some(token),
            Item::Quote(_) => None,
        }
    }

    /// The pair of a quotation item.
    fn quote(&self, at: usize) -> Option<usize> {
        match self.item(at)? {
            Item::Quote(pair) => Some(pair),
            Item::Word(_) => None,
        }
    }

    /// What the quotation at an item looks like.
    fn shape(&self, at: usize) -> Option<&Shape> {
        self.quote(at).map(|pair| &self.shapes[pair])
    }

    /// Whether a quotation stands at an item whose words end so.
    fn marks_end(&self, at: usize, ending: Ending) -> bool {
        self.shape(at).is_some_and(|shape| shape.ending == ending)
    }

    /// The letters of a word item; empty for a quotation.
    fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.document.word(token))
    }

    fn duties_of(&self, at: usize) -> Duties {
        self.token(at).map_or(Duties::default(), |token| self.words.duties(token))
    }

    fn has(&self, at: usize, duty: Duty) -> bool {
        self.duties.get(at).is_some_and(|duties| duties.has(duty))
    }

    fn any(&self, at: usize, duties: &[Duty]) -> bool {
        self.duties.get(at).is_some_and(|does| does.any(duties))
    }

    fn capital(&self, at: usize) -> bool {
        self.token(at).and_then(|token| self.document.tokens.get(token)).is_some_and(|token| token.capital)
    }

    /// Whether the item is a quotation or punctuation that divides clauses, or there is none.
    fn breaks(&self, at: usize) -> bool {
        self.breaks.get(at).copied().unwrap_or(true)
    }

    /// Whether the item looks like a present subjunctive of no list.
    fn is_open_subjunctive(&self, at: usize) -> bool {
        self.open_subjunctives.get(at).is_some_and(|open| *open)
    }

    /// What [`Self::breaks`] answers of an item: asked of every word again and again.
    fn is_break(&self, item: Item) -> bool {
        match item {
            Item::Word(token) if self.document.tokens[token].kind == TokenKind::Word => false,
            Item::Word(token) => match self.document.word(token) {
                "-" => !self.hangs(token),
                "," | ";" | ":" | "(" | ")" | "[" | "]" | "–" | "—" | "--" => true,
                "|" => self.verb_second,
                _ => false,
            },
            Item::Quote(_) => true,
        }
    }

    /// Whether a hyphen at a token belongs to the word before: die Partei- und Fraktionschefs, die „Blitz“-Formel.
    fn hangs(&self, token: usize) -> bool {
        self.verb_second && !self.document.space_before(token)
    }

    /// The first item of the clause that item `at` is in, not before `from`.
    fn clause_start(&self, at: usize, from: usize) -> usize {
        let mut start = at;
        while start > from && at - start < LOOK {
            match self.bracket_before(start, from) {
                Some(open) => start = open,
                None if self.breaks(start - 1) => break,
                None => start -= 1,
            }
        }
        start
    }

    /// The item past the clause that item `at` is in, not past `to`.
    fn clause_end(&self, at: usize, to: usize) -> usize {
        let mut end = at;
        while end < to && end - at < LOOK {
            match self.bracket_behind(end, to).filter(|_| end > at) {
                Some(past) => end = past,
                None if self.breaks(end) => break,
                None => end += 1,
            }
        }
        end
    }

    /// Where a short bracket opens that closes right before item `at`: Anna Vollmer (SPD) sagte.
    fn bracket_before(&self, at: usize, from: usize) -> Option<usize> {
        if !self.verb_second || self.word(at.checked_sub(1)?) != ")" {
            return None;
        }
        let open = (from.max(at.saturating_sub(MOST_IN_BRACKET))..at).rev().find(|&item| self.word(item) == "(")?;
        (open > from && self.is_plain(open + 1..at - 1) && self.bears_bracket(open - 1)).then_some(open)
    }

    /// The item past a short bracket that opens at item `at`.
    fn bracket_behind(&self, at: usize, to: usize) -> Option<usize> {
        if !self.verb_second || self.word(at) != "(" {
            return None;
        }
        let close = (at + 1..to.min(at + MOST_IN_BRACKET)).find(|&item| self.word(item) == ")")?;
        (self.is_plain(at + 1..close) && self.bears_bracket(at.checked_sub(1)?)).then_some(close + 1)
    }

    /// Whether a bracket holds nothing but a name, a party, an age: no quotation, no verb, nothing that divides clauses.
    fn is_plain(&self, items: Range<usize>) -> bool {
        let verb = |item: usize| !self.capital(item) && self.is_tensed(item);
        !items.is_empty() && items.into_iter().all(|item| (!self.breaks(item) || self.word(item) == "-") && !verb(item))
    }

    /// Whether a word is a noun or name, which a bracket behind it may belong to.
    fn bears_bracket(&self, at: usize) -> bool {
        self.capital(at)
    }
}

#[cfg(test)]
mod tests;
