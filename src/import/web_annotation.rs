//! Annotations in the Web Annotation Data Model of the W3C, as programs really write them: bodies with and without a
//! purpose, one or several, names with and without a prefix.

use super::{Annotation, Position, Says, Words, add_paragraph, day, each, is_a, text, words};
use crate::review::ClaimKind;
use serde_json::Value;

/// How deep lists of bodies in bodies are followed.
const DEEPEST: usize = 4;

/// One annotation; `None` for what is none.
pub(super) fn read(item: &Value) -> Option<Annotation> {
    let bodies = item.get("body").or_else(|| item.get("bodyValue"));
    if !(is_a(item, "Annotation") || bodies.is_some() && item.get("target").is_some()) {
        return None;
    }
    let targets = each(item.get("target"));
    let target = targets.iter().find(|target| target.get("selector").is_some()).or(targets.first())?;
    let page = target.as_str().or_else(|| text(target, &["source", "id", "@id"]));
    let page = page.or_else(|| target.get("source").and_then(|source| text(source, &["id", "@id"])));
    let mut annotation = Annotation {
        id: text(item, &["id", "@id"]).map(str::to_owned),
        source: page.map(str::to_owned),
        // What has another annotation as its target replies to it.
        reply_to: page.map(str::to_owned),
        words: words(target, Position::CodePoints),
        author: author(item),
        day: text(item, &["created", "dcterms:created", "modified"]).and_then(day),
        bare: each(bodies).is_empty(),
        ..Annotation::default()
    };
    let motivation = each(item.get("motivation")).first().and_then(Value::as_str).unwrap_or_default();
    let mut described = String::new();
    for body in each(bodies) {
        take(body, motivation, &mut annotation, &mut described, DEEPEST);
    }
    // What `export` writes of words that are gone.
    if annotation.words == Words::default() && annotation.kind.is_some() {
        annotation.gone = described;
    } else {
        add_paragraph(&mut annotation.says.note, &described);
    }
    Some(annotation)
}

/// Takes in one body.
fn take(body: &Value, motivation: &str, annotation: &mut Annotation, described: &mut String, deep: usize) {
    if let Some(items) = body.get("items").filter(|_| deep > 0) {
        each(Some(items)).iter().for_each(|body| take(body, motivation, annotation, described, deep - 1));
        return;
    }
    let purpose = each(body.get("purpose")).first().and_then(Value::as_str);
    let purpose = name_of(purpose.unwrap_or(if motivation == "replying" { "commenting" } else { motivation }));
    let said = match body {
        // As a body of its own a string is an address, as `bodyValue` it is what is said.
        Value::String(said) => Some(said.as_str()),
        body => text(body, &["value", "rdf:value", "chars", "cnt:chars"]),
    };
    let address = match body {
        Value::String(said) if is_address(said) => Some(said.as_str()),
        Value::String(_) => None,
        body => text(body, &["source", "id", "@id"]),
    };
    let says = &mut annotation.says;
    match (said.filter(|_| !body.as_str().is_some_and(is_address)), address) {
        (Some(said), _) => say(purpose, said.trim(), says, &mut annotation.kind, described),
        (None, Some(address)) if purpose == "tagging" => says.tags.push(address.to_owned()),
        (None, Some(address)) => says.evidence.push(address.to_owned()),
        (None, None) => {}
    }
}

fn say(purpose: &str, said: &str, says: &mut Says, kind: &mut Option<ClaimKind>, described: &mut String) {
    if said.is_empty() {
        return;
    }
    match purpose {
        "tagging" => says.tags.push(said.to_owned()),
        "linking" => says.evidence.push(said.to_owned()),
        "questioning" => add_paragraph(&mut says.question, said),
        "editing" => add_paragraph(&mut says.correction, said),
        "replying" if !says.question.is_empty() => add_paragraph(&mut says.answer, said),
        "classifying" => match ClaimKind::from_word(said) {
            Some(known) => *kind = Some(known),
            None => says.tags.push(said.to_owned()),
        },
        // A status is for whoever checks to give.
        "assessing" => {}
        "describing" => add_paragraph(described, said),
        _ => add_paragraph(&mut says.note, said),
    }
}

fn is_address(words: &str) -> bool {
    let (scheme, rest) = words.split_once(':').unwrap_or_default();
    matches!(scheme, "http" | "https" | "mailto" | "urn") && !rest.contains(char::is_whitespace)
}

fn name_of(purpose: &str) -> &str {
    purpose.rsplit([':', '#', '/']).next().unwrap_or(purpose)
}

/// Who made it, by name.
fn author(item: &Value) -> Option<String> {
    let creator = each(item.get("creator").or_else(|| item.get("dcterms:creator"))).first()?;
    let name = match creator {
        Value::String(name) => name.as_str(),
        creator => each(creator.get("name").or_else(|| creator.get("nickname"))).first()?.as_str()?,
    };
    (!name.trim().is_empty() && !is_address(name)).then(|| name.trim().to_owned())
}
