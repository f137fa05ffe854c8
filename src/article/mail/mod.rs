//! E-mails as mail programs save them (RFC 5322 and MIME), and web pages saved with all they are made of (MHTML), which
//! have the same form.
//!
//! `mail-parser` takes messages apart; what their parts say is read here. Of a message its text is read, the subject
//! above it; attached files are counted and not opened. Of a saved page its root is read like any web page.

mod envelope;
mod flowed;

use super::bounds::Bounds;
use super::compose::Composer;
use super::{About, Article, BlockKind, Encoding, Format, OpenError, Warning, charset, html, plain};
pub(super) use envelope::recognise;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Address, ContentType, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::time::Instant;

/// Reads a message.
pub(super) fn read(bytes: &[u8], bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let (bytes, truncated) = envelope::bounded(envelope::message(bytes), bounds)?;
    let Some(message) = MessageParser::default().parse(bytes) else { return Err(OpenError::NotText) };
    if is_encrypted(&message) {
        return Err(OpenError::EncryptedMail);
    }
    let started = Instant::now();
    let mut warnings = Vec::new();
    let mut encoding = None;
    let mut composer = head(&message, bounds);
    let before = composer.length();
    for list in [&message.html_body, &message.text_body] {
        for part in list.iter().filter_map(|&id| message.part(id)) {
            let bounds = bounds.with_time_left(started);
            body(part, &message, &bounds, &mut composer, &mut encoding, &mut warnings);
        }
        if composer.length() > before {
            break;
        }
    }
    let attached = message.attachments().filter(|part| is_attached_file(part)).count();
    if attached > 0 {
        warnings.push(Warning::Attachments(attached));
    }
    if truncated {
        warnings.push(Warning::Truncated);
    }
    let mut article = composer.finish(Format::Mail, about(&message), warnings);
    article.origin.encoding = encoding;
    Ok(article)
}

/// Reads a saved web page.
pub(super) fn read_page(bytes: &[u8], whole_page: bool, bounds: &Bounds<'_>) -> Result<Article, OpenError> {
    let (bytes, truncated) = envelope::bounded(envelope::message(bytes), bounds)?;
    let Some(message) = MessageParser::default().parse(bytes) else { return Err(OpenError::NotText) };
    let start = message.root_part().content_type().and_then(|kind| kind.attribute("start"));
    let start = start.map(|id| id.trim_matches(['<', '>']));
    let pages = || message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_)));
    let root = pages().find(|part| start.is_some() && part.content_id() == start).or_else(|| pages().next());
    let Some(root) = root else { return Err(OpenError::NoText) };
    let decoded = decode(root, &message)?;
    let mut article = html::read(&decoded.text, whole_page, bounds);
    article.origin.format = Format::Mhtml;
    article.origin.encoding = Some(decoded.encoding);
    article.about.title = article.about.title.or_else(|| message.subject().and_then(clean));
    article.warnings.splice(0..0, decoded.warnings);
    if truncated {
        article.warnings.push(Warning::Truncated);
    }
    Ok(article)
}

/// An article that begins with the subject, where there is one: it is the first thing a checker checks.
fn head(message: &Message<'_>, bounds: &Bounds<'_>) -> Composer {
    let mut composer = Composer::new(bounds);
    if let Some(subject) = message.subject().and_then(clean) {
        composer.begin(BlockKind::Heading(1));
        composer.words(&subject);
        composer.end();
    }
    composer
}

/// Adds a part of the text.
fn body(
    part: &MessagePart<'_>,
    message: &Message<'_>,
    bounds: &Bounds<'_>,
    composer: &mut Composer,
    encoding: &mut Option<Encoding>,
    warnings: &mut Vec<Warning>,
) {
    let is_page = match part.body {
        PartType::Html(_) => true,
        PartType::Text(_) => false,
        // Pictures stand between the parts of a text.
        _ => return,
    };
    let Ok(decoded) = decode(part, message) else { return };
    encoding.get_or_insert(decoded.encoding);
    for warning in decoded.warnings {
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
    if is_page {
        html::append(&decoded.text, bounds, composer);
        return;
    }
    let attribute = |name| part.content_type().and_then(|kind: &ContentType<'_>| kind.attribute(name));
    let is = |name, value: &str| attribute(name).is_some_and(|given| given.eq_ignore_ascii_case(value));
    let text = if is("format", "flowed") { flowed::joined(&decoded.text, is("delsp", "yes")) } else { decoded.text };
    let text = plain::article(text, bounds.blocks);
    for block in &text.blocks {
        composer.begin(block.kind);
        let words = block.span.of(&text.text);
        match block.kind {
            BlockKind::Preformatted => composer.exact(words),
            // A quotation has its mark at the head of each line.
            BlockKind::Quote => words.lines().for_each(|line| {
                composer.words(line.trim_start_matches(['>', ' ']));
                composer.words(" ");
            }),
            _ => composer.words(words),
        }
        composer.end();
    }
}

/// The characters of a part of text.
fn decode(part: &MessagePart<'_>, message: &Message<'_>) -> Result<charset::Decoded, OpenError> {
    let (PartType::Html(text) | PartType::Text(text)) = &part.body else { return Err(OpenError::NotText) };
    let declared = part.content_type().and_then(|kind| kind.attribute("charset"));
    let known = declared.and_then(|label| encoding_rs::Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = known.filter(|_| !text.contains('\u{FFFD}')) {
        let encoding = Encoding { name: encoding.name(), guessed: false };
        return Ok(charset::Decoded { text: text.to_string(), encoding, warnings: Vec::new() });
    }
    // Without a charset, or with a wrong one, the bytes themselves have to tell.
    let range = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    let raw = message.raw_message().get(range).unwrap_or_default();
    let bytes = match part.encoding {
        mail_parser::Encoding::QuotedPrintable => quoted_printable_decode(raw),
        mail_parser::Encoding::Base64 => base64_decode(raw),
        mail_parser::Encoding::None => None,
    };
    let bytes = bytes.as_deref().unwrap_or(raw);
    let label = declared.map(str::to_owned).or_else(|| charset::declared(bytes));
    charset::decode(bytes, label.as_deref())
}

/// What the head of a message says.
fn about(message: &Message<'_>) -> About {
    let language = message.header_raw("Content-Language").and_then(clean);
    About {
        title: message.subject().and_then(clean),
        byline: message.from().and_then(names),
        date: message.header_raw("Date").and_then(clean),
        site: None,
        language: language.filter(|tag| tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')),
    }
}

/// The names of people, or their addresses where they give none.
fn names(address: &Address<'_>) -> Option<String> {
    let names: Vec<String> = address
        .iter()
        .take(20)
        .filter_map(|person| person.name().and_then(clean).or_else(|| person.address().and_then(clean)))
        .collect();
    clean(&names.join(", "))
}

fn clean(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.len() < 1000).then_some(words)
}

fn is_of(part: &MessagePart<'_>, kind: &str, subtypes: &[&str]) -> bool {
    subtypes.iter().any(|subtype| part.is_content_type(kind, subtype))
}

/// Whether only the receiver's mail program can read the message.
fn is_encrypted(message: &Message<'_>) -> bool {
    let root = message.root_part();
    is_of(root, "multipart", &["encrypted"])
        || is_of(root, "application", &["pkcs7-mime", "x-pkcs7-mime"])
        || message.body_text(0).is_some_and(|text| text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"))
}

/// Whether a part is a file somebody attached, not a picture in the text and not a signature.
fn is_attached_file(part: &MessagePart<'_>) -> bool {
    let signature = is_of(part, "application", &["pgp-signature", "pkcs7-signature", "x-pkcs7-signature"]);
    let by_hand = part.content_disposition().is_some_and(ContentType::is_attachment);
    let picture = part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
    !signature && (!picture || by_hand)
}
