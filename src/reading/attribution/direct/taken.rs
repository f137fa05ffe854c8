//! Quotations that nobody is known to say, and the reported speech beside them whose voice they have.

use super::super::Attribution;
use crate::Span;
use crate::reading::model::{QuoteForm, Reason};

/// Gives quotations that nobody is known to say the voice of the reported statement around them, or of the one that ends
/// right before them: Die Lage sei ernst. „Wir müssen handeln.“ `quotations` and `statements` are sorted by start.
pub(in super::super) fn take_voices(text: &str, quotations: &mut [Attribution], statements: &[Attribution]) {
    let mut around: Vec<&Attribution> = Vec::new();
    let mut next = statements.iter().peekable();
    let mut ended: Option<&Attribution> = None;
    let mut continued = None;
    for quotation in quotations {
        let start = quotation.content.start;
        while let Some(statement) = next.next_if(|statement| statement.content.start <= start) {
            around.push(statement);
        }
        around.retain(|statement| {
            let over = statement.content.end <= start;
            if over && ended.is_none_or(|ended| ended.content.end <= statement.content.end) {
                ended = Some(statement);
            }
            !over
        });
        if quotation.form != QuoteForm::Direct || quotation.speaker.is_some() {
            continue;
        }
        let voice =
            around.iter().rev().find(|other| other.speaker.is_some() && other.content.covers(quotation.content));
        if let Some(voice) = voice {
            (quotation.speaker, quotation.cue) = (voice.speaker, voice.cue);
            quotation.why = std::iter::once(Reason::Marks).chain(voice.why.iter().copied()).collect();
            continue;
        }
        let told = ended.filter(|told| told.why.contains(&Reason::Subjunctive) && stops_between(text, told, quotation));
        let before = told.and_then(|told| told.speaker).filter(|_| quotation.cue.is_none());
        let group = quotation.group.filter(|_| quotation.why.contains(&Reason::Continued));
        let same = continued.filter(|(said, _)| Some(*said) == group).map(|(_, speaker)| speaker);
        if let Some(speaker) = before.or(same) {
            quotation.speaker = Some(speaker);
            quotation.why = vec![Reason::Marks, Reason::Continued];
            continued = quotation.group.map(|group| (group, speaker));
        }
    }
}

/// Whether nothing but a full stop stands between a statement and the quotation behind it.
fn stops_between(text: &str, statement: &Attribution, quotation: &Attribution) -> bool {
    let between = Span::new(statement.content.end, quotation.content.start).of(text);
    between.trim() == "." && !between.contains('\n')
}
