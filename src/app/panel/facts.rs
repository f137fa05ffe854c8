//! What is known of a claim, in words: its kind, who says it, its value, why it was marked.

use crate::app::words::{Message, Words};
use crate::app::workspace::Workspace;
use crate::reading::{Detail, Grade, Number, NumberKind, Reason, Source, SourceKind};
use crate::review::{ClaimKind, Deed, Record, Status};
use std::borrow::Cow;

/// The first words, with an ellipsis where there are more than `longest` characters; line breaks are spaces.
pub(crate) fn shortened(words: &str, longest: usize) -> Cow<'_, str> {
    let one_line = words.contains(['\n', '\r', '\t']);
    match words.char_indices().nth(longest) {
        None if !one_line => Cow::Borrowed(words),
        None => Cow::Owned(flat(words)),
        Some((end, _)) => Cow::Owned(flat(words[..end].trim_end()) + "…"),
    }
}

fn flat(words: &str) -> String {
    words.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The kind with its form: "Quote · direct speech", "Number · percentage".
pub(crate) fn kind_name(workspace: &Workspace, words: &Words, record: &Record) -> String {
    let kind = words.get(Message::Kind(record.kind));
    let form = match (record.kind, workspace.claim(record.id).map(|claim| &claim.detail)) {
        (ClaimKind::Quote, Some(Detail::Quote(quote))) => words.get(Message::Form(quote.form)),
        (ClaimKind::Number, Some(Detail::Number(number))) => words.get(Message::NumberKind(number.kind)),
        (ClaimKind::Source, Some(Detail::Source(mention))) => words.get(Message::Role(mention.role)),
        _ if record.manual => words.get(Message::ByHand),
        _ => return kind,
    };
    format!("{kind} · {form}")
}

/// The facts, one a line: who says it and in what office; the value and its unit.
pub(crate) fn lines(workspace: &Workspace, words: &Words, record: &Record) -> Vec<String> {
    let mut lines = Vec::new();
    if record.anchor.is_lost() {
        lines.push(words.get(Message::ClaimGone));
    }
    if record.status() == Status::ChangedSinceChecked && !record.verdict.was.is_empty() {
        lines.push(words.get(Message::CheckedAs { words: &flat(&record.verdict.was) }));
    }
    let Some(claim) = workspace.claim(record.id) else { return lines };
    let source = claim.source.and_then(|index| workspace.reading.sources.get(index.0));
    match &claim.detail {
        Detail::Quote(quote) => match (source, quote.speaker) {
            (Some(source), speaker) => {
                let on_page = speaker.map(|span| span.of(&workspace.article.text));
                lines.push(said_by(words, source, on_page));
            }
            (None, Some(speaker)) => {
                let name = flat(speaker.of(&workspace.article.text));
                lines.push(words.get(Message::SaidBy { name: &name }));
            }
            // What is no speech has no speaker to be missed.
            (None, None) if quote.form == crate::reading::QuoteForm::Term => {}
            (None, None) => lines.push(words.get(Message::SpeakerNotFound)),
        },
        Detail::Number(number) => {
            lines.extend(value(words, number));
            if let Some(source) = source {
                lines.push(words.get(Message::CreditedTo { name: &source.name }));
            }
        }
        Detail::Source(_) => {
            if let Some(source) = source {
                // Where the words are the name itself, they need not be repeated.
                let known = source.name == flat(&record.anchor.exact);
                lines.push(if known { kind_of_source(words, source) } else { described(words, source) });
            }
        }
    }
    lines
}

fn said_by(words: &Words, source: &Source, on_page: Option<&str>) -> String {
    let mut name = source.name.clone();
    // Only where the words do not say the name themselves, as "she" and "the minister" do not.
    if let Some(on_page) = on_page.map(flat).filter(|on_page| !on_page.contains(&source.name)) {
        name = words.get(Message::NamedAs { name: &name, here: &on_page });
    }
    let line = words.get(Message::SaidBy { name: &name });
    match &source.description {
        Some(description) => format!("{line}, {}", flat(description)),
        None => line,
    }
}

/// What a source is: its name, office, kind and grade.
pub(crate) fn described(words: &Words, source: &Source) -> String {
    format!("{} · {}", source.name, kind_of_source(words, source))
}

/// What a source is without its name: office, kind and grade.
pub(crate) fn kind_of_source(words: &Words, source: &Source) -> String {
    let mut parts: Vec<String> = source.description.as_deref().map(flat).into_iter().collect();
    parts.push(words.get(Message::SourceKind(source.kind)));
    parts.extend(grade(words, source));
    parts.dedup();
    parts.join(" · ")
}

/// How badly a source is identified; `None` where it is named, or where its kind says so already.
pub(crate) fn grade(words: &Words, source: &Source) -> Option<String> {
    let said = matches!(
        (source.kind, source.grade),
        (_, Grade::Named) | (SourceKind::Role, Grade::UnnamedRole) | (SourceKind::Unnamed, Grade::Anonymous)
    );
    (!said).then(|| words.get(Message::Grade(source.grade)))
}

/// A figure's value with its unit, bound and hedge; `None` where it has none.
pub(crate) fn value(words: &Words, number: &Number) -> Option<String> {
    let figure = match (number.value, number.range, &number.iso) {
        (_, Some((low, high)), _) => format!("{}–{}", words.number(low), words.number(high)),
        (Some(value), None, _) => words.number(value),
        (None, None, Some(iso)) => iso.clone(),
        (None, None, None) => return None,
    };
    let unit = match (&number.unit, number.kind) {
        (Some(unit), NumberKind::Percent) if unit == "%" => "\u{a0}%".to_owned(),
        (Some(unit), _) => format!("\u{a0}{}", words.unit(unit, number.value)),
        (None, _) => String::new(),
    };
    let mut value = format!("{figure}{unit}");
    if let Some(bound) = number.bound {
        value = format!("{} {value}", words.get(Message::Bound(bound)));
    } else if number.approximate {
        value = words.get(Message::Approximately { value: &value });
    }
    Some(value)
}

/// Who gave the status and when; `None` while nobody has.
pub(crate) fn stamp(words: &Words, record: &Record) -> Option<String> {
    let stamp = record.verdict.stamp.as_ref()?;
    let at: jiff::Timestamp = stamp.at.parse().ok()?;
    let at = at.to_zoned(jiff::tz::TimeZone::system());
    let (day, time) = (words.day(&at), words.clock(&at));
    let (day, time) = (day.as_str(), time.as_str());
    Some(match stamp.by.as_str() {
        "" => words.get(Message::Stamped { day, time }),
        who => words.get(Message::StampedBy { who, day, time }),
    })
}

/// What was done to it, the latest first: what, when and by whom.
pub(crate) fn history(words: &Words, record: &Record) -> Vec<String> {
    let lines = record.history.iter().rev().filter_map(|event| {
        let what = match (event.deed()?, event.given()) {
            (Deed::Status, Some(status)) => {
                words.get(Message::StatusOf { status: &words.get(Message::Status(status)) })
            }
            (deed, _) => words.get(Message::DeedName(deed)),
        };
        let at: jiff::Timestamp = event.stamp.at.parse().ok()?;
        let at = at.to_zoned(jiff::tz::TimeZone::system());
        let by = Some(event.stamp.by.as_str()).filter(|by| !by.is_empty());
        Some(
            [Some(words.moment(&at).as_str()), by, Some(what.as_str())]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
        )
    });
    lines.collect()
}

/// Where it stands in the document; `None` for what stands there no more.
pub(crate) fn place(workspace: &Workspace, words: &Words, record: &Record) -> Option<String> {
    let stands = !record.anchor.is_lost();
    stands.then(|| words.place(workspace.place_of(record.anchor.span.start)))
}

/// Why it was marked; `None` for a mark made by hand.
pub(crate) fn why(workspace: &Workspace, words: &Words, record: &Record) -> Option<String> {
    let claim = workspace.claim(record.id)?;
    let reasons: Vec<String> = claim.why.iter().map(|reason: &Reason| words.get(Message::Why(*reason))).collect();
    (!reasons.is_empty()).then(|| words.get(Message::WhyMarked { reasons: &reasons.join(" + ") }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_between_characters() {
        assert_eq!(shortened("Grüße aus Köln", 5), "Grüße…");
        assert_eq!(shortened("kurz", 5), "kurz");
        assert_eq!(shortened("zwei\n Zeilen", 50), "zwei Zeilen");
    }
}
