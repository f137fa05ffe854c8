//! What a page says of itself: title, author, date, site and language, from JSON-LD, `meta` elements and the headline.

use super::parse::parse;
use crate::article::About;
use crate::article::bounds::Bounds;
use dom_query::Document;
use dom_smoothie::Readability;
use serde_json::Value;

/// Largest block of JSON-LD that is looked at, in bytes.
const LARGEST_DATA: usize = 1 << 20;
/// Most blocks of JSON-LD that are looked at.
const MOST_DATA: usize = 20;
/// Most entries of a list in JSON-LD that are looked at.
const MOST_ENTRIES: usize = 100;

/// What the page says of itself. JSON-LD counts before `meta` elements; the visible headline is the title.
pub(super) fn about(document: &Document, bounds: &Bounds<'_>) -> About {
    let data = data(document);
    let mut about = meta(document, bounds);
    let title = headline(document).or(data.title).or(about.title.take());
    About {
        title,
        byline: data.byline.or(about.byline),
        date: data.date.or(about.date).or_else(|| time(document)),
        site: data.site.or(about.site),
        language: language(document),
    }
}

/// The words without white space at their ends and with single spaces; `None` where there are none.
fn clean(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.len() < 1000).then_some(words)
}

/// The page's one first-level heading.
fn headline(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    let mut words = headings.nodes().iter().take(10).filter_map(|node| clean(&node.text()));
    let first = words.next()?;
    // Sites set their own name as a heading, too.
    (words.next().is_none() && first.split(' ').count() >= 2).then_some(first)
}

/// From `meta` elements and the page's title, by the rules of Readability.
fn meta(document: &Document, bounds: &Bounds<'_>) -> About {
    // Only reads the document, but wants to own one.
    let head = parse(&document.select_single("head").html(), bounds).document;
    let Ok(readability) = Readability::with_document(head, None, None) else { return About::default() };
    let found = readability.get_article_metadata(None);
    About {
        title: clean(&found.title),
        // Some sites give an address instead of a name.
        byline: found.byline.as_deref().and_then(clean).filter(|name| !name.contains("://")),
        date: found.published_time.as_deref().and_then(clean).or_else(|| date(document)),
        site: found.site_name.as_deref().and_then(clean),
        language: None,
    }
}

fn date(document: &Document) -> Option<String> {
    const NAMES: [&str; 6] = ["date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.issued", "pubdate"];
    document.select("meta[name][content]").nodes().iter().take(500).find_map(|node| {
        let name = node.attr("name")?.to_ascii_lowercase();
        NAMES.contains(&name.as_str()).then(|| clean(&node.attr_or("content", "")))?
    })
}

/// The first date that is marked up as one.
fn time(document: &Document) -> Option<String> {
    document.select("time[datetime]").nodes().first().and_then(|node| clean(&node.attr_or("datetime", "")))
}

fn language(document: &Document) -> Option<String> {
    let root = document.html_root();
    // Word declares it at the body.
    let body = || document.select("body[lang]").nodes().first()?.attr("lang");
    let declared = root.attr("lang").or_else(|| root.attr("xml:lang")).or_else(body);
    let content = || {
        let node = *document.select("meta[http-equiv='content-language' i]").nodes().first()?;
        node.attr("content")
    };
    let locale = || document.select("meta[property='og:locale']").nodes().first()?.attr("content");
    let tag = declared.filter(|tag| !tag.trim().is_empty()).or_else(content).or_else(locale)?.trim().replace('_', "-");
    let fits = tag.len() <= 35 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (fits && tag.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(tag)
}

/// From JSON-LD of schema.org: the first thing that is some kind of article.
fn data(document: &Document) -> About {
    document
        .select("script[type='application/ld+json']")
        .nodes()
        .iter()
        .take(MOST_DATA)
        .find_map(|node| {
            let text = node.text();
            let json: Value = (text.len() <= LARGEST_DATA).then(|| serde_json::from_str(text.trim()).ok())??;
            about_article(find_article(&json)?)
        })
        .unwrap_or_default()
}

/// The article in a piece of data: itself, one of a list, or one of a `@graph`.
fn find_article(json: &Value) -> Option<&Value> {
    let entries = match json {
        Value::Array(entries) => entries.as_slice(),
        Value::Object(object) => match object.get("@graph") {
            Some(Value::Array(entries)) => entries.as_slice(),
            _ => std::slice::from_ref(json),
        },
        _ => return None,
    };
    entries.iter().take(MOST_ENTRIES).find(|entry| is_article(entry))
}

fn is_article(entry: &Value) -> bool {
    let fits = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("Report"))
    };
    match entry.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().take(MOST_ENTRIES).any(fits),
        Some(kind) => fits(kind),
        None => false,
    }
}

fn about_article(entry: &Value) -> Option<About> {
    let words = |key: &str| entry.get(key).and_then(Value::as_str).and_then(clean);
    let about = About {
        title: words("headline").or_else(|| words("name")),
        byline: entry.get("author").and_then(names),
        date: words("datePublished"),
        site: entry.get("publisher").and_then(names),
        language: None,
    };
    (about != About::default()).then_some(about)
}

/// The names of people or bodies, however they are given.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => clean(name).filter(|name| !name.contains("://")),
        Value::Object(object) => object.get("name").and_then(|name| name.as_str()).and_then(clean),
        Value::Array(entries) => {
            let names: Vec<_> =
                entries.iter().take(MOST_ENTRIES).filter(|entry| !entry.is_array()).filter_map(names).collect();
            clean(&names.join(", "))
        }
        _ => None,
    }
}
