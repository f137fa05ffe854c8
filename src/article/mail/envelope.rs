//! Which files are messages, where in a file its message is, and how much of one is taken apart.

use crate::article::{Format, Limits, OpenError};

/// Longest head of a message that is looked at, in bytes.
const LONGEST_HEAD: usize = 256 << 10;

/// What only programs write at the head of a message; no person begins a text with two of these.
const TECHNICAL: [&str; 9] = [
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "delivered-to",
    "x-mailer",
];

/// Whether the bytes are a message or a saved page. A name that says so makes up for a head with little in it.
pub(in crate::article) fn recognise(bytes: &[u8], name: Option<&str>) -> Option<Format> {
    let fields = head(message(bytes))?;
    let value = |name: &str| fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    let has = |name: &str| value(name).is_some();
    let technical = TECHNICAL.iter().filter(|name| has(name)).count();
    let kind = value("content-type").unwrap_or_default().trim_start().to_ascii_lowercase();
    let from = value("from").unwrap_or_default().to_ascii_lowercase();
    let sent = has("to") || has("received") || has("message-id") || has("return-path");
    let is_page = has("snapshot-content-location")
        || from.contains("<saved by")
        || !sent && has("mime-version") && kind.starts_with("multipart/related");
    if is_page && technical > 0 {
        return Some(Format::Mhtml);
    }
    let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
    let named = ending.is_some_and(|ending| matches!(&*ending, "eml" | "emlx"));
    let telling = usize::from(has("from")) + usize::from(has("date")) + usize::from(has("subject"));
    (telling >= 2 && (technical > 0 || named) || named && telling + technical >= 2).then_some(Format::Mail)
}

/// The fields at the head of a message, names in lower case; `None` where the bytes do not begin with such a head.
fn head(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in bytes[..bytes.len().min(LONGEST_HEAD)].split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            let (_, value) = fields.last_mut()?;
            value.push_str(&String::from_utf8_lossy(line));
            continue;
        }
        let colon = line.iter().position(|byte| *byte == b':')?;
        let name = std::str::from_utf8(&line[..colon]).ok()?.trim_end();
        if name.is_empty() || name.len() > 80 || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        fields.push((name.to_ascii_lowercase(), String::from_utf8_lossy(&line[colon + 1..]).into_owned()));
    }
    Some(fields)
}

/// The message in a file: without blank lines before it, the line that a mailbox sets before each, or the length that
/// Apple Mail does.
pub(super) fn message(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
    let (line, rest) = bytes.split_at(end);
    if line.starts_with(b"From ") {
        return rest;
    }
    let length = std::str::from_utf8(line).ok().and_then(|line| line.trim().parse::<usize>().ok());
    match length {
        Some(length) => &rest[..length.min(rest.len())],
        None => bytes,
    }
}

/// As much of a message as is taken apart, and whether something is left out. What nests or looks for an end that never
/// comes costs time or memory out of proportion.
pub(super) fn bounded<'b>(bytes: &'b [u8], limits: &Limits) -> Result<(&'b [u8], bool), OpenError> {
    let (mut nesting, mut parts, mut fields) = (0, 0, 0);
    let mut start = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let is_field = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        let name = line.iter().take_while(|byte| is_field(byte)).count();
        fields += usize::from(name > 0 && line.get(name) == Some(&b':'));
        parts += usize::from(line.starts_with(b"--"));
        // A type may stand on the line after its field's name.
        for kind in [&b"multipart/"[..], b"message/"] {
            nesting += line.windows(kind.len()).filter(|window| window.eq_ignore_ascii_case(kind)).count();
        }
        if nesting > limits.depth {
            return Ok((&bytes[..start], true));
        }
        start += line.len();
    }
    if parts > limits.entries || fields > 20 * limits.entries {
        return Err(OpenError::TooManyParts { limit: limits.entries });
    }
    Ok((bytes, false))
}
