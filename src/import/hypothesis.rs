//! Annotations as Hypothesis exports them and its interface answers.

use super::{Annotation, Position, Says, add_paragraph, day, each, text, words};
use crate::export::{Column, hypothesis_fields};
use serde_json::Value;

/// One annotation; `None` for what is none.
pub(super) fn read(item: &Value) -> Option<Annotation> {
    let said = text(item, &["text"]);
    if said.is_none() && item.get("uri").is_none() || item.get("target").is_none() {
        return None;
    }
    let target = each(item.get("target")).first();
    let parents = each(item.get("references"));
    let mut annotation = Annotation {
        id: text(item, &["id"]).map(str::to_owned),
        source: text(item, &["uri"]).map(str::to_owned),
        reply_to: parents.last().and_then(Value::as_str).map(str::to_owned),
        words: target.map(|target| words(target, Position::Utf16)).unwrap_or_default(),
        author: author(item),
        day: text(item, &["created"]).and_then(day),
        says: says(said.unwrap_or_default()),
        ..Annotation::default()
    };
    let tags = each(item.get("tags")).iter().filter_map(Value::as_str);
    annotation.says.tags.extend(tags.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()));
    annotation.bare = annotation.says.is_empty();
    Some(annotation)
}

/// What the text of an annotation says; where this program has written it, field by field.
fn says(text: &str) -> Says {
    let mut says = Says::default();
    for (column, words) in hypothesis_fields(text) {
        match column {
            Column::Question => add_paragraph(&mut says.question, &words),
            Column::Answer => add_paragraph(&mut says.answer, &words),
            Column::Correction => add_paragraph(&mut says.correction, &words),
            Column::Evidence => says.evidence.extend(words.lines().map(|line| line.trim().to_owned())),
            // A status is for whoever checks to give.
            Column::Status => {}
            _ => add_paragraph(&mut says.note, &words),
        }
    }
    says
}

/// The name people see, or that of the account.
fn author(item: &Value) -> Option<String> {
    let shown = item.get("user_info").and_then(|info| text(info, &["display_name"]));
    let account = || text(item, &["user"])?.strip_prefix("acct:")?.split('@').next();
    let name = shown.map(str::trim).filter(|name| !name.is_empty()).or_else(account)?;
    Some(name.to_owned())
}
